"""Which texts of a list belong together: an item, what goes on with it, and the notes below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from refsync.characters import COLONS
from refsync.identifiers import from_text, sole
from refsync.patterns import regex
from refsync.readers.beside import without_picture
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import Details, above, details, says_where
from refsync.readers.document import Block, Code, Span, Text, is_bold, is_linked, plain
from refsync.readers.field_labels import WHEN, WHERE, WHO
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import Mention, apart, plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.phrases import names_before_place, who_and_when
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.shapes.beneath import is_one_by_name
from refsync.readers.shapes.credited import (
    ONLY_A_YEAR,
    credits_below_titles,
    is_a_volume,
    is_one_link,
    works_below_labels,
)
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.paper_links import PAPERS, could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.pointers import (
    WORDS_OF_A_LABEL,
    WORDS_OF_A_LONG_TITLE,
    is_of_addresses,
    is_of_pointers,
    points_in_prose,
    points_only,
)
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import count_words, trimmed, unlinked
from refsync.readers.title_first import title_first
from refsync.readers.titles import year
from refsync.readers.venues import is_dated, is_venue, venue_and_year, venue_with_year
from refsync.titles import fold

_WORDS_OF_A_VENUE = 3
_WORDS_OF_A_SHORT_TITLE = 3
_WORDS_OF_WHERE_AND_WHEN = 8
_OTHERS = ("et al", "et al.")
"""Behind them a title has more words: "Jane Doe et al. Energies"."""
_MOST_ATTRIBUTES = 12
_TITLE_AND_NAMES = 2
_LONGEST_DETAIL = 400
DETAIL = regex(
    rf"\W*(?:{WHO}|{WHEN}|{WHERE}|publish|date de \w+|journal info|paper|links?|institutions?|"
    r"intro|keywords?|abstract|tl;?dr)\W*[:\uff1a]",
    re.IGNORECASE,
)
_WHERE_AND_WHEN = regex(
    r"[(\[](?=[^()\[\]]{0,100}(?:19|20)\d\d(?!\d))[^()\[\]]{4,100}[)\]](?:\s?\([^()]{1,30}\))?"
)
"""A dated text in brackets: "(Acta Fabri 2020)", "(Survey, Acta Fabri 2020) (oral)"."""
_AROUND = " ,;:|·•–—-()[]"
_VENUE_AND_YEAR = regex(r"[A-Z][\w&./ -]{1,60}, (?:19|20)\d\d(?:, [a-z ]{3,30})?\.?")
_NOTE = regex(r"\W*(?P<label>[^\W\d_][\w/-]*(?: [\w/-]+){0,2})\W{0,3}[:\uff1a](?!//)")
"""What a curator says of an entry: "Tags: …"; the words behind it may look like names."""


class Group(NamedTuple):
    """Texts that belong together, the first of them above the others, and the BibTeX behind."""

    texts: Sequence[Text]
    bibtex: Sequence[Code]


@dataclass
class _Gathered:
    """A group as far as it was read; each text is asked once whether it is linked."""

    texts: list[Text] = field(default_factory=list)
    linked: bool = False

    def add(self, texts: Sequence[Text]) -> None:
        self.texts += texts
        self.linked = self.linked or any(is_linked(text.spans) for text in texts)

    @property
    def first(self) -> Text:
        return self.texts[0]

    @property
    def below(self) -> Text | None:
        """The last text, if there is one below the first."""
        return self.texts[-1] if len(self.texts) > 1 else None


def grouped(body: Sequence[Block]) -> Iterator[Group]:
    """The texts of a part that belong together, notes left out, with the BibTeX behind them."""
    for _, blocks in groupby(body, is_a_linked_volume):
        yield from _grouped(list(blocks))


def _grouped(body: Sequence[Block]) -> Iterator[Group]:
    """The texts that belong together, of those between volumes."""
    above = _Gathered()
    bibtex: list[Code] = []
    attributes = _attributes(body)
    named = set(attributes.values())
    apart_from_label = set(works_below_labels(body))
    said_below = credits_below_titles(body)
    told = {n: is_kept for n, is_kept in said_below.items() if n not in apart_from_label}
    for n, block in enumerate(body):
        if isinstance(block, Code):
            bibtex += [block] if block.is_bibtex else []
            continue
        text = block if isinstance(block, Text) else None
        if n in told and not told[n]:
            continue
        goes_on = text is not None and bool(above.texts) and (n in told or _goes_on(text, above))
        may_be_a_note = bool(above.texts) and not goes_on and n not in named
        if text and may_be_a_note and _is_a_note(text, above):
            continue
        goes_on = goes_on and not bibtex and n not in apart_from_label
        if text and n in attributes:
            above.texts[:1] = [_without_colon(above.first)]
            if not goes_on:
                above.add([text] if is_linked(text.spans) or _says_when(text) else [])
                continue
        if not goes_on:
            if above.texts or bibtex:
                yield Group(above.texts, bibtex)
            above, bibtex = _Gathered(), []
        above.add([text] if text else [])
    if above.texts or bibtex:
        yield Group(above.texts, bibtex)


def _attributes(body: Sequence[Block]) -> dict[int, int]:
    """Which blocks are items that say more of what the item above them names, as of a data set.

    That item is given for each.

    They are where one leads to its paper, "[Paper](…)" or an address, and no other is linked but
    by a label. Below names, or where and when, several may be addresses; and so is an only item,
    wherever it leads.
    """
    found: dict[int, int] = {}
    for n, block in enumerate(body):
        if not isinstance(block, Text) or is_linked(block.spans):
            continue
        texts = _below(block, body[n + 1 : n + 1 + _MOST_ATTRIBUTES])
        if not (block.item or is_bold(block.spans) or _is_a_title_above(block, texts)):
            continue
        if _are_attributes(texts, block):
            found.update(dict.fromkeys(range(n + 1, n + 1 + len(texts)), n))
    return found


def _is_a_title_above(text: Text, texts: Sequence[Text]) -> bool:
    """Whether a paragraph is a title, and who wrote the work stands in the item below it."""
    said = plain(text.spans)
    is_title = _is_long(text) and not introduces(text) and not first_sentence(said)[1]
    return is_title and bool(texts) and _says_who(plain(texts[0].spans))


def _without_colon(text: Text) -> Text:
    """A text that ends in a colon without it: "Widget opinions:"."""
    *others, last = text.spans
    return replace(text, spans=(*others, last._replace(text=last.text.rstrip(":\uff1a \n"))))


def _below(text: Text, body: Sequence[Block]) -> list[Text]:
    """The texts that stand deeper than one, of those that follow it."""
    out: list[Text] = []
    for block in body:
        if not isinstance(block, Text) or block.depth <= text.depth:
            break
        out.append(block)
    return out


def _are_attributes(texts: Sequence[Text], above: Text) -> bool:
    linked = [text for text in texts if is_linked(text.spans)]
    if (
        not all(text.item and text.depth == above.depth + 1 for text in texts)
        or not any(map(points_only, linked))
        or not all(
            points_only(text) or count_words(plain(text.spans)) < WORDS_OF_A_LABEL
            for text in linked
        )
    ):
        return False
    papers = sum(any(map(leads_to_a_paper, read_line(text.spans).mentions)) for text in linked)
    if papers == 1 or len(texts) == 1:
        return True
    is_title = count_words(plain(above.spans)) >= _WORDS_OF_A_VENUE and not introduces(above)
    told = any(_tells_of_a_work(text) for text in texts if text not in linked)
    return is_title and told and all(map(is_of_addresses, linked))


def introduces(text: Text) -> bool:
    """Whether a text ends in a colon, before what it speaks of."""
    return plain(text.spans).endswith(COLONS)


def is_a_linked_volume(text: Block) -> bool:
    """Whether a paragraph is one link to a volume, above its papers: "[ICML 2020](…)"."""
    if not isinstance(text, Text) or text.item:
        return False
    linked = {span.href for span in text.spans if span.text.strip()}
    alone = len(linked) == 1 and None not in linked
    return alone and is_dated(plain(text.spans))


def _says_when(text: Text) -> bool:
    """Whether a text says in a few words when, and nothing else: "USENIX Security 2020 (Oral)"."""
    said = plain(text.spans)
    return year(said) is not None and count_words(said) <= _WORDS_OF_WHERE_AND_WHEN


def _tells_of_a_work(text: Text) -> bool:
    """Whether a text is of names, one in full at least, or says where or when."""
    said = plain(text.spans)
    who = people(said)
    return any(above([said])) or (who is not None and (who.likely or bool(who.names[0].given)))


def _goes_on(text: Text, above: _Gathered) -> bool:
    """Whether a text goes on with the item above: in it, or in an item below that says no more."""
    if not text.item and not text.depth:
        return _paragraph_goes_on(text, above)
    if not text.item:
        return text.depth == above.first.depth
    if text.depth != above.first.depth + 1 or is_of_pointers(above.first) or _links_a_paper(text):
        return False
    if ONLY_A_YEAR.fullmatch(plain(above.first.spans)):
        return False
    if is_of_pointers(text):
        return True
    said = without_picture(_beside_pointers(text) or apart(text.spans).text)
    return len(said) <= _LONGEST_DETAIL and _says_no_more(text, said, above)


def _beside_pointers(text: Text) -> str:
    """What a text says before links that only point, without their labels: "Jane Doe, PDF: […]"."""
    found = read_line(text.spans)
    if not found.mentions or text.spans[0].href is not None:
        return ""
    points = all(mention.speaks_for_itself for mention in found.mentions)
    return trimmed(found.prose.strip(_AROUND)) if points else ""


def _links_a_paper(text: Text) -> bool:
    """Whether a text has the title of a paper in it, linked to that, or several by their names."""
    mentions = read_line(text.spans).mentions
    papers = [m for m in mentions if leads_to_a_paper(m) and not m.speaks_for_itself]
    alike = len({m.href for m in papers}) == len(mentions) > 1 and text.spans[0].href is not None
    return alike or any(
        count_words(mention.text) >= WORDS_OF_A_LONG_TITLE and could_be_a_title(mention)
        for mention in mentions
        if leads_to_a_paper(mention)
    )


def _says_no_more(text: Text, said: str, above: _Gathered) -> bool:
    """Whether an item has names, a label, or where and when for the text above: "ICML 2020".

    Args:
        text: the item below.
        said: what it says besides its links.
        above: the item's first text, and what went on with it so far.
    """
    begins = above.first.item or is_bold(above.first.spans)
    beside_pointers = _is_dated_before_pointers(text) or _has_names_behind_pointers(text)
    if begins and beside_pointers and not is_linked(above.first.spans):
        return True
    dated_names = _is_titled(above) and _says_who_and_where(said)
    may_follow = begins or not (is_linked(text.spans) or introduces(above.first))
    if may_follow and (dated_names or _says_who(said) or DETAIL.match(said)):
        return True
    is_volume = is_venue(trimmed(unlinked(text.spans))) and _says_when(text)
    points = all(mention.speaks_for_itself for mention in read_line(text.spans).mentions)
    if above.first.item and is_volume and points:
        return True
    if above.linked:
        return False
    if is_linked(text.spans):
        dated = venue_with_year(said) is not None or venue_and_year(said)
        return begins and dated and says_where(said) and _is_titled_above_names(above)
    known = _VENUE_AND_YEAR.fullmatch(said) is not None or sole(said) is not None
    return above.first.item and (known or _is_a_name(said, above))


def _paragraph_goes_on(text: Text, above: _Gathered) -> bool:
    """Whether a paragraph has a label, or the links, for the title in bold or linked above it.

    Before the links may stand names, if nothing but the title is above them, be it in bold or
    linked; names in bold below a link are a label of what follows. Below a citation stand
    addresses without words, and below names where and when, and links.
    """
    says_more = not is_linked(text.spans) and DETAIL.match(plain(text.spans))
    if not above.first.depth and says_more and not is_of_pointers(above.first):
        return True
    below_addresses = not above.below or is_of_addresses(above.below)
    if not is_linked(above.first.spans) and below_addresses and is_of_addresses(text):
        is_title = count_words(bold_title(above.first.spans)) >= _WORDS_OF_A_VENUE
        return is_title or _cites_for_sure(above.first.spans)
    set_off = is_bold(above.first.spans) or _is_a_linked_title(above.first)
    if not above.first.depth and set_off and _is_who_or_where(text, above):
        return True
    if not above.first.depth and set_off and above.below and is_of_pointers(text):
        return is_of_pointers(above.below) or not is_linked(above.below.spans)
    if above.below:
        return False
    if is_linked(above.first.spans):
        return (_begins_with_a_linked_title(above.first) and is_of_pointers(text)) or (
            is_one_link(above.first)
            and not is_bold(text.spans)
            and _names_before_pointers(text, above)
        )
    return (bool(bold_title(above.first.spans)) and is_of_pointers(text)) or (
        is_bold(above.first.spans) and is_linked(text.spans) and _names_before_pointers(text, above)
    )


def _begins_with_a_linked_title(text: Text) -> bool:
    """Whether a paragraph begins with a title that is linked, and no other links follow it."""
    mentions = read_line(text.spans).mentions
    in_front = text.spans[0].href is not None and not text.item
    return in_front and len(mentions) == 1 and could_be_a_title(mentions[0])


def _is_a_linked_title(text: Text) -> bool:
    """Whether all of a paragraph is one link, and reads like a title."""
    found = read_line(text.spans).mentions
    return not text.item and is_one_link(text) and all(map(could_be_a_title, found))


def _is_who_or_where(text: Text, above: _Gathered) -> bool:
    """Whether a text is of names right below a title, or has where and when below those."""
    if not above.below:
        unset = not (is_linked(text.spans) or is_bold(text.spans))
        return unset and _says_who(plain(text.spans))
    said = unlinked(text.spans)
    is_dated = year(said) is not None and count_words(said) <= _WORDS_OF_WHERE_AND_WHEN
    return (
        len(above.texts) == _TITLE_AND_NAMES
        and _says_who(plain(above.below.spans))
        and (is_dated or says_where(said))
        and all(mention.speaks_for_itself for mention in read_line(text.spans).mentions)
    )


def _is_dated_before_pointers(text: Text) -> bool:
    """Whether a text is of where and when, and links: "(Acta 2020) [[pdf]](…)", "ICML 2020 | …".

    It has no title then, so that the text above it has.
    """
    found = read_line(text.spans)
    bare = trimmed(found.prose.strip(_AROUND))
    return (
        bool(found.mentions)
        and (_WHERE_AND_WHEN.fullmatch(found.prose) is not None or is_a_volume(bare))
        and all(mention.speaks_for_itself for mention in found.mentions)
    )


def _has_names_behind_pointers(text: Text) -> bool:
    """Whether a text is of labelled links to a paper, and dated names: "[Paper](…) - Doe, 2020"."""
    found = read_line(text.spans)
    who = who_and_when(found.prose.strip(" ,;:|·•–—-()"))
    in_front = not plain_before_link(text.spans).strip(" [(")
    labelled = in_front and all(map(_is_labelled, found.mentions))
    return who is not None and labelled and any(map(leads_to_a_paper, found.mentions))


def _is_labelled(mention: Mention) -> bool:
    """Whether a link says in a few words that it is a paper, or something else to one."""
    is_short = count_words(mention.text) < WORDS_OF_A_LABEL
    return mention.speaks_for_itself or (is_short and kind_by_label(mention.text) in PAPERS)


def _names_before_pointers(text: Text, above: _Gathered) -> bool:
    """Whether a text begins with names, and has no title among its links: "J. Doe [pdf](…)".

    Below a title one full name will do, where links of both lead to a paper.
    """
    first, broken, _ = plain_before_link(text.spans).strip().partition("\n")
    said = first + ("," if broken else "")
    if not (_says_who(trimmed(said)) or _is_one_who_wrote(said, above.first, text)):
        return False
    return all(mention.speaks_for_itself for mention in read_line(text.spans).mentions)


def _is_one_who_wrote(said: str, title: Text, text: Text) -> bool:
    """Whether what stands below a title, before links, is one full name, and perhaps where."""
    who = people(trimmed(said))
    is_one = who is not None and bool(who.names[0].given) and is_one_by_name(said)
    is_named = is_one or _says_who_and_where(trimmed(said))
    mentions = (m for spans in (title.spans, text.spans) for m in read_line(spans).mentions)
    is_title = count_words(plain(title.spans)) >= _WORDS_OF_A_SHORT_TITLE
    return is_named and is_title and any(map(leads_to_a_paper, mentions))


def _says_who(text: str) -> bool:
    """Whether a text is of names, and perhaps where and when: "Jane Doe, R. Roe. ICML, 2020."."""
    for names, behind in (first_sentence(text), behind_others(text)):
        few = names != text and count_words(behind) < _WORDS_OF_A_VENUE and names.endswith(_OTHERS)
        if behind and (few or says_where(behind)) and not QUOTED.match(behind) and people(names):
            return True
    if names_before_place(text):
        return True
    names, when = first_sentence(text)
    dated = people(names) if ONLY_A_YEAR.fullmatch(when) else None
    who = people(text)
    return bool(dated and dated.names[0].given) or (who is not None and who.likely)


def _says_who_and_where(text: str) -> bool:
    """Whether a text is of names in full, and where or when behind a comma: "Jane Doe, ICML"."""
    names = without_tail(text)
    who = people(names) if names != text and not first_sentence(names)[1] else None
    return who is not None and (who.likely or bool(who.names[0].given))


def _is_titled(above: _Gathered) -> bool:
    """Whether there is one text above, as long as a title."""
    return not above.below and _is_long(above.first)


def _is_long(text: Text) -> bool:
    """Whether a text is as long as a title."""
    return count_words(plain(text.spans)) >= WORDS_OF_A_LONG_TITLE


def _is_titled_above_names(above: _Gathered) -> bool:
    """Whether there is one text as long as a title above, or the last one is of names below it."""
    return _says_who(plain(above.below.spans)) if above.below else _is_titled(above)


def _is_a_name(text: str, above: _Gathered) -> bool:
    """Whether a text is one full name, first below a title."""
    who = people(text) if _is_titled(above) else None
    return who is not None and bool(who.names[0].given)


def _is_a_note(text: Text, item: _Gathered) -> bool:
    """Whether a text that doesn't go on is an item below an entry's, without links and details.

    Below a paragraph, what leads to a paper is none.
    """
    if not (text.item and text.depth > item.first.depth):
        return False
    title = plain(item.first.spans)
    titled = _is_long(item.first) and not introduces(item.first)
    leads = any(map(leads_to_a_paper, read_line(text.spans).mentions))
    is_note = _is_labelled_note(plain(text.spans)) and not _names_again(text, title)
    if item.linked and not leads and is_note:
        return True
    if leads and not item.first.item:
        return False
    return (
        (item.linked or (titled and item.first.item))
        and (not is_linked(text.spans) or points_in_prose(text.spans))
        and not any(above([plain(text.spans)]))
        and title_first(plain(text.spans)) is None
        and not _cites_for_sure(text.spans)
    )


def _cites_for_sure(spans: Sequence[Span]) -> bool:
    """Whether a text cites a work by more than what looks like a single name."""
    whole = cited_in(spans, lenient=True)
    said = details([whole.rest]) if whole else Details()
    return whole is not None and (whole.who.told or any(said) or bool(from_text(whole.rest)))


def _is_labelled_note(text: str) -> bool:
    """Whether a text has a label in front that is neither a name nor one of what tells a work."""
    said = _NOTE.match(text)
    who = people(said["label"]) if said else None
    is_a_name = who is not None and bool(who.names[0].given)
    return said is not None and not is_a_name and not DETAIL.match(text)


def _names_again(text: Text, nickname: str) -> bool:
    """Whether a dated text begins with a nickname: "R-CNN: On Widgets, 2014" below "R-CNN, UCB"."""
    said = plain(text.spans)
    label = fold(said.partition(":")[0])
    return any(above([said])) and f"{fold(nickname)} ".startswith(f"{label} ")
