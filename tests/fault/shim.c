/* Loaded in front of the C library, makes one call fail: the n-th of its class.
 *
 * DENIER_FAULT=CLASS:FAULT:N, of the classes write, sync, cut (truncate), remove, rename, open,
 * read and memory; of the faults KILL (the process dies before the call), TORN (half is written,
 * then it dies), SHORT (half is written, and said so), and the names of errors (EIO, ENOSPC,
 * EDQUOT, EMFILE, EINTR, ENOMEM). ":for ever" behind it makes all later calls fail too. When the
 * fault strikes, the file DENIER_FAULT_LOG comes to be. */
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

/* What the environment says. How many calls are left is counted there, in the digits themselves:
 * the shim has no variable of its own. */
typedef struct Plan {
    Class class;
    int error; /* 0 for the others */
    bool is_kill, is_torn, is_short, is_for_ever;
    char *digits; /* of the calls until it strikes */
} Plan;

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

static Plan read_plan(void) {
    Plan plan = {.class = CLASS_NONE};
    char *text = getenv("DENIER_FAULT");
    if (!text) return plan;
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
    plan.digits = text + size + (text[size] == ':');
    plan.is_for_ever = strstr(plan.digits, ":for ever") != NULL;
    return plan;
}

/* Counts down by one; what was left before. */
static long count_down(char *digits) {
    long left = strtol(digits, NULL, 10);
    size_t size = strspn(digits, "0123456789");
    for (size_t i = size; left > 0 && i > 0; i--) {
        if (digits[i - 1]-- > '0') break;
        digits[i - 1] = '9';
    }
    return left;
}

/* RTLD_NEXT of glibc, which hides it from standard programs. */
#define LATER_LIBRARIES ((void *)-1L)

/* The C library's own function of that name. Parameters below are called as its headers do. */
/* NOLINTNEXTLINE(bugprone-macro-parentheses): the name is a name. */
#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static void note(void) {
    const char *log = getenv("DENIER_FAULT_LOG");
    if (log) NEXT(close)(NEXT(open)(log, O_CREAT | O_WRONLY, 0600));
}

/* Whether the call is the one that fails; `plan` tells how. */
static bool strikes(Class class, Plan *plan) {
    *plan = read_plan();
    if (plan->class != class) return false;
    long left = count_down(plan->digits);
    if (left > 1 || (left == 0 && !plan->is_for_ever)) return false;
    if (left == 1) note();
    if (plan->is_kill) kill(getpid(), SIGKILL);
    errno = plan->error;
    return true;
}

/* The same, where nothing but a failure can be played. */
static bool fails(Class class) {
    Plan plan;
    return strikes(class, &plan);
}

/* Writes half of it, or none. */
static ssize_t write_half(const Plan *plan, ssize_t (*write_some)(int, const void *, size_t, off_t),
                          int file, const void *bytes, size_t size, off_t offset) {
    if (!plan->is_torn && !plan->is_short) return -1;
    ssize_t written = write_some(file, bytes, size / 2, offset);
    if (plan->is_torn) kill(getpid(), SIGKILL);
    return written;
}

static ssize_t write_next(int file, const void *bytes, size_t size, off_t offset) {
    (void)offset;
    return NEXT(write)(file, bytes, size);
}

static ssize_t write_next_at(int file, const void *bytes, size_t size, off_t offset) {
    return NEXT(pwrite)(file, bytes, size, offset);
}

ssize_t write(int fd, const void *buf, size_t n) {
    Plan plan;
    bool is_file = fd > STDERR_FILENO;
    if (!is_file || !strikes(CLASS_WRITE, &plan)) return write_next(fd, buf, n, 0);
    return write_half(&plan, write_next, fd, buf, n, 0);
}

ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset) {
    Plan plan;
    if (!strikes(CLASS_WRITE, &plan)) return write_next_at(fd, buf, n, offset);
    return write_half(&plan, write_next_at, fd, buf, n, offset);
}

/* On 64-bit machines the same as without the number. */
ssize_t pwrite64(int fd, const void *buf, size_t n, off_t offset);
ssize_t pread64(int fd, void *buf, size_t nbytes, off_t offset);
int ftruncate64(int fd, off_t length);
int open64(const char *file, int oflag, ...);

ssize_t pwrite64(int fd, const void *buf, size_t n, off_t offset) {
    return pwrite(fd, buf, n, offset);
}

int fsync(int fd) {
    return fails(CLASS_SYNC) ? -1 : NEXT(fsync)(fd);
}

int fdatasync(int fildes) {
    return fails(CLASS_SYNC) ? -1 : NEXT(fdatasync)(fildes);
}

int ftruncate(int fd, off_t length) {
    return fails(CLASS_CUT) ? -1 : NEXT(ftruncate)(fd, length);
}

int ftruncate64(int fd, off_t length) {
    return ftruncate(fd, length);
}

int unlink(const char *name) {
    return fails(CLASS_REMOVE) ? -1 : NEXT(unlink)(name);
}

int rename(const char *old, const char *new) {
    return fails(CLASS_RENAME) ? -1 : NEXT(rename)(old, new);
}

int link(const char *from, const char *to) {
    return fails(CLASS_RENAME) ? -1 : NEXT(link)(from, to);
}

static int open_next(const char *path, int flags, mode_t mode) {
    return fails(CLASS_OPEN) ? -1 : NEXT(open)(path, flags, mode);
}

int open(const char *file, int oflag, ...) {
    va_list arguments;
    va_start(arguments, oflag);
    mode_t mode = oflag & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_next(file, oflag, mode);
}

int open64(const char *file, int oflag, ...) {
    va_list arguments;
    va_start(arguments, oflag);
    mode_t mode = oflag & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return open_next(file, oflag, mode);
}

ssize_t read(int fd, void *buf, size_t nbytes) {
    return fails(CLASS_READ) ? -1 : NEXT(read)(fd, buf, nbytes);
}

ssize_t pread(int fd, void *buf, size_t nbytes, off_t offset) {
    return fails(CLASS_READ) ? -1 : NEXT(pread)(fd, buf, nbytes, offset);
}

ssize_t pread64(int fd, void *buf, size_t nbytes, off_t offset) {
    return pread(fd, buf, nbytes, offset);
}

/* --- Memory: the C library's own functions, by the names that need no look-up. */

/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the names are its own. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t nmemb, size_t size);
extern void *__libc_realloc(void *ptr, size_t size);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

void *malloc(size_t size) {
    return fails(CLASS_MEMORY) ? NULL : __libc_malloc(size);
}

void *calloc(size_t nmemb, size_t size) {
    return fails(CLASS_MEMORY) ? NULL : __libc_calloc(nmemb, size);
}

void *realloc(void *ptr, size_t size) {
    return fails(CLASS_MEMORY) ? NULL : __libc_realloc(ptr, size);
}
