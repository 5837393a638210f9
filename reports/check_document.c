#include "reports/check_document.h"

#include "reports/cell_text.h"
#include "reports/sentence.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_SHOWN = 8 };
enum { STATUS, EXPECTED, FOUND, EXPLANATION, CHECK_COLUMNS };
enum { SEVERITY, COUNT, CONSEQUENCES, LINES, LAW, SUMMARY_COLUMNS };
enum { RULE, PLACE, VALUE, CORRECTION, REMEDY, EXCERPT, CAUSE, FINDING_COLUMNS };

static Text say(Arena *arena, Language language, const char *msgid, Text first, Text second) {
    const Text values[ERROR_ARGUMENTS] = {first, second};
    return sentence_fill(arena, translate(language, msgid), values);
}

static Text sentence_of(Arena *arena, Language language, const CheckFinding *finding) {
    const char *message = error_kind(finding->error.code)->message;
    return error_sentence_in(arena, language, &finding->error, message);
}

Text check_correction(Arena *arena, Language language, const CheckFinding *finding) {
    if (!finding->correction.size) return (Text){0};
    return say(arena, language, N_("write {1}"), finding->correction, (Text){0});
}

Text check_hint(Arena *arena, Language language, const CheckFinding *finding) {
    return error_sentence_in(arena, language, &finding->error,
                             error_kind(finding->error.code)->hint);
}

Text check_refusal(Arena *arena, Language language, const CheckReport *report) {
    const AdministrationVerdict *verdict = &report->verdict;
    if (verdict->is_accepted || !verdict->reason) return (Text){0};
    Text value = text_to_utf_8(arena, verdict->value, encoding_of(verdict->value));
    Text reason = say(arena, language, verdict->reason, text_displayable(arena, value), (Text){0});
    if (!verdict->line) return reason;
    Text line = text_print(arena, "%llu", (unsigned long long)verdict->line);
    return say(arena, language, N_("line {1}: {2}"), line, reason);
}

bool check_is_accepted(const CheckedFiles *files) {
    for (size_t i = 0; i < files->count; i++) {
        if (!files->items[i]->verdict.is_accepted) return false;
    }
    return files->count > 0;
}

static int by_number(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

Text check_lines(Arena *arena, Language language, const CheckedRule *checked) {
    uint64_t lines[2 * FINDING_PLACES];
    size_t count = 0;
    for (size_t i = 0; i < checked->first.count; i++) {
        uint64_t line = checked->first.items[i].error.line;
        if (line) lines[count++] = line;
    }
    if (!count) return (Text){0};
    qsort(lines, count, sizeof *lines, by_number);
    Builder list = builder_in(arena);
    size_t shown = 0;
    for (size_t i = 0; i < count && shown < LINES_SHOWN; i++) {
        if (i && lines[i] == lines[i - 1]) continue;
        builder_print(&list, "%s%llu", shown++ ? ", " : "", (unsigned long long)lines[i]);
    }
    if (checked->count + checked->consequences > LINES_SHOWN) builder_add_string(&list, "...");
    return say(arena, language, shown == 1 ? N_("line {1}") : N_("lines {1}"), builder_text(&list),
               (Text){0});
}

/* The rule's id as the id of a row. */
static Text row_id(Arena *arena, const char *rule) {
    Builder id = builder_in(arena);
    for (; *rule; rule++) builder_add_byte(&id, *rule == '-' ? '_' : *rule);
    return builder_text(&id);
}

/* What the table of columns needs to know of one of them. */
typedef struct ColumnTitle {
    const char *id;
    const char *label;
    CellKind kind;
} ColumnTitle;

static Table *add_table(Arena *arena, Document *document, const char *id, const char *title,
                        const ColumnTitle *titles, size_t count) {
    Column *columns = ARENA_ARRAY(arena, Column, count);
    for (size_t i = 0; i < count; i++) {
        columns[i] = (Column){.id = text_of(titles[i].id), .kind = titles[i].kind};
        columns[i].label = label_of(arena, document->language, titles[i].label);
    }
    Table *table = document_add_table(arena, document, id,
                                      label_of(arena, document->language, title), columns, count);
    table->starts_page = document->tables.count > 1;
    return table;
}

static void set_text(Row *row, size_t column, Text text) {
    if (text.size) row->cells[column] = cell_of_text(text);
}

/* What all files say of one rule. */
typedef struct RuleSum {
    uint64_t count, consequences;
    const CheckReport *report;   /* of the first finding that stands for itself, else of any */
    const CheckFinding *finding; /* that one */
} RuleSum;

static RuleSum sum_of(const CheckedFiles *files, const FecRule *rule) {
    RuleSum sum = {0};
    for (size_t i = 0; i < files->count; i++) {
        const CheckedRule *checked = check_report_find(files->items[i], rule->kind);
        if (!checked || !checked->first.count) continue;
        sum.count += checked->count;
        sum.consequences += checked->consequences;
        const CheckFinding *first = check_report_first(files->items[i], rule->kind);
        if (sum.finding && (!first || !sum.finding->cause)) continue;
        sum.finding = first ? first : &checked->first.items[0];
        sum.report = files->items[i];
    }
    return sum;
}

/* What is said of a rule that was broken: how often, and the first case. */
static Text explain(Arena *arena, Language language, const RuleSum *sum) {
    uint64_t all = sum->count + sum->consequences;
    Text sentence = sentence_of(arena, language, sum->finding);
    Text hint = check_hint(arena, language, sum->finding);
    if (hint.size) {
        sentence = text_print(arena, "%.*s ; %.*s", TEXT_ARGUMENTS(sentence), TEXT_ARGUMENTS(hint));
    }
    if (sum->finding->error.line) {
        Text line = text_print(arena, "%llu", (unsigned long long)sum->finding->error.line);
        sentence = say(arena, language, N_("line {1}: {2}"), line, sentence);
    }
    if (all == 1) return sentence;
    Text times = text_print(arena, "%llu", (unsigned long long)all);
    return say(arena, language, N_("{1} times; {2}"), times, sentence);
}

/* Whether the rule could be broken in all files: what cannot be read breaks few. */
static bool is_put_to_the_test(const CheckedFiles *files, const FecRule *rule) {
    bool is_of_name = strncmp(rule->id, "name-", 5) == 0 && rule->kind != ERROR_FEC_NAME_DATE;
    if (is_of_name || rule->kind == ERROR_FEC_EMPTY) return true;
    for (size_t i = 0; i < files->count; i++) {
        if (!files->items[i]->is_complete) return false;
    }
    return true;
}

static void add_rule(Arena *arena, Document *document, Table *table, const CheckedFiles *files,
                     const FecRule *rule) {
    Language language = document->language;
    RuleSum sum = sum_of(files, rule);
    Row *row = table_add_row(arena, table, row_id(arena, rule->id), ROW_LINE,
                             label_of(arena, language, rule->title));
    bool is_wrong = sum.count && rule->severity > RULE_INFO;
    bool is_skipped = sum.finding ? !sum.count : !is_put_to_the_test(files, rule);
    const char *status = is_wrong ? "fail" : is_skipped ? "skipped" : "ok";
    row->cells[STATUS] = cell_of_text(text_of(status));
    if (!sum.finding) {
        set_text(row, EXPLANATION, label_of(arena, language, rule->explanation));
        return;
    }
    set_text(row, EXPECTED, sum.finding->correction);
    set_text(row, FOUND, text_displayable(arena, sum.finding->found));
    set_text(row, EXPLANATION, explain(arena, language, &sum));
}

static void add_verdict(Arena *arena, Document *document, Table *table, const CheckedFiles *files) {
    Language language = document->language;
    bool is_accepted = check_is_accepted(files);
    Row *row = table_add_row(
        arena, table, TEXT("administration_verdict"), ROW_LINE,
        label_of(arena, language, N_("Verdict of the tax administration's own checker")));
    row->cells[STATUS] = cell_of_text(is_accepted ? TEXT("ok") : TEXT("fail"));
    row->cells[EXPECTED] = cell_of_text(TEXT("accepted"));
    row->cells[FOUND] = cell_of_text(is_accepted ? TEXT("accepted") : TEXT("rejected"));
    Text reason = label_of(arena, language, N_("As Test Compta Demat 1_00_10b would give it"));
    for (size_t i = 0; i < files->count; i++) {
        Text refusal = check_refusal(arena, language, files->items[i]);
        if (refusal.size) reason = refusal;
    }
    row->cells[EXPLANATION] = cell_of_text(reason);
}

static void add_checks(Arena *arena, Document *document, const CheckedFiles *files) {
    static const ColumnTitle titles[CHECK_COLUMNS] = {
        [STATUS] = {"status", N_("Verdict"), CELL_TEXT},
        [EXPECTED] = {"expected", N_("Expected"), CELL_TEXT},
        [FOUND] = {"found", N_("Found"), CELL_TEXT},
        [EXPLANATION] = {"explanation", N_("Explanation"), CELL_TEXT},
    };
    Table *table =
        add_table(arena, document, "checks", N_("Rules of the FEC"), titles, CHECK_COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Rule"));
    add_verdict(arena, document, table, files);
    size_t count;
    const FecRule *rules = fec_rules(&count);
    for (size_t i = 0; i < count; i++) add_rule(arena, document, table, files, &rules[i]);
}

static Text base_name(const char *path) {
    Text text = text_of(path);
    for (size_t i = text.size; i > 0; i--) {
        if (text.bytes[i - 1] == '/') return (Text){text.bytes + i, text.size - i};
    }
    return text;
}

static void add_summary_row(Arena *arena, Document *document, Table *table,
                            const CheckReport *report, const CheckedRule *checked) {
    Language language = document->language;
    const FecRule *rule = checked->rule;
    Row *row = table_add_row(arena, table, row_id(arena, rule->id), ROW_LINE,
                             label_of(arena, language, rule->title));
    RuleSeverity severity = check_report_severity(report, rule);
    row->cells[SEVERITY] = cell_of_text(label_of(arena, language, rule_severity_name(severity)));
    row->cells[COUNT] = cell_of_count(checked->count);
    row->cells[CONSEQUENCES] = cell_of_count(checked->consequences);
    set_text(row, LINES, check_lines(arena, language, checked));
    row->cells[LAW] = cell_of_text(text_of(rule->law));
}

static void add_summary(Arena *arena, Document *document, const CheckedFiles *files) {
    static const ColumnTitle titles[SUMMARY_COLUMNS] = {
        [SEVERITY] = {"severity", N_("Severity"), CELL_TEXT},
        [COUNT] = {"count", N_("Times"), CELL_COUNT},
        [CONSEQUENCES] = {"consequences", N_("Consequences"), CELL_COUNT},
        [LINES] = {"lines", N_("Lines"), CELL_TEXT},
        [LAW] = {"law", N_("Law"), CELL_TEXT},
    };
    Table *table =
        add_table(arena, document, "summary", N_("Summary by rule"), titles, SUMMARY_COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Rule"));
    for (size_t i = 0; i < files->count; i++) {
        const CheckReport *report = files->items[i];
        if (files->count > 1) {
            table_add_row(arena, table, TEXT("file"), ROW_HEADING, base_name(report->path));
        }
        for (size_t r = 0; r < report->rules.count; r++) {
            add_summary_row(arena, document, table, report, &report->rules.items[r]);
        }
    }
}

static Text place_of(Arena *arena, const CheckReport *report, const CheckFinding *finding) {
    Text file = base_name(report->path);
    const Error *error = &finding->error;
    if (!error->line) return file;
    if (!error->column) {
        return text_print(arena, "%.*s:%llu", TEXT_ARGUMENTS(file),
                          (unsigned long long)error->line);
    }
    return text_print(arena, "%.*s:%llu:%llu", TEXT_ARGUMENTS(file),
                      (unsigned long long)error->line, (unsigned long long)error->column);
}

static void add_finding(Arena *arena, Document *document, Table *table, const CheckReport *report,
                        const CheckFinding *finding) {
    Language language = document->language;
    const FecRule *rule = fec_rule_of(finding->error.code);
    Text id = text_print(arena, "finding_%u", (unsigned)finding->serial);
    Row *row = table_add_row(arena, table, id, finding->cause ? ROW_DETAIL : ROW_LINE,
                             sentence_of(arena, language, finding));
    row->level = finding->cause != 0;
    row->cells[RULE] = cell_of_text(text_of(rule->id));
    row->cells[PLACE] = cell_of_text(place_of(arena, report, finding));
    set_text(row, VALUE, text_displayable(arena, finding->found));
    set_text(row, CORRECTION, finding->correction);
    set_text(row, REMEDY, check_hint(arena, language, finding));
    set_text(row, EXCERPT, finding->excerpt);
    if (finding->cause) {
        set_text(row, CAUSE, text_print(arena, "finding_%u", (unsigned)finding->cause));
    }
}

/* The findings that follow from one, or from any that is not listed itself. */
static void add_consequences(Arena *arena, Document *document, Table *table,
                             const CheckReport *report, uint32_t cause) {
    for (size_t r = 0; r < report->rules.count; r++) {
        const CheckedRule *checked = &report->rules.items[r];
        for (size_t i = 0; i < checked->first.count; i++) {
            const CheckFinding *finding = &checked->first.items[i];
            if (finding->cause == cause) add_finding(arena, document, table, report, finding);
        }
    }
}

static bool is_listed(const CheckReport *report, uint32_t serial) {
    for (size_t r = 0; r < report->rules.count; r++) {
        const CheckedRule *checked = &report->rules.items[r];
        for (size_t i = 0; i < checked->first.count; i++) {
            const CheckFinding *finding = &checked->first.items[i];
            if (finding->serial == serial && !finding->cause) return true;
        }
    }
    return false;
}

static void add_report(Arena *arena, Document *document, Table *table, const CheckReport *report) {
    for (size_t r = 0; r < report->rules.count; r++) {
        const CheckedRule *checked = &report->rules.items[r];
        for (size_t i = 0; i < checked->first.count; i++) {
            const CheckFinding *finding = &checked->first.items[i];
            if (finding->cause && is_listed(report, finding->cause)) continue;
            add_finding(arena, document, table, report, finding);
            if (!finding->cause) {
                add_consequences(arena, document, table, report, finding->serial);
            }
        }
    }
}

static void add_findings(Arena *arena, Document *document, const CheckedFiles *files) {
    static const ColumnTitle titles[FINDING_COLUMNS] = {
        [RULE] = {"rule", N_("Rule"), CELL_TEXT},
        [PLACE] = {"place", N_("Place"), CELL_TEXT},
        [VALUE] = {"found", N_("Found"), CELL_TEXT},
        [CORRECTION] = {"correction", N_("To be written"), CELL_TEXT},
        [REMEDY] = {"remedy", N_("Remedy"), CELL_TEXT},
        [EXCERPT] = {"excerpt", N_("Excerpt"), CELL_TEXT},
        [CAUSE] = {"cause", N_("Follows from"), CELL_TEXT},
    };
    Table *table = add_table(arena, document, "findings", N_("Findings"), titles, FINDING_COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Finding"));
    for (size_t i = 0; i < files->count; i++) {
        add_report(arena, document, table, files->items[i]);
    }
}

/* The findings that stand for themselves, by kind, for programs. */
static const Findings *gather(Arena *arena, const CheckedFiles *files) {
    Findings *findings = ARENA_NEW(arena, Findings);
    *findings = findings_in(arena);
    for (size_t f = 0; f < files->count; f++) {
        for (size_t r = 0; r < files->items[f]->rules.count; r++) {
            const CheckedRule *checked = &files->items[f]->rules.items[r];
            uint64_t kept = 0;
            for (size_t i = 0; i < checked->first.count; i++) {
                const CheckFinding *finding = &checked->first.items[i];
                if (finding->cause) continue;
                Error error = finding->error;
                error_place(&error, files->items[f]->path, 0, 0);
                findings_add(findings, &error);
                kept++;
            }
            if (!kept) continue;
            findings->kinds.items[findings->kinds.count - 1].count += checked->count - kept;
        }
    }
    return findings;
}

void check_document(Arena *arena, Language language, const CheckedFiles *files,
                    Document *document) {
    const CheckReport *first = files->items[0];
    Text verdict = check_is_accepted(files) ? TEXT("accepted") : TEXT("rejected");
    *document = (Document){.language = language,
                           .report = TEXT("check"),
                           .title = label_of(arena, language, N_("Check of the FEC")),
                           .currency = TEXT("EUR"),
                           .entity_siren = first->year.siren,
                           .start = first->year.start,
                           .end = first->year.end,
                           .entry_count = first->year.entry_count,
                           .line_count = first->year.line_count,
                           .administration_verdict = verdict};
    document->entity_name = first->year.siren.size
                                ? text_print(arena, "SIREN %.*s", TEXT_ARGUMENTS(first->year.siren))
                                : base_name(first->path);
    for (size_t i = 0; i < files->count; i++) {
        LIST_PUSH(arena, &document->sources)->path = base_name(files->items[i]->path);
    }
    document->findings = gather(arena, files);
    add_checks(arena, document, files);
    add_summary(arena, document, files);
    add_findings(arena, document, files);
}
