/* The date in a file's name: what a trial balance, which has no dates inside, is dated by. */
#ifndef DENIER_LEDGER_NAME_DATE_H
#define DENIER_LEDGER_NAME_DATE_H

#include "engine/date.h"
#include "engine/text.h"

typedef struct NameDate {
    Date date;         /* a day in full, else no date */
    int year;          /* the last year that stands alone, else 0 */
    const char *siren; /* nine digits that stand alone, else NULL */
} NameDate;

/* Reads what the last part of the path tells: the last day written 20221231, 2022-12-31,
 * 31-12-2022 (also with a point) or 31122022; a year of 1900 to 2099. */
NameDate name_date_read(Text path);

#endif
