/* The init command: a new book. What the command line does not say is asked on a terminal. */
#include "reports/command/commands_keeping.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "ledger/book/year_opening.h"
#include "ledger/identifiers.h"
#include "ledger/period.h"
#include "ledger/regulation.h"
#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/line_editor.h"
#include "reports/command/messages.h"
#include "reports/command/showing.h"

#include <string.h>
#include <unistd.h>

static bool choose_path(const Session *session, const char **path, Error *error) {
    const StringList *operands = &session->options.operands;
    if (operands->count < 2) return error_set(error, ERROR_BOOK_NAME_MISSING);
    if (operands->count > 2) {
        return error_set(error, ERROR_OPERAND_UNWANTED, text_of(session->command->name),
                         text_of(operands->items[2]));
    }
    *path = operands->items[1];
    if (!names_book(*path)) return error_set(error, ERROR_BOOK_NAME, text_of(*path));
    return !file_exists(*path) || error_set(error, ERROR_FILE_EXISTS, text_of(*path));
}

static bool choose_numbering(const Session *session, Numbering *numbering, Error *error) {
    const char *wanted = session->options.numbering;
    *numbering = NUMBERED_BY_JOURNAL;
    if (!wanted || strcmp(wanted, "journal") == 0) return true;
    *numbering = NUMBERED_BY_YEAR;
    return strcmp(wanted, "year") == 0 || error_set(error, ERROR_OPTION_CHOICE, TEXT("numbering"),
                                                    text_of(wanted), TEXT("journal, year"));
}

/* --- What is told: each answer is read the same way, from an option or from a person. */

static bool read_entity(Arena *arena, Text text, NewBook *about, Error *error) {
    about->entity = text_copy(arena, text);
    return text.size || error_set(error, ERROR_BOOK_UNNAMED);
}

static bool read_siren(Arena *arena, Text text, NewBook *about, Error *error) {
    return !text.size || siren_read(arena, text, &about->siren, error);
}

static bool read_rna(Arena *arena, Text text, NewBook *about, Error *error) {
    return !text.size || rna_read(arena, text, &about->rna, error);
}

static bool read_address(Arena *arena, Text text, NewBook *about, Error *error) {
    (void)error;
    about->address = text_copy(arena, text);
    return true;
}

static bool read_object(Arena *arena, Text text, NewBook *about, Error *error) {
    (void)error;
    about->object = text_copy(arena, text);
    return true;
}

/* "2021-01-01..2021-12-31". */
static bool read_year(Arena *arena, Text text, NewBook *about, Error *error) {
    (void)arena;
    Period year;
    if (!text.size) return error_set(error, ERROR_YEAR_MISSING);
    if (!period_read(text, &year, error)) return false;
    about->start = year.from;
    about->end = year.to;
    if (date_is_set(year.from) && date_is_set(year.to)) return true;
    return error_set(error, ERROR_PERIOD_SYNTAX, text);
}

typedef struct Question {
    size_t option;        /* the member of Options that answers it */
    const char *question; /* msgid */
    bool (*read)(Arena *arena, Text text, NewBook *about, Error *error);
} Question;

static const Question QUESTIONS[] = {
    {offsetof(Options, entity), N_("Name of the association: "), read_entity},
    {offsetof(Options, siren), N_("SIREN, empty for none: "), read_siren},
    {offsetof(Options, rna), N_("RNA number (W...), empty for none: "), read_rna},
    {offsetof(Options, address), N_("Address: "), read_address},
    {offsetof(Options, object), N_("Object, as in the statutes: "), read_object},
    {offsetof(Options, year), N_("First fiscal year (2021-01-01..2021-12-31): "), read_year},
};

/* Asks until the answer can be read. */
static bool ask(Session *session, LineEditor *editor, const Question *question, NewBook *about,
                Error *error) {
    Text prompt = text_of(translate(session->language, question->question));
    for (;;) {
        Text answer;
        Error cause = {0};
        if (!line_editor_ask(editor, prompt, NULL, &answer)) {
            return error_set(error, ERROR_CONFIRMATION_REFUSED);
        }
        if (question->read(session->arena, answer, about, &cause)) return true;
        message_error(session, &cause);
    }
}

static bool read_about(Session *session, LineEditor *editor, NewBook *about, Error *error) {
    about->program = TEXT("denier " DENIER_VERSION);
    if (!choose_numbering(session, &about->numbering, error)) return false;
    for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++) {
        const Question *question = &QUESTIONS[i];
        const char *place = (const char *)&session->options + question->option;
        const char *given = *(const char *const *)place;
        bool asks = editor && !given;
        bool ok = asks ? ask(session, editor, question, about, error)
                       : question->read(session->arena, text_of(given), about, error);
        if (!ok) return false;
    }
    return true;
}

/* --- What is shown. */

static void add_fact(Arena *arena, Document *document, const char *id, const char *label,
                     Cell cell) {
    Text shown = label_of(arena, document->language, label);
    Row *row = table_add_row(arena, &document->tables.items[0], text_of(id), ROW_LINE, shown);
    if (cell.kind != CELL_TEXT || cell.text.size) row->cells[0] = cell;
}

static void add_facts(Arena *arena, const NewBook *about, Document *document) {
    Column column = {.kind = CELL_TEXT, .id = TEXT("value")};
    Text title = label_of(arena, document->language, N_("Association"));
    document_add_table(arena, document, "book", title, &column, 1);
    bool is_by_year = about->numbering == NUMBERED_BY_YEAR;
    Text numbering = label_of(arena, document->language,
                              is_by_year ? N_("one count a year") : N_("one count a journal"));
    add_fact(arena, document, "entity", N_("Name"), cell_of_text(about->entity));
    add_fact(arena, document, "siren", N_("SIREN"), cell_of_text(about->siren));
    add_fact(arena, document, "rna", N_("RNA"), cell_of_text(about->rna));
    add_fact(arena, document, "address", N_("Address"), cell_of_text(about->address));
    add_fact(arena, document, "object", N_("Object"), cell_of_text(about->object));
    add_fact(arena, document, "start", N_("First day"), cell_of_date(about->start));
    add_fact(arena, document, "end", N_("Last day"), cell_of_date(about->end));
    add_fact(arena, document, "regulation", N_("Chart of accounts"),
             cell_of_text(regulation_of(about->start)));
    add_fact(arena, document, "numbering", N_("Numbers of entries"),
             cell_of_coded_text(numbering, is_by_year ? "year" : "journal"));
}

static void add_names(Arena *arena, Document *document) {
    static const BookColumn column = {"label", N_("Label"), CELL_TEXT};
    static const char *const titles[][2] = {{N_("Journals"), N_("Journal")},
                                            {N_("Dimensions"), N_("Tags")}};
    Table *table = book_document_add_table(arena, document, "journals", titles[0], &column, 1);
    size_t count;
    const Name *journals = usual_journals(&count);
    for (size_t i = 0; i < count; i++) {
        Row *row = table_add_row(arena, table, journals[i].code, ROW_LINE, journals[i].code);
        row->cells[0] = cell_of_text(journals[i].label);
    }
    table = book_document_add_table(arena, document, "dimensions", titles[1], &column, 1);
    const Dimension *dimensions = usual_dimensions(&count);
    for (size_t i = 0; i < count; i++) {
        Row *row = table_add_row(arena, table, dimensions[i].name, ROW_LINE, dimensions[i].name);
        row->cells[0] = cell_of_text(dimensions[i].label);
    }
}

static void build_document(Arena *arena, const NewBook *about, Document *document) {
    *document = (Document){
        .language = document->language,
        .report = TEXT("init"),
        .title = label_of(arena, document->language, N_("New book")),
        .currency = TEXT("EUR"),
        .entity_name = about->entity,
        .entity_siren = about->siren,
        .start = about->start,
        .end = about->end,
    };
    add_facts(arena, about, document);
    add_names(arena, document);
}

static bool create(Session *session, const char *path, const NewBook *about, Error *error) {
    if (session->options.dry_run) {
        message_note(session, N_("dry run: nothing was written"), (Text){0}, (Text){0});
        return true;
    }
    if (!book_create(session->arena, path, about, keeping_author(session), error)) return false;
    message_note(session, N_("{1} is ready"), text_of(path), (Text){0});
    return true;
}

static bool run(Session *session, LineEditor *editor, Error *error) {
    const char *path = NULL;
    NewBook about = {0};
    Showing showing;
    if (!showing_prepare(session, &showing, error) || !choose_path(session, &path, error) ||
        !read_about(session, editor, &about, error)) {
        return false;
    }
    build_document(session->arena, &about, &showing.document);
    return create(session, path, &about, error) && showing_write(session, &showing, error);
}

ExitCode command_init(Session *session) {
    Error error = {0};
    bool asks = isatty(STDIN_FILENO) && !session->options.yes;
    LineEditor *editor = asks ? line_editor_open(session->arena) : NULL;
    bool ok = run(session, editor, &error);
    if (editor) line_editor_close(editor);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
