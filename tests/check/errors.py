"""The tables of errors: ids unique, in order, each kind raised somewhere."""
import re

from strings import error_rows
from tree import LAYERS, without_comments

TABLES = ("engine/error_kinds.inc", "engine/error_kinds_book.inc")
ID = re.compile(r"^D[0-9]{4}$")


def problems(tree):
    found, previous, names = [], "", {}
    tables = [table for table in TABLES if (tree.root / table).exists()]
    rows = [(table, line, row) for table in tables for line, row in error_rows(tree.text(table))]
    for table, line, row in rows:
        place = f"{table}:{line}"
        if len(row) != 5:
            found.append(f"{place}: a row has a name, an id, a class, a message and a hint")
            continue
        name, identifier = row[0], row[1].strip('"')
        if not ID.match(identifier):
            found.append(f"{place}: {identifier} is not a D and four digits")
        if identifier <= previous:
            found.append(f"{place}: {identifier} must come after {previous}")
        if name in names:
            found.append(f"{place}: {name} is there twice")
        previous = identifier
        names[name] = place
    code = "\n".join(without_comments(tree.text(p)) for p in tree.files(".c", folders=LAYERS))
    used = set(re.findall(r"\bERROR_([A-Z0-9_]+)\b", code))
    return found + [f"{place}: nothing raises {n}" for n, place in names.items() if n not in used]
