#include "ledger/fec_notice.h"

#include "engine/builder.h"
#include "engine/data.h"
#include "engine/date_text.h"

#include <string.h>

/* The journals that the year has used: code and label. */
static Text list_journals(Arena *arena, const FiscalYear *year) {
    Builder list = builder_in(arena);
    bool *is_used = ARENA_ARRAY(arena, bool, year->journal_count);
    for (uint64_t i = 0; i < year->entry_count; i++) {
        const Entry *entry = &year->entries[i];
        is_used[entry->journal] = true;
        for (uint32_t k = 0; k < entry->line_count; k++) {
            is_used[year_line_head(year, entry, &year->lines[entry->first_line + k]).journal] =
                true;
        }
    }
    for (uint32_t i = 0; i < year->journal_count; i++) {
        if (!is_used[i]) continue;
        const Journal *journal = &year->journals[i];
        if (list.size) builder_add_byte(&list, '\n');
        builder_print(&list, "%-16.*s%.*s", TEXT_ARGUMENTS(journal->code),
                      TEXT_ARGUMENTS(journal->label));
    }
    return builder_text(&list);
}

bool fec_notice(Arena *arena, Text entity, Text file, const FiscalYear *year, Text *notice,
                Error *error) {
    Text template, path;
    if (!data_read(arena, "notices/fec-notice.txt", &template, &path, error)) return false;
    char rooms[2][DATE_TEXT_SIZE];
    Text start = date_print_long_french(year->start, rooms[0]);
    Text end = date_print_long_french(year->end, rooms[1]);
    Text period = text_print(arena, "du %.*s au %.*s", TEXT_ARGUMENTS(start), TEXT_ARGUMENTS(end));
    *notice =
        sentence_fill(arena, template.bytes,
                      (Text[ERROR_ARGUMENTS]){entity, period, file, list_journals(arena, year)});
    return true;
}

const char *fec_notice_path(Arena *arena, const char *fec) {
    const char *dot = strrchr(fec, '.');
    const char *slash = strrchr(fec, '/');
    bool has_extension = dot && (!slash || dot > slash);
    size_t size = has_extension ? (size_t)(dot - fec) : strlen(fec);
    return text_print(arena, "%.*s-notice.txt", (int)size, fec).bytes;
}
