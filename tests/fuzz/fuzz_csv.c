/* Feeds any bytes to the reader of entries in CSV: it must read or refuse them, never break, and
 * every entry that it reads must balance. */
#include "tests/fuzz/feed.h"

#include "ledger/book/csv_entries.h"

/* Reads the file with a mapping that may fit, and without one. */
static void read_entries(const char *path, Text mapping) {
    Arena *arena = arena_create();
    Error error = {0};
    Findings findings = findings_in(arena);
    FecEncoding encoding = {0};
    FecNotes notes = fec_notes_for(&findings, "entries.csv", &encoding);
    Records records = {0};
    CsvEntries entries = {0};
    CsvChoices choices = {.mapping = mapping, .journal = TEXT("BQ")};
    assert(csv_records_read(arena, path, &records, &notes, &error));
    if (!notes.is_unreadable) csv_entries_read(arena, &records, &choices, &entries, &notes);
    for (size_t i = 0; i < entries.items.count && !notes.is_unreadable; i++) {
        const PostedEntry *entry = &entries.items.items[i].posted;
        Amount sum = {0};
        for (size_t j = 0; j < entry->line_count; j++) {
            sum = amount_add(sum, entry->lines[j].debit);
            sum = amount_subtract(sum, entry->lines[j].credit);
        }
        assert(amount_is_zero(sum));
    }
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char path[] = "/dev/shm/denier-fuzz-XXXXXX";
    int file = mkstemp(path);
    assert(file >= 0);
    ssize_t put = write(file, bytes, size);
    assert(put >= 0 && (size_t)put == size);
    close(file);
    read_entries(path, (Text){0});
    read_entries(path, TEXT("date=1,label=2,account=3,amount=4"));
    unlink(path);
    return 0;
}
