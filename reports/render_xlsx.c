/* The document as a workbook: a sheet for each statement, real numbers, totals that are live
 * formulas. */
#include "reports/renderer.h"

#include "reports/output.h"
#include "reports/xlsx_page.h"
#include "reports/xlsx_sheet.h"

/* The library reports a file that cannot be created on standard error by itself; so it is
 * created beforehand. */
static bool create(Arena *arena, const char *path, Error *error) {
    Output file;
    return output_open(arena, &file, path, error) && output_close(&file, error);
}

bool render_xlsx(Arena *arena, const Document *document, const RenderingChoices *choices,
                 const char *path, Error *error) {
    (void)choices;
    if (!create(arena, path, error)) return false;
    const XlsxPlan *plan = xlsx_plan(arena, document, XLSX_SHEET_LINES);
    XlsxWriter writer = {.arena = arena,
                         .plan = plan,
                         .book = xlsx_open(arena, document, path, plan->is_streamed),
                         .names = map_in(arena),
                         .header = xlsx_header(arena, document),
                         .footer = xlsx_footer(arena, document)};
    xlsx_write_contents(&writer);
    for (size_t i = 0; i < plan->sheets.count; i++) xlsx_write_sheet(&writer, i);
    return xlsx_close(writer.book, error);
}
