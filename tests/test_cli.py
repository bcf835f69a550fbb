"""The commands: what they print, and with which code they exit."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from refsync.cli import refsync
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary, read_fixture
from refsync.zotero.embedded.server import running
from tests.zotero_user import ZoteroUser

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the example list, and no configuration from outside."""
    shutil.copy(EXAMPLES / "mllm-pretraining.md", tmp_path / "list.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    for name in ("ZOTERO_API_KEY", "ZOTERO_LIBRARY_ID", "ZOTERO_LIBRARY_TYPE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(refsync, arguments, input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def sync(*arguments: str) -> Result:
    return run("sync", "list.md", "--library", "embedded", "--collection", "Reading", *arguments)


def diff(*arguments: str) -> Result:
    return run("diff", "list.md", "--library", "embedded", "--collection", "Reading", *arguments)


def library(folder: Path) -> list[dict[str, Any]]:
    with EmbeddedLibrary(folder / "state" / "library.sqlite") as embedded:
        user = ZoteroUser(embedded.app, EMBEDDED_KEY)
        items = user.items()
        user.close()
        return items


# --- parse ---------------------------------------------------------------------------------------


def test_parse_shows_references_and_problems(folder: Path) -> None:
    result = run("parse", "list.md")
    assert result.exit_code == 0
    assert "OmniTokenizer" in result.stdout
    assert "[missing-comma]" in result.stdout
    assert "11 references, 3 problems" in result.stdout


def test_parse_says_what_is_no_paper_and_which_of_several_files_has_it(folder: Path) -> None:
    (folder / "tools.md").write_text(
        "# Tools\n\n## Software\n\n- [WidgetKit](https://github.com/a/widgetkit)\n", "utf-8"
    )
    lines = run("parse", "list.md", "tools.md", "--include", "all").stdout.splitlines()
    assert lines[lines.index("  WidgetKit") + 1] == "      software · code · tools.md:5"
    assert "list.md:8" in lines[2]


def test_parse_prints_json_of_the_documented_form(folder: Path) -> None:
    printed = json.loads(run("parse", "list.md", "--format", "json").stdout)
    assert printed.keys() == {"references", "problems", "title"}
    assert len(printed["references"]) == 11
    for reference in printed["references"]:
        assert reference.keys() >= {
            "id", "type", "title", "authors_truncated", "identifiers", "links", "section",
            "annotations", "citation_key", "source",
        }  # fmt: skip
        assert all(value not in (None, "") for k, value in reference.items() if k != "citation_key")
    for problem in printed["problems"]:
        assert problem.keys() == {"severity", "code", "message", "file", "line"}


def test_parse_reads_standard_input(folder: Path) -> None:
    bibtex = b"@article{key, title={A Title}, year=2020}"
    result = run("parse", "-", "--from", "bibtex", "--format", "json", stdin=bibtex)
    (reference,) = json.loads(result.stdout)["references"]
    assert reference["source"] == {"file": "<stdin>", "line": 1}


# --- diff and sync -------------------------------------------------------------------------------


def test_diff_shows_and_writes_nothing(folder: Path) -> None:
    result = diff()
    assert result.exit_code == 0
    assert "11 to add" in result.stdout
    assert library(folder) == []


def test_diff_tells_by_its_exit_code_whether_there_is_something_to_do(folder: Path) -> None:
    assert diff("--exit-code").exit_code == 1
    sync("--yes")
    assert diff("--exit-code").exit_code == 0


def test_a_change_of_most_of_the_collection_is_shown_by_diff_and_refused_by_sync(
    folder: Path,
) -> None:
    sync("--yes")
    text = (folder / "list.md").read_text("utf-8")
    (folder / "list.md").write_text(text.replace("## Images and text", "## Pictures"), "utf-8")
    shown = diff()
    assert shown.exit_code == 0
    assert "over the limit of 30 %" in shown.stdout
    assert "over the limit" in json.loads(diff("--format", "json").stdout)["refused"]
    refused = sync("--yes")
    assert refused.exit_code == 2
    assert "If that is meant, say --max-change" in refused.stderr
    assert sync("--yes", "--max-change", "100").exit_code == 0


def test_a_machine_without_memory_takes_the_lists_earlier_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync("--yes")
    text = (folder / "list.md").read_text("utf-8")
    shutil.copy(folder / "list.md", folder / "before.md")
    (folder / "list.md").write_text(text.replace("## Images and text", "## Pictures"), "utf-8")
    monkeypatch.setenv("REFSYNC_STATE", str(folder / "elsewhere"))
    named = ("--library", f"embedded:{folder}/state/library.sqlite", "--max-change", "100")
    retagged = sync("--yes", *named, "--baseline", "before.md")
    assert "− Images and text" in retagged.stdout
    wrong = diff(*named, "--baseline", "no-such")
    assert wrong.exit_code == 2
    assert "“no-such” can't be a revision of it; there is no such file either" in wrong.stderr


def test_diff_prints_json_of_the_documented_form(folder: Path) -> None:
    printed = json.loads(diff("--format", "json").stdout)
    assert printed.keys() == {
        "library", "collection", "collection_now", "takes_over", "library_version", "sections",
        "changes", "summary", "refused",
    }  # fmt: skip
    assert printed["collection"] == "Reading"
    assert printed["summary"] == {"add": 11}
    for change in printed["changes"]:
        assert change.keys() >= {
            "action", "reference", "item", "match", "tags", "reason", "candidates",
        }  # fmt: skip


def test_diff_makes_no_library(folder: Path) -> None:
    result = run("diff", "list.md", "--library", "embedded:new/library.sqlite", "--collection", "A")
    assert "11 to add" in result.stdout
    assert not (folder / "new").exists()


def test_sync_writes_and_says_what(folder: Path) -> None:
    result = sync("--yes")
    assert result.exit_code == 0
    assert "Done: 11 added" in result.stdout
    assert sum(item["itemType"] != "attachment" for item in library(folder)) == 11
    again = sync("--yes")
    assert "Nothing to do." in again.stdout
    assert again.exit_code == 0


@pytest.mark.parametrize(
    ("choice", "said"), [("merge", "1 unchanged"), ("separate", "1 to add"), ("ask", "1 uncertain")]
)
def test_a_publication_meets_its_preprint_as_versions_says(
    folder: Path, choice: str, said: str
) -> None:
    title = "Deep Double Descent: Where Bigger Models and More Data Hurt"
    preprint = f"@misc{{n, title={{{title}}}, author={{Nakkiran, Preetum}}, year=2019,"
    preprint += " eprint={1912.02292}, archivePrefix={arXiv}}"
    published = f"@article{{n, title={{{title}}}, author={{Nakkiran, P.}}, year=2021,"
    published += " journal={Journal of Statistical Mechanics}, doi={10.1088/1742-5468/ac3a74}}"
    where = ("--from", "bibtex", "--library", "embedded", "--collection", "Reading")
    assert run("sync", "-", *where, "--yes", stdin=preprint.encode()).exit_code == 0
    diff = run("diff", "-", *where, "--versions", choice, stdin=published.encode())
    assert said in diff.stdout


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert sync("--dry-run").exit_code == 0
    assert library(folder) == []


def test_sync_does_not_write_where_there_is_nobody_to_ask(folder: Path) -> None:
    result = sync()
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert library(folder) == []


def test_output_has_no_colour_when_piped(folder: Path) -> None:
    assert "\x1b" not in diff().stdout
    assert "\x1b" not in run("parse", "list.md").stdout


def test_control_characters_in_a_list_never_reach_the_terminal(folder: Path) -> None:
    (folder / "list.md").write_text(
        "# L\n\n## S\n\n### A \x1b[31mRed\x07 Title of a Paper\n\n"
        "paper link: [here](https://arxiv.org/abs/2401.00001)\n"
    )
    shown = diff().stdout
    assert "Red" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_the_library_comes_from_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZOTERO_LIBRARY_ID", "1")
    monkeypatch.setenv("ZOTERO_API_KEY", EMBEDDED_KEY)
    with EmbeddedLibrary() as embedded, running(embedded.app) as url:
        result = run("diff", "list.md", "--collection", "A", "--endpoint", url, "--format", "json")
        assert json.loads(result.stdout)["library"] == "user:1"


def test_without_a_library_the_embedded_one_is_said_aloud(folder: Path) -> None:
    assert "embedded" in run("diff", "list.md", "--collection", "A").stderr


TWICE = "# L\n\n## {}\n\n- [A Study of Widgets in Use](https://arxiv.org/abs/2401.00001)\n"


@pytest.mark.parametrize(
    "command",
    [("diff", "--library", "embedded", "--collection", "A"), ("export", "--format", "ris")],
)
def test_entries_that_are_one_work_become_one_and_that_is_said(
    folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "one.md").write_text(TWICE.format("Here"))
    (folder / "two.md").write_text(TWICE.format("There"))
    result = run(command[0], "one.md", "two.md", *command[1:])
    assert result.stdout.count("A Study of Widgets in Use") == 1
    assert "The 2 entries are 1 work:" in result.stderr
    assert "entries are" not in run(command[0], "one.md", *command[1:]).stderr


def test_what_is_no_paper_is_listed_on_demand(folder: Path) -> None:
    (folder / "tools.md").write_text(
        TWICE.format("Papers") + "\n## Tools\n\n- [Widgeteer](https://github.com/doe/widgeteer)\n"
    )
    types = [
        [
            r["type"]
            for r in json.loads(run("parse", "tools.md", "--format", "json", *more).stdout)[
                "references"
            ]
        ]
        for more in ((), ("--include", "all"))
    ]
    assert types == [["article"], ["article", "software"]]


# --- export --------------------------------------------------------------------------------------


def test_export_writes_to_standard_output_or_a_file(folder: Path) -> None:
    shown = run("export", "list.md", "--format", "bibtex").stdout
    run("export", "list.md", "-o", "refs.bib")
    assert (folder / "refs.bib").read_text("utf-8") == shown
    assert shown.count("\n@") + shown.startswith("@") == 11
    assert len(json.loads(run("export", "list.md", "--format", "csl-json").stdout)) == 11


def test_an_export_that_fails_leaves_the_old_file(folder: Path) -> None:
    (folder / "refs.bib").write_text("old")
    assert run("export", "missing.md", "-o", "refs.bib").exit_code == 2
    assert (folder / "refs.bib").read_text() == "old"
    assert [path.name for path in folder.glob("*.bib*")] == ["refs.bib"]


def test_an_export_follows_links_and_writes_to_pipes(folder: Path) -> None:
    (folder / "link.bib").symlink_to("refs.bib")
    shown = run("export", "list.md", "-o", "-").stdout
    run("export", "list.md", "-o", "link.bib")
    assert (folder / "link.bib").is_symlink()
    assert (folder / "refs.bib").read_text("utf-8") == shown
    assert run("export", "list.md", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


# --- where the output goes ----------------------------------------------------------------------


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line with the real program in it."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command.replace('refsync', PROGRAM)}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


PROGRAM = f"{shlex.quote(sys.executable)} -m refsync"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_full_disk_is_said_in_a_sentence(folder: Path, locale: str) -> None:
    for command in ("parse list.md", "export list.md", "parse list.md --format json"):
        result = shell(f"refsync {command} > /dev/full", LC_ALL=locale)
        assert result.returncode == 2
        assert result.stderr == "Error: The output can't be written: No space left on device.\n"


def test_a_reader_that_has_seen_enough_is_no_trouble(folder: Path) -> None:
    (folder / "long.bib").write_text(
        "".join(f"@misc{{k{n}, title={{T {n}}}}}\n" for n in range(9999))
    )
    for command in ("export long.bib | head -1 >/dev/null", "parse list.md | true"):
        result = shell(f"refsync {command}")
        assert (result.returncode, result.stderr) == (0, "")


def test_letters_that_the_terminal_lacks_are_no_trouble(folder: Path) -> None:
    result = shell("refsync parse list.md", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "11 references" in result.stdout


# --- bad input: a sentence, exit code 2, nothing half done ---------------------------------------


def trouble(result: Result) -> str:
    """The one sentence on standard error."""
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert line.endswith(".")
    return line


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "does not exist"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a text file")],
)
@pytest.mark.parametrize("command", ["parse", "diff", "sync", "export"])
def test_a_source_that_cannot_be_read(
    command: str, content: bytes | None, said: str, folder: Path
) -> None:
    if content is not None:
        (folder / "bad.md").write_bytes(content)
    more = ("--collection", "A") if command in ("diff", "sync") else ()
    assert said in trouble(run(command, "bad.md", *more))


def test_a_folder_without_lists_is_no_source(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert "empty is a folder without a list" in trouble(run("parse", "empty"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_other_encodings_are_read(encoding: str, folder: Path) -> None:
    text = (folder / "list.md").read_text("utf-8")
    (folder / "list.md").write_bytes(text.encode(encoding, "replace"))
    printed = json.loads(run("parse", "list.md", "--format", "json").stdout)
    assert len(printed["references"]) == 11


@pytest.mark.parametrize("name", ["empty.md", "empty.bib"])
@pytest.mark.parametrize("content", ["", "# Notes\n\nNothing here.\n"])
def test_a_list_without_papers_is_said_to_be_one(name: str, content: str, folder: Path) -> None:
    (folder / name).write_text(content)
    result = run("parse", name)
    assert result.exit_code == 0
    assert "[no-references]" in result.stdout
    synced = run("sync", name, "--library", "embedded", "--collection", "A", "--yes")
    assert synced.exit_code == 0
    assert "Nothing to do." in synced.stdout


def test_a_file_of_20_megabytes_is_read(folder: Path) -> None:
    (folder / "big.md").write_text(("word " * 200 + "\n\n") * 20_000)
    assert "[no-references]" in run("parse", "big.md").stdout


READ_ONLY, READ_WRITE, MEMBER = "readonly" * 3, "readwrit" * 3, "ofgroups" * 3
FIXTURE = {
    "users": [{"id": 1, "username": "one"}, {"id": 2, "username": "two"}],
    "keys": [
        {"key": READ_ONLY, "userID": 1, "access": {"user": {"library": True}}},
        {"key": READ_WRITE, "userID": 1, "access": {"user": {"library": True, "write": True}}},
        {
            "key": MEMBER,
            "userID": 1,
            "access": {"groups": {"6": {"library": True, "write": True}, "7": {"library": True}}},
        },
    ],
    "groups": [
        {"id": 5, "name": "Others", "owner": 2},
        {"id": 6, "name": "Led", "owner": 2, "members": [1], "libraryEditing": "admins"},
        {"id": 7, "name": "Shared", "owner": 2, "members": [1]},
    ],
}


@pytest.fixture
def server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedLibrary]:
    """A Zotero API server with two users, a group, and keys of different rights."""
    (folder / "fixture.json").write_text(json.dumps(FIXTURE))
    fixture = read_fixture(folder / "fixture.json")
    with EmbeddedLibrary(fixture=fixture) as embedded, running(embedded.app) as url:
        monkeypatch.setenv("REFSYNC_ZOTERO_ENDPOINT", url)
        yield embedded


@pytest.mark.parametrize(
    ("key", "library", "said"),
    [
        (None, "user:1", "ZOTERO_API_KEY"),
        ("x" * 24, "user:1", "does not know this key"),
        (READ_ONLY, "user:1", "not write to it"),
        (READ_WRITE, "user:2", "belongs to user:1 and may not write to user:2"),
        (READ_WRITE, "group:5", "does not open group:5"),
        (READ_WRITE, "group:99", "does not open group:99, or there is no such library"),
        (READ_WRITE, "user:me", "name it like user:123"),
        (READ_WRITE, "desktop", "is no Zotero desktop"),
    ],
)
def test_a_library_that_may_not_be_written(
    key: str | None,
    library: str,
    said: str,
    server: EmbeddedLibrary,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if key:
        monkeypatch.setenv("ZOTERO_API_KEY", key)
    result = run("sync", "list.md", "--library", library, "--collection", "A", "--yes")
    assert re.search(said, trouble(result))
    assert key is None or key not in result.output
    user = ZoteroUser(server.app, READ_WRITE)
    assert user.items() == []
    assert user.collections() == {}
    user.close()


@pytest.mark.parametrize(
    ("library", "said"),
    [
        ("group:6", "Only the admins of group:6"),
        ("group:7", "may read group:7, but not write to it"),
    ],
)
@pytest.mark.parametrize("seen", [False, True])
def test_a_group_that_may_only_be_read_is_said_to_be_so_before_there_is_a_plan(
    library: str, said: str, seen: bool, server: EmbeddedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZOTERO_API_KEY", MEMBER)
    if seen:
        shown = run("diff", "list.md", "--library", library, "--collection", "A")
        assert "11 to add" in shown.stdout
    refused = run("sync", "list.md", "--library", library, "--collection", "A", "--yes")
    assert said in trouble(refused)
    assert refused.stdout == ""


def test_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refsync.zotero.transport.TRIES", 1)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        result = run(
            "diff", "list.md", "--library", "user:1", "--collection", "A", "--endpoint", endpoint
        )
    assert "Check the connection" in trouble(result)


def test_an_endpoint_is_not_for_a_file(folder: Path) -> None:
    endpoint = ("--endpoint", "http://127.0.0.1:1")
    assert "user: and group:" in trouble(
        run("diff", "list.md", "--library", "embedded", "--collection", "A", *endpoint)
    )


def test_a_server_that_is_no_zotero(folder: Path) -> None:
    def app(_: object, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"<h1>Welcome</h1>"]

    with running(app) as url:
        result = run(
            "diff", "list.md", "--library", "user:1", "--collection", "A", "--endpoint", url
        )
    assert "check the endpoint" in trouble(result)


@pytest.mark.parametrize("collection", ["", "A//B", "/", "x" * 256])
def test_a_collection_that_is_none(collection: str, folder: Path) -> None:
    result = run("sync", "list.md", "--library", "embedded", "--collection", collection, "--yes")
    assert "collection" in trouble(result)


def test_a_collection_is_named_in_any_script(folder: Path) -> None:
    name = "👩\u200d🔬 Soft\u00adware/کتاب\u200cها"
    result = run("sync", "list.md", "--library", "embedded", "--collection", name, "--yes")
    assert result.exit_code == 0


def test_a_collection_that_is_gone_is_told(folder: Path) -> None:
    sync("--yes")
    with EmbeddedLibrary(folder / "state" / "library.sqlite") as embedded:
        user = ZoteroUser(embedded.app, EMBEDDED_KEY)
        user.delete_collection(next(iter(user.collections())))
        user.close()
    stdout = diff().stdout
    assert "no collection “Reading” any more, where the last sync left 11 items" in stdout


def test_two_collections_of_one_name_are_the_users_to_tell_apart(folder: Path) -> None:
    sync("--yes")
    with EmbeddedLibrary(folder / "state" / "library.sqlite") as embedded:
        user = ZoteroUser(embedded.app, EMBEDDED_KEY)
        user.make_collection("Reading")
        user.close()
    assert "rename one in Zotero" in trouble(sync("--yes"))


def test_a_state_folder_that_cannot_be_used_is_said_with_what_to_do(folder: Path) -> None:
    (folder / "state").write_text("a file", encoding="utf-8")
    library = f"embedded:{folder}/library.sqlite"
    result = run("sync", "list.md", "--library", library, "--collection", "Reading", "--yes")
    said = " ".join(trouble(result).split())
    assert "name another folder with REFSYNC_STATE" in said


@pytest.mark.parametrize("fill", ["", "date,", "journal", "empty,date"])
def test_fields_that_cannot_be_filled_are_refused(fill: str, folder: Path) -> None:
    said = " ".join(trouble(sync("--fill", fill)).split())
    assert "“empty” stands for all fields" in said or "or empty for all" in said


def test_a_title_that_is_none_is_cut_where_it_is_shown(folder: Path) -> None:
    entry = f"@misc{{long, title = {{{'word ' * 14_000}}}, eprint = {{2401.00001}}, year = 2024}}"
    (folder / "list.bib").write_text(entry, encoding="utf-8")
    shown = run(
        "sync", "list.bib", "--library", "embedded", "--collection", "Reading", "--yes"
    ).stdout
    assert "Refused" in shown
    assert "…" in shown
    assert len(shown) < 2_000


def test_a_damaged_journal_is_said_and_left(folder: Path) -> None:
    sync("--yes")
    journal = folder / "state" / "journal.sqlite"
    journal.write_bytes(b"not a database" * 100)
    assert "journal" in trouble(sync("--yes"))
    assert journal.read_bytes() == b"not a database" * 100


def test_refsyncs_own_files_are_private(folder: Path) -> None:
    sync("--yes")
    files = [path for path in (folder / "state").rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if path.stat().st_mode & 0o077]
