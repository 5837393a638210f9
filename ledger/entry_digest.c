#include "ledger/entry_digest.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"

#include <string.h>

static void add_field(Builder *out, Text field, char end) {
    static const char special[] = "\t\n\r\\", written[] = "tnr\\";
    for (size_t i = 0; i < field.size; i++) {
        const char *found = field.bytes[i] ? strchr(special, field.bytes[i]) : NULL;
        if (found) builder_add_byte(out, '\\');
        builder_add_byte(out, found ? written[found - special] : field.bytes[i]);
    }
    builder_add_byte(out, end);
}

static void add_date(Builder *out, Date date, char end) {
    char room[DATE_TEXT_SIZE];
    add_field(out, date_print_iso(date, room), end);
}

static void add_amount(Builder *out, Amount amount, char end) {
    char room[AMOUNT_TEXT_SIZE];
    add_field(out, amount_print(amount, AMOUNT_PLAIN, room), end);
}

static void add_line(Builder *out, const FiscalYear *year, const Line *line) {
    Text third_party = line->auxiliary ? year->auxiliaries[line->auxiliary - 1].number : (Text){0};
    add_field(out, year->balances.items[line->balance].account, '\t');
    add_field(out, third_party, '\t');
    add_field(out, line->piece, '\t');
    add_date(out, line->piece_date, '\t');
    add_field(out, line->label, '\t');
    add_amount(out, line->debit, '\t');
    add_amount(out, line->credit, '\n');
}

Text entry_canonical_text(Arena *arena, const FiscalYear *year, const Entry *entry) {
    Builder out = builder_in(arena);
    add_field(&out, year->journals[entry->journal].code, '\t');
    add_field(&out, entry->number, '\t');
    add_date(&out, entry->date, '\n');
    for (uint32_t i = 0; i < entry->line_count; i++) {
        add_line(&out, year, &year->lines[entry->first_line + i]);
    }
    return builder_text(&out);
}

Digest entry_digest(const FiscalYear *year, const Entry *entry) {
    Arena *scratch = arena_create();
    Digest digest = digest_of(entry_canonical_text(scratch, year, entry));
    arena_destroy(scratch);
    return digest;
}
