"""PyPSA solves the exported network to our objective, with our prices where they are unique.

pypsa_test.py PROGRAM SOURCE_DIR [--shipped]: makes build/pypsa, an environment of its own with the pinned PyPSA (needs a
package index), and runs itself there. Run by `make check-long` on a small world and, with --shipped, on the shipped one."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import toy

PROGRAM, ROOT, SHIPPED = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), "--shipped" in sys.argv[3:]
PARTS = ["ship-days", "lags", "storage-cuts", "take-or-pay", "sellers"]
RELATIVE = 1e-6
MONTHS = 24 if SHIPPED else 14


def solve(folder):
    """The network after PyPSA's own optimisation."""
    import logging

    import pypsa

    logging.disable(logging.WARNING)
    network = pypsa.Network(folder)
    options = {"threads": 1, "output_flag": False}
    status = network.optimize(solver_name="highs", solver_options=options, progress=False)
    assert status[1] == "optimal", status
    return network


class Exported(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.world = None if SHIPPED else toy.write_world(self.folder / "world")

    def export(self, what, told_format, name, *more, months=MONTHS):
        toy.export(PROGRAM, ROOT, what, told_format, self.folder / name, "--months", months, *more, world=self.world)
        return self.folder / name

    def same_objective(self, *more, what="base", months=MONTHS):
        network = solve(self.export(what, "pypsa", "network", *more, months=months))
        meta = network.meta["netback"]
        ours = meta["objective"]
        self.assertLess(abs(network.objective - ours), RELATIVE * abs(ours), f"{network.objective} against {ours} ({more})")
        self.assertLessEqual(set(meta["left_out"]), set(PARTS))
        # Nothing but what is named is left out: at least 90 % of our columns are theirs (all are, by construction).
        self.assertGreaterEqual(network.model.nvars, 0.9 * meta["columns"])
        return network

    def test_objective_and_prices(self):
        network = self.same_objective()
        self.assertEqual(network.meta["netback"]["left_out"], ["storage-cuts", "take-or-pay"])
        self.check_prices(network, "--drop", "storage-cuts,take-or-pay")

    def check_prices(self, network, *more):
        """Both solvers' hub prices on one program: theirs must lie between what a little less and a little more demand costs
        us. Where that range is a point, the price is unique and must be equal."""
        file = self.export("base", "mps", "model.mps", *more)
        ranges = price_ranges(file)
        prices = network.buses_t.marginal_price
        unique = total = 0
        for hub, months in ranges.items():
            for month, (low, high) in months.items():
                price = prices.loc[month.replace("_", "-") + "-01", hub]
                slack = RELATIVE * (1 + abs(price))
                self.assertTrue(low - slack <= price <= high + slack, f"{hub} {month}: {price} not in {low}..{high}")
                unique += high - low < slack
                total += 1
        print(f"{unique} of {total} prices are unique and equal, the others within their range")
        self.assertGreater(unique, 0.2 * total)

    @unittest.skipIf(SHIPPED, "minutes each")
    def test_every_part_can_be_left_out(self):
        for parts in ["storage-cuts,take-or-pay," + more for more in ("sellers", "ship-days", "lags")] + [",".join(PARTS)]:
            self.same_objective("--drop", parts)

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_what_pypsa_cannot_say_must_be_dropped(self):
        for kept, words in [("take-or-pay", "no withdrawal"), ("storage-cuts", "no least amount")]:
            with self.assertRaisesRegex(RuntimeError, "exit 1: --drop: PyPSA has " + words):
                self.export("base", "pypsa", "network", "--drop", "sellers," + kept)

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_long_runs_with_seasons(self):
        self.same_objective(months=48)

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_every_stage_of_a_scenario(self):
        scenario = toy.write_scenario(self.folder / "toy.toml")
        met = set()
        for stage in [*range(toy.STAGES + 1), "foreseen"]:
            met.add(round(self.same_objective("--stage", stage, what=scenario).objective, 3))
        self.assertEqual(len(met), toy.STAGES + 2, "each is another program")

    @unittest.skipIf(SHIPPED, "the small world covers it")
    def test_another_folder_is_not_overwritten(self):
        kept = self.folder / "network" / "thesis.txt"
        kept.parent.mkdir()
        kept.write_text("mine")
        with self.assertRaisesRegex(RuntimeError, "holds other files"):
            self.export("base", "pypsa", "network")
        self.assertEqual(kept.read_text(), "mine")
        kept.unlink()
        first = self.export("base", "pypsa", "network")
        bytes_of = {file.name: file.read_bytes() for file in first.iterdir()}
        second = self.export("base", "pypsa", "network")
        self.assertEqual(bytes_of, {file.name: file.read_bytes() for file in second.iterdir()})


def price_ranges(file, most=60):
    """By hub and month: our dual after a little less and a little more is used there. Duals rise with what is used, so every
    optimal price lies between. At most `most` hub-months, spread evenly."""
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.readModel(str(file))
    solver.run()
    basis = solver.getBasis()
    lp = solver.getLp()
    hubs = [r for r in range(lp.num_row_) if lp.row_names_[r].startswith("r_hub_")]
    step = 1e-4  # TWh: above the solver's tolerance, below any step of a curve that matters
    ranges = {}
    for r in hubs[:: max(1, len(hubs) // most)]:
        hub, month = re.fullmatch(r"r_hub_(.*)_(\d{4}_\d\d)", lp.row_names_[r]).groups()
        duals = []
        for more in (-step, step):
            solver.changeRowBounds(r, lp.row_lower_[r] + more, lp.row_upper_[r] + more)
            solver.setBasis(basis)
            solver.run()
            duals.append(solver.getSolution().row_dual[r])
        solver.changeRowBounds(r, lp.row_lower_[r], lp.row_upper_[r])
        ranges.setdefault(hub, {})[month] = tuple(duals)
    return ranges


def in_environment():
    """True inside build/pypsa; else makes it and runs this file there."""
    try:
        import pypsa  # noqa: F401

        return True
    except ImportError:
        pass
    sys.path.insert(0, str(ROOT / "tools"))
    from bench_peers import pypsa_python

    sys.exit(subprocess.run([pypsa_python(), __file__, *sys.argv[1:]], check=False).returncode)


if __name__ == "__main__" and in_environment():
    unittest.main(argv=sys.argv[:1], verbosity=1, warnings="ignore")
