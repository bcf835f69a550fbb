"""What the query of a request selects, and the addresses of its other pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from refsync.zotero.embedded.http import Request, natural
from refsync.zotero.embedded.objects import is_key
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.store.queries import AnyOf, ItemSelection, Page
from refsync.zotero.embedded.text import fold
from refsync.zotero.schema import schema

_LIMIT = 25
_MAX_LIMIT = 100
_DESCENDING = ("dateAdded", "dateModified", "date")
_FORMATS = ("json", "keys", "versions")
_ALL = ("keys", "versions")
"""Formats that list all there is where no limit is asked for."""
_EXPORTS = (
    "atom", "bib", "biblatex", "bibtex", "bookmarks", "coins", "csljson", "csv", "mods", "refer",
    "rdf_bibliontology", "rdf_dc", "rdf_zotero", "ris", "tei", "wikipedia",
)  # fmt: skip
_INCLUDES = ("data", "citation", *_EXPORTS[1:])


@dataclass(frozen=True, slots=True)
class Listing:
    """Which form and part of a selection is asked for.

    Attributes:
        in_key_order: the objects come as their keys are named.
        include: what is shown of each: "data", or an export.
    """

    format: str
    page: Page
    in_key_order: bool = False
    include: tuple[str, ...] = ("data",)


def listing(
    request: Request,
    orders: Mapping[str, str],
    keys: tuple[str, ...] = (),
    exports: Collection[str] = (),
) -> Listing:
    """What `format`, `include`, `sort`, `direction`, `start` and `limit` say.

    Args:
        request: with the query.
        orders: what may be sorted by.
        keys: the objects named by key; as many as may be are on one page.
        exports: the export formats that the objects can be written in.

    Raises:
        RefusedError: a value that the server doesn't know.
    """
    format_ = output_format(request, exports)
    start = _integer(request.parameter("start")) or 0
    limit = _limit(request, format_, len(keys))
    order = request.parameter("sort") or request.parameter("order") or "dateModified"
    in_key_order = bool(keys) and order == "itemKeyList"
    if order not in orders and not in_key_order:
        raise RefusedError(400, f"Invalid 'sort' value '{order}'")
    page = Page(
        "dateModified" if in_key_order else order, _descending(request, order), start, limit
    )
    return Listing(format_, page, in_key_order, included(request, exports))


def items_query(request: Request, selection: ItemSelection) -> ItemSelection:
    """What the query narrows a selection of items down to.

    Raises:
        RefusedError: a value that the server doesn't know.
    """
    trashed = request.parameter("includeTrashed") not in (None, "", "0")
    return replace(
        selection,
        trash=None if trashed and selection.trash is False else selection.trash,
        keys=keys(request, "itemKey"),
        since=since(request),
        tags=tuple(_tag(value) for name, value in request.query if name == "tag"),
        types=tuple(_type(value) for name, value in request.query if name == "itemType"),
        words=tuple(fold(request.parameter("q") or "").split()),
    )


def keys(request: Request, parameter: str) -> tuple[str, ...]:
    """The keys that a parameter lists; malformed ones are passed over."""
    named = (request.parameter(parameter) or "").split(",")
    return tuple(dict.fromkeys(key for key in named if is_key(key)))


def since(request: Request) -> int | None:
    """The version after which an object has changed."""
    value = request.parameter("since")
    if value is None or value == "":
        return None
    version = natural(value)
    if version is None:
        raise RefusedError(400, "Invalid value for 'since' parameter")
    return version


def alternatives(value: str) -> tuple[str, ...]:
    """The parts of "a || b"."""
    return tuple(part.strip() for part in value.split(" || "))


def page_links(request: Request, page: Page, total: int, alternate: str) -> str:
    """The Link header: the first, previous, next and last page, and the page for people."""
    starts: dict[str, int] = {}
    step = page.limit or max(total, 1)
    last = max(total - 1, 0) // step * step
    if page.start:
        starts |= {"first": 0, "prev": max(page.start - step, 0)}
    if page.start + step < total:
        starts["next"] = page.start + step
    if page.start != last:
        starts["last"] = last
    links = [f'<{_address(request, page, start)}>; rel="{rel}"' for rel, start in starts.items()]
    return ", ".join([*links, f'<{alternate}>; rel="alternate"'])


def _limit(request: Request, format_: str, keys: int) -> int | None:
    """How many objects a page has; None is all."""
    stated = _integer(request.parameter("limit")) or 0
    if keys:
        return min(stated, _MAX_LIMIT) if stated > 0 else _MAX_LIMIT
    if format_ in _ALL:
        return stated if stated > 0 else None
    return min(stated, _MAX_LIMIT) if stated > 0 else _LIMIT


def _address(request: Request, page: Page, start: int) -> str:
    query = [(n, value) for n, value in request.query if n not in ("start", "limit", "key")]
    if page.limit:
        query.append(("limit", str(page.limit)))
    if start:
        query.append(("start", str(start)))
    written = f"?{urlencode(query)}" if query else ""
    return f"{request.origin}{quote(request.path)}{written}"


def output_format(request: Request, exports: Collection[str] = ()) -> str:
    """What `format` says, with an `include` that goes with it.

    Raises:
        RefusedError: the server doesn't know it, or the embedded library doesn't.
    """
    format_ = request.parameter("format") or "json"
    if format_ == "bib" and request.parameter("limit") is not None:
        raise RefusedError(400, "'limit' is not valid for format=bib")
    if format_ in _EXPORTS and format_ not in exports:
        raise RefusedError(501, f"The embedded library does not write '{format_}'")
    if format_ not in (*_FORMATS, *exports):
        raise RefusedError(400, f"Invalid 'format' value '{format_}'")
    if request.parameter("include") is not None and format_ != "json":
        raise RefusedError(400, "'include' is valid only for format=json")
    return format_


def included(request: Request, exports: Collection[str] = ()) -> tuple[str, ...]:
    """What `include` says.

    Raises:
        RefusedError: the server doesn't know it, or the embedded library doesn't.
    """
    parts = tuple((request.parameter("include") or "data").split(","))
    for part in parts:
        if part not in _INCLUDES:
            raise RefusedError(400, f"Invalid 'include' value '{part}'")
        if part not in ("data", *exports):
            raise RefusedError(501, f"The embedded library does not write '{part}'")
    return parts


def _descending(request: Request, order: str) -> bool:
    direction = request.parameter("direction")
    if direction not in (None, "", "asc", "desc"):
        raise RefusedError(400, f"Invalid 'direction' value '{direction}'")
    return direction == "desc" if direction else order in _DESCENDING


def _integer(value: str | None) -> int | None:
    if value is None:
        return None
    size = natural(value.removeprefix("-"))
    return -size if size and value.startswith("-") else size


def _tag(value: str) -> AnyOf:
    negated = value.startswith("-")
    names = alternatives(value[1:] if negated else value)
    return AnyOf(tuple(fold(name.removeprefix("\\")) for name in names), negated)


def _type(value: str) -> AnyOf:
    negated = value.startswith("-")
    types = alternatives(value[1:] if negated else value)
    for type_ in types:
        if type_ not in schema().item_types:
            raise RefusedError(400, f"Invalid itemType '{type_}'")
    return AnyOf(types, negated)
