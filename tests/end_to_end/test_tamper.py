#!/usr/bin/env python3
"""Books changed behind the program's back: by the byte, through SQL, and by an insider.

Usage: test_tamper.py PROGRAM SAMPLE_BOOK
Every byte: DENIER_TAMPER=all. DENIER_SEED draws other bytes.
"""
import concurrent.futures
import os
import random
import shutil
import subprocess
import sys
import unittest

import kept_book
from kept_book import change, protected_content

SEED = int(os.environ.get("DENIER_SEED", "20221231"))
EVERY_BYTE = os.environ.get("DENIER_TAMPER") == "all"
FLIPS = 250


class Bytes(kept_book.KeptBook):
    def flip(self, place):
        """What became of the book with one bit changed: '' when all is well."""
        at, bit = place
        path = self.folder / f"flipped-{at}-{bit}.denier"
        data = bytearray(self.data)
        data[at] ^= 1 << bit
        path.write_bytes(data)
        kept = protected_content(path)
        done = subprocess.run([self.program, "-f", str(path), "verify", "-q"],
                              capture_output=True, timeout=60)
        path.unlink()
        for journal in self.folder.glob(f"flipped-{at}-{bit}.denier-*"):
            journal.unlink()
        if done.returncode not in (0, 1, 2, 3):
            return f"byte {at} bit {bit}: exit {done.returncode}"
        if done.returncode == 0 and kept != self.content:
            return f"byte {at} bit {bit}: changed and not found"
        return ""

    def test_no_change_of_a_byte_goes_unseen(self):
        self.data = self.book.read_bytes()
        self.content = protected_content(self.book)
        draw = random.Random(SEED)
        filled = [at for at, byte in enumerate(self.data) if byte]
        empty = [at for at, byte in enumerate(self.data) if not byte]
        if not EVERY_BYTE:
            filled = draw.sample(filled, FLIPS)
            empty = draw.sample(empty, FLIPS // 5)
        places = [(at, draw.randrange(8)) for at in filled + empty]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            unseen = [text for text in pool.map(self.flip, places) if text]
        self.assertEqual(unseen, [], f"seed {SEED}")


class Statements(kept_book.KeptBook):
    """Changes through SQL; the triggers are in their place afterwards."""

    def test_the_book_itself_is_right(self):
        done = self.run_well("verify")
        self.assertEqual(done.stderr, "")

    def test_a_trigger_dropped(self):
        subprocess.run([sys.executable, "-c", "import sqlite3, sys; "
                        "sqlite3.connect(sys.argv[1]).execute('DROP TRIGGER entry_updated')",
                        str(self.book)], check=True)
        self.assert_found("D6005")

    def test_an_index_dropped(self):
        change(self.book, "DROP INDEX entry_number")
        self.assert_found("D6005")

    def test_both_legs_of_an_entry_one_euro_more(self):
        change(self.book, "UPDATE line SET debit = debit + 100 WHERE entry = 2 AND debit > 0",
               "UPDATE line SET credit = credit + 100 WHERE entry = 2 AND credit > 0")
        told = self.assert_found("D6706")
        self.assertIn("entry BQ-2 ", told)
        self.assertIn("[D6714]", told)  # and the balances tell

    def test_one_leg_of_an_entry(self):
        change(self.book, "UPDATE line SET debit = debit + 1 WHERE entry = 2 AND debit > 0")
        self.assert_found("D6711")

    def test_rows_swapped(self):
        change(self.book, "UPDATE entry SET number = 99 WHERE entry = 1",
               "UPDATE entry SET number = 1, sequence = 1000 WHERE entry = 2",
               "UPDATE entry SET number = 2 WHERE entry = 1")
        told = self.assert_found("D6706")
        self.assertIn("[D6705]", told)

    def test_events_swapped(self):
        change(self.book, "UPDATE event SET sequence = 1000 WHERE sequence = 5",
               "UPDATE event SET sequence = 5 WHERE sequence = 6",
               "UPDATE event SET sequence = 6 WHERE sequence = 1000")
        self.assert_found("D6702")

    def test_the_first_event_deleted(self):
        change(self.book, "DELETE FROM event WHERE sequence = 1")
        self.assert_found("D6701")

    def test_an_event_in_the_middle_deleted(self):
        change(self.book, "DELETE FROM event WHERE sequence = 12")
        self.assert_found("D6701")

    def test_the_last_event_deleted_with_its_entry_left(self):
        change(self.book, "DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)")
        self.assert_found("D6705")

    def test_an_entry_deleted(self):
        change(self.book, "DELETE FROM line WHERE entry = 3", "DELETE FROM entry WHERE entry = 3")
        told = self.assert_found("D6707")
        self.assertIn("[D6712]", told)  # a gap in the numbers

    def test_an_entry_added(self):
        columns = "entity, year, 99, journal, date, kind, is_validated, 77, sequence, " \
                  "validated_at, author, source, imported_number, imported_validation, reverses, " \
                  "donor, commitment"
        lines = "entity, year, 99, line, account, auxiliary, piece, piece_date, label, debit, " \
                "credit, currency, currency_amount, quantity, unit, price_source, tags, " \
                "lettering, lettering_date, head"
        change(self.book, f"INSERT INTO entry SELECT {columns} FROM entry WHERE entry = 1",
               f"INSERT INTO line SELECT {lines} FROM line WHERE entry = 1")
        self.assert_found("D6705")

    def test_an_entry_moved_to_another_year(self):
        names = "entity, 2, number, label, is_closed"
        change(self.book,
               f"INSERT OR IGNORE INTO account SELECT {names} FROM account WHERE year = 1",
               "UPDATE entry SET year = 2, number = 50 WHERE entry = 1",
               "UPDATE line SET year = 2 WHERE entry = 1",
               "UPDATE event SET year = 2 WHERE entry = 1")
        self.assert_found("D6708")

    def test_settings_years_and_names_changed(self):
        for statement in (
                "UPDATE setting SET value = 'Autre' WHERE key = 'entity'",
                "DELETE FROM setting WHERE key = 'siren'",
                "INSERT INTO setting VALUES (1, 'object', 'laver')",
                "UPDATE account SET label = 'Caisse' WHERE number = '512000' AND year = 1",
                "UPDATE account SET is_closed = 1 WHERE number = '512000' AND year = 2",
                "UPDATE journal SET label = 'Divers' WHERE code = 'SO' AND year = 1",
                "UPDATE fiscal_year SET state = 0 WHERE year = 1",
                "UPDATE fiscal_year SET last_day = '2024-06-30' WHERE year = 2",
                "UPDATE fiscal_year SET numbering = 0 WHERE year = 2",
                "UPDATE fiscal_year SET grouping = 2 WHERE year = 2",
                "UPDATE matching SET code = 'ZZ' WHERE line = 1",
                "DELETE FROM matching WHERE line = 1",
                "UPDATE assertion SET amount = 16801",
                "UPDATE attachment SET name = 'autre.pdf' WHERE name = 'recu.pdf'",
                "UPDATE attachment SET type = 'text/plain' WHERE name = 'releve.pdf'",
                "DELETE FROM attachment WHERE name = 'releve.pdf'"):
            with self.subTest(statement):
                self.setUp()
                change(self.book, statement)
                self.assert_found("D6716")

    def test_what_events_say_changed(self):
        for statement, code in (
                ("UPDATE event SET year = 2 WHERE kind = 'match'", "D6703"),
                ("UPDATE event SET kind = 'unmatch' WHERE kind = 'match'", "D6703"),
                ("UPDATE event SET record = replace(record, 'AA', 'AB') WHERE kind = 'match'",
                 "D6702"),
                ("UPDATE event SET record = 'x' WHERE kind = 'entry'", "D6703"),
                ("UPDATE event SET entry = 99 WHERE entry = 1", "D6705"),
                ("UPDATE book SET program = 'other'", "D6704"),
                ("UPDATE book SET first_day = '2022-01-02'", "D6702")):
            with self.subTest(statement):
                self.setUp()
                change(self.book, statement)
                self.assert_found(code)

    def test_every_field_of_an_entry_and_its_lines_is_covered(self):
        fields = {"entry": {"date": "'2022-03-04'", "kind": "1", "validated_at": "'2022'",
                            "author": "'x'", "imported_number": "'7'", "source": "1",
                            "imported_validation": "'2022-01-01'", "reverses": "1",
                            "commitment": "x'00'", "journal": "'OD'"},
                  "line": {name: "'x'" for name in (
                      "auxiliary", "piece", "label", "currency", "currency_amount", "quantity",
                      "unit", "price_source", "lettering", "head")}}
        fields["line"].update(piece_date="'2022-01-01'", lettering_date="'2022-01-01'",
                              account="'754110'", tags="'a=b'", debit="7", credit="7")
        for table, values in fields.items():
            for name, value in values.items():
                with self.subTest(f"{table}.{name}"):
                    self.setUp()
                    change(self.book, f"UPDATE {table} SET {name} = {value} WHERE entry = 3")
                    self.assert_found("D6706")

    def test_donors_lines_counters_and_sums(self):
        for statement, code in (
                ("UPDATE entry SET donor = 4 WHERE entry = 3", "D6710"),
                ("UPDATE line SET line = line + 1 WHERE entry = 1 AND line = 2", "D6709"),
                ("UPDATE counter SET value = value + 1 WHERE name = 'validated'", "D6715"),
                ("UPDATE counter SET value = 1 WHERE name = 'number:BQ'", "D6715"),
                ("UPDATE counter SET value = 2 WHERE name = 'entry'", "D6715"),
                ("UPDATE balance SET debit = debit + 1", "D6714"),
                ("DELETE FROM balance WHERE account = '512000'", "D6714"),
                ("UPDATE tag_balance SET value = 'x' WHERE value = 'street'", "D6714")):
            with self.subTest(statement):
                self.setUp()
                change(self.book, statement)
                self.assert_found(code)

    def test_a_piece_changed_or_gone(self):
        change(self.book, "UPDATE content SET bytes = x'25504446' WHERE digest = "
               "(SELECT digest FROM attachment WHERE name = 'recu.pdf')")
        self.assert_found("D6718")
        self.setUp()
        change(self.book, "DELETE FROM attachment WHERE name = 'recu.pdf'")
        self.assert_found("D6706")  # it is part of the entry's own record

    def test_drafts_can_change(self):
        change(self.book, "UPDATE line SET label = 'x' WHERE entry = 10")
        self.run_well("verify")

    def test_a_doubtful_book_is_not_written_to(self):
        change(self.book, "UPDATE line SET label = 'x' WHERE entry = 9")
        piece = self.folder / "piece.txt"
        piece.write_text("un reçu")
        before = self.book.read_bytes()
        done = self.ask("attach", "9", piece)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6719]", done.stderr)
        self.assertEqual(self.book.read_bytes(), before)
        done = self.ask("attach", "9")  # reading goes on, and says so
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6719]", done.stderr)
        self.assertIn("BQ-2", done.stdout)


    def test_reports_of_a_doubtful_book_stay_drafts(self):
        words = ("trial-balance", "--year", "2022", "-O", "json")
        self.assertEqual(self.ask(*words).returncode, 0)
        change(self.book, "UPDATE line SET label = 'x' WHERE entry = 9")
        for command in ("trial-balance", "income-statement", "journal"):
            done = self.ask(command, *words[1:])
            self.assertEqual(done.returncode, 1, command)
            self.assertIn("[D6719]", done.stderr)
            self.assertIn('"status": "draft"', done.stdout)
            done = self.ask(command, *words[1:], "--final", "-o", "final.pdf")
            self.assertEqual(done.returncode, 1, command)
            self.assertFalse((self.folder / "final.pdf").exists())


class Insiders(kept_book.KeptBook):
    """What no chain can show by itself, a seal shows."""

    def setUp(self):
        super().setUp()
        self.run_well("seal", "2022", "-o", "SEAL-2022.txt")

    def test_a_chain_cut_off_shows_against_the_seal_only(self):
        change(self.book, "DELETE FROM event WHERE kind = 'seal'")
        self.run_well("verify")
        self.assert_found("D6727", "--seal", "SEAL-2022.txt")

    def test_an_older_book_put_back_shows_against_the_seal_only(self):
        shutil.copy(self.original, self.book)
        self.run_well("verify")
        self.assert_found("D6727", "--seal", "SEAL-2022.txt")

    def records(self):
        """Every record of the chain in order: entries from the sealed file."""
        import sqlite3
        sealed = (self.folder / "journal-2022.chain").read_text().splitlines()
        records = [line.split("\t", 1)[1] for line in sealed]
        base = sqlite3.connect(self.book)
        rows = base.execute("SELECT record FROM event WHERE sequence > ? ORDER BY sequence",
                            (len(records),)).fetchall()
        base.close()
        return records + [record for record, in rows]

    def test_a_history_made_anew_shows_against_the_seal_only(self):
        records = self.records()
        index = next(i for i, record in enumerate(records)
                     if record.startswith("1\x1fentry\x1fBQ\x1f2\x1f"))
        records[index] = records[index].replace("20.00", "21.00")
        head = kept_book.hashlib.sha256(b"denier/1 123456782 2022-01-01").hexdigest()
        statements = []
        for sequence, record in enumerate(records, 1):
            head = kept_book.chain_digest(head, record)
            statements.append(("UPDATE event SET digest = ? WHERE sequence = ?",
                               (bytes.fromhex(head), sequence)))
        change(self.book, *statements,
               "UPDATE line SET debit = 2100 WHERE entry = 2 AND debit > 0",
               "UPDATE line SET credit = 2100 WHERE entry = 2 AND credit > 0",
               "UPDATE balance SET debit = 2100 WHERE month = '2022-02' AND debit > 0",
               "UPDATE balance SET credit = 2100 WHERE month = '2022-02' AND credit > 0",
               "UPDATE tag_balance SET credit = 2100 WHERE month = '2022-02'")
        self.run_well("verify")
        told = self.assert_found("D6728", "--seal", "SEAL-2022.txt")
        self.assertIn("[D6729]", told)  # totals and result

    def test_a_seal_changed(self):
        seal = self.folder / "SEAL-2022.txt"
        seal.write_text(seal.read_text().replace("result: 168.00", "result: 186.00"))
        told = self.assert_found("D6727", "--seal", seal)
        self.assertIn("[D6729]", told)

    def test_a_sealed_file_changed(self):
        chain = self.folder / "journal-2022.chain"
        chain.write_text(chain.read_text().replace("20.00", "21.00"))
        self.assert_found("D6730", "--seal", "SEAL-2022.txt")


if __name__ == "__main__":
    kept_book.KeptBook.program, kept_book.KeptBook.maker = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
