#include "reports/check_listing.h"

#include "engine/date_text.h"
#include "ledger/fec_repair.h"
#include "reports/cell_text.h"
#include "reports/sentence.h"

#include <stdio.h>

enum { COUNT_WIDTH = 7 };

typedef struct Listing {
    Arena *arena;
    Language language;
    Builder out;
    const CheckReport *report;
} Listing;

static const char *say(const Listing *listing, const char *msgid) {
    return translate(listing->language, msgid);
}

/* A sentence with values, on a line of its own. */
static void add_line(Listing *listing, const char *msgid, Text first, Text second, Text third) {
    const Text values[ERROR_ARGUMENTS] = {first, second, third};
    builder_add(&listing->out, sentence_fill(listing->arena, say(listing, msgid), values));
    builder_add_byte(&listing->out, '\n');
}

static Text print_count(const Listing *listing, uint64_t count) {
    char room[CELL_TEXT_SIZE];
    return text_copy(listing->arena, count_print(count, listing->language, room));
}

static Text print_date(const Listing *listing, Date date) {
    char room[DATE_TEXT_SIZE];
    bool is_english = listing->language == LANGUAGE_ENGLISH;
    return text_copy(listing->arena,
                     is_english ? date_print_iso(date, room) : date_print_french(date, room));
}

static void add_head(Listing *listing) {
    const CheckReport *report = listing->report;
    add_line(listing, N_("Check of {1}"), text_of(report->path), (Text){0}, (Text){0});
    if (date_is_set(report->year.end)) {
        add_line(listing, N_("Fiscal year from {1} to {2}"),
                 print_date(listing, report->year.start), print_date(listing, report->year.end),
                 (Text){0});
    }
    if (report->is_end_guessed) {
        add_line(listing,
                 N_("Its closing date is a guess from the entries: give the right one with "
                    "--year-end"),
                 (Text){0}, (Text){0}, (Text){0});
    }
    add_line(listing, N_("{1} lines, {2} entries"), print_count(listing, report->year.line_count),
             print_count(listing, report->year.entry_count), (Text){0});
    if (report->verdict.is_accepted) {
        add_line(listing, N_("Test Compta Demat 1_00_10b would accept the file"), (Text){0},
                 (Text){0}, (Text){0});
    } else {
        add_line(listing, N_("Test Compta Demat 1_00_10b would refuse the file: {1}"),
                 check_refusal(listing->arena, listing->language, report), (Text){0}, (Text){0});
    }
    builder_add_byte(&listing->out, '\n');
}

/* Pads with blanks to a width in columns. */
static void add_padded(Listing *listing, Text text, size_t width) {
    size_t used = text_columns(text);
    builder_add(&listing->out, text);
    builder_repeat(&listing->out, ' ', used < width ? width - used : 1);
}

static size_t widest_id(const CheckReport *report) {
    size_t width = 0;
    for (size_t i = 0; i < report->rules.count; i++) {
        size_t size = text_of(report->rules.items[i].rule->id).size;
        if (size > width) width = size;
    }
    return width + 2;
}

static size_t widest_severity(const Listing *listing) {
    size_t width = 0;
    for (int severity = RULE_REJECTED; severity >= RULE_INFO; severity--) {
        Text name = text_of(say(listing, rule_severity_name((RuleSeverity)severity)));
        if (text_columns(name) > width) width = text_columns(name);
    }
    return width + 1;
}

static void add_summary(Listing *listing) {
    const CheckReport *report = listing->report;
    size_t width = widest_id(report), severity_width = widest_severity(listing);
    for (int severity = RULE_REJECTED; severity >= RULE_INFO; severity--) {
        for (size_t i = 0; i < report->rules.count; i++) {
            const CheckedRule *checked = &report->rules.items[i];
            const FecRule *rule = checked->rule;
            if ((int)check_report_severity(report, rule) != severity) continue;
            const char *name = rule_severity_name((RuleSeverity)severity);
            builder_add_string(&listing->out, "  ");
            add_padded(listing, text_of(say(listing, name)), severity_width);
            add_padded(listing, text_of(rule->id), width);
            add_padded(listing, print_count(listing, checked->count + checked->consequences),
                       COUNT_WIDTH);
            builder_add_string(&listing->out, say(listing, rule->title));
            Text lines = check_lines(listing->arena, listing->language, checked);
            if (lines.size) builder_print(&listing->out, " (%.*s)", TEXT_ARGUMENTS(lines));
            builder_add_byte(&listing->out, '\n');
        }
    }
}

static void add_place(Listing *listing, const CheckFinding *finding, const char *indent) {
    const Error *error = &finding->error;
    Builder *out = &listing->out;
    builder_print(out, "%s%s", indent, listing->report->path);
    if (error->line) builder_print(out, ":%llu", (unsigned long long)error->line);
    if (error->column) builder_print(out, ":%llu", (unsigned long long)error->column);
    Text sentence = error_sentence_in(listing->arena, listing->language, error,
                                      error_kind(error->code)->message);
    builder_add_string(out, ": ");
    builder_add(out, text_displayable(listing->arena, sentence));
    builder_add_byte(out, '\n');
}

static void add_excerpt(Listing *listing, const CheckFinding *finding) {
    if (!finding->excerpt.size) return;
    Builder *out = &listing->out;
    builder_print(out, "      %.*s\n", TEXT_ARGUMENTS(finding->excerpt));
    if (finding->caret == SIZE_MAX) return;
    Text before = finding->excerpt;
    for (size_t i = 0; i < finding->caret && before.size; i++) text_take_character(&before);
    before = (Text){finding->excerpt.bytes, finding->excerpt.size - before.size};
    builder_repeat(out, ' ', 6 + text_columns(before));
    builder_add_string(out, "^\n");
}

static void add_remedy(Listing *listing, const CheckFinding *finding) {
    Text correction = check_correction(listing->arena, listing->language, finding);
    Text hint = check_hint(listing->arena, listing->language, finding);
    Text remedy = correction.size ? correction : hint;
    if (remedy.size) builder_print(&listing->out, "      -> %.*s\n", TEXT_ARGUMENTS(remedy));
}

static void add_consequences(Listing *listing, const CheckFinding *cause) {
    const CheckReport *report = listing->report;
    for (size_t i = 0; i < report->rules.count; i++) {
        const CheckedRule *checked = &report->rules.items[i];
        for (size_t j = 0; j < checked->first.count; j++) {
            const CheckFinding *finding = &checked->first.items[j];
            if (finding->cause != cause->serial) continue;
            builder_print(&listing->out, "      %s ", say(listing, N_("hence:")));
            add_place(listing, finding, "");
        }
    }
}

static void add_rule(Listing *listing, const CheckedRule *checked) {
    const FecRule *rule = checked->rule;
    Builder *out = &listing->out;
    RuleSeverity severity = check_report_severity(listing->report, rule);
    builder_print(out, "\n%s [%s, %s] %s\n", rule->id, say(listing, rule_severity_name(severity)),
                  rule->law, say(listing, rule->title));
    builder_print(out, "  %s\n", say(listing, rule->explanation));
    if (fec_repair_corrects(rule->kind)) {
        builder_print(out, "  %s\n",
                      say(listing, N_("check --fix NEW-FILE corrects it, where "
                                      "that is certain.")));
    }
    for (size_t i = 0; i < checked->first.count; i++) {
        const CheckFinding *finding = &checked->first.items[i];
        if (finding->cause) continue;
        add_place(listing, finding, "    ");
        add_excerpt(listing, finding);
        add_remedy(listing, finding);
        add_consequences(listing, finding);
    }
    if (checked->count <= checked->kept) return;
    builder_add_string(out, "    ");
    add_line(listing, N_("... and {1} more of this kind"),
             print_count(listing, checked->count - checked->kept), (Text){0}, (Text){0});
}

static void add_report(Listing *listing) {
    const CheckReport *report = listing->report;
    add_head(listing);
    if (!report->rules.count) {
        add_line(listing, N_("Nothing is wrong with it."), (Text){0}, (Text){0}, (Text){0});
        return;
    }
    add_summary(listing);
    for (int severity = RULE_REJECTED; severity >= RULE_INFO; severity--) {
        for (size_t i = 0; i < report->rules.count; i++) {
            const CheckedRule *checked = &report->rules.items[i];
            bool is_of_it = (int)check_report_severity(report, checked->rule) == severity;
            if (is_of_it && checked->count) add_rule(listing, checked);
        }
    }
}

Text check_listing(Arena *arena, Language language, const CheckedFiles *files) {
    Listing listing = {.arena = arena, .language = language, .out = builder_in(arena)};
    for (size_t i = 0; i < files->count; i++) {
        if (i) builder_add_byte(&listing.out, '\n');
        listing.report = files->items[i];
        add_report(&listing);
    }
    return builder_text(&listing.out);
}
