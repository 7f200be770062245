#!/usr/bin/env python3
"""The arrows of the house: a room may include only what its line names. Prints every other include and fails."""

import pathlib
import re
import sys

# An entry is a room, or one header of a room. Every room may include itself and src/core.
ALLOWED = {
    "core": [],
    "read": [],
    "world": [],
    "route": ["world"],
    "solve": [],
    "scenario": ["read/claim.h", "world"],
    "model": ["world", "route", "scenario/event.h", "solve/linear_program.h", "solve/quadratic_program.h"],
    "market": ["world", "route", "scenario/event.h", "scenario/duration.h", "model", "solve"],
    "sweep": ["world", "scenario", "model", "market", "solve"],
    "calibrate": ["world", "scenario", "model", "market", "solve"],
    "story": ["world", "scenario", "model", "market", "solve/certificate.h"],
    "export": ["world", "model", "solve/linear_program.h"],
    "report": ["read/claim.h", "world", "route", "scenario", "market", "solve/certificate.h", "netback"],
    "cli": ["netback"],
    "serve": ["netback"],
}
EVERYTHING = {"engine"}  # src/engine*.cpp: the pipeline
ROOMS = set(ALLOWED) | {"netback"}


def allowed(room: str, target: str) -> bool:
    target_room = target.split("/")[0]
    if room in EVERYTHING or target_room == room:
        return True
    if target_room == "core":
        return room not in ("cli", "serve")
    return target_room in ALLOWED.get(room, []) or target in ALLOWED.get(room, [])


def main() -> int:
    faults = []
    for path in sorted([*pathlib.Path("src").rglob("*.cpp"), *pathlib.Path("src").rglob("*.h")]):
        room = path.parts[1] if len(path.parts) > 2 else "engine"
        if room not in ALLOWED and room not in EVERYTHING:
            faults.append(f"{path}: room '{room}' has no line in tools/check_includes.py")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
            if found and not allowed(room, found[1]):
                faults.append(f"{path}:{number}: {room} may not include {found[1]}")
    for path in sorted(pathlib.Path("include").rglob("*.h")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
            if found and not found[1].startswith("netback/"):
                faults.append(f"{path}:{number}: the public door may not include {found[1]}")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
