#include "ledger/book/book.h"

#include "engine/date_text.h"

#include <assert.h>

bool book_counted(Book *book, int64_t year, Text name, int64_t *value, Error *error) {
    return counters_find(&book->now.counters, (CounterName){year, name}, value, error);
}

bool book_count(Book *book, int64_t year, Text name, int64_t by, int64_t *value, Error *error) {
    assert(book->now.arena);
    return counters_add(&book->now.counters, (CounterName){year, name}, by, value, error);
}

NameTable *book_names(Book *book, NameKind kind, int64_t year, Error *error) {
    assert(book->now.arena);
    return names_of(&book->now.names, book->store, book->entity, kind, year, error);
}

const BookYear *book_year_at(const Book *book, Date day) {
    for (size_t i = 0; i < book->years.count; i++) {
        const BookYear *year = &book->years.items[i];
        if (date_compare(year->start, day) <= 0 && date_compare(day, year->end) <= 0) return year;
    }
    return NULL;
}

const BookYear *book_year_named(const Book *book, Text name) {
    for (size_t i = book->years.count; i > 0; i--) {
        const BookYear *year = &book->years.items[i - 1];
        char room[DATE_TEXT_SIZE];
        Text closing = date_print_iso(year->end, room);
        bool is_it = text_equal(closing, name) || text_equal((Text){closing.bytes, 4}, name);
        if (is_it) return year;
    }
    return NULL;
}
