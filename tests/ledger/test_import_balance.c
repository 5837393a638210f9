#include "tests/ledger/reading.h"

#include "ledger/balance_header.h"
#include "ledger/name_date.h"

/* A trial balance as somebody's program or hand wrote it: what it becomes, and what is refused. */

static const char NAME[] = "balance-2022-12-31.csv";

static const FiscalYear *read_balance(Reading *reading, const char *csv) {
    read_bytes(reading, NAME, text_of(csv));
    return reading->books.count ? &reading->books.years[0] : NULL;
}

/* Bank 100,00 of which 60,00 were given and 40,00 are owed, however it was written. */
static void assert_small_year(Reading *reading) {
    assert_true(reading->is_read);
    const FiscalYear *year = &reading->books.years[0];
    assert_closing(year, "512000", "100,00");
    assert_closing(year, "401000", "-40,00");
    assert_closing(year, "754100", "-60,00");
    assert_int_equal(findings_count(&reading->findings, TROUBLE_IRREGULAR), 0);
}

static void assert_refused(const Reading *reading, ErrorCode code, uint64_t line, uint64_t column) {
    assert_false(reading->is_read);
    assert_int_equal(reading->error.code, ERROR_NONE);
    assert_int_equal(error_kind(code)->trouble, TROUBLE_UNREADABLE);
    assert_place(reading, code, line, column);
}

static void debit_and_credit_alone_are_closing_balances(void **state) {
    Reading *reading = *state;
    const FiscalYear *year = read_balance(reading, "compte;intitulé;débit;crédit\n"
                                                   "512000;Banque;100,00;\n"
                                                   "401000;Fournisseurs;;40,00\n"
                                                   "754100;Dons manuels;0,00;60,00\n");
    assert_small_year(reading);
    assert_text(balance_in(year, "754100", NULL).label, "Dons manuels");
    assert_true(year->is_balance);
    assert_false(year->has_opening);
    assert_amount(year_result(year), "60,00");
    assert_int_equal(year->entry_count, 0);
    assert_int_equal(year->line_count, 0);
    assert_int_equal(times_found(reading, ERROR_BALANCE_CLOSINGS), 1);
    assert_value(reading, ERROR_BALANCE_READ, 1, "3");
    assert_value(reading, ERROR_BALANCE_READ, 2, ";");
    assert_value(reading, ERROR_BALANCE_READ, 3, "UTF-8");
}

static void with_opening_columns_debit_and_credit_are_movements(void **state) {
    Reading *reading = *state;
    const FiscalYear *year =
        read_balance(reading, "account,label,opening_debit,opening_credit,debit,credit\n"
                              "512000,Bank,70.00,,50.00,20.00\n"
                              "401000,Suppliers,,70.00,30.00,0.00\n"
                              "754100,Donations,,,,60.00\n");
    assert_small_year(reading);
    assert_true(year->has_opening);
    Balance bank = balance_in(year, "512000", NULL);
    assert_amount(balance_opening(&bank), "70,00");
    assert_amount(bank.debit, "50,00");
    assert_amount(bank.credit, "20,00");
    assert_int_equal(times_found(reading, ERROR_BALANCE_CLOSINGS), 0);
}

static void closing_columns_must_follow_from_the_others(void **state) {
    Reading *reading = *state;
    const char *header = "Compte;Intitulé;Débit;Crédit;Solde débiteur;Solde créditeur\n";
    Text lines = TEXT("512000;Banque;150,00;50,00;100,00;\n"
                      "401000;Fournisseurs;10,00;50,00;;40,00\n"
                      "754100;Dons;;60,00;;60,00\n");
    Text csv = text_print(reading->arena, "%s%.*s", header, TEXT_ARGUMENTS(lines));
    read_bytes(reading, NAME, csv);
    assert_small_year(reading);
    read_balance(reading, "Compte;Intitulé;Débit;Crédit;Solde débiteur;Solde créditeur\n"
                          "512000;Banque;150,00;50,00;100,00;\n"
                          "401000;Fournisseurs;10,00;50,00;;30,00\n"
                          "754100;Dons;;60,00;;60,00\n");
    assert_refused(reading, ERROR_BALANCE_CLOSING, 3, 33);
    assert_value(reading, ERROR_BALANCE_CLOSING, 1, "401000");
    assert_value(reading, ERROR_BALANCE_CLOSING, 2, "-30.00");
    assert_value(reading, ERROR_BALANCE_CLOSING, 3, "-40.00");
}

static void one_signed_column_stands_for_both_sides(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte\tintitulé\tsolde\n512000\tBanque\t100,00\n"
                          "401000\tFournisseurs\t-40,00\n754100\tDons\t(60,00)\n");
    assert_small_year(reading);
    assert_value(reading, ERROR_BALANCE_READ, 2, "TAB");
}

static void openings_and_closings_give_what_moved_between(void **state) {
    Reading *reading = *state;
    const FiscalYear *year =
        read_balance(reading, "compte;solde initial;solde final\n512000;70;100\n"
                              "401000;-70;-40\n754100;0;-60\n");
    assert_small_year(reading);
    Balance supplier = balance_in(year, "401000", NULL);
    assert_amount(supplier.debit, "30,00");
    assert_amount(balance_opening(&supplier), "-70,00");
}

static void third_parties_keep_their_own_balance(void **state) {
    Reading *reading = *state;
    const FiscalYear *year =
        read_balance(reading, "compte;libellé;tiers;nom du tiers;débit;crédit\n"
                              "401000;Fournisseurs;A;Atelier;;70,00\n"
                              "401000;Fournisseurs;B;Boutique;30,00;\n"
                              "512000;Banque;X;;60,00;\n512000;Banque;Y;;40,00;\n"
                              "754100;Dons;;;;60,00\n");
    assert_true(reading->is_read);
    Balance owed = balance_in(year, "401000", "A"), paid = balance_in(year, "401000", "B");
    assert_amount(balance_closing(&owed), "-70,00");
    assert_amount(balance_closing(&paid), "30,00");
    assert_text(paid.auxiliary_label, "Boutique");
    assert_closing(year, "512000", "100,00");
    assert_int_equal(year->auxiliary_count, 2);
    assert_int_equal(times_found(reading, ERROR_BALANCE_TWICE), 0);
}

static void fields_in_quotes_hold_separators_quotes_and_line_breaks(void **state) {
    Reading *reading = *state;
    const FiscalYear *year = read_balance(
        reading, "account,label,debit,credit\n512000,\"Bank, \"\"Le Fil\"\"\",\"100.00\",\n"
                 "401000,\"Suppliers\nof 2022\",,40.00\n754100,Donations,,60.00\n");
    assert_small_year(reading);
    assert_text(balance_in(year, "512000", NULL).label, "Bank, \"Le Fil\"");
    assert_text(balance_in(year, "401000", NULL).label, "Suppliers\nof 2022");
}

static void character_sets_of_old_spreadsheets_are_told_apart(void **state) {
    Reading *reading = *state;
    const FiscalYear *year = read_balance(
        reading, "compte;intitul\xE9;d\xE9"
                 "bit;cr\xE9"
                 "dit\n512000;Caisse d'\xC9pargne;100,00;\n401000;\xA4;;40,00\n754100;;;60,00\n");
    assert_small_year(reading);
    assert_text(balance_in(year, "512000", NULL).label, "Caisse d'Épargne");
    assert_text(balance_in(year, "401000", NULL).label, "€");
    assert_value(reading, ERROR_BALANCE_READ, 3, "ISO-8859-15");
    year = read_balance(reading, "\xEF\xBB\xBF"
                                 "compte;libellé;débit;crédit\n512000;Épargne;1,00;1,00\n");
    assert_text(balance_in(year, "512000", NULL).label, "Épargne");
    year = read_balance(reading, "compte;libelle;debit;credit\n512000;C\x9Cur;1,00;1,00\n");
    assert_text(balance_in(year, "512000", NULL).label, "Cœur");
    assert_value(reading, ERROR_BALANCE_READ, 3, "windows-1252");
}

static const char *form_reported(const Reading *reading) {
    return finding_of_kind(reading, ERROR_BALANCE_READ)->first.items[0].reason;
}

static void the_form_of_amounts_is_decided_for_the_whole_file(void **state) {
    Reading *reading = *state;
    const FiscalYear *year = read_balance(reading, "compte;débit;crédit\n512000;1 234;\n"
                                                   "401000;;1 234,5\n606000;0,50;\n");
    assert_closing(year, "401000", "-1234,50");
    assert_string_equal(form_reported(reading), "the French form (1 234,56)");
    year = read_balance(reading, "account;debit;credit\n512000;1,234;\n401000;;1,234.50\n"
                                 "606000;0.50;\n");
    assert_closing(year, "512000", "1234,00");
    assert_string_equal(form_reported(reading), "the English form (1,234.56)");
    year = read_balance(reading, "account;debit;credit\n512000;1,234;\n401000;;1,234\n");
    assert_closing(year, "512000", "1234,00");
    year = read_balance(reading, "account;debit;credit\n512000;1234;\n401000;-;1234 €\n");
    assert_string_equal(form_reported(reading), "the French form (1 234,56)");
    assert_closing(year, "401000", "-1234,00");
}

static void refuses_amounts_of_both_forms_and_says_all_else_too(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;débit;crédit\n512000;1,50;\n401000;;1.50\nBanque;2,00;\n"
                          "606000;douze;\n");
    assert_refused(reading, ERROR_BALANCE_FORMS, 3, 9);
    assert_value(reading, ERROR_BALANCE_FORMS, 1, "1.50");
    assert_value(reading, ERROR_BALANCE_FORMS, 2, "1,50");
    assert_value(reading, ERROR_BALANCE_FORMS, 3, "2");
    assert_place(reading, ERROR_FEC_ACCOUNT_NUMBER, 4, 1);
    assert_place(reading, ERROR_AMOUNT_SYNTAX, 5, 8);
}

static void refuses_amounts_that_may_mean_two_things(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;débit;crédit\n512000;1.234;\n401000;;12,345\n606000;0,50;\n");
    assert_refused(reading, ERROR_AMOUNT_AMBIGUOUS, 2, 8);
    assert_place(reading, ERROR_AMOUNT_SYNTAX, 3, 9);
}

static void refuses_debits_that_are_not_credits_and_names_the_difference(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;débit;crédit\n512000;100,00;\n754100;;99,99\n");
    assert_refused(reading, ERROR_BALANCE_TOTALS, 0, 0);
    assert_value(reading, ERROR_BALANCE_TOTALS, 1, "100.00");
    assert_value(reading, ERROR_BALANCE_TOTALS, 3, "0.01");
    read_balance(reading, "compte;à-nouveau débit;à-nouveau crédit;débit;crédit\n"
                          "512000;10,00;;5,00;\n102000;;9,00;;5,00\n");
    assert_int_equal(times_found(reading, ERROR_BALANCE_TOTALS), 1);
    assert_value(reading, ERROR_BALANCE_TOTALS, 3, "1.00");
}

static void refuses_lines_cut_short_and_quotes_left_open(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;libellé;débit;crédit\n512000;Banque;1,00;1,00\n401000;1,00\n");
    assert_refused(reading, ERROR_FEC_FIELD_COUNT, 3, 1);
    read_balance(reading, "compte;libellé;débit;crédit\n512000;\"Banque;1,00;1,00\n");
    assert_refused(reading, ERROR_RECORD_QUOTE_OPEN, 2, 8);
    read_bytes(reading, NAME, TEXT("compte;débit;crédit\n512000;1,00;1,0\0\n"));
    assert_refused(reading, ERROR_FEC_ZERO_BYTE, 0, 0);
}

static void refuses_a_header_that_lacks_or_doubles_a_column(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;libellé;débit\n512000;Banque;1,00\n");
    assert_refused(reading, ERROR_BALANCE_COLUMN_MISSING, 1, 1);
    assert_string_equal(
        finding_of_kind(reading, ERROR_BALANCE_COLUMN_MISSING)->first.items[0].reason,
        "the credit");
    read_balance(reading, "compte;libellé;montant\n512000;Banque;1,00\n");
    assert_refused(reading, ERROR_BALANCE_COLUMN_MISSING, 1, 1);
    assert_value(reading, ERROR_BALANCE_COLUMN_EXTRA, 1, "montant");
    read_balance(reading, "compte;débit;crédit;Débit;Crédit\n512000;1,00;1,00;;\n");
    assert_refused(reading, ERROR_BALANCE_COLUMN_TWICE, 1, 21);
    assert_int_equal(times_found(reading, ERROR_BALANCE_COLUMN_TWICE), 2);
    read_balance(reading, "compte;débit;crédit\n;;\n");
    assert_refused(reading, ERROR_BALANCE_EMPTY, 0, 0);
}

static void lines_of_totals_and_blank_lines_are_left_out(void **state) {
    Reading *reading = *state;
    read_balance(reading, "compte;libellé;débit;crédit\n512000;Banque;100,00;\n;;;\n\n"
                          "5;Total classe 5;100,00;\n401000;Fournisseurs;;40,00\n"
                          "754100;Total des dons;;60,00\nTOTAL GÉNÉRAL;;100,00;100,00\n"
                          ";Sous-total;1,00;\n");
    assert_small_year(reading);
    assert_int_equal(times_found(reading, ERROR_BALANCE_TOTAL_LINE), 3);
    assert_place(reading, ERROR_BALANCE_TOTAL_LINE, 5, 1);
}

static void an_account_that_stands_twice_is_added_up_and_said(void **state) {
    Reading *reading = *state;
    const FiscalYear *year = read_balance(reading, "compte;débit;crédit\n512000;60,00;\n"
                                                   "512000;40,00;\n754100;;100,00\n");
    assert_closing(year, "512000", "100,00");
    assert_place(reading, ERROR_BALANCE_TWICE, 3, 1);
    assert_value(reading, ERROR_BALANCE_TWICE, 2, "2");
}

static void the_name_dates_the_year(void **state) {
    static const struct {
        const char *name;
        int year, month, day;
    } CASES[] = {
        {"balance-2022-12-31.csv", 2022, 12, 31},
        {"Balance 30.06.2022.csv", 2022, 6, 30},
        {"balance_20220831.txt", 2022, 8, 31},
        {"balance-2022-01-01-2022-12-31.csv", 2022, 12, 31},
        {"balance-31122022.csv", 2022, 12, 31},
        {"123456789BAL20221231.csv", 2022, 12, 31},
        {"balance2022.csv", 2022, 12, 31},
        {"2021-2022.csv", 2022, 12, 31},
    };
    Reading *reading = *state;
    Text csv = TEXT("compte;débit;crédit\n512000;1,00;1,00\n");
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        read_bytes(reading, CASES[i].name, csv);
        assert_true(reading->is_read);
        const FiscalYear *year = &reading->books.years[0];
        assert_date(year->end, CASES[i].year, CASES[i].month, CASES[i].day);
        Date start = date_add_months(date_add_days(year->end, 1), -12);
        assert_int_equal(year->start.day, start.day);
    }
    read_bytes(reading, "123456789BAL20221231.csv", csv);
    assert_text(reading->books.years[0].siren, "123456789");
}

static void a_year_alone_ends_on_the_day_that_is_usual(void **state) {
    Reading *reading = *state;
    Text csv = TEXT("compte;débit;crédit\n512000;1,00;1,00\n");
    reading->choices.balance_end = date_of(2024, 2, 29);
    read_bytes(reading, "balance-2021.csv", csv);
    assert_date(reading->books.years[0].end, 2021, 2, 28);
    assert_value(reading, ERROR_BALANCE_YEAR, 1, "2021-02-28");
    read_bytes(reading, "balance.csv", csv);
    assert_date(reading->books.years[0].end, 2024, 2, 29);
    reading->choices.year_end = date_of(2023, 6, 30);
    reading->choices.year_start = date_of(2022, 9, 1);
    read_bytes(reading, "balance.csv", csv);
    assert_date(reading->books.years[0].end, 2023, 6, 30);
    assert_date(reading->books.years[0].start, 2022, 9, 1);
}

static void refuses_a_balance_that_nothing_dates(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "balance.csv", TEXT("compte;débit;crédit\n512000;1,00;1,00\n"));
    assert_refused(reading, ERROR_BALANCE_DATE, 0, 0);
}

static void a_fec_and_a_balance_make_two_years(void **state) {
    static const SampleLine YEAR_2022[] = {
        {"AN", "1", "20220101", "512000", "100,00", NULL},
        {"AN", "1", "20220101", "401000", NULL, "40,00"},
        {"AN", "1", "20220101", "120000", NULL, "60,00"},
        {0},
    };
    Reading *reading = *state;
    const char *paths[] = {
        written(reading->arena, "balance-2021.csv",
                TEXT("compte;débit;crédit\n512000;100,00;\n401000;;40,00\n754100;;60,00\n")),
        written(reading->arena, "123456789FEC20221231.txt", fec_of(reading->arena, YEAR_2022)),
    };
    read_paths(reading, paths, 2);
    assert_true(reading->is_read);
    assert_int_equal(reading->books.count, 2);
    assert_false(reading->books.years[0].is_balance);
    assert_true(reading->books.years[1].is_balance);
    assert_int_equal(times_found(reading, ERROR_OPENING_DIFFERS), 0);
    assert_int_equal(times_found(reading, ERROR_YEARS_OVERLAP), 0);
}

static void openings_of_a_balance_are_compared_with_the_year_before(void **state) {
    Reading *reading = *state;
    const char *paths[] = {
        written(reading->arena, "balance-2021.csv",
                TEXT("compte;débit;crédit\n512000;100,00;\n102000;;100,00\n")),
        written(reading->arena, "balance-2022.csv",
                TEXT("compte;opening_debit;opening_credit;débit;crédit\n"
                     "512000;90,00;;;\n102000;;90,00;;\n")),
    };
    read_paths(reading, paths, 2);
    assert_int_equal(times_found(reading, ERROR_OPENING_DIFFERS), 2);
}

static void a_year_missing_between_two_balances_is_said(void **state) {
    Reading *reading = *state;
    Text csv = TEXT("compte;débit;crédit\n512000;1,00;1,00\n");
    const char *paths[] = {written(reading->arena, "balance-2020.csv", csv),
                           written(reading->arena, "balance-2022.csv", csv)};
    read_paths(reading, paths, 2);
    assert_true(reading->is_read);
    assert_date(reading->books.years[0].start, 2022, 1, 1);
    assert_int_equal(times_found(reading, ERROR_YEARS_GAP), 1);
    const char *twice[] = {written(reading->arena, "a-2022.csv", csv),
                           written(reading->arena, "b-2022.csv", csv)};
    read_paths(reading, twice, 2);
    assert_int_equal(times_found(reading, ERROR_YEARS_OVERLAP), 1);
}

static void a_fec_is_not_taken_for_a_balance(void **state) {
    (void)state;
    assert_false(is_balance(TEXT(FEC_HEADER)));
    assert_false(is_balance(TEXT("JournalCode;CompteNum;CompteLib;Debit;Credit\n")));
    assert_false(is_balance(TEXT("Date;Compte;Libellé;Débit;Crédit\n")));
    assert_false(is_balance(TEXT("JournalCode|CompteNum|Debit|Credit\n")));
    assert_false(is_balance(TEXT("compte\n")));
    assert_false(is_balance(TEXT("<comptabilite>\n")));
    assert_false(is_balance(TEXT("")));
    assert_true(is_balance(TEXT("CompteNum\tCompteLib\tDebit\tCredit\n")));
    assert_true(is_balance(TEXT("N\xB0 de compte;Intitul\xE9;Solde\r\n")));
}

static void columns_are_known_by_many_names(void **state) {
    (void)state;
    static const struct {
        const char *name;
        BalanceField field;
    } CASES[] = {
        {"COMPTE", BALANCE_ACCOUNT},
        {"N° de compte", BALANCE_ACCOUNT},
        {" \"Account number\" ", BALANCE_ACCOUNT},
        {"Numéro", BALANCE_ACCOUNT},
        {"Libellé du compte", BALANCE_LABEL},
        {"Intitulé", BALANCE_LABEL},
        {"Solde Débiteur", BALANCE_CLOSING_DEBIT},
        {"Créditeur", BALANCE_CLOSING_CREDIT},
        {"Mouvements débit", BALANCE_DEBIT},
        {"À-nouveau crédit", BALANCE_OPENING_CREDIT},
        {"Solde d'ouverture", BALANCE_OPENING},
        {"Code tiers", BALANCE_AUXILIARY},
        {"Nom du tiers", BALANCE_AUXILIARY_LABEL},
        {"Montant", BALANCE_FIELDS},
        {"", BALANCE_FIELDS},
        {"°", BALANCE_FIELDS},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(balance_field_of(text_of(CASES[i].name)), CASES[i].field);
    }
}

static void digits_that_are_no_date_give_none(void **state) {
    (void)state;
    static const char *const NAMES[] = {"balance.csv",           "2022/balance.csv",
                                        "balance-1234.csv",      "balance-20221399.csv",
                                        "balance-202212311.csv", ""};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        NameDate found = name_date_read(text_of(NAMES[i]));
        assert_false(date_is_set(found.date));
        assert_int_equal(found.year, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(debit_and_credit_alone_are_closing_balances),
        ACCOUNTING_TEST(with_opening_columns_debit_and_credit_are_movements),
        ACCOUNTING_TEST(closing_columns_must_follow_from_the_others),
        ACCOUNTING_TEST(one_signed_column_stands_for_both_sides),
        ACCOUNTING_TEST(openings_and_closings_give_what_moved_between),
        ACCOUNTING_TEST(third_parties_keep_their_own_balance),
        ACCOUNTING_TEST(fields_in_quotes_hold_separators_quotes_and_line_breaks),
        ACCOUNTING_TEST(character_sets_of_old_spreadsheets_are_told_apart),
        ACCOUNTING_TEST(the_form_of_amounts_is_decided_for_the_whole_file),
        ACCOUNTING_TEST(refuses_amounts_of_both_forms_and_says_all_else_too),
        ACCOUNTING_TEST(refuses_amounts_that_may_mean_two_things),
        ACCOUNTING_TEST(refuses_debits_that_are_not_credits_and_names_the_difference),
        ACCOUNTING_TEST(refuses_lines_cut_short_and_quotes_left_open),
        ACCOUNTING_TEST(refuses_a_header_that_lacks_or_doubles_a_column),
        ACCOUNTING_TEST(lines_of_totals_and_blank_lines_are_left_out),
        ACCOUNTING_TEST(an_account_that_stands_twice_is_added_up_and_said),
        ACCOUNTING_TEST(the_name_dates_the_year),
        ACCOUNTING_TEST(a_year_alone_ends_on_the_day_that_is_usual),
        ACCOUNTING_TEST(refuses_a_balance_that_nothing_dates),
        ACCOUNTING_TEST(a_fec_and_a_balance_make_two_years),
        ACCOUNTING_TEST(openings_of_a_balance_are_compared_with_the_year_before),
        ACCOUNTING_TEST(a_year_missing_between_two_balances_is_said),
        cmocka_unit_test(a_fec_is_not_taken_for_a_balance),
        cmocka_unit_test(columns_are_known_by_many_names),
        cmocka_unit_test(digits_that_are_no_date_give_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
