"""Citations that begin with those who edited a volume."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.citations.behind_names import before_place
from refsync.readers.citations.colon import behind_colon
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.editing import EDITED_BY, EDITOR
from refsync.readers.people import institution, people
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.sentences import first_sentence, title_sentence

_EDITED = regex(
    rf",?\s+(?:\({EDITOR}\)|(?:[eé]ds?|hrsg|hg|dirs?|coords?|orgs?)\.|editors?\b)[.,:]*\s+",
    re.IGNORECASE,
)
_EDITION = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th|\.)|[Rr]ev\.|[Nn]ew|[Ss]econd) (?:[Rr]ev\. )?"
    r"(?:ed|edn|edition|Aufl))"
)
_EACH_EDITED = regex(
    rf" \({EDITOR}\)(?=[,;] \w|\s(?:and|&|und|et|y|e)\s)",
    re.IGNORECASE,
)
"""Behind one of several names: "Jane Doe (ed.), Richard Roe (ed.). On Widgets"."""
_BY_EDITORS = regex(
    rf"[\s.,;:]*(?:\d{{1,2}} (?:vols?|Bde?|tomes?|t)\. )?(?:{_EDITION}[.,] )?{EDITED_BY}:? "
    r"(?P<behind>[^\W\d_a-z].{5,300})"
)
"""Behind a title: ". Ed. Jane Doe. Bonn, 2015", ". 2 vols. Edited by Jane Doe. Bonn, 2015"."""
_TITLE_BY_EDITORS = regex(
    rf"(?P<title>[^\W\d_][^.]{{8,300}}?)(?P<behind>[.,] (?:[^.]{{1,30}}\. ){{0,3}}{EDITED_BY}:? .+)"
)
_AND_OTHERS = regex(r"([^.]{3,100} et al)(?:i[ia])?[.,]{0,2} ")
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


def title_by_editors(text: str) -> Citation | None:
    """As "On Widgets. Ed. Jane Doe and Richard Roe. Bonn, 2015", its title a sentence."""
    match = _TITLE_BY_EDITORS.fullmatch(text)
    named = people(match["title"]) if match else None
    return behind_title(match["title"], match["behind"]) if match and not named else None


def behind_title(title: str, behind: str) -> Citation | None:
    """The citation of a title, of which is said behind it who edited the volume, where and when."""
    match = _BY_EDITORS.fullmatch(behind)
    said = match["behind"] if match else ""
    others = _AND_OTHERS.match(said)
    names, where = (others[1], said[others.end() :]) if others else first_sentence(said)
    who = people(names) if names else None
    if not who or not who.have_given_names or not ANY_YEAR.search(where):
        return None
    return edited(Citation(title, who, where))
