"""Lists in reStructuredText: README files of Python projects, pages made with Sphinx.

docutils reads the text, without touching other files; what it finds is written as HTML that keeps
the source's lines, and is read as an HTML list is. Directives and roles that docutils doesn't know
(Sphinx and its extensions have hundreds) are read for what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from refsync import identifiers
from refsync.errors import SourceError
from refsync.patterns import regex
from refsync.readers import markdown
from refsync.readers.footnotes import Around
from refsync.readers.included import not_included
from refsync.readers.lined_html import LinedHtml
from refsync.readers.phrases import who_and_when
from refsync.readers.unified import unified
from refsync.reading import Reading

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive

_NO_LINE_ENDS = regex("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What docutils would break lines at besides."""
_SETTINGS = {
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "input_encoding": "unicode",
    "line_length_limit": 10**9,
    "raw_enabled": True,
    "report_level": 5,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "warning_stream": False,
}
"""`raw` keeps what stands in the page; what stands in other files is "inserted"."""

_ADDRESSES = {
    "arxiv": "https://arxiv.org/abs/",
    "doi": "https://doi.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "acl": "https://aclanthology.org/",
}
"""What the roles stand for that go by the name of a scheme, as in :doi:`10.1000/182`."""

_PLUMBING = frozenset({"toctree", "index", "currentmodule", "module", "contents", "highlight"})
"""Directives whose content names files and settings."""

_WITH_TARGET = regex(r"(?P<text>.*?)\s*<(?P<target>[^<>]+)>", re.DOTALL)
_URL = regex(r"https?://[^\s<>\"`]+[^\s<>\"`.,;:)\]]")
_INSERTS = regex(r"^[ \t]*\.\. (?P<what>include|literalinclude)::[ \t]*(?P<file>\S+)", re.MULTILINE)
_BIBTEX = regex(r"\s*@[A-Za-z]+\s*\{")
_UNDERLINED = regex(r"\s*(?:([!-/:-@\[-`{-~])\1*\n)?[ \t]*(\S.*)\n([!-/:-@\[-`{-~])\3*\s*")
_NEAR = 3
_LOST = 3
"""From this level on a system message quotes what docutils has left out."""

_TAGS = {
    "paragraph": "p", "bullet_list": "ul", "enumerated_list": "ol", "list_item": "li",
    "definition_list": "dl", "definition": "dd", "strong": "strong",
    "emphasis": "em", "title_reference": "cite", "literal": "code", "block_quote": "blockquote",
    "rubric": "h6", "table": "table", "thead": "thead", "tbody": "tbody",
    "row": "tr", "subscript": "sub", "superscript": "sup", "caption": "p",
    "option_list": "dl", "option_group": "dt", "description": "dd", "attribution": "p",
    "field": "p", "term": "dt", "topic": "div", "sidebar": "div", "container": "div",
    "compound": "div", "figure": "div", "legend": "div",
}  # fmt: skip
_SKIPPED = frozenset(
    {
        "comment", "substitution_definition", "target", "pending", "meta", "colspec",
        "footnote_reference", "docinfo", "decoration", "generated",
    }
)  # fmt: skip
_WITH_OWN_LINE = frozenset(
    {"paragraph", "term", "line", "title", "rubric", "field_name", "caption", "subtitle"}
)


def read(text: str, file: str) -> Reading:
    """The references of a curated list in reStructuredText.

    Args:
        text: the list.
        file: its name, for the references' sources and the problems.

    Raises:
        SourceError: docutils isn't installed.
    """
    text = _NO_LINE_ENDS.sub(" ", unified(text))
    reading = markdown.read(to_html(text), file)
    others = (not_included(found, found["what"], file) for found in _INSERTS.finditer(text))
    problems = sorted((*others, *reading.problems), key=lambda p: p.line)
    return reading.model_copy(update={"problems": tuple(problems)})


def to_html(text: str) -> str:
    r"""The text as HTML, each part of it in the line in which it stands in the text.

    Args:
        text: reStructuredText; its lines end in "\n".

    Raises:
        SourceError: docutils isn't installed.
    """
    writer = _Writer(text)
    writer.visit(_doctree(text))
    return writer.html.text


def _doctree(text: str) -> nodes.document:
    try:
        from docutils.core import publish_doctree
    except ImportError:
        raise SourceError(
            "Reading reStructuredText takes docutils: pip install 'refsync[rst]'."
        ) from None
    with _tolerance():
        return publish_doctree(text, settings_overrides=_SETTINGS)


@contextmanager
def _tolerance() -> Iterator[None]:
    """Lets docutils take directives, options and roles that it doesn't know, as Sphinx does."""
    from docutils.parsers.rst import directives, roles

    of_directives: Any = directives
    of_roles: Any = roles
    known_directive, known_role = of_directives.directive, of_roles.role

    def directive(name: str, language: Any, document: Any) -> tuple[type[Directive], list[Any]]:
        known, _ = known_directive(name, language, document)
        return _tolerant(known) if known else _unknown_directive(), []

    def role(name: str, language: Any, line: int, reporter: Any) -> tuple[Callable[..., Any], Any]:
        known, _ = known_role(name, language, line, reporter)
        return known or _unknown_role, []

    of_directives.directive, of_roles.role = directive, role
    try:
        yield
    finally:
        of_directives.directive, of_roles.role = known_directive, known_role


class _Options(dict[str, Callable[[str], Any]]):
    """A directive's options, and any other."""

    def __missing__(self, _: str) -> Callable[[str], Any]:
        return lambda value: value


def _tolerant(known: Any) -> type[Directive]:
    options = _Options(getattr(known, "option_spec", None) or {"name": str})
    return type(known.__name__, (known,), {"option_spec": options})


def _unknown_directive() -> type[Directive]:
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Unknown(Directive):
        """Its argument and content are read as text; a card's link is that of its title."""

        has_content = True
        option_spec = _Options(name=str)

        def run(self) -> list[nodes.Node]:
            if self.name in _PLUMBING:
                return []
            content = "\n".join(self.content)
            if _BIBTEX.match(content):
                return [nodes.literal_block(content, content, classes=["code", "bibtex"])]
            inside = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, inside)
            address = _URL.fullmatch(str(self.options.get("link", "")))
            if address and inside and isinstance(inside[0], nodes.paragraph):
                title = nodes.reference("", "", *inside[0].children, refuri=address[0])
                inside[0] = nodes.paragraph("", "", title)
            return [inside]

    return Unknown


def _unknown_role(
    name: str, rawtext: str, text: str, *_: Any, **__: Any
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """A role by what it shows: "Title <target>" is a title, :doi:`10.1000/182` a link."""
    from docutils import nodes, utils

    text = utils.unescape(text)
    found = _WITH_TARGET.fullmatch(text)
    shown, target = (found["text"], found["target"]) if found else (text, text)
    value = identifiers.normalise(name, target) if name in _ADDRESSES else None
    href = _ADDRESSES[name] + value if value else target
    if not _URL.fullmatch(href):
        return [nodes.inline(rawtext, shown or target)], []
    return [nodes.reference(rawtext, shown or target, refuri=href)], []


def _only_paragraph(node: nodes.Node) -> nodes.Node | None:
    """The paragraph of which a body or a cell consists."""
    only = node.children[0] if len(node.children) == 1 else None
    return only if type(only).__name__ == "paragraph" else None


def _references_to(note: nodes.Element) -> Iterator[nodes.Node]:
    """The places that refer to a footnote or citation."""
    ids: dict[str, nodes.Element] = note.document.ids if note.document else {}
    names: list[str] = note.get("backrefs", [])
    return (ids[name] for name in names if name in ids)


def _entry_around(node: nodes.Node | None) -> nodes.Node | None:
    """The item of a list or the row of a table in which a node stands."""
    while node is not None and type(node).__name__ not in ("row", "list_item"):
        node = node.parent
    return node


def _around(entry: nodes.Node) -> Around:
    """What the item or row is that refers to a footnote."""
    from docutils import nodes

    links = [link for link in entry.findall(nodes.reference) if "refuri" in link]
    is_row = isinstance(entry, nodes.row)
    named = " | ".join(link.astext() for link in links) if is_row else entry.astext()
    return Around.of(named, [link["refuri"] for link in links])


class _Writer:
    """Writes a tree of docutils as HTML."""

    def __init__(self, text: str) -> None:
        self.html = LinedHtml(text.split("\n"))
        self.level = 0
        self.lines_of_all = text.count("\n") + 2

    def visit(self, node: nodes.Node) -> None:
        """Writes a node and all in it."""
        name = type(node).__name__
        if name in _SKIPPED:
            return
        if name in _WITH_OWN_LINE:
            self.seek(node)
        special = getattr(self, f"visit_{name}".lower(), None)
        if special:
            special(node)
        else:
            self.inside(node, _TAGS.get(name))

    def inside(self, node: nodes.Node, tag: str | None = None) -> None:
        """Writes what is in a node, perhaps as an element."""
        if tag:
            self.html.write(f"<{tag}>")
        for child in node.children:
            self.visit(child)
        if tag:
            self.html.write(f"</{tag}>")

    def seek(self, node: nodes.Node) -> None:
        """Goes on in the line of a node."""
        said, line = node.astext().partition("\n")[0], getattr(node, "line", None)
        if line is None:
            self.html.find(said, 1, self.lines_of_all)
        elif not self.html.find(said, line - _NEAR, line + _NEAR):
            self.html.go_to(line)

    def visit_text(self, node: nodes.Text) -> None:
        self.html.say(node.astext())

    def visit_section(self, node: nodes.section) -> None:
        self.level += 1
        self.inside(node)
        self.level -= 1

    def visit_title(self, node: nodes.title) -> None:
        in_section = type(node.parent).__name__ == "section"
        self.inside(node, f"h{min(self.level, 6)}" if in_section else "p")

    def visit_reference(self, node: nodes.reference) -> None:
        href = node.get("refuri") or f"#{node.get('refid', '')}"
        self.html.link(href)
        self.inside(node)
        self.html.write("</a>")

    def visit_title_reference(self, node: nodes.title_reference) -> None:
        """A title in backticks; with an address, a link whose last underscore is missing."""
        found = _WITH_TARGET.fullmatch(node.astext())
        if found is None or not _URL.fullmatch(found["target"]):
            self.inside(node, "cite")
            return
        self.html.link(found["target"])
        self.html.say(found["text"])
        self.html.write("</a>")

    def visit_image(self, node: nodes.image) -> None:
        alt = str(node.get("alt", "")).replace('"', "&quot;")
        self.html.write(f'<img alt="{alt}">')

    def visit_line_block(self, node: nodes.line_block) -> None:
        """A block of lines is one paragraph; what is set in within it goes on with that."""
        within = type(node.parent).__name__ == "line_block"
        self.inside(node, None if within else "p")

    def visit_line(self, node: nodes.line) -> None:
        self.inside(node)
        self.html.write("<br>")

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Fields are the lines of one paragraph, as of a work: its title, its authors, its year."""
        if not all(_only_paragraph(field.children[-1]) for field in node.children):
            self.inside(node)
            return
        self.html.write("<p>")
        for field in node.children:
            self.inside(field)
            self.html.write("<br>")
        self.html.write("</p>")

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        """Who and when as a term, and the work below it, are one text."""
        term, definition = node.children[0], node.children[-1]
        only = _only_paragraph(definition)
        if only is None or not who_and_when(term.astext()):
            self.inside(node)
            return
        self.html.write("<dd>")
        self.seek(term)
        self.inside(term)
        self.html.say(" " if term.astext().endswith(".") else ". ")
        self.seek(only)
        self.inside(only)
        self.html.write("</dd>")

    def visit_field_name(self, node: nodes.field_name) -> None:
        self.inside(node)
        self.html.say(": ")

    def visit_field_body(self, node: nodes.field_body) -> None:
        """A body of one paragraph stands in the line of the field's name."""
        self.inside(_only_paragraph(node) or node)

    def visit_entry(self, node: nodes.entry) -> None:
        """A cell of one paragraph is one line."""
        only = _only_paragraph(node)
        if only:
            self.seek(only)
        self.inside(only or node, "td")

    def visit_citation(self, node: nodes.citation) -> None:
        """Footnotes and citations are items of a list of works.

        But not those to which only entries with links refer, unless they cite other works.
        """
        referring = map(_entry_around, _references_to(node))
        told = node.astext()
        if node.get("backrefs") and all(entry and _around(entry).has(told) for entry in referring):
            return
        self.html.write("<ul><li>")
        for child in node.children:
            if type(child).__name__ != "label":
                self.visit(child)
        self.html.write("</li></ul>")

    visit_footnote = visit_citation

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        classes: list[str] = node.get("classes", [])
        language = next((name for name in classes if name != "code"), "")
        self.html.find(node.astext().lstrip().partition("\n")[0], 1, self.lines_of_all)
        self.html.write(f'<pre><code class="language-{language}">')
        self.html.say(node.astext())
        self.html.write("</code></pre>")

    visit_doctest_block = visit_literal_block

    def visit_raw(self, node: nodes.raw) -> None:
        if "html" in node.get("format", "").split():
            self.html.find(node.astext().partition("\n")[0], 1, self.lines_of_all)
            self.html.write(node.astext())

    def visit_problematic(self, node: nodes.problematic) -> None:
        """What looks like markup and is none, as `name`_ without a target."""
        self.html.say(node.astext().strip("`_|*"))

    def visit_topic(self, node: nodes.topic) -> None:
        if "contents" not in node.get("classes", ()):
            self.inside(node, "div")

    def visit_system_message(self, node: nodes.system_message) -> None:
        """What docutils can't read it quotes, and here it is read as text or as a heading."""
        if node.get("level", 0) < _LOST:
            return
        for block in node.children:
            if type(block).__name__ == "literal_block":
                self.quoted(block.astext())

    def quoted(self, text: str) -> None:
        self.html.find(text.strip().partition("\n")[0], 1, self.lines_of_all)
        title = _UNDERLINED.fullmatch(text)
        if title:
            self.html.write(f"<h{min(self.level + 1, 6)}>")
            self.html.say(title[2])
            self.html.write(f"</h{min(self.level + 1, 6)}>")
            return
        self.html.write("<p>")
        said = 0
        for address in _URL.finditer(text):
            self.html.say(text[said : address.start()])
            self.html.link(address[0])
            self.html.say(address[0])
            self.html.write("</a>")
            said = address.end()
        self.html.say(text[said:])
        self.html.write("</p>")
