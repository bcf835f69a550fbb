"""What stands below a title set off in bold: who, where, when and its links, or works each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from refsync.patterns import regex
from refsync.readers.beside import without_picture
from refsync.readers.details import says_where
from refsync.readers.document import Block, Text, is_bold, is_linked, plain
from refsync.readers.links import identifier
from refsync.readers.mentions import Mention, read_line
from refsync.readers.people import people
from refsync.readers.shapes.beneath import before_notes, described
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.pointers import is_of_pointers, points_only
from refsync.readers.shapes.tails import THESIS
from refsync.readers.shapes.words import count_words, has_capitals
from refsync.readers.titles import titled, year
from refsync.readers.venues import is_venue, venue_and_year

ONLY_A_YEAR = regex(r"\(?(?:19|20)\d\d\)?\.?")
_THESIS = regex(rf"{THESIS}\b", re.IGNORECASE)
_OF_SEVERAL = regex(r"\b(?:papers|articles|publications|readings|works)\b", re.IGNORECASE)
"""What a label says of the works below it: "Papers on the Use of Gears"."""
_FEWEST_WORDS_OF_A_TITLE = 3
_WORDS_OF_WHERE_AND_WHEN = 8
_MOST_BELOW_A_TITLE = 6
_MOST_SAID = 4


def credits_below_titles(body: Sequence[Block]) -> dict[int, bool]:
    """Which blocks say more of the title in bold or linked above them, between it and its links.

    As "**On the Use of Widgets**" above "Jane Doe", "ICML 2020" and "[pdf](…)", in paragraphs, or
    in items below it. What is told of the work in a paragraph of sentences is left out (False).
    """
    found: dict[int, bool] = {}
    for n, title in enumerate(body):
        if isinstance(title, Text) and _is_set_off_as_a_title(title):
            found |= {n + i: is_kept for i, is_kept in _below_a_title(title, body, n).items()}
    return found


def _is_set_off_as_a_title(text: Text) -> bool:
    """Whether a text is in bold, or a link with notes in brackets, and as long as a title."""
    set_off = is_bold(text.spans) or is_one_link(text) or bool(before_notes(text.spans))
    said = titled(plain(text.spans)).title
    return set_off and count_words(said) >= _FEWEST_WORDS_OF_A_TITLE and not is_venue(said)


def _below_a_title(title: Text, body: Sequence[Block], at: int) -> dict[int, bool]:
    """Which of the blocks below a title go with it, by how far below it they stand.

    Names are among them, or where or when; and links, unless the title leads to the paper itself.
    Where no link does, what names one person, or says when, may be of a tool or an event; several
    people, a thesis, or a venue with its year are of a work.
    """
    found: dict[int, bool] = {}
    told = sure = of_a_work = leads_behind = points = False
    leads = _leads_to_a_paper(title)
    for i in range(1, _MOST_BELOW_A_TITLE + 1):
        text = body[at + i] if at + i < len(body) else None
        if not isinstance(text, Text) or not _is_below(text, title):
            break
        if is_linked(text.spans):
            points = points_only(text)
            found |= {i: True} if points else {}
            leads_behind = points and _leads_to_a_paper(text)
            break
        said = without_picture(plain(text.spans))
        if is_bold(text.spans) and not is_a_volume(said):
            break
        is_credit = _is_credit(said)
        if not is_credit and not (told and _is_told(text)):
            break
        told, sure = told or is_credit, sure or (is_credit and not _may_be_a_note(said))
        of_a_work = of_a_work or (is_credit and _is_of_a_work(said))
        found[i] = is_credit
    if points:
        is_a_work = told and (leads or leads_behind or of_a_work)
    else:
        is_a_work = leads and sure and all(found.values())
    return found if is_a_work else {}


def _leads_to_a_paper(text: Text) -> bool:
    return any(map(leads_to_a_paper, read_line(text.spans).mentions))


def works_below_labels(body: Sequence[Block]) -> Iterator[int]:
    """Which blocks are works of their own below a label, or say something between it and them.

    As "[pdf](…)" and "[pdf](…)" of different papers, in paragraphs below "**Papers on Gears**", or
    in items below one.
    """
    for n, label in enumerate(body):
        if isinstance(label, Text) and _may_be_a_label(label):
            said, links = _said_and_links(label, body, n)
            if _lead_to_several(links):
                yield from range(n + 1, n + 1 + said + len(links))


def _may_be_a_label(text: Text) -> bool:
    """Whether a text without links is in bold, or an item, and doesn't read like a title."""
    said = plain(text.spans)
    is_title = has_capitals(said) and count_words(said) > _FEWEST_WORDS_OF_A_TITLE
    is_a_label = not is_title or _OF_SEVERAL.search(said) is not None
    return is_a_label and (text.item or is_bold(text.spans)) and not is_linked(text.spans)


def _said_and_links(label: Text, body: Sequence[Block], at: int) -> tuple[int, list[Text]]:
    """How many texts are said below a label, few, and those below them that but point."""
    said, links = 0, list[Text]()
    for m in range(at + 1, len(body)):
        text = body[m]
        if not isinstance(text, Text) or not _is_below(text, label):
            break
        if is_linked(text.spans) and is_of_pointers(text):
            links.append(text)
        elif links or is_linked(text.spans) or is_bold(text.spans) or said >= _MOST_SAID:
            break
        else:
            said += 1
    return said, links


def _lead_to_several(texts: Sequence[Text]) -> bool:
    """Whether texts lead to papers that differ: by an identifier; others may be copies of one."""
    known: dict[str, set[str]] = {}
    for text in texts:
        papers = filter(leads_to_a_paper, read_line(text.spans).mentions)
        for scheme, of_one in _identified(papers).items():
            if known.setdefault(scheme, of_one).isdisjoint(of_one):
                return True
    return False


def _identified(papers: Iterable[Mention]) -> dict[str, set[str]]:
    """What identifies papers, by the scheme."""
    found: dict[str, set[str]] = {}
    for known in filter(None, (identifier(mention.href) for mention in papers)):
        found.setdefault(known.scheme, set()).add(known.value)
    return found


def _is_below(text: Text, title: Text) -> bool:
    """Whether a text is a paragraph as a title is, or an item right below it."""
    if text.item:
        return title.item and text.depth == title.depth + 1
    return text.depth == title.depth == 0


def _is_credit(said: str) -> bool:
    """Whether a text is of names in full, or of where and when, and nothing else."""
    who = people(said)
    named = who is not None and (who.likely or who.have_given_names)
    short = count_words(said) <= _WORDS_OF_WHERE_AND_WHEN
    placed = is_venue(said) or (short and year(said) is not None) or says_where(said)
    return named or placed or described(said) is not None


def _is_of_a_work(said: str) -> bool:
    """Whether a text is of names that are surely some, or says where a work, or thesis, appeared.

    As "Jane Doe, Al Roe", "ICML 2020", "Jane Doe, ICML 2020" and "PhD thesis, Acme School, 2020".
    """
    who = people(said)
    names, _, where = said.rpartition(",")
    placed = where if people(names) else said
    is_placed = is_venue(placed) and is_a_volume(placed)
    return is_placed or (who is not None and who.likely) or _THESIS.match(said) is not None


def _may_be_a_note(said: str) -> bool:
    """Whether a text only looks like one name: "Old Gears"."""
    who = people(said)
    return who is not None and not who.likely


def is_a_volume(text: str) -> bool:
    """Whether a text is a known venue and a year, or a year, and nothing else: "ICML 2020"."""
    placed = is_venue(text) and year(text) is not None and venue_and_year(text) is not None
    return placed or ONLY_A_YEAR.fullmatch(text) is not None


def _is_told(text: Text) -> bool:
    """Whether a paragraph is of sentences, as what is told of a work."""
    said = plain(text.spans)
    return not text.item and said.endswith(".") and count_words(said) > _WORDS_OF_WHERE_AND_WHEN


def is_one_link(text: Text) -> bool:
    """Whether all of a text is one link."""
    hrefs = {span.href for span in text.spans if span.text.strip()}
    return len(hrefs) == 1 and None not in hrefs
