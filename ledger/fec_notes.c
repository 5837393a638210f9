#include "ledger/fec_notes.h"

FecNotes fec_notes_for(Findings *findings, const char *path, FecEncoding *encoding) {
    return (FecNotes){.findings = findings, .path = path, .encoding = encoding};
}

/* Whether one more case of the kind is kept with its place; counts it. */
static bool is_kept(FecNotes *notes, ErrorCode code) {
    Trouble trouble = error_kind(code)->trouble;
    notes->is_unreadable |= trouble == TROUBLE_UNREADABLE || trouble == TROUBLE_MACHINE;
    if (notes->counts[code]++ < FINDING_PLACES) return true;
    fec_note_more(notes, code, 1);
    return false;
}

/* The start of a text of the file, to be shown: at most `limit` bytes of it, as UTF-8. */
static Text start_of(FecNotes *notes, Text text, size_t limit) {
    Encoding encoding = encoding_of(text);
    if (text.size > limit) {
        text.size = limit;
        bool is_utf8 = encoding == ENCODING_UTF_8;
        while (is_utf8 && text.size && ((unsigned char)text.bytes[text.size] & 0xC0) == 0x80) {
            text.size--;
        }
    }
    return text_to_utf_8(notes->findings->arena, text, encoding);
}

static void put_place(FecNotes *notes, const FecPlace *place, Error *error) {
    uint64_t column = place->column;
    if (place->at) {
        size_t before = (size_t)(place->at - place->line.bytes);
        bool is_utf8 = encoding_of(place->line) <= ENCODING_UTF_8;
        column = is_utf8 ? fec_characters((Text){place->line.bytes, before}) + 1 : before + 1;
    }
    error_place(error, notes->path, place->number, column);
    error_show(error, start_of(notes, place->line, sizeof error->excerpt));
}

Error fec_error(FecNotes *notes, FecPlace place, ErrorCause cause) {
    Text *values[] = {&cause.first, &cause.second, &cause.third, &cause.fourth};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        *values[i] = start_of(notes, *values[i], ERROR_ARGUMENT_SIZE);
    }
    Error error = {0};
    error_set_cause(&error, cause);
    put_place(notes, &place, &error);
    return error;
}

void fec_note(FecNotes *notes, FecPlace place, ErrorCause cause) {
    if (!is_kept(notes, cause.code)) return;
    Error error = fec_error(notes, place, cause);
    findings_add(notes->findings, &error);
}

void fec_note_error(FecNotes *notes, FecPlace place, const Error *error) {
    if (!is_kept(notes, error->code)) return;
    Error placed = *error;
    put_place(notes, &place, &placed);
    findings_add(notes->findings, &placed);
}

void fec_note_more(FecNotes *notes, ErrorCode code, uint64_t count) {
    for (size_t i = 0; i < notes->findings->kinds.count; i++) {
        Finding *finding = &notes->findings->kinds.items[i];
        if (finding->code == code) finding->count += count;
    }
}
