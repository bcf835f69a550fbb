"""Names that don't look it, among others that do."""

import pytest

from refsync.readers.people import people

SURE = "Jane Doe, Richard Roe, Max Muster"


def told(text: str) -> list[str]:
    """The names that a text consists of, as they are written, the family's behind a bar."""
    found = people(text)
    names = found.names if found else ()
    return [name.literal or f"{name.given} | {name.family}" for name in names]


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        ("Jane An", "Jane | An"),
        ("Gil No", "Gil | No"),
        ("Bo In Poe", "Bo In | Poe"),
        ("jane ann Poe", None),
        ("jane Poe", "jane | Poe"),
        ("Jong chul Poe", "Jong chul | Poe"),
        ("Ann poe", "Ann | poe"),
        ("JaneAnn Poe", "JaneAnn | Poe"),
        ("Ann PoeMuster", "Ann | PoeMuster"),
        ("Ann d’Oe", "Ann | d’Oe"),
        ("A.B.Muster", "A. B. | Muster"),
        ("Anna.Muster", "Anna | Muster"),
        ("Jane. Q. Poe", "Jane Q. | Poe"),
        ("Ann_Poe", "Ann | Poe"),
        ("Ann Poe}", "Ann | Poe"),
        ("Ann\u200b Poe", "Ann | Poe"),
        ("Ann Poe\x14", "Ann | Poe"),
        ("Ann-\u00ad‐Kai Poe", "Ann-Kai | Poe"),
        ("View ORCID ProfileAnn Poe", "Ann | Poe"),
        ("Ann “Kai” Poe", "Ann “Kai” | Poe"),
        ("The Widget Consortium", "The Widget Consortium"),
        ("A V N S L Ann Poe", "A V N S L Ann | Poe"),
    ],
)
def test_an_odd_name_is_one_among_sure_ones(odd: str, name: str | None) -> None:
    sure = ["Jane | Doe", "Richard | Roe", "Max | Muster"]
    assert told(f"{SURE}, {odd}") == ([*sure, name] if name else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Can Poe, Jane Doe, Richard Roe, Max Muster", "Can | Poe"),
        ("Acme Labs: Ann Poe, Jane Doe, Richard Roe, Max Muster", "Ann | Poe"),
        ("Berg Poe, Anna, Jane Doe, Richard Roe, Max Muster", "Anna | Berg Poe"),
    ],
)
def test_the_first_name_may_be_odd(text: str, names: str) -> None:
    assert told(text) == [names, "Jane | Doe", "Richard | Roe", "Max | Muster"]


@pytest.mark.parametrize(
    ("between", "names"),
    [
        ("Kollar", ["Kollar"]),
        ("AnnPoe", ["Ann | Poe"]),
        ("Ann Poe& Al Poe", ["Ann | Poe", "Al | Poe"]),
        ("Ann Muster. Al Poe", ["Ann | Muster", "Al | Poe"]),
    ],
)
def test_between_names_there_may_be_one_word_or_two_names(between: str, names: list[str]) -> None:
    expected = ["Jane | Doe", "Richard | Roe", *names, "Max | Muster"]
    assert told(f"Jane Doe, Richard Roe, {between}, Max Muster") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{SURE}, Turbulence",
        f"{SURE}, Turbulence and Gears, Bearings",
        f"{SURE}, A Study of Widgets",
        f"{SURE}, Deep Widget Learning",
        f"{SURE}, and so on",
        f"{SURE}, 2015",
        f"{SURE}, “Single Widgets",
        "J. Doe, R. Roe, M. Muster, Widget gears",
        f"On Widgets, {SURE}",
        "Jane Doe, Jane On",
        "Jane Doe, Richard Roe, Ann poe, Al poe",
    ],
)
def test_what_is_no_name_is_none_among_names_either(text: str) -> None:
    assert told(text) == []
