"""Loads and solves an exported PyPSA folder, timing the steps apart; the last line printed is JSON. Run in an environment
that holds PyPSA: bench_pypsa.py FOLDER. The solver's own time is that of highspy's run()."""

import json
import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")
clocks = [(time.perf_counter(), time.process_time())]


def lap():
    clocks.append((time.perf_counter(), time.process_time()))
    return {"wall_s": clocks[-1][0] - clocks[-2][0], "cpu_s": clocks[-1][1] - clocks[-2][1]}


import highspy
import pypsa

steps = {"import": lap()}
logging.disable(logging.WARNING)
inside = {"wall_s": 0.0, "cpu_s": 0.0}
highs_run = highspy.Highs.run


def timed_run(self, *more):
    # The process's time: highspy solves in a thread of its own while the others wait.
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        return highs_run(self, *more)
    finally:
        inside["wall_s"] += time.perf_counter() - wall
        inside["cpu_s"] += time.process_time() - cpu


highspy.Highs.run = timed_run
network = pypsa.Network(sys.argv[1])
steps["read"] = lap()
network.optimize.create_model()
steps["build"] = lap()
status = network.optimize.solve_model(solver_name="highs", solver_options={"threads": 1, "output_flag": False})
steps["solve"] = lap()
steps["solver"] = inside
total = {key: sum(steps[name][key] for name in ("import", "read", "build", "solve")) for key in inside}
print(
    json.dumps(
        {
            "status": status[1],
            "objective": network.objective,
            "pypsa": pypsa.__version__,
            "variables": network.model.nvars,
            "constraints": network.model.ncons,
            "steps": steps,
            "outside_wall_s": total["wall_s"] - inside["wall_s"],
            "outside_cpu_s": total["cpu_s"] - inside["cpu_s"],
        }
    )
)
