#!/usr/bin/env python3
"""The French catalogue: what it may hold, and how it is compiled.

Usage: test_languages.py PROGRAM
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "reports" / "languages"))

import compile as compiler  # noqa: E402

PROGRAM = None
HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n'
SHOW = """
#include "reports/language_table.h"
#include <stdio.h>
int main(void) {
    for (size_t i = 0; i < TRANSLATION_COUNT; i++) {
        printf("%s=%s\\n", TRANSLATIONS[i].msgid, TRANSLATIONS[i].french);
    }
    return 0;
}
"""


class Catalogue(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.path = pathlib.Path(self.place.name) / "fr.po"

    def read(self, text):
        self.path.write_text(HEAD + text, encoding="utf-8")
        return compiler.read_catalogue(self.path)

    def refused(self, text):
        with self.assertRaises(compiler.CatalogueError) as refusal:
            self.read(text)
        return str(refusal.exception)

    def compiled(self, text):
        """The rows of the table as a program prints them."""
        folder = self.path.parent
        table = folder / "table.c"
        table.write_text(compiler.table(self.read(text)), encoding="ascii")
        (folder / "show.c").write_text(SHOW)
        subprocess.run(["gcc", "-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                        f"-I{ROOT}", "-o", folder / "show", folder / "show.c", table], check=True)
        return subprocess.run([folder / "show"], check=True, capture_output=True).stdout.decode()

    def test_a_text_may_go_over_several_lines(self):
        self.assertEqual(self.read('# why\nmsgid "Total "\n"income"\nmsgstr ""\n"Produits"\n'),
                         {"Total income": "Produits"})

    def test_escapes_stand_for_what_c_makes_of_them(self):
        self.assertEqual(self.read('msgid "a\\n\\t\\"\\\\"\nmsgstr "b"\n'), {'a\n\t"\\': "b"})

    def test_the_head_is_no_translation(self):
        self.assertEqual(self.read(""), {})

    def test_the_same_text_twice_is_refused_with_its_line(self):
        twice = 'msgid "a"\nmsgstr "b"\n\n' * 2
        self.assertRegex(self.refused(twice), r'fr\.po:8: "a" is translated twice')

    def test_a_guess_is_refused_until_it_is_settled(self):
        self.assertIn("fuzzy", self.refused('#, fuzzy\nmsgid "a"\nmsgstr "b"\n'))

    def test_what_is_not_understood_is_refused_with_its_line(self):
        self.assertIn("fr.po:5: neither", self.refused("msgctxt a\n"))
        self.assertIn("fr.po:5: unknown escape", self.refused('msgid "\\q"\nmsgstr ""\n'))
        self.assertIn("without msgid", self.refused('msgid "a"\nmsgstr "b"\nmsgstr "c"\n'))

    def test_the_table_is_in_the_order_of_bytes(self):
        text = "".join(f'msgid "{m}"\nmsgstr "x"\n\n' for m in ("b", "é", "a b", "a", "Z"))
        shown = [row.split("=")[0] for row in self.compiled(text).splitlines()]
        self.assertEqual(shown, ["Z", "a", "a b", "b", "é"])

    def test_what_compilers_could_mistake_comes_out_as_it_went_in(self):
        text = 'msgid "??/ 1"\nmsgstr "« é\\u0031 » œ"\n'.replace("\\u0031", "1")
        self.assertEqual(self.compiled(text), "??/ 1=« é1 » œ\n")

    def test_a_text_without_french_is_left_out(self):
        self.assertEqual(self.compiled('msgid "a"\nmsgstr ""\n'), "")


class Messages(unittest.TestCase):
    def test_no_english_is_left_in_the_french_help(self):
        """Every line of the help differs between the languages, examples and names apart."""
        environment = {"PATH": os.environ["PATH"]}
        for topic in (["--help"], ["help", "errors"]):
            shown = {}
            for language in ("C", "fr_FR.UTF-8"):
                done = subprocess.run([PROGRAM, *topic], env={**environment, "LANG": language},
                                      capture_output=True, text=True, check=True)
                shown[language] = done.stdout.splitlines()
            self.assertEqual(len(shown["C"]), len(shown["fr_FR.UTF-8"]))
            for english, french in zip(shown["C"], shown["fr_FR.UTF-8"]):
                words = re.findall(r"[a-z]{3,}", english)
                if len(words) > 4 and not english.startswith("  denier "):
                    self.assertNotEqual(english, french)


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
