"""Works whose titles are linked: "[On Widgets](…), Doe & Roe, [On Gears](…)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from refsync import web_address
from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.beside import beside, italic_venue, without
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import NOTHING_SAID, Details, Piece, details
from refsync.readers.document import Span, plain
from refsync.readers.editing import EDITOR, IN
from refsync.readers.entry import Evidence
from refsync.readers.links import kind_by_address, kind_by_label
from refsync.readers.mentions import Mention, plain_before_link
from refsync.readers.people import People, people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.behind_titles import completed_by_citation
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.named_works import Cited, by_link, of_citation
from refsync.readers.shapes.paper_links import (
    WORDS_OF_A_LONG_TITLE,
    WORDS_OF_A_NAMELESS_TITLE,
    could_be_a_title,
    dated_names_before_link,
    has_words_before,
    is_a_tool,
    is_sure,
    leads_to_a_paper,
    linked_places,
    names_before_link,
    naming,
    words_before_link,
)
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unlinked import headline
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals, unlinked
from refsync.readers.title_first import title_in_marks
from refsync.readers.titles import year
from refsync.readers.venues import JOURNALS_OF_A_WORD, is_venue, venue, venue_and_year
from refsync.reference import LinkKind

_MAY_LEAD: tuple[LinkKind, ...] = ("other", "code")
_MAY_LEAD_ALONE: tuple[LinkKind, ...] = (*_MAY_LEAD, "blog", "project")
"""Where a paper's title may lead to if another link leads to the paper, and has no title."""
_OPENING_QUOTES = ('"', "“", "„", "«")
_DIGITS = "0123456789"
_COLON = regex(r"\s?[:\uff1a](?:\s|(?<=\uff1a))")
_ALSO = regex(
    r"\b(?:(?:also|previously|later|first|originally) "
    r"(?:published|available|appeared|printed|presented)|"
    r"(?:(?:earlier|preliminary|extended|shorter|longer|full|conference|journal) version|"
    r"pre-?print)s?|"
    r"(?:aussi|également|d'abord) (?:publiée?|parue?)|"
    r"(?:auch|zuerst) (?:veröffentlicht|erschienen)|"
    r"también publicad[oa])\b[^.]{0,20}$",
    re.IGNORECASE,
)
"""Before where else a work is: "also published as [On Gears](…)"."""
_WITHIN = regex(
    rf"[.?!”\"] {IN}(?: the)?:?"
    r"(?: (?=[^\W\d_a-z])[^()\"“”]{3,200},? "
    rf"(?:[Ee]ds?\.|[Ee]ditors?|\({EDITOR}\)),?)?\s*$"
)
"""Before the book that has a chapter: "Doe, J. (2015). On Widgets. In [Gears](…)".

Its editors may stand before it: "In J. Doe (Ed.), [Gears](…)", "In Doe, J., editor, [Gears](…)".
"""
_LINKED = regex(
    r"online|te?xte?|volltext|artikel|aufsatz|buch|kapitel|chapter|summary|livre|ouvrage|chapitre|"
    r"résumé|libro|artículo|capítulo|resumen|livro|artigo",
    re.IGNORECASE,
)
"""Words for what is linked."""
_REVIEW_OF = regex(
    r"\b(?:reviews?|rezension|besprechung|recensione|rese[nñ]a|compte[ -]rendu|critique)"
    r" (?:of|zu|von|di|d[aeou]s?)(?: the book)?:?\s*$",
    re.IGNORECASE,
)
"""Before the book that a cited work reviews: "Doe, J. “On Widgets” (review of [Gears](…))"."""
_IN = regex(r",? in ", re.IGNORECASE)
"""Between a linked title and the linked book that has it: "[On Widgets](…) in [Gears](…)"."""
_BY = regex(r"\s*by (?P<who>[^\n;:()]{3,100}?),? \(?(?:19|20)\d\d\b")
_TAG = regex(r"\s*\[[^\[\]]{1,30}\]")
_MARKS = regex(r":[a-z0-9_+-]+:|[^\w]+|_")
_A_VENUE = regex(
    r"(?:19|20)\d\d\b|(?:The )?(?:\S{1,30} ){0,5}(?:Proceedings|Proc\.|Journal|Transactions|Annals|"
    r"Letters|Workshops?|Conference|Symposium|Bulletin|Archives?|Magazine|Annual Review|Advances|"
    r"Handbook|Encyclopedia|Lecture Notes|Press|Findings)"
    r"(?: (?:of|on|for|in)\b|[,.]? \(?(?:19|20)\d\d)",
)
"""How the name of a venue, or of its volume, begins: "Acme Letters on Gears (2015)"."""
_NAMES_AND_YEAR = regex(r"[\s.,]*(?P<who>[^\W\d_][^()\[\]\d]{3,100}?),? [(\[](?:19|20)\d\d[)\]]\.?")
"""Behind a title in quotes: "“On Widgets,” J. Doe (2015)"."""
_MANY = 2


def begins_with(spans: Sequence[Span], text: str) -> bool:
    """Whether a text begins with what is said, but for marks, pictures, dates and numbers.

    So it does behind a tag: "[Workshop'20] On Widgets".
    """
    wanted = _MARKS.sub("", text).lstrip(_DIGITS)
    said = ""
    tag = _TAG.match(spans[0].text) if spans and spans[0].href is None else None
    if tag and not text.startswith("[") and text not in tag[0]:
        spans = (spans[0]._replace(text=spans[0].text[tag.end() :]), *spans[1:])
    for span in spans:
        if len(said) >= len(wanted):
            break
        said = (said + ("" if span.image else _MARKS.sub("", span.text))).lstrip(_DIGITS)
    return said.startswith(wanted) or (bool(wanted) and _is_in_front(spans))


def linked_titles(mentions: Sequence[Mention], spans: Sequence[Span]) -> list[int]:
    """Which links are the titles of papers.

    Behind the first one none is that stands in round brackets, where preprints and volumes do, or
    is a few words in small letters, "code and data", as behind a citation, or where else it was
    published.
    Nor is a venue's name, what stands beside a title in bold, or below a title and names, or in
    square brackets before other words, or what a picture behind others shows; none is, where the
    first link is the journal of a work that is cited in front.
    """
    if headline(spans):
        return []
    text = _Text.of(mentions, spans)
    word = word_behind_names(mentions, spans)
    found: list[int] = []
    for i, mention in enumerate(mentions):
        named = could_be_a_title(mention) or mention is word or (not i and text.is_alone)
        named = named and text.may_lead_to_a_paper(i)
        if named and not text.is_where(mention, found) and not text.is_set_off(i, found):
            found.append(i)
    if found and found[0] and mentions[0].href in text.elsewhere and cited_in(spans):
        return []
    return found if any(map(leads_to_a_paper, mentions)) else []


def word_behind_names(mentions: Sequence[Mention], spans: Sequence[Span]) -> Mention | None:
    """The only link, a word at the end behind names and a year: "Doe & Roe, 2014, [Cogs](…)".

    A journal's name is none, nor what the site is called, or a word for what is linked.
    """
    first = mentions[0] if len(mentions) == 1 else None
    if not first or first.speaks_for_itself or not _is_a_word_of_a_title(first):
        return None
    who = dated_names_before_link(spans)
    behind = list(takewhile(lambda span: span.href is None, reversed(spans)))
    ends = not any(map(str.isalnum, unlinked(behind)))
    return first if who and who.told and ends else None


def _is_a_word_of_a_title(mention: Mention) -> bool:
    """Whether a link's text is a word as a title may be: "Commons", no "Nature", "HAL", "Buch"."""
    word, where = mention.text.strip(), web_address.split(mention.href)
    is_site = where is not None and word.lower() in where.host
    is_place = is_site or is_venue(word) or word in JOURNALS_OF_A_WORD
    says_what = kind_by_label(word) is not None or _LINKED.fullmatch(word) is not None
    return word.istitle() and word.isalpha() and not (is_place or says_what)


@dataclass(frozen=True)
class _Text:
    """A text with links, and what tells which of these are titles.

    Attributes:
        bold: the title in bold in it, if it has one.
        leading: the kinds of addresses to which a title may lead that leads to no paper's.
        pictures: what linked pictures show, and their addresses.
        elsewhere: the addresses of where else the work is, or of the book that has it.
        placed: those of journals whose volume follows.
        quoted: the addresses of links in quotation marks.
        attributed: those of links with names and a year right behind them.
    """

    mentions: Sequence[Mention]
    spans: Sequence[Span]
    bold: str | None
    leading: Sequence[LinkKind]
    pictures: frozenset[tuple[str, str]]
    elsewhere: frozenset[str]
    placed: frozenset[str]
    quoted: frozenset[str]
    attributed: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[Mention], spans: Sequence[Span]) -> _Text:
        """A text of which these are the links."""
        others_lead = any(could_be_a_title(m) and leads_to_a_paper(m) for m in mentions[1:])
        linked = [(span.text, behind.href) for span, behind in pairwise(spans) if behind.href]
        placed = frozenset(place.href for place in linked_places(spans))
        return cls(
            mentions,
            spans,
            bold=bold_title(spans),
            leading=_MAY_LEAD if others_lead else _MAY_LEAD_ALONE,
            pictures=frozenset((s.text.strip(), s.href) for s in spans if s.image and s.href),
            elsewhere=frozenset(
                href
                for before, href in linked
                if _IN.fullmatch(before)
                or any(told.search(before) for told in (_ALSO, _WITHIN, _REVIEW_OF))
            ).union(placed),
            placed=placed,
            quoted=frozenset(
                href for before, href in linked if before.rstrip()[-1:] in _OPENING_QUOTES
            ),
            attributed=frozenset(
                span.href
                for span, behind in pairwise(spans)
                if span.href and behind.href is None and _says_by_whom(behind.text)
            ),
        )

    @property
    def is_alone(self) -> bool:
        """The first link is all of a text but for such as point, and leads to a paper.

        So it is a title with a word of venues in it and the year: "[Letters to Gears (2015)](…)".
        """
        first, *others = self.mentions
        said = "".join(span.text for span in self.spans if span.href is None and not span.image)
        is_title = count_words(first.text) > WORDS_OF_A_NAMELESS_TITLE
        if not is_title or any(map(str.isalnum, said)) or not leads_to_a_paper(first):
            return False
        points = not first.speaks_for_itself and all(m.speaks_for_itself for m in others)
        return points and venue_and_year(first.text) and not _A_VENUE.match(first.text)

    def may_lead_to_a_paper(self, at: int) -> bool:
        """Whether a link leads to a paper or, at the begin, where its title may lead as well."""
        mention = self.mentions[at]
        if leads_to_a_paper(mention):
            return True
        is_near = mention.href.startswith("http") or _is_of_notes(mention)
        is_first = _begins_at(self.mentions, at, self.spans) and not is_a_tool(mention)
        is_first = is_first or mention.href in self.attributed
        return is_first and is_near and kind_by_address(mention.href) in self.leading

    def is_where(self, mention: Mention, found: Sequence[int]) -> bool:
        """Whether a link's text is the venue's, behind titles that were found or other words."""
        if not (found or has_words_before(self.spans)):
            return False
        is_place = is_venue(mention.text) or bool(self.bold and venue(mention.text))
        return is_place and not (mention.href in self.quoted and not found)

    def is_set_off(self, at: int, found: Sequence[int]) -> bool:
        """Whether a link stands beside a title, behind those that were found or in front."""
        mention = self.mentions[at]
        if (found and mention.bracketed) or (self.bold and mention.italic):
            return True
        if not at and (_is_in_front(self.spans) or _is_where(self.spans)):
            return True
        if self._is_a_picture_of_another(at):
            return True
        is_beside = _is_aside(mention.text) or mention.href in self.elsewhere
        is_beside = is_beside and bool(found or cited_in(self.spans))
        return is_beside or (mention.href in self.placed and self._is_titled_in_front)

    @property
    def _is_titled_in_front(self) -> bool:
        """Whether a text begins with more words than a name has, and these name nobody."""
        before = words_before_link(self.spans)
        return count_words(before) > WORDS_OF_A_LONG_TITLE and not people(before)

    def _is_a_picture_of_another(self, at: int) -> bool:
        """Whether a link is a picture behind others, or before a paper's that says the same."""
        text, href = self.mentions[at].text.strip(), self.mentions[at].href
        if (text, href) not in self.pictures:
            return False
        behind = self.mentions[1:]
        return at > 0 or any(m.text.strip() == text and leads_to_a_paper(m) for m in behind)


def _says_by_whom(text: str) -> bool:
    """Whether a text behind a link begins with names and a year: " by Doe et al, 2015;"."""
    by = _BY.match(text)
    return by is not None and people(by["who"]) is not None


def _is_of_notes(mention: Mention) -> bool:
    """Whether a title is linked to notes on it beside the list: "[On Widgets](widgets.md)"."""
    is_page = mention.href.endswith(".md") and "://" not in mention.href
    return is_page and count_words(mention.text) >= WORDS_OF_A_NAMELESS_TITLE


def _is_aside(text: str) -> bool:
    """Whether a link's text says in a few common words what is linked beside a title."""
    first = text.partition(" ")[0]
    is_common = first.isalpha() and first.islower()
    return is_common and ":" not in text and count_words(text) <= WORDS_OF_A_LONG_TITLE


def _begins_at(mentions: Sequence[Mention], at: int, spans: Sequence[Span]) -> bool:
    """Whether a text begins with a link, or has only pointers or names before it.

    As "[[DOI](…)] [On the Use of Widgets](…)", "Jane Doe and Richard Roe. [On Widgets](…)".
    """
    if not at:
        return spans[0].href is not None or names_before_link(spans, lenient=True) is not None
    if at > _MANY or not all(mention.speaks_for_itself for mention in mentions[:at]):
        return False
    before = list(takewhile(lambda span: span.href != mentions[at].href, spans))
    return not any(map(str.isalnum, unlinked(before)))


def _is_where(spans: Sequence[Span]) -> bool:
    """Whether a text begins with a title, and a few linked words behind its comma say where or who.

    As "WidgetNet: A Study of the Use of Widgets, [npj Widgets](…)"; other links may follow. Several
    names may stand behind a semicolon as well: "WidgetNet: A Study of the Use; [Doe & Roe](…)".
    """
    before = plain_before_link(spans).strip()
    linked = next((span for span in spans if span.href is not None), None)
    if linked is None or before[-1:] not in (",", ".", ";") or ". " in before:
        return False
    few = count_words(linked.text) < WORDS_OF_A_NAMELESS_TITLE and not linked.text.islower()
    who = people(linked.text)
    few = few and not before.endswith(";")
    few = few or (who is not None and len(who.names) > 1)
    is_title = count_words(before) > WORDS_OF_A_LONG_TITLE
    return few and is_title and not people(words_before_link(spans)) and not cited_in(spans)


def _is_in_front(spans: Sequence[Span]) -> bool:
    """Whether a text begins with a link of a few words in brackets: "[[Acta](…)] On Widgets"."""
    if len(spans) < 2 or spans[0].text.strip() != "[" or spans[1].href is None:
        return False
    in_few_words = count_words(spans[1].text) < WORDS_OF_A_NAMELESS_TITLE
    return in_few_words and count_words(unlinked(spans[2:])) >= WORDS_OF_A_NAMELESS_TITLE


def by_linked_titles(
    spans: Sequence[Span], mentions: Sequence[Mention], titles: Sequence[int], *, lenient: bool
) -> Iterator[Cited]:
    """A work for each linked title, with the links up to the next one."""
    text = plain(spans)
    runs = Counter(href for href, _ in groupby(span.href for span in spans))
    linked: dict[str, list[Span]] = {}
    for span in spans:
        if span.href is not None and runs[span.href] == 1:
            linked.setdefault(span.href, []).append(span)
    for n, at in enumerate(titles):
        start = at if n else 0
        end = titles[n + 1] if n + 1 < len(titles) else len(mentions)
        title = mentions[at]
        name = " ".join(title.text.split())
        work = by_linked_text(title, linked.get(title.href, ()), lenient=lenient)
        if len(titles) == 1:
            said = beside_title(spans, name, work, lenient=lenient)
            named = _without_place(_with_rest(work.title, title, spans), spans)
            if where := (journal := _journal_at_end(named, title, spans)).venue:
                said = said._replace(venue=where, within=journal.within)
                named = named.removesuffix(f", {where}")
            work = replace(work, title=named)
        else:
            until = " ".join(mentions[end].text.split()) if end < len(mentions) else ""
            said = details([_between(text, name, until)], work.details.who)
        yield replace(
            work,
            line=title.line,
            mentions=naming(mentions[start:end], title),
            evidence=Evidence.PAPER if any(map(is_sure, mentions[start:end])) else Evidence.CITED,
            details=said._replace(
                venue=said.venue or work.details.venue, year=said.year or work.details.year
            ),
        )


def by_linked_text(linked: Mention, spans: Sequence[Span], *, lenient: bool) -> Cited:
    """The work that a link's text names; italics between names and a year tell a title.

    As "[Doe, *On Gears*, Bonn, 2015](…)".

    Args:
        linked: the link.
        spans: those with its address.
        lenient: as in `citation`.
    """
    name = " ".join(linked.text.split())
    work = by_link(name)
    if work.whole:
        return work
    if len(spans) > 1 and not spans[0].italic and any(span.italic for span in spans):
        whole = cited_in([span._replace(href=None) for span in spans], lenient=lenient)
        if whole and whole.details.year is not None:
            return of_citation(whole, linked.line)
    return by_link(name, lenient=True) if lenient else work


def _with_rest(name: str, linked: Mention, spans: Sequence[Span]) -> str:
    """A title of which only the words before its colon are linked: "[Widgets](…): A Study"."""
    if count_words(name) > WORDS_OF_A_TITLE + 1:
        return name
    behind = next((after for span, after in pairwise(spans) if span.href == linked.href), None)
    if behind is None or behind.href is not None:
        return name
    ends = linked.text.rstrip().endswith(COLONS)
    goes_on = ends or _COLON.match(behind.text) is not None
    line = behind.text.lstrip(":\uff1a ").partition("\n")[0].partition(" | ")[0]
    rest = without_tail(first_sentence(line)[0].rstrip(" [(."))
    is_title = count_words(rest) >= WORDS_OF_A_NAMELESS_TITLE and has_capitals(rest)
    begin = name.rstrip(":\uff1a ")
    return f"{begin}: {rest}" if goes_on and is_title and not people(rest) else name


def _without_place(title: str, spans: Sequence[Span]) -> str:
    """A title without the journal that follows in italics: "[On Gears. Acta](…), _Acta_"."""
    before, _, last = title.rpartition(". ")
    places = {span.text.strip(" .,") for span in spans if span.italic and span.href is None}
    return before if count_words(before) > WORDS_OF_A_TITLE and last in places else title


def _journal_at_end(title: str, linked: Mention, spans: Sequence[Span]) -> Details:
    """The journal with which a linked title ends, whose volume follows the link.

    As in "[On the Use of Widgets, Journal of Gears](…), 6, 21".
    """
    before, _, last = title.rpartition(", ")
    behind = next((after for span, after in pairwise(spans) if span.href == linked.href), None)
    if count_words(before) <= WORDS_OF_A_TITLE or behind is None or behind.href is not None:
        return NOTHING_SAID
    said = details([f"{last}{behind.text}"])
    has_a_volume = said.within is not None and bool(said.within.volume)
    return said if has_a_volume and said.venue == last else NOTHING_SAID


def _between(text: str, begin: str, end: str) -> str:
    """What stands in a text behind a begin, up to an end or, if there is none, the text's."""
    found = text.find(begin)
    start = found + len(begin) if found >= 0 else len(text)
    stop = text.find(end, start) if end else -1
    return text[start:stop] if stop >= 0 else text[start:]


def beside_title(spans: Sequence[Span], name: str, work: Cited, *, lenient: bool) -> Details:
    """What stands around the only linked title, and within its text besides the title.

    The year is the one behind the names, where both stand before the title, be there another in
    the venue's name: "Doe, J. et al. 2015, [On Widgets](…), Proceedings of Gears 2014".
    """
    if title_in_marks(name):
        return work.details.completed(details(beside(spans), work.details.who))
    around: list[Piece | str] = [*beside(spans), without(name, work.title)]
    before = None if work.details.who else names_before_link(spans, lenient=lenient)
    found = details(around, work.details.who or before or _behind_quotes(name, work.title))
    if dated_names_before_link(spans):
        found = found._replace(year=year(words_before_link(spans)) or found.year)
    if found.who and found.venue in {name.literal or name.family for name in found.who.names}:
        found = found._replace(venue=None)
    found = found.at(found.venue or italic_venue(spans, work.title, found.who), around)
    return completed_by_citation(found, name, before, spans) if before else found


def _behind_quotes(name: str, title: str) -> People | None:
    """Those whom a link's text names between a title in quotes and the year.

    As "[“On Widgets,” J. Doe and A. Roe (2015)](…)". One name in full may as well be a
    newspaper's: "“On Widgets,” Acme Post (2015)".
    """
    quoted = QUOTED.match(name)
    if not quoted or quoted["title"].strip(" ,.") != title:
        return None
    named = _NAMES_AND_YEAR.fullmatch(name, quoted.end())
    who = people(named["who"]) if named and not venue(named["who"]) else None
    return who if who and who.told else None
