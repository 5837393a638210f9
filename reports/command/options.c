#include "reports/command/options.h"

#include "reports/language.h"

#include <string.h>

#define AT(member) offsetof(Options, member)

static const OptionRow OPTIONS[] = {
    {"file", 'f', OPTION_LIST, AT(books), N_("BOOK"),
     N_("a FEC or a trial balance (CSV), one fiscal year each; may be given again; - is standard "
        "input"),
     true},
    {"output", 'o', OPTION_VALUE, AT(output), N_("FILE"),
     N_("write to FILE, format from its extension; - is standard output"), true},
    {"format", 'O', OPTION_VALUE, AT(format), N_("FORMAT"),
     N_("output format: txt json csv pdf xlsx html"), true},
    {"year", 0, OPTION_VALUE, AT(year), N_("YEAR"),
     N_("the fiscal year, by its year (2022) or closing date; default: the newest"), true},
    {"period", 'p', OPTION_VALUE, AT(period), N_("FROM..TO"),
     N_("only these days of the year: 2022-01-01..2022-03-31, 2022-01..2022-03"), true},
    {"settings", 0, OPTION_VALUE, AT(settings), N_("FILE"),
     N_("settings file; default: denier.settings beside the first book"), true},
    {"entity", 0, OPTION_VALUE, AT(entity), N_("NAME"), N_("name of the entity"), true},
    {"year-start", 0, OPTION_VALUE, AT(year_start), N_("DATE"),
     N_("first day of the current year (2022-01-01)"), true},
    {"year-end", 0, OPTION_VALUE, AT(year_end), N_("DATE"),
     N_("closing date of the current year (2022-12-31)"), true},
    {"opening-journal", 0, OPTION_VALUE, AT(opening_journal), N_("CODE"),
     N_("journal that holds the opening entries"), true},
    {"lang", 0, OPTION_VALUE, AT(language), N_("LANG"),
     N_("language of reports and documents: fr, en, fr+en; default: fr"), true},
    {"color", 0, OPTION_VALUE, AT(color), N_("WHEN"), N_("color on the terminal: auto, yes, no"),
     true},
    {"dry-run", 0, OPTION_SWITCH, AT(dry_run), NULL,
     N_("do everything but write; shows what would be written"), true},
    {"quiet", 'q', OPTION_SWITCH, AT(quiet), NULL, N_("no messages but errors"), true},
    {"help", 'h', OPTION_SWITCH, AT(help), NULL, N_("this help, or the help of the command"), true},
    {"version", 0, OPTION_SWITCH, AT(version), NULL, N_("the program's version"), true},
    {"all-lines", 0, OPTION_SWITCH, AT(all_lines), NULL,
     N_("print lines that are nil in both years too"), false},
    {"trace", 0, OPTION_SWITCH, AT(trace), NULL,
     N_("add the table that leads from each account to its line"), false},
    {"unit", 0, OPTION_VALUE, AT(unit), N_("UNIT"),
     N_("round amounts to euro or k€; columns still add up"), false},
    {"final", 0, OPTION_SWITCH, AT(final), NULL,
     N_("no longer a draft; refused while a proof fails"), false},
    {"third-parties", 0, OPTION_SWITCH, AT(third_parties), NULL,
     N_("one row per third party (accounts 40 to 47)"), false},
    {"aged", 0, OPTION_VALUE, AT(aged), N_("DATE"),
     N_("open items of third parties by age on that day"), false},
    {"third-party", 0, OPTION_VALUE, AT(third_party), N_("NUMBER"),
     N_("only the lines of that third party"), false},
    {"amount", 0, OPTION_VALUE, AT(amount), N_("AMOUNT"),
     N_("only lines of that amount, or of LEAST..MOST"), false},
    {"fix", 0, OPTION_VALUE, AT(fix), N_("FILE"),
     N_("write the FEC to FILE with all corrected that is certain"), false},
    {"with", 0, OPTION_VALUE, AT(with), N_("LIST"),
     N_("append working papers: trial-balance,general-ledger; of a seal: files to list"), false},
    {"freeze", 0, OPTION_VALUE, AT(freeze), N_("FILE"),
     N_("write the voted figures to FILE, for next year's tie-out"), false},
    {"yes", 0, OPTION_SWITCH, AT(yes), NULL, N_("do what a terminal would ask about"), false},
    {"user", 0, OPTION_VALUE, AT(author), N_("NAME"),
     N_("who writes; default: DENIER_USER, else the name you are logged in by"), false},
    {"siren", 0, OPTION_VALUE, AT(siren), N_("NUMBER"), N_("SIREN of the association"), false},
    {"rna", 0, OPTION_VALUE, AT(rna), N_("NUMBER"), N_("RNA number of the association (W...)"),
     false},
    {"address", 0, OPTION_VALUE, AT(address), N_("TEXT"), N_("address of the association"), false},
    {"object", 0, OPTION_VALUE, AT(object), N_("TEXT"), N_("what the association is for"), false},
    {"numbering", 0, OPTION_VALUE, AT(numbering), N_("POLICY"),
     N_("entries are numbered by journal (default) or by year"), false},
    {"journal", 0, OPTION_VALUE, AT(journal), N_("CODE"), N_("journal of the entry"), false},
    {"date", 0, OPTION_VALUE, AT(date), N_("DATE"), N_("date of the entry (2022-12-31)"), false},
    {"piece", 0, OPTION_VALUE, AT(piece), N_("REFERENCE"), N_("reference of the piece"), false},
    {"label", 0, OPTION_VALUE, AT(label), N_("TEXT"), N_("label of the entry"), false},
    {"until", 0, OPTION_VALUE, AT(until), N_("DATE"), N_("up to that day (2022-12-31)"), false},
    {"reason", 0, OPTION_LIST, AT(reasons), N_("TEXT"), N_("why it is done; kept with the act"),
     false},
    {"waive", 0, OPTION_LIST, AT(waivers), N_("POINT"),
     N_("leave that point of the closing as it is, for the --reason behind it"), false},
    {"proof", 0, OPTION_VALUE, AT(proof), N_("FILE"), N_("the bank's statement, kept in the book"),
     false},
    {"undo", 0, OPTION_VALUE, AT(undo), N_("CODE"),
     N_("open again the lines that were matched under CODE"), false},
    {"seal", 0, OPTION_VALUE, AT(seal), N_("FILE"), N_("compare the book with that seal"), false},
    {"document", 0, OPTION_VALUE, AT(document), N_("FILE"),
     N_("tell whether that PDF or FEC belongs to the book as it is"), false},
    {"sign", 0, OPTION_VALUE, AT(sign), N_("KEY"),
     N_("sign the seal with that private Ed25519 key (PEM)"), false},
    {"extract", 0, OPTION_VALUE, AT(extract), N_("FOLDER"),
     N_("write the pieces of the entry to that folder"), false},
    {"map", 0, OPTION_VALUE, AT(map), N_("FIELD=COLUMN,..."),
     N_("what the columns of a CSV file hold: date=Date,label=Libellé; kept for such files"),
     false},
    {"tag", 0, OPTION_LIST, AT(tags), N_("NAME=VALUE"),
     N_("tag of every line, unless the line has its own: channel=street,project=academy"), false},
    {"quantity", 0, OPTION_LIST, AT(quantities), N_("QUANTITY"),
     N_("as in 0.00012345 BTC for the first line, 2: 0.5 BTC for the second"), false},
    {"currency", 0, OPTION_LIST, AT(currencies), N_("AMOUNT"),
     N_("as in 120.00 USD for the first line, 2: 120.00 USD for the second"), false},
    {"price-source", 0, OPTION_LIST, AT(price_sources), N_("TEXT"),
     N_("where the value in euros comes from; 2: TEXT for the second line"), false},
    {"third-party-label", 0, OPTION_LIST, AT(third_party_labels), N_("NUMBER=TEXT"),
     N_("name of a third party that is new to the year"), false},
    {"donor", 0, OPTION_VALUE, AT(donor), N_("NUMBER"), N_("who gave; denier donor list"), false},
    {"identity", 0, OPTION_VALUE, AT(identity), N_("TEXT"),
     N_("name and address of the donor, kept outside of the entries"), false},
    {"from", 0, OPTION_VALUE, AT(from_day), N_("DATE"), N_("first day that it holds (2022-01-01)"),
     false},
    {"to", 0, OPTION_VALUE, AT(to_day), N_("DATE"), N_("last day that it holds (2022-12-31)"),
     false},
    {0},
};

const OptionRow *options_table(void) {
    return OPTIONS;
}

static const OptionRow *find_by_name(Text name) {
    for (const OptionRow *row = OPTIONS; row->name; row++) {
        if (text_equal(text_of(row->name), name)) return row;
    }
    return NULL;
}

static const OptionRow *find_by_letter(char letter) {
    for (const OptionRow *row = OPTIONS; row->name; row++) {
        if (row->letter && row->letter == letter) return row;
    }
    return NULL;
}

static void *member(Options *options, const OptionRow *row) {
    return (char *)options + row->offset;
}

static void keep(Arena *arena, Options *options, const OptionRow *row, const char *value) {
    if (row->kind == OPTION_SWITCH) {
        *(bool *)member(options, row) = true;
    } else if (row->kind == OPTION_VALUE) {
        *(const char **)member(options, row) = value;
    } else {
        StringList *list = member(options, row);
        *LIST_PUSH(arena, list) = value;
    }
}

/* The command line as it is read: the words not yet taken. */
typedef struct Words {
    char **next;
    char **end;
} Words;

/* Takes the value of an option: the rest of its own word, or the next word. */
static bool take_value(Words *words, const OptionRow *row, const char *attached, Text shown,
                       const char **value, Error *error) {
    *value = attached;
    if (row->kind == OPTION_SWITCH) {
        return !attached || error_set(error, ERROR_OPTION_VALUE_UNWANTED, shown);
    }
    if (!attached) {
        if (words->next == words->end) {
            return error_set(error, ERROR_OPTION_VALUE_MISSING, shown, text_of(row->value));
        }
        *value = *words->next++;
    }
    return true;
}

/* "--name", "--name=value". */
static bool read_long(Arena *arena, const char *word, Words *words, Options *options,
                      Error *error) {
    const char *equals = strchr(word, '=');
    size_t size = equals ? (size_t)(equals - word) : strlen(word);
    const OptionRow *row = find_by_name((Text){word + 2, size - 2});
    Text shown = {word, size};
    if (!row) return error_set(error, ERROR_OPTION_UNKNOWN, shown);
    const char *value;
    if (!take_value(words, row, equals ? equals + 1 : NULL, shown, &value, error)) return false;
    keep(arena, options, row, value);
    return true;
}

/* "-q", "-oFILE", "-o FILE", "-qh". */
static bool read_short(Arena *arena, const char *word, Words *words, Options *options,
                       Error *error) {
    for (const char *letter = word + 1; *letter; letter++) {
        const OptionRow *row = find_by_letter(*letter);
        char name[3] = {'-', *letter, '\0'};
        if (!row) return error_set(error, ERROR_OPTION_UNKNOWN, text_of(name));
        bool is_switch = row->kind == OPTION_SWITCH;
        const char *attached = is_switch || !letter[1] ? NULL : letter + 1;
        const char *value;
        if (!take_value(words, row, attached, text_of(name), &value, error)) return false;
        keep(arena, options, row, value);
        if (!is_switch) break;
    }
    return true;
}

static bool is_option(const char *word) {
    bool is_number = word[0] == '-' && word[1] >= '0' && word[1] <= '9';
    return word[0] == '-' && word[1] != '\0' && !is_number;
}

bool options_read(Arena *arena, int argc, char **argv, Options *options, Error *error) {
    *options = (Options){0};
    Words words = {argv + (argc > 0), argv + argc};
    bool only_operands = false;
    while (words.next != words.end) {
        const char *word = *words.next++;
        if (!only_operands && strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (only_operands || !is_option(word)) {
            *LIST_PUSH(arena, &options->operands) = word;
        } else if (!(word[1] == '-' ? read_long : read_short)(arena, word, &words, options,
                                                              error)) {
            return false;
        }
    }
    return true;
}

static bool is_given(const Options *options, const OptionRow *row) {
    const void *place = (const char *)options + row->offset;
    if (row->kind == OPTION_SWITCH) return *(const bool *)place;
    if (row->kind == OPTION_VALUE) return *(const char *const *)place != NULL;
    return ((const StringList *)place)->count > 0;
}

bool options_fit(const Options *options, const char *command, const char *const *accepted,
                 Error *error) {
    for (const OptionRow *row = OPTIONS; row->name; row++) {
        if (row->is_common || !is_given(options, row)) continue;
        bool fits = false;
        for (const char *const *name = accepted; name && *name; name++) {
            fits = fits || strcmp(*name, row->name) == 0;
        }
        if (!fits) {
            return error_set(error, ERROR_OPTION_NOT_FOR_COMMAND, text_of(row->name),
                             text_of(command));
        }
    }
    return true;
}
