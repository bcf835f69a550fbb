"""Whether a text can begin an entry: an item, or a paragraph with a title to be seen in it."""

from __future__ import annotations

from collections.abc import Sequence

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.document import Span, Spans, Text, is_linked, lines, plain
from refsync.readers.links import is_pointer, kind_by_label
from refsync.readers.mentions import plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.paper_links import (
    PAPERS,
    could_be_a_title,
    leads_to_a_paper,
    names_before_link,
)
from refsync.readers.shapes.pointers import ends_in_links
from refsync.readers.shapes.unlinked import headline
from refsync.readers.shapes.words import count_words, is_cut_short
from refsync.readers.venues import is_venue, venue_and_year, venue_with_year

_WORDS_OF_A_NICKNAME = 6
_FEW = 4
_VOLUME = regex(
    r"(?!(?:In|Since|As|By|From|During|After|Before|Until|At|On|For)\b)"
    r"[A-Z][\w&./-]*(?: (?:(?:of|and|on|in) )?[A-Z][\w&./-]*)*,? (?:19|20)\d\d"
)
_VOLUME_BY_INITIALS = regex(r"[A-Z][A-Za-z&]*[A-Z][ -]?(?:['’]\d\d|(?:19|20)\d\d)")
_LONGEST_VOLUME = 60
_TAGS = regex(r"\s*(?:\[[^\[\]]{1,40}\]\s*){1,4}")
_ENDS_OF_NAMES = (".", ",", ":", ";", ")")
_SEVERAL_NAMES = regex(r"[,;] ?[^\W\d_a-z]|\s(?:and|und|et|y|&)\s")
_GOES_ON = regex(r"\s[a-z]")
_PROSE = regex(r"\b[a-zß-ÿ]{4}|[\[\]!?]")
"""A word in small letters, longer than "and", "van" and "al" are, or what ends a sentence."""


def can_begin_an_entry(text: Text) -> bool:
    """A list item, or a paragraph that begins with something bold or linked.

    Before that may stand names, or where and when: "ICML 2020, [On Widgets](…)".
    """
    said = [span for span in text.spans if any(map(str.isalnum, span.text))]
    if len(said) > 1 and said[1].bold and _may_stand_before_a_title(said[0].text, said[1].text):
        said = said[1:]
    set_off = bool(said) and (said[0].bold or said[0].href is not None)
    if text.depth > 0 or set_off or _is_a_title_above_where_and_when(text.spans):
        return True
    if _is_a_title_above_its_link(text.spans):
        return True
    if any(span.href == "" for span in text.spans) and _begins_with_a_volume(text.spans):
        return True
    return is_linked(text.spans) and (
        bool(headline(text.spans))
        or names_before_link(text.spans) is not None
        or _is_a_name_or_tag_before_a_paper(text.spans)
        or ends_in_links(text.spans)
        or _begins_with_a_volume(text.spans)
        or _is_a_title_behind_capitals(text.spans)
    )


def _is_a_title_above_where_and_when(spans: Spans) -> bool:
    """Whether a text has two lines, "ICML 2020" or so on the second."""
    title, *below = map(plain, lines(spans))
    is_title = count_words(title) >= _FEW and not people(title) and not is_cut_short(title)
    return is_title and len(below) == 1 and venue_and_year(below[0]) and not is_linked(spans)


def _is_a_title_above_its_link(spans: Spans) -> bool:
    """Whether a text is a line in italics, and one of links to the paper that it names."""
    title, *below = lines(spans)
    if len(below) != 1 or not all(span.italic for span in title) or is_linked(title):
        return False
    found = read_line(below[0])
    points = all(m.speaks_for_itself or m.is_an_address for m in found.mentions)
    is_title = count_words(plain(title)) > _FEW and not is_cut_short(plain(title))
    leads = not found.prose and points and any(map(leads_to_a_paper, found.mentions))
    return is_title and leads


def _is_a_title_behind_capitals(spans: Sequence[Span]) -> bool:
    """Whether a text begins with words as names have, if not read as such, before a linked title.

    As "Doe, J.v.d., Roe, R. et al. [On the Use of Widgets](…)": no sentence goes on there.
    """
    before = plain_before_link(spans).rstrip(" “\"'\n")
    if not before.endswith(_ENDS_OF_NAMES) or not _SEVERAL_NAMES.search(before):
        return False
    first = None if _PROSE.search(before) else next(iter(read_line(spans).mentions), None)
    if first is None or count_words(first.text) < _FEW:
        return False
    goes_on = _GOES_ON.match("".join(span.text for span in spans).partition(first.text)[2])
    return could_be_a_title(first) and leads_to_a_paper(first) and not goes_on


def _begins_with_a_volume(spans: Sequence[Span]) -> bool:
    """Whether a text has a volume before its first link, and more than links that only point."""
    before = plain_before_link(spans).strip(" |,.:;-–—([")
    first = next(iter(read_line(spans).mentions), None)
    points = first is not None and first.speaks_for_itself and is_venue(before)
    return _is_a_volume(before) and not points


def _may_stand_before_a_title(text: str, title: str) -> bool:
    """Whether a text is a volume, or a few words and a colon before several in bold."""
    is_label = text.rstrip().endswith(COLONS) and len(text.split()) <= _WORDS_OF_A_NICKNAME
    return _is_a_volume(text) or (is_label and count_words(title) >= _FEW)


def _is_a_name_or_tag_before_a_paper(spans: Sequence[Span]) -> bool:
    """Whether a text begins with one full name, set off from a linked title of a paper.

    So it may with tags in brackets, "[Gears] [On Widgets](…)", or a label with a colon if that is
    of papers, "Paper: [On Widgets](…)", or the title is in quotes, or on the next line: 'Acme:
    "[On Widgets](…)"'.
    """
    stated = plain_before_link(spans)
    before = stated.rstrip(" “\"'\n")
    label, set_off = before[:-1], stated[len(before) :].strip(" ")
    of_papers = is_pointer(label) and kind_by_label(label) in PAPERS
    is_label = before.endswith(COLONS) and count_words(label) <= _FEW
    is_label = is_label and (bool(set_off) or of_papers)
    ends = before.endswith((".", ",", ":", ";")) or "\n" in set_off
    who = people(before) if ends else None
    named = who is not None and who.have_given_names
    first = next(iter(read_line(spans).mentions), None)
    return (
        (named or is_label or _TAGS.fullmatch(before) is not None)
        and first is not None
        and could_be_a_title(first._replace(label="") if is_label else first)
        and leads_to_a_paper(first)
    )


def _is_a_volume(text: str) -> bool:
    """Whether a text is a venue and a year: "(ICML 2020) ", "Acta Informatica 2015, "."""
    said = text.strip(" ,.:;-–—()[]")
    return len(said) <= _LONGEST_VOLUME and (
        _VOLUME.fullmatch(said) is not None
        or _VOLUME_BY_INITIALS.fullmatch(said) is not None
        or (venue_with_year(said) is not None and not first_sentence(said)[1])
    )
