#include "ledger/export_fec.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/export_line.h"
#include "ledger/fec_header.h"

static void add_text(Builder *out, Text text, char end) {
    for (size_t i = 0; i < text.size; i++) {
        bool is_control = (unsigned char)text.bytes[i] < ' ' || text.bytes[i] == 0x7F;
        builder_add_byte(out, is_control ? ' ' : text.bytes[i]);
    }
    builder_add_byte(out, end);
}

static void add_date(Builder *out, Date date) {
    char room[DATE_TEXT_SIZE];
    add_text(out, date_print_fec(date, room), '\t');
}

static void add_amount(Builder *out, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    add_text(out, amount_print(amount, AMOUNT_FEC, room), '\t');
}

/* An amount of another currency: empty where the file has none. */
static void add_foreign(Builder *out, const ForeignAmount *foreign) {
    Amount amount;
    AmountOddities oddities = {0};
    if (foreign->amount.size && amount_read_fec(foreign->amount, &amount, &oddities, NULL)) {
        add_amount(out, amount);
    } else {
        add_text(out, foreign->amount, '\t');
    }
    add_text(out, foreign->currency, '\n');
}

static void add_line(Builder *out, const ExportLine *exported) {
    const Line *line = exported->line;
    add_text(out, exported->journal->code, '\t');
    add_text(out, exported->journal->label, '\t');
    add_text(out, exported->number, '\t');
    add_date(out, exported->date);
    add_text(out, exported->balance->account, '\t');
    add_text(out, exported->balance->label, '\t');
    add_text(out, exported->auxiliary.number, '\t');
    add_text(out, exported->auxiliary.label, '\t');
    add_text(out, line->piece, '\t');
    add_date(out, line->piece_date);
    add_text(out, line->label, '\t');
    add_amount(out, line->debit);
    add_amount(out, line->credit);
    add_text(out, line->lettering, '\t');
    add_date(out, line->lettering_date);
    add_date(out, exported->valid_date);
    add_foreign(out, &exported->foreign);
}

void export_fec_begin(Builder *out, const FiscalYear *year) {
    (void)year;
    for (FecField field = 0; field < FEC_STANDARD_FIELDS; field++) {
        bool is_last = field + 1 == FEC_STANDARD_FIELDS;
        add_text(out, text_of(fec_field_name(field)), is_last ? '\n' : '\t');
    }
}

void export_fec_entry(Builder *out, const FiscalYear *year, const Entry *entry) {
    for (uint32_t i = 0; i < entry->line_count; i++) {
        ExportLine line = export_line(year, entry, &year->lines[entry->first_line + i]);
        add_line(out, &line);
    }
}
