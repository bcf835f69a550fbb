"""One reference for each work."""

from hypothesis import given
from hypothesis import strategies as st

from refsync.reference import Link, Reference, Source
from refsync.works import unite

from .make import reference

ARXIV = "2101.00001"


def link(url: str) -> Link:
    return Link(kind="paper", url=url)


def test_entries_that_share_an_identifier_are_united() -> None:
    first = reference(
        "A Study of Widgets", arxiv=ARXIV, section=("A",), annotations=("ASW",),
        links=(link("https://a.org"),), source=Source(file="x", line=3),
    )  # fmt: skip
    second = reference(
        "A study of widgets", arxiv=ARXIV, section=("B",), annotations=("new",),
        links=(link("https://a.org"), link("https://b.org")), source=Source(file="x", line=9),
    )  # fmt: skip
    (work,) = unite([first, second])
    assert work.title == "A Study of Widgets"
    assert work.other_titles == ()
    assert (work.section, work.other_sections) == (("A",), (("B",),))
    assert work.annotations == ("ASW", "new")
    assert [found.url for found in work.links] == ["https://a.org", "https://b.org"]
    assert work.source == first.source


def test_entries_of_one_title_and_authors_are_united_whatever_identifies_them() -> None:
    linked = reference("A Study of Widgets and Their Kin", arxiv=ARXIV, authors=("Doe",))
    bare = reference("A study of widgets and their kin")
    by_others = reference("A Study of Widgets and Their Kin", authors=("Roe",))
    assert [work.author for work in unite([linked, by_others, bare])] == [
        linked.author, by_others.author,
    ]  # fmt: skip


def test_works_of_one_short_title_stay_apart_under_ids_of_their_own() -> None:
    editorials = [
        reference("Editorial", authors=("Smith",), year=2001),
        reference("Editorial", authors=("Jones",), year=2015),
        reference("Editorial", authors=("Smith",), year=2015),
    ]
    assert [work.id for work in unite(editorials)] == [
        "title:editorial", "title:editorial-jones-2015", "title:editorial-smith-2015",
    ]  # fmt: skip
    books = [
        reference("The C Programming Language", authors=("Kernighan", "Ritchie"), year=1988),
        reference("The C++ Programming Language", authors=("Stroustrup",), year=1985),
    ]
    assert unite(books) == books


def test_a_bare_short_title_that_stands_twice_is_one_work() -> None:
    assert len(unite([reference("RetinaNet"), reference("RetinaNet")])) == 1


def test_what_one_entry_does_not_know_comes_from_the_other() -> None:
    bare = reference("A Study of Widgets", arxiv=ARXIV)
    cited = reference(
        "A Study of Widgets", arxiv=ARXIV, doi="10.1000/xyz", authors=("Doe",), year=2021,
        citation_key="doe2021", container_title="Widgets", authors_truncated=True,
    )  # fmt: skip
    for work in (*unite([bare, cited]), *unite([cited, bare])):
        assert work.citation_key == "doe2021"
        assert work.container_title == "Widgets"
        assert work.author == cited.author
        assert work.authors_truncated
        assert dict(work.identifiers) == {"arxiv": ARXIV, "doi": "10.1000/xyz"}


def test_other_titles_are_kept() -> None:
    (work,) = unite(
        [reference("Widgets at Large", arxiv=ARXIV), reference("Widgets, Revised", arxiv=ARXIV)]
    )
    assert work.other_titles == ("Widgets, Revised",)


def test_titles_that_contradict_a_shared_identifier_keep_works_apart() -> None:
    pasted = reference("Entirely Different Matters of Gadgetry", arxiv=ARXIV)
    assert len(unite([reference("A Study of Widgets", arxiv=ARXIV), pasted])) == 2


def test_chapters_of_a_book_are_not_united_by_its_isbn() -> None:
    isbn = "9780306406157"
    assert (
        len(unite([reference("Chapter One", isbn=isbn), reference("Chapter Two", isbn=isbn)])) == 2
    )


def test_entries_without_identifiers_are_united_by_title() -> None:
    assert len(unite([reference("A Study of Widgets"), reference("A study of widgets.")])) == 1


def test_an_entry_can_bring_two_others_together() -> None:
    title = "A Study of Widgets"
    preprint, published = reference(title, arxiv=ARXIV), reference(title, doi="10.1000/xyz")
    both = reference(title, arxiv=ARXIV, doi="10.1000/xyz")
    (work,) = unite([preprint, published, both])
    assert work.id == preprint.id


@given(
    st.lists(
        st.builds(
            lambda name, n: reference(name, **({"arxiv": f"2101.{n:05}"} if n else {})),
            st.sampled_from(["A Study of Widgets", "The Theory of Gadgets", "Notes"]),
            st.integers(0, 4),
        ),
        max_size=12,
    )
)
def test_uniting_again_changes_nothing(references: list[Reference]) -> None:
    works = unite(references)
    assert unite(works) == works
    assert len({work.id for work in works}) == len(works)


PREPRINT = reference(
    "A Study of Widgets at Large", arxiv=ARXIV, authors=("Doe", "Roe"), year=2020, publisher="arXiv"
)
PUBLISHED = reference(
    PREPRINT.title, doi="10.1000/xyz", authors=("Doe", "Roe"), year=2021, type="article-journal",
    container_title="Journal of Widgets", page="1-9", section=("Journals",),
)  # fmt: skip


def test_a_preprint_and_its_publication_are_one_work_and_nothing_is_downgraded() -> None:
    for work in (*unite([PREPRINT, PUBLISHED]), *unite([PUBLISHED, PREPRINT])):
        assert work.type == "article-journal"
        assert (work.container_title, work.page) == ("Journal of Widgets", "1-9")
        assert work.issued == PUBLISHED.issued
        assert work.publisher is None
        assert dict(work.identifiers) == {"arxiv": ARXIV, "doi": "10.1000/xyz"}
        assert ("Journals",) in (work.section, *work.other_sections)


def test_a_preprint_and_its_publication_are_two_works_where_that_is_asked_for() -> None:
    assert unite([PREPRINT, PUBLISHED], "separate") == [PREPRINT, PUBLISHED]
    assert unite([PREPRINT, PUBLISHED], "ask") == [PREPRINT, PUBLISHED]
    both = PUBLISHED.model_copy(update={"identifiers": {"arxiv": ARXIV, "doi": "10.1000/xyz"}})
    assert len(unite([PREPRINT, both], "separate")) == 1
