#!/usr/bin/env python3
"""What a book says: every report and export drawn from it, drafts told apart, the chain's head.

Usage: test_book_reports.py PROGRAM KEEP_BOOK.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = KEEPER = None

GIFT = ("512000", "754110")
NOTICE = "123456782FEC20221231-notice.txt"


def entry(journal, date, lines, kind=0, is_valid=1, number=""):
    """The acts for an entry; a line is account, third party, piece, label, cents (debit +)."""
    acts = [f"entry\t{journal}\t{date}\t{kind}\t{is_valid}\t{number}".rstrip("\t")]
    for account, party, piece, label, cents in lines:
        debit, credit = (cents, 0) if cents > 0 else (0, -cents)
        acts.append(f"line\t{account}\t{party}\t{piece}\t{label}\t{debit}\t{credit}")
    return acts


def gift(date, cents, label="Don", **words):
    return entry("BQ", date, [("512000", "", "R1", label, cents),
                              ("754110", "", "R1", label, -cents)], **words)


def invoice(date, cents, party="F001"):
    return entry("AC", date, [("606400", "", "F1", "Papeterie Crémière", cents),
                              ("401000", party, "F1", "Papeterie Crémière", -cents)])


TWO_YEARS = (gift("2021-03-15", 10000, "Don de Noël") + invoice("2021-04-02", 3000)
             + ["year\t2022-01-01\t2022-12-31"]
             + gift("2022-05-06", 12345) + invoice("2022-06-07", 2500, "F002"))


class BookReports(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.book = self.folder / "lavoir.denier"
        self.run_program("init", self.book.name, "--entity", "Les Amis du Lavoir", "--siren",
                         "123456782", "--year", "2021-01-01..2021-12-31", "--yes")

    def keep(self, acts):
        subprocess.run([KEEPER, str(self.book)], input="".join(act + "\n" for act in acts),
                       text=True, check=True, timeout=60)

    def run_program(self, *words, code=0, **variables):
        environment = {"PATH": os.environ["PATH"], "LANG": "C", **variables}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, env=environment,
                              capture_output=True, timeout=120, check=False,
                              stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def document(self, *words, **more):
        return json.loads(self.run_program(*words, "-O", "json", **more)[0])

    def rows(self, document, table):
        found = next(t for t in document["tables"] if t["id"] == table)
        return {row["id"]: row["values"] for row in found["rows"]}

    def test_statements_are_drawn_from_the_only_book_of_the_folder(self):
        self.keep(TWO_YEARS)
        document = self.document("income-statement")
        self.assertEqual(document["entity"], {"name": "Les Amis du Lavoir", "siren": "123456782"})
        rows = self.rows(document, "income-statement")
        self.assertEqual(rows["resultat"], {"current": "98.45", "previous": "70.00"})
        sheet = self.document("-f", "lavoir.denier", "balance-sheet")
        liabilities = self.rows(sheet, "liabilities")
        self.assertEqual(liabilities["resultat_anterieur_a_affecter"]["current"], "70.00")
        self.assertEqual(liabilities["total_passif"],
                         {"current": "223.45", "previous": "100.00"})
        older = self.document("income-statement", "--year", "2021", DENIER_BOOK="lavoir.denier")
        self.assertEqual(older["period"]["end"], "2021-12-31")
        self.run_program("income-statement", "--year", "2019", code=2)
        partly = self.document("income-statement", "-p", "2022-06..2022-06")
        self.assertEqual(self.rows(partly, "income-statement")["resultat"]["current"], "-25.00")

    def test_every_report_answers(self):
        self.keep(TWO_YEARS)
        for report in ("trial-balance", "general-ledger", "journal", "funds", "tie-out",
                       "annual-accounts", "income-statement", "balance-sheet"):
            for form in ("json", "txt", "csv", "html", "xlsx", "pdf"):
                self.run_program(report, "-o", f"{report}.{form}")

    def test_the_opening_is_derived_until_it_is_entered(self):
        self.keep(TWO_YEARS)
        _, said = self.run_program("trial-balance")
        self.assertIn("note[D6305]: the opening of 2022-01-01 is derived", said)
        rows = self.rows(self.document("trial-balance"), "trial-balance")
        self.assertEqual(rows["512000"]["opening_debit"], "100.00")
        self.assertEqual(rows["120000"]["opening_credit"], "70.00")
        self.keep(entry("AN", "2022-01-01",
                        [("512000", "", "AN", "Report", 10000),
                         ("401000", "F001", "AN", "Report", -3000),
                         ("110000", "", "AN", "Report", -7000)], kind=1))
        _, said = self.run_program("trial-balance")
        self.assertNotIn("D6305", said)
        self.assertIn("note[D1141]: the result was appropriated at opening", said)

    def test_an_opening_that_is_not_the_closing_is_a_failed_proof(self):
        self.keep(TWO_YEARS + entry("AN", "2022-01-01",
                                    [("512000", "", "AN", "Report", 9000),
                                     ("120000", "", "AN", "Report", -9000)], kind=1))
        _, said = self.run_program("balance-sheet", code=1)
        self.assertIn("error[D2002]: account 512000 closed at", said)
        self.assertIn("account 401000", said)

    def test_drafts_are_counted_in_and_said(self):
        self.keep(TWO_YEARS + gift("2022-07-08", 5000, "Don à vérifier", is_valid=0))
        document = self.document("income-statement", "--lang", "en")
        self.assertEqual(document["book"]["drafts"], 1)
        self.assertEqual(document["notice"], "Drafts counted in: 1")
        self.assertEqual(self.rows(document, "income-statement")["resultat"]["current"], "148.45")
        text, said = self.run_program("income-statement")
        self.assertIn("warning[D6303]: the year that ends on 2022-12-31 has drafts", said)
        self.assertIn("Écritures au brouillard comprises : 1", text)
        _, said = self.run_program("balance-sheet", "--final", code=1)
        self.assertIn("error[D6306]", said)

    def test_drafts_bear_a_name_that_other_commands_take(self):
        self.keep(TWO_YEARS + gift("2022-07-08", 5000, "Don à vérifier", is_valid=0))
        rows = self.rows(self.document("journal"), "journal")
        self.assertEqual(rows["entry_3_1"]["number"], "BQ-1")
        self.assertEqual(rows["entry_5_1"]["number"], "5")
        text, _ = self.run_program("general-ledger", "754")
        self.assertIn("brouillard 5", text)
        self.assertIn("BQ-1", text)

    def test_the_chain_head_stands_in_final_documents(self):
        self.keep(TWO_YEARS)
        head = self.document("income-statement")["book"]["head"]
        self.assertRegex(head, "^[0-9a-f]{64}$")
        groups = " ".join(re.findall("....", head))
        final, _ = self.run_program("annual-accounts", "--final")
        self.assertIn(groups, " ".join(final.split()))
        page, _ = self.run_program("annual-accounts", "--final", "-O", "html")
        self.assertIn(groups, page)
        self.run_program("annual-accounts", "--final", "-o", "final.pdf")
        text = subprocess.run(["pdftotext", "-layout", "final.pdf", "-"], cwd=self.folder,
                              capture_output=True, check=True).stdout.decode()
        for number, leaf in enumerate(text.split("\f")[:-1], 1):
            self.assertIn(groups, leaf, f"page {number}")
        draft, _ = self.run_program("annual-accounts")
        self.assertNotIn(groups, draft)
        self.keep(gift("2022-08-09", 100))
        self.assertNotEqual(self.document("income-statement")["book"]["head"], head)

    def test_settings_are_those_of_the_book_unless_a_file_says_otherwise(self):
        self.keep(TWO_YEARS + ["setting\tobject\tEntretien du lavoir"])
        self.assertEqual(self.document("journal")["entity"]["name"], "Les Amis du Lavoir")
        (self.folder / "denier.settings").write_text("entity = Oublié\n", encoding="utf-8")
        self.assertEqual(self.document("journal")["entity"]["name"], "Les Amis du Lavoir")
        (self.folder / "own.settings").write_text("entity = Le Lavoir\n", encoding="utf-8")
        document = self.document("journal", "--settings", "own.settings")
        self.assertEqual(document["entity"], {"name": "Le Lavoir", "siren": "123456782"})

    def test_a_book_stands_for_itself(self):
        self.keep(TWO_YEARS)
        self.run_program("export", "fec", "-o", "2022.txt")
        _, said = self.run_program("-f", "lavoir.denier", "-f", "2022.txt", "journal", code=2)
        self.assertIn("error[D6301]", said)
        _, said = self.run_program("journal", "--year-start", "2022-01-01", code=2)
        self.assertIn("error[D6302]", said)
        other = self.folder / "other.denier"
        other.write_bytes(self.book.read_bytes())
        _, said = self.run_program("journal", code=2)
        self.assertIn("error[D6104]", said)
        _, said = self.run_program("-f", "lavoir.denier", "journal", "-o", "lavoir.denier", "-O",
                                   "txt", code=2)
        self.assertIn("error[D0025]", said)

    def test_the_fec_of_a_book_passes_the_check_and_has_its_notice(self):
        self.keep(TWO_YEARS + gift("2022-07-08", 5000, is_valid=0))
        for year in ("2021", "2022"):
            name = f"123456782FEC{year}1231.txt"
            _, said = self.run_program("export", "fec", "--year", year, "-o", name)
            self.assertEqual("D6304" in said, year == "2022")
            checked = self.document("check", name)
            self.assertEqual(checked["findings"], [], name)
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        fields = [line.split("\t") for line in lines[1:]]
        self.assertEqual([f[2] for f in fields], ["AN-1"] * 3 + ["BQ-1"] * 2 + ["AC-1"] * 2)
        self.assertTrue(all(re.match("^20[0-9]{6}$", f[15]) for f in fields))
        notice = (self.folder / NOTICE).read_text(encoding="utf-8")
        for field in lines[0].split("\t"):
            self.assertRegex(notice, f"(?m)^{field} ")
        self.assertIn("Les Amis du Lavoir, SIREN 123456782", notice)
        self.assertRegex(notice, "(?m)^BQ +Banque$")
        self.assertNotIn("VE ", notice)

    def test_the_fec_keeps_the_numbers_of_the_file_that_entries_came_from(self):
        self.keep(gift("2021-02-03", 1000, number="00017") + gift("2021-03-04", 2000))
        text, _ = self.run_program("export", "fec")
        self.assertEqual([line.split("\t")[2] for line in text.splitlines()[1:]],
                         ["00017"] * 2 + ["BQ-2"] * 2)
        self.assertEqual(text.splitlines()[1].split("\t")[15], "20210203")
        names = [v["number"] for k, v in self.rows(self.document("journal"), "journal").items()
                 if k.startswith("entry")]
        self.assertEqual(names, ["BQ-1"] * 2 + ["BQ-2"] * 2)
        found = self.rows(self.document("search", "00017"), "entries")
        self.assertEqual(list(found), ["y2021_entry_1_1", "y2021_entry_1_2"])

    def test_other_exports_leave_drafts_out(self):
        self.keep(TWO_YEARS + gift("2022-07-08", 5000, "Brouillon", is_valid=0))
        for form in ("hledger", "csv", "fec"):
            text, _ = self.run_program("export", form)
            self.assertNotIn("Brouillon", text)
            self.assertIn("BQ-1", text)
        _, said = self.run_program("export", "fec", "-o", "123456782FEC20221231.txt", "--dry-run")
        self.assertIn(f"notice would be written to {NOTICE}", said)
        self.assertFalse((self.folder / NOTICE).exists())

    def test_a_fec_of_a_book_read_as_a_file_gives_the_same_statements(self):
        self.keep(TWO_YEARS)
        names = [f"123456782FEC{year}1231.txt" for year in (2022, 2021)]
        for name in names:
            self.run_program("export", "fec", "--year", name[12:16], "-o", name)
        for report in ("income-statement", "balance-sheet", "trial-balance"):
            ours = self.document(report)["tables"]
            theirs = self.document("-f", names[0], "-f", names[1], report)["tables"]
            self.assertEqual(ours, theirs)

    def test_search_finds_texts_and_amounts_in_all_years(self):
        self.keep(TWO_YEARS + gift("2022-07-08", 5000, "Don à vérifier", is_valid=0))
        for words, found in ((["NOEL"], {"y2021_entry_1"}), (["cremiere", "f002"],
                             {"y2022_entry_4"}), (["123,45"], {"y2022_entry_3"}),
                             (["754110"], {"y2021_entry_1", "y2022_entry_3", "y2022_entry_5"}),
                             (["bq-1"], {"y2021_entry_1", "y2022_entry_3"}),
                             (["50", "verifier"], {"y2022_entry_5"})):
            rows = self.rows(self.document("search", *words), "entries")
            self.assertEqual({row.rsplit("_", 1)[0] for row in rows}, found, words)
        one = self.document("chercher", "754110", "--year", "2022")
        self.assertEqual({v["date"][:4] for v in self.rows(one, "entries").values()}, {"2022"})
        _, said = self.run_program("search", "personne")
        self.assertIn("warning[D6308]", said)
        self.run_program("search", code=2)

    def test_status_says_what_is_missing_and_what_to_type(self):
        self.assertEqual(self.next_command(), "denier import FEC.txt")
        self.keep(TWO_YEARS + entry("BQ", "2022-07-08",
                                    [("512000", "", "", "Inconnu", 700),
                                     ("471000", "", "", "Inconnu", -700)], is_valid=0))
        self.run_program("assert-balance", "512000", "2022-06-30", "1234.56", code=1)
        self.run_program("general-ledger", "512000", "-p", "..2022-06-30")
        document = self.document("status", "-f", "lavoir.denier", "--lang", "en")
        self.assertEqual(document["book"]["entries"], 5)
        self.assertEqual(document["book"]["lines"], 10)
        self.assertEqual(self.rows(document, "years"), {
            "y2021": {"state": "open", "entries": 2, "drafts": 0, "opening": "none",
                      "suspense": 0, "assertions": 0},
            "y2022": {"state": "open", "entries": 2, "drafts": 1, "opening": "derived",
                      "suspense": 1, "assertions": 1}})
        tasks = {row: values["command"] for row, values in self.rows(document, "tasks").items()}
        book = "denier -f lavoir.denier"
        self.assertEqual(tasks, {
            "lock_2021": f"{book} year lock 2021",
            "drafts_2022": f"{book} validate --until 2022-12-31",
            "assertion_512000_2022-06-30_2022":
                f"{book} general-ledger 512000 -p ..2022-06-30",
            "suspense_471000_2022": f"{book} general-ledger 471000 --year 2022",
            "lock_2022": f"{book} year lock 2022", "open_2022": f"{book} year open"})
        self.assertEqual(self.next_command(), "denier year lock 2021")
        text, _ = self.run_program("etat")
        self.assertIn("Prochaine étape", text)
        self.run_program("status", "now", code=2)
        self.run_program("status", "-O", "txt", "-o", "lavoir.denier", code=2)

    def next_command(self):
        return self.rows(self.document("status"), "next")["next"]["command"]

    def test_reading_changes_nothing(self):
        self.keep(TWO_YEARS)
        before = hashlib.sha256(self.book.read_bytes()).hexdigest()
        self.run_program("annual-accounts", "-o", "a.pdf")
        self.run_program("search", "don")
        self.assertEqual(hashlib.sha256(self.book.read_bytes()).hexdigest(), before)


if __name__ == "__main__":
    PROGRAM, KEEPER = (os.path.abspath(word) for word in sys.argv[1:3])
    unittest.main(argv=sys.argv[:1])
