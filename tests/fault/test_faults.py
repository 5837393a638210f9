"""Makes every write, sync, truncation, removal, renaming, opening, reading and allocation of the
main scenarios fail in turn, each in every way, and looks at what is left: the book as it was before
or as it is after, whole and verified; what the program said it did is there.

usage: test_faults.py PROGRAM SHIM      DENIER_FAULTS=all takes every point, else some of the many
"""
import difflib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM, SHIM = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
ALL = os.environ.get("DENIER_FAULTS") == "all"
CRASHES = (-6, -11)
# class of calls, faults, and how many points are passed over where not all are taken
FAULTS = [
    ("write", ["KILL", "TORN", "EIO", "ENOSPC", "SHORT"], 5),
    ("sync", ["KILL", "EIO"], 1),
    ("cut", ["KILL", "EIO"], 1),
    ("remove", ["KILL", "EIO"], 1),
    ("rename", ["KILL", "EIO"], 1),
    ("open", ["KILL", "EMFILE"], 1),
    ("read", ["EIO"], 11),
    ("memory", ["ENOMEM", "ENOMEM:for ever"], 211),
]
BOOK = ["-f", "book.denier"]
YEAR = ["--year", "2022-01-01..2022-12-31", "--yes"]
INIT = ["init", "book.denier", "--entity", "Les Amis du Lavoir", "--siren", "123456782", *YEAR]
CSV = "date;journal;piece;label;account;debit;credit\n" + "".join(
    f"2022-0{month}-05;BQ;R{month};Don;{account}\n" for month in range(1, 8)
    for account in (f"512000;{month}0,00;", f"754110;;{month}0,00"))


def gift(day):
    return [*BOOK, "add", "--journal", "BQ", "--date", f"2022-03-{day:02}", "--piece", f"R{day}",
            "--label", "Don", "512000", "100.00", "754110", "-100.00"]


VALIDATE = [*BOOK, "validate", "--until", "2022-12-31", "--yes"]
BACKUP = [*BOOK, "backup", "-o", "copy.denier"]
FEC = [*BOOK, "export", "fec", "-o", "123456782FEC20221231.txt"]
NEW = ["init", "new.denier", "--entity", "Les Amis du Lavoir", "--siren", "123456782", *YEAR]
PIECE = [*BOOK, "attach", "1", "receipt.txt"]
STATEMENT = [*BOOK, "assert-balance", "512000", "2022-12-31", "100.00"]
CLOSE = [*BOOK, "year", "close", "2022", "--yes"]

# name, commands that make the books, the command under test
SCENARIOS = [
    ("init", [], INIT),
    ("add", [INIT, gift(1)], gift(2)),
    ("validate", [INIT, gift(1), gift(2)], VALIDATE),
    ("import of a FEC", [INIT, gift(1), VALIDATE, FEC, NEW],
     ["-f", "new.denier", "import", "123456782FEC20221231.txt", "--yes"]),
    ("import of a CSV", [INIT], [*BOOK, "import", "entries.csv", "--yes"]),
    ("attach", [INIT, gift(1)], PIECE),
    ("close", [INIT, gift(1), PIECE, VALIDATE, STATEMENT], CLOSE),
    ("seal", [INIT, gift(1), PIECE, VALIDATE, STATEMENT, CLOSE],
     [*BOOK, "seal", "2022", "-o", "SEAL-2022.txt"]),
    ("backup", [INIT, gift(1)], BACKUP),
    ("restore", [INIT, BACKUP, gift(1)], [*BOOK, "restore", "copy.denier", "--yes"]),
    ("load", [INIT, gift(1), [*BOOK, "dump", "-o", "book.txt"]],
     ["load", "book.txt", "new.denier"]),
]


def run(folder, words, fault=None, log=None):
    environment = {"PATH": os.environ["PATH"], "LANG": "C", "DENIER_USER": "treasurer"}
    if fault:
        environment |= {"LD_PRELOAD": str(SHIM), "DENIER_FAULT": fault,
                        "DENIER_FAULT_LOG": str(log)}
    return subprocess.run([PROGRAM, *words], cwd=folder, env=environment, capture_output=True,
                          timeout=60, stdin=subprocess.DEVNULL)


def content(folder):
    """The bytes of the books of the folder, and of the journals that a crash left beside them."""
    paths = sorted([*folder.glob("*.denier"), *folder.glob("*.denier-journal")])
    return tuple((path.name, hashlib.sha256(path.read_bytes()).digest()) for path in paths
                 if path.stat().st_size)


def state(folder):
    """What the books of the folder hold, without the time at which it was done; fails on a book
    that cannot be read or does not verify."""
    books = {}
    for path in sorted(folder.glob("*.denier")):
        verified = run(folder, ["-f", path.name, "verify"])
        assert verified.returncode == 0, (path.name, verified.stdout.decode(),
                                          verified.stderr.decode())
        dump = run(folder, ["-f", path.name, "dump"])
        assert dump.returncode == 0, (path.name, dump.stderr.decode())
        text = dump.stdout.decode().replace("\\x1f", " ")
        text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", text)
        text = re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", text)
        books[path.name] = re.sub(r"\n0 \| time \| \d+", "", text)
    return books


def prepare(folder, commands):
    for words in commands:
        done = run(folder, words)
        assert done.returncode == 0, (words, done.stdout.decode(), done.stderr.decode())


def difference(expected, found):
    """The lines in which two states differ."""
    one, other = ("".join(books.values()).splitlines() for books in (expected, found))
    return "\n".join(difflib.unified_diff(one, other, lineterm="", n=0))


class Scenario:
    def __init__(self, name, words, made, room):
        self.name, self.words, self.made = name, words, made
        done = room / "done"
        shutil.copytree(made, done)
        self.before = state(made)
        prepare(done, [words])
        self.after = state(done)
        self.crashes = 0
        self.known = {content(made): self.before}
        assert self.before != self.after, name

    def strike(self, fault):
        """One run with one fault; tells whether the fault struck."""
        with tempfile.TemporaryDirectory(dir=self.made.parent) as room:
            folder, log = Path(room) / "books", Path(room) / "struck"
            shutil.copytree(self.made, folder)
            done = run(folder, self.words, fault, log)
            if not log.exists():
                return False
            self.judge(f"{self.name}, {fault}", folder, done)
        return True

    def judge(self, case, folder, done):
        left, told = content(folder), done.stderr.decode(errors="replace")
        is_new = left not in self.known
        if is_new:
            self.known[left] = state(folder)
        found = self.known[left]
        if done.returncode == 0:
            changed = difference(self.after, found)
            assert not changed, f"{case}: said to be done, and is not: {told}{changed}"
            return
        assert found in (self.before, self.after), f"{case}: half done: {told}"
        assert done.returncode in (1, 2, 3, -9, *CRASHES), f"{case}: exit {done.returncode}"
        self.crashes += done.returncode in CRASHES
        if found == self.before and is_new:
            again = run(folder, self.words)
            assert again.returncode == 0, f"{case}: not possible afterwards: {again.stderr}"

    def strike_all(self, kind, fault, step):
        fault, _, rest = fault.partition(":")
        count, point = 0, 1
        while self.strike(f"{kind}:{fault}:{point}" + (f":{rest}" if rest else "")):
            count += 1
            point += 1 if ALL else step
        return count


def main():
    total = 0
    for name, commands, words in SCENARIOS:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as room:
            made = Path(room) / "made"
            made.mkdir()
            (made / "entries.csv").write_text(CSV, encoding="utf-8")
            (made / "receipt.txt").write_text("100 euros received with thanks", encoding="utf-8")
            prepare(made, commands)
            scenario = Scenario(name, words, made, Path(room))
            count = sum(scenario.strike_all(kind, fault, step)
                        for kind, faults, step in FAULTS for fault in faults)
        crashed = f", {scenario.crashes} crashes inside of a library" if scenario.crashes else ""
        print(f"{name}: {count} faults, nothing lost, nothing half done{crashed}", flush=True)
        total += count
    print(f"{total} faults")
    assert total > 400


main()
