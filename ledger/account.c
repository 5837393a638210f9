#include "ledger/account.h"

int account_class(Text number) {
    if (number.size == 0) return 0;
    char digit = number.bytes[0];
    return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

bool account_is_under(Text number, const char *prefix) {
    return text_starts_with(number, text_of(prefix));
}

bool account_is_third_party(Text number) {
    return number.size >= 2 && number.bytes[0] == '4' && number.bytes[1] >= '0' &&
           number.bytes[1] <= '7';
}
