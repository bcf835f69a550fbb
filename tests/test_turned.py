"""Titles behind links and a dash: "[paper](…) / code - On Widgets"."""

import pytest

from tests.lists import ARXIV, CODE, only, year

TITLE = "On the Use of Widgets in Gears"
PAPER, REPOSITORY = f"[paper]({ARXIV}1)", f"[code]({CODE})"


@pytest.mark.parametrize("begin", ["", "- "])
@pytest.mark.parametrize("tags", ["", ":blue_square: `WGT` `Apr` - ", "Oral – "])
@pytest.mark.parametrize("links", [f"{PAPER} / {REPOSITORY}", f"[{PAPER}] | code", PAPER])
@pytest.mark.parametrize("dash", [" - ", " &nbsp;&nbsp;-&nbsp;&nbsp; ", " —\n "])
def test_are_told_from_tags_and_words_beside_the_links(
    begin: str, tags: str, links: str, dash: str
) -> None:
    found = only(f"{begin}{tags}{links}{dash}{TITLE}\n")
    assert found.title == TITLE
    assert [link.url for link in found.links] == [f"{ARXIV}1", CODE][: 1 + (CODE in links)]


def test_have_where_and_when_before_the_links() -> None:
    found = only(f"CVPR 2020 - {PAPER} / {REPOSITORY} - {TITLE}\n")
    assert (found.title, found.container_title, year(found)) == (TITLE, "CVPR", 2020)
