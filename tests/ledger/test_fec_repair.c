#include "ledger/fec_repair.h"

#include "engine/file.h"
#include "tests/ledger/fec_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static bool repaired(Arena *arena, Text content, Repair *repair) {
    Text path = text_print(arena, "/tmp/denier-repair-%ld.txt", (long)getpid());
    Error error = {0};
    assert_true(file_replace(path.bytes, content, &error));
    bool ok = fec_repair(arena, path.bytes, repair, &error);
    unlink(path.bytes);
    assert_int_equal(ok, error.code == ERROR_NONE);
    return ok;
}

static uint64_t times(const Repair *repair, ErrorCode kind) {
    for (size_t i = 0; i < repair->kinds.count; i++) {
        if (repair->kinds.items[i].kind == kind) return repair->kinds.items[i].count;
    }
    return 0;
}

static void assert_repair(Text content, Text expected, ErrorCode kind, uint64_t count) {
    Arena *arena = arena_create();
    Repair repair;
    assert_true(repaired(arena, content, &repair));
    if (!text_equal(repair.content, expected)) {
        fail_msg("found\n%.*s\nexpected\n%.*s", TEXT_ARGUMENTS(repair.content),
                 TEXT_ARGUMENTS(expected));
    }
    assert_int_equal(times(&repair, kind), count);
    assert_int_equal(repair.kinds.count, kind != ERROR_NONE);
    arena_destroy(arena);
}

/* The lawful file with `from` in place of `to` becomes lawful again. */
static void assert_mended(Text from, Text to, ErrorCode kind, uint64_t count) {
    Arena *arena = arena_create();
    assert_repair(replaced(arena, TEXT(LAWFUL), to, from), TEXT(LAWFUL), kind, count);
    arena_destroy(arena);
}

static void a_lawful_file_is_written_as_it_is(void **state) {
    (void)state;
    assert_repair(TEXT(LAWFUL), TEXT(LAWFUL), ERROR_NONE, 0);
    Arena *arena = arena_create();
    Text other = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r\n"));
    assert_repair(other, other, ERROR_NONE, 0);
    Text bars = replaced(arena, TEXT(LAWFUL), TEXT("\t"), TEXT("|"));
    assert_repair(bars, bars, ERROR_NONE, 0);
    Text latin = replaced(arena, TEXT(LAWFUL), TEXT("Papier"), TEXT("Ram\xE9"));
    assert_repair(latin, latin, ERROR_NONE, 0);
    arena_destroy(arena);
}

static void forms_are_corrected_and_values_stay(void **state) {
    (void)state;
    assert_mended(TEXT("1200.50"), TEXT("1200,50"), ERROR_FEC_AMOUNT_POINT, 2);
    assert_mended(TEXT("1 200,50"), TEXT("1200,50"), ERROR_FEC_AMOUNT_THOUSANDS, 2);
    assert_mended(TEXT("2022-02-10"), TEXT("20220210"), ERROR_FEC_DATE_FORM, 4);
    assert_mended(TEXT("\t800,00\t\t"), TEXT("\t800,00\t0,00\t"), ERROR_FEC_AMOUNT_EMPTY, 1);
    assert_mended(TEXT("F7  "), TEXT("F7"), ERROR_FEC_PADDED, 2);
    assert_mended(TEXT("journalcode"), TEXT("JournalCode"), ERROR_FEC_HEADER_SPELLING, 1);
    assert_mended(TEXT("IdDevise"), TEXT("Idevise"), ERROR_FEC_HEADER_REFUSED, 1);
    assert_mended(TEXT("\t\n"), TEXT("\n"), ERROR_FEC_LAST_SEPARATOR, 5);
    assert_mended(TEXT(";"), TEXT("\t"), ERROR_FEC_SEPARATOR, 1);
}

static void lines_are_put_right(void **state) {
    (void)state;
    assert_mended(TEXT("\n\nAC"), TEXT("\nAC"), ERROR_FEC_LINE_EMPTY, 2);
    assert_mended(TEXT("\r"), TEXT("\n"), ERROR_FEC_LINE_ENDS, 5);
    assert_mended(TEXT("\t\t\r\nAC"), TEXT("\t\t\nAC"), ERROR_FEC_LINE_ENDS_MIXED, 2);
    Arena *arena = arena_create();
    Text crlf = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r\n"));
    assert_repair(replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r\r\n")), crlf,
                  ERROR_FEC_LINE_ENDS_DOUBLED, 5);
    Text broken = replaced(arena, crlf, TEXT("\tPapier\t1200"), TEXT("\tPapier\nblanc\t1200"));
    Text whole = replaced(arena, crlf, TEXT("\tPapier\t1200"), TEXT("\tPapier blanc\t1200"));
    assert_repair(broken, whole, ERROR_FEC_LINE_BREAK, 1);
    arena_destroy(arena);
}

/* Where CR ends lines, LF ends them too; none of both stays in a field. */
static void lines_that_end_in_two_ways_end_in_one(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text returns = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r"));
    Text both = replaced(arena, returns, TEXT("\rAC"), TEXT("\nAC"));
    assert_repair(both, TEXT(LAWFUL), ERROR_FEC_LINE_ENDS, 5);
    arena_destroy(arena);
}

/* Fields are parted by tabs in the new file: a tab that stood in a label is a blank there. */
static void a_tab_between_semicolons_becomes_a_blank(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text file = replaced(arena, TEXT(LAWFUL), TEXT("\t"), TEXT(";"));
    file = replaced(arena, file, TEXT("Papier;1200"), TEXT("Papier\tblanc;1200"));
    Text expected = replaced(arena, TEXT(LAWFUL), TEXT("Papier\t1200"), TEXT("Papier blanc\t1200"));
    assert_repair(file, expected, ERROR_FEC_SEPARATOR, 2);
    arena_destroy(arena);
}

/* Two empty names behind the last one: nobody knows what the columns are, so that they stay. */
static void columns_without_names_stay(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text file = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\t\t\n"));
    assert_repair(file, file, ERROR_NONE, 0);
    arena_destroy(arena);
}

static void names_of_columns_stand_once(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text parts = text_print(arena, "%s%s%s", LAWFUL_HEADER, LAWFUL_LINES, LAWFUL_HEADER);
    assert_repair(parts, TEXT(LAWFUL), ERROR_FEC_HEADER_AGAIN, 1);
    arena_destroy(arena);
}

/* Much is wrong at once; what is written has nothing to correct any more, and the order of lines,
 * accounts, labels and values are those of the file. */
static void what_is_repaired_leaves_nothing_to_repair(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text file = replaced(arena, TEXT(LAWFUL), TEXT("1200,50"), TEXT(" 1 200.50"));
    file = replaced(arena, file, TEXT("20220210"), TEXT("10/02/2022"));
    file = replaced(arena, file, TEXT("Papeterie"), TEXT("Papeterie Ram\xE9 \x9Cuvre "));
    file = replaced(arena, file, TEXT("\nAC"), TEXT("\r\n\nAC"));
    file = replaced(arena, file, TEXT("CompteLib"), TEXT("comptelib"));
    Text expected = replaced(arena, TEXT(LAWFUL), TEXT("Papeterie"),
                             TEXT("Papeterie Ram\xC3\xA9 \xC5\x93uvre"));
    Repair first, second;
    assert_true(repaired(arena, file, &first));
    assert_true(text_equal(first.content, expected));
    assert_in_range(first.kinds.count, 6, 8);
    assert_true(repaired(arena, first.content, &second));
    assert_int_equal(second.kinds.count, 0);
    assert_true(text_equal(second.content, first.content));
    arena_destroy(arena);
}

static void character_sets_become_one(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text windows = replaced(arena, TEXT(LAWFUL), TEXT("Papier"), TEXT("\x9Cuvre \xE9pique"));
    Text utf8 = replaced(arena, TEXT(LAWFUL), TEXT("Papier"), TEXT("\xC5\x93uvre \xC3\xA9pique"));
    assert_repair(windows, utf8, ERROR_FEC_WINDOWS, 2);
    Text mixed = replaced(arena, utf8, TEXT("Report\t800"), TEXT("Repr\xE9sent\xE9\t800"));
    Text one = replaced(arena, utf8, TEXT("Report\t800"), TEXT("Repr\xC3\xA9sent\xC3\xA9\t800"));
    assert_repair(mixed, one, ERROR_FEC_MIXED_ENCODING, 1);
    assert_repair(replaced(arena, TEXT(LAWFUL), TEXT("Papier"), TEXT("Pa\0pier")), TEXT(LAWFUL),
                  ERROR_FEC_ZERO_BYTE, 1);
    Builder wide = builder_in(arena);
    builder_add(&wide, TEXT("\xFE\xFF"));
    for (const char *at = LAWFUL; *at; at++) {
        builder_add_byte(&wide, '\0');
        builder_add_byte(&wide, *at);
    }
    assert_repair(builder_text(&wide), TEXT(LAWFUL), ERROR_FEC_WIDE, 1);
    arena_destroy(arena);
}

/* Accents of a name are read in both character sets, in capitals too. */
static void names_with_accents_become_those_of_the_law(void **state) {
    (void)state;
    assert_mended(TEXT("Pi\xC8"
                       "ceRef"),
                  TEXT("PieceRef"), ERROR_FEC_HEADER_REFUSED, 1);
    assert_mended(TEXT("Pi\xC3\x88"
                       "ceRef"),
                  TEXT("PieceRef"), ERROR_FEC_HEADER_REFUSED, 1);
    assert_mended(TEXT("Pi\xCA"
                       "ceRef"),
                  TEXT("PieceRef"), ERROR_FEC_HEADER_REFUSED, 1);
    assert_mended(TEXT("Pi\xC3\x8A"
                       "ceRef"),
                  TEXT("PieceRef"), ERROR_FEC_HEADER_REFUSED, 1);
}

static void each_correction_says_what_stood_there(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Repair repair;
    assert_true(repaired(arena,
                         replaced(arena, TEXT(LAWFUL), TEXT("F7\t20220210\tPapier\t1200,50"),
                                  TEXT("F7\t10/02/2022\tPapier\t1200,50")),
                         &repair));
    const CorrectedKind *kind = &repair.kinds.items[0];
    assert_int_equal(kind->first.count, 1);
    assert_int_equal(kind->first.items[0].line, 4);
    assert_int_equal(kind->first.items[0].field, FEC_PIECE_DATE);
    assert_true(text_equal(kind->first.items[0].from, TEXT("10/02/2022")));
    assert_true(text_equal(kind->first.items[0].to, TEXT("20220210")));
    arena_destroy(arena);
}

static void what_is_not_certain_stays(void **state) {
    (void)state;
    static const struct {
        Text from, to;
    } uncertain[] = {{{"1200,50", 7}, {"12OO,50", 7}}, {{"20220210", 8}, {"20220231", 8}},
                     {{"1200,50", 7}, {"1.200", 5}},   {{"1200,50", 7}, {"1200,505", 8}},
                     {{"606400", 6}, {"6O6400", 6}},   {{"\tPapier", 7}, {"\tPa\tpier", 8}},
                     {{"\tPapier\t", 8}, {"\t", 1}},   {{"Papier", 6}, {"Pa|pier", 7}}};
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof uncertain / sizeof uncertain[0]; i++) {
        Text file = replaced(arena, TEXT(LAWFUL), uncertain[i].from, uncertain[i].to);
        assert_repair(file, file, ERROR_NONE, 0);
    }
    arena_destroy(arena);
}

/* What the table of kinds promises, and no more: nobody corrects what books must say. */
static void what_can_be_corrected_is_told(void **state) {
    (void)state;
    assert_true(fec_repair_corrects(ERROR_FEC_AMOUNT_POINT));
    assert_true(fec_repair_corrects(ERROR_FEC_HEADER_AGAIN));
    static const ErrorCode never[] = {ERROR_FEC_ENTRY_UNBALANCED, ERROR_FEC_VALID_DATE_EMPTY,
                                      ERROR_FEC_ACCOUNT_NUMBER,   ERROR_FEC_NUMBER_GAP,
                                      ERROR_FEC_HEADER_ORDER,     ERROR_FEC_VALID_ORDER,
                                      ERROR_FEC_DATE_CALENDAR,    ERROR_FEC_ENTRY_TWICE};
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
        assert_false(fec_repair_corrects(never[i]));
    }
}

static void what_is_no_flat_fec_is_refused(void **state) {
    (void)state;
    Arena *mixture = arena_create();
    Text names = replaced(mixture, TEXT(LAWFUL), TEXT("\t"), TEXT(";"));
    Text mixed = replaced(mixture, names, TEXT(";EcritureNum"), TEXT("\tEcritureNum"));
    static const char *const files[] = {"", "<?xml version=\"1.0\"?><comptabilite/>",
                                        "a letter\nwithout columns\n", LAWFUL_LINES};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Arena *arena = arena_create();
        Repair repair;
        assert_false(repaired(arena, text_of(files[i]), &repair));
        arena_destroy(arena);
    }
    Repair repair;
    assert_false(repaired(mixture, mixed, &repair)); /* tabs or semicolons? */
    arena_destroy(mixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lawful_file_is_written_as_it_is),
        cmocka_unit_test(forms_are_corrected_and_values_stay),
        cmocka_unit_test(lines_are_put_right),
        cmocka_unit_test(lines_that_end_in_two_ways_end_in_one),
        cmocka_unit_test(a_tab_between_semicolons_becomes_a_blank),
        cmocka_unit_test(columns_without_names_stay),
        cmocka_unit_test(names_of_columns_stand_once),
        cmocka_unit_test(what_is_repaired_leaves_nothing_to_repair),
        cmocka_unit_test(character_sets_become_one),
        cmocka_unit_test(names_with_accents_become_those_of_the_law),
        cmocka_unit_test(each_correction_says_what_stood_there),
        cmocka_unit_test(what_is_not_certain_stays),
        cmocka_unit_test(what_can_be_corrected_is_told),
        cmocka_unit_test(what_is_no_flat_fec_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
