#include "ledger/book/verify.h"

#include "engine/builder.h"
#include "ledger/book/chain.h"
#include "ledger/book/entries.h"
#include "ledger/book/verify_chain.h"
#include "ledger/book/verify_entries.h"
#include "ledger/book/verify_sums.h"
#include "ledger/store/rows.h"

#include <string.h>

static bool verify_file(Verification *verification, Error *error) {
    verification->result->examined[VERIFY_FILE]++;
    return store_inspect(verification->book->store, error);
}

/* That they are those of the program was seen when the book was opened. */
static bool verify_schema(Verification *verification, Error *error) {
    Digest digest;
    if (!store_schema_digest(verification->book->store, &digest, error)) return false;
    verification->result->examined[VERIFY_SCHEMA]++;
    Text found = digest_print(verification->arena, digest);
    if (!text_equal(found, verification->replay.schema_digest)) {
        verification_found(verification, VERIFY_SCHEMA, ERROR_SCHEMA_DIFFERS, found,
                           verification->replay.schema_digest);
    }
    return true;
}

static void take_difference(void *data, const ReplayDifference *difference) {
    verification_found(data, VERIFY_TABLES, ERROR_TABLE_DIFFERS, difference->key,
                       difference->expected.size ? difference->expected : TEXT("-"),
                       difference->found.size ? difference->found : TEXT("-"),
                       .reason = difference->table);
}

static bool verify_tables(Verification *verification, Error *error) {
    Replay *replay = &verification->replay;
    bool ok = replay_compare(replay, verification->book, take_difference, verification, error);
    verification->result->examined[VERIFY_TABLES] = replay->rows.count;
    return ok;
}

/* Pieces are known by the digest of their content. */
static bool verify_pieces(Verification *verification, Error *error) {
    static const char SQL[] = "SELECT digest, bytes FROM content WHERE entity = ?1";
    Book *book = verification->book;
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        Digest name = rows_digest(&rows, 0), found = digest_of(rows_bytes(&rows, 1));
        verification->result->examined[VERIFY_PIECES]++;
        if (memcmp(&name, &found, sizeof name) == 0) continue;
        verification_found(verification, VERIFY_PIECES, ERROR_CONTENT_DIFFERS,
                           digest_print(verification->arena, name));
    }
    return rows_end(&rows, error);
}

/* Events first: the others need what they say. */
static const struct {
    VerifyPart part;
    bool (*verify)(Verification *verification, Error *error);
} STEPS[] = {
    {VERIFY_FILE, verify_file},         {VERIFY_CHAIN, verify_events},
    {VERIFY_SCHEMA, verify_schema},     {VERIFY_ENTRIES, verify_entries},
    {VERIFY_NUMBERS, verify_numbers},   {VERIFY_SUMS, verify_sums},
    {VERIFY_COUNTERS, verify_counters}, {VERIFY_TABLES, verify_tables},
    {VERIFY_PIECES, verify_pieces},
};

void verify_book(Book *book, VerifyResult *result, Findings *findings) {
    *result = (VerifyResult){.events = book->last_sequence, .head = book->head};
    Arena *own = arena_create();
    Verification verification = {
        .arena = own,
        .book = book,
        .findings = findings,
        .result = result,
        .replay = replay_in(own),
        .sums = sums_in(own),
        .counts = ARENA_ARRAY(own, YearCount, book->years.count),
    };
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        Error error = {0};
        if (STEPS[i].verify(&verification, &error)) continue;
        verification_stopped(&verification, STEPS[i].part, &error);
    }
    arena_destroy(own);
}

bool verify_is_clean(const VerifyResult *result) {
    for (size_t i = 0; i < VERIFY_PARTS; i++) {
        if (result->failed[i]) return false;
    }
    return true;
}

/* --- The last events. */

enum { TAIL = 101 }; /* a hundred links have a hundred and one ends */

typedef struct TailEvent {
    int64_t sequence, year, entry;
    Digest digest;
    Text record; /* of another kind than an entry */
    bool is_right;
} TailEvent;

typedef struct Tail {
    Arena *arena;
    Book *book;
    TailEvent events[TAIL]; /* the newest first */
    size_t count;
} Tail;

static bool load_tail(Tail *tail, Error *error) {
    static const char SQL[] = "SELECT sequence, year, entry, record, digest FROM event"
                              " WHERE entity = ?1 ORDER BY sequence DESC LIMIT 101";
    const Book *book = tail->book;
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        tail->events[tail->count++] = (TailEvent){
            .sequence = rows_integer(&rows, 0),
            .year = rows_integer(&rows, 1),
            .entry = rows_integer(&rows, 2),
            .record = text_copy(tail->arena, rows_text(&rows, 3)),
            .digest = rows_digest(&rows, 4),
        };
    }
    return rows_end(&rows, error);
}

/* Whether the record leads from the event before to the one of that index. */
static bool leads_to(const Tail *tail, size_t index, Text record) {
    const TailEvent *event = &tail->events[index];
    bool is_first = event->sequence == 1;
    bool is_next =
        index + 1 < tail->count && tail->events[index + 1].sequence + 1 == event->sequence;
    if (!is_first && !is_next) return false;
    Digest before = is_first ? chain_start(tail->book) : tail->events[index + 1].digest;
    Digest expected = chain_next(&before, record);
    return memcmp(&expected, &event->digest, sizeof expected) == 0;
}

static bool take_entry(void *data, const PostedEntry *entry) {
    Tail *tail = data;
    for (size_t i = 0; i < tail->count; i++) {
        TailEvent *event = &tail->events[i];
        bool is_it = event->entry == entry->id && event->sequence == entry->sequence;
        if (!is_it || !entry->is_validated || !entry->line_count) continue;
        Arena *scratch = arena_create();
        Builder record = builder_in(scratch);
        Text pieces;
        if (entry_early_pieces(scratch, tail->book, event->year, entry->id, &pieces, NULL)) {
            chain_entry_record(&record, entry, pieces);
            event->is_right = leads_to(tail, i, builder_text(&record));
        }
        arena_destroy(scratch);
    }
    return true;
}

static bool check_tail(Tail *tail, int64_t year, Error *error) {
    int64_t ids[TAIL];
    size_t count = 0;
    for (size_t i = 0; i < tail->count; i++) {
        const TailEvent *event = &tail->events[i];
        if (event->entry && event->year == year) ids[count++] = event->entry;
    }
    return !count || entries_of(tail->book, year, (EntryIds){ids, count}, take_entry, tail, error);
}

static bool check_events(Tail *tail, Error *error) {
    for (size_t i = 0; i < tail->book->years.count; i++) {
        if (!check_tail(tail, tail->book->years.items[i].number, error)) return false;
    }
    for (size_t i = 0; i < tail->count; i++) {
        TailEvent *event = &tail->events[i];
        if (!event->entry) event->is_right = leads_to(tail, i, event->record);
        bool is_end =
            i + 1 == tail->count && event->sequence > 1; /* nothing before to start from */
        if (event->is_right || is_end) continue;
        Text number = text_print(tail->arena, "%lld", (long long)event->sequence);
        return error_set(error, ERROR_BOOK_DOUBTFUL, text_of(tail->book->path), number);
    }
    if (tail->count) return true;
    return error_set(error, ERROR_BOOK_DOUBTFUL, text_of(tail->book->path), TEXT("1"));
}

bool verify_quickly(Book *book, Error *error) {
    Arena *scratch = arena_create();
    Tail *tail = ARENA_NEW(scratch, Tail);
    tail->arena = scratch;
    tail->book = book;
    bool ok = load_tail(tail, error) && check_events(tail, error);
    arena_destroy(scratch);
    return ok;
}

const char *const *verify_unprotected(void) {
    static const char *const SENTENCES[] = {
        N_("Not protected by the chain: drafts and what was attached to them, declarations of "
           "dimensions, identities of donors, names of third parties that no validated entry "
           "uses, mappings of columns, and acts on drafts."),
        N_("No chain shows that its end was cut off, or that an insider made it anew as a whole: "
           "compare it with a seal kept elsewhere, denier verify --seal."),
        N_("No chain proves that an operation was recorded at all, that a piece is genuine, or "
           "that the clock was right."),
        NULL,
    };
    return SENTENCES;
}
