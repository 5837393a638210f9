#include "reports/sealed_year.h"

#include "engine/amount_text.h"
#include "ledger/export_fec.h"
#include "reports/year_figures.h"

void sealed_year_write(const FiscalYear *year, Output *output) {
    export_fec_begin(&output->text, year);
    for (uint64_t i = 0; i < year->entry_count; i++) {
        export_fec_entry(&output->text, year, &year->entries[i]);
        output_pass_on(output);
    }
}

static void digest_built(Digester *digester, Builder *built) {
    digester_add(digester, builder_text(built));
    built->size = 0;
}

Digest sealed_year_digest(const FiscalYear *year) {
    Arena *scratch = arena_create();
    Builder built = builder_in(scratch);
    Digester digester;
    digester_start(&digester);
    export_fec_begin(&built, year);
    digest_built(&digester, &built);
    for (uint64_t i = 0; i < year->entry_count; i++) {
        export_fec_entry(&built, year, &year->entries[i]);
        digest_built(&digester, &built);
    }
    arena_destroy(scratch);
    return digester_finish(&digester);
}

Text sealed_year_total(Arena *arena, const FiscalYear *year, const Settings *settings) {
    char room[AMOUNT_TEXT_SIZE];
    Error unused = {0};
    YearFigures figures;
    Findings findings = findings_in(arena);
    if (!year_figures_compute(arena, year, settings, &figures, &findings, &unused)) {
        return (Text){0};
    }
    Amount total = year_figure(&figures, "assets", "total_actif");
    return text_copy(arena, amount_print(total, AMOUNT_PLAIN, room));
}
