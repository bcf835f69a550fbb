"""Long lists of names before titles in quotes, groups and odd names among them."""

import pytest

from refsync.readers.people.many import people_and_groups
from tests.lists import only

SEVERAL = "J. Doe, R. Roe, A. B. Poe, M. Muster, N. G.  H. Hughes, D. De Angelis"


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        ("C. Watson1", "Watson"),
        ("R. A. Nunes dos Roes", "Roes"),
        ("the Acme Survey Team", "Acme Survey Team"),
        ("Gear Institute ACME-19 Team", "Gear Institute ACME-19 Team"),
        ("The ACME 9 Gears UK (AG-UK) Consortium", "The ACME 9 Gears UK (AG-UK) Consortium"),
    ],
)
def test_odd_names_and_groups_stand_among_many_names(odd: str, name: str) -> None:
    who = people_and_groups(f"{SEVERAL}, {odd}, A. S. Miller")
    assert who
    said = [one.literal or one.family for one in who.names]
    assert said == ["Doe", "Roe", "Poe", "Muster", "Hughes", "De Angelis", name, "Miller"]


@pytest.mark.parametrize(
    "text",
    [
        "J. Doe, R. Roe, the Acme Team",
        f"{SEVERAL}, a study of widgets, and how they turn",
        "Doe, J., Roe, R., Poe, A., Muster, M., Hughes, N.",
        "Gears, Widgets, Cogs, Mills, Wheels, Springs, the Acme Team",
    ],
)
def test_few_names_or_other_words_are_no_long_list(text: str) -> None:
    assert people_and_groups(text) is None


@pytest.mark.parametrize("comma", [",", ""])
@pytest.mark.parametrize("odd", ["the Acme Survey Team", "C. Watson1"])
def test_a_title_in_quotes_wins_over_names_broken_into_lines(odd: str, comma: str) -> None:
    body = (
        f"J. Doe, R. Roe, A. B. Poe, M. Muster, N. Larsen, A.\\nHughes, D. De Angelis,\\n{odd}"
        f'{comma} "Improving the gears of widgets\\nacross cogs." Acta Fabri **22** (2024) 143. '
        "[link](https://doi.org/10.1000/182)\\n"
    ).replace("\\n", "\n")
    found = only(f"1. {body}")
    assert found.title == "Improving the gears of widgets across cogs"
    assert len(found.author) == 8
    assert (found.container_title, found.volume) == ("Acta Fabri", "22")
