#include "ledger/book/chain_walk.h"

#include "engine/builder.h"
#include "ledger/book/chain.h"
#include "ledger/book/entries.h"
#include "ledger/store/rows.h"

enum { STRIDE = 1000 }; /* events that are read at a time, so that names are read once for many */

typedef struct Step {
    int64_t year, entry;
    Digest digest;
    Text record;
} Step;

typedef struct Walk {
    Arena *arena; /* of the stride */
    Book *book;
    Step steps[STRIDE];
    size_t count;
    int64_t sequence; /* of the last step */
} Walk;

static bool read_stride(Walk *walk, int64_t last, Error *error) {
    static const char SQL[] =
        "SELECT sequence, year, entry, record, digest FROM event WHERE entity = ?1"
        " AND sequence > ?2 AND sequence <= ?3 ORDER BY sequence LIMIT 1000";
    walk->count = 0;
    Rows rows = rows_of(walk->book->store, SQL,
                        VALUES(value_of_integer(walk->book->entity),
                               value_of_integer(walk->sequence), value_of_integer(last)));
    while (rows_next(&rows)) {
        walk->sequence = rows_integer(&rows, 0);
        walk->steps[walk->count++] = (Step){
            .year = rows_integer(&rows, 1),
            .entry = rows_integer(&rows, 2),
            .record = text_copy(walk->arena, rows_text(&rows, 3)),
            .digest = rows_digest(&rows, 4),
        };
    }
    return rows_end(&rows, error);
}

static bool take_entry(void *data, const PostedEntry *entry) {
    Walk *walk = data;
    for (size_t i = 0; i < walk->count; i++) {
        Step *step = &walk->steps[i];
        if (step->entry != entry->id || !entry->line_count) continue;
        Builder record = builder_in(walk->arena);
        Text pieces = {0};
        Error unused = {0};
        entry_early_pieces(walk->arena, walk->book, step->year, entry->id, &pieces, &unused);
        chain_entry_record(&record, entry, pieces);
        step->record = builder_text(&record);
        break;
    }
    return true;
}

static bool read_entries(Walk *walk, Error *error) {
    int64_t ids[STRIDE];
    for (size_t i = 0; i < walk->book->years.count; i++) {
        int64_t year = walk->book->years.items[i].number;
        size_t count = 0;
        for (size_t j = 0; j < walk->count; j++) {
            const Step *step = &walk->steps[j];
            if (step->entry && step->year == year) ids[count++] = step->entry;
        }
        if (count &&
            !entries_of(walk->book, year, (EntryIds){ids, count}, take_entry, walk, error)) {
            return false;
        }
    }
    return true;
}

bool chain_walk(Book *book, int64_t last, RecordTaker *take, void *data, Error *error) {
    Arena *own = arena_create();
    Walk *walk = ARENA_NEW(own, Walk);
    walk->book = book;
    bool ok = true;
    do {
        walk->arena = arena_create();
        ok = read_stride(walk, last, error) && read_entries(walk, error);
        for (size_t i = 0; ok && i < walk->count; i++) {
            take(data, &walk->steps[i].digest, walk->steps[i].record);
        }
        arena_destroy(walk->arena);
    } while (ok && walk->count);
    arena_destroy(own);
    return ok;
}

bool chain_digest_at(Book *book, int64_t sequence, Digest *digest, Error *error) {
    static const char SQL[] = "SELECT digest FROM event WHERE entity = ?1 AND sequence = ?2";
    *digest = (Digest){0};
    Rows rows = rows_of(book->store, SQL,
                        VALUES(value_of_integer(book->entity), value_of_integer(sequence)));
    if (rows_next(&rows)) *digest = rows_digest(&rows, 0);
    return rows_end(&rows, error);
}
