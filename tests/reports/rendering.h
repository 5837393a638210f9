/* Documents for the tests of renderers, and what a renderer makes of them. */
#ifndef DENIER_TESTS_REPORTS_RENDERING_H
#define DENIER_TESTS_REPORTS_RENDERING_H

#include "engine/file.h"
#include "reports/renderer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef bool Render(Arena *arena, const Document *document, const RenderingChoices *choices,
                    const char *path, Error *error);

static inline int create_arena(void **state) {
    *state = arena_create();
    return 0;
}

static inline int destroy_arena(void **state) {
    arena_destroy(*state);
    return 0;
}

/* Renders into a file, which is read back and removed. */
static inline Text render_with(Arena *arena, Render *render, const Document *document,
                               const RenderingChoices *choices) {
    char path[] = "/tmp/denier-rendering-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    Error error = {0};
    assert_true(render(arena, document, choices, path, &error));
    Text content;
    assert_true(file_read_all(arena, path, SIZE_MAX / 2, &content, &error));
    unlink(path);
    return content;
}

static inline Text rendered(Arena *arena, Render *render, const Document *document) {
    return render_with(arena, render, document, &(RenderingChoices){0});
}

static inline void assert_contains(Text whole, const char *part) {
    if (!strstr(whole.bytes, part)) {
        fail_msg("%s\n... does not contain:\n%s", whole.bytes, part);
    }
}

static inline void assert_lacks(Text whole, const char *part) {
    if (strstr(whole.bytes, part)) fail_msg("%s\n... contains: %s", whole.bytes, part);
}

/* A document of an association, without tables yet. */
static inline Document *new_document(Arena *arena, Language language) {
    Document *document = ARENA_NEW(arena, Document);
    bool english = language == LANGUAGE_ENGLISH;
    *document = (Document){
        .language = language,
        .report = TEXT("income-statement"),
        .title = english ? TEXT("Income statement") : TEXT("Compte de résultat"),
        .regulation = TEXT("anc-2018-06/2020"),
        .currency = TEXT("EUR"),
        .entity_name = TEXT("Les Amis du Bief"),
        .entity_siren = TEXT("123456789"),
        .start = date_of(2022, 1, 1),
        .end = date_of(2022, 12, 31),
        .entry_count = 412,
        .line_count = 1033,
    };
    return document;
}

/* A row with this year's and last year's amount, in cents. */
typedef struct TwoYears {
    const char *id;
    RowKind kind;
    const char *label;
    int64_t current, previous;
} TwoYears;

/* add_amounts(arena, table, id, kind, label, current, previous) adds such a row. */
#define add_amounts(arena, table, ...) add_amounts_of((arena), (table), (TwoYears){__VA_ARGS__})

static inline Row *add_amounts_of(Arena *arena, Table *table, TwoYears years) {
    Row *row = table_add_row(arena, table, text_of(years.id), years.kind, text_of(years.label));
    row->cells[0] = cell_of_amount(amount_of_cents(years.current));
    row->cells[1] = cell_of_amount(amount_of_cents(years.previous));
    return row;
}

static inline Table *add_two_years(Arena *arena, Document *document, const char *id) {
    const Column columns[] = {
        {.id = TEXT("current"), .label = TEXT("31/12/2022"), .kind = CELL_AMOUNT},
        {.id = TEXT("previous"), .label = TEXT("31/12/2021"), .kind = CELL_AMOUNT},
    };
    return document_add_table(arena, document, id, document->title, columns, 2);
}

/* The compte de résultat of a small association that made a loss. */
static inline Document *income_statement(Arena *arena, Language language) {
    Document *document = new_document(arena, language);
    Table *table = add_two_years(arena, document, "income-statement");
    table_add_row(arena, table, TEXT("produits_exploitation"), ROW_HEADING,
                  TEXT("PRODUITS D'EXPLOITATION"));
    Row *fees = add_amounts(arena, table, "cotisations", ROW_LINE, "Cotisations", 123456, 98000);
    fees->level = 1;
    Row *sales =
        add_amounts(arena, table, "ventes_biens", ROW_LINE, "Ventes de biens", 2500000, 10000);
    sales->level = 1;
    Row *kind = add_amounts(arena, table, "ventes_dons_nature", ROW_DETAIL,
                            "dont ventes de dons en nature", 50000, 0);
    kind->level = 1;
    kind->cells[1] = (Cell){.kind = CELL_BLANK};
    add_amounts(arena, table, "total_I", ROW_TOTAL, "Total I", 2623456, 108000);
    add_amounts(arena, table, "total_II", ROW_TOTAL, "Total II", 2700000, 107999);
    Row *result = add_amounts(arena, table, "resultat_exploitation", ROW_RESULT,
                              "1. RÉSULTAT D'EXPLOITATION (I - II)", -76544, 1);
    result->alias = TEXT("resultat");
    return document;
}

/* A journal: dates, texts, counts and amounts. */
static inline Document *journal(Arena *arena, size_t rows) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    document->report = TEXT("journal");
    document->title = TEXT("Journal");
    document->regulation = TEXT("");
    const Column columns[] = {
        {.id = TEXT("date"), .label = TEXT("Date"), .kind = CELL_DATE},
        {.id = TEXT("number"), .label = TEXT("Numéro"), .kind = CELL_COUNT},
        {.id = TEXT("piece"), .label = TEXT("Pièce"), .kind = CELL_TEXT},
        {.id = TEXT("debit"), .label = TEXT("Débit"), .kind = CELL_AMOUNT},
        {.id = TEXT("credit"), .label = TEXT("Crédit"), .kind = CELL_AMOUNT},
    };
    Table *table = document_add_table(arena, document, "journal", TEXT("Journal"), columns, 5);
    table->is_ledger = true;
    table->label_heading = TEXT("Libellé");
    for (size_t r = 0; r < rows; r++) {
        Row *row = table_add_row(arena, table, TEXT("606100"), ROW_LINE,
                                 TEXT("Facture d'électricité du local associatif, rue du Bief"));
        row->cells[0] = cell_of_date(date_of(2022, 1 + (int)(r % 12), 1 + (int)(r % 28)));
        row->cells[1] = cell_of_count(r + 1);
        row->cells[2] = cell_of_text(TEXT("F-2022-0001"));
        row->cells[3] = cell_of_amount(amount_of_cents((int64_t)(r * 137)));
    }
    return document;
}

/* The document's findings, with one failed proof that names account and amount. */
static inline Findings *failed_proof(Arena *arena, Document *document) {
    Findings *findings = ARENA_NEW(arena, Findings);
    *findings = findings_in(arena);
    document->findings = findings;
    return findings;
}

#endif
