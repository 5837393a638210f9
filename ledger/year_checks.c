#include "ledger/year_checks.h"

#include "engine/amount_text.h"
#include "ledger/account.h"

static FecPlace at_line(uint64_t line) {
    return (FecPlace){.number = line};
}

/* Notes the entries that do not balance, in order, under the policy that leaves the fewest. */
static void note_unbalanced(YearSource *source) {
    Arena *scratch = arena_create();
    const Grouper *grouper = &source->builder.grouper;
    OpenEntryList open = grouper_open(scratch, grouper);
    for (size_t i = 0; i < open.count; i++) {
        const OpenEntry *entry = &open.items[i];
        if (i >= FINDING_PLACES) {
            fec_note_more(&source->notes, ERROR_FEC_ENTRY_UNBALANCED, open.count - i);
            break;
        }
        char debit[AMOUNT_TEXT_SIZE], credit[AMOUNT_TEXT_SIZE];
        Text number = sequence_print(scratch, &grouper->book, entry->number);
        fec_note(&source->notes, at_line(entry->line),
                 (ErrorCause){ERROR_FEC_ENTRY_UNBALANCED, number,
                              amount_print(entry->debit, AMOUNT_SAID, debit),
                              amount_print(entry->credit, AMOUNT_SAID, credit)});
    }
    arena_destroy(scratch);
}

void year_check_totals(YearSource *source) {
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < source->builder.movements.count; i++) {
        const Movement *movement = &source->builder.movements.items[i];
        debit = amount_add(debit, movement->debit);
        credit = amount_add(credit, movement->credit);
    }
    if (amount_compare(debit, credit) == 0) return;
    char rooms[3][AMOUNT_TEXT_SIZE];
    fec_note(&source->notes, at_line(0),
             (ErrorCause){ERROR_FEC_TOTALS, amount_print(debit, AMOUNT_SAID, rooms[0]),
                          amount_print(credit, AMOUNT_SAID, rooms[1]),
                          amount_print(amount_absolute(amount_subtract(debit, credit)), AMOUNT_SAID,
                                       rooms[2])});
    note_unbalanced(source);
}

static void check_grouping(YearSource *source) {
    static const ErrorCode codes[] = {
        [GROUPED_BY_JOURNAL_AND_NUMBER] = ERROR_FEC_BY_JOURNAL_NUMBER,
        [GROUPED_BY_JOURNAL_NUMBER_AND_DATE] = ERROR_FEC_BY_DATE,
        [GROUPED_BY_JOURNAL_DATE_AND_PIECE] = ERROR_FEC_BY_PIECE,
        [GROUPED_BY_CONSECUTIVE_LINES] = ERROR_FEC_BY_BALANCE,
        [GROUPED_BY_JOURNAL] = ERROR_FEC_ONLY_JOURNALS,
        [GROUPED_BY_FILE] = ERROR_FEC_ONLY_FILE,
    };
    Grouping grouping = source->year.grouping;
    if (grouping == GROUPED_BY_NUMBER) return;
    fec_note(&source->notes, at_line(0), (ErrorCause){codes[grouping]});
    if (grouping >= GROUPED_BY_JOURNAL) note_unbalanced(source);
}

/* Notes gaps in the numbers of all journals together, or of each when they count on their own. */
static void check_numbers(YearSource *source) {
    Arena *scratch = arena_create();
    const SequenceBook *book = &source->builder.grouper.book;
    bool is_by_journal = source->year.grouping != GROUPED_BY_NUMBER;
    SequenceGaps gaps = sequence_gaps(scratch, book, is_by_journal);
    if (!is_by_journal && gaps.count) {
        SequenceGaps own = sequence_gaps(scratch, book, true);
        if (own.count < gaps.count) gaps = own;
    }
    for (size_t i = 0; i < gaps.first.count; i++) {
        const SequenceGap *gap = &gaps.first.items[i];
        fec_note(&source->notes, at_line(0),
                 (ErrorCause){ERROR_FEC_NUMBER_GAP, sequence_print(scratch, book, gap->before),
                              sequence_print(scratch, book, gap->after)});
    }
    if (gaps.count > gaps.first.count) {
        fec_note_more(&source->notes, ERROR_FEC_NUMBER_GAP, gaps.count - gaps.first.count);
    }
    arena_destroy(scratch);
}

/* Notes each date outside of the year at its first line; every line counts. */
static void check_dates(YearSource *source) {
    const FiscalYear *year = &source->year;
    for (size_t i = 0; i < source->builder.days.days.count; i++) {
        const DayCount *day = &source->builder.days.days.items[i];
        bool is_within =
            date_compare(day->date, year->start) >= 0 && date_compare(day->date, year->end) <= 0;
        if (is_within) continue;
        char rooms[3][DATE_TEXT_SIZE];
        fec_note(&source->notes, at_line(day->first_line),
                 (ErrorCause){ERROR_FEC_DATE_OUTSIDE, date_print_iso(day->date, rooms[0]),
                              date_print_iso(year->start, rooms[1]),
                              date_print_iso(year->end, rooms[2])});
        fec_note_more(&source->notes, ERROR_FEC_DATE_OUTSIDE, day->lines - 1);
    }
}

/* The first account under 12 that closing entries post to. */
static Text closing_account(const YearSource *source) {
    const Carry *carry = &source->builder.carry;
    for (size_t i = 0; i < carry->sums.count; i++) {
        const CarrySum *sum = &carry->sums.items[i];
        Text account = source->builder.balances.items[sum->part.balance].account;
        if (carry_closes(sum->kind) && account_is_under(account, "12")) return account;
    }
    return (Text){0};
}

/* The account that shows why the closing is not certain: of class 6 or 7, else of 88 or 89, else
 * any, that is not empty. */
static const Balance *left_open(const YearSource *source) {
    static const unsigned wanted[] = {CARRY_NOMINAL, CARRY_TRANSIT, CARRY_BITS};
    const YearBuilder *builder = &source->builder;
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        for (size_t j = 0; j < builder->balances.count; j++) {
            const Balance *balance = &builder->balances.items[j];
            bool is_wanted = builder->bits.items[j] & wanted[i];
            if (is_wanted && !amount_is_zero(balance_closing(balance))) return balance;
        }
    }
    return &builder->balances.items[0];
}

static void note_doubt(YearSource *source, Text account, Amount posted) {
    const Balance *left = left_open(source);
    char rooms[2][AMOUNT_TEXT_SIZE];
    fec_note(&source->notes, at_line(0),
             (ErrorCause){ERROR_CLOSING_DOUBTFUL, account,
                          amount_print(posted, AMOUNT_SAID, rooms[0]), left->account,
                          amount_print(balance_closing(left), AMOUNT_SAID, rooms[1])});
}

/* Notes what entries that look like closing entries, and do not close the year for certain, post
 * to 12, 88 and 89. */
static void check_doubtful_closing(YearSource *source) {
    const YearBuilder *builder = &source->builder;
    Arena *scratch = arena_create();
    Amount *posted = ARENA_ARRAY(scratch, Amount, builder->balances.count);
    const CarrySum *first = NULL;
    for (size_t i = 0; i < builder->carry.sums.count; i++) {
        const CarrySum *sum = &builder->carry.sums.items[i];
        if (!carry_closes(sum->kind)) continue;
        Amount *total = &posted[sum->part.balance];
        *total = amount_add(*total, amount_subtract(sum->part.credit, sum->part.debit));
        if (!first) first = sum;
    }
    for (size_t i = 0; first && i < builder->balances.count; i++) {
        bool is_on_the_way = builder->bits.items[i] & (CARRY_RESULT | CARRY_TRANSIT);
        if (!is_on_the_way || amount_is_zero(posted[i])) continue;
        note_doubt(source, builder->balances.items[i].account, posted[i]);
    }
    if (first && !source->notes.counts[ERROR_CLOSING_DOUBTFUL]) {
        uint32_t balance = first->part.balance;
        note_doubt(source, builder->balances.items[balance].account, posted[balance]);
    }
    arena_destroy(scratch);
}

/* Notes entries of the first day in an opening journal that hold more than balances. */
static void check_mixed_openings(YearSource *source) {
    const YearBuilder *builder = &source->builder;
    for (size_t i = 0; i < builder->mixed_openings.count; i++) {
        const MixedOpening *mixed = &builder->mixed_openings.items[i];
        if (date_compare(mixed->date, source->year.start) != 0) continue;
        fec_note(&source->notes, at_line(mixed->line),
                 (ErrorCause){ERROR_FEC_OPENING_MIXED,
                              builder->balances.items[mixed->balance].account,
                              builder->journals.items[mixed->journal].code});
    }
}

static void check_carry(YearSource *source) {
    const FiscalYear *year = &source->year;
    if (year->has_closing) {
        char room[AMOUNT_TEXT_SIZE];
        fec_note(&source->notes, at_line(0),
                 (ErrorCause){ERROR_FEC_CLOSING_ENTRY,
                              amount_print(year->closing_result, AMOUNT_SAID, room),
                              closing_account(source)});
    } else {
        check_doubtful_closing(source);
    }
    if (year->has_opening || !date_is_set(source->opening)) return;
    char opening[DATE_TEXT_SIZE], start[DATE_TEXT_SIZE];
    fec_note(&source->notes, at_line(0),
             (ErrorCause){ERROR_FEC_OPENING_DATE, date_print_iso(source->opening, opening),
                          date_print_iso(year->start, start)});
}

/* Whether an amount lies between nil and the other, with its sign. */
static bool is_part_of(Amount part, Amount whole) {
    Amount rest = amount_subtract(whole, part);
    int sign = amount_sign(whole);
    return amount_sign(part) * sign >= 0 && amount_sign(rest) * sign >= 0 &&
           (sign != 0 || amount_is_zero(part));
}

void year_check_result_accounts(FecNotes *notes, const FiscalYear *year) {
    if (!year_tells_movements(year) || notes->counts[ERROR_CLOSING_DOUBTFUL]) return;
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        Amount opening = balance_opening(balance), closing = balance_closing(balance);
        if (!account_is_under(balance->account, "12") || is_part_of(closing, opening)) continue;
        char rooms[2][AMOUNT_TEXT_SIZE];
        fec_note(notes, at_line(0),
                 (ErrorCause){ERROR_RESULT_POSTED, balance->account,
                              amount_print(amount_negate(opening), AMOUNT_SAID, rooms[0]),
                              amount_print(amount_negate(closing), AMOUNT_SAID, rooms[1])});
    }
}

void year_check_entries(YearSource *source) {
    check_grouping(source);
    check_numbers(source);
    check_dates(source);
    check_mixed_openings(source);
    check_carry(source);
    year_check_result_accounts(&source->notes, &source->year);
}

void year_check_result(FecNotes *notes, const FiscalYear *year) {
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        Amount waiting = amount_negate(balance_closing(balance));
        if (!account_is_under(balance->account, "12") || amount_is_zero(waiting)) continue;
        bool is_told = year_tells_movements(year);
        if (is_told && !is_part_of(balance_closing(balance), balance_opening(balance))) continue;
        char room[AMOUNT_TEXT_SIZE];
        fec_note(notes, at_line(0),
                 (ErrorCause){ERROR_RESULT_WAITING, amount_print(waiting, AMOUNT_SAID, room),
                              balance->account});
    }
}
