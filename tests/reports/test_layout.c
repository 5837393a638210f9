#include "reports/layout.h"
#include "tests/reports/rendering.h"

static void assert_text(Text text, const char *expected) {
    if (text.size != strlen(expected) || memcmp(text.bytes, expected, text.size) != 0) {
        fail_msg("got \"%.*s\", expected \"%s\"", TEXT_ARGUMENTS(text), expected);
    }
}

static void totals_stand_out_and_details_stand_back(void **state) {
    (void)state;
    assert_true(row_style(ROW_TOTAL)->is_strong && row_style(ROW_TOTAL)->has_rule);
    assert_true(row_style(ROW_RESULT)->has_rule);
    assert_false(row_style(ROW_LINE)->is_strong || row_style(ROW_SUBTOTAL)->has_rule);
    assert_int_equal(row_style(ROW_DETAIL)->indention, 1);
    assert_string_equal(row_style(ROW_SUBTOTAL)->name, "subtotal");
}

static void a_heading_lies_across_only_without_figures(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    const Table *table = &document->tables.items[0];
    assert_true(row_is_across(table, &table->rows.items[0]));
    assert_false(row_is_across(table, &table->rows.items[1]));
    table->rows.items[0].cells[1] = cell_of_count(1);
    assert_false(row_is_across(table, &table->rows.items[0]));
}

static void names_the_period_in_each_language(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_text(layout_period(*state, document), "Du 1er janvier 2022 au 31 décembre 2022");
    document->language = LANGUAGE_ENGLISH;
    assert_text(layout_period(*state, document), "From 1 January 2022 to 31 December 2022");
}

static void groups_the_digits_of_a_siren(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_text(layout_entity(*state, document), "Les Amis du Bief · SIREN 123\u202F456\u202F789");
    document->entity_siren = TEXT("12345");
    assert_text(layout_entity(*state, document), "Les Amis du Bief · SIREN 12345");
    document->entity_siren = TEXT("");
    assert_text(layout_entity(*state, document), "Les Amis du Bief");
}

static void an_entity_known_by_its_siren_is_named_once(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->entity_name = TEXT("SIREN 123456789");
    assert_text(layout_entity(*state, document), "SIREN 123456789");
}

static void names_the_model_of_the_regulation(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_text(layout_basis(*state, document),
                "Montants en euros · Règlement ANC n° 2018-06, modèle des exercices ouverts "
                "avant 2025");
    document->language = LANGUAGE_ENGLISH;
    document->regulation = TEXT("anc-2018-06/2026");
    assert_text(layout_basis(*state, document),
                "Amounts in euros · ANC regulation 2018-06, model of years opened from 2026");
    document->regulation = TEXT("");
    document->currency = TEXT("XPF");
    assert_text(layout_basis(*state, document), "Amounts in XPF");
}

static void the_foot_names_entity_period_and_status(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    assert_text(layout_foot(*state, document),
                "Les Amis du Bief · Du 1er janvier 2022 au 31 décembre 2022 · PROJET");
    document->status = STATUS_FINAL;
    assert_text(layout_status(*state, document), "Définitif");
}

static void names_failed_proofs_only_with_their_place(void **state) {
    Document *document = new_document(*state, LANGUAGE_ENGLISH);
    assert_int_equal(layout_failed_proofs(*state, document).count, 0);
    Findings *findings = failed_proof(*state, document);
    Error remark = {0}, proof = {0};
    error_set(&remark, ERROR_DATE_SYNTAX, TEXT("x"), TEXT("y"));
    error_set(&proof, ERROR_OPENING_DIFFERS, TEXT("512"), TEXT("1"), TEXT("2"), TEXT("3"));
    error_place(&proof, "FEC.txt", 7, 0);
    findings_add(findings, &remark);
    findings_add(findings, &proof);
    Sentences sentences = layout_failed_proofs(*state, document);
    assert_int_equal(sentences.count, 1);
    assert_true(text_starts_with(sentences.items[0], TEXT("FEC.txt:7: ")));
    assert_non_null(strstr(sentences.items[0].bytes, "512"));
}

static void cuts_a_long_list_of_failed_proofs(void **state) {
    Document *document = new_document(*state, LANGUAGE_ENGLISH);
    Error proof = {0};
    error_set(&proof, ERROR_OPENING_DIFFERS, TEXT("512"), TEXT("1"), TEXT("2"), TEXT("3"));
    Findings *findings = failed_proof(*state, document);
    for (size_t i = 0; i < 11; i++) findings_add(findings, &proof);
    Sentences sentences = layout_failed_proofs(*state, document);
    assert_int_equal(sentences.count, 11);
    assert_text(sentences.items[10], "and 1 more of this kind");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_stand_out_and_details_stand_back),
        cmocka_unit_test(a_heading_lies_across_only_without_figures),
        cmocka_unit_test(names_the_period_in_each_language),
        cmocka_unit_test(groups_the_digits_of_a_siren),
        cmocka_unit_test(an_entity_known_by_its_siren_is_named_once),
        cmocka_unit_test(names_the_model_of_the_regulation),
        cmocka_unit_test(the_foot_names_entity_period_and_status),
        cmocka_unit_test(names_failed_proofs_only_with_their_place),
        cmocka_unit_test(cuts_a_long_list_of_failed_proofs),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
