/* A temporary is a hidden file beside its target, named after the process that makes it. */
#ifndef DENIER_ENGINE_TEMPORARY_H
#define DENIER_ENGINE_TEMPORARY_H

#include "engine/text.h"

/* The name that this process writes to in place of the target. Owned by the arena. */
Text temporary_name(Arena *arena, const char *target);

/* Removes temporaries of the target whose process is gone, and what lies beside them under a
 * longer name. */
void temporary_sweep(Arena *arena, const char *target);

/* The folder of the path, with the slash behind it: "./" where the path names none. Owned by the
 * arena. */
Text folder_of(Arena *arena, const char *path);

#endif
