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
SHORT = ["--months", "10"]


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
        done = netback("run", page, "--as-of", AS_OF, "--months", "1")
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

    def test_nothing_half_written(self):
        out = self.folder / "out"
        netback("run", ROOT / "tests" / "broken" / "scenarios" / "01-unknown-key.toml", "--out", out)
        self.assertFalse(out.exists() and any(out.iterdir()))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
