/* The chain makes what is validated evident: the digest of each event covers its record and the
 * digest before it.
 *
 *     h(0) = SHA-256 of "denier/1 IDENTIFIER FIRST-DAY"   (SIREN, else RNA, else "none")
 *     h(n) = SHA-256 of h(n-1) in hexadecimal, a line feed, the record, a line feed
 *
 * A record is one line of UTF-8 text, fields parted by the unit separator (0x1F), amounts 123.45,
 * dates 2022-12-31, times 2022-12-31T10:00:00Z. It begins with the record version, 1, and what it
 * is: "entry", or the kind of another event, whose record goes on with time, author, number of
 * the fiscal year (nothing where it concerns the whole book) and what the event says. Of an entry
 * it goes on with
 *
 *     journal, number, date, validated at, piece, date of the piece, label (these three of the
 *     first line), attachments (digests, sorted, parted by commas), commitment to the donor,
 *     author, label of the journal, kind, imported number, imported date of validation, id, id of
 *     the reversed entry, number of the file it came from, count of lines
 *
 * and for each line
 *
 *     account, third party, label, debit, credit, lettering, date of lettering, label of the third
 *     party, piece, date of the piece, currency, amount in it, quantity, unit, source of the
 *     price, tags, head
 */
#ifndef DENIER_LEDGER_BOOK_CHAIN_H
#define DENIER_LEDGER_BOOK_CHAIN_H

#include "ledger/book/book.h"

#include "engine/builder.h"

/* h(0) of the book. */
Digest chain_start(const Book *book);

/* h(n) of a record. */
Digest chain_next(const Digest *before, Text record);

/* The record of a validated entry, added to the builder. `attachments` are the digests in
 * hexadecimal of the pieces that the entry had when it was validated, sorted, parted by commas. */
void chain_entry_record(Builder *record, const PostedEntry *entry, Text attachments);

/* How far the chain goes: the last sequence and its digest, loaded into the book. */
bool chain_load(Book *book, Error *error);

/* The text as an event says it: control characters become blanks. Owned by the arena. */
Text chain_text(Arena *arena, Text text);

/* Adds an event, within a transaction. `fields` are what it says behind time, author and year, each
 * as chain_text gives it. Errors: STORE_*. */
bool chain_add(Book *book, const char *kind, int64_t year, const Text *fields, size_t count,
               Error *error);

/* Adds the validation of an entry. */
bool chain_add_entry(Book *book, int64_t year, const PostedEntry *entry, Text attachments,
                     Error *error);

/* The time of the transaction, in UTC: "2022-12-31T10:00:00Z"; never before that of the last one:
 * a clock that was put back is an event of its own ("clock"), with the seconds. Owned by the book's
 * arena. */
bool chain_time(Book *book, Text *time, Error *error);

#endif
