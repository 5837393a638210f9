#include "ledger/book/verify_sums.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/store/rows.h"

#include <stdio.h>

/* A comparison of one table of sums with the entries. */
typedef struct SumPass {
    Verification *verification;
    bool *is_seen; /* of each sum of the entries */
} SumPass;

/* "512000, 2022-03", with third party or tag. */
static Text sum_name(const Verification *verification, const Sum *sum) {
    char room[DATE_TEXT_SIZE];
    Text month = {date_print_iso(sum->month, room).bytes, 7};
    Text more = sum->dimension.size ? sum->dimension : sum->auxiliary;
    const char *between = more.size ? ", " : "";
    const char *is = sum->dimension.size ? "=" : "";
    return text_print(verification->arena, "%.*s%s%.*s%s%.*s, %.*s", TEXT_ARGUMENTS(sum->account),
                      between, TEXT_ARGUMENTS(more), is, TEXT_ARGUMENTS(sum->value),
                      TEXT_ARGUMENTS(month));
}

static Text sides(const Verification *verification, const Sum *sum) {
    char debit[AMOUNT_TEXT_SIZE], credit[AMOUNT_TEXT_SIZE];
    amount_print(sum->debit, AMOUNT_PLAIN, debit);
    amount_print(sum->credit, AMOUNT_PLAIN, credit);
    return text_print(verification->arena, "%s/%s (%lld)", debit, credit, (long long)sum->lines);
}

static bool is_nothing(const Sum *sum) {
    return !sum->lines && amount_is_zero(sum->debit) && amount_is_zero(sum->credit);
}

static bool is_same(const Sum *a, const Sum *b) {
    return a->lines == b->lines && amount_compare(a->debit, b->debit) == 0 &&
           amount_compare(a->credit, b->credit) == 0;
}

static void compare(SumPass *pass, const Sum *kept) {
    Verification *verification = pass->verification;
    const Sum *of_entries = sums_find(&verification->sums, kept);
    const Sum nothing = {0};
    if (of_entries) pass->is_seen[of_entries - verification->sums.items.items] = true;
    if (!of_entries) of_entries = &nothing;
    verification->result->examined[VERIFY_SUMS]++;
    if (is_same(kept, of_entries)) return;
    verification_found(verification, VERIFY_SUMS, ERROR_SUM_DIFFERS, sum_name(verification, kept),
                       sides(verification, of_entries), sides(verification, kept));
}

/* The first day of a month as it is kept; no date for what is none. */
static Date month_of(Text text) {
    char room[16];
    Date month = {0};
    int size = snprintf(room, sizeof room, "%.*s-01", TEXT_ARGUMENTS(text));
    if (text.size == 7) date_read_iso((Text){room, (size_t)size}, &month, NULL);
    return month;
}

static bool pass_table(SumPass *pass, const char *sql, Error *error) {
    Book *book = pass->verification->book;
    Rows rows = rows_of(book->store, sql, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        Sum kept = {
            .year = rows_integer(&rows, 0),
            .is_validated = rows_integer(&rows, 1) != 0,
            .kind = (EntryKind)rows_integer(&rows, 2),
            .month = month_of(rows_text(&rows, 3)),
            .account = rows_text(&rows, 4),
            .auxiliary = rows_text(&rows, 5),
            .dimension = rows_text(&rows, 6),
            .value = rows_text(&rows, 7),
            .debit = rows_amount(&rows, 8),
            .credit = rows_amount(&rows, 9),
            .lines = rows_integer(&rows, 10),
        };
        compare(pass, &kept);
    }
    return rows_end(&rows, error);
}

bool verify_sums(Verification *verification, Error *error) {
    static const char BALANCES[] =
        "SELECT year, is_validated, kind, month, account, auxiliary, '', '', debit, credit, lines"
        " FROM balance WHERE entity = ?1";
    static const char TAGS[] =
        "SELECT year, is_validated, 0, month, account, '', dimension, value, debit, credit, lines"
        " FROM tag_balance WHERE entity = ?1";
    size_t count = verification->sums.items.count;
    SumPass pass = {verification, ARENA_ARRAY(verification->arena, bool, count)};
    if (!pass_table(&pass, BALANCES, error) || !pass_table(&pass, TAGS, error)) return false;
    for (size_t i = 0; i < count; i++) {
        const Sum *sum = &verification->sums.items.items[i];
        if (pass.is_seen[i] || is_nothing(sum)) continue;
        const Sum nothing = {0};
        verification_found(verification, VERIFY_SUMS, ERROR_SUM_DIFFERS,
                           sum_name(verification, sum), sides(verification, sum),
                           sides(verification, &nothing));
    }
    return true;
}

/* --- Counters. */

static bool check_counter(Verification *verification, CounterName name, int64_t expected,
                          Error *error) {
    int64_t value;
    if (!book_counted(verification->book, name.year, name.name, &value, error)) return false;
    verification->result->examined[VERIFY_COUNTERS]++;
    if (value == expected) return true;
    verification_found(verification, VERIFY_COUNTERS, ERROR_COUNTER_DIFFERS,
                       text_copy(verification->arena, name.name),
                       verification_number(verification, value),
                       verification_number(verification, expected));
    return true;
}

static bool check_number_counters(Verification *verification, const BookYear *year, Error *error) {
    static const char SQL[] =
        "SELECT c.name, max(e.number) FROM counter c LEFT JOIN entry e ON e.entity = c.entity"
        " AND e.year = c.year AND (c.name = 'number' OR c.name = 'number:' || e.journal)"
        " AND e.number > 0 WHERE c.entity = ?1 AND c.year = ?2 AND c.name LIKE 'number%'"
        " GROUP BY c.name, c.value";
    Book *book = verification->book;
    LIST_OF(CounterName) names = {0};
    LIST_OF(int64_t) highest = {0};
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(year->number)));
    while (rows_next(&rows)) {
        Text name = text_copy(verification->arena, rows_text(&rows, 0));
        *LIST_PUSH(verification->arena, &names) = (CounterName){year->number, name};
        *LIST_PUSH(verification->arena, &highest) = rows_integer(&rows, 1);
    }
    if (!rows_end(&rows, error)) return false;
    for (size_t i = 0; i < names.count; i++) {
        /* A year that counts as a whole keeps 1 for its opening entry. */
        int64_t least = year->numbering == NUMBERED_BY_YEAR && highest.items[i] > 0;
        int64_t expected = highest.items[i] - least;
        if (!check_counter(verification, names.items[i], expected, error)) return false;
    }
    return true;
}

/* Ids are never given twice: those of deleted drafts count too. */
static bool check_ids(Verification *verification, Error *error) {
    int64_t value;
    if (!book_counted(verification->book, 0, TEXT("entry"), &value, error)) return false;
    verification->result->examined[VERIFY_COUNTERS]++;
    if (value >= verification->last_entry) return true;
    verification_found(verification, VERIFY_COUNTERS, ERROR_COUNTER_DIFFERS, TEXT("entry"),
                       verification_number(verification, value),
                       verification_number(verification, verification->last_entry));
    return true;
}

bool verify_counters(Verification *verification, Error *error) {
    const Book *book = verification->book;
    if (!check_ids(verification, error)) return false;
    for (size_t i = 0; i < book->years.count; i++) {
        const BookYear *year = &book->years.items[i];
        const YearCount *counts = &verification->counts[i];
        CounterName drafts = {year->number, TEXT("drafts")};
        CounterName validated = {year->number, TEXT("validated")};
        bool ok = check_counter(verification, drafts, counts->drafts, error) &&
                  check_counter(verification, validated, counts->validated, error) &&
                  check_number_counters(verification, year, error);
        if (!ok) return false;
    }
    return true;
}
