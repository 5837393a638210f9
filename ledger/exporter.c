#include "ledger/exporter.h"

#include "engine/date_text.h"
#include "ledger/export_csv.h"
#include "ledger/export_fec.h"
#include "ledger/export_hledger.h"

static const Exporter EXPORTERS[] = {
    {"fec", false, export_fec_begin, export_fec_entry},
    {"hledger", true, export_hledger_begin, export_hledger_entry},
    {"csv", false, export_csv_begin, export_csv_entry},
};
enum { EXPORTER_COUNT = sizeof EXPORTERS / sizeof *EXPORTERS };

const Exporter *exporter_find(Text name) {
    for (size_t i = 0; i < EXPORTER_COUNT; i++) {
        if (text_equal(text_of(EXPORTERS[i].name), name)) return &EXPORTERS[i];
    }
    return NULL;
}

Text exporter_names(Arena *arena) {
    Builder names = builder_in(arena);
    for (size_t i = 0; i < EXPORTER_COUNT; i++) {
        if (i) builder_add_string(&names, ", ");
        builder_add_string(&names, EXPORTERS[i].name);
    }
    return builder_text(&names);
}

bool exporter_accepts(const Exporter *exporter, const FiscalYear *year, const Entry *entry,
                      Error *error) {
    if (!exporter->is_strict) return true;
    Amount debit = {0}, credit = {0};
    const Line *lines = &year->lines[entry->first_line];
    for (uint32_t i = 0; i < entry->line_count; i++) {
        debit = amount_add(debit, lines[i].debit);
        credit = amount_add(credit, lines[i].credit);
    }
    if (entry_balances(debit, credit, entry->number, error)) return true;
    return error_place(error, year->source.bytes, lines->source_line, 0);
}

static bool is_siren(Text siren) {
    for (size_t i = 0; i < siren.size; i++) {
        if (siren.bytes[i] < '0' || siren.bytes[i] > '9') return false;
    }
    return siren.size == 9;
}

Text fec_legal_name(Arena *arena, Text siren, const FiscalYear *year) {
    char room[DATE_TEXT_SIZE];
    if (!is_siren(siren)) siren = year->siren;
    if (!is_siren(siren)) siren = TEXT("000000000");
    Text end = date_print_fec(year->end, room);
    return text_print(arena, "%.*sFEC%.*s.txt", TEXT_ARGUMENTS(siren), TEXT_ARGUMENTS(end));
}
