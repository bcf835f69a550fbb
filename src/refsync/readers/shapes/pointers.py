"""Links that only point to what a text names: "[paper] [code]", pictures, a preprint in prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import says_where
from refsync.readers.document import Span, Text, is_linked, lines
from refsync.readers.mentions import Mention, plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.unlinked import are_bracketed
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

WORDS_OF_A_LONG_TITLE = 5
WORDS_OF_A_LABEL = 4
_WORDS_IN_BRACKETS = 2
_FEWEST_IN_A_ROW = 3
_IN_BRACKETS = regex(r"\[[^\[\]]+\]")
_COUNT = regex(r" ?[(\uff08]\d{1,3}[)\uff09]$")
_KANA = regex(r"[\u3041-\u3096]")
"""With which a Japanese sentence goes on behind a word."""
_REMARKS = regex(r"\([^()]{1,60}\)")
_BETWEEN = frozenset(("or", "and", "/", ",", ";"))
_REMARK = regex(r"[\])| ]{0,4}(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\])")


def is_of_pointers(text: Text) -> bool:
    """Whether a text has links like "[paper] [code]" in it, and nothing else.

    One that has the name of where the paper appeared points at it as well: "[ICML](…)".
    """
    found = [(read_line(line), line) for line in lines(text.spans)]
    return all(
        (read.is_of_links or are_bracketed(line) or _are_badges(line) or _says_where(read.mentions))
        and not read.prose
        for read, line in found
    )


def points_only(text: Text) -> bool:
    """Whether a text has links like "[paper]" in it only, or an address, perhaps with a label."""
    return is_of_addresses(text) or is_of_pointers(text)


def is_of_addresses(text: Text) -> bool:
    """Whether a text has nothing but addresses, "or" between them, and remarks in brackets."""
    found = read_line(text.spans)
    prose = _REMARKS.sub("", found.prose).split()
    return (
        _BETWEEN.issuperset(prose)
        and bool(found.mentions)
        and all(mention.is_an_address for mention in found.mentions)
    )


def _says_where(mentions: Sequence[Mention]) -> bool:
    """Whether links to papers are called by a venue without a year, or point."""
    return bool(mentions) and all(
        mention.speaks_for_itself
        or (is_venue(mention.text) and not year(mention.text) and leads_to_a_paper(mention))
        for mention in mentions
    )


def is_a_row_of_names(text: Text) -> bool:
    """Whether a paragraph has but a few linked names side by side: "[Acme](…) | [Gear Index](…)".

    So pages link the profiles of whoever they are of; no link leads to a paper, or says to what.
    How many works each leads to may stand behind it: "[Jane Doe (12)](…) | [data (7)](…)".
    """
    found = read_line(text.spans)
    names = [_COUNT.sub("", mention.text) for mention in found.mentions]
    are_counted = all(map(_COUNT.search, (mention.text for mention in found.mentions)))
    return (
        not (text.item or found.prose)
        and len(names) >= _FEWEST_IN_A_ROW
        and all(count_words(name) < WORDS_OF_A_LABEL for name in names)
        and (are_counted or not any(mention.speaks_for_itself for mention in found.mentions))
        and not any(map(leads_to_a_paper, found.mentions))
    )


def ends_in_links(spans: Sequence[Span]) -> bool:
    """Whether a text is a title with links to the paper set off: "On Widgets ([paper](…))".

    They stand in brackets, or behind a bar; a remark in brackets or bold may follow. So may the
    title. Where and when may stand before them: "On Widgets. ICML, 2015. [[paper](…)]".
    """
    spans = _without_bold_remark(spans)
    before = plain_before_link(spans).strip()
    title = before.rstrip("([| ")
    if _is_title_names_and_addresses(before, spans):
        return True
    bracketed = is_linked(spans) and are_bracketed(tuple(spans))
    is_set_off = title != before or bracketed
    fewest = _WORDS_IN_BRACKETS if _IN_BRACKETS.fullmatch(title) else WORDS_OF_A_LABEL
    where = first_sentence(title)[1]
    is_one = QUOTED.match(title) or not where or says_where(where)
    if not is_set_off or count_words(title) < fewest or not is_one:
        return False
    links = read_line(list(dropwhile(lambda span: span.href is None, spans)))
    return (
        (not links.prose or _REMARK.fullmatch(links.prose) is not None)
        and (bracketed or all(mention.speaks_for_itself for mention in links.mentions))
        and any(map(leads_to_a_paper, links.mentions))
    )


def _without_bold_remark(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the bold words behind its links: "On Widgets [[paper](…)] **new**"."""
    last = spans[-1]
    is_remark = last.bold and last.href is None and not last.image and is_linked(tuple(spans[:-1]))
    return spans[:-1] if is_remark and not any(span.bold for span in spans[:-1]) else spans


def _is_title_names_and_addresses(before: str, spans: Sequence[Span]) -> bool:
    """Whether a text is a title, names and bare addresses: "On Widgets. Doe, Roe https://…"."""
    if not any("://" in span.text for span in spans):
        return False
    title, names = first_sentence(before)
    who = people(names) if names else None
    several = who is not None and (len(who.names) > 1 or who.have_given_names)
    mentions = read_line(spans).mentions if several else ()
    bare = bool(mentions) and all(mention.is_an_address for mention in mentions)
    is_title = count_words(title) > WORDS_OF_A_TITLE and not people(title)
    return bare and is_title and any(map(leads_to_a_paper, mentions))


def points_in_prose(spans: Sequence[Span]) -> bool:
    """Whether a text only points to something in a sentence: "It is also in a [preprint](…)".

    In Japanese the verb stands behind that: "面白い。[スライド](…)もある。".
    """
    before = plain_before_link(spans)
    linked = [span for span in spans if span.href is not None]
    if before and any(_KANA.match(b.text) for a, b in pairwise(spans) if a.href and not b.href):
        return all(mention.speaks_for_itself for mention in read_line(spans).mentions)
    return (
        count_words(before) >= WORDS_OF_A_LONG_TITLE
        and before.rstrip()[-1:].isalnum()
        and not ends_in_links(spans)
        and all(count_words(span.text) < WORDS_OF_A_LABEL for span in linked)
    )


def _are_badges(line: Sequence[Span]) -> bool:
    """Whether the links of a line are pictures, all of them."""
    linked = [span for span in line if span.href is not None and span.text.strip()]
    return bool(linked) and all(span.image for span in linked)
