#include "ledger/administration_verdict.h"

#include "engine/file.h"
#include "tests/ledger/fec_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A lawful file changed in one place, and what the administration's own checker says of it. */
typedef struct Variant {
    const char *what;
    Text from, to;
    bool is_accepted;
} Variant;

#define CHANGE(what, from, to, is_accepted)                                                        \
    { (what), {(from), sizeof(from) - 1}, {(to), sizeof(to) - 1}, (is_accepted) }

static AdministrationVerdict judge(Arena *arena, const char *name, Text content) {
    Administration *administration = administration_begin(arena, name);
    administration_add(administration, content);
    return administration_end(administration);
}

static void assert_variants(const Variant *variants, size_t count, Text base) {
    for (size_t i = 0; i < count; i++) {
        Arena *arena = arena_create();
        Text content = replaced(arena, base, variants[i].from, variants[i].to);
        AdministrationVerdict verdict = judge(arena, LAWFUL_NAME, content);
        if (verdict.is_accepted != variants[i].is_accepted) {
            fail_msg("%s: %s", variants[i].what, verdict.reason ? verdict.reason : "accepted");
        }
        assert_true(verdict.is_accepted == (verdict.reason == NULL));
        arena_destroy(arena);
    }
}

#define ASSERT_VARIANTS(variants, base)                                                            \
    assert_variants(variants, sizeof(variants) / sizeof(variants)[0], TEXT(base))

static void accepts_a_lawful_file(void **state) {
    (void)state;
    Arena *arena = arena_create();
    assert_true(judge(arena, LAWFUL_NAME, TEXT(LAWFUL)).is_accepted);
    arena_destroy(arena);
}

static void the_name_needs_something_before_fec_and_what_looks_like_a_date(void **state) {
    (void)state;
    static const struct {
        const char *name;
        bool is_accepted;
    } names[] = {{"123456782FEC20221231.txt", true},
                 {"12345678FEC20221231.txt", true},       /* eight digits */
                 {"12345678200011FEC20221231.csv", true}, /* a SIRET */
                 {"W123456789FEC20221231", true},         /* RNA, no extension */
                 {"ASSOFEC20221231.txt", true},
                 {"123456789fec20221231_1.TXT", true},
                 {"folder/123456782FEC20221939.txt", true}, /* month 19, day 39 */
                 {"FEC20221231FEC20231231.txt", true},
                 {"FEC20221231.txt", false},
                 {"folder/FEC20221231.txt", false},
                 {"123456782FEC2022123.txt", false},
                 {"123456782FEC20222031.txt", false},
                 {"123456782FEC19991231.txt", false},
                 {"123456782_20221231.txt", false},
                 {"-", false}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Arena *arena = arena_create();
        bool is_accepted = judge(arena, names[i].name, TEXT(LAWFUL)).is_accepted;
        if (is_accepted != names[i].is_accepted) fail_msg("%s", names[i].name);
        arena_destroy(arena);
    }
}

static void structure_of_lines(void **state) {
    (void)state;
    static const Variant variants[] = {
        CHANGE("bars", "\t", "|", true),
        CHANGE("semicolons", "\t", ";", false),
        CHANGE("commas", "\t", ",", false),
        CHANGE("CR LF", "\n", "\r\n", true),
        CHANGE("CR", "\n", "\r", true),
        CHANGE("CR CR LF", "\n", "\r\r\n", false),
        CHANGE("a separator at the end of all lines", "\n", "\t\n", true),
        CHANGE("two separators at the end of all lines", "\n", "\t\t\n", false),
        CHANGE("an empty line", "20220228\t\t\nAC", "20220228\t\t\n\nAC", false),
        CHANGE("a line of blanks", "20220228\t\t\nAC", "20220228\t\t\n  \nAC", false),
        CHANGE("a tab in a label", "\tPapier\t1200", "\tPa\tpier\t1200", false),
        CHANGE("a field too few", "\tPapier\t1200", "\t1200", false),
        CHANGE("a bar in a label", "\tPapier\t1200", "\tPa|pier\t1200", true),
        CHANGE("a stray CR at the start", "\tPapier\t1200", "\tPa\rpier\t1200", false),
        CHANGE("one line with CR LF", "20220228\t\t\nAC", "20220228\t\t\r\nAC", false),
        CHANGE("zero bytes", "\tPapier\t1200", "\tPa\0pier\t1200", true),
        CHANGE("blanks around separators", "\t", "  \t ", true),
        CHANGE("a blank before the first name", "JournalCode", " JournalCode", false),
        CHANGE("a byte order mark", "JournalCode\t", "\xEF\xBB\xBFJournalCode\t", true),
        CHANGE("quotes in a label", "\tPapier\t1200", "\t\"Papier\"\t1200", true),
        CHANGE("quoted amounts", "1200,50", "\"1200,50\"", false),
        CHANGE("Latin-1", "\tPapier\t1200", "\tPapi\xE9r\t1200", true),
        CHANGE("Windows-1252", "\tPapier\t1200", "\tPap\x9C\t1200", true),
        CHANGE("a label of no-break spaces", "\tPapier\t1200", "\t\xC2\xA0\t1200", false),
        CHANGE("a label that ends in A0", "\tPapier\t1200", "\tVoil\xC3\xA0\t1200", true),
    };
    ASSERT_VARIANTS(variants, LAWFUL);
    Arena *arena = arena_create();
    Text lawful = TEXT(LAWFUL);
    assert_true(judge(arena, LAWFUL_NAME, (Text){lawful.bytes, lawful.size - 1}).is_accepted);
    arena_destroy(arena);
}

static void a_line_feed_is_part_of_a_label_where_lines_end_with_cr_lf(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text content = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r\n"));
    Text feed = replaced(arena, content, TEXT("\tPapier\t1200"), TEXT("\tPa\npier\t1200"));
    assert_true(judge(arena, LAWFUL_NAME, feed).is_accepted);
    Text end = replaced(arena, content, TEXT("\tPapier\t1200"), TEXT("\tPa\r\npier\t1200"));
    assert_false(judge(arena, LAWFUL_NAME, end).is_accepted);
    Text odd = replaced(arena, content, TEXT("20220101\t\t\r\nAC"), TEXT("20220101\t\t\nAC"));
    AdministrationVerdict verdict = judge(arena, LAWFUL_NAME, odd);
    assert_false(verdict.is_accepted);
    assert_int_equal(verdict.line, 3);
    arena_destroy(arena);
}

/* How lines end is guessed from the first 4096 bytes: later ones that end otherwise are glued to
 * one line when CR LF is expected, and stripped when LF is. */
static void the_start_decides_how_lines_end(void **state) {
    (void)state;
    static const struct {
        Text first, later;
        bool is_accepted;
    } cases[] = {{{"\r\n", 2}, {"\n", 1}, false},
                 {{"\n", 1}, {"\r\n", 2}, true},
                 {{"\n", 1}, {"\r", 1}, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena *arena = arena_create();
        Builder file = builder_in(arena);
        builder_add(&file, replaced(arena, TEXT(LAWFUL_HEADER), TEXT("\n"), cases[i].first));
        while (file.size < 5000) {
            builder_add(&file, replaced(arena, TEXT(LAWFUL_LINES), TEXT("\n"), cases[i].first));
        }
        builder_add(&file, replaced(arena, TEXT(LAWFUL_LINES), TEXT("\n"), cases[i].later));
        bool is_accepted = judge(arena, LAWFUL_NAME, builder_text(&file)).is_accepted;
        assert_int_equal(is_accepted, cases[i].is_accepted);
        arena_destroy(arena);
    }
}

static void files_without_lines_are_refused(void **state) {
    (void)state;
    static const char *const files[] = {"",
                                        "\n",
                                        "\r\n\r\n",
                                        LAWFUL_HEADER,
                                        "no end of line",
                                        LAWFUL_LINES,
                                        "Chère Madame,\nbonjour\n"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Arena *arena = arena_create();
        assert_false(judge(arena, LAWFUL_NAME, text_of(files[i])).is_accepted);
        arena_destroy(arena);
    }
}

static void names_of_columns(void **state) {
    (void)state;
    static const Variant variants[] = {
        CHANGE("small letters", "JournalCode", "journalcode", true),
        CHANGE("capitals", "Montantdevise", "MONTANTDEVISE", true),
        CHANGE("an accent in UTF-8", "PieceRef",
               "Pi\xC3\xA8"
               "ceRef",
               true),
        CHANGE("an accent in Latin-1", "Debit",
               "D\xE9"
               "bit",
               true),
        CHANGE("a circumflex", "Debit",
               "D\xC3\xAA"
               "bit",
               false),
        CHANGE("a capital accent", "EcritureNum",
               "\xC3\x89"
               "critureNum",
               false),
        CHANGE("the inner name", "EcritureNum", "num_ecr", true),
        CHANGE("a blank behind", "EcritureNum", "EcritureNum ", true),
        CHANGE("a blank inside", "EcritureNum", "Ecriture Num", false),
        CHANGE("CompteAuxNum", "CompAuxNum", "CompteAuxNum", false),
        CHANGE("IdDevise", "Idevise", "IdDevise", false),
        CHANGE("no JournalCode", "JournalCode", "Code", false),
        CHANGE("no EcritureDate", "EcritureDate", "Date", false),
        CHANGE("no Credit", "Credit", "Cr", false),
        CHANGE("no DateLet", "DateLet", "Lettrage", false),
        CHANGE("no ValidDate", "ValidDate", "Validation", false),
        CHANGE("quotes", "JournalCode", "\"JournalCode\"", false),
        CHANGE("one more column", "\n", "\tProjet\n", true),
        CHANGE("a second column Debit", "Idevise\n", "Idevise\tDebit\n", false),
        CHANGE("two of one name", "Idevise\n", "Idevise\tProjet\tProjet\n", false),
    };
    ASSERT_VARIANTS(variants, LAWFUL);
}

/* Both change all lines, as a column does. */
static void extra_columns_pass_anywhere_but_for_names_that_clash(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text lines = replaced(arena, TEXT(LAWFUL_LINES), TEXT("\n"), TEXT("\tx\n"));
    static const struct {
        const char *name;
        bool is_accepted;
    } names[] = {{"Projet", true},
                 {"Debit", true},
                 {"DateRglt", true},
                 {"", true} /* as a last separator, with text behind it */};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Text header = replaced(arena, TEXT(LAWFUL_HEADER), TEXT("\n"),
                               text_print(arena, "\t%s\n", names[i].name));
        Text file = text_print(arena, "%.*s%.*s", TEXT_ARGUMENTS(header), TEXT_ARGUMENTS(lines));
        assert_int_equal(judge(arena, LAWFUL_NAME, file).is_accepted, names[i].is_accepted);
    }
    Text two = replaced(arena, TEXT(LAWFUL_LINES), TEXT("\n"), TEXT("\tx\ty\n"));
    static const char *const pairs[] = {"Projet\tProjet", "Projet\tprojet", "\tProjet"};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        Text header =
            replaced(arena, TEXT(LAWFUL_HEADER), TEXT("\n"), text_print(arena, "\t%s\n", pairs[i]));
        Text file = text_print(arena, "%.*s%.*s", TEXT_ARGUMENTS(header), TEXT_ARGUMENTS(two));
        assert_false(judge(arena, LAWFUL_NAME, file).is_accepted);
    }
    arena_destroy(arena);
}

static void values_that_must_be_there(void **state) {
    (void)state;
    static const Variant variants[] = {
        CHANGE("JournalCode", "\nAC\t", "\n\t", false),
        CHANGE("JournalLib", "\tAchats\t", "\t\t", false),
        CHANGE("EcritureNum", "\t2\t", "\t\t", false),
        CHANGE("EcritureDate", "\t2\t20220210", "\t2\t", false),
        CHANGE("CompteNum", "606400", "", false),
        CHANGE("CompteLib", "Fournitures", "", false),
        CHANGE("PieceRef", "\tF7\t", "\t\t", false),
        CHANGE("PieceDate", "F7\t20220210", "F7\t", false),
        CHANGE("EcritureLib", "\tPapier\t", "\t \t", false),
        CHANGE("ValidDate", "20220228", "", false),
        CHANGE("ValidDate of zeros", "20220228", "00000000", true),
        CHANGE("EcritureDate of zeros", "\t2\t20220210", "\t2\t00000000", false),
        CHANGE("an empty amount", "0,00", "", true),
        CHANGE("no lettering date", "20220301", "", true),
        CHANGE("no letters", "\tAA\t", "\t\t", true),
        CHANGE("no third party", "F01", "", true),
        CHANGE("an account of letters", "606400", "ACHATS", true),
        CHANGE("an account of zeros", "606400", "000000", true),
        CHANGE("an account unknown", "606400", "999999", true),
    };
    ASSERT_VARIANTS(variants, LAWFUL);
}

static void forms_of_amounts(void **state) {
    (void)state;
    static const struct {
        const char *amount;
        bool is_accepted;
    } amounts[] = {{"1200,50", true},
                   {"1200", true},
                   {"1200,", true},
                   {",50", true},
                   {",", true},
                   {"1200,5000001", true},
                   {"0000001200,50", true},
                   {"+1200,50", true},
                   {"-1200,50", true},
                   {"1200,50-", true},
                   {"+1200,50+", true},
                   {"++1200,50", true},
                   {"-1200,50-", false},
                   {"1,8e4", true},
                   {"1,8E+4", true},
                   {"5 -", true},
                   {"- 5,00", false},
                   {"1200.50", false},
                   {"1 200,50", false},
                   {"1 200", false},
                   {"1\xC2\xA0"
                    "200,50",
                    false},
                   {"1\xE2\x80\xAF"
                    "200,50",
                    false},
                   {"1,200,50", false},
                   {"12O0,50", false},
                   {"(1200,50)", false},
                   {"1200,50 EUR", false},
                   {"0x10", false},
                   {"-", false},
                   {"e4", false}};
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        Arena *arena = arena_create();
        Text content = replaced(arena, TEXT(LAWFUL), TEXT("1200,50"), text_of(amounts[i].amount));
        bool is_accepted = judge(arena, LAWFUL_NAME, content).is_accepted;
        if (is_accepted != amounts[i].is_accepted) fail_msg("%s", amounts[i].amount);
        bool is_value = administration_accepts_amount(text_of(amounts[i].amount));
        bool has_other_blank = strchr(amounts[i].amount, '\xA0') != NULL;
        if (!has_other_blank) assert_int_equal(is_value, amounts[i].is_accepted);
        arena_destroy(arena);
    }
}

static void forms_of_dates(void **state) {
    (void)state;
    static const struct {
        const char *date;
        bool is_accepted;
    } dates[] = {{"20220210", true},       {"20220231", true},        {"2022-02-10", true},
                 {"10/02/2022", true},     {"10022022", true},        {"2022.02.10", true},
                 {"2022--02-10", true},    {"202202-10", true},       {"20220210 10:25:37", true},
                 {"20220210T1:2:3", true}, {"20220210 10:25", false}, {"20221310", false},
                 {"20220232", false},      {"32022022", false},       {"10132022", false},
                 {"2022021", false},       {"220210", false},         {"00000000", true},
                 {"0000-00-00", true},     {"18500101", true},        {"31122150", true},
                 {"20220000", true},       {"19121912", false},       {"10 02 2022", false},
                 {"10 fev 2022", false},   {"2022\\02\\10", false}};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        Arena *arena = arena_create();
        Text content = replaced(arena, TEXT(LAWFUL), TEXT("F7\t20220210"),
                                text_print(arena, "F7\t%s", dates[i].date));
        bool is_accepted = judge(arena, LAWFUL_NAME, content).is_accepted;
        if (is_accepted != dates[i].is_accepted) fail_msg("%s", dates[i].date);
        assert_int_equal(administration_accepts_date(text_of(dates[i].date)), is_accepted);
        arena_destroy(arena);
    }
}

static void montant_and_sens_may_stand_for_debit_and_credit(void **state) {
    (void)state;
    static const struct {
        const char *debit, *credit;
        bool is_accepted;
    } senses[] = {{"D", "C", true},     {"d", "c", true},   {"+1", "-1", true},
                  {" +1 ", "-1", true}, {"1", "-1", false}, {"DEBIT", "C", false},
                  {"+ 1", "-1", false}, {"D", "", false},   {" D", "C", false}};
    for (size_t i = 0; i < sizeof senses / sizeof senses[0]; i++) {
        Arena *arena = arena_create();
        Text file = replaced(arena, TEXT(LAWFUL), TEXT("Debit\tCredit"), TEXT("Montant\tSens"));
        file = replaced(arena, file, TEXT("800,00\t0,00"),
                        text_print(arena, "800,00\t%s", senses[i].debit));
        file = replaced(arena, file, TEXT("0,00\t800,00"),
                        text_print(arena, "800,00\t%s", senses[i].credit));
        file = replaced(arena, file, TEXT("1200,50\t0,00"),
                        text_print(arena, "1200,50\t%s", senses[i].debit));
        file = replaced(arena, file, TEXT("0,00\t1200,50"),
                        text_print(arena, "1200,50\t%s", senses[i].credit));
        bool is_accepted = judge(arena, LAWFUL_NAME, file).is_accepted;
        if (is_accepted != senses[i].is_accepted) fail_msg("\"%s\"", senses[i].debit);
        arena_destroy(arena);
    }
}

/* A file of sides is written again, and how its lines end is guessed anew. */
static void a_file_of_sides_bears_no_stray_returns(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text named = replaced(arena, TEXT(LAWFUL_HEADER), TEXT("Debit\tCredit"), TEXT("Montant\tSens"));
    Text sided = text_print(arena,
                            "%.*sAN\tA nouveaux\t1\t20220101\t512000\tBanque\t\t\tR1\t20220101\t"
                            "Report\t800,00\tD\t\t\t20220101\t\t\n"
                            "AN\tA nouveaux\t1\t20220101\t110000\tReport\t\t\tR1\t20220101\t"
                            "Report\t800,00\tC\t\t\t20220101\t\t\n",
                            TEXT_ARGUMENTS(named));
    Text paired = replaced(arena, sided, TEXT("\n"), TEXT("\r\n"));
    assert_true(judge(arena, LAWFUL_NAME, sided).is_accepted);
    assert_true(judge(arena, LAWFUL_NAME, paired).is_accepted);
    Text stray = replaced(arena, paired, TEXT("Banque"), TEXT("Ban\rque"));
    assert_false(judge(arena, LAWFUL_NAME, stray).is_accepted);
    stray.size -= 2; /* no end behind the last line */
    assert_false(judge(arena, LAWFUL_NAME, stray).is_accepted);
    Text alone = {paired.bytes, paired.size - 2};
    assert_true(judge(arena, LAWFUL_NAME, alone).is_accepted);
    Text feed = text_print(arena, "%.*s\n", TEXT_ARGUMENTS(alone)); /* a LF where CR LF end lines */
    assert_false(judge(arena, LAWFUL_NAME, feed).is_accepted);
    Text extra = replaced(arena, sided, TEXT("Idevise"), TEXT("Idevise\t"));
    extra = replaced(arena, extra, TEXT("\t\t\n"), TEXT("\t\t\t\r\r\n"));
    extra = replaced(arena, extra, TEXT("Idevise\t\n"), TEXT("Idevise\t\r\r\n"));
    assert_true(judge(arena, LAWFUL_NAME, extra).is_accepted); /* all keep a CR */
    arena_destroy(arena);
}

static void before_2013_values_may_lack_and_semicolons_part_fields(void **state) {
    (void)state;
    static const char old[] = "123456782FEC20121231.txt";
    Arena *arena = arena_create();
    Text file = replaced(arena, TEXT(LAWFUL), TEXT("20220228"), TEXT(""));
    assert_true(judge(arena, old, file).is_accepted);
    file = replaced(arena, TEXT(LAWFUL), TEXT("\t"), TEXT(";"));
    assert_true(judge(arena, old, file).is_accepted);
    file = replaced(arena, TEXT(LAWFUL), TEXT("606400"), TEXT(""));
    assert_false(judge(arena, old, file).is_accepted);
    file = replaced(arena, TEXT(LAWFUL), TEXT("Idevise"), TEXT("Devise"));
    assert_true(judge(arena, old, file).is_accepted);
    arena_destroy(arena);
}

static void utf_16_is_refused_for_its_mark_or_its_last_line(void **state) {
    (void)state;
    for (int has_mark = 0; has_mark < 2; has_mark++) {
        Arena *arena = arena_create();
        Builder wide = builder_in(arena);
        if (has_mark) builder_add(&wide, TEXT("\xFF\xFE"));
        for (const char *at = LAWFUL; *at; at++) {
            builder_add_byte(&wide, *at);
            builder_add_byte(&wide, '\0');
        }
        assert_false(judge(arena, LAWFUL_NAME, builder_text(&wide)).is_accepted);
        wide.size -= 2; /* no end behind the last line */
        assert_int_equal(judge(arena, LAWFUL_NAME, builder_text(&wide)).is_accepted, !has_mark);
        arena_destroy(arena);
    }
}

/* What is never looked at: balance, numbers, order, dates of the year. */
static void the_books_themselves_are_not_checked(void **state) {
    (void)state;
    static const Variant variants[] = {
        CHANGE("an entry that does not balance", "0,00\t1200,50", "0,00\t1,00", true),
        CHANGE("one number for all", "\t2\t", "\t1\t", true),
        CHANGE("a gap", "\t2\t", "\t99\t", true),
        CHANGE("another year", "20220210", "20190210", true),
        CHANGE("validated before", "20220228", "20210228", true),
        CHANGE("both sides", "1200,50\t0,00", "1200,50\t3,00", true),
        CHANGE("a negative debit", "1200,50\t0,00", "-1200,50\t0,00", true),
    };
    ASSERT_VARIANTS(variants, LAWFUL);
}

static void bytes_may_come_in_any_pieces(void **state) {
    (void)state;
    Text files[] = {TEXT(LAWFUL), {0}, {0}};
    Arena *arena = arena_create();
    files[1] = replaced(arena, TEXT(LAWFUL), TEXT("\n"), TEXT("\r\n"));
    files[2] = replaced(arena, TEXT(LAWFUL), TEXT("20220228"), TEXT(""));
    for (size_t f = 0; f < 3; f++) {
        bool is_accepted = judge(arena, LAWFUL_NAME, files[f]).is_accepted;
        for (size_t step = 1; step < 40; step += 6) {
            Administration *administration = administration_begin(arena, LAWFUL_NAME);
            for (size_t at = 0; at < files[f].size; at += step) {
                size_t left = files[f].size - at;
                administration_add(administration,
                                   (Text){files[f].bytes + at, left < step ? left : step});
            }
            assert_int_equal(administration_end(administration).is_accepted, is_accepted);
        }
    }
    arena_destroy(arena);
}

#define XML_START                                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<comptabilite "                                   \
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "                                     \
    "xsi:noNamespaceSchemaLocation=\"formatA47A-I-VII-1.xsd\">\n"
#define XML_ENTRY                                                                                  \
    "<ecriture><EcritureNum>1</EcritureNum><EcritureDate>2022-03-15</EcritureDate>"                \
    "<EcritureLib>Don</EcritureLib><PieceRef>R1</PieceRef><PieceDate>2022-03-15</PieceDate>"       \
    "<ValidDate>2022-03-31</ValidDate>\n"                                                          \
    "<ligne><CompteNum>512000</CompteNum><CompteLib>Banque</CompteLib><Debit>400.00</Debit>"       \
    "</ligne>\n<ligne><CompteNum>754110</CompteNum><CompteLib>Dons</CompteLib>"                    \
    "<Credit>400.00</Credit></ligne></ecriture>"
#define XML                                                                                        \
    XML_START "<exercice><DateCloture>2022-12-31</DateCloture>\n<journal>"                         \
              "<JournalCode>BQ</JournalCode><JournalLib>Banque</JournalLib>\n" XML_ENTRY           \
              "</journal></exercice></comptabilite>\n"

static void xml_follows_the_published_schema(void **state) {
    (void)state;
    static const Variant variants[] = {
        CHANGE("no schema", "xsi:noNamespaceSchemaLocation", "xsi:schemaLocation", false),
        CHANGE("another schema", "formatA47A-I-VII-1.xsd", "other.xsd", false),
        CHANGE("file: before the schema", "\"formatA47A", "\"file:formatA47A", true),
        CHANGE("a byte order mark", "<?xml", "\xEF\xBB\xBF<?xml", true),
        CHANGE("no declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "", false),
        CHANGE("another root", "comptabilite", "compta", false),
        CHANGE("no closing date", "<DateCloture>2022-12-31</DateCloture>", "", false),
        CHANGE("a wrong order", "<PieceRef>R1</PieceRef><PieceDate>2022-03-15</PieceDate>",
               "<PieceDate>2022-03-15</PieceDate><PieceRef>R1</PieceRef>", false),
        CHANGE("no PieceDate", "<PieceDate>2022-03-15</PieceDate>", "", false),
        CHANGE("no ValidDate", "<ValidDate>2022-03-31</ValidDate>", "", false),
        CHANGE("a flat date", "2022-03-15</PieceDate>", "20220315</PieceDate>", false),
        CHANGE("a date that does not exist", "2022-03-15</PieceDate>", "2022-02-30</PieceDate>",
               false),
        CHANGE("a date with a time", "2022-03-15</PieceDate>", "2022-03-15T10:00:00</PieceDate>",
               true),
        CHANGE("a date with a zone", "2022-03-15</PieceDate>", "2022-03-15Z</PieceDate>", false),
        CHANGE("a decimal comma", "<Debit>400.00", "<Debit>400,00", false),
        CHANGE("an exponent", "<Debit>400.00", "<Debit>4E2", true),
        CHANGE("an exponent with a point", "<Debit>400.00", "<Debit>4.0E2", false),
        CHANGE("no number", "<Debit>400.00", "<Debit>INF", false),
        CHANGE("an account of letters", "512000", "BANQUE", false),
        CHANGE("an account of two digits", "512000", "51", false),
        CHANGE("an account with a blank", "512000", "512 000", false),
        CHANGE("an empty label", "<EcritureLib>Don", "<EcritureLib>", false),
        CHANGE("letters of Latin-1", "<EcritureLib>Don", "<EcritureLib>R\xC3\xA9gul", true),
        CHANGE("letters beyond", "<EcritureLib>Don", "<EcritureLib>\xC5\x93uvre", false),
        CHANGE("a bar in a label", "<EcritureLib>Don", "<EcritureLib>Don|legs", false),
        CHANGE("a line break in a label", "<EcritureLib>Don", "<EcritureLib>Don\n", false),
        CHANGE("lettering", "<ValidDate>",
               "<EcritureLet>A</EcritureLet><DateLet>2022-04-01</DateLet><ValidDate>", true),
        CHANGE("a third party", "<Debit>", "<CompteAuxNum>C1</CompteAuxNum><Debit>", true),
        CHANGE("a third party by the other name", "<Debit>", "<CompAuxNum>C1</CompAuxNum><Debit>",
               true),
        CHANGE("both sides", "<Debit>400.00</Debit>", "<Debit>400.00</Debit><Credit>0</Credit>",
               true),
        CHANGE("neither side", "<Debit>400.00</Debit>", "", false),
        CHANGE("Montant and Sens", "<Debit>400.00</Debit>",
               "<Montant>400.00</Montant><Sens>D</Sens>", true),
        CHANGE("Montant alone", "<Debit>400.00</Debit>", "<Montant>400.00</Montant>", false),
        CHANGE("another Sens", "<Debit>400.00</Debit>", "<Montant>400.00</Montant><Sens>1</Sens>",
               false),
        CHANGE("an element of one's own", "</Debit>", "</Debit><Projet>A</Projet>", true),
        CHANGE("an entry of one line",
               "<ligne><CompteNum>754110</CompteNum><CompteLib>Dons</CompteLib>"
               "<Credit>400.00</Credit></ligne>",
               "", false),
        CHANGE("an element left open", "</journal>", "", false),
        CHANGE("a document type", "<comptabilite", "<!DOCTYPE comptabilite>\n<comptabilite", false),
    };
    Arena *arena = arena_create();
    assert_true(judge(arena, LAWFUL_NAME, TEXT(XML)).is_accepted);
    arena_destroy(arena);
    ASSERT_VARIANTS(variants, XML);
}

static void the_whole_file_is_judged_from_the_disk(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Text folder = text_print(arena, "/tmp/denier-verdict-%ld", (long)getpid());
    mkdir(folder.bytes, 0700);
    Text path = text_print(arena, "%s/%s", folder.bytes, LAWFUL_NAME);
    Error error = {0};
    AdministrationVerdict verdict;
    assert_true(file_replace(path.bytes, TEXT(LAWFUL), &error));
    assert_true(administration_judge(arena, path.bytes, &verdict, &error));
    assert_true(verdict.is_accepted);
    unlink(path.bytes);
    rmdir(folder.bytes);
    assert_false(administration_judge(arena, path.bytes, &verdict, &error));
    assert_int_not_equal(error.code, ERROR_NONE);
    arena_destroy(arena);
}

static void lines_known_to_be_sound_can_be_skipped_between_others(void **state) {
    (void)state;
    Arena *arena = arena_create();
    Administration *administration = administration_begin(arena, LAWFUL_NAME);
    Builder file = builder_in(arena);
    builder_add(&file, TEXT(LAWFUL_HEADER));
    while (file.size < 4200) builder_add(&file, TEXT(LAWFUL_LINES));
    administration_add(administration, builder_text(&file));
    assert_true(administration_may_skip(administration, TEXT("\n")));
    assert_false(administration_may_skip(administration, TEXT("\r\n")));
    administration_skip(administration, 1000);
    administration_add(administration, TEXT("AC\tAchats"));
    assert_false(administration_may_skip(administration, TEXT("\n")));
    administration_add(administration, TEXT("\n"));
    assert_true(administration_is_decided(administration));
    AdministrationVerdict verdict = administration_end(administration);
    assert_false(verdict.is_accepted);
    assert_in_range(verdict.line, 1001, 1100);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_a_lawful_file),
        cmocka_unit_test(the_name_needs_something_before_fec_and_what_looks_like_a_date),
        cmocka_unit_test(structure_of_lines),
        cmocka_unit_test(a_line_feed_is_part_of_a_label_where_lines_end_with_cr_lf),
        cmocka_unit_test(the_start_decides_how_lines_end),
        cmocka_unit_test(files_without_lines_are_refused),
        cmocka_unit_test(names_of_columns),
        cmocka_unit_test(extra_columns_pass_anywhere_but_for_names_that_clash),
        cmocka_unit_test(values_that_must_be_there),
        cmocka_unit_test(forms_of_amounts),
        cmocka_unit_test(forms_of_dates),
        cmocka_unit_test(montant_and_sens_may_stand_for_debit_and_credit),
        cmocka_unit_test(a_file_of_sides_bears_no_stray_returns),
        cmocka_unit_test(before_2013_values_may_lack_and_semicolons_part_fields),
        cmocka_unit_test(utf_16_is_refused_for_its_mark_or_its_last_line),
        cmocka_unit_test(the_books_themselves_are_not_checked),
        cmocka_unit_test(bytes_may_come_in_any_pieces),
        cmocka_unit_test(xml_follows_the_published_schema),
        cmocka_unit_test(the_whole_file_is_judged_from_the_disk),
        cmocka_unit_test(lines_known_to_be_sound_can_be_skipped_between_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
