#include "reports/formula.h"

#include <string.h>

/* A reader that walks through the formula's text. */
typedef struct Parser {
    Arena *arena;
    Formula *formula;
    const char *at, *end;
    const char **fault;
    Error *error;
} Parser;

static void skip_blanks(Parser *parser) {
    while (parser->at < parser->end && (*parser->at == ' ' || *parser->at == '\t')) parser->at++;
}

static bool is_at(const Parser *parser, char byte) {
    return parser->at < parser->end && *parser->at == byte;
}

static bool accept(Parser *parser, char byte) {
    if (!is_at(parser, byte)) return false;
    parser->at++;
    return true;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_of_id(char byte) {
    return is_digit(byte) || byte == '_' || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* What stands at `start` up to a blank or a parenthesis, for messages. */
static Text word_at(const Parser *parser, const char *start) {
    const char *stop = start;
    while (stop < parser->end && *stop != ' ' && *stop != '(' && *stop != ')') stop++;
    if (stop == start && stop < parser->end) stop++;
    return (Text){start, (size_t)(stop - start)};
}

static bool refuse(Parser *parser, ErrorCode code, const char *start, Text shown) {
    *parser->fault = start;
    return error_set(parser->error, code, shown);
}

static bool read_prefix(Parser *parser, BalanceSide side) {
    const char *start = parser->at;
    FormulaPrefix prefix = {.side = side};
    prefix.is_excluded = accept(parser, '!');
    prefix.is_reversed = !prefix.is_excluded && accept(parser, '-');
    const char *digits = parser->at;
    while (parser->at < parser->end && is_digit(*parser->at)) parser->at++;
    prefix.digits = (Text){digits, (size_t)(parser->at - digits)};
    bool is_alone = parser->at == parser->end || *parser->at == ' ' || *parser->at == '\t' ||
                    *parser->at == ')';
    if (prefix.digits.size == 0 || !is_alone) {
        return refuse(parser, ERROR_FORMULA_WORD, start, word_at(parser, start));
    }
    *LIST_PUSH(parser->arena, &parser->formula->prefixes) = prefix;
    return true;
}

/* "debit(" or "credit(" at the reader, which steps over it. */
static BalanceSide accept_condition(Parser *parser) {
    static const struct {
        Text word;
        BalanceSide side;
    } conditions[] = {{{"debit(", 6}, SIDE_DEBIT}, {{"credit(", 7}, SIDE_CREDIT}};
    Text rest = {parser->at, (size_t)(parser->end - parser->at)};
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++) {
        if (!text_starts_with(rest, conditions[i].word)) continue;
        parser->at += conditions[i].word.size;
        return conditions[i].side;
    }
    return SIDE_ANY;
}

static bool read_condition(Parser *parser, const char *start, BalanceSide side) {
    Text word = {start, (size_t)(parser->at - start) - 1};
    size_t before = parser->formula->prefixes.count;
    for (skip_blanks(parser); !accept(parser, ')'); skip_blanks(parser)) {
        if (parser->at == parser->end) {
            return refuse(parser, ERROR_FORMULA_CLOSE, start, word);
        }
        if (!read_prefix(parser, side)) return false;
    }
    bool is_empty = parser->formula->prefixes.count == before;
    return !is_empty || refuse(parser, ERROR_FORMULA_EMPTY, start, word);
}

static bool read_accounts(Parser *parser) {
    for (skip_blanks(parser); parser->at < parser->end; skip_blanks(parser)) {
        const char *start = parser->at;
        BalanceSide side = accept_condition(parser);
        bool is_read =
            side == SIDE_ANY ? read_prefix(parser, SIDE_ANY) : read_condition(parser, start, side);
        if (!is_read) return false;
    }
    return true;
}

static bool read_id(Parser *parser, Text *id) {
    skip_blanks(parser);
    const char *start = parser->at;
    while (parser->at < parser->end && is_of_id(*parser->at)) parser->at++;
    *id = (Text){start, (size_t)(parser->at - start)};
    if (id->size > 0 && !is_digit(*start)) return true;
    if (start == parser->end) {
        const char *sign = start;
        do sign--;
        while (*sign == ' ');
        return refuse(parser, ERROR_FORMULA_EMPTY, sign, (Text){sign, 1});
    }
    return refuse(parser, ERROR_FORMULA_WORD, start, word_at(parser, start));
}

static bool read_term(Parser *parser, int sign) {
    FormulaTerm term = {.sign = sign};
    if (!read_id(parser, &term.first)) return false;
    bool is_range = parser->end - parser->at >= 2 && memcmp(parser->at, "..", 2) == 0;
    if (is_range) {
        parser->at += 2;
        if (!read_id(parser, &term.last)) return false;
    }
    *LIST_PUSH(parser->arena, &parser->formula->terms) = term;
    skip_blanks(parser);
    return true;
}

/* The terms behind "=", the first one with or without a sign. */
static bool read_terms(Parser *parser) {
    skip_blanks(parser);
    int first_sign = accept(parser, '-') ? -1 : 1;
    if (!read_term(parser, first_sign)) return false;
    while (parser->at < parser->end) {
        const char *start = parser->at;
        bool is_minus = accept(parser, '-');
        if (!is_minus && !accept(parser, '+')) {
            return refuse(parser, ERROR_FORMULA_WORD, start, word_at(parser, start));
        }
        if (!read_term(parser, is_minus ? -1 : 1)) return false;
    }
    return true;
}

bool formula_read(Arena *arena, Text text, Formula *formula, const char **fault, Error *error) {
    *formula = (Formula){0};
    if (text.size == 0) return true;
    Parser parser = {.arena = arena, .formula = formula, .fault = fault, .error = error};
    parser.at = text.bytes;
    parser.end = text.bytes + text.size;
    skip_blanks(&parser);
    return accept(&parser, '=') ? read_terms(&parser) : read_accounts(&parser);
}

bool formula_is_empty(const Formula *formula) {
    return formula->prefixes.count == 0 && formula->terms.count == 0;
}

bool side_holds(BalanceSide side, bool is_credit) {
    return side == SIDE_ANY || (side == SIDE_CREDIT) == is_credit;
}

bool formula_names(const Formula *formula, Text number, bool is_credit) {
    size_t longest = 0;
    bool is_named = false;
    for (size_t i = 0; i < formula->prefixes.count; i++) {
        const FormulaPrefix *prefix = &formula->prefixes.items[i];
        bool applies = prefix->digits.size > longest && side_holds(prefix->side, is_credit) &&
                       text_starts_with(number, prefix->digits);
        if (!applies) continue;
        longest = prefix->digits.size;
        is_named = !prefix->is_excluded;
    }
    return is_named;
}
