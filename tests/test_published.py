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


BOOKS = (
    "On Widgets, by Jane Doe and Ann Poe (Acme Press, 2015)",
    "The Size of Gears, by Richard Roe and Al Coe (La Roue, 2011)",
    "Cogs in Use, by Ann Poe and Max Muster (Widget Books, 2001)",
    "A Theory of Wheels, by Max Muster and Jane Doe (Yardhouse, 1999)",
)


def test_a_name_with_a_year_published_a_book_where_known_publishers_stand_so_too() -> None:
    works = references("\n".join(f"- {book}" for book in BOOKS))
    assert [(work.title, work.publisher, work.type) for work in works] == [
        ("On Widgets", "Acme Press", "book"),
        ("The Size of Gears", "La Roue", "book"),
        ("Cogs in Use", "Widget Books", "book"),
        ("A Theory of Wheels", "Yardhouse", "book"),
    ]
    assert [len(work.author) for work in works] == [2, 2, 2, 2]


def test_a_name_with_a_year_publishes_nothing_where_no_publishers_are_known() -> None:
    papers = (book.replace("Acme Press", "Acme").replace("Books", "Co") for book in BOOKS)
    works = references("\n".join(f"- {paper}" for paper in papers))
    assert [work.publisher for work in works] == [None] * 4


def test_publishers_behind_and_are_no_authors() -> None:
    (book,) = references("- “On Widgets” by Jane Doe and Ann Poe, La Roue, 2015")
    assert families(book) == ["Doe", "Poe"]


def test_publishers_with_names_like_peoples_are_no_authors() -> None:
    (book,) = references("- “On Widgets” by Jane Doe, Prentice Hall, 2015")
    assert (families(book), book.publisher) == (["Doe"], "Prentice Hall")
