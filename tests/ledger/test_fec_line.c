#include "ledger/fec_line.h"

#include "engine/builder.h"
#include "tests/ledger/figures.h"
#include "tests/support/random.h"

/* One line of a FEC: the quick way to its figures gives what the grammar of amounts gives. */

typedef struct Sample {
    Arena *arena;
    Findings findings;
    FecEncoding encoding;
    FecNotes notes;
    FecLineReader reader;
    FecHeader header;
    uint32_t ends[FEC_FIELDS];
    FecLine line;
} Sample;

static int set_up(void **state) {
    Sample *sample = test_calloc(1, sizeof *sample);
    sample->arena = arena_create();
    sample->findings = findings_in(sample->arena);
    sample->notes = fec_notes_for(&sample->findings, "FEC.txt", &sample->encoding);
    sample->reader.notes = &sample->notes;
    sample->header = (FecHeader){.separator = '|', .column_count = FEC_STANDARD_FIELDS};
    for (uint32_t i = 0; i < FEC_FIELDS; i++) {
        sample->header.column[i] = i < FEC_STANDARD_FIELDS ? i : FEC_NO_COLUMN;
    }
    *state = sample;
    return 0;
}

static int tear_down(void **state) {
    Sample *sample = *state;
    arena_destroy(sample->arena);
    test_free(sample);
    return 0;
}

/* Reads a line of eighteen fields separated by bars. */
static bool read_line(Sample *sample, Text bytes) {
    Text padded = text_print(sample->arena, "%.*s|        ", TEXT_ARGUMENTS(bytes));
    uint32_t count = 0;
    for (uint32_t i = 0; i < padded.size && count < FEC_STANDARD_FIELDS; i++) {
        if (padded.bytes[i] == '|') sample->ends[count++] = i;
    }
    assert_int_equal(count, FEC_STANDARD_FIELDS);
    FecRow row = {.header = &sample->header, .bytes = padded.bytes, .ends = sample->ends};
    row.number = 7;
    return fec_line_read(&sample->reader, &row, &sample->line);
}

static bool read_amount(Sample *sample, const char *debit) {
    return read_line(sample, text_print(sample->arena,
                                        "AC|Achats|1|20220105|606100|Achats|||F1|20220105|Achat|"
                                        "%s|0,00|||20220131||",
                                        debit));
}

static uint64_t times(const Sample *sample, ErrorCode code) {
    return sample->notes.counts[code];
}

static void understands_each_field(void **state) {
    Sample *sample = *state;
    assert_true(read_line(sample, TEXT("AC|Achats|12|20220105|401000|Dus|DURAND|Durand SA|F1|"
                                       "20220104|Achat|0,00|1234,5|AA|20220301|20220131|-10,00|"
                                       "USD")));
    const FecLine *line = &sample->line;
    assert_text(line->journal, "AC");
    assert_text(line->number, "12");
    assert_text(line->account, "401000");
    assert_text(line->auxiliary, "DURAND");
    assert_text(line->piece, "F1");
    assert_date(line->date, 2022, 1, 5);
    assert_date(line->piece_date, 2022, 1, 4);
    assert_date(line->lettering_date, 2022, 3, 1);
    assert_date(line->valid_date, 2022, 1, 31);
    assert_amount(line->debit, "0,00");
    assert_amount(line->credit, "1234,50");
    assert_int_equal(sample->findings.kinds.count, 0);
}

static void dates_of_zeros_are_no_dates(void **state) {
    Sample *sample = *state;
    assert_true(read_line(sample, TEXT("AC|Achats|1|20220105|606100|Achats|||F1|20220105|Achat|"
                                       "1,00|0,00||00000000|20220131||")));
    assert_int_equal(sample->line.lettering_date.day, 0);
    assert_int_equal(times(sample, ERROR_FEC_DATE_FORM), 1);
}

static void every_error_of_a_line_is_told(void **state) {
    Sample *sample = *state;
    assert_false(read_line(sample, TEXT("AC|Achats|1|2022|FRAIS|Achats|||F1|20221301|Achat|"
                                        "x|y||z|20220131|w|")));
    assert_int_equal(times(sample, ERROR_FEC_ACCOUNT_NUMBER), 1);
    assert_int_equal(times(sample, ERROR_AMOUNT_SYNTAX), 3);
    assert_int_equal(times(sample, ERROR_DATE_SYNTAX) + times(sample, ERROR_DATE_CALENDAR), 3);
    assert_true(sample->notes.is_unreadable);
}

static void both_sides_and_no_side_are_told(void **state) {
    Sample *sample = *state;
    assert_true(read_line(sample, TEXT("AC|Achats|1|20220105|606100|Achats|||F1|20220105|Achat|"
                                       "1,00|2,00|||20220131||")));
    assert_int_equal(times(sample, ERROR_FEC_BOTH_SIDES), 1);
    assert_int_equal(sample->findings.kinds.items[0].first.items[0].column, 56); /* the debit */
    assert_true(read_amount(sample, "0,00"));
    assert_int_equal(times(sample, ERROR_FEC_NO_SIDE), 1);
}

static void a_short_account_is_read_and_told(void **state) {
    Sample *sample = *state;
    assert_true(read_line(sample, TEXT("AC|Achats|1|20220105|60|Achats|||F1|20220105|Achat|"
                                       "1,00|0,00|||20220131||")));
    assert_int_equal(times(sample, ERROR_FEC_ACCOUNT_SHORT), 1);
}

/* A text of letters that amounts are made of: about one in three is an amount. */
static const char *draw(Arena *arena, Random *random) {
    static const char letters[] = "0123456789012345678901234567890123456789,,,.-+ e";
    Builder text = builder_in(arena);
    uint64_t kind = random_below(random, 3);
    if (kind && random_bool(random)) builder_add_byte(&text, random_bool(random) ? '-' : '+');
    uint64_t digits = random_below(random, 22);
    for (uint64_t i = 0; i < digits; i++) {
        uint64_t letter = random_below(random, kind ? 10 : sizeof letters - 1);
        builder_add_byte(&text, letters[letter]);
    }
    if (kind == 2) builder_print(&text, ",%02d", (int)random_below(random, 100));
    return builder_text(&text).bytes;
}

static void the_quick_way_reads_what_the_grammar_reads(void **state) {
    Sample *sample = *state;
    Random random = random_start(); /* DENIER_SEED */
    arena_destroy(sample->arena);   /* each case has its own */
    for (int i = 0; i < 50000; i++) {
        Arena *arena = sample->arena = arena_create();
        const char *text = draw(arena, &random);
        Amount expected = {0};
        AmountOddities odd = {0};
        bool is_amount = amount_read_fec(text_trim(text_of(text)), &expected, &odd, NULL);
        Findings findings = findings_in(arena);
        sample->notes = fec_notes_for(&findings, "FEC.txt", &sample->encoding);
        assert_int_equal(read_amount(sample, text), is_amount);
        if (is_amount) assert_int_equal(amount_compare(sample->line.debit, expected), 0);
        arena_destroy(arena);
    }
    sample->arena = arena_create();
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(understands_each_field),
        WITH_SAMPLE(dates_of_zeros_are_no_dates),
        WITH_SAMPLE(every_error_of_a_line_is_told),
        WITH_SAMPLE(both_sides_and_no_side_are_told),
        WITH_SAMPLE(a_short_account_is_read_and_told),
        WITH_SAMPLE(the_quick_way_reads_what_the_grammar_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
