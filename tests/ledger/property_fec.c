/* Random valid books, written as FEC in random layouts, give the balances they were made with.
 * The layouts are those that real files have: separators, ends of line, character sets, sides,
 * order of columns, padding. */
#include "tests/ledger/book/round_trip.h"

#include "tests/support/random.h"

enum { ACCOUNTS = 24, MOST_ENTRIES = 200, BOOKS = 60, KEPT_BOOKS = 15, COLUMNS = 19 };

typedef struct Layout {
    char separator;
    const char *end_of_line;
    bool has_mark, is_latin, has_sense, has_padding, has_last_separator, has_gaps;
    int numbering; /* one series, one per journal, or one per journal and month */
    unsigned order[COLUMNS];
} Layout;

typedef struct DrawnSums {
    int64_t debit[ACCOUNTS], credit[ACCOUNTS];
    uint64_t entries, lines;
} DrawnSums;

static const char *const NAMES[2][COLUMNS] = {
    {"JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
     "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
     "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise", "Extra"},
    {"JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
     "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Montant", "Sens",
     "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise", "Extra"},
};

static Layout draw_layout(Random *random) {
    static const char *const ends[] = {"\n", "\r\n", "\r", "\r\r\n"};
    Layout layout = {
        .separator = random_bool(random) ? '\t' : '|',
        .end_of_line = ends[random_below(random, 4)],
        .has_mark = random_bool(random),
        .has_sense = random_bool(random),
        .has_padding = random_bool(random),
        .has_last_separator = random_bool(random),
        .has_gaps = random_bool(random),
        .numbering = (int)random_below(random, 3),
    };
    layout.is_latin = !layout.has_mark && random_bool(random);
    for (unsigned i = 0; i < COLUMNS; i++) layout.order[i] = i;
    if (random_bool(random)) return layout;
    for (unsigned i = COLUMNS - 1; i > 0; i--) {
        unsigned j = (unsigned)random_below(random, i + 1), held = layout.order[i];
        layout.order[i] = layout.order[j];
        layout.order[j] = held;
    }
    return layout;
}

static void write_fields(Builder *fec, const Layout *layout, const char *const *fields) {
    for (unsigned i = 0; i < COLUMNS; i++) {
        if (i) builder_add_byte(fec, layout->separator);
        const char *field = fields[layout->order[i]];
        builder_print(fec, layout->has_padding ? "%-14s " : "%s", field);
    }
    if (layout->has_last_separator) builder_add_byte(fec, layout->separator);
    builder_add_string(fec, layout->end_of_line);
}

/* An account that is no third party and carries nothing from year to year. */
static const char *account_of(Arena *arena, size_t number) {
    return text_print(arena, "%s%02zu00", number % 2 ? "60" : "70", number).bytes;
}

typedef struct EntryTexts {
    char journal[16], number[16], date[32];
} EntryTexts;

static void write_line(Builder *fec, const Layout *layout, const EntryTexts *entry, size_t account,
                       int64_t cents) {
    char room[AMOUNT_TEXT_SIZE] = "";
    bool is_debit = cents >= 0;
    Amount amount = amount_of_cents(is_debit ? cents : -cents);
    const char *printed = amount_print(amount, AMOUNT_FEC, room).bytes;
    const char *debit = is_debit ? printed : "0,00", *credit = is_debit ? "0,00" : printed;
    const char *number = account_of(fec->arena, account);
    const char *label = layout->is_latin ? "Op\xE9ration" : "Opération";
    const char *fields[COLUMNS] = {entry->journal,
                                   "Journal",
                                   entry->number,
                                   entry->date,
                                   number,
                                   "Compte",
                                   "",
                                   "",
                                   "F1",
                                   entry->date,
                                   label,
                                   layout->has_sense ? printed : debit,
                                   credit,
                                   "",
                                   "",
                                   entry->date,
                                   "",
                                   "",
                                   "more"};
    if (layout->has_sense) fields[12] = is_debit ? "D" : "C";
    write_fields(fec, layout, fields);
}

static EntryTexts draw_entry(Random *random, const Layout *layout, int number, int *last) {
    EntryTexts entry;
    int month = 1 + number * 12 / MOST_ENTRIES, journal = (int)random_below(random, 3);
    int *counter = layout->numbering == 0 ? &last[0] : &last[1 + journal];
    if (layout->numbering == 2) counter = &last[4 + journal * 12 + month - 1];
    *counter += layout->has_gaps ? 1 + (int)random_below(random, 2) : 1;
    snprintf(entry.journal, sizeof entry.journal, "J%d", journal);
    snprintf(entry.number, sizeof entry.number, "%d", *counter);
    int day = 1 + number * 336 / MOST_ENTRIES % 28;
    snprintf(entry.date, sizeof entry.date, "2022%02d%02d", month, day);
    return entry;
}

/* Writes an entry of two to six lines that balances. */
static void write_entry(Random *random, Builder *fec, const Layout *layout, const EntryTexts *entry,
                        DrawnSums *sums) {
    int64_t rest = 0;
    size_t count = 2 + (size_t)random_below(random, 5);
    for (size_t i = 0; i < count; i++) {
        size_t account = (size_t)random_below(random, ACCOUNTS);
        uint64_t size = random_magnitude(random) >> (20 + random_below(random, 40));
        int64_t cents = random_bool(random) ? (int64_t)size : -(int64_t)size;
        if (i + 1 == count) cents = -rest;
        rest += cents;
        if (cents >= 0)
            sums->debit[account] += cents;
        else
            sums->credit[account] -= cents;
        write_line(fec, layout, entry, account, cents);
        sums->lines++;
    }
    sums->entries++;
}

static Text draw_books(Arena *arena, Random *random, const Layout *layout, DrawnSums *sums) {
    Builder fec = builder_in(arena);
    int last[4 + 3 * 12] = {0};
    if (layout->has_mark) builder_add_string(&fec, "\xEF\xBB\xBF");
    write_fields(&fec, layout, NAMES[layout->has_sense]);
    int entries = 1 + (int)random_below(random, MOST_ENTRIES);
    for (int i = 0; i < entries; i++) {
        EntryTexts entry = draw_entry(random, layout, i, last);
        write_entry(random, &fec, layout, &entry, sums);
    }
    return builder_text(&fec);
}

static void assert_books(const Reading *reading, const DrawnSums *sums) {
    assert_true(reading->is_read);
    const FiscalYear *year = &reading->books.years[0];
    assert_int_equal(year->line_count, sums->lines);
    int64_t debit = 0, credit = 0;
    for (size_t i = 0; i < ACCOUNTS; i++) {
        Text account = text_of(account_of(reading->arena, i));
        for (size_t j = 0; j < year->balances.count; j++) {
            const Balance *balance = &year->balances.items[j];
            if (!text_equal(balance->account, account)) continue;
            assert_true(amount_compare(balance->debit, amount_of_cents(sums->debit[i])) == 0);
            assert_true(amount_compare(balance->credit, amount_of_cents(sums->credit[i])) == 0);
            debit += sums->debit[i];
            credit += sums->credit[i];
        }
    }
    assert_true(debit == credit);
}

/* Every entry kept balances, and all lines are there once. */
static void assert_entries(const FiscalYear *year) {
    uint64_t lines = 0;
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        Amount debit = {0}, credit = {0};
        for (uint32_t j = 0; j < entry->line_count; j++) {
            debit = amount_add(debit, year->lines[entry->first_line + j].debit);
            credit = amount_add(credit, year->lines[entry->first_line + j].credit);
        }
        assert_true(entry_balances(debit, credit, entry->number, NULL));
        lines += entry->line_count;
    }
    assert_int_equal(lines, year->line_count);
}

static void any_layout_gives_the_same_books(void **state) {
    (void)state;
    Random random = random_start(); /* DENIER_SEED */
    for (int i = 0; i < BOOKS; i++) {
        void *fixture;
        set_up(&fixture);
        Reading *reading = fixture;
        DrawnSums sums = {0};
        Layout layout = draw_layout(&random);
        Text fec = draw_books(reading->arena, &random, &layout, &sums);
        read_bytes(reading, "123456789FEC20221231.txt", fec);
        assert_books(reading, &sums);
        uint64_t entries = reading->books.years[0].entry_count;
        reading->choices.keep_lines = true;
        read_bytes(reading, "123456789FEC20221231.txt", fec);
        assert_books(reading, &sums);
        assert_entries(&reading->books.years[0]);
        assert_int_equal(reading->books.years[0].entry_count, entries);
        tear_down(&fixture);
    }
}

/* Cuts a file at every length and damages bytes: it is read or refused, and nothing breaks. */
static void a_damaged_file_is_read_or_refused(void **state) {
    (void)state;
    Random random = random_start();
    for (int i = 0; i < 200; i++) {
        void *fixture;
        set_up(&fixture);
        Reading *reading = fixture;
        DrawnSums sums = {0};
        Layout layout = draw_layout(&random);
        Text drawn = draw_books(reading->arena, &random, &layout, &sums);
        Builder fec = builder_in(reading->arena);
        builder_add(&fec, (Text){drawn.bytes, (size_t)random_below(&random, drawn.size + 1)});
        for (uint64_t damage = random_below(&random, 4); damage && fec.size; damage--) {
            fec.bytes[random_below(&random, fec.size)] = (char)random_next(&random);
        }
        reading->choices.keep_lines = random_bool(&random);
        read_bytes(reading, "123456789FEC20221231.txt", builder_text(&fec));
        uint64_t refusals = findings_count(&reading->findings, TROUBLE_UNREADABLE);
        assert_int_equal(reading->is_read, refusals == 0);
        tear_down(&fixture);
    }
}

/* Whatever its layout was, a file that the program wrote comes out of a book byte for byte. */
static void a_book_gives_back_what_it_took_in(void **state) {
    (void)state;
    Random random = random_start(); /* DENIER_SEED */
    for (int i = 0; i < KEPT_BOOKS; i++) {
        Arena *arena = arena_create();
        DrawnSums sums = {0};
        Layout layout = draw_layout(&random);
        Text fec = draw_books(arena, &random, &layout, &sums);
        const char *path = written(arena, "drawn-123456789FEC20221231.txt", fec);
        assert_true(goes_through(path, "123456789FEC20221231.txt"));
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_layout_gives_the_same_books),
        cmocka_unit_test(a_damaged_file_is_read_or_refused),
        cmocka_unit_test(a_book_gives_back_what_it_took_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
