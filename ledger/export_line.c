#include "ledger/export_line.h"

ExportLine export_line(const FiscalYear *year, const Entry *entry, const Line *line) {
    LineHead head = year_line_head(year, entry, line);
    ExportLine exported = {
        .line = line,
        .journal = &year->journals[head.journal],
        .balance = &year->balances.items[line->balance],
        .number = head.number,
        .date = head.date,
        .valid_date = head.valid_date,
    };
    if (line->auxiliary) exported.auxiliary = year->auxiliaries[line->auxiliary - 1];
    if (line->foreign) exported.foreign = year->foreign_amounts[line->foreign - 1];
    return exported;
}
