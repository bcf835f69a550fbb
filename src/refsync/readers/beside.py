"""The texts beside a title, one for each run of one style, names and journals set off in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from refsync.characters import PICTOGRAPHS, WHITESPACE
from refsync.patterns import regex
from refsync.readers.details import ONLY_ET_AL, Piece
from refsync.readers.document import Span, Spans, lines
from refsync.readers.field_labels import WHO
from refsync.readers.people import People, people, people_set_off
from refsync.readers.phrases import are_several, without_year
from refsync.readers.titles import year
from refsync.readers.venues import (
    bare_venue,
    venue,
    venue_and_year,
    venue_with_year,
)

_NEAR = 3
"""So many texts behind a journal in italics may have its year or volume."""
_KEY = regex(r"(?<!\w)@[A-Za-z][A-Za-z_:-]{0,60}(?:19|20)\d\d\w{0,60}")
_PICTURE = regex(rf"^[\s{PICTOGRAPHS}]+(?=\w)")
_COMMAS = ",;\uff0c\uff1b\u3001"
_ENDS_IN_A_COMMA = regex(rf"(?:[{_COMMAS}]| [·•])\s*$")
_BEGINS_WITH_A_COMMA = regex(rf"[{WHITESPACE}*†‡§¶#∗^]*[{_COMMAS}·•]")
"""As text goes on behind a name, whose marks may stand in between: "†, Al Roe"."""
_IN_ITALICS = regex(r"[a-z]?[A-Z][\w./’':-]*(?: (?:[A-Z&][\w./’':-]*|of|the|in|on|and|for)){0,8}")
"""The name of a journal that a line has to itself: "eGears", "Roe's & Doe: Acta"."""
DISTINCTION = regex(
    r"\b(?:awards?|best|papers?|oral|spotlights?|posters?|presentations?|talks?|tracks?|mention|"
    r"contribut(?:ed|ions?)|runner|finalist|invited|abstract|version|ready)\b",
    re.IGNORECASE,
)
"""What a line in italics says of a work besides where it appeared: "Best Paper Award"."""
_MANY = 2
_AROUND_LINKS = " ,;:()[]{}|/·•–—-"
"""What may stand between names and the links behind them."""
_GOES_ON = (" of", " on", " in", " for", " and", " the", " &")
"""With what no line ends that says all of a venue: "International Conference on"."""
_VOLUME_FOLLOWS = regex(r"[\s,.]*(?:[Vv]ol\.?\s?)?\d{1,4}\s?(?:\(\d|[,:]\s?\w?\d)")
_OPENING_QUOTE = regex(r"[\"“„«「『《»›‘]$")
_CLOSING_QUOTE = regex(r"^[.,]*[\"”“»」』》«‹’]?")
_AUTHORS_LABEL = regex(rf"\W*{WHO}\s*[:\uff1a]?\s*", re.IGNORECASE)


def without(text: str, title: str) -> str:
    """A text, a break instead of the title in it."""
    if not title or title not in text:
        return text
    first, *rest = text.split(title)
    behind = [_CLOSING_QUOTE.sub("", piece, count=1) for piece in rest]
    *before, last = first, *behind
    return "\n".join([*(_OPENING_QUOTE.sub("", piece) for piece in before), last])


def beside(spans: Sequence[Span], title: str = "") -> list[Piece]:
    """The texts beside a title, one for each run of one style; links and images left out."""
    pieces = [
        Piece(without(text, title), set_off)
        for text, set_off in _with_lines_joined([list(_runs(line)) for line in lines(spans)])
        if text not in title
    ]
    alone = len(pieces) == 1 and title and people(pieces[0].text)
    return [Piece(pieces[0].text, set_off=True)] if alone else pieces


def _with_lines_joined(runs: Iterable[Sequence[Piece]]) -> list[Piece]:
    """The texts of lines, one for names, or for a venue, that go on in the next line."""
    pieces: list[Piece] = []
    may_go_on = False
    for line in runs:
        if line and pieces and pieces[-1].text.endswith(_GOES_ON):
            pieces[-1:] = [pieces[-1]._replace(text=f"{pieces[-1].text} {line[0].text}"), *line[1:]]
            may_go_on = False
            continue
        alone = len(line) == 1 and line[0].set_off
        may_go_on = may_go_on and alone and "," in line[0].text
        whole = _names_that_go_on(pieces[-1].text, line[0].text) if may_go_on else None
        pieces[-1:] = [Piece(whole, set_off=True)] if whole else [*pieces[-1:], *line]
        may_go_on = alone
    return pieces


def _names_that_go_on(above: str, below: str) -> str | None:
    """The names of two lines as one text, of one work; the same ones again are of another."""
    who = people(below)
    if not who or len(who.names) < _MANY or venue(below):
        return None
    is_cut = " " not in f"{above.rpartition(', ')[2]}{below.partition(',')[0]}"
    whole = f"{above} {below}" if is_cut or above.endswith(",") else f"{above}, {below}"
    if not (is_cut or above.endswith(",") or who.certain):
        return None
    names = people(whole)
    again = names is not None and len(set(names.names)) < len(names.names)
    return whole if names and names.certain and not again else None


def _runs(line: Spans) -> Iterator[Piece]:
    """The unlinked texts of a line, one for each run of one style.

    Behind a link, the key of a citation says nothing of the work: "[On Widgets](…) [@doe2020]".
    """
    runs: list[tuple[str, bool]] = []
    style = None
    is_behind = quoted = False
    for span in line:
        if span.href is not None or span.image:
            quoted = bool(runs) and _OPENING_QUOTE.search(runs[-1][0].rstrip()) is not None
            style = None
            is_behind = is_behind or span.href is not None
            if span.image and not span.href and _is_a_volume_in_a_badge(span.text):
                runs.append((span.text, False))
            continue
        said = _KEY.sub("", span.text) if is_behind else span.text
        said = _CLOSING_QUOTE.sub("", said, count=1) if quoted else said
        quoted = False
        before = runs[-1][0] if runs else ""
        goes_on = style == (span.bold, span.italic) or _AUTHORS_LABEL.fullmatch(before)
        is_listed = style == (not span.bold, span.italic) and _is_listed(before, said)
        are_others = bool(before.strip()) and ONLY_ET_AL.fullmatch(said.strip())
        if goes_on or is_listed or are_others:
            runs[-1] = (before + said, span.italic)
        else:
            runs.append((said, span.italic))
        style = (span.bold, span.italic)
    told = [(text, italic) for text, italic in runs if text.strip(" .,;:()")]
    alone = len(told) == 1 and all(span.href is None for span in line)
    in_front = not alone and bool(line) and line[0].href is None
    if in_front and (names := _names_before_links(told)):
        yield Piece(names, set_off=True)
        return
    for text, italic in told:
        yield Piece(without_picture(" ".join(text.split())), italic or alone)


def without_picture(text: str) -> str:
    """A text without the pictures in front of its words: "👥 Jane Doe, Richard Roe"."""
    return _PICTURE.sub("", text, count=1)


def _names_before_links(told: Sequence[tuple[str, bool]]) -> str:
    """The names of several in full that are all that a line says before its links."""
    said = [text for text, _ in told if text.strip(_AROUND_LINKS)]
    text = " ".join(said[0].split()).rstrip(_AROUND_LINKS) if len(said) == 1 else ""
    who = people(text) if text else None
    return text if who and are_several(who) else ""


def _is_a_volume_in_a_badge(text: str) -> bool:
    """Whether a picture says no more than where and when, or has a known venue's initials."""
    return venue_with_year(text) is not None or venue_and_year(text)


def _is_listed(text: str, behind: str) -> bool:
    """Whether a comma or the like joins two texts, as where an author is in bold: "**Doe***, "."""
    return bool(_ENDS_IN_A_COMMA.search(text) or _BEGINS_WITH_A_COMMA.match(behind))


def line_in_italics(spans: Sequence[Span], title: str) -> str | None:
    """A name that a line of its own has in italics: "**On Widgets**", "*Acta Fabri*".

    Args:
        spans: the text, in which it is known who wrote the work, and when.
        title: the title in it.
    """
    for line in lines(spans):
        text = " ".join("".join(span.text for span in line).split())
        alone = all(span.italic and span.href is None for span in line if span.text.strip())
        is_name = _IN_ITALICS.fullmatch(text) and not (people(text) or DISTINCTION.search(text))
        if alone and text not in title and is_name:
            return text
    return None


def italic_venue(spans: Sequence[Span], title: str, who: People | None = None) -> str | None:
    """A journal in italics, with the year beside it: "(_Review of Tests_, 2015)".

    Args:
        spans: the text.
        title: the title in it.
        who: those who wrote the work, where they are known; other names are a journal's then.
    """
    wrote = set(who.names) if who else set()
    for n, span in enumerate(spans):
        text = " ".join(span.text.split())
        if not span.italic or not text or text in title or ONLY_ET_AL.fullmatch(text):
            continue
        behind = takewhile(lambda after: after.href is None, spans[n + 1 : n + _NEAR + 1])
        follows = "".join(after.text for after in behind if not after.image)
        bare = without_year(text)
        names = people(bare) or people_set_off(bare)
        alone = names and wrote and len(names.names) == 1 and wrote.isdisjoint(names.names)
        dated = year(follows[:12]) or _VOLUME_FOLLOWS.match(follows) or bare != text
        if dated and (not names or alone):
            return bare_venue(text) or None
    return None
