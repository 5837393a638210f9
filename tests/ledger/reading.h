/* Books read in a test: from lines written there, or from a file. */
#ifndef DENIER_TESTS_LEDGER_READING_H
#define DENIER_TESTS_LEDGER_READING_H

#include "engine/builder.h"
#include "engine/file.h"
#include "ledger/importer.h"
#include "tests/ledger/figures.h"
#include "tests/support/said.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FEC_HEADER                                                                                 \
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"       \
    "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t"          \
    "ValidDate\tMontantdevise\tIdevise\n"

typedef struct Reading {
    Arena *arena;
    ReadingChoices choices;
    Books books;
    Findings findings;
    Error error;
    bool is_read;
} Reading;

/* What a test says of a line; the other columns follow from it. */
typedef struct SampleLine {
    const char *journal, *number, *date, *account, *debit, *credit;
    const char *auxiliary, *piece, *label;
    const char *lettering, *piece_date;
} SampleLine;

static inline int set_up(void **state) {
    Reading *reading = test_calloc(1, sizeof *reading);
    reading->arena = arena_create();
    reading->findings = findings_in(reading->arena);
    *state = reading;
    return 0;
}

static inline int tear_down(void **state) {
    Reading *reading = *state;
    arena_destroy(reading->arena);
    test_free(reading);
    return 0;
}

/* A flat FEC of these lines, up to one without account. */
static inline Text fec_of(Arena *arena, const SampleLine *lines) {
    Builder fec = builder_in(arena);
    builder_add_string(&fec, FEC_HEADER);
    for (; lines->account; lines++) {
        const char *aux = lines->auxiliary ? lines->auxiliary : "";
        const char *letters = lines->lettering ? lines->lettering : "";
        builder_print(&fec, "%s\tJournal %s\t%s\t%s\t%s\tCompte %s\t%s\t%s%s\t%s\t%s\t%s\t",
                      lines->journal, lines->journal, lines->number, lines->date, lines->account,
                      lines->account, aux, *aux ? "Tiers " : "", aux,
                      lines->piece ? lines->piece : lines->number,
                      lines->piece_date ? lines->piece_date : lines->date,
                      lines->label ? lines->label : "Opération");
        builder_print(&fec, "%s\t%s\t%s\t%s\t%s\t\t\n", lines->debit ? lines->debit : "0,00",
                      lines->credit ? lines->credit : "0,00", letters, *letters ? lines->date : "",
                      lines->date);
    }
    return builder_text(&fec);
}

/* The folder of the test's own files. */
static inline Text test_folder(Arena *arena) {
    return text_print(arena, "/tmp/denier-test-%ld", (long)getpid());
}

/* Writes the bytes to a file of that name, which is removed when it was read; returns the path. */
static inline const char *written(Arena *arena, const char *name, Text bytes) {
    Text folder = test_folder(arena);
    mkdir(folder.bytes, 0700);
    Text path = text_print(arena, "%s/%s", folder.bytes, name);
    Error error = {0};
    assert_true(file_replace(path.bytes, bytes, &error));
    return path.bytes;
}

static inline void read_paths(Reading *reading, const char *const *paths, size_t count) {
    reading->findings = findings_in(reading->arena);
    reading->error = (Error){0};
    reading->choices.paths = paths;
    reading->choices.path_count = count;
    reading->is_read = books_read(reading->arena, &reading->choices, &reading->books,
                                  &reading->findings, &reading->error);
    Text folder = test_folder(reading->arena);
    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(text_of(paths[i]), folder)) unlink(paths[i]);
    }
    rmdir(folder.bytes);
}

/* Reads the bytes as a file of that name. */
static inline void read_bytes(Reading *reading, const char *name, Text bytes) {
    const char *path = written(reading->arena, name, bytes);
    read_paths(reading, &path, 1);
}

/* Reads the lines as the FEC of 2022. */
static inline void read_lines_of(Reading *reading, const SampleLine *lines) {
    read_bytes(reading, "123456789FEC20221231.txt", fec_of(reading->arena, lines));
}

static inline const Finding *finding_of_kind(const Reading *reading, ErrorCode code) {
    for (size_t i = 0; i < reading->findings.kinds.count; i++) {
        if (reading->findings.kinds.items[i].code == code) return &reading->findings.kinds.items[i];
    }
    return NULL;
}

static inline uint64_t times_found(const Reading *reading, ErrorCode code) {
    const Finding *finding = finding_of_kind(reading, code);
    return finding ? finding->count : 0;
}

/* The first finding of the kind stands there. */
static inline void assert_place(const Reading *reading, ErrorCode code, uint64_t line,
                                uint64_t column) {
    const Finding *finding = finding_of_kind(reading, code);
    assert_non_null(finding);
    assert_int_equal(finding->first.items[0].line, line);
    assert_int_equal(finding->first.items[0].column, column);
}

static inline void assert_value(const Reading *reading, ErrorCode code, size_t number,
                                const char *expected) {
    const Finding *finding = finding_of_kind(reading, code);
    assert_non_null(finding);
    const char *value = finding->first.items[0].arguments[number - 1];
    assert_string_equal(unmarked(reading->arena, value), expected);
}

#define ACCOUNTING_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
