#include "ledger/balance_header.h"

#include "engine/text_encoding.h"
#include "ledger/column_name.h"

#include <string.h>

static const Dialect DIALECT_TABS = {.separator = '\t', .quoted = true};

/* The names of each field, in small letters and without anything but letters and digits. */
static const struct {
    BalanceField field;
    const char *names;
} NAMES[] = {
    {BALANCE_ACCOUNT, "account accountnumber accountno accountcode number code compte comptes "
                      "comptenum numcompte numerocompte numerodecompte ncompte ndecompte nocompte "
                      "numeroducompte numero numcpte cpte comptegeneral comptenumero"},
    {BALANCE_LABEL, "label name description accountname accountlabel intitule intitules libelle "
                    "libelles comptelib libellecompte libelleducompte libelledecompte "
                    "intitulecompte intituledecompte intituleducompte nom nomducompte designation "
                    "comptelibelle compteintitule"},
    {BALANCE_AUXILIARY, "auxiliary auxiliaryaccount thirdparty thirdpartynumber auxiliaire "
                        "compteauxiliaire compauxnum compteauxnum tiers codetiers numerotiers "
                        "numerodetiers comptetiers comptedetiers"},
    {BALANCE_AUXILIARY_LABEL, "auxiliarylabel auxiliaryname thirdpartyname thirdpartylabel "
                              "compauxlib compteauxlib nomtiers nomdutiers libelletiers "
                              "intituletiers libelleauxiliaire intituleauxiliaire"},
    {BALANCE_OPENING_DEBIT,
     "openingdebit openingdebits debitopening anouveaudebit anouveauxdebit anouveaudebiteur "
     "andebit debitan debitanouveau debitanouveaux debitouverture ouverturedebit debitinitial "
     "soldeinitialdebit soldeinitialdebiteur soldeouverturedebit soldeouverturedebiteur "
     "soldedouverturedebiteur soldedouverturedebit reportdebit reportdebiteur reprisedebit"},
    {BALANCE_OPENING_CREDIT,
     "openingcredit openingcredits creditopening anouveaucredit anouveauxcredit anouveaucrediteur "
     "ancredit creditan creditanouveau creditanouveaux creditouverture ouverturecredit "
     "creditinitial soldeinitialcredit soldeinitialcrediteur soldeouverturecredit "
     "soldeouverturecrediteur soldedouverturecrediteur soldedouverturecredit reportcredit "
     "reportcrediteur reprisecredit"},
    {BALANCE_OPENING, "opening openingbalance soldeinitial soldeouverture soldedouverture anouveau "
                      "anouveaux ouverture report reprise soldeanouveau soldereporte"},
    {BALANCE_DEBIT, "debit debits totaldebit totaldebits debitmovement debitmovements "
                    "movementdebit movementsdebit mouvementdebit mouvementsdebit mouvementdebiteur "
                    "mouvementsdebiteurs mvtdebit mvtsdebit cumuldebit debitexercice "
                    "montantdebit"},
    {BALANCE_CREDIT, "credit credits totalcredit totalcredits creditmovement creditmovements "
                     "movementcredit movementscredit mouvementcredit mouvementscredit "
                     "mouvementcrediteur mouvementscrediteurs mvtcredit mvtscredit cumulcredit "
                     "creditexercice montantcredit"},
    {BALANCE_MOVEMENT, "movement movements mouvement mouvements"},
    {BALANCE_CLOSING_DEBIT,
     "closingdebit closingdebits debitclosing debitbalance balancedebit soldedebit soldedebiteur "
     "soldesdebiteurs soldesdebit debitsolde debitcloture cloturedebit soldefinaldebit "
     "soldefinaldebiteur soldecloturedebit soldecloturedebiteur soldedecloturedebit "
     "soldedecloturedebiteur debitfinal debiteur debiteurs"},
    {BALANCE_CLOSING_CREDIT,
     "closingcredit closingcredits creditclosing creditbalance balancecredit soldecredit "
     "soldecrediteur soldescrediteurs soldescredit creditsolde creditcloture cloturecredit "
     "soldefinalcredit soldefinalcrediteur soldecloturecredit soldecloturecrediteur "
     "soldedecloturecredit soldedecloturecrediteur creditfinal crediteur crediteurs"},
    {BALANCE_CLOSING, "closing closingbalance balance endingbalance solde soldes soldefinal "
                      "soldecloture soldedecloture cloture"},
};

/* Names that only lines of entries have. */
static const char ENTRY_NAMES[] = "journalcode journallib journal codejournal ecriturenum "
                                  "ecrituredate ecriturelib numeroecriture "
                                  "date dateecriture piece pieceref piecedate entry entrynumber";

BalanceField balance_field_of(Text name) {
    char room[COLUMN_NAME_SIZE];
    Text found = column_name_plain(name, room);
    for (size_t i = 0; found.size && i < sizeof NAMES / sizeof *NAMES; i++) {
        if (column_name_is_among(found, NAMES[i].names)) return NAMES[i].field;
    }
    return BALANCE_FIELDS;
}

static Text first_line(Text start) {
    static const Text byte_order_mark = {"\xEF\xBB\xBF", 3};
    if (text_starts_with(start, byte_order_mark)) start = (Text){start.bytes + 3, start.size - 3};
    size_t size = 0;
    while (size < start.size && start.bytes[size] != '\n' && start.bytes[size] != '\r') size++;
    return (Text){start.bytes, size};
}

static size_t count_of(Text line, char byte) {
    size_t count = 0;
    for (size_t i = 0; i < line.size; i++) count += line.bytes[i] == byte;
    return count;
}

const Dialect *balance_dialect(Text start) {
    const Dialect *const dialects[] = {&DIALECT_CSV_SEMICOLONS, &DIALECT_TABS, &DIALECT_CSV_COMMAS};
    const Dialect *chosen = dialects[0];
    Text line = first_line(start);
    for (size_t i = 1; i < sizeof dialects / sizeof *dialects; i++) {
        size_t count = count_of(line, dialects[i]->separator);
        if (count > count_of(line, chosen->separator)) chosen = dialects[i];
    }
    return chosen;
}

static bool names_entries(Text name) {
    char room[COLUMN_NAME_SIZE];
    Text found = column_name_plain(name, room);
    return found.size && column_name_is_among(found, ENTRY_NAMES);
}

bool is_balance(Text start) {
    bool has_account = false;
    Arena *scratch = arena_create();
    Text line = first_line(start);
    line = text_to_utf_8(scratch, line, encoding_of(line));
    char separator = balance_dialect(line)->separator;
    bool has_entries = count_of(line, '|') > count_of(line, separator);
    for (Text rest = line; rest.size && !has_entries;) {
        Text name = text_take(&rest, separator);
        has_account |= balance_field_of(name) == BALANCE_ACCOUNT;
        has_entries = names_entries(name);
    }
    bool has_fields = count_of(line, separator) > 0;
    arena_destroy(scratch);
    return has_account && has_fields && !has_entries;
}

bool balance_header_has_pair(const BalanceHeader *header, BalanceField debit) {
    return header->has[debit] || header->has[debit + 1] || header->has[debit + 2];
}
