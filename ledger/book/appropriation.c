#include "ledger/book/appropriation.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/account.h"
#include "ledger/book/book_year.h"
#include "ledger/book/carried_forward.h"
#include "ledger/book/chain.h"
#include "ledger/book/posting.h"
#include "ledger/book/replay.h"
#include "ledger/chart.h"
#include "ledger/regulation.h"
#include "ledger/store/rows.h"

#include <assert.h>
#include <stdlib.h>

typedef struct Decision {
    Arena *arena;
    Book *book;
    const Appropriation *about;
    const BookYear *posted_in;
    Balances before; /* of that year, by account */
    Balance held;    /* where the result is carried */
    Amount result;
    Chart chart;
} Decision;

static Text closing_day(const BookYear *year, char room[DATE_TEXT_SIZE]) {
    return date_print_iso(year->end, room);
}

static bool check_years(Decision *decision, Error *error) {
    const Appropriation *about = decision->about;
    char room[DATE_TEXT_SIZE], day[DATE_TEXT_SIZE];
    Text end = closing_day(about->year, room);
    if (about->year->state != YEAR_CLOSED) return error_set(error, ERROR_APPROPRIATION_EARLY, end);
    decision->posted_in = book_year_at(decision->book, about->date);
    bool is_later = decision->posted_in && decision->posted_in->number > about->year->number;
    return is_later ||
           error_set(error, ERROR_APPROPRIATION_DATE, date_print_iso(about->date, day), end);
}

/* The entry of the last decision on the year's result; 0 for none. */
static bool find_decided(const Decision *decision, Text *entry, Error *error) {
    static const char SQL[] = "SELECT record FROM event WHERE entity = ?1 AND year = ?2"
                              " AND kind = 'year-appropriate' ORDER BY sequence DESC LIMIT 1";
    SaidEvent event;
    const Book *book = decision->book;
    Rows rows = rows_of(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(decision->about->year->number)));
    *entry = (Text){0};
    if (rows_next(&rows) && event_read(rows_text(&rows, 0), &event)) {
        text_take(&event.fields, '\x1F'); /* the closing date */
        *entry = text_copy(decision->arena, text_take(&event.fields, '\x1F'));
    }
    return rows_end(&rows, error);
}

/* Refuses a second decision, unless a validated entry took the first one back. */
static bool check_once(const Decision *decision, Error *error) {
    static const char SQL[] =
        "SELECT entry FROM entry WHERE entity = ?1 AND reverses = ?2 AND is_validated = 1";
    Text entry;
    char room[DATE_TEXT_SIZE];
    const Book *book = decision->book;
    if (!find_decided(decision, &entry, error)) return false;
    if (!entry.size) return true;
    int64_t id = strtoll(entry.bytes, NULL, 10);
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(id)));
    bool is_taken_back = rows_next(&rows);
    if (!rows_end(&rows, error)) return false;
    return is_taken_back || error_set(error, ERROR_APPROPRIATION_TWICE,
                                      closing_day(decision->about->year, room), entry);
}

static bool add_event(const Decision *decision, const PostedEntry *entry, Error *error) {
    char room[DATE_TEXT_SIZE], result[AMOUNT_TEXT_SIZE];
    const BookYear *year = decision->about->year;
    const Text fields[] = {closing_day(year, room),
                           text_print(decision->arena, "%lld", (long long)entry->id),
                           amount_print(decision->result, AMOUNT_PLAIN, result)};
    return chain_add(decision->book, "year-appropriate", year->number, fields, 3, error);
}

/* Reads the result, and the year that the decision is posted in. */
static bool read_years(Decision *decision, Error *error) {
    FiscalYear year, later;
    YearReading reading = {0};
    char room[DATE_TEXT_SIZE];
    const Appropriation *about = decision->about;
    assert(decision->posted_in);
    bool ok = book_year_read(decision->arena, decision->book, about->year->number, &reading, &year,
                             error) &&
              book_year_read(decision->arena, decision->book, decision->posted_in->number, &reading,
                             &later, error);
    if (!ok) return false;
    decision->result = year_result(&year);
    decision->before = balances_by_account(decision->arena, &later.balances);
    decision->held.account = result_account(decision->arena, &year, decision->result);
    return !amount_is_zero(decision->result) ||
           error_set(error, ERROR_APPROPRIATION_NIL, closing_day(about->year, room));
}

/* Finds the account under 12 that holds the result still: the usual one, else one that opening
 * entries of a file carried it on. */
static bool find_held(Decision *decision, Error *error) {
    Amount most = {0};
    for (size_t i = 0; i < decision->before.count; i++) {
        const Balance *balance = &decision->before.items[i];
        Amount held = amount_negate(balance_closing(balance));
        bool is_usual = text_equal(balance->account, decision->held.account);
        bool is_side = amount_sign(held) == amount_sign(decision->result);
        if (!account_is_under(balance->account, "12") || !is_side) continue;
        if (!is_usual && amount_compare(amount_absolute(held), amount_absolute(most)) <= 0)
            continue;
        most = held;
        decision->held = *balance;
        if (is_usual) break;
    }
    bool is_enough = amount_compare(amount_absolute(most), amount_absolute(decision->result)) >= 0;
    char amount[AMOUNT_TEXT_SIZE], room[DATE_TEXT_SIZE];
    return is_enough || error_set(error, ERROR_APPROPRIATION_DONE, decision->held.account,
                                  amount_print(most, AMOUNT_SAID, amount),
                                  closing_day(decision->about->year, room));
}

static bool check_parts(const Decision *decision, Error *error) {
    const Appropriation *about = decision->about;
    Amount sum = {0};
    for (size_t i = 0; i < about->part_count; i++) {
        const AppropriationPart *part = &about->parts[i];
        bool is_own_fund =
            account_is_under(part->account, "10") || account_is_under(part->account, "11");
        if (!is_own_fund) return error_set(error, ERROR_APPROPRIATION_ACCOUNT, part->account);
        sum = amount_add(sum, part->amount);
    }
    char given[AMOUNT_TEXT_SIZE], wanted[AMOUNT_TEXT_SIZE], room[DATE_TEXT_SIZE];
    return amount_compare(sum, decision->result) == 0 ||
           error_set(error, ERROR_APPROPRIATION_SUM, amount_print(sum, AMOUNT_SAID, given),
                     amount_print(decision->result, AMOUNT_SAID, wanted),
                     closing_day(about->year, room));
}

/* What the chart of the year calls an account that the book does not have yet; empty when an
 * association has no such account. */
static Text chart_label(const Decision *decision, Text account) {
    const ChartAccount *known = chart_find(&decision->chart, account);
    bool is_usable = known && chart_knows(&decision->chart, account) &&
                     known->kind != CHART_COMPANY && known->kind != CHART_REMOVED;
    return is_usable ? known->label : (Text){0};
}

/* A line that adds the amount to the account. */
static PostedLine line_of(const Decision *decision, Text account, Amount amount) {
    const Appropriation *about = decision->about;
    bool is_credit = amount_sign(amount) > 0;
    Amount size = amount_absolute(amount);
    return (PostedLine){
        .account = account,
        .account_label = chart_label(decision, account),
        .piece = about->piece,
        .piece_date = about->date,
        .label = about->label.size ? about->label
                                   : text_print(decision->arena, "Affectation du résultat %d",
                                                date_parts(about->year->end).year),
        .debit = is_credit ? (Amount){0} : size,
        .credit = is_credit ? size : (Amount){0},
    };
}

static bool post(const Decision *decision, PostedEntry *entry, Error *error) {
    const Appropriation *about = decision->about;
    PostedLine *lines = ARENA_ARRAY(decision->arena, PostedLine, about->part_count + 1);
    *entry = (PostedEntry){.journal = about->journal, .date = about->date, .lines = lines};
    lines[entry->line_count++] =
        line_of(decision, decision->held.account, amount_negate(decision->result));
    for (size_t i = 0; i < about->part_count; i++) {
        const AppropriationPart *part = &about->parts[i];
        if (amount_is_zero(part->amount)) continue;
        lines[entry->line_count++] = line_of(decision, part->account, part->amount);
    }
    return entry_post(decision->book, decision->posted_in, entry, error) &&
           entry_validate(decision->book, decision->posted_in, entry, error);
}

static OwnFund *fund_of(const Decision *decision, AppropriationEffect *effect,
                        const PostedLine *line) {
    size_t at = 0;
    while (at < effect->funds.count &&
           text_compare(effect->funds.items[at].account, line->account) < 0) {
        at++;
    }
    bool is_known =
        at < effect->funds.count && text_equal(effect->funds.items[at].account, line->account);
    if (is_known) return &effect->funds.items[at];
    LIST_PUSH(decision->arena, &effect->funds);
    for (size_t i = effect->funds.count - 1; i > at; i--) {
        effect->funds.items[i] = effect->funds.items[i - 1];
    }
    effect->funds.items[at] = (OwnFund){.account = line->account, .label = line->account_label};
    return &effect->funds.items[at];
}

/* Own funds before the decision, and what the entry makes of them. */
static void show_effect(const Decision *decision, AppropriationEffect *effect) {
    for (size_t i = 0; i < decision->before.count; i++) {
        const Balance *balance = &decision->before.items[i];
        bool is_own_fund = account_is_under(balance->account, "10") ||
                           account_is_under(balance->account, "11") ||
                           account_is_under(balance->account, "12");
        if (!is_own_fund) continue;
        Amount held = amount_negate(balance_closing(balance));
        *LIST_PUSH(decision->arena, &effect->funds) =
            (OwnFund){balance->account, balance->label, held, held};
    }
    for (size_t i = 0; i < effect->entry.line_count; i++) {
        const PostedLine *line = &effect->entry.lines[i];
        OwnFund *fund = fund_of(decision, effect, line);
        fund->after = amount_add(fund->after, amount_subtract(line->credit, line->debit));
    }
}

bool year_appropriate(Arena *arena, Book *book, const Appropriation *about,
                      AppropriationEffect *effect, Error *error) {
    Decision decision = {.arena = arena, .book = book, .about = about};
    *effect = (AppropriationEffect){0};
    bool ok = check_years(&decision, error) && read_years(&decision, error) &&
              check_parts(&decision, error) && check_once(&decision, error) &&
              find_held(&decision, error) &&
              chart_load(arena, regulation_of(decision.posted_in->start), &decision.chart, error) &&
              post(&decision, &effect->entry, error) && add_event(&decision, &effect->entry, error);
    if (!ok) return false;
    effect->result = decision.result;
    show_effect(&decision, effect);
    return true;
}
