#include "tests/ledger/book/keeping.h"

#include "ledger/book/attachment.h"

#include <string.h>

static PostedEntry entry_of(Kept *kept, int64_t id) {
    PostedEntry entry;
    int64_t year;
    assert_true(entry_find(kept->arena, &kept->book, id, &entry, &year, &kept->error));
    return entry;
}

static bool attach(Kept *kept, const PostedEntry *entry, Text bytes, Text name) {
    assert_true(book_begin(&kept->book, &kept->error));
    bool ok = attachment_add(&kept->book, 1, entry, bytes, name, &kept->error);
    if (!ok) {
        book_rollback(&kept->book);
        return false;
    }
    assert_true(book_commit(&kept->book, &kept->error));
    return true;
}

static Attachments pieces_of(Kept *kept, int64_t entry) {
    Attachments list;
    assert_true(attachments_of(kept->arena, &kept->book, 1, entry, &list, &kept->error));
    return list;
}

static void a_piece_is_kept_under_its_digest_and_given_back(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = entry_of(kept, keep_gift(kept, 1000, date_of(2022, 3, 1)));
    Text bytes = TEXT("%PDF-1.4\0un re\xC3\xA7u");
    assert_true(attach(kept, &entry, bytes, TEXT("recu.pdf")));
    Attachments list = pieces_of(kept, entry.id);
    assert_int_equal(list.items.count, 1);
    const Attachment *piece = &list.items.items[0];
    Digest digest = digest_of(bytes);
    assert_memory_equal(&piece->digest, &digest, sizeof digest);
    assert_true(text_equal(piece->name, TEXT("recu.pdf")));
    assert_true(text_equal(piece->type, TEXT("application/pdf")));
    assert_int_equal(piece->size, bytes.size);
    assert_false(piece->is_early);
    Text found;
    assert_true(attachment_bytes(kept->arena, &kept->book, piece, &found, &kept->error));
    assert_true(text_equal(found, bytes));
    give_back(kept);
}

static void pieces_of_a_draft_are_part_of_its_record(void **state) {
    (void)state;
    Kept *kept = keep_book();
    assert_true(book_begin(&kept->book, &kept->error));
    const BookYear *year = &kept->book.years.items[0];
    PostedEntry entry = gift_of(kept->arena, 700, date_of(2022, 4, 1));
    assert_true(entry_post(&kept->book, year, &entry, &kept->error));
    const Text contents[] = {TEXT("%PDF-1.4 a"), TEXT("%PDF-1.4 b")};
    for (size_t i = 0; i < 2; i++) {
        assert_true(
            attachment_add(&kept->book, 1, &entry, contents[i], TEXT("x.pdf"), &kept->error));
    }
    Text pieces;
    assert_true(entry_early_pieces(kept->arena, &kept->book, 1, entry.id, &pieces, &kept->error));
    assert_int_equal(pieces.size, 64 + 1 + 64);
    Text first = {pieces.bytes, 64}, second = {pieces.bytes + 65, 64};
    assert_true(text_compare(first, second) < 0);
    book_rollback(&kept->book);
    give_back(kept);
}

static void one_content_may_prove_several_entries(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry first = entry_of(kept, keep_gift(kept, 1000, date_of(2022, 3, 1)));
    PostedEntry second = entry_of(kept, keep_gift(kept, 2000, date_of(2022, 3, 2)));
    assert_true(attach(kept, &first, TEXT("%PDF-1.4"), TEXT("a.pdf")));
    assert_true(attach(kept, &second, TEXT("%PDF-1.4"), TEXT("b.pdf")));
    assert_false(attach(kept, &second, TEXT("%PDF-1.4"), TEXT("c.pdf")));
    assert_int_equal(kept->error.code, ERROR_PIECE_TWICE);
    assert_int_equal(pieces_of(kept, first.id).items.count, 1);
    assert_int_equal(pieces_of(kept, second.id).items.count, 1);
    give_back(kept);
}

static void names_become_texts_that_can_be_shown(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = entry_of(kept, keep_gift(kept, 1000, date_of(2022, 3, 1)));
    char longest[400];
    memset(longest, 'a', sizeof longest);
    const struct {
        Text name, kept;
    } names[] = {
        {TEXT("a\nb\x1F.pdf"), TEXT("a b .pdf")},
        {TEXT("re\xE7u.pdf"), TEXT("re\xC3\xA7u.pdf")},
        {{longest, sizeof longest}, {longest, 255}},
    };
    for (size_t i = 0; i < 3; i++) {
        Text bytes = text_print(kept->arena, "%%PDF-%zu", i);
        assert_true(attach(kept, &entry, bytes, names[i].name));
        Attachments list = pieces_of(kept, entry.id);
        bool is_there = false;
        for (size_t j = 0; j < list.items.count; j++) {
            is_there = is_there || text_equal(list.items.items[j].name, names[i].kept);
        }
        assert_true(is_there);
    }
    give_back(kept);
}

static void file_names_hold_nothing_of_the_piece_s_own(void **state) {
    (void)state;
    Kept *kept = keep_book();
    Attachment piece = {.digest = digest_of(TEXT("x")),
                        .name = TEXT("../../etc/passwd"),
                        .type = TEXT("application/pdf")};
    assert_true(
        text_equal(attachment_file_name(kept->arena, &piece), TEXT("2d711642b726b044.pdf")));
    give_back(kept);
}

static void strange_types_are_refused(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = entry_of(kept, keep_gift(kept, 1000, date_of(2022, 3, 1)));
    assert_false(attach(kept, &entry, TEXT("<html>"), TEXT("a.pdf")));
    assert_int_equal(kept->error.code, ERROR_PIECE_TYPE);
    assert_int_equal(pieces_of(kept, entry.id).items.count, 0);
    give_back(kept);
}

static void bytes_that_were_changed_are_not_given_out(void **state) {
    (void)state;
    Kept *kept = keep_book();
    PostedEntry entry = entry_of(kept, keep_gift(kept, 1000, date_of(2022, 3, 1)));
    assert_true(attach(kept, &entry, TEXT("%PDF-1.4"), TEXT("a.pdf")));
    assert_true(
        store_run(kept->book.store, "DROP TRIGGER content_updated", NO_VALUES, &kept->error));
    assert_true(
        store_run(kept->book.store, "UPDATE content SET bytes = x'00'", NO_VALUES, &kept->error));
    Attachments list = pieces_of(kept, entry.id);
    Text bytes;
    assert_false(
        attachment_bytes(kept->arena, &kept->book, &list.items.items[0], &bytes, &kept->error));
    assert_int_equal(kept->error.code, ERROR_CONTENT_DIFFERS);
    give_back(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_piece_is_kept_under_its_digest_and_given_back),
        cmocka_unit_test(pieces_of_a_draft_are_part_of_its_record),
        cmocka_unit_test(one_content_may_prove_several_entries),
        cmocka_unit_test(names_become_texts_that_can_be_shown),
        cmocka_unit_test(file_names_hold_nothing_of_the_piece_s_own),
        cmocka_unit_test(strange_types_are_refused),
        cmocka_unit_test(bytes_that_were_changed_are_not_given_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
