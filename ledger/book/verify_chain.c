#include "ledger/book/verify_chain.h"

#include "engine/builder.h"
#include "ledger/book/chain.h"
#include "ledger/store/rows.h"

#include <string.h>

static bool is_same(const Digest *a, const Digest *b) {
    return memcmp(a, b, sizeof *a) == 0;
}

/* The digest before the link; false when that event is missing. */
static bool digest_before(const Verification *verification, size_t index, Digest *before) {
    const Link *links = verification->links.items;
    if (links[index].sequence == 1) {
        *before = chain_start(verification->book);
        return true;
    }
    if (index == 0 || links[index - 1].sequence + 1 != links[index].sequence) return false;
    *before = links[index - 1].digest;
    return true;
}

/* Whether the record leads from the event before to the link. One behind a gap cannot be told
 * apart: the gap was found. */
static bool leads_to(const Verification *verification, size_t index, Text record) {
    Digest before;
    if (!digest_before(verification, index, &before)) return true;
    Digest expected = chain_next(&before, record);
    return is_same(&expected, &verification->links.items[index].digest);
}

static void check_sequence(Verification *verification, size_t index) {
    const Link *links = verification->links.items;
    int64_t wanted = index ? links[index - 1].sequence + 1 : 1;
    if (links[index].sequence == wanted) return;
    verification_found(verification, VERIFY_CHAIN, ERROR_CHAIN_GAP,
                       verification_number(verification, wanted),
                       verification_number(verification, links[index].sequence - 1));
}

static void check_event(Verification *verification, size_t index, Text kind, Text record) {
    const Link *link = &verification->links.items[index];
    SaidEvent event;
    Text number = verification_number(verification, link->sequence);
    if (!leads_to(verification, index, record)) {
        verification_found(verification, VERIFY_CHAIN, ERROR_CHAIN_BROKEN, number,
                           text_copy(verification->arena, kind));
    }
    bool is_read = event_read(record, &event) && text_equal(event.kind, kind) &&
                   event.year == link->year && !text_equal(kind, TEXT("entry"));
    if (is_read) {
        replay_event(&verification->replay, &event);
    } else {
        verification_found(verification, VERIFY_CHAIN, ERROR_EVENT_FORM, number);
    }
}

static void take_event(Verification *verification, const Rows *rows) {
    Link *link = LIST_PUSH(verification->arena, &verification->links);
    *link = (Link){
        .sequence = rows_integer(rows, 0),
        .year = rows_integer(rows, 2),
        .entry = rows_integer(rows, 3),
        .digest = rows_digest(rows, 5),
    };
    size_t index = verification->links.count - 1;
    check_sequence(verification, index);
    Text kind = rows_text(rows, 1), record = rows_text(rows, 4);
    verification->result->examined[VERIFY_CHAIN]++;
    if (!link->entry) {
        check_event(verification, index, kind, record);
        return;
    }
    replay_entry(&verification->replay, link->entry);
    if (!text_equal(kind, TEXT("entry")) || record.size) {
        verification_found(verification, VERIFY_CHAIN, ERROR_EVENT_FORM,
                           verification_number(verification, link->sequence));
    }
}

/* The book says of itself what the chain began with. */
static bool check_program(Verification *verification, Error *error) {
    static const char SQL[] = "SELECT program FROM book WHERE entity = ?1";
    Book *book = verification->book;
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    if (rows_next(&rows) && !text_equal(rows_text(&rows, 0), verification->replay.program)) {
        verification_found(verification, VERIFY_CHAIN, ERROR_BOOK_PROGRAM,
                           text_copy(verification->arena, rows_text(&rows, 0)),
                           verification->replay.program);
    }
    return rows_end(&rows, error);
}

bool verify_events(Verification *verification, Error *error) {
    static const char SQL[] = "SELECT sequence, kind, year, entry, record, digest FROM event"
                              " WHERE entity = ?1 ORDER BY sequence";
    Book *book = verification->book;
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) take_event(verification, &rows);
    if (!rows_end(&rows, error)) return false;
    if (!verification->links.count) {
        verification_found(verification, VERIFY_CHAIN, ERROR_CHAIN_GAP, TEXT("1"), TEXT("1"));
    }
    return check_program(verification, error);
}

/* The index of the event of that sequence, or SIZE_MAX. */
static size_t find_link(const Verification *verification, int64_t sequence) {
    const Link *links = verification->links.items;
    size_t low = 0, high = verification->links.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (links[middle].sequence < sequence) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_found = low < verification->links.count && links[low].sequence == sequence;
    return is_found ? low : SIZE_MAX;
}

void verify_entry_event(Verification *verification, const PostedEntry *entry, int64_t year,
                        Text attachments) {
    size_t index = find_link(verification, entry->sequence);
    Link *link = index == SIZE_MAX ? NULL : &verification->links.items[index];
    verification->result->examined[VERIFY_ENTRIES]++;
    if (!link || link->entry != entry->id || link->year != year || link->is_taken) {
        verification_found(verification, VERIFY_ENTRIES, ERROR_EVENT_MISSING,
                           posted_entry_name(verification->arena, entry));
        return;
    }
    link->is_taken = true;
    Arena *scratch = arena_create();
    Builder record = builder_in(scratch);
    if (entry->line_count) chain_entry_record(&record, entry, attachments);
    if (!entry->line_count || !leads_to(verification, index, builder_text(&record))) {
        verification_found(verification, VERIFY_ENTRIES, ERROR_ENTRY_CHANGED,
                           posted_entry_name(verification->arena, entry),
                           verification_number(verification, link->sequence));
    }
    arena_destroy(scratch);
}

void verify_taken(Verification *verification) {
    for (size_t i = 0; i < verification->links.count; i++) {
        const Link *link = &verification->links.items[i];
        if (!link->entry || link->is_taken) continue;
        verification_found(verification, VERIFY_ENTRIES, ERROR_ENTRY_VANISHED,
                           verification_number(verification, link->entry),
                           verification_number(verification, link->sequence));
    }
}
