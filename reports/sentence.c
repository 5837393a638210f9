#include "reports/sentence.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "reports/number_text.h"

#include <string.h>

/* The size of the number in plain form that begins the string. */
static size_t number_size(const char *string) {
    size_t sign = *string == '-';
    return sign + strspn(string + sign, "0123456789.");
}

Text amounts_told(Arena *arena, Language language, const char *value) {
    const char *mark = strchr(value, AMOUNT_MARK);
    if (!mark) return text_of(value);
    Builder out = builder_in(arena);
    for (; mark; mark = strchr(value, AMOUNT_MARK)) {
        builder_add(&out, (Text){value, (size_t)(mark - value)});
        size_t size = number_size(++mark);
        builder_add(&out, number_print(arena, (Text){mark, size}, language));
        value = mark + size;
    }
    builder_add_string(&out, value);
    return builder_text(&out);
}

Text error_sentence_in(Arena *arena, Language language, const Error *error, const char *msgid) {
    Text values[ERROR_ARGUMENTS];
    for (size_t i = 0; i < ERROR_ARGUMENTS; i++) {
        values[i] = amounts_told(arena, language, error->arguments[i]);
    }
    const char *reason = error->reason ? translate(language, error->reason) : NULL;
    return sentence_fill_reason(arena, *msgid ? translate(language, msgid) : "", reason, values);
}
