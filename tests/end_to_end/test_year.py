#!/usr/bin/env python3
"""The life of fiscal years in a book kept by hand: entered, locked, closed, appropriated; balances
of bank statements and matched lines on the way.

Usage: test_year.py PROGRAM
"""
import hashlib
import json
import os
import pathlib
import pty
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = None
WAIVED = ("--waive", "pieces", "--waive", "bank-asserted", "--reason", "pièces au classeur")


class Years(unittest.TestCase):
    """A book that begins with 2022, in a folder of its own."""
    numbering = "journal"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.book = self.folder / "lavoir.denier"
        self.keep("init", self.book, "--entity", "Les Amis du Lavoir", "--siren", "123456782",
                  "--year", "2022-01-01..2022-12-31", "--numbering", self.numbering, "--yes")

    def keep(self, *words, code=0, language="C"):
        done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=60,
                              cwd=self.folder, stdin=subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": language, "DENIER_USER": "treasurer"})
        self.output, self.errors = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, self.output + self.errors)
        return self.output

    def told(self, *words, **choices):
        """What the command says to programs: its tables by id, each a dictionary of rows."""
        report = json.loads(self.keep(*words, "-O", "json", **choices))
        return {table["id"]: {row["id"]: row["values"] for row in table["rows"]}
                for table in report["tables"]}

    def refused(self, kind, *words, code=1):
        """Refused, and nothing of the life of the book changed."""
        before = self.rows("SELECT count(*), sum(sequence) FROM event")
        self.keep(*words, code=code)
        self.assertIn(f"error[{kind}]", self.errors)
        self.assertEqual(self.rows("SELECT count(*), sum(sequence) FROM event"), before)

    def rows(self, sql):
        connection = sqlite3.connect(self.book)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def answer(self, answers, *words, code=0):
        """Runs the program at a terminal where a person types the answers."""
        screen, terminal = pty.openpty()
        done = subprocess.Popen([PROGRAM, *words], stdin=terminal, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, cwd=self.folder,
                                env={**os.environ, "LC_ALL": "C", "DENIER_USER": "treasurer"})
        os.write(screen, answers.encode())
        output, _ = done.communicate(timeout=60)
        os.close(screen)
        os.close(terminal)
        self.assertEqual(done.returncode, code, output.decode())
        return output.decode()

    def enter(self, date, *lines, piece="R1", journal="OD", validated=True):
        """Enters and validates "ACCOUNT[:THIRD-PARTY]", AMOUNT... ; debit positive."""
        self.keep("add", "--journal", journal, "--date", date, "--piece", piece, "--label",
                  "Opération", *lines)
        if validated:
            self.keep("validate", "--until", date, "--yes")

    def close(self, year):
        return self.told("year", "close", year, *WAIVED, "--yes")["points"]

    def years(self, code=0):
        return self.told("year", "list", code=code)["years"]

    def own_funds(self, year):
        """The rows of own funds in the balance sheet, nil ones too."""
        rows = self.told("balance-sheet", "--year", year, "--all-lines")["liabilities"]
        return {row: rows[row]["current"]
                for row in ("resultat", "resultat_anterieur_a_affecter", "total_fonds_propres")}


class ThreeYears(Years):
    def test_three_years_are_lived_from_the_first_gift_to_the_second_assembly(self):
        # 2022: a surplus of 3,000.00.
        self.enter("2022-03-15", "512000", "5000.00", "754110", "-5000.00", journal="BQ")
        self.enter("2022-06-30", "606400", "2000.00", "512000", "-2000.00", journal="BQ")
        self.keep("year", "lock", "2022")
        self.refused("D6113", "add", "--journal", "OD", "--date", "2022-07-01", "--piece", "R2",
                     "--label", "Tard", "512000", "1.00", "754110", "-1.00")
        self.keep("exercice", "deverrouiller", "2022")
        self.keep("assert-balance", "512000", "2022-12-31", "3000.00")
        self.assertEqual(self.own_funds("2022")["resultat"], "3000.00")
        points = self.close("2022")
        self.assertIn("the year from 2023-01-01 to 2023-12-31 is open", self.errors)
        self.assertEqual(points["bank_asserted"]["status"], "done")
        self.assertEqual(points["pieces"]["status"], "waived")
        self.assertEqual({point["status"] for point in points.values()}, {"done", "waived"})
        # Before the assembly the result waits on its own line.
        self.assertEqual(self.own_funds("2023"),
                         {"resultat": "0.00", "resultat_anterieur_a_affecter": "3000.00",
                          "total_fonds_propres": "3000.00"})
        told = self.told("year", "appropriate", "2022", "--date", "2023-04-15", "--piece",
                         "PV-2023-1", "106800", "1000.00", "110000", "2000.00", "--yes")
        self.assertEqual(told["own-funds"]["120000"],
                         {"before": "3000.00", "decision": "-3000.00", "after": "0.00"})
        self.assertEqual(told["own-funds"]["total"],
                         {"before": "3000.00", "decision": "0.00", "after": "3000.00"})
        self.assertEqual(self.own_funds("2023"),
                         {"resultat": "0.00", "resultat_anterieur_a_affecter": "0.00",
                          "total_fonds_propres": "3000.00"})
        # 2023: a deficit of 500.00.
        self.enter("2023-05-02", "613200", "500.00", "512000", "-500.00", journal="BQ")
        self.close("2023")
        self.keep("year", "affecter", "2023", "--date", "2024-05-01", "119000", "-500", "--yes")
        # 2024 opens where 2023 ended, whoever asks.
        years = self.years()
        self.assertEqual([years[f"{year}-12-31"]["state"] for year in (2022, 2023, 2024)],
                         ["closed", "closed", "open"])
        self.assertEqual([years[f"{year}-12-31"]["opening"] for year in (2022, 2023, 2024)],
                         ["first", "agrees", "agrees"])
        self.assertEqual([years[f"{year}-12-31"]["result"] for year in (2022, 2023, 2024)],
                         ["3000.00", "-500.00", "0.00"])
        self.assertEqual(self.own_funds("2024")["total_fonds_propres"], "2500.00")
        entries = self.rows("SELECT year, journal, number, kind FROM entry WHERE kind = 1")
        self.assertEqual(entries, [(2, "AN", 1, 1), (3, "AN", 1, 1)])
        self.keep("verify")

    def test_a_reason_that_somebody_changes_is_seen(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.close("2022")
        self.keep("verify")
        connection = sqlite3.connect(self.book)
        connection.execute("UPDATE closing_step SET reason = 'rien' WHERE step = 'pieces'")
        connection.commit()
        connection.close()
        self.keep("verify", code=1)
        self.assertIn("waived point of the closing of year", self.errors)

    def test_the_derived_opening_is_the_one_that_closing_posts(self):
        self.enter("2022-03-15", "512000", "5000.00", "754110", "-5000.00", journal="BQ")
        self.enter("2022-06-30", "411000:C001", "120.00", "706000", "-120.00", journal="VE")
        self.keep("year", "open")
        self.assertEqual(self.years()["2023-12-31"]["opening"], "derived")
        before = self.told("trial-balance", "--year", "2023", "--third-parties")
        self.close("2022")
        self.assertEqual(self.years()["2023-12-31"]["opening"], "agrees")
        self.assertEqual(self.told("trial-balance", "--year", "2023", "--third-parties"), before)

    def test_a_closed_year_stays_closed(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.close("2022")
        for act in (("unlock", "2022"), ("lock", "2022"), ("close", "2022", "--yes")):
            self.refused("D6604", "year", *act)
        self.refused("D6114", "add", "--journal", "OD", "--date", "2022-07-01", "--piece", "R2",
                     "--label", "Tard", "512000", "1.00", "754110", "-1.00")

    def test_a_closing_leaves_a_backup_and_says_so_in_the_chain(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.close("2022")
        self.assertEqual(len(list(self.folder.glob("lavoir.denier-backups/*close*"))), 1)
        (record,), = self.rows("SELECT record FROM event WHERE kind = 'year-close'")
        said = record.split("\x1f")
        self.assertEqual(said[5:9], ["2022-12-31", "10.00", "10.00", "1"])
        heads = [head for head, in self.rows("SELECT lower(hex(digest)) FROM event")]
        self.assertIn(said[9], heads)
        self.assertIn("pieces: pièces au classeur", said[10:])


class AtATerminal(Years):
    def test_closing_and_appropriation_are_confirmed(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        waived = ("year", "close", "2022", *WAIVED)
        self.assertIn("Close this year for ever?", self.answer("n\n", *waived, code=2))
        self.assertEqual(self.years()["2022-12-31"]["state"], "open")
        self.answer("y\n", *waived)
        self.assertEqual(self.years()["2022-12-31"]["state"], "closed")
        decision = ("year", "appropriate", "2022", "--date", "2023-04-15", "110000", "10.00")
        self.assertIn("Post and validate this decision?",
                      self.answer("n\n", *decision, code=2))
        self.assertEqual(self.rows("SELECT count(*) FROM entry WHERE year = 2"), [(1,)])
        self.assertIn("the decision is entry OD-1", self.answer("y\n", *decision))
        self.assertEqual(self.rows("SELECT count(*) FROM entry WHERE year = 2"), [(2,)])


class Refusals(Years):
    def test_drafts_and_open_points_stand_in_the_way(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00", validated=False)
        self.refused("D6603", "year", "lock", "2022")
        points = self.told("year", "close", "2022", "--yes", code=1)["points"]
        self.assertIn("error[D6605]", self.errors)
        self.assertEqual(points["drafts"]["status"], "open")
        self.assertEqual(points["drafts"]["missing"], "1")
        self.assertEqual(points["bank_asserted"]["missing"], "512000")
        self.refused("D6607", "year", "close", "2022", "--waive", "drafts", "--reason", "tard")
        self.refused("D6606", "year", "close", "2022", "--waive", "soap", "--reason", "x", code=2)
        self.refused("D6608", "year", "close", "2022", "--waive", "pieces", code=2)

    def test_waivers_are_kept_until_the_year_closes(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.keep("year", "close", "2022", "--waive", "pieces", "--reason", "au classeur", code=1)
        points = self.told("year", "close", "2022", code=1)["points"]
        self.assertEqual(points["pieces"], {"status": "waived", "missing": "1",
                                            "reason": "au classeur"})
        self.assertEqual(points["bank_asserted"]["status"], "open")
        self.keep("assert-balance", "512000", "2022-12-31", "10.00")
        self.refused("D6108", "year", "close", "2022", code=2)
        self.keep("year", "close", "2022", "--yes")

    def test_a_dry_run_shows_the_points_and_leaves_the_year_open(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        before = self.book.read_bytes()
        points = self.told("year", "close", "2022", *WAIVED, "--dry-run")["points"]
        self.assertEqual(points["pieces"]["status"], "waived")
        self.assertIn("nothing was written", self.errors)
        self.assertEqual(self.book.read_bytes(), before)

    def test_suspense_transfers_and_contributions_are_looked_at(self):
        self.enter("2022-03-15", "512000", "10.00", "471000", "-10.00")
        self.enter("2022-03-16", "580000", "7.00", "512000", "-7.00")
        self.enter("2022-12-31", "864000", "100.00", "875000", "-100.00")
        points = self.told("year", "close", "2022", *WAIVED, "--yes", code=1)["points"]
        self.assertEqual(points["contributions"]["status"], "done")
        self.assertIn("471000", points["suspense"]["missing"])
        self.assertIn("580000", points["suspense"]["missing"])

    def test_a_failed_assertion_stands_in_the_way(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.keep("assert-balance", "512000", "2022-12-31", "11.00", code=1)
        points = self.told("year", "close", "2022", *WAIVED, "--yes", code=1)["points"]
        self.assertEqual(points["bank"], {"status": "open", "reason": None,
                                          "missing": "512000 2022-12-31: 11,00 / 10,00"})

    def test_years_close_one_after_the_other(self):
        self.keep("year", "open")
        points = self.told("year", "close", "2023", "--yes", code=1)["points"]
        self.assertEqual(points["previous_year"]["missing"], "2022-12-31")

    def test_nothing_is_entered_two_years_later(self):
        self.keep("year", "open")
        self.keep("year", "open")
        words = ("add", "--journal", "OD", "--date", "2024-01-05", "--piece", "R1", "--label",
                 "Don", "512000", "1.00", "754110", "-1.00")
        self.refused("D6601", *words)
        self.keep("year", "list")
        self.assertIn("warning[D6602]: the year that ends on 2022-12-31 had to be closed by "
                      "2023-12-31", self.errors)
        self.close("2022")
        self.keep(*words)

    def test_results_are_appropriated_to_the_cent_and_once(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        words = ("year", "appropriate", "2022", "--date", "2023-04-15", "--yes")
        self.refused("D6613", *words, "106800", "10.00")
        self.close("2022")
        self.refused("D6609", *words, "106800", "9.99")
        self.assertIn("the amounts add up to 9.99, and the result", self.errors)
        self.assertIn("is 10.00", self.errors)
        self.refused("D6612", *words, "457000", "10.00")
        self.refused("D6614", *words[:4], "2022-12-31", "--yes", "106800", "10.00")
        self.refused("D6616", *words, "106800", code=2)
        self.refused("D6108", *words[:-1], "106800", "10.00", code=2)
        self.keep(*words, "--dry-run", "106800", "10.00")
        self.keep(*words, "106800", "10.00")
        self.refused("D6617", *words, "106800", "10.00")

    def test_words_that_mean_nothing_are_refused(self):
        self.refused("D6616", "year", code=2)
        self.refused("D6615", "year", "soap", code=2)
        self.refused("D6616", "year", "lock", code=2)
        self.refused("D0020", "year", "lock", "2031", code=2)
        self.refused("D0017", "year", "list", "2022", code=2)


class Dates(Years):
    numbering = "year"

    def test_short_and_long_years_follow_each_other(self):
        self.keep("year", "open", "2023-01-01..2023-08-31")
        self.keep("exercice", "ouvrir", "2023-09-01..2024-12-31", "--numbering", "journal")
        self.keep("year", "open")
        self.refused("D6202", "year", "open", "2026-02-01..2026-12-31", code=2)
        self.refused("D6201", "year", "open", "2026-01-01..2028-01-01", code=2)
        years = self.years()
        self.assertEqual([(row["start"], row["end"]) for row in years.values()],
                         [("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-08-31"),
                          ("2023-09-01", "2024-12-31"), ("2025-01-01", "2025-12-31")])
        self.assertEqual(self.rows("SELECT numbering FROM fiscal_year ORDER BY year"),
                         [(1,), (1,), (0,), (0,)])
        self.assertEqual([row["closing_due"] for row in years.values()],
                         ["2023-08-31", "2024-12-31", "2025-12-31", "2026-12-31"])

    def test_a_year_numbered_as_a_whole_keeps_one_for_its_opening(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.keep("year", "open")
        self.enter("2023-01-05", "512000", "5.00", "754110", "-5.00", journal="BQ")
        self.close("2022")
        self.enter("2023-02-05", "512000", "5.00", "754110", "-5.00")
        self.assertEqual(self.rows("SELECT journal, number FROM entry WHERE year = 2"
                                   " ORDER BY number"), [("AN", 1), ("BQ", 2), ("OD", 3)])


class Assertions(Years):
    def setUp(self):
        super().setUp()
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")

    def test_a_balance_is_checked_ever_after(self):
        told = self.told("assert-balance", "512000", "2022-03-31", "10,00")["assertions"]
        self.assertEqual(told["512000_2022-03-31"]["verdict"], "holds")
        self.enter("2022-03-20", "512000", "1.00", "754110", "-1.00")
        self.assertIn("warning[D6620]", self.errors)
        told = self.told("pointer-solde", code=1)["assertions"]["512000_2022-03-31"]
        self.assertEqual((told["verdict"], told["found"], told["difference"]),
                         ("differs", "11.00", "1.00"))
        self.keep("verify")
        self.keep("year", "lock", "2022")
        self.assertIn("warning[D6620]: account 512000 stood at 10.00 on 2022-03-31, and the books "
                      "say 11.00", self.errors)

    def test_the_statement_is_kept_in_the_book(self):
        statement = self.folder / "releve.pdf"
        statement.write_bytes(b"%PDF solde 10,00")
        digest = hashlib.sha256(statement.read_bytes()).hexdigest()
        told = self.told("assert-balance", "512000", "2022-12-31", "10.00", "--proof", statement)
        self.assertEqual(told["assertions"]["512000_2022-12-31"]["proof"], digest)
        self.assertEqual(self.rows("SELECT lower(hex(digest)), bytes FROM content"),
                         [(digest, statement.read_bytes())])

    def test_a_dry_run_writes_nothing(self):
        before = self.book.read_bytes()
        told = self.told("assert-balance", "512000", "2022-12-31", "10.00", "--dry-run")
        self.assertEqual(told["assertions"]["512000_2022-12-31"]["verdict"], "holds")
        self.assertEqual(self.book.read_bytes(), before)

    def test_what_is_not_there_is_refused(self):
        self.refused("D6621", "assert-balance", "512000", "2031-12-31", "10.00")
        self.refused("D6116", "assert-balance", "512999", "2022-12-31", "10.00")
        self.refused("D6616", "assert-balance", "512000", "2022-12-31", code=2)
        self.refused("D0009", "assert-balance", "512000", "2022-12-31", "10", "--proof", "no.pdf",
                     code=2)


class Matching(Years):
    def setUp(self):
        super().setUp()
        self.enter("2022-03-01", "411000:C001", "100.00", "706000", "-100.00", piece="F1",
                   journal="VE")
        self.enter("2022-03-02", "411000:C002", "40.00", "706000", "-40.00", piece="F2",
                   journal="VE")
        self.enter("2022-04-01", "512000", "100.00", "411000:C001", "-100.00", piece="F1",
                   journal="BQ")
        self.enter("2022-04-02", "512000", "30.00", "411000:C002", "-30.00", piece="V2",
                   journal="BQ")
        self.enter("2022-04-03", "512000", "10.00", "411000:C002", "-10.00", piece="V3",
                   journal="BQ")

    def codes(self):
        return self.rows("SELECT entry, line, code FROM matching ORDER BY entry, line")

    def test_proposals_are_shown_and_accepted(self):
        told = self.told("match")["lines"]
        self.assertEqual({line: row["basis"] for line, row in told.items()},
                         {"1:1": "piece", "3:2": "piece", "2:1": "sum", "4:2": "sum",
                          "5:2": "sum"})
        self.assertIn("--yes accepts", self.errors)
        self.assertEqual(self.codes(), [])
        told = self.told("lettrer", "411000", "--third-party", "C001", "--yes")["lines"]
        self.assertEqual({row["group"] for row in told.values()}, {"AA"})
        self.keep("match", "--yes")
        self.assertEqual(self.codes(), [(1, 1, "AA"), (2, 1, "AB"), (3, 2, "AA"), (4, 2, "AB"),
                                        (5, 2, "AB")])
        self.assertEqual(self.told("match")["lines"], {})

    def test_lines_are_matched_by_name_and_opened_again(self):
        self.keep("match", "411000", "VE-1:1", "3:2")
        self.assertEqual(self.codes(), [(1, 1, "AA"), (3, 2, "AA")])
        self.refused("D6633", "match", "411000", "1:1", "3:2")
        self.refused("D6630", "match", "411000", "2:1", "4:2")
        self.assertIn("10.00 remains", self.errors)
        self.refused("D6631", "match", "411000", "2:1", "9:9")
        self.refused("D6635", "match", "--undo", "ZZ")
        self.keep("match", "--undo", "AA")
        self.assertEqual(self.codes(), [(1, 1, ""), (3, 2, "")])
        kinds = [kind for kind, in self.rows("SELECT kind FROM event WHERE kind LIKE '%match'")]
        self.assertEqual(kinds, ["match", "unmatch"])
        self.keep("verify")

    def test_third_parties_are_not_mixed(self):
        self.enter("2022-05-01", "512000", "40.00", "411000:C001", "-40.00", journal="BQ")
        self.refused("D6634", "match", "411000", "2:1", "6:2")

    def test_a_dry_run_shows_what_would_be_matched(self):
        before = self.book.read_bytes()
        told = self.told("match", "411000", "1:1", "3:2", "--dry-run")["lines"]
        self.assertEqual({row["group"] for row in told.values()}, {"AA"})
        self.assertEqual(self.book.read_bytes(), before)

    def test_a_person_accepts_one_by_one(self):
        output = self.answer("n\ny\n", "match")
        self.assertIn("same piece:", output)
        self.assertIn("Match these lines?", output)
        self.assertEqual(self.codes(), [(2, 1, "AA"), (4, 2, "AA"), (5, 2, "AA")])


class French(Years):
    def test_french_is_spoken_where_it_is_asked_for(self):
        self.enter("2022-03-15", "512000", "10.00", "754110", "-10.00")
        self.keep("exercice", "cloturer", "2022", *WAIVED, "--yes", language="fr_FR.UTF-8")
        self.assertIn("Chaque écriture a sa pièce jointe", self.output)
        self.assertIn("l'exercice qui se termine le 2022-12-31 est clôturé", self.errors)
        self.keep("exercice", "affecter", "2022", "--date", "2023-04-15", "106800", "9,99", "--yes",
                  code=1, language="fr_FR.UTF-8")
        self.assertIn("les montants font 9,99 au total", self.errors)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
