#include "ledger/export_line.h"

ExportLine export_line(const FiscalYear *year, const Entry *entry, const Line *line) {
    ExportLine exported = {
        .line = line,
        .journal = &year->journals[entry->journal],
        .balance = &year->balances.items[line->balance],
        .number = entry->number,
        .date = entry->date,
        .valid_date = entry->valid_date,
    };
    if (line->auxiliary) exported.auxiliary = year->auxiliaries[line->auxiliary - 1];
    if (line->foreign) exported.foreign = year->foreign_amounts[line->foreign - 1];
    if (!line->head) return exported;
    const LineHead *head = &year->line_heads[line->head - 1];
    exported.journal = &year->journals[head->journal];
    exported.number = head->number;
    exported.date = head->date;
    exported.valid_date = head->valid_date;
    return exported;
}
