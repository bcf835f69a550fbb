"""Lines "Label: value", in which CSL's note and Zotero's Extra state variables.

Two forms: a line of its own, and citeproc-js's older `{:label: value}` anywhere
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#cheater-syntax-for-odd-fields).
Better BibTeX's fields have a third one, "tex.field= value", where the value is LaTeX.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from refsync.patterns import regex

_LINE = regex(
    r"(?:(?P<label>[A-Za-z][\w .-]{0,40}?)[ \t]*(?P<rest>:[ \t]*(?P<text>\S.*?))"
    r"|(?P<tex>[Tt][Ee][Xx]\.[\w-]+)[ \t]*(?P<raw>=[ \t]*(?P<value>\S.*?)))[ \t]*"
)
_BRACED = regex(r"\{:(?P<label>[A-Za-z][\w .-]{0,40}?)(?P<rest>:[ \t]*(?P<text>[^{}\n]+))\}")

Spelling = Callable[[str], str | None]
"""The name of the variable that a label, as people write it, means; None where it means none."""


class Line(NamedTuple):
    """One line, and the variable that it states, if any.

    Attributes:
        label: the variable's name.
        text: its value, or the line.
        whole: the line as it stands there.
        rest: what stands behind the label.
    """

    label: str | None
    text: str
    whole: str
    rest: str = ""

    @property
    def respelled(self) -> str:
        """The line, with the variable's own name for its label."""
        return f"{self.label}{self.rest}" if self.label else self.whole


def split(text: str, spelling: Spelling) -> list[Line]:
    """The lines of a text; those whose label means something have its name."""
    return list(_lines(text, spelling))


def compose(lines: Iterable[Line]) -> str:
    """The text of the lines."""
    return "\n".join(line.whole for line in lines).strip()


def _lines(text: str, spelling: Spelling) -> Iterator[Line]:
    for line in text.splitlines():
        remark = line
        for match in _BRACED.finditer(line):
            if label := spelling(match["label"]):
                yield Line(label, match["text"].strip(), match[0], match["rest"])
                remark = remark.replace(match[0], "")
        stated = _stated(remark)
        label = spelling(stated[0]) if stated else None
        if stated and label:
            yield Line(label, stated[1], remark, stated[2])
        elif remark.strip() or remark == line:
            yield Line(None, remark, remark)


def _stated(line: str) -> tuple[str, str, str] | None:
    """Label, value, and all that follows the label."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    if match["tex"]:
        return match["tex"], match["value"], match["raw"]
    return match["label"], match["text"], match["rest"]
