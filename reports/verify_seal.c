#include "reports/verify_seal.h"

#include "engine/file.h"
#include "engine/file_digest.h"
#include "engine/signature.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain_walk.h"
#include "ledger/book/seal.h"
#include "ledger/exporter.h"
#include "ledger/store/rows.h"
#include "reports/pdf_head.h"
#include "reports/sealed_year.h"
#include "reports/verify_document.h"

#include <stdlib.h>
#include <string.h>

enum { SEAL_LIMIT = 1 << 20, SIGNATURE_LIMIT = 1 << 10, PDF_MARK = 5 };

/* A seal being compared. */
typedef struct SealPass {
    const Comparing *comparing;
    Seal seal, now;
    Text text;
    FiscalYear year; /* the one that is sealed, as it is now */
} SealPass;

static Text say(const Comparing *comparing, const char *msgid, Text value) {
    const Text values[ERROR_ARGUMENTS] = {value};
    return sentence_fill(comparing->arena, translate(comparing->document->language, msgid), values);
}

static void find(const Comparing *comparing, ErrorCause cause) {
    Error error = {0};
    error_set_cause(&error, cause);
    findings_add(comparing->findings, &error);
    comparing->document->status = STATUS_DRAFT;
}

static void add_row(const Comparing *comparing, VerifyRow row) {
    verify_document_add(comparing->arena, comparing->document, &row);
}

/* --- The seal and the book. */

/* A row's id holds no hyphens. */
static Text row_id(Arena *arena, const char *key) {
    char *id = (char *)text_print(arena, "seal_%s", key).bytes;
    for (char *at = id; *at; at++) *at = *at == '-' ? '_' : *at;
    return text_of(id);
}

static void compare_fact(void *data, const char *key, Text sealed, Text now) {
    SealPass *pass = data;
    const Comparing *comparing = pass->comparing;
    bool is_equal = text_equal(sealed, now);
    add_row(comparing,
            (VerifyRow){
                .status = is_equal ? CHECK_OK : CHECK_FAILS,
                .id = row_id(comparing->arena, key),
                .label = say(comparing, N_("Seal: {1}"), text_of(key)),
                .expected = sealed,
                .found = now,
                .explanation = say(comparing, N_("What the seal says, and the book"), (Text){0}),
            });
    if (is_equal) return;
    Text found = now.size ? now : TEXT("-");
    if (strcmp(key, "chain-head") == 0) {
        find(comparing, (ErrorCause){ERROR_SEAL_CHAIN, pass->seal.events, found, sealed});
    } else {
        find(comparing, (ErrorCause){ERROR_SEAL_FIGURE, text_of(key), sealed, found});
    }
}

/* The book gave out exactly this text. */
static bool compare_event(SealPass *pass, Error *error) {
    const Comparing *comparing = pass->comparing;
    Text digest = digest_print(comparing->arena, digest_of(pass->text));
    GivenSeal given;
    if (!seal_find(comparing->arena, comparing->book, digest, &given, error)) return false;
    bool is_known = given.is_found && !given.name.size;
    add_row(comparing,
            (VerifyRow){
                .status = is_known ? CHECK_OK : CHECK_FAILS,
                .id = TEXT("seal_known"),
                .label = say(comparing, N_("The book gave this seal out"), (Text){0}),
                .expected = digest,
                .found = is_known ? digest : (Text){0},
                .explanation = say(
                    comparing, N_("SHA-256 of its text, and the events of the chain"), (Text){0}),
            });
    if (!is_known) find(comparing, (ErrorCause){ERROR_SEAL_UNKNOWN, text_of(comparing->path)});
    return true;
}

static bool compare_book(SealPass *pass, Error *error) {
    const Comparing *comparing = pass->comparing;
    Text closing = pass->seal.period;
    text_take(&closing, '/');
    const BookYear *year = book_year_named(comparing->book, closing);
    if (!year) {
        find(comparing,
             (ErrorCause){ERROR_SEAL_FIGURE, TEXT("period"), pass->seal.period, TEXT("-")});
        return true;
    }
    YearReading reading = {.keep_lines = true, .without_drafts = true};
    int64_t events = strtoll(text_copy(comparing->arena, pass->seal.events).bytes, NULL, 10);
    bool ok = seal_gather(comparing->arena, comparing->book, year, events, &pass->now, error) &&
              book_year_read(comparing->arena, comparing->book, year->number, &reading, &pass->year,
                             error);
    if (!ok) return false;
    pass->now.balance_sheet_total =
        sealed_year_total(comparing->arena, &pass->year, &comparing->book->settings);
    seal_compare(&pass->seal, &pass->now, compare_fact, pass);
    return true;
}

/* --- Files beside the seal. */

static const char *path_beside(const Comparing *comparing, Text name) {
    const char *slash = strrchr(comparing->path, '/');
    int folder = slash ? (int)(slash - comparing->path) + 1 : 0;
    if (name.bytes[0] == '/') folder = 0;
    return text_print(comparing->arena, "%.*s%.*s", folder, comparing->path, TEXT_ARGUMENTS(name))
        .bytes;
}

static bool compare_file(SealPass *pass, size_t number, Error *error) {
    const Comparing *comparing = pass->comparing;
    const SealedFile *file = &pass->seal.files.items[number - 1];
    const char *path = path_beside(comparing, file->name);
    VerifyRow row = {
        .status = CHECK_SKIPPED,
        .id = text_print(comparing->arena, "seal_file_%zu", number),
        .label = say(comparing, N_("File of the seal: {1}"), file->name),
        .expected = file->digest,
        .explanation = say(comparing, N_("It is not beside the seal"), (Text){0}),
    };
    if (file_exists(path)) {
        Digest digest;
        if (!file_digest(path, &digest, error)) return false;
        row.found = digest_print(comparing->arena, digest);
        row.status = text_equal(row.found, file->digest) ? CHECK_OK : CHECK_FAILS;
        row.explanation =
            say(comparing, N_("SHA-256 of the file, and what the seal says"), (Text){0});
    }
    add_row(comparing, row);
    if (row.status == CHECK_FAILS) find(comparing, (ErrorCause){ERROR_SEAL_FILE, file->name});
    return true;
}

/* The FEC that is sealed is the one that the book gives now. */
static void compare_fec(SealPass *pass) {
    const Comparing *comparing = pass->comparing;
    Text siren = settings_get(&comparing->book->settings, "siren");
    Text name = fec_legal_name(comparing->arena, siren, &pass->year);
    for (size_t i = 0; i < pass->seal.files.count; i++) {
        const SealedFile *file = &pass->seal.files.items[i];
        if (!text_equal(file->name, name) || !year_has_entries(&pass->year)) continue;
        Text found = digest_print(comparing->arena, sealed_year_digest(&pass->year));
        bool is_equal = text_equal(found, file->digest);
        add_row(comparing,
                (VerifyRow){
                    .status = is_equal ? CHECK_OK : CHECK_FAILS,
                    .id = TEXT("seal_fec"),
                    .label = say(comparing, N_("The book still gives the FEC {1}"), name),
                    .expected = file->digest,
                    .found = found,
                    .explanation = say(comparing, N_("Exported anew"), (Text){0}),
                });
        if (!is_equal) find(comparing, (ErrorCause){ERROR_SEAL_FILE, name});
    }
}

/* --- The signature. */

static bool compare_signature(SealPass *pass, Error *error) {
    const Comparing *comparing = pass->comparing;
    Text key = pass->seal.key, signature;
    if (!key.size) return true;
    const char *dot = strrchr(comparing->path, '.');
    int stem = dot ? (int)(dot - comparing->path) : (int)strlen(comparing->path);
    const char *path = text_print(comparing->arena, "%.*s.sig", stem, comparing->path).bytes;
    VerifyRow row = {
        .status = CHECK_SKIPPED,
        .id = TEXT("seal_signature"),
        .label = say(comparing, N_("The seal is signed by the key that it names"), (Text){0}),
        .expected = key,
        .explanation =
            say(comparing, N_("Compare the key with the one that was announced"), (Text){0}),
    };
    if (file_exists(path)) {
        unsigned char public_key[32];
        if (!file_read_all(comparing->arena, path, SIGNATURE_LIMIT, &signature, error)) {
            return false;
        }
        text_take(&key, ':');
        bool is_right = public_key_read(key, public_key) &&
                        signature_is_right(signature, pass->text,
                                           (Text){(const char *)public_key, sizeof public_key});
        row.status = is_right ? CHECK_OK : CHECK_FAILS;
        row.found = is_right ? row.expected : (Text){0};
    }
    add_row(comparing, row);
    if (row.status == CHECK_FAILS) {
        find(comparing, (ErrorCause){ERROR_SEAL_SIGNATURE, text_of(path)});
    }
    return true;
}

bool verify_seal(const Comparing *comparing, Error *error) {
    SealPass pass = {.comparing = comparing};
    bool ok = file_read_all(comparing->arena, comparing->path, SEAL_LIMIT, &pass.text, error) &&
              seal_read(comparing->arena, pass.text, comparing->path, &pass.seal, error) &&
              compare_event(&pass, error) && compare_book(&pass, error);
    for (size_t i = 0; ok && i < pass.seal.files.count; i++) {
        ok = compare_file(&pass, i + 1, error);
    }
    if (!ok) return false;
    compare_fec(&pass);
    return compare_signature(&pass, error);
}

/* --- Documents. */

/* The year whose FEC has that digest; NULL when none has. */
static bool find_fec(const Comparing *comparing, const Digest *digest, const BookYear **found,
                     Error *error) {
    *found = NULL;
    for (size_t i = 0; i < comparing->book->years.count && !*found; i++) {
        const BookYear *year = &comparing->book->years.items[i];
        Arena *scratch = arena_create();
        FiscalYear read;
        YearReading reading = {.keep_lines = true};
        bool ok = book_year_read(scratch, comparing->book, year->number, &reading, &read, error);
        Digest own = ok ? sealed_year_digest(&read) : (Digest){0};
        arena_destroy(scratch);
        if (!ok) return false;
        if (memcmp(&own, digest, sizeof own) == 0) *found = year;
    }
    return true;
}

/* The event whose digest the PDF prints as the head; 0 when there is none. */
static bool find_printed(const Comparing *comparing, int64_t *sequence, Error *error) {
    static const char SQL[] = "SELECT sequence, digest FROM event WHERE entity = ?1"
                              " ORDER BY sequence DESC";
    Text head;
    *sequence = 0;
    if (!pdf_head_read(comparing->arena, comparing->path, &head, error)) return false;
    Rows rows =
        rows_of(comparing->book->store, SQL, VALUES(value_of_integer(comparing->book->entity)));
    while (head.size && !*sequence && rows_next(&rows)) {
        Arena *scratch = arena_create();
        Text own = digest_print(scratch, rows_digest(&rows, 1));
        if (text_equal(own, head)) *sequence = rows_integer(&rows, 0);
        arena_destroy(scratch);
    }
    return rows_end(&rows, error);
}

static bool is_pdf(const char *path) {
    FileReader reader;
    char mark[PDF_MARK];
    size_t got = 0;
    if (!file_open(&reader, path, NULL)) return false;
    bool is_read = file_read(&reader, mark, sizeof mark, &got, NULL);
    file_close(&reader);
    return is_read && got == sizeof mark && memcmp(mark, "%PDF-", sizeof mark) == 0;
}

static void tell(const Comparing *comparing, bool is_known, Text digest, Text explanation) {
    add_row(comparing,
            (VerifyRow){
                .status = is_known ? CHECK_OK : CHECK_FAILS,
                .id = TEXT("document"),
                .label = say(comparing, N_("{1} belongs to this book"), text_of(comparing->path)),
                .expected = digest,
                .found = is_known ? digest : (Text){0},
                .explanation = explanation,
            });
}

/* What a PDF says of the state that it was made of. */
static Text explain_printed(const Comparing *comparing, int64_t sequence) {
    int64_t last = comparing->book->last_sequence;
    Text number = text_print(comparing->arena, "%lld", (long long)sequence);
    if (sequence == last) {
        return say(comparing, N_("It prints the head of the chain as it is now (event {1})"),
                   number);
    }
    return say(comparing,
               N_("It prints the head of the chain as it was at event {1}: the book went "
                  "on since"),
               number);
}

bool verify_file_of_book(const Comparing *comparing, Error *error) {
    Digest digest;
    GivenSeal given;
    const BookYear *year;
    int64_t sequence = 0;
    if (!file_digest(comparing->path, &digest, error)) return false;
    Text digits = digest_print(comparing->arena, digest);
    if (!seal_find(comparing->arena, comparing->book, digits, &given, error)) return false;
    if (given.is_found) {
        tell(comparing, true, digits,
             say(comparing, N_("It was sealed with the year that ends on {1}"), given.closing));
        return true;
    }
    if (!find_fec(comparing, &digest, &year, error)) return false;
    if (year) {
        tell(comparing, true, digits,
             say(comparing, N_("It is the FEC that the book gives now"), (Text){0}));
        return true;
    }
    if (is_pdf(comparing->path) && !find_printed(comparing, &sequence, error)) return false;
    if (sequence) {
        tell(comparing, true, digits, explain_printed(comparing, sequence));
        return true;
    }
    tell(comparing, false, digits,
         say(comparing, N_("Neither sealed, nor a FEC of the book, nor of its chain"), (Text){0}));
    find(comparing, (ErrorCause){ERROR_DOCUMENT_STRANGE, text_of(comparing->path)});
    return true;
}
