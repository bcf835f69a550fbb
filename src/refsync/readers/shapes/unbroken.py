"""The lines of a text, those joined between which a sentence goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refsync.patterns import regex
from refsync.readers.details import details
from refsync.readers.document import Span, Spans, joined_apart
from refsync.readers.shapes.words import STOPS, is_cut_short

_BEGINS_A_DETAIL = regex(
    r"(?:arxiv|at|by|code|comments?|doi|from|in|link|note|paper|pdf|project|published|repo|see|"
    r"to appear|video|web|with)\b|[^\W\d_]{3,20}(?: [^\W\d_]{3,12})?\s?[:\uff1a]\s"
)
_AND = regex(r"(?:and|et|und|y|&)\s+(?=[^\W\d_a-z])")
_QUOTES = ("”", '"')
_QUOTE = regex(r'(?<!\d)"|(?<=\d)"(?=\W*$)')
"""Behind a number it rather means inches: 'Gears of 5" and Wheels'."""


def goes_on_in_bold(span: Span) -> bool:
    """Whether bold text goes on with a sentence, as that broken into lines of bold does."""
    return span.bold and span.href is None and span.text[:1].islower()


def unbroken(broken: Sequence[Spans]) -> Iterator[Spans]:
    """The lines of a text, those joined between which a sentence goes on."""
    pairs = zip([(), *broken], broken, strict=False)
    begins = (not above or not _goes_on_below(above[-1], line[0]) for above, line in pairs)
    return joined_apart(broken, begins, between=" ")


def goes_on_in_quotes(above: Spans, line: Spans) -> bool:
    """Whether a quotation begins in one line and ends in the next one: 'Doe, J. "On Gears'."""
    texts = ["".join(span.text for span in one if not span.image) for one in (above, line)]
    return all(map(_opens_a_quotation, texts)) or (
        _opens_a_quotation(texts[0]) and _ends_a_quotation(texts[1])
    )


def _goes_on_below(span: Span, below: Span) -> bool:
    """Whether a line can't end where it does: in bold, behind "of", within brackets or a sentence.

    Nor can it before the mark that ends a quotation. What says who or where begins in small
    letters as well: "by Jane Doe", "arXiv 2020"; but not "and Richard Roe".
    """
    if span.href is not None:
        return False
    opened = span.text.rfind("(") > span.text.rfind(")")
    text = below.text.split("\n")[0] if below.href is None else ""
    in_a_sentence = text[:1].islower() and not span.text.rstrip().endswith(STOPS)
    return (
        (span.bold and goes_on_in_bold(below))
        or is_cut_short(span.text)
        or _AND.match(text) is not None
        or (in_a_sentence and not _BEGINS_A_DETAIL.match(text) and not any(details([text])))
        or (opened and ")" in below.text)
        or (_opens_a_quotation(span.text) and text.lstrip().startswith(_QUOTES))
    )


def _ends_a_quotation(text: str) -> bool:
    """Whether a text has a quote that ends before any that begins."""
    return "”" in text and "“" not in text.partition("”")[0]


def _opens_a_quotation(text: str) -> bool:
    """Whether a text has more quotes that begin than such that end."""
    return text.rfind("“") > text.rfind("”") or len(_QUOTE.findall(text)) % 2 == 1
