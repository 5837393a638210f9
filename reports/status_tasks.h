/* Status tasks are what is missing in a book, in the order in which it is to be done, each with the
 * command that does it. */
#ifndef DENIER_REPORTS_STATUS_TASKS_H
#define DENIER_REPORTS_STATUS_TASKS_H

#include "reports/status_document.h"

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
