"""Names that lost the spaces between them with the ends of lines."""

from tests.lists import references, titles

GLUED = [
    "JaneDoe,Al Roe. On the Use ofGears. Acta Fabri. 2015.",
    "Jane Doeand AnneRoe-Poe. WidNet: On the Use ofCogs. Acta Fabri. 2016.",
    "J.Doe,A.Roe. On the Use ofWidgets. Acta Fabri. 2017.",
    "JaneDoe. On the Size of LargeGears. Acta Fabri. 2018.",
    "Jane Doe, Al Roe. On the Age of Gears. Acta Fabri. 2019.",
]


def test_are_told_apart_where_several_items_have_such() -> None:
    found = references("".join(f"- {item}\n" for item in GLUED))
    assert [one.title for one in found] == [
        "On the Use ofGears", "WidNet: On the Use ofCogs", "On the Use ofWidgets",
        "On the Size of LargeGears", "On the Age of Gears",
    ]  # fmt: skip
    names = [[f"{name.given} {name.family}" for name in one.author] for one in found]
    assert names[:4] == [
        ["Jane Doe", "Al Roe"], ["Jane Doe", "Anne Roe-Poe"], ["J. Doe", "A. Roe"], ["Jane Doe"],
    ]  # fmt: skip


def test_stay_as_they_are_in_a_single_item() -> None:
    assert titles(f"- {GLUED[3]}\n- {GLUED[4]}\n")[-1] == "On the Age of Gears"
    assert "JaneDoe" in titles(f"- {GLUED[3]}\n- {GLUED[4]}\n")[0]
