#include "ledger/book/matching.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/chain.h"
#include "ledger/store/rows.h"

static const char LINES[] =
    "SELECT line.entry, line.line, entry.journal, entry.number, entry.is_validated, entry.date,"
    " line.account, line.auxiliary, line.piece, line.label, line.debit, line.credit,"
    " CASE WHEN matching.code IS NULL THEN line.lettering ELSE matching.code END"
    " FROM line JOIN entry ON entry.entity = line.entity AND entry.year = line.year"
    " AND entry.entry = line.entry"
    " LEFT JOIN matching ON matching.entity = line.entity AND matching.year = line.year"
    " AND matching.entry = line.entry AND matching.line = line.line"
    " WHERE line.entity = ?1 AND line.year = ?2"
    " AND line.account >= ?3 AND line.account <= ?4 AND (?5 = '' OR line.auxiliary = ?5)"
    " AND (?6 = '' OR ?6 = CASE WHEN matching.code IS NULL THEN line.lettering"
    " ELSE matching.code END)"
    " ORDER BY line.account, line.auxiliary, entry.date, line.entry, line.line";

static void read_line(Arena *arena, const Rows *rows, MatchableLine *line) {
    *line = (MatchableLine){
        .entry = rows_integer(rows, 0),
        .line = rows_integer(rows, 1),
        .journal = text_copy(arena, rows_text(rows, 2)),
        .number = rows_integer(rows, 3),
        .is_validated = rows_integer(rows, 4) != 0,
        .date = rows_date(rows, 5),
        .account = text_copy(arena, rows_text(rows, 6)),
        .auxiliary = text_copy(arena, rows_text(rows, 7)),
        .piece = text_copy(arena, rows_text(rows, 8)),
        .label = text_copy(arena, rows_text(rows, 9)),
        .amount = amount_subtract(rows_amount(rows, 10), rows_amount(rows, 11)),
        .code = text_copy(arena, rows_text(rows, 12)),
    };
}

typedef struct Query {
    Text first, last; /* accounts */
    Text auxiliary, code;
} Query;

static Query query_of(MatchableChoice choice, Text first, Text last, Text code) {
    if (choice.account.size) first = last = choice.account;
    return (Query){first, last, choice.auxiliary, code};
}

static bool read_lines(Arena *arena, Book *book, const BookYear *year, const Query *query,
                       MatchableLines *lines, Error *error) {
    Rows rows = rows_of(book->store, LINES,
                        VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                               value_of_text(query->first), value_of_text(query->last),
                               value_of_text(query->auxiliary), value_of_text(query->code)));
    *lines = (MatchableLines){0};
    while (rows_next(&rows)) read_line(arena, &rows, LIST_PUSH(arena, &lines->items));
    return rows_end(&rows, error);
}

bool matchable_read(Arena *arena, Book *book, const BookYear *year, MatchableChoice choice,
                    MatchableLines *lines, Error *error) {
    Query query = query_of(choice, TEXT("40"), TEXT("47~"), TEXT(""));
    return read_lines(arena, book, year, &query, lines, error);
}

Text matchable_name(Arena *arena, const MatchableLine *line) {
    return text_print(arena, "%lld:%lld", (long long)line->entry, (long long)line->line);
}

bool matchable_is_open(const MatchableLine *line) {
    return line->is_validated && !line->code.size && !amount_is_zero(line->amount);
}

static bool check_year(const BookYear *year, Error *error) {
    char room[DATE_TEXT_SIZE];
    return year->state != YEAR_CLOSED ||
           error_set(error, ERROR_MATCH_CLOSED, date_print_iso(year->end, room));
}

/* --- Matching. */

static bool check_line(Book *book, const MatchableLine *first, const MatchableLine *line,
                       Error *error) {
    Text name = matchable_name(book->now.arena, line);
    if (line->code.size) return error_set(error, ERROR_MATCH_TWICE, name, line->code);
    if (!line->is_validated) return error_set(error, ERROR_MATCH_DRAFT, name);
    bool is_same =
        text_equal(first->account, line->account) && text_equal(first->auxiliary, line->auxiliary);
    return is_same || error_set(error, ERROR_MATCH_PARTIES,
                                first->auxiliary.size ? first->auxiliary : first->account,
                                line->auxiliary.size ? line->auxiliary : line->account);
}

static bool check_lines(Book *book, const MatchableLines *all, MatchedLines chosen, Error *error) {
    Amount sum = {0};
    for (size_t i = 0; i < chosen.count; i++) {
        const MatchableLine *line = &all->items.items[chosen.items[i]];
        if (!check_line(book, &all->items.items[chosen.items[0]], line, error)) return false;
        sum = amount_add(sum, line->amount);
    }
    char room[AMOUNT_TEXT_SIZE];
    return (amount_is_zero(sum) && chosen.count > 1) ||
           error_set(error, ERROR_MATCH_SUM, amount_print(sum, AMOUNT_SAID, room));
}

/* AA, AB... AZ, BA... ZZ, AAA...: 27 in a counting of letters is AA. */
static Text code_of(Arena *arena, int64_t number) {
    char room[16];
    size_t at = sizeof room;
    for (int64_t rest = number + 26; rest > 0; rest = (rest - 1) / 26) {
        room[--at] = (char)('A' + (rest - 1) % 26);
    }
    return text_copy(arena, (Text){room + at, sizeof room - at});
}

static bool is_used(const MatchableLines *all, Text code) {
    for (size_t i = 0; i < all->items.count; i++) {
        if (text_equal(all->items.items[i].code, code)) return true;
    }
    return false;
}

/* The next code that no line of the account has from its file. */
static bool next_code(Book *book, const BookYear *year, const MatchableLines *all, Text *code,
                      Error *error) {
    do {
        int64_t number;
        if (!book_count(book, year->number, TEXT("lettering"), 1, &number, error)) return false;
        *code = code_of(book->arena, number);
    } while (is_used(all, *code));
    return true;
}

static bool write_code(Book *book, const BookYear *year, const MatchableLine *line, Text code,
                       Text date, Error *error) {
    static const char SQL[] =
        "INSERT INTO matching (entity, year, entry, line, code, date)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (entity, year, entry, line)"
        " DO UPDATE SET code = excluded.code, date = excluded.date";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                            value_of_integer(line->entry), value_of_integer(line->line),
                            value_of_text(code), value_of_text(date)),
                     error);
}

/* What is done to lines. */
typedef struct Act {
    const char *kind; /* of the event */
    Text code, date;
    const MatchableLines *all;
    MatchedLines chosen;
} Act;

/* The event says code, date, account and third party, then each line. */
static bool add_event(Book *book, const BookYear *year, const Act *act, Error *error) {
    enum { HEAD = 4 };
    const MatchableLines *all = act->all;
    MatchedLines chosen = act->chosen;
    Text *fields = ARENA_ARRAY(book->now.arena, Text, chosen.count + HEAD);
    const MatchableLine *first = &all->items.items[chosen.items[0]];
    fields[0] = act->code;
    fields[1] = act->date;
    fields[2] = first->account;
    fields[3] = first->auxiliary;
    for (size_t i = 0; i < chosen.count; i++) {
        const MatchableLine *line = &all->items.items[chosen.items[i]];
        fields[HEAD + i] = matchable_name(book->now.arena, line);
    }
    return chain_add(book, act->kind, year->number, fields, chosen.count + HEAD, error);
}

bool matching_add(Book *book, const BookYear *year, MatchableLines *all, MatchedLines chosen,
                  Text *code, Error *error) {
    Text time;
    bool ok = check_year(year, error) && check_lines(book, all, chosen, error) &&
              next_code(book, year, all, code, error) && chain_time(book, &time, error);
    if (!ok) return false;
    Act act = {"match", *code, {time.bytes, 10}, all, chosen};
    ok = add_event(book, year, &act, error);
    for (size_t i = 0; ok && i < chosen.count; i++) {
        MatchableLine *line = &all->items.items[chosen.items[i]];
        line->code = *code;
        ok = write_code(book, year, line, *code, act.date, error);
    }
    return ok;
}

/* --- Undoing. */

static bool check_shared(Book *book, const MatchableLines *lines, Text code, Error *error) {
    const MatchableLine *first = &lines->items.items[0];
    const MatchableLine *last = &lines->items.items[lines->items.count - 1];
    bool is_one =
        text_equal(first->account, last->account) && text_equal(first->auxiliary, last->auxiliary);
    if (is_one) return true;
    Arena *arena = book->now.arena;
    return error_set(error, ERROR_MATCH_CODE_SHARED, code,
                     text_trim(text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(first->account),
                                          TEXT_ARGUMENTS(first->auxiliary))),
                     text_trim(text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(last->account),
                                          TEXT_ARGUMENTS(last->auxiliary))));
}

bool matching_undo(Book *book, const BookYear *year, MatchableChoice choice, Text code,
                   size_t *count, Error *error) {
    MatchableLines lines;
    Text time;
    Query query = query_of(choice, TEXT(""), TEXT("~"), code);
    bool ok = check_year(year, error) &&
              read_lines(book->now.arena, book, year, &query, &lines, error) &&
              chain_time(book, &time, error);
    if (!ok) return false;
    *count = lines.items.count;
    if (!*count || !code.size) return error_set(error, ERROR_MATCH_CODE, code);
    if (!check_shared(book, &lines, code, error)) return false;
    MatchedLines chosen = {ARENA_ARRAY(book->now.arena, size_t, *count), *count};
    for (size_t i = 0; i < *count; i++) chosen.items[i] = i;
    Act act = {"unmatch", code, {time.bytes, 10}, &lines, chosen};
    ok = add_event(book, year, &act, error);
    for (size_t i = 0; ok && i < *count; i++) {
        ok = write_code(book, year, &lines.items.items[i], TEXT(""), TEXT(""), error);
    }
    return ok;
}
