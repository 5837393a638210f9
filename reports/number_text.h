/* A number's text is how people read a plain number: "217520.57" is "217 520,57" in French. */
#ifndef DENIER_REPORTS_NUMBER_TEXT_H
#define DENIER_REPORTS_NUMBER_TEXT_H

#include "reports/language.h"

/* The number in the language's form: groups of three by U+202F and a comma in French, commas and a
 * point in English, U+2212 before a negative one. What is no plain number stays as it is. Owned by
 * the arena. */
Text number_print(Arena *arena, Text plain, Language language);

#endif
