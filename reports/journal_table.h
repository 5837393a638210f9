/* A journal table shows entries line by line: date, journal, name, account, amounts. */
#ifndef DENIER_REPORTS_JOURNAL_TABLE_H
#define DENIER_REPORTS_JOURNAL_TABLE_H

#include "ledger/year.h"
#include "reports/document.h"

typedef enum JournalColumn {
    JOURNAL_DATE,
    JOURNAL_CODE,
    JOURNAL_ENTRY,
    JOURNAL_ACCOUNT,
    JOURNAL_THIRD_PARTY,
    JOURNAL_PIECE,
    JOURNAL_DEBIT,
    JOURNAL_CREDIT,
    JOURNAL_COLUMNS,
} JournalColumn;

/* A new table of that id and title, without rows. */
Table *journal_table(Arena *arena, Document *document, const char *id, Text title);

/* Adds a row for the line of the entry. */
void journal_table_add(Arena *arena, Language language, const FiscalYear *year, const Entry *entry,
                       const Line *line, Table *table);

#endif
