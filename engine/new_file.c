#include "engine/new_file.h"

#include "engine/file.h"
#include "engine/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool new_file_begin(Arena *arena, const char *target, NewFile *file, Error *error) {
    if (file_exists(target)) return error_set(error, ERROR_FILE_EXISTS, text_of(target));
    file->target = text_copy(arena, text_of(target)).bytes;
    temporary_sweep(arena, target);
    file->made = text_print(arena, "%s.new", temporary_name(arena, target).bytes).bytes;
    new_file_abandon(file);
    return true;
}

static bool sync_content(const char *path) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool is_synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
    close(descriptor);
    return is_synced;
}

static bool sync_folder_of(const char *path) {
    Arena *scratch = arena_create();
    bool is_synced = sync_content(folder_of(scratch, path).bytes);
    arena_destroy(scratch);
    return is_synced;
}

bool new_file_appear(const NewFile *file, Error *error) {
    bool ok = sync_content(file->made) && link(file->made, file->target) == 0;
    int cause = errno;
    if (!ok && cause == EPERM && !file_exists(file->target)) { /* no links on this file system */
        ok = rename(file->made, file->target) == 0;
        cause = errno;
    }
    new_file_abandon(file);
    if (!ok && cause == EEXIST) return error_set(error, ERROR_FILE_EXISTS, text_of(file->target));
    if (ok && sync_folder_of(file->target)) return true;
    return error_set(error, ERROR_FILE_WRITE, text_of(file->target), text_of(strerror(cause)));
}

void new_file_abandon(const NewFile *file) {
    unlink(file->made);
}

bool new_file_fail(const NewFile *file, Error *error) {
    new_file_abandon(file);
    if (!error || !text_equal(text_of(error->arguments[0]), text_of(file->made))) return false;
    snprintf(error->arguments[0], sizeof error->arguments[0], "%s", file->target);
    return false;
}
