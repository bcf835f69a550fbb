"""What may be wrong in BibTeX, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refsync.reading import Mend, Severity

FAULTS: Mapping[str, tuple[Severity, str]] = {
    "missing-at": ("error", "There is no @ before {0!r}; it was read as if there were one."),
    "missing-comma": ("error", "There is no comma after {0!r}; it was read as if there were one."),
    "missing-equals": ("error", "There is no = after {0!r}; it was read as if there were one."),
    "missing-brace": ("error", "There is no brace after @{0}; it was read as if there were one."),
    "missing-key": ("warning", "The entry has no citation key. Give it one."),
    "missing-value": ("warning", "The field {0!r} has no value; it was left out. Fill it in."),
    "bad-key": ("warning", "BibTeX takes no key like {0!r}. Use letters, digits and -_:. only."),
    "bad-string": ("error", "This is no @string{{name = {{text}}}}; passed over. Write it so."),
    "missing-braces": ("error", "{0} has no braces around its text; it was read as it stands."),
    "unclosed-brace": (
        "error", "{0} has no closing brace; it was read up to what follows. Close it."
    ),
    "stray-brace": ("error", "{0} has a closing brace too many; it was passed over. Remove it."),
    "unclosed-quote": (
        "error", "{0} has no closing quotation mark; it was read up to what follows. Close it."
    ),
    "bad-quotes": (
        "error", "{0} has quotation marks inside, that end it for BibTeX; it was read whole. Put"
        " braces around it instead."
    ),
    "stray-text": (
        "error", "{0!r} is no field; it was passed over. Remove it, or make a field of it."
    ),
    "comment-in-entry": (
        "warning", "BibTeX knows no comments within an entry; what stands behind % was passed over,"
        " as biber does. Put it between entries."
    ),
    "undefined-string": (
        "warning", "No @string {0!r} stands above; the name is taken as text, here and below. Put"
        " braces around it, or name the .bib that defines it as a source as well."
    ),
    "wrong-quotes": ("error", "BibTeX doesn't know the quotation marks of {0}; use braces."),
    "html-entity": ("warning", "{0} has the HTML entity {1} in it; read as “{2}”. Write that."),
    "bad-address": ("warning", "“{0}” is no address; it was read as {1}. Correct it."),
    "duplicate-field": ("warning", "{0!r} stands twice; the first one counts. Remove one."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the text, and what was done about it."""

    severity: Severity
    code: str
    message: str
    line: int
    mend: Mend | None = None
