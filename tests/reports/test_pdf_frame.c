#include "reports/pdf_frame.h"

#include "tests/reports/pdf_pages.h"

static const PdfPen PEN = {FACE_REGULAR, 10, INK_TEXT};

static Document *with_notice(Document *document) {
    document->notice = TEXT("Association imaginaire");
    return document;
}

static void a_page_begins_with_the_entity_then_title_and_period(void **state) {
    Document *document = with_notice(new_document(*state, LANGUAGE_FRENCH));
    PdfFrame frame = new_frame(*state, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan : actif"), HEADING_FULL);
    PdfLines lines = read_page(&frame, 0);
    double entity = find_line(&lines, 0, "Les Amis du Bief · SIREN 123\u202F456\u202F789")->y;
    double title = find_line(&lines, 0, "Bilan : actif")->y;
    double period = find_line(&lines, 0, "Du 1er janvier 2022 au 31 décembre 2022")->y;
    double notice = find_line(&lines, 0, "Association imaginaire")->y;
    assert_true(entity < title && title < period && period < notice);
}

static void a_page_that_continues_another_says_so(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_BILINGUAL));
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_CONTINUED);
    PdfLines lines = read_page(&frame, 0);
    find_line(&lines, 0, "Bilan (suite / continued)");
    assert_int_equal(count_of(&lines, "Bilan"), 0);
}

static void a_draft_is_stamped_and_a_final_document_is_not(void **state) {
    for (DocumentStatus status = STATUS_DRAFT; status <= STATUS_FINAL; status++) {
        Document *document = new_document(*state, LANGUAGE_FRENCH);
        document->status = status;
        PdfFrame frame = new_frame(*state, document);
        frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_FULL);
        PdfLines lines = read_page(&frame, 0);
        assert_int_equal(count_of(&lines, "PROJET"), status == STATUS_DRAFT ? 1 : 0);
    }
}

static void a_cover_has_neither_head_nor_title(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_FRENCH));
    frame_begin_page(&frame, PORTRAIT, TEXT("Bilan"), HEADING_NONE);
    frame_write(&frame, &PEN, 100, 100, 0, TEXT("x"));
    assert_int_equal(read_page(&frame, 0).count, 1);
}

static void the_height_is_what_remains_below_the_heading(void **state) {
    static const PdfHeading headings[] = {HEADING_FULL, HEADING_CONTINUED};
    static const Language languages[] = {LANGUAGE_FRENCH, LANGUAGE_BILINGUAL};
    for (unsigned i = 0; i < 16; i++) {
        Document *document = new_document(*state, languages[i & 1]);
        if (i & 2) with_notice(document);
        PdfOrientation orientation = i & 4 ? LANDSCAPE : PORTRAIT;
        PdfHeading heading = headings[i >> 3];
        Text title = TEXT("Compte de résultat des activités / Income statement of activities");
        PdfFrame frame = new_frame(*state, document);
        double height = frame_height(&frame, orientation, title, heading);
        frame_begin_page(&frame, orientation, title, heading);
        assert_near(frame.bottom - frame.y, height, 0.01);
        assert_near(frame.right - frame.left, frame_width(orientation), 0.01);
        pdf_book_destroy(frame.book);
    }
}

static void a_paragraph_takes_the_height_that_was_measured(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_FRENCH));
    frame_begin_page(&frame, PORTRAIT, TEXT("Notes"), HEADING_FULL);
    static const char *const texts[] = {
        "",
        "Une ligne.",
        ("Les contributions volontaires en nature sont valorisées au coût horaire moyen ; le "
         "bénévolat représente neuf cent dix-neuf heures, déclarées par chacun."),
    };
    for (size_t i = 0; i < 3; i++) {
        double before = frame.y;
        double height = frame_paragraph_height(&frame, &PEN, 200, text_of(texts[i]));
        frame_paragraph(&frame, &PEN, frame.left, 200, text_of(texts[i]));
        assert_near(frame.y - before, height, 0.01);
        assert_true((i == 0) == (height == 0));
    }
    PdfLines lines = read_page(&frame, 0);
    assert_true(lines.count > 3);
    for (size_t i = lines.count - 2; i < lines.count; i++) {
        assert_near(lines.items[i].y - lines.items[i - 1].y, 12.8, 0.02);
    }
}

static void a_paragraph_longer_than_half_a_page_ends_in_an_ellipsis(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_FRENCH));
    frame_begin_page(&frame, PORTRAIT, TEXT("Notes"), HEADING_FULL);
    Builder text = builder_in(*state);
    for (int i = 0; i < 3000; i++) builder_add_string(&text, "bénévolat ");
    frame_paragraph(&frame, &PEN, frame.left, 400, builder_text(&text));
    assert_true(frame.y < frame.bottom);
    PdfLines lines = read_page(&frame, 0);
    assert_string_equal(lines.items[lines.count - 1].text.bytes, "...");
}

static void a_line_wider_than_its_room_ends_in_an_ellipsis(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_FRENCH));
    frame_begin_page(&frame, PORTRAIT, TEXT(""), HEADING_NONE);
    Text name = TEXT("Fédération départementale des associations");
    frame_write(&frame, &PEN, 50, 100, 100, name);
    frame_write(&frame, &PEN, 50, 120, 0, name);
    double ellipsis = frame_text_width(&frame, &PEN, TEXT("..."));
    PdfLines lines = read_page(&frame, 0);
    assert_int_equal(lines.count, 3);
    assert_true(lines.items[0].text.size < name.size);
    assert_string_equal(lines.items[1].text.bytes, "...");
    assert_true(lines.items[1].x + ellipsis <= 150.01);
    assert_true(text_equal(lines.items[2].text, name));
}

static void figures_end_where_they_are_told_to(void **state) {
    PdfFrame frame = new_frame(*state, new_document(*state, LANGUAGE_FRENCH));
    frame_begin_page(&frame, PORTRAIT, TEXT(""), HEADING_NONE);
    static const char *const figures[] = {"1\u202F234,56", "\u22127,00", "0,00"};
    double widths[3];
    for (size_t i = 0; i < 3; i++) {
        frame_write_right(&frame, &PEN, 300, 100, text_of(figures[i]));
        widths[i] = frame_text_width(&frame, &PEN, text_of(figures[i]));
    }
    PdfLines lines = read_page(&frame, 0);
    for (size_t i = 0; i < 3; i++) assert_near(lines.items[i].x + widths[i], 300, 0.02);
}

/* A document of three pages, one of them turned, with their feet. */
static PdfFrame three_pages(Arena *arena, const Document *document) {
    PdfFrame frame = new_frame(arena, document);
    frame_begin_page(&frame, PORTRAIT, TEXT("Un"), HEADING_NONE);
    frame_begin_page(&frame, LANDSCAPE, TEXT("Deux"), HEADING_FULL);
    frame_begin_page(&frame, PORTRAIT, TEXT("Trois"), HEADING_CONTINUED);
    frame_write_feet(&frame);
    return frame;
}

static void every_page_has_a_foot_with_its_number(void **state) {
    for (size_t page = 0; page < 3; page++) {
        PdfFrame frame = three_pages(*state, new_document(*state, LANGUAGE_FRENCH));
        PdfLines lines = read_page(&frame, page);
        find_line(&lines, 0, text_print(*state, "page %zu/3", page + 1).bytes);
        find_line(&lines, 0, "Les Amis du Bief · Du 1er janvier 2022 au 31 décembre 2022 · PROJET");
    }
}

static void period_and_status_are_not_cut_behind_a_long_name(void **state) {
    Document *document = with_notice(new_document(*state, LANGUAGE_BILINGUAL));
    document->entity_name = TEXT("Fédération départementale des associations de sauvegarde des "
                                 "moulins, biefs et canaux de l'Isère et des vallées voisines");
    PdfFrame frame = three_pages(*state, document);
    PdfLines lines = read_page(&frame, 0);
    find_line(&lines, 0,
              "Du 1er janvier 2022 au 31 décembre 2022 / From 1 January 2022 to 31 December 2022 "
              "· PROJET / DRAFT");
    const PdfLine *notice = find_line(&lines, 0, "Association imaginaire");
    assert_true(notice->y < PAGE_HEIGHT - 8);
}

static void a_long_notice_takes_the_lines_that_are_left(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    document->notice = TEXT("Démonstration : livres reconstitués d'après les chiffres publiés ; ce "
                            "ne sont pas les écritures de l'association, dont aucun journal n'a "
                            "été publié et dont les comptes font seuls foi devant l'assemblée.");
    PdfFrame frame = three_pages(*state, document);
    PdfLines lines = read_page(&frame, 2);
    size_t last = 0;
    for (size_t i = 0; i < lines.count; i++) {
        if (strstr(lines.items[i].text.bytes, "assemblée.")) last = i;
    }
    assert_true(last > 0 && lines.items[last].y < PAGE_HEIGHT - 8);
    assert_int_equal(count_of(&lines, "..."), 0);
}

static void a_final_document_has_the_digests_at_its_foot(void **state) {
    Document *document = new_document(*state, LANGUAGE_FRENCH);
    *LIST_PUSH((Arena *)*state, &document->sources) =
        (Source){TEXT("fec.txt"), TEXT("0123456789abcdef0123456789abcdef")};
    for (DocumentStatus status = STATUS_DRAFT; status <= STATUS_FINAL; status++) {
        document->status = status;
        PdfFrame frame = three_pages(*state, document);
        PdfLines lines = read_page(&frame, 1);
        assert_int_equal(count_of(&lines, "fec.txt SHA-256 0123456789abcdef…"),
                         status == STATUS_FINAL ? 1 : 0);
    }
}

int main(void) {
#define ARENA_TEST(test) cmocka_unit_test_setup_teardown(test, create_arena, destroy_arena)
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_page_begins_with_the_entity_then_title_and_period),
        ARENA_TEST(a_page_that_continues_another_says_so),
        ARENA_TEST(a_draft_is_stamped_and_a_final_document_is_not),
        ARENA_TEST(a_cover_has_neither_head_nor_title),
        ARENA_TEST(the_height_is_what_remains_below_the_heading),
        ARENA_TEST(a_paragraph_takes_the_height_that_was_measured),
        ARENA_TEST(a_paragraph_longer_than_half_a_page_ends_in_an_ellipsis),
        ARENA_TEST(a_line_wider_than_its_room_ends_in_an_ellipsis),
        ARENA_TEST(figures_end_where_they_are_told_to),
        ARENA_TEST(every_page_has_a_foot_with_its_number),
        ARENA_TEST(period_and_status_are_not_cut_behind_a_long_name),
        ARENA_TEST(a_long_notice_takes_the_lines_that_are_left),
        ARENA_TEST(a_final_document_has_the_digests_at_its_foot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
