"""Nothing lies outside the build: every source is listed once, every test is registered."""
import re

from tree import LAYERS


def problems(tree):
    lists = {"CMakeLists.txt": "", "tests/CMakeLists.txt": ""}
    for path in lists:
        if (tree.root / path).exists():
            lists[path] = re.sub(r"#[^\n]*", "", tree.text(path))
    found = []
    for path in tree.files(".c", folders=LAYERS):
        count = len(re.findall(rf"(?<![\w/]){re.escape(path)}(?![\w/])", lists["CMakeLists.txt"]))
        if count != 1:
            found.append(f"{path}:1: listed {count} times in CMakeLists.txt")
    sources = tree.files(".c", folders=("tests",))
    scripts = [p for p in tree.files(".py", folders=("tests",)) if "/test_" in p]
    for path in sources + scripts:
        name = re.escape(path[len("tests/") :].rsplit(".", 1)[0])
        if not re.search(rf"(?<![\w/]){name}(\.\w+)?(?![\w/])", lists["tests/CMakeLists.txt"]):
            found.append(f"{path}:1: not registered in tests/CMakeLists.txt")
    return found
