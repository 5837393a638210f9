#include "reports/layout.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "reports/cell_text.h"
#include "reports/sentence.h"

/* Failed proofs of one kind that are spelled out on the face of a document. */
enum { PROOFS_SHOWN = 10 };

static const RowStyle STYLES[] = {
    [ROW_LINE] = {"line", false, false, 0},      [ROW_DETAIL] = {"detail", false, false, 1},
    [ROW_HEADING] = {"heading", true, false, 0}, [ROW_SUBTOTAL] = {"subtotal", false, false, 0},
    [ROW_TOTAL] = {"total", true, true, 0},      [ROW_RESULT] = {"result", true, true, 0},
};

/* How a model of the regulation is named to people. */
typedef struct RegulationName {
    const char *id;
    const char *name;
} RegulationName;

static const RegulationName REGULATIONS[] = {
    {"anc-2018-06/2020", N_("ANC regulation 2018-06, model of years opened before 2025")},
    {"anc-2018-06/2025", N_("ANC regulation 2018-06, model of years opened in 2025")},
    {"anc-2018-06/2026", N_("ANC regulation 2018-06, model of years opened from 2026")},
};

const RowStyle *row_style(RowKind kind) {
    return &STYLES[kind];
}

bool row_is_across(const Table *table, const Row *row) {
    for (size_t c = 0; c < table->column_count; c++) {
        if (row->cells[c].kind != CELL_BLANK) return false;
    }
    return row->kind == ROW_HEADING;
}

bool column_is_figures(const Column *column) {
    return column->kind == CELL_AMOUNT || column->kind == CELL_COUNT;
}

Text layout_status(Arena *arena, const Document *document) {
    const char *status = document->status == STATUS_FINAL ? N_("Final") : N_("DRAFT");
    return label_of(arena, document->language, status);
}

/* The period in one language, with long dates. */
static Text period_in(Arena *arena, const Document *document, Language language) {
    char start_room[DATE_TEXT_SIZE], end_room[DATE_TEXT_SIZE];
    bool english = language == LANGUAGE_ENGLISH;
    Text start = english ? date_print_long_english(document->start, start_room)
                         : date_print_long_french(document->start, start_room);
    Text end = english ? date_print_long_english(document->end, end_room)
                       : date_print_long_french(document->end, end_room);
    const char *template = translate(language, N_("From {1} to {2}"));
    return sentence_fill(arena, template, (Text[ERROR_ARGUMENTS]){start, end});
}

Text layout_period(Arena *arena, const Document *document) {
    if (!date_is_set(document->end)) return (Text){0};
    return label_in(arena, document->language, period_in(arena, document, LANGUAGE_FRENCH),
                    period_in(arena, document, LANGUAGE_ENGLISH));
}

Text layout_entity(Arena *arena, const Document *document) {
    Text siren = document->entity_siren, name = document->entity_name;
    if (siren.size == 0 || text_starts_with(name, TEXT("SIREN "))) return name;
    if (siren.size != 9) {
        return text_print(arena, "%.*s · SIREN %.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(siren));
    }
    const char *digits = siren.bytes;
    return text_print(arena, "%.*s · SIREN %.3s\u202F%.3s\u202F%.3s", TEXT_ARGUMENTS(name), digits,
                      digits + 3, digits + 6);
}

Text layout_basis(Arena *arena, const Document *document) {
    Text currency = document->currency;
    static const char *const euros[] = {
        [UNIT_CENT] = N_("Amounts in euros"),
        [UNIT_EURO] = N_("Amounts in euros, without cents"),
        [UNIT_THOUSAND] = N_("Amounts in thousands of euros"),
    };
    bool is_euro = currency.size == 0 || text_equal(currency, TEXT("EUR"));
    const char *said = is_euro ? euros[document->unit] : N_("Amounts in {1}");
    Text amounts = label_of(arena, document->language, said);
    amounts = sentence_fill(arena, amounts.bytes, (Text[ERROR_ARGUMENTS]){currency});
    for (size_t i = 0; i < sizeof REGULATIONS / sizeof REGULATIONS[0]; i++) {
        if (!text_equal(document->regulation, text_of(REGULATIONS[i].id))) continue;
        Text name = label_of(arena, document->language, REGULATIONS[i].name);
        return text_print(arena, "%.*s · %.*s", TEXT_ARGUMENTS(amounts), TEXT_ARGUMENTS(name));
    }
    return amounts;
}

Text layout_foot(Arena *arena, const Document *document) {
    Text period = layout_period(arena, document), status = layout_status(arena, document);
    return text_print(arena, "%.*s · %.*s · %.*s", TEXT_ARGUMENTS(document->entity_name),
                      TEXT_ARGUMENTS(period), TEXT_ARGUMENTS(status));
}

Text layout_sentence(Arena *arena, const Document *document, const Error *error) {
    const char *message = error_kind(error->code)->message;
    Text sentence = error_sentence_in(arena, document->language, error, message);
    if (!error->file[0]) return sentence;
    Text place = file_name(error->file); /* the folder is nobody's business on paper */
    if (error->line)
        place =
            text_print(arena, "%.*s:%llu", TEXT_ARGUMENTS(place), (unsigned long long)error->line);
    return text_print(arena, "%.*s: %.*s", TEXT_ARGUMENTS(place), TEXT_ARGUMENTS(sentence));
}

/* The sentences of one kind, the first ones spelled out. */
static void add_proofs(Arena *arena, const Document *document, const Finding *finding,
                       Sentences *sentences) {
    size_t shown = finding->first.count < PROOFS_SHOWN ? finding->first.count : PROOFS_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        Text sentence = layout_sentence(arena, document, &finding->first.items[i]);
        *LIST_PUSH(arena, sentences) = sentence;
    }
    if (finding->count <= shown) return;
    char room[CELL_TEXT_SIZE];
    Text more = count_print(finding->count - shown, document->language, room);
    const char *template = translate(document->language, N_("and {1} more of this kind"));
    *LIST_PUSH(arena, sentences) = sentence_fill(arena, template, (Text[ERROR_ARGUMENTS]){more});
}

/* A tie-out is itself the list of what differs. */
static bool is_in_table(const Document *document, ErrorCode code) {
    bool is_row = code == ERROR_CHECK_FAILED || code == ERROR_FIGURE_DIFFERS ||
                  code == ERROR_FIGURE_MOVED || code == ERROR_VOTED_DIFFERS;
    return is_row && text_equal(document->report, TEXT("tie-out"));
}

Sentences layout_failed_proofs(Arena *arena, const Document *document) {
    Sentences sentences = {0};
    const Findings *findings = document->findings;
    for (size_t i = 0; findings && i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        if (error_kind(finding->code)->trouble != TROUBLE_PROOF) continue;
        if (is_in_table(document, finding->code)) continue;
        add_proofs(arena, document, finding, &sentences);
    }
    return sentences;
}
