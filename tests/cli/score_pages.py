"""Scores `netback read` on the project's own pages against their gold and fails below the gate.

A claim matches a gold claim when the IoU of their character spans is at least 0.5, one to one, best first. The gold was
frozen before any rule was written. Run by ctest: score_pages.py PROGRAM SOURCE_DIR."""

import json
import pathlib
import subprocess
import sys

GATE_F1 = 0.60
DEMO = "arctic-talks"  # told apart: it ships as the demo


def predict(program, page):
    done = subprocess.run([program, "read", page, "--format", "json"], capture_output=True, check=True)
    text, characters = pathlib.Path(page).read_bytes(), []
    for claim in json.loads(done.stdout)["claims"]:
        begin, end = claim["assertion"]["bytes"]
        start = len(text[:begin].decode("utf-8", "replace"))
        characters.append(((start, start + len(text[begin:end].decode("utf-8", "replace"))), claim))
    return characters


def overlap(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared else 0.0


def score(gold, predicted):
    pairs = sorted(
        ((overlap((g["start"], g["end"]), span), i, j) for i, g in enumerate(gold) for j, (span, _) in enumerate(predicted)),
        reverse=True,
    )
    used_gold, used_predicted, hedges = set(), set(), 0
    for value, i, j in pairs:
        if value < 0.5 or i in used_gold or j in used_predicted:
            continue
        used_gold.add(i)
        used_predicted.add(j)
        hedges += gold[i]["hedge"] == predicted[j][1]["epistemics"]["class"]
    return len(used_gold), hedges


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    found = total_predicted = total_gold = 0
    for path in sorted((root / "tests" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        predicted = predict(program, (root / "tests" / "pages" / gold["page"]).resolve())
        matched, hedges = score(gold["claims"], predicted)
        print(
            f"{path.stem}: {matched} of {len(gold['claims'])} gold claims, {len(predicted)} found, hedge right on {hedges}"
        )
        if path.stem != DEMO:
            found, total_predicted, total_gold = (
                found + matched,
                total_predicted + len(predicted),
                total_gold + len(gold["claims"]),
            )
    f1 = 2 * found / (total_predicted + total_gold)
    print(
        f"claims F1 on the other pages {f1:.3f} (precision {found / total_predicted:.3f}, recall {found / total_gold:.3f}; gate {GATE_F1})"
    )
    return 0 if f1 >= GATE_F1 else 1


if __name__ == "__main__":
    sys.exit(main())
