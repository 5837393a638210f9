#include "engine/data.h"

#include "engine/data_table.h"
#include "engine/file.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_DATA_FILE = 16 * 1024 * 1024, LONGEST_PATH = 4096 };

static int compare_name(const void *name, const void *file) {
    return strcmp(name, ((const DataFile *)file)->name);
}

static const DataFile *find_built_in(const char *name) {
    return bsearch(name, DATA_FILES, DATA_FILE_COUNT, sizeof DATA_FILES[0], compare_name);
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* The path without its last part: "/usr/bin/denier" gives "/usr/bin". */
static Text parent_of(Text path) {
    while (path.size > 0 && path.bytes[path.size - 1] != '/') path.size--;
    if (path.size > 1) path.size--;
    return path;
}

static Text last_part(Text path) {
    Text parent = parent_of(path);
    size_t skipped = parent.size < path.size ? parent.size : 0;
    while (skipped < path.size && path.bytes[skipped] == '/') skipped++;
    return (Text){path.bytes + skipped, path.size - skipped};
}

/* The folder that holds the running program, or the empty text when the system does not say. */
static Text program_folder(Arena *arena) {
    char path[LONGEST_PATH];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    if (size <= 0 || (size_t)size == sizeof path) return (Text){0};
    return parent_of(text_copy(arena, (Text){path, (size_t)size}));
}

/* The path when a file stands there, else the empty text. */
static Text existing(Text path) {
    return file_exists(path.bytes) ? path : (Text){0};
}

/* The file's path in the source tree, when the program was built there. */
static Text in_source_tree(Arena *arena, Text folder, const DataFile *built_in) {
    Text build = parent_of(folder);
    if (!built_in || !text_equal(last_part(build), TEXT("build"))) return (Text){0};
    Text root = parent_of(build);
    return existing(text_print(arena, "%.*s/%s", TEXT_ARGUMENTS(root), built_in->source));
}

/* The path of the file that replaces the copy compiled in, or the empty text. */
static bool find_file(Arena *arena, const char *name, Text *path, Error *error) {
    *path = (Text){0};
    const char *chosen = getenv("DENIER_DATA");
    if (chosen && *chosen) {
        if (!is_folder(chosen)) return error_set(error, ERROR_DATA_FOLDER, text_of(chosen));
        *path = existing(text_print(arena, "%s/%s", chosen, name));
    }
    Text folder = program_folder(arena);
    if (path->size == 0 && folder.size > 0) {
        Text above = parent_of(folder);
        *path = existing(text_print(arena, "%.*s/share/denier/%s", TEXT_ARGUMENTS(above), name));
    }
    if (path->size == 0) *path = in_source_tree(arena, folder, find_built_in(name));
    return true;
}

bool data_read(Arena *arena, const char *name, Text *content, Text *path, Error *error) {
    assert(name[0] != '/' && !strstr(name, ".."));
    if (!find_file(arena, name, path, error)) return false;
    if (path->size > 0) {
        return file_read_all(arena, path->bytes, LARGEST_DATA_FILE, content, error);
    }
    *path = text_print(arena, "(built in) %s", name);
    return data_read_built_in(name, content, error);
}

bool data_read_built_in(const char *name, Text *content, Error *error) {
    const DataFile *built_in = find_built_in(name);
    if (!built_in) return error_set(error, ERROR_DATA_MISSING, text_of(name));
    *content = built_in->content;
    return true;
}
