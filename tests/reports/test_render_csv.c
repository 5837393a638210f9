#include "tests/reports/rendering.h"

static Text csv(Arena *arena, const Document *document) {
    return rendered(arena, render_csv, document);
}

static void writes_french_documents_for_a_french_spreadsheet(void **state) {
    assert_string_equal(csv(*state, income_statement(*state, LANGUAGE_FRENCH)).bytes,
                        "\uFEFFTableau;Code;Libellé;31/12/2022;31/12/2021\r\n"
                        "income-statement;produits_exploitation;PRODUITS D'EXPLOITATION;;\r\n"
                        "income-statement;cotisations;Cotisations;1234,56;980,00\r\n"
                        "income-statement;ventes_biens;Ventes de biens;25000,00;100,00\r\n"
                        "income-statement;ventes_dons_nature;dont ventes de dons en nature;"
                        "500,00;\r\n"
                        "income-statement;total_I;Total I;26234,56;1080,00\r\n"
                        "income-statement;total_II;Total II;27000,00;1079,99\r\n"
                        "income-statement;resultat_exploitation;"
                        "1. RÉSULTAT D'EXPLOITATION (I - II);-765,44;0,01\r\n"
                        "document;status;PROJET;;\r\n"
                        "document;basis;\"Montants en euros · Règlement ANC n° 2018-06, modèle des "
                        "exercices ouverts avant 2025\";;\r\n");
}

static void says_at_its_end_that_it_is_final_and_what_amounts_are(void **state) {
    Document *document = income_statement(*state, LANGUAGE_ENGLISH);
    document->status = STATUS_FINAL;
    document->unit = UNIT_THOUSAND;
    Table *table = &document->tables.items[0];
    *LIST_PUSH(*state, &table->notes) = TEXT("Rounded, one thousand apart.");
    table->rows.items[1].cells[0] =
        (Cell){.kind = CELL_AMOUNT, .unit = UNIT_THOUSAND, .amount = amount_of_cents(-123400000)};
    Text text = csv(*state, document);
    assert_contains(text, ",-1234000,");
    assert_contains(text, "income-statement,note,\"Rounded, one thousand apart.\",,\r\n");
    assert_contains(text, "document,status,Final,,\r\n");
    assert_contains(text, "document,basis,\"Amounts in thousands of euros");
}

static void writes_english_documents_with_commas_between_fields(void **state) {
    Text text = csv(*state, income_statement(*state, LANGUAGE_ENGLISH));
    assert_contains(text, "\uFEFFTable,Code,Label,31/12/2022,31/12/2021\r\n");
    assert_contains(text, "income-statement,total_I,Total I,26234.56,1080.00\r\n");
    assert_contains(text, ",-765.44,0.01\r\n");
}

static void gives_every_record_the_same_number_of_fields(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Table *second = LIST_PUSH(*state, &document->tables);
    *second = journal(*state, 1)->tables.items[0];
    Text text = csv(*state, document);
    assert_contains(text, "Tableau;Code;Libellé;31/12/2022;31/12/2021;;;\r\n");
    assert_contains(text, "Tableau;Code;Libellé;Date;Numéro;Pièce;Débit;Crédit\r\n");
    assert_contains(text, "journal;606100;\"Facture d'électricité du local associatif, rue du "
                          "Bief\";2022-01-01;1;F-2022-0001;0,00;\r\n");
}

/* A label that comes from somebody else's file, as the field that it becomes. */
static void assert_field(Arena *arena, Text label, const char *expected) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "t");
    Row *row = add_amounts(arena, table, "id", ROW_LINE, "", -100, 0);
    row->label = label;
    Text line = text_print(arena, "\nt;id;%s;-1,00;0,00\r\n", expected);
    assert_contains(csv(arena, document), line.bytes);
}

static void quotes_separators_quotes_and_line_ends(void **state) {
    assert_field(*state, TEXT("dons; legs"), "\"dons; legs\"");
    assert_field(*state, TEXT("dons, legs"), "\"dons, legs\"");
    assert_field(*state, TEXT("dit \"le Bief\""), "\"dit \"\"le Bief\"\"\"");
    assert_field(*state, TEXT("un\r\ndeux"), "\"un\r\ndeux\"");
}

static void keeps_texts_from_becoming_formulas(void **state) {
    assert_field(*state, TEXT("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
    assert_field(*state, TEXT("+1+1"), "'+1+1");
    assert_field(*state, TEXT("-2+3"), "'-2+3");
    assert_field(*state, TEXT("@SUM(A1)"), "'@SUM(A1)");
    assert_field(*state, TEXT("\t=1"), "'\t=1");
    assert_field(*state, TEXT("\r=1"), "\"'\r=1\"");
    assert_field(*state, TEXT("=\"a\";b"), "\"'=\"\"a\"\";b\"");
}

static void leaves_texts_that_are_numbers_alone(void **state) {
    assert_field(*state, TEXT("-12.5"), "-12.5");
    assert_field(*state, TEXT("+9"), "+9");
    assert_field(*state, TEXT("-"), "'-");
}

static void shows_no_controls_and_no_broken_bytes(void **state) {
    assert_field(*state, TEXT("a\x1B[31mb"), "a\uFFFD[31mb");
    assert_field(*state, TEXT("caf\xE9"), "caf\uFFFD");
}

static void guards_ids_and_headings_too(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    table->columns[0].label = TEXT("=2022");
    add_amounts(*state, table, "=606", ROW_LINE, "Achats", 1, 2);
    Text text = csv(*state, document);
    assert_contains(text, ";'=2022;");
    assert_contains(text, "t;'=606;Achats;0,01;0,02\r\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_french_documents_for_a_french_spreadsheet),
        cmocka_unit_test(writes_english_documents_with_commas_between_fields),
        cmocka_unit_test(says_at_its_end_that_it_is_final_and_what_amounts_are),
        cmocka_unit_test(gives_every_record_the_same_number_of_fields),
        cmocka_unit_test(quotes_separators_quotes_and_line_ends),
        cmocka_unit_test(keeps_texts_from_becoming_formulas),
        cmocka_unit_test(leaves_texts_that_are_numbers_alone),
        cmocka_unit_test(shows_no_controls_and_no_broken_bytes),
        cmocka_unit_test(guards_ids_and_headings_too),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
