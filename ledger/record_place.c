#include "ledger/record_place.h"

FecPlace record_place(const Record *record, const char *at) {
    uint64_t line = record->line;
    for (const char *byte = record->source.bytes; byte < at; byte++) line += *byte == '\n';
    return (FecPlace){record->source, line, NULL, record_column(record, at)};
}
