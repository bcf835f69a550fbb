"""The volume, issue and pages behind a journal's or a book's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.locators import locators
from refsync.readers.markdown import read

JOURNAL = "Acta Fabri"


@pytest.mark.parametrize(
    "behind",
    [
        " 12(3), 45–67 (2015)",
        ", vol. 12, no. 3, pp. 45–67, 2015",
        ". 2015;12(3):45-67",
        " 12.3 (2015): 45-67",
        " 12, no. 3 (2015): 45–67",
        ", vol. 12, no. 3, 2015, pp. 45-67",
        ", 2015, 12 (3), 45-67",
        " 12, 3 (Jan. 2015), 45–67",
        ", Bd. 12, H. 3, S. 45-67",
        " 12 (2015), H. 3, S. 45-67",
        ". 2015 May 3;12(3):45-67",
        ", Volume 12, Issue 3, Pages 45--67",
    ],
)
def test_styles_of_citation_name_volume_issue_and_pages(behind: str) -> None:
    assert locators(JOURNAL + behind, JOURNAL) == ("12", "3", "45-67")


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" 12 (2015), 45-67", ("12", None, "45-67")),
        (" 12, 195106 (2015)", ("12", None, "195106")),
        (", 12, p. e45", ("12", None, "e45")),
        (", 34, 2004–2012", ("34", None, "2004-2012")),
        (", Vol. XII, 1999", ("XII", None, None)),
        (", 12(Suppl 1), S10–S20", ("12", "Suppl 1", "S10-S20")),
        (" 1, 1 (Jan. 2020), 12:1–12:30", ("1", "1", "12:1-12:30")),
        (", 2015, pp. 10-20", (None, None, "10-20")),
        (" 2015: 3-4", (None, None, "3-4")),
    ],
)
def test_some_name_less(behind: str, found: tuple[str | None, ...]) -> None:
    assert locators(JOURNAL + behind, JOURNAL) == found


@pytest.mark.parametrize("before", ["", "On Widgets, ", "Doe, J. (2015). "])
@pytest.mark.parametrize("behind", [" 541 (2004)", " 541.", ". 541, 2004"])
def test_a_law_review_has_its_volume_in_front(before: str, behind: str) -> None:
    assert locators(f"{before}113 {JOURNAL}{behind}", JOURNAL) == ("113", None, "541")


@pytest.mark.parametrize(
    "text", [JOURNAL, f"{JOURNAL} 2015", f"{JOURNAL} (2015)", f"{JOURNAL} 12", "Nova, 12(3), 4-5"]
)
def test_a_year_or_a_lone_number_is_no_volume(text: str) -> None:
    assert locators(text, JOURNAL) is None


@given(st.integers(1, 999), st.integers(1, 99), st.integers(1, 9999), st.integers(1, 9999))
def test_what_apa_and_vancouver_write_is_read_back(
    volume: int, issue: int, first: int, last: int
) -> None:
    known = (str(volume), str(issue), f"{first}-{last}")
    apa = f"{JOURNAL}, {volume}({issue}), {first}–{last}."
    vancouver = f"{JOURNAL}. 2015;{volume}({issue}):{first}-{last}."
    assert locators(apa, JOURNAL) == locators(vancouver, JOURNAL) == known


@pytest.mark.parametrize(
    "entry",
    [
        "Doe, J., & Roe, A. (2015). On the use of widgets. Acta Fabri, 12(3), 45–67.",
        'J. Doe and A. Roe, "On the use of widgets," *Acta Fabri*, vol. 12, no. 3, pp. 45–67, 2015',
        "[On the use of widgets](w.pdf). Jane Doe, Al Roe. Acta Fabri 12(3):45-67, 2015",
    ],
)
def test_an_entry_keeps_where_in_its_journal_it_stands(entry: str) -> None:
    cited = "- Doe, J., & Roe, A. (2014). On the use of gears. Acta Fabri, 11(2), 4–7."
    first, _ = read(f"# Papers\n\n- {entry}\n{cited}\n", "x.md").references
    assert first.container_title == JOURNAL
    assert (first.volume, first.issue, first.page) == ("12", "3", "45-67")
