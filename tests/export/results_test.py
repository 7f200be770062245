"""GeoJSON and IAMC tables as other tools read them: shape, units, places, sums. Run by ctest on a small world:
results_test.py PROGRAM SOURCE_DIR [--shipped]."""

import collections
import csv
import itertools
import json
import pathlib
import sys
import tempfile
import unittest

import toy

PROGRAM, ROOT, SHIPPED = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), "--shipped" in sys.argv[3:]
BCM = 10.55  # TWh
MONTHS = 24  # hold 2026 whole
# pyam's index of the long form; `subannual` is an extra column, which it keeps.
IAMC = ["model", "scenario", "region", "variable", "unit", "year", "subannual", "value"]
VARIABLES = {
    "Primary Energy|Gas": "TWh",
    "Resource|Extraction|Gas": "TWh",
    "Trade|Primary Energy|Gas|Volume": "TWh",
    "Trade|Primary Energy|Gas|Pipeline|Volume": "TWh",
    "Trade|Primary Energy|Gas|LNG|Volume": "TWh",
    "Price|Primary Energy|Gas": "USD/MWh",
}


class Results(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = pathlib.Path(cls.holder.name)
        cls.world = None if SHIPPED else toy.write_world(cls.folder / "world")
        cls.what = "base" if SHIPPED else toy.write_scenario(cls.folder / "toy.toml")
        cls.cases = ["base"] if SHIPPED else ["base", "all"]
        cls.rows = toy.run(PROGRAM, ROOT, cls.what, cls.folder / "run", "--months", MONTHS, world=cls.world)

    def export(self, told_format, what=None):
        file = self.folder / f"out.{told_format}"
        toy.export(PROGRAM, ROOT, what or self.what, told_format, file, "--months", MONTHS, world=self.world)
        return file

    def of_run(self, case, kind):
        return [r for r in self.rows if r["scenario"] == case and r["kind"] == kind]

    def positions(self, geometry):
        kind, at = geometry["type"], geometry["coordinates"]
        self.assertIn(kind, ("Point", "LineString", "MultiLineString"))
        lines = {"Point": [[at, at]], "LineString": [at], "MultiLineString": at}[kind]
        for line in lines:
            self.assertGreaterEqual(len(line), 2)
            # Cut at the antimeridian: no piece goes the long way round.
            self.assertTrue(all(abs(a[0] - b[0]) <= 180 for a, b in itertools.pairwise(line)), at)
        return [position for line in lines for position in line]

    def check_map(self, what, cases):
        collection = json.loads(self.export("geojson", what).read_text(encoding="utf-8"))
        self.assertEqual(set(collection), {"type", "features"})  # no `crs`: RFC 7946 took it away
        self.assertEqual(collection["type"], "FeatureCollection")
        ids = [feature["properties"]["id"] for feature in collection["features"]]
        self.assertEqual(len(ids), len(set(ids)))
        endings = ["_base", "_scen", "_delta"] if len(cases) > 1 else ["_base"]
        for feature in collection["features"]:
            self.assertEqual(set(feature), {"type", "geometry", "properties"})
            self.assertEqual(feature["type"], "Feature")
            for lon, lat in self.positions(feature["geometry"]):
                self.assertTrue(-180 <= lon <= 180 and -90 <= lat <= 90, (lon, lat))
            told = feature["properties"]
            self.assertTrue(all(isinstance(value, str | int | float) for value in told.values()), "flat")
            is_node = told["kind"] == "node"
            self.assertEqual(feature["geometry"]["type"] == "Point", is_node)
            measures = ["price", "consumption", "production"] if is_node else ["flow"]
            found = {key for key in told if key.endswith(("_base", "_scen", "_delta"))}
            self.assertEqual(found, {m + e for m in measures for e in endings})
            self.assertEqual(told["volume_unit"], "bcm/a")
            self.assertEqual(told.get("price_unit"), "USD/MWh" if is_node else None)
            for measure in measures if len(cases) > 1 else []:
                change = told[measure + "_scen"] - told[measure + "_base"]
                self.assertAlmostEqual(change, told[measure + "_delta"], delta=2e-6)
        return {feature["properties"]["id"]: feature["properties"] for feature in collection["features"]}

    def test_map(self):
        told = self.check_map(self.what, self.cases)
        for case, ending in zip(self.cases, ("_base", "_scen")):
            flow, price = collections.Counter(), collections.defaultdict(list)
            for row in self.of_run(case, "pipe_flow"):
                flow[row["id"]] += float(row["value"]) * 12 / MONTHS / BCM
            for row in self.of_run(case, "price"):
                price[row["id"]].append(float(row["value"]))
            lines = {id: p["flow" + ending] for id, p in told.items() if p["kind"] == "pipe"}
            self.assertGreater(max(lines.values()), 0)
            for id, value in lines.items():
                self.assertAlmostEqual(flow[id], value, delta=1e-4, msg=id)
            for id, values in price.items():
                self.assertAlmostEqual(sum(values) / len(values), told[id]["price" + ending], delta=1e-4, msg=id)

    def test_map_of_base(self):
        self.check_map("base", ["base"])

    def test_table(self):
        with self.export("iamc").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(list(rows[0]), IAMC)
        self.assertEqual({row["scenario"] for row in rows}, set(self.cases))
        self.assertEqual({row["variable"]: row["unit"] for row in rows}, VARIABLES)
        index = [tuple(row.values())[:-1] for row in rows]
        self.assertEqual(len(index), len(set(index)), "readers refuse an index given twice")
        value = {key: float(row["value"]) for key, row in zip(index, rows)}  # a number: no blanks, no nan
        months = {(row["year"], row["subannual"]) for row in rows if row["subannual"] != "Year"}
        self.assertEqual(len(months), MONTHS)
        total, of_year, months_of = collections.Counter(), collections.Counter(), collections.Counter()
        for (_, case, region, variable, _, year, when), number in value.items():
            self.assertEqual(number, number)
            if when != "Year":
                of_year[case, region, variable, year] += number
                months_of[case, region, variable, year] += 1
            if region != "World" and ">" not in region:
                total[case, variable, year, when] += number
        for (_, case, region, variable, _, year, when), number in value.items():
            if region == "World":
                self.assertAlmostEqual(total[case, variable, year, when], number, delta=1e-3)
            if when == "Year" and variable != "Price|Primary Energy|Gas":
                key = case, region, variable, year
                self.assertAlmostEqual(of_year[key], number, delta=1e-4, msg=f"{region} {variable}")
                self.assertEqual(months_of[key], 12)
        self.assertTrue(any(when == "Year" for *_, when in index))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
