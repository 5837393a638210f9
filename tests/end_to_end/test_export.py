#!/usr/bin/env python3
"""What is exported holds the same books: read again, it gives the same figures.

Usage: test_export.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run.
"""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import books

PROGRAM = None
COUNT = 25
SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
ROOT = pathlib.Path(__file__).resolve().parents[2]
FEC = ROOT / "fixtures" / "fec"
ONLY_TOTALS = FEC / "only-the-file-balances-123456789FEC20221231.txt"


def run(path, *words):
    return subprocess.run([PROGRAM, "-q", "-f", str(path), *map(str, words)], capture_output=True,
                          timeout=60, check=False)


def export(path, form, *words):
    done = run(path, "export", form, *words)
    assert done.returncode == 0, f"{path}: {done.stderr.decode()} (seed {SEED})"
    return done.stdout


def tables(path, *words):
    """The rows of a report, without the ids that name lines of the file. A line break inside a
    label, which a FEC cannot hold, counts as a blank."""
    done = run(path, *words, "-O", "json")
    assert done.returncode in (0, 1), done.stderr.decode()
    document = json.loads(done.stdout)
    rows = [(row["kind"], row["label"].replace("\n", " "), row["values"])
            for table in document["tables"] for row in table["rows"]]
    return rows, document["book"]


class Exports(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.path = self.folder / "123456782FEC20221231.txt"

    def each_book(self):
        for number in range(COUNT):
            book = books.random_book(SEED + number)
            books.write_fec(self.path, book)
            yield book

    def readable_files(self):
        for path in sorted(FEC.glob("*.*")):
            if path.suffix != ".md" and run(path, "export", "fec").returncode == 0:
                yield path

    def test_a_file_in_the_form_of_the_law_comes_out_byte_for_byte(self):
        for _ in self.each_book():
            self.assertEqual(export(self.path, "fec"), self.path.read_bytes(), f"seed {SEED}")
        for year in (2021, 2022):
            path = ROOT / f"fixtures/soga/000000000FEC{year}1231.txt"
            self.assertEqual(export(path, "fec"), path.read_bytes())
        regular = FEC / "regular-123456789FEC20221231.txt"
        self.assertEqual(export(regular, "fec"), regular.read_bytes())

    def test_odd_files_read_again_give_the_same_entries_and_balances(self):
        read = 0
        for path in self.readable_files():
            (self.folder / "again").mkdir(exist_ok=True)
            again = self.folder / "again" / "123456789FEC20221231.txt"
            again.write_bytes(export(path, "fec"))
            self.assertEqual(export(again, "fec"), again.read_bytes(), path.name)
            for report in ("trial-balance", "journal", "income-statement", "balance-sheet"):
                self.assertEqual(tables(again, report), tables(path, report), path.name)
            read += 1
        self.assertGreater(read, 25)

    def test_the_form_is_that_of_the_law(self):
        for path in self.readable_files():
            text = export(path, "fec").decode("utf-8")
            self.assertNotIn("\r", text)
            header, *lines = text.removesuffix("\n").split("\n")
            self.assertEqual(header.split("\t"), books.HEADER)
            for line in lines:
                fields = line.split("\t")
                self.assertEqual(len(fields), 18, path.name)
                for amount in fields[11:13]:
                    self.assertRegex(amount, r"^-?[0-9]+,[0-9]{2}$")
                for date in (fields[3], fields[9], fields[14], fields[15]):
                    self.assertRegex(date, r"^([0-9]{8})?$")

    def test_what_has_no_value_stays_without(self):
        text = export(FEC / "not-validated-123456789FEC20221231.txt", "fec").decode()
        self.assertTrue(all(line.split("\t")[15] == "" for line in text.splitlines()[1:]))

    def test_numbers_journals_and_dates_stay_line_by_line(self):
        names = ("number-a-line", "number-a-line-no-piece", "entry-in-two-journals",
                 "numbers-zero", "numbers-by-journal", "only-journals-balance")
        for name in names:
            path = FEC / f"{name}-123456789FEC20221231.txt"
            before = sorted(path.read_text(encoding="utf-8").splitlines())
            self.assertEqual(sorted(export(path, "fec").decode().splitlines()), before, name)

    def test_foreign_amounts_and_dates_of_validation_are_kept(self):
        line = ("BQ\tBanque\t1\t20220105\t{}\tCompte\t\t\tP\t20220105\tVirement\t{}\t"
                "\t\t{}\t{}\t{}\n")
        self.path.write_text("\t".join(books.HEADER) + "\n" +
                             line.format("512000", "90,00\t0,00", "20220131", "100,00", "USD") +
                             line.format("471000", "0,00\t60,00", "20220131", "66,67", "USD") +
                             line.format("758000", "0,00\t30,00", "20220228", "", ""),
                             encoding="utf-8")
        self.assertEqual(export(self.path, "fec"), self.path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(export(self.path, "csv").decode())))
        self.assertEqual([(row["foreign_amount"], row["currency"], row["valid_date"])
                          for row in rows], [("100,00", "USD", "2022-01-31"),
                                             ("66,67", "USD", "2022-01-31"),
                                             ("", "", "2022-02-28")])

    def test_csv_has_a_row_for_each_line(self):
        for book in self.each_book():
            text = export(self.path, "csv").decode("utf-8")
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            lines = [(entry, line) for entry in book for line in entry.lines]
            self.assertEqual(len(rows), len(lines))
            for row, (entry, line) in zip(rows, lines):
                self.assertEqual(row["entry"], str(entry.number))
                self.assertEqual(row["date"], entry.date.isoformat())
                self.assertEqual((row["account"], row["third_party"], row["label"]),
                                 (line.account, line.third_party, entry.label))
                self.assertEqual(row["debit"], books.plain(max(line.cents, 0)))
                self.assertEqual(row["credit"], books.plain(max(-line.cents, 0)))
                self.assertEqual(row["kind"], "opening" if books.is_opening(entry) else "")
                self.assertEqual(row["letters"], line.letters)

    def test_a_period_gives_the_entries_of_its_days(self):
        for book in self.each_book():
            text = export(self.path, "csv", "-p", "2022-04..2022-06").decode("utf-8")
            found = {row["entry"] for row in csv.DictReader(io.StringIO(text, newline=""))}
            self.assertEqual(found, {str(entry.number) for entry in book
                                     if 4 <= entry.date.month <= 6})

    def test_a_year_is_chosen_among_several(self):
        first = ROOT / "fixtures/soga/000000000FEC20211231.txt"
        second = ROOT / "fixtures/soga/000000000FEC20221231.txt"
        self.assertEqual(export(second, "fec", "-f", first, "--year", "2021"), first.read_bytes())

    def test_a_refusal_leaves_the_old_file_as_it_was(self):
        old = self.folder / "old.journal"
        old.write_text("old\n")
        done = run(ONLY_TOTALS, "export", "hledger", "-o", old)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"D2001", done.stderr)
        self.assertIn(ONLY_TOTALS.name.encode(), done.stderr)
        self.assertEqual(old.read_text(), "old\n")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["old.journal"])

    def test_the_book_itself_is_never_written_over(self):
        regular = (FEC / "points-and-iso-dates-123456789FEC20221231.txt").read_bytes()
        self.path.write_bytes(regular)
        done = run(self.path, "export", "fec", "-o", self.path)
        self.assertEqual((done.returncode, self.path.read_bytes()), (2, regular))

    def test_a_dry_run_writes_nothing(self):
        regular = FEC / "regular-123456789FEC20221231.txt"
        done = run(regular, "export", "fec", "--dry-run", "-o", self.folder / "new.txt")
        self.assertEqual((done.returncode, list(self.folder.iterdir())), (0, []))


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    print(f"seed {SEED}, {COUNT} books a test", file=sys.stderr)
    unittest.main(argv=sys.argv[:1], verbosity=1)
