/* The name of a column, as people and programs write it: case, accents and blanks do not count. */
#ifndef DENIER_LEDGER_COLUMN_NAME_H
#define DENIER_LEDGER_COLUMN_NAME_H

#include "engine/text.h"

enum { COLUMN_NAME_SIZE = 48 };

/* The name in small letters and digits alone, in the room; what is too long for any known name is
 * cut. The name is UTF-8. */
Text column_name_plain(Text name, char room[COLUMN_NAME_SIZE]);

/* Whether the plain name is one of the names, which are parted by blanks. */
bool column_name_is_among(Text plain_name, const char *names);

#endif
