"""What the name of a source stands for, and what its list is remembered by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from refsync.errors import SourceError
from refsync.sources import list_name
from refsync.sources.names import Address, Local, Repository, place_of


@pytest.mark.parametrize("name", ["list.md", "-", "papers/**.md", "a:b", "githubs/x", "C:\\x.md"])
def test_what_is_no_address_is_a_path(name: str) -> None:
    assert place_of(name) == Local(name)


@pytest.mark.parametrize(
    ("name", "repository"),
    [
        ("github:ada/lists", ("ada", "lists", "", "")),
        ("GitHub:ada/lists.git/", ("ada", "lists", "", "")),
        ("github:ada/lists.md", ("ada", "lists.md", "", "")),
        ("github:ada/lists@v1.0", ("ada", "lists", "", "v1.0")),
        ("github:ada/lists/papers/", ("ada", "lists", "papers", "")),
        (
            "github:ada/lists/papers/a b.md@feature/x",
            ("ada", "lists", "papers/a b.md", "feature/x"),
        ),
        ("github:ada/lists/**/*.bib@main", ("ada", "lists", "**/*.bib", "main")),
        ("github:ada/lists/talks@home.md@HEAD", ("ada", "lists", "talks@home.md", "HEAD")),
        ("https://github.com/ada/lists", ("ada", "lists", "", "")),
        ("http://www.github.com/ada/lists.git/", ("ada", "lists", "", "")),
        ("https://github.com/ada/lists?tab=readme-ov-file#papers", ("ada", "lists", "", "")),
        ("https://github.com/ada/lists/tree/main/papers", ("ada", "lists", "papers", "main")),
        ("https://github.com/ada/lists/tree/main", ("ada", "lists", "", "main")),
    ],
)
def test_a_repository_is_named_in_many_ways(
    name: str, repository: tuple[str, str, str, str]
) -> None:
    assert place_of(name) == Repository(name, *repository)


@pytest.mark.parametrize("page", ["blob", "raw", "blame"])
def test_a_page_that_shows_a_file_stands_for_the_file(page: str) -> None:
    name = f"https://github.com/ada/lists/{page}/main/a%20b/list.md?plain=1#L10"
    assert place_of(name) == Repository(name, "ada", "lists", "a b/list.md", "main", is_file=True)


@pytest.mark.parametrize(
    "name",
    [
        "https://github.com/",
        "https://github.com/ada",
        "https://github.com/ada/lists/wiki/Papers",
        "https://github.com/ada/lists/issues/1",
        "https://github.com/ada/lists/blob/main/../../secret",
        "https://gist.github.com/ada",
        "https://raw.githubusercontent.com/ada/lists/main/list.md",
    ],
)
def test_other_pages_are_pages(name: str) -> None:
    assert place_of(name) == Address(name, name)


def test_a_gist_stands_for_its_text() -> None:
    name = "https://gist.github.com/ada/0123456789abcdef0123456789abcdef#file-list-md"
    url = "https://gist.github.com/ada/0123456789abcdef0123456789abcdef/raw"
    assert place_of(name) == Address(name, url)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is blank"),
        ("github:ada", "github:OWNER/REPO"),
        ("github:ada/", "names no repository"),
        ("github:ada/..", "names no repository"),
        ("github:ada/lists/../x.md", "names no repository"),
        ("github:ada/lists@../x", "names no repository"),
        ("github:a da/lists", "names no repository"),
        ("ftp://example.org/list.md", "http and https"),
        ("file:///tmp/list.md", "http and https"),
        ("https://", "is no address"),
        ("https://[::1", "is no address"),
        ("https://example.org:99999", "is no address"),
    ],
)
def test_what_can_not_be_a_source_is_told(name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        place_of(name)


def test_a_password_in_an_address_is_neither_read_nor_shown() -> None:
    with pytest.raises(SourceError, match=r"at example\.org holds") as raised:
        place_of("https://ada:secret@example.org/list.md")
    assert "secret" not in str(raised.value)


# --- what a list is remembered by ----------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ["https://example.org/list.md?a=1", "HTTPS://Example.ORG:443/list.md?a=1#papers"],
        ["http://example.org", "http://example.org:80/"],
        ["https://[2001:DB8::1]/", "https://[2001:db8::1]:443"],
        ["github:ada/lists", "github:Ada/Lists.git", "https://github.com/ada/lists#readme"],
        ["github:ada/lists/x.md@main", "https://github.com/Ada/lists/blob/main/x.md?plain=1"],
    ],
)
def test_a_list_has_one_name_however_it_is_written(names: list[str]) -> None:
    assert len({list_name([name]) for name in names}) == 1


def test_other_lists_have_other_names() -> None:
    names = [
        "-", "list.md", "List.md", "papers", "papers/*.md", "http://example.org/list.md",
        "https://example.org/list.md", "https://example.org/List.md", "https://example.org/list.md?a",
        "https://example.org:8443/list.md", "github:ada/lists", "github:ada/lists@v1",
        "github:ada/lists/list.md", "github:ada/lists/List.md", "github:ada/lists/*.md",
    ]  # fmt: skip
    assert len({list_name([name]) for name in names}) == len(names)


def test_paths_are_remembered_as_absolute_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    assert list_name(["papers/", "-"]) == f"{tmp_path / 'papers'}\n-"
    assert list_name(["papers/**.md"]) == list_name([f"{tmp_path}/papers/**.md"])
    assert list_name(["./papers/../list.md"]) == str(tmp_path / "list.md")


def test_a_path_that_is_no_unicode_has_a_name_that_is() -> None:
    assert list_name([os.fsdecode(b"/papers/caf\xe9.md")]) == "/papers/caf\\xe9.md"
