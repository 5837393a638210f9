/* Feeds any bytes to the FEC reader, flat or XML: it must read or refuse them, never break. */
#include "tests/fuzz/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    feed_books(bytes, size, (ReadingChoices){0});
    return 0;
}
