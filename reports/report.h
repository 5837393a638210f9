/* A report builds the tables of a document from the books; the table of reports is here. */
#ifndef DENIER_REPORTS_REPORT_H
#define DENIER_REPORTS_REPORT_H

#include "ledger/period.h"
#include "ledger/settings.h"
#include "reports/document.h"

/* Which lines of the ledger are wanted; zero is all of them. */
typedef struct LedgerFilter {
    const char *const *accounts; /* prefixes of account numbers, or journal codes; what to search */
    size_t account_count;
    Text third_party; /* auxiliary number, or empty */
    bool by_amount;   /* only lines whose debit or credit is within the bounds */
    Amount least, most;
} LedgerFilter;

/* What is asked of a report. `books` begins with the year asked for. */
typedef struct ReportRequest {
    const Books *books;
    const Settings *settings;
    Language language;
    Period period; /* within the current year; zero: the whole year */
    bool has_period;
    bool one_year;      /* search: only the year asked for */
    AmountUnit unit;    /* that statements and trial balances are rounded to */
    bool all_lines;     /* print lines that are nil in both years too */
    bool with_trace;    /* add the table from accounts to lines */
    bool third_parties; /* trial balance: per third party */
    Date aged;          /* trial balance: unsettled items by age on that day; no date: none */
    LedgerFilter filter;
    const char *const *figure_files; /* tie-out: published figures, frozen years */
    size_t figure_file_count;
    bool with_trial_balance, with_general_ledger; /* annual accounts: appended working papers */
} ReportRequest;

/* Adds its tables to the document. Trouble with figures goes to `findings`; false when the report
 * cannot be made at all, by reason of `error` or, when it has no code, of what was found. */
typedef bool ReportBuilder(Arena *arena, const ReportRequest *request, Document *document,
                           Findings *findings, Error *error);

typedef struct Report {
    const char *id;    /* also the command's English name */
    const char *title; /* msgid */
    bool is_statement; /* follows a model of the regulation, and is proven */
    bool needs_lines;  /* entries and lines, not only balances */
    bool needs_all;    /* those of all years */
    bool wants_lines;  /* the same where the books have them: to prove, and to freeze a year */
    ReportBuilder *build;
} Report;

/* The report of that id, or NULL. */
const Report *report_find(Text id);

/* Builds the whole document of a report: head, tables, findings. */
bool report_build(Arena *arena, const Report *report, const ReportRequest *request,
                  Document *document, Findings *findings, Error *error);

/* The year asked for, cut to the request's period if there is one. Movements before the period
 * are carried or dropped. */
FiscalYear request_year(Arena *arena, const ReportRequest *request, PeriodBefore before);

/* The year before the one asked for, cut to the same days a year earlier when a period is asked
 * for. False when it is not among the books. */
bool request_previous_year(Arena *arena, const ReportRequest *request, PeriodBefore before,
                           FiscalYear *previous);

ReportBuilder report_income_statement;
ReportBuilder report_balance_sheet;
ReportBuilder report_trial_balance;
ReportBuilder report_general_ledger;
ReportBuilder report_journal;
ReportBuilder report_search;
ReportBuilder report_funds;
ReportBuilder report_tie_out;
ReportBuilder report_annual_accounts;

#endif
