#include "reports/xlsx_sheet.h"

#include "reports/cell_text.h"
#include "reports/layout.h"
#include "reports/source_text.h"
#include "reports/xlsx_measure.h"

enum { KEY_PIXELS = 300, VALUE_PIXELS = 600, TITLE_HEIGHT = 30 };

/* The first sheet being written, line by line. */
typedef struct ContentsWriter {
    Arena *arena;
    XlsxBook *book;
    const XlsxPlan *plan;
    const Document *document;
    uint32_t line;
} ContentsWriter;

static Text say(const ContentsWriter *writer, const char *msgid) {
    return label_of(writer->arena, writer->document->language, msgid);
}

static void write_line(ContentsWriter *writer, Text text, XlsxRole role) {
    if (role == XLSX_TITLE) xlsx_set_height(writer->book, writer->line, TITLE_HEIGHT);
    xlsx_write_text(writer->book, (XlsxPlace){writer->line++, 0}, text, (XlsxStyle){role});
}

/* Two cells side by side, in a line as high as the second one needs. */
static void write_pair(ContentsWriter *writer, Text left, Text right, XlsxStyle left_style,
                       XlsxStyle right_style) {
    unsigned left_height = xlsx_height_pixels(left, KEY_PIXELS);
    unsigned right_height = xlsx_height_pixels(right, VALUE_PIXELS);
    unsigned height = left_height > right_height ? left_height : right_height;
    xlsx_set_height(writer->book, writer->line, height);
    xlsx_write_text(writer->book, (XlsxPlace){writer->line, 0}, left, left_style);
    xlsx_write_text(writer->book, (XlsxPlace){writer->line++, 1}, right, right_style);
}

/* A framed sentence across the sheet. */
static void write_alarm(ContentsWriter *writer, Text text, XlsxRole role) {
    unsigned height = xlsx_height_pixels(text, KEY_PIXELS + VALUE_PIXELS);
    xlsx_set_height(writer->book, writer->line, height);
    xlsx_write_across(writer->book, (XlsxPlace){writer->line++, 0}, 1, text, (XlsxStyle){role});
}

static void write_failed_proofs(ContentsWriter *writer) {
    Sentences proofs = layout_failed_proofs(writer->arena, writer->document);
    if (!proofs.count) return;
    write_alarm(writer, say(writer, N_("Failed proofs")), XLSX_ALARM_TITLE);
    write_alarm(writer,
                say(writer, N_("This document does not tie out. Each failed proof is named here; "
                               "the status stays draft until all hold.")),
                XLSX_ALARM);
    for (size_t i = 0; i < proofs.count; i++) write_alarm(writer, proofs.items[i], XLSX_ALARM);
    writer->line++;
}

/* A particular and its value; none when the value is empty. */
static void write_fact(ContentsWriter *writer, const char *msgid, Text value, XlsxRole role) {
    if (!value.size) return;
    write_pair(writer, say(writer, msgid), value, (XlsxStyle){XLSX_KEY}, (XlsxStyle){role});
}

static void write_count(ContentsWriter *writer, const char *msgid, uint64_t count) {
    char room[CELL_TEXT_SIZE];
    if (count) {
        write_fact(writer, msgid, count_print(count, writer->document->language, room), XLSX_PLAIN);
    }
}

static void write_facts(ContentsWriter *writer) {
    const Document *document = writer->document;
    bool is_final = document->status == STATUS_FINAL;
    Text basis = layout_basis(writer->arena, document);
    write_fact(writer, N_("Status"), layout_status(writer->arena, document),
               is_final ? XLSX_PLAIN : XLSX_DRAFT);
    write_fact(writer, N_("Notice"), document->notice, XLSX_PLAIN);
    write_fact(writer, N_("Address"), document->entity_address, XLSX_PLAIN);
    write_fact(writer, N_("Object"), document->entity_object, XLSX_PLAIN);
    write_fact(writer, N_("Basis"), basis, XLSX_PLAIN);
    write_fact(writer, N_("Model"), document->regulation, XLSX_PLAIN);
    write_count(writer, N_("Entries"), document->entry_count);
    write_count(writer, N_("Ledger lines"), document->line_count);
    writer->line++;
}

static void write_sources(ContentsWriter *writer) {
    const Document *document = writer->document;
    if (!document->sources.count) return;
    XlsxStyle heading = {XLSX_LABEL_HEADING}, plain = {XLSX_PLAIN};
    Text label = source_digest_label(writer->arena, document, &document->sources.items[0]);
    write_pair(writer, say(writer, N_("Drawn from")), label, heading, heading);
    for (size_t i = 0; i < document->sources.count; i++) {
        const Source *source = &document->sources.items[i];
        write_pair(writer, source->path, source_digest(writer->arena, document, source), plain,
                   plain);
    }
    writer->line++;
}

/* A line of the contents that leads to the table. */
static void write_table_link(ContentsWriter *writer, Text title, size_t table) {
    const XlsxBlock *block = &writer->plan->blocks.items[writer->plan->first_block[table]];
    uint32_t line = block->has_title ? block->heading_line - 1 : 0;
    xlsx_set_height(writer->book, writer->line, xlsx_height_pixels(title, KEY_PIXELS));
    xlsx_write_link(writer->book, (XlsxPlace){writer->line, 0}, title,
                    writer->plan->sheets.items[block->sheet].name, line);
    writer->line++;
}

/* The parts of the document, those that are missing with the reason; or its tables. */
static void write_parts(ContentsWriter *writer) {
    const Document *document = writer->document;
    XlsxStyle heading = {XLSX_LABEL_HEADING};
    write_pair(writer, say(writer, N_("Contents")), TEXT(""), heading, heading);
    for (size_t i = 0; i < document->parts.count; i++) {
        const Part *part = &document->parts.items[i];
        if (part->table < document->tables.count) {
            write_table_link(writer, part->title, part->table);
            continue;
        }
        Text missing = say(writer, N_("not available: {1}"));
        missing =
            sentence_fill(writer->arena, missing.bytes, (Text[ERROR_ARGUMENTS]){part->reason});
        write_pair(writer, part->title, missing, (XlsxStyle){XLSX_PLAIN}, (XlsxStyle){XLSX_NOTE});
    }
    for (size_t i = 0; !document->parts.count && i < document->tables.count; i++) {
        const Text title = document->tables.items[i].title;
        write_table_link(writer, title.size ? title : document->title, i);
    }
}

void xlsx_write_contents(XlsxWriter *common) {
    ContentsWriter writer = {.arena = common->arena,
                             .book = common->book,
                             .plan = common->plan,
                             .document = common->plan->document};
    xlsx_add_sheet(common->book, common->plan->contents_name);
    write_line(&writer, writer.document->title, XLSX_TITLE);
    write_line(&writer, layout_entity(common->arena, writer.document), XLSX_SUBTITLE);
    write_line(&writer, layout_period(common->arena, writer.document), XLSX_FACTS);
    writer.line++;
    write_failed_proofs(&writer);
    write_facts(&writer);
    write_sources(&writer);
    write_parts(&writer);
    static const unsigned widths[] = {KEY_PIXELS, VALUE_PIXELS};
    XlsxPage page = {
        .widths = widths, .width_count = 2, .header = common->header, .footer = common->footer};
    xlsx_set_page(common->book, &page);
}
