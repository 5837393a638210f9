/* The layout is what all pages and screens decide alike: how a row stands out, the sentences of
 * the head and the foot, the failed proofs named on the face of a document. */
#ifndef DENIER_REPORTS_LAYOUT_H
#define DENIER_REPORTS_LAYOUT_H

#include "reports/document.h"

/* How a row stands out, whatever the format. */
typedef struct RowStyle {
    const char *name;   /* "total": its kind in JSON, and its class in HTML */
    bool is_strong;     /* label and figures in bold */
    bool has_rule;      /* a rule above the figures */
    unsigned indention; /* steps further than its level */
} RowStyle;

const RowStyle *row_style(RowKind kind);

/* True for a heading without figures, which lies across the whole table. */
bool row_is_across(const Table *table, const Row *row);

/* True for columns of figures, which are aligned on the right. */
bool column_is_figures(const Column *column);

typedef LIST_OF(Text) Sentences;

/* "PROJET" or "DRAFT"; "Définitif" or "Final". */
Text layout_status(Arena *arena, const Document *document);

/* "Du 1er janvier 2022 au 31 décembre 2022". */
Text layout_period(Arena *arena, const Document *document);

/* The entity's name, followed by "SIREN 123 456 789" when it is known. */
Text layout_entity(Arena *arena, const Document *document);

/* "Montants en euros" (or "en milliers d'euros"), followed by the regulation whose model the
 * statements follow. */
Text layout_basis(Arena *arena, const Document *document);

/* "Social Good Accelerator · du 1er ... · PROJET": what every page carries at its foot. */
Text layout_foot(Arena *arena, const Document *document);

/* What an error says in the document's language, its place in front if it has one. */
Text layout_sentence(Arena *arena, const Document *document, const Error *error);

/* One sentence for each failed proof of the document, a long list cut with the number left out.
 * Empty when every proof holds, or when the tables of a tie-out say it. */
Sentences layout_failed_proofs(Arena *arena, const Document *document);

#endif
