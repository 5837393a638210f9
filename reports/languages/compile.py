"""Compiles a catalogue (.po) into the constant table that translate() searches.

usage: compile.py CATALOGUE OUTPUT
Read here: comments, msgid and msgstr of one or more quoted lines. Fuzzy entries are refused,
so that a translation is either right or absent.
"""
import re
import sys
from pathlib import Path

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
QUOTED = re.compile(r'^(?:(msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"$')


class CatalogueError(Exception):
    """What is wrong, with file and line."""


def unescaped(quoted, place):
    def one(match):
        if match[1] not in ESCAPES:
            raise CatalogueError(f"{place}: unknown escape \\{match[1]}")
        return ESCAPES[match[1]]

    return re.sub(r"\\(.)", one, quoted)


def entries(path):
    """Yields [line, msgid, msgstr] for every entry, the header included."""
    entry, field, fuzzy = None, None, False
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        place = f"{path}:{number}"
        line = line.strip()
        if not line or line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = QUOTED.match(line)
        if not match:
            raise CatalogueError(f"{place}: neither a comment nor a quoted text")
        keyword, text = match[1], unescaped(match[2], place)
        if keyword == "msgid":
            if entry:
                yield entry
            entry, field = [number, "", ""], 1
        elif keyword == "msgstr":
            if field != 1:
                raise CatalogueError(f"{place}: msgstr without msgid")
            field = 2
        if entry is None:
            raise CatalogueError(f"{place}: text before the first msgid")
        if fuzzy:
            raise CatalogueError(f"{place}: this translation is marked fuzzy: settle it")
        entry[field] += text
    if entry:
        yield entry


def read_catalogue(path):
    """{msgid: msgstr} without the header; twice the same msgid is an error."""
    catalogue = {}
    for number, msgid, msgstr in entries(path):
        if msgid in catalogue:
            raise CatalogueError(f"{path}:{number}: \"{msgid}\" is translated twice")
        if msgid:
            catalogue[msgid] = msgstr
    return catalogue


def literal(text):
    """A C string literal; octal escapes end after three digits whatever follows."""
    plain = (chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in text.encode())
    return '"' + "".join(plain) + '"'


def table(catalogue):
    ordered = sorted(catalogue.items(), key=lambda item: item[0].encode())
    done = [(literal(msgid), literal(msgstr)) for msgid, msgstr in ordered if msgstr]
    rows = [f"    {{{msgid}, {msgstr}}},\n" for msgid, msgstr in done]
    return (
        '#include "reports/language_table.h"\n\n'
        "const Translation TRANSLATIONS[] = {\n" + "".join(rows or ["    {0},\n"]) + "};\n\n"
        f"const size_t TRANSLATION_COUNT = {len(rows)};\n"
    )


def main(catalogue, output):
    try:
        Path(output).write_text(table(read_catalogue(catalogue)), encoding="ascii")
    except CatalogueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
