"""A `.bib` file that several write in: refsync's entries follow the list, all else stays."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from refsync.readers import bibtex as reader
from refsync.reference import Reference
from refsync.writers.bib_file import Updated, update
from refsync.writers.bibtex import Style, write
from tests.make import reference

STYLE = Style()
OURS = reference("A Study of Things", arxiv="2401.00001", authors=["Doe"], year=2024)
MORE = reference("Another Study", doi="10.1000/182", authors=["Roe"], year=2023)
FOREIGN = """\
% My bibliography, kept by hand
@string{ jt = "Journal of Things" }

@article{mine2001,   title={My Own Work},
   author = "Me, A.", journal=jt, year = 2001}

A remark between entries.
@comment{jabref-meta: databaseType:bibtex;}
"""


def updated(text: str, *references: Reference, **given: Any) -> Updated:
    return update(text, references, STYLE, **given)


def test_an_empty_file_gets_all_entries_each_with_its_mark() -> None:
    result = updated("", OURS, MORE)
    assert result.added == ["doe2024study", "roe2023another"]
    assert re.findall(r"^% refsync (\S+) \w{12}$", result.text, re.MULTILINE) == [
        "arxiv:2401.00001",
        "doi:10.1000/182",
    ]
    assert [r.title for r in reader.read(result.text, "").references] == [OURS.title, MORE.title]


def test_what_others_wrote_stays_to_the_byte() -> None:
    result = updated(FOREIGN, OURS)
    assert result.text.startswith(FOREIGN)
    assert result.added == ["doe2024study"]


def test_the_second_time_nothing_changes() -> None:
    once = updated(FOREIGN, OURS, MORE)
    twice = updated(once.text, OURS, MORE)
    assert twice.text == once.text
    assert twice.same == ["doe2024study", "roe2023another"]


def test_an_entry_follows_the_list_where_it_stands() -> None:
    text = updated("", OURS, MORE).text + "\n" + FOREIGN
    changed = OURS.model_copy(update={"volume": "12"})
    result = updated(text, changed, MORE)
    assert (result.changed, result.same) == (["doe2024study"], ["roe2023another"])
    lines = [line for line in result.text.splitlines() if "% refsync" not in line]
    before = [line for line in text.splitlines() if "% refsync" not in line]
    assert [line for line in lines if line not in before] == ["  volume = {12},"]
    assert [line for line in before if line not in lines] == []


def test_an_entry_that_someone_edited_is_theirs_from_then_on() -> None:
    text = updated("", OURS).text.replace("A Study", "My Study")
    result = updated(text, OURS.model_copy(update={"volume": "12"}))
    assert result.text == text
    assert result.left == ["doe2024study"]


def test_a_work_that_others_have_in_the_file_is_not_put_there_again() -> None:
    text = "@misc{own, title = {A study of things}, eprint={2401.00001}, archiveprefix={arXiv}}\n"
    result = updated(text, OURS)
    assert (result.text, result.left) == (text, ["own"])


def test_an_entry_that_stands_there_as_refsync_writes_it_is_its_own() -> None:
    text = FOREIGN + "\n" + write([OURS])
    result = updated(text, OURS)
    assert (result.same, result.added) == (["doe2024study"], [])
    assert result.text.startswith(FOREIGN)
    later = updated(result.text, OURS.model_copy(update={"volume": "12"}))
    assert later.changed == ["doe2024study"]


def test_an_entry_of_the_same_key_and_title_is_the_work_however_little_is_known_of_it() -> None:
    volume = reference("The Volume", citation_key="vol", type="book")
    theirs = updated("@book{vol, title={The volume}}\n", volume)
    assert (theirs.text, theirs.left) == ("@book{vol, title={The volume}}\n", ["vol"])
    assert updated("@book{vol, title={Another}}\n", volume).added == ["vola"]
    unkeyed = volume.model_copy(update={"citation_key": None})
    given = updated("@book{vol, title={The Volume}}\n", unkeyed, given={unkeyed.id: "vol"})
    assert given.left == ["vol"]


def test_a_key_of_others_is_not_taken() -> None:
    text = "@book{doe2024study, title = {Another book}}\n"
    assert updated(text, OURS).added == ["doe2024studya"]


def test_a_key_stays_as_it_is_in_the_file() -> None:
    text = updated("", OURS, given={OURS.id: "chosen"}).text
    result = updated(text, OURS.model_copy(update={"title": "A Story of Things"}))
    assert result.changed == ["chosen"]
    assert result.keys == {OURS.id: "chosen"}


def test_an_entry_whose_work_has_another_identifier_now_stays_one_entry() -> None:
    stated = reference("A Study of Things", authors=["Doe"], year=2024, citation_key="k")
    text = updated("", stated).text
    published = reference("A Story", doi="10.1000/9", authors=["Doe"], year=2024, citation_key="k")
    result = updated(text, published)
    assert result.changed == ["k"]
    assert result.text.count("@") == 1


def test_an_entry_that_left_the_list_stays() -> None:
    text = updated("", OURS, MORE).text
    assert updated(text, MORE).text == text


def test_line_ends_of_the_file_are_kept() -> None:
    text = FOREIGN.replace("\n", "\r\n")
    once = updated(text, OURS)
    assert "\n" not in once.text.replace("\r\n", "")
    assert updated(once.text, OURS).text == once.text
    assert updated(once.text, OURS.model_copy(update={"volume": "1"})).changed == ["doe2024study"]


def test_a_file_without_a_last_newline_is_gone_on_with() -> None:
    text = "@book{a, title = {B}}"
    assert updated(text, OURS).text.startswith(text + "\n\n% refsync ")


@given(
    st.lists(st.sampled_from(["@", "{", "}", "% refsync x", "\n", "\r\n", "@book{a,", "é"])),
    st.booleans(),
)
def test_whatever_stands_there_stays(pieces: list[str], with_ours: bool) -> None:
    text = "".join(pieces)
    before = updated("", MORE).text if with_ours else ""
    result = updated(before + text, OURS)
    assert result.text.startswith(before + text)
