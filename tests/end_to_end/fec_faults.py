"""FEC with one fault each: for every rule of the table a way to break it, and nothing else.

A fault takes a lawful FEC and gives the file's name, its bytes, and the line where the fault must
be found (0: the file as a whole). `fec_faults.py FOLDER` writes one small file for each rule.
"""
import copy
import pathlib
import random
import sys

import books

HEADER = books.HEADER
COLUMN = {name: index for index, name in enumerate(HEADER)}
NAME = "123456782FEC20221231.txt"


class Fec:
    """A flat FEC: header, rows of 18 fields, and how they are written."""

    def __init__(self, rows, name=NAME):
        self.header = list(HEADER)
        self.rows = rows
        self.name = name
        self.separator = "\t"
        self.end = "\n"
        self.encoding = "utf-8"

    def text(self):
        rows = [self.header] + self.rows
        return "".join(self.separator.join(row) + self.end for row in rows)

    def bytes(self):
        return self.text().encode(self.encoding)

    def entries(self):
        """The indexes of the rows of each entry, in order."""
        found = {}
        for index, row in enumerate(self.rows):
            found.setdefault(row[COLUMN["EcritureNum"]], []).append(index)
        return list(found.values())

    def set(self, row, **values):
        for name, value in values.items():
            self.rows[row][COLUMN[name]] = value

    def get(self, row, name):
        return self.rows[row][COLUMN[name]]


def lawful(seed, entries=12, year=2022):
    """A random book as the law wants it: in order of validation, numbered without gaps."""
    book = books.random_book(seed, entries, year)
    book.sort(key=lambda entry: (not books.is_opening(entry), entry.date))
    for number, entry in enumerate(book, 1):
        entry.number = number
    return Fec(books.fec_rows(book)[1:], f"123456782FEC{year}1231.txt")


def some_row(fec, generator):
    """A row of an entry that is neither the opening nor the last one."""
    entries = fec.entries()
    return generator.choice(generator.choice(entries[2:-2]))


def line_of(row):
    return row + 2


def day_after(date, days):
    import datetime
    day = datetime.date(int(date[:4]), int(date[4:6]), int(date[6:])) + datetime.timedelta(days)
    return day.strftime("%Y%m%d")


def used_side(fec, row):
    return "Debit" if fec.get(row, "Debit") != "0,00" else "Credit"


def other_side(fec, row):
    return "Credit" if used_side(fec, row) == "Debit" else "Debit"


FAULTS = {}


def fault(rule):
    def register(function):
        FAULTS.setdefault(rule, []).append(function)
        return function
    return register


def whole(fec, line=0):
    return fec.name, fec.bytes(), line


def on_row(change):
    """A fault that changes one row; it is found on that row."""
    def apply(fec, generator):
        row = some_row(fec, generator)
        change(fec, row)
        return whole(fec, line_of(row))
    return apply


# --- The file as a whole.

@fault("file-empty")
def empty_file(fec, generator):
    return fec.name, b"", 0


@fault("file-empty")
def blank_file(fec, generator):
    return fec.name, b"  \r\n\n", 0


@fault("no-lines")
def header_alone(fec, generator):
    fec.rows = []
    return whole(fec)


@fault("utf-16")
def two_bytes(fec, generator):
    fec.encoding = "utf-16"
    return whole(fec)


@fault("zero-bytes")
def zero_in_label(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Achat\0 de papier")
    return whole(fec, line_of(row))


def named(name):
    def apply(fec, generator):
        fec.name = name
        return whole(fec)
    return apply


fault("name-form")(named("comptes.txt"))
fault("name-form")(named("FEC20221231.txt"))
fault("name-closing")(named("123456782FEC20201231.txt"))
fault("name-date")(named("123456782FEC20221332.txt"))
fault("name-siren")(named("12345678FEC20221231.txt"))
fault("name-siren")(named("12345678200011FEC20221231.txt"))
fault("name-siren")(named("W123456789FEC20221231.txt"))
fault("name-check-digit")(named("123456789FEC20221231.txt"))
fault("name-extra")(named("123456782FEC20221231_1.txt"))
fault("name-extra")(named("copie de 123456782FEC20221231.txt"))


# --- Characters and line ends.

def ascii_only(fec):
    for row in fec.rows:
        for index, value in enumerate(row):
            row[index] = value.encode("ascii", "ignore").decode()


@fault("windows-1252")
def windows(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Don à l'œuvre")
    fec.encoding = "cp1252"
    return whole(fec, line_of(row))


@fault("mixed-encoding")
def latin_line(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Réparation")
    lines = fec.text().splitlines(keepends=True)
    parts = [line.encode("latin-1" if index == row + 1 else "utf-8")
             for index, line in enumerate(lines)]
    return fec.name, b"".join(parts), line_of(row)


def ended(end):
    def apply(fec, generator):
        fec.end = end
        return whole(fec, 1)
    return apply


fault("line-ends")(ended("\r"))
fault("line-ends-doubled")(ended("\r\r\n"))


@fault("line-ends-mixed")
def one_end_differs(fec, generator):
    row = some_row(fec, generator)
    usual, odd = generator.choice([("\n", "\r\n"), ("\r\n", "\n")])
    lines = fec.text().split("\n")
    text = "".join(line + (odd if index == row + 1 else usual)
                   for index, line in enumerate(lines[:-1]))
    return fec.name, text.encode(), line_of(row)


@fault("line-break")
def feed_in_label(fec, generator):
    row = some_row(fec, generator)
    fec.end = "\r\n"
    fec.set(row, EcritureLib="Achat de\npapier")
    return whole(fec, line_of(row))


@fault("line-break")
def return_in_label(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Achat de\rpapier")
    return whole(fec, line_of(row))


@fault("line-empty")
def empty_line(fec, generator):
    row = some_row(fec, generator)
    lines = fec.text().split("\n")
    lines.insert(row + 1, generator.choice(["", "   "]))
    return fec.name, "\n".join(lines).encode(), line_of(row)


@fault("line-size")
def endless_line(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="x" * 1_300_000)
    return whole(fec, line_of(row))


# --- Columns.

@fault("separator")
def semicolons(fec, generator):
    fec.separator = ";"
    return whole(fec, 1)


@fault("separator")
def commas(fec, generator):
    fec.separator = ","
    return whole(fec, 1)


@fault("header-absent")
def no_header(fec, generator):
    return fec.name, fec.bytes().split(b"\n", 1)[1], 1


@fault("header-quoted")
def quoted(fec, generator):
    fec.header = [f'"{name}"' for name in fec.header]
    fec.rows = [[f'"{value}"' for value in row] for row in fec.rows]
    return whole(fec, 1)


def without(name):
    def apply(fec, generator):
        index = fec.header.index(name)
        for row in [fec.header] + fec.rows:
            del row[index]
        return whole(fec, 1)
    return apply


for indispensable in ("EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "EcritureLib",
                      "Debit",
                      "Credit"):
    fault("column-missing")(without(indispensable))
for lawful_column in ("JournalCode", "JournalLib", "CompAuxNum", "CompAuxLib", "PieceRef",
                      "PieceDate",
                      "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"):
    fault("column-absent")(without(lawful_column))


def renamed(old, new):
    def apply(fec, generator):
        fec.header[COLUMN[old]] = new
        return whole(fec, 1)
    return apply


fault("column-name")(renamed("JournalCode", "journalcode"))
fault("column-name")(renamed("Debit", "Débit"))
fault("column-name")(renamed("PieceRef", "PièceRef"))
fault("column-name")(renamed("Montantdevise", "MontantDevise"))
fault("column-name-refused")(renamed("Idevise", "IdDevise"))
fault("column-name-refused")(renamed("CompAuxNum", "CompteAuxNum"))
fault("column-name-refused")(renamed("JournalCode", " JournalCode"))


@fault("column-order")
def columns_swapped(fec, generator):
    left, right = generator.sample(range(18), 2)
    for row in [fec.header] + fec.rows:
        row[left], row[right] = row[right], row[left]
    return whole(fec, 1)


@fault("column-order")
def column_in_between(fec, generator):
    for index, row in enumerate([fec.header] + fec.rows):
        row.insert(5, "" if index else "Projet")
    return whole(fec, 1)


def added(*names):
    def apply(fec, generator):
        fec.header += names
        for row in fec.rows:
            row += [""] * len(names)
        return whole(fec, 1)
    return apply


fault("column-twice")(added("Debit"))
fault("column-nameless")(added("Projet", "Projet"))
fault("column-extra")(added("Projet"))
fault("last-separator")(added(""))


@fault("field-count")
def tab_in_label(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Achat\tde papier")
    return whole(fec, line_of(row))


@fault("field-count")
def line_cut_short(fec, generator):
    row = some_row(fec, generator)
    fec.rows[row] = fec.rows[row][:generator.randrange(3, 17)]
    return whole(fec, line_of(row))


@fault("field-count")
def line_parted_otherwise(fec, generator):
    row = some_row(fec, generator)
    lines = fec.text().splitlines(keepends=True)
    lines[row + 1] = lines[row + 1].replace("\t", "|")
    return fec.name, "".join(lines).encode(), line_of(row)


@fault("header-repeated")
def parts_put_together(fec, generator):
    first = generator.choice(fec.entries()[2:-2])[0]
    fec.rows.insert(first, list(fec.header))
    return whole(fec, line_of(first))


@fault("separator-inside")
def bar_in_label(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, EcritureLib="Achat | papier")
    return whole(fec, line_of(row))


@fault("padding")
def padded(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, CompteLib=fec.get(row, "CompteLib") + "   ")
    return whole(fec, line_of(row))


# --- Values.

for demanded in ("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum",
                 "CompteLib",
                 "PieceRef", "PieceDate", "EcritureLib"):
    fault("value-missing")(on_row(lambda fec, row, name=demanded: fec.set(row, **{name: ""})))
fault("value-missing")(on_row(lambda fec, row: fec.set(row, EcritureLib="\u00a0")))
fault("not-validated")(on_row(lambda fec, row: fec.set(row, ValidDate="")))
fault("amount-empty")(on_row(lambda fec, row: fec.set(row, **{other_side(fec, row): ""})))
fault("amount-empty")(on_row(lambda fec, row: fec.set(row, **{used_side(fec, row): ""})))


def reformed(form):
    """Writes the amount of the used side in another form."""
    def change(fec, row):
        side = used_side(fec, row)
        fec.set(row, **{side: form(fec.get(row, side))})
    return on_row(change)


fault("amount-point")(reformed(lambda amount: amount.replace(",", ".")))
fault("amount-thousands")(reformed(lambda amount: "1 234,56"))
fault("amount-thousands")(reformed(lambda amount: "1\u00a0234,56"))
fault("amount-thousands")(reformed(lambda amount: "1\u202f234,56"))
fault("amount-thousands")(reformed(lambda amount: "1,234.56"))
fault("amount-unreadable")(reformed(lambda amount: "12O,00"))
fault("amount-unreadable")(reformed(lambda amount: f'"{amount}"'))
fault("amount-unreadable")(reformed(lambda amount: f"{amount} €"))
fault("amount-unreadable")(reformed(lambda amount: "-5,00-"))
fault("amount-form")(reformed(lambda amount: "1,8e4"))
fault("amount-form")(reformed(lambda amount: "+" + "+" + amount))
fault("amount-form")(reformed(lambda amount: ","))
fault("amount-decimals")(reformed(lambda amount: amount + "00"))
fault("amount-decimals")(reformed(lambda amount: amount + "5"))
fault("amount-size")(reformed(lambda amount: "1" * 19 + ",00"))


@fault("side")
def unknown_side(fec, generator):
    row = some_row(fec, generator)
    fec.header[COLUMN["Debit"]:COLUMN["Credit"] + 1] = ["Montant", "Sens"]
    for values in fec.rows:
        debit, credit = values[11:13]
        values[11:13] = [debit, "D"] if debit != "0,00" else [credit, "C"]
    fec.rows[row][12] = generator.choice(["1", "DEBIT", "+ 1", "X", ""])
    return whole(fec, line_of(row))


@fault("both-sides")
def both_sides(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, **{other_side(fec, row): fec.get(row, used_side(fec, row))})
    return whole(fec, line_of(row))


fault("no-side")(on_row(lambda fec, row: fec.set(row, Debit="0,00", Credit="0,00")))

for column in ("EcritureDate", "PieceDate", "ValidDate", "DateLet"):
    for text in ("2022-13-05", "5 mars 2022", "202203"):
        fault("date-unreadable")(on_row(lambda fec, row, name=column, text=text:
                                        fec.set(row, EcritureLet="A", DateLet="20220401",
                                                **{} if name == "DateLet" else {name: text}) or
                                        (name == "DateLet" and fec.set(row, DateLet=text))))
fault("date-unreadable")(on_row(lambda fec, row: fec.set(row, EcritureDate="00000000")))


def redated(name, form):
    def change(fec, row):
        date = fec.get(row, name)
        fec.set(row, **{name: form(date[:4], date[4:6], date[6:])})
    return on_row(change)


for column in ("EcritureDate", "PieceDate", "ValidDate"):
    fault("date-form")(redated(column, lambda year, month, day: f"{year}-{month}-{day}"))
    fault("date-form")(redated(column, lambda year, month, day: f"{day}/{month}/{year}"))
    fault("date-form")(redated(column, lambda year, month, day: f"{day}{month}{year}"))
    fault("date-form")(redated(column, lambda year, month, day: f"{year}{month}{day} 10:25:37"))
    fault("date-calendar")(redated(column, lambda year, month, day: f"{year}0231"))
fault("date-zeros")(redated("PieceDate", lambda year, month, day: "00000000"))
fault("date-zeros")(redated("ValidDate", lambda year, month, day: "00000000"))
fault("date-year")(redated("PieceDate", lambda year, month, day: f"2002{month}{day}"))
fault("date-year")(redated("ValidDate", lambda year, month, day: f"2202{month}{day}"))


@fault("date-outside")
def entry_of_next_year(fec, generator):
    rows = fec.entries()[-1]
    for row in rows:
        fec.set(row, EcritureDate="20230115", PieceDate="20230115", ValidDate="20230115")
    return whole(fec, line_of(rows[0]))


fault("date-outside")(redated("EcritureDate", lambda year, month, day: f"2021{month}{day}"))
fault("date-outside")(redated("EcritureDate", lambda year, month, day: f"2023{month}{day}"))
fault("piece-date")(on_row(lambda fec, row:
                           fec.set(row, PieceDate=day_after(fec.get(row, "EcritureDate"), 5))))


@fault("valid-before-entry")
def validated_early(fec, generator):
    row = some_row(fec, generator)
    fec.set(row, ValidDate=day_after(fec.get(row, "EcritureDate"), -3))
    return whole(fec, line_of(row))


fault("account-number")(on_row(lambda fec, row: fec.set(row, CompteNum="BANQUE")))
fault("account-short")(on_row(lambda fec, row: fec.set(row, CompteNum="51")))
fault("account-unknown")(on_row(lambda fec, row: fec.set(row, CompteNum="999999")))
fault("account-unknown")(on_row(lambda fec, row: fec.set(row, CompteNum="000000")))


@fault("account-removed")
def removed_account(fec, generator):
    later = lawful(generator.randrange(1000), len(fec.entries()), 2025)
    row = some_row(later, generator)
    later.set(row, CompteNum="671000",
              CompteLib="Charges exceptionnelles sur opérations de gestion",
              CompAuxNum="", CompAuxLib="", EcritureLet="", DateLet="")
    return whole(later, line_of(row))


fault("auxiliary-pair")(on_row(lambda fec, row: fec.set(row, CompAuxNum="F001", CompAuxLib="")))
fault("auxiliary-pair")(on_row(lambda fec, row: fec.set(row, CompAuxNum="", CompAuxLib="Dupont")))
fault("lettering-date")(on_row(lambda fec, row: fec.set(row, EcritureLet="AA", DateLet="")))
fault("lettering-letters")(on_row(lambda fec, row:
                                  fec.set(row, EcritureLet="", DateLet="20220430")))
fault("currency-pair")(on_row(lambda fec, row: fec.set(row, Montantdevise="12,00", Idevise="")))
fault("currency-pair")(on_row(lambda fec, row: fec.set(row, Montantdevise="", Idevise="USD")))


# --- Entries.

def cents_more(fec, row, cents):
    side = used_side(fec, row)
    amount = int(fec.get(row, side).replace(",", "")) + cents
    fec.set(row, **{side: f"{amount // 100},{amount % 100:02d}"})


@fault("entry-unbalanced")
def one_cent(fec, generator):
    row = some_row(fec, generator)
    cents_more(fec, row, 1)
    number = fec.get(row, "EcritureNum")
    first = next(index for index in range(row + 1) if fec.get(index, "EcritureNum") == number)
    return whole(fec, line_of(first))


@fault("entry-unbalanced")
def number_of_no_entry(fec, generator):
    """The first line of an entry has another number, which no other line has."""
    row = generator.choice(fec.entries()[2:-2])[0]
    fec.set(row, EcritureNum="999")
    return whole(fec, line_of(row))


def journal_of(fec, row, code):
    fec.set(row, JournalCode=code, JournalLib=books.JOURNALS[code])


@fault("journal-unbalanced")
def halves_apart(fec, generator):
    """The last line of the last entry but one comes behind the last entry, in another journal."""
    before, last = fec.entries()[-2:]
    date = fec.get(last[0], "EcritureDate")
    for row in before:
        fec.set(row, EcritureDate=date, PieceDate=date, ValidDate=date)
        journal_of(fec, row, "AC")
    for row in last:
        journal_of(fec, row, "AC")
    moved = fec.rows.pop(before[-1])
    fec.rows.append(moved)
    journal_of(fec, len(fec.rows) - 1, "OD")
    first = next(row for row in range(len(fec.rows)) if fec.get(row, "JournalCode") in ("AC", "OD"))
    return whole(fec, line_of(first))


def small(entries):
    """A book of pairs of lines: (number, journal, date, piece, account, cents)."""
    rows = []
    for number, journal, date, piece, account, cents in entries:
        debit, credit = (cents, 0) if cents > 0 else (0, -cents)
        rows.append([journal, books.JOURNALS[journal], number, date, account,
                     books.ACCOUNTS[account],
                     "", "", piece, date, "Opération", books.euros(debit), books.euros(credit),
                     "", "",
                     "20221231", "", ""])
    return Fec(rows)


@fault("only-journals")
def lines_in_disorder(fec, generator):
    return whole(small([
        ("1", "BQ", "20220101", "A", "512000", 80000), ("2", "AC", "20220209", "B", "606400",
                                                        12000),
        ("3", "BQ", "20220103", "C", "110000", -80000), ("4", "AC", "20220210", "D", "613200",
                                                         -12000),
        ("5", "BQ", "20220227", "E", "756100", 12000), ("6", "BQ", "20220228", "F", "512000",
                                                        -12000),
    ]), 2)


@fault("only-file")
def lines_in_other_journals(fec, generator):
    return whole(small([
        ("1", "BQ", "20220101", "A", "512000", 80000), ("2", "AC", "20220209", "B", "606400",
                                                        12000),
        ("3", "AC", "20220103", "C", "110000", -80000), ("4", "BQ", "20220210", "D", "613200",
                                                         -12000),
    ]), 2)


@fault("entries-by-piece")
def number_for_each_line(fec, generator):
    for index, row in enumerate(fec.rows, 1):
        row[COLUMN["EcritureNum"]] = str(index)
    return whole(fec, 2)


@fault("entries-by-balance")
def nothing_but_balance(fec, generator):
    for index, row in enumerate(fec.rows, 1):
        row[COLUMN["EcritureNum"]] = str(index)
        row[COLUMN["PieceRef"]] = f"P{index}"
    return whole(fec, 2)


@fault("number-gap")
def entry_left_out(fec, generator):
    rows = generator.choice(fec.entries()[2:-2])
    del fec.rows[rows[0]:rows[-1] + 1]
    return whole(fec, line_of(rows[0]))


@fault("number-repeated")
def number_of_another(fec, generator):
    entries = fec.entries()
    index = generator.randrange(4, len(entries) - 2)
    def date_of(position):
        return fec.get(entries[position][0], "EcritureDate")

    while date_of(index) == date_of(index - 2):
        index -= 1
    number = fec.get(entries[index - 2][0], "EcritureNum")
    for row in entries[index]:
        fec.set(row, EcritureNum=number)
    return whole(fec, line_of(entries[index][0]))


@fault("entry-dates")
def second_line_later(fec, generator):
    rows = generator.choice(fec.entries()[2:-2])
    date = fec.get(rows[1], "EcritureDate")
    fec.set(rows[1], EcritureDate=day_after(date, 1 if not date.endswith("1231") else -1))
    return whole(fec, line_of(rows[1]))


@fault("entry-journals")
def second_line_elsewhere(fec, generator):
    rows = generator.choice(fec.entries()[2:-2])
    code = "OD" if fec.get(rows[0], "JournalCode") != "OD" else "AC"
    journal_of(fec, rows[1], code)
    return whole(fec, line_of(rows[1]))


@fault("entry-journals")
def line_of_the_middle_elsewhere(fec, generator):
    """An entry whose second line lies in another journal, and the third in the first one again."""
    rows = generator.choice(fec.entries()[2:-2])
    fec.rows.insert(rows[1], list(fec.rows[rows[1]]))
    cents = int(fec.get(rows[1], used_side(fec, rows[1])).replace(",", ""))
    fec.set(rows[1], **{used_side(fec, rows[1]): books.euros(cents - 1)})
    fec.set(rows[1] + 1, **{used_side(fec, rows[1] + 1): books.euros(1)})
    journal_of(fec, rows[1], "OD" if fec.get(rows[0], "JournalCode") != "OD" else "AC")
    return whole(fec, line_of(rows[1]))


@fault("valid-order")
def entries_swapped(fec, generator):
    entries = fec.entries()
    index = generator.randrange(2, len(entries) - 2)
    while fec.get(entries[index][0], "ValidDate") == fec.get(entries[index + 1][0], "ValidDate"):
        index -= 1
    left, right = entries[index], entries[index + 1]
    rows = [fec.rows[row] for row in left], [fec.rows[row] for row in right]
    fec.rows[left[0]:right[-1] + 1] = rows[1] + rows[0]
    return whole(fec, line_of(left[0] + len(right)))


@fault("opening-late")
def opening_last(fec, generator):
    opening = fec.entries()[0]
    rows = [fec.rows[row] for row in opening]
    del fec.rows[:len(rows)]
    fec.rows += rows
    return whole(fec, line_of(len(fec.rows) - len(rows)))


@fault("opening-number")
def opening_numbered_last(fec, generator):
    entries = fec.entries()
    for row in entries[0]:
        fec.set(row, EcritureNum=str(len(entries) + 1))
    return whole(fec, 2)


@fault("opening-date")
def opening_on_the_third(fec, generator):
    for row in fec.entries()[0]:
        fec.set(row, EcritureDate="20220102", PieceDate="20220102", ValidDate="20220102")
    return whole(fec, 2)


@fault("opening-class")
def expense_carried_forward(fec, generator):
    fec.set(1, CompteNum="606400", CompteLib="Fournitures", CompAuxNum="", CompAuxLib="")
    return whole(fec, 3)


def appended(fec, number, label, lines, piece="C1"):
    first = len(fec.rows)
    for account, cents in lines:
        debit, credit = (cents, 0) if cents > 0 else (0, -cents)
        fec.rows.append(["OD", books.JOURNALS["OD"], str(number), "20221231", account, label, "",
                         "",
                         piece, "20221231", label, books.euros(debit), books.euros(credit), "", "",
                         "20221231", "", ""])
    return first


@fault("closing-entry")
def income_closed(fec, generator):
    first = appended(fec, len(fec.entries()) + 1, "Clôture", [("754110", 5000), ("120000", -5000)])
    return whole(fec, line_of(first))


@fault("centralisation")
def monthly_total(fec, generator):
    first = appended(fec, len(fec.entries()) + 1, "Centralisation achats mars",
                     [("606400", 5000), ("401000", -5000)])
    return whole(fec, line_of(first))


@fault("entry-twice")
def copied_at_the_end(fec, generator):
    entries = fec.entries()
    rows = generator.choice(entries[2:])
    first = len(fec.rows)
    for row in rows:
        fec.rows.append(list(fec.rows[row]))
        fec.set(len(fec.rows) - 1, EcritureNum=str(len(entries) + 1))
    return whole(fec, line_of(first))


# --- XML.

def xml(label="Don", head="", closing="</comptabilite>", root="comptabilite"):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + head +
        f'<{root} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="formatA47A-I-VII-1.xsd">\n'
        "<exercice><DateCloture>2022-12-31</DateCloture>\n"
        "<journal><JournalCode>BQ</JournalCode><JournalLib>Banque</JournalLib>\n"
        "<ecriture><EcritureNum>1</EcritureNum><EcritureDate>2022-03-15</EcritureDate>"
        f"<EcritureLib>{label}</EcritureLib><PieceRef>R1</PieceRef><PieceDate>2022-03-15"
        f"</PieceDate>"
        "<ValidDate>2022-03-31</ValidDate>\n"
        "<ligne><CompteNum>512000</CompteNum><CompteLib>Banque</CompteLib><Debit>400.00"
        "</Debit></ligne>\n"
        "<ligne><CompteNum>754110</CompteNum><CompteLib>Dons</CompteLib><Credit>400.00"
        "</Credit></ligne>\n"
        f"</ecriture></journal></exercice>{closing}\n").encode()


XML_NAME = "123456782FEC20221231.xml"
fault("xml-syntax")(lambda fec, generator: (XML_NAME, xml(closing=""), 9))
fault("xml-doctype")(lambda fec, generator: (
    XML_NAME, xml(head='<!DOCTYPE comptabilite [<!ENTITY a "b">]>\n'), 2))
fault("xml-element")(lambda fec, generator: (
    XML_NAME, xml(root="compta", closing="</compta>"), 2))
fault("administration")(lambda fec, generator: (XML_NAME, xml(label="Don à l'œuvre"), 5))

# Rules that can only be broken by way of another one.
ONLY_CONSEQUENCES = {"total-unbalanced": "entry-unbalanced"}


def make(rule, function, seed):
    """The fault in the book of that seed: name, bytes, line."""
    generator = random.Random(seed)
    return function(copy.deepcopy(lawful(seed)), generator)


def write_fixtures(folder):
    """One file for each rule, in a folder of its name."""
    rules = {rule: (rule, functions[0]) for rule, functions in FAULTS.items()}
    rules.update({rule: (cause, FAULTS[cause][0]) for rule, cause in ONLY_CONSEQUENCES.items()})
    for rule, (made, function) in sorted(rules.items()):
        name, content, _ = function(lawful(7, 8), random.Random(7))
        path = pathlib.Path(folder) / rule / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    write_fixtures(sys.argv[1])
