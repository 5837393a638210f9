"""Shows that each check refuses a bad sample and accepts a good one."""
import subprocess
import tempfile
from pathlib import Path

import build_lists
import compilers
import errors
import layers
import sizes
import state
import translations
import words
from tree import Tree

ROOT = Path(__file__).resolve().parents[2]
GOOD_HEADER = "/* A sum. */\n#ifndef A_H\n#define A_H\n\nint sum(int a, int b);\n\n#endif\n"
GOOD_SOURCE = '#include "engine/a.h"\n\nint sum(int a, int b) {\n    return a + b;\n}\n'
GOOD = {"engine/a.h": GOOD_HEADER, "engine/a.c": GOOD_SOURCE}
HEADER = "#ifndef B_H\n#define B_H\n{}\n#endif\n"
CATALOGUE = 'msgid ""\nmsgstr ""\n\nmsgid "{1} is {2}"\nmsgstr "{1} vaut {2}"\n'
KINDS = errors.TABLES[0]
ERROR = 'ERROR_KIND({}, "{}", TROUBLE_USAGE, "{{1}} is {{2}}", "")\n'
LOOK_UP = 'const char *b(void) {\n    return translate(0, "{1} is {2}");\n}\n'


def lines(count, text="    a++;\n"):
    return text * count


def function(body_lines):
    return "int b(int a) {\n" + lines(body_lines - 3) + "    return a;\n}\n"


def parameters(count):
    return ", ".join(f"int p{i}" for i in range(count))


def prototypes(count):
    return "".join(f"int b{i}(void);\n" for i in range(count))


# (check, what the sample shows, files, a word of the refusal; "" when it must be accepted)
SAMPLES = [
    (layers.problems, "a sound pair", GOOD, ""),
    (layers.problems, "an include upwards",
     {"engine/b.c": '#include "ledger/b.h"\n', "ledger/b.h": ""}, "lies above"),
    (layers.problems, "a report that knows a command",
     {"reports/b.c": '#include "reports/command/b.h"\n', "reports/command/b.h": ""}, "lies above"),
    (layers.problems, "an include that is in a comment only",
     {"engine/b.c": '/* #include "ledger/b.h" */\n'}, ""),
    (layers.problems, "an include without folder", {"engine/b.c": '#include "b.h"\n'}, "folder"),
    (layers.problems, "an include of a source",
     {"engine/b.c": '#include "engine/a.c"\n', **GOOD}, "not a header"),
    (layers.problems, "own header second",
     {"engine/b.c": '#include "engine/a.h"\n#include "engine/b.h"\n', "engine/b.h": "", **GOOD},
     "first include"),
    (layers.problems, "a circle of two",
     {"engine/b.h": '#include "engine/c.h"\n', "engine/c.h": '#include "engine/b.h"\n'}, "cycle"),
    (layers.problems, "a circle through a source",
     {"engine/b.c": '#include "engine/b.h"\n#include "engine/c.h"\n', "engine/b.h": "",
      "engine/c.h": '#include "engine/b.h"\n'}, "cycle"),
    (layers.problems, "a passage between renderers",
     {"reports/render_pdf.c": '#include "reports/render_csv.h"\n', "reports/render_csv.h": ""},
     "passage"),
    (layers.problems, "a library that three files know",
     {f"reports/b{i}.c": "#include <hpdf.h>\n" for i in range(3)}, "libharu"),
    (sizes.problems, "70 lines of function", {"engine/b.c": function(70)}, ""),
    (sizes.problems, "71 lines of function", {"engine/b.c": function(71)}, "71 lines"),
    (sizes.problems, "800 lines of file", {"engine/b.c": lines(800, "int a;\n")}, ""),
    (sizes.problems, "801 lines of file", {"engine/b.c": lines(801, "int a;\n")}, "801 lines"),
    (sizes.problems, "100 characters, accents among them",
     {"engine/b.c": "/" * 2 + "é" * 98 + "\n"}, ""),
    (sizes.problems, "101 characters", {"tests/b.py": "#" * 101 + "\n"}, "101 characters"),
    (sizes.problems, "6 parameters", {"engine/b.h": f"int b({parameters(6)});\n"}, ""),
    (sizes.problems, "7 parameters declared", {"engine/b.h": f"int b({parameters(7)});\n"},
     "7 parameters"),
    (sizes.problems, "7 parameters defined",
     {"engine/b.c": f"static int b({parameters(7)}) {{\n    return 0;\n}}\n"}, "7 parameters"),
    (sizes.problems, "7 parameters of a function in a structure",
     {"engine/b.h": f"struct B {{\n    int (*b)({parameters(7)});\n}};\n"}, "7 parameters"),
    (sizes.problems, "12 functions in a header", {"engine/b.h": prototypes(12)}, ""),
    (sizes.problems, "13 functions in a header", {"engine/b.h": prototypes(13)}, "13 functions"),
    (sizes.balance_problems, "as many lines of tests as of code",
     {"engine/b.c": lines(9), "tests/b.c": lines(9)}, ""),
    (sizes.balance_problems, "fewer lines of tests than of code",
     {"engine/b.c": lines(9), "tests/b.c": lines(8) + "\n/* no more */\n"}, "8 lines of tests"),
    (sizes.balance_problems, "expectations as lines of tests, prose not",
     {"engine/b.c": lines(9), "tests/b.c": lines(4), "fixtures/models/a.txt": "Total I\n" * 4,
      "tests/README.md": lines(9)}, "8 lines of tests"),
    (words.problems, "words in comments and texts",
     {"engine/b.c": '/* malloc() */ "free()"\n'}, ""),
    (words.problems, "memory at home", {"engine/memory.c": "malloc(1);\n"}, ""),
    (words.problems, "memory elsewhere", {"reports/b.c": "free(block);\n"}, "arena"),
    (words.problems, "a copy of a string", {"ledger/b.c": "strdup(name);\n"}, "arena"),
    (words.problems, "a locale, even in tests", {"tests/b.c": "setlocale(0, NULL);\n"}, "locale"),
    (words.problems, "characters of a thread at home",
     {"reports/command/line_editor.c": "uselocale(characters);\n"}, ""),
    (words.problems, "characters of a thread elsewhere",
     {"reports/b.c": "uselocale(characters);\n"}, "locale"),
    (words.problems, "a binary float", {"ledger/b.c": "double rate;\n"}, "exact"),
    (words.problems, "assertions off", {"engine/b.c": "#define NDEBUG\n"}, "assertions"),
    (build_lists.problems, "all in the lists",
     {"engine/a.c": "", "CMakeLists.txt": "engine/a.c", "tests/test_a.c": "",
      "tests/CMakeLists.txt": "denier_test(test_a)"}, ""),
    (build_lists.problems, "a source outside the build", {"engine/a.c": "", "CMakeLists.txt": ""},
     "listed 0 times"),
    (build_lists.problems, "a test that nobody runs",
     {"tests/test_a.c": "", "tests/CMakeLists.txt": "denier_test(test_ab) # test_a"},
     "not registered"),
    (build_lists.problems, "a script that nobody runs",
     {"tests/test_a.py": "", "tests/helper.py": "", "tests/CMakeLists.txt": ""},
     "test_a.py:1: not registered"),
    (errors.problems, "two kinds in order",
     {KINDS: ERROR.format("A", "D0001") + ERROR.format("B", "D0002"),
      "engine/b.c": "ERROR_A ERROR_B\n"}, ""),
    (errors.problems, "an id twice",
     {KINDS: ERROR.format("A", "D0001") + ERROR.format("B", "D0001")}, "must come after"),
    (errors.problems, "ids out of order",
     {KINDS: ERROR.format("A", "D0002") + ERROR.format("B", "D0001")}, "must come after"),
    (errors.problems, "an id of another form", {KINDS: ERROR.format("A", "E12")}, "four"),
    (errors.problems, "a kind that nothing raises",
     {KINDS: ERROR.format("A", "D0001"), "engine/b.c": "/* ERROR_A */ ERROR_AB\n"},
     "nothing raises"),
    (translations.problems, "a translated text",
     {translations.CATALOGUE: CATALOGUE, "engine/b.c": LOOK_UP}, ""),
    (translations.problems, "a translated error",
     {translations.CATALOGUE: CATALOGUE, KINDS: ERROR.format("A", "D0001")}, ""),
    (translations.problems, "a marked text without French",
     {translations.CATALOGUE: "", "reports/b.c": 'N_("Total "\n   "I")\n'}, '"Total I" has no'),
    (translations.problems, "the second of two texts without French",
     {translations.CATALOGUE: CATALOGUE, "reports/b.c": 'translate(l, a ? "{1} is {2}" : "no")\n'},
     '"no" has no'),
    (translations.problems, "an error without French",
     {translations.CATALOGUE: "", KINDS: ERROR.format("A", "D0001")}, "has no French"),
    (translations.problems, "a fuzzy entry",
     {translations.CATALOGUE: CATALOGUE.replace("\nmsgid \"{", "\n#, fuzzy\nmsgid \"{"),
      "engine/b.c": LOOK_UP}, "fuzzy"),
    (translations.problems, "a value that is lost",
     {translations.CATALOGUE: CATALOGUE.replace("vaut {2}", "vaut"), "engine/b.c": LOOK_UP},
     "other values"),
    (translations.problems, "an entry twice",
     {translations.CATALOGUE: CATALOGUE + CATALOGUE.split("\n\n")[1], "engine/b.c": LOOK_UP},
     "twice"),
    (translations.problems, "an entry that nothing says", {translations.CATALOGUE: CATALOGUE},
     "nothing says"),
    (translations.problems, "a mark without its blank",
     {translations.CATALOGUE: CATALOGUE.replace("vaut {2}", "vaut: {2}"), "engine/b.c": LOOK_UP},
     "blank is missing"),
]

BAD_CODE = (
    # what the sample shows, source, is a header, a word of the refusal
    ("an unused parameter", "int b(int a);\nint b(int a) {\n    return 0;\n}\n", False, "unused"),
    ("a narrowing", "char b(long a);\nchar b(long a) {\n    return a;\n}\n", False, "conver"),
    ("a header that needs another", "size_t b(void);\n", True, "size_t"),
)


def plant(folder, files):
    for path, text in files.items():
        target = Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Tree(folder)


def verdict(shown, found, expected):
    """What is wrong with a check, given what it found in the sample."""
    if expected and not any(expected in problem for problem in found):
        return [f"{shown}: not refused as expected: {found}"]
    if not expected and found:
        return [f"{shown}: refused though it is right: {found}"]
    return []


def textual_problems():
    wrong = []
    for check, shown, files, expected in SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            wrong += verdict(f"{check.__module__}: {shown}", check(plant(folder, files)), expected)
    return wrong


def compiler_problems():
    wrong = []
    for compiler in ("gcc", "clang"):
        for shown, source, is_header, expected in BAD_CODE:
            path = "engine/b.h" if is_header else "engine/b.c"
            with tempfile.TemporaryDirectory() as folder:
                tree = plant(folder, {path: source, **GOOD})
                found = compilers.compile_problems(tree, compiler, [], is_header)
                tree = plant(folder, {path: ""})
                good = compilers.compile_problems(tree, compiler, [], not is_header)
            wrong += verdict(f"{compiler}: {shown}", found, expected)
            wrong += verdict(f"{compiler}: a sound pair", good, "")
    return wrong


def tool_problems():
    """clang-format and clang-tidy with the project's own settings."""
    settings = {name: (ROOT / name).read_text() for name in (".clang-format", ".clang-tidy")}
    bad = "int b(int a);\n\nint b(int a) {\n    int c;\n    if (a > 0) c = 1;\n    return c;\n}\n"
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        tree = plant(folder, {**settings, **GOOD})
        cache = Path(folder) / "cache"
        wrong += verdict("format: sound code", compilers.format_problems(tree), "")
        wrong += verdict("tidy: sound code", compilers.tidy_problems(tree, [], cache), "")
        plant(folder, {"engine/b.c": bad.replace("    int c", "  int c")})
        wrong += verdict("format: two blanks", compilers.format_problems(tree), "engine/b.c")
        found = compilers.tidy_problems(tree, [], cache)
        wrong += verdict("tidy: a variable not set", found, "b.c")
    return wrong


def object_problems():
    """Variables that could change, of each kind of section, and constants that cannot."""
    source = (
        "int set = 1;\nint unset;\nstatic int hidden;\n_Thread_local int own;\n"
        "const char *const names[] = {\"a\"};\nstatic const int fixed[] = {1, 2};\n"
        "int b(void);\nint b(void) {\n    static int count;\n"
        "    hidden++;\n    return count++ + fixed[hidden];\n}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        plant(folder, {"b.c": source})
        subprocess.run(["gcc", "-fPIE", "-c", "b.c"], cwd=folder, check=True)
        found = state.problems([str(Path(folder) / "b.o")])
    names = sorted(problem.split(": ")[1].split(" ")[0].split(".")[0] for problem in found)
    expected = ["count", "hidden", "own", "set", "unset"]
    return [] if names == expected else [f"state: found {names} instead of {expected}"]


def problems():
    return textual_problems() + compiler_problems() + tool_problems() + object_problems()
