/* What names an entry: every word of it that may not change once it was voted. */
#include "ledger/entry_digest.h"

#include "tests/ledger/reading.h"

static const FiscalYear *year_of(Reading *reading, const SampleLine *lines) {
    reading->choices.keep_lines = true;
    read_lines_of(reading, lines);
    assert_true(reading->is_read);
    return &reading->books.years[0];
}

static void the_text_of_an_entry_can_be_written_by_hand(void **state) {
    const FiscalYear *year = year_of(*state, (SampleLine[]){
                                                 {"BQ", "7", "20220401", "512000", "75,00", NULL},
                                                 {"BQ", "7", "20220401", "411000", NULL, "75,00",
                                                  .auxiliary = "C1", .label = "Cotisation"},
                                                 {0},
                                             });
    Text text = entry_canonical_text(((Reading *)*state)->arena, year, &year->entries[0]);
    assert_text(text, "BQ\t7\t2022-04-01\n"
                      "512000\t\t7\t2022-04-01\tOp\u00e9ration\t75.00\t0.00\n"
                      "411000\tC1\t7\t2022-04-01\tCotisation\t0.00\t75.00\n");
    Digest expected = digest_of(text), found = entry_digest(year, &year->entries[0]);
    assert_memory_equal(expected.bytes, found.bytes, sizeof expected.bytes);
}

/* The entry with one of its two lines changed. */
static Digest digest_with(Reading *reading, SampleLine changed) {
    const FiscalYear *year =
        year_of(reading,
                (SampleLine[]){
                    {changed.journal, changed.number, changed.date, "512000", changed.credit, NULL},
                    changed,
                    {0},
                });
    return entry_digest(year, &year->entries[0]);
}

static void every_word_of_an_entry_counts(void **state) {
    static const SampleLine original = {"BQ",    "7",  "20220401", "411000",    NULL,
                                        "75,00", "C1", "F7",       "Cotisation"};
    SampleLine changes[8];
    for (size_t i = 0; i < 8; i++) changes[i] = original;
    changes[0].journal = "CA";
    changes[1].number = "8";
    changes[2].date = "20220402";
    changes[3].account = "412000";
    changes[4].credit = "75,01";
    changes[5].auxiliary = "C2";
    changes[6].piece = "F8";
    changes[7].label = "Cotisation 2022";
    Digest before = digest_with(*state, original);
    Digest again = digest_with(*state, original);
    assert_memory_equal(before.bytes, again.bytes, sizeof before.bytes);
    for (size_t i = 0; i < 8; i++) {
        Digest after = digest_with(*state, changes[i]);
        assert_memory_not_equal(before.bytes, after.bytes, sizeof before.bytes);
    }
}

static void a_tab_in_a_label_cannot_pass_for_the_end_of_a_field(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Balance balance = {.account = TEXT("512000")};
    Journal journal = {.code = TEXT("BQ")};
    Line line = {.label = TEXT("a\tb\\c\nd"), .debit = amount_of_cents(100)};
    Entry entry = {.number = TEXT("1"), .date = date_of(2022, 4, 1), .line_count = 1};
    FiscalYear year = {.balances = {&balance, 1}, .journals = &journal, .lines = &line};
    Text text = entry_canonical_text(arena, &year, &entry);
    assert_text(text, "BQ\t1\t2022-04-01\n512000\t\t\t\ta\\tb\\\\c\\nd\t1.00\t0.00\n");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(the_text_of_an_entry_can_be_written_by_hand),
        ACCOUNTING_TEST(every_word_of_an_entry_counts),
        cmocka_unit_test(a_tab_in_a_label_cannot_pass_for_the_end_of_a_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
