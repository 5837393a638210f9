"""Compte de résultat and bilan of a book, reckoned without the program.

Balances are a mapping (account, third party) -> centimes, debit positive. The result comes from
classes 6 and 7 only; what lies on account 12 has its own line. An account of classes 40 to 48 and
50 to 58 that may stand on either side takes the side of its balance, third party by third party.
"""
import collections
from dataclasses import dataclass

import statements_tables as tables


@dataclass(frozen=True)
class Model:
    regulation: str
    chart: str
    income: dict
    gross: dict
    allowance: dict
    liabilities: dict
    either_side: dict
    open: dict
    income_totals: str
    asset_totals: str
    liability_totals: str


MODELS = {
    "2020": Model("anc-2018-06/2020", "2020", tables.INCOME_2020, tables.GROSS_2020,
                  tables.ALLOWANCE_2020, tables.LIABILITIES_2020, tables.EITHER_SIDE_2020,
                  {**tables.OPEN_2020, **tables.OPEN_FUNDS}, tables.INCOME_TOTALS_2020,
                  tables.ASSET_TOTALS_2020, tables.LIABILITY_TOTALS_2020),
    "2025": Model("anc-2018-06/2025", "2025", tables.INCOME_2025, tables.GROSS_2025,
                  tables.ALLOWANCE_2025, tables.LIABILITIES_2025, tables.EITHER_SIDE_2025,
                  {**tables.OPEN_2025, **tables.OPEN_FUNDS}, tables.INCOME_TOTALS_2025,
                  tables.ASSET_TOTALS_2025, tables.LIABILITY_TOTALS_2025),
    "2026": Model("anc-2018-06/2026", "2026", tables.INCOME_2025, tables.GROSS_2025,
                  tables.ALLOWANCE_2025, tables.LIABILITIES_2025, tables.EITHER_SIDE_2025,
                  {**tables.OPEN_2026, **tables.OPEN_FUNDS}, tables.INCOME_TOTALS_2025,
                  tables.ASSET_TOTALS_2025, tables.LIABILITY_TOTALS_2026),
}



def by_prefix(lines):
    """number -> line of a table line -> numbers."""
    return {number: line for line, numbers in lines.items() for number in numbers.split()}


def longest(account, places):
    """What the longest number that the account begins with leads to, or None."""
    for length in range(len(account), 0, -1):
        if account[:length] in places:
            return places[account[:length]]
    return None


def default_choices(model):
    return {key: lines.split()[0] for key, (_, lines) in model.open.items()}


def chosen_places(model, choices, keys):
    """number -> line for the settings of `keys`."""
    return {number: choices[key] for key in keys for number in model.open[key][0].split()}


def income_keys(model):
    return [key for key, (numbers, _) in model.open.items() if numbers[0] in "67"]


def credit_lines(model):
    """The lines of income: those that some account of 7 or 87 leads to."""
    return {line for line, numbers in model.income.items()
            if any(number.startswith(("7", "87")) for number in numbers.split())}


def add_totals(figures, text):
    """Computes the lines that are made of others; a formula goes on while lines are indented."""
    for formula in text.replace("\n   ", " ").strip().split("\n"):
        if not formula:
            continue
        line, terms = formula.split(" = ")
        sign, total = 1, 0
        for word in terms.split():
            if word in "+-":
                sign = 1 if word == "+" else -1
            else:
                total += sign * figures[word]
        figures[line] = total


def income_lines(model, balances, choices):
    """row id -> centimes of the compte de résultat."""
    places = by_prefix(model.income)
    places.update(chosen_places(model, choices, income_keys(model)))
    on_credit = credit_lines(model)
    figures = collections.Counter({line: 0 for line in model.income})
    for detail in tables.DETAILS:
        figures[detail] = 0
    for (account, _), cents in balances.items():
        line = longest(account, places)
        if account[0] in "678" and line:
            figures[line] += -cents if line in on_credit else cents
        for detail, number in tables.DETAILS.items():
            if account.startswith(number):
                figures[detail] -= cents
    add_totals(figures, model.income_totals)
    return dict(figures)


def own_balances(balances):
    """Balances that take a side each: of a third party within 40 to 47, of an account elsewhere."""
    own = collections.Counter()
    for (account, party), cents in balances.items():
        own[account, party if "40" <= account[:2] <= "47" else ""] += cents
    return own


def side_places(model, choices):
    """number -> (line when it is debit, line when it is credit) of accounts of either side."""
    places = {number: lines for numbers, lines in model.either_side.items()
              for number in numbers.split()}
    places["455"] = ("autres_creances", choices["line_of_455"])
    if "line_of_519" in model.open:
        lines = (choices["line_of_519"], "emprunts_etablissements_credit")
        places.update({number: lines for number in model.open["line_of_519"][0].split()})
    return places


def balance_sheet(model, balances, choices):
    """(row id -> [gross, allowance] of the assets, row id -> centimes of the liabilities)."""
    places = {}
    for side, lines in (("gross", model.gross), ("allowance", model.allowance),
                        ("liability", model.liabilities)):
        places.update({number: (side, line) for number, line in by_prefix(lines).items()})
    one_sided = {"line_of_455", "line_of_519", *income_keys(model)}
    funds = [key for key in model.open if key not in one_sided]
    places.update({number: ("liability", line)
                   for number, line in chosen_places(model, choices, funds).items()})
    places.update({number: ("either", lines)
                   for number, lines in side_places(model, choices).items()})
    gross, allowance, liabilities = (collections.Counter() for _ in range(3))
    for debit, credit in model.either_side.values():
        gross[debit] += 0
        liabilities[credit] += 0
    for line in model.gross:
        gross[line] += 0
    for line in model.liabilities:
        liabilities[line] += 0
    for (account, _), cents in own_balances(balances).items():
        if account[0] in "67":
            liabilities["resultat"] -= cents
        if account[0] not in "12345":
            continue
        side, line = longest(account, places)
        if side == "either":
            line = line[0] if cents > 0 else line[1]
            side = "liability" if line in liabilities else "gross"
        if side == "gross":
            gross[line] += cents
        elif side == "allowance":
            allowance[line] -= cents
        else:
            liabilities[line] -= cents
    liabilities["resultat"] += 0
    for figures in (gross, allowance):
        for line in set(gross) | set(allowance):
            figures[line] += 0
        add_totals(figures, model.asset_totals)
    add_totals(liabilities, model.liability_totals)
    if not liabilities["comptes_liaison"]:
        del liabilities["comptes_liaison"]
    assets = {line: [gross[line], allowance[line]] for line in gross}
    return assets, dict(liabilities)


def lines_of(model, account, choices):
    """The lines that change when this account alone has a balance, debit or credit."""
    changed = set()
    nothing = [income_lines(model, {}, choices), *balance_sheet(model, {}, choices)]
    for cents in (1, -1):
        moved = {(account, ""): cents}
        something = [income_lines(model, moved, choices), *balance_sheet(model, moved, choices)]
        for before, after in zip(nothing, something):
            changed |= {line for line in after if after[line] != before.get(line)}
    return changed
