"""Every text that people read has its French, with the same values in it."""
import re
import sys
from pathlib import Path

from strings import msgids

sys.path.insert(0, str(Path(__file__).parents[2] / "reports" / "languages"))
import compile as catalogue_reader  # noqa: E402

CATALOGUE = "reports/languages/fr.po"
VALUE = re.compile(r"\{[0-9]\}|%[-0-9.*]*(?:l|ll|z|h)?[a-zA-Z]")
# French puts a blank before these marks; addresses and times are not concerned.
TIGHT = re.compile(r"[^\s  ][;?!»](?:\s|$)|[^\s  0-9]:(?:\s|$)|«[^\s  ]")


def problems(tree):
    if not (tree.root / CATALOGUE).exists():
        return []
    try:
        catalogue = catalogue_reader.read_catalogue(tree.root / CATALOGUE)
    except catalogue_reader.CatalogueError as error:
        return [str(error)]
    wanted = msgids(tree)
    found = [
        f'{place}: "{msgid}" has no French in {CATALOGUE}'
        for msgid, place in wanted.items()
        if not catalogue.get(msgid)
    ]
    for msgid, french in catalogue.items():
        if msgid not in wanted:
            found.append(f'{CATALOGUE}:1: nothing says "{msgid}"')
        if sorted(VALUE.findall(msgid)) != sorted(VALUE.findall(french)) and french:
            found.append(f'{CATALOGUE}:1: other values in the French of "{msgid}"')
        if msgid.endswith("\n") != french.endswith("\n") and french:
            found.append(f'{CATALOGUE}:1: a line end is missing or too much in "{msgid}"')
        if TIGHT.search(french):
            found.append(f'{CATALOGUE}:1: a blank is missing before a mark in "{french}"')
    return found
