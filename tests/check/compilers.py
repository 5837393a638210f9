"""What compilers and their tools say: format, warnings under gcc and clang, clang-tidy."""
import hashlib
import json
import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

WARNINGS = (
    "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes "
    "-Wno-missing-field-initializers -Werror"
).split()
PLACES = ("-I", "-D", "-isystem")


def run(command, root):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def each(function, items):
    """The function's results for all items, as many at a time as there are processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return [problem for found in pool.map(function, items) for problem in found]


def includes_and_definitions(build):
    """Where headers are and what is defined, as the build compiles; none without a build."""
    commands = build / "compile_commands.json"
    found = {}
    entries = json.loads(commands.read_text(encoding="utf-8")) if commands.exists() else []
    for entry in entries:
        words = shlex.split(entry["command"])
        for word, following in zip(words, words[1:] + [""]):
            if word.startswith(PLACES) and not word.startswith("-D_FORTIFY"):
                found[(word, following) if word == "-isystem" else (word,)] = True
    return [word for words in found for word in words]


def excerpt(output, path):
    """The lines that say what is wrong; the whole output when none looks so."""
    lines = [l for l in output.splitlines() if ": error:" in l or ": warning:" in l]
    return lines or [f"{path}: {output.strip()}"]


def format_problems(tree):
    def some(paths):
        status, output = run(["clang-format", "--dry-run", "-Werror", *paths], tree.root)
        first = {line.split(":")[0]: line for line in reversed(excerpt(output, paths))}
        return [] if status == 0 else sorted(first.values())

    paths = tree.files(".c", ".h")
    return each(some, [paths[i : i + 32] for i in range(0, len(paths), 32)])


def compile_problems(tree, compiler, places, headers):
    """Sources with warnings as errors; headers each on its own, included by an empty source."""
    flags = ["-std=c17", "-fsyntax-only", *WARNINGS, *places, f"-I{tree.root}"]

    def one(path):
        source = ["-include", path, "-x", "c", "/dev/null"] if headers else [path]
        status, output = run([compiler, *flags, *source], tree.root)
        return [] if status == 0 else excerpt(output, path)

    return each(one, tree.files(".h" if headers else ".c"))


def tidy_problems(tree, places, cache):
    """clang-tidy, remembered for sources that are the same after preprocessing."""
    flags = ["-std=c17", *places, f"-I{tree.root}"]
    configuration = (tree.root / ".clang-tidy").read_bytes()
    cache.mkdir(parents=True, exist_ok=True)

    def one(path):
        _, preprocessed = run(["clang", "-E", *flags, path], tree.root)
        # Without comments NOLINT would be invisible: the file itself counts too.
        content = (tree.root / path).read_bytes() + preprocessed.encode() + configuration
        seen = cache / hashlib.sha256(content).hexdigest()
        if seen.exists():
            return []
        command = ["clang-tidy", "--quiet", "--warnings-as-errors=*", path, "--", *flags]
        status, output = run(command, tree.root)
        if status == 0:
            seen.touch()
            return []
        return excerpt(output, path)

    return each(one, tree.files(".c"))
