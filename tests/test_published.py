"""Publishers behind the titles of works that are cited."""

from refsync.reference import Reference
from tests.lists import families, references

HEAD = "# Livres\n\n"
WORKS = (
    "Jane Doe, Les haies qui tournent, ou les roues lentes, Roues du Nord, 1996.",
    "Jane Doe et Jim Roe, Les engrenages : un abrégé, Terre des Gonds, 2e éd., 2001.",
    "Ann Poe, Tourner dans l’eau, Roues du Nord, 10e éd., 2004.",
    "Jim Roe, Créer une roue, Terre des Gonds, 2011.",
)


def read(*works: str) -> tuple[Reference, ...]:
    return references("".join(f"* {work}\n" for work in works), HEAD)


def test_the_publisher_and_edition_behind_most_titles_are_none_of_these() -> None:
    assert [(one.title, one.container_title) for one in read(*WORKS)] == [
        ("Les haies qui tournent, ou les roues lentes", "Roues du Nord"),
        ("Les engrenages : un abrégé", "Terre des Gonds"),
        ("Tourner dans l’eau", "Roues du Nord"),
        ("Créer une roue", "Terre des Gonds"),
    ]


def test_a_title_of_two_words_is_no_name_before_a_publisher() -> None:
    *_, last = read(*WORKS, "John Poe, Water Gears, Gear Town Publishing, 2003.")
    assert (last.title, families(last)) == ("Water Gears", ["Poe"])


def test_titles_with_commas_are_whole_in_other_lists() -> None:
    ends = ("Gears that turn", "Water at hand", "Carts with hay", "Belts that run")
    titles = [f"The slow turn of wheels in {n} rooms, {end}" for n, end in enumerate(ends)]
    works = [f"Jane Doe, {title}, 200{n}." for n, title in enumerate(titles)]
    assert [one.title for one in read(*works)] == titles
