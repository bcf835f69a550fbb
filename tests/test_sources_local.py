"""Files, folders, patterns and standard input as sources."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refsync
from refsync import readers
from refsync.errors import SourceError
from refsync.sources import SourceText, load
from refsync.sources.choosing import LIST_SUFFIXES, of_folder, of_pattern

ENTRY = "# Papers\n\n- [On Sorting](https://arxiv.org/abs/2401.00001)\n"
CSL = json.dumps([{"id": "a", "type": "book", "title": "On Sorting"}])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, *paths: str, text: str = ENTRY) -> None:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def read(*names: str) -> list[str]:
    """The names of what is read."""
    return [text.name for text in load(names, state=no_state)]


def no_state() -> Path:
    raise AssertionError("nothing is kept of files")


# --- files ---------------------------------------------------------------------------------------


def test_a_file_keeps_the_name_that_the_user_gave_it(folder: Path) -> None:
    put(folder, "list.md")
    assert read("./list.md") == ["./list.md"]
    assert read(str(folder / "list.md")) == [str(folder / "list.md")]


def test_sources_are_read_in_their_order_and_once(folder: Path) -> None:
    put(folder, "b.md", "a.md")
    assert read("b.md", "a.md", "./b.md") == ["b.md", "a.md"]


def test_a_file_of_a_folder_that_is_named_too_is_read_once(folder: Path) -> None:
    put(folder, "lists/b.md", "lists/a.md")
    assert read("lists/b.md", "lists", "lists/*.md") == ["lists/b.md", "lists/a.md"]


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENTRY.encode())))
    (text,) = load(["-", "-"], state=no_state)
    assert (text.name, text.text) == ("<stdin>", ENTRY)


@pytest.mark.parametrize(
    ("name", "message"),
    [("no.md", "does not exist"), ("a\0b", "is not a path"), ("no*.md", "No list matches no*.md")],
)
def test_what_is_not_there_is_refused_in_a_sentence(folder: Path, name: str, message: str) -> None:
    with pytest.raises(SourceError, match=re.escape(message)):
        read(name)


# --- folders -------------------------------------------------------------------------------------


def test_a_folder_is_all_its_lists_the_readme_first(folder: Path) -> None:
    put(folder, "papers/b.md", "papers/a/x.bib", "papers/a/Readme.md", "papers/README.md")
    put(folder, "papers/Z.html", "papers/c.rst", "papers/notes.txt", "papers/figure.svg")
    assert read("papers/") == [
        "papers/README.md", "papers/a/Readme.md", "papers/a/x.bib", "papers/b.md", "papers/c.rst",
        "papers/Z.html",
    ]  # fmt: skip


def test_the_working_folder_is_a_folder(folder: Path) -> None:
    put(folder, "list.md")
    assert read(".") == ["list.md"]


def test_what_is_hidden_or_of_others_is_left_out_of_a_folder(folder: Path) -> None:
    put(folder, "list.md", ".github/x.md", ".hidden.md", "node_modules/a/README.md")
    put(folder, "site/vendor/x.html", "venv/lib/x.md")
    assert read(str(folder)) == [str(folder / "list.md")]


def test_what_tells_about_a_folder_is_left_out_of_it(folder: Path) -> None:
    put(folder, "list.md", "CONTRIBUTING.md", "LICENSE.md", "docs/code-of-conduct.md")
    assert read(str(folder)) == [str(folder / "list.md")]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("**.md", ["list.md"]),
        ("*.md", ["list.md"]),
        ("*", ["list.md"]),
        ("CON*.md", ["CONTRIBUTING.md"]),
        ("[CL]*.md", ["CONTRIBUTING.md", "LICENSE.md"]),
    ],
)
def test_what_tells_about_a_folder_is_taken_by_a_pattern_of_names(
    pattern: str, files: list[str]
) -> None:
    assert of_pattern(["list.md", "CONTRIBUTING.md", "LICENSE.md"], pattern) == files


def test_json_files_of_a_folder_are_read_where_they_hold_references(folder: Path) -> None:
    put(folder, "refs.json", text=CSL)
    put(folder, "items.json", text='[{"key": "A", "data": {"itemType": "book"}}]')
    put(folder, "bundle.json", text=f'{{"items": {CSL}}}')
    put(folder, "damaged.json", text=f"[{CSL}")
    put(folder, "package.json", text='{"name": "x", "type": "module"}')
    put(folder, "data.json", text='[{"name": "x"}]')
    assert [PurePosixPath(name).name for name in read(str(folder))] == [
        "bundle.json", "damaged.json", "items.json", "refs.json",
    ]  # fmt: skip


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="Standard input is closed"):
        read("-")


def test_a_folder_without_lists_is_refused(folder: Path) -> None:
    put(folder, "papers/notes.txt")
    with pytest.raises(SourceError, match="papers is a folder without a list: name a file in it"):
        read("papers")


def test_links_in_a_folder_are_read_but_not_followed_into_folders(folder: Path) -> None:
    put(folder, "papers/list.md", "elsewhere/x.md")
    (folder / "papers" / "link.md").symlink_to(folder / "elsewhere" / "x.md")
    (folder / "papers" / "round").symlink_to(folder, target_is_directory=True)
    assert read("papers") == ["papers/link.md", "papers/list.md"]


def test_a_link_that_leads_nowhere_is_a_page_that_is_missing(folder: Path) -> None:
    put(folder, "papers/list.md")
    (folder / "papers" / "gone.txt").symlink_to("nowhere.txt")
    assert read("papers") == ["papers/list.md"]
    (folder / "papers" / "gone.md").symlink_to("nowhere.md")
    with pytest.raises(SourceError, match=r"papers/gone\.md is a link that leads nowhere"):
        read("papers")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_part_of_a_folder_that_can_not_be_read_spoils_it(folder: Path) -> None:
    put(folder, "papers/list.md", "papers/closed/x.md")
    (folder / "papers" / "closed").chmod(0)
    with pytest.raises(SourceError, match="closed can't be read: Permission denied"):
        read("papers")


def test_a_folder_is_one_list_titled_by_its_first_page(folder: Path) -> None:
    put(folder, "papers/b.md", text=ENTRY.replace("Papers", "Second"))
    put(folder, "papers/README.md", text="# All of them\n")
    reading = refsync.read(folder / "papers")
    assert reading.title == "All of them"
    assert [reference.title for reference in reading.references] == ["On Sorting"]


def test_the_names_that_readers_know_are_lists() -> None:
    known = {suffix for suffix in LIST_SUFFIXES if readers.format_of(page(suffix)) != "markdown"}
    markdown = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"}
    assert known | markdown == LIST_SUFFIXES


def page(suffix: str) -> SourceText:
    return SourceText(f"list{suffix}", "")


# --- patterns ------------------------------------------------------------------------------------

FILES = (
    "README.md", "a.md", "a.txt", "b.bib", "papers/2023.md", "papers/2024.md", "papers/x.png",
    "papers/old/2019.md", "papers/old/x.bib", ".git/x.md", "node_modules/x.md",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("*.md", ["README.md", "a.md"]),
        ("**.md", ["README.md", "a.md", "papers/2023.md", "papers/2024.md", "papers/old/2019.md"]),
        ("**/*.bib", ["b.bib", "papers/old/x.bib"]),
        ("papers/*.md", ["papers/2023.md", "papers/2024.md"]),
        ("papers/*", ["papers/2023.md", "papers/2024.md"]),
        (
            "papers/**",
            ["papers/2023.md", "papers/2024.md", "papers/old/2019.md", "papers/old/x.bib"],
        ),
        ("**/old/*", ["papers/old/2019.md", "papers/old/x.bib"]),
        ("papers/202[!3].md", ["papers/2024.md"]),
        ("papers/20?[0-4].md", ["papers/2023.md", "papers/2024.md"]),
        ("papers[!-x]*.md", []),
        ("[!-x].md", ["a.md"]),
        ("[]a-].[+--m]d", ["a.md"]),
        ("?.*", ["a.md", "b.bib"]),
        ("*.txt", ["a.txt"]),
    ],
)
def test_a_pattern_names_files(pattern: str, files: list[str]) -> None:
    assert of_pattern(FILES, pattern) == files


@given(st.text("ab./*?[]!-^\\ä", max_size=12))
def test_any_text_is_a_pattern_or_told_not_to_be(pattern: str) -> None:
    with suppress(SourceError):
        assert set(of_pattern(FILES, pattern)) <= set(FILES)


@given(st.permutations(FILES))
def test_the_order_of_a_folder_does_not_hang_on_how_it_was_found(files: list[str]) -> None:
    assert of_folder(files) == of_folder(FILES)


def test_patterns_are_looked_for_from_where_they_begin(folder: Path) -> None:
    put(folder, "papers/2024.md", "papers/old/2019.md", "list.md", "node_modules/x/list.md")
    assert read("papers/**.md") == ["papers/2024.md", "papers/old/2019.md"]
    assert read("*.md") == ["list.md"]
    assert read(f"{folder}/p*/*.md") == [str(folder / "papers/2024.md")]
    assert read("node_modules/*/list.md") == ["node_modules/x/list.md"]


def test_a_pattern_that_is_none_is_told() -> None:
    with pytest.raises(SourceError, match=r"is no pattern of files: bad character range z-a\.$"):
        of_pattern(FILES, "[z-a].md")


def test_what_never_ends_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refsync.sources.local.MAX_BYTES", 1 << 20)
    with pytest.raises(SourceError, match="/dev/zero has more than 1 MiB"):
        read("/dev/zero")


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    put(folder, "[2024] list.md", "2 list.md")
    assert read("[2024] list.md") == ["[2024] list.md"]
