/* Which side of a balance is worth a look. */
#include "ledger/balance_sign.h"

#include "tests/ledger/reading.h"

static SignVerdict verdict(const char *account, int64_t cents, const char **reason) {
    Balance balance = {.account = text_of(account), .debit = amount_of_cents(cents)};
    return balance_sign(&balance, reason);
}

static void tells_the_usual_from_the_unusual_and_the_impossible(void **state) {
    static const struct {
        const char *account;
        int64_t cents; /* debit positive */
        SignVerdict verdict;
    } CASES[] = {
        {"530000", -100, SIGN_IMPOSSIBLE}, {"530000", 100, SIGN_USUAL},
        {"401000", 100, SIGN_UNUSUAL},     {"401000", -100, SIGN_USUAL},
        {"409100", 100, SIGN_USUAL},       {"411000", -100, SIGN_UNUSUAL},
        {"419000", -100, SIGN_USUAL},      {"512000", -100, SIGN_UNUSUAL},
        {"194000", 100, SIGN_IMPOSSIBLE},  {"194000", -100, SIGN_USUAL},
        {"218300", -100, SIGN_IMPOSSIBLE}, {"281830", 100, SIGN_IMPOSSIBLE},
        {"279000", -100, SIGN_USUAL},      {"110000", 100, SIGN_USUAL},
        {"486000", -100, SIGN_UNUSUAL},    {"487000", 100, SIGN_UNUSUAL},
        {"606000", -100, SIGN_USUAL},      {"467000", 100, SIGN_USUAL},
        {"151000", 100, SIGN_IMPOSSIBLE},  {"390000", 100, SIGN_IMPOSSIBLE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *reason;
        SignVerdict found = verdict(CASES[i].account, CASES[i].cents, &reason);
        if (found != CASES[i].verdict) fail_msg("%s %d", CASES[i].account, (int)found);
        assert_true((reason == NULL) == (found == SIGN_USUAL));
    }
}

static void a_nil_balance_says_nothing(void **state) {
    (void)state;
    const char *reason;
    assert_int_equal(verdict("530000", 0, &reason), SIGN_USUAL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_usual_from_the_unusual_and_the_impossible),
        cmocka_unit_test(a_nil_balance_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
