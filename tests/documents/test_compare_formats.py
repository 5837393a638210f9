"""Shows that compare_formats finds every kind of difference, and none where there is none."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
import compare_formats  # noqa: E402

JSON = {"tables": [
    {"id": "assets", "columns": [{"id": "net"}, {"id": "previous"}], "rows": [
        {"id": "immobilise", "label": "ACTIF IMMOBILISÉ",
         "values": {"net": None, "previous": None}},
        {"id": "materiel", "label": "Matériel", "values": {"net": "12345.67", "previous": "0.00"}},
        {"id": "total_I", "label": "Total I", "values": {"net": "12345.67", "previous": "-1.00"}},
        {"id": "total_actif", "alias_of": "total_I", "label": "Total I",
         "values": {"net": "12345.67", "previous": "-1.00"}}]},
    {"id": "journal", "columns": [{"id": "date"}, {"id": "lines"}, {"id": "debit"}], "rows": [
        {"id": "1", "label": "Don de M. X, 12,50 le mètre",
         "values": {"date": "2022-12-31", "lines": 1033, "debit": "7.00"}}]}]}

CSV = """\ufeffTableau;Code;Libellé;Net;2021;
assets;immobilise;ACTIF IMMOBILISÉ;;;
assets;materiel;Matériel;12345,67;0,00;
assets;total_I;Total I;12345,67;-1,00;
Tableau;Code;Libellé;Date;Lignes;Débit
journal;1;"Don de M. X, 12,50 le mètre";2022-12-31;1033;7,00
"""

HTML = """<table data-id="assets"><thead><tr><th>Net</th></tr></thead>
<tr data-id="immobilise"><th colspan="3">ACTIF IMMOBILISÉ</th></tr>
<tr data-id="materiel"><th>Matériel</th><td data-value="12345.67">12\u202f345,67</td>
<td data-value="0.00">0,00</td></tr>
<tr data-id="total_I"><th>Total I</th><td data-value="12345.67">12\u202f345,67</td>
<td data-value="-1.00">\u22121,00</td></tr></table>
<table data-id="journal"><tr data-id="1"><th>Don de M. X, 12,50 le mètre</th>
<td data-value="2022-12-31">31/12/2022</td><td data-value="1033">1\u202f033</td>
<td data-value="7.00">7,00</td></tr></table>
"""

TXT = """Bilan : actif
ACTIF IMMOBILISÉ
  Matériel                        12\u202f345,67    0,00
Total I                           12\u202f345,67   \u22121,00

Journal
Don de M. X, 12,50  31/12/2022  1\u202f033                7,00
  le mètre
"""


def differences(name, text, report=JSON):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.json"
        source.write_text(json.dumps(report), encoding="utf-8")
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return compare_formats.differences(compare_formats.read_report(source), path)


class Agreement(unittest.TestCase):
    def test_is_found_in_every_format(self):
        for name, text in (("a.csv", CSV), ("a.html", HTML), ("a.txt", TXT)):
            self.assertEqual(differences(name, text), [], name)

    def test_allows_plain_blanks_between_groups_in_pages(self):
        page = TXT.replace("\u202f", " ")
        tables = [[compare_formats.Row(table, row) for row in table["rows"]
                   if "alias_of" not in row] for table in JSON["tables"]]
        lines = compare_formats.read_lines(page, compare_formats.SPACED)
        self.assertEqual(list(compare_formats.compare_lines(tables, lines)), [])

    def test_allows_labels_cut_in_narrow_columns(self):
        self.assertEqual(differences("a.txt", TXT.replace("  Matériel ", "  Matér… ")), [])

    def test_finds_labels_between_other_columns(self):
        text = TXT.replace("Don de M. X, 12,50  31/12/2022  1\u202f033",
                           "31/12/2022   1\u202f033   Don de M. X, 12,50").replace(
                               "\n  le mètre", "\n                     le mètre")
        self.assertEqual(differences("a.txt", text), [])


class Difference(unittest.TestCase):
    def assert_noticed(self, old, new):
        """In every format that holds the old text."""
        for name, text in (("a.csv", CSV), ("a.html", HTML), ("a.txt", TXT)):
            if old in text:
                self.assertNotEqual(differences(name, text.replace(old, new, 1)), [], name)

    def test_of_one_cent_is_noticed(self):
        self.assert_noticed("345,67", "345,68")
        self.assert_noticed("12345,67", "12345,68")
        self.assert_noticed("12345.67", "12345.68")

    def test_of_a_sign_is_noticed(self):
        self.assert_noticed("\u22121,00", "1,00")
        self.assert_noticed("-1,00", "1,00")
        self.assert_noticed("-1.00", "1.00")

    def test_of_a_label_is_noticed(self):
        self.assert_noticed("Matériel", "Mobilier")
        self.assert_noticed("Total I", "Total II")
        self.assert_noticed("le mètre", "le litre")

    def test_of_a_date_or_a_number_is_noticed(self):
        self.assert_noticed("31/12/2022", "30/12/2022")
        self.assert_noticed("2022-12-31", "2022-12-30")
        self.assert_noticed("1\u202f033", "1\u202f034")
        self.assert_noticed("1033", "1034")

    def test_of_rows_is_noticed(self):
        self.assert_noticed("assets;materiel;Matériel;12345,67;0,00;\n", "")
        self.assert_noticed("assets;total_I", "assets;ailleurs;Ailleurs;1,00;;\nassets;total_I")
        self.assert_noticed("  Matériel                        12\u202f345,67    0,00\n", "")

    def test_between_what_a_page_shows_and_carries_is_noticed(self):
        self.assert_noticed('data-value="7.00">7,00', 'data-value="7.00">8,00')
        self.assert_noticed('data-value="7.00">7,00', 'data-value="8.00">7,00')

    def test_of_columns_is_noticed(self):
        text = TXT.replace("Total I                           12\u202f345,67   \u22121,00",
                           "Total I             12\u202f345,67   \u22121,00")
        self.assertNotEqual(differences("a.txt", text), [])

    def test_of_one_figure_too_many_is_noticed(self):
        text = TXT.replace("  Matériel     ", "  Matériel 3,00")
        self.assertNotEqual(differences("a.txt", text), [])


if __name__ == "__main__":
    unittest.main()
