#include "reports/command/entry_dialogue.h"

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/book/chart_names.h"
#include "ledger/book/habits.h"
#include "ledger/book/posting.h"
#include "ledger/chart.h"
#include "ledger/regulation.h"
#include "reports/command/entry_task.h"
#include "reports/command/entry_words.h"
#include "reports/command/line_editor.h"
#include "reports/command/messages.h"

#include <string.h>

typedef struct Dialogue {
    Session *session;
    Arena *arena;
    Book *book;
    LineEditor *editor;
    PostedEntry *entry;
    const BookYear *year;
    Names names;
    Suggestions journals, accounts, labels, third_parties;
    LIST_OF(PostedLine) lines;
} Dialogue;

static Text say(const Dialogue *dialogue, const char *msgid, Text first, Text second) {
    const Text values[ERROR_ARGUMENTS] = {first, second};
    return sentence_fill(dialogue->arena, translate(dialogue->session->language, msgid), values);
}

/* Asks; the end of the input gives up. */
static bool ask(Dialogue *dialogue, Text prompt, const Suggestions *suggestions, Text *answer,
                Error *error) {
    return line_editor_ask(dialogue->editor, prompt, suggestions, answer) ||
           error_set(error, ERROR_CONFIRMATION_REFUSED);
}

/* Says what is wrong with an answer, which is then asked for again. */
static void refuse(const Dialogue *dialogue, Error *cause) {
    if (cause->code) message_error(dialogue->session, cause);
    *cause = (Error){0};
}

static void suggest(Dialogue *dialogue, Suggestions *list, Text text, Text meaning) {
    *LIST_PUSH(dialogue->arena, list) = (Suggestion){text, meaning};
}

static const NameTable *table_of(Dialogue *dialogue, NameKind kind, Error *error) {
    const Book *book = dialogue->book;
    return names_of(&dialogue->names, book->store, book->entity, kind, dialogue->year->number,
                    error);
}

/* --- The head. */

static bool read_day(const Dialogue *dialogue, Text text, Date *date, Error *error) {
    bool irregular;
    if (!date_read_any(text, date, &irregular, error)) return false;
    const BookYear *year = entry_task_year(dialogue->book, *date, error);
    return year && entry_check_date(year, *date, error);
}

static bool ask_date(Dialogue *dialogue, Error *error) {
    const char *given = dialogue->session->options.date;
    Date *date = &dialogue->entry->date, usual;
    if (given) return read_day(dialogue, text_of(given), date, error);
    if (!habits_date(dialogue->book, &usual, error)) return false;
    char room[DATE_TEXT_SIZE];
    Text shown = date_print_iso(date_is_set(usual) ? usual : dialogue->book->first_day, room);
    for (Error cause = {0};; refuse(dialogue, &cause)) {
        Text answer;
        if (!ask(dialogue, say(dialogue, N_("Date [{1}]: "), shown, (Text){0}), NULL, &answer,
                 error)) {
            return false;
        }
        if (read_day(dialogue, answer.size ? answer : shown, date, &cause)) return true;
    }
}

/* Whether the year has the account, or subdivides it. */
static bool is_used(const NameTable *accounts, Text number) {
    for (size_t i = 0; i < accounts->items.count; i++) {
        if (text_starts_with(accounts->items.items[i].code, number)) return true;
    }
    return false;
}

static bool load_chart(Dialogue *dialogue, Error *error) {
    Chart chart;
    Text regulation = regulation_of(dialogue->year->start);
    const NameTable *accounts = table_of(dialogue, NAME_ACCOUNT, error);
    if (!accounts || !chart_load(dialogue->arena, regulation, &chart, error)) return false;
    for (size_t i = 0; i < accounts->items.count; i++) {
        const Name *name = &accounts->items.items[i];
        if (!name->is_closed) suggest(dialogue, &dialogue->accounts, name->code, name->label);
    }
    for (size_t i = 0; i < chart.count; i++) {
        const ChartAccount *account = &chart.accounts[i];
        bool is_new = account->kind != CHART_REMOVED && chart_is_posted(account) &&
                      !is_used(accounts, account->number);
        if (is_new) suggest(dialogue, &dialogue->accounts, account->number, account->label);
    }
    return true;
}

/* What the year already calls its things, to complete answers from. */
static bool load_suggestions(Dialogue *dialogue, Error *error) {
    LabelList labels;
    dialogue->year = book_year_at(dialogue->book, dialogue->entry->date);
    const NameTable *journals = table_of(dialogue, NAME_JOURNAL, error);
    const NameTable *third_parties = table_of(dialogue, NAME_AUXILIARY, error);
    bool ok =
        journals && third_parties && load_chart(dialogue, error) &&
        habits_labels(dialogue->arena, dialogue->book, dialogue->year->number, &labels, error);
    if (!ok) return false;
    for (size_t i = 0; i < journals->items.count; i++) {
        const Name *name = &journals->items.items[i];
        suggest(dialogue, &dialogue->journals, name->code, name->label);
    }
    for (size_t i = 0; i < labels.count; i++) {
        suggest(dialogue, &dialogue->labels, labels.items[i], (Text){0});
    }
    return true;
}

static bool ask_journal(Dialogue *dialogue, Error *error) {
    const char *given = dialogue->session->options.journal;
    const NameTable *journals = table_of(dialogue, NAME_JOURNAL, error);
    Text answer = text_of(given);
    while (journals) {
        Text prompt = say(dialogue, N_("Journal: "), (Text){0}, (Text){0});
        if (!given && !ask(dialogue, prompt, &dialogue->journals, &answer, error)) return false;
        dialogue->entry->journal = answer;
        if (given || name_find(journals, answer)) return true;
        Error cause = {0};
        error_set(&cause, ERROR_ENTRY_MISSING, TEXT("journal"));
        refuse(dialogue, &cause);
    }
    return false;
}

/* Asks for a text that an option may have given. */
static bool ask_text(Dialogue *dialogue, const char *given, const char *msgid,
                     const Suggestions *suggestions, Text *text, Error *error) {
    *text = text_of(given);
    return given ||
           ask(dialogue, say(dialogue, msgid, (Text){0}, (Text){0}), suggestions, text, error);
}

static bool ask_label(Dialogue *dialogue, Text *label, Error *error) {
    const char *given = dialogue->session->options.label;
    do {
        if (!ask_text(dialogue, given, N_("Label: "), &dialogue->labels, label, error)) {
            return false;
        }
    } while (!label->size && !given);
    return true;
}

/* --- The lines. */

static Amount left_to_balance(const Dialogue *dialogue) {
    Amount left = {0};
    for (size_t i = 0; i < dialogue->lines.count; i++) {
        const PostedLine *line = &dialogue->lines.items[i];
        left = amount_add(left, amount_subtract(line->credit, line->debit));
    }
    return left;
}

static Text print_amount(const Dialogue *dialogue, Amount amount) {
    char room[AMOUNT_TEXT_SIZE];
    return text_copy(dialogue->arena, amount_print(amount, AMOUNT_PLAIN, room));
}

/* Whether the year or its chart knows the account; says what it is called. */
static bool check_account(Dialogue *dialogue, PostedLine *line, Error *error) {
    const NameTable *accounts = table_of(dialogue, NAME_ACCOUNT, error);
    if (!accounts) return false;
    const Name *name = name_find(accounts, line->account);
    Text label = name ? name->label : (Text){0};
    if (name && name->is_closed) {
        return error_set(error, ERROR_ENTRY_ACCOUNT_CLOSED, line->account);
    }
    if (!name && !chart_label(dialogue->arena, dialogue->year, line->account, &label, error)) {
        return false;
    }
    if (!label.size) return error_set(error, ERROR_ENTRY_ACCOUNT, line->account);
    message_note(dialogue->session, N_("  {1}  {2}"), line->account, label);
    return true;
}

static bool ask_third_party(Dialogue *dialogue, PostedLine *line, Error *error) {
    const NameTable *known = table_of(dialogue, NAME_AUXILIARY, error);
    if (!known) return false;
    if (!line->auxiliary.size || name_find(known, line->auxiliary)) return true;
    Text answer;
    Text prompt =
        say(dialogue, N_("  Name of the new third party {1}: "), line->auxiliary, (Text){0});
    if (!ask(dialogue, prompt, NULL, &answer, error)) return false;
    if (answer.size) line->auxiliary_label = answer;
    return true;
}

static bool ask_amount(Dialogue *dialogue, PostedLine *line, Error *error) {
    AmountList usual;
    Suggestions suggestions = {0};
    Amount left = left_to_balance(dialogue);
    if (!habits_amounts(dialogue->arena, dialogue->book, dialogue->year->number, line->account,
                        &usual, error)) {
        return false;
    }
    for (size_t i = 0; i < usual.count; i++) {
        suggest(dialogue, &suggestions, print_amount(dialogue, usual.items[i]), (Text){0});
    }
    bool is_balanced = amount_is_zero(left);
    Text shown = print_amount(dialogue, left);
    Text prompt = is_balanced
                      ? say(dialogue, N_("  Amount, credit with -: "), (Text){0}, (Text){0})
                      : say(dialogue, N_("  Amount, credit with - [{1}]: "), shown, (Text){0});
    for (Error cause = {0};; refuse(dialogue, &cause)) {
        Text answer;
        if (!ask(dialogue, prompt, &suggestions, &answer, error)) return false;
        if (!answer.size && !is_balanced) answer = shown;
        if (entry_words_amount(answer, line, &cause)) return true;
    }
}

/* Asks for one line; `*is_end` when an empty answer ends an entry that balances. */
static bool ask_line(Dialogue *dialogue, bool *is_end, Error *error) {
    size_t count = dialogue->lines.count;
    Amount left = left_to_balance(dialogue);
    Text number = text_print(dialogue->arena, "%zu", count + 1);
    Text shown = print_amount(dialogue, left);
    for (Error cause = {0};; refuse(dialogue, &cause)) {
        Text answer;
        PostedLine line = {0};
        Text prompt = say(dialogue, N_("Line {1}, {2} left. Account: "), number, shown);
        if (!ask(dialogue, prompt, &dialogue->accounts, &answer, error)) return false;
        *is_end = !answer.size && count > 1 && amount_is_zero(left);
        if (*is_end) return true;
        if (!answer.size) continue;
        bool is_known = entry_words_account(dialogue->session, answer, &line, &cause) &&
                        check_account(dialogue, &line, &cause);
        if (!is_known) continue;
        if (!ask_third_party(dialogue, &line, error) || !ask_amount(dialogue, &line, error)) {
            return false;
        }
        *LIST_PUSH(dialogue->arena, &dialogue->lines) = line;
        return true;
    }
}

static bool ask_lines(Dialogue *dialogue, Error *error) {
    bool is_end = false;
    message_note(dialogue->session,
                 N_("An empty account ends an entry that balances; the tabulator key completes."),
                 (Text){0}, (Text){0});
    while (!is_end) {
        if (!ask_line(dialogue, &is_end, error)) return false;
    }
    return true;
}

static bool confirm(Dialogue *dialogue, Error *error) {
    if (dialogue->session->options.yes || dialogue->session->options.dry_run) return true;
    Text answer;
    Text question = say(dialogue, N_("Keep this draft? [Y/n] "), (Text){0}, (Text){0});
    if (!ask(dialogue, question, NULL, &answer, error)) return false;
    bool is_no = answer.size && (answer.bytes[0] == 'n' || answer.bytes[0] == 'N');
    return !is_no || error_set(error, ERROR_CONFIRMATION_REFUSED);
}

static bool ask_all(Dialogue *dialogue, Error *error) {
    const Options *options = &dialogue->session->options;
    Text piece, label;
    bool ok = ask_date(dialogue, error) && load_suggestions(dialogue, error) &&
              ask_journal(dialogue, error) &&
              ask_text(dialogue, options->piece, N_("Piece: "), NULL, &piece, error) &&
              ask_label(dialogue, &label, error) && ask_lines(dialogue, error);
    if (!ok) return false;
    PostedEntry *entry = dialogue->entry;
    for (size_t i = 0; i < dialogue->lines.count; i++) {
        PostedLine *line = &dialogue->lines.items[i];
        line->label = label;
        line->piece = piece;
        line->piece_date = piece.size ? entry->date : (Date){0};
    }
    entry->lines = dialogue->lines.items;
    entry->line_count = dialogue->lines.count;
    return entry_words_read(dialogue->session, options->operands.count, entry, error) &&
           confirm(dialogue, error);
}

bool entry_dialogue(Session *session, Book *book, PostedEntry *entry, Error *error) {
    Dialogue dialogue = {
        .session = session,
        .arena = session->arena,
        .book = book,
        .editor = line_editor_open(session->arena),
        .entry = entry,
        .names = names_in(session->arena),
    };
    bool ok = ask_all(&dialogue, error);
    line_editor_close(dialogue.editor);
    return ok;
}
