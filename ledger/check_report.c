#include "ledger/check_report.h"

#include <string.h>

enum { BEFORE_CARET = 56, EXCERPT = 96, FOUND = 160 };

CheckReport check_report_for(Arena *arena, const char *path) {
    return (CheckReport){.arena = arena, .path = path};
}

static CheckedRule *rule_for(CheckReport *report, ErrorCode code) {
    if (!report->index[code]) {
        LIST_PUSH(report->arena, &report->rules)->rule = fec_rule_of(code);
        report->index[code] = (uint8_t)report->rules.count;
    }
    return &report->rules.items[report->index[code] - 1];
}

/* The bytes as UTF-8, cut where they are long. */
static Text shown(Arena *arena, Text bytes, size_t limit) {
    Encoding encoding = encoding_of(bytes);
    if (bytes.size > limit) {
        bytes.size = limit;
        while (encoding == ENCODING_UTF_8 && bytes.size &&
               ((unsigned char)bytes.bytes[bytes.size] & 0xC0) == 0x80) {
            bytes.size--;
        }
    }
    return text_copy(arena, text_to_utf_8(arena, bytes, encoding));
}

void check_report_show(CheckReport *report, const FecPlace *place, CheckFinding *finding) {
    finding->caret = SIZE_MAX;
    Text line = place->line;
    if (!line.size) return;
    size_t at = place->at ? (size_t)(place->at - line.bytes) : 0;
    size_t from = at > BEFORE_CARET ? at - BEFORE_CARET : 0;
    bool is_utf8 = encoding_of(line) <= ENCODING_UTF_8;
    while (is_utf8 && from < at && ((unsigned char)line.bytes[from] & 0xC0) == 0x80) from++;
    Text part = {line.bytes + from, line.size - from};
    Text text = shown(report->arena, part, EXCERPT);
    finding->excerpt = text_displayable(report->arena, text);
    size_t before = at - from;
    if (place->at) finding->caret = is_utf8 ? fec_characters((Text){part.bytes, before}) : before;
}

uint32_t check_report_add(CheckReport *report, CheckFault fault) {
    CheckedRule *checked = rule_for(report, fault.cause.code);
    bool is_consequence = fault.because != 0;
    uint32_t serial = ++report->serial;
    checked->count += !is_consequence;
    checked->consequences += is_consequence;
    size_t *kept = is_consequence ? &checked->kept_consequences : &checked->kept;
    if (*kept == FINDING_PLACES) return serial;
    ++*kept;
    Findings none = findings_in(report->arena);
    report->notes.findings = &none;
    report->notes.path = report->path;
    report->notes.encoding = &report->encoding;
    CheckFinding *finding = LIST_PUSH(report->arena, &checked->first);
    finding->error = fec_error(&report->notes, fault.place, fault.cause);
    finding->serial = serial;
    finding->cause = fault.because;
    finding->field = fault.has_field ? fault.field : FEC_FIELDS;
    finding->found = shown(report->arena, fault.found, FOUND);
    finding->correction = shown(report->arena, fault.correction, FOUND);
    check_report_show(report, &fault.place, finding);
    report->notes.findings = NULL;
    return serial;
}

CheckedRule *check_report_find(const CheckReport *report, ErrorCode code) {
    return report->index[code] ? &report->rules.items[report->index[code] - 1] : NULL;
}

static const CheckFinding *first_of(const CheckedRule *checked) {
    for (size_t i = 0; i < checked->first.count; i++) {
        if (!checked->first.items[i].cause) return &checked->first.items[i];
    }
    return NULL;
}

const CheckFinding *check_report_first(const CheckReport *report, ErrorCode code) {
    const CheckFinding *first = NULL;
    for (size_t i = 0; i < report->rules.count; i++) {
        const CheckedRule *checked = &report->rules.items[i];
        if (code != ERROR_NONE && checked->rule->kind != code) continue;
        const CheckFinding *finding = first_of(checked);
        if (finding && (!first || finding->serial < first->serial)) first = finding;
    }
    return first;
}

uint32_t check_report_root(const CheckReport *report, ErrorCode code) {
    const CheckedRule *checked = check_report_find(report, code);
    if (!checked || !checked->first.count) return 0;
    const CheckFinding *finding = &checked->first.items[0];
    return finding->cause ? finding->cause : finding->serial;
}

void check_report_subordinate(CheckReport *report, ErrorCode code, uint64_t from, uint64_t to,
                              uint32_t cause) {
    CheckedRule *checked = check_report_find(report, code);
    for (size_t i = 0; checked && i < checked->first.count; i++) {
        CheckFinding *finding = &checked->first.items[i];
        bool is_there = finding->error.line >= from && finding->error.line <= to;
        if (!is_there || finding->cause || finding->serial == cause) continue;
        finding->cause = cause;
        checked->count--;
        checked->consequences++;
        checked->kept--;
        checked->kept_consequences++;
    }
}

RuleSeverity check_report_severity(const CheckReport *report, const FecRule *rule) {
    bool is_overlooked = rule->severity == RULE_REJECTED && report->verdict.is_accepted;
    return is_overlooked ? RULE_ILLEGAL : rule->severity;
}

bool check_report_is_clean(const CheckReport *report) {
    for (size_t i = 0; i < report->rules.count; i++) {
        const CheckedRule *checked = &report->rules.items[i];
        bool is_found = checked->count || checked->consequences;
        if (is_found && checked->rule->severity >= RULE_ILLEGAL) return false;
    }
    return true;
}
