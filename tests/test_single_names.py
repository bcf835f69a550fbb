"""One name beside a title, which is its author's where the list has names there."""

from collections.abc import Sequence

import pytest

from refsync.readers.markdown import read

ALONE = (
    ("On Widgets", "Jane Doe"),
    ("The Size of Gears", "Richard Roe"),
    ("Cogs in Use", "Ann Poe"),
    ("A Theory of Wheels", "Max Muster"),
)
SEVERAL = (("The Size of Gears", "Richard Roe, Al Coe"), ("Cogs in Use", "Ann Poe, Max Muster"))
STYLES = (
    "{title} ({who}, 2015) [paper](https://arxiv.org/abs/2101.0000{n})",
    "[ICML 2015] [{title}](https://arxiv.org/abs/2101.0000{n}). {who}",
    "**ICML 2015** {title}. {who}. [pdf](https://arxiv.org/abs/2101.0000{n})",
)


def authors(style: str, entries: Sequence[tuple[str, str]]) -> dict[str, list[str | None]]:
    """The family names of each title's authors in a list of one style."""
    items = (
        f"- {style.format(title=title, who=who, n=n)}\n" for n, (title, who) in enumerate(entries)
    )
    found = read("# List\n\n## Widgets\n\n" + "".join(items), "x").references
    return {work.title: [name.family for name in work.author] for work in found}


@pytest.mark.parametrize("style", STYLES)
def test_one_name_is_the_authors_where_others_have_several(style: str) -> None:
    found = authors(style, [ALONE[0], *SEVERAL])
    assert found["On Widgets"] == ["Doe"]
    assert found["Cogs in Use"] == ["Poe", "Muster"]


@pytest.mark.parametrize("style", STYLES)
def test_one_name_is_the_authors_where_all_have_one(style: str) -> None:
    assert authors(style, ALONE) == {
        "On Widgets": ["Doe"],
        "The Size of Gears": ["Roe"],
        "Cogs in Use": ["Poe"],
        "A Theory of Wheels": ["Muster"],
    }


def test_what_titles_are_about_is_nobody() -> None:
    topics = zip((title for title, _ in ALONE), ("Wide Axles", "Fast Belts") * 2, strict=True)
    assert not any(authors(STYLES[0], list(topics)).values())


def test_words_of_the_titles_are_no_names() -> None:
    entries = [(f"{who} in Use", who) for _, who in ALONE]
    assert not any(authors(STYLES[0], entries).values())
