"""The many forms in which the same lines of a FEC are found."""
import html

from random_books import HEADER

SYNONYMS = {"CompAuxNum": "CompteAuxNum", "CompAuxLib": "CompteAuxLib", "Idevise": "IdDevise"}
DEBIT, CREDIT = HEADER.index("Debit"), HEADER.index("Credit")
AMOUNT_COLUMNS = ("Debit", "Credit", "Montant", "Montantdevise")
BYTE_ORDER_MARK = "\ufeff"


def with_sides(rows, sides):
    """Rows with an amount and its side in place of debit and credit; sides name both sides."""
    header = [{"Debit": "Montant", "Credit": "Sens"}.get(name, name) for name in rows[0]]
    result = [header]
    for row in rows[1:]:
        row = list(row)
        is_debit = row[DEBIT] != "0,00"
        row[DEBIT] = row[DEBIT] if is_debit else row[CREDIT]
        row[CREDIT] = sides[0] if is_debit else sides[1]
        result.append(row)
    return result


def in_order(rows, order):
    return [[row[column] for column in order] for row in rows]


def with_columns(rows, names):
    """Rows with more columns behind, each holding something."""
    return [rows[0] + names] + [row + [f"v{number}"] * len(names)
                                for number, row in enumerate(rows[1:])]


def zeros(amount, width):
    return amount.rjust(width, "0")


def fixed_width(rows):
    """Text left-aligned and filled with blanks, amounts right-aligned and filled with zeros."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    result = [rows[0]]
    for row in rows[1:]:
        result.append([zeros(value, width) if name in AMOUNT_COLUMNS and value
                       else value.ljust(width)
                       for name, value, width in zip(rows[0], row, widths)])
    return result


def trailing_signs(rows):
    """Amounts with a plus behind, as the law allows."""
    return [rows[0]] + [[value + "+" if name in ("Debit", "Credit") and value != "0,00" else value
                         for name, value in zip(rows[0], row)] for row in rows[1:]]


def negatives(rows):
    """A debit written as a negative credit, and the other way round."""
    result = [rows[0]]
    for row in rows[1:]:
        row = list(row)
        debit, credit = row[DEBIT], row[CREDIT]
        row[DEBIT] = "0,00" if credit == "0,00" else "-" + credit
        row[CREDIT] = "0,00" if debit == "0,00" else "-" + debit
        result.append(row)
    return result


def points(rows):
    return [rows[0]] + [[value.replace(",", ".") if name in AMOUNT_COLUMNS else value
                         for name, value in zip(rows[0], row)] for row in rows[1:]]


def iso_dates(rows):
    return [rows[0]] + [[f"{value[:4]}-{value[4:6]}-{value[6:]}" if value and "Date" in name
                         else value for name, value in zip(rows[0], row)] for row in rows[1:]]


def renamed(rows, change):
    return [[change(name) for name in rows[0]]] + rows[1:]


def text_of(rows, separator="\t", end="\r\n", trailing=False, last_end=True):
    last = separator if trailing else ""
    text = end.join(separator.join(row) + last for row in rows)
    return text + end if last_end else text


def xml_of(rows):
    """The form of the published schema: journals hold entries, entries hold lines."""
    columns = {name: position for position, name in enumerate(rows[0])}
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<comptabilite><exercice>",
             "<DateCloture>2022-12-31</DateCloture>"]
    journal = number = None

    def cell(row, name):
        return html.escape(row[columns[name]])

    def iso(value):
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"

    for row in rows[1:]:
        if number is not None and (journal, number) != (row[0], row[2]):
            parts.append("</ecriture>")
            if journal != row[0]:
                parts.append("</journal>")
        if journal != row[0]:
            parts.append(f"<journal><JournalCode>{row[0]}</JournalCode>"
                         f"<JournalLib>{cell(row, 'JournalLib')}</JournalLib>")
        if (journal, number) != (row[0], row[2]):
            parts.append(f"<ecriture><EcritureNum>{row[2]}</EcritureNum>"
                         f"<EcritureDate>{iso(row[3])}</EcritureDate>"
                         f"<EcritureLib>{cell(row, 'EcritureLib')}</EcritureLib>"
                         f"<PieceRef>{cell(row, 'PieceRef')}</PieceRef>"
                         f"<PieceDate>{iso(row[3])}</PieceDate>"
                         f"<ValidDate>{iso(row[3])}</ValidDate>")
        journal, number = row[0], row[2]
        parts.append("<ligne>" + "".join(
            f"<{name}>{cell(row, name)}</{name}>"
            for name in ("CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib") if cell(row, name)))
        for name in ("Debit", "Credit"):
            parts.append(f"<{name}>{row[columns[name]].replace(',', '.')}</{name}>")
        parts.append("</ligne>")
    return "\n".join([*parts, "</ecriture></journal></exercice></comptabilite>"])
