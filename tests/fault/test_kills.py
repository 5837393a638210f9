"""Kills writers at random instants, two at a time, and looks at what is left: every entry that was
acknowledged is there, numbers have no gap and no double, the book verifies.

usage: test_kills.py PROGRAM      DENIER_KILLS=1000 says how many; DENIER_SEED=N draws them again
"""
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
KILLS = int(os.environ.get("DENIER_KILLS", "120"))
SEED = int(os.environ.get("DENIER_SEED", "1"))
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C", "DENIER_USER": "treasurer"}
INIT = ["init", "book.denier", "--entity", "Les Amis du Lavoir", "--siren", "123456782",
        "--year", "2022-01-01..2022-12-31", "--yes"]
VALIDATE = ["-f", "book.denier", "validate", "--until", "2022-12-31", "--yes"]


def run(folder, words):
    return subprocess.run([PROGRAM, *words], cwd=folder, env=ENVIRONMENT, capture_output=True,
                          text=True, timeout=120, stdin=subprocess.DEVNULL, check=False)


def gift(piece):
    return ["-f", "book.denier", "add", "--journal", "BQ", "--date", "2022-03-15", "--piece", piece,
            "--label", "Don", "512000", "100.00", "754110", "-100.00"]


def start(folder, words):
    return subprocess.Popen([PROGRAM, *words], cwd=folder, env=ENVIRONMENT,
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def pieces_of(folder):
    """The pieces of the book's entries, each once; and the numbers of the validated ones."""
    dump = run(folder, ["-f", "book.denier", "dump"])
    assert dump.returncode == 0, dump.stderr
    lines = re.search(r"^\[line\].*?\n(.*?)\n\n", dump.stdout, re.S | re.M)
    entries = re.search(r"^\[entry\].*?\n(.*?)\n\n", dump.stdout, re.S | re.M)
    pieces = [row.split(" | ")[5] for row in lines[1].splitlines()] if lines else []
    assert all(pieces.count(piece) == 2 for piece in set(pieces)), "half an entry"
    numbers = [int(row.split(" | ")[6]) for row in entries[1].splitlines()] if entries else []
    return set(pieces), sorted(number for number in numbers if number)


def check(folder, acknowledged, case):
    verified = run(folder, ["-f", "book.denier", "verify"])
    assert verified.returncode == 0, (case, verified.stdout, verified.stderr)
    pieces, numbers = pieces_of(folder)
    assert acknowledged <= pieces, (case, "lost:", acknowledged - pieces)
    assert numbers == list(range(1, len(numbers) + 1)), (case, numbers)


def kill_at_random(folder, draw):
    """Two writers at once, one of which is killed; now and then all drafts are validated."""
    acknowledged, duration = set(), 0.05
    for count in range(KILLS):
        words = VALIDATE if count % 5 == 4 else gift(f"K{count}")
        victim, other = start(folder, words), start(folder, gift(f"O{count}"))
        time.sleep(draw.random() * duration)
        victim.kill()
        if victim.wait() == 0 and words is not VALIDATE:
            acknowledged.add(f"K{count}")
        assert other.wait() == 0, "a writer that waits for its turn gets it"
        acknowledged.add(f"O{count}")
        if count % 10 == 9:
            check(folder, acknowledged, count)
    check(folder, acknowledged, "the end")


def write_together(folder, writers=4, each=6):
    """Writers at the same time: nobody's entry is lost, no number comes twice."""
    for turn in range(each):
        running = [start(folder, gift(f"W{writer}.{turn}")) for writer in range(writers)]
        running.append(start(folder, VALIDATE))
        codes = [process.wait() for process in running]
        assert codes[:writers] == [0] * writers, codes
    done = run(folder, VALIDATE)
    assert done.returncode == 0, done.stderr
    wanted = {f"W{writer}.{turn}" for writer in range(writers) for turn in range(each)}
    check(folder, wanted, "together")


def main():
    print(f"DENIER_SEED={SEED}, {KILLS} kills")
    for act in (lambda folder: kill_at_random(folder, random.Random(SEED)), write_together):
        with tempfile.TemporaryDirectory() as folder:
            done = run(folder, INIT)
            assert done.returncode == 0, done.stderr
            act(Path(folder))
    print("nothing lost, nothing doubled")


main()
