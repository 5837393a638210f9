/* Status tasks are what is missing in a book, in the order in which it is to be done, each with the
 * command that does it. */
#ifndef DENIER_REPORTS_COMMAND_STATUS_TASKS_H
#define DENIER_REPORTS_COMMAND_STATUS_TASKS_H

#include "ledger/book/book_status.h"
#include "reports/language.h"

/* What the tasks, and the document of them, are made for. */
typedef struct StatusRequest {
    const Book *book;
    const BookStatus *status;
    Language language;
    Text program; /* how commands to type begin: "denier", "denier -f lavoir.denier" */
    Date today;   /* a year that is over is to be closed */
} StatusRequest;

typedef struct StatusTask {
    Text id;      /* "drafts_2022" */
    Text year;    /* "2022" */
    Text label;   /* in the language of the document */
    Text command; /* to type */
} StatusTask;

typedef LIST_OF(StatusTask) StatusTasks;

/* What is missing, the oldest year first. */
StatusTasks status_tasks(Arena *arena, const StatusRequest *request);

#endif
