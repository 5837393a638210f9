/* The options of the command line: one table, read by the parser, the help, the man page and the
 * shell completion. */
#ifndef DENIER_REPORTS_COMMAND_OPTIONS_H
#define DENIER_REPORTS_COMMAND_OPTIONS_H

#include "engine/error.h"

typedef LIST_OF(const char *) StringList;

/* What was given on the command line; texts point into `argv`. */
typedef struct Options {
    StringList books;    /* -f, in order */
    StringList operands; /* the command's name, then its arguments */
    const char *output;
    const char *format;
    const char *year;
    const char *period;
    const char *settings;
    const char *entity;
    const char *year_start;
    const char *year_end;
    const char *opening_journal;
    const char *language;
    const char *color;
    const char *third_party;
    const char *amount;
    const char *aged;
    const char *with;
    const char *unit;
    const char *fix;
    const char *freeze;
    const char *author;
    const char *siren;
    const char *rna;
    const char *address;
    const char *object;
    const char *numbering;
    const char *journal;
    const char *date;
    const char *piece;
    const char *label;
    const char *until;
    const char *proof;
    const char *undo;
    StringList reasons; /* why acts are done; of several waivers, one each */
    StringList waivers; /* points of a closing */
    const char *reason;
    const char *seal;
    const char *document;
    const char *sign;
    const char *extract;
    const char *map;
    StringList tags;
    StringList quantities;
    StringList currencies;
    StringList price_sources;
    StringList third_party_labels;
    const char *donor;
    const char *identity;
    const char *from_day;
    const char *to_day;
    bool all_lines;
    bool trace;
    bool third_parties;
    bool final;
    bool yes;
    bool dry_run;
    bool quiet;
    bool help;
    bool version;
} Options;

typedef enum OptionKind {
    OPTION_SWITCH, /* sets a bool */
    OPTION_VALUE,  /* sets a string; the last one wins */
    OPTION_LIST,   /* adds a string to a StringList */
} OptionKind;

typedef struct OptionRow {
    const char *name; /* without dashes: "year-start" */
    char letter;      /* 'o', or 0 for none */
    OptionKind kind;
    size_t offset;     /* of the member of Options */
    const char *value; /* msgid of the value's name in the help: "FILE"; NULL for a switch */
    const char *help;  /* msgid, one line */
    bool is_common;    /* every command takes it; the others are named by their command */
} OptionRow;

/* All options, ended by a row without name. */
const OptionRow *options_table(void);

/* Reads `argv` (argv[0] is left out). Options and operands may stand in any order; "--" ends the
 * options; "-12.50" is an operand, for amounts are. Error: OPTION_UNKNOWN, OPTION_VALUE_MISSING,
 * OPTION_VALUE_UNWANTED. */
bool options_read(Arena *arena, int argc, char **argv, Options *options, Error *error);

/* Refuses an option that is given and neither common nor in `accepted` (names ended by NULL).
 * Error: OPTION_NOT_FOR_COMMAND. */
bool options_fit(const Options *options, const char *command, const char *const *accepted,
                 Error *error);

#endif
