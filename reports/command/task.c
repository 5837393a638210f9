#include "reports/command/task.h"

#include "engine/builder.h"
#include "reports/command/keeping.h"
#include "reports/command/showing.h"

#include <string.h>

/* Where the operands of the task begin: behind the command, and the word that chose it. */
static size_t first_operand(const Task *task) {
    return task->name ? 2 : 1;
}

Text task_operand(const Session *session, const Task *task, size_t place) {
    const StringList *operands = &session->options.operands;
    size_t index = first_operand(task) + place;
    return index < operands->count ? text_of(operands->items[index]) : (Text){0};
}

static bool check_operands(const Session *session, const Task *task, Error *error) {
    size_t given = session->options.operands.count - first_operand(task);
    Text command = text_of(session->command->name);
    if (given < task->least) {
        return error_set(error, ERROR_OPERANDS_MISSING, command,
                         text_of(session->command->example));
    }
    return given <= task->most || error_set(error, ERROR_OPERAND_UNWANTED, command,
                                            task_operand(session, task, task->most));
}

/* Works in a transaction, or only reads. */
static bool work(Session *session, const Task *task, Book *book, Document *document, Error *error) {
    if (task->mode == STORE_READ || task->begins_itself) {
        return task->run(session, book, document, error);
    }
    if (!book_begin(book, error)) return false;
    if (task->run(session, book, document, error)) return keeping_commit(session, book, error);
    book_rollback(book);
    return false;
}

static bool run(Session *session, const Task *task, Error *error) {
    Book book;
    Showing showing;
    bool asks = task->question && !session->options.dry_run;
    bool ok = check_operands(session, task, error) && showing_prepare(session, &showing, error) &&
              keeping_open(session, task->mode, &book, error);
    if (!ok) return false;
    ok = (!asks || keeping_confirms(session, task->question, error)) &&
         work(session, task, &book, &showing.document, error);
    book_close(&book);
    if (!ok || !showing.document.report.size) return ok;
    return showing_write(session, &showing, error);
}

ExitCode task_run(Session *session, const Task *task) {
    Error error = {0};
    return run(session, task, &error) ? EXIT_FINE : keeping_fail(session, &error);
}

static Text names_of_tasks(Arena *arena, const Task *tasks) {
    Builder names = builder_in(arena);
    for (const Task *task = tasks; task->name; task++) {
        builder_print(&names, task == tasks ? "%s" : ", %s", task->name);
    }
    return builder_text(&names);
}

ExitCode task_run_named(Session *session, const Task *tasks) {
    const StringList *operands = &session->options.operands;
    const char *name = operands->count > 1 ? operands->items[1] : "";
    for (const Task *task = tasks; task->name; task++) {
        bool is_it = strcmp(task->name, name) == 0 || strcmp(task->alias, name) == 0;
        if (is_it) return task_run(session, task);
    }
    Error error = {0};
    error_set(&error, ERROR_TASK_UNKNOWN, text_of(session->command->name), text_of(name),
              names_of_tasks(session->arena, tasks));
    return keeping_fail(session, &error);
}
