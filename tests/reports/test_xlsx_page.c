#include "reports/xlsx_page.h"

#include "reports/characters.h"
#include "tests/reports/rendering.h"

static const char DIGEST[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/* Characters as spreadsheets count them. */
static size_t length_of(const char *margin) {
    size_t units = 0;
    for (Text rest = text_of(margin); rest.size;) units += character_take(&rest) > 0xFFFF ? 2 : 1;
    return units;
}

static void every_page_names_entity_document_status_and_period(void **state) {
    Arena *arena = *state;
    const Document *document = income_statement(arena, LANGUAGE_FRENCH);
    assert_string_equal(xlsx_header(arena, document),
                        "&L&9Les Amis du Bief\nCompte de résultat&R&9&BPROJET");
    assert_string_equal(xlsx_footer(arena, document),
                        "&L&8Du 1er janvier 2022 au 31 décembre 2022&R&8&P / &N");
}

static void a_notice_stands_on_every_page(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_ENGLISH);
    document->notice = TEXT("Reconstruction");
    assert_contains(text_of(xlsx_header(arena, document)), "\nReconstruction&R");
    assert_contains(text_of(xlsx_header(arena, document)), "DRAFT");
}

static void a_final_document_names_the_digests_of_its_sources(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    *LIST_PUSH(arena, &document->sources) = (Source){TEXT("a.txt"), text_of(DIGEST)};
    *LIST_PUSH(arena, &document->sources) = (Source){TEXT("b.txt"), TEXT("")};
    assert_lacks(text_of(xlsx_footer(arena, document)), DIGEST);
    document->status = STATUS_FINAL;
    assert_contains(text_of(xlsx_footer(arena, document)), DIGEST);
    assert_contains(text_of(xlsx_header(arena, document)), "Définitif");
}

static void names_cannot_smuggle_codes_into_a_page(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    document->entity_name = TEXT("Bief & Moulin &P\a");
    assert_contains(text_of(xlsx_header(arena, document)), "&L&9Bief && Moulin &&P\uFFFD\n");
}

static void a_name_that_begins_with_a_digit_is_not_a_size(void **state) {
    Arena *arena = *state;
    Document *document = income_statement(arena, LANGUAGE_FRENCH);
    document->entity_name = TEXT("2 rives");
    assert_contains(text_of(xlsx_header(arena, document)), "&L&9 2 rives");
}

static void fits_in_what_a_page_may_hold_whatever_the_names(void **state) {
    Arena *arena = *state;
    static const char *const units[] = {"&", "x", "é", "\U0001F600", "\xff", "1"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        Builder name = builder_in(arena);
        for (size_t n = 0; n < 400; n++) builder_add_string(&name, units[i]);
        Document *document = income_statement(arena, LANGUAGE_BILINGUAL);
        document->entity_name = document->title = document->notice = builder_text(&name);
        document->status = STATUS_FINAL;
        for (size_t n = 0; n < 3; n++) {
            *LIST_PUSH(arena, &document->sources) = (Source){TEXT("a.txt"), text_of(DIGEST)};
        }
        assert_true(length_of(xlsx_header(arena, document)) <= XLSX_MARGIN_LENGTH);
        assert_true(length_of(xlsx_footer(arena, document)) <= XLSX_MARGIN_LENGTH);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_names_entity_document_status_and_period),
        cmocka_unit_test(a_notice_stands_on_every_page),
        cmocka_unit_test(a_final_document_names_the_digests_of_its_sources),
        cmocka_unit_test(names_cannot_smuggle_codes_into_a_page),
        cmocka_unit_test(a_name_that_begins_with_a_digit_is_not_a_size),
        cmocka_unit_test(fits_in_what_a_page_may_hold_whatever_the_names),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
