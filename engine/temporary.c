#include "engine/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char MARK[] = ".denier-";

/* Where the last part of the path begins. */
static size_t base_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

Text folder_of(Arena *arena, const char *path) {
    size_t base = base_of(path);
    return text_copy(arena, base ? (Text){path, base} : TEXT("./"));
}

Text temporary_name(Arena *arena, const char *target) {
    size_t base = base_of(target);
    return text_print(arena, "%.*s.%s%s%ld", (int)base, target, target + base, MARK,
                      (long)getpid());
}

void temporary_sweep(Arena *arena, const char *target) {
    Text prefix = text_print(arena, ".%s%s", target + base_of(target), MARK);
    DIR *entries = opendir(folder_of(arena, target).bytes);
    if (!entries) return;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (!text_starts_with(text_of(entry->d_name), prefix)) continue;
        long process = strtol(entry->d_name + prefix.size, NULL, 10);
        bool gone = process > 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH;
        if (gone) unlinkat(dirfd(entries), entry->d_name, 0);
    }
    closedir(entries);
}
