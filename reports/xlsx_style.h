/* How a workbook looks: fonts, colours, rules and number formats of each role. */
#ifndef DENIER_REPORTS_XLSX_STYLE_H
#define DENIER_REPORTS_XLSX_STYLE_H

#include "reports/xlsx_role.h"

#include <xlsxwriter.h>

/* Fills in a new format of the library. */
void xlsx_dress(lxw_format *format, XlsxStyle style, Language language);

#endif
