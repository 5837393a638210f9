/* The tie-out (bouclage): the books against themselves, then against what was published. */
#include "reports/report_checks.h"

#include "reports/published_rows.h"

bool report_tie_out(Arena *arena, const ReportRequest *request, Document *document,
                    Findings *findings, Error *error) {
    FigureBooks books;
    if (!add_checks(arena, request, document, findings, error)) return false;
    if (!request->figure_file_count) return true;
    if (!figure_books_compute(arena, request->books, request->settings, &books, error)) {
        return false;
    }
    PublishedRows rows = {.arena = arena,
                          .document = document,
                          .table = &document->tables.items[document->tables.count - 1],
                          .findings = findings,
                          .books = &books,
                          .ids = map_in(arena)};
    for (size_t i = 0; i < request->figure_file_count; i++) {
        PublishedFigures figures;
        if (!published_figures_read(arena, request->figure_files[i], &figures, error) ||
            !add_published_rows(&rows, &figures, error)) {
            return false;
        }
    }
    return true;
}
