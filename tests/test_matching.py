"""Which item is this reference?"""

from typing import Any

import pytest

from refsync.matching import MOST_SHARED, candidates, compare, find_match, is_still, match_keys
from refsync.reference import Reference
from refsync.works import unite
from tests.make import reference

ATTENTION = reference(
    "Attention Is All You Need", authors=["Vaswani", "Shazeer"], year=2017, arxiv="1706.03762"
)


@pytest.mark.parametrize(
    ("other", "same", "by"),
    [
        (reference("Attention is all you need", arxiv="1706.03762"), "yes", "arxiv"),
        (reference("Attention", doi="10.48550/ARXIV.1706.03762"), "yes", "arxiv"),
        (reference("Attention is all you need.", authors=["Vaswani"], year=2017), "yes", "title"),
        (reference("{Attention} is áll you need!", authors=["Shazeer"], year=2018), "yes", "title"),
        (reference("Attention Is All You Need"), "yes", "title"),
        (reference("Attention Is All You Need", authors=["Parmar"]), "maybe", "authors"),
        (reference("Attention Is All You Need", authors=["Vaswani"], year=2023), "maybe", "year"),
        (reference("Attention Is All You Need", arxiv="2001.00001"), "maybe", "arxiv"),
        (reference("Attention Is All You Ned", authors=["Vaswani"], year=2017), "yes", "title"),
        (reference("Attention Is All You Ned"), "maybe", "title"),
        (reference("Attention Is Not All You Need", authors=["Dong"], year=2021), "no", "authors"),
        (reference("Quantum Error Correction", arxiv="1706.03762"), "maybe", "arxiv"),
        (reference("Quantum Error Correction"), "no", "title"),
    ],
)  # fmt: skip
def test_identifiers_decide_then_title_authors_and_year(
    other: Reference, same: str, by: str
) -> None:
    verdict = compare(ATTENTION, other)
    assert (verdict.same, verdict.by) == (same, by)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Qwen2 Technical Report", "Qwen2.5 Technical Report"),
        ("A Survey of Vision and Language", "A Survey of Language and Vision"),
        ("Introduction to Algebra, Part 1", "Introduction to Algebra, Part 2"),
    ],
)
def test_titles_that_look_alike_are_different_works(a: str, b: str) -> None:
    assert compare(reference(a), reference(b)).same != "yes"


def test_a_short_title_alone_is_not_enough() -> None:
    assert compare(reference("Deep learning"), reference("Deep Learning")).same == "maybe"
    by_others = compare(
        reference("Deep learning", authors=["LeCun"]),
        reference("Deep learning", authors=["Schmidhuber"]),
    )
    assert by_others.same == "no"


def test_for_a_short_title_the_authors_must_be_the_same() -> None:
    article = reference("Deep learning", authors=["LeCun", "Bengio", "Hinton"], year=2015)
    book = reference("Deep Learning", authors=["Goodfellow", "Bengio", "Courville"], year=2016)
    assert compare(article, book).same == "maybe"
    cut = reference("Deep learning", authors=["LeCun"], authors_truncated=True, year=2015)
    assert compare(article, cut).same == "yes"


def test_an_item_without_a_title_is_known_by_its_identifier_alone() -> None:
    untitled = reference("[untitled]", arxiv="1706.03762")
    assert compare(ATTENTION, untitled).same == "yes"
    assert compare(reference("[untitled]"), reference("[untitled]")).same == "no"
    assert not any("untitled" in key for key in match_keys(untitled))


def test_an_entry_is_still_the_same_when_its_identifier_or_title_was_mended() -> None:
    then = reference("Editorial on Things That Matter", authors=["Smith"], doi="10.1000/a")
    assert is_still(reference(then.title, authors=["Smith"], doi="10.1000/b"), then)
    assert is_still(reference("Editorial: Things that matter", doi="10.1000/a"), then)
    assert not is_still(reference(then.title, authors=["Jones"], doi="10.1000/b"), then)
    assert not is_still(reference("Quantum Error Correction", doi="10.1000/a"), then)
    short = reference("Editorial", doi="10.1000/a")
    assert not is_still(reference("Editorial", doi="10.1000/b"), short)


def test_a_title_of_one_long_word_in_a_script_without_spaces_is_enough() -> None:
    assert (
        compare(reference("多模态大语言模型综述"), reference("多模态大语言模型综述")).same == "yes"
    )


def test_a_shared_isbn_alone_says_nothing() -> None:
    chapters = [reference(title, isbn="9783161484100") for title in ("On Cats", "On Dogs")]
    assert compare(*chapters).same == "no"


def test_another_title_of_the_entry_counts() -> None:
    entry = reference("Nickname: what it does", other_titles=("The Proper Title of It",))
    assert compare(entry, reference("The proper title of it")).same == "yes"


def test_records_of_one_work_share_a_match_key() -> None:
    for other in (reference("ATTENTION IS ALL YOU NEED"), reference("X", arxiv="1706.03762")):
        assert match_keys(ATTENTION) & match_keys(other)


def test_one_certain_item_is_the_match_and_uncertain_ones_are_candidates() -> None:
    same = reference("Attention is all you need", arxiv="1706.03762")
    other = reference("Attention is all you need", authors=["Parmar"])
    found = find_match(ATTENTION, [("OTHER222", other), ("SAME2222", same)])
    assert found.match
    assert found.match.item == "SAME2222"
    unsure = find_match(ATTENTION, [("OTHER222", other)])
    assert unsure.match is None
    assert [candidate.item for candidate in unsure.candidates] == ["OTHER222"]


def test_two_items_that_are_equally_certain_are_left_to_the_user() -> None:
    found = find_match(ATTENTION, [("AAAAAAA2", ATTENTION), ("BBBBBBB2", ATTENTION)])
    assert found.match is None
    assert {candidate.item for candidate in found.candidates} == {"AAAAAAA2", "BBBBBBB2"}


def test_items_of_like_words_are_compared_too_but_not_all_that_share_a_few() -> None:
    found_by = {
        "arxiv:1706.03762": ["SAME2222"],
        "words:attent need": ["NEAR2222", "SAME2222", *(f"FAR{n:05}" for n in range(20))],
        "words:attent is": ["NEAR2222"],
        "words:large langua": [f"ANY{n:05}" for n in range(MOST_SHARED + 1)],
    }
    near = candidates(found_by, found_by)
    assert {"SAME2222", "NEAR2222"} < set(near)
    assert len(near) < 12
    assert not any(item.startswith("ANY") for item in near)


def test_endless_titles_are_compared_by_their_beginning() -> None:
    dots, words = "." * 100_000, "On and on " * 20_000
    assert compare(reference(f"{words} {dots}"), reference(f"{words} to the end")).same == "yes"


def test_nearly_the_same_title_of_the_same_people_needs_more_to_be_one_work() -> None:
    authors = ["Fernandez", "Florescu", "Suciu"]
    listed = reference("Overview of Strudel, a Web-Site Management System", authors=authors)
    stored = reference("Strudel, a Web-Site Management System", authors=authors, year=1997)
    found = find_match(listed, [("AAAAAAA2", stored)])
    assert found.match is None
    assert [candidate.item for candidate in found.candidates] == ["AAAAAAA2"]
    assert len(unite([listed, stored])) == 2


@pytest.mark.parametrize("known", [{"year": 1997}, {"container_title": "SIGMOD"}])
def test_the_year_or_the_venue_may_say_so(known: dict[str, Any]) -> None:
    known["authors"] = ["Srikant", "Agrawal"]
    one = reference("Mining Quantitative Association Rules in Large Relational Tables", **known)
    other = reference("Quantitative Association Rules in Large Tables", **known)
    assert compare(one, other).same == "yes"


def test_so_may_how_both_titles_begin() -> None:
    authors = ["Srikant", "Agrawal"]
    one = reference("Mining Quantitative Association Rules in Large Tables", authors=authors)
    other = reference("Mining Quantitative Association Rules in Large", authors=authors)
    assert compare(one, other).same == "yes"


def test_a_journal_reviews_a_book_under_its_title() -> None:
    book = reference("A History of Western Reading", authors=["Orme"], year=2011, type="book")
    review = reference("A History of Western Reading", authors=["Lund"], year=2011)
    assert compare(book, review).same == "maybe"
    assert compare(book, review.model_copy(update={"type": "article-journal"})).same == "no"
