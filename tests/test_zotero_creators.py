"""Zotero's creators and the people of a reference."""

from __future__ import annotations

from typing import Any

import pytest

from refsync.reference import Name
from refsync.zotero.items import to_item, to_reference
from tests.make import reference


def read(*creators: dict[str, str], kind: str = "book") -> Any:
    return to_reference({"itemType": kind, "title": "X", "creators": list(creators)})


@pytest.mark.parametrize(
    ("last", "first", "name"),
    [
        ("van Beethoven", "Ludwig", Name(
            family="Beethoven", given="Ludwig", non_dropping_particle="van")),
        ("de la Cruz", "Ana", Name(family="Cruz", given="Ana", non_dropping_particle="de la")),
        ("d'Alembert", "Jean", Name(
            family="Alembert", given="Jean", non_dropping_particle="d'")),
        ("al-Rashid", "H.", Name(family="Rashid", given="H.", non_dropping_particle="al-")),
        ("Humboldt", "Alexander von", Name(
            family="Humboldt", given="Alexander", dropping_particle="von")),
        ("King", "Martin, Jr.", Name(family="King", given="Martin", suffix="Jr.")),
        ("King", "Martin,! III", Name(
            family="King", given="Martin", suffix="III", comma_suffix=True)),
        ("Jean-Paul", "X", Name(family="Jean-Paul", given="X")),
        ("hooks", "bell", Name(family="hooks", given="bell")),
        ('"la Rue"', "Jean", Name(family='"la Rue"', given="Jean")),
        ("van Beethoven", "", Name(family="van Beethoven")),
    ],
)  # fmt: skip
def test_particles_and_suffixes_are_found_and_written_again(
    last: str, first: str, name: Name
) -> None:
    creator = {"creatorType": "author", "lastName": last, "firstName": first}
    [author] = read(creator).author
    assert author == name
    assert to_item(reference(type="book", author=(name,)))["creators"] == [creator]


def test_roles_are_variables() -> None:
    one = {"lastName": "A", "firstName": "B"}
    person = (Name(family="A", given="B"),)
    film = read(
        {"creatorType": "director", **one}, {"creatorType": "scriptwriter", **one}, kind="film"
    )
    assert (film.director, film.other_names) == (person, {"script-writer": person})
    case = read({"creatorType": "author", **one}, {"creatorType": "counsel", **one}, kind="case")
    assert (case.author, case.other_names) == (person, {"counsel": person})


def test_the_order_of_roles_is_kept() -> None:
    creators = [
        {"creatorType": role, "lastName": f"N{place}", "firstName": "X"}
        for place, role in enumerate(["editor", "author", "editor", "author"])
    ]
    assert to_item(read(*creators))["creators"] == creators


def test_who_has_no_role_stands_in_extra_and_comes_back() -> None:
    thesis = reference("X", type="thesis", editor=(Name(family="Doe", given="Jane"),))
    item = to_item(thesis)
    assert (item["creators"], item["extra"]) == ([], "editor: Doe || Jane")
    assert to_reference(item).editor == thesis.editor


def test_authors_always_have_a_role() -> None:
    film = to_item(reference("X", type="motion_picture", authors=["Lang"]))
    assert [creator["creatorType"] for creator in film["creators"]] == ["director"]


def test_what_is_no_creator_is_passed_over() -> None:
    broken = to_reference({"itemType": "book", "creators": [None, "Doe", {}, {"name": " "}]})
    assert broken.author == ()
