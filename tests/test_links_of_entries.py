"""What kinds the links of an entry are of, beside each other."""

import pytest

from tests.lists import ARXIV, only, references

PAPER = "[paper](https://arxiv.org/abs/2101.00001)"
REVIEWS = "[OpenReview](https://openreview.net/forum?id=abcdefghij)"


@pytest.mark.parametrize(
    ("links", "kinds"),
    [
        (f"{REVIEWS} [code](https://github.com/a/b)", ["paper", "code"]),
        (f"{PAPER} {REVIEWS}", ["paper", "review"]),
        (
            f"{PAPER} [data](https://github.com/a/b) [code](https://github.com/a/b)",
            ["paper", "code"],
        ),
        (f"{PAPER} [data](https://github.com/a/b)", ["paper", "dataset"]),
    ],
)
def test_a_link_is_of_the_kind_that_the_others_leave(links: str, kinds: list[str]) -> None:
    reference = only(f"- **A Study of Widgets in the World**. {links}\n")
    assert [link.kind for link in reference.links] == kinds


def test_where_data_is_kept_is_not_the_code() -> None:
    entry = f"**On the Use of Widgets** [pdf]({ARXIV}1) [{{}}](https://github.com/a/b)\n"
    (data,) = references(f"- {entry.format('dataset repo')}")
    (code,) = references(f"- {entry.format('data & code')}")
    assert [link.kind for link in data.links][1:] == ["dataset"]
    assert [link.kind for link in code.links][1:] == ["code"]
