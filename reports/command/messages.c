#include "reports/command/messages.h"

#include "engine/builder.h"
#include "reports/sentence.h"

#include <stdio.h>

static void put(Text text) {
    fwrite(text.bytes, 1, text.size, stderr);
}

static const char *severity(const Session *session, Trouble trouble) {
    bool is_warning = trouble == TROUBLE_IRREGULAR;
    bool is_note = trouble == TROUBLE_INFORMATION;
    return translate(session->language, is_note      ? N_("note")
                                        : is_warning ? N_("warning")
                                                     : N_("error"));
}

static void add_place(Builder *message, const Error *error) {
    if (error->file[0] == '\0') return;
    builder_add_string(message, error->file);
    if (error->line) builder_print(message, ":%llu", (unsigned long long)error->line);
    if (error->column) builder_print(message, ":%llu", (unsigned long long)error->column);
    builder_add_string(message, ": ");
}

/* The offending line with tabs made visible, and a caret under its column. */
static void add_excerpt(Builder *message, const Error *error) {
    if (error->excerpt[0] == '\0') return;
    builder_add_string(message, "    ");
    for (const char *at = error->excerpt; *at; at++) {
        bool is_control = (unsigned char)*at < ' ';
        builder_add_byte(message, is_control ? ' ' : *at);
    }
    builder_add_byte(message, '\n');
    if (error->column == 0 || error->column > ERROR_ARGUMENT_SIZE) return;
    builder_repeat(message, ' ', (size_t)error->column + 3);
    builder_add_string(message, "^\n");
}

static void add_hint(const Session *session, Builder *message, const Error *error) {
    const char *hint = error_kind(error->code)->hint;
    if (hint[0] == '\0') return;
    builder_print(message, "    %s: ", translate(session->language, N_("hint")));
    builder_add(message, error_sentence_in(session->arena, session->language, error, hint));
    builder_add_byte(message, '\n');
}

static Text message_of(const Session *session, const Error *error, uint64_t count) {
    const ErrorKind *kind = error_kind(error->code);
    Builder message = builder_in(session->arena);
    add_place(&message, error);
    builder_print(&message, "%s[%s]: ", severity(session, kind->trouble), kind->id);
    builder_add(&message,
                error_sentence_in(session->arena, session->language, error, kind->message));
    if (count > 1) {
        const char *more = translate(session->language, N_("times in all"));
        builder_print(&message, " (%llu %s)", (unsigned long long)count, more);
    }
    builder_add_byte(&message, '\n');
    if (kind->trouble >= TROUBLE_PROOF) add_excerpt(&message, error);
    if (kind->trouble != TROUBLE_INFORMATION) add_hint(session, &message, error);
    return builder_text(&message);
}

void message_error(const Session *session, const Error *error) {
    put(message_of(session, error, 1));
}

/* One line for the whole kind, at its first place. */
static void put_summary(const Session *session, const Finding *finding) {
    put(message_of(session, &finding->first.items[0], finding->count));
}

static void put_all(const Session *session, const Finding *finding) {
    for (size_t i = 0; i < finding->first.count; i++) {
        put(message_of(session, &finding->first.items[i], 1));
    }
    if (finding->count <= finding->first.count) return;
    uint64_t rest = finding->count - finding->first.count;
    const Text values[ERROR_ARGUMENTS] = {
        text_print(session->arena, "%llu", (unsigned long long)rest)};
    const char *more = translate(session->language, N_("... and {1} more of this kind"));
    put(sentence_fill(session->arena, more, values));
    put(TEXT("\n"));
}

void message_findings(const Session *session, const Findings *findings) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        Trouble trouble = error_kind(finding->code)->trouble;
        if (session->options.quiet && trouble <= TROUBLE_IRREGULAR) continue;
        if (trouble >= TROUBLE_PROOF) {
            put_all(session, finding);
        } else {
            put_summary(session, finding);
        }
    }
}

void message_proofs(const Session *session, const Findings *findings) {
    for (size_t i = 0; i < findings->kinds.count; i++) {
        const Finding *finding = &findings->kinds.items[i];
        if (error_kind(finding->code)->trouble == TROUBLE_PROOF) put_all(session, finding);
    }
}

void message_note(const Session *session, const char *msgid, Text first, Text second) {
    if (session->options.quiet) return;
    const Text values[ERROR_ARGUMENTS] = {first, second};
    put(sentence_fill(session->arena, translate(session->language, msgid), values));
    put(TEXT("\n"));
}

ExitCode exit_code_of(ErrorCode code) {
    switch (error_kind(code)->trouble) {
    case TROUBLE_NONE:
    case TROUBLE_INFORMATION:
    case TROUBLE_IRREGULAR:
        return EXIT_FINE;
    case TROUBLE_PROOF:
    case TROUBLE_UNREADABLE:
        return EXIT_FINDINGS;
    case TROUBLE_USAGE:
        return EXIT_USAGE;
    case TROUBLE_MACHINE:
        return EXIT_MACHINE;
    }
    return EXIT_MACHINE;
}
