#!/usr/bin/env python3
"""Reads workbooks as an accountant's programs do: openpyxl, and LibreOffice recalculating them.

usage: check_xlsx.py SAMPLE_WORKBOOKS [-v] [TEST...]

SAMPLE_WORKBOOKS is the program that writes the workbooks and the same documents as JSON.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
try:
    import openpyxl
except ImportError:
    sys.exit("python3-openpyxl is missing: run make deps")
import compare_formats  # noqa: E402

PROGRAM = ""
OFFICE = "soffice"


def write_samples(folder, **environment):
    Path(folder).mkdir()
    subprocess.run([PROGRAM, str(folder)], check=True, env={**os.environ, **environment})


def value_named(workbook, name):
    """The value of the cell that the name stands for."""
    target = workbook.defined_names[name].attr_text
    sheet, cell = target.rsplit("!", 1)
    return workbook[sheet.strip("'")][cell.replace("$", "")].value


def formulas_of(workbook):
    """{(sheet, cell): formula} of every cell that is computed."""
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in workbook for line in sheet.iter_rows() for cell in line
            if cell.data_type == "f"}


def texts_of(sheet):
    return [cell.value for line in sheet.iter_rows() for cell in line
            if isinstance(cell.value, str)]


FOLDER = Path(tempfile.mkdtemp(prefix="denier-xlsx-"))
FRENCH, ENGLISH, BIG = (FOLDER / "samples" / f"{name}.xlsx"
                        for name in ("french", "english", "big"))


def setUpModule():
    unittest.addModuleCleanup(shutil.rmtree, FOLDER)
    write_samples(FOLDER / "samples", TZ="UTC", LC_ALL="C")


class Samples(unittest.TestCase):
    """The French workbook, with its formulas and with its cached values."""

    @classmethod
    def setUpClass(cls):
        cls.book = openpyxl.load_workbook(FRENCH)
        cls.values = openpyxl.load_workbook(FRENCH, data_only=True)

    def recalculated(self, workbook, name):
        """The workbook saved without cached values, recalculated and saved by LibreOffice."""
        emptied = FOLDER / f"{name}.xlsx"
        workbook.save(emptied)
        office = FOLDER / "office"
        done = subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{FOLDER}/profile", "--headless",
             "--convert-to", "xlsx", "--outdir", str(office), str(emptied)],
            capture_output=True, timeout=180)
        self.assertEqual(done.returncode, 0, done.stderr)
        return openpyxl.load_workbook(office / f"{name}.xlsx", data_only=True)


class File(Samples):
    def test_is_the_same_whatever_the_machine_s_locale_and_time_zone(self):
        write_samples(FOLDER / "elsewhere", TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8")
        for path in (FRENCH, ENGLISH, BIG):
            again = FOLDER / "elsewhere" / path.name
            self.assertEqual(path.read_bytes(), again.read_bytes(), path.name)

    def test_holds_well_formed_parts_only(self):
        for path in (FRENCH, ENGLISH, BIG):
            with zipfile.ZipFile(path) as archive:
                self.assertIsNone(archive.testzip())
                for name in archive.namelist():
                    if name.endswith((".xml", ".rels", ".vml")):
                        xml.etree.ElementTree.fromstring(archive.read(name))

    def test_carries_the_document_s_properties(self):
        properties = self.book.properties
        self.assertEqual(properties.title, "Comptes annuels")
        self.assertEqual(properties.creator, "Les Amis du Bief & du Moulin")
        self.assertEqual(properties.created.isoformat(), "2022-12-31T00:00:00")

    def test_leaves_no_scratch_file(self):
        names = sorted(path.name for path in (FOLDER / "samples").iterdir())
        self.assertEqual(names, ["big.json", "big.xlsx", "english.json", "english.xlsx",
                                 "french.json", "french.xlsx"])


class Figures(Samples):
    def test_equal_the_json_to_the_cent(self):
        for path in (FRENCH, ENGLISH):
            tables = compare_formats.read_report(path.with_suffix(".json"))
            found = compare_formats.differences(tables, path)
            self.assertEqual(found, [], path.name)

    def test_that_differ_by_a_cent_are_noticed(self):
        tables = compare_formats.read_report(FRENCH.with_suffix(".json"))
        row = next(row for row in tables[0] if row.id == "total_I")
        self.assertEqual(row.values[0], "12345.74")
        row.values[0] = "12345.75"
        self.assertEqual(len(compare_formats.differences(tables, FRENCH)), 1)

    def test_have_french_or_english_form_under_any_locale(self):
        for path, code in ((FRENCH, "$-40C"), (ENGLISH, "$-409")):
            book = openpyxl.load_workbook(path)
            for sheet in book.worksheets[1:]:
                for line in sheet.iter_rows():
                    for cell in line:
                        if cell.data_type in ("n", "f", "d") and cell.value is not None:
                            self.assertIn(code, cell.number_format, cell)

    def test_show_negative_amounts_in_red_with_their_sign(self):
        name = "income_statement.resultat.current"
        self.assertEqual(value_named(self.values, name), -765.52)
        sheet, cell = self.book.defined_names[name].attr_text.rsplit("!", 1)
        form = self.book[sheet.strip("'")][cell.replace("$", "")].number_format
        self.assertRegex(form, r";\[Red\].*-#,##0\.00")

    def test_keep_fifteen_digits_as_a_number_and_more_as_a_text_with_a_comment(self):
        sheet = self.values["Bilan - actif (2)"]
        by_label = {line[0].value: line for line in sheet.iter_rows()}
        self.assertEqual(by_label["le plus grand"][1].value, 9999999999999.99)
        beyond = by_label["au-delà"][1]
        self.assertEqual(beyond.value, "10\u202f000\u202f000\u202f000\u202f000,00")
        self.assertIn("Gardé en texte", beyond.comment.text)

    def test_are_found_by_the_names_of_totals(self):
        self.assertEqual(value_named(self.values, "assets.total_I.net"), 10000.07)
        self.assertEqual(value_named(self.values, "assets.total_actif_immobilise.net"), 10000.07)
        self.assertEqual(value_named(self.values, "cvn.cvn_total.current"), 33085)


class Formulas(Samples):
    def test_are_totals_and_net_columns(self):
        formulas = formulas_of(self.book)
        self.assertEqual(formulas["Bilan - actif", "B10"], "=ROUND(SUM(B8:B9),2)")
        self.assertEqual(formulas["Bilan - actif", "D8"], "=ROUND(B8-C8,2)")
        self.assertEqual(formulas["Grand livre", "F307"], "=ROUND(SUM(F7:F306),2)")

    def test_give_the_cached_values_when_recalculated(self):
        formulas = formulas_of(self.book)
        self.assertGreater(len(formulas), 25)
        again = self.recalculated(openpyxl.load_workbook(FRENCH), "recalculated")
        for sheet, cell in formulas:
            self.assertEqual(again[sheet][cell].value, self.values[sheet][cell].value,
                             f"{sheet}!{cell} {formulas[sheet, cell]}")

    def test_follow_a_cell_that_is_changed(self):
        book = openpyxl.load_workbook(FRENCH)
        sheet = book["Bilan - actif"]
        line = next(line for line in sheet.iter_rows()
                    if line[0].value == "Immobilisations corporelles")
        line[1].value = line[1].value + 1000.01
        result = book["Compte de résultat - modèle en"]
        line = next(line for line in result.iter_rows() if line[0].value == "Cotisations")
        line[1].value = line[1].value - 0.03
        again = self.recalculated(book, "changed")
        self.assertEqual(value_named(again, "assets.total_actif.gross"), 40013346.32)
        self.assertEqual(value_named(again, "assets.total_actif.net"), 40011000.64)
        self.assertEqual(value_named(again, "assets.total_actif.allowance"), 2345.68)
        self.assertEqual(value_named(again, "income_statement.resultat.current"), -765.55)
        self.assertEqual(value_named(again, "income_statement.resultat.previous"), 0.09)

    def test_are_refused_where_they_would_not_give_the_figure(self):
        sheet = self.book["Compte de résultat - modèle en"]
        line = next(line for line in sheet.iter_rows()
                    if line[0].value == "Total qui ne tombe pas juste")
        self.assertEqual(line[1].value, 0.12)
        self.assertIn("aucune somme", line[1].comment.text)
        self.assertEqual(line[2].data_type, "f", "0,09 is what its rows add up to")

    def test_are_never_made_from_data(self):
        for cell, formula in formulas_of(self.book).items():
            self.assertRegex(formula, r"^=ROUND\([-+A-Z0-9(),:'! ]*\)$", cell)
        labels = texts_of(self.book["Bilan - actif (2)"])
        for hostile in ("=1+1", "+1+1", "-1+1", "@SUM(A1:A9)",
                        '=HYPERLINK("http://example.org";"x")'):
            self.assertEqual(labels.count(hostile), 2, hostile)


class Texts(Samples):
    def test_are_valid_whatever_the_data_hold(self):
        labels = texts_of(self.book["Bilan - actif (2)"])
        self.assertIn("<b>gras</b> & \"guillemets\" 'apostrophes'", labels)
        self.assertIn("octets \ufffd\ufffd invalides \ufffd", labels)
        self.assertIn("bip\ufffd, tab ulation, retour  à la ligne", labels)
        self.assertIn("\U0001F600 œ € « – ’ »", labels)

    def test_too_long_for_a_cell_are_cut(self):
        longest = max(texts_of(self.book["Bilan - actif (2)"]), key=len)
        self.assertEqual(len(longest), 32767)
        self.assertTrue(longest.endswith("x…"))


class Sheets(Samples):
    def test_have_valid_and_unique_names(self):
        names = self.book.sheetnames
        self.assertEqual(names, ["Sommaire", "Bilan - actif", "Compte de résultat - modèle en",
                                 "Bilan - actif (2)", "Grand livre"][:len(names)])
        self.assertEqual(len({name.lower() for name in names}), len(names))
        for name in names:
            self.assertLessEqual(len(name), 31)
            self.assertNotRegex(name, r"[\[\]:*?/\\]")

    def test_share_a_sheet_with_small_tables_that_follow(self):
        sheet = self.book["Compte de résultat - modèle en"]
        self.assertIn("Contributions volontaires en nature", texts_of(sheet))

    def test_say_what_they_are(self):
        for sheet in self.book.worksheets[1:]:
            head = " ".join(str(sheet.cell(line, 1).value) for line in range(1, 6))
            for part in ("Les Amis du Bief & du Moulin", "SIREN 123\u202f456\u202f789",
                         "Du 1er janvier 2022 au 31 décembre 2022", "PROJET",
                         "Association imaginaire"):
                self.assertIn(part, head)
            self.assertEqual(sheet.cell(4, 1).font.color.rgb, "FFC00000")

    def test_keep_headings_in_sight_and_on_every_printed_page(self):
        sheet = self.book["Grand livre"]
        self.assertEqual(sheet.freeze_panes, "B7")
        self.assertEqual(sheet.print_title_rows, "$6:$6")
        self.assertEqual(sheet.auto_filter.ref, "A6:G307")
        self.assertEqual(self.book["Bilan - actif"].freeze_panes, "A7")

    def test_print_on_a4_as_wide_as_the_page(self):
        for sheet in self.book:
            self.assertEqual(sheet.page_setup.paperSize, 9)
            self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
            self.assertEqual(sheet.page_setup.fitToHeight, 0)
            self.assertIn("Les Amis du Bief && du Moulin", sheet.oddHeader.left.text)
            self.assertIn("PROJET", sheet.oddHeader.right.text)
            self.assertIn("Du 1er janvier 2022", sheet.oddFooter.left.text)
            self.assertRegex(sheet.oddFooter.right.text, r"&\[?P.*/.*&\[?N")

    def test_hide_the_ids_of_rows(self):
        sheet = self.book["Bilan - actif"]
        self.assertTrue(sheet.column_dimensions["F"].hidden)
        self.assertEqual(sheet["F6"].value, "assets")
        self.assertEqual(sheet["F10"].value, "total_I")
        self.assertEqual(sheet["G10"].value, "total_actif_immobilise")

    def test_set_totals_off(self):
        sheet = self.book["Bilan - actif"]
        self.assertTrue(sheet["A10"].font.b and sheet["B10"].font.b)
        self.assertEqual(sheet["B10"].border.top.style, "thin")
        self.assertFalse(sheet["A8"].font.b)
        self.assertEqual(sheet["A8"].alignment.indent, 1)


class Contents(Samples):
    def setUp(self):
        self.sheet = self.book["Sommaire"]

    def test_name_the_failed_proofs_first(self):
        texts = texts_of(self.sheet)
        proofs = texts.index("Contrôles en échec")
        self.assertLess(proofs, texts.index("PROJET"))
        self.assertTrue(any("512000" in text for text in texts[proofs:proofs + 3]))

    def test_say_what_the_document_was_drawn_from(self):
        texts = texts_of(self.sheet)
        self.assertIn("123456789FEC20221231.txt", texts)
        self.assertIn("0123456789abcdef" * 4, texts)
        self.assertIn("anc-2018-06/2020", texts)

    def test_lead_to_every_part(self):
        links = {cell.value: cell.hyperlink.location
                 for line in self.sheet.iter_rows() for cell in line if cell.hyperlink}
        self.assertEqual(list(links), ["Bilan", "Compte de résultat", "Contributions volontaires",
                                       "Textes difficiles", "Grand livre"])
        for title, location in links.items():
            name, cell = re.fullmatch(r"'(.*)'!(A\d+)", location).groups()
            self.assertIn(name, self.book.sheetnames, title)
        name, cell = links["Contributions volontaires"].split("!")
        sheet = self.book[name.strip("'")]
        self.assertEqual(sheet[cell].value, "Contributions volontaires en nature")

    def test_give_the_reason_why_a_part_is_missing(self):
        self.assertIn("non disponible : les notes ne sont pas écrites", texts_of(self.sheet))


class BigLedger(unittest.TestCase):
    """A book so big that its rows are written one by one."""

    @classmethod
    def setUpClass(cls):
        cls.book = openpyxl.load_workbook(BIG)

    def test_equals_the_json_to_the_cent_and_has_live_totals(self):
        tables = compare_formats.read_report(BIG.with_suffix(".json"))
        self.assertEqual(compare_formats.differences(tables, BIG), [])
        formulas = formulas_of(self.book)
        self.assertEqual(formulas["Grand livre", "D50008"], "=ROUND(SUM(D7:D50007),2)")
        self.assertEqual(formulas["Bilan - actif", "D8"], "=ROUND(B8-C8,2)")

    def test_is_final_and_names_its_sources_on_every_page(self):
        for sheet in self.book:
            self.assertIn("Définitif", sheet.oddHeader.right.text)
            self.assertIn("0123456789abcdef" * 4, sheet.oddFooter.left.text)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
