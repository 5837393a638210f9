#include "ledger/fec_line.h"

#include "engine/amount_text.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are read first byte lowest");

/* One to eight digits as a number; false when one is none. The eight bytes from `bytes` on are
 * read whatever the size: a loop over the digits would cost more than all the rest. */
static inline bool read_few_digits(const char *bytes, size_t size, uint32_t *number) {
    uint64_t digits;
    unsigned unused = 64 - 8 * (unsigned)size;
    memcpy(&digits, bytes, sizeof digits);
    digits = (digits ^ UINT64_C(0x3030303030303030)) << unused; /* zeros in front */
    if (((digits + UINT64_C(0x0606060606060606)) | digits) & UINT64_C(0xF0F0F0F0F0F0F0F0)) {
        return false;
    }
    digits = digits * 10 + (digits >> 8);
    uint64_t high = (digits & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x000F424000000064);
    uint64_t low = (digits >> 16 & UINT64_C(0x000000FF000000FF)) * UINT64_C(0x0000271000000001);
    *number = (uint32_t)((high + low) >> 32);
    return true;
}

/* One to sixteen digits. */
static inline bool read_digits(const char *bytes, size_t size, uint64_t *number) {
    uint32_t first = 0, last = 0;
    if (size > 8) {
        if (!read_few_digits(bytes, size - 8, &first)) return false;
        bytes += size - 8;
        size = 8;
    }
    if (!read_few_digits(bytes, size, &last)) return false;
    *number = first * UINT64_C(100000000) + last;
    return true;
}

/* Reads the plain form "1234,56", with an optional sign first, without a general grammar: most
 * amounts are of that form. False for any other, which amount_read_fec decides on. */
static inline bool read_plain_amount(Text text, Amount *amount) {
    bool is_negative = false;
    if (text.size == 4 && memcmp(text.bytes, "0,00", 4) == 0) {
        amount->cents = 0;
        return true;
    }
    if (text.size && (text.bytes[0] == '-' || text.bytes[0] == '+')) {
        is_negative = text.bytes[0] == '-';
        text.bytes++;
        text.size--;
    }
    if (text.size < 4 || text.size > 19) return false;
    const char *comma = text.bytes + text.size - 3;
    uint64_t tens = (unsigned)comma[1] - '0', units = (unsigned)comma[2] - '0';
    uint64_t euros;
    if (*comma != ',' || tens > 9 || units > 9) return false;
    if (!read_digits(text.bytes, text.size - 3, &euros)) return false;
    int64_t cents = (int64_t)(euros * 100 + tens * 10 + units);
    amount->cents = is_negative ? -cents : cents;
    return true;
}

/* Reads an amount of any accepted form and notes what is odd about it. */
static bool read_amount(FecNotes *notes, const FecRow *row, Text field, Amount *amount) {
    if (read_plain_amount(field, amount)) return true;
    AmountOddities odd = {0};
    Error error = {0};
    FecPlace place = fec_place(row, field);
    if (!amount_read_fec(field, amount, &odd, &error)) {
        fec_note_error(notes, place, &error);
        return false;
    }
    if (odd.empty) fec_note(notes, place, (ErrorCause){ERROR_FEC_AMOUNT_EMPTY});
    if (odd.point) fec_note(notes, place, (ErrorCause){ERROR_FEC_AMOUNT_POINT, field});
    if (odd.decimals) fec_note(notes, place, (ErrorCause){ERROR_FEC_AMOUNT_DECIMALS, field});
    return true;
}

/* 1 for debit, -1 for credit, 0 for neither. */
static int read_sense(Text sense) {
    if (text_equal(sense, TEXT("+1")) || text_equal_ignoring_case(sense, TEXT("D"))) return 1;
    if (text_equal(sense, TEXT("-1")) || text_equal_ignoring_case(sense, TEXT("C"))) return -1;
    return 0;
}

static bool read_amount_and_sense(FecNotes *notes, const FecRow *row, FecLine *line) {
    Text sense = fec_field(row, FEC_SENSE);
    Amount amount = {0};
    bool ok = read_amount(notes, row, fec_field(row, FEC_AMOUNT), &amount);
    int side = read_sense(sense);
    if (side == 0) {
        fec_note(notes, fec_place(row, sense), (ErrorCause){ERROR_FEC_SENSE_VALUE, sense});
        return false;
    }
    line->debit = side > 0 ? amount : (Amount){0};
    line->credit = side < 0 ? amount : (Amount){0};
    return ok;
}

static bool read_amounts(FecNotes *notes, const FecRow *row, FecLine *line) {
    bool ok;
    if (row->header->has_sense) {
        ok = read_amount_and_sense(notes, row, line);
    } else {
        ok = read_amount(notes, row, fec_field(row, FEC_DEBIT), &line->debit);
        ok &= read_amount(notes, row, fec_field(row, FEC_CREDIT), &line->credit);
    }
    Text currency = fec_field(row, FEC_CURRENCY_AMOUNT);
    Amount unused;
    if (currency.size) ok &= read_amount(notes, row, currency, &unused);
    if (!ok) return false;
    bool has_debit = line->debit.cents != 0, has_credit = line->credit.cents != 0;
    if (has_debit != has_credit) return true;
    ErrorCode code = has_debit ? ERROR_FEC_BOTH_SIDES : ERROR_FEC_NO_SIDE;
    FecField field = row->header->has_sense ? FEC_AMOUNT : FEC_DEBIT;
    fec_note(notes, fec_place(row, fec_field(row, field)), (ErrorCause){code});
    return true;
}

/* Only zeros, as some programs write for no date. */
static bool is_zeros(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] != '0') return false;
    }
    return true;
}

/* Reads a date that is not the one read last in that column. */
static bool read_new_date(FecNotes *notes, const FecRow *row, FecField field, Date *date) {
    Text text = fec_field(row, field);
    bool is_irregular = false;
    Error error = {0};
    *date = (Date){0};
    bool may_lack = field != FEC_ENTRY_DATE;
    FecPlace place = fec_place(row, text);
    if (may_lack && is_zeros(text)) {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_DATE_FORM, text});
        return true;
    }
    if (!date_read_any(text, date, &is_irregular, &error)) {
        fec_note_error(notes, place, &error);
        return false;
    }
    if (is_irregular) fec_note(notes, place, (ErrorCause){ERROR_FEC_DATE_FORM, text});
    return true;
}

static inline bool read_date(FecLineReader *reader, const FecRow *row, FecField field, Date *date) {
    Text text = fec_field(row, field);
    uint64_t bytes;
    if (text.size == 0 && field != FEC_ENTRY_DATE) {
        *date = (Date){0};
        return true;
    }
    if (text.size != sizeof bytes) return read_new_date(reader->notes, row, field, date);
    memcpy(&bytes, text.bytes, sizeof bytes);
    if (bytes == reader->last[field].bytes) {
        *date = reader->last[field].date;
        return true;
    }
    uint64_t before = reader->notes->counts[ERROR_FEC_DATE_FORM];
    if (!read_new_date(reader->notes, row, field, date)) return false;
    if (before != reader->notes->counts[ERROR_FEC_DATE_FORM]) return true;
    reader->last[field].bytes = bytes;
    reader->last[field].date = *date;
    return true;
}

static void note_empty(FecNotes *notes, const FecRow *row, FecField field) {
    if (row->header->column[field] == FEC_NO_COLUMN) return;
    Text text = fec_field(row, field);
    ErrorCode code = field == FEC_VALID_DATE ? ERROR_FEC_VALID_DATE_EMPTY : ERROR_FEC_FIELD_EMPTY;
    fec_note(notes, fec_place(row, text), (ErrorCause){code, text_of(fec_field_name(field))});
}

/* Notes fields that must hold a value and do not, but without which a line can be read. */
static void check_values(FecNotes *notes, const FecLine *line) {
    static const FecField wanted[] = {FEC_JOURNAL_LABEL, FEC_ACCOUNT_LABEL, FEC_LABEL};
    const FecRow *row = &line->row;
    if (!line->journal.size) note_empty(notes, row, FEC_JOURNAL_CODE);
    if (!line->number.size) note_empty(notes, row, FEC_ENTRY_NUMBER);
    if (!line->piece.size) note_empty(notes, row, FEC_PIECE);
    if (!line->piece_date.day) note_empty(notes, row, FEC_PIECE_DATE);
    if (!line->valid_date.day) note_empty(notes, row, FEC_VALID_DATE);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        if (!fec_field(row, wanted[i]).size) note_empty(notes, row, wanted[i]);
    }
    Text lettering = fec_field(row, FEC_LETTERING);
    if (lettering.size && !line->lettering_date.day) {
        fec_note(notes, fec_place(row, lettering),
                 (ErrorCause){ERROR_FEC_LETTERING_DATE_EMPTY, lettering});
    }
}

static inline bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool check_account(FecNotes *notes, const FecRow *row, Text account) {
    bool is_number = account.size && is_digit(account.bytes[0]);
    bool is_long =
        is_number && account.size >= 3 && is_digit(account.bytes[1]) && is_digit(account.bytes[2]);
    if (is_long) return true;
    FecPlace place = fec_place(row, account);
    if (is_number) {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_ACCOUNT_SHORT, account});
    } else if (account.size == 0 && row->header->is_cash_accounting) {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_ACCOUNT_BLANK});
    } else {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_ACCOUNT_NUMBER, account});
    }
    return is_number;
}

bool fec_line_read(FecLineReader *reader, const FecRow *row, FecLine *line) {
    FecNotes *notes = reader->notes;
    line->row = *row;
    line->journal = fec_field(row, FEC_JOURNAL_CODE);
    line->number = fec_field(row, FEC_ENTRY_NUMBER);
    line->account = fec_field(row, FEC_ACCOUNT);
    line->auxiliary = fec_field(row, FEC_AUXILIARY);
    line->piece = fec_field(row, FEC_PIECE);
    bool ok = check_account(notes, row, line->account);
    ok &= read_date(reader, row, FEC_ENTRY_DATE, &line->date);
    ok &= read_date(reader, row, FEC_PIECE_DATE, &line->piece_date);
    ok &= read_date(reader, row, FEC_LETTERING_DATE, &line->lettering_date);
    ok &= read_date(reader, row, FEC_VALID_DATE, &line->valid_date);
    ok &= read_amounts(notes, row, line);
    check_values(notes, line);
    return ok;
}
