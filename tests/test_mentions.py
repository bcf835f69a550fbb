"""How a line speaks of its links."""

import pytest

from refsync.readers.document import Row, Text
from refsync.readers.mentions import Line, only_label, read_line, read_row
from refsync.readers.rendered import from_markdown


def line(text: str, label: str = "") -> Line:
    (block,) = from_markdown(text + "\n", [1, 2])
    assert isinstance(block, Text)
    return read_line(block.spans, label)


def told(text: str) -> list[tuple[str | None, str]]:
    links = [mention.link() for mention in line(text).mentions]
    return [(link.kind, link.label) for link in links if link]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("paper link: [here](https://a.org)", [("paper", "paper link")]),
        ("**Code**: <https://a.org/b>", [("code", "Code")]),
        ("Paper [here](https://a.org)", [("paper", "Paper")]),
        ("[paper](https://a.org) | [code](https://b.org)", [("paper", "paper"), ("code", "code")]),
        (
            "dataset link: [One](https://a.org), [Two](https://b.org)",
            [("dataset", "One"), ("dataset", "Two")],
        ),
        ("updated version: [paper](https://a.org)", [("other", "paper")]),
        ("The paper [On Gears](https://a.org) shows", [("other", "On Gears")]),
        ("The paper [here](https://a.org)", [("paper", "The paper")]),
        ("Paper [On Gears](https://a.org)", [("paper", "On Gears")]),
        ("[text](#anchor)", []),
        (
            "[paper](https://a.org) / slides / Summary PDF / [code](https://b.org) / video",
            [("paper", "paper"), ("code", "code")],
        ),
    ],
)
def test_labels_name_and_type_links(text: str, links: list[tuple[str, str]]) -> None:
    assert told(text) == links


@pytest.mark.parametrize(
    ("text", "of_links"),
    [
        ("paper link: [here](https://a.org)", True),
        ("code link: [here](https://a.org), with the password `x1`", True),
        ("[[paper](https://a.org)] [[project](https://b.org)]", True),
        ("[Widgets and What They Are](https://a.org)", False),
        (
            "see [here](https://a.org) " + "for all that there is to be said about widgets " * 2,
            False,
        ),
        ("[paper](https://a.org) / slides / video", True),
        ("no link at all", False),
    ],
)
def test_lines_of_links_are_told_from_sentences(text: str, of_links: bool) -> None:
    assert line(text).is_of_links == of_links


def test_labels_of_links_still_to_come_are_no_prose() -> None:
    assert line("[paper](https://a.org) | Slides | Code").prose == ""
    assert line("[paper](https://a.org) | On gears | Code").prose == "| On gears | Code"


def test_a_label_above_speaks_for_the_links_of_rows() -> None:
    (row,) = from_markdown(
        "| name | link |\n|-|-|\n| WN-1 | [here](https://a.org) |\n", [1, 2, 3, 4]
    )
    assert isinstance(row, Row)
    (mention,) = read_row(row, "model links").mentions
    link = mention.link()
    assert link
    assert (link.kind, link.label) == ("model", "WN-1")


def test_labels_alone_are_found() -> None:
    assert only_label("model links:") == "model links"
    assert only_label("model links: none") is None
