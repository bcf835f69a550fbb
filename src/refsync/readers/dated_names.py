"""Titles before names and the year in brackets: "On Widgets. Doe et al. (2015) Acta Fabri"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.citations.work import Citation
from refsync.readers.people import People, people
from refsync.readers.phrases import are_in_full
from refsync.readers.venues import YEAR, venue

_DATED = regex(
    rf"(?P<title>\S.{{6,400}}?[.?!]) (?P<who>[^\W\d_a-z][^()\[\]]{{2,400}}?),? "
    rf"[(\[](?P<when>{YEAR})[)\]](?P<rest>.*)"
)
_FEWEST_WORDS = 2


def title_and_dated_names(text: str) -> Citation | None:
    """The title and the names that a year in brackets ends, and what stands behind it.

    Two family names alone may be a title's words, "On Gears. Cogs and Wheels (2015)", unless a
    known venue stands behind the year.
    """
    dated = _DATED.fullmatch(text)
    who = people(dated["who"]) if dated else None
    if not dated or not who or len(dated["title"].split()) < _FEWEST_WORDS:
        return None
    if people(dated["title"]) or not _are_told(who, dated["rest"]):
        return None
    return Citation(dated["title"].rstrip("."), who, f"{dated['when']}. {dated['rest']}")


def _are_told(who: People, rest: str) -> bool:
    """Whether names are cut short, or several in full, or a known venue follows the year."""
    several = len(who.names) > 1 and are_in_full(who)
    return who.truncated or several or venue(rest.strip(" .,:")) is not None
