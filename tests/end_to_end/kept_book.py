"""What tests of proof share: a book to change behind the program's back, and what it protects."""
import hashlib
import json
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

# What nothing validated depends on.
DRAFT = "SELECT entry FROM entry WHERE is_validated = 0"
PROTECTED = {
    "book": "1", "setting": "1", "journal": "1", "account": "1", "event": "1", "matching": "1",
    "assertion": "1", "source": "1", "balance": "is_validated = 1",
    "tag_balance": "is_validated = 1", "entry": "is_validated = 1",
    "line": f"entry NOT IN ({DRAFT})", "attachment": f"entry NOT IN ({DRAFT})", "content": "1",
    "auxiliary": "(year, number) IN (SELECT year, auxiliary FROM line)",
}
YEARS = ("SELECT entity, year, first_day, last_day, state, numbering, grouping FROM fiscal_year "
         "ORDER BY 1, 2")


def protected_content(path):
    """All that the chain answers for, as sqlite3 reads it; None when it cannot."""
    content = []
    try:
        base = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
        try:
            base.text_factory = bytes
            for table, where in PROTECTED.items():
                rows = base.execute(f"SELECT * FROM {table} WHERE {where}").fetchall()
                content.append((table, sorted(map(repr, rows))))
            content.append(base.execute(YEARS).fetchall())
            content.append(base.execute("SELECT type, name, sql FROM sqlite_schema "
                                        "WHERE sql IS NOT NULL ORDER BY 1, 2").fetchall())
        finally:
            base.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return content


def change(path, *statements):
    """Runs the statements as an insider would: without the triggers, which stand again after."""
    base = sqlite3.connect(path)
    triggers = base.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        base.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        base.execute(*statement) if isinstance(statement, tuple) else base.execute(statement)
    for _, sql in triggers:
        base.execute(sql)
    base.commit()
    base.close()


def chain_digest(before, record):
    return hashlib.sha256(f"{before}\n{record}\n".encode()).hexdigest()


class KeptBook(unittest.TestCase):
    """Each test has a copy of the same book; `program` and `maker` are set by the script."""
    program = maker = None

    @classmethod
    def setUpClass(cls):
        cls.shelf = tempfile.TemporaryDirectory()
        cls.original = pathlib.Path(cls.shelf.name) / "original.denier"
        subprocess.run([cls.maker, str(cls.original)], check=True, timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.shelf.cleanup()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.book = self.folder / "lavoir.denier"
        shutil.copy(self.original, self.book)

    def ask(self, *words, book=None):
        return subprocess.run([self.program, "-f", str(book or self.book), *map(str, words)],
                              capture_output=True, text=True, timeout=120, cwd=self.folder,
                              env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "DENIER_USER": "tester"})

    def run_well(self, *words):
        done = self.ask(*words)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        return done

    def checks(self, *words):
        """The rows of the table of checks, by id; and the exit code."""
        done = self.ask("verify", "-O", "json", *words)
        rows = json.loads(done.stdout)["tables"][0]["rows"] if done.stdout else []
        return {row["id"]: row["values"] for row in rows}, done

    def assert_found(self, code, *words):
        """A verification finds at least that kind of wrong."""
        done = self.ask("verify", *words)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(f"[{code}]", done.stderr)
        return done.stderr
