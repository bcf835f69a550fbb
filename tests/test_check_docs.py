"""docs/problems.md tells each code, with an example that shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from refsync.checks import check
from refsync.checks.codes import CODES
from refsync.fixes import fix
from refsync.readers import Format, read_text
from refsync.reading import Reading
from refsync.sources import SourceText

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs" / "problems.md").read_text("utf-8")
EXAMPLE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FORMATS: dict[str, Format] = {
    "bibtex": "bibtex", "markdown": "markdown", "rst": "rst", "ris": "ris", "json": "csl-json",
}  # fmt: skip
REPORTED = re.compile(
    r'"(?:error|warning|info)",\s*"([a-z]+-[a-z-]+)"|code="([a-z-]+)"'
    r'|"([a-z]+-[a-z-]+)": \("(?:error|warning|info)'
)
"""How the source says a code: behind its severity, by name, or in a table before its severity."""


def sections() -> dict[str, str]:
    """What the page says of each code."""
    parts = re.split(r"^### (.*)$", DOCS, flags=re.MULTILINE)
    return {
        code: text
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
        for code in re.findall(r"`([a-z-]+)`", heading)
    }


def examples() -> dict[str, tuple[Format, str]]:
    """The example of each code that has one."""
    found = {code: EXAMPLE.search(text) for code, text in sections().items()}
    return {code: (FORMATS[match[2]], match[3]) for code, match in found.items() if match}


def read(text: str, form: Format) -> Reading:
    return read_text(SourceText("example", text), form)


def test_each_code_that_refsync_reports_is_told() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    reported = {next(filter(None, groups)) for groups in REPORTED.findall(text)}
    assert len(reported) > 50
    assert reported - sections().keys() == set()


@pytest.mark.parametrize("code", [code for code in examples() if code != "unclosed-tag"])
def test_the_example_of_a_code_shows_it(code: str) -> None:
    form, text = examples()[code]
    problems = check(read(text, form), this_year=2026)
    assert code in {problem.code for problem in problems}


@pytest.mark.parametrize("code", [code for code in examples() if code != "unclosed-tag"])
def test_an_example_is_as_severe_as_is_said(code: str) -> None:
    form, text = examples()[code]
    problems = check(read(text, form), this_year=2026)
    said = set(re.findall(r"\*\*(Error|Warning|Info)\b", sections()[code]))
    shown = {problem.severity.capitalize() for problem in problems if problem.code == code}
    assert shown <= said


@pytest.mark.parametrize("code", examples())
def test_what_is_said_to_be_mended_is_mended(code: str) -> None:
    form, text = examples()[code]
    mended = {problem.code for problem in fix(text, lambda text: read(text, form)).mended}
    assert (code in mended) == ("Mended" in sections()[code])


def test_the_page_tells_of_the_codes_that_can_be_ignored() -> None:
    assert set(sections()) == CODES
