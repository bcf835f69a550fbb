"""Pages in Markdown: a list, or one paper that the front matter describes, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from refsync.identifiers import match_keys, merge
from refsync.patterns import regex
from refsync.readers import markdown, paper_page
from refsync.readers.front_matter import FrontMatter, split
from refsync.readers.icons import without_icons
from refsync.readers.shortcodes import without_shortcodes
from refsync.readers.titles import same_title
from refsync.readers.unified import unified
from refsync.readers.wiki import without_wiki_links
from refsync.reading import Reading
from refsync.reference import Reference
from refsync.reference_id import reference_id

_QUARTO = frozenset({".qmd", ".rmd"})
_FENCED_DIV = regex(r"^[ \t]*:{3,}.*$", re.MULTILINE)
_CELL = regex(r"^```+\s*\{[^{}\n]*\}[ \t]*$.*?^```+[ \t]*$", re.MULTILINE | re.DOTALL)
_KRAMDOWN = regex(r"\{:[^{}\n]*\}")
"""Attributes as Jekyll's Markdown has them (https://kramdown.gettalong.org/syntax.html)."""
_SHORTCODE = regex(r"\{\{<.*?>\}\}")
_FILLED_IN = regex(r"\{\{[^{}\n]{1,200}\}\}|\{%[^{}%\n]{1,200}%\}")
"""What Liquid (https://shopify.github.io/liquid/) or Hugo puts there: "{{ site.baseurl }}"."""
_FILLED_DESTINATION = regex(
    rf"(?:\]\(<?|\bhref=[\"']?|^[ ]{{0,3}}\[[^\[\]\n]{{1,200}}\]:)[ \t]{{0,9}}"
    rf"(?:[^\s(){{}}<>\"']{{0,200}}(?:{_FILLED_IN.pattern})){{1,4}}",
    re.MULTILINE,
)
_NAMED_FILE = regex(r"""["']([^"'\n]+)["']|\b(?:link|post_url)\s+([^\s{}%]+)""")
"""What it makes an address of: '{{ "/widgets.pdf" | relative_url }}', "{% link gears.pdf %}"."""
_ATTRIBUTES = regex(
    r"(?<=[\])])\{[^{}\n]*\}|(?<=\S)[ \t]+\{[#.][^{}\n]*\}(?=[ \t]*$)", re.MULTILINE
)
_HEADING_ATTRIBUTES = regex(
    r"^([ ]{0,3}#{1,6}[ \t][^\n]{0,300}?\S)[ \t]{1,9}\{:?[ ]?[#.-][^{}\n]{0,200}\}[ \t]{0,9}$",
    re.MULTILINE,
)
_ANCHOR = regex(r"(?<![\w\\$}])\{#[A-Za-z][\w:.-]{0,80}\}[ \t]{0,9}")
"""What an item is pointed to by, in Maruku's Markdown: "* {#Doe15} Jane Doe, *On Widgets*"."""
_CITED = regex(r"(?<=\S)[ \t]{1,9}\{%-?\s?cite[a-z_]{0,20}\s[^{}%\n]{1,200}%\}")
"""What Jekyll's Scholar fills in (https://github.com/inukshuk/jekyll-scholar): "{% cite doe %}"."""
_NOT_FILLED = frozenset(
    {"id", "title", "other_titles", "identifiers", "links", "section", "annotations", "source"}
)
_LIST = 2
"""So many references are a list."""


def read(text: str, file: str) -> Reading:
    """The references of a page.

    A page whose front matter describes a paper is that paper; what its body adds is the paper's.
    A page that lists works states its own title there, and perhaps its own DOI.

    Args:
        text: Markdown, perhaps with front matter.
        file: its name, for the references' sources and the problems.
    """
    head, body = split(unified(text))
    body = _FILLED_DESTINATION.sub(_with_whole_destination, without_icons(body))
    body = without_wiki_links(without_shortcodes(body))
    body = _KRAMDOWN.sub("", _CITED.sub("", body))
    body = _ANCHOR.sub("", _HEADING_ATTRIBUTES.sub(r"\1", body))
    if PurePath(file).suffix.lower() in _QUARTO:
        body = without_quarto(body)
    reading = markdown.read(body, file, head.text("title"))
    paper = _paper(head, file, reading)
    if paper is None:
        return reading.model_copy(update={"title": reading.title or head.text("title")})
    found = reading.references
    if len(found) < _LIST and not (found and _is_another(paper, found[0])):
        return reading.model_copy(update={"references": (_filled(paper, found),), "title": None})
    return reading.model_copy(update={"references": (paper, *found)})


def without_quarto(text: str) -> str:
    """The text without what only Quarto and R Markdown know; its lines stay where they are.

    Left out are the fences of divs (`::: {.callout}`), cells of code (```` ```{r} ````), shortcodes
    (`{{< include … >}}`) and attributes (`[text](…){target="_blank"}`).
    """
    text = _CELL.sub(lambda cell: "\n" * cell[0].count("\n"), text)
    for markup in (_FENCED_DIV, _SHORTCODE, _ATTRIBUTES):
        text = markup.sub("", text)
    return text


def _with_whole_destination(begin: re.Match[str]) -> str:
    """The begin of a link's destination, what is to be filled in there without spaces."""
    return _FILLED_IN.sub(_without_spaces, begin[0])


def _without_spaces(filled: re.Match[str]) -> str:
    """The file that a placeholder names, else the placeholder in one word."""
    named = _NAMED_FILE.search(filled[0])
    return (named[1] or named[2]) if named else "".join(filled[0].split())


def _paper(head: FrontMatter, file: str, reading: Reading) -> Reference | None:
    """The paper that the page stands for."""
    is_list = len(reading.references) >= _LIST
    if paper_page.is_kept_for_a_paper(head, file) or (
        not is_list and paper_page.describes_a_paper(head)
    ):
        return paper_page.reference(head, file)
    return None


def _is_same(paper: Reference, found: Reference) -> bool:
    """Whether what stands in the body has the paper's title or one of its identifiers."""
    shared = match_keys(paper.identifiers) & match_keys(found.identifiers)
    return bool(shared) or same_title(paper.title, found.title)


def _is_another(paper: Reference, found: Reference) -> bool:
    """Whether the body names a work that isn't the paper, and no mere address."""
    return bool(found.identifiers) and not _is_same(paper, found)


def _filled(paper: Reference, body: Sequence[Reference]) -> Reference:
    """The paper, with what the page's body says of it."""
    for found in body:
        urls = {link.url for link in paper.links}
        known = merge(paper.identifiers, found.identifiers)
        update: dict[str, object] = {
            "id": reference_id(known, paper.title),
            "identifiers": known,
            "links": (*paper.links, *(link for link in found.links if link.url not in urls)),
        }
        if _is_same(paper, found):
            update |= {
                name: value
                for name, value in found
                if value and not getattr(paper, name) and name not in _NOT_FILLED
            }
        paper = paper.model_copy(update=update)
    return paper
