"""Matching: how well it does, what each rule does for that, and how fast it is.

The labelled pairs are no part of the project: `python -m benchmarks.bench_matching FILE...` prints
what switching off each rule in turn does to them, and to the project's own cases. Each line of a
file is {"same": bool, "a": …, "b": …} with CSL-JSON items. `python -m benchmarks.run matching`
measures the speed, on generated records.
"""

from __future__ import annotations

import json
import random
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process
from tests.matching_cases import cases

from benchmarks.measure import table
from refsync.identifiers import complete
from refsync.matching import candidates, find_match, match_keys
from refsync.matching.rules import RULES, Rule, decide
from refsync.readers import csljson
from refsync.reference import Name, PartialDate, Reference

ITEMS = 100_000
REFERENCES = 10_000
_ASKED_OF_THE_PEER = 50
_WEIGHED = 10_000


class Pair(NamedTuple):
    """Two records, and whether they are one work."""

    same: bool
    a: Reference
    b: Reference


class Score(NamedTuple):
    """How well the answers fit: the shares are of 1."""

    precision: float
    recall: float
    f1: float
    asked: float


def read(path: Path) -> list[Pair]:
    """The labelled pairs of a file."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sides = (
        csljson.read(json.dumps([p[side] for p in pairs]), side).references for side in ("a", "b")
    )
    return [Pair(p["same"], a, b) for p, a, b in zip(pairs, *sides, strict=True)]


def score(pairs: Sequence[Pair], rules: Iterable[Rule] = RULES) -> Score:
    """What the rules say of the pairs, as numbers; only "yes" counts as found."""
    rules = tuple(rules)
    said = [(pair.same, decide(pair.a, pair.b, rules).same) for pair in pairs]
    found = sum(same and answer == "yes" for same, answer in said)
    wrong = sum(not same and answer == "yes" for same, answer in said)
    works = sum(same for same, _ in said)
    precision, recall = found / max(1, found + wrong), found / max(1, works)
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return Score(precision, recall, f1, sum(a == "maybe" for _, a in said) / len(said))


def ablation(files: Sequence[Path]) -> str:
    """A row for each rule: what is lost on each set, and of the cases, when it is switched off."""
    sets = [(path.name.removesuffix(".jsonl"), read(path)) for path in files]
    whole = [score(pairs) for _, pairs in sets]
    rows = [["all rules", *(f"{s.f1:.4f}, {s.asked:.2%}" for s in whole), str(wrong(RULES))]]
    for rule in RULES:
        others = [other for other in RULES if other is not rule]
        without = [score(pairs, others) for _, pairs in sets]
        rows.append(
            [
                f"without `{rule.__name__}`",
                *(
                    f"{now.f1 - was.f1:+.4f}, {now.asked - was.asked:+.2%}"
                    for now, was in zip(without, whole, strict=True)
                ),
                str(wrong(others)),
            ]
        )
    return table(["F1, asked", *(name for name, _ in sets), "cases wrong"], rows)


def scores(files: Sequence[Path]) -> str:
    """How well all rules do on each set."""
    rows = []
    for path in files:
        pairs = read(path)
        began = time.process_time()
        got = score(pairs)
        each = (time.process_time() - began) / len(pairs)
        figures = (f"{share:.4f}" for share in got[:3])
        found = f"{found_by_keys(pairs):.4f}"
        name = path.name.removesuffix(".jsonl")
        rows.append([name, *figures, f"{got.asked:.2%}", found, f"{1e6 * each:.0f} µs"])
    return table(["set", "precision", "recall", "F1", "asked", "found by keys", "a pair"], rows)


def wrong(rules: Iterable[Rule]) -> int:
    """How many of the cases in tests/matching_cases.txt the rules don't answer as a librarian."""
    rules = tuple(rules)
    verdicts = ((case.answer, decide(case.a, case.b, rules)) for case in cases())
    return sum(("version" if v.versions else v.same) != answer for answer, v in verdicts)


def found_by_keys(pairs: Sequence[Pair]) -> float:
    """The share of pairs of one work that have a match key in common."""
    works = [pair for pair in pairs if pair.same]
    return sum(bool(match_keys(p.a) & match_keys(p.b)) for p in works) / len(works)


def report() -> str:
    """The section of RESULTS.md: an index of all items, and all references looked up in it."""
    words = _words()
    items = [_record(number, words) for number in range(ITEMS)]
    listed = [
        _changed(_record(number * 19 % (2 * ITEMS), words), number) for number in range(REFERENCES)
    ]
    tracemalloc.start()
    index = _index(items[:_WEIGHED])
    mebibytes = tracemalloc.get_traced_memory()[0] / 2**20 * ITEMS / _WEIGHED
    tracemalloc.stop()
    began = time.process_time()
    index = _index(items)
    indexed = time.process_time() - began
    began, compared, matched = time.process_time(), 0, 0
    for reference in listed:
        near = candidates(match_keys(reference), index)
        compared += len(near)
        matched += find_match(reference, ((p, items[int(p)]) for p in near)).match is not None
    looked_up = time.process_time() - began
    titles = [item.title for item in items]
    began = time.process_time()
    for reference in listed[:_ASKED_OF_THE_PEER]:
        process.extractOne(reference.title, titles, scorer=fuzz.ratio)
    peer = (time.process_time() - began) / _ASKED_OF_THE_PEER * REFERENCES
    head = f"## Matching {REFERENCES:,} references against {ITEMS:,} items, in memory\n\n"
    rows = [
        ["refsync: index of the items", f"{indexed:.1f} s", f"{indexed / looked_up:.2f}"],
        ["refsync: look up and decide", f"{looked_up:.1f} s", "1.00"],
        ["rapidfuzz `extractOne`, titles alone", f"{peer:.0f} s", f"{peer / looked_up:.0f}"],
    ]
    note = (
        f"\n\n{compared / REFERENCES:.1f} items are compared for a reference, {matched:,} found."
        f" The index takes {mebibytes:.0f} MiB. Processor time, items and references being there."
        f" rapidfuzz was asked for {_ASKED_OF_THE_PEER} references; its time is that, scaled up."
    )
    return head + table(["step", "time", "ratio"], rows) + note


def _index(items: Sequence[Reference]) -> Mapping[str, Sequence[str]]:
    """Match key → the places of the items that go by it."""
    index: dict[str, list[str]] = defaultdict(list)
    for place, item in enumerate(items):
        for key in match_keys(item):
            index[key].append(str(place))
    return index


def _words() -> list[str]:
    """Made-up words, as many as a field's titles have."""
    rng = random.Random(1)
    syllables = "ba con di fer gra lo mu ne pol ra sti tor ve xi"
    parts = syllables.split()
    return ["".join(rng.choices(parts, k=rng.randint(2, 4))) for _ in range(6000)]


def _record(number: int, words: Sequence[str]) -> Reference:
    rng = random.Random(number)
    weights = [1 / (rank + 10) for rank in range(len(words))]
    title = " ".join(rng.choices(words, weights, k=rng.randint(5, 11))).capitalize()
    names = tuple(Name(family=w.capitalize(), given="A. B.") for w in rng.choices(words, k=4))
    identifiers = complete({"doi": f"10.1000/{number}"}) if number % 2 else {}
    return Reference(
        id=f"r{number}", type="article-journal", title=title, author=names,
        issued=PartialDate(parts=((1990 + number % 30,),)), identifiers=identifiers,
    )  # fmt: skip


def _changed(reference: Reference, number: int) -> Reference:
    """As a list may state it: without identifiers, misspelt, or without authors."""
    title = reference.title
    if number % 3 == 0:
        title = title.replace("ra", "ar", 1)
    people = () if number % 5 == 0 else reference.author[:1]
    return reference.model_copy(update={"title": title, "author": people, "identifiers": {}})


def main() -> None:
    """How well matching does on the files that are named, and what each rule does."""
    files = [Path(name) for name in sys.argv[1:]]
    print(scores(files), ablation(files), sep="\n\n")


if __name__ == "__main__":
    main()
