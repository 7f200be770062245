#!/usr/bin/env python3
"""How long `netback read PAGE` takes as a new process: medians over many starts, with the pages of memory it touched."""

import argparse
import os
import statistics
import time


def start(command: list[str]) -> tuple[float, float, int]:
    """Wall ms, processor ms and page faults of one run, its answer thrown away."""
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begin = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{' '.join(command)} failed with status {status}")
    return 1000 * wall, 1000 * (used.ru_utime + used.ru_stime), used.ru_minflt


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="path of netback")
    parser.add_argument("page")
    parser.add_argument("--runs", type=int, default=60)
    given = parser.parse_args()
    runs = [start([given.program, "read", given.page]) for _ in range(given.runs)]
    wall, cpu, faults = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"median of {given.runs}: {wall:.1f} ms wall, {cpu:.1f} ms CPU, {faults:.0f} page faults")


if __name__ == "__main__":
    main()
