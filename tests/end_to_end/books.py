"""Random small books of an association, their FEC, and what an honest accountant finds in them.

Amounts are integers of centimes. A book is a list of entries; everything that the tests expect is
computed here from that list, by means that share nothing with the program under test.
"""
import collections
import datetime
import random
from dataclasses import dataclass, field

ACCOUNTS = {
    "102200": "Fonds statutaires", "110000": "Report à nouveau", "164000": "Emprunts",
    "194000": "Fonds dédiés sur subventions", "218300": "Matériel informatique",
    "281830": "Amortissements du matériel", "401000": "Fournisseurs", "411000": "Usagers",
    "421000": "Personnel", "431000": "Sécurité sociale", "441000": "État, subventions à recevoir",
    "467000": "Débiteurs et créditeurs divers", "486000": "Charges constatées d'avance",
    "487000": "Produits constatés d'avance", "512000": "Banque", "530000": "Caisse",
    "606400": "Fournitures", "613200": "Locations", "622600": "Honoraires", "641100": "Salaires",
    "645100": "URSSAF", "657100": "Aides financières", "681120": "Dotations",
    "689400": "Reports en fonds dédiés", "706000": "Prestations", "740000": "Subventions",
    "754110": "Dons manuels", "756100": "Cotisations", "768000": "Produits financiers",
    "789400": "Utilisations de fonds dédiés",
}
THIRD_PARTIES = {"401000": "F", "411000": "C", "441000": "S", "467000": "D"}
JOURNALS = {"AN": "À nouveaux", "AC": "Achats", "VE": "Ventes", "BQ": "Banque",
            "OD": "Opérations diverses"}
HEADER = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum "
          "CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate "
          "Montantdevise Idevise").split()


@dataclass
class Line:
    account: str
    third_party: str
    cents: int  # debit positive
    letters: str = ""


@dataclass
class Entry:
    journal: str
    number: int
    date: datetime.date
    label: str
    lines: list = field(default_factory=list)


def third_party(generator, account):
    letter = THIRD_PARTIES.get(account)
    return f"{letter}{generator.randint(1, 5):03d}" if letter else ""


def balanced_lines(generator, accounts, count):
    """`count` lines on these accounts that add up to nil, none of them nil."""
    while True:
        cents = [generator.choice((1, -1)) * generator.randint(1, 5_000_00)
                 for _ in range(count - 1)]
        if sum(cents):
            break
    cents.append(-sum(cents))
    lines = []
    for amount in cents:
        account = generator.choice(accounts)
        lines.append(Line(account, third_party(generator, account), amount))
    return lines


def random_book(seed, entries=60, year=2022):
    """A year with opening entries, then entries in order of date, some of them lettered."""
    generator = random.Random(seed)
    book = []
    balance_accounts = [a for a in ACCOUNTS if a[0] in "12345"]
    opening = Entry("AN", 1, datetime.date(year, 1, 1), "À nouveau")
    opening.lines = balanced_lines(generator, balance_accounts, 8)
    book.append(opening)
    days = sorted(generator.randrange(1, 364) for _ in range(entries))
    for number, day in enumerate(days, 2):
        date = datetime.date(year, 1, 1) + datetime.timedelta(days=day)
        entry = Entry(generator.choice(["AC", "VE", "BQ", "OD"]), number, date,
                      f"Écriture {number}")
        entry.lines = balanced_lines(generator, list(ACCOUNTS), generator.choice([2, 2, 2, 3, 4]))
        book.append(entry)
    settle_some(generator, book)
    return book


def settle_some(generator, book):
    """Letters some third-party lines and posts their settlement later in the year."""
    for index, entry in enumerate(list(book)):
        line = entry.lines[0]
        if line.third_party and generator.random() < 0.3:
            letters = f"L{index}"
            later = min(entry.date + datetime.timedelta(days=generator.randint(0, 80)),
                        datetime.date(entry.date.year, 12, 31))
            line.letters = letters
            settlement = Entry("BQ", len(book) + 1, later, f"Règlement {letters}")
            settlement.lines = [Line(line.account, line.third_party, -line.cents, letters),
                                Line("512000", "", line.cents)]
            book.append(settlement)


def euros(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def plain(cents):
    return euros(cents).replace(",", ".")


def fec_rows(book, labels=ACCOUNTS):
    rows = [HEADER]
    for entry in book:
        date = entry.date.strftime("%Y%m%d")
        for line in entry.lines:
            debit, credit = (line.cents, 0) if line.cents > 0 else (0, -line.cents)
            rows.append([entry.journal, JOURNALS[entry.journal], str(entry.number), date,
                         line.account, labels[line.account], line.third_party,
                         f"Tiers {line.third_party}" if line.third_party else "",
                         f"P{entry.number}", date, entry.label, euros(debit), euros(credit),
                         line.letters, date if line.letters else "", date, "", ""])
    return rows


def write_fec(path, book, labels=ACCOUNTS):
    text = "".join("\t".join(row) + "\n" for row in fec_rows(book, labels))
    path.write_text(text, encoding="utf-8")


def is_opening(entry):
    return entry.journal == "AN"


def trial_balance(book):
    """account -> [opening, debit, credit], centimes."""
    accounts = collections.defaultdict(lambda: [0, 0, 0])
    for entry in book:
        for line in entry.lines:
            if is_opening(entry):
                accounts[line.account][0] += line.cents
            else:
                accounts[line.account][1 if line.cents > 0 else 2] += abs(line.cents)
    return accounts


def third_party_closings(book):
    """(account, third party) -> closing, of accounts 40 to 47."""
    closings = collections.Counter()
    for entry in book:
        for line in entry.lines:
            if "40" <= line.account[:2] <= "47":
                closings[line.account, line.third_party] += line.cents
    return closings


def open_items(book, day):
    """(account, third party) -> [to 30, to 60, to 90, beyond] of what is not settled that day."""
    groups = collections.Counter()
    lines = [(entry, line) for entry in book for line in entry.lines
             if entry.date <= day and "40" <= line.account[:2] <= "47"]
    for _, line in lines:
        if line.letters:
            groups[line.account, line.third_party, line.letters] += line.cents
    items = collections.defaultdict(lambda: [0, 0, 0, 0])
    for entry, line in lines:
        if line.letters and groups[line.account, line.third_party, line.letters] == 0:
            continue
        age = (day - entry.date).days
        column = 0 if age <= 30 else 1 if age <= 60 else 2 if age <= 90 else 3
        items[line.account, line.third_party][column] += line.cents
    return items


def result(book):
    """Income less expenses: classes 6 and 7, credit positive."""
    return -sum(line.cents for entry in book for line in entry.lines if line.account[0] in "67")
