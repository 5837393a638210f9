#include "ledger/book/piece_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void assert_type(Text bytes, const char *name, const char *type) {
    const PieceType *found = piece_type_of(bytes, text_of(name));
    if (!type) {
        assert_null(found);
        return;
    }
    assert_non_null(found);
    assert_string_equal(found->name, type);
    assert_true(text_equal(piece_extension(text_of(type)), text_of(found->extension)));
}

static void documents_and_images_are_told_by_their_bytes(void **state) {
    (void)state;
    assert_type(TEXT("%PDF-1.7\n"), "x.exe", "application/pdf");
    assert_type(TEXT("\x89PNG\r\n\x1A\n...."), "x", "image/png");
    assert_type(TEXT("\xFF\xD8\xFF\xE0"), "x", "image/jpeg");
    assert_type(TEXT("II*\0...."), "x", "image/tiff");
    assert_type(TEXT("RIFF....WEBPVP8 "), "x", "image/webp");
    assert_type(TEXT("....ftypheic...."), "x", "image/heic");
}

static void office_documents_are_told_from_other_archives(void **state) {
    (void)state;
    assert_type(TEXT("PK\x03\x04..........................mimetype"
                     "application/vnd.oasis.opendocument.spreadsheetPK"),
                "x.zip", "application/vnd.oasis.opendocument.spreadsheet");
    assert_type(TEXT("PK\x03\x04.....[Content_Types].xml....xl/workbook.xml..."), "x",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assert_type(TEXT("PK\x03\x04.....[Content_Types].xml....word/document.xml..."), "x",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assert_type(TEXT("PK\x03\x04.....evil.exe..."), "x.xlsx", NULL);
    assert_type(TEXT("PK\x03\x04"), "x.docx", NULL);
}

static void texts_are_told_by_their_name(void **state) {
    (void)state;
    assert_type(TEXT("date;montant\n"), "RELEVE.CSV", "text/csv");
    assert_type(TEXT("From: tresoriere@lavoir.example\n"), "don.eml", "message/rfc822");
    assert_type(TEXT("re\xC3\xA7u\n"), "recu.md", "text/plain");
    assert_type(TEXT("re\xE7u en latin-9\r\n"), "recu.txt", "text/plain");
    assert_type(TEXT("<?xml version=\"1.0\"?><Document/>"), "camt.xml", "application/xml");
    assert_type(TEXT("\xEF\xBB\xBF<?xml version=\"1.0\"?><Document/>"), "x", "application/xml");
}

static void what_runs_or_cannot_be_looked_at_is_refused(void **state) {
    (void)state;
    const Text refused[] = {
        TEXT(""),
        TEXT("\x7F"
             "ELF\x02\x01"),
        TEXT("MZ\x90\0"),
        TEXT("#!/bin/sh\nrm -r x\n"),
        TEXT("<html><body>"),
        TEXT("  <!DOCTYPE html>"),
        TEXT("<?xml version=\"1.0\"?><svg onload='x'/>"),
        TEXT("<script>alert(1)</script>"),
        TEXT("<x>"),
        TEXT("a\0b"),
        TEXT("GIF89a\x01\0"),
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_type(refused[i], "recu.txt", NULL);
    }
}

static void an_unknown_type_has_no_extension(void **state) {
    (void)state;
    assert_int_equal(piece_extension(TEXT("application/x-sh")).size, 0);
    assert_int_equal(piece_extension(TEXT("")).size, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_and_images_are_told_by_their_bytes),
        cmocka_unit_test(office_documents_are_told_from_other_archives),
        cmocka_unit_test(texts_are_told_by_their_name),
        cmocka_unit_test(what_runs_or_cannot_be_looked_at_is_refused),
        cmocka_unit_test(an_unknown_type_has_no_extension),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
