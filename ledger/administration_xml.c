#include "ledger/administration_xml.h"

#include "engine/date_text.h"

#include <expat.h>
#include <string.h>

enum { START_SIZE = 300, LARGEST_DEPTH = 32, LARGEST_VALUE = 64 * 1024, NO_ELEMENT = -1 };

typedef enum Parent { IN_FILE, IN_BOOKS, IN_YEAR, IN_JOURNAL, IN_ENTRY, IN_LINE } Parent;
typedef enum Type { TYPE_GROUP, TYPE_TEXT, TYPE_DATE, TYPE_ACCOUNT, TYPE_FLOAT, TYPE_SENSE } Type;

/* Which schemas: those of cash accounting know more elements and demand fewer. */
enum { VII_1 = 1, VIII_3 = 2, VIII_5 = 4, VIII_7 = 8, VIII = VIII_3 | VIII_5 | VIII_7 };
enum { CASH = VIII_5 | VIII_7, ALL = VII_1 | VIII };

/* Columns of the flat file that the checker makes, in its order; COLUMN_NONE for what it drops. */
typedef enum FlatColumn {
    COLUMN_JOURNAL,
    COLUMN_JOURNAL_LABEL,
    COLUMN_NUMBER,
    COLUMN_DATE,
    COLUMN_ACCOUNT,
    COLUMN_ACCOUNT_LABEL,
    COLUMN_AUXILIARY,
    COLUMN_AUXILIARY_LABEL,
    COLUMN_DEBIT,
    COLUMN_CREDIT,
    COLUMN_LABEL,
    COLUMN_PIECE,
    COLUMN_PIECE_DATE,
    COLUMN_LETTERING,
    COLUMN_LETTERING_DATE,
    COLUMN_VALID_DATE,
    COLUMN_CURRENCY_AMOUNT,
    COLUMN_CURRENCY,
    COLUMN_COUNT,
    COLUMN_AMOUNT = COLUMN_COUNT,
    COLUMN_SENSE,
    COLUMN_NONE,
} FlatColumn;

static const char FLAT_HEADER[] =
    "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|"
    "Debit|Credit|EcritureLib|PieceRef|PieceDate|EcritureLet|DateLet|ValidDate|Montantdevise|"
    "Idevise";

/* An element of the schemas: elements of one parent follow each other by their place; those with
 * the same place exclude each other. */
typedef struct Element {
    const char *name;
    Parent parent;
    int place;
    unsigned required; /* by these schemas */
    unsigned known;    /* to these schemas */
    Type type;
    FlatColumn column;
    bool is_repeated;
} Element;

static const Element ELEMENTS[] = {
    {"comptabilite", IN_FILE, 0, ALL, ALL, TYPE_GROUP, COLUMN_NONE, false},
    {"exercice", IN_BOOKS, 0, ALL, ALL, TYPE_GROUP, COLUMN_NONE, false},
    {"DateCloture", IN_YEAR, 0, ALL, ALL, TYPE_DATE, COLUMN_NONE, false},
    {"journal", IN_YEAR, 1, ALL, ALL, TYPE_GROUP, COLUMN_NONE, true},
    {"JournalCode", IN_JOURNAL, 0, VII_1, ALL, TYPE_TEXT, COLUMN_JOURNAL, false},
    {"JournalLib", IN_JOURNAL, 1, VII_1, ALL, TYPE_TEXT, COLUMN_JOURNAL_LABEL, false},
    {"ecriture", IN_JOURNAL, 2, 0, ALL, TYPE_GROUP, COLUMN_NONE, true},
    {"EcritureNum", IN_ENTRY, 0, ALL, ALL, TYPE_TEXT, COLUMN_NUMBER, false},
    {"EcritureDate", IN_ENTRY, 1, ALL, ALL, TYPE_DATE, COLUMN_DATE, false},
    {"EcritureLib", IN_ENTRY, 2, ALL, ALL, TYPE_TEXT, COLUMN_LABEL, false},
    {"PieceRef", IN_ENTRY, 3, ALL, ALL, TYPE_TEXT, COLUMN_PIECE, false},
    {"PieceDate", IN_ENTRY, 4, ALL, ALL, TYPE_DATE, COLUMN_PIECE_DATE, false},
    {"EcritureLet", IN_ENTRY, 5, 0, ALL, TYPE_TEXT, COLUMN_LETTERING, false},
    {"DateLet", IN_ENTRY, 6, 0, ALL, TYPE_DATE, COLUMN_LETTERING_DATE, false},
    {"ValidDate", IN_ENTRY, 7, ALL, ALL, TYPE_DATE, COLUMN_VALID_DATE, false},
    {"DateRglt", IN_ENTRY, 8, CASH, CASH, TYPE_DATE, COLUMN_NONE, false},
    {"ModeRglt", IN_ENTRY, 9, CASH, CASH, TYPE_TEXT, COLUMN_NONE, false},
    {"NatOp", IN_ENTRY, 10, 0, CASH, TYPE_TEXT, COLUMN_NONE, false},
    {"IdClient", IN_ENTRY, 11, 0, VIII_7, TYPE_TEXT, COLUMN_NONE, false},
    {"ligne", IN_ENTRY, 12, ALL, ALL, TYPE_GROUP, COLUMN_NONE, true},
    {"CompteNum", IN_LINE, 0, VII_1, ALL, TYPE_ACCOUNT, COLUMN_ACCOUNT, false},
    {"CompteLib", IN_LINE, 1, ALL, ALL, TYPE_TEXT, COLUMN_ACCOUNT_LABEL, false},
    {"CompAuxNum", IN_LINE, 2, 0, ALL, TYPE_TEXT, COLUMN_NONE, false},
    {"CompteAuxNum", IN_LINE, 2, 0, ALL, TYPE_TEXT, COLUMN_AUXILIARY, false},
    {"CompAuxLib", IN_LINE, 3, 0, ALL, TYPE_TEXT, COLUMN_NONE, false},
    {"CompteAuxLib", IN_LINE, 3, 0, ALL, TYPE_TEXT, COLUMN_AUXILIARY_LABEL, false},
    {"Montantdevise", IN_LINE, 4, 0, ALL, TYPE_TEXT, COLUMN_CURRENCY_AMOUNT, false},
    {"Idevise", IN_LINE, 5, 0, ALL, TYPE_TEXT, COLUMN_CURRENCY, false},
    {"Debit", IN_LINE, 6, ALL, ALL, TYPE_FLOAT, COLUMN_DEBIT, false},
    {"Credit", IN_LINE, 6, ALL, ALL, TYPE_FLOAT, COLUMN_CREDIT, false},
    {"Montant", IN_LINE, 6, ALL, ALL, TYPE_FLOAT, COLUMN_AMOUNT, false},
    {"Sens", IN_LINE, 7, 0, ALL, TYPE_SENSE, COLUMN_SENSE, false},
};

enum { ELEMENT_COUNT = sizeof ELEMENTS / sizeof ELEMENTS[0], LAST_PLACE = 7 };

/* An element that is open: what may come next in it. */
typedef struct Open {
    Parent parent; /* what the elements inside of it are in */
    int place;     /* of the element read last, -1 for none */
    uint64_t lines;
    bool has_amount; /* Montant came: Sens must follow */
    bool is_foreign; /* an element that a line may hold behind its own */
} Open;

struct AdministrationXml {
    Arena *arena;
    XML_Parser parser;
    unsigned schema;
    AdministrationTrouble trouble;
    uint64_t line;
    bool is_refused;
    Open open[LARGEST_DEPTH];
    size_t depth;
    int element; /* whose text is being read, or NO_ELEMENT */
    Builder text;
    Builder values[COLUMN_NONE];
    Builder flat;
    uint64_t rows;
    AdministrationColumns columns;
};

static void refuse(AdministrationXml *xml, const char *reason, Text value) {
    if (xml->is_refused) return;
    xml->is_refused = true;
    xml->trouble = (AdministrationTrouble){reason, text_copy(xml->arena, value)};
    xml->line = xml->parser ? XML_GetCurrentLineNumber(xml->parser) : 1;
    if (xml->parser) XML_StopParser(xml->parser, XML_FALSE);
}

static const char NOT_BY_SCHEMA[] = N_("the published schema does not allow {1} here");
static const char NOT_BY_TYPE[] = N_("the published schema does not allow the value \"{1}\"");
static const char MISSING[] = N_("the published schema misses {1}");

static const char *missing_name(const AdministrationXml *xml, Parent parent, int from, int to) {
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        const Element *element = &ELEMENTS[i];
        bool is_between = element->place > from && element->place < to;
        if (element->parent == parent && is_between && element->required & xml->schema) {
            return element->name;
        }
    }
    return NULL;
}

static int find_element(const AdministrationXml *xml, Parent parent, const char *name) {
    for (int i = 0; i < ELEMENT_COUNT; i++) {
        const Element *element = &ELEMENTS[i];
        bool is_it = element->parent == parent && strcmp(element->name, name) == 0;
        if (is_it && element->known & xml->schema) return i;
    }
    return NO_ELEMENT;
}

/* Whether the element may come now in the one that is open. */
static bool may_come(const AdministrationXml *xml, const Open *open, const Element *element) {
    if (element->column == COLUMN_SENSE) return open->has_amount;
    if (open->has_amount && open->place < LAST_PLACE) return false;
    bool is_again = element->place == open->place && element->is_repeated;
    if (element->place <= open->place && !is_again) return false;
    return !missing_name(xml, open->parent, open->place, element->place);
}

static void push(AdministrationXml *xml, Parent parent, bool is_foreign) {
    if (xml->depth == LARGEST_DEPTH) {
        refuse(xml, N_("elements are nested too deep"), (Text){0});
        return;
    }
    xml->open[xml->depth++] = (Open){.parent = parent, .place = -1, .is_foreign = is_foreign};
}

/* The values of an element that begins again are forgotten: those of a line with each line; what
 * is empty in an entry keeps the value of the entry before, as the checker does. */
static void forget(AdministrationXml *xml, const Element *element) {
    bool is_line = strcmp(element->name, "ligne") == 0;
    bool is_journal = strcmp(element->name, "journal") == 0;
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        bool is_of_line = ELEMENTS[i].parent == IN_LINE;
        if (ELEMENTS[i].column == COLUMN_NONE || !(is_journal || (is_line && is_of_line))) continue;
        xml->values[ELEMENTS[i].column].size = 0;
    }
}

static Parent parent_of(const Element *element) {
    return (Parent)(element->parent + 1);
}

static bool is_past_own(const Open *open) {
    return open->parent == IN_LINE && open->place >= LAST_PLACE - 1 &&
           !(open->has_amount && open->place < LAST_PLACE);
}

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes) {
    (void)attributes;
    AdministrationXml *xml = data;
    if (xml->is_refused) return;
    Open *open = &xml->open[xml->depth - 1];
    xml->text.size = 0;
    int found = open->is_foreign ? NO_ELEMENT : find_element(xml, open->parent, name);
    bool is_allowed = found != NO_ELEMENT && may_come(xml, open, &ELEMENTS[found]);
    if (!is_allowed && (open->is_foreign || is_past_own(open))) {
        open->place = LAST_PLACE + 1;
        xml->element = NO_ELEMENT;
        push(xml, IN_FILE, true);
        return;
    }
    if (!is_allowed) {
        const char *missing = found == NO_ELEMENT ? NULL
                                                  : missing_name(xml, open->parent, open->place,
                                                                 ELEMENTS[found].place);
        refuse(xml, missing ? MISSING : NOT_BY_SCHEMA, text_of(missing ? missing : name));
        return;
    }
    const Element *element = &ELEMENTS[found];
    open->place = element->place;
    open->has_amount |= element->column == COLUMN_AMOUNT;
    open->lines += parent_of(element) == IN_LINE && element->type == TYPE_GROUP;
    xml->element = element->type == TYPE_GROUP ? NO_ELEMENT : found;
    forget(xml, element);
    push(xml, element->type == TYPE_GROUP ? parent_of(element) : IN_FILE, false);
    if (element->type != TYPE_GROUP) xml->open[xml->depth - 1].place = LAST_PLACE + 1;
}

static bool is_blank_byte(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static Text trim(Text text) {
    while (text.size && is_blank_byte(text.bytes[text.size - 1])) text.size--;
    while (text.size && is_blank_byte(text.bytes[0])) {
        text.bytes++;
        text.size--;
    }
    return text;
}

static void XMLCALL add_text(void *data, const XML_Char *text, int size) {
    AdministrationXml *xml = data;
    if (xml->is_refused) return;
    Text added = {text, (size_t)size};
    bool is_inside_group = xml->element == NO_ELEMENT && !xml->open[xml->depth - 1].is_foreign;
    if (is_inside_group && trim(added).size) {
        refuse(xml, NOT_BY_TYPE, added);
        return;
    }
    for (size_t i = 0; i < added.size; i++) {
        if ((unsigned char)text[i] > 0xC3) {
            refuse(xml, N_("it stops at characters beyond ISO-8859-1, as in \"{1}\""), added);
            return;
        }
    }
    if (xml->element == NO_ELEMENT) return;
    if (xml->text.size + added.size > LARGEST_VALUE) {
        refuse(xml, N_("a value never ends"), (Text){0});
        return;
    }
    builder_add(&xml->text, added);
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* "2022-12-31", or with "T10:25:37" and possibly a fraction behind, and a zone. */
static bool is_date(Text text) {
    Text value = trim(text), day = value;
    Date date;
    if (value.size < 10) return false;
    day.size = 10;
    if (!date_read_iso(day, &date, NULL)) return false;
    Text rest = {value.bytes + 10, value.size - 10};
    if (rest.size && rest.bytes[0] == 'T') {
        if (rest.size < 9 || rest.bytes[3] != ':' || rest.bytes[6] != ':') return false;
        rest = (Text){rest.bytes + 9, rest.size - 9};
        if (rest.size && rest.bytes[0] == '.') {
            do {
                rest = (Text){rest.bytes + 1, rest.size - 1};
            } while (rest.size && is_digit(rest.bytes[0]));
        }
    }
    bool is_zone = rest.size == 6 && (rest.bytes[0] == '+' || rest.bytes[0] == '-');
    return rest.size == 0 || text_equal(rest, TEXT("Z")) || is_zone;
}

static bool is_account(Text text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (!is_digit(byte) && (i < 3 || !is_letter)) return false;
    }
    return text.size >= 3;
}

static size_t take_digits(Text *rest) {
    size_t count = 0;
    while (count < rest->size && is_digit(rest->bytes[count])) count++;
    *rest = (Text){rest->bytes + count, rest->size - count};
    return count;
}

static bool take_any(Text *rest, const char *set) {
    if (!rest->size || !strchr(set, rest->bytes[0])) return false;
    *rest = (Text){rest->bytes + 1, rest->size - 1};
    return true;
}

/* A number of an XML schema: "12.50", "-3", "1.5E3", "INF". */
static bool is_float(Text text) {
    Text rest = trim(text);
    if (text_equal(rest, TEXT("INF")) || text_equal(rest, TEXT("-INF")) ||
        text_equal(rest, TEXT("NaN"))) {
        return true;
    }
    take_any(&rest, "+-");
    size_t count = take_digits(&rest);
    if (take_any(&rest, ".")) count += take_digits(&rest);
    if (!count) return false;
    if (!take_any(&rest, "Ee")) return !rest.size;
    take_any(&rest, "+-");
    return take_digits(&rest) && !rest.size;
}

static bool is_sense(Text text) {
    static const char *const senses[] = {"d", "D", "c", "C", "-1", "+1"};
    for (size_t i = 0; i < sizeof senses / sizeof senses[0]; i++) {
        if (text_equal(text, text_of(senses[i]))) return true;
    }
    return false;
}

static bool is_text(Text text) {
    (void)text;
    return true;
}

static void end_value(AdministrationXml *xml, const Element *element) {
    static bool (*const ALLOWED[])(Text) = {
        [TYPE_GROUP] = is_text,      [TYPE_TEXT] = is_text,   [TYPE_DATE] = is_date,
        [TYPE_ACCOUNT] = is_account, [TYPE_FLOAT] = is_float, [TYPE_SENSE] = is_sense};
    Text text = builder_text(&xml->text);
    if (!ALLOWED[element->type](text)) {
        refuse(xml, NOT_BY_TYPE, text);
    } else if (element->column != COLUMN_NONE && text.size) {
        xml->values[element->column].size = 0;
        builder_add(&xml->values[element->column], text);
    }
}

/* A decimal point becomes a comma in what looks like a number; in an amount with a side always. */
static void make_comma(Builder *value, bool is_always) {
    Text rest = builder_text(value);
    take_any(&rest, "+-");
    while (take_any(&rest, " ")) continue;
    take_digits(&rest);
    if (!take_any(&rest, ".") && !is_always) return;
    take_digits(&rest);
    while (take_any(&rest, " ")) continue;
    for (size_t i = 0; i < value->size && (is_always || !rest.size); i++) {
        if (value->bytes[i] == '.') value->bytes[i] = ',';
    }
}

static void put_on_side(AdministrationXml *xml) {
    Builder *amount = &xml->values[COLUMN_AMOUNT];
    Text sense = builder_text(&xml->values[COLUMN_SENSE]);
    if (!amount->size) return;
    bool is_credit = text_equal_ignoring_case(sense, TEXT("C")) || text_equal(sense, TEXT("-1"));
    make_comma(amount, true);
    Builder *side = &xml->values[is_credit ? COLUMN_CREDIT : COLUMN_DEBIT];
    side->size = 0;
    builder_add(side, builder_text(amount));
}

/* Judges the flat line that the checker makes of a line of an entry. */
static void end_line(AdministrationXml *xml) {
    for (size_t i = 0; i < COLUMN_COUNT; i++) make_comma(&xml->values[i], false);
    put_on_side(xml);
    xml->flat.size = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i) builder_add_byte(&xml->flat, '|');
        builder_add(&xml->flat, builder_text(&xml->values[i]));
    }
    xml->rows++;
    AdministrationTrouble trouble;
    for (Text rest = builder_text(&xml->flat); rest.size;) {
        Text line = text_take(&rest, '\n');
        if (administration_read_line(&xml->columns, line, &trouble)) continue;
        refuse(xml, trouble.reason, trouble.value);
        return;
    }
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
    (void)name;
    AdministrationXml *xml = data;
    if (xml->is_refused) return;
    const Open *open = &xml->open[--xml->depth];
    if (xml->element != NO_ELEMENT) {
        end_value(xml, &ELEMENTS[xml->element]);
        xml->element = NO_ELEMENT;
        return;
    }
    if (open->is_foreign) return;
    const char *missing = missing_name(xml, open->parent, open->place, ELEMENT_COUNT);
    bool is_single = open->parent == IN_ENTRY && open->lines < 2;
    if (open->has_amount && open->place < LAST_PLACE) missing = "Sens";
    if (is_single) missing = "ligne";
    if (missing) {
        refuse(xml, MISSING, text_of(missing));
    } else if (open->parent == IN_LINE) {
        end_line(xml);
    }
}

/* Without case, anywhere in the text. */
static const char *find(Text text, const char *wanted) {
    size_t size = strlen(wanted);
    for (size_t i = 0; i + size <= text.size; i++) {
        Text part = {text.bytes + i, size};
        if (text_equal_ignoring_case(part, (Text){wanted, size})) return text.bytes + i;
    }
    return NULL;
}

/* The schema that the start of the file names, 0 for none of the four. */
static unsigned find_schema(Text start) {
    static const struct {
        const char *file;
        unsigned schema;
    } schemas[] = {{"formatA47A-I-VII-1", VII_1},
                   {"formatA47A-I-VIII-3", VIII_3},
                   {"formatA47A-I-VIII-5", VIII_5},
                   {"formatA47A-I-VIII-7", VIII_7}};
    if (start.size > START_SIZE) start.size = START_SIZE;
    const char *at = find(start, "noNamespaceSchemaLocation");
    if (!at) return 0;
    Text rest = {at, start.size - (size_t)(at - start.bytes)};
    Text line = text_take(&rest, '\n');
    text_take(&line, '"');
    Text file = text_take(&line, '"');
    if (text_starts_with(file, TEXT("file:"))) file = (Text){file.bytes + 5, file.size - 5};
    if (file.size < 4 || !find((Text){file.bytes + file.size - 4, 4}, ".xsd")) return 0;
    file.size -= 4;
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++) {
        if (text_equal(file, text_of(schemas[i].file))) return schemas[i].schema;
    }
    return 0;
}

/* ISO-8859-15 is read as ISO-8859-1, as the checker does. */
static int XMLCALL find_encoding(void *data, const XML_Char *name, XML_Encoding *info) {
    (void)data;
    for (int i = 0; i < 256; i++) info->map[i] = i;
    bool is_known = text_equal_ignoring_case(text_of(name), TEXT("ISO-8859-15"));
    return is_known ? XML_STATUS_OK : XML_STATUS_ERROR;
}

static void XMLCALL refuse_doctype(void *data, const XML_Char *name, const XML_Char *system,
                                   const XML_Char *public, int has_subset) {
    (void)name, (void)system, (void)public, (void)has_subset;
    refuse(data, N_("it holds a document type"), (Text){0});
}

AdministrationXml *administration_xml_begin(Arena *arena, Text start) {
    static const XML_Memory_Handling_Suite memory = {memory_allocate, memory_resize,
                                                     memory_release};
    AdministrationXml *xml = ARENA_NEW(arena, AdministrationXml);
    AdministrationTrouble trouble;
    xml->arena = arena;
    xml->element = NO_ELEMENT;
    xml->text = xml->flat = builder_in(arena);
    for (size_t i = 0; i < COLUMN_NONE; i++) xml->values[i] = builder_in(arena);
    administration_read_header(arena, text_of(FLAT_HEADER), false, &xml->columns, &trouble);
    xml->schema = find_schema(start);
    if (!xml->schema) {
        refuse(xml, N_("the start of the XML names none of the published schemas"), (Text){0});
        return xml;
    }
    xml->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (!xml->parser) return xml;
    push(xml, IN_FILE, false);
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, start_element, end_element);
    XML_SetCharacterDataHandler(xml->parser, add_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, refuse_doctype);
    XML_SetUnknownEncodingHandler(xml->parser, find_encoding, NULL);
    administration_xml_add(xml, start);
    return xml;
}

static void parse(AdministrationXml *xml, Text bytes, bool is_end) {
    if (xml->is_refused || !xml->parser) return;
    while (!xml->is_refused && (bytes.size || is_end)) {
        enum { MOST = 1 << 20 };
        size_t size = bytes.size < MOST ? bytes.size : MOST;
        bool is_last = is_end && size == bytes.size;
        if (XML_Parse(xml->parser, bytes.bytes, (int)size, is_last) != XML_STATUS_OK) {
            refuse(xml, N_("the XML is not well formed: {1}"),
                   text_of(XML_ErrorString(XML_GetErrorCode(xml->parser))));
        }
        bytes = (Text){bytes.bytes + size, bytes.size - size};
        if (is_last) break;
    }
}

void administration_xml_add(AdministrationXml *xml, Text bytes) {
    parse(xml, bytes, false);
}

bool administration_xml_end(AdministrationXml *xml, AdministrationTrouble *trouble,
                            uint64_t *line) {
    parse(xml, TEXT(""), true);
    if (!xml->is_refused && !xml->rows) {
        refuse(xml, N_("the file has no line behind its header"), (Text){0});
    }
    *trouble = xml->trouble;
    *line = xml->line;
    bool is_sound = !xml->is_refused;
    if (xml->parser) XML_ParserFree(xml->parser);
    xml->parser = NULL;
    return is_sound;
}
