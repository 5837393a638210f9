/* A split shares an amount among parts without losing a cent. */
#ifndef DENIER_ENGINE_AMOUNT_SPLIT_H
#define DENIER_ENGINE_AMOUNT_SPLIT_H

#include "engine/amount.h"

/* Splits `total` in proportion to `weights` (not all zero) by the largest remainder; ties go to
 * the earlier part. The parts add up to `total` exactly, each is less than a cent away from its
 * exact share, and a negative total gives the same parts as the positive one, negated. */
void amount_split(Amount total, const uint64_t *weights, Amount *parts, size_t count);

#endif
