"""Zotero's creators and the people of a reference.

Roles: the schema's names; the primary role of a type is the author where CSL has no word for it.
Particles and suffixes have no fields in Zotero: "van" stands before the last name, "von" behind
the first name, and a suffix behind a comma after it. Zotero finds them there when it cites, by the
rules of citeproc-js, and so does refsync
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#name-fields).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from refsync.csl_variables import NAMES
from refsync.patterns import regex
from refsync.reference import Name, Reference
from refsync.roles import everybody, in_usual_order
from refsync.zotero.schema import ItemType, schema

_LEADING = regex(r"[^ ]+(?:[-'’ʻ] *| +)(?=.)")
_TRAILING = regex(r" +[^ ]+$")
_CLINGING = ("'", "’", "ʻ", "-")
_FIRST_LETTER = regex(r"[^\W\d_]")


# --- people → creators --------------------------------------------------------------------------


def creators(reference: Reference, kind: ItemType) -> list[dict[str, str]]:
    """The creators of an item, role by role, or in the order of the item that they come from."""
    return [
        {"creatorType": role, **_creator(name)}
        for variable, name in everybody(reference)
        if (role := _role(kind, variable))
    ]


def without_role(reference: Reference, kind: ItemType) -> Iterator[tuple[str, Name]]:
    """The people, and their variables, that an item of this type has no role for."""
    return (one for one in everybody(reference) if _role(kind, one[0]) is None)


def _role(kind: ItemType, variable: str) -> str | None:
    """The role in which people of a variable stand; authors always have one."""
    role = _roles(kind).get(variable)
    if role is None and variable in kind.creator_types:
        return variable
    return kind.creator_types[0] if role is None and variable == "author" else role


@cache
def _roles(kind: ItemType) -> Mapping[str, str]:
    """CSL variable → role in items of a type."""
    return {_variable(kind, role): role for role in reversed(kind.creator_types)}


def _variable(kind: ItemType, role: str) -> str:
    """The CSL variable of a role, or the role itself where CSL has none."""
    primary = role == kind.creator_types[0]
    return schema().csl_names.get(role) or ("author" if primary else role)


def _creator(name: Name) -> dict[str, str]:
    """A name in Zotero's fields."""
    if name.literal is not None:
        return {"name": name.literal}
    family = _joined(name.non_dropping_particle, name.family)
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    if name.suffix:
        comma = ",! " if name.comma_suffix else ", "
        given = f"{given}{comma}{name.suffix}" if given else name.suffix
    return {"lastName": family, "firstName": given} if family else {"name": given}


def _joined(particle: str | None, family: str | None) -> str:
    if not particle or not family:
        return family or particle or ""
    return particle + family if particle.endswith(_CLINGING) else f"{particle} {family}"


# --- creators → people --------------------------------------------------------------------------


def people(data: Mapping[str, Any], kind: ItemType) -> dict[str, Any]:
    """The fields of a reference that an item's creators fill."""
    found: dict[str, list[Name]] = {}
    order: list[str] = []
    stated = data.get("creators")
    for one in stated if isinstance(stated, list) else ():
        if isinstance(one, Mapping) and (name := _read_creator(one)):
            variable = _variable_of(kind, str(one.get("creatorType") or kind.creator_types[0]))
            found.setdefault(variable, []).append(name)
            order.append(variable)
    out: dict[str, Any] = {NAMES[v]: tuple(names) for v, names in found.items() if v in NAMES}
    out["other_names"] = {v: tuple(names) for v, names in found.items() if v not in NAMES}
    if order != [variable for variable in in_usual_order(found) for _ in found[variable]]:
        out["zotero_fields"] = {"creators": " ".join(order)}
    return out


def _variable_of(kind: ItemType, role: str) -> str:
    if role in kind.creator_types:
        return _variable(kind, role)
    return schema().csl_names.get(role, role)


def _read_creator(creator: Mapping[str, Any]) -> Name | None:
    """The name of a creator; None where it has none."""
    name, last, first = (
        str(creator.get(part) or "").strip() for part in ("name", "lastName", "firstName")
    )
    if name:
        return Name(literal=name)
    if last and first:
        person = _person(last, first)
        stays = _creator(person) == {"lastName": last, "firstName": first}
        return person if stays else Name(family=last, given=first)
    return Name(family=last or None, given=first or None) if last or first else None


def _person(last: str, first: str) -> Name:
    """The name with its particles and suffix apart."""
    if len(last) > 2 and last[0] == last[-1] == '"':
        return Name(family=last, given=first)
    particle, family = _leading_particles(last)
    given, comma, suffix = (part.strip() for part in first.partition(","))
    forename, dropping = _trailing_particles(given)
    return Name(
        family=family,
        given=forename or None,
        non_dropping_particle=particle or None,
        dropping_particle=dropping or None,
        suffix=suffix.removeprefix("!").strip() or None,
        comma_suffix=bool(comma) and suffix.startswith("!"),
    )


def _leading_particles(name: str) -> tuple[str, str]:
    end = 0
    while (match := _LEADING.match(name, end)) and _is_small(match[0]):
        end = match.end()
    return name[:end].strip(), name[end:]


def _trailing_particles(name: str) -> tuple[str, str]:
    start = len(name)
    while (match := _TRAILING.search(name[:start])) and _is_small(match[0]):
        start = match.start()
    return name[:start], name[start:].strip()


def _is_small(word: str) -> bool:
    letter = _FIRST_LETTER.search(word)
    return letter is not None and letter[0].islower()
