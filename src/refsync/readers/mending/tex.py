"""What TeX says within Markdown, as R Markdown and pandoc have it, put as Markdown does."""

from __future__ import annotations

import re

from refsync import latex
from refsync.patterns import regex

_QUOTES = regex(r"``(?=[^\s`])([^`]{1,400}?)''")
"""As TeX has them, which Markdown may take for code."""
_ACCENT = regex(
    r"(?<=[^\W\d_])\\(?:\"\{?[AEIOUaeiouy]\}?(?![^\W\d_]*\\?\")|"
    r"(?<=[^\W\d_]{3}\\)'\{?[AEIOUaeiouy]\}?)|\{\\[&#%$_]\}"
)
"""As "Schr\\"odinger", "Pad\\'e", "{\\&}", of which Markdown takes the backslash."""
_FORMULA = regex(r"(?<![\\$\w])\$(?=[^\s$])([^$`\n]{1,300})(?<=[^\s\\])\$(?![\d$])")
_BRACKET_AS_FORMULA = regex(r"(?<![\\$\w])\$([\[\]()])\$(?![\d$])")
"""A bracket that is none of a link's: "$[$[doi:10.1234/widgets](…)$]$"."""
_MARKS_IN_FORMULAS = regex(r"[\\_*]")
_EMPHASIS = {"emph": "*", "textit": "*", "textsl": "*", "textbf": "**"}
_COMMAND = regex(
    rf"{_FORMULA.pattern}|"
    r"\\(?:(?P<command>emph|text(?:it|sl|bf))|textcolor\{[\w!]{1,40}\})"
    r"\{(?P<text>[^\s{}\\*](?:[^{}\\*]{0,400}[^\s{}\\*])?)\}"
)
"""One that sets its text apart, outside formulas: "\\emph{On Widgets}"."""
_SPACE = regex(
    r"\s*\\(?:(?:big|med|small)skip|(?:new|clear)page|pagebreak|[hv]fill|noindent|"
    r"vspace\*?\{[^{}]{1,20}\})\s*"
)
"""A line that only sets others apart."""
_MANY = 2


def with_tex(line: str) -> str:
    r"""A line in which TeX comes through Markdown: "Pad\'e" is "Padé", "$a_i\,b_j$" stays so.

    "\emph{On Widgets}" is "*On Widgets*", and a line with "\bigskip" alone is empty.
    """
    line = _QUOTES.sub(r"“\1”", line) if "``" in line else line
    if "\\" not in line and "$" not in line:
        return line
    if _SPACE.fullmatch(line):
        return ""
    line = _ACCENT.sub(lambda match: latex.decode(match[0]), line)
    if "`" in line:
        return line
    line = _COMMAND.sub(_with_emphasis, line)
    if line.count("$") < _MANY:
        return line
    line = _BRACKET_AS_FORMULA.sub(r"\1", line)
    return _FORMULA.sub(lambda match: _MARKS_IN_FORMULAS.sub(r"\\\g<0>", match[0]), line)


def _with_emphasis(found: re.Match[str]) -> str:
    if found["text"] is None:
        return found[0]
    mark = _EMPHASIS.get(found["command"] or "", "")
    return f"{mark}{found['text']}{mark}"
