#include "ledger/import_balance.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "engine/text_encoding.h"
#include "ledger/account.h"
#include "ledger/balance_header.h"
#include "ledger/name_date.h"
#include "ledger/record_place.h"
#include "ledger/written_form.h"

#include <string.h>

enum { LARGEST_FILE = 64 * 1024 * 1024 };

typedef struct BalanceImport {
    Arena *arena; /* goes away with the reader */
    YearBuilder *builder;
    FecNotes *notes;
    Records records;
    BalanceHeader header;
    bool is_english, is_mixed; /* the form of amounts */
    Movement opening, total;   /* of all lines */
    LIST_OF(uint64_t) lines;   /* of the file: the first one of each balance */
} BalanceImport;

/* What one line of the file says. */
typedef struct BalanceLine {
    Text account, label, auxiliary, auxiliary_label;
    Movement opening, movement, closing;
} BalanceLine;

static void refuse_field(BalanceImport *import, const Record *record, const Field *field,
                         ErrorCause cause) {
    fec_note(import->notes, record_place(record, field->start), cause);
}

static const Field *field_of(const BalanceImport *import, const Record *record,
                             BalanceField field) {
    return import->header.has[field] ? &record->fields[import->header.column[field]] : NULL;
}

static Text text_in(const BalanceImport *import, const Record *record, BalanceField field) {
    const Field *found = field_of(import, record, field);
    return found ? text_trim(found->text) : (Text){0};
}

/* --- The header. */

static void add_column(BalanceImport *import, const Record *record, size_t column) {
    const Field *field = &record->fields[column];
    Text name = text_trim(field->text);
    BalanceField found = balance_field_of(name);
    if (found == BALANCE_FIELDS) {
        ErrorCause cause = {ERROR_BALANCE_COLUMN_EXTRA, name};
        if (name.size) refuse_field(import, record, field, cause);
    } else if (import->header.has[found]) {
        Text first = text_trim(record->fields[import->header.column[found]].text);
        refuse_field(import, record, field, (ErrorCause){ERROR_BALANCE_COLUMN_TWICE, name, first});
    } else {
        import->header.has[found] = true;
        import->header.column[found] = column;
    }
}

/* An amount that has one side only lacks the other. */
static const char *missing_column(const BalanceHeader *header) {
    static const struct {
        BalanceField debit;
        const char *no_debit, *no_credit;
    } PAIRS[] = {
        {BALANCE_OPENING_DEBIT, N_("the opening debit"), N_("the opening credit")},
        {BALANCE_DEBIT, N_("the debit"), N_("the credit")},
        {BALANCE_CLOSING_DEBIT, N_("the closing debit"), N_("the closing credit")},
    };
    if (!header->has[BALANCE_ACCOUNT]) return N_("the account");
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        bool has_debit = header->has[PAIRS[i].debit], has_credit = header->has[PAIRS[i].debit + 1];
        if (has_debit != has_credit) return has_credit ? PAIRS[i].no_debit : PAIRS[i].no_credit;
    }
    bool has_amounts = balance_header_has_pair(header, BALANCE_DEBIT) ||
                       balance_header_has_pair(header, BALANCE_CLOSING_DEBIT);
    return has_amounts ? NULL : N_("the debit");
}

static bool read_header(BalanceImport *import) {
    const Record *record = &import->records.items.items[0];
    import->header.column_count = record->count;
    for (size_t i = 0; i < record->count; i++) add_column(import, record, i);
    const char *missing = missing_column(&import->header);
    if (missing) {
        fec_note(import->notes, record_place(record, record->source.bytes),
                 (ErrorCause){.code = ERROR_BALANCE_COLUMN_MISSING, .reason = missing});
    }
    return !import->notes->is_unreadable;
}

/* --- The form of amounts, one for the whole file. */

typedef struct FormPlace {
    const Record *record;
    const Field *field;
} FormPlace;

static void look_at_forms(const BalanceImport *import, const Record *record, FormPlace *places) {
    for (BalanceField i = BALANCE_OPENING_DEBIT; i < BALANCE_FIELDS; i++) {
        const Field *field = field_of(import, record, i);
        WrittenForm form = field ? written_form_of(field->text) : FORM_EITHER;
        if (!places[form].field) places[form] = (FormPlace){record, field};
    }
}

static bool has_all_columns(const BalanceImport *import, const Record *record) {
    return record->count >= import->header.column_count;
}

/* Decides the form: English when amounts are written so and none is French. Where there are both,
 * each is read as it is written, so that all other trouble is found too. */
static void choose_form(BalanceImport *import) {
    FormPlace places[FORMS] = {{0}};
    for (size_t i = 1; i < import->records.items.count; i++) {
        const Record *record = &import->records.items.items[i];
        if (has_all_columns(import, record)) look_at_forms(import, record, places);
    }
    const FormPlace *french = &places[FORM_FRENCH], *english = &places[FORM_ENGLISH];
    import->is_english = !french->field && (english->field || places[FORM_GROUPED].field);
    import->is_mixed = french->field && english->field;
    if (!import->is_mixed) return;
    Text line = text_print(import->arena, "%llu", (unsigned long long)french->record->line);
    refuse_field(import, english->record, english->field,
                 (ErrorCause){ERROR_BALANCE_FORMS, text_trim(english->field->text),
                              text_trim(french->field->text), line});
}

/* --- The lines. */

/* Reads an amount; an empty field, or a dash, is nil. */
static bool read_amount(BalanceImport *import, const Record *record, BalanceField which,
                        Amount *amount) {
    const Field *field = field_of(import, record, which);
    Error error = {0};
    *amount = (Amount){0};
    if (!field) return true;
    bool is_english =
        import->is_mixed ? written_form_of(field->text) == FORM_ENGLISH : import->is_english;
    if (written_amount_read(field->text, is_english, amount, &error)) return true;
    fec_note_error(import->notes, record_place(record, field->start), &error);
    return false;
}

static Movement on_its_side(Amount amount) {
    Movement movement = {0};
    if (amount_sign(amount) > 0) movement.debit = amount;
    if (amount_sign(amount) < 0) movement.credit = amount_negate(amount);
    return movement;
}

/* Reads debit and credit, and the signed column beside them or in their place. */
static bool read_pair(BalanceImport *import, const Record *record, BalanceField debit,
                      Movement *movement) {
    Amount whole;
    bool ok = read_amount(import, record, debit, &movement->debit);
    ok &= read_amount(import, record, debit + 1, &movement->credit);
    ok &= read_amount(import, record, debit + 2, &whole);
    if (!import->header.has[debit]) *movement = on_its_side(whole);
    return ok;
}

static Amount net(Movement movement) {
    return amount_subtract(movement.debit, movement.credit);
}

/* Closing balances that the file gives must follow from the other columns; alone, they say what
 * moved. */
static bool settle_closing(BalanceImport *import, const Record *record, BalanceLine *line) {
    const BalanceHeader *header = &import->header;
    if (!balance_header_has_pair(header, BALANCE_CLOSING_DEBIT)) return true;
    Amount closing = net(line->closing), opening = net(line->opening);
    if (!balance_header_has_pair(header, BALANCE_DEBIT)) {
        bool has_opening = balance_header_has_pair(header, BALANCE_OPENING_DEBIT);
        line->movement =
            has_opening ? on_its_side(amount_subtract(closing, opening)) : line->closing;
        return true;
    }
    Amount computed = amount_add(opening, net(line->movement));
    if (amount_compare(computed, closing) == 0) return true;
    char rooms[2][AMOUNT_TEXT_SIZE];
    bool is_signed = !header->has[BALANCE_CLOSING_DEBIT];
    const Field *field =
        field_of(import, record, is_signed ? BALANCE_CLOSING : BALANCE_CLOSING_DEBIT);
    refuse_field(import, record, field,
                 (ErrorCause){ERROR_BALANCE_CLOSING, line->account,
                              amount_print(closing, AMOUNT_SAID, rooms[0]),
                              amount_print(computed, AMOUNT_SAID, rooms[1])});
    return false;
}

static bool read_amounts(BalanceImport *import, const Record *record, BalanceLine *line) {
    bool ok = read_pair(import, record, BALANCE_OPENING_DEBIT, &line->opening);
    ok &= read_pair(import, record, BALANCE_DEBIT, &line->movement);
    ok &= read_pair(import, record, BALANCE_CLOSING_DEBIT, &line->closing);
    return ok && settle_closing(import, record, line);
}

static bool is_digit_at(Text text, size_t at) {
    return at < text.size && text.bytes[at] >= '0' && text.bytes[at] <= '9';
}

static bool begins_with_three_digits(Text account) {
    return is_digit_at(account, 0) && is_digit_at(account, 1) && is_digit_at(account, 2);
}

static bool check_account(BalanceImport *import, const Record *record, Text account) {
    if (begins_with_three_digits(account)) return true;
    bool is_number = is_digit_at(account, 0);
    ErrorCode code = is_number ? ERROR_FEC_ACCOUNT_SHORT : ERROR_FEC_ACCOUNT_NUMBER;
    refuse_field(import, record, field_of(import, record, BALANCE_ACCOUNT),
                 (ErrorCause){code, account});
    return is_number;
}

static bool says_total(Text text) {
    static const Text words[] = {
        {"total", 5}, {"sous-total", 10}, {"sous total", 10}, {"subtotal", 8}, {"grand total", 11}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Text start = {text.bytes, words[i].size};
        if (text.size >= start.size && text_equal_ignoring_case(start, words[i])) return true;
    }
    return false;
}

/* A line of totals has no account, or that of a class. */
static bool is_total(const BalanceLine *line) {
    if (begins_with_three_digits(line->account)) return false;
    return says_total(line->account) || says_total(line->label);
}

static bool is_blank(const Record *record) {
    for (size_t i = 0; i < record->count; i++) {
        if (text_trim(record->fields[i].text).size) return false;
    }
    return true;
}

/* --- Into the builder. */

static bool has_openings(const BalanceImport *import) {
    return balance_header_has_pair(&import->header, BALANCE_OPENING_DEBIT);
}

static uint32_t auxiliary_of(YearBuilder *builder, const BalanceLine *line) {
    bool is_new;
    uint32_t number = pair_number(&builder->auxiliary_index, line->auxiliary, (Text){0}, &is_new);
    if (is_new) {
        *LIST_PUSH(builder->arena, &builder->auxiliaries) =
            (Auxiliary){text_copy(builder->arena, line->auxiliary),
                        text_copy(builder->arena, line->auxiliary_label)};
    }
    return number;
}

static void begin_balance(BalanceImport *import, const Record *record, const BalanceLine *line,
                          bool has_auxiliary) {
    YearBuilder *builder = import->builder;
    Balance *balance = LIST_PUSH(builder->arena, &builder->balances);
    balance->account = text_copy(builder->arena, line->account);
    balance->label = text_copy(builder->arena, line->label);
    if (has_auxiliary) {
        uint32_t number = auxiliary_of(builder, line);
        balance->auxiliary = builder->auxiliaries.items[number].number;
        balance->auxiliary_label = builder->auxiliaries.items[number].label;
    }
    *LIST_PUSH(builder->arena, &builder->bits) = (uint8_t)carry_bits(balance->account);
    LIST_PUSH(builder->arena, &builder->movements);
    if (has_openings(import)) LIST_PUSH(builder->arena, &builder->openings);
    *LIST_PUSH(import->arena, &import->lines) = record->line;
}

static void add_to(Movement *sum, Movement movement) {
    sum->debit = amount_add(sum->debit, movement.debit);
    sum->credit = amount_add(sum->credit, movement.credit);
}

static void add_balance(BalanceImport *import, const Record *record, const BalanceLine *line) {
    YearBuilder *builder = import->builder;
    bool has_auxiliary = line->auxiliary.size && account_is_third_party(line->account);
    Text auxiliary = has_auxiliary ? line->auxiliary : (Text){0};
    bool is_new;
    uint32_t number = pair_number(&builder->account_index, line->account, auxiliary, &is_new);
    if (is_new) {
        begin_balance(import, record, line, has_auxiliary);
    } else if (has_auxiliary || !line->auxiliary.size) {
        uint64_t first = import->lines.items[number];
        Text shown = text_print(import->arena, "%llu", (unsigned long long)first);
        refuse_field(import, record, field_of(import, record, BALANCE_ACCOUNT),
                     (ErrorCause){ERROR_BALANCE_TWICE, line->account, shown});
    }
    if (has_openings(import)) add_to(&builder->openings.items[number], line->opening);
    add_to(&builder->movements.items[number], line->movement);
    add_to(&import->opening, line->opening);
    add_to(&import->total, line->movement);
}

static void read_line(BalanceImport *import, const Record *record) {
    if (is_blank(record)) return;
    if (!has_all_columns(import, record)) {
        Text found = text_print(import->arena, "%zu", record->count);
        Text wanted = text_print(import->arena, "%zu", import->header.column_count);
        fec_note(import->notes, record_place(record, record->source.bytes),
                 (ErrorCause){ERROR_FEC_FIELD_COUNT, found, wanted});
        return;
    }
    BalanceLine line = {.account = text_in(import, record, BALANCE_ACCOUNT),
                        .label = text_in(import, record, BALANCE_LABEL),
                        .auxiliary = text_in(import, record, BALANCE_AUXILIARY),
                        .auxiliary_label = text_in(import, record, BALANCE_AUXILIARY_LABEL)};
    if (is_total(&line)) {
        refuse_field(import, record, &record->fields[0], (ErrorCause){ERROR_BALANCE_TOTAL_LINE});
        return;
    }
    bool ok = check_account(import, record, line.account);
    ok &= read_amounts(import, record, &line);
    if (ok) add_balance(import, record, &line);
}

/* --- The whole file. */

static void check_sides(BalanceImport *import, const Movement *sum, const char *what) {
    if (amount_compare(sum->debit, sum->credit) == 0) return;
    char rooms[3][AMOUNT_TEXT_SIZE];
    Amount difference = amount_absolute(net(*sum));
    fec_note(import->notes, (FecPlace){0},
             (ErrorCause){ERROR_BALANCE_TOTALS, amount_print(sum->debit, AMOUNT_SAID, rooms[0]),
                          amount_print(sum->credit, AMOUNT_SAID, rooms[1]),
                          amount_print(difference, AMOUNT_SAID, rooms[2]), .reason = what});
}

static void note_reading(BalanceImport *import, Encoding encoding, char separator) {
    size_t count = import->builder->balances.count;
    ErrorCause cause = {
        .code = ERROR_BALANCE_READ,
        .first = text_print(import->arena, "%zu", count),
        .second = separator == '\t' ? TEXT("TAB") : (Text){&separator, 1},
        .third = text_of(encoding_name(encoding)),
        .reason = import->is_english ? N_("the English form (1,234.56)")
                                     : N_("the French form (1 234,56)"),
    };
    fec_note(import->notes, (FecPlace){0}, cause);
    if (has_openings(import)) return;
    fec_note(import->notes, (FecPlace){0}, (ErrorCause){ERROR_BALANCE_CLOSINGS});
}

static void read_content(BalanceImport *import, Text content, Encoding encoding) {
    const Dialect *dialect = balance_dialect(content);
    Error error = {0};
    if (!records_read(import->arena, content, import->notes->path, dialect, &import->records,
                      &error)) {
        fec_note_error(import->notes, (FecPlace){0}, &error);
        return;
    }
    if (import->records.items.count == 0) {
        fec_note(import->notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_EMPTY});
        return;
    }
    if (!read_header(import)) return;
    choose_form(import);
    for (size_t i = 1; i < import->records.items.count; i++) {
        read_line(import, &import->records.items.items[i]);
    }
    if (import->notes->is_unreadable) return;
    if (import->builder->balances.count == 0) {
        fec_note(import->notes, (FecPlace){0}, (ErrorCause){ERROR_BALANCE_EMPTY});
        return;
    }
    check_sides(import, &import->opening, N_("opening balances"));
    check_sides(import, &import->total, N_("the accounts"));
    note_reading(import, encoding, dialect->separator);
}

static bool read_whole(BlockReader *reader, Error *error) {
    while (!reader->is_at_end) {
        if (reader->size > LARGEST_FILE) {
            return error_set(error, ERROR_FILE_SIZE, text_of(reader->file.path), TEXT("67108864"));
        }
        if (!block_reader_fill(reader, error)) return false;
    }
    return true;
}

bool import_balance(BlockReader *reader, YearBuilder *builder, Error *error) {
    if (!read_whole(reader, error)) return false;
    Text content = {reader->bytes, reader->size};
    BalanceImport import = {.arena = reader->arena, .builder = builder, .notes = builder->notes};
    builder->is_balance = true;
    if (memchr(content.bytes, '\0', content.size)) {
        fec_note(import.notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_ZERO_BYTE});
        return true;
    }
    Encoding encoding = encoding_of(content);
    read_content(&import, text_to_utf_8(import.arena, content, encoding), encoding);
    return true;
}

void balance_date(Text path, Date usual, FecNotes *notes, FiscalYear *year) {
    NameDate name = name_date_read(path);
    if (name.siren) year->siren = (Text){name.siren, 9};
    year->end_in_name = date_is_set(name.date) ? name.date : usual;
    if (!date_is_set(name.date) && name.year) {
        DateParts day = date_is_set(usual) ? date_parts(usual) : (DateParts){0, 12, 31};
        Date first = date_of(name.year, day.month, 1),
             same = date_of(name.year, day.month, day.day);
        year->end_in_name = date_is_set(same) ? same : date_month_end(first);
        char room[DATE_TEXT_SIZE];
        Text end = date_print_iso(year->end_in_name, room);
        fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_BALANCE_YEAR, end});
    }
    if (date_is_set(year->end_in_name)) return;
    fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_BALANCE_DATE});
}
