/* The match command: lines that cancel out, named or proposed. */
#include "reports/command/commands_keeping.h"

#include "engine/date_text.h"
#include "ledger/book/entries.h"
#include "ledger/book/matching_proposals.h"
#include "reports/book_document.h"
#include "reports/cell_text.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/showing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_LINE = 2 }; /* operands: match, ACCOUNT */
enum { GROUP, BASIS, ACCOUNT, PARTY, DATE, PIECE, AMOUNT, COLUMNS };

static const BookColumn LINE_COLUMNS[COLUMNS] = {
    [GROUP] = {"group", N_("Group"), CELL_TEXT},
    [BASIS] = {"basis", N_("Why"), CELL_TEXT},
    [ACCOUNT] = {"account", N_("Account"), CELL_TEXT},
    [PARTY] = {"third_party", N_("Third party"), CELL_TEXT},
    [DATE] = {"date", N_("Date"), CELL_DATE},
    [PIECE] = {"piece", N_("Piece"), CELL_TEXT},
    [AMOUNT] = {"amount", N_("Amount"), CELL_AMOUNT},
};

static const struct {
    const char *code, *label; /* the label is a msgid */
} BASES[] = {
    [MATCHED_BY_PIECE] = {"piece", N_("same piece")},
    [MATCHED_BY_PAIR] = {"pair", N_("same amount")},
    [MATCHED_BY_SUM] = {"sum", N_("same sum")},
};

typedef struct MatchTask {
    Session *session;
    Book book;
    Showing showing;
    const BookYear *year;
    MatchableChoice choice;
    MatchableLines lines;
    Table *table;
} MatchTask;

static bool read_task(MatchTask *task, Error *error) {
    const Options *options = &task->session->options;
    if (options->operands.count > 1) task->choice.account = text_of(options->operands.items[1]);
    task->choice.auxiliary = text_of(options->third_party);
    if (!options->undo || options->operands.count <= FIRST_LINE) return true;
    return error_set(error, ERROR_OPERAND_UNWANTED, TEXT("match --undo"),
                     text_of(options->operands.items[FIRST_LINE]));
}

static bool read_lines(MatchTask *task, Error *error) {
    task->year = keeping_year(task->session, &task->book, error);
    return task->year && matchable_read(task->session->arena, &task->book, task->year, task->choice,
                                        &task->lines, error);
}

/* --- Showing. */

static void start_document(MatchTask *task) {
    static const char *const TITLES[] = {N_("Lines that cancel out"), N_("Line")};
    Arena *arena = task->session->arena;
    Document *document = &task->showing.document;
    book_document_begin(arena, &task->book, task->year, "match",
                        label_of(arena, document->language, N_("Matching")), document);
    task->table = book_document_add_table(arena, document, "lines", TITLES, LINE_COLUMNS, COLUMNS);
}

/* Lines of one group: a proposal by its number, what was matched by its code. */
static void show_group(MatchTask *task, MatchedLines group, Text name, const MatchBasis *basis) {
    Arena *arena = task->session->arena;
    for (size_t i = 0; i < group.count; i++) {
        const MatchableLine *line = &task->lines.items.items[group.items[i]];
        Text id = matchable_name(arena, line);
        Row *row = table_add_row(
            arena, task->table, id, ROW_LINE,
            text_print(arena, "%.*s  %.*s", TEXT_ARGUMENTS(id), TEXT_ARGUMENTS(line->label)));
        row->cells[GROUP] = cell_of_text(name);
        if (basis) {
            Text why = label_of(arena, task->showing.document.language, BASES[*basis].label);
            row->cells[BASIS] = cell_of_coded_text(why, BASES[*basis].code);
        }
        row->cells[ACCOUNT] = cell_of_text(line->account);
        if (line->auxiliary.size) row->cells[PARTY] = cell_of_text(line->auxiliary);
        row->cells[DATE] = cell_of_date(line->date);
        if (line->piece.size) row->cells[PIECE] = cell_of_text(line->piece);
        row->cells[AMOUNT] = cell_of_amount(line->amount);
    }
}

/* --- Lines that a person names. */

static bool is_line(const MatchTask *task, size_t at, int64_t entry, int64_t number) {
    if (at >= task->lines.items.count) return false;
    const MatchableLine *line = &task->lines.items.items[at];
    return line->entry == entry && line->line == number;
}

/* The index of the line, which is probably `likely`; the count of lines where it is missing. */
static size_t find_line(const MatchTask *task, int64_t entry, int64_t number, size_t likely) {
    if (is_line(task, likely, entry, number)) return likely;
    size_t at = 0;
    while (at < task->lines.items.count && !is_line(task, at, entry, number)) at++;
    return at;
}

/* "57:2" or "BQ-12:2". */
static bool read_line(MatchTask *task, Text word, size_t *index, Error *error) {
    size_t colon = word.size;
    while (colon > 0 && word.bytes[colon - 1] != ':') colon--;
    int64_t entry = 0;
    *index = task->lines.items.count;
    bool is_named = colon > 1 && entry_named(&task->book, task->year, (Text){word.bytes, colon - 1},
                                             &entry, NULL);
    if (is_named) {
        *index = find_line(task, entry, strtoll(word.bytes + colon, NULL, 10), 0);
    }
    return *index < task->lines.items.count ||
           error_set(error, ERROR_MATCH_LINE, word, task->choice.account);
}

static bool match_named(MatchTask *task, Error *error) {
    const StringList *operands = &task->session->options.operands;
    size_t count = operands->count - FIRST_LINE;
    MatchedLines chosen = {ARENA_ARRAY(task->session->arena, size_t, count), count};
    Text code;
    if (!book_begin(&task->book, error) || !read_lines(task, error)) return false;
    for (size_t i = 0; i < count; i++) {
        Text word = text_of(operands->items[FIRST_LINE + i]);
        if (!read_line(task, word, &chosen.items[i], error)) return false;
    }
    if (!matching_add(&task->book, task->year, &task->lines, chosen, &code, error)) return false;
    start_document(task);
    show_group(task, chosen, code, NULL);
    return keeping_commit(task->session, &task->book, error);
}

/* --- Proposals. */

static void print_proposal(const MatchTask *task, const MatchProposal *proposal) {
    const char *why = translate(task->session->language, BASES[proposal->basis].label);
    fprintf(stderr, "%s:\n", why);
    for (size_t i = 0; i < proposal->lines.count; i++) {
        const MatchableLine *line = &task->lines.items.items[proposal->lines.items[i]];
        char room[CELL_TEXT_SIZE], day[DATE_TEXT_SIZE];
        Cell amount = cell_of_amount(line->amount);
        Text shown = cell_print(&amount, task->session->language, room);
        Text name = matchable_name(task->session->arena, line);
        fprintf(stderr, "    %.*s  %.*s  %.*s  %.*s  %.*s\n", TEXT_ARGUMENTS(name),
                TEXT_ARGUMENTS(date_print_iso(line->date, day)), TEXT_ARGUMENTS(line->piece),
                TEXT_ARGUMENTS(line->label), TEXT_ARGUMENTS(shown));
    }
}

/* Which proposals a person at the terminal, or --yes, accepts. */
static MatchProposals choose(const MatchTask *task, const MatchProposals *proposals) {
    MatchProposals accepted = {0};
    bool asks = !task->session->options.yes && isatty(STDIN_FILENO);
    if (!asks && !task->session->options.yes) return accepted;
    for (size_t i = 0; i < proposals->items.count; i++) {
        const MatchProposal *proposal = &proposals->items.items[i];
        Error answer = {0};
        if (asks) print_proposal(task, proposal);
        bool is_taken = keeping_confirms(task->session, N_("Match these lines? [y/N]"), &answer);
        if (answer.code == ERROR_CONFIRMATION_MISSING) break;
        if (is_taken) *LIST_PUSH(task->session->arena, &accepted.items) = *proposal;
    }
    return accepted;
}

/* The lines of a proposal, where they stand now that they were read again. */
static MatchedLines find_again(const MatchTask *task, const MatchableLines *before,
                               MatchedLines lines) {
    MatchedLines found = {ARENA_ARRAY(task->session->arena, size_t, lines.count), 0};
    for (size_t i = 0; i < lines.count; i++) {
        const MatchableLine *line = &before->items.items[lines.items[i]];
        size_t at = find_line(task, line->entry, line->line, lines.items[i]);
        if (at < task->lines.items.count) found.items[found.count++] = at;
    }
    return found;
}

static bool match_accepted(MatchTask *task, const MatchProposals *accepted, Error *error) {
    MatchableLines before = task->lines;
    if (!book_begin(&task->book, error) || !read_lines(task, error)) return false;
    start_document(task);
    for (size_t i = 0; i < accepted->items.count; i++) {
        const MatchProposal *proposal = &accepted->items.items[i];
        MatchedLines lines = find_again(task, &before, proposal->lines);
        Text code;
        if (!matching_add(&task->book, task->year, &task->lines, lines, &code, error)) {
            return false;
        }
        show_group(task, lines, code, &proposal->basis);
    }
    return keeping_commit(task->session, &task->book, error);
}

static bool match_proposed(MatchTask *task, Error *error) {
    Arena *arena = task->session->arena;
    if (!read_lines(task, error)) return false;
    MatchProposals proposals = matching_propose(arena, &task->lines);
    MatchProposals accepted = choose(task, &proposals);
    if (accepted.items.count) return match_accepted(task, &accepted, error);
    start_document(task);
    for (size_t i = 0; i < proposals.items.count; i++) {
        const MatchProposal *proposal = &proposals.items.items[i];
        Text number = text_print(arena, "%zu", i + 1);
        show_group(task, proposal->lines, number, &proposal->basis);
    }
    if (proposals.items.count) {
        message_note(task->session, N_("nothing was matched: --yes accepts these proposals"),
                     (Text){0}, (Text){0});
    }
    return true;
}

/* --- Undoing. */

static bool undo(MatchTask *task, Error *error) {
    Session *session = task->session;
    size_t count;
    if (!book_begin(&task->book, error)) return false;
    task->year = keeping_year(session, &task->book, error);
    bool ok = task->year &&
              matching_undo(&task->book, task->year, task->choice, text_of(session->options.undo),
                            &count, error) &&
              keeping_commit(session, &task->book, error);
    if (!ok) return false;
    if (!session->options.dry_run) {
        message_note(session, N_("{1} lines are open again"),
                     text_print(session->arena, "%zu", count), (Text){0});
    }
    return true;
}

static bool run(MatchTask *task, Error *error) {
    if (task->session->options.undo) return undo(task, error);
    if (task->session->options.operands.count > FIRST_LINE) return match_named(task, error);
    return match_proposed(task, error);
}

ExitCode command_match(Session *session) {
    Error error = {0};
    MatchTask task = {.session = session};
    if (!read_task(&task, &error) || !showing_prepare(session, &task.showing, &error) ||
        !keeping_open(session, STORE_WRITE, &task.book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = run(&task, &error);
    book_close(&task.book);
    if (ok && task.table) ok = showing_write(session, &task.showing, &error);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
