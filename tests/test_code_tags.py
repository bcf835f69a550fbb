"""Tags set as code beside titles: "On Widgets `survey`"."""

from collections.abc import Sequence

import pytest

from refsync.readers.document import Text, plain
from refsync.readers.rendered import from_markdown
from tests.lists import ARXIV, references, titles

TITLES = (
    "On the Use of Widgets in Mills",
    "Do the gears of mills turn?",
    "GearNet: A Study of Cogs",
    "Towards Mills That Turn Themselves",
)


def _tagged(layout: str, tags: Sequence[str]) -> str:
    """A list whose texts have a tag each."""
    return "".join(
        layout.format(title=title, tag=tag, url=f"{ARXIV}{n}")
        for n, (title, tag) in enumerate(zip(TITLES, tags, strict=True))
    )


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
    assert [list(one.annotations) for one in found] == [tags] * len(TITLES)


@pytest.mark.parametrize(
    "layout",
    [
        "- **{title}** `{tag}` [[paper]({url})]\n",
        "- *{title}* `{tag}` [[paper]({url})]\n",
        "- {title} **`{tag}`** [[paper]({url})]\n",
        "- `{tag}` **{title}** [[paper]({url})]\n",
        "- {title} `{tag}`, `new` [[paper]({url})]\n",
    ],
)
def test_tags_are_told_by_their_looks_or_by_others_beside_them(layout: str) -> None:
    assert titles(_tagged(layout, ("survey", "theory", "method", "data"))) == list(TITLES)


@pytest.mark.parametrize(
    ("layout", "tags"),
    [
        ("- {title} `{tag}` [[paper]({url})]\n", ("survey", "theory", "survey", "method")),
        ("- `{tag}` {title} [[paper]({url})]\n", ("survey", "survey", "theory", "survey")),
    ],
)
def test_where_most_tags_are_told_so_are_the_others(layout: str, tags: tuple[str, ...]) -> None:
    assert titles(_tagged(layout, tags)) == list(TITLES)


@pytest.mark.parametrize(
    ("layout", "tags"),
    [
        ("- {title} `{tag}` [[paper]({url})]\n", ("survey", "theory", "method", "data")),
        ("- {title} `{tag}` ([paper]({url}))\n", ("survey", "theory", "method", "RL")),
        ("- [paper]({url}) {title} `{tag}`\n", ("survey", "theory", "method", "data")),
        ("- `{tag}` {title} [[paper]({url})]\n", ("NLP", "CV", "CV", "RL")),
    ],
)
def test_code_in_one_place_in_most_texts_is_a_tag(layout: str, tags: tuple[str, ...]) -> None:
    assert titles(_tagged(layout, tags)) == list(TITLES)


def test_one_text_of_four_may_have_no_tag() -> None:
    body = _tagged("- {title} `{tag}` [[paper]({url})]\n", ("survey", "theory", "method", "-"))
    assert titles(body.replace(" `-`", "")) == list(TITLES)


@pytest.mark.parametrize(
    "words",
    [
        ("The Many Uses of `goto`", "On the Cogs of `longjmp`"),
        ("`goto` Considered by Millers", "On the Cogs of `longjmp`"),
        ("Why `goto` Is No Gear", "On the Cogs of `longjmp`"),
        ("A Tour of the Modern `goto`", "All about the New `longjmp`"),
        (
            "A Tour of the Modern `goto`",
            "All about the New `longjmp`",
            "On Widgets and Gears",
            "The Mills of Today",
        ),
        (
            "A Tour of the Modern `goto`",
            "All about the New `longjmp`",
            "What Millers Say of `setjmp`",
            "On Widgets and Gears",
            "The Mills of Today",
        ),
        ("`goto` Is a Gear", "`longjmp` Is No Gear", "`setjmp` Is One", "`mill` Turns Itself"),
        ("**A Tour of the Modern `goto`**", "**All about the New `longjmp`**"),
        ("**New!** A Tour of the Modern `goto`", "**New!** All about the Old `longjmp`"),
        ("Building Old Mills without `goto`", "Gears That Turn using `goto`"),
        ("Faster Gears through `cog`", "Mills Written in `Gear`", "On the Use of Cogs `mill`"),
        ("`goto` Considered by Millers", "`goto` Revisited by Them", "`longjmp` Is No Gear"),
        ("`goto` Considered by Millers", "`longjmp` Is No Gear", "`setjmp` Is a Gear"),
    ],
)
def test_code_within_titles_stays_in_them(words: tuple[str, ...]) -> None:
    body = "".join(f"- {title} [[pdf]({ARXIV}{n})]\n" for n, title in enumerate(words))
    plain = [title.replace("`", "").replace("*", "").removeprefix("New! ") for title in words]
    assert [title.removeprefix("New! ") for title in titles(body)] == plain


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


@pytest.mark.parametrize(
    "text", ["On Widgets in Mills" + " `tag`" * 20_000, "on and on `tag`\n" * 20_000]
)
def test_texts_with_much_code_take_no_long_time(text: str) -> None:
    (block,) = from_markdown(text, range(1, 20_002))
    assert isinstance(block, Text)
    assert plain(block.spans).count("tag") == 20_000
