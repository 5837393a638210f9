#include "ledger/check_line.h"

#include "ledger/fec_value.h"

#include <string.h>

enum { PLAUSIBLE_DAYS = 3653 }; /* ten years */

typedef enum FieldKind { KIND_TEXT, KIND_DATE, KIND_AMOUNT, KIND_ACCOUNT } FieldKind;

typedef struct FieldDemand {
    FieldKind kind;
    bool is_demanded; /* may not be blank (art. A47 A-1 VII-1° LPF) */
} FieldDemand;

static const FieldDemand DEMANDS[FEC_STANDARD_FIELDS] = {
    [FEC_JOURNAL_CODE] = {KIND_TEXT, true},
    [FEC_JOURNAL_LABEL] = {KIND_TEXT, true},
    [FEC_ENTRY_NUMBER] = {KIND_TEXT, true},
    [FEC_ENTRY_DATE] = {KIND_DATE, true},
    [FEC_ACCOUNT] = {KIND_ACCOUNT, true},
    [FEC_ACCOUNT_LABEL] = {KIND_TEXT, true},
    [FEC_AUXILIARY] = {KIND_TEXT, false},
    [FEC_AUXILIARY_LABEL] = {KIND_TEXT, false},
    [FEC_PIECE] = {KIND_TEXT, true},
    [FEC_PIECE_DATE] = {KIND_DATE, true},
    [FEC_LABEL] = {KIND_TEXT, true},
    [FEC_DEBIT] = {KIND_AMOUNT, true},
    [FEC_CREDIT] = {KIND_AMOUNT, true},
    [FEC_LETTERING] = {KIND_TEXT, false},
    [FEC_LETTERING_DATE] = {KIND_DATE, false},
    [FEC_VALID_DATE] = {KIND_DATE, true},
    [FEC_CURRENCY_AMOUNT] = {KIND_AMOUNT, false},
    [FEC_CURRENCY] = {KIND_TEXT, false},
};

static inline bool is_digit(char byte) {
    return (unsigned char)(byte - '0') <= 9;
}

/* "1234,56": up to fifteen digits, a comma, two digits. */
static inline bool read_plain_amount(const char *bytes, size_t size, Amount *amount) {
    if (size < 4 || size > 18 || bytes[size - 3] != ',') return false;
    uint64_t tens = (unsigned char)(bytes[size - 2] - '0');
    unsigned units = (unsigned char)(bytes[size - 1] - '0');
    uint64_t euros = 0;
    bool is_number = tens <= 9 && units <= 9;
    for (size_t i = 0; i + 3 < size; i++) {
        unsigned digit = (unsigned char)(bytes[i] - '0');
        is_number &= digit <= 9;
        euros = euros * 10 + digit;
    }
    amount->cents = (int64_t)(euros * 100 + tens * 10 + units);
    return is_number;
}

/* A date of eight digits that exists; remembers it. */
static bool read_new_date(LineCheck *check, FecField field, const char *bytes, uint64_t word) {
    Date date;
    if (!is_digit(bytes[0]) || !date_read_fec((Text){bytes, sizeof word}, &date, NULL)) {
        return false;
    }
    DateParts parts = date_parts(date);
    if (parts.year < 1900 || parts.year > 2099) return false;
    check->last[field].bytes = word;
    check->last[field].day = date.day;
    return true;
}

static inline bool read_plain_date(LineCheck *check, FecField field, Text text, Date *date) {
    uint64_t word;
    *date = (Date){0};
    if (!text.size) return !DEMANDS[field].is_demanded;
    if (text.size != sizeof word) return false;
    memcpy(&word, text.bytes, sizeof word);
    bool is_last = word == check->last[field].bytes;
    if (!is_last && !read_new_date(check, field, text.bytes, word)) return false;
    date->day = check->last[field].day;
    return true;
}

/* A text without blanks at its ends that begins with no blank of any sort. */
static inline bool is_plain_text(Text text, bool is_demanded) {
    if (!text.size) return !is_demanded;
    unsigned char first = (unsigned char)text.bytes[0];
    unsigned char last = (unsigned char)text.bytes[text.size - 1];
    return first > ' ' && last > ' ' && first != 0xA0 && first != 0xC2;
}

static inline bool is_plain_account(Text text) {
    return text.size >= 3 && is_digit(text.bytes[0]) && is_digit(text.bytes[1]) &&
           is_digit(text.bytes[2]) && (unsigned char)text.bytes[text.size - 1] > ' ';
}

bool line_check_is_plain(LineCheck *check, const FecRow *row, FecLine *line) {
    Text fields[FEC_STANDARD_FIELDS];
    uint32_t start = row->start;
    for (FecField field = 0; field < FEC_STANDARD_FIELDS; field++) {
        fields[field] = (Text){row->bytes + start, row->ends[field] - start};
        start = row->ends[field] + 1;
    }
    static const FecField texts[] = {FEC_JOURNAL_CODE,  FEC_JOURNAL_LABEL, FEC_ENTRY_NUMBER,
                                     FEC_ACCOUNT_LABEL, FEC_PIECE,         FEC_LABEL};
    static const FecField blanks[] = {FEC_AUXILIARY, FEC_AUXILIARY_LABEL, FEC_LETTERING,
                                      FEC_CURRENCY};
    bool is_plain = is_plain_account(fields[FEC_ACCOUNT]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        is_plain &= is_plain_text(fields[texts[i]], true);
    }
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        is_plain &= is_plain_text(fields[blanks[i]], false);
    }
    if (!is_plain || fields[FEC_CURRENCY_AMOUNT].size || fields[FEC_CURRENCY].size) return false;
    line->row = *row;
    line->journal = fields[FEC_JOURNAL_CODE];
    line->number = fields[FEC_ENTRY_NUMBER];
    line->account = fields[FEC_ACCOUNT];
    line->auxiliary = fields[FEC_AUXILIARY];
    line->piece = fields[FEC_PIECE];
    Text debit = fields[FEC_DEBIT], credit = fields[FEC_CREDIT];
    return read_plain_date(check, FEC_ENTRY_DATE, fields[FEC_ENTRY_DATE], &line->date) &&
           read_plain_date(check, FEC_PIECE_DATE, fields[FEC_PIECE_DATE], &line->piece_date) &&
           read_plain_date(check, FEC_LETTERING_DATE, fields[FEC_LETTERING_DATE],
                           &line->lettering_date) &&
           read_plain_date(check, FEC_VALID_DATE, fields[FEC_VALID_DATE], &line->valid_date) &&
           read_plain_amount(debit.bytes, debit.size, &line->debit) &&
           read_plain_amount(credit.bytes, credit.size, &line->credit) &&
           !fields[FEC_AUXILIARY].size == !fields[FEC_AUXILIARY_LABEL].size &&
           !fields[FEC_LETTERING].size == !fields[FEC_LETTERING_DATE].size;
}

static uint32_t find(LineCheck *check, FecPlace place, ErrorCause cause, Text correction) {
    CheckFault fault = {cause, place, cause.first, correction, 0};
    return check_report_add(check->report, fault);
}

static uint32_t find_missing(LineCheck *check, const FecRow *row, FecField field) {
    bool is_validation = field == FEC_VALID_DATE;
    ErrorCode code = is_validation ? ERROR_FEC_VALID_DATE_EMPTY : ERROR_FEC_FIELD_EMPTY;
    CheckFault fault = {.cause = {code, text_of(fec_field_name(field))},
                        .place = fec_place(row, fec_field(row, field))};
    return check_report_add(check->report, fault);
}

static uint32_t check_amount(LineCheck *check, const FecRow *row, FecField field) {
    Text text = fec_field(row, field);
    FecValueFault fault;
    fec_amount_fault(text, &fault);
    if (fault.code == ERROR_NONE) return 0;
    ErrorCause cause = {fault.code, text, text_of(fec_field_name(field))};
    return find(check, fec_place(row, text), cause, fault.correction);
}

static uint32_t check_date(LineCheck *check, const FecRow *row, FecField field) {
    Text text = fec_field(row, field);
    FecValueFault fault;
    fec_date_fault(text, field == FEC_ENTRY_DATE, &fault);
    if (fault.code == ERROR_NONE) return 0;
    ErrorCause cause = {fault.code, text, text_of(fec_field_name(field))};
    return find(check, fec_place(row, text), cause, fault.correction);
}

static uint32_t check_account(LineCheck *check, const FecRow *row) {
    Text account = fec_field(row, FEC_ACCOUNT);
    if (!is_digit(account.bytes[0])) {
        ErrorCause cause = {ERROR_FEC_ACCOUNT_NUMBER, account};
        return find(check, fec_place(row, account), cause, (Text){0});
    }
    bool is_long = account.size >= 3 && is_digit(account.bytes[1]) && is_digit(account.bytes[2]);
    if (is_long) return 0;
    ErrorCause cause = {ERROR_FEC_ACCOUNT_SHORT, account};
    return find(check, fec_place(row, account), cause, (Text){0});
}

/* Blanks of any sort and nothing else: no value to the administration's checker. */
static bool is_blank(Text text) {
    for (Text rest = text; rest.size;) {
        bool is_pair = text_starts_with(rest, TEXT("\xC2\xA0"));
        unsigned char byte = (unsigned char)rest.bytes[0];
        if (!is_pair && byte > ' ' && byte != 0xA0) return false;
        rest = (Text){rest.bytes + 1 + is_pair, rest.size - 1 - is_pair};
    }
    return true;
}

static uint32_t check_field(LineCheck *check, const FecRow *row, FecField field) {
    Text text = fec_field(row, field);
    FieldDemand demand = DEMANDS[field];
    bool is_amount = demand.kind == KIND_AMOUNT;
    if (is_amount && (text.size || demand.is_demanded)) return check_amount(check, row, field);
    if (is_blank(text)) return demand.is_demanded ? find_missing(check, row, field) : 0;
    if (demand.kind == KIND_DATE) return check_date(check, row, field);
    return demand.kind == KIND_ACCOUNT ? check_account(check, row) : 0;
}

static uint32_t check_amount_and_sense(LineCheck *check, const FecRow *row) {
    uint32_t first = check_amount(check, row, FEC_AMOUNT);
    Text sense = fec_field(row, FEC_SENSE);
    FecValueFault fault;
    fec_sense_fault(sense, &fault);
    if (fault.code == ERROR_NONE) return first;
    ErrorCause cause = {fault.code, sense};
    uint32_t second = find(check, fec_place(row, sense), cause, fault.correction);
    return first ? first : second;
}

/* Whether the file names the column, or needs it in this line. */
static bool is_present(const FecRow *row, FecField field) {
    bool is_side = field == FEC_DEBIT || field == FEC_CREDIT;
    if (is_side && row->header->has_sense) return false;
    return row->header->column[field] != FEC_NO_COLUMN;
}

static uint32_t check_padding(LineCheck *check, const FecRow *row) {
    uint32_t columns = row->header->column_count;
    for (uint32_t i = 0; i < columns && !row->origins; i++) {
        Text column = fec_column(row, i);
        while (column.size && column.bytes[column.size - 1] == '\r') column.size--;
        if (!column.size) continue;
        bool is_padded = column.bytes[0] == ' ' || column.bytes[column.size - 1] == ' ';
        if (!is_padded) continue;
        CheckFault fault = {.cause = {ERROR_FEC_PADDED}, .place = fec_place(row, column)};
        check_report_add(check->report, fault);
        return 0;
    }
    return 0;
}

/* Whether entries are put together, dated or added up by the field. */
static bool matters(FecField field) {
    return field == FEC_JOURNAL_CODE || field == FEC_ENTRY_NUMBER || field == FEC_ENTRY_DATE ||
           field == FEC_ACCOUNT || field == FEC_PIECE_DATE || field == FEC_DEBIT ||
           field == FEC_CREDIT || field == FEC_LETTERING_DATE || field == FEC_VALID_DATE ||
           field == FEC_CURRENCY_AMOUNT;
}

uint32_t line_check_fields(LineCheck *check, const FecRow *row) {
    uint32_t first = 0;
    for (FecField field = 0; field < FEC_STANDARD_FIELDS; field++) {
        uint32_t found = is_present(row, field) ? check_field(check, row, field) : 0;
        if (!first && matters(field)) first = found;
    }
    uint32_t found = row->header->has_sense ? check_amount_and_sense(check, row) : 0;
    if (!first) first = found;
    check_padding(check, row);
    return first;
}

/* The state of looking at relations: the line, and what was found first in its amounts. */
typedef struct Relations {
    LineCheck *check;
    const FecLine *line;
    uint32_t because, first;
} Relations;

static void relate(Relations *relations, FecField field, ErrorCause cause) {
    const FecRow *row = &relations->line->row;
    Text text = fec_field(row, field);
    bool is_of_sums = field == FEC_DEBIT || field == FEC_AMOUNT;
    bool is_of_dates = field == FEC_PIECE_DATE || field == FEC_VALID_DATE;
    CheckFault fault = {.cause = cause,
                        .place = fec_place(row, text),
                        .found = text,
                        .because = is_of_sums || is_of_dates ? relations->because : 0};
    uint32_t serial = check_report_add(relations->check->report, fault);
    if (!relations->first && is_of_sums) relations->first = serial;
}

/* Two columns that are both filled in or both blank. */
static void check_pair(Relations *relations, FecField left, FecField right, ErrorCode code) {
    const FecRow *row = &relations->line->row;
    const uint32_t *column = row->header->column;
    if (column[left] == FEC_NO_COLUMN || column[right] == FEC_NO_COLUMN) return;
    bool has_left = fec_field(row, left).size != 0, has_right = fec_field(row, right).size != 0;
    if (has_left == has_right) return;
    FecField filled = has_left ? left : right, blank = has_left ? right : left;
    relate(relations, filled,
           (ErrorCause){code, text_of(fec_field_name(filled)), text_of(fec_field_name(blank))});
}

/* An amount of nil in no currency is as good as none. */
static void check_currency(Relations *relations) {
    Text text = fec_field(&relations->line->row, FEC_CURRENCY_AMOUNT);
    Amount amount = {0};
    AmountOddities odd;
    bool is_nil = text.size && amount_read_fec(text, &amount, &odd, NULL) && amount.cents == 0;
    if (is_nil && !fec_field(&relations->line->row, FEC_CURRENCY).size) return;
    check_pair(relations, FEC_CURRENCY_AMOUNT, FEC_CURRENCY, ERROR_FEC_CURRENCY_PAIR);
}

static void check_lettering(Relations *relations) {
    const FecRow *row = &relations->line->row;
    const uint32_t *column = row->header->column;
    Text letters = fec_field(row, FEC_LETTERING), date = fec_field(row, FEC_LETTERING_DATE);
    if (column[FEC_LETTERING] == FEC_NO_COLUMN || column[FEC_LETTERING_DATE] == FEC_NO_COLUMN) {
        return;
    }
    if (letters.size && !date.size) {
        relate(relations, FEC_LETTERING, (ErrorCause){ERROR_FEC_LETTERING_DATE_EMPTY, letters});
    } else if (!letters.size && relations->line->lettering_date.day) {
        relate(relations, FEC_LETTERING_DATE, (ErrorCause){ERROR_FEC_LETTERING_PAIR, date});
    }
}

static void check_sides(Relations *relations) {
    const FecLine *line = relations->line;
    bool has_debit = line->debit.cents != 0, has_credit = line->credit.cents != 0;
    if (has_debit != has_credit) return;
    bool has_sense = line->row.header->has_sense;
    FecField field = has_sense ? FEC_AMOUNT : FEC_DEBIT;
    relate(relations, field, (ErrorCause){has_debit ? ERROR_FEC_BOTH_SIDES : ERROR_FEC_NO_SIDE});
}

static void check_plausible(Relations *relations, FecField field, Date date) {
    Date entry = relations->line->date;
    int32_t apart = date.day - entry.day;
    if (!date.day || (apart <= PLAUSIBLE_DAYS && apart >= -PLAUSIBLE_DAYS)) return;
    char rooms[2][DATE_TEXT_SIZE];
    relate(relations, field,
           (ErrorCause){ERROR_FEC_DATE_IMPLAUSIBLE, date_print_iso(date, rooms[0]),
                        text_of(fec_field_name(field)), date_print_iso(entry, rooms[1])});
}

static void check_order(Relations *relations, FecField field, ErrorCode code, Date earlier,
                        Date later) {
    int32_t apart = earlier.day - later.day;
    if (!earlier.day || !later.day || apart <= 0 || apart > PLAUSIBLE_DAYS) return;
    bool is_piece = code == ERROR_FEC_PIECE_AFTER;
    char rooms[2][DATE_TEXT_SIZE];
    Text first = date_print_iso(is_piece ? earlier : later, rooms[0]);
    Text second = date_print_iso(is_piece ? later : earlier, rooms[1]);
    relate(relations, field, (ErrorCause){code, first, second});
}

bool line_check_is_sound(const FecLine *line) {
    int32_t day = line->date.day, lettered = line->lettering_date.day;
    bool is_lettering_near =
        !lettered || (lettered + PLAUSIBLE_DAYS >= day && lettered <= day + PLAUSIBLE_DAYS);
    return !line->debit.cents != !line->credit.cents && line->piece_date.day <= day &&
           line->piece_date.day + PLAUSIBLE_DAYS >= day && line->valid_date.day >= day &&
           line->valid_date.day <= day + PLAUSIBLE_DAYS && is_lettering_near;
}

uint32_t line_check_relations(LineCheck *check, const FecLine *line, uint32_t because) {
    Relations relations = {check, line, because, 0};
    check_pair(&relations, FEC_AUXILIARY, FEC_AUXILIARY_LABEL, ERROR_FEC_AUXILIARY_PAIR);
    check_lettering(&relations);
    check_currency(&relations);
    check_sides(&relations);
    check_plausible(&relations, FEC_PIECE_DATE, line->piece_date);
    check_plausible(&relations, FEC_LETTERING_DATE, line->lettering_date);
    check_plausible(&relations, FEC_VALID_DATE, line->valid_date);
    check_order(&relations, FEC_PIECE_DATE, ERROR_FEC_PIECE_AFTER, line->piece_date, line->date);
    check_order(&relations, FEC_VALID_DATE, ERROR_FEC_VALID_BEFORE, line->date, line->valid_date);
    return relations.first;
}
