#!/usr/bin/env python3
"""Times reports of a kept book: what needs balances alone is to answer in under 50 ms.

  bench_book.py PROGRAM KEEP_BOOK [--entries N] [--runs R] [--folder DIR]

Whole processes, in turn; medians are quoted beside `--version`, which does nothing: on a crowded
machine, read what comes on top of it.
"""
import argparse
import pathlib
import statistics
import subprocess
import tempfile

import bench

LIMIT = 0.050


def keep(arguments, book):
    subprocess.run([arguments.program, "-q", "init", str(book), "--entity", "Les Amis du Lavoir",
                    "--year", "2022-01-01..2022-12-31", "--yes"], check=True)
    subprocess.run([arguments.keeper, str(book)], input=f"many\t{arguments.entries}\n", text=True,
                   check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("keeper")
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        book = pathlib.Path(folder) / "lavoir.denier"
        keep(arguments, book)
        quiet = [arguments.program, "-q", "-f", str(book)]
        contenders = {"--version": [arguments.program, "--version"]}
        for report in ("income-statement", "balance-sheet", "trial-balance", "status"):
            contenders[report] = [*quiet, report]
        times, memory = bench.time_in_turn(contenders, arguments.runs)
        print(f"\na book of {arguments.entries} entries, {book.stat().st_size / 1e6:.0f} MB")
        for name, measured in times.items():
            median = statistics.median(measured)
            verdict = "" if median < LIMIT else "  over 50 ms"
            print(f"  {name:18} {median * 1000:8.1f} ms  ({min(measured) * 1000:.1f} to "
                  f"{max(measured) * 1000:.1f})  {memory[name]:6.1f} MiB{verdict}")


if __name__ == "__main__":
    main()
