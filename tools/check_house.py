#!/usr/bin/env python3
"""House rules a reader would trip over: paths of one machine, overlong sources, notes to self left behind."""

import pathlib
import re
import sys

FOLDERS = ["src", "include", "tests", "tools", "cmake", "data", "docs", "examples", "fuzz", "python", "web", ".ci"]
FILES = [
    "CMakeLists.txt",
    "CMakePresets.json",
    "Makefile",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
]
SUFFIXES = {".cpp", ".h", ".py", ".sh", ".cmake", ".md", ".txt", ".csv", ".tsv", ".toml", ".json", ".yaml", ""}
SKIPPED = {"node_modules", "dist", "__pycache__", ".venv", "build"}
MACHINE_PATH = re.compile(r"(?<![\w.\-/}>*])/(?:work|root|tmp|home)/\w")
LEFT_BEHIND = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
MAX_LINES = 500


def paths():
    for folder in map(pathlib.Path, FOLDERS):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
            if path.is_file() and path.suffix in SUFFIXES and not SKIPPED & set(path.parts):
                yield path
    yield from (pathlib.Path(name) for name in FILES if pathlib.Path(name).is_file())


def main() -> int:
    faults = []
    for path in paths():
        lines = path.read_bytes().decode("utf-8", errors="replace").splitlines()
        is_page = path.parts[:2] in [("tests", "pages"), ("tests", "broken"), ("tests", "gold")]
        if path.parts[0] in ("src", "include") and len(lines) > MAX_LINES:
            faults.append(f"{path}: {len(lines)} lines; split it at {MAX_LINES}")
        if is_page or path == pathlib.Path("tools/check_house.py"):
            continue
        for number, line in enumerate(lines, 1):
            if MACHINE_PATH.search(line):
                faults.append(f"{path}:{number}: a path of one machine")
            if LEFT_BEHIND.search(line):
                faults.append(f"{path}:{number}: a note to self; do it or open an issue")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
