"""Who published a book, told by where it stands behind a title that is set off."""

import pytest

from refsync.readers.houses import House, house, initials
from refsync.readers.markdown import read
from refsync.reference import Reference


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (". Acme-Gears.", House("Acme-Gears")),
        ("2015. , Acme & Sons, Bonn.", House("Acme & Sons", "Bonn")),
        (", Paris, La Roue, 2015", House("La Roue", "Paris")),
        (" (Gearville: Acme, 2015).", House("Acme", "Gearville")),
        (". New Gearville, NH: Acme Books, 2015.", House("Acme Books", "New Gearville, NH")),
        (" (3rd ed.). Acme.", House("Acme")),
        (". 2nd ed. Acme, Inc., 2015. ISBN 978-3-16-148410-0", House("Acme, Inc")),
        (". Trans. Ann Poe. Acme, 2015.", House("Acme")),
        (". Translated by Ann Poe, Acme, 2015.", House("Acme")),
        (
            ", Éditions de la maison des roues, vol. 8, 2015",
            House("Éditions de la maison des roues"),
        ),
        (". Edited by Ann Poe, John Coe, Acme, 2015.", House("Acme")),
        (". Bonn 2015.", House(None, "Bonn")),
        (", Paris, GearPresses, 2015.", House("GearPresses", "Paris")),
        (". Springer, 2015.", House("Springer")),
        (". Gear, Widget & Sons, 2015.", House("Gear, Widget & Sons")),
    ],
)
def test_a_name_with_capitals_behind_a_title_is_its_publishers(behind: str, found: House) -> None:
    said = house(behind)
    assert said
    assert (said.name, said.town) == (found.name, found.town)


@pytest.mark.parametrize("behind", [". Acme Press.", ". Acme, Bonn.", " (Gearville: Acme, 2015)"])
def test_a_known_name_or_a_town_tells_a_publisher(behind: str) -> None:
    said = house(behind)
    assert said
    assert (said.told, said.loose) == (True, False)


@pytest.mark.parametrize("behind", [". Acme.", " (Ann Poe)", ", La Roue, 2015"])
def test_without_a_year_or_like_a_person_a_name_publishes_what_others_tell(behind: str) -> None:
    said = house(behind)
    assert said
    assert (said.told, said.loose) == (False, True)


@pytest.mark.parametrize(
    "behind", [". Gears, May 2015.", " (Graphic Novel)", ". Due Friday.", " (USA)"]
)
def test_months_kinds_and_countries_publish_nothing(behind: str) -> None:
    assert house(behind) is None
    assert initials(behind) is None


@pytest.mark.parametrize(
    "behind",
    [
        ". Nature.", ". GEARS 2015.", ". Scientific Data, 2015.", ". a book about gears", ". 2015.",
        ", eds. Poe, Coe", ". Unpublished manuscript.", ". Slides.", ". Retrieved from https://example.org",
        ". Read this first, and then all others, and more", ". First published 1915.",
    ],
)  # fmt: skip
def test_venues_initials_and_remarks_publish_nothing(behind: str) -> None:
    assert house(behind) is None


def test_behind_a_title_that_is_not_set_off_nothing_else_may_be_said() -> None:
    assert house("2015. Yardhouse.", set_off=False) == House("Yardhouse", told=False)
    assert house("2015. Yardhouse. With a preface.", set_off=False) is None
    assert house("2015. Survey.", set_off=False) is None


def test_town_house_and_year_tell_a_book_in_plain_letters() -> None:
    assert house(". 4th ed. Gearville, MA: Acme & Roe Learning; 2015.", set_off=False) == House(
        "Acme & Roe Learning", "Gearville, MA"
    )
    assert house(". Gears: Wheels.", set_off=False) is None


def test_initials_behind_a_title_are_a_venues() -> None:
    assert initials(". GEARS 2015.") == "GEARS"
    assert initials(". A WORD about GEARS.") is None


def cited(entry: str) -> Reference:
    """The one reference of a list of one entry."""
    (found,) = read(f"# Books\n\n- {entry}\n", "x").references
    return found


@pytest.mark.parametrize(
    "entry",
    [
        "Doe, J. (2015). *The widgets of old*. Yardhouse.",
        "Jane Doe, *The Widgets of Old* (Gearville: Yardhouse, 2015).",
        "**Doe**, J. & **Roe**, R. 2015, *The Widgets of Old*, Yardhouse, Gearville.",
        "Doe, Jane. (2015). [*The Widgets of Old*](https://example.org/old). Yardhouse.",
        "Doe, J., & Roe, R. (2015). **The Widgets of Old**. Yardhouse.",
    ],
)
def test_books_have_the_publisher_behind_a_title_that_is_set_off(entry: str) -> None:
    book = cited(entry)
    assert (book.title.lower(), book.publisher) == ("the widgets of old", "Yardhouse")


def test_a_publisher_that_is_known_or_has_its_town_tells_a_book() -> None:
    types = [
        cited(f"Doe, J. (2015). *The widgets of old*. {behind}.").type
        for behind in ("Acme Press", "Gearville: Acme", "Acme")
    ]
    assert types == ["book", "book", "document"]


def test_a_journals_looks_with_a_year_are_no_publishers() -> None:
    article = cited("Jane Doe, *The Widgets of Old*, Mathematics of Gears, 2015.")
    assert (article.container_title, article.publisher) == ("Mathematics of Gears", None)


def test_a_name_that_is_all_of_what_follows_a_dated_title_may_publish_anything() -> None:
    book = cited("Doe, J. (2015). The widgets of old. Yardhouse.")
    assert (book.publisher, book.type) == ("Yardhouse", "document")


def test_initials_behind_a_title_in_bold_are_the_conference() -> None:
    paper = cited("Doe, J., & Roe, R. **The Widgets of Old**. GEARS.")
    assert (paper.container_title, paper.publisher) == ("GEARS", None)


def test_a_journals_words_behind_a_title_in_italics_are_no_publishers() -> None:
    article = cited("Doe, J. (2015). *The widgets of old*. Gear Letters.")
    assert (article.container_title, article.publisher) == ("Gear Letters", None)
