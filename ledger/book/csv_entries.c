#include "ledger/book/csv_entries.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "engine/map.h"
#include "engine/text_encoding.h"
#include "ledger/balance_header.h"
#include "ledger/entry.h"
#include "ledger/written_form.h"

#include <string.h>

enum { LARGEST_FILE = 64 * 1024 * 1024 };

/* One line of the file, with what it says of its entry. */
typedef struct CsvLine {
    const Record *record;
    Date date;
    Text number, journal;
    PostedLine line;
    PostedLine other; /* of a line that names two accounts */
} CsvLine;

typedef struct Reader {
    Arena *arena;
    const Records *records;
    const CsvChoices *choices;
    FecNotes *notes;
    CsvHeader header;
    bool is_english;
    LIST_OF(CsvLine) lines;
    CsvEntries *entries;
} Reader;

/* --- Fields. */

static const Field *field_of(const Reader *reader, const Record *record, CsvField field) {
    return reader->header.has[field] ? &record->fields[reader->header.column[field]] : NULL;
}

static Text text_in(const Reader *reader, const Record *record, CsvField field) {
    const Field *found = field_of(reader, record, field);
    return found ? text_trim(found->text) : (Text){0};
}

static FecPlace place_of(const Reader *reader, const Record *record, CsvField field) {
    const Field *found = field_of(reader, record, field);
    return record_place(record, found ? found->start : record->source.bytes);
}

static bool refuse(const Reader *reader, const Record *record, CsvField field, ErrorCause cause) {
    fec_note(reader->notes, place_of(reader, record, field), cause);
    return false;
}

static bool is_blank(const Record *record) {
    for (size_t i = 0; i < record->count; i++) {
        if (text_trim(record->fields[i].text).size) return false;
    }
    return true;
}

/* --- The form of amounts: English when some are and none is French. */

static void choose_form(Reader *reader) {
    static const CsvField AMOUNTS[] = {CSV_DEBIT, CSV_CREDIT, CSV_AMOUNT};
    Text first[FORMS] = {{0}};
    const Record *records[FORMS] = {0};
    CsvField fields[FORMS] = {0};
    for (size_t i = 1; i < reader->records->items.count; i++) {
        const Record *record = &reader->records->items.items[i];
        if (record->count < reader->header.column_count) continue;
        for (size_t j = 0; j < sizeof AMOUNTS / sizeof *AMOUNTS; j++) {
            Text text = text_in(reader, record, AMOUNTS[j]);
            WrittenForm form = written_form_of(text);
            if (records[form]) continue;
            records[form] = record;
            first[form] = text;
            fields[form] = AMOUNTS[j];
        }
    }
    bool is_french = records[FORM_FRENCH] != NULL, is_english = records[FORM_ENGLISH] != NULL;
    reader->is_english = !is_french && (is_english || records[FORM_GROUPED]);
    if (!is_french || !is_english) return;
    Text line = text_print(reader->arena, "%llu", (unsigned long long)records[FORM_FRENCH]->line);
    refuse(reader, records[FORM_ENGLISH], fields[FORM_ENGLISH],
           (ErrorCause){ERROR_BALANCE_FORMS, first[FORM_ENGLISH], first[FORM_FRENCH], line});
}

/* --- Lines. */

static bool read_amount(const Reader *reader, const Record *record, CsvField field,
                        Amount *amount) {
    Error error = {0};
    *amount = (Amount){0};
    if (!reader->header.has[field]) return true;
    if (written_amount_read(text_in(reader, record, field), reader->is_english, amount, &error)) {
        return true;
    }
    fec_note_error(reader->notes, place_of(reader, record, field), &error);
    return false;
}

static bool read_date(const Reader *reader, const Record *record, Date *date) {
    Error error = {0};
    bool is_irregular;
    if (date_read_any(text_in(reader, record, CSV_DATE), date, &is_irregular, &error)) return true;
    fec_note_error(reader->notes, place_of(reader, record, CSV_DATE), &error);
    return false;
}

static bool read_account(const Reader *reader, const Record *record, CsvField field,
                         Text *account) {
    *account = text_in(reader, record, field);
    if (account->size) return true;
    return refuse(reader, record, field,
                  (ErrorCause){ERROR_CSV_EMPTY, text_of(csv_field_name(field))});
}

static void put_on_its_side(PostedLine *line, Amount amount) {
    bool is_debit = amount_sign(amount) >= 0;
    line->debit = is_debit ? amount : (Amount){0};
    line->credit = is_debit ? (Amount){0} : amount_negate(amount);
}

/* A line that names two accounts: a negative amount passes from one to the other. */
static bool read_pair(const Reader *reader, const Record *record, CsvLine *line) {
    Amount amount;
    bool ok = read_account(reader, record, CSV_DEBIT_ACCOUNT, &line->line.account);
    ok &= read_account(reader, record, CSV_CREDIT_ACCOUNT, &line->other.account);
    ok &= read_amount(reader, record, CSV_AMOUNT, &amount);
    if (ok && amount_is_zero(amount)) {
        return refuse(reader, record, CSV_AMOUNT, (ErrorCause){ERROR_CSV_NO_AMOUNT});
    }
    put_on_its_side(&line->line, amount);
    put_on_its_side(&line->other, amount_negate(amount));
    return ok;
}

static bool read_sides(const Reader *reader, const Record *record, CsvLine *line) {
    Amount amount;
    PostedLine *posted = &line->line;
    bool ok = read_account(reader, record, CSV_ACCOUNT, &posted->account);
    ok &= read_amount(reader, record, CSV_DEBIT, &posted->debit);
    ok &= read_amount(reader, record, CSV_CREDIT, &posted->credit);
    ok &= read_amount(reader, record, CSV_AMOUNT, &amount);
    if (!ok) return false;
    bool has_debit = !amount_is_zero(posted->debit), has_credit = !amount_is_zero(posted->credit);
    if (!has_debit && !has_credit) put_on_its_side(posted, amount);
    if (has_debit && has_credit) {
        return refuse(reader, record, CSV_CREDIT, (ErrorCause){ERROR_CSV_BOTH_SIDES});
    }
    bool is_nothing = !has_debit && !has_credit && amount_is_zero(amount);
    if (!is_nothing) return true;
    CsvField field = reader->header.has[CSV_AMOUNT] ? CSV_AMOUNT : CSV_DEBIT;
    return refuse(reader, record, field, (ErrorCause){ERROR_CSV_NO_AMOUNT});
}

static PostedLine common_of(const Reader *reader, const Record *record, Date date) {
    return (PostedLine){
        .piece = text_in(reader, record, CSV_PIECE),
        .piece_date = date,
        .label = text_in(reader, record, CSV_LABEL),
        .account_label = text_in(reader, record, CSV_ACCOUNT_LABEL),
        .auxiliary = text_in(reader, record, CSV_THIRD_PARTY),
        .auxiliary_label = text_in(reader, record, CSV_THIRD_PARTY_LABEL),
    };
}

static bool check_count(const Reader *reader, const Record *record) {
    size_t wanted = reader->header.column_count;
    if (record->count >= wanted) return true;
    fec_note(reader->notes, record_place(record, record->source.bytes),
             (ErrorCause){ERROR_FEC_FIELD_COUNT, text_print(reader->arena, "%zu", record->count),
                          text_print(reader->arena, "%zu", wanted)});
    return false;
}

static void read_line(Reader *reader, const Record *record) {
    if (is_blank(record) || !check_count(reader, record)) return;
    CsvLine line = {.record = record};
    bool ok = read_date(reader, record, &line.date);
    line.number = text_in(reader, record, CSV_NUMBER);
    line.journal = text_in(reader, record, CSV_JOURNAL);
    if (!line.journal.size) line.journal = reader->choices->journal;
    if (!line.journal.size) {
        ok = refuse(reader, record, CSV_JOURNAL, (ErrorCause){ERROR_CSV_JOURNAL});
    }
    line.line = common_of(reader, record, line.date);
    bool has_pairs = csv_header_has_pairs(&reader->header);
    if (has_pairs) {
        line.other = line.line;
        line.line.auxiliary = line.line.auxiliary_label = (Text){0};
        line.other.auxiliary = line.other.auxiliary_label = (Text){0};
        line.line.account_label = line.other.account_label = (Text){0};
    }
    ok &= has_pairs ? read_pair(reader, record, &line) : read_sides(reader, record, &line);
    if (ok) *LIST_PUSH(reader->arena, &reader->lines) = line;
}

/* --- Entries. */

static CsvEntry *begin_entry(Reader *reader, const CsvLine *line) {
    CsvEntry *entry = LIST_PUSH(reader->arena, &reader->entries->items);
    entry->number = line->number;
    entry->place = record_place(line->record, line->record->source.bytes);
    entry->posted = (PostedEntry){.journal = line->journal, .date = line->date};
    return entry;
}

/* Room for as many lines as there can be is made once: entries know how many they have. */
static void add_line(Reader *reader, CsvEntry *entry, PostedLine line) {
    PostedEntry *posted = &entry->posted;
    size_t count = posted->line_count;
    posted->lines =
        arena_resize(reader->arena, posted->lines, count * sizeof line, (count + 1) * sizeof line);
    posted->lines[posted->line_count++] = line;
}

static Amount sum_of(const PostedEntry *entry) {
    Amount sum = {0};
    for (size_t i = 0; i < entry->line_count; i++) {
        sum = amount_add(sum, amount_subtract(entry->lines[i].debit, entry->lines[i].credit));
    }
    return sum;
}

/* Lines of the same key, wherever they stand, are one entry. */
static void group_by(Reader *reader, bool by_number) {
    Map keys = map_in(reader->arena);
    for (size_t i = 0; i < reader->lines.count; i++) {
        const CsvLine *line = &reader->lines.items[i];
        Text told = by_number ? line->number : line->line.piece;
        Text key = text_print(reader->arena, "%d\t%.*s\t%.*s", line->date.day,
                              TEXT_ARGUMENTS(line->journal), TEXT_ARGUMENTS(told));
        bool is_new;
        uint32_t next = (uint32_t)reader->entries->items.count;
        uint32_t number = *map_find_or_add(&keys, key, next, &is_new);
        if (is_new) begin_entry(reader, line);
        add_line(reader, &reader->entries->items.items[number], line->line);
    }
}

static bool is_every_entry_balanced(const CsvEntries *entries) {
    for (size_t i = 0; i < entries->items.count; i++) {
        if (!amount_is_zero(sum_of(&entries->items.items[i].posted))) return false;
    }
    return true;
}

/* An entry ends where the sum of its lines is nil, and at the latest where the date changes. */
static void group_by_balance(Reader *reader) {
    CsvEntry *entry = NULL;
    for (size_t i = 0; i < reader->lines.count; i++) {
        const CsvLine *line = &reader->lines.items[i];
        bool is_apart = entry && date_compare(entry->posted.date, line->date) != 0;
        if (!entry || is_apart) entry = begin_entry(reader, line);
        add_line(reader, entry, line->line);
        if (amount_is_zero(sum_of(&entry->posted))) entry = NULL;
    }
}

static void take_pairs(Reader *reader) {
    for (size_t i = 0; i < reader->lines.count; i++) {
        const CsvLine *line = &reader->lines.items[i];
        CsvEntry *entry = begin_entry(reader, line);
        add_line(reader, entry, line->line);
        add_line(reader, entry, line->other);
    }
}

static void group(Reader *reader) {
    if (csv_header_has_pairs(&reader->header)) {
        take_pairs(reader);
        return;
    }
    if (reader->header.has[CSV_NUMBER]) {
        group_by(reader, true);
        return;
    }
    if (reader->header.has[CSV_PIECE]) group_by(reader, false);
    if (reader->header.has[CSV_PIECE] && is_every_entry_balanced(reader->entries)) return;
    reader->entries->items.count = 0;
    group_by_balance(reader);
}

/* What stands for the entry in a message: its number, else its piece. */
static Text name_of(const CsvEntry *entry) {
    return entry->number.size ? entry->number : entry->posted.lines[0].piece;
}

static void check_entry(const Reader *reader, const CsvEntry *entry) {
    Error error = {0};
    Amount debit = {0}, credit = {0};
    for (size_t i = 0; i < entry->posted.line_count; i++) {
        debit = amount_add(debit, entry->posted.lines[i].debit);
        credit = amount_add(credit, entry->posted.lines[i].credit);
    }
    if (entry_balances(debit, credit, name_of(entry), &error)) return;
    fec_note_error(reader->notes, entry->place, &error);
}

bool csv_records_read(Arena *arena, const char *path, Records *records, FecNotes *notes,
                      Error *error) {
    Text content;
    Error cause = {0};
    if (!file_read_all(arena, path, LARGEST_FILE, &content, error)) return false;
    if (memchr(content.bytes, '\0', content.size)) {
        fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_ZERO_BYTE});
        return true;
    }
    content = text_to_utf_8(arena, content, encoding_of(content));
    if (!records_read(arena, content, path, balance_dialect(content), records, &cause)) {
        fec_note_error(notes, (FecPlace){0}, &cause);
    } else if (records->items.count == 0) {
        fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_EMPTY});
    }
    return true;
}

void csv_entries_read(Arena *arena, const Records *records, const CsvChoices *choices,
                      CsvEntries *entries, FecNotes *notes) {
    Reader reader = {
        .arena = arena, .records = records, .choices = choices, .notes = notes, .entries = entries};
    *entries = (CsvEntries){0};
    csv_header_read(&records->items.items[0], choices->mapping, &reader.header, notes);
    if (notes->is_unreadable) return;
    choose_form(&reader);
    for (size_t i = 1; i < records->items.count; i++) {
        read_line(&reader, &records->items.items[i]);
    }
    if (notes->is_unreadable) return;
    group(&reader);
    for (size_t i = 0; i < entries->items.count; i++)
        check_entry(&reader, &entries->items.items[i]);
}
