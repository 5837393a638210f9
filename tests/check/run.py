"""Holds the house rules: one line a rule, what breaks it below, exit 1 when anything does.

usage: run.py [RULE...]     rules by their short names; all without one
"""
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True

import build_lists  # noqa: E402
import compilers  # noqa: E402
import errors  # noqa: E402
import layers  # noqa: E402
import self_test  # noqa: E402
import sizes  # noqa: E402
import state  # noqa: E402
import translations  # noqa: E402
import words  # noqa: E402
from tree import Tree  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
SHOWN = 40


def rules():
    """(short name, sentence, function that gives what breaks it), the quick ones first."""
    tree = Tree(ROOT)
    places = compilers.includes_and_definitions(BUILD)

    def compiled(compiler, headers):
        return lambda: compilers.compile_problems(tree, compiler, places, headers)

    return [
        ("self-test", "every check below refuses a bad sample", self_test.problems),
        ("layers", "includes point down, name their folder, make no cycle",
         lambda: layers.problems(tree)),
        ("sizes", "functions <= 70 lines, files <= 800, lines <= 100, parameters <= 6, "
         "headers <= 12 functions", lambda: sizes.problems(tree)),
        ("tests", "at least as many lines of tests as of code",
         lambda: sizes.balance_problems(tree)),
        ("words", "no allocation outside the arena, no locale, no binary float for money",
         lambda: words.problems(tree)),
        ("lists", "every source is built, every test is registered",
         lambda: build_lists.problems(tree)),
        ("errors", "error ids are unique, in order and raised", lambda: errors.problems(tree)),
        ("translations", "every text has its French", lambda: translations.problems(tree)),
        ("state", "no mutable variable outside functions",
         lambda: state.problems(state.objects_of(BUILD))),
        ("format", "code has the form of .clang-format", lambda: compilers.format_problems(tree)),
        ("headers-gcc", "headers compile alone under gcc", compiled("gcc", True)),
        ("headers-clang", "headers compile alone under clang", compiled("clang", True)),
        ("clang", "no warning under clang", compiled("clang", False)),
        ("gcc", "no warning under gcc", compiled("gcc", False)),
        ("tidy", "clang-tidy is content",
         lambda: compilers.tidy_problems(tree, places, ROOT / "build" / "check")),
    ]


def main(wanted):
    table = rules()
    unknown = set(wanted) - {name for name, _, _ in table}
    if unknown:
        sys.exit(f"no such rule: {sorted(unknown)}; known: {[name for name, _, _ in table]}")
    broken = 0
    for name, sentence, find in table:
        if wanted and name not in wanted:
            continue
        start = time.monotonic()
        found = find()
        verdict = "ok" if not found else f"{len(found)} broken"
        seconds = time.monotonic() - start
        print(f"check {name:13} {verdict:9} {seconds:5.1f} s  {sentence}", flush=True)
        for problem in found[:SHOWN]:
            print(f"  {problem}", flush=True)
        broken += len(found)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
