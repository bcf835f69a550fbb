"""The shape of an entry in a list item, or in a paragraph that begins with its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import islice, takewhile
from operator import itemgetter

from refsync.characters import COLONS
from refsync.identifiers import from_text, sole
from refsync.patterns import regex
from refsync.readers.beside import without
from refsync.readers.details import Details, above
from refsync.readers.document import (
    Block,
    Code,
    Span,
    Spans,
    Text,
    is_bold,
    is_linked,
    joined,
    lines,
    plain,
)
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import identifier
from refsync.readers.mentions import plain_before_link, read_line
from refsync.readers.outline import Part
from refsync.readers.people import people
from refsync.readers.said_above import announced
from refsync.readers.shapes.addressed import with_titles
from refsync.readers.shapes.around_links import cited_around_links
from refsync.readers.shapes.beginnings import can_begin_an_entry
from refsync.readers.shapes.beneath import is_a_label, states, states_another
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.cited_below import with_cited_in_front
from refsync.readers.shapes.columned import in_lines
from refsync.readers.shapes.companions import with_names_unlinked
from refsync.readers.shapes.dated import without_days
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.grouped import DETAIL, grouped, introduces, is_a_linked_volume
from refsync.readers.shapes.itemised import with_titles_as_items, with_works_as_items
from refsync.readers.shapes.labelled import (
    with_fields_joined,
    with_titles_in_brackets,
    with_vain_links_in_bold,
    without_brackets,
    without_keys,
    without_labels,
    without_labels_alike,
)
from refsync.readers.shapes.linked_titles import begins_with
from refsync.readers.shapes.named_works import Cited, by_number
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.pointers import WORDS_OF_A_LABEL, is_a_row_of_names
from refsync.readers.shapes.separated import separated
from refsync.readers.shapes.signed import with_names_told
from refsync.readers.shapes.sited import with_sites_behind
from refsync.readers.shapes.spelt_out import (
    with_labelled_titles_below,
    with_titles_behind,
    with_titles_below,
)
from refsync.readers.shapes.turned import with_titles_first
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import count_words, is_cut_short, trimmed, unlinked
from refsync.readers.title_first import title_first
from refsync.readers.titles import is_a_year, states_a_year, titled
from refsync.titles import fold

_WORDS_OF_A_NICKNAME = 6
_ARTICLES = ("a", "an", "the", "on")
_MANY = 2
_FEW = 4
_SAMPLE = 300
"""So many texts tell what a list's others are like."""
_DATED = regex(r"[(\[](?:19|20)\d\d[./-]\d\d?(?:[./-]\d\d?)?[)\]]")
"""The date in front of a paragraph, of when it was read or written."""
_NOTE = regex(
    r"\W{0,3}(?:[Nn](?:otes?|\.?[Bb]\.?)|NB|TL;?DR|[Tt]l;?dr|(?:[Rr]emark|[Cc]omment|[Tt]ag|[Tt]opic)s?|"
    r"[Ss]ummary|[Rr]elev[aâ]n(?:ce|cia|za?)|[Kk]ey ?[Ww]ords?|[Ss]tatus|"
    r"备注|注|说明|关键词|标签)\W{0,3}[:\uff1a]|"
    r"\W{0,3}[Tt][Ll];?[Dd][Rr]\W{0,3};"
)
"""How what a curator says of an entry begins; in capitals it may be a model: "TAG: A Study"."""
_LICENSED = regex(r"[-–—|,(] ?(?:CC ?0|CC[ -]BY(?:-[A-Z]{2})*(?: \d\.\d)?|public domain)\W*$")
"""How what stands below a picture ends: "Old Gears (1817) - Jane Doe - CC0"."""
_SET_OFF_IN_FRONT = regex(
    r"([^\W\d_](?:[^,;.:\uff1a]|(?<=\b[A-Z])\.){3,50})(?:(?:[,;.:\uff1a]|\s[-–—])(?:\s|$)|['’]s?$)"
)
_NAME_BEFORE_QUOTES = regex(r"\s*(?=[\w+-]*[A-Z])[\w+-]{2,30}\s?[:\uff1a]\s?[\"“«]")
"""What is called so, as its paper has it in quotes: 'GearNet: "On the Use of Gears"'."""
_YEAR_OF_BIBTEX = regex(r"\byear\s*=\s*[{\"]?\s*(\d{4})")
_EMPTY_BRACKETS = regex(r"\[[\s|,;/]*\]|\([\s|,;/]*\)|[\"“„«]\s?[\"”“»]")
_MOST = 0.75
_NEAR = 4
"""So many groups below one are looked at to tell whether it is their label."""


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
    last: Entry | None = None
    for entry in _entries(part, lenient=lenient):
        if last and not last.bibtex and _is_bibtex_of(entry, last):
            last = replace(last, bibtex=entry.bibtex, evidence=Evidence.PAPER)
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _is_bibtex_of(entry: Entry, above: Entry) -> bool:
    """Whether an entry is BibTeX and nothing else, and states the title of the one above it."""
    is_bare = bool(entry.bibtex) and not (entry.title or entry.mentions)
    return is_bare and count_words(above.title) > 1 and states(entry.bibtex, above.title)


@dataclass(slots=True)
class _Above:
    """What the groups above one say of it: those in which it stands, and a date before it.

    Attributes:
        details: where and when, of each level above the one before the last.
        labels: what each level above is called, empty where it isn't.
        when: the last label outside of items, if it says when or where.
    """

    details: list[Details] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    when: str = ""

    def enter(self, depth: int) -> None:
        """Leaves the levels that end before a group of this depth."""
        self.details = self.details[: max(depth - 1, 0)]
        self.labels = [*self.labels[:depth], *[""] * (depth - len(self.labels))]

    def take_label(self, group: _Group, *, names_works: bool) -> None:
        """Keeps what a group is called, which may be above others."""
        label = _label(group)
        self.labels.append(label)
        if label and not group.depth and not names_works:
            self.when = label if any(above([label])) else ""

    def take_details(self, group: _Group) -> None:
        """Keeps where and when a group that names no work says that others appeared."""
        said = above(plain(text.spans) for text in group.texts[:1])
        self.details += [Details()] * (group.depth - 1 - len(self.details)) + [said]


def _entries(part: Part, *, lenient: bool) -> Iterator[Entry]:
    """The entries in texts, and those of BibTeX that stands apart from them."""
    groups = _groups(part.body, lenient=lenient or cites([part]))
    over = _Above()
    for n, (last, group) in enumerate(zip([None, *groups], groups, strict=False)):
        below = groups[n + 1 : n + 1 + _NEAR]
        over.enter(group.depth)
        found = _named(group, over)
        over.take_label(group, names_works=any(entry.evidence for entry in found))
        found = _with_bibtex(group, found)
        yield from () if _is_a_label_of_others(last, group, below) else found
        if not any(entry.evidence for entry in found):
            over.take_details(group)


def _groups(body: Sequence[Block], *, lenient: bool) -> list[_Group]:
    """The texts of a part, each with those that belong to it, and the works that they name."""
    sited = list(with_sites_behind(with_vain_links_in_bold(without_days(body))))
    body = list(with_cited_in_front(sited))
    body = without_labels_alike(body)
    body = list(with_works_as_items(list(with_titles_as_items(body))))
    body = with_names_told(body)
    spelt_out = with_titles_behind(with_titles_below(with_labelled_titles_below(body)))
    lines_apart = in_lines(with_names_unlinked(spelt_out))
    bracketed = list(with_titles_in_brackets(without_keys(list(lines_apart))))
    titled = with_titles_first(with_titles(bracketed))
    apart = list(separated(without_brackets(without_labels(with_fields_joined(titled)))))
    named = [
        _Group(texts, _works(texts, lenient=lenient), bibtex) for texts, bibtex in grouped(apart)
    ]
    return list(_with_citations_below(named))


def _named(group: _Group, over: _Above) -> list[Entry]:
    """The entries for the works that a group names."""
    works = [work for named in group.works for work in by_number(named)]
    spans = _spans(group.texts)
    behind_names = bool(works) and people(plain_before_link(spans)) is not None
    labels = over.labels or [over.when]
    said = _beside(works[0], spans) if len(works) == 1 else ""
    return [
        _entry(work, over.details, labels, spans, said, behind_names=behind_names) for work in works
    ]


def _with_bibtex(group: _Group, found: list[Entry]) -> list[Entry]:
    """The entries of a group, the BibTeX behind it the first one's, or entries of its own."""
    if not group.bibtex:
        return found
    if not found or _is_a_label_of_bibtex(group):
        return list(map(_of_bibtex, group.bibtex))
    first, *others = found
    bibtex = tuple(code for code in group.bibtex if not _is_of_another(code, first))
    apart = (_of_bibtex(code) for code in group.bibtex if code not in bibtex)
    evidence = Evidence.PAPER if bibtex else first.evidence
    return [replace(first, bibtex=bibtex, evidence=evidence), *others, *apart]


def _of_bibtex(code: Code) -> Entry:
    return Entry(code.line, "", bibtex=(code,))


def _is_of_another(code: Code, entry: Entry) -> bool:
    """Whether BibTeX behind the entry of a paper is another's: no title, name or link is alike.

    Who or when has to be told beside the title, so that there is something to go by.
    """
    if not any(map(leads_to_a_paper, entry.mentions)) or not states_another(code, entry.title):
        return False
    text = code.text.casefold()
    known = [found.value for m in entry.mentions if (found := identifier(m.href))]
    who = entry.details.who.names if entry.details.who else ()
    names = [name.family or name.literal or "" for name in who]
    alike = (*known, *(m.href for m in entry.mentions), *names)
    years = {int(stated) for stated in _YEAR_OF_BIBTEX.findall(text)}
    if not names and (not entry.details.year or entry.details.year in years or not years):
        return False
    return not any(part and part.casefold() in text for part in alike)


def _is_a_label_of_others(last: _Group | None, group: _Group, near: Sequence[_Group]) -> bool:
    """Whether a group says what others around it are, and names no work itself."""
    below = next(iter(near), None)
    return (
        _is_above_works(group, below)
        or _is_between_paragraphs(last, group, below)
        or _is_in_bold_above_citations(group, below)
        or _is_in_bold_above_linked_titles(group, near)
    )


def _is_a_label_of_bibtex(group: _Group) -> bool:
    """Whether a group is but a label of the BibTeX behind it: "Citation"."""
    said = plain(group.texts[0].spans).rstrip(" :\uff1a")
    return len(group.texts) == 1 and not is_linked(group.texts[0].spans) and is_a_label(said)


def _is_above_works(group: _Group, below: _Group | None) -> bool:
    """Whether a group says what the works in items below it are, in words or by their folder."""
    if below is None or below.depth <= group.depth or group.bibtex:
        return False
    if _is_folder(group.works, below.works):
        return True
    bare = not any(
        work.evidence or work.mentions or work.details.names_are_told for work in group.works
    )
    is_short = all(count_words(work.title) <= WORDS_OF_A_LABEL for work in group.works)
    is_label = is_short and not any(map(_is_dated, group.works))
    return bare and any(
        work.evidence or work.mentions or (is_label and _is_dated(work)) for work in below.works
    )


def _is_dated(work: Cited) -> bool:
    """Whether a work's year stands with its title: "On Widgets (2015)"."""
    return work.details.year is not None or states_a_year(work.title)


def _is_between_paragraphs(last: _Group | None, group: _Group, below: _Group | None) -> bool:
    """Whether a group is an item with nothing but words, and paragraphs around it cite works."""
    around = [one for one in (last, below) if one]
    return (
        below is not None
        and group.depth > 0
        and not any(work.evidence or work.mentions for work in group.works)
        and not any(one.depth or one.bibtex for one in around)
        and all(any(work.whole for work in one.works) for one in around)
    )


def _is_in_bold_above_citations(group: _Group, below: _Group | None) -> bool:
    """Whether a group is a paragraph of bold words, and the one below it cites a work in full."""
    return (
        below is not None
        and len(group.texts) == 1
        and not (group.depth or group.bibtex)
        and is_bold(group.texts[0].spans)
        and not any(work.evidence or work.mentions for work in group.works)
        and bool(below.works)
        and all(work.whole for work in below.works)
    )


def _is_in_bold_above_linked_titles(group: _Group, near: Sequence[_Group]) -> bool:
    """Whether a group is a paragraph of a few bold words, and items below it are works.

    Most of those near it are, and their titles are linked, so that none goes on with it.
    """
    if group.depth or group.bibtex or len(group.texts) != 1 or not is_bold(group.texts[0].spans):
        return False
    is_short = count_words(plain(group.texts[0].spans)) <= WORDS_OF_A_LABEL
    below = list(takewhile(lambda one: one.depth > 0, near))
    linked = sum(any(work.linked and work.evidence for work in one.works) for one in below)
    bare = not any(work.evidence or work.mentions for work in group.works)
    return is_short and bare and linked >= _MANY and 2 * linked > len(below)


def _is_folder(works: Sequence[Cited], below: Sequence[Cited]) -> bool:
    """Whether a work is linked to a folder beside the list, in which those below it lie."""
    folders = [mention.href for work in works for mention in work.mentions]
    return (
        len(folders) == 1
        and folders[0].endswith("/")
        and "://" not in folders[0]
        and any(m.href.startswith(folders[0]) for work in below for m in work.mentions)
    )


def _label(group: _Group) -> str:
    """What a group is if it says what follows it: "Papers:", "We read the following papers:"."""
    of_a_volume = len(group.texts) == 1 and is_a_linked_volume(group.texts[0])
    if len(group.texts) != 1 or (is_linked(group.texts[0].spans) and not of_a_volume):
        return ""
    if said := announced(plain(group.texts[0].spans)):
        return said
    text, spans = plain(group.texts[0].spans), group.texts[0].spans
    is_label = of_a_volume or is_bold(spans) or text.endswith(COLONS) or group.depth > 0
    is_label = is_label or is_a_year(text)
    return text.rstrip(":\uff1a") if is_label and count_words(text) <= WORDS_OF_A_LABEL else ""


def _entry(
    work: Cited,
    up: Sequence[Details],
    labels: Sequence[str],
    spans: Sequence[Span],
    said: str,
    *,
    behind_names: bool,
) -> Entry:
    """The entry for a work that spans name, perhaps behind names, under items with where and when.

    Besides a sole one's title they have said something.

    A text names one work at most that is no link.
    """
    leads = work.whole or begins_with(spans, work.title) or _is_behind_its_name(spans, work.title)
    return Entry(
        line=work.line,
        title=work.title,
        mentions=work.mentions,
        details=work.details.under(reduce(Details.completed, reversed(up), Details()), work.title),
        stated=work.stated,
        evidence=work.evidence,
        linked=work.linked,
        leads=leads or (work.linked and behind_names),
        set_off=not (leads or work.linked or not work.title) and work.title == bold_title(spans),
        labels=tuple(filter(None, labels)),
        beside=said,
    )


def _beside(work: Cited, spans: Sequence[Span]) -> str:
    """What stands beside a title without authors: "Al Roe" of "[On Gears](…) - Al Roe"."""
    named = not work.title or work.details.who or work.whole
    said = "" if named else without(unlinked(spans), work.title)
    return trimmed(_EMPTY_BRACKETS.sub(" ", said))


def _is_behind_its_name(spans: Sequence[Span], title: str) -> bool:
    """Whether a title begins with the name in front of it: "Acme **Acme: On Gears**".

    Or stands in quotes behind a short name and a colon: 'GearNet: "On the Use of Gears" CVPR.'.
    """
    name = plain(spans[:1])
    if bool(name) and title.startswith((f"{name}: ", f"{name}\uff1a")):
        return True
    named = _NAME_BEFORE_QUOTES.match(name)
    return named is not None and name.startswith(title, named.end())


def cites(document: Iterable[Part]) -> bool:
    """Whether the items of parts cite works, authors first: a quarter of them, and two at least.

    So they do where most begin with names that nothing else tells.

    Where there are few items or none, whether the paragraphs do.
    """
    blocks = (block for part in document for block in part.body)
    texts = list(islice((block for block in blocks if isinstance(block, Text)), _SAMPLE))
    items = [text for text in texts if text.item]
    items = items if _FEW * len(items) >= len(texts) else texts
    found = sum(_cites(text.spans) for text in items)
    if found >= _MANY and 4 * found >= len(items):
        return True
    outermost = min((text.depth for text in items), default=0)
    items = [text for text in items if text.depth == outermost]
    named = sum(_begins_with_a_name(plain(text.spans[:1])) for text in items)
    return named > _MANY and named >= _MOST * len(items)


def _cites(spans: Spans) -> bool:
    """Whether a text cites a work, be all of it linked: "[Doe, J. (2015). On Widgets. Acta](…)"."""
    if spans and spans[0].href:
        href = spans[0].href
        spans = tuple(s._replace(href=None) for s in takewhile(lambda s: s.href == href, spans))
    return cited_in(spans) is not None


def _begins_with_a_name(text: str) -> bool:
    """Whether a text begins with one name in full, set off from what follows: "Jane Doe, On …"."""
    first = _SET_OFF_IN_FRONT.match(text)
    who = people(first[1]) if first else None
    return who is not None and who.have_given_names


def _works(texts: Sequence[Text], *, lenient: bool) -> list[Cited]:
    """The works that texts name; a paragraph does so if it begins with one, or cites one."""
    if not texts:
        return []
    said, bare = plain(texts[0].spans), not is_linked(texts[0].spans)
    if bare and len(texts) == 1 and texts[0].item and (known := sole(said)):
        return [Cited(texts[0].line, "", (), evidence=Evidence.CITED, stated=(known,))]
    if bare and (DETAIL.match(said) or (len(texts) == 1 and introduces(texts[0]))):
        return []
    alone = len(texts) == 1
    if _NOTE.match(said) or (
        alone and (is_a_linked_volume(texts[0]) or is_a_row_of_names(texts[0]))
    ):
        return []
    if bare and not texts[0].item and _LICENSED.search(said) and not any(from_text(said)):
        return []
    begins = can_begin_an_entry(texts[0]) or _is_a_title_above_items(said, texts)
    dated = not begins and _DATED.match(said) is not None
    if not begins and not dated and not _cites_a_work(_spans(texts), lenient=lenient):
        return []
    return [
        replace(work, title=said) if DETAIL.match(work.title) and not work.whole else work
        for work in cited(_spans(texts), lenient=lenient)
        if begins or work.whole or (dated and work.details.reads_like_a_paper)
    ]


def _is_a_title_above_items(said: str, texts: Sequence[Text]) -> bool:
    """Whether a paragraph may be a title, with which the items below it go on."""
    goes_on = not texts[0].item and any(text.item for text in texts[1:])
    return goes_on and count_words(said) > _FEW and not (is_cut_short(said) or people(said))


def _cites_a_work(spans: Sequence[Span], *, lenient: bool) -> bool:
    """Whether a paragraph is a citation, or has a title in bold behind names."""
    return (
        any(span.bold for span in spans)
        or cited_in(spans, lenient=lenient) is not None
        or _is_title_names_and_date(unlinked(spans))
        or _cites_around_links(spans, lenient=lenient)
    )


def _cites_around_links(spans: Sequence[Span], *, lenient: bool) -> bool:
    """Whether a text is a citation that goes on behind its link: "Doe, J. ([2015](…)). On …"."""
    mentions = [mention for line in lines(spans) for mention in read_line(line).mentions]
    if not mentions or not any(map(leads_to_a_paper, mentions)):
        return False
    found = cited_around_links(spans, mentions, titled=False, lenient=lenient)
    return found is not None and found.whole and found.details.reads_like_a_paper


def _is_title_names_and_date(text: str) -> bool:
    """Whether a text is a citation that begins with the title: "On Widgets. J. Doe. Acta 2015"."""
    whole = title_first(text)
    return whole is not None and whole.details.reads_like_a_paper


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
            cites = (_is_citation_below(one, group) for one in below)
            below_it = [one for one, _ in takewhile(itemgetter(1), zip(below, cites, strict=True))]
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
    if not said.who or not last or not last.have_given_names:
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
    first = next((word for word in name.split()[:1] if word not in _ARTICLES), "")
    cites = fold(work.title) == name
    if count_words(name) <= _WORDS_OF_A_NICKNAME:
        cites = cites or work.whole or (bool(first) and fold(work.title).startswith(f"{first} "))
    return cites and not any(map(leads_to_a_paper, work.mentions))


def _spans(texts: Iterable[Text]) -> Spans:
    """The texts as one, each on lines of its own."""
    return joined(text.spans for text in texts)
