/* The door between amounts and GMP's integers. */
#ifndef DENIER_ENGINE_AMOUNT_GMP_H
#define DENIER_ENGINE_AMOUNT_GMP_H

#include "engine/amount.h"

#include <gmp.h>

/* Sets an initialised integer to the amount's cents. */
void amount_to_integer(Amount amount, mpz_t cents);

/* The amount of that many cents, which an amount must have room for (an assertion). */
Amount amount_of_integer(const mpz_t cents);

#endif
