"""What stands between names instead of commas: "Jane Doe; Al Roe", "王明，李华"."""

from __future__ import annotations

from itertools import islice

from refsync.patterns import regex
from refsync.readers.links import kind_by_label
from refsync.readers.people import people
from refsync.readers.people.east_asian import is_east_asian
from refsync.readers.people.families import begin_with_families
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.people.person import full_name
from refsync.readers.venues import OF_ORGANISATIONS, venue

_BETWEEN = regex(r"(;\s|\s[·•∙⋅]\s)")
_PARTS = regex(r"(\s[·•∙⋅|–—-]\s)")
_SEMICOLON = regex(r"\s?;\s(?:and\s|&\s)?")
_WIDE = regex(r"[\uff0c\uff1b]")
_WIDE_OR_BEFORE_A_YEAR = regex(rf"{_WIDE.pattern}|,\s(?=\d)")
_STOPS = regex(r"[,()\[\]]|(?<![A-Z])\.\s|\s[-–—|](?:\s|$)")
_FIRST = regex(r"[^,;()\[\]\n]{3,60}?(?=[,()\[\]\n]|(?<![A-Z])\.\s|\s[-–—|](?:\s|$)|\.?\s?$)")
_AROUND = " ·•∙⋅|–—-"
_AROUND_ALL = f"{_AROUND}[]()"
_ENDS = " .,\u3002\uff0c\uff0e"
_DIGIT = regex(r"\d")
_LONGEST_IN_HAN = 4
_LONGEST = 300
_MOST = 100
"""So many are looked at."""


def with_commas_between_names(text: str) -> str:
    """A text, commas between its names instead of semicolons, dots or wide commas.

    As "Jane Doe; Al Roe, ICML 2020", "ICML 2020 · Jane Doe · Al Roe", "王明，李华，2020". What else
    stands there is set off as it was. Where commas stand in all of them "and" takes the place of
    semicolons: "Doe, J.; Roe, R.", whatever a dot or bar sets off: "ICML 2020 · Doe, J.; Roe, R.".
    """
    if "; " in text:
        text = "".join(map(_with_and, _PARTS.split(text, _MOST)))
    if not text.isascii() and (names := _in_wide_commas(text)):
        return names
    said, *others = _BETWEEN.split(text, _MOST)
    before = said
    for mark, behind in zip(islice(others, 0, None, 2), islice(others, 1, None, 2), strict=True):
        first = _FIRST.match(behind)
        are_names = first and _is_a_name(first[0]) and _is_a_name(_STOPS.split(before)[-1])
        said += f"{', ' if are_names else mark}{behind}"
        before = behind
    return said


def _with_and(text: str) -> str:
    """A text, "and" instead of semicolons if it is of names before initials: "Doe, J.; Roe, R."."""
    who = people(text.strip(_AROUND_ALL)) if "; " in text else None
    return _SEMICOLON.sub(" and ", text) if who and who.inverted else text


def _is_a_name(text: str) -> bool:
    """Whether a text is a person's name in full, and no organisation's."""
    said = text.strip(_AROUND).removeprefix("and ").removeprefix("by ")
    is_other = said.rpartition(" ")[2] in OF_ORGANISATIONS or names_an_institution(said)
    return full_name(said) is not None and not (is_other or venue(said))


def _in_wide_commas(text: str) -> str:
    """The names of a text in a script without spaces, if it has but where and when besides."""
    if len(text) > _LONGEST or not _WIDE.search(text):
        return ""
    text = text.strip(_AROUND_ALL)
    parts = [part for one in _WIDE_OR_BEFORE_A_YEAR.split(text) if (part := one.strip(_ENDS))]
    dated = [bool(_DIGIT.search(part)) for part in parts]
    names = [part for part, is_when in zip(parts, dated, strict=True) if not is_when]
    if len(names) <= 1 or dated != sorted(dated) or not all(map(_is_a_short_name, names)):
        return ""
    if not begin_with_families(names):
        return ""
    return "\n".join(["\u3001".join(names), *parts[len(names) :]])


def _is_a_short_name(text: str) -> bool:
    short = len(text) <= _LONGEST_IN_HAN and is_east_asian(text)
    return short and kind_by_label(text) is None
