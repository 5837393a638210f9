#include "ledger/fec_row.h"

bool fec_row_is_header(const FecRow *row) {
    Text account = fec_field(row, FEC_ACCOUNT);
    bool is_number = account.size && account.bytes[0] >= '0' && account.bytes[0] <= '9';
    return !is_number && fec_field_named(account) == FEC_ACCOUNT &&
           fec_field_named(fec_field(row, FEC_ENTRY_NUMBER)) == FEC_ENTRY_NUMBER;
}

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
