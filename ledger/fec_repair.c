#include "ledger/fec_repair.h"

#include "engine/file.h"
#include "ledger/fec_row.h"
#include "ledger/fec_value.h"

#include <string.h>

enum { LARGEST_ROW = 4096 };
#define LARGEST_FILE ((size_t)1 << 32)

/* The repair at work. */
typedef struct RepairWork {
    Repair *repair;
    FecHeader header;
    Builder out;
    Text rest;           /* what is still to be read, as the file has it */
    uint64_t line;       /* of the file, read last */
    char separator;      /* to write */
    Text end;            /* of a line, to write */
    bool must_convert;   /* to UTF-8 */
    ErrorCode encoding;  /* what the conversion corrects */
    ErrorCode line_ends; /* what new ends correct, or ERROR_NONE */
    Text fields[LARGEST_ROW];
} RepairWork;

static void correct(RepairWork *work, ErrorCode kind, FecField field, Text from, Text to) {
    Repair *repair = work->repair;
    CorrectedKind *corrected = NULL;
    for (size_t i = 0; i < repair->kinds.count; i++) {
        if (repair->kinds.items[i].kind == kind) corrected = &repair->kinds.items[i];
    }
    if (!corrected) {
        corrected = LIST_PUSH(repair->arena, &repair->kinds);
        corrected->kind = kind;
    }
    if (corrected->count++ >= FINDING_PLACES) return;
    *LIST_PUSH(repair->arena, &corrected->first) = (Correction){
        work->line, field, text_copy(repair->arena, from), text_copy(repair->arena, to)};
}

/* UTF-16 in the order that the first bytes tell, as UTF-8. */
static Text narrow(Arena *arena, Text wide) {
    bool is_big = (unsigned char)wide.bytes[0] == 0xFE || wide.bytes[0] == '\0';
    bool has_mark = (unsigned char)wide.bytes[0] >= 0xFE;
    Builder out = builder_in(arena);
    for (size_t i = has_mark ? 2 : 0; i + 1 < wide.size; i += 2) {
        unsigned high = (unsigned char)wide.bytes[i + !is_big];
        unsigned low = (unsigned char)wide.bytes[i + is_big];
        unsigned unit = high << 8 | low;
        if (unit < 0x80) {
            builder_add_byte(&out, (char)unit);
        } else if (unit < 0x800) {
            builder_add_byte(&out, (char)(0xC0 | unit >> 6));
            builder_add_byte(&out, (char)(0x80 | (unit & 0x3F)));
        } else {
            bool is_pair = unit >= 0xD800 && unit <= 0xDFFF; /* none in books: U+FFFD */
            if (is_pair) unit = 0xFFFD;
            builder_add_byte(&out, (char)(0xE0 | unit >> 12));
            builder_add_byte(&out, (char)(0x80 | (unit >> 6 & 0x3F)));
            builder_add_byte(&out, (char)(0x80 | (unit & 0x3F)));
        }
    }
    return builder_text(&out);
}

static bool is_wide(Text start) {
    return text_starts_with(start, TEXT("\xFF\xFE")) || text_starts_with(start, TEXT("\xFE\xFF")) ||
           (start.size > 1 && (!start.bytes[0] != !start.bytes[1]));
}

static Text without_zeros(RepairWork *work, Text text) {
    if (!text.size || !memchr(text.bytes, '\0', text.size)) return text;
    Builder kept = builder_in(work->repair->arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i]) builder_add_byte(&kept, text.bytes[i]);
    }
    correct(work, ERROR_FEC_ZERO_BYTE, FEC_FIELDS, (Text){0}, (Text){0});
    return builder_text(&kept);
}

/* Brings the content to one byte a letter of ASCII, without zero bytes or byte order mark. */
static void take_content(RepairWork *work, Text content) {
    if (is_wide(content)) {
        correct(work, ERROR_FEC_WIDE, FEC_FIELDS, (Text){0}, (Text){0});
        content = narrow(work->repair->arena, content);
    }
    content = without_zeros(work, content);
    if (text_starts_with(content, TEXT("\xEF\xBB\xBF"))) {
        content = (Text){content.bytes + 3, content.size - 3};
    }
    work->rest = content;
}

/* Which character sets the lines are in decides whether all become UTF-8. */
static void look_at_encoding(RepairWork *work) {
    FecEncoding encoding = {0};
    fec_encoding_inspect(&encoding, work->rest);
    bool is_mixed = encoding.has[ENCODING_UTF_8] &&
                    (encoding.has[ENCODING_ISO_8859_15] || encoding.has[ENCODING_CP1252]);
    work->must_convert = is_mixed || encoding.has[ENCODING_CP1252];
    work->encoding = is_mixed ? ERROR_FEC_MIXED_ENCODING : ERROR_FEC_WINDOWS;
}

/* Tabs beside semicolons: nobody knows which of both part the names. */
static bool has_tab_in_header(Text content) {
    Text line = text_take(&content, '\n');
    return line.size && memchr(line.bytes, '\t', line.size);
}

/* Reads a header that semicolons part as if tabs did. */
static bool read_semicolons(RepairWork *work, FecNotes *notes, size_t *size) {
    Text copy = text_copy(work->repair->arena, work->rest);
    char *bytes = (char *)copy.bytes;
    for (size_t i = 0; i < copy.size && bytes[i] != '\n'; i++) {
        if (bytes[i] == ';') bytes[i] = '\t';
    }
    if (!fec_header_read(copy, &work->header, size, notes)) return false;
    work->header.separator = ';';
    work->line = 1;
    correct(work, ERROR_FEC_SEPARATOR, FEC_FIELDS, TEXT(";"), TEXT("tab"));
    work->line = 0;
    return true;
}

/* Whether more than one empty column ends the header, whose names are then uncertain. */
static bool has_unnamed_columns(const FecHeader *header, Text content) {
    Text line = text_take(&content, header->end_of_line);
    size_t count = 0;
    for (size_t i = line.size; i > 0; i--) {
        char byte = line.bytes[i - 1];
        count += byte == header->separator;
        if (byte != header->separator && (unsigned char)byte > ' ') break;
    }
    return count > 1;
}

/* Reads the header without taking it. */
static bool read_header(RepairWork *work, const char *path) {
    Findings findings = findings_in(work->repair->arena);
    FecEncoding encoding = {0};
    FecNotes notes = fec_notes_for(&findings, path, &encoding);
    size_t size;
    bool is_read = fec_header_read(work->rest, &work->header, &size, &notes);
    bool is_otherwise = !is_read && notes.counts[ERROR_FEC_SEPARATOR];
    if (is_otherwise && has_tab_in_header(work->rest)) return false;
    if (is_otherwise) read_semicolons(work, &notes, &size);
    if (!work->header.column_count || notes.counts[ERROR_FEC_HEADER_QUOTED]) return false;
    if (has_unnamed_columns(&work->header, work->rest)) work->header.has_last_separator = false;
    const FecHeader *header = &work->header;
    work->separator = header->separator == ';' ? '\t' : header->separator;
    work->end = header->has_returns ? TEXT("\r\n") : TEXT("\n");
    work->line_ends = header->has_double_returns    ? ERROR_FEC_LINE_ENDS_DOUBLED
                      : header->end_of_line == '\r' ? ERROR_FEC_LINE_ENDS
                                                    : ERROR_NONE;
    return true;
}

static size_t count_fields(Text line, char separator) {
    size_t count = 1;
    for (size_t i = 0; i < line.size; i++) count += line.bytes[i] == separator;
    return count;
}

/* Takes the next line of the file without its end; `*has_return` tells whether a CR ended it.
 * Where CR alone ends lines, LF does too. */
static Text take_line(RepairWork *work, bool *has_return) {
    Text line = text_take(&work->rest, work->header.end_of_line);
    if (work->header.end_of_line == '\r' && line.size && memchr(line.bytes, '\n', line.size)) {
        Text start = line;
        line = text_take(&start, '\n');
        size_t behind = (size_t)(work->rest.bytes - start.bytes);
        work->rest = (Text){start.bytes, work->rest.size + behind};
    }
    work->line++;
    *has_return = false;
    while (line.size && line.bytes[line.size - 1] == '\r') {
        line.size--;
        *has_return = true;
    }
    return line;
}

/* The line with what follows it in the file, where the end of line between both stands in a field:
 * lines end with CR LF and this one lacks the CR. */
static Text join(RepairWork *work, Text line, bool *has_return) {
    while (work->header.has_returns && !*has_return && work->rest.size &&
           count_fields(line, work->header.separator) < work->header.column_count) {
        Builder joined = builder_in(work->repair->arena);
        builder_add(&joined, line);
        builder_add_byte(&joined, ' ');
        correct(work, ERROR_FEC_LINE_BREAK, FEC_FIELDS, (Text){0}, (Text){0});
        builder_add(&joined, take_line(work, has_return));
        line = builder_text(&joined);
    }
    return line;
}

static bool is_blank(Text line) {
    for (size_t i = 0; i < line.size; i++) {
        if ((unsigned char)line.bytes[i] > ' ') return false;
    }
    return true;
}

/* A byte that must not stand inside of a line is a blank. */
static Text without(RepairWork *work, Text line, char unwanted, ErrorCode kind) {
    if (!line.size || !memchr(line.bytes, unwanted, line.size)) return line;
    Text copy = text_copy(work->repair->arena, line);
    char *bytes = (char *)copy.bytes;
    for (size_t i = 0; i < copy.size; i++) {
        if (bytes[i] == unwanted) bytes[i] = ' ';
    }
    correct(work, kind, FEC_FIELDS, (Text){0}, (Text){0});
    return copy;
}

static Text convert(RepairWork *work, Text line) {
    Encoding encoding = encoding_of(line);
    if (!work->must_convert || encoding <= ENCODING_UTF_8) return line;
    correct(work, work->encoding, FEC_FIELDS, (Text){0}, (Text){0});
    return text_to_utf_8(work->repair->arena, line, encoding);
}

/* The field of a column, or FEC_FIELDS. */
static FecField field_of(const FecHeader *header, uint32_t column) {
    for (FecField field = 0; field < FEC_FIELDS; field++) {
        if (header->column[field] == column) return field;
    }
    return FEC_FIELDS;
}

static bool is_amount(FecField field) {
    return field == FEC_DEBIT || field == FEC_CREDIT || field == FEC_AMOUNT ||
           field == FEC_CURRENCY_AMOUNT;
}

static bool is_date(FecField field) {
    return field == FEC_ENTRY_DATE || field == FEC_PIECE_DATE || field == FEC_LETTERING_DATE ||
           field == FEC_VALID_DATE;
}

/* The value as it should be written; itself where nothing is wrong or certain. */
static Text correct_value(RepairWork *work, FecField field, Text value) {
    FecValueFault fault = {0};
    bool is_demanded = field != FEC_CURRENCY_AMOUNT;
    if (is_amount(field) && (value.size || is_demanded)) fec_amount_fault(value, &fault);
    if (is_date(field) && value.size) fec_date_fault(value, field == FEC_ENTRY_DATE, &fault);
    if (field == FEC_SENSE) fec_sense_fault(value, &fault);
    if (!fault.correction.size) return value;
    correct(work, fault.code, field, value, fault.correction);
    return text_copy(work->repair->arena, fault.correction);
}

static Text correct_name(RepairWork *work, uint32_t column, Text name) {
    FecField field = field_of(&work->header, column);
    if (field == FEC_FIELDS) return name;
    Text official = text_of(fec_field_name(field));
    if (text_equal(name, official)) return name;
    bool is_known = administration_knows_column(name);
    correct(work, is_known ? ERROR_FEC_HEADER_SPELLING : ERROR_FEC_HEADER_REFUSED, field, name,
            official);
    return official;
}

static Text trim(RepairWork *work, Text field) {
    Text trimmed = fec_trim(field);
    if (trimmed.size != field.size) {
        correct(work, ERROR_FEC_PADDED, FEC_FIELDS, (Text){0}, (Text){0});
    }
    return trimmed;
}

/* Whether the fields are the names of the columns, come again behind the first line. */
static bool is_header_again(const RepairWork *work, size_t count) {
    const uint32_t *column = work->header.column;
    uint32_t number = column[FEC_ENTRY_NUMBER], account = column[FEC_ACCOUNT];
    if (work->line == 1 || number >= count || account >= count) return false;
    return fec_field_named(fec_trim(work->fields[number])) == FEC_ENTRY_NUMBER &&
           fec_field_named(fec_trim(work->fields[account])) == FEC_ACCOUNT;
}

static void write_line(RepairWork *work, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i) builder_add_byte(&work->out, work->separator);
        builder_add(&work->out, work->fields[i]);
    }
    builder_add(&work->out, work->end);
}

/* Whether dates and amounts stand in their columns: the fields are not shifted. */
static bool is_in_place(const RepairWork *work, size_t wanted) {
    for (uint32_t i = 0; i < wanted && work->line > 1; i++) {
        FecField field = field_of(&work->header, i);
        Text value = fec_trim(work->fields[i]);
        FecValueFault fault = {0};
        if (is_amount(field)) fec_amount_fault(value, &fault);
        if (is_date(field) && value.size) fec_date_fault(value, false, &fault);
        if (fault.code != ERROR_NONE && !fault.correction.size) return false;
    }
    return true;
}

/* Whether the line has the fields of the header, an empty one behind the last apart. */
static bool fits(const RepairWork *work, size_t count, size_t wanted) {
    bool has_more = count == wanted + 1 && is_blank(work->fields[wanted]);
    return count == wanted || (has_more && is_in_place(work, wanted));
}

/* Corrects the fields of a line; one that has not as many as the header stays as it is, and the
 * header come again is left out. */
static void correct_line(RepairWork *work, Text line) {
    const FecHeader *header = &work->header;
    bool is_header = work->line == 1;
    size_t wanted = header->column_count - header->has_last_separator;
    size_t count = count_fields(line, header->separator);
    if (count > LARGEST_ROW || wanted > LARGEST_ROW) count = 0;
    Text rest = line;
    for (size_t i = 0; i < count; i++) work->fields[i] = text_take(&rest, header->separator);
    if (!count || !fits(work, count, wanted)) {
        builder_add(&work->out, line);
        builder_add(&work->out, work->end);
        return;
    }
    if (is_header_again(work, wanted)) {
        correct(work, ERROR_FEC_HEADER_AGAIN, FEC_FIELDS, (Text){0}, (Text){0});
        return;
    }
    if (count > wanted) {
        correct(work, ERROR_FEC_LAST_SEPARATOR, FEC_FIELDS, (Text){0}, (Text){0});
    }
    for (uint32_t i = 0; i < wanted; i++) {
        Text field = trim(work, work->fields[i]);
        work->fields[i] = is_header ? correct_name(work, i, field)
                                    : correct_value(work, field_of(header, i), field);
    }
    write_line(work, wanted);
}

static void note_end(RepairWork *work, bool has_return, bool is_last) {
    const FecHeader *header = &work->header;
    if (work->line_ends != ERROR_NONE) {
        correct(work, work->line_ends, FEC_FIELDS, (Text){0}, (Text){0});
    } else if (header->end_of_line == '\n' && has_return != header->has_returns && !is_last) {
        correct(work, ERROR_FEC_LINE_ENDS_MIXED, FEC_FIELDS,
                has_return ? TEXT("CR LF") : TEXT("LF"), has_return ? TEXT("LF") : TEXT("CR LF"));
    }
}

static void correct_lines(RepairWork *work) {
    while (work->rest.size) {
        bool has_return;
        Text line = take_line(work, &has_return);
        if (is_blank(line)) {
            correct(work, ERROR_FEC_LINE_EMPTY, FEC_FIELDS, (Text){0}, (Text){0});
            continue;
        }
        line = join(work, line, &has_return);
        note_end(work, has_return, !work->rest.size);
        line = without(work, line, '\r', ERROR_FEC_LINE_BREAK);
        if (work->separator != work->header.separator) {
            line = without(work, line, work->separator, ERROR_FEC_SEPARATOR);
        }
        correct_line(work, convert(work, line));
    }
}

bool fec_repair_corrects(ErrorCode kind) {
    static const ErrorCode kinds[] = {ERROR_FEC_WIDE,
                                      ERROR_FEC_ZERO_BYTE,
                                      ERROR_FEC_WINDOWS,
                                      ERROR_FEC_MIXED_ENCODING,
                                      ERROR_FEC_LINE_ENDS,
                                      ERROR_FEC_LINE_ENDS_DOUBLED,
                                      ERROR_FEC_LINE_ENDS_MIXED,
                                      ERROR_FEC_LINE_BREAK,
                                      ERROR_FEC_LINE_EMPTY,
                                      ERROR_FEC_SEPARATOR,
                                      ERROR_FEC_HEADER_SPELLING,
                                      ERROR_FEC_HEADER_REFUSED,
                                      ERROR_FEC_HEADER_AGAIN,
                                      ERROR_FEC_LAST_SEPARATOR,
                                      ERROR_FEC_PADDED,
                                      ERROR_FEC_AMOUNT_EMPTY,
                                      ERROR_FEC_AMOUNT_POINT,
                                      ERROR_FEC_AMOUNT_THOUSANDS,
                                      ERROR_FEC_AMOUNT_FORM,
                                      ERROR_FEC_DATE_FORM,
                                      ERROR_FEC_SENSE_VALUE};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i] == kind) return true;
    }
    return false;
}

bool fec_repair(Arena *arena, const char *path, Repair *repair, Error *error) {
    *repair = (Repair){.arena = arena};
    RepairWork *work = ARENA_NEW(arena, RepairWork);
    *work = (RepairWork){.repair = repair, .out = builder_in(arena)};
    Text content;
    if (!file_read_all(arena, path, LARGEST_FILE, &content, error)) return false;
    take_content(work, content);
    look_at_encoding(work);
    bool is_xml =
        work->rest.size && fec_trim(work->rest).size && fec_trim(work->rest).bytes[0] == '<';
    if (is_xml || !work->rest.size || !read_header(work, path)) {
        return error_set(error, ERROR_REPAIR_IMPOSSIBLE, text_of(path));
    }
    correct_lines(work);
    repair->content = builder_text(&work->out);
    return true;
}
