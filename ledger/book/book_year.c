#include "ledger/book/book_year.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/account.h"
#include "ledger/book/carried_forward.h"
#include "ledger/book/entries.h"
#include "ledger/store/rows.h"

#include <stdlib.h>
#include <string.h>

typedef struct YearReader {
    Arena *arena;   /* of the year */
    Arena *scratch; /* of what is needed while reading */
    Book *book;
    const BookYear *about;
    YearReading *reading;
    FiscalYear *year;
    Map balance_index; /* account and third party, parted by a zero byte, to balance */
    LIST_OF(Balance) balances;
    Names names;
    Date opening_validation;               /* of an opening that is derived */
    uint32_t opening_first, opening_count; /* its lines */
    Map journal_index, auxiliary_index;
    LIST_OF(Entry) entries;
    LIST_OF(Line) lines;
    LIST_OF(LineHead) heads;
    LIST_OF(ForeignAmount) foreign_amounts;
    LIST_OF(int64_t) sequences; /* of each entry */
    Builder key;
} YearReader;

static Text key_of(YearReader *reader, Text account, Text auxiliary) {
    reader->key.size = 0;
    builder_add(&reader->key, account);
    builder_add_byte(&reader->key, '\0');
    builder_add(&reader->key, auxiliary);
    return builder_text(&reader->key);
}

static Text label_of_name(const NameTable *table, Text code) {
    const Name *name = code.size ? name_find(table, code) : NULL;
    return name ? name->label : (Text){0};
}

static const NameTable *table_of(YearReader *reader, NameKind kind, Error *error) {
    const Book *book = reader->book;
    return names_of(&reader->names, book->store, book->entity, kind, reader->about->number, error);
}

/* The balance of the account and third party; texts are copied when it is new. */
static Balance *balance_of(YearReader *reader, Text account, Text auxiliary) {
    bool is_new;
    uint32_t number = (uint32_t)reader->balances.count;
    number = *map_find_or_add(&reader->balance_index, key_of(reader, account, auxiliary), number,
                              &is_new);
    if (!is_new) return &reader->balances.items[number];
    const NameTable *accounts = table_of(reader, NAME_ACCOUNT, NULL);
    const NameTable *auxiliaries = table_of(reader, NAME_AUXILIARY, NULL);
    Balance *balance = LIST_PUSH(reader->arena, &reader->balances);
    balance->account = text_copy(reader->arena, account);
    balance->label = label_of_name(accounts, account);
    if (!balance->label.size) balance->label = balance->account;
    if (auxiliary.size) balance->auxiliary = text_copy(reader->arena, auxiliary);
    balance->auxiliary_label = label_of_name(auxiliaries, auxiliary);
    return balance;
}

static bool load_names(YearReader *reader, Error *error) {
    FiscalYear *year = reader->year;
    const NameTable *journals = table_of(reader, NAME_JOURNAL, error);
    const NameTable *auxiliaries = table_of(reader, NAME_AUXILIARY, error);
    if (!journals || !auxiliaries || !table_of(reader, NAME_ACCOUNT, error)) return false;
    year->journal_count = (uint32_t)journals->items.count;
    year->journals = ARENA_ARRAY(reader->arena, Journal, year->journal_count);
    for (uint32_t i = 0; i < year->journal_count; i++) {
        const Name *name = &journals->items.items[i];
        year->journals[i] = (Journal){name->code, name->label};
    }
    year->auxiliary_count = (uint32_t)auxiliaries->items.count;
    year->auxiliaries = ARENA_ARRAY(reader->arena, Auxiliary, year->auxiliary_count);
    for (uint32_t i = 0; i < year->auxiliary_count; i++) {
        const Name *name = &auxiliaries->items.items[i];
        year->auxiliaries[i] = (Auxiliary){name->code, name->label};
    }
    return true;
}

static bool is_nominal(Text account) {
    int class = account_class(account);
    return class == 6 || class == 7;
}

static void add_row(YearReader *reader, EntryKind kind, const Rows *rows) {
    Text account = rows_text(rows, 1);
    Amount debit = rows_amount(rows, 3), credit = rows_amount(rows, 4);
    FiscalYear *year = reader->year;
    year->line_count += (uint64_t)rows_integer(rows, 5);
    if (kind == ENTRY_CLOSING) {
        year->has_closing = true;
        if (!is_nominal(account)) return;
        Amount posted = amount_subtract(debit, credit); /* credit of 12 when 7 is emptied */
        year->closing_result = amount_add(year->closing_result, posted);
        return;
    }
    Balance *balance = balance_of(reader, account, rows_text(rows, 2));
    bool is_opening = kind == ENTRY_OPENING;
    year->has_opening |= is_opening;
    Amount *debits = is_opening ? &balance->opening_debit : &balance->debit;
    Amount *credits = is_opening ? &balance->opening_credit : &balance->credit;
    *debits = amount_add(*debits, debit);
    *credits = amount_add(*credits, credit);
}

static int least_state(const YearReader *reader) {
    return reader->reading->without_drafts ? 1 : 0;
}

static bool read_balances(YearReader *reader, Error *error) {
    static const char SQL[] =
        "SELECT kind, account, auxiliary, debit, credit, lines FROM balance"
        " WHERE entity = ?1 AND year = ?2 AND is_validated >= ?3 ORDER BY account, auxiliary";
    Book *book = reader->book;
    int64_t number = reader->about->number, drafts, validated;
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(number),
                               value_of_integer(least_state(reader))));
    while (rows_next(&rows)) add_row(reader, (EntryKind)rows_integer(&rows, 0), &rows);
    if (!rows_end(&rows, error) || !book_counted(book, number, TEXT("drafts"), &drafts, error) ||
        !book_counted(book, number, TEXT("validated"), &validated, error)) {
        return false;
    }
    reader->reading->draft_count = (uint64_t)drafts;
    if (!reader->reading->without_drafts) reader->year->draft_count = (uint64_t)drafts;
    reader->year->entry_count = (uint64_t)validated;
    if (!reader->reading->without_drafts) reader->year->entry_count += (uint64_t)drafts;
    return true;
}

/* --- Entries. */

static uint32_t number_in(Map *index, Text code) {
    const uint32_t *number = map_find(index, code);
    return number ? *number : 0;
}

static void index_names(YearReader *reader) {
    reader->journal_index = map_in(reader->scratch);
    reader->auxiliary_index = map_in(reader->scratch);
    for (uint32_t i = 0; i < reader->year->journal_count; i++) {
        map_find_or_add(&reader->journal_index, reader->year->journals[i].code, i, NULL);
    }
    for (uint32_t i = 0; i < reader->year->auxiliary_count; i++) {
        map_find_or_add(&reader->auxiliary_index, reader->year->auxiliaries[i].number, i, NULL);
    }
}

/* What the line says of its entry: number, journal, date and date of validation, parted by tabs. */
static uint32_t add_head(YearReader *reader, Text head) {
    if (!head.size) return 0;
    LineHead *added = LIST_PUSH(reader->arena, &reader->heads);
    added->number = text_copy(reader->arena, text_take(&head, '\t'));
    added->journal = number_in(&reader->journal_index, text_take(&head, '\t'));
    date_read_iso(text_take(&head, '\t'), &added->date, NULL);
    if (head.size) date_read_iso(head, &added->valid_date, NULL);
    return (uint32_t)reader->heads.count;
}

static uint32_t add_foreign(YearReader *reader, const PostedLine *line) {
    if (!line->currency.size && !line->currency_amount.size) return 0;
    *LIST_PUSH(reader->arena, &reader->foreign_amounts) = (ForeignAmount){
        text_copy(reader->arena, line->currency_amount), text_copy(reader->arena, line->currency)};
    return (uint32_t)reader->foreign_amounts.count;
}

static Text kept(YearReader *reader, Text text) {
    return text.size ? text_copy(reader->arena, text) : (Text){0};
}

static void add_line(YearReader *reader, const PostedLine *line, uint64_t source_line) {
    bool is_third_party = account_is_third_party(line->account);
    Balance *balance =
        balance_of(reader, line->account, is_third_party ? line->auxiliary : (Text){0});
    *LIST_PUSH(reader->arena, &reader->lines) = (Line){
        .balance = (uint32_t)(balance - reader->balances.items),
        .auxiliary =
            line->auxiliary.size ? number_in(&reader->auxiliary_index, line->auxiliary) + 1 : 0,
        .piece = kept(reader, line->piece),
        .piece_date = line->piece_date,
        .head = add_head(reader, line->head),
        .label = kept(reader, line->label),
        .debit = line->debit,
        .credit = line->credit,
        .lettering = kept(reader, line->lettering),
        .lettering_date = line->lettering_date,
        .foreign = add_foreign(reader, line),
        .source_line = source_line,
    };
}

/* What other commands take as the name of the entry. */
static Text name_of(YearReader *reader, const PostedEntry *entry) {
    if (entry->is_validated) return posted_entry_name(reader->arena, entry);
    return text_print(reader->arena, "%lld", (long long)entry->id);
}

/* The number that a FEC gives the entry. */
static Text number_of(YearReader *reader, const PostedEntry *entry) {
    if (entry->imported_number.size) return text_copy(reader->arena, entry->imported_number);
    if (!entry->is_validated) return name_of(reader, entry);
    if (reader->about->numbering == NUMBERED_BY_YEAR) {
        return text_print(reader->arena, "%lld", (long long)entry->number);
    }
    return posted_entry_name(reader->arena, entry);
}

static Date validation_of(const PostedEntry *entry) {
    Date date = {0};
    if (entry->source) return entry->imported_validation;
    if (entry->is_validated) date_read_iso((Text){entry->validated_at.bytes, 10}, &date, NULL);
    return date;
}

static bool take_entry(void *data, const PostedEntry *entry) {
    YearReader *reader = data;
    *LIST_PUSH(reader->scratch, &reader->sequences) =
        entry->is_validated ? entry->sequence : INT64_MAX;
    *LIST_PUSH(reader->arena, &reader->entries) = (Entry){
        .journal = number_in(&reader->journal_index, entry->journal),
        .number = number_of(reader, entry),
        .date = entry->date,
        .valid_date = validation_of(entry),
        .first_line = (uint32_t)reader->lines.count,
        .line_count = (uint32_t)entry->line_count,
        .name = name_of(reader, entry),
        .is_draft = !entry->is_validated,
        .is_opening = entry->kind == ENTRY_OPENING,
        .is_closing = entry->kind == ENTRY_CLOSING,
    };
    for (size_t i = 0; i < entry->line_count; i++) {
        add_line(reader, &entry->lines[i], (uint64_t)entry->id);
    }
    return true;
}

/* What lettering in the book says of lines stands for what their file said. */
static bool read_matching(YearReader *reader, Error *error) {
    static const char SQL[] = "SELECT entry, line, code, date FROM matching"
                              " WHERE entity = ?1 AND year = ?2 ORDER BY entry, line";
    Rows rows = rows_of(
        reader->book->store, SQL,
        VALUES(value_of_integer(reader->book->entity), value_of_integer(reader->about->number)));
    size_t at = 0;
    while (rows_next(&rows)) {
        uint64_t entry = (uint64_t)rows_integer(&rows, 0);
        while (at < reader->lines.count && reader->lines.items[at].source_line < entry) at++;
        size_t index = at + (size_t)rows_integer(&rows, 1) - 1;
        if (index >= reader->lines.count) continue;
        if (reader->lines.items[index].source_line != entry) continue; /* of a draft left out */
        reader->lines.items[index].lettering = kept(reader, rows_text(&rows, 2));
        reader->lines.items[index].lettering_date = rows_date(&rows, 3);
    }
    return rows_end(&rows, error);
}

static bool read_entries(YearReader *reader, Error *error) {
    EntryChoice choice = reader->reading->without_drafts ? ENTRIES_VALIDATED : ENTRIES_ALL;
    index_names(reader);
    return entries_each(reader->book, reader->about->number, choice, take_entry, reader, error) &&
           read_matching(reader, error);
}

/* --- The opening that is the closing of the year before. */

/* Adds what the year before carries forward; labels are the year's own where it has some. */
static void open_balance(YearReader *reader, const Carried *carried) {
    Balance *balance = balance_of(reader, carried->account, carried->auxiliary);
    if (text_equal(balance->label, balance->account)) {
        balance->label = text_copy(reader->arena, carried->label);
    }
    if (carried->auxiliary.size && !balance->auxiliary_label.size) {
        balance->auxiliary_label = text_copy(reader->arena, carried->auxiliary_label);
    }
    bool is_debit = amount_sign(carried->amount) > 0;
    *(is_debit ? &balance->opening_debit : &balance->opening_credit) =
        amount_absolute(carried->amount);
}

/* A derived opening is validated by what it is derived from: on the day of the last validation
 * before, and not before the year begins. */
static bool find_opening_validation(YearReader *reader, Error *error) {
    static const char SQL[] = "SELECT max(validated_at) FROM entry WHERE entity = ?1 AND year < ?2";
    Rows rows = rows_of(
        reader->book->store, SQL,
        VALUES(value_of_integer(reader->book->entity), value_of_integer(reader->about->number)));
    Date last = {0}, start = reader->about->start;
    if (rows_next(&rows)) {
        Text time = rows_text(&rows, 0);
        if (time.size >= 10) date_read_iso((Text){time.bytes, 10}, &last, NULL);
    }
    reader->opening_validation = last;
    if (date_is_set(last) && date_compare(last, start) < 0) reader->opening_validation = start;
    return rows_end(&rows, error);
}

static bool derive_opening(YearReader *reader, Error *error) {
    if (reader->year->has_opening || reader->about->number == 1) return true;
    FiscalYear before;
    YearReading reading = {.without_drafts = reader->reading->without_drafts};
    int64_t number = reader->about->number - 1;
    if (!book_year_read(reader->scratch, reader->book, number, &reading, &before, error)) {
        return false;
    }
    CarriedForward forward = carried_forward(reader->scratch, &before);
    for (size_t i = 0; i < forward.count; i++) open_balance(reader, &forward.items[i]);
    reader->year->has_opening = true;
    reader->reading->opening_derived = true;
    return !reader->reading->keep_lines || find_opening_validation(reader, error);
}

/* The number of the derived opening: the first one, which a year that counts as a whole keeps for
 * it; before the first one where the journal has given that to another entry. */
static bool number_opening(YearReader *reader, Text *number, Error *error) {
    int64_t count = 0;
    Book *book = reader->book;
    bool is_by_year = reader->about->numbering == NUMBERED_BY_YEAR;
    Text name = TEXT("number:AN");
    if (!book_counted(book, reader->about->number, name, &count, error)) return false;
    *number = is_by_year ? TEXT("1") : count ? TEXT("AN-0") : TEXT("AN-1");
    return true;
}

/* Gives the derived opening an entry of its own, so that ledgers and exports show it. */
static bool add_opening_entry(YearReader *reader, Error *error) {
    Text number;
    if (!number_opening(reader, &number, error)) return false;
    FiscalYear *year = reader->year;
    uint32_t first = (uint32_t)reader->lines.count, count = 0;
    for (size_t i = 0; i < reader->balances.count; i++) {
        const Balance *balance = &reader->balances.items[i];
        Amount opening = balance_opening(balance);
        if (amount_is_zero(opening)) continue;
        *LIST_PUSH(reader->arena, &reader->lines) = (Line){
            .balance = (uint32_t)i,
            .auxiliary = balance->auxiliary.size
                             ? number_in(&reader->auxiliary_index, balance->auxiliary) + 1
                             : 0,
            .piece = TEXT("AN"),
            .piece_date = year->start,
            .label = TEXT("Report à nouveau"),
            .debit = amount_sign(opening) > 0 ? opening : (Amount){0},
            .credit = amount_sign(opening) < 0 ? amount_negate(opening) : (Amount){0},
        };
        count++;
    }
    if (!count) return true;
    reader->opening_first = first;
    reader->opening_count = count;
    *LIST_PUSH(reader->scratch, &reader->sequences) = -1;
    *LIST_PUSH(reader->arena, &reader->entries) = (Entry){
        .journal = number_in(&reader->journal_index, TEXT("AN")),
        .number = number,
        .date = year->start,
        .valid_date = reader->opening_validation,
        .first_line = first,
        .line_count = count,
        .is_opening = true,
    };
    year->line_count += count;
    return true;
}

/* --- Order. */

typedef struct Ordered {
    Entry entry;
    int64_t sequence;
    size_t place;
} Ordered;

/* Openings first (art. A47 A-1 VII-3° LPF), then as validated, then drafts. */
static int by_validation(const void *left, const void *right) {
    const Ordered *a = left, *b = right;
    if (a->entry.is_opening != b->entry.is_opening) return a->entry.is_opening ? -1 : 1;
    if (a->sequence != b->sequence) return a->sequence < b->sequence ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void order_entries(YearReader *reader) {
    size_t count = reader->entries.count;
    Ordered *ordered = ARENA_ARRAY(reader->scratch, Ordered, count);
    for (size_t i = 0; i < count; i++) {
        ordered[i] = (Ordered){reader->entries.items[i], reader->sequences.items[i], i};
    }
    if (count) qsort(ordered, count, sizeof *ordered, by_validation);
    for (size_t i = 0; i < count; i++) reader->entries.items[i] = ordered[i].entry;
}

static int by_balance(const void *left, const void *right) {
    uint32_t a = ((const Line *)left)->balance, b = ((const Line *)right)->balance;
    return (a > b) - (a < b);
}

typedef struct Numbered {
    const Balance *balance;
    uint32_t number;
} Numbered;

static int by_account(const void *left, const void *right) {
    const Balance *a = ((const Numbered *)left)->balance, *b = ((const Numbered *)right)->balance;
    int order = text_compare(a->account, b->account);
    return order ? order : text_compare(a->auxiliary, b->auxiliary);
}

/* Gives the year its balances in order; lines follow their balance. */
static void order_balances(YearReader *reader) {
    size_t count = reader->balances.count;
    Numbered *order = ARENA_ARRAY(reader->scratch, Numbered, count);
    uint32_t *place = ARENA_ARRAY(reader->scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) order[i] = (Numbered){&reader->balances.items[i], i};
    if (count) qsort(order, count, sizeof *order, by_account);
    Balances *balances = &reader->year->balances;
    *balances = (Balances){ARENA_ARRAY(reader->arena, Balance, count), count};
    for (uint32_t i = 0; i < count; i++) {
        balances->items[i] = *order[i].balance;
        place[order[i].number] = i;
    }
    for (size_t i = 0; i < reader->lines.count; i++) {
        reader->lines.items[i].balance = place[reader->lines.items[i].balance];
    }
}

static bool read_all(YearReader *reader, Error *error) {
    bool keep_lines = reader->reading->keep_lines;
    FiscalYear *year = reader->year;
    bool ok = load_names(reader, error) && read_balances(reader, error) &&
              derive_opening(reader, error) && (!keep_lines || read_entries(reader, error));
    if (!ok) return false;
    bool has_to_open = keep_lines && reader->reading->opening_derived;
    if (has_to_open && !add_opening_entry(reader, error)) return false;
    order_entries(reader);
    order_balances(reader);
    if (!keep_lines) return true;
    if (has_to_open && reader->opening_count) {
        Line *opening = &reader->lines.items[reader->opening_first];
        qsort(opening, reader->opening_count, sizeof *opening, by_balance);
    }
    year->entry_count = reader->entries.count;
    if (!reader->entries.items) LIST_PUSH(reader->arena, &reader->entries); /* none, but known */
    year->entries = reader->entries.items;
    year->lines = reader->lines.items;
    year->line_heads = reader->heads.items;
    year->foreign_amounts = reader->foreign_amounts.items;
    return true;
}

bool book_year_read(Arena *arena, Book *book, int64_t number, YearReading *reading,
                    FiscalYear *year, Error *error) {
    const BookYear *about = &book->years.items[number - 1];
    *year = (FiscalYear){
        .source = text_copy(arena, text_of(book->path)),
        .digest = book->head,
        .is_of_book = true,
        .siren = settings_get(&book->settings, "siren"),
        .start = about->start,
        .end = about->end,
        .end_in_name = about->end,
        .grouping = about->grouping,
    };
    Arena *scratch = arena_create();
    YearReader reader = {
        .arena = arena,
        .scratch = scratch,
        .book = book,
        .about = about,
        .reading = reading,
        .year = year,
        .balance_index = map_in(scratch),
        .names = names_in(arena),
        .key = builder_in(scratch),
    };
    bool ok = read_all(&reader, error);
    arena_destroy(scratch);
    return ok;
}
