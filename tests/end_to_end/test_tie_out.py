#!/usr/bin/env python3
"""Books that are kept well tie out, what moved after the vote is found, SOGA's verdicts hold.

Usage: test_tie_out.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

import association
import books

PROGRAM = None
COUNT = 25
SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
SOGA = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "soga"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = {2021: "123456782FEC20211231.txt", 2022: "123456782FEC20221231.txt"}


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=60, check=False)


def rows_of(done, table_id):
    document = json.loads(done.stdout)
    for table in document["tables"]:
        if table["id"] == table_id:
            return {row["id"]: row["values"] for row in table["rows"]}
    raise AssertionError(f"no table {table_id}")


def write_years(folder, before, now):
    for ledger in (before, now):
        books.write_fec(folder / NAMES[ledger.year], ledger.entries, association.LABELS)
    return ["-f", folder / NAMES[2022], "-f", folder / NAMES[2021]]


class HonestBooks(unittest.TestCase):
    def each_association(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for number in range(COUNT):
                before, now = association.two_years(SEED + number)
                yield folder, write_years(folder, before, now), before, now

    def test_every_check_is_ok(self):
        for _, files, _, _ in self.each_association():
            done = run(*files, "tie-out", "-O", "json")
            checks = rows_of(done, "checks")
            wrong = {name: row for name, row in checks.items() if row["status"] != "ok"}
            self.assertEqual(wrong, {}, f"seed {SEED}")
            self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_the_check_of_both_years_finds_nothing(self):
        for _, files, _, _ in self.each_association():
            done = run(*files, "check", "-O", "json")
            self.assertEqual(rows_of(done, "findings"), {}, f"seed {SEED}")
            self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_annual_accounts_find_nothing(self):
        for _, files, _, _ in self.each_association():
            done = run(*files, "annual-accounts", "-O", "json")
            self.assertEqual(done.returncode, 0, done.stderr.decode() + f" (seed {SEED})")
            statuses = {row["status"] for row in rows_of(done, "checks").values()}
            self.assertEqual(statuses, {"ok"})

    def test_the_funds_table_is_what_the_entries_say(self):
        rows = {"194000": "subventions", "195000": "contributions", "196000": "generosite"}
        for _, files, before, now in self.each_association():
            table = rows_of(run(*files, "funds", "-O", "json"), "variation")
            opening = association.carried_forward(before)
            totals = [0, 0, 0, 0, 0]
            for fund, figures in association.fund_movements(now, opening).items():
                totals = [total + figure for total, figure in zip(totals, figures)]
                row = table[rows[fund]]
                found = [row[name] for name in ("opening", "additions", "used", "closing")]
                self.assertEqual(found, [books.plain(figures[i]) for i in (0, 1, 2, 4)])
                rest = books.plain(figures[3]) if figures[3] else None
                self.assertEqual(row["transfers"], rest)
                self.assertIsNone(row["used_repaid"])
                self.assertIsNone(row["closing_idle"])
            self.assertEqual(totals[3], 0)
            self.assertEqual(table["total"]["closing"], books.plain(totals[4]))

    def test_a_frozen_year_agrees_with_itself(self):
        for folder, files, _, _ in self.each_association():
            frozen = folder / "2021.figures"
            done = run("-f", files[3], "annual-accounts", "--freeze", frozen, "-O", "json")
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            done = run(*files, "tie-out", frozen, "-O", "json")
            self.assertEqual(done.returncode, 0, done.stderr.decode() + f" (seed {SEED})")
            checks = rows_of(done, "checks")
            entries = len(books_entries(files[3]))
            self.assertEqual(checks["frozen_entries"]["found"], entries)

    def test_a_cent_moved_after_the_vote_is_found(self):
        generator = random.Random(SEED)
        for folder, files, before, now in self.each_association():
            frozen = folder / "2021.figures"
            run("-f", files[3], "annual-accounts", "--freeze", frozen, "-O", "json")
            entry = generator.choice(before.entries)
            entry.lines[0].cents += 1 if entry.lines[0].cents > 0 else -1
            other = entry.lines[1]
            other.cents += -1 if entry.lines[0].cents > 0 else 1
            write_years(folder, before, now)
            done = run(*files, "tie-out", frozen, "-O", "json", "--lang", "en")
            self.assertEqual(done.returncode, 1)
            checks = rows_of(done, "checks")
            self.assertEqual(checks["frozen_entries"]["status"], "fail")
            named = f"{entry.journal} {entry.number} (changed)"
            self.assertIn(named, checks["frozen_entries"]["explanation"], f"seed {SEED}")
            balances = checks["frozen_balances"]
            moved = {entry.lines[0].account, other.account}
            self.assertEqual(balances["expected"] - balances["found"], len(moved))
            for account in moved:
                self.assertIn(account, balances["explanation"])


def books_entries(path):
    """The entries of a file, by journal and number."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()[1:]
    return {tuple(line.split("\t")[:3:2]) for line in lines}


class SocialGoodAccelerator(unittest.TestCase):
    """What a checker must find in the published figures, computed here by hand."""

    VERDICTS = {
        "total_produits_2022_over_total_produits_2021": ("fail", "9.8", "9.3", "9.3254"),
        "total_produits_2022_over_21920": ("fail", "9.8", "9.9", "9.9234"),
        "total_charges_2022_over_total_charges_2021": ("ok", "8.5", "8.5", "8.4903"),
        "919_times_36": ("fail", "33085", "33084", "33,084"),
        "919_times_36_00158": ("ok", "33085", "33085", "33,085.452"),
        "total_produits_2021_2": ("fail", "21920", "23326", "1,405.58"),
        "resultat_2022_2": ("ok", "20530", "20530", "20,529.76"),
        "resultat_2021_2": ("ok", "124", "124", "123.78"),
        "total_produits_2022": ("ok", "217520.57", "217520.57", "Agrees"),
        "total_charges_2021": ("ok", "23201.80", "23201.80", "Agrees"),
        "total_actif_2021": ("ok", "14276", "14276", "14,275.96"),
        "fonds_dedies_2022": ("ok", "30000", "30000", "Agrees"),
        "cvn_produits_total_2022": ("ok", "33085", "33085", "Agrees"),
    }

    WORDS = ["-f", SOGA / "000000000FEC20221231.txt", "-f", SOGA / "000000000FEC20211231.txt",
             "tie-out", SOGA / "published.figures"]

    def test_all_of_it_stands_on_one_page(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bouclage.pdf"
            self.assertEqual(run(*self.WORDS, "-o", path).returncode, 1)
            pages = subprocess.run(["qpdf", "--show-npages", path], capture_output=True, check=True)
            self.assertEqual(pages.stdout.strip(), b"1")

    def test_a_workbook_shows_what_differs_and_sets_figures_to_the_right(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bouclage.xlsx"
            self.assertEqual(run(*self.WORDS, "-o", path).returncode, 1)
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if "worksheets/sheet" in name]
                sheet, styles, strings = (ElementTree.fromstring(archive.read(name)) for name in
                                          (max(names), "xl/styles.xml", "xl/sharedStrings.xml"))
        texts = ["".join(item.itertext()) for item in strings]
        formats = list(styles.find(f"{SHEET}cellXfs"))
        fonts = list(styles.find(f"{SHEET}fonts"))
        seen = {}
        for cell in sheet.iter(f"{SHEET}c"):
            if cell.get("t") == "s":
                seen[texts[int(cell[0].text)]] = formats[int(cell.get("s"))]
        differs, ratio = seen["écart"], seen["9,8"]
        self.assertIsNotNone(fonts[int(differs.get("fontId"))].find(f"{SHEET}b"))
        self.assertIsNone(fonts[int(seen["ok"].get("fontId"))].find(f"{SHEET}b"))
        self.assertEqual(ratio.find(f"{SHEET}alignment").get("horizontal"), "right")

    def test_each_published_figure_gets_its_verdict(self):
        done = run(*self.WORDS, "-O", "json", "--lang", "en")
        self.assertEqual(done.returncode, 1)
        checks = rows_of(done, "checks")
        for name, (status, expected, found, told) in self.VERDICTS.items():
            row = checks[name]
            self.assertEqual((row["status"], row["expected"], row["found"]),
                             (status, expected, found), name)
            self.assertIn(told, row["explanation"])
        failed = {name for name, row in checks.items() if row["status"] == "fail"}
        self.assertEqual(failed, {n for n, v in self.VERDICTS.items() if v[0] == "fail"})


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    print(f"seed {SEED}, {COUNT} books a test", file=sys.stderr)
    unittest.main(argv=sys.argv[:1], verbosity=1)
