#include "reports/report.h"

#include "engine/file.h"
#include "reports/presentation_unit.h"
#include "reports/statement.h"

#include <string.h>

static const Report REPORTS[] = {
    {"income-statement", N_("Income statement"), .is_statement = true,
     .build = report_income_statement},
    {"balance-sheet", N_("Balance sheet"), .is_statement = true, .build = report_balance_sheet},
    {"trial-balance", N_("Trial balance"), .build = report_trial_balance},
    {"general-ledger", N_("General ledger"), .needs_lines = true, .build = report_general_ledger},
    {"journal", N_("Journal"), .needs_lines = true, .build = report_journal},
    {"search", N_("Search"), .needs_lines = true, .needs_all = true, .build = report_search},
    {"funds", N_("Dedicated funds"), .is_statement = true, .build = report_funds},
    {"tie-out", N_("Tie-out"), .is_statement = true, .wants_lines = true, .build = report_tie_out},
    {"annual-accounts", N_("Annual accounts"), .is_statement = true, .wants_lines = true,
     .build = report_annual_accounts},
};

const Report *report_find(Text id) {
    for (size_t i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++) {
        if (text_equal(text_of(REPORTS[i].id), id)) return &REPORTS[i];
    }
    return NULL;
}

FiscalYear request_year(Arena *arena, const ReportRequest *request, PeriodBefore before) {
    const FiscalYear *year = &request->books->years[0];
    return request->has_period ? year_within(arena, year, request->period, before) : *year;
}

/* The same days one year earlier. */
static Period year_earlier(Period period) {
    Period earlier = period;
    if (date_is_set(period.from)) earlier.from = date_add_months(period.from, -12);
    if (!date_is_set(period.to)) return earlier;
    bool is_month_end = date_compare(period.to, date_month_end(period.to)) == 0;
    earlier.to = date_add_months(period.to, -12);
    if (is_month_end) earlier.to = date_month_end(earlier.to);
    return earlier;
}

bool request_previous_year(Arena *arena, const ReportRequest *request, PeriodBefore before,
                           FiscalYear *previous) {
    if (request->books->count < 2) return false;
    *previous = request->books->years[1];
    if (request->has_period) {
        *previous = year_within(arena, previous, year_earlier(request->period), before);
    }
    return true;
}

/* Nine zeros stand in a file's name for a SIREN that is not known. */
static bool is_all_zeros(Text siren) {
    for (size_t i = 0; i < siren.size; i++) {
        if (siren.bytes[i] != '0') return false;
    }
    return true;
}

/* The entity's name: the settings', else "SIREN 123456789", else a plain word. */
static Text entity_name(Arena *arena, const ReportRequest *request) {
    Text name = settings_get(request->settings, "entity");
    if (name.size) return name;
    Text siren = request->books->years[0].siren;
    if (siren.size && !is_all_zeros(siren)) {
        return text_print(arena, "SIREN %.*s", TEXT_ARGUMENTS(siren));
    }
    return label_of(arena, request->language, N_("Unnamed entity"));
}

/* A setting in the document's language: "notice_en" for "notice" in English, where it is given. */
static Text setting_in(Arena *arena, const ReportRequest *request, const char *key) {
    Text french = settings_get(request->settings, key);
    Text english = settings_get(request->settings, text_print(arena, "%s_en", key).bytes);
    return label_in(arena, request->language, french, english.size ? english : french);
}

static bool is_digested(const Digest *digest) {
    static const Digest none;
    return memcmp(digest->bytes, none.bytes, sizeof none.bytes) != 0;
}

/* A book holds several years and is one source. */
static void add_source(Arena *arena, Document *document, const FiscalYear *year) {
    if (year->is_of_book && document->sources.count) return;
    Source *source = LIST_PUSH(arena, &document->sources);
    source->path = file_name(year->source.bytes);
    source->is_book = year->is_of_book;
    if (is_digested(&year->digest)) source->digest = digest_print(arena, year->digest);
}

/* Entries that can still change, of the year and of the one that a statement shows beside it. */
static uint64_t count_drafts(const Report *report, const ReportRequest *request) {
    const Books *books = request->books;
    uint64_t count = books->years[0].draft_count;
    if (report->is_statement && books->count > 1) count += books->years[1].draft_count;
    return count;
}

/* The notice of the settings, and that drafts are counted in. */
static Text notice_of(Arena *arena, const ReportRequest *request, uint64_t drafts) {
    Text notice = setting_in(arena, request, "notice");
    if (!drafts) return notice;
    Text count = text_print(arena, "%llu", (unsigned long long)drafts);
    Text template = label_of(arena, request->language, N_("Drafts counted in: {1}"));
    Text said = sentence_fill(arena, template.bytes, (Text[ERROR_ARGUMENTS]){count, count});
    if (!notice.size) return said;
    return text_print(arena, "%.*s · %.*s", TEXT_ARGUMENTS(notice), TEXT_ARGUMENTS(said));
}

static void start_document(Arena *arena, const Report *report, const ReportRequest *request,
                           Document *document) {
    FiscalYear year = request->books->years[0];
    uint64_t drafts = count_drafts(report, request);
    *document = (Document){
        .language = request->language,
        .report = text_of(report->id),
        .title = label_of(arena, request->language, report->title),
        .regulation = report->is_statement ? regulation_of(year.start) : (Text){0},
        .currency = TEXT("EUR"),
        .unit = request->unit,
        .status = STATUS_DRAFT,
        .entity_name = entity_name(arena, request),
        .entity_siren = settings_get(request->settings, "siren"),
        .entity_address = settings_get(request->settings, "address"),
        .entity_object = setting_in(arena, request, "object"),
        .notice = notice_of(arena, request, drafts),
        .start = date_is_set(request->period.from) ? request->period.from : year.start,
        .end = date_is_set(request->period.to) ? request->period.to : year.end,
        .entry_count = year.entry_count,
        .line_count = year.line_count,
        .draft_count = drafts,
    };
    if (document->entity_siren.size == 0 && !is_all_zeros(year.siren)) {
        document->entity_siren = year.siren;
    }
    for (size_t i = 0; i < request->books->count && i < 2; i++) {
        add_source(arena, document, &request->books->years[i]);
    }
}

/* What of the request cannot be answered by balances alone, as a msgid; NULL for nothing. */
static const char *need_of_entries(const Report *report, const ReportRequest *request) {
    if (report->needs_lines) return report->title;
    if (request->with_general_ledger) return N_("General ledger");
    if (date_is_set(request->aged)) return N_("open items by age (--aged)");
    return request->has_period ? N_("a part of the year (-p)") : NULL;
}

/* Refuses what a trial balance cannot give, of the year itself or of the one beside it. */
static bool check_entries(const Report *report, const ReportRequest *request, Error *error) {
    const char *need = need_of_entries(report, request);
    size_t count = report->is_statement && request->has_period ? 2 : 1;
    for (size_t i = 0; need && i < count && i < request->books->count; i++) {
        const FiscalYear *year = &request->books->years[i];
        if (!year->is_balance) continue;
        return error_set(error, ERROR_ENTRIES_ABSENT, year->source, .reason = need);
    }
    return true;
}

bool report_build(Arena *arena, const Report *report, const ReportRequest *request,
                  Document *document, Findings *findings, Error *error) {
    if (!check_entries(report, request, error)) return false;
    start_document(arena, report, request, document);
    document->findings = findings;
    if (!report->build(arena, request, document, findings, error)) return false;
    presentation_round(arena, document, request->unit);
    return true;
}
