#include "ledger/export_csv.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/export_line.h"

#include <string.h>

static bool needs_quotes(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (memchr("\",\r\n", text.bytes[i], 4)) return true;
    }
    return false;
}

static void add_field(Builder *out, Text text) {
    bool is_quoted = needs_quotes(text);
    if (is_quoted) builder_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '"') builder_add_byte(out, '"');
        builder_add_byte(out, text.bytes[i]);
    }
    if (is_quoted) builder_add_byte(out, '"');
    builder_add_byte(out, ',');
}

static void add_date(Builder *out, Date date) {
    char room[DATE_TEXT_SIZE];
    add_field(out, date_print_iso(date, room));
}

static void add_amount(Builder *out, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    add_field(out, amount_print(amount, AMOUNT_PLAIN, room));
}

static void add_entry_fields(Builder *out, const ExportLine *exported, const Entry *entry) {
    add_field(out, exported->journal->code);
    add_field(out, exported->journal->label);
    add_field(out, exported->number);
    add_date(out, exported->date);
    add_date(out, exported->valid_date);
    add_field(out, entry->is_opening   ? TEXT("opening")
                   : entry->is_closing ? TEXT("closing")
                                       : TEXT(""));
}

static void add_line_fields(Builder *out, const ExportLine *exported) {
    const Line *line = exported->line;
    add_field(out, exported->balance->account);
    add_field(out, exported->balance->label);
    add_field(out, exported->auxiliary.number);
    add_field(out, exported->auxiliary.label);
    add_field(out, line->piece);
    add_date(out, line->piece_date);
    add_field(out, line->label);
    add_amount(out, line->debit);
    add_amount(out, line->credit);
    add_field(out, line->lettering);
    add_date(out, line->lettering_date);
    add_field(out, exported->foreign.amount);
    add_field(out, exported->foreign.currency);
    builder_print(out, "%llu\r\n", (unsigned long long)line->source_line);
}

void export_csv_begin(Builder *out, const FiscalYear *year) {
    (void)year;
    builder_add_string(out, "journal,journal_label,entry,date,valid_date,kind,account,"
                            "account_label,third_party,third_party_label,piece,piece_date,label,"
                            "debit,credit,letters,letters_date,foreign_amount,currency,"
                            "source_line\r\n");
}

void export_csv_entry(Builder *out, const FiscalYear *year, const Entry *entry) {
    for (uint32_t i = 0; i < entry->line_count; i++) {
        ExportLine line = export_line(year, entry, &year->lines[entry->first_line + i]);
        add_entry_fields(out, &line, entry);
        add_line_fields(out, &line);
    }
}
