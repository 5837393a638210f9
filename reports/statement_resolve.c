#include "reports/statement_definition.h"

typedef enum Visit { VISIT_NOT_YET, VISIT_ENTERED, VISIT_DONE } Visit;

typedef struct Resolver {
    Arena *arena;
    StatementDefinition *definition;
    Visit *visits; /* one per line */
    Error *error;
} Resolver;

typedef LIST_OF(LineTerm) LineTerms;

static bool refuse(const Resolver *resolver, const StatementLine *line, const char *position) {
    return record_refuse(&resolver->definition->records, line->record, position, resolver->error);
}

/* The line that a formula names, in its own table. */
static bool find_named(const Resolver *resolver, const StatementLine *line, Text id,
                       uint32_t *found) {
    const StatementDefinition *definition = resolver->definition;
    *found = statement_find_line(definition, line->table, id);
    if (*found != NO_LINE) return true;
    error_set(resolver->error, ERROR_STATEMENT_LINE_UNKNOWN, id,
              definition->tables.items[line->table].id);
    return refuse(resolver, line, id.bytes);
}

/* Ranges count lines that have accounts of their own; totals and details inside are passed over. */
static bool expand_range(const Resolver *resolver, const StatementLine *line,
                         const FormulaTerm *term, uint32_t first, LineTerms *terms) {
    uint32_t last;
    if (!find_named(resolver, line, term->last, &last)) return false;
    size_t before = terms->count;
    for (uint32_t i = first; i <= last; i++) {
        const StatementLine *counted = &resolver->definition->lines.items[i];
        bool is_apart = counted->style == STYLE_CONTROL || counted->style == STYLE_OUTSIDE;
        if (is_apart || !line_has_accounts(counted)) continue;
        *LIST_PUSH(resolver->arena, terms) = (LineTerm){i, term->sign};
    }
    if (terms->count > before) return true;
    error_set(resolver->error, ERROR_STATEMENT_RANGE, term->first, term->last);
    return refuse(resolver, line, term->first.bytes);
}

static bool expand(const Resolver *resolver, StatementLine *line) {
    const Formula *formula = &line->formulas[COLUMN_AMOUNT];
    LineTerms terms = {0};
    for (size_t i = 0; i < formula->terms.count; i++) {
        const FormulaTerm *term = &formula->terms.items[i];
        uint32_t first;
        if (!find_named(resolver, line, term->first, &first)) return false;
        if (term->last.size == 0) {
            *LIST_PUSH(resolver->arena, &terms) = (LineTerm){first, term->sign};
        } else if (!expand_range(resolver, line, term, first, &terms)) {
            return false;
        }
    }
    line->terms = terms.items;
    line->term_count = terms.count;
    return true;
}

/* Puts the line behind those it needs. */
static bool visit(Resolver *resolver, uint32_t index) {
    StatementDefinition *definition = resolver->definition;
    const StatementLine *line = &definition->lines.items[index];
    resolver->visits[index] = VISIT_ENTERED;
    for (size_t i = 0; i < line->term_count; i++) {
        uint32_t needed = line->terms[i].line;
        if (resolver->visits[needed] == VISIT_DONE) continue;
        if (resolver->visits[needed] == VISIT_ENTERED) {
            error_set(resolver->error, ERROR_STATEMENT_CYCLE, definition->lines.items[needed].id,
                      line->id);
            return refuse(resolver, line, line->id.bytes);
        }
        if (!visit(resolver, needed)) return false;
    }
    resolver->visits[index] = VISIT_DONE;
    if (line->term_count > 0) definition->computed[definition->computed_count++] = index;
    return true;
}

bool statement_resolve(Arena *arena, StatementDefinition *definition, Error *error) {
    size_t count = definition->lines.count;
    definition->computed = ARENA_ARRAY(arena, uint32_t, count);
    Resolver resolver = {.arena = arena, .definition = definition, .error = error};
    resolver.visits = ARENA_ARRAY(arena, Visit, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!expand(&resolver, &definition->lines.items[i])) return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (resolver.visits[i] == VISIT_NOT_YET && !visit(&resolver, i)) return false;
    }
    return true;
}
