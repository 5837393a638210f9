#include "ledger/book/habits.h"

#include "ledger/store/rows.h"

enum { MOST_AMOUNTS = 5 };

bool habits_labels(Arena *arena, Book *book, int64_t year, LabelList *labels, Error *error) {
    static const char SQL[] = "SELECT label FROM line WHERE entity = ?1 AND year = ?2"
                              " ORDER BY entry DESC, line LIMIT 200";
    Map known = map_in(arena);
    Rows rows =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(year)));
    *labels = (LabelList){0};
    while (rows_next(&rows)) {
        bool is_new;
        Text label = text_copy(arena, rows_text(&rows, 0));
        map_find_or_add(&known, label, 0, &is_new);
        if (is_new && label.size) *LIST_PUSH(arena, labels) = label;
    }
    return rows_end(&rows, error);
}

static bool is_listed(const AmountList *amounts, Amount amount) {
    for (size_t i = 0; i < amounts->count; i++) {
        if (amount_compare(amounts->items[i], amount) == 0) return true;
    }
    return false;
}

bool habits_amounts(Arena *arena, Book *book, int64_t year, Text account, AmountList *amounts,
                    Error *error) {
    static const char SQL[] = "SELECT debit, credit FROM line WHERE entity = ?1 AND year = ?2"
                              " AND account = ?3 ORDER BY entry DESC, line LIMIT 50";
    Rows rows = rows_of(
        book->store, SQL,
        VALUES(value_of_integer(book->entity), value_of_integer(year), value_of_text(account)));
    *amounts = (AmountList){0};
    while (amounts->count < MOST_AMOUNTS && rows_next(&rows)) {
        Amount amount = amount_subtract(rows_amount(&rows, 0), rows_amount(&rows, 1));
        if (!is_listed(amounts, amount)) *LIST_PUSH(arena, amounts) = amount;
    }
    return rows_end(&rows, error);
}

bool habits_date(Book *book, Date *date, Error *error) {
    static const char SQL[] = "SELECT date FROM entry WHERE entity = ?1 AND year = ?2"
                              " ORDER BY entry DESC LIMIT 1";
    *date = (Date){0};
    for (size_t i = book->years.count; i > 0 && !date_is_set(*date); i--) {
        int64_t year = book->years.items[i - 1].number;
        Rows rows = rows_of(book->store, SQL,
                            VALUES(value_of_integer(book->entity), value_of_integer(year)));
        if (rows_next(&rows)) *date = rows_date(&rows, 0);
        if (!rows_end(&rows, error)) return false;
    }
    return true;
}
