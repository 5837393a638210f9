#include "reports/definition_check.h"

#include "engine/data.h"
#include "engine/file.h"
#include "ledger/account.h"
#include "reports/sentence.h"
#include "reports/statement_definition.h"

#include <string.h>

enum { LARGEST_FILE = 16 * 1024 * 1024 };
enum { STATUS, EXPECTED, FOUND, EXPLANATION, CHECK_COLUMNS };
enum { STATEMENT, CHART_PLACE, DEBIT, DEBIT_PLACE, CREDIT, CREDIT_PLACE, COVERAGE_COLUMNS };

static const char *const REGULATIONS[] = {"anc-2018-06/2020", "anc-2018-06/2025",
                                          "anc-2018-06/2026"};
enum { REGULATION_COUNT = sizeof REGULATIONS / sizeof REGULATIONS[0] };

/* The check at work on one file. */
typedef struct DefinitionCheck {
    Arena *arena;
    Document *document;
    Findings *findings;
    const char *path;
    Text content;
    Settings settings;       /* none: choices are the defaults */
    size_t checks, coverage; /* indexes of the tables */
} DefinitionCheck;

static bool has_extension(const char *path, const char *extension) {
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, extension) == 0;
}

bool is_definition(const char *path) {
    return has_extension(path, ".chart") || has_extension(path, ".statement") ||
           has_extension(path, ".ratios");
}

static Text say(const DefinitionCheck *check, const char *msgid, Text first, Text second) {
    const Text values[ERROR_ARGUMENTS] = {first, second};
    return sentence_fill(check->arena, translate(check->document->language, msgid), values);
}

static Text place(const DefinitionCheck *check, const char *path, uint64_t line) {
    return text_print(check->arena, "%s:%llu", path, (unsigned long long)line);
}

static bool is_to_be_covered(StatementKind kind, const ChartAccount *account) {
    return (account->kind == CHART_PCG || account->kind == CHART_ASSOCIATION) &&
           chart_is_posted(account) && statement_shows_class(kind, account_class(account->number));
}

/* The line that an account lies on, and where the file says so. */
static void cover(const DefinitionCheck *check, const StatementDefinition *definition, Text number,
                  bool is_credit, Cell cells[2]) {
    const Claim *claim = placement_find(&definition->placement, number, is_credit);
    if (!claim) return;
    const StatementLine *line = &definition->lines.items[claim->line];
    cells[0] = cell_of_text(line->id);
    cells[1] = cell_of_text(place(check, definition->records.path, claim->source_line));
}

/* Lists the accounts of the chart with their lines; returns how many there are. */
static uint64_t list_coverage(DefinitionCheck *check, const StatementDefinition *definition) {
    bool is_income = definition->kind == STATEMENT_INCOME;
    Text statement = is_income ? TEXT("income-statement") : TEXT("balance-sheet");
    statement = text_print(check->arena, "%.*s %.*s", TEXT_ARGUMENTS(statement),
                           TEXT_ARGUMENTS(definition->regulation));
    Table *table = &check->document->tables.items[check->coverage];
    uint64_t count = 0;
    for (size_t i = 0; i < definition->chart.count; i++) {
        const ChartAccount *account = &definition->chart.accounts[i];
        if (!is_to_be_covered(definition->kind, account)) continue;
        Row *row =
            table_add_row(check->arena, table, account->number, ROW_LINE,
                          text_print(check->arena, "%.*s %.*s", TEXT_ARGUMENTS(account->number),
                                     TEXT_ARGUMENTS(account->label)));
        row->cells[STATEMENT] = cell_of_text(statement);
        row->cells[CHART_PLACE] = cell_of_text(place(check, definition->chart.path, account->line));
        cover(check, definition, account->number, false, &row->cells[DEBIT]);
        cover(check, definition, account->number, true, &row->cells[CREDIT]);
        count++;
    }
    return count;
}

static Row *add_check(DefinitionCheck *check, const char *kind, Text regulation, const char *status,
                      const char *label) {
    Text year = {regulation.bytes + regulation.size - 4, 4};
    Table *table = &check->document->tables.items[check->checks];
    Text id = text_print(check->arena, "%s_%.*s", kind, TEXT_ARGUMENTS(year));
    Row *row =
        table_add_row(check->arena, table, id, ROW_LINE, say(check, label, regulation, (Text){0}));
    row->cells[STATUS] = cell_of_text(text_of(status));
    return row;
}

/* Notes what is wrong with the file. */
static void fail(DefinitionCheck *check, Row *row, const Error *error) {
    Language language = check->document->language;
    const ErrorKind *kind = error_kind(error->code);
    Text sentence = error_sentence_in(check->arena, language, error, kind->message);
    if (error->line) {
        sentence = text_print(check->arena, "%s:%llu:%llu: %.*s", error->file,
                              (unsigned long long)error->line, (unsigned long long)error->column,
                              TEXT_ARGUMENTS(sentence));
    }
    row->cells[STATUS] = cell_of_text(TEXT("fail"));
    row->cells[EXPLANATION] = cell_of_text(sentence);
    findings_add(check->findings, error);
}

static const char COVERED[] = N_("Every account lies on one line, debit or credit ({1})");

/* Proves a definition over its chart, and lists where every account lies. */
static void prove(DefinitionCheck *check, StatementDefinition *definition, Text content,
                  const char *path) {
    bool is_income = definition->kind == STATEMENT_INCOME;
    Row *row = add_check(check, is_income ? "income_statement" : "balance_sheet",
                         definition->regulation, "ok", COVERED);
    size_t index = check->document->tables.items[check->checks].rows.count - 1;
    Error error = {0};
    if (!statement_define(check->arena, content, path, definition, &check->settings, &error)) {
        fail(check, row, &error);
        return;
    }
    Text count =
        text_print(check->arena, "%llu", (unsigned long long)list_coverage(check, definition));
    row = &check->document->tables.items[check->checks].rows.items[index];
    row->cells[EXPECTED] = cell_of_text(count);
    row->cells[FOUND] = cell_of_text(count);
    row->cells[EXPLANATION] = cell_of_text(say(
        check, N_("{1} accounts, each proven for both sides of its balance"), count, (Text){0}));
}

/* Whether the content names the id of a table of income statements. */
static StatementKind kind_of(Text content) {
    for (Text rest = content; rest.size;) {
        Text line = text_take(&rest, '\n');
        Text word = text_trim(text_take(&line, '|'));
        if (!text_equal(word, TEXT("table"))) continue;
        bool is_income = text_equal(text_trim(text_take(&line, '|')), TEXT("income-statement"));
        return is_income ? STATEMENT_INCOME : STATEMENT_BALANCE_SHEET;
    }
    return STATEMENT_INCOME;
}

static bool serves(Text content, const char *regulation) {
    for (Text rest = content; rest.size;) {
        Text line = text_take(&rest, '\n');
        if (!text_equal(text_trim(text_take(&line, '|')), TEXT("serves"))) continue;
        while (line.size) {
            if (text_equal(text_trim(text_take(&line, '|')), text_of(regulation))) return true;
        }
    }
    return false;
}

static bool check_statement(DefinitionCheck *check, Error *error) {
    bool is_served = false;
    for (size_t i = 0; i < REGULATION_COUNT; i++) {
        bool is_last = i + 1 == REGULATION_COUNT && !is_served;
        if (!serves(check->content, REGULATIONS[i]) && !is_last) continue;
        is_served = true;
        StatementDefinition *definition = ARENA_NEW(check->arena, StatementDefinition);
        definition->kind = kind_of(check->content);
        definition->regulation = text_of(REGULATIONS[i]);
        Chart *chart = &definition->chart;
        if (!chart_load(check->arena, definition->regulation, chart, error)) return false;
        prove(check, definition, check->content, check->path);
    }
    return true;
}

/* The regulation that the name of a chart begins with ("2025.chart"), else the newest. */
static Text regulation_named(const char *path) {
    const char *slash = strrchr(path, '/');
    Text name = text_of(slash ? slash + 1 : path);
    for (size_t i = 0; i < REGULATION_COUNT; i++) {
        Text regulation = text_of(REGULATIONS[i]);
        Text year = {regulation.bytes + regulation.size - 4, 4};
        if (text_starts_with(name, year)) return regulation;
    }
    return text_of(REGULATIONS[REGULATION_COUNT - 1]);
}

static bool check_chart(DefinitionCheck *check, Error *error) {
    Text regulation = regulation_named(check->path);
    Row *row = add_check(check, "chart", regulation, "ok", N_("The chart can be read ({1})"));
    Chart chart;
    Error wrong = {0};
    if (!chart_read(check->arena, check->content, check->path, &chart, &wrong)) {
        fail(check, row, &wrong);
        return true;
    }
    Text count = text_print(check->arena, "%zu", chart.count);
    row->cells[FOUND] = cell_of_text(count);
    row->cells[EXPLANATION] = cell_of_text(say(check, N_("{1} accounts"), count, (Text){0}));
    for (int kind = STATEMENT_INCOME; kind <= STATEMENT_BALANCE_SHEET; kind++) {
        StatementDefinition *definition = ARENA_NEW(check->arena, StatementDefinition);
        *definition = (StatementDefinition){
            .kind = (StatementKind)kind, .regulation = regulation, .chart = chart};
        const char *file = statement_file((StatementKind)kind, regulation);
        Text content, path;
        if (!data_read(check->arena, file, &content, &path, error)) return false;
        prove(check, definition, content, path.bytes);
    }
    return true;
}

static size_t add_table(DefinitionCheck *check, const char *id, const char *title,
                        const char *const names[][2], size_t count) {
    Column *columns = ARENA_ARRAY(check->arena, Column, count);
    Language language = check->document->language;
    for (size_t i = 0; i < count; i++) {
        columns[i] = (Column){.id = text_of(names[i][0]), .kind = CELL_TEXT};
        columns[i].label = label_of(check->arena, language, names[i][1]);
    }
    Table *table = document_add_table(check->arena, check->document, id,
                                      label_of(check->arena, language, title), columns, count);
    table->starts_page = check->document->tables.count > 1;
    return check->document->tables.count - 1;
}

static void start_document(DefinitionCheck *check, Language language) {
    static const char *const checks[CHECK_COLUMNS][2] = {{"status", N_("Verdict")},
                                                         {"expected", N_("Expected")},
                                                         {"found", N_("Found")},
                                                         {"explanation", N_("Explanation")}};
    static const char *const coverage[COVERAGE_COLUMNS][2] = {
        {"statement", N_("Statement")},     {"chart", N_("Chart")},
        {"debit", N_("Line of a debit")},   {"debit_place", N_("Place")},
        {"credit", N_("Line of a credit")}, {"credit_place", N_("Place")}};
    *check->document =
        (Document){.language = language,
                   .report = TEXT("check"),
                   .title = label_of(check->arena, language, N_("Check of a definition file")),
                   .currency = TEXT("EUR"),
                   .entity_name = text_of(check->path),
                   .findings = check->findings};
    check->checks =
        add_table(check, "checks", N_("Rules of definition files"), checks, CHECK_COLUMNS);
    check->coverage = add_table(check, "coverage", N_("Where every account of the chart lies"),
                                coverage, COVERAGE_COLUMNS);
    check->document->tables.items[check->coverage].is_ledger = true;
}

bool definition_check(Arena *arena, Language language, const char *path, Document *document,
                      Findings *findings, Error *error) {
    if (has_extension(path, ".ratios")) {
        return error_set(error, ERROR_CHECK_RATIOS, text_of(path));
    }
    DefinitionCheck check = {
        .arena = arena, .document = document, .findings = findings, .path = path};
    if (!file_read_all(arena, path, LARGEST_FILE, &check.content, error)) return false;
    start_document(&check, language);
    return has_extension(path, ".chart") ? check_chart(&check, error)
                                         : check_statement(&check, error);
}
