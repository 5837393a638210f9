#!/usr/bin/env python3
"""Compares a report in JSON with the same report in other formats, figure by figure.

usage: compare_formats.py REPORT.json FILE...

The files end in pdf, xlsx, html, csv or txt and are read by readers that share nothing with the
program: pdftotext -layout, openpyxl, html.parser and csv. Every row of the JSON must be found,
in order, with its label and exactly its figures, and no row more where a format has cells. In
pages and on screens amounts must also stand in the column that is theirs.
Exit 0 when all agree, 1 with a line for each difference, 2 for wrong usage.
"""
import csv
import datetime
import html.parser
import io
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

AMOUNT = re.compile(r"-?\d+\.\d\d$")
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
FRENCH = re.compile(r"(?<![\d,.])[-\u2212]?\d{1,3}(?:[\u202f\u00a0]\d{3})*,\d\d(?![\d,])")
ENGLISH = re.compile(r"(?<![\d,.])[-\u2212]?\d{1,3}(?:,\d{3})*\.\d\d(?![\d.])")
# pdftotext gives a plain blank for a thin one.
SPACED = re.compile(FRENCH.pattern.replace(r"\u00a0", r"\u00a0 "))
HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e"
                    "\u2066-\u2069\ufeff\ufffe\uffff]")
CELL_LENGTH = 32767  # of a text in a workbook
LABEL_LINES = 8      # lines that a short label may take on a page
LABEL_COLUMNS = 20   # what a line of a long one holds at least
EDGE = 3             # columns by which pdftotext may move the right edge of a figure


def shown(text):
    """The text as people see it: no controls, one blank where there are several."""
    return " ".join(HIDDEN.sub("\ufffd", text or "").split())


def squeezed(text):
    return re.sub(r"\s", "", shown(text))


def is_amount(value):
    return isinstance(value, str) and AMOUNT.match(value) is not None


class Row:
    """A row of the JSON: what every format must show."""

    def __init__(self, table, row):
        self.table = table["id"]
        self.id = row["id"]
        self.label = row["label"] or ""
        self.columns = [column["id"] for column in table["columns"]]
        self.values = [row["values"].get(column) for column in self.columns]

    def amounts(self):
        """[(column, cents as Decimal)] of the cells that hold an amount."""
        return [(c, Decimal(v)) for c, v in zip(self.columns, self.values) if is_amount(v)]

    def has_texts(self):
        return any(value is not None and not is_amount(value) for value in self.values)

    def __str__(self):
        return f"{self.table}/{self.id} “{shown(self.label)[:60]}”"


def read_report(path):
    """The rows of each table of the JSON; a second id of the same row is not another row."""
    report = json.loads(Path(path).read_text(encoding="utf-8"))
    return [[Row(table, row) for row in table["rows"] if "alias_of" not in row]
            for table in report["tables"]]


# --- Formats with cells. Each reader gives [(table id, row id, label, cells)], cells as in JSON.


def as_json(printed, is_english):
    """A printed amount as JSON has it; None when it is no amount of that language."""
    if not (ENGLISH if is_english else SPACED).fullmatch(printed):
        return None
    digits = re.sub("[\u202f\u00a0 ]", "", printed).replace("\u2212", "-")
    return digits.replace(",", "") if is_english else digits.replace(",", ".")


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = file.read()
    separator = ";" if lines.split("\n", 1)[0].count(";") else ","
    rows = []
    for record in csv.reader(io.StringIO(lines, newline=""), delimiter=separator):
        cells = [re.sub(r"^'(?=[=+\-@\t\r\n])", "", field) for field in record]
        if separator == ";":
            cells = [c.replace(",", ".") if re.fullmatch(r"-?\d+,\d\d", c) else c for c in cells]
        rows.append((cells[0], cells[1], cells[2], cells[3:]))
    return rows


class Page(html.parser.HTMLParser):
    """Collects the rows of tables: cells with their machine value and what is seen."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.rows, self.table, self.row, self.cell = [], None, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "table":
            self.table = attributes.get("data-id")
        elif tag == "tr" and self.table is not None:
            self.row = [attributes.get("data-id"), []]
        elif tag in ("td", "th") and self.row is not None:
            self.cell = [attributes.get("data-value"), ""]
            self.row[1].append(self.cell)

    def handle_endtag(self, tag):
        if tag == "table":
            self.table = None
        elif tag in ("td", "th"):
            self.cell = None
        elif tag == "tr" and self.row:
            if self.row[0] is not None:
                self.rows.append((self.table, *self.row))
            self.row = None

    def handle_data(self, data):
        if self.cell:
            self.cell[1] += data


def seen_otherwise(machine, seen):
    """Whether a cell shows another figure than the one it carries for programs."""
    digits = {as_json(seen, True), as_json(seen, False)}
    if is_amount(machine):
        return machine not in digits
    if DAY.match(machine):
        return seen not in (machine, datetime.date.fromisoformat(machine).strftime("%d/%m/%Y"))
    return squeezed(seen).replace("\u2212", "-").replace(",", "") != machine


def read_html(path):
    page = Page()
    page.feed(Path(path).read_text(encoding="utf-8"))
    page.close()
    rows = []
    for table, row, (label, *cells) in page.rows:
        values = []
        for machine, seen in cells:
            odd = machine is not None and seen_otherwise(machine, seen.strip())
            values.append(f"{machine} shown as {seen}" if odd else machine or seen)
        rows.append((table, row, label[1], values))
    return rows


def cell_as_json(cell):
    """What a cell of a workbook holds, as JSON has it."""
    value, form = cell.value, cell.number_format
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, (int, float)) and "0.00" in form:
        return f"{Decimal(repr(value)):.2f}" if round(value, 2) == value else repr(value)
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, str):
        return as_json(value, "$-409" in form) or value
    return None


def read_xlsx(path):
    """Rows by the ids in the hidden columns; the id of a table stands beside its headings."""
    import openpyxl
    rows = []
    for sheet in openpyxl.load_workbook(path, data_only=True):
        hidden = [d for d in sheet.column_dimensions.values() if d.hidden]
        if not hidden:
            continue
        column, table, heading = hidden[0].min, None, False
        for line in sheet.iter_rows():
            code = line[column - 1].value if len(line) >= column else None
            heading = code is not None and line[column - 1].font.b
            if heading:
                table = code
            elif table and code is not None:
                cells = [cell_as_json(cell) for cell in line[1:column - 1]]
                rows.append((table, str(code), line[0].value or "", cells))
            elif code is None:
                table = table if line[0].row < 6 else None
    return rows


def same_text(expected, found):
    expected, found = shown(expected), shown(found)
    if len(expected) >= CELL_LENGTH - 1 and found.endswith("…"):
        return expected.startswith(found[:-1])
    return expected == found


def same_value(expected, found):
    if isinstance(expected, int):
        return str(expected) == found
    if is_amount(expected):
        return expected == found
    return same_text(expected, found)


def compare_cells(tables, rows):
    """Differences between the rows of the JSON and those of a format with cells."""
    by_table = {}
    for table, code, label, cells in rows:
        by_table.setdefault(table, []).append((code, label, cells))
    for expected in tables:
        found = by_table.get(expected[0].table, []) if expected else []
        if len(found) != len(expected):
            yield f"{expected[0].table}: {len(found)} rows instead of {len(expected)}"
        for row, (code, label, cells) in zip(expected, found):
            if code != row.id:
                yield f"{row}: another row stands here, {code}"
                break
            if not same_text(row.label, label):
                yield f"{row}: labelled “{shown(label)[:60]}”"
            cells = list(cells) + [None] * len(row.values)
            for column, value, cell in zip(row.columns, row.values, cells):
                if not same_value(value, cell):
                    yield f"{row}: {column} is {cell} instead of {value}"


# --- Formats with lines.


class Line:
    def __init__(self, text, form, page):
        self.text, self.page = text, page
        self.figures = [(Decimal(as_json(match[0], form is ENGLISH)), match.start(), match.end())
                        for match in form.finditer(text)]

    def label_part(self, count):
        """The line's text without its last figures."""
        text = self.text
        for _, start, end in self.figures[len(self.figures) - count:][::-1]:
            text = text[:start] + " " + text[end:]
        return text


def read_lines(text, form):
    return [Line(line, form, number)
            for number, page in enumerate(text.split("\f")) for line in page.split("\n")]


def read_txt(path):
    return Path(path).read_text(encoding="utf-8")


def read_pdf(path):
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    if done.stderr:
        raise ValueError(done.stderr.decode())
    return done.stdout.decode("utf-8")


def take_words(text, words):
    """Takes the label's words from the start of a line: (words left, rest of the line).

    A label may be cut with "…", and a word too long for its column be broken.
    """
    rest = text.lstrip()
    while words:
        word, begun = words[0], rest.split(None, 1)[0] if rest else ""
        if begun == word:
            words, rest = words[1:], rest[len(word):].lstrip()
            continue
        is_first = rest == text.lstrip()
        cut = begun.find("…")
        if cut >= 0 and word.startswith(begun[:cut]):
            return [], rest[cut + 1:]
        if is_first and begun and word.startswith(begun):
            return [word[len(begun):]] + words[1:], rest[len(begun):]
        break
    return words, rest


def from_column(text, column):
    """The text from the first word that begins at that column or, by a hair, before it."""
    start = max(0, column - EDGE)
    while 0 < start < len(text) and not text[start - 1].isspace():
        start += 1
    return text[start:]


def reads_label(lines, first, column, index, count, words):
    """Whether the label stands from that column of the first line on, over a few lines, and one
    of them is the line of the figures. Gives what else that line holds; None when it does not."""
    left, position, reached = "", first, False
    while words and position < len(lines):
        part = lines[position].label_part(count if position == index else 0)
        before = words
        words, rest = take_words(from_column(part, column), words)
        if position == index:
            left, reached = rest, True
        if words == before:
            return None
        position += 1
    return left if reached and not words else None


def label_stands_at(lines, index, count, row):
    """Whether the row's label is on the line or wraps around it. The line holds nothing else when
    no cell of the row is a text; otherwise the label may stand between other columns."""
    words = shown(row.label).split()
    if not words:
        return True
    reach = LABEL_LINES + len(row.label) // LABEL_COLUMNS
    for first in range(index, max(-1, index - reach), -1):
        text = lines[first].label_part(count if first == index else 0)
        starts = [match.start() for match in re.finditer(r"\S+", text)]
        for column in starts if row.has_texts() else starts[:1]:
            left = reads_label(lines, first, column, index, count, words)
            if left is not None and (row.has_texts() or not left.strip()):
                return True
    return False


def printed_forms(value):
    """How a date or a number of things may be printed; None for a text, which may be cut."""
    if isinstance(value, int):
        groups = f"{value:,}"
        return [groups, groups.replace(",", "\u202f"), groups.replace(",", " ")]
    if isinstance(value, str) and DAY.match(value):
        return [value, datetime.date.fromisoformat(value).strftime("%d/%m/%Y")]
    return None


def holds(lines, index, row, amounts):
    """Whether the line shows exactly these amounts, dates and numbers, and the row's label."""
    line, count = lines[index], len(amounts)
    figures = [figure for figure, _, _ in line.figures]
    if count and figures[len(figures) - count:] != amounts:
        return False
    texts = squeezed(row.label) + "".join(
        squeezed(v) for v in row.values if isinstance(v, str) and not is_amount(v))
    for _, start, end in line.figures[:len(figures) - count]:
        if squeezed(line.text[start:end]) not in texts:
            return False
    for value in row.values:
        forms = printed_forms(value)
        if forms and not any(form in line.text for form in forms):
            return False
    return label_stands_at(lines, index, count, row)


def find_row(lines, start, row):
    amounts = [amount for _, amount in row.amounts()]
    for index in range(start, len(lines)):
        if holds(lines, index, row, amounts):
            return index
    return None


def check_edges(edges, row, line):
    """Amounts of a column end where the others of that column and page do."""
    figures = line.figures[len(line.figures) - len(row.amounts()):]
    for (column, _), (_, _, end) in zip(row.amounts(), figures):
        place = edges.setdefault((line.page, column), end)
        if abs(place - end) > EDGE:
            yield f"{row}: {column} stands in another column than above"


def compare_lines(tables, lines):
    """Differences between the rows of the JSON and the lines of a page or screen."""
    position = 0
    for rows in tables:
        edges = {}
        for row in rows:
            index = find_row(lines, position, row)
            if index is None:
                figures = ", ".join(f"{c} {a}" for c, a in row.amounts()) or "no amount"
                yield f"{row}: not found behind line {position + 1} with {figures}"
                continue
            yield from check_edges(edges, row, lines[index])
            position = index + 1


def differences(tables, path):
    kind = path.suffix.lstrip(".").lower()
    cells = {"csv": read_csv, "html": read_html, "xlsx": read_xlsx}
    if kind in cells:
        return list(compare_cells(tables, cells[kind](path)))
    text = read_pdf(path) if kind == "pdf" else read_txt(path)
    french = SPACED if kind == "pdf" else FRENCH
    form = max(french, ENGLISH, key=lambda form: len(form.findall(text)))
    return list(compare_lines(tables, read_lines(text, form)))


def main(arguments):
    kinds = (".pdf", ".xlsx", ".html", ".csv", ".txt")
    if len(arguments) < 2 or any(not a.endswith(kinds) for a in arguments[1:]):
        print(__doc__, file=sys.stderr)
        return 2
    tables = read_report(arguments[0])
    failed = False
    for path in map(Path, arguments[1:]):
        found = differences(tables, path)
        rows = sum(len(rows) for rows in tables)
        figures = sum(len(row.amounts()) for rows in tables for row in rows)
        print(f"{path}: {rows} rows, {figures} amounts, {len(found)} differences")
        for difference in found:
            print(f"  {difference}")
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
