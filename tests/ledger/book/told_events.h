/* What the chain of a book tells, in few words. */
#ifndef DENIER_TESTS_LEDGER_BOOK_TOLD_EVENTS_H
#define DENIER_TESTS_LEDGER_BOOK_TOLD_EVENTS_H

#include "tests/ledger/book/keeping.h"

#include "ledger/store/rows.h"

/* How many events of that kind the chain holds. */
static inline int64_t count_events(Kept *kept, const char *kind) {
    static const char SQL[] = "SELECT count(*) FROM event WHERE entity = ?1 AND kind = ?2";
    int64_t count = -1;
    Rows rows = rows_of(kept->book.store, SQL,
                        VALUES(value_of_integer(kept->book.entity), value_of_text(text_of(kind))));
    if (rows_next(&rows)) count = rows_integer(&rows, 0);
    assert_true(rows_end(&rows, &kept->error));
    return count;
}

/* What the last event of that kind says behind time, author and year, fields parted by '|'. */
static inline Text last_event(Kept *kept, const char *kind) {
    static const char SQL[] = "SELECT record FROM event WHERE entity = ?1 AND kind = ?2"
                              " ORDER BY sequence DESC LIMIT 1";
    Text record = {0};
    Rows rows = rows_of(kept->book.store, SQL,
                        VALUES(value_of_integer(kept->book.entity), value_of_text(text_of(kind))));
    if (rows_next(&rows)) record = text_copy(kept->arena, rows_text(&rows, 0));
    assert_true(rows_end(&rows, &kept->error));
    for (int i = 0; i < 5; i++) text_take(&record, '\x1F');
    char *said = arena_allocate(kept->arena, record.size + 1, 1);
    for (size_t i = 0; i < record.size; i++) {
        said[i] = record.bytes[i] == '\x1F' ? '|' : record.bytes[i];
    }
    return (Text){said, record.size};
}

#endif
