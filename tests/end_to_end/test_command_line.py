#!/usr/bin/env python3
"""The program at the command line: exit codes, what goes where, and files kept whole.

Usage: test_command_line.py PROGRAM
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
FINE, FINDINGS, USAGE, MACHINE = 0, 1, 2, 3


class CommandLine(unittest.TestCase):
    """A folder with the books of two years, the program run inside it."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        for year in (2021, 2022):
            books.write_fec(self.folder / f"123456782FEC{year}1231.txt", dues(year))
        self.new, self.old = "123456782FEC20221231.txt", "123456782FEC20211231.txt"

    def run_program(self, *words, stdin=None, stdout=subprocess.PIPE, **variables):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", **variables}
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment, input=stdin,
                              stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False)

    def fine(self, *words, **more):
        done = self.run_program(*words, **more)
        self.assertEqual(done.returncode, FINE, done.stderr.decode())
        return done

    def refused(self, code, kind, *words, **more):
        """The run ends with the exit code and an error of that kind, and prints no report."""
        done = self.run_program(*words, **more)
        self.assertEqual(done.returncode, code, (words, done.stderr.decode()))
        self.assertIn(f"[{kind}]", done.stderr.decode(), words)
        self.assertEqual(done.stdout or b"", b"", words)
        return done.stderr.decode()


def dues(year):
    """Dues of 20 220.00 in 2022, which opens with those of 2021, 20 210.00, in the bank."""
    opening = books.Entry("AN", 1, datetime.date(year, 1, 1), "À nouveau")
    kept = (year - 2021) * 20210_00
    opening.lines = [books.Line("512000", "", kept), books.Line("110000", "", -kept)]
    entry = books.Entry("BQ", 2, datetime.date(year, 12, 31), "Cotisations")
    entry.lines = [books.Line("512000", "", year * 1000), books.Line("756100", "", -year * 1000)]
    return [opening, entry] if kept else [entry]


class WrongUsage(CommandLine):
    def test_each_slip_is_named_and_nothing_is_printed(self):
        book = ("-f", self.new)
        cases = (
            ("D0015", ()), ("D0015", book), ("D0016", ("blian",)), ("D0010", ("bilan", "--lines")),
            ("D0011", (*book, "bilan", "-o")), ("D0012", (*book, "bilan", "--quiet=1")),
            ("D0013", (*book, "bilan", "--aged", "2022-12-31")),
            ("D0014", (*book, "bilan", "--lang", "de")),
            ("D0014", (*book, "bilan", "--color", "always")),
            ("D0017", (*book, "bilan", "512")), ("D0018", ("bilan",)),
            ("D0020", (*book, "bilan", "--year", "1999")),
            ("D0021", (*book, "bilan", "-O", "doc")), ("D0021", (*book, "bilan", "-o", "bilan")),
            ("D0106", (*book, "resultat", "-p", "2022")),
        )
        for kind, words in cases:
            with self.subTest(words=words):
                self.assertIn("hint: ", self.refused(USAGE, kind, *words))

    def test_messages_are_in_the_language_of_the_environment(self):
        for variables, word in (({"LC_ALL": "fr_FR.UTF-8"}, "erreur"),
                                ({"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "erreur"),
                                ({"LC_ALL": "", "LANG": "de_DE.UTF-8"}, "error"),
                                ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "error")):
            with self.subTest(variables=variables):
                done = self.run_program("blian", **variables)
                self.assertTrue(done.stderr.decode().startswith(f"{word}[D0016]"), done.stderr)

    def test_a_name_that_leads_to_no_book_is_said(self):
        message = self.refused(USAGE, "D0009", "-f", "none.txt", "bilan")
        self.assertIn("none.txt", message)

    def test_refused_data_give_no_report(self):
        path = self.folder / "123456782FEC20201231.txt"
        path.write_text("\t".join(books.HEADER) + "\n", encoding="utf-8")
        self.refused(FINDINGS, "D1002", "-f", path.name, "bilan", "-o", "bilan.txt")
        self.assertFalse((self.folder / "bilan.txt").exists())


class Output(CommandLine):
    def test_help_and_version_go_to_standard_output(self):
        for words in (("--help",), ("-h",), ("bilan", "--help"), ("aide", "bilan"), ("--version",)):
            done = self.fine(*words)
            self.assertTrue(done.stdout, words)
            self.assertEqual(done.stderr, b"", words)

    def test_a_report_is_the_same_in_a_file_and_on_standard_output(self):
        for form in ("txt", "json", "csv", "html"):
            shown = self.fine("-f", self.new, "balance", "-O", form).stdout
            self.fine("-f", self.new, "balance", "-o", f"out.{form}")
            self.assertEqual((self.folder / f"out.{form}").read_bytes(), shown, form)

    def test_binary_formats_go_through_a_pipe(self):
        for form, start in (("pdf", b"%PDF-"), ("xlsx", b"PK\x03\x04")):
            done = self.fine("-f", self.new, "balance", "-O", form, "-o", "-")
            self.assertTrue(done.stdout.startswith(start), form)

    def test_a_refused_run_leaves_the_old_file(self):
        target = self.folder / "bilan.txt"
        target.write_text("kept", encoding="utf-8")
        self.refused(USAGE, "D0020", "-f", self.new, "bilan", "--year", "1999", "-o", target.name)
        self.fine("-f", self.new, "bilan", "--dry-run", "-o", target.name)
        self.assertEqual(target.read_text(encoding="utf-8"), "kept")
        self.fine("-f", self.new, "bilan", "-o", target.name)
        self.assertIn("Bilan", target.read_text(encoding="utf-8"))

    def test_nothing_is_left_beside_the_output(self):
        before = {path.name for path in self.folder.iterdir()}
        self.fine("-f", self.new, "bilan", "-o", "bilan.pdf")
        after = {path.name for path in self.folder.iterdir()}
        self.assertEqual(after - before, {"bilan.pdf"})

    def test_a_folder_that_is_not_there_cannot_be_written_to(self):
        self.refused(MACHINE, "D0004", "-f", self.new, "bilan", "-o", "none/bilan.txt")

    def test_a_full_disk_is_said(self):
        with open("/dev/full", "wb") as full:
            done = self.run_program("-f", self.new, "bilan", stdout=full)
        self.assertEqual(done.returncode, MACHINE, done.stderr)

    def test_a_dry_run_names_what_it_would_write(self):
        done = self.fine("-f", self.new, "bilan", "--dry-run", "-o", "bilan.pdf")
        self.assertIn("bilan.pdf", done.stderr.decode())
        self.assertEqual(done.stdout, b"")
        self.assertFalse((self.folder / "bilan.pdf").exists())

    def test_quiet_keeps_errors_and_drops_the_rest(self):
        self.assertEqual(self.fine("-q", "-f", self.new, "bilan", "--dry-run").stderr, b"")
        self.refused(USAGE, "D0020", "-q", "-f", self.new, "bilan", "--year", "1999")

    def test_color_is_for_terminals_unless_it_is_asked_for(self):
        entry = dues(2021)[0]
        entry.date = datetime.date(2022, 12, 31)
        entry.lines = [books.Line("606400", "", 500), books.Line("512000", "", -500)]
        books.write_fec(self.folder / self.new, [entry])
        words = ("-f", self.new, "resultat")
        self.assertNotIn(b"\x1b[", self.fine(*words).stdout)
        self.assertNotIn(b"\x1b[", self.fine(*words, "--color", "no").stdout)
        self.assertIn(b"\x1b[", self.fine(*words, "--color", "yes").stdout)
        self.assertNotIn(b"\x1b[", self.fine(*words, "--color", "auto", NO_COLOR="1").stdout)


class Books(CommandLine):
    def result(self, *words, **more):
        document = json.loads(self.fine(*words, "resultat", "-O", "json", **more).stdout)
        rows = {row["id"]: row["values"] for row in document["tables"][0]["rows"]}
        return rows["resultat"]

    def test_books_are_ordered_by_their_dates(self):
        expected = {"current": "20220.00", "previous": "20210.00"}
        self.assertEqual(self.result("-f", self.new, "-f", self.old), expected)
        self.assertEqual(self.result("-f", self.old, "-f", self.new), expected)

    def test_a_year_is_chosen_by_its_year_or_its_closing_date(self):
        both = ("-f", self.new, "-f", self.old)
        for name in ("2021", "2021-12-31"):
            self.assertEqual(self.result(*both, "--year", name)["current"], "20210.00")
        self.assertEqual(self.result(*both, "--year", "2022")["previous"], "20210.00")

    def test_the_usual_book_is_that_of_the_environment(self):
        self.assertEqual(self.result(DENIER_BOOK=self.old)["current"], "20210.00")
        given = self.result("-f", self.new, DENIER_BOOK=self.old)
        self.assertEqual(given["current"], "20220.00")
        self.assertNotIn("previous", given)
        self.refused(USAGE, "D0018", "resultat", DENIER_BOOK="")

    def test_a_book_is_read_from_standard_input(self):
        content = (self.folder / self.new).read_bytes()
        self.assertEqual(self.result("-f", "-", stdin=content)["current"], "20220.00")

    def test_the_same_year_twice_is_refused(self):
        self.refused(FINDINGS, "D1015", "-f", self.new, "-f", self.new, "resultat")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv[1])
    unittest.main(argv=sys.argv[:1])
