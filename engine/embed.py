"""Writes the table of data files that is compiled into the program.

usage: embed.py OUTPUT ROOT NAME=SOURCE...
NAME is what data_read takes, SOURCE the file's path from ROOT.
"""
import sys
from pathlib import Path

HEAD = '#include "engine/data_table.h"\n\n'


def literal(byte):
    """One element of a char array: ASCII as a number, the rest as an escape of type char."""
    return str(byte) if byte < 128 else f"'\\x{byte:02x}'"


def array(index, content):
    """The bytes and a zero byte, as a constant array."""
    elements = [literal(byte) for byte in content] + ["0"]
    rows = [",".join(elements[i : i + 24]) for i in range(0, len(elements), 24)]
    return f"static const char FILE_{index}[] = {{\n" + ",\n".join(rows) + "};\n"


def table(root, files):
    parts = [HEAD]
    rows = []
    for index, (name, source) in enumerate(sorted(files)):
        content = (root / source).read_bytes()
        parts.append(array(index, content))
        rows.append(f'    {{"{name}", "{source}", {{FILE_{index}, {len(content)}}}}},\n')
    parts.append("\nconst DataFile DATA_FILES[] = {\n")
    parts.extend(rows or ["    {0},\n"])
    parts.append(f"}};\n\nconst size_t DATA_FILE_COUNT = {len(rows)};\n")
    return "".join(parts)


def main(arguments):
    output, root, *pairs = arguments
    files = [tuple(pair.split("=", 1)) for pair in pairs]
    Path(output).write_text(table(Path(root), files), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
