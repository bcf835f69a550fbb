"""Icons, as pages of Quarto and Hugo write them: "{{< fa file-pdf >}}"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.links import is_pointer, kind_by_label

_ICON = (
    r"\{\{<\s{0,4}(?:fa|ai|bi|ti|icon|icons|iconify)\s"
    r"(?P<said>[\w:=\"'. -]{1,100}?)\s{0,4}>\}\}"
)
_ALONE = regex(rf"\[\s{{0,4}}{_ICON}\s{{0,4}}\](?=\()")
"""All of a link's text: "[{{< fa file-pdf >}}](…)"."""
_ANYWHERE = regex(rf"{_ICON}[ \t]?")
_NAMES = regex(r"[\w-]+")
_GENERIC = "link"


def without_icons(text: str) -> str:
    """A text without icons; those that are all of a link's text say what it leads to."""
    if "{{<" not in text:
        return text
    text = _ALONE.sub(lambda icon: f"[{_kind(icon['said'])}]", text)
    return _ANYWHERE.sub("", text)


def _kind(said: str) -> str:
    """The word of an icon that is a label of links: "github" of "brands github"."""
    labels = (name for name in _NAMES.findall(said) if kind_by_label(name) and is_pointer(name))
    return next(labels, _GENERIC)
