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

    def test_what_is_left_out_only_makes_things_cheaper(self):
        whole = self.objective()
        # Each of these takes a constraint or a cost away.
        for part in ("ship-days", "storage-cuts"):
            self.assertLess(self.objective("--drop", part), whole, part)
        for part in ("lags", "sellers"):
            self.objective("--drop", part)

    def test_same_bytes(self):
        self.assertEqual(self.export("a.mps")[1].read_bytes(), self.export("b.mps")[1].read_bytes())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
