"""What a line below words says: a title's or a place's they are, unless they name someone."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people import people, people_by_family

_LONGEST_NAMES = 200
_NUMBERS_BEHIND = regex(r"(?<=[^\W\d_.])[\d,*†‡#\s]{1,12}$")
"""Of addresses, behind a name: "Jane Doe1,2*"."""


def is_as_if_in_italics(text: str) -> bool:
    """Whether underlined words are a title or a place, as on a typewriter: "Gears and Cogs".

    Lists of one's own works underline one's name, "Al Roe, <u>Jane Doe</u>", and a title that
    looks like a name tells nothing either: "<u>Widget Gears</u>".
    """
    if len(text) > _LONGEST_NAMES:
        return True
    name = _NUMBERS_BEHIND.sub("", " ".join(text.split())).strip(" ,;")
    who = people(name) or people_by_family(name)
    return who is None or not (len(who.names) == 1 or who.have_given_names)
