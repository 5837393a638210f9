#!/usr/bin/env python3
"""The general ledger of random books under random filters, line by line, against a plain reckoning.

Usage: test_ledgers.py PROGRAM [REQUESTS]. The seed is printed; DENIER_SEED repeats a run.
"""
import datetime
import pathlib
import random
import tempfile
import unittest

import program
import random_books
from program import Program, SEED
from random_books import plain

COUNTS = []
REQUESTS = 40
NAME = "123456782FEC20221231.txt"
START, END = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
DAY = datetime.timedelta(days=1)


def numbered_lines(book):
    """(line of the file, entry, line), in the order of the file."""
    result, position = [], 2
    for entry in book:
        for line in entry.lines:
            result.append((position, entry, line))
            position += 1
    return result


class Request:
    """Options of a ledger at random, and the ledger that they ask for."""

    def __init__(self, generator, book):
        self.lines = numbered_lines(book)
        self.prefixes, self.party, self.amounts = [], None, None
        self.first, self.last = START, END
        if generator.random() < 0.6:
            accounts = sorted({line.account for _, _, line in self.lines})
            self.prefixes = [generator.choice(accounts)[:generator.randint(1, 6)]
                             for _ in range(generator.randint(1, 3))]
        if generator.random() < 0.4:
            self.party = f"T{generator.randint(1, 4)}"
        if generator.random() < 0.4:
            self.amounts = self.random_amounts(generator)
        if generator.random() < 0.5:
            self.first, self.last = self.random_period(generator)

    def random_amounts(self, generator):
        """An amount that some line has, or a range; sides do not matter."""
        amount = abs(generator.choice(self.lines)[2].cents)
        if generator.random() < 0.4:
            return amount, amount
        return tuple(sorted((amount, generator.randint(1, 6_000_00))))

    def random_period(self, generator):
        days = sorted(START + DAY * generator.randint(0, 364) for _ in range(2))
        return days[0], days[1]

    def words(self):
        words = ["general-ledger", *self.prefixes]
        if self.party:
            words += ["--third-party", self.party]
        if self.amounts:
            least, most = map(plain, self.amounts)
            words += ["--amount", least if least == most else f"{least}..{most}"]
        if (self.first, self.last) != (START, END):
            words += ["-p", f"{self.first}..{self.last}"]
        return words

    def is_filtered(self):
        """Lines are left out, so that running balances would mean nothing."""
        return bool(self.party or self.amounts)

    def wants_account(self, account):
        return not self.prefixes or account.startswith(tuple(self.prefixes))

    def wants_line(self, entry, line):
        if not self.first <= entry.date <= self.last:
            return False
        if self.party and line.party != self.party:
            return False
        return not self.amounts or self.amounts[0] <= abs(line.cents) <= self.amounts[1]

    def carried(self, account):
        return sum(line.cents for _, entry, line in self.lines
                   if line.account == account and entry.date < self.first)

    def balance(self, cents):
        return None if self.is_filtered() else plain(cents)

    def line_values(self, entry, line, running):
        return {"date": entry.date.isoformat(), "journal": entry.journal, "number": entry.number,
                "piece": entry.piece, "third_party": line.party, "lettering": "",
                "debit": plain(line.cents) if line.cents > 0 else None,
                "credit": plain(-line.cents) if line.cents < 0 else None,
                "balance": self.balance(running)}

    def account_rows(self, account, wanted):
        """[(id, values to compare)] of an account, and its sums (debit, credit, balance)."""
        rows, sums = [], [0, 0, 0]
        if not self.is_filtered():
            sums[2] = self.carried(account)
            if sums[2]:
                rows.append((f"{account}_carried", {"date": self.first.isoformat(),
                                                    "balance": plain(sums[2])}))
        for position, entry, line in wanted:
            sums[0 if line.cents > 0 else 1] += abs(line.cents)
            sums[2] += line.cents
            rows.append((f"line_{position}", self.line_values(entry, line, sums[2])))
        if rows:
            rows.append((f"{account}_total", self.total_values(sums)))
        return rows, sums

    def total_values(self, sums):
        return {"debit": plain(sums[0]), "credit": plain(sums[1]), "balance": self.balance(sums[2])}

    def expected(self):
        rows, total = [], [0, 0, 0]
        for account in sorted({line.account for _, _, line in self.lines}):
            if not self.wants_account(account):
                continue
            wanted = [(position, entry, line) for position, entry, line in self.lines
                      if line.account == account and self.wants_line(entry, line)]
            account_rows, sums = self.account_rows(account, wanted)
            if account_rows:
                rows += account_rows
                total = [a + b for a, b in zip(total, sums)]
        return rows + [("total", self.total_values(total))]


class Ledgers(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.generator = random.Random(f"{SEED} {self.id()}")
        accounts = self.generator.sample(random_books.chart_accounts("2020"), 30)
        accounts += ["401", "411", "421", "441", "467", "512", "606", "706", "754"]
        self.book = [random_books.first_opening(self.generator, accounts, START)]
        for _ in range(3):
            self.book += random_books.moves(self.generator, sorted(set(accounts)), START, END)
        for position, entry in enumerate(self.book, 1):
            entry.number, entry.piece = str(position), f"P{position}"
        self.path = pathlib.Path(self.temporary.name) / NAME
        random_books.write_fec(self.path, self.book)

    def test_a_filtered_ledger_holds_the_lines_asked_for_and_their_sums(self):
        count = COUNTS[0] if COUNTS else REQUESTS
        requests = [Request(self.generator, self.book) for _ in range(count)]
        documents = program.together(
            lambda request: Program.report([self.path], *request.words(), allowed=(0, 1)), requests)
        for request, document in zip(requests, documents):
            place = f"{' '.join(request.words())}, seed {SEED}"
            rows = [row for row in program.table_rows(document, "general-ledger")
                    if row["kind"] != "heading"]
            expected = request.expected()
            self.assertEqual([row["id"] for row in rows], [name for name, _ in expected], place)
            for row, (name, values) in zip(rows, expected):
                found = {column: row["values"][column] for column in values}
                self.assertEqual(found, values, f"{name}, {place}")

    def test_the_whole_ledger_ends_where_the_trial_balance_does(self):
        ledger = program.figures(Program.report([self.path], "general-ledger"), "general-ledger")
        balance = program.figures(Program.report([self.path], "trial-balance"), "trial-balance")
        for account in {line.account for entry in self.book for line in entry.lines}:
            sides = balance[account]
            cents = [int((sides[column] or "0.00").replace(".", ""))
                     for column in ("closing_debit", "closing_credit")]
            self.assertEqual(ledger[f"{account}_total"]["balance"], plain(cents[0] - cents[1]))

    def test_third_parties_part_an_account_between_them(self):
        whole = program.figures(Program.report([self.path], "general-ledger", "4"),
                                "general-ledger")
        seen = set()
        for party in ("T1", "T2", "T3", "T4"):
            found = program.figures(Program.report([self.path], "general-ledger", "4",
                                                   "--third-party", party), "general-ledger")
            lines = {name for name in found if name.startswith("line_")}
            self.assertFalse(lines & seen)
            seen |= lines
        alone = {name for name, values in whole.items()
                 if name.startswith("line_") and not values["third_party"]}
        self.assertEqual(seen | alone, {name for name in whole if name.startswith("line_")})

    def test_periods_that_follow_each_other_share_the_lines_and_hand_the_balance_on(self):
        cut = START + DAY * self.generator.randint(60, 300)
        first, second = [
            program.figures(Program.report([self.path], "general-ledger", "-p", period),
                            "general-ledger")
            for period in (f"{START}..{cut}", f"{cut + DAY}..{END}")]
        lines = [{name for name in part if name.startswith("line_")} for part in (first, second)]
        self.assertFalse(lines[0] & lines[1])
        self.assertEqual(len(lines[0] | lines[1]), sum(len(entry.lines) for entry in self.book))
        for name, values in second.items():
            if name.endswith("_carried"):
                account = name.removesuffix("_carried")
                self.assertEqual(values["balance"], first[f"{account}_total"]["balance"], account)


if __name__ == "__main__":
    program.main(COUNTS)
