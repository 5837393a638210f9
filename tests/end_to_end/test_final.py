#!/usr/bin/env python3
"""Draft or final: what every format says, and that a refusal writes nothing.

Usage: test_final.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
import zipfile

import books

PROGRAM = None
# Books under which every proof holds; random ones break those of dedicated funds.
SOUND = (pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "books" / "passage-2023-2026"
         / "123456782FEC20231231.txt")
FORMATS = ("txt", "json", "csv", "html", "pdf", "xlsx")
NAME = ("--entity", "Les Amis de la preuve")
IN_KIND = {"864000": "Personnel bénévole", "875000": "Bénévolat"}
# What each format says of a draft and of a final document.
WORDS = {"json": ('"status": "draft"', '"status": "final"')}


def text_of(path):
    """All that the file says, as text."""
    if path.suffix == ".pdf":
        done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True,
                              check=True)
        return done.stdout.decode()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist()
                           if name.endswith(".xml"))
    return path.read_text(encoding="utf-8")


class DraftOrFinal(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.book = self.folder / SOUND.name
        self.book.write_bytes(SOUND.read_bytes())

    def ask(self, *words):
        return subprocess.run([PROGRAM, "-f", str(self.book), *words], capture_output=True,
                              timeout=60)

    def write_with(self, *lines):
        """A random book with one more entry, of contributions in kind."""
        self.book = self.folder / "123456782FEC20221231.txt"
        book = books.random_book(7)
        entry = books.Entry("OD", len(book) + 1, book[-1].date, "Bénévolat")
        entry.lines = [books.Line(account, "", cents) for account, cents in lines]
        with unittest.mock.patch.dict(books.ACCOUNTS, IN_KIND):
            books.write_fec(self.book, book + [entry])

    def post(self, *lines):
        """One more entry at the end of the sound book."""
        text = SOUND.read_text(encoding="utf-8")
        last = text.splitlines()[-1].split("\t")
        number = str(int(last[2]) + 1).zfill(len(last[2]))
        for account, cents in lines:
            amounts = [f"{max(side, 0) // 100},{max(side, 0) % 100:02d}"
                       for side in (cents, -cents)]
            fields = [*last[:2], number, last[3], account, "Compte", "", "", *last[8:11],
                      *amounts, "", "", last[15], "", ""]
            text += "\t".join(fields) + ("\r\n" if "\r\n" in text else "\n")
        self.book.write_text(text, encoding="utf-8", newline="")

    def break_a_proof(self):
        """Contributions in kind that were given and never received."""
        self.write_with(("864000", 12_345), ("512000", -12_345))

    def document(self, form, *words):
        path = self.folder / f"report.{form}"
        done = self.ask("income-statement", *NAME, "-o", str(path), *words)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return text_of(path)

    def test_every_format_says_whether_it_is_a_draft(self):
        for form in FORMATS:
            draft, final = WORDS.get(form, ("PROJET", "Définitif"))
            text = self.document(form)
            self.assertIn(draft, text, form)
            self.assertNotIn(final, text, form)
            text = self.document(form, "--final")
            self.assertIn(final, text, form)
            self.assertNotIn(draft, text, form)

    def test_every_page_of_a_draft_carries_the_word(self):
        path = self.folder / "accounts.pdf"
        self.assertEqual(self.ask("annual-accounts", *NAME, "-o", str(path)).returncode, 0)
        pages = text_of(path).split("\f")[:-1]
        self.assertGreater(len(pages), 4)
        for number, page in enumerate(pages, 1):
            self.assertIn("PROJET", page, number)

    def test_in_english_a_draft_is_a_draft(self):
        self.assertIn("[DRAFT]", self.document("txt", "--lang", "en"))

    def assert_refused(self, done, *said):
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(done.stdout, b"")
        for words in said:
            self.assertIn(words, done.stderr.decode())

    def test_a_refusal_lists_the_failed_proofs_and_leaves_the_old_file(self):
        self.break_a_proof()
        for form in FORMATS:
            path = self.folder / f"old.{form}"
            path.write_bytes(b"what was voted last year\n")
            before = sorted(entry.name for entry in self.folder.iterdir())
            done = self.ask("income-statement", *NAME, "--final", "-o", str(path))
            self.assert_refused(done, "error[D4006]: contributions in kind: accounts 86 come to",
                                "error[D4092]: the document cannot be final, proofs failed: D4006,")
            self.assertEqual(path.read_bytes(), b"what was voted last year\n")
            self.assertEqual(sorted(entry.name for entry in self.folder.iterdir()), before)

    def test_a_refusal_makes_no_new_file(self):
        self.break_a_proof()
        path = self.folder / "new.pdf"
        self.assert_refused(self.ask("balance-sheet", *NAME, "--final", "-o", str(path)), "D4092")
        self.assertFalse(path.exists())

    def test_a_proof_of_another_statement_counts_as_well(self):
        self.break_a_proof()
        for command in ("balance-sheet", "trial-balance", "journal", "annual-accounts"):
            self.assert_refused(self.ask(command, *NAME, "--final"), "error[D4092]", "D4005")

    def test_a_proof_that_only_entries_tell_counts_for_every_document(self):
        """Own funds that grew without a result: the balances alone do not tell."""
        self.post(("512000", 777), ("110000", -777))
        for command in ("income-statement", "balance-sheet", "trial-balance", "funds", "journal"):
            self.assert_refused(self.ask(command, *NAME, "--final"),
                                "The result is what changed own funds", "D4092", "D4010")

    def test_every_failed_proof_is_listed_at_once(self):
        """Contributions in kind that differ, and a fund that was spent without its 789."""
        self.post(("864000", 500), ("194000", 700), ("512000", -1_200))
        self.assert_refused(self.ask("income-statement", "--final"), "error[D4006]",
                            "Dedicated funds and their movements", "error[D4092]",
                            "D4006", "D4010")

    def test_the_draft_of_a_failed_proof_is_written_and_says_so(self):
        self.break_a_proof()
        path = self.folder / "draft.json"
        done = self.ask("income-statement", *NAME, "-o", str(path))
        self.assertEqual(done.returncode, 1)
        document = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(document["status"], "draft")
        self.assertIn(("D4006", "proof"), [(finding["id"], finding["trouble"])
                                           for finding in document["findings"]])

    def test_nobody_signs_final_accounts_without_a_name(self):
        done = self.ask("balance-sheet", "--final")
        self.assert_refused(done, "error[D4093]: the document cannot be final")

    def test_rounding_hides_no_failed_proof(self):
        """Contributions in kind that differ by a cent agree in thousands of euros."""
        self.write_with(("864000", 1_000_000), ("875000", -999_999), ("512000", -1))
        done = self.ask("income-statement", *NAME, "--unit", "k€", "--final")
        self.assert_refused(done, "D4006", "D4092")


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    unittest.main(argv=sys.argv[:1], verbosity=1)
