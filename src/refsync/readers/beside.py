"""What stands beside a title: who wrote the work, where and when it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import NamedTuple

from refsync.characters import PICTOGRAPHS, WHITESPACE
from refsync.readers.containers import names_and_container, year_beside, year_of
from refsync.readers.document import Span, Spans, lines
from refsync.readers.editing import EDITOR
from refsync.readers.field_labels import WHEN, WHERE, WHO
from refsync.readers.journals import is_dated_journal
from refsync.readers.locators import Locators, locators
from refsync.readers.people import People, people, people_by_year, people_set_off
from refsync.readers.people.between import with_commas_between_names
from refsync.readers.remembered import remembered
from refsync.readers.sentences import LONGEST_PLACE, WHO_ET_AL, first_sentence
from refsync.readers.titles import old_year, titled, year
from refsync.readers.venues import (
    MONTHS,
    NAMED,
    OF_ORGANISATIONS,
    YEAR,
    bare_venue,
    is_venue,
    venue,
    venue_and_year,
    venue_with_year,
)

ONLY_ET_AL = re.compile(r"(?<![\s,])[\s,]*et\.? al\.?[\s,.]*", re.IGNORECASE)
_BARE_NAME = r"(?:[^\W\d_a-z][\w’'-]{1,30} ){1,3}[A-Z]{1,3}"
_BARE_NAMES = re.compile(rf"(?P<who>{_BARE_NAME}(?:, {_BARE_NAME}){{1,60}})\. (?=[^\W\d_a-z])")
"""Names in medicine's style, whose last initial ends their sentence: "Doe J, Roe R. ICML 2015"."""
_FULL_YEAR = re.compile(YEAR)
_DATE = re.compile(rf"(?:{MONTHS},? )?{YEAR}(?:[./-]\d\d?){{0,2}}")
_ANY_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20\d\d")
"""Of any century, and perhaps with a month behind it: "1850-1900", "202010"."""
_KEY = re.compile(r"(?<!\w)@[A-Za-z][A-Za-z_:-]{0,60}(?:19|20)\d\d\w{0,60}")
_YEAR_BEHIND = re.compile(rf"(?<![\s,.(])[\s,.(]+(?:(?<=\(){MONTHS} )?{YEAR}[).\s]*$")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_DATED = re.compile(
    r"[(\uff08]\s*(?=[^()]*[A-Z])[\w@&’'. -]{2,40}?"
    r"[\s,]*(?:(?:19|20)\d\d|(?<=[\s'’‘])\d\d)"
    r"(?:[\s,][^()]*)?\s*[)\uff09][\s.]*$"
)
_NAMED_WITH_YEAR = re.compile(
    rf"(?P<name>{NAMED.pattern}),? "
    rf"(?:{YEAR}|\d{{1,4}}(?:[.(]\d{{1,3}}\)?)?(?:, [\d–-]{{1,20}})?\s?\({YEAR}\))"
)
_BY_VOLUME = re.compile(
    rf"(?P<name>[A-Z][^.;:()\d]{{1,100}})\. (?P<when>{YEAR})"
    r"(?: [A-Z][a-z]{2}(?: \d\d?)?)?;\s?\d[^.]*"
)
"""A journal as PubMed has it: "Acta Widg. 2015;1(2):3-4"."""
NAMED_AND_DATED = re.compile(rf"(?P<name>{NAMED.pattern}),? ?\(?{YEAR}\)?")
_PICTURE = re.compile(rf"^[\s{PICTOGRAPHS}]+(?=\w)")
_COMMAS = (",", ";", "\uff0c", "\uff1b", "\u3001")
_MARKS = WHITESPACE + "*†‡§¶#∗^"
"""What may stand between a name and the comma behind it."""
_IN_ITALICS = re.compile(
    r"[a-z]?[A-Z][\w./’':-]*(?: (?:[A-Z&][\w./’':-]*|of|the|in|on|and|for)){0,8}"
)
"""The name of a journal that a line has to itself: "eGears", "Roe's & Doe: Acta"."""
DISTINCTION = re.compile(
    r"\b(?:awards?|best|papers?|oral|spotlights?|posters?|presentations?|talks?|tracks?|mention|"
    r"contribut(?:ed|ions?)|runner|finalist|invited|abstract|version|ready)\b",
    re.IGNORECASE,
)
"""What a line in italics says of a work besides where it appeared: "Best Paper Award"."""
_FEWEST_INITIALS = 3
_MANY = 2
_AROUND_LINKS = " ,;:()[]{}|/·•–—-"
"""What may stand between names and the links behind them."""
_GOES_ON = (" of", " on", " in", " for", " and", " the", " &")
"""With what no line ends that says all of a venue: "International Conference on"."""
_MOST_PIECES = 100
"""So many sentences are looked at for who wrote a work, where and when it appeared."""
_LONGEST_JOURNAL = 120
_DIGIT = re.compile(r"\d")
_MOST_BEHIND = 3
"""So many parts behind names may say where and when: "ICML, 2020, best paper"."""
_VOLUME_FOLLOWS = re.compile(r"[\s,.]*(?:[Vv]ol\.?\s?)?\d{1,4}\s?(?:\(\d|[,:]\s?\w?\d)")
_AFFILIATION = re.compile(r"\s?\([^()]*\)(?=,? et al\b)")
_ROLE = re.compile(EDITOR)
_PARTS = re.compile(
    r"\n|\s[-–—|·•/]+\s|[()\[\]【】\uff08\uff09\uff0c\u3002]|;\s|\s?[|·•]\s?|,\s(?=in [A-Z])"
)
_OPEN_ENDED = re.compile(
    r"\b(?:before|until|since|after|pre|prior|up to|and (?:earlier|older|later|newer)|avant|vor|"
    r"bis|seit)\b|"
    r"(?:以前|之前|以来)|(?:19|20)\d\d\s?[-–—~/]\s?(?:(?:19|20)?\d\d\b|now|present|today)",
    re.IGNORECASE,
)
_OPENING_QUOTE = re.compile(r"[\"“„«「『《»›‘]$")
_CLOSING_QUOTE = re.compile(r"^[.,]*[\"”“»」』》«‹’]?")
_VENUE_LABEL = re.compile(rf"{WHERE}\s*[:\uff1a]\s*", re.IGNORECASE)
_WHEN_LABEL = re.compile(rf"^\W{{0,4}}{WHEN}\s*[:\uff1a]\s*", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile(
    r"(?:[A-Z]\S{0,30}\s)?from (?P<who>[^\W\d_a-z][^:\uff1a()\[\]]{2,100}?)\s*"
    r"(?:(?P<colon>[:\uff1a])\s*$|(?=[(\[]|$))"
)
_AUTHORS_LABEL = re.compile(rf"\W*{WHO}\s*[:\uff1a]?\s*", re.IGNORECASE)


@remembered
def who_and_when(text: str) -> People | None:
    """The people of a text that says nothing but who and when: "Doe & Roe 2019"."""
    bare = without_year(text)
    if bare == text or _ends_in_a_venue(bare):
        return None
    return people(bare) or people_by_year(bare)


class Details(NamedTuple):
    """What stands beside a title.

    Attributes:
        within: the volume, issue and pages of the venue.
    """

    who: People | None = None
    venue: str | None = None
    year: int | None = None
    within: Locators | None = None

    def completed(self, other: Details) -> Details:
        """What these say, and what they don't and the others do."""
        return Details(
            self.who or other.who,
            self.venue or other.venue,
            self.year or other.year,
            self.within or other.within,
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


def without_year(text: str) -> str:
    """A text without the year behind it; the full stop of an initial stays: "Doe, J. (2015)"."""
    return _YEAR_BEHIND.sub(lambda behind: behind[0][: behind[0].startswith(".")], text)


def are_in_full(who: People) -> bool:
    """Whether names have family and given names each."""
    return all(name.given or name.literal for name in who.names)


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
    return Details(found.who, year=found.when or found.old).at(found.where, said)


@dataclass(slots=True)
class _Gathered:
    """What the texts beside a title have said so far; what is said first counts.

    Attributes:
        old: a year of centuries ago, which counts where no other one is said.
        doubtful: what was taken for one name and has a year, so that it may be where.
    """

    who: People | None
    where: str | None = None
    when: int | None = None
    old: int | None = None
    doubtful: str = ""

    def take(self, piece: Piece) -> None:
        """Reads the next text."""
        if self.who and ONLY_ET_AL.fullmatch(piece.text):
            self.who = self.who._replace(truncated=True)
            return
        if piece.set_off and self._are_names(piece.text):
            return
        self.who = self.who or _from(piece.text)
        text = self._without_journal(_WHEN_LABEL.sub("", piece.text))
        self.when = self.when or year_beside(text)
        parts = _parts(text)
        for part, behind in zip_longest(parts, parts[1:], fillvalue=""):
            self._take_part(part, behind)

    def _are_names(self, text: str) -> bool:
        """Whether a text that is set off names those who wrote the work, who are known then."""
        whole = _who(text, certain=True) if self.doubtful or not self.who else None
        if not (whole or self.who) and (placed := _names_behind_place(text)):
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
            self.who = self.who or _who(names.rstrip(" ,;:"), certain=True)
        self.when = self.when or year_of(text)
        return text.replace(line, "", 1)

    def _take_part(self, part: str, behind: str) -> None:
        """Reads a part that says one thing; what stands behind it may tell that it is a name.

        And whether those edited the work: "Jane Doe (ed.)".
        """
        self.when = self.when or year_beside(part)
        self.old = self.old or (old_year(part) if self.who else None)
        named = None if self.who else _who(part) or _few_before(behind, part)
        if named and (named.certain or not self.where):
            self.who = named._replace(edited=named.edited or bool(_ROLE.fullmatch(behind)))
            self.doubtful = part if len(named.names) == 1 and year(part) else ""
        elif not self.where:
            part = _VENUE_LABEL.sub("", part)
            self.where = venue(part) or _named_with_year(part)
            if self.where and _FULL_YEAR.search(part):
                self.when = year_beside(part) or self.when


def _placed(text: str, who: People | None) -> tuple[str, str, str] | None:
    """The first line of a text that names a journal or book, the names in it, and that."""
    for line in text.split("\n"):
        label = _VENUE_LABEL.match(line)
        bare = line[label.end() :] if label else line
        if _names_with_bare_initials(bare):
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


@remembered
def _parts(text: str) -> tuple[str, ...]:
    """The parts of a text that each say one thing."""
    text = with_commas_between_names(_AFFILIATION.sub("", text) if "(" in text else text)
    if _is_a_journal(text):
        return (text.strip(" ,;:"),)
    parts: list[str] = []
    for part in _PARTS.split(text):
        if _is_a_journal(part):
            parts.append(part.strip(" ,;:"))
            continue
        rest = part
        for _ in range(_MOST_PIECES):
            if not rest.strip(" .,;:"):
                break
            piece, rest = first_sentence(rest)
            who = WHO_ET_AL.match(piece)
            parts += (part.strip(" ,;:") for part in (who.groups() if who else _apart(piece)))
    return tuple(parts)


def _is_a_journal(text: str) -> bool:
    """Whether a text is nothing but a journal with year or volume: "Nat Commun 13, 7 (2022)"."""
    if len(text) > _LONGEST_JOURNAL or not text[-1:].strip() or not _DIGIT.search(text):
        return False
    return is_dated_journal(bare_venue(text), text) or (
        text.endswith(")") and _named_with_year(text.strip()) is not None
    )


def _apart(text: str) -> tuple[str, ...]:
    """Names and the venue before or behind them: "Jane Doe, R. Roe, ICML 2020"."""
    if ", " not in text or people(text):
        return (text,)
    if apart := _names_with_bare_initials(text):
        return apart
    before, _, others = text.strip(" ,").partition(", ")
    who = people(others) if _names_a_venue(before) else None
    if who and who.certain:
        return others, before
    where, names = "", text
    for _ in range(_MOST_BEHIND):
        names, _, part = names.rpartition(", ")
        where = f"{part}, {where}".rstrip(", ")
        if names and _names_a_venue(where) and (_who(names) or (year(where) and venue(where))):
            return names, where
    return (text,)


def _are_several(who: People) -> bool:
    """Whether several people are named, all of them in full."""
    return len(who.names) > 1 and who.have_given_names


def _names_with_bare_initials(text: str) -> tuple[str, str] | None:
    """The names of a text in medicine's style, and the venue behind their full stop."""
    named = _BARE_NAMES.match(text.lstrip(" .,;:"))
    where = named.string[named.end() :] if named else ""
    return (named["who"], where) if named and people(named["who"]) and venue(where) else None


def _names_a_venue(text: str) -> bool:
    return bool(venue(text) or _named_with_year(text))


def _named_with_year(text: str) -> str | None:
    """A venue that only its capitals and the year behind it tell: "AI Open 2020"."""
    named = _NAMED_WITH_YEAR.fullmatch(text)
    name = bare_venue(named["name"]) if named else ""
    return name if len(name.split()) > 1 and not people(name) else None


def _who(text: str, *, certain: bool = False) -> People | None:
    """The people that a text names, perhaps with a year behind them."""
    bare = without_year(text)
    found = people(bare) or (people_set_off(bare) if certain else None)
    likely = found and (found.likely or (certain and are_in_full(found)))
    if not found or not likely or _names_a_venue_by_initials(bare, found):
        return None
    if _ends_in_a_venue(bare):
        return None
    if is_dated_journal(bare, text):
        return None
    return found if found.certain or not venue(bare) else None


def _names_behind_place(text: str) -> tuple[People, str] | None:
    """The people whom a line names behind where and when: "ICML 2020. Jane Doe and Al Roe".

    Behind a comma one may be a town: "ICML 2020, Long Beach".
    """
    for where, names in (first_sentence(text), text.partition(", ")[::2]):
        who = _who(names, certain=True) if names and year(where) and is_venue(where) else None
        if who and (_are_several(who) or not text.startswith(f"{where}, ")):
            return who, where
    return None


def _from(text: str) -> People | None:
    """The people from whom something is, before its title: "GearConv from Doe and Roe: "."""
    match = _FROM.match(text)
    who = people(match["who"]) if match else None
    if not match or not who or venue(match["who"]):
        return None
    several = len(who.names) > 1 and match["colon"]
    return who if who.truncated or several else None


def _one_before(where: str, text: str) -> People | None:
    """The one person whom a text names in full before where and when: "Jane Doe", "ICML 2020"."""
    who = people(text) if year(where) and _names_a_venue(where) else None
    is_person = who and are_in_full(who) and text.split()[-1] not in OF_ORGANISATIONS
    return who if is_person and not venue(text) else None


def _few_before(where: str, text: str) -> People | None:
    """The one person, or the few, named in full before where and when: "Jane Doe", "ICML 2020".

    One of a few may look like none: "Bo An, Jane Doe".
    """
    if one := _one_before(where, text):
        return one
    begin_small = any(part[:1].islower() for part in text.split(", "))
    return people_set_off(text) if year(where) and is_venue(where) and not begin_small else None


def _one_before_italics(pieces: Sequence[Piece]) -> People | None:
    """The one person named in full before a journal in italics: "Jane Doe. _Acta Fabri_, 2020"."""
    for before, journal, behind in zip(pieces, pieces[1:], [*pieces[2:], Piece("")], strict=False):
        if journal.set_off and not before.set_off and year(f"{journal.text} {behind.text[:12]}"):
            who = people(before.text.strip(" .,"))
            return who if who and who.have_given_names and not venue(before.text) else None
    return None


def _names_a_venue_by_initials(text: str, who: People) -> bool:
    """Whether what looks like one name is a venue's: "ACL Findings", "ACM SOSR"."""
    first = text.split(maxsplit=1)[0]
    by_initials = len(first) >= _FEWEST_INITIALS and first.isupper() and "." not in text
    return by_initials and len(who.names) == 1 and not who.truncated and venue(text) is not None


def _ends_in_a_venue(text: str) -> bool:
    """Whether what would be initials behind names is a venue: "Jane Doe, Richard Roe, KDD"."""
    names, _, last = text.rpartition(", ")
    if len(last) < _FEWEST_INITIALS or not last.isupper() or not is_venue(last):
        return False
    who = people(names)
    return who is not None and not who.inverted and are_in_full(who)


def set_off_names(pieces: Iterable[Piece]) -> People | None:
    """The people whom a text beside a title names, in italics or on a line of its own."""
    said = (_who(text, certain=True) for text, set_off in pieces if set_off)
    return next(filter(None, said), None)


def dated_place(text: str) -> str | None:
    """Where a text of a name and a year says that a work appeared: "Acta Fabri (2015)"."""
    named = NAMED_AND_DATED.fullmatch(text)
    return bare_venue(named["name"]) or None if named else None


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
    return text if who and _are_several(who) else ""


def _is_a_volume_in_a_badge(text: str) -> bool:
    """Whether a picture says no more than where and when, or has a known venue's initials."""
    return venue_with_year(text) is not None or venue_and_year(text)


def _is_listed(text: str, behind: str) -> bool:
    """Whether a comma or the like joins two texts, as where an author is in bold: "**Doe***, "."""
    return text.rstrip().endswith(_COMMAS) or behind.lstrip(_MARKS).startswith(_COMMAS)


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
        behind = takewhile(lambda after: after.href is None, spans[n + 1 : n + _MOST_BEHIND + 1])
        follows = "".join(after.text for after in behind if not after.image)
        bare = without_year(text)
        names = people(bare) or people_set_off(bare)
        alone = names and wrote and len(names.names) == 1 and wrote.isdisjoint(names.names)
        dated = year(follows[:12]) or _VOLUME_FOLLOWS.match(follows) or bare != text
        if dated and (not names or alone):
            return bare_venue(text) or None
    return None
