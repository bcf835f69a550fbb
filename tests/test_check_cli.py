"""`refsync check`: what it prints, with which code it exits, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refsync.cli import refsync
from refsync.reading import Problem
from refsync.reports.problems import problems_github

GOOD = "@article{roe2020, title={On Cats}, author={Roe, Ann}, journal={J}, year={2020}}\n"
BROKEN = "@article{roe2020, title={On Cats}\n author={Roe, Ann}, journal={J}, year={2020}}\n"
VAGUE = GOOD.replace("Roe, Ann", "Roe, Ann and others")
WRONG = GOOD.replace("2020}", "2020}, doi={1000/182}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str, text: str | None = None, stdin: str | None = None) -> Result:
    """The outcome of `refsync check` on refs.bib, which holds the text."""
    if text is not None:
        Path("refs.bib").write_text(text, "utf-8")
    sources = () if stdin is not None else ("refs.bib",)
    result = CliRunner().invoke(refsync, ["check", *sources, *arguments], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_list_in_order_is_said_to_be_so() -> None:
    result = check(text=GOOD)
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 reference.\n")


def test_each_problem_is_a_line_and_the_last_line_counts() -> None:
    lines = check(text=BROKEN).stdout.splitlines()
    assert lines[0].startswith("refs.bib:1: error: There is no comma after 'title'")
    assert lines[0].endswith("[missing-comma]")
    assert lines[-1] == "1 error in 1 reference. --fix mends 1."


@pytest.mark.parametrize(
    ("text", "fails_on"),
    [
        (GOOD, set()),
        (VAGUE, {"info"}),
        (WRONG, {"info", "warning"}),
        (BROKEN, {"info", "warning", "error"}),
    ],
)
def test_the_exit_code_tells_of_problems_as_severe_as_asked(text: str, fails_on: set[str]) -> None:
    failing = {
        severity
        for severity in ("error", "warning", "info", "never")
        if check("--fail-on", severity, text=text).exit_code == 1
    }
    assert failing == fails_on
    assert check(text=text).exit_code == ("error" in fails_on)


def test_ignored_kinds_are_left_out_and_do_not_count() -> None:
    result = check("--ignore", "missing-comma", "--ignore", "bad-key", text=BROKEN)
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 reference.\n")


def test_json_is_one_object() -> None:
    printed = json.loads(check("--format", "json", text=BROKEN).stdout)
    [problem] = printed["problems"]
    assert problem.pop("message").startswith("There is no comma")
    assert problem == {
        "severity": "error", "code": "missing-comma", "file": "refs.bib", "line": 1,
        "fixable": True,
    }  # fmt: skip
    assert printed["mended"] == []
    assert printed["summary"] == {"error": 1, "warning": 0, "info": 0}


def test_github_annotations_are_workflow_commands() -> None:
    lines = check("--format", "github", text=BROKEN).stdout.splitlines()
    assert lines[0].startswith(
        "::error file=refs.bib,line=1,title=missing-comma::There is no comma after 'title'"
    )
    assert lines[-1] == "1 error in 1 reference. --fix mends 1."


@pytest.mark.parametrize(
    ("file", "message", "command"),
    [
        ("a.md", "100 %\nsure", "::notice file=a.md,line=3,title=x::100 %25 sure"),
        ("./a, b: c.md", "…", "::notice file=a%2C b%3A c.md,line=3,title=x::…"),
        ("https://lab.edu/a.md", "…", "::notice title=x::https://lab.edu/a.md:3: …"),
        ("<stdin>", "…", "::notice title=x::<stdin>:3: …"),
    ],
)
def test_github_annotations_are_escaped(file: str, message: str, command: str) -> None:
    problem = Problem(severity="info", code="x", message=message, file=file, line=3)
    assert list(problems_github([problem])) == [command]


def test_several_sources_are_one_list() -> None:
    Path("more.bib").write_text(GOOD.replace("roe2020", "other"), "utf-8")
    result = check("more.bib", "--fail-on", "warning", text=GOOD)
    assert result.exit_code == 1
    assert "refs.bib:1: warning" in result.stdout or "more.bib:1: warning" in result.stdout
    assert "[duplicate-entry]" in result.stdout


def test_standard_input_is_checked() -> None:
    result = check("-", "--from", "bibtex", stdin=BROKEN)
    assert result.stdout.startswith("<stdin>:1: error")


# --- fix and diff --------------------------------------------------------------------------------


def test_fix_mends_says_what_and_then_checks() -> None:
    result = check("--fix", text=BROKEN + WRONG.replace("roe2020", "b").replace("Cats", "Dogs"))
    assert Path("refs.bib").read_text("utf-8").startswith(BROKEN.replace("Cats}", "Cats},"))
    lines = result.stdout.splitlines()
    assert lines[0].startswith("refs.bib:1: mended: There is no comma")
    assert lines[1].startswith("refs.bib:3: warning: '1000/182' is no DOI")
    assert lines[-1] == "1 mended. 1 warning in 2 references."
    assert result.exit_code == 0


def test_a_second_fix_changes_nothing() -> None:
    check("--fix", text=BROKEN)
    before = Path("refs.bib").stat()
    assert check("--fix").stdout == "No problems in 1 reference.\n"
    after = Path("refs.bib").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_fix_in_json_lists_what_was_mended() -> None:
    printed = json.loads(check("--fix", "--format", "json", text=BROKEN).stdout)
    assert [problem["code"] for problem in printed["mended"]] == ["missing-comma"]
    assert printed["problems"] == []


def test_a_kind_of_problem_that_there_is_not_is_an_error() -> None:
    result = check("--ignore", "missing-coma", text=BROKEN)
    assert result.exit_code == 2
    assert "missing-coma" in result.output
    assert "Did you mean missing-comma?" in result.output


def test_ignored_kinds_are_not_mended() -> None:
    check("--fix", "--ignore", "missing-comma", text=BROKEN)
    assert Path("refs.bib").read_text("utf-8") == BROKEN


def test_diff_shows_a_patch_and_writes_nothing() -> None:
    result = check("--diff", text=BROKEN)
    assert result.stdout.startswith("--- refs.bib\n+++ refs.bib\n@@ ")
    assert result.exit_code == 1
    assert Path("refs.bib").read_text("utf-8") == BROKEN
    assert (check("--diff", text=GOOD).exit_code, check("--diff").stdout) == (0, "")


@pytest.mark.parametrize("option", ["--fix", "--diff"])
@pytest.mark.parametrize("source", ["-", "https://lab.edu/list.md", "github:ann/list"])
def test_only_files_are_mended(option: str, source: str) -> None:
    result = check(source, option, stdin=BROKEN)
    assert result.exit_code == 2
    assert "can't be mended" in result.stderr


def test_fix_and_diff_exclude_each_other() -> None:
    result = check("--fix", "--diff", text=GOOD)
    assert (result.exit_code, "say one of them" in result.stderr) == (2, True)


@pytest.mark.parametrize("file", ["to do: list.md", "C:list.md", "https.md"])
def test_a_file_with_a_colon_in_its_name_is_annotated_as_a_file(file: str) -> None:
    problem = Problem(severity="error", code="x", message="m", file=file, line=3)
    [command] = problems_github([problem])
    assert command == f"::error file={file.replace(':', '%3A')},line=3,title=x::m"


@pytest.mark.parametrize("file", ["https://lab.edu/x.md", "github:ann/list/x.md", "<stdin>"])
def test_what_is_no_file_is_named_in_the_message(file: str) -> None:
    problem = Problem(severity="error", code="x", message="m", file=file, line=3)
    assert list(problems_github([problem])) == [f"::error title=x::{file}:3: m"]


@pytest.mark.parametrize("file", ["l.md", "./x/../l.md", "{}/papers/l.md"])
def test_files_are_named_from_the_root_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    (folder / "papers" / "x").mkdir(parents=True)
    (folder / "papers" / "l.md").write_text("##Papers\n\n- [On Cats](https://lab.edu/a)\n", "utf-8")
    monkeypatch.chdir(folder / "papers")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    result = CliRunner().invoke(refsync, ["check", file.format(folder), "--format", "github"])
    assert all(" file=papers/l.md,line=1," in line for line in result.stdout.splitlines()[:-1])


def test_a_line_break_in_a_files_name_breaks_no_line(folder: Path) -> None:
    (folder / "a\nb.bib").write_text(BROKEN, "utf-8")
    lines = CliRunner().invoke(refsync, ["check", "a\nb.bib"]).stdout.splitlines()
    assert lines[0].startswith("a?b.bib:1: error: ")


def test_a_write_protected_file_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "refs.bib"
    path.write_text(BROKEN, "utf-8")
    path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everything
    result = check("--fix")
    assert (result.exit_code, path.read_text("utf-8")) == (2, BROKEN)
    assert "refs.bib can't be written: it is write-protected." in result.stderr
