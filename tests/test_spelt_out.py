"""Titles below the short names of works."""

from refsync.readers.markdown import read

LINKS = "[[code]](https://github.com/acme/acme) [[pdf]](https://arxiv.org/pdf/2101.0000{}.pdf)"
PICTURE = "![done](done.svg)\n\n"


def found(below: str, *, picture: str = "", names: int = 2) -> list[tuple[str, int | None]]:
    """The titles and years, where each name and its links stand above the same text."""
    text = "".join(
        f"**Wid-{n}** {LINKS.format(n)}\n\n{picture}{below}\n\n> It turns.\n\n"
        for n in range(names)
    )
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [(one.title, one.issued.year if one.issued else None) for one in references]


def test_are_the_titles_where_they_say_where_and_when() -> None:
    assert found("A Study of Small Gears. *ICML 2020*.") == [("A Study of Small Gears", 2020)] * 2


def test_may_stand_behind_pictures() -> None:
    below = "A Study of Small Gears. *ICML 2020*."
    assert found(below, picture=PICTURE) == [("A Study of Small Gears", 2020)] * 2


def test_are_none_if_they_only_tell_of_the_work() -> None:
    assert found("A way to build small gears. Used since 2020.") == [
        ("Wid-0", None),
        ("Wid-1", None),
    ]


def test_are_none_below_a_single_name() -> None:
    assert found("A Study of Small Gears. *ICML 2020*.", names=1) == [("Wid-0", None)]
