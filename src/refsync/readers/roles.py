"""Which headings are entries, which are sections, and which stand above no papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from refsync.identifiers import sole
from refsync.patterns import regex
from refsync.readers import citing
from refsync.readers.citing import CITING, without_signs
from refsync.readers.details import above
from refsync.readers.document import Heading, Text, is_linked, joined, lines, plain
from refsync.readers.entry import Entry
from refsync.readers.links import identifier, kind_by_address
from refsync.readers.mentions import read_line
from refsync.readers.outline import Part, Role
from refsync.readers.passage import Passage
from refsync.readers.people import people
from refsync.readers.said_above import is_of_papers
from refsync.readers.sentences import ENDS_OF_STATEMENTS
from refsync.readers.shapes import linked_headings
from refsync.readers.shapes.beneath import (
    FEWEST_WORDS_OF_A_TITLE,
    Content,
    address_right_below,
    has_bibtex_of_its_title,
    said_by_heading,
    states,
)
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.headings import ENDS_IN_A_YEAR
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.promised import titles_promised
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import CONTENTS, NO_TITLE, same_title
from refsync.readers.venues import YEAR, is_dated, is_venue

_OF_THE_LIST = regex(
    rf"(?:{CITING}|(?:(?:how|ways) to )?contribut\w*|acknowledge?ments?|licen[sc]e|contact|"
    r"star history|(?:comment )?contribuer|mitwirken|mitmachen|beitragen|danksagung|"
    r"remerciements|lizenz|kontakt|(?:c[óo]mo )?contribuir|agradecimientos|licencia|"
    r"(?:如何)?[贡貢][献獻](?:者|指南)?|コントリビュー\w+|致[谢謝]|謝辞|[许許]可[证證]?|ライセンス|"
    r"[联聯][系繫](?:我们|我們|方式)?|お問い合わせ|기여(?:자|하기)?|라이[선센]스|감사의 글)"
    r"(?: (?:us|this|our)\b.*)?",
    re.IGNORECASE,
)
_CITES = regex(CITING, re.IGNORECASE)
_OF_NEWS = regex(
    r"\W*(?:latest |recent )?(?:news|announcements?|updates?|what['’]s new)\W*", re.IGNORECASE
)
"""Above what a curator tells of the list, and how to cite it."""
_NEWS = regex(r"\W*(?:latest )?(?:news|announcements?|updates?)\s?[:\uff1a]\s", re.IGNORECASE)
"""What a curator tells of the list: "News: Our survey was accepted"."""
_PLACEHOLDER = regex(
    r"(?:the |your )?(?:(?:paper|article)(?:'s)? )?title(?: here)?|title of (?:the |your )?paper|"
    r"x{3,}|todo|tbd|name of (?:the |your )?paper",
    re.IGNORECASE,
)
_QUOTED_AND_DATED = regex(
    rf"[\"“„«][^\"“”„«»]{{3,300}}[\"”“»],? \((?=[^\W\d_])[^()]{{2,120}}?,? {YEAR}\)"
)
"""A title in quotes, with who and when in brackets: “On Widgets” (Doe et al., 2020)."""
_VOLUME = regex(
    r"[^\W\d_a-z][^\d:()]{2,80}(?:, (?:[NH]r|[Nn]o|[Vv]ol|Bd|Heft|n°)\.?)? \d{1,4}(?:/\d{1,4})? "
    rf"\((?:[^\W\d_]{{3,12}} |\d{{1,2}}/)?{YEAR}\)(?:: .{{2,100}})?"
)
"""A journal's volume, in which works stand: "Acta Fabri 24 (1/2021): Gears of Old"."""
_ABSTRACT = regex(
    r"\W{0,4}(?:abstract|摘\s?要|概要|要旨|초록|zusammenfassung|r[ée]sum[ée]|resum[eo]n?|аннотация)"
    r"\W{0,4}?(?:[:\uff1a]|\s*\n|$)",
    re.IGNORECASE,
)
_YEAR = regex(r"\W*(?:19|20)\d\d\W*")
_LABELLED = regex(r"\W{0,3}(?P<label>[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)\W{0,3}[:\uff1a]")
_MANY = 2
_SEVERAL = 3
_MAY_BE_PAPERS = ("paper", "pdf", "other")
_HALF = 0.5
_MOST = 0.75
_NEARLY_ALL = 0.9
_CROWD = 12
_MOST_MENTIONS = 30


def cites_the_list(passage: Passage) -> bool:
    """Whether a part that is none of the list says how to cite that."""
    cites = _CITES.match(without_signs(passage.part.text))
    return bool(passage.said.bibtex) and cites is not None


def roles_of(passages: Sequence[Passage]) -> list[Role]:
    """The role of each part: what it says itself and, in doubt, what its neighbours are."""
    document = [passage.part for passage in passages]
    titled = [sum(bool(entry.title) for entry in passage.inside) for passage in passages]
    described = sum(passage.said.is_described for passage in passages) >= _MANY
    sure = list(map(_works_inside, passages))
    dated = _dated_titles(document, sure) | _bare_titles(document, titled)
    headed = sum(
        bool(said.bibtex or said.names_a_paper or (described and said.is_described)) and not others
        for said, others in zip((passage.said for passage in passages), sure, strict=True)
    )
    headed = max(headed, len(dated))
    rare = headed < sum(sure)
    name = next((part.text for part in document if part.heading), "")
    found = [
        citing.role_of(passage, name)
        or (Role.SECTION if _cites_what_it_holds(passage) else None)
        or _role(passage, others, things, rare=rare, described=described)
        for passage, others, things in zip(passages, sure, titled, strict=True)
    ]
    named = _titles_above_links(passages, titled)
    told = _titles_above_addresses(document) | _titles_above_abstracts(document)
    quoted = _quoted_titles(document)
    told |= _titles_above_notes(document) | _titles_above_dates(document, sure)
    promised = titles_promised(passages, sure)
    told |= promised
    found = [
        Role.ENTRY
        if (i in dated and not rare)
        or i in quoted
        or (i in named and role is Role.SECTION)
        or (i in told and role is not Role.ASIDE and sure[i] <= _MANY)
        else role
        for i, role in enumerate(found)
    ]
    title = _title(passages, found, rare=rare or not headed)
    if title is not None and title not in dated:
        found[title] = Role.TITLE
    return _decided(passages, found, promised)


def _works_inside(passage: Passage) -> int:
    """How many entries of other shapes stand for sure in a part.

    A paragraph that says who wrote what the heading names, where and when, is none.
    """
    works = sum(
        _is_a_work(entry)
        and not same_title(entry.title, passage.part.text)
        and not passage.said.below.names_those_of(entry.title)
        for entry in passage.inside
    )
    describes = passage.said.is_described and _begins_with_a_paragraph(passage.part)
    return 0 if works == 1 and describes else works


def _is_a_work(entry: Entry) -> bool:
    """Whether an entry is one for sure, with a title that is more than "DOI: 10.1000/182"."""
    return bool(entry.title and entry.evidence) and sole(entry.title) is None


def _cites_what_it_holds(passage: Passage) -> bool:
    """Whether the BibTeX below a heading is of an entry there, whose title is not the heading's.

    So it is where it states that title, or where several entries have titles.
    """
    part = passage.part
    titled = [entry for entry in passage.inside if count_words(entry.title) > 1 and entry.evidence]
    cited = [entry for entry in titled if entry.bibtex]
    if titled and not part.text:
        return part.heading is not None
    if has_bibtex_of_its_title(part, passage.said):
        return False
    if not cited:
        return bool(passage.said.bibtex) and _is_short_above_papers(part, titled)
    return len(titled) >= _MANY or any(states(entry.bibtex, entry.title) for entry in cited)


def _is_short_above_papers(part: Part, titled: Sequence[Entry]) -> bool:
    """Whether a heading is a word or two, and papers with linked titles stand below: "Others"."""
    return count_words(part.text) < _SEVERAL and any(
        entry.linked and any(map(leads_to_a_paper, entry.mentions)) for entry in titled
    )


def _begins_with_a_paragraph(part: Part) -> bool:
    """Whether text is what stands first below a heading, as names do below a title."""
    return any(isinstance(block, Text) and not block.item for block in part.body[:1])


def _dated_titles(document: Sequence[Part], inside: Sequence[int]) -> set[int]:
    """Which parts are works by their headings, that end in a year: "On Widgets 2009".

    So they are where most headings of their level do, in several years, read like titles before
    it, each its own, and no entries stand below them.
    """
    out: set[int] = set()
    for level in {part.level for part in document if part.heading}:
        alike = [i for i, part in enumerate(document) if part.level == level]
        found = {i: m for i in alike if (m := ENDS_IN_A_YEAR.fullmatch(document[i].text))}
        titles = {m["title"] for m in found.values() if _is_a_title(m["title"])}
        several = len({m["when"] for m in found.values()}) >= _SEVERAL
        mostly = len(titles) >= _MOST * len(found) and len(found) >= _MOST * len(alike)
        if several and mostly and not any(inside[i] for i in found):
            out.update(found)
    return out


def _quoted_titles(document: Sequence[Part]) -> set[int]:
    """Which parts are works by their headings, several of which are like “On Gears” (Doe, 2020)."""
    found = {i for i, part in enumerate(document) if _QUOTED_AND_DATED.fullmatch(part.text.strip())}
    return found if len(found) >= _SEVERAL else set()


def _titles_above_links(passages: Sequence[Passage], titled: Sequence[int]) -> set[int]:
    """Which parts are works by their headings, with nothing but the links of one paper below.

    So they are, however many entries other headings have below them, where several of one level
    have titles of some words, each its own.
    """
    document = [passage.part for passage in passages]
    levels = [*(part.level for part in document), 0]
    found = {
        i: part
        for i, part in enumerate(document)
        if _is_a_title(part.text)
        and levels[i + 1] <= part.level
        and not titled[i]
        and _has_only_links(passages[i])
    }
    texts: dict[int, set[str]] = {}
    for part in found.values():
        texts.setdefault(part.level, set()).add(part.text)
    return {i for i, part in found.items() if part.level > 1 and len(texts[part.level]) >= _MANY}


def _titles_above_abstracts(document: Sequence[Part]) -> set[int]:
    """Which parts are works by their headings, with an abstract right below several of a level."""
    found = [i for i, part in enumerate(document) if part.level > 1 and _has_an_abstract(part)]
    levels = Counter(document[i].level for i in found)
    return {i for i in found if levels[document[i].level] >= _MANY}


def _has_an_abstract(part: Part) -> bool:
    """Whether the first text below a heading begins with "Abstract", set off from what follows."""
    first = next(iter(part.body), None)
    text = "".join(span.text for span in first.spans) if isinstance(first, Text) else ""
    return bool(part.text) and _ABSTRACT.match(text) is not None


def _titles_above_dates(document: Sequence[Part], inside: Sequence[int]) -> set[int]:
    """Which parts are works by their headings, with a date alone below each, on a page of papers.

    So they are where most headings of their level are titles that have one, each its own, and no
    works stand below them.
    """
    if not is_of_papers([part.text for part in document if part.heading][:1]):
        return set()
    out: set[int] = set()
    for level in {part.level for part in document if part.level > 1}:
        alike = [i for i, part in enumerate(document) if part.level == level]
        dated = [i for i in alike if _begins_with_a_date(document[i])]
        found = [i for i in dated if not inside[i]]
        titles = {document[i].text for i in found if _is_a_title(document[i].text)}
        if len(titles) >= max(_SEVERAL, _MOST * len(found)) and len(found) >= _MOST * len(alike):
            out.update(found)
    return out


def _begins_with_a_date(part: Part) -> bool:
    """Whether the first line below a heading is a date: "19 March 2016"."""
    first = next(iter(part.body), None)
    return isinstance(first, Text) and any(is_date(plain(line)) for line in lines(first.spans)[:1])


def _titles_above_notes(document: Sequence[Part]) -> set[int]:
    """Which parts are works by their headings, with links and a note on the next line below each.

    As "[[paper]](…) [[code]](…)", and "A good start." or "Abstract: …" below it. So they are where
    most headings of their level are titles with nothing else below them, each its own.
    """
    out: set[int] = set()
    for level in {part.level for part in document if part.level > 1}:
        alike = [i for i, part in enumerate(document) if part.level == level]
        below = {i: note for i in alike if (note := _note_below_links(document[i]))}
        labels = Counter(label for note in below.values() if (label := _label(note)))
        found = [i for i, note in below.items() if _is_told(note) or labels[_label(note)] >= _MANY]
        titles = {document[i].text for i in found if _is_long_enough(document[i].text)}
        if len(titles) >= max(_SEVERAL, _MOST * len(found)) and len(found) >= _MOST * len(alike):
            out.update(found)
    return out


def _note_below_links(part: Part) -> str:
    """The line below that of a paper's links, if these are all that stands below a heading."""
    text = part.body[0] if len(part.body) == 1 else None
    if not isinstance(text, Text) or text.item:
        return ""
    first, *below = lines(text.spans) or [()]
    found = read_line(first)
    points = found.is_of_links and any(map(leads_to_a_paper, found.mentions))
    return plain(below[0]) if points and below and not is_linked(joined(below)) else ""


def _is_told(text: str) -> bool:
    """Whether a line is a sentence of some words: "A good start."."""
    return text.endswith(ENDS_OF_STATEMENTS) and count_words(text) >= _SEVERAL and not people(text)


def _label(text: str) -> str:
    """The label with which a line begins: "Abstract: On the Use of Gears"."""
    label = _LABELLED.match(text)
    return label["label"].lower() if label else ""


def _titles_above_addresses(document: Sequence[Part]) -> set[int]:
    """Which parts are works by their headings, with an address alone right below each.

    So they are, whatever works the notes below that speak of, where most headings of their level
    are titles with an address below them, each its own, and most of these are papers'.
    """
    out: set[int] = set()
    for level in {part.level for part in document if part.level > 1}:
        alike = [i for i, part in enumerate(document) if part.level == level]
        titled = [i for i in alike if _is_long_enough(document[i].text)]
        found = {i: where for i in titled if (where := address_right_below(document[i]))}
        kinds = Counter(map(kind_by_address, set(found.values())))
        papers = kinds["paper"] + kinds["pdf"]
        if papers >= max(_SEVERAL, _HALF * len(found)) and len(found) >= _MOST * len(alike):
            out.update(i for i, where in found.items() if kind_by_address(where) in _MAY_BE_PAPERS)
    return out


def _is_long_enough(text: str) -> bool:
    """Whether a heading has several words and is not cut short."""
    return count_words(text) >= _SEVERAL and not is_cut_short(text)


def _has_only_links(passage: Passage) -> bool:
    """Whether all that stands below a heading are links, one of which leads to the paper."""
    said = passage.said
    mentions = (mention for entry in passage.inside for mention in entry.mentions)
    papers = {found for mention in mentions if (found := identifier(mention.href))}
    is_of_one = said.names_a_paper and not said.names_several_works and len(papers) <= 1
    return is_of_one and not (said.asides or said.unlinked or said.bibtex)


def _bare_titles(document: Sequence[Part], inside: Sequence[int]) -> set[int]:
    """Which parts are works by their headings, that are titles in full with nothing below them.

    So they are where nearly all headings of the deepest level are, many of them, each its own.
    """
    deepest = max((part.level for part in document), default=0)
    alike = [i for i, part in enumerate(document) if part.level == deepest and part.text]
    bare = [i for i in alike if not (document[i].body or inside[i])]
    titles = {document[i].text for i in bare if _is_in_full(document[i].text)}
    are_titles = len(bare) >= _NEARLY_ALL * len(alike) and len(titles) >= _MOST * len(bare)
    if not deepest or len(bare) < _CROWD or not are_titles:
        return set()
    return {i for i in bare if len(document[i].text.split()) >= _SEVERAL}


def _is_in_full(text: str) -> bool:
    """Whether a heading has as many words as a title in full, in capitals, and is no question."""
    words = len(text.split())
    return words >= FEWEST_WORDS_OF_A_TITLE and has_capitals(text) and not text.endswith("?")


def _is_a_title(text: str) -> bool:
    """Whether a text is written as a title is, and no venue's name or what papers are of one."""
    return (
        len(text.split()) >= _SEVERAL
        and has_capitals(text)
        and not is_venue(text)
        and not is_cut_short(text)
    )


def _role(
    passage: Passage, inside: int, titled: int, *, rare: bool, described: bool
) -> Role | None:
    """The role that a part has by itself, None where it may be an entry or a section.

    Args:
        passage: the part, read.
        inside: how many entries of other shapes stand in it.
        titled: how many things with titles do, entries or not.
        rare: entries have other shapes in this list.
        described: headings in this list have right below them who wrote what they name, and when.
    """
    part, said = passage.part, passage.said
    if part.heading is None:
        return Role.SECTION
    is_cited = bool(said.bibtex) and has_bibtex_of_its_title(part, said)
    of_the_list = _OF_THE_LIST.fullmatch(without_signs(part.text)) and not is_cited
    announces = (not inside and _NEWS.match(part.text)) or (
        bool(said.bibtex) and _OF_NEWS.fullmatch(part.text)
    )
    if of_the_list or announces or (not inside and _PLACEHOLDER.fullmatch(part.text)):
        return Role.ASIDE
    says_nothing = NO_TITLE.fullmatch(without_signs(part.text)) or CONTENTS.fullmatch(part.text)
    if says_nothing and not is_cited:
        return Role.SECTION
    if said.bibtex:
        others = inside >= _MANY or (said.cites >= _MANY and not is_cited)
        return Role.SECTION if others and not said.names_a_paper else Role.ENTRY
    is_crowded = titled > _CROWD or len(said.mentions) > _MOST_MENTIONS
    is_crowded = is_crowded or said.names_several_works
    are_notes = inside <= _MANY and _is_linked_to_a_paper(part.heading)
    if described and (said.names_authors or (said.is_described and not inside)):
        return Role.ENTRY
    if not inside and part.heading.level > 1 and said_by_heading(part.text).reads_like_a_paper:
        return Role.ENTRY
    is_linked = not inside and _is_linked_to_a_paper(part.heading)
    if (inside and not are_notes) or (rare and not is_linked) or is_crowded:
        return Role.SECTION
    cites = said.names_a_paper or (said.labels and not titled) or said_by_heading(part.text).year
    return Role.ENTRY if cites else None


def _is_linked_to_a_paper(heading: Heading) -> bool:
    """Whether a heading is a title below the list's own, but for notes behind it linked to a paper.

    As "### [On the Use of Widgets](…) (ICML 2020)".
    """
    named = linked_headings.read(heading.spans)
    title = named.title if named else heading.spans
    linked = [span.href for span in title if span.text.strip()]
    return (
        heading.level > 1
        and len(plain(title).split()) >= _SEVERAL
        and all(href is not None and kind_by_address(href) in ("paper", "pdf") for href in linked)
    )


def _title(passages: Sequence[Passage], found: Sequence[Role | None], *, rare: bool) -> int | None:
    """The part under the list's title: the first heading, where it alone is of its level.

    An entry's level says little. Where entries have other shapes, a heading of the first level
    needn't be alone.
    """
    document = [passage.part for passage in passages]
    headed = [i for i, part in enumerate(document) if part.heading]
    if not headed:
        return None
    first, *others = headed
    level = document[first].level
    rivals = [i for i in others if found[i] is not Role.ENTRY]
    alone = all(document[i].level > level for i in rivals) and (level == 1 or len(others) > 1)
    dates = level == 1 and _dates_the_list(passages[first], [document[i].text for i in rivals])
    alone = alone or dates or (level == 1 and rare)
    alike = [i for i in others if found[i] is Role.ENTRY and document[i].level == level]
    said, beside = passages[first].said, [passages[i].said for i in alike]
    is_entry = found[first] is Role.ENTRY and _is_linked_like(said, beside)
    is_entry = is_entry or has_bibtex_of_its_title(document[first], said)
    return first if alone and not is_entry else None


def _dates_the_list(passage: Passage, others: Iterable[str]) -> bool:
    """Whether the first heading says when or where and more, and no other: "ICML 2020 Code".

    Args:
        passage: what stands below it; no work does.
        others: the other headings.
    """
    heading = passage.part.text
    is_bare = is_dated(heading) or _YEAR.fullmatch(heading) is not None
    dates = any(above([heading])) and not (is_bare or _works_inside(passage))
    return dates and not any(any(above([other])) for other in others)


def _is_linked_like(said: Content, others: Sequence[Content]) -> bool:
    """Whether links are written as in most others: "[paper](…)", or bare addresses."""
    ways = _ways_of_linking(said)
    alike = sum(not ways.isdisjoint(_ways_of_linking(other)) for other in others)
    return alike > 0 and 2 * alike >= len(others)


def _ways_of_linking(said: Content) -> set[str]:
    """The labels of links, empty for addresses that stand for themselves."""
    return {"" if mention.is_an_address else mention.name.lower() for mention in said.mentions}


def _decided(
    passages: Sequence[Passage], found: Sequence[Role | None], promised: Collection[int]
) -> list[Role]:
    """The roles, the open ones decided by what most headings of their level are.

    Those that only a heading above them tells say nothing of others.
    """
    document = [passage.part for passage in passages]
    counts = Counter(
        (document[i].level, role) for i, role in enumerate(found) if role and i not in promised
    )
    out = []
    levels = [part.level for part in document] + [0]
    for i, (passage, role) in enumerate(zip(passages, found, strict=True)):
        part, said = passage.part, passage.said
        entries, others = counts[part.level, Role.ENTRY], counts[part.level, Role.SECTION]
        speaks = (
            not said.leads_elsewhere
            and not _VOLUME.fullmatch(part.text)
            and (said.mentions or _reads_like_a_title(part.text))
        )
        is_entry = levels[i + 1] <= part.level and entries > others and speaks
        told = Role.ASIDE if _is_a_sentence_around_a_link(part.heading) else Role.ENTRY
        out.append(role or (told if is_entry else Role.SECTION))
    return out


def _is_a_sentence_around_a_link(heading: Heading | None) -> bool:
    """Whether a heading goes on around a link in small letters: "See this [page](…) for …"."""
    spans = heading.spans if heading else ()
    return any(
        linked.href is not None
        and linked.text[:1].islower()
        and before.href is behind.href is None
        and before.text.rstrip()[-1:].isalpha()
        and behind.text.lstrip()[:1].islower()
        for before, linked, behind in zip(spans, spans[1:], spans[2:], strict=False)
    )


def _reads_like_a_title(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS_OF_A_TITLE or ": " in text
