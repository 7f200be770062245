"""Scores `netback read` on the project's own pages against their gold, and fails below the gates.

A claim matches a gold claim when the IoU of their character spans is at least 0.5, one to one, best first. On matched pairs: the
chain (names in order, the page left out), the hedge class, negation, the condition (token F1 at least .7), links (micro F1), and
of claims with a named speaker ("Novak", not "the bank") how many name one of the gold's chain, the same of all but the
unnamed ("officials"), the event (a word of the gold stands for a set of our types:
EVENTS), and the times of the event (`when`) and of saying (`said`) wherever the gold or we give one. Four sets: the demo page, pages to develop on (tests/gold), pages to
develop on that were written for variety of language by hands that had not seen the rules (tests/gold/others), and pages frozen before any rule was tuned by a hand that had not seen the rules (tests/gold/frozen): of those nothing but sums is
ever printed. Run by ctest: score_pages.py PROGRAM SOURCE_DIR [--errors [PAGE...]]."""

import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

DEMO = "arctic-talks"  # rules were looked at on it, and it ships as the demo
# What holds now and must not fall. The aim is F1 .85, speakers .97 and no denied claim read as asserted on both sets.
GATES = {
    "demo page": {"F1": 0.95, "speakers": 0.97, "denied": 0},
    "development pages": {"F1": 0.93, "speakers": 0.98, "denied": 0},
    "pages by other hands": {"F1": 0.75, "speakers": 0.95, "denied": 1},
    "frozen pages": {"F1": 0.83, "speakers": 0.91, "denied": 2},
}

# The gold's event words are free; each stands for the types of data/lexicon/events.tsv that a careful reader could mean by it.
# A word that is missing here stands for itself alone.
EVENTS = {
    None: {"no_comment"},
    "build": {"capacity.start", "route.expand"},
    "contract": {"contract.sign", "contract.end", "contract.terms"},
    "cost": {"cost.change"},
    "cost.up": {"cost.change"},
    "demand": {"demand.change", "supply.cover"},
    "flow": {"flow.move", "flow.resume", "flow.stop", "flow.cut", "supply.change"},
    "flow.cut": {"flow.cut", "flow.stop", "supply.change"},
    "legal": {"legal"},
    "lift": {"sanctions.lift"},
    "outage": {"capacity.outage", "repair", "supply.change"},
    "policy": {"policy", "permit", "legal"},
    "price.up": {"price.change"},
    "price.down": {"price.change"},
    "price_cap": {"price.cap"},
    "restart": {"capacity.restart", "repair"},
    "restriction": {"sanctions.impose"},
    "storage": {"storage.level", "supply.cover"},
    "supply": {"supply.change", "supply.cover", "supply.shortage", "flow.move", "flow.cut"},
    "tax": {"tax"},
}


def folded(text):
    text = unicodedata.normalize("NFKD", text or "").casefold()
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def name(text):
    return re.sub(r"^(the|a|an|president|mr|mrs|ms) ", "", folded(text))


def predict(program, page):
    """Claims of the page with their spans in characters, and the names of its sources."""
    done = subprocess.run([program, "read", page, "--format", "json"], capture_output=True, check=True)
    told, text, claims = json.loads(done.stdout), pathlib.Path(page).read_bytes(), []
    for claim in told["claims"]:
        begin, end = claim["assertion"]["bytes"]
        start = len(text[:begin].decode("utf-8", "replace"))
        claims.append(((start, start + len(text[begin:end].decode("utf-8", "replace"))), claim))
    return claims, {source["id"]: source for source in told["sources"]}


def overlap(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared else 0.0


def matched(gold, predicted):
    pairs = sorted(
        ((overlap((g["start"], g["end"]), span), i, j) for i, g in enumerate(gold) for j, (span, _) in enumerate(predicted)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    of_gold, of_predicted = {}, set()
    for value, i, j in pairs:
        if value >= 0.5 and i not in of_gold and j not in of_predicted:
            of_gold[i] = j
            of_predicted.add(j)
    return of_gold


def gold_chain(claim):
    return [name(s["name"]) for s in claim["source_chain"] if s["role"] != "self" and name(s["name"]) != "page"]


def token_f1(a, b):
    a, b = set(folded(a).split()), set(folded(b).split())
    return 1.0 if not a and not b else 2 * len(a & b) / (len(a) + len(b))


def same_speaker(a, b):
    a, b = set(a.split()), set(b.split())
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def one_time(value):
    """A time as its narrowest common unit: a week, a month or a year when both bounds lie in it; one bound alone stands for itself."""
    if not value or "/" not in value:
        return value or None
    lower, upper = value.split("/")
    if ".." in (lower, upper):
        return lower if upper == ".." else upper
    if len(lower) == len(upper) == 10:
        first, last = datetime.date.fromisoformat(lower), datetime.date.fromisoformat(upper)
        if first.isocalendar()[:2] == last.isocalendar()[:2]:
            return "week:{}-W{:02}".format(*first.isocalendar()[:2])
    if lower[:7] == upper[:7]:
        return lower[:7]
    return lower[:4] if lower[:4] == upper[:4] else value


def times(gold, claim):
    for key, wanted, told in (
        ("when", gold["event_date"], claim["assertion"]["when"]["value"]),
        ("said", gold["said_date"], claim["provenance"]["said"]["value"]),
    ):
        wanted, told = (re.sub(r"^week:(last|previous)$", "week:last", one_time(v) or "") for v in (wanted, told))
        yield key, told, wanted


def judge(gold, claim, sources):
    """What is right of one matched pair, as {measure: (right, of)} and as words for the developer."""
    told = [sources[link["source"]] for link in claim["provenance"]["chain"]]
    names = [name(s["name"]) for s in told if s["kind"] != "page"]
    wanted, epistemics = gold_chain(gold), claim["epistemics"]
    negative = claim["assertion"]["polarity"] == "negative"
    links, gold_links = {link["ref"] for link in claim["links"]}, set(gold["links"])
    right = {
        "chain": (names == wanted, 1),
        "hedge": (gold["hedge"] == epistemics["class"], 1),
        "negated": (bool(gold["negated"]) == negative, 1),
        "condition": (token_f1(gold["condition"], epistemics["condition_text"]) >= 0.7, 1),
        "links": (2 * len(links & gold_links), len(links) + len(gold_links)),
        "event": (claim["assertion"]["event"]["type"] in EVENTS.get(gold["event"], {gold["event"]}), 1),
        "denied read as asserted": (
            gold["hedge"] == "denied" and epistemics["class"] != "denied" and not negative and "denied_by" not in epistemics, 1
        ),
    }
    if names and told[-1]["kind"] not in ("page", "anonymous"):
        right["any speaker"] = (any(same_speaker(names[-1], one) for one in wanted), 1)
        if told[-1]["ref"] or any(letter.isupper() for letter in told[-1]["name"]):
            right["speakers"] = right["any speaker"]
    wrong = {
        "chain": (names, wanted),
        "hedge": (epistemics["class"], gold["hedge"]),
        "negated": (negative, gold["negated"]),
        "condition": (epistemics["condition_text"], gold["condition"]),
        "links": (sorted(links - gold_links), sorted(gold_links - links)),
        "event": (claim["assertion"]["event"]["type"], gold["event"]),
    }
    for key, ours, theirs in times(gold, claim):
        right[key] = (ours == theirs, int(bool(ours or theirs)))
        right[key] = (right[key][0] and right[key][1], right[key][1])
        wrong[key] = (ours, theirs)
    return right, {key: value for key, value in wrong.items() if right[key][0] != right[key][1]}


def score(program, root, files, show):
    totals, lines = collections.Counter(), []
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        predicted, sources = predict(program, (root / "tests" / "pages" / gold["page"]).resolve())
        pairs = matched(gold["claims"], predicted)
        totals.update(found=len(pairs), predicted=len(predicted), gold=len(gold["claims"]), pages=1)
        lines.append(f"{path.stem}: {len(pairs)} of {len(gold['claims'])} gold claims, {len(predicted)} found")
        for i, j in sorted(pairs.items()):
            right, wrong = judge(gold["claims"][i], predicted[j][1], sources)
            for key, (value, of) in right.items():
                totals[key] += value
                totals[key + " of"] += of
            if show:
                lines += [
                    f"  {key}: {ours!r} for {theirs!r} in: {predicted[j][1]['assertion']['text']}"
                    for key, (ours, theirs) in wrong.items()
                ]
        if show:
            lines += [f"  MISSED {g['span']!r}" for i, g in enumerate(gold["claims"]) if i not in pairs]
            lines += [f"  EXTRA {c['assertion']['text']!r}" for j, (_, c) in enumerate(predicted) if j not in pairs.values()]
    return totals, lines


def told(totals, label):
    found = totals["found"]
    f1 = 2 * found / max(1, totals["predicted"] + totals["gold"])
    share = {
        key: totals[key] / max(1, totals[key + " of"])
        for key in ("chain", "hedge", "negated", "condition", "links", "event", "when", "said", "speakers", "any speaker")
    }
    print(
        f"{label}: {totals['pages']} pages, claims F1 {f1:.3f} (precision {found / max(1, totals['predicted']):.3f}, "
        f"recall {found / max(1, totals['gold']):.3f} of {totals['gold']}); on matched: "
        + ", ".join(f"{key} {value:.3f}" for key, value in share.items())
        + f" (of {totals['speakers of']} and {totals['any speaker of']}); {totals['denied read as asserted']} denied read as asserted"
    )
    gates = GATES[label]
    return (
        f1 >= gates["F1"] and share["speakers"] >= gates["speakers"] and totals["denied read as asserted"] <= gates["denied"]
    )


def main():
    program, root, rest = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    open_files = sorted((root / "tests" / "gold").glob("*.json"))
    others = sorted((root / "tests" / "gold" / "others").glob("*.json"))
    if rest[:1] == ["--errors"]:
        chosen = [p for p in open_files + others if not rest[1:] or p.stem in rest[1:]]
        print("\n".join(score(program, root, chosen, True)[1]))
        return 0
    good = True
    for label, files in (
        ("demo page", [p for p in open_files if p.stem == DEMO]),
        ("development pages", [p for p in open_files if p.stem != DEMO]),
        ("pages by other hands", others),
        ("frozen pages", sorted((root / "tests" / "gold" / "frozen").glob("*.json"))),
    ):
        if not files:
            continue
        totals, lines = score(program, root, files, False)
        if label != "frozen pages":
            print("\n".join(lines))
        good = told(totals, label) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
