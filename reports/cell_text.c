#include "reports/cell_text.h"

#include "engine/date_text.h"

#include <assert.h>
#include <string.h>

/* Puts U+2212, the minus sign of print, in the place of a leading hyphen. */
static Text with_printed_minus(Text text, char room[CELL_TEXT_SIZE]) {
    static const char minus[] = "\u2212";
    enum { SIGN = sizeof minus - 1 };
    if (!text.size || text.bytes[0] != '-') return text;
    assert(text.size + SIGN <= CELL_TEXT_SIZE);
    memmove(room + SIGN, text.bytes + 1, text.size - 1);
    memcpy(room, minus, SIGN);
    room[text.size - 1 + SIGN] = '\0';
    return (Text){room, text.size - 1 + SIGN};
}

static AmountForm form_of(Language language) {
    return language == LANGUAGE_ENGLISH ? AMOUNT_ENGLISH : AMOUNT_FRENCH;
}

/* A count is kept as a plain integer; printing whole euros wants cents. */
static Text print_whole(Cell cell, AmountForm form, char room[CELL_TEXT_SIZE]) {
    return amount_print_whole((Amount){cell.amount.cents * 100}, form, room);
}

/* The amount in its unit: "1 234,56", "1 235", or "1" thousand. */
static Text print_amount(const Cell *cell, AmountForm form, char room[CELL_TEXT_SIZE]) {
    enum { EUROS_OF_A_THOUSAND = 1000 };
    if (cell->unit == UNIT_CENT) return amount_print(cell->amount, form, room);
    bool is_thousand = cell->unit == UNIT_THOUSAND;
    Amount shown = {cell->amount.cents / (is_thousand ? EUROS_OF_A_THOUSAND : 1)};
    return amount_print_whole(shown, form, room);
}

Text cell_print(const Cell *cell, Language language, char room[CELL_TEXT_SIZE]) {
    AmountForm form = form_of(language);
    switch (cell->kind) {
    case CELL_AMOUNT:
        return with_printed_minus(print_amount(cell, form, room), room);
    case CELL_COUNT:
        return with_printed_minus(print_whole(*cell, form, room), room);
    case CELL_DATE:
        return date_print_in(cell->date, language, room);
    case CELL_TEXT:
        return cell->text;
    case CELL_BLANK:
        break;
    }
    return TEXT("");
}

Text cell_print_plain(const Cell *cell, char room[CELL_TEXT_SIZE]) {
    switch (cell->kind) {
    case CELL_AMOUNT:
        return amount_print(cell->amount, AMOUNT_PLAIN, room);
    case CELL_COUNT:
        return print_whole(*cell, AMOUNT_PLAIN, room);
    case CELL_DATE:
        return date_print_iso(cell->date, room);
    case CELL_TEXT:
        return cell->code ? text_of(cell->code) : cell->text;
    case CELL_BLANK:
        break;
    }
    return TEXT("");
}

Text date_print_in(Date date, Language language, char room[CELL_TEXT_SIZE]) {
    return language == LANGUAGE_ENGLISH ? date_print_iso(date, room)
                                        : date_print_french(date, room);
}

Text count_print(uint64_t count, Language language, char room[CELL_TEXT_SIZE]) {
    Cell cell = cell_of_count(count);
    return cell_print(&cell, language, room);
}

bool cell_is_negative(const Cell *cell) {
    return cell->kind == CELL_AMOUNT && amount_sign(cell->amount) < 0;
}
