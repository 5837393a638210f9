/* Feeds any bytes to the check of FECs and to its repair: the check must find something wrong with
 * every file that the reader refuses, and a repaired file must leave nothing to repair. */
#include "tests/fuzz/feed.h"

#include "ledger/check_fec.h"
#include "ledger/fec_repair.h"

static Text regulation_of_2020(Date opening) {
    (void)opening;
    return TEXT("anc-2018-06/2020");
}

/* Whether the reader takes the file; the books are then complete. */
static bool is_read(Arena *arena, const char *path, Books *books) {
    Error error = {0};
    Findings findings = findings_in(arena);
    bool ok = books_read(arena, &(ReadingChoices){.paths = &path, .path_count = 1}, books,
                         &findings, &error);
    assert(error.code == ERROR_NONE);
    return ok;
}

static void check(Arena *arena, const char *path) {
    CheckReport report;
    Error error = {0};
    CheckChoices choices = {.regulation_of = regulation_of_2020};
    assert(check_fec(arena, path, &choices, &report, &error));
    Books books;
    assert(report.rules.count || is_read(arena, path, &books));
    for (size_t i = 0; i < report.rules.count; i++) {
        const CheckedRule *checked = &report.rules.items[i];
        assert(checked->count + checked->consequences >= checked->first.count);
        for (size_t j = 0; j < checked->first.count; j++) {
            const CheckFinding *finding = &checked->first.items[j];
            assert(finding->cause <= report.serial && finding->cause != finding->serial);
        }
    }
}

/* What is repaired leaves nothing to repair, and what was read is still read. */
static void repair(Arena *arena, const char *path) {
    Repair first, second;
    Error error = {0};
    Books books;
    if (!fec_repair(arena, path, &first, &error)) {
        assert(error.code == ERROR_REPAIR_IMPOSSIBLE);
        return;
    }
    bool was_read = is_read(arena, path, &books);
    assert(file_replace(path, first.content, &error));
    assert(fec_repair(arena, path, &second, &error));
    assert(!second.kinds.count && text_equal(first.content, second.content));
    assert(!was_read || is_read(arena, path, &books));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char folder[] = "/dev/shm/denier-fuzz-XXXXXX";
    assert(mkdtemp(folder));
    Arena *arena = arena_create();
    const char *path = text_print(arena, "%s/123456782FEC20221231.txt", folder).bytes;
    Error error = {0};
    assert(file_replace(path, (Text){(const char *)bytes, size}, &error));
    check(arena, path);
    repair(arena, path);
    unlink(path);
    rmdir(folder);
    arena_destroy(arena);
    return 0;
}
