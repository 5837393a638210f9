/* The languages of labels, messages and documents. No locale is ever set: each look-up takes the
 * language as an argument. */
#ifndef DENIER_REPORTS_LANGUAGE_H
#define DENIER_REPORTS_LANGUAGE_H

#include "engine/error.h"

typedef enum Language {
    LANGUAGE_FRENCH,
    LANGUAGE_ENGLISH,
    LANGUAGE_BILINGUAL, /* labels "français / English"; numbers and dates in French form */
} Language;

/* The language of the environment, for help and messages: French where the first of LC_ALL,
 * LC_MESSAGES and LANG that is not empty names French, else English. */
Language language_of_environment(void);

/* The message in the language: English is the msgid itself, French comes from the catalogue
 * `reports/languages/fr.po`, compiled in. Bilingual gives the French. */
const char *translate(Language language, const char *msgid);

/* A label from two ready texts: one of them, or "french / english" owned by the arena. */
Text label_in(Arena *arena, Language language, Text french, Text english);

/* The label of a msgid in the language, also bilingual. Owned by the arena or constant. */
Text label_of(Arena *arena, Language language, const char *msgid);

#endif
