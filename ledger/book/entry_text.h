/* An entry as readable text, and back: what the acts of a book and its dumps are written in.
 *
 *     entry 57
 *       journal: BQ
 *       date: 2023-01-09
 *       line
 *         account: 512000
 *         debit: 100.00
 *
 * A field that says nothing is left out. In values, control characters and the backslash are
 * written as a backslash and what follows: \t, \n, \\, \x1F. */
#ifndef DENIER_LEDGER_BOOK_ENTRY_TEXT_H
#define DENIER_LEDGER_BOOK_ENTRY_TEXT_H

#include "ledger/book/posted_entry.h"

#include "engine/builder.h"
#include "engine/error.h"

/* Adds all fields of the entry and of its lines. */
void entry_write_text(Builder *out, const PostedEntry *entry);

/* Takes the entry that the text begins with; what follows it, from the first line that is not
 * indented, stays in `rest`. Owned by the arena. Error: ENTRY_FORM with the line that is wrong. */
bool entry_read_text(Arena *arena, Text *rest, PostedEntry *entry, Error *error);

/* Adds a value as it is written, and gives back the value of what was written; false when that has
 * no such form. */
void entry_text_escape(Builder *out, Text value);
bool entry_text_unescape(Arena *arena, Text written, Text *value);

#endif
