#include "ledger/book/validation.h"

#include "ledger/book/entries.h"
#include "ledger/book/posting.h"

#include <stdlib.h>

typedef struct Gathering {
    Arena *arena;
    Date until;
    DraftList *drafts;
} Gathering;

static bool gather(void *data, const PostedEntry *entry) {
    Gathering *gathering = data;
    if (date_compare(entry->date, gathering->until) > 0) return true;
    PostedEntry *draft = LIST_PUSH(gathering->arena, gathering->drafts);
    *draft = *entry;
    posted_entry_keep(gathering->arena, draft);
    return true;
}

static int by_date(const void *left, const void *right) {
    const PostedEntry *a = left, *b = right;
    int order = date_compare(a->date, b->date);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

bool drafts_until(Arena *arena, Book *book, Date until, DraftList *drafts, Error *error) {
    Gathering gathering = {arena, until, drafts};
    *drafts = (DraftList){0};
    for (size_t i = 0; i < book->years.count; i++) {
        int64_t year = book->years.items[i].number;
        if (!entries_each(book, year, ENTRIES_DRAFT, gather, &gathering, error)) return false;
    }
    if (drafts->count) qsort(drafts->items, drafts->count, sizeof *drafts->items, by_date);
    return true;
}

/* A line without the reference of a piece would be refused by the tax administration ever after. */
static bool names_its_pieces(Book *book, const PostedEntry *draft, Error *error) {
    for (size_t i = 0; i < draft->line_count; i++) {
        if (draft->lines[i].piece.size) continue;
        return error_set(error, ERROR_ENTRY_PIECE,
                         text_print(book->now.arena, "%lld", (long long)draft->id));
    }
    return true;
}

bool drafts_validate(Book *book, const DraftList *drafts, Error *error) {
    for (size_t i = 0; i < drafts->count; i++) {
        PostedEntry *draft = &drafts->items[i];
        const BookYear *year = book_year_at(book, draft->date);
        assert(year); /* drafts lie in a year */
        bool ok = names_its_pieces(book, draft, error) && entry_validate(book, year, draft, error);
        if (!ok) return false;
    }
    return true;
}
