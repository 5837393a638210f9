#include "ledger/column_name.h"

#include "engine/text_encoding.h"

/* A character of a name in its plain form: a small letter or a digit, or 0 for all others. */
static char plain(uint32_t character) {
    static const char LATIN[] =
        "aaaaaaaceeeeiiiidnooooo\0ouuuuy\0saaaaaaaceeeeiiiidnooooo\0ouuuuy\0y";
    if (character >= 'A' && character <= 'Z') return (char)(character - 'A' + 'a');
    bool is_plain =
        (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    if (is_plain) return (char)character;
    return character >= 0xC0 && character <= 0xFF ? LATIN[character - 0xC0] : '\0';
}

Text column_name_plain(Text name, char room[COLUMN_NAME_SIZE]) {
    size_t size = 0;
    while (name.size && size < COLUMN_NAME_SIZE) {
        char byte = plain(text_take_character(&name));
        if (byte) room[size++] = byte;
    }
    return (Text){room, size};
}

bool column_name_is_among(Text plain_name, const char *names) {
    for (Text rest = text_of(names); rest.size;) {
        if (text_equal(text_take(&rest, ' '), plain_name)) return true;
    }
    return false;
}
