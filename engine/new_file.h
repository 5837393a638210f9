/* A new file is made under another name and appears under its own once it is complete; it never
 * takes the place of a file that exists. */
#ifndef DENIER_ENGINE_NEW_FILE_H
#define DENIER_ENGINE_NEW_FILE_H

#include "engine/error.h"

typedef struct NewFile {
    const char *target;
    const char *made; /* where to write until it appears; nothing is there at first */
} NewFile;

/* Chooses the name to write to. Both are owned by the arena. Error: FILE_EXISTS. */
bool new_file_begin(Arena *arena, const char *target, NewFile *file, Error *error);

/* Makes the content survive a power cut and gives the file its name. On a failure nothing is left.
 * Errors: FILE_EXISTS when somebody took the name meanwhile, FILE_WRITE. */
bool new_file_appear(const NewFile *file, Error *error);

/* Takes away what was written. */
void new_file_abandon(const NewFile *file);

/* The same on a failure, whose error then names the file that people know. Returns false. */
bool new_file_fail(const NewFile *file, Error *error);

#endif
