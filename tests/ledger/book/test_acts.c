#include "tests/ledger/book/keeping.h"

#include "ledger/book/acts.h"
#include "ledger/book/book_year.h"
#include "ledger/book/draft_pieces.h"
#include "ledger/book/entry_text.h"
#include "ledger/store/rows.h"

static void begin(Kept *kept) {
    assert_true(book_begin(&kept->book, &kept->error));
}

static void commit(Kept *kept) {
    assert_true(book_commit(&kept->book, &kept->error));
}

static int64_t add_gift(Kept *kept, int64_t cents) {
    PostedEntry gift = gift_of(kept->arena, cents, date_of(2022, 3, 1));
    begin(kept);
    assert_true(act_post(&kept->book, "add", &kept->book.years.items[0], &gift, &kept->error));
    commit(kept);
    return gift.id;
}

static PostedEntry find(Kept *kept, int64_t id) {
    PostedEntry entry;
    int64_t year;
    assert_true(entry_find(kept->arena, &kept->book, id, &entry, &year, &kept->error));
    return entry;
}

/* All that the book says of the entry, as text. */
static Text text_of_entry(Kept *kept, int64_t id) {
    PostedEntry entry = find(kept, id);
    Builder text = builder_in(kept->arena);
    entry_write_text(&text, &entry);
    return builder_text(&text);
}

static void edit_gift(Kept *kept, int64_t id, int64_t cents, Date date) {
    PostedEntry draft = find(kept, id), gift = gift_of(kept->arena, cents, date);
    begin(kept);
    const BookYear *year = &kept->book.years.items[0];
    assert_true(act_edit(&kept->book, &draft, year, &gift, &kept->error));
    commit(kept);
    assert_int_equal(gift.id, id);
}

static void undo(Kept *kept, Act *act) {
    begin(kept);
    assert_true(act_undo(kept->arena, &kept->book, act, &kept->error));
    commit(kept);
}

/* Keeps a piece in the book and attaches it to the draft. */
static void attach(Kept *kept, int64_t id) {
    static const char SQL[] = "INSERT INTO content (entity, digest, bytes) VALUES (?1, ?2, ?3)";
    Digest digest = digest_of(TEXT("reçu"));
    DraftPieces pieces = {0};
    *LIST_PUSH(kept->arena, &pieces) = (DraftPiece){
        .digest = digest,
        .name = TEXT("reçu n° 7.pdf"),
        .type = TEXT("application/pdf"),
        .is_early = true,
    };
    begin(kept);
    assert_true(store_run(kept->book.store, SQL,
                          VALUES(value_of_integer(kept->book.entity), value_of_digest(&digest),
                                 value_of_bytes(TEXT("reçu"))),
                          &kept->error));
    assert_true(draft_pieces_write(&kept->book, 1, id, &pieces, &kept->error));
    commit(kept);
}

static void assert_attached(Kept *kept, int64_t id) {
    DraftPieces pieces;
    assert_true(draft_pieces_read(kept->arena, &kept->book, 1, id, &pieces, &kept->error));
    assert_int_equal(pieces.count, 1);
    assert_true(text_equal(pieces.items[0].name, TEXT("reçu n° 7.pdf")));
    assert_true(text_equal(pieces.items[0].type, TEXT("application/pdf")));
    assert_true(pieces.items[0].is_early);
}

static void goes_back_through_every_act(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Act act;
    int64_t id = add_gift(kept, 1000);
    Text first = text_of_entry(kept, id);
    edit_gift(kept, id, 2000, date_of(2022, 5, 1));
    Text second = text_of_entry(kept, id);
    PostedEntry draft = find(kept, id);
    begin(kept);
    assert_true(act_delete(&kept->book, &draft, &kept->error));
    commit(kept);
    undo(kept, &act);
    assert_true(text_equal(act.kind, TEXT("delete")));
    assert_true(text_equal(text_of_entry(kept, id), second));
    undo(kept, &act);
    assert_true(text_equal(act.kind, TEXT("edit")));
    assert_true(text_equal(text_of_entry(kept, id), first));
    undo(kept, &act);
    assert_int_equal(act.made.count, 1);
    FiscalYear year;
    YearReading reading = {.keep_lines = true};
    assert_true(book_year_read(kept->arena, &kept->book, 1, &reading, &year, &kept->error));
    assert_int_equal(year.entry_count, 0);
    assert_int_equal(reading.draft_count, 0);
    begin(kept);
    assert_false(act_undo(kept->arena, &kept->book, &act, &kept->error));
    assert_int_equal(kept->error.code, ERROR_ACT_NONE);
    give_back(kept);
}

static void pieces_stay_with_their_draft(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Act act;
    int64_t id = add_gift(kept, 1000);
    attach(kept, id);
    edit_gift(kept, id, 2000, date_of(2022, 5, 1));
    assert_attached(kept, id);
    PostedEntry draft = find(kept, id);
    begin(kept);
    assert_true(act_delete(&kept->book, &draft, &kept->error));
    commit(kept);
    undo(kept, &act);
    assert_attached(kept, id);
    undo(kept, &act);
    assert_attached(kept, id);
    give_back(kept);
}

static void an_import_is_withdrawn_as_a_whole(void **state) {
    (void)state;
    static const char KEEP[] = "INSERT INTO fingerprint (entity, fingerprint, entry)"
                               " VALUES (?1, ?2, ?3)";
    Kept *kept = keep_book();
    Act act;
    MadeEntries made = {0};
    begin(kept);
    for (int i = 1; i <= 3; i++) {
        PostedEntry gift = gift_of(kept->arena, INT64_C(100) * i, date_of(2022, 3, i));
        assert_true(entry_post(&kept->book, &kept->book.years.items[0], &gift, &kept->error));
        *LIST_PUSH(kept->arena, &made) = gift.id;
        assert_true(store_run(kept->book.store, KEEP,
                              VALUES(value_of_integer(kept->book.entity),
                                     value_of_bytes(TEXT("print")), value_of_integer(gift.id)),
                              &kept->error));
    }
    assert_true(act_import(&kept->book, &made, &kept->error));
    commit(kept);
    undo(kept, &act);
    assert_int_equal(act.made.count, 3);
    Rows rows = rows_of(kept->book.store,
                        "SELECT (SELECT count(*) FROM entry),"
                        " (SELECT count(*) FROM fingerprint)",
                        NO_VALUES);
    assert_true(rows_next(&rows));
    assert_int_equal(rows_integer(&rows, 0) + rows_integer(&rows, 1), 0);
    assert_true(rows_end(&rows, &kept->error));
    give_back(kept);
}

static void what_is_validated_since_stays(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Act act;
    PostedEntry draft = find(kept, add_gift(kept, 1000));
    begin(kept);
    assert_true(entry_validate(&kept->book, &kept->book.years.items[0], &draft, &kept->error));
    commit(kept);
    begin(kept);
    assert_false(act_undo(kept->arena, &kept->book, &act, &kept->error));
    assert_int_equal(kept->error.code, ERROR_ACT_VALIDATED);
    give_back(kept);
}

static void a_refused_edit_leaves_the_draft(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t id = add_gift(kept, 1000);
    Text before = text_of_entry(kept, id);
    PostedEntry draft = find(kept, id), wrong = gift_of(kept->arena, 1000, date_of(2022, 3, 1));
    wrong.lines[0].debit = amount_of_cents(1);
    begin(kept);
    assert_false(act_edit(&kept->book, &draft, &kept->book.years.items[0], &wrong, &kept->error));
    assert_int_equal(kept->error.code, ERROR_UNBALANCED);
    book_rollback(&kept->book);
    assert_true(text_equal(text_of_entry(kept, id), before));
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_back_through_every_act),
        cmocka_unit_test(pieces_stay_with_their_draft),
        cmocka_unit_test(an_import_is_withdrawn_as_a_whole),
        cmocka_unit_test(what_is_validated_since_stays),
        cmocka_unit_test(a_refused_edit_leaves_the_draft),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
