/* The dimension command: what tags may say, and which accounts want one. */
#include "reports/command/commands_entering.h"

#include "reports/book_document.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/command/reading.h"
#include "reports/command/task.h"

static Text operand(const Session *session, size_t place) {
    return text_of(session->options.operands.items[place]);
}

/* --label, else the name itself. */
static Text label_or(const Session *session, Text name) {
    return session->options.label ? text_of(session->options.label) : name;
}

static bool add(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    Text name = operand(session, 2), label = label_or(session, name);
    if (!dimension_declare(&book->now.dimensions, name, label, error)) return false;
    message_note(session, N_("dimension {1} is declared: {2}"), name, label);
    return true;
}

static bool add_value(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    DimensionValue value = {.dimension = operand(session, 2), .code = operand(session, 3)};
    value.label = label_or(session, value.code);
    bool ok = option_date("from", session->options.from_day, &value.first_day, error) &&
              option_date("to", session->options.to_day, &value.last_day, error) &&
              dimension_declare_value(&book->now.dimensions, &value, error);
    if (!ok) return false;
    Text tag = text_print(session->arena, "%.*s=%.*s", TEXT_ARGUMENTS(value.dimension),
                          TEXT_ARGUMENTS(value.code));
    message_note(session, N_("value {1} is declared: {2}"), tag, value.label);
    return true;
}

static bool require(Session *session, Book *book, Document *document, Error *error) {
    (void)document;
    Text prefix = operand(session, 2), dimension = operand(session, 3);
    if (!dimension_require(&book->now.dimensions, prefix, dimension, error)) return false;
    message_note(session, N_("accounts {1} want a value of {2} from now on"), prefix, dimension);
    return true;
}

enum { LABEL, FROM, TO, REQUIRED, COLUMNS };

static Text rules_of(Arena *arena, const Dimensions *dimensions, Text name) {
    Text list = {0};
    for (size_t i = 0; i < dimensions->rules.count; i++) {
        const DimensionRule *rule = &dimensions->rules.items[i];
        if (!text_equal(rule->dimension, name)) continue;
        list = text_print(arena, "%.*s%s%.*s", TEXT_ARGUMENTS(list), list.size ? " " : "",
                          TEXT_ARGUMENTS(rule->prefix));
    }
    return list;
}

static void add_values(Arena *arena, Table *table, const Dimensions *dimensions, Text name) {
    for (size_t i = 0; i < dimensions->values.count; i++) {
        const DimensionValue *value = &dimensions->values.items[i];
        if (!text_equal(value->dimension, name)) continue;
        Text tag =
            text_print(arena, "%.*s=%.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(value->code));
        Row *row = table_add_row(arena, table, tag, ROW_LINE, tag);
        row->level = 1;
        row->cells[LABEL] = cell_of_text(value->label);
        if (date_is_set(value->first_day)) row->cells[FROM] = cell_of_date(value->first_day);
        if (date_is_set(value->last_day)) row->cells[TO] = cell_of_date(value->last_day);
    }
}

static bool list(Session *session, Book *book, Document *document, Error *error) {
    Arena *arena = session->arena;
    Dimensions dimensions = dimensions_in(arena, book->store, book->entity);
    const BookYear *year = keeping_year(session, book, error);
    if (!year || !dimensions_load(&dimensions, error)) return false;
    static const BookColumn columns[COLUMNS] = {
        [LABEL] = {"label", N_("Label"), CELL_TEXT},
        [FROM] = {"from", N_("From"), CELL_DATE},
        [TO] = {"to", N_("To"), CELL_DATE},
        [REQUIRED] = {"required", N_("Wanted by accounts"), CELL_TEXT},
    };
    static const char *const titles[2] = {N_("Dimensions"), N_("Tags")};
    book_document_start(arena, book, year, "dimensions", N_("Dimensions"), document);
    Table *table = book_document_add_table(arena, document, "dimensions", titles, columns, COLUMNS);
    for (size_t i = 0; i < dimensions.items.count; i++) {
        const Dimension *dimension = &dimensions.items.items[i];
        Row *row = table_add_row(arena, table, dimension->name, ROW_LINE, dimension->name);
        row->cells[LABEL] = cell_of_text(dimension->label);
        row->cells[REQUIRED] = cell_of_text(rules_of(arena, &dimensions, dimension->name));
        add_values(arena, table, &dimensions, dimension->name);
    }
    return true;
}

ExitCode command_dimension(Session *session) {
    static const Task TASKS[] = {
        {"add", "ajouter", 1, 1, STORE_WRITE, .run = add},
        {"value", "valeur", 2, 2, STORE_WRITE, .run = add_value},
        {"require", "exiger", 2, 2, STORE_WRITE, .run = require},
        {"list", "lister", 0, 0, STORE_READ, .run = list},
        {0},
    };
    return task_run_named(session, TASKS);
}
