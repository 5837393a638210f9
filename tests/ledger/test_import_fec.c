#include "tests/ledger/reading.h"

/* What real files hold that the law does not foresee: what becomes of it, and where it is told. */

static const SampleLine PURCHASE[] = {
    {"AC", "1", "20220105", "606100", "1234,56", NULL},
    {"AC", "1", "20220105", "401000", NULL, "1234,56", .auxiliary = "DURAND"},
    {0},
};

static Text purchase(Reading *reading) {
    return fec_of(reading->arena, PURCHASE);
}

/* The text with every `before` replaced. */
static Text replaced(Arena *arena, Text text, const char *before, const char *after) {
    Builder result = builder_in(arena);
    Text wanted = text_of(before);
    for (size_t i = 0; i < text.size;) {
        Text rest = {text.bytes + i, text.size - i};
        if (text_starts_with(rest, wanted)) {
            builder_add_string(&result, after);
            i += wanted.size;
        } else {
            builder_add_byte(&result, text.bytes[i++]);
        }
    }
    return builder_text(&result);
}

static void read_changed(Reading *reading, const char *before, const char *after) {
    Text fec = replaced(reading->arena, purchase(reading), before, after);
    read_bytes(reading, "123456789FEC20221231.txt", fec);
}

/* The purchase was read right. */
static void assert_purchase(const Reading *reading) {
    assert_true(reading->is_read);
    const FiscalYear *year = &reading->books.years[0];
    assert_closing(year, "606100", "1234,56");
    Balance supplier = balance_in(year, "401000", "DURAND");
    assert_amount(balance_closing(&supplier), "-1234,56");
    assert_int_equal(year->line_count, 2);
}

static void assert_irregular(Reading *reading, ErrorCode code, uint64_t times) {
    assert_purchase(reading);
    assert_int_equal(times_found(reading, code), times);
    assert_int_equal(error_kind(code)->trouble == TROUBLE_UNREADABLE, false);
}

static void assert_unreadable(const Reading *reading, ErrorCode code) {
    assert_false(reading->is_read);
    assert_int_equal(reading->error.code, ERROR_NONE);
    assert_int_not_equal(times_found(reading, code), 0);
    assert_int_equal(error_kind(code)->trouble, TROUBLE_UNREADABLE);
}

/* Nothing is said but that the file opens no account. */
static void assert_regular(const Reading *reading) {
    assert_int_equal(reading->findings.kinds.count, 1);
    assert_int_equal(times_found(reading, ERROR_FEC_OPENING_ABSENT), 1);
}

static void reads_a_regular_file_without_a_word(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "123456789FEC20221231.txt", purchase(reading));
    assert_purchase(reading);
    assert_regular(reading);
    const FiscalYear *year = &reading->books.years[0];
    assert_text(year->siren, "123456789");
    assert_int_equal(year->journal_count, 1);
    assert_text(year->journals[0].label, "Journal AC");
    Balance supplier = balance_in(year, "401000", "DURAND");
    assert_text(supplier.label, "Compte 401000");
    assert_text(supplier.auxiliary_label, "Tiers DURAND");
}

static void reads_bars_between_fields(void **state) {
    read_changed(*state, "\t", "|");
    assert_purchase(*state);
}

static void a_bar_inside_a_file_of_tabs_is_a_character(void **state) {
    read_changed(*state, "Opération", "a|b");
    assert_purchase(*state);
}

static void quotes_are_characters(void **state) {
    Reading *reading = *state;
    read_changed(reading, "Compte 606100", "\"Achats\"");
    assert_purchase(reading);
    assert_text(balance_in(&reading->books.years[0], "606100", NULL).label, "\"Achats\"");
}

static void semicolons_and_commas_are_refused_with_a_remedy(void **state) {
    read_changed(*state, "\t", ";");
    assert_unreadable(*state, ERROR_FEC_SEPARATOR);
    assert_value(*state, ERROR_FEC_SEPARATOR, 1, ";");
    read_changed(*state, "\t", ",");
    assert_unreadable(*state, ERROR_FEC_SEPARATOR);
}

static void any_end_of_line_will_do(void **state) {
    read_changed(*state, "\n", "\r\n");
    assert_irregular(*state, ERROR_FEC_LINE_ENDS, 0);
    read_changed(*state, "\n", "\r\r\n");
    assert_irregular(*state, ERROR_FEC_LINE_ENDS, 1);
    assert_value(*state, ERROR_FEC_LINE_ENDS, 1, "CR CR LF");
    read_changed(*state, "\n", "\r");
    assert_irregular(*state, ERROR_FEC_LINE_ENDS, 1);
}

static void the_last_line_may_lack_its_end(void **state) {
    Reading *reading = *state;
    Text fec = purchase(reading);
    fec.size--;
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_purchase(reading);
}

static void a_line_break_in_a_label_is_mended_where_lines_end_with_cr_lf(void **state) {
    Reading *reading = *state;
    Text fec = replaced(reading->arena, purchase(reading), "\n", "\r\n");
    fec = replaced(reading->arena, fec, "Opération", "Opé\nration");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_LINE_BREAK, 2);
    assert_place(reading, ERROR_FEC_LINE_BREAK, 2, 0);
}

static void empty_lines_are_skipped_and_told(void **state) {
    read_changed(*state, "\n", "\n\n");
    assert_irregular(*state, ERROR_FEC_LINE_EMPTY, 3);
    assert_place(*state, ERROR_FEC_LINE_EMPTY, 2, 0);
}

static void a_byte_order_mark_is_no_part_of_the_first_name(void **state) {
    read_changed(*state, "JournalCode", "\xEF\xBB\xBFJournalCode");
    assert_purchase(*state);
}

static void latin_and_windows_characters_become_utf8(void **state) {
    Reading *reading = *state;
    read_changed(reading, "Compte 606100", "Achats \xE0 \xA4");
    assert_irregular(reading, ERROR_FEC_MIXED_ENCODING, 1); /* "Opération" is in UTF-8 */
    assert_text(balance_in(&reading->books.years[0], "606100", NULL).label, "Achats à €");
    Text fec = replaced(reading->arena, purchase(reading), "Opération", "Op\xE9ration");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_LATIN, 1);
    fec = replaced(reading->arena, purchase(reading), "Opération", "Op\xE9ration \x80");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_WINDOWS, 1);
}

static void utf16_and_zero_bytes_are_refused(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "a.txt", (Text){"\xFF\xFEJ\0o\0u\0r\0", 10});
    assert_unreadable(reading, ERROR_FEC_WIDE);
    Builder fec = builder_in(reading->arena);
    builder_add(&fec, purchase(reading));
    fec.bytes[fec.size - 10] = '\0';
    read_bytes(reading, "a.txt", builder_text(&fec));
    assert_unreadable(reading, ERROR_FEC_ZERO_BYTE);
}

static void an_empty_file_and_a_lone_header_are_refused(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "a.txt", TEXT(""));
    assert_unreadable(reading, ERROR_FEC_EMPTY);
    read_bytes(reading, "a.txt", (Text){ARENA_ARRAY(reading->arena, char, 100000), 100000});
    assert_unreadable(reading, ERROR_FEC_ONLY_ZEROS);
    read_bytes(reading, "a.txt", TEXT(FEC_HEADER));
    assert_unreadable(reading, ERROR_FEC_NO_LINES);
}

static void a_file_without_header_is_refused(void **state) {
    read_changed(*state, FEC_HEADER, "");
    assert_unreadable(*state, ERROR_FEC_HEADER_ABSENT);
}

static void a_header_in_quotes_is_refused(void **state) {
    read_changed(*state, FEC_HEADER,
                 "\"JournalCode\"\t\"JournalLib\"\t\"EcritureNum\"\t\"EcritureDate\"\t"
                 "\"CompteNum\"\t\"CompteLib\"\t\"EcritureLib\"\t\"Debit\"\t\"Credit\"\n");
    assert_unreadable(*state, ERROR_FEC_HEADER_QUOTED);
}

static void missing_columns_are_named(void **state) {
    read_changed(*state, "Credit", "Other");
    assert_unreadable(*state, ERROR_FEC_COLUMN_MISSING);
    assert_value(*state, ERROR_FEC_COLUMN_MISSING, 1, "Credit");
    read_changed(*state, "ValidDate", "Other");
    assert_irregular(*state, ERROR_FEC_COLUMN_ABSENT, 1);
    assert_value(*state, ERROR_FEC_COLUMN_ABSENT, 1, "ValidDate");
}

static void other_spellings_of_names_are_accepted(void **state) {
    static const char *const spellings[][2] = {
        {"JournalCode", "journalcode"},
        {"PieceRef", "PièceRef"},
        {"Debit", "D\xE9"
                  "bit"},
        {"Montantdevise", "MontantDevise"},
        {"CompteLib", "CompteLIB"},
        {"CompAuxNum", "CompteAuxNum"},
        {"Idevise", "IdDevise"},
        {"CompAuxLib", "CompteAuxLib"},
    };
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        read_changed(*state, spellings[i][0], spellings[i][1]);
        assert_irregular(*state, ERROR_FEC_HEADER_SPELLING, 1);
        assert_value(*state, ERROR_FEC_HEADER_SPELLING, 2, spellings[i][0]);
    }
}

static void padded_names_and_fields_are_trimmed(void **state) {
    read_changed(*state, "\t", "   \t ");
    assert_purchase(*state);
    assert_int_equal(times_found(*state, ERROR_FEC_HEADER_SPELLING), 0);
}

static void other_columns_are_kept_out_of_the_way(void **state) {
    Reading *reading = *state;
    Text fec = replaced(reading->arena, purchase(reading), "\n", "\tmore\n");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_COLUMN_EXTRA, 1);
    assert_value(reading, ERROR_FEC_COLUMN_EXTRA, 1, "more");
}

static void a_separator_at_the_end_of_lines_is_told_once_by_the_header(void **state) {
    Reading *reading = *state;
    Text fec = replaced(reading->arena, purchase(reading), "\n", "\t\n");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_LAST_SEPARATOR, 1);
}

static void a_separator_at_the_end_of_some_lines_is_tolerated(void **state) {
    Reading *reading = *state;
    Text header = TEXT(FEC_HEADER), fec = purchase(reading);
    Text body = {fec.bytes + header.size, fec.size - header.size};
    body = replaced(reading->arena, body, "\n", "\t\n");
    fec = text_print(reading->arena, "%s%.*s", FEC_HEADER, TEXT_ARGUMENTS(body));
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_LAST_SEPARATOR, 2);
}

static void columns_may_stand_in_any_order(void **state) {
    Reading *reading = *state;
    Text fec = TEXT("Credit\tDebit\tEcritureLib\tCompteLib\tCompteNum\tEcritureDate\tEcritureNum\t"
                    "JournalLib\tJournalCode\tCompAuxNum\n"
                    "0,00\t1234,56\tAchat\tAchats\t606100\t20220105\t1\tAchats\tAC\t\n"
                    "1234,56\t0,00\tAchat\tDus\t401000\t20220105\t1\tAchats\tAC\tDURAND\n");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_irregular(reading, ERROR_FEC_HEADER_ORDER, 1);
}

static void sides_are_given_by_a_letter_or_a_sign(void **state) {
    static const char *const sides[][2] = {{"D", "C"}, {"d", "c"}, {"+1", "-1"}};
    Reading *reading = *state;
    for (size_t i = 0; i < 3; i++) {
        Text fec = replaced(reading->arena, purchase(reading), "Debit\tCredit", "Montant\tSens");
        Text debit = text_print(reading->arena, "1234,56\t%s\t\t\t2", sides[i][0]);
        Text credit = text_print(reading->arena, "1234,56\t%s\t\t\t2", sides[i][1]);
        fec = replaced(reading->arena, fec, "1234,56\t0,00\t\t\t2", debit.bytes);
        fec = replaced(reading->arena, fec, "0,00\t1234,56\t\t\t2", credit.bytes);
        read_bytes(reading, "123456789FEC20221231.txt", fec);
        assert_purchase(reading);
        assert_regular(reading);
    }
}

static void a_side_that_is_neither_is_refused(void **state) {
    Reading *reading = *state;
    Text fec = replaced(reading->arena, purchase(reading), "Debit\tCredit", "Montant\tSens");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_unreadable(reading, ERROR_FEC_SENSE_VALUE);
    assert_value(reading, ERROR_FEC_SENSE_VALUE, 1, "0,00");
}

static void an_amount_keeps_its_sign_and_its_padding_counts_for_nothing(void **state) {
    static const char *const forms[] = {"+000001234,56", " 000000000001234,56", "0000001234,56",
                                        "1234,56+", "  1234,56  "};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        read_changed(*state, "1234,56", forms[i]);
        assert_purchase(*state);
        assert_regular(*state);
    }
    read_changed(*state, "1234,56", "-1234,56");
    assert_closing(&((Reading *)*state)->books.years[0], "606100", "-1234,56");
}

static void amounts_of_eighteen_digits_are_exact(void **state) {
    read_changed(*state, "1234,56", "999999999999999999,99");
    assert_closing(&((Reading *)*state)->books.years[0], "606100", "999999999999999999,99");
    read_changed(*state, "1234,56", "1000000000000000000,00");
    assert_unreadable(*state, ERROR_AMOUNT_RANGE);
}

static void decimal_points_are_read_and_told(void **state) {
    read_changed(*state, "1234,56", "1234.56");
    assert_irregular(*state, ERROR_FEC_AMOUNT_POINT, 2);
    assert_place(*state, ERROR_FEC_AMOUNT_POINT, 2, 70);
}

static void empty_amounts_are_zero_and_told(void **state) {
    read_changed(*state, "0,00", "");
    assert_irregular(*state, ERROR_FEC_AMOUNT_EMPTY, 2);
}

static void an_amount_that_is_none_is_refused_with_its_place(void **state) {
    Reading *reading = *state;
    read_changed(reading, "0,00\t1234,56", "0,00\t12E4,56");
    assert_unreadable(reading, ERROR_AMOUNT_SYNTAX);
    assert_place(reading, ERROR_AMOUNT_SYNTAX, 3, 93);
    const Finding *finding = finding_of_kind(reading, ERROR_AMOUNT_SYNTAX);
    assert_non_null(strstr(finding->first.items[0].excerpt, "12E4,56"));
    assert_non_null(strstr(finding->first.items[0].file, "123456789FEC20221231.txt"));
}

static void other_forms_of_dates_are_read_and_told(void **state) {
    static const char *const forms[] = {"2022-01-05", "05/01/2022", "20220105 10:25:37"};
    for (size_t i = 0; i < 3; i++) {
        read_changed(*state, "20220105", forms[i]);
        assert_irregular(*state, ERROR_FEC_DATE_FORM, 6);
        assert_place(*state, ERROR_FEC_DATE_FORM, 2, 17);
    }
}

static void a_day_that_the_calendar_lacks_is_refused(void **state) {
    read_changed(*state, "20220105", "20220230");
    assert_unreadable(*state, ERROR_DATE_CALENDAR);
    assert_place(*state, ERROR_DATE_CALENDAR, 2, 17);
    assert_int_equal(times_found(*state, ERROR_DATE_CALENDAR), 6);
}

static void an_empty_validation_date_is_told(void **state) {
    read_changed(*state, "20220105\t\t\n", "\t\t\n");
    assert_irregular(*state, ERROR_FEC_VALID_DATE_EMPTY, 2);
}

static void other_empty_fields_are_told(void **state) {
    read_changed(*state, "Opération", "");
    assert_irregular(*state, ERROR_FEC_FIELD_EMPTY, 2);
    assert_value(*state, ERROR_FEC_FIELD_EMPTY, 1, "EcritureLib");
}

static void an_account_without_label_is_called_by_its_number(void **state) {
    Reading *reading = *state;
    read_changed(reading, "Compte 606100", "");
    assert_text(balance_in(&reading->books.years[0], "606100", NULL).label, "606100");
}

static void letters_without_a_date_are_told(void **state) {
    read_changed(*state, "1234,56\t\t\t", "1234,56\tAA\t\t");
    assert_irregular(*state, ERROR_FEC_LETTERING_DATE_EMPTY, 1);
}

static void what_is_no_account_is_refused(void **state) {
    read_changed(*state, "606100\tCompte", "ACHATS\tCompte");
    assert_unreadable(*state, ERROR_FEC_ACCOUNT_NUMBER);
    assert_place(*state, ERROR_FEC_ACCOUNT_NUMBER, 2, 26);
    read_changed(*state, "606100\tCompte", "\tCompte");
    assert_unreadable(*state, ERROR_FEC_ACCOUNT_NUMBER);
}

static void cash_accounting_without_accounts_is_explained(void **state) {
    Reading *reading = *state;
    Text fec = replaced(reading->arena, purchase(reading), "Idevise\n",
                        "Idevise\tDateRglt\tModeRglt\tNatOp\n");
    fec = replaced(reading->arena, fec, "\t\t\n", "\t\t\t\t\t\n");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_purchase(reading);
    assert_int_equal(times_found(reading, ERROR_FEC_COLUMN_EXTRA), 0);
    fec = replaced(reading->arena, fec, "606100\tCompte", "\tCompte");
    read_bytes(reading, "123456789FEC20221231.txt", fec);
    assert_unreadable(reading, ERROR_FEC_ACCOUNT_BLANK);
}

static void a_line_with_another_number_of_fields_is_refused(void **state) {
    read_changed(*state, "Opération\t0,00", "Opération 0,00");
    assert_unreadable(*state, ERROR_FEC_FIELD_COUNT);
    assert_place(*state, ERROR_FEC_FIELD_COUNT, 3, 0);
    assert_value(*state, ERROR_FEC_FIELD_COUNT, 1, "17");
    assert_value(*state, ERROR_FEC_FIELD_COUNT, 2, "18");
}

static void totals_that_differ_are_refused_with_the_entries_at_fault(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"AC", "1", "20220105", "606100", "120,00", NULL},
        {"AC", "1", "20220105", "401000", NULL, "120,00"},
        {"AC", "2", "20220106", "606100", "80,00", NULL},
        {"AC", "2", "20220106", "401000", NULL, "79,99"},
        {0},
    };
    read_lines_of(reading, lines);
    assert_unreadable(reading, ERROR_FEC_TOTALS);
    assert_value(reading, ERROR_FEC_TOTALS, 1, "200.00");
    assert_value(reading, ERROR_FEC_TOTALS, 2, "199.99");
    assert_value(reading, ERROR_FEC_TOTALS, 3, "0.01");
    assert_place(reading, ERROR_FEC_ENTRY_UNBALANCED, 4, 0);
    assert_value(reading, ERROR_FEC_ENTRY_UNBALANCED, 1, "2");
}

static void all_errors_are_told_and_the_first_fifty_are_kept(void **state) {
    Reading *reading = *state;
    Builder fec = builder_in(reading->arena);
    builder_add_string(&fec, FEC_HEADER);
    for (int i = 0; i < 120; i++) {
        builder_add_string(&fec, "AC\tAchats\t1\t20220105\t606100\tAchats\t\t\tF\t20220105\tAchat\t"
                                 "1O,00\t0,00\t\t\t20220105\t\t\n");
    }
    read_bytes(reading, "123456789FEC20221231.txt", builder_text(&fec));
    assert_unreadable(reading, ERROR_AMOUNT_SYNTAX);
    const Finding *finding = finding_of_kind(reading, ERROR_AMOUNT_SYNTAX);
    assert_int_equal(finding->count, 120);
    assert_int_equal(finding->first.count, FINDING_PLACES);
    assert_int_equal(finding->first.items[49].line, 51);
}

static void a_line_of_more_than_a_mebibyte_is_refused(void **state) {
    Reading *reading = *state;
    const size_t mebibyte = (size_t)1 << 20;
    char *label = ARENA_ARRAY(reading->arena, char, 2 * mebibyte);
    memset(label, 'x', 2 * mebibyte - 1);
    read_changed(reading, "Opération", label);
    assert_unreadable(reading, ERROR_FEC_LINE_SIZE);
    label[mebibyte - 1000] = '\0';
    read_changed(reading, "Opération", label);
    assert_purchase(reading);
}

static void a_file_that_cannot_be_opened_is_an_error_of_the_machine(void **state) {
    Reading *reading = *state;
    const char *path = "/tmp/no such folder/FEC.txt";
    read_paths(reading, &path, 1);
    assert_false(reading->is_read);
    assert_int_equal(reading->error.code, ERROR_FILE_ABSENT);
}

static void third_parties_are_kept_apart_for_accounts_40_to_47_only(void **state) {
    Reading *reading = *state;
    const SampleLine lines[] = {
        {"VE", "1", "20220105", "411000", "100,00", NULL, .auxiliary = "A"},
        {"VE", "1", "20220105", "411000", NULL, "30,00", .auxiliary = "B"},
        {"VE", "1", "20220105", "706000", NULL, "70,00", .auxiliary = "A"},
        {0},
    };
    read_lines_of(reading, lines);
    const FiscalYear *year = &reading->books.years[0];
    Balance a = balance_in(year, "411000", "A"), b = balance_in(year, "411000", "B");
    assert_amount(balance_closing(&a), "100,00");
    assert_amount(balance_closing(&b), "-30,00");
    assert_closing(year, "706000", "-70,00");
    assert_int_equal(year->balances.count, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(reads_a_regular_file_without_a_word),
        ACCOUNTING_TEST(reads_bars_between_fields),
        ACCOUNTING_TEST(a_bar_inside_a_file_of_tabs_is_a_character),
        ACCOUNTING_TEST(quotes_are_characters),
        ACCOUNTING_TEST(semicolons_and_commas_are_refused_with_a_remedy),
        ACCOUNTING_TEST(any_end_of_line_will_do),
        ACCOUNTING_TEST(the_last_line_may_lack_its_end),
        ACCOUNTING_TEST(a_line_break_in_a_label_is_mended_where_lines_end_with_cr_lf),
        ACCOUNTING_TEST(empty_lines_are_skipped_and_told),
        ACCOUNTING_TEST(a_byte_order_mark_is_no_part_of_the_first_name),
        ACCOUNTING_TEST(latin_and_windows_characters_become_utf8),
        ACCOUNTING_TEST(utf16_and_zero_bytes_are_refused),
        ACCOUNTING_TEST(an_empty_file_and_a_lone_header_are_refused),
        ACCOUNTING_TEST(a_file_without_header_is_refused),
        ACCOUNTING_TEST(a_header_in_quotes_is_refused),
        ACCOUNTING_TEST(missing_columns_are_named),
        ACCOUNTING_TEST(other_spellings_of_names_are_accepted),
        ACCOUNTING_TEST(padded_names_and_fields_are_trimmed),
        ACCOUNTING_TEST(other_columns_are_kept_out_of_the_way),
        ACCOUNTING_TEST(a_separator_at_the_end_of_lines_is_told_once_by_the_header),
        ACCOUNTING_TEST(a_separator_at_the_end_of_some_lines_is_tolerated),
        ACCOUNTING_TEST(columns_may_stand_in_any_order),
        ACCOUNTING_TEST(sides_are_given_by_a_letter_or_a_sign),
        ACCOUNTING_TEST(a_side_that_is_neither_is_refused),
        ACCOUNTING_TEST(an_amount_keeps_its_sign_and_its_padding_counts_for_nothing),
        ACCOUNTING_TEST(amounts_of_eighteen_digits_are_exact),
        ACCOUNTING_TEST(decimal_points_are_read_and_told),
        ACCOUNTING_TEST(empty_amounts_are_zero_and_told),
        ACCOUNTING_TEST(an_amount_that_is_none_is_refused_with_its_place),
        ACCOUNTING_TEST(other_forms_of_dates_are_read_and_told),
        ACCOUNTING_TEST(a_day_that_the_calendar_lacks_is_refused),
        ACCOUNTING_TEST(an_empty_validation_date_is_told),
        ACCOUNTING_TEST(other_empty_fields_are_told),
        ACCOUNTING_TEST(an_account_without_label_is_called_by_its_number),
        ACCOUNTING_TEST(letters_without_a_date_are_told),
        ACCOUNTING_TEST(what_is_no_account_is_refused),
        ACCOUNTING_TEST(cash_accounting_without_accounts_is_explained),
        ACCOUNTING_TEST(a_line_with_another_number_of_fields_is_refused),
        ACCOUNTING_TEST(totals_that_differ_are_refused_with_the_entries_at_fault),
        ACCOUNTING_TEST(all_errors_are_told_and_the_first_fifty_are_kept),
        ACCOUNTING_TEST(a_line_of_more_than_a_mebibyte_is_refused),
        ACCOUNTING_TEST(a_file_that_cannot_be_opened_is_an_error_of_the_machine),
        ACCOUNTING_TEST(third_parties_are_kept_apart_for_accounts_40_to_47_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
