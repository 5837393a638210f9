#include "ledger/book/backup.h"

#include "engine/file.h"
#include "engine/new_file.h"
#include "engine/temporary.h"
#include "ledger/book/chain.h"
#include "ledger/book/chain_walk.h"

#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* --- Writing. */

/* Whether the copy can be opened, is whole, and ends as the book does. */
static bool check_copy(Arena *arena, const Book *book, const char *copy, Error *error) {
    Book found;
    if (!book_open(arena, copy, STORE_READ, NULL, &found, error)) return false;
    bool ok = store_inspect(found.store, error);
    bool is_same = found.last_sequence >= book->last_sequence &&
                   (found.last_sequence > book->last_sequence ||
                    memcmp(&found.head, &book->head, sizeof found.head) == 0);
    book_close(&found);
    return ok && (is_same || error_set(error, ERROR_BACKUP_DIFFERS, text_of(copy)));
}

bool backup_write(Arena *arena, Book *book, const char *target, Error *error) {
    NewFile file;
    if (!new_file_begin(arena, target, &file, error)) return false;
    bool ok = chain_load(book, error) && store_copy(book->store, file.made, error) &&
              check_copy(arena, book, file.made, error);
    return ok ? new_file_appear(&file, error) : new_file_fail(&file, error);
}

/* --- Automatic ones. */

/* Removes the oldest automatic backups; their names sort by time. */
static void remove_oldest(Arena *arena, const char *folder) {
    glob_t found;
    const char *pattern = text_print(arena, "%s/????????T??????.??????Z-*.denier", folder).bytes;
    if (glob(pattern, 0, NULL, &found) != 0) return;
    for (size_t i = 0; i + AUTOMATIC_BACKUPS < found.gl_pathc; i++) unlink(found.gl_pathv[i]);
    globfree(&found);
}

/* A name that nobody has: the time, to the microsecond. */
static Text free_name(Arena *arena, const char *folder, const char *why) {
    Text name;
    do {
        struct timespec now;
        struct tm parts;
        char when[32];
        clock_gettime(CLOCK_REALTIME, &now);
        gmtime_r(&now.tv_sec, &parts);
        strftime(when, sizeof when, "%Y%m%dT%H%M%S", &parts);
        name = text_print(arena, "%s/%s.%06ldZ-%s.denier", folder, when, now.tv_nsec / 1000, why);
    } while (file_exists(name.bytes));
    return name;
}

bool backup_automatic(Arena *arena, Book *book, const char *why, Text *path, Error *error) {
    const char *folder = text_print(arena, "%s-backups", book->path).bytes;
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        return error_set(error, ERROR_FILE_WRITE, text_of(folder), text_of(strerror(errno)));
    }
    *path = free_name(arena, folder, why);
    if (!backup_write(arena, book, path->bytes, error)) return false;
    remove_oldest(arena, folder);
    return true;
}

/* --- Restoring. */

static bool count_entries(Book *book, int64_t *validated, int64_t *drafts, Error *error) {
    *validated = *drafts = 0;
    for (size_t i = 0; i < book->years.count; i++) {
        int64_t year = book->years.items[i].number, some, others;
        bool ok = book_counted(book, year, TEXT("validated"), &some, error) &&
                  book_counted(book, year, TEXT("drafts"), &others, error);
        if (!ok) return false;
        *validated += some;
        *drafts += others;
    }
    return true;
}

static bool compare_books(Book *now, Book *then, Restoration *restoration, Error *error) {
    Digest digest;
    restoration->is_there = true;
    restoration->events_now = now->last_sequence;
    restoration->is_same = text_equal(now->identifier, then->identifier) &&
                           date_compare(now->first_day, then->first_day) == 0;
    if (!count_entries(now, &restoration->entries_now, &restoration->drafts_now, error) ||
        !chain_digest_at(now, then->last_sequence, &digest, error)) {
        return false;
    }
    restoration->is_ancestor = memcmp(&digest, &then->head, sizeof digest) == 0;
    return true;
}

bool restore_compare(Arena *arena, const char *path, const char *backup, Restoration *restoration,
                     Error *error) {
    Book now, then;
    *restoration = (Restoration){0};
    if (!book_open(arena, backup, STORE_READ, NULL, &then, error)) return false;
    bool ok = store_inspect(then.store, error) &&
              count_entries(&then, &restoration->entries_then, &restoration->drafts_then, error);
    restoration->events_then = then.last_sequence;
    /* A book that cannot be opened is why people restore. */
    if (ok && book_open(arena, path, STORE_READ, NULL, &now, NULL)) {
        ok = compare_books(&now, &then, restoration, error);
        book_close(&now);
    }
    book_close(&then);
    return ok;
}

/* Keeps the book that is about to be replaced. */
static bool set_aside(Arena *arena, const char *path, Text *kept, Error *error) {
    Book book;
    *kept = (Text){0};
    if (!file_exists(path)) return true;
    if (book_open(arena, path, STORE_WRITE, NULL, &book, NULL)) {
        bool ok = backup_automatic(arena, &book, "restore", kept, error);
        book_close(&book);
        return ok;
    }
    *kept = text_print(arena, "%s.damaged-%ld", path, (long)time(NULL));
    if (link(path, kept->bytes) == 0) return true;
    return error_set(error, ERROR_FILE_WRITE, *kept, text_of(strerror(errno)));
}

bool restore_replace(Arena *arena, const char *path, const char *backup, Text *kept, Error *error) {
    Book then;
    NewFile file = {.target = path, .made = temporary_name(arena, path).bytes};
    temporary_sweep(arena, path);
    new_file_abandon(&file);
    if (!book_open(arena, backup, STORE_READ, NULL, &then, error)) return false;
    bool ok = store_copy(then.store, file.made, error) &&
              check_copy(arena, &then, file.made, error) && set_aside(arena, path, kept, error);
    book_close(&then);
    if (ok) {
        /* A journal left by a crash belongs to the file that goes. */
        unlink(text_print(arena, "%s-journal", path).bytes);
        ok = rename(file.made, path) == 0;
        if (!ok) error_set(error, ERROR_FILE_WRITE, text_of(path), text_of(strerror(errno)));
    }
    return ok || new_file_fail(&file, error);
}
