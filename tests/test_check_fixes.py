"""What is mended in a list, and that nothing else changes."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.errors import RefsyncError, SourceError
from refsync.fixed_file import fixed_file
from refsync.fixes import apply, fix
from refsync.readers import read_text
from refsync.reading import Mend, Problem, Reading
from refsync.reference import Reference
from refsync.sources import SourceText


def read_as(name: str) -> Callable[[str], Reading]:
    return lambda text: read_text(SourceText(name, text))


def mended(text: str, name: str = "refs.bib") -> str:
    return fix(text, read_as(name)).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("@misc{k,\n title = {A}\n year = 2020\n}", "@misc{k,\n title = {A},\n year = 2020\n}"),
        ("@misc{k\n title = {A}\n}", "@misc{k,\n title = {A}\n}"),
        ("@misc{k, title = {A}, url = {ttps://a.org/x_y}}", "@misc{k, title = {A}, url = {https://a.org/x_y}}"),
        ("@misc{k, title = {A}, url = {https:/a.org/x}}", "@misc{k, title = {A}, url = {https://a.org/x}}"),
        ("@misc{k, title = {A},\n url = {https://https://a.org}}", "@misc{k, title = {A},\n url = {https://a.org}}"),
        ("@misc{k;\n title = {A};\n year = 2020;\n}", "@misc{k,\n title = {A},\n year = 2020;\n}"),
        ("@misc{k, title {A}, year: 2020}", "@misc{k, title = {A}, year = 2020}"),
        ("@misc k,\n title = {A}\n}", "@misc {k,\n title = {A}\n}"),
        ("misc{k,\n title = {A}\n}", "@misc{k,\n title = {A}\n}"),
        ("@misc{k, title = 'A', note = “B”}", "@misc{k, title = {A}, note = {B}}"),
        ('@misc{k, title = "A "B" C",\n year = 1}', '@misc{k, title = {A "B" C},\n year = 1}'),
        ("@misc{k,\n title = A and B,\n year = 1}", "@misc{k,\n title = {A and B},\n year = 1}"),
        ("@misc{k,\n title = {A}},\n year = {1}\n}", "@misc{k,\n title = {A},\n year = {1}\n}"),
        ("@misc{k, title = {A &amp; B &eacute;}}", r"@misc{k, title = {A \& B é}}"),
    ],
)  # fmt: skip
def test_broken_bibtex_is_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k,\n title = {A},\n year = {2020}\n",
        "@misc{k,\n title = {A,\n year = {2020}\n}",
        "@misc{k,\n title = {A},\n year = ,\n}",
        "@misc{k,\n title = {A},\n month = foo\n}",
        "@misc{k,\n title = {A &quot; B}\n}",
    ],
)
def test_what_would_be_a_guess_is_left_to_people(text: str) -> None:
    assert read_as("refs.bib")(text).problems
    assert mended(text) == text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ttps://lab.edu/code", "https://lab.edu/code"),
        ("https://https://lab.edu/code", "https://lab.edu/code"),
        ("https:/lab.edu/code", "https://lab.edu/code"),
        ("https://arxiv.org/apdf/2406.09399", "https://arxiv.org/pdf/2406.09399"),
        ("https://lab.edu/code%5D", "https://lab.edu/code"),
        ("github.com/ann/code", "https://github.com/ann/code"),
        ("http:://lab.edu/code", "http://lab.edu/code"),
        ("(https://lab.edu/code)", "https://lab.edu/code"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("arXiv:2406.09399", "https://arxiv.org/abs/2406.09399"),
        ("https://lab.edu /code", "https://lab.edu/code"),
        ("https://lab.edu/my code.zip", "https://lab.edu/my%20code.zip"),
        ("https://arxiv.org/abs/2406. 09399", "https://arxiv.org/abs/2406.09399"),
        ("https://lab.edu/code, see there", "https://lab.edu/code, see there"),
        ("b.com/ann/code", "b.com/ann/code"),
        ("TBD", "TBD"),
    ],
)
def test_addresses_in_lists_are_mended(broken: str, whole: str) -> None:
    text = "# List\n\n## A Good Paper\n\n[paper](https://lab.edu/a) | [code]({}) and more\n"
    assert mended(text.format(broken), "list.md") == text.format(whole)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("##Widgets", "## Widgets"),
        ('- <a href="https://lab.edu/a>On Dogs</a>', '- <a href="https://lab.edu/a">On Dogs</a>'),
        ("- [A Good Paper] (https://lab.edu/a)", "- [A Good Paper](https://lab.edu/a)"),
        ("- [A Good Paper](https://lab.edu/a (2020)", "- [A Good Paper](https://lab.edu/a) (2020)"),
        ("- [A Good Paper]https://lab.edu/a) (2020)", "- [A Good Paper](https://lab.edu/a) (2020)"),
    ],
)  # fmt: skip
def test_signs_that_markdown_needs_are_mended(broken: str, whole: str) -> None:
    text = "# List\n\n## Papers\n\n- [On Cats](https://arxiv.org/abs/2406.09399)\n{}\n"
    assert mended(text.format(broken), "list.md") == text.format(whole)


def test_bibtex_within_lists_is_mended_where_it_stands() -> None:
    text = (
        "# List\n\n- **A Good Paper** [paper](https://lab.edu/a)\n\n"
        "  ```bibtex\n  @misc{k,\n    title = {A Good Paper}\n    year = {2020}\n  }\n  ```\n"
    )
    assert mended(text, "list.md") == text.replace("Paper}\n", "Paper},\n")


def test_an_ignored_code_is_left() -> None:
    text = "@misc{k,\n title {A}\n year = 2020\n}"
    left = fix(text, read_as("refs.bib"), ignore={"missing-comma"})
    assert left.text == "@misc{k,\n title = {A}\n year = 2020\n}"
    assert [problem.code for problem in left.mended] == ["missing-equals"]


def test_a_mend_that_changes_what_is_read_is_not_made() -> None:
    text = "@misc{k,\n title = {A},\n note = {B}\n}"

    def read(text: str) -> Reading:
        """A reader that finds two faults, of which one mend is wrong."""
        wrong = Mend("title = {A}", 9, "A", "Z")
        right = Mend("note = {B}", 0, "note", "Note")
        problems = [
            Problem(severity="error", code="x", message="…", file="f", line=line, mend=mend)
            for line, mend in ((2, wrong), (3, right))
            if mend.text in text
        ]
        return read_text(SourceText("f.bib", text)).model_copy(update={"problems": tuple(problems)})

    assert fix(text, read).text == text.replace("note", "Note")


# --- the place of a mend -------------------------------------------------------------------------


def problem(line: int, mend: Mend) -> Problem:
    return Problem(severity="error", code="x", message="…", file="f", line=line, mend=mend)


def test_mends_of_one_line_do_not_disturb_each_other() -> None:
    mends = [Mend("a b", 0, "a", "one"), Mend("a b", 3, "", ","), Mend("a b", 2, "b", "two")]
    assert apply("  a b\n", [problem(1, mend) for mend in mends]).text == "  one two,\n"


@pytest.mark.parametrize("line", ["x = 1 y x = 1", "something else", ""])
def test_a_mend_without_its_one_place_is_not_made(line: str) -> None:
    assert apply(line, [problem(1, Mend("x = 1", 5, "", ","))]).mended == ()


def test_a_mend_beyond_the_last_line_is_not_made() -> None:
    assert apply("x = 1", [problem(7, Mend("x = 1", 5, "", ","))]).mended == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str) -> None:
    text = end.join(["a", "b", "c"])
    assert apply(text, [problem(2, Mend("b", 1, "", ","))]).text == end.join(["a", "b,", "c"])


# --- whatever the damage -------------------------------------------------------------------------

FIELDS = ("title = {On Cats}", "author = {Roe, Ann}", 'journal = "Cats &amp; Co"', "year = 2020",
          "pages = {1--9}", "month = jan", "url = {https://lab.edu/a}")  # fmt: skip
DAMAGE = ("", "", "", ",", ";", "}", "{", '"', "\n", "&amp;", "=", "'")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A few BibTeX entries with signs missing, doubled and thrown in."""
    entries = []
    for number in range(draw(st.integers(1, 3))):
        fields = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4))
        ends = [draw(st.sampled_from((",", ",", "", ";"))) for _ in fields]
        lines = [
            f"  {f}{draw(st.sampled_from(DAMAGE))}{e}" for f, e in zip(fields, ends, strict=True)
        ]
        at = draw(st.sampled_from(("@", "@", "")))
        entries.append(f"{at}misc{{key{number}{draw(st.sampled_from((',', '', ';')))}")
        entries += [*lines, draw(st.sampled_from(("}", "", "}}")))]
    return draw(st.sampled_from(("\n", "\r\n"))).join(entries)


@given(damaged())
def test_a_mended_list_is_read_as_before_and_mended_once(text: str) -> None:
    read = read_as("refs.bib")
    done = fix(text, read)
    assert references(read(done.text)) == references(read(text))
    assert told(read(done.text).problems) == told(read(text).problems) - told(done.mended)
    assert fix(done.text, read) == (done.text, ())


@given(damaged(), st.sampled_from(["# List\n\n## On Cats\n\n", "- On Cats\n\n"]))
def test_so_is_a_mended_list_with_bibtex_in_it(text: str, head: str) -> None:
    read = read_as("list.md")
    text = f"{head}```bibtex\n{text}\n```\n\n[code](ttps://lab.edu/code)\n"
    done = fix(text, read)
    assert references(read(done.text)) == references(read(text))
    assert fix(done.text, read) == (done.text, ())


LINKS = st.tuples(
    st.sampled_from(("[On Cats]", "[[paper]", "<a href=", "**On Dogs** [code]", "[a] [b]")),
    st.sampled_from(("(", "", " (", "((", '"', "\uff08")),
    st.sampled_from(
        ("https://lab.edu/a", "ttps://lab.edu/b c", "http:://lab.edu", "10.1000/182", "lab.edu, x",
         "https://arxiv.org/abs/2406. 09399", "arXiv:2406.09399", "TBD", "www.lab.edu/d")
    ),
    st.sampled_from((")", "", "]", '">On Birds</a>', ">On Fish</a>", "))", "\uff09", " (2020)")),
).map("".join)  # fmt: skip


@given(st.lists(st.lists(LINKS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4))
def test_so_are_the_links_of_a_list(items: list[str]) -> None:
    read = read_as("list.md")
    text = "##Papers\n\n" + "".join(f"- {item} (2020)\n" for item in items)
    done = fix(text, read)
    assert references(read(done.text)) == references(read(text))
    assert told(read(done.text).problems) == told(read(text).problems) - told(done.mended)
    assert fix(done.text, read) == (done.text, ())


def references(reading: Reading) -> list[Reference]:
    """What was read, but for the BibTeX as it was written."""
    return [reference.model_copy(update={"bibtex": None}) for reference in reading.references]


def told(problems: Iterable[Problem]) -> set[tuple[int, str, str]]:
    """What problems say, and where."""
    return {(problem.line, problem.code, problem.message) for problem in problems}


# --- files ---------------------------------------------------------------------------------------

BROKEN = "% Müller\r\n@misc{k,\r\n title = {Café}\r\n year = 2020\r\n}"
WHOLE = BROKEN.replace("Café}", "Café},")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "cp1252"),
    ],
)
def test_a_file_keeps_its_encoding_and_every_other_byte(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(mark + BROKEN.encode(encoding))
    fixed_file(str(path), None).write()
    assert path.read_bytes() == mark + WHOLE.encode(encoding)
    assert [each.name for each in tmp_path.iterdir()] == ["refs.bib"]


def test_a_sign_that_the_encoding_lacks_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@misc{k, title = {Café &le; B}}".encode("cp1252"))
    with pytest.raises(RefsyncError, match="Save it as UTF-8"):
        fixed_file(str(path), None)


def test_a_file_in_order_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(WHOLE.encode("cp1252"))
    file = fixed_file(str(path), None)
    assert (file.mended, file.new, file.diff()) == ((), path.read_bytes(), b"")


def test_a_diff_is_a_patch(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"@misc{k,\n title = {A}\n year = 2020}")
    assert fixed_file(str(path), None).diff().splitlines()[2:] == [
        b"@@ -1,3 +1,3 @@",
        b" @misc{k,",
        b"- title = {A}",
        b"+ title = {A},",
        b"  year = 2020}",
        b"\\ No newline at end of file",
    ]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_patch_is_of_the_files_own_bytes(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(mark + "@misc{k,\r\n title = {Café}\r\n year = 2020}".encode("cp1252"))
    path.write_bytes(path.read_bytes() if not mark else mark + b"@misc{k, title {A}}\n")
    file = fixed_file(str(path), None)
    lines = file.diff().splitlines(keepends=True)[3:]
    assert b"".join(line[1:] for line in lines if line[:1] in b" -").startswith(file.old)
    assert b"".join(line[1:] for line in lines if line[:1] in b" +").startswith(file.new)


def test_a_patch_of_utf_16_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@misc{k, title {Café}}\n".encode("utf-16"))
    assert "+@misc{k, title = {Café}}\n" in fixed_file(str(path), None).diff().decode()


def test_a_patch_marks_the_end_of_a_name_with_spaces(tmp_path: Path) -> None:
    path = tmp_path / "my refs.bib"
    path.write_bytes(b"@misc{k,\n title = {A}\n year = 2020}")
    assert fixed_file(str(path), None).diff().startswith(f"--- {path}\t\n+++ {path}\t\n@@".encode())


def test_what_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be read"):
        fixed_file(str(tmp_path), None)
