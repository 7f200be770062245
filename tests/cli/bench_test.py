"""`netback bench` on a small world: every ratio follows from its times, cold is cold, tables grow as told.

Run by ctest: bench_test.py PROGRAM SOURCE_DIR."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / "tests" / "export"))
sys.path.insert(0, str(ROOT / "tools"))
import bench_peers
import toy

MORE_NODES = 25  # beside the five of the toy world


def write_world(folder):
    """The toy world with so many small places more, at the end of lines from its market."""
    toy.write_world(folder)
    for table, rows in {
        "countries": [f"country:x{i:02},X{i:02},X{i:02},region:world" for i in range(MORE_NODES)],
        "nodes": [f"node:x{i:02},X{i:02},country:x{i:02},10,{i},seller:rest" for i in range(MORE_NODES)],
        "demand": [
            f"demand:x{i:02}/all,node:x{i:02},industry,2024,{i + 1},twh,-0.1,25,shape:flat,400" for i in range(MORE_NODES)
        ],
        "pipelines": [f"pipe:x{i:02},X,pipe:x{i:02},node:market,node:x{i:02},40,twh,0,1," for i in range(MORE_NODES)],
    }.items():
        with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(row + toy.END + "\n" for row in rows)
    return folder


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        folder = pathlib.Path(holder.name)
        world, scratch = write_world(folder / "world"), folder / "scratch"
        scratch.mkdir()
        page = folder / "page.txt"
        page.write_text("Moscow, March 14 - Nothing of note was said about gas.\n", encoding="utf-8")
        environment = dict(os.environ, TMPDIR=str(scratch), NETBACK_DATA=str(ROOT / "data"))
        command = [PROGRAM, "bench", page, "--as-of", toy.AS_OF, "--world", world, "--growth", "--json", folder / "b.json"]
        cls.text = subprocess.run(
            [str(c) for c in command], check=True, capture_output=True, text=True, env=environment
        ).stdout
        cls.told = json.loads((folder / "b.json").read_text(encoding="utf-8"))
        cls.left = list(scratch.iterdir())

    def test_ratios_follow_from_times(self):
        told = self.told
        self.assertEqual(told["schema"], "netback.bench/2")
        self.assertEqual(self.left, [], "what was kept is removed")
        for key, a, b in [
            ("build_per_cold", "build", "base_solve_cold"),
            ("cold_per_kept", "base_solve_cold", "base_solve_kept"),
        ]:
            for clock in ("wall", "cpu"):
                ratio = told["ms"][a][clock] / told["ms"][b][clock]
                self.assertAlmostEqual(told["ratios"][key][clock], ratio, delta=0.02 * ratio + 0.01)
        # The page moves nothing: no patched solve, so no ratio of one.
        self.assertEqual(told["resolve_count"], 0)
        self.assertIsNone(told["ratios"]["cold_per_patched"])
        self.assertGreater(told["peak_memory_mb"], 1)

    def test_growth(self):
        by_nodes, by_months = self.told["growth"]["by_nodes"], self.told["growth"]["by_months"]
        self.assertEqual([row["nodes"] for row in by_nodes], [25, 5 + MORE_NODES])
        self.assertEqual([row["months"] for row in by_months], [12, 24, 48, 96])
        for table in (by_nodes, by_months):
            for size in ("columns", "rows", "entries"):
                counts = [row[size] for row in table]
                self.assertEqual(counts, sorted(set(counts)), "each row is larger")
            for row in table:
                self.assertEqual(set(row["patched_ms"]), {"wall", "cpu"})
                # Cold is solved without a basis, kept from one: no pivot is left to make.
                self.assertGreater(row["cold_ms"]["cpu"], row["kept_ms"]["cpu"])
        self.assertEqual(by_nodes[-1], by_months[1])
        self.assertEqual(self.text.count("peak MB"), 2)


class Verdict(unittest.TestCase):
    def test_a_goal_is_met_by_both_clocks_or_said_not_to_be(self):
        self.assertEqual(bench_peers.verdict("at most", 1.1, (1.0, 1.1)), "goal: at most 1.1: met")
        self.assertEqual(bench_peers.verdict("at least", 15, (16, 14)), "goal: at least 15: by one clock only")
        self.assertEqual(bench_peers.verdict("at least", 4, (3, 3.9)), "goal: at least 4: not met")
        self.assertEqual(bench_peers.verdict(None, None, (3, 3)), "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
