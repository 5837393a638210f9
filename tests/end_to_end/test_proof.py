#!/usr/bin/env python3
"""The life of a proof: pieces, seals, signatures, and third persons who verify without the program.

Usage: test_proof.py PROGRAM SAMPLE_BOOK
"""
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import kept_book

VERIFIERS = pathlib.Path(__file__).resolve().parents[2] / "ledger" / "book" / "verifiers"
FEC = "123456782FEC20221231.txt"
OPENSSL = shutil.which("openssl")
PDF = b"%PDF-1.4\nun re\xc3\xa7u\n"


def facts_of(seal):
    """The facts of a seal by their key; of files, a list."""
    facts = {"file": []}
    for line in seal.read_text().splitlines():
        key, value = line.split(": ", 1)
        if key == "file":
            facts["file"].append(tuple(value.split("  ", 1)))
        else:
            facts.setdefault(key, value)
    return facts


class Seals(kept_book.KeptBook):
    def seal(self, *words):
        self.run_well("seal", "2022", "-o", "SEAL-2022.txt", *words)
        return facts_of(self.folder / "SEAL-2022.txt")

    def test_a_seal_says_what_the_year_holds(self):
        facts = self.seal()
        self.assertEqual(facts["entity"], "123456782")
        self.assertEqual(facts["period"], "2022-01-01/2022-12-31")
        self.assertEqual((facts["entries"], facts["lines"]), ("8", "16"))
        self.assertEqual((facts["first"], facts["last"]), ("BQ-1", "BQ-7"))
        # Gifts of 10 to 60 euros, a bill of 42 and its payment.
        self.assertEqual((facts["total-debit"], facts["total-credit"]), ("294.00", "294.00"))
        self.assertEqual(facts["result"], "168.00")
        self.assertEqual(facts["balance-sheet-total"], "168.00")
        self.assertEqual(facts["previous-seal"], "none")
        self.assertEqual([name for _, name in facts["file"]], ["journal-2022.chain", FEC])
        text = (self.folder / "SEAL-2022.txt").read_text()
        self.assertEqual(text.count("\nnote: "), 3)

    def test_sha256sum_checks_the_files(self):
        (self.folder / "comptes.pdf").write_bytes(PDF)
        (self.folder / "balance.csv").write_text("x")
        facts = self.seal("comptes.pdf", "--with", "balance.csv")
        self.assertEqual(len(facts["file"]), 4)
        done = subprocess.run("sed -n 's/^file: //p' SEAL-2022.txt | sha256sum -c", shell=True,
                              cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count(": OK"), 4)

    def test_each_seal_names_the_one_before(self):
        self.seal()
        first = hashlib.sha256((self.folder / "SEAL-2022.txt").read_bytes()).hexdigest()
        again = self.ask("seal", "2022")
        self.assertEqual(again.returncode, 2, "evidence is not written over")
        self.assertIn("[D0040]", again.stderr)
        (self.folder / "first").mkdir()
        for name in ("SEAL-2022.txt", "journal-2022.chain", FEC):
            (self.folder / name).rename(self.folder / "first" / name)
        facts = self.seal()
        self.run_well("verify", "--seal", "first/SEAL-2022.txt")
        self.assertEqual(facts["previous-seal"], first)
        self.run_well("verify", "--seal", "SEAL-2022.txt")

    def test_a_seal_in_another_folder_lists_its_files_from_there(self):
        (self.folder / "kept").mkdir()
        (self.folder / "kept" / "comptes.pdf").write_bytes(PDF)
        self.run_well("seal", "2022", "kept/comptes.pdf", "-o", "kept/SEAL.txt")
        names = [name for _, name in facts_of(self.folder / "kept" / "SEAL.txt")["file"]]
        self.assertEqual(names, ["journal-2022.chain", FEC, "comptes.pdf"])
        self.run_well("verify", "--seal", "kept/SEAL.txt")

    def test_only_a_closed_year_is_sealed(self):
        done = self.ask("seal", "2023")
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6721]", done.stderr)
        self.assertEqual(sorted(path.name for path in self.folder.glob("*2023*")), [])

    def test_a_book_that_was_changed_is_not_sealed(self):
        kept_book.change(self.book, "UPDATE setting SET value = 'Autre' WHERE key = 'entity'")
        done = self.ask("seal", "2022")
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6722]", done.stderr)
        self.assertFalse((self.folder / "SEAL-2022.txt").exists())

    def test_a_dry_run_shows_the_seal_and_writes_nothing(self):
        before = self.book.read_bytes()
        done = self.run_well("seal", "2022", "--dry-run")
        self.assertIn("chain-head: ", done.stdout)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertEqual([path.name for path in self.folder.iterdir()
                          if not path.name.startswith("lavoir")], [])

    def test_refusals_leave_no_file(self):
        odd = self.folder / "a\\b.pdf"
        odd.write_bytes(PDF)
        for words, code, exit_code in ((["seal"], "D6720", 2), (["seal", "2019"], None, 2),
                                       (["seal", "2022", "-o", "-"], "D6723", 2),
                                       (["seal", "2022", "a\\b.pdf"], "D6724", 2),
                                       (["seal", "2022", "absent.pdf"], None, 1),
                                       (["seal", "2022", "--sign", "lavoir.denier"], None, 2)):
            with self.subTest(words):
                done = self.ask(*words)
                self.assertNotEqual(done.returncode, 0)
                if code:
                    self.assertIn(f"[{code}]", done.stderr)
                    self.assertEqual(done.returncode, exit_code)
                self.assertEqual(list(self.folder.glob("SEAL*")) + list(self.folder.glob("*FEC*")),
                                 [])

    def test_a_seal_that_is_none(self):
        (self.folder / "x.txt").write_text("seal-version: 1\nentity: 123456782\n")
        done = self.ask("verify", "--seal", "x.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6726]", done.stderr)
        (self.folder / "x.txt").write_text("hello")
        self.assertIn("[D6726]", self.ask("verify", "--seal", "x.txt").stderr)

    def test_a_seal_of_another_book(self):
        self.seal()
        other = self.folder / "other.denier"
        subprocess.run([self.maker, str(other)], check=True)
        kept_book.change(other, "UPDATE event SET record = record")
        done = self.ask("verify", "--seal", "SEAL-2022.txt", book=other)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6727]", done.stderr)

    def test_documents_of_the_book(self):
        (self.folder / "comptes.pdf").write_bytes(PDF)
        self.seal("comptes.pdf")
        for name in (FEC, "comptes.pdf", "journal-2022.chain", "SEAL-2022.txt"):
            rows, done = self.checks("--document", name)
            self.assertEqual(rows["document"]["status"], "ok", name)
            self.assertEqual(done.returncode, 0, done.stderr)
        fec = self.folder / FEC
        fec.write_bytes(fec.read_bytes().replace(b"20,00", b"21,00"))
        rows, done = self.checks("--document", FEC)
        self.assertEqual(rows["document"]["status"], "fail")
        self.assertIn("[D6732]", done.stderr)

    def test_a_pdf_that_prints_a_head_of_the_chain(self):
        self.run_well("trial-balance", "--year", "2022", "--final", "-o", "balance.pdf")
        rows, done = self.checks("--document", "balance.pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("(événement ", rows["document"]["explanation"])
        self.run_well("attach", "1", "balance.pdf", "--year", "2022")  # the book goes on
        rows, done = self.checks("--document", "balance.pdf", "--lang", "en")
        self.assertIn("went on since", rows["document"]["explanation"])
        kept_book.change(self.book, "UPDATE event SET digest = zeroblob(32) WHERE digest = "
                         "(SELECT digest FROM event ORDER BY sequence DESC LIMIT 1 OFFSET 1)")
        self.assert_found("D6732", "--document", "balance.pdf")

    def test_the_fec_of_a_book_that_was_never_sealed(self):
        self.seal()
        shutil.copy(self.original, self.book)
        rows, done = self.checks("--document", FEC)
        self.assertEqual((rows["document"]["status"], done.returncode), ("ok", 0))


@unittest.skipUnless(OPENSSL, "openssl is not installed")
class Signatures(kept_book.KeptBook):
    def setUp(self):
        super().setUp()
        self.openssl("genpkey", "-algorithm", "ed25519", "-out", "key.pem")
        self.openssl("pkey", "-in", "key.pem", "-pubout", "-out", "pub.pem")

    def openssl(self, *words):
        return subprocess.run([OPENSSL, *words], cwd=self.folder, capture_output=True, text=True,
                              check=True)

    def verify(self):
        return subprocess.run([OPENSSL, "pkeyutl", "-verify", "-pubin", "-inkey", "pub.pem",
                               "-rawin", "-in", "SEAL-2022.txt", "-sigfile", "SEAL-2022.sig"],
                              cwd=self.folder, capture_output=True, text=True)

    def test_openssl_verifies_the_signature(self):
        self.run_well("seal", "2022", "--sign", "key.pem")
        self.assertEqual(self.verify().returncode, 0)
        rows, done = self.checks("--seal", "SEAL-2022.txt")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(rows["seal_signature"]["status"], "ok")
        self.assertEqual(facts_of(self.folder / "SEAL-2022.txt")["signed-by"], "tester")

    def test_the_seal_names_the_public_key(self):
        self.run_well("seal", "2022", "--sign", "key.pem")
        raw = subprocess.run([OPENSSL, "pkey", "-pubin", "-in", "pub.pem", "-outform", "DER"],
                             cwd=self.folder, capture_output=True, check=True).stdout[-32:]
        self.assertEqual(facts_of(self.folder / "SEAL-2022.txt")["key"], "ed25519:" + raw.hex())

    def test_a_signature_that_is_not_right(self):
        self.run_well("seal", "2022", "--sign", "key.pem")
        signature = self.folder / "SEAL-2022.sig"
        signature.write_bytes(bytes(64))
        self.assertNotEqual(self.verify().returncode, 0)
        self.assert_found("D6731", "--seal", "SEAL-2022.txt")
        signature.unlink()
        rows, _ = self.checks("--seal", "SEAL-2022.txt")
        self.assertEqual(rows["seal_signature"]["status"], "skipped")

    def test_other_keys_are_refused(self):
        self.openssl("genpkey", "-algorithm", "rsa", "-out", "rsa.pem")
        for name in ("rsa.pem", "pub.pem"):
            done = self.ask("seal", "2022", "--sign", name)
            self.assertEqual(done.returncode, 2)
            self.assertIn("[D6725]", done.stderr)


class ThirdPersons(kept_book.KeptBook):
    """The verifiers of the manual, on a sealed book and on broken chains."""

    def setUp(self):
        super().setUp()
        self.run_well("seal", "2022")
        self.facts = facts_of(self.folder / "SEAL-2022.txt")
        self.chain = self.folder / "journal-2022.chain"

    def verdicts(self, *words):
        """What both verifiers say, which is the same."""
        said = set()
        for program in (["sh", VERIFIERS / "verify-chain.sh"],
                        [sys.executable, VERIFIERS / "verify_chain.py"]):
            done = subprocess.run([*map(str, program), str(self.chain), self.facts["chain-start"],
                                   *words], capture_output=True, text=True)
            said.add((done.returncode, done.stdout.strip()))
        self.assertEqual(len(said), 1, said)
        return said.pop()

    def test_they_are_printed_by_the_program(self):
        printed = self.run_well("help", "verifiers").stdout
        for name in ("verify-chain.sh", "verify_chain.py"):
            text = (VERIFIERS / name).read_text()
            self.assertIn(f"---- {name}\n{text}", printed)
            self.assertLess(len(text.splitlines()), 26)
        manual = self.run_well("help", "man").stdout
        self.assertIn("sha256sum | cut", manual)
        self.assertIn("h(0) is the SHA\\-256", manual)
        self.assertIn("0x1F", self.run_well("help", "chain").stdout)

    def test_they_accept_the_chain(self):
        head = self.facts["chain-head"]
        verdict = (0, f"OK: {self.facts['events']} records, head {head}")
        self.assertEqual(self.verdicts(head), verdict)
        self.assertEqual(self.verdicts(), verdict)

    def test_they_point_at_the_first_broken_record(self):
        lines = self.chain.read_text().splitlines(keepends=True)
        entry = next(i for i, line in enumerate(lines) if "entry\x1fBQ\x1f2\x1f" in line)
        changes = {
            "an amount": lines[:entry] + [lines[entry].replace("20.00", "21.00")]
            + lines[entry + 1:],
            "a record deleted": lines[:entry] + lines[entry + 1:],
            "two records swapped": lines[:entry] + [lines[entry + 1], lines[entry]]
            + lines[entry + 2:],
            "a record added": lines[:entry] + [lines[0]] + lines[entry:],
        }
        for name, changed in changes.items():
            with self.subTest(name):
                self.chain.write_text("".join(changed))
                self.assertEqual(self.verdicts(self.facts["chain-head"]),
                                 (1, f"BROKEN at record {entry + 1}"))

    def test_a_chain_cut_off_shows_against_the_head_only(self):
        lines = self.chain.read_text().splitlines(keepends=True)
        self.chain.write_text("".join(lines[:-3]))
        self.assertEqual(self.verdicts()[0], 0)
        self.assertEqual(self.verdicts(self.facts["chain-head"])[0], 1)

    def test_another_start_breaks_the_first_record(self):
        self.facts["chain-start"] = "denier/1 987654321 2022-01-01"
        self.assertEqual(self.verdicts(), (1, "BROKEN at record 1"))

    def test_the_records_tell_the_fec(self):
        """Journals, dates, accounts and amounts of both are the same."""
        told = []
        for line in self.chain.read_text().splitlines():
            fields = line.split("\t", 1)[1].split("\x1f")
            if fields[1] != "entry" or not fields[4].startswith("2022"):
                continue
            lines = fields[20:]
            told += [(fields[2], fields[4].replace("-", ""), lines[i], lines[i + 3], lines[i + 4])
                     for i in range(0, len(lines), 17)]
        rows = [row.split("\t") for row in (self.folder / FEC).read_text().splitlines()[1:]]
        given = [(row[0], row[3], row[4], row[11].replace(",", "."), row[12].replace(",", "."))
                 for row in rows]
        inside = [row for row in told if row[1].startswith("2022")]
        self.assertEqual(sorted(inside), sorted(given))


class Pieces(kept_book.KeptBook):
    def setUp(self):
        super().setUp()
        self.piece = self.folder / "reçu n° 1.pdf"
        self.piece.write_bytes(PDF)

    def pieces(self, entry):
        done = self.run_well("attach", entry, "-O", "json", "--year", "2022")
        return re.findall(r'"label": "([^"]*)", "values": \{"type": "([^"]*)"', done.stdout)

    def test_pieces_are_listed_and_come_out_as_they_went_in(self):
        self.run_well("attach", "BQ-3", self.piece, "--year", "2022")
        self.assertEqual(self.pieces("BQ-3"), [("reçu n° 1.pdf", "application/pdf")])
        self.run_well("attach", "BQ-3", "--extract", self.folder, "--year", "2022")
        name = hashlib.sha256(PDF).hexdigest()[:16] + ".pdf"
        self.assertEqual((self.folder / name).read_bytes(), PDF)
        self.run_well("verify")

    def test_a_piece_of_a_draft_can_be_added(self):
        self.run_well("attach", "10", self.piece)
        self.run_well("verify")

    def test_the_same_piece_twice_is_kept_once(self):
        self.run_well("attach", "1", self.piece)
        done = self.run_well("attach", "1", self.piece)
        self.assertIn("[D6742]", done.stderr)
        self.assertEqual(len(self.pieces("1")), 2)

    def test_a_dry_run_attaches_nothing(self):
        before = self.book.read_bytes()
        self.run_well("attach", "1", self.piece, "--dry-run")
        self.assertEqual(self.book.read_bytes(), before)

    def test_what_is_no_piece_is_refused_and_nothing_kept(self):
        other = self.folder / "page.html"
        other.write_text("<html><script>alert(1)</script>")
        done = self.ask("attach", "1", self.piece, other)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[D6741]", done.stderr)
        self.assertEqual(len(self.pieces("1")), 1)
        large = self.folder / "large.pdf"
        large.write_bytes(b"%PDF-1.4" + bytes((20 << 20) + 1))
        self.assertNotEqual(self.ask("attach", "1", large).returncode, 0)

    def test_an_entry_is_wanted(self):
        self.assertIn("[D6740]", self.ask("attach").stderr)
        self.assertIn("[D6121]", self.ask("attach", "ZZ-9", self.piece).stderr)


class Checks(kept_book.KeptBook):
    def test_a_check_of_a_book_verifies_it_and_its_fec(self):
        done = subprocess.run([self.program, "check", str(self.book), "-O", "json"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('"id": "chain"', done.stdout)
        self.assertIn('"id": "fec_1"', done.stdout)

    def test_every_format_shows_the_verification(self):
        for form in ("txt", "json", "csv", "html", "pdf", "xlsx"):
            path = self.folder / f"proof.{form}"
            self.run_well("verify", "-o", path)
            self.assertGreater(path.stat().st_size, 500, form)

    def test_operands_are_unwanted(self):
        self.assertEqual(self.ask("verify", "x").returncode, 2)


if __name__ == "__main__":
    kept_book.KeptBook.program, kept_book.KeptBook.maker = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
