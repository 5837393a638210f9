/* The movements of dedicated and deferred funds (variation des fonds dédiés) as a report. */
#include "reports/report.h"

#include "reports/movement_tables.h"

bool report_funds(Arena *arena, const ReportRequest *request, Document *document,
                  Findings *findings, Error *error) {
    (void)findings;
    (void)error;
    FiscalYear year = request_year(arena, request, PERIOD_CARRIES);
    add_fund_tables(arena, document, &year);
    return true;
}
