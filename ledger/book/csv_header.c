#include "ledger/book/csv_header.h"

#include "engine/builder.h"
#include "ledger/column_name.h"

/* What --map calls each field, what people call it, and the names that columns have for it, in
 * small letters and without anything but letters and digits. */
static const struct {
    const char *name, *meaning, *columns;
} FIELDS[CSV_FIELDS] = {
    [CSV_DATE] = {"date", N_("the date"),
                  "date dateecriture datedecriture dateoperation datecomptable ecrituredate dateop "
                  "entrydate bookingdate postingdate transactiondate jour day"},
    [CSV_NUMBER] = {"number", NULL,
                    "number numero num entry entrynumber entryno ecriturenum numeroecriture "
                    "numecriture numerodecriture ecriture mouvement transaction transactionid id"},
    [CSV_JOURNAL] = {"journal", N_("the journal"), "journal journalcode codejournal jnl"},
    [CSV_PIECE] = {"piece", NULL,
                   "piece pieceref reference ref voucher document doc numeropiece numpiece "
                   "numerodepiece referencepiece refpiece justificatif facture invoice"},
    [CSV_LABEL] = {"label", N_("the label"),
                   "label libelle ecriturelib description intitule libelleecriture "
                   "libelledecriture libelleoperation memo texte text objet wording details"},
    [CSV_ACCOUNT] = {"account", N_("the account"),
                     "account compte comptenum numerocompte numcompte numerodecompte "
                     "accountnumber accountcode cpte comptegeneral"},
    [CSV_ACCOUNT_LABEL] = {"account_label", NULL,
                           "accountlabel accountname comptelib libellecompte libelleducompte "
                           "intitulecompte intituleducompte nomducompte nomcompte"},
    [CSV_THIRD_PARTY] = {"third_party", NULL,
                         "thirdparty auxiliary auxiliaryaccount tiers compauxnum compteauxiliaire "
                         "codetiers comptetiers comptedetiers auxiliaire numerotiers"},
    [CSV_THIRD_PARTY_LABEL] = {"third_party_label", NULL,
                               "thirdpartylabel thirdpartyname auxiliarylabel auxiliaryname "
                               "compauxlib nomtiers nomdutiers libelletiers intituletiers"},
    [CSV_DEBIT] = {"debit", N_("the debit"), "debit debits montantdebit debitamount"},
    [CSV_CREDIT] = {"credit", N_("the credit"), "credit credits montantcredit creditamount"},
    [CSV_AMOUNT] = {"amount", N_("the amount"), "amount montant somme valeur value"},
    [CSV_DEBIT_ACCOUNT] = {"debit_account", N_("the account debited"),
                           "debitaccount accountdebit accountdebited comptedebit comptedebite "
                           "comptedudebit compteadebiter debitcompte"},
    [CSV_CREDIT_ACCOUNT] = {"credit_account", N_("the account credited"),
                            "creditaccount accountcredit accountcredited comptecredit "
                            "comptecredite compteducredit compteacrediter creditcompte"},
};

const char *csv_field_name(CsvField field) {
    return FIELDS[field].name;
}

bool csv_header_has_pairs(const CsvHeader *header) {
    return header->has[CSV_DEBIT_ACCOUNT] || header->has[CSV_CREDIT_ACCOUNT];
}

static CsvField field_named(Text name) {
    CsvField field = 0;
    while (field < CSV_FIELDS && !text_equal(text_of(FIELDS[field].name), name)) field++;
    return field;
}

/* What the column is for by its own name. */
static CsvField field_of(Text column) {
    char room[COLUMN_NAME_SIZE];
    Text plain = column_name_plain(column, room);
    CsvField field = 0;
    if (!plain.size) return CSV_FIELDS;
    while (field < CSV_FIELDS && !column_name_is_among(plain, FIELDS[field].columns)) field++;
    return field;
}

static bool is_called(Text column, Text name) {
    char rooms[2][COLUMN_NAME_SIZE];
    Text a = column_name_plain(column, rooms[0]), b = column_name_plain(name, rooms[1]);
    return a.size && text_equal(a, b);
}

/* The number that the text is, less one; a large one for a text that is no number. */
static size_t index_of(Text text) {
    size_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_digit = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        if (!is_digit || i > 4) return SIZE_MAX;
        number = number * 10 + (size_t)(text.bytes[i] - '0');
    }
    return number - 1;
}

/* The column of that name, else of that number; the count of columns when there is none. */
static size_t column_of(const Record *record, Text name) {
    for (size_t i = 0; i < record->count; i++) {
        if (is_called(record->fields[i].text, name)) return i;
    }
    size_t index = index_of(name);
    return index < record->count ? index : record->count;
}

static void map_field(const Record *record, Text pair, CsvHeader *header, FecNotes *notes) {
    Text name = text_trim(text_take(&pair, '=')), column = text_trim(pair);
    CsvField field = field_named(name);
    FecPlace place = record_place(record, record->source.bytes);
    if (field == CSV_FIELDS) {
        fec_note(notes, (FecPlace){0}, (ErrorCause){ERROR_CSV_MAP_FIELD, name});
        return;
    }
    size_t index = column_of(record, column);
    if (index == record->count) {
        fec_note(notes, place, (ErrorCause){ERROR_CSV_MAP_COLUMN, column});
        return;
    }
    header->has[field] = true;
    header->column[field] = index;
}

static bool is_mapped(const CsvHeader *header, size_t column) {
    for (size_t i = 0; i < CSV_FIELDS; i++) {
        if (header->has[i] && header->column[i] == column) return true;
    }
    return false;
}

/* Takes columns by their names, where no mapping did: neither the column nor the field. */
static void take_names(const Record *record, CsvHeader *header, FecNotes *notes) {
    CsvHeader mapped = *header;
    for (size_t i = 0; i < record->count; i++) {
        Text column = record->fields[i].text;
        CsvField field = field_of(column);
        if (field == CSV_FIELDS || mapped.has[field] || is_mapped(&mapped, i)) continue;
        if (header->has[field]) {
            Text first = record->fields[header->column[field]].text;
            fec_note(notes, record_place(record, record->fields[i].start),
                     (ErrorCause){ERROR_CSV_COLUMN_TWICE, column, first});
            continue;
        }
        header->has[field] = true;
        header->column[field] = i;
    }
}

static void require(const Record *record, const CsvHeader *header, CsvField field,
                    FecNotes *notes) {
    if (header->has[field]) return;
    fec_note(notes, record_place(record, record->source.bytes),
             (ErrorCause){.code = ERROR_CSV_COLUMN_MISSING,
                          .first = text_of(FIELDS[field].name),
                          .reason = FIELDS[field].meaning});
}

static void require_all(const Record *record, const CsvHeader *header, FecNotes *notes) {
    require(record, header, CSV_DATE, notes);
    require(record, header, CSV_LABEL, notes);
    if (csv_header_has_pairs(header)) {
        require(record, header, CSV_DEBIT_ACCOUNT, notes);
        require(record, header, CSV_CREDIT_ACCOUNT, notes);
        require(record, header, CSV_AMOUNT, notes);
        return;
    }
    require(record, header, CSV_ACCOUNT, notes);
    if (header->has[CSV_AMOUNT]) return;
    require(record, header, CSV_DEBIT, notes);
    require(record, header, CSV_CREDIT, notes);
}

void csv_header_read(const Record *record, Text mapping, CsvHeader *header, FecNotes *notes) {
    *header = (CsvHeader){.column_count = record->count};
    while (mapping.size) map_field(record, text_take(&mapping, ','), header, notes);
    take_names(record, header, notes);
    require_all(record, header, notes);
}

Text csv_header_key(Arena *arena, const Record *record) {
    Builder key = builder_in(arena);
    for (size_t i = 0; i < record->count; i++) {
        char room[COLUMN_NAME_SIZE];
        if (i) builder_add_byte(&key, ';');
        builder_add(&key, column_name_plain(record->fields[i].text, room));
    }
    return builder_text(&key);
}
