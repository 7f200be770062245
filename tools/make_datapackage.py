#!/usr/bin/env python3
"""Writes data/world/datapackage.json (Frictionless tabular data package) and docs/data.md (data dictionary) from
columns.csv and the tables. Same tables, same bytes. With --check nothing is written: fails when a file is out of date.
"""

import collections
import csv
import json
import pathlib
import sys

WORLD = pathlib.Path("data/world")
PACKAGE = WORLD / "datapackage.json"
DICTIONARY = pathlib.Path("docs/data.md")
SHARED = "*"  # rows of columns.csv that every table has
DAY = r"^\d{4}-\d{2}(-\d{2})?$"  # a month may stand for its first day, which Frictionless' own date type refuses
TYPES = {
    "id": "string",
    "ids": "string",
    "text": "string",
    "word": "string",
    "date": "string",
    "number": "number",
    "integer": "integer",
}
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
SOURCES_NAMED = 20  # the most cited ones; the rest stands in sources.csv


def read(table: str) -> list[dict]:
    with open(WORLD / f"{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def header(table: str) -> list[str]:
    with open(WORLD / f"{table}.csv", newline="", encoding="utf-8") as file:
        return next(csv.reader(file))


def months(column: dict) -> list[dict]:
    """m01 stands for twelve columns; only the first keeps the long description."""
    rest = [{**column, "column": f"m{month:02d}", "description": f"as m01, month {month}"} for month in range(2, 13)]
    return [column, *rest]


def columns_by_table() -> dict[str, list[dict]]:
    own = collections.OrderedDict()
    for column in read("columns"):
        expanded = months(column) if column["column"] == "m01" else [column]
        own.setdefault(column["table"], []).extend(expanded)
    shared = own.pop(SHARED)
    first = [column for column in shared if column["column"] == "id"]
    last = [column for column in shared if column["column"] != "id"]
    return {table: first + columns + ([] if table == "sources" else last) for table, columns in own.items()}


def schema_field(column: dict) -> dict:
    field = {"name": column["column"], "type": TYPES[column["type"]], "description": column["description"]}
    if column["unit"]:
        field["unit"] = column["unit"]
    constraints = {"required": True} if column["required"] == "yes" else {}
    if column["type"] == "date":
        constraints["pattern"] = DAY
    if column["column"] == "id":
        constraints["unique"] = True
    if constraints:
        field["constraints"] = constraints
    return field


def resource(table: str, columns: list[dict]) -> dict:
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [schema_field(column) for column in columns], "primaryKey": "id", "missingValues": [""]},
    }


def cited_sources(tables: list[str]) -> list[dict]:
    cited = collections.Counter()
    for table in tables:
        for row in read(table):
            cited.update(source for source in row.get("source", "").split(";") if source)
    known = {row["id"]: row for row in read("sources")}
    named = sorted((source for source in cited if source in known), key=lambda source: (-cited[source], source))
    entries = []
    for source in named[:SOURCES_NAMED]:
        row = known[source]
        entry = {"title": f"{row['publisher']}: {row['title']}", "licence": row["licence"], "row_count": cited[source]}
        entries.append({**entry, "path": row["url"]} if row["url"] else entry)
    entries.append({"title": f"All {len(known)} sources with publisher and terms", "path": "sources.csv"})
    return entries


def package(tables: dict[str, list[dict]]) -> str:
    described = {
        "profile": "tabular-data-package",
        "name": "netback-world",
        "title": "Netback: open tables of the world's gas trade, base year 2024",
        "description": "Every row says since when it was public (known_from), where it comes from (source) and how sure it is.",
        "licenses": [LICENCE],
        "sources": cited_sources([table for table in tables if table != "sources"]),
        "resources": [resource(table, columns) for table, columns in tables.items()],
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def dictionary(tables: dict[str, list[dict]]) -> str:
    counts = {table: len(read(table)) for table in tables}
    lines = [
        "# Data dictionary",
        "",
        "Made by `tools/make_datapackage.py` from `data/world/columns.csv`: change that file, then run it again. How the tables",
        "were made, and what to doubt in them, stands in `docs/data/`.",
        "",
        f"{len(tables)} tables, {sum(counts.values())} rows. Every table begins with `id` and ends with the other columns below,",
        "but for `sources`, which has only `id` of these.",
        "",
    ]

    def section(columns: list[dict]):
        lines.extend(["| column | type | unit | required | meaning |", "|---|---|---|---|---|"])
        for column in columns:
            name = "m01 to m12" if column["column"] == "m01" else column["column"]
            parts = [f"`{name}`", column["type"], column["unit"], column["required"], column["description"]]
            lines.append("| " + " | ".join(cell(part) for part in parts) + " |")
        lines.append("")

    lines.extend(["## In every table", ""])
    section([column for column in read("columns") if column["table"] == SHARED])
    for table in tables:
        lines.extend([f"## {table} ({counts[table]} rows)", ""])
        section([column for column in read("columns") if column["table"] == table])
    return "\n".join(lines).rstrip("\n") + "\n"


def main() -> int:
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print("usage: make_datapackage.py [--check]", file=sys.stderr)
        return 2
    tables = columns_by_table()
    faults = []
    for path in sorted(WORLD.glob("*.csv")):
        if path.stem not in tables and path.stem != "columns":
            faults.append(f"{path}: columns.csv does not describe this table")
    for table, columns in tables.items():
        if not (WORLD / f"{table}.csv").is_file():
            faults.append(f"{WORLD / table}.csv: described in columns.csv, but there is no such file")
        elif header(table) != [column["column"] for column in columns]:
            faults.append(f"{WORLD / table}.csv:1: the header is not what columns.csv says")
    if not faults:
        for path, text in ((PACKAGE, package(tables)), (DICTIONARY, dictionary(tables))):
            current = path.read_text(encoding="utf-8") if path.is_file() else None
            if current == text:
                continue
            if check:
                faults.append(f"{path}: out of date; run tools/make_datapackage.py")
            else:
                path.write_text(text, encoding="utf-8", newline="\n")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
