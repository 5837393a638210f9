#include "ledger/fec_encoding.h"

void fec_encoding_inspect(FecEncoding *encoding, Text bytes) {
    while (bytes.size) encoding->has[encoding_of(text_take(&bytes, '\n'))] = true;
}

Text fec_text(Arena *arena, FecEncoding *encoding, Text bytes) {
    Encoding found = encoding_of(bytes);
    encoding->has[found] = true;
    if (found <= ENCODING_UTF_8) return text_copy(arena, bytes);
    return text_to_utf_8(arena, bytes, found);
}

size_t fec_characters(Text bytes) {
    if (encoding_of(bytes) > ENCODING_UTF_8) return bytes.size;
    size_t count = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        count += ((unsigned char)bytes.bytes[i] & 0xC0) != 0x80;
    }
    return count;
}
