#include "ledger/carry.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_COMPACTION = 1024 };

Carry carry_in(Arena *arena) {
    return (Carry){.arena = arena, .index = pair_index_in(arena)};
}

unsigned carry_bits(Text account) {
    char first = account.size ? account.bytes[0] : '0';
    char second = account.size > 1 ? account.bytes[1] : '0';
    if (first == '6' || first == '7') return CARRY_CLOSES | CARRY_NOMINAL | CARRY_SHEET;
    bool is_transit = first == '8' && (second == '8' || second == '9');
    if (is_transit) return CARRY_CLOSES | CARRY_TRANSIT | CARRY_SHEET;
    if (first < '1' || first > '5') return 0;
    bool is_result = first == '1' && second == '2';
    return CARRY_OPENS | CARRY_SHEET | (is_result ? CARRY_CLOSES | CARRY_RESULT : 0);
}

/* The byte in lower case, accents off, whatever the character set: "à" ends in A0 in UTF-8 and is
 * E0 in Latin sets; its first byte in UTF-8, C3, gives 0, and so does what is no letter. */
static char letter_of(char byte) {
    unsigned char value = (unsigned char)byte;
    if (value >= 'A' && value <= 'Z') return (char)(value - 'A' + 'a');
    if (value >= 'a' && value <= 'z') return byte;
    return value == 0xE0 || value == 0xC0 || value == 0xA0 || value == 0x80 ? 'a' : '\0';
}

static bool is_plain_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether a word begins at `at`, and is this one, in the singular or the plural. What is not
 * ASCII goes on with a word ("reporté") but may stand before it ("d’ouverture"). */
static bool has_word(Text text, size_t at, const char *word) {
    if (at > 0 && is_plain_letter(text.bytes[at - 1])) return false;
    for (; *word; word++, at++) {
        if (at >= text.size || letter_of(text.bytes[at]) != *word) return false;
    }
    bool is_plural = at < text.size && strchr("sSxX", text.bytes[at]) && text.bytes[at];
    if (is_plural) at++;
    return at >= text.size || !(is_plain_letter(text.bytes[at]) || text.bytes[at] & 0x80);
}

/* Whether the word before `at` is "à": "à nouveau", "A-NOUVEAU". */
static bool follows_a(Text text, size_t at) {
    while (at > 0 && strchr(" -.'_", text.bytes[at - 1]) && text.bytes[at - 1]) at--;
    if (at == 0 || letter_of(text.bytes[at - 1]) != 'a') return false;
    at--;
    if (at > 0 && (unsigned char)text.bytes[at] < 0xC0 && text.bytes[at] & 0x80) {
        if ((unsigned char)text.bytes[at - 1] != 0xC3) return false;
        at--;
    }
    return at == 0 || !(is_plain_letter(text.bytes[at - 1]) || text.bytes[at - 1] & 0x80);
}

bool carry_is_opening_label(Text label) {
    for (size_t i = 0; i + 6 <= label.size; i++) {
        char byte = (char)(label.bytes[i] | 0x20);
        if (byte == 'r') {
            if (has_word(label, i, "reprise") || has_word(label, i, "report")) return true;
        } else if ((byte == 'a' && has_word(label, i, "anouveau")) ||
                   (byte == 'n' && has_word(label, i, "nouveau") && follows_a(label, i))) {
            return true;
        }
    }
    return false;
}

static bool contains(Text text, const char *word) {
    for (size_t i = 0; i < text.size; i++) {
        if (has_word(text, i, word)) return true;
    }
    return false;
}

/* Whether the letters of the code are these and no others. */
static bool is_code(Text code, const char *letters) {
    for (size_t i = 0; i < code.size; i++) {
        char letter = letter_of(code.bytes[i]);
        if (letter && letter != *letters++) return false;
    }
    return *letters == '\0';
}

bool carry_is_opening_journal(Text code, Text label) {
    static const char *const codes[] = {"an",  "ran",       "ano",      "anv",
                                        "anx", "anouv",     "anouveau", "anouveaux",
                                        "ouv", "ouverture", "reprise",  "report"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (is_code(code, codes[i])) return true;
    }
    return carry_is_opening_label(label) || contains(label, "ouverture") ||
           contains(label, "initiale");
}

void carry_begin(Carry *carry, Date date, bool is_by_journal, bool is_by_label) {
    carry->entry.date = date;
    carry->entry.is_by_journal = is_by_journal;
    carry->entry.is_by_label = is_by_label;
    carry->entry.is_unnamed = false;
    carry->entry.journal = 0;
    carry->entry.all = CARRY_CLOSES | (is_by_journal || is_by_label ? CARRY_OPENS : 0);
    bool is_month_end = date_compare(date, date_month_end(date)) == 0;
    if (is_month_end) carry->entry.all |= CARRY_SHEET;
    carry->entry.any = 0;
    carry->entry.parts.count = 0;
    carry->entry.compact_count = 0;
}

void carry_watch_unnamed(Carry *carry, uint32_t journal) {
    carry->entry.is_unnamed = true;
    carry->entry.journal = journal;
    carry->entry.all |= CARRY_OPENS;
}

static int by_balance(const void *left, const void *right) {
    const CarryPart *a = left, *b = right;
    return (a->balance > b->balance) - (a->balance < b->balance);
}

static void merge(CarryPart *total, const CarryPart *part) {
    total->debit = amount_add(total->debit, part->debit);
    total->credit = amount_add(total->credit, part->credit);
}

/* Adds up the parts of each account, so that an entry takes room by its accounts, not its lines. */
static void compact(Carry *carry) {
    CarryPart *parts = carry->entry.parts.items;
    qsort(parts, carry->entry.parts.count, sizeof *parts, by_balance);
    size_t kept = 0;
    for (size_t i = 0; i < carry->entry.parts.count; i++) {
        if (kept && parts[kept - 1].balance == parts[i].balance) {
            merge(&parts[kept - 1], &parts[i]);
        } else {
            parts[kept++] = parts[i];
        }
    }
    carry->entry.parts.count = kept;
    carry->entry.compact_count = kept;
}

void carry_add(Carry *carry, CarryPart part, unsigned bits) {
    carry->entry.all &= bits;
    carry->entry.any |= bits;
    if (!carry->entry.all) return;
    size_t limit = FIRST_COMPACTION + 2 * carry->entry.compact_count;
    if (carry->entry.parts.count >= limit) compact(carry);
    *LIST_PUSH(carry->arena, &carry->entry.parts) = part;
}

static CarrySum *sum_of(Carry *carry, CarryKind kind, uint32_t balance) {
    uint32_t journal = kind == CARRY_OPENING_UNNAMED ? carry->entry.journal : 0;
    const uint32_t day_and_kind[2] = {(uint32_t)carry->entry.date.day,
                                      journal * CARRY_KINDS + (uint32_t)kind};
    Text first = {(const char *)day_and_kind, sizeof day_and_kind};
    Text second = {(const char *)&balance, sizeof balance};
    bool is_new;
    uint32_t number = pair_number(&carry->index, first, second, &is_new);
    if (is_new) {
        CarrySum *sum = LIST_PUSH(carry->arena, &carry->sums);
        sum->kind = kind;
        sum->date = carry->entry.date;
        sum->journal = journal;
        sum->part.balance = balance;
    }
    return &carry->sums.items[number];
}

/* The kind of closing entry that has such accounts. */
static CarryKind closing_kind(unsigned all, unsigned any) {
    const unsigned ways = CARRY_RESULT | CARRY_TRANSIT;
    if (all & CARRY_CLOSES && any & ways) {
        return any & CARRY_NOMINAL ? CARRY_CLOSING : CARRY_CLOSING_PASSES;
    }
    return all & CARRY_SHEET && any & CARRY_TRANSIT ? CARRY_CLOSING_SHEET : CARRY_NOTHING;
}

CarryKind carry_end(Carry *carry) {
    CarryKind kind = CARRY_NOTHING;
    if (carry->entry.parts.count == 0) return CARRY_NOTHING;
    if (carry->entry.all & CARRY_OPENS && carry->entry.is_by_journal) {
        kind = CARRY_OPENING_BY_JOURNAL;
    } else if (carry->entry.all & CARRY_OPENS && carry->entry.is_by_label) {
        kind = CARRY_OPENING_BY_LABEL;
    } else if (carry->entry.all & CARRY_OPENS && carry->entry.is_unnamed) {
        kind = CARRY_OPENING_UNNAMED;
    } else {
        kind = closing_kind(carry->entry.all, carry->entry.any);
    }
    if (kind == CARRY_NOTHING) return kind;
    for (size_t i = 0; i < carry->entry.parts.count; i++) {
        const CarryPart *part = &carry->entry.parts.items[i];
        merge(&sum_of(carry, kind, part->balance)->part, part);
    }
    return kind;
}

Date carry_opening_date(const Carry *carry, Date first_entry) {
    Date first[CARRY_KINDS] = {0};
    for (size_t i = 0; i < carry->sums.count; i++) {
        const CarrySum *sum = &carry->sums.items[i];
        Date *earliest = &first[sum->kind];
        if (!earliest->day || date_compare(sum->date, *earliest) < 0) *earliest = sum->date;
    }
    if (first[CARRY_OPENING_BY_JOURNAL].day) return first[CARRY_OPENING_BY_JOURNAL];
    Date by_label = first[CARRY_OPENING_BY_LABEL];
    return date_compare(by_label, first_entry) <= 0 ? by_label : (Date){0};
}
