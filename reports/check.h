/* A check compares two figures of the books that must be equal; when they are not, it names the
 * accounts to look at. */
#ifndef DENIER_REPORTS_CHECK_H
#define DENIER_REPORTS_CHECK_H

#include "reports/report.h"
#include "reports/year_figures.h"

/* What is being checked. */
typedef struct Checking {
    Arena *arena;
    Language language;
    const Books *books; /* begins with the year asked for */
    FiscalYear year;    /* up to the end of the period asked for */
    YearFigures figures;
    const Findings *findings; /* what the statements of the year found */
} Checking;

typedef enum CheckStatus { CHECK_OK, CHECK_FAILS, CHECK_SKIPPED } CheckStatus;

typedef struct CheckResult {
    CheckStatus status;
    Cell expected, found;
    Text explanation; /* empty: what the check compares says enough */
} CheckResult;

/* A sentence of the document's language with {1} to {3} filled in. */
Text check_say(const Checking *checking, const char *msgid, Text first, Text second, Text third);

/* An amount as it stands in sentences. */
Text check_amount(const Checking *checking, Amount amount);

/* The accounts of the group that do not close at nil: "471000 12,00 ; 472000 5,00", a long list
 * cut. Empty when there is none. */
Text check_accounts(const Checking *checking, const char *group);

/* What an entry posts to an account, as it stands in lists: "131000 9 000,00 (OD 12)". */
Text check_posting(const Checking *checking, Text account, Amount amount, const Entry *entry);

/* Both amounts are equal, or they differ by so much: look at these accounts. */
CheckResult check_equal(const Checking *checking, Amount expected, Amount found,
                        const char *accounts);

/* The result of check_equal; when it fails and entries post to the group without cancelling it out
 * there, it names those postings. */
CheckResult check_explain_lone(const Checking *checking, CheckResult result, const char *group);

/* The check cannot be made, for the reason of that msgid. */
CheckResult check_skip(const Checking *checking, const char *reason);

/* Lists in sentences: "first ; second ; ... and 3 more". */
typedef struct CheckList {
    const Checking *checking;
    Text text;
    size_t count;
} CheckList;

void check_list_add(CheckList *list, Text item);

/* Adds what entries of the year post to the group of accounts without cancelling it out there;
 * opening and closing entries do not count. The sum of what they leave, whatever its side. */
Amount check_list_add_lone(CheckList *list, const char *group);

Text check_list_text(CheckList *list);

#endif
