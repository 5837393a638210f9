/* What a test expects of figures, dates and texts of a fiscal year. */
#ifndef DENIER_TESTS_LEDGER_FIGURES_H
#define DENIER_TESTS_LEDGER_FIGURES_H

#include "engine/amount_text.h"
#include "engine/date_text.h"
#include "ledger/year.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static inline Balance balance_in(const FiscalYear *year, const char *account,
                                 const char *auxiliary) {
    for (size_t i = 0; i < year->balances.count; i++) {
        const Balance *balance = &year->balances.items[i];
        bool is_wanted = text_equal(balance->account, text_of(account)) &&
                         text_equal(balance->auxiliary, text_of(auxiliary));
        if (is_wanted) return *balance;
    }
    fail_msg("no account %s %s", account, auxiliary ? auxiliary : "");
    return (Balance){0};
}

static inline void assert_amount(Amount amount, const char *expected) {
    char room[AMOUNT_TEXT_SIZE];
    Text text = amount_print(amount, AMOUNT_FEC, room);
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.bytes, expected, text.size);
}

/* The account closes at the amount, debit positive. */
static inline void assert_closing(const FiscalYear *year, const char *account,
                                  const char *expected) {
    Balance balance = balance_in(year, account, NULL);
    assert_amount(balance_closing(&balance), expected);
}

static inline void assert_date(Date date, int year, int month, int day) {
    assert_int_equal(date.day, date_of(year, month, day).day);
}

static inline void assert_text(Text text, const char *expected) {
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.bytes, expected, text.size);
}

#endif
