"""Works that a run of text names: by a linked title, or a title with links beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from refsync.identifiers import Identifier, from_text
from refsync.readers.beside import (
    NOTHING_SAID,
    ONLY_ET_AL,
    Details,
    Piece,
    beside,
    details,
    in_brackets,
    italic_venue,
    who_and_when,
)
from refsync.readers.citation import Citation, citation
from refsync.readers.document import Span, lines, plain
from refsync.readers.entry import Evidence
from refsync.readers.links import (
    identifier,
    is_generic,
    is_pointer,
    kind_by_address,
    kind_by_label,
    words,
)
from refsync.readers.mentions import Mention, only_label, plain_before_link, read_line
from refsync.readers.people import People, institution, people
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.labelled import labels_authors
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unlinked import are_bracketed, headline, title_beside_links
from refsync.readers.shapes.words import (
    WORDS_OF_A_TITLE,
    count_words,
    goes_on_around,
    has_capitals,
    quoted_title,
    unlinked,
    unquoted,
)
from refsync.readers.title_first import (
    title_first,
    title_name_and_dated_brackets,
    title_where_and_names,
)
from refsync.readers.titles import NO_TITLE, leading_volume, year, year_in_front
from refsync.readers.venues import is_venue, venue, venue_and_year

_QUOTES = ' "“„«‘'
_PAPERS = ("paper", "pdf")
_MAY_BE_MISLABELLED = ("code", "project")
_MAY_LEAD = ("other", "code")
_MAY_LEAD_ALONE = (*_MAY_LEAD, "blog", "project")
"""Where a paper's title may lead to if another link leads to the paper, and has no title."""
_BRACKETED = re.compile(r"\([^()]*(?:\)|$)|\[[^\[\]]*(?:\]|$)")
_NAMED_IN_VAIN = re.compile(
    r"[\[(【]\s*(?:paper|pdf|arxiv|doi|论文|論文)\s*(?:[\])】]|$)", re.IGNORECASE
)
_PANDOC = re.compile(
    r"\[@[\w:.#$%&+?<>~/-]+|"
    r"^(?:\[[ xX]\] )?@[A-Za-z][A-Za-z:._-]{1,80}(?:19|20)\d\d(?!\d)"
)
"""A citation in Pandoc's Markdown (https://pandoc.org/MANUAL.html#citation-syntax).

Without brackets it is one where it stands first and has a year in it: "@doeWidgets2015".
"""
_WORDS_OF_A_NAMELESS_TITLE = 4
"""What a link to code calls a tool, if shorter; else it is the paper's title."""
_WORDS_OF_A_LONG_TITLE = 5
_NUMBERED = re.compile(r"\w+\W{1,2}[\w.]*\d[\w./()-]*")
"""As "arXiv 2101.00001" on a badge, or "DOI: 10.1000/acta-1"."""
_COUNTED = re.compile(r"(?:(?:paper|pdf|article|arxiv|link|reading) ?)?#?\d{1,2}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_MANY = 2
_SHORTEST_WORD = 2
_DIGITS = "0123456789"
_COLON = re.compile(r"\s?[:\uff1a](?:\s|(?<=\uff1a))")
_GENITIVE = re.compile(r"['’]s$|(?<=s)['’]$")
"""As in "Jane Doe's [On Widgets](…)"."""
_NONE_YET = re.compile(r"\s*[:\uff1a]\s*(?:n/?a|none|tbd|-+)?\s*$", re.IGNORECASE)
"""What stands behind a label for want of a link: "Project Page: N/A"."""
_EVENT = re.compile(r"\b(?:workshops?|tutorials?|talks?|keynotes?|challenges?)\b", re.IGNORECASE)
_README = re.compile(r"(?:\.?/)?readme[\w.-]*\.md$", re.IGNORECASE)
"""The list itself, in another language."""
_ALSO = re.compile(
    r"\b(?:(?:also|previously|later|first|originally) "
    r"(?:published|available|appeared|printed|presented)|"
    r"(?:earlier|preliminary|extended|shorter|longer|full|conference|journal) versions?|"
    r"(?:aussi|également|d'abord) (?:publiée?|parue?)|"
    r"(?:auch|zuerst) (?:veröffentlicht|erschienen)|"
    r"también publicad[oa])\b[^.]{0,20}$",
    re.IGNORECASE,
)
"""Before where else a work is: "also published as [On Gears](…)"."""
_DATE_BEFORE_TITLE = re.compile(r"[\s.,:;()–—-]*(?:(?:19|20)\d\d(?:[./-]\d\d?){0,2}[\s.,:;)–—-]+)?")
_YEAR_BEHIND = re.compile(r"\s*[(\[]((?:19|20)\d\d)[)\]]")
_TAG = re.compile(r"\s*\[[^\[\]]{1,30}\]")
_AND = re.compile(r"\s*(?:,|,?\s(?:and|und|et|y|&)\s|&)\s*")
_GLUED_YEAR = re.compile(r"(?<=[A-Z])(?=(?:19|20)\d\d$)")
_OPEN_TAG = re.compile(r"\s*\[[^\[\]]{2,40}")
_GROUP = re.compile(r"\b(?:Consortium|Collaboration|Group|Committee|Network|Initiative|Project)$")
_MARKS = re.compile(r":[a-z0-9_+-]+:|[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a text names it.

    Attributes:
        title: "" where only links speak of it.
        linked: the title is the text of a link.
        whole: the text is a citation of it: names, title, and when or where.
    """

    line: int
    title: str
    mentions: tuple[Mention, ...]
    details: Details = NOTHING_SAID
    evidence: Evidence = Evidence.PAPER
    linked: bool = False
    whole: bool = False
    stated: tuple[Identifier, ...] = ()


def cited(spans: Sequence[Span], *, lenient: bool = False) -> Iterator[Cited]:
    """The works that a text names.

    Where no link leads to a paper there is one at most, and its evidence says how likely it is.

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    spans = _without_label_of_a_title(spans)
    stated = tuple(from_text(unlinked(spans)))
    works = [_placed(_dated(work)) for work in _works(spans, lenient=lenient)]
    for work in works:
        if len(works) > 1 or not stated:
            yield work
        else:
            yield replace(work, stated=stated, evidence=max(work.evidence, Evidence.CITED))


def _dated(work: Cited) -> Cited:
    """The work, its year known if that stands before its title."""
    found = None if work.details.year else year_in_front(work.title)
    return replace(work, details=work.details._replace(year=found)) if found else work


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
        if not (mention.href.startswith("#") or _README.match(mention.href))
    ]
    mentions = _without_label_in_front(mentions, spans)
    titles = _titles(mentions, spans)
    hinted = next(filter(_is_hinted, mentions), None)
    if hinted:
        yield _by_hint(spans, mentions, hinted)
    elif mentions and (told := _told_behind_a_link(spans, mentions)):
        yield told
    elif titles:
        yield from _by_linked_titles(spans, mentions, titles, lenient=lenient)
    elif len(dated := list(_dated_titles(spans, mentions))) > 1:
        yield from dated
    elif not any(leads_to_a_paper(mention) for mention in mentions):
        yield from _without_a_paper(spans, mentions, lenient=lenient)
    elif len(cites := _by_who_and_when(mentions)) > 1:
        yield from (Cited(m.line, "", (m,), details([m.text], who_and_when(m.text))) for m in cites)
    elif _is_a_tool(mentions[0]) and spans[0].href is not None:
        yield from _of_a_tool(spans, mentions)
    elif names := _named_in_a_row(spans, mentions):
        yield from (Cited(m.line, m.text, naming((m,), m), linked=True) for m in names)
    else:
        work = _beside_links(spans, mentions, lenient=lenient)
        if work.whole or not _is_label(work.title) or _is_described(work.title, spans):
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


def _is_described(name: str, spans: Sequence[Span]) -> bool:
    """Whether words follow what is in bold and looks like a label: "**Acme dataset** by Doe"."""
    is_name = name == bold_title(spans) and kind_by_label(name.split()[0]) is None
    return is_name and count_words(unlinked(spans)) > _WORDS_OF_A_LONG_TITLE


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


def _of_a_tool(spans: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[Cited]:
    """The papers to which links behind a tool's lead."""
    papers = list(filter(leads_to_a_paper, mentions))
    others = tuple(m for m in mentions if not leads_to_a_paper(m))
    alone = len(papers) == 1
    for paper in papers:
        when = year(paper.text) or (year(unlinked(spans)) if alone else None)
        title = _behind_a_tool(spans, paper) if alone else ""
        yield Cited(mentions[0].line, title, (paper, *others), Details(year=when))


def _behind_a_tool(spans: Sequence[Span], paper: Mention) -> str:
    """The title between a tool and its paper: "[Acme](…). On the Use of Widgets, [pdf](…)".

    Behind a dash stands what the tool does.
    """
    at = next((i for i, span in enumerate(spans) if span.href == paper.href), 0)
    text = "".join(span.text for span in spans[1:at] if not span.image)
    describes = text.lstrip().startswith(("-", "–", "—"))
    if describes or any(span.href is not None for span in spans[1:at]):
        return ""
    dated = _DATE_BEFORE_TITLE.match(text)
    said = (text[dated.end() :] if dated else text).rstrip(" ,.;:([")
    title = _without_quotes(said)
    fewest = WORDS_OF_A_TITLE if title != said else _WORDS_OF_A_NAMELESS_TITLE
    is_title = count_words(title) >= fewest and not first_sentence(title)[1]
    return title if is_title and has_capitals(title) and not people(title) else ""


def by_number(work: Cited) -> Iterator[Cited]:
    """The work, and those to which its numbered links lead besides: "Gears [Paper 1] [Paper 2]".

    They are works of their own if all have identifiers of one kind.
    """
    papers = [m for m in work.mentions if leads_to_a_paper(m) and _COUNTED.fullmatch(m.text)]
    numbers = [int(number[0]) for m in papers if (number := _NUMBER.search(m.text))]
    known = [found for m in papers if (found := identifier(m.href))]
    apart = len(set(known)) == len(papers) and len({found.scheme for found in known}) == 1
    if len(papers) < _MANY or numbers != list(range(1, len(papers) + 1)) or not apart:
        yield work
        return
    others = papers[1:]
    yield replace(work, mentions=tuple(m for m in work.mentions if m not in others))
    yield from (Cited(m.line, "", (m,)) for m in others)


def _without_label_in_front(mentions: list[Mention], spans: Sequence[Span]) -> list[Mention]:
    """The links, the first a title without a label where it has one: "Paper: [On Widgets](…)".

    A label in bold needs no colon: "**PAPER** [On Widgets](…)".
    """
    before = plain_before_link(spans)
    labels = (only_label(before), before.strip() if spans[0].bold else None)
    if not mentions or mentions[0].label not in labels:
        return mentions
    first, *others = mentions
    is_title = count_words(first.text) > WORDS_OF_A_TITLE and not is_pointer(first.text)
    if not is_title or kind_by_label(first.label) not in _PAPERS:
        return mentions
    return [first._replace(label=""), *others]


def leads_to_a_paper(mention: Mention) -> bool:
    """Whether a link leads to the paper itself, by what is said of it and by its address."""
    by_address = kind_by_address(mention.href)
    kind = mention.said_kind or by_address
    in_repository = mention.href.lower().split("#")[0].endswith(".pdf")
    says_paper = kind_by_label(mention.text) in _PAPERS and is_pointer(mention.text)
    says_paper = says_paper and "#" not in mention.href
    if by_address == "code" and not in_repository and not says_paper:
        return False
    mislabelled = (
        kind in _MAY_BE_MISLABELLED
        and by_address == "paper"
        and identifier(mention.href) is not None
    )
    return (
        (kind in _PAPERS and bool(mention.href))
        or (in_repository and kind == "other")
        or mislabelled
    )


def is_sure(mention: Mention) -> bool:
    """Whether a link leads to a paper by what is said of it or by its address.

    That has an identifier in it, or is a publisher's and linked to a title.
    """
    href = mention.href.lower().split("#")[0]
    says_title = could_be_a_title(mention) and count_words(mention.text) >= _WORDS_OF_A_LONG_TITLE
    return (
        mention.said_kind in _PAPERS
        or href.endswith(".pdf")
        or identifier(mention.href) is not None
        or (says_title and kind_by_address(href) == "paper")
    )


def could_be_a_title(mention: Mention) -> bool:
    """Whether the text of a link reads like a title."""
    text = mention.text
    return (
        count_words(text) >= WORDS_OF_A_TITLE
        and not mention.speaks_for_itself
        and "://" not in text
        and not _says_who_and_when(text)
        and not _ends_in_others(text)
        and not venue_and_year(text)
        and not (kind_by_label(text) and year(text) and not _says_more_than_where(text))
        and not (_NUMBERED.fullmatch(text) and (kind_by_label(text) or from_text(text)))
    )


def _says_who_and_when(text: str) -> bool:
    """Whether a text says who and when; words that no more than look like one long name don't."""
    who = who_and_when(text)
    in_full = who is not None and len(who.names) == 1 and not who.truncated and "." not in text
    return who is not None and not (in_full and count_words(text) >= _WORDS_OF_A_NAMELESS_TITLE)


def _says_more_than_where(text: str) -> bool:
    """Whether a text has more than a word or two besides when, and what is linked."""
    said = [word for word in words(text) if not (word.isdigit() or is_pointer(word))]
    return len(said) > _MANY


def _ends_in_others(text: str) -> bool:
    """Whether a text is of names, and of others: "Doe et al."."""
    who = people(text)
    return who is not None and who.truncated


def names_before_link(spans: Sequence[Span], *, lenient: bool = False) -> People | None:
    """The names with which a text begins, up to its first link: "Doe, J., & Roe, R. [On …](…)".

    Args:
        spans: the text.
        lenient: as in `citation`; a name in full is one.
    """
    before = _words_before_link(spans)
    if dated := who_and_when(before):
        return dated
    who = people(before) if before.strip() else None
    in_full = lenient and who is not None and who.have_given_names
    return who if who and (who.told or in_full) else None


def _behind_label(text: str) -> str:
    """A text without the label of papers in front: "Paper: Jane Doe, "."""
    label, _, rest = text.replace("\uff1a", ":").partition(":")
    return rest if kind_by_label(label) in _PAPERS else text


def _without_label_of_a_title(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the label of papers before a title: "Paper: _On Widgets_, https://…"."""
    first = spans[0] if spans else None
    if first is None or first.href is not None or first.image:
        return spans
    rest = _behind_label(first.text)
    if rest == first.text or not is_pointer(first.text.removesuffix(rest)):
        return spans
    title = _BRACKETED.sub(" ", rest + _words_before_link(spans[1:])).strip(" ,.")
    is_title = count_words(title) > _MANY and not people(title)
    return (first._replace(text=rest.lstrip()), *spans[1:]) if is_title else spans


def _words_before_link(spans: Sequence[Span]) -> str:
    return _GENITIVE.sub("", _behind_label(plain_before_link(spans)).rstrip(_QUOTES))


def by_link(name: str) -> Cited:
    """The work that a link's text names: by its title, or in a whole citation.

    A word in front that says what is linked is left out: "Paper: On Widgets".
    """
    name = _behind_label(name).strip() if name.partition(":")[0].isalpha() else name
    if whole := citation(name):
        said = details([whole.rest], whole.who)
        return Cited(0, whole.title, (), said, linked=True, whole=True)
    if first := title_name_and_dated_brackets(name) or title_where_and_names(name):
        return Cited(0, first.title, (), details([first.rest], first.who), linked=True)
    text = _without_quotes(name)
    title = without_tail(text, linked=True)
    return Cited(0, title, (), details([text[len(title) :]]), linked=True)


def _without_quotes(text: str) -> str:
    """The title that a text has in quotes, if those are no part of it; else the text."""
    quoted = unquoted(text)
    is_part = goes_on_around(text, quoted) or not quoted_title(text)
    return text if is_part else quoted


def naming(mentions: Sequence[Mention], title: Mention | None) -> tuple[Mention, ...]:
    """The links, the one that is what the paper is called known to lead there."""
    return tuple(m._replace(names_the_paper=True) if m is title else m for m in mentions)


def begins_with(spans: Sequence[Span], text: str) -> bool:
    """Whether a text begins with what is said, but for marks, pictures, dates and numbers.

    So it does behind a tag: "[Workshop'20] On Widgets".
    """
    wanted = _MARKS.sub("", text).lstrip(_DIGITS)
    said = ""
    tag = _TAG.match(spans[0].text) if spans and spans[0].href is None else None
    if tag and not text.startswith("["):
        spans = (spans[0]._replace(text=spans[0].text[tag.end() :]), *spans[1:])
    for span in spans:
        if len(said) >= len(wanted):
            break
        said = (said + ("" if span.image else _MARKS.sub("", span.text))).lstrip(_DIGITS)
    return said.startswith(wanted) or (bool(wanted) and _is_in_front(spans))


def _titles(mentions: Sequence[Mention], spans: Sequence[Span]) -> list[int]:
    """Which links are the titles of papers.

    Behind the first one none is that stands in round brackets, where preprints and volumes do, or
    is a few words in small letters, "code and data", or where else it was published.
    Nor is a venue's name, what stands beside a title in bold, or below a title and names, or in
    square brackets before other words, or what a picture behind others shows.
    """
    if headline(spans):
        return []
    bold = bold_title(spans)
    in_front = _is_in_front(spans)
    others_lead = any(could_be_a_title(m) and leads_to_a_paper(m) for m in mentions[1:])
    leading = _MAY_LEAD if others_lead else _MAY_LEAD_ALONE
    pictures = {span.text.strip() for span in spans if span.image and span.href is not None}
    elsewhere = {m.href for span, m in pairwise(spans) if m.href and _ALSO.search(span.text)}
    found: list[int] = []
    for i, mention in enumerate(mentions):
        is_first = _begins_at(mentions, i, spans) and not _is_a_tool(mention)
        by_address = kind_by_address(mention.href)
        may_lead = by_address in leading and mention.href.startswith("http")
        leads = leads_to_a_paper(mention) or (is_first and may_lead)
        behind = bool(found) or _has_words_before(spans)
        where = behind and (is_venue(mention.text) or (bool(bold) and bool(venue(mention.text))))
        set_off = (found and mention.bracketed) or (bold and mention.italic)
        is_picture = i > 0 and mention.text.strip() in pictures
        set_off = set_off or (bool(found) and _is_aside(mention.text))
        set_off = set_off or (mention.href in elsewhere and bool(found or cited_in(spans)))
        set_off = set_off or is_picture or (not i and in_front) or (not i and _is_where(spans))
        if could_be_a_title(mention) and leads and not where and not set_off:
            found.append(i)
    return found if any(map(leads_to_a_paper, mentions)) else []


def _is_aside(text: str) -> bool:
    """Whether a link's text says in a few common words what is linked beside a title."""
    first = text.partition(" ")[0]
    is_common = first.isalpha() and first.islower()
    return is_common and ":" not in text and count_words(text) <= _WORDS_OF_A_LONG_TITLE


def _begins_at(mentions: Sequence[Mention], at: int, spans: Sequence[Span]) -> bool:
    """Whether a text begins with a link, or has only pointers before it: "[[DOI](…)] [On …](…)"."""
    if not at:
        return spans[0].href is not None
    if at > _MANY or not all(mention.speaks_for_itself for mention in mentions[:at]):
        return False
    before = list(takewhile(lambda span: span.href != mentions[at].href, spans))
    return not any(map(str.isalnum, unlinked(before)))


def _is_where(spans: Sequence[Span]) -> bool:
    """Whether a text begins with a title, and a few linked words behind its comma say where.

    As "WidgetNet: A Study of the Use of Widgets, [npj Widgets](…)"; other links may follow.
    """
    before = plain_before_link(spans).strip()
    linked = next((span for span in spans if span.href is not None), None)
    if linked is None or before[-1:] not in (",", ".") or ". " in before:
        return False
    few = count_words(linked.text) < _WORDS_OF_A_NAMELESS_TITLE and not linked.text.islower()
    is_title = count_words(before) > _WORDS_OF_A_LONG_TITLE
    return few and is_title and not people(_words_before_link(spans)) and not cited_in(spans)


def _is_in_front(spans: Sequence[Span]) -> bool:
    """Whether a text begins with a link of a few words in brackets: "[[Acta](…)] On Widgets"."""
    if len(spans) < 2 or spans[0].text.strip() != "[" or spans[1].href is None:
        return False
    in_few_words = count_words(spans[1].text) < _WORDS_OF_A_NAMELESS_TITLE
    return in_few_words and count_words(unlinked(spans[2:])) >= _WORDS_OF_A_NAMELESS_TITLE


def _by_who_and_when(mentions: Sequence[Mention]) -> list[Mention]:
    """The links to papers that are called by who and when: "[Doe, 2001], [Roe et al., 2018]"."""
    return [m for m in mentions if leads_to_a_paper(m) and who_and_when(m.text)]


def _is_hinted(mention: Mention) -> bool:
    """Whether a link's title shows when one points at it; its text says who and when."""
    text, hint = " ".join(mention.text.split()), mention.hint
    says_who = who_and_when(text) is not None
    return (
        count_words(hint) > max(count_words(text) * (not says_who), WORDS_OF_A_TITLE)
        and "://" not in hint
        and (says_who or (not could_be_a_title(mention) and leads_to_a_paper(mention)))
    )


def _is_label(text: str) -> bool:
    """Whether a text names no work: "Paper link" before the link of an entry's heading."""
    label = _NONE_YET.sub("", text)
    if text.endswith((":", "\uff1a")):
        return count_words(label) <= _WORDS_OF_A_NAMELESS_TITLE
    return (
        bool(text) and kind_by_label(label) is not None and len(label.split()) <= WORDS_OF_A_TITLE
    )


def _is_a_tool(mention: Mention) -> bool:
    return (
        not leads_to_a_paper(mention)
        and not mention.speaks_for_itself
        and count_words(mention.text) < _WORDS_OF_A_NAMELESS_TITLE
    )


def _by_linked_titles(
    spans: Sequence[Span], mentions: Sequence[Mention], titles: Sequence[int], *, lenient: bool
) -> Iterator[Cited]:
    """A work for each linked title, with the links up to the next one."""
    text = plain(spans)
    for n, at in enumerate(titles):
        start = at if n else 0
        end = titles[n + 1] if n + 1 < len(titles) else len(mentions)
        title = mentions[at]
        name = " ".join(title.text.split())
        work = by_link(name)
        if len(titles) == 1:
            said = _beside(spans, name, work, lenient=lenient)
            work = replace(work, title=_with_rest(work.title, title, spans))
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


def _with_rest(name: str, linked: Mention, spans: Sequence[Span]) -> str:
    """A title of which only the words before its colon are linked: "[Widgets](…): A Study"."""
    if count_words(name) > WORDS_OF_A_TITLE + 1:
        return name
    behind = next((after for span, after in pairwise(spans) if span.href == linked.href), None)
    if behind is None or behind.href is not None:
        return name
    ends = linked.text.rstrip().endswith((":", "\uff1a"))
    goes_on = ends or _COLON.match(behind.text) is not None
    line = behind.text.lstrip(":\uff1a ").partition("\n")[0].partition(" | ")[0]
    rest = without_tail(first_sentence(line)[0].rstrip(" [(."))
    is_title = count_words(rest) >= _WORDS_OF_A_NAMELESS_TITLE and has_capitals(rest)
    begin = name.rstrip(":\uff1a ")
    return f"{begin}: {rest}" if goes_on and is_title and not people(rest) else name


def _between(text: str, begin: str, end: str) -> str:
    """What stands in a text behind a begin, up to an end or, if there is none, the text's."""
    found = text.find(begin)
    start = found + len(begin) if found >= 0 else len(text)
    stop = text.find(end, start) if end else -1
    return text[start:stop] if stop >= 0 else text[start:]


def _beside(spans: Sequence[Span], name: str, work: Cited, *, lenient: bool) -> Details:
    """What stands around the only linked title, and within its text besides the title."""
    around: list[Piece | str] = [*beside(spans), name.replace(work.title, " ")]
    found = details(around, work.details.who or names_before_link(spans, lenient=lenient))
    return found._replace(venue=found.venue or italic_venue(spans, work.title))


def _by_hint(spans: Sequence[Span], mentions: Sequence[Mention], hinted: Mention) -> Cited:
    """A work whose title shows when one points at the link, which says who and when."""
    text = " ".join(hinted.text.split())
    said = details([*beside(spans), text], who_and_when(text))
    return Cited(hinted.line, hinted.hint, tuple(mentions), said)


def _beside_links(spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool) -> Cited:
    """The work of a text whose links are no titles."""
    whole = cited_in(spans, lenient=lenient) or citation(unlinked(spans), lenient=lenient)
    title = title_beside_links(_behind_tag(spans), lenient=lenient)
    whole = whole or title_first(unlinked(spans))
    is_whole = whole is not None and whole.title == title and bool(whole.who.names)
    who = whole.who if whole and is_whole else None
    if who is None:
        who = next((who for m in mentions if (who := who_and_when(m.text))), None)
    if not title[:1].isupper() and spans[0].href is not None and who_and_when(spans[0].text):
        title = "" if count_words(title) >= _WORDS_OF_A_LONG_TITLE else title
    said = details((*beside(spans, title), *(mention.text for mention in mentions)), who)
    said = said._replace(venue=said.venue or italic_venue(spans, title))
    word = _linked_word(spans)
    if any(said) and count_words(_BRACKETED.sub(" ", title)) < WORDS_OF_A_TITLE:
        title = word or title
    elif word and kind_by_address(mentions[0].href) in _PAPERS:
        title = _named(word, title, unlinked(spans))
    set_off = bool(said.who) and title == bold_title(spans)
    return Cited(
        spans[0].line,
        title,
        tuple(mentions),
        said,
        linked=is_whole,
        whole=is_whole or set_off,
    )


def _behind_tag(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the brackets in front that have a link in them: "[Thesis, [Doe](…)] On …"."""
    if len(spans) <= _MANY or not _OPEN_TAG.fullmatch(spans[0].text) or spans[1].href is None:
        return spans
    inside, closed, behind = spans[2].text.partition("]")
    is_tag = closed and not inside.strip() and spans[2].href is None
    return (spans[2]._replace(text=behind), *spans[3:]) if is_tag else spans


def _named(word: str, title: str, behind: str) -> str:
    """What a linked word and the text behind it name: "[Adam](…): On Widgets", "[Adam](…), new".

    The text may repeat the word: "[Adam](…) - Adam: On Widgets".
    """
    rest = title.lstrip(":\uff1a ")
    if again := title.partition(f"{word}: ")[2]:
        return f"{word}: {again}"
    goes_on = behind.startswith((":", "\uff1a")) or word.endswith((":", "\uff1a"))
    is_clause = goes_on and rest[:1].isupper() and count_words(rest) >= _WORDS_OF_A_NAMELESS_TITLE
    who = people(title)
    if not (has_capitals(title) or is_clause) or (who and who.certain):
        return word
    name = word.rstrip(":\uff1a ")
    return f"{name}: {rest}" if goes_on else title


def _linked_word(spans: Sequence[Span]) -> str:
    """The one word with which a text begins, linked to the paper of that title."""
    first = next(iter(read_line(spans[:1]).mentions), None)
    if first is None or first.speaks_for_itself or kind_by_address(first.href) == "code":
        return ""
    named = any(char.isupper() for char in first.text)
    is_word = len(first.text.split()) == 1 and named and "://" not in first.text
    is_word = is_word and not is_venue(first.text)
    return first.text if is_word and len(first.text) >= _SHORTEST_WORD else ""


def _without_a_paper(
    spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool
) -> Iterator[Cited]:
    """The work of a text none of whose links is known to lead to a paper.

    A label that leads nowhere says that it is one: "On Widgets [pdf]", "On Widgets [paper]()".
    """
    bare = [
        span._replace(text=_NAMED_IN_VAIN.sub("", span.text)) if span.href is None else span
        for span in spans
    ]
    in_vain = bare != list(spans) or any(m.said_kind in _PAPERS and not m.href for m in mentions)
    for work in _not_linked(bare, mentions, lenient=lenient):
        yield replace(work, evidence=max(work.evidence, Evidence.CITED)) if in_vain else work


def _not_linked(
    spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool
) -> Iterator[Cited]:
    if not mentions and any(span.href is not None for span in spans):
        return
    set_off = _has_words_before(spans) and are_bracketed(tuple(spans))
    named = (m for m in mentions if could_be_a_title(m) and not is_venue(m.text))
    titled = None if set_off else next(named, None)
    text = unlinked(spans)
    names = people(text)
    if not titled and names and spans[0].href is not None:
        titled = next((m for m in mentions[:1] if not m.speaks_for_itself), None)
    if names and not titled:
        return
    whole = cited_in(spans, lenient=lenient) or citation(text, lenient=lenient)
    if titled and (
        names_before_link(spans, lenient=lenient) or not (whole and _has_words_before(spans))
    ):
        name = " ".join(titled.text.split())
        work = by_link(name)
        work = replace(work, line=titled.line, details=_beside(spans, name, work, lenient=lenient))
    elif whole and whole.title == title_beside_links(spans, lenient=lenient):
        work = _of_citation(whole, spans[0].line)
    else:
        work = _beside_links(spans, mentions, lenient=lenient)
    if mentions and not (titled or whole) and _is_in_a_sentence(spans, mentions):
        return
    title = work.title
    says_who = next((m for m in mentions if who_and_when(m.text)), None)
    if not (titled or whole or says_who):
        title = _linked_first(spans, mentions) or title
    where = is_venue(_BRACKETED.sub(" ", title) if title[:1] in "[(" else title)
    if (
        NO_TITLE.fullmatch(title)
        or ONLY_ET_AL.fullmatch(title)
        or (not work.whole and (where or _is_label(title)))
        or not (title or says_who)
    ):
        return
    who = people(title)
    if who and who.likely and not work.details.who:
        return
    sure = (
        _PANDOC.search(text)
        or (names is not None and names.certain)
        or says_who is not None
        or (work.details.who is not None and labels_authors(spans))
        or work.details.reads_like_a_paper
        or (work.whole and (lenient or bool(work.details.year or work.details.venue)))
        or in_brackets(plain(spans))
        or leading_volume(title) is not None
        or (titled is not None and _says_where_and_when(text, work.details))
        or _is_followed_by_a_volume(title, text, work.details)
    )
    is_citation = (whole is not None and work.whole) or _is_cited_by_title(titled, spans)
    is_citation = is_citation and work.details.reads_like_a_paper
    is_citation = is_citation and not _EVENT.search(text.partition(work.title)[0])
    likely = Evidence.CITED if sure else Evidence.NONE
    yield replace(
        work,
        title=title,
        mentions=naming(mentions, titled or says_who),
        evidence=Evidence.PAPER if is_citation else likely,
    )


def _told_behind_a_link(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work of which a text's first link, by which it begins, says who made it, or its name."""
    if len(spans) < _MANY or spans[0].href is None:
        return None
    if whole := _cited_behind_a_name(spans):
        work = _of_citation(whole, spans[0].line)
        return replace(work, mentions=tuple(mentions), linked=False)
    return _behind_linked_names(spans, mentions) or _before_who_and_when(spans, mentions)


def _cited_behind_a_name(spans: Sequence[Span]) -> Citation | None:
    """What is cited behind a link of few words: "[Acme](…). On Widgets, Doe et al. 2015."."""
    if not spans[1].text.startswith(". "):
        return None
    if count_words(spans[0].text) >= _WORDS_OF_A_NAMELESS_TITLE:
        return None
    text = " ".join(spans[1].text[2:].split()).rstrip("[( .")
    whole = title_first(text) or _title_and_others(text)
    return whole if whole and count_words(whole.title) >= _WORDS_OF_A_NAMELESS_TITLE else None


def _behind_linked_names(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work whose title stands behind linked names: "[Doe et al.](…) On the Use of Widgets"."""
    text = mentions[0].text.strip()
    who = people(text) if spans[0].href == mentions[0].href else None
    if leads_to_a_paper(mentions[0]) and spans[1].text.startswith(". ") and _GROUP.search(text):
        who = institution(text, lenient=True)
    elif who and not (who.truncated or text.endswith(".") or _leads_by_name(mentions[0], who)):
        who = None
    if not who:
        return None
    behind = list(takewhile(lambda span: span.href != spans[0].href, reversed(spans)))
    said = " ".join(plain_before_link(reversed(behind)).split()).lstrip(" .-–—")
    title = without_tail(first_sentence(said)[0])
    if count_words(title) < _WORDS_OF_A_NAMELESS_TITLE or not title[0].isupper():
        return None
    found = details(beside(spans, title), who)
    evidence = Evidence.PAPER if any(map(leads_to_a_paper, mentions)) else Evidence.CITED
    return Cited(spans[0].line, title, tuple(mentions), found, evidence)


def _leads_by_name(mention: Mention, who: People) -> bool:
    """Whether a link to a paper is called by whom that is: "[J. Doe](….pdf) On Widgets"."""
    in_short = all((name.given or "").endswith(".") for name in who.names)
    return in_short and mention.said_kind is None and leads_to_a_paper(mention)


def _before_who_and_when(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work called by a linked word or two: "[Widgetry](…), Jane Doe and Al Roe, 2009"."""
    if not spans[1].text.startswith((",", ". ")):
        return None
    name = " ".join(mentions[0].text.split())
    points = mentions[0].speaks_for_itself and (is_pointer(name) or count_words(name) == 1)
    is_name = count_words(name) < _WORDS_OF_A_NAMELESS_TITLE and not points
    who = people(name)
    is_name = is_name and not (is_venue(name) or (who and (who.truncated or who.certain)))
    if not is_name or "://" in name or from_text(name):
        return None
    said = details(beside(spans))
    if not said.who or not said.who.have_given_names or not said.year:
        return None
    evidence = Evidence.PAPER if any(map(leads_to_a_paper, mentions)) else Evidence.CITED
    known = naming(mentions, mentions[0])
    return Cited(spans[0].line, name, known, said, evidence, linked=True)


def _is_in_a_sentence(spans: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence goes on around its first link: "This list builds on [Acme](…) and …"."""
    at = next((i for i, span in enumerate(spans) if span.href is not None), len(spans))
    before, behind = plain_before_link(spans).rstrip(), unlinked(spans[at + 1 : at + 2])
    goes_on = before[-1:].isalpha() and behind[:1].isalpha() and not behind[0].isupper()
    return goes_on and not (is_pointer(mentions[0].text) or is_generic(mentions[0].text))


def _title_and_others(text: str) -> Citation | None:
    """As "On Widgets. Doe et al. ICML 2020"."""
    title, behind = first_sentence(text)
    names, where = behind_others(behind)
    who = people(names) if where else None
    return Citation(title, who, where) if who and who.truncated else None


def _is_cited_by_title(titled: Mention | None, spans: Sequence[Span]) -> bool:
    """Whether names are cited before a linked title: "Doe, J. and Roe, R. [On Widgets](…)"."""
    who = names_before_link(spans) if titled else None
    return who is not None and who.inverted and who.likely


def _says_where_and_when(text: str, said: Details) -> bool:
    """Whether what stands beside a title names a venue and a year, and no event of its own."""
    return bool(said.venue and said.year) and not _EVENT.search(text)


def _is_followed_by_a_volume(title: str, text: str, said: Details) -> bool:
    """Whether a known venue and a year are about all that follows a title: "On …, ICML 2020"."""
    rest = text.removeprefix(title)
    return (
        rest != text
        and count_words(title) >= _WORDS_OF_A_NAMELESS_TITLE
        and count_words(rest) <= _WORDS_OF_A_LONG_TITLE
        and _says_where_and_when(text, said)
        and is_venue(said.venue or "")
    )


def _linked_first(spans: Sequence[Span], mentions: Sequence[Mention]) -> str:
    """What a text begins with, if that is a link and no pointer: the name of a tool or a book."""
    if spans[0].href is None or not mentions or mentions[0].speaks_for_itself:
        return ""
    return "" if "://" in mentions[0].text else " ".join(mentions[0].text.split())


def _of_citation(whole: Citation, line: int) -> Cited:
    said = details([whole.rest], whole.who)
    return Cited(line, whole.title, (), said, linked=True, whole=True)


def _has_words_before(spans: Sequence[Span]) -> bool:
    """Whether a text begins with words that are not linked."""
    before = ""
    for span in spans:
        if span.href is not None:
            break
        before += span.text
    return count_words(re.sub(r"\W+", " ", before)) > WORDS_OF_A_TITLE
