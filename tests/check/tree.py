"""The files of the project as the checks see them, and C text without what is not code."""
import re
from pathlib import Path

LAYERS = ("engine", "ledger", "reports")
FOLDERS = LAYERS + ("tests",)
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


class Tree:
    """A root folder and the sources below it, each by its path from the root."""

    def __init__(self, root):
        self.root = Path(root)

    def files(self, *suffixes, folders=FOLDERS):
        found = []
        for folder in folders:
            found += [p for p in (self.root / folder).rglob("*") if p.suffix in suffixes]
        return sorted(str(p.relative_to(self.root)) for p in found if "__pycache__" not in p.parts)

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8")


def blank(text):
    """As many lines, nothing on them."""
    return "\n" * text.count("\n") or " "


def without_comments(text):
    """C text whose comments are blank; lines keep their numbers."""
    return TOKEN.sub(lambda m: blank(m[0]) if m[0][0] == "/" else m[0], text)


def code_only(text):
    """C text whose comments are blank and whose strings and characters are empty."""
    return TOKEN.sub(lambda m: blank(m[0]) if m[0][0] == "/" else m[0][0] * 2, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def closing(text, opening):
    """Position of the parenthesis that closes the one at `opening`, or -1."""
    depth = 0
    for position in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return -1


def split_arguments(text):
    """The parts between commas that stand in no inner brackets."""
    parts, depth, quoted, part = [], 0, False, ""
    previous = ""
    for character in text:
        if character == '"' and previous != "\\":
            quoted = not quoted
        if not quoted:
            depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0 and not quoted:
            parts.append(part.strip())
            part = ""
        else:
            part += character
        previous = "" if previous == "\\" else character
    return parts + [part.strip()] if part.strip() else parts
