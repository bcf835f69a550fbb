"""Footnotes of Markdown, and the works that they cite."""

import pytest

from tests.lists import ARXIV, families, only, references, titles, year

CITED = f"Jane Doe, Al Roe. *Widgets and Their Causes*. ICML 2021. [pdf]({ARXIV}1)"


@pytest.mark.parametrize(
    "note", [CITED, CITED.replace(" ICML", "\n    ICML"), CITED.replace("*", "")]
)
def test_footnotes_to_running_text_are_entries(note: str) -> None:
    found = only(f"The classic is by Doe.[^1] It went on[^no].\n\n[^1]: {note}\n")
    assert (found.title, found.id) == ("Widgets and Their Causes", "arxiv:2101.00001")
    assert (families(found), year(found)) == (["Doe", "Roe"], 2021)
    assert found.source is not None
    assert found.source.line == 7


@pytest.mark.parametrize("note", [CITED, f"Jane Doe, Al Roe. ICML 2021. [pdf]({ARXIV}1)"])
def test_an_entry_without_a_link_has_what_its_footnote_says(note: str) -> None:
    found = only(f"- Widgets and Their Causes[^1]\n\n[^1]: {note}\n")
    assert (found.title, found.id) == ("Widgets and Their Causes", "arxiv:2101.00001")
    assert (families(found), year(found)) == (["Doe", "Roe"], 2021)


def test_a_footnote_to_entries_with_links_is_none() -> None:
    body = f"- [On Widgets]({ARXIV}2), as they say[^1]\n\n[^1]: {CITED}\n"
    assert titles(body) == ["On Widgets"]


def test_a_footnote_to_other_things_is_an_entry() -> None:
    body = f"- [Acme Tool](https://acme.example/tool) turns widgets[^1]\n\n[^1]: {CITED}\n"
    assert "Widgets and Their Causes" in titles(body)
    row = "| Tool | Of |\n| --- | --- |\n| [Acme](https://acme.example) | gears[^1] |\n"
    assert titles(f"{row}\n[^1]: {CITED}\n") == ["Widgets and Their Causes"]


def test_a_footnote_to_an_entry_of_that_name_is_none() -> None:
    for name in (
        "[Widgets and Their Causes](https://acme.example)",
        "**Widgets and Their Causes**",
    ):
        body = f"- {name}[^1] [[code](https://github.com/a/b)]\n\n[^1]: {CITED}\n"
        assert titles(body) == ["Widgets and Their Causes"]


def test_a_footnote_that_is_an_address_is_a_link_where_it_is_referred_to() -> None:
    body = f"- Widgets of Old Times [^a]\n\n[^b]: {CITED}\n[^a]: {ARXIV}2\n"
    assert [one.id for one in references(body)] == ["arxiv:2101.00002", "arxiv:2101.00001"]


def test_a_sentence_of_an_item_is_no_title_of_its_footnote() -> None:
    body = f"- It was shown by many that they do indeed move.[^1]\n\n[^1]: {CITED}\n"
    assert titles(body) == ["Widgets and Their Causes"]
