"""Years, and names, in front of titles."""

import pytest

from refsync.readers.markdown import read

ARXIV = "https://arxiv.org/abs/2101.0000"


def found(*items: str) -> list[tuple[str, int | None]]:
    """The title and the year of each item."""
    text = "".join(f"- {item} <{ARXIV}{n}>\n" for n, item in enumerate(items))
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [(one.title, one.issued.parts[0][0] if one.issued else None) for one in references]


def test_are_no_part_of_them_where_most_titles_have_one() -> None:
    dated = [
        "1999 Counting Widgets",
        "2005: Sorting Gears",
        "2012 Pumping Water",
        "A Study of Gizmos",
    ]
    assert found(*dated, "2013 Acme: Fast Widgets") == [
        ("Counting Widgets", 1999),
        ("Sorting Gears", 2005),
        ("Pumping Water", 2012),
        ("A Study of Gizmos", None),
        ("Acme: Fast Widgets", 2013),
    ]


@pytest.mark.parametrize("others", ["Doe et al", "Doe/Roe", "J. Doe & R. Roe"])
def test_are_followed_by_names_where_some_are_so_for_sure(others: str) -> None:
    items = ["1999 Roe: Counting Widgets", f"2005 {others}: On Gears", "2012 Pumping Water"]
    assert found(*items, f"2013 {others}: Fast Widgets") == [
        ("Counting Widgets", 1999),
        ("On Gears", 2005),
        ("Pumping Water", 2012),
        ("Fast Widgets", 2013),
    ]


def test_belong_to_them_elsewhere() -> None:
    items = ["2001 Widgets Revisited", "On Gears and Pumps", "On Gizmos and Gadgets"]
    assert [title for title, _ in found(*items)] == items


def test_stand_above_them_as_well() -> None:
    said = [f"Doe, J., R. Roe. {title}. Acta. 4(12).\n" for title in ("On Gears", "On Pumps")]
    text = f"2014\n:    {said[0]}\n2013\n\n- {said[1]}\n**2012**\n\n- {said[0]}"
    references = read(f"# CV\n\n# Publications\n\n{text}", "x").references
    years = [one.issued.parts[0][0] if one.issued else None for one in references]
    assert [one.title for one in references] == ["On Gears", "On Pumps", "On Gears"]
    assert years == [2014, 2013, 2012]
