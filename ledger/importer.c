#include "ledger/importer.h"

#include "ledger/balance_header.h"
#include "ledger/block_reader.h"
#include "ledger/import_balance.h"
#include "ledger/import_fec.h"
#include "ledger/import_fec_xml.h"
#include "ledger/opening.h"
#include "ledger/opening_check.h"
#include "ledger/year_checks.h"
#include "ledger/year_dates.h"

/* A form of file that can be imported; the first one that knows the start of the file reads it. */
typedef struct Importer {
    bool (*is_of_this_form)(Text start);
    bool (*import)(BlockReader *reader, YearBuilder *builder, Error *error);
} Importer;

static bool is_anything(Text start) {
    (void)start;
    return true;
}

static const Importer IMPORTERS[] = {
    {is_fec_xml, import_fec_xml},
    {is_balance, import_balance},
    {is_anything, import_fec},
};

static bool import(BlockReader *reader, YearBuilder *builder, Error *error) {
    if (!block_reader_fill(reader, error)) return false;
    Text start = {reader->bytes, reader->size};
    const Importer *importer = IMPORTERS;
    while (!importer->is_of_this_form(start)) importer++;
    return importer->import(reader, builder, error);
}

/* Says once in which character set the file is. */
static void note_encoding(YearSource *source) {
    const bool *has = source->encoding.has;
    ErrorCode code = ERROR_NONE;
    if (has[ENCODING_ISO_8859_15]) code = ERROR_FEC_LATIN;
    if (has[ENCODING_CP1252]) code = ERROR_FEC_WINDOWS;
    if (has[ENCODING_UTF_8] && code) code = ERROR_FEC_MIXED_ENCODING;
    if (code) fec_note(&source->notes, (FecPlace){0}, (ErrorCause){code});
}

static bool read_source(YearSource *source, const ReadingChoices *choices, Error *error) {
    Arena *arena = source->builder.arena, *scratch = arena_create();
    BlockReader *reader = ARENA_NEW(scratch, BlockReader);
    bool ok = block_reader_open(scratch, reader, source->path, choices->digest_sources, error);
    if (ok) {
        reader->progress = choices->progress;
        ok = import(reader, &source->builder, error);
        source->year.digest = block_reader_close(reader);
    }
    arena_destroy(scratch);
    if (!ok) return false;
    source->year.source = text_copy(arena, text_of(source->path));
    year_name_read(source->year.source.bytes, &source->year);
    if (!date_is_set(source->year.end_in_name)) {
        source->year.end_in_name = source->builder.declared_end;
    }
    if (source->builder.is_balance) {
        bool is_chosen = date_is_set(choices->year_end);
        balance_date(source->year.source, is_chosen ? choices->year_end : choices->balance_end,
                     &source->notes, &source->year);
        return true;
    }
    bool is_empty = source->builder.line_count == 0 && !source->notes.is_unreadable;
    if (is_empty) fec_note(&source->notes, (FecPlace){0}, (ErrorCause){ERROR_FEC_NO_LINES});
    if (!source->notes.is_unreadable) year_check_totals(source);
    note_encoding(source);
    return true;
}

/* The opening that entries of one journal on the first day would give the year. */
static FiscalYear opened_by(Arena *arena, const YearSource *source, uint32_t journal) {
    const Carry *carry = &source->builder.carry;
    Balances balances = {.items = ARENA_ARRAY(arena, Balance, carry->sums.count)};
    for (size_t i = 0; i < carry->sums.count; i++) {
        const CarrySum *sum = &carry->sums.items[i];
        bool is_named = carry_opens(sum->kind);
        bool is_meant = sum->kind == CARRY_OPENING_UNNAMED && sum->journal == journal;
        if (!is_named && !is_meant) continue;
        if (date_compare(sum->date, source->year.start) != 0) continue;
        balances.items[balances.count++] = (Balance){
            .account = source->builder.balances.items[sum->part.balance].account,
            .opening_debit = sum->part.debit,
            .opening_credit = sum->part.credit,
        };
    }
    balances_sort(&balances);
    return (FiscalYear){.balances = balances, .has_opening = balances.count > 0};
}

/* Names the first journal whose entries on the first day would make the opening agree. */
static void suggest_journal(YearSource *source, const FiscalYear *previous) {
    for (uint32_t i = 0; i < source->builder.journals.count; i++) {
        Arena *scratch = arena_create();
        FiscalYear opened = opened_by(scratch, source, i);
        OpeningVerdict verdict = opening_compare(scratch, previous, &opened).verdict;
        arena_destroy(scratch);
        if (verdict != OPENING_AGREES && verdict != OPENING_APPROPRIATED) continue;
        fec_note(
            &source->notes, (FecPlace){0},
            (ErrorCause){ERROR_OPENING_JOURNAL_LIKELY, source->builder.journals.items[i].code});
        return;
    }
}

/* Says of the oldest year that nothing was carried forward to it. */
static void note_absent_opening(YearSource *source) {
    const FiscalYear *year = &source->year;
    bool is_told = year->is_balance || year->has_opening || date_is_set(source->opening);
    if (is_told) return;
    char room[DATE_TEXT_SIZE];
    fec_note(&source->notes, (FecPlace){0},
             (ErrorCause){ERROR_FEC_OPENING_ABSENT, date_print_iso(year->start, room)});
}

/* Compares the opening with the closing before, and helps to find the opening entries. */
static void compare_opening(YearSource *source, const FiscalYear *previous) {
    bool agrees = opening_check(&source->notes, previous, &source->year);
    if (!agrees) suggest_journal(source, previous);
}

/* Gives the books their years, newest first, and compares each opening with the closing before. */
static void settle(Arena *arena, YearSource **sources, size_t count, Books *books) {
    books->years = ARENA_ARRAY(arena, FiscalYear, count);
    books->count = count;
    for (size_t i = 0; i < count; i++) {
        year_builder_settle(&sources[i]->builder, &sources[i]->year);
        year_check_entries(sources[i]);
        books->years[i] = sources[i]->year;
    }
    for (size_t i = 0; i + 1 < count; i++) compare_opening(sources[i], &books->years[i + 1]);
    if (count) note_absent_opening(sources[count - 1]);
    if (count) year_check_result(sources[0]);
}

/* Reads all files into sources; false when any cannot be read. */
static bool read_sources(Arena *arena, Arena *scratch, const ReadingChoices *choices,
                         YearSource **sources, Findings *findings, Error *error) {
    bool is_readable = true;
    for (size_t i = 0; i < choices->path_count; i++) {
        YearSource *source = sources[i] = ARENA_NEW(scratch, YearSource);
        source->path = choices->paths[i];
        source->notes = fec_notes_for(findings, source->path, &source->encoding);
        source->builder = year_builder_in(arena, scratch, &source->notes, choices);
        if (!read_source(source, choices, error)) return false;
        is_readable &= !source->notes.is_unreadable;
    }
    return is_readable;
}

/* Refuses what no reading could make sense of: standard input taken twice. */
static bool are_paths_possible(const ReadingChoices *choices, Error *error) {
    size_t inputs = 0;
    for (size_t i = 0; i < choices->path_count; i++) {
        inputs += text_equal(text_of(choices->paths[i]), TEXT("-"));
    }
    return inputs <= 1 || error_set(error, ERROR_INPUT_TWICE);
}

/* Whether the chosen opening date goes with the closing date of the newest year. */
static bool is_start_possible(YearSource **sources, const ReadingChoices *choices, Error *error) {
    if (!choices->path_count || !date_is_set(choices->year_start)) return true;
    Date end = sources[0]->year.end;
    if (year_dates_may_start(choices->year_start, end)) return true;
    char rooms[2][DATE_TEXT_SIZE];
    return error_set(error, ERROR_YEAR_START, date_print_iso(choices->year_start, rooms[0]),
                     date_print_iso(end, rooms[1]));
}

/* Whether all files are of one entity, as far as their names tell; notes the first that is not. */
static bool are_of_one_entity(YearSource **sources, size_t count) {
    const YearSource *named = NULL;
    for (size_t i = 0; i < count; i++) {
        Text siren = sources[i]->year.siren;
        if (!siren.size || text_equal(siren, TEXT("000000000"))) continue;
        if (!named) named = sources[i];
        if (text_equal(siren, named->year.siren)) continue;
        fec_note(&sources[i]->notes, (FecPlace){0},
                 (ErrorCause){ERROR_SIRENS_DIFFER, siren, text_of(named->path)});
        return false;
    }
    return true;
}

bool books_read(Arena *arena, const ReadingChoices *choices, Books *books, Findings *findings,
                Error *error) {
    size_t count = choices->path_count;
    Arena *scratch = arena_create();
    YearSource **sources = ARENA_ARRAY(scratch, YearSource *, count);
    *books = (Books){0};
    bool ok = are_paths_possible(choices, error) &&
              read_sources(arena, scratch, choices, sources, findings, error) &&
              are_of_one_entity(sources, count) && year_dates_find(sources, count, choices) &&
              is_start_possible(sources, choices, error);
    if (ok) settle(arena, sources, count, books);
    arena_destroy(scratch);
    return ok;
}
