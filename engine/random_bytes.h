/* Random bytes are what nobody can guess: salts of commitments. */
#ifndef DENIER_ENGINE_RANDOM_BYTES_H
#define DENIER_ENGINE_RANDOM_BYTES_H

#include <stddef.h>

/* Fills the room with bytes of the system's generator; a system that has none ends the process (an
 * assertion). */
void random_bytes(unsigned char *room, size_t size);

#endif
