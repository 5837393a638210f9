#include "ledger/fec_value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* A value as it is written, what is wrong with it, and what to write: NULL where nobody knows. */
typedef struct Case {
    const char *written;
    ErrorCode code;
    const char *correction;
} Case;

static void assert_fault(const Case *expected, const FecValueFault *fault) {
    if (fault->code != expected->code) {
        fail_msg("\"%s\" gives %s", expected->written, error_kind(fault->code)->id);
    }
    Text correction = text_of(expected->correction);
    if (!text_equal(fault->correction, correction)) {
        fail_msg("\"%s\" would be written \"%.*s\"", expected->written,
                 TEXT_ARGUMENTS(fault->correction));
    }
}

static void amounts(void **state) {
    (void)state;
    static const Case cases[] = {
        {"1234,56", ERROR_NONE, NULL},
        {"0,00", ERROR_NONE, NULL},
        {"12", ERROR_NONE, NULL},
        {"12,5", ERROR_NONE, NULL},
        {"-12,50", ERROR_NONE, NULL},
        {"12,50-", ERROR_NONE, NULL},
        {"+000000012,50", ERROR_NONE, NULL},
        {"", ERROR_FEC_AMOUNT_EMPTY, "0,00"},
        {"1234.56", ERROR_FEC_AMOUNT_POINT, "1234,56"},
        {"1.234", ERROR_FEC_AMOUNT_POINT, NULL},
        {"12,500", ERROR_FEC_AMOUNT_DECIMALS, "12,50"},
        {"12,505", ERROR_FEC_AMOUNT_DECIMALS, NULL},
        {"1 234,56", ERROR_FEC_AMOUNT_THOUSANDS, "1234,56"},
        {"1\xC2\xA0"
         "234,56",
         ERROR_FEC_AMOUNT_THOUSANDS, "1234,56"},
        {"1\xE2\x80\xAF"
         "234,56",
         ERROR_FEC_AMOUNT_THOUSANDS, "1234,56"},
        {"1,234.56", ERROR_FEC_AMOUNT_THOUSANDS, "1234,56"},
        {"\"12,50\"", ERROR_FEC_AMOUNT_UNREADABLE, "12,50"},
        {"12,50 \xE2\x82\xAC", ERROR_FEC_AMOUNT_UNREADABLE, "12,50"},
        {"(12,50)", ERROR_FEC_AMOUNT_UNREADABLE, "-12,50"},
        {"12O,00", ERROR_FEC_AMOUNT_UNREADABLE, NULL},
        {"douze", ERROR_FEC_AMOUNT_UNREADABLE, NULL},
        {"1,8e4", ERROR_FEC_AMOUNT_FORM, "18000,00"},
        {"++12,50", ERROR_FEC_AMOUNT_FORM, NULL},
        {",", ERROR_FEC_AMOUNT_FORM, NULL},
        {"1234567890123456789,00", ERROR_FEC_AMOUNT_SIZE, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FecValueFault fault;
        fec_amount_fault(text_of(cases[i].written), &fault);
        assert_fault(&cases[i], &fault);
    }
}

static void dates(void **state) {
    (void)state;
    static const Case cases[] = {
        {"20220210", ERROR_NONE, NULL},
        {"2022-02-10", ERROR_FEC_DATE_FORM, "20220210"},
        {"10/02/2022", ERROR_FEC_DATE_FORM, "20220210"},
        {"10022022", ERROR_FEC_DATE_FORM, "20220210"},
        {"20220210 10:25:37", ERROR_FEC_DATE_FORM, "20220210"},
        {"2022--02-10", ERROR_FEC_DATE_FORM, "20220210"},
        {"20220210 10:25", ERROR_FEC_DATE_UNREADABLE, "20220210"},
        {"20220231", ERROR_FEC_DATE_CALENDAR, NULL},
        {"20221301", ERROR_FEC_DATE_UNREADABLE, NULL},
        {"00000000", ERROR_FEC_DATE_ZEROS, NULL},
        {"10 mars 2022", ERROR_FEC_DATE_UNREADABLE, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FecValueFault fault;
        fec_date_fault(text_of(cases[i].written), false, &fault);
        assert_fault(&cases[i], &fault);
    }
    FecValueFault fault;
    fec_date_fault(TEXT("00000000"), true, &fault);
    assert_int_equal(fault.code, ERROR_FEC_DATE_UNREADABLE);
}

static void sides(void **state) {
    (void)state;
    static const Case cases[] = {
        {"D", ERROR_NONE, NULL},
        {"c", ERROR_NONE, NULL},
        {"+1", ERROR_NONE, NULL},
        {"-1", ERROR_NONE, NULL},
        {"1", ERROR_FEC_SENSE_VALUE, "+1"},
        {"- 1", ERROR_FEC_SENSE_VALUE, "-1"},
        {"Debit", ERROR_FEC_SENSE_VALUE, "D"},
        {"X", ERROR_FEC_SENSE_VALUE, NULL},
        {"", ERROR_FEC_SENSE_VALUE, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FecValueFault fault;
        fec_sense_fault(text_of(cases[i].written), &fault);
        assert_fault(&cases[i], &fault);
    }
}

/* What is corrected is correct: the correction itself gives no fault. */
static void a_correction_needs_no_correction(void **state) {
    (void)state;
    static const char *const written[] = {"",      "1234.56", "1 234,56", "12,500",
                                          "1,8e4", "(3,00)",  "\"4,5\"",  "1,234.56"};
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        FecValueFault fault, again;
        fec_amount_fault(text_of(written[i]), &fault);
        assert_true(fault.correction.size > 0);
        fec_amount_fault(fault.correction, &again);
        assert_int_equal(again.code, ERROR_NONE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),
        cmocka_unit_test(dates),
        cmocka_unit_test(sides),
        cmocka_unit_test(a_correction_needs_no_correction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
