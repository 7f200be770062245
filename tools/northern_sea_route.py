#!/usr/bin/env python3
"""Writes docs/northern-sea-route.md: from northern Europe and the Russian Arctic to north-east Asia by the Northern Sea Route, Suez
and the Cape, in miles, days and dollars, by month and class of ship.

    tools/northern_sea_route.py [--program PROGRAM] [--check]

Every figure of its tables is an answer of `netback route` (ships and hire are told in words); with --check nothing is written: fails when the page is out of date."""

import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "northern-sea-route.md"
AS_OF, YEAR = "2023-11-30", 2024  # the last day before LNG ships left the Red Sea, so that Suez can be compared
FROM = [("port:rotterdam", "Rotterdam"), ("port:sabetta", "Sabetta"), ("port:murmansk", "Murmansk")]
TO = [("port:futtsu", "Yokohama (Futtsu, Tokyo Bay)"), ("port:tianjin", "Tianjin")]
SHIPS = [("lng-174k", "no ice class"), ("lng-arc4", "Arc4"), ("lng-arc7", "Arc7")]
ARCTIC, SUEZ, CAPE, PANAMA = (
    "route:northern-sea-route",
    "route:suez-canal",
    "route:cape-of-good-hope",
    "route:panama-canal",
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def ways(program, start, end, ship, month):
    """The best way that passes each of the three, or none: by strait."""
    command = [program, "route", start, end, "--as-of", AS_OF, "--month", f"{YEAR}-{month:02}", "--vessel", ship]
    done = subprocess.run([*command, "--alternatives", "20", "--format", "json"], capture_output=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr.decode())
    told = json.loads(done.stdout)
    best = {}
    for way in told["routes"]:
        gates = set(way["gates"])
        for strait, others in ((ARCTIC, ()), (SUEZ, (ARCTIC, CAPE)), (CAPE, (ARCTIC, SUEZ, PANAMA))):
            if strait in gates and not gates & set(others):
                best.setdefault(strait, way)
    return best


def span(low, high, digits):
    """`12.3` or `12.1 - 12.9`."""
    a, b = f"{low:.{digits}f}", f"{high:.{digits}f}"
    return a if a == b else f"{a} - {b}"


def cell(way):
    if not way:
        return "shut"
    days = span(way["days_low"], way["days_high"], 0)
    cost = f"{way['cost_usd'] / 1e6:.1f} ({span(way['cost_usd_low'] / 1e6, way['cost_usd_high'] / 1e6, 1)})"
    return f"{way['days']:.1f} ({days}) / {cost}"


def miles(way):
    return f"{way['distance_nm']:,.0f}" if way else "none"


def sooner(a, b, key):
    return bool(a) and (not b or a[key] < b[key])


def over_the_year(found, ship, strait):
    """The ways of a year by one strait in one cell: they differ where they cross the Kara Sea."""
    rows = [found[ship, m].get(strait) for m in range(1, 13)]
    told = [way for way in rows if way]
    if not told:
        return "shut"
    days = span(min(w["days_low"] for w in told), max(w["days_high"] for w in told), 0)
    middle = span(min(w["cost_usd"] for w in told) / 1e6, max(w["cost_usd"] for w in told) / 1e6, 1)
    cost = span(min(w["cost_usd_low"] for w in told) / 1e6, max(w["cost_usd_high"] for w in told) / 1e6, 1)
    shut = [MONTHS[m] for m, way in enumerate(rows) if not way]
    return f"{days} / {middle} ({cost})" + (f"; shut {', '.join(shut)}" if shut else "")


def section(program, start, end):
    found = {(ship, m): ways(program, start[0], end[0], ship, m) for ship, _ in SHIPS for m in range(1, 13)}
    any_way = {}
    for best in found.values():
        for strait, way in best.items():
            any_way.setdefault(strait, way)
    names = ((ARCTIC, "Northern Sea Route"), (SUEZ, "Suez"), (CAPE, "Cape of Good Hope"))
    lines = [f"## {start[1]} to {end[1]}", ""]
    lines += ["Miles over water: " + ", ".join(f"{name} {miles(any_way.get(gate))}" for gate, name in names) + ".", ""]
    lines += ["| by the Northern Sea Route | " + " | ".join(words for _, words in SHIPS) + " |", "|---|---|---|---|"]
    for m in range(1, 13):
        cells = " | ".join(cell(found[ship, m].get(ARCTIC)) for ship, _ in SHIPS)
        lines.append(f"| {MONTHS[m - 1]} | {cells} |")
    for strait, name in names[1:]:
        cells = " | ".join(over_the_year(found, ship, strait) for ship, _ in SHIPS)
        lines.append(f"| *by {name}, all year* | {cells} |")
    counts = []
    for ship, words in SHIPS:
        rows = [(found[ship, m].get(ARCTIC), found[ship, m].get(SUEZ)) for m in range(1, 13)]
        quick = sum(sooner(a, s, "days") for a, s in rows)
        cheap = sum(sooner(a, s, "cost_usd") for a, s in rows)
        counts.append(f"{words} {sum(a is not None for a, _ in rows)}, {quick} and {cheap}")
    lines += ["", "Months in which it is open, quicker and cheaper than Suez: " + "; ".join(counts) + ".", ""]
    return lines


def page(program):
    lines = (
        f"""# The Northern Sea Route beside Suez and the Cape

Written by `tools/northern_sea_route.py` from answers of `netback route`; do not edit. Tables as of {AS_OF} (the Red Sea still open), ships
leaving on the first of each month of {YEAR}, one cargo of LNG, in ballast back the same way. docs/routes.md says what is in the money,
docs/data/routes.md where each figure comes from.

- A cell: days laden (range) / million USD of the round voyage (range). Ships: no ice class `vessel:lng-174k`, Arc4 `vessel:lng-arc4`, Arc7
  `vessel:lng-arc7`.
- "Shut": the ice of the month in which the ship comes to it is navigable for such a ship in less than half of the days
  (`ice.csv`), or barred by rule. Nobody waits (`--wait 0`).
- Days: ranges are those of the speed in ice; outside the ice 17 knots for every class, and the days of canals. Dollars: ranges put hire
  (idle to tight), tolls, escort and war risk at their ends at once. The middle is 60,000 USD a day for a ship of 174,000 m3,
  65,000 for Arc4 (161,881 m3, so a smaller cargo) and 95,000 for Arc7.
- "The shortest maritime link" is true in miles all year for these pairs. In days and dollars it is true for the months and ships
  below only, and for an Arc7 it is bought with the dearer ship: set her Northern Sea Route beside the Suez column of the ship
  without ice class, which is what others pay.
- Weak: shares and speeds of Arc4 and of ships without ice class are judgement from the rules and a few voyages, escort is a
  working figure (a factor of five between low and high), Suez tolls are recalled. Published lengths of the
  route differ by 8 %. Insurance for ice, permits, sanctions and the depth of Sannikov Strait are not in it.
""".splitlines()
        + [""]
    )
    for start in FROM:
        for end in TO:
            lines += section(program, start, end)
    return "\n".join(lines).rstrip() + "\n"


def main():
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--program", default=str(ROOT / "build" / "release" / "netback"))
    told.add_argument("--check", action="store_true")
    options = told.parse_args()
    text = page(options.program)
    if options.check:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            sys.exit(f"{PAGE.relative_to(ROOT)} is out of date: run tools/northern_sea_route.py")
        return
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
