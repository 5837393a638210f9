#include "engine/new_file.h"
#include "ledger/book/book_open.h"
#include "ledger/book/chain.h"
#include "ledger/book/year_opening.h"

#include <unistd.h>

/* SIREN, else RNA, else "none". */
static Text identifier_of(const NewBook *about) {
    if (about->siren.size) return about->siren;
    return about->rna.size ? about->rna : TEXT("none");
}

static bool write_identity(Book *book, const NewBook *about, Error *error) {
    static const char SQL[] = "INSERT INTO book (entity, identifier, first_day, program)"
                              " VALUES (?1, ?2, ?3, ?4)";
    book->identifier = identifier_of(about);
    book->first_day = about->start;
    book->head = chain_start(book);
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_text(book->identifier),
                            value_of_date(about->start), value_of_text(about->program)),
                     error);
}

static bool write_settings(Book *book, const NewBook *about, Error *error) {
    const Text settings[][2] = {
        {TEXT("entity"), about->entity}, {TEXT("siren"), about->siren},
        {TEXT("rna"), about->rna},       {TEXT("address"), about->address},
        {TEXT("object"), about->object},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!settings[i][1].size) continue;
        if (!book_set(book, settings[i][0], settings[i][1], error)) return false;
    }
    return true;
}

/* The chain begins with what the book is made of, so that tables changed by another program are
 * seen later. */
static bool write_start(Book *book, const NewBook *about, Error *error) {
    Digest tables;
    if (!store_schema_digest(book->store, &tables, error)) return false;
    const Text fields[] = {digest_print(book->arena, tables), about->program};
    return chain_add(book, "tables", 0, fields, 2, error);
}

static bool fill(Book *book, const NewBook *about, Error *error) {
    if (!store_begin(book->store, error)) return false;
    book_start(book);
    bool ok = write_identity(book, about, error) && write_start(book, about, error) &&
              write_settings(book, about, error) &&
              year_open(book, about->start, about->end, about->numbering, error) &&
              dimensions_declare_usual(&book->now.dimensions, error) && book_commit(book, error);
    if (!ok && book->now.arena) book_rollback(book);
    return ok;
}

bool book_create(Arena *arena, const char *path, const NewBook *about, Text author, Error *error) {
    NewFile file;
    if (!about->entity.size) return error_set(error, ERROR_BOOK_UNNAMED);
    if (!new_file_begin(arena, path, &file, error)) return false;
    Book book = {.arena = arena, .path = file.made, .entity = BOOK_ENTITY, .author = author};
    bool ok = store_open(arena, file.made, STORE_CREATE, NULL, &book.store, error);
    if (ok) {
        ok = fill(&book, about, error);
        book_close(&book);
    }
    unlink(text_print(arena, "%s-journal", file.made).bytes);
    return ok ? new_file_appear(&file, error) : new_file_fail(&file, error);
}
