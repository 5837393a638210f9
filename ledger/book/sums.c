#include "ledger/book/sums.h"

#include "engine/date_text.h"
#include "ledger/account.h"

Sums sums_in(Arena *arena) {
    return (Sums){.arena = arena, .key = builder_in(arena), .index = map_in(arena)};
}

static void add_key_text(Builder *key, Text text) {
    builder_add(key, text);
    builder_add_byte(key, '\0');
}

/* All that tells one sum from another, as one text. */
static Text key_of(Builder *key, const Sum *sum) {
    int64_t numbers[] = {sum->year, sum->month.day, sum->kind, sum->is_validated};
    key->size = 0;
    builder_add(key, (Text){(const char *)numbers, sizeof numbers});
    add_key_text(key, sum->account);
    add_key_text(key, sum->auxiliary);
    add_key_text(key, sum->dimension);
    add_key_text(key, sum->value);
    return builder_text(key);
}

const Sum *sums_find(const Sums *sums, const Sum *wanted) {
    Arena *scratch = arena_create();
    Builder key = builder_in(scratch);
    const uint32_t *index = map_find(&sums->index, key_of(&key, wanted));
    arena_destroy(scratch);
    return index ? &sums->items.items[*index] : NULL;
}

static void add_to(Sums *sums, const Sum *wanted, const PostedLine *line, int times) {
    bool is_new;
    uint32_t count = (uint32_t)sums->items.count;
    Text key = key_of(&sums->key, wanted);
    uint32_t index = *map_find_or_add(&sums->index, key, count, &is_new);
    if (is_new) {
        Sum *sum = LIST_PUSH(sums->arena, &sums->items);
        *sum = *wanted;
        sum->account = text_copy(sums->arena, wanted->account);
        sum->auxiliary = text_copy(sums->arena, wanted->auxiliary);
        sum->dimension = text_copy(sums->arena, wanted->dimension);
        sum->value = text_copy(sums->arena, wanted->value);
    }
    Sum *sum = &sums->items.items[index];
    sum->debit.cents += times * line->debit.cents; /* 64 bits each: cannot overflow 128 */
    sum->credit.cents += times * line->credit.cents;
    sum->lines += times;
}

static void add_tags(Sums *sums, Sum sum, const PostedLine *line, int times) {
    Text tags = line->tags;
    sum.auxiliary = (Text){0};
    while (tags.size) {
        Text tag = text_take(&tags, ',');
        sum.dimension = text_take(&tag, '=');
        sum.value = tag;
        add_to(sums, &sum, line, times);
    }
}

void sums_add(Sums *sums, int64_t year, const PostedEntry *entry, int times) {
    DateParts parts = date_parts(entry->date);
    Sum sum = {
        .year = year,
        .is_validated = entry->is_validated,
        .kind = entry->kind,
        .month = date_of(parts.year, parts.month, 1),
    };
    for (size_t i = 0; i < entry->line_count; i++) {
        const PostedLine *line = &entry->lines[i];
        sum.account = line->account;
        sum.auxiliary = account_is_third_party(line->account) ? line->auxiliary : (Text){0};
        add_to(sums, &sum, line, times);
        if (line->tags.size && entry->kind == ENTRY_ORDINARY) add_tags(sums, sum, line, times);
    }
}

static bool write_balance(Store *store, int64_t entity, const Sum *sum, Text month, Error *error) {
    static const char SQL[] =
        "INSERT INTO balance (entity, year, is_validated, kind, month, account, auxiliary,"
        " debit, credit, lines) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        " ON CONFLICT (entity, year, is_validated, kind, month, account, auxiliary) DO UPDATE"
        " SET debit = debit + excluded.debit, credit = credit + excluded.credit,"
        " lines = lines + excluded.lines";
    return store_run(store, SQL,
                     VALUES(value_of_integer(entity), value_of_integer(sum->year),
                            value_of_integer(sum->is_validated), value_of_integer(sum->kind),
                            value_of_text(month), value_of_text(sum->account),
                            value_of_text(sum->auxiliary), value_of_amount(sum->debit),
                            value_of_amount(sum->credit), value_of_integer(sum->lines)),
                     error);
}

static bool write_tag(Store *store, int64_t entity, const Sum *sum, Text month, Error *error) {
    static const char SQL[] =
        "INSERT INTO tag_balance (entity, year, dimension, value, is_validated, month, account,"
        " debit, credit, lines) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        " ON CONFLICT (entity, year, dimension, value, is_validated, month, account) DO UPDATE"
        " SET debit = debit + excluded.debit, credit = credit + excluded.credit,"
        " lines = lines + excluded.lines";
    return store_run(store, SQL,
                     VALUES(value_of_integer(entity), value_of_integer(sum->year),
                            value_of_text(sum->dimension), value_of_text(sum->value),
                            value_of_integer(sum->is_validated), value_of_text(month),
                            value_of_text(sum->account), value_of_amount(sum->debit),
                            value_of_amount(sum->credit), value_of_integer(sum->lines)),
                     error);
}

bool sums_write(Sums *sums, Store *store, int64_t entity, Error *error) {
    for (size_t i = 0; i < sums->items.count; i++) {
        const Sum *sum = &sums->items.items[i];
        bool is_nothing = !sum->lines && amount_is_zero(sum->debit) && amount_is_zero(sum->credit);
        if (is_nothing) continue;
        if (!value_has_room(sum->debit) || !value_has_room(sum->credit)) {
            return error_set(error, ERROR_BOOK_SUM, sum->account);
        }
        char room[DATE_TEXT_SIZE];
        Text month = {date_print_iso(sum->month, room).bytes, 7};
        bool ok = sum->dimension.size ? write_tag(store, entity, sum, month, error)
                                      : write_balance(store, entity, sum, month, error);
        if (!ok) return false;
    }
    sums->items.count = 0;
    sums->index = map_in(sums->arena);
    return true;
}
