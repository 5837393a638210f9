#!/usr/bin/env python3
"""Statements drawn from a trial balance are those that the FEC of the same year gives.

Usage: test_balance.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run.
"""
import collections
import csv
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import books

PROGRAM = None
COUNT = 25
SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")

FRENCH = ["N° de compte", "Intitulé", "Tiers", "Nom du tiers", "À-nouveau débit",
          "À-nouveau crédit", "Débit", "Crédit", "Solde débiteur", "Solde créditeur"]
ENGLISH = ["account", "label", "auxiliary", "auxiliary_label", "opening_debit", "opening_credit",
           "debit", "credit", "closing_debit", "closing_credit"]


def sums(book):
    """(account, third party) -> [opening, debit, credit], centimes."""
    balances = collections.defaultdict(lambda: [0, 0, 0])
    for entry in book:
        for line in entry.lines:
            key = line.account, line.third_party
            if books.is_opening(entry):
                balances[key][0] += line.cents
            else:
                balances[key][1 if line.cents > 0 else 2] += abs(line.cents)
    return balances


def sides(cents):
    return max(cents, 0), max(-cents, 0)


def grouped(cents, group, mark):
    return f"{cents // 100:,}".replace(",", group) + f"{mark}{cents % 100:02d}"


def balance_rows(generator, book, keeps):
    """Rows of the columns that are kept, a nil amount as nothing or as zero."""
    is_english = generator.random() < 0.5
    group, mark = (generator.choice([",", ""]), ".") if is_english else \
        (generator.choice([" ", "\u202f", ""]), ",")
    nil = generator.choice(["", grouped(0, group, mark), "-"])
    names = generator.choice([FRENCH, ENGLISH])
    rows = [[names[column] for column in keeps]]
    for (account, party), (opening, debit, credit) in sums(book).items():
        closing = opening + debit - credit
        if 4 not in keeps and 8 not in keeps:
            debit, credit = sides(closing)
        elif 4 not in keeps and 6 in keeps:
            debit, credit = debit + sides(opening)[0], credit + sides(opening)[1]
        figures = [*sides(opening), debit, credit, *sides(closing)]
        texts = [account, books.ACCOUNTS[account], party, f"Tiers {party}" if party else ""]
        texts += [grouped(cents, group, mark) if cents else nil for cents in figures]
        rows.append([texts[column] for column in keeps])
    generator.shuffle(rows[1:])
    return rows


def write_balance(generator, folder, book):
    """A trial balance in a random form; returns its path and whether it has openings."""
    party = [2, 3]
    keeps, has_openings = generator.choice([
        ([0, 1, *party, 4, 5, 6, 7], True), ([0, 1, *party, 4, 5, 6, 7, 8, 9], True),
        ([0, 1, *party, 6, 7], False), ([0, *party, 8, 9, 1], False),
        ([6, 7, 0, 1, *party, 8, 9], False)])
    separator = generator.choice(";,\t")
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=generator.choice(["\n", "\r\n"])) \
        .writerows(balance_rows(generator, book, keeps))
    encoding = generator.choice(["utf-8", "utf-8-sig", "cp1252"])
    path = folder / generator.choice(["balance-2022-12-31.csv", "Balance 31.12.2022.txt",
                                      "123456782BAL20221231.csv", "balance-2022.csv"])
    path.write_bytes(text.getvalue().replace("\u202f", "\u00a0").encode(encoding))
    return path, has_openings


def tables(path, *words):
    done = subprocess.run([PROGRAM, "-q", "-f", str(path), *words, "-O", "json"],
                          capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, f"{path}: {done.stderr.decode()} (seed {SEED})"
    document = json.loads(done.stdout)
    return {table["id"]: table["rows"] for table in document["tables"]}, document["book"]


class Balances(unittest.TestCase):
    maxDiff = 4000

    def each_book(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for number in range(COUNT):
                generator = random.Random(SEED + number)
                book = books.random_book(SEED + number)
                fec = folder / "123456782FEC20221231.txt"
                books.write_fec(fec, book)
                path, has_openings = write_balance(generator, folder, book)
                yield fec, path, has_openings
                path.unlink()

    def test_statements_are_those_of_the_fec(self):
        for fec, path, has_openings in self.each_book():
            for report in ("income-statement", "balance-sheet"):
                found, book = tables(path, report, "--all-lines")
                expected = tables(fec, report, "--all-lines")[0]
                if not has_openings:
                    expected = without_previous(expected)
                self.assertEqual(found, expected, f"{report}, seed {SEED}")
                self.assertEqual((book["entries"], book["lines"]), (0, 0))

    def test_closings_are_those_of_the_fec_and_openings_where_the_file_has_them(self):
        for fec, path, has_openings in self.each_book():
            for report in (("trial-balance",), ("trial-balance", "--third-parties")):
                found, expected = tables(path, *report)[0], tables(fec, *report)[0]
                if not has_openings:
                    found, expected = closings(found), closings(expected)
                self.assertEqual(found, expected, f"{report}, seed {SEED}")

    def test_a_cent_that_is_wrong_is_named(self):
        for _, path, _ in self.each_book():
            text = path.read_bytes()
            digit = text.rstrip(b"\r\n")[-1:]
            if not digit.isdigit():
                continue
            path.write_bytes(text.rstrip(b"\r\n")[:-1] + (b"0" if digit != b"0" else b"1"))
            done = subprocess.run([PROGRAM, "-f", str(path), "bilan"], capture_output=True,
                                  timeout=60, check=False)
            self.assertEqual(done.returncode, 1, f"seed {SEED}")
            self.assertRegex(done.stderr, rb"D120[45]|D010[12]")
            self.assertEqual(done.stdout, b"")


def without_previous(found):
    """The column of the year before comes from the openings where there is no other file."""
    for table in found.values():
        for row in table:
            row["values"].pop("previous", None)
    return found


def closings(found):
    """Only what rows close at, without rows that are nil there."""
    rows = {}
    for table in found.values():
        for row in table:
            values = row["values"]
            figures = values["closing_debit"], values["closing_credit"]
            if row["kind"] == "line" and figures != ("0.00", "0.00"):
                rows[row["id"]] = (row["label"], *figures)
    return rows


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    print(f"seed {SEED}, {COUNT} books a test", file=sys.stderr)
    unittest.main(argv=sys.argv[:1], verbosity=1)
