#!/usr/bin/env python3
"""Checks PDF documents with readers that know nothing of this program.

usage: check_pdf.py SAMPLES     SAMPLES FOLDER writes documents as x.pdf and x.json

qpdf, pdfinfo, pdffonts and pdftotext must have nothing to complain of; every code that a page
shows must have a glyph; nothing may lie outside the margins; every page must carry entity,
status and its number; every figure and label of the JSON must be in the text; no page may begin
with a total; two runs must give the same bytes.
Exit 0 when all hold, 1 with a line for each failure.
"""
import base64
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

MARGIN = 30  # points that nothing may come nearer to the edge than; the cover's band is no text
FIGURE = re.compile(r"-?\d+\.\d\d$")
FRENCH = re.compile(r"(?<![\d,\u2212])\u2212?\d{1,3}(?: \d{3})*,\d\d(?!\d)")
ENGLISH = re.compile(r"(?<![\d,.\u2212])\u2212?\d{1,3}(?:,\d{3})*\.\d\d(?!\d)")
STATUS = {("draft", False): "PROJET", ("draft", True): "DRAFT",
          ("final", False): "Définitif", ("final", True): "Final"}
HEADINGS = re.compile(r"31/12/2022\s+31/12/2021|^ *ACTIF ")
failures = []


def expect(condition, document, sentence):
    if not condition:
        failures.append(f"{document}: {sentence}")


def run(document, *command, complaints=True):
    """Standard output of a reader, which must be silent on standard error."""
    done = subprocess.run(command, capture_output=True)
    expect(done.returncode == 0, document, f"{command[0]} ends with {done.returncode}")
    if complaints:
        expect(not done.stderr, document, f"{command[0]} says {done.stderr.decode()[:300]}")
    return done.stdout.decode("utf-8")


def plain(text):
    """The text with one space wherever it has blanks, composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def squeezed(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def as_printed(figure, is_english):
    """A figure of the JSON as pdftotext reads it from a page."""
    sign = "\u2212" if figure.startswith("-") else ""
    whole, cents = figure.lstrip("-").split(".")
    groups = f"{int(whole):,}"
    return f"{sign}{groups}.{cents}" if is_english else f"{sign}{groups.replace(',', ' ')},{cents}"


def as_shown(text):
    """A text of the JSON as a page shows it: what no face has is a question mark."""
    shown = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if character in "\u00ad\u200b\u200c\u200d\ufe0f":
            continue
        hidden = category in ("Cf", "Cs", "Cn") or category == "Cc" and not character.isspace()
        missing = ord(character) > 0xFFFF or 0x3000 < ord(character) < 0xE000
        shown.append("?" if hidden or missing or character == "\ufffd" else character)
    return "".join(shown)


# --- What lies in the file.


class Objects:
    """The objects of a PDF, as qpdf reads them."""

    def __init__(self, path):
        text = run(path.name, "qpdf", "--json=2", "--json-stream-data=inline",
                   "--decode-level=generalized", str(path))
        self.by_name = json.loads(text)["qpdf"][1]

    def value(self, reference):
        if isinstance(reference, str) and reference.endswith(" R"):
            found = self.by_name["obj:" + reference]
            return found["value"] if "value" in found else found["stream"]["dict"]
        return reference

    def data(self, reference):
        return base64.b64decode(self.by_name["obj:" + reference]["stream"]["data"])

    def pages(self):
        values = (self.value(name[4:]) for name in self.by_name if name.startswith("obj:"))
        return [v for v in values if isinstance(v, dict) and v.get("/Type") == "/Page"]


def glyphs_of(objects, font):
    """The map from codes to glyphs of a font, two bytes each."""
    descendant = objects.value(objects.value(objects.value(font)["/DescendantFonts"])[0])
    return objects.data(descendant["/CIDToGIDMap"])


def check_glyphs(path, objects):
    """Every code shown has a glyph of its own: glyph 0 is the box of the missing ones."""
    shown_codes = {}
    for page in objects.pages():
        fonts = objects.value(objects.value(page["/Resources"]).get("/Font", {}))
        content = objects.data(page["/Contents"]).decode("latin-1")
        codes = set()
        for name, shown in re.findall(r"(/F\d+) [\d.]+ Tf|<([0-9A-Fa-f]*)> Tj", content):
            if name:
                codes = shown_codes.setdefault(fonts[name], set())
            codes.update(shown[i:i + 4] for i in range(0, len(shown), 4))
    for font, codes in shown_codes.items():
        glyphs = glyphs_of(objects, font)
        for code in sorted(int(code, 16) for code in codes):
            expect(glyphs[2 * code:2 * code + 2] != b"\0\0", path.name,
                   f"U+{code:04X} is shown as a missing glyph")
    expect(sum(map(len, shown_codes.values())) > 60, path.name, "hardly any character is shown")


def check_catalogue(path, objects, report, is_english):
    trailer = objects.by_name["trailer"]["value"]
    catalogue = objects.value(trailer["/Root"])
    expect(catalogue.get("/Lang") == ("u:en-GB" if is_english else "u:fr-FR"), path.name,
           f"its language is {catalogue.get('/Lang')}")
    metadata = objects.data(catalogue["/Metadata"]).decode("utf-8")
    expect("2022-12-31T00:00:00Z" in metadata, path.name, "the metadata lack the date")
    outline = objects.value(catalogue.get("/Outlines"))
    expect(outline and "/First" in outline, path.name, "there is no outline")
    properties = objects.value(trailer["/Info"])
    expect(properties.get("/Author") == "u:" + report["entity"]["name"], path.name,
           f"its author is {properties.get('/Author')}")


def check_fonts(path):
    lines = run(path.name, "pdffonts", str(path)).splitlines()[2:]
    expect(2 <= len(lines) <= 3, path.name, f"{len(lines)} fonts")
    for line in lines:
        expect("Lato" in line and re.search(r"yes yes yes", line), path.name,
               f"a font is not embedded, subset and readable: {line}")


def check_margins(path):
    """No word lies beyond the margins of its page."""
    boxes = run(path.name, "pdftotext", "-bbox", str(path), "-")
    width = height = 0.0
    for line in boxes.splitlines():
        numbers = [float(n) for n in re.findall(r'="(-?[\d.]+)"', line)]
        if "<page " in line:
            width, height = numbers
        elif "<word " in line:
            left, top, right, bottom = numbers
            inside = (MARGIN < left <= right < width - MARGIN and
                      15 < top <= bottom < height - 8)
            expect(inside, path.name, f"outside the margins: {line.strip()}")


# --- What is to be read on the pages.


def check_furniture(path, pages, report, is_english):
    """Every page carries entity, status and number, and sources when it is final."""
    entity = plain(report["entity"]["name"])[:60]  # what is longer may be cut, the rest not
    status = STATUS[report["status"], is_english]
    for number, page in enumerate(pages, 1):
        text = plain(page)
        expect(f"page {number}/{len(pages)}" in text, path.name, f"page {number} has no number")
        expect(entity in text, path.name, f"page {number} does not name the entity")
        expect(status in text, path.name, f"page {number} does not say {status}")
        period = "31 December 2022" if is_english else "31 décembre 2022"
        foot = plain(" ".join(page.splitlines()[-5:]))
        expect(period in foot and status in foot, path.name, f"page {number} has no full foot")
        if report["status"] == "final":
            expect("SHA-256 9f86d081884c7d65" in text, path.name, f"page {number} has no digest")


def check_rows(path, text, report, is_english):
    """Every label and every figure is there, figures as often as in the JSON at least."""
    letters, counts = squeezed(text), {}
    for table in report["tables"]:
        for row in table["rows"]:
            texts = [row["label"]]
            for value in row["values"].values():
                if isinstance(value, str) and FIGURE.match(value):
                    figure = as_printed(value, is_english)
                    counts[figure] = counts.get(figure, 0) + 1
                elif isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d$", value):
                    texts.append(value)
            if table["id"] == "texts":
                check_difficult(path, letters, texts)
            elif row["kind"] != "line" or table["id"] != "general-ledger":
                expect(squeezed(row["label"]) in letters, path.name, f"lacks “{row['label']}”")
    figures = ENGLISH if is_english else FRENCH
    found = collections.Counter(match[0] for match in figures.finditer(text))
    for figure, count in counts.items():
        expect(found[figure] >= count, path.name,
               f"{figure} is there {found[figure]} times instead of {count}")


def check_difficult(path, letters, texts):
    """Texts in two columns: each word of them, as the page shows it."""
    for text in texts:
        for word in as_shown(text).split():
            if len(word) < 40:
                expect(squeezed(word) in letters, path.name, f"lacks “{word}” of “{text}”")


def check_orphans(path, pages):
    """On a page that goes on, no total stands among the first two rows."""
    for number, page in enumerate(pages, 1):
        lines = [line for line in page.splitlines() if line.strip()]
        begins = [i for i, line in enumerate(lines) if HEADINGS.search(line)]
        if not begins or "(suite)" not in page and "continued)" not in page:
            continue
        for line in lines[begins[0] + 1:begins[0] + 3]:
            expect(not line.strip().startswith("Total"), path.name,
                   f"page {number} begins with “{line.strip()[:40]}”")


def check_carried(path, pages):
    """In a ledger each sum carried forward is brought forward on the next page."""
    carried = [re.findall(r"^ *(?:À reporter|Report) .*", page, re.M) for page in pages]
    sums = [[" ".join(line.split()[1 if "Report" in line else 2:]) for line in lines]
            for lines in carried]
    count = 0
    for number, (before, after) in enumerate(zip(sums, sums[1:]), 1):
        if before and "À reporter" in carried[number - 1][-1]:
            count += 1
            expect(after and before[-1] == after[0], path.name,
                   f"page {number} carries {before[-1]}, the next begins with {after[:1]}")
    expect(count > 5, path.name, f"only {count} sums are carried forward")


def check(path):
    report = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    is_english = path.stem == "english"
    expect("No syntax or stream encoding errors" in run(path.name, "qpdf", "--check", str(path)),
           path.name, "qpdf finds errors")
    run(path.name, "pdfinfo", str(path))
    check_fonts(path)
    objects = Objects(path)
    check_glyphs(path, objects)
    check_catalogue(path, objects, report, is_english)
    check_margins(path)
    text = run(path.name, "pdftotext", "-layout", str(path), "-")
    pages = text.split("\f")[:-1]
    check_furniture(path, pages, report, is_english)
    check_rows(path, text, report, is_english)
    check_orphans(path, pages)
    if path.stem == "ledger":
        check_carried(path, pages)
    if shutil.which("mutool"):
        run(path.name, "mutool", "draw", "-F", "txt", "-o", os.devnull, str(path))
    return len(pages)


def main(samples):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        subprocess.run([samples, first], check=True)
        other = dict(os.environ, TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8", LANG="en_US.UTF-8")
        subprocess.run([samples, second], check=True, env=other)
        paths = sorted(Path(first).glob("*.pdf"))
        for path in paths:
            print(f"{path.name}: {check(path)} pages")
            again = Path(second) / path.name
            expect(path.read_bytes() == again.read_bytes(), path.name, "differs from run to run")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
