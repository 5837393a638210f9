#include "ledger/book/imported_entry.h"

#include "engine/date_text.h"

static bool is_control(char byte) {
    return (unsigned char)byte < ' ' || byte == 0x7F;
}

Text imported_text(Arena *arena, Text text) {
    size_t first = 0;
    while (first < text.size && !is_control(text.bytes[first])) first++;
    if (first == text.size) return text;
    char *bytes = ARENA_ARRAY(arena, char, text.size + 1);
    for (size_t i = 0; i < text.size; i++) {
        bytes[i] = is_control(text.bytes[i]) ? ' ' : text.bytes[i];
    }
    return (Text){bytes, text.size};
}

/* Number, journal, date and date of validation, parted by tabs. */
static Text print_head(const EntryTurner *turner, uint32_t number) {
    const LineHead *head = &turner->file->line_heads[number - 1];
    char date[DATE_TEXT_SIZE], valid[DATE_TEXT_SIZE];
    Text entry_number = imported_text(turner->arena, head->number);
    Text journal = imported_text(turner->arena, turner->file->journals[head->journal].code);
    Text day = date_print_iso(head->date, date),
         validated = date_print_iso(head->valid_date, valid);
    return text_print(turner->arena, "%.*s\t%.*s\t%.*s\t%.*s", TEXT_ARGUMENTS(entry_number),
                      TEXT_ARGUMENTS(journal), TEXT_ARGUMENTS(day), TEXT_ARGUMENTS(validated));
}

static PostedLine turn_line(const EntryTurner *turner, const Line *line) {
    const FiscalYear *file = turner->file;
    Arena *arena = turner->arena;
    const Balance *balance = &file->balances.items[line->balance];
    PostedLine posted = {
        .account = imported_text(arena, balance->account),
        .account_label = imported_text(arena, balance->label),
        .piece = imported_text(arena, line->piece),
        .piece_date = line->piece_date,
        .label = imported_text(arena, line->label),
        .debit = line->debit,
        .credit = line->credit,
        .lettering = imported_text(arena, line->lettering),
        .lettering_date = line->lettering_date,
    };
    if (line->auxiliary) {
        const Auxiliary *auxiliary = &file->auxiliaries[line->auxiliary - 1];
        posted.auxiliary = imported_text(arena, auxiliary->number);
        posted.auxiliary_label = imported_text(arena, auxiliary->label);
    }
    if (line->foreign) {
        const ForeignAmount *foreign = &file->foreign_amounts[line->foreign - 1];
        posted.currency = imported_text(arena, foreign->currency);
        posted.currency_amount = imported_text(arena, foreign->amount);
    }
    if (line->head) posted.head = print_head(turner, line->head);
    return posted;
}

static EntryKind kind_of(const Entry *entry) {
    if (entry->is_opening) return ENTRY_OPENING;
    return entry->is_closing ? ENTRY_CLOSING : ENTRY_ORDINARY;
}

/* Makes room for the lines of the entry, which is used again by the next one. */
static PostedLine *make_room(EntryTurner *turner, size_t count) {
    if (count > turner->line_room) {
        turner->line_room = 2 * count;
        turner->lines = ARENA_ARRAY(turner->line_arena, PostedLine, turner->line_room);
    }
    return turner->lines;
}

PostedEntry imported_entry(EntryTurner *turner, const Entry *entry) {
    const FiscalYear *file = turner->file;
    const Journal *journal = &file->journals[entry->journal];
    PostedEntry posted = {
        .journal = imported_text(turner->arena, journal->code),
        .journal_label = imported_text(turner->arena, journal->label),
        .date = entry->date,
        .kind = kind_of(entry),
        .source = turner->source,
        .imported_number = imported_text(turner->arena, entry->number),
        .imported_validation = entry->valid_date,
        .lines = make_room(turner, entry->line_count),
        .line_count = entry->line_count,
    };
    for (uint32_t i = 0; i < entry->line_count; i++) {
        posted.lines[i] = turn_line(turner, &file->lines[entry->first_line + i]);
    }
    return posted;
}
