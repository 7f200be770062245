#!/usr/bin/env python3
"""Our `run base` beside the HiGHS executable on the exported MPS and PyPSA on the exported folder, in one run.

    tools/bench_peers.py [--json FILE] [--repeat N] [--months N] [--world DIR] [--as-of DATE] [--skip-pypsa]

Every figure is taken twice: wall time, which other work on the machine lengthens, and the CPU time of the process, which it
lengthens less. Both solvers run on one thread with default options. PyPSA is installed at the version of
tests/export/requirements.txt into build/pypsa (once; needs a package index)."""

import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEER = pathlib.Path(__file__).with_name("bench_pypsa.py")


def timed(command, **more):
    """Output and wall and CPU seconds of a process and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([str(c) for c in command], check=False, capture_output=True, text=True, **more)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, {"wall_s": wall, "cpu_s": cpu}


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


def ours(program, common, folder):
    """`run base` with everything a user gets, nothing cached; outside = all but the solver's own time."""
    out = folder / "run"
    _, total = timed([program, "run", "base", *common, "--out", out])
    phases = json.loads((out / "timings.json").read_text())["phases"]
    solver = phases["market.base_solve"] / 1000
    total["solver_wall_s"] = solver
    total["outside_wall_s"] = total["wall_s"] - solver
    # The solve runs on one core throughout, so wall and CPU stretch alike there.
    total["outside_cpu_s"] = total["cpu_s"] * total["outside_wall_s"] / total["wall_s"]
    total["build_ms"] = phases["market.build"]
    return total


def highs(file):
    executables = sorted(ROOT.glob(".venv/lib/python3*/site-packages/highsbox/highs_dist/bin/highs"))
    if not executables:
        sys.exit("no HiGHS executable in .venv: run `make setup`")
    library = executables[0].parent.parent / "lib"
    text, total = timed([executables[0], file], env=dict(os.environ, LD_LIBRARY_PATH=str(library)), cwd=file.parent)
    total["objective"] = float(re.search(r"Objective value\s*:\s*(\S+)", text)[1])
    return total


def pypsa(python, network):
    text, total = timed([python, PEER, network])
    return total | json.loads(text.splitlines()[-1])


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=ROOT / "build" / "release" / "netback")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--world")
    parser.add_argument("--as-of")
    parser.add_argument("--skip-pypsa", action="store_true")
    told = parser.parse_args()
    common = ["--months", told.months]
    common += ["--world", told.world] if told.world else []
    common += ["--as-of", told.as_of] if told.as_of else []

    result = {"schema": "netback.bench-peers/1", "months": told.months, "load_before": os.getloadavg()}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        mps, network = folder / "base.mps", folder / "pypsa"
        text, export_mps = timed([told.program, "export", "base", "--format", "mps", "--out", mps, *common])
        result["model"], result["export_mps"] = text.strip(), export_mps
        python = None if told.skip_pypsa else pypsa_python()
        if python:
            timed([told.program, "export", "base", "--format", "pypsa", "--out", network, *common])
            result["pypsa_model"] = json.loads((network / "meta.json").read_text())["netback"]
        runs = {"netback": [], "highs": [], "pypsa": []}
        # In turn, so that a busy spell of the machine hits all alike.
        for _ in range(told.repeat):
            runs["netback"].append(ours(told.program, common, folder))
            runs["highs"].append(highs(mps))
            if python:
                runs["pypsa"].append(pypsa(python, network))
    result["runs"] = {who: list_ for who, list_ in runs.items() if list_}
    result["load_after"] = os.getloadavg()
    ratios = {}
    for unit in ("wall", "cpu"):
        key = f"{unit}_s"
        ratios[f"run_base_per_highs_{unit}"] = median(runs["netback"], key) / median(runs["highs"], key)
        if python:
            ratios[f"pypsa_per_run_base_{unit}"] = median(runs["pypsa"], key) / median(runs["netback"], key)
            ratios[f"outside_pypsa_per_ours_{unit}"] = median(runs["pypsa"], f"outside_{key}") / median(
                runs["netback"], f"outside_{key}"
            )
    result["ratios"] = ratios

    print(f"{result['model']}; {told.months} months; load {result['load_before'][0]:.1f} to {result['load_after'][0]:.1f}")
    print(f"median of {told.repeat}        wall s    CPU s   outside the solver: wall s    CPU s")
    for who, list_ in result["runs"].items():
        outside = [
            f"{median(list_, key):8.2f}" if key in list_[0] else " " * 8 for key in ("outside_wall_s", "outside_cpu_s")
        ]
        print(f"{who:18}{median(list_, 'wall_s'):8.2f} {median(list_, 'cpu_s'):8.2f}{'':22}{outside[0]} {outside[1]}")
    gates = [("run base / HiGHS executable", "run_base_per_highs", "at most 1.1")]
    if python:
        gates += [
            ("PyPSA / run base", "pypsa_per_run_base", "at least 4"),
            ("PyPSA / ours, outside the solver", "outside_pypsa_per_ours", "at least 20"),
        ]
    for words, key, gate in gates:
        print(f"{words:34} wall {ratios[key + '_wall']:7.2f}   CPU {ratios[key + '_cpu']:7.2f}   goal: {gate}")
    if told.json:
        told.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
