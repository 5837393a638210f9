#!/usr/bin/env python3
"""The progress bar on a real terminal: after a second of work, on standard error, then erased.

Usage: test_progress.py PROGRAM
"""
import datetime
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import time
import unittest

import books

PROGRAM = None


class Progress(unittest.TestCase):
    """Two years, the older one through a pipe that lets the program wait."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        for year in (2021, 2022):
            entry = books.Entry("BQ", 1, datetime.date(year, 6, 1), "Cotisations")
            entry.lines = [books.Line("512000", "", 1000), books.Line("756100", "", -1000)]
            books.write_fec(self.folder / f"123456782FEC{year}1231.txt", [entry])
        self.new, self.old = "123456782FEC20221231.txt", "123456782FEC20211231.txt"
        os.mkfifo(self.folder / "pipe")

    def seen(self, *words, wait=1.2, language="C", terminal=True):
        """What standard error shows, and standard output, of a run fed by a slow pipe."""
        control, screen = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "LC_ALL": language}
        errors = screen if terminal else subprocess.PIPE
        with subprocess.Popen([PROGRAM, "-f", "pipe", "-f", self.new, *words], cwd=self.folder,
                              env=environment, stdout=subprocess.PIPE, stderr=errors) as process:
            with open(self.folder / "pipe", "wb") as pipe:
                time.sleep(wait)
                pipe.write((self.folder / self.old).read_bytes())
            output, said = process.communicate(timeout=60)
        os.close(screen)
        shown = b""
        try:
            while chunk := os.read(control, 4096):
                shown += chunk
        except OSError:  # how Linux says that the last writer of a terminal is gone
            pass
        os.close(control)
        return (shown if terminal else said).decode(), output.decode()

    def test_a_second_of_work_shows_the_bar_and_takes_it_away(self):
        shown, output = self.seen("balance")
        self.assertIn("\r123456782FEC20221231.txt  [####################] 100%", shown)
        self.assertIn("MB", shown)
        self.assertNotIn("####", output)
        self.assertIn("512000", output)
        bar, _, rest = shown.rpartition("MB")
        self.assertTrue(rest.lstrip(" ").startswith("\r"), (bar, rest))

    def test_what_is_said_after_it_begins_on_a_clean_line(self):
        shown, _ = self.seen("balance")
        last = shown.rpartition("MB")[2]
        blank, said = last.split("\r")[1], last.split("\r")[2]
        self.assertEqual(blank.strip(" "), "")
        self.assertNotIn("[##", said)

    def test_it_speaks_the_language_of_the_environment(self):
        self.assertIn(" Mo", self.seen("balance", language="fr_FR.UTF-8")[0])

    def test_the_check_has_one_too(self):
        shown, _ = self.seen("check")
        self.assertIn("\r123456782FEC20221231.txt  [####################] 100%", shown)

    def test_short_work_shows_none(self):
        self.assertNotIn("[##", self.seen("balance", wait=0)[0])

    def test_quiet_shows_none(self):
        self.assertNotIn("[##", self.seen("-q", "balance")[0])

    def test_no_terminal_shows_none(self):
        self.assertNotIn("[##", self.seen("balance", terminal=False)[0])


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
