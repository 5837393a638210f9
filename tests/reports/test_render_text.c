#include "reports/characters.h"
#include "tests/reports/rendering.h"

static Text text_of_width(Arena *arena, const Document *document, unsigned width) {
    return render_with(arena, render_text, document, &(RenderingChoices){.width = width});
}

/* The longest line, in columns of the terminal. */
static size_t longest_line(Text text) {
    size_t longest = 0;
    while (text.size) {
        size_t width = text_width(text_take(&text, '\n'));
        if (width > longest) longest = width;
    }
    return longest;
}

static void prints_a_statement_as_people_know_it(void **state) {
    assert_string_equal(text_of_width(*state, income_statement(*state, LANGUAGE_FRENCH), 60).bytes,
                        "Les Amis du Bief · SIREN 123\u202F456\u202F789                [PROJET]\n"
                        "Compte de résultat\n"
                        "Du 1er janvier 2022 au 31 décembre 2022\n"
                        "Montants en euros · Règlement ANC n° 2018-06, modèle des\n"
                        "exercices ouverts avant 2025\n"
                        "\n"
                        "                                     31/12/2022  31/12/2021\n"
                        "───────────────────────────────────────────────────────────\n"
                        "PRODUITS D'EXPLOITATION\n"
                        "  Cotisations                          1\u202F234,56      980,00\n"
                        "  Ventes de biens                     25\u202F000,00      100,00\n"
                        "    dont ventes de dons en nature        500,00\n"
                        "                                     ──────────  ──────────\n"
                        "Total I                               26\u202F234,56    1\u202F080,00\n"
                        "Total II                              27\u202F000,00    1\u202F079,99\n"
                        "1. RÉSULTAT D'EXPLOITATION (I - II)     −765,44        0,01\n"
                        "───────────────────────────────────────────────────────────\n");
}

static void prints_english_documents_in_english(void **state) {
    Text text = text_of_width(*state, income_statement(*state, LANGUAGE_ENGLISH), 0);
    assert_contains(text, "[DRAFT]\nIncome statement\nFrom 1 January 2022 to 31 December 2022\n"
                          "Amounts in euros · ANC regulation 2018-06");
    assert_contains(text, "26,234.56    1,080.00\n");
    assert_contains(text, "−765.44        0.01\n");
}

static void a_final_document_is_not_stamped_and_names_its_files(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    document->status = STATUS_FINAL;
    *LIST_PUSH(*state, &document->sources) = (Source){TEXT("FEC.txt"), TEXT("00ff")};
    Text text = text_of_width(*state, document, 0);
    assert_lacks(text, "PROJET");
    assert_contains(text, " Définitif\n");
    assert_contains(text, "Établi à partir de\n  FEC.txt SHA-256 00ff\n");
}

static void marks_negative_amounts_in_red_when_there_is_color(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    RenderingChoices choices = {.color = true};
    Text text = render_with(*state, render_text, document, &choices);
    assert_contains(text, "\033[1;31m−765,44\033[0m");
    assert_contains(text, "\033[1mTotal I\033[0m");
    assert_lacks(text, "\033[1;31m1\u202F080");
    assert_lacks(text_of_width(*state, document, 0), "\033");
}

static void an_alert_is_red_when_there_is_color(void **state) {
    Document *document = journal(*state, 1);
    document->tables.items[0].rows.items[0].cells[2].is_alert = true;
    RenderingChoices choices = {.color = true};
    Text text = render_with(*state, render_text, document, &choices);
    assert_contains(text, "\033[1;31mF-2022-0001\033[0m");
    assert_lacks(text_of_width(*state, document, 0), "\033");
}

static void wraps_labels_and_keeps_figures_whole(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Row *row = add_amounts(*state, &document->tables.items[0], "x", ROW_LINE,
                           "Reprises sur amortissements, dépréciations, provisions et "
                           "transferts de charges",
                           -123456789, 1);
    row->level = 1;
    Text text = text_of_width(*state, document, 60);
    assert_int_equal(longest_line(text), 60);
    assert_contains(text, "  Reprises sur amortissements,     −1\u202F234\u202F567,89        0,01\n"
                          "    dépréciations, provisions et\n"
                          "    transferts de charges\n");
}

static void fits_every_width_that_figures_leave_room_for(void **state) {
    Document *document = journal(*state, 20);
    for (unsigned width = 60; width <= 140; width++) {
        assert_in_range(longest_line(text_of_width(*state, document, width)), 60, width);
    }
}

static void a_ledger_has_one_line_for_each_row(void **state) {
    Text text = text_of_width(*state, journal(*state, 3), 76);
    assert_contains(text,
                    "Libellé                           Date       Numéro Pièce       Débit Crédit\n"
                    "────────────────────────────────────────────────────────────────────────────\n"
                    "Facture d'électricité du local a… 01/01/2022      1 F-2022-0001  0,00\n"
                    "Facture d'électricité du local a… 02/02/2022      2 F-2022-0001  1,37\n"
                    "Facture d'électricité du local a… 03/03/2022      3 F-2022-0001  2,74\n");
}

static void in_a_ledger_a_long_label_goes_on_over_blank_cells(void **state) {
    Document *document = journal(*state, 1);
    Row *row = table_add_row(*state, &document->tables.items[0], TEXT("total"), ROW_TOTAL,
                             TEXT("Total du compte 606100 Achats non stockés de matières"));
    row->cells[3] = cell_of_amount(amount_of_cents(0));
    assert_contains(text_of_width(*state, document, 76),
                    "Total du compte 606100 Achats non stockés de matières            0,00\n");
    row->label = TEXT("Total du compte 606100 Achats non stockés de matières et fournitures");
    assert_contains(text_of_width(*state, document, 76),
                    "Total du compte 606100 Achats non stockés de matières et fourn…  0,00\n");
}

static void leaves_out_columns_of_texts_that_are_all_empty(void **state) {
    Document *document = journal(*state, 3);
    for (size_t r = 0; r < 3; r++) {
        document->tables.items[0].rows.items[r].cells[2] = cell_of_text(TEXT(""));
    }
    assert_lacks(text_of_width(*state, document, 100), "Pièce");
}

static void says_on_its_face_that_a_proof_failed(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Error error = {0}, remark = {0};
    error_set(&error, ERROR_OPENING_DIFFERS, TEXT("512000"), TEXT("10,00"), TEXT("10,01"),
              TEXT("31/12/2021"));
    error_set(&remark, ERROR_FILE_OPEN, TEXT("anything"), TEXT("else"));
    Findings *findings = failed_proof(*state, document);
    findings_add(findings, &remark);
    for (size_t i = 0; i < 1234; i++) findings_add(findings, &error);
    Text text = text_of_width(*state, document, 70);
    assert_contains(text, "│ Contrôles en échec ");
    assert_contains(text, "│ • ");
    assert_contains(text, "512000");
    assert_contains(text, "│ • et encore 1\u202F224 du même type ");
    assert_lacks(text, "anything");
}

static void says_nothing_of_proofs_that_hold(void **state) {
    assert_lacks(text_of_width(*state, income_statement(*state, LANGUAGE_FRENCH), 0), "┌");
}

static void names_the_parts_of_a_document_of_several(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    document->title = TEXT("Comptes annuels");
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Compte de résultat"), 0, TEXT("")};
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Annexe"), SIZE_MAX, TEXT("à écrire")};
    Text text = text_of_width(*state, document, 0);
    assert_contains(text, "Sommaire\n  • Compte de résultat\n"
                          "  • Annexe (non disponible : à écrire)\n\nCompte de résultat\n");
}

static void prints_notes_and_the_notice(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    document->notice = TEXT("Comptes reconstitués.");
    *LIST_PUSH(*state, &document->tables.items[0].notes) = TEXT("Lignes nulles omises.");
    Text text = text_of_width(*state, document, 0);
    assert_contains(text, "\nComptes reconstitués.\n");
    assert_contains(text, "─\n  Lignes nulles omises.\n");
}

static void hostile_labels_cannot_steer_the_terminal(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->entity_name = TEXT("Bief\033]0;x\a");
    Table *table = add_two_years(*state, document, "t");
    add_amounts(*state, table, "a", ROW_LINE, "a\033[2Jb\nc\x9B", 100, 0);
    Text text = text_of_width(*state, document, 0);
    assert_contains(text, "a\uFFFD[2Jb c\uFFFD");
    assert_lacks(text, "\033");
    assert_lacks(text, "\a");
}

static void prints_a_document_without_tables(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_contains(text_of_width(*state, document, 10), "Compte de résultat\n");
}

static void memory_does_not_grow_with_the_rows(void **state) {
    (void)state;
    Arena *data = arena_create();
    Document *document = journal(data, 200000);
    size_t footprints[2];
    for (size_t i = 0; i < 2; i++) {
        Arena *arena = arena_create();
        Error error = {0};
        document->tables.items[0].rows.count = i ? 200000 : 20000;
        assert_true(render_text(arena, document, &(RenderingChoices){0}, "/dev/null", &error));
        footprints[i] = arena_footprint(arena);
        arena_destroy(arena);
    }
    assert_int_equal(footprints[0], footprints[1]);
    arena_destroy(data);
}

static void tells_that_it_cannot_write(void **state) {
    Error error = {0};
    Document *document = journal(*state, 5000);
    RenderingChoices choices = {0};
    assert_false(render_text(*state, document, &choices, "/nowhere/x.txt", &error));
    assert_int_equal(error.code, ERROR_FILE_WRITE);
    Error full = {0};
    assert_false(render_text(*state, document, &choices, "/dev/full", &full));
    assert_int_equal(full.code, ERROR_FILE_WRITE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_a_statement_as_people_know_it),
        cmocka_unit_test(prints_english_documents_in_english),
        cmocka_unit_test(a_final_document_is_not_stamped_and_names_its_files),
        cmocka_unit_test(marks_negative_amounts_in_red_when_there_is_color),
        cmocka_unit_test(an_alert_is_red_when_there_is_color),
        cmocka_unit_test(wraps_labels_and_keeps_figures_whole),
        cmocka_unit_test(fits_every_width_that_figures_leave_room_for),
        cmocka_unit_test(a_ledger_has_one_line_for_each_row),
        cmocka_unit_test(in_a_ledger_a_long_label_goes_on_over_blank_cells),
        cmocka_unit_test(leaves_out_columns_of_texts_that_are_all_empty),
        cmocka_unit_test(says_on_its_face_that_a_proof_failed),
        cmocka_unit_test(says_nothing_of_proofs_that_hold),
        cmocka_unit_test(names_the_parts_of_a_document_of_several),
        cmocka_unit_test(prints_notes_and_the_notice),
        cmocka_unit_test(hostile_labels_cannot_steer_the_terminal),
        cmocka_unit_test(prints_a_document_without_tables),
        cmocka_unit_test(memory_does_not_grow_with_the_rows),
        cmocka_unit_test(tells_that_it_cannot_write),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
