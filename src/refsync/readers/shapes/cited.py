"""Works that running text names, by a link or without one: "[On Widgets](…), Doe & Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from refsync.characters import COLONS
from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.beside import beside
from refsync.readers.citations import citation
from refsync.readers.details import NOTHING_SAID, Details, details
from refsync.readers.document import Span, is_bold, is_linked, joined, lines, plain
from refsync.readers.entry import Evidence
from refsync.readers.links import is_pointer, kind_by_label
from refsync.readers.mentions import Mention, only_label, plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.around_links import cited_around_links
from refsync.readers.shapes.behind_links import behind_a_link
from refsync.readers.shapes.beside_links import BRACKETED, beside_links
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.linked_titles import by_linked_titles, linked_titles
from refsync.readers.shapes.named_works import Cited, by_link, of_citation, without_quotes
from refsync.readers.shapes.paper_links import (
    PAPERS,
    WORDS_OF_A_LONG_TITLE,
    WORDS_OF_A_NAMELESS_TITLE,
    behind_label,
    by_who_and_when,
    could_be_a_title,
    is_a_tool,
    leads_to_a_paper,
    naming,
    words_before_link,
)
from refsync.readers.shapes.sentenced import without_sentence
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.without_links import is_label, without_a_paper
from refsync.readers.shapes.words import (
    WORDS_OF_A_TITLE,
    count_words,
    has_capitals,
    in_capitals,
    unlinked,
)
from refsync.readers.titles import year, year_in_front
from refsync.readers.venues import AWARD, SERVERS, is_venue, venue_and_year
from refsync.titles import fold

_BESIDE_THE_LIST = regex(r"(?:\.?/)?readme[\w.-]*\.md$|(?:\.{1,2}/){0,9}\.\./?$", re.IGNORECASE)
"""The list itself, in another language; the page above it."""
_ADDRESS = regex(r"https?://\S+")
_DATE_BEFORE_TITLE = regex(r"[\s.,:;()–—-]*(?:(?:19|20)\d\d(?:[./-]\d\d?){0,2}[\s.,:;)–—-]+)?")
_YEAR_BEHIND = regex(r"\s*[(\[]((?:19|20)\d\d)[)\]]")
_SET_OFF = regex(r"(?:[.,?!–—-] |[(\[](?:19|20)\d\d[)\]]\s|\n)\s?$")
"""At the end of a title before names: "On Widgets, ", "On Widgets (2015) "."""
_AND = regex(r"\s*(?:[,/]|,?\s(?:and|und|et|y|&)\s|&)\s*")
_GLUED_YEAR = regex(r"(?<=[A-Z])(?=(?:19|20)\d\d$)")
_BAR = regex(r"\s[|\uff5c](?:\s|$)")
_IDENTIFIER = regex(r"\s*\[(?:arxiv|doi|pmid)[:\s][^\[\]]{3,60}\]\s*(?=\S)", re.IGNORECASE)
_IDENTIFIER_AT_END = regex(r"[\s.,;]{1,3}(?:doi|DOI|PMID)\s?:\s?[^\s:]{4,120}\s*$")
_PLACE_IN_FRONT = regex(
    r"\s*(?P<where>[A-Za-z][\w&/+-]{1,20}(?:\s|['’])?(?:(?:19|20)\d\d(?:[./-]\d\d?)?|\d\d)"
    rf"(?:\s[(\[]?(?:{AWARD})[)\]]?)?),(?:\s+|$)",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(r"\[([^\[\]]{15,300})\]")
_MANY = 2


def cited(spans: Sequence[Span], *, lenient: bool = False) -> Iterator[Cited]:
    """The works that a text names.

    Where no link leads to a paper there is one at most, and its evidence says how likely it is.

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    stated = tuple(from_text(unlinked(spans)))
    spans = _without_identifier_at_end(spans)
    spans = _without_names_in_italics(_without_vain_links(_without_mail(spans)))
    spans, by_name, by_kind = without_sentence(_without_identifier(spans))
    spans = _without_label_above(_without_label_of_a_title(spans))
    spans, place = _without_place_in_front(_without_brackets_of_a_name(spans))
    works = [
        _placed(_dated(_without_brackets(_without_address(work))))
        for work in _works(spans, lenient=lenient)
    ]
    works = [_with_place(work, place) for work in works]
    works = [
        replace(work, evidence=max(work.evidence, Evidence.CITED))
        if by_name or (by_kind and (work.details.who or work.details.year))
        else work
        for work in works
    ]
    for work in works:
        if len(works) > 1 or not stated:
            yield work
        else:
            yield replace(work, stated=stated, evidence=max(work.evidence, Evidence.CITED))


def _without_identifier(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without an identifier in brackets in front: "[arXiv:2101.00001] On Widgets"."""
    stated = _IDENTIFIER.match(spans[0].text) if spans and spans[0].href is None else None
    if not stated or not any(from_text(stated[0])):
        return spans
    return [spans[0]._replace(text=spans[0].text[stated.end() :]), *spans[1:]]


def _without_identifier_at_end(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the identifier that ends it: "J. Doe. On Widgets. Acta doi:10.1000/182"."""
    last = spans[-1] if spans else None
    stated = _IDENTIFIER_AT_END.search(last.text) if last and last.href is None else None
    if not last or not stated or not any(from_text(stated[0])):
        return spans
    before = last.text[: stated.start()]
    is_all = len(spans) == 1 and count_words(before) <= WORDS_OF_A_TITLE
    return spans if is_all else [*spans[:-1], last._replace(text=f"{before}.")]


def _without_brackets_of_a_name(spans: Sequence[Span]) -> Sequence[Span]:
    """A text whose first, linked words are in brackets without these: "[[Acme](…)] Many gears"."""
    if len(spans) <= _MANY or spans[0].text.strip() != "[" or spans[1].href is None:
        return spans
    first, behind = read_line(spans[1:2]).mentions, spans[2]
    if not first or behind.href is not None or not behind.text.startswith("]"):
        return spans
    name = first[0].text.strip()
    is_name = (
        name[:1].isalnum() and any(map(str.isupper, name)) and not (is_venue(name) or year(name))
    )
    if first[0].speaks_for_itself or not is_name or kind_by_label(name) or people(name):
        return spans
    return [spans[1], behind._replace(text=behind.text[1:]), *spans[3:]]


def _without_place_in_front(spans: Sequence[Span]) -> tuple[Sequence[Span], Details]:
    """A text without the venue and year before its title: "ICML 2020, On the Use of Widgets".

    The title may be in bold, or its name: "ICML 2020 oral, **Acme**: On Widgets, [pdf](…)".
    """
    first = spans[0] if spans else None
    placed = _PLACE_IN_FRONT.match(first.text) if first and first.href is None else None
    if not first or not placed or not is_venue(placed["where"]):
        return spans, NOTHING_SAID
    behind = [first._replace(text=first.text[placed.end() :]), *spans[1:]]
    behind = behind[not behind[0].text :]
    begin = list(takewhile(lambda span: span.href is None and not span.image, behind))
    links = behind[len(begin) :]
    alone = bool(links) and is_pointer(links[0].text)
    if not _is_title_behind_place("".join(span.text for span in begin), alone=alone):
        return spans, NOTHING_SAID
    return [*_with_name_joined(begin), *links], details([placed["where"]])


def _is_title_behind_place(text: str, *, alone: bool) -> bool:
    """Whether words behind a venue and year are a title, which may be short if alone before links.

    So they may look like a name there, or have few capitals if they are many.
    """
    title = text.rstrip(" ,.([").partition("\n")[0]
    words, who = count_words(title), people(title)
    in_capitals = words >= WORDS_OF_A_NAMELESS_TITLE - alone and has_capitals(title)
    is_title = in_capitals or (alone and words > WORDS_OF_A_LONG_TITLE)
    return title[:1].isupper() and is_title and not (who and (who.likely or not alone))


def _with_name_joined(spans: Sequence[Span]) -> Sequence[Span]:
    """A title as one text with its name in bold, which is no person's there: "**Acme**: …"."""
    if len(spans) < _MANY or not spans[0].bold or not spans[1].text.startswith((": ", "\uff1a")):
        return spans
    return [spans[1]._replace(text=spans[0].text + spans[1].text), *spans[2:]]


def _with_place(work: Cited, place: Details) -> Cited:
    """The work, told by the venue and year that stand before its title.

    A journal's volume behind it tells more, as any venue does than a preprint server in front.
    """
    if not place.venue:
        return work
    evidence = max(work.evidence, Evidence.CITED)
    said = work.details
    elsewhere = said.venue and (place.venue in SERVERS or said.within)
    where = said.completed(place) if elsewhere else place.completed(said)
    return replace(work, details=where, evidence=evidence)


def _without_mail(spans: Sequence[Span]) -> Sequence[Span]:
    """A text whose mail addresses are words like any other."""
    if not any((span.href or "").startswith("mailto:") for span in spans):
        return spans
    return [
        span._replace(href=None) if (span.href or "").startswith("mailto:") else span
        for span in spans
    ]


def _without_vain_links(spans: Sequence[Span]) -> Sequence[Span]:
    """A text, its titles with no address for one within the page: "[On the Use of Widgets](#)".

    An address in such a link's text is the one it was meant to have: "[Doe, J. On Widgets. Acta
    Fabri. https://acme.org/12](#)".
    """
    if not any(span.href == "#" for span in spans):
        return spans
    return [vain for span in spans for vain in _without_vain_link(span)]


def _without_vain_link(span: Span) -> list[Span]:
    if span.href != "#" or count_words(span.text) < WORDS_OF_A_NAMELESS_TITLE:
        return [span]
    stated = _ADDRESS.search(span.text)
    if not stated:
        return [span._replace(href="")]
    address = stated[0].rstrip(".,;)")
    before, behind = span.text[: stated.start()], span.text[stated.start() + len(address) :]
    parts = ((before, None), (address, address), (behind, None))
    return [span._replace(text=text, href=href) for text, href in parts if text]


def _without_names_in_italics(spans: Sequence[Span]) -> Sequence[Span]:
    """A text, names in italics behind a linked title unlinked: "[On Widgets. *Doe & Roe*](…)"."""
    return [
        span._replace(href=None) if _are_names_in_italics(before, span, behind) else span
        for before, span, behind in zip((None, *spans), spans, (*spans[1:], None), strict=False)
    ]


def _are_names_in_italics(before: Span | None, span: Span, behind: Span | None) -> bool:
    """Whether a link ends in names in italics, set off from a title that stands upright."""
    if span.href is None or not before or before.href != span.href:
        return False
    goes_on = (
        (not behind or behind.href != span.href)
        and span.italic
        and not (before.italic or before.image or span.image)
    )
    is_set_off = _SET_OFF.search(before.text) is not None
    return goes_on and is_set_off and people(span.text) is not None and not is_venue(span.text)


def _without_address(work: Cited) -> Cited:
    """The work, its title none if that is an address: "Jane Doe, Richard Roe https://…"."""
    return replace(work, title="") if _ADDRESS.fullmatch(work.title) else work


def _without_brackets(work: Cited) -> Cited:
    """The work, its title behind names without the brackets of a link that it lacks."""
    title = _IN_BRACKETS.fullmatch(work.title) if work.whole else None
    return replace(work, title=title[1]) if title else work


def _dated(work: Cited) -> Cited:
    """The work, its year known if that stands before its title."""
    found = None if work.details.year else year_in_front(work.title)
    return replace(work, details=work.details._replace(year=found)) if found else work


def _without_date(work: Cited) -> Cited:
    """The work, its title none if that is the date before its link: "2015 Feb: [Acme](…)"."""
    if not is_date(work.title.rstrip(":\uff1a ")):
        return work
    when = work.details.year or year(work.title)
    return replace(work, title="", details=work.details._replace(year=when))


def _placed(work: Cited) -> Cited:
    """The work, where and when known if only they stand behind its name: "Acme: ICML2020"."""
    name, colon, behind = work.title.rpartition(": ")
    where = _GLUED_YEAR.sub(" ", behind)
    if not colon or not venue_and_year(where):
        return work
    return replace(work, title=name, details=work.details.completed(details([where])))


def _works(spans: Sequence[Span], *, lenient: bool) -> Iterator[Cited]:
    mentions = [
        mention
        for line in lines(spans)
        for mention in read_line(line).mentions
        if not (mention.href.startswith("#") or _BESIDE_THE_LIST.match(mention.href))
    ]
    mentions = _without_label_in_front(mentions, spans)
    titles = linked_titles(mentions, spans)
    hinted = next(filter(_is_hinted, mentions), None)
    if hinted:
        yield _by_hint(spans, mentions, hinted, lenient=lenient)
    elif mentions and (
        told := behind_a_link(spans, mentions)
        or cited_around_links(spans, mentions, titled=bool(titles), lenient=lenient)
    ):
        yield told
    elif titles:
        yield from by_linked_titles(spans, mentions, titles, lenient=lenient)
    elif len(dated := list(_dated_titles(spans, mentions))) > 1:
        yield from dated
    elif not any(leads_to_a_paper(mention) for mention in mentions):
        yield from without_a_paper(spans, mentions, lenient=lenient)
    elif len(cites := by_who_and_when(mentions)) > 1:
        yield from (Cited(m.line, "", (m,), details([m.text], who_and_when(m.text))) for m in cites)
    elif spans[0].href is not None and (is_a_tool(mentions[0]) or _is_described_data(spans)):
        yield from _of_a_tool(spans, mentions)
    elif names := _named_in_a_row(spans, mentions):
        yield from (Cited(m.line, m.text, naming((m,), m), linked=True) for m in names)
    else:
        work = _without_date(beside_links(spans, mentions, lenient=lenient))
        if work.whole or not _only_points(work.title) or _is_described(work.title, spans):
            yield work


def _dated_titles(spans: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[Cited]:
    """The works whose titles are linked and have years behind them: "[On Gears](…) (2001)"."""
    behind = {span.href: after.text for span, after in pairwise(spans) if span.href is not None}
    for mention in filter(could_be_a_title, mentions):
        dated = _YEAR_BEHIND.match(behind.get(mention.href, ""))
        if dated:
            work = by_link(" ".join(mention.text.split()))
            said = work.details._replace(year=int(dated[1]))
            known = naming((mention,), mention)
            yield replace(
                work, line=mention.line, mentions=known, details=said, evidence=Evidence.CITED
            )


def _only_points(title: str) -> bool:
    """Whether a text before a paper's link is but a label; behind "World Models:" there is one."""
    name = title.rstrip(":\uff1a ")
    is_name = name != title and in_capitals(name) and kind_by_label(name) is None
    return is_label(title) and not is_name


def _is_described(name: str, spans: Sequence[Span]) -> bool:
    """Whether words follow what is in bold and looks like a label: "**Acme dataset** by Doe"."""
    is_name = name == bold_title(spans) and kind_by_label(name.split()[0]) is None
    return is_name and count_words(unlinked(spans)) > WORDS_OF_A_LONG_TITLE


def _named_in_a_row(spans: Sequence[Span], mentions: Sequence[Mention]) -> list[Mention]:
    """The papers with whose names a text begins: "[Acme](…), [Gear](…) and [Cog](…) - uses"."""
    if spans[0].href is None or len(mentions) < _MANY:
        return []
    joined = spans[1 : 2 * len(mentions) - 1 : 2]
    in_a_row = len(joined) == len(mentions) - 1 and all(_AND.fullmatch(s.text) for s in joined)
    are_names = all(
        leads_to_a_paper(m) and not m.speaks_for_itself and m.text[:1].isupper() for m in mentions
    )
    apart = len({mention.href for mention in mentions}) == len(mentions)
    return list(mentions) if in_a_row and are_names and apart else []


def _is_described_data(spans: Sequence[Span]) -> bool:
    """Whether a text begins with the linked name of data, and says what these are.

    As "[Acme Dataset](…) - Pictures of gears from all sides. [pdf](…)".
    """
    name, behind = spans[0].text.strip(), spans[1].text if len(spans) > 1 else ""
    is_named = kind_by_label(name) == "dataset" and name[:1].isupper() and not is_pointer(name)
    described = behind.partition("\n")[0].strip(" -–—:|")
    return is_named and count_words(described) > WORDS_OF_A_LONG_TITLE and " " in name


def _of_a_tool(spans: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[Cited]:
    """The papers to which links behind a tool's lead, a single one called as the tool is.

    Unless its title stands there: "[Acme](…). On the Use of Widgets, [pdf](…)"; nor are names
    in full a tool's: "[Jane Doe](…) and Al Roe, [pdf](…)".
    """
    papers = list(filter(leads_to_a_paper, mentions))
    others = tuple(m for m in mentions if not leads_to_a_paper(m))
    alone = len(papers) == 1
    first, text = plain(lines(spans)[0]), papers[0].text
    before = first.partition(text)[0] if text else first
    who = people(before.rstrip(" [(,;:"))
    name = "" if who and who.have_given_names else mentions[0].text
    for paper in papers:
        title = _behind_a_tool(spans, paper) if alone else ""
        said = details([*(beside(spans, title) if title else ()), paper.text])
        when = said.year or (year(unlinked(spans)) if alone else None)
        title = title or (name if alone else "")
        yield Cited(mentions[0].line, title, (paper, *others), Details(None, said.venue, when))


def _behind_a_tool(spans: Sequence[Span], paper: Mention) -> str:
    """The title between a tool and its paper: "[Acme](…). On the Use of Widgets, [pdf](…)".

    Behind a dash stands what the tool does, behind a bar where or when the paper appeared, which
    tells a title of few words or capitals: "… | ICML 2020 | ".
    """
    at = next((i for i, span in enumerate(spans) if span.href == paper.href), 0)
    text = "".join(span.text for span in spans[1:at] if not span.image)
    describes = text.lstrip().startswith(("-", "–", "—"))
    if describes or any(span.href is not None for span in spans[1:at]):
        return ""
    dated = _DATE_BEFORE_TITLE.match(text)
    text, *more = _BAR.split(text[dated.end() :] if dated else text, maxsplit=1)
    said = text.rstrip(" ,.;:([")
    title, who = without_quotes(said), people(said)
    placed = any(where.venue or where.year for where in map(details, ([part] for part in more)))
    fewest = WORDS_OF_A_TITLE if title != said or placed else WORDS_OF_A_NAMELESS_TITLE
    is_title = count_words(title) >= fewest and not first_sentence(title)[1]
    is_title = is_title and not (who and (who.likely or not placed))
    is_set = title[:1].isupper() if placed else has_capitals(title)
    return title if is_title and is_set else ""


def _without_label_in_front(mentions: list[Mention], spans: Sequence[Span]) -> list[Mention]:
    """The links, the first a title without a label where it has one: "Paper: [On Widgets](…)".

    A label in bold needs no colon: "**PAPER** [On Widgets](…)". What a topic is called is none of
    a paper: "Data Management: [Doe, J. 2015. On Widgets. Acta Fabri](…)".
    """
    if not mentions:
        return mentions
    before = plain_before_link(spans)
    labels = (only_label(before), before.strip() if spans[0].bold else None)
    if mentions[0].label not in labels:
        return mentions
    first, *others = mentions
    is_title = count_words(first.text) > WORDS_OF_A_TITLE and not is_pointer(first.text)
    is_topic = not is_pointer(first.label) and citation(first.text) is not None
    if not is_title or not (is_topic or kind_by_label(first.label) in PAPERS):
        return mentions
    return [first._replace(label=""), *others]


def _without_label_of_a_title(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the label of papers before a title: "Paper: _On Widgets_, https://…"."""
    first = spans[0] if spans else None
    if first is None or first.href is not None or first.image:
        return spans
    rest = behind_label(first.text)
    if rest == first.text or not is_pointer(first.text.removesuffix(rest)):
        return spans
    title = BRACKETED.sub(" ", rest + words_before_link(spans[1:])).strip(" ,.")
    is_title = count_words(title) > _MANY and not people(title)
    return (first._replace(text=rest.lstrip()), *spans[1:]) if is_title else spans


def _without_label_above(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the line in bold that says what is cited below: "**Acme:**", "Doe, J. …"."""
    first, *below = lines(spans) if spans and spans[0].bold else [()]
    is_label = is_bold(first) and not is_linked(first) and plain(first).endswith(COLONS)
    whole = cited_in(rest) if below and is_label and (rest := joined(below)) else None
    cites = whole is not None and whole.who.certain and whole.details.reads_like_a_paper
    return joined(below) if cites else spans


def _is_hinted(mention: Mention) -> bool:
    """Whether a link's title shows when one points at it; its text says who and when."""
    text, hint = " ".join(mention.text.split()), mention.hint
    says_who = who_and_when(text) is not None
    return (
        count_words(hint) > max(count_words(text) * (not says_who), WORDS_OF_A_TITLE)
        and "://" not in hint
        and (says_who or (not could_be_a_title(mention) and leads_to_a_paper(mention)))
    )


def _by_hint(
    spans: Sequence[Span], mentions: Sequence[Mention], hinted: Mention, *, lenient: bool
) -> Cited:
    """A work whose title shows when one points at the link, which says who and when.

    The text may cite it in full, and the link have no more than the begin of its title; what
    follows that behind a comma is a remark. Where the text cites it what shows may be but a label:
    "Article by Jane Doe".
    """
    whole = cited_in(spans, lenient=lenient)
    if whole and kind_by_label(hinted.hint):
        return replace(of_citation(whole, hinted.line), mentions=tuple(mentions))
    if whole and fold(whole.title).startswith(fold(hinted.hint)):
        remarked = whole.title.startswith(f"{hinted.hint},")
        title = hinted.hint if remarked else whole.title
        return replace(of_citation(whole, hinted.line), title=title, mentions=tuple(mentions))
    text = " ".join(hinted.text.split())
    said = details([*beside(spans), text], who_and_when(text))
    return Cited(hinted.line, hinted.hint, tuple(mentions), said)
