/* The search: entries that hold all the words, or the amounts, that somebody looks for. */
#include "reports/report.h"

#include "engine/amount_text.h"
#include "engine/builder.h"
#include "engine/date_text.h"
#include "engine/text_fold.h"
#include "reports/journal_table.h"

/* A word of the request: a text without capitals and accents, perhaps an amount too. */
typedef struct Word {
    Text folded;
    bool is_amount;
    Amount amount;
} Word;

typedef struct Search {
    Arena *arena;
    const ReportRequest *request;
    const FiscalYear *year;
    Word *words;
    bool *is_found; /* each word, in the entry at hand */
    size_t word_count;
    Text *accounts; /* of each balance: number and label, folded */
    Text *auxiliaries;
    Builder folded; /* of the text at hand */
    Table *table;
    uint64_t entry_count;
} Search;

static Text fold(Arena *arena, Text first, Text second) {
    Builder folded = builder_in(arena);
    text_fold(&folded, first);
    builder_add_byte(&folded, ' ');
    text_fold(&folded, second);
    return builder_text(&folded);
}

static void read_words(Search *search) {
    const LedgerFilter *filter = &search->request->filter;
    search->word_count = filter->account_count;
    search->words = ARENA_ARRAY(search->arena, Word, search->word_count);
    search->is_found = ARENA_ARRAY(search->arena, bool, search->word_count);
    for (size_t i = 0; i < search->word_count; i++) {
        Text given = text_of(filter->accounts[i]);
        Word *word = &search->words[i];
        Builder folded = builder_in(search->arena);
        text_fold(&folded, given);
        word->folded = builder_text(&folded);
        word->is_amount = amount_read_french(given, &word->amount, NULL);
        word->amount = amount_absolute(word->amount);
    }
}

/* What all lines of a year share is folded once. */
static void fold_names(Search *search) {
    const FiscalYear *year = search->year;
    search->accounts = ARENA_ARRAY(search->arena, Text, year->balances.count);
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        search->accounts[i] = fold(search->arena, balance->account, balance->label);
    }
    search->auxiliaries = ARENA_ARRAY(search->arena, Text, year->auxiliary_count);
    for (uint32_t i = 0; i < year->auxiliary_count; i++) {
        const Auxiliary *auxiliary = &year->auxiliaries[i];
        search->auxiliaries[i] = fold(search->arena, auxiliary->number, auxiliary->label);
    }
}

static void look_into(Search *search, Text folded) {
    for (size_t i = 0; i < search->word_count; i++) {
        bool is_found = text_holds(folded, search->words[i].folded);
        search->is_found[i] = search->is_found[i] || is_found;
    }
}

static void look_into_text(Search *search, Text text) {
    search->folded.size = 0;
    text_fold(&search->folded, text);
    look_into(search, builder_text(&search->folded));
}

static void look_into_amount(Search *search, Amount amount) {
    if (amount_is_zero(amount)) return;
    for (size_t i = 0; i < search->word_count; i++) {
        const Word *word = &search->words[i];
        if (!word->is_amount) continue;
        bool is_it = amount_compare(amount_absolute(amount), word->amount) == 0;
        search->is_found[i] = search->is_found[i] || is_it;
    }
}

/* Whether every word is in the entry, in whatever line. */
static bool entry_is_wanted(Search *search, const Entry *entry) {
    const FiscalYear *year = search->year;
    bool is_kept = !year->is_of_book || entry->name.size; /* not an opening that is derived */
    for (size_t i = 0; i < search->word_count; i++) search->is_found[i] = false;
    for (uint32_t k = 0; k < entry->line_count; k++) {
        const Line *line = &year->lines[entry->first_line + k];
        look_into_text(search, line->label);
        look_into_text(search, line->piece);
        look_into_text(search, entry->name);
        look_into_text(search, year_line_head(year, entry, line).number); /* in its file */
        look_into(search, search->accounts[line->balance]);
        if (line->auxiliary) look_into(search, search->auxiliaries[line->auxiliary - 1]);
        look_into_amount(search, line->debit);
        look_into_amount(search, line->credit);
    }
    for (size_t i = 0; i < search->word_count; i++) is_kept = is_kept && search->is_found[i];
    return is_kept;
}

/* Ids of rows begin with the year: lines of several files have the same numbers. */
static void add_entry(Search *search, const Entry *entry) {
    char room[DATE_TEXT_SIZE];
    Text end = date_print_iso(search->year->end, room);
    for (uint32_t k = 0; k < entry->line_count; k++) {
        const Line *line = &search->year->lines[entry->first_line + k];
        journal_table_add(search->arena, search->request->language, search->year, entry, line,
                          search->table);
        Row *row = &search->table->rows.items[search->table->rows.count - 1];
        row->id = text_print(search->arena, "y%.4s_%.*s", end.bytes, TEXT_ARGUMENTS(row->id));
    }
    search->entry_count++;
}

static void search_year(Search *search, const FiscalYear *year) {
    search->year = year;
    fold_names(search);
    for (uint64_t i = 0; year->entries && i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        if (entry_is_wanted(search, entry)) add_entry(search, entry);
    }
}

static Text words_as_given(const Search *search) {
    const LedgerFilter *filter = &search->request->filter;
    Builder words = builder_in(search->arena);
    for (size_t i = 0; i < filter->account_count; i++) {
        builder_print(&words, "%s%s", i ? " " : "", filter->accounts[i]);
    }
    return builder_text(&words);
}

/* Says how many entries were found, or that there are none. */
static void conclude(Search *search, Document *document, Findings *findings) {
    Text words = words_as_given(search);
    if (!search->entry_count) {
        Error error = {0};
        error_set(&error, ERROR_SEARCH_WITHOUT_MATCH, words);
        findings_add(findings, &error);
    }
    Text count = text_print(search->arena, "%llu", (unsigned long long)search->entry_count);
    Text template = label_of(search->arena, document->language, N_("Entries found: {1}"));
    *LIST_PUSH(search->arena, &search->table->notes) =
        sentence_fill(search->arena, template.bytes, (Text[ERROR_ARGUMENTS]){count, count});
}

bool report_search(Arena *arena, const ReportRequest *request, Document *document,
                   Findings *findings, Error *error) {
    if (!request->filter.account_count) return error_set(error, ERROR_SEARCH_EMPTY);
    Search search = {.arena = arena, .request = request, .folded = builder_in(arena)};
    read_words(&search);
    Text title = label_of(arena, document->language, N_("Entries"));
    search.table = journal_table(arena, document, "entries", title);
    bool is_one_year = request->one_year || request->has_period;
    size_t count = is_one_year ? 1 : request->books->count;
    for (size_t i = 0; i < count; i++) {
        FiscalYear year = i ? request->books->years[i] : request_year(arena, request, PERIOD_DROPS);
        search_year(&search, &year);
        document->start = year.start; /* of the oldest one, in the end */
    }
    conclude(&search, document, findings);
    return true;
}
