#!/usr/bin/env python3
"""Sea routes beside the searoute package, same pairs of ports: seconds a pair, and how far each is from the published table.

    tools/bench_routes.py [--pairs N] [--json FILE]

Netback's time is `sea_pairs` of `netback bench` (sixty ports with each other, way, days and bill), searoute's its calls, both with
their networks loaded; beside it the whole process of `netback route --matrix`, start and tables included, by its pairs. searoute is installed at the version of tests/route/requirements.txt
into build/searoute (once; needs a package index). Fails when Netback is not a thousand times as fast."""

import argparse
import csv
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PINS = ROOT / "tests" / "route" / "requirements.txt"
WORLD = ROOT / "data" / "world"
AT_LEAST = 1000
# What the published lengths name; the rest of searoute's passages stay as its defaults have them.
PASSAGES = {"route:suez-canal": "suez", "route:panama-canal": "panama"}

PEER = """
import json, sys, time, searoute
pairs = json.load(sys.stdin)
searoute.searoute([0, 50], [10, 40])  # loads its network
out = []
for start, end, closed in pairs:
    begin = time.perf_counter()
    found = searoute.searoute(start, end, units="naut", restrictions=closed + ["northwest"])
    out.append([time.perf_counter() - begin, found["properties"]["length"]])
json.dump(out, sys.stdout)
"""


def peer(pairs):
    """(seconds, nautical miles) of each pair by searoute."""
    folder = ROOT / "build" / "searoute"
    python, stamp = folder / "bin" / "python", folder / "requirements.done"
    if not stamp.exists() or stamp.read_bytes() != PINS.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", PINS], check=True)
        stamp.write_bytes(PINS.read_bytes())
    asked = json.dumps(pairs)
    done = subprocess.run([python, "-W", "ignore", "-c", PEER], input=asked, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"searoute failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def table(name):
    with open(WORLD / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--program", default=str(ROOT / "build" / "release" / "netback"))
    told.add_argument("--pairs", type=int, default=300, help="of ports, spread evenly over all pairs")
    told.add_argument("--json", default=None)
    options = told.parse_args()

    place = {row["id"]: [float(row["lon"]), float(row["lat"])] for row in table("ports")}
    ports = sorted(place)
    every = [(a, b) for i, a in enumerate(ports) for b in ports[i + 1 :]]
    some = every[:: max(1, len(every) // options.pairs)][: options.pairs]
    times = [seconds for seconds, _ in peer([(place[a], place[b], []) for a, b in some])]

    with tempfile.TemporaryDirectory() as folder:
        told_ms = pathlib.Path(folder) / "bench.json"
        page = ROOT / "examples" / "arctic-talks.txt"
        command = [options.program, "bench", page, "--as-of", "2025-03-14", "--json", told_ms]
        subprocess.run(command, check=True, capture_output=True)
        bench = json.loads(told_ms.read_text(encoding="utf-8"))
    ours = bench["ms"]["sea_pairs"]["wall"] / 1000 / bench["sea_routes"]["pairs"]
    begin = time.perf_counter()
    matrix = [options.program, "route", "--matrix", "--format", "csv"]
    rows = subprocess.run(matrix, check=True, capture_output=True).stdout.count(b"\n") - 1
    whole = (time.perf_counter() - begin) / rows

    published = [row for row in table("sea_distances") if row["confidence"] != "low" and "northern-sea" not in row["gates"]]
    closed = [[tag for gate, tag in PASSAGES.items() if gate not in row["gates"]] for row in published]
    theirs = peer([(place[row["from_port"]], place[row["to_port"]], shut) for row, shut in zip(published, closed)])
    errors = [nm / float(row["distance"]) - 1 for row, (_, nm) in zip(published, theirs)]

    result = {
        "searoute_ms_a_pair": 1000 * statistics.mean(times),
        "netback_ms_a_pair": 1000 * ours,
        "netback_process_ms_a_pair": 1000 * whole,
        "sea_pairs_ms": bench["ms"]["sea_pairs"]["wall"],
        "sea_matrix_ms": bench["ms"]["sea_matrix"]["wall"],
        "searoute_per_netback": statistics.mean(times) / ours,
        "searoute_per_process": statistics.mean(times) / whole,
        "searoute_median_error": statistics.median(abs(e) for e in errors),
        "searoute_mean_error": statistics.mean(errors),
        "published_pairs": len(published),
    }
    for name, value in result.items():
        print(f"{name:24} {value:.5g}")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if result["searoute_per_netback"] < AT_LEAST:
        sys.exit(f"not {AT_LEAST} times as fast")


if __name__ == "__main__":
    main()
