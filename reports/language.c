#include "reports/language.h"

#include "reports/language_table.h"

#include <stdlib.h>
#include <string.h>

static int compare_msgid(const void *msgid, const void *translation) {
    return strcmp(msgid, ((const Translation *)translation)->msgid);
}

/* Whether the locale's name is of French: "fr", "fr_FR.UTF-8", "fr.UTF-8", "fr@euro". */
static bool names_french(const char *locale) {
    return strncmp(locale, "fr", 2) == 0 && strchr("_.@-", locale[2]) != NULL;
}

Language language_of_environment(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *locale = getenv(variables[i]);
        if (locale && *locale) return names_french(locale) ? LANGUAGE_FRENCH : LANGUAGE_ENGLISH;
    }
    return LANGUAGE_ENGLISH;
}

const char *translate(Language language, const char *msgid) {
    if (language == LANGUAGE_ENGLISH) return msgid;
    const Translation *found =
        bsearch(msgid, TRANSLATIONS, TRANSLATION_COUNT, sizeof TRANSLATIONS[0], compare_msgid);
    return found ? found->french : msgid;
}

Text label_in(Arena *arena, Language language, Text french, Text english) {
    if (language == LANGUAGE_FRENCH || english.size == 0) return french;
    if (language == LANGUAGE_ENGLISH || french.size == 0) return english;
    if (text_equal(french, english)) return french;
    return text_print(arena, "%.*s / %.*s", TEXT_ARGUMENTS(french), TEXT_ARGUMENTS(english));
}

Text label_of(Arena *arena, Language language, const char *msgid) {
    return label_in(arena, language, text_of(translate(LANGUAGE_FRENCH, msgid)), text_of(msgid));
}
