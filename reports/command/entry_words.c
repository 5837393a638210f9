#include "reports/command/entry_words.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/donors.h"
#include "ledger/book/quantity.h"
#include "ledger/book/tags.h"

#include <stdlib.h>
#include <string.h>

typedef LIST_OF(PostedLine) LineList;

bool entry_words_account(Session *session, Text word, PostedLine *line, Error *error) {
    Text tags = word;
    Text auxiliary = text_take(&tags, '@');
    line->account = text_take(&auxiliary, ':');
    line->auxiliary = auxiliary;
    if (auxiliary.size && !line->auxiliary_label.size) line->auxiliary_label = auxiliary;
    return tags_read(session->arena, line->tags, tags, &line->tags, error);
}

static void set_amount(PostedLine *line, Amount amount) {
    bool is_debit = amount_sign(amount) > 0;
    line->debit = is_debit ? amount : (Amount){0};
    line->credit = is_debit ? (Amount){0} : amount_negate(amount);
}

bool entry_words_amount(Text word, PostedLine *line, Error *error) {
    Amount amount;
    if (!amount_read_french(word, &amount, error)) return false;
    if (amount_is_zero(amount)) return error_set(error, ERROR_ENTRY_NIL, line->account);
    set_amount(line, amount);
    return true;
}

bool entry_words_balance(PostedEntry *entry, size_t blank, Error *error) {
    Amount missing = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        if (i == blank) continue;
        missing = amount_add(missing, entry->lines[i].credit);
        missing = amount_subtract(missing, entry->lines[i].debit);
    }
    if (amount_is_zero(missing)) {
        return error_set(error, ERROR_ENTRY_NIL, entry->lines[blank].account);
    }
    set_amount(&entry->lines[blank], missing);
    return true;
}

/* --- Options that say something of every line. */

/* The fields of the entry that options give; they must be there in the end. */
static bool read_head(const Session *session, PostedEntry *entry, Error *error) {
    const Options *options = &session->options;
    if (options->journal) entry->journal = text_of(options->journal);
    if (options->date && !date_read_iso(text_of(options->date), &entry->date, error)) return false;
    if (!entry->journal.size) return error_set(error, ERROR_ENTRY_MISSING, TEXT("journal"));
    return date_is_set(entry->date) || error_set(error, ERROR_ENTRY_MISSING, TEXT("date"));
}

static bool read_pairs(Session *session, size_t first, LineList *lines, size_t *blank,
                       Error *error) {
    const StringList *operands = &session->options.operands;
    for (size_t i = first; i < operands->count; i += 2) {
        PostedLine *line = LIST_PUSH(session->arena, lines);
        if (!entry_words_account(session, text_of(operands->items[i]), line, error)) return false;
        bool is_blank = i + 1 == operands->count || strcmp(operands->items[i + 1], "-") == 0;
        if (!is_blank) {
            if (!entry_words_amount(text_of(operands->items[i + 1]), line, error)) return false;
        } else if (*blank < SIZE_MAX) {
            return error_set(error, ERROR_ENTRY_BLANKS);
        } else {
            *blank = lines->count - 1;
        }
    }
    return true;
}

/* Lines that stay take what the options say anew. */
static void keep_lines(Session *session, const PostedEntry *entry, Date old, LineList *lines) {
    const Options *options = &session->options;
    for (size_t i = 0; i < entry->line_count; i++) {
        PostedLine *line = LIST_PUSH(session->arena, lines);
        *line = entry->lines[i];
        if (options->label) line->label = text_of(options->label);
        if (options->piece) line->piece = text_of(options->piece);
        if (date_compare(line->piece_date, old) == 0) line->piece_date = entry->date;
    }
}

/* Gives new lines the label and the piece of the entry. */
static bool fill_lines(const Session *session, const PostedEntry *entry, LineList *lines,
                       Error *error) {
    const Options *options = &session->options;
    const PostedLine *before = entry->line_count ? &entry->lines[0] : &(const PostedLine){0};
    Text label = options->label ? text_of(options->label) : before->label;
    Text piece = options->piece ? text_of(options->piece) : before->piece;
    if (!label.size) return error_set(error, ERROR_ENTRY_MISSING, TEXT("label"));
    for (size_t i = 0; i < lines->count; i++) {
        lines->items[i].label = label;
        lines->items[i].piece = piece;
        lines->items[i].piece_date = piece.size ? entry->date : (Date){0};
    }
    return true;
}

/* Tags of the whole entry; those that a line names itself come first. */
static bool tag_lines(Session *session, LineList *lines, bool are_new, Error *error) {
    const StringList *tags = &session->options.tags;
    Text all = {0};
    for (size_t i = 0; i < tags->count; i++) {
        if (!tags_read(session->arena, all, text_of(tags->items[i]), &all, error)) return false;
    }
    for (size_t i = 0; i < lines->count; i++) {
        Text *own = &lines->items[i].tags;
        Text before = are_new ? all : *own, after = are_new ? *own : all;
        if (!tags_read(session->arena, before, after, own, error)) return false;
    }
    return true;
}

/* --- Options that say something of one line: "TEXT" of the first, "2: TEXT" of the second. */

/* The line that the option speaks of, whose number is taken from the value; NULL when there is
 * none.
 */
static PostedLine *choose_line(const char *option, Text *value, LineList *lines, Error *error) {
    size_t digits = 0, number = 0;
    while (digits < value->size && value->bytes[digits] >= '0' && value->bytes[digits] <= '9') {
        number = 10 * number + (size_t)(value->bytes[digits++] - '0');
        if (number > lines->count) break;
    }
    Text rest = {value->bytes + digits, value->size - digits};
    bool is_numbered = digits > 0 && text_starts_with(rest, TEXT(": "));
    if (is_numbered) *value = text_trim((Text){rest.bytes + 2, rest.size - 2});
    if (!is_numbered) number = 1;
    if (number >= 1 && number <= lines->count) return &lines->items[number - 1];
    error_set(error, ERROR_LINE_NUMBER, text_of(option), *value);
    return NULL;
}

static bool read_quantities(Session *session, LineList *lines, Error *error) {
    const StringList *values = &session->options.quantities;
    for (size_t i = 0; i < values->count; i++) {
        Text value = text_of(values->items[i]);
        PostedLine *line = choose_line("quantity", &value, lines, error);
        bool ok =
            line && quantity_read_unit(session->arena, value, &line->quantity, &line->unit, error);
        if (!ok) return false;
    }
    return true;
}

/* Idevise has three capital letters (ISO 4217). */
static bool check_currency(Text currency, Error *error) {
    bool ok = currency.size == 3;
    for (size_t i = 0; ok && i < 3; i++) {
        ok = currency.bytes[i] >= 'A' && currency.bytes[i] <= 'Z';
    }
    return ok || error_set(error, ERROR_CURRENCY_CODE, currency);
}

static bool read_currencies(Session *session, LineList *lines, Error *error) {
    const StringList *values = &session->options.currencies;
    for (size_t i = 0; i < values->count; i++) {
        Text value = text_of(values->items[i]);
        PostedLine *line = choose_line("currency", &value, lines, error);
        bool ok = line &&
                  quantity_read_unit(session->arena, value, &line->currency_amount, &line->currency,
                                     error) &&
                  check_currency(line->currency, error);
        if (!ok) return false;
    }
    return true;
}

static bool read_price_sources(Session *session, LineList *lines, Error *error) {
    const StringList *values = &session->options.price_sources;
    for (size_t i = 0; i < values->count; i++) {
        Text value = text_of(values->items[i]);
        PostedLine *line = choose_line("price-source", &value, lines, error);
        if (!line) return false;
        line->price_source = value;
    }
    return true;
}

/* "PAPETERIE=Papeterie du Lavoir": what a third party that is new is called. */
static bool read_third_parties(const Session *session, LineList *lines, Error *error) {
    const StringList *values = &session->options.third_party_labels;
    for (size_t i = 0; i < values->count; i++) {
        Text label = text_of(values->items[i]);
        Text number = text_take(&label, '=');
        bool is_used = false;
        for (size_t j = 0; j < lines->count; j++) {
            if (!number.size || !text_equal(lines->items[j].auxiliary, number)) continue;
            lines->items[j].auxiliary_label = label;
            is_used = true;
        }
        if (!is_used || !label.size) {
            return error_set(error, ERROR_LINE_THIRD_PARTY, text_of(values->items[i]));
        }
    }
    return true;
}

bool entry_words_read(Session *session, size_t first, PostedEntry *entry, Error *error) {
    LineList lines = {0};
    size_t blank = SIZE_MAX;
    Date old = entry->date;
    bool are_new = session->options.operands.count > first;
    if (!read_head(session, entry, error) || !read_pairs(session, first, &lines, &blank, error)) {
        return false;
    }
    if (!are_new) keep_lines(session, entry, old, &lines);
    bool ok = (!are_new || fill_lines(session, entry, &lines, error)) &&
              tag_lines(session, &lines, are_new, error) &&
              read_quantities(session, &lines, error) && read_currencies(session, &lines, error) &&
              read_price_sources(session, &lines, error) &&
              read_third_parties(session, &lines, error);
    entry->lines = lines.items;
    entry->line_count = lines.count;
    return ok && (blank == SIZE_MAX || entry_words_balance(entry, blank, error));
}

static bool name_donor(Session *session, Book *book, PostedEntry *entry, Error *error) {
    const char *number = session->options.donor;
    if (!number) return true;
    Donor donor;
    char *end;
    long long wanted = strtoll(number, &end, 10);
    if (*end || end == number) return error_set(error, ERROR_DONOR_ABSENT, text_of(number));
    if (!donor_find(session->arena, book, wanted, &donor, error)) return false;
    Text commitment = {(const char *)donor.commitment.bytes, sizeof donor.commitment.bytes};
    entry->donor = donor.number;
    entry->commitment = text_copy(session->arena, commitment);
    return true;
}

bool entry_words_complete(Session *session, Book *book, const BookYear *year, PostedEntry *entry,
                          NumberList *added, Error *error) {
    return name_donor(session, book, entry, error) &&
           chart_names_lines(session->arena, book, year, entry, added, error);
}
