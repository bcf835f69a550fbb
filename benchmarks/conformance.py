"""Holds refsync's code paths to sets of conformance cases.

    python benchmarks/conformance.py DIR [KIND...]

DIR holds KIND.json for some of the kinds below, each a list of cases, and a `score.py` that
compares results with them. Every kind is computed by the functions that reading and writing use.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from refsync import latex
from refsync.csl import from_csl
from refsync.readers import bibtex, dates, names
from refsync.readers.bibtex.scanner import scan
from refsync.reference import csl_date
from refsync.writers import csljson
from refsync.writers.bibtex import Style, write
from refsync.writers.latex import encode
from refsync.zotero.items import to_item, to_reference

Case = Mapping[str, Any]


def _name_parts(case: Case) -> object:
    text = case["bibtex"]
    if "split" in case:
        return names.split(text)
    if "zotero" in case:
        return [
            {
                "first": name.given or "",
                "von": name.non_dropping_particle or name.dropping_particle or "",
                "last": name.family or name.literal or "",
                "jr": name.suffix or "",
            }
            for name in names.read(text).names
        ]
    return [names.parts(name)._asdict() for name in names.split(text)]


def _text(case: Case) -> object:
    if case["dir"] == "decode":
        return latex.decode(case["latex"])
    return encode(case["unicode"], ascii=True)


def _date(case: Case) -> object:
    if "input" in case:
        date = dates.read(case["input"])
    else:
        stated = {name: latex.decode(value) for name, value in case["fields"].items()}
        date = dates.from_fields(**stated)
    return csl_date(date) if date else None


def _raw_entries(case: Case) -> object:
    return [
        {"key": entry.key or "", "type": entry.type, "fields": dict(entry.fields)}
        for entry in scan(case["bibtex"]).entries
    ]


def _csl_items(case: Case) -> object:
    return json.loads(csljson.write(bibtex.read(case["bibtex"], case["id"]).references))


def _csl_of_an_item(case: Case) -> object:
    return json.loads(csljson.write([to_reference(case["item"])]))[0]


def _items(case: Case) -> object:
    references = bibtex.read(case["bibtex"], case["id"]).references
    return [to_item(reference, keywords=True) for reference in references]


def _item_of_csl(case: Case) -> object:
    return [to_item(from_csl(case["csl"]))]


def _bibtex_of_items(case: Case) -> object:
    references = [to_reference(item) for item in case["items"]]
    return write(references, Style(case["dialect"]))


KINDS: Mapping[str, Callable[[Case], object]] = {
    "broken-bibtex": _raw_entries,
    "names": _name_parts,
    "latex": _text,
    "dates": _date,
    "bibtex-to-csl": _csl_items,
    "bibtex-to-zotero": _items,
    "zotero-to-csl": _csl_of_an_item,
    "csl-to-zotero": _item_of_csl,
    "zotero-to-bibtex": _bibtex_of_items,
}
"""What refsync makes of a case of each kind."""


def main() -> None:
    """Prints what DIR's scorer says of every kind that DIR has."""
    folder, *wanted = sys.argv[1:]
    for kind, result_of in KINDS.items():
        cases_file = Path(folder) / f"{kind}.json"
        if not cases_file.exists() or (wanted and kind not in wanted):
            continue
        cases = json.loads(cases_file.read_text("utf-8"))
        results = {case["id"]: result_of(case) for case in cases}
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(results, file, ensure_ascii=False)
            file.flush()
            print(f"== {kind}", flush=True)
            scorer = [sys.executable, str(Path(folder) / "score.py"), kind, file.name]
            subprocess.run([*scorer, "--worst", "200" if wanted else "0"], check=True)


if __name__ == "__main__":
    main()
