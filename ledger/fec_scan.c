#include "ledger/fec_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Scans from the offset `at` to the end, adding to the marks. */
static void scan_rest(const char *bytes, size_t at, size_t size, const char wanted[2],
                      FecMarks *marks) {
    unsigned char smallest = 255, all = 0;
    for (; at < size; at++) {
        char byte = bytes[at];
        bool is_line = byte == wanted[1];
        marks->ends[marks->end_count] = (uint32_t)at;
        marks->lines[marks->line_count] = (uint32_t)marks->end_count;
        marks->line_count += is_line;
        marks->end_count += is_line | (byte == wanted[0]);
        smallest = (unsigned char)byte < smallest ? (unsigned char)byte : smallest;
        all |= (unsigned char)byte;
    }
    marks->has_zero |= smallest == 0;
    marks->has_beyond_ascii |= all >= 0x80;
}

static void clear(FecMarks *marks) {
    *marks = (FecMarks){.ends = marks->ends, .lines = marks->lines};
}

void fec_scan_plain(const char *bytes, size_t size, char separator, char end_of_line,
                    FecMarks *marks) {
    clear(marks);
    scan_rest(bytes, 0, size, (const char[2]){separator, end_of_line}, marks);
}

#if defined(__x86_64__)

#define VECTOR_CODE __attribute__((target("avx2,bmi,popcnt")))

enum { STEP = 64 }; /* bytes looked at together: two vectors, one 64-bit mask */

/* A bit for each of the 64 bytes that equals the wanted one. */
VECTOR_CODE static inline uint64_t equal_mask(__m256i low, __m256i high, __m256i wanted) {
    uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
    uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
    return (uint64_t)second << 32 | first;
}

/* Writes the offsets of the set bits, eight at a time: a fixed number of steps costs less than
 * a branch that cannot be foretold. */
VECTOR_CODE static inline void add_ends(FecMarks *marks, uint64_t mask, uint32_t base) {
    uint32_t *out = marks->ends + marks->end_count;
    marks->end_count += (size_t)__builtin_popcountll(mask);
    do {
        for (int i = 0; i < 8; i++) {
            out[i] = base + (uint32_t)_tzcnt_u64(mask);
            mask = _blsr_u64(mask);
        }
        out += 8;
    } while (mask);
}

/* Notes the ends of line among the ends that `mask` is about to add. */
VECTOR_CODE static inline void add_lines(FecMarks *marks, uint64_t mask, uint64_t line_mask) {
    marks->lines[marks->line_count] =
        (uint32_t)(marks->end_count +
                   (size_t)__builtin_popcountll(mask & (_blsmsk_u64(line_mask) >> 1)));
    marks->line_count += line_mask != 0;
    for (line_mask = _blsr_u64(line_mask); line_mask; line_mask = _blsr_u64(line_mask)) {
        uint64_t before = _blsmsk_u64(line_mask) >> 1;
        marks->lines[marks->line_count++] =
            (uint32_t)(marks->end_count + (size_t)__builtin_popcountll(mask & before));
    }
}

VECTOR_CODE static void scan_vectors(const char *bytes, size_t size, char separator,
                                     char end_of_line, FecMarks *marks) {
    clear(marks);
    FecMarks found = *marks;
    const __m256i separators = _mm256_set1_epi8(separator);
    const __m256i ends_of_line = _mm256_set1_epi8(end_of_line);
    __m256i smallest = _mm256_set1_epi8(-1), all = _mm256_setzero_si256();
    size_t at = 0;
    for (; size - at >= STEP; at += STEP) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at + 32));
        uint64_t line_mask = equal_mask(low, high, ends_of_line);
        uint64_t mask = equal_mask(low, high, separators) | line_mask;
        smallest = _mm256_min_epu8(smallest, _mm256_min_epu8(low, high));
        all = _mm256_or_si256(all, _mm256_or_si256(low, high));
        add_lines(&found, mask, line_mask);
        add_ends(&found, mask, (uint32_t)at);
    }
    __m256i zeros = _mm256_cmpeq_epi8(smallest, _mm256_setzero_si256());
    found.has_zero = _mm256_movemask_epi8(zeros) != 0;
    found.has_beyond_ascii = _mm256_movemask_epi8(all) != 0;
    scan_rest(bytes, at, size, (const char[2]){separator, end_of_line}, &found);
    *marks = found;
}

FecScanner fec_scanner(void) {
    bool has_vectors = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                       __builtin_cpu_supports("popcnt");
    return has_vectors ? scan_vectors : fec_scan_plain;
}

#else

FecScanner fec_scanner(void) {
    return fec_scan_plain;
}

#endif
