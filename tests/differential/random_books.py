"""Random books over whole charts of accounts, and their FEC.

Amounts are integers of centimes, debit positive. A book is a list of entries.
"""
import collections
import datetime
import pathlib
from dataclasses import dataclass, field

CHARTS = pathlib.Path(__file__).resolve().parents[2] / "ledger" / "charts"
HEADER = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum "
          "CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate "
          "Montantdevise Idevise").split()


@dataclass
class Line:
    account: str
    party: str
    cents: int
    letters: str = ""


@dataclass
class Entry:
    journal: str
    number: str
    date: datetime.date
    piece: str
    label: str = "Écriture"
    lines: list = field(default_factory=list)


def chart_accounts(name):
    """Numbers of the accounts that an association may post to."""
    numbers = []
    for row in (CHARTS / f"{name}.chart").read_text(encoding="utf-8").splitlines():
        fields = [part.strip() for part in row.split("|")]
        if fields[0].isdigit() and len(fields[0]) > 2 and fields[1] in ("pcg", "association"):
            numbers.append(fields[0])
    return numbers


def as_kept(generator, account):
    """The number as books have it: padded with zeros, or subdivided further."""
    if len(account) >= 6 or generator.random() < 0.1:
        return account
    return account.ljust(6, "0")


def third_party(generator, account):
    """Most accounts 40 to 47 are kept by third party."""
    if not "40" <= account[:2] <= "47" or generator.random() < 0.25:
        return ""
    return f"T{generator.randint(1, 4)}"


def balanced_lines(generator, accounts):
    """One line for each account; they add up to nil and none is nil."""
    cents = [generator.choice((1, -1)) * generator.randint(1, 5_000_00) for _ in accounts[1:]]
    if sum(cents) == 0:
        cents[0] += 1
    cents.append(-sum(cents))
    if 0 in cents:
        return balanced_lines(generator, accounts)
    return [Line(account, third_party(generator, account), amount)
            for account, amount in zip(accounts, cents)]


def days_of(generator, start, end, count):
    """Days of the year after the first, in order."""
    length = (end - start).days
    return [start + datetime.timedelta(days=day)
            for day in sorted(generator.randint(1, length) for _ in range(count))]


def deal(generator, accounts):
    """The accounts in groups of two to five."""
    accounts = list(accounts)
    generator.shuffle(accounts)
    groups = []
    while len(accounts) > 6:
        count = generator.randint(2, 5)
        groups.append(accounts[:count])
        accounts = accounts[count:]
    return groups + [accounts] if len(accounts) > 1 else groups


def moves(generator, accounts, start, end):
    """Entries of the year that post once to each of these accounts.

    Classes 1 to 7, contributions in kind and commitments each balance among themselves; liaison
    accounts add up to nil.
    """
    general = [a for a in accounts if a[0] in "1234567" and not a.startswith(("12", "18"))]
    groups = deal(generator, general)
    for first in ("18", "8"):
        groups += deal(generator, [a for a in accounts if a.startswith(first)])
    generator.shuffle(groups)
    entries = []
    for number, (date, group) in enumerate(zip(days_of(generator, start, end, len(groups)),
                                               groups), 2):
        lines = balanced_lines(generator, [as_kept(generator, account) for account in group])
        entries.append(Entry(generator.choice(("AC", "VE", "BQ", "OD")), str(number), date,
                             f"P{number}", f"Écriture {number}", lines))
    return entries


def closings(book):
    """(account, third party) -> closing balance."""
    balances = collections.Counter()
    for entry in book:
        for line in entry.lines:
            balances[line.account, line.party] += line.cents
    return balances


def first_opening(generator, accounts, start):
    """Opening entries out of nowhere, on some accounts of classes 1 to 5, 12 among them."""
    able = [a for a in accounts if a[0] in "12345" and not a.startswith(("12", "18"))]
    chosen = generator.sample(able, min(8, len(able))) + ["120000"]
    return Entry("AN", "1", start, "AN", "À nouveau", balanced_lines(generator, chosen))


def carried_opening(book, start):
    """The opening entry that carries the closing of the book; its result goes to account 12."""
    result, lines = 0, []
    for (account, party), cents in closings(book).items():
        if account[0] in "67":
            result += cents
        elif account[0] in "12345" and cents:
            lines.append(Line(account, party, cents))
    if result:
        lines.append(Line("129000" if result > 0 else "120000", "", result))
    return Entry("AN", "1", start, "AN", "À nouveau", lines)


def euros(cents, point=","):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}{point}{abs(cents) % 100:02d}"


def plain(cents):
    return euros(cents, ".")


def fec_rows(book):
    """Rows of the eighteen columns, without the header."""
    rows = []
    for entry in book:
        date = entry.date.strftime("%Y%m%d")
        for line in entry.lines:
            rows.append([entry.journal, f"Journal {entry.journal}", entry.number, date,
                         line.account, f"Compte {line.account}", line.party,
                         f"Tiers {line.party}" if line.party else "", entry.piece, date,
                         entry.label, euros(max(line.cents, 0)), euros(max(-line.cents, 0)),
                         line.letters, date if line.letters else "", date, "", ""])
    return rows


def write_fec(path, book):
    rows = [HEADER, *fec_rows(book)]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
