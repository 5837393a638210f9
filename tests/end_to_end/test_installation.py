#!/usr/bin/env python3
"""The installed program: its data files, man page and completion.

Usage: test_installation.py PROGRAM (in its build folder)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOOK = ROOT / "fixtures" / "soga" / "000000000FEC20221231.txt"
BALANCE_SHEET = "share/denier/statements/balance-2020.statement"
PROGRAM = None


def run(program, *words, **variables):
    """The finished process, in the C locale unless a variable says otherwise."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", **variables}
    return subprocess.run([str(program), *words], env=environment, capture_output=True, text=True,
                          timeout=120, check=False)


def balance_sheet(program, **variables):
    done = run(program, "-f", str(BOOK), "balance-sheet", **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


def relabel(path, french):
    """Changes the label of the line of cash, as a person with a text editor would."""
    text = path.read_text(encoding="utf-8")
    assert "| Disponibilités" in text
    path.write_text(text.replace("| Disponibilités", f"| {french}", 1), encoding="utf-8")


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = pathlib.Path(cls.folder.name) / "usr"
        command = ["cmake", "--install", str(PROGRAM.parent), "--prefix", str(cls.prefix)]
        subprocess.run(command, check=True, capture_output=True)
        cls.program = cls.prefix / "bin" / "denier"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()


class DataFiles(Installed):
    def test_the_program_alone_works_anywhere(self):
        with tempfile.TemporaryDirectory() as folder:
            alone = pathlib.Path(folder) / "denier"
            shutil.copy(PROGRAM, alone)
            self.assertEqual(balance_sheet(alone), balance_sheet(PROGRAM))

    def test_it_says_the_same_installed_as_where_it_was_built(self):
        self.assertEqual(balance_sheet(self.program), balance_sheet(PROGRAM))

    def test_every_data_file_is_installed_as_it_stands_in_the_sources(self):
        sources = {}
        for folder, kind in (("ledger/charts", "chart"), ("reports/statements", "statement")):
            for path in (ROOT / folder).glob(f"*.{kind}"):
                sources[f"{path.parent.name}/{path.name}"] = path.read_bytes()
        self.assertGreaterEqual(len(sources), 8)
        for name, content in sources.items():
            installed = self.prefix / "share" / "denier" / name
            self.assertEqual(installed.read_bytes(), content, name)

    def test_an_installed_file_that_was_changed_is_used(self):
        path = self.prefix / BALANCE_SHEET
        before = path.read_bytes()
        try:
            relabel(path, "Trésorerie du lavoir")
            self.assertIn("Trésorerie du lavoir", balance_sheet(self.program))
        finally:
            path.write_bytes(before)

    def test_a_file_of_the_users_folder_wins_over_the_installed_one(self):
        with tempfile.TemporaryDirectory() as folder:
            own = pathlib.Path(folder) / "statements" / "balance-2020.statement"
            own.parent.mkdir()
            shutil.copy(self.prefix / BALANCE_SHEET, own)
            relabel(own, "Caisse et banque")
            self.assertIn("Caisse et banque", balance_sheet(self.program, DENIER_DATA=folder))
            self.assertIn("Disponibilités", balance_sheet(self.program))

    def test_a_damaged_file_of_the_users_folder_is_refused_with_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            own = pathlib.Path(folder) / "statements" / "balance-2020.statement"
            own.parent.mkdir()
            own.write_text("this is no statement\n", encoding="utf-8")
            done = run(self.program, "-f", str(BOOK), "balance-sheet", DENIER_DATA=folder)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, rf"^{re.escape(str(own))}:1(:\d+)?: error\[D3\d\d\d\]")

    def test_a_users_folder_that_does_not_exist_is_wrong_usage(self):
        done = run(self.program, "-f", str(BOOK), "balance-sheet", DENIER_DATA="/nowhere/at/all")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("D0007", done.stderr)

    def test_the_version_is_that_of_the_build_and_of_the_list_of_changes(self):
        version = re.search(r"project\(denier VERSION ([0-9.]+)",
                            (ROOT / "CMakeLists.txt").read_text())[1]
        self.assertEqual(run(self.program, "--version").stdout, f"denier {version}\n")
        self.assertIn(f"## {version}\n", (ROOT / "CHANGELOG.md").read_text())


class ManPage(Installed):
    def setUp(self):
        self.page = (self.prefix / "share/man/man1/denier.1").read_text(encoding="utf-8")

    def test_it_names_every_command_and_every_option(self):
        plain = self.page.replace("\\-", "-")
        overview = run(self.program, "--help").stdout
        names = re.findall(r"^  ([a-z][a-z-]+) +[a-z-]+  +\S", overview, re.MULTILINE)
        self.assertIn("balance-sheet", names)
        for name in names:
            self.assertTrue(f".SS {name} (" in plain, name)
            options = run(self.program, "help", name).stdout
            for option in re.findall(r"^  (?:-\w, |    )(--[a-z-]+)", options, re.MULTILINE):
                self.assertTrue(option in plain, option)

    def test_it_lists_every_error(self):
        for code in re.findall(r"^(D\d{4}) ", run(self.program, "help", "errors").stdout, re.M):
            self.assertTrue(f".B {code}\n" in self.page, code)

    def test_each_request_is_one_that_roff_knows(self):
        known = {"TH", "SH", "SS", "TP", "PP", "B", "EX", "EE", "I", "BR", "IP"}
        for line in self.page.splitlines():
            if line.startswith("."):
                self.assertIn(line[1:].split(" ")[0], known, line)
        self.assertTrue(self.page.startswith(".TH DENIER 1"))


class Completion(Installed):
    def complete(self, *words):
        """What bash offers for the last word."""
        script = self.prefix / "share/bash-completion/completions/denier"
        shell = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _denier; '
                 'printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", shell, "bash", str(script), "denier", *words],
                              capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_commands_are_offered_by_both_names(self):
        self.assertEqual(self.complete("income"), ["income-statement"])
        self.assertIn("bilan", self.complete("bil"))

    def test_options_are_offered_behind_a_dash(self):
        self.assertIn("--year-end", self.complete("bilan", "--year"))

    def test_values_are_offered_behind_their_option(self):
        self.assertEqual(self.complete("bilan", "-O", "x"), ["xlsx"])
        self.assertEqual(set(self.complete("bilan", "--lang", "fr")), {"fr", "fr+en"})

    def test_nothing_is_offered_for_what_nobody_knows(self):
        self.assertEqual(self.complete("zzz"), [])


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
