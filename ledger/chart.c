#include "ledger/chart.h"

#include "engine/data.h"
#include "engine/records.h"

#include <string.h>

enum { CHART_LEAST_FIELDS = 3, CHART_MOST_FIELDS = 4, LONGEST_NUMBER = 12 };

static const char *const KIND_NAMES[] = {
    [CHART_PCG] = "pcg",
    [CHART_ASSOCIATION] = "association",
    [CHART_COMPANY] = "company",
    [CHART_REMOVED] = "removed",
};

enum { KIND_COUNT = sizeof KIND_NAMES / sizeof KIND_NAMES[0] };

static bool is_number(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
    }
    return text.size > 0 && text.size <= LONGEST_NUMBER && text.bytes[0] != '0';
}

static bool find_kind(Text name, ChartKind *kind) {
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (!text_equal(name, text_of(KIND_NAMES[i]))) continue;
        *kind = (ChartKind)i;
        return true;
    }
    return false;
}

/* Sets what is wrong with the row, at the field it is wrong in. */
static bool refuse(const Records *records, const Record *row, size_t field, Error *error) {
    return record_refuse(records, row, row->fields[field].start, error);
}

static bool read_row(const Records *records, const Record *row, ChartAccount *account,
                     Error *error) {
    if (row->count < CHART_LEAST_FIELDS || row->count > CHART_MOST_FIELDS) {
        error_set(error, ERROR_CHART_FIELDS, row->source);
        return refuse(records, row, 0, error);
    }
    *account = (ChartAccount){.line = row->line};
    account->number = row->fields[0].text;
    account->label = row->fields[2].text;
    if (row->count == CHART_MOST_FIELDS) account->successors = row->fields[3].text;
    if (!is_number(account->number)) {
        error_set(error, ERROR_CHART_NUMBER, account->number);
        return refuse(records, row, 0, error);
    }
    if (!find_kind(row->fields[1].text, &account->kind)) {
        error_set(error, ERROR_CHART_KIND, row->fields[1].text);
        return refuse(records, row, 1, error);
    }
    if (account->kind == CHART_REMOVED && account->successors.size == 0) {
        error_set(error, ERROR_CHART_SUCCESSOR, account->number);
        return refuse(records, row, 0, error);
    }
    return true;
}

/* The index of the exact number, or `count`. */
static size_t find_exact(const Chart *chart, Text number) {
    size_t low = 0, high = chart->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(chart->accounts[middle].number, number);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return chart->count;
}

/* Every successor must be an account of the chart that still exists. */
static bool check_successors(const Records *records, const Chart *chart, Error *error) {
    for (size_t i = 0; i < chart->count; i++) {
        Text rest = chart->accounts[i].successors;
        while (rest.size > 0) {
            Text successor = text_take(&rest, ' ');
            size_t found = find_exact(chart, successor);
            if (found < chart->count && chart->accounts[found].kind != CHART_REMOVED) continue;
            error_set(error, ERROR_CHART_SUCCESSOR_UNKNOWN, successor);
            return record_refuse(records, &records->items.items[i], successor.bytes, error);
        }
    }
    return true;
}

static void mark_parents(Chart *chart) {
    for (size_t i = 0; i + 1 < chart->count; i++) {
        ChartAccount *account = &chart->accounts[i];
        account->has_children = text_starts_with(account[1].number, account->number);
    }
}

bool chart_read(Arena *arena, Text content, const char *path, Chart *chart, Error *error) {
    Records records;
    if (!records_read(arena, content, path, &DIALECT_BARS, &records, error)) return false;
    *chart = (Chart){.path = path};
    chart->accounts = ARENA_ARRAY(arena, ChartAccount, records.items.count);
    for (size_t i = 0; i < records.items.count; i++) {
        const Record *row = &records.items.items[i];
        ChartAccount *account = &chart->accounts[i];
        if (!read_row(&records, row, account, error)) return false;
        if (i > 0 && text_compare(account[-1].number, account->number) >= 0) {
            error_set(error, ERROR_CHART_ORDER, account->number, account[-1].number);
            return refuse(&records, row, 0, error);
        }
        chart->count++;
    }
    mark_parents(chart);
    return check_successors(&records, chart, error);
}

bool chart_load(Arena *arena, Text regulation, Chart *chart, Error *error) {
    Text version = regulation;
    text_take(&version, '/');
    Text name = text_print(arena, "charts/%.*s.chart", TEXT_ARGUMENTS(version));
    Text content, path;
    if (!data_read(arena, name.bytes, &content, &path, error)) return false;
    return chart_read(arena, content, path.bytes, chart, error);
}

const ChartAccount *chart_find(const Chart *chart, Text number) {
    size_t size = number.size < LONGEST_NUMBER ? number.size : LONGEST_NUMBER;
    for (; size > 0; size--) {
        size_t found = find_exact(chart, (Text){number.bytes, size});
        if (found < chart->count) return &chart->accounts[found];
    }
    return NULL;
}

static bool is_filled_with_zeros(Text number, size_t from) {
    for (size_t i = from; i < number.size; i++) {
        if (number.bytes[i] != '0') return false;
    }
    return true;
}

bool chart_knows(const Chart *chart, Text number) {
    const ChartAccount *account = chart_find(chart, number);
    if (!account || account->number.size < 2) return false;
    return chart_is_posted(account) || is_filled_with_zeros(number, account->number.size);
}

bool chart_is_posted(const ChartAccount *account) {
    return account->number.size >= 3 || (account->number.size == 2 && !account->has_children);
}

Text chart_current_number(const Chart *chart, Text number, Date opening) {
    const ChartAccount *account = chart_find(chart, number);
    if (!account || account->successors.size == 0) return number;
    bool is_before_2025 = date_compare(opening, date_of(2025, 1, 1)) < 0;
    if (account->kind != CHART_REMOVED && !is_before_2025) return number;
    Text rest = account->successors;
    return text_take(&rest, ' ');
}
