#include "ledger/book/verify_entries.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "ledger/book/entries.h"
#include "ledger/book/verify_chain.h"
#include "ledger/store/rows.h"

#include <string.h>

/* The entries of one year beside the pieces that they had when they were validated. */
typedef struct YearPass {
    Verification *verification;
    const BookYear *year;
    YearCount *counts;
    Rows pieces;
    bool has_piece; /* `pieces` stands on a piece that was not taken yet */
} YearPass;

/* The digests of the entry's early pieces, sorted, parted by commas. */
static Text take_pieces(YearPass *pass, Builder *list, int64_t entry) {
    while (pass->has_piece && rows_integer(&pass->pieces, 0) <= entry) {
        if (rows_integer(&pass->pieces, 0) == entry) {
            if (list->size) builder_add_byte(list, ',');
            builder_add(list, digest_print(list->arena, rows_digest(&pass->pieces, 1)));
        }
        pass->has_piece = rows_next(&pass->pieces);
    }
    return list->size ? builder_text(list) : (Text){0};
}

static void check_date(YearPass *pass, const PostedEntry *entry) {
    const BookYear *year = pass->year;
    if (date_compare(year->start, entry->date) <= 0 && date_compare(entry->date, year->end) <= 0) {
        return;
    }
    char room[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];
    verification_found(pass->verification, VERIFY_ENTRIES, ERROR_ENTRY_MISPLACED,
                       posted_entry_name(pass->verification->arena, entry),
                       date_print_iso(entry->date, room), date_print_iso(year->end, end));
}

static void check_amounts(YearPass *pass, const PostedEntry *entry) {
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        debit = amount_add(debit, entry->lines[i].debit);
        credit = amount_add(credit, entry->lines[i].credit);
    }
    pass->verification->result->examined[VERIFY_AMOUNTS]++;
    if (amount_compare(debit, credit) == 0) return;
    char left[AMOUNT_TEXT_SIZE], right[AMOUNT_TEXT_SIZE];
    verification_found(pass->verification, VERIFY_AMOUNTS, ERROR_VERIFY_UNBALANCED,
                       posted_entry_name(pass->verification->arena, entry),
                       amount_print(debit, AMOUNT_PLAIN, left),
                       amount_print(credit, AMOUNT_PLAIN, right));
}

static bool take_entry(void *data, const PostedEntry *entry) {
    YearPass *pass = data;
    Verification *verification = pass->verification;
    if (entry->id > verification->last_entry) verification->last_entry = entry->id;
    if (entry->line_count) sums_add(&verification->sums, pass->year->number, entry, 1);
    check_amounts(pass, entry);
    if (!entry->is_validated) {
        pass->counts->drafts++;
        return true;
    }
    pass->counts->validated++;
    check_date(pass, entry);
    Arena *scratch = arena_create();
    Builder list = builder_in(scratch);
    Text pieces = take_pieces(pass, &list, entry->id);
    verify_entry_event(verification, entry, pass->year->number, pieces);
    arena_destroy(scratch);
    return true;
}

static bool pass_year(Verification *verification, size_t index, Error *error) {
    static const char SQL[] = "SELECT entry, digest FROM attachment WHERE entity = ?1"
                              " AND year = ?2 AND is_early = 1 ORDER BY entry, digest";
    Book *book = verification->book;
    YearPass pass = {
        .verification = verification,
        .year = &book->years.items[index],
        .counts = &verification->counts[index],
    };
    int64_t number = pass.year->number;
    pass.pieces =
        rows_of(book->store, SQL, VALUES(value_of_integer(book->entity), value_of_integer(number)));
    pass.has_piece = rows_next(&pass.pieces);
    bool ok = entries_each(book, number, ENTRIES_ALL, take_entry, &pass, error);
    return rows_end(&pass.pieces, error) && ok;
}

/* Tells each entry that the query gives by year, id, journal and number. */
static bool tell_entries(Verification *verification, const char *sql, ErrorCode code,
                         Error *error) {
    Book *book = verification->book;
    Rows rows = rows_of(book->store, sql, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        PostedEntry entry = {
            .id = rows_integer(&rows, 0),
            .journal = text_copy(verification->arena, rows_text(&rows, 1)),
            .number = rows_integer(&rows, 2),
            .is_validated = true,
        };
        verification_found(verification, VERIFY_ENTRIES, code,
                           posted_entry_name(verification->arena, &entry));
    }
    return rows_end(&rows, error);
}

/* Lines are counted from 1, as lettering names them by their number. */
static bool check_line_numbers(Verification *verification, Error *error) {
    static const char SQL[] =
        "SELECT e.entry, e.journal, e.number FROM entry e JOIN line l ON l.entity = e.entity"
        " AND l.year = e.year AND l.entry = e.entry WHERE e.entity = ?1 AND e.is_validated = 1"
        " GROUP BY e.year, e.entry, e.journal, e.number"
        " HAVING min(l.line) <> 1 OR max(l.line) <> count(*)";
    return tell_entries(verification, SQL, ERROR_LINES_NUMBERED, error);
}

/* A commitment is to the donor whom the entry names. */
static bool check_donors(Verification *verification, Error *error) {
    static const char SQL[] =
        "SELECT e.entry, e.journal, e.number FROM entry e LEFT JOIN donor d ON"
        " d.entity = e.entity AND d.donor = e.donor WHERE e.entity = ?1 AND e.is_validated = 1"
        " AND (e.donor <> 0 OR length(e.commitment) > 0)"
        " AND (d.donor IS NULL OR d.commitment <> e.commitment)";
    return tell_entries(verification, SQL, ERROR_DONOR_DIFFERS, error);
}

bool verify_entries(Verification *verification, Error *error) {
    for (size_t i = 0; i < verification->book->years.count; i++) {
        if (!pass_year(verification, i, error)) return false;
    }
    verify_taken(verification);
    return check_line_numbers(verification, error) && check_donors(verification, error);
}

/* --- Numbers. */

/* Where the count of one journal, or of the year, has got to. */
typedef struct Count {
    Text journal;
    int64_t number, sequence;
    char time[32]; /* of the last validation */
    size_t time_size;
} Count;

static Text time_of(const Count *count) {
    return (Text){count->time, count->time_size};
}

static void keep_time(Count *count, Text time) {
    count->time_size = time.size < sizeof count->time ? time.size : sizeof count->time;
    memcpy(count->time, time.bytes, count->time_size);
}

/* A year that counts as a whole keeps 1 for its opening entry, whenever that is validated. */
static bool is_kept(const BookYear *year, int64_t number) {
    return year->numbering == NUMBERED_BY_YEAR && number == 1;
}

static void check_number(Verification *verification, const BookYear *year, Count *count,
                         const Rows *rows) {
    Arena *arena = verification->arena;
    PostedEntry entry = {
        .journal = rows_text(rows, 0),
        .number = rows_integer(rows, 1),
        .sequence = rows_integer(rows, 2),
        .validated_at = rows_text(rows, 3),
        .is_validated = true,
    };
    bool by_year = year->numbering == NUMBERED_BY_YEAR;
    if (!by_year && !text_equal(count->journal, entry.journal)) {
        *count = (Count){.journal = text_copy(arena, entry.journal)};
    }
    verification->result->examined[VERIFY_NUMBERS]++;
    bool begins = by_year && count->number == 0 && entry.number == 2;
    if (!begins && entry.number != count->number + 1) {
        verification_found(verification, VERIFY_NUMBERS, ERROR_NUMBER_GAP,
                           posted_entry_name(arena, &entry),
                           verification_number(verification, count->number));
    }
    if (entry.sequence < count->sequence || text_compare(entry.validated_at, time_of(count)) < 0) {
        verification_found(verification, VERIFY_NUMBERS, ERROR_NUMBER_ORDER,
                           posted_entry_name(arena, &entry), entry.validated_at, time_of(count));
    }
    count->number = entry.number;
    if (is_kept(year, entry.number)) return;
    count->sequence = entry.sequence;
    keep_time(count, entry.validated_at);
}

static bool check_numbers(Verification *verification, const BookYear *year, Error *error) {
    static const char BY_JOURNAL[] =
        "SELECT journal, number, sequence, validated_at FROM entry WHERE entity = ?1"
        " AND year = ?2 AND number > 0 ORDER BY journal, number, sequence";
    static const char BY_YEAR[] =
        "SELECT journal, number, sequence, validated_at FROM entry WHERE entity = ?1"
        " AND year = ?2 AND number > 0 ORDER BY number, sequence";
    Book *book = verification->book;
    const char *sql = year->numbering == NUMBERED_BY_YEAR ? BY_YEAR : BY_JOURNAL;
    Count count = {0};
    Rows rows = rows_of(book->store, sql,
                        VALUES(value_of_integer(book->entity), value_of_integer(year->number)));
    while (rows_next(&rows)) check_number(verification, year, &count, &rows);
    return rows_end(&rows, error);
}

bool verify_numbers(Verification *verification, Error *error) {
    const Book *book = verification->book;
    for (size_t i = 0; i < book->years.count; i++) {
        if (!check_numbers(verification, &book->years.items[i], error)) return false;
    }
    return true;
}
