"""Who wrote a work, where and when it appeared, as loose texts say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.containers import names_and_container, year_beside, year_of
from refsync.readers.editing import EDITOR
from refsync.readers.field_labels import WHEN, WHERE
from refsync.readers.houses import House, house
from refsync.readers.kinds import credited
from refsync.readers.locators import Locators, locators
from refsync.readers.people import People, people
from refsync.readers.phrases import (
    few_before,
    named_with_year,
    names_before_house,
    names_before_place,
    names_behind_place,
    phrases,
    who_in,
)
from refsync.readers.remembered import remembered
from refsync.readers.sentences import LONGEST_PLACE
from refsync.readers.titles import old_year, titled, year
from refsync.readers.venues import (
    MONTHS,
    NAMED,
    YEAR,
    bare_venue,
    is_venue,
    venue,
    venue_with_year,
)

ONLY_ET_AL = regex(r"(?<![\s,])[\s,]*(?:et\.?|&) al\.?[\s,.]*", re.IGNORECASE)
_FULL_YEAR = regex(YEAR)
_YEAR_ALONE = regex(rf"\W*{YEAR}\W*")
_DATE = regex(rf"(?:{MONTHS},? )?{YEAR}(?:[./-]\d\d?){{0,2}}")
_ANY_YEAR = regex(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20\d\d")
"""Of any century, and perhaps with a month behind it: "1850-1900", "202010"."""
_BRACKETED = regex(r"[(\[]([^()\[\]]+)[)\]]")
_DATED = regex(
    r"[(\uff08]\s*(?=[^()]*[A-Z])[\w@&’'. -]{2,40}?"
    r"[\s,]*(?:(?:19|20)\d\d|(?<=[\s'’‘])\d\d)"
    r"(?:[\s,][^()]*)?\s*[)\uff09][\s.]*$"
)
_BY_VOLUME = regex(
    rf"(?P<name>[A-Z][^.;:()\d]{{1,100}})\. (?P<when>{YEAR})"
    r"(?: [A-Z][a-z]{2}(?: \d\d?)?)?;\s?\d[^.]*"
)
"""A journal as PubMed has it: "Acta Widg. 2015;1(2):3-4"."""
NAMED_AND_DATED = regex(rf"(?P<name>{NAMED.pattern}),? ?\(?{YEAR}\)?")
_ROLE = regex(EDITOR)
_OPEN_ENDED = regex(
    r"\b(?:before|until|since|after|pre|prior|up to|and (?:earlier|older|later|newer)|avant|vor|"
    r"bis|seit)\b|"
    r"(?:以前|之前|以来)|(?:19|20)\d\d\s?[-–—~/]\s?(?:(?:19|20)?\d\d\b|now|present|today)",
    re.IGNORECASE,
)
_VENUE_LABEL = regex(rf"{WHERE}\s*[:\uff1a]\s*", re.IGNORECASE)
_WHEN_LABEL = regex(rf"^\W{{0,4}}{WHEN}\s*[:\uff1a]\s*", re.IGNORECASE | re.MULTILINE)
_FROM = regex(
    r"(?:[A-Z]\S{0,30}\s)?from (?P<who>[^\W\d_a-z][^:\uff1a()\[\]]{2,100}?)\s*"
    r"(?:(?P<colon>[:\uff1a])\s*$|(?=[(\[]|$))"
)


class Details(NamedTuple):
    """What stands beside a title.

    Attributes:
        within: the volume, issue and pages of the venue.
        house: who published a book of which no venue is known.
    """

    who: People | None = None
    venue: str | None = None
    year: int | None = None
    within: Locators | None = None
    house: House | None = None

    def completed(self, other: Details) -> Details:
        """What these say, and what they don't and the others do."""
        return Details(
            self.who or other.who,
            self.venue or other.venue,
            self.year or other.year,
            self.within or other.within,
            _surer(self.house, other.house),
        )

    def under(self, over: Details, title: str) -> Details:
        """What these say, else what stands above a title, which may say itself when, and where."""
        known = self.completed(over)
        volume = _stated_volume(title) if known.year and not self.year else None
        if not volume:
            return known
        where = venue(volume) if is_venue(volume) else None
        return known._replace(venue=self.venue or where or known.venue, year=year(volume))

    def at(self, venue: str | None, pieces: Iterable[Piece | str]) -> Details:
        """The details, of what appeared in a venue that pieces beside the title name."""
        if not venue:
            return self
        said = [Piece(piece) if isinstance(piece, str) else piece for piece in pieces]
        around = zip([Piece(""), *said], said, [*said[1:], Piece("")], strict=False)
        found = (
            locators(f"{before.text} {one.text} {behind.text}" if one.set_off else one.text, venue)
            for before, one, behind in around
            if venue in one.text
        )
        return self._replace(venue=venue, within=next(found, None) or self.within)

    @property
    def reads_like_a_paper(self) -> bool:
        """Names and a date or venue stand with it, as with a paper or a book."""
        return self.names_are_told and bool(self.year or self.venue)

    def names_those_of(self, text: str) -> bool:
        """Whether a text names some of those who wrote it, and nobody else."""
        who = people(text) if self.who else None
        return who is not None and self.who is not None and set(who.names) <= set(self.who.names)

    @property
    def names_are_told(self) -> bool:
        """More than their looks says that there are names, or there are several."""
        return self.who is not None and self.who.told


NOTHING_SAID = Details()


def _surer(own: House | None, other: House | None) -> House | None:
    """The publisher that is said, unless it is loose and the other one told."""
    return other if other and other.told and (own is None or own.loose) else own or other


def _stated_volume(title: str) -> str | None:
    """What a title has in brackets that is a year, perhaps with a known venue: "(ICML 2020)".

    Behind a comma a year counts as well, but none within other words, nor of several ones:
    "(WidgetNet, 2016)", and neither "(before 2015)", "(GearEval 2019)" nor "(1914-1918)".
    """
    added = titled(title).annotations
    said = (part for text in added for part in (text, *text.split(", ")))
    return next((text for text in said if year(text) and _is_a_volume(text)), None)


def _is_a_volume(text: str) -> bool:
    """Whether a text of a year is nothing more than that, or names a known venue."""
    alone = _DATE.fullmatch(text) or not bare_venue(text) or is_venue(text)
    return bool(alone) and not _OPEN_ENDED.search(text) and len(_ANY_YEAR.findall(text)) <= 1


class Piece(NamedTuple):
    """A text beside a title.

    Attributes:
        set_off: it is in italics or has a line to itself, as names often are.
    """

    text: str
    set_off: bool = False


def details(pieces: Iterable[Piece | str], who: People | None = None) -> Details:
    """Who, where and when, as loose texts beside a title say it.

    Args:
        pieces: what stands beside the title, in texts that are of one style each.
        who: the authors, where they are known already.
    """
    said = (Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return _details(tuple(said), who)


@remembered
def _details(said: tuple[Piece, ...], who: People | None) -> Details:
    """As above; each step from blocks to references asks again."""
    found = _Gathered(who or _one_before_italics(said))
    for piece in said:
        found.take(piece)
    publisher = None if found.where else found.house
    return Details(found.who, year=found.when or found.old, house=publisher).at(found.where, said)


@dataclass(slots=True)
class _Gathered:
    """What the texts beside a title have said so far; what is said first counts.

    Attributes:
        old: a year of centuries ago, which counts where no other one is said.
        doubtful: what was taken for one name and has a year, so that it may be where.
        house: who published a book, if nothing says where else it appeared.
    """

    who: People | None
    where: str | None = None
    when: int | None = None
    old: int | None = None
    doubtful: str = ""
    house: House | None = None

    def take(self, piece: Piece) -> None:
        """Reads the next text."""
        if self.who and ONLY_ET_AL.fullmatch(piece.text):
            self.who = self.who._replace(truncated=True)
            return
        if piece.set_off and self._are_names(piece.text):
            return
        self.who = self.who or _from(piece.text) or credited(piece.text)
        text = self._without_journal(_WHEN_LABEL.sub("", piece.text))
        self.when = self.when or year_beside(text)
        parts = phrases(text)
        for part, behind in zip_longest(parts, parts[1:], fillvalue=""):
            self._take_part(part, behind)

    def _are_names(self, text: str) -> bool:
        """Whether a text that is set off names those who wrote the work, who are known then."""
        if names_before_house(text):
            return False
        whole = who_in(text, certain=True) if self.doubtful or not self.who else None
        if not (whole or self.who) and (placed := names_behind_place(text)):
            self.who, where = placed
            self.where, self.when = self.where or venue(where), self.when or year(where)
            return True
        if not whole or (self.who and not (whole.certain and len(whole.names) > 1)):
            return False
        self.who, self.where = whole, self.where or bare_venue(self.doubtful) or None
        self.doubtful = ""
        self.when = self.when or year(text)
        return True

    def _without_journal(self, text: str) -> str:
        """A text without the journal or book that its form tells, which is known then."""
        if not self.where and (journal := _BY_VOLUME.match(text)):
            self.where, self.when = journal["name"], self.when or year(journal["when"])
            return text[journal.end() :]
        placed = None if self.where else _placed(text, self.who)
        if not placed:
            return text
        line, names, self.where = placed
        if names:
            self.who = self.who or who_in(names.rstrip(" ,;:-–—"), certain=True)
        self.when = self.when or year_of(text)
        return text.replace(line, "", 1)

    def _take_part(self, part: str, behind: str) -> None:
        """Reads a part that says one thing; what stands behind it may tell that it is a name.

        And whether those edited the work: "Jane Doe (ed.)".
        """
        self.when = self.when or year_beside(part)
        self.old = self.old or (old_year(part) if self.who else None)
        named = None if self.who else who_in(part) or few_before(behind, part)
        several = named is not None and len(named.names) > 1 and named.have_given_names
        if named and (named.certain or not self.where or several):
            self.who = named._replace(edited=named.edited or bool(_ROLE.fullmatch(behind)))
            self.doubtful = part if len(named.names) == 1 and year(part) else ""
        elif not self.where:
            part = _VENUE_LABEL.sub("", part)
            self.where = venue(part) or named_with_year(part)
            dated = year(part) is not None or _YEAR_ALONE.fullmatch(behind) is not None
            if not self.where and self.who and dated:
                self.house = self.house or self._may_publish(part)
            if self.where and _FULL_YEAR.search(part):
                self.when = year_beside(part) or self.when

    def _may_publish(self, part: str) -> House | None:
        """Who may have published the work by a part's looks, unless it names the authors again."""
        wrote = {name.family or name.literal for name in self.who.names} if self.who else set()
        found = house(part, set_off=False)
        again = any(name and name in part for name in wrote)
        return found._replace(loose=True) if found and found.name and not again else None


def _placed(text: str, who: People | None) -> tuple[str, str, str] | None:
    """The first line of a text that names a journal or book, the names in it, and that."""
    for line in text.split("\n"):
        label = _VENUE_LABEL.match(line)
        bare = line[label.end() :] if label else line
        if names_before_place(bare):
            continue
        if found := names_and_container(bare, behind_names=who is not None):
            return line, *found
    return None


def in_brackets(text: str) -> bool:
    """Whether brackets in a text say where and when: "On Widgets (ICML, 2014)".

    At its end any name with a year does: "On Widgets (Big Data 2014)".
    """
    said = (details([match[1]]) for match in _BRACKETED.finditer(text))
    if any(found.year and found.venue for found in said):
        return True
    dated = _DATED.search(text, max(0, len(text) - LONGEST_PLACE))
    return dated is not None and len(text[: dated.start()].split(maxsplit=2)) > 1


def says_where(text: str) -> bool:
    """Whether a text says no more than where and when: "AAAI 2020", "Preprint. Preprint."."""
    parts = text.strip(" .,;:").replace("Ph.D. ", "PhD ").split(". ")
    return all(is_venue(part) or details([part]).venue for part in parts if part)


def above(headings: Iterable[str]) -> Details:
    """Where and when, as the headings above an entry say it, the nearest first.

    A heading names no venue unless by its initials: "CVPR 2024", "Papers of ICML'23". That of
    several years states none: "Before 2022", "2015–2018".
    """
    where = when = None
    for heading in headings:
        when = when or (None if _OPEN_ENDED.search(heading) else year(heading))
        where = where or venue_with_year(heading)
    return Details(None, where, when)


def _from(text: str) -> People | None:
    """The people from whom something is, before its title: "GearConv from Doe and Roe: "."""
    match = _FROM.match(text)
    who = people(match["who"]) if match else None
    if not match or not who or venue(match["who"]):
        return None
    several = len(who.names) > 1 and match["colon"]
    return who if who.truncated or several else None


def _one_before_italics(pieces: Sequence[Piece]) -> People | None:
    """The one person named in full before a journal in italics: "Jane Doe. _Acta Fabri_, 2020"."""
    for before, journal, behind in zip(pieces, pieces[1:], [*pieces[2:], Piece("")], strict=False):
        if journal.set_off and not before.set_off and year(f"{journal.text} {behind.text[:12]}"):
            who = people(before.text.strip(" .,"))
            return who if who and who.have_given_names and not venue(before.text) else None
    return None


def set_off_names(pieces: Iterable[Piece]) -> People | None:
    """The people whom a text beside a title names, in italics or on a line of its own."""
    said = (who_in(text, certain=True) for text, set_off in pieces if set_off)
    return next(filter(None, said), None)


def dated_place(text: str) -> str | None:
    """Where a text of a name and a year says that a work appeared: "Acta Fabri (2015)"."""
    named = NAMED_AND_DATED.fullmatch(text)
    return bare_venue(named["name"]) or None if named else None
