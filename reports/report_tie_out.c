/* The tie-out (bouclage): the books against themselves, against what was published and against
 * what was voted. */
#include "reports/report_checks.h"

#include "reports/frozen_rows.h"

static bool add_file(PublishedRows *rows, const ReportRequest *request, const char *path,
                     Error *error) {
    PublishedFigures figures;
    FrozenYear frozen;
    bool is_frozen;
    if (!published_figures_read(rows->arena, path, &figures, error) ||
        !frozen_year_read(rows->arena, &figures, &frozen, &is_frozen, error)) {
        return false;
    }
    if (!is_frozen) return add_published_rows(rows, &figures, error);
    FrozenYear *kept = ARENA_NEW(rows->arena, FrozenYear);
    *kept = frozen;
    return add_frozen_rows(rows, &figures, kept, request->settings, error);
}

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
        if (!add_file(&rows, request, request->figure_files[i], error)) return false;
    }
    return true;
}
