"""The numbers of the house style: lines, functions, parameters, headers; tests against code."""
import re

from tree import LAYERS, closing, code_only, line_of, split_arguments, without_comments

FUNCTION_LINES = 70
FILE_LINES = 800
LINE_CHARACTERS = 100
PARAMETERS = 6
HEADER_FUNCTIONS = 12

# What tests expect, line by line, is part of the tests: golden outputs and official lines.
EXPECTATIONS = ("fixtures/expected", "fixtures/models")

NOT_A_FUNCTION = re.compile(r"^(#|typedef\b|extern\b|struct\b[^()]*[{;]|enum\b[^()]*[{;]|\}|/)")
POINTER = re.compile(r"\(\*\s*\w*\)\s*\(")


def files(tree, path):
    text = tree.text(path)
    lines = text.split("\n")
    if len(lines) - 1 > FILE_LINES:
        yield f"{path}:{FILE_LINES + 1}: {len(lines) - 1} lines, at most {FILE_LINES} are allowed"
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_CHARACTERS:
            yield f"{path}:{number}: {len(line)} characters, at most {LINE_CHARACTERS} are allowed"


def functions(text):
    """Yields (first line, last line, signature) of each function defined; the code is formatted:
    a definition begins in the first column and its last line is a lone brace there."""
    lines = text.split("\n")
    start = None
    for number, line in enumerate(lines):
        if line and not line[0].isspace() and line[0] not in "}#/":
            start = number
        elif line == "}" and start is not None:
            signature = "\n".join(lines[start:number]).split("{", 1)[0]
            yield start + 1, number + 1, signature


def declarations(text):
    """Yields (line, text) of each function declared at the top level, one that ends with ";"."""
    depth, statement, first = 0, "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not statement and (not line.strip() or line[0].isspace() or NOT_A_FUNCTION.match(line)):
            depth += line.count("{") - line.count("}")
            continue
        if depth == 0:
            first = first if statement else number
            statement += line + "\n"
        depth += line.count("{") - line.count("}")
        if statement and depth == 0 and line.rstrip().endswith((";", "}")):
            if "(" in statement:
                yield first, statement
            statement = ""


def parameter_count(text, opening):
    inside = text[opening + 1 : closing(text, opening)].strip()
    return 0 if inside in ("", "void") else len(split_arguments(inside))


def too_many(path, line, text, opening):
    count = parameter_count(text, opening)
    if count > PARAMETERS:
        yield f"{path}:{line}: {count} parameters, at most {PARAMETERS} are allowed"


def code(tree, path):
    text = code_only(tree.text(path))
    for first, last, signature in functions(text):
        if last - first + 1 > FUNCTION_LINES:
            yield f"{path}:{first}: {last - first + 1} lines, at most {FUNCTION_LINES} are allowed"
        if "(" in signature:
            yield from too_many(path, first, signature, signature.index("("))
    for pointer in POINTER.finditer(text):
        yield from too_many(path, line_of(text, pointer.start()), text, pointer.end() - 1)
    if path.endswith(".h"):
        declared = list(declarations(text))
        for line, statement in declared:
            yield from too_many(path, line, statement, statement.index("("))
        if len(declared) > HEADER_FUNCTIONS:
            yield (
                f"{path}:{declared[HEADER_FUNCTIONS][0]}: {len(declared)} functions, "
                f"at most {HEADER_FUNCTIONS} are allowed in a header"
            )


def problems(tree):
    found = []
    for path in tree.files(".c", ".h", ".inc", ".py", ".sh"):
        found += files(tree, path)
    for path in tree.files(".c", ".h"):
        found += code(tree, path)
    return found


def line_count(tree, paths):
    """Lines that say something: neither blank nor comment (of C)."""
    count = 0
    for path in paths:
        text = tree.text(path)
        if path.endswith((".c", ".h", ".inc")):
            text = without_comments(text)
        count += sum(1 for line in text.split("\n") if line.strip())
    return count


def balance_problems(tree):
    """At least as many lines of tests as of code."""
    code_lines = line_count(tree, tree.files(".c", ".h", ".inc", folders=LAYERS))
    test_lines = line_count(tree, tree.files(".c", ".h", ".py", ".sh", folders=("tests",)))
    test_lines += line_count(tree, tree.files(".txt", ".json", ".csv", folders=EXPECTATIONS))
    if test_lines < code_lines:
        return [f"tests:1: {test_lines} lines of tests for {code_lines} lines of code"]
    return []
