/* Loaded in front of the C library, makes one call fail: the n-th of its class.
 *
 * DENIER_FAULT=CLASS:FAULT:N, of the classes write, sync, cut (truncate), remove, rename, open,
 * read and memory; of the faults KILL (the process dies before the call), TORN (half is written,
 * then it dies), SHORT (half is written, and said so), and the names of errors (EIO, ENOSPC,
 * EDQUOT, EMFILE, EINTR, ENOMEM). ":for ever" behind it makes all later calls fail too. When the
 * fault strikes, the file DENIER_FAULT_LOG comes to be. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

typedef enum Class {
    CLASS_NONE,
    CLASS_WRITE,
    CLASS_SYNC,
    CLASS_CUT,
    CLASS_REMOVE,
    CLASS_RENAME,
    CLASS_OPEN,
    CLASS_READ,
    CLASS_MEMORY,
} Class;

static struct {
    bool is_ready;
    Class class;
    int error; /* 0 for the others */
    bool is_kill, is_torn, is_short, is_for_ever;
    long left; /* calls until it strikes */
    const char *log;
} plan;

static const char *const CLASSES[] = {"none",   "write", "sync", "cut",   "remove",
                                      "rename", "open",  "read", "memory"};

static const struct {
    const char *name;
    int error;
} ERRORS[] = {{"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT},
              {"EMFILE", EMFILE}, {"EINTR", EINTR},   {"ENOMEM", ENOMEM}};

static bool is_word(const char *text, size_t size, const char *word) {
    return strlen(word) == size && memcmp(text, word, size) == 0;
}

static void read_plan(void) {
    plan.is_ready = true;
    const char *text = getenv("DENIER_FAULT");
    plan.log = getenv("DENIER_FAULT_LOG");
    if (!text) return;
    size_t size = strcspn(text, ":");
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        if (is_word(text, size, CLASSES[i])) plan.class = (Class)i;
    }
    text += size + (text[size] == ':');
    size = strcspn(text, ":");
    plan.is_kill = is_word(text, size, "KILL");
    plan.is_torn = is_word(text, size, "TORN");
    plan.is_short = is_word(text, size, "SHORT");
    for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) {
        if (is_word(text, size, ERRORS[i].name)) plan.error = ERRORS[i].error;
    }
    text += size + (text[size] == ':');
    char *end;
    plan.left = strtol(text, &end, 10);
    plan.is_for_ever = strcmp(end, ":for ever") == 0;
}

/* The C library's own function of that name. */
#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static void note(void) {
    if (plan.log) NEXT(close)(NEXT(open)(plan.log, O_CREAT | O_WRONLY, 0600));
}

/* Whether the call is the one that fails. */
static bool strikes(Class class) {
    if (!plan.is_ready) read_plan();
    if (plan.class != class || class == CLASS_NONE) return false;
    if (plan.left > 1) {
        plan.left--;
        return false;
    }
    if (plan.left == 1) {
        plan.left = 0;
        note();
    } else if (!plan.is_for_ever) {
        return false;
    }
    if (plan.is_kill) kill(getpid(), SIGKILL);
    errno = plan.error;
    return true;
}

/* Writes half of it, or none. */
static ssize_t write_half(int file, const void *bytes, size_t size, bool is_at, off_t offset) {
    size_t half = size / 2;
    ssize_t written =
        is_at ? NEXT(pwrite)(file, bytes, half, offset) : NEXT(write)(file, bytes, half);
    if (plan.is_torn) kill(getpid(), SIGKILL);
    return written;
}

ssize_t write(int file, const void *bytes, size_t size) {
    bool is_file = file > STDERR_FILENO;
    if (!is_file || !strikes(CLASS_WRITE)) return NEXT(write)(file, bytes, size);
    if (plan.is_torn || plan.is_short) return write_half(file, bytes, size, false, 0);
    return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) {
    if (!strikes(CLASS_WRITE)) return NEXT(pwrite)(file, bytes, size, offset);
    if (plan.is_torn || plan.is_short) return write_half(file, bytes, size, true, offset);
    return -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    return pwrite(file, bytes, size, offset);
}

int fsync(int file) {
    return strikes(CLASS_SYNC) ? -1 : NEXT(fsync)(file);
}

int fdatasync(int file) {
    return strikes(CLASS_SYNC) ? -1 : NEXT(fdatasync)(file);
}

int ftruncate(int file, off_t size) {
    return strikes(CLASS_CUT) ? -1 : NEXT(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size) {
    return ftruncate(file, size);
}

int unlink(const char *path) {
    return strikes(CLASS_REMOVE) ? -1 : NEXT(unlink)(path);
}

int rename(const char *from, const char *to) {
    return strikes(CLASS_RENAME) ? -1 : NEXT(rename)(from, to);
}

int link(const char *from, const char *to) {
    return strikes(CLASS_RENAME) ? -1 : NEXT(link)(from, to);
}

static int open_next(const char *path, int flags, mode_t mode) {
    return strikes(CLASS_OPEN) ? -1 : NEXT(open)(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_next(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_next(path, flags, mode);
}

ssize_t read(int file, void *bytes, size_t size) {
    return strikes(CLASS_READ) ? -1 : NEXT(read)(file, bytes, size);
}

ssize_t pread(int file, void *bytes, size_t size, off_t offset) {
    return strikes(CLASS_READ) ? -1 : NEXT(pread)(file, bytes, size, offset);
}

ssize_t pread64(int file, void *bytes, size_t size, off64_t offset) {
    return pread(file, bytes, size, offset);
}

/* --- Memory: the C library's own functions, by the names that need no look-up. */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

/* getenv is not to be called before the program has begun. */
static bool memory_strikes(void) {
    return plan.is_ready && strikes(CLASS_MEMORY);
}

__attribute__((constructor)) static void start(void) {
    read_plan();
}

void *malloc(size_t size) {
    return memory_strikes() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return memory_strikes() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    return memory_strikes() ? NULL : __libc_realloc(block, size);
}
