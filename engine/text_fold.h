/* A folded text is what remains of a text without capitals and accents: people search by it. */
#ifndef DENIER_ENGINE_TEXT_FOLD_H
#define DENIER_ENGINE_TEXT_FOLD_H

#include "engine/builder.h"

/* Adds the text in small letters of ASCII where it is written in Latin letters ("Œuvre d'Été"
 * gives "oeuvre d'ete"); what has no such form stays. The text is UTF-8. */
void text_fold(Builder *builder, Text text);

/* Whether the text holds the other one, byte for byte. The empty text is in every text. */
bool text_holds(Text text, Text wanted);

#endif
