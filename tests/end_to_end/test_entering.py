#!/usr/bin/env python3
"""Keeping a book by hand: a new book, entries, what takes them back, what they are tagged with.

Usage: test_entering.py PROGRAM
"""
import hashlib
import json
import os
import pathlib
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PROGRAM = None
GIFT = ("--journal", "BQ", "--date", "2023-01-09", "--piece", "R12", "--label", "Don",
        "512000", "100.00", "754110", "-100.00")
LOCKED, CLOSED = 1, 2
SECONDS = 60  # of patience with a busy machine
FRENCH = {"LC_ALL": "fr_FR.UTF-8"}


class Keeping(unittest.TestCase):
    """A book of 2023 in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.book = self.folder / "lavoir.denier"
        self.run_program("init", self.book, "--entity", "Les Amis du Lavoir", "--siren",
                         "123456782", "--year", "2023-01-01..2023-12-31", "--yes")

    def run_program(self, *words, code=0, environment=None):
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=60,
                              cwd=self.folder, stdin=subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": "C", "DENIER_USER": "treasurer",
                                   **(environment or {})})
        self.output, self.errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, self.output + self.errors)
        return self.output

    def keep(self, *words, **choices):
        return self.run_program("-f", self.book, *words, **choices)

    def told(self, *words, **choices):
        """What the command says to programs: its tables by id, each a dictionary of rows."""
        report = json.loads(self.keep(*words, "-O", "json", **choices))
        return {table["id"]: {row["id"]: row["values"] for row in table["rows"]}
                for table in report["tables"]}

    def refused(self, kind, *words, code=1):
        before = self.rows("SELECT * FROM counter UNION ALL SELECT entity, entry, journal, date"
                           " FROM entry")
        self.keep(*words, code=code)
        self.assertIn(f"error[{kind}]", self.errors)
        self.assertEqual(self.rows("SELECT * FROM counter UNION ALL SELECT entity, entry, journal,"
                                   " date FROM entry"), before)

    def rows(self, sql):
        connection = sqlite3.connect(self.book)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def set_state(self, state):
        """What locking or closing the year writes."""
        connection = sqlite3.connect(self.book)
        connection.execute("UPDATE fiscal_year SET state = ?", (state,))
        connection.commit()
        connection.close()

    def lines(self):
        return self.rows("SELECT entry, account, auxiliary, debit, credit FROM line"
                         " ORDER BY entry, line")


class NewBook(Keeping):
    def init(self, *words, **choices):
        return self.run_program("init", "other.denier", *words, **choices)

    def test_a_book_has_journals_and_dimensions(self):
        self.assertEqual([code for code, in self.rows("SELECT code FROM journal ORDER BY code")],
                         ["AC", "AN", "BQ", "CA", "OD", "SO", "VE"])
        self.assertEqual([name for name, in self.rows("SELECT dimension FROM dimension")],
                         ["channel", "destination", "funder", "project"])

    def test_a_dry_run_shows_the_book_and_makes_none(self):
        told = self.init("--entity", "Le Puits", "--siren", "000000000", "--year",
                         "2024-09-01..2025-08-31", "--yes", "--dry-run", "-O", "json")
        book = {row["id"]: row["values"]["value"] for row in json.loads(told)["tables"][0]["rows"]}
        self.assertEqual(book["entity"], "Le Puits")
        self.assertEqual(book["start"], "2024-09-01")
        self.assertEqual(book["regulation"], "anc-2018-06/2020")
        self.assertFalse((self.folder / "other.denier").exists())

    def test_numbers_of_the_association_are_checked(self):
        year = ("--entity", "Le Puits", "--year", "2023-01-01..2023-12-31", "--yes")
        self.init(*year, "--siren", "123456789", code=2)
        self.assertIn("D6504", self.errors)
        self.assertIn("would be 2", self.errors)
        self.init(*year, "--siren", "12345678", code=2)
        self.assertIn("D6503", self.errors)
        self.init(*year, "--rna", "X123456789", code=2)
        self.assertIn("D6505", self.errors)
        self.init(*year, "--siren", "123 456 782", "--rna", "w123456789")
        self.book = self.folder / "other.denier"
        self.assertEqual(self.rows("SELECT value FROM setting WHERE key IN ('rna', 'siren')"
                                   " ORDER BY key"), [("W123456789",), ("123456782",)])

    def test_what_is_missing_is_said_without_a_terminal(self):
        self.init("--year", "2023-01-01..2023-12-31", code=2)
        self.assertIn("D6101", self.errors)
        self.init("--entity", "Le Puits", code=2)
        self.assertIn("D6200", self.errors)
        self.init("--entity", "Le Puits", "--year", "2023-01-01..", code=2)
        self.run_program("init", self.book, "--entity", "Le Puits", "--year",
                         "2023-01-01..2023-12-31", code=2)
        self.assertIn("D0040", self.errors)


class Entries(Keeping):
    def test_one_line_writes_a_draft_and_shows_it(self):
        told = self.told("add", *GIFT)
        self.assertEqual(told["entry"]["id"]["value"], "1")
        self.assertEqual(told["entry"]["state"]["value"], "draft")
        self.assertEqual(told["lines"]["line_1"]["debit"], "100.00")
        self.assertEqual(told["lines"]["line_2"]["balance"], "-100.00")
        self.assertIn("account 754110 is new to the year: Dons manuels", self.errors)
        self.assertEqual(self.lines(), [(1, "512000", "", 10000, 0), (1, "754110", "", 0, 10000)])
        told = self.told("saisir", *GIFT)
        self.assertEqual(told["lines"]["line_1"]["balance"], "200.00")

    def test_french_is_spoken_where_it_is_asked_for(self):
        text = self.keep("saisir", *GIFT, environment=FRENCH)
        self.assertIn("brouillard", text)
        self.assertIn("le compte 512000 est nouveau dans l'exercice : Banques", self.errors)

    def test_a_dry_run_shows_the_entry_and_writes_nothing(self):
        told = self.told("add", *GIFT, "--dry-run")
        self.assertEqual(told["entry"]["id"]["value"], "1")
        self.assertEqual(told["lines"]["line_1"]["balance"], "100.00")
        self.assertIn("nothing was written", self.errors)
        self.assertEqual(self.lines(), [])
        self.assertEqual(self.rows("SELECT * FROM account"), [])

    def test_one_amount_is_computed_to_the_cent(self):
        head = ("add", "--journal", "AC", "--date", "2023-02-01", "--label", "Papier")
        self.keep(*head, "606400", "33,33", "626000", "66.67", "401000:PAPETERIE")
        self.keep(*head, "606400", "-", "401000:PAPETERIE", "-0.01")
        self.assertEqual(self.lines()[2:], [(1, "401000", "PAPETERIE", 0, 10000),
                                            (2, "606400", "", 1, 0),
                                            (2, "401000", "PAPETERIE", 0, 1)])
        self.refused("D6507", *head, "606400", "-", "401000", code=2)
        self.refused("D6508", *head, "606400", "5", "512000", "-5", "401000")
        self.refused("D6508", *head, "606400", "0.00", "512000", "-5", "401000")

    def test_third_parties_are_named_once(self):
        head = ("add", "--journal", "AC", "--date", "2023-02-01", "--label", "Papier")
        self.keep(*head, "606400", "5", "401000:PAPETERIE", "--third-party-label",
                  "PAPETERIE=Papeterie du Port")
        told = self.told(*head, "606400", "5", "401000:AUTRE")
        self.assertEqual(told["lines"]["line_2"]["balance"], "-5.00")
        self.assertEqual(self.rows("SELECT number, label FROM auxiliary ORDER BY number"),
                         [("AUTRE", "AUTRE"), ("PAPETERIE", "Papeterie du Port")])
        self.refused("D6510", *head, "606400", "5", "401000:AUTRE", "--third-party-label", "X=Y",
                     code=2)

    def test_what_an_entry_lacks_is_said(self):
        head = ["--journal", "BQ", "--date", "2023-01-09", "--label", "Don"]
        lines = ["512000", "1.00", "754110"]
        for option in ("journal", "date", "label"):
            place = head.index(f"--{option}")
            self.refused("D6506", "add", *head[:place], *head[place + 2:], *lines, code=2)
            self.assertIn(f"--{option}", self.errors)
        self.refused("D6111", "add", *head)
        self.refused("D6111", "add", *head, "512000", "1.00")
        self.refused("D2001", "add", *head, "512000", "1.00", "754110", "-1.01")
        self.refused("D6112", "add", *head[:2], "--date", "2024-01-09", *head[4:], *lines)
        self.refused("D6115", "add", "--journal", "ZZ", *head[2:], *lines)
        self.refused("D6116", "add", *head, "999999", "1.00", "754110")
        self.assertIn("denier account add 999999", self.errors)
        self.refused("D0102", "add", *head, "512000", "1.234", "754110")
        self.refused("D0101", "add", *head, "512000", "1,234.56", "754110")

    def test_an_edit_takes_the_place_of_what_it_names(self):
        self.keep("add", *GIFT)
        self.keep("edit", "1", "--label", "Don de janvier", "--piece", "R13")
        self.assertEqual(self.rows("SELECT DISTINCT piece, label FROM line"),
                         [("R13", "Don de janvier")])
        told = self.told("modifier", "1", "--date", "2023-02-01", "530000", "40", "754110")
        self.assertEqual(told["entry"]["id"]["value"], "1")
        self.assertEqual(told["entry"]["date"]["value"], "2023-02-01")
        self.assertEqual(told["lines"]["line_2"]["balance"], "-40.00")
        self.assertEqual(self.lines(), [(1, "530000", "", 4000, 0), (1, "754110", "", 0, 4000)])
        self.assertEqual(self.rows("SELECT DISTINCT label, piece_date FROM line"),
                         [("Don de janvier", "2023-02-01")])
        self.refused("D6121", "edit", "57", "--label", "x")
        self.refused("D6501", "edit", code=2)

    def test_validated_entries_stay(self):
        self.keep("add", *GIFT)
        self.keep("validate", "--until", "2023-12-31", "--yes")
        for words in (("edit", "1", "--label", "x"), ("edit", "BQ-1", "--label", "x"),
                      ("delete", "BQ-1"), ("undo",)):
            self.refused("D6523" if words == ("undo",) else "D6120", *words)

    def test_a_draft_is_deleted(self):
        self.keep("add", *GIFT)
        self.keep("supprimer", "1", "--dry-run")
        self.assertEqual(len(self.lines()), 2)
        told = self.told("delete", "1")
        self.assertEqual(told["lines"]["line_1"]["balance"], "0.00")
        self.assertEqual(self.lines(), [])
        self.refused("D6121", "delete", "1")

    def test_a_locked_year_stays_as_it_is(self):
        self.keep("add", *GIFT)
        self.keep("validate", "--until", "2023-12-31", "--yes")
        self.keep("add", *GIFT)
        self.set_state(LOCKED)
        for words in (("add", *GIFT), ("edit", "2", "--label", "x"), ("delete", "2"), ("undo",),
                      ("validate", "--until", "2023-12-31", "--yes")):
            self.refused("D6113", *words)
        self.refused("D6526", "reverse", "BQ-1", code=2)
        self.refused("D6113", "reverse", "BQ-1", "--date", "2023-03-01")

    def test_a_reversal_exchanges_the_sides(self):
        self.keep("add", *GIFT)
        self.refused("D6524", "reverse", "1")
        self.keep("validate", "--until", "2023-12-31", "--yes")
        told = self.told("contre-passer", "BQ-1", "--date", "2023-03-01")
        self.assertEqual(told["entry"]["label"]["value"], "Contre-passation de BQ-1 : Don")
        self.assertEqual(told["entry"]["reverses"]["value"], "1")
        self.assertEqual(told["lines"]["line_1"]["balance"], "0.00")
        self.assertEqual(self.lines()[2:], [(2, "512000", "", 0, 10000),
                                            (2, "754110", "", 10000, 0)])
        self.refused("D6525", "reverse", "BQ-1")

    def test_undo_goes_back_act_by_act(self):
        self.keep("add", *GIFT)
        first = self.lines()
        self.keep("edit", "1", "530000", "40", "754110")
        second = self.lines()
        self.keep("delete", "1")
        told = self.told("annuler")
        self.assertEqual(told["drafts"], {"1": {"outcome": "restored"}})
        self.assertEqual(self.lines(), second)
        self.keep("undo", "--dry-run")
        self.assertEqual(self.lines(), second)
        self.keep("undo")
        self.assertEqual(self.lines(), first)
        told = self.told("undo")
        self.assertEqual(told["drafts"], {"1": {"outcome": "withdrawn"}})
        self.assertEqual(self.lines(), [])
        self.refused("D6522", "undo")
        self.assertEqual(self.told("add", *GIFT)["entry"]["id"]["value"], "2")


    def test_undo_withdraws_an_import_which_may_come_again(self):
        path = self.folder / "mars.csv"
        path.write_text("date,label,amount,debit account,credit account\n"
                        "2023-03-01,Stylos,12.50,606400,512000\n"
                        "2023-03-02,Encre,7.50,606400,512000\n", encoding="utf-8")
        take = ("import", path, "--journal", "BQ", "--yes")
        self.keep(*take)
        self.assertEqual(len(self.lines()), 4)
        told = self.told("undo")
        self.assertEqual(told["drafts"], {"1": {"outcome": "withdrawn"},
                                          "2": {"outcome": "withdrawn"}})
        self.assertEqual(self.lines(), [])
        self.keep(*take)
        self.assertEqual(len(self.lines()), 4)


class Validation(Keeping):
    def test_numbers_follow_the_dates(self):
        for day, journal in ((20, "BQ"), (5, "BQ"), (5, "OD"), (28, "BQ")):
            self.keep("add", "--journal", journal, "--date", f"2023-01-{day:02}", "--label", "Don",
                      "--piece", f"R{day}", "512000", str(day), "754110")
        told = self.told("valider", "--until", "2023-01-20", "--yes")
        self.assertIn("drafts up to 2023-01-20: 3", self.errors)
        self.assertEqual(told["validated"]["BQ"],
                         {"year": "2023-12-31", "count": 2, "first": "BQ-1", "last": "BQ-2"})
        self.assertEqual(self.rows("SELECT entry, journal, number, author FROM entry"
                                   " ORDER BY entry"),
                         [(1, "BQ", 2, "treasurer"), (2, "BQ", 1, "treasurer"),
                          (3, "OD", 1, "treasurer"), (4, "BQ", 0, "treasurer")])

    def test_a_draft_without_a_piece_is_refused(self):
        self.keep("add", "--journal", "BQ", "--date", "2023-01-05", "--label", "Don", "512000",
                  "10", "754110")
        self.refused("D6122", "validate", "--until", "2023-12-31", "--yes")
        self.keep("edit", "1", "--piece", "R5")
        self.keep("validate", "--until", "2023-12-31", "--yes")

    def test_it_wants_a_day_and_a_yes(self):
        self.keep("add", *GIFT)
        self.refused("D6527", "validate", "--yes", code=2)
        self.refused("D6108", "validate", "--until", "2023-12-31", code=2)
        self.refused("D0026", "validate", "--until", "soon", "--yes", code=2)
        self.keep("validate", "--until", "2023-12-31", "--dry-run")
        self.assertEqual(self.rows("SELECT number FROM entry"), [(0,)])
        self.keep("validate", "--until", "2023-01-08", "--yes")
        self.assertIn("drafts up to 2023-01-08: 0", self.errors)


class Accounts(Keeping):
    def test_accounts_are_added_renamed_and_closed(self):
        self.keep("account", "add", "754120", "Dons en ligne")
        self.keep("compte", "ajouter", "512100")
        self.assertIn("512100 is new to the year: Comptes en monnaie nationale", self.errors)
        self.keep("account", "rename", "754120", "Dons par carte")
        self.keep("account", "close", "754120")
        told = self.told("account", "list")
        self.assertEqual(told["accounts"]["754120"], {"state": "closed", "balance": "0.00"})
        self.assertEqual(self.rows("SELECT kind FROM event ORDER BY sequence DESC LIMIT 2"),
                         [("account-close",), ("account-rename",)])
        self.assertIn("754120  Dons par carte", self.keep("account", "list"))
        self.refused("D6117", "add", "--journal", "BQ", "--date", "2023-01-09", "--label", "Don",
                     "512000", "1", "754120")

    def test_what_cannot_be_is_refused(self):
        self.keep("add", *GIFT)
        self.refused("D6533", "account", "close", "512000")
        self.refused("D6531", "account", "add", "512000", "Banque")
        self.refused("D6529", "account", "add", "51", "Banque")
        self.refused("D6529", "account", "add", "A12", "Banque")
        self.refused("D6530", "account", "rename", "606400", "Papier")
        self.refused("D6532", "account", "add", "999000", code=2)
        self.refused("D6502", "account", "burn", code=2)
        self.refused("D6502", "account", code=2)
        self.refused("D6501", "account", "rename", "512000", code=2)
        self.refused("D0017", "account", "list", "512000", code=2)
        self.keep("account", "close", "606400", "--dry-run", code=1)

    def test_the_label_of_a_closed_year_stays(self):
        self.keep("add", *GIFT)
        self.set_state(CLOSED)
        self.refused("D6114", "account", "rename", "512000", "Banque")


class Dimensions(Keeping):
    def test_tags_are_declared_before_they_are_used(self):
        self.refused("D6517", "dimension", "value", "colour", "red")
        self.refused("D6516", "dimension", "add", "two words")
        self.keep("axe", "ajouter", "event", "--label", "Événement")
        self.keep("dimension", "value", "channel", "street", "--label", "Rue")
        self.keep("dimension", "value", "project", "academy", "--label", "Académie", "--from",
                  "2023-01-01", "--to", "2023-06-30")
        head = ("add", "--journal", "BQ", "--label", "Don", "--date")
        self.keep(*head, "2023-01-09", "512000", "10", "754110@project=academy,channel=street")
        self.keep(*head, "2023-01-09", "512000@project=academy", "10", "754110", "--tag",
                  "channel=street")
        self.assertEqual([tags for tags, in self.rows("SELECT tags FROM line")],
                         ["", "channel=street,project=academy",
                          "channel=street,project=academy", "channel=street"])
        self.assertEqual(self.rows("SELECT account, debit, credit FROM tag_balance WHERE"
                                   " dimension = 'channel' ORDER BY account"),
                         [("512000", 1000, 0), ("754110", 0, 2000)])
        self.refused("D6518", *head, "2023-01-09", "512000", "10", "754110@channel=web")
        self.refused("D6517", *head, "2023-01-09", "512000", "10", "754110@colour=red")
        self.refused("D6519", *head, "2023-07-01", "512000", "10", "754110@project=academy")
        self.refused("D6514", *head, "2023-01-09", "512000", "10", "754110@channel")
        self.refused("D6515", *head, "2023-01-09", "512000", "10",
                     "754110@channel=street,channel=street")
        told = self.told("dimension", "list")["dimensions"]
        self.assertEqual(told["project=academy"]["to"], "2023-06-30")
        self.assertEqual(told["event"]["label"], "Événement")

    def test_accounts_want_a_value(self):
        self.keep("dimension", "value", "channel", "street")
        self.keep("dimension", "require", "7541", "channel")
        self.assertEqual(self.told("dimension", "list")["dimensions"]["channel"]["required"],
                         "7541")
        self.refused("D6520", "add", *GIFT)
        self.assertIn("754110@channel=VALUE", self.errors)
        self.keep("add", *GIFT, "--tag", "channel=street")
        self.refused("D6517", "dimension", "require", "7541", "colour")
        self.keep("dimension", "require", "6", "project", "--dry-run")
        self.assertEqual(self.rows("SELECT prefix FROM dimension_rule"), [("7541",)])


class Quantities(Keeping):
    def test_quantities_and_currencies_stand_beside_euros(self):
        told = self.told("add", *GIFT, "--quantity", "0,000123450 BTC", "--price-source",
                         "Kraken 2023-01-09 12:00", "--currency", "2: 120.00 USD")
        self.assertEqual(told["lines"]["line_1"]["quantity"], "0.00012345 BTC")
        self.assertEqual(told["lines"]["line_2"]["currency_amount"], "120 USD")
        self.assertEqual(self.rows("SELECT quantity, unit, price_source, currency,"
                                   " currency_amount FROM line"),
                         [("0.00012345", "BTC", "Kraken 2023-01-09 12:00", "", ""),
                          ("", "", "", "USD", "120")])
        self.refused("D6512", "add", *GIFT, "--quantity", "1.2.3 BTC")
        self.refused("D6512", "add", *GIFT, "--quantity", "1234567890123456789 BTC")
        self.refused("D6512", "add", *GIFT, "--quantity", "-1 BTC")
        self.refused("D6513", "add", *GIFT, "--quantity", "12")
        self.refused("D6511", "add", *GIFT, "--currency", "12 dollars")
        self.refused("D6509", "add", *GIFT, "--quantity", "3: 12 BTC", code=2)


class Donors(Keeping):
    def test_a_donor_is_a_commitment_that_erasing_leaves(self):
        told = self.told("donor", "add", "--identity", "Donor of the spring sale, Nantes")
        commitment = told["donors"]["1"]["commitment"]
        (identity, salt, kept), = self.rows("SELECT identity, salt, commitment FROM donor")
        self.assertEqual(len(salt), 32)
        self.assertEqual(hashlib.sha256(salt + identity.encode()).hexdigest(), commitment)
        self.assertEqual(kept.hex(), commitment)
        self.keep("add", *GIFT, "--donor", "1")
        self.assertEqual(self.rows("SELECT donor, commitment FROM entry"), [(1, kept)])
        self.refused("D6108", "donor", "erase", "1", code=2)
        self.keep("donateur", "effacer", "1", "--yes")
        self.assertEqual(self.rows("SELECT identity, salt, commitment FROM donor"),
                         [("", b"", kept)])
        self.assertNotIn(b"Donor of the spring sale", self.book.read_bytes())
        (record,), = self.rows("SELECT record FROM event WHERE kind = 'donor-erase'")
        self.assertTrue(record.endswith("\x1f1"))
        self.refused("D6536", "add", *GIFT, "--donor", "1")
        self.refused("D6536", "donor", "erase", "1", "--yes")
        self.refused("D6535", "add", *GIFT, "--donor", "2")
        self.refused("D6534", "donor", "add", "--identity", " ", code=2)
        self.assertEqual(self.told("donor", "list")["donors"]["1"]["identity"], "erased")


class Terminal:
    """The program at a terminal: what a person types, and what is shown."""

    def __init__(self, folder, *words, **environment):
        self.shown = ""
        self.process, self.line = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(PROGRAM, [PROGRAM, *map(str, words)],
                      {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C",
                       "DENIER_USER": "treasurer", **environment})

    def read(self):
        """Reads what is shown next; false at the end."""
        if not select.select([self.line], [], [], SECONDS)[0]:
            os.kill(self.process, signal.SIGKILL)
            raise AssertionError(f"nothing happens behind {self.shown!r}")
        try:
            block = os.read(self.line, 4096).decode(errors="replace")
        except OSError:
            return False
        self.shown += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", block)
        return bool(block)

    def wait_for(self, text):
        """Reads until the text was shown, behind what was waited for before."""
        while text not in self.shown:
            assert self.read(), f"ended before {text!r}, saw {self.shown!r}"
        self.shown = self.shown.split(text, 1)[1]

    def answer(self, prompt, text):
        self.wait_for(prompt)
        os.write(self.line, text.encode())

    def press(self, prompt, key):
        """Presses a key that means something once the line is edited: not typed ahead."""
        self.wait_for(prompt)
        end = time.monotonic() + SECONDS
        while termios.tcgetattr(self.line)[3] & termios.ICANON:
            assert time.monotonic() < end
            time.sleep(0.01)
        os.write(self.line, key.encode())

    def end(self):
        """The exit code, once all was shown."""
        while self.read():
            pass
        os.close(self.line)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


class Dialogue(Keeping):
    def test_an_entry_is_asked_for_line_by_line(self):
        self.keep("add", *GIFT)
        terminal = Terminal(self.folder, "-f", self.book, "add", "--lang", "en")
        terminal.answer("Date [2023-01-09]: ", "31/02/2023\n")
        terminal.answer("Date [2023-01-09]: ", "10/01/2023\n")
        terminal.answer("Journal: ", "ZZ\n")
        terminal.answer("Journal: ", "AC\n")
        terminal.answer("Piece: ", "F7\n")
        terminal.answer("Label: ", "Dîner du comité\n")
        terminal.answer("Line 1, 0.00 left. Account: ", "123456\n")
        terminal.answer("Line 1, 0.00 left. Account: ", "625700\n")
        terminal.answer("Amount, credit with -: ", "1.234\n")
        terminal.answer("Amount, credit with -: ", "54,30\n")
        terminal.answer("Line 2, -54.30 left. Account: ", "\n")
        terminal.answer("Line 2, -54.30 left. Account: ", "401000:RESTO\n")
        terminal.answer("new third party RESTO: ", "Le Bouchon\n")
        terminal.answer("Amount, credit with - [-54.30]: ", "\n")
        terminal.answer("Line 3, 0.00 left. Account: ", "\n")
        terminal.answer("Keep this draft? [Y/n] ", "\n")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.assertIn("RESTO", terminal.shown)
        self.assertEqual(self.lines()[2:], [(2, "625700", "", 5430, 0),
                                            (2, "401000", "RESTO", 0, 5430)])
        self.assertEqual(self.rows("SELECT DISTINCT label, piece, piece_date FROM line WHERE"
                                   " entry = 2"), [("Dîner du comité", "F7", "2023-01-10")])
        self.assertEqual(self.rows("SELECT label FROM auxiliary"), [("Le Bouchon",)])

    def test_the_tabulator_key_completes(self):
        self.keep("add", *GIFT)
        terminal = Terminal(self.folder, "-f", self.book, "add", "--journal", "BQ")
        terminal.answer("Date [2023-01-09]: ", "\n")
        terminal.answer("Piece: ", "\n")
        terminal.answer("Label: ", "D\t\n")
        terminal.answer("Line 1, 0.00 left. Account: ", "5120\t\n")
        terminal.answer("Amount, credit with -: ", "\t\n")
        terminal.answer("Line 2, -100.00 left. Account: ", "dons manuels\t\n")
        terminal.answer("[-100.00]: ", "\n")
        terminal.answer("Account: ", "\n")
        terminal.answer("[Y/n] ", "y\n")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.assertEqual(self.lines()[2:], [(2, "512000", "", 10000, 0),
                                            (2, "754110", "", 0, 10000)])

    def test_a_person_may_give_up(self):
        terminal = Terminal(self.folder, "-f", self.book, "add", **FRENCH)
        terminal.answer("Date [2023-01-01] : ", "\n")
        terminal.answer("Journal : ", "BQ\n")
        terminal.press("Pièce : ", "\x04")
        self.assertEqual(terminal.end(), 2)
        self.assertIn("D6109", terminal.shown)
        terminal = Terminal(self.folder, "-f", self.book, "add")
        for prompt, text in (("Date", "\n"), ("Journal: ", "BQ\n"), ("Piece: ", "\n"),
                             ("Label: ", "Don\n"), ("Account: ", "512000\n"),
                             ("Amount", "5\n"), ("Account: ", "754110\n"), ("Amount", "\n"),
                             ("Account: ", "\n"), ("[Y/n] ", "n\n")):
            terminal.answer(prompt, text)
        self.assertEqual(terminal.end(), 2)
        self.assertEqual(self.lines(), [])

    def test_a_new_book_is_asked_for(self):
        terminal = Terminal(self.folder, "init", "puits.denier", "--rna", "W123456789")
        terminal.answer("Name of the association: ", "\n")
        terminal.answer("Name of the association: ", "Le Puits à vœux\n")
        terminal.answer("SIREN, empty for none: ", "123456789\n")
        terminal.answer("SIREN, empty for none: ", "\n")
        terminal.answer("Address: ", "3 rue du Puits\n")
        terminal.answer("Object, as in the statutes: ", "\n")
        terminal.answer("First fiscal year", "2023\n")
        terminal.answer("First fiscal year", "2023-01-01..2023-12-31\n")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.book = self.folder / "puits.denier"
        self.assertEqual(self.rows("SELECT key, value FROM setting ORDER BY key"),
                         [("address", "3 rue du Puits"), ("entity", "Le Puits à vœux"),
                          ("rna", "W123456789")])

    def test_validation_is_confirmed(self):
        self.keep("add", *GIFT)
        terminal = Terminal(self.folder, "-f", self.book, "validate", "--until", "2023-12-31")
        terminal.answer("[y/N]", "n\n")
        self.assertEqual(terminal.end(), 2)
        terminal = Terminal(self.folder, "-f", self.book, "valider", "--until", "2023-12-31",
                            **FRENCH)
        terminal.answer("[o/N]", "o\n")
        self.assertEqual(terminal.end(), 0, terminal.shown)
        self.assertEqual(self.rows("SELECT number FROM entry"), [(1,)])


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
