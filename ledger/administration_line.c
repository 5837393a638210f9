#include "ledger/administration_line.h"

#include "engine/text_encoding.h"
#include "ledger/fec_header.h"

#include <string.h>

typedef enum ValueKind { VALUE_TEXT, VALUE_DATE, VALUE_NUMBER } ValueKind;

/* What happens when a value is missing. */
typedef enum Demand {
    DEMAND_NONE,
    DEMAND_VALUE, /* refused for years closed since 2013 */
    DEMAND_ALWAYS,
} Demand;

/* A field that the checker knows, by its names of the law and by the name it has inside; in the
 * order of FecField. */
typedef struct KnownField {
    const char *name, *other, *inner;
    ValueKind kind;
    Demand demand;
    bool is_indispensable; /* the column is */
} KnownField;

static const KnownField FIELDS[FEC_STANDARD_FIELDS] = {
    {"JOURNALCODE", NULL, "CODE_JRNAL", VALUE_TEXT, DEMAND_VALUE, false},
    {"JOURNALLIB", NULL, "LIB_JRNAL", VALUE_TEXT, DEMAND_VALUE, false},
    {"ECRITURENUM", NULL, "NUM_ECR", VALUE_TEXT, DEMAND_ALWAYS, true},
    {"ECRITUREDATE", NULL, "DATE_CPT", VALUE_DATE, DEMAND_ALWAYS, true},
    {"COMPTENUM", NULL, "NUM_CPTE_GEN", VALUE_TEXT, DEMAND_ALWAYS, true},
    {"COMPTELIB", NULL, "LIB_CPTE_GEN", VALUE_TEXT, DEMAND_ALWAYS, true},
    {"COMPAUXNUM", NULL, "NUM_CPT_AUX", VALUE_TEXT, DEMAND_NONE, false},
    {"COMPAUXLIB", NULL, "LIB_CPT_AUX", VALUE_TEXT, DEMAND_NONE, false},
    {"PIECEREF", NULL, "NUM_PIECE", VALUE_TEXT, DEMAND_VALUE, false},
    {"PIECEDATE", NULL, "DATE_PIECE", VALUE_DATE, DEMAND_VALUE, false},
    {"ECRITURELIB", NULL, "LIB_ECRITURE", VALUE_TEXT, DEMAND_ALWAYS, true},
    {"DEBIT", "MONTANT", "MTN_DEBIT", VALUE_NUMBER, DEMAND_NONE, true},
    {"CREDIT", "SENS", "MTN_CREDIT", VALUE_NUMBER, DEMAND_NONE, true},
    {"ECRITURELET", NULL, "CODE_LETTRAGE", VALUE_TEXT, DEMAND_NONE, false},
    {"DATELET", NULL, "DATE_LETTRAGE", VALUE_DATE, DEMAND_NONE, false},
    {"VALIDDATE", NULL, "VALID_DATE", VALUE_DATE, DEMAND_VALUE, false},
    {"MONTANTDEVISE", NULL, "MTN_DEVISE", VALUE_NUMBER, DEMAND_NONE, false},
    {"IDEVISE", NULL, "IDEVISE", VALUE_TEXT, DEMAND_NONE, false},
};

enum { FIELD_COUNT = FEC_STANDARD_FIELDS, NO_FIELD = FIELD_COUNT, NAMELESS };

/* The checker guesses how lines end from so many bytes. */
enum { START_SIZE = 4096 };

/* Columns of cash accounting change their name inside, where two names can no longer clash. */
static const struct {
    const char *name, *inner;
} RENAMED[] = {{"DATERGLT", "PAIEMENT_DATE"},
               {"MODERGLT", "PAIEMENT_MODE"},
               {"NATOP", "PRESTATION"},
               {"IDCLIENT", "CLIENT"}};

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* How many bytes from the front are of the set. */
static size_t span(Text text, const char *set) {
    size_t size = 0;
    while (size < text.size && text.bytes[size] && strchr(set, text.bytes[size])) size++;
    return size;
}

static size_t digits(Text text) {
    return span(text, "0123456789");
}

static Text after(Text text, size_t size) {
    return (Text){text.bytes + size, text.size - size};
}

/* The checker's patterns overlook one line feed at the end. */
static Text without_feed(Text text) {
    if (text.size && text.bytes[text.size - 1] == '\n') text.size--;
    return text;
}

static bool is_blank(Text text) {
    text = without_feed(text);
    return span(text, " ") == text.size;
}

/* Only blanks. */
static bool is_end(Text rest) {
    return span(rest, " ") == rest.size;
}

static size_t count_bytes(Text text, const char *set) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += text.bytes[i] && strchr(set, text.bytes[i]) != NULL;
    }
    return count;
}

/* "+12,50-": signs, digits, signs, with blanks around; not two minus signs. */
static bool is_signed_number(Text value) {
    Text rest = after(value, span(value, " "));
    rest = after(rest, span(rest, "+-"));
    size_t number = span(rest, "0123456789.,");
    if (!number) return false;
    rest = after(rest, number);
    rest = after(rest, span(rest, " "));
    rest = after(rest, span(rest, "+-"));
    return is_end(rest) && count_bytes(value, "-") < 2;
}

static bool is_power(Text value) {
    Text rest = after(value, span(value, " "));
    rest = after(rest, span(rest, "+-"));
    size_t number = span(rest, "0123456789.,");
    rest = after(rest, number);
    if (!number || !rest.size || (rest.bytes[0] != 'E' && rest.bytes[0] != 'e')) return false;
    rest = after(rest, 1);
    size_t exponent = span(rest, "0123456789+-");
    return exponent && is_end(after(rest, exponent));
}

bool administration_accepts_amount(Text value) {
    if (!value.size) return true;
    if (count_bytes(value, ".") || count_bytes(value, " ,") > 1) return false;
    Text number = without_feed(value);
    Text rest = after(number, span(number, " "));
    size_t first = digits(rest);
    bool is_parted =
        first && first < rest.size && rest.bytes[first] == ' ' && digits(after(rest, first + 1));
    return !is_parted && (is_signed_number(number) || is_power(number));
}

/* Takes exactly `count` digits; the number, or -1. */
static int take_number(Text *rest, size_t count) {
    if (rest->size < count) return -1;
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_digit(rest->bytes[i])) return -1;
        number = number * 10 + (rest->bytes[i] - '0');
    }
    *rest = after(*rest, count);
    return number;
}

/* "T10:25:37" or " 10:25:37", or nothing at all. */
static bool is_time_or_end(Text rest) {
    if (!rest.size) return true;
    if (rest.bytes[0] != 'T' && rest.bytes[0] != ' ') return false;
    for (int part = 0; part < 3; part++) {
        rest = after(rest, 1);
        size_t size = digits(rest);
        if (size < 1 || size > 2) return false;
        rest = after(rest, size);
        if (part < 2 && (!rest.size || rest.bytes[0] != ':')) return false;
    }
    return !rest.size;
}

typedef struct DateNumbers {
    int year, month, day;
} DateNumbers;

/* Takes the date apart by the order of its parts; false when it has not that shape. */
static bool has_shape(Text value, bool is_year_first, DateNumbers *numbers) {
    Text rest = value;
    int first = take_number(&rest, is_year_first ? 4 : 2);
    rest = after(rest, span(rest, "/-."));
    numbers->month = take_number(&rest, 2);
    rest = after(rest, span(rest, "/-."));
    int last = take_number(&rest, is_year_first ? 2 : 4);
    numbers->year = is_year_first ? first : last;
    numbers->day = is_year_first ? last : first;
    return numbers->year >= 0 && numbers->month >= 0 && numbers->month <= 19 && numbers->day >= 0 &&
           numbers->day <= 39 && is_time_or_end(rest);
}

static bool is_usual_year(const DateNumbers *numbers) {
    return numbers->year >= 1900 && numbers->year <= 2099;
}

bool administration_accepts_date(Text value) {
    Text date = without_feed(value);
    if (span(date, "0-/.") == date.size || is_blank(value)) return true;
    DateNumbers numbers;
    bool is_any = false;
    for (int is_year_first = 1; is_year_first >= 0; is_year_first--) {
        if (!has_shape(date, is_year_first, &numbers)) continue;
        if (is_usual_year(&numbers)) return numbers.month <= 12 && numbers.day <= 31;
        is_any = true;
    }
    return is_any;
}

/* A name as the checker cleans it: é and è as e, what is no letter or digit as "_", without
 * blanks behind, in capitals. */
static Text clean_name(Arena *arena, Text name) {
    Builder utf8 = builder_in(arena), clean = builder_in(arena);
    encoding_decode(&utf8, name,
                    text_valid_size(name) == name.size ? ENCODING_UTF_8 : ENCODING_ISO_8859_15);
    Text text = builder_text(&utf8);
    while (text.size && text.bytes[text.size - 1] == ' ') text.size--;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool is_accented = byte == '\xC3' && i + 1 < text.size &&
                           (text.bytes[i + 1] == '\xA8' || text.bytes[i + 1] == '\xA9');
        bool is_small = byte >= 'a' && byte <= 'z';
        bool is_plain = is_digit(byte) || (byte >= 'A' && byte <= 'Z');
        i += is_accented;
        builder_add_byte(&clean, is_accented ? 'E'
                                 : is_small  ? (char)(byte - 'a' + 'A')
                                 : is_plain  ? byte
                                             : '_');
    }
    return builder_text(&clean);
}

static bool is_named(Text name, const char *known) {
    return known && text_equal(name, text_of(known));
}

static uint8_t field_of(Text clean) {
    for (unsigned i = 0; i < FIELD_COUNT; i++) {
        const KnownField *field = &FIELDS[i];
        if (is_named(clean, field->name) || is_named(clean, field->other) ||
            is_named(clean, field->inner)) {
            return (uint8_t)i;
        }
    }
    return NO_FIELD;
}

bool administration_knows_column(Text name) {
    Arena *scratch = arena_create();
    bool is_known = field_of(clean_name(scratch, name)) != NO_FIELD;
    arena_destroy(scratch);
    return is_known;
}

/* Drops zero bytes. */
static Text without_zeros(Arena *arena, Text line) {
    if (!line.size || !memchr(line.bytes, '\0', line.size)) return line;
    Builder kept = builder_in(arena);
    for (size_t i = 0; i < line.size; i++) {
        if (line.bytes[i]) builder_add_byte(&kept, line.bytes[i]);
    }
    return builder_text(&kept);
}

/* How many columns the separator gives, empty ones at the end apart. */
static size_t count_columns(Text line, char separator) {
    while (line.size && line.bytes[line.size - 1] == separator) line.size--;
    if (!line.size) return 0;
    size_t count = 1;
    for (size_t i = 0; i < line.size; i++) count += line.bytes[i] == separator;
    return count;
}

static bool choose_separator(Text line, AdministrationColumns *columns) {
    static const char separators[] = {'\t', '|', ',', ';'};
    size_t usable = columns->is_before_2013 ? 4 : 2;
    for (size_t i = 0; i < usable; i++) {
        columns->separator = separators[i];
        if (count_columns(line, separators[i]) >= 9) return true;
    }
    return false;
}

typedef LIST_OF(Text) Names;

/* Cuts the header into cleaned names; one for the empty column behind a last separator. */
static Names read_names(Arena *arena, Text line, char separator) {
    Names names = {0};
    Text trimmed = line;
    while (trimmed.size && trimmed.bytes[trimmed.size - 1] == ' ') trimmed.size--;
    bool has_last = trimmed.size && trimmed.bytes[trimmed.size - 1] == separator;
    size_t filled = 0;
    for (bool is_more = true; is_more;) {
        is_more = line.size && memchr(line.bytes, separator, line.size);
        Text name = text_take(&line, separator);
        while (names.count && name.size && name.bytes[0] == ' ') name = after(name, 1);
        while (is_more && name.size && name.bytes[name.size - 1] == ' ') name.size--;
        *LIST_PUSH(arena, &names) = clean_name(arena, name);
        if (name.size) filled = names.count;
    }
    names.count = filled;
    if (has_last) *LIST_PUSH(arena, &names) = TEXT("ZFICTIFZ");
    return names;
}

/* Only the first column of each name becomes the field; a later one keeps its own name. */
static bool is_first_of_name(const Names *names, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (text_equal(names->items[i], names->items[index])) return false;
    }
    return true;
}

/* The name that an unknown column has inside. */
static Text inner_name(const Names *names, size_t index) {
    for (size_t i = 0; i < sizeof RENAMED / sizeof RENAMED[0]; i++) {
        bool is_it = is_named(names->items[index], RENAMED[i].name);
        if (is_it && is_first_of_name(names, index)) return text_of(RENAMED[i].inner);
    }
    return names->items[index];
}

static bool refuse(AdministrationTrouble *trouble, const char *reason, Text value) {
    *trouble = (AdministrationTrouble){reason, value};
    return false;
}

/* Names that nobody knows are asked about in a window, which two equal names, or an empty one,
 * keep open for ever. */
static bool check_unknown(const Names *names, const AdministrationColumns *columns,
                          AdministrationTrouble *trouble) {
    for (size_t i = 0; i < names->count; i++) {
        if (columns->fields[i] != NO_FIELD) continue;
        Text name = inner_name(names, i);
        bool is_blocking = name.size == 0;
        for (size_t j = 0; j < names->count; j++) {
            is_blocking |=
                j != i && columns->fields[j] == NO_FIELD && text_equal(name, inner_name(names, j));
        }
        if (is_blocking) {
            return refuse(trouble,
                          N_("it waits for ever: an extra column has no name of its own, \"{1}\""),
                          name);
        }
    }
    return true;
}

static bool check_missing(const AdministrationColumns *columns, AdministrationTrouble *trouble) {
    for (unsigned field = 0; field < FIELD_COUNT; field++) {
        bool is_there = memchr(columns->fields, (int)field, columns->count) != NULL;
        bool is_wanted = FIELDS[field].is_indispensable || !columns->is_before_2013;
        if (is_there || !is_wanted) continue;
        return refuse(trouble, N_("it finds no column {1}"), text_of(fec_field_name(field)));
    }
    return true;
}

/* A file of Montant and Sens is written again with LF behind each line, and its start decides anew
 * how lines end: a CR left in it makes one line of many, unless all lines keep one at their end. */
static bool check_returns(AdministrationColumns *columns, Text line,
                          AdministrationTrouble *trouble) {
    bool is_header = columns->sided_size == 0;
    size_t left = columns->sided_size < START_SIZE ? START_SIZE - (size_t)columns->sided_size : 0;
    bool has_last = line.size && line.bytes[line.size - 1] == '\r';
    columns->sided_size += line.size + 1;
    if (is_header) columns->is_paired = has_last && line.size < START_SIZE;
    size_t seen = line.size < left ? line.size : left;
    bool has_return = seen && memchr(line.bytes, '\r', seen);
    if (columns->is_paired ? has_last : !has_return) return true;
    return refuse(trouble, N_("it takes a carriage return inside a line for the end of lines"),
                  (Text){0});
}

bool administration_read_header(Arena *arena, Text line, bool is_before_2013,
                                AdministrationColumns *columns, AdministrationTrouble *trouble) {
    *columns = (AdministrationColumns){.is_before_2013 = is_before_2013};
    columns->line = builder_in(arena);
    columns->sided = builder_in(arena);
    Text written = line;
    line = without_zeros(arena, line);
    if (!choose_separator(line, columns)) {
        return refuse(trouble, N_("the first line has not nine columns parted by tabs or bars"),
                      (Text){0});
    }
    if (text_starts_with(line, TEXT("\xEF\xBB\xBF"))) line = after(line, 3);
    Names names = read_names(arena, line, columns->separator);
    columns->count = names.count;
    columns->fields = ARENA_ARRAY(arena, uint8_t, names.count + 1);
    for (size_t i = 0; i < names.count; i++) {
        columns->fields[i] = is_first_of_name(&names, i) ? field_of(names.items[i]) : NO_FIELD;
        if (is_named(names.items[i], "ZFICTIFZ")) columns->fields[i] = NAMELESS;
        if (is_named(names.items[i], "MONTANT")) columns->amount = i;
        if (is_named(names.items[i], "SENS")) columns->sense = i;
    }
    bool is_sided = columns->amount && columns->sense;
    return check_unknown(&names, columns, trouble) && check_missing(columns, trouble) &&
           (!is_sided || check_returns(columns, written, trouble));
}

static bool check_number(Text value, AdministrationTrouble *trouble) {
    if (administration_accepts_amount(value)) return true;
    return refuse(trouble, N_("\"{1}\" is no number to it"), value);
}

static bool check_date(uint8_t number, Text value, AdministrationTrouble *trouble) {
    const KnownField *field = &FIELDS[number];
    Text date = without_feed(value);
    bool is_nothing = span(date, "0-/.") == date.size;
    if (is_nothing && field->demand == DEMAND_ALWAYS) {
        return refuse(trouble, N_("there is no value in {1}"), text_of(fec_field_name(number)));
    }
    if (administration_accepts_date(value)) return true;
    return refuse(trouble, N_("\"{1}\" is no date to it"), value);
}

static bool check_value(const AdministrationColumns *columns, size_t column, Text value,
                        AdministrationTrouble *trouble) {
    uint8_t number = columns->fields[column];
    if (number >= NO_FIELD) return true;
    const KnownField *field = &FIELDS[number];
    bool is_missing =
        field->demand == DEMAND_ALWAYS ? is_blank(value) : span(value, " ") == value.size;
    bool is_demanded = field->demand == DEMAND_ALWAYS ||
                       (field->demand == DEMAND_VALUE && !columns->is_before_2013);
    if (is_missing && is_demanded) {
        return refuse(trouble, N_("there is no value in {1}"), text_of(fec_field_name(number)));
    }
    if (field->kind == VALUE_NUMBER) return check_number(value, trouble);
    return field->kind == VALUE_TEXT || check_date(number, value, trouble);
}

/* Puts the line down as the checker cleans it: no-break spaces are blanks, zero bytes are gone,
 * and so are blanks around separators and behind the last field. */
static Text clean_line(AdministrationColumns *columns, Text line) {
    Builder *out = &columns->line;
    char separator = columns->separator;
    out->size = 0;
    bool follows_separator = false;
    for (size_t i = 0; i < line.size; i++) {
        char byte = line.bytes[i];
        bool is_pair = byte == '\xC2' && i + 1 < line.size && line.bytes[i + 1] == '\xA0';
        i += is_pair;
        if (is_pair || byte == '\xA0') byte = ' ';
        if (byte == '\0' || (byte == ' ' && follows_separator)) continue;
        follows_separator = byte == separator;
        while (follows_separator && out->size && out->bytes[out->size - 1] == ' ') out->size--;
        builder_add_byte(out, byte);
    }
    bool has_feed = out->size && out->bytes[out->size - 1] == '\n';
    out->size -= has_feed;
    while (out->size && out->bytes[out->size - 1] == ' ') out->size--;
    if (has_feed) builder_add_byte(out, '\n');
    return builder_text(out);
}

static size_t count_separators(Text line, char separator) {
    size_t count = 0;
    for (size_t i = 0; i < line.size; i++) count += line.bytes[i] == separator;
    return count;
}

static bool read_cleaned(AdministrationColumns *columns, Text line,
                         AdministrationTrouble *trouble) {
    Text rest = clean_line(columns, line);
    size_t count = count_separators(rest, columns->separator) + 1;
    if (count == 1) return refuse(trouble, N_("a line is empty"), (Text){0});
    if (count != columns->count) {
        return refuse(trouble, N_("a line has not as many fields as the header"), (Text){0});
    }
    for (size_t i = 0; i < count; i++) {
        Text value = text_take(&rest, columns->separator);
        if (!check_value(columns, i, value, trouble)) return false;
    }
    return true;
}

/* Blanks of all sorts around "+1" or "-1". */
static bool is_one(Text sense, char sign) {
    const char *blanks = " \t\r\n\f\v";
    sense = after(sense, span(sense, blanks));
    bool is_it = sense.size >= 2 && sense.bytes[0] == sign && sense.bytes[1] == '1';
    return is_it && span(after(sense, 2), blanks) == sense.size - 2;
}

/* 1 for debit, -1 for credit, 0 for neither. */
static int side_of(Text sense) {
    if (text_equal_ignoring_case(sense, TEXT("D")) || is_one(sense, '+')) return 1;
    if (text_equal_ignoring_case(sense, TEXT("C")) || is_one(sense, '-')) return -1;
    return 0;
}

static Text field_at(Text line, size_t index, char separator) {
    Text field = {0};
    for (size_t i = 0; i <= index; i++) field = text_take(&line, separator);
    return field;
}

/* Writes the line again with the amount on its side; fields missing at its end are filled in. */
static Text put_on_side(AdministrationColumns *columns, Text line, int side) {
    Builder *out = &columns->sided;
    char separator = columns->separator;
    Text amount = field_at(line, columns->amount, separator);
    size_t count = count_columns(line, separator), wanted = columns->count;
    out->size = 0;
    for (size_t i = 0; i < count || i < wanted; i++) {
        Text field = text_take(&line, separator);
        if (i == columns->amount) field = side > 0 ? amount : TEXT("0");
        if (i == columns->sense) field = side > 0 ? TEXT("0") : amount;
        if (i) builder_add_byte(out, separator);
        builder_add(out, field);
    }
    return builder_text(out);
}

bool administration_read_line(AdministrationColumns *columns, Text line,
                              AdministrationTrouble *trouble) {
    if (!columns->amount || !columns->sense) return read_cleaned(columns, line, trouble);
    Text sense = field_at(line, columns->sense, columns->separator);
    int side = side_of(sense);
    if (!side) return refuse(trouble, N_("\"{1}\" is no side of an account to it"), sense);
    Text rest = put_on_side(columns, line, side);
    if (!check_returns(columns, rest, trouble)) return false;
    if (columns->is_paired) {
        rest.size--; /* the CR; a LF alone ends no line there */
        return read_cleaned(columns, rest, trouble);
    }
    for (bool is_more = true; is_more;) {
        is_more = rest.size && memchr(rest.bytes, '\n', rest.size);
        Text part = text_take(&rest, '\n');
        if (part.size && part.bytes[part.size - 1] == '\r') part.size--;
        if (!read_cleaned(columns, part, trouble)) return false;
    }
    return true;
}
