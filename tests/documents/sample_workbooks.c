/* Writes the workbooks that check_xlsx.py reads, and the same documents as JSON.
 *
 * usage: sample_workbooks FOLDER */
#include "tests/reports/rendering.h"

/* The largest amount that a cell keeps as a number, in cents, and the one after. */
static const int64_t LARGEST = 999999999999999, BEYOND = 1000000000000000;

static Row *add_row(Arena *arena, Table *table, const char *id, RowKind kind, const char *label) {
    return table_add_row(arena, table, text_of(id), kind, text_of(label));
}

static void set_amounts(Row *row, size_t count, const int64_t *cents) {
    for (size_t i = 0; i < count; i++) row->cells[i] = cell_of_amount(amount_of_cents(cents[i]));
}

/* Says of which rows, counted from 1 and negative when subtracted, the row is the sum; 0 ends. */
static void set_terms(Arena *arena, Row *row, const int *rows) {
    size_t count = 0;
    while (rows[count]) count++;
    row->terms = ARENA_ARRAY(arena, RowTerm, count);
    row->term_count = count;
    for (size_t i = 0; i < count; i++) {
        row->terms[i] =
            (RowTerm){.row = (uint32_t)(abs(rows[i]) - 1), .sign = rows[i] < 0 ? -1 : 1};
    }
}

/* The actif: net is gross less allowance, totals skip the headings. */
static void add_assets(Arena *arena, Document *document) {
    const Column columns[] = {
        {.id = TEXT("gross"), .label = TEXT("Brut"), .kind = CELL_AMOUNT},
        {.id = TEXT("allowance"),
         .label = TEXT("Amortissements et dépréciations"),
         .kind = CELL_AMOUNT},
        {.id = TEXT("net"), .label = TEXT("Net 31/12/2022"), .kind = CELL_AMOUNT, 1, 2},
        {.id = TEXT("previous"), .label = TEXT("Net 31/12/2021"), .kind = CELL_AMOUNT},
    };
    Table *table = document_add_table(arena, document, "assets", TEXT("Bilan : actif"), columns, 4);
    table->label_heading = TEXT("ACTIF");
    table->starts_page = true;
    add_row(arena, table, "immobilise", ROW_HEADING, "ACTIF IMMOBILISÉ");
    Row *row = add_row(arena, table, "corporelles", ROW_LINE, "Immobilisations corporelles");
    row->level = 1;
    set_amounts(row, 4, (int64_t[]){1234567, 234567, 1000000, 900010});
    row = add_row(arena, table, "financieres", ROW_LINE, "Immobilisations financières");
    row->level = 1;
    set_amounts(row, 4, (int64_t[]){7, 0, 7, 0});
    row->cells[1].kind = CELL_BLANK;
    row = add_row(arena, table, "total_I", ROW_TOTAL, "Total I");
    row->alias = TEXT("total_actif_immobilise");
    set_amounts(row, 4, (int64_t[]){1234574, 234567, 1000007, 900010});
    set_terms(arena, row, (int[]){2, 3, 0});
    add_row(arena, table, "circulant", ROW_HEADING, "ACTIF CIRCULANT");
    row = add_row(arena, table, "creances", ROW_LINE, "Créances reçues par legs ou donations");
    row->level = 1;
    set_amounts(row, 4, (int64_t[]){4000000000, 1, 3999999999, 29});
    row = add_row(arena, table, "disponibilites", ROW_LINE, "Disponibilités");
    row->level = 1;
    set_amounts(row, 4, (int64_t[]){57, 0, 57, 58});
    row = add_row(arena, table, "total_II", ROW_TOTAL, "Total II");
    set_amounts(row, 4, (int64_t[]){4000000057, 1, 4000000056, 87});
    set_terms(arena, row, (int[]){6, 7, 0});
    row = add_row(arena, table, "total_actif", ROW_TOTAL, "TOTAL GÉNÉRAL (I + II)");
    set_amounts(row, 4, (int64_t[]){4001234631, 234568, 4001000063, 900097});
    set_terms(arena, row, (int[]){4, 8, 0});
}

/* The compte de résultat: "dont" lines are inside others, the result is a difference. */
static void add_income_statement(Arena *arena, Document *document) {
    Table *table = add_two_years(arena, document, "income-statement");
    table->title = TEXT("Compte de résultat : modèle en liste / règlement [ANC]?*");
    table->starts_page = true;
    add_row(arena, table, "produits", ROW_HEADING, "PRODUITS D'EXPLOITATION");
    add_amounts(arena, table, "cotisations", ROW_LINE, "Cotisations", 123457, 98000);
    add_amounts(arena, table, "ventes", ROW_LINE, "Ventes de biens", 2500000, 10000);
    Row *row = add_amounts(arena, table, "ventes_dons", ROW_DETAIL, "dont ventes de dons en nature",
                           50000, 0);
    row->cells[1] = (Cell){.kind = CELL_BLANK};
    add_amounts(arena, table, "subventions", ROW_LINE,
                "Concours publics et subventions d'exploitation reçus de l'État, des collectivités "
                "territoriales et des autres organismes publics ou privés chargés d'un service",
                1, -1);
    row = add_amounts(arena, table, "total_I", ROW_TOTAL, "Total I", 2623458, 107999);
    set_terms(arena, row, (int[]){2, 3, 5, 0});
    add_amounts(arena, table, "achats", ROW_LINE, "Achats de marchandises", 2700010, 107990);
    row = add_amounts(arena, table, "total_II", ROW_TOTAL, "Total II", 2700010, 107990);
    set_terms(arena, row, (int[]){7, 0});
    row = add_amounts(arena, table, "resultat", ROW_RESULT, "EXCÉDENT OU DÉFICIT", -76552, 9);
    set_terms(arena, row, (int[]){6, -8, 0});
    row = add_amounts(arena, table, "ecart", ROW_SUBTOTAL, "Total qui ne tombe pas juste", 12, 9);
    set_terms(arena, row, (int[]){6, -8, 0});
    *LIST_PUSH(arena, &table->notes) = TEXT(
        "Une note assez longue pour être coupée : les contributions volontaires en nature sont "
        "portées au pied du compte de résultat, et ne changent rien à l'excédent.");
}

/* A small table that shares the sheet of the one before. */
static void add_small_table(Arena *arena, Document *document) {
    Table *table = add_two_years(arena, document, "cvn");
    table->title = TEXT("Contributions volontaires en nature");
    add_amounts(arena, table, "benevolat", ROW_LINE, "Bénévolat", 3308500, 0);
    Row *row = add_amounts(arena, table, "cvn_total", ROW_TOTAL, "Total", 3308500, 0);
    set_terms(arena, row, (int[]){1, 0});
}

/* What other people's files may hold, and amounts at the edge of what a cell keeps. */
static void add_hostile_table(Arena *arena, Document *document) {
    static const char *const labels[] = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1:A9)",
        "=HYPERLINK(\"http://example.org\";\"x\")",
        "<b>gras</b> & \"guillemets\" 'apostrophes'",
        "octets \xff\xfe invalides \xc3",
        "bip\a, tab\tulation, retour\r\nà la ligne",
        "renvers\u202Eement\u202C",
        "\U0001F600 œ € « – ’ »",
        "   blancs   ",
        "",
    };
    Table *table = add_two_years(arena, document, "hostile");
    table->title = TEXT("Bilan - actif");
    table->starts_page = true;
    const size_t count = sizeof labels / sizeof labels[0];
    for (size_t i = 0; i < count; i++) {
        Text id = text_print(arena, "label_%zu", i);
        Row *row = add_amounts(arena, table, id.bytes, ROW_LINE, labels[i], (int64_t)i, 0);
        row->cells[1] = cell_of_text(text_of(labels[i]));
    }
    char *endless = ARENA_ARRAY(arena, char, 70001);
    memset(endless, 'x', 70000);
    add_amounts(arena, table, "endless", ROW_LINE, endless, 1, 1);
    add_amounts(arena, table, "largest", ROW_LINE, "le plus grand", LARGEST, -LARGEST);
    add_amounts(arena, table, "beyond", ROW_LINE, "au-delà", BEYOND, -BEYOND);
    add_amounts(arena, table, "seven_cents", ROW_LINE, "sept centimes", 7, -7);
    Row *row = add_row(arena, table, "total", ROW_TOTAL, "Total d'un montant trop long");
    row->cells[0] = cell_of_amount(amount_of_cents(7));
    row->cells[1] = cell_of_amount(amount_of_cents(-7));
    set_terms(arena, row, (int[]){15, 16, -15, 0});
}

/* A grand livre with a total. */
static void add_ledger(Arena *arena, Document *document, size_t count) {
    const Column columns[] = {
        {.id = TEXT("date"), .label = TEXT("Date"), .kind = CELL_DATE},
        {.id = TEXT("journal"), .label = TEXT("Journal"), .kind = CELL_TEXT},
        {.id = TEXT("piece"), .label = TEXT("Pièce"), .kind = CELL_TEXT},
        {.id = TEXT("number"), .label = TEXT("Numéro"), .kind = CELL_COUNT},
        {.id = TEXT("debit"), .label = TEXT("Débit"), .kind = CELL_AMOUNT},
        {.id = TEXT("credit"), .label = TEXT("Crédit"), .kind = CELL_AMOUNT},
    };
    Table *table =
        document_add_table(arena, document, "general-ledger", TEXT("Grand livre"), columns, 6);
    table->label_heading = TEXT("Compte");
    table->is_ledger = true;
    table->starts_page = true;
    int64_t debit = 0, credit = 0;
    int *terms = ARENA_ARRAY(arena, int, count + 1);
    for (size_t i = 0; i < count; i++) {
        Text label = text_print(arena, "%zu Virement d'un adhérent", 512000 + i % 9);
        Row *row = table_add_row(arena, table, text_print(arena, "%zu", i + 1), ROW_LINE, label);
        int64_t cents = (int64_t)(i * 7919 % 1000003);
        row->cells[0] = cell_of_date(date_of(2022, 1 + (int)(i % 12), 1 + (int)(i % 28)));
        row->cells[1] = cell_of_text(TEXT("BQ"));
        row->cells[2] = cell_of_text(text_print(arena, "P-%05zu", i));
        row->cells[3] = cell_of_count(i * 1000 + 1);
        row->cells[i % 2 ? 4 : 5] = cell_of_amount(amount_of_cents(cents));
        *(i % 2 ? &debit : &credit) += cents;
        terms[i] = (int)i + 1;
    }
    Row *row = add_row(arena, table, "total", ROW_TOTAL, "Total");
    row->cells[4] = cell_of_amount(amount_of_cents(debit));
    row->cells[5] = cell_of_amount(amount_of_cents(credit));
    set_terms(arena, row, terms);
}

/* So many rows that they are written one by one. */
static void add_big_ledger(Arena *arena, Document *document) {
    enum { ROWS = 50001 };
    const Column columns[] = {
        {.id = TEXT("date"), .label = TEXT("Date"), .kind = CELL_DATE},
        {.id = TEXT("debit"), .label = TEXT("Débit"), .kind = CELL_AMOUNT},
        {.id = TEXT("credit"), .label = TEXT("Crédit"), .kind = CELL_AMOUNT},
    };
    Table *table =
        document_add_table(arena, document, "general-ledger", TEXT("Grand livre"), columns, 3);
    table->is_ledger = true;
    int64_t debit = 0;
    int *terms = ARENA_ARRAY(arena, int, ROWS + 1);
    for (int i = 0; i < ROWS; i++) {
        Row *row = table_add_row(arena, table, TEXT("512000"), ROW_LINE, TEXT("Virement"));
        int64_t cents = i * INT64_C(7919) % 1000003;
        row->cells[0] = cell_of_date(date_of(2022, 1 + i % 12, 1 + i % 28));
        row->cells[2] = cell_of_amount(amount_of_cents(cents));
        debit += cents;
        terms[i] = i + 1;
    }
    Row *row = add_row(arena, table, "total", ROW_TOTAL, "Total");
    row->cells[2] = cell_of_amount(amount_of_cents(debit));
    set_terms(arena, row, terms);
}

static void add_source(Arena *arena, Document *document) {
    *LIST_PUSH(arena, &document->sources) =
        (Source){TEXT("123456789FEC20221231.txt"),
                 TEXT("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")};
}

static void add_proof(Arena *arena, Document *document) {
    Error error = {0};
    error_set(&error, ERROR_OPENING_DIFFERS, TEXT("512000"), TEXT("1 200,00"), TEXT("1 199,99"),
              TEXT("31/12/2021"));
    Findings *findings = ARENA_NEW(arena, Findings);
    *findings = findings_in(arena);
    findings_add(findings, &error);
    document->findings = findings;
}

static Document *whole_document(Arena *arena, Language language) {
    Document *document = new_document(arena, language);
    document->report = TEXT("annual-accounts");
    document->title = TEXT("Comptes annuels");
    document->entity_name = TEXT("Les Amis du Bief & du Moulin");
    document->entity_address = TEXT("1, rue du Bief, 38000 Grenoble");
    document->notice = TEXT("Association imaginaire");
    add_source(arena, document);
    add_assets(arena, document);
    add_income_statement(arena, document);
    add_small_table(arena, document);
    add_hostile_table(arena, document);
    add_ledger(arena, document, 300);
    static const char *const parts[] = {"Bilan", "Compte de résultat", "Contributions volontaires",
                                        "Textes difficiles", "Grand livre"};
    for (size_t i = 0; i < document->tables.count; i++) {
        *LIST_PUSH(arena, &document->parts) = (Part){.title = text_of(parts[i]), .table = i};
    }
    *LIST_PUSH(arena, &document->parts) = (Part){.title = TEXT("Annexe"),
                                                 .table = SIZE_MAX,
                                                 .reason = TEXT("les notes ne sont pas écrites")};
    add_proof(arena, document);
    return document;
}

static void write_both(Arena *arena, const Document *document, const char *folder,
                       const char *name) {
    Error error = {0};
    Text workbook = text_print(arena, "%s/%s.xlsx", folder, name);
    Text json = text_print(arena, "%s/%s.json", folder, name);
    RenderingChoices choices = {0};
    bool is_written = render_xlsx(arena, document, &choices, workbook.bytes, &error) &&
                      render_json(arena, document, &choices, json.bytes, &error);
    if (is_written) return;
    Text sentence = error_sentence(arena, &error, error_kind(error.code)->message);
    fprintf(stderr, "%.*s\n", TEXT_ARGUMENTS(sentence));
    exit(1);
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    Arena *arena = arena_create();
    write_both(arena, whole_document(arena, LANGUAGE_FRENCH), arguments[1], "french");
    write_both(arena, whole_document(arena, LANGUAGE_ENGLISH), arguments[1], "english");
    Document *big = new_document(arena, LANGUAGE_FRENCH);
    big->status = STATUS_FINAL;
    add_source(arena, big);
    add_big_ledger(arena, big);
    add_assets(arena, big);
    write_both(arena, big, arguments[1], "big");
    arena_destroy(arena);
    return 0;
}
