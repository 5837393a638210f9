#include "tests/ledger/reading.h"

#include "ledger/exporter.h"

/* What leaves the program: the form of each export, and that nothing in a text becomes syntax. */

static const char NAME[] = "123456789FEC20221231.txt";

static Text exported(Reading *reading, const char *form) {
    const Exporter *exporter = exporter_find(text_of(form));
    const FiscalYear *year = &reading->books.years[0];
    Builder out = builder_in(reading->arena);
    exporter->begin(&out, year);
    for (uint64_t i = 0; i < year->entry_count; i++) {
        assert_true(exporter_accepts(exporter, year, &year->entries[i], &reading->error));
        exporter->add_entry(&out, year, &year->entries[i]);
    }
    return builder_text(&out);
}

static void assert_holds(Text text, const char *part) {
    if (!strstr(text.bytes, part)) fail_msg("no \"%s\" in:\n%s", part, text.bytes);
}

static void assert_lacks(Text text, const char *part) {
    if (strstr(text.bytes, part)) fail_msg("\"%s\" in:\n%s", part, text.bytes);
}

static void read_kept(Reading *reading, Text fec) {
    reading->choices.keep_lines = true;
    read_bytes(reading, NAME, fec);
    assert_true(reading->is_read);
}

/* A purchase whose first line bears this label, account label and piece. */
static void read_texts(Reading *reading, const char *label, const char *account,
                       const char *piece) {
    Builder fec = builder_in(reading->arena);
    builder_add_string(&fec, FEC_HEADER);
    builder_print(&fec, "AC\tAchats\t1\t20220105\t606100\t%s\t\t\t%s\t20220105\t%s\t", account,
                  piece, label);
    builder_add_string(&fec, "12,00\t0,00\t\t\t20220131\t\t\n");
    builder_print(&fec, "AC\tAchats\t1\t20220105\t401000\tFournisseurs\tF1\tDurand\t%s\t", piece);
    builder_add_string(&fec, "20220105\tFacture\t0,00\t12,00\tA\t20220201\t20220131\t\t\n");
    read_kept(reading, builder_text(&fec));
}

static void a_regular_fec_is_written_as_it_was(void **state) {
    Reading *reading = *state;
    Text fec = TEXT(FEC_HEADER
                    "AN\tÀ-nouveaux\t1\t20220101\t512000\tBanque\t\t\t-\t20220101\tÀ nouveau\t"
                    "800,00\t0,00\t\t\t20220101\t\t\n"
                    "AN\tÀ-nouveaux\t1\t20220101\t102000\tFonds\t\t\t-\t20220101\tÀ nouveau\t"
                    "0,00\t800,00\t\t\t20220101\t\t\n"
                    "BQ\tBanque\tB7\t20220203\t512000\tBanque\tX\tTiers\tR1\t20220202\tAvoir|x\t"
                    "-5,00\t0,00\tAA\t20220204\t\t-5,43\tUSD\n"
                    "BQ\tBanque\tB7\t20220203\t706000\tVentes\t\t\tR1\t20220202\tAvoir|x\t"
                    "0,00\t-5,00\t\t\t\t\t\n");
    read_kept(reading, fec);
    assert_string_equal(exported(reading, "fec").bytes, fec.bytes);
}

static void points_iso_dates_and_blanks_take_the_form_of_the_law(void **state) {
    Reading *reading = *state;
    read_kept(reading, TEXT(FEC_HEADER
                            "BQ\tBanque\t1\t2022-01-05\t512000\tBanque\t\t\tP\t05/01/2022\t Don \t"
                            "000012.5\t\t\t\t\t100\tUSD\n"
                            "BQ\tBanque\t1\t2022-01-05\t754100\t\t\t\tP\t05/01/2022\tDon\t"
                            "\t12,50-\t\t\t\t\t\n"
                            "BQ\tBanque\t1\t2022-01-05\t754100\t\t\t\tP\t05/01/2022\tDon\t"
                            "\t25\t\t\t\t\t\n"));
    Text fec = exported(reading, "fec");
    assert_holds(fec, "BQ\tBanque\t1\t20220105\t512000\tBanque\t\t\tP\t20220105\tDon\t12,50\t0,00\t"
                      "\t\t\t100,00\tUSD\n");
    assert_holds(fec, "\t754100\t754100\t\t\tP\t20220105\tDon\t0,00\t-12,50\t\t\t\t\t\n");
}

static void lines_keep_number_journal_and_date_where_their_entry_has_others(void **state) {
    static const SampleLine LINES[] = {
        {"AC", "1", "20220105", "606100", "12,00", NULL, .piece = "P"},
        {"BQ", "1", "20220105", "512000", NULL, "12,00", .piece = "P"},
        {"OD", "2", "20220301", "606100", "7,00", NULL, .piece = "Q"},
        {"OD", "2", "20220302", "512000", NULL, "7,00", .piece = "Q"},
        {0},
    };
    Reading *reading = *state;
    Text fec = fec_of(reading->arena, LINES);
    read_kept(reading, fec);
    assert_int_equal(reading->books.years[0].entry_count, 2);
    assert_string_equal(exported(reading, "fec").bytes, fec.bytes);
}

static void entries_that_are_scattered_come_together(void **state) {
    static const SampleLine SCATTERED[] = {
        {"AC", "1", "20220105", "606100", "12,00", NULL},
        {"AC", "2", "20220105", "606100", "7,00", NULL},
        {"AC", "1", "20220105", "512000", NULL, "12,00"},
        {"AC", "2", "20220105", "512000", NULL, "7,00"},
        {0},
    };
    static const SampleLine TOGETHER[] = {
        {"AC", "1", "20220105", "606100", "12,00", NULL},
        {"AC", "1", "20220105", "512000", NULL, "12,00"},
        {"AC", "2", "20220105", "606100", "7,00", NULL},
        {"AC", "2", "20220105", "512000", NULL, "7,00"},
        {0},
    };
    Reading *reading = *state;
    read_kept(reading, fec_of(reading->arena, SCATTERED));
    assert_string_equal(exported(reading, "fec").bytes, fec_of(reading->arena, TOGETHER).bytes);
}

static void a_posting_names_account_amount_and_what_else_is_known(void **state) {
    Reading *reading = *state;
    read_texts(reading, "Papier", "Fournitures", "F-9");
    Text journal = exported(reading, "hledger");
    assert_holds(journal, "; Fiscal year 2022-01-01 to 2022-12-31.");
    assert_holds(journal, "\naccount 4:40:401000 Fournisseurs\naccount 6:60:606100 Fournitures\n");
    assert_holds(journal, "\n2022-01-05 * (1) Papier  ; journal: AC\n"
                          "    6:60:606100 Fournitures                        12.00 EUR"
                          "  ; piece: F-9\n");
    assert_holds(journal, "    4:40:401000 Fournisseurs                      -12.00 EUR"
                          "  ; third-party: F1 Durand, piece: F-9, letters: A, label: Facture\n");
}

static void nothing_in_a_text_becomes_syntax_of_a_journal(void **state) {
    Reading *reading = *state;
    read_texts(reading, "a; date:2022-99-99 | b", "Eau : gaz  ; [2022-01-01]", "x:y [=2022-13-01]");
    Text journal = exported(reading, "hledger");
    assert_holds(journal, "(1) a, date:2022-99-99 / b  ; journal: AC\n");
    assert_holds(journal, "account 6:60:606100 Eau - gaz , [2022-01-01]\n");
    assert_holds(journal, "piece: x.y (=2022-13-01)");
    read_texts(reading, "tabs\xC2\xA0\xC2\xA0of \xE2\x80\xA8 blanks", "Deux  blancs ", "-");
    journal = exported(reading, "hledger");
    assert_holds(journal, "(1) tabs of blanks  ;");
    assert_holds(journal, "6:60:606100 Deux blancs  ");
}

static void an_account_has_one_name_for_all_its_third_parties(void **state) {
    Reading *reading = *state;
    Text fec = TEXT(FEC_HEADER
                    "OD\tOD\t1\t20220105\t401000\tFournisseurs\tA\t\tP\t20220105\tL\t1,00\t0,00\t"
                    "\t\t20220131\t\t\n"
                    "OD\tOD\t1\t20220105\t401000\tAutre nom\tB\t\tP\t20220105\tL\t0,00\t1,00\t"
                    "\t\t20220131\t\t\n");
    read_kept(reading, fec);
    assert_lacks(exported(reading, "hledger"), "Autre nom");
    assert_string_equal(exported(reading, "fec").bytes, fec.bytes);
}

static void opening_and_closing_entries_bear_a_tag(void **state) {
    static const SampleLine LINES[] = {
        {"AN", "1", "20220101", "512000", "10,00", NULL, .label = "À nouveau"},
        {"AN", "1", "20220101", "102000", NULL, "10,00", .label = "À nouveau"},
        {"BQ", "2", "20220601", "512000", "3,00", NULL},
        {"BQ", "2", "20220601", "754100", NULL, "3,00"},
        {"OD", "3", "20221231", "754100", "3,00", NULL},
        {"OD", "3", "20221231", "120000", NULL, "3,00"},
        {0},
    };
    Reading *reading = *state;
    read_kept(reading, fec_of(reading->arena, LINES));
    Text journal = exported(reading, "hledger"), csv = exported(reading, "csv");
    assert_holds(journal, "; journal: AN, opening: yes\n");
    assert_holds(journal, "; journal: OD, closing: yes\n");
    assert_holds(csv, ",2022-01-01,opening,512000,");
    assert_holds(csv, ",2022-06-01,,512000,");
    assert_holds(csv, ",2022-12-31,closing,754100,");
}

static void csv_quotes_what_has_separators_or_quotes(void **state) {
    Reading *reading = *state;
    read_texts(reading, "Papier, \"A4\"", "Fournitures", "=1+1");
    Text csv = exported(reading, "csv");
    assert_holds(csv, "journal,journal_label,entry,date,valid_date,kind,account,");
    assert_holds(csv, "AC,Achats,1,2022-01-05,2022-01-31,,606100,Fournitures,,,=1+1,2022-01-05,"
                      "\"Papier, \"\"A4\"\"\",12.00,0.00,,,,,2\r\n");
}

static void journals_refuse_an_entry_that_does_not_balance(void **state) {
    static const SampleLine LINES[] = {
        {"AC", "1", "20220105", "606100", "12,00", NULL, .piece = "A"},
        {"BQ", "2", "20220107", "512000", NULL, "12,00", .piece = "B"},
        {0},
    };
    Reading *reading = *state;
    read_kept(reading, fec_of(reading->arena, LINES));
    const FiscalYear *year = &reading->books.years[0];
    Error error = {0};
    const Entry *entry = &year->entries[0];
    assert_true(exporter_accepts(exporter_find(TEXT("fec")), year, entry, &error));
    assert_true(exporter_accepts(exporter_find(TEXT("csv")), year, entry, &error));
    assert_false(exporter_accepts(exporter_find(TEXT("hledger")), year, entry, &error));
    assert_int_equal(error.code, ERROR_UNBALANCED);
    assert_int_equal(error.line, 2);
}

static void the_name_of_a_fec_is_siren_and_closing_date(void **state) {
    Reading *reading = *state;
    FiscalYear year = {.end = date_of(2022, 6, 30)};
    Arena *arena = reading->arena;
    assert_text(fec_legal_name(arena, TEXT("732829320"), &year), "732829320FEC20220630.txt");
    assert_text(fec_legal_name(arena, TEXT(""), &year), "000000000FEC20220630.txt");
    assert_text(fec_legal_name(arena, TEXT("unknown"), &year), "000000000FEC20220630.txt");
    year.siren = TEXT("123456782");
    assert_text(fec_legal_name(arena, TEXT(""), &year), "123456782FEC20220630.txt");
}

static void exporters_are_known_by_name(void **state) {
    Reading *reading = *state;
    assert_null(exporter_find(TEXT("ods")));
    assert_null(exporter_find(TEXT("")));
    assert_text(exporter_names(reading->arena), "fec, hledger, csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(a_regular_fec_is_written_as_it_was),
        ACCOUNTING_TEST(points_iso_dates_and_blanks_take_the_form_of_the_law),
        ACCOUNTING_TEST(lines_keep_number_journal_and_date_where_their_entry_has_others),
        ACCOUNTING_TEST(entries_that_are_scattered_come_together),
        ACCOUNTING_TEST(a_posting_names_account_amount_and_what_else_is_known),
        ACCOUNTING_TEST(nothing_in_a_text_becomes_syntax_of_a_journal),
        ACCOUNTING_TEST(an_account_has_one_name_for_all_its_third_parties),
        ACCOUNTING_TEST(opening_and_closing_entries_bear_a_tag),
        ACCOUNTING_TEST(csv_quotes_what_has_separators_or_quotes),
        ACCOUNTING_TEST(journals_refuse_an_entry_that_does_not_balance),
        ACCOUNTING_TEST(the_name_of_a_fec_is_siren_and_closing_date),
        ACCOUNTING_TEST(exporters_are_known_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
