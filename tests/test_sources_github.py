"""Pages of repositories: what is read, with how few requests, and what is told."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from refsync.errors import SourceError
from refsync.sources import SourceText, github, load
from tests.web import WebSite, website

ENTRY = "# Papers\n\n- [Größe](https://arxiv.org/abs/2401.00001)\n"
TOKEN = "secret-token"


class GitHub:
    """Two servers that answer as GitHub's API and its raw files do, for the repository ada/lists.

    Attributes:
        api: the API.
        raw: the files.
    """

    def __init__(self, api: WebSite, raw: WebSite, state: Path) -> None:
        self.api = api
        self.raw = raw
        self._state = state

    def commit(self, files: Mapping[str, str], **links: str) -> None:
        """Make these the files of the default branch, `main`, and the links beside them."""
        commit = digest(json.dumps([files, links]))
        entries = [
            {"path": path, "mode": mode, "sha": digest(text)}
            for mode, paths in (("100644", files), ("120000", links))
            for path, text in paths.items()
        ]
        folder = {"path": "papers.md", "mode": "040000", "sha": "0" * 40}
        for ref in ("HEAD", "main"):
            self.api.put(f"/repos/ada/lists/commits/{ref}", commit, ETag=f'"{commit}"')
        tree = {"tree": [*entries, folder], "truncated": False}
        self.api.put(f"/repos/ada/lists/git/trees/{commit}?recursive=1", json.dumps(tree))
        for path, text in files.items():
            for ref in (commit, "HEAD", "main"):
                self.raw.put(f"/ada/lists/{ref}/{path}", text, ETag=f'W/"{digest(text)}"')

    def readme(self, path: str, text: str, query: str = "") -> None:
        """Make a file what GitHub shows as the README."""
        content = base64.encodebytes(text.encode()).decode()
        readme = {"path": path, "encoding": "base64", "content": content}
        self.api.put(
            f"/repos/ada/lists/readme{query}", json.dumps(readme), ETag=f'"{digest(text)}"'
        )

    def read(self, name: str) -> dict[str, str]:
        """The texts of a source, by their names."""
        texts = load([name], state=lambda: self._state, allow_local=True)
        return {text.name: text.text for text in texts}

    def refusal(self, name: str) -> str:
        """What is said about a source that can't be read."""
        with pytest.raises(SourceError) as raised:
            self.read(name)
        return str(raised.value)


def digest(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    with website() as api, website() as raw:
        monkeypatch.setenv("REFSYNC_GITHUB_API", f"{api.url}/")
        monkeypatch.setenv("REFSYNC_GITHUB_RAW", raw.url)
        monkeypatch.delenv("GITHUB_TOKEN", raising=False)
        yield GitHub(api, raw, tmp_path / "state")


# --- the README ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["README.md", "readme.rst", ".github/README.md"])
def test_without_a_path_it_is_the_readme(hub: GitHub, path: str) -> None:
    hub.readme(path, ENTRY)
    assert hub.read("github:ada/lists") == {f"github:ada/lists/{path}": ENTRY}


def test_the_readme_may_be_of_a_branch(hub: GitHub) -> None:
    hub.readme("README.md", ENTRY, "?ref=feature%2Fx")
    assert hub.read("github:ada/lists@feature/x") == {"github:ada/lists/README.md": ENTRY}


def test_an_unchanged_readme_costs_one_short_request(hub: GitHub) -> None:
    hub.readme("README.md", ENTRY)
    assert hub.read("github:ada/lists") == hub.read("https://github.com/ada/lists")
    assert hub.api.requests == ["/repos/ada/lists/readme", "/repos/ada/lists/readme 304"]


def test_a_large_readme_is_read_as_a_file(hub: GitHub) -> None:
    large = {"path": "README.md", "encoding": "none", "content": ""}
    hub.api.put("/repos/ada/lists/readme", json.dumps(large))
    hub.commit({"README.md": ENTRY})
    assert hub.read("github:ada/lists") == {"github:ada/lists/README.md": ENTRY}


# --- one file ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "github:ada/lists/a/x.bib",
        "github:ada/lists/a/x.bib@main",
        "https://github.com/ada/lists/blob/main/a/x.bib?plain=1#L3",
    ],
)
def test_a_file_is_read_without_the_api(hub: GitHub, name: str) -> None:
    hub.commit({"a/x.bib": "@book{a}"})
    assert hub.read(name) == {"github:ada/lists/a/x.bib": "@book{a}"}
    hub.read(name)
    assert hub.api.requests == []
    assert [path.endswith(" 304") for path in hub.raw.requests] == [False, True]


def test_a_file_of_any_name_is_found(hub: GitHub) -> None:
    hub.commit({"lists/all": ENTRY})
    assert hub.read("github:ada/lists/lists/all") == {"github:ada/lists/lists/all": ENTRY}


def test_names_are_sent_as_addresses_need_them(hub: GitHub) -> None:
    hub.raw.put("/ada/lists/feature/x/a%20b/%C3%A4%23.md", ENTRY)
    assert hub.read("github:ada/lists/a b/ä#.md@feature/x") == {"github:ada/lists/a b/ä#.md": ENTRY}


# --- several files -------------------------------------------------------------------------------


def test_a_folder_is_its_lists(hub: GitHub) -> None:
    hub.commit({"papers/b.md": "b", "papers/README.md": "r", "papers/x.png": "", "c.md": "c"})
    assert list(hub.read("github:ada/lists/papers").values()) == ["r", "b"]


def test_a_pattern_is_the_files_that_it_names(hub: GitHub) -> None:
    hub.commit({"b.md": "b", "README.md": "r", "papers/x.md": "x", "y.bib": "y"})
    assert list(hub.read("github:ada/lists/**.md").values()) == ["r", "b", "x"]
    assert hub.read("github:ada/lists/papers/*.md@main") == {"github:ada/lists/papers/x.md": "x"}


def test_links_and_folders_are_no_files(hub: GitHub) -> None:
    hub.commit({"b.md": "b"}, link="b.md")
    assert list(hub.read("github:ada/lists/*")) == ["github:ada/lists/b.md"]


def test_unchanged_pages_cost_one_short_request_in_all(hub: GitHub) -> None:
    hub.commit({f"{number}.md": str(number) for number in range(9)})
    first = hub.read("github:ada/lists/*.md")
    asked = len(hub.api.requests) + len(hub.raw.requests)
    assert hub.read("github:ada/lists/*.md") == first
    assert asked == 2 + 9
    assert len(hub.api.requests) + len(hub.raw.requests) == asked + 1
    assert hub.api.requests[-1] == "/repos/ada/lists/commits/HEAD 304"


def test_only_changed_pages_are_sent_again(hub: GitHub) -> None:
    hub.commit({"a.md": "a", "b.md": "b"})
    hub.read("github:ada/lists/*.md")
    hub.raw.requests.clear()
    hub.commit({"a.md": "a", "b.md": "b, changed", "c.md": "c"})
    assert list(hub.read("github:ada/lists/*.md").values()) == ["a", "b, changed", "c"]
    assert [path.rpartition("/")[2] for path in hub.raw.requests] == ["b.md", "c.md"]


def test_the_pages_are_of_one_commit(hub: GitHub) -> None:
    hub.commit({"a.md": "a"})
    hub.read("github:ada/lists/*.md")
    commit = hub.raw.requests[0].split("/")[3]
    assert len(commit) == 40


# --- the token -----------------------------------------------------------------------------------


def test_the_token_goes_to_github_only(
    hub: GitHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", f" {TOKEN}\n")
    with website() as elsewhere:
        moved = elsewhere.put("/x.md", ENTRY)
        hub.raw.put("/ada/lists/HEAD/x.md", status=302, Location=moved)
        hub.api.put("/repos/ada/lists/readme", status=301, Location="/repositories/1/readme")
        readme = {"path": "README.md", "encoding": "base64", "content": ""}
        hub.api.put("/repositories/1/readme", json.dumps(readme))
        names = ["github:ada/lists/x.md", "github:ada/lists", moved]
        load(names, state=lambda: tmp_path / "state", allow_local=True)
        sent = [headers.get("authorization") for headers in hub.api.headers + hub.raw.headers]
        assert sent == [f"Bearer {TOKEN}"] * 3
        assert not any("authorization" in headers for headers in elsewhere.headers)


@pytest.mark.parametrize("kind", ["API", "RAW"])
def test_a_server_that_is_no_address_is_refused_by_its_name(
    hub: GitHub, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv(f"REFSYNC_GITHUB_{kind}", "my-server")
    source = "github:ada/lists" if kind == "API" else "github:ada/lists/x.md"
    assert hub.refusal(source).startswith(f"REFSYNC_GITHUB_{kind} is no address")


def test_the_token_is_never_shown(hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    hub.api.put("/repos/ada/lists/readme", "{}", status=401)
    told = hub.refusal("github:ada/lists")
    assert (
        told == "github:ada/lists can't be read: GitHub refuses GITHUB_TOKEN. Renew it or unset it."
    )
    monkeypatch.setenv("GITHUB_TOKEN", f"{TOKEN}\n{TOKEN}")
    assert "GITHUB_TOKEN holds characters" in (told := hub.refusal("github:ada/lists"))
    assert TOKEN not in told


# --- refusals ------------------------------------------------------------------------------------


def test_the_limit_is_told_with_its_end(hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1777644000"}
    hub.api.put("/repos/ada/lists/readme", "{}", 403, **limits)
    told = hub.refusal("github:ada/lists")
    assert "Try again after 2026-05-01 14:00 UTC, or set GITHUB_TOKEN" in told
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    assert hub.refusal("github:ada/lists").endswith("Try again after 2026-05-01 14:00 UTC.")


@pytest.mark.parametrize(
    "name", ["github:ada/lists", "github:ada/lists/x.md", "github:ada/lists/x"]
)
def test_what_is_not_there_is_told(hub: GitHub, name: str) -> None:
    told = hub.refusal(name)
    assert told.startswith(f"{name} is not there: ")
    assert "GITHUB_TOKEN opens it" in told


def test_a_branch_that_is_not_there_is_told(hub: GitHub) -> None:
    hub.api.put("/repos/ada/lists/commits/no", "{}", status=422)
    assert "has no branch, tag or commit “no”" in hub.refusal("github:ada/lists/*.md@no")
    hub.api.put("/repos/ada/lists/commits/HEAD", "{}", status=409)
    assert "the repository has no commit" in hub.refusal("github:ada/lists/*.md")


@pytest.mark.parametrize("path", ["papers", "*.rst", "x/*.md"])
def test_a_path_without_lists_is_told(hub: GitHub, path: str) -> None:
    hub.commit({"list.md": ENTRY, "papers/x.png": ""})
    assert hub.refusal(f"github:ada/lists/{path}") == (
        f"github:ada/lists/{path} names no list: the repository has none at “{path}”."
        " Check the path."
    )


def test_a_folder_has_a_largest_number_of_pages(
    hub: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(github, "MAX_PAGES", 2)
    hub.commit({"1.md": "", "2.md": "", "3.md": ""})
    assert "has 3 pages; refsync reads up to 2" in hub.refusal("github:ada/lists/*.md")
    assert len(hub.read("github:ada/lists/[12].md")) == 2


def test_a_repository_of_which_github_lists_a_part_is_not_read(hub: GitHub) -> None:
    hub.commit({"1.md": ""})
    tree = next(path for path in hub.api.pages if "/trees/" in path)
    hub.api.put(tree, '{"tree": [], "truncated": true}')
    assert "more files than GitHub lists" in hub.refusal("github:ada/lists/*.md")


@pytest.mark.parametrize(
    "answer",
    ["", "[]", "{}", "<html>", '{"path": "x", "encoding": "base64", "content": "a"}', "[" * 9999],
)
def test_another_server_than_githubs_is_told(hub: GitHub, answer: str) -> None:
    hub.api.put("/repos/ada/lists/readme", answer)
    hub.api.put("/repos/ada/lists/commits/HEAD", answer)
    hub.api.put("/repos/ada/lists/commits/main", "0" * 40)
    hub.api.put(f"/repos/ada/lists/git/trees/{'0' * 40}?recursive=1", answer)
    for name in ("", "/papers", "/papers@main"):
        assert hub.refusal(f"github:ada/lists{name}").endswith("answers as GitHub's API doesn't.")


def test_other_servers_need_the_users_word_where_they_are_local(
    hub: GitHub, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=r"github:ada/lists leads to .*--allow-local"):
        load(["github:ada/lists"], state=lambda: tmp_path)


def test_pages_are_texts_like_any_other(hub: GitHub, tmp_path: Path) -> None:
    hub.commit({"a.md": ENTRY})
    assert load(["github:ada/lists/*"], state=lambda: tmp_path, allow_local=True) == [
        SourceText("github:ada/lists/a.md", ENTRY)
    ]
