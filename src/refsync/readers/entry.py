"""An entry of a list, and the references that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain
from unicodedata import normalize

from refsync import addresses, identifiers
from refsync.characters import COLONS
from refsync.identifiers import Identifier
from refsync.patterns import regex
from refsync.readers import bibtex, links
from refsync.readers.details import NOTHING_SAID, Details
from refsync.readers.document import Block, Code, Row, Span
from refsync.readers.locators import Locators
from refsync.readers.mentions import Mention
from refsync.readers.people import People
from refsync.readers.places import Place, place
from refsync.readers.titles import Titled, said_authors, same_title, titled, year
from refsync.readers.venues import SERVERS, is_venue, venue, venue_with_year
from refsync.readers.work_type import by_links, type_of
from refsync.reading import Mend, Problem, Reading, Severity
from refsync.reference import Link, PartialDate, Reference, Source
from refsync.reference_id import reference_id
from refsync.titles import without_markup

_WITHOUT_AT = regex(r"\s*([A-Za-z]+\s*\{\s*[^\s{},=]*\s*,)")
_NAMES_THE_WORK = ("paper", "pdf", "review")
_MANY = 2
_FEWEST_WORDS = 3
"""So many have a paper's title; what has fewer, and links to code only, is a tool."""
_SAID_IN_LINKS = ("arxiv", "doi")
_FEW = 5
_LESS_THAN_CODE = ("project", "other", "dataset")
"""What a repository is called where another link says that it is the code."""


class Evidence(IntEnum):
    """What speaks for a text's being an entry for a paper."""

    NONE = 0
    CITED = 1  # names and a date or venue stand with the title, as with a paper or a book
    PAPER = 2  # a link, an identifier or BibTeX


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a list says in one place about one work.

    Attributes:
        title: as the list has it, with annotations; "" where it has none.
        mentions: its links, those that say most of themselves first.
        asides: links in sentences, which may be about another work.
        bibtex: code with BibTeX in it.
        details: who, where and when, as stated beside the title or above the entry.
        stated: identifiers that stand in its text, as "doi:10.1000/182".
        evidence: why it is taken for a paper's.
        linked: the title is the text of a link.
        leads: the title stands first in the entry's text.
        set_off: it stands in bold behind other words.
        labels: short texts above it, outermost first, that say what follows: "Tools:".
        beside: what its text says besides the title, where nothing else says who wrote it.
    """

    line: int
    title: str
    section: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    asides: tuple[Mention, ...] = ()
    bibtex: tuple[Code, ...] = ()
    keywords: tuple[str, ...] = ()
    details: Details = NOTHING_SAID
    stated: tuple[Identifier, ...] = ()
    evidence: Evidence = Evidence.PAPER
    linked: bool = False
    leads: bool = True
    set_off: bool = False
    labels: tuple[str, ...] = ()
    beside: str = ""


@dataclass(slots=True)
class Workshop:
    """Makes references of entries, and gathers the problems that come up."""

    file: str
    problems: list[Problem]
    bare: list[tuple[str, int]] = field(default_factory=list)
    """Titles and lines of the entries that have nothing else."""
    linked: set[tuple[int, str]] = field(default_factory=set)
    """Lines and addresses of the links that were looked at."""

    def report(
        self, severity: Severity, code: str, message: str, line: int, mend: Mend | None = None
    ) -> None:
        """Adds a problem."""
        self.problems.append(
            Problem(
                severity=severity, code=code, message=message, file=self.file, line=line, mend=mend
            )
        )

    def report_bare_entries(self, entries: int) -> None:
        """Says which entries have only a title; once, where a list has most of them so."""
        bare = self.bare
        if len(bare) > _FEW and len(bare) > entries / 2:
            title, line = bare[0]
            named = f"“{title}” and {len(bare) - 1} more of the {entries} entries have"
            bare = [(f"{named} neither a link nor BibTeX; only their titles are known.", line)]
        else:
            said = "has neither a link nor BibTeX; only its title is known."
            bare = [(f"“{title}” {said}", line) for title, line in bare]
        for message, line in bare:
            self.report("info", "bare-entry", f"{message} Add a link.", line)

    def report_own_citation(self, heading: str, line: int) -> None:
        """Says that a part that cites the list itself was left out."""
        self.report(
            "info", "own-citation",
            f"“{heading}” says how to cite the list itself; its BibTeX was left out. "
            "If it is a paper of the list, put it under the paper's title.", line,
        )  # fmt: skip

    def report_open_links(self, blocks: Iterable[Block]) -> None:
        """Says which links outside of entries are still to be filled in."""
        for span in (span for block in blocks for span in _spans(block)):
            if span.href is None or (span.line, span.href) in self.linked:
                continue
            if addresses.is_left_open(span.href):
                self.link(Mention("", span.text, span.href, span.line))

    def references(self, entry: Entry) -> list[Reference]:
        """The references of an entry: one, or one for each BibTeX entry in it.

        The links, the heading's title and the annotations are those of the first that is returned.
        """
        cited = self.cited(entry.bibtex)
        found = self.links(entry)
        own = _own(cited, entry.title, (link for link, _ in found))
        first = self.united(entry, own, found)
        others = [self.filed(other, entry) for other in cited if other is not own]
        return [*([first] if first else []), *others]

    def cited(self, bibtex_code: Sequence[Code]) -> list[Reference]:
        """The references that stand in BibTeX."""
        out: list[Reference] = []
        for code in bibtex_code:
            reading = bibtex.read(code.text, self.file, code.line)
            if not reading.references and not reading.problems:
                reading = self.reread(code)
            self.problems.extend(reading.problems)
            out.extend(reading.references)
        return out

    def reread(self, code: Code) -> Reading:
        """BibTeX in which there is no entry, unless one has lost its @."""
        without_at = _WITHOUT_AT.match(code.text)
        self.report(
            "warning", "no-bibtex-entry",
            "There is no BibTeX entry in this code: one begins with @TYPE{KEY, as in "
            "@misc{doe2024,." + (" It was read as if the @ were there." if without_at else ""),
            code.line,
        )  # fmt: skip
        if not without_at:
            return Reading()
        at = without_at.start(1)
        return bibtex.read(f"{code.text[:at]}@{code.text[at:]}", self.file, code.line)

    def filed(self, cited: Reference, entry: Entry) -> Reference:
        """A reference of the entry's BibTeX that is not the entry's own."""
        return cited.model_copy(update={"section": entry.section})

    def links(self, entry: Entry) -> list[tuple[Link, int]]:
        """The entry's links with their lines, each address once."""
        found: dict[str, tuple[Link, int]] = {}
        for mention in entry.mentions:
            link = self.link(mention)
            known = found.get(link.url) if link else None
            if link and (
                known is None or (link.kind == "code" and known[0].kind in _LESS_THAN_CODE)
            ):
                found[link.url] = (link, mention.line)
        for mention in entry.asides:
            link = self.link(mention)
            if link:
                kind = "other" if link.kind in _NAMES_THE_WORK else link.kind
                found.setdefault(link.url, (replace(link, kind=kind), mention.line))
        return _with_paper(list(found.values()))

    def link(self, mention: Mention) -> Link | None:
        """The link that is meant, its address repaired and that reported."""
        self.linked.add((mention.line, mention.href))
        where = links.address(mention.href)
        if where and where.repaired:
            self.report(
                "warning", "bad-address",
                f"“{mention.href}” is no address; it was read as {where.url}. Correct the link.",
                mention.line, addresses.mend(mention.href, where.url),
            )  # fmt: skip
        elif not mention.href.strip(" #"):
            self.report(
                "info", "bad-address",
                f"The link “{mention.name}” leads nowhere and was left out. Fill in its address.",
                mention.line,
            )  # fmt: skip
        elif wrong := addresses.fault(mention.href):
            self.report(
                "warning", "bad-address",
                f"“{mention.href}” {wrong}. Correct the link, or leave it out.", mention.line,
            )  # fmt: skip
        self.compare_text(mention)
        return mention.link()

    def compare_text(self, mention: Mention) -> None:
        """Reports a link whose text is one identifier, and whose address has another."""
        known = links.identifier(mention.href)
        if known is None or known.scheme not in _SAID_IN_LINKS:
            return
        said = identifiers.normalise(known.scheme, mention.text)
        if said and said.casefold() != known.value.casefold():
            self.report(
                "warning", "identifiers-differ",
                f"The link says {known.scheme}:{said}, and leads to {known.scheme}:{known.value}, "
                "which was taken. Correct the wrong one.", mention.line,
            )  # fmt: skip

    def united(
        self, entry: Entry, own: Reference | None, found: Sequence[tuple[Link, int]]
    ) -> Reference | None:
        """The reference that heading, links and BibTeX make together."""
        stated = _stated_title(own) if own else None
        heading = _in_full(titled(entry.title, stated, linked=entry.linked), stated or "")
        linked = identifiers.merge(
            _identifiers(link for link, _ in found), dict(reversed(entry.stated))
        )
        if own:
            self.compare(own, heading, found, entry)
        known = identifiers.merge(own.identifiers if own else {}, linked)
        title = heading.title or stated or _stand_in(known, found) or (own.title if own else "")
        title = title if title.isascii() else normalize("NFC", title)
        if not title:
            return None
        if not own and not found and not entry.stated and not _has_a_link(entry):
            self.bare.append((title, entry.line))
        base = own or _without_bibtex(entry, heading._replace(title=title), known, found)
        who = None if base.author else entry.details.who or _who(heading.annotations)
        wrote = who if who and not who.edited else None
        return base.model_copy(
            update={
                "id": reference_id(known, title),
                "title": title,
                "other_titles": _other_titles(title, (stated or title, *base.other_titles)),
                "identifiers": known,
                "author": wrote.names if wrote else base.author,
                "editor": base.editor or (who.names if who and who.edited else ()),
                "authors_truncated": bool(base.authors_truncated or (wrote and wrote.truncated)),
                "issued": base.issued or _issued(entry.details.year, heading.annotations),
                "links": _joined((link for link, _ in found), base.links),
                "section": entry.section,
                "annotations": (*heading.annotations, *base.annotations),
                "keyword": tuple(dict.fromkeys((*entry.keywords, *base.keyword))),
                "source": Source(file=self.file, line=entry.line),
            }
        )

    def compare(
        self, own: Reference, heading: Titled, found: Sequence[tuple[Link, int]], entry: Entry
    ) -> None:
        """Reports where the entry and its BibTeX disagree."""
        stated = _stated_title(own)
        if heading.title and stated and not same_title(heading.title, stated):
            self.report(
                "warning", "titles-differ",
                f"The list says “{heading.title}”, its BibTeX “{without_markup(stated)}”. The "
                "list's title was taken and the other one kept for matching. Correct the wrong "
                "one.", entry.line,
            )  # fmt: skip
        keys = identifiers.match_keys(own.identifiers)
        linked = [(_identifiers([link]), line) for link, line in found]
        if not any(keys & identifiers.match_keys(known) for known, _ in linked):
            for known, line in linked:
                self.report_differing(own, known, line)

    def report_differing(self, own: Reference, linked: dict[str, str], line: int) -> None:
        """Reports the identifiers of a link that name another work than the BibTeX's."""
        merged = identifiers.merge(own.identifiers, linked)
        for scheme, value in linked.items():
            if merged[scheme].casefold() != value.casefold():
                self.report(
                    "warning", "identifiers-differ",
                    f"The link names {scheme}:{value}, the BibTeX {scheme}:{merged[scheme]}, which "
                    "was taken. Correct the wrong one.", line,
                )  # fmt: skip


def _spans(block: Block) -> Iterable[Span]:
    """The text of a block, in a row that of all its cells."""
    if isinstance(block, Code):
        return ()
    return chain(*block.cells) if isinstance(block, Row) else block.spans


def _with_paper(found: list[tuple[Link, int]]) -> list[tuple[Link, int]]:
    """Links, the first page of reviews the paper's own where no other link leads to the paper."""
    if any(link.kind in ("paper", "pdf") for link, _ in found):
        return found
    for n, (link, line) in enumerate(found):
        known = links.identifier(link.url) if link.kind == "review" else None
        if known and known.scheme == "openreview":
            return [*found[:n], (replace(link, kind="paper"), line), *found[n + 1 :]]
    return found


def _who(annotations: Iterable[str]) -> People | None:
    """The several people whom an annotation names, and when: "(Doe et al., 2015)"."""
    return next((who for who in map(said_authors, annotations) if who and who.likely), None)


def _has_a_link(entry: Entry) -> bool:
    """Whether it links a file beside the list, or has a link without an address, told by now."""
    return any(not m.href.startswith("#") or m.href == "#" for m in entry.mentions)


def _own(cited: Sequence[Reference], title: str, found: Iterable[Link]) -> Reference | None:
    """The reference that an entry's title or links speak of, else the first."""
    if len(cited) < _MANY:
        return next(iter(cited), None)
    for reference in cited:
        if same_title(titled(title, reference.title).title, reference.title):
            return reference
    keys = identifiers.match_keys(_identifiers(found))
    by_key = (r for r in cited if keys & identifiers.match_keys(r.identifiers))
    return next(by_key, cited[0])


def _identifiers(found: Iterable[Link]) -> dict[str, str]:
    """The identifiers in the addresses of the paper itself, the first of each scheme."""
    out: dict[str, str] = {}
    for link in found:
        known = links.identifier(link.url) if link.kind in _NAMES_THE_WORK else None
        if known:
            out.setdefault(*known)
    return out


def _stated_title(own: Reference) -> str | None:
    """The title that BibTeX states; where it has none, its key or identifier stands in."""
    stand_ins = (own.citation_key, *own.identifiers.values())
    return None if own.title in stand_ins else own.title


def _in_full(heading: Titled, stated: str) -> Titled:
    """A heading of one word with the title that begins with it: "GearNet: On Gears"."""
    name = heading.title
    behind = stated[len(name) :].lstrip() if stated.casefold().startswith(name.casefold()) else ""
    if not name or " " in name or not behind.startswith(COLONS):
        return heading
    return heading._replace(title=without_markup(stated), annotations=(name, *heading.annotations))


def _other_titles(title: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in others if not same_title(title, other)))


def _joined(first: Iterable[Link], second: Iterable[Link]) -> tuple[Link, ...]:
    by_url: dict[str, Link] = {}
    for link in (*first, *second):
        by_url.setdefault(link.url, link)
    return tuple(by_url.values())


def _stand_in(known: dict[str, str], found: Sequence[tuple[Link, int]]) -> str:
    """What to call a work without a title: its identifier, else its address."""
    for scheme, value in known.items():
        return f"{scheme}:{value}"
    return next((link.url for link, _ in found), "")


def _issued(stated: int | None, added: Iterable[str]) -> PartialDate | None:
    """The year that the list states, be it in an annotation as "ICML'23"."""
    found = stated or next((y for text in added if (y := year(text))), None)
    return PartialDate(parts=((found,),)) if found else None


def _venue(added: Iterable[str]) -> str | None:
    """The venue that an annotation states with its year, as "ICML'23", "IEEE Access 2020"."""
    dated = filter(year, added)
    stated = (venue_with_year(text) or (venue(text) if is_venue(text) else None) for text in dated)
    return next(filter(None, stated), None)


def _where(said: str | None, stated: str | None) -> str | None:
    """The venue that stands beside a title, else what that states; a preprint's server at last.

    As with "[ICML 2020] On Widgets", and a badge of arXiv behind it.
    """
    on_a_server = said in SERVERS and stated is not None
    return stated if on_a_server else said or stated


def _without_bibtex(
    entry: Entry, heading: Titled, known: dict[str, str], found: Sequence[tuple[Link, int]]
) -> Reference:
    """What an entry without BibTeX is, and where it appeared; by its title alone so far."""
    within = entry.details.within or Locators()
    venue = _where(entry.details.venue, _venue(heading.annotations))
    in_volumes = bool(within.volume or within.issue)
    where = place(venue, in_volumes=in_volumes, in_a_book=within.in_a_book and not within.issue)
    house = entry.details.house
    if house and not (venue or house.loose):
        where = Place(
            "book" if house.told else "unknown", publisher=house.name, publisher_place=house.town
        )
    within = Locators() if where.kind == "preprint" else within
    links = {link.kind for link, _ in found}
    who = entry.details.who
    of_a_tool = not (known or who) and len(heading.title.split()) < _FEWEST_WORDS
    in_a_volume = where.container_title is not None or where.kind not in ("unknown", "book")
    kind = type_of(where.kind, known, links, guess=where.guess, cited=bool(entry.evidence))
    kind = "book" if who and who.edited and not in_a_volume else kind
    return Reference(
        id="title:",
        type=(by_links(links) if of_a_tool else None) or kind,
        title=heading.title,
        container_title=where.container_title,
        collection_title=where.collection_title,
        publisher=where.publisher,
        publisher_place=where.publisher_place,
        genre=where.genre,
        number=where.number,
        volume=within.volume,
        issue=within.issue,
        page=within.page,
        editor=within.editors if where.kind == "chapter" else (),
    )
