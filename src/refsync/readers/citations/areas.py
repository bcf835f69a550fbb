"""Texts that cite one work in areas, as ISBD and GOST do: "Gears / J. Doe. – Bonn : Acme, 2015"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.citations.work import Citation
from refsync.readers.people import People, people
from refsync.readers.sentences import FEWEST_WORDS, first_sentence
from refsync.readers.venues import YEAR

_NUMBERED = r"(?:V(?:ol)?|Bd|[NP]|No|Nr|S|pp?|[TТ]|Вып|С|№)\b\.?\s?(?=\d)"
_OF_A_SERIAL = regex(
    rf"[.,]?\s?(?:(?<=[.\s])[-–—]{{1,2}}\s?)?(?<!\w)(?P<year>{YEAR})\.?\s?[-–—]\s?(?P<where>{_NUMBERED}.*)"
)
"""When and in which volume, as of an article: ". – 2015. – V. 12, N 3. – P. 45–67"."""
_YEAR_AND_DASH = regex(rf"{YEAR}\.?\s?[-–—]")
"""In all that says so, and found at less cost."""
_OF_A_BOOK = regex(
    r"(?:(?P<stop>\.)\s?|\s)[-–—]{1,2}\s?"
    rf"(?P<where>[^\W\d_a-z][^\d,/]{{0,60}}, {YEAR})(?P<rest>(?:[.;,]|\s*$).*)"
)
"""Where and when, as of a book: ". – Bonn : Acme, 2015. – 300 p."."""
_STROKES = " // "
_HOST = regex(r"\s[-–—](?:\s|(?=[^\W\d_a-z]))")
"""Before the journal where a list has no strokes: " - Acta Fabri"."""
_RESPONSIBLE = regex(r"\s/\s")
_LABELLED = regex(r"\s+Author(?:\(s\)|s?(?=:)):?(?:\s.*)?$")
_CYRILLIC = regex(r"[\u0400-\u04ff]")
_NAME = (
    r"[A-Z\u0400-\u042f][\w’-]+(?: [A-Z\u0400-\u042f][\w’-]+)?,? "
    r"(?>(?:[A-Z\u0400-\u042f][a-z\u0430-\u044f]?\. ?){1,3})"
)
_IN_FRONT = regex(
    rf"(?P<who>{_NAME}(?:[,;] ?{_NAME}){{0,20}}(?:,? ?(?:и др\.|et al\.))?)\s?"
    r"(?:\((?:отв\. )?(?:ред|сост|eds?)\.\)\s?)?(?=[^\W_])"
)
"""Names as headings have them, the family name in front: "Доу Д. А., Роу Р.", "Doe J. A."."""
_LONGEST = 1000


def in_areas(text: str) -> Citation | None:
    """The work that a text cites in areas, which full stops with dashes set off.

    As "Доу Д. А. О шестернях / Д. А. Доу. – Бонн : Acme, 2015. – 300 с.", and an article's:
    "On Gears / J. Doe // Acta Fabri. – 2015. – V. 12, N 3".
    """
    if len(text) > _LONGEST:
        return None
    return _article(text) or _book(text)


def _article(text: str) -> Citation | None:
    when = _OF_A_SERIAL.search(text) if _YEAR_AND_DASH.search(text) else None
    before = text[: when.start()] if when else ""
    described, strokes, host = before.partition(_STROKES)
    last = None if strokes else next(reversed(list(_HOST.finditer(before))), None)
    if last:
        described, host = before[: last.start()], before[last.end() :]
    if not when or not host:
        return None
    found = _described(described, f"{when['year']}. {host.strip(' .-–—')}, {when['where']}")
    told = strokes or text[when.start() : when.start("year")].strip(" ,")
    return found if found and (told or found.who.names) else None


def _book(text: str) -> Citation | None:
    """Only what has another mark of the style is one: a stroke before names, or the script."""
    for place in _OF_A_BOOK.finditer(text):
        before = text[: place.start()]
        stroke = _RESPONSIBLE.search(before)
        named = stroke and people(before[stroke.end() :].partition(";")[0])
        told = named or (_CYRILLIC.search(before) and (stroke or place["stop"]))
        if told and not people(before):
            return _described(before, f"{place['where']}{place['rest']}")
    return None


def _described(text: str, where: str) -> Citation | None:
    """What is told of title and authors in front of the first dash, with where and when behind."""
    text = _LABELLED.sub("", text)
    title, *named = _RESPONSIBLE.split(text)
    title = title.strip()
    heading = _IN_FRONT.match(title)
    title = title[heading.end() :] if heading else title
    who = _most([heading["who"] if heading else "", *(one.partition(";")[0] for one in named[-1:])])
    sentence, behind = first_sentence(title)
    if not who and (named_behind := people(behind)):
        title, who = sentence, named_behind
    title = title.strip(" .,")
    if len(title.split()) < FEWEST_WORDS - 1:
        return None
    return Citation(title, who or People(()), where)


def _most(texts: list[str]) -> People | None:
    """The people of the text that names most, the first of several."""
    found = [who for text in texts if (who := people(text))]
    return max(found, key=lambda who: len(who.names), default=None)
