#include "ledger/fec_notice.h"

#include "engine/text_fold.h"
#include "ledger/fec_header.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A year of one entry in the second of two journals. */
static Text notice_of_a_year(Arena *arena) {
    Journal journals[] = {{{"VE", 2}, {"Ventes", 6}}, {{"BQ", 2}, {"Banque", 6}}};
    Entry entry = {.journal = 1, .line_count = 1};
    Line line = {0};
    FiscalYear year = {
        .start = date_of(2022, 1, 1),
        .end = date_of(2022, 12, 31),
        .journals = journals,
        .journal_count = 2,
        .entries = &entry,
        .entry_count = 1,
        .lines = &line,
        .line_count = 1,
    };
    Text notice;
    Error error = {0};
    assert_true(fec_notice(arena, TEXT("Les Amis du Lavoir"), TEXT("123456782FEC20221231.txt"),
                           &year, &notice, &error));
    return notice;
}

static void the_notice_describes_every_field(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text notice = notice_of_a_year(arena);
    for (FecField field = 0; field < FEC_STANDARD_FIELDS; field++) {
        Text line = text_print(arena, "\n%s ", fec_field_name(field));
        if (!text_holds(notice, line)) fail_msg("%s is not described", fec_field_name(field));
    }
    arena_destroy(arena);
}

static void the_notice_names_entity_year_file_and_journals_used(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text notice = notice_of_a_year(arena);
    assert_true(text_holds(notice, TEXT(": Les Amis du Lavoir\n")));
    assert_true(text_holds(notice, TEXT("du 1er janvier 2022 au 31 décembre 2022\n")));
    assert_true(text_holds(notice, TEXT(": 123456782FEC20221231.txt\n")));
    assert_true(text_holds(notice, TEXT("\nBQ              Banque\n")));
    assert_false(text_holds(notice, TEXT("Ventes")));
    arena_destroy(arena);
}

static void the_notice_lies_beside_the_file(void **state) {
    (void)state;
    Arena *arena = arena_create();
    assert_string_equal(fec_notice_path(arena, "a.b/123456782FEC20221231.txt"),
                        "a.b/123456782FEC20221231-notice.txt");
    assert_string_equal(fec_notice_path(arena, "a.b/fec"), "a.b/fec-notice.txt");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_notice_describes_every_field),
        cmocka_unit_test(the_notice_names_entity_year_file_and_journals_used),
        cmocka_unit_test(the_notice_lies_beside_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
