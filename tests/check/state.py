"""No mutable variable outside functions: the object files of the release build tell."""
import re
import subprocess

# .data.rel.ro holds constants with addresses in them: read-only once the program runs.
MUTABLE = re.compile(r"^(\.data(?!\.rel\.ro)|\.bss|\.tdata|\.tbss|\*COM\*)")


def mutable_symbols(objects):
    """Yields (object, symbol, section) of every variable that could change."""
    if not objects:
        return
    listing = subprocess.run(
        ["nm", "--format=sysv", "--print-file-name", *objects],
        check=True, capture_output=True, text=True,
    ).stdout
    for line in listing.splitlines():
        columns = [column.strip() for column in line.split("|")]
        if len(columns) == 7 and columns[3] != "SECTION" and MUTABLE.match(columns[6]):
            where, _, name = columns[0].rpartition(":")
            yield where, name, columns[6]


def problems(objects):
    return [
        f"{where}: {name} stands in {section}: make it const or pass it as an argument"
        for where, name, section in mutable_symbols(objects)
    ]


def objects_of(build):
    return sorted(str(path) for path in build.rglob("*.o") if "CompilerId" not in str(path))
