/* A passage leads last year's accounts, kept under an earlier model, to the lines of this year's
 * model: each account whose line changes is reclassified where that is certain, or stays on the
 * line that continues its own and is listed as not reclassified. */
#ifndef DENIER_REPORTS_STATEMENT_PASSAGE_H
#define DENIER_REPORTS_STATEMENT_PASSAGE_H

#include "reports/statement_definition.h"

/* Accounts whose new place is not certain, and why. */
typedef struct PassageOpen {
    Formula formula;
    Text french, english;
    const Record *record;
} PassageOpen;

/* Why a balance lies where it does. */
typedef enum PassageVerdict {
    PASSAGE_CONTINUES,   /* on the line that continues its own */
    PASSAGE_NEW_LINE,    /* the same account, on another line of the new model */
    PASSAGE_SUCCESSOR,   /* by the account that takes the place of its own */
    PASSAGE_STAYS,       /* not reclassified, for the reason of a PassageOpen */
    PASSAGE_STAYS_SPLIT, /* not reclassified: its successors lie on different lines */
    PASSAGE_STAYS_SIDE,  /* not reclassified: another line would change the total of the bilan */
} PassageVerdict;

/* Where an account of last year lies in this year's model. */
typedef struct PassagePlace {
    Claim claim;     /* line and column of `now` */
    uint32_t former; /* line of `then` */
    PassageVerdict verdict;
    const PassageOpen *open; /* of PASSAGE_STAYS */
    Text successors;         /* of the account in the new chart, or empty */
} PassagePlace;

/* A balance that is reclassified, or is not though it should perhaps be. */
typedef struct PassageMove {
    const Balance *balance;
    PassagePlace place;
    Amount amount; /* as it counts on the line; an allowance is negative */
} PassageMove;

struct StatementPassage {
    const StatementDefinition *then, *now;
    uint32_t *continued; /* per line of `then`: the line of `now` that continues it */
    LIST_OF(PassageOpen) open;
    const FiscalYear *year;     /* that the passage was computed for */
    StatementFigures published; /* of that year, by the lines of `then` */
    LIST_OF(PassageMove) moves; /* of balances that are not nil, in order of account */
};

/* Loads the passage from an earlier regulation to the definition's own. Settings that the earlier
 * model does not know are passed over. Errors: as statement_load; STATEMENT_* and PASSAGE_LOST
 * with file and line of the passage file. */
bool statement_passage_load(Arena *arena, const StatementDefinition *now, Text earlier,
                            const Settings *settings, StatementPassage **passage, Error *error);

/* Reads a passage from its content, which must outlive it; `then` and `now` are set already.
 * Errors: STATEMENT_FIELDS, STATEMENT_WORD, STATEMENT_LINE_UNKNOWN, STATEMENT_REGULATION,
 * FORMULA_*, PASSAGE_LOST. */
bool statement_passage_read(Arena *arena, Text content, const char *path, StatementPassage *passage,
                            Error *error);

/* The place of an account of a year opened on that day, by its number in that year and the side of
 * its balance. False when neither model has a line for it. */
bool statement_passage_place(const StatementPassage *passage, Text number, bool is_credit, Date day,
                             PassagePlace *place);

/* Finds what was not reclassified, and a result or a grand total that is not what the earlier model
 * gives. Findings: NOT_RECLASSIFIED, PASSAGE_DIFFERS. */
void statement_passage_check(const StatementPassage *passage, const StatementFigures *figures,
                             Findings *findings);

/* Whether the figure was reclassified, or might have to be: its line is then marked. */
bool passage_is_moved(PassageVerdict verdict);
bool passage_is_left(PassageVerdict verdict);

/* Adds the tables "...-reclassified" (account by account: former line, line, amount) and
 * "...-totals" (totals by both models) to the document. */
void statement_add_passage(Arena *arena, Document *document, const StatementPassage *passage,
                           const StatementFigures *presented);

#endif
