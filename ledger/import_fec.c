#include "ledger/import_fec.h"

#include "ledger/fec_scan.h"

#include <stdio.h>
#include <string.h>

enum { LINE_LIMIT = 1024 * 1024, LARGEST_ROW = 4096, COUNT_SIZE = 24 };

typedef struct FecImport {
    BlockReader *reader;
    YearBuilder *builder;
    FecNotes *notes;
    FecHeader header;
    FecLineReader lines;
    FecScanner scan;
    FecMarks marks;
    size_t marks_capacity;
    uint64_t line_number;         /* of the line read last */
    bool is_encoding_known;       /* a block with characters beyond ASCII was looked into */
    uint32_t joined[LARGEST_ROW]; /* ends of a row put together from more than one line */
} FecImport;

/* A row as it lies between two ends of line: the marks that end its fields. */
typedef struct Span {
    size_t first_end, last_end; /* indexes in the marks' ends */
    uint32_t start;
} Span;

static void read_row(FecImport *import, const uint32_t *ends, uint32_t start) {
    FecRow row = {&import->header, import->reader->bytes, ends, start, import->line_number, NULL};
    FecLine line;
    if (fec_line_read(&import->lines, &row, &line)) year_builder_add(import->builder, &line);
}

static Text span_text(const FecImport *import, Span span) {
    uint32_t stop = import->marks.ends[span.last_end];
    return (Text){import->reader->bytes + span.start, stop - span.start};
}

/* Blanks and control characters: old systems put one behind the last line. */
static bool is_blank(Text line) {
    return fec_trim(line).size == 0;
}

static Text print_count(size_t count, char room[COUNT_SIZE]) {
    int size = snprintf(room, COUNT_SIZE, "%zu", count);
    return (Text){room, (size_t)size};
}

static void note_count(FecImport *import, Text line, size_t count) {
    char found[COUNT_SIZE], wanted[COUNT_SIZE];
    FecNotes *notes = import->notes;
    ErrorCause cause = {ERROR_FEC_FIELD_COUNT, print_count(count, found),
                        print_count(import->header.column_count, wanted)};
    fec_note(notes, (FecPlace){fec_trim(line), import->line_number, NULL}, cause);
}

/* Takes a line whose number of fields is not the header's. */
static void read_odd_line(FecImport *import, Span span) {
    const uint32_t *ends = import->marks.ends + span.first_end;
    size_t count = span.last_end - span.first_end + 1, wanted = import->header.column_count;
    Text line = span_text(import, span);
    FecPlace place = {fec_trim(line), import->line_number, NULL};
    Text last = {import->reader->bytes + ends[wanted < count ? wanted - 1 : 0], 0};
    if (wanted < count) last.size = (size_t)(line.bytes + line.size - last.bytes);
    if (is_blank(line)) {
        place.line.size = 0;
        fec_note(import->notes, place, (ErrorCause){ERROR_FEC_LINE_EMPTY});
    } else if (count == wanted + 1 && last.size &&
               is_blank((Text){last.bytes + 1, last.size - 1})) {
        fec_note(import->notes, place, (ErrorCause){ERROR_FEC_LAST_SEPARATOR});
        read_row(import, ends, span.start);
    } else if (count + 1 == wanted && import->header.has_last_separator && wanted < LARGEST_ROW) {
        memcpy(import->joined, ends, count * sizeof *ends);
        import->joined[count] = ends[count - 1] + 1; /* the empty column behind the last one */
        read_row(import, import->joined, span.start);
    } else {
        note_count(import, line, count);
    }
}

/* Whether the end of line may stand inside a field: where lines end with CR LF, it lacks the CR. */
static bool may_be_inside(const FecImport *import, Span span) {
    uint32_t stop = import->marks.ends[span.last_end];
    size_t count = span.last_end - span.first_end + 1;
    return import->header.has_returns && count < import->header.column_count &&
           (stop == span.start || import->reader->bytes[stop - 1] != '\r');
}

/* Tries to read a row that goes over more than one line; returns how many lines it takes, 0 when
 * they do not make a row. */
static size_t read_joined(FecImport *import, size_t line, Span span) {
    const FecMarks *marks = &import->marks;
    size_t count = 0, wanted = import->header.column_count, end = span.first_end;
    if (wanted > LARGEST_ROW) return 0;
    for (size_t next = line; next < marks->line_count; next++) {
        for (; end < marks->lines[next]; end++, count++) {
            if (count + 1 >= wanted) return 0;
            import->joined[count] = marks->ends[end];
        }
        Span whole = {span.first_end, marks->lines[next], span.start};
        uint32_t stop = marks->ends[end++];
        if (count + 1 == wanted && import->reader->bytes[stop - 1] == '\r') {
            import->joined[count] = stop;
            fec_note(import->notes, (FecPlace){span_text(import, whole), import->line_number, NULL},
                     (ErrorCause){ERROR_FEC_LINE_BREAK});
            read_row(import, import->joined, span.start);
            return next - line + 1;
        }
    }
    return 0;
}

/* Reads all whole lines of the block; returns how many bytes they take. */
static size_t read_lines(FecImport *import) {
    const FecMarks *marks = &import->marks;
    Span span = {0};
    for (size_t i = 0; i < marks->line_count; i++) {
        span.last_end = marks->lines[i];
        import->line_number++;
        if (span.last_end - span.first_end + 1 == import->header.column_count) {
            read_row(import, marks->ends + span.first_end, span.start);
        } else {
            size_t taken = may_be_inside(import, span) ? read_joined(import, i, span) : 0;
            if (taken > 1) {
                i += taken - 1;
                import->line_number += taken - 1;
                span.last_end = marks->lines[i];
            } else {
                read_odd_line(import, span);
            }
        }
        span.first_end = span.last_end + 1;
        span.start = marks->ends[span.last_end] + 1;
    }
    return span.start;
}

static void make_marks(FecImport *import) {
    size_t wanted = import->reader->capacity + BLOCK_SLACK;
    if (wanted > import->marks_capacity) {
        import->marks.ends = ARENA_ARRAY(import->reader->arena, uint32_t, wanted + FEC_SCAN_SLACK);
        import->marks.lines = ARENA_ARRAY(import->reader->arena, uint32_t, wanted + FEC_SCAN_SLACK);
        import->marks_capacity = wanted;
    }
    import->scan(import->reader->bytes, import->reader->size, import->header.separator,
                 import->header.end_of_line, &import->marks);
}

static bool is_refused(FecImport *import, ErrorCause cause, bool is_found) {
    if (!is_found) return false;
    fec_note(import->notes, (FecPlace){.number = import->line_number + 1}, cause);
    return true;
}

/* Reads the lines at hand and lets go of them; false when nothing more can be read. */
static bool read_block(FecImport *import) {
    BlockReader *reader = import->reader;
    bool has_tail = reader->is_at_end && reader->size &&
                    reader->bytes[reader->size - 1] != import->header.end_of_line;
    if (has_tail) reader->bytes[reader->size++] = import->header.end_of_line;
    make_marks(import);
    if (is_refused(import, (ErrorCause){ERROR_FEC_ZERO_BYTE}, import->marks.has_zero)) return false;
    size_t used = read_lines(import);
    if (import->marks.has_beyond_ascii && !import->is_encoding_known) {
        fec_encoding_inspect(import->notes->encoding, (Text){reader->bytes, used});
        import->is_encoding_known = true;
    }
    year_builder_hold(import->builder);
    block_reader_drop(reader, used);
    return !is_refused(import, (ErrorCause){ERROR_FEC_LINE_SIZE, TEXT("1048576")},
                       reader->size > LINE_LIMIT);
}

/* Takes the byte order mark, and refuses what is no text. */
static bool read_start(FecImport *import) {
    BlockReader *reader = import->reader;
    Text start = {reader->bytes, reader->size};
    bool is_wide = text_starts_with(start, TEXT("\xFF\xFE")) ||
                   text_starts_with(start, TEXT("\xFE\xFF")) ||
                   (start.size > 1 && (!start.bytes[0] != !start.bytes[1]));
    bool has_zeros = start.size && memchr(start.bytes, '\0', start.size);
    ErrorCode blank = has_zeros ? ERROR_FEC_ONLY_ZEROS : ERROR_FEC_EMPTY;
    if (is_refused(import, (ErrorCause){blank}, is_blank(start))) return false;
    if (is_refused(import, (ErrorCause){ERROR_FEC_WIDE}, is_wide)) return false;
    if (text_starts_with(start, TEXT("\xEF\xBB\xBF"))) block_reader_drop(reader, 3);
    return true;
}

/* Reads the header line, which may be longer than a block. */
static bool read_header(FecImport *import, Error *error, bool *is_read) {
    BlockReader *reader = import->reader;
    *is_read = false;
    while (!reader->is_at_end && !memchr(reader->bytes, '\n', reader->size) &&
           reader->size <= LINE_LIMIT) {
        if (!block_reader_fill(reader, error)) return false;
    }
    size_t size;
    Text start = {reader->bytes, reader->size};
    *is_read = fec_header_read(start, &import->header, &size, import->notes);
    if (*is_read) block_reader_drop(reader, size);
    import->line_number = 1;
    return true;
}

bool import_fec(BlockReader *reader, YearBuilder *builder, Error *error) {
    FecImport *import = ARENA_NEW(reader->arena, FecImport);
    *import = (FecImport){.reader = reader, .builder = builder, .notes = builder->notes};
    import->lines.notes = builder->notes;
    import->scan = fec_scanner();
    bool is_read;
    if (!read_start(import)) return true;
    if (!read_header(import, error, &is_read)) return false;
    while (is_read && read_block(import) && !reader->is_at_end) {
        if (!block_reader_fill(reader, error)) return false;
    }
    year_builder_finish(builder);
    return true;
}
