"""The head of a page: YAML or TOML between two lines of marks, as Jekyll, Hugo and Quarto have it.

It states the page's title; where a site keeps a page for each paper, it describes the paper. What
themes call a paper's fields is theirs: read are academicpages, al-folio, Hugo's academic theme
(now Hugo Blox), Quarto's `citation`, and pages made by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from refsync.patterns import regex

_MARKS = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 400
_KEY = regex(r"[\"']?(?P<key>[^\W\d][\w. -]*?)[\"']?\s*:(?:\s+(?P<rest>.*)|$)")
_TOML_KEY = regex(r"[\"']?(?P<key>[\w.-]+)[\"']?\s*=")
_LIKE_YAML = regex(r"\s*(?:#|$)|\s+\S|-(?:\s|$)|[\[\]{}]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in a page's head.

    Attributes:
        fields: values (texts, lists and mappings of them) by key, in lower case and with
            underscores for hyphens.
        lines: where each stands, from 1.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, *keys: str) -> str | None:
        """The first of the fields that is a text and not blank, on one line."""
        for key in keys:
            value = self.fields.get(key)
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return None


def split(text: str) -> tuple[FrontMatter, str]:
    r"""The front matter of a page and its body, which keeps its lines: the head is left blank.

    Args:
        text: the page; its lines end in "\n".
    """
    lines = text.split("\n")
    ends = _MARKS.get(lines[0].rstrip(), ())
    near = range(1, min(len(lines), _LONGEST))
    end = next((n for n in near if lines[n].rstrip() in ends), None)
    if end is None:
        return FrontMatter(), text
    head = lines[1:end]
    found = _from_toml(head) if lines[0].startswith("+") else _from_yaml(head)
    if found is None:
        return FrontMatter(), text
    return found, "\n".join([*[""] * (end + 1), *lines[end + 1 :]])


def _from_yaml(head: Sequence[str]) -> FrontMatter | None:
    """The fields of a head in YAML, each read by itself: a broken one is text, and breaks no other.

    None where the lines are no YAML, but a text between two rules.
    """
    if not all(_KEY.match(line) or _LIKE_YAML.match(line) for line in head):
        return None
    fields: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, key, piece in _pieces(head):
        fields.setdefault(key, _value(piece))
        lines.setdefault(key, number)
    return FrontMatter(fields, lines)


def _pieces(head: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Each field's line, key, and what stands behind the colon and below."""
    starts = [(n, found) for n, line in enumerate(head) if (found := _KEY.match(line))]
    ends = [*(n for n, _ in starts[1:]), len(head)]
    for (n, found), end in zip(starts, ends, strict=False):
        key = found["key"].strip().lower().replace("-", "_")
        yield n + 2, key, "\n".join([found["rest"] or "", *head[n + 1 : end]])


def _value(piece: str) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load("value: " + piece, loader)["value"]  # noqa: S506
    except yaml.YAMLError:
        return piece.strip().strip("\"'")


def _from_toml(head: Sequence[str]) -> FrontMatter | None:
    try:
        found = tomllib.loads("\n".join(head))
    except tomllib.TOMLDecodeError:
        return None
    fields = {key.lower().replace("-", "_"): _as_texts(value) for key, value in found.items()}
    lines = {
        key: n
        for n, line in reversed(list(enumerate(head, 2)))
        if (match := _TOML_KEY.match(line))
        and (key := match["key"].strip().lower().replace("-", "_")) in fields
    }
    return FrontMatter(fields, lines)


def _as_texts(value: Any) -> Any:
    match value:
        case list():
            return [_as_texts(part) for part in value]
        case dict():
            return {key: _as_texts(part) for key, part in value.items()}
        case _:
            return str(value)
