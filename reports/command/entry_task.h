/* What the commands on one entry share: finding it, posting it, showing it. */
#ifndef DENIER_REPORTS_COMMAND_ENTRY_TASK_H
#define DENIER_REPORTS_COMMAND_ENTRY_TASK_H

#include "ledger/book/book.h"
#include "ledger/book/chart_names.h"
#include "reports/command/command.h"
#include "reports/document.h"

/* The year that holds the day. Error: ENTRY_DATE. */
const BookYear *entry_task_year(const Book *book, Date date, Error *error);

/* The entry of that name ("57", "BQ-12" in the year of --year or the newest), owned by the
 * session's arena. Errors: ENTRY_ABSENT, YEAR_ABSENT, STORE_*. */
bool entry_task_find(Session *session, Book *book, Text name, PostedEntry *entry, Error *error);

/* The same; only a draft will do. Error: ENTRY_VALIDATED. */
bool entry_task_draft(Session *session, Book *book, Text name, PostedEntry *entry, Error *error);

/* Builds the document of an entry that the transaction wrote, and says which accounts the year
 * took from the chart. Errors: STORE_*. */
bool entry_task_show(Session *session, Book *book, PostedEntry *entry, const NumberList *added,
                     Document *document, Error *error);

#endif
