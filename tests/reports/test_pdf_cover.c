#include "reports/pdf_cover.h"

#include "tests/reports/pdf_pages.h"

static const char DIGEST[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

static void add_source(Arena *arena, Document *document, const char *path) {
    *LIST_PUSH(arena, &document->sources) = (Source){text_of(path), text_of(DIGEST)};
}

static void add_part(Arena *arena, Document *document, const char *title, size_t table,
                     const char *reason) {
    *LIST_PUSH(arena, &document->parts) = (Part){text_of(title), table, text_of(reason)};
}

static PdfLines cover_of(Arena *arena, const Document *document) {
    PdfFrame frame = new_frame(arena, document);
    pdf_cover_draw(&frame);
    return read_page(&frame, 0);
}

static void the_cover_says_whose_accounts_of_which_year_they_are(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->title = TEXT("Comptes annuels");
    document->entity_address = TEXT("1, rue du Bief, 38000 Grenoble");
    document->entity_object = TEXT("Faire tourner le moulin.");
    add_source(*state, document, "123456789FEC20221231.txt");
    PdfLines lines = cover_of(*state, document);
    static const char *const shown[] = {
        "Les Amis du Bief · SIREN 123\u202F456\u202F789",
        "Comptes annuels",
        "Du 1er janvier 2022 au 31 décembre 2022",
        "PROJET",
        "1, rue du Bief, 38000 Grenoble",
        "Faire tourner le moulin.",
        "412 écritures, 1\u202F033 lignes",
        "123456789FEC20221231.txt SHA-256",
        DIGEST,
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) find_line(&lines, 0, shown[i]);
}

static void a_cover_in_two_languages_gives_each_its_line(void **state) {
    Document *document = new_document(*state, LANGUAGE_BILINGUAL);
    document->title = TEXT("Comptes annuels / Annual accounts");
    PdfLines lines = cover_of(*state, document);
    assert_true(find_line(&lines, 0, "Annual accounts")->y >
                find_line(&lines, 0, "Comptes annuels")->y);
    find_line(&lines, 0, "From 1 January 2022 to 31 December 2022");
}

static void the_cover_leaves_out_what_is_not_known(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->entry_count = 0;
    PdfLines lines = cover_of(*state, document);
    static const char *const absent[] = {"Adresse", "Objet", "Écritures", "Établi à partir de"};
    for (size_t i = 0; i < 4; i++) assert_int_equal(count_of(&lines, absent[i]), 0);
}

static void a_final_cover_says_so(void **state) {
    Document *document = new_document(*state, LANGUAGE_ENGLISH);
    document->status = STATUS_FINAL;
    PdfLines lines = cover_of(*state, document);
    find_line(&lines, 0, "Final");
    assert_int_equal(count_of(&lines, "DRAFT"), 0);
}

static void contents_give_the_page_of_each_part(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    add_part(*state, document, "Bilan", 0, "");
    add_part(*state, document, "Compte de résultat", 2, "");
    PdfFrame frame = new_frame(*state, document);
    PdfEntries entries = pdf_contents_draw(&frame);
    for (int i = 0; i < 11; i++) frame_begin_page(&frame, PORTRAIT, TEXT("x"), HEADING_FULL);
    pdf_contents_complete(&frame, &entries, (size_t[]){2, 3, 10});
    PdfLines lines = read_page(&frame, 0);
    find_line(&lines, 0, "Sommaire");
    assert_near(find_line(&lines, 0, "3")->y, find_line(&lines, 0, "Bilan")->y, 1);
    assert_near(find_line(&lines, 0, "11")->y, find_line(&lines, 0, "Compte de résultat")->y, 1);
}

static void contents_name_a_part_that_is_missing_and_why(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    add_part(*state, document, "Annexe", SIZE_MAX, "pas encore établie");
    PdfFrame frame = new_frame(*state, document);
    PdfEntries entries = pdf_contents_draw(&frame);
    pdf_contents_complete(&frame, &entries, NULL);
    PdfLines lines = read_page(&frame, 0);
    double title = find_line(&lines, 0, "Annexe")->y;
    assert_true(find_line(&lines, 0, "non disponible : pas encore établie")->y > title);
}

static void a_reason_in_two_languages_is_given_once(void **state) {
    Document *document = new_document(*state, LANGUAGE_BILINGUAL);
    add_part(*state, document, "Annexe / Notes", SIZE_MAX, "à venir / to come");
    PdfFrame frame = new_frame(*state, document);
    pdf_contents_draw(&frame);
    PdfLines lines = read_page(&frame, 0);
    find_line(&lines, 0, "non disponible : à venir / to come");
}

static void long_contents_go_on_below_their_title(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    for (int i = 0; i < 60; i++) add_part(*state, document, "Partie", 0, "");
    PdfFrame frame = new_frame(*state, document);
    PdfEntries entries = pdf_contents_draw(&frame);
    assert_int_equal(entries.count, 60);
    size_t pages = frame.sheets.count;
    assert_in_range(pages, 2, 4);
    pdf_contents_complete(&frame, &entries, (size_t[]){0});
    PdfLines lines = read_page(&frame, pages - 1);
    find_line(&lines, 0, "Sommaire (suite)");
    assert_true(count_of(&lines, "Partie") > 0);
    assert_int_equal(count_of(&lines, "Partie"), count_of(&lines, "1"));
}

/* A page with the failed proofs of the document. */
static PdfFrame proofs_of(Arena *arena, const Document *document) {
    PdfFrame frame = new_frame(arena, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_FULL);
    pdf_failed_proofs_draw(&frame, TEXT("Bilan"));
    return frame;
}

static void fail_proof(Findings *findings, const char *found) {
    Error error = {0};
    error_set(&error, ERROR_AGED_DIFFERS, TEXT("100,00"), text_of(found));
    findings_add(findings, &error);
}

static void failed_proofs_are_named_with_their_amounts(void **state) {
    Document *document = new_document(*state, LANGUAGE_ENGLISH);
    fail_proof(failed_proof(*state, document), "99.99");
    PdfFrame frame = proofs_of(*state, document);
    PdfLines lines = read_page(&frame, 0);
    find_line(&lines, 0, "Failed proofs");
    bool is_named = false;
    for (size_t i = 0; i < lines.count; i++) {
        if (strstr(lines.items[i].text.bytes, "99.99")) is_named = true;
    }
    assert_true(is_named);
}

static void nothing_is_said_when_every_proof_holds(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    Findings *findings = failed_proof(*state, document);
    Error error = {0};
    error_set(&error, ERROR_PERIOD_SYNTAX, TEXT("x")); /* no proof */
    findings_add(findings, &error);
    PdfFrame frame = new_frame(*state, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_FULL);
    double before = frame.y;
    pdf_failed_proofs_draw(&frame, TEXT("Bilan"));
    assert_near(frame.y, before, 0);
    pdf_book_destroy(frame.book);
}

static void failed_proofs_go_on_to_the_next_page_where_there_is_no_room(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    fail_proof(failed_proof(*state, document), "99,99");
    PdfFrame frame = new_frame(*state, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_FULL);
    frame.y = frame.bottom - 20;
    pdf_failed_proofs_draw(&frame, TEXT("Bilan"));
    assert_int_equal(frame.sheets.count, 2);
    PdfLines lines = read_page(&frame, 1);
    find_line(&lines, 0, "Bilan (suite)");
    find_line(&lines, 0, "Contrôles en échec");
}

static void sources_are_given_with_their_whole_digest(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    add_source(*state, document, "2022.txt");
    add_source(*state, document, "2021.txt");
    PdfFrame frame = new_frame(*state, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_FULL);
    double before = frame.y, height = pdf_sources_height(&frame);
    pdf_sources_draw(&frame, TEXT("Bilan"));
    assert_near(frame.y - before, height, 0.01);
    PdfLines lines = read_page(&frame, 0);
    Text wanted = text_print(*state, "Établi à partir de 2021.txt SHA-256 %s", DIGEST);
    find_line(&lines, 0, wanted.bytes);
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(the_cover_says_whose_accounts_of_which_year_they_are),
        ARENA_TEST(a_cover_in_two_languages_gives_each_its_line),
        ARENA_TEST(the_cover_leaves_out_what_is_not_known),
        ARENA_TEST(a_final_cover_says_so),
        ARENA_TEST(contents_give_the_page_of_each_part),
        ARENA_TEST(contents_name_a_part_that_is_missing_and_why),
        ARENA_TEST(a_reason_in_two_languages_is_given_once),
        ARENA_TEST(long_contents_go_on_below_their_title),
        ARENA_TEST(failed_proofs_are_named_with_their_amounts),
        ARENA_TEST(nothing_is_said_when_every_proof_holds),
        ARENA_TEST(failed_proofs_go_on_to_the_next_page_where_there_is_no_room),
        ARENA_TEST(sources_are_given_with_their_whole_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
