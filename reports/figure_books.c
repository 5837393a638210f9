#include "reports/figure_books.h"

#include "engine/date_text.h"
#include "ledger/account.h"

/* A year of the books, or the closing of the one before its opening. */
typedef struct Found {
    const YearFigures *figures; /* NULL when no book tells of the year */
    bool is_opening;
} Found;

bool figure_books_compute(Arena *arena, const Books *books, const Settings *settings,
                          FigureBooks *figures, Error *error) {
    *figures = (FigureBooks){.years = ARENA_ARRAY(arena, YearFigures, books->count)};
    for (; figures->count < books->count; figures->count++) {
        Findings apart = findings_in(arena);
        size_t i = figures->count;
        if (!year_figures_compute(arena, &books->years[i], settings, &figures->years[i], &apart,
                                  error)) {
            return false;
        }
    }
    return true;
}

bool figure_year_names(Text name, Date closing) {
    char room[DATE_TEXT_SIZE];
    Text day = date_print_iso(closing, room);
    return text_equal(day, name) || (name.size == 4 && text_starts_with(day, name));
}

static bool is_year_name(Text name) {
    Date day;
    bool is_number = name.size == 4;
    for (size_t i = 0; i < name.size; i++) {
        is_number &= name.bytes[i] >= '0' && name.bytes[i] <= '9';
    }
    return is_number || date_read_iso(name, &day, NULL);
}

/* The year at that place from the newest, or what the opening of the oldest tells of it. */
static Found year_at(const FigureBooks *books, size_t place) {
    if (place < books->count) return (Found){.figures = &books->years[place]};
    const YearFigures *oldest = &books->years[books->count - 1];
    bool is_told = place == books->count && oldest->year->has_opening;
    return is_told ? (Found){oldest, true} : (Found){0};
}

static bool find_year(const FigureBooks *books, Text name, Found *found, Error *error) {
    bool is_current = name.size == 0 || text_equal(name, TEXT("current"));
    bool is_previous = text_equal(name, TEXT("previous"));
    *found = (Found){0};
    if (is_current || is_previous) {
        *found = year_at(books, is_previous);
        return true;
    }
    if (!is_year_name(name)) return error_set(error, ERROR_FIGURE_YEAR, name);
    for (size_t i = 0; i <= books->count; i++) {
        Found candidate = year_at(books, i);
        if (!candidate.figures) break;
        const FiscalYear *year = candidate.figures->year;
        Date closing = candidate.is_opening ? date_add_days(year->start, -1) : year->end;
        if (!figure_year_names(name, closing)) continue;
        *found = candidate;
        return true;
    }
    return true;
}

/* What the accounts that begin with these digits close at; debit positive. */
static Amount account_amount(const Found *found, Text digits) {
    const Balances *balances = &found->figures->year->balances;
    Amount sum = {0};
    for (size_t i = 0; i < balances->count; i++) {
        const Balance *balance = &balances->items[i];
        if (!text_starts_with(balance->account, digits)) continue;
        Amount amount = found->is_opening ? balance_opening(balance) : balance_closing(balance);
        sum = amount_add(sum, amount);
    }
    return sum;
}

static FigureOutcome outcome_of(bool is_found) {
    return is_found ? FIGURE_KNOWN : FIGURE_REFUSED;
}

/* An opening tells of the bilan and classes 1 to 5 only. */
static FigureOutcome find_amount(const Found *found, const FigureName *name, Amount *amount,
                                 Error *error) {
    const YearFigures *figures = found->figures;
    if (text_equal(name->table, TEXT("account"))) {
        if (found->is_opening && account_class(name->id) > 5) return FIGURE_ABSENT;
        *amount = account_amount(found, name->id);
        return FIGURE_KNOWN;
    }
    if (!found->is_opening) return outcome_of(year_figures_find(figures, name, amount, error));
    if (year_figures_find_opening(figures, name, amount, error)) return FIGURE_KNOWN;
    if (error->code == ERROR_FIGURE_AMBIGUOUS) return FIGURE_REFUSED;
    Error unknown = *error;
    *error = (Error){0};
    bool is_line = year_figures_find(figures, name, amount, error);
    bool is_income = is_line || error->code == ERROR_FIGURE_AMBIGUOUS;
    *error = is_income ? (Error){0} : unknown;
    return is_income ? FIGURE_ABSENT : FIGURE_REFUSED;
}

static FigureOutcome find_in_books(const void *books, Arena *arena, const FigureName *name,
                                   Fraction *value, Error *error) {
    Found found;
    if (!find_year(books, name->year, &found, error)) return FIGURE_REFUSED;
    if (!found.figures) return FIGURE_ABSENT;
    Amount amount = {0};
    FigureOutcome outcome = find_amount(&found, name, &amount, error);
    if (outcome == FIGURE_KNOWN) *value = fraction_of_amount(arena, amount);
    return outcome;
}

FigureSource figure_books_source(const FigureBooks *figures) {
    return (FigureSource){figures, find_in_books};
}
