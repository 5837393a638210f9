#!/usr/bin/env python3
"""Compares random documents written as JSON, CSV, HTML and text: whatever their labels hold, every
cell must be exactly that of the JSON, and the HTML must be without any error.

usage: check_renderings.py SAMPLE_RENDERINGS [-v] [TEST...]

SAMPLE_RENDERINGS is the program that writes the documents. Nothing here comes from it: amounts
are formatted anew, files are read by Python's csv and json and by html5lib.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

try:
    import html5lib
except ImportError:
    sys.exit("python3-html5lib is missing: run make deps")

PROGRAM = ""
AMOUNT = re.compile(r"(-?)(\d+)\.(\d\d)$")
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def grouped(digits, separator):
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    return separator.join(groups + [digits[i : i + 3] for i in range(head, len(digits), 3)])


def shown_character(character):
    if character in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    hidden = unicodedata.category(character) == "Cc" or character in TURNING
    return "\ufffd" if hidden else character


def shown_text(text):
    return "".join(map(shown_character, text))


def shown(value, language):
    """What people read for a JSON value."""
    separator, point = (",", ".") if language == "en" else ("\u202f", ",")
    if value is None:
        return ""
    if isinstance(value, int):
        return grouped(str(value), separator)
    amount, date = AMOUNT.match(value), DATE.match(value)
    if amount:
        minus = "\u2212" if amount[1] else ""
        return minus + grouped(amount[2], separator) + point + amount[3]
    if date:
        return value if language == "en" else f"{date[3]}/{date[2]}/{date[1]}"
    return shown_text(value)


def guarded(text):
    """A text as a field of CSV."""
    number = re.fullmatch(r"[+-]?[\d.,]*\d[\d.,]*", text)
    mark = "'" if text[:1] and text[0] in "=+-@\t\r\n" and not number else ""
    kept = (c if c in "\t\r\n" else shown_character(c) for c in text)
    return mark + "".join(kept)


def field(value, language):
    """A JSON value as a field of CSV."""
    if value is None:
        return ""
    if isinstance(value, int) or DATE.match(value):
        return str(value)
    if AMOUNT.match(value):
        return value if language == "en" else value.replace(".", ",")
    return guarded(value)


def rows_of(table):
    return [row for row in table["rows"] if "alias_of" not in row]


def expected_csv(document, language):
    for table in document["tables"]:
        yield None
        for row in rows_of(table):
            values = [field(value, language) for value in row["values"].values()]
            yield [table["id"], row["id"], guarded(row["label"])] + values
        for note in table["notes"]:
            yield [table["id"], "note", guarded(note)]


def read_csv(path, language):
    delimiter = "," if language == "en" else ";"
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def html_cell(value, language):
    plain = isinstance(value, int) or (value and (AMOUNT.match(value) or DATE.match(value)))
    return shown(value, language), str(value) if plain else None


def expected_html(document, language):
    for table in document["tables"]:
        rows = []
        for row in rows_of(table):
            values = list(row["values"].values())
            across = row["kind"] == "heading" and all(value is None for value in values)
            cells = [] if across else [html_cell(value, language) for value in values]
            rows.append([row["id"], (shown_text(row["label"]), None)] + cells)
        yield [table["id"]] + rows


def read_html(path):
    """[[table id, [row id, (text, plain value) ...] ...] ...] of a page without any error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(path.read_bytes(), transport_encoding="utf-8")
    tables = []
    for table in page.iter("table"):
        tables.append([table.get("data-id")])
        for row in table.iterfind("tbody/tr"):
            cells = [("".join(cell.itertext()), cell.get("data-value")) for cell in row]
            tables[-1].append([row.get("data-id"), *cells])
    return tables


def read_amounts(path, language):
    point = "." if language == "en" else ","
    figure = re.compile(rf"\u2212?[\d,\u202f]+{re.escape(point)}\d\d$")
    return [w for w in re.split("[ \n]+", path.read_text(encoding="utf-8")) if figure.match(w)]


def amounts_of(document, language):
    return [
        shown(value, language)
        for table in document["tables"]
        for row in rows_of(table)
        for value in row["values"].values()
        if isinstance(value, str) and AMOUNT.match(value)
    ]


class RandomDocuments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="denier-renderings-")
        cls.addClassCleanup(folder.cleanup)
        subprocess.run([PROGRAM, folder.name], check=True)
        cls.paths = sorted(Path(folder.name).glob("*.json"))

    def each(self, suffix):
        """(document, language, path with the suffix) for every document."""
        self.assertGreater(len(self.paths), 0)
        for path in self.paths:
            document = json.loads(path.read_text(encoding="utf-8"))
            yield document, path.stem.split("-")[1], path.with_suffix(suffix)

    def test_csv_has_exactly_the_cells_of_the_json(self):
        for document, language, path in self.each(".csv"):
            records, wanted = read_csv(path, language), list(expected_csv(document, language))
            about = [record[:2] for record in records[-2:]]
            self.assertEqual(about, [["document", "status"], ["document", "basis"]])
            self.assertEqual(len(records[:-2]), len(wanted), path)
            for record, fields in zip(records, wanted):
                self.assertEqual(len(record), len(records[0]), path)
                if fields:
                    self.assertEqual(record, fields + [""] * (len(record) - len(fields)), path)

    def test_html_has_exactly_the_cells_of_the_json_and_no_error(self):
        for document, language, path in self.each(".html"):
            self.assertEqual(read_html(path), list(expected_html(document, language)), path)

    def test_text_has_exactly_the_amounts_of_the_json(self):
        for document, language, path in self.each(".txt"):
            self.assertEqual(read_amounts(path, language), amounts_of(document, language), path)

    def test_the_same_seed_gives_the_same_bytes_in_any_locale_and_time_zone(self):
        contents = []
        for locale, zone in ("C", "UTC"), ("fr_FR.UTF-8", "Asia/Tokyo"):
            with tempfile.TemporaryDirectory(prefix="denier-renderings-") as folder:
                environment = {**os.environ, "LC_ALL": locale, "TZ": zone, "DENIER_SEED": "22"}
                subprocess.run([PROGRAM, folder], check=True, env=environment)
                contents.append({path.name: path.read_bytes() for path in Path(folder).iterdir()})
        self.assertEqual(contents[0], contents[1])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
