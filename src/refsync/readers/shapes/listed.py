"""The shape of an entry in a list item, or in a paragraph that begins with its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, islice, zip_longest
from operator import or_

from refsync.identifiers import from_text
from refsync.readers.citation import (
    QUOTED,
    Details,
    above,
    behind_others,
    details,
    first_sentence,
    title_first,
)
from refsync.readers.document import (
    Block,
    Code,
    Span,
    Spans,
    Text,
    joined,
    joined_apart,
    lines,
    plain,
)
from refsync.readers.entry import Entry, Evidence
from refsync.readers.mentions import apart, plain_before_link, read_line
from refsync.readers.outline import Part
from refsync.readers.people import people
from refsync.readers.shapes.cited import (
    Cited,
    begins_with,
    by_number,
    cited,
    could_be_a_title,
    leads_to_a_paper,
    names_before_link,
)
from refsync.readers.shapes.unlinked import (
    are_bracketed,
    bold_title,
    cited_in,
    count_words,
    headline,
    says_where,
    trimmed,
    unlinked,
)
from refsync.readers.titles import titled
from refsync.readers.venues import venue_with_year
from refsync.reference import Name
from refsync.titles import fold

_WORDS_OF_A_NICKNAME = 6
_WORDS_OF_A_TITLE = 5
_WORDS_OF_A_LABEL = 4
_WORDS_OF_A_VENUE = 3
_OTHERS = ("et al", "et al.")
"""Behind them a title has more words: "Jane Doe et al. Energies"."""
_MANY = 2
_MOST_ATTRIBUTES = 12
_SAMPLE = 300
"""So many texts tell what a list's others are like."""
_LONGEST_DETAIL = 400
_DETAIL = re.compile(
    r"\W*(?:authors?|date(?: de \w+)?|année|year|venue|publisher?|published(?: in)?|"
    r"conference|journal(?: info)?|paper|links?|institutions?|intro|keywords?|abstract|tl;?dr|"
    r"作者|会议|期刊|时间|年份|発表|著者)\W*[:\uff1a]",
    re.IGNORECASE,
)
_DATED = re.compile(r"[(\[](?:19|20)\d\d[./-]\d\d?(?:[./-]\d\d?)?[)\]]")
"""The date in front of a paragraph, of when it was read or written."""
_VENUE_AND_YEAR = re.compile(r"[A-Z][\w&./ -]{1,60}, (?:19|20)\d\d(?:, [a-z ]{3,30})?\.?")
_VOLUME = re.compile(
    r"(?!(?:In|Since|As|By|From|During|After|Before|Until|At|On|For)\b)"
    r"[A-Z][\w&./-]*(?: (?:(?:of|and|on|in) )?[A-Z][\w&./-]*)*,? (?:19|20)\d\d"
)
_VOLUME_BY_INITIALS = re.compile(r"[A-Z][A-Za-z&]*[A-Z][ -]?(?:['’]\d\d|(?:19|20)\d\d)")
_LONGEST_VOLUME = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\s*[\[(\uff08【]?(\d{1,3})[\])\uff09】\u3001\uff0e.]\s*(?!\d)")
_NOTE = re.compile(r"\W*(?P<label>[^\W\d_][\w/-]*(?: [\w/-]+){0,2})\W{0,3}[:\uff1a](?!//)")
"""What a curator says of an entry: "Tags: …"; the words behind it may look like names."""
_SET_OFF_IN_FRONT = re.compile(
    r"([^\W\d_](?:[^,;.:\uff1a]|(?<=\b[A-Z])\.){3,50})(?:(?:[,;.:\uff1a]|\s[-–—])(?:\s|$)|['’]s?$)"
)
_MOST = 0.75
_SAME_AUTHORS = re.compile(r"\s*(?:[–—―]{1,4}|_{3,}|-{3,})([.,:]?)\s+(?=\S)")
"""As "–––. (1988). On Widgets", below a work of the same authors."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Texts that belong together, with the works that they name and the BibTeX behind them."""

    texts: Sequence[Text]
    works: Sequence[Cited]
    bibtex: Sequence[Code]

    @property
    def depth(self) -> int:
        return self.texts[0].depth if self.texts else 0


def entries(part: Part, *, lenient: bool = False) -> Iterator[Entry]:
    """The entries in the texts of a part, and BibTeX that stands between them.

    Args:
        part: a heading's blocks.
        lenient: the list cites works, authors first, so that less will do to tell names.
    """
    up: list[Details] = []
    labels: list[str] = []
    body = list(_with_authors_again(_one_a_line(part.body)))
    groups = list(_with_citations_below(list(_groups(body, lenient=lenient or cites([part])))))
    for group, below in zip_longest(groups, groups[1:]):
        up = up[: max(group.depth - 1, 0)]
        spans = _spans(group.texts)
        labels = [*labels[: group.depth], *[""] * (group.depth - len(labels))]
        works = [work for named in group.works for work in by_number(named)]
        behind_names = bool(works) and people(plain_before_link(spans)) is not None
        found = [_entry(work, up, labels, spans, behind_names=behind_names) for work in works]
        labels.append(_label(group))
        if found and group.bibtex:
            found[0] = replace(found[0], bibtex=tuple(group.bibtex), evidence=Evidence.PAPER)
        elif group.bibtex:
            found = [Entry(code.line, "", bibtex=(code,)) for code in group.bibtex]
        yield from () if _is_above_works(group, below) else found
        if not any(entry.evidence for entry in found):
            said = above(plain(text.spans) for text in group.texts[:1])
            up += [Details()] * (group.depth - 1 - len(up)) + [said]


def _is_above_works(group: _Group, below: _Group | None) -> bool:
    """Whether a group has nothing but words, and says what the works in items below it are."""
    if below is None or below.depth <= group.depth or group.bibtex:
        return False
    bare = not any(
        work.evidence or work.mentions or work.details.names_are_told for work in group.works
    )
    return bare and any(work.evidence or work.mentions for work in below.works)


def _label(group: _Group) -> str:
    """What a group is if it says what follows it: "Papers:", "**Tools**"."""
    if len(group.texts) != 1 or any(span.href is not None for span in group.texts[0].spans):
        return ""
    text, spans = plain(group.texts[0].spans), group.texts[0].spans
    is_label = _is_bold(spans) or text.endswith((":", "\uff1a")) or group.depth > 0
    is_label = is_label or _YEAR.fullmatch(text) is not None
    return text.rstrip(":\uff1a") if is_label and count_words(text) <= _WORDS_OF_A_LABEL else ""


def _entry(
    work: Cited,
    up: Sequence[Details],
    labels: Sequence[str],
    spans: Sequence[Span],
    *,
    behind_names: bool,
) -> Entry:
    """The entry for a work that spans name, perhaps behind names, under items with where and when.

    A text names one work at most that is no link.
    """
    leads = work.whole or begins_with(spans, work.title)
    return Entry(
        line=work.line,
        title=work.title,
        mentions=work.mentions,
        details=reduce(Details.completed, reversed(up), work.details),
        stated=work.stated,
        evidence=work.evidence,
        linked=work.linked,
        leads=leads or (work.linked and behind_names),
        set_off=not (leads or work.linked or not work.title) and work.title == bold_title(spans),
        labels=tuple(filter(None, labels)),
    )


def cites(document: Iterable[Part]) -> bool:
    """Whether the items of parts cite works, authors first: a quarter of them, and two at least.

    So they do where most begin with names that nothing else tells.

    Where there are no items, whether the paragraphs do.
    """
    blocks = (block for part in document for block in part.body)
    texts = list(islice((block for block in blocks if isinstance(block, Text)), _SAMPLE))
    items = [text for text in texts if text.item] or texts
    found = sum(cited_in(text.spans) is not None for text in items)
    if found >= _MANY and 4 * found >= len(items):
        return True
    outermost = min((text.depth for text in items), default=0)
    items = [text for text in items if text.depth == outermost]
    named = sum(_begins_with_a_name(plain(text.spans[:1])) for text in items)
    return named > _MANY and named >= _MOST * len(items)


def _begins_with_a_name(text: str) -> bool:
    """Whether a text begins with one name in full, set off from what follows: "Jane Doe, On …"."""
    first = _SET_OFF_IN_FRONT.match(text)
    who = people(first[1]) if first else None
    return who is not None and all(name.given for name in who.names)


def _with_authors_again(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, dashes in front of a work replaced by the authors of the one above it."""
    above: tuple[Name, ...] = ()
    for block in body:
        first = block.spans[0] if isinstance(block, Text) and block.spans else None
        again = _SAME_AUTHORS.match(first.text) if first and above else None
        if isinstance(block, Text) and first and again:
            names = "; ".join(name.literal or f"{name.family}, {name.given}" for name in above)
            text = f"{names.rstrip('.')}{again[1] or '.'} {first.text[again.end() :]}"
            block = replace(block, spans=(first._replace(text=text), *block.spans[1:]))
        elif isinstance(block, Text):
            whole = cited_in(block.spans, lenient=True)
            above = whole.who.names if whole else ()
        yield block


def _one_a_line(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, paragraphs with a citation on most of their lines taken apart.

    So are those of several titles, each at the start of a line, with links behind it: titles in
    bold, or those for which the links stand in brackets.
    """
    for block in body:
        broken = lines(block.spans) if isinstance(block, Text) and not block.item else []
        if isinstance(block, Text) and (items := _numbered(broken)):
            for line in items:
                yield replace(block, line=line[0].line, spans=line, depth=1, item=True)
            continue
        titled = broken if all(map(_ends_in_links, broken)) else list(_from_bold_titles(broken))
        if isinstance(block, Text) and len(titled) >= _MANY and all(map(_is_linked, titled[1:])):
            for line in titled:
                yield replace(block, line=line[0].line, spans=line)
            continue
        begins = len(broken) >= _MANY and any(cited_in(line) for line in broken[:_MANY])
        cites = [cited_in(line) is not None for line in broken] if begins else []
        if isinstance(block, Text) and sum(cites) >= _MANY and 4 * sum(cites) >= len(broken):
            for line in _with_rest_below(broken, cites):
                yield replace(block, line=line[0].line, spans=line)
        else:
            yield block


def _numbered(broken: Sequence[Spans]) -> list[Spans]:
    """The items of a paragraph whose lines begin with numbers in their order: "1、…", "[2] …"."""
    begins = [_NUMBER.match(line[0].text) if line[0].href is None else None for line in broken]
    numbers = [int(begin[1]) for begin in begins if begin]
    if len(numbers) < _MANY or not begins[0]:
        return []
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    bare = (
        (line[0]._replace(text=line[0].text[begin.end() :]), *line[1:]) if begin else line
        for line, begin in zip(broken, begins, strict=True)
    )
    return list(joined_apart(bare, map(bool, begins)))


def _from_bold_titles(broken: Sequence[Spans]) -> Iterator[Spans]:
    """The lines, those below one that begins with a title in bold joined to it."""
    return joined_apart(broken, (line[0].bold and bool(bold_title(line[:1])) for line in broken))


def _with_rest_below(broken: Sequence[Spans], cites: Sequence[bool]) -> Iterator[Spans]:
    """The lines, those that go on with a citation joined to it."""
    cited_above = accumulate(cites, or_, initial=False)
    begins = (own or not above for own, above in zip(cites, cited_above, strict=False))
    return joined_apart(broken, begins)


def _groups(body: Sequence[Block], *, lenient: bool) -> Iterator[_Group]:
    """The texts that belong together, with the BibTeX behind them."""
    texts: list[Text] = []
    bibtex: list[Code] = []
    attributes = _attributes(body)
    for n, block in enumerate(body):
        if isinstance(block, Code):
            bibtex += [block] if block.is_bibtex else []
            continue
        if isinstance(block, Text) and texts and _is_a_note(block, texts):
            continue
        goes_on = isinstance(block, Text) and bool(texts) and not bibtex and _goes_on(block, texts)
        if isinstance(block, Text) and n in attributes:
            texts[:1] = [_without_colon(texts[0])]
            if not goes_on:
                texts += [block] if _has_a_link(block) else []
                continue
        if not goes_on:
            if texts or bibtex:
                yield _Group(texts, _works(texts, lenient=lenient), bibtex)
            texts, bibtex = [], []
        if isinstance(block, Text):
            texts.append(block)
    if texts or bibtex:
        yield _Group(texts, _works(texts, lenient=lenient), bibtex)


def _attributes(body: Sequence[Block]) -> set[int]:
    """Which blocks are items that say more of what the item above them names, as of a data set.

    They are where one leads to its paper, "[Paper](…)", and no other is linked but by a label.
    """
    found: set[int] = set()
    for n, block in enumerate(body):
        if not isinstance(block, Text) or not block.item or _has_a_link(block):
            continue
        texts = _below(block, body[n + 1 : n + 1 + _MOST_ATTRIBUTES])
        if _are_attributes(texts, block.depth + 1):
            found.update(range(n + 1, n + 1 + len(texts)))
    return found


def _without_colon(text: Text) -> Text:
    """A text that ends in a colon without it: "Widget opinions:"."""
    *others, last = text.spans
    return replace(text, spans=(*others, last._replace(text=last.text.rstrip(":\uff1a \n"))))


def _below(text: Text, body: Sequence[Block]) -> list[Text]:
    """The texts that stand deeper than one, of those that follow it."""
    out: list[Text] = []
    for block in body:
        if not isinstance(block, Text) or block.depth <= text.depth:
            break
        out.append(block)
    return out


def _are_attributes(texts: Sequence[Text], depth: int) -> bool:
    linked = [text for text in texts if _has_a_link(text)]
    papers = sum(any(map(leads_to_a_paper, read_line(text.spans).mentions)) for text in linked)
    return (
        papers == 1
        and all(text.item and text.depth == depth for text in texts)
        and any(map(_is_of_pointers, linked))
        and all(
            _is_of_pointers(text) or count_words(plain(text.spans)) < _WORDS_OF_A_LABEL
            for text in linked
        )
    )


def _works(texts: Sequence[Text], *, lenient: bool) -> list[Cited]:
    """The works that texts name; a paragraph does so if it begins with one, or cites one."""
    if not texts or (len(texts) == 1 and _introduces(texts[0])):
        return []
    if not _has_a_link(texts[0]) and _DETAIL.match(plain(texts[0].spans)):
        return []
    begins = _can_begin_an_entry(texts[0])
    dated = not begins and _DATED.match(plain(texts[0].spans)) is not None
    if not begins and not dated and not _cites_a_work(_spans(texts), lenient=lenient):
        return []
    return [
        replace(work, title=plain(texts[0].spans)) if _DETAIL.match(work.title) else work
        for work in cited(_spans(texts), lenient=lenient)
        if begins or work.whole or (dated and work.details.reads_like_a_paper)
    ]


def _introduces(text: Text) -> bool:
    """Whether a text without links ends in a colon, before what it speaks of."""
    return not _has_a_link(text) and plain(text.spans).endswith((":", "\uff1a"))


def _cites_a_work(spans: Sequence[Span], *, lenient: bool) -> bool:
    """Whether a paragraph is a citation, or has a title in bold behind names."""
    return (
        any(span.bold for span in spans)
        or cited_in(spans, lenient=lenient) is not None
        or _is_title_names_and_date(unlinked(spans))
    )


def _is_title_names_and_date(text: str) -> bool:
    """Whether a text is a citation that begins with the title: "On Widgets. J. Doe. Acta 2015"."""
    whole = title_first(text)
    return whole is not None and details([whole.rest], whole.who).reads_like_a_paper


def _goes_on(text: Text, above: Sequence[Text]) -> bool:
    """Whether a text goes on with the item above: in it, or in an item below that says no more.

    That has links only, names, or a label: "Venue: ICML 2020". So does a paragraph of links, or
    with no more than names before them, below one with a title in bold and none.
    """
    if not text.item and not text.depth:
        if not above[0].depth and not _has_a_link(text) and _DETAIL.match(plain(text.spans)):
            return True
        if len(above) > 1 or _has_a_link(above[0]):
            return False
        return (bool(bold_title(above[0].spans)) and _is_of_pointers(text)) or (
            _is_bold(above[0].spans) and _names_before_pointers(text)
        )
    if not text.item:
        return text.depth > 0 and text.depth == above[0].depth
    if text.depth != above[0].depth + 1 or _is_of_pointers(above[0]):
        return False
    said = apart(text.spans).text
    says_more = _says_who(said) or _DETAIL.match(said) is not None
    begins = above[0].item or _is_bold(above[0].spans)
    introduces = plain(above[0].spans).endswith((":", "\uff1a"))
    says_more = says_more and (begins or not (_has_a_link(text) or introduces))
    if not says_more and begins and not any(map(_has_a_link, above)) and _has_a_link(text):
        says_more = _is_titled(above) and venue_with_year(said) is not None and says_where(said)
    linked = any(span.href for one in (text, *above) for span in one.spans)
    if not says_more and not linked and above[0].item:
        says_more = _VENUE_AND_YEAR.fullmatch(said) is not None or _is_a_name(said, above)
    return _is_of_pointers(text) or (says_more and len(said) <= _LONGEST_DETAIL)


def _names_before_pointers(text: Text) -> bool:
    """Whether a text begins with names, and has no title among its links: "J. Doe [pdf](…)"."""
    if not _has_a_link(text) or not _says_who(trimmed(plain_before_link(text.spans))):
        return False
    return all(mention.speaks_for_itself for mention in read_line(text.spans).mentions)


def _says_who(text: str) -> bool:
    """Whether a text is of names, and perhaps where and when: "Jane Doe, R. Roe. ICML, 2020."."""
    for names, behind in (first_sentence(text), behind_others(text)):
        few = names != text and count_words(behind) < _WORDS_OF_A_VENUE and names.endswith(_OTHERS)
        if behind and (few or says_where(behind)) and not QUOTED.match(behind) and people(names):
            return True
    who = people(text)
    return who is not None and who.likely


def _is_titled(above: Sequence[Text]) -> bool:
    """Whether there is one text above, as long as a title."""
    return len(above) == 1 and count_words(plain(above[0].spans)) >= _WORDS_OF_A_TITLE


def _is_a_name(text: str, above: Sequence[Text]) -> bool:
    """Whether a text is one full name, first below a title."""
    who = people(text) if _is_titled(above) else None
    return who is not None and bool(who.names[0].given)


def _is_a_note(text: Text, texts: Sequence[Text]) -> bool:
    """Whether a text is an item below an entry's, and has no links, nor says where or when."""
    if not (text.item and text.depth > texts[0].depth):
        return False
    linked = any(span.href for one in texts for span in one.spans)
    title = plain(texts[0].spans)
    titled = count_words(title) >= _WORDS_OF_A_TITLE and not title.endswith((":", "\uff1a"))
    leads = any(map(leads_to_a_paper, read_line(text.spans).mentions))
    is_note = _is_labelled_note(plain(text.spans)) and not _names_again(text, title)
    if linked and not leads and not _goes_on(text, texts) and is_note:
        return True
    return (
        (linked or (titled and texts[0].item))
        and (not _has_a_link(text) or _points_in_prose(text.spans))
        and not _goes_on(text, texts)
        and not any(above([plain(text.spans)]))
        and title_first(plain(text.spans)) is None
        and not _cites_for_sure(text.spans)
    )


def _cites_for_sure(spans: Sequence[Span]) -> bool:
    """Whether a text cites a work by more than what looks like a single name."""
    whole = cited_in(spans, lenient=True)
    said = details([whole.rest]) if whole else Details()
    return whole is not None and (whole.who.told or any(said) or bool(from_text(whole.rest)))


def _is_labelled_note(text: str) -> bool:
    """Whether a text has a label in front that is neither a name nor one of what tells a work."""
    said = _NOTE.match(text)
    who = people(said["label"]) if said else None
    is_a_name = who is not None and bool(who.names[0].given)
    return said is not None and not is_a_name and not _DETAIL.match(text)


def _names_again(text: Text, nickname: str) -> bool:
    """Whether a dated text begins with a nickname: "R-CNN: On Widgets, 2014" below "R-CNN, UCB"."""
    said = plain(text.spans)
    label = fold(said.partition(":")[0])
    return any(above([said])) and f"{fold(nickname)} ".startswith(f"{label} ")


def _has_a_link(text: Text) -> bool:
    return _is_linked(text.spans)


def _is_bold(spans: Sequence[Span]) -> bool:
    return all(span.bold for span in spans if span.text.strip())


def _is_linked(spans: Sequence[Span]) -> bool:
    return any(span.href for span in spans)


def _points_in_prose(spans: Sequence[Span]) -> bool:
    """Whether a text only points to something in a sentence: "It is also in a [preprint](…)"."""
    before = plain_before_link(spans)
    linked = [span for span in spans if span.href is not None]
    return (
        count_words(before) >= _WORDS_OF_A_TITLE
        and before.rstrip()[-1:].isalnum()
        and not _ends_in_links(spans)
        and all(count_words(span.text) < _WORDS_OF_A_LABEL for span in linked)
    )


def _is_of_pointers(text: Text) -> bool:
    """Whether a text has links like "[paper] [code]" in it, and nothing else."""
    found = [(read_line(line), line) for line in lines(text.spans)]
    return all(
        (read.is_of_links or are_bracketed(line) or _are_badges(line)) and not read.prose
        for read, line in found
    )


def _are_badges(line: Sequence[Span]) -> bool:
    """Whether the links of a line are pictures, all of them."""
    linked = [span for span in line if span.href is not None and span.text.strip()]
    return bool(linked) and all(span.image for span in linked)


def _with_citations_below(groups: Sequence[_Group]) -> Iterator[_Group]:
    """The groups, what items cite below a nickname with links joined to that.

    As "* R-CNN [[Paper]](…)" with "* Jane Doe, On Widgets, ICML, 2014." in an item below it.
    """
    n = 0
    while n < len(groups):
        group = groups[n]
        papers = [m for work in group.works for m in work.mentions if leads_to_a_paper(m)]
        below_it: list[_Group] = []
        if len(group.works) == 1 and papers and not _is_linked_or_whole(group.works[0]):
            below = groups[n + 1 : n + 1 + len(papers)]
            below_it = [one for one in below if _is_citation_below(one, group)]
        if not below_it:
            yield group
        elif len(below_it) == 1:
            yield replace(group, works=[_joined(group.works[0], below_it[0].works[0])])
        else:
            for paper, one in zip(papers, below_it, strict=False):
                work = one.works[0]
                yield replace(
                    one,
                    works=[
                        replace(work, mentions=(paper, *work.mentions), evidence=Evidence.PAPER)
                    ],
                )
        n += 1 + len(below_it)


def _joined(named: Cited, work: Cited) -> Cited:
    """The work of a citation below a nickname; without a title there, it bears that name.

    What stands in the title's place is the last author's name then or, for want of one, the venue.
    """
    said = work.details
    joined = replace(work, mentions=(*named.mentions, *work.mentions), evidence=Evidence.PAPER)
    last = people(work.title) if said.who and len(said.who.names) > 1 else None
    if not said.who or not last or not all(name.given for name in last.names):
        return joined
    if said.venue:
        said = said._replace(who=said.who._replace(names=(*said.who.names, *last.names)))
    return replace(joined, title=named.title, details=said._replace(venue=said.venue or work.title))


def _is_linked_or_whole(work: Cited) -> bool:
    """Whether a work needs no other text to say what it is."""
    return work.linked or work.whole


def _is_citation_below(group: _Group, nickname: _Group) -> bool:
    """Whether a group in a nickname's item cites one work, without a link to it."""
    if group.depth != nickname.depth + 1 or len(group.works) != 1:
        return False
    work, name = group.works[0], fold(titled(nickname.works[0].title).title)
    first = name.partition(" ")[0]
    cites = fold(work.title) == name
    if count_words(name) <= _WORDS_OF_A_NICKNAME:
        cites = cites or work.whole or (bool(first) and fold(work.title).startswith(f"{first} "))
    return cites and not any(map(leads_to_a_paper, work.mentions))


def _can_begin_an_entry(text: Text) -> bool:
    """A list item, or a paragraph that begins with something bold or linked.

    Before its link may stand names, or where and when: "ICML 2020, [On Widgets](…)".
    """
    first = next((span for span in text.spans if any(map(str.isalnum, span.text))), None)
    set_off = first is not None and (first.bold or first.href is not None)
    if text.depth > 0 or set_off:
        return True
    return _has_a_link(text) and (
        bool(headline(text.spans))
        or names_before_link(text.spans) is not None
        or _is_a_name_before_a_paper(text.spans)
        or _ends_in_links(text.spans)
        or _is_a_volume(plain_before_link(text.spans))
    )


def _is_a_name_before_a_paper(spans: Sequence[Span]) -> bool:
    """Whether a text begins with one full name, set off from a linked title of a paper."""
    before = plain_before_link(spans).rstrip(" “\"'")
    who = people(before) if before.endswith((".", ",", ":", ";")) else None
    first = next(iter(read_line(spans).mentions), None)
    return (
        who is not None
        and all(name.given for name in who.names)
        and first is not None
        and could_be_a_title(first)
        and leads_to_a_paper(first)
    )


def _is_a_volume(text: str) -> bool:
    """Whether a text is a venue and a year: "(ICML 2020) ", "Acta Informatica 2015, "."""
    said = text.strip(" ,.:;-–—()[]")
    return len(said) <= _LONGEST_VOLUME and (
        _VOLUME.fullmatch(said) is not None
        or _VOLUME_BY_INITIALS.fullmatch(said) is not None
        or (venue_with_year(said) is not None and not first_sentence(said)[1])
    )


def _ends_in_links(spans: Sequence[Span]) -> bool:
    """Whether a text is a title with links to the paper set off: "On Widgets ([paper](…))".

    They stand in brackets, or behind a bar.
    """
    before = plain_before_link(spans).strip()
    title = before.rstrip("([| ")
    is_set_off = title != before or (_is_linked(spans) and are_bracketed(tuple(spans)))
    if not is_set_off or count_words(title) < _WORDS_OF_A_LABEL or first_sentence(title)[1]:
        return False
    links = read_line(spans[1:] if spans[0].text.strip() == before else spans)
    return (
        not links.prose
        and all(mention.speaks_for_itself for mention in links.mentions)
        and any(map(leads_to_a_paper, links.mentions))
    )


def _spans(texts: Iterable[Text]) -> Spans:
    """The texts as one, each on lines of its own."""
    return joined(text.spans for text in texts)
