/* The unit of presentation is what amounts are rounded to for the eye: cents, euros or thousands.
 * Rounding happens here only, once the document is built and every proof was made on cents. */
#ifndef DENIER_REPORTS_PRESENTATION_UNIT_H
#define DENIER_REPORTS_PRESENTATION_UNIT_H

#include "reports/document.h"

/* The unit of that name: "euro", "euros", "keur", "k€". False when there is none. */
bool unit_read(Text name, AmountUnit *unit);

/* Cents in one unit: 1, 100, 100000. */
uint64_t unit_cents(AmountUnit unit);

/* Rounds the tables that may be rounded and are not yet. Each line goes to its nearest unit, each
 * total too, and the grand total before those inside it. Where lines then do not add up to their
 * total, the difference goes first to the totals inside, one unit after the other, each to the one
 * that it brings nearest to its own amount (those with a line named to take differences before the
 * others), then to the named line, or to the largest one when the difference is more than a tenth
 * of it. Every column adds up; net stays gross less allowance, gross giving way. A note under each
 * table says what took which difference. Tables of amounts that stay to the cent say so. The
 * document's unit becomes `unit` when any table was rounded, cents when none was. */
void presentation_round(Arena *arena, Document *document, AmountUnit unit);

#endif
