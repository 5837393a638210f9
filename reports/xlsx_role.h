/* Roles of cells in a workbook: what a cell is to its reader, from which its look follows. */
#ifndef DENIER_REPORTS_XLSX_ROLE_H
#define DENIER_REPORTS_XLSX_ROLE_H

#include "reports/document.h"

typedef enum XlsxRole {
    XLSX_TITLE,
    XLSX_SUBTITLE,
    XLSX_PLAIN,
    XLSX_FACTS, /* a line at the head of a sheet */
    XLSX_NOTICE,
    XLSX_DRAFT, /* the word PROJET */
    XLSX_LABEL_HEADING,
    XLSX_FIGURE_HEADING,
    XLSX_LABEL, /* this role and those up to XLSX_DATE look as the kind of row wants */
    XLSX_TEXT,
    XLSX_ALERT,       /* a text that nobody may overlook */
    XLSX_FIGURE_TEXT, /* a text among figures: a ratio, an amount as it was published */
    XLSX_AMOUNT,
    XLSX_EUROS,     /* an amount in whole euros */
    XLSX_THOUSANDS, /* an amount in euros, shown in thousands */
    XLSX_COUNT,
    XLSX_DATE,
    XLSX_NOTE,
    XLSX_ALARM_TITLE,
    XLSX_ALARM,
    XLSX_KEY, /* the name of a particular on the first sheet */
    XLSX_LINK,
    XLSX_ID, /* for programs, hidden */
    XLSX_ROLES
} XlsxRole;

typedef struct XlsxStyle {
    XlsxRole role;
    RowKind kind;
    unsigned level; /* steps of indentation */
    bool wraps;     /* broken into lines, though the role is not by itself */
} XlsxStyle;

#endif
