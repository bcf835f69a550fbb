"""CSL-JSON to references; what an object says: `refsync.csl`.

Read are an array, one object, an object with its array under `items`, and objects line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, get_args

from refsync import latex
from refsync.csl import csl_type, from_csl
from refsync.readers import json_objects
from refsync.reading import Problem, Reading, Severity
from refsync.reference import CslType, Reference, Source
from refsync.titles import UNTITLED

_TITLES = ("title", "container-title")


def read(text: str, file: str) -> Reading:
    """The references of a CSL-JSON text, in its order.

    Args:
        text: the JSON.
        file: its name, for sources and problems.

    Raises:
        SourceError: it is not JSON.
    """
    objects = json_objects.read(text, file)
    problems = list(objects.problems)
    references = []
    keys: dict[str, int] = {}
    for value, line in objects.found:
        reference = from_csl(_with_signs(value)).model_copy(
            update={"source": Source(file=file, line=line)}
        )
        if _names_a_work(reference):
            references.append(reference)
        for severity, code, message in _faults(value, reference, keys, line):
            problems.append(
                Problem(severity=severity, code=code, message=message, file=file, line=line)
            )
    return Reading(
        references=tuple(references),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _with_signs(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object, the signs for which HTML entities stand in its titles: "Gears &amp; Cogs"."""
    coded = {name: text for name in _TITLES if (text := value.get(name)) and _entities(text)}
    return {**value, **{name: unescape(text) for name, text in coded.items()}} if coded else value


def _entities(text: object) -> list[str]:
    """The HTML entities in a text, but what only looks like one."""
    found = latex.ENTITY.findall(text) if isinstance(text, str) and "&" in text else []
    return [entity for entity in found if unescape(entity) != entity]


def _names_a_work(reference: Reference) -> bool:
    """Whether a person could tell from the entry which work is meant."""
    people = reference.author or reference.editor or reference.other_names
    named = reference.title != UNTITLED or reference.container_title
    return bool(named or people or reference.identifiers or reference.url)


def _faults(
    value: Mapping[str, Any], reference: Reference, keys: dict[str, int], line: int
) -> Iterator[tuple[Severity, str, str]]:
    """What is wrong with an entry; takes note of its key and line."""
    if not _names_a_work(reference):
        yield "warning", "no-entry", "This object has no title, people or address; it was left out."
        return
    if reference.title == UNTITLED:
        yield "warning", "missing-title", "The entry has no title. Add it."
    for name in _TITLES:
        for entity in _entities(value.get(name))[:1]:
            said = f"The {name} has the HTML entity {entity} in it; read as “{unescape(entity)}”."
            yield "warning", "html-entity", f"{said} Write that."
    stated = value.get("type")
    if stated not in get_args(CslType) and csl_type(stated) == "document":
        said = f"{stated!r} is no type of CSL" if stated else "The entry has no type"
        yield (
            "warning",
            "unknown-type",
            f"{said}; it was read as a document. Use one of CSL's types.",
        )
    key = reference.citation_key
    if key and keys.setdefault(key, line) != line:
        message = (
            f"The id {key!r} is taken by the entry in line {keys[key]}; both were read. Give one of"
            " them another id."
        )
        yield "warning", "duplicate-key", message
