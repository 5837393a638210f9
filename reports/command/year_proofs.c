#include "reports/command/year_proofs.h"

#include "ledger/book/books_of.h"
#include "reports/report.h"
#include "reports/sentence.h"

/* Rows of the table of checks that are a point of their own; all others are the statements'. Two
 * ask a person to look and stand in the way of nothing. */
static const struct {
    const char *row;
    ClosingPoint point; /* CLOSING_POINTS: none */
} ROWS[] = {
    {"suspense_accounts", CLOSING_SUSPENSE},
    {"internal_transfers", CLOSING_SUSPENSE},
    {"contributions_in_kind", CLOSING_CONTRIBUTIONS},
    {"opening_agrees", CLOSING_OPENING},
    {"opening_classes", CLOSING_POINTS},
    {"balance_signs", CLOSING_POINTS},
};

static ClosingPoint point_of(Text row) {
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (text_equal(text_of(ROWS[i].row), row)) return ROWS[i].point;
    }
    return CLOSING_STATEMENTS;
}

/* The cell of that column, or NULL. */
static const Cell *cell_in(const Table *table, const Row *row, const char *column) {
    for (size_t i = 0; table && row && i < table->column_count; i++) {
        if (text_equal(table->columns[i].id, text_of(column))) return &row->cells[i];
    }
    return NULL;
}

static bool is_failed(const Table *table, const Row *row) {
    const Cell *status = cell_in(table, row, "status");
    return status && status->code && text_equal(text_of(status->code), TEXT("fail"));
}

/* Judges each row; how many failed. */
static size_t judge_rows(Arena *arena, const Table *checks, Closing *closing) {
    size_t failed = 0;
    for (size_t i = 0; checks && i < checks->rows.count; i++) {
        const Row *row = &checks->rows.items[i];
        ClosingPoint point = point_of(row->id);
        if (!is_failed(checks, row)) continue;
        failed++;
        if (point == CLOSING_POINTS) continue;
        const Cell *explanation = cell_in(checks, row, "explanation");
        closing_judge(arena, closing, point,
                      text_print(arena, "%.*s: %.*s", TEXT_ARGUMENTS(row->label),
                                 TEXT_ARGUMENTS(explanation->text)));
    }
    return failed;
}

/* Failed proofs that no row of the checks shows: those of a passage between two models. */
static void judge_findings(Arena *arena, Language language, const Findings *findings,
                           Closing *closing) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        const ErrorKind *kind = error_kind(finding->code);
        if (kind->trouble != TROUBLE_PROOF) continue;
        closing_judge(arena, closing, CLOSING_STATEMENTS,
                      error_sentence_in(arena, language, &finding->first.items[0], kind->message));
    }
}

bool year_proofs_judge(Arena *arena, Book *book, Language language, Closing *closing,
                       ClosingFigures *figures, Error *error) {
    Books books;
    Document document;
    Findings of_books = findings_in(arena); /* rows of the checks say them of this year */
    Findings findings = findings_in(arena);
    ReadingChoices choices = {.keep_lines = true};
    if (!books_of(book, &choices, closing->year->number, &books, &of_books, error)) return false;
    ReportRequest request = {.books = &books, .settings = &book->settings, .language = language};
    const Report *report = report_find(TEXT("annual-accounts"));
    if (!report_build(arena, report, &request, &document, &findings, error)) return false;
    for (ClosingPoint point = CLOSING_SUSPENSE; point <= CLOSING_STATEMENTS; point++) {
        closing_judge(arena, closing, point, (Text){0});
    }
    size_t failed = judge_rows(arena, document_find_table(&document, "checks"), closing);
    if (!failed) judge_findings(arena, language, &findings, closing);
    const Table *liabilities = document_find_table(&document, "liabilities");
    const Row *row = liabilities ? table_find_row(liabilities, "total_passif") : NULL;
    const Cell *total = cell_in(liabilities, row, "current");
    figures->result = year_result(&books.years[0]);
    figures->balance_sheet_total =
        total && total->kind == CELL_AMOUNT ? total->amount : (Amount){0};
    return true;
}
