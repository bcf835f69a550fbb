"""Which site shows a work, where its title is as in a browser's tab: "On Widgets | Acta Fabri"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from refsync import web_address
from refsync.characters import ends_in_brackets
from refsync.patterns import regex
from refsync.publications import kind_by_name
from refsync.readers.details import details
from refsync.readers.entry import Entry
from refsync.readers.journals import is_told_by_its_words
from refsync.readers.people import people
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import count_words
from refsync.readers.titles import EDITION
from refsync.readers.venues import JOURNALS_OF_A_WORD, YEAR, bare_venue, is_venue
from refsync.titles import fold

_MARK = regex(r"\s+([|\uff5c]|[-–—])\s+|(:)\s+")
_BARS = "|\uff5c"
_JOINING = frozenset(("of", "the", "and", "in", "for", "on", "to", "de", "der", "für"))
_OF_PAGES = frozenset(
    ("abstract", "article", "full text", "full text html", "fulltext", "html", "pdf")
)
"""What sites say of a page in its title: "On Widgets | Acta Fabri | Full Text"."""
_KNOWN_SHOWCASES = (
    "ACM Digital Library, ACM Other Conferences, Academia.edu, Annual Reviews, Cambridge Core, "
    "CiteSeerX, Elsevier, Emerald Insight, Europe PMC, Frontiers, Google Books, Hugging Face, "
    "IEEE Journals & Magazine, IEEE Conference Publication, IEEE Xplore, Internet Archive, "
    "IOPscience, JSTOR, "
    "MDPI, MIT Press, OpenReview, Oxford Academic, PMC, Papers With Code, Project Euclid, "
    "Project MUSE, PubMed, PubMed Central, ResearchGate, SAGE Journals, ScienceDirect, "
    "Semantic Scholar, Springer, Springer Nature, SpringerLink, Springer Nature Link, "
    "Taylor & Francis Online, Wiley Online Library, Zenodo"
)
_SHOWCASES = frozenset(fold(name) for name in _KNOWN_SHOWCASES.split(", "))
"""Sites with works of many publishers, journals or conferences, so that they are no venue."""
_WITHIN_A_COUNTRY = frozenset(("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"))
_PART = regex(
    r"(?:Parts?|Vol(?:ume|\.)?|Chap(?:ter|\.)|Book|No\.?|Band|Bd\.|Teil|Kapitel|Partie|Tome|"
    r"Parte|Tomo|Version|Lecture|Episode)"
    r"(?: ?\d| (?:[IVX]{1,5}|[A-Z]|One|Two|Three|Four|Five|First|Second)\b).*|"
    r"[IVX]{1,5}|\d{1,3}|(?:1[5-9]|20)\d\d(?:\s?[–-]\s?\d{2,4})?",
    re.IGNORECASE,
)
"""Which part of a work, or from when: "Part II", "Vol. 3", "2015"."""
_KNOWN_PARTS_OF_SITES = (
    "abs abstracts archive archives article articles blog book books doc docs documents download "
    "downloads file files home html journal journals library media news page pages paper papers "
    "pdf pdfs post posts preprints projects publication publications pubs reports research "
    "resources static talks wiki works writing"
)
_PARTS_OF_SITES = frozenset(_KNOWN_PARTS_OF_SITES.split())
"""With what addresses begin at any site, so that it is no journal's: "/papers/gears.pdf"."""
_KNOWN_SERVERS = (
    "arxiv biorxiv chemrxiv hal medrxiv openreview osf preprints psyarxiv ssrn techrxiv"
)
_SERVERS = frozenset(_KNOWN_SERVERS.split())
_SOCIETIES = frozenset(("acm", "acs", "aip", "aps", "ieee", "iet", "rsc", "siam"))
"""They have journals of many names, of which theirs is not short for any."""
_POSSESSIVE = regex(r"[’']s(?!\w)")
_VOLUME_IN_FRONT = regex(
    r"(?P<where>[^\W\d_a-z][^\d()|:]{2,60} \d{1,4}(?:, | ?\(\d{1,4}\),? )\w{1,12}(?:[–-]\d{1,6})? "
    rf"\({YEAR}\))\s[-–—|]\s(?P<title>\S.*)"
)
"""As a journal's own pages have it: "Acta Fabri 12, 345 (2015) - On Widgets"."""
_MANY = 2
_SHORTEST = 3
_MOST_BEHIND = 3
_MOST_WORDS = 16
_FEWEST = 3


class _Tab(NamedTuple):
    """A title and what stands behind it.

    Attributes:
        sites: what a tab shows behind the title, the nearest to it first.
        sure: the first of these is told by the title's link, or by itself.
        told: it is a known venue, or like the link's host, so that it need not be there again.
    """

    title: str
    sites: tuple[str, ...]
    sure: bool
    told: bool = True


def without_sites(parts: Sequence[Sequence[Entry]], *, headed: bool = False) -> list[list[Entry]]:
    """The entries of a list's parts, what a browser shows behind a page's title set apart.

    A site or journal behind a linked title is one by the link's host: "On Widgets - The Acta" at
    theacta.org. Behind a bar its name may be longer, or known: "On Widgets | Acta Gears" there.
    Where a list has several such, others in their place are told by less: known venues, and what
    stands behind several titles. Behind a colon it is one by its domain's or folder's name only.

    Args:
        parts: entries with linked titles.
        headed: they have headings of their own instead, and links below these.
    """
    tabs = [[_tab(entry, headed=headed) for entry in part] for part in parts]
    known = [tab for found in tabs for tab in found if tab]
    several = sum(tab.sure for tab in known) >= _FEWEST
    sites = Counter(tab.sites[0] for tab in known if tab.sites)
    return [
        [
            _apart(entry, tab)
            if tab and (tab.sure or (several and (tab.told or sites[tab.sites[0]] >= _MANY)))
            else entry
            for entry, tab in zip(part, found, strict=True)
        ]
        for part, found in zip(parts, tabs, strict=True)
    ]


def _apart(entry: Entry, tab: _Tab) -> Entry:
    """The entry by its title; where it appeared is the first site that is a venue.

    That of somebody's own name is none: "On Widgets - Jane Doe" at janedoe.com.
    """
    if volume := _VOLUME_IN_FRONT.fullmatch(entry.title):
        said = entry.details.completed(details([volume["where"]]))
        return replace(entry, title=tab.title, details=said)
    names = (
        site
        for n, site in enumerate(tab.sites)
        if fold(site) not in _SHOWCASES | _OF_PAGES and not (n == 0 and _is_a_person(site))
    )
    where = next((bare_venue(name) or name for name in names), None)
    said = entry.details
    return replace(entry, title=tab.title, details=said._replace(venue=said.venue or where))


def _tab(entry: Entry, *, headed: bool) -> _Tab | None:
    """The title and the sites of a linked title, if something may be a site in it."""
    if not (entry.linked or headed) or not _MARK.search(entry.title):
        return None
    mentions = [m for m in entry.mentions if leads_to_a_paper(m)]
    href = next((m.href for m in mentions or (entry.mentions if headed else ())), None)
    if href is None:
        return None
    front, bar, title = entry.title.partition(" | ")
    if bar and is_a_showcase(front) and _is_like_host(front, href):
        return _Tab(title, (), sure=True)
    if volume := _VOLUME_IN_FRONT.fullmatch(entry.title):
        return _Tab(volume["title"], (volume["where"],), sure=True)
    title, found = entry.title, None
    behind: tuple[str, ...] = ()
    for match in list(_MARK.finditer(title))[: -_MOST_BEHIND - 1 : -1]:
        if ends_in_brackets(title[: match.start()]):
            break
        behind = (title[match.end() :].strip(), *behind)
        title = title[: match.start()]
        told = _told(title, match[1] or match[2], behind, href)
        found = told if told and (told.sure or not found) else found
    return found


def _told(title: str, mark: str, behind: tuple[str, ...], href: str) -> _Tab | None:
    """A title and what stands behind it, where the first of that may be a site."""
    site = behind[0]
    if count_words(title) < _MANY or not is_a_name(site):
        return None
    if mark == ":":
        is_sure = _is_domain(site, href) or _is_short_in_path(site, href)
        return _Tab(title, behind, is_sure) if is_sure else None
    behind_a_bar = mark in _BARS
    is_known = is_venue(site) or site in JOURNALS_OF_A_WORD or is_told_by_its_words(site)
    is_host, is_like_it = _is_host(site, href), _is_like_host(site, href)
    sure = is_host or (behind_a_bar and (is_like_it or is_known))
    told = is_like_it or is_known
    may_be = behind_a_bar and not (_is_a_person(site) or _is_at_a_server(href))
    return _Tab(title, behind, sure, told) if sure or told or may_be else None


def is_of_host(site: str, href: str) -> bool:
    """Whether a site is called as the host of an address is, or that is short for its name."""
    return _is_host(site, href) or _is_like_host(site, href)


def is_a_showcase(site: str) -> bool:
    """Whether a site has works of many publishers, journals or conferences."""
    return fold(site) in _SHOWCASES


def _is_a_person(text: str) -> bool:
    """Whether a text is names, and not as journals are called: "Jane Doe", no "Acta Fabri"."""
    who = people(text)
    named = who is not None and (who.likely or who.have_given_names)
    return named and not (is_venue(text) or kind_by_name(text) != "unknown")


def _is_at_a_server(href: str) -> bool:
    """Whether an address is a preprint server's, whose titles have no site behind them."""
    where = web_address.split(href)
    return where is not None and not _SERVERS.isdisjoint(where.host.split("."))


def is_a_name(text: str) -> bool:
    """Whether a text is as a site or journal is called, all words but joining ones in capitals.

    No part or edition of a work is: "Part II", "2nd Edition".
    """
    if _PART.fullmatch(text) or EDITION.fullmatch(text):
        return False
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if not 0 < len(words) <= _MOST_WORDS or words[0] in ("A", "An"):
        return False
    return all(not word[0].islower() or word in _JOINING or word[1:2].isupper() for word in words)


def _is_host(site: str, href: str) -> bool:
    """Whether a site is called as its host is, or as the part of that with the page."""
    where = web_address.split(href)
    if where is None:
        return False
    host = where.host.removeprefix("www.")
    name = _letters(site)
    return bool(name) and name in (*map(_letters, _labels(host)), _letters(host), _path(href))


def _is_domain(site: str, href: str) -> bool:
    """Whether a site is called as its domain is, and not as a page of others' there may be."""
    where = web_address.split(href)
    labels = list(_labels(where.host.removeprefix("www."))) if where else []
    return bool(labels) and _letters(site) == _letters(labels[-1])


def _path(href: str) -> str:
    """With what the path of an address begins, if that is no part of any site."""
    where = web_address.split(href)
    path = where.path.strip("/").partition("/")[0].lower() if where else ""
    return "" if path in _PARTS_OF_SITES else path


def _is_short_in_path(site: str, href: str) -> bool:
    """Whether an address has a folder at its site whose name is short for a journal's."""
    named = kind_by_name(site) != "unknown"
    return named and _is_short_for(_path(href), fold(site).split())


def _is_like_host(site: str, href: str) -> bool:
    """Whether a site's name begins with its host's as words, or that is short for it.

    As of "Acta of Gears" at acta.org or actgears.org, and of "Acta" at actaonline.org, "Acta Gears"
    at gears.actaonline.org.
    """
    where = web_address.split(href)
    labels = list(_labels(where.host.removeprefix("www."))) if where else []
    if not labels:
        return False
    name, main = _letters(site), _letters(labels[-1])
    in_full = _POSSESSIVE.sub("", site).split()
    begins = min(len(name), len(main)) >= _SHORTEST and (
        main.startswith(name)
        or any(_letters(" ".join(in_full[:n])) == main for n in range(1, len(in_full) + 1))
    )
    words = [word for word in fold(site).split() if word not in _JOINING]
    return begins or any(_is_short_for(label, words) for label in labels) or _spell(labels, words)


def _spell(labels: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of several words begins a label of its own: "gears.actaonline", "Acta Gears"."""
    begun = [{n for n, label in enumerate(labels) if label.startswith(word)} for word in words]
    are_long = all(len(word) >= _SHORTEST for word in words)
    return (
        len(words) >= _MANY and are_long and all(begun) and len(set().union(*begun)) >= len(words)
    )


def _labels(host: str) -> Iterator[str]:
    """The words of a host but its domain, its own last: "gears", "acme" of gears.acme.org."""
    *labels, _ = host.split(".")
    country = len(labels) > 1 and labels[-1] in _WITHIN_A_COUNTRY
    return iter(labels[:-1] if country else labels)


def _letters(name: str) -> str:
    """A name as it may stand in an address: "acta" of "The Acta"."""
    return fold(name).replace(" ", "").removeprefix("the")


def _is_short_for(label: str, words: Sequence[str]) -> bool:
    """Whether a label is made of the begins of words: "actwid" of "Acta Widgetorum"."""
    if len(label) < _SHORTEST or len(words) < _MANY or label in _SOCIETIES:
        return False
    ends = {0}
    for word in words:
        ends = {end + n for end in ends for n in range(1, _common(word, label[end:]) + 1)}
    return len(label) in ends


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
