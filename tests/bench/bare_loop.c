/* The floor under a FEC reader: finds delimiters with 32-byte vectors, locates all 18 fields of
 * each line and sums int64 cents per account. It checks nothing and understands one layout only
 * (tabs, LF, comma, six-digit accounts). Compile with -O3 -march=native; one thread.
 *
 *     bare_loop FILE    prints the number, debit and credit of each account */
#include <fcntl.h>
#include <immintrin.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, FIELDS = 18, ACCOUNT = 4, DEBIT = 11, CREDIT = 12, ACCOUNTS = 1 << 20 };

typedef struct Sums {
    int64_t debit[ACCOUNTS], credit[ACCOUNTS];
    uint32_t seen[ACCOUNTS]; /* accounts in order of their first line */
    uint32_t seen_count;
    uint32_t fields[FIELDS]; /* where the fields of the line end */
    unsigned field;
    uint32_t start;
} Sums;

static int64_t cents(const char *at, const char *end) {
    int64_t value = 0;
    for (; at < end; at++) {
        if (*at != ',') value = value * 10 + (*at - '0');
    }
    return value;
}

static uint32_t account(const char *at, const char *end) {
    uint32_t value = 0;
    for (; at < end; at++) value = value * 10 + (uint32_t)(*at - '0');
    return value % ACCOUNTS;
}

static void take_line(Sums *sums, const char *bytes) {
    const uint32_t *ends = sums->fields;
    uint32_t number = account(bytes + ends[ACCOUNT - 1] + 1, bytes + ends[ACCOUNT]);
    if ((sums->debit[number] | sums->credit[number]) == 0) sums->seen[sums->seen_count++] = number;
    sums->debit[number] += cents(bytes + ends[DEBIT - 1] + 1, bytes + ends[DEBIT]);
    sums->credit[number] += cents(bytes + ends[CREDIT - 1] + 1, bytes + ends[CREDIT]);
}

/* Takes all whole lines of the block; returns where the first line that is not whole begins. */
static uint32_t take_block(Sums *sums, const char *bytes, size_t size) {
    const __m256i tabs = _mm256_set1_epi8('\t'), feeds = _mm256_set1_epi8('\n');
    sums->field = 0;
    sums->start = 0;
    for (size_t at = 0; at < size; at += 32) {
        __m256i vector = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
        __m256i found =
            _mm256_or_si256(_mm256_cmpeq_epi8(vector, tabs), _mm256_cmpeq_epi8(vector, feeds));
        uint32_t mask = (uint32_t)_mm256_movemask_epi8(found);
        for (; mask; mask &= mask - 1) {
            uint32_t end = (uint32_t)at + (uint32_t)__builtin_ctz(mask);
            if (end >= size) break;
            sums->fields[sums->field++] = end;
            if (sums->field < FIELDS) continue;
            take_line(sums, bytes);
            sums->field = 0;
            sums->start = end + 1;
        }
    }
    return sums->start;
}

int main(int count, char **arguments) {
    int file = count == 2 ? open(arguments[1], O_RDONLY) : -1;
    Sums *sums = calloc(1, sizeof *sums);
    char *bytes = calloc(1, 2 * BLOCK + 64);
    if (file < 0 || !sums || !bytes) {
        free(sums);
        free(bytes);
        return 2;
    }
    size_t kept = 0, skip = 1;
    for (ssize_t got; (got = read(file, bytes + kept, BLOCK)) > 0;) {
        size_t size = kept + (size_t)got;
        if (skip) { /* the header line */
            const char *feed = memchr(bytes, '\n', size);
            skip = feed ? (size_t)(feed + 1 - bytes) : size;
            memmove(bytes, bytes + skip, size - skip);
            size -= skip;
            skip = 0;
        }
        uint32_t used = take_block(sums, bytes, size);
        kept = size - used;
        memmove(bytes, bytes + used, kept);
    }
    for (uint32_t i = 0; i < sums->seen_count; i++) {
        uint32_t number = sums->seen[i];
        printf("%06" PRIu32 " %" PRId64 " %" PRId64 "\n", number, sums->debit[number],
               sums->credit[number]);
    }
    free(sums);
    free(bytes);
    return close(file);
}
