#!/usr/bin/env python3
"""Entries, openings, closings and dates found in random FEC files, against plain reckonings.

Usage: test_grouping.py PROGRAM [FILES]. The seed is printed; DENIER_SEED repeats a run.
"""
import collections
import datetime
import pathlib
import random
import tempfile
import unittest

import grouping_model
import program
import random_books
from grouping_model import Row
from program import Program, SEED
from random_books import Entry, Line, plain

COUNTS = []
FILES = 2  # of each kind
NAME = "123456782FEC20221231.txt"
START, END = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
POLICY_FINDINGS = {name for name, _, _ in grouping_model.POLICIES if name} | {"D1133", "D1134"}
ACCOUNTS = ["401000", "411000", "512000", "606400", "613200", "706000", "754110", "641100"]
DAY = datetime.timedelta(days=1)


def random_entries(generator, count=40):
    """Lists of rows that balance, in order of date; numbers and pieces are for others to give."""
    entries = []
    for date in random_books.days_of(generator, START, END, count):
        accounts = [generator.choice(ACCOUNTS) for _ in range(generator.randint(2, 5))]
        journal = generator.choice(("AC", "VE", "BQ", "OD"))
        entries.append([Row(journal, "", date, "", line.account, line.cents)
                        for line in random_books.balanced_lines(generator, accounts)])
    return entries


def number(entries, key=lambda row: None):
    """Numbers the entries from 1 within each key; pieces are all different."""
    counts = collections.Counter()
    for position, entry in enumerate(entries, 1):
        counts[key(entry[0])] += 1
        for row in entry:
            row.number, row.piece = str(counts[key(entry[0])]), f"P{position}"


def rows_of(entries):
    return [row for entry in entries for row in entry]


def numbered_in_the_year(generator):
    entries = random_entries(generator)
    number(entries)
    return rows_of(entries)


def numbered_by_journal(generator):
    entries = random_entries(generator)
    number(entries, lambda row: row.journal)
    return rows_of(entries)


def numbered_by_journal_and_month(generator):
    entries = random_entries(generator)
    number(entries, lambda row: (row.journal, row.date.month))
    return rows_of(entries)


def all_numbers_nil(generator):
    entries = random_entries(generator)
    number(entries)
    for row in rows_of(entries):
        row.number = "0"
    return rows_of(entries)


def a_number_for_each_line(generator):
    rows = rows_of(random_entries_with_pieces(generator))
    for position, row in enumerate(rows, 1):
        row.number = str(position)
    return rows


def random_entries_with_pieces(generator):
    entries = random_entries(generator)
    number(entries)
    return entries


def over_two_journals(generator):
    """Lines of half the entries lie in a second journal."""
    entries = random_entries_with_pieces(generator)
    for entry in entries[::2]:
        entry[-1].journal = "BQ" if entry[0].journal != "BQ" else "CA"
    return rows_of(entries)


def a_number_for_each_line_over_two_journals(generator):
    rows = over_two_journals(generator)
    for position, row in enumerate(rows, 1):
        row.number = str(position)
    return rows


def scattered(generator):
    rows = numbered_in_the_year(generator)
    generator.shuffle(rows)
    return rows


def scattered_by_journal(generator):
    """One journal after another, each with its lines in any order."""
    rows = numbered_by_journal(generator)
    generator.shuffle(rows)
    return sorted(rows, key=lambda row: row.journal)


def months_over_two_journals(generator):
    """Numbers restart each month, entries span two journals, lines of a day are mixed."""
    entries = random_entries(generator)
    number(entries, lambda row: row.date.month)
    for entry in entries:
        entry[-1].journal = "BQ" if entry[0].journal != "BQ" else "CA"
    rows = rows_of(entries)
    generator.shuffle(rows)
    return sorted(rows, key=lambda row: row.date)


def over_two_dates(generator):
    """Each line has its number, and some lines come a day later: journals alone balance."""
    rows = a_number_for_each_line(generator)
    for row in rows[::7]:
        row.date = min(row.date + DAY, END) if row.date < END else row.date - DAY
        row.piece = "-"
    return rows


def over_dates_and_journals(generator):
    rows = over_two_dates(generator)
    rows[0].journal = "CA"
    return rows


KINDS = [numbered_in_the_year, numbered_by_journal, numbered_by_journal_and_month, all_numbers_nil,
         a_number_for_each_line, over_two_journals, a_number_for_each_line_over_two_journals,
         scattered, scattered_by_journal, months_over_two_journals, over_two_dates,
         over_dates_and_journals]


def write_rows(path, rows):
    """Writes each row as an entry of one line; the rows learn their line of the file."""
    entries = []
    for position, row in enumerate(rows, 2):
        row.line = position
        entries.append(Entry(row.journal, row.number, row.date, row.piece, "Écriture",
                             [Line(row.account, "", row.cents)]))
    random_books.write_fec(path, entries)


def found_ids(document):
    return {finding["id"] for finding in document["findings"]}


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.generator = random.Random(f"{SEED} {self.id()}")
        self.written = 0

    def place(self, name=NAME):
        self.written += 1
        folder = self.folder / str(self.written)
        folder.mkdir()
        return folder / name

    def write(self, book, name=NAME):
        path = self.place(name)
        random_books.write_fec(path, book)
        return path


class Grouping(Folder):
    def test_lines_come_together_as_the_first_policy_that_balances_says(self):
        count = COUNTS[0] if COUNTS else FILES
        cases = [(kind, kind(self.generator), self.place()) for kind in KINDS for _ in range(count)]
        for _, rows, path in cases:
            write_rows(path, rows)
        documents = program.together(lambda case: Program.report([case[2]], "journal"), cases)
        met = set()
        for (kind, rows, _), document in zip(cases, documents):
            policy, entries = grouping_model.group(rows)
            met.add(policy)
            place = f"{kind.__name__}, seed {SEED}"
            self.assertEqual(found_ids(document) & POLICY_FINDINGS, {policy} - {None}, place)
            self.assertEqual(document["book"]["entries"], len(entries), place)
            self.assertEqual(document["book"]["lines"], len(rows), place)
            lines = [row["id"] for row in program.table_rows(document, "journal")
                     if row["kind"] == "line"]
            self.assertEqual(lines, [f"line_{row.line}" for entry in entries for row in entry],
                             place)
        self.assertEqual(met, POLICY_FINDINGS | {None})

    def test_each_line_of_the_journal_says_what_the_file_says(self):
        for kind in (numbered_by_journal, scattered, over_two_journals):
            rows = kind(self.generator)
            path = self.place()
            write_rows(path, rows)
            found = program.figures(Program.report([path], "journal"), "journal")
            for row in rows:
                values = found[f"line_{row.line}"]
                expected = [row.date.isoformat(), row.journal, row.number, row.account, row.piece,
                            plain(row.cents) if row.cents > 0 else None,
                            plain(-row.cents) if row.cents < 0 else None]
                columns = ("date", "journal", "number", "account", "piece", "debit", "credit")
                self.assertEqual([values[column] for column in columns], expected,
                                 f"{kind.__name__} line {row.line}, seed {SEED}")

    def test_a_journal_asked_for_comes_alone_with_its_sums(self):
        for kind in (numbered_in_the_year, over_two_journals):
            rows = kind(self.generator)
            path = self.place()
            write_rows(path, rows)
            for journal in sorted({row.journal for row in rows}):
                found = program.figures(Program.report([path], "journal", journal), "journal")
                own = [row for row in rows if row.journal == journal]
                place = f"{journal}, {kind.__name__}, seed {SEED}"
                lines = [name for name in found if name.startswith("line_")]
                self.assertEqual(lines, [f"line_{row.line}" for row in own], place)
                for name in (f"journal_{journal}", "total"):
                    sums = (found[name]["debit"], found[name]["credit"])
                    self.assertEqual(sums, (plain(sum(max(row.cents, 0) for row in own)),
                                            plain(sum(max(-row.cents, 0) for row in own))), place)

    def test_the_ledger_names_the_journal_of_each_line(self):
        rows = over_two_journals(self.generator)
        path = self.place()
        write_rows(path, rows)
        found = program.figures(Program.report([path], "general-ledger"), "general-ledger")
        for row in rows:
            self.assertEqual(found[f"line_{row.line}"]["journal"], row.journal, f"seed {SEED}")


def year_of(generator, start, end, opening=True):
    """A small book of that year."""
    accounts = generator.sample(random_books.chart_accounts("2020"), 60)
    book = random_books.moves(generator, accounts, start, end)
    if opening:
        book.insert(0, random_books.first_opening(generator, accounts, start))
    return book


def openings(entries):
    balances = collections.Counter()
    for entry in entries:
        for line in entry.lines:
            balances[line.account] += line.cents
    return {account: cents for account, cents in balances.items() if cents}


class Carried(Folder):
    def opening_columns(self, path, *words):
        document = Program.report([path], "trial-balance", *words)
        found = {}
        for account, values in program.figures(document, "trial-balance").items():
            cents = [int((values[column] or "0.00").replace(".", ""))
                     for column in ("opening_debit", "opening_credit")]
            if account != "total" and any(cents):
                found[account] = cents[0] - cents[1]
        return found

    def check_opening(self, change, *words, is_opening=True):
        """Whether the opening entry, changed, counts as one."""
        book = year_of(self.generator, START, END)
        change(book[0])
        expected = openings(book[:1]) if is_opening else {}
        self.assertEqual(self.opening_columns(self.write(book), *words), expected, f"seed {SEED}")

    def test_opening_entries_lie_in_journals_of_the_usual_names(self):
        for code in ("AN", "RAN", "ANO", "OUV", "A-NOUVEAUX"):
            def rename(entry, code=code):
                entry.journal, entry.label = code, "Écriture"
            self.check_opening(rename)

    def test_opening_entries_say_so_in_any_journal(self):
        for label in ("Reprise des soldes", "Report à nouveau", "À nouveau", "A NOUVEAU 2022"):
            def relabel(entry, label=label):
                entry.journal, entry.label = "OD", label
            self.check_opening(relabel)

    def test_a_first_entry_that_does_not_say_so_is_a_movement(self):
        def conceal(entry):
            entry.journal, entry.label = "OD", "Écriture"
        self.check_opening(conceal, is_opening=False)

    def test_the_journal_of_opening_entries_can_be_named(self):
        def rename(entry):
            entry.journal, entry.label = "ZZ", "Écriture"
        self.check_opening(rename, "--opening-journal", "ZZ")

    def test_an_entry_with_an_expense_opens_nothing(self):
        def spend(entry):
            entry.lines += [Line("606400", "", 1234), Line("512000", "", -1234)]
        self.check_opening(spend, is_opening=False)

    def closing_entries(self, book, one):
        """Entries that empty classes 6 and 7 against 120, one or one a class."""
        by_class = {"6": [], "7": []}
        for (account, _), cents in random_books.closings(book).items():
            if account[0] in "67" and cents:
                by_class[account[0]].append(Line(account, "", -cents))
        groups = [by_class["6"] + by_class["7"]] if one else list(by_class.values())
        entries = []
        for position, lines in enumerate(groups):
            lines = lines + [Line("120000", "", -sum(line.cents for line in lines))]
            entries.append(Entry("OD", f"{len(book) + 1 + position}", END, f"C{position}",
                                 "Clôture", lines))
        return entries

    def test_closing_entries_are_left_out_of_the_balances(self):
        for one in (True, False):
            book = year_of(self.generator, START, END)
            expected = Program.report([self.write(book)], "trial-balance")
            closed = book + self.closing_entries(book, one)
            document = Program.report([self.write(closed)], "trial-balance")
            self.assertIn("D1135", found_ids(document), f"seed {SEED}")
            self.assertEqual(self.moved(document), self.moved(expected), f"seed {SEED}")

    @staticmethod
    def moved(document):
        """Figures of the accounts that any of them is not nil in."""
        return {account: values
                for account, values in program.figures(document, "trial-balance").items()
                if any(value not in (None, "0.00") for value in values.values())}

    def test_entries_that_close_all_but_one_account_stay(self):
        book = year_of(self.generator, START, END)
        closing = self.closing_entries(book, True)[0]
        left = closing.lines.pop(0)
        closing.lines[-1].cents += left.cents
        document = Program.report([self.write(book + [closing])], "trial-balance")
        self.assertNotIn("D1135", found_ids(document), f"seed {SEED}")
        found = program.figures(document, "trial-balance")["120000"]
        balance = sum(line.cents for entry in book + [closing] for line in entry.lines
                      if line.account == "120000")
        self.assertEqual((found["closing_debit"], found["closing_credit"]),
                         (plain(max(balance, 0)), plain(max(-balance, 0))), f"seed {SEED}")


def month_end(date):
    return (date.replace(day=28) + 4 * DAY).replace(day=1) - DAY


class Dates(Folder):
    def period(self, files, *words):
        document = Program.report(files, "trial-balance", *words, allowed=(0, 1))
        return (document["period"]["start"], document["period"]["end"]), found_ids(document)

    def random_year(self):
        """A year of nine to fourteen months that begins on some first of a month."""
        start = datetime.date(self.generator.choice((2021, 2022)), self.generator.randint(1, 12), 1)
        end = start
        for _ in range(self.generator.randint(9, 14)):
            end = month_end(end) + DAY
        return start, end - DAY

    def test_the_name_of_the_file_closes_the_year_and_its_opening_entries_begin_it(self):
        for _ in range(4):
            start, end = self.random_year()
            book = year_of(self.generator, start, end)
            path = self.write(book, f"123456782FEC{end:%Y%m%d}.txt")
            found, _ = self.period([path])
            self.assertEqual(found, (start.isoformat(), end.isoformat()), f"seed {SEED}")

    def test_without_a_date_in_the_name_the_month_of_the_last_entry_closes_the_year(self):
        for _ in range(4):
            start, end = self.random_year()
            book = year_of(self.generator, start, end)
            last = max(entry.date for entry in book)
            found, ids = self.period([self.write(book, "compta.txt")])
            self.assertEqual(found, (start.isoformat(), month_end(last).isoformat()))
            self.assertIn("D1136", ids)

    def test_a_date_in_the_name_that_the_entries_do_not_fit_is_not_believed(self):
        book = year_of(self.generator, START, END)
        last = max(entry.date for entry in book)
        found, ids = self.period([self.write(book, "123456782FEC20301231.txt")])
        self.assertEqual(found, (START.isoformat(), month_end(last).isoformat()))
        self.assertLessEqual({"D1102", "D1136"}, ids)

    def test_without_opening_entries_a_year_lasts_twelve_months(self):
        book = year_of(self.generator, START, END, opening=False)
        found, _ = self.period([self.write(book)])
        self.assertEqual(found, (START.isoformat(), END.isoformat()))

    def test_dates_asked_for_win(self):
        book = year_of(self.generator, START, END)
        found, _ = self.period([self.write(book)], "--year-end", "2023-03-31")
        self.assertEqual(found[1], "2023-03-31")
        found, _ = self.period([self.write(book)], "--year-start", "2021-10-01")
        self.assertEqual(found, ("2021-10-01", END.isoformat()))

    def test_a_year_begins_the_day_after_the_one_before(self):
        middle = datetime.date(2022, self.generator.randint(4, 9), 1)
        before = year_of(self.generator, START, middle - DAY)
        now = year_of(self.generator, middle, END, opening=False)
        files = [self.write(now), self.write(before, f"123456782FEC{middle - DAY:%Y%m%d}.txt")]
        for order in (files, files[::-1]):
            found, _ = self.period(order)
            self.assertEqual(found, (middle.isoformat(), END.isoformat()), f"seed {SEED}")


if __name__ == "__main__":
    program.main(COUNTS)
