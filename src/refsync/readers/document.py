"""Markdown and HTML as a flat sequence of blocks, each with the line on which it stands.

cmark-gfm renders the text as GitHub does, selectolax parses the outcome, and one pass over the
tree makes headings, texts, table rows and code of it. Whoever looks for entries sees no HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import unquote

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions
from selectolax.lexbor import LexborHTMLParser, LexborNode

from refsync.readers.html_limits import confined


class Span(NamedTuple):
    """A run of text in one style.

    Attributes:
        href: the address that it links to; "" is a link without one.
        image: the text stands for an image.
        hint: what a reader sees who points at it, its `title=`.
        verbatim: it is set as code, in a table's cell.
    """

    text: str
    line: int
    href: str | None = None
    image: bool = False
    bold: bool = False
    italic: bool = False
    hint: str = ""
    verbatim: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    line: int
    spans: Spans
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or what stands in for one in HTML.

    Attributes:
        depth: how many lists it stands in.
        item: it is the first text of a list item, or stands in a list behind one.
        defines: in a list of definitions, which part of one it is.
    """

    line: int
    spans: Spans
    depth: int = 0
    item: bool = False
    defines: Literal["", "term", "definition"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table's body, under the table's column headings.

    Attributes:
        table: which of the document's tables it belongs to.
        reached: the columns in which a cell of a row above reaches down into it; its own are empty.
    """

    line: int
    cells: tuple[Spans, ...]
    columns: tuple[str, ...] = ()
    table: int = 0
    reached: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; the line is that of its first line.

    Attributes:
        language: as the fence names it, "" if it doesn't.
    """

    line: int
    text: str
    language: str = ""

    @property
    def is_bibtex(self) -> bool:
        """It holds BibTeX, or is said to."""
        if self.language == "bibtex":
            return True
        begin = _BIBTEX_ENTRY if self.language in PLAIN_LANGUAGES else _BIBTEX_IN_CODE
        return begin.search(self.text) is not None


Block = Heading | Text | Row | Code

PLAIN_LANGUAGES = frozenset(("", "tex", "latex", "text", "txt", "plain", "plaintext"))
"""What fences of BibTeX are called besides; in other code an @ rather marks a decorator."""


def plain(spans: Sequence[Span]) -> str:
    """The text of the spans, without images, on one line."""
    return " ".join("".join([span.text for span in spans if not span.image]).split())


def is_linked(spans: Iterable[Span]) -> bool:
    """Whether any of the spans leads somewhere."""
    return any(span.href for span in spans)


def is_bold(spans: Iterable[Span]) -> bool:
    """Whether all of the spans that have words are in bold."""
    return all(span.bold for span in spans if span.text.strip())


def lines(spans: Sequence[Span]) -> list[Spans]:
    """The spans, broken where their text breaks into lines; a link's text doesn't break.

    Lines of spaces are none.
    """
    if not any("\n" in span.text for span in spans):
        return [tuple(spans)] if spans else []
    broken: list[list[Span]] = [[]]
    for span in spans:
        if "\n" not in span.text:
            broken[-1].append(span)
            continue
        if span.href is not None:
            broken[-1].append(Span(span.text.replace("\n", " "), *span[1:]))
            continue
        for i, part in enumerate(span.text.split("\n")):
            if i:
                broken.append([])
            if part or span.image:
                broken[-1].append(Span(part, span.line + i, *span[2:]))
    return [tuple(line) for line in broken if not all(map(_is_space, line))]


def _is_space(span: Span) -> bool:
    return not span.text.strip() and not span.image and span.href is None


def joined(broken: Iterable[Spans], between: str = "\n") -> Spans:
    """Lines as one text again, with something between them."""
    out: list[Span] = []
    for line in broken:
        if out:
            out[-1] = out[-1]._replace(text=out[-1].text + between)
        out += line
    return tuple(out)


def joined_apart(
    broken: Iterable[Spans], begins: Iterable[bool], between: str = "\n"
) -> Iterator[Spans]:
    """Lines joined to those above them, but for each that begins another text."""
    together: list[Spans] = []
    for line, anew in zip(broken, begins, strict=True):
        if together and anew:
            yield joined(together, between)
            together = []
        together.append(line)
    if together:
        yield joined(together, between)


def from_markdown(text: str, numbers: Sequence[int]) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text.

    Args:
        text: the Markdown; its lines end in "\n".
        numbers: for each of its lines, the number to report it by.

    Returns:
        The blocks in reading order.
    """
    html = markdown_to_html_with_extensions(
        text,
        Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE,
        ["table", "autolink", "strikethrough", "tagfilter", "tasklist"],
    )
    source = text.split("\n")
    return _Flattener(source, numbers).blocks_of(_with_lines(html, source))


def from_html(text: str) -> tuple[Block, ...]:
    """The blocks of an HTML document."""
    source = text.split("\n")
    html = "\n".join(_tagged(line, n) for n, line in enumerate(source, 1))
    return _Flattener(source, range(1, len(source) + 1)).blocks_of(html)


_DISRUPTIVE = re.compile(r"<(/?)(?=(?:select|svg|math|template|frameset)\b)", re.IGNORECASE)
"""Elements in which HTML has other rules; GitHub shows none of them."""
_START_TAG = re.compile(r"<([a-zA-Z][\w-]*)(?=[\s/>]|$)")
_POSITION = re.compile(r' data-sourcepos="(\d+):')
_COLUMN = re.compile(r"\d{1,9}:(\d{1,9})-")
_LOOK_AHEAD = 40


def _tagged(line: str, number: int) -> str:
    """The line of HTML, its start tags bearing the line's number.

    Without quotes, so that nothing breaks where the "tag" stands in an attribute.
    """
    return _START_TAG.sub(rf"<\1 data-line={number} ", line)


def _with_lines(html: str, source: Sequence[str]) -> str:
    """The HTML that cmark made, with line numbers on the raw HTML in it.

    cmark gives positions to what it rendered. Raw HTML it passes through line by line, so each of
    its lines is found by reading on in the source. A link left open ends with its block.
    """
    out, cursor, open_links = [], 0, 0
    tagged = [n for n, line in enumerate(source) if "<" in line]
    for line in html.split("\n"):
        if "<" not in line:
            out.append(line)
            continue
        position = _POSITION.search(line)
        found = None
        if position:
            cursor = int(position[1]) - 1
            out += ["</a>"] * open_links
            open_links = 0
        elif _START_TAG.search(line):
            found = _find(line.strip(), source, tagged, cursor)
        if found is not None:
            cursor = found + 1
        open_links = max(0, open_links + line.count("<a ") - line.count("</a>"))
        out.append(line if found is None else _tagged(line, cursor))
    return "\n".join(out)


def _find(line: str, source: Sequence[str], tagged: Sequence[int], start: int) -> int | None:
    """Where a line stands next in the source, perhaps behind the marks of a list or quote.

    Args:
        line: of raw HTML.
        source: all lines.
        tagged: which of them may be of HTML.
        start: where it stands at the earliest.
    """
    first, last = (bisect_left(tagged, n) for n in (start, start + _LOOK_AHEAD))
    return next((n for n in tagged[first:last] if source[n].rstrip().endswith(line)), None)


_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_BOLD = {"strong", "b", "summary"}
_ITALIC = {"em", "i", "cite", "dfn", "var"}
_HINTING = {"a", "span", "abbr"}
_STYLED = {"div", "p", "span"}
_TITLE_CLASS = re.compile(r"(?<!sub)title(?=\s|$)")
"""How pages call what they show as a title, and so in bold: `<div class="pub-title">`."""
_CELLS = {"td", "th"}
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_WORDS_OF_A_HEADING = 4
_MOST_COLUMNS = 50
"""Cells in columns behind these are none that reach over several rows."""
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
_NOT_IN_CODE = "p, li, table, h1, h2, h3, h4, h5, h6"
"""What stands in preformatted text only if that was never closed."""
_OPENS_CODE = re.compile(r"`{3}|~{3}|<(?!/)[^<>]*>\s*$")
"""A line below which preformatted text begins: a fence, or what ends in a start tag."""
_UNSEEN = {"script", "style", "template", "head", "-comment", "-doctype"}
_VERBATIM = {"code", "kbd", "samp"}
_ADDRESS = re.compile(
    r"(?<![A-Za-z\d])https?://[^\s<>\"'`{}\[\]|\\^\u3000-\u303f\uff00-\uffef]+", re.IGNORECASE
)
"""A bare address; https://github.github.com/gfm/#autolinks-extension- says where one ends."""
_EDITION = re.compile(r"\d{1,2}")
_BEGINS_WITH_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_RAISED_EDITION = re.compile(
    rf"\s?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{{1,2}}(?={_BEGINS_WITH_YEAR.pattern})"
)
_MARKS_BEHIND = "?!.,:*_~;"
_SHORTCODE = re.compile(r"(?<!\S)(?::[a-z0-9_+-]+:)+(?!\S)|(?<=\w):[a-z]{3,20}:(?=:\s)")
"""What GitHub shows as a picture: ":book:", and in "Acme:smile:: On Widgets"."""
_STATIC_BADGE = re.compile(r"img\.shields\.io/badge/([^/?#]+?)(?:\.svg)?(?:[?#]|$)")
_BIBTEX = re.compile(r"\s*(?:```\w*\s+)?@\w+\s*[{(]")
_BIBTEX_IN_CODE = re.compile(r"^\s*@[A-Za-z]+\s*\{[^\s{}(),=]*\s*,", re.MULTILINE)
_BIBTEX_ENTRY = re.compile(r"^\s*@[A-Za-z]+\s*[{(]?", re.MULTILINE)


def _badge(address: str) -> str:
    """What a static badge of shields.io says: "Venue ICML 2024" of "…/Venue-ICML_2024-blue".

    In its path a dash separates, "--" is a dash and "_" a space (https://shields.io/badges).
    """
    match = _STATIC_BADGE.search(address)
    if not match:
        return ""
    *said, _ = re.split(r"(?<!-)-(?!-)", unquote(match[1]))
    return " ".join(" ".join(said).replace("--", "-").replace("_", " ").split())


def _whole_address(text: str) -> str:
    """An address without the marks behind it, and without a bracket that it doesn't open."""
    surplus = text.count(")") - text.count("(")
    end = len(text)
    while text[end - 1] in _MARKS_BEHIND or (text[end - 1] == ")" and surplus > 0):
        surplus -= text[end - 1] == ")"
        end -= 1
    return text[:end]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    return node.iter(include_text=True)


def _without_edition(text: str, node: LexborNode) -> str:
    """A text without the raised number of an edition before its year: "⁵2011", <sup>5</sup>2011."""
    mark = node.parent
    behind = mark.next if mark is not None and mark.tag == "sup" else None
    raised = behind is not None and behind.tag == "-text" and _EDITION.fullmatch(text)
    if behind is not None and raised and _BEGINS_WITH_YEAR.match(behind.text_content or ""):
        return " "
    return text if text.isascii() else _RAISED_EDITION.sub(" ", text)


def _count(stated: str | None) -> int:
    """Over how many rows or columns a cell reaches."""
    return int(stated) if stated and _COUNT.fullmatch(stated) else 1


@dataclass
class _Flattener:
    """One pass over the tree, keeping what of the way down matters."""

    source: Sequence[str]
    numbers: Sequence[int]
    blocks: list[Block] = field(default_factory=list)
    line: int = 1
    spans: list[Span] = field(default_factory=list)
    href: str | None = None
    is_filled: bool = False
    """The link has something in it; one that was never closed goes on without, in the next item."""
    bold: int = 0
    italic: int = 0
    verbatim: int = 0
    hints: list[str] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    depth: int = 0
    item: bool = False
    columns_of_items: list[int] = field(default_factory=list)
    insets: list[int] = field(default_factory=list)
    cells: list[Spans] | None = None
    rowspan: int = 1
    colspan: int = 1
    covered: dict[int, int] = field(default_factory=dict)
    """In which columns cells reach further down, and over how many rows."""
    reached: tuple[int, ...] = ()
    """In which columns cells from above reach into the row."""
    columns: tuple[str, ...] = ()
    tables: int = 0
    defines: Literal["", "term", "definition"] = ""
    is_raw: bool = False
    """What is being read is HTML in the source, not Markdown."""
    in_head: bool = False
    are_headings: list[bool] = field(default_factory=list)
    """Of a row's cells so far."""
    broken: bool = False

    def blocks_of(self, html: str) -> tuple[Block, ...]:
        root = LexborHTMLParser(confined(_DISRUPTIVE.sub(r"<\1x-", html))).root
        inside: list[tuple[str, Iterator[LexborNode]]] = [("", _children(root))] if root else []
        while inside:
            parent, children = inside[-1]
            for node in children:
                tag = node.tag or ""
                if tag == "-text":
                    text = _without_edition(_SHORTCODE.sub("", node.text_content or ""), node)
                    bare = self.is_raw and self.href is None and parent not in _VERBATIM
                    if bare and "://" in text:
                        self.add_with_addresses(text)
                    else:
                        self.add(text)
                elif tag not in _UNSEEN and self.enter(node, tag):
                    inside.append((tag, _children(node)))
                    break
            else:
                inside.pop()
                self.leave(parent)
        self.flush()
        return tuple(self.blocks)

    def number(self, line: int) -> int:
        return self.numbers[min(max(line, 1), len(self.numbers)) - 1]

    def add(self, text: str, *, image: bool = False) -> None:
        if self.broken and text.startswith("\n"):  # the source breaks the line as well
            self.line, text = self.line + 1, text[1:]
        self.broken = False
        line = self.number(self.line)
        self.line += text.count("\n")
        last = self.spans[-1] if self.spans else None
        hint = next(filter(None, reversed(self.hints)), "") if self.hints else ""
        verbatim = self.verbatim > 0 and self.cells is not None
        style = (self.href, image, bool(self.bold), bool(self.italic), hint, verbatim)
        if last and not image and last[2:] == style:
            self.spans[-1] = Span(last.text + text, *last[1:])
        elif text.strip() or self.spans or self.href is not None:
            self.spans.append(Span(text, line, *style))

    def add_with_addresses(self, text: str) -> None:
        """A text, its bare addresses linked, as GitHub shows them also where HTML has none."""
        end = 0
        for found in _ADDRESS.finditer(text):
            address = _whole_address(found[0])
            self.add(text[end : found.start()])
            self.href = address
            self.add(address)
            self.href, end = None, found.start() + len(address)
        self.add(text[end:])

    def flush(self) -> None:
        """What has gathered is a text, unless the cell that it stands in goes on."""
        if self.cells is not None:
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
        elif text.strip() or any(span.image for span in spans):
            depth = self.depth + sum(self.insets)
            self.blocks.append(Text(line, spans, depth, item, self.defines))
            self.item = False

    def taken(self) -> Spans:
        spans, self.spans = tuple(self.spans), []
        if not spans:
            return spans
        first = spans[0]
        text = first.text.lstrip()
        skipped = first.text[: len(first.text) - len(text)].count("\n")
        return (Span(text, min(first.line + skipped, self.numbers[-1]), *first[2:]), *spans[1:])

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Takes note of an element; whether there is more to see inside."""
        attributes = node.attributes
        position = attributes.get("data-sourcepos") or attributes.get("data-line") or ""
        start = position.partition(":")[0]
        if tag in _NOT_IN_ROWS and not (tag in _LISTS and self.columns):
            self.dissolve_row()
        if tag in _BEGINS_A_TEXT:
            self.flush()
            self.is_raw = "data-line" in attributes
        if start.isdecimal() and len(start) < _LONGEST_NUMBER:
            self.line = int(start)
        self.set_in(tag, position)
        self.depth += tag in _LISTS
        self.begin_style(tag, attributes)
        match tag:
            case "pre" if node.css_first(_NOT_IN_CODE) is None:
                self.preformatted(node)
                return False
            case "a":
                self.href = attributes.get("href")
                self.is_filled = node.child is not None
            case "img":
                alt, badge = attributes.get("alt") or "", _badge(attributes.get("src") or "")
                self.add(alt or badge if self.href else badge or alt, image=True)
            case "br":
                self.break_line()
            case "td" | "th":
                self.rowspan = _count(attributes.get("rowspan"))
                self.colspan = min(_count(attributes.get("colspan")), _MOST_COLUMNS)
                self.are_headings.append(tag == "th")
            case "li" | "table" | "thead" | "tr" | "dt" | "dd":
                self.start(tag)
        return True

    def set_in(self, tag: str, position: str) -> None:
        """By how much an item is meant to stand deeper than Markdown sees: a space will do."""
        if tag in _LISTS:
            self.columns_of_items.append(0)
            self.insets.append(0)
        elif tag == "li" and self.insets:
            column = int(at[1]) if (at := _COLUMN.match(position)) else 0
            first = self.columns_of_items[-1] or column
            self.columns_of_items[-1] = min(first, column)
            self.insets[-1] = int(column > first)

    def start(self, tag: str) -> None:
        """The begin of what is read in parts: an item, a table, its head, a row, a definition."""
        self.item = self.item or tag == "li"
        self.in_head = self.in_head or tag == "thead"
        if tag == "table":
            self.columns, self.covered = (), {}
            self.tables += 1
        elif tag == "tr":
            self.cells, self.are_headings = [], []
            self.reached = tuple(self.covered)
        elif tag in _DEFINES:
            self.defines = "term" if tag == "dt" else "definition"

    def break_line(self) -> None:
        """A break, which is none in the source."""
        self.add("\n")
        self.line -= 1
        self.broken = True

    def leave(self, tag: str) -> None:
        if tag in _HEADINGS:
            self.end_heading(_HEADINGS[tag])
        elif tag in _CELLS and self.cells is not None:
            self.end_cell(self.cells)
        elif tag == "tr" and self.cells is not None:
            self.end_row()
        elif tag in _ENDS_A_TEXT:
            self.flush()
        if tag == "a":
            self.end_link()
        elif tag == "li":
            self.item = True
        elif tag in _LISTS:
            self.item = False
            self.columns_of_items.pop()
            self.insets.pop()
        elif tag == "thead":
            self.in_head = False
        elif tag in _DEFINES:
            self.defines = ""
        self.end_style(tag)
        self.depth -= tag in _LISTS

    def begin_style(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self.bold += tag in _BOLD
        self.italic += tag in _ITALIC
        self.verbatim += tag in _VERBATIM
        if tag in _HINTING:
            self.hints.append(" ".join((attributes.get("title") or "").split()))
        if tag in _STYLED:
            self.titles.append(_TITLE_CLASS.search(attributes.get("class") or "") is not None)
            self.bold += self.titles[-1]

    def end_style(self, tag: str) -> None:
        self.bold -= tag in _BOLD
        self.italic -= tag in _ITALIC
        self.verbatim -= tag in _VERBATIM
        if tag in _HINTING:
            self.hints.pop()
        if tag in _STYLED:
            self.bold -= self.titles.pop()

    def dissolve_row(self) -> None:
        """A cell with headings, lists or code in it is layout: what it holds are blocks.

        Below columns' headings lists are none, and their items are lines of the cell.
        """
        if self.cells is not None:
            cells, self.cells, self.covered = self.cells, None, {}
            self.blocks += [Text(cell[0].line, cell) for cell in cells if cell]

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

    def end_cell(self, cells: list[Spans]) -> None:
        """A cell stands behind those that reach into its row from above, which are empty here.

        So are the columns, besides its first, over which it reaches itself.
        """
        while len(cells) in self.covered:
            cells.append(())
        for column in range(len(cells), min(len(cells) + self.colspan, _MOST_COLUMNS)):
            if self.rowspan > 1:
                self.covered[column] = self.rowspan
        over = min(self.colspan, max(1, _MOST_COLUMNS - len(cells)))
        cells += [self.taken(), *[()] * (over - 1)]

    def end_row(self) -> None:
        cells, self.cells, self.spans = list(self.cells or ()), None, []
        cells += [()] * (max(self.reached, default=-1) + 1 - len(cells))
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}
        if self.in_head or self.is_head(cells):
            self.columns = self.headings(cells)
        elif any(cells):
            line = next(cell[0].line for cell in cells if cell)
            self.blocks.append(Row(line, tuple(cells), self.columns, self.tables, self.reached))

    def headings(self, cells: Sequence[Spans]) -> tuple[str, ...]:
        """What a row of headings says of the columns; some may stand in the row above."""
        above = dict(enumerate(self.columns))
        reached = {column: above.get(column, "") for column in self.reached}
        return tuple(plain(cell) or reached.get(column, "") for column, cell in enumerate(cells))

    def is_head(self, cells: Sequence[Spans]) -> bool:
        """Whether a table's first row outside of a head has only headings: short, without links."""
        return (
            not self.columns
            and all(self.are_headings)
            and sum(map(bool, cells)) > 1
            and not any(map(is_linked, cells))
            and all(len(plain(cell).split()) <= _WORDS_OF_A_HEADING for cell in cells)
        )

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
