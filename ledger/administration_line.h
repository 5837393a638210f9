/* How the tax administration's own checker (Test Compta Démat, 1_00_10b) judges the header, the
 * lines and the values of a flat FEC: its rules, with the liberties it takes. */
#ifndef DENIER_LEDGER_ADMINISTRATION_LINE_H
#define DENIER_LEDGER_ADMINISTRATION_LINE_H

#include "engine/builder.h"
#include "engine/error.h"

/* Why a file is refused: a msgid, with {1} for the value. */
typedef struct AdministrationTrouble {
    const char *reason;
    Text value;
} AdministrationTrouble;

/* What the header says of the lines that follow. */
typedef struct AdministrationColumns {
    char separator;
    bool is_before_2013; /* years closed before 2013: fewer columns and values are demanded */
    uint8_t *fields;     /* of each column: which field it holds, or none */
    size_t count;
    size_t amount, sense; /* columns Montant and Sens, when both stand behind the first column */
    uint64_t sided_size;  /* of what was written again for them so far */
    bool is_paired;       /* the first line written again ends with CR LF */
    Builder line;         /* the line without the blanks around its fields */
    Builder sided;        /* the line whose amount went to its side */
} AdministrationColumns;

/* Whether the value passes as a number: signs, digits, one comma, or an exponent; empty is nil. */
bool administration_accepts_amount(Text value);

/* Whether the value passes as a date: AAAAMMJJ or JJMMAAAA, with or without marks between and a
 * time behind, of whatever month to 12 and day to 31; empty and zeros are no date. */
bool administration_accepts_date(Text value);

/* Whether the name of a column is one that the checker finds, its way of cleaning names apart. */
bool administration_knows_column(Text name);

/* Reads the first line, without its end. False when the file is refused for it. */
bool administration_read_header(Arena *arena, Text line, bool is_before_2013,
                                AdministrationColumns *columns, AdministrationTrouble *trouble);

/* Judges a later line, without its end. False when the file is refused for it. */
bool administration_read_line(AdministrationColumns *columns, Text line,
                              AdministrationTrouble *trouble);

#endif
