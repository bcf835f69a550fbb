"""Names that lost the spaces between them with the ends of lines: "JaneDoe,Al Roeand Max Poe"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.document import Block, Text
from refsync.readers.people import people

_NAMES = regex(r"(?P<names>[^\W\d_a-z][^\n:;()\d]{3,300}?)\. (?=[^\W\d_a-z](?!\.))")
_COMMA = regex(r",(?=[^\W\d_a-z])|,(?=and\s)")
_BETWEEN = regex(r"(?<=[a-z]{2})(?<!\bMac)(?=[A-Z][a-z]{2})")
"""Given names and family name: "JaneDoe"."""
_INITIAL = regex(r"(?<![\w.-])([A-Z]\.)(?=[A-Z][a-z])")
_AND = regex(r"(?<=[a-z]{2})and (?=[A-Z][^\s,]+ [A-Z][^,]*$)")
"""Glued to the last but one: "Al Roeand Max Poe"."""
_INITIALS = regex(r"(?:[A-Z](?:\.[ -]?|$))+")
_GLUED_LAST = regex(r"(\S+ \S*[a-z]{2})and ([A-Z][a-z]+[A-Z][a-z]{2}\S*)")
"""As in "Jane Doeand AlRoe"."""
_SEVERAL = 3


def with_names_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, names in front of items with spaces between them again.

    So they are in lists in which several items of more than one name lack some. Behind the names
    stand a title and the year; what is run together in these stays as it is.
    """
    apart = {n: one for n, block in enumerate(blocks) if (one := _apart(block))}
    if sum(several for _, several in apart.values()) < _SEVERAL:
        return list(blocks)
    return [apart[n][0] if n in apart else block for n, block in enumerate(blocks)]


def _apart(block: Block) -> tuple[Text, bool] | None:
    """An item whose names lack spaces, with these, and whether there are several."""
    if not isinstance(block, Text) or not block.item:
        return None
    first = block.spans[0]
    found = _NAMES.match(first.text) if first.href is None else None
    if not found or not ANY_YEAR.search(first.text, found.end()):
        return None
    names = _with_spaces(found["names"])
    who = people(names) if names != found["names"] else None
    if not who or not who.have_given_names:
        return None
    text = names + first.text[found.end("names") :]
    spans = (first._replace(text=text), *block.spans[1:])
    return replace(block, spans=spans), len(who.names) > 1


def _with_spaces(names: str) -> str:
    """Names with spaces behind commas and initials, between words of a name, and before "and"."""
    tokens = _INITIAL.sub(r"\1 ", _COMMA.sub(", ", names)).split(", ")
    behind = [*tokens[1:], ""]
    apart = ", ".join(map(_apart_from_family_name, tokens, behind))
    return _AND.sub(" and ", apart)


def _apart_from_family_name(token: str, behind: str) -> str:
    """The given names and the family name apart of a name of one word, "JaneDoe".

    One with words of its own or initials behind it has its family name, be it "FitzGerald".
    """
    two = _GLUED_LAST.fullmatch(token)
    if two:
        return f"{two[1]}and {_BETWEEN.sub(' ', two[2])}"
    alone = " " not in token.removeprefix("and ") and not _INITIALS.fullmatch(behind)
    return _BETWEEN.sub(" ", token) if alone else token
