/* Proposals of what lines could be matched, by reference and amount: for a person to accept. */
#ifndef DENIER_LEDGER_BOOK_MATCHING_PROPOSALS_H
#define DENIER_LEDGER_BOOK_MATCHING_PROPOSALS_H

#include "ledger/book/matching.h"

/* Why lines belong together, the surest first. */
typedef enum MatchBasis {
    MATCHED_BY_PIECE, /* two equal amounts, or all open lines, of one piece */
    MATCHED_BY_PAIR,  /* two equal amounts */
    MATCHED_BY_SUM,   /* one amount, and up to five that add up to it */
} MatchBasis;

typedef struct MatchProposal {
    MatchBasis basis;
    MatchedLines lines;
} MatchProposal;

typedef struct MatchProposals {
    LIST_OF(MatchProposal) items;
} MatchProposals;

/* What the open lines offer, third party by third party; no line is proposed twice. The same lines
 * give the same proposals. Owned by the arena. */
MatchProposals matching_propose(Arena *arena, const MatchableLines *lines);

#endif
