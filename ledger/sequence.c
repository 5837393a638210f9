#include "ledger/sequence.h"

#include "engine/error.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 12, FIRST_CAPACITY = 256 };

SequenceBook sequence_book_in(Arena *arena) {
    return (SequenceBook){.arena = arena, .prefixes = pair_index_in(arena)};
}

/* How many digits end the text, at most MOST_DIGITS. */
static size_t last_digits(Text number) {
    size_t digits = 0;
    while (digits < number.size && digits < MOST_DIGITS) {
        char byte = number.bytes[number.size - 1 - digits];
        if (byte < '0' || byte > '9') break;
        digits++;
    }
    return digits;
}

static uint32_t series_number(SequenceBook *book, Text prefix, size_t digits) {
    char width = (char)('A' + digits);
    bool is_new;
    uint32_t series = pair_number(&book->prefixes, prefix, (Text){&width, 1}, &is_new);
    if (is_new) {
        *LIST_PUSH(book->arena, &book->series) =
            (Series){text_copy(book->arena, prefix), (uint32_t)digits};
    }
    return series;
}

SequenceNumber sequence_number(SequenceBook *book, Text number) {
    size_t digits = last_digits(number);
    Text prefix = {number.bytes, number.size - digits};
    uint64_t value = 0;
    for (size_t i = prefix.size; i < number.size; i++) {
        value = value * 10 + (uint64_t)(number.bytes[i] - '0');
    }
    const Series *last = book->series.count ? &book->series.items[book->last.series] : NULL;
    uint32_t series = book->last.series;
    if (!last || last->digits != digits || !text_equal(last->prefix, prefix)) {
        series = series_number(book, prefix, digits);
    }
    book->last = (SequenceNumber){series, value};
    return book->last;
}

Text sequence_print(Arena *arena, const SequenceBook *book, SequenceNumber number) {
    const Series *series = &book->series.items[number.series];
    if (series->digits == 0) return text_copy(arena, series->prefix);
    return text_print(arena, "%.*s%0*llu", TEXT_ARGUMENTS(series->prefix), (int)series->digits,
                      (unsigned long long)number.value);
}

static size_t place_of(const SequenceBook *book, SequenceKey key) {
    uint64_t hash = (uint64_t)key.journal << 32 | key.series;
    hash = (hash ^ key.first * UINT64_C(0xD1B54A32D192ED03)) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 32) & (book->capacity - 1);
}

static inline bool is_same_key(SequenceKey a, SequenceKey b) {
    return a.first == b.first && a.series == b.series && a.journal == b.journal;
}

static void grow(SequenceBook *book) {
    book->capacity = book->capacity ? book->capacity * 2 : FIRST_CAPACITY;
    book->slots = ARENA_ARRAY(book->arena, uint32_t, book->capacity);
    for (size_t i = 0; i < book->pages.count; i++) {
        size_t at = place_of(book, book->pages.items[i]->key);
        while (book->slots[at]) at = (at + 1) & (book->capacity - 1);
        book->slots[at] = (uint32_t)i + 1;
    }
}

/* The page of the key, made when there is none. */
static SequencePage *page_of(SequenceBook *book, SequenceKey key) {
    if (book->pages.count * 2 >= book->capacity) grow(book);
    size_t at = place_of(book, key);
    for (; book->slots[at]; at = (at + 1) & (book->capacity - 1)) {
        SequencePage *page = book->pages.items[book->slots[at] - 1];
        if (is_same_key(page->key, key)) return page;
    }
    SequencePage *page = ARENA_NEW(book->arena, SequencePage);
    page->key = key;
    *LIST_PUSH(book->arena, &book->pages) = page;
    book->slots[at] = (uint32_t)book->pages.count;
    return page;
}

SequenceUse sequence_use(SequenceBook *book, uint32_t journal, SequenceNumber number, Date date) {
    SequenceKey key = {journal, number.series, number.value / SEQUENCE_PAGE};
    SequencePage **recent = &book->recent[journal % SEQUENCE_RECENT];
    if (!*recent || !is_same_key((*recent)->key, key)) *recent = page_of(book, key);
    uint16_t *last = &(*recent)->dates[number.value % SEQUENCE_PAGE];
    uint16_t now = (uint16_t)((uint32_t)date.day % UINT16_MAX + 1);
    SequenceUse use = *last == 0 ? SEQUENCE_NEW : SEQUENCE_OTHER_DATE;
    if (*last == now) use = SEQUENCE_SAME_DATE;
    *last = now;
    return use;
}

/* A page with the series it belongs to, for sorting. */
typedef struct SortedPage {
    const SequencePage *page;
    const Series *series;
} SortedPage;

/* By journal, prefix, digits, then number. */
static int by_number(const void *left, const void *right) {
    const SortedPage *a = left, *b = right;
    if (a->page->key.journal != b->page->key.journal)
        return a->page->key.journal < b->page->key.journal ? -1 : 1;
    int order = text_compare(a->series->prefix, b->series->prefix);
    if (order) return order;
    if (a->series->digits != b->series->digits) {
        return a->series->digits < b->series->digits ? -1 : 1;
    }
    return (a->page->key.first > b->page->key.first) - (a->page->key.first < b->page->key.first);
}

/* The state of looking for gaps. */
typedef struct GapSearch {
    Arena *arena;
    SequenceGaps gaps;
    const SequenceBook *book;
    SequenceGap last; /* `before` is the number used last */
    bool has_last;
} GapSearch;

/* Meets a number that is used. */
static void meet(GapSearch *search, uint32_t journal, SequenceNumber number) {
    const Series *all = search->book->series.items;
    SequenceNumber before = search->last.before;
    bool is_continued = search->has_last && search->last.journal == journal &&
                        text_equal(all[before.series].prefix, all[number.series].prefix);
    if (is_continued && number.value > before.value + 1) {
        search->gaps.count++;
        if (search->gaps.first.count < FINDING_PLACES) {
            *LIST_PUSH(search->arena, &search->gaps.first) = (SequenceGap){journal, before, number};
        }
    }
    search->last = (SequenceGap){journal, number, number};
    search->has_last = true;
}

SequenceGaps sequence_gaps(Arena *arena, const SequenceBook *book, bool by_journal) {
    GapSearch search = {.arena = arena, .book = book};
    Arena *scratch = arena_create();
    SortedPage *pages = ARENA_ARRAY(scratch, SortedPage, book->pages.count);
    size_t count = 0;
    for (size_t i = 0; i < book->pages.count; i++) {
        const SequencePage *page = book->pages.items[i];
        const Series *series = &book->series.items[page->key.series];
        if ((page->key.journal != 0) != by_journal || series->digits == 0) continue;
        pages[count++] = (SortedPage){page, series};
    }
    if (count) qsort(pages, count, sizeof *pages, by_number);
    for (size_t i = 0; i < count; i++) {
        const SequencePage *page = pages[i].page;
        for (uint64_t slot = 0; slot < SEQUENCE_PAGE; slot++) {
            if (page->dates[slot] == 0) continue;
            uint64_t value = page->key.first * SEQUENCE_PAGE + slot;
            meet(&search, page->key.journal, (SequenceNumber){page->key.series, value});
        }
    }
    arena_destroy(scratch);
    return search.gaps;
}
