#include "reports/command/status_tasks.h"

#include "engine/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static YearStatus year_of(int year, YearState state) {
    return (YearStatus){
        .about = {.number = 1,
                  .start = date_of(year, 1, 1),
                  .end = date_of(year, 12, 31),
                  .state = state},
        .validated_count = 10,
        .line_count = 20,
    };
}

/* The tasks of these years on the first of July of 2023, as "id: command" lines. */
static const char *tasks_of(Arena *arena, YearStatus *years, size_t count) {
    BookStatus status = {.years = {.items = years, .count = count}};
    StatusRequest request = {.status = &status,
                             .language = LANGUAGE_ENGLISH,
                             .program = TEXT("denier"),
                             .today = date_of(2023, 7, 1)};
    StatusTasks tasks = status_tasks(arena, &request);
    Builder lines = builder_in(arena);
    for (size_t i = 0; i < tasks.count; i++) {
        const StatusTask *task = &tasks.items[i];
        builder_print(&lines, "%.*s: %.*s\n", TEXT_ARGUMENTS(task->id),
                      TEXT_ARGUMENTS(task->command));
    }
    return builder_text(&lines).bytes;
}

static void the_year_that_runs_takes_entries(void **state) {
    (void)state;
    Arena *arena = arena_create();
    YearStatus year = year_of(2023, YEAR_OPEN);
    assert_string_equal(tasks_of(arena, &year, 1), "enter_2023: denier add\n");
    year.validated_count = 0;
    assert_string_equal(tasks_of(arena, &year, 1), "empty_2023: denier import FEC.txt\n");
    arena_destroy(arena);
}

static void a_year_that_is_over_goes_from_lock_to_seal(void **state) {
    (void)state;
    Arena *arena = arena_create();
    YearStatus years[] = {year_of(2022, YEAR_OPEN), year_of(2023, YEAR_OPEN)};
    static const char *const EXPECTED[] = {
        [YEAR_OPEN] = "lock_2022: denier year lock 2022\nenter_2023: denier add\n",
        [YEAR_LOCKED] = "close_2022: denier year close 2022\nenter_2023: denier add\n",
        [YEAR_CLOSED] = "seal_2022: denier seal 2022 -o SEAL-2022.txt\nenter_2023: denier add\n",
    };
    for (YearState life = YEAR_OPEN; life <= YEAR_CLOSED; life++) {
        years[0].about.state = life;
        assert_string_equal(tasks_of(arena, years, 2), EXPECTED[life]);
    }
    years[0].is_sealed = true;
    assert_string_equal(tasks_of(arena, years, 2), "enter_2023: denier add\n");
    arena_destroy(arena);
}

static void the_last_year_over_calls_for_the_next(void **state) {
    (void)state;
    Arena *arena = arena_create();
    YearStatus year = year_of(2022, YEAR_CLOSED);
    year.is_sealed = true;
    assert_string_equal(tasks_of(arena, &year, 1), "open_2022: denier year open\n");
    arena_destroy(arena);
}

static void what_is_open_comes_before_the_lock(void **state) {
    (void)state;
    Arena *arena = arena_create();
    YearStatus years[] = {year_of(2022, YEAR_OPEN), year_of(2023, YEAR_OPEN)};
    OpenAccount open = {TEXT("471000"), TEXT("Compte d'attente"), amount_of_cents(500)};
    years[0].draft_count = 3;
    years[0].suspense = (OpenAccounts){.items = &open, .count = 1};
    Assertion failed = {.account = TEXT("512000"), .date = date_of(2022, 6, 30)};
    years[0].failed.items.items = &failed;
    years[0].failed.items.count = 1;
    years[1].opening = OPENING_IS_ENTERED;
    years[1].waiting = amount_of_cents(700);
    assert_string_equal(
        tasks_of(arena, years, 2),
        "drafts_2022: denier validate --until 2022-12-31\n"
        "assertion_512000_2022-06-30_2022: denier general-ledger 512000 -p "
        "..2022-06-30\n"
        "suspense_471000_2022: denier general-ledger 471000 --year 2022\n"
        "lock_2022: denier year lock 2022\n"
        "appropriate_2023: denier year appropriate 2022 ACCOUNT AMOUNT --date DATE\n"
        "enter_2023: denier add\n");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_that_runs_takes_entries),
        cmocka_unit_test(a_year_that_is_over_goes_from_lock_to_seal),
        cmocka_unit_test(the_last_year_over_calls_for_the_next),
        cmocka_unit_test(what_is_open_comes_before_the_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
