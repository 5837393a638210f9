/* The seal command: what a closed year holds, for others to keep. */
#include "reports/command/commands_keeping.h"

#include "engine/date_text.h"
#include "engine/file.h"
#include "engine/file_digest.h"
#include "engine/signature.h"
#include "ledger/book/book_year.h"
#include "ledger/book/chain_walk.h"
#include "ledger/book/seal.h"
#include "ledger/book/verify.h"
#include "ledger/exporter.h"
#include "reports/command/keeping.h"
#include "reports/command/messages.h"
#include "reports/sealed_year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct SealTask {
    Session *session;
    Book *book;
    const BookYear *year;
    const char *year_name; /* as it was asked for */
    const char *target;    /* of the seal */
    Text folder;           /* of the target, with its slash; empty: this one */
    FiscalYear read;
    Seal seal;
    Text text;
    SigningKey key;
    LIST_OF(FileWriter) writers; /* files that appear once the book has the seal */
} SealTask;

/* --- What is asked for. */

static bool choose_target(SealTask *task, Error *error) {
    Arena *arena = task->session->arena;
    const char *output = task->session->options.output;
    task->target = output ? output : text_print(arena, "SEAL-%s.txt", task->year_name).bytes;
    const char *slash = strrchr(task->target, '/');
    task->folder = (Text){task->target, slash ? (size_t)(slash - task->target) + 1 : 0};
    bool is_file = strcmp(task->target, "-") != 0 && file_name(task->target).size > 0;
    return is_file || error_set(error, ERROR_SEAL_TARGET, text_of(task->target));
}

static bool choose(SealTask *task, Error *error) {
    const Options *options = &task->session->options;
    if (options->operands.count < 2) return error_set(error, ERROR_SEAL_YEAR_MISSING);
    task->year_name = options->operands.items[1];
    task->session->options.year = task->year_name;
    return choose_target(task, error) &&
           (!options->sign ||
            signing_key_read(task->session->arena, options->sign, &task->key, error));
}

/* A year of a book that is right, and closed. */
static bool check(SealTask *task, Error *error) {
    task->year = keeping_year(task->session, task->book, error);
    if (!task->year) return false;
    char room[DATE_TEXT_SIZE];
    if (task->year->state != YEAR_CLOSED) {
        return error_set(error, ERROR_SEAL_YEAR_OPEN, date_print_iso(task->year->end, room));
    }
    VerifyResult *result = ARENA_NEW(task->session->arena, VerifyResult);
    Findings findings = findings_in(task->session->arena);
    verify_book(task->book, result, &findings);
    if (verify_is_clean(result)) return true;
    message_findings(task->session, &findings);
    uint64_t count = 0;
    for (size_t i = 0; i < VERIFY_PARTS; i++) count += result->failed[i];
    Text number = text_print(task->session->arena, "%llu", (unsigned long long)count);
    return error_set(error, ERROR_SEAL_DOUBTFUL, number);
}

/* --- Files beside the seal. */

/* Makes room for a file of that name; it appears at the end. */
static bool begin_file(SealTask *task, Text name, Error *error) {
    Arena *arena = task->session->arena;
    Text path = text_print(arena, "%.*s%.*s", TEXT_ARGUMENTS(task->folder), TEXT_ARGUMENTS(name));
    FileWriter writer;
    /* What an earlier seal left is evidence: nothing is written over. */
    if (file_exists(path.bytes)) return error_set(error, ERROR_FILE_EXISTS, path);
    if (!file_begin(arena, &writer, path.bytes, error)) return false;
    *LIST_PUSH(arena, &task->writers) = writer;
    return true;
}

static FileWriter *last_file(SealTask *task) {
    return &task->writers.items[task->writers.count - 1];
}

static bool list_file(SealTask *task, Text name, const char *path, Error *error) {
    Digest digest;
    for (size_t i = 0; i < name.size; i++) {
        bool is_odd = (unsigned char)name.bytes[i] < ' ' || name.bytes[i] == '\\';
        if (is_odd) return error_set(error, ERROR_SEAL_NAME, name);
    }
    if (!file_digest(path, &digest, error)) return false;
    *LIST_PUSH(task->session->arena, &task->seal.files) =
        (SealedFile){.name = name, .digest = digest_print(task->session->arena, digest)};
    return true;
}

static void put_record(void *data, const Digest *digest, Text record) {
    static const char DIGITS[] = "0123456789abcdef";
    Output *output = data;
    for (size_t i = 0; i < sizeof digest->bytes; i++) {
        builder_add_byte(&output->text, DIGITS[digest->bytes[i] >> 4]);
        builder_add_byte(&output->text, DIGITS[digest->bytes[i] & 0xF]);
    }
    builder_add_byte(&output->text, '\t');
    builder_add(&output->text, record);
    builder_add_byte(&output->text, '\n');
    output_pass_on(output);
}

static bool put_chain(SealTask *task, Output *output, Error *error) {
    return chain_walk(task->book, task->book->last_sequence, put_record, output, error);
}

static bool put_fec(SealTask *task, Output *output, Error *error) {
    (void)error;
    sealed_year_write(&task->read, output);
    return true;
}

/* Writes a file beside the seal and lists it there. */
static bool add_file(SealTask *task, Text name,
                     bool (*put)(SealTask *task, Output *output, Error *error), Error *error) {
    Output output;
    if (!begin_file(task, name, error) ||
        !output_open(task->session->arena, &output, last_file(task)->temporary, error)) {
        return false;
    }
    bool ok = put(task, &output, error);
    ok = output_close(&output, error) && ok;
    return ok && list_file(task, name, last_file(task)->temporary, error);
}

/* How the file is called from the folder of the seal, where sha256sum is run. */
static Text name_from_folder(const SealTask *task, const char *path) {
    Arena *arena = task->session->arena;
    if (text_starts_with(text_of(path), task->folder)) {
        return text_of(path + task->folder.size);
    }
    char *real = realpath(path, NULL);
    Text name = text_copy(arena, text_of(real ? real : path));
    memory_release(real);
    return name;
}

/* The files of other programs, or of earlier commands: named behind the year, and by --with. */
static bool add_given(SealTask *task, Error *error) {
    const Options *options = &task->session->options;
    for (size_t i = 2; i < options->operands.count; i++) {
        const char *path = options->operands.items[i];
        if (!list_file(task, name_from_folder(task, path), path, error)) return false;
    }
    for (Text rest = text_of(options->with); rest.size;) {
        Text name = text_trim(text_take(&rest, ','));
        const char *path = text_copy(task->session->arena, name).bytes;
        if (!list_file(task, name_from_folder(task, path), path, error)) return false;
    }
    return true;
}

static bool add_files(SealTask *task, Error *error) {
    Arena *arena = task->session->arena;
    YearReading reading = {.keep_lines = true, .without_drafts = true};
    if (!book_year_read(arena, task->book, task->year->number, &reading, &task->read, error)) {
        return false;
    }
    Text siren = settings_get(&task->book->settings, "siren");
    return add_file(task, text_print(arena, "journal-%s.chain", task->year_name), put_chain,
                    error) &&
           add_file(task, fec_legal_name(arena, siren, &task->read), put_fec, error) &&
           add_given(task, error);
}

/* --- The seal itself. */

static Text name_software(Arena *arena) {
    Digest digest;
    Error unused = {0};
    Text name = TEXT("denier " DENIER_VERSION);
    if (!file_digest("/proc/self/exe", &digest, &unused)) return name;
    return text_print(arena, "%.*s (%.*s)", TEXT_ARGUMENTS(name),
                      TEXT_ARGUMENTS(digest_print(arena, digest)));
}

static void print_seal(SealTask *task) {
    Arena *arena = task->session->arena;
    const Options *options = &task->session->options;
    task->seal.balance_sheet_total = sealed_year_total(arena, &task->read, &task->book->settings);
    task->seal.software = name_software(arena);
    if (options->sign) {
        task->seal.signed_by = task->book->author;
        task->seal.key =
            text_print(arena, "ed25519:%.*s", TEXT_ARGUMENTS(public_key_print(arena, &task->key)));
    }
    bool is_english = options->language && strcmp(options->language, "en") == 0;
    Language language = is_english ? LANGUAGE_ENGLISH : LANGUAGE_FRENCH;
    const char *notes[8] = {0};
    const char *const *sentences = verify_unprotected();
    for (size_t i = 0; sentences[i] && i < 7; i++) notes[i] = translate(language, sentences[i]);
    task->text = seal_print(arena, &task->seal, notes);
}

static bool write_text(SealTask *task, Text name, Text text, Error *error) {
    return begin_file(task, name, error) && file_write(last_file(task), text, error);
}

static bool write_seal(SealTask *task, Error *error) {
    Text name = file_name(task->target);
    if (!write_text(task, name, task->text, error)) return false;
    if (!task->session->options.sign) return true;
    Signature signature = signature_of(&task->key, task->text);
    const char *dot = strrchr(name.bytes, '.');
    size_t stem = dot ? (size_t)(dot - name.bytes) : name.size;
    Text beside = text_print(task->session->arena, "%.*s.sig", (int)stem, name.bytes);
    return write_text(task, beside, (Text){(const char *)signature.bytes, sizeof signature.bytes},
                      error);
}

static bool make(SealTask *task, Error *error) {
    bool ok = check(task, error) &&
              seal_gather(task->session->arena, task->book, task->year, task->book->last_sequence,
                          &task->seal, error) &&
              add_files(task, error);
    if (!ok) return false;
    print_seal(task);
    return write_seal(task, error) &&
           seal_record(task->book, task->year, &task->seal, task->text, error);
}

/* The book first: a seal that it does not know would be worth nothing. */
static bool finish(SealTask *task, Error *error) {
    size_t done = 0;
    bool is_dry = task->session->options.dry_run;
    bool ok = keeping_commit(task->session, task->book, error);
    while (ok && !is_dry && done < task->writers.count) {
        ok = file_commit(&task->writers.items[done], error);
        if (ok) done++;
    }
    for (; done < task->writers.count; done++) file_abandon(&task->writers.items[done]);
    if (ok && is_dry) fwrite(task->text.bytes, 1, task->text.size, stdout);
    if (ok && !is_dry) {
        message_note(
            task->session, N_("{1} is sealed, with {2} files: give copies of the seal away"),
            text_of(task->target), text_print(task->session->arena, "%zu", task->seal.files.count));
    }
    return ok;
}

static bool seal(SealTask *task, Error *error) {
    if (!book_begin(task->book, error)) return false;
    if (make(task, error)) return finish(task, error);
    book_rollback(task->book);
    for (size_t i = 0; i < task->writers.count; i++) file_abandon(&task->writers.items[i]);
    return false;
}

ExitCode command_seal(Session *session) {
    Book book;
    Error error = {0};
    SealTask task = {.session = session, .book = &book};
    if (!choose(&task, &error) || !keeping_open(session, STORE_WRITE, &book, &error)) {
        return keeping_fail(session, &error);
    }
    bool ok = seal(&task, &error);
    signing_key_forget(&task.key);
    book_close(&book);
    return ok ? EXIT_FINE : keeping_fail(session, &error);
}
