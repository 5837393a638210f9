#!/usr/bin/env python3
"""Every line of compte de résultat and bilan of random books against a model kept by hand.

Usage: test_statements.py PROGRAM [BOOKS]. The seed is printed; DENIER_SEED repeats a run. The books
of each model post to every account of its chart, half of them with settings that move the accounts
whose line the law leaves open, and each has the year before beside it.
"""
import datetime
import pathlib
import random
import tempfile
import unittest

import program
import random_books
import statements_model
from program import Program, SEED
from random_books import plain

COUNTS = []
BOOKS = 5
DAY = datetime.timedelta(days=1)
# Two years in a row that the same model serves.
YEARS = {
    "2020": ("2021-01-01", "2021-12-31", "2022-12-31"),
    "2025": ("2025-01-01", "2025-06-30", "2026-06-30"),
    "2026": ("2026-01-01", "2026-12-31", "2027-12-31"),
}
# Not on the statements by themselves: off-balance-sheet, closing and cost accounts.
OUTSIDE = ("80", "88", "89", "9")


class Case:
    """Two years of books under one model, and the settings they are read with."""

    def __init__(self, key, number, accounts, folder):
        generator = random.Random(f"{SEED} {key} {number}")
        self.model = statements_model.MODELS[key]
        start, middle, end = map(datetime.date.fromisoformat, YEARS[key])
        self.folder = folder / f"{key}-{number}"
        self.folder.mkdir()
        before = [random_books.first_opening(generator, accounts, start),
                  *random_books.moves(generator, accounts, start, middle)]
        some = generator.sample(accounts, len(accounts) * 2 // 3)
        now = [random_books.carried_opening(before, middle + DAY),
               *random_books.moves(generator, some, middle + DAY, end)]
        self.years = [now, before]
        self.files = [self.write(now, end), self.write(before, middle)]
        self.choices = statements_model.default_choices(self.model)
        if number % 2:
            self.choices = {key: generator.choice(lines.split())
                            for key, (_, lines) in self.model.open.items()}
        self.settings = self.folder / "denier.settings"
        text = "".join(f"{key} = {line}\n" for key, line in self.choices.items())
        self.settings.write_text(text if number % 2 else "", encoding="utf-8")

    def write(self, book, end):
        path = self.folder / f"123456782FEC{end:%Y%m%d}.txt"
        random_books.write_fec(path, book)
        return path

    def expected_income(self):
        now, before = [statements_model.income_lines(self.model, random_books.closings(book),
                                                     self.choices) for book in self.years]
        return {line: {"current": plain(now[line]), "previous": plain(before[line])}
                for line in now}

    def expected_balance_sheet(self):
        (assets, now), (assets_before, before) = [
            statements_model.balance_sheet(self.model, random_books.closings(book), self.choices)
            for book in self.years]
        expected_assets = {}
        for line, (gross, allowance) in assets.items():
            gross_before, allowance_before = assets_before[line]
            expected_assets[line] = {"gross": plain(gross), "allowance": plain(allowance),
                                     "net": plain(gross - allowance),
                                     "previous": plain(gross_before - allowance_before)}
        return expected_assets, {
            line: {"current": plain(now[line]), "previous": plain(before.get(line, 0))}
            for line in now}

    def report(self):
        return Program.report(self.files, "annual-accounts", "--all-lines", "--settings",
                              self.settings, allowed=(0, 1))


def shares(key, count):
    """The chart's accounts dealt to `count` books, so that together they post to all of them."""
    accounts = random_books.chart_accounts(statements_model.MODELS[key].chart)
    generator = random.Random(f"{SEED} {key}")
    generator.shuffle(accounts)
    size = max(120, -(-len(accounts) // count))
    doubled = accounts + accounts
    return [doubled[number * size % len(accounts):][:size] for number in range(count)]


def filled(values):
    """Nothing in a cell counts as nil."""
    return {column: value or "0.00" for column, value in values.items()}


class Statements(unittest.TestCase):
    def compare(self, found, expected, case, table):
        place = f"{table} of {case.folder.name}, seed {SEED}"
        self.assertEqual(set(found), set(expected), place)
        for line, values in expected.items():
            self.assertEqual(filled(found[line]), values, f"{line}, {place}")

    def check_model(self, key):
        count = COUNTS[0] if COUNTS else BOOKS
        with tempfile.TemporaryDirectory() as name:
            cases = [Case(key, number, accounts, pathlib.Path(name))
                     for number, accounts in enumerate(shares(key, count))]
            for case, document in zip(cases, program.together(Case.report, cases)):
                self.assertEqual(document["regulation"], case.model.regulation)
                assets, liabilities = case.expected_balance_sheet()
                self.assertEqual(assets["total_actif"]["net"],
                                 liabilities["total_passif"]["current"])
                for table, expected in (("income-statement", case.expected_income()),
                                        ("assets", assets), ("liabilities", liabilities)):
                    self.compare(program.figures(document, table), expected, case, table)

    def test_years_opened_before_2025(self):
        self.check_model("2020")

    def test_years_opened_in_2025(self):
        self.check_model("2025")

    def test_years_opened_since_2026(self):
        self.check_model("2026")

    def test_liaison_accounts_that_are_not_nil_are_shown(self):
        for key in YEARS:
            with tempfile.TemporaryDirectory() as name:
                case = Case(key, 0, random_books.chart_accounts(key)[::9], pathlib.Path(name))
                now = case.years[0]
                lines = [random_books.Line("181000", "", -4321),
                         random_books.Line("512000", "", 4321)]
                now.append(random_books.Entry("OD", str(len(now) + 1), now[-1].date, "P", "Siège",
                                              lines))
                random_books.write_fec(case.files[0], now)
                code, document, _ = Program.run(case.files, "balance-sheet", "--all-lines",
                                                allowed=(1,))
                assets, liabilities = case.expected_balance_sheet()
                liabilities["comptes_liaison"] = {"current": "43.21", "previous": "0.00"}
                self.assertEqual(code, 1)
                self.assertNotEqual(assets["total_actif"]["net"],
                                    liabilities["total_passif"]["current"])
                self.compare(program.figures(document, "assets"), assets, case, "assets")
                self.compare(program.figures(document, "liabilities"), liabilities, case,
                             "liabilities")

    def test_the_model_knows_a_line_for_every_account_of_the_chart(self):
        for model in statements_model.MODELS.values():
            choices = statements_model.default_choices(model)
            for account in random_books.chart_accounts(model.chart):
                if account.startswith(OUTSIDE):
                    continue
                lines = statements_model.lines_of(model, account, choices)
                self.assertTrue(lines, f"{account} under {model.regulation}")


if __name__ == "__main__":
    program.main(COUNTS)
