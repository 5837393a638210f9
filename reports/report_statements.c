/* The two statements as reports: compte de résultat and bilan, of this year and the one before. */
#include "reports/report.h"

#include "engine/date_text.h"
#include "reports/statement_passage.h"

/* A statement of the request, loaded and computed. */
typedef struct Computed {
    const StatementDefinition *definition;
    FiscalYear year, previous_year;
    StatementFigures current, previous;
    bool has_previous;
    StatementPassage *passage; /* of the previous year, when it was kept under an earlier model */
} Computed;

static Text day(Arena *arena, Date date) {
    char room[DATE_TEXT_SIZE];
    return text_copy(arena, date_print_iso(date, room));
}

/* The column of a year kept under an earlier regulation is laid out by today's lines: its
 * removed accounts are expected, and the passage lists them; any other trouble stays what it is. */
static void merge_previous(Arena *arena, Date closing, Text then, Text now, const Findings *apart,
                           Findings *findings) {
    for (size_t i = 0; i < apart->kinds.count; i++) {
        const Finding *finding = &apart->kinds.items[i];
        if (finding->code == ERROR_ACCOUNT_REMOVED) continue;
        for (size_t k = 0; k < finding->first.count; k++) {
            findings_add(findings, &finding->first.items[k]);
        }
    }
    Error said = {0};
    error_set(&said, ERROR_PREVIOUS_REGULATION, day(arena, closing), then, now);
    findings_add(findings, &said);
}

/* Last year's column, of the year before or of this year's opening. */
static bool compute_previous(Arena *arena, const ReportRequest *request, Computed *computed,
                             bool is_opening, Findings *findings, Error *error) {
    const FiscalYear *year = is_opening ? &computed->year : &computed->previous_year;
    Date closing = is_opening ? date_add_days(year->start, -1) : year->end;
    Text then = regulation_of(is_opening ? closing : year->start);
    Text now = regulation_of(computed->year.start);
    if (text_equal(then, now)) {
        (is_opening ? statement_compute_opening : statement_compute)(
            arena, computed->definition, year, &computed->previous, findings);
        return true;
    }
    if (!statement_passage_load(arena, computed->definition, then, request->settings,
                                &computed->passage, error)) {
        return false;
    }
    Findings apart = findings_in(arena);
    statement_compute_passage(arena, computed->passage, year, is_opening, &computed->previous,
                              &apart);
    merge_previous(arena, closing, then, now, &apart, findings);
    return true;
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
    bool has_year = request_previous_year(arena, request, before, &computed->previous_year);
    bool has_opening = !is_income && computed->year.has_opening && !request->has_period;
    computed->has_previous = has_year || has_opening;
    return !computed->has_previous ||
           compute_previous(arena, request, computed, !has_year, findings, error);
}

static bool report_statement(Arena *arena, StatementKind kind, const ReportRequest *request,
                             Document *document, Findings *findings, Error *error) {
    Computed computed = {0};
    if (!compute(arena, kind, request, &computed, findings, error)) return false;
    const StatementFigures *previous = computed.has_previous ? &computed.previous : NULL;
    const StatementYears years = {&computed.year, &computed.current, previous,
                                  computed.previous_year.end, computed.passage};
    statement_add_tables(arena, document, computed.definition, &years, request->all_lines);
    if (computed.passage) {
        statement_add_passage(arena, document, computed.passage, &computed.previous);
    }
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
