/* A workbook's numbers: the one place where money becomes a binary float, because the format of
 * workbooks has no other number. */
#ifndef DENIER_REPORTS_XLSX_NUMBER_H
#define DENIER_REPORTS_XLSX_NUMBER_H

#include "engine/amount.h"

/* True when a cell keeps every digit of the amount: at most 15 significant digits, which is what
 * spreadsheets show and keep. Beyond, the amount is written as a text. */
bool xlsx_keeps(Amount amount);

/* The amount in euros as a cell's number: the double nearest to cents / 100. Only for amounts
 * that xlsx_keeps. */
double xlsx_number(Amount amount);

/* A count of things, kept as a plain integer where amounts keep cents. */
double xlsx_count(Amount count);

/* True when the terms add up to the total exactly, and when a spreadsheet, which adds binary
 * floats one after the other and rounds once to cents, finds the same total. */
bool xlsx_adds_up(const Amount *terms, size_t count, Amount total);

#endif
