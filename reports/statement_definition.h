/* A statement definition in memory: the tables, lines and choices of one definition file, with
 * every reference resolved. Shared by the files that read, prove, compute and print statements. */
#ifndef DENIER_REPORTS_STATEMENT_DEFINITION_H
#define DENIER_REPORTS_STATEMENT_DEFINITION_H

#include "engine/records.h"
#include "ledger/chart.h"
#include "reports/placement.h"
#include "reports/statement.h"

typedef enum LineStyle {
    STYLE_HEADING,
    STYLE_LINE,
    STYLE_DETAIL, /* repeats accounts of the line above ("dont ...") */
    STYLE_SUBTOTAL,
    STYLE_TOTAL, /* printed even when nil; adds up lines, or has accounts of its own */
    STYLE_RESULT,
    STYLE_CONTROL, /* must be nil; printed, outside the totals, when it is not */
    STYLE_OUTSIDE, /* accounts that enter no statement */
    STYLE_COUNT,
} LineStyle;

/* Columns that formulas fill; those of a table with `has_allowance` are gross and allowance, and
 * a third one, net, is their difference. */
enum { COLUMN_AMOUNT, COLUMN_GROSS = COLUMN_AMOUNT, COLUMN_ALLOWANCE, COLUMN_NET };
enum { FORMULA_COLUMNS = 2 };

/* A line counted in another one. */
typedef struct LineTerm {
    uint32_t line;
    int sign; /* 1 or -1 */
} LineTerm;

typedef struct StatementLine {
    Text id, alias; /* the alias may be empty */
    LineStyle style;
    bool is_credit; /* amounts on the credit side count positive */
    unsigned level;
    Text french, english;
    Text note_french, note_english; /* printed under the table when the line is printed */
    uint32_t table;
    const Record *record;
    Formula formulas[FORMULA_COLUMNS];
    bool has_choice;     /* a choice may bring accounts to it */
    bool takes_rounding; /* differences of rounding go to it, in the total that counts it */
    LineTerm *terms;     /* of a computed line */
    size_t term_count;
    uint32_t root; /* index of the grand total that counts this line, or NO_LINE */
    int root_sign; /* how it counts there: 1 or -1 */
} StatementLine;

#define NO_LINE UINT32_MAX /* the index of no line */

typedef struct StatementColumn {
    Text id, french, english; /* "{date}" in a label stands for the closing date */
} StatementColumn;

typedef struct StatementTable {
    Text id, french, english;
    Text heading_french, heading_english; /* of the column of labels */
    LIST_OF(StatementColumn) columns;
    bool has_allowance;
    const Record *record;
} StatementTable;

/* A point that the regulation leaves open: accounts, and the lines they may lie on. */
typedef struct StatementChoice {
    Text key; /* of the setting */
    Formula formula;
    Text lines; /* ids, the default first */
    const Record *record;
} StatementChoice;

struct StatementDefinition {
    StatementKind kind;
    Text regulation;
    Records records;
    Chart chart;
    LIST_OF(StatementTable) tables;
    LIST_OF(StatementLine) lines;
    LIST_OF(StatementChoice) choices;
    Placement placement;
    uint32_t *computed; /* lines with terms, each after those it needs */
    size_t computed_count;
    uint32_t result;   /* the line "resultat" */
    uint32_t awaiting; /* bilan: the line of last year's result, on account 12 */
};

/* Reads a definition from its content, which must outlive it, for the regulation, over that
 * regulation's chart, and proves it. Errors: as statement_load. */
bool statement_define(Arena *arena, Text content, const char *path, StatementDefinition *definition,
                      const Settings *settings, Error *error);

/* Index of the line of that id or alias in the table, or NO_LINE. */
uint32_t statement_find_line(const StatementDefinition *definition, uint32_t table, Text id);

/* Whether accounts lie on the line, named in its formulas or by a choice. */
bool line_has_accounts(const StatementLine *line);

/* Resolves ids to lines and puts computed lines in their order. Errors: STATEMENT_LINE_UNKNOWN,
 * STATEMENT_RANGE, STATEMENT_CYCLE. */
bool statement_resolve(Arena *arena, StatementDefinition *definition, Error *error);

/* Enters the accounts of lines, and those of choices on the lines that settings name. Errors:
 * STATEMENT_DOUBLE, STATEMENT_LINE_UNKNOWN, SETTING_CHOICE. */
bool statement_place(Arena *arena, StatementDefinition *definition, const Settings *settings,
                     Error *error);

/* The lines of a choice as a list for people: "a, b". */
Text choice_lines(Arena *arena, const StatementChoice *choice);

/* Proves that the chart's accounts lie on exactly one line each, that every line is reached, that
 * totals count every line once, and that the ids scripts rely on are there. Errors: STATEMENT_*. */
bool statement_prove(Arena *arena, StatementDefinition *definition, Error *error);

/* Whether a statement of that kind shows accounts of the class: 1 to 5 (and unknown ones) in the
 * bilan, 6 to 9 in the compte de résultat. */
bool statement_shows_class(StatementKind kind, int class);

#endif
