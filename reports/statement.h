/* A statement is a definition file laid over balances: the lines of the compte de résultat or of
 * the bilan, each with its amounts and the accounts behind them. */
#ifndef DENIER_REPORTS_STATEMENT_H
#define DENIER_REPORTS_STATEMENT_H

#include "ledger/regulation.h"
#include "ledger/settings.h"
#include "ledger/year.h"
#include "reports/document.h"

typedef struct StatementDefinition StatementDefinition;
typedef struct StatementPassage StatementPassage;

/* Which statement of a model. */
typedef enum StatementKind {
    STATEMENT_INCOME,
    STATEMENT_BALANCE_SHEET,
} StatementKind;

/* The data file that defines a statement under a regulation, or NULL when there is none. */
const char *statement_file(StatementKind kind, Text regulation);

/* Reads and proves the definition of the model: every account of the chart of that model lies on
 * exactly one line, whichever its sign; totals name lines that exist. Choices left open by the
 * regulation are taken from the settings. Errors: STATEMENT_* with file, line and column. */
bool statement_load(Arena *arena, StatementKind kind, Text regulation, const Settings *settings,
                    const StatementDefinition **definition, Error *error);

enum { STATEMENT_COLUMNS = 4 };

/* One account (or third party) on one line, for the trace from figure to accounts. */
typedef struct StatementPart {
    const Balance *balance;
    uint32_t line;   /* index of the definition's line */
    uint32_t column; /* index of the column it counts in */
    Amount amount;   /* as it counts there, sign included */
} StatementPart;

/* Amounts of one year. columns[c] of line l is amounts[l * STATEMENT_COLUMNS + c]. */
typedef struct StatementFigures {
    Amount *amounts;
    LIST_OF(StatementPart) parts; /* every account with its place, in order of line */
    Amount result;                /* of the year, from classes 6 and 7 only */
} StatementFigures;

/* Computes the lines of one year and proves them: every account on exactly one line, the lines
 * add up to the accounts, totals as defined, both results agree, actif = passif. A failed proof
 * goes to `findings` (TROUBLE_PROOF) with account and amount; figures are given all the same. */
void statement_compute(Arena *arena, const StatementDefinition *definition, const FiscalYear *year,
                       StatementFigures *figures, Findings *findings);

/* The same from opening balances only: last year's bilan as this year's FEC carries it. The
 * opening equals the last closing before appropriation, so account 12 is last year's result and
 * stands on its line. */
void statement_compute_opening(Arena *arena, const StatementDefinition *definition,
                               const FiscalYear *year, StatementFigures *figures,
                               Findings *findings);

/* The figures of a year kept under an earlier model, by the lines of the passage's later one: of
 * its closing balances, or of its opening balances as last year's bilan. The passage keeps what was
 * reclassified and the figures by the earlier model. Findings: as above, and NOT_RECLASSIFIED,
 * PASSAGE_DIFFERS when the result or a grand total is not that of the earlier model. */
void statement_compute_passage(Arena *arena, StatementPassage *passage, const FiscalYear *year,
                               bool is_opening, StatementFigures *figures, Findings *findings);

/* What the columns of a statement show. */
typedef struct StatementYears {
    const FiscalYear *year;
    const StatementFigures *current;
    const StatementFigures *previous; /* of the year before, or NULL: no such column then */
    Date previous_end; /* closing date of `previous`; no date: the day before the year begins */
    const StatementPassage *passage; /* of `previous`, when it was kept under an earlier model */
} StatementYears;

/* Adds the statement's table(s) to the document. Lines nil in both years are left out unless
 * `all_lines` (art. 410-2); totals and results stay. */
void statement_add_tables(Arena *arena, Document *document, const StatementDefinition *definition,
                          const StatementYears *years, bool all_lines);

/* Adds the table "income-statement-trace" or "balance-sheet-trace": every account with the line it
 * lies on, the place of that line's definition and its amount there. */
void statement_add_trace(Arena *arena, Document *document, const StatementDefinition *definition,
                         const StatementFigures *current, const StatementFigures *previous);

/* The amount (of an actif: the net amount) of the line of that id or second id, whose tables are
 * searched in order. False when the statement has no such line. */
bool statement_amount(const StatementDefinition *definition, const StatementFigures *figures,
                      const char *id, Amount *amount);

#endif
