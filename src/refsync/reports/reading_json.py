"""A reading as `parse --format json` prints it."""

from __future__ import annotations

from typing import Any

from refsync.reading import Reading


def reading_json(reading: Reading) -> dict[str, Any]:
    """One object: the references in order, the problems, and the list's own title or null."""
    return {
        "references": [reference.as_json() for reference in reading.references],
        "problems": [problem.model_dump() for problem in reading.problems],
        "title": reading.title,
    }
