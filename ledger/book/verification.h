/* A verification compares what a book holds with what its chain says; what differs is a finding
 * with the name of what it concerns. */
#ifndef DENIER_LEDGER_BOOK_VERIFICATION_H
#define DENIER_LEDGER_BOOK_VERIFICATION_H

#include "ledger/book/replay.h"

/* What is looked at, in this order. */
typedef enum VerifyPart {
    VERIFY_FILE,     /* every page of the file */
    VERIFY_SCHEMA,   /* tables and triggers */
    VERIFY_CHAIN,    /* events */
    VERIFY_ENTRIES,  /* entries and their events, one to one */
    VERIFY_NUMBERS,  /* 1 to n, in the order of validation */
    VERIFY_AMOUNTS,  /* debits equal credits */
    VERIFY_SUMS,     /* balances that are maintained */
    VERIFY_COUNTERS, /* counters that are maintained */
    VERIFY_TABLES,   /* tables that the events tell */
    VERIFY_PIECES,   /* contents of attached files */
    VERIFY_PARTS,
} VerifyPart;

typedef struct VerifyResult {
    uint64_t examined[VERIFY_PARTS], failed[VERIFY_PARTS];
    Error first[VERIFY_PARTS]; /* what was found first, of parts that failed */
    int64_t events;
    Digest head;
} VerifyResult;

/* One event of the chain. */
typedef struct Link {
    int64_t sequence;
    int64_t year, entry; /* entry 0: another kind of event */
    Digest digest;
    bool is_taken; /* its entry was found */
} Link;

/* How many entries of a year there are. */
typedef struct YearCount {
    int64_t drafts, validated;
} YearCount;

typedef struct Verification {
    Arena *arena;
    Book *book;
    Findings *findings;
    VerifyResult *result;
    LIST_OF(Link) links; /* in order of sequence */
    Replay replay;
    Sums sums;         /* of all entries */
    YearCount *counts; /* of each year of the book */
    int64_t last_entry;
} Verification;

/* Adds a finding to a part: verification_found(verification, VERIFY_CHAIN, ERROR_..., value...). */
#define verification_found(verification, part, ...)                                                \
    verification_add((verification), (part), (ErrorCause){__VA_ARGS__})

void verification_add(Verification *verification, VerifyPart part, ErrorCause cause);

/* The book could not be read as far as the part needs: a finding as well. */
void verification_stopped(Verification *verification, VerifyPart part, const Error *error);

/* The number as a text of the verification. */
Text verification_number(const Verification *verification, int64_t number);

#endif
