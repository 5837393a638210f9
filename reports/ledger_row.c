#include "reports/ledger_row.h"

Text ledger_row_id(Arena *arena, const FiscalYear *year, const Entry *entry, const Line *line) {
    unsigned long long source = line->source_line;
    if (!year->is_of_book) return text_print(arena, "line_%llu", source);
    size_t place = (size_t)(line - &year->lines[entry->first_line]);
    return text_print(arena, "entry_%llu_%zu", source, place + 1);
}

Cell ledger_row_entry(Arena *arena, Language language, const FiscalYear *year, const Entry *entry,
                      const Line *line) {
    Text name = year_line_entry(year, entry, line);
    if (!entry->is_draft) return cell_of_text(name);
    Text draft = label_of(arena, language, N_("draft"));
    Text shown = text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(draft), TEXT_ARGUMENTS(name));
    return cell_of_coded_text(shown, name.bytes);
}
