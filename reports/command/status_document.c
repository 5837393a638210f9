#include "reports/command/status_document.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "reports/book_document.h"

/* A word that people read, and its code. */
typedef struct StatusWord {
    const char *code;
    const char *label; /* msgid */
} StatusWord;

static const StatusWord SEALED = {"sealed", N_("sealed")};

static const StatusWord STATES[] = {
    [YEAR_OPEN] = {"open", N_("open")},
    [YEAR_LOCKED] = {"locked", N_("locked")},
    [YEAR_CLOSED] = {"closed", N_("closed")},
};

static const StatusWord OPENINGS[] = {
    [OPENING_IS_NONE] = {"none", N_("none")},
    [OPENING_IS_DERIVED] = {"derived", N_("derived")},
    [OPENING_IS_ENTERED] = {"entered", N_("entered")},
};

static Cell word_cell(Arena *arena, Language language, const StatusWord *word) {
    return cell_of_coded_text(label_of(arena, language, word->label), word->code);
}

static void add_years(Arena *arena, const StatusRequest *request, Document *document) {
    enum { STATE, ENTRIES, DRAFTS, OPENING, SUSPENSE, FAILED, COLUMNS };
    static const BookColumn HEADS[COLUMNS] = {
        [STATE] = {"state", N_("State"), CELL_TEXT},
        [ENTRIES] = {"entries", N_("Entries"), CELL_COUNT},
        [DRAFTS] = {"drafts", N_("Drafts"), CELL_COUNT},
        [OPENING] = {"opening", N_("Opening"), CELL_TEXT},
        [SUSPENSE] = {"suspense", N_("Suspense accounts open"), CELL_COUNT},
        [FAILED] = {"assertions", N_("Asserted balances that differ"), CELL_COUNT},
    };
    static const char *const TITLES[] = {N_("Fiscal years"), N_("Fiscal year")};
    Table *table = book_document_add_table(arena, document, "years", TITLES, HEADS, COLUMNS);
    for (size_t i = 0; i < request->status->years.count; i++) {
        const YearStatus *year = &request->status->years.items[i];
        char rooms[2][DATE_TEXT_SIZE];
        Text start = date_print_iso(year->about.start, rooms[0]);
        Text end = date_print_iso(year->about.end, rooms[1]);
        Text id = text_print(arena, "y%.4s", end.bytes);
        Text label = text_print(arena, "%.*s..%.*s", TEXT_ARGUMENTS(start), TEXT_ARGUMENTS(end));
        Row *row = table_add_row(arena, table, id, ROW_LINE, label);
        const StatusWord *state = year->is_sealed ? &SEALED : &STATES[year->about.state];
        row->cells[STATE] = word_cell(arena, request->language, state);
        row->cells[ENTRIES] = cell_of_count(year->validated_count);
        row->cells[DRAFTS] = cell_of_count(year->draft_count);
        row->cells[OPENING] = word_cell(arena, request->language, &OPENINGS[year->opening]);
        row->cells[SUSPENSE] = cell_of_count(year->suspense.count);
        row->cells[FAILED] = cell_of_count(year->failed.items.count);
    }
}

static void add_tasks(Arena *arena, const StatusTasks *tasks, Document *document) {
    enum { YEAR, COMMAND, COLUMNS };
    static const BookColumn HEADS[COLUMNS] = {
        [YEAR] = {"year", N_("Year"), CELL_TEXT},
        [COMMAND] = {"command", N_("Command"), CELL_TEXT},
    };
    static const char *const TITLES[] = {N_("What is missing"), N_("Step")};
    Table *table = book_document_add_table(arena, document, "tasks", TITLES, HEADS, COLUMNS);
    for (size_t i = 0; i < tasks->count; i++) {
        const StatusTask *task = &tasks->items[i];
        Row *row = table_add_row(arena, table, task->id, ROW_LINE, task->label);
        row->cells[YEAR] = cell_of_text(task->year);
        row->cells[COMMAND] = cell_of_text(task->command);
    }
    if (tasks->count) return;
    *LIST_PUSH(arena, &table->notes) =
        label_of(arena, document->language, N_("Nothing is missing."));
}

static void add_next(Arena *arena, const StatusTasks *tasks, Document *document) {
    static const BookColumn HEADS[] = {{"command", N_("Command"), CELL_TEXT}};
    static const char *const TITLES[] = {N_("Next step"), N_("Step")};
    Table *table = book_document_add_table(arena, document, "next", TITLES, HEADS, 1);
    if (!tasks->count) return;
    Row *row = table_add_row(arena, table, TEXT("next"), ROW_LINE, tasks->items[0].label);
    row->cells[0] = cell_of_text(tasks->items[0].command);
}

void status_document(Arena *arena, const StatusRequest *request, Document *document) {
    const Book *book = request->book;
    const BookStatus *status = request->status;
    document->language = request->language;
    book_document_start(arena, book, NULL, "status", N_("Status of the book"), document);
    for (size_t i = 0; i < status->years.count; i++) {
        const YearStatus *year = &status->years.items[i];
        document->entry_count += year->draft_count + year->validated_count;
        document->line_count += year->line_count;
        document->draft_count += year->draft_count;
    }
    *LIST_PUSH(arena, &document->sources) =
        (Source){file_name(book->path), digest_print(arena, book->head), true};
    StatusTasks tasks = status_tasks(arena, request);
    add_years(arena, request, document);
    add_tasks(arena, &tasks, document);
    add_next(arena, &tasks, document);
}
