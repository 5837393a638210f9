/* Generates the FEC of a big association, the same for the same seed, and the balances that any
 * reader must find in it.
 *
 *   generate_books ENTRIES FEC EXPECTED [YEAR [SEED]]
 *
 * About 2.75 lines an entry: 70 % of the entries have two lines, the others three to six; 200
 * accounts, five journals, dates in order over the year. EXPECTED holds a line per account:
 * number, debit and credit in centimes. Each entry balances; each line has one side. */
#include <assert.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACCOUNTS = 200, LONGEST = 6 };

typedef struct Family {
    const char *number; /* six digits; variants count up from it */
    const char *label;
    int variants;
} Family;

static const Family FAMILIES[] = {
    {"102200", "Fonds statutaires", 1},
    {"110000", "Report à nouveau", 1},
    {"131000", "Subventions d'investissement", 1},
    {"164000", "Emprunts auprès des établissements de crédit", 2},
    {"194000", "Fonds dédiés sur subventions d'exploitation", 6},
    {"218300", "Matériel de bureau et informatique", 2},
    {"281830", "Amortissements du matériel", 2},
    {"401100", "Fournisseurs", 8},
    {"411100", "Usagers et adhérents", 8},
    {"421000", "Personnel, rémunérations dues", 2},
    {"431000", "Sécurité sociale", 2},
    {"437000", "Autres organismes sociaux", 4},
    {"441100", "Subventions à recevoir", 8},
    {"467100", "Débiteurs et créditeurs divers", 4},
    {"486000", "Charges constatées d'avance", 1},
    {"487000", "Produits constatés d'avance", 1},
    {"512100", "Banque", 7},
    {"531000", "Caisse", 2},
    {"606100", "Fournitures non stockables", 9},
    {"606400", "Fournitures administratives", 8},
    {"611000", "Sous-traitance générale", 6},
    {"613200", "Locations immobilières", 8},
    {"615000", "Entretien et réparations", 6},
    {"616000", "Primes d'assurance", 4},
    {"622600", "Honoraires", 5},
    {"623000", "Publicité, publications", 6},
    {"625100", "Voyages et déplacements", 9},
    {"626000", "Frais postaux et télécommunications", 6},
    {"627000", "Services bancaires", 4},
    {"631100", "Taxe sur les salaires", 1},
    {"641100", "Salaires et appointements", 9},
    {"645100", "Cotisations à l'URSSAF", 6},
    {"657100", "Aides financières octroyées", 6},
    {"681120", "Dotations aux amortissements", 2},
    {"689400", "Reports en fonds dédiés", 3},
    {"706000", "Prestations de services", 8},
    {"740000", "Subventions d'exploitation", 9},
    {"754110", "Dons manuels", 9},
    {"755100", "Contributions financières", 4},
    {"756100", "Cotisations", 8},
    {"768000", "Autres produits financiers", 2},
};

typedef struct BenchAccount {
    char number[8];
    const char *label;
    int64_t debit, credit;
} BenchAccount;

static uint64_t next_random(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint64_t below(uint64_t *state, uint64_t bound) {
    return next_random(state) % bound;
}

static void make_accounts(BenchAccount accounts[ACCOUNTS]) {
    size_t count = 0;
    for (size_t f = 0; f < sizeof FAMILIES / sizeof *FAMILIES; f++) {
        long base = strtol(FAMILIES[f].number, NULL, 10);
        for (int v = 0; v < FAMILIES[f].variants && count < ACCOUNTS; v++) {
            BenchAccount *account = &accounts[count++];
            snprintf(account->number, sizeof account->number, "%06ld", base + v);
            account->label = FAMILIES[f].label;
        }
    }
    assert(count == ACCOUNTS);
}

/* Whether the account may have a third party: 40, 41, 44, 46. */
static int has_third_party(const BenchAccount *account) {
    return account->number[0] == '4' && strchr("0146", account->number[1]) != NULL;
}

static int is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* AAAAMMJJ of the day of the year, from 0. */
static void print_day(int year, int day, char room[16]) {
    const int months[12] = {31, 28 + is_leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0;
    while (day >= months[month]) day -= months[month++];
    snprintf(room, 16, "%04d%02d%02d", year % 10000, month + 1, (day + 1) % 100);
}

static size_t line_count(uint64_t *state) {
    return below(state, 10) < 7 ? 2 : 3 + (size_t)below(state, LONGEST - 2);
}

/* The amounts of an entry, debit positive: the last one balances the others and is not nil. */
static void draw_amounts(uint64_t *state, int64_t cents[LONGEST], size_t count) {
    do {
        cents[count - 1] = 0;
        for (size_t i = 0; i + 1 < count; i++) {
            int64_t size = 100 + (int64_t)below(state, 500000);
            cents[i] = below(state, 2) ? size : -size;
            cents[count - 1] -= cents[i];
        }
    } while (cents[count - 1] == 0);
}

static void write_line(FILE *fec, uint64_t *state, BenchAccount *account, uint64_t entry,
                       const char *day, int64_t cents) {
    static const char *const JOURNALS[] = {"AC\tAchats", "VE\tVentes", "BQ\tBanque",
                                           "RE\tRecettes, dons et cotisations",
                                           "OD\tOpérations diverses et paie"};
    int64_t debit = cents > 0 ? cents : 0, credit = cents < 0 ? -cents : 0;
    char party[32] = "\t";
    if (has_third_party(account)) {
        unsigned number = (unsigned)below(state, 50);
        snprintf(party, sizeof party, "T%03u\tTiers %03u", number, number);
    }
    fprintf(fec,
            "%s\t%" PRIu64 "\t%s\t%s\t%s\t%s\tP%07" PRIu64 "\t%s\t%s, pièce %" PRIu64 "\t%" PRId64
            ",%02d\t%" PRId64 ",%02d\t\t\t%s\t\t\n",
            JOURNALS[entry % 5], entry, day, account->number, account->label, party, entry, day,
            account->label, entry, debit / 100, (int)(debit % 100), credit / 100,
            (int)(credit % 100), day);
    account->debit += debit;
    account->credit += credit;
}

static void write_fec(FILE *fec, uint64_t entries, int year, uint64_t seed,
                      BenchAccount accounts[ACCOUNTS]) {
    uint64_t state = seed;
    fputs("JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
          "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\t"
          "ValidDate\tMontantdevise\tIdevise\n",
          fec);
    for (uint64_t entry = 1; entry <= entries; entry++) {
        char day[16];
        int64_t cents[LONGEST];
        size_t count = line_count(&state);
        print_day(year, (int)((entry - 1) * (uint64_t)(365 + is_leap(year)) / entries), day);
        draw_amounts(&state, cents, count);
        for (size_t i = 0; i < count; i++) {
            BenchAccount *account = &accounts[below(&state, ACCOUNTS)];
            write_line(fec, &state, account, entry, day, cents[i]);
        }
    }
}

static void write_expected(FILE *expected, const BenchAccount accounts[ACCOUNTS]) {
    for (size_t i = 0; i < ACCOUNTS; i++) {
        fprintf(expected, "%s\t%" PRId64 "\t%" PRId64 "\n", accounts[i].number, accounts[i].debit,
                accounts[i].credit);
    }
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("usage: generate_books ENTRIES FEC EXPECTED [YEAR [SEED]]\n", stderr);
        return 2;
    }
    BenchAccount accounts[ACCOUNTS] = {0};
    make_accounts(accounts);
    FILE *fec = fopen(argv[2], "w"), *expected = fopen(argv[3], "w");
    if (!fec || !expected) {
        perror("generate_books");
        return 3;
    }
    int year = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 2022;
    uint64_t seed = argc > 5 ? strtoull(argv[5], NULL, 10) : 1;
    write_fec(fec, strtoull(argv[1], NULL, 10), year, seed, accounts);
    write_expected(expected, accounts);
    int failed = fclose(fec) != 0;
    failed |= fclose(expected) != 0;
    return failed ? 3 : 0;
}
