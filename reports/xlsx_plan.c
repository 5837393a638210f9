#include "reports/xlsx_plan.h"

#include "reports/characters.h"

#include <assert.h>

/* A table of that many rows that does not start a page still gets a sheet of its own. */
enum { SHARED_ROWS = 60 };

/* A tab's name being made: what may not stand in it is "-". */
static uint32_t allowed_in_name(uint32_t character) {
    static const Text forbidden = {"[]:*?/\\'", 8};
    uint32_t shown = character_shown(character);
    for (size_t i = 0; i < forbidden.size; i++) {
        if (shown == (unsigned char)forbidden.bytes[i]) return shown == '\'' ? 0x2019 : '-';
    }
    return shown;
}

static size_t utf16_units(uint32_t character) {
    return character > 0xFFFF ? 2 : 1;
}

/* As much of the title as leaves room for the suffix, then the suffix. */
static Text name_with_suffix(Arena *arena, Text title, Text suffix) {
    Builder name = builder_in(arena);
    size_t room = XLSX_SHEET_NAME_LENGTH - suffix.size;
    for (Text rest = text_trim(title); rest.size;) {
        uint32_t character = allowed_in_name(character_take(&rest));
        if (utf16_units(character) > room) break;
        room -= utf16_units(character);
        character_add(&name, character);
    }
    Text kept = text_trim(builder_text(&name));
    return text_print(arena, "%.*s%.*s", TEXT_ARGUMENTS(kept), TEXT_ARGUMENTS(suffix));
}

/* Spreadsheets take names that differ in case only for the same: ASCII and Latin-1 here. */
static uint32_t folded(uint32_t character) {
    bool is_capital = (character >= 'A' && character <= 'Z') ||
                      (character >= 0xC0 && character <= 0xDE && character != 0xD7);
    return is_capital ? character + 0x20 : character;
}

static bool are_same_name(Text a, Text b) {
    while (a.size && b.size) {
        if (folded(character_take(&a)) != folded(character_take(&b))) return false;
    }
    return a.size == b.size;
}

/* "History" is a name that Excel keeps for itself. */
static bool is_taken(const XlsxPlan *plan, Text name) {
    if (are_same_name(name, TEXT("History"))) return true;
    if (are_same_name(name, plan->contents_name)) return true;
    for (size_t i = 0; i < plan->sheets.count; i++) {
        if (are_same_name(name, plan->sheets.items[i].name)) return true;
    }
    return false;
}

static Text unique_name(Arena *arena, const XlsxPlan *plan, Text title) {
    Text name = name_with_suffix(arena, title, TEXT(""));
    if (!name.size) name = TEXT("-");
    for (unsigned number = 2; is_taken(plan, name); number++) {
        name = name_with_suffix(arena, title, text_print(arena, " (%u)", number));
    }
    return name;
}

static void begin_sheet(Arena *arena, XlsxPlan *plan, Text title) {
    Text name = unique_name(arena, plan, title.size ? title : plan->document->title);
    XlsxSheet *sheet = LIST_PUSH(arena, &plan->sheets);
    *sheet = (XlsxSheet){.name = name, .first_block = plan->blocks.count};
}

static bool is_streamable(const Table *table) {
    return table->is_ledger || table->rows.count > SHARED_ROWS;
}

/* The first line after the last block of the sheet, its notes included. */
static uint32_t end_of_sheet(const XlsxPlan *plan) {
    const XlsxBlock *last = &plan->blocks.items[plan->blocks.count - 1];
    const Table *table = &plan->document->tables.items[last->table];
    return last->heading_line + 1 + (uint32_t)(last->row_count + table->notes.count);
}

/* Whether the table goes under the one before it. */
static bool shares_sheet(const XlsxPlan *plan, const Table *table, uint32_t sheet_lines) {
    if (!plan->blocks.count || table->starts_page || is_streamable(table)) return false;
    const XlsxBlock *before = &plan->blocks.items[plan->blocks.count - 1];
    if (plan->document->tables.items[before->table].is_ledger) return false;
    size_t lines = table->rows.count + table->notes.count + 3;
    return end_of_sheet(plan) + lines <= sheet_lines;
}

static XlsxBlock *add_block(Arena *arena, XlsxPlan *plan, XlsxBlock block) {
    XlsxSheet *sheet = &plan->sheets.items[plan->sheets.count - 1];
    size_t columns = plan->document->tables.items[block.table].column_count + 1;
    if (columns > sheet->column_count) sheet->column_count = columns;
    sheet->block_count++;
    block.sheet = plan->sheets.count - 1;
    XlsxBlock *added = LIST_PUSH(arena, &plan->blocks);
    *added = block;
    return added;
}

/* One or more blocks, each after the first on a sheet of its own; notes need room after the
 * last. */
static void add_own_sheets(Arena *arena, XlsxPlan *plan, size_t index, uint32_t sheet_lines) {
    const Table *table = &plan->document->tables.items[index];
    assert(sheet_lines > XLSX_HEAD_LINES + 1 + table->notes.count);
    size_t room = sheet_lines - XLSX_HEAD_LINES - 1 - table->notes.count;
    size_t done = 0;
    do {
        size_t left = table->rows.count - done, count = left < room ? left : room;
        begin_sheet(arena, plan, table->title);
        add_block(arena, plan,
                  (XlsxBlock){.table = index,
                              .first_row = done,
                              .row_count = count,
                              .heading_line = XLSX_HEAD_LINES,
                              .is_last = count == left});
        done += count;
    } while (done < table->rows.count);
}

const XlsxPlan *xlsx_plan(Arena *arena, const Document *document, uint32_t sheet_lines) {
    XlsxPlan *plan = ARENA_NEW(arena, XlsxPlan);
    plan->document = document;
    plan->contents_name = label_of(arena, document->language, N_("Contents"));
    plan->contents_name = name_with_suffix(arena, plan->contents_name, TEXT(""));
    plan->first_block = ARENA_ARRAY(arena, size_t, document->tables.count);
    for (size_t i = 0; i < document->tables.count; i++) {
        const Table *table = &document->tables.items[i];
        plan->first_block[i] = plan->blocks.count;
        if (table->rows.count > XLSX_STREAMED_ROWS) plan->is_streamed = true;
        if (!shares_sheet(plan, table, sheet_lines)) {
            add_own_sheets(arena, plan, i, sheet_lines);
            continue;
        }
        add_block(arena, plan,
                  (XlsxBlock){.table = i,
                              .row_count = table->rows.count,
                              .heading_line = end_of_sheet(plan) + 2,
                              .has_title = true,
                              .is_last = true});
    }
    return plan;
}

const XlsxBlock *xlsx_block_of(const XlsxPlan *plan, size_t table, size_t row) {
    const XlsxBlock *block = &plan->blocks.items[plan->first_block[table]];
    while (row >= block->first_row + block->row_count) block++;
    assert(block->table == table);
    return block;
}

uint32_t xlsx_line_of(const XlsxBlock *block, size_t row) {
    assert(row >= block->first_row && row < block->first_row + block->row_count);
    return block->heading_line + 1 + (uint32_t)(row - block->first_row);
}
