"""What BibTeX, biber and pandoc say of the export: `python -m benchmarks.run accept`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.accept_export import beyond_data_model, outcomes, references
from benchmarks.measure import table
from refsync.exporting import Layout, render, with_keys


def report() -> str:
    """The section of RESULTS.md."""
    works = references()
    rows = [
        [name, "not installed" if complaints is None else str(len(complaints))]
        for name, complaints in outcomes()
    ]
    with tempfile.TemporaryDirectory() as folder:
        text = render(with_keys(works), Layout("biblatex"))
        beyond = beyond_data_model(text, Path(folder))
    return (
        f"## What the programs say of {len(works)} entries, one of every type with every field\n\n"
        f"{table(['program', 'complaints'], rows)}\n\n"
        "By `python benchmarks/accept_export.py`. "
        f"`biber --validate-datamodel` also remarks on {beyond} fields that biblatex's data model "
        "does not have for the type, such as `rights`, `code` or the `author` of a `@movie`: biber "
        "passes over them, and all but those of links are the ones that Zotero writes."
    )


if __name__ == "__main__":
    print(report())
