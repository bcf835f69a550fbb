"""What stands beneath a heading, as far as it can belong to an entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from refsync.characters import EAST_ASIAN
from refsync.identifiers import Identifier, from_text
from refsync.patterns import regex
from refsync.readers.beside import DISTINCTION
from refsync.readers.citations import citation
from refsync.readers.details import NOTHING_SAID, Details, Piece, details, says_where
from refsync.readers.document import Code, Row, Span, Spans, Text, lines, plain
from refsync.readers.editing import EDITED_BY
from refsync.readers.field_labels import WHEN, WHERE, WHO
from refsync.readers.links import identifier, kind_by_address, kind_by_label
from refsync.readers.mentions import (
    Mention,
    apart,
    only_label,
    plain_before_link,
    read_line,
    read_row,
)
from refsync.readers.outline import Part
from refsync.readers.people import people, people_by_family
from refsync.readers.phrases import phrases, who_and_when
from refsync.readers.remembered import remembered
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.paper_links import PAPERS, leads_to_a_paper
from refsync.readers.title_first import title_first
from refsync.readers.titles import NO_TITLE, is_a_year, titled
from refsync.readers.venues import NAMED, YEAR, is_venue, venue_and_year
from refsync.titles import fold

_BIBTEX = regex(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_TITLE = regex(
    r"(?<![A-Za-z])title\s*=\s*[{\"](.{3,400}?)[}\"]\s*(?:,\s*[\w-]+\s*=|,?\s*\}?\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_KEYWORDS = regex(r"(?:tag|keyword)s?\s*[:\uff1a]\s*(.+)", re.IGNORECASE)
_DETAIL = regex(
    rf"\W*(?:intro|publi\w+(?: (?:in|at|date))?|{WHEN}|{WHERE})\s*[:\uff1a]\s*(\S.{{3,60}})",
    re.IGNORECASE,
)
_LABELLED = regex(r"\W{0,4}[^\W\d_][^:\uff1a\n]{0,20}[:\uff1a]\s*(\S.{3,300})")
_AUTHORS = regex(rf"\W*{WHO}\W*[:\uff1a]", re.IGNORECASE)
_SUBHEADING = regex(r"citations?|cite|bibtex|(?:\w+ )?links?", re.IGNORECASE)
_IN_TWO_PARTS = regex(r"[\u3005\u4e00-\u9fff]{1,3}[ \u3000][\u3005\u3041-\u3096\u4e00-\u9fff]{1,3}")
_NUMBERED = regex(
    rf"(?P<name>{NAMED.pattern})(?:, [\d()/–-]{{1,16}}){{1,4}}, {YEAR}(?:/\d\d?){{0,2}}[\s.]*"
)
"""A journal of any name, as it stands below names: "Acta Fabri, 12, 345-6, 2015/3"."""
_EDITED_VOLUME = regex(
    rf"(?P<who>{EDITED_BY}\s[^\W\d_a-z].{{2,300}}?)[.,:]\s+"
    rf"(?P<where>[^\W\d_a-z][^\d.:]{{1,40}}: [^\W\d_a-z][^\d:]{{1,60}} {YEAR})(?!\d)"
)
_NOTES = regex(r"(?:\s*(?:\([^()]{1,200}\)|\[[^\[\]]{1,200}\]))+\s*")
"""What is said of a title behind it, in brackets: " (ICML 2020) (short paper)"."""
_LONGEST_LABEL = 2
_NEAR = 6
"""So many blocks below a title its links may stand."""
_MANY = 2
_SET_OFF = " .,;:|–—-"
_SEPARATOR = regex(r"[,;|(\[]|\.(?=\s[A-Z]{2})|\s[-–—]\s")
_SEVERAL = 3
_MOST_WORDS_OF_A_PLACE = 4
_LONG = 4
"""Shorter words may be in any title."""
_FEW = 4
FEWEST_WORDS_OF_A_TITLE = 5
"""A heading with nothing under it is taken for a title from this length on."""


@dataclass
class Content:
    """What stands under a heading, as far as it can belong to an entry.

    Attributes:
        labels: labels without a link or BibTeX ("paper link: none yet", "citation:").
        stated: identifiers that stand alone, as "doi:10.1000/182".
        unlinked: lines without links.
        below: who, where and when, as the first lines say it and nothing else.
    """

    mentions: list[Mention] = field(default_factory=list)
    asides: list[Mention] = field(default_factory=list)
    bibtex: list[Code] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    labels: int = 0
    stated: list[Identifier] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    below: Details = NOTHING_SAID

    @property
    def details(self) -> list[Piece]:
        """Lines of names, and what stands in lines like "venue: ICML 2020"."""
        return [said for line in self.unlinked if (said := _detail(line) or described(line))]

    @property
    def names_authors(self) -> bool:
        """The first line says so: "Authors: Jane Doe"."""
        return bool(self.below.who) and any(map(_AUTHORS.match, self.unlinked[:1]))

    @property
    def is_described(self) -> bool:
        """The first lines say who wrote a work, and when or where, or who its authors are."""
        return self.names_authors or self.below.reads_like_a_paper

    @property
    def cites(self) -> int:
        """How many entries there are in the BibTeX."""
        return sum(len(_BIBTEX.findall(code.text)) for code in self.bibtex)

    @property
    def names_a_paper(self) -> bool:
        """A link line leads to a paper, or an identifier stands for one."""
        return bool(self.stated) or any(
            (mention.said_kind or kind_by_address(mention.href)) in ("paper", "pdf")
            for mention in self.mentions
        )

    @property
    def names_several_works(self) -> bool:
        """The links name many works, as those of a table's rows do."""
        known = {found for m in self.mentions if (found := identifier(m.href))}
        schemes = Counter(found.scheme for found in known)
        return bool(schemes) and max(schemes.values()) > _MANY

    @property
    def leads_elsewhere(self) -> bool:
        """There is a post or a video, and no link that may be the paper's."""
        kinds = {mention.said_kind or kind_by_address(mention.href) for mention in self.mentions}
        return bool(kinds & {"blog", "video"}) and kinds <= {"blog", "video", "code", "demo"}


def content(part: Part) -> Content:
    """What the blocks of a part say."""
    out = Content(below=_below(part))
    if part.heading:
        out.mentions += apart(part.heading.spans, addresses=True).mentions
    alone: list[Mention] = []
    label = ""
    own = part.body[0] if kind_by_address(address_right_below(part)) in PAPERS else None
    for block in part.body:
        match block:
            case Code() if block.is_bibtex:
                out.bibtex.append(block)
            case Text() if block is own:
                said = read_line(block.spans)
                is_known = said.is_of_papers and all(identifier(m.href) for m in said.mentions)
                (alone if is_known else out.mentions).extend(said.mentions)
            case Text():
                of_another = own is not None and block.item
                label = _read_text(out, block, label, out.asides if of_another else alone)
            case Row():
                out.mentions += read_row(block, label).mentions
    of_one_work = _lead_to_one_work(alone)
    (out.mentions if of_one_work else out.asides).extend(alone)
    return out


def _lead_to_one_work(mentions: Iterable[Mention]) -> bool:
    """Whether bare addresses are of one paper: no two of one scheme, or without an identifier."""
    papers = {m.href: identifier(m.href) for m in mentions if m.names_a_paper_by_address}
    known = set(papers.values()) - {None}
    unknown = sum(found is None for found in papers.values())
    return unknown <= 1 and len(known) == len({found.scheme for found in known if found})


def address_right_below(part: Part) -> str:
    """The address that is all the first paragraph below a heading says, "" if it says else.

    Notes below that may link others' papers.
    """
    first = next(iter(part.body), None)
    if part.heading is None or not isinstance(first, Text) or first.item:
        return ""
    hrefs = {span.href for span in first.spans if span.text.strip()}
    href = hrefs.pop() if len(hrefs) == 1 else None
    return href if href and "://" in plain(first.spans) else ""


def _read_text(out: Content, text: Text, label: str, alone: list[Mention]) -> str:
    """Takes note of a text; the label that it gives to what follows.

    Papers of which there is nothing but the address are put into `alone`.
    """
    label = label if text.item else ""
    for line in lines(text.spans):
        said = plain(line)
        keywords = _KEYWORDS.fullmatch(said)
        if keywords:
            out.keywords += [word for w in re.split(r"[|,;]", keywords[1]) if (word := w.strip())]
            continue
        found = read_line(line, label)
        out.unlinked += [span.text for span in line if span.image and venue_and_year(span.text)]
        label = only_label(said) or label
        if found.mentions and not found.is_of_links and _detail(said):
            out.unlinked.append(said)
            continue
        if found.mentions:
            where = plain_before_link(line).strip(" |,.:;([")
            is_said = bool(venue_and_year(where) or described(_before_pointers(line)))
            is_said = is_said or _place_behind_names(line) is not None
            out.unlinked += [where] if is_said else []
            out.unlinked += [m.text for m in found.mentions if venue_and_year(m.text)]
            target = out.mentions if found.is_of_links or is_said else out.asides
            (alone if found.is_of_papers else target).extend(found.mentions)
            continue
        out.unlinked.append(said)
        label_of_line, colon, _ = said.partition(":")
        is_short = colon or len(said.split()) <= _LONGEST_LABEL
        introduces = not colon and NO_TITLE.fullmatch(said)
        out.labels += bool(is_short and not introduces and is_a_label(label_of_line))
        if kind_by_label(label_of_line) != "other":
            out.stated += identifiers_of(said)
    return label


def _below(part: Part) -> Details:
    """Who, where and when, as it stands right under a heading: "Jane Doe et al., ICML 2020"."""
    near = takewhile(lambda block: isinstance(block, Text), part.body[:_NEAR])
    texts = [block for block in near if isinstance(block, Text)]
    broken = [line for text in texts for line in lines(text.spans)][:_NEAR]
    said = list(_said_below(_texts_above_links(broken)))
    known = details(said)
    placed = next(filter(None, map(_place_behind_names, broken)), None)
    if placed and known.who and not known.venue:
        known = known._replace(venue=placed.text)
    numbered = next(filter(None, (_NUMBERED.fullmatch(one.text) for one in said)), None)
    if numbered and not known.venue:
        known = known.at(numbered["name"], said)
    is_alone = not known.who and any(known[1:]) and _names_one(said[0].text)
    return known._replace(who=people_by_family(said[0].text)) if is_alone else known


def _texts_above_links(broken: Sequence[Spans]) -> list[str]:
    """The texts of lines up to one with links, of that what stands before those that only point.

    As "Jane Doe" of "Jane Doe. [paper](…) [code](…)", or of "Jane Doe et al. (2015), [Acta](…)".
    Where several lines have words there that are no labels, these are what works are called.
    """
    texts = [plain(line) for line in takewhile(lambda line: not _is_linked_away(line), broken)]
    if any(map(_place_behind_names, broken[len(texts) :][:1])):
        return [*texts, plain_before_link(broken[len(texts)]).rstrip(_SET_OFF)]
    linked = [line for line in broken[len(texts) :] if _is_linked_away(line)]
    first, *others = [*map(_before_pointers, linked), ""]
    is_said = is_one_by_name(first) or described(first) is not None
    is_said = is_said and all(map(is_a_label, filter(None, others)))
    return [*texts, first.rstrip(_SET_OFF)] if is_said else texts


def _is_linked_away(line: Spans) -> bool:
    return any(map(_leads_away, line))


def _before_pointers(line: Spans) -> str:
    """What stands before the links of a line, if these only point."""
    points = all(mention.speaks_for_itself for mention in read_line(line).mentions)
    return plain_before_link(line).strip(" ([") if points else ""


def _place_behind_names(line: Spans) -> Mention | None:
    """The linked place behind several names and the year: "Jane Doe, Al Roe (2015), [Acta](…)".

    It is a known venue's, or of a few words; a title is longer.
    """
    found = read_line(line).mentions
    paper = found[0] if len(found) == 1 and leads_to_a_paper(found[0]) else None
    before = plain_before_link(line).rstrip(_SET_OFF)
    who = who_and_when(before) if paper else None
    if not paper or not who or len(who.names) < _MANY or paper.speaks_for_itself:
        return None
    is_place = is_venue(paper.text) or len(paper.text.split()) <= _MOST_WORDS_OF_A_PLACE
    return paper if is_place and paper.text[:1].isupper() else None


def is_one_by_name(text: str) -> bool:
    """Whether a text is people, a single one of them set off from what follows: "Jane Doe. "."""
    who = people(text.rstrip(_SET_OFF))
    is_set_off = text.rstrip() != text.rstrip(_SET_OFF)
    return who is not None and (who.told or (is_set_off and not DISTINCTION.search(text)))


def _said_below(texts: Iterable[str]) -> Iterator[Piece]:
    """What lines say of who wrote the work, where and when, up to one that says something else."""
    is_first = True
    for line in texts:
        if volume := _edited_volume(line) if is_first else None:
            yield Piece(volume["who"], set_off=True)
            yield Piece(volume["where"])
            is_first = False
            continue
        found = _said_right_below(line)
        numbered = None if is_first or found else _NUMBERED.fullmatch(line)
        if not found and not numbered:
            return
        yield found or Piece(line)
        is_first = False


def _edited_volume(line: str) -> re.Match[str] | None:
    """Who edited a volume, and who published it where: "Ed. by Doe and Roe. Bonn: Acme 2015"."""
    volume = _EDITED_VOLUME.match(line)
    return volume if volume and people(volume["who"]) else None


def _names_one(line: str) -> bool:
    """Whether a line names one in Chinese letters, a space behind the family name: "山田 太郎"."""
    return _IN_TWO_PARTS.fullmatch(line) is not None and kind_by_label(line) is None


def _leads_away(span: Span) -> bool:
    """Whether a link leads out of the document."""
    return span.href is not None and not span.href.startswith("#")


def _said_right_below(line: str) -> Piece | None:
    """What a line says of who wrote the work, or where and when, if it says nothing else."""
    labelled = _LABELLED.fullmatch(line)
    if _names_one(line):
        return Piece(line, set_off=True)
    if found := (people(line) and Piece(line, set_off=True)) or _detail(line):
        return found
    line = labelled[1] if labelled else line
    if says_where(line) or who_and_when(line) or is_a_year(line) or is_date(line):
        return Piece(line)
    return described(line)


@remembered
def described(line: str) -> Piece | None:
    """What a line says of who wrote the work, and where or when: "Jane Doe, R. Roe. ICML 2020".

    The last of those who wrote it is no title: "Jane Doe, Al Roe, Ann Poe, ICML 2020".
    """
    said = details([line])
    if not (said.reads_like_a_paper or _is_one_placed(line, said)):
        return None
    if _is_in_parts(line, said):
        return Piece(line)
    cited = citation(line) or title_first(line)
    titled = cited is not None and not (says_where(cited.title) or said.names_those_of(cited.title))
    return None if titled else Piece(line)


def _is_in_parts(line: str, said: Details) -> bool:
    """Whether a line is several before initials, and where: "Doe, J.; Roe, R. · ICML 2020"."""
    if not said.who or not said.who.certain or not said.who.inverted or not said.venue:
        return False
    parts = phrases(line)
    names = [part for part in parts if people(part) == said.who]
    return len(names) == 1 and all(says_where(part) for part in parts if part not in names)


def _is_one_placed(line: str, said: Details) -> bool:
    """Whether a line is one full name before a known venue and a year: "Jane Doe, ICML 2020"."""
    if not said.who or not said.year or not said.venue or not is_venue(said.venue):
        return False
    name = _SEPARATOR.split(line, maxsplit=1)[0].strip()
    who = people(name)
    is_one = who is not None and len(who.names) == 1 and who.have_given_names
    return is_one and who == said.who and says_where(line[len(name) :].strip(_SET_OFF + "()[]"))


def _detail(line: str) -> Piece | None:
    """What a line says of who wrote the work, where and when, if it says nothing else.

    Behind a label less will do to tell it, whatever the language: "학회: CVPR 2016".
    """
    if labelled := _DETAIL.fullmatch(line):
        return Piece(labelled[1])
    if labelled := _LABELLED.fullmatch(line):
        line = labelled[1]
    if venue_and_year(line):
        return Piece(line)
    who = people(line)
    if who and who.likely:
        return Piece(line, set_off=len(who.names) > 1 and who.have_given_names)
    dated = who_and_when(line)
    return Piece(line, set_off=True) if dated and dated.names[0].given else None


def identifiers_of(line: str) -> list[Identifier]:
    """The identifiers of which a line consists."""
    return from_text(line) if len(line.split()) < FEWEST_WORDS_OF_A_TITLE else []


def before_notes(spans: Sequence[Span]) -> Spans:
    """The link with which a heading begins, if but notes follow it: "[On Widgets](…) (FZZM 18)"."""
    href = spans[0].href if spans else None
    linked = tuple(takewhile(lambda span: span.href == href, spans))
    behind = "".join(span.text for span in spans[len(linked) :])
    return linked if href is not None and _NOTES.fullmatch(behind) else ()


def is_a_label(text: str) -> bool:
    """Whether a text says what follows it: "Paper", "Citation", "Links"."""
    return kind_by_label(text) is not None or is_a_subheading(text)


def is_a_subheading(text: str) -> bool:
    """Whether a text says that an entry's citation or links follow: "BibTeX", "Project link"."""
    return _SUBHEADING.fullmatch(text) is not None


def has_bibtex_of_its_title(part: Part, said: Content) -> bool:
    """Whether a part's heading is the title of something in its BibTeX."""
    return states(said.bibtex, part.text)


def states(bibtex: Iterable[Code], title: str) -> bool:
    """Whether BibTeX states a title, as the list writes it: "On Widgets (ICML 2020)"."""
    title = fold(titled(title).title)
    texts = (re.sub("[{}]", "", code.text) for code in bibtex)
    return any(f"title {title}" in fold(text) for text in texts)


def states_another(code: Code, title: str) -> bool:
    """Whether BibTeX states one title in Latin letters that has next to no word of another one.

    Both are of several words, so that neither is what the other's work is called for short.
    """
    stated = _TITLE.findall(code.text)
    if len(stated) != 1 or len(_BIBTEX.findall(code.text)) != 1:
        return False
    texts = [fold(re.sub("[{}]", "", text)) for text in (stated[0], titled(title).title)]
    if any(len(text.split()) < _SEVERAL or EAST_ASIAN.search(text) for text in texts):
        return False
    one, other = ({word for word in text.split() if len(word) >= _LONG} for text in texts)
    return bool(one and other) and _FEW * len(one & other) < min(len(one), len(other))


def said_by_heading(heading: str) -> Details:
    """Who, where and when, if a heading cites a work: "Doe, J. (2015). On Widgets. Acme."."""
    whole = citation(heading)
    return whole.details if whole else NOTHING_SAID
