#include "tests/ledger/reading.h"

/* A FEC in XML gives the same year as its flat form. */

#define XML_START "<?xml version=\"1.0\" encoding=\"%s\"?>\n"

/* The XML of two entries, the last line being what the test says. */
static Text xml_of(Arena *arena, const char *encoding, const char *label, const char *last_line) {
    Builder xml = builder_in(arena);
    builder_print(&xml, XML_START "<comptabilite><exercice>\n", encoding);
    builder_add_string(&xml, "<DateCloture>2022-12-31</DateCloture>\n<journal>"
                             "<JournalCode>AN</JournalCode><JournalLib>A nouveaux</JournalLib>\n"
                             "<ecriture><EcritureNum>1</EcritureNum>"
                             "<EcritureDate>2022-01-01</EcritureDate>"
                             "<EcritureLib>Report</EcritureLib><PieceRef>-</PieceRef>"
                             "<PieceDate>2022-01-01</PieceDate><ValidDate>2022-01-01</ValidDate>\n"
                             "<ligne><CompteNum>512000</CompteNum><CompteLib>Banque</CompteLib>"
                             "<Debit>100.5</Debit></ligne>\n"
                             "<ligne><CompteNum>110000</CompteNum><CompteLib>Report</CompteLib>"
                             "<Montant>100.50</Montant><Sens>c</Sens></ligne></ecriture>\n"
                             "</journal>\n");
    builder_print(&xml,
                  "<journal><JournalCode>BQ</JournalCode><JournalLib>Banque</JournalLib>"
                  "<ecriture><EcritureNum>2</EcritureNum>"
                  "<EcritureDate>2022-03-01T00:00:00</EcritureDate><EcritureLib>%s</EcritureLib>"
                  "<PieceRef>-</PieceRef><PieceDate>2022-03-01</PieceDate>"
                  "<ValidDate>2022-03-01</ValidDate>\n"
                  "<ligne><CompteNum>411000</CompteNum><CompteLib>Usagers</CompteLib>"
                  "<CompAuxNum>DUPONT</CompAuxNum><CompAuxLib>%s</CompAuxLib>"
                  "<Debit>10</Debit></ligne>\n%s</ecriture></journal>\n</exercice></comptabilite>",
                  label, label, last_line);
    return builder_text(&xml);
}

#define DONATION                                                                                   \
    "<ligne><CompteNum>754100</CompteNum><CompteLib>Dons</CompteLib><Credit>10</Credit></ligne>"

static void assert_refused(const Reading *reading, ErrorCode code) {
    assert_false(reading->is_read);
    assert_int_equal(times_found(reading, code), 1);
}

static void reads_journals_entries_and_lines(void **state) {
    Reading *reading = *state;
    reading->choices.keep_lines = true;
    read_bytes(reading, "livres.xml", xml_of(reading->arena, "UTF-8", "Adhésion", DONATION));
    assert_true(reading->is_read);
    assert_int_equal(reading->findings.kinds.count, 0);
    const FiscalYear *year = &reading->books.years[0];
    assert_date(year->start, 2022, 1, 1);
    assert_date(year->end, 2022, 12, 31); /* DateCloture */
    assert_true(year->has_opening);
    assert_int_equal(year->entry_count, 2);
    assert_amount(balance_in(year, "512000", NULL).opening_debit, "100,50");
    assert_amount(balance_in(year, "411000", "DUPONT").debit, "10,00");
    assert_text(balance_in(year, "411000", "DUPONT").auxiliary_label, "Adhésion");
    assert_text(year->entries[1].number, "2");
    assert_text(year->journals[1].label, "Banque");
    assert_text(year->lines[3].label, "Adhésion");
    assert_int_equal(year->lines[3].source_line, 11);
}

static void reads_latin_and_windows_characters(void **state) {
    Reading *reading = *state;
    Text latin = xml_of(reading->arena, "ISO-8859-15", "Prix \xA4", DONATION);
    read_bytes(reading, "livres.xml", latin);
    assert_true(reading->is_read);
    assert_text(balance_in(&reading->books.years[0], "411000", "DUPONT").auxiliary_label, "Prix €");
    Text windows = xml_of(reading->arena, "windows-1252", "C\x9Cur", DONATION);
    read_bytes(reading, "livres.xml", windows);
    assert_true(reading->is_read);
    assert_text(balance_in(&reading->books.years[0], "411000", "DUPONT").auxiliary_label, "Cœur");
}

static void an_amount_that_is_none_is_refused_with_its_place(void **state) {
    Reading *reading = *state;
    Text xml = xml_of(reading->arena, "UTF-8", "Don",
                      "<ligne><CompteNum>754100</CompteNum><Credit>1O</Credit></ligne>");
    read_bytes(reading, "livres.xml", xml);
    assert_refused(reading, ERROR_AMOUNT_SYNTAX);
    assert_place(reading, ERROR_AMOUNT_SYNTAX, 11, 45);
}

static void a_line_without_account_is_refused_at_its_line(void **state) {
    Reading *reading = *state;
    Text xml = xml_of(reading->arena, "UTF-8", "Don", "<ligne><Credit>10</Credit></ligne>");
    read_bytes(reading, "livres.xml", xml);
    assert_refused(reading, ERROR_FEC_ACCOUNT_NUMBER);
    assert_place(reading, ERROR_FEC_ACCOUNT_NUMBER, 11, 0);
}

static void a_document_type_is_refused(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "livres.xml",
               TEXT("<?xml version=\"1.0\"?>\n<!DOCTYPE comptabilite [<!ENTITY a \"aaaa\">\n"
                    "<!ENTITY b \"&a;&a;&a;\">]>\n<comptabilite>&b;</comptabilite>"));
    assert_refused(reading, ERROR_XML_DOCTYPE);
    assert_place(reading, ERROR_XML_DOCTYPE, 2, 0);
    read_bytes(reading, "livres.xml",
               TEXT("<!DOCTYPE comptabilite SYSTEM \"file:///etc/passwd\"><comptabilite/>"));
    assert_refused(reading, ERROR_XML_DOCTYPE);
}

static void what_is_not_well_formed_is_refused_with_its_line(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "livres.xml", TEXT("<comptabilite>\n<exercice>\n</journal>"));
    assert_refused(reading, ERROR_XML_SYNTAX);
    assert_place(reading, ERROR_XML_SYNTAX, 3, 0);
    read_bytes(reading, "livres.xml", TEXT("<comptabilite>&unknown;</comptabilite>"));
    assert_refused(reading, ERROR_XML_SYNTAX);
}

static void another_kind_of_xml_is_refused(void **state) {
    Reading *reading = *state;
    read_bytes(reading, "livres.xml", TEXT("<html><body/></html>"));
    assert_refused(reading, ERROR_XML_ELEMENT);
    assert_value(reading, ERROR_XML_ELEMENT, 1, "html");
}

static void elements_within_elements_without_end_are_refused(void **state) {
    Reading *reading = *state;
    Builder xml = builder_in(reading->arena);
    builder_add_string(&xml, "<comptabilite>");
    for (int i = 0; i < 100000; i++) builder_add_string(&xml, "<a>");
    read_bytes(reading, "livres.xml", builder_text(&xml));
    assert_refused(reading, ERROR_XML_ELEMENT);
}

static void a_value_without_end_is_refused(void **state) {
    Reading *reading = *state;
    Builder xml = builder_in(reading->arena);
    builder_add_string(&xml, "<comptabilite><journal><JournalLib>");
    builder_repeat(&xml, 'x', (size_t)1 << 20);
    read_bytes(reading, "livres.xml", builder_text(&xml));
    assert_refused(reading, ERROR_FEC_LINE_SIZE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ACCOUNTING_TEST(reads_journals_entries_and_lines),
        ACCOUNTING_TEST(reads_latin_and_windows_characters),
        ACCOUNTING_TEST(an_amount_that_is_none_is_refused_with_its_place),
        ACCOUNTING_TEST(a_line_without_account_is_refused_at_its_line),
        ACCOUNTING_TEST(a_document_type_is_refused),
        ACCOUNTING_TEST(what_is_not_well_formed_is_refused_with_its_line),
        ACCOUNTING_TEST(another_kind_of_xml_is_refused),
        ACCOUNTING_TEST(elements_within_elements_without_end_are_refused),
        ACCOUNTING_TEST(a_value_without_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
