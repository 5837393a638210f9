#include "tests/ledger/book/keeping.h"

#include "reports/entry_document.h"

static const Cell *cell_of(const Document *document, const char *table, const char *row,
                           const char *column) {
    const Table *found = document_find_table(document, table);
    assert_non_null(found);
    const Row *line = table_find_row(found, row);
    assert_non_null(line);
    for (size_t i = 0; i < found->column_count; i++) {
        if (text_equal(found->columns[i].id, text_of(column))) return &line->cells[i];
    }
    fail_msg("no column %s", column);
    return NULL;
}

static void assert_text(const Document *document, const char *table, const char *row,
                        const char *column, const char *wanted) {
    const Cell *cell = cell_of(document, table, row, column);
    assert_int_equal(cell->kind, CELL_TEXT);
    assert_true(text_equal(cell->text, text_of(wanted)));
}

static void assert_amount(const Document *document, const char *row, const char *column,
                          int64_t cents) {
    const Cell *cell = cell_of(document, "lines", row, column);
    assert_int_equal(cell->kind, CELL_AMOUNT);
    assert_int_equal(amount_compare(cell->amount, amount_of_cents(cents)), 0);
}

static void shows_what_an_entry_leaves_on_its_accounts(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry entry = gift_of(kept->arena, 234, date_of(2022, 3, 2));
    entry.lines[0].account = TEXT("411000");
    entry.lines[0].auxiliary = TEXT("MAIRIE");
    entry.lines[0].quantity = TEXT("1.5");
    entry.lines[0].unit = TEXT("h");
    entry.lines[0].label = TEXT("Facture");
    entry.reverses = 1;
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    Document document = {.language = LANGUAGE_ENGLISH};
    assert_true(entry_document(kept->arena, &kept->book, year, &entry, &document, &kept->error));
    assert_true(text_equal(document.title, TEXT("Entry 2")));
    assert_true(text_equal(document.entity_name, TEXT("Les Amis du Lavoir")));
    assert_text(&document, "entry", "id", "value", "2");
    assert_text(&document, "entry", "state", "value", "draft entry");
    assert_text(&document, "entry", "reverses", "value", "1");
    assert_text(&document, "lines", "line_1", "third_party", "MAIRIE");
    assert_text(&document, "lines", "line_1", "quantity", "1.5 h");
    assert_text(&document, "lines", "line_2", "label", "Don");
    assert_int_equal(cell_of(&document, "lines", "line_1", "label")->kind, CELL_BLANK);
    assert_amount(&document, "line_1", "balance", 234);
    assert_amount(&document, "line_2", "balance", -1234);
    assert_amount(&document, "total", "debit", 234);
    assert_int_equal(cell_of(&document, "lines", "total", "balance")->kind, CELL_BLANK);
    give_back(kept);
}

static void names_a_validated_entry_by_its_number(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry;
    int64_t number, id = keep_gift(kept, 1000, date_of(2022, 3, 1));
    assert_true(entry_find(kept->arena, &kept->book, id, &entry, &number, &kept->error));
    assert_true(book_begin(&kept->book, &kept->error));
    Document document = {.language = LANGUAGE_FRENCH};
    const BookYear *year = &kept->book.years.items[0];
    assert_true(entry_document(kept->arena, &kept->book, year, &entry, &document, &kept->error));
    assert_text(&document, "entry", "number", "value", "BQ-1");
    assert_text(&document, "entry", "state", "value", "validée");
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_what_an_entry_leaves_on_its_accounts),
        cmocka_unit_test(names_a_validated_entry_by_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
