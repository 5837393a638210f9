#include "ledger/fec_value.h"

#include "ledger/administration_line.h"

#include <string.h>

static void set_amount(FecValueFault *fault, ErrorCode code, Amount amount) {
    fault->code = code;
    fault->correction = amount_print(amount, AMOUNT_FEC, fault->room);
}

static void set_date(FecValueFault *fault, ErrorCode code, Date date) {
    _Static_assert((int)DATE_TEXT_SIZE <= (int)AMOUNT_TEXT_SIZE, "a date fits");
    fault->code = code;
    fault->correction = date_print_fec(date, fault->room);
}

static Text without_quotes(Text field) {
    bool is_quoted = field.size > 2 && field.bytes[0] == '"' && field.bytes[field.size - 1] == '"';
    return is_quoted ? text_trim((Text){field.bytes + 1, field.size - 2}) : field;
}

static bool has_byte(Text text, char byte) {
    return text.size && memchr(text.bytes, byte, text.size) != NULL;
}

/* Reads "1,8e4" where the power leaves no more than cents. */
static bool read_power(Text field, Amount *amount) {
    Text mantissa = field;
    const char *mark = memchr(field.bytes, 'e', field.size);
    if (!mark) mark = memchr(field.bytes, 'E', field.size);
    if (!mark) return false;
    mantissa.size = (size_t)(mark - field.bytes);
    Text power = {mark + 1, field.size - mantissa.size - 1};
    if (power.size && power.bytes[0] == '+') power = (Text){power.bytes + 1, power.size - 1};
    bool is_digit = power.size == 1 && power.bytes[0] >= '0' && power.bytes[0] <= '9';
    if (!is_digit || !amount_read_fec(mantissa, amount, NULL, NULL)) return false;
    for (char times = power.bytes[0]; times > '0'; times--) amount->cents *= 10;
    return true;
}

/* A form that people understand and the law does not know. */
static bool read_foreign(Text field, Amount *amount) {
    Text plain = without_quotes(field);
    bool has_both = has_byte(plain, ',') && has_byte(plain, '.');
    return amount_read_fec(plain, amount, NULL, NULL) || amount_read_french(plain, amount, NULL) ||
           (has_both && amount_read_english(plain, amount, NULL));
}

/* More than two decimals behind a lone comma, in what is a number otherwise. */
static bool has_many_decimals(Text field) {
    const char *comma = field.size ? memchr(field.bytes, ',', field.size) : NULL;
    if (!comma) return false;
    size_t decimals = 0;
    for (const char *at = comma + 1; at < field.bytes + field.size; at++, decimals++) {
        if (*at < '0' || *at > '9') return false;
    }
    Text euros = {field.bytes, (size_t)(comma - field.bytes)};
    Amount amount;
    return decimals > 2 && amount_read_fec(euros, &amount, NULL, NULL);
}

/* Digits on both sides of a mark that is no comma. */
static bool has_groups(Text field) {
    size_t digits = 0, groups = 0;
    for (size_t i = 0; i < field.size && field.bytes[i] != '"'; i++) {
        bool is_digit = field.bytes[i] >= '0' && field.bytes[i] <= '9';
        bool is_first =
            is_digit && (i == 0 || field.bytes[i - 1] < '0' || field.bytes[i - 1] > '9');
        bool is_decimal = is_first && i && field.bytes[i - 1] == ',' && !has_byte(field, '.');
        groups += is_first && !is_decimal;
        digits += is_digit;
    }
    return digits && groups > 1;
}

static void judge_foreign(Text field, FecValueFault *fault) {
    Amount amount;
    bool is_accepted = administration_accepts_amount(field);
    bool is_grouped = has_groups(field);
    if (has_many_decimals(field)) {
        fault->code = ERROR_FEC_AMOUNT_DECIMALS;
    } else if (is_accepted && read_power(field, &amount)) {
        set_amount(fault, ERROR_FEC_AMOUNT_FORM, amount);
    } else if (is_accepted) {
        fault->code = ERROR_FEC_AMOUNT_FORM;
    } else if (read_foreign(field, &amount)) {
        ErrorCode code = is_grouped ? ERROR_FEC_AMOUNT_THOUSANDS : ERROR_FEC_AMOUNT_UNREADABLE;
        set_amount(fault, code, amount);
    } else {
        fault->code = ERROR_FEC_AMOUNT_UNREADABLE;
    }
}

void fec_amount_fault(Text field, FecValueFault *fault) {
    AmountOddities odd = {0};
    Amount amount;
    Error error = {0};
    *fault = (FecValueFault){0};
    if (!field.size) {
        set_amount(fault, ERROR_FEC_AMOUNT_EMPTY, (Amount){0});
    } else if (amount_read_fec(field, &amount, &odd, &error)) {
        bool is_accepted = administration_accepts_amount(field);
        if (odd.point) {
            set_amount(fault, ERROR_FEC_AMOUNT_POINT, amount);
        } else if (odd.decimals) {
            set_amount(fault, ERROR_FEC_AMOUNT_DECIMALS, amount);
        } else if (!is_accepted) {
            set_amount(fault, ERROR_FEC_AMOUNT_UNREADABLE, amount);
        }
    } else if (error.code == ERROR_AMOUNT_AMBIGUOUS) {
        fault->code = ERROR_FEC_AMOUNT_POINT;
    } else if (error.code == ERROR_AMOUNT_RANGE) {
        fault->code = ERROR_FEC_AMOUNT_SIZE;
    } else {
        judge_foreign(field, fault);
    }
}

static bool is_zeros(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] != '0') return false;
    }
    return true;
}

/* The date without its marks, however many: "2024--01-05". */
static bool read_bare(Text field, Date *date) {
    char digits[8];
    size_t count = 0;
    for (size_t i = 0; i < field.size; i++) {
        char byte = field.bytes[i];
        if (byte == '-' || byte == '/' || byte == '.') continue;
        if (count == sizeof digits) return false;
        digits[count++] = byte;
    }
    bool is_irregular;
    return date_read_any((Text){digits, count}, date, &is_irregular, NULL);
}

void fec_date_fault(Text field, bool is_indispensable, FecValueFault *fault) {
    bool is_irregular = false, is_accepted = administration_accepts_date(field);
    Error error = {0};
    Date date;
    *fault = (FecValueFault){0};
    if (is_zeros(field)) {
        fault->code = is_indispensable ? ERROR_FEC_DATE_UNREADABLE : ERROR_FEC_DATE_ZEROS;
    } else if (date_read_any(field, &date, &is_irregular, &error)) {
        if (!is_irregular && is_accepted) return;
        set_date(fault, is_accepted ? ERROR_FEC_DATE_FORM : ERROR_FEC_DATE_UNREADABLE, date);
    } else if (error.code == ERROR_DATE_CALENDAR) {
        fault->code = is_accepted ? ERROR_FEC_DATE_CALENDAR : ERROR_FEC_DATE_UNREADABLE;
    } else {
        fault->code = is_accepted ? ERROR_FEC_DATE_FORM : ERROR_FEC_DATE_UNREADABLE;
        if (read_bare(field, &date)) set_date(fault, fault->code, date);
    }
}

void fec_sense_fault(Text field, FecValueFault *fault) {
    static const struct {
        const char *written, *meant;
    } WORDS[] = {{"1", "+1"},
                 {"+ 1", "+1"},
                 {"- 1", "-1"},
                 {"DEBIT", "D"},
                 {"CREDIT", "C"},
                 {"D\xC3\xA9"
                  "bit",
                  "D"},
                 {"Cr\xC3\xA9"
                  "dit",
                  "C"}};
    static const char *const lawful[] = {"D", "C", "+1", "-1"};
    *fault = (FecValueFault){0};
    for (size_t i = 0; i < sizeof lawful / sizeof lawful[0]; i++) {
        if (text_equal_ignoring_case(field, text_of(lawful[i]))) return;
    }
    fault->code = ERROR_FEC_SENSE_VALUE;
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (!text_equal_ignoring_case(field, text_of(WORDS[i].written))) continue;
        fault->correction = text_of(WORDS[i].meant);
    }
}
