/* The SHA-256 of a file, as sha256sum prints it. */
#ifndef DENIER_ENGINE_FILE_DIGEST_H
#define DENIER_ENGINE_FILE_DIGEST_H

#include "engine/digest.h"
#include "engine/error.h"

/* Errors: FILE_OPEN, FILE_READ. */
bool file_digest(const char *path, Digest *digest, Error *error);

#endif
