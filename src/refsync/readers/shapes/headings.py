"""Headings as their list means them: bold titles are some, an entry's subheadings are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.document import (
    Block,
    Code,
    Heading,
    Span,
    Spans,
    Text,
    is_bibtex,
    is_bold,
    is_linked,
    lines,
    plain,
)
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.outline import Part, Role, parts
from refsync.readers.shapes import linked_headings
from refsync.readers.shapes.beneath import (
    FEWEST_WORDS_OF_A_TITLE,
    content,
    described,
    has_bibtex_of_its_title,
    identifiers_of,
    is_a_label,
    is_a_subheading,
    states,
)
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_DOTTED_NUMBER = regex(r"\s*\d{1,2}(?:\.\d{1,2})+\s+(?=\S)")
_COUNT = regex(r"\s*(\d{1,3})(?:\s+|[.)]\s?)(?=[^\W\d_])")
ENDS_IN_A_YEAR = regex(
    r"(?P<title>\S.{3,400}?),?\s+(?P<opens>[(\[])?(?P<when>(?:1[89]|20)\d\d)(?(opens)[)\]])"
)
_LONGEST_LABEL = 2
_NEAR = 6
"""So many blocks below a title its links may stand."""
_MANY = 2
_SEVERAL = 3
_MOST = 0.75


def as_meant(blocks: Sequence[Block]) -> list[Part]:
    """The parts of a document, each under a heading that its list means as one."""
    document = _with_lost_headings(_with_subheadings(parts(_with_bold_titles(blocks))))
    return [whole for part in document for whole in _parted_behind_bibtex(part)]


def without_marks(document: Sequence[Part], roles: Sequence[Role]) -> list[Part]:
    """The parts, the entries' headings without numbers, and their years set off."""
    return _with_years_set_off(_without_numbers(document, roles), roles)


def _with_subheadings(document: Sequence[Part]) -> list[Part]:
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
            (is_a_subheading(part.text.strip(" :")) or _labels_links(part, below))
            and not _lists_papers(part)
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


def _lists_papers(part: Part) -> bool:
    """Whether several links in items are titles of papers, as no entry's own links are."""
    items = (block for block in part.body if isinstance(block, Text) and block.item)
    linked = (mention for text in items for mention in read_line(text.spans).mentions)
    titles = sum(
        could_be_a_title(mention)
        and count_words(mention.text) > WORDS_OF_A_TITLE
        and leads_to_a_paper(mention)
        for mention in linked
    )
    return titles >= _MANY


def _labelled(part: Part) -> tuple[Block, ...]:
    """The blocks under a subheading, which labels the links in them."""
    label = Span(f"{part.text.strip(' :')}: ", part.line)
    return tuple(
        replace(block, spans=(label, *block.spans))
        if isinstance(block, Text) and block.spans[0].href is not None
        else block
        for block in part.body
    )


def _with_lost_headings(document: Sequence[Part]) -> list[Part]:
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
    if len(part.text.split()) >= FEWEST_WORDS_OF_A_TITLE - 1:
        return False
    said = content(part)
    return bool(said.bibtex and content(below).bibtex) and not has_bibtex_of_its_title(part, said)


def _parted_behind_bibtex(part: Part) -> list[Part]:
    """A part, parted where the links of other entries follow the BibTeX of its heading's title.

    Their headings were lost. What stands alone above such links is the title, unless BibTeX below
    them states it better.
    """
    cited = [i for i, block in enumerate(part.body) if is_bibtex(block)]
    if (
        not cited
        or part.heading is None
        or not states(_codes(part.body[: cited[0] + 1]), part.text)
    ):
        return [part]
    heading, begin, is_cited, known = part.heading, 0, False, _papers(part.body[: cited[0]])
    out: list[Part] = []
    for i, block in enumerate(part.body):
        papers = _papers([block]) if is_cited else set()
        if papers and known.isdisjoint(papers):
            title = _title_above_links(part.body, i)
            is_told = any(map(is_bibtex, part.body[i + 1 : i + 2]))
            if is_told or title:
                lost = () if is_told else title
                out.append(Part(heading, part.body[begin : i - bool(lost)]))
                heading = Heading(lost[0].line if lost else block.line, lost, part.level)
                begin, is_cited = i, False
        known |= papers
        is_cited = is_cited or is_bibtex(block)
    return [*out, Part(heading, part.body[begin:])]


def _codes(body: Sequence[Block]) -> list[Code]:
    return [block for block in body if isinstance(block, Code)]


def _papers(body: Sequence[Block]) -> set[str]:
    """The addresses to which lines of links say that papers are: "[paper](…) | [code](…)"."""
    found = (read_line(block.spans) for block in body if isinstance(block, Text))
    mentions = (m for line in found if line.is_of_links for m in line.mentions)
    return {m.href for m in mentions if m.said_kind in ("paper", "pdf")}


def _title_above_links(body: Sequence[Block], at: int) -> Spans:
    """The words right above a block that are a title and no label, without links; () for none."""
    above = body[at - 1]
    is_text = isinstance(above, Text) and not (above.item or is_linked(above.spans))
    said = plain(above.spans) if isinstance(above, Text) and is_text else ""
    is_title = len(said.split()) >= _SEVERAL and not said.endswith((*COLONS, "."))
    is_title = is_title and kind_by_label(said.split()[0]) is None
    return above.spans if isinstance(above, Text) and is_title else ()


def _with_bold_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, bold paragraphs made headings where the list has them for its entries' titles.

    What several say is a label: "**Information**". Where links tell of some that they are titles,
    names, place and date tell of others whose links were lost.
    """
    said = [_bold_title(blocks, i) for i in range(len(blocks))]
    seen = Counter(said)
    titles = {i for i, text in enumerate(said) if text and seen[text] < _SEVERAL}
    if len(titles) < _MANY:
        return list(blocks)
    titles |= {i for i in range(len(blocks)) if _is_above_who_and_where(blocks[i : i + 2])}
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


def _is_above_who_and_where(blocks: Sequence[Block]) -> bool:
    """Whether a bold paragraph has names, place and date right below it, and nothing linked."""
    bold, *below = blocks
    return _is_a_bold_paragraph(bold) and any(
        isinstance(text, Text) and not is_linked(text.spans) and described(plain(text.spans))
        for text in below
    )


def _bold_title(blocks: Sequence[Block], at: int) -> str:
    """What a block says that is all bold, if links or BibTeX are near below it."""
    block = blocks[at]
    if not isinstance(block, Text) or not _is_a_bold_paragraph(block):
        return ""
    said = plain(block.spans)
    is_label = is_a_label(said) and len(said.split()) <= _LONGEST_LABEL
    if said.endswith(COLONS) or is_label:
        return ""
    below = blocks[at + 1 : at + 1 + _NEAR]
    near = list(
        takewhile(lambda one: not (isinstance(one, Heading) or _is_a_bold_paragraph(one)), below)
    )
    texts = [one for one in near if isinstance(one, Text)]
    is_title = any(map(_is_of_links, near[:1])) or any(
        (one.item and _is_of_links(one)) or _is_of_labelled_links(one) for one in texts
    )
    return said if is_title else ""


def _is_of_labelled_links(text: Text) -> bool:
    """Whether a text has a label and a link on each of its lines: "code: …", "paper: …"."""
    found = [(read_line(line), line) for line in lines(text.spans)]
    linked = [read for read, _ in found if read.mentions]
    return len(linked) >= _MANY and all(
        all(mention.label and mention.said_kind for mention in read.mentions) and not read.prose
        if read.mentions
        else is_a_label(plain(line).strip(" :"))
        for read, line in found
    )


def _is_of_links(block: Block) -> bool:
    """Whether a block is BibTeX, a line of links or of papers' addresses."""
    if not isinstance(block, Text):
        return is_bibtex(block)
    first = lines(block.spans)[0]
    found = read_line(first)
    stated = block.item and identifiers_of(plain(first))
    return bool(stated) or (found.is_of_links and not found.prose) or found.is_of_papers


def _without_numbers(document: Sequence[Part], roles: Sequence[Role]) -> list[Part]:
    """The parts, the entries' headings without numbers like 1.2, if most of them have one.

    So are numbers like 2, that count up. A single one belongs to its title: "2.5 Years in Class".
    """
    entries = [i for i, role in enumerate(roles) if role is Role.ENTRY]
    texts = [document[i].text for i in entries]
    numbering = _COUNT if _count_up(texts) else _DOTTED_NUMBER
    numbered = {i for i in entries if numbering.match(document[i].text)}
    if len(numbered) < _MANY or 2 * len(numbered) <= len(entries):
        return list(document)
    return [
        _without_number(part, numbering) if i in numbered else part
        for i, part in enumerate(document)
    ]


def _count_up(texts: Sequence[str]) -> bool:
    """Whether texts begin with numbers that count up, from 1 again now and then: "2 On Widgets".

    Or down: "12.On Widgets", "11.On Gears".
    """
    counts = [int(number[1]) for text in texts if (number := _COUNT.match(text))]
    each = (
        all(n in (1, last + 1) for last, n in pairwise([0, *along]))
        for along in (counts, counts[::-1])
    )
    return max(counts, default=0) >= _SEVERAL and any(each)


def _without_number(part: Part, numbering: re.Pattern[str]) -> Part:
    if part.heading is None:
        return part
    first, *rest = part.heading.spans
    text = numbering.sub("", first.text, count=1)
    return replace(part, heading=replace(part.heading, spans=(first._replace(text=text), *rest)))


def _with_years_set_off(document: Sequence[Part], roles: Sequence[Role]) -> list[Part]:
    """The parts, the years in which most entries' headings end in brackets, as behind a title.

    Where they stand behind a linked title they are set off already.
    """
    entries = [i for i, role in enumerate(roles) if role is Role.ENTRY]
    dated = {i: m for i in entries if (m := ENDS_IN_A_YEAR.fullmatch(document[i].text))}
    if len(dated) < _SEVERAL or len(dated) < _MOST * len(entries):
        return list(document)
    return [
        _with_text(part, f"{dated[i]['title']} ({dated[i]['when']})")
        if i in dated and not _is_set_off(part.heading)
        else part
        for i, part in enumerate(document)
    ]


def _is_set_off(heading: Heading | None) -> bool:
    """Whether a heading has a linked title, and who, where and when around that."""
    linked = linked_headings.read(heading.spans) if heading else None
    return linked is not None and linked.around is not None


def _with_text(part: Part, text: str) -> Part:
    """A part whose heading says something else."""
    if part.heading is None:
        return part
    first, *_ = part.heading.spans
    return replace(part, heading=replace(part.heading, spans=(Span(text, first.line),)))
