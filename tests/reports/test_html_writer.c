#include "reports/html_writer.h"
#include "tests/reports/rendering.h"

static void keeps_markup_as_it_is(void **state) {
    Builder out = builder_in(*state);
    html_markup(&out, "<p class=\"a\">");
    assert_string_equal(builder_text(&out).bytes, "<p class=\"a\">");
}

static void escapes_what_has_a_meaning_in_html(void **state) {
    Builder out = builder_in(*state);
    html_text(&out, TEXT("a < b & c > d \"e\" 'f'"));
    assert_string_equal(builder_text(&out).bytes,
                        "a &lt; b &amp; c &gt; d &quot;e&quot; &#39;f&#39;");
}

static void keeps_accents_euros_and_thin_spaces(void **state) {
    Builder out = builder_in(*state);
    html_text(&out, TEXT("Créances à recouvrer : 1\u202F234,56 €"));
    assert_string_equal(builder_text(&out).bytes, "Créances à recouvrer : 1\u202F234,56 €");
}

static void replaces_what_html_cannot_hold(void **state) {
    Builder out = builder_in(*state);
    html_text(&out, TEXT("a\x01z\x7F\xFF"));
    assert_string_equal(builder_text(&out).bytes, "a\uFFFDz\uFFFD\uFFFD");
}

static void an_attribute_cannot_be_left(void **state) {
    Builder out = builder_in(*state);
    html_attribute(&out, "data-id", TEXT("\" onclick=\"x"));
    assert_string_equal(builder_text(&out).bytes, " data-id=\"&quot; onclick=&quot;x\"");
}

static void an_element_escapes_its_content(void **state) {
    Builder out = builder_in(*state);
    html_element(&out, "p", "note", TEXT("</p><script>"));
    html_element(&out, "li", NULL, TEXT("Dons"));
    assert_string_equal(builder_text(&out).bytes,
                        "<p class=\"note\">&lt;/p&gt;&lt;script&gt;</p><li>Dons</li>");
}

static void a_style_string_cannot_be_left(void **state) {
    Builder out = builder_in(*state);
    html_style_string(&out, TEXT("a\"\\\n</style>é"));
    assert_string_equal(builder_text(&out).bytes, "\"a\\22 \\5c  \\3c \\2f style\\3e é\"");
}

static void a_space_behind_an_escape_of_style_is_kept(void **state) {
    Builder out = builder_in(*state);
    html_style_string(&out, TEXT("1. Bief"));
    assert_string_equal(builder_text(&out).bytes, "\"1\\2e  Bief\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_markup_as_it_is),
        cmocka_unit_test(escapes_what_has_a_meaning_in_html),
        cmocka_unit_test(keeps_accents_euros_and_thin_spaces),
        cmocka_unit_test(replaces_what_html_cannot_hold),
        cmocka_unit_test(an_attribute_cannot_be_left),
        cmocka_unit_test(an_element_escapes_its_content),
        cmocka_unit_test(a_style_string_cannot_be_left),
        cmocka_unit_test(a_space_behind_an_escape_of_style_is_kept),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
