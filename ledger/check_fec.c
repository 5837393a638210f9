#include "ledger/check_fec.h"

#include "ledger/block_reader.h"
#include "ledger/check_header.h"
#include "ledger/check_line.h"
#include "ledger/check_places.h"
#include "ledger/check_text.h"
#include "ledger/check_year.h"
#include "ledger/fec_scan.h"
#include "ledger/import_fec_xml.h"

#include <stdio.h>
#include <string.h>

enum { LINE_LIMIT = 1024 * 1024, LARGEST_ROW = 4096, COUNT_SIZE = 24 };

/* The check at work. */
typedef struct FecCheck {
    CheckReport *report;
    const CheckChoices *choices;
    BlockReader *reader;
    Findings unused; /* what the reader notes on the way: said here in other words */
    YearSource source;
    FecHeader header;
    size_t header_size; /* with the byte order mark */
    HeaderVerdict verdict;
    LineCheck lines;
    FecLineReader line_reader;
    EntryCheck entries;
    MetAccounts accounts;
    TextCheck texts;
    Administration *administration; /* NULL for XML, which it reads apart */
    FecScanner scan;
    FecMarks marks;
    size_t marks_capacity;
    uint64_t line_number;
    uint64_t lost_lines;
    uint32_t first_lost;
    uint32_t odd;     /* the finding that the line at hand has not the fields of the header, or 0 */
    uint64_t skipped; /* plain lines not yet counted by it */
    bool may_skip;    /* plain lines need not be handed to it */
    bool has_tail;    /* the last line at hand lacks its end, which was put there */
    uint32_t joined[LARGEST_ROW];
} FecCheck;

/* A line as it lies between two ends of line: the marks that end its fields. */
typedef struct Span {
    size_t first_end, last_end; /* indexes in the marks' ends */
    uint32_t start;
} Span;

static Text span_text(const FecCheck *check, Span span) {
    uint32_t stop = check->marks.ends[span.last_end];
    return (Text){check->reader->bytes + span.start, stop - span.start};
}

static uint32_t find(FecCheck *check, FecPlace place, ErrorCause cause) {
    return check_report_add(check->report, (CheckFault){.cause = cause, .place = place});
}

static void lose(FecCheck *check, uint32_t serial) {
    check->lost_lines++;
    if (!check->first_lost) check->first_lost = serial;
    entry_check_damage(&check->entries, serial);
}

static void meet_account(FecCheck *check, const FecLine *line) {
    bool is_new;
    pair_number(&check->accounts.index, line->account, (Text){0}, &is_new);
    if (!is_new) return;
    Arena *arena = check->report->arena;
    *LIST_PUSH(arena, &check->accounts.items) =
        (MetAccount){text_copy(arena, line->account), line->row.number};
}

static void add_line(FecCheck *check, const FecLine *line, uint32_t suspect) {
    YearBuilder *builder = &check->source.builder;
    size_t known = builder->balances.count;
    entry_check_meet(&check->entries, line, suspect);
    year_builder_add(builder, line);
    entry_check_add(&check->entries, line, suspect);
    if (builder->balances.count != known) meet_account(check, line);
}

/* Takes a line that was read at a quick look. */
static void take_plain(FecCheck *check, const FecLine *line) {
    uint32_t suspect = 0;
    if (!line_check_is_sound(line)) suspect = line_check_relations(&check->lines, line, 0);
    add_line(check, line, suspect);
}

/* Looks at each field of a row, and reads it. */
static void take_row(FecCheck *check, const FecRow *row) {
    if (fec_row_is_header(row)) {
        find(check, fec_place(row, fec_field(row, FEC_ENTRY_NUMBER)),
             (ErrorCause){ERROR_FEC_HEADER_AGAIN});
        return;
    }
    uint32_t suspect = line_check_fields(&check->lines, row);
    if (check->verdict != HEADER_SOUND) return;
    FecLine line;
    if (!fec_line_read(&check->line_reader, row, &line)) {
        lose(check, suspect);
        return;
    }
    uint32_t found = line_check_relations(&check->lines, &line, suspect);
    if (!suspect) suspect = found;
    if (!line.number.size) lose(check, suspect);
    add_line(check, &line, suspect);
    if (!line.number.size) check->entries.next_suspect = suspect;
}

/* The rows of an XML file. */
static void take_xml_row(void *data, const FecRow *row) {
    take_row(data, row);
}

static void read_row(FecCheck *check, const uint32_t *ends, uint32_t start) {
    FecRow row = {&check->header, check->reader->bytes, ends, start, check->line_number, NULL};
    take_row(check, &row);
}

static Text print_count(size_t count, char room[COUNT_SIZE]) {
    int size = snprintf(room, COUNT_SIZE, "%zu", count);
    return (Text){room, (size_t)size};
}

static uint32_t find_count(FecCheck *check, Text line, size_t count) {
    char found[COUNT_SIZE], wanted[COUNT_SIZE];
    return find(check, (FecPlace){.line = fec_trim(line), .number = check->line_number},
                (ErrorCause){ERROR_FEC_FIELD_COUNT, print_count(count, found),
                             print_count(check->header.column_count, wanted)});
}

/* Blanks, and the control-Z that old systems put behind the last line. */
static bool is_blank(Text line) {
    for (size_t i = 0; i < line.size; i++) {
        if ((unsigned char)line.bytes[i] > ' ') return false;
    }
    return true;
}

/* Whether the fields are what the header says, and not shifted. */
static bool is_readable(FecCheck *check, const uint32_t *ends, uint32_t start) {
    FecRow row = {&check->header, check->reader->bytes, ends, start, check->line_number, NULL};
    FecLine line;
    return fec_line_read(&check->line_reader, &row, &line);
}

/* Takes a line whose number of fields is not the header's: it is read all the same where only the
 * empty field behind a last separator is too many, or missing. */
static void take_odd_line(FecCheck *check, Span span) {
    const uint32_t *ends = check->marks.ends + span.first_end;
    size_t count = span.last_end - span.first_end + 1, wanted = check->header.column_count;
    Text line = span_text(check, span);
    if (is_blank(line)) {
        find(check, (FecPlace){.number = check->line_number}, (ErrorCause){ERROR_FEC_LINE_EMPTY});
        return;
    }
    uint32_t serial = find_count(check, line, count);
    check->odd = serial;
    Text last = {check->reader->bytes + ends[wanted < count ? wanted - 1 : 0] + 1, 0};
    if (wanted < count) last.size = (size_t)(line.bytes + line.size - last.bytes);
    if (count == wanted + 1 && is_blank(last) && is_readable(check, ends, span.start)) {
        read_row(check, ends, span.start);
    } else if (count + 1 == wanted && check->header.has_last_separator && wanted < LARGEST_ROW) {
        memcpy(check->joined, ends, count * sizeof *ends);
        check->joined[count] = ends[count - 1] + 1; /* the empty column behind the last one */
        read_row(check, check->joined, span.start);
    } else {
        lose(check, serial);
    }
}

/* Whether the end of line may stand inside a field: where lines end with CR LF, it lacks the CR. */
static bool may_be_inside(const FecCheck *check, Span span) {
    uint32_t stop = check->marks.ends[span.last_end];
    size_t count = span.last_end - span.first_end + 1;
    return check->header.has_returns && count < check->header.column_count &&
           (stop == span.start || check->reader->bytes[stop - 1] != '\r');
}

/* Tries to read a row that goes over more than one line; returns how many lines it takes, 0 when
 * they do not make a row. */
static size_t take_joined(FecCheck *check, size_t line, Span span) {
    const FecMarks *marks = &check->marks;
    size_t count = 0, wanted = check->header.column_count, end = span.first_end;
    if (wanted > LARGEST_ROW) return 0;
    for (size_t next = line; next < marks->line_count; next++) {
        for (; end < marks->lines[next]; end++, count++) {
            if (count + 1 >= wanted) return 0;
            check->joined[count] = marks->ends[end];
        }
        Span first = {span.first_end, marks->lines[line], span.start};
        uint32_t stop = marks->ends[end++];
        if (count + 1 == wanted && check->reader->bytes[stop - 1] == '\r') {
            check->joined[count] = stop;
            Text start = span_text(check, first);
            FecPlace place = {start, check->line_number, start.bytes + start.size, 0};
            find(check, place, (ErrorCause){ERROR_FEC_LINE_BREAK});
            read_row(check, check->joined, span.start);
            return next - line + 1;
        }
    }
    return 0;
}

/* The bytes of the lines from one place to behind an end of line, which may not be of the file. */
static Text bytes_until(const FecCheck *check, uint32_t start, size_t last_line) {
    uint32_t stop = check->marks.ends[check->marks.lines[last_line]] + 1;
    bool is_tail = check->has_tail && last_line + 1 == check->marks.line_count;
    return (Text){check->reader->bytes + start, stop - start - is_tail};
}

/* Hands the line to the administration's checker, behind the plain ones before it. */
static void judge(FecCheck *check, Text line) {
    Administration *administration = check->administration;
    if (!administration || administration_is_decided(administration)) return;
    administration_skip(administration, check->skipped);
    check->skipped = 0;
    administration_add(administration, line);
    Text end = check->header.has_returns ? TEXT("\r\n") : (Text){&check->header.end_of_line, 1};
    check->may_skip = administration_may_skip(administration, end);
}

/* Takes the row when a quick look finds nothing in it; a CR before the end of line is no part of
 * its last field. */
static bool take_if_plain(FecCheck *check, Span span) {
    uint32_t *ends = check->marks.ends + span.first_end;
    uint32_t *last = &ends[FEC_STANDARD_FIELDS - 1];
    if (check->header.has_returns) {
        if (check->header.has_double_returns || check->reader->bytes[*last - 1] != '\r') {
            return false;
        }
        --*last;
    }
    FecRow row = {&check->header, check->reader->bytes, ends, span.start, check->line_number, NULL};
    FecLine line;
    bool is_plain = line_check_is_plain(&check->lines, &row, &line);
    if (is_plain) take_plain(check, &line);
    *last += check->header.has_returns;
    return is_plain;
}

/* Takes the line of that index, and those it goes on in; returns how many lines it takes. */
static size_t take_line(FecCheck *check, size_t index, Span span) {
    bool is_whole = span.last_end - span.first_end + 1 == check->header.column_count;
    bool is_tail = check->has_tail && index + 1 == check->marks.line_count;
    check->line_number++;
    check->odd = 0;
    bool is_plain = is_whole && check->lines.is_standard && take_if_plain(check, span);
    if (is_plain && check->may_skip && !is_tail) {
        check->skipped++;
        if (check->texts.is_quiet) return 1;
    }
    size_t taken = 1;
    if (is_whole && !is_plain) {
        read_row(check, check->marks.ends + span.first_end, span.start);
    } else if (!is_whole) {
        size_t joined = may_be_inside(check, span) ? take_joined(check, index, span) : 0;
        if (joined > 1) taken = joined;
        if (taken == 1) take_odd_line(check, span);
    }
    if (!is_tail && taken == 1) {
        text_check_line(&check->texts, span_text(check, span), check->line_number);
        if (check->odd) {
            check_report_subordinate(check->report, ERROR_FEC_SEPARATOR_INSIDE, check->line_number,
                                     check->line_number, check->odd);
        }
    }
    if (!is_plain || !check->may_skip || is_tail) {
        judge(check, bytes_until(check, span.start, index + taken - 1));
    }
    check->line_number += taken - 1;
    return taken;
}

/* Takes all whole lines of the block; returns how many bytes they are. */
static size_t take_lines(FecCheck *check) {
    const FecMarks *marks = &check->marks;
    Span span = {0};
    text_check_block(&check->texts, (Text){check->reader->bytes, check->reader->size},
                     check->line_number, marks);
    for (size_t i = 0; i < marks->line_count;) {
        span.last_end = marks->lines[i];
        i += take_line(check, i, span);
        span.first_end = marks->lines[i - 1] + 1;
        span.start = marks->ends[marks->lines[i - 1]] + 1;
    }
    return span.start;
}

static void make_marks(FecCheck *check) {
    size_t wanted = check->reader->capacity + BLOCK_SLACK;
    if (wanted > check->marks_capacity) {
        check->marks.ends = ARENA_ARRAY(check->reader->arena, uint32_t, wanted + FEC_SCAN_SLACK);
        check->marks.lines = ARENA_ARRAY(check->reader->arena, uint32_t, wanted + FEC_SCAN_SLACK);
        check->marks_capacity = wanted;
    }
    check->scan(check->reader->bytes, check->reader->size, check->header.separator,
                check->header.end_of_line, &check->marks);
}

/* Reads the lines at hand and lets go of them; false when nothing more can be read. */
static bool take_block(FecCheck *check) {
    BlockReader *reader = check->reader;
    check->has_tail = reader->is_at_end && reader->size &&
                      reader->bytes[reader->size - 1] != check->header.end_of_line;
    if (check->has_tail) reader->bytes[reader->size++] = check->header.end_of_line;
    make_marks(check);
    size_t used = take_lines(check);
    year_builder_hold(&check->source.builder);
    block_reader_drop(reader, used);
    if (reader->size <= LINE_LIMIT) return true;
    lose(check, find(check, (FecPlace){.number = check->line_number + 1},
                     (ErrorCause){ERROR_FEC_LINE_SIZE, TEXT("1048576")}));
    return false;
}

static bool is_wide(Text start) {
    return text_starts_with(start, TEXT("\xFF\xFE")) || text_starts_with(start, TEXT("\xFE\xFF")) ||
           (start.size > 1 && (!start.bytes[0] != !start.bytes[1]));
}

/* Takes the byte order mark and the header; false when nothing can be read by it. */
static bool take_start(FecCheck *check, Error *error, bool *ok) {
    BlockReader *reader = check->reader;
    *ok = true;
    while (!reader->is_at_end && !memchr(reader->bytes, '\n', reader->size) &&
           reader->size <= LINE_LIMIT) {
        *ok = block_reader_fill(reader, error);
        if (!*ok) return false;
    }
    Text start = {reader->bytes, reader->size};
    if (reader->is_at_end && is_blank(start)) {
        find(check, (FecPlace){0}, (ErrorCause){ERROR_FEC_EMPTY});
        return false;
    }
    if (is_wide(start)) {
        find(check, (FecPlace){0}, (ErrorCause){ERROR_FEC_WIDE});
        return false;
    }
    size_t mark = text_starts_with(start, TEXT("\xEF\xBB\xBF")) ? 3 : 0, size = 0;
    start = (Text){start.bytes + mark, start.size - mark};
    check->verdict = check_header(check->report, start, &check->header, &size);
    if (check->verdict == HEADER_USELESS) return false;
    check->header_size = mark + size;
    administration_add(check->administration, (Text){reader->bytes, check->header_size});
    block_reader_drop(reader, check->header_size);
    check->line_number = 1;
    check->texts = text_check_for(check->report, &check->header);
    return true;
}

static bool is_standard(const FecHeader *header) {
    for (FecField field = 0; field < FEC_STANDARD_FIELDS; field++) {
        if (header->column[field] != field) return false;
    }
    return header->column_count == FEC_STANDARD_FIELDS && !header->has_sense;
}

/* Hands what is left of the file to the administration's checker. */
static bool judge_rest(FecCheck *check, Error *error) {
    BlockReader *reader = check->reader;
    administration_skip(check->administration, check->skipped);
    for (;;) {
        administration_add(check->administration, (Text){reader->bytes, reader->size});
        block_reader_drop(reader, reader->size);
        if (reader->is_at_end || administration_is_decided(check->administration)) return true;
        if (!block_reader_fill(reader, error)) return false;
    }
}

static bool check_flat(FecCheck *check, Error *error) {
    bool ok;
    check->administration = administration_begin(check->report->arena, check->report->path);
    bool is_readable = take_start(check, error, &ok);
    if (!ok) return false;
    if (is_readable) {
        check->scan = fec_scanner();
        check->lines.is_standard = is_standard(&check->header);
        while (take_block(check) && !check->reader->is_at_end) {
            if (!block_reader_fill(check->reader, error)) return false;
        }
        text_check_finish(&check->texts);
    }
    if (!judge_rest(check, error)) return false;
    check->report->verdict = administration_end(check->administration);
    return true;
}

static bool check_xml(FecCheck *check, Error *error) {
    static const ErrorCode refusals[] = {ERROR_XML_SYNTAX, ERROR_XML_DOCTYPE, ERROR_XML_ELEMENT,
                                         ERROR_FEC_LINE_SIZE};
    check->verdict = HEADER_SOUND;
    check->source.builder.watcher = (RowWatcher){take_xml_row, check};
    if (!import_fec_xml(check->reader, &check->source.builder, error)) return false;
    for (size_t i = 0; i < check->unused.kinds.count; i++) {
        const Finding *finding = &check->unused.kinds.items[i];
        for (size_t j = 0; j < sizeof refusals / sizeof refusals[0]; j++) {
            if (finding->code != refusals[j]) continue;
            const Error *first = &finding->first.items[0];
            find(check, (FecPlace){.number = first->line},
                 (ErrorCause){finding->code, text_of(first->arguments[0])});
        }
    }
    if (strcmp(check->report->path, "-") == 0) {
        check->report->verdict =
            administration_end(administration_begin(check->report->arena, "-"));
        return true;
    }
    return administration_judge(check->report->arena, check->report->path, &check->report->verdict,
                                error);
}

/* What keeps all entries from balancing. */
static uint32_t header_cause(const FecCheck *check) {
    static const ErrorCode causes[] = {ERROR_FEC_COLUMN_MISSING, ERROR_FEC_SEPARATOR,
                                       ERROR_FEC_COLUMN_TWICE};
    uint32_t cause = 0;
    for (size_t i = 0; !cause && i < sizeof causes / sizeof causes[0]; i++) {
        cause = check_report_root(check->report, causes[i]);
    }
    return cause;
}

/* Whether reading stopped before the end of the file. */
static bool is_cut_short(const CheckReport *report) {
    static const ErrorCode ends[] = {ERROR_FEC_LINE_SIZE, ERROR_XML_SYNTAX, ERROR_XML_DOCTYPE,
                                     ERROR_XML_ELEMENT};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (check_report_find(report, ends[i])) return true;
    }
    return false;
}

static bool finish(FecCheck *check, Error *error) {
    entry_check_finish(&check->entries);
    year_builder_finish(&check->source.builder);
    check->report->year.line_count = check->source.builder.line_count;
    if (check->verdict == HEADER_USELESS) return true;
    if (!check->source.builder.line_count) {
        bool is_explained = check->line_number > 1 || check->source.notes.is_unreadable;
        if (!is_explained) find(check, (FecPlace){0}, (ErrorCause){ERROR_FEC_NO_LINES});
        return true;
    }
    check->report->is_complete = check->verdict == HEADER_SOUND && !is_cut_short(check->report);
    YearCheck year = {.report = check->report,
                      .source = &check->source,
                      .entries = &check->entries,
                      .accounts = &check->accounts,
                      .lost_lines = check->lost_lines,
                      .first_lost = check->first_lost,
                      .header = header_cause(check)};
    return check_year(&year, &check->choices->reading, check->choices->regulation_of, error);
}

/* What the administration's checker refuses and no rule explains. It follows from what was found
 * on the same line, or from the only thing that was found. */
static void explain_verdict(FecCheck *check) {
    CheckReport *report = check->report;
    if (report->verdict.is_accepted) return;
    const CheckFinding *only = NULL;
    for (size_t i = 0; i < report->rules.count; i++) {
        const CheckedRule *checked = &report->rules.items[i];
        if (checked->rule->severity == RULE_REJECTED) return;
        bool is_weighty = checked->rule->severity > RULE_INFO;
        for (size_t j = 0; is_weighty && j < checked->first.count; j++) {
            const CheckFinding *finding = &checked->first.items[j];
            bool is_there = finding->error.line == report->verdict.line;
            if (!finding->cause && (!only || is_there)) only = finding;
        }
    }
    CheckFault fault = {.cause = {ERROR_FEC_ADMINISTRATION},
                        .place = {.number = report->verdict.line},
                        .found = report->verdict.value,
                        .because = only ? only->serial : 0};
    fault.cause.first = sentence_fill(report->arena, report->verdict.reason,
                                      (Text[ERROR_ARGUMENTS]){report->verdict.value});
    check_report_add(report, fault);
}

static void prepare(FecCheck *check, Arena *arena, const char *path) {
    check->unused = findings_in(arena);
    check->source.path = path;
    check->source.notes = fec_notes_for(&check->unused, path, &check->source.encoding);
    check->source.builder =
        year_builder_in(arena, arena, &check->source.notes, &check->choices->reading);
    check->line_reader.notes = &check->source.notes;
    check->lines.report = check->report;
    check->accounts.index = pair_index_in(arena);
    check->entries = entry_check_for(check->report, &check->source.builder);
}

bool check_fec(Arena *arena, const char *path, const CheckChoices *choices, CheckReport *report,
               Error *error) {
    FecCheck *check = ARENA_NEW(arena, FecCheck);
    BlockReader reader;
    *report = check_report_for(arena, path);
    *check = (FecCheck){.report = report, .choices = choices, .reader = &reader};
    prepare(check, arena, path);
    if (!block_reader_open(arena, &reader, path, false, error)) return false;
    reader.progress = choices->reading.progress;
    check_name(report);
    bool ok = block_reader_fill(&reader, error);
    if (ok) {
        bool is_xml = is_fec_xml((Text){reader.bytes, reader.size});
        ok = (is_xml ? check_xml : check_flat)(check, error) && finish(check, error);
        if (ok && !is_xml) check_places(report, &check->header, check->header_size);
    }
    block_reader_close(&reader);
    if (ok) explain_verdict(check);
    return ok;
}
