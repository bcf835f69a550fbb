"""Works that a run of text names: by a linked title, or a title with links beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refsync.readers.document import Span, Spans, lines, plain
from refsync.readers.links import kind_by_address, kind_by_label
from refsync.readers.mentions import Mention, read_line
from refsync.readers.titles import year

_QUOTED = re.compile(r"""["“]([^"“”]{10,}?)["”]""")
_PAPERS = ("paper", "pdf")
_WORDS_OF_A_TITLE = 2
_WORDS_OF_A_NAMELESS_TITLE = 4
"""What a link to code calls a tool, if shorter; else it is the paper's title."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a text names it, its title "" where only links speak of it."""

    line: int
    title: str
    mentions: tuple[Mention, ...]
    year: int | None = None


def cited(spans: Sequence[Span]) -> Iterator[Cited]:
    """The works that a text names; none where no link leads to a paper."""
    mentions = [
        mention
        for line in lines(spans)
        for mention in read_line(line).mentions
        if not mention.href.startswith("#")
    ]
    if not any(leads_to_a_paper(mention) for mention in mentions):
        return
    titles = [i for i, mention in enumerate(mentions) if _is_a_title(mention)]
    if titles:
        yield from _by_linked_titles(spans, mentions, titles)
    elif _is_a_tool(mentions[0]) and spans[0].href is not None:
        for paper in filter(leads_to_a_paper, mentions):
            others = tuple(m for m in mentions if not leads_to_a_paper(m))
            yield Cited(mentions[0].line, "", (paper, *others), year(paper.text))
    elif not _is_label(title := title_beside_links(spans)):
        said = " ".join((plain(spans).replace(title, " "), *(m.text for m in mentions)))
        yield Cited(spans[0].line, title, tuple(mentions), year(said))


def leads_to_a_paper(mention: Mention) -> bool:
    """Whether a link leads to the paper itself, by what is said of it and by its address."""
    kind = mention.said_kind or kind_by_address(mention.href)
    in_repository = mention.href.lower().split("#")[0].endswith(".pdf")
    return (kind in _PAPERS and bool(mention.href)) or (in_repository and kind == "other")


def _is_a_title(mention: Mention) -> bool:
    words = mention.text.split()
    return (
        len(words) >= _WORDS_OF_A_TITLE
        and not mention.speaks_for_itself
        and "://" not in mention.text
        and leads_to_a_paper(mention)
    )


def _is_label(text: str) -> bool:
    """Whether a text names no work: "Paper link" before the link of an entry's heading."""
    return bool(text) and kind_by_label(text) is not None and len(text.split()) <= _WORDS_OF_A_TITLE


def _is_a_tool(mention: Mention) -> bool:
    return (
        not leads_to_a_paper(mention)
        and not mention.speaks_for_itself
        and len(mention.text.split()) < _WORDS_OF_A_NAMELESS_TITLE
    )


def _by_linked_titles(
    spans: Sequence[Span], mentions: Sequence[Mention], titles: Sequence[int]
) -> Iterator[Cited]:
    """A work for each linked title, with the links up to the next one."""
    text = plain(spans)
    for n, at in enumerate(titles):
        start = at if n else 0
        end = titles[n + 1] if n + 1 < len(titles) else len(mentions)
        title = mentions[at]
        name = " ".join(title.text.split())
        _, _, behind = text.partition(name)
        until = " ".join(mentions[end].text.split()) if end < len(mentions) else ""
        said = behind.partition(until)[0] if until else behind
        if len(titles) == 1:
            said = text.replace(_unquoted(name), " ")
        yield Cited(title.line, _unquoted(name), tuple(mentions[start:end]), year(said))


def title_beside_links(spans: Sequence[Span]) -> str:
    """The title in a text with links like "[paper]": in quotes or bold, else what is first."""
    segments = [segment for line in lines(spans) for segment in _segments(line)]
    quoted = next((title for s in segments if (title := _unquoted(s)) != s), None)
    if quoted:
        return quoted
    bold = _bold(spans)
    if len(bold.split()) >= _WORDS_OF_A_TITLE and not bold.endswith(":"):
        return bold
    texts = map(_first_sentence, segments)
    return next((text for text in texts if len(text.split()) >= _WORDS_OF_A_TITLE), bold)


def _unquoted(text: str) -> str:
    """The title that a full citation has in quotes; without any, the text."""
    quoted = _QUOTED.search(text)
    return quoted[1].rstrip(".,") if quoted else text


def _first_sentence(text: str) -> str:
    first, _, _ = text.partition(". ")
    return first if len(first.split()) > _WORDS_OF_A_TITLE else text


def _bold(spans: Sequence[Span]) -> str:
    """The first unbroken run of bold text."""
    out = ""
    for span in spans:
        if span.bold and span.href is None and not span.image:
            out += span.text
        elif out.strip():
            break
    return _trimmed(out)


def _segments(line: Spans) -> Iterator[str]:
    """The texts between the links of a line."""
    text = ""
    for span in line:
        if span.href is None:
            text += "" if span.image else span.text
        else:
            yield _trimmed(text)
            text = ""
    yield _trimmed(text)


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(" \t|,;·•-–—[]()*")
