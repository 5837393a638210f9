/* The head of every document: who, which days, from which files; and what a request may ask. */
#include "reports/report.h"

#include "tests/reports/library_book.h"
#include "tests/reports/reporting.h"
#include "tests/reports/small_year.h"

enum { MOST_SETTINGS = 3 };

/* Settings of the test, and what stands at the head of a document of that language. */
static const struct {
    struct {
        const char *key, *value;
    } settings[MOST_SETTINGS];
    Language language;
    const char *file;
    const char *name, *siren, *object, *notice;
} HEADS[] = {
    {{{"entity", "Les Amis du Quai"}},
     LANGUAGE_FRENCH,
     "123456789FEC20221231.txt",
     "Les Amis du Quai",
     "123456789",
     "",
     ""},
    {{{"entity", "Les Amis du Quai"}, {"siren", "987654321"}},
     LANGUAGE_FRENCH,
     "123456789FEC20221231.txt",
     "Les Amis du Quai",
     "987654321",
     "",
     ""},
    {{{NULL}}, LANGUAGE_FRENCH, "123456789FEC20221231.txt", "SIREN 123456789", "123456789", "", ""},
    /* Nine zeros are no number. */
    {{{NULL}}, LANGUAGE_FRENCH, "000000000FEC20221231.txt", "Entité sans nom", "", "", ""},
    {{{NULL}}, LANGUAGE_ENGLISH, "000000000FEC20221231.txt", "Unnamed entity", "", "", ""},
    {{{"object", "Prêt de livres"}, {"object_en", "Lending books"}, {"notice", "Essai"}},
     LANGUAGE_FRENCH,
     "123456789FEC20221231.txt",
     "SIREN 123456789",
     "123456789",
     "Prêt de livres",
     "Essai"},
    {{{"object", "Prêt de livres"}, {"object_en", "Lending books"}, {"notice", "Essai"}},
     LANGUAGE_ENGLISH,
     "123456789FEC20221231.txt",
     "SIREN 123456789",
     "123456789",
     "Lending books",
     "Essai"},
    {{{"object", "Prêt de livres"}, {"object_en", "Lending books"}, {"notice_en", "Trial"}},
     LANGUAGE_BILINGUAL,
     "123456789FEC20221231.txt",
     "SIREN 123456789",
     "123456789",
     "Prêt de livres / Lending books",
     "Trial"},
};

static void the_entity_is_that_of_the_settings_or_of_the_file(void **state) {
    Reading *reading = *state;
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        Settings settings = {0};
        for (size_t k = 0; k < MOST_SETTINGS && HEADS[i].settings[k].key; k++) {
            settings_set(reading->arena, &settings, HEADS[i].settings[k].key,
                         HEADS[i].settings[k].value);
        }
        read_bytes(reading, HEADS[i].file, fec_of(reading->arena, LIBRARY));
        assert_true(reading->is_read);
        ReportRequest request = {.settings = &settings, .language = HEADS[i].language};
        const Document *document = report_of(reading, "trial-balance", request);
        assert_text(document->entity_name, HEADS[i].name);
        assert_text(document->entity_siren, HEADS[i].siren);
        assert_text(document->entity_object, HEADS[i].object);
        assert_text(document->notice, HEADS[i].notice);
    }
}

static void the_days_are_those_asked_for(void **state) {
    Reading *reading = *state;
    keep_lines_of(reading, LIBRARY);
    const Document *year = report_of(reading, "journal", (ReportRequest){0});
    assert_date(year->start, 2022, 1, 1);
    assert_date(year->end, 2022, 12, 31);
    assert_int_equal(year->entry_count, 7);
    assert_int_equal(year->line_count, 17);
    ReportRequest from_march = {.has_period = true, .period = period_of("2022-03..")};
    const Document *part = report_of(reading, "journal", from_march);
    assert_date(part->start, 2022, 3, 1);
    assert_date(part->end, 2022, 12, 31);
}

static void sources_are_named_without_their_folder(void **state) {
    Reading *reading = *state;
    reading->choices.digest_sources = true;
    keep_lines_of(reading, LIBRARY);
    const Document *document = report_of(reading, "journal", (ReportRequest){0});
    assert_int_equal(document->sources.count, 1);
    assert_text(document->sources.items[0].path, "123456789FEC20221231.txt");
    assert_int_equal(document->sources.items[0].digest.size, 64);
    reading->choices.digest_sources = false;
    keep_lines_of(reading, LIBRARY);
    document = report_of(reading, "journal", (ReportRequest){0});
    assert_int_equal(document->sources.items[0].digest.size, 0);
}

/* The regulation is that of the first day of the year; working papers follow none. */
static void statements_name_the_regulation_of_their_year(void **state) {
    static const struct {
        int year;
        const char *report, *regulation;
    } CASES[] = {
        {2024, "income-statement", "anc-2018-06/2020"},
        {2025, "income-statement", "anc-2018-06/2025"},
        {2026, "balance-sheet", "anc-2018-06/2026"},
        {2025, "trial-balance", ""},
    };
    Reading *reading = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        SmallYear small = small_year(reading->arena, CASES[i].year);
        posted(&small, "512000", 100);
        posted(&small, "756000", -100);
        FiscalYear year = *finished(&small);
        reading->books = (Books){&year, 1};
        const Document *document = report_of(reading, CASES[i].report, (ReportRequest){0});
        assert_text(document->regulation, CASES[i].regulation);
        assert_int_equal(document->status, STATUS_DRAFT);
    }
}

static void balances_alone_cannot_answer_for_entries(void **state) {
    static const struct {
        const char *report;
        ReportRequest request;
        bool is_built;
    } CASES[] = {
        {"trial-balance", {.language = LANGUAGE_ENGLISH}, true},
        {"income-statement", {.language = LANGUAGE_ENGLISH}, true},
        {"journal", {.language = LANGUAGE_ENGLISH}, false},
        {"general-ledger", {.language = LANGUAGE_ENGLISH}, false},
        {"trial-balance", {.has_period = true}, false},
        {"income-statement", {.has_period = true}, false},
        {"annual-accounts", {.with_general_ledger = true}, false},
        {"annual-accounts", {.with_trial_balance = true}, true},
    };
    Reading *reading = *state;
    SmallYear small = small_year(reading->arena, 2022);
    posted(&small, "512000", 100);
    posted(&small, "756000", -100);
    FiscalYear year = *finished(&small);
    year.is_balance = true;
    reading->books = (Books){&year, 1};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Document document;
        bool is_built = ask_report(reading, CASES[i].report, CASES[i].request, &document);
        if (is_built != CASES[i].is_built) fail_msg("case %zu: %s", i, CASES[i].report);
        if (!is_built) assert_int_equal(reading->error.code, ERROR_ENTRIES_ABSENT);
    }
}

/* The same days a year earlier; the end of a month stays the end of that month. */
static void a_period_is_compared_with_the_same_days_of_the_year_before(void **state) {
    static const SampleLine OF_2021[] = {
        {"BQ", "1", "20210228", "512000", "7,00", NULL},
        {"BQ", "1", "20210228", "756000", NULL, "7,00"},
        {"BQ", "2", "20210301", "512000", "5,00", NULL},
        {"BQ", "2", "20210301", "756000", NULL, "5,00"},
        {0},
    };
    static const SampleLine OF_2022[] = {
        {"AN", "1", "20220101", "512000", "12,00", NULL},
        {"AN", "1", "20220101", "110000", NULL, "12,00"},
        {"BQ", "2", "20220228", "512000", "3,00", NULL},
        {"BQ", "2", "20220228", "756000", NULL, "3,00"},
        {0},
    };
    Reading *reading = *state;
    keep_years_of(reading, OF_2022, OF_2021);
    ReportRequest request = {.has_period = true, .period = period_of("2022-01..2022-02")};
    const Document *document = report_of(reading, "income-statement", request);
    assert_row(reading->arena, document, "income-statement", "resultat", "resultat 3.00 7.00");
    request.period = period_of("2022-03..2022-12");
    document = report_of(reading, "income-statement", request);
    assert_row(reading->arena, document, "income-statement", "resultat", "resultat 0.00 5.00");
}

static void reports_are_found_by_their_names(void **state) {
    (void)state;
    assert_non_null(report_find(TEXT("balance-sheet")));
    assert_null(report_find(TEXT("balance")));
    assert_null(report_find(TEXT("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(the_entity_is_that_of_the_settings_or_of_the_file),
        ACCOUNTING_TEST(the_days_are_those_asked_for),
        ACCOUNTING_TEST(sources_are_named_without_their_folder),
        ACCOUNTING_TEST(statements_name_the_regulation_of_their_year),
        ACCOUNTING_TEST(balances_alone_cannot_answer_for_entries),
        ACCOUNTING_TEST(a_period_is_compared_with_the_same_days_of_the_year_before),
        ACCOUNTING_TEST(reports_are_found_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
