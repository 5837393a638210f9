#include "ledger/opening_check.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/opening.h"

/* Says what became of the result where the opening differs from the closing in own funds only. */
static void note_appropriation(FecNotes *notes, const OpeningComparison *comparison) {
    Arena *scratch = arena_create();
    Builder movement = builder_in(scratch);
    for (size_t i = 0; i < comparison->count; i++) {
        const OpeningDifference *difference = &comparison->differences[i];
        char room[AMOUNT_TEXT_SIZE];
        Amount moved = amount_subtract(difference->opening, difference->closing);
        if (i) builder_add_string(&movement, ", ");
        builder_add(&movement, difference->account);
        builder_add_byte(&movement, ' ');
        builder_add(&movement, amount_print(moved, AMOUNT_SAID, room));
    }
    ErrorCause cause = {ERROR_OPENING_APPROPRIATED, builder_text(&movement)};
    fec_note(notes, (FecPlace){0}, cause);
    arena_destroy(scratch);
}

static void note_differences(FecNotes *notes, const OpeningComparison *comparison, Date end) {
    bool is_absent = comparison->verdict == OPENING_ABSENT;
    ErrorCode code = is_absent ? ERROR_OPENING_MISSING : ERROR_OPENING_DIFFERS;
    for (size_t i = 0; i < comparison->count; i++) {
        const OpeningDifference *difference = &comparison->differences[i];
        char closing[AMOUNT_TEXT_SIZE], opening[AMOUNT_TEXT_SIZE], date[DATE_TEXT_SIZE];
        if (text_equal(difference->account, TEXT("12"))) {
            Amount result = amount_negate(difference->closing);
            fec_note(notes, (FecPlace){0},
                     (ErrorCause){ERROR_RESULT_UNOPENED, amount_print(result, AMOUNT_SAID, closing),
                                  date_print_iso(end, date)});
            continue;
        }
        fec_note(notes, (FecPlace){0},
                 (ErrorCause){code, difference->account,
                              amount_print(difference->closing, AMOUNT_SAID, closing),
                              amount_print(difference->opening, AMOUNT_SAID, opening),
                              date_print_iso(end, date)});
    }
}

bool opening_check(FecNotes *notes, const FiscalYear *previous, const FiscalYear *year) {
    Date day_after = date_add_days(previous->end, 1);
    if (date_compare(day_after, year->start) != 0) return true;
    Arena *scratch = arena_create();
    OpeningComparison comparison = opening_compare(scratch, previous, year);
    bool agrees =
        comparison.verdict == OPENING_AGREES || comparison.verdict == OPENING_APPROPRIATED;
    if (comparison.verdict == OPENING_APPROPRIATED) note_appropriation(notes, &comparison);
    if (!agrees) note_differences(notes, &comparison, previous->end);
    agrees = agrees || !comparison.count;
    arena_destroy(scratch);
    return agrees;
}
