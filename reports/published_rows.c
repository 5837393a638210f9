#include "reports/published_rows.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "reports/figure_verdict.h"
#include "reports/number_text.h"

static bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

Text published_row_id(PublishedRows *rows, Text expression) {
    static const struct {
        char sign;
        const char *word;
    } SIGNS[] = {{'/', "over"}, {'*', "times"}, {'+', "plus"}};
    Builder id = builder_in(rows->arena);
    bool is_apart = false;
    for (size_t i = 0; i < expression.size; i++) {
        char byte = expression.bytes[i];
        for (size_t s = 0; s < sizeof SIGNS / sizeof *SIGNS; s++) {
            if (byte == SIGNS[s].sign) builder_print(&id, "_%s", SIGNS[s].word);
        }
        bool is_minus = byte == '-' && i > 0 && expression.bytes[i - 1] == ' ';
        if (is_minus) builder_add_string(&id, "_minus");
        if (is_word(byte)) {
            if (is_apart && id.size) builder_add_byte(&id, '_');
            builder_add_byte(&id, byte);
        }
        is_apart = !is_word(byte);
    }
    Text text = builder_text(&id);
    uint32_t *times = map_find_or_add(&rows->ids, text, 0, NULL);
    bool is_taken = ++*times > 1 || table_find_row(rows->table, text.bytes);
    return is_taken ? text_print(rows->arena, "%s_%u", text.bytes, *times) : text;
}

/* A sentence of the document's language. */
static Text say(const PublishedRows *rows, const char *msgid, Text first, Text second, Text third) {
    const Text values[ERROR_ARGUMENTS] = {first, second, third};
    Text sentence = label_of(rows->arena, rows->document->language, msgid);
    return sentence_fill(rows->arena, text_copy(rows->arena, sentence).bytes, values);
}

static Text shown(const PublishedRows *rows, Text plain) {
    return number_print(rows->arena, plain, rows->document->language);
}

/* A number of the file: money to the cent is an amount; of others, people read them in their form,
 * programs as they are written. */
static Cell number_cell(const PublishedRows *rows, Text plain) {
    char room[AMOUNT_TEXT_SIZE];
    Amount amount = {0};
    Fraction value = {0};
    bool is_number = fraction_read(rows->arena, plain, &value, NULL) &&
                     fraction_to_amount(value, ROUND_HALF_AWAY, &amount, NULL);
    bool is_amount = is_number && text_equal(plain, amount_print(amount, AMOUNT_PLAIN, room));
    if (is_amount) return cell_of_amount(amount);
    return cell_of_coded_text(shown(rows, plain), text_copy(rows->arena, plain).bytes);
}

static void find(const PublishedRows *rows, const PublishedFigures *figures,
                 const PublishedFigure *figure, Text exact) {
    Error error = {0};
    error_set(&error, ERROR_FIGURE_DIFFERS, figure->source, figure->published, exact);
    record_refuse(&figures->records, figure->record, figure->source.bytes, &error);
    findings_add(rows->findings, &error);
}

static CheckResult judged(const PublishedRows *rows, const PublishedFigures *figures,
                          const PublishedFigure *figure, Fraction value) {
    static const char *const SENTENCES[] = {
        [AGREES] = N_("Agrees"),
        [AGREES_ROUNDED] = N_("Agrees after rounding {1}"),
        [AGREES_NOT] = N_("Differs by {2}: {3} is {1}"),
    };
    FigureVerdict verdict = figure_judge(rows->arena, figure, value);
    if (verdict.agreement == AGREES_NOT) find(rows, figures, figure, verdict.exact);
    Text exact = shown(rows, verdict.exact), difference = shown(rows, verdict.difference);
    if (!verdict.is_exact)
        exact = text_print(rows->arena, "\u2248\u00A0%.*s", TEXT_ARGUMENTS(exact));
    return (CheckResult){
        .status = verdict.agreement == AGREES_NOT ? CHECK_FAILS : CHECK_OK,
        .expected = number_cell(rows, figure->published),
        .found = number_cell(rows, verdict.found),
        .explanation = say(rows, SENTENCES[verdict.agreement], exact, difference, figure->source),
    };
}

static CheckResult unknown(const PublishedRows *rows, const PublishedFigure *figure,
                           FigureOutcome outcome, Text fault) {
    const char *reason = outcome == FIGURE_ABSENT ? N_("No book at hand tells {3}")
                                                  : N_("{3} is nil: nothing is divided by it");
    return (CheckResult){.status = CHECK_SKIPPED,
                         .expected = number_cell(rows, figure->published),
                         .explanation = say(rows, reason, (Text){0}, (Text){0}, fault)};
}

void add_published_row(PublishedRows *rows, const PublishedFigures *figures,
                       const PublishedFigure *figure) {
    Error error = {0};
    FigureSource source = figure_books_source(rows->books);
    Fraction value = {0};
    Text fault = {0};
    FigureOutcome outcome =
        figure_expression_compute(rows->arena, figure->expression, &source, &value, &fault, &error);
    if (outcome == FIGURE_REFUSED) {
        record_refuse(&figures->records, figure->record, fault.bytes, &error);
        findings_add(rows->findings, &error);
        return;
    }
    CheckResult result = outcome == FIGURE_KNOWN ? judged(rows, figures, figure, value)
                                                 : unknown(rows, figure, outcome, fault);
    Text id = published_row_id(rows, figure->source);
    Text label = figure->place.size ? figure->place : figure->source;
    checks_add_row(rows->arena, rows->document, rows->table, id, label, &result);
}

void add_published_rows(PublishedRows *rows, const PublishedFigures *figures) {
    for (size_t i = 0; i < figures->items.count; i++) {
        add_published_row(rows, figures, &figures->items.items[i]);
    }
}
