"""Links as they are mentioned in a line of text: "paper link: [here](…) | code: [GitHub](…)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from refsync.characters import COLONS, PICTOGRAPHS
from refsync.patterns import regex
from refsync.readers.document import Row, Span, Spans, plain
from refsync.readers.links import (
    address,
    identifier,
    is_generic,
    is_link_to_its_site,
    is_pointer,
    kind,
    kind_by_address,
    kind_by_label,
    words,
)
from refsync.readers.remembered import remembered
from refsync.reference import Link, LinkKind

_LABEL = regex(r"([^|,;:\uff1a()\[\]]{0,39}[^|,;:\uff1a()\[\]\s])\s*[:\uff1a]\s*[\[(<]*$")
_ONLY_LABEL = regex(r"\W*([^|,;:\uff1a\[\]]{1,40})\s*[:\uff1a]\s*$")
_SEPARATORS = regex(rf"(?:[\s|,;/&·•+()<>\[\]*\"“”{PICTOGRAPHS}-]|\band\b)*")
"""What stands between links and says nothing, be it a picture: "📄 [paper](…) 💻 [code](…)"."""
_POINTER_ENDS = regex(r"[\s|,;/&·•+)\]】*-]*(?:[(\[【][^()\[\]【】]*(?:[)\]】]\s*|$))*")
"""What may stand between a link beside a title and the next: annotations, and nothing else."""
_SET_OFF = regex(r"[\s|,;)\]】]|$")
_BRACKETED = regex(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_EMPTY_BRACKETS = regex(r"[(\[【][\s|,;/&·•+-]*[)\]】]")
_BEFORE_BRACKETS = regex(r"[|·•](?= ?[(\[【])")
_NAMED_BY_LABEL = ("slides", "poster")
"""Of these a PDF is only the format."""
_NAMED_BY_COLUMN = ("model", "dataset")
"""What a column of works may be of, by its heading."""
_LONGEST_LINE_OF_A_LABEL = 100
_LONGEST_POINTER = 2
_LONGEST_BADGE = 4
_LONGEST_IN_BRACKETS = 4
_LONGEST_LABELLED = 6
_ARTICLE = regex(r"(?:the|an?|this|another) ", re.IGNORECASE)
_LONGEST_IN_VAIN = 3
_LINK = regex(r"\blinks?$", re.IGNORECASE)
_BARS = regex(r"[/|·•]")
_YEAR = regex(r"\d{4}|['’‘]\d\d")
_MOST_PROSE = 60
"""A line with links and more words than these characters hold is prose."""
_SENTENCE = regex(r"[^\W\d_]\w*(?:\W+\w+){4,}\W*[.!?]")


class Mention(NamedTuple):
    """A link, and how the list speaks of it.

    Attributes:
        label: what stands before it, as "paper link".
        text: what is linked.
        hint: what shows when one points at it.
        bracketed: it stands in round brackets.
        image: a picture is what is linked, which the text stands for.
        names_the_paper: its text is what the entry calls the paper, so that it leads there.
    """

    label: str
    text: str
    href: str
    line: int
    hint: str = ""
    italic: bool = False
    bracketed: bool = False
    names_the_paper: bool = False
    image: bool = False

    @property
    def name(self) -> str:
        """What the list calls the link: its text, unless that says nothing."""
        says_nothing = is_generic(self.text) or self.is_an_address or self.is_format
        return self.label if says_nothing and self.label else self.text

    @property
    def is_format(self) -> bool:
        """The text is only the format of what the label names: "Slides: [pdf](…)"."""
        return _is_format(self.label, self.text)

    @property
    def said_kind(self) -> LinkKind | None:
        """The kind that label or text say; what the paper is called says none."""
        return None if self.names_the_paper else _said_kind(self.label, self.text)

    @property
    def speaks_for_itself(self) -> bool:
        """It is a pointer to the paper or something about it, not the name of a thing."""
        labelled = _LINK.search(self.label) or (self.label and is_generic(self.label))
        says_nothing = is_generic(self.text) or is_link_to_its_site(self.text, self.href)
        return bool(self.said_kind or says_nothing or labelled)

    @property
    def is_a_remark(self) -> bool:
        """It says a word or two, or a picture a few, whatever these are: "HF", "last commit".

        A word that leads to what is known for a paper may be what that is called: "[GearNet](…)".
        """
        if self.image:
            return len(self.text.split()) <= _LONGEST_BADGE
        is_short = len(self.text.split()) <= _LONGEST_POINTER and not self.is_an_address
        return is_short and identifier(self.href) is None

    @property
    def is_an_address(self) -> bool:
        """What is linked is the address itself: "PDF: https://…"."""
        return "://" in self.text

    @property
    def is_a_bare_address(self) -> bool:
        """It has no label, and stands there as the address that it is."""
        return self.is_an_address and not self.label

    @property
    def names_a_paper_by_address(self) -> bool:
        """It has no label, and its address alone tells that it leads to a paper.

        It stands there bare, of a site with papers or with an identifier in it, as "https://…/gears.pdf";
        or has such an identifier and a word for its text that says nothing: "[GearNet](https://…)".
        """
        has_a_word = len(self.text.split()) < _LONGEST_POINTER and not self.speaks_for_itself
        if self.label or not (self.is_an_address or has_a_word):
            return False
        of_papers = self.is_an_address and kind_by_address(self.href) in ("paper", "pdf")
        return of_papers or identifier(self.href) is not None

    def link(self) -> Link | None:
        """The link, its address repaired, or None where it has no web address."""
        where = address(self.href)
        if where is None:
            return None
        said = self.text if self.said_kind == kind_by_label(self.text) else self.label
        found = kind(said, where.url)
        if self.names_the_paper and found == "other":
            found = "paper"
        return Link(kind=found, url=where.url, label=self.name)


def _is_format(label: str, text: str) -> bool:
    by_label = kind_by_label(label)
    return kind_by_label(text) == "pdf" and by_label in ("other", *_NAMED_BY_LABEL)


@remembered
def _said_kind(label: str, text: str) -> LinkKind | None:
    by_label = kind_by_label(label)
    points = len(words(text)) <= _LONGEST_POINTER or is_pointer(text)
    by_text = kind_by_label(text) if points else None
    return by_label if by_label == "other" or _is_format(label, text) else by_text or by_label


def _is_a_name_of_a_kind(label: str, text: str, href: str) -> bool:
    """Whether a word that would say what is linked is part of a paper's name: "World Models".

    The address tells, and another word that would not say so.
    """
    if _said_kind(label, text) in (None, "paper", "pdf") or kind_by_label(label) is not None:
        return False
    known = identifier(href) if text[:1].isupper() and not is_pointer(text) else None
    return known is not None and known.scheme != "doi"


class Line(NamedTuple):
    """The links of a line, and what else it says."""

    mentions: tuple[Mention, ...]
    prose: str

    @property
    def is_of_links(self) -> bool:
        """It is a line like "paper link: [here](…)", not a sentence with links in it.

        Behind links of which it is known to what they lead may stand others: "[paper](…) [HF](…)".
        """
        return (
            bool(self.mentions)
            and len(self.prose) <= _MOST_PROSE
            and not _SENTENCE.fullmatch(self.prose)
            and (self.mentions[0].speaks_for_itself or self.mentions[0].image)
            and any(mention.speaks_for_itself for mention in self.mentions)
            and all(mention.speaks_for_itself or mention.is_a_remark for mention in self.mentions)
        )

    @property
    def is_of_papers(self) -> bool:
        """There is nothing but addresses in it, one of a paper at least."""
        return (
            not self.prose
            and any(mention.names_a_paper_by_address for mention in self.mentions)
            and all(
                mention.names_a_paper_by_address or mention.is_a_bare_address
                for mention in self.mentions
            )
        )


class Apart(NamedTuple):
    """A title, and the links beside it."""

    text: str
    mentions: tuple[Mention, ...]


def apart(spans: Sequence[Span], *, addresses: bool = False) -> Apart:
    """A heading's text and its links, those that only point somewhere kept out of the text.

    As "[⬆](#top)", "[[paper]](…)" and "[paper](…) | [code](…)" behind a title. Links within the
    document lead to no work and are no mentions.

    Args:
        spans: the text.
        addresses: those that stand for themselves behind it are no part of it either.
    """
    if not any(span.href is not None for span in spans):
        return Apart(plain(spans), ())
    pointers = [
        i
        for i in range(len(spans))
        if _is_pointer(spans, i) or (addresses and i > 0 and _is_an_address(spans[i]))
    ]
    beside_title = set(pointers)
    kept = [span for i, span in enumerate(spans) if i not in beside_title]
    text = _without_loose_ends(plain(kept)) if pointers else plain(kept)
    if not words(_BRACKETED.sub(" ", text)):
        pointers, kept, text = [], list(spans), plain(spans)
    beside = [
        Mention("", _unbracketed(spans[i].text), spans[i].href or "", spans[i].line)
        for i in pointers
    ]
    mentions = (m for m in (*read_line(kept).mentions, *beside) if not m.href.startswith("#"))
    return Apart(" ".join(text.split()), tuple(mentions))


def _without_loose_ends(text: str) -> str:
    """A title without the brackets and separators that stood around the links beside it."""
    text = _BEFORE_BRACKETS.sub(" ", _EMPTY_BRACKETS.sub(" ", text))
    return text.lstrip(" |,;/&·•+-").rstrip(" |,:;/&·•+([【–—-")


def _is_an_address(span: Span) -> bool:
    """Whether a span is a link whose text is the address."""
    return span.href is not None and "://" in span.text


def _is_pointer(spans: Sequence[Span], at: int) -> bool:
    """Whether a span is a link that belongs to no title."""
    span = spans[at]
    if span.href is None:
        return False
    text = span.text.strip()
    behind = plain_before_link(spans[i] for i in range(at + 1, len(spans)))
    if is_generic(text) and (span.href.startswith("#") or _SET_OFF.match(behind)):
        return True
    bracketed = _BRACKETED.fullmatch(text) is not None
    longest = _LONGEST_IN_BRACKETS if bracketed else _LONGEST_POINTER
    is_label = kind_by_label(text) is not None and len(text.split()) <= longest
    is_label = is_label and (at > 0 or not _is_a_name_of_a_kind("", text, span.href))
    if bracketed and (is_label or (at > 0 and kind_by_address(span.href) == "code")):
        return True
    ends = _POINTER_ENDS.fullmatch(behind) is not None
    return ends and (is_label or span.href.startswith("#"))


def plain_before_link(spans: Iterable[Span]) -> str:
    """The text up to the first link, as it stands."""
    before = takewhile(lambda span: span.href is None, spans)
    return "".join(span.text for span in before if not span.image)


def _unbracketed(text: str) -> str:
    """The text of a link, without brackets around all of it."""
    bracketed = _BRACKETED.fullmatch(text.strip())
    return ((bracketed[1] or bracketed[2] or "") if bracketed else text).strip()


def read_line(spans: Sequence[Span], label: str = "") -> Line:
    """The links of one line of text.

    Args:
        spans: the line.
        label: of a line above that speaks for this one ("model links:").
    """
    return _read_line(tuple(spans), label)


@remembered
def _read_line(spans: Spans, label: str) -> Line:
    """As above; each step from blocks to references asks again."""
    mentions: list[Mention] = []
    prose = before = linked = ""
    depth = 0
    for span, last in zip(spans, (None, *spans), strict=False):
        if span.href is None:
            before += "" if span.image else span.text
            depth = max(0, depth + span.text.count("(") - span.text.count(")"))
            continue
        goes_on = last is not None and last.href == span.href and not (last.image or span.image)
        before = _without_vain_labels(before) if mentions else before
        said, rest = _label_in(before, span.text)
        label = label if said is None else said
        prose, before = prose + ("" if _SEPARATORS.fullmatch(rest) else rest), ""
        if goes_on and mentions:
            linked += span.text
            mentions.append(mentions.pop()._replace(text=_unbracketed(linked)))
        else:
            linked = span.text
            text = _unbracketed(linked)
            first = not mentions and not any(map(str.isalpha, prose))
            mentions.append(
                Mention(
                    label,
                    text,
                    span.href,
                    span.line,
                    hint=span.hint,
                    italic=span.italic,
                    bracketed=depth > 0,
                    names_the_paper=first and _is_a_name_of_a_kind(label, text, span.href),
                    image=span.image,
                )
            )
    is_vain = bool(mentions) and not _without_vain_labels(f"{before} |").strip(" |")
    prose += "" if is_vain or _SEPARATORS.fullmatch(before) else before
    return Line(tuple(mentions), " ".join(prose.split()))


def _without_vain_labels(text: str) -> str:
    """What stands behind a link, without labels of links still to come: " / slides / code / "."""
    before, *labels = map(str.strip, _BARS.split(text))
    vain = len(labels) > 1 and not before and all(map(_is_a_label_in_vain, labels[:-1]))
    return f"| {labels[-1]}" if vain else text


def _is_a_label_in_vain(text: str) -> bool:
    """Whether a text between bars says what could be linked there: "Summary PDF"."""
    return kind_by_label(text) is not None and len(text.split()) <= _LONGEST_IN_VAIN


@remembered
def read_row(row: Row, label: str) -> Line:
    """The links of a table's row, named by its first cell where they have no name of their own.

    A column's heading says nothing of a name in it that leads to a paper: "Models".
    """
    columns = (*row.columns, *[""] * len(row.cells))
    mentions = [
        mention._replace(label="") if mention.label == column and _is_a_work(mention) else mention
        for column, cell in zip(columns, row.cells, strict=False)
        for mention in read_line(cell, label or column).mentions
    ]
    name = plain(row.cells[0]) if row.cells else ""
    named = [m._replace(text=name) if is_generic(m.text) and name else m for m in mentions]
    return Line(tuple(named), "")


def _is_a_work(mention: Mention) -> bool:
    """Whether a link is called by a name, and leads to a paper, though its label says model."""
    points = is_generic(mention.text) or kind_by_label(mention.text) is not None
    of_names = kind_by_label(mention.label) in _NAMED_BY_COLUMN
    return of_names and not points and kind_by_address(mention.href) in ("paper", "pdf")


def only_label(text: str) -> str | None:
    """The label, where a line is nothing else ("model links:")."""
    said = text.strip()
    match = _ONLY_LABEL.match(said) if len(said) <= _LONGEST_LINE_OF_A_LABEL else None
    return match[1].strip() if match else None


def _ends_in_colon(text: str) -> bool:
    return text.rstrip().rstrip("[(<").rstrip().endswith(COLONS)


@remembered
def _label_in(before: str, linked: str) -> tuple[str | None, str]:
    """The label that the text before a link ends in, and the rest.

    None: nothing but separators, the link goes with the one before it. "": no label. Without a
    colon a title has none; a few words have no tag in brackets for their label, and no words of a
    sentence: "The paper [On Gears](…) shows".
    """
    if _ends_in_colon(before) and (match := _LABEL.search(before.rstrip())):
        return match[1].strip(" \t-*•–—"), before[: match.start()]
    if _SEPARATORS.fullmatch(before):
        return None, ""
    label = before.strip(" \t-*•–—|([")
    says_more = _YEAR.search(label) or ":" in label or "\uff1a" in label or label.endswith(",")
    says_more = says_more or label.endswith(" of") or len(linked.split()) > _LONGEST_LABELLED
    is_tag = label.rstrip(" <").endswith(("]", "】"))
    says_more = says_more or (is_tag and len(linked.split()) > _LONGEST_POINTER)
    is_titled = " " in linked.strip() and kind_by_label(linked) is None
    says_more = says_more or (is_titled and _ARTICLE.match(label) is not None)
    return (label, "") if kind_by_label(label) and not says_more else ("", before)
