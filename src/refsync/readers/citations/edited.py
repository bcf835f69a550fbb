"""Citations that begin with those who edited a volume."""

from __future__ import annotations

import re

from refsync.readers.citations.behind_names import before_place
from refsync.readers.citations.colon import behind_colon
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.editing import EDITOR
from refsync.readers.people import institution, people
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.sentences import title_sentence

_EDITED = re.compile(
    rf",?\s+(?:\({EDITOR}\)|(?:[eé]ds?|hrsg|hg|dirs?|coords?|orgs?)\.|editors?\b)[.,:]*\s+",
    re.IGNORECASE,
)
_EACH_EDITED = re.compile(
    rf" \({EDITOR}\)(?=[,;] \w|\s(?:and|&|und|et|y|e)\s)",
    re.IGNORECASE,
)
"""Behind one of several names: "Jane Doe (ed.), Richard Roe (ed.). On Widgets"."""
_LONGEST_NAMES = 300


def without_editors(text: str) -> str:
    """A text that begins with editors, without their role: "Doe, Jane, ed. On Widgets."."""
    first = _EACH_EDITED.search(text, 0, _LONGEST_NAMES)
    if first and people(text[: first.start()]):
        text = _EACH_EDITED.sub("", text[:_LONGEST_NAMES]) + text[_LONGEST_NAMES:]
    role = _EDITED.search(text, 0, _LONGEST_NAMES)
    names = text[: role.start()] if role else ""
    if not role or not (people(names) or institution(names, lenient=True)):
        return text
    colon = ":" if role[0].rstrip().endswith(":") else "."
    return f"{names.rstrip('.')}{colon} {text[role.end() :]}"


def edited_by_institution(text: str) -> Citation | None:
    """As "ACME (Hrsg.): On Widgets. A Study, Bonn 2015", "Gear Board (ed.): On Widgets".

    Behind a full stop are a title's sentence and the year: "Gear Board, ed. On Widgets. Bonn: Acme,
    2015".
    """
    role = _EDITED.search(text, 0, _LONGEST_NAMES)
    names = text[: role.start()] if role else ""
    if role and not role[0].rstrip().endswith(":"):
        return _edited_in_sentences(names, text[role.end() :])
    who, named = institution(names, lenient=True) if names else None, people(names)
    if not role or not who or (named and (named.told or names.split()[0].isupper())):
        return None
    found = behind_colon(who, text[role.end() :], lenient=True, told=True)
    return edited(found) if found and len(found.title.split()) > 1 else None


def _edited_in_sentences(names: str, behind: str) -> Citation | None:
    """The volume of an institution whose title is a sentence: "Gears. Bonn: Acme, 2015"."""
    sentence, where = title_sentence(behind)
    if not names_an_institution(names) or people(names) or not ANY_YEAR.search(where):
        return None
    who = institution(names, lenient=True)
    title = before_place(sentence, where)
    return edited(Citation(title, who, f"{sentence[len(title) :]}. {where}")) if who else None


def edited(whole: Citation) -> Citation:
    """The citation of a volume that those who stand in front edited."""
    return whole._replace(who=whole.who._replace(edited=True))
