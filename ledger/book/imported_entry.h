/* An imported entry is an entry of a file in the form in which a book keeps it, with the number and
 * the date of validation of the file as evidence. */
#ifndef DENIER_LEDGER_BOOK_IMPORTED_ENTRY_H
#define DENIER_LEDGER_BOOK_IMPORTED_ENTRY_H

#include "ledger/book/posted_entry.h"
#include "ledger/year.h"

/* Turns entries of one file, one after the other. */
typedef struct EntryTurner {
    Arena *arena;           /* of texts that are not as in the file */
    const FiscalYear *file; /* with entries and lines */
    int64_t source;         /* the file, as the book numbers it */
    PostedLine *lines;      /* of the entry at hand */
    size_t line_room;
    Arena *line_arena; /* owns them */
} EntryTurner;

/* The entry as a draft; its texts are the file's, or owned by the arena. Its lines are gone with
 * the next entry. */
PostedEntry imported_entry(EntryTurner *turner, const Entry *entry);

/* The text without what an entry may not hold: control characters become blanks, as in every file
 * that is exported. The text itself, or owned by the arena. */
Text imported_text(Arena *arena, Text text);

#endif
