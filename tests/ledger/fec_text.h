/* A small lawful FEC as text, to be changed in a test: two entries, the second in two journals'
 * worth of fields that a test may want to touch. */
#ifndef DENIER_TESTS_LEDGER_FEC_TEXT_H
#define DENIER_TESTS_LEDGER_FEC_TEXT_H

#include "engine/builder.h"
#include "engine/error.h"

#include <assert.h>
#include <string.h>

#define LAWFUL_NAME "123456782FEC20221231.txt"
#define LAWFUL_HEADER                                                                              \
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"       \
    "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t"          \
    "ValidDate\tMontantdevise\tIdevise\n"
#define LAWFUL_LINES                                                                               \
    "AN\tA nouveaux\t1\t20220101\t512000\tBanque\t\t\tR1\t20220101\tReport\t800,00\t0,00\t\t\t"    \
    "20220101\t\t\n"                                                                               \
    "AN\tA nouveaux\t1\t20220101\t110000\tReport\t\t\tR1\t20220101\tReport\t0,00\t800,00\t\t\t"    \
    "20220101\t\t\n"                                                                               \
    "AC\tAchats\t2\t20220210\t606400\tFournitures\t\t\tF7\t20220210\tPapier\t1200,50\t0,00\t\t\t"  \
    "20220228\t\t\n"                                                                               \
    "AC\tAchats\t2\t20220210\t401000\tFournisseurs\tF01\tPapeterie\tF7\t20220210\tPapier\t0,00\t"  \
    "1200,50\tAA\t20220301\t20220228\t\t\n"
#define LAWFUL LAWFUL_HEADER LAWFUL_LINES

/* The text with each `from` replaced by `to`; asserts that there is one. */
static inline Text replaced(Arena *arena, Text text, Text from, Text to) {
    Builder out = builder_in(arena);
    size_t count = 0;
    for (size_t i = 0; i < text.size;) {
        Text rest = {text.bytes + i, text.size - i};
        if (from.size && text_starts_with(rest, from)) {
            builder_add(&out, to);
            i += from.size;
            count++;
        } else {
            builder_add_byte(&out, text.bytes[i++]);
        }
    }
    assert(count > 0);
    return builder_text(&out);
}

#endif
