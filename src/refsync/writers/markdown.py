"""References as the entries of a Markdown list, in the style of a list that there is already.

Headings with links and BibTeX below, list items, or the rows of a table. The list's sections become
headings; its prose, and what the style has no place for, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from refsync.patterns import regex
from refsync.reference import Link, Name, Reference
from refsync.titles import UNTITLED
from refsync.writers import bibtex
from refsync.writers.citation_keys import assign
from refsync.writers.list_style import ListStyle

_MOST_AUTHORS = 3
_SPECIAL = regex(r"[\\`*_\[\]|]|<(?!/?(?:i|b|em|strong|sub|sup|sc)>)")
_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "|": "%7C", "<": "%3C", ">": "%3E"}

_COLUMNS = {
    "title": "title", "paper": "title", "paper title": "title", "name": "title", "papers": "title",
    "author": "authors", "authors": "authors", "venue": "venue", "conference": "venue",
    "journal": "venue", "publication": "venue", "where": "venue", "conf": "venue",
    "year": "year", "date": "date", "published": "date", "code": "code", "github": "code",
    "repo": "code", "project": "project", "project page": "project", "website": "project",
    "homepage": "project", "demo": "demo", "video": "video", "slides": "slides",
    "dataset": "dataset", "data": "dataset", "model": "model", "weights": "model", "pdf": "pdf",
    "link": "paper", "links": "links", "paper link": "paper", "url": "paper", "arxiv": "paper",
    "doi": "doi",
}  # fmt: skip
"""What the columns of a table hold, by their headings."""


def write(references: Sequence[Reference], style: ListStyle | None = None) -> str:
    """The entries, in order, under the headings of their sections.

    Args:
        references: what is written.
        style: by default list items whose titles are links.
    """
    style = style or ListStyle()
    keyed = zip(references, assign(references), strict=True)
    named = [reference.model_copy(update={"citation_key": key}) for reference, key in keyed]
    return "\n".join(_lines(named, style)) + "\n" if named else ""


def _lines(references: Sequence[Reference], style: ListStyle) -> Iterator[str]:
    section: tuple[str, ...] = ()
    write_entry = _SHAPES[style.shape]
    deepest = style.level - 1 if style.shape == "headings" else 6
    for number, reference in enumerate(references):
        headings = list(_headings(section, reference.section, deepest))
        if headings and number:
            yield ""
        yield from headings
        if style.shape == "rows" and (headings or not number):
            yield from _table_head(style)
        section = reference.section
        yield from write_entry(reference, style, number)


def _headings(before: Sequence[str], now: Sequence[str], deepest: int) -> Iterator[str]:
    """The headings that begin between two sections; going back to an outer one says it again."""
    shared = 0
    while shared < min(len(before), len(now)) and before[shared] == now[shared]:
        shared += 1
    if shared == len(now) < len(before):
        shared = max(0, shared - 1)
    for level, heading in enumerate(now[shared:], start=shared + 2):
        yield f"{'#' * min(level, max(1, deepest))} {_text(heading)}"
        yield ""


# --- shapes -------------------------------------------------------------------------------------


def _headed(reference: Reference, style: ListStyle, number: int) -> Iterator[str]:  # noqa: ARG001
    yield f"{'#' * style.level} {_title(reference)}{_nicknames(reference)}"
    yield ""
    address = _paper(reference)
    links = [(style.labels.get("paper", "Paper"), address)] if address else []
    links += [(_label(link, style), link.url) for link in reference.further_links]
    if links:
        yield from (
            f"- {_text(label)}: [{_text(_host(url))}]({_address(url)})" for label, url in links
        )
        yield ""
    if style.bibtex:
        yield _bibtex_block(reference)
        yield ""
    elif described := _description(reference):
        yield described
        yield ""


def _item(reference: Reference, style: ListStyle, number: int) -> Iterator[str]:
    address = _paper(reference)
    title = _title(reference)
    links = list(reference.further_links)
    if style.linked and address:
        title = f"[{title}]({_address(address)})"
    elif address:
        links.insert(0, Link(kind="paper", url=address, label=style.labels.get("paper", "paper")))
    if style.bold:
        title = f"**{title}**"
    title += _nicknames(reference)
    bullet = f"{number + 1}." if style.bullet[0].isdigit() else style.bullet
    brackets = [f"[[{_text(_label(link, style))}]({_address(link.url)})]" for link in links]
    described = _description(reference)
    stands_out = style.linked or style.bold
    before = title if stands_out else " ".join([title, *brackets])
    sentence = f"{before}. {described}" if described else before
    yield " ".join([bullet, sentence, *(brackets if stands_out else [])])
    if style.bibtex:
        yield from ("", *(f"  {line}" for line in _bibtex_block(reference).splitlines()), "")


def _row(reference: Reference, style: ListStyle, number: int) -> Iterator[str]:  # noqa: ARG001
    columns = [_COLUMNS.get(column, "") for column in style.columns or _DEFAULT_COLUMNS]
    has_own_link = bool({"paper", "links"} & set(columns))
    yield f"| {' | '.join(_cell(reference, column, has_own_link) for column in columns)} |"


_DEFAULT_COLUMNS = ("title", "authors", "venue", "year", "links")
_SHAPES: Mapping[str, Callable[[Reference, ListStyle, int], Iterator[str]]] = {
    "headings": _headed, "bullets": _item, "rows": _row,
}  # fmt: skip


def _table_head(style: ListStyle) -> Iterator[str]:
    columns = style.columns or _DEFAULT_COLUMNS
    yield f"| {' | '.join(column.capitalize() for column in columns)} |"
    yield "|" + " --- |" * len(columns)


def _cell(reference: Reference, column: str, has_own_link: bool) -> str:
    """What a table says of a reference in a column."""
    address = _paper(reference)
    issued = reference.issued
    match column:
        case "title":
            title, nicknames = _title(reference), _nicknames(reference)
            linked = f"[{title}]({_address(address)})" if address and not has_own_link else title
            return linked + nicknames
        case "authors":
            return _people(reference)
        case "venue":
            return _text(reference.container_title or reference.publisher or "")
        case "year" | "date":
            parts = issued.parts[0] if issued and issued.parts else ()
            return "-".join(f"{n:02d}" for n in (parts[:1] if column == "year" else parts))
        case "doi":
            return reference.identifiers.get("doi", "")
        case "paper":
            return f"[paper]({_address(address)})" if address else ""
        case "links":
            paper = [Link(kind="paper", url=address)] if address else []
            links = (*paper, *reference.further_links)
        case _:
            links = tuple(link for link in reference.further_links if link.kind == column)
    return " ".join(f"[{link.kind}]({_address(link.url)})" for link in links)


# --- texts --------------------------------------------------------------------------------------


def _title(reference: Reference) -> str:
    title = reference.title if reference.title != UNTITLED else _paper(reference) or UNTITLED
    return _text(title)


def _paper(reference: Reference) -> str | None:
    """The paper's address; that of its DOI where nothing else is known."""
    doi = reference.identifiers.get("doi")
    return reference.address or (f"https://doi.org/{doi}" if doi else None)


def _nicknames(reference: Reference) -> str:
    """What the list adds to the title, as it adds it: " (CLIP)"."""
    return "".join(f" ({_text(note)})" for note in reference.annotations)


def _bibtex_block(reference: Reference) -> str:
    return f"```bibtex\n{bibtex.write([reference.model_copy(update={'links': ()})])}```"


def _description(reference: Reference) -> str:
    """Authors, venue and year: "Jane Doe, John Roe. *Nature*, 2020."."""
    venue = _text(reference.container_title or reference.publisher or "")
    year = reference.issued.year if reference.issued else None
    where = ", ".join(filter(None, [f"*{venue}*" if venue else "", str(year) if year else ""]))
    return " ".join(f"{part.rstrip('.')}." for part in (_people(reference), where) if part)


def _people(reference: Reference) -> str:
    names = [_text(_name(name)) for name in reference.byline[:_MOST_AUTHORS]]
    more = len(reference.byline) > _MOST_AUTHORS or reference.authors_truncated
    return ", ".join([*names, *(["et al."] if more and names else [])])


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    particle = name.dropping_particle or name.non_dropping_particle
    return " ".join(filter(None, (name.given, particle, name.family, name.suffix)))


def _label(link: Link, style: ListStyle) -> str:
    """What the list calls such links, or what this one was called."""
    if link.kind == "other":
        return link.label or link.kind
    return style.labels.get(link.kind) or link.label or link.kind


def _host(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _text(text: str) -> str:
    """The text so that Markdown prints it as it is."""
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))


def _address(url: str) -> str:
    return "".join(_UNSAFE.get(sign, sign) for sign in url)
