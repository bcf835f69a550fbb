"""Lists in Org: what pandoc finds, as HTML that keeps the lines, and as references."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from refsync.errors import SourceError
from refsync.readers import org
from refsync.readers.org_html import to_html

Node = dict[str, Any]
NONE: list[Any] = ["", [], []]


def words(text: str) -> list[Node]:
    out: list[Node] = []
    for word in text.split(" "):
        out += [{"t": "Space"}] if out else []
        out.append({"t": "Str", "c": word})
    return out


def head(level: int, *inlines: Node) -> Node:
    return {"t": "Header", "c": [level, NONE, list(inlines)]}


def link(url: str, text: str) -> Node:
    return {"t": "Link", "c": [NONE, words(text), [url, ""]]}


def para(*inlines: Node) -> Node:
    return {"t": "Para", "c": list(inlines)}


def span(*classes: str, tag: str = "") -> Node:
    pairs = [["tag-name", tag]] if tag else []
    return {"t": "Span", "c": [["", list(classes), pairs], words(tag or classes[-1])]}


def cell(*inlines: Node) -> list[Any]:
    return [NONE, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": list(inlines)}]]


def place(html: str, text: str) -> int:
    return next(n for n, line in enumerate(html.split("\n"), 1) if text in line)


TEXT = """\
#+TITLE: Papers about rocks

* Minerals
** TODO [#A] A Study of Quartz   :crystals:
   SCHEDULED: <2021-01-01>
   :PROPERTIES:
   :AUTHOR:   Jane Doe, Ruth Roe
   :ISBN:     978-3-16-148410-0
   :ADDED:    <2021-01-01>
   :END:
   It says [[https://rocks.geo/quartz.pdf][what quartz is]].
** A Study of Mica
[[cite:roe2021][Roe 2021]]
"""

BLOCKS = [
    head(1, *words("Minerals")),
    head(
        2, span("todo", "TODO"), *words(" [#A] A Study of Quartz "), span("tag", tag="crystals")
    ),
    para(*words("It says "), link("https://rocks.geo/quartz.pdf", "what quartz is")),
    head(2, *words("A Study of Mica")),
    para(link("cite:roe2021", "Roe 2021")),
]  # fmt: skip


def make_program(path: Path, code: str) -> None:
    """A program out of Python code, also where Python lies in a folder with a space in its name."""
    script = path.with_suffix(".py")
    script.write_text(code)
    command = shlex.join([sys.executable, str(script)])
    path.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called pandoc that answers with the blocks above, and keeps what it was given."""
    answer = json.dumps({"pandoc-api-version": [1, 23], "meta": {}, "blocks": BLOCKS})
    make_program(
        tmp_path / "pandoc",
        "import pathlib, sys\n"
        f"pathlib.Path({str(tmp_path / 'given')!r}).write_text(sys.stdin.read())\n"
        f"pathlib.Path({str(tmp_path / 'arguments')!r}).write_text(' '.join(sys.argv[1:]))\n"
        f"sys.stdout.write({answer!r})\n",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_a_drawer_that_describes_a_work_makes_its_headline_an_entry(pandoc: Path) -> None:
    quartz, _ = org.read(TEXT, "list.org").references
    assert quartz.title == "A Study of Quartz"
    assert quartz.type == "book"
    assert [name.family for name in quartz.author] == ["Doe", "Roe"]
    assert quartz.identifiers == {"isbn": "9783161484100"}
    assert quartz.section == ("Minerals",)
    assert quartz.keyword == ("crystals",)
    assert quartz.citation_key is None
    assert quartz.bibtex_fields == {}
    assert quartz.source
    assert quartz.source.line == 4


def test_a_headline_above_a_citation_alone_is_an_entry_with_its_key(pandoc: Path) -> None:
    _, mica = org.read(TEXT, "list.org").references
    assert (mica.title, mica.citation_key) == ("A Study of Mica", "roe2021")
    assert mica.source
    assert mica.source.line == 12


def test_the_title_is_the_document_s_and_nothing_is_wrong(pandoc: Path) -> None:
    reading = org.read(TEXT, "list.org")
    assert reading.title == "Papers about rocks"
    assert reading.problems == ()


def test_pandoc_runs_in_its_sandbox_and_is_given_no_files_to_read(pandoc: Path) -> None:
    reading = org.read('#+INCLUDE: "other.org"\n' + TEXT, "list.org")
    assert "--sandbox" in (pandoc / "arguments").read_text()
    assert "other.org" not in (pandoc / "given").read_text()
    assert [(p.code, p.line) for p in reading.problems] == [("not-included", 1)]


def test_without_pandoc_a_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"there is no pandoc here\. Install it"):
        org.read(TEXT, "list.org")


def test_what_pandoc_complains_about_is_said(pandoc: Path) -> None:
    make_program(pandoc / "pandoc", "import sys\nsys.exit('Unknown option --sandbox.')\n")
    with pytest.raises(SourceError, match=r"Unknown option --sandbox\.\).*2\.15 or later"):
        org.read(TEXT, "list.org")


def test_blocks_of_any_kind_stand_in_their_lines() -> None:
    text = """\
* Rocks
- [ ] [[https://arxiv.org/abs/2101.00001][Quartz]]
  goes on
- Mica :: a definition
| Title | Link                                      |
|-------+-------------------------------------------|
| Opal  | [[https://arxiv.org/abs/2101.00003][pdf]] |
#+BEGIN_SRC bibtex
@article{doe, title={Topaz}}
#+END_SRC
#+BEGIN_EXPORT html
<b>Onyx</b>
#+END_EXPORT
"""
    row = [NONE, [cell(*words("Opal")), cell(link("https://arxiv.org/abs/2101.00003", "pdf"))]]
    title = [NONE, [cell(*words("Title")), cell(*words("Link"))]]
    box = {"t": "Str", "c": "☐"}
    quartz = link("https://arxiv.org/abs/2101.00001", "Quartz")
    item = [
        {"t": "Plain", "c": [box, {"t": "Space"}, quartz, {"t": "SoftBreak"}, *words("goes on")]}
    ]
    definition = [words("Mica"), [[{"t": "Plain", "c": words("a definition")}]]]
    table = [NONE, [None, []], [], [NONE, [title]], [[NONE, 0, [], [row]]], [NONE, []]]
    blocks = [
        head(1, *words("Rocks")),
        {"t": "BulletList", "c": [item]},
        {"t": "DefinitionList", "c": [definition]},
        {"t": "Table", "c": table},
        {"t": "CodeBlock", "c": [["", ["bibtex"], []], "@article{doe, title={Topaz}}\n"]},
        {"t": "RawBlock", "c": ["html", "<b>Onyx</b>\n"]},
        {"t": "HorizontalRule"},
    ]
    html = to_html(blocks, text)
    for line, said in enumerate(("Rocks", "Quartz", "goes on", "Mica: a definition", "Title"), 1):
        assert place(html, said) == line
    assert [place(html, said) for said in ("Opal", "Topaz", "<b>Onyx</b>")] == [7, 9, 12]
    assert "☐" not in html


def test_a_term_that_reads_like_a_title_stands_above_what_is_said_of_it() -> None:
    said = [{"t": "Plain", "c": [*words("Jane Doe, 2019"), link("https://rocks.geo", "pdf")]}]
    html = to_html(
        [{"t": "DefinitionList", "c": [[words("Quartz at Night"), [said]]]}],
        "- Quartz at Night :: Jane Doe, 2019 [[https://rocks.geo][pdf]]\n",
    )
    assert "<dt>Quartz at Night</dt><dd>Jane Doe, 2019" in html


def test_a_drawer_of_addresses_gives_links() -> None:
    text = "* A tool\n:PROPERTIES:\n:ID: 1\n:WEBSITE: https://rocks.geo/tool\n:END:\n"
    html = to_html([head(1, *words("A tool"))], text)
    assert place(html, '<p>website: <a href="https://rocks.geo/tool">') == 4
    assert "bibtex" not in html


def test_a_list_without_a_headline_is_read_as_it_stands() -> None:
    items = [[para(link("https://rocks.geo/quartz", "A Study of Quartz"))]]
    html = to_html(
        [{"t": "BulletList", "c": items}],
        "# A comment\n\n- [[https://rocks.geo/quartz][A Study of Quartz]]\n",
    )
    assert place(html, "A Study of Quartz") == 3


def test_headlines_that_pandoc_leaves_out_don_t_shift_the_lines() -> None:
    text = "* COMMENT Rocks\n* Rocks :noexport:\nx\n* Rocks and more\ntext\n"
    html = to_html([head(1, *words("Rocks and more")), para(*words("text"))], text)
    assert (place(html, "Rocks and more"), place(html, "text")) == (4, 5)


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_itself_reads_the_same() -> None:
    assert "PATH" in os.environ
    reading = org.read(TEXT, "list.org")
    assert [(r.title, r.source.line) for r in reading.references if r.source] == [
        ("A Study of Quartz", 4),
        ("A Study of Mica", 12),
    ]
    assert reading.problems == ()
