"""People named in running text: "by Jane Doe and R. Roe", "Doe, J., & Roe, R.", "Doe J, Roe R".

BibTeX's own lists of names are read in `names`. Here commas separate people as well, so that what
reads as a list of names is told by its words: capitals, initials, particles.
"""

from __future__ import annotations

from unicodedata import normalize

from refsync.patterns import regex
from refsync.readers.editing import EDITOR
from refsync.readers.people.affiliated import affiliated
from refsync.readers.people.around import (
    EDITORS,
    ELISION,
    LEAD,
    SAYS_EDITED,
    TOGETHER_WITH,
    unglued,
    without_letters,
    without_marks,
    without_others,
)
from refsync.readers.people.east_asian import is_east_asian, people_by_family
from refsync.readers.people.families import begin_with_families
from refsync.readers.people.found import People
from refsync.readers.people.institutions import LEGAL_FORM, institution, names_an_institution
from refsync.readers.people.lists import listed, with_odd_ones
from refsync.readers.people.odd import FEWEST_SURE, NAMES_TOO
from refsync.readers.people.person import begins_with_particle
from refsync.readers.people.told import (
    people_by_the_last,
    people_by_two_families,
    people_by_year,
    people_set_off,
)
from refsync.readers.people.words import (
    FAMILY_NAMES_TOO,
    are_initials,
    has_initials,
    is_name_word,
    says_more_than_names,
)
from refsync.readers.remembered import remembered
from refsync.reference import Name

__all__ = [
    "TOGETHER_WITH",
    "People",
    "begin_with_families",
    "institution",
    "may_begin_with_names",
    "names_an_institution",
    "people",
    "people_by_family",
    "people_by_the_last",
    "people_by_two_families",
    "people_by_year",
    "people_set_off",
    "unglued",
]

_LONGEST_BEGIN = 200
_ASIDE = regex(r"\([^()]*\)(?:\s*\.\s*$)?")
_DATED = regex(r"\((?:1[5-9]|20)\d\d[a-z]?\)[\s,.:]+\w")
"""A year in brackets ends names; what stands behind it is a title."""
_BEFORE_YEAR = regex(
    rf"((?:(?:[A-Z]\.){{2,3}} )?[A-Z][^.,:()\n]{{3,80}}(?:,? {LEGAL_FORM})?)"
    rf"(?:\.? \((?:19|20)\d\d\b|, {EDITOR}\s)"
)
"""What stands before a year, or the role of editors."""
_LONGEST = 4000
_LONGEST_NAME_AMONG_OTHERS = 24
"""On average."""
_FIRST_WORDS = 4
_ENDS_IN_INITIAL = regex(r"(?:^|[\s.-])(?:[^\W\d_]|Jr|Sr)\.\W*$")
_AROUND_WORDS = ".,;:()[]*“”\"'†‡\uff0c\uff1a\u3001"
_JOINING = frozenset(("and", "et", "al", "und", "y", "others"))
_ROLE = regex(EDITOR)
_WIDE_STOP = regex(r"[\uff0c\uff1a\uff1b\u3001]")
_STARTS_WITH_LETTER = regex(r"[^\W\d_\u0e00-\uffff]")
_SPACE_AT_HYPHEN = regex(
    r"(?<=[^\W\d_]{2})(?: -|- )(?=[^\W\d_a-z][^\W\d_]{1,30}"
    r"(?:\W*$|[^\w\s’'-]|(?: [^\W\d_a-z][^\W\d_]{1,30})?(?:,| (?:and|et|und|y)\b| &)|"
    r" [^\W\d_a-z]{1,3}\b))"
)
"""On one side only, within a family name: "Doe -Roe", "Doe- Roe J"; not before a whole one.

Unless further names follow that: "Jane Doe -Roe Smith, Ann Poe".
"""
_SHORTEST_LIST = 3
"""So many names are no accident."""


@remembered
def people(text: str) -> People | None:
    """The people of which a text consists, None where it is anything else.

    Args:
        text: "Jane Doe, Richard Roe, et al.", perhaps after "by" or "Authors:".
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip(" \t\n,;:|·•–—<>-\uff0c\uff1a\u3001")
    text = text if text.isascii() else normalize("NFC", text)
    if with_institutions := affiliated(text):
        return People(tuple(with_institutions), certain=True)
    text = _SPACE_AT_HYPHEN.sub("-", text) if "-" in text else text
    lead = LEAD.match(text)
    said = text[lead.end() :] if lead else text
    says_more = "(" not in said and says_more_than_names(said)
    if (says_more and not _may_list_many(text)) or ("(" in text and _DATED.search(text)):
        return None
    named = EDITORS.sub("", said)
    edited = named != said or (lead is not None and SAYS_EDITED.match(lead[0]) is not None)
    rest = unglued(_ASIDE.sub(" ", named))
    whole = ELISION.sub(", ", without_others(rest))
    bare = without_marks(whole).strip(" ,;.:" if _ends_in_word(whole) else " ,;:")
    bare = " ".join(bare.split())
    begins = bool(bare) and (not bare[0].islower() or begins_with_particle(bare))
    found = listed(bare) if begins and not says_more else None
    if begins and not (found or says_more) and "," in bare:
        marked = without_letters(bare)
        found = listed(marked) if marked != bare else None
    odd = None if found or not _may_list_many(bare) else with_odd_ones(bare)
    truncated = whole != rest
    few = people_set_off(bare) if truncated and begins and not (found or odd or says_more) else None
    found = found or odd or (list(few.names) if few else None)
    if (truncated or lead) and not found and is_east_asian(bare):
        found = [Name(literal=bare)]
    if not found:
        return None
    initialled = any(name.given and has_initials(name.given) for name in found)
    many = len(found) >= _SHORTEST_LIST and all(name.given or name.literal for name in found)
    certain = bool(lead or truncated or initialled or many or odd)
    return People(tuple(found), truncated, certain, _is_inverted(found[0], bare), edited)


@remembered
def may_begin_with_names(text: str) -> bool:
    """Whether a text's first words may be names, at little cost; what it refuses is none."""
    lead = LEAD.match(text)
    text = unglued(text[lead.end() if lead else 0 :][:_LONGEST_BEGIN])
    text = text if text.isascii() else _WIDE_STOP.sub(r"\g<0> ", text)
    words = without_letters(text).split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    for n, word in enumerate(words):
        bare = word.strip(_AROUND_WORDS)
        if n and word[0] in "([\uff08" and (bare.isdecimal() or _ROLE.fullmatch(bare)):
            return True
        if word[-1] in ",." and _may_be_a_name_too(bare, words[n + 1 :], first=not n):
            return True
        if not (bare in _JOINING or not _STARTS_WITH_LETTER.match(bare) or is_name_word(bare)):
            dated = _BEFORE_YEAR.match(text)
            return dated is not None and names_an_institution(dated[1])
        if word[-1] in ".,;:\uff0c\uff1a\uff1b\u3001" or bare == "al":
            return True
    return True


def _may_be_a_name_too(word: str, behind: list[str], *, first: bool) -> bool:
    """Whether a title's word is a name before a comma: "Bo An, Jane Doe, …", "An, B., Doe, J."."""
    if first:
        return word in NAMES_TOO and bool(behind) and are_initials(behind[0].rstrip(","))
    return word in FAMILY_NAMES_TOO


def _is_inverted(first: Name, text: str) -> bool:
    """Whether a text begins with the first name's family name and a comma."""
    words = (first.dropping_particle, first.non_dropping_particle, first.family)
    family = " ".join(filter(None, words))
    return bool(first.given) and text.startswith((f"{family},", f"{family} ,"))


def _ends_in_word(text: str) -> bool:
    """Whether a full stop at the end is the sentence's, not an initial's."""
    return "." not in text or _ENDS_IN_INITIAL.search(text) is None


def _may_list_many(text: str) -> bool:
    """Whether a text has as many commas as a list of names, in which a few may look like none."""
    between = max(text.count(","), text.count(";"))
    return between >= FEWEST_SURE and len(text) <= _LONGEST_NAME_AMONG_OTHERS * (between + 1)
