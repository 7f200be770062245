"""The exported MPS, solved by the HiGHS executable, gives our objective; same bytes twice; parts can be left out.

Run by ctest on a small world: mps_test.py PROGRAM SOURCE_DIR; with --shipped on the shipped world (make check-long)."""

import pathlib
import re
import sys
import tempfile
import unittest

import toy

PROGRAM, ROOT, SHIPPED = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), "--shipped" in sys.argv[3:]


class Mps(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.world = None if SHIPPED else toy.write_world(self.folder / "world")

    def export(self, name, *more):
        text = toy.export(PROGRAM, ROOT, "base", "mps", self.folder / name, *more, world=self.world)
        return text, self.folder / name

    def objective(self, *more):
        """Ours, after checking that the executable finds the same."""
        text, file = self.export("model.mps", "--solve", *more)
        ours = float(re.search(r"objective (\S+)", text)[1])
        theirs = toy.solve_mps(ROOT, file)
        self.assertLess(abs(ours - theirs), 1e-9 * abs(ours), f"{ours} against {theirs} ({more})")
        return ours

    def test_the_executable_finds_our_objective(self):
        self.objective()

    def test_what_is_left_out_leaves_one_program_for_both(self):
        whole = self.objective()
        # This takes a constraint and a cost away; the others also change what is worth something, such as gas kept in store.
        self.assertLess(self.objective("--drop", "ship-days"), whole)
        for part in ("storage-cuts", "take-or-pay", "lags", "sellers"):
            self.assertNotEqual(self.objective("--drop", part), whole, part)

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_a_scenario_is_written_stage_by_stage(self):
        scenario = toy.write_scenario(self.folder / "toy.toml")
        rows = toy.run(PROGRAM, ROOT, scenario, self.folder / "run", "--months", 14, world=self.world)
        price = {(r["id"], r["month"]): float(r["value"]) for r in rows if (r["scenario"], r["kind"]) == ("all", "price")}
        file, solution = self.folder / "stage.mps", self.folder / "stage.sol"
        compared, equal, met, starts = 0, 0, set(), ["2025-04", "2025-08", "2025-10", "2025-12", "2026-01", "9999-12"]
        for stage in range(toy.STAGES + 1):
            more = ["--months", 14, "--stage", stage, "--solve"]
            text = toy.export(PROGRAM, ROOT, scenario, "mps", file, *more, world=self.world)
            runs = float(re.search(r"run's objective (\S+)", text)[1])
            again = float(re.search(r"^objective (\S+)", text, re.MULTILINE)[1])
            theirs = toy.solve_mps(ROOT, file, solution)
            for ours in (runs, again):
                self.assertLess(abs(ours - theirs), 1e-9 * abs(theirs), f"stage {stage}: {ours} against {theirs}")
            met.add(round(theirs, 3))
            if stage == 0:
                continue
            # The months that this stage decides bear its prices in what `run` reports.
            for name, dual in toy.duals(solution).items():
                if hub := re.fullmatch(r"r_hub_(.*)_(\d{4})_(\d\d)", name):
                    month = f"{hub[2]}-{hub[3]}"
                    if starts[stage - 1] <= month < starts[stage] and ("node:" + hub[1], month) in price:
                        equal += abs(price["node:" + hub[1], month] - dual) < 1e-5
                        compared += 1
        self.assertEqual(compared, 14 * 5, "every reported month of every node once")
        # A price at the edge of a step of a curve is not unique: two solvers may tell its two ends.
        self.assertGreaterEqual(equal, 0.9 * compared)
        print(f"{equal} of {compared} prices of the stages are those that run reports")
        self.assertEqual(len(met), toy.STAGES + 1, "each stage is another program")
        last = toy.export(PROGRAM, ROOT, scenario, "mps", self.folder / "last.mps", "--months", 14, world=self.world)
        self.assertIn(f"stage {toy.STAGES} of {toy.STAGES}, from 2026-01 on", last)
        self.assertEqual((self.folder / "last.mps").read_bytes(), file.read_bytes())

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_stages_that_cannot_be_written(self):
        scenario = toy.write_scenario(self.folder / "toy.toml")
        for more, words in [
            (["--stage", "6"], "there is no stage 6"),
            (["--stage", "first"], "there is no stage first"),
            (["--drop", "lags"], "cargoes that land a month later"),
        ]:
            with self.assertRaisesRegex(RuntimeError, "exit 1: --(stage|drop): .*" + words):
                toy.export(PROGRAM, ROOT, scenario, "mps", self.folder / "x.mps", *more, world=self.world)
        foreseen = ["--stage", "foreseen", "--drop", "lags", "--solve"]
        text = toy.export(PROGRAM, ROOT, scenario, "mps", self.folder / "x.mps", *foreseen, world=self.world)
        ours = float(re.search(r"^objective (\S+)", text, re.MULTILINE)[1])
        self.assertLess(abs(ours - toy.solve_mps(ROOT, self.folder / "x.mps")), 1e-9 * abs(ours))

    def test_same_bytes(self):
        self.assertEqual(self.export("a.mps")[1].read_bytes(), self.export("b.mps")[1].read_bytes())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
