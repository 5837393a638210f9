#!/usr/bin/env python3
"""What comes into a book by import: FEC files with all they say, entries of CSV files once each.

Usage: test_import.py PROGRAM [KILLS]
"""
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import books

PROGRAM = None
KILLS = 12
SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
ROOT = pathlib.Path(__file__).resolve().parents[2]
SOGA = [str(ROOT / f"fixtures/soga/000000000FEC{year}1231.txt") for year in (2021, 2022)]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "DENIER_USER": "treasurer"}


class Imports(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.book = self.folder / "lavoir.denier"

    def run_program(self, *words, code=0, **options):
        done = subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, env=ENVIRONMENT,
                              capture_output=True, text=True, timeout=120, check=False, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def begin(self, year="2021-01-01..2021-12-31"):
        self.run_program("init", self.book, "--entity", "Les Amis du Lavoir", "--year", year,
                         "--yes")

    def take(self, *words, **options):
        return self.run_program("-f", self.book, "import", *words, "--yes", **options)

    def ask(self, query):
        connection = sqlite3.connect(f"file:{self.book}?mode=ro", uri=True)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def backups(self):
        return list(self.folder.glob("*backups*/*"))

    def test_two_years_of_files_come_in_together(self):
        self.begin()
        done = self.take(*reversed(SOGA))
        self.assertIn("148 entries, 304 lines", done.stdout)
        self.assertIn("376 entries, 935 lines", done.stdout)
        self.assertIn("year 2022-01-01 to 2022-12-31, which is opened", done.stdout)
        self.assertIn("opening: equals the closing before", done.stdout)
        for number, path in enumerate(SOGA, 1):
            lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()[1:]
            debit = sum(int(line.split("\t")[11].replace(",", "")) for line in lines)
            found = self.ask(f"SELECT sum(debit), sum(credit), sum(lines) FROM balance"
                             f" WHERE year = {number} AND is_validated")
            self.assertEqual(found, [(debit, debit, len(lines))])
        numbers = self.ask("SELECT imported_number, imported_validation FROM entry WHERE year = 1"
                           " ORDER BY entry LIMIT 1")
        self.assertEqual(numbers, [("000001", "2021-01-31")])
        self.assertEqual(self.ask("SELECT count(*) FROM event WHERE kind = 'import'"), [(2,)])
        self.assertEqual(len(self.backups()), 1)

    def test_a_file_comes_in_once(self):
        self.begin()
        self.take(*SOGA)
        before = self.book.read_bytes()
        done = self.take(SOGA[0], code=1)
        self.assertIn("error[D6401]", done.stderr)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertEqual(len(self.backups()), 1, "the copy made before a refusal goes")

    def test_a_dry_run_shows_all_and_writes_nothing(self):
        self.begin()
        before = self.book.read_bytes()
        done = self.run_program("-f", self.book, "import", *SOGA, "--dry-run")
        self.assertIn("376 entries, 935 lines", done.stdout)
        self.assertIn("nothing was written", done.stderr)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertEqual(self.backups(), [])

    def test_nobody_is_asked_without_a_terminal(self):
        self.begin()
        done = self.run_program("-f", self.book, "import", *SOGA, code=2,
                                stdin=subprocess.DEVNULL)
        self.assertIn("error[D6108]", done.stderr)
        self.assertEqual(self.ask("SELECT count(*) FROM entry"), [(0,)])

    def test_one_bad_file_keeps_all_out_and_every_fault_is_told(self):
        self.begin()
        bad = self.folder / "000000000FEC20221231.txt"
        text = pathlib.Path(SOGA[1]).read_text(encoding="utf-8").splitlines(keepends=True)
        text[100] = text[100].replace("2022", "2O22", 1)
        text[200] = text[200].replace(",", ";", 1)
        bad.write_text("".join(text), encoding="utf-8")
        done = self.take(SOGA[0], bad, code=1)
        self.assertIn(":101:", done.stderr)
        self.assertIn(":201:", done.stderr)
        self.assertEqual(self.ask("SELECT count(*) FROM entry"), [(0,)])
        self.assertEqual(self.ask("SELECT count(*) FROM fiscal_year"), [(1,)])

    def test_the_rest_of_a_year_is_added(self):
        self.begin()
        lines = pathlib.Path(SOGA[0]).read_text(encoding="utf-8").splitlines(keepends=True)
        part = self.folder / "000000000FEC20211231.txt"
        part.write_text("".join(line for line in lines
                                if line.startswith("Journal") or line.split("\t")[3] < "20210401"),
                        encoding="utf-8")
        self.take(part)
        done = self.take(SOGA[0])
        self.assertIn("in the book already and are left out", done.stdout)
        self.assertEqual(self.ask("SELECT count(*) FROM entry"), [(148,)])
        self.assertEqual(self.ask("SELECT count(*) FROM line"), [(304,)])

    def test_csv_entries_become_drafts_once(self):
        self.begin("2022-01-01..2022-12-31")
        path = self.folder / "entries.csv"
        path.write_text("Date;Journal;Pièce;Libellé;Compte;Débit;Crédit\n"
                        "01/03/2022;BQ;R1;Don;512000;1 000,50;\n"
                        "01/03/2022;BQ;R1;Don;754110;;1000,50\n", encoding="utf-8")
        done = self.take(path)
        self.assertIn("1 new, 0 there already, 0 changed", done.stdout)
        before = self.book.read_bytes()
        done = self.take(path)
        self.assertIn("0 new, 1 there already, 0 changed", done.stdout)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertEqual(self.ask("SELECT is_validated FROM entry"), [(0,)])

    def test_a_mapping_is_given_once(self):
        self.begin("2022-01-01..2022-12-31")
        first, second = self.folder / "first.csv", self.folder / "second.csv"
        first.write_text("Quand,Combien,De,Vers,Quoi\n2022-04-01,12.50,606400,512000,Stylos\n")
        second.write_text("Quand,Combien,De,Vers,Quoi\n2022-04-09,3.00,606400,512000,Gommes\n")
        self.take(first, "--journal", "BQ", code=1)
        self.take(first, "--journal", "BQ", "--map",
                  "date=Quand,amount=Combien,debit_account=De,credit_account=Vers,label=Quoi")
        done = self.take(second, "--journal", "BQ")
        self.assertIn("1 new", done.stdout)

    def test_faults_of_a_csv_are_told_with_line_and_column(self):
        self.begin("2022-01-01..2022-12-31")
        path = self.folder / "entries.csv"
        path.write_text("date;journal;label;account;debit;credit\n"
                        "2022-03-01;BQ;Don;512000;x;\n2022-13-01;BQ;Don;754110;;1,00\n")
        done = self.take(path, code=1)
        self.assertIn("entries.csv:2:26: error", done.stderr)
        self.assertIn("entries.csv:3:1: error", done.stderr)

    def test_the_files_shown_come_in(self):
        self.begin("2022-01-01..2022-12-31")
        for name, count in (("by-piece", 2), ("pairs", 2), ("signed-tabs", 2),
                            ("numbers-windows1252", 2)):
            done = self.take(ROOT / f"fixtures/csv/{name}.csv", "--journal", "BQ")
            self.assertIn(f"{count} new, 0 there already", done.stdout)
        labels = self.ask("SELECT DISTINCT label FROM line WHERE label LIKE 'Caf%'")
        self.assertEqual(labels, [("Café €",)])
        done = self.take(ROOT / "fixtures/csv/faults.csv", code=1)
        for line in range(2, 8):
            self.assertIn(f"faults.csv:{line}:", done.stderr)

    def test_usage(self):
        self.begin()
        self.assertIn("D6410", self.run_program("-f", self.book, "import", code=2).stderr)
        self.assertIn("D6430", self.take("a.csv", SOGA[0], code=2).stderr)
        self.assertIn("D6409", self.take("-", code=2).stderr)
        self.assertIn("D0009", self.take("absent.txt", code=2).stderr)
        balance = ROOT / "fixtures/books/balance-2022-12-31.csv"
        shutil.copy(balance, self.folder / "balance-2022-12-31.txt")
        self.assertIn("D1208", self.take("balance-2022-12-31.txt", code=2).stderr)

    def test_a_kill_at_any_instant_leaves_the_old_book_or_the_new_one(self):
        self.begin("2022-01-01..2022-12-31")
        fec = self.folder / "123456782FEC20221231.txt"
        books.write_fec(fec, books.random_book(SEED, entries=3000))
        fresh = self.book.read_bytes()
        start = time.perf_counter()
        self.take(fec)
        lasted = time.perf_counter() - start
        whole = self.ask("SELECT count(*) FROM entry")[0][0]
        generator = random.Random(SEED)
        counts = set()
        for _ in range(KILLS):
            self.book.write_bytes(fresh)
            with subprocess.Popen([PROGRAM, "-q", "-f", self.book, "import", fec, "--yes"],
                                  env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                time.sleep(generator.random() * lasted)
                process.send_signal(signal.SIGKILL)
            if self.is_fresh():
                done = self.run_program("-f", self.book, "import", fec, "--dry-run")
                self.assertIn(f"{whole} entries", done.stdout)
            counts.add(self.ask("SELECT count(*) FROM entry")[0][0])
        self.assertLessEqual(counts, {0, whole}, f"seed {SEED}")

    def is_fresh(self):
        """Whether the book, recovered from whatever the kill left, has no entries."""
        connection = sqlite3.connect(self.book)
        try:
            self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            return connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
        finally:
            connection.close()


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
    if len(sys.argv) > 2:
        KILLS = int(sys.argv[2])
    print(f"DENIER_SEED={SEED}")
    unittest.main(argv=sys.argv[:1])
