/* Writes random documents, hostile labels among them, as JSON, CSV, HTML and text.
 *
 * usage: sample_renderings FOLDER; check_renderings.py reads them back. DENIER_SEED repeats a run.
 */
#include "tests/reports/rendering.h"
#include "tests/support/random.h"

enum { DOCUMENTS = 40 };

static const char *const LABELS[] = {
    "Cotisations",
    "Legs, donations et assurances-vie",
    "Reprises sur amortissements, dépréciations, provisions et transferts de charges",
    "<script>alert('x')</script> & \"co\"",
    "=cmd|' /C calc'!A0",
    "-x; @y",
    "une ligne\net\tune autre",
    "\033[31mrouge\a",
    "caf\xE9 \u202Einvers\u00E9\u202C",
    "",
};

static const char *const TEXTS[] = {"F-2022-0001", "", "=A1+B1", "dit \"le; Bief\"", "è\xFF<i>"};

/* Amounts of every size, mostly small, some nil, some beyond 64 bits. */
static Amount random_amount(Random *random) {
    uint64_t shift = random_below(random, 64);
    Amount amount = amount_of_cents((int64_t)(random_next(random) >> shift));
    if (random_below(random, 8) == 0) amount = (Amount){0};
    for (uint64_t i = random_below(random, 20); i >= 16; i--) amount = amount_add(amount, amount);
    return random_below(random, 2) ? amount : amount_negate(amount);
}

static Cell random_cell(Random *random, CellKind kind) {
    if (random_below(random, 5) == 0) return (Cell){.kind = CELL_BLANK};
    switch (kind) {
    case CELL_AMOUNT:
        return cell_of_amount(random_amount(random));
    case CELL_COUNT:
        return cell_of_count(random_below(random, 10000000));
    case CELL_DATE:
        return cell_of_date(date_of((int)random_below(random, 300) + 1900,
                                    (int)random_below(random, 12) + 1,
                                    (int)random_below(random, 28) + 1));
    default:
        return cell_of_text(text_of(TEXTS[random_below(random, 5)]));
    }
}

static void add_row(Arena *arena, Random *random, Table *table, size_t number) {
    RowKind kind = (RowKind)random_below(random, ROW_RESULT + 1);
    Text id = text_print(arena, "row_%zu", number);
    Text label = text_of(LABELS[random_below(random, sizeof LABELS / sizeof LABELS[0])]);
    Row *row = table_add_row(arena, table, id, kind, label);
    row->level = (unsigned)random_below(random, 4);
    if (random_below(random, 6) == 0) row->alias = text_print(arena, "alias_%zu", number);
    bool is_empty = kind == ROW_HEADING && random_below(random, 2) == 0;
    for (size_t c = 0; c < table->column_count && !is_empty; c++) {
        row->cells[c] = random_cell(random, table->columns[c].kind);
    }
}

static void add_table(Arena *arena, Random *random, Document *document) {
    Column columns[8];
    size_t count = 1 + random_below(random, 7);
    for (size_t c = 0; c < count; c++) {
        columns[c] = (Column){.id = text_print(arena, "c%zu", c), .label = TEXT("Montant net")};
        columns[c].kind = (CellKind)(CELL_AMOUNT + random_below(random, 4));
    }
    const char *id = text_print(arena, "t%zu", document->tables.count).bytes;
    Table *table = document_add_table(arena, document, id, TEXT("Table"), columns, count);
    table->is_ledger = random_below(random, 3) == 0;
    for (size_t r = random_below(random, 40); r > 0; r--) add_row(arena, random, table, r);
}

static bool write_as(Arena *arena, Random *random, const Document *document, const char *stem) {
    static const char *const formats[] = {"json", "csv", "html", "txt"};
    RenderingChoices choices = {.width = (unsigned)random_below(random, 160)};
    bool ok = true;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        const Renderer *renderer = renderer_find(text_of(formats[i]));
        const char *target = text_print(arena, "%s.%s", stem, formats[i]).bytes;
        ok = ok && document_render(arena, document, renderer, &choices, target, NULL);
    }
    return ok;
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    Random random = random_start();
    bool ok = true;
    for (size_t d = 0; ok && d < DOCUMENTS; d++) {
        Arena *arena = arena_create();
        Language language = (Language)random_below(&random, 3);
        Document *document = new_document(arena, language);
        for (uint64_t t = 1 + random_below(&random, 3); t > 0; t--) {
            add_table(arena, &random, document);
        }
        const char *name = language == LANGUAGE_ENGLISH ? "en" : "fr";
        Text stem = text_print(arena, "%s/%zu-%s", arguments[1], d, name);
        ok = write_as(arena, &random, document, stem.bytes);
        arena_destroy(arena);
    }
    return ok ? 0 : 1;
}
