"""Titles whose papers' addresses stand below them or behind them."""

import pytest

from refsync.readers.markdown import read

ONE, OTHER = "https://arxiv.org/abs/2001.00001", "https://doi.org/10.1000/182"


def _titles(text: str) -> list[str]:
    return [found.title for found in read(text, "x").references]


@pytest.mark.parametrize("between", ["\n", "\n\n", "  \n<", "\\\n"])
def test_titles_stand_above_the_addresses_of_their_papers(between: str) -> None:
    end = ">" if between.endswith("<") else ""
    below = (f"{between}{address}{end}\n\n" for address in (ONE, OTHER))
    text = f"Gears\n\nOn the Use of Widgets{next(below)}How gears turn{next(below)}"
    assert _titles(text) == ["On the Use of Widgets", "How gears turn"]


def test_a_sentence_above_an_address_is_no_title() -> None:
    text = f"You can read all of it at\n{ONE}\n\nMore on gears is told here:\n{OTHER}\n"
    assert _titles(text) == []


@pytest.mark.parametrize("colon", [" : ", ": ", "："])
def test_names_stand_before_the_addresses_of_their_papers(colon: str) -> None:
    items = f"- Widget16{colon}{ONE}\n- Gears{colon}{OTHER}\n"
    assert _titles(items) == ["Widget16", "Gears"]


def test_labels_before_an_address_are_no_names() -> None:
    labelled = f"- Details: {ONE}\n- Reference: {OTHER}\n- original: {OTHER}\n"
    assert not {"Details", "Reference", "original"}.intersection(_titles(labelled))


def test_a_title_in_full_alone_stands_above_its_papers_address() -> None:
    assert _titles(f"A View of the Use of Widgets\n{ONE}\n") == ["A View of the Use of Widgets"]
