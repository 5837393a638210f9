#include "reports/statement_passage.h"

#include "engine/amount_text.h"
#include "engine/data.h"
#include "ledger/account.h"

/* What reads a passage: the passage and the row in hand. */
typedef struct Reader {
    Arena *arena;
    StatementPassage *passage;
    const Records *records;
    const Record *row;
    bool is_served;
    Error *error;
} Reader;

static Text field(const Reader *reader, size_t index) {
    return reader->row->fields[index].text;
}

static bool refuse(const Reader *reader, size_t index) {
    return record_refuse(reader->records, reader->row, reader->row->fields[index].start,
                         reader->error);
}

static bool has_fields(const Reader *reader, size_t expected) {
    if (reader->row->count == expected) return true;
    error_set(reader->error, ERROR_STATEMENT_FIELDS, text_print(reader->arena, "%zu", expected),
              text_print(reader->arena, "%zu", reader->row->count));
    return refuse(reader, 0);
}

/* serves | REGULATION of the earlier model */
static bool read_serves(Reader *reader) {
    if (!has_fields(reader, 2)) return false;
    Text served = reader->passage->then->regulation;
    reader->is_served = text_equal(field(reader, 1), served);
    if (reader->is_served) return true;
    error_set(reader->error, ERROR_STATEMENT_REGULATION, served);
    return refuse(reader, 1);
}

static uint32_t find_in(const StatementDefinition *definition, Text table, Text id) {
    for (uint32_t t = 0; t < definition->tables.count; t++) {
        if (!text_equal(definition->tables.items[t].id, table)) continue;
        return statement_find_line(definition, t, id);
    }
    return NO_LINE;
}

static bool has_table(const StatementDefinition *definition, Text id) {
    for (size_t t = 0; t < definition->tables.count; t++) {
        if (text_equal(definition->tables.items[t].id, id)) return true;
    }
    return false;
}

static bool refuse_unknown(const Reader *reader, size_t index,
                           const StatementDefinition *definition) {
    error_set(reader->error, ERROR_STATEMENT_LINE_UNKNOWN, field(reader, index),
              text_of(definition->records.path));
    return refuse(reader, index);
}

/* line | TABLE | LINE of the earlier model | LINE that continues it; rows of the other statement
 * are passed over. */
static bool read_line(Reader *reader) {
    if (!has_fields(reader, 4)) return false;
    StatementPassage *passage = reader->passage;
    Text table = field(reader, 1);
    if (!has_table(passage->then, table)) return true;
    uint32_t then = find_in(passage->then, table, field(reader, 2));
    if (then == NO_LINE) return refuse_unknown(reader, 2, passage->then);
    uint32_t now = find_in(passage->now, table, field(reader, 3));
    if (now == NO_LINE) return refuse_unknown(reader, 3, passage->now);
    passage->continued[then] = now;
    return true;
}

/* open | ACCOUNTS | REASON in French | in English */
static bool read_open(Reader *reader) {
    if (!has_fields(reader, 4)) return false;
    PassageOpen *open = LIST_PUSH(reader->arena, &reader->passage->open);
    *open = (PassageOpen){.french = field(reader, 2), .english = field(reader, 3)};
    open->record = reader->row;
    const char *fault = NULL;
    if (formula_read(reader->arena, field(reader, 1), &open->formula, &fault, reader->error)) {
        return true;
    }
    return record_refuse(reader->records, reader->row, fault, reader->error);
}

static bool read_row(Reader *reader) {
    static const struct {
        const char *word;
        bool (*read)(Reader *reader);
    } rows[] = {{"serves", read_serves}, {"line", read_line}, {"open", read_open}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (text_equal(field(reader, 0), text_of(rows[i].word))) return rows[i].read(reader);
    }
    error_set(reader->error, ERROR_STATEMENT_WORD, field(reader, 0), TEXT("serves, line, open"));
    return refuse(reader, 0);
}

/* The id that stands for the line in every model: the numerals of "total_II" shift between models
 * where the line has another id. */
static Text lasting_id(const StatementLine *line) {
    bool is_numeral =
        text_starts_with(line->id, TEXT("total_I")) || text_starts_with(line->id, TEXT("total_V"));
    return is_numeral && line->alias.size > 0 ? line->alias : line->id;
}

/* Lines of the same id continue each other. */
static void continue_lines(StatementPassage *passage) {
    for (uint32_t i = 0; i < passage->then->lines.count; i++) {
        const StatementLine *line = &passage->then->lines.items[i];
        Text table = passage->then->tables.items[line->table].id;
        passage->continued[i] = find_in(passage->now, table, lasting_id(line));
    }
}

/* Every line that shows figures goes on somewhere. */
static bool loses_no_line(const StatementPassage *passage, const char *path, Error *error) {
    for (uint32_t i = 0; i < passage->then->lines.count; i++) {
        const StatementLine *line = &passage->then->lines.items[i];
        bool needs_one = line_has_accounts(line) || line->term_count > 0;
        if (!needs_one || line->root == NO_LINE || passage->continued[i] != NO_LINE) continue;
        error_set(error, ERROR_PASSAGE_LOST, line->id, passage->then->regulation,
                  passage->now->regulation);
        return error_place(error, path, 1, 1);
    }
    return true;
}

static bool read_rows(Reader *reader) {
    for (size_t i = 0; i < reader->records->items.count; i++) {
        reader->row = &reader->records->items.items[i];
        if (!read_row(reader)) return false;
    }
    if (reader->is_served) return true;
    error_set(reader->error, ERROR_STATEMENT_REGULATION, reader->passage->then->regulation);
    return error_place(reader->error, reader->records->path, 1, 1);
}

bool statement_passage_read(Arena *arena, Text content, const char *path, StatementPassage *passage,
                            Error *error) {
    Records *records = ARENA_NEW(arena, Records);
    if (!records_read(arena, content, path, &DIALECT_BARS, records, error)) return false;
    passage->continued = ARENA_ARRAY(arena, uint32_t, passage->then->lines.count);
    continue_lines(passage);
    Reader reader = {.arena = arena, .passage = passage, .records = records, .error = error};
    return read_rows(&reader) && loses_no_line(passage, path, error);
}

/* The settings without the one of that key. */
static void leave_out(Settings *settings, Text key) {
    size_t kept = 0;
    for (size_t i = 0; i < settings->items.count; i++) {
        if (text_equal(settings->items.items[i].key, key)) continue;
        settings->items.items[kept++] = settings->items.items[i];
    }
    settings->items.count = kept;
}

/* Loads the earlier definition. A choice of lines that only the later model has is none of its. */
static bool load_then(Arena *arena, StatementPassage *passage, Text earlier,
                      const Settings *settings, Error *error) {
    Settings known = {.path = settings ? settings->path : TEXT("")};
    for (size_t i = 0; settings && i < settings->items.count; i++) {
        *LIST_PUSH(arena, &known.items) = settings->items.items[i];
    }
    for (;;) {
        Error refusal = {0};
        if (statement_load(arena, passage->now->kind, earlier, &known, &passage->then, &refusal)) {
            return true;
        }
        size_t before = known.items.count;
        if (refusal.code == ERROR_SETTING_CHOICE) leave_out(&known, text_of(refusal.arguments[1]));
        if (known.items.count < before) continue;
        *error = refusal;
        return false;
    }
}

bool statement_passage_load(Arena *arena, const StatementDefinition *now, Text earlier,
                            const Settings *settings, StatementPassage **passage, Error *error) {
    static const struct {
        const char *regulation, *file;
    } files[] = {{"anc-2018-06/2020", "statements/2020.passage"},
                 {"anc-2018-06/2025", "statements/2025.passage"}};
    *passage = ARENA_NEW(arena, StatementPassage);
    (*passage)->now = now;
    if (!load_then(arena, *passage, earlier, settings, error)) return false;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (!text_equal(earlier, text_of(files[i].regulation))) continue;
        Text content, path;
        return data_read(arena, files[i].file, &content, &path, error) &&
               statement_passage_read(arena, content, path.bytes, *passage, error);
    }
    return error_set(error, ERROR_DATA_MISSING, earlier);
}

/* Whether all accounts that take the number's place lie on that line. */
static bool successors_agree(const StatementPassage *passage, Text successors, bool is_credit,
                             uint32_t line) {
    for (Text rest = successors; rest.size > 0;) {
        Text successor = text_take(&rest, ' ');
        const Claim *claim = placement_find(&passage->now->placement, successor, is_credit);
        if (!claim || claim->line != line) return false;
    }
    return true;
}

static const PassageOpen *find_open(const StatementPassage *passage, Text number, bool is_credit) {
    for (size_t i = 0; i < passage->open.count; i++) {
        const PassageOpen *open = &passage->open.items[i];
        if (formula_names(&open->formula, number, is_credit)) return open;
    }
    return NULL;
}

static bool changes_side(const StatementDefinition *definition, uint32_t a, uint32_t b) {
    return definition->lines.items[a].table != definition->lines.items[b].table;
}

static Text successors_of(const StatementPassage *passage, Text number, Text current) {
    if (text_equal(number, current)) return (Text){0};
    const ChartAccount *account = chart_find(&passage->now->chart, number);
    return account ? account->successors : (Text){0};
}

/* Judges a number that both models have a line for; `stays` continues its own, `moves` is where
 * the new model lays it. */
static PassageVerdict judge(const StatementPassage *passage, const PassagePlace *place,
                            uint32_t stays, uint32_t moves, bool is_credit) {
    if (place->open) return PASSAGE_STAYS;
    if (stays == moves) return PASSAGE_CONTINUES;
    if (!successors_agree(passage, place->successors, is_credit, moves)) return PASSAGE_STAYS_SPLIT;
    if (changes_side(passage->now, stays, moves)) return PASSAGE_STAYS_SIDE;
    return place->successors.size > 0 ? PASSAGE_SUCCESSOR : PASSAGE_NEW_LINE;
}

bool statement_passage_place(const StatementPassage *passage, Text number, bool is_credit, Date day,
                             PassagePlace *place) {
    Text current = chart_current_number(&passage->now->chart, number, day);
    Text former = chart_current_number(&passage->then->chart, number, day);
    const Claim *then = placement_find(&passage->then->placement, former, is_credit);
    const Claim *now = placement_find(&passage->now->placement, current, is_credit);
    *place = (PassagePlace){.former = then ? then->line : NO_LINE};
    if (!then && !now) return false;
    uint32_t stays = then ? passage->continued[then->line] : NO_LINE;
    if (stays == NO_LINE || !now) {
        if (!now && stays == NO_LINE) return false;
        place->claim = now ? *now : *then;
        if (!now) place->claim.line = stays;
        return true;
    }
    place->successors = successors_of(passage, number, current);
    /* The bilan takes the result as one figure: its accounts are judged in the other statement. */
    if (!statement_shows_class(passage->now->kind, account_class(number))) {
        place->claim = *now;
        return true;
    }
    place->open = find_open(passage, number, is_credit);
    place->verdict = judge(passage, place, stays, now->line, is_credit);
    place->claim = passage_is_left(place->verdict) ? *then : *now;
    if (passage_is_left(place->verdict)) place->claim.line = stays;
    return true;
}

/* A figure that the regulation's change of lines must not change. */
static void compare_with_published(const StatementPassage *passage, const char *id,
                                   const StatementFigures *figures, Findings *findings) {
    Amount published, presented;
    if (!statement_amount(passage->then, &passage->published, id, &published) ||
        !statement_amount(passage->now, figures, id, &presented) ||
        amount_compare(published, presented) == 0) {
        return;
    }
    char published_room[AMOUNT_TEXT_SIZE], presented_room[AMOUNT_TEXT_SIZE];
    Error error = {0};
    error_set(&error, ERROR_PASSAGE_DIFFERS, text_of(id), passage->now->regulation,
              amount_print(presented, AMOUNT_SAID, presented_room),
              amount_print(published, AMOUNT_SAID, published_room));
    error_place(&error, text_copy(findings->arena, passage->year->source).bytes, 0, 0);
    findings_add(findings, &error);
}

static void find_left(const StatementPassage *passage, Findings *findings) {
    for (size_t i = 0; i < passage->moves.count; i++) {
        const PassageMove *move = &passage->moves.items[i];
        if (!passage_is_left(move->place.verdict)) continue;
        char room[AMOUNT_TEXT_SIZE];
        const StatementLine *line = &passage->now->lines.items[move->place.claim.line];
        Error error = {0};
        error_set(&error, ERROR_NOT_RECLASSIFIED, move->balance->account, move->balance->label,
                  amount_print(move->amount, AMOUNT_SAID, room), line->french);
        error_place(&error, text_copy(findings->arena, passage->year->source).bytes, 0, 0);
        findings_add(findings, &error);
    }
}

void statement_passage_check(const StatementPassage *passage, const StatementFigures *figures,
                             Findings *findings) {
    static const char *const totals[] = {"resultat", "total_actif", "total_passif"};
    find_left(passage, findings);
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        compare_with_published(passage, totals[i], figures, findings);
    }
}

bool passage_is_moved(PassageVerdict verdict) {
    return verdict == PASSAGE_NEW_LINE || verdict == PASSAGE_SUCCESSOR;
}

bool passage_is_left(PassageVerdict verdict) {
    return verdict >= PASSAGE_STAYS;
}
