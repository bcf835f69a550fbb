"""Tags set as code beside titles: "On Widgets `survey`"."""

import pytest

from tests.lists import ARXIV, references, titles

TITLES = ("On the Use of Widgets in Mills", "Do the gears of mills turn?")


@pytest.mark.parametrize(
    ("layout", "tags"),
    [
        (
            "- **{title}** `survey`  \n  Jane Doe, Al Roe  \n  ICML 2020 [[paper]({url})]\n",
            ["survey"],
        ),
        ("- {title} `survey` [[paper]({url})]\n", ["survey"]),
        ("- {title} `with code`, `RL` [[paper]({url})]\n", ["with code", "RL"]),
        ("- [[paper]({url})] {title} `survey`\n", ["survey"]),
        ("- `survey` {title} [[paper]({url})]\n", ["survey"]),
    ],
)
def test_code_beside_a_title_is_an_annotation(layout: str, tags: list[str]) -> None:
    body = "".join(layout.format(title=title, url=f"{ARXIV}{n}") for n, title in enumerate(TITLES))
    found = references(body)
    assert [one.title for one in found] == list(TITLES)
    assert [list(one.annotations) for one in found] == [tags, tags]


@pytest.mark.parametrize(
    "words", ["The Many Uses of `goto`", "`goto` Considered by Millers", "Why `goto` Is No Gear"]
)
def test_code_within_titles_stays_in_them(words: str) -> None:
    body = f"- {words} [[pdf]({ARXIV}1)]\n- On the Cogs of `longjmp` [[pdf]({ARXIV}2)]\n"
    assert titles(body) == [words.replace("`", ""), "On the Cogs of longjmp"]


@pytest.mark.parametrize(
    "remark",
    ["- a good start, well told", "*(a good start, with much that is new)*", "— one to begin with"],
)
def test_remarks_behind_titles_in_bold_are_none_of_them(remark: str) -> None:
    body = "".join(
        f"- **{title}** {remark}  \n  Jane Doe, Al Roe  \n  ICML 2020 [[paper]({ARXIV}{n})]\n"
        for n, title in enumerate(TITLES)
    )
    assert titles(body) == list(TITLES)
