#include "ledger/check_places.h"

#include "ledger/block_reader.h"
#include "ledger/fec_row.h"

#include <string.h>

enum { MOST_COLUMNS = 512 };

typedef struct PlaceSearch {
    CheckReport *report;
    const FecHeader *header;
    LIST_OF(CheckFinding *) wanted; /* that have no excerpt yet */
    uint64_t number;                /* of the line */
} PlaceSearch;

/* The value that tells the line of a finding without one: the number behind a gap, a journal. */
static Text wanted_value(const CheckFinding *finding) {
    bool is_gap = finding->error.code == ERROR_FEC_NUMBER_GAP;
    return text_of(finding->error.arguments[is_gap ? 1 : 0]);
}

static void collect(PlaceSearch *search) {
    CheckReport *report = search->report;
    for (size_t i = 0; i < report->rules.count; i++) {
        CheckedRule *checked = &report->rules.items[i];
        for (size_t j = 0; j < checked->first.count; j++) {
            CheckFinding *finding = &checked->first.items[j];
            bool is_wanted = finding->field != FEC_FIELDS && !finding->excerpt.size;
            if (is_wanted) *LIST_PUSH(report->arena, &search->wanted) = finding;
        }
    }
}

/* The field of the line, without blanks; empty when it has none. */
static Text field_of(const FecHeader *header, Text line, FecField field) {
    uint32_t column = header->column[field];
    Text rest = line, value = {line.bytes, 0};
    for (uint32_t i = 0; column < MOST_COLUMNS && i <= column && rest.size; i++) {
        value = text_take(&rest, header->separator);
    }
    return fec_trim(value);
}

static void place(PlaceSearch *search, CheckFinding *finding, Text line, Text value) {
    FecPlace at = {.line = line, .number = search->number, .at = value.bytes};
    bool is_utf8 = encoding_of(line) <= ENCODING_UTF_8;
    size_t before = (size_t)(value.bytes - line.bytes);
    finding->error.line = search->number;
    finding->error.column = (is_utf8 ? fec_characters((Text){line.bytes, before}) : before) + 1;
    error_place(&finding->error, search->report->path, search->number, finding->error.column);
    error_show(&finding->error, text_to_utf_8(search->report->arena, line, encoding_of(line)));
    if (!finding->found.size) {
        finding->found = text_copy(search->report->arena,
                                   text_to_utf_8(search->report->arena, value, encoding_of(value)));
    }
    check_report_show(search->report, &at, finding);
}

static void take_line(PlaceSearch *search, Text line) {
    search->number++;
    for (size_t i = 0; i < search->wanted.count; i++) {
        CheckFinding *finding = search->wanted.items[i];
        uint64_t known = finding->error.line;
        if (known && known != search->number) continue;
        Text value = field_of(search->header, line, finding->field);
        if (!known && !text_equal(value, wanted_value(finding))) continue;
        place(search, finding, line, value);
        search->wanted.items[i--] = search->wanted.items[--search->wanted.count];
    }
}

/* Takes the whole lines at hand; returns how many bytes they are. */
static size_t take_lines(PlaceSearch *search, Text bytes, bool is_end) {
    size_t used = 0;
    while (used < bytes.size && search->wanted.count) {
        Text rest = {bytes.bytes + used, bytes.size - used};
        const char *end = memchr(rest.bytes, search->header->end_of_line, rest.size);
        if (!end && !is_end) break;
        Text line = {rest.bytes, end ? (size_t)(end - rest.bytes) : rest.size};
        used += line.size + (end != NULL);
        while (line.size && line.bytes[line.size - 1] == '\r') line.size--;
        take_line(search, line);
    }
    return used;
}

void check_places(CheckReport *report, const FecHeader *header, size_t header_size) {
    PlaceSearch search = {.report = report, .header = header, .number = 1};
    collect(&search);
    if (!search.wanted.count || strcmp(report->path, "-") == 0) return;
    Arena *scratch = arena_create();
    BlockReader reader;
    bool ok = block_reader_open(scratch, &reader, report->path, false, NULL);
    for (size_t skipped = header_size; ok && search.wanted.count && !reader.is_at_end;) {
        ok = block_reader_fill(&reader, NULL);
        size_t skip = skipped < reader.size ? skipped : reader.size;
        block_reader_drop(&reader, skip);
        skipped -= skip;
        Text bytes = {reader.bytes, reader.size};
        if (ok) block_reader_drop(&reader, take_lines(&search, bytes, reader.is_at_end));
    }
    block_reader_close(&reader);
    arena_destroy(scratch);
}
