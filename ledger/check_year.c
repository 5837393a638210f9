#include "ledger/check_year.h"

#include "engine/amount_text.h"
#include "ledger/chart.h"
#include "ledger/year_dates.h"

static uint32_t find(YearCheck *check, uint64_t line, FecField field, ErrorCause cause,
                     uint32_t because) {
    CheckFault fault = {.cause = cause,
                        .place = {.number = line},
                        .field = field,
                        .has_field = field != FEC_FIELDS,
                        .because = because};
    return check_report_add(check->report, fault);
}

static Arena *arena_of(const YearCheck *check) {
    return check->report->arena;
}

static bool is_noted(const YearCheck *check, ErrorCode code) {
    const Findings *findings = check->source->notes.findings;
    for (size_t i = 0; i < findings->kinds.count; i++) {
        if (findings->kinds.items[i].code == code) return true;
    }
    return false;
}

/* Takes over what the reader notes about a kind, at no line. */
static void take_over(YearCheck *check, ErrorCode code) {
    const Findings *findings = check->source->notes.findings;
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        if (finding->code != code) continue;
        const Error *error = &finding->first.items[0];
        find(check, 0, FEC_FIELDS,
             (ErrorCause){code, text_of(error->arguments[0]), text_of(error->arguments[1]),
                          text_of(error->arguments[2])},
             0);
    }
}

/* Notes each date outside of the year at its first line. What else is odd about the dates of
 * those lines follows from it. */
static void check_dates(YearCheck *check) {
    static const ErrorCode followers[] = {ERROR_FEC_ENTRY_DATES, ERROR_FEC_VALID_BEFORE,
                                          ERROR_FEC_PIECE_AFTER, ERROR_FEC_DATE_IMPLAUSIBLE};
    const FiscalYear *year = &check->source->year;
    const DayCounts *days = &check->source->builder.days;
    for (size_t i = 0; i < days->days.count; i++) {
        const DayCount *day = &days->days.items[i];
        bool is_within =
            date_compare(day->date, year->start) >= 0 && date_compare(day->date, year->end) <= 0;
        if (is_within) continue;
        char rooms[3][DATE_TEXT_SIZE];
        uint32_t serial =
            find(check, day->first_line, FEC_ENTRY_DATE,
                 (ErrorCause){ERROR_FEC_DATE_OUTSIDE, date_print_iso(day->date, rooms[0]),
                              date_print_iso(year->start, rooms[1]),
                              date_print_iso(year->end, rooms[2])},
                 0);
        for (size_t f = 0; f < sizeof followers / sizeof followers[0]; f++) {
            check_report_subordinate(check->report, followers[f], day->first_line,
                                     day->first_line + day->lines, serial);
        }
    }
}

/* Whether each lacks what the other has too much: a line got the number of the other one. */
static bool is_made_up(const OpenEntry *entry, const OpenEntry *other) {
    Amount debit = amount_add(entry->debit, other->debit);
    return amount_compare(debit, amount_add(entry->credit, other->credit)) == 0;
}

static uint32_t serial_of(const MixedEntries *mixed, SequenceNumber number) {
    for (size_t i = 0; i < mixed->count; i++) {
        SequenceNumber own = mixed->items[i].number;
        if (own.series == number.series && own.value == number.value) return mixed->items[i].serial;
    }
    return 0;
}

/* Returns the serial of what it comes down to. */
static uint32_t find_unbalanced(YearCheck *check, const OpenEntry *entry, uint32_t because) {
    char debit[AMOUNT_TEXT_SIZE], credit[AMOUNT_TEXT_SIZE];
    const SequenceBook *book = &check->source->builder.grouper.book;
    uint32_t suspect = entry_check_suspect(check->entries, entry->number);
    if (suspect || check->header) because = suspect ? suspect : check->header;
    uint32_t serial = find(check, entry->line, FEC_ENTRY_NUMBER,
                           (ErrorCause){ERROR_FEC_ENTRY_UNBALANCED,
                                        sequence_print(arena_of(check), book, entry->number),
                                        amount_print(entry->debit, AMOUNT_SAID, debit),
                                        amount_print(entry->credit, AMOUNT_SAID, credit)},
                           because);
    return because ? because : serial;
}

/* Notes one of the entries; the first ones are compared with those before. */
static void list_one(YearCheck *check, const OpenEntryList *entries, size_t index,
                     uint32_t roots[FINDING_PLACES]) {
    const OpenEntry *entry = &entries->items[index], *other = NULL;
    uint32_t because = 0;
    for (size_t i = 0; i < index && index < FINDING_PLACES && !other; i++) {
        if (!is_made_up(entry, &entries->items[i])) continue;
        other = &entries->items[i];
        because = roots[i];
    }
    uint32_t root = find_unbalanced(check, entry, because);
    if (index < FINDING_PLACES) roots[index] = root;
    if (!other) return;
    *LIST_PUSH(arena_of(check), &check->mixed) = (Suspect){entry->number, root};
    *LIST_PUSH(arena_of(check), &check->mixed) = (Suspect){other->number, root};
}

/* Notes the entries that do not balance by their numbers. */
static void list_unbalanced(YearCheck *check) {
    Arena *scratch = arena_create();
    const Grouper *grouper = &check->source->builder.grouper;
    OpenEntryList all = grouper_open_under(scratch, grouper, GROUPED_BY_NUMBER);
    OpenEntryList own = grouper_open_under(scratch, grouper, GROUPED_BY_JOURNAL_AND_NUMBER);
    OpenEntryList fewer = own.count < all.count ? own : all;
    uint32_t roots[FINDING_PLACES];
    for (size_t i = 0; i < fewer.count; i++) list_one(check, &fewer, i, roots);
    arena_destroy(scratch);
}

static void totals_of(const YearBuilder *builder, Amount *debit, Amount *credit) {
    *debit = *credit = (Amount){0};
    for (size_t i = 0; i < builder->movements.count; i++) {
        *debit = amount_add(*debit, builder->movements.items[i].debit);
        *credit = amount_add(*credit, builder->movements.items[i].credit);
    }
}

static void check_entries(YearCheck *check, bool is_balanced) {
    static const ErrorCode untold[] = {
        [GROUPED_BY_JOURNAL_DATE_AND_PIECE] = ERROR_FEC_BY_PIECE,
        [GROUPED_BY_CONSECUTIVE_LINES] = ERROR_FEC_BY_BALANCE,
        [GROUPED_BY_JOURNAL] = ERROR_FEC_ONLY_JOURNALS,
        [GROUPED_BY_FILE] = ERROR_FEC_ONLY_FILE,
    };
    Grouping grouping = check->source->year.grouping;
    if (grouping < GROUPED_BY_JOURNAL_DATE_AND_PIECE) return;
    const EntryCheck *entries = check->entries;
    bool are_numbers_useless = entries->unbalanced * 2 > entries->entries;
    if (is_balanced && are_numbers_useless) {
        find(check, 2, FEC_ENTRY_NUMBER, (ErrorCause){untold[grouping]}, check->header);
    } else {
        list_unbalanced(check);
    }
}

/* The finding that keeps more than one entry from balancing. */
static uint32_t root_of_sums(const YearCheck *check) {
    static const ErrorCode roots[] = {ERROR_FEC_ENTRY_JOURNALS, ERROR_FEC_ENTRY_UNBALANCED,
                                      ERROR_FEC_ONLY_FILE};
    uint32_t root = check->header;
    for (size_t i = 0; !root && i < sizeof roots / sizeof roots[0]; i++) {
        root = check_report_root(check->report, roots[i]);
    }
    return root ? root : check->first_lost;
}

static void check_sums(YearCheck *check) {
    const YearBuilder *builder = &check->source->builder;
    Amount debit, credit;
    char rooms[3][AMOUNT_TEXT_SIZE];
    totals_of(builder, &debit, &credit);
    bool is_balanced = amount_compare(debit, credit) == 0;
    check_entries(check, is_balanced);
    uint32_t root = root_of_sums(check);
    for (size_t i = 0; i < builder->journals.count; i++) {
        const BuilderJournal *journal = &builder->journals.items[i];
        if (amount_compare(journal->debit, journal->credit) == 0) continue;
        find(check, 0, FEC_JOURNAL_CODE,
             (ErrorCause){ERROR_FEC_JOURNAL_UNBALANCED, journal->code,
                          amount_print(journal->debit, AMOUNT_SAID, rooms[0]),
                          amount_print(journal->credit, AMOUNT_SAID, rooms[1])},
             root);
    }
    if (is_balanced) return;
    Amount apart = amount_absolute(amount_subtract(debit, credit));
    root = root ? root : check_report_root(check->report, ERROR_FEC_JOURNAL_UNBALANCED);
    find(check, 0, FEC_FIELDS,
         (ErrorCause){ERROR_FEC_TOTALS, amount_print(debit, AMOUNT_SAID, rooms[0]),
                      amount_print(credit, AMOUNT_SAID, rooms[1]),
                      amount_print(apart, AMOUNT_SAID, rooms[2])},
         root);
}

static void list_repeats(YearCheck *check, const Repeats *repeats) {
    const SequenceBook *book = &check->source->builder.grouper.book;
    for (size_t i = 0; i < repeats->first.count; i++) {
        const NotedEntry *entry = &repeats->first.items[i];
        find(check, entry->line, FEC_ENTRY_NUMBER,
             (ErrorCause){ERROR_FEC_NUMBER_REPEATED,
                          sequence_print(arena_of(check), book, entry->number)},
             entry->because);
    }
    CheckedRule *checked = check_report_find(check->report, ERROR_FEC_NUMBER_REPEATED);
    if (checked) checked->count += repeats->count - repeats->first.count;
}

/* Numbers are continuous over all journals or in each of them, whichever leaves less to say. Gaps
 * that lines lost, numbers repeated or lines with a wrong number explain follow from those. */
static bool check_numbers(YearCheck *check) {
    Arena *scratch = arena_create();
    const SequenceBook *book = &check->source->builder.grouper.book;
    const Repeats *repeats = check->entries->repeats;
    SequenceGaps all = sequence_gaps(scratch, book, false), own = {0};
    if (all.count + repeats[0].count) own = sequence_gaps(scratch, book, true);
    bool is_by_journal = own.count + repeats[1].count < all.count + repeats[0].count;
    const SequenceGaps *gaps = is_by_journal ? &own : &all;
    list_repeats(check, &repeats[is_by_journal]);
    uint32_t because = 0;
    if (gaps->count <= repeats[is_by_journal].count + check->lost_lines) {
        because = check_report_root(check->report, ERROR_FEC_NUMBER_REPEATED);
        because = because ? because : check->first_lost;
    }
    for (size_t i = 0; i < gaps->first.count; i++) {
        const SequenceGap *gap = &gaps->first.items[i];
        uint32_t mixed = serial_of(&check->mixed, gap->before);
        mixed = mixed ? mixed : serial_of(&check->mixed, gap->after);
        find(check, 0, FEC_ENTRY_NUMBER,
             (ErrorCause){ERROR_FEC_NUMBER_GAP, sequence_print(scratch, book, gap->before),
                          sequence_print(scratch, book, gap->after)},
             because ? because : mixed);
    }
    CheckedRule *checked = check_report_find(check->report, ERROR_FEC_NUMBER_GAP);
    if (checked) checked->count += gaps->count - gaps->first.count;
    arena_destroy(scratch);
    return is_by_journal;
}

/* Opening entries have the least numbers, where all journals share one sequence. */
static void check_opening_numbers(YearCheck *check) {
    const EntryCheck *entries = check->entries;
    const SequenceBook *book = &check->source->builder.grouper.book;
    for (size_t i = 0; i < entries->openings.count; i++) {
        const NotedEntry *opening = &entries->openings.items[i];
        for (size_t s = 0; s < entries->series_count; s++) {
            SequenceNumber least = entries->least[s];
            bool is_same =
                least.series == opening->number.series && book->series.items[least.series].digits;
            if (!is_same || opening->number.value < least.value) continue;
            find(check, opening->line, FEC_ENTRY_NUMBER,
                 (ErrorCause){ERROR_FEC_OPENING_NUMBER,
                              sequence_print(arena_of(check), book, opening->number),
                              sequence_print(arena_of(check), book, least)},
                 opening->because);
        }
    }
}

/* Opening entries are dated the first day: the one that the year begins with, or the one twelve
 * months before its closing when they come within the month that follows. */
static void check_opening_date(YearCheck *check) {
    const YearSource *source = check->source;
    if (!date_is_set(source->opening)) return;
    Date start = source->year.start;
    Date usual = date_add_months(date_add_days(source->year.end, 1), -12);
    int32_t late = source->opening.day - usual.day;
    bool is_sure = date_compare(source->year.end, source->year.end_in_name) == 0;
    if (is_sure && late > 0 && late <= 31) start = usual;
    if (date_compare(source->opening, start) == 0) return;
    const EntryCheck *entries = check->entries;
    char rooms[3][DATE_TEXT_SIZE];
    CheckFault fault = {.cause = {ERROR_FEC_OPENING_DATE, date_print_iso(source->opening, rooms[0]),
                                  date_print_iso(start, rooms[1])},
                        .correction = date_print_fec(start, rooms[2]),
                        .field = FEC_ENTRY_DATE,
                        .has_field = true};
    fault.place.number = entries->openings.count ? entries->openings.items[0].line : 0;
    fault.because = check_report_root(check->report, ERROR_FEC_DATE_OUTSIDE);
    check_report_add(check->report, fault);
}

/* What is odd about other dates of a line whose date or validation is wrong follows from that. */
static void subordinate_dates(YearCheck *check) {
    static const struct {
        ErrorCode cause, follower;
        uint64_t before; /* how many lines before the cause the follower may stand */
    } PAIRS[] = {{ERROR_FEC_ENTRY_DATES, ERROR_FEC_VALID_BEFORE, 1},
                 {ERROR_FEC_ENTRY_DATES, ERROR_FEC_PIECE_AFTER, 1},
                 {ERROR_FEC_VALID_BEFORE, ERROR_FEC_VALID_ORDER, 0},
                 {ERROR_FEC_DATE_IMPLAUSIBLE, ERROR_FEC_VALID_ORDER, 1}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++) {
        const CheckedRule *causes = check_report_find(check->report, PAIRS[i].cause);
        for (size_t j = 0; causes && j < causes->first.count; j++) {
            const CheckFinding *cause = &causes->first.items[j];
            uint64_t line = cause->error.line;
            if (cause->cause) continue;
            check_report_subordinate(check->report, PAIRS[i].follower, line - PAIRS[i].before,
                                     line + PAIRS[i].before, cause->serial);
        }
    }
}

static const Balance *balance_of(const FiscalYear *year, Text account) {
    for (size_t i = 0; i < year->balances.count; i++) {
        if (text_equal(year->balances.items[i].account, account)) return &year->balances.items[i];
    }
    return NULL;
}

static bool is_number(Text account) {
    for (size_t i = 0; i < 3; i++) {
        if (i >= account.size || account.bytes[i] < '0' || account.bytes[i] > '9') return false;
    }
    return true;
}

static void check_account(YearCheck *check, const Chart *chart, const MetAccount *account,
                          Text regulation) {
    if (!is_number(account->number)) return;
    const Balance *balance = balance_of(&check->source->year, account->number);
    Text label = balance ? balance->label : (Text){0};
    const ChartAccount *known = chart_find(chart, account->number);
    bool is_removed = known && known->kind == CHART_REMOVED;
    if (is_removed) {
        char room[AMOUNT_TEXT_SIZE];
        Amount closing = balance ? balance_closing(balance) : (Amount){0};
        find(check, account->line, FEC_ACCOUNT,
             (ErrorCause){ERROR_ACCOUNT_REMOVED, account->number, label,
                          amount_print(closing, AMOUNT_SAID, room), known->successors},
             0);
    } else if (!chart_knows(chart, account->number)) {
        find(check, account->line, FEC_ACCOUNT,
             (ErrorCause){ERROR_ACCOUNT_ABSENT, account->number, label, regulation}, 0);
    }
}

static bool check_accounts(YearCheck *check, Text (*regulation_of)(Date), Error *error) {
    Text regulation = regulation_of(check->source->year.start);
    Chart chart;
    if (!chart_load(arena_of(check), regulation, &chart, error)) return false;
    for (size_t i = 0; i < check->accounts->items.count; i++) {
        check_account(check, &chart, &check->accounts->items.items[i], regulation);
    }
    return true;
}

bool check_year(YearCheck *check, const ReadingChoices *choices, Text (*regulation_of)(Date),
                Error *error) {
    YearSource *source = check->source;
    year_name_read(source->path, &source->year);
    if (!date_is_set(source->year.end_in_name)) {
        source->year.end_in_name = source->builder.declared_end;
    }
    year_dates_find(&source, 1, choices);
    year_builder_settle(&source->builder, &source->year);
    take_over(check, ERROR_FEC_NAME_DATE);
    check_sums(check);
    if (!check_numbers(check)) check_opening_numbers(check);
    check_dates(check);
    check_opening_date(check);
    subordinate_dates(check);
    check->report->year = source->year;
    check->report->is_end_guessed = is_noted(check, ERROR_FEC_END_FOUND);
    return check_accounts(check, regulation_of, error);
}
