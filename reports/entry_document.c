#include "reports/entry_document.h"

#include "ledger/account.h"
#include "ledger/book/balances_now.h"
#include "reports/book_document.h"

enum {
    ACCOUNT,
    THIRD_PARTY,
    LABEL,
    DEBIT,
    CREDIT,
    BALANCE,
    TAGS,
    CURRENCY_AMOUNT,
    QUANTITY,
    PRICE_SOURCE,
    COLUMNS
};

static void add_fact(Arena *arena, Document *document, Table *table, const char *id,
                     const char *label, Cell cell) {
    Text shown = label_of(arena, document->language, label);
    table_add_row(arena, table, text_of(id), ROW_LINE, shown)->cells[0] = cell;
}

static Text number_text(Arena *arena, int64_t number) {
    return text_print(arena, "%lld", (long long)number);
}

static Cell state_of(Arena *arena, const Document *document, const PostedEntry *entry) {
    if (!entry->is_validated) {
        return cell_of_coded_text(label_of(arena, document->language, N_("draft entry")), "draft");
    }
    return cell_of_coded_text(label_of(arena, document->language, N_("validated")), "validated");
}

/* What the entry says as a whole. */
static void add_facts(Arena *arena, Document *document, const PostedEntry *entry) {
    Column column = {.kind = CELL_TEXT, .id = TEXT("value")};
    Text title = label_of(arena, document->language, N_("Head"));
    Table *table = document_add_table(arena, document, "entry", title, &column, 1);
    const PostedLine *first = &entry->lines[0];
    add_fact(arena, document, table, "id", N_("Entry"),
             cell_of_text(number_text(arena, entry->id)));
    add_fact(arena, document, table, "state", N_("State"), state_of(arena, document, entry));
    if (entry->is_validated) {
        add_fact(arena, document, table, "number", N_("Number"),
                 cell_of_text(posted_entry_name(arena, entry)));
    }
    add_fact(arena, document, table, "journal", N_("Journal"), cell_of_text(entry->journal));
    add_fact(arena, document, table, "date", N_("Date"), cell_of_date(entry->date));
    add_fact(arena, document, table, "piece", N_("Piece"), cell_of_text(first->piece));
    add_fact(arena, document, table, "label", N_("Label"), cell_of_text(first->label));
    if (entry->reverses) {
        add_fact(arena, document, table, "reverses", N_("Reverses entry"),
                 cell_of_text(number_text(arena, entry->reverses)));
    }
    if (entry->donor) {
        add_fact(arena, document, table, "donor", N_("Donor"),
                 cell_of_text(number_text(arena, entry->donor)));
    }
}

static Table *lines_table(Arena *arena, Document *document) {
    static const BookColumn columns[COLUMNS] = {
        [ACCOUNT] = {"account", N_("Account"), CELL_TEXT},
        [THIRD_PARTY] = {"third_party", N_("Third party"), CELL_TEXT},
        [LABEL] = {"label", N_("Label"), CELL_TEXT},
        [DEBIT] = {"debit", N_("Debit"), CELL_AMOUNT},
        [CREDIT] = {"credit", N_("Credit"), CELL_AMOUNT},
        [BALANCE] = {"balance", N_("Balance after"), CELL_AMOUNT},
        [TAGS] = {"tags", N_("Tags"), CELL_TEXT},
        [CURRENCY_AMOUNT] = {"currency_amount", N_("Currency"), CELL_TEXT},
        [QUANTITY] = {"quantity", N_("Quantity"), CELL_TEXT},
        [PRICE_SOURCE] = {"price_source", N_("Price source"), CELL_TEXT},
    };
    static const char *const titles[2] = {N_("Lines"), N_("Account")};
    Table *table = book_document_add_table(arena, document, "lines", titles, columns, COLUMNS);
    table->columns[BALANCE].is_running = true;
    return table;
}

static void set_text(Cell *cell, Text text) {
    if (text.size) *cell = cell_of_text(text);
}

static Text joined(Arena *arena, Text number, Text unit) {
    if (!number.size) return (Text){0};
    return text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(number), TEXT_ARGUMENTS(unit));
}

static void add_line(Arena *arena, Table *table, const PostedEntry *entry, size_t index,
                     Text account_label) {
    const PostedLine *line = &entry->lines[index];
    Text id = text_print(arena, "line_%zu", index + 1);
    Row *row = table_add_row(arena, table, id, ROW_LINE, account_label);
    row->cells[ACCOUNT] = cell_of_text(line->account);
    set_text(&row->cells[THIRD_PARTY], line->auxiliary);
    if (!text_equal(line->label, entry->lines[0].label)) set_text(&row->cells[LABEL], line->label);
    if (!amount_is_zero(line->debit)) row->cells[DEBIT] = cell_of_amount(line->debit);
    if (!amount_is_zero(line->credit)) row->cells[CREDIT] = cell_of_amount(line->credit);
    set_text(&row->cells[TAGS], line->tags);
    set_text(&row->cells[CURRENCY_AMOUNT], joined(arena, line->currency_amount, line->currency));
    set_text(&row->cells[QUANTITY], joined(arena, line->quantity, line->unit));
    set_text(&row->cells[PRICE_SOURCE], line->price_source);
}

static void add_total(Arena *arena, Document *document, Table *table, const PostedEntry *entry) {
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        debit = amount_add(debit, entry->lines[i].debit);
        credit = amount_add(credit, entry->lines[i].credit);
    }
    Text label = label_of(arena, document->language, N_("Total"));
    Row *row = table_add_row(arena, table, TEXT("total"), ROW_TOTAL, label);
    row->cells[DEBIT] = cell_of_amount(debit);
    row->cells[CREDIT] = cell_of_amount(credit);
    table_sum_rows(arena, table, row, ROW_LINE, 0);
}

bool entry_document(Arena *arena, Book *book, const BookYear *year, const PostedEntry *entry,
                    Document *document, Error *error) {
    BalancesNow balances;
    const NameTable *accounts = book_names(book, NAME_ACCOUNT, year->number, error);
    if (!accounts || !balances_now_read(arena, book, year, &balances, error)) return false;
    book_document_start(arena, book, year, "entry", N_("Entry"), document);
    document->title =
        text_print(arena, "%.*s %lld", TEXT_ARGUMENTS(document->title), (long long)entry->id);
    document->entry_count = 1;
    document->line_count = entry->line_count;
    add_facts(arena, document, entry);
    Table *table = lines_table(arena, document);
    for (size_t i = 0; i < entry->line_count; i++) {
        const PostedLine *line = &entry->lines[i];
        const Name *name = name_find(accounts, line->account);
        add_line(arena, table, entry, i, name ? text_copy(arena, name->label) : line->account);
        bool is_third_party = account_is_third_party(line->account);
        Text third_party = is_third_party ? line->auxiliary : (Text){0};
        Amount balance = balance_now(&balances, line->account, third_party);
        table->rows.items[i].cells[BALANCE] = cell_of_amount(balance);
    }
    add_total(arena, document, table, entry);
    return true;
}
