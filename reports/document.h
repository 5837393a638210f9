/* A document carries meaning, never ink: tables of rows of cells with stable ids.
 *
 * Every report builds one, every renderer writes one: screen, PDF, XLSX, HTML, CSV and JSON come
 * from the same document. All texts are owned by the arena of the one who builds it. */
#ifndef DENIER_REPORTS_DOCUMENT_H
#define DENIER_REPORTS_DOCUMENT_H

#include "engine/amount.h"
#include "engine/date.h"
#include "engine/error.h"
#include "reports/language.h"

typedef enum CellKind {
    CELL_BLANK, /* null in JSON */
    CELL_AMOUNT,
    CELL_TEXT,
    CELL_DATE,
    CELL_COUNT, /* a whole number that is not money */
} CellKind;

/* What amounts are rounded to, and printed in. */
typedef enum AmountUnit {
    UNIT_CENT,
    UNIT_EURO,
    UNIT_THOUSAND, /* thousands of euros, k€ */
} AmountUnit;

typedef struct Cell {
    CellKind kind;
    AmountUnit unit;  /* of an amount: a multiple of the unit, and shown in it to people */
    bool is_alert;    /* of a text: nobody may overlook it, a failed proof for one */
    const char *code; /* of a text: what programs read in its place ("ok"); NULL: the text */
    union {
        Amount amount; /* CELL_AMOUNT, and CELL_COUNT in .cents as a plain integer */
        Text text;
        Date date;
    };
} Cell;

typedef enum RowKind {
    ROW_LINE,
    ROW_DETAIL,   /* "dont ...": already inside the line above, never added */
    ROW_HEADING,  /* a section title without figures */
    ROW_SUBTOTAL, /* adds up lines inside a section */
    ROW_TOTAL,    /* Total I, Total général ... */
    ROW_RESULT,   /* 1. Résultat d'exploitation ... */
} RowKind;

/* What a row does when amounts are rounded and its column must still add up. */
typedef enum RowRounding {
    ROUNDING_FREE,  /* rounded by itself; takes a difference when no other row can */
    ROUNDING_TAKES, /* named to take the differences of the total that it is counted in */
    ROUNDING_ROW,   /* there for nothing else */
    ROUNDING_KEEPS, /* rounded by itself, whatever happens: it is shown elsewhere too */
} RowRounding;

/* One term of a row that is computed from other rows of its table: sign * rows[row]. */
typedef struct RowTerm {
    uint32_t row;
    int sign; /* 1 or -1 */
} RowTerm;

typedef struct Row {
    Text id;    /* stable, ASCII, snake case (an account's number in ledgers) */
    Text alias; /* a second stable id of the same row ("total_actif_immobilise"), or empty */
    RowKind kind;
    unsigned level; /* indentation, 0 outermost */
    Text label;
    Cell *cells;    /* one per column of the table */
    RowTerm *terms; /* every amount of the row is the signed sum of these rows; NULL if none */
    size_t term_count;
    /* The row adds up the lines above it that have its own text in this column: 0 = no such
     * column, else column index + 1 (a journal's totals). */
    unsigned key;
    RowRounding rounding;
} Row;

typedef struct Column {
    Text id; /* "current", "previous", "gross", ... */
    Text label;
    CellKind kind; /* what its cells hold, blanks apart */
    /* Columns computed from others of the row, for live formulas: plus - minus; 0 = none, else
     * column index + 1 (net = gross - allowance). */
    unsigned plus, minus;
    bool is_running; /* a balance after each row, which no total adds up */
    bool gives_way;  /* of three such columns, the one computed from the two others once rounded */
} Column;

typedef struct Table {
    Text id;
    Text title;
    Text label_heading; /* heading of the label column: "Compte", "ACTIF"; may be empty */
    Column *columns;
    size_t column_count;
    LIST_OF(Row) rows;
    LIST_OF(Text) notes; /* sentences printed under the table */
    bool is_ledger;      /* many alike rows (journal, grand livre): renderers may stream */
    bool starts_page;    /* begins a new page, and a sheet of its own in a workbook */
    bool may_round;      /* its columns add up by terms, so that it can be shown in another unit */
    AmountUnit unit;     /* that its amounts are rounded to */
} Table;

typedef enum DocumentStatus {
    STATUS_DRAFT, /* stamped PROJET / DRAFT */
    STATUS_FINAL,
} DocumentStatus;

typedef struct Source {
    Text path;    /* the file's name without its folder */
    Text digest;  /* SHA-256 in hexadecimal; empty when it was not asked for */
    bool is_book; /* the digest is the head of its chain */
} Source;

/* One part of the document, for its contents page; `table` is its index, or SIZE_MAX when the
 * part is not available, for the `reason` given. */
typedef struct Part {
    Text title;
    size_t table;
    Text reason;
} Part;

typedef struct Document {
    Language language;
    Text report;     /* "income-statement" */
    Text title;      /* "Compte de résultat" */
    Text regulation; /* "anc-2018-06/2020"; empty when no statement model applies */
    Text currency;   /* "EUR" */
    AmountUnit unit; /* of the tables that are rounded; while they are built, the one asked for */
    DocumentStatus status;
    Text entity_name;
    Text entity_siren;   /* empty when unknown */
    Text entity_address; /* empty when unknown */
    Text entity_object;  /* empty when unknown */
    Text notice;         /* a sentence that every page or head must carry, or empty */
    Date start, end;
    uint64_t entry_count, line_count;
    uint64_t draft_count; /* entries of a book, counted in, that can still change */
    LIST_OF(Source) sources;
    LIST_OF(Table) tables;
    LIST_OF(Part) parts; /* a contents page is made when there is more than one */
    const Findings *findings;
    Text administration_verdict; /* of a check: "accepted" or "rejected"; else empty */
} Document;

/* A new table with room for nothing yet; columns are copied. */
Table *document_add_table(Arena *arena, Document *document, const char *id, Text title,
                          const Column *columns, size_t column_count);

/* A new row at the end of the table, its cells blank. */
Row *table_add_row(Arena *arena, Table *table, Text id, RowKind kind, Text label);

/* Says that the row, which lies in the table, adds up all earlier rows of that kind from the row
 * `first` on. */
void table_sum_rows(Arena *arena, const Table *table, Row *row, RowKind kind, size_t first);

/* The row of that id or alias, or NULL. */
const Row *table_find_row(const Table *table, const char *id);

/* The table of that id, or NULL. */
const Table *document_find_table(const Document *document, const char *id);

Cell cell_of_amount(Amount amount);
Cell cell_of_text(Text text);

/* A text that people read, and what programs read in its place, in every language. */
Cell cell_of_coded_text(Text text, const char *code);
Cell cell_of_date(Date date);
Cell cell_of_count(uint64_t count);

#endif
