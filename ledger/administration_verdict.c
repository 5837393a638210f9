#include "ledger/administration_verdict.h"

#include "ledger/administration_xml.h"
#include "ledger/block_reader.h"

#include <string.h>

/* The checker guesses how lines end from the first bytes, and reads the name of the XML's schema
 * there. */
enum { START_SIZE = 4096, LONGEST_LINE = 16 * 1024 * 1024, YEAR_SIZE = 4 };

typedef enum LineEnd { END_NONE, END_CR_LF, END_CR, END_LF } LineEnd;

struct Administration {
    Arena *arena;
    AdministrationVerdict verdict;
    bool is_decided;
    bool is_begun;       /* the start of the file is known */
    bool is_before_2013; /* the closing in the name */
    LineEnd end;
    uint64_t lines;     /* of the checker, begun */
    uint64_t feeds;     /* lines of the file that ended */
    uint64_t line_feed; /* `feeds` where the line began */
    Builder line;       /* the line that is not complete yet */
    AdministrationColumns columns;
    AdministrationXml *xml; /* NULL in a flat file */
};

static void decide(Administration *administration, const AdministrationTrouble *trouble,
                   uint64_t line) {
    if (administration->is_decided) return;
    administration->is_decided = true;
    administration->verdict.reason = trouble->reason;
    administration->verdict.value = text_copy(administration->arena, trouble->value);
    administration->verdict.line = line;
}

static bool is_between(char byte, char first, char last) {
    return byte >= first && byte <= last;
}

/* "FEC" and what looks like a date of this century. */
static bool is_closing(Text text) {
    static const char lowest[] = "20000000", highest[] = "20991939";
    if (text.size < 11 || !text_equal_ignoring_case((Text){text.bytes, 3}, TEXT("FEC"))) {
        return false;
    }
    for (size_t i = 0; i < 8; i++) {
        if (!is_between(text.bytes[3 + i], lowest[i], highest[i])) return false;
    }
    return true;
}

/* Reads the year from the file's name; the last date in it counts, something must stand before. */
static void read_name(Administration *administration, const char *path) {
    const char *slash = strrchr(path, '/');
    Text name = text_of(slash ? slash + 1 : path);
    for (size_t at = name.size; at-- > 0;) {
        if (!is_closing((Text){name.bytes + at, name.size - at})) continue;
        if (at == 0) break;
        const char *year = name.bytes + at + 3;
        administration->is_before_2013 = strncmp(year, "2013", YEAR_SIZE) < 0;
        return;
    }
    AdministrationTrouble trouble = {
        N_("the file's name has not the form SIREN, FEC, closing date: {1}"), name};
    decide(administration, &trouble, 0);
}

Administration *administration_begin(Arena *arena, const char *path) {
    Administration *administration = ARENA_NEW(arena, Administration);
    administration->arena = arena;
    administration->line = builder_in(arena);
    read_name(administration, path);
    return administration;
}

bool administration_is_decided(const Administration *administration) {
    return administration->is_decided;
}

static LineEnd guess_end(Text start) {
    const char *feed = memchr(start.bytes, '\n', start.size);
    const char *carriage = memchr(start.bytes, '\r', start.size);
    for (const char *at = feed; at;) {
        if (at > start.bytes && at[-1] == '\r') return END_CR_LF;
        size_t behind = (size_t)(at + 1 - start.bytes);
        at = memchr(at + 1, '\n', start.size - behind);
    }
    return carriage ? END_CR : feed ? END_LF : END_NONE;
}

/* Without what ends it. A line of CR LF that only a LF ends keeps that LF. */
static Text without_end(const Administration *administration, Text line) {
    bool has_feed = line.size && line.bytes[line.size - 1] == '\n';
    bool has_pair = has_feed && line.size > 1 && line.bytes[line.size - 2] == '\r';
    if (has_pair) {
        line.size -= 2;
    } else if (has_feed) {
        line.size -= administration->end == END_LF;
    } else if (line.size && line.bytes[line.size - 1] == '\r') {
        line.size--;
    }
    return line;
}

static void take_header(Administration *administration, Text line) {
    AdministrationTrouble trouble;
    if (!administration_read_header(administration->arena, line, administration->is_before_2013,
                                    &administration->columns, &trouble)) {
        decide(administration, &trouble, 1);
    }
}

/* Takes a line of the checker's, with its end. */
static void take_line(Administration *administration, Text line) {
    uint64_t number = administration->line_feed + 1;
    line = without_end(administration, line);
    if (administration->lines++ == 0) {
        take_header(administration, line);
        return;
    }
    AdministrationTrouble trouble;
    if (!administration_read_line(&administration->columns, line, &trouble)) {
        decide(administration, &trouble, number);
    }
}

/* The size of the first line of the bytes with its end; 0 when it goes on behind them. */
static size_t line_size(const Administration *administration, Text bytes) {
    char last = administration->end == END_CR ? '\r' : '\n';
    if (administration->end == END_NONE) return 0;
    for (size_t from = 0; from < bytes.size;) {
        const char *at = memchr(bytes.bytes + from, last, bytes.size - from);
        if (!at) return 0;
        size_t size = (size_t)(at - bytes.bytes) + 1;
        bool is_waiting = size == 1 && administration->line.size;
        char before = size > 1     ? at[-1]
                      : is_waiting ? administration->line.bytes[administration->line.size - 1]
                                   : '\0';
        if (administration->end != END_CR_LF || before == '\r') return size;
        from = size;
    }
    return 0;
}

static uint64_t count_feeds(const Administration *administration, Text bytes) {
    char end = administration->end == END_CR ? '\r' : '\n';
    uint64_t count = 0;
    for (size_t i = 0; i < bytes.size; i++) count += bytes.bytes[i] == end;
    return count;
}

static void keep_rest(Administration *administration, Text rest) {
    if (administration->line.size + rest.size > LONGEST_LINE) {
        AdministrationTrouble trouble = {N_("a line never ends"), {0}};
        decide(administration, &trouble, administration->line_feed + 1);
        return;
    }
    builder_add(&administration->line, rest);
}

static void take_lines(Administration *administration, Text bytes) {
    while (bytes.size && !administration->is_decided) {
        size_t size = line_size(administration, bytes);
        Text part = {bytes.bytes, size ? size : bytes.size};
        administration->feeds += count_feeds(administration, part);
        if (!size) {
            keep_rest(administration, part);
            return;
        }
        if (administration->line.size) {
            builder_add(&administration->line, part);
            take_line(administration, builder_text(&administration->line));
            administration->line.size = 0;
        } else {
            take_line(administration, part);
        }
        administration->line_feed = administration->feeds;
        bytes = (Text){bytes.bytes + size, bytes.size - size};
    }
}

/* "<?xml", or three bytes of a mark before it. */
static bool is_xml(Text start) {
    for (size_t skipped = 0; skipped <= 3; skipped += 3) {
        if (start.size < skipped + 5) continue;
        Text mark = {start.bytes + skipped, 5};
        if (text_equal_ignoring_case(mark, TEXT("<?xml"))) return true;
    }
    return false;
}

/* Begins with the start of the file, kept in `line` until it is long enough. */
static void begin(Administration *administration) {
    Text start = text_copy(administration->arena, builder_text(&administration->line));
    administration->line.size = 0;
    administration->is_begun = true;
    administration->end =
        guess_end((Text){start.bytes, start.size < START_SIZE ? start.size : START_SIZE});
    if (is_xml(start)) {
        administration->xml = administration_xml_begin(administration->arena, start);
        return;
    }
    take_lines(administration, start);
}

void administration_add(Administration *administration, Text bytes) {
    if (administration->is_decided) return;
    if (administration->xml) {
        administration_xml_add(administration->xml, bytes);
    } else if (administration->is_begun) {
        take_lines(administration, bytes);
    } else {
        builder_add(&administration->line, bytes);
        if (administration->line.size >= START_SIZE) begin(administration);
    }
}

bool administration_may_skip(const Administration *administration, Text end) {
    static const Text ENDS[] = {[END_NONE] = {"", 0},
                                [END_CR_LF] = {"\r\n", 2},
                                [END_CR] = {"\r", 1},
                                [END_LF] = {"\n", 1}};
    bool is_at_start = administration->is_begun && !administration->line.size;
    return is_at_start && administration->lines && !administration->xml &&
           text_equal(ENDS[administration->end], end);
}

void administration_skip(Administration *administration, uint64_t count) {
    administration->lines += count;
    administration->feeds += count;
    if (count) administration->line_feed = administration->feeds;
}

static void finish_flat(Administration *administration) {
    if (administration->line.size) {
        take_line(administration, builder_text(&administration->line));
    }
    if (administration->lines < 2) {
        AdministrationTrouble trouble = {N_("the file has no line behind its header"), {0}};
        decide(administration, &trouble, 0);
    }
}

AdministrationVerdict administration_end(Administration *administration) {
    AdministrationTrouble trouble;
    uint64_t line = 0;
    if (!administration->is_decided && !administration->is_begun) begin(administration);
    if (administration->xml) {
        bool is_sound = administration_xml_end(administration->xml, &trouble, &line);
        if (!is_sound) decide(administration, &trouble, line);
    } else if (!administration->is_decided) {
        finish_flat(administration);
    }
    administration->verdict.is_accepted = !administration->is_decided;
    return administration->verdict;
}

bool administration_judge(Arena *arena, const char *path, AdministrationVerdict *verdict,
                          Error *error) {
    Arena *scratch = arena_create();
    BlockReader reader;
    Administration *administration = administration_begin(arena, path);
    bool ok = block_reader_open(scratch, &reader, path, false, error);
    if (!ok) {
        arena_destroy(scratch);
        return false;
    }
    do {
        ok = block_reader_fill(&reader, error);
        if (ok) administration_add(administration, (Text){reader.bytes, reader.size});
        block_reader_drop(&reader, reader.size);
    } while (ok && !reader.is_at_end);
    block_reader_close(&reader);
    arena_destroy(scratch);
    *verdict = administration_end(administration);
    return ok;
}
