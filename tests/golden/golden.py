#!/usr/bin/env python3
"""Runs the program as a person would and compares all it says with the golden files.

  golden.py PROGRAM             compare; exit 1 with a diff for each case that differs
  golden.py PROGRAM --accept    renew the golden files; review them in the diff
  golden.py PROGRAM NAME...     only these cases

cases.txt holds a case a line: NAME | ARGUMENTS. Each case runs in the folder fixtures/, in
the C locale unless the arguments begin with VARIABLE=VALUE words; fixtures/expected/NAME holds
standard output, then standard error behind a line, then the exit code. Each rule of the FEC is a
case too: fixtures/errors/RULE holds a file that breaks it, and expected.txt what is said of it.
"""
import difflib
import os
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "fixtures"
EXPECTED = FIXTURES / "expected"


def read_cases():
    cases = []
    for line in (HERE / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, arguments = line.split("|", 1)
            cases.append((name.strip(), shlex.split(arguments)))
    return cases + read_rule_cases()


def read_rule_cases():
    """A case for each rule of the FEC: the check of its file in fixtures/errors/RULE."""
    cases = []
    for folder in sorted((FIXTURES / "errors").iterdir()):
        files = [path for path in folder.iterdir() if path.name != "expected.txt"]
        if folder.name.islower() and len(files) == 1:
            file = files[0].relative_to(FIXTURES)
            cases.append((f"errors/{folder.name}", ["check", str(file), "--lang", "en"]))
    return cases


def golden_file(name):
    if name.startswith("errors/"):
        return FIXTURES / name / "expected.txt"
    return EXPECTED / name


def run_case(program, words):
    environment = {"PATH": os.environ["PATH"], "LANG": "C", "TZ": "UTC"}
    while words and "=" in words[0] and words[0].split("=")[0].isupper():
        name, value = words.pop(0).split("=", 1)
        environment[name] = value
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "DENIER_DATA"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run([program] + words, cwd=FIXTURES, env=environment,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    said = done.stdout + b"--- standard error\n" + done.stderr
    return said + b"--- exit %d\n" % done.returncode


def show_difference(name, expected, found):
    lines = difflib.unified_diff(expected.decode("utf-8", "replace").splitlines(),
                                 found.decode("utf-8", "replace").splitlines(),
                                 f"expected/{name}", "found", lineterm="")
    print("\n".join(lines))


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    wanted = [word for word in sys.argv[2:] if word != "--accept"]
    accept = "--accept" in sys.argv[2:]
    differing = 0
    for name, words in read_cases():
        if wanted and name not in wanted:
            continue
        found = run_case(program, list(words))
        golden = golden_file(name)
        expected = golden.read_bytes() if golden.exists() else b""
        if found == expected:
            continue
        if accept:
            golden.write_bytes(found)
            print(f"renewed {golden.relative_to(FIXTURES.parent)}")
        else:
            differing += 1
            show_difference(name, expected, found)
    if differing:
        print(f"{differing} case(s) differ; `make accept` renews them, review the diff")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
