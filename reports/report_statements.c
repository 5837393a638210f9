/* The two statements as reports: compte de résultat and bilan, of this year and the one before. */
#include "reports/report.h"

#include "engine/date_text.h"
#include "reports/statement.h"

/* A statement of the request, loaded and computed. */
typedef struct Computed {
    const StatementDefinition *definition;
    FiscalYear year, previous_year;
    StatementFigures current, previous;
    bool has_previous;
} Computed;

static Text day(Arena *arena, Date date) {
    char room[DATE_TEXT_SIZE];
    return text_copy(arena, date_print_iso(date, room));
}

/* The column of a year kept under an earlier regulation is laid out by today's lines: its
 * removed accounts are expected, and said once; any other trouble stays what it is. */
static void merge_previous(Arena *arena, const Computed *computed, const Findings *apart,
                           Findings *findings) {
    for (size_t i = 0; i < apart->kinds.count; i++) {
        const Finding *finding = &apart->kinds.items[i];
        if (finding->code == ERROR_ACCOUNT_REMOVED) continue;
        for (size_t k = 0; k < finding->first.count; k++) {
            findings_add(findings, &finding->first.items[k]);
        }
    }
    Error said = {0};
    error_set(&said, ERROR_PREVIOUS_REGULATION, day(arena, computed->previous_year.end),
              regulation_of(computed->previous_year.start), regulation_of(computed->year.start));
    findings_add(findings, &said);
}

static void compute_previous_year(Arena *arena, Computed *computed, Findings *findings) {
    Text then = regulation_of(computed->previous_year.start);
    if (text_equal(then, regulation_of(computed->year.start))) {
        statement_compute(arena, computed->definition, &computed->previous_year,
                          &computed->previous, findings);
        return;
    }
    Findings apart = findings_in(arena);
    statement_compute(arena, computed->definition, &computed->previous_year, &computed->previous,
                      &apart);
    merge_previous(arena, computed, &apart, findings);
}

/* Loads the model of the year and computes both columns. A compte de résultat drops what lies
 * before the period, a bilan carries it. */
static bool compute(Arena *arena, StatementKind kind, const ReportRequest *request,
                    Computed *computed, Findings *findings, Error *error) {
    bool is_income = kind == STATEMENT_INCOME;
    PeriodBefore before = is_income ? PERIOD_DROPS : PERIOD_CARRIES;
    Text regulation = regulation_of(request->books->years[0].start);
    if (!statement_load(arena, kind, regulation, request->settings, &computed->definition, error)) {
        return false;
    }
    computed->year = request_year(arena, request, before);
    statement_compute(arena, computed->definition, &computed->year, &computed->current, findings);
    computed->has_previous =
        request_previous_year(arena, request, before, &computed->previous_year);
    if (computed->has_previous) {
        compute_previous_year(arena, computed, findings);
    } else if (!is_income && computed->year.has_opening && !request->has_period) {
        computed->has_previous = true;
        statement_compute_opening(arena, computed->definition, &computed->year, &computed->previous,
                                  findings);
    }
    return true;
}

static bool report_statement(Arena *arena, StatementKind kind, const ReportRequest *request,
                             Document *document, Findings *findings, Error *error) {
    Computed computed = {0};
    if (!compute(arena, kind, request, &computed, findings, error)) return false;
    const StatementFigures *previous = computed.has_previous ? &computed.previous : NULL;
    const StatementYears years = {&computed.year, &computed.current, previous,
                                  computed.previous_year.end};
    statement_add_tables(arena, document, computed.definition, &years, request->all_lines);
    if (request->with_trace) {
        statement_add_trace(arena, document, computed.definition, &computed.current, previous);
    }
    return true;
}

bool report_income_statement(Arena *arena, const ReportRequest *request, Document *document,
                             Findings *findings, Error *error) {
    return report_statement(arena, STATEMENT_INCOME, request, document, findings, error);
}

bool report_balance_sheet(Arena *arena, const ReportRequest *request, Document *document,
                          Findings *findings, Error *error) {
    return report_statement(arena, STATEMENT_BALANCE_SHEET, request, document, findings, error);
}
