"""The program from outside: dates, hindsight, same bytes, broken input. Run by ctest: cli_test.py PROGRAM SOURCE_DIR."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
PAGE = ROOT / "examples" / "arctic-talks.txt"
AS_OF = "2025-03-14"
RESULTS = ["summary.json", "results.csv", "scenario.toml", "claims.json", "report.html"]
# Ten months are enough to hold the first events of the example and keep the solves short.
SHORT = ["--months", "10", "--quick"]


def netback(*arguments, stdin=None, data=None):
    environment = {"PATH": "/usr/bin:/bin", "NETBACK_DATA": str(data or ROOT / "data")}
    command = [PROGRAM, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=600, check=False)


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def run_page(self, name, *more, page=PAGE, data=None):
        out = self.folder / name
        done = netback("run", page, "--as-of", AS_OF, "--out", out, *SHORT, *more, data=data)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return {file: (out / file).read_bytes() for file in RESULTS}


class Security(Folder):
    def test_stops_are_told_when_asked_for_and_alike_on_two_threads(self):
        told = []
        for threads in ("1", "2"):
            out = self.folder / threads
            done = netback("run", "base", "--as-of", AS_OF, "--months", "3", "--security", "--threads", threads, "--out", out)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            told.append((out / "summary.json").read_bytes())
        self.assertEqual(told[0], told[1])
        security = json.loads(told[0])["security"]
        self.assertGreaterEqual(len(security["stops"]), 3)
        self.assertEqual(security["stops"][0]["months"], 3)
        self.assertGreater(len(security["n_minus_1"]["areas"]), 15)


class SameBytes(Folder):
    def test_a_kept_basis_changes_no_byte(self):
        cache = self.folder / "cache"
        without = self.run_page("without", "--no-cache")
        self.assertEqual(without, self.run_page("filling", "--cache", cache))
        kept = list(cache.glob("*.basis"))
        self.assertEqual(len(kept), 1)
        before = kept[0].stat().st_mtime_ns
        self.assertEqual(without, self.run_page("kept", "--cache", cache))
        self.assertEqual(kept[0].stat().st_mtime_ns, before, "the kept basis was not used")

    def test_threads_and_hindsight(self):
        first = self.run_page("one", "--threads", "1")
        self.assertEqual(first, self.run_page("two", "--threads", "2"), "threads change the result")
        # Every row that became known after the date is deleted: nothing may change.
        data = self.folder / "data"
        shutil.copytree(ROOT / "data", data)
        deleted = 0
        for table in sorted((data / "world").glob("*.csv")):
            with table.open(newline="", encoding="utf-8") as file:
                header, *rows = list(csv.reader(file))
            if "known_from" not in header or table.name == "columns.csv":
                continue
            column = header.index("known_from")
            kept = [row for row in rows if row[column] <= AS_OF]
            deleted += len(rows) - len(kept)
            with table.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *kept])
        self.assertGreater(deleted, 20, "the tables hold too few later rows for this test to mean anything")
        self.assertEqual(first, self.run_page("then", "--threads", "2", data=data), "later knowledge changes the result")

    def test_other_assumptions_do_not_depend_on_threads_or_a_kept_basis(self):
        found = []
        for name, more in (("one", ["--threads", "1", "--no-cache"]), ("two", ["--threads", "2", "--cache", self.folder / "c"])):
            out = self.folder / name
            done = netback("run", PAGE, "--as-of", AS_OF, "--out", out, "--months", "10", *more)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            found.append({file: (out / file).read_bytes() for file in RESULTS})
        self.assertEqual(found[0], found[1])
        told = json.loads(found[0]["summary.json"])["sensitivity"]
        self.assertEqual(len(told["cases"]), 11)
        for conclusion in told["conclusions"]:
            self.assertLessEqual(conclusion["least"], conclusion["told"], conclusion["id"])
            self.assertLessEqual(conclusion["told"], conclusion["most"], conclusion["id"])

    def test_the_scenario_file_gives_the_same_numbers(self):
        by_page = self.run_page("page")
        scenario = self.folder / "page" / "scenario.toml"
        out = self.folder / "again"
        done = netback("run", scenario, "--out", out, *SHORT)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        # The first column names the run, and a run of a page is not a run of a file.
        numbers = [line.split(b",", 1)[1] for line in by_page["results.csv"].splitlines()]
        self.assertEqual(numbers, [line.split(b",", 1)[1] for line in (out / "results.csv").read_bytes().splitlines()])
        self.assertEqual(by_page["scenario.toml"], (out / "scenario.toml").read_bytes())


class Reading(Folder):
    def claims(self, page, *more):
        done = netback("read", page, "--format", "json", *more)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return json.loads(done.stdout)

    def test_weekday_stays_symbolic_without_a_date(self):
        said = [c["provenance"]["said"] for c in self.claims(PAGE)["claims"]]
        self.assertIn("weekday:Thursday", [s.get("value") for s in said])
        self.assertIn(b"symbolic", netback("read", PAGE).stdout)
        said = [c["provenance"]["said"] for c in self.claims(PAGE, "--as-of", AS_OF)["claims"]]
        self.assertIn("2025-03-13", [s.get("value") for s in said])

    def test_pages_without_an_article(self):
        for name in ("empty.txt", "no-article.txt"):
            self.assertEqual(self.claims(ROOT / "tests" / "pages" / name)["claims"], [], name)

    def test_spans_point_into_the_page(self):
        bytes_of_page = PAGE.read_bytes()
        for claim in self.claims(PAGE)["claims"]:
            begin, end = claim["assertion"]["bytes"]
            text = " ".join(bytes_of_page[begin:end].decode().split())
            self.assertEqual(text, claim["assertion"]["text"])

    def form(self, form, *pages):
        done = netback("read", *pages, "--format", form)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode("utf-8")

    def several(self):
        pages = [PAGE, ROOT / "tests" / "pages" / "price-cap.txt", ROOT / "tests" / "pages" / "transit-end.txt"]
        copy = self.folder / "copy.txt"
        copy.write_bytes(PAGE.read_bytes().replace(b"(EnergyWire Daily) ", b"(Another paper) "))
        return pages, copy

    def test_copies_and_order_change_no_number(self):
        pages, copy = self.several()

        def numbers(*given):
            together = json.loads(self.form("json", *given))["statements"]
            return sorted(
                (s["id"], json.dumps(s["combined"]), sorted((o["id"], o["p_report"]) for o in s["origins"] if o["counts"]))
                for s in together
            )

        once = numbers(*pages)
        self.assertEqual(once, numbers(*reversed(pages)))
        self.assertEqual(once, numbers(*pages, pages[0]))
        self.assertEqual(once, numbers(copy, *pages))

    def test_several_pages_hold_what_each_says_alone(self):
        pages, _ = self.several()
        together = json.loads(self.form("json", *pages))
        self.assertEqual(together["schema"], "netback.claims/1")
        for page, held in zip(pages, together["pages"]):
            alone = self.claims(page)
            for key in ("page", "sources", "claims", "not_read", "remarks"):
                self.assertEqual(held[key], alone[key])

    def test_every_number_leads_to_a_row(self):
        for claim in self.claims(PAGE, "--explain")["claims"]:
            steps = {step["step"]: step for step in claim["derivation"]}
            if claim["epistemics"]["p_event"] is None:
                self.assertIn("no_odds", steps)
                continue
            self.assertEqual(steps["p_event"]["value"], claim["epistemics"]["p_event"])
            hedge, base, trust = steps["hedge"]["value"], steps["base_rate"]["value"], claim["epistemics"]["p_report"]
            if "complement" in steps:
                hedge = steps["complement"]["value"]
            self.assertAlmostEqual(base[1] + trust * (hedge[1] - base[1]), claim["epistemics"]["p_event"][1], places=3)
            for row in claim["epistemics"]["p_rows"]:
                table, line = row.split(":")
                text = (ROOT / "data" / "lexicon" / table).read_text(encoding="utf-8").splitlines()[int(line) - 1]
                self.assertGreaterEqual(text.count("\t"), 2, row)

    def test_linked_forms(self):
        pages, _ = self.several()
        linked = json.loads(self.form("jsonld", *pages))
        kinds = {node["@type"] for node in linked["@graph"]}
        self.assertEqual(kinds, {"Organization", "CreativeWork", "Claim"})
        ids = [node["@id"] for node in linked["@graph"]]
        self.assertEqual(len(ids), len(set(ids)))
        prov = json.loads(self.form("prov", *pages))
        relations = {derived["nb:relation"] for derived in prov["wasDerivedFrom"].values()}
        self.assertEqual(relations, {"wasQuotedFrom", "hadPrimarySource"})
        for attributed in prov["wasAttributedTo"].values():
            self.assertIn(attributed["prov:agent"], prov["agent"])

    def test_html_is_alone_and_safe(self):
        page = self.folder / "hostile.txt"
        page.write_text(
            'Talks <script>alert(1)</script>\n\nGazprom <img src=x onerror=alert(1)> may offer a "stake" in \u202egnl\u202c '
            "Sakhalin LNG, officials told Bloomberg on Monday.\n",
            encoding="utf-8",
        )
        text = self.form("html", page, PAGE)
        for bad in ("<script", "<img", "\u202e", "http://", "https://", "src=x onerror=alert(1)>"):
            self.assertNotIn(bad, text)
        self.assertIn("&lt;img", text)
        self.assertIn("Not read as part of the article", text)

    def test_score(self):
        outcomes = self.folder / "outcomes.csv"
        outcomes.write_text("id,outcome,date\ndamage,1,2025-06-01\ndeal.talks,0,2026-01-01\n", encoding="utf-8")
        text = netback("read", PAGE, "--score", outcomes).stdout
        self.assertIn(b"Brier", text)
        self.assertIn(b"far too few", text)
        outcomes.write_text("id,outcome,date\ndamage,2,2025-06-01\n", encoding="utf-8")
        done = netback("read", PAGE, "--score", outcomes)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"outcomes.csv:2", done.stderr)

    def test_any_bytes(self):
        for name, data in {
            "nul": b"\0" * 10000,
            "broken": b"\xff\xfe\xfd said \xc3" * 999,
            "tags": b"<div>" * 200000,
            "line": b"Gazprom said " * 100000,
            "quotes": b'"' * 100000,
            "brackets": b"<" * 300000,
        }.items():
            page = self.folder / name
            page.write_bytes(data)
            done = netback("read", page, "--format", "json")
            self.assertEqual(done.returncode, 0, name + done.stderr.decode())
            json.loads(done.stdout)


class NoLever(Folder):
    def test_another_topic_says_so(self):
        page = ROOT / "tests" / "pages" / "no-lever.txt"
        done = netback("run", page, "--as-of", AS_OF, "--months", "1", "--quick")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn(b"no lever found", done.stdout.lower())


class Diff(Folder):
    def test_pages_tables_and_things_that_do_not_go_together(self):
        page, world = str(ROOT / PAGE), str(ROOT / "data/world")
        self.assertEqual(netback("diff", page, page).stdout, b"nothing changed\n")
        other = pathlib.Path(self.folder) / "page.txt"
        other.write_bytes((ROOT / PAGE).read_bytes().replace(b"Putin", b"Lavrov"))
        self.assertIn(b"claim:", netback("diff", page, str(other)).stdout)
        self.assertEqual(netback("diff", world, world, "--format", "json").returncode, 0)
        mixed = netback("diff", page, world)
        self.assertEqual(mixed.returncode, 1)
        self.assertIn(b"data folders", mixed.stderr)


class Route(Folder):
    def route(self, *arguments, code=0):
        done = netback("route", *arguments)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done

    def ways(self, *arguments):
        return json.loads(self.route(*arguments, "--format", "json").stdout)

    def test_text_says_ship_month_and_prices_first(self):
        text = self.route("Rotterdam", "Futtsu", "--month", "2021-03", "--hire", "70000").stdout.decode()
        first = " ".join(text.split("\n\n")[0].split())
        for piece in ("vessel:lng-174k", "2021-03-01", "hire 70,000 USD a day (given)", "USD/MWh"):
            self.assertIn(piece, first)
        for piece in ("Suez Canal", "Cape of Good Hope", "passage:suez-canal/toll/lng-174k/2017", "arrives 2021-03-"):
            self.assertIn(piece, text)
        self.assertEqual(text, self.route("Rotterdam", "Futtsu", "--month", "2021-03", "--hire", "70000").stdout.decode())

    def test_a_closure_lengthens_and_costs(self):
        open_ways = self.ways("port:rotterdam", "port:futtsu", "--month", "2021-03")
        self.assertEqual(open_ways["schema"], "netback.route/1")
        self.assertIn("route:suez-canal", open_ways["routes"][0]["gates"])
        shut = self.ways("port:rotterdam", "port:futtsu", "--month", "2021-03", "--close", "suez-canal")
        self.assertIn({"gate": "route:suez-canal", "name": "Suez Canal", "why": "asked"}, shut["closed"])
        for key in ("distance_nm", "days", "cost_usd"):
            self.assertGreater(shut["routes"][0][key], open_ways["routes"][0][key])
        for way in shut["routes"]:
            self.assertNotIn("route:suez-canal", way["gates"])
            costs = way["costs"]
            self.assertAlmostEqual(sum(cost["usd"] for cost in costs), way["cost_usd"], delta=10)
            self.assertTrue(all(cost["rows"] and cost["low"] <= cost["usd"] <= cost["high"] for cost in costs))
        self.assertEqual([way["cost_usd"] for way in shut["routes"]], sorted(way["cost_usd"] for way in shut["routes"]))

    def test_states_are_those_known_on_the_day(self):
        arguments = ("port:ras-laffan", "port:rotterdam", "--month", "2024-02", "--objective", "time")
        before = self.ways(*arguments, "--as-of", "2024-01-10")
        self.assertIn("route:bab-el-mandeb", before["routes"][0]["gates"])
        after = self.ways(*arguments, "--as-of", "2024-02-01")
        self.assertNotIn("route:bab-el-mandeb", after["routes"][0]["gates"])
        closed = {one["gate"]: one for one in after["closed"]}
        self.assertEqual(closed["route:bab-el-mandeb"]["since"], "2024-01-15")
        self.assertTrue(closed["route:bab-el-mandeb"]["row"].startswith("state:bab-el-mandeb"))

    def test_no_route_names_the_strait(self):
        done = self.route("qatar", "japan", "--close", "strait-of-hormuz", "--format", "json", code=3)
        told = json.loads(done.stdout)
        self.assertEqual(told["routes"], [])
        self.assertEqual(told["no_route"]["blocked_by"], ["route:strait-of-hormuz"])
        self.assertIn(b"closed at Strait of Hormuz", done.stderr)
        self.assertIn(b"closed at Strait of Hormuz", self.route("qatar", "japan", "--month", "2026-04", code=3).stdout)

    def test_ice_by_month_class_and_waiting(self):
        arguments = ("port:sabetta", "port:tianjin", "--objective", "time")
        north = "route:northern-sea-route"
        self.assertIn(north, self.ways(*arguments, "--month", "2021-08")["routes"][0]["gates"])
        winter = self.ways(*arguments, "--month", "2021-03")
        self.assertNotIn(north, winter["routes"][0]["gates"])
        self.assertIn("ice:northern-sea-route", [one["gate"] for one in winter["closed"]])
        waited = self.ways("port:sabetta", "port:tianjin", "--objective", "distance", "--month", "2021-03", "--wait", "150")
        self.assertIn(north, waited["routes"][0]["gates"])
        self.assertGreater(waited["routes"][0]["waiting_days"], 30)
        broad = self.ways("port:sabine-pass", "port:futtsu", "--vessel", "lng-qmax", "--month", "2021-08")
        self.assertIn(("route:panama-canal", "beam"), [(one["gate"], one["why"]) for one in broad["closed"]])

    def test_geojson_is_cut_at_the_antimeridian(self):
        out = json.loads(self.route("port:sabine-pass", "port:futtsu", "--month", "2021-08", "--format", "geojson").stdout)
        self.assertEqual(out["type"], "FeatureCollection")
        first = out["features"][0]
        self.assertEqual(first["geometry"]["type"], "MultiLineString")
        self.assertGreater(len(first["geometry"]["coordinates"]), 1)
        for feature in out["features"]:
            for line in feature["geometry"]["coordinates"]:
                self.assertGreater(len(line), 1)
                for (lon, lat), (next_lon, _) in zip(line, line[1:]):
                    self.assertLessEqual(abs(next_lon - lon), 180)
                    self.assertEqual((round(lon, 4), round(lat, 4)), (lon, lat))

    def test_matrix(self):
        told = json.loads(self.route("--matrix", "--format", "json", "--month", "2021-03").stdout)
        ports, nm = told["ports"], told["distance_nm"]
        self.assertGreater(len(ports), 100)
        rotterdam, futtsu = ports.index("port:rotterdam"), ports.index("port:futtsu")
        one = self.ways("port:rotterdam", "port:futtsu", "--month", "2021-03", "--vessel", told["vessel"])["routes"][0]
        self.assertEqual(nm[rotterdam][futtsu], one["distance_nm"])
        self.assertEqual(told["cost_usd"][rotterdam][futtsu], one["cost_usd"])
        rows = list(csv.DictReader(self.route("--matrix", "--month", "2021-03").stdout.decode().splitlines()))
        self.assertEqual(len(rows), len(ports) * (len(ports) - 1))
        pair = next(row for row in rows if (row["from"], row["to"]) == ("port:rotterdam", "port:futtsu"))
        self.assertEqual(float(pair["distance_nm"]), one["distance_nm"])
        self.assertEqual(pair["gates"].split(";"), one["gates"])
        # In March no ship without ice class reaches the Ob: every port that is not reached says what blocks.
        unreached = [row for row in rows if not row["distance_nm"]]
        self.assertTrue(any(row["to"] == "port:sabetta" and "ice:kara-sea" in row["blocked_by"] for row in unreached))
        self.assertTrue(all(row["blocked_by"] for row in unreached))
        self.assertEqual(len(unreached), len(told["no_route"]))

    def test_a_place_at_sea(self):
        told = self.ways("52.0,3.5", "port:everett", "--month", "2021-03")["routes"][0]
        port = self.ways("port:rotterdam", "port:everett", "--month", "2021-03")["routes"][0]
        self.assertLess(abs(told["distance_nm"] - port["distance_nm"]), 40)  # some twenty miles off, and no berth

    def test_faults(self):
        for arguments, piece in [
            (("Nowhere", "japan"), b"no port or country is called"),
            (("20,10", "japan"), b"no navigable water within 75"),
            (("rotterdam", "japan", "--month", "March"), b"is not a month"),
            (("rotterdam", "japan", "--close", "route:nowhere"), b"no strait is called"),
            (("rotterdam", "japan", "--vessel", "tug"), b"no class of ships"),
            (("rotterdam", "rotterdam"), b"to itself"),
        ]:
            self.assertIn(piece, self.route(*arguments, code=1).stderr)
        self.route("rotterdam", code=2)
        self.route("rotterdam", "japan", "--format", "csv", code=2)
        self.route("rotterdam", "japan", "--objective", "beauty", code=2)


class Broken(Folder):
    def test_scenarios(self):
        cases = sorted((ROOT / "tests" / "broken" / "scenarios").glob("*.toml"))
        self.assertGreaterEqual(len(cases), 8)
        for case in cases:
            expected = case.read_text(encoding="utf-8").splitlines()[0]  # "# LINE: piece of the message"
            line, piece = expected.lstrip("# ").split(": ", 1)
            done = netback("run", case)
            error = done.stderr.decode()
            self.assertEqual(done.returncode, 1, f"{case.name}: {error}")
            self.assertIn(f"{case.name}:{line}", error)
            self.assertIn(piece, error, case.name)
            self.assertGreaterEqual(len(error.strip().splitlines()), 2, f"{case.name}: no word on how to mend it")

    def test_usage(self):
        self.assertEqual(netback("read").returncode, 2)
        self.assertEqual(netback("fly").returncode, 2)
        self.assertEqual(netback("run", PAGE, "--as-of", "yesterday").returncode, 1)
        self.assertEqual(netback("run", self.folder / "missing.txt").returncode, 1)
        done = netback("run", "base", "--as-of", "2020-01-01")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"count as known from", done.stderr)

    def test_hindcast(self):
        for wrong in (
            ["2019-2020", "--raw"],
            ["2021", "--events", "list.csv"],
            ["2019-2020", "--year", "2020"],
            ["--year", "2020"],
            ["--base", "2021", "--year", "2019"],
            ["2019", "--base", "2019"],
            ["2019", "--format", "json"],
            ["autumn"],
        ):
            self.assertEqual(netback("hindcast", *wrong).returncode, 2, wrong)
        events, observed = self.folder / "events.csv", self.folder / "observed.csv"
        events.write_text(
            "id,month,known_from,target,measure,value,unit,path,source,confidence,note\n"
            "event:x,2022,2022-01-01,node:germny,demand_factor,0.9,factor,announced,source:judgement,low,\n"
        )
        done = netback("hindcast", "--base", "2021", "--events", events)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"events.csv:2", done.stderr)
        self.assertIn(b"Did you mean node:germany?", done.stderr)
        observed.write_text(
            "id,measure,subject,partner,year,value,unit,from,until,known_from,source,confidence,note\n"
            "observed:x,price,price:ttf,,2018,7.7,usd_per_mmbtu,,,2019-02-15,source:judgement,low,\n"
        )
        done = netback("hindcast", "2019", "--observed", observed)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nothing of 2019", done.stderr)

    def test_nothing_half_written(self):
        out = self.folder / "out"
        netback("run", ROOT / "tests" / "broken" / "scenarios" / "01-unknown-key.toml", "--out", out)
        self.assertFalse(out.exists() and any(out.iterdir()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
