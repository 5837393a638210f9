#include "tests/ledger/book/keeping.h"

#include "ledger/book/dimensions.h"

/* A book whose gifts want a channel, one of which holds in March only. */
static Kept *keep_rules(void) {
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    Dimensions *dimensions = &kept->book.now.dimensions;
    const DimensionValue street = {.dimension = TEXT("channel"),
                                   .code = TEXT("street"),
                                   .label = TEXT("Rue"),
                                   .first_day = date_of(2022, 3, 1),
                                   .last_day = date_of(2022, 3, 31)};
    const DimensionValue web = {
        .dimension = TEXT("channel"), .code = TEXT("web"), .label = TEXT("Web")};
    assert_true(dimension_declare_value(dimensions, &street, &kept->error));
    assert_true(dimension_declare_value(dimensions, &web, &kept->error));
    assert_true(dimension_require(dimensions, TEXT("754"), TEXT("channel"), &kept->error));
    assert_true(dimension_require(dimensions, TEXT("754"), TEXT("channel"), &kept->error));
    return kept;
}

/* What posting a gift with these tags on its second line says. */
static ErrorCode verdict(Kept *kept, const char *tags, Date date, PostedEntry about) {
    Error error = {0};
    PostedEntry gift = gift_of(kept->arena, 1000, date);
    gift.kind = about.kind;
    gift.source = about.source;
    gift.lines[1].tags = text_of(tags);
    bool ok = entry_post(&kept->book, &kept->book.years.items[0], &gift, &error);
    assert_int_equal(ok, error.code == ERROR_NONE);
    return error.code;
}

static void posts_declared_tags_on_the_days_they_hold(void **state) {
    (void)state;
    Kept *kept = keep_rules();
    Date march = date_of(2022, 3, 31), april = date_of(2022, 4, 1), february = date_of(2022, 2, 28);
    PostedEntry plain = {0};
    assert_int_equal(verdict(kept, "channel=street", march, plain), ERROR_NONE);
    assert_int_equal(verdict(kept, "channel=street", april, plain), ERROR_DIMENSION_DATE);
    assert_int_equal(verdict(kept, "channel=street", february, plain), ERROR_DIMENSION_DATE);
    assert_int_equal(verdict(kept, "channel=web", april, plain), ERROR_NONE);
    assert_int_equal(verdict(kept, "channel=mail", april, plain), ERROR_DIMENSION_VALUE);
    assert_int_equal(verdict(kept, "colour=red", april, plain), ERROR_DIMENSION_ABSENT);
    assert_int_equal(verdict(kept, "channel", april, plain), ERROR_TAG_SYNTAX);
    assert_int_equal(verdict(kept, "channel=web,channel=web", april, plain), ERROR_TAG_SYNTAX);
    give_back(kept);
}

static void wants_a_value_of_entries_made_by_hand(void **state) {
    (void)state;
    Kept *kept = keep_rules();
    Date march = date_of(2022, 3, 1);
    PostedEntry plain = {0}, opening = {.kind = ENTRY_OPENING}, imported = {.source = 1};
    assert_int_equal(verdict(kept, "", march, plain), ERROR_DIMENSION_WANTED);
    assert_int_equal(verdict(kept, "", march, opening), ERROR_NONE);
    assert_int_equal(verdict(kept, "", march, imported), ERROR_NONE);
    give_back(kept);
}

static void a_declaration_may_be_made_anew(void **state) {
    (void)state;
    Kept *kept = keep_rules();
    Dimensions *dimensions = &kept->book.now.dimensions;
    assert_true(dimension_declare(dimensions, TEXT("channel"), TEXT("Canal"), &kept->error));
    assert_true(book_commit(&kept->book, &kept->error));
    Dimensions read = dimensions_in(kept->arena, kept->book.store, kept->book.entity);
    assert_true(dimensions_load(&read, &kept->error));
    assert_int_equal(read.items.count, 4);
    assert_int_equal(read.values.count, 2);
    assert_int_equal(read.rules.count, 1);
    assert_true(text_equal(read.items.items[0].label, TEXT("Canal")));
    give_back(kept);
}

static void refuses_words_that_tags_cannot_hold(void **state) {
    (void)state;
    Kept *kept = keep_rules();
    Dimensions *dimensions = &kept->book.now.dimensions;
    assert_false(dimension_declare(dimensions, TEXT("a b"), TEXT("A"), &kept->error));
    assert_int_equal(kept->error.code, ERROR_TAG_WORD);
    kept->error = (Error){0};
    const DimensionValue wrong = {.dimension = TEXT("channel"), .code = TEXT("a=b")};
    assert_false(dimension_declare_value(dimensions, &wrong, &kept->error));
    assert_int_equal(kept->error.code, ERROR_TAG_WORD);
    kept->error = (Error){0};
    assert_false(dimension_require(dimensions, TEXT("6"), TEXT("colour"), &kept->error));
    assert_int_equal(kept->error.code, ERROR_DIMENSION_ABSENT);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(posts_declared_tags_on_the_days_they_hold),
        cmocka_unit_test(wants_a_value_of_entries_made_by_hand),
        cmocka_unit_test(a_declaration_may_be_made_anew),
        cmocka_unit_test(refuses_words_that_tags_cannot_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
