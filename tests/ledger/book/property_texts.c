/* Whatever an entry says, its text gives it back; whatever a quantity is, it has one form. */
#include "ledger/book/entry_text.h"
#include "ledger/book/quantity.h"

#include "tests/support/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

enum { ENTRIES = 2000, QUANTITIES = 20000, MOST_LINES = 6 };

/* Any bytes, but for the zero byte more often those that people write. */
static Text draw_text(Arena *arena, Random *random) {
    static const char USUAL[] = "abc XYZ 0129:=@\\\t\n\x1F\x7F"
                                "é€\xFF";
    size_t size = random_below(random, 3) ? random_below(random, 12) : 0;
    char *bytes = ARENA_ARRAY(arena, char, size + 1);
    for (size_t i = 0; i < size; i++) {
        bool is_any = random_below(random, 4) == 0;
        bytes[i] = is_any ? (char)random_below(random, 256)
                          : USUAL[random_below(random, sizeof USUAL - 1)];
    }
    return (Text){bytes, size};
}

static Date draw_date(Random *random) {
    if (random_bool(random)) return (Date){0};
    return date_add_days(date_of(1990, 1, 1), (int)random_below(random, 20000));
}

static Amount draw_amount(Random *random) {
    int64_t cents = (int64_t)(random_magnitude(random) >> 2);
    return amount_of_cents(random_bool(random) ? cents : -cents);
}

static int64_t draw_number(Random *random) {
    return (int64_t)(random_magnitude(random) >> 1);
}

static PostedLine draw_line(Arena *arena, Random *random) {
    return (PostedLine){
        .account = draw_text(arena, random),
        .account_label = draw_text(arena, random),
        .auxiliary = draw_text(arena, random),
        .auxiliary_label = draw_text(arena, random),
        .piece = draw_text(arena, random),
        .piece_date = draw_date(random),
        .label = draw_text(arena, random),
        .debit = draw_amount(random),
        .credit = draw_amount(random),
        .currency = draw_text(arena, random),
        .currency_amount = draw_text(arena, random),
        .quantity = draw_text(arena, random),
        .unit = draw_text(arena, random),
        .price_source = draw_text(arena, random),
        .tags = draw_text(arena, random),
        .lettering = draw_text(arena, random),
        .lettering_date = draw_date(random),
        .head = draw_text(arena, random),
    };
}

static PostedEntry draw_entry(Arena *arena, Random *random) {
    PostedEntry entry = {
        .id = draw_number(random),
        .journal = draw_text(arena, random),
        .journal_label = draw_text(arena, random),
        .date = draw_date(random),
        .kind = (EntryKind)random_below(random, 3),
        .is_validated = random_bool(random),
        .number = draw_number(random),
        .sequence = draw_number(random),
        .validated_at = draw_text(arena, random),
        .author = draw_text(arena, random),
        .source = draw_number(random),
        .imported_number = draw_text(arena, random),
        .imported_validation = draw_date(random),
        .reverses = draw_number(random),
        .donor = draw_number(random),
        .commitment = draw_text(arena, random),
        .line_count = random_below(random, MOST_LINES),
    };
    entry.lines = ARENA_ARRAY(arena, PostedLine, entry.line_count + 1);
    for (size_t i = 0; i < entry.line_count; i++) entry.lines[i] = draw_line(arena, random);
    return entry;
}

static void assert_same_texts(const Text *a, const Text *b, size_t count) {
    for (size_t i = 0; i < count; i++) assert_true(text_equal(a[i], b[i]));
}

static void assert_same_line(const PostedLine *a, const PostedLine *b) {
    const Text texts[][2] = {
        {a->account, b->account},
        {a->account_label, b->account_label},
        {a->auxiliary, b->auxiliary},
        {a->auxiliary_label, b->auxiliary_label},
        {a->piece, b->piece},
        {a->label, b->label},
        {a->currency, b->currency},
        {a->currency_amount, b->currency_amount},
        {a->quantity, b->quantity},
        {a->unit, b->unit},
        {a->price_source, b->price_source},
        {a->tags, b->tags},
        {a->lettering, b->lettering},
        {a->head, b->head},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_same_texts(&texts[i][0], &texts[i][1], 1);
    }
    assert_int_equal(a->piece_date.day, b->piece_date.day);
    assert_int_equal(a->lettering_date.day, b->lettering_date.day);
    assert_int_equal(amount_compare(a->debit, b->debit), 0);
    assert_int_equal(amount_compare(a->credit, b->credit), 0);
}

static void assert_same_entry(const PostedEntry *a, const PostedEntry *b) {
    const Text texts[] = {a->journal, a->journal_label,   a->validated_at,
                          a->author,  a->imported_number, a->commitment};
    const Text others[] = {b->journal, b->journal_label,   b->validated_at,
                           b->author,  b->imported_number, b->commitment};
    const int64_t numbers[] = {a->id,
                               a->number,
                               a->sequence,
                               a->source,
                               a->reverses,
                               a->donor,
                               a->date.day,
                               a->imported_validation.day,
                               (int64_t)a->kind,
                               a->is_validated,
                               (int64_t)a->line_count};
    const int64_t wanted[] = {b->id,
                              b->number,
                              b->sequence,
                              b->source,
                              b->reverses,
                              b->donor,
                              b->date.day,
                              b->imported_validation.day,
                              (int64_t)b->kind,
                              b->is_validated,
                              (int64_t)b->line_count};
    assert_same_texts(texts, others, sizeof texts / sizeof *texts);
    assert_memory_equal(numbers, wanted, sizeof numbers);
    for (size_t i = 0; i < a->line_count; i++) assert_same_line(&a->lines[i], &b->lines[i]);
}

static void gives_back_every_entry_that_was_written(void **state) {
    (void)state;
    Random random = random_start();
    for (int i = 0; i < ENTRIES; i += 2) {
        Arena *arena = arena_create();
        PostedEntry first = draw_entry(arena, &random), second = draw_entry(arena, &random), read;
        Builder text = builder_in(arena);
        entry_write_text(&text, &first);
        entry_write_text(&text, &second);
        Text rest = builder_text(&text);
        assert_true(entry_read_text(arena, &rest, &read, NULL));
        assert_same_entry(&first, &read);
        assert_true(entry_read_text(arena, &rest, &read, NULL));
        assert_same_entry(&second, &read);
        assert_int_equal(rest.size, 0);
        arena_destroy(arena);
    }
}

static void refuses_whatever_is_no_entry(void **state) {
    (void)state;
    Random random = random_start();
    for (int i = 0; i < ENTRIES; i++) {
        Arena *arena = arena_create();
        PostedEntry entry = draw_entry(arena, &random), read;
        Builder text = builder_in(arena);
        entry_write_text(&text, &entry);
        text.bytes[random_below(&random, text.size)] = (char)random_below(&random, 256);
        Text rest = builder_text(&text);
        while (rest.size && entry_read_text(arena, &rest, &read, NULL)) {
        }
        arena_destroy(arena);
    }
}

/* The number as a person might write it: zeros in front and behind, either mark. */
static Text write_oddly(Arena *arena, Random *random, Text canonical) {
    Builder odd = builder_in(arena);
    bool is_negative = canonical.bytes[0] == '-';
    bool has_mark = false;
    if (is_negative) builder_add_byte(&odd, '-');
    if (!is_negative && random_bool(random)) builder_add_byte(&odd, '+');
    builder_repeat(&odd, '0', random_below(random, 3));
    for (size_t i = is_negative; i < canonical.size; i++) {
        bool is_mark = canonical.bytes[i] == '.';
        has_mark = has_mark || is_mark;
        builder_add_byte(&odd, is_mark && random_bool(random) ? ',' : canonical.bytes[i]);
    }
    if (!has_mark && random_bool(random)) builder_add(&odd, TEXT(".0"));
    if (has_mark) builder_repeat(&odd, '0', random_below(random, 3));
    return builder_text(&odd);
}

static void every_quantity_has_one_form(void **state) {
    (void)state;
    Random random = random_start();
    for (int i = 0; i < QUANTITIES; i++) {
        Arena *arena = arena_create();
        Quantity quantity = {
            .digits = (int64_t)(random_magnitude(&random) % 1000000000000000000u),
            .decimals = (unsigned)random_below(&random, QUANTITY_DIGITS + 1),
        };
        if (random_bool(&random)) quantity.digits = -quantity.digits;
        while (quantity.decimals && quantity.digits % 10 == 0) {
            quantity.digits /= 10;
            quantity.decimals--;
        }
        char room[QUANTITY_TEXT_SIZE];
        Text text = quantity_print(quantity, room);
        Quantity read;
        assert_true(quantity_is_canonical(text));
        Text odd = write_oddly(arena, &random, text);
        assert_true(quantity_read(odd, &read, NULL));
        assert_int_equal(read.digits, quantity.digits);
        assert_int_equal(read.decimals, quantity.decimals);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_every_entry_that_was_written),
        cmocka_unit_test(refuses_whatever_is_no_entry),
        cmocka_unit_test(every_quantity_has_one_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
