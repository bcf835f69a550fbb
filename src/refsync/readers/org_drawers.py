"""Property drawers of Org headlines, which may describe the work that the headline names.

Org's own `ol-bibtex` keeps BibTeX entries so: the headline is the title, BTYPE the entry type,
CUSTOM_ID the citation key, and each field a property
(https://orgmode.org/manual/External-Links.html). Other people's drawers say AUTHOR, YEAR, ISBN,
URL. Either is turned back into BibTeX, line for line, and read as an entry's BibTeX is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from refsync import identifiers
from refsync.patterns import regex

_PLANNING = regex(r"\s*(?:CLOSED|SCHEDULED|DEADLINE):")
_BEGIN = regex(r"\s*:PROPERTIES:\s*$", re.IGNORECASE)
_END = regex(r"\s*:END:\s*$", re.IGNORECASE)
_OPENS = regex(r"\s*:[^\s:]+:\s*$")
"""The first line of any drawer, which may be Emacs' own; a property without a value looks alike."""
HEADLINE = regex(r"\*+\s")
_PROPERTY = regex(r"\s*:(?P<name>[^\s:]+?)\+?:(?:\s+(?P<value>\S.*?))?\s*$")
_URL = regex(r"https?://\S+")
_CITED = regex(r"(?:\[\[)?(?:cite\w*:&?|@)(?P<key>[^\s\[\],;]+)")
_KEYS = ("custom_id", "citekey", "cite_key", "bibtex_key", "roam_key", "roam_keys", "roam_refs")

_FIELDS: Mapping[str, str] = {
    **{name: name for name in (
        "author", "editor", "translator", "year", "journal", "booktitle", "publisher", "doi",
        "isbn", "issn", "eprint", "volume", "number", "pages", "edition", "series", "school",
        "institution", "abstract", "url", "pmid", "subtitle", "month", "language",
    )},
    "authors": "author", "editors": "editor", "published": "date", "journaltitle": "journal",
    "publication": "journal", "venue": "booktitle", "conference": "booktitle",
    "proceedings": "booktitle", "isbn10": "isbn", "isbn13": "isbn", "isbn_10": "isbn",
    "isbn_13": "isbn", "arxiv": "eprint", "arxiv_id": "eprint", "link": "url", "keywords":
    "keywords", "pdf": "pdf", "code": "code", "video": "video", "slides": "slides",
}  # fmt: skip
"""Properties, and the BibTeX fields that they are."""

_DESCRIBE = frozenset(
    {"author", "editor", "journal", "booktitle", "doi", "isbn", "eprint", "pmid", "issn"}
)
"""Fields that nothing but a work has."""

_OF_PEOPLE = frozenset({"author", "editor", "translator"})
_SIGNS = str.maketrans(
    {**{sign: "\\" + sign for sign in "&%$#_"}, **dict.fromkeys("{}\\", None), "~": " ", "^": " "}
)


@dataclass(frozen=True, slots=True)
class Drawer:
    """A property drawer.

    Attributes:
        line: of its `:PROPERTIES:`, from 1.
        properties: values by name in lower case, each with the lines below `line` where it stands.
        end: how many lines below `line` its `:END:` stands, or the last property if it has none.
    """

    line: int
    properties: Mapping[str, tuple[str, int]]
    end: int

    @property
    def key(self) -> str | None:
        """The citation key that it states."""
        for name in _KEYS:
            value = self.properties.get(name, ("", 0))[0]
            cited = _CITED.search(value)
            if cited:
                return cited["key"]
            if value and not re.search(r"[\s{},:/]", value):
                return value
        return None

    @property
    def links(self) -> dict[str, str]:
        """The addresses in it, each once, with the property that holds it."""
        links: dict[str, str] = {}
        for name, (value, _) in self.properties.items():
            for url in _URL.findall(value):
                links.setdefault(url.rstrip("]"), name)
        return links

    @property
    def describes_a_work(self) -> bool:
        """It says more than a headline's drawer would, unless the headline is a work's title."""
        return (
            "btype" in self.properties
            or any(_FIELDS.get(name) in _DESCRIBE for name in self.properties)
            or any(map(identifiers.from_url, self.links))
        )

    def bibtex(self, title: str, key: str | None) -> str:
        """The work as a BibTeX entry, whose lines are those of the drawer.

        Args:
            title: the headline.
            key: a citation key that stands elsewhere.
        """
        lines = [""] * (self.end + 1)
        lines[0] = entry_start(self._type(), self.key or key or "", title)
        for field, value, line in self._fields():
            lines[line] += f"{field} = {{{value}}},"
        lines[-1] += "}"
        return "\n".join(lines)

    def _type(self) -> str:
        stated = self.properties.get("btype", ("", 0))[0]
        if stated.isalpha():
            return stated
        fields = {_FIELDS.get(name) for name in self.properties}
        if fields & {"isbn"} or "goodreads" in self.properties:
            return "book"
        if "journal" in fields:
            return "article"
        return "inproceedings" if "booktitle" in fields else "misc"

    def _fields(self) -> Iterator[tuple[str, str, int]]:
        """Fields with their values and lines; one that stands twice counts once."""
        is_bibtex = "btype" in self.properties
        addresses = [url for url, name in self.links.items() if _FIELDS.get(name, "url") == "url"]
        seen: set[str] = set()
        for name, (text, line) in self.properties.items():
            field = _FIELDS.get(name, name if is_bibtex else "")
            if not text or field in ("", "url", *seen) or name in ("btype", "title", *_KEYS):
                continue
            seen.add(field)
            value = text if is_bibtex else text.translate(_SIGNS)
            yield field, with_and(value) if field in _OF_PEOPLE else value, line
        if addresses:
            yield "url", addresses[0], self.properties[self.links[addresses[0]]][1]
        if addresses[1:]:
            yield "other", " ".join(addresses[1:]), self.end


def entry_start(kind: str, key: str, title: str) -> str:
    """The beginning of a BibTeX entry."""
    return f"@{kind}{{{key}, title = {{{title.translate(_SIGNS)}}},"


def with_and(people: str) -> str:
    """A list of people that is separated by commas, as BibTeX has it: by "and"."""
    pieces = [piece.strip() for piece in re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", people)]
    apart = len(pieces) > 1 and all(" " in piece for piece in pieces)
    return " and ".join(pieces) if apart else people


def drawer_below(source: Sequence[str], headline: int) -> Drawer | None:
    """The drawer of the headline in a line, counted from 1, if it has one.

    One without its `:END:` goes as far as its properties do.
    """
    begin = headline
    while begin < len(source) and _PLANNING.match(source[begin]):
        begin += 1
    if begin >= len(source) or not _BEGIN.match(source[begin]):
        return None
    end = _end(source, begin)
    last = _last_property(source, begin) if end is None else end
    properties: dict[str, tuple[str, int]] = {}
    for n in range(begin + 1, last + 1):
        found = None if n == end else _PROPERTY.match(source[n])
        if found:
            properties.setdefault(found["name"].lower(), (found["value"] or "", n - begin))
    return Drawer(begin + 1, properties, last - begin) if last > begin else None


def with_ends(source: Sequence[str]) -> tuple[list[str], list[int]]:
    """The lines of a text, each of its drawers with one `:END:`, in the place of a line of it.

    pandoc takes what is between a drawer without its end, or a second end, and the end of the next
    drawer for Emacs' own notes, with the headlines in it. The numbers of the first lines of
    properties without their end are given with the lines, from 1.
    """
    lines, unclosed = list(source), []
    ends = _ends_below(source)
    is_open = False
    last = -1
    for n, line in enumerate(source):
        if n <= last:
            continue
        if HEADLINE.match(line):
            is_open = False
        elif _END.match(line):
            lines[n] = line if is_open else ""
            is_open = False
        elif _OPENS.match(line) and not is_open:
            is_open = ends[n]
            if not is_open:
                has_properties = _BEGIN.match(line) is not None
                last = _last_property(source, n) if has_properties else n
                lines[last] = ":END:" if last > n else ""
                unclosed += [n + 1] if has_properties else []
    return lines, unclosed


def _ends_below(source: Sequence[str]) -> list[bool]:
    """For each line, whether an end stands below, and no headline or properties before that."""
    below: list[bool] = []
    is_below = False
    for line in reversed(source):
        below.append(is_below)
        is_below = _END.match(line) is not None or (
            is_below and not (HEADLINE.match(line) or _BEGIN.match(line))
        )
    return below[::-1]


def _end(source: Sequence[str], begin: int) -> int | None:
    """The line with the `:END:` of the drawer that begins in one, before the next headline."""
    for n in range(begin + 1, len(source)):
        if _END.match(source[n]):
            return n
        if HEADLINE.match(source[n]) or _BEGIN.match(source[n]):
            return None
    return None


def _last_property(source: Sequence[str], begin: int) -> int:
    """The last line of a drawer that has properties in it, or the first one."""
    below = takewhile(lambda n: _PROPERTY.match(source[n]), range(begin + 1, len(source)))
    return max(below, default=begin)
