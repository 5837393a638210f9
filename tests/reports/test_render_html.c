#include "tests/reports/rendering.h"

static Text html(Arena *arena, const Document *document) {
    return rendered(arena, render_html, document);
}

static void marks_rows_for_readers_and_for_checkers(void **state) {
    Text text = html(*state, income_statement(*state, LANGUAGE_FRENCH));
    assert_contains(text, "<html lang=\"fr\">");
    assert_contains(text, "<tr class=\"heading\" data-id=\"produits_exploitation\">"
                          "<th scope=\"rowgroup\" colspan=\"3\">PRODUITS D&#39;EXPLOITATION</th>"
                          "</tr>\n");
    assert_contains(text, "<tr class=\"line l1\" data-id=\"cotisations\"><th scope=\"row\">"
                          "Cotisations</th><td data-value=\"1234.56\">1\u202F234,56</td>"
                          "<td data-value=\"980.00\">980,00</td></tr>\n");
    assert_contains(text, "<tr class=\"detail l2\" data-id=\"ventes_dons_nature\">");
    assert_contains(text, "<td data-value=\"500.00\">500,00</td><td></td></tr>");
    assert_contains(text, "<tr class=\"result\" data-id=\"resultat_exploitation\" "
                          "data-alias=\"resultat\">");
    assert_contains(text, "<td class=\"negative\" data-value=\"-765.44\">−765,44</td>");
}

static void an_alert_stands_out(void **state) {
    Document *document = journal(*state, 1);
    document->tables.items[0].rows.items[0].cells[2].is_alert = true;
    assert_contains(html(*state, document), "<td class=\"text alert\">F-2022-0001</td>");
}

static void heads_the_columns(void **state) {
    Text text = html(*state, journal(*state, 1));
    assert_contains(text, "<thead><tr><th scope=\"col\">Libellé</th>"
                          "<th scope=\"col\" class=\"text\" data-id=\"date\">Date</th>"
                          "<th scope=\"col\" data-id=\"number\">Numéro</th>"
                          "<th scope=\"col\" class=\"text\" data-id=\"piece\">Pièce</th>");
    assert_contains(text, "<td class=\"date\" data-value=\"2022-01-01\">01/01/2022</td>"
                          "<td data-value=\"1\">1</td><td class=\"text\">F-2022-0001</td>");
}

static void needs_no_other_file(void **state) {
    Text text = html(*state, income_statement(*state, LANGUAGE_FRENCH));
    const char *const foreign[] = {"http:",   "https:",  "src=", "<link",
                                   "<script", "@import", "url("};
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) assert_lacks(text, foreign[i]);
}

static void stamps_drafts_and_not_final_documents(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    assert_contains(html(*state, document), "<p class=\"status stamp\">PROJET</p>");
    document->status = STATUS_FINAL;
    Text text = html(*state, document);
    assert_contains(text, "<p class=\"status\">Définitif</p>");
    assert_lacks(text, "PROJET");
}

static void bilingual_documents_carry_both_stamps(void **state) {
    Text text = html(*state, income_statement(*state, LANGUAGE_BILINGUAL));
    assert_contains(text, "<p class=\"status stamp\">PROJET / DRAFT</p>");
    assert_contains(text, "Du 1er janvier 2022 au 31 décembre 2022 / "
                          "From 1 January 2022 to 31 December 2022");
}

static void printed_pages_carry_entity_period_status_and_number(void **state) {
    Document *document = income_statement(*state, LANGUAGE_ENGLISH);
    document->entity_name = TEXT("A</style> \"B\"");
    document->notice = TEXT("Not audited.");
    *LIST_PUSH(*state, &document->sources) = (Source){TEXT("FEC.txt"), TEXT("00ff")};
    Text draft = html(*state, document);
    assert_contains(draft, "content: \"A\\3c \\2f style\\3e  \\22 B\\22  · From 1 January 2022 to "
                           "31 December 2022 · DRAFT\" \"\\A\" \"Not audited\\2e \";");
    assert_contains(draft, "content: counter(page) \" / \" counter(pages);");
    document->status = STATUS_FINAL;
    assert_contains(html(*state, document), "\"\\A\" \"FEC\\2e txt SHA\\2d 256 00ff\"");
}

static void escapes_whatever_a_label_holds(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->title = TEXT("<b>&");
    Table *table = add_two_years(*state, document, "t\"><i>");
    table->columns[0].label = TEXT("<th>");
    add_amounts(*state, table, "'\"><x>", ROW_LINE, "<script>alert(1)</script>", 1, 2);
    add_amounts(*state, table, "b", ROW_LINE, "a\x01\x1B\xE9\tb", 1, 2);
    *LIST_PUSH(*state, &table->notes) = TEXT("a < b & c");
    Text text = html(*state, document);
    assert_contains(text, "<title>&lt;b&gt;&amp; – Les Amis du Bief</title>");
    assert_contains(text, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_contains(text, "data-id=\"&#39;&quot;&gt;&lt;x&gt;\"");
    assert_contains(text, "data-id=\"t&quot;&gt;&lt;i&gt;\"");
    assert_contains(text, ">&lt;th&gt;</th>");
    assert_contains(text, "<th scope=\"row\">a\uFFFD\uFFFD\uFFFD b</th>");
    assert_contains(text, "<li>a &lt; b &amp; c</li>");
    assert_lacks(text, "<script");
    assert_lacks(text, "<x>");
}

static void names_failed_proofs_under_the_title(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    assert_lacks(html(*state, document), "class=\"proofs\"");
    Error error = {0};
    error_set(&error, ERROR_OPENING_DIFFERS, TEXT("<512000>"), TEXT("10,00"), TEXT("10,01"),
              TEXT("31/12/2021"));
    findings_add(failed_proof(*state, document), &error);
    Text text = html(*state, document);
    assert_contains(text, "<h2 id=\"proofs\">Contrôles en échec</h2>");
    assert_contains(text, "&lt;512000&gt;");
}

static void lists_the_parts_and_why_some_are_missing(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Compte de résultat"), 0, TEXT("")};
    *LIST_PUSH(*state, &document->parts) = (Part){TEXT("Annexe"), SIZE_MAX, TEXT("à écrire")};
    Text text = html(*state, document);
    assert_contains(text, "<li><a href=\"#table-1\">Compte de résultat</a></li>");
    assert_contains(text, "<li class=\"missing\">Annexe – non disponible : à écrire</li>");
    assert_contains(text, "<section id=\"table-1\"");
}

static void pages_begin_where_tables_say_so(void **state) {
    Document *document = income_statement(*state, LANGUAGE_FRENCH);
    Table *second = LIST_PUSH(*state, &document->tables);
    *second = journal(*state, 1)->tables.items[0];
    second->starts_page = true;
    Text text = html(*state, document);
    assert_contains(text, "<section id=\"table-1\" class=\"table\">");
    assert_contains(text, "<section id=\"table-2\" class=\"table wide broad ledger page\">");
}

static void says_the_same_twice(void **state) {
    Document *document = journal(*state, 3000);
    assert_true(text_equal(html(*state, document), html(*state, document)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_rows_for_readers_and_for_checkers),
        cmocka_unit_test(an_alert_stands_out),
        cmocka_unit_test(heads_the_columns),
        cmocka_unit_test(needs_no_other_file),
        cmocka_unit_test(stamps_drafts_and_not_final_documents),
        cmocka_unit_test(bilingual_documents_carry_both_stamps),
        cmocka_unit_test(printed_pages_carry_entity_period_status_and_number),
        cmocka_unit_test(escapes_whatever_a_label_holds),
        cmocka_unit_test(names_failed_proofs_under_the_title),
        cmocka_unit_test(lists_the_parts_and_why_some_are_missing),
        cmocka_unit_test(pages_begin_where_tables_say_so),
        cmocka_unit_test(says_the_same_twice),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
