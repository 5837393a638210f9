"""Two years of a random association that keeps its books well: everything ties out.

Each operation is one that an association really posts; what it spends it has, what it uses of a
fund it carried there, what it writes off it bought. Amounts are integers of centimes.
"""
import collections
import datetime
import random

import books

LABELS = dict(books.ACCOUNTS, **{
    "103400": "Apports avec droit de reprise", "106800": "Réserves pour projet",
    "119000": "Report à nouveau (débiteur)", "120000": "Résultat (excédent)",
    "129000": "Résultat (déficit)", "131000": "Subventions d'équipement",
    "139000": "Subventions inscrites au résultat", "191100": "Legs ou donations",
    "191200": "Donations temporaires d'usufruit", "195000": "Fonds dédiés sur contributions",
    "196000": "Fonds dédiés sur générosité", "204000": "Donations temporaires d'usufruit",
    "205000": "Logiciels", "215400": "Matériel", "240000": "Biens reçus par legs",
    "275000": "Dépôts", "280400": "Amortissements d'usufruit", "280500": "Amortissements",
    "281540": "Amortissements du matériel", "580000": "Virements internes",
    "675000": "Valeurs comptables", "681110": "Dotations", "689100": "Reports en fonds reportés",
    "689500": "Reports en fonds dédiés", "689600": "Reports en fonds dédiés",
    "754320": "Legs ou donations", "755100": "Contributions financières",
    "777000": "Quote-part des subventions", "789100": "Utilisations de fonds reportés",
    "789500": "Utilisations de fonds dédiés", "789600": "Utilisations de fonds dédiés",
    "864000": "Personnel bénévole", "875000": "Bénévolat",
})
FUNDS = {"194000": ("689400", "789400", "740000"), "195000": ("689500", "789500", "755100"),
         "196000": ("689600", "789600", "754110")}
ASSETS = {"218300": ("281830", "681120"), "205000": ("280500", "681110"),
          "215400": ("281540", "681120")}


class Ledger:
    """One year being kept."""

    def __init__(self, generator, year, opening):
        self.generator = generator
        self.year = year
        self.balance = collections.Counter()
        self.entries = []
        if opening:
            self.post("AN", datetime.date(year, 1, 1), "À nouveau",
                      [(account, party, cents) for (account, party), cents in opening.items()])

    def post(self, journal, date, label, lines):
        entry = books.Entry(journal, len(self.entries) + 1, date, label)
        entry.lines = [books.Line(account, party, cents)
                       for account, party, cents in lines if cents]
        assert sum(line.cents for line in entry.lines) == 0
        if not entry.lines:
            return
        self.entries.append(entry)
        for line in entry.lines:
            self.balance[line.account, line.third_party] += line.cents

    def closing(self, account):
        return sum(cents for (number, _), cents in self.balance.items() if number == account)

    def amount(self, most):
        return self.generator.randint(1, max(most, 1))


def receive(ledger, date):
    account = ledger.generator.choice(["756100", "754110", "706000", "740000", "755100", "768000"])
    cents = ledger.amount(500_000)
    ledger.post("BQ", date, "Encaissement", [("512000", "", cents), (account, "", -cents)])


def invoice(ledger, date):
    party = f"C{ledger.generator.randint(1, 5):03d}"
    cents = ledger.amount(100_000)
    ledger.post("VE", date, "Facture", [("411000", party, cents), ("706000", "", -cents)])


def collect(ledger, date):
    owed = [(key, cents) for key, cents in ledger.balance.items()
            if key[0] == "411000" and cents > 0]
    if owed:
        (account, party), cents = ledger.generator.choice(owed)
        ledger.post("BQ", date, "Règlement", [("512000", "", cents), (account, party, -cents)])


def buy(ledger, date):
    party = f"F{ledger.generator.randint(1, 5):03d}"
    account = ledger.generator.choice(["606400", "613200", "622600"])
    cents = ledger.amount(80_000)
    ledger.post("AC", date, "Facture", [(account, "", cents), ("401000", party, -cents)])


def pay(ledger, date):
    due = [(key, -cents) for key, cents in ledger.balance.items()
           if key[0] == "401000" and -ledger.closing("512000") < cents < 0]
    if due:
        (account, party), cents = ledger.generator.choice(due)
        ledger.post("BQ", date, "Paiement", [(account, party, cents), ("512000", "", -cents)])


def invest(ledger, date):
    account = ledger.generator.choice(list(ASSETS) + ["275000"])
    cents = ledger.amount(300_000)
    if cents <= ledger.closing("512000"):
        ledger.post("BQ", date, "Investissement", [(account, "", cents), ("512000", "", -cents)])


def dispose(ledger, date):
    for account, (written_off, _) in ASSETS.items():
        gross, depreciation = ledger.closing(account), -ledger.closing(written_off)
        if gross and depreciation <= gross and ledger.generator.random() < 0.5:
            ledger.post("OD", date, "Mise au rebut", [
                (written_off, "", depreciation), ("675000", "", gross - depreciation),
                (account, "", -gross)])
            return


def withdraw(ledger, date):
    cents = ledger.amount(5_000)
    if cents <= ledger.closing("512000"):
        ledger.post("BQ", date, "Retrait", [("580000", "", cents), ("512000", "", -cents)])
        ledger.post("OD", date, "Retrait", [("530000", "", cents), ("580000", "", -cents)])


def investment_grant(ledger, date):
    cents = ledger.amount(400_000)
    ledger.post("BQ", date, "Subvention", [("512000", "", cents), ("131000", "", -cents)])


def contribution(ledger, date):
    cents = ledger.amount(200_000)
    ledger.post("BQ", date, "Apport", [("512000", "", cents), ("103400", "", -cents)])


def legacy(ledger, date):
    cents = ledger.amount(2_000_000)
    ledger.post("OD", date, "Legs", [("240000", "", cents), ("754320", "", -cents)])
    ledger.post("OD", date, "Legs", [("689100", "", cents), ("191100", "", -cents)])


def legacy_sold(ledger, date):
    held = min(ledger.closing("240000"), -ledger.closing("191100"))
    if held > 0:
        cents = ledger.amount(held)
        ledger.post("OD", date, "Legs cédé", [("191100", "", cents), ("789100", "", -cents)])


def usufruct(ledger, date):
    cents = ledger.amount(900_000)
    ledger.post("OD", date, "Usufruit", [("204000", "", cents), ("191200", "", -cents)])


def volunteers(ledger, date):
    cents = ledger.amount(50_000)
    ledger.post("OD", date, "Bénévolat", [("864000", "", cents), ("875000", "", -cents)])


OPERATIONS = ([receive] * 8 + [invoice] * 5 + [collect] * 4 + [buy] * 8 + [pay] * 6 + [invest] * 2
              + [dispose, withdraw, investment_grant, contribution, legacy, legacy_sold, usufruct,
                 volunteers])


def appropriate(ledger, date):
    """The general assembly gives a surplus to the report and to a reserve, a deficit to 119."""
    surplus, deficit = -ledger.closing("120000"), ledger.closing("129000")
    if surplus:
        reserve = ledger.generator.choice([0, ledger.amount(surplus)])
        ledger.post("OD", date, "Affectation", [
            ("120000", "", surplus), ("106800", "", -reserve), ("110000", "", reserve - surplus)])
    if deficit:
        ledger.post("OD", date, "Affectation", [("119000", "", deficit), ("129000", "", -deficit)])


def close_year(ledger):
    """Inventory entries: depreciation, funds carried and used, transfers, grants to income."""
    last = datetime.date(ledger.year, 12, 31)
    for account, (written_off, expense) in ASSETS.items():
        rest = ledger.closing(account) + ledger.closing(written_off)
        cents = rest // 3
        ledger.post("OD", last, "Dotation", [(expense, "", cents), (written_off, "", -cents)])
    for fund, (carried, used, _) in FUNDS.items():
        held = -ledger.closing(fund)
        if held and ledger.generator.random() < 0.6:
            cents = ledger.amount(held)
            ledger.post("OD", last, "Utilisation", [(fund, "", cents), (used, "", -cents)])
        if ledger.generator.random() < 0.6:
            cents = ledger.amount(300_000)
            ledger.post("OD", last, "Report", [(carried, "", cents), (fund, "", -cents)])
    held = -ledger.closing("196000")
    if held > 1 and ledger.generator.random() < 0.3:
        cents = ledger.amount(held)
        ledger.post("OD", last, "Transfert", [("196000", "", cents), ("195000", "", -cents)])
    grant = -ledger.closing("131000") - ledger.closing("139000")
    if grant > 3:
        ledger.post("OD", last, "Quote-part", [("139000", "", grant // 3),
                                               ("777000", "", -(grant // 3))])
    usufruct_left = -ledger.closing("191200")
    if usufruct_left > 3:
        ledger.post("OD", last, "Usufruit", [("191200", "", usufruct_left // 3),
                                             ("280400", "", -(usufruct_left // 3))])


def carried_forward(ledger):
    """The closing of classes 1 to 5, the result on 120 or 129."""
    opening = {key: cents for key, cents in ledger.balance.items()
               if key[0][0] in "12345" and cents}
    result = -sum(cents for (account, _), cents in ledger.balance.items() if account[0] in "67")
    if result:
        opening["120000" if result > 0 else "129000", ""] = -result
    return opening


def keep_year(generator, year, opening, operations=60):
    ledger = Ledger(generator, year, opening)
    if not opening:
        contribution(ledger, datetime.date(year, 1, 2))
    days = sorted(generator.randrange(2, 363) for _ in range(operations))
    assembly = datetime.date(year, 1, 1) + datetime.timedelta(days=days[operations // 2])
    for index, day in enumerate(days):
        if index == operations // 2:
            appropriate(ledger, assembly)
        generator.choice(OPERATIONS)(ledger, datetime.date(year, 1, 1)
                                     + datetime.timedelta(days=day))
    close_year(ledger)
    return ledger


def two_years(seed, first=2021):
    """The ledgers of both years, the second one opened with what the first one closed at."""
    generator = random.Random(seed)
    before = keep_year(generator, first, {})
    return before, keep_year(generator, first + 1, carried_forward(before))


def fund_movements(ledger, opening):
    """fund -> [opening, additions, used, rest, closing], reckoned entry by entry."""
    movements = {}
    for fund, (carried, used, _) in FUNDS.items():
        start = -sum(cents for (account, _), cents in opening.items() if account == fund)
        added, taken = ledger.closing(carried), -ledger.closing(used)
        closing = -ledger.closing(fund)
        movements[fund] = [start, added, taken, closing - start - added + taken, closing]
    return movements
