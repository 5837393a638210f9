/* A cell's text is how its value is shown: to people in their language, or to programs. */
#ifndef DENIER_REPORTS_CELL_TEXT_H
#define DENIER_REPORTS_CELL_TEXT_H

#include "engine/amount_text.h"
#include "reports/document.h"

enum { CELL_TEXT_SIZE = AMOUNT_TEXT_SIZE }; /* room that every amount, count and date fits in */

/* The cell as people read it. French and bilingual: "−1 234,56" with U+202F between groups and
 * U+2212 as the sign, "31/12/2022"; a rounded amount stands in its unit, without decimals. English:
 * "−1,234.56" with U+2212, "2022-12-31". A blank cell gives the empty text; a text cell its own
 * text; the others a text that lies in `room`. */
Text cell_print(const Cell *cell, Language language, char room[CELL_TEXT_SIZE]);

/* The cell as programs read it, the same in all languages: "-1234.56", "2022-12-31", "1033". */
Text cell_print_plain(const Cell *cell, char room[CELL_TEXT_SIZE]);

/* A date alone, as cell_print shows it. */
Text date_print_in(Date date, Language language, char room[CELL_TEXT_SIZE]);

/* A number of things, with groups: "1 033" and "1,033". */
Text count_print(uint64_t count, Language language, char room[CELL_TEXT_SIZE]);

/* True for an amount below zero: what text and pages show as negative. */
bool cell_is_negative(const Cell *cell);

#endif
