#include "reports/journal_table.h"

#include "reports/ledger_row.h"

Table *journal_table(Arena *arena, Document *document, const char *id, Text title) {
    static const char *const IDS[JOURNAL_COLUMNS] = {"date",        "journal", "number", "account",
                                                     "third_party", "piece",   "debit",  "credit"};
    static const char *const LABELS[JOURNAL_COLUMNS] = {
        N_("Date"),        N_("Journal"), N_("Entry"), N_("Account"),
        N_("Third party"), N_("Piece"),   N_("Debit"), N_("Credit")};
    Column columns[JOURNAL_COLUMNS] = {0};
    for (size_t i = 0; i < JOURNAL_COLUMNS; i++) {
        bool is_amount = i == JOURNAL_DEBIT || i == JOURNAL_CREDIT;
        columns[i].kind = is_amount ? CELL_AMOUNT : i == JOURNAL_DATE ? CELL_DATE : CELL_TEXT;
        columns[i].id = text_of(IDS[i]);
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    Table *table = document_add_table(arena, document, id, title, columns, JOURNAL_COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Label"));
    table->is_ledger = true;
    table->starts_page = true;
    return table;
}

void journal_table_add(Arena *arena, Language language, const FiscalYear *year, const Entry *entry,
                       const Line *line, Table *table) {
    LineHead head = year_line_head(year, entry, line);
    Text id = ledger_row_id(arena, year, entry, line);
    Row *row = table_add_row(arena, table, id, ROW_LINE, line->label);
    row->cells[JOURNAL_DATE] = cell_of_date(head.date);
    row->cells[JOURNAL_CODE] = cell_of_text(year->journals[head.journal].code);
    row->cells[JOURNAL_ENTRY] = ledger_row_entry(arena, language, year, entry, line);
    row->cells[JOURNAL_ACCOUNT] = cell_of_text(year->balances.items[line->balance].account);
    if (line->auxiliary) {
        Text number = year->auxiliaries[line->auxiliary - 1].number;
        row->cells[JOURNAL_THIRD_PARTY] = cell_of_text(number);
    }
    row->cells[JOURNAL_PIECE] = cell_of_text(line->piece);
    if (!amount_is_zero(line->debit)) row->cells[JOURNAL_DEBIT] = cell_of_amount(line->debit);
    if (!amount_is_zero(line->credit)) row->cells[JOURNAL_CREDIT] = cell_of_amount(line->credit);
}
