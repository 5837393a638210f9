#include "ledger/check_entry.h"

#include "ledger/account.h"

#include <stdio.h>
#include <string.h>

enum { RECENT_MOST = 16384, RECENT_FIRST = 1024, LINE_SIZE = 24 };

EntryCheck entry_check_for(CheckReport *report, YearBuilder *builder) {
    return (EntryCheck){
        .report = report, .builder = builder, .used = sequence_book_in(report->arena)};
}

static Text number_text(const EntryCheck *check, SequenceNumber number) {
    return sequence_print(check->report->arena, &check->builder->grouper.book, number);
}

static uint32_t find(EntryCheck *check, uint64_t line, FecField field, ErrorCause cause) {
    CheckedEntry *entry = &check->entry;
    uint32_t because = entry->finding ? entry->finding : entry->suspect;
    if (!because) because = check->line_suspect;
    CheckFault fault = {.cause = cause,
                        .place = {.number = line},
                        .field = field,
                        .has_field = true,
                        .because = because};
    uint32_t serial = check_report_add(check->report, fault);
    if (!entry->finding) entry->finding = because ? because : serial;
    return serial;
}

static inline uint64_t mix(uint64_t value) {
    value = (value ^ value >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 29;
}

/* The first and the last bytes of a text as one number. */
static inline uint64_t ends_of(Text text) {
    uint64_t first = 0, last = 0;
    size_t size = text.size < 8 ? text.size : 8;
    if (size) memcpy(&first, text.bytes, size);
    if (text.size > 8) memcpy(&last, text.bytes + text.size - 8, 8);
    return first ^ mix(last) ^ text.size;
}

static uint64_t *slot_of(const RecentEntries *recent, uint64_t hash) {
    size_t at = hash & (recent->capacity - 1);
    while (recent->hashes[at] && recent->hashes[at] != hash) at = (at + 1) & (recent->capacity - 1);
    return &recent->hashes[at];
}

static void grow(Arena *arena, RecentEntries *recent) {
    RecentEntries old = *recent;
    recent->capacity = old.capacity ? old.capacity * 2 : RECENT_FIRST;
    recent->hashes = ARENA_ARRAY(arena, uint64_t, recent->capacity);
    recent->lines = ARENA_ARRAY(arena, uint64_t, recent->capacity);
    for (size_t i = 0; i < old.capacity; i++) {
        if (!old.hashes[i]) continue;
        uint64_t *slot = slot_of(recent, old.hashes[i]);
        *slot = old.hashes[i];
        recent->lines[slot - recent->hashes] = old.lines[i];
    }
}

/* Remembers the entry; the older half goes when both are full. */
static void remember(EntryCheck *check, const PendingEntry *entry) {
    RecentEntries *newest = &check->recent[0];
    if (newest->count == RECENT_MOST) {
        RecentEntries older = check->recent[1];
        check->recent[1] = *newest;
        *newest = older;
        newest->count = 0;
        if (newest->capacity) {
            memset(newest->hashes, 0, newest->capacity * sizeof *newest->hashes);
        }
    }
    if (newest->count * 2 >= newest->capacity) grow(check->report->arena, newest);
    uint64_t *slot = slot_of(newest, entry->hash);
    *slot = entry->hash;
    newest->lines[slot - newest->hashes] = entry->first_line;
    newest->count++;
}

/* What else is odd about an entry that comes twice follows from that. */
static void find_twice(EntryCheck *check, const PendingEntry *entry, uint64_t line) {
    static const ErrorCode followers[] = {ERROR_FEC_VALID_ORDER, ERROR_FEC_OPENING_LATE,
                                          ERROR_FEC_CLOSES_NOMINAL, ERROR_FEC_CENTRALISED};
    char room[LINE_SIZE];
    int size = snprintf(room, sizeof room, "%llu", (unsigned long long)line);
    CheckFault fault = {
        .cause = {ERROR_FEC_ENTRY_TWICE, number_text(check, entry->number), {room, (size_t)size}},
        .place = {.number = entry->first_line},
        .field = FEC_ENTRY_NUMBER,
        .has_field = true};
    uint32_t serial = check_report_add(check->report, fault);
    for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++) {
        check_report_subordinate(check->report, followers[i], entry->first_line, entry->last_line,
                                 serial);
    }
    for (size_t i = 0; i < 2; i++) {
        Repeats *repeats = &check->repeats[i];
        if (!repeats->first.count) continue;
        NotedEntry *last = &repeats->first.items[repeats->first.count - 1];
        if (last->line == entry->first_line) last->because = serial;
    }
}

/* Looks the entry before this one up, whose slots the processor has fetched by now. */
static void resolve_pending(EntryCheck *check) {
    const PendingEntry *entry = &check->pending;
    if (!entry->hash) return;
    for (size_t i = 0; i < 2; i++) {
        const RecentEntries *recent = &check->recent[i];
        if (!recent->capacity) continue;
        const uint64_t *slot = slot_of(recent, entry->hash);
        if (!*slot) continue;
        find_twice(check, entry, recent->lines[slot - recent->hashes]);
        check->pending.hash = 0;
        return;
    }
    remember(check, entry);
    check->pending.hash = 0;
}

/* Puts the entry down to be looked up a little later. */
static void make_pending(EntryCheck *check) {
    const CheckedEntry *entry = &check->entry;
    resolve_pending(check);
    if (!entry->piece_hash || entry->sum.cents) return;
    uint64_t hash = entry->hash + mix(entry->piece_hash + (uint64_t)(uint32_t)entry->date.day) +
                    mix((uint64_t)entry->journal << 32 | 1);
    hash = mix(hash) | UINT64_C(1) << 63;
    check->pending = (PendingEntry){hash, entry->number, entry->first_line, check->last_line};
    for (size_t i = 0; i < 2; i++) {
        const RecentEntries *recent = &check->recent[i];
        if (recent->capacity) __builtin_prefetch(&recent->hashes[hash & (recent->capacity - 1)]);
    }
}

static bool is_opening(EntryCheck *check) {
    const CheckedEntry *entry = &check->entry;
    if (!check->builder->journals.items[entry->journal].is_opening) return false;
    if (!check->opening_date.day) check->opening_date = entry->date;
    return date_compare(entry->date, check->opening_date) == 0;
}

static void check_opening(EntryCheck *check) {
    CheckedEntry *entry = &check->entry;
    Text number = number_text(check, entry->number);
    if (check->has_movement) {
        find(check, entry->first_line, FEC_ENTRY_NUMBER,
             (ErrorCause){ERROR_FEC_OPENING_LATE, number});
    }
    if (entry->nominal_line) {
        find(check, entry->nominal_line, FEC_ACCOUNT,
             (ErrorCause){ERROR_FEC_OPENING_NOMINAL, number, text_of(entry->nominal)});
    }
    if (check->openings.count == OPENINGS) return;
    *LIST_PUSH(check->report->arena, &check->openings) =
        (NotedEntry){entry->number, entry->first_line, entry->finding};
}

static void note_movement(EntryCheck *check) {
    SequenceNumber number = check->entry.number;
    check->has_movement = true;
    for (size_t i = 0; i < check->series_count; i++) {
        SequenceNumber *least = &check->least[i];
        if (least->series != number.series) continue;
        if (number.value < least->value) *least = number;
        return;
    }
    if (check->series_count < SERIES) check->least[check->series_count++] = number;
}

static void check_content(EntryCheck *check) {
    const CheckedEntry *entry = &check->entry;
    bool is_closing = entry->nominal_line && entry->has_result && !entry->has_other;
    if (is_closing) {
        find(check, entry->first_line, FEC_ACCOUNT,
             (ErrorCause){ERROR_FEC_CLOSES_NOMINAL, number_text(check, entry->number),
                          text_of(entry->result)});
    }
    if (entry->is_centralised) {
        find(check, entry->first_line, FEC_LABEL,
             (ErrorCause){ERROR_FEC_CENTRALISED, number_text(check, entry->number),
                          text_of(entry->label)});
    }
}

/* A number that was used before, by an entry that was complete without this one. */
static void check_number(EntryCheck *check) {
    const CheckedEntry *entry = &check->entry;
    uint32_t because = entry->finding ? entry->finding : entry->suspect;
    for (size_t i = 0; i < 2; i++) {
        if (entry->uses[i] == SEQUENCE_NEW || entry->sum.cents) continue;
        Repeats *repeats = &check->repeats[i];
        if (repeats->count++ >= FINDING_PLACES) continue;
        *LIST_PUSH(check->report->arena, &repeats->first) =
            (NotedEntry){entry->number, entry->first_line, because};
    }
}

static void check_validation(EntryCheck *check) {
    const CheckedEntry *entry = &check->entry;
    if (!entry->late_line) return;
    char rooms[2][DATE_TEXT_SIZE], place[LINE_SIZE];
    snprintf(place, sizeof place, "%llu", (unsigned long long)entry->before_late_line);
    find(check, entry->late_line, FEC_VALID_DATE,
         (ErrorCause){ERROR_FEC_VALID_ORDER, date_print_iso(entry->late, rooms[0]),
                      date_print_iso(entry->before_late, rooms[1]), text_of(place)});
}

static void end_entry(EntryCheck *check) {
    CheckedEntry *entry = &check->entry;
    if (!check->has_entry) return;
    check->has_entry = false;
    check->entries++;
    check->unbalanced += entry->sum.cents != 0;
    if (is_opening(check)) {
        check_opening(check);
    } else {
        note_movement(check);
    }
    check_content(check);
    check_number(check);
    check_validation(check);
    make_pending(check);
    uint32_t suspect = entry->suspect ? entry->suspect : entry->finding;
    if (suspect && check->suspects.count < SUSPECTS) {
        *LIST_PUSH(check->report->arena, &check->suspects) = (Suspect){entry->number, suspect};
    }
}

static void find_two_dates(EntryCheck *check, const FecLine *line) {
    char rooms[2][DATE_TEXT_SIZE];
    find(check, line->row.number, FEC_ENTRY_DATE,
         (ErrorCause){ERROR_FEC_ENTRY_DATES, number_text(check, check->entry.number),
                      date_print_iso(check->entry.date, rooms[0]),
                      date_print_iso(line->date, rooms[1])});
}

static inline bool is_same(Text a, Text b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

static void find_two_journals(EntryCheck *check, const FecLine *line) {
    Text journal = check->builder->journals.items[check->entry.journal].code;
    if (is_same(journal, line->journal)) return; /* back in the first one */
    find(check, line->row.number, FEC_JOURNAL_CODE,
         (ErrorCause){ERROR_FEC_ENTRY_JOURNALS, number_text(check, check->entry.number), journal,
                      line->journal});
}

void entry_check_meet(EntryCheck *check, const FecLine *line, uint32_t suspect) {
    if (!check->has_entry) return;
    const YearBuilder *builder = check->builder;
    CheckedEntry *entry = &check->entry;
    bool is_same_day = line->date.day == builder->run.date.day;
    bool is_same_journal = is_same(line->journal, builder->texts.journal);
    if (!is_same(line->number, builder->texts.number) ||
        (entry->sum.cents == 0 && !(is_same_day && is_same_journal))) {
        end_entry(check);
        return;
    }
    if (is_same_day && is_same_journal) return;
    uint32_t finding = entry->finding;
    check->line_suspect = suspect;
    if (line->date.day != entry->date.day && !is_same_day) find_two_dates(check, line);
    if (!is_same_journal) find_two_journals(check, line);
    check->line_suspect = 0;
    if (!finding) entry->finding = 0; /* what follows is not for that reason wrong */
}

static bool contains(Text text, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= text.size; i++) {
        if ((text.bytes[i] | 0x20) != word[0]) continue;
        if (text_equal_ignoring_case((Text){text.bytes + i, size}, (Text){word, size})) return true;
    }
    return false;
}

static void keep(char room[ERROR_ARGUMENT_SIZE], Text text) {
    size_t size = text.size < ERROR_ARGUMENT_SIZE - 1 ? text.size : ERROR_ARGUMENT_SIZE - 1;
    if (size) memcpy(room, text.bytes, size);
    room[size] = '\0';
}

static bool has_name(Text piece) {
    for (size_t i = 0; i < piece.size; i++) {
        unsigned char byte = (unsigned char)piece.bytes[i];
        unsigned char letter = byte | 0x20;
        if ((byte >= '1' && byte <= '9') || (letter >= 'a' && letter <= 'z')) return true;
    }
    return false;
}

static void begin_entry(EntryCheck *check, const FecLine *line) {
    const Run *run = &check->builder->run;
    CheckedEntry *entry = &check->entry;
    check->has_entry = true;
    entry->number = run->number;
    entry->journal = run->journal;
    entry->date = line->date;
    entry->sum = (Amount){0};
    entry->first_line = line->row.number;
    entry->hash = 0;
    entry->piece_hash = has_name(line->piece) ? mix(ends_of(line->piece)) | 1 : 0;
    entry->has_result = entry->has_other = false;
    entry->nominal_line = entry->late_line = 0;
    entry->suspect = check->next_suspect;
    entry->finding = 0;
    check->next_suspect = 0;
    entry->uses[0] = sequence_use(&check->used, 0, run->number, line->date);
    entry->uses[1] = sequence_use(&check->used, run->journal + 1, run->number, line->date);
    Text label = fec_field(&line->row, FEC_LABEL);
    entry->is_centralised = contains(label, "centralis");
    if (entry->is_centralised) keep(entry->label, label);
}

static void note_account(CheckedEntry *entry, const FecLine *line) {
    int class_number = account_class(line->account);
    bool is_result = account_is_under(line->account, "12");
    bool is_nominal = class_number == 6 || class_number == 7;
    if (is_nominal && !entry->nominal_line) {
        entry->nominal_line = line->row.number;
        keep(entry->nominal, line->account);
    }
    if (is_result && !entry->has_result) keep(entry->result, line->account);
    entry->has_result |= is_result;
    entry->has_other |= !is_result && !is_nominal;
}

static void note_validation(EntryCheck *check, const FecLine *line) {
    CheckedEntry *entry = &check->entry;
    if (!line->valid_date.day) return;
    if (line->valid_date.day < check->last_valid.day && !entry->late_line) {
        entry->late_line = line->row.number;
        entry->late = line->valid_date;
        entry->before_late = check->last_valid;
        entry->before_late_line = check->last_valid_line;
    }
    check->last_valid = line->valid_date;
    check->last_valid_line = line->row.number;
}

void entry_check_add(EntryCheck *check, const FecLine *line, uint32_t suspect) {
    CheckedEntry *entry = &check->entry;
    if (!check->has_entry) begin_entry(check, line);
    check->last_line = line->row.number;
    entry->sum.cents += line->debit.cents - line->credit.cents;
    uint64_t amounts = (uint64_t)line->debit.cents * 31 + (uint64_t)line->credit.cents;
    entry->hash += mix(ends_of(line->account) + mix(amounts) + ends_of(line->auxiliary) * 3);
    note_account(entry, line);
    if (line->valid_date.day != check->last_valid.day) note_validation(check, line);
    if (suspect && !entry->suspect) entry->suspect = suspect;
}

void entry_check_damage(EntryCheck *check, uint32_t serial) {
    if (check->has_entry && !check->entry.suspect) check->entry.suspect = serial;
    check->next_suspect = serial;
}

void entry_check_finish(EntryCheck *check) {
    end_entry(check);
    resolve_pending(check);
}

uint32_t entry_check_suspect(const EntryCheck *check, SequenceNumber number) {
    for (size_t i = 0; i < check->suspects.count; i++) {
        const Suspect *suspect = &check->suspects.items[i];
        bool is_it =
            suspect->number.series == number.series && suspect->number.value == number.value;
        if (is_it) return suspect->serial;
    }
    return 0;
}
