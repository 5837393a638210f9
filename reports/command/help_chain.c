#include "reports/command/help_chain.h"

#include "engine/data.h"

void help_add_chain(Builder *help, Language language) {
    static const char *const PARAGRAPHS[] = {
        N_("Everything validated in a book, and everything that changes its life, is an event of a "
           "chain. h(0) is the SHA-256 of \"denier/1 IDENTIFIER FIRST-DAY\" (SIREN, else RNA, else "
           "\"none\"; the first day of the first fiscal year); h(n) is the SHA-256 of h(n-1) in "
           "hexadecimal, a line feed, the record n and a line feed."),
        N_("A record is one line of UTF-8 text, its fields parted by the byte 0x1F; amounts are "
           "written 123.45, dates 2022-12-31, times 2022-12-31T10:00:00Z. It begins with the "
           "version 1 and its kind."),
        N_("Kind \"entry\", the validation of an entry: journal, number, date, time of validation, "
           "piece, date of the piece, label (these three of the first line), SHA-256 of its pieces "
           "(sorted, parted by commas), commitment to the donor, author, label of the journal, "
           "kind (ordinary, opening, closing), number and date of validation in the file it came "
           "from, id, id of the entry it reverses, number of that file, count of lines; then of "
           "each line: account, third party, label, debit, credit, lettering, date of lettering, "
           "label of the third party, piece, date of the piece, currency, amount in it, quantity, "
           "unit, source of the price, tags, what it says of its entry where that differs."),
        N_("Every other kind goes on with time, author, number of the fiscal year (empty: the "
           "whole book) and what was done: tables (SHA-256 of the tables' definitions, program), "
           "setting (key, value), year-open (first day, last day, numbering), year-lock, "
           "year-unlock, year-close, journal (code, label), account and account-rename (number, "
           "label), account-close (number), match and unmatch (code, date, account, third party, "
           "lines as ENTRY:LINE), assertion (account, date, balance, SHA-256 of the proof), import "
           "(file, SHA-256, count of entries, how lines were put together), attach (entry, "
           "SHA-256, name, type), seal (closing "
           "date, SHA-256 of the seal, files), clock (seconds that the clock went back)."),
        N_("denier seal writes the chain as a file: on each line h(n), a tab and the record n."),
    };
    for (size_t i = 0; i < sizeof PARAGRAPHS / sizeof *PARAGRAPHS; i++) {
        builder_print(help, "%s\n", translate(language, PARAGRAPHS[i]));
    }
}

const Verifier *help_verifiers(Arena *arena, size_t *count) {
    static const char *const NAMES[] = {"verify-chain.sh", "verify_chain.py"};
    *count = sizeof NAMES / sizeof *NAMES;
    Verifier *verifiers = ARENA_ARRAY(arena, Verifier, *count);
    for (size_t i = 0; i < *count; i++) {
        verifiers[i].name = NAMES[i];
        Text file = text_print(arena, "verifiers/%s", NAMES[i]);
        data_read_built_in(file.bytes, &verifiers[i].content, NULL);
    }
    return verifiers;
}
