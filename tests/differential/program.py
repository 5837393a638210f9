"""Runs the program under test and reads its JSON; the seed of the random cases."""
import concurrent.futures
import json
import os
import subprocess
import sys
import unittest

SEED = int(os.environ.get("DENIER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
WORKERS = 2


class Program:
    path = None

    @classmethod
    def run(cls, files, *words, allowed=(0,)):
        """(exit code, document or None, messages) of a command on these files."""
        command = [cls.path]
        for file in files:
            command += ["-f", str(file)]
        done = subprocess.run([*command, *map(str, words), "-O", "json"], capture_output=True,
                              timeout=120)
        messages = done.stderr.decode("utf-8", "replace")
        if done.returncode not in allowed:
            raise AssertionError(f"exit code {done.returncode} of {' '.join(map(str, words))} "
                                 f"(seed {SEED})\n{messages}")
        document = json.loads(done.stdout) if done.stdout else None
        return done.returncode, document, messages

    @classmethod
    def report(cls, files, *words, allowed=(0,)):
        return cls.run(files, *words, allowed=allowed)[1]


def table_rows(document, table_id):
    for table in document["tables"]:
        if table["id"] == table_id:
            return table["rows"]
    raise AssertionError(f"no table {table_id}")


def figures(document, table_id):
    """row id -> values, headings left out."""
    return {row["id"]: row["values"] for row in table_rows(document, table_id)
            if row["kind"] != "heading"}


def together(function, cases):
    """Results of the function for each case, some at a time."""
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(function, cases))


def main(count=None):
    """Runs the tests of a script called as PROGRAM [COUNT]; returns through unittest."""
    Program.path = sys.argv[1]
    if len(sys.argv) > 2 and count is not None:
        count.append(int(sys.argv[2]))
    print(f"seed {SEED}", file=sys.stderr)
    unittest.main(argv=sys.argv[:1])
