#include "ledger/book/donors.h"

#include "engine/random_bytes.h"
#include "engine/text_encoding.h"
#include "ledger/book/chain.h"
#include "ledger/store/rows.h"

Digest donor_commitment(Text salt, Text identity) {
    Digester digester;
    digester_start(&digester);
    digester_add(&digester, salt);
    digester_add(&digester, identity);
    return digester_finish(&digester);
}

static bool write(Book *book, const Donor *donor, Error *error) {
    static const char SQL[] = "INSERT INTO donor (entity, donor, identity, salt, commitment)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)";
    return store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(donor->number),
                            value_of_text(donor->identity), value_of_bytes(donor->salt),
                            value_of_digest(&donor->commitment)),
                     error);
}

static bool is_plain(Text identity) {
    for (size_t i = 0; i < identity.size; i++) {
        unsigned char byte = (unsigned char)identity.bytes[i];
        if (byte < ' ' || byte == 0x7F) return false;
    }
    return text_valid_size(identity) == identity.size;
}

bool donor_add(Arena *arena, Book *book, Text identity, Donor *donor, Error *error) {
    unsigned char salt[DONOR_SALT_SIZE];
    identity = text_trim(identity);
    if (!identity.size) return error_set(error, ERROR_DONOR_UNNAMED);
    if (!is_plain(identity)) return error_set(error, ERROR_ENTRY_TEXT, identity);
    random_bytes(salt, sizeof salt);
    donor->identity = text_copy(arena, identity);
    donor->salt = text_copy(arena, (Text){(const char *)salt, sizeof salt});
    donor->commitment = donor_commitment(donor->salt, donor->identity);
    return book_count(book, 0, TEXT("donor"), 1, &donor->number, error) &&
           write(book, donor, error);
}

bool donors_read(Arena *arena, Book *book, DonorList *donors, Error *error) {
    static const char SQL[] = "SELECT donor, identity, salt, commitment FROM donor"
                              " WHERE entity = ?1 ORDER BY donor";
    *donors = (DonorList){0};
    Rows rows = rows_of(book->store, SQL, VALUES(value_of_integer(book->entity)));
    while (rows_next(&rows)) {
        *LIST_PUSH(arena, donors) = (Donor){
            .number = rows_integer(&rows, 0),
            .identity = text_copy(arena, rows_text(&rows, 1)),
            .salt = text_copy(arena, rows_bytes(&rows, 2)),
            .commitment = rows_digest(&rows, 3),
        };
    }
    return rows_end(&rows, error);
}

bool donor_find(Arena *arena, Book *book, int64_t number, Donor *donor, Error *error) {
    DonorList donors;
    Text name = text_print(arena, "%lld", (long long)number);
    if (!donors_read(arena, book, &donors, error)) return false;
    for (size_t i = 0; i < donors.count; i++) {
        if (donors.items[i].number != number) continue;
        *donor = donors.items[i];
        return donor->identity.size || error_set(error, ERROR_DONOR_ERASED, name);
    }
    return error_set(error, ERROR_DONOR_ABSENT, name);
}

bool donor_erase(Book *book, int64_t number, Error *error) {
    static const char SQL[] = "UPDATE donor SET identity = '', salt = ?3"
                              " WHERE entity = ?1 AND donor = ?2";
    Donor donor;
    Text name = text_print(book->now.arena, "%lld", (long long)number);
    return donor_find(book->now.arena, book, number, &donor, error) &&
           chain_add(book, "donor-erase", 0, &name, 1, error) &&
           store_run(book->store, SQL,
                     VALUES(value_of_integer(book->entity), value_of_integer(number),
                            value_of_bytes(TEXT(""))),
                     error);
}
