"""A document's outline: its headings with what stands under each, and the role of each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from refsync.patterns import regex
from refsync.readers.document import Block, Code, Heading, Text
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import apart, only_label, plain_before_link, read_line
from refsync.readers.venues import venue_and_year

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Role(Enum):
    """What a heading and the blocks under it are."""

    TITLE = auto()  # the list's own title and what introduces it
    SECTION = auto()
    ENTRY = auto()
    ASIDE = auto()  # of the list itself: how to cite it, how to contribute


@dataclass(frozen=True)
class Part:
    """A heading and the blocks up to the next one; what stands before all headings has none."""

    heading: Heading | None
    body: tuple[Block, ...]

    @property
    def level(self) -> int:
        """The heading's level; 0 without one."""
        return self.heading.level if self.heading else 0

    @property
    def line(self) -> int:
        """The heading's line; 1 without one."""
        return self.heading.line if self.heading else 1

    @cached_property
    def text(self) -> str:
        """The heading's text, without the links that stand beside it."""
        return apart(self.heading.spans, addresses=True).text if self.heading else ""


def parts(blocks: Iterable[Block]) -> list[Part]:
    """The parts of a document, the one without a heading first."""
    out: list[Part] = []
    heading: Heading | None = None
    body = _Body()
    for block in blocks:
        if isinstance(block, Heading) and not _is_a_link_line(block):
            out.append(Part(heading, tuple(body.blocks)))
            heading, body = block, _Body()
            continue
        if heading and body.ends_before(block):
            out.append(Part(heading, tuple(body.blocks)))
            heading, body = Heading(block.line, (), heading.level), _Body()
        body.add(Text(block.line, block.spans) if isinstance(block, Heading) else block)
    out.append(Part(heading, tuple(body.blocks)))
    return out


@dataclass(slots=True)
class _Body:
    """The blocks under a heading, as they come.

    Attributes:
        cited: where the last code stands among them.
        labels: of those up to `read`.
    """

    blocks: list[Block] = field(default_factory=list)
    cited: int = 0
    labels: set[str] = field(default_factory=set)
    read: int = 0

    def add(self, block: Block) -> None:
        if isinstance(block, Code):
            self.cited = len(self.blocks)
        self.blocks.append(block)

    def ends_before(self, block: Block) -> bool:
        """Whether links behind an entry's BibTeX are another entry's, whose heading was lost.

        They are if the same label stands above that BibTeX: "paper link: …".
        """
        labels = _labels(block) if self.cited and isinstance(block, Text) else set()
        if not labels:
            return False
        for above in self.blocks[self.read : self.cited]:
            self.labels |= _labels(above) if isinstance(above, Text) else set()
        self.read = self.cited
        return not labels.isdisjoint(self.labels)


def _labels(text: Text) -> set[str]:
    """The labels of a text that is a line of links."""
    line = read_line(text.spans)
    return {m.label.lower() for m in line.mentions if m.label} if line.is_of_links else set()


def _is_a_link_line(heading: Heading) -> bool:
    """Whether a heading is none: a link line, underlined by accident.

    A volume before a linked title labels none: "ICML 2020: [On Widgets](…)".
    """
    label = only_label(plain_before_link(heading.spans))
    names_a_link = label and (kind_by_label(label) or label.endswith(("link", "links")))
    if not label or not names_a_link or venue_and_year(label):
        return False
    return read_line(heading.spans).is_of_links


@dataclass(slots=True)
class _Section:
    level: int
    text: str
    has_deeper_entries: bool = False


def sections(document: Sequence[Part], roles: Sequence[Role]) -> list[tuple[str, ...]]:
    """For each part, the section that it stands in, outermost first.

    Levels order the sections among themselves, and the list's title is left out. The levels of
    entries say little, so that an entry leaves a section of its own level only where that holds
    entries of deeper levels, and none follows. A year with nothing below it but a heading of
    its own level holds that.
    """
    out: list[tuple[str, ...]] = []
    path: list[_Section] = []
    for i, (part, role) in enumerate(zip(document, roles, strict=True)):
        stays = role is Role.ENTRY and _is_above_an_entry(i, document, roles)
        stays = stays or (role is Role.SECTION and i > 0 and _is_year_above(document[i - 1], part))
        while path and not stays and _leaves(part, role, path[-1]):
            path.pop()
        if role is Role.ENTRY and path and part.level > path[-1].level:
            path[-1].has_deeper_entries = True
        elif role is Role.SECTION and part.text:
            path.append(_Section(part.level, part.text))
        out.append(tuple(section.text for section in path))
    return out


def _is_above_an_entry(at: int, document: Sequence[Part], roles: Sequence[Role]) -> bool:
    """Whether an entry of a deeper level follows a part."""
    return roles[at + 1 : at + 2] == [Role.ENTRY] and document[at + 1].level > document[at].level


def _is_year_above(year: Part, part: Part) -> bool:
    """Whether a heading is a year above another of its level, and nothing stands between them."""
    is_bare = _YEAR.fullmatch(year.text) is not None and not year.body
    return is_bare and year.level == part.level and not _YEAR.search(part.text)


def _leaves(part: Part, role: Role, section: _Section) -> bool:
    """Whether a part stands behind the end of a section."""
    if role is Role.ENTRY and not section.has_deeper_entries:
        return False
    return role is Role.TITLE or section.level >= part.level
