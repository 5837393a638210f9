#include "tests/ledger/book/keeping.h"

#include "ledger/book/chain.h"
#include "ledger/book/chain_walk.h"
#include "ledger/book/seal.h"

#include <string.h>

static Seal seal_of(Kept *kept) {
    Seal seal;
    assert_true(seal_gather(kept->arena, &kept->book, &kept->book.years.items[0],
                            kept->book.last_sequence, &seal, &kept->error));
    return seal;
}

static void assert_text(Text found, const char *expected) {
    if (!text_equal(found, text_of(expected))) {
        print_error("%.*s is not %s\n", TEXT_ARGUMENTS(found), expected);
    }
    assert_true(text_equal(found, text_of(expected)));
}

static void gathers_what_the_year_holds(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    keep_gift(kept, 234, date_of(2022, 4, 1));
    Seal seal = seal_of(kept);
    assert_text(seal.entity, "123456782");
    assert_text(seal.name, "Les Amis du Lavoir");
    assert_text(seal.period, "2022-01-01/2022-12-31");
    assert_text(seal.entries, "2");
    assert_text(seal.lines, "4");
    assert_text(seal.first, "BQ-1");
    assert_text(seal.last, "BQ-2");
    assert_text(seal.chain_start, "denier/1 123456782 2022-01-01");
    assert_text(seal.total_debit, "12.34");
    assert_text(seal.total_credit, "12.34");
    assert_text(seal.result, "12.34");
    assert_text(seal.previous_seal, "none");
    assert_text(seal.chain_head, digest_print(kept->arena, kept->book.head).bytes);
    give_back(kept);
}

static void an_empty_year_can_be_gathered(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Seal seal = seal_of(kept);
    assert_text(seal.entries, "0");
    assert_text(seal.total_debit, "0.00");
    assert_int_equal(seal.first.size, 0);
    give_back(kept);
}

static void a_seal_reads_as_it_was_printed(void **state) {
    (void)state;
    static const char *const NOTES[] = {"nobody knows", NULL};
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    Seal seal = seal_of(kept), read;
    Text digest = digest_print(kept->arena, digest_of(TEXT("x")));
    *LIST_PUSH(kept->arena, &seal.files) = (SealedFile){TEXT("comptes annuels: 2022.pdf"), digest};
    seal.key = TEXT("ed25519:00");
    Text text = seal_print(kept->arena, &seal, NOTES);
    assert_non_null(strstr(text.bytes, "\nnote: nobody knows\n"));
    assert_true(seal_read(kept->arena, text, "SEAL.txt", &read, &kept->error));
    assert_text(read.chain_head, seal.chain_head.bytes);
    assert_text(read.name, "Les Amis du Lavoir");
    assert_text(read.key, "ed25519:00");
    assert_int_equal(read.files.count, 1);
    assert_text(read.files.items[0].name, "comptes annuels: 2022.pdf");
    assert_text(read.files.items[0].digest, digest.bytes);
    give_back(kept);
}

static void what_is_no_seal_is_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *const texts[] = {"", "seal-version: 2\n", "seal-version: 1\n",
                                 "seal-version: 1\nentity: 1\nperiod: x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Seal seal;
        Error error = {0};
        assert_false(seal_read(kept->arena, text_of(texts[i]), "x.txt", &seal, &error));
        assert_int_equal(error.code, ERROR_SEAL_FORM);
    }
    give_back(kept);
}

static void record(Kept *kept, const Seal *seal, Text text) {
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(seal_record(&kept->book, &kept->book.years.items[0], seal, text, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
}

static void the_book_knows_its_seals_and_their_files(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Seal seal = seal_of(kept);
    Text file = digest_print(kept->arena, digest_of(TEXT("file")));
    *LIST_PUSH(kept->arena, &seal.files) = (SealedFile){TEXT("a.pdf"), file};
    record(kept, &seal, TEXT("the text"));
    GivenSeal given;
    Text digest = digest_print(kept->arena, digest_of(TEXT("the text")));
    assert_true(seal_find(kept->arena, &kept->book, digest, &given, &kept->error));
    assert_true(given.is_found);
    assert_int_equal(given.name.size, 0);
    assert_text(given.closing, "2022-12-31");
    assert_true(seal_find(kept->arena, &kept->book, file, &given, &kept->error));
    assert_true(given.is_found);
    assert_text(given.name, "a.pdf");
    Text other = digest_print(kept->arena, digest_of(TEXT("other")));
    assert_true(seal_find(kept->arena, &kept->book, other, &given, &kept->error));
    assert_false(given.is_found);
    assert_text(seal_of(kept).previous_seal, digest.bytes);
    give_back(kept);
}

/* Counts facts that differ. */
static void count_difference(void *data, const char *key, Text sealed, Text now) {
    int *count = data;
    assert_string_not_equal(key, "name"); /* which may change */
    *count += !text_equal(sealed, now);
}

static void a_seal_stays_true_while_the_book_goes_on(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_gift(kept, 1000, date_of(2022, 3, 1));
    Seal sealed = seal_of(kept), now;
    int64_t events = kept->book.last_sequence;
    record(kept, &sealed, TEXT("the text"));
    int count = 0;
    assert_true(seal_gather(kept->arena, &kept->book, &kept->book.years.items[0], events, &now,
                            &kept->error));
    seal_compare(&sealed, &now, count_difference, &count);
    assert_int_equal(count, 0);
    keep_gift(kept, 1, date_of(2022, 3, 2)); /* entries, lines, last, sums and result */
    assert_true(seal_gather(kept->arena, &kept->book, &kept->book.years.items[0], events, &now,
                            &kept->error));
    seal_compare(&sealed, &now, count_difference, &count);
    assert_int_equal(count, 6);
    give_back(kept);
}

/* A walk that does what a third person does. */
typedef struct Walked {
    Digest before;
    int64_t count;
    bool is_right;
} Walked;

static void walk_record(void *data, const Digest *digest, Text record) {
    Walked *walked = data;
    Digest expected = chain_next(&walked->before, record);
    walked->is_right = walked->is_right && memcmp(&expected, digest, sizeof expected) == 0;
    walked->before = *digest;
    walked->count++;
}

static void a_walk_gives_every_record_in_order(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    for (int i = 0; i < 1100; i++) { /* more than one stride */
        PostedEntry entry = gift_of(kept->arena, 100 + i, date_of(2022, 3, 1));
        const BookYear *year = &kept->book.years.items[0];
        assert_true(entry_post(&kept->book, year, &entry, &kept->error));
        assert_true(entry_validate(&kept->book, year, &entry, &kept->error));
    }
    assert_true(book_commit(&kept->book, &kept->error));
    Walked walked = {.before = chain_start(&kept->book), .is_right = true};
    int64_t last = kept->book.last_sequence;
    assert_true(chain_walk(&kept->book, last, walk_record, &walked, &kept->error));
    assert_true(walked.is_right);
    assert_int_equal(walked.count, last);
    assert_memory_equal(&walked.before, &kept->book.head, sizeof walked.before);
    walked = (Walked){.before = chain_start(&kept->book), .is_right = true};
    assert_true(chain_walk(&kept->book, 7, walk_record, &walked, &kept->error));
    assert_int_equal(walked.count, 7);
    Digest digest;
    assert_true(chain_digest_at(&kept->book, 7, &digest, &kept->error));
    assert_memory_equal(&walked.before, &digest, sizeof digest);
    const Digest none = {0};
    assert_true(chain_digest_at(&kept->book, 99999, &digest, &kept->error));
    assert_memory_equal(&none, &digest, sizeof digest);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gathers_what_the_year_holds),
        cmocka_unit_test(an_empty_year_can_be_gathered),
        cmocka_unit_test(a_seal_reads_as_it_was_printed),
        cmocka_unit_test(what_is_no_seal_is_refused),
        cmocka_unit_test(the_book_knows_its_seals_and_their_files),
        cmocka_unit_test(a_seal_stays_true_while_the_book_goes_on),
        cmocka_unit_test(a_walk_gives_every_record_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
