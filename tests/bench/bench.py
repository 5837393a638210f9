#!/usr/bin/env python3
"""Times the program on generated books, beside a bare loop over the same bytes.

  bench.py PROGRAM GENERATOR BARE_LOOP BARE_INSERTION [--entries N,N...] [--runs R] [--folder DIR]

The import of the FEC into a new book stands beside a bare insertion of the same lines, with the
same hashing, by prepared statements into the same tables without triggers.

Whole process against whole process, in turn, R times after a warm-up; medians are quoted, with
the smallest and the largest. Every contender first has to find the expected balances. Times say
little alone on a shared machine: read the ratios.
"""
import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time


def run(command):
    """Seconds of wall clock, peak memory in MiB and output of one process."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"bench: {' '.join(command)} ended with {process.returncode}")
        output.seek(0)
        return seconds, usage.ru_maxrss / 1024, output.read()


def expected_balances(path):
    balances = {}
    for line in path.read_text().splitlines():
        account, debit, credit = line.split("\t")
        balances[account] = (int(debit), int(credit))
    return balances


def verify_program(program, fec, expected):
    report = json.loads(run([program, "-q", "-f", str(fec), "trial-balance", "-O", "json"])[2])
    found = {}
    for row in report["tables"][0]["rows"]:
        cents = {name: int((text or "0").replace(".", "")) for name, text in row["values"].items()}
        found[row["id"]] = (cents["debit"], cents["credit"])
    total = found.pop("total")
    assert found == expected, "the trial balance differs from the expected balances"
    assert total[0] == total[1] == sum(debit for debit, _ in expected.values())


def verify_bare_loop(bare_loop, fec, expected):
    found = {}
    for line in run([bare_loop, str(fec)])[2].decode().splitlines():
        words = line.split()
        if len(words) == 3 and words[0] in expected:
            found[words[0]] = (int(words[1]), int(words[2]))
    assert found == expected, "the bare loop differs from the expected balances"


def verify_book(book, expected):
    """The sums that the book keeps, and its lines added up anew, are the expected balances."""
    connection = sqlite3.connect(book)
    for table in ("balance", "line"):
        rows = connection.execute(f"SELECT account, sum(debit), sum(credit) FROM {table}"
                                  " GROUP BY account")
        found = {account: (debit, credit) for account, debit, credit in rows}
        assert found == expected, f"{table} differs from the expected balances"
    connection.close()


def time_in_turn(contenders, runs, prepare=lambda: None):
    times = {name: [] for name in contenders}
    memory = dict.fromkeys(contenders, 0)
    for turn in range(runs + 1):
        prepare()
        for name, command in contenders.items():
            seconds, peak, _ = run(command)
            memory[name] = max(memory[name], peak)
            if turn:
                times[name].append(seconds)
    return times, memory


def show(contenders, times, memory, base_name):
    base = statistics.median(times[base_name])
    for name in contenders:
        median = statistics.median(times[name])
        print(f"  {name:18} {median:8.4f} s  ({min(times[name]):.4f} to {max(times[name]):.4f})"
              f"  {median / base:6.2f} x {base_name}  {memory[name]:6.1f} MiB")


def bench_import(arguments, fec, expected, folder):
    book, fresh, bare = (folder / name for name in ("book.denier", "fresh.denier", "bare.db"))
    fresh.unlink(missing_ok=True)
    run([arguments.program, "-q", "init", str(fresh), "--entity", "Bench", "--year",
         "2022-01-01..2022-12-31", "--yes"])

    def prepare():
        bare.unlink(missing_ok=True)
        shutil.copy(fresh, book)

    schema = pathlib.Path(__file__).resolve().parents[2] / "ledger/store/schemas/sqlite-1.sql"
    contenders = {"bare insertion": [arguments.bare_insertion, str(schema), str(fec), str(bare)],
                  "import": [arguments.program, "-q", "-f", str(book), "import", str(fec), "--yes"]}
    times, memory = time_in_turn(contenders, arguments.runs, prepare)
    verify_book(book, expected)
    show(contenders, times, memory, "bare insertion")


def bench(arguments, entries, folder):
    fec = folder / "000000000FEC20221231.txt"
    expected_file = folder / "expected.tsv"
    subprocess.run([arguments.generator, str(entries), str(fec), str(expected_file)], check=True)
    expected = expected_balances(expected_file)
    verify_program(arguments.program, fec, expected)
    verify_bare_loop(arguments.bare_loop, fec, expected)
    quiet = [arguments.program, "-q", "-f", str(fec)]
    contenders = {"bare loop": [arguments.bare_loop, str(fec)],
                  "income-statement": [*quiet, "income-statement"],
                  "trial-balance": [*quiet, "trial-balance"],
                  "check": [*quiet, "check"]}
    times, memory = time_in_turn(contenders, arguments.runs)
    lines = sum(1 for _ in fec.open("rb")) - 1
    print(f"\n{entries} entries, {lines} lines, {fec.stat().st_size / 1e6:.0f} MB")
    show(contenders, times, memory, "bare loop")
    bench_import(arguments, fec, expected, folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("generator")
    parser.add_argument("bare_loop")
    parser.add_argument("bare_insertion")
    parser.add_argument("--entries", default="10000,100000,400000")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        for entries in arguments.entries.split(","):
            bench(arguments, int(entries), pathlib.Path(folder))


if __name__ == "__main__":
    main()
