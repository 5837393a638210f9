"""Lines of a FEC put together to entries, in the plainest way, by trying each policy in turn."""
import collections
import datetime
from dataclasses import dataclass


@dataclass
class Row:
    journal: str
    number: str
    date: datetime.date
    piece: str
    account: str
    cents: int
    line: int = 0  # of the file


def by_key(rows, key):
    """Rows of the same key, in order of their first row."""
    groups = collections.OrderedDict()
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


def by_balance(rows):
    """Rows one after another until they add up to nil."""
    groups, total = [[]], 0
    for row in rows:
        groups[-1].append(row)
        total += row.cents
        if total == 0:
            groups.append([])
    return groups if groups[-1] else groups[:-1]


# What the program calls each policy in its findings, how it groups, and whether a group of it may
# hold two entries of different dates.
POLICIES = [
    (None, lambda rows: by_key(rows, lambda row: row.number), True),
    ("D1142", lambda rows: by_key(rows, lambda row: (row.journal, row.number)), True),
    ("D1143", lambda rows: by_key(rows, lambda row: (row.journal, row.number, row.date)), False),
    ("D1144", lambda rows: by_key(rows, lambda row: (row.journal, row.date, row.piece)), False),
    ("D1145", by_balance, False),
]


def is_balanced(groups):
    return all(sum(row.cents for row in group) == 0 for group in groups)


def has_one_date_each(groups):
    return all(len({row.date for row in group}) == 1 for group in groups)


def group(rows):
    """(the policy's finding or None, entries as lists of rows in order of their first row)."""
    for name, groups_of, _ in POLICIES:
        groups = groups_of(rows)
        if is_balanced(groups) and has_one_date_each(groups):
            return name, groups
    for name, groups_of, may_repeat in POLICIES:
        if may_repeat and is_balanced(groups_of(rows)):
            parts = [by_key(one, lambda row: row.date) for one in groups_of(rows)]
            entries = [part for dates in parts for part in dates]
            return name, sorted(entries, key=lambda entry: entry[0].line)
    journals = by_key(rows, lambda row: row.journal)
    name = "D1133" if is_balanced(journals) else "D1134"
    return name, by_key(rows, lambda row: (row.journal, row.number, row.date))
