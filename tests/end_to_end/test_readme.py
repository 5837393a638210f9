#!/usr/bin/env python3
"""What the README says works as it says: its commands are run, its links followed.

Usage: test_readme.py PROGRAM
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROGRAM = None
KEEPING = {"init", "import"}  # these ask before they write, and say what they did


def commands():
    """The indented lines that call the program, without their comments."""
    lines = re.findall(r"^    (denier .*)$", README, re.MULTILINE)
    return [shlex.split(line, comments=True)[1:] for line in lines]


def documents():
    """Every document of the project that git would keep."""
    skipped = {".git", "build"}
    return [p for p in ROOT.rglob("*.md") if not skipped & set(p.relative_to(ROOT).parts)]


def run(words, folder):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    return subprocess.run([PROGRAM, *words], cwd=folder, env=environment, capture_output=True,
                          text=True, timeout=120, check=False)


class Readme(unittest.TestCase):
    def test_every_command_of_the_tour_works(self):
        found = commands()
        self.assertGreaterEqual(len(found), 6)
        with tempfile.TemporaryDirectory() as folder:
            for path in (ROOT / "fixtures" / "soga").glob("*"):
                if path.is_file():
                    shutil.copy(path, folder)
            shutil.copy(ROOT / "fixtures/csv/pairs.csv", pathlib.Path(folder) / "mars.csv")
            for words in found:
                if set(words) & KEEPING:
                    done = run([*words, "--yes"], folder)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    continue
                done = run(words, folder)
                self.assertEqual((done.returncode, done.stderr), (0, ""), words)
                if "-o" in words:
                    written = pathlib.Path(folder) / words[words.index("-o") + 1]
                    self.assertGreater(written.stat().st_size, 1000, words)
                else:
                    self.assertIn("Social Good Accelerator", done.stdout)

    def test_every_command_named_in_the_text_exists(self):
        names = set(re.findall(r"`denier (?:help |aide )?([a-z]+(?:-[a-z]+)*)", README))
        self.assertTrue({"bilan", "errors"} <= names)
        for name in names - {"aide", "help"}:
            done = run(["help", name], ROOT)
            self.assertEqual(done.returncode, 0, name)

    def test_every_option_named_in_the_text_exists(self):
        page = run(["help", "man"], ROOT).stdout.replace("\\-", "-")
        for option in set(re.findall(r"`(--[a-z-]+)", README)):
            self.assertTrue(f".B {option}" in page or f", {option}" in page, option)

    def test_every_target_of_make_exists(self):
        for document in documents():
            text = document.read_text(encoding="utf-8")
            for target in set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(code_of(text)))):
                self.assertRegex(MAKEFILE, rf"(?m)^{target}:", f"{document}: make {target}")

    def test_every_link_leads_somewhere(self):
        for document in documents():
            text = document.read_text(encoding="utf-8")
            for target in re.findall(r"\]\(([^)#]+)\)", text):
                if "://" not in target:
                    self.assertTrue((document.parent / target).exists(), f"{document}: {target}")

    def test_every_setting_is_one_that_a_statement_reads(self):
        choices = set()
        for path in (ROOT / "reports" / "statements").glob("*.statement"):
            choices |= set(re.findall(r"^choice\s*\|\s*(\w+)", path.read_text(), re.MULTILINE))
        self.assertEqual(set(re.findall(r"`(line_of_\w+)`", README)), choices)

    def test_every_file_of_the_tour_in_reading_order_exists(self):
        tour = README.split("A tour in reading order")[1].split("**How to add**")[0]
        files = re.findall(r"`([a-z/_0-9.-]+\.[a-z]+)`", tour)
        self.assertGreaterEqual(len(files), 10)
        for path in files:
            self.assertTrue((ROOT / path).exists(), path)

    def test_every_folder_of_the_house_says_what_it_is(self):
        folders = ["engine", "ledger", "reports", "reports/command", "reports/languages",
                   "reports/statements", "tests", "fixtures", "fixtures/soga"]
        for folder in folders:
            self.assertTrue((ROOT / folder / "README.md").exists(), folder)


class FolderReadmes(unittest.TestCase):
    def test_every_source_is_named_in_the_table_of_its_folder(self):
        for folder in ("engine", "ledger", "reports", "reports/command"):
            text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
            names = [name.rstrip("*") for name in re.findall(r"`([a-z_*]+)`", text)]
            stars = [n.rstrip("*") for n in re.findall(r"`([a-z_]+\*)`", text)]
            for path in (ROOT / folder).glob("*.c"):
                known = path.stem in names or any(path.stem.startswith(star) for star in stars)
                self.assertTrue(known, f"{folder}/README.md says nothing of {path.name}")


def code_of(text):
    """What stands in code: indented lines and `spans`."""
    return re.findall(r"^    (.*)$", text, re.MULTILINE) + re.findall(r"`([^`]+)`", text)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
