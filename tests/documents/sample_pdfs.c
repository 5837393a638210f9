/* Writes the PDF documents that check_pdf.py reads, and the same documents as JSON.
 *
 * usage: sample_pdfs FOLDER */
#include "tests/reports/rendering.h"

/* Labels of the compte de résultat, the long ones among them. */
static const char *const LABELS[] = {
    "Cotisations",
    "Ventes de biens",
    "Ventes de prestations de service",
    "Concours publics et subventions d'exploitation",
    "Versements des fondateurs ou consommations de la dotation consomptible",
    "Dons manuels",
    "Mécénats",
    "Legs, donations et assurances-vie",
    "Contributions financières",
    "Reprises sur amortissements, dépréciations, provisions et transferts de charges",
    "Utilisations des fonds dédiés",
};
enum { LABEL_COUNT = sizeof LABELS / sizeof LABELS[0] };

/* What French typography needs, and what no face has. */
static const char *const DIFFICULT[] = {
    "« L’œuvre d’été – déjà vue… »",
    "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ àâäçéèêëîïôöùûüÿœæ",
    "10 % de 1\u202F234,56\u00A0€ ≥ 100 \u2212 20 ± ½",
    "Be\u0301ne\u0301volat, franc\u0327ais, NOE\u0308L",
    "parenthèses (non \\échappées\\) <</PDF>> %",
    "don 🎁 de 花子 et 🏳️‍🌈",
    "octets caf\xE9 et \xFF\xFE",
    "lu \u202Eà l'envers\u202C, tabulation\tet\nfin de ligne",
    "Γειά σου, Привет, Łódź, Ağrı",
    "anticonstitutionnellementetsansaucuneespacejusqueauboutdelalignequidoitêtrecoupéequelquepart",
};
enum { DIFFICULT_COUNT = sizeof DIFFICULT / sizeof DIFFICULT[0] };

/* Amounts from nil to milliards, of both signs. */
static int64_t cents_of(size_t i) {
    int64_t cents = (int64_t)(i * i * 7919 + i * 31) % 100000000000;
    if (i % 11 == 10) return 0;
    return i % 7 == 3 ? -cents : cents;
}

/* A statement of sections, each with heading and total. */
static void add_statement(Arena *arena, Document *document, size_t lines, size_t section) {
    Table *table = add_two_years(arena, document, "income-statement");
    table->title = TEXT("Compte de résultat");
    table->starts_page = true;
    for (size_t i = 0; i < lines; i++) {
        if (i % section == 0) {
            Text heading = text_print(arena, "SECTION N° %zu", i / section + 1);
            table_add_row(arena, table, TEXT("heading"), ROW_HEADING, heading);
        }
        bool is_total = i % section == section - 1;
        Text label = is_total ? text_print(arena, "Total %zu", i / section + 1)
                              : text_of(LABELS[i % LABEL_COUNT]);
        RowKind kind = is_total ? ROW_TOTAL : i % 10 == 5 ? ROW_DETAIL : ROW_LINE;
        Row *row =
            add_amounts(arena, table, "row", kind, label.bytes, cents_of(i), cents_of(i + 500));
        row->level = is_total ? 0 : 1;
    }
    add_amounts(arena, table, "resultat", ROW_RESULT, "EXCÉDENT OU DÉFICIT", -2052976, 12378);
    *LIST_PUSH(arena, &table->notes) = TEXT("Le bénévolat est valorisé à 36 € de l'heure.");
}

static void add_assets(Arena *arena, Document *document) {
    const Column columns[] = {
        {.id = TEXT("gross"), .label = TEXT("Brut"), .kind = CELL_AMOUNT},
        {.id = TEXT("allowance"),
         .label = TEXT("Amortissements et dépréciations"),
         .kind = CELL_AMOUNT},
        {.id = TEXT("net"), .label = TEXT("Net 31/12/2022"), .kind = CELL_AMOUNT},
        {.id = TEXT("previous"), .label = TEXT("Net 31/12/2021"), .kind = CELL_AMOUNT},
    };
    Table *table = document_add_table(arena, document, "assets", TEXT("Bilan : actif"), columns, 4);
    table->label_heading = TEXT("ACTIF");
    table->starts_page = true;
    for (size_t i = 0; i < 30; i++) {
        Row *row = table_add_row(arena, table, TEXT("row"), i % 10 == 9 ? ROW_TOTAL : ROW_LINE,
                                 text_of(LABELS[(i * 3) % LABEL_COUNT]));
        for (size_t c = 0; c < 4; c++) {
            row->cells[c] = cell_of_amount(amount_of_cents(cents_of(i * 4 + c)));
        }
    }
}

static void add_difficult_texts(Arena *arena, Document *document) {
    const Column columns[] = {
        {.id = TEXT("amount"), .label = TEXT("Montant"), .kind = CELL_AMOUNT},
        {.id = TEXT("text"), .label = TEXT("« Texte – €… »"), .kind = CELL_TEXT},
    };
    Table *table =
        document_add_table(arena, document, "texts", TEXT("Textes difficiles"), columns, 2);
    for (size_t i = 0; i < DIFFICULT_COUNT; i++) {
        Row *row =
            table_add_row(arena, table, TEXT("row"), (RowKind)(i % 6), text_of(DIFFICULT[i]));
        row->cells[0] = cell_of_amount(amount_of_cents(cents_of(i)));
        row->cells[1] = cell_of_text(text_of(DIFFICULT[(i + 3) % DIFFICULT_COUNT]));
    }
}

static Table *ledger_table(Arena *arena, Document *document) {
    const Column columns[] = {
        {.id = TEXT("date"), .label = TEXT("Date"), .kind = CELL_DATE},
        {.id = TEXT("journal"), .label = TEXT("Journal"), .kind = CELL_TEXT},
        {.id = TEXT("piece"), .label = TEXT("Pièce"), .kind = CELL_TEXT},
        {.id = TEXT("debit"), .label = TEXT("Débit"), .kind = CELL_AMOUNT},
        {.id = TEXT("credit"), .label = TEXT("Crédit"), .kind = CELL_AMOUNT},
        {.id = TEXT("balance"), .label = TEXT("Solde"), .kind = CELL_AMOUNT},
    };
    Table *table =
        document_add_table(arena, document, "general-ledger", TEXT("Grand livre"), columns, 6);
    table->label_heading = TEXT("Libellé");
    table->is_ledger = true;
    table->starts_page = true;
    return table;
}

/* Accounts of so many lines each, with their totals. */
static void add_ledger(Arena *arena, Document *document, size_t accounts, size_t lines) {
    Table *table = ledger_table(arena, document);
    for (size_t a = 0; a < accounts; a++) {
        Text heading = text_print(arena, "%zu  Fournisseur n° %zu", 401000 + a, a);
        table_add_row(arena, table, TEXT("account"), ROW_HEADING, heading);
        int64_t sums[2] = {0, 0};
        for (size_t i = 0; i < lines; i++) {
            Row *row = table_add_row(arena, table, TEXT("line"), ROW_LINE,
                                     text_of(LABELS[(a + i) % LABEL_COUNT]));
            size_t side = (a + i) % 2;
            int64_t cents = llabs(cents_of(a * lines + i)) % 1000000;
            sums[side] += cents;
            row->cells[0] = cell_of_date(date_of(2022, 1 + (int)(i % 12), 1 + (int)(i % 28)));
            row->cells[1] = cell_of_text(TEXT("HA"));
            row->cells[2] = cell_of_text(text_print(arena, "F-%05zu", a * lines + i));
            row->cells[3 + side] = cell_of_amount(amount_of_cents(cents));
            row->cells[5] = cell_of_amount(amount_of_cents(sums[0] - sums[1]));
        }
        Row *total = table_add_row(arena, table, TEXT("total"), ROW_TOTAL,
                                   text_print(arena, "Total %zu", 401000 + a));
        total->cells[3] = cell_of_amount(amount_of_cents(sums[0]));
        total->cells[4] = cell_of_amount(amount_of_cents(sums[1]));
    }
}

static void add_sources(Arena *arena, Document *document) {
    *LIST_PUSH(arena, &document->sources) =
        (Source){TEXT("123456789FEC20221231.txt"),
                 TEXT("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")};
    *LIST_PUSH(arena, &document->sources) =
        (Source){TEXT("123456789FEC20211231.txt"),
                 TEXT("60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752")};
}

static Document *booklet(Arena *arena, Language language) {
    static const char *const parts[] = {"Bilan", "Compte de résultat", "Textes", "Grand livre"};
    Document *document = new_document(arena, language);
    document->report = TEXT("annual-accounts");
    document->title = TEXT("Comptes annuels");
    document->entity_name = TEXT("L'Œuvre du Bief & « du Moulin »");
    document->entity_address = TEXT("1, rue de l'Écluse, 38000 Grenoble");
    document->entity_object = TEXT("Faire tourner le moulin, pour le bien de tous.");
    add_sources(arena, document);
    add_assets(arena, document);
    add_statement(arena, document, 45, 10);
    add_difficult_texts(arena, document);
    add_ledger(arena, document, 12, 37);
    for (size_t i = 0; i < document->tables.count; i++) {
        *LIST_PUSH(arena, &document->parts) = (Part){.title = text_of(parts[i]), .table = i};
    }
    *LIST_PUSH(arena, &document->parts) = (Part){.title = TEXT("Annexe"),
                                                 .table = SIZE_MAX,
                                                 .reason = TEXT("les notes ne sont pas écrites")};
    Error error = {0};
    error_set(&error, ERROR_AGED_DIFFERS, TEXT("1\u202F234,56"), TEXT("1\u202F234,57"));
    findings_add(failed_proof(arena, document), &error);
    return document;
}

/* A final statement of many pages, full of totals. */
static Document *long_statement(Arena *arena) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    document->status = STATUS_FINAL;
    add_sources(arena, document);
    add_statement(arena, document, 400, 5);
    return document;
}

/* A general ledger of thousands of lines. */
static Document *long_ledger(Arena *arena) {
    Document *document = new_document(arena, LANGUAGE_FRENCH);
    document->title = TEXT("Grand livre");
    document->entity_name = TEXT("Fédération départementale des associations de sauvegarde des "
                                 "moulins, biefs et canaux de l'Isère et des vallées voisines");
    document->notice = TEXT("Extrait : seuls les comptes de fournisseurs sont demandés.");
    document->regulation = TEXT("");
    add_ledger(arena, document, 20, 150);
    return document;
}

static void write_both(Arena *arena, const Document *document, const char *folder,
                       const char *name) {
    Error error = {0};
    Text pdf = text_print(arena, "%s/%s.pdf", folder, name);
    Text json = text_print(arena, "%s/%s.json", folder, name);
    RenderingChoices choices = {0};
    bool is_written = render_pdf(arena, document, &choices, pdf.bytes, &error) &&
                      render_json(arena, document, &choices, json.bytes, &error);
    if (is_written) return;
    Text sentence = error_sentence(arena, &error, error_kind(error.code)->message);
    fprintf(stderr, "%.*s\n", TEXT_ARGUMENTS(sentence));
    exit(1);
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    Arena *arena = arena_create();
    write_both(arena, booklet(arena, LANGUAGE_FRENCH), arguments[1], "french");
    write_both(arena, booklet(arena, LANGUAGE_ENGLISH), arguments[1], "english");
    write_both(arena, booklet(arena, LANGUAGE_BILINGUAL), arguments[1], "bilingual");
    write_both(arena, long_statement(arena), arguments[1], "long");
    write_both(arena, long_ledger(arena), arguments[1], "ledger");
    arena_destroy(arena);
    return 0;
}
