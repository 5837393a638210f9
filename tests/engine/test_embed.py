#!/usr/bin/env python3
"""The table of data files that is compiled in: each byte of each file, in order of name.

Usage: test_embed.py PROGRAM (not used)
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EMBED = ROOT / "engine" / "embed.py"
SHOW = """
#include "engine/data_table.h"
#include <stdio.h>
int main(void) {
    for (size_t i = 0; i < DATA_FILE_COUNT; i++) {
        const DataFile *file = &DATA_FILES[i];
        printf("%s %s %zu %d ", file->name, file->source, file->content.size,
               file->content.bytes[file->content.size]);
        for (size_t k = 0; k < file->content.size; k++) {
            printf("%02x", (unsigned char)file->content.bytes[k]);
        }
        putchar('\\n');
    }
    return 0;
}
"""


def embedded(files):
    """What a program finds that has the files {name: (source, bytes)} compiled in."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for source, content in files.values():
            (folder / source).parent.mkdir(parents=True, exist_ok=True)
            (folder / source).write_bytes(content)
        pairs = [f"{name}={source}" for name, (source, _) in files.items()]
        subprocess.run([sys.executable, EMBED, folder / "table.c", folder, *pairs], check=True)
        (folder / "show.c").write_text(SHOW)
        subprocess.run(["gcc", "-std=c17", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion",
                        "-Werror", f"-I{ROOT}", "-o", folder / "show", folder / "show.c",
                        folder / "table.c"], check=True)
        shown = subprocess.run([folder / "show"], check=True, capture_output=True, text=True)
    rows = [line.split(" ") for line in shown.stdout.splitlines()]
    return [(name, source, int(size), int(end), bytes.fromhex(content))
            for name, source, size, end, content in rows]


class Embedding(unittest.TestCase):
    def test_every_byte_there_is_comes_out_as_it_went_in(self):
        content = bytes(range(256)) * 3
        self.assertEqual(embedded({"charts/a.chart": ("ledger/charts/a.chart", content)}),
                         [("charts/a.chart", "ledger/charts/a.chart", 768, 0, content)])

    def test_accents_and_quotes_of_a_chart_are_kept(self):
        content = '512 | Caisse d\'épargne "à vue" \\ ?? œuvre\n'.encode()
        self.assertEqual(embedded({"a": ("a", content)})[0][4], content)

    def test_files_are_in_order_of_name_whatever_the_order_given(self):
        files = {name: (name, name.encode()) for name in ("b", "a10", "a1", "Z")}
        self.assertEqual([row[0] for row in embedded(files)], ["Z", "a1", "a10", "b"])

    def test_an_empty_file_is_an_empty_text(self):
        self.assertEqual(embedded({"a": ("a", b"")}), [("a", "a", 0, 0, b"")])

    def test_without_files_the_table_is_empty(self):
        self.assertEqual(embedded({}), [])


if __name__ == "__main__":
    del sys.argv[1:2]
    unittest.main()
