"""A small world with every kind of thing the market knows, as CSV tables, and how to export and solve it."""

import csv
import os
import pathlib
import re
import subprocess

AS_OF = "2025-03-14"
END = ",,,2020-01-01,source:judgement,low,"  # from, until, known_from, source, confidence, note
TABLES = {
    "countries": ("id,name,iso3,regions", [f"country:{n},{n},{n.upper()[:3]},region:world" for n in
                                           ("field", "transit", "market", "isle", "far")]),
    "regions": ("id,name", ["region:world,World"]),
    "sellers": ("id,name,country,tracked", ["seller:a,A,country:field,yes", "seller:b,B,country:transit,yes",
                                            "seller:far,Far,country:far,no", "seller:rest,Rest,,yes",
                                            "seller:storage,From store,,yes"]),
    "nodes": ("id,name,countries,lat,lon,seller", [
        "node:field,Field,country:field,60,70,seller:a", "node:transit,Transit,country:transit,50,30,seller:b",
        "node:market,Market,country:market,51,10,seller:rest", "node:isle,Isle,country:isle,36,138,seller:rest",
        "node:far,Far,country:far,-20,178,seller:far"]),
    "shapes": ("id," + ",".join(f"m{m:02}" for m in range(1, 13)), [
        "shape:flat,0.085,0.077,0.085,0.082,0.085,0.082,0.085,0.085,0.082,0.085,0.082,0.085",
        "shape:winter,0.14,0.12,0.11,0.08,0.06,0.05,0.04,0.04,0.05,0.08,0.10,0.13"]),
    "supply": ("id,node,base_year,production,capacity,unit,cash_cost,base_cost,wall_cost,minimum_share,shape", [
        "supply:field,node:field,2024,900,1000,twh,3,5,20,0.3,shape:flat",
        "supply:transit,node:transit,2024,150,200,twh,10,16,30,0,shape:flat",
        "supply:market,node:market,2024,100,120,twh,12,18,40,0.5,shape:flat",
        "supply:far,node:far,2024,500,560,twh,4,7,25,0.2,shape:flat"]),
    "demand": ("id,node,sector,base_year,quantity,unit,elasticity,reference_price,shape,unserved_cost", [
        "demand:field/industry,node:field,industry,2024,250,twh,0,5,shape:winter,500",
        "demand:transit/industry,node:transit,industry,2024,200,twh,-0.1,20,shape:winter,600",
        "demand:market/buildings,node:market,buildings,2024,300,twh,-0.1,30,shape:winter,900",
        "demand:market/power,node:market,power,2024,250,twh,-0.4,28,shape:flat,300",
        "demand:isle/industry,node:isle,industry,2024,350,twh,-0.15,34,shape:winter,800",
        "demand:far/industry,node:far,industry,2024,60,twh,0,6,shape:flat,400"]),
    "pipelines": ("id,name,system,from_node,to_node,capacity,unit,loss,tariff,sellers", [
        "pipe:field-transit,One,pipe:one,node:field,node:transit,500,twh,0.01,1.5,",
        "pipe:transit-market,Two,pipe:two,node:transit,node:market,420,twh,0.005,1.2,",
        "pipe:market-transit,Two back,pipe:two,node:market,node:transit,60,twh,0.005,1.4,",
        "pipe:field-market,Direct,pipe:direct,node:field,node:market,90,twh,0.02,2,seller:a"]),
    "ports": ("id,name,country,lat,lon,berth,area", [
        "port:field,Field,country:field,62,5,,", "port:market,Market,country:market,52,4,,",
        "port:isle,Isle,country:isle,35,140,,", "port:far,Far,country:far,-20,175,,"]),
    "sea_legs": ("id,from_point,to_point,gates,zone,distance,line", [
        "leg:1,port:field,port:market,,,700,", "leg:2,port:field,port:isle,,,11900,",
        "leg:3,port:far,port:market,,,11800,", "leg:4,port:far,port:isle,route:canal,,4200,",
        "leg:5,port:far,port:isle,,,6500,"]),
    "straits": ("id,name,kind,draft,beam,slots,delay,closable", ["route:canal,Canal,canal,,,1,0.5,yes"]),
    "vessels": ("id,name,cargo,speed,boil_off,fuel_cost,port_days,port_cost,fleet,utilisation,idle_cost,tight_cost,"
                "ice_class,draft,beam,co2,reference_hire", [
        "vessel:one,Ships,1.1,17,0.00085,13000,3,0.4,60,0.9,25000,130000,none,,,150,60000"]),
    "liquefaction": ("id,name,node,port,capacity,availability,own_use,cost,vessel", [
        "lng:field,Plant,node:field,port:field,12,0.9,0.09,1,vessel:one",
        "lng:far,Far plant,node:far,port:far,24,0.9,0.1,1.1,vessel:one"]),
    "regasification": ("id,name,node,port,capacity,unit,cost", [
        "terminal:market,Terminal,node:market,port:market,18,bcm,0.8",
        "terminal:isle,Isle terminal,node:isle,port:isle,45,bcm,0.7"]),
    "storage": ("id,name,node,working_gas_volume,injection,withdrawal,cost,is_one_site", [
        "storage:market,Store,node:market,120,900,900,1,no", "storage:transit,Store,node:transit,50,400,350,1,no"]),
    "storage_levels": ("id,storage,date,level", ["level:market,storage:market,2025-03-01,45",
                                                 "level:transit,storage:transit,2025-03-01,20"]),
    "storage_norms": ("id,storage," + ",".join(f"m{m:02}" for m in range(1, 13)), [
        "norm:market,storage:market,.6,.45,.35,.4,.5,.6,.7,.8,.9,.95,.9,.75",
        "norm:transit,storage:transit,.6,.45,.35,.4,.5,.6,.7,.8,.9,.95,.9,.75"]),
    "contracts": ("id,seller,buyer,destinations,route,quantity,unit,minimum_share,maximum_share,take_or_pay,make_up,spot,basis,price_formula", [
        "contract:a-transit,seller:a,node:transit,,pipe:field-transit,300,twh,0.4,1.1,0.5,0.1,no,contract,",
        "contract:a-market,seller:a,node:market,,pipe:field-market,60,twh,0.3,1.2,0.3,0,yes,contract,6"]),
}  # fmt: skip

# Five stages: two plans, two that exclude each other, and a surprise.
SCENARIO = """\
schema = "netback.scenario/1"
title = "Plans, an accident, and two that exclude each other"
as_of = 2025-03-14

[[event]]
id = "line-widened"
title = "The second line is shut for works"
lever = "capacity"
target = "pipe:transit-market"
value = "30 %"
from = "2025-10"
probability = [0.3, 0.5, 0.7]

[[event]]
id = "plant-lost"
title = "The far plant stops"
lever = "capacity"
target = "lng:far"
value = "20 %"
from = "2026-01"
until = "2026-04"
surprise = true
probability = [0.1, 0.2, 0.3]

[[event]]
id = "cold"
title = "A cold winter"
lever = "demand"
target = "node:market"
value = "110 %"
from = "2025-12"
until = "2026-03"
probability = [0.2, 0.4, 0.5]

[[event]]
id = "mild"
title = "A mild winter"
lever = "demand"
target = "node:market"
value = "90 %"
from = "2025-12"
until = "2026-03"
probability = [0.2, 0.3, 0.5]
excludes = ["cold"]

[[event]]
id = "capped"
title = "A sends no more than 200 TWh a year through transit"
lever = "flow"
target = "pipe:field-transit"
seller = "seller:a"
mode = "cap"
value = "200 twh/a"
from = "2025-08"
probability = [0.2, 0.3, 0.5]
"""
STAGES = 5


def write_scenario(file: pathlib.Path) -> pathlib.Path:
    file.write_text(SCENARIO, encoding="utf-8")
    return file


def run(program, root, what, out, *more, world=None):
    """Runs `netback run` and returns the rows of results.csv."""
    where = ["--world", str(world)] if world else []
    call(program, root, ["run", what, "--quick", "--no-cache", "--out", out, "--as-of", AS_OF, *where, *more])
    with (pathlib.Path(out) / "results.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_world(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    for table, (header, rows) in TABLES.items():
        lines = [header + ",from,until,known_from,source,confidence,note", *(row + END for row in rows)]
        (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def export(program, root, what, told_format, out, *more, world=None):
    """Runs `netback export` and returns what it printed."""
    where = ["--world", str(world)] if world else []
    return call(program, root, ["export", what, "--format", told_format, "--out", out, "--as-of", AS_OF, *where, *more])


def call(program, root, arguments):
    environment = {"PATH": "/usr/bin:/bin", "NETBACK_DATA": str(pathlib.Path(root) / "data")}
    done = subprocess.run([str(program), *map(str, arguments)], check=False, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
    return done.stdout


def highs_executable(root):
    """The solver's own program, from the wheel that the build uses."""
    found = sorted(pathlib.Path(root).glob(".venv/lib/python3*/site-packages/highsbox/highs_dist/bin/highs"))
    if not found:
        raise RuntimeError("no HiGHS executable: run `make setup`")
    return found[0]


def solve_mps(root, file, solution=None):
    """Objective by the HiGHS executable with its default options; with `solution`, a file that it writes all values to."""
    highs = highs_executable(root)
    environment = dict(os.environ, LD_LIBRARY_PATH=str(highs.parent.parent / "lib"))
    more = ["--solution_file", str(solution)] if solution else []
    done = subprocess.run(
        [str(highs), str(file), *more],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=pathlib.Path(file).parent,
    )
    if not re.search(r"Model status\s*: Optimal", done.stdout):
        raise RuntimeError(done.stdout[-2000:] + done.stderr)
    return float(re.search(r"Objective value\s*:\s*(\S+)", done.stdout)[1])


def duals(solution):
    """By row name, from a solution file of the HiGHS executable."""
    text = pathlib.Path(solution).read_text(encoding="utf-8")
    rows = text[text.index("# Dual solution values") :].split("# Rows")[1].split("#")[0]
    return {name: float(value) for name, value in re.findall(r"^(\S+) (\S+)$", rows, re.MULTILINE)}
