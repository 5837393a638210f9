#include "reports/command/line_editor.h"

#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

enum { MOST_SHOWN = 40 };

struct LineEditor {
    Arena *arena;
    EditLine *edit;
    locale_t characters; /* of this thread while a line is edited: UTF-8, numbers untouched */
    char *prompt;
    const Suggestions *suggestions;
};

static LineEditor *editor_of(EditLine *edit) {
    void *editor = NULL;
    el_get(edit, EL_CLIENTDATA, &editor);
    return editor;
}

static char *prompt_of(EditLine *edit) {
    return editor_of(edit)->prompt;
}

/* --- Completion. */

static bool begins(Text text, Text start) {
    return text.size >= start.size &&
           text_equal_ignoring_case((Text){text.bytes, start.size}, start);
}

static bool matches(const Suggestion *suggestion, Text typed) {
    if (begins(suggestion->text, typed)) return true;
    Text meaning = suggestion->meaning;
    for (bool at_word = true; typed.size && meaning.size;) {
        if (at_word && begins(meaning, typed)) return true;
        at_word = meaning.bytes[0] == ' ' || meaning.bytes[0] == '\'';
        meaning = (Text){meaning.bytes + 1, meaning.size - 1};
    }
    return false;
}

/* The suggestions that fit what was typed, and how they all begin. */
static size_t gather(const LineEditor *editor, Text typed, Text *common) {
    size_t count = 0;
    for (size_t i = 0; i < editor->suggestions->count; i++) {
        const Suggestion *suggestion = &editor->suggestions->items[i];
        if (!matches(suggestion, typed)) continue;
        if (!count++) *common = suggestion->text;
        size_t same = 0;
        while (same < common->size && same < suggestion->text.size &&
               common->bytes[same] == suggestion->text.bytes[same]) {
            same++;
        }
        common->size = same;
    }
    return count;
}

static void list_suggestions(const LineEditor *editor, Text typed) {
    size_t shown = 0;
    fputs("\r\n", stderr);
    for (size_t i = 0; i < editor->suggestions->count; i++) {
        const Suggestion *suggestion = &editor->suggestions->items[i];
        if (!matches(suggestion, typed)) continue;
        if (++shown > MOST_SHOWN) {
            fputs("  ...\r\n", stderr);
            break;
        }
        fprintf(stderr, "  %.*s  %.*s\r\n", TEXT_ARGUMENTS(suggestion->text),
                TEXT_ARGUMENTS(suggestion->meaning));
    }
}

/* Puts the text in the place of what was typed. */
static void replace(EditLine *edit, const LineEditor *editor, size_t characters, Text text) {
    el_deletestr(edit, (int)characters);
    el_insertstr(edit, text_copy(editor->arena, text).bytes);
}

/* How many characters the UTF-8 text has. */
static size_t characters_of(Text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

static unsigned char complete(EditLine *edit, int key) {
    (void)key;
    const LineEditor *editor = editor_of(edit);
    const LineInfo *line = el_line(edit);
    Text typed = {line->buffer, (size_t)(line->cursor - line->buffer)}, common = {0};
    if (!editor->suggestions) return CC_REFRESH_BEEP;
    typed = text_copy(editor->arena, typed);
    size_t count = gather(editor, typed, &common);
    if (!count) return CC_REFRESH_BEEP;
    bool adds = common.size && !text_equal(common, typed) && (count == 1 || begins(common, typed));
    if (adds) {
        replace(edit, editor, characters_of(typed), common);
        return CC_REFRESH;
    }
    if (count == 1) return CC_REFRESH;
    list_suggestions(editor, typed);
    return CC_REDISPLAY;
}

/* --- Asking. */

LineEditor *line_editor_open(Arena *arena) {
    LineEditor *editor = ARENA_NEW(arena, LineEditor);
    editor->arena = arena;
    editor->characters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t usual = uselocale(editor->characters);
    editor->edit = el_init("denier", stdin, stderr, stderr);
    if (editor->edit) {
        el_set(editor->edit, EL_CLIENTDATA, editor);
        el_set(editor->edit, EL_PROMPT, prompt_of);
        el_set(editor->edit, EL_EDITOR, "emacs");
        el_set(editor->edit, EL_SIGNAL, 1);
        el_wset(editor->edit, EL_ADDFN, L"complete", L"completes the line", complete);
        el_set(editor->edit, EL_BIND, "^I", "complete", NULL);
    }
    uselocale(usual);
    return editor;
}

void line_editor_close(LineEditor *editor) {
    if (editor->edit) el_end(editor->edit);
    if (editor->characters) freelocale(editor->characters);
    *editor = (LineEditor){0};
}

bool line_editor_ask(LineEditor *editor, Text prompt, const Suggestions *suggestions,
                     Text *answer) {
    int size = 0;
    if (!editor->edit) return false;
    editor->prompt = ARENA_ARRAY(editor->arena, char, prompt.size + 1);
    memcpy(editor->prompt, prompt.bytes, prompt.size);
    editor->suggestions = suggestions;
    locale_t usual = uselocale(editor->characters);
    const char *line = el_gets(editor->edit, &size);
    uselocale(usual);
    if (!line || size <= 0) return false;
    Text text = {line, strcspn(line, "\r\n")};
    *answer = text_copy(editor->arena, text_trim(text));
    return true;
}
