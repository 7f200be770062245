#!/usr/bin/env python3
"""All ratios of speed in one table: `netback bench`, and `run base` beside the HiGHS executable on the exported MPS and PyPSA
on the exported folder.

    tools/bench_peers.py [--json FILE] [--repeat N] [--months N] [--world DIR] [--as-of DATE] [--skip-pypsa] [--growth]

Every figure is taken twice: wall time, which other work on the machine lengthens, and the CPU time of the process, which it
lengthens less. All solvers run on one thread with default options. PyPSA is installed at the version of
tests/export/requirements.txt into build/pypsa (once; needs a package index). docs/bench.md says what each ratio holds."""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER = pathlib.Path(__file__).with_name("bench_pypsa.py")
PAGE = ROOT / "examples" / "arctic-talks.txt"
# Ratio, words, bound, and whether the ratio must be at most or at least it.
GOALS = [
    ("build_per_cold", "build / cold solve", "at most", 0.05),
    ("cold_per_patched", "cold solve / patched solve", "at least", 10),
    ("cold_per_kept", "cold solve / solve from kept basis", None, None),
    ("run_base_per_highs", "run base / HiGHS executable", "at most", 1.1),
    ("pypsa_per_run_base", "PyPSA / run base", "at least", 4),
    ("pypsa_per_run_kept", "PyPSA / run base from kept basis", "at least", 15),
    ("outside_pypsa_per_ours", "PyPSA / ours, outside the solver", "at least", 20),
]
MEMORY_GOAL_MB = 500


def timed(command, **more):
    """Output, and wall and CPU seconds and peak memory of the process."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        child = subprocess.Popen([str(c) for c in command], stdout=out, stderr=err, text=True, **more)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        text, error = out.read(), err.read()
    if child.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{text[-2000:]}{error[-2000:]}")
    return text, {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}


def pypsa_python():
    """The interpreter of an environment that holds the pinned PyPSA; made where it is missing."""
    folder = ROOT / "build" / "pypsa"
    pins = ROOT / "tests" / "export" / "requirements.txt"
    python, stamp = folder / "bin" / "python", folder / "requirements.done"
    if not stamp.exists() or stamp.read_bytes() != pins.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", "-r", pins], check=True)
        shutil.copyfile(pins, stamp)
    return python


def run_base(program, common, out, cache):
    """`run base` with everything a user gets; outside = all but the solve of base itself."""
    _, total = timed([program, "run", "base", "--quick", *common, *cache, "--out", out])
    timings = json.loads((out / "timings.json").read_text())
    total["outside_wall_s"] = total["wall_s"] - timings["phases"]["market.base_solve"] / 1000
    total["outside_cpu_s"] = total["cpu_s"] - timings["cpu"]["market.base_solve"] / 1000
    total["build_ms"] = timings["phases"]["market.build"]
    return total


def highs(file):
    executables = sorted(ROOT.glob(".venv/lib/python3*/site-packages/highsbox/highs_dist/bin/highs"))
    if not executables:
        sys.exit("no HiGHS executable in .venv: run `make setup`")
    library = executables[0].parent.parent / "lib"
    # One thread is what the others have; without it HiGHS may race methods on two.
    options = file.with_suffix(".options")
    options.write_text("threads = 1\nparallel = off\n")
    command = [executables[0], "--options_file", options, file]
    text, total = timed(command, env=dict(os.environ, LD_LIBRARY_PATH=str(library)), cwd=file.parent)
    total["objective"] = float(re.search(r"Objective value\s*:\s*(\S+)", text)[1])
    return total


def pypsa(python, network):
    text, total = timed([python, PEER, network])
    return total | json.loads(text.splitlines()[-1])


def bench(program, told, folder):
    """`netback bench` of the example page: phases and ratios of the program itself."""
    command = [program, "bench", PAGE, "--json", folder / "bench.json"]
    command += ["--world", told.world] if told.world else []
    command += ["--as-of", told.as_of or "2025-03-14"]
    text, _ = timed([*command, *(["--growth"] if told.growth else [])])
    return text, json.loads((folder / "bench.json").read_text())


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def measure(told, folder):
    """All runs, in turn, so that a busy spell of the machine hits all alike."""
    common = ["--months", told.months]
    common += ["--world", told.world] if told.world else []
    common += ["--as-of", told.as_of] if told.as_of else []
    result = {"schema": "netback.bench-peers/2", "months": told.months, "load_before": os.getloadavg()}
    mps, network = folder / "base.mps", folder / "pypsa"
    text, result["export_mps"] = timed([told.program, "export", "base", "--format", "mps", "--out", mps, *common])
    result["model"] = text.strip()
    python = None if told.skip_pypsa else pypsa_python()
    if python:
        timed([told.program, "export", "base", "--format", "pypsa", "--out", network, *common])
        result["pypsa_model"] = json.loads((network / "meta.json").read_text())["netback"]
    runs = {"run base": [], "run base, kept": [], "highs": [], "pypsa": []}
    kept = ["--cache", folder / "cache"]
    run_base(told.program, common, folder / "first", kept)  # leaves its basis
    for _ in range(told.repeat):
        runs["run base"].append(run_base(told.program, common, folder / "cold", ["--no-cache"]))
        runs["run base, kept"].append(run_base(told.program, common, folder / "kept", kept))
        runs["highs"].append(highs(mps))
        if python:
            runs["pypsa"].append(pypsa(python, network))
    if (folder / "cold" / "summary.json").read_bytes() != (folder / "kept" / "summary.json").read_bytes():
        sys.exit("a run from a kept basis tells other results than a cold one")
    result["bench_text"], result["bench"] = bench(told.program, told, folder)
    result["runs"] = {who: list_ for who, list_ in runs.items() if list_}
    result["load_after"] = os.getloadavg()
    return result


def ratios_of(result):
    runs, ratios = result["runs"], dict(result["bench"]["ratios"])

    def ratio(a, b, key="{}_s"):
        keys = [(unit, key.format(unit)) for unit in ("wall", "cpu")]
        return {unit: median(runs[a], name) / median(runs[b], name) for unit, name in keys}

    ratios["run_base_per_highs"] = ratio("run base", "highs")
    if "pypsa" in runs:
        ratios["pypsa_per_run_base"] = ratio("pypsa", "run base")
        ratios["pypsa_per_run_kept"] = ratio("pypsa", "run base, kept")
        ratios["outside_pypsa_per_ours"] = ratio("pypsa", "run base", "outside_{}_s")
    return ratios


def verdict(kind, bound, values):
    """Met by wall and CPU, by one of them, or by none."""
    if kind is None:
        return ""
    met = [value <= bound if kind == "at most" else value >= bound for value in values]
    return f"goal: {kind} {bound:g}: " + ("met" if all(met) else "by one clock only" if any(met) else "not met")


def tell(result, repeat):
    print(
        f"{result['model']}; {result['months']} months; load {result['load_before'][0]:.1f} to {result['load_after'][0]:.1f}"
    )
    print(f"{'median of ' + str(repeat):20} wall s    CPU s  peak MB   outside the solver: wall s    CPU s")
    for who, list_ in result["runs"].items():
        columns = [f"{median(list_, key):8.2f}" for key in ("wall_s", "cpu_s")] + [f"{median(list_, 'peak_mb'):8.0f}"]
        outside = [
            f"{median(list_, key):8.2f}" if key in list_[0] else " " * 8 for key in ("outside_wall_s", "outside_cpu_s")
        ]
        print(f"{who:18} {' '.join(columns)}{'':21} {' '.join(outside)}".rstrip())
    print(f"\nnetback bench {PAGE.name}\n{result['bench_text']}")
    print(f"{'ratio':36} {'wall':>8} {'CPU':>8}")
    for key, words, kind, bound in GOALS:
        if (found := result["ratios"].get(key)) is None:
            continue
        wall, cpu = found["wall"], found["cpu"]
        print(f"{words:36} {wall:8.3f} {cpu:8.3f}   {verdict(kind, bound, (wall, cpu))}".rstrip())
    for words, peak in result["peak_mb"].items():
        print(f"{'peak memory, MB: ' + words:36} {peak:8.0f} {'':8}   {verdict('at most', MEMORY_GOAL_MB, (peak,))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=ROOT / "build" / "release" / "netback")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--world")
    parser.add_argument("--as-of")
    parser.add_argument("--skip-pypsa", action="store_true")
    parser.add_argument("--growth", action="store_true", help="also by nodes and months (minutes)")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        result = measure(told, pathlib.Path(name))
    result["ratios"] = ratios_of(result)
    result["peak_mb"] = {
        "run base": max(run["peak_mb"] for run in result["runs"]["run base"]),
        "bench page": result["bench"]["peak_memory_mb"],
    }
    tell(result, told.repeat)
    if told.json:
        del result["bench_text"]
        told.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
