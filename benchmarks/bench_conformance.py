"""How refsync does on sets of conformance cases, beside its bars and the best of others.

The cases are no part of the project: `REFSYNC_CONFORMANCE=DIR python -m benchmarks.run conformance`
with the folder that `benchmarks/conformance.py` takes.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.conformance import KINDS
from benchmarks.measure import table


class Bar(NamedTuple):
    """A figure of a set: what the scorer calls it, how high it has to be, and who comes closest."""

    kind: str
    figure: str
    name: str
    least: float
    others: str


BARS = (
    Bar("bibtex-to-zotero", "items in number", "items_in_number", 1.0, ""),
    Bar("bibtex-to-zotero", "types", "itemType_equal", 0.98, ".949"),
    Bar("bibtex-to-zotero", "fields", "field_accuracy", 0.96, ".900 Better BibTeX's parser"),
    Bar("bibtex-to-zotero", "creators", "creators_micro", 0.97, ".904"),
    Bar("zotero-to-csl", "variables", "variable_accuracy", 0.995, ".974 the schema alone"),
    Bar("zotero-to-csl", "whole items", "items_fully_equal", 0.97, ".785 the schema alone"),
    Bar("csl-to-zotero", "fields", "field_accuracy", 0.997, ".992 pyzotero"),
    Bar("csl-to-zotero", "creators", "creators_micro", 0.99, ".939 pyzotero"),
    Bar("zotero-to-bibtex", "fields, as Zotero", "zotero", 0.98, ""),
    Bar("zotero-to-bibtex", "fields, as Better BibTeX", "bbt", 0, ""),
    Bar("bibtex-to-csl", "variables", "variable_accuracy", 0.95, ".689 citation-js"),
    Bar("latex", "decoded", "decode", 0.985, ".961 Better BibTeX's parser"),
    Bar("latex", "encoded", "encode", 0.98, ".980"),
    Bar("names", "parts", "parts", 0.99, ".983 bibtexparser 2, pybtex"),
    Bar("names", "lists split", "split", 1.0, "1.000 bibtexparser 2"),
    Bar("dates", "dates", "equal", 0.95, ".852 Zotero"),
    Bar(
        "broken-bibtex",
        "entries recovered",
        "entries_recovered",
        1.0,
        ".986 Better BibTeX's parser",
    ),
    Bar("broken-bibtex", "readable fields", "fields_right", 0.97, ".875 Better BibTeX's parser"),
)


def report() -> str:
    """The section of RESULTS.md."""
    folder = Path(os.environ["REFSYNC_CONFORMANCE"])
    score = _scorer(folder / "score.py")
    figures = {kind: _figures(folder, kind, score) for kind in {bar.kind: None for bar in BARS}}
    rows = [
        [
            bar.kind, bar.figure, _three(figures[bar.kind][bar.name]),
            f"≥ {_three(bar.least)}" if bar.least else "–", bar.others or "–",
        ]
        for bar in BARS
    ]  # fmt: skip
    head = ["set", "figure", "refsync", "bar", "best of others"]
    return (
        f"## Cases out of the test suites of others\n\n{table(head, rows)}\n\n"
        "By `python benchmarks/conformance.py DIR [SET]`, which also lists what differs; what "
        "differs on purpose is in [docs/fidelity.md](../docs/fidelity.md)."
    )


def _figures(folder: Path, kind: str, score: Any) -> Mapping[str, float]:
    """What the scorer says of a set."""
    cases = json.loads((folder / f"{kind}.json").read_text("utf-8"))
    said, _ = score(kind, {case["id"]: KINDS[kind](case) for case in cases})
    figures = {name: _share(value) for name, value in said.items()}
    if kind == "zotero-to-bibtex":
        for group in ("zotero", "bbt"):
            figures[group] = _of_group(cases, group, score)
    return figures


def _of_group(cases: Sequence[Mapping[str, Any]], group: str, score: Any) -> float:
    """The share of fields of the cases of one group, right among those wanted and written."""
    kind = "zotero-to-bibtex"
    wanted = {case["id"]: KINDS[kind](case) for case in cases if case["id"].startswith(group)}
    with_score = score.__globals__["KINDS"][kind]
    said, _ = with_score([case for case in cases if case["id"] in wanted], wanted, False)
    return float(said["field_accuracy"])


def _share(value: object) -> float:
    """A figure of the scorer: a number, or "3/4 = 0.75"."""
    if isinstance(value, str) and "=" in value:
        return float(value.rpartition("=")[2])
    return float(value) if isinstance(value, int | float) else 0.0


def _three(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


if __name__ == "__main__":
    print(report())
