/* The tie-out (bouclage): the books against themselves, against what was published and against
 * what was voted. */
#include "reports/report_checks.h"

#include "reports/frozen_rows.h"

/* False with `error` when the file cannot be opened; what it holds is found. */
static bool add_file(PublishedRows *rows, const ReportRequest *request, const char *path,
                     Error *error) {
    PublishedFigures figures;
    FrozenYear *frozen = ARENA_NEW(rows->arena, FrozenYear);
    bool is_frozen;
    if (!published_figures_read(rows->arena, path, &figures, rows->findings, error)) {
        return error->code == 0;
    }
    if (!frozen_year_read(rows->arena, &figures, frozen, &is_frozen, rows->findings)) return true;
    if (is_frozen) {
        add_frozen_rows(rows, &figures, frozen, request->settings);
    } else {
        add_published_rows(rows, &figures);
    }
    return true;
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
    return findings_count(findings, TROUBLE_UNREADABLE) == 0;
}
