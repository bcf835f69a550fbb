"""`refsync export`: formats, keys that stay, shared files, and collections in Zotero."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import refsync as library
from refsync.cli import refsync
from refsync.errors import UsageError
from refsync.exporting import FORMATS

EXAMPLES = Path(__file__).parents[1] / "examples"
LIST = """\
# Reading

## Theory

- [A Study of Things](https://arxiv.org/abs/2401.00001), Jane Doe. 2024. [[code](https://github.com/example/things)]
- [Notes on Stuff](https://doi.org/10.1000/183), John Roe. 2023.
"""
BIB = """\
@article{doe2020,
  author = {Doe, Jane and van der Roe, John},
  title = {A Study of {BERT} in {\\"O}l},
  journal = {Journal of Things},
  year = {2020},
  month = may,
  day = {4},
  numpages = {12},
  pages = {1--10},
  doi = {10.1000/182},
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two lists, and no configuration from outside."""
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    for name in ("ZOTERO_API_KEY", "ZOTERO_LIBRARY_ID", "ZOTERO_LIBRARY_TYPE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(refsync, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def export(*arguments: str) -> str:
    result = run("export", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def from_zotero(collection: str, *arguments: str) -> str:
    return export(f"zotero:{collection}", "--library", "embedded", *arguments)


def sync(source: str, collection: str) -> None:
    found = run("sync", source, "--library", "embedded", "--collection", collection, "--yes")
    assert found.exit_code == 0, found.output


# --- formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reads_back_to_the_same_works(folder: Path, name: str) -> None:
    suffix = {"bibtex": "bib", "biblatex": "bib", "ris": "ris", "markdown": "md"}.get(name, "json")
    export("refs.bib", "--format", name, "-o", f"out.{suffix}")
    source_format = name if name in ("csl-json", "zotero-json") else None
    [again] = library.read(folder / f"out.{suffix}", source_format).references
    [first] = library.read(folder / "refs.bib").references
    assert (again.id, again.title, again.issued and again.issued.year) == (
        first.id,
        first.title,
        2020,
    )


def test_the_library_knows_the_same_formats(folder: Path) -> None:
    references = library.read("refs.bib").references
    for name in FORMATS:
        assert library.export(references, name)
    with pytest.raises(UsageError, match="refsync writes bibtex, biblatex"):
        library.export(references, "word")


def test_biblatex_has_its_own_words(folder: Path) -> None:
    written = export("refs.bib", "--format", "biblatex")
    assert "journaltitle = {Journal of Things}" in written
    assert "date = {2020-05-04}" in written


def test_ascii_is_ascii(folder: Path) -> None:
    assert r"{\"O}l" in export("refs.bib", "--ascii")
    assert export("refs.bib", "--ascii").isascii()
    assert "Öl" in export("refs.bib")


def test_kept_raw_an_entry_stands_as_it_stood(folder: Path) -> None:
    assert export("refs.bib", "--keep-raw") == BIB


def test_markdown_is_written_as_the_source_is_or_another_list(folder: Path) -> None:
    shutil.copy(EXAMPLES / "mllm-pretraining.md", folder / "headed.md")
    assert "- [A Study of Things](https://arxiv.org/abs/2401.00001)." in export(
        "list.md", "--format", "markdown"
    )
    assert "\n#### A Study of Things\n" in export(
        "list.md", "--format", "markdown", "--like", "headed.md"
    )


def test_a_list_to_write_like_is_in_markdown(folder: Path) -> None:
    result = run("export", "list.md", "--format", "markdown", "--like", "refs.bib")
    assert result.exit_code == 2
    assert "no Markdown list" in result.stderr


def test_the_command_offers_all_formats() -> None:
    assert import_module("refsync.cli.export").FORMATS == FORMATS


# --- keys ---------------------------------------------------------------------------------------


def keys(text: str) -> list[str]:
    return [line.split("{")[1].rstrip(",") for line in text.splitlines() if line[:1] == "@"]


def test_missing_keys_are_made_by_the_pattern(folder: Path) -> None:
    assert (
        keys(export("list.md", "--key-pattern", "shorttitle(2,2) + year"))[0] == "StudyThings2024"
    )


def test_a_key_once_given_is_not_renumbered(folder: Path) -> None:
    first = keys(export("list.md"))
    mended = LIST.replace("2024", "2023").replace("- [A Study", "- [A Longer Study")
    more = "\n- [Stuff on Notes](https://doi.org/10.1000/184), John Roe. 2023.\n\n## Theory\n"
    (folder / "list.md").write_text(mended.replace("\n## Theory\n", "\n## New\n" + more), "utf-8")
    assert keys(export("list.md"))[1:] == first


def test_another_pattern_has_keys_of_its_own(folder: Path) -> None:
    first = export("list.md")
    assert keys(export("list.md", "--key-pattern", "year"))[0] == "2024"
    assert export("list.md") == first


def test_what_is_no_pattern_is_said_before_anything_is_read(folder: Path) -> None:
    result = run("export", "missing.md", "--key-pattern", "nonsense")
    assert result.exit_code == 2
    assert "no pattern for citation keys" in result.stderr


def test_an_export_needs_no_state(folder: Path) -> None:
    (folder / "state").write_text("no folder")
    result = run("export", "list.md")
    assert result.exit_code == 0
    assert "not remembered" in result.stderr


# --- shared files -------------------------------------------------------------------------------


def test_an_update_changes_only_its_own_entries(folder: Path) -> None:
    mine = "% mine\n@book{mine, title={My Book},year=2001}\n"
    (folder / "shared.bib").write_text(mine, "utf-8")
    first = run("export", "refs.bib", "-o", "shared.bib", "--update")
    assert "1 added, 0 changed, 0 as before" in first.stderr
    text = (folder / "shared.bib").read_text("utf-8")
    assert text.startswith(mine)
    (folder / "refs.bib").write_text(BIB.replace("2020}", "2021}"), "utf-8")
    second = run("export", "refs.bib", "-o", "shared.bib", "--update")
    assert "0 added, 1 changed, 0 as before" in second.stderr
    again = (folder / "shared.bib").read_text("utf-8")
    assert again.startswith(mine)
    assert again.count("@") == text.count("@")


def test_an_update_keeps_what_is_no_unicode(folder: Path) -> None:
    latin = "@book{mine, title={\xdcber}}\n".encode("latin-1")
    (folder / "shared.bib").write_bytes(latin)
    assert run("export", "refs.bib", "-o", "shared.bib", "--update").exit_code == 0
    written = (folder / "shared.bib").read_bytes()
    assert written.startswith(latin)
    assert written[len(latin) :].isascii()


def test_an_update_that_changes_nothing_does_not_touch_the_file(folder: Path) -> None:
    run("export", "refs.bib", "-o", "shared.bib", "--update")
    before = (folder / "shared.bib").stat()
    run("export", "refs.bib", "-o", "shared.bib", "--update")
    after = (folder / "shared.bib").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--update"], "-o FILE"),
        (["--update", "-o", "-"], "-o FILE"),
        (["--update", "-o", "x.json", "--format", "csl-json"], "bibtex or biblatex"),
    ],
)
def test_options_that_do_not_go_together_are_said(
    folder: Path, options: list[str], sentence: str
) -> None:
    result = run("export", "refs.bib", *options)
    assert result.exit_code == 2
    assert sentence in result.stderr


# --- collections --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_list_to_zotero_to_export_equals_list_to_export(folder: Path, name: str) -> None:
    """As far as Zotero can hold it: what only BibTeX says comes from the list alone."""
    (folder / "refs.bib").write_text(BIB.replace("  numpages = {12},\n", ""), "utf-8")
    for source in ("list.md", "refs.bib"):
        sync(source, f"Reading/{source}")
    options = ["--format", name]
    for source in ("list.md", "refs.bib"):
        listed = export(source, *options)
        if name == "bibtex":
            listed = listed.replace("  day = {4},\n", "")
        assert sorted(listed.splitlines()) == sorted(
            from_zotero(f"Reading/{source}", *options).splitlines()
        )


def test_a_collection_is_read_with_those_in_it_when_asked(folder: Path) -> None:
    sync("refs.bib", "Reading")
    sync("list.md", "Reading/Deeper/Still")
    assert len(keys(from_zotero("Reading"))) == 1
    assert len(keys(from_zotero("Reading", "--recursive"))) == 3


def test_tags_that_refsync_put_on_items_are_no_keywords(folder: Path) -> None:
    sync("list.md", "Reading")
    assert "Theory" not in from_zotero("Reading")


def test_sources_of_all_kinds_go_into_one_export(folder: Path) -> None:
    sync("list.md", "Reading")
    both = export("refs.bib", "zotero:Reading", "--library", "embedded", "--format", "csl-json")
    assert [item["title"] for item in json.loads(both)] == [
        "A Study of BERT in Öl",
        "A Study of Things",
        "Notes on Stuff",
    ]


def test_a_collection_that_is_not_there_is_said(folder: Path) -> None:
    sync("list.md", "Reading")
    result = run("export", "zotero:Nothing", "--library", "embedded")
    assert result.exit_code == 2
    assert "There is no collection “Nothing”" in result.stderr


def test_papers_found_in_zotero_can_be_added_to_the_list(folder: Path) -> None:
    sync("refs.bib", "Reading")
    entry = from_zotero("Reading", "--format", "markdown", "--like", "list.md")
    (folder / "list.md").write_text(LIST + entry, "utf-8")
    assert [r.title for r in library.read("list.md").references][-1] == "A Study of BERT in Öl"
