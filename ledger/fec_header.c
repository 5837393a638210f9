#include "ledger/fec_header.h"

#include <string.h>

/* What a column is called, and what follows when it is absent. */
typedef struct ColumnName {
    const char *name;
    const char *synonym;   /* another name seen in files, or NULL */
    bool is_indispensable; /* nothing can be read without it */
} ColumnName;

static const ColumnName COLUMNS[FEC_FIELDS] = {
    [FEC_JOURNAL_CODE] = {"JournalCode", NULL, false},
    [FEC_JOURNAL_LABEL] = {"JournalLib", NULL, false},
    [FEC_ENTRY_NUMBER] = {"EcritureNum", NULL, true},
    [FEC_ENTRY_DATE] = {"EcritureDate", NULL, true},
    [FEC_ACCOUNT] = {"CompteNum", NULL, true},
    [FEC_ACCOUNT_LABEL] = {"CompteLib", NULL, true},
    [FEC_AUXILIARY] = {"CompAuxNum", "CompteAuxNum", false},
    [FEC_AUXILIARY_LABEL] = {"CompAuxLib", "CompteAuxLib", false},
    [FEC_PIECE] = {"PieceRef", NULL, false},
    [FEC_PIECE_DATE] = {"PieceDate", NULL, false},
    [FEC_LABEL] = {"EcritureLib", NULL, true},
    [FEC_DEBIT] = {"Debit", NULL, true},
    [FEC_CREDIT] = {"Credit", NULL, true},
    [FEC_LETTERING] = {"EcritureLet", NULL, false},
    [FEC_LETTERING_DATE] = {"DateLet", NULL, false},
    [FEC_VALID_DATE] = {"ValidDate", NULL, false},
    [FEC_CURRENCY_AMOUNT] = {"Montantdevise", NULL, false},
    [FEC_CURRENCY] = {"Idevise", "IdDevise", false},
    [FEC_AMOUNT] = {"Montant", NULL, true},
    [FEC_SENSE] = {"Sens", NULL, true},
};

/* Columns that cash accounting adds (art. A47 A-1 VIII-5° and 7° LPF). */
static const char *const CASH_COLUMNS[] = {"DateRglt", "ModeRglt", "NatOp", "IdClient"};

enum {
    LEAST_FIELDS = 9, /* a header line has at least so many fields by its separator */
    MOST_COLUMNS = 512,
    NAME_SIZE = 32,
};

const char *fec_field_name(FecField field) {
    return COLUMNS[field].name;
}

/* Copies the letters and digits of a name in lower case, "é", "è" and "ê" as "e", so that spellings
 * compare equal. A name that is too long gives the empty string. */
static void simplify(Text name, char room[NAME_SIZE]) {
    size_t size = 0;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.bytes[i];
        if (byte >= 'A' && byte <= 'Z') byte = (unsigned char)(byte - 'A' + 'a');
        bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        bool is_accented = (byte >= 0xE8 && byte <= 0xEA) || (byte >= 0xC8 && byte <= 0xCA);
        if (byte == 0xC3 && i + 1 < name.size) {
            unsigned char next = (unsigned char)name.bytes[++i];
            is_accented = (next >= 0xA8 && next <= 0xAA) || (next >= 0x88 && next <= 0x8A);
        }
        if (!is_plain && !is_accented) continue;
        if (size == NAME_SIZE - 1) {
            size = 0;
            break;
        }
        room[size++] = is_plain ? (char)byte : 'e';
    }
    room[size] = '\0';
}

static bool is_same_name(const char simple[NAME_SIZE], const char *name) {
    char other[NAME_SIZE];
    simplify(text_of(name), other);
    return strcmp(simple, other) == 0;
}

FecField fec_field_named(Text name) {
    char simple[NAME_SIZE];
    simplify(name, simple);
    for (FecField field = 0; field < FEC_FIELDS; field++) {
        const ColumnName *column = &COLUMNS[field];
        if (is_same_name(simple, column->name)) return field;
        if (column->synonym && is_same_name(simple, column->synonym)) return field;
    }
    return FEC_FIELDS;
}

bool fec_is_cash_column(Text name) {
    char simple[NAME_SIZE];
    simplify(name, simple);
    for (size_t i = 0; i < sizeof CASH_COLUMNS / sizeof CASH_COLUMNS[0]; i++) {
        if (is_same_name(simple, CASH_COLUMNS[i])) return true;
    }
    return false;
}

static size_t count_fields(Text line, char separator) {
    size_t count = 1;
    for (size_t i = 0; i < line.size; i++) count += line.bytes[i] == separator;
    return count;
}

/* The first line without its end, and how lines of the file end; `*size` includes the end. */
static Text first_line(Text start, FecHeader *header, size_t *size) {
    size_t stop = 0;
    while (stop < start.size && start.bytes[stop] != '\n' && start.bytes[stop] != '\r') stop++;
    size_t feed = stop;
    while (feed < start.size && start.bytes[feed] == '\r') feed++;
    bool has_feed = feed < start.size && start.bytes[feed] == '\n';
    bool has_return = stop < start.size && start.bytes[stop] == '\r';
    header->end_of_line = has_return && !has_feed ? '\r' : '\n';
    header->has_returns = has_return && has_feed;
    header->has_double_returns = header->has_returns && feed - stop > 1;
    *size = has_feed ? feed + 1 : stop + has_return;
    return (Text){start.bytes, stop};
}

static void note_value(FecNotes *notes, Text line, Text at, ErrorCause cause) {
    fec_note(notes, (FecPlace){line, 1, at.bytes}, cause);
}

/* Decides on the separator, once for the whole file. */
static bool choose_separator(Text line, FecHeader *header, FecNotes *notes) {
    FecPlace place = {line, 1, NULL};
    static const char accepted[] = {'\t', '|'}, refused[] = {';', ','};
    for (size_t i = 0; i < sizeof accepted; i++) {
        header->separator = accepted[i];
        if (count_fields(line, accepted[i]) >= LEAST_FIELDS) return true;
    }
    for (size_t i = 0; i < sizeof refused; i++) {
        if (count_fields(line, refused[i]) < LEAST_FIELDS) continue;
        fec_note(notes, place, (ErrorCause){ERROR_FEC_SEPARATOR, {&refused[i], 1}});
        return false;
    }
    fec_note(notes, place, (ErrorCause){ERROR_FEC_HEADER_ABSENT});
    return false;
}

/* Gives one column its field, or notes that it has none. */
static void place_column(Text line, Text name, FecHeader *header, FecNotes *notes) {
    Text trimmed = text_trim(name);
    FecField field = fec_field_named(trimmed);
    if (field == FEC_FIELDS && fec_is_cash_column(trimmed)) {
        header->is_cash_accounting = true;
    } else if (field == FEC_FIELDS || header->column[field] != FEC_NO_COLUMN) {
        note_value(notes, line, name, (ErrorCause){ERROR_FEC_COLUMN_EXTRA, trimmed});
    } else {
        header->column[field] = header->column_count;
        Text official = text_of(COLUMNS[field].name);
        if (text_equal(trimmed, official)) return;
        note_value(notes, line, name, (ErrorCause){ERROR_FEC_HEADER_SPELLING, trimmed, official});
    }
}

static void place_columns(Text line, FecHeader *header, FecNotes *notes) {
    size_t count = count_fields(line, header->separator);
    Text rest = line;
    for (size_t i = 0; i < count && i < MOST_COLUMNS; i++) {
        Text name = text_take(&rest, header->separator);
        bool is_behind_last = i + 1 == count && text_trim(name).size == 0;
        if (is_behind_last) {
            header->has_last_separator = true;
            fec_note(notes, (FecPlace){line, 1, NULL}, (ErrorCause){ERROR_FEC_LAST_SEPARATOR});
        } else {
            place_column(line, name, header, notes);
        }
        header->column_count++;
    }
}

/* Debit and Credit, or else Montant and Sens, whichever the file has. */
static bool is_wanted(const FecHeader *header, FecField field) {
    bool is_pair = field == FEC_DEBIT || field == FEC_CREDIT;
    bool is_other_pair = field == FEC_AMOUNT || field == FEC_SENSE;
    return header->has_sense ? !is_pair : !is_other_pair;
}

static bool check_columns(Text line, FecHeader *header, FecNotes *notes) {
    const uint32_t *column = header->column;
    bool has_pair = column[FEC_DEBIT] != FEC_NO_COLUMN || column[FEC_CREDIT] != FEC_NO_COLUMN;
    header->has_sense = column[FEC_AMOUNT] != FEC_NO_COLUMN && !has_pair;
    bool is_complete = true;
    FecPlace place = {line, 1, NULL};
    for (FecField field = 0; field < FEC_FIELDS; field++) {
        if (column[field] != FEC_NO_COLUMN || !is_wanted(header, field)) continue;
        bool is_indispensable = COLUMNS[field].is_indispensable;
        ErrorCode code = is_indispensable ? ERROR_FEC_COLUMN_MISSING : ERROR_FEC_COLUMN_ABSENT;
        fec_note(notes, place, (ErrorCause){code, text_of(COLUMNS[field].name)});
        if (is_indispensable) is_complete = false;
    }
    return is_complete;
}

/* Notes the first field that does not stand where the law puts it among those that are there. */
static void check_order(Text line, const FecHeader *header, FecNotes *notes) {
    uint32_t last = 0;
    FecField before = FEC_FIELDS;
    for (FecField i = 0; i < FEC_STANDARD_FIELDS; i++) {
        FecField field = i;
        if (header->has_sense && i == FEC_DEBIT) field = FEC_AMOUNT;
        if (header->has_sense && i == FEC_CREDIT) field = FEC_SENSE;
        uint32_t column = header->column[field];
        if (column == FEC_NO_COLUMN) continue;
        if (before != FEC_FIELDS && column < last) {
            fec_note(notes, (FecPlace){line, 1, NULL},
                     (ErrorCause){ERROR_FEC_HEADER_ORDER, text_of(COLUMNS[field].name),
                                  text_of(COLUMNS[before].name)});
            return;
        }
        last = column;
        before = field;
    }
}

/* How many of the fields the line names. */
static size_t count_named(Text line, char separator) {
    size_t named = 0;
    for (Text rest = line; rest.size;) {
        named += fec_field_named(text_trim(text_take(&rest, separator))) != FEC_FIELDS;
    }
    return named;
}

bool fec_header_read(Text start, FecHeader *header, size_t *size, FecNotes *notes) {
    *header = (FecHeader){0};
    for (FecField field = 0; field < FEC_FIELDS; field++) header->column[field] = FEC_NO_COLUMN;
    Text line = first_line(start, header, size);
    if (!choose_separator(line, header, notes)) return false;
    FecPlace place = {line, 1, NULL};
    if (count_named(line, header->separator) == 0) {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_HEADER_ABSENT});
        return false;
    }
    if (text_trim(line).bytes[0] == '"') {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_HEADER_QUOTED});
        return false;
    }
    if (header->has_double_returns) {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_LINE_ENDS, TEXT("CR CR LF")});
    } else if (header->end_of_line == '\r') {
        fec_note(notes, place, (ErrorCause){ERROR_FEC_LINE_ENDS, TEXT("CR")});
    }
    place_columns(line, header, notes);
    if (!check_columns(line, header, notes)) return false;
    check_order(line, header, notes);
    return true;
}
