"""The shape of an entry under a heading of its own: link lines, tables of links, fenced BibTeX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile, zip_longest

from refsync.identifiers import Identifier, from_text
from refsync.readers.beside import NOTHING_SAID, Details, Piece, details, says_where, who_and_when
from refsync.readers.citation import QUOTED, citation
from refsync.readers.document import (
    Block,
    Code,
    Heading,
    Row,
    Span,
    Text,
    is_bold,
    lines,
    plain,
)
from refsync.readers.entry import Entry
from refsync.readers.links import identifier, kind_by_address, kind_by_label
from refsync.readers.mentions import (
    Mention,
    apart,
    only_label,
    plain_before_link,
    read_line,
    read_row,
)
from refsync.readers.outline import Part, Role
from refsync.readers.people import people
from refsync.readers.shapes.words import has_capitals, is_cut_short
from refsync.readers.title_first import title_first
from refsync.readers.titles import CONTENTS, NO_TITLE, NUMBER, titled
from refsync.readers.venues import is_venue, venue_and_year
from refsync.titles import fold

_BIBTEX = re.compile(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_KEYWORDS = re.compile(r"(?:tag|keyword)s?\s*[:\uff1a]\s*(.+)", re.IGNORECASE)
_DETAIL = re.compile(
    r"\W*(?:intro|venue|conference|journal|publi\w+(?: (?:in|at|date))?|date|year|时间|会议|期刊)"
    r"\s*[:\uff1a]\s*(\S.{3,60})",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\W{0,4}[^\W\d_][^:\uff1a\n]{0,20}[:\uff1a]\s*(\S.{3,300})")
_AUTHORS = re.compile(
    r"\W*(?:authors?|作者|著者|저자|autor(?:es|en)?|auteurs?|авторы?)\W*[:\uff1a]", re.IGNORECASE
)
_CITING = (
    r"(?:how to )?(?:cite|citing|citations?|bibtex)|(?:comment )?citer|"
    r"(?:if (?:you|our|this)\b.{3,80}\W|please (?:consider )?)cit(?:e|ing)|"
    r"zitier(?:en|weise|hinweis)|zitation|(?:c[óo]mo )?citar|"
    r"(?:如何|请)?引用(?:方式|方法|格式|我们|本文)?|인용(?: ?방법)?"
)
_OF_THE_LIST = re.compile(
    rf"(?:{_CITING}|contribut\w*|acknowledge?ments?|licen[sc]e|contact|star history|contribuer|"
    r"mitwirken|mitmachen|beitragen|danksagung|remerciements|lizenz|kontakt|contribuir|agradecimientos|"
    r"licencia|(?:如何)?[贡貢][献獻](?:者|指南)?|コントリビュー\w+|致[谢謝]|謝辞|[许許]可[证證]?|ライセンス|"
    r"[联聯][系繫](?:我们|我們|方式)?|お問い合わせ|기여(?:자|하기)?|라이[선센]스|감사의 글)"
    r"(?: (?:us|this|our)\b.*)?",
    re.IGNORECASE,
)
_CITES = re.compile(_CITING, re.IGNORECASE)
_DOTTED_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+\s+(?=\S)")
_ENDS_IN_A_YEAR = re.compile(
    r"(?P<title>\S.{3,400}?),?\s+(?P<opens>[(\[])?(?P<when>(?:1[89]|20)\d\d)(?(opens)[)\]])"
)
_SUBHEADING = re.compile(r"citations?|cite|bibtex|(?:\w+ )?links?", re.IGNORECASE)
_SIGNS_BEHIND = re.compile(r"\W{1,8}$")
_SIGNS_IN_FRONT = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+)?\W*")
_OF_NEWS = re.compile(
    r"\W*(?:latest |recent )?(?:news|announcements?|updates?|what['’]s new)\W*", re.IGNORECASE
)
"""Above what a curator tells of the list, and how to cite it."""
_NEWS = re.compile(r"\W*(?:latest )?(?:news|announcements?|updates?)\s?[:\uff1a]\s", re.IGNORECASE)
"""What a curator tells of the list: "News: Our survey was accepted"."""
_PLACEHOLDER = re.compile(
    r"(?:the |your )?(?:(?:paper|article)(?:'s)? )?title(?: here)?|title of (?:the |your )?paper|"
    r"x{3,}|todo|tbd|name of (?:the |your )?paper",
    re.IGNORECASE,
)
_LONGEST_LABEL = 2
_NEAR = 6
"""So many blocks below a title its links may stand."""
_MANY = 2
_SEVERAL = 3
_MOST = 0.75
_CROWD = 12
_MOST_MENTIONS = 30
_FEWEST_WORDS = 5
"""A heading with nothing under it is taken for a title from this length on."""


@dataclass
class Content:
    """What stands under a heading, as far as it can belong to an entry.

    Attributes:
        labels: labels without a link or BibTeX ("paper link: none yet", "citation:").
        stated: identifiers that stand alone, as "doi:10.1000/182".
        unlinked: lines without links.
        below: who, where and when, as the first lines say it and nothing else.
    """

    mentions: list[Mention] = field(default_factory=list)
    asides: list[Mention] = field(default_factory=list)
    bibtex: list[Code] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    labels: int = 0
    stated: list[Identifier] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    below: Details = NOTHING_SAID

    @property
    def details(self) -> list[Piece]:
        """Lines of names, and what stands in lines like "venue: ICML 2020"."""
        return [said for line in self.unlinked if (said := _detail(line))]

    @property
    def names_authors(self) -> bool:
        """The first line says so: "Authors: Jane Doe"."""
        return bool(self.below.who) and any(map(_AUTHORS.match, self.unlinked[:1]))

    @property
    def is_described(self) -> bool:
        """The first lines say who wrote a work, and when or where, or who its authors are."""
        return self.names_authors or self.below.reads_like_a_paper

    @property
    def cites(self) -> int:
        """How many entries there are in the BibTeX."""
        return sum(len(_BIBTEX.findall(code.text)) for code in self.bibtex)

    @property
    def names_a_paper(self) -> bool:
        """A link line leads to a paper, or an identifier stands for one."""
        return bool(self.stated) or any(
            (mention.said_kind or kind_by_address(mention.href)) in ("paper", "pdf")
            for mention in self.mentions
        )

    @property
    def names_several_works(self) -> bool:
        """The links name many works, as those of a table's rows do."""
        known = {found for m in self.mentions if (found := identifier(m.href))}
        schemes = Counter(found.scheme for found in known)
        return bool(schemes) and max(schemes.values()) > _MANY

    @property
    def leads_elsewhere(self) -> bool:
        """There is a post or a video, and no link that may be the paper's."""
        kinds = {mention.said_kind or kind_by_address(mention.href) for mention in self.mentions}
        return bool(kinds & {"blog", "video"}) and kinds <= {"blog", "video", "code", "demo"}


def content(part: Part) -> Content:
    """What the blocks of a part say."""
    out = Content(below=_below(part))
    if part.heading:
        out.mentions += apart(part.heading.spans).mentions
    alone: list[Mention] = []
    label = ""
    for block in part.body:
        match block:
            case Code() if block.is_bibtex:
                out.bibtex.append(block)
            case Text():
                label = _read_text(out, block, label, alone)
            case Row():
                out.mentions += read_row(block, label).mentions
    known = {found for mention in alone if (found := identifier(mention.href))}
    of_one_work = len(known) == len({found.scheme for found in known})
    (out.mentions if of_one_work else out.asides).extend(alone)
    return out


def _read_text(out: Content, text: Text, label: str, alone: list[Mention]) -> str:
    """Takes note of a text; the label that it gives to what follows.

    Papers of which there is nothing but the address are put into `alone`.
    """
    label = label if text.item else ""
    for line in lines(text.spans):
        said = plain(line)
        keywords = _KEYWORDS.fullmatch(said)
        if keywords:
            out.keywords += [word for w in re.split(r"[|,;]", keywords[1]) if (word := w.strip())]
            continue
        found = read_line(line, label)
        label = only_label(said) or label
        if found.mentions and not found.is_of_links and _detail(said):
            out.unlinked.append(said)
            continue
        if found.mentions:
            where = plain_before_link(line).strip(" |,.:;([")
            is_volume = venue_and_year(where)
            out.unlinked += [where] if is_volume else []
            target = out.mentions if found.is_of_links or is_volume else out.asides
            (alone if found.is_of_papers else target).extend(found.mentions)
            continue
        out.unlinked.append(said)
        label_of_line, colon, _ = said.partition(":")
        is_short = colon or len(said.split()) <= _LONGEST_LABEL
        introduces = not colon and NO_TITLE.fullmatch(said)
        out.labels += bool(is_short and not introduces and _is_a_label(label_of_line))
        if kind_by_label(label_of_line) != "other":
            out.stated += _stated(said)
    return label


def _below(part: Part) -> Details:
    """Who, where and when, as it stands right under a heading: "Jane Doe et al., ICML 2020"."""
    near = takewhile(lambda block: isinstance(block, Text), part.body[:_NEAR])
    texts = [block for block in near if isinstance(block, Text)]
    broken = [line for text in texts for line in lines(text.spans)][:_NEAR]
    unlinked = takewhile(lambda line: not any(map(_leads_away, line)), broken)
    return details(filter(None, takewhile(bool, map(_said_right_below, map(plain, unlinked)))))


def _leads_away(span: Span) -> bool:
    """Whether a link leads out of the document."""
    return span.href is not None and not span.href.startswith("#")


def _said_right_below(line: str) -> Piece | None:
    """What a line says of who wrote the work, or where and when, if it says nothing else."""
    labelled = _LABELLED.fullmatch(line)
    if found := (people(line) and Piece(line)) or _detail(line):
        return found
    line = labelled[1] if labelled else line
    if says_where(line) or who_and_when(line):
        return Piece(line)
    cited = citation(line) or title_first(line)
    is_work = cited is not None and not says_where(cited.title)
    return Piece(line) if not is_work and details([line]).reads_like_a_paper else None


def _detail(line: str) -> Piece | None:
    """What a line says of who wrote the work, where and when, if it says nothing else.

    Behind a label less will do to tell it, whatever the language: "학회: CVPR 2016".
    """
    if labelled := _DETAIL.fullmatch(line):
        return Piece(labelled[1])
    if labelled := _LABELLED.fullmatch(line):
        line = labelled[1]
    if venue_and_year(line):
        return Piece(line)
    who = people(line)
    if who and who.likely:
        return Piece(line)
    dated = who_and_when(line)
    return Piece(line, set_off=True) if dated and dated.names[0].given else None


def _stated(line: str) -> list[Identifier]:
    """The identifiers of which a line consists."""
    return from_text(line) if len(line.split()) < _FEWEST_WORDS else []


def _is_a_label(text: str) -> bool:
    return kind_by_label(text) is not None or _SUBHEADING.fullmatch(text) is not None


def with_subheadings(document: Sequence[Part]) -> list[Part]:
    """The parts, those under an entry's subheadings ("Citation", "Code") joined to the entry's.

    Such a heading is deeper than the entry's or, where the list repeats it, of the same level; or
    it is a label ("citation:") which a line of dashes below it has made a heading.
    """
    repeated = Counter(part.text for part in document)
    out: list[Part] = []
    for part, below in zip_longest(document, document[1:]):
        above = out[-1].level if out else 0
        deep_enough = part.level >= above + (repeated[part.text] < _MANY)
        if (
            (_SUBHEADING.fullmatch(part.text.strip(" :")) or _labels_links(part, below))
            and above > 1
            and (deep_enough or part.text.rstrip().endswith(":"))
        ):
            out[-1] = Part(out[-1].heading, out[-1].body + _labelled(part))
        else:
            out.append(part)
    return out


def _labels_links(part: Part, below: Part | None) -> bool:
    """Whether a heading names the kind of the links under it, which have no titles."""
    if len(part.text.split()) > _LONGEST_LABEL or not kind_by_label(part.text):
        return False
    texts = [block for block in part.body if isinstance(block, Text)]
    found = [read_line(line) for text in texts for line in lines(text.spans)]
    return (
        len(texts) == len(part.body) > 0
        and (below is None or below.level <= part.level)
        and all((line.is_of_links and not line.prose) or line.is_of_papers for line in found)
    )


def _labelled(part: Part) -> tuple[Block, ...]:
    """The blocks under a subheading, which labels the links in them."""
    label = Span(f"{part.text.strip(' :')}: ", part.line)
    return tuple(
        replace(block, spans=(label, *block.spans))
        if isinstance(block, Text) and block.spans[0].href is not None
        else block
        for block in part.body
    )


def with_lost_headings(document: Sequence[Part]) -> list[Part]:
    """The parts, an entry directly under a section's heading given a heading of its own.

    It lost its own where the section's is short and no title of its BibTeX, and where deeper
    entries follow.
    """
    out: list[Part] = []
    for part, below in zip_longest(document, document[1:]):
        if below and part.heading and below.level > part.level and _is_joined(part, below):
            out.append(Part(part.heading, ()))
            out.append(Part(Heading(part.line + 1, (), below.level), part.body))
        else:
            out.append(part)
    return out


def _is_joined(part: Part, below: Part) -> bool:
    if len(part.text.split()) >= _FEWEST_WORDS - 1:
        return False
    said = content(part)
    return bool(said.bibtex and content(below).bibtex) and not _is_cited(part, said)


def cites_the_list(part: Part, said: Content) -> bool:
    """Whether a part says how to cite the list itself."""
    text = _without_signs(part.text)
    return bool(said.bibtex and _OF_THE_LIST.fullmatch(text) and _CITES.match(text))


def with_bold_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, bold paragraphs made headings where the list has them for its entries' titles."""
    titles = {i for i in range(len(blocks)) if _is_a_bold_title(blocks, i)}
    if len(titles) < _MANY:
        return list(blocks)
    out: list[Block] = []
    level = 0
    for i, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, Text) and i in titles:
            out.append(Heading(block.line, block.spans, level + 1))
        else:
            out.append(block)
    return out


def _is_a_bold_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph, bold from begin to end, and no link."""
    return (
        isinstance(block, Text)
        and not block.depth
        and is_bold(block.spans)
        and all(span.href is None for span in block.spans)
    )


def _is_a_bold_title(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is all bold, and links or BibTeX are near below it."""
    block = blocks[at]
    if not isinstance(block, Text) or not _is_a_bold_paragraph(block):
        return False
    said = plain(block.spans)
    is_label = _is_a_label(said) and len(said.split()) <= _LONGEST_LABEL
    if said.endswith((":", "\uff1a")) or is_label:
        return False
    below = blocks[at + 1 : at + 1 + _NEAR]
    near = list(
        takewhile(lambda one: not (isinstance(one, Heading) or _is_a_bold_paragraph(one)), below)
    )
    texts = [one for one in near if isinstance(one, Text)]
    return any(map(_is_of_links, near[:1])) or any(
        (one.item and _is_of_links(one)) or _is_of_labelled_links(one) for one in texts
    )


def _is_of_labelled_links(text: Text) -> bool:
    """Whether a text has a label and a link on each of its lines: "code: …", "paper: …"."""
    found = [(read_line(line), line) for line in lines(text.spans)]
    linked = [read for read, _ in found if read.mentions]
    return len(linked) >= _MANY and all(
        all(mention.label and mention.said_kind for mention in read.mentions) and not read.prose
        if read.mentions
        else _is_a_label(plain(line).strip(" :"))
        for read, line in found
    )


def _is_of_links(block: Block) -> bool:
    """Whether a block is BibTeX, a line of links or of papers' addresses."""
    if not isinstance(block, Text):
        return isinstance(block, Code) and block.is_bibtex
    first = lines(block.spans)[0]
    found = read_line(first)
    stated = block.item and _stated(plain(first))
    return bool(stated) or (found.is_of_links and not found.prose) or found.is_of_papers


def roles(
    document: Sequence[Part],
    contents: Sequence[Content],
    inside: Sequence[int],
    titled: Sequence[int],
) -> list[Role]:
    """The role of each part: what it says itself and, in doubt, what its neighbours are.

    Args:
        document: the parts.
        contents: what each says as an entry.
        inside: how many entries of other shapes stand in each. A paragraph that says who wrote what
            the heading names, where and when, is none.
        titled: how many things with titles do, entries or not.
    """
    described = sum(said.is_described for said in contents) >= _MANY
    inside = [
        0 if others == 1 and said.is_described and _begins_with_a_paragraph(part) else others
        for part, said, others in zip(document, contents, inside, strict=True)
    ]
    dated = _dated_titles(document, inside)
    headed = sum(
        bool(said.bibtex or said.names_a_paper or (described and said.is_described)) and not others
        for said, others in zip(contents, inside, strict=True)
    )
    headed = max(headed, len(dated))
    rare = headed < sum(inside)
    found = [
        _role(part, said, others, things, rare=rare, described=described)
        for part, said, others, things in zip(document, contents, inside, titled, strict=True)
    ]
    found = [Role.ENTRY if i in dated and not rare else role for i, role in enumerate(found)]
    title = _title(document, contents, found, rare=rare or not headed)
    if title is not None and title not in dated:
        found[title] = Role.TITLE
    return _decided(document, contents, found)


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
        found = {i: m for i in alike if (m := _ENDS_IN_A_YEAR.fullmatch(document[i].text))}
        titles = {m["title"] for m in found.values() if _is_a_title(m["title"])}
        several = len({m["when"] for m in found.values()}) >= _SEVERAL
        mostly = len(titles) >= _MOST * len(found) and len(found) >= _MOST * len(alike)
        if several and mostly and not any(inside[i] for i in found):
            out.update(found)
    return out


def _is_a_title(text: str) -> bool:
    """Whether a text is written as a title is, and no venue's name or what papers are of one."""
    return (
        len(text.split()) >= _SEVERAL
        and has_capitals(text)
        and not is_venue(text)
        and not is_cut_short(text)
    )


def _role(
    part: Part, said: Content, inside: int, titled: int, *, rare: bool, described: bool
) -> Role | None:
    """The role that a part has by itself, None where it may be an entry or a section.

    Args:
        part: the part.
        said: what it says as an entry.
        inside: how many entries of other shapes stand in it.
        titled: how many things with titles do, entries or not.
        rare: entries have other shapes in this list.
        described: headings in this list have right below them who wrote what they name, and when.
    """
    if part.heading is None:
        return Role.SECTION
    is_cited = bool(said.bibtex) and _is_cited(part, said)
    of_the_list = _OF_THE_LIST.fullmatch(_without_signs(part.text)) and not is_cited
    announces = (not inside and _NEWS.match(part.text)) or (
        bool(said.bibtex) and _OF_NEWS.fullmatch(part.text)
    )
    if of_the_list or announces or _PLACEHOLDER.fullmatch(part.text):
        return Role.ASIDE
    says_nothing = NO_TITLE.fullmatch(_without_signs(part.text)) or CONTENTS.fullmatch(part.text)
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
    if not inside and part.heading.level > 1 and _cites(part.text).reads_like_a_paper:
        return Role.ENTRY
    is_linked = not inside and _is_linked_to_a_paper(part.heading)
    if (inside and not are_notes) or (rare and not is_linked) or is_crowded:
        return Role.SECTION
    cites = said.names_a_paper or (said.labels and not titled) or _cites(part.text).year
    return Role.ENTRY if cites else None


def _without_signs(heading: str) -> str:
    """A heading without a number or pictures around it, and the colon behind: "👏 Citation:"."""
    return _SIGNS_BEHIND.sub("", _SIGNS_IN_FRONT.sub("", heading, count=1))


def _is_linked_to_a_paper(heading: Heading) -> bool:
    """Whether a heading is a title below the list's own, all of it a link to a paper."""
    linked = [span.href for span in heading.spans if span.text.strip()]
    return (
        heading.level > 1
        and len(plain(heading.spans).split()) >= _SEVERAL
        and all(href is not None and kind_by_address(href) in ("paper", "pdf") for href in linked)
    )


def _title(
    document: Sequence[Part],
    contents: Sequence[Content],
    found: Sequence[Role | None],
    *,
    rare: bool,
) -> int | None:
    """The part under the list's title: the first heading, where it alone is of its level.

    An entry's level says little. Where entries have other shapes, a heading of the first level
    needn't be alone.
    """
    headed = [i for i, part in enumerate(document) if part.heading]
    if not headed:
        return None
    first, *others = headed
    level = document[first].level
    rivals = [i for i in others if found[i] is not Role.ENTRY]
    alone = all(document[i].level > level for i in rivals) and (level == 1 or len(others) > 1)
    alone = alone or (rare and level == 1)
    return first if alone and not _is_cited(document[first], contents[first]) else None


def _is_cited(part: Part, said: Content) -> bool:
    """Whether a part's heading is the title of something in its BibTeX."""
    title = fold(titled(part.text).title)
    texts = (re.sub("[{}]", "", code.text) for code in said.bibtex)
    return any(f"title {title}" in fold(text) for text in texts)


def without_numbers(document: Sequence[Part], roles: Sequence[Role]) -> list[Part]:
    """The parts, the entries' headings without numbers like 1.2, if most of them have one.

    A single one belongs to its title: "2.5 Years in Class".
    """
    entries = [i for i, role in enumerate(roles) if role is Role.ENTRY]
    numbered = {i for i in entries if _DOTTED_NUMBER.match(document[i].text)}
    if len(numbered) < _MANY or 2 * len(numbered) <= len(entries):
        return list(document)
    return [_without_number(part) if i in numbered else part for i, part in enumerate(document)]


def _without_number(part: Part) -> Part:
    if part.heading is None:
        return part
    first, *rest = part.heading.spans
    text = _DOTTED_NUMBER.sub("", first.text, count=1)
    return replace(part, heading=replace(part.heading, spans=(first._replace(text=text), *rest)))


def with_years_set_off(document: Sequence[Part], roles: Sequence[Role]) -> list[Part]:
    """The parts, the years in which most entries' headings end in brackets, as behind a title."""
    entries = [i for i, role in enumerate(roles) if role is Role.ENTRY]
    dated = {i: m for i in entries if (m := _ENDS_IN_A_YEAR.fullmatch(document[i].text))}
    if len(dated) < _SEVERAL or len(dated) < _MOST * len(entries):
        return list(document)
    return [
        _with_text(part, f"{dated[i]['title']} ({dated[i]['when']})") if i in dated else part
        for i, part in enumerate(document)
    ]


def _with_text(part: Part, text: str) -> Part:
    """A part whose heading says something else."""
    if part.heading is None:
        return part
    first, *_ = part.heading.spans
    return replace(part, heading=replace(part.heading, spans=(Span(text, first.line),)))


def _decided(
    document: Sequence[Part], contents: Sequence[Content], found: Sequence[Role | None]
) -> list[Role]:
    """The roles, the open ones decided by what most headings of their level are."""
    counts = Counter((part.level, role) for part, role in zip(document, found, strict=True) if role)
    out = []
    levels = [part.level for part in document] + [0]
    for i, (part, said, role) in enumerate(zip(document, contents, found, strict=True)):
        entries, others = counts[part.level, Role.ENTRY], counts[part.level, Role.SECTION]
        speaks = not said.leads_elsewhere and (said.mentions or _reads_like_a_title(part.text))
        is_entry = levels[i + 1] <= part.level and entries > others and speaks
        out.append(role or (Role.ENTRY if is_entry else Role.SECTION))
    return out


def _reads_like_a_title(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or ": " in text


def entry(part: Part, said: Content) -> Entry:
    """The entry that a part is; its heading may be a whole citation, or say where and when."""
    cites = _cites(part.text)
    whole = citation(part.text) if cites.year else None
    quoted = None if whole else _quoted(part.text)
    return Entry(
        line=part.line,
        title=whole.title if whole else quoted["title"] if quoted else part.text,
        mentions=tuple(said.mentions),
        asides=tuple(said.asides),
        bibtex=tuple(said.bibtex),
        keywords=tuple(said.keywords),
        stated=tuple(said.stated),
        details=cites if whole else _beside(quoted, said),
    )


def _quoted(heading: str) -> re.Match[str] | None:
    """The title in quotes with which a heading begins, where and when behind: "“On …”, ICML 2020".

    It is one where it has several words, and nothing else follows it.
    """
    number = NUMBER.match(heading)
    quoted = QUOTED.match(heading, number.end() if number else 0)
    if not quoted or len(quoted["title"].split()) < _SEVERAL:
        return None
    where = heading[quoted.end() :].strip(" ,.;:–—-")
    return quoted if where and details([where]).year and says_where(where) else None


def _beside(quoted: re.Match[str] | None, said: Content) -> Details:
    """Who, where and when, as it stands behind a heading's quoted title and below it."""
    behind = details([quoted.string[quoted.end() :]]) if quoted else NOTHING_SAID
    return behind.completed(said.below).completed(details(said.details))


def _cites(heading: str) -> Details:
    """Who, where and when, if a heading cites a work: "Doe, J. (2015). On Widgets. Acme."."""
    whole = citation(heading)
    return details([whole.rest], whole.who) if whole else NOTHING_SAID
