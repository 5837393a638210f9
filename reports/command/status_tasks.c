#include "reports/command/status_tasks.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"

typedef struct Tasks {
    Arena *arena;
    const StatusRequest *request;
    const YearStatus *year; /* at hand */
    Text name;              /* of that year: "2022" */
    Text end;               /* its last day: "2022-12-31" */
    StatusTasks list;
} Tasks;

/* Adds a task of the year; {1} to {3} of `label`, a msgid, are the values. */
static void add_task(Tasks *tasks, Text id, const char *label, const Text *values, Text command) {
    Arena *arena = tasks->arena;
    Text none[ERROR_ARGUMENTS] = {0};
    Text template = label_of(arena, tasks->request->language, label);
    *LIST_PUSH(arena, &tasks->list) = (StatusTask){
        .id = text_print(arena, "%.*s_%.*s", TEXT_ARGUMENTS(id), TEXT_ARGUMENTS(tasks->name)),
        .year = tasks->name,
        .label = sentence_fill(arena, template.bytes, values ? values : none),
        .command = text_print(arena, "%.*s %.*s", TEXT_ARGUMENTS(tasks->request->program),
                              TEXT_ARGUMENTS(command)),
    };
}

static Text of_year(const Tasks *tasks, const char *command) {
    return text_print(tasks->arena, "%s %.*s", command, TEXT_ARGUMENTS(tasks->name));
}

static void add_drafts(Tasks *tasks) {
    if (!tasks->year->draft_count) return;
    Text count = text_print(tasks->arena, "%llu", (unsigned long long)tasks->year->draft_count);
    Text command = text_print(tasks->arena, "validate --until %.*s", TEXT_ARGUMENTS(tasks->end));
    add_task(tasks, TEXT("drafts"), N_("validate the drafts: {1}"),
             (Text[ERROR_ARGUMENTS]){count, count}, command);
}

/* An amount as people of the document's language write it. */
static Text amount_in(const Tasks *tasks, Amount amount, char room[static AMOUNT_TEXT_SIZE]) {
    bool is_english = tasks->request->language == LANGUAGE_ENGLISH;
    return amount_print(amount, is_english ? AMOUNT_ENGLISH : AMOUNT_FRENCH, room);
}

static void add_suspense(Tasks *tasks) {
    const OpenAccounts *suspense = &tasks->year->suspense;
    for (size_t i = 0; i < suspense->count; i++) {
        const OpenAccount *open = &suspense->items[i];
        char room[AMOUNT_TEXT_SIZE];
        Text amount = amount_in(tasks, open->amount, room);
        Text id = text_print(tasks->arena, "suspense_%.*s", TEXT_ARGUMENTS(open->account));
        Text command = text_print(tasks->arena, "general-ledger %.*s --year %.*s",
                                  TEXT_ARGUMENTS(open->account), TEXT_ARGUMENTS(tasks->name));
        add_task(tasks, id, N_("say what {2} on account {1} is for: {3}"),
                 (Text[ERROR_ARGUMENTS]){open->account, amount, open->label}, command);
    }
}

/* Bank statements that the books do not agree with. */
static void add_failed(Tasks *tasks) {
    const Assertions *failed = &tasks->year->failed;
    for (size_t i = 0; i < failed->items.count; i++) {
        const Assertion *one = &failed->items.items[i];
        char room[DATE_TEXT_SIZE], rooms[2][AMOUNT_TEXT_SIZE];
        Text date = date_print_iso(one->date, room);
        Text id = text_print(tasks->arena, "assertion_%.*s_%.*s", TEXT_ARGUMENTS(one->account),
                             TEXT_ARGUMENTS(date));
        Text command = text_print(tasks->arena, "general-ledger %.*s -p ..%.*s",
                                  TEXT_ARGUMENTS(one->account), TEXT_ARGUMENTS(date));
        add_task(tasks, id, N_("find why {1} holds {3} on {2}, not {4}"),
                 (Text[ERROR_ARGUMENTS]){one->account, date, amount_in(tasks, one->found, rooms[0]),
                                         amount_in(tasks, one->amount, rooms[1])},
                 command);
    }
}

/* What leads the year on: from open to locked, closed, sealed. */
static void add_next_state(Tasks *tasks, bool is_over) {
    const YearStatus *year = tasks->year;
    bool is_empty = !year->draft_count && !year->validated_count;
    if (is_empty && year->about.state == YEAR_OPEN) {
        add_task(tasks, TEXT("empty"), N_("enter the first entries, or import a FEC"), NULL,
                 TEXT("import FEC.txt"));
    } else if (!is_over && year->about.state == YEAR_OPEN) {
        add_task(tasks, TEXT("enter"), N_("go on with the entries of the year"), NULL, TEXT("add"));
    } else if (year->about.state == YEAR_OPEN) {
        add_task(tasks, TEXT("lock"), N_("lock the year, which is over"), NULL,
                 of_year(tasks, "year lock"));
    } else if (year->about.state == YEAR_LOCKED) {
        add_task(tasks, TEXT("close"), N_("close the year once its accounts are approved"), NULL,
                 of_year(tasks, "year close"));
    } else if (!year->is_sealed) {
        Text command = text_print(tasks->arena, "seal %.*s -o SEAL-%.*s.txt",
                                  TEXT_ARGUMENTS(tasks->name), TEXT_ARGUMENTS(tasks->name));
        add_task(tasks, TEXT("seal"), N_("seal the closed year, and give the seal away"), NULL,
                 command);
    }
}

/* A result waits on 12 in the year that it was carried to, until the assembly decides. */
static void add_appropriation(Tasks *tasks, Text before) {
    const YearStatus *year = tasks->year;
    bool is_carried = year->opening == OPENING_IS_ENTERED && year->about.state == YEAR_OPEN;
    if (amount_is_zero(year->waiting) || !is_carried) return;
    char room[AMOUNT_TEXT_SIZE];
    Text amount = amount_in(tasks, year->waiting, room);
    add_task(tasks, TEXT("appropriate"),
             N_("post what the assembly decided of the result before: {1}"),
             (Text[ERROR_ARGUMENTS]){amount, amount},
             text_print(tasks->arena, "year appropriate %.*s ACCOUNT AMOUNT --date DATE",
                        TEXT_ARGUMENTS(before)));
}

StatusTasks status_tasks(Arena *arena, const StatusRequest *request) {
    Tasks tasks = {.arena = arena, .request = request};
    size_t count = request->status->years.count;
    for (size_t i = 0; i < count; i++) {
        char room[DATE_TEXT_SIZE];
        Text before = tasks.name;
        tasks.year = &request->status->years.items[i];
        tasks.end = text_copy(arena, date_print_iso(tasks.year->about.end, room));
        tasks.name = (Text){tasks.end.bytes, 4};
        bool is_over = date_compare(tasks.year->about.end, request->today) < 0;
        if (tasks.year->about.state != YEAR_CLOSED) {
            add_drafts(&tasks);
            add_failed(&tasks);
            add_suspense(&tasks);
            add_appropriation(&tasks, before);
        }
        add_next_state(&tasks, is_over);
        if (is_over && i + 1 == count) {
            add_task(&tasks, TEXT("open"), N_("open the year that follows"), NULL,
                     TEXT("year open"));
        }
    }
    return tasks.list;
}
