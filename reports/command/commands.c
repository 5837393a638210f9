#include "reports/command/commands.h"

#include "reports/command/commands_entering.h"
#include "reports/command/commands_keeping.h"
#include "reports/command/commands_reading.h"

#include <string.h>

static const char *const STATEMENT_OPTIONS[] = {"all-lines", "trace", "unit", "final", NULL};
static const char *const TRIAL_BALANCE_OPTIONS[] = {"all-lines", "third-parties", "aged",
                                                    "unit",      "final",         NULL};
static const char *const LEDGER_OPTIONS[] = {"third-party", "amount", "final", NULL};
static const char *const JOURNAL_OPTIONS[] = {"final", NULL};
static const char *const FUNDS_OPTIONS[] = {"final", NULL};
static const char *const TIE_OUT_OPTIONS[] = {"final", NULL};
static const char *const ANNUAL_OPTIONS[] = {"all-lines", "trace",  "unit", "final",
                                             "with",      "freeze", NULL};

static const char *const INIT_OPTIONS[] = {"siren",     "rna", "address", "object",
                                           "numbering", "yes", "user",    NULL};
static const char *const RESTORE_OPTIONS[] = {"yes", NULL};
static const char *const YEAR_OPTIONS[] = {"numbering", "date",   "journal", "piece", "label",
                                           "waive",     "reason", "yes",     "user",  NULL};
static const char *const ASSERT_OPTIONS[] = {"proof", "user", NULL};
static const char *const MATCH_OPTIONS[] = {"third-party", "undo", "yes", "user", NULL};
static const char *const ATTACH_OPTIONS[] = {"extract", "user", NULL};
static const char *const SEAL_OPTIONS[] = {"with", "sign", "user", NULL};
static const char *const VERIFY_OPTIONS[] = {"seal", "document", NULL};
static const char *const IMPORT_OPTIONS[] = {"journal", "map", "yes", "user", NULL};
static const char *const ENTRY_OPTIONS[] = {
    "journal",           "date",  "piece", "label", "tag", "quantity", "currency", "price-source",
    "third-party-label", "donor", "yes",   "user",  NULL};
static const char *const USER_OPTIONS[] = {"user", NULL};
static const char *const REVERSE_OPTIONS[] = {"date", "user", NULL};
static const char *const VALIDATE_OPTIONS[] = {"until", "yes", "user", NULL};
static const char *const DIMENSION_OPTIONS[] = {"label", "from", "to", "user", NULL};
static const char *const DONOR_OPTIONS[] = {"identity", "yes", "user", NULL};
static const char *const CHECK_OPTIONS[] = {"fix", NULL};

static const Command COMMANDS[] = {
    {"income-statement", "resultat", N_("the income statement (compte de résultat), N and N-1"),
     NULL, STATEMENT_OPTIONS, "denier -f 2022.txt -f 2021.txt income-statement", command_report},
    {"balance-sheet", "bilan", N_("the balance sheet (bilan), assets and liabilities, N and N-1"),
     NULL, STATEMENT_OPTIONS, "denier -f 2022.txt -f 2021.txt balance-sheet -o bilan.pdf",
     command_report},
    {"trial-balance", "balance",
     N_("opening, movements and closing of every account, or of every third party"), NULL,
     TRIAL_BALANCE_OPTIONS, "denier -f 2022.txt trial-balance --aged 2022-12-31", command_report},
    {"general-ledger", "grand-livre", N_("the lines of each account with their running balance"),
     N_("[ACCOUNT...]"), LEDGER_OPTIONS,
     "denier -f 2022.txt general-ledger 512 -p 2022-01..2022-03", command_report},
    {"journal", "journal", N_("the entries in order, of all journals or of some"), N_("[CODE...]"),
     JOURNAL_OPTIONS, "denier -f 2022.txt journal BQ -o banque.xlsx", command_report},
    {"search", "chercher", N_("the entries that hold a text or an amount, accents and case apart"),
     N_("TEXT|AMOUNT..."), NULL, "denier -f lavoir.denier search loyer 450", command_report},
    {"funds", "fonds-dedies", N_("movements of dedicated and deferred funds, by category"), NULL,
     FUNDS_OPTIONS, "denier -f 2022.txt funds", command_report},
    {"tie-out", "bouclage", N_("the books against themselves and against published figures"),
     N_("[FILE...]"), TIE_OUT_OPTIONS,
     "denier -f 2022.txt -f 2021.txt tie-out published.figures -o bouclage.pdf", command_report},
    {"annual-accounts", "comptes-annuels",
     N_("one document: key figures, balance sheet, income statement, proofs"), NULL, ANNUAL_OPTIONS,
     "denier -f 2022.txt -f 2021.txt annual-accounts -o comptes-annuels-2022.pdf", command_report},
    {"check", "controle",
     N_("everything wrong with a FEC, a chart or a statement, all at once, line by line"),
     N_("[FILE...]"), CHECK_OPTIONS, "denier check 123456782FEC20221231.txt -o controle.pdf",
     command_check},
    {"export", "exporter",
     N_("the entries as a FEC, as a journal of hledger and ledger, or as CSV for programs"),
     N_("fec|hledger|csv"), NULL, "denier -f 2022.txt export fec -o 123456789FEC20221231.txt",
     command_export},
    {"init", "nouveau", N_("a new book, to keep the accounts of an association"), N_("FILE.denier"),
     INIT_OPTIONS,
     "denier init lavoir.denier --entity \"Les Amis du Lavoir\" --year 2022-01-01..2022-12-31 "
     "--yes",
     command_init},
    {"add", "saisir",
     N_("a draft entry, debit positive; one amount left out balances the others; alone, asks"),
     N_("[ACCOUNT[:THIRD-PARTY][@NAME=VALUE,...] AMOUNT]..."), ENTRY_OPTIONS,
     "denier add --journal BQ --date 2023-01-09 --piece R12 --label \"Don\" 512000 100.00 754110 "
     "-100.00",
     command_add},
    {"edit", "modifier", N_("changes a draft entry: what is given takes the place of what it says"),
     N_("ENTRY [ACCOUNT[:THIRD-PARTY][@NAME=VALUE,...] AMOUNT]..."), ENTRY_OPTIONS,
     "denier edit 57 --label \"Don de janvier\" 512000 120.00 754110", command_edit},
    {"delete", "supprimer", N_("takes a draft entry out of the book"), N_("ENTRY"), USER_OPTIONS,
     "denier delete 57", command_delete},
    {"reverse", "contre-passer",
     N_("a draft entry that takes a validated one back, sides exchanged"), N_("ENTRY"),
     REVERSE_OPTIONS, "denier reverse BQ-12 --date 2023-02-01", command_reverse},
    {"undo", "annuler",
     N_("withdraws the last act on drafts: add, edit, delete, reverse or an import of entries"),
     NULL, USER_OPTIONS, "denier undo", command_undo},
    {"validate", "valider",
     N_("gives drafts up to a day their numbers: from then on they never change"), NULL,
     VALIDATE_OPTIONS, "denier validate --until 2023-12-31 --yes", command_validate},
    {"account", "compte", N_("the accounts of a year: added, renamed, closed, listed"),
     N_("add|rename|close|list [NUMBER] [LABEL]"), USER_OPTIONS,
     "denier account add 754111 \"Dons en ligne\"", command_account},
    {"dimension", "axe",
     N_("the dimensions that tags count along, their values, and accounts that want one"),
     N_("add NAME|value NAME VALUE|require ACCOUNT NAME|list"), DIMENSION_OPTIONS,
     "denier dimension value project academy --label \"Académie\"", command_dimension},
    {"donor", "donateur", N_("who is behind the numbers of donors; erased on demand"),
     N_("add|list|erase [NUMBER]"), DONOR_OPTIONS, "denier donor add --identity \"NAME, ADDRESS\"",
     command_donor},
    {"backup", "sauvegarder", N_("a verified copy of the book, also while it is in use"), NULL,
     NULL, "denier -f lavoir.denier backup -o lavoir-copie.denier", command_backup},
    {"restore", "restaurer", N_("puts a backup in the place of the book, which is kept"),
     N_("BACKUP.denier"), RESTORE_OPTIONS, "denier -f lavoir.denier restore lavoir-copie.denier",
     command_restore},
    {"dump", "vider", N_("the whole book as text that people can read and compare"), NULL, NULL,
     "denier -f lavoir.denier dump -o lavoir.txt", command_dump},
    {"load", "charger", N_("a new book from what dump wrote"), N_("DUMP.txt NEW.denier"), NULL,
     "denier load lavoir.txt lavoir-2.denier", command_load},
    {"status", "etat", N_("what is done, what is missing, the next command to type"), NULL, NULL,
     "denier -f lavoir.denier status", command_status},
    {"year", "exercice", N_("the life of a fiscal year, one word per act"),
     N_("open|lock|unlock|close|appropriate|list [YEAR]..."), YEAR_OPTIONS,
     "denier -f lavoir.denier year close 2022", command_year},
    {"assert-balance", "pointer-solde",
     N_("what a bank statement says an account held, checked ever after"),
     N_("[ACCOUNT DATE AMOUNT]"), ASSERT_OPTIONS,
     "denier -f lavoir.denier assert-balance 512000 2022-12-31 1234.56 --proof releve.pdf",
     command_assert_balance},
    {"match", "lettrer", N_("matches lines that cancel out (lettrage), or proposes which"),
     N_("[ACCOUNT [ENTRY:LINE...]]"), MATCH_OPTIONS,
     "denier -f lavoir.denier match 411000 --third-party C001", command_match},
    {"import", "importer", N_("entries of FEC, one year a file, or of a CSV file into the book"),
     N_("FEC...|FILE.csv"), IMPORT_OPTIONS,
     "denier -f lavoir.denier import 123456782FEC20211231.txt 123456782FEC20221231.txt",
     command_import},
    {"attach", "joindre", N_("the pieces of an entry: add files, list them, take them out"),
     N_("ENTRY [FILE...]"), ATTACH_OPTIONS, "denier -f lavoir.denier attach BQ-12 recu.pdf",
     command_attach},
    {"seal", "sceller", N_("the seal of a closed year, with its chain and its FEC"),
     N_("YEAR [FILE...]"), SEAL_OPTIONS, "denier -f lavoir.denier seal 2022 -o SEAL-2022.txt",
     command_seal},
    {"verify", "verifier", N_("proof that nothing validated was changed, or that a seal agrees"),
     NULL, VERIFY_OPTIONS, "denier -f lavoir.denier verify --seal SEAL-2022.txt", command_verify},
    {"help", "aide",
     N_("the help of a command, or a list: denier help errors, rules, chain, verifiers"),
     N_("[COMMAND]"), NULL, "denier help balance-sheet", command_help},
    {0},
};

const Command *commands_table(void) {
    return COMMANDS;
}

const Command *command_find(const char *name) {
    for (const Command *command = COMMANDS; command->name; command++) {
        if (strcmp(command->name, name) == 0 || strcmp(command->alias, name) == 0) return command;
    }
    return NULL;
}
