#include "engine/file.h"

#include "engine/temporary.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(Error *error, ErrorCode code, const char *path) {
    bool is_absent = errno == ENOENT || errno == ENOTDIR || errno == EISDIR;
    if (code == ERROR_FILE_OPEN && is_absent) code = ERROR_FILE_ABSENT;
    return error_set(error, code, text_of(path), text_of(strerror(errno)));
}

bool file_open(FileReader *reader, const char *path, Error *error) {
    bool standard = strcmp(path, "-") == 0;
    *reader = (FileReader){path, standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)};
    if (reader->descriptor < 0) return fail(error, ERROR_FILE_OPEN, path);
    struct stat about;
    if (fstat(reader->descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
        file_close(reader);
        errno = EISDIR;
        return fail(error, ERROR_FILE_OPEN, path);
    }
    return true;
}

bool file_read(FileReader *reader, char *block, size_t size, size_t *got, Error *error) {
    *got = 0;
    while (*got < size) {
        ssize_t count = read(reader->descriptor, block + *got, size - *got);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fail(error, ERROR_FILE_READ, reader->path);
        if (count == 0) break;
        *got += (size_t)count;
    }
    return true;
}

void file_close(FileReader *reader) {
    if (reader->descriptor > STDERR_FILENO) close(reader->descriptor);
    reader->descriptor = -1;
}

/* Reads to the end into a block that doubles as needed. */
static bool read_to_end(Arena *arena, FileReader *reader, size_t limit, Text *content,
                        Error *error) {
    size_t capacity = (size_t)16 * 1024, size = 0, got = 0;
    char *bytes = ARENA_ARRAY(arena, char, capacity);
    do {
        if (size + 1 == capacity) {
            bytes = arena_resize(arena, bytes, capacity, capacity * 2);
            capacity *= 2;
        }
        size_t room = capacity - size - 1;
        if (!file_read(reader, bytes + size, room, &got, error)) return false;
        size += got;
        if (size > limit) {
            Text most = text_print(arena, "%zu", limit);
            return error_set(error, ERROR_FILE_SIZE, text_of(reader->path), most);
        }
    } while (size + 1 == capacity);
    bytes[size] = '\0';
    *content = (Text){bytes, size};
    return true;
}

bool file_read_all(Arena *arena, const char *path, size_t limit, Text *content, Error *error) {
    FileReader reader;
    if (!file_open(&reader, path, error)) return false;
    bool ok = read_to_end(arena, &reader, limit, content, error);
    file_close(&reader);
    return ok;
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

bool file_is_same(const char *path, const char *other) {
    struct stat one, two;
    if (stat(path, &one) != 0 || stat(other, &two) != 0) return false;
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

/* Where the last part of the path begins. */
static size_t base_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

Text file_name(const char *path) {
    return text_of(path + base_of(path));
}

/* What goes to standard output, a pipe or a device is made in a private file of the folder for
 * temporaries first. */
static int open_private(Arena *arena, FileWriter *writer) {
    const char *folder = getenv("TMPDIR");
    if (!folder || !*folder) folder = "/tmp";
    Text name = text_print(arena, "%s/denier-XXXXXX", folder);
    char *room = ARENA_ARRAY(arena, char, name.size + 1);
    memcpy(room, name.bytes, name.size);
    writer->temporary = room;
    writer->is_poured = true;
    return mkstemp(room);
}

/* Opens the temporary beside the target, which keeps the mode that the target has. */
static int open_beside(Arena *arena, FileWriter *writer, const struct stat *existing) {
    temporary_sweep(arena, writer->target);
    writer->temporary = temporary_name(arena, writer->target).bytes;
    const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
    int descriptor = open(writer->temporary, flags, 0666);
    if (descriptor >= 0 && existing && fchmod(descriptor, existing->st_mode & 07777) != 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* The file that a link leads to, so that the link stays; the path itself where there is none. */
static const char *followed(Arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    const char *kept = text_copy(arena, text_of(real ? real : path)).bytes;
    memory_release(real);
    return kept;
}

bool file_begin(Arena *arena, FileWriter *writer, const char *target, Error *error) {
    struct stat existing;
    bool is_standard = strcmp(target, "-") == 0;
    bool exists = !is_standard && stat(target, &existing) == 0;
    *writer = (FileWriter){.target = is_standard ? "-" : followed(arena, target)};
    if (exists && S_ISDIR(existing.st_mode)) {
        errno = EISDIR;
        return fail(error, ERROR_FILE_WRITE, target);
    }
    int descriptor = is_standard || (exists && !S_ISREG(existing.st_mode))
                         ? open_private(arena, writer)
                         : open_beside(arena, writer, exists ? &existing : NULL);
    if (descriptor < 0) return fail(error, ERROR_FILE_WRITE, target);
    close(descriptor);
    return true;
}

static bool write_all(int descriptor, Text content) {
    for (size_t done = 0; done < content.size;) {
        ssize_t count = write(descriptor, content.bytes + done, content.size - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        done += (size_t)count;
    }
    return true;
}

bool file_write(FileWriter *writer, Text content, Error *error) {
    assert(writer->temporary);
    int descriptor = open(writer->temporary, O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (descriptor < 0) return fail(error, ERROR_FILE_WRITE, writer->target);
    bool written = write_all(descriptor, content);
    int cause = errno;
    if (close(descriptor) != 0 && written) return fail(error, ERROR_FILE_WRITE, writer->target);
    errno = cause;
    return written || fail(error, ERROR_FILE_WRITE, writer->target);
}

/* Makes the content of a file, or the names of a folder, survive a power cut. */
static bool sync_path(const char *path) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
    close(descriptor);
    return synced;
}

/* Copies the temporary to the target, which is standard output, a pipe or a device. */
static bool pour_into(const FileWriter *writer, int target, Error *error) {
    char block[64 * 1024];
    FileReader reader;
    if (!file_open(&reader, writer->temporary, error)) return false;
    bool ok = true;
    for (size_t got = sizeof block; ok && got == sizeof block;) {
        ok = file_read(&reader, block, sizeof block, &got, error);
        if (ok && !write_all(target, (Text){block, got})) {
            ok = fail(error, ERROR_FILE_WRITE, writer->target);
        }
    }
    file_close(&reader);
    return ok;
}

static bool pour(const FileWriter *writer, Error *error) {
    if (strcmp(writer->target, "-") == 0) return pour_into(writer, STDOUT_FILENO, error);
    int target = open(writer->target, O_WRONLY | O_CLOEXEC);
    if (target < 0) return fail(error, ERROR_FILE_WRITE, writer->target);
    bool ok = pour_into(writer, target, error);
    if (close(target) != 0 && ok) return fail(error, ERROR_FILE_WRITE, writer->target);
    return ok;
}

bool file_commit(FileWriter *writer, Error *error) {
    bool ok;
    if (writer->is_poured) {
        ok = pour(writer, error);
        unlink(writer->temporary);
        return ok;
    }
    ok = sync_path(writer->temporary) && rename(writer->temporary, writer->target) == 0;
    if (!ok) {
        fail(error, ERROR_FILE_WRITE, writer->target);
        file_abandon(writer);
        return false;
    }
    Arena *arena = arena_create();
    Text folder = folder_of(arena, writer->target);
    sync_path(folder.bytes);
    arena_destroy(arena);
    return true;
}

void file_abandon(FileWriter *writer) {
    if (writer->temporary) unlink(writer->temporary);
}

static bool write_standard_output(Text content, Error *error) {
    return write_all(STDOUT_FILENO, content) || fail(error, ERROR_FILE_WRITE, "-");
}

bool file_replace(const char *target, Text content, Error *error) {
    if (strcmp(target, "-") == 0) return write_standard_output(content, error);
    Arena *arena = arena_create();
    FileWriter writer;
    bool ok = file_begin(arena, &writer, target, error);
    if (ok && !file_write(&writer, content, error)) {
        file_abandon(&writer);
        ok = false;
    }
    ok = ok && file_commit(&writer, error);
    arena_destroy(arena);
    return ok;
}
