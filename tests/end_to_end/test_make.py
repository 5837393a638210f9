#!/usr/bin/env python3
"""The front door: `make deps` installs what is missing, says so, and is quiet otherwise.

Usage: test_make.py PROGRAM (not used). Debian's tools are played by small scripts, so that nothing
is installed here.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "packages.txt"


def packages(kinds):
    rows = [line.split() for line in PACKAGES.read_text().splitlines()]
    return [row[0] for row in rows if row and row[0] != "#" and row[2] in kinds]


class House:
    """A folder with the Makefile and the list, and a PATH whose Debian tools only take notes."""

    def __init__(self, folder, installed, user="0", with_sudo=True, with_apt=True):
        self.folder = pathlib.Path(folder)
        for path in (ROOT / "Makefile", ROOT / "CMakePresets.json", PACKAGES):
            shutil.copy(path, self.folder)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        self.notes = self.folder / "notes"
        self.notes.touch()
        for tool in ("awk", "grep", "nproc", "env", "make", "bash", "cat"):
            (self.bin / tool).symlink_to(shutil.which(tool))
        listing = "".join(f"installed {name}\\n" for name in installed)
        self.play("dpkg-query", f"printf '{listing}'; exit 1")
        self.play("id", f"echo {user}")
        if with_apt:
            self.play("apt-get", f'echo "apt-get $*" >>{self.notes}')
        if with_sudo:
            self.play("sudo", f'echo "sudo $*" >>{self.notes}; "$@"')

    def play(self, name, script):
        path = self.bin / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def make(self, target):
        return subprocess.run([str(self.bin / "make"), target], cwd=self.folder, text=True,
                              env={"PATH": str(self.bin)}, capture_output=True, check=False)

    def noted(self):
        return self.notes.read_text().splitlines()


class Dependencies(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)

    def house(self, installed, **choices):
        return House(self.place.name, installed, **choices)

    def test_nothing_is_said_or_done_when_nothing_is_missing(self):
        house = self.house(packages({"build:", "test:"}))
        done = house.make("deps")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(house.noted(), [])

    def test_only_what_is_missing_is_installed_and_named(self):
        everything = packages({"build:", "test:"})
        house = self.house([name for name in everything if name not in ("cmake", "qpdf")])
        done = house.make("deps")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Missing packages: cmake qpdf\n", done.stdout)
        self.assertIn("Installed: cmake qpdf\n", done.stdout)
        update, install = house.noted()
        self.assertEqual(update, "apt-get update -q")
        self.assertTrue(install.endswith("--no-install-recommends cmake qpdf"), install)

    def test_the_demonstration_asks_for_what_building_needs_and_no_more(self):
        house = self.house([])
        done = house.make("deps-build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(house.noted()[-1].endswith(" ".join(packages({"build:"}))))
        self.assertNotIn("libreoffice", done.stdout)

    def test_whoever_is_not_root_asks_sudo_and_says_so(self):
        house = self.house([], user="1000")
        done = house.make("deps-build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("with sudo apt-get", done.stdout)
        asked = [line.split()[0] for line in house.noted()]
        self.assertEqual(asked.count("sudo"), 2)

    def test_without_root_and_sudo_the_command_for_root_is_shown(self):
        house = self.house([], user="1000", with_sudo=False)
        done = house.make("deps-build")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("apt-get install cmake", done.stderr)
        self.assertEqual(house.noted(), [])

    def test_another_system_is_told_what_it_needs(self):
        house = self.house([], with_apt=False)
        done = house.make("deps-build")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Missing packages: cmake", done.stdout)
        self.assertIn("by hand", done.stderr)

    def test_a_failed_installation_is_a_failure(self):
        house = self.house([])
        house.play("apt-get", "exit 100")
        self.assertNotEqual(house.make("deps-build").returncode, 0)

    def test_make_without_cmake_says_what_to_do(self):
        house = self.house([])
        done = house.make("build")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("run 'make deps' first", done.stderr)


class PackageList(unittest.TestCase):
    def test_each_row_is_a_package_its_use_and_the_reason(self):
        for line in PACKAGES.read_text().splitlines():
            if line and not line.startswith("#"):
                self.assertRegex(line, r"^[a-z0-9.+-]+ +# (build|test): \S", line)

    def test_each_package_is_named_once_in_alphabetical_order(self):
        for kind in ("build:", "test:"):
            names = packages({kind})
            self.assertEqual(names, sorted(set(names)))

    def test_every_library_that_cmake_wants_is_in_the_list(self):
        wanted = re.findall(r"pkg_check_modules\((\w+)", (ROOT / "CMakeLists.txt").read_text())
        providers = {"GMP": "libgmp-dev", "SODIUM": "libsodium-dev", "EXPAT": "libexpat1-dev",
                     "QPDF": "libqpdf-dev", "XLSXWRITER": "libxlsxwriter-dev",
                     "CMOCKA": "libcmocka-dev", "EDIT": "libedit-dev",
                     "SQLITE": "libsqlite3-dev"}
        for library in wanted:
            self.assertIn(providers[library], packages({"build:", "test:"}))


class Help(unittest.TestCase):
    def test_it_lists_each_target_with_what_it_does(self):
        shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True,
                               check=True, env={"PATH": os.environ["PATH"]}).stdout
        for target in ("demo", "test", "check", "bench", "fuzz", "accept", "install", "soak",
                       "clean", "coverage", "deps", "build"):
            self.assertRegex(shown, rf"(?m)^make {target} +\S")


if __name__ == "__main__":
    del sys.argv[1:2]
    unittest.main()
