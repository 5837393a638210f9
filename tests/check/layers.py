"""Direction of the layers, style of includes, no cycles, foreign libraries at their door."""
import re
from collections import defaultdict
from pathlib import PurePosixPath

from tree import LAYERS, without_comments

INCLUDE = re.compile(r'^#include\s+(["<])([^">]+)[">]', re.MULTILINE)
DOORS = ("reports/command", "reports/web")
FAMILIES = ("import", "render")
LIBRARY_FILES = 2
LIBRARIES = {
    "expat.h": "expat",
    "histedit.h": "libedit",
    "hpdf.h": "libharu",
    "qpdf/qpdf-c.h": "libqpdf",
    "qpdf/qpdfjob-c.h": "libqpdf",
    "sodium.h": "libsodium",
    "sqlite3.h": "SQLite",
    "xlsxwriter.h": "libxlsxwriter",
    "iconv.h": "iconv",
}


def includes(tree, path):
    """[(line, is_ours, name)] in the order of the file."""
    text = without_comments(tree.text(path))
    return [(text.count("\n", 0, m.start()) + 1, m[1] == '"', m[2]) for m in INCLUDE.finditer(text)]


def storey(path):
    """Height of the folder: engine 0, ledger 1, reports 2, its doors 3, tests 4."""
    folder = str(PurePosixPath(path).parent)
    if folder in DOORS or any(folder.startswith(door + "/") for door in DOORS):
        return 3
    top = folder.split("/")[0]
    return LAYERS.index(top) if top in LAYERS else 4


def family(path):
    """("render", "pdf") for render_pdf.c and render_pdf_page.c, else None."""
    words = PurePosixPath(path).stem.split("_")
    return (words[0], words[1]) if len(words) > 1 and words[0] in FAMILIES else None


def direction(tree, path):
    """Only own folder and below; no passage between two importers or two renderers."""
    for line, ours, name in includes(tree, path):
        if not ours or name.endswith(".inc"):
            continue
        place = f"{path}:{line}"
        if "/" not in name:
            yield f'{place}: "{name}" does not name its folder'
        elif not (tree.root / name).exists():
            yield f'{place}: there is no file "{name}"'
        elif name.endswith(".c"):
            yield f'{place}: "{name}" is not a header'
        elif storey(name) > storey(path):
            yield f'{place}: "{name}" lies above {PurePosixPath(path).parent}'
        elif storey(path) == 3 and storey(name) == 3 and path.split("/")[1] != name.split("/")[1]:
            yield f'{place}: "{name}" lies behind another door'
        elif storey(path) < 4 and family(path) and family(name):
            same_kind = family(path)[0] == family(name)[0]
            if same_kind and family(path)[1] != family(name)[1]:
                yield f'{place}: passage from {family(path)[1]} to {family(name)[1]} in "{name}"'


def own_header(tree, path):
    """x.c includes its own header before all others."""
    own = path[:-2] + ".h"
    if path.endswith(".c") and (tree.root / own).exists():
        found = includes(tree, path)
        if not found or found[0][2] != own:
            yield f'{path}:1: the first include must be "{own}"'


def cycles(tree, paths):
    """x.c and x.h are one module; modules must not need each other in a circle."""
    needs = defaultdict(set)
    for path in paths:
        for _, ours, name in includes(tree, path):
            if ours and name.endswith(".h"):
                needs[path.rsplit(".", 1)[0]].add(name.rsplit(".", 1)[0])
    state, found = {}, []

    def visit(module, trail):
        if state.get(module) == "done":
            return
        if module in trail:
            circle = trail[trail.index(module) :] + [module]
            found.append(f"{module}.h:1: cycle of includes: " + " -> ".join(circle))
            return
        for other in sorted(needs[module] - {module}):
            visit(other, trail + [module])
        state[module] = "done"

    for module in sorted(needs):
        visit(module, [])
    return found


def libraries(tree, paths):
    """A foreign library is known to one or two files."""
    users = defaultdict(set)
    for path in paths:
        for _, ours, name in includes(tree, path):
            if not ours and name in LIBRARIES:
                users[LIBRARIES[name]].add(path)
    for library, files in sorted(users.items()):
        if len(files) > LIBRARY_FILES:
            yield f"{max(files)}:1: {library} is known to {len(files)} files: {sorted(files)}"


def problems(tree):
    code = tree.files(".c", ".h", folders=LAYERS)
    everything = tree.files(".c", ".h")
    found = []
    for path in everything:
        found += direction(tree, path)
        found += own_header(tree, path)
    return found + cycles(tree, everything) + list(libraries(tree, code))
