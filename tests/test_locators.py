"""The volume, issue and pages behind a journal's or a book's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.locators import Locators, locators
from refsync.readers.markdown import read
from refsync.readers.venues import venue

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
        " 12, no. 3 (Spring 2015): 45–67",
        " 12 (2015), n° 3, pp. 45–67",
        ". Т. 12. № 3. С. 45–67",
        " 12(3), 45−67",
        ": Proceedings of the Society, 12(3), 45–67",
        ", Volume 12, Issue 3, Pages 45--67",
    ],
)
def test_styles_of_citation_name_volume_issue_and_pages(behind: str) -> None:
    assert locators(JOURNAL + behind, JOURNAL) == Locators("12", "3", "45-67")


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" 12 (2015), 45-67", ("12", None, "45-67")),
        (" 12, 195106 (2015)", ("12", None, "195106")),
        (" 12, 345 (2015)", ("12", None, "345")),
        (" 12, 3 (2015)", ("12", "3", None)),
        (" 12.345-67", ("12", None, "345-67")),
        (" 12(3): abcd056", ("12", "3", "abcd056")),
        (" 12(34), 20150412", ("12", "34", "20150412")),
        (", 12, p. e45", ("12", None, "e45")),
        (", 34, 2004–2012", ("34", None, "2004-2012")),
        (", Vol. XII, 1999", ("XII", None, None)),
        (", 12(Suppl 1), S10–S20", ("12", "Suppl 1", "S10-S20")),
        (" 1, 1 (Jan. 2020), 12:1–12:30", ("1", "1", "12:1-12:30")),
        (", 2015, pp. 10-20", (None, None, "10-20")),
        (" 2015: 3-4", (None, None, "3-4")),
        (". 45–67.", (None, None, "45-67")),
        (" 12 (2015) 45-67", ("12", None, "45-67")),
        (" 38, 4, Article 65 (July 2019), 14 pages", ("38", "4", "65")),
        (", XLV, 3, 1990, pp. 5-7", ("XLV", "3", "5-7")),
        (", vol. 2018, no. 3, pp. 1–13", ("2018", "3", "1-13")),
        (", 1920(3), 1-12", ("1920", "3", "1-12")),
        (", Volume 12, 15 July 2015", ("12", None, None)),
        (", Vol. J12--D, No. 3, pp. 45-67", ("J12-D", "3", "45-67")),
        (", Vol. E12.D, pp. 45-67", ("E12.D", None, "45-67")),
    ],
)
def test_some_name_less(behind: str, found: tuple[str | None, ...]) -> None:
    assert (locators(JOURNAL + behind, JOURNAL) or Locators())[:3] == found


@pytest.mark.parametrize("before", ["", "On Widgets, ", "Doe, J. (2015). "])
@pytest.mark.parametrize("behind", [" 541 (2004)", " 541.", ". 541, 2004"])
def test_a_law_review_has_its_volume_in_front(before: str, behind: str) -> None:
    assert locators(f"{before}113 {JOURNAL}{behind}", JOURNAL) == Locators("113", None, "541")


@pytest.mark.parametrize(
    "text",
    [
        JOURNAL,
        f"{JOURNAL} 2015",
        f"{JOURNAL} (2015)",
        f"{JOURNAL} 12",
        f"{JOURNAL}, 12.03.2015",
        f"{JOURNAL}, 18-24 July 2015, Bonn",
        f"{JOURNAL} 2015, 2 of 3 gears, 4",
        f"{JOURNAL} {'very ' * 40} 12(3), 4-5",
        "Nova, 12(3), 4-5",
    ],
)
def test_a_date_or_a_number_alone_or_far_away_is_no_volume(text: str) -> None:
    assert locators(text, JOURNAL) is None


@given(st.integers(1, 999), st.integers(1, 99), st.integers(1, 9999), st.integers(1, 9999))
def test_what_apa_and_vancouver_write_is_read_back(
    volume: int, issue: int, first: int, last: int
) -> None:
    known = Locators(str(volume), str(issue), f"{first}-{last}")
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


def test_pages_in_another_cell_are_not_those_of_the_venue() -> None:
    table = (
        "| Title | Venue | Notes |\n|---|---|---|\n| [On Widgets and Gears](a.pdf) | {} | {} |\n"
    )
    text = f"# Papers\n\n{table.format('ICML 2020', 'see p. 12, Table 3')}"
    (reference,) = read(text, "x.md").references
    assert (reference.container_title, reference.page) == ("ICML", None)


def test_columns_of_their_own_have_volume_issue_and_pages_but_no_count_of_these() -> None:
    head = "| Title | Authors | Journal | Vol. | Issue | Pages |\n|---|---|---|---|---|---|\n"
    rows = (
        "| On the Order of Widgets | Jane Doe | Acta Fabri | 12 | 3 | pp. 45–67 |\n"
        "| The Use of Many Gears | Al Roe | Acta Fabri | Vol. 7 | | 12 |\n"
    )
    one, other = read(f"# Papers\n\n{head}{rows}", "x.md").references
    assert (one.volume, one.issue, one.page) == ("12", "3", "45-67")
    assert (other.volume, other.issue, other.page) == ("7", None, None)


def test_a_column_that_counts_the_rows_has_no_issues() -> None:
    table = "| No. | Title | Venue |\n|---|---|---|\n| 3 | [On Widgets and Gears](a.pdf) | {} |\n"
    (found,) = read(f"# Papers\n\n{table.format('Acta Fabri 12(5), 4-5')}", "x.md").references
    assert (found.volume, found.issue, found.page) == ("12", "5", "4-5")


def test_a_preprint_has_no_volume() -> None:
    cited = 'J. Doe, A. Roe, "On the use of widgets," arXiv:1412.69{}, 2014.'
    text = "".join(f"- {cited.format(n)}\n" for n in (81, 82))
    for reference in read(f"# Papers\n\n{text}", "x.md").references:
        assert (reference.type, reference.volume, reference.page) == ("article", None, None)


@pytest.mark.parametrize("before", ["In ", "In: "])
def test_in_stands_before_a_book(before: str) -> None:
    found = locators(f"{before}World of Cogs (pp. 45–67)", "World of Cogs")
    assert found == Locators(page="45-67", in_a_book=True)


CHAPTERS = [
    "Doe, J. (2015). {}. In A. Roe & B. Poe (Eds.), {} (pp. 45–67). Acme Press.",
    "Doe, J. (2015). {}. In Roe, A. and Poe, B., editors, {}, pages 45–67. Acme Press.",
    "Doe J (2015) {}. In: Roe A, Poe B (eds) {}. Acme, Bonn, pp 45–67.",
    "Doe J. {}. In: Roe A, Poe B, editors. {}. Bonn: Acme; 2015. p. 45–67.",
    "Doe, Jane. “{}.” In *{}*, edited by Al Roe and Bo Poe, 45–67. Bonn: Acme, 2015.",
    "Doe, Jane. “{}.” *{}*, edited by Al Roe and Bo Poe, Acme Press, 2015, pp. 45–67.",
    "Jane Doe, “{},” in {}, ed. Al Roe and Bo Poe (Bonn: Acme, 2015), 45–67.",
    "Doe, Jane: {}, in: Al Roe / Bo Poe (Hg.): {}, Bonn 2015, S. 45–67.",
    "Doe, Jane (2015): {}, in: Roe, Al/Poe, Bo (Hg.): {}, Bonn: Acme, S. 45–67.",
    "Doe, Jane: {}, in: {}, hrsg. von Al Roe und Bo Poe, Bonn 2015, S. 45–67.",
    "Doe, Jane. “{}.” In *{}*, edited by Ann Roe and Bo Poe. Bonn: Acme, 2015, pp. 45–67.",
    "Doe J., « {} », dans Roe A. et Poe B. (dir.), {}, Paris, Acme, 2015, p. 45-67.",
    "Doe, J. (2015). {}. En A. Roe y B. Poe (Eds.), {} (pp. 45-67). Acme.",
    "Jane Doe, «{}», in Ann Roe, Bo Poe (a cura di), {}, Bologna, Acme, 2015, pp. 45-67.",
]


@pytest.mark.parametrize("style", CHAPTERS)
def test_a_chapter_is_in_a_book_with_editors(style: str) -> None:
    item = style.format("The order of many widgets", "World of Cogs")
    (found,) = read(f"# Papers\n\n- {item}\n", "x.md").references
    assert (found.title, found.type) == ("The order of many widgets", "chapter")
    assert (found.container_title, found.page) == ("World of Cogs", "45-67")
    assert [name.family for name in found.author] == ["Doe"]
    assert [name.family for name in found.editor] == ["Roe", "Poe"]


@pytest.mark.parametrize(
    ("text", "journal", "volume", "issue", "page"),
    [
        ("部品学会論文誌, 第12巻, 第3号, pp. 45-67, 2015", "部品学会論文誌", "12", "3", "45-67"),
        ("零件学报，第12卷第3期，2015", "零件学报", "12", "3", None),
        ("부품학회논문지, 제12권, 제3호, pp. 45-67, 2015", "부품학회논문지", "12", "3", "45-67"),
        ("Acta Fabri, n° 12, p. 45-67", "Acta Fabri", None, "12", "45-67"),
    ],
)
def test_are_told_in_other_scripts_and_by_the_issue_alone(
    text: str, journal: str, volume: str | None, issue: str, page: str | None
) -> None:
    assert locators(text, journal) == Locators(volume, issue, page)
    assert venue(text) in (None, journal)


@pytest.mark.parametrize("title", ["*On the Use of Gears*", "**On the Use of Gears**"])
def test_a_linked_place_with_pages_behind_it_has_the_work(title: str) -> None:
    where = "[Advanced Cogs of Old](https://doi.org/10.1000/182), pp. 45-67, Acme Press, Apr. 2015."
    (found,) = read(f"# Papers\n\n1. Jane Doe, Al Roe. {title}. {where}\n", "x.md").references
    assert (found.title, found.page) == ("On the Use of Gears", "45-67")
    assert found.container_title == "Advanced Cogs of Old"
