#include "engine/error.h"

#include "engine/builder.h"

#include <stdio.h>
#include <string.h>

/* Copies as much of the text as fits, ended by a zero byte, never cutting a UTF-8 character. */
static void keep(char *room, size_t size, Text text) {
    size_t kept = text.size < size - 1 ? text.size : size - 1;
    while (kept < text.size && kept > 0 && ((unsigned char)text.bytes[kept] & 0xC0) == 0x80) {
        kept--;
    }
    if (kept) memcpy(room, text.bytes, kept);
    room[kept] = '\0';
}

bool error_set_cause(Error *error, ErrorCause cause) {
    if (!error || error->code != ERROR_NONE) return false;
    error->code = cause.code;
    error->reason = cause.reason;
    const Text values[ERROR_ARGUMENTS] = {cause.first, cause.second, cause.third, cause.fourth};
    for (size_t i = 0; i < ERROR_ARGUMENTS; i++) {
        keep(error->arguments[i], sizeof error->arguments[i], values[i]);
    }
    return false;
}

bool error_place(Error *error, const char *file, uint64_t line, uint64_t column) {
    if (!error || error->file[0] != '\0') return false;
    keep(error->file, sizeof error->file, text_of(file));
    error->line = line;
    error->column = column;
    return false;
}

void error_show(Error *error, Text line) {
    if (error && error->excerpt[0] == '\0') keep(error->excerpt, sizeof error->excerpt, line);
}

/* What the placeholder "{n}" that begins the text stands for: n, or -1 when there is none. */
static int placeholder(const char *text) {
    bool found = text[0] == '{' && text[1] >= '0' && text[1] <= '0' + ERROR_ARGUMENTS;
    return found && text[2] == '}' ? text[1] - '0' : -1;
}

Text sentence_fill_reason(Arena *arena, const char *template, const char *reason,
                          const Text values[ERROR_ARGUMENTS]) {
    Builder sentence = builder_in(arena);
    for (const char *at = template; *at;) {
        int number = placeholder(at);
        if (number < 0) {
            builder_add_byte(&sentence, *at++);
        } else {
            builder_add(&sentence, number ? values[number - 1] : text_of(reason));
            at += 3;
        }
    }
    return builder_text(&sentence);
}

Text sentence_fill(Arena *arena, const char *template, const Text values[ERROR_ARGUMENTS]) {
    return sentence_fill_reason(arena, template, NULL, values);
}

Text error_sentence(Arena *arena, const Error *error, const char *template) {
    Text values[ERROR_ARGUMENTS];
    for (size_t i = 0; i < ERROR_ARGUMENTS; i++) values[i] = text_of(error->arguments[i]);
    return sentence_fill_reason(arena, template, error->reason, values);
}

Findings findings_in(Arena *arena) {
    return (Findings){.arena = arena};
}

static Finding *finding_of(Findings *findings, ErrorCode code) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        if (findings->kinds.items[i].code == code) return &findings->kinds.items[i];
    }
    Finding *finding = LIST_PUSH(findings->arena, &findings->kinds);
    finding->code = code;
    return finding;
}

void findings_add(Findings *findings, const Error *error) {
    Finding *finding = finding_of(findings, error->code);
    finding->count++;
    if (finding->first.count < FINDING_PLACES) {
        *LIST_PUSH(findings->arena, &finding->first) = *error;
    }
}

uint64_t findings_count(const Findings *findings, Trouble trouble) {
    uint64_t count = 0;
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        if (error_kind(finding->code)->trouble == trouble) count += finding->count;
    }
    return count;
}
