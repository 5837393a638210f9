#include "ledger/export_hledger.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "engine/text_encoding.h"
#include "ledger/export_line.h"

#include <string.h>

enum { AMOUNT_COLUMN = 56 };

/* Where a text stands, which decides what may not stand in it. */
typedef enum Place { PLACE_CODE, PLACE_DESCRIPTION, PLACE_ACCOUNT, PLACE_COMMENT, PLACES } Place;

static bool is_blank(uint32_t character) {
    bool is_wide = (character >= 0x2000 && character <= 0x200B) || character == 0x2028 ||
                   character == 0x2029 || character == 0x202F || character == 0x205F ||
                   character == 0x3000 || character == 0xFEFF;
    return character <= ' ' || (character >= 0x7F && character <= 0xA0) || is_wide;
}

/* The byte that stands for one that would be syntax in that place. */
static char harmless(char byte, Place place) {
    static const struct {
        const char *syntax, *replacement;
    } TABLE[PLACES] = {
        [PLACE_CODE] = {"();", "[],"},
        [PLACE_DESCRIPTION] = {";|", ",/"},
        [PLACE_ACCOUNT] = {":;", "-,"},
        [PLACE_COMMENT] = {":[]", ".()"},
    };
    const char *found = strchr(TABLE[place].syntax, byte);
    return found && byte ? TABLE[place].replacement[found - TABLE[place].syntax] : byte;
}

/* Adds the text with runs of blanks made one and none at its ends; returns its width. */
static size_t add_clean(Builder *out, Text text, Place place) {
    size_t width = 0;
    bool is_waiting = false;
    while (text.size) {
        const char *bytes = text.bytes;
        uint32_t character = text_take_character(&text);
        if (is_blank(character)) {
            is_waiting = width > 0;
            continue;
        }
        if (is_waiting) builder_add_byte(out, ' ');
        width += is_waiting + 1U;
        is_waiting = false;
        if (character < 0x80) {
            builder_add_byte(out, harmless(*bytes, place));
        } else {
            builder_add(out, (Text){bytes, (size_t)(text.bytes - bytes)});
        }
    }
    return width;
}

/* The first balance of the account: its label names the account for all third parties. */
static const Balance *first_of_account(const Balances *balances, Text account) {
    size_t low = 0, high = balances->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(balances->items[middle].account, account) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &balances->items[low];
}

/* "6:61:613200 Locations"; returns its width. */
static size_t add_account(Builder *out, const FiscalYear *year, Text account) {
    const Balance *balance = first_of_account(&year->balances, account);
    Text class = {account.bytes, 1}, group = {account.bytes, account.size < 2 ? account.size : 2};
    size_t width = add_clean(out, class, PLACE_ACCOUNT) + 1;
    builder_add_byte(out, ':');
    width += add_clean(out, group, PLACE_ACCOUNT) + 1;
    builder_add_byte(out, ':');
    width += add_clean(out, account, PLACE_ACCOUNT);
    if (!balance->label.size || text_equal(balance->label, account)) return width;
    builder_add_byte(out, ' ');
    return width + 1 + add_clean(out, balance->label, PLACE_ACCOUNT);
}

/* Adds ", name: text" (the first one behind "  ; ") where there is a text. */
static void add_tag(Builder *out, bool *has_tags, const char *name, Text text) {
    if (!text.size) return;
    builder_print(out, "%s%s: ", *has_tags ? ", " : "  ; ", name);
    add_clean(out, text, PLACE_COMMENT);
    *has_tags = true;
}

static void add_more(Builder *out, Text text) {
    if (!text.size) return;
    builder_add_byte(out, ' ');
    add_clean(out, text, PLACE_COMMENT);
}

static void add_posting(Builder *out, const FiscalYear *year, const ExportLine *exported,
                        Text description) {
    const Line *line = exported->line;
    char room[AMOUNT_TEXT_SIZE];
    Text amount = amount_print(line_amount(line), AMOUNT_PLAIN, room);
    builder_add_string(out, "    ");
    size_t used = 4 + add_account(out, year, exported->balance->account) + amount.size;
    builder_repeat(out, ' ', used + 2 < AMOUNT_COLUMN ? AMOUNT_COLUMN - used : 2);
    builder_add(out, amount);
    builder_add_string(out, " EUR");
    bool has_tags = false;
    add_tag(out, &has_tags, "third-party", exported->auxiliary.number);
    if (exported->auxiliary.number.size) add_more(out, exported->auxiliary.label);
    add_tag(out, &has_tags, "piece", line->piece);
    add_tag(out, &has_tags, "letters", line->lettering);
    add_tag(out, &has_tags, "foreign", exported->foreign.amount);
    if (exported->foreign.amount.size) add_more(out, exported->foreign.currency);
    if (!text_equal(line->label, description)) add_tag(out, &has_tags, "label", line->label);
    builder_add_byte(out, '\n');
}

static Text base_name(Text path) {
    for (size_t i = path.size; i > 0; i--) {
        if (path.bytes[i - 1] == '/') return (Text){path.bytes + i, path.size - i};
    }
    return path;
}

static const char *const TAGS[] = {"journal", "opening", "closing", "third-party",
                                   "piece",   "letters", "foreign", "label"};

void export_hledger_begin(Builder *out, const FiscalYear *year) {
    char rooms[2][DATE_TEXT_SIZE];
    Text start = date_print_iso(year->start, rooms[0]), end = date_print_iso(year->end, rooms[1]);
    builder_add_string(out, "; Written by denier for hledger and ledger, from ");
    add_clean(out, base_name(year->source), PLACE_COMMENT);
    builder_print(out, "\n; Fiscal year %.*s to %.*s. Debits are positive.\n",
                  TEXT_ARGUMENTS(start), TEXT_ARGUMENTS(end));
    builder_add_string(out, "; Opening entries bear the tag opening, closing entries of the "
                            "source the tag closing.\n");
    builder_add_string(out, "; Balances without closing entries: hledger balance "
                            "not:tag:closing\n\ncommodity EUR\n    format 1000.00 EUR\n\n");
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
        builder_print(out, "tag %s\n", TAGS[i]);
    }
    builder_add_byte(out, '\n');
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balances = year->balances.items;
        if (i && text_equal(balances[i].account, balances[i - 1].account)) continue;
        builder_add_string(out, "account ");
        add_account(out, year, balances[i].account);
        builder_add_byte(out, '\n');
    }
}

void export_hledger_entry(Builder *out, const FiscalYear *year, const Entry *entry) {
    char room[DATE_TEXT_SIZE];
    Text description = entry->line_count ? year->lines[entry->first_line].label : (Text){0};
    Text date = date_print_iso(entry->date, room);
    bool is_valid = date_is_set(entry->valid_date), has_tags = false;
    builder_print(out, "\n%.*s%s (", TEXT_ARGUMENTS(date), is_valid ? " *" : "");
    add_clean(out, entry->number, PLACE_CODE);
    builder_add_string(out, ") ");
    add_clean(out, description, PLACE_DESCRIPTION);
    add_tag(out, &has_tags, "journal", year->journals[entry->journal].code);
    if (entry->is_opening) add_tag(out, &has_tags, "opening", TEXT("yes"));
    if (entry->is_closing) add_tag(out, &has_tags, "closing", TEXT("yes"));
    builder_add_byte(out, '\n');
    for (uint32_t i = 0; i < entry->line_count; i++) {
        ExportLine line = export_line(year, entry, &year->lines[entry->first_line + i]);
        add_posting(out, year, &line, description);
    }
}
