#include "ledger/import_fec_xml.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

/* The elements that hold others: what is inside one is forgotten when the next one begins. */
typedef enum Level { LEVEL_YEAR, LEVEL_JOURNAL, LEVEL_ENTRY, LEVEL_LINE, LEVEL_COUNT } Level;

typedef enum Content { CONTENT_TEXT, CONTENT_DATE, CONTENT_AMOUNT } Content;

/* An element that holds a value, and the column it has in the flat form. */
typedef struct Element {
    const char *name;
    FecField field;
    Level level;
    Content content;
} Element;

enum { CLOSING_DATE = FEC_FIELDS, FIELD_ROOM };

static const Element ELEMENTS[] = {
    {"DateCloture", (FecField)CLOSING_DATE, LEVEL_YEAR, CONTENT_DATE},
    {"JournalCode", FEC_JOURNAL_CODE, LEVEL_JOURNAL, CONTENT_TEXT},
    {"JournalLib", FEC_JOURNAL_LABEL, LEVEL_JOURNAL, CONTENT_TEXT},
    {"EcritureNum", FEC_ENTRY_NUMBER, LEVEL_ENTRY, CONTENT_TEXT},
    {"EcritureDate", FEC_ENTRY_DATE, LEVEL_ENTRY, CONTENT_DATE},
    {"EcritureLib", FEC_LABEL, LEVEL_ENTRY, CONTENT_TEXT},
    {"PieceRef", FEC_PIECE, LEVEL_ENTRY, CONTENT_TEXT},
    {"PieceDate", FEC_PIECE_DATE, LEVEL_ENTRY, CONTENT_DATE},
    {"EcritureLet", FEC_LETTERING, LEVEL_ENTRY, CONTENT_TEXT},
    {"DateLet", FEC_LETTERING_DATE, LEVEL_ENTRY, CONTENT_DATE},
    {"ValidDate", FEC_VALID_DATE, LEVEL_ENTRY, CONTENT_DATE},
    {"CompteNum", FEC_ACCOUNT, LEVEL_LINE, CONTENT_TEXT},
    {"CompteLib", FEC_ACCOUNT_LABEL, LEVEL_LINE, CONTENT_TEXT},
    {"CompAuxNum", FEC_AUXILIARY, LEVEL_LINE, CONTENT_TEXT},
    {"CompteAuxNum", FEC_AUXILIARY, LEVEL_LINE, CONTENT_TEXT},
    {"CompAuxLib", FEC_AUXILIARY_LABEL, LEVEL_LINE, CONTENT_TEXT},
    {"CompteAuxLib", FEC_AUXILIARY_LABEL, LEVEL_LINE, CONTENT_TEXT},
    {"Montantdevise", FEC_CURRENCY_AMOUNT, LEVEL_LINE, CONTENT_AMOUNT},
    {"Idevise", FEC_CURRENCY, LEVEL_LINE, CONTENT_TEXT},
    {"Debit", FEC_DEBIT, LEVEL_LINE, CONTENT_AMOUNT},
    {"Credit", FEC_CREDIT, LEVEL_LINE, CONTENT_AMOUNT},
    {"Montant", FEC_AMOUNT, LEVEL_LINE, CONTENT_AMOUNT},
    {"Sens", FEC_SENSE, LEVEL_LINE, CONTENT_TEXT},
};

enum {
    ELEMENT_COUNT = sizeof ELEMENTS / sizeof ELEMENTS[0],
    LARGEST_DEPTH = 32,
    LARGEST_VALUE = 64 * 1024,
};

static const char *const CONTAINERS[LEVEL_COUNT] = {"exercice", "journal", "ecriture", "ligne"};

/* A value as read, in the form it has in a flat FEC, and where it stands. */
typedef struct Value {
    Builder text;
    FecOrigin origin;
} Value;

typedef struct XmlImport {
    Arena *arena;
    XML_Parser parser;
    YearBuilder *builder;
    FecNotes *notes;
    FecLineReader lines;
    FecHeader header; /* of the rows made up here: all fields in order, by tabs */
    Value values[FIELD_ROOM];
    const Element *element; /* whose text is being read */
    Builder row;
    uint32_t ends[FEC_FIELDS];
    FecOrigin origins[FEC_FIELDS];
    unsigned depth;
    uint64_t line_number; /* where the line of an entry begins */
    bool is_refused;
} XmlImport;

static void refuse(XmlImport *import, ErrorCause cause) {
    if (import->is_refused) return;
    import->is_refused = true;
    FecPlace place = {.number = XML_GetCurrentLineNumber(import->parser)};
    fec_note(import->notes, place, cause);
    XML_StopParser(import->parser, XML_FALSE);
}

static void XMLCALL refuse_doctype(void *data, const XML_Char *name, const XML_Char *system,
                                   const XML_Char *public, int has_subset) {
    (void)name, (void)system, (void)public, (void)has_subset;
    refuse(data, (ErrorCause){ERROR_XML_DOCTYPE});
}

static void forget(XmlImport *import, Level level) {
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        if (ELEMENTS[i].level < level) continue;
        Value *value = &import->values[ELEMENTS[i].field];
        value->text.size = 0;
        value->origin = (FecOrigin){0};
    }
}

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes) {
    (void)attributes;
    XmlImport *import = data;
    if (import->is_refused) return;
    bool is_root = import->depth++ == 0;
    if (is_root ? strcmp(name, "comptabilite") != 0 : import->depth > LARGEST_DEPTH) {
        refuse(import, (ErrorCause){ERROR_XML_ELEMENT, text_of(name)});
        return;
    }
    import->element = NULL;
    for (Level level = LEVEL_YEAR; level < LEVEL_COUNT; level++) {
        if (strcmp(name, CONTAINERS[level]) == 0) forget(import, level);
    }
    if (strcmp(name, CONTAINERS[LEVEL_LINE]) == 0) {
        import->line_number = XML_GetCurrentLineNumber(import->parser);
    }
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        if (strcmp(name, ELEMENTS[i].name) == 0) import->element = &ELEMENTS[i];
    }
    if (!import->element) return;
    Value *value = &import->values[import->element->field];
    value->text.size = 0;
    value->origin.line = XML_GetCurrentLineNumber(import->parser);
    value->origin.column = XML_GetCurrentColumnNumber(import->parser) + strlen(name) + 3;
}

static void XMLCALL add_text(void *data, const XML_Char *text, int size) {
    XmlImport *import = data;
    if (!import->element || import->is_refused) return;
    Builder *value = &import->values[import->element->field].text;
    if (value->size + (size_t)size > LARGEST_VALUE) {
        refuse(import, (ErrorCause){ERROR_FEC_LINE_SIZE, TEXT("65536")});
        return;
    }
    for (int i = 0; i < size; i++) {
        builder_add_byte(value, (unsigned char)text[i] < ' ' ? ' ' : text[i]);
    }
}

/* "2022-12-31" as "20221231"; a time behind it is dropped. Anything else stays as it is. */
static void flatten_date(Builder *value) {
    Text text = text_trim(builder_text(value));
    Date date;
    char room[DATE_TEXT_SIZE];
    bool has_time = text.size > 10 && text.bytes[10] == 'T';
    if (has_time) text.size = 10;
    if (!date_read_iso(text, &date, NULL)) return;
    value->size = 0;
    builder_add(value, date_print_fec(date, room));
}

static void flatten_amount(Builder *value) {
    for (size_t i = 0; i < value->size; i++) {
        if (value->bytes[i] == '.') value->bytes[i] = ',';
    }
}

/* The value of a column of the row: what the element held, or zero for the other side. */
static Text column_value(XmlImport *import, FecField field) {
    Text text = builder_text(&import->values[field].text);
    bool is_side = field == FEC_DEBIT || field == FEC_CREDIT;
    FecField other = field == FEC_DEBIT ? FEC_CREDIT : FEC_DEBIT;
    bool is_other_side = is_side && text.size == 0 && import->values[other].text.size;
    return is_other_side ? TEXT("0,00") : text;
}

/* Adds the line of an entry as if it were a row of a flat file. */
static void take_line(XmlImport *import) {
    import->row.size = 0;
    for (FecField field = 0; field < FEC_FIELDS; field++) {
        builder_add(&import->row, column_value(import, field));
        import->ends[field] = (uint32_t)import->row.size;
        import->origins[field] = import->values[field].origin;
        builder_add_byte(&import->row, '\t');
    }
    builder_repeat(&import->row, '\0', FEC_ROW_SLACK);
    import->header.has_sense = import->values[FEC_AMOUNT].text.size != 0;
    Text bytes = builder_text(&import->row);
    FecRow row = {&import->header,     bytes.bytes,    import->ends, 0,
                  import->line_number, import->origins};
    FecLine line;
    const RowWatcher *watcher = &import->builder->watcher;
    if (watcher->take) {
        watcher->take(watcher->data, &row);
    } else if (fec_line_read(&import->lines, &row, &line)) {
        year_builder_add(import->builder, &line);
    }
    year_builder_hold(import->builder);
}

static void take_closing_date(XmlImport *import) {
    Text text = builder_text(&import->values[CLOSING_DATE].text);
    date_read_fec(text, &import->builder->declared_end, NULL);
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
    XmlImport *import = data;
    if (import->is_refused) return;
    import->depth--;
    const Element *element = import->element;
    import->element = NULL;
    if (strcmp(name, CONTAINERS[LEVEL_LINE]) == 0) take_line(import);
    if (!element) return;
    Builder *value = &import->values[element->field].text;
    if (element->content == CONTENT_DATE) flatten_date(value);
    if (element->content == CONTENT_AMOUNT) flatten_amount(value);
    if (element->field == (FecField)CLOSING_DATE) take_closing_date(import);
}

/* Character sets of one byte that expat does not know itself. */
static int XMLCALL find_encoding(void *data, const XML_Char *name, XML_Encoding *info) {
    (void)data;
    Arena *scratch = arena_create();
    Encoding encoding = ENCODING_ASCII;
    if (text_equal_ignoring_case(text_of(name), TEXT("ISO-8859-15"))) {
        encoding = ENCODING_ISO_8859_15;
    } else if (text_equal_ignoring_case(text_of(name), TEXT("windows-1252"))) {
        encoding = ENCODING_CP1252;
    }
    for (int i = 0; i < 256; i++) {
        char byte = (char)i;
        Builder character = builder_in(scratch);
        encoding_decode(&character, (Text){&byte, 1}, encoding);
        Text text = builder_text(&character);
        info->map[i] = i < 0x80 ? i : (int)text_take_character(&text);
    }
    arena_destroy(scratch);
    return encoding == ENCODING_ASCII ? XML_STATUS_ERROR : XML_STATUS_OK;
}

static void prepare(XmlImport *import) {
    import->lines.notes = import->notes;
    import->row = builder_in(import->arena);
    import->header = (FecHeader){.separator = '\t', .column_count = FEC_FIELDS};
    for (uint32_t i = 0; i < FEC_FIELDS; i++) import->header.column[i] = i;
    for (size_t i = 0; i < FIELD_ROOM; i++) import->values[i].text = builder_in(import->arena);
    XML_SetUserData(import->parser, import);
    XML_SetElementHandler(import->parser, start_element, end_element);
    XML_SetCharacterDataHandler(import->parser, add_text);
    XML_SetStartDoctypeDeclHandler(import->parser, refuse_doctype);
    XML_SetUnknownEncodingHandler(import->parser, find_encoding, NULL);
}

/* Feeds the file to the parser, block by block. */
static bool parse(XmlImport *import, BlockReader *reader, Error *error) {
    for (;;) {
        int size = (int)reader->size;
        if (XML_Parse(import->parser, reader->bytes, size, reader->is_at_end) != XML_STATUS_OK) {
            const char *cause = XML_ErrorString(XML_GetErrorCode(import->parser));
            refuse(import, (ErrorCause){ERROR_XML_SYNTAX, text_of(cause)});
            return true;
        }
        if (reader->is_at_end) return true;
        block_reader_drop(reader, reader->size);
        if (!block_reader_fill(reader, error)) return false;
    }
}

bool is_fec_xml(Text start) {
    const Text marks[] = {TEXT("\xEF\xBB\xBF<"), TEXT("<"), TEXT("\xFF\xFE<"), TEXT("\xFE\xFF\0<")};
    while (start.size && (unsigned char)start.bytes[0] <= ' ' && start.bytes[0]) {
        start.bytes++;
        start.size--;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (text_starts_with(start, marks[i])) return true;
    }
    return false;
}

bool import_fec_xml(BlockReader *reader, YearBuilder *builder, Error *error) {
    static const XML_Memory_Handling_Suite memory = {memory_allocate, memory_resize,
                                                     memory_release};
    XmlImport *import = ARENA_NEW(reader->arena, XmlImport);
    import->arena = reader->arena;
    import->builder = builder;
    import->notes = builder->notes;
    import->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (!import->parser) return error_set(error, ERROR_FILE_READ, text_of(reader->file.path));
    prepare(import);
    bool ok = parse(import, reader, error);
    year_builder_finish(builder);
    XML_ParserFree(import->parser);
    return ok;
}
