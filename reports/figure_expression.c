#include "reports/figure_expression.h"

#include <string.h>

typedef enum Operation { NUMBER, NAME, NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE } Operation;

struct FigureExpression {
    Operation operation;
    Text source;
    const FigureExpression *left, *right;
    Fraction number;
    FigureName name;
};

enum { DEPTH_LIMIT = 100 };

typedef struct Reader {
    Arena *arena;
    const char *at, *end;
    unsigned depth;
    const char **fault;
    Error *error;
} Reader;

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static void skip_blanks(Reader *reader) {
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t')) reader->at++;
}

static bool is_at(const Reader *reader, char byte) {
    return reader->at < reader->end && *reader->at == byte;
}

/* Refuses what stands at the reader, up to the next blank. */
static bool refuse(Reader *reader, const char *reason) {
    const char *end = reader->at;
    while (end < reader->end && *end != ' ') end++;
    Text word = {reader->at, (size_t)(end - reader->at)};
    *reader->fault = reader->at;
    return error_set(reader->error, ERROR_FIGURE_SYNTAX, word, .reason = reason);
}

static FigureExpression *new_node(const Reader *reader, Operation operation, const char *start) {
    FigureExpression *node = ARENA_NEW(reader->arena, FigureExpression);
    node->operation = operation;
    node->source = (Text){start, (size_t)(reader->at - start)};
    return node;
}

static bool read_number(Reader *reader, const FigureExpression **expression) {
    const char *start = reader->at;
    while (reader->at < reader->end && (is_digit(*reader->at) || strchr(".,", *reader->at))) {
        reader->at++;
    }
    FigureExpression *node = new_node(reader, NUMBER, start);
    *expression = node;
    if (fraction_read(reader->arena, node->source, &node->number, NULL)) return true;
    reader->at = start;
    return refuse(reader, N_("this is no number"));
}

static Text read_word(Reader *reader) {
    const char *start = reader->at;
    while (reader->at < reader->end && (is_letter(*reader->at) || is_digit(*reader->at))) {
        reader->at++;
    }
    return (Text){start, (size_t)(reader->at - start)};
}

/* "2022", "2022-12-31", "current" or "previous", behind the "@". */
static bool read_year(Reader *reader, Text *year) {
    static const char day[] = "-dd-dd";
    const char *start = reader->at;
    *year = read_word(reader);
    if (year->size == 0) return refuse(reader, N_("a year follows @"));
    bool is_number = is_digit(*start);
    if (!is_number) return true;
    size_t matched = 0;
    while (day[matched] && reader->at + matched < reader->end) {
        char byte = reader->at[matched];
        if (day[matched] == 'd' ? !is_digit(byte) : byte != day[matched]) break;
        matched++;
    }
    if (!day[matched]) reader->at += matched;
    year->size = (size_t)(reader->at - start);
    return true;
}

/* The numbers inside account(...). */
static bool read_account(Reader *reader, FigureName *name) {
    reader->at++;
    skip_blanks(reader);
    name->table = TEXT("account");
    name->id = read_word(reader);
    if (name->id.size == 0) return refuse(reader, N_("an account number follows account("));
    skip_blanks(reader);
    if (!is_at(reader, ')')) return refuse(reader, N_("a parenthesis is not closed"));
    reader->at++;
    return true;
}

static bool read_name(Reader *reader, const FigureExpression **expression) {
    const char *start = reader->at;
    FigureName name = {.id = read_word(reader)};
    if (is_at(reader, '.')) {
        reader->at++;
        name.table = name.id;
        name.id = read_word(reader);
        if (name.id.size == 0) return refuse(reader, N_("the name of a line follows the point"));
    } else if (is_at(reader, '(')) {
        if (!text_equal(name.id, TEXT("account"))) {
            return refuse(reader, N_("only account(...) takes parentheses"));
        }
        if (!read_account(reader, &name)) return false;
    }
    if (is_at(reader, '@')) {
        reader->at++;
        if (!read_year(reader, &name.year)) return false;
    }
    FigureExpression *node = new_node(reader, NAME, start);
    node->name = name;
    node->name.source = node->source;
    *expression = node;
    return true;
}

static bool read_sum(Reader *reader, const FigureExpression **expression);

static bool read_parenthesis(Reader *reader, const FigureExpression **expression) {
    reader->at++;
    if (!read_sum(reader, expression)) return false;
    if (!is_at(reader, ')')) return refuse(reader, N_("a parenthesis is not closed"));
    reader->at++;
    return true;
}

static bool read_operand(Reader *reader, const FigureExpression **expression) {
    skip_blanks(reader);
    const char *start = reader->at;
    if (reader->at == reader->end) return refuse(reader, N_("a figure or a number is missing"));
    if (is_digit(*start)) return read_number(reader, expression);
    if (is_letter(*start)) return read_name(reader, expression);
    if (*start == '(') return read_parenthesis(reader, expression);
    if (*start != '-') return refuse(reader, N_("a figure or a number is expected here"));
    reader->at++;
    const FigureExpression *operand = NULL;
    if (++reader->depth > DEPTH_LIMIT) return refuse(reader, N_("it is nested too deeply"));
    if (!read_operand(reader, &operand)) return false;
    reader->depth--;
    FigureExpression *node = new_node(reader, NEGATE, start);
    node->left = operand;
    *expression = node;
    return true;
}

/* Reads operands joined by either of two operators, from left to right. */
static bool read_chain(Reader *reader, const Operation operations[2], const char *signs,
                       bool (*read_part)(Reader *, const FigureExpression **),
                       const FigureExpression **expression) {
    skip_blanks(reader);
    const char *start = reader->at;
    if (!read_part(reader, expression)) return false;
    for (skip_blanks(reader); is_at(reader, signs[0]) || is_at(reader, signs[1]);
         skip_blanks(reader)) {
        Operation operation = operations[*reader->at == signs[1]];
        reader->at++;
        const FigureExpression *right;
        if (!read_part(reader, &right)) return false;
        FigureExpression *node = new_node(reader, operation, start);
        node->left = *expression;
        node->right = right;
        *expression = node;
    }
    return true;
}

static bool read_product(Reader *reader, const FigureExpression **expression) {
    static const Operation operations[] = {MULTIPLY, DIVIDE};
    return read_chain(reader, operations, "*/", read_operand, expression);
}

static bool read_sum(Reader *reader, const FigureExpression **expression) {
    static const Operation operations[] = {ADD, SUBTRACT};
    if (++reader->depth > DEPTH_LIMIT) return refuse(reader, N_("it is nested too deeply"));
    bool is_read = read_chain(reader, operations, "+-", read_product, expression);
    reader->depth--;
    return is_read;
}

bool figure_expression_read(Arena *arena, Text text, const FigureExpression **expression,
                            const char **fault, Error *error) {
    Reader reader = {.arena = arena, .at = text.bytes, .fault = fault, .error = error};
    reader.end = text.size ? text.bytes + text.size : text.bytes;
    if (!read_sum(&reader, expression)) return false;
    return reader.at == reader.end || refuse(&reader, N_("an operator is expected here"));
}

const FigureName *figure_expression_name(const FigureExpression *expression) {
    return expression->operation == NAME ? &expression->name : NULL;
}

static FigureOutcome compute_operation(Arena *arena, const FigureExpression *node, Fraction left,
                                       Fraction right, Fraction *value) {
    if (node->operation == DIVIDE && fraction_compare(right, (Fraction){0}) == 0) {
        return FIGURE_UNDEFINED;
    }
    Fraction (*const operations[])(Arena *, Fraction, Fraction) = {
        [ADD] = fraction_add,
        [SUBTRACT] = fraction_subtract,
        [MULTIPLY] = fraction_multiply,
        [DIVIDE] = fraction_divide,
    };
    *value = operations[node->operation](arena, left, right);
    return FIGURE_KNOWN;
}

FigureOutcome figure_expression_compute(Arena *arena, const FigureExpression *expression,
                                        const FigureSource *source, Fraction *value, Text *fault,
                                        Error *error) {
    const FigureExpression *node = expression;
    if (node->operation == NUMBER) {
        *value = node->number;
        return FIGURE_KNOWN;
    }
    if (node->operation == NAME) {
        *fault = node->source;
        return source->find(source->books, arena, &node->name, value, error);
    }
    Fraction left = {0}, right = {0};
    FigureOutcome outcome =
        figure_expression_compute(arena, node->left, source, &left, fault, error);
    if (outcome != FIGURE_KNOWN) return outcome;
    if (node->operation == NEGATE) {
        *value = fraction_subtract(arena, (Fraction){0}, left);
        return FIGURE_KNOWN;
    }
    outcome = figure_expression_compute(arena, node->right, source, &right, fault, error);
    if (outcome != FIGURE_KNOWN) return outcome;
    outcome = compute_operation(arena, node, left, right, value);
    if (outcome == FIGURE_UNDEFINED) *fault = node->right->source;
    return outcome;
}
