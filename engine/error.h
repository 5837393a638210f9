/* An error is one sentence about wrong data: what, with which values, where, and what to do.
 *
 * Functions that can refuse take `Error *error` last and return `bool`; a refusal is one line:
 * `return error_set(error, ERROR_UNBALANCED, debit, credit);`. Low levels say what; the reader
 * that knows the file says where; nobody overwrites an earlier place. */
#ifndef DENIER_ENGINE_ERROR_H
#define DENIER_ENGINE_ERROR_H

#include "engine/error_kinds.h"
#include "engine/text.h"

enum { ERROR_ARGUMENTS = 4, ERROR_ARGUMENT_SIZE = 160 };

typedef struct Error {
    ErrorCode code;
    char arguments[ERROR_ARGUMENTS][ERROR_ARGUMENT_SIZE]; /* the values of {1} to {4}, cut */
    const char *reason; /* {0}: a constant msgid that completes the sentence, or NULL */
    char file[256];     /* empty when there is no place */
    uint64_t line;      /* from 1; 0 unknown */
    uint64_t column;    /* in characters from 1; 0 unknown */
    char excerpt[200];  /* the offending line, may be empty */
} Error;

/* Marks a msgid, for the check that it is translated, where it stands in a constant. */
#define N_(msgid) msgid

/* Sets `error` (which may be NULL) to a code with up to four values and returns false.
 * `.reason = msgid` gives {0}. An error that is set already is kept: the first cause wins. */
#define error_set(error, ...) error_set_cause((error), (ErrorCause){__VA_ARGS__})

typedef struct ErrorCause {
    ErrorCode code;
    Text first, second, third, fourth;
    const char *reason;
} ErrorCause;

bool error_set_cause(Error *error, ErrorCause cause);

/* Says where, unless a place is known already. Returns false, so that it can end a refusal. */
bool error_place(Error *error, const char *file, uint64_t line, uint64_t column);

/* Keeps the offending line for display, unless there is one already. */
void error_show(Error *error, Text line);

/* The sentence in English, with the values put in the place of {1} to {4} and the reason in that
 * of {0}. `template` is the kind's message or hint. Amounts keep their mark. Owned by the arena. */
Text error_sentence(Arena *arena, const Error *error, const char *template);

/* A template with {1} to {4} replaced by the values, owned by the arena. */
Text sentence_fill(Arena *arena, const char *template, const Text values[ERROR_ARGUMENTS]);

/* The same with {0} replaced by the reason, which may be NULL. */
Text sentence_fill_reason(Arena *arena, const char *template, const char *reason,
                          const Text values[ERROR_ARGUMENTS]);

/* All that was found while working: every kind counted, the first places of each kept. */
typedef struct Finding {
    ErrorCode code;
    uint64_t count;
    LIST_OF(Error) first; /* at most FINDING_PLACES */
} Finding;

enum { FINDING_PLACES = 50 };

typedef struct Findings {
    Arena *arena;
    LIST_OF(Finding) kinds; /* in order of first appearance */
} Findings;

Findings findings_in(Arena *arena);

/* Counts the error under its kind and keeps it when it is among the first of the kind. */
void findings_add(Findings *findings, const Error *error);

/* How many errors of that class of trouble were found. */
uint64_t findings_count(const Findings *findings, Trouble trouble);

#endif
