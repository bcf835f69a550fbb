"""Titles below or behind the short names of works: "**Acme** [pdf](…)", "On Gears. ICML 2020."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import TypeGuard

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.details import details, says_where
from refsync.readers.document import Block, Span, Spans, Text, is_linked, joined, plain
from refsync.readers.links import is_pointer, kind_by_label
from refsync.readers.mentions import only_label, plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.emphasised import parted
from refsync.readers.shapes.paper_links import PAPERS, could_be_a_title
from refsync.readers.shapes.pointers import is_of_pointers
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, trimmed, unlinked
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

_BEHIND_A_TITLE = regex(r"[\s.,]*\b[Ii]n\b\s?[:\uff1a]?\s*(?=\S)")
_SPEAKS_FOR_PEOPLE = regex(r", |\bet\.? al\b|\s(?:and|und|et|y)\s")
_INNER_CAPITAL_OR_DIGIT = regex(r"\d|(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<=[^\W\d_])[A-Z]")
"""As in "GearNet" and "WID", but not in "McDoe"."""
_BRACKETS_BEHIND = regex(r"\s*(?:[(\uff08][^()\uff08\uff09]{1,60}[)\uff09]\s*)?")
"""What may stand behind a name: " (2015)"."""
_WORDS_OF_A_NAME = 2
_WORDS_OF_NAMES = 6
_WORDS_IN_BRACKETS = 4
_FEWEST = 3
_NEAR = 3
"""So many blocks below a name its title may stand, behind pictures."""
_MANY = 2
_MOST_BELOW = 8
"""So many paragraphs below a name are looked at for links of its work."""


def with_titles_below(body: Sequence[Block]) -> list[Block]:
    """The blocks, titles with where and when below bold names and links put between these.

    So they are where several names have one: "**[Acme] On Gears.** ICML 2020. [pdf](…)".
    """
    places = {n: at for n in range(len(body)) if (at := _place_of_title(body, n))}
    if len(places) < _MANY:
        return list(body)
    taken = set(places.values())
    out: list[Block] = []
    for n, block in enumerate(body):
        below = body[places[n]] if n in places else None
        if isinstance(block, Text) and isinstance(below, Text):
            block = replace(block, spans=_joined(block, below))
        if n not in taken:
            out.append(block)
    return out


def with_labelled_titles_below(body: Sequence[Block]) -> list[Block]:
    """The blocks, names in bold joined to the labelled titles below them.

    So they are where several have one: "**Acme** (2015)", "Paper: [On the Use of Gears](…)".
    Links with labels that follow, "Code: [Acme](…)", go on with these; other paragraphs may stand
    between.
    """
    named = [n for n in range(len(body) - 1) if _is_above_its_title(body[n], body[n + 1])]
    if len(named) < _MANY:
        return list(body)
    out = list(body[: named[0]])
    for n, end in zip(named, [*named[1:], len(body)], strict=True):
        name, title, *behind = body[n:end]
        below = list(takewhile(_is_a_paragraph, behind))[:_MOST_BELOW]
        links = [text for text in below if isinstance(text, Text) and _is_labelled(text)]
        if isinstance(name, Text) and isinstance(title, Text):
            spans = joined([_titled_by(name, title), *(text.spans for text in links)])
            out.append(replace(title, spans=spans))
        out += [block for block in behind if block not in links]
    return out


def _is_above_its_title(block: Block, below: Block) -> bool:
    """Whether a block is a name in bold, and the one below it a labelled title that is linked."""
    if not _is_a_paragraph(block) or not _is_a_paragraph(below) or is_linked(block.spans):
        return False
    name, behind = _name_and_notes(block.spans)
    is_name = 0 < count_words(name) <= _WORDS_OF_NAMES and not name.endswith(COLONS)
    label = only_label(plain_before_link(below.spans))
    of_papers = label is not None and is_pointer(label) and kind_by_label(label) in PAPERS
    found = read_line(below.spans)
    alone = len(found.mentions) == 1 and not found.prose
    is_titled = of_papers and alone and could_be_a_title(found.mentions[0]._replace(label=""))
    return is_name and _BRACKETS_BEHIND.fullmatch(behind) is not None and is_titled


def _name_and_notes(spans: Spans) -> tuple[str, str]:
    """The bold words with which a text begins, and what stands behind them."""
    name = list(takewhile(lambda span: span.bold, spans))
    return plain(name), "".join(span.text for span in spans[len(name) :])


def _titled_by(name: Text, title: Text) -> Spans:
    """A linked title behind its name in brackets, with the note on that behind it."""
    said, notes = _name_and_notes(name.spans)
    linked = [span for span in title.spans if span.href is not None]
    line = title.line
    return (Span(f"[{said}] ", line), *linked, Span(f" {notes.strip()}", line))


def _is_labelled(text: Text) -> bool:
    """Whether a text is a link and the label that says what it leads to: "Code: [Acme](…)"."""
    found = read_line(text.spans)
    label = only_label(plain_before_link(text.spans))
    is_alone = len(found.mentions) == 1 and not found.prose
    return is_alone and label is not None and kind_by_label(label) is not None


def with_titles_behind(body: Sequence[Block]) -> list[Block]:
    """The blocks, names in bold before titles in italics put in brackets: "**[Acme] On Gears.**".

    So they are where several stand before one that a venue follows. Most are short, else titles
    may be in bold, and what is in italics is said of them. At least half are surely no people's.
    """
    found = {n: one for n, block in enumerate(body) if (one := _behind_name(block))}
    names = [name for name, _ in found.values()]
    short = 2 * sum(map(_is_short, names)) >= len(names)
    if len(names) < _FEWEST or not short or 2 * sum(map(_is_of_a_work, names)) < len(names):
        return list(body)
    works = {n: spans for n, (name, spans) in found.items() if not _SPEAKS_FOR_PEOPLE.search(name)}
    return [
        replace(block, spans=works[n]) if n in works and isinstance(block, Text) else block
        for n, block in enumerate(body)
    ]


def _behind_name(block: Block) -> tuple[str, Spans] | None:
    """The name in bold with which a text begins, and the text with the italics for its title.

    As "**Acme**, *On the Use of Gears.* In: ICML 2020", "**Acme**, *On Gears*, ICML 2020".
    """
    if not isinstance(block, Text) or not block.spans or not block.spans[0].bold:
        return None
    head = list(takewhile(lambda span: not (span.italic or span.href), block.spans))
    rest = block.spans[len(head) :]
    title = list(takewhile(lambda span: span.italic and span.href is None, rest))
    behind = rest[len(title) :]
    name, said = trimmed(unlinked(head)), trimmed(unlinked(title)).rstrip(".")
    where = "".join(span.text for span in takewhile(lambda span: span.href is None, behind))
    is_name = 0 < count_words(name) <= _WORDS_OF_NAMES and unlinked(head).endswith(",")
    is_title = count_words(said) >= WORDS_OF_A_TITLE and not (people(said) or is_venue(said))
    placed = year(where) is not None and _BEHIND_A_TITLE.match(where) is not None
    placed = placed or (bool(trimmed(where)) and says_where(trimmed(where)))
    if not (is_name and is_title and placed):
        return None
    in_brackets = f"[{name}] " if len(name.split()) <= _WORDS_IN_BRACKETS else ""
    joined = Span(in_brackets + said, block.line, bold=True)
    return name, (joined, Span(" ", block.line), *behind)


def _is_short(name: str) -> bool:
    return count_words(name) <= _WORDS_OF_A_NAME


def _is_of_a_work(name: str) -> bool:
    """Whether a name is no person's: "GearNet", "Wid-2", "Gear Tuning", but not "Doe and Roe"."""
    if _SPEAKS_FOR_PEOPLE.search(name):
        return False
    several = count_words(name) > 1 and people(name) is None
    return several or _INNER_CAPITAL_OR_DIGIT.search(name) is not None


def _place_of_title(body: Sequence[Block], at: int) -> int | None:
    """Where the title of a name with links stands, if that is what a block is."""
    name = body[at]
    if not _is_a_paragraph(name) or not _is_named(name):
        return None
    near = range(at + 1, min(at + 1 + _NEAR, len(body)))
    found = next(dropwhile(lambda n: _is_a_picture(body[n]), near), None)
    title = body[found] if found is not None else None
    return found if _is_a_paragraph(title) and _is_title_and_volume(title) else None


def _is_a_paragraph(block: Block | None) -> TypeGuard[Text]:
    return isinstance(block, Text) and not block.depth and not block.item


def _is_a_picture(block: Block) -> bool:
    """Whether a block is a paragraph of pictures and nothing else."""
    return _is_a_paragraph(block) and all(
        span.image or not span.text.strip() for span in block.spans
    )


def _is_named(text: Text) -> bool:
    """Whether a text is a short name in bold, and links like "[pdf]" behind it."""
    name, links = parted(text.spans)
    is_short = 0 < count_words(name) <= _WORDS_OF_A_NAME and not name.endswith(COLONS)
    return is_short and is_linked(links) and is_of_pointers(replace(text, spans=tuple(links)))


def _is_title_and_volume(text: Text) -> bool:
    """Whether a text without links is a title, where the work appeared, and when."""
    title, where = first_sentence(plain(text.spans))
    is_title = count_words(title) > WORDS_OF_A_TITLE and not people(title)
    dated = bool(where) and details([where]).year is not None and says_where(where)
    return is_title and dated and not is_linked(text.spans)


def _joined(text: Text, below: Text) -> Spans:
    """A name in brackets, the title and where from below it, and its links."""
    name, links = parted(text.spans)
    title, where = first_sentence(plain(below.spans))
    return (
        Span(f"[{name}] {title}.", text.line, bold=True),
        Span(f" {where.rstrip(' .')}. ", text.line),
        *links,
    )
