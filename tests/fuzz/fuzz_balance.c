/* Feeds any bytes to the reader of trial balances: it must read or refuse them, never break, and
 * what it reads must balance. */
#include "tests/fuzz/feed.h"

#include "ledger/import_balance.h"

/* Reads the bytes as a trial balance whatever they begin with. */
static void feed_balance(const uint8_t *bytes, size_t size) {
    Arena *arena = arena_create();
    Error error = {0};
    Findings findings = findings_in(arena);
    FecEncoding encoding = {0};
    FecNotes notes = fec_notes_for(&findings, "balance.csv", &encoding);
    ReadingChoices choices = {0};
    YearBuilder builder = year_builder_in(arena, arena, &notes, &choices);
    BlockReader reader = {.arena = arena, .size = size, .is_at_end = true};
    reader.bytes = ARENA_ARRAY(arena, char, size + 1);
    for (size_t i = 0; i < size; i++) reader.bytes[i] = (char)bytes[i];
    assert(import_balance(&reader, &builder, &error));
    Amount sum = {0};
    for (size_t i = 0; i < builder.movements.count; i++) {
        sum = amount_add(sum, builder.movements.items[i].debit);
        sum = amount_subtract(sum, builder.movements.items[i].credit);
    }
    assert(notes.is_unreadable || amount_is_zero(sum));
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    feed_balance(bytes, size);
    feed_books(bytes, size, (ReadingChoices){.balance_end = date_of(2022, 12, 31)});
    return 0;
}
