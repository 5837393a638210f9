#include "tests/reports/rendering.h"

static Text json(Arena *arena, const Document *document) {
    return rendered(arena, render_json, document);
}

static void writes_the_shape_that_scripts_rely_on(void **state) {
    Arena *arena = *state;
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    Table *table = add_two_years(arena, document, "income-statement");
    add_amounts(arena, table, "total_I", ROW_TOTAL, "Total I", 21752057, 2332558);
    *LIST_PUSH(arena, &document->sources) = (Source){TEXT("FEC.txt"), TEXT("00ff")};
    assert_string_equal(
        json(arena, document).bytes,
        "{\n"
        " \"report\": \"income-statement\",\n"
        " \"regulation\": \"anc-2018-06/2020\",\n"
        " \"currency\": \"EUR\",\n"
        " \"status\": \"draft\",\n"
        " \"entity\": {\"name\": \"Les Amis du Bief\", \"siren\": \"123456789\"},\n"
        " \"period\": {\"start\": \"2022-01-01\", \"end\": \"2022-12-31\"},\n"
        " \"book\": {\"entries\": 412, \"lines\": 1033, \"head\": null},\n"
        " \"sources\": [\n"
        "  {\"path\": \"FEC.txt\", \"sha256\": \"00ff\"}],\n"
        " \"tables\": [\n"
        "   {\"id\": \"income-statement\", \"title\": \"Compte de résultat\",\n"
        "    \"columns\": [\n"
        "     {\"id\": \"current\", \"label\": \"31/12/2022\"},\n"
        "     {\"id\": \"previous\", \"label\": \"31/12/2021\"}],\n"
        "    \"rows\": [\n"
        "     {\"id\": \"total_I\", \"kind\": \"total\", \"level\": 0, \"label\": \"Total I\", "
        "\"values\": {\"current\": \"217520.57\", \"previous\": \"23325.58\"}}],\n"
        "    \"notes\": []}],\n"
        " \"findings\": []\n"
        "}\n");
}

static void a_book_tells_the_head_of_its_chain_and_its_drafts(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->draft_count = 3;
    *LIST_PUSH(*state, &document->sources) =
        (Source){TEXT("lavoir.denier"), TEXT("00ff"), .is_book = true};
    Text text = json(*state, document);
    assert_contains(text, "\"book\": {\"entries\": 412, \"lines\": 1033, \"head\": \"00ff\", "
                          "\"drafts\": 3}");
    assert_contains(text, "{\"path\": \"lavoir.denier\", \"sha256\": null}");
}

static void names_the_kind_and_level_of_every_row(void **state) {
    Text text = json(*state, income_statement(*state, LANGUAGE_FRENCH));
    assert_contains(text, "\"kind\": \"heading\", \"level\": 0");
    assert_contains(text, "\"id\": \"cotisations\", \"kind\": \"line\", \"level\": 1");
    assert_contains(text, "\"kind\": \"detail\", \"level\": 1");
    assert_contains(text, "\"kind\": \"result\"");
}

static void writes_blank_cells_as_null_and_negative_amounts_with_a_hyphen(void **state) {
    Text text = json(*state, income_statement(*state, LANGUAGE_FRENCH));
    assert_contains(text, "\"values\": {\"current\": \"500.00\", \"previous\": null}");
    assert_contains(text, "\"values\": {\"current\": \"-765.44\", \"previous\": \"0.01\"}");
}

static void repeats_a_row_under_its_second_id(void **state) {
    Text text = json(*state, income_statement(*state, LANGUAGE_FRENCH));
    assert_contains(text, "{\"id\": \"resultat_exploitation\", \"kind\": \"result\"");
    assert_contains(text, "{\"id\": \"resultat\", \"alias_of\": \"resultat_exploitation\", "
                          "\"kind\": \"result\"");
}

static void writes_dates_as_iso_and_counts_as_numbers(void **state) {
    Text text = json(*state, journal(*state, 2));
    assert_contains(text, "\"values\": {\"date\": \"2022-02-02\", \"number\": 2, "
                          "\"piece\": \"F-2022-0001\", \"debit\": \"1.37\", \"credit\": null}");
    assert_contains(text, "\"regulation\": null");
}

static void escapes_hostile_labels(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Table *table = add_two_years(*state, document, "t");
    add_amounts(*state, table, "a", ROW_LINE, "\"\\</script>\n\t\x01\x1B[31m", 0, 0);
    add_amounts(*state, table, "b", ROW_LINE, "caf\xE9 \u202Ex\u202C", 0, 0);
    Text text = json(*state, document);
    assert_contains(text, "\"label\": \"\\\"\\\\</script>\\n\\t\\u0001\\u001b[31m\"");
    assert_contains(text, "\"label\": \"caf\uFFFD \\u202ex\\u202c\"");
}

static void lists_findings_by_kind_with_their_places(void **state) {
    Document *document = income_statement(*state, LANGUAGE_ENGLISH);
    Findings *findings = failed_proof(*state, document);
    Error error = {0};
    error_set(&error, ERROR_DATE_SYNTAX, TEXT("3\"1"), TEXT("AAAAMMJJ"));
    error_place(&error, "FEC.txt", 12, 3);
    findings_add(findings, &error);
    findings_add(findings, &error);
    Text text = json(*state, document);
    assert_contains(text, "{\"id\": \"D0104\", \"trouble\": \"unreadable\", \"count\": 2, ");
    assert_contains(text, "\"message\": \"\\\"3\\\"1\\\" is not a date\", \"file\": "
                          "\"FEC.txt\", \"line\": 12, \"column\": 3");
    assert_contains(text, "\"hint\": \"write the date as AAAAMMJJ\"");
}

static void says_messages_in_the_language_of_the_document(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Error error = {0};
    error_set(&error, ERROR_FILE_OPEN, TEXT("x"), TEXT("y"));
    findings_add(failed_proof(*state, document), &error);
    assert_contains(json(*state, document), "\"message\": \"impossible d'ouvrir x : y\", "
                                            "\"file\": null, \"line\": null, \"column\": null");
}

static void names_parts_that_are_not_available(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Compte de résultat"), 0, TEXT("")};
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Annexe"), SIZE_MAX, TEXT("à écrire")};
    Text text = json(*state, document);
    assert_contains(text, "\"table\": \"income-statement\", \"reason\": null}");
    assert_contains(text, "{\"title\": \"Annexe\", \"table\": null, \"reason\": \"à écrire\"}");
}

static void tells_final_from_draft_and_unknown_siren_from_known(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    document->status = STATUS_FINAL;
    document->entity_siren = TEXT("");
    document->notice = TEXT("Comptes reconstitués.");
    Text text = json(*state, document);
    assert_contains(text, "\"status\": \"final\"");
    assert_contains(text, "\"siren\": null");
    assert_contains(text, "\"notice\": \"Comptes reconstitués.\"");
}

static void says_the_same_twice(void **state) {
    Document *document = journal(*state, 5000);
    assert_true(text_equal(json(*state, document), json(*state, document)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_shape_that_scripts_rely_on),
        cmocka_unit_test(a_book_tells_the_head_of_its_chain_and_its_drafts),
        cmocka_unit_test(names_the_kind_and_level_of_every_row),
        cmocka_unit_test(writes_blank_cells_as_null_and_negative_amounts_with_a_hyphen),
        cmocka_unit_test(repeats_a_row_under_its_second_id),
        cmocka_unit_test(writes_dates_as_iso_and_counts_as_numbers),
        cmocka_unit_test(escapes_hostile_labels),
        cmocka_unit_test(lists_findings_by_kind_with_their_places),
        cmocka_unit_test(says_messages_in_the_language_of_the_document),
        cmocka_unit_test(names_parts_that_are_not_available),
        cmocka_unit_test(tells_final_from_draft_and_unknown_siren_from_known),
        cmocka_unit_test(says_the_same_twice),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
