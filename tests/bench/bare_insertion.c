/* The floor under an import: reads a FEC of one layout (tabs, LF, comma, entries together by their
 * number), makes the record of each entry, hashes it to the chain, and inserts entries, lines and
 * events by prepared statements into the tables of a book without triggers or foreign keys, in one
 * transaction. It checks nothing, sums nothing and remembers no name.
 *
 *     bare_insertion SCHEMA FEC DATABASE    prints the count of entries and lines */
#include <assert.h>
#include <inttypes.h>
#include <sodium/crypto_hash_sha256.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 18, MOST_LINES = 64, RECORD_SIZE = 1 << 16 };

enum {
    JOURNAL,
    JOURNAL_LABEL,
    NUMBER,
    DATE,
    ACCOUNT,
    ACCOUNT_LABEL,
    AUXILIARY,
    AUXILIARY_LABEL,
    PIECE,
    PIECE_DATE,
    LABEL,
    DEBIT,
    CREDIT,
    LETTERING,
    LETTERING_DATE,
    VALID_DATE,
    AMOUNT,
    CURRENCY
};

typedef struct Field {
    const char *bytes;
    int size;
} Field;

typedef struct Row {
    Field fields[FIELDS];
} Row;

typedef struct Load {
    sqlite3 *database;
    sqlite3_stmt *entry, *line, *event;
    unsigned char head[32];
    char record[RECORD_SIZE];
    size_t size;
    int64_t entries, lines;
} Load;

static void must(int result) {
    if (result == SQLITE_OK || result == SQLITE_DONE) return;
    fprintf(stderr, "bare_insertion: %s\n", sqlite3_errstr(result));
    exit(1);
}

static char *read_whole(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    assert(file);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(1, *size + 1);
    assert(bytes && fread(bytes, 1, *size, file) == *size);
    fclose(file);
    return bytes;
}

/* Everything of the schema before the first trigger. */
static void create_tables(Load *load, const char *schema) {
    size_t size;
    char *tables = read_whole(schema, &size);
    char *triggers = strstr(tables, "CREATE TRIGGER");
    assert(triggers);
    *triggers = '\0';
    must(sqlite3_exec(load->database,
                      "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                      "PRAGMA cache_size = -65536; BEGIN",
                      NULL, NULL, NULL));
    must(sqlite3_exec(load->database, tables, NULL, NULL, NULL));
    free(tables);
}

static sqlite3_stmt *prepare(Load *load, const char *table, int count) {
    char sql[256];
    int size = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < count; i++) {
        size += snprintf(sql + size, sizeof sql - (size_t)size, ", ?");
    }
    snprintf(sql + size, sizeof sql - (size_t)size, ")");
    sqlite3_stmt *statement;
    must(sqlite3_prepare_v2(load->database, sql, -1, &statement, NULL));
    return statement;
}

static const char *take_row(const char *at, Row *row) {
    for (int i = 0; i < FIELDS; i++) {
        const char *end = at;
        while (*end != '\t' && *end != '\n') end++;
        row->fields[i] = (Field){at, (int)(end - at)};
        at = end + 1;
    }
    return at;
}

static int64_t cents(Field field) {
    int64_t value = 0;
    for (int i = 0; i < field.size; i++) {
        if (field.bytes[i] != ',') value = value * 10 + (field.bytes[i] - '0');
    }
    return value;
}

/* 20221231 as 2022-12-31. */
static Field iso(Field field, char room[10]) {
    if (field.size != 8) return (Field){"", 0};
    memcpy(room, field.bytes, 4);
    room[4] = room[7] = '-';
    memcpy(room + 5, field.bytes + 4, 2);
    memcpy(room + 8, field.bytes + 6, 2);
    return (Field){room, 10};
}

static void add(Load *load, const char *bytes, size_t size) {
    load->record[load->size++] = 0x1F;
    memcpy(load->record + load->size, bytes, size);
    load->size += size;
}

static void add_field(Load *load, Field field) {
    add(load, field.bytes, (size_t)field.size);
}

static void add_date(Load *load, Field field) {
    char room[10];
    add_field(load, iso(field, room));
}

static void add_amount(Load *load, Field field) {
    add_field(load, field);
    load->record[load->size - 3] = '.';
}

static void text(sqlite3_stmt *statement, int index, Field field) {
    sqlite3_bind_text(statement, index, field.bytes, field.size, SQLITE_STATIC);
}

static void run(sqlite3_stmt *statement) {
    must(sqlite3_step(statement));
    must(sqlite3_reset(statement));
}

static const Field NOW = {"2026-01-01T00:00:00Z", 20}, NOBODY = {"bench", 5}, NOTHING = {"", 0};

static void make_record(Load *load, const Row *rows, int count) {
    char number[24];
    const Field *first = rows[0].fields;
    load->size = 0;
    memcpy(load->record,
           "1\x1F"
           "entry",
           7);
    load->size = 7;
    int digits = snprintf(number, sizeof number, "%" PRId64, load->entries);
    add_field(load, first[JOURNAL]);
    add(load, number, (size_t)digits);
    add_date(load, first[DATE]);
    add_field(load, NOW);
    add_field(load, first[PIECE]);
    add_date(load, first[PIECE_DATE]);
    add_field(load, first[LABEL]);
    add(load, "", 0);
    add(load, "", 0);
    add_field(load, NOBODY);
    add_field(load, first[JOURNAL_LABEL]);
    add(load, "ordinary", 8);
    add_field(load, first[NUMBER]);
    add_date(load, first[VALID_DATE]);
    add(load, "", 0);
    digits = snprintf(number, sizeof number, "%d", count);
    add(load, number, (size_t)digits);
    for (int i = 0; i < count; i++) {
        const Field *fields = rows[i].fields;
        add_field(load, fields[ACCOUNT]);
        add_field(load, fields[AUXILIARY]);
        add_field(load, fields[LABEL]);
        add_amount(load, fields[DEBIT]);
        add_amount(load, fields[CREDIT]);
        add_field(load, fields[LETTERING]);
        add_date(load, fields[LETTERING_DATE]);
        add_field(load, fields[AUXILIARY_LABEL]);
        add_field(load, fields[PIECE]);
        add_date(load, fields[PIECE_DATE]);
        add_field(load, fields[CURRENCY]);
        add_field(load, fields[AMOUNT]);
        for (int j = 0; j < 5; j++) add(load, "", 0);
    }
}

static void hash_record(Load *load) {
    static const char DIGITS[] = "0123456789abcdef";
    char head[65];
    for (int i = 0; i < 32; i++) {
        head[2 * (size_t)i] = DIGITS[load->head[i] >> 4];
        head[2 * (size_t)i + 1] = DIGITS[load->head[i] & 15];
    }
    head[64] = '\n';
    load->record[load->size++] = '\n';
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)head, sizeof head);
    crypto_hash_sha256_update(&state, (const unsigned char *)load->record, load->size);
    crypto_hash_sha256_final(&state, load->head);
}

static void insert_entry(Load *load, const Field *first) {
    char date[10], valid[10];
    sqlite3_stmt *entry = load->entry;
    sqlite3_bind_int64(entry, 3, load->entries);
    text(entry, 4, first[JOURNAL]);
    text(entry, 5, iso(first[DATE], date));
    sqlite3_bind_int64(entry, 8, load->entries);
    sqlite3_bind_int64(entry, 9, load->entries);
    text(entry, 13, first[NUMBER]);
    text(entry, 14, iso(first[VALID_DATE], valid));
    run(entry);
    sqlite3_bind_int64(load->event, 2, load->entries);
    sqlite3_bind_int64(load->event, 5, load->entries);
    sqlite3_bind_blob(load->event, 7, load->head, 32, SQLITE_STATIC);
    run(load->event);
}

static void insert_line(Load *load, const Field *fields, int number) {
    char piece[10], lettering[10];
    sqlite3_stmt *line = load->line;
    sqlite3_bind_int64(line, 3, load->entries);
    sqlite3_bind_int64(line, 4, number);
    text(line, 5, fields[ACCOUNT]);
    text(line, 6, fields[AUXILIARY]);
    text(line, 7, fields[PIECE]);
    text(line, 8, iso(fields[PIECE_DATE], piece));
    text(line, 9, fields[LABEL]);
    sqlite3_bind_int64(line, 10, cents(fields[DEBIT]));
    sqlite3_bind_int64(line, 11, cents(fields[CREDIT]));
    text(line, 12, fields[CURRENCY]);
    text(line, 13, fields[AMOUNT]);
    text(line, 18, fields[LETTERING]);
    text(line, 19, iso(fields[LETTERING_DATE], lettering));
    run(line);
    load->lines++;
}

static void take_entry(Load *load, const Row *rows, int count) {
    load->entries++;
    make_record(load, rows, count);
    hash_record(load);
    insert_entry(load, rows[0].fields);
    for (int i = 0; i < count; i++) insert_line(load, rows[i].fields, i + 1);
}

/* What is the same in every row. */
static void bind_constants(Load *load) {
    for (int i = 1; i <= 17; i++) text(load->entry, i, NOTHING);
    for (int i = 1; i <= 20; i++) text(load->line, i, NOTHING);
    for (int i = 1; i <= 2; i++) sqlite3_bind_int64(load->entry, i, 1);
    for (int i = 1; i <= 2; i++) sqlite3_bind_int64(load->line, i, 1);
    sqlite3_bind_int64(load->entry, 6, 0);
    sqlite3_bind_int64(load->entry, 7, 1);
    text(load->entry, 10, NOW);
    text(load->entry, 11, NOBODY);
    sqlite3_bind_int64(load->entry, 12, 1);
    sqlite3_bind_int64(load->entry, 15, 0);
    sqlite3_bind_int64(load->entry, 16, 0);
    sqlite3_bind_blob(load->entry, 17, "", 0, SQLITE_STATIC);
    sqlite3_bind_int64(load->event, 1, 1);
    sqlite3_bind_text(load->event, 3, "entry", 5, SQLITE_STATIC);
    sqlite3_bind_int64(load->event, 4, 1);
    text(load->event, 6, NOTHING);
}

static int is_same(Field a, Field b) {
    return a.size == b.size && memcmp(a.bytes, b.bytes, (size_t)a.size) == 0;
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    Load *load = calloc(1, sizeof *load);
    Row *rows = calloc(MOST_LINES, sizeof *rows);
    assert(load && rows);
    size_t size;
    char *fec = read_whole(arguments[2], &size);
    must(sqlite3_open(arguments[3], &load->database));
    create_tables(load, arguments[1]);
    load->entry = prepare(load, "entry", 17);
    load->line = prepare(load, "line", 20);
    load->event = prepare(load, "event", 7);
    bind_constants(load);
    int held = 0;
    const char *at = strchr(fec, '\n');
    assert(at);
    for (at++; at < fec + size;) {
        at = take_row(at, &rows[held]);
        if (held && !is_same(rows[held].fields[NUMBER], rows[0].fields[NUMBER])) {
            take_entry(load, rows, held);
            rows[0] = rows[held];
            held = 0;
        }
        held++;
        assert(held < MOST_LINES);
    }
    if (held) take_entry(load, rows, held);
    must(sqlite3_exec(load->database, "COMMIT", NULL, NULL, NULL));
    printf("%" PRId64 " %" PRId64 "\n", load->entries, load->lines);
    sqlite3_finalize(load->entry);
    sqlite3_finalize(load->line);
    sqlite3_finalize(load->event);
    int result = sqlite3_close(load->database);
    free(fec);
    free(rows);
    free(load);
    return result;
}
