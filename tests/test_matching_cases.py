"""What a librarian says of real pairs of records, `compare` says too."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refsync.matching import compare, match_keys
from refsync.reference import Reference

from .make import reference
from .matching_cases import Case, cases

CASES = cases()


def said(a: Reference, b: Reference) -> str:
    verdict = compare(a, b)
    return "version" if verdict.versions else verdict.same


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.answer}: {case.reason}")
def test_a_pair_is_judged_rightly_whichever_comes_first(case: Case) -> None:
    assert said(case.a, case.b) == case.answer
    assert said(case.b, case.a) == case.answer


def test_one_work_is_found_by_a_key_that_both_have() -> None:
    same = [case for case in CASES if case.answer in ("yes", "version")]
    assert len(same) > 50
    for case in same:
        assert match_keys(case.a) & match_keys(case.b), case.reason


TEXT = (
    "learning graph neural networks of a the survey deep on 2 ii part v3 für größe 深度学习 "
    "retrieval: analysis, (abstract) large-scale databases"
)
WORDS = st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=9)
PEOPLE = st.lists(st.sampled_from(["Han", "Garcia-Molina", "Widom", "Li"]), max_size=3, unique=True)


@st.composite
def near_pairs(draw: st.DrawFn) -> tuple[Reference, Reference]:
    """Two records that are often nearly the same."""
    words, people = draw(WORDS), draw(PEOPLE)
    others = [*words]
    edit = draw(st.sampled_from(["none", "drop", "add", "slip", "glue"]))
    place = draw(st.integers(0, len(words) - 1))
    if edit == "drop" and len(words) > 1:
        others.pop(place)
    elif edit == "add":
        others.insert(place, draw(st.sampled_from(["novel", "toward", "3", "abstract:"])))
    elif edit == "slip":
        others[place] += "s"
    text = ("" if edit == "glue" else " ").join(others)
    year = draw(st.sampled_from([None, 2020, 2021]))
    return (
        reference(" ".join(words), authors=people, year=2020),
        reference(text, authors=draw(st.sampled_from([people, people[:1], []])), year=year),
    )


@given(near_pairs())
@example(
    (
        reference("2 (abstract) learning learning ii", authors=[], year=2020),
        reference("2(abstract)learninglearningii", authors=[], year=2020),
    )
)
def test_what_is_one_work_shares_a_key_and_the_order_does_not_matter(
    pair: tuple[Reference, Reference],
) -> None:
    a, b = pair
    assert said(a, b) == said(b, a)
    if compare(a, b).same == "yes":
        assert match_keys(a) & match_keys(b)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_titles_can_be_compared(x: str, y: str) -> None:
    a, b = (reference(title or "x", authors=["Li"]) for title in (x, y))
    assert compare(a, a).same in ("yes", "maybe", "no")
    assert said(a, b) == said(b, a)
