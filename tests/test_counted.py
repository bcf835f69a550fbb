"""Numbers with a colon in front of titles."""

from tests.lists import ARXIV, titles


def linked(*texts: str) -> str:
    return "<br>".join(f"[{text}]({ARXIV}{n})" for n, text in enumerate(texts))


def test_that_count_up_are_no_part_of_them() -> None:
    rows = (
        linked("1: GearNet: On the Use of Gears", "2: A Study of Widgets"),
        linked("1: Cogs in Cold Water", "2: Cogs in Warm Water", "3: Cogs at Night"),
    )
    table = "| Week | Readings |\n|-|-|\n" + "".join(
        f"| {n} | {row} |\n" for n, row in enumerate(rows)
    )
    assert titles(table) == [
        "GearNet: On the Use of Gears",
        "A Study of Widgets",
        "Cogs in Cold Water",
        "Cogs in Warm Water",
        "Cogs at Night",
    ]


def test_that_do_not_count_up_belong_to_them() -> None:
    named = ["7: The Story of a Gear", "24: A Day in the Life of Cogs"]
    assert titles("".join(f"- [{name}]({ARXIV}{n})\n" for n, name in enumerate(named))) == named
