"""Which site shows a work, where its name stands before the title: "Acta Online. On Widgets."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from refsync import web_address
from refsync.patterns import regex
from refsync.publications import kind_by_name
from refsync.readers.document import Block, Span, Spans, Text
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import names_an_institution, people
from refsync.readers.places import place
from refsync.readers.sentences import FEWEST_WORDS
from refsync.readers.shapes.tabbed import is_a_name, is_a_showcase, is_of_host
from refsync.readers.shapes.words import count_words
from refsync.readers.venues import YEAR, bare_venue, is_venue
from refsync.titles import fold

_IN_FRONT = regex(
    r"(?P<number>\s*(?:(?:\[\d{1,3}\]|\d{1,3}[.)])\s+)?)(?P<site>[^\W\d_][^.,:;()\[\]\n]{1,80}?)"
    rf"(?: \((?P<year>{YEAR})\))?\. (?P<title>[^\W\d_a-z][^\n]{{2,}})"
)
_NICKNAME = regex(r"\w+[A-Z]\w*")
"""A word with capitals within, as works and those who sign by initials are called: "GearNet"."""
_MANY = 2


def with_sites_behind(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the names of sites in front of titles put behind these, if they say where."""
    for block in blocks:
        yield replace(block, spans=_turned(block.spans)) if isinstance(block, Text) else block


def _turned(spans: Spans) -> Spans:
    """A text without a site's name before its title, behind it what that says of where and when.

    An address of that site has to stand behind: "[3] Acta Online (2015). On Widgets.
    https://actaonline.org/12/3". People and institutions in front wrote the work, a nickname
    is its own.
    """
    first = spans[0] if spans else None
    if first is None or first.href is not None or first.bold or first.italic:
        return spans
    match = _IN_FRONT.fullmatch(first.text)
    if not match or not _is_shown_there(match["site"], spans) or _is_no_title(match["title"]):
        return spans
    if match["year"] and " " not in match["site"] and not _says_where(match["site"]):
        return spans
    title = match["title"].rstrip(" .")
    is_placed = any(span.italic for span in spans) or count_words(title) < FEWEST_WORDS
    said = (None if is_placed else _venue(match["site"]), match["year"])
    text = ". ".join(filter(None, (title, ", ".join(filter(None, said)))))
    return (first._replace(text=f"{match['number']}{text}. "), *spans[1:])


def _is_shown_there(site: str, spans: Sequence[Span]) -> bool:
    """Whether the first link of a text is the address of a page at a site of that name."""
    mention = next(iter(read_line(spans).mentions), None)
    where = web_address.split(mention.href) if mention else None
    if not mention or not where or not where.path.strip("/") or not is_a_name(site):
        return False
    if not (mention.is_a_bare_address or mention.speaks_for_itself):
        return False
    if is_a_showcase(site):
        return True
    wrote = names_an_institution(site) and place(site).kind != "book"
    wrote = wrote or (_are_people(site) and not is_venue(site))
    return is_of_host(site, mention.href) and not (wrote or _NICKNAME.fullmatch(site))


def _says_where(site: str) -> bool:
    """Whether a word in front says where a work is; else who wrote it has it so: "Acme (2022)"."""
    return is_venue(site) or is_a_showcase(site)


def _is_no_title(text: str) -> bool:
    """Whether what stands behind a name says where something is, or what: "Code.", "ICML 2020."."""
    said = text.strip(" .")
    return kind_by_label(said) is not None or is_venue(said) or _are_people(said)


def _are_people(text: str) -> bool:
    """Whether a text is names, and not a word that may be one."""
    who = people(text)
    return who is not None and (len(who.names) > 1 or who.have_given_names)


def _venue(site: str) -> str | None:
    """The journal or work of reference that a site's name is; a word alone may be anything."""
    known = is_venue(site) or kind_by_name(site) != "unknown"
    is_told = known or len(fold(site).split()) > _MANY
    return bare_venue(site) if is_told and not is_a_showcase(site) else None
