"""Venues in front of titles."""

import pytest

from refsync.readers.markdown import read

ARXIV = "https://arxiv.org/abs/2101.0000"


def found(*items: str) -> list[tuple[str, str | None, int | None]]:
    """The title, the venue and the year of each item."""
    text = "".join(f"- [{item}]({ARXIV}{n})\n" for n, item in enumerate(items))
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [
        (one.title, one.container_title, one.issued.year if one.issued else None)
        for one in references
    ]


@pytest.mark.parametrize("dash", [" - ", " — ", " | "])
def test_are_no_part_of_them_where_most_titles_have_one(dash: str) -> None:
    items = ("Nature", "Counting Widgets"), ("Cell", "Sorting Gears"), ("PNAS", "Pumping Water")
    titles = [f"{where}{dash}{title}" for where, title in items]
    assert [(where, title) for title, where, _ in found(*titles, "A Study of Gizmos")] == [
        *items,
        (None, "A Study of Gizmos"),
    ]


def test_with_a_year_are_so_whatever_they_are_called() -> None:
    items = (
        "2012-ICML - Counting Widgets",
        "2014-Survey - Sorting Gears",
        "2017-ACME-WID - Pumping Water",
        "2018-ACME_W - How Do Gizmos Turn?",
    )
    assert [(title, when) for title, _, when in found(*items)] == [
        ("Counting Widgets", 2012),
        ("Sorting Gears", 2014),
        ("Pumping Water", 2017),
        ("How Do Gizmos Turn?", 2018),
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ["WidgetNet - On Fast Widgets", "GearNet - Of Round Gears", "Acme - A Study"],
        ["Nature - A Study of Parks", "Fast Widgets", "Round Gears", "Pumping Water"],
    ],
)
def test_nicknames_and_what_one_title_has_are_none(titles: list[str]) -> None:
    assert [title for title, *_ in found(*titles)] == titles


@pytest.mark.parametrize("between", [" - ", ": ", "：", " – "])
def test_organisations_in_front_are_no_part_of_titles_where_several_are(between: str) -> None:
    titles = [f"Google{between}Counting Widgets", f"IBM Research{between}Gears: A Study"]
    assert [title for title, *_ in found(*titles, "A Study of Gizmos")] == [
        "Counting Widgets",
        "Gears: A Study",
        "A Study of Gizmos",
    ]


def test_organisations_that_are_in_front_again_are_so_where_others_are_known() -> None:
    known = "Google - Counting Widgets", "IBM - Sorting Gears"
    again = [f"AcmeLab - Pumping {what}" for what in ("Water", "Gases", "Oil or Gas")]
    once = "GearNet - Of Round Gears"
    assert [title for title, *_ in found(*known, *again, once)] == [
        "Counting Widgets", "Sorting Gears", "Pumping Water", "Pumping Gases", "Pumping Oil or Gas",
        once,
    ]  # fmt: skip


def test_any_organisation_may_be_in_front_where_nearly_all_titles_have_one() -> None:
    known = [f"{who} - On Gears {n}" for n in range(5) for who in ("Google", "IBM")]
    titles = [title for title, *_ in found(*known, "Gearmakers - Sorting Gears", "Acme: A Cog")]
    assert titles[-2:] == ["Sorting Gears", "Acme: A Cog"]


def test_an_organisation_that_alone_is_in_front_is_what_the_title_is_of() -> None:
    title = "Facebook: A Study of Its Widgets"
    assert [title for title, *_ in found(title, "A Study of Gizmos")] == [
        title,
        "A Study of Gizmos",
    ]


@pytest.mark.parametrize("year", ["20", "2020", " 2020"])
def test_glued_to_their_years_are_no_part_of_titles(year: str) -> None:
    items = ("ICML", "Counting Widgets"), ("CVPR", "Sorting Gears"), ("TPAMI", "Pumping Water")
    assert found(*(f"{where}{year} {title}" for where, title in items)) == [
        (title, where, 2020) for where, title in items
    ]


def test_are_no_part_of_titles_that_are_headings() -> None:
    titles = "ICML20 Counting Widgets", "CVPR21 (Acme) Sorting Gears", "ICLR19 Pumping Water"
    text = "".join(f"#### [{one}]({ARXIV}{n})\n\n" for n, one in enumerate(titles))
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    assert [(one.title, one.container_title) for one in references] == [
        ("Counting Widgets", "ICML"),
        ("Sorting Gears", "CVPR"),
        ("Pumping Water", "ICLR"),
    ]


def test_words_with_a_number_behind_them_are_none() -> None:
    titles = ["WID20 Counting Widgets", "GearNet19 Sorting Gears", "ACME20 Pumping Much Water"]
    assert [title for title, *_ in found(*titles)] == titles


def test_volumes_before_a_colon_are_no_part_of_them_where_most_have_one() -> None:
    items = (
        "ICML 2020: Counting Widgets",
        "In Proceedings of the ACM 2021: Sorting Gears",
        "IEEE Transactions on Mills, 2019: Pumping Water: A Study",
        "Gears in 2020: Where We Are",
    )
    assert [(title, when) for title, _, when in found(*items)] == [
        ("Counting Widgets", 2020),
        ("Sorting Gears", 2021),
        ("Pumping Water: A Study", 2019),
        ("Gears in 2020: Where We Are", None),
    ]


def test_a_volume_before_one_colon_may_be_a_part_of_the_title() -> None:
    items = ("ICML 2020: A Report on Gears", "Counting Widgets", "Sorting Gears", "Pumping Water")
    assert [title for title, *_ in found(*items)] == list(items)
