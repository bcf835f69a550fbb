"""Citations with a colon between names and title, as DBLP and German bibliographies have them."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.citations.behind_names import cited_behind
from refsync.readers.citations.subtitles import WITHIN, goes_on_in_words
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import SUBTITLE, is_a_publisher
from refsync.readers.people import People, people
from refsync.readers.venues import YEAR, venue

COLON = regex(r"(?P<who>[^:\uff1a]{3,})[:\uff1a]\s+(?P<rest>\S.*)", re.DOTALL)
_SEMICOLON = regex(r"(?P<who>[^:;\uff1a]{3,});\s+(?P<rest>\S.*)", re.DOTALL)
_VOLUME_AT_END = regex(
    rf"\. [^\W\d_][^:]{{1,150}} (?:{YEAR}: [\w:./-]+|\d+(?:\([\d/-]+\))?: [\w:./-]+ \({YEAR}\))\.?$"
)
"""As DBLP has it: "Jane Doe: On Widgets. ICML 2015: 3-4", "… Acta 1(2): 3-4 (2015)"."""
_BOOK = regex(
    r"(?P<title>[^()]{3,400}?)(?P<series> \([^()]{3,150}\))?, "
    rf"(?P<rest>(?P<place>[^\W\d_][\w./ -]{{1,40}} )?{YEAR}\b.*)",
    re.DOTALL,
)
"""A subtitle behind a full stop, a series, where: "Widgets. A Study (Tests, 3), Berlin 2015"."""
_BOOK_AND_PLACE = regex(
    r"(?P<title>(?:[^()]|\([\d–-]{4,9}\)){3,400}?)(?P<series>\s?\(=[^()]{3,150}\))?\.\s?"
    rf"(?P<rest>[^\W\d_a-z][^\W\d_]{{2,20}}(?:[/-][^\W\d_]{{2,20}})?(?: u\. ?a\.)? {YEAR}\.?)\s*"
)
"""As in German: "Widgets. Studies of their order (=Acta Fabri. 3). Berlin u.a. 2015."."""
IN_WITH_COLON = regex(
    r"[.,]\s+[Ii]n(?::\s(?=[^\W\d_a-z]|[a-z]+[A-Z])|"
    rf",\s(?=(?:[^\W\d_a-z][\w/-]{{2,20}} |\d\d?\.\s?\d\d?\.\s?)?{YEAR}\b))"
)
"""Before a journal in German: "Doe, Jane: On Widgets, in: Acta Fabri 12 (2015), S. 3-4".

Where its name was forgotten town and year follow: "On Widgets, in, Bonn 2015".
"""


def with_colon(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe, R. Roe: On Widgets. Journal of Tests, 2015.", "Jane Doe; On Widgets"."""
    matches = (match for colon in (COLON, _SEMICOLON) if (match := colon.match(text)))
    match = next((match for match in matches if people(match["who"])), None)
    who = people(match["who"]) if match else None
    if not match or not who:
        return None
    if (within := IN_WITH_COLON.search(match["rest"])) and (lenient or who.told):
        return Citation(match["rest"][: within.start()], who, match["rest"][within.start() + 1 :])
    lenient = lenient or _VOLUME_AT_END.search(match["rest"]) is not None
    told = lenient and match.re == _SEMICOLON
    return behind_colon(who, match["rest"], lenient=lenient, told=told)


def behind_colon(who: People, text: str, *, lenient: bool, told: bool) -> Citation | None:
    """A citation of what stands behind names and a colon, a book's subtitle with its title."""
    found = cited_behind(who, text, lenient=lenient, told=told)
    book = _BOOK.match(text) if found else None
    if book and _is_a_book(book):
        return Citation(book["title"], who, f"{book['series'] or ''}. {book['rest']}")
    placed = _BOOK_AND_PLACE.fullmatch(text) if found else None
    if placed and goes_on_in_words(placed["title"].partition(". ")[2]):
        return Citation(placed["title"], who, f"{placed['series'] or ''}. {placed['rest']}")
    return found


def _is_a_book(book: re.Match[str]) -> bool:
    """Whether what stands behind a title's full stop is its subtitle, and no journal's name."""
    subtitle, place = book["title"].partition(". ")[2], (book["place"] or "").strip()
    if WITHIN.match(subtitle) or venue(subtitle) or venue(place) or place.isupper():
        return False
    if subtitle[:1].islower() or is_a_publisher(subtitle):
        return False
    told = book["series"] or (place and " " in subtitle) or SUBTITLE.match(subtitle)
    return bool(told)
