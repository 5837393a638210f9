#include "ledger/book/posting.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "engine/text_encoding.h"
#include "ledger/book/chain.h"
#include "ledger/book/entries.h"
#include "ledger/book/quantity.h"
#include "ledger/book/year_life.h"
#include "ledger/entry.h"
#include "ledger/store/rows.h"

#include <stdio.h>

bool entry_check_date(const BookYear *year, Date date, Error *error) {
    char day[DATE_TEXT_SIZE], first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];
    date_print_iso(year->end, last);
    if (year->state == YEAR_CLOSED) {
        return error_set(error, ERROR_ENTRY_YEAR_CLOSED, text_of(last));
    }
    if (year->state == YEAR_LOCKED) {
        return error_set(error, ERROR_ENTRY_YEAR_LOCKED, text_of(last));
    }
    bool is_within = date_is_set(date) && date_compare(year->start, date) <= 0 &&
                     date_compare(date, year->end) <= 0;
    return is_within || error_set(error, ERROR_ENTRY_DATE, date_print_iso(date, day),
                                  date_print_iso(year->start, first), text_of(last));
}

static bool check_text(Text text, Error *error) {
    bool is_plain = true; /* no byte beyond ASCII */
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte < ' ' || byte == 0x7F) return error_set(error, ERROR_ENTRY_TEXT, text);
        is_plain &= byte < 0x80;
    }
    bool is_utf8 = is_plain || text_valid_size(text) == text.size;
    return is_utf8 || error_set(error, ERROR_ENTRY_TEXT, text);
}

static bool check_texts(const PostedEntry *entry, const PostedLine *line, Error *error) {
    const Text texts[] = {entry->journal,
                          entry->journal_label,
                          entry->imported_number,
                          line->account,
                          line->account_label,
                          line->auxiliary,
                          line->auxiliary_label,
                          line->piece,
                          line->label,
                          line->currency,
                          line->currency_amount,
                          line->quantity,
                          line->unit,
                          line->price_source,
                          line->tags,
                          line->lettering};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!check_text(texts[i], error)) return false;
    }
    return true;
}

/* A quantity has its one form and a unit; both or none. */
static bool check_quantity(const PostedLine *line, Error *error) {
    if (!line->quantity.size && !line->unit.size) return true;
    if (!quantity_is_canonical(line->quantity)) {
        return error_set(error, ERROR_QUANTITY_SYNTAX, line->quantity);
    }
    return line->unit.size || error_set(error, ERROR_QUANTITY_UNIT, line->quantity);
}

static bool check_amount(Amount amount, Error *error) {
    char room[AMOUNT_TEXT_SIZE];
    return value_has_room(amount) ||
           error_set(error, ERROR_ENTRY_AMOUNT, amount_print(amount, AMOUNT_SAID, room));
}

/* The one requirement of double entry. An entry of a file, which is evidence, may be a single line
 * of nothing. */
static bool check_lines(const PostedEntry *entry, Error *error) {
    char room[32];
    if (entry->line_count < (entry->source ? 1 : 2)) {
        snprintf(room, sizeof room, "%zu", entry->line_count);
        return error_set(error, ERROR_ENTRY_LINES, text_of(room));
    }
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        const PostedLine *line = &entry->lines[i];
        bool ok = check_texts(entry, line, error) && check_amount(line->debit, error) &&
                  check_amount(line->credit, error) && check_quantity(line, error);
        if (!ok) return false;
        debit = amount_add(debit, line->debit);
        credit = amount_add(credit, line->credit);
    }
    bool is_numbered = entry->imported_number.size > 0;
    return entry_balances(debit, credit,
                          is_numbered ? entry->imported_number : entry->lines[0].label, error);
}

/* Writes a name that is new to the year; `sql` takes association, year, code and label. */
static bool write_name(Book *book, NameTable *table, const char *sql, Text code, Text label,
                       Error *error) {
    name_remember(&book->now.names, table, code, label);
    return store_run(book->store, sql,
                     VALUES(value_of_integer(book->entity), value_of_integer(table->year),
                            value_of_text(code), value_of_text(label)),
                     error);
}

bool account_add(Book *book, int64_t year, Text number, Text label, Error *error) {
    static const char SQL[] = "INSERT INTO account (entity, year, number, label, is_closed)"
                              " VALUES (?1, ?2, ?3, ?4, 0)";
    NameTable *table = book_names(book, NAME_ACCOUNT, year, error);
    if (!table) return false;
    if (name_find(table, number)) return true;
    const BookYear *about = &book->years.items[year - 1];
    char last[DATE_TEXT_SIZE];
    if (about->state == YEAR_CLOSED) {
        return error_set(error, ERROR_ENTRY_YEAR_CLOSED, date_print_iso(about->end, last));
    }
    const Text fields[] = {number, label};
    return check_text(number, error) && check_text(label, error) &&
           chain_add(book, "account", year, fields, 2, error) &&
           write_name(book, table, SQL, number, label, error);
}

bool journal_add(Book *book, int64_t year, Text code, Text label, Error *error) {
    static const char SQL[] = "INSERT INTO journal (entity, year, code, label)"
                              " VALUES (?1, ?2, ?3, ?4)";
    NameTable *table = book_names(book, NAME_JOURNAL, year, error);
    if (!table) return false;
    if (name_find(table, code)) return true;
    const Text fields[] = {code, label};
    return check_text(code, error) && check_text(label, error) &&
           chain_add(book, "journal", year, fields, 2, error) &&
           write_name(book, table, SQL, code, label, error);
}

bool auxiliary_add(Book *book, int64_t year, Text number, Text label, Error *error) {
    static const char SQL[] = "INSERT INTO auxiliary (entity, year, number, label)"
                              " VALUES (?1, ?2, ?3, ?4)";
    NameTable *table = book_names(book, NAME_AUXILIARY, year, error);
    if (!table) return false;
    return name_find(table, number) != NULL || write_name(book, table, SQL, number, label, error);
}

static bool refuse_journal(const NameTable *table, Text code, Error *error) {
    Arena *scratch = arena_create();
    Builder known = builder_in(scratch);
    for (size_t i = 0; i < table->items.count; i++) {
        if (i) builder_add_byte(&known, ' ');
        builder_add(&known, table->items.items[i].code);
    }
    error_set(error, ERROR_ENTRY_JOURNAL, code, builder_text(&known));
    arena_destroy(scratch);
    return false;
}

/* Gives the entry the label that the year has for its journal. */
static bool name_journal(Book *book, int64_t year, PostedEntry *entry, Error *error) {
    NameTable *table = book_names(book, NAME_JOURNAL, year, error);
    if (!table) return false;
    const Name *known = name_find(table, entry->journal);
    if (!known && !entry->journal_label.size) return refuse_journal(table, entry->journal, error);
    if (!known) {
        if (!journal_add(book, year, entry->journal, entry->journal_label, error)) return false;
        known = name_find(table, entry->journal);
    }
    entry->journal_label = known->label;
    return true;
}

static bool name_account(Book *book, int64_t year, PostedLine *line, Error *error) {
    const NameTable *table = book_names(book, NAME_ACCOUNT, year, error);
    if (!table) return false;
    const Name *known = name_find(table, line->account);
    if (known && known->is_closed) {
        return error_set(error, ERROR_ENTRY_ACCOUNT_CLOSED, line->account);
    }
    if (known) return true;
    if (!line->account_label.size) return error_set(error, ERROR_ENTRY_ACCOUNT, line->account);
    return account_add(book, year, line->account, line->account_label, error);
}

/* Gives the line the label that the year has for its third party. */
static bool name_auxiliary(Book *book, int64_t year, PostedLine *line, Error *error) {
    if (!line->auxiliary.size) return true;
    const NameTable *table = book_names(book, NAME_AUXILIARY, year, error);
    if (!table) return false;
    const Name *known = name_find(table, line->auxiliary);
    if (!known) {
        if (!auxiliary_add(book, year, line->auxiliary, line->auxiliary_label, error)) return false;
        known = name_find(table, line->auxiliary);
    }
    line->auxiliary_label = known->label;
    return true;
}

static bool name_all(Book *book, int64_t year, PostedEntry *entry, Error *error) {
    if (!name_journal(book, year, entry, error)) return false;
    for (size_t i = 0; i < entry->line_count; i++) {
        bool ok = name_account(book, year, &entry->lines[i], error) &&
                  name_auxiliary(book, year, &entry->lines[i], error);
        if (!ok) return false;
    }
    return true;
}

static bool write_head(Book *book, int64_t year, const PostedEntry *entry, Error *error) {
    static const char SQL[] =
        "INSERT INTO entry (entity, year, entry, journal, date, kind, is_validated, number,"
        " sequence, validated_at, author, source, imported_number, imported_validation, reverses,"
        " donor, commitment)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    return store_run(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(year), value_of_integer(entry->id),
               value_of_text(entry->journal), value_of_date(entry->date),
               value_of_integer(entry->kind), value_of_integer(entry->is_validated),
               value_of_integer(entry->number), value_of_integer(entry->sequence),
               value_of_text(entry->validated_at), value_of_text(entry->author),
               value_of_integer(entry->source), value_of_text(entry->imported_number),
               value_of_date(entry->imported_validation), value_of_integer(entry->reverses),
               value_of_integer(entry->donor), value_of_bytes(entry->commitment)),
        error);
}

static bool write_line(Book *book, int64_t year, const PostedEntry *entry, size_t index,
                       Error *error) {
    static const char SQL[] =
        "INSERT INTO line (entity, year, entry, line, account, auxiliary, piece, piece_date, label,"
        " debit, credit, currency, currency_amount, quantity, unit, price_source, tags, lettering,"
        " lettering_date, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
        " ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
    const PostedLine *line = &entry->lines[index];
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(year),
                            value_of_integer(entry->id), value_of_integer((int64_t)index + 1),
                            value_of_text(line->account), value_of_text(line->auxiliary),
                            value_of_text(line->piece), value_of_date(line->piece_date),
                            value_of_text(line->label), value_of_amount(line->debit),
                            value_of_amount(line->credit), value_of_text(line->currency),
                            value_of_text(line->currency_amount), value_of_text(line->quantity),
                            value_of_text(line->unit), value_of_text(line->price_source),
                            value_of_text(line->tags), value_of_text(line->lettering),
                            value_of_date(line->lettering_date), value_of_text(line->head)),
                     error);
}

static bool count(Book *book, int64_t year, Text name, int64_t by, Error *error) {
    int64_t value;
    return book_count(book, year, name, by, &value, error);
}

/* A year is closed before the end of the one that follows it (art. 921-4 PCG), so that nothing
 * new is entered two years later. Entries of a FEC were made and validated elsewhere. */
static bool check_years_before(const Book *book, const BookYear *year, const PostedEntry *entry,
                               Error *error) {
    const BookYear *open = year_in_the_way(book, year);
    if (!open || entry->source) return true;
    char before[DATE_TEXT_SIZE], now[DATE_TEXT_SIZE];
    return error_set(error, ERROR_YEAR_BEFORE_OPEN, date_print_iso(open->end, before),
                     date_print_iso(year->end, now));
}

/* All that is required of an entry; gives it an id. */
static bool accept(Book *book, const BookYear *year, PostedEntry *entry, Error *error) {
    assert(book->now.arena && !entry->is_validated);
    return entry_check_date(year, entry->date, error) &&
           check_years_before(book, year, entry, error) && check_lines(entry, error) &&
           (entry->source || dimensions_check(&book->now.dimensions, entry, error)) &&
           name_all(book, year->number, entry, error) &&
           (entry->id || book_count(book, 0, TEXT("entry"), 1, &entry->id, error));
}

static bool write_entry(Book *book, int64_t year, const PostedEntry *entry, Error *error) {
    bool ok = write_head(book, year, entry, error);
    for (size_t i = 0; ok && i < entry->line_count; i++) {
        ok = write_line(book, year, entry, i, error);
    }
    return ok;
}

bool entry_post(Book *book, const BookYear *year, PostedEntry *entry, Error *error) {
    bool ok = accept(book, year, entry, error);
    if (!entry->author.size) entry->author = book->author;
    if (!ok || !write_entry(book, year->number, entry, error)) return false;
    sums_add(&book->now.sums, year->number, entry, 1);
    return count(book, year->number, TEXT("drafts"), 1, error);
}

/* Opening entries of a year that counts as a whole have the number that was kept for them. */
static bool take_number(Book *book, const BookYear *year, PostedEntry *entry, Error *error) {
    bool is_by_year = year->numbering == NUMBERED_BY_YEAR;
    bool is_kept = is_by_year && entry->kind == ENTRY_OPENING;
    Text name = text_print(book->now.arena, is_by_year ? "number" : "number:%.*s",
                           TEXT_ARGUMENTS(entry->journal));
    if (is_kept) {
        int64_t openings;
        if (!book_count(book, year->number, TEXT("openings"), 1, &openings, error)) return false;
        entry->number = 1;
        if (openings == 1) return true;
    }
    if (!book_count(book, year->number, name, 1, &entry->number, error)) return false;
    entry->number += is_by_year;
    return true;
}

static bool write_validation(Book *book, int64_t year, const PostedEntry *entry, Error *error) {
    static const char SQL[] =
        "UPDATE entry SET is_validated = 1, number = ?4, sequence = ?5, validated_at = ?6,"
        " author = ?7 WHERE entity = ?1 AND year = ?2 AND entry = ?3 AND is_validated = 0";
    bool ok = store_run(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(year),
                               value_of_integer(entry->id), value_of_integer(entry->number),
                               value_of_integer(entry->sequence),
                               value_of_text(entry->validated_at), value_of_text(entry->author)),
                        error);
    if (!ok || store_changes(book->store) == 1) return ok;
    char room[32];
    snprintf(room, sizeof room, "%lld", (long long)entry->id);
    return error_set(error, ERROR_ENTRY_VALIDATED, text_of(room));
}

bool entry_validate(Book *book, const BookYear *year, PostedEntry *entry, Error *error) {
    assert(book->now.arena && !entry->is_validated && entry->id);
    Text attachments;
    bool ok =
        entry_check_date(year, entry->date, error) && check_lines(entry, error) &&
        entry_early_pieces(book->now.arena, book, year->number, entry->id, &attachments, error) &&
        take_number(book, year, entry, error) && chain_time(book, &entry->validated_at, error);
    if (!ok) return false;
    sums_add(&book->now.sums, year->number, entry, -1);
    entry->author = book->author;
    entry->is_validated = true;
    ok = chain_add_entry(book, year->number, entry, attachments, error);
    entry->sequence = book->last_sequence;
    ok = ok && write_validation(book, year->number, entry, error);
    sums_add(&book->now.sums, year->number, entry, 1);
    return ok && count(book, year->number, TEXT("drafts"), -1, error) &&
           count(book, year->number, TEXT("validated"), 1, error);
}

bool entry_take_over(Book *book, const BookYear *year, PostedEntry *entry, Error *error) {
    assert(entry->source);
    if (!book->now.is_bulk) {
        return entry_post(book, year, entry, error) && entry_validate(book, year, entry, error);
    }
    bool ok = accept(book, year, entry, error) && take_number(book, year, entry, error) &&
              chain_time(book, &entry->validated_at, error);
    if (!ok) return false;
    entry->author = book->author;
    entry->is_validated = true;
    ok = chain_add_entry(book, year->number, entry, (Text){0}, error);
    entry->sequence = book->last_sequence;
    if (!ok || !write_entry(book, year->number, entry, error)) return false;
    sums_add(&book->now.sums, year->number, entry, 1);
    return count(book, year->number, TEXT("validated"), 1, error);
}

bool entry_delete(Book *book, const BookYear *year, const PostedEntry *entry, Error *error) {
    static const char *const DELETIONS[] = {
        "DELETE FROM attachment WHERE entity = ?1 AND year = ?2 AND entry = ?3",
        "DELETE FROM matching WHERE entity = ?1 AND year = ?2 AND entry = ?3",
        "DELETE FROM line WHERE entity = ?1 AND year = ?2 AND entry = ?3",
        "DELETE FROM entry WHERE entity = ?1 AND year = ?2 AND entry = ?3 AND is_validated = 0",
    };
    assert(book->now.arena);
    if (entry->is_validated) {
        return error_set(error, ERROR_ENTRY_VALIDATED, posted_entry_name(book->now.arena, entry));
    }
    if (!entry_check_date(year, entry->date, error)) return false;
    for (size_t i = 0; i < sizeof DELETIONS / sizeof *DELETIONS; i++) {
        bool ok = store_run(book->store, DELETIONS[i],
                            VALUES(value_of_integer(book->entity), value_of_integer(year->number),
                                   value_of_integer(entry->id)),
                            error);
        if (!ok) return false;
    }
    sums_add(&book->now.sums, year->number, entry, -1);
    return count(book, year->number, TEXT("drafts"), -1, error);
}
