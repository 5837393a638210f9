#include "ledger/period.h"

#include "engine/date_text.h"
#include "ledger/account.h"

#include <assert.h>
#include <string.h>

/* Reads a day or a month; a month gives its first day, or its last when `is_end`. */
static bool read_bound(Text text, bool is_end, Date *bound, Error *error) {
    if (text.size == 0) return true;
    if (text.size != 7) return date_read_iso(text, bound, error);
    char day[10];
    memcpy(day, text.bytes, 7);
    memcpy(day + 7, "-01", 3);
    if (!date_read_iso((Text){day, sizeof day}, bound, error)) return false;
    if (is_end) *bound = date_month_end(*bound);
    return true;
}

bool period_read(Text text, Period *period, Error *error) {
    *period = (Period){0};
    const char *dots = NULL;
    for (size_t i = 0; i + 1 < text.size && !dots; i++) {
        if (text.bytes[i] == '.' && text.bytes[i + 1] == '.') dots = text.bytes + i;
    }
    if (!dots) return error_set(error, ERROR_PERIOD_SYNTAX, text);
    Text from = {text.bytes, (size_t)(dots - text.bytes)};
    Text to = {dots + 2, text.size - from.size - 2};
    bool is_read =
        read_bound(from, false, &period->from, NULL) && read_bound(to, true, &period->to, NULL);
    if (!is_read) return error_set(error, ERROR_PERIOD_SYNTAX, text);
    bool both = date_is_set(period->from) && date_is_set(period->to);
    bool reversed = both && date_compare(period->from, period->to) > 0;
    return reversed ? error_set(error, ERROR_PERIOD_SYNTAX, text) : true;
}

/* Opening entries count as opening whatever the period; the others by their date. */
static void add_line(Balance *balance, const Line *line, bool is_before) {
    Amount *debit = is_before ? &balance->opening_debit : &balance->debit;
    Amount *credit = is_before ? &balance->opening_credit : &balance->credit;
    *debit = amount_add(*debit, line->debit);
    *credit = amount_add(*credit, line->credit);
}

static void add_entry(FiscalYear *cut, const FiscalYear *year, const Entry *entry, bool is_before) {
    for (uint32_t i = 0; i < entry->line_count; i++) {
        const Line *line = &year->lines[entry->first_line + i];
        add_line(&cut->balances.items[line->balance], line, is_before);
    }
}

static Balances emptied(Arena *arena, const Balances *balances) {
    Balances copy = {ARENA_ARRAY(arena, Balance, balances->count), balances->count};
    for (size_t i = 0; i < copy.count; i++) {
        const Balance *from = &balances->items[i];
        copy.items[i] = (Balance){.account = from->account,
                                  .label = from->label,
                                  .auxiliary = from->auxiliary,
                                  .auxiliary_label = from->auxiliary_label};
    }
    return copy;
}

static bool is_day_of(const FiscalYear *year, Date day) {
    return date_compare(day, year->start) >= 0 && date_compare(day, year->end) <= 0;
}

bool year_holds(const FiscalYear *year, Period period) {
    return (!date_is_set(period.from) || is_day_of(year, period.from)) &&
           (!date_is_set(period.to) || is_day_of(year, period.to));
}

FiscalYear year_within(Arena *arena, const FiscalYear *year, Period period, PeriodBefore before) {
    assert(year->entry_count == 0 || year->entries);
    FiscalYear cut = *year;
    if (date_is_set(period.from)) cut.start = period.from;
    if (date_is_set(period.to)) cut.end = period.to;
    cut.balances = emptied(arena, &year->balances);
    cut.entries = ARENA_ARRAY(arena, Entry, year->entry_count);
    cut.entry_count = cut.line_count = 0;
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (date_compare(entry->date, cut.end) > 0 || entry->is_closing) continue;
        bool is_before = entry->is_opening || date_compare(entry->date, cut.start) < 0;
        if (is_before && !entry->is_opening && before == PERIOD_DROPS) continue;
        add_entry(&cut, year, entry, is_before);
        if (date_compare(entry->date, cut.start) < 0) continue;
        cut.entries[cut.entry_count++] = *entry;
        cut.line_count += entry->line_count;
    }
    return cut;
}
