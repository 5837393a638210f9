/* An account is a number of the chart of accounts, possibly padded ("512000") or subdivided. */
#ifndef DENIER_LEDGER_ACCOUNT_H
#define DENIER_LEDGER_ACCOUNT_H

#include "engine/text.h"

/* The class: 1 to 9, or 0 when the number does not begin with such a digit. */
int account_class(Text number);

/* True when the account lies under the prefix: 455100 under 4551, 455 and 45. */
bool account_is_under(Text number, const char *prefix);

/* Third-party accounts (40 to 47) take their side of the bilan per auxiliary account. */
bool account_is_third_party(Text number);

#endif
