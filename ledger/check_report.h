/* A check report holds all that was found wrong with one FEC: for each rule how often, and the
 * first findings, each under its cause where it follows from another one. */
#ifndef DENIER_LEDGER_CHECK_REPORT_H
#define DENIER_LEDGER_CHECK_REPORT_H

#include "ledger/administration_verdict.h"
#include "ledger/fec_header.h"
#include "ledger/fec_rules.h"
#include "ledger/year.h"

/* One finding. Its sentence is that of the kind of its error. */
typedef struct CheckFinding {
    Error error;
    uint32_t serial; /* of this file, from 1, in order of discovery */
    uint32_t cause;  /* serial of the finding that it follows from; 0: it stands for itself */
    FecField field;  /* the column it is about, FEC_FIELDS for none: serves to find its place */
    Text found;      /* the value that is wrong, as UTF-8; empty where it is not one value */
    Text correction; /* exactly what to write in its place; empty where that is not certain */
    Text excerpt;    /* the part of the line around it, without tabs */
    size_t caret;    /* characters before it in the excerpt; SIZE_MAX for none */
} CheckFinding;

/* The findings of one rule. */
typedef struct CheckedRule {
    const FecRule *rule;
    uint64_t count;              /* findings that stand for themselves */
    uint64_t consequences;       /* findings that follow from others */
    LIST_OF(CheckFinding) first; /* at most FINDING_PLACES of each sort */
    size_t kept, kept_consequences;
} CheckedRule;

typedef struct CheckReport {
    Arena *arena;
    const char *path;
    FecEncoding encoding;
    FecNotes notes;             /* makes errors of causes and places */
    LIST_OF(CheckedRule) rules; /* those that were broken, in order of discovery */
    uint8_t index[ERROR_COUNT]; /* place in `rules` + 1, by kind */
    uint32_t serial;            /* of the last finding */
    AdministrationVerdict verdict;
    bool is_complete;    /* all lines were read by their columns: every rule was put to the test */
    bool is_end_guessed; /* nothing but the entries tells the closing date */
    FiscalYear year;     /* dates, SIREN, number of lines and entries; what could be read of it */
} CheckReport;

/* What is found, and where. Texts are bytes of the file. */
typedef struct CheckFault {
    ErrorCause cause; /* its kind must have a rule */
    FecPlace place;
    Text found, correction;
    FecField field; /* with a place of a line alone, or of none: where to look for it */
    bool has_field;
    uint32_t because; /* serial of the finding that this one follows from, or 0 */
} CheckFault;

CheckReport check_report_for(Arena *arena, const char *path);

/* Counts the fault and keeps it when it is among the first; returns its serial. */
uint32_t check_report_add(CheckReport *report, CheckFault fault);

/* Gives the finding its excerpt: the line around the place, without what stands far before it. */
void check_report_show(CheckReport *report, const FecPlace *place, CheckFinding *finding);

/* The findings of a kind, or NULL. */
CheckedRule *check_report_find(const CheckReport *report, ErrorCode code);

/* The first finding kept that stands for itself, of that kind, or of any kind for ERROR_NONE. */
const CheckFinding *check_report_first(const CheckReport *report, ErrorCode code);

/* The serial of what the first finding of the kind comes down to: itself or its cause; 0 when
 * there is none. */
uint32_t check_report_root(const CheckReport *report, ErrorCode code);

/* Makes findings of the kind, on lines `from` to `to`, follow from the cause. */
void check_report_subordinate(CheckReport *report, ErrorCode code, uint64_t from, uint64_t to,
                              uint32_t cause);

/* The severity of what was found: a rule whose breach the administration's checker refuses weighs
 * less where that checker accepts the file all the same. */
RuleSeverity check_report_severity(const CheckReport *report, const FecRule *rule);

/* Whether nothing was found that is illegal or refused. */
bool check_report_is_clean(const CheckReport *report);

#endif
