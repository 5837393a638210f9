#include "ledger/regulation.h"

Text regulation_of(Date opening) {
    static const struct {
        int year;
        Text regulation;
    } models[] = {{2026, {"anc-2018-06/2026", 16}}, {2025, {"anc-2018-06/2025", 16}}};
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        if (date_compare(opening, date_of(models[i].year, 1, 1)) >= 0) return models[i].regulation;
    }
    return TEXT("anc-2018-06/2020");
}
