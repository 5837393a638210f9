#!/usr/bin/env python3
"""A treasurer keeps the year 2022 of the reference case from an empty folder: imports 2021, enters
January by hand, imports the rest, closes, appropriates, goes on in 2023; and gets the very figures
that the two FEC files give.

usage: test_treasurer.py PROGRAM
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SOGA = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "soga"
FEC_2021, FEC_2022 = (str(SOGA / f"000000000FEC{year}1231.txt") for year in (2021, 2022))
REPORTS = ("income-statement", "balance-sheet", "trial-balance", "funds")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C", "DENIER_USER": "treasurer"}


def entries_of(path, month):
    """The entries of that month as lists of rows, without opening entries."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {}
    for row in rows:
        if row["EcritureDate"].startswith(month) and row["JournalCode"] != "AN":
            found.setdefault(row["EcritureNum"], []).append(row)
    return list(found.values())


def cents(row):
    debit, credit = (int(row[side].replace(",", "")) for side in ("Debit", "Credit"))
    return debit - credit


def words_of(entry):
    """The entry as the words of `denier add`."""
    head, date = entry[0], entry[0]["EcritureDate"]
    words = ["add", "--journal", head["JournalCode"], "--piece", head["PieceRef"],
             "--date", f"{date[:4]}-{date[4:6]}-{date[6:]}", "--label", head["EcritureLib"]]
    for number, label in {(row["CompAuxNum"], row["CompAuxLib"]) for row in entry}:
        if number:
            words += ["--third-party-label", f"{number}={label}"]
    for row in entry:
        third_party = ":" + row["CompAuxNum"] if row["CompAuxNum"] else ""
        amount = cents(row)
        sign = "-" if amount < 0 else ""
        words += [row["CompteNum"] + third_party,
                  f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"]
    return words


class Treasurer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_in_folder(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=ENVIRONMENT, text=True,
                              capture_output=True, timeout=120, stdin=subprocess.DEVNULL,
                              check=False)

    def do(self, *words, code=0):
        done = self.run_in_folder(*words)
        self.assertEqual(done.returncode, code, (words, done.stdout, done.stderr))
        return done

    def tables(self, *words):
        """The report as JSON, without what tells where it came from."""
        done = self.run_in_folder(*words, "-O", "json")
        document = json.loads(done.stdout)
        return done.returncode, document["tables"]

    def keep_2022(self):
        self.do("init", "soga.denier", "--entity", "Social Good Accelerator", "--siren",
                "000000000", "--year", "2021-01-01..2021-12-31", "--yes")
        self.do("import", FEC_2021, "--yes")
        self.do("year", "open")
        january = entries_of(FEC_2022, "202201")
        self.assertGreater(len(january), 20)
        for entry in january:
            self.do(*words_of(entry))
        self.do("validate", "--until", "2022-01-31", "--yes")
        told = self.do("import", FEC_2022, "--yes")
        self.assertIn("opening", told.stderr + told.stdout)

    def test_the_book_gives_the_very_documents_of_the_files(self):
        self.keep_2022()
        for report in REPORTS:
            with self.subTest(report):
                code, expected = self.tables("-f", FEC_2022, "-f", FEC_2021, report)
                found_code, found = self.tables(report, "--year", "2022")
                self.assertEqual(found, expected)
                self.assertEqual(found_code, code)

    def test_the_year_is_closed_appropriated_and_followed(self):
        self.keep_2022()
        for year in ("2021", "2022"):
            self.do("year", "lock", year)
            self.do("year", "close", year, "--yes")
        _, before = self.tables("balance-sheet", "--year", "2022")
        self.do("year", "appropriate", "2022", "--date", "2023-06-16", "--piece", "AG 2023",
                "110000", "20529.76", "--yes")
        self.do("verify")
        _, after = self.tables("balance-sheet", "--year", "2022")
        self.assertEqual(after, before, "a decision of the assembly changes the next year only")
        _, next_year = self.tables("balance-sheet", "--year", "2023")
        rows = {row["id"]: row["values"] for table in next_year for row in table["rows"]}
        self.assertEqual(rows["total_actif"]["previous"], "440278.30")
        self.assertEqual(rows["total_passif"]["current"], "440278.30")
        self.assertEqual(rows["resultat"]["current"], "0.00")
        self.assertEqual(rows["resultat_anterieur_a_affecter"]["current"], "0.00")
        self.do("seal", "2021", "-o", "SEAL-2021.txt")
        self.do("seal", "2022", "-o", "SEAL-2022.txt")
        self.do("verify", "--seal", "SEAL-2022.txt")
        self.do("add", "--journal", "BQ", "--date", "2022-12-31", "--piece", "R1", "--label",
                "late", "512100", "1.00", "754110", "-1.00", code=1)

    def test_a_book_of_any_file_that_it_takes_verifies(self):
        taken = 0
        for fec in sorted((SOGA.parent / "fec").glob("*FEC2022*")):
            with self.subTest(fec.name):
                book = f"{fec.stem}.denier"
                self.do("init", book, "--entity", "Les Amis", "--year", "2022-01-01..2022-12-31")
                done = self.run_in_folder("-f", book, "import", str(fec), "--yes")
                self.do("-f", book, "verify")
                taken += done.returncode == 0
        self.assertGreater(taken, 10)


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main()
