/* The French catalogue compiled in: a table made at build time from reports/languages/fr.po. */
#ifndef DENIER_REPORTS_LANGUAGE_TABLE_H
#define DENIER_REPORTS_LANGUAGE_TABLE_H

#include <stddef.h>

typedef struct Translation {
    const char *msgid; /* the English text, as it stands in the code */
    const char *french;
} Translation;

/* In order of msgid (strcmp). */
extern const Translation TRANSLATIONS[];
extern const size_t TRANSLATION_COUNT;

#endif
