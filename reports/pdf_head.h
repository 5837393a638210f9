/* The head of a book's chain as the pages of a PDF document print it. */
#ifndef DENIER_REPORTS_PDF_HEAD_H
#define DENIER_REPORTS_PDF_HEAD_H

#include "engine/error.h"

/* The first 64 hexadecimal digits that a page shows in groups of four, without their blanks; empty
 * when there are none. Owned by the arena. Error: FILE_OPEN when it is no PDF. */
bool pdf_head_read(Arena *arena, const char *path, Text *head, Error *error);

#endif
