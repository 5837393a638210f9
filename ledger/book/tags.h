/* Tags say of a line along which dimensions it counts: "channel=street,project=academy". */
#ifndef DENIER_LEDGER_BOOK_TAGS_H
#define DENIER_LEDGER_BOOK_TAGS_H

#include "engine/error.h"

/* Reads tags in any order and gives them sorted by dimension, owned by the arena. `before` are tags
 * in that form, of which the text replaces those it names; may be empty.
 * Errors: TAG_SYNTAX, TAG_TWICE. */
bool tags_read(Arena *arena, Text before, Text text, Text *tags, Error *error);

/* Whether the text may name a dimension or a value: not empty, without blanks, control characters
 * and the marks , = @ that part tags. */
bool tag_word_is_plain(Text word);

/* The value of a dimension among tags; empty when they do not name it. */
Text tags_value(Text tags, Text dimension);

#endif
