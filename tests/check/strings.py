"""The texts of the code that people read: the msgids of the catalogue."""
import re

from tree import LAYERS, closing, line_of, split_arguments, without_comments

LITERALS = re.compile(r'^(?:"(?:\\.|[^"\\])*"\s*)+$')
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
CALL = re.compile(r"\b(N_|translate|label_of)\s*\(")
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "'": "'", "?": "?"}
HEXADECIMAL = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")


def value(literals):
    """What adjacent C string literals say."""
    text = "".join(LITERAL.findall(literals))
    text = HEXADECIMAL.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[0]), text)


def error_rows(text):
    """Yields (line, columns) for every row of the table of errors."""
    text = without_comments(text)
    for match in re.finditer(r"\bERROR_KIND\s*\(", text):
        end = end_of_call(text, match.end() - 1)
        yield line_of(text, match.start()), split_arguments(text[match.end() : end])


def end_of_call(text, opening):
    """Position of the closing parenthesis, those within strings apart."""
    plain = re.sub(r'"(?:\\.|[^"\\])*"', lambda m: "_" * len(m[0]), text)
    return closing(plain, opening)


def calls(text):
    """Yields (line, msgid) of every literal that is marked or looked up."""
    text = without_comments(text)
    for match in CALL.finditer(text):
        end = end_of_call(text, match.end() - 1)
        for argument in split_arguments(text[match.end() : end]):
            # A choice between two texts is a text as well.
            for part in re.split(r'[?:](?=(?:[^"]*"[^"]*")*[^"]*$)', argument):
                if LITERALS.match(part.strip()):
                    yield line_of(text, match.start()), value(part)


def msgids(tree):
    """{msgid: place} of all texts that must be translated."""
    found = {}
    for path in tree.files(".c", ".h", ".inc", folders=LAYERS):
        for line, msgid in calls(tree.text(path)):
            found.setdefault(msgid, f"{path}:{line}")
    for path in tree.files(".inc", folders=LAYERS):
        for line, row in error_rows(tree.text(path)):
            for text in row[3:5]:
                found.setdefault(value(text), f"{path}:{line}")
    found.pop("", None)
    return found
