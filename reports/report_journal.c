/* The journal: entries in the order of the book, each with its lines. */
#include "reports/report.h"

#include "reports/journal_table.h"

static bool journal_is_wanted(const LedgerFilter *filter, Text code) {
    for (size_t i = 0; i < filter->account_count; i++) {
        if (text_equal_ignoring_case(text_of(filter->accounts[i]), code)) return true;
    }
    return filter->account_count == 0;
}

typedef struct Sums {
    Amount debit, credit;
    uint64_t lines;
} Sums;

/* Adds the entry's lines in the journals asked for; `sums` has a place for each journal. */
static void add_entry(Arena *arena, const ReportRequest *request, const FiscalYear *year,
                      const Entry *entry, Table *table, Sums *sums) {
    for (uint32_t k = 0; k < entry->line_count; k++) {
        const Line *line = &year->lines[entry->first_line + k];
        LineHead head = year_line_head(year, entry, line);
        if (!journal_is_wanted(&request->filter, year->journals[head.journal].code)) continue;
        journal_table_add(arena, request->language, year, entry, line, table);
        Sums *sum = &sums[head.journal];
        sum->debit = amount_add(sum->debit, line->debit);
        sum->credit = amount_add(sum->credit, line->credit);
        sum->lines++;
    }
}

static Row *add_totals(Arena *arena, Table *table, Text id, RowKind kind, Text label,
                       const Sums *sums) {
    Row *row = table_add_row(arena, table, id, kind, label);
    row->cells[JOURNAL_DEBIT] = cell_of_amount(sums->debit);
    row->cells[JOURNAL_CREDIT] = cell_of_amount(sums->credit);
    return row;
}

/* A journal that was asked for and is not in the year is said. */
static void check_filter(const LedgerFilter *filter, const FiscalYear *year, Findings *findings) {
    for (size_t i = 0; i < filter->account_count; i++) {
        bool is_there = false;
        for (uint32_t j = 0; j < year->journal_count; j++) {
            Text code = year->journals[j].code;
            is_there = is_there || text_equal_ignoring_case(text_of(filter->accounts[i]), code);
        }
        if (is_there) continue;
        Error error = {0};
        error_set(&error, ERROR_FILTER_JOURNAL, text_of(filter->accounts[i]));
        findings_add(findings, &error);
    }
}

bool report_journal(Arena *arena, const ReportRequest *request, Document *document,
                    Findings *findings, Error *error) {
    (void)error;
    FiscalYear year = request_year(arena, request, PERIOD_CARRIES);
    check_filter(&request->filter, &year, findings);
    Text title = label_of(arena, document->language, N_("Journal"));
    Table *table = journal_table(arena, document, "journal", title);
    Sums *sums = ARENA_ARRAY(arena, Sums, year.journal_count + 1);
    Sums total = {0};
    for (uint64_t i = 0; i < year.entry_count; i++) {
        add_entry(arena, request, &year, &year.entries[i], table, sums);
    }
    for (uint32_t j = 0; j < year.journal_count; j++) {
        const Journal *journal = &year.journals[j];
        if (!journal_is_wanted(&request->filter, journal->code)) continue;
        if (year.is_of_book && !sums[j].lines) continue; /* a book has journals not used yet */
        Text id = text_print(arena, "journal_%.*s", TEXT_ARGUMENTS(journal->code));
        Text label = text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(journal->code),
                                TEXT_ARGUMENTS(journal->label));
        Row *row = add_totals(arena, table, id, ROW_SUBTOTAL, label, &sums[j]);
        row->cells[JOURNAL_CODE] = cell_of_text(journal->code);
        row->key = JOURNAL_CODE + 1;
        total.debit = amount_add(total.debit, sums[j].debit);
        total.credit = amount_add(total.credit, sums[j].credit);
    }
    Text label = label_of(arena, document->language, N_("Total"));
    Row *row = add_totals(arena, table, TEXT("total"), ROW_TOTAL, label, &total);
    table_sum_rows(arena, table, row, ROW_LINE, 0);
    return true;
}
