#!/usr/bin/env python3
"""The reports of random books, as JSON, against an independent reckoning.

Usage: test_reports.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run.
"""
import datetime
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


def report(path, *words):
    """The report's JSON, exit code 0 asked for."""
    done = subprocess.run([PROGRAM, "-f", str(path), *words, "-O", "json"], capture_output=True,
                          timeout=60)
    assert done.returncode == 0, done.stderr.decode() + f" (seed {SEED})"
    return json.loads(done.stdout)


def rows(document, table_id):
    for table in document["tables"]:
        if table["id"] == table_id:
            return table["rows"]
    raise AssertionError(f"no table {table_id}")


def values(document, table_id):
    return {row["id"]: row["values"] for row in rows(document, table_id)}


# The totals of each table, and those inside them.
SECTIONS = {
    "income-statement": {f"total_{number}": [] for number in ("I", "II", "III", "IV", "V", "VI")},
    "assets": {"total_I": [], "total_II": [], "total_actif": ["total_I", "total_II"]},
    "liabilities": {"situation_nette": [], "total_I": ["situation_nette"], "total_II": [],
                    "total_III": [], "total_IV": [],
                    "total_passif": ["total_I", "total_II", "total_III", "total_IV"]},
}


def cents_of(value):
    """Centimes of an amount of the JSON; nothing is nil."""
    return int((value or "0.00").replace(".", ""))


def rounded(cents, step):
    """Half away from zero."""
    size = (abs(cents) + step // 2) // step * step
    return -size if cents < 0 else size


def sides(cents):
    return books.plain(max(cents, 0)), books.plain(max(-cents, 0))


class RandomBooks(unittest.TestCase):
    def each_book(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "123456782FEC20221231.txt"
            for number in range(COUNT):
                book = books.random_book(SEED + number)
                books.write_fec(path, book)
                yield path, book

    def test_the_trial_balance_adds_up_account_by_account(self):
        for path, book in self.each_book():
            found = values(report(path, "trial-balance"), "trial-balance")
            expected = books.trial_balance(book)
            self.assertEqual(set(found) - {"total"}, set(expected))
            for account, (opening, debit, credit) in expected.items():
                closing = opening + debit - credit
                moved = [books.plain(debit), books.plain(credit)]
                figures = [*sides(opening), *moved, *sides(closing)]
                self.assertEqual(list(found[account].values()), figures, account)
            total = found["total"]
            self.assertEqual(total["opening_debit"], total["opening_credit"])
            self.assertEqual(total["debit"], total["credit"])
            self.assertEqual(total["closing_debit"], total["closing_credit"])

    def test_third_parties_close_at_their_own_balance(self):
        for path, book in self.each_book():
            found = values(report(path, "trial-balance", "--third-parties"), "third-parties")
            for (account, party), closing in books.third_party_closings(book).items():
                row = found[f"{account}.{party}" if party else account]
                self.assertEqual((row["closing_debit"], row["closing_credit"]), sides(closing))

    def test_open_items_are_what_is_not_settled_by_age(self):
        day = datetime.date(2022, 10, 31)
        for path, book in self.each_book():
            found = values(report(path, "trial-balance", "--aged", day.isoformat()), "aged")
            for (account, party), ages in books.open_items(book, day).items():
                row = found.get(f"{account}.{party}" if party else account)
                if row is None:
                    self.assertEqual(ages, [0, 0, 0, 0])
                    continue
                figures = [books.plain(cents) for cents in [*ages, sum(ages)]]
                self.assertEqual(list(row.values()), figures)

    def test_each_ledger_account_ends_at_its_closing_balance(self):
        for path, book in self.each_book():
            found = values(report(path, "general-ledger"), "general-ledger")
            for account, (opening, debit, credit) in books.trial_balance(book).items():
                total = found[f"{account}_total"]
                self.assertEqual(total["balance"], books.plain(opening + debit - credit))
            lines = [name for name in found if name.startswith("line_")]
            self.assertEqual(len(lines), sum(len(entry.lines) for entry in book))

    def test_a_period_of_the_ledger_carries_what_came_before(self):
        for path, book in self.each_book():
            ledger = report(path, "general-ledger", "-p", "2022-04..2022-06")
            found = values(ledger, "general-ledger")
            until = [entry for entry in book if entry.date <= datetime.date(2022, 6, 30)]
            for account, (opening, debit, credit) in books.trial_balance(until).items():
                total = found.get(f"{account}_total", {"balance": "0.00"})
                self.assertEqual(total["balance"], books.plain(opening + debit - credit), account)

    def test_the_journal_holds_every_line_once(self):
        for path, book in self.each_book():
            document = report(path, "journal")
            found = [row for row in rows(document, "journal") if row["id"].startswith("line_")]
            expected = [(entry.date.isoformat(), str(entry.number), line.account)
                        for entry in book for line in entry.lines]
            self.assertEqual(sorted((row["values"]["date"], row["values"]["number"],
                                     row["values"]["account"]) for row in found), sorted(expected))
            self.assertEqual(document["book"]["entries"], len(book))

    def test_both_statements_give_the_result_of_classes_6_and_7(self):
        for path, book in self.each_book():
            expected = books.plain(books.result(book))
            income = values(report(path, "income-statement"), "income-statement")
            self.assertEqual(income["resultat"]["current"], expected)
            bilan = report(path, "balance-sheet")
            assets, liabilities = values(bilan, "assets"), values(bilan, "liabilities")
            if expected != "0.00":
                self.assertEqual(liabilities["resultat"]["current"], expected)
            self.assertEqual(assets["total_actif"]["net"], liabilities["total_passif"]["current"])
            columns = ("gross", "allowance", "net")
            gross, allowance, net = (assets["total_actif"][column] for column in columns)
            cents = [int((text or "0.00").replace(".", "")) for text in (gross, allowance, net)]
            self.assertEqual(cents[0] - cents[1], cents[2])

    def check_sections(self, document, table_id, columns):
        """Each total is the sum of the lines above it, up to the total before."""
        for column in columns:
            lines, sections = 0, {}
            for row in rows(document, table_id):
                value = cents_of(row["values"][column])
                if "alias_of" in row or row["kind"] == "heading":
                    continue
                if row["kind"] == "line":
                    lines += value
                if row["kind"] == "total" and row["id"] in SECTIONS[table_id]:
                    inside = sum(sections.pop(name, 0) for name in SECTIONS[table_id][row["id"]])
                    self.assertEqual(value, lines + inside, (table_id, row["id"], column))
                    sections[row["id"]], lines = value, 0

    def test_columns_in_whole_euros_and_thousands_add_up_and_agree(self):
        for path, book in self.each_book():
            for unit, step in (("euro", 100), ("k€", 100_000)):
                income = report(path, "income-statement", "--unit", unit)
                bilan = report(path, "balance-sheet", "--unit", unit)
                for document in (income, bilan):
                    for table in document["tables"]:
                        for row in table["rows"]:
                            for value in row["values"].values():
                                self.assertEqual(cents_of(value) % step, 0)
                self.check_sections(income, "income-statement", ["current"])
                self.check_sections(bilan, "assets", ["gross", "allowance", "net", "previous"])
                self.check_sections(bilan, "liabilities", ["current", "previous"])
                figures = values(income, "income-statement")
                assets, liabilities = values(bilan, "assets"), values(bilan, "liabilities")
                for row in assets.values():
                    shown = [cents_of(row[column]) for column in ("gross", "allowance", "net")]
                    self.assertEqual(shown[0] - shown[1], shown[2])
                result = cents_of(figures["resultat"]["current"])
                self.assertEqual(result, rounded(books.result(book), step))
                self.assertEqual(cents_of(figures["total_produits"]["current"])
                                 - cents_of(figures["total_charges"]["current"]), result)
                if "resultat" in liabilities:
                    self.assertEqual(cents_of(liabilities["resultat"]["current"]), result)
                for actif, passif in (("net", "current"), ("previous", "previous")):
                    self.assertEqual(assets["total_actif"][actif],
                                     liabilities["total_passif"][passif])

    def test_a_rounded_trial_balance_adds_up_with_its_own_row_of_difference(self):
        for path, book in self.each_book():
            found = values(report(path, "trial-balance", "--unit", "keur"), "trial-balance")
            accounts = books.trial_balance(book)
            self.assertEqual(set(found) - set(accounts), {"rounding", "total"})
            for column in found["total"]:
                total = sum(cents_of(row[column]) for name, row in found.items() if name != "total")
                self.assertEqual(total, cents_of(found["total"][column]))
            for name, (_, debit, credit) in accounts.items():
                self.assertEqual(cents_of(found[name]["debit"]), rounded(debit, 100_000))
                self.assertEqual(cents_of(found[name]["credit"]), rounded(credit, 100_000))


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    print(f"seed {SEED}, {COUNT} books a test", file=sys.stderr)
    unittest.main(argv=sys.argv[:1], verbosity=1)
