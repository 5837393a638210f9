#include "ledger/book/posted_entry.h"

Text posted_entry_name(Arena *arena, const PostedEntry *entry) {
    if (!entry->is_validated) return text_print(arena, "draft %lld", (long long)entry->id);
    return text_print(arena, "%.*s-%lld", TEXT_ARGUMENTS(entry->journal), (long long)entry->number);
}
