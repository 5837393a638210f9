"""Words that code must not use, and where each is at home."""
import re

from tree import LAYERS, code_only, line_of

ALLOCATION = r"malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf|getline"
RULES = (
    # words, folders, files where they are at home, what to do instead
    (rf"\b({ALLOCATION})\s*\(", LAYERS, ("engine/memory.c",), "take memory from an arena"),
    (r"\b(setlocale)\s*\(", LAYERS + ("tests",), (), "the C locale stays"),
    (r"\b(newlocale|uselocale)\s*\(", LAYERS + ("tests",),
     ("reports/command/line_editor.c",), "the C locale stays; only libedit needs UTF-8 letters"),
    (r"\b(float|double)\b", ("engine", "ledger"), (), "money and rates are exact numbers"),
    (r"#\s*define\s+(NDEBUG)\b", LAYERS + ("tests",), (), "assertions stay on"),
    (r"\b(gets|sprintf|vsprintf|strcat|strcpy|strtok|tmpnam|system|popen)\s*\(", LAYERS, (),
     "use what knows the size, or no shell"),
)


def problems(tree):
    found = []
    for pattern, folders, homes, remedy in RULES:
        for path in tree.files(".c", ".h", folders=folders):
            if path in homes:
                continue
            text = code_only(tree.text(path))
            for match in re.finditer(pattern, text):
                found.append(f"{path}:{line_of(text, match.start())}: {match[1]}: {remedy}")
    return found
