"""What a sentence or a label says of a work: of what kind it is, and who wrote it."""

import pytest

from refsync.readers.document import Span
from refsync.readers.kinds import credited
from refsync.readers.shapes.sentenced import Told, without_sentence
from tests.lists import families, references, year

PDF = "https://www.acme.org/gears.pdf"


@pytest.mark.parametrize(
    "label", ["Textbook", "Book", "Classic paper", "Lehrbuch", "Livre", "教材"]
)
def test_what_kind_of_work_italics_are_is_no_part_of_their_title(label: str) -> None:
    (found,) = references(
        f"- {label}: _On Gears: a study of cogs_ by Doe & Roe (2016) [link]({PDF})\n"
    )
    assert found.title == "On Gears: a study of cogs"
    assert families(found) == ["Doe", "Roe"]
    assert year(found) == 2016


@pytest.mark.parametrize("label", ["Book", "Textbook"])
def test_names_stand_behind_such_a_title_as_without_the_label(label: str) -> None:
    (found,) = references(f"- {label}: _The Size of Gears_, Jane Doe. [pdf]({PDF})\n")
    assert (found.title, families(found)) == ("The Size of Gears", ["Doe"])


@pytest.mark.parametrize(
    ("item", "title", "who", "when"),
    [
        ("Textbook: *Gears of Old Mills*, J. Doe, 2015", "Gears of Old Mills", ["Doe"], 2015),
        ("Optional paper: *Turning All the Cogs*. Al Roe.", "Turning All the Cogs", ["Roe"], None),
        ("Lehrbuch: *Räder alter Mühlen*, 2015", "Räder alter Mühlen", [], 2015),
    ],
)
def test_a_title_behind_a_label_is_one_without_a_link_where_who_or_when_is_said(
    item: str, title: str, who: list[str], when: int | None
) -> None:
    (found,) = references(f"- {item}\n")
    assert (found.title, families(found), year(found)) == (title, who, when)


def test_what_a_blog_has_is_no_book_or_paper() -> None:
    spans = (Span("Blog article: ", 1), Span("Turning All the Wheels", 1, italic=True))
    assert without_sentence(spans).spans == spans
    assert without_sentence((Span("Article: ", 1), spans[1])) == Told((spans[1],), by_kind=True)


@pytest.mark.parametrize(
    "said",
    [
        "is a collection of beautiful gears.",
        "gives an overview of gears, with many examples:",
        "covers the gears of all mills",
        "ist eine schöne Sammlung.",
        "est un bel ouvrage.",
    ],
)
def test_a_sentence_is_no_part_of_the_title_that_is_its_subject(said: str) -> None:
    (found,) = references(f"- _Gears Illustrated_ {said} [link]({PDF})\n")
    assert (found.title, families(found)) == ("Gears Illustrated", [])
    (found,) = references(f"- _Gears Illustrated_ by Jane Doe {said} [link]({PDF})\n")
    assert (found.title, families(found)) == ("Gears Illustrated", ["Doe"])


@pytest.mark.parametrize("who", ["Jane Doe", "J. D. Doe", "Jane Doe and Al Roe"])
def test_a_title_that_has_its_authors_in_a_sentence_needs_no_link(who: str) -> None:
    text = f"- _The Size of Gears_ by {who} is a very good tutorial on gears.\n"
    (found,) = references(text, "# Gears\n\n")
    assert found.title == "The Size of Gears"
    assert families(found)[0] == "Doe"


@pytest.mark.parametrize(
    "text",
    [
        "_Gear Talks_ by Jane Doe is a podcast on gears.",
        "_The Gear Society_ is a group of millers.",
        "_Rota dentata_ is a kind of gear.",
        "_The Size of Gears_ by many hands is a thing.",
    ],
)
def test_other_sentences_name_no_work(text: str) -> None:
    assert not references(f"- {text}\n", "# Gears\n\n")


@pytest.mark.parametrize(
    ("said", "who", "when"),
    [
        (": this is a classic paper by Doe in 1956.", ["Doe"], 1956),
        (": Book by J. D. Doe.", ["Doe"], None),
        (" - a short book by Jane Doe and Al Roe (2001)", ["Doe", "Roe"], 2001),
        (". Buch von Jane Doe.", ["Doe"], None),
        (". Un livre de Jane Doe, 2001", ["Doe"], 2001),
        (" (a paper by Doe et al., 2001)", ["Doe"], 2001),
        (": a review of gears", [], None),
        (": slides by Jane Doe", [], None),
        (": a book by the Gear Board", [], None),
    ],
)
def test_a_work_of_a_kind_is_by_those_named_behind_its_title(
    said: str, who: list[str], when: int | None
) -> None:
    (found,) = references(f"- [The Size of Gears]({PDF}){said}\n")
    assert found.title.startswith("The Size of Gears")
    assert (families(found), year(found)) == (who, when)


def test_who_reviewed_a_work_has_not_written_it() -> None:
    assert credited("Book by Jane Doe.")
    assert not credited("Book review by Jane Doe.")
    assert not credited("Paper summary by Jane Doe")
    assert not credited("Slides of the paper, by Jane Doe")


@pytest.mark.parametrize(
    "said",
    [
        *("summary of the paper by Jane Doe", "implementation of paper by Jane Doe"),
        *(
            "response to article by Jane Doe",
            "code for paper by Jane Doe",
            "notes on a book by Doe",
        ),
        *("Zusammenfassung vom Artikel von Jane Doe", "résumé du livre de Jane Doe"),
        *("reseña del libro de Jane Doe", "resumo do artigo de Jane Doe"),
    ],
)
def test_who_wrote_what_a_work_is_about_has_not_written_it(said: str) -> None:
    assert not credited(said)


@pytest.mark.parametrize("said", ["A good, short introductory book by Jane Doe", "Paper by Doe"])
def test_words_that_praise_a_work_may_stand_before_its_kind(said: str) -> None:
    assert credited(said)


@pytest.mark.parametrize("who", ["World Bank", "Gear Board", "Acme Brain", "Acme Labs", "Gear AI."])
def test_what_an_organisation_wrote_is_nobodys(who: str) -> None:
    assert not credited(f"survey by {who}")
