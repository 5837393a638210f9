#include "ledger/written_form.h"

#include "engine/amount_text.h"

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

WrittenForm written_form_of(Text text) {
    size_t end = text.size, digits = 0;
    while (end > 0 && !is_digit(text.bytes[end - 1])) end--;
    while (digits < end && is_digit(text.bytes[end - 1 - digits])) digits++;
    char mark = digits < end ? text.bytes[end - 1 - digits] : '\0';
    if (mark == ',' && digits == 3) return FORM_GROUPED;
    if (digits < 1 || digits > 2) return FORM_EITHER;
    return mark == ',' ? FORM_FRENCH : mark == '.' ? FORM_ENGLISH : FORM_EITHER;
}

bool written_amount_read(Text text, bool is_english, Amount *amount, Error *error) {
    text = text_trim(text);
    *amount = (Amount){0};
    bool is_nil = text.size == 0 || text_equal(text, TEXT("-")) || text_equal(text, TEXT("–"));
    return is_nil || (is_english ? amount_read_english : amount_read_french)(text, amount, error);
}
