#!/usr/bin/env python3
"""One random book in forty forms of FEC gives forty times the same trial balance and ledger.

Usage: test_layouts.py PROGRAM. The seed is printed; DENIER_SEED repeats a run.
"""
import datetime
import pathlib
import random
import tempfile
import unittest

import layouts
import program
import random_books
from program import Program, SEED

NAME = "123456782FEC20221231"
START, END = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
ENDS = {"LF": "\n", "CR LF": "\r\n", "CR": "\r", "CR CR LF": "\r\r\n"}
ENCODINGS = ("utf-8", "iso-8859-15", "cp1252")


def book_rows():
    """Rows of a random book whose texts hold letters that encodings tell apart."""
    generator = random.Random(f"{SEED} layouts")
    accounts = generator.sample(random_books.chart_accounts("2020"), 120)
    book = [random_books.first_opening(generator, accounts, START),
            *random_books.moves(generator, accounts, START, END)]
    rows = [list(random_books.HEADER), *random_books.fec_rows(book)]
    for row in rows[1:]:
        row[5] = f"Dépôt à l'œuvre, {row[4]} €"
        row[10] = "Où ? Noël, 5 €"
    return rows


def shuffled(rows, generator):
    order = list(range(len(rows[0])))
    generator.shuffle(order)
    return layouts.in_order(rows, order)


def forms(rows, generator):
    """(what is special, bytes) of each form of the rows."""
    for name, end in ENDS.items():
        for separator in "\t|":
            yield f"{name}, {separator!r}", layouts.text_of(rows, separator, end).encode()
    for encoding in ENCODINGS:
        for name, end in ENDS.items():
            yield f"{encoding}, {name}", layouts.text_of(rows, end=end).encode(encoding)
    mark = layouts.BYTE_ORDER_MARK
    yield "byte order mark", (mark + layouts.text_of(rows)).encode()
    yield "byte order mark, bars", (mark + layouts.text_of(rows, "|", "\n")).encode()
    yield "no last end", layouts.text_of(rows, last_end=False).encode()
    yield "separator behind", layouts.text_of(rows, trailing=True).encode()
    yield "bars behind", layouts.text_of(rows, "|", trailing=True).encode()
    yield "fixed width", layouts.text_of(layouts.fixed_width(rows)).encode()
    yield "fixed width, bars", layouts.text_of(layouts.fixed_width(rows), "|").encode("cp1252")
    yield "plus behind", layouts.text_of(layouts.trailing_signs(rows)).encode()
    yield "points", layouts.text_of(layouts.points(rows)).encode()
    yield "dates with hyphens", layouts.text_of(layouts.iso_dates(rows)).encode()
    for sides in (("D", "C"), ("d", "c"), ("+1", "-1")):
        yield f"sides {sides}", layouts.text_of(layouts.with_sides(rows, sides)).encode()
    synonyms = layouts.renamed(rows, lambda name: layouts.SYNONYMS.get(name, name))
    yield "synonyms", layouts.text_of(synonyms).encode()
    yield "capitals", layouts.text_of(layouts.renamed(rows, str.upper)).encode()
    yield "padded names", layouts.text_of(layouts.renamed(rows, lambda n: f" {n} ")).encode()
    more = layouts.with_columns(rows, ["DateRglt", "ModeRglt", "NatOp"])
    more = [row[:18] + (["20221231", "CB", "A"] if number else row[18:])
            for number, row in enumerate(more)]
    yield "cash columns", layouts.text_of(more).encode()
    yield "other columns", layouts.text_of(layouts.with_columns(rows, ["Site", "Projet"])).encode()
    for number in range(4):
        mixed = shuffled(rows, generator)
        separator, end = generator.choice("\t|"), generator.choice(list(ENDS.values()))
        encoding = generator.choice(ENCODINGS)
        text = layouts.text_of(mixed, separator, end, trailing=generator.random() < 0.5)
        yield f"order {number}, {encoding}, {end!r}, {separator!r}", text.encode(encoding)


def figures_of(document, table):
    """What the table says, without the numbers of the file's lines."""
    rows = []
    for row in program.table_rows(document, table):
        name = "line" if row["id"].startswith("line_") else row["id"]
        rows.append((name, row["kind"], row["label"], tuple(row["values"].items())))
    return rows


class Layouts(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.generator = random.Random(f"{SEED} forms")
        self.rows = book_rows()
        self.plain = self.write(0, layouts.text_of(self.rows).encode(), ".txt")

    def write(self, number, content, suffix):
        folder = self.folder / str(number)
        folder.mkdir()
        path = folder / (NAME + suffix)
        path.write_bytes(content)
        return path

    def test_the_trial_balance_is_the_same_in_every_form(self):
        cases = list(forms(self.rows, self.generator))
        self.assertGreaterEqual(len(cases), 40)
        paths = [self.write(number, content, ".txt")
                 for number, (_, content) in enumerate(cases, 1)]
        reports = program.together(lambda path: Program.report([path], "trial-balance"),
                                   [self.plain, *paths])
        expected = figures_of(reports[0], "trial-balance")
        for (name, _), document in zip(cases, reports[1:]):
            self.assertEqual(figures_of(document, "trial-balance"), expected,
                             f"{name}, seed {SEED}")
            self.assertEqual(document["book"], reports[0]["book"], name)

    def test_the_general_ledger_is_the_same_in_the_strangest_forms(self):
        cases = list(forms(self.rows, self.generator))
        chosen = self.generator.sample(cases, 6)
        paths = [self.write(number, content, ".txt")
                 for number, (_, content) in enumerate(chosen, 1)]
        reports = program.together(lambda path: Program.report([path], "general-ledger"),
                                   [self.plain, *paths])
        expected = figures_of(reports[0], "general-ledger")
        for (name, _), document in zip(chosen, reports[1:]):
            self.assertEqual(figures_of(document, "general-ledger"), expected,
                             f"{name}, seed {SEED}")

    def test_the_xml_form_gives_the_same_trial_balance(self):
        header, *lines = self.rows
        by_journal = [header, *sorted(lines, key=lambda row: (row[0], int(row[2])))]
        expected = Program.report([self.plain], "trial-balance")
        path = self.write(1, layouts.xml_of(by_journal).encode(), ".xml")
        found = Program.report([path], "trial-balance")
        self.assertEqual(figures_of(found, "trial-balance"), figures_of(expected, "trial-balance"))
        self.assertEqual(found["book"], expected["book"])

    def test_a_negative_credit_closes_like_a_debit(self):
        expected = program.figures(Program.report([self.plain], "trial-balance"), "trial-balance")
        text = layouts.text_of(layouts.negatives(self.rows))
        found = program.figures(Program.report([self.write(1, text.encode(), ".txt")],
                                               "trial-balance"), "trial-balance")
        self.assertEqual(set(found), set(expected))
        for account, values in expected.items():
            for column in ("closing_debit", "closing_credit"):
                self.assertEqual(found[account][column], values[column], f"{account} {column}")

    def test_labels_come_out_as_they_were_written(self):
        labels = {row[2] for row in figures_of(Program.report([self.plain], "trial-balance"),
                                               "trial-balance")}
        self.assertTrue(any("Dépôt à l'œuvre" in label and "€" in label for label in labels))


if __name__ == "__main__":
    program.main()
