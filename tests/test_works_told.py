"""Works that are told by where their links lead, and by what stands around their titles."""

import pytest

from refsync.readers.markdown import read
from tests.lists import references, titles


@pytest.mark.parametrize(
    ("address", "isbn"),
    [
        ("https://www.amazon.co.uk/Widgets-Made-Simple/dp/0306406152/ref=sr_1", "9780306406157"),
        ("https://acme.com/product/isbn/0306406152", "9780306406157"),
        ("https://acme.com/shop/on-widgets-9783161484100?lang=en", "9783161484100"),
        ("https://acme.com/openurl?genre=book&isbn=978-3-16-148410-0", "9783161484100"),
        ("https://books.google.de/books/about/Widgets.html?id=abcdefgh", None),
        ("https://press.acme.edu/titles/8002.html", None),
    ],
)
def test_pages_of_books_at_shops_and_publishers_are_works(address: str, isbn: str | None) -> None:
    (reference,) = references(f"- [Widgets and How They Turn]({address})\n", "## Gears\n\n")
    assert reference.identifiers.get("isbn") == isbn


@pytest.mark.parametrize(
    "address", ["https://www.amazon.com/Widget/dp/B07R295MLS", "https://press.acme.edu/"]
)
def test_other_pages_of_shops_and_publishers_are_no_works(address: str) -> None:
    assert not read(f"## Gears\n\n- [Widgets and How They Turn]({address})\n", "x").references


def test_two_names_in_full_behind_by_are_the_authors_of_a_linked_title() -> None:
    body = (
        "- [On Widgets by *Jane Doe* and *Richard Roe*](https://acme.com/isbn/0306406152)\n"
        "- [Learning by Doing and Failing](https://acme.com/isbn/9783161484100)\n"
    )
    assert titles(body) == ["On Widgets", "Learning by Doing and Failing"]
