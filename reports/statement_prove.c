#include "reports/statement_definition.h"

#include "ledger/account.h"

/* An id that scripts rely on (see the README), in the table it belongs to. */
typedef struct FixedId {
    const char *table, *id;
} FixedId;

static const FixedId INCOME_IDS[] = {
    {"income-statement", "total_I"},
    {"income-statement", "total_II"},
    {"income-statement", "total_III"},
    {"income-statement", "total_IV"},
    {"income-statement", "total_V"},
    {"income-statement", "total_VI"},
    {"income-statement", "participation_VII"},
    {"income-statement", "impots_VIII"},
    {"income-statement", "resultat_exploitation"},
    {"income-statement", "resultat_financier"},
    {"income-statement", "resultat_courant"},
    {"income-statement", "resultat_exceptionnel"},
    {"income-statement", "total_produits"},
    {"income-statement", "total_charges"},
    {"income-statement", "resultat"},
    {"income-statement", "cvn_produits_total"},
    {"income-statement", "cvn_charges_total"},
    {"income-statement", "utilisations_fonds_dedies"},
    {"income-statement", "reports_fonds_dedies"},
    {"income-statement", "concours_publics_subventions"},
    {"income-statement", "cotisations"},
    {"income-statement", "dons_manuels"},
    {"income-statement", "mecenats"},
    {"income-statement", "legs_donations"},
    {"income-statement", "contributions_financieres"},
    {"income-statement", "aides_financieres"},
    {NULL, NULL},
};

static const FixedId BALANCE_SHEET_IDS[] = {
    {"assets", "total_actif"},
    {"assets", "total_actif_immobilise"},
    {"assets", "total_actif_circulant"},
    {"assets", "disponibilites"},
    {"assets", "total_I"},
    {"assets", "total_II"},
    {"liabilities", "total_passif"},
    {"liabilities", "total_fonds_propres"},
    {"liabilities", "total_fonds_reportes_dedies"},
    {"liabilities", "total_provisions"},
    {"liabilities", "total_dettes"},
    {"liabilities", "total_I"},
    {"liabilities", "total_II"},
    {"liabilities", "total_III"},
    {"liabilities", "total_IV"},
    {"liabilities", "situation_nette"},
    {"liabilities", "resultat"},
    {"liabilities", "resultat_anterieur_a_affecter"},
    {"liabilities", "fonds_dedies"},
    {"liabilities", "fonds_reportes"},
    {"liabilities", "comptes_liaison"},
    {NULL, NULL},
};

static const FixedId INCOME_TOTALS[] = {
    {"income-statement", "resultat"},
    {"income-statement", "cvn_produits_total"},
    {"income-statement", "cvn_charges_total"},
    {NULL, NULL},
};

static const FixedId BALANCE_SHEET_TOTALS[] = {
    {"assets", "total_actif"},
    {"liabilities", "total_passif"},
    {NULL, NULL},
};

static const struct {
    const FixedId *ids;
    const FixedId *totals;
    const char *result_table;
} KINDS[] = {
    [STATEMENT_INCOME] = {INCOME_IDS, INCOME_TOTALS, "income-statement"},
    [STATEMENT_BALANCE_SHEET] = {BALANCE_SHEET_IDS, BALANCE_SHEET_TOTALS, "liabilities"},
};

typedef struct Prover {
    Arena *arena;
    StatementDefinition *definition;
    bool *reached; /* lines that an account of the chart reaches */
    Error *error;
} Prover;

static uint32_t find_in(const StatementDefinition *definition, const char *table, const char *id) {
    for (uint32_t t = 0; t < definition->tables.count; t++) {
        if (!text_equal(definition->tables.items[t].id, text_of(table))) continue;
        return statement_find_line(definition, t, text_of(id));
    }
    return NO_LINE;
}

static bool refuse_line(const Prover *prover, uint32_t line) {
    const Record *record = prover->definition->lines.items[line].record;
    return record_refuse(&prover->definition->records, record, record->source.bytes, prover->error);
}

static bool has_fixed_ids(const Prover *prover) {
    StatementDefinition *definition = prover->definition;
    for (const FixedId *fixed = KINDS[definition->kind].ids; fixed->id; fixed++) {
        if (find_in(definition, fixed->table, fixed->id) != NO_LINE) continue;
        error_set(prover->error, ERROR_STATEMENT_MISSING, text_of(fixed->id),
                  text_of(fixed->table));
        return error_place(prover->error, definition->records.path, 1, 1);
    }
    const char *table = KINDS[definition->kind].result_table;
    definition->result = find_in(definition, table, "resultat");
    definition->awaiting = find_in(definition, table, "resultat_anterieur_a_affecter");
    return true;
}

/* How often, and with which sign, each line is counted in the root. */
static int *count_lines(const Prover *prover, uint32_t root) {
    const StatementDefinition *definition = prover->definition;
    int *counts = ARENA_ARRAY(prover->arena, int, definition->lines.count);
    counts[root] = 1;
    for (size_t i = definition->computed_count; i-- > 0;) {
        uint32_t index = definition->computed[i];
        const StatementLine *line = &definition->lines.items[index];
        for (size_t t = 0; t < line->term_count; t++) {
            counts[line->terms[t].line] += counts[index] * line->terms[t].sign;
        }
    }
    return counts;
}

static bool is_counted(const StatementLine *line) {
    return line_has_accounts(line) && line->style != STYLE_CONTROL && line->style != STYLE_OUTSIDE;
}

static bool refuse_count(const Prover *prover, uint32_t line) {
    error_set(prover->error, ERROR_STATEMENT_COUNTED, prover->definition->lines.items[line].id);
    return refuse_line(prover, line);
}

static bool prove_root(const Prover *prover, uint32_t root) {
    StatementDefinition *definition = prover->definition;
    const int *counts = count_lines(prover, root);
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        StatementLine *line = &definition->lines.items[i];
        if (!is_counted(line) || counts[i] == 0) continue;
        int sign = line->is_credit == definition->lines.items[root].is_credit ? 1 : -1;
        if (counts[i] != sign || line->root != NO_LINE) return refuse_count(prover, i);
        line->root = root;
        line->root_sign = sign;
    }
    return true;
}

/* Each line with accounts is counted once, with its side, in one grand total. */
static bool totals_count_every_line(const Prover *prover) {
    StatementDefinition *definition = prover->definition;
    const FixedId *total = KINDS[definition->kind].totals;
    for (; total->id; total++) {
        if (!prove_root(prover, find_in(definition, total->table, total->id))) return false;
    }
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        if (is_counted(line) && line->root == NO_LINE) return refuse_count(prover, i);
    }
    return true;
}

/* The account lies on a line, whichever its side. */
static bool is_covered(const Prover *prover, Text number, bool is_of_chart) {
    const StatementDefinition *definition = prover->definition;
    for (int is_credit = 0; is_credit < 2; is_credit++) {
        const Claim *claim = placement_find(&definition->placement, number, is_credit);
        if (!claim) {
            error_set(prover->error, ERROR_STATEMENT_UNCOVERED, number,
                      is_credit ? TEXT("credit") : TEXT("debit"));
            return error_place(prover->error, definition->records.path, 1, 1);
        }
        if (is_of_chart) prover->reached[claim->line] = true;
    }
    return true;
}

/* Whether an association may post to the number, and this statement must show it. */
static bool must_be_covered(const Prover *prover, const ChartAccount *account) {
    return (account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION) &&
           chart_is_posted(account) &&
           statement_shows_class(prover->definition->kind, account_class(account->number));
}

static bool covers_chart(const Prover *prover) {
    const Chart *chart = &prover->definition->chart;
    for (size_t i = 0; i < chart->count; i++) {
        const ChartAccount *account = &chart->accounts[i];
        if (must_be_covered(prover, account) && !is_covered(prover, account->number, true)) {
            return false;
        }
    }
    return true;
}

/* Numbers that the definition names need no place of their own in the chart: 2901, excluded here
 * and claimed there, is a subdivision of 290. With them every possible number is proven, as no
 * formula tells numbers further apart. */
static bool covers_formula(const Prover *prover, const Formula *formula) {
    for (size_t i = 0; i < formula->prefixes.count; i++) {
        Text number = formula->prefixes.items[i].digits;
        const ChartAccount *account = chart_find(&prover->definition->chart, number);
        bool is_subdivision = account && number.size > account->number.size;
        if (!is_subdivision || !must_be_covered(prover, account)) continue;
        if (!is_covered(prover, number, false)) return false;
    }
    return true;
}

static bool covers_formulas(const Prover *prover) {
    const StatementDefinition *definition = prover->definition;
    for (size_t i = 0; i < definition->lines.count; i++) {
        for (size_t column = 0; column < FORMULA_COLUMNS; column++) {
            const Formula *formula = &definition->lines.items[i].formulas[column];
            if (!covers_formula(prover, formula)) return false;
        }
    }
    for (size_t i = 0; i < definition->choices.count; i++) {
        if (!covers_formula(prover, &definition->choices.items[i].formula)) return false;
    }
    return true;
}

/* The bilan takes the result from classes 6 and 7 as a whole. */
static bool covers_result(const Prover *prover) {
    const StatementDefinition *definition = prover->definition;
    if (definition->kind != STATEMENT_BALANCE_SHEET) return true;
    static const Text classes[] = {{"6", 1}, {"7", 1}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (!is_covered(prover, classes[i], true)) return false;
        const Claim *claim = placement_find(&definition->placement, classes[i], false);
        if (claim->line != definition->result) return refuse_count(prover, definition->result);
    }
    return true;
}

static bool reaches_every_line(const Prover *prover) {
    const StatementDefinition *definition = prover->definition;
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        const StatementLine *line = &definition->lines.items[i];
        bool is_reachable = prover->reached[i] || line->has_choice || line->term_count > 0;
        bool needs_none = line->style == STYLE_HEADING || line->style == STYLE_OUTSIDE ||
                          line->style == STYLE_DETAIL;
        if (is_reachable || needs_none) continue;
        error_set(prover->error, ERROR_STATEMENT_UNREACHED, line->id);
        return refuse_line(prover, i);
    }
    return true;
}

/* Whether the accounts that begin with the digits lie on the line. */
static bool lies_on(const Prover *prover, Text digits, uint32_t line) {
    const StatementDefinition *definition = prover->definition;
    for (int is_credit = 0; is_credit < 2; is_credit++) {
        const Claim *claim = placement_find(&definition->placement, digits, is_credit);
        if (!claim || claim->line != line) return false;
    }
    return true;
}

static bool prove_detail(const Prover *prover, uint32_t index, uint32_t above) {
    const StatementDefinition *definition = prover->definition;
    const Formula *formula = &definition->lines.items[index].formulas[COLUMN_AMOUNT];
    for (size_t i = 0; i < formula->prefixes.count; i++) {
        Text digits = formula->prefixes.items[i].digits;
        if (above != NO_LINE && lies_on(prover, digits, above)) continue;
        error_set(prover->error, ERROR_STATEMENT_DETAIL, digits, definition->lines.items[index].id);
        return record_refuse(&definition->records, definition->lines.items[index].record,
                             digits.bytes, prover->error);
    }
    return true;
}

static bool details_repeat_their_line(const Prover *prover) {
    const StatementDefinition *definition = prover->definition;
    uint32_t above = NO_LINE;
    for (uint32_t i = 0; i < definition->lines.count; i++) {
        if (definition->lines.items[i].style != STYLE_DETAIL)
            above = i;
        else if (!prove_detail(prover, i, above))
            return false;
    }
    return true;
}

bool statement_shows_class(StatementKind kind, int class) {
    return kind == STATEMENT_INCOME ? class >= 6 : class <= 5;
}

bool statement_prove(Arena *arena, StatementDefinition *definition, Error *error) {
    Prover prover = {.arena = arena, .definition = definition, .error = error};
    prover.reached = ARENA_ARRAY(arena, bool, definition->lines.count);
    return has_fixed_ids(&prover) && totals_count_every_line(&prover) && covers_chart(&prover) &&
           covers_formulas(&prover) && covers_result(&prover) && reaches_every_line(&prover) &&
           details_repeat_their_line(&prover);
}
