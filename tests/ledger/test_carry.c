#include "ledger/carry.h"

#include "tests/ledger/figures.h"

/* Entries that look as if they opened or closed a year. */

static int set_up(void **state) {
    *state = arena_create();
    return 0;
}

static int tear_down(void **state) {
    arena_destroy(*state);
    return 0;
}

/* One entry with a line on each of the accounts, to the last one that is NULL. */
static CarryKind kind_of(Carry *carry, bool is_by_journal, bool is_by_label,
                         const char *const *accounts) {
    carry_begin(carry, date_of(2022, 1, 1), is_by_journal, is_by_label);
    for (uint32_t i = 0; accounts[i]; i++) {
        unsigned bits = carry_bits(text_of(accounts[i]));
        if (!carry_is_watching(carry)) break;
        carry_add(carry, (CarryPart){i, amount_of_cents(100), amount_of_cents(0)}, bits);
    }
    return carry_end(carry);
}

static void opening_entries_hold_balances_only(void **state) {
    Carry carry = carry_in(*state);
    const char *const balances[] = {"512000", "110000", "120000", "401000", NULL};
    const char *const charges[] = {"512000", "606000", NULL};
    const char *const in_kind[] = {"512000", "864000", NULL};
    assert_int_equal(kind_of(&carry, true, false, balances), CARRY_OPENING_BY_JOURNAL);
    assert_int_equal(kind_of(&carry, false, true, balances), CARRY_OPENING_BY_LABEL);
    assert_int_equal(kind_of(&carry, false, false, balances), CARRY_NOTHING);
    assert_int_equal(kind_of(&carry, true, true, charges), CARRY_NOTHING);
    assert_int_equal(kind_of(&carry, true, true, in_kind), CARRY_NOTHING);
}

static void closing_entries_hold_the_result_and_what_it_is_made_of(void **state) {
    Carry carry = carry_in(*state);
    const char *const closing[] = {"754100", "606000", "120000", NULL};
    const char *const deficit[] = {"754100", "129000", NULL};
    const char *const correction[] = {"606000", "607000", NULL};
    const char *const appropriation[] = {"120000", "110000", NULL};
    const char *const purchase[] = {"606000", "401000", "120000", NULL};
    assert_int_equal(kind_of(&carry, false, false, closing), CARRY_CLOSING);
    assert_int_equal(kind_of(&carry, false, false, deficit), CARRY_CLOSING);
    assert_int_equal(kind_of(&carry, false, false, correction), CARRY_NOTHING);
    assert_int_equal(kind_of(&carry, false, false, appropriation), CARRY_NOTHING);
    assert_int_equal(kind_of(&carry, false, false, purchase), CARRY_NOTHING);
}

static void journals_of_openings_are_known_by_code_or_label(void **state) {
    (void)state;
    static const char *const codes[] = {"AN", "an", "RAN", "ANO", "OUV", "A-NOUVEAUX", "AN01"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        assert_true(carry_is_opening_journal(text_of(codes[i]), TEXT("")));
    }
    assert_true(carry_is_opening_journal(TEXT("99"), TEXT("Journal des à-nouveaux")));
    assert_true(carry_is_opening_journal(TEXT("99"), TEXT("BALANCE INITIALE")));
    assert_true(carry_is_opening_journal(TEXT("99"), TEXT("Écritures d'ouverture")));
    assert_true(carry_is_opening_journal(TEXT("99"), TEXT("Écritures d’ouverture")));
    assert_false(carry_is_opening_journal(TEXT("BAN"), TEXT("Banque")));
    assert_false(carry_is_opening_journal(TEXT("FE"), TEXT("Fondation d'entreprise")));
    assert_false(carry_is_opening_journal(TEXT("CO"), TEXT("Couvertures")));
    assert_false(carry_is_opening_journal(TEXT("ANI"), TEXT("Animations")));
    assert_false(carry_is_opening_journal(TEXT("OD"), TEXT("Opérations diverses")));
}

static void labels_of_openings_need_no_accent_and_no_case(void **state) {
    (void)state;
    static const char *const labels[] = {
        "Report à nouveau",   "REPORT A NOUVEAU", "A-Nouveau 2021",
        "Reprise des soldes", "\xE0 nouveau",     "À NOUVEAUX",
        "ANOUVEAUX",          "REPORTS 2021",     "Soldes à nouveau"};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        assert_true(carry_is_opening_label(text_of(labels[i])));
    }
    static const char *const others[] = {"",
                                         "Nouveau bureau",
                                         "Rapport",
                                         "De nouveau",
                                         "Repris",
                                         "VIREMENT ENTREPRISE MARTIN",
                                         "Frais de reporting",
                                         "Loyer report\xC3\xA9",
                                         "Loyer report\xE9",
                                         "Panda nouveau",
                                         "Cinema nouveau",
                                         "Reporters sans frontières"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(carry_is_opening_label(text_of(others[i])));
    }
}

static void sums_are_kept_by_account_and_date(void **state) {
    Carry carry = carry_in(*state);
    const char *const balances[] = {"512000", "110000", NULL};
    kind_of(&carry, true, false, balances);
    kind_of(&carry, true, false, balances);
    assert_int_equal(carry.sums.count, 2);
    assert_amount(carry.sums.items[1].part.debit, "2,00");
    assert_date(carry_opening_date(&carry, date_of(2021, 12, 1)), 2022, 1, 1);
}

static void a_label_opens_a_year_only_before_all_other_entries(void **state) {
    Carry carry = carry_in(*state);
    const char *const balances[] = {"512000", "110000", NULL};
    kind_of(&carry, false, true, balances);
    assert_date(carry_opening_date(&carry, date_of(2022, 1, 1)), 2022, 1, 1);
    assert_int_equal(carry_opening_date(&carry, date_of(2021, 12, 31)).day, 0);
}

static void an_entry_of_many_lines_takes_room_by_its_accounts(void **state) {
    Carry carry = carry_in(*state);
    carry_begin(&carry, date_of(2022, 1, 1), true, false);
    for (uint32_t i = 0; i < 1000000; i++) {
        carry_add(&carry, (CarryPart){i % 10, amount_of_cents(1), amount_of_cents(0)}, CARRY_OPENS);
    }
    assert_int_equal(carry_end(&carry), CARRY_OPENING_BY_JOURNAL);
    assert_int_equal(carry.sums.count, 10);
    assert_amount(carry.sums.items[3].part.debit, "1000,00");
    assert_in_range(arena_footprint(*state), 0, 1000000);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_ARENA(opening_entries_hold_balances_only),
        WITH_ARENA(closing_entries_hold_the_result_and_what_it_is_made_of),
        WITH_ARENA(journals_of_openings_are_known_by_code_or_label),
        WITH_ARENA(labels_of_openings_need_no_accent_and_no_case),
        WITH_ARENA(sums_are_kept_by_account_and_date),
        WITH_ARENA(a_label_opens_a_year_only_before_all_other_entries),
        WITH_ARENA(an_entry_of_many_lines_takes_room_by_its_accounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
