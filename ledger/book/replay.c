#include "ledger/book/replay.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "ledger/store/rows.h"

enum { UNIT_SEPARATOR = 0x1F };

/* A table that the chain tells. */
typedef struct Told {
    const char *name;   /* msgid */
    const char *sql;    /* its rows: key, then value */
    int keys, values;   /* how many columns each */
    unsigned is_digest; /* bit n: column n holds a digest */
} Told;

static const Told TOLD[REPLAY_TABLES] = {
    [REPLAY_SETTING] = {N_("setting"), "SELECT key, value FROM setting WHERE entity = ?1", 1, 1, 0},
    [REPLAY_YEAR] = {N_("fiscal year"),
                     "SELECT year, first_day, last_day, numbering, grouping, state FROM fiscal_year"
                     " WHERE entity = ?1",
                     1, 5, 0},
    [REPLAY_JOURNAL] = {N_("journal of year"),
                        "SELECT year, code, label FROM journal WHERE entity = ?1", 2, 1, 0},
    [REPLAY_ACCOUNT] = {N_("account of year"),
                        "SELECT year, number, label, is_closed FROM account WHERE entity = ?1", 2,
                        2, 0},
    [REPLAY_MATCHING] = {N_("lettering of line"),
                         "SELECT entry, line, code, date FROM matching WHERE entity = ?1", 2, 2, 0},
    [REPLAY_ASSERTION] = {N_("asserted balance"),
                          "SELECT account, date, amount, proof FROM assertion WHERE entity = ?1", 2,
                          2, 8},
    [REPLAY_CLOSING_POINT] = {N_("waived point of the closing of year"),
                              "SELECT year, step, reason FROM closing_step WHERE entity = ?1", 2, 1,
                              0},
    [REPLAY_SOURCE] = {N_("imported file"),
                       "SELECT source, year, name, digest, taken_at FROM source"
                       " WHERE entity = ?1",
                       1, 4, 8},
    [REPLAY_ATTACHMENT] = {N_("piece of entry"),
                           "SELECT a.entry, a.digest, a.name, a.type FROM attachment a"
                           " JOIN entry e ON e.entity = a.entity AND e.year = a.year"
                           " AND e.entry = a.entry WHERE a.entity = ?1 AND e.is_validated = 1",
                           2, 2, 2},
};

Replay replay_in(Arena *arena) {
    return (Replay){.arena = arena, .index = map_in(arena), .validated = map_in(arena)};
}

/* --- Events, taken apart. */

static bool read_number(Text text, int64_t *number) {
    *number = 0;
    if (text.size > 18) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
        *number = 10 * *number + (text.bytes[i] - '0');
    }
    return true;
}

bool event_read(Text record, SaidEvent *event) {
    *event = (SaidEvent){0};
    if (!text_equal(text_take(&record, UNIT_SEPARATOR), TEXT("1"))) return false;
    event->kind = text_take(&record, UNIT_SEPARATOR);
    event->time = text_take(&record, UNIT_SEPARATOR);
    event->author = text_take(&record, UNIT_SEPARATOR);
    bool is_numbered = read_number(text_take(&record, UNIT_SEPARATOR), &event->year);
    event->fields = record;
    return is_numbered && event->kind.size > 0 && event->time.size > 0;
}

/* --- Rows. */

static Text join(Arena *arena, const Text *parts, size_t count) {
    Builder joined = builder_in(arena);
    for (size_t i = 0; i < count; i++) {
        if (i) builder_add_byte(&joined, UNIT_SEPARATOR);
        builder_add(&joined, parts[i]);
    }
    return builder_text(&joined);
}

static ReplayRow *row_of(Replay *replay, ReplayTable table, Text key) {
    bool is_new;
    Text name = text_print(replay->arena, "%d %.*s", (int)table, TEXT_ARGUMENTS(key));
    uint32_t count = (uint32_t)replay->rows.count;
    uint32_t *index = map_find_or_add(&replay->index, name, count, &is_new);
    if (!is_new) return &replay->rows.items[*index];
    ReplayRow *row = LIST_PUSH(replay->arena, &replay->rows);
    *row = (ReplayRow){.table = table, .key = text_copy(replay->arena, key), .is_gone = true};
    return row;
}

static void put(Replay *replay, ReplayTable table, Text key, Text value) {
    ReplayRow *row = row_of(replay, table, key);
    row->value = text_copy(replay->arena, value);
    row->is_gone = false;
}

static Text number_text(Replay *replay, int64_t number) {
    return text_print(replay->arena, "%lld", (long long)number);
}

/* --- What each kind of event does. */

/* The next field of the event. */
static Text next_field(Text *fields) {
    return text_take(fields, UNIT_SEPARATOR);
}

static void do_tables(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields;
    replay->schema_digest = text_copy(replay->arena, next_field(&fields));
    if (!replay->program.size) replay->program = text_copy(replay->arena, next_field(&fields));
}

static void do_setting(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, key = next_field(&fields);
    put(replay, REPLAY_SETTING, key, next_field(&fields));
}

/* A new year begins with the names of the year before. */
static void copy_names(Replay *replay, int64_t year) {
    Text before = number_text(replay, year - 1), after = number_text(replay, year);
    size_t count = replay->rows.count;
    for (size_t i = 0; i < count; i++) {
        ReplayRow row = replay->rows.items[i];
        bool is_name = row.table == REPLAY_ACCOUNT || row.table == REPLAY_JOURNAL;
        Text code = row.key;
        if (!is_name || row.is_gone) continue;
        if (!text_equal(next_field(&code), before)) continue;
        const Text key[] = {after, code};
        put(replay, row.table, join(replay->arena, key, 2), row.value);
    }
}

static void do_year_open(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, start = next_field(&fields), end = next_field(&fields);
    bool is_by_year = text_equal(next_field(&fields), TEXT("by year"));
    const Text value[] = {start, end, is_by_year ? TEXT("1") : TEXT("0"), TEXT("0"), TEXT("0")};
    put(replay, REPLAY_YEAR, number_text(replay, event->year), join(replay->arena, value, 5));
    if (event->year > 1) copy_names(replay, event->year);
}

/* Puts another value in the place of the last field of a row, which is one byte. */
static void set_last(Replay *replay, ReplayTable table, Text key, int last) {
    ReplayRow *row = row_of(replay, table, key);
    if (row->is_gone) return;
    Text kept = {row->value.bytes, row->value.size - 1};
    row->value = text_print(replay->arena, "%.*s%d", TEXT_ARGUMENTS(kept), last);
}

static void do_year_lock(Replay *replay, const SaidEvent *event) {
    set_last(replay, REPLAY_YEAR, number_text(replay, event->year), YEAR_LOCKED);
}

static void do_year_unlock(Replay *replay, const SaidEvent *event) {
    set_last(replay, REPLAY_YEAR, number_text(replay, event->year), YEAR_OPEN);
}

static void do_year_close(Replay *replay, const SaidEvent *event) {
    set_last(replay, REPLAY_YEAR, number_text(replay, event->year), YEAR_CLOSED);
}

/* Year and code, which is the first field. */
static Text take_name(Replay *replay, const SaidEvent *event, Text *fields) {
    const Text key[] = {number_text(replay, event->year), next_field(fields)};
    return join(replay->arena, key, 2);
}

static void do_journal(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, key = take_name(replay, event, &fields);
    put(replay, REPLAY_JOURNAL, key, next_field(&fields));
}

/* A new account is open; another label leaves it as it is. */
static void do_account(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, key = take_name(replay, event, &fields);
    const ReplayRow *row = row_of(replay, REPLAY_ACCOUNT, key);
    bool is_closed = !row->is_gone && row->value.bytes[row->value.size - 1] == '1';
    const Text value[] = {next_field(&fields), is_closed ? TEXT("1") : TEXT("0")};
    put(replay, REPLAY_ACCOUNT, key, join(replay->arena, value, 2));
}

static void do_account_close(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields;
    set_last(replay, REPLAY_ACCOUNT, take_name(replay, event, &fields), 1);
}

/* Code, date, account, third party, then lines as "entry:line". */
static void letter(Replay *replay, const SaidEvent *event, bool is_undone) {
    Text fields = event->fields, code = next_field(&fields), date = next_field(&fields);
    const Text value[] = {is_undone ? (Text){0} : code, is_undone ? (Text){0} : date};
    next_field(&fields);
    next_field(&fields);
    while (fields.size) {
        Text line = next_field(&fields), entry = text_take(&line, ':');
        const Text key[] = {entry, line};
        put(replay, REPLAY_MATCHING, join(replay->arena, key, 2), join(replay->arena, value, 2));
    }
}

static void do_match(Replay *replay, const SaidEvent *event) {
    letter(replay, event, false);
}

static void do_unmatch(Replay *replay, const SaidEvent *event) {
    letter(replay, event, true);
}

static void do_assertion(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields;
    Text account = next_field(&fields), date = next_field(&fields), sum = next_field(&fields);
    Amount amount = {0};
    amount_read_english(sum, &amount, NULL);
    const Text key[] = {account, date};
    const Text value[] = {number_text(replay, (int64_t)amount.cents), next_field(&fields)};
    put(replay, REPLAY_ASSERTION, join(replay->arena, key, 2), join(replay->arena, value, 2));
}

/* Point, reason. */
static void do_year_waive(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, key = take_name(replay, event, &fields);
    put(replay, REPLAY_CLOSING_POINT, key, next_field(&fields));
}

/* How lines made entries stands before the state of a year, and is one byte too. */
static void set_grouping(Replay *replay, int64_t year, Text grouping) {
    ReplayRow *row = row_of(replay, REPLAY_YEAR, number_text(replay, year));
    if (row->is_gone || grouping.size != 1) return;
    Text before = {row->value.bytes, row->value.size - 3};
    row->value = text_print(replay->arena, "%.*s%c%c%c", TEXT_ARGUMENTS(before), grouping.bytes[0],
                            UNIT_SEPARATOR, row->value.bytes[row->value.size - 1]);
}

/* Files are counted from 1 as they come. */
static void do_import(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields, key = number_text(replay, ++replay->sources);
    Text year = number_text(replay, event->year), name = next_field(&fields),
         digest = next_field(&fields);
    const Text value[] = {year, name, digest, event->time};
    put(replay, REPLAY_SOURCE, key, join(replay->arena, value, 4));
    next_field(&fields); /* how many entries */
    set_grouping(replay, event->year, next_field(&fields));
}

/* Entry, digest, name, type. */
static void do_attach(Replay *replay, const SaidEvent *event) {
    Text fields = event->fields;
    Text entry = next_field(&fields), digest = next_field(&fields), name = next_field(&fields),
         type = next_field(&fields);
    const Text key[] = {entry, digest}, value[] = {name, type};
    put(replay, REPLAY_ATTACHMENT, join(replay->arena, key, 2), join(replay->arena, value, 2));
}

static const struct {
    const char *kind;
    void (*again)(Replay *replay, const SaidEvent *event);
} KINDS[] = {
    {"tables", do_tables},
    {"setting", do_setting},
    {"year-open", do_year_open},
    {"year-lock", do_year_lock},
    {"year-unlock", do_year_unlock},
    {"year-waive", do_year_waive},
    {"year-close", do_year_close},
    {"journal", do_journal},
    {"account", do_account},
    {"account-rename", do_account},
    {"account-close", do_account_close},
    {"match", do_match},
    {"unmatch", do_unmatch},
    {"assertion", do_assertion},
    {"import", do_import},
    {"attach", do_attach},
};

void replay_event(Replay *replay, const SaidEvent *event) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (text_equal(event->kind, text_of(KINDS[i].kind))) KINDS[i].again(replay, event);
    }
}

void replay_entry(Replay *replay, int64_t entry) {
    map_find_or_add(&replay->validated, number_text(replay, entry), 0, NULL);
}

/* --- Comparing. */

/* Columns of a row of the book as fields. */
static Text read_columns(Arena *arena, const Rows *rows, const Told *told, int first, int count) {
    Text parts[8];
    for (int i = 0; i < count; i++) {
        int column = first + i;
        bool is_digest = told->is_digest >> column & 1;
        if (is_digest && rows_bytes(rows, column).size) {
            parts[i] = digest_print(arena, rows_digest(rows, column));
        } else {
            parts[i] = text_copy(arena, rows_text(rows, column));
        }
    }
    return join(arena, parts, (size_t)count);
}

/* Fields as a person reads them. */
static Text shown(Arena *arena, Text fields) {
    Builder list = builder_in(arena);
    for (size_t i = 0; i < fields.size; i++) {
        bool ends = fields.bytes[i] == UNIT_SEPARATOR;
        builder_add(&list, ends ? TEXT(", ") : (Text){fields.bytes + i, 1});
    }
    return builder_text(&list);
}

/* Where differences go. */
typedef struct Comparison {
    Replay *replay;
    DifferenceTaker *take;
    void *data;
} Comparison;

static void tell(const Comparison *comparison, ReplayTable table, Text key, Text expected,
                 Text found) {
    Arena *arena = comparison->replay->arena;
    ReplayDifference difference = {TOLD[table].name, shown(arena, key), shown(arena, expected),
                                   shown(arena, found)};
    comparison->take(comparison->data, &difference);
}

static bool compare_rows(const Comparison *comparison, Book *book, ReplayTable table,
                         Error *error) {
    const Told *told = &TOLD[table];
    Replay *replay = comparison->replay;
    Rows rows = rows_of(book->store, told->sql, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        Text key = read_columns(replay->arena, &rows, told, 0, told->keys);
        Text value = read_columns(replay->arena, &rows, told, told->keys, told->values);
        ReplayRow *row = row_of(replay, table, key);
        row->is_seen = true;
        Text expected = row->is_gone ? (Text){0} : row->value;
        if (row->is_gone || !text_equal(expected, value)) {
            tell(comparison, table, key, expected, value);
        }
    }
    return rows_end(&rows, error);
}

/* Pieces of drafts that were deleted went with them. */
static bool is_expected(const Replay *replay, const ReplayRow *row) {
    if (row->is_gone || row->is_seen) return false;
    Text entry = row->key;
    return row->table != REPLAY_ATTACHMENT ||
           map_find(&replay->validated, text_take(&entry, UNIT_SEPARATOR)) != NULL;
}

bool replay_compare(Replay *replay, Book *book, DifferenceTaker *take, void *data, Error *error) {
    Comparison comparison = {replay, take, data};
    for (ReplayTable table = 0; table < REPLAY_TABLES; table++) {
        if (!compare_rows(&comparison, book, table, error)) return false;
    }
    size_t count = replay->rows.count;
    for (size_t i = 0; i < count; i++) {
        ReplayRow row = replay->rows.items[i];
        if (is_expected(replay, &row)) tell(&comparison, row.table, row.key, row.value, (Text){0});
    }
    return true;
}
