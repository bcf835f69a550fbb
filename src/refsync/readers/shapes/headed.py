"""The shape of an entry under a heading of its own: link lines, tables of links, fenced BibTeX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from refsync.readers.document import Code, Row, Text, lines, plain
from refsync.readers.entry import Entry
from refsync.readers.links import kind_by_address, kind_by_label
from refsync.readers.mentions import Line, Mention, only_label, read_line, read_row
from refsync.readers.outline import Part, Role
from refsync.readers.titles import titled
from refsync.titles import fold

_BIBTEX = re.compile(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_KEYWORDS = re.compile(r"(?:tag|keyword)s?\s*[::]\s*(.+)", re.IGNORECASE)
_OF_THE_LIST = re.compile(
    r"(?:how to )?(?:cite|citing|citations?|bibtex|contribut\w*|acknowledge?ments?|licen[sc]e|"
    r"contact|star history)(?: (?:us|this|our)\b.*)?",
    re.IGNORECASE,
)
_SUBHEADING = re.compile(r"citations?|cite|bibtex|(?:\w+ )?links?", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:the |your )?(?:(?:paper|article)(?:'s)? )?title(?: here)?|title of (?:the |your )?paper|"
    r"x{3,}|todo|tbd|name of (?:the |your )?paper",
    re.IGNORECASE,
)
_MANY = 2
_FEWEST_WORDS = 5
"""A heading with nothing under it is taken for a title from this length on."""


@dataclass
class Content:
    """What stands under a heading, as far as it can belong to an entry.

    Attributes:
        labels: labels without a link or BibTeX ("paper link: none yet", "citation:").
    """

    mentions: list[Mention] = field(default_factory=list)
    asides: list[Mention] = field(default_factory=list)
    bibtex: list[Code] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    labels: int = 0

    @property
    def cites(self) -> int:
        """How many entries there are in the BibTeX."""
        return sum(len(_BIBTEX.findall(code.text)) for code in self.bibtex)

    @property
    def names_a_paper(self) -> bool:
        """A link line leads to a paper."""
        return any(
            (mention.said_kind or kind_by_address(mention.href)) in ("paper", "pdf")
            for mention in self.mentions
        )


def content(part: Part) -> Content:
    """What the blocks of a part say."""
    out = Content()
    if part.heading:
        out.mentions += read_line(part.heading.spans).mentions
    label = ""
    for block in part.body:
        match block:
            case Code() if block.is_bibtex:
                out.bibtex.append(block)
            case Text():
                label = _read_text(out, block, label)
            case Row():
                out.mentions += read_row(block, label).mentions
    return out


def _read_text(out: Content, text: Text, label: str) -> str:
    """Takes note of a text; the label that it gives to what follows."""
    label = label if text.item else ""
    for line in lines(text.spans):
        keywords = _KEYWORDS.fullmatch(plain(line))
        if keywords:
            out.keywords += [word for w in re.split(r"[|,;]", keywords[1]) if (word := w.strip())]
            continue
        found = read_line(line, label)
        label = only_label(plain(line)) or label
        out.labels += not found.mentions and _is_a_label(plain(line).partition(":")[0])
        _take(out, found)
    return label


def _is_a_label(text: str) -> bool:
    return kind_by_label(text) is not None or _SUBHEADING.fullmatch(text) is not None


def _take(out: Content, line: Line) -> None:
    if line.is_of_links:
        out.mentions += line.mentions
    else:
        out.asides += line.mentions


def with_subheadings(document: Sequence[Part]) -> list[Part]:
    """The parts, those under an entry's subheadings ("Citation", "Links") joined to the entry's.

    Such a heading is deeper than the entry's or, where the list repeats it, of the same level; or
    it is a label ("citation:") which a line of dashes below it has made a heading.
    """
    repeated = Counter(part.text for part in document)
    out: list[Part] = []
    for part in document:
        above = out[-1].level if out else 0
        deep_enough = part.level >= above + (repeated[part.text] < _MANY)
        if (
            _SUBHEADING.fullmatch(part.text.strip(" :"))
            and above > 1
            and (deep_enough or part.text.rstrip().endswith(":"))
        ):
            out[-1] = Part(out[-1].heading, out[-1].body + part.body)
        else:
            out.append(part)
    return out


def roles(
    document: Sequence[Part], contents: Sequence[Content], inside: Sequence[int]
) -> list[Role]:
    """The role of each part: what it says itself and, in doubt, what its neighbours are.

    Args:
        document: the parts.
        contents: what each says as an entry.
        inside: how many entries of other shapes stand in each.
    """
    headed = sum(
        bool(said.bibtex or said.names_a_paper) and not others
        for said, others in zip(contents, inside, strict=True)
    )
    rare = headed < sum(inside)
    title = _title(document, contents)
    found = [
        Role.TITLE if i == title else _role(part, said, others, rare=rare)
        for i, (part, said, others) in enumerate(zip(document, contents, inside, strict=True))
    ]
    return _decided(document, contents, found)


def _role(part: Part, said: Content, inside: int, *, rare: bool) -> Role | None:
    """The role that a part has by itself, None where it may be an entry or a section.

    Args:
        part: the part.
        said: what it says as an entry.
        inside: how many entries of other shapes stand in it.
        rare: entries have other shapes in this list.
    """
    if part.heading is None:
        return Role.SECTION
    if _OF_THE_LIST.fullmatch(part.text.strip(" :!")) or _PLACEHOLDER.fullmatch(part.text):
        return Role.ASIDE
    if said.bibtex:
        others = inside >= _MANY or (said.cites >= _MANY and not _is_cited(part, said))
        return Role.SECTION if others and not said.names_a_paper else Role.ENTRY
    if inside or rare:
        return Role.SECTION
    return Role.ENTRY if said.names_a_paper or said.labels else None


def _title(document: Sequence[Part], contents: Sequence[Content]) -> int | None:
    """The part under the list's title: the first heading, where it alone is of its level."""
    headed = [i for i, part in enumerate(document) if part.heading]
    if not headed:
        return None
    first, *others = headed
    level = document[first].level
    alone = all(document[i].level > level for i in others) and (level == 1 or len(others) > 1)
    return first if alone and not _is_cited(document[first], contents[first]) else None


def _is_cited(part: Part, said: Content) -> bool:
    """Whether a part's heading is the title of something in its BibTeX."""
    title = fold(titled(part.text).title)
    return any(title in fold(code.text) for code in said.bibtex)


def _decided(
    document: Sequence[Part], contents: Sequence[Content], found: Sequence[Role | None]
) -> list[Role]:
    """The roles, the open ones decided by what most headings of their level are."""
    counts = Counter((part.level, role) for part, role in zip(document, found, strict=True) if role)
    out = []
    levels = [part.level for part in document] + [0]
    for i, (part, said, role) in enumerate(zip(document, contents, found, strict=True)):
        entries, others = counts[part.level, Role.ENTRY], counts[part.level, Role.SECTION]
        speaks = said.mentions or _reads_like_a_title(part.text)
        is_entry = levels[i + 1] <= part.level and entries > others and speaks
        out.append(role or (Role.ENTRY if is_entry else Role.SECTION))
    return out


def _reads_like_a_title(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS or ": " in text


def entry(part: Part, said: Content) -> Entry:
    """The entry that a part is."""
    return Entry(
        line=part.line,
        title=part.text,
        mentions=tuple(said.mentions),
        asides=tuple(said.asides),
        bibtex=tuple(said.bibtex),
        keywords=tuple(said.keywords),
    )
