"""What pandoc finds in an Org text, as HTML that keeps the text's lines.

pandoc's tree: https://hackage.haskell.org/package/pandoc-types/docs/Text-Pandoc-Definition.html.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise, product
from typing import Any

from refsync import latex
from refsync.patterns import regex
from refsync.readers.lined_html import LinedHtml
from refsync.readers.org_drawers import HEADLINE, Drawer, drawer_below, entry_start
from refsync.readers.shapes.defined import reads_like_a_title

Node = dict[str, Any]

_TITLE = regex(r"\s*#\+title:\s*(\S.*?)\s*$", re.IGNORECASE)
_DEEPEST = 6
_MOST_LEFT_OUT = 200
"""Headlines in a row that pandoc doesn't show."""
_MARKS = regex(r"(?:\[#\w\]\s*)|\s*\[(?:\d*/\d*|\d*%)\]\s*$")
"""A headline's priority, and what counts its tasks."""
_BOX = regex(r"[☐☒]\s*")
_CITES = regex(r"cite\w*:[&@]?(?P<key>[^\s,;]+)$")
_STYLES = {
    "Emph": "em", "Strong": "strong", "Underline": "em", "Strikeout": "s", "SmallCaps": "span",
    "Superscript": "sup", "Subscript": "sub",
}  # fmt: skip
_SPACES = {"Space": " ", "SoftBreak": "\n", "LineBreak": "<br>"}


def to_html(blocks: Sequence[Node], text: str) -> str:
    """The blocks of a document as HTML, each in the line in which it stands in the text.

    Args:
        blocks: as pandoc's JSON has them.
        text: the Org text that pandoc read.
    """
    source = text.split("\n")
    writer = _Writer(source)
    writer.document_title()
    heads = [n for n, block in enumerate(blocks) if block["t"] == "Header"]
    writer.blocks(blocks[: heads[0] if heads else len(blocks)])
    for head, end in pairwise([*heads, len(blocks)]):
        writer.section(blocks[head], blocks[head + 1 : end])
    return writer.html.text


def said(inlines: Iterable[Node]) -> str:
    """What inlines say, without what Org adds to headlines."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Node) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Code" | "Math":
            return str(content[1])
        case "RawInline":
            return latex.decode(content[1]) if "tex" in content[0] else ""
        case "Note":
            return ""
        case "Span" if _is_hidden(content):
            return ""
    if kind in _SPACES:
        return " " if kind == "Space" else "\n"
    return said(content if kind in _STYLES else content[1])


def _is_hidden(span: Sequence[Any]) -> bool:
    """Whether a span is what Org adds to a headline: the state of a task, a tag."""
    return any(name in span[0][1] for name in ("todo", "done", "tag"))


def _tags(inlines: Iterable[Node]) -> list[str]:
    spans = (inline["c"][0] for inline in inlines if inline["t"] == "Span")
    return [value for _, _, pairs in spans for name, value in pairs if name == "tag-name"]


def _cited_alone(block: Node) -> str | None:
    """The key of the work that a paragraph cites and says nothing else."""
    if block["t"] not in ("Para", "Plain"):
        return None
    inlines = [inline for inline in block["c"] if inline["t"] not in _SPACES]
    if len(inlines) != 1:
        return None
    only = inlines[0]
    if only["t"] == "Cite":
        return str(only["c"][0][0]["citationId"])
    found = _CITES.match(only["c"][2][0]) if only["t"] == "Link" else None
    return found["key"] if found else None


class _Writer:
    """Writes blocks one after the other, each where it is found in the source."""

    def __init__(self, source: Sequence[str]) -> None:
        self.source = source
        self.html = LinedHtml(source)
        self.headlines = [n for n, line in enumerate(source, 1) if HEADLINE.match(line)]
        self.head = 0
        """The line of the headline under which is being written."""
        self.end = self.next_headline(0)
        """The line of the headline that ends what is being written."""
        self.above = 0
        """The level of the document's title, under which all headlines stand."""

    def document_title(self) -> None:
        """Writes the title that stands above all headlines."""
        for line, text in enumerate(self.source[: self.end - 1], 1):
            if title := _TITLE.match(text):
                self.html.go_to(line)
                self.html.write("<h1>")
                self.html.say(title[1])
                self.html.write("</h1>")
                self.above = 1
                return

    def next_headline(self, line: int) -> int:
        below = bisect_right(self.headlines, line)
        return self.headlines[below] if below < len(self.headlines) else len(self.source) + 1

    def section(self, head: Node, body: Sequence[Node]) -> None:
        """Writes a headline and what stands under it."""
        stars, _, inlines = head["c"]
        level = min(stars + self.above, _DEEPEST)
        title = _MARKS.sub("", said(inlines)).strip()
        line = self.headline(title)
        self.html.write(f"<h{level}>")
        self.title(inlines)
        self.html.write(f"</h{level}>")
        if tags := _tags(inlines):
            self.html.write(f"<p>Tags: {escape(', '.join(tags))}</p>")
        cited = [key for block in body if (key := _cited_alone(block))]
        key = cited[0] if len(set(cited)) == 1 else None
        drawer = drawer_below(self.source, line)
        if drawer:
            self.drawer(drawer, title, key)
        if key and not (drawer and drawer.describes_a_work):
            body = [block for block in body if _cited_alone(block) != key]
            self.html.find(key, line, self.end)
            self.bibtex(entry_start("misc", key, title) + "}")
        self.blocks(body)

    def headline(self, title: str) -> int:
        """Goes to a headline; the line where it stands, behind that of the one above."""
        ahead = bisect_right(self.headlines, max(self.head, self.html.line - 1))
        near = self.headlines[ahead : ahead + _MOST_LEFT_OUT]
        for whole, line in product((True, False), near):
            if self.html.find(title, line, line + 1, whole=whole):
                self.head = line
                break
        self.end = self.next_headline(self.html.line)
        return self.html.line

    def title(self, inlines: Sequence[Node]) -> None:
        """Writes a headline's text without its priority and its count of tasks."""
        kept = [inline for inline in inlines if not _MARKS.fullmatch(_text(inline) or "-")]
        self.inlines(kept)

    def drawer(self, drawer: Drawer, title: str, key: str | None) -> None:
        """Writes what a drawer says of a work, or the links in it."""
        if drawer.describes_a_work:
            self.html.go_to(drawer.line)
            self.bibtex(drawer.bibtex(title, key))
            return
        for url, name in drawer.links.items():
            self.html.go_to(drawer.line + drawer.properties[name][1])
            self.html.write("<p>")
            self.html.say(f"{name.replace('_', ' ')}: ")
            self.html.link(url)
            self.html.write("link</a></p>")

    def bibtex(self, text: str) -> None:
        self.html.write('<pre><code class="language-bibtex">')
        self.html.say(text)
        self.html.write("</code></pre>")

    def blocks(self, blocks: Iterable[Node]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Node) -> None:
        """Writes a block; rules, and what holds no text, are passed over."""
        write = getattr(self, f"block_{block['t'].lower()}", None)
        if write:
            write(block.get("c"))

    def wrapped(self, tag: str, blocks: Iterable[Node]) -> None:
        self.html.write(f"<{tag}>")
        self.blocks(blocks)
        self.html.write(f"</{tag}>")

    def block_para(self, inlines: Sequence[Node]) -> None:
        text = _BOX.sub("", said(inlines)).lstrip()
        self.html.find(text.partition("\n")[0], 1, self.end)
        self.html.write("<p>")
        self.inlines(inlines)
        self.html.write("</p>")

    block_plain = block_para

    def block_header(self, content: Sequence[Any]) -> None:
        """Writes a headline that stands within a block."""
        self.block_para(content[2])

    def block_lineblock(self, lines: Sequence[Sequence[Node]]) -> None:
        for line in lines:
            self.block_para(line)

    def block_bulletlist(self, items: Sequence[Sequence[Node]]) -> None:
        self.items("ul", items)

    def block_orderedlist(self, content: Sequence[Any]) -> None:
        self.items("ol", content[1])

    def items(self, tag: str, items: Sequence[Sequence[Node]]) -> None:
        self.html.write(f"<{tag}>")
        for item in items:
            self.wrapped("li", item)
        self.html.write(f"</{tag}>")

    def block_definitionlist(self, content: Sequence[Any]) -> None:
        for term, definitions in content:
            self.definition(term, definitions)

    def definition(self, term: Sequence[Node], definitions: Iterable[Sequence[Node]]) -> None:
        """Writes "- term :: text", which is one item of a list; a title stands above the text."""
        self.html.find(said(term), 1, self.end)
        is_title = reads_like_a_title(said(term))
        self.html.write("<dl><dt>" if is_title else "<ul><li>")
        self.inlines(term)
        self.html.write("</dt><dd>" if is_title else ": ")
        for definition in definitions:
            for block in definition:
                if block["t"] == "Plain":
                    self.inlines(block["c"])
                else:
                    self.block(block)
        self.html.write("</dd></dl>" if is_title else "</li></ul>")

    def block_codeblock(self, content: Sequence[Any]) -> None:
        attributes, text = content
        language = next(iter(attributes[1]), "")
        self.html.find(text.lstrip().partition("\n")[0], 1, self.end)
        self.html.write(f'<pre><code class="language-{escape(language)}">')
        self.html.say(text)
        self.html.write("</code></pre>")

    def block_rawblock(self, content: Sequence[str]) -> None:
        language, text = content
        if language == "html":
            self.html.find(text.partition("\n")[0], 1, self.end)
            self.html.write(text)

    def block_blockquote(self, blocks: Sequence[Node]) -> None:
        self.wrapped("blockquote", blocks)

    def block_div(self, content: Sequence[Any]) -> None:
        """Writes a block of any other kind, but for drawers, which hold Emacs' own notes."""
        if "drawer" not in content[0][1]:
            self.wrapped("div", content[1])

    def block_figure(self, content: Sequence[Any]) -> None:
        self.wrapped("div", content[2])

    def block_table(self, content: Sequence[Any]) -> None:
        *_, head, bodies, foot = content
        self.html.write("<table><thead>")
        self.rows(head[1])
        self.html.write("</thead><tbody>")
        for *_, heading, rows in bodies:
            self.rows([*heading, *rows])
        self.rows(foot[1])
        self.html.write("</tbody></table>")

    def rows(self, rows: Iterable[Sequence[Any]]) -> None:
        for _, cells in rows:
            self.html.write("<tr>")
            for *_, blocks in cells:
                self.cell(blocks)
            self.html.write("</tr>")

    def cell(self, blocks: Sequence[Node]) -> None:
        """Writes a cell; one of a single text is one line."""
        if len(blocks) != 1 or blocks[0]["t"] not in ("Plain", "Para"):
            self.wrapped("td", blocks)
            return
        inlines = blocks[0]["c"]
        self.html.find(said(inlines).partition("\n")[0], 1, self.end)
        self.html.write("<td>")
        self.inlines(inlines)
        self.html.write("</td>")

    def inlines(self, inlines: Iterable[Node]) -> None:
        for inline in inlines:
            self.inline(inline)

    def inline(self, inline: Node) -> None:
        write = getattr(self, f"inline_{inline['t'].lower()}", None)
        if write:
            write(inline["c"])
        elif inline["t"] in _SPACES:
            self.html.write(_SPACES[inline["t"]])
        elif inline["t"] in _STYLES:
            self.html.write(f"<{_STYLES[inline['t']]}>")
            self.inlines(inline["c"])
            self.html.write(f"</{_STYLES[inline['t']]}>")
        else:
            self.html.say(_text(inline))

    def inline_str(self, text: str) -> None:
        self.html.say(_BOX.sub("", text))

    def inline_link(self, content: Sequence[Any]) -> None:
        self.html.link(content[2][0])
        self.inlines(content[1])
        self.html.write("</a>")

    def inline_image(self, content: Sequence[Any]) -> None:
        self.html.write(f'<img alt="{escape(said(content[1]))}">')

    def inline_quoted(self, content: Sequence[Any]) -> None:
        mark = "'" if content[0]["t"] == "SingleQuote" else '"'
        self.html.say(mark)
        self.inlines(content[1])
        self.html.say(mark)

    def inline_span(self, content: Sequence[Any]) -> None:
        if not _is_hidden(content):
            self.inlines(content[1])

    def inline_cite(self, content: Sequence[Any]) -> None:
        self.inlines(content[1])

    def inline_note(self, blocks: Sequence[Node]) -> None:
        """Writes a footnote where it is referred to, in brackets."""
        self.html.say(" (")
        for block in blocks:
            if block["t"] in ("Para", "Plain"):
                self.inlines(block["c"])
        self.html.say(")")
