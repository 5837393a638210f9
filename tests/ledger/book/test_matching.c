#include "tests/ledger/book/told_events.h"
#include "tests/ledger/book/years.h"

#include "ledger/book/matching_proposals.h"

/* An invoice to a member, and a payment: lines :1 and :2 are on 411000. */
static int64_t keep_invoice(Kept *kept, int64_t cents, const char *party, const char *piece) {
    return keep_move(kept, (Move){"411000", "706000", cents, date_of(2022, 3, 1), party, piece});
}

static int64_t keep_payment(Kept *kept, int64_t cents, const char *party, const char *piece) {
    return keep_move(kept, (Move){"512000", "411000", cents, date_of(2022, 4, 1), party, piece});
}

static MatchableLines read_lines(Kept *kept) {
    MatchableLines lines;
    MatchableChoice choice = {TEXT("411000"), {0}};
    assert_true(matchable_read(kept->arena, &kept->book, &kept->book.years.items[0], choice, &lines,
                               &kept->error));
    return lines;
}

static size_t index_of(const MatchableLines *lines, int64_t entry) {
    for (size_t i = 0; i < lines->items.count; i++) {
        if (lines->items.items[i].entry == entry) return i;
    }
    fail();
    return 0;
}

/* Matches the lines on 411000 of these entries in a transaction of its own. */
static bool try_match(Kept *kept, const int64_t *entries, size_t count, Text *code) {
    assert_true(book_begin(&kept->book, &kept->error));
    MatchableLines lines = read_lines(kept);
    MatchedLines chosen = {ARENA_ARRAY(kept->arena, size_t, count), count};
    for (size_t i = 0; i < count; i++) chosen.items[i] = index_of(&lines, entries[i]);
    const BookYear *year = &kept->book.years.items[0];
    if (!matching_add(&kept->book, year, &lines, chosen, code, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static bool try_undo(Kept *kept, const char *account, const char *code, size_t *count) {
    assert_true(book_begin(&kept->book, &kept->error));
    MatchableChoice choice = {text_of(account), {0}};
    const BookYear *year = &kept->book.years.items[0];
    if (!matching_undo(&kept->book, year, choice, text_of(code), count, &kept->error)) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static void lines_that_cancel_out_get_codes_in_order(void **state) {
    (void)state;
    Kept *kept = keep_book();
    const char *const CODES[] = {"AA", "AB", "AC"};
    for (size_t i = 0; i < 3; i++) {
        int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                          keep_payment(kept, 1000, "C001", "F1")};
        Text code;
        assert_true(try_match(kept, pair, 2, &code));
        assert_true(text_equal(code, text_of(CODES[i])));
    }
    YearReading reading = {.keep_lines = true};
    FiscalYear year = year_kept(kept, 1, &reading);
    assert_true(text_equal(year.lines[0].lettering, TEXT("AA")));
    assert_true(date_is_set(year.lines[0].lettering_date));
    assert_int_equal(year.lines[1].lettering.size, 0);
    assert_int_equal(count_events(kept, "match"), 3);
    give_back(kept);
}

static void the_event_names_code_day_party_and_lines(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 1000, "C001", "F1")};
    Text code;
    assert_true(try_match(kept, pair, 2, &code));
    Text said = last_event(kept, "match");
    assert_true(text_equal(text_take(&said, '|'), TEXT("AA")));
    assert_int_equal(text_take(&said, '|').size, 10);
    assert_true(text_equal(said, TEXT("411000|C001|1:1|2:2")));
    give_back(kept);
}

static void what_does_not_cancel_out_is_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 999, "C001", "F1")};
    Text code;
    assert_false(try_match(kept, pair, 2, &code));
    assert_string_equal(kept->error.arguments[0], "\x1f"
                                                  "0.01");
    assert_refused(kept, ERROR_MATCH_SUM);
    assert_int_equal(count_events(kept, "match"), 0);
    give_back(kept);
}

static void lines_of_others_drafts_and_matched_ones_are_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t mixed[] = {keep_invoice(kept, 1000, "C001", "F1"),
                       keep_payment(kept, 1000, "C002", "F1")};
    Text code;
    assert_false(try_match(kept, mixed, 2, &code));
    assert_refused(kept, ERROR_MATCH_PARTIES);
    int64_t pair[] = {mixed[0], keep_payment(kept, 1000, "C001", "F1")};
    assert_true(try_match(kept, pair, 2, &code));
    assert_false(try_match(kept, pair, 2, &code));
    assert_string_equal(kept->error.arguments[1], "AA");
    assert_refused(kept, ERROR_MATCH_TWICE);
    int64_t invoice = keep_invoice(kept, 500, "C001", "F3");
    int64_t twice[] = {invoice, invoice};
    assert_false(try_match(kept, twice, 2, &code));
    assert_refused(kept, ERROR_MATCH_SUM);
    keep_draft(kept, (Move){"512000", "411000", 500, date_of(2022, 4, 1), "C001", "F3"});
    int64_t draft[] = {invoice, invoice + 1};
    assert_false(try_match(kept, draft, 2, &code));
    assert_refused(kept, ERROR_MATCH_DRAFT);
    give_back(kept);
}

static void undoing_opens_the_lines_and_leaves_a_trace(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 1000, "C001", "F1")};
    Text code;
    size_t count;
    assert_true(try_match(kept, pair, 2, &code));
    assert_false(try_undo(kept, "", "AB", &count));
    assert_refused(kept, ERROR_MATCH_CODE);
    assert_true(try_undo(kept, "", "AA", &count));
    assert_int_equal(count, 2);
    assert_int_equal(count_events(kept, "unmatch"), 1);
    MatchableLines lines = read_lines(kept);
    assert_true(matchable_is_open(&lines.items.items[0]));
    assert_true(try_match(kept, pair, 2, &code));
    assert_true(text_equal(code, TEXT("AB")));
    give_back(kept);
}

/* Two lines on the account with a code of their file. */
static void keep_imported(Kept *kept, const char *account, const char *code) {
    assert_true(book_begin(&kept->book, &kept->error));
    Move moves[] = {{account, "706000", 100, date_of(2022, 1, 9), "C009", "I1"},
                    {"512000", account, 100, date_of(2022, 1, 9), "C009", "I1"}};
    for (size_t i = 0; i < 2; i++) {
        PostedEntry entry = entry_of_move(kept->arena, &moves[i]);
        entry.lines[i].lettering = text_of(code);
        const BookYear *year = &kept->book.years.items[0];
        assert_true(entry_post(&kept->book, year, &entry, &kept->error));
        assert_true(entry_validate(&kept->book, year, &entry, &kept->error));
    }
    assert_true(book_commit(&kept->book, &kept->error));
}

static void codes_of_a_file_are_respected_and_can_be_undone(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_imported(kept, "411000", "AA");
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 1000, "C001", "F1")};
    Text code;
    size_t count;
    assert_true(try_match(kept, pair, 2, &code));
    assert_true(text_equal(code, TEXT("AB")));
    keep_imported(kept, "467000", "AA");
    assert_false(try_undo(kept, "", "AA", &count));
    assert_refused(kept, ERROR_MATCH_CODE_SHARED);
    assert_true(try_undo(kept, "411000", "AA", &count));
    assert_int_equal(count, 2);
    assert_true(try_undo(kept, "", "AA", &count));
    assert_int_equal(count, 2);
    give_back(kept);
}

static void lettering_of_a_closed_year_stays(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 1000, "C001", "F1")};
    assert_true(try_closing(kept, 1));
    Text code;
    size_t count;
    assert_false(try_match(kept, pair, 2, &code));
    assert_refused(kept, ERROR_MATCH_CLOSED);
    assert_false(try_undo(kept, "", "AA", &count));
    assert_refused(kept, ERROR_MATCH_CLOSED);
    give_back(kept);
}

static void codes_go_on_behind_zz(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t counted;
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(book_count(&kept->book, 1, TEXT("lettering"), 675, &counted, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    const char *const CODES[] = {"ZZ", "AAA"};
    for (size_t i = 0; i < 2; i++) {
        int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                          keep_payment(kept, 1000, "C001", "F1")};
        Text code;
        assert_true(try_match(kept, pair, 2, &code));
        assert_true(text_equal(code, text_of(CODES[i])));
    }
    give_back(kept);
}

/* --- Proposals. */

static void assert_proposed(const MatchProposal *proposal, MatchBasis basis, size_t count) {
    assert_int_equal(proposal->basis, basis);
    assert_int_equal(proposal->lines.count, count);
}

static void the_same_piece_comes_before_the_same_amount(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_invoice(kept, 1000, "C001", "F1");
    int64_t second = keep_invoice(kept, 1000, "C001", "F2");
    int64_t payment = keep_payment(kept, 1000, "C001", "F2");
    MatchableLines lines = read_lines(kept);
    MatchProposals proposals = matching_propose(kept->arena, &lines);
    assert_int_equal(proposals.items.count, 1);
    const MatchProposal *proposal = &proposals.items.items[0];
    assert_proposed(proposal, MATCHED_BY_PIECE, 2);
    assert_int_equal(lines.items.items[proposal->lines.items[0]].entry, second);
    assert_int_equal(lines.items.items[proposal->lines.items[1]].entry, payment);
    give_back(kept);
}

static void all_lines_of_a_piece_that_cancel_out_are_proposed(void **state) {
    (void)state;
    Kept *kept = keep_book();
    keep_invoice(kept, 1000, "C001", "F1");
    keep_payment(kept, 300, "C001", "F1");
    keep_payment(kept, 700, "C001", "F1");
    MatchableLines lines = read_lines(kept);
    MatchProposals proposals = matching_propose(kept->arena, &lines);
    assert_int_equal(proposals.items.count, 1);
    assert_proposed(&proposals.items.items[0], MATCHED_BY_PIECE, 3);
    give_back(kept);
}

static void equal_amounts_are_paired_by_date(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t first = keep_invoice(kept, 1000, "C001", "F1");
    keep_invoice(kept, 1000, "C001", "F2");
    int64_t payment = keep_payment(kept, 1000, "C001", "VIR");
    keep_payment(kept, 1000, "C002", "VIR");
    MatchableLines lines = read_lines(kept);
    MatchProposals proposals = matching_propose(kept->arena, &lines);
    assert_int_equal(proposals.items.count, 1);
    const MatchProposal *proposal = &proposals.items.items[0];
    assert_proposed(proposal, MATCHED_BY_PAIR, 2);
    assert_int_equal(lines.items.items[proposal->lines.items[0]].entry, first);
    assert_int_equal(lines.items.items[proposal->lines.items[1]].entry, payment);
    give_back(kept);
}

static void a_payment_of_several_invoices_is_found(void **state) {
    (void)state;
    Kept *kept = keep_book();
    static const int64_t INVOICES[] = {1100, 2300, 4700, 9500, 19100, 38300};
    for (size_t i = 0; i < 6; i++) keep_invoice(kept, INVOICES[i], "C001", "");
    keep_payment(kept, 1100 + 2300 + 4700 + 9500 + 38300, "C001", "");
    MatchableLines lines = read_lines(kept);
    MatchProposals proposals = matching_propose(kept->arena, &lines);
    assert_int_equal(proposals.items.count, 1);
    assert_proposed(&proposals.items.items[0], MATCHED_BY_SUM, 6);
    give_back(kept);
}

static void more_than_six_lines_are_left_to_a_person(void **state) {
    (void)state;
    Kept *kept = keep_book();
    static const int64_t INVOICES[] = {1100, 2300, 4700, 9500, 19100, 38300};
    int64_t sum = 0;
    for (size_t i = 0; i < 6; i++) {
        keep_invoice(kept, INVOICES[i], "C001", "");
        sum += INVOICES[i];
    }
    keep_payment(kept, sum, "C001", "");
    MatchableLines lines = read_lines(kept);
    assert_int_equal(matching_propose(kept->arena, &lines).items.count, 0);
    give_back(kept);
}

static void drafts_and_matched_lines_are_not_proposed(void **state) {
    (void)state;
    Kept *kept = keep_book();
    int64_t pair[] = {keep_invoice(kept, 1000, "C001", "F1"),
                      keep_payment(kept, 1000, "C001", "F1")};
    Text code;
    assert_true(try_match(kept, pair, 2, &code));
    keep_invoice(kept, 500, "C001", "F2");
    keep_draft(kept, (Move){"512000", "411000", 500, date_of(2022, 4, 1), "C001", "F2"});
    MatchableLines lines = read_lines(kept);
    assert_int_equal(matching_propose(kept->arena, &lines).items.count, 0);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_cancel_out_get_codes_in_order),
        cmocka_unit_test(the_event_names_code_day_party_and_lines),
        cmocka_unit_test(what_does_not_cancel_out_is_refused),
        cmocka_unit_test(lines_of_others_drafts_and_matched_ones_are_refused),
        cmocka_unit_test(undoing_opens_the_lines_and_leaves_a_trace),
        cmocka_unit_test(codes_of_a_file_are_respected_and_can_be_undone),
        cmocka_unit_test(lettering_of_a_closed_year_stays),
        cmocka_unit_test(codes_go_on_behind_zz),
        cmocka_unit_test(the_same_piece_comes_before_the_same_amount),
        cmocka_unit_test(all_lines_of_a_piece_that_cancel_out_are_proposed),
        cmocka_unit_test(equal_amounts_are_paired_by_date),
        cmocka_unit_test(a_payment_of_several_invoices_is_found),
        cmocka_unit_test(more_than_six_lines_are_left_to_a_person),
        cmocka_unit_test(drafts_and_matched_lines_are_not_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
