"""Compares documents written as JSON, CSV, HTML and text: every figure must be that of the JSON.

usage: compare_renderings.py FOLDER COUNT
FOLDER holds COUNT documents NAME-LANGUAGE.json with the same in .csv, .html and .txt.
Nothing here comes from the program: amounts are formatted anew, files are read by Python's own
readers. Exit 1 with what differs.
"""
import csv
import json
import re
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

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


def compare_csv(path, document, language):
    delimiter = "," if language == "en" else ";"
    with open(path, encoding="utf-8-sig", newline="") as file:
        records = list(csv.reader(file, delimiter=delimiter, strict=True))
    assert len({len(record) for record in records}) == 1, "records differ in length"
    expected = list(expected_csv(document, language))
    assert len(records) == len(expected), f"{len(records)} records, not {len(expected)}"
    for record, wanted in zip(records, expected):
        if wanted:
            padded = wanted + [""] * (len(record) - len(wanted))
            assert record == padded, f"{record} is not {padded}"


class Tables(HTMLParser):
    """Tables, rows and cells of a page, by their data-id and data-value."""

    def __init__(self):
        super().__init__()
        self.tables, self.text, self.value = [], None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.tables.append([attributes["data-id"]])
        elif tag == "tr" and "data-id" in attributes:
            self.tables[-1].append([attributes["data-id"]])
        elif tag in ("td", "th"):
            self.text, self.value = "", attributes.get("data-value")

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag in ("td", "th") and len(self.tables[-1]) > 1:
            self.tables[-1][-1].append((self.text, self.value))
        if tag in ("td", "th"):
            self.text = None


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


def compare_html(path, document, language):
    tables = Tables()
    tables.feed(Path(path).read_text(encoding="utf-8"))
    for found, wanted in zip(tables.tables, expected_html(document, language)):
        assert found == wanted, f"{found} is not {wanted}"
    assert len(tables.tables) == len(document["tables"]), "tables are missing"


def compare_text(path, document, language):
    point = "." if language == "en" else ","
    words = re.split("[ \n]+", Path(path).read_text(encoding="utf-8"))
    figure = re.compile(rf"\u2212?[\d,\u202f]+{re.escape(point)}\d\d$")
    found = [word for word in words if figure.match(word)]
    wanted = [
        shown(value, language)
        for table in document["tables"]
        for row in rows_of(table)
        for value in row["values"].values()
        if isinstance(value, str) and AMOUNT.match(value)
    ]
    assert found == wanted, f"{found} is not {wanted}"


def main(folder, count):
    paths = sorted(Path(folder).glob("*.json"))
    assert len(paths) == int(count), f"{len(paths)} documents, not {count}"
    for path in paths:
        document = json.loads(path.read_text(encoding="utf-8"))
        language = path.stem.split("-")[1]
        for suffix, compare in (".csv", compare_csv), (".html", compare_html), (".txt", compare_text):
            try:
                compare(path.with_suffix(suffix), document, language)
            except AssertionError as difference:
                sys.exit(f"{path.with_suffix(suffix)}: {difference}")


if __name__ == "__main__":
    main(*sys.argv[1:])
