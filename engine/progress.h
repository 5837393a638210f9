/* Progress is how far a file was read, told to whoever listens: the layers that read know nothing
 * of screens. */
#ifndef DENIER_ENGINE_PROGRESS_H
#define DENIER_ENGINE_PROGRESS_H

#include <stdint.h>

typedef struct Progress {
    /* Is told, block by block, the bytes of the file read so far and those there are (0 when that
     * is unknown, as in a pipe). NULL when nobody listens. */
    void (*tell)(void *listener, const char *path, uint64_t done, uint64_t total);
    void *listener;
} Progress;

#endif
