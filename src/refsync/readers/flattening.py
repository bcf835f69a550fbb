"""The one pass over a tree of HTML that makes a document's blocks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Literal
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from refsync.patterns import regex
from refsync.readers.code_tags import with_tags_in_brackets
from refsync.readers.document import Block, Code, Heading, Span, Spans, Text
from refsync.readers.grid import Grid
from refsync.readers.underlined import is_as_if_in_italics

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_BOLD = {"strong", "b", "summary"}
_ITALIC = {"em", "i", "cite", "dfn", "var"}
_HINTING = {"a", "span", "abbr"}
_STYLED = {"div", "p", "span"}
_TITLE_CLASS = regex(r"(?<!sub)title(?=\s|$)")
"""How pages call what they show as a title, and so in bold: `<div class="pub-title">`."""
_PLACE_CLASS = regex(r"(?:^|[\s_-])(?:journal|venue|booktitle)(?=\s|$)")
"""And where it appeared, as in italics: `<span class="pub-venue">`."""
_CELLS = {"td", "th"}
_BREAKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "header", "hr", "main", "nav", "p", "section", "summary",
    "table",
}  # fmt: skip
_STARTS = {"li", "pre", "tr"}
_DEFINES = {"dt", "dd"}
_NOT_IN_ROWS = {*_HEADINGS, *_LISTS, "pre"}
_BEGINS_A_TEXT = {*_HEADINGS, *_LISTS, *_BREAKS, *_STARTS}
_ENDS_A_TEXT = {*_LISTS, *_BREAKS, *_CELLS, "li"}
_LONGEST_NUMBER = 10
_COLUMN = regex(r"\d{1,9}:(\d{1,9})-")
_NOT_IN_CODE = "p, li, table, h1, h2, h3, h4, h5, h6"
"""What stands in preformatted text only if that was never closed."""
_OPENS_CODE = regex(r"`{3}|~{3}|<(?!/)[^<>]*>\s*$")
"""A line below which preformatted text begins: a fence, or what ends in a start tag."""
OPENED_AGAIN = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
"""Formatting elements: what isn't closed of them goes on in the next text
(https://html.spec.whatwg.org/multipage/parsing.html#formatting)."""
_UNSEEN = {"script", "style", "template", "head", "-comment", "-doctype"}
_VERBATIM = {"code", "kbd", "samp"}
_ADDRESS = regex(
    r"(?<![A-Za-z\d])https?://[^\s<>\"'`{}\[\]|\\^\u3000-\u303f\uff00-\uffef]+", re.IGNORECASE
)
"""A bare address; https://github.github.com/gfm/#autolinks-extension- says where one ends."""
_EDITION = regex(r"\d{1,2}")
_YEAR = regex(r"(?:19|20)\d\d")
_BEGINS_WITH_YEAR = regex(r"(?:1[5-9]|20)\d\d(?!\d)")
_RAISED_EDITION = regex(
    rf"\s?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{{1,2}}(?={_BEGINS_WITH_YEAR.pattern})"
)
_ESCAPED = regex(r"&(?:[A-Za-z]{2,24}|#\d{1,6}|#[xX][\dA-Fa-f]{1,5});")
_MARKS_BEHIND = "?!.,:*_~;"
_SHORTCODE = regex(r"(?<!\S)(?::[a-z0-9_+-]+:)+(?!\S)|(?<=\w):[a-z]{3,20}:(?=:\s)")
"""What GitHub shows as a picture: ":book:", and in "Acme:smile:: On Widgets"."""
_GITHUB_BADGE = regex(
    r"https?://(?:img\.shields\.io|(?:flat\.)?badgen\.net)/github/(?:stars|forks|watchers)/"
)
_STATIC_BADGE = regex(r"img\.shields\.io/badge/([^/?#]+?)(?:\.svg)?(?:[?#]|$)")
_BIBTEX = regex(r"\s*(?:```\w*\s+)?@\w+\s*[{(]")


def flattened(
    root: LexborNode | None, source: Sequence[str], numbers: Sequence[int]
) -> tuple[Block, ...]:
    """The blocks of a tree of HTML, in reading order.

    Args:
        root: its elements say on which line of the source they stand, in `data-sourcepos` if that
            is Markdown, or `data-line` if it is HTML. Those that may be opened again have a number
            each in `data-nth`.
        source: the lines.
        numbers: for each of them, the number to report it by.
    """
    flattener = _Flattener(source, numbers)
    inside: list[tuple[str, Iterator[LexborNode]]] = [("", _children(root))] if root else []
    while inside:
        parent, children = inside[-1]
        for node in children:
            tag = node.tag or ""
            if tag == "-text":
                flattener.add_shown(_without_edition(node), verbatim=parent in _VERBATIM)
                continue
            again = tag in OPENED_AGAIN and flattener.opens_again(node)
            if again or (tag not in _UNSEEN and flattener.enter(node, tag)):
                inside.append(("" if again else tag, _children(node)))
                break
        else:
            inside.pop()
            flattener.leave(parent)
    flattener.flush()
    return with_tags_in_brackets(flattener.blocks)


def _is_empty(node: LexborNode) -> bool:
    """Whether an element has nothing in it, or only space."""
    first = node.child
    if first is None:
        return True
    is_text = first.tag == "-text" and first.next is None
    return is_text and not (first.text_content or "").strip()


def _children(node: LexborNode) -> Iterator[LexborNode]:
    return node.iter(include_text=True)


def _without_edition(node: LexborNode) -> str:
    """A text without the raised number of an edition before its year: "⁵2011", <sup>5</sup>2011."""
    text, mark = _SHORTCODE.sub("", node.text_content or ""), node.parent
    behind = mark.next if mark is not None and mark.tag == "sup" else None
    raised = behind is not None and behind.tag == "-text" and _EDITION.fullmatch(text)
    if behind is not None and raised and _BEGINS_WITH_YEAR.match(behind.text_content or ""):
        return " "
    return text if text.isascii() else _RAISED_EDITION.sub(" ", text)


def _read_twice(text: str) -> str:
    """A text, what was escaped twice over in it read: "Café" of "Caf&amp;eacute;"."""
    if "&" not in text or ";" not in text:
        return text
    return _ESCAPED.sub(lambda escaped: unescape(escaped[0]).replace("\n", " "), text)


def _picture(alt: str, address: str, *, linked: bool) -> str:
    """What a picture says, by what stands for it, or by the badge that it is.

    A link by the count of a repository's stars is one to the repository.
    """
    if linked and _GITHUB_BADGE.match(address):
        return "GitHub"
    badge = _badge(address)
    return alt or badge if linked else badge or alt


def _badge(address: str) -> str:
    """What a static badge of shields.io says: "Venue ICML 2024" of "…/Venue-ICML_2024-blue".

    In its path a dash separates, "--" is a dash and "_" a space (https://shields.io/badges).
    """
    match = _STATIC_BADGE.search(address)
    if not match:
        return ""
    *said, _ = re.split(r"(?<!-)-(?!-)", unquote(match[1]))
    return " ".join(" ".join(said).replace("--", "-").replace("_", " ").split())


def _year_for_number(item: LexborNode) -> str:
    """The year that is the number of a list of one item, first in another: "- 2022. On Gears"."""
    numbered = item.parent
    if numbered is None or numbered.tag != "ol" or numbered.parent is None:
        return ""
    start = numbered.attributes.get("start") or ""
    if not _YEAR.fullmatch(start) or numbered.parent.tag != "li":
        return ""
    first = next((child for child in _children(item) if child.tag != "-text"), None)
    alone = all(map(_is_space, (*_around(item), _around(numbered)[0])))
    return start if alone and (first is None or first.tag != "p") else ""


def _around(node: LexborNode) -> tuple[LexborNode | None, LexborNode | None]:
    """What stands before and behind an element, behind space that is there."""
    before, behind = node.prev, node.next
    before = before.prev if before is not None and _is_space(before) else before
    return before, behind.next if behind is not None and _is_space(behind) else behind


def _is_space(node: LexborNode | None) -> bool:
    """Whether nothing is there, or a text of space."""
    return node is None or (node.tag == "-text" and not (node.text_content or "").strip())


def _whole_address(text: str) -> str:
    """An address without the marks behind it, and without a bracket that it doesn't open."""
    surplus = text.count(")") - text.count("(")
    end = len(text)
    while text[end - 1] in _MARKS_BEHIND or (text[end - 1] == ")" and surplus > 0):
        surplus -= text[end - 1] == ")"
        end -= 1
    return text[:end]


@dataclass
class _Style:
    """How text is set where the pass stands, and what a reader sees who points at it."""

    bold: int = 0
    italic: int = 0
    verbatim: int = 0
    hints: list[str] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    places: list[bool] = field(default_factory=list)
    underlined: list[bool] = field(default_factory=list)

    @property
    def hint(self) -> str:
        """That of the innermost element which has one."""
        return next(filter(None, reversed(self.hints)), "") if self.hints else ""

    def begin(self, node: LexborNode, tag: str) -> None:
        attributes = node.attributes
        self.bold += tag in _BOLD
        self.italic += tag in _ITALIC
        self.verbatim += tag in _VERBATIM
        if tag in _HINTING:
            self.hints.append(" ".join((attributes.get("title") or "").split()))
        if tag in _STYLED:
            style = attributes.get("class") or ""
            self.titles.append(_TITLE_CLASS.search(style) is not None)
            self.places.append(tag == "span" and _PLACE_CLASS.search(style) is not None)
            self.bold += self.titles[-1]
            self.italic += self.places[-1]
        if tag == "u":
            is_first = not self.underlined
            self.underlined.append(is_first and is_as_if_in_italics(node.text() or ""))
            self.italic += self.underlined[-1]

    def end(self, tag: str) -> None:
        self.bold -= tag in _BOLD
        self.italic -= tag in _ITALIC
        self.verbatim -= tag in _VERBATIM
        if tag in _HINTING:
            self.hints.pop()
        if tag in _STYLED:
            self.bold -= self.titles.pop()
            self.italic -= self.places.pop()
        if tag == "u":
            self.italic -= self.underlined.pop()


@dataclass
class _Nesting:
    """The lists that the pass stands in, and by how much each item is meant to stand deeper.

    Where items of one list begin in different columns of the source, a space will do.
    """

    columns: list[int] = field(default_factory=list)
    """In which the first item of each list begins."""
    insets: list[int] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return len(self.insets) + sum(self.insets)

    def begin(self, tag: str, position: str) -> None:
        if tag in _LISTS:
            self.columns.append(0)
            self.insets.append(0)
        elif tag == "li" and self.insets:
            column = int(at[1]) if (at := _COLUMN.match(position)) else 0
            first = self.columns[-1] or column
            self.columns[-1] = min(first, column)
            self.insets[-1] = int(column > first)

    def end(self) -> None:
        self.columns.pop()
        self.insets.pop()


@dataclass
class _Flattener:
    """One pass over the tree, keeping what of the way down matters.

    Attributes:
        line: of the source, on which the pass stands.
        spans: what has gathered of the next text.
        opened: the numbers of the formatting elements so far, and whether they had something in
            them.
        is_filled: the link has something in it.
        is_raw: what is being read is HTML in the source, not Markdown.
        broken: the last that was added is a break of the line.
    """

    source: Sequence[str]
    numbers: Sequence[int]
    blocks: list[Block] = field(default_factory=list)
    line: int = 1
    spans: list[Span] = field(default_factory=list)
    href: str | None = None
    opened: dict[str, bool] = field(default_factory=dict)
    is_filled: bool = False
    style: _Style = field(default_factory=_Style)
    nesting: _Nesting = field(default_factory=_Nesting)
    grid: Grid = field(default_factory=Grid)
    item: bool = False
    defines: Literal["", "term", "definition"] = ""
    is_raw: bool = False
    broken: bool = False

    def number(self, line: int) -> int:
        return self.numbers[min(max(line, 1), len(self.numbers)) - 1]

    def add_shown(self, text: str, *, verbatim: bool) -> None:
        """A text of the source, bare addresses in raw HTML linked: GitHub shows them so."""
        text = text if verbatim else _read_twice(text)
        if "://" not in text or not self.is_raw or self.href is not None or verbatim:
            self.add(text)
            return
        end = 0
        for found in _ADDRESS.finditer(text):
            address = _whole_address(found[0])
            self.add(text[end : found.start()])
            self.href = address
            self.add(address)
            self.href, end = None, found.start() + len(address)
        self.add(text[end:])

    def add(self, text: str, *, image: bool = False) -> None:
        if self.broken and text.startswith("\n"):  # the source breaks the line as well
            self.line, text = self.line + 1, text[1:]
        self.broken = False
        line = self.number(self.line)
        self.line += text.count("\n")
        last = self.spans[-1] if self.spans else None
        style = self.style
        set_off = (bool(style.bold), bool(style.italic), style.hint, style.verbatim > 0)
        looks = (self.href, image, *set_off)
        if last and not image and last[2:] == looks:
            self.spans[-1] = Span(last.text + text, *last[1:])
        elif text.strip() or self.spans or self.href is not None:
            self.spans.append(Span(text, line, *looks))

    def flush(self) -> None:
        """What has gathered is a text, unless the cell that it stands in goes on."""
        if self.grid.in_row:
            if self.spans:
                self.break_line()
            return
        spans, item = self.taken(), self.item
        if not spans:
            return
        text = "".join(span.text for span in spans)
        line = spans[0].line
        if _BIBTEX.match(text):
            self.blocks.append(Code(line, text))
        elif text.strip() or any(span.image or span.href for span in spans):
            self.blocks.append(Text(line, spans, self.nesting.depth, item, self.defines))
            self.item = False

    def taken(self) -> Spans:
        spans, self.spans = tuple(self.spans), []
        if not spans:
            return spans
        first = spans[0]
        text = first.text.lstrip()
        skipped = first.text[: len(first.text) - len(text)].count("\n")
        return (Span(text, min(first.line + skipped, self.numbers[-1]), *first[2:]), *spans[1:])

    def opens_again(self, node: LexborNode) -> bool:
        """Whether an element is one that was never closed, opened again for the next text.

        Around a paragraph it is empty at first, and opened again in that: "<a …><p>On Gears</p>".
        """
        number = node.attributes.get("data-nth")
        if number is None:
            return False
        filled = self.opened.get(number)
        self.opened[number] = bool(filled) or not _is_empty(node)
        parent = node.parent
        is_around = filled is False and parent is not None and parent.tag == "p"
        return filled is not None and not is_around and not self.spans

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Takes note of an element; whether there is more to see inside."""
        attributes = node.attributes
        position = attributes.get("data-sourcepos") or attributes.get("data-line") or ""
        start = position.partition(":")[0]
        if tag in _BEGINS_A_TEXT:
            self.begin_text(tag)
            self.is_raw = "data-line" in attributes
        if start.isdecimal() and len(start) < _LONGEST_NUMBER:
            self.line = int(start)
        self.nesting.begin(tag, position)
        self.style.begin(node, tag)
        match tag:
            case "pre" if node.css_first(_NOT_IN_CODE) is None:
                self.preformatted(node)
                return False
            case "a":
                self.href = attributes.get("href")
                self.is_filled = node.child is not None
            case "img":
                alt, address = attributes.get("alt") or "", attributes.get("src") or ""
                self.add(_picture(alt, address, linked=bool(self.href)), image=True)
            case "br":
                self.break_line()
            case "table" | "thead" | "tr" | "td" | "th":
                self.grid.begin(tag, attributes)
            case "li":
                self.item = True
                self.add_year(node)
            case "dt" | "dd":
                self.defines = "term" if tag == "dt" else "definition"
        return True

    def begin_text(self, tag: str) -> None:
        """Another text begins; a cell with headings, lists or code in it is but layout.

        Below columns' headings lists are none, and their items are lines of the cell.
        """
        if tag in _NOT_IN_ROWS and self.grid.in_row and not (tag in _LISTS and self.grid.columns):
            self.blocks += self.grid.dissolve_row()
        self.flush()

    def add_year(self, item: LexborNode) -> None:
        """The year that is an item's number in brackets, as it stands in front of a title."""
        if when := _year_for_number(item):
            self.add(f"[{when}] ")

    def break_line(self) -> None:
        """A break, which is none in the source."""
        self.add("\n")
        self.line -= 1
        self.broken = True

    def leave(self, tag: str) -> None:
        if tag in _HEADINGS:
            self.end_heading(_HEADINGS[tag])
        elif tag in _CELLS and self.grid.in_row:
            self.grid.end_cell(self.taken())
        elif tag == "tr" and self.grid.in_row:
            self.spans = []
            self.blocks += filter(None, [self.grid.end_row()])
        elif tag in _ENDS_A_TEXT:
            self.flush()
        if tag == "a":
            self.end_link()
        elif tag == "li":
            self.item = True
        elif tag in _LISTS:
            self.item = False
            self.nesting.end()
        elif tag == "thead":
            self.grid.in_head = False
        elif tag in _DEFINES:
            self.defines = ""
        self.style.end(tag)

    def end_link(self) -> None:
        """A link of which only a picture by style shows, as of an icon font, has no words."""
        is_shown = bool(self.spans) and self.spans[-1].href == self.href
        if self.href and self.is_filled and not is_shown:
            self.spans.append(Span("", self.number(self.line), self.href))
        self.href = None

    def end_heading(self, level: int) -> None:
        spans = self.taken()
        if spans:
            self.blocks.append(Heading(spans[0].line, spans, level))

    def preformatted(self, node: LexborNode) -> None:
        opening = self.source[self.line - 1] if self.line <= len(self.source) else ""
        begins_below = _OPENS_CODE.search(opening) is not None
        code = node.css_first("code")
        language = (code.attributes.get("class") if code else "") or ""
        self.blocks.append(
            Code(
                self.number(self.line + begins_below),
                node.text() or "",
                language.removeprefix("language-"),
            )
        )
