#include "ledger/check_header.h"

#include "engine/date_text.h"
#include "ledger/fec_row.h"
#include "ledger/identifiers.h"

#include <string.h>

enum { DATE_SIZE = 8 };

static void find(CheckReport *report, FecPlace place, ErrorCause cause, Text correction) {
    CheckFault fault = {.cause = cause, .place = place, .correction = correction};
    fault.found = cause.first;
    check_report_add(report, fault);
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_number(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (!is_digit(text.bytes[i])) return false;
    }
    return text.size > 0;
}

static Text base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return text_of(slash ? slash + 1 : path);
}

/* A name taken apart: what stands before FEC, the date, what stands behind it and the extension. */
typedef struct NameParts {
    Text before, date, behind, extension;
} NameParts;

/* Finds FEC and the date as the administration's checker does: the last ones, not at the start. */
static bool take_apart(Text name, NameParts *parts) {
    for (size_t at = name.size; at-- > 1;) {
        Text rest = {name.bytes + at, name.size - at};
        if (rest.size < 3 + DATE_SIZE) continue;
        Text date = {rest.bytes + 3, DATE_SIZE};
        bool is_fec = text_equal_ignoring_case((Text){rest.bytes, 3}, TEXT("FEC"));
        if (!is_fec || !is_number(date) || !text_starts_with(date, TEXT("20"))) continue;
        if (date.bytes[4] > '1' || date.bytes[6] > '3') continue;
        Text tail = {date.bytes + DATE_SIZE, name.size - at - 3 - DATE_SIZE};
        const char *dot = tail.size ? memchr(tail.bytes, '.', tail.size) : NULL;
        for (const char *next = dot; next;) {
            size_t passed = (size_t)(next + 1 - tail.bytes);
            dot = next;
            next = memchr(next + 1, '.', tail.size - passed);
        }
        size_t behind = dot ? (size_t)(dot - tail.bytes) : tail.size;
        *parts = (NameParts){{name.bytes, at}, date, {tail.bytes, behind}, {0}};
        parts->extension = (Text){tail.bytes + behind, tail.size - behind};
        return true;
    }
    return false;
}

static bool is_letter(char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* The nine digits that end the text, where neither digit nor letter stands before them. */
static bool find_siren(Text before, Text *siren, Text *extra) {
    size_t digits = 0;
    while (digits < before.size && is_digit(before.bytes[before.size - 1 - digits])) digits++;
    *siren = (Text){before.bytes + before.size - digits, digits};
    *extra = (Text){before.bytes, before.size - digits};
    bool is_glued = extra->size && is_letter(extra->bytes[extra->size - 1]);
    return digits == SIREN_SIZE && !is_glued;
}

Text lawful_name(Arena *arena, const char *path) {
    NameParts parts;
    Text siren, extra;
    bool is_known = take_apart(base_name(path), &parts) &&
                    find_siren(parts.before, &siren, &extra) &&
                    date_read_fec(parts.date, &(Date){0}, NULL);
    if (!is_known) return (Text){0};
    Text extension = parts.extension.size ? parts.extension : TEXT(".txt");
    return text_print(arena, "%.*sFEC%.*s%.*s", TEXT_ARGUMENTS(siren), TEXT_ARGUMENTS(parts.date),
                      TEXT_ARGUMENTS(extension));
}

static void check_siren(CheckReport *report, Text siren) {
    char digit = siren_check_digit(siren);
    if (siren.bytes[SIREN_SIZE - 1] == digit) return;
    find(report, (FecPlace){0}, (ErrorCause){ERROR_FEC_NAME_LUHN, siren, {&digit, 1}}, (Text){0});
}

void check_name(CheckReport *report) {
    NameParts parts;
    FecPlace nowhere = {0};
    Text name = base_name(report->path), siren, extra;
    if (!take_apart(name, &parts)) {
        find(report, nowhere, (ErrorCause){ERROR_FEC_NAME, name}, (Text){0});
        return;
    }
    Date date;
    if (!date_read_fec(parts.date, &date, NULL)) {
        find(report, nowhere, (ErrorCause){ERROR_FEC_NAME_CALENDAR, parts.date}, (Text){0});
    }
    if (!find_siren(parts.before, &siren, &extra)) {
        find(report, nowhere, (ErrorCause){ERROR_FEC_NAME_SIREN, parts.before}, (Text){0});
        extra.size = 0;
    } else {
        check_siren(report, siren);
    }
    if (!extra.size && !parts.behind.size) return;
    Text lawful = lawful_name(report->arena, report->path);
    find(report, nowhere,
         (ErrorCause){ERROR_FEC_NAME_EXTRA, extra.size ? extra : parts.behind, lawful}, lawful);
}

/* The header as it is looked at column by column. */
typedef struct HeaderCheck {
    CheckReport *report;
    FecHeader *header;
    Text line; /* as it stands in the file */
    LIST_OF(Text) names;
} HeaderCheck;

static FecPlace place_of(const HeaderCheck *check, Text name) {
    return (FecPlace){.line = check->line, .number = 1, .at = name.bytes};
}

static FecField field_of(const HeaderCheck *check, size_t column) {
    return fec_field_named(fec_trim(check->names.items[column]));
}

/* Whether one of those columns has the name too. */
static bool is_named(const HeaderCheck *check, size_t from, size_t to, Text name) {
    for (size_t i = from; i < to; i++) {
        if (text_equal_ignoring_case(name, fec_trim(check->names.items[i]))) return true;
    }
    return false;
}

static void check_spelling(const HeaderCheck *check, size_t column, FecField field) {
    Text name = check->names.items[column], official = text_of(fec_field_name(field));
    if (column) name = fec_trim(name);
    while (name.size && (unsigned char)name.bytes[name.size - 1] <= ' ') name.size--;
    if (text_equal(name, official)) return;
    bool is_known = administration_knows_column(name);
    ErrorCode code = is_known ? ERROR_FEC_HEADER_SPELLING : ERROR_FEC_HEADER_REFUSED;
    find(check->report, place_of(check, name), (ErrorCause){code, name, official}, official);
}

/* How many of the columns of the law the file has. */
static size_t count_standard(const FecHeader *header) {
    size_t count = 0;
    for (FecField field = 0; field < FEC_FIELDS; field++) {
        count += header->column[field] != FEC_NO_COLUMN;
    }
    return count;
}

static void check_column(const HeaderCheck *check, size_t column) {
    Text name = check->names.items[column], trimmed = fec_trim(name);
    FecField field = field_of(check, column);
    bool is_last = column + 1 == check->names.count;
    if (field != FEC_FIELDS && check->header->column[field] == column) {
        check_spelling(check, column, field);
    } else if (is_last && !trimmed.size) {
        find(check->report, place_of(check, name), (ErrorCause){ERROR_FEC_LAST_SEPARATOR},
             (Text){0});
    } else if (field != FEC_FIELDS) {
        find(check->report, place_of(check, name), (ErrorCause){ERROR_FEC_COLUMN_TWICE, trimmed},
             (Text){0});
    } else if (!trimmed.size || is_named(check, 0, column, trimmed)) {
        find(check->report, place_of(check, name), (ErrorCause){ERROR_FEC_COLUMN_BLOCKING, trimmed},
             (Text){0});
    } else if (is_named(check, column + 1, check->names.count, trimmed) ||
               column < count_standard(check->header)) {
        return; /* said of the column behind, or of the order */
    } else if (!fec_is_cash_column(trimmed)) {
        find(check->report, place_of(check, name), (ErrorCause){ERROR_FEC_COLUMN_EXTRA, trimmed},
             (Text){0});
    }
}

/* The field that the law has at the place, where Montant and Sens may stand for the sides. */
static FecField lawful_field(const FecHeader *header, FecField place) {
    if (header->has_sense && place == FEC_DEBIT) return FEC_AMOUNT;
    if (header->has_sense && place == FEC_CREDIT) return FEC_SENSE;
    return place;
}

/* The fields that are there come first, in their order. */
static void check_order(const HeaderCheck *check) {
    uint32_t next = 0;
    for (FecField place = 0; place < FEC_STANDARD_FIELDS; place++) {
        FecField field = lawful_field(check->header, place);
        uint32_t column = check->header->column[field];
        if (column == FEC_NO_COLUMN) continue;
        if (column != next) {
            Text name = fec_trim(check->names.items[next]);
            find(check->report, place_of(check, name),
                 (ErrorCause){ERROR_FEC_HEADER_ORDER, name, text_of(fec_field_name(field))},
                 (Text){0});
            return;
        }
        next++;
    }
}

/* Adds what the reader found, of some kinds, at the header line. */
static void take_over(const HeaderCheck *check, const Findings *findings, ErrorCode code) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        for (size_t j = 0; finding->code == code && j < finding->first.count; j++) {
            const Error *error = &finding->first.items[j];
            FecPlace place = {.line = check->line, .number = 1};
            find(check->report, place, (ErrorCause){code, text_of(error->arguments[0])}, (Text){0});
        }
    }
}

static void check_line_ends(const HeaderCheck *check) {
    FecPlace place = {.line = check->line, .number = 1};
    if (check->header->has_double_returns) {
        find(check->report, place, (ErrorCause){ERROR_FEC_LINE_ENDS_DOUBLED}, (Text){0});
    } else if (check->header->end_of_line == '\r') {
        find(check->report, place, (ErrorCause){ERROR_FEC_LINE_ENDS, TEXT("CR")}, (Text){0});
    }
}

static const char *wrong_separator(const FecNotes *notes) {
    if (!notes->counts[ERROR_FEC_SEPARATOR]) return NULL;
    for (size_t i = 0; i < notes->findings->kinds.count; i++) {
        const Finding *finding = &notes->findings->kinds.items[i];
        if (finding->code == ERROR_FEC_SEPARATOR) return finding->first.items[0].arguments[0];
    }
    return NULL;
}

/* Reads a header that is parted by semicolons or commas as if by tabs. */
static bool read_parted_otherwise(HeaderCheck *check, Text start, size_t *size, FecNotes *notes,
                                  char separator) {
    Text copy = text_copy(check->report->arena, start);
    char *bytes = (char *)copy.bytes;
    for (size_t i = 0; i < copy.size && bytes[i] != '\n'; i++) {
        if (bytes[i] == separator) bytes[i] = '\t';
    }
    find(check->report, (FecPlace){.line = check->line, .number = 1},
         (ErrorCause){ERROR_FEC_SEPARATOR, {&separator, 1}}, (Text){0});
    bool is_read = fec_header_read(copy, check->header, size, notes);
    check->header->separator = separator;
    return is_read;
}

static Text first_line(Text start) {
    Text line = start;
    line.size = 0;
    while (line.size < start.size && start.bytes[line.size] != '\n' &&
           start.bytes[line.size] != '\r') {
        line.size++;
    }
    return line;
}

static void cut_names(HeaderCheck *check) {
    Text rest = check->line;
    for (uint32_t i = 0; i < check->header->column_count; i++) {
        *LIST_PUSH(check->report->arena, &check->names) =
            text_take(&rest, check->header->separator);
    }
}

HeaderVerdict check_header(CheckReport *report, Text start, FecHeader *header, size_t *size) {
    HeaderCheck check = {.report = report, .header = header, .line = first_line(start)};
    Findings findings = findings_in(report->arena);
    FecNotes notes = fec_notes_for(&findings, report->path, &report->encoding);
    bool is_read = fec_header_read(start, header, size, &notes);
    const char *separator = wrong_separator(&notes);
    if (separator) is_read = read_parted_otherwise(&check, start, size, &notes, *separator);
    take_over(&check, &findings, ERROR_FEC_HEADER_ABSENT);
    take_over(&check, &findings, ERROR_FEC_HEADER_QUOTED);
    bool has_names = header->column_count > 0 && !(separator && *separator == ',');
    if (!has_names) return HEADER_USELESS;
    cut_names(&check);
    check_line_ends(&check);
    take_over(&check, &findings, ERROR_FEC_COLUMN_MISSING);
    take_over(&check, &findings, ERROR_FEC_COLUMN_ABSENT);
    for (size_t i = 0; i < check.names.count; i++) check_column(&check, i);
    check_order(&check);
    return is_read ? HEADER_SOUND : HEADER_STRUCTURE;
}
