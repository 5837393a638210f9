#include "reports/verify_document.h"

#include "engine/builder.h"
#include "reports/report_checks.h"
#include "reports/sentence.h"

enum { STATUS, EXPECTED, FOUND, EXPLANATION, COLUMNS };

/* What a part is called, and what it compares. */
static const struct {
    const char *id;
    const char *label, *explanation; /* msgids */
} PARTS[VERIFY_PARTS] = {
    [VERIFY_FILE] = {"file", N_("Every page of the file can be read"),
                     N_("The database looks at itself")},
    [VERIFY_SCHEMA] = {"schema", N_("Tables and triggers are those of the program"),
                       N_("SHA-256 of their definitions, and what the chain says of it")},
    [VERIFY_CHAIN] = {"chain", N_("No event was changed, added or taken away"),
                      N_("Each event's SHA-256 covers the one before")},
    [VERIFY_ENTRIES] = {"entries", N_("No validated entry was changed, added or taken away"),
                        N_("Each entry made anew as a record, and its event")},
    [VERIFY_NUMBERS] = {"numbers", N_("Numbers run from 1 without a gap, in order of validation"),
                        N_("Numbers, events and times of validation")},
    [VERIFY_AMOUNTS] = {"amounts", N_("Every entry balances"), N_("Debits and credits")},
    [VERIFY_SUMS] = {"sums", N_("Balances kept are those of the entries"),
                     N_("Balances per account and tag, added up anew")},
    [VERIFY_COUNTERS] = {"counters", N_("Counters kept are those of the entries"),
                         N_("Entries, drafts and numbers, counted anew")},
    [VERIFY_TABLES] = {"tables", N_("Settings, years, accounts and lettering are those recorded"),
                       N_("Tables made anew from the events")},
    [VERIFY_PIECES] = {"pieces", N_("Attached pieces are what was attached"),
                       N_("SHA-256 of each content")},
};

static Table *add_table(Arena *arena, Document *document) {
    static const char *const IDS[COLUMNS] = {"status", "expected", "found", "explanation"};
    static const char *const LABELS[COLUMNS] = {N_("Verdict"), N_("Expected"), N_("Found"),
                                                N_("What is compared, where to look")};
    Column columns[COLUMNS] = {0};
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i].kind = CELL_TEXT;
        columns[i].id = text_of(IDS[i]);
        columns[i].label = label_of(arena, document->language, LABELS[i]);
    }
    Text title = label_of(arena, document->language, N_("Proofs"));
    Table *table = document_add_table(arena, document, "checks", title, columns, COLUMNS);
    table->label_heading = label_of(arena, document->language, N_("Check"));
    return table;
}

static Cell count_cell(Arena *arena, uint64_t count) {
    return cell_of_text(text_print(arena, "%llu", (unsigned long long)count));
}

/* What was found first, and how many more. */
static Text explain_failure(Arena *arena, Language language, const VerifyResult *result,
                            VerifyPart part) {
    const Error *first = &result->first[part];
    Text sentence = error_sentence_in(arena, language, first, error_kind(first->code)->message);
    if (result->failed[part] == 1) return sentence;
    Text more = text_print(arena, "%llu", (unsigned long long)result->failed[part] - 1);
    const Text values[ERROR_ARGUMENTS] = {sentence, more};
    return sentence_fill(arena, translate(language, N_("{1} ; ... and {2} more")), values);
}

static void add_part(Arena *arena, Document *document, Table *table, const VerifyResult *result,
                     VerifyPart part) {
    uint64_t examined = result->examined[part], failed = result->failed[part];
    uint64_t right = failed < examined ? examined - failed : 0;
    Text what = label_of(arena, document->language, PARTS[part].explanation);
    CheckResult check = {
        .status = failed ? CHECK_FAILS : CHECK_OK,
        .expected = count_cell(arena, examined),
        .found = count_cell(arena, failed ? right : examined),
        .explanation = failed ? explain_failure(arena, document->language, result, part) : what,
    };
    checks_add_row(arena, document, table, text_of(PARTS[part].id),
                   label_of(arena, document->language, PARTS[part].label), &check);
}

Text digest_in_groups(Arena *arena, Digest digest) {
    enum { GROUP = 4 };
    Text digits = digest_print(arena, digest);
    Builder groups = builder_in(arena);
    for (size_t i = 0; i < digits.size; i += GROUP) {
        if (i) builder_add_byte(&groups, ' ');
        builder_add(&groups, (Text){digits.bytes + i, GROUP});
    }
    return builder_text(&groups);
}

static void add_notes(Arena *arena, const Document *document, Table *table,
                      const VerifyResult *result) {
    const Text values[ERROR_ARGUMENTS] = {
        text_print(arena, "%lld", (long long)result->events),
        digest_in_groups(arena, result->head),
    };
    const char *head = translate(document->language, N_("Chain: {1} events, head {2}"));
    *LIST_PUSH(arena, &table->notes) = sentence_fill(arena, head, values);
    for (const char *const *note = verify_unprotected(); *note; note++) {
        *LIST_PUSH(arena, &table->notes) = label_of(arena, document->language, *note);
    }
}

void verify_document(Arena *arena, Language language, const Book *book, const VerifyResult *result,
                     const Findings *findings, Document *document) {
    *document = (Document){
        .language = language,
        .report = TEXT("verify"),
        .title = label_of(arena, language, N_("Verification of the book")),
        .currency = TEXT("EUR"),
        .entity_name = settings_get(&book->settings, "entity"),
        .entity_siren = settings_get(&book->settings, "siren"),
        .start = book->years.items[0].start,
        .end = book->years.items[book->years.count - 1].end,
        .entry_count = result->examined[VERIFY_ENTRIES],
        .findings = findings,
        .status = verify_is_clean(result) ? STATUS_FINAL : STATUS_DRAFT,
    };
    Table *table = add_table(arena, document);
    for (VerifyPart part = 0; part < VERIFY_PARTS; part++) {
        add_part(arena, document, table, result, part);
    }
    add_notes(arena, document, table, result);
}

void verify_document_add(Arena *arena, Document *document, const VerifyRow *row) {
    CheckResult check = {
        .status = row->status,
        .expected = cell_of_text(row->expected),
        .found = cell_of_text(row->found),
        .explanation = row->explanation,
    };
    checks_add_row(arena, document, &document->tables.items[0], row->id, row->label, &check);
}
