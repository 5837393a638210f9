/* A sentence tells an error to people: translated, its amounts in the form of the language. */
#ifndef DENIER_REPORTS_SENTENCE_H
#define DENIER_REPORTS_SENTENCE_H

#include "reports/language.h"

/* The sentence of an error in the language, its reason too; `msgid` is the message or the hint of
 * its kind. Owned by the arena. */
Text error_sentence_in(Arena *arena, Language language, const Error *error, const char *msgid);

/* The value, of an error or of a table, with the amounts that are marked in it (AMOUNT_SAID) in the
 * form of the language. Owned by the arena. */
Text amounts_told(Arena *arena, Language language, const char *value);

#endif
