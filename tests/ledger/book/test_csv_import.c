/* Entries of CSV files: columns by their names, lines put together, each entry once. */
#include "ledger/book/book_year.h"
#include "ledger/book/csv_import.h"
#include "tests/ledger/book/keeping.h"
#include "tests/ledger/reading.h"

typedef struct Taking {
    Kept *kept;
    Findings findings;
    CsvImport import;
    bool is_taken;
} Taking;

/* Takes the text in as a file; writes it when all went well. */
static Taking take_mapped(Kept *kept, const char *csv, const char *mapping, const char *journal) {
    Taking taking = {.kept = kept, .findings = findings_in(kept->arena)};
    const char *path = written(kept->arena, "entries.csv", text_of(csv));
    CsvImport *import = &taking.import;
    *import = (CsvImport){.path = path,
                          .choices = {.mapping = text_of(mapping), .journal = text_of(journal)},
                          .findings = &taking.findings};
    assert_true(book_begin(&kept->book, &kept->error));
    taking.is_taken = csv_import(kept->arena, &kept->book, import, &kept->error);
    import->findings = NULL;
    if (taking.is_taken) {
        assert_true(book_commit(&kept->book, &kept->error));
    } else {
        book_rollback(&kept->book);
    }
    unlink(path);
    rmdir(test_folder(kept->arena).bytes);
    return taking;
}

static Taking take(Kept *kept, const char *csv) {
    return take_mapped(kept, csv, NULL, "BQ");
}

static size_t count_of(const Taking *taking, CsvFate fate) {
    size_t count = 0;
    for (size_t i = 0; i < taking->import.results.count; i++) {
        count += taking->import.results.items[i].fate == fate;
    }
    return count;
}

static void assert_fates(const Taking *taking, size_t new, size_t duplicate, size_t changed) {
    assert_true(taking->is_taken);
    assert_int_equal(count_of(taking, CSV_NEW), new);
    assert_int_equal(count_of(taking, CSV_DUPLICATE), duplicate);
    assert_int_equal(count_of(taking, CSV_CHANGED), changed);
    assert_int_equal(taking->import.made.count, new);
}

/* The first finding is of that kind and stands there. */
static void assert_refused(const Taking *taking, ErrorCode code, uint64_t line, uint64_t column) {
    assert_false(taking->is_taken);
    assert_true(taking->findings.kinds.count > 0);
    const Finding *finding = &taking->findings.kinds.items[0];
    assert_int_equal(finding->code, code);
    assert_int_equal(finding->first.items[0].line, line);
    assert_int_equal(finding->first.items[0].column, column);
}

static PostedEntry entry_of(Kept *kept, int64_t id) {
    PostedEntry entry;
    int64_t year;
    assert_true(entry_find(kept->arena, &kept->book, id, &entry, &year, &kept->error));
    return entry;
}

static int64_t draft_count(Kept *kept) {
    int64_t count;
    assert_true(book_counted(&kept->book, 1, TEXT("drafts"), &count, &kept->error));
    return count;
}

static const char BY_PIECE[] = "Date;Journal;Pièce;Libellé;Compte;Débit;Crédit\n"
                               "01/03/2022;BQ;R1;Don;512000;\"1 000,50\";\n"
                               "01/03/2022;BQ;R1;Don;754110;;1000,50\n"
                               "02/03/2022;BQ;R2;Papier;606400;12,00;\n"
                               "02/03/2022;BQ;R2;Papier;512000;;12,00\n";

static void reads_french_columns_and_makes_drafts(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = take(kept, BY_PIECE);
    assert_fates(&taking, 2, 0, 0);
    PostedEntry entry = entry_of(kept, taking.import.made.items[0]);
    assert_false(entry.is_validated);
    assert_int_equal(entry.date.day, date_of(2022, 3, 1).day);
    assert_true(text_equal(entry.journal, TEXT("BQ")));
    assert_true(text_equal(entry.lines[0].piece, TEXT("R1")));
    assert_true(amount_compare(entry.lines[0].debit, amount_of_cents(100050)) == 0);
    assert_true(amount_compare(entry.lines[1].credit, amount_of_cents(100050)) == 0);
    assert_int_equal(draft_count(kept), 2);
    give_back(kept);
}

static void accounts_of_the_chart_get_its_label(void **state) {
    (void)state;
    Kept *kept = keep_book();
    take(kept, BY_PIECE);
    FiscalYear year;
    YearReading reading = {0};
    assert_true(book_year_read(kept->arena, &kept->book, 1, &reading, &year, &kept->error));
    assert_true(text_equal(year.balances.items[0].account, TEXT("512000")));
    assert_true(text_equal(year.balances.items[0].label, TEXT("Banques")));
    give_back(kept);
}

static void a_file_that_comes_again_changes_nothing(void **state) {
    (void)state;
    Kept *kept = keep_book();
    take(kept, BY_PIECE);
    Taking taking = take(kept, BY_PIECE);
    assert_fates(&taking, 0, 2, 0);
    assert_int_equal(draft_count(kept), 2);
    give_back(kept);
}

static void the_same_gift_twice_on_a_day_is_two_entries(void **state) {
    (void)state;
    static const char twice[] = "date,label,amount,debit account,credit account\n"
                                "2022-04-01,Don,10.00,512000,754110\n"
                                "2022-04-01,Don,10.00,512000,754110\n";
    static const char once_more[] = "date,label,amount,debit account,credit account\n"
                                    "2022-04-01,Don,10.00,512000,754110\n"
                                    "2022-04-01,Don,10.00,512000,754110\n"
                                    "2022-04-01,Don,10.00,512000,754110\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, twice);
    assert_fates(&taking, 2, 0, 0);
    taking = take(kept, once_more);
    assert_fates(&taking, 1, 2, 0);
    give_back(kept);
}

static void an_entry_that_changed_is_told_and_left_as_it_is(void **state) {
    (void)state;
    static const char changed[] = "Date;Journal;Pièce;Libellé;Compte;Débit;Crédit\n"
                                  "01/03/2022;BQ;R1;Don;512000;1000,50;\n"
                                  "01/03/2022;BQ;R1;Don;754110;;1000,50\n"
                                  "02/03/2022;BQ;R2;Papier;606400;13,00;\n"
                                  "02/03/2022;BQ;R2;Papier;512000;;13,00\n"
                                  "03/03/2022;BQ;R3;Papier;606400;13,00;\n"
                                  "03/03/2022;BQ;R3;Papier;512000;;13,00\n";
    Kept *kept = keep_book();
    take(kept, BY_PIECE);
    Taking taking = take(kept, changed);
    assert_fates(&taking, 1, 1, 1);
    assert_int_equal(taking.import.results.items[1].entry, 2);
    PostedEntry entry = entry_of(kept, 2);
    assert_true(amount_compare(entry.lines[0].debit, amount_of_cents(1200)) == 0);
    give_back(kept);
}

static void a_draft_that_was_deleted_comes_again(void **state) {
    (void)state;
    Kept *kept = keep_book();
    take(kept, BY_PIECE);
    PostedEntry draft = entry_of(kept, 2);
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(entry_delete(&kept->book, &kept->book.years.items[0], &draft, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    Taking taking = take(kept, BY_PIECE);
    assert_fates(&taking, 1, 1, 0);
    give_back(kept);
}

static void a_file_is_one_act_that_can_be_withdrawn(void **state) {
    (void)state;
    Kept *kept = keep_book();
    take(kept, BY_PIECE);
    Act act;
    assert_true(book_begin(&kept->book, &kept->error));
    assert_true(act_undo(kept->arena, &kept->book, &act, &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    assert_int_equal(act.made.count, 2);
    assert_int_equal(draft_count(kept), 0);
    Taking taking = take(kept, BY_PIECE);
    assert_fates(&taking, 2, 0, 0);
    give_back(kept);
}

static void a_mapping_is_kept_for_files_of_the_same_header(void **state) {
    (void)state;
    static const char csv[] = "Quand\tCombien\tDe\tVers\tQuoi\n"
                              "2022-05-01\t12,50\t606400\t512000\tStylos\n";
    static const char next[] = "quand\tcombien\tde\tvers\tquoi\n"
                               "2022-05-02\t12,50\t606400\t512000\tStylos\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_refused(&taking, ERROR_CSV_COLUMN_MISSING, 1, 1);
    taking = take_mapped(kept, csv,
                         "date=Quand,amount=2,debit_account=De,credit_account=Vers,"
                         "label=quoi",
                         "BQ");
    assert_fates(&taking, 1, 0, 0);
    taking = take(kept, next);
    assert_fates(&taking, 1, 0, 0);
    give_back(kept);
}

static void a_mapping_names_fields_and_columns_that_exist(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = take_mapped(kept, BY_PIECE, "day=Date", "BQ");
    assert_refused(&taking, ERROR_CSV_MAP_FIELD, 0, 0);
    taking = take_mapped(kept, BY_PIECE, "date=Jour", "BQ");
    assert_refused(&taking, ERROR_CSV_MAP_COLUMN, 1, 1);
    taking = take_mapped(kept, BY_PIECE, "date=9", "BQ");
    assert_refused(&taking, ERROR_CSV_MAP_COLUMN, 1, 1);
    give_back(kept);
}

static void lines_without_piece_make_an_entry_where_they_add_up_to_nil(void **state) {
    (void)state;
    static const char csv[] = "date;label;account;amount\n"
                              "2022-03-01;Repas;625700;30,00\n"
                              "2022-03-01;Repas;606400;12,00\n"
                              "2022-03-01;Repas;512000;-42,00\n"
                              "2022-03-01;Don;512000;5,00\n"
                              "2022-03-01;Don;754110;-5,00\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_fates(&taking, 2, 0, 0);
    assert_int_equal(entry_of(kept, 1).line_count, 3);
    assert_int_equal(entry_of(kept, 2).line_count, 2);
    give_back(kept);
}

static void numbers_tell_entries_apart_wherever_their_lines_stand(void **state) {
    (void)state;
    static const char csv[] = "number;date;label;account;debit;credit\n"
                              "1;2022-03-01;A;512000;30,00;\n"
                              "2;2022-03-01;B;512000;12,00;\n"
                              "1;2022-03-01;A;754110;;30,00\n"
                              "2;2022-03-01;B;754110;;12,00\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_fates(&taking, 2, 0, 0);
    assert_true(text_equal(entry_of(kept, 2).lines[1].label, TEXT("B")));
    give_back(kept);
}

static void a_negative_amount_passes_the_other_way(void **state) {
    (void)state;
    static const char csv[] = "date,label,amount,debit account,credit account\n"
                              "2022-04-01,Remboursement,-10.00,606400,512000\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_fates(&taking, 1, 0, 0);
    PostedEntry entry = entry_of(kept, 1);
    assert_true(amount_compare(entry.lines[0].credit, amount_of_cents(1000)) == 0);
    assert_true(amount_compare(entry.lines[1].debit, amount_of_cents(1000)) == 0);
    give_back(kept);
}

static void every_fault_is_told_with_its_line_and_column(void **state) {
    (void)state;
    static const char csv[] = "date;label;account;debit;credit\n"
                              "2022-02-30;A;512000;1,00;\n"
                              "2022-03-01;A;512000;x;\n"
                              "2022-03-01;A;512000;1,00;1,00\n"
                              "2022-03-01;A;512000;;\n"
                              "2022-03-01;A;;1,00;\n"
                              "2022-03-01;A\n";
    static const struct {
        ErrorCode code;
        uint64_t line, column;
    } FAULTS[] = {{ERROR_DATE_CALENDAR, 2, 1},   {ERROR_AMOUNT_SYNTAX, 3, 21},
                  {ERROR_CSV_BOTH_SIDES, 4, 26}, {ERROR_CSV_NO_AMOUNT, 5, 21},
                  {ERROR_CSV_EMPTY, 6, 14},      {ERROR_FEC_FIELD_COUNT, 7, 1}};
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_false(taking.is_taken);
    assert_int_equal(taking.findings.kinds.count, sizeof FAULTS / sizeof *FAULTS);
    for (size_t i = 0; i < taking.findings.kinds.count; i++) {
        const Finding *finding = &taking.findings.kinds.items[i];
        assert_int_equal(finding->code, FAULTS[i].code);
        assert_int_equal(finding->first.items[0].line, FAULTS[i].line);
        assert_int_equal(finding->first.items[0].column, FAULTS[i].column);
    }
    give_back(kept);
}

static void refuses_what_a_book_cannot_take(void **state) {
    (void)state;
    static const struct {
        const char *row;
        ErrorCode code;
    } ROWS[] = {
        {"2022-04-01,A,1.00,512000,754110\n2031-04-01,A,1.00,512000,754110\n", ERROR_CSV_YEAR},
        {"2022-04-01,A,1.00,512000,999999\n", ERROR_ENTRY_ACCOUNT},
        {"2022-04-01,A,100000000000000000.00,512000,754110\n", ERROR_ENTRY_AMOUNT},
    };
    Kept *kept = keep_book();
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        Text csv = text_print(kept->arena, "date,label,amount,debit account,credit account\n%s",
                              ROWS[i].row);
        Taking taking = take(kept, csv.bytes);
        assert_false(taking.is_taken);
        assert_int_equal(taking.findings.kinds.items[0].code, ROWS[i].code);
        assert_int_equal(draft_count(kept), 0);
    }
    Taking taking = take_mapped(kept,
                                "date,label,amount,debit account,credit account\n"
                                "2022-04-01,A,1.00,512000,754110\n",
                                NULL, NULL);
    assert_refused(&taking, ERROR_CSV_JOURNAL, 2, 1);
    taking = take_mapped(kept,
                         "date,label,amount,debit account,credit account\n"
                         "2022-04-01,A,1.00,512000,754110\n",
                         NULL, "ZZ");
    assert_refused(&taking, ERROR_ENTRY_JOURNAL, 2, 1);
    give_back(kept);
}

static void refuses_lines_that_do_not_add_up(void **state) {
    (void)state;
    static const char csv[] = "date;label;account;debit;credit\n"
                              "2022-03-01;A;512000;30,00;\n"
                              "2022-03-01;A;754110;;29,00\n"
                              "2022-03-02;A;512000;30,00;\n"
                              "2022-03-02;A;754110;;30,00\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_refused(&taking, ERROR_UNBALANCED, 2, 1);
    assert_int_equal(taking.findings.kinds.items[0].count, 1);
    give_back(kept);
}

static void refuses_amounts_in_two_forms_and_columns_of_one_meaning(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Taking taking = take(kept, "date;label;account;debit;credit\n"
                               "2022-03-01;A;512000;30,00;\n"
                               "2022-03-01;A;754110;;30.00\n");
    assert_refused(&taking, ERROR_BALANCE_FORMS, 3, 22);
    taking = take(kept, "date;label;libellé;account;debit;credit\n");
    assert_refused(&taking, ERROR_CSV_COLUMN_TWICE, 1, 12);
    taking = take(kept, "");
    assert_refused(&taking, ERROR_FEC_EMPTY, 0, 0);
    give_back(kept);
}

static void third_parties_come_with_their_names(void **state) {
    (void)state;
    static const char csv[] = "date;journal;piece;label;account;account_label;third party;"
                              "third_party_label;debit;credit\n"
                              "2022-03-01;AC;F1;Papier;606400;;;;30,00;\n"
                              "2022-03-01;AC;F1;Papier;401999;Papeteries;F01;Papeterie;;30,00\n";
    Kept *kept = keep_book();
    Taking taking = take(kept, csv);
    assert_fates(&taking, 1, 0, 0);
    PostedEntry entry = entry_of(kept, 1);
    assert_true(text_equal(entry.lines[1].auxiliary, TEXT("F01")));
    assert_true(text_equal(entry.lines[1].auxiliary_label, TEXT("Papeterie")));
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_french_columns_and_makes_drafts),
        cmocka_unit_test(accounts_of_the_chart_get_its_label),
        cmocka_unit_test(a_file_that_comes_again_changes_nothing),
        cmocka_unit_test(the_same_gift_twice_on_a_day_is_two_entries),
        cmocka_unit_test(an_entry_that_changed_is_told_and_left_as_it_is),
        cmocka_unit_test(a_draft_that_was_deleted_comes_again),
        cmocka_unit_test(a_file_is_one_act_that_can_be_withdrawn),
        cmocka_unit_test(a_mapping_is_kept_for_files_of_the_same_header),
        cmocka_unit_test(a_mapping_names_fields_and_columns_that_exist),
        cmocka_unit_test(lines_without_piece_make_an_entry_where_they_add_up_to_nil),
        cmocka_unit_test(numbers_tell_entries_apart_wherever_their_lines_stand),
        cmocka_unit_test(a_negative_amount_passes_the_other_way),
        cmocka_unit_test(every_fault_is_told_with_its_line_and_column),
        cmocka_unit_test(refuses_what_a_book_cannot_take),
        cmocka_unit_test(refuses_lines_that_do_not_add_up),
        cmocka_unit_test(refuses_amounts_in_two_forms_and_columns_of_one_meaning),
        cmocka_unit_test(third_parties_come_with_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
