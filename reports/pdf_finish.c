#include "reports/pdf_finish.h"

#include "engine/builder.h"
#include "engine/date_text.h"
#include "engine/map.h"

#include <assert.h>
#include <qpdf/qpdf-c.h>

/* What is at hand while a draft is mended. */
typedef struct Finisher {
    Arena *arena;
    qpdf_data draft;
    const PdfFacts *facts;
    Map fonts; /* object numbers of the fonts mended so far */
} Finisher;

/* Code points that read as themselves. A range may not cross a multiple of 256. */
typedef struct CodeRange {
    uint32_t first, last;
} CodeRange;

enum { MOST_RANGES = 256, RANGES_IN_A_BLOCK = 100 };

typedef struct CodeRanges {
    CodeRange items[MOST_RANGES];
    size_t count;
} CodeRanges;

static void add_ranges(CodeRanges *ranges, uint32_t first, uint32_t last) {
    while (first <= last) {
        uint32_t end = (first | 0xFF) < last ? (first | 0xFF) : last;
        assert(ranges->count < MOST_RANGES);
        ranges->items[ranges->count++] = (CodeRange){first, end};
        first = end + 1;
    }
}

static void print_ranges(Builder *map, const CodeRanges *ranges) {
    for (size_t i = 0; i < ranges->count; i++) {
        size_t rest = ranges->count - i;
        if (i % RANGES_IN_A_BLOCK == 0) {
            size_t block = rest < RANGES_IN_A_BLOCK ? rest : RANGES_IN_A_BLOCK;
            builder_print(map, "%zu beginbfrange\n", block);
        }
        const CodeRange *range = &ranges->items[i];
        builder_print(map, "<%04X> <%04X> <%04X>\n", (unsigned)range->first, (unsigned)range->last,
                      (unsigned)range->first);
        bool ends_block = (i + 1) % RANGES_IN_A_BLOCK == 0 || rest == 1;
        if (ends_block) builder_add_string(map, "endbfrange\n");
    }
}

/* The map from codes to characters: codes are code points of the BMP already. Only the narrow
 * no-break space reads as a plain space, so that who copies or searches an amount finds it. */
static Text unicode_map(Arena *arena) {
    static const char HEAD[] = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                               "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                               "/Supplement 0 >> def\n"
                               "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                               "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
                               "1 beginbfchar\n<202F> <0020>\nendbfchar\n";
    static const char FOOT[] = "endcmap\n"
                               "CMapName currentdict /CMap defineresource pop\nend\nend\n";
    CodeRanges ranges = {0};
    add_ranges(&ranges, 0x0020, 0x202E);
    add_ranges(&ranges, 0x2030, 0xD7FF); /* surrogates are no characters */
    add_ranges(&ranges, 0xE000, 0xFFFD);
    Builder map = builder_in(arena);
    builder_add_string(&map, HEAD);
    print_ranges(&map, &ranges);
    builder_add_string(&map, FOOT);
    return builder_text(&map);
}

static void replace_stream(qpdf_data draft, qpdf_oh stream, Text content) {
    qpdf_oh none = qpdf_oh_new_null(draft);
    qpdf_oh_replace_stream_data(draft, stream, (const unsigned char *)content.bytes, content.size,
                                none, none);
    qpdf_oh_release(draft, none);
}

/* Mends one font: the map to characters, and the name of its collection of glyphs. */
static void mend_font(Finisher *finisher, qpdf_oh font) {
    qpdf_data draft = finisher->draft;
    qpdf_oh map = qpdf_oh_get_key(draft, font, "/ToUnicode");
    if (qpdf_oh_is_stream(draft, map)) {
        replace_stream(draft, map, unicode_map(finisher->arena));
    }
    qpdf_oh descendants = qpdf_oh_get_key(draft, font, "/DescendantFonts");
    if (qpdf_oh_is_array(draft, descendants)) {
        qpdf_oh descendant = qpdf_oh_get_array_item(draft, descendants, 0);
        qpdf_oh system = qpdf_oh_get_key(draft, descendant, "/CIDSystemInfo");
        qpdf_oh_replace_key(draft, system, "/Ordering", qpdf_oh_new_string(draft, "Identity"));
    }
}

/* Mends the fonts of one page that no page before it used. */
static void mend_page(Finisher *finisher, qpdf_oh page) {
    qpdf_data draft = finisher->draft;
    qpdf_oh resources = qpdf_oh_get_key(draft, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key_if_dict(draft, resources, "/Font");
    if (qpdf_oh_is_dictionary(draft, fonts)) {
        qpdf_oh_begin_dict_key_iter(draft, fonts);
        while (qpdf_oh_dict_more_keys(draft)) {
            const char *name = qpdf_oh_dict_next_key(draft);
            qpdf_oh font = qpdf_oh_get_key(draft, fonts, name);
            int number = qpdf_oh_get_object_id(draft, font);
            Text key = {(const char *)&number, sizeof number};
            bool is_new = false;
            map_find_or_add(&finisher->fonts, key, 0, &is_new);
            if (is_new) mend_font(finisher, font);
            qpdf_oh_release(draft, font);
        }
    }
    qpdf_oh_release(draft, fonts);
    qpdf_oh_release(draft, resources);
}

static void mend_pages(Finisher *finisher) {
    int count = qpdf_get_num_pages(finisher->draft);
    for (int i = 0; i < count; i++) {
        qpdf_oh page = qpdf_get_page_n(finisher->draft, (size_t)i);
        mend_page(finisher, page);
        qpdf_oh_release(finisher->draft, page);
    }
}

static void add_as_xml(Builder *builder, Text text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (byte == '&' || byte == '<' || byte == '>' || byte == '"') {
            builder_print(builder, "&#%d;", byte);
        } else {
            builder_add_byte(builder, byte);
        }
    }
}

/* The metadata as XMP (ISO 16684-1). */
static Text metadata(Arena *arena, const PdfFacts *facts) {
    Builder xmp = builder_in(arena);
    builder_add_string(&xmp, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                             "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                             "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                             "<rdf:Description rdf:about=\"\"\n"
                             " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                             " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                             "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    add_as_xml(&xmp, facts->title);
    builder_add_string(&xmp, "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>");
    add_as_xml(&xmp, facts->author);
    builder_print(&xmp,
                  "</rdf:li></rdf:Seq></dc:creator>\n"
                  "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
                  "<xmp:CreatorTool>Denier</xmp:CreatorTool>\n",
                  facts->language);
    if (date_is_set(facts->date)) {
        char day[DATE_TEXT_SIZE];
        Text iso = date_print_iso(facts->date, day);
        builder_print(&xmp,
                      "<xmp:CreateDate>%.*sT00:00:00Z</xmp:CreateDate>\n"
                      "<xmp:ModifyDate>%.*sT00:00:00Z</xmp:ModifyDate>\n",
                      TEXT_ARGUMENTS(iso), TEXT_ARGUMENTS(iso));
    }
    builder_add_string(&xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
                             "<?xpacket end=\"r\"?>\n");
    return builder_text(&xmp);
}

static void set_key(qpdf_data draft, qpdf_oh dictionary, const char *key, qpdf_oh value) {
    qpdf_oh_replace_key(draft, dictionary, key, value);
    qpdf_oh_release(draft, value);
}

/* Language, metadata, and the window's title: the catalogue's part. */
static void complete_catalogue(Finisher *finisher) {
    qpdf_data draft = finisher->draft;
    const PdfFacts *facts = finisher->facts;
    qpdf_oh catalogue = qpdf_get_root(draft), stream = qpdf_oh_new_stream(draft);
    qpdf_oh about = qpdf_oh_get_dict(draft, stream);
    set_key(draft, about, "/Type", qpdf_oh_new_name(draft, "/Metadata"));
    set_key(draft, about, "/Subtype", qpdf_oh_new_name(draft, "/XML"));
    replace_stream(draft, stream, metadata(finisher->arena, facts));
    set_key(draft, catalogue, "/Metadata", stream);
    set_key(draft, catalogue, "/Lang", qpdf_oh_new_string(draft, facts->language));
    set_key(draft, catalogue, "/ViewerPreferences",
            qpdf_oh_parse(draft, "<< /DisplayDocTitle true >>"));
}

static void set_dates(Finisher *finisher) {
    if (!date_is_set(finisher->facts->date)) return;
    DateParts parts = date_parts(finisher->facts->date);
    Text day =
        text_print(finisher->arena, "D:%04d%02d%02d000000Z", parts.year, parts.month, parts.day);
    qpdf_set_info_key(finisher->draft, "/CreationDate", day.bytes);
    qpdf_set_info_key(finisher->draft, "/ModDate", day.bytes);
}

/* The library's complaint, or NULL while it has none. */
static const char *complaint(qpdf_data draft) {
    qpdf_error trouble = qpdf_has_error(draft)       ? qpdf_get_error(draft)
                         : qpdf_more_warnings(draft) ? qpdf_next_warning(draft)
                                                     : NULL;
    return trouble ? qpdf_get_error_full_text(draft, trouble) : NULL;
}

static bool refuse(const Finisher *finisher, Error *error) {
    const char *why = complaint(finisher->draft);
    return error_set(error, ERROR_PDF_FINISH, text_of(why ? why : "unknown"));
}

/* Runs one step; false when the library complained of anything. */
static bool write_out(Finisher *finisher, Text *finished, Error *error) {
    qpdf_data draft = finisher->draft;
    if (qpdf_init_write_memory(draft) != QPDF_SUCCESS) return refuse(finisher, error);
    qpdf_set_deterministic_ID(draft, QPDF_TRUE);
    qpdf_set_object_stream_mode(draft, qpdf_o_generate);
    qpdf_set_minimum_pdf_version(draft, "1.7");
    if (qpdf_write(draft) != QPDF_SUCCESS) return refuse(finisher, error);
    *finished = text_copy(finisher->arena, (Text){(const char *)qpdf_get_buffer(draft),
                                                  qpdf_get_buffer_length(draft)});
    return true;
}

static bool finish(Finisher *finisher, Text bytes, Text *finished, Error *error) {
    qpdf_data draft = finisher->draft;
    qpdf_silence_errors(draft);
    qpdf_set_suppress_warnings(draft, QPDF_TRUE);
    qpdf_set_attempt_recovery(draft, QPDF_FALSE);
    if (qpdf_read_memory(draft, "PDF", bytes.bytes, bytes.size, NULL) != QPDF_SUCCESS) {
        return refuse(finisher, error);
    }
    mend_pages(finisher);
    complete_catalogue(finisher);
    set_dates(finisher);
    if (qpdf_has_error(draft) || qpdf_more_warnings(draft)) return refuse(finisher, error);
    return write_out(finisher, finished, error);
}

bool pdf_finish(Arena *arena, Text draft, const PdfFacts *facts, Text *finished, Error *error) {
    Finisher finisher = {
        .arena = arena, .draft = qpdf_init(), .facts = facts, .fonts = map_in(arena)};
    bool is_finished = finish(&finisher, draft, finished, error);
    qpdf_cleanup(&finisher.draft);
    return is_finished;
}
