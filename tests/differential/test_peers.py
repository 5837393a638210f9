#!/usr/bin/env python3
"""The exported journal of random books, read by hledger and by ledger, against our own balances.

Usage: test_peers.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run. All books go
to each peer in one file, each under an account of its own; both must give, for every account and
to the cent, what the trial balance of the same FEC gives as JSON.
"""
import csv
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "end_to_end"))
sys.dont_write_bytecode = True

import books  # noqa: E402

PROGRAM = None
COUNT = 60
SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", HOME="/nonexistent", LEDGER_FILE="/dev/null")

# What the peers would take for syntax, were it written as it stands.
HOSTILE = [
    "; date: 2022-99-99", "Loyer  deux blancs", "[2022-13-45]", "[=2022-01-02]", ":étiquette:",
    "= 5 EUR", "@ 3 USD", "(1+1)", "* payé", "! en attente", "Facture n° 12 ; reçue", "a|b",
    "valeur:: 1/0", "date2: demain", "\u00a0espace\u00a0 insécable", "œuvre — 50 %", "{10 EUR}",
    "% commentaire", "include /etc/passwd", "P 2022/01/01 EUR 2 USD", "~ monthly", "-5,00 EUR",
    "\"guillemets\"", "l'apostrophe", "#dièse", "fin\\", "Payee: autre", "end apply account",
]


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, env=ENVIRONMENT,
                          timeout=300, check=False)
    assert done.returncode == 0, f"{words[0]}: {done.stderr.decode()[:2000]} (seed {SEED})"
    return done.stdout.decode()


def cents(text):
    """"-12.50 EUR" or "0" as centimes."""
    amount = text.removesuffix(" EUR")
    whole, _, part = amount.partition(".")
    assert len(part) in (0, 2), text
    return int(whole + (part or "00"))


def own_balances(path):
    """account -> closing in centimes, by the trial balance."""
    report = json.loads(run(PROGRAM, "-q", "-f", path, "trial-balance", "--all-lines", "-O",
                            "json"))
    rows = report["tables"][0]["rows"]
    return {row["id"]: cents(row["values"]["closing_debit"]) -
            cents(row["values"]["closing_credit"]) for row in rows if row["kind"] == "line"}


def number_of(name):
    """The account number at the end of "book7:6:61:613200 Locations"."""
    return name.split(":")[3].split(" ")[0]


def add_to(balances, name, amount):
    account = balances.setdefault(name.split(":")[0], {})
    account[number_of(name)] = account.get(number_of(name), 0) + cents(amount)


def hledger_balances(path, *query):
    """book -> account -> closing, by hledger, which must also find the journal in good order."""
    balances = {}
    written = run("hledger", "-f", path, "--strict", "balance", "--flat", "-E", "-N", "-O", "csv",
                  *query)
    for name, amount in list(csv.reader(io.StringIO(written)))[1:]:
        add_to(balances, name, amount)
    return balances


def ledger_balances(path):
    balances = {}
    written = run("ledger", "--init-file", "/dev/null", "--args-only", "-f", path, "balance",
                  "--flat", "-E", "--no-total", "--balance-format", "%(account)\t%(amount)\n")
    for line in written.splitlines():
        add_to(balances, *line.split("\t"))
    return balances


def spoil(generator, book):
    """Gives entries labels that the peers would take for syntax."""
    for entry in book:
        if generator.random() < 0.5:
            entry.label = generator.choice(HOSTILE) + generator.choice(["", " " + entry.label])


def write_hostile_fec(generator, path, book):
    """Also accounts and third parties have hostile names, the same on each of their lines."""
    rows = books.fec_rows(book)
    names = {}
    for row in rows[1:]:
        for column in (5, 7):
            if row[column]:
                hostile = row[column] + " " + generator.choice(HOSTILE)
                row[column] = names.setdefault((column, row[column - 1]), hostile)
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


class Peers(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        for peer in ("hledger", "ledger"):
            self.assertIsNotNone(shutil.which(peer), f"{peer} is missing: run make deps")
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.together = pathlib.Path(self.folder.name) / "together.journal"
        self.parts = []
        self.expected = {}

    def add(self, name, path, balances=None):
        journal = run(PROGRAM, "-q", "-f", path, "export", "hledger")
        self.parts.append(f"apply account {name}\n\n{journal}\nend apply account\n\n")
        self.expected[name] = balances or own_balances(path)

    def compare(self):
        self.together.write_text("".join(self.parts), encoding="utf-8")
        self.assertEqual(hledger_balances(self.together), self.expected, f"seed {SEED}")
        self.assertEqual(ledger_balances(self.together), self.expected, f"seed {SEED}")

    def test_random_books_have_the_same_balances(self):
        path = pathlib.Path(self.folder.name) / "123456782FEC20221231.txt"
        for number in range(COUNT):
            generator = random.Random(SEED + number)
            book = books.random_book(SEED + number, entries=generator.randint(1, 60))
            spoil(generator, book)
            write_hostile_fec(generator, path, book)
            self.add(f"book{number}", path)
        self.compare()

    def test_the_reference_case_has_the_same_balances(self):
        for year in (2021, 2022):
            self.add(f"soga{year}", ROOT / f"fixtures/soga/000000000FEC{year}1231.txt")
        self.compare()

    def test_odd_files_have_the_same_balances(self):
        """Every file that can be read and whose entries balance, whatever its form."""
        for path in sorted((ROOT / "fixtures/fec").glob("*FEC*")):
            words = [PROGRAM, "-q", "-f", path, "export", "hledger"]
            if "closing" in path.name or subprocess.run(words, capture_output=True,
                                                        check=False).returncode:
                continue
            self.add(path.name.split("-123")[0], path)
        self.assertGreater(len(self.parts), 20)
        self.compare()

    def test_closing_entries_can_be_told_apart(self):
        path = ROOT / "fixtures/fec/closing-entries-123456789FEC20221231.txt"
        self.add("closed", path)
        self.together.write_text("".join(self.parts), encoding="utf-8")
        with_closing = hledger_balances(self.together)["closed"]
        self.assertTrue(all(not amount for account, amount in with_closing.items()
                            if account[0] in "67"))
        found = hledger_balances(self.together, "not:tag:closing")["closed"]
        expected = {account: amount for account, amount in self.expected["closed"].items()
                    if account in found or amount}
        self.assertEqual(found, expected)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    print(f"seed {SEED}, {COUNT} books", file=sys.stderr)
    unittest.main(argv=sys.argv[:1], verbosity=1)
