"""References to CSL-JSON; what an object says: `refsync.csl`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refsync.csl import to_csl
from refsync.reference import Reference
from refsync.writers.citation_keys import assign


def write(references: Sequence[Reference]) -> str:
    """A JSON array, an object for each reference in order; `id` is its citation key."""
    keyed = zip(references, assign(references), strict=True)
    items = [to_csl(reference, key) for reference, key in keyed]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
