/* Notes collect what is wrong in one file: every case counted, the first ones kept with place. */
#ifndef DENIER_LEDGER_FEC_NOTES_H
#define DENIER_LEDGER_FEC_NOTES_H

#include "engine/error.h"
#include "ledger/fec_encoding.h"

typedef struct FecNotes {
    Findings *findings;
    const char *path;
    FecEncoding *encoding;        /* how to show the file's bytes */
    uint64_t counts[ERROR_COUNT]; /* of this file */
    bool is_unreadable;           /* something was noted that forbids a report */
} FecNotes;

/* Where in the file something was found. */
typedef struct FecPlace {
    Text line;       /* the bytes of the line; empty for none */
    uint64_t number; /* of the line, from 1; 0 for the file as a whole */
    const char *at;  /* the byte that is meant, in the line; NULL for the whole line */
    uint64_t column; /* in characters from 1, where `at` is NULL and it is known; else 0 */
} FecPlace;

FecNotes fec_notes_for(Findings *findings, const char *path, FecEncoding *encoding);

/* Counts the cause, and keeps it with its place when it is among the first of its kind.
 * Texts of the cause are bytes of the file. */
void fec_note(FecNotes *notes, FecPlace place, ErrorCause cause);

/* The cause at its place, as it would be kept, without counting or keeping it. */
Error fec_error(FecNotes *notes, FecPlace place, ErrorCause cause);

/* Counts and keeps an error that somebody set already. */
void fec_note_error(FecNotes *notes, FecPlace place, const Error *error);

/* Counts `count` more cases of a kind without keeping their places. */
void fec_note_more(FecNotes *notes, ErrorCode code, uint64_t count);

#endif
