#include "ledger/fec_row.h"

FecPlace fec_place(const FecRow *row, Text field) {
    FecPlace place = {.line = fec_row_line(row), .number = row->number, .at = field.bytes};
    if (!row->origins) return place;
    place.at = NULL;
    for (uint32_t i = 0; i < row->header->column_count; i++) {
        const char *end = row->bytes + row->ends[i];
        if (field.bytes > end || !row->origins[i].line) continue;
        bool is_before = i && field.bytes <= row->bytes + row->ends[i - 1];
        if (is_before) continue;
        place.number = row->origins[i].line;
        place.column = row->origins[i].column;
    }
    return place;
}
