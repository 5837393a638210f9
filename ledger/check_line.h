/* The check of one line: what each field must hold, and what fields of a line owe each other. */
#ifndef DENIER_LEDGER_CHECK_LINE_H
#define DENIER_LEDGER_CHECK_LINE_H

#include "ledger/check_report.h"
#include "ledger/fec_line.h"

/* The checker of lines remembers the dates it met last, which mostly come again. */
typedef struct LineCheck {
    CheckReport *report;
    bool is_standard; /* the header names the 18 columns of the law and no others, in order */
    struct {
        uint64_t bytes; /* AAAAMMJJ */
        int32_t day;
    } last[FEC_STANDARD_FIELDS];
} LineCheck;

/* Whether a line of a standard header is plainly without fault: a quick look that takes no
 * chances; the line is then read. The administration's checker accepts such a line. */
bool line_check_is_plain(LineCheck *check, const FecRow *row, FecLine *line);

/* Looks at each field of the row, and adds what is wrong to the report; returns the serial of the
 * first finding in a field by which entries are put together, dated or added up, or 0. */
uint32_t line_check_fields(LineCheck *check, const FecRow *row);

/* Whether the dates and amounts of a plain line owe each other nothing. */
bool line_check_is_sound(const FecLine *line);

/* Looks at what the fields of a line that could be read owe each other. `because` is the finding
 * in its fields, or 0. Returns the serial of the finding about its amounts, or 0. */
uint32_t line_check_relations(LineCheck *check, const FecLine *line, uint32_t because);

#endif
