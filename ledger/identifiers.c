#include "ledger/identifiers.h"

#include "engine/builder.h"

enum { LUHN = 10 };

char siren_check_digit(Text siren) {
    int sum = 0;
    for (size_t i = 0; i + 1 < SIREN_SIZE; i++) {
        int digit = siren.bytes[i] - '0';
        if (i % 2) digit *= 2;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return (char)('0' + (LUHN - sum % LUHN) % LUHN);
}

/* Without the blanks that people part the digits with. */
static Text without_blanks(Arena *arena, Text text) {
    Builder kept = builder_in(arena);
    text = text_trim(text);
    while (text.size) builder_add(&kept, text_take(&text, ' '));
    return kept.size ? builder_text(&kept) : (Text){0};
}

static bool are_digits(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
    }
    return true;
}

bool siren_read(Arena *arena, Text text, Text *siren, Error *error) {
    Text digits = without_blanks(arena, text);
    if (digits.size != SIREN_SIZE || !are_digits(digits)) {
        return error_set(error, ERROR_SIREN_FORM, text);
    }
    char digit = siren_check_digit(digits);
    if (digits.bytes[SIREN_SIZE - 1] != digit) {
        return error_set(error, ERROR_SIREN_DIGIT, digits, {&digit, 1});
    }
    *siren = digits;
    return true;
}

bool rna_read(Arena *arena, Text text, Text *rna, Error *error) {
    Text number = without_blanks(arena, text);
    bool has_letter = number.size == RNA_SIZE && (number.bytes[0] | 0x20) == 'w';
    if (!has_letter || !are_digits((Text){number.bytes + 1, number.size - 1})) {
        return error_set(error, ERROR_RNA_FORM, text);
    }
    *rna = text_print(arena, "W%.*s", RNA_SIZE - 1, number.bytes + 1);
    return true;
}
