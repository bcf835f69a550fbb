"""Journals that nobody knows, beside the titles of a list's entries."""

import pytest

from refsync.readers.details import details
from tests.lists import ARXIV, families, only, year

LINK = f"[On the Order of Wheels]({ARXIV}1)"
PDF = f"[pdf]({ARXIV}1)"


@pytest.mark.parametrize(
    "entry",
    [
        f"{LINK}. Doe J, Roe A. *Gear Research* **12**, 45 (2015)",
        f"{LINK}. Jane Doe, Al Roe. *Gear Research*, 2015.",
        f"{LINK}, Jane Doe, Al Roe, *Gear Research*, 2015.",
        f"Doe J, Roe A. (2015). {LINK}. *Gear Research*, *12*(3), 45-67.",
        f"Doe J, Roe A (2015) On the Order of Wheels. Gear Research 12(3): e1003. {PDF}",
        f"**On the Order of Wheels.** Jane Doe, Al Roe. *Gear Research* (2015). {PDF}",
        f"**On the Order of Wheels**<br>Jane Doe, Al Roe<br>*Gear Research*, 2015 {PDF}",
        f"Jane Doe, Al Roe, **On the Order of Wheels**, *Gear Research*, 12:45-67, 2015 {PDF}",
        f"On the Order of Wheels. Jane Doe, Al Roe. *Gear Research* 12 (2015). {PDF}",
        f"Doe, J. & Roe, A. On the Order of Wheels. *Gear Research* (2015). {PDF}",
    ],
)
@pytest.mark.parametrize("journal", ["Gear Research", "Cogwheel Cortex", "Gears of the North"])
def test_a_volume_or_year_behind_tells_them(entry: str, journal: str) -> None:
    found = only(f"- {entry.replace('Gear Research', journal)}\n")
    assert (found.title, families(found)) == ("On the Order of Wheels", ["Doe", "Roe"])
    assert (found.container_title, year(found)) == (journal, 2015)


@pytest.mark.parametrize("journal", ["Gear Research", "Cogwheel Cortex", "GearPost Phys."])
def test_one_name_before_them_is_the_authors(journal: str) -> None:
    found = only(f"- {LINK}. Jane Doe. *{journal}*, 2015.\n")
    assert (families(found), found.container_title) == (["Doe"], journal.rstrip("."))


def test_others_in_italics_are_no_journal_where_nobody_else_is_named() -> None:
    found = only(f"- {LINK}. *Jane Doe*, 2015.\n")
    assert found.container_title is None


@pytest.mark.parametrize("genre", ["PhD thesis", "Ph.D. Thesis", "Master's Thesis"])
def test_a_thesis_has_its_university(genre: str) -> None:
    found = only(f"- {LINK}, Jane Doe, Al Roe. {genre}, Acme University, 2014\n")
    assert (found.type, found.genre, found.publisher) == ("thesis", genre, "Acme University")


@pytest.mark.parametrize("label", ["Date:", "📅 Date: ", "Publication date:", "发表日期："])
def test_the_label_of_a_date_is_no_place(label: str) -> None:
    said = details([f"Jane Doe, Al Roe\n{label} March 27, 2016\nPublisher: arXiv"])
    assert (said.venue, said.year) == ("arXiv", 2016)


DOI = "https://doi.org/10.1000/182"


@pytest.mark.parametrize(
    "entry",
    [
        f"Doe, J., & Roe, A. (2015). On the Order of Wheels. [Gear Research, 36(6), 14-29.]({DOI})",
        f"Doe, J., & Roe, A. (2015). On the Order of Wheels. [Gear Research]({DOI}), 36(6), 14-29.",
        f"Doe, J., & Roe, A. (2015). On the Order of Wheels. [Gear Research 36(6) 14-29]({DOI})",
        f"On the Order of Wheels, Jane Doe, Al Roe, [Gear Research 36, 045001]({DOI}) (2015)",
        f"On the Order of Wheels. Jane Doe and Al Roe. [Gear Research **36**, 4501]({DOI}) (2015).",
        f"J. Doe, A. Roe, *On the Order of Wheels*, [Gear Research **36**, 045001]({DOI}) (2015)",
        f"J. Doe, A. Roe, On the Order of Wheels, [Gear Research 36, 76 (2015)]({DOI})",
        f"Jane Doe and Al Roe. On the Order of Wheels. [Gear Research 36 (2015), 4–9]({DOI})",
    ],
)
def test_a_linked_journal_with_its_volume_is_no_title(entry: str) -> None:
    found = only(f"- {entry}\n")
    assert (found.title, families(found)) == ("On the Order of Wheels", ["Doe", "Roe"])
    assert (found.container_title, year(found)) == ("Gear Research", 2015)
    assert found.identifiers == {"doi": "10.1000/182"}


def test_works_told_behind_a_cited_one_are_links_of_that() -> None:
    found = only(
        f"- Doe, J. (1999). Are there laws of wheels?. [Cogs, 177-192.]({DOI}), see also "
        f"[Roe 2003 Cogs]({DOI}3) and [Poe et al. 2004 Am Mill]({DOI}4)\n"
    )
    assert (found.title, families(found)) == ("Are there laws of wheels?", ["Doe"])


@pytest.mark.parametrize(
    "title",
    [
        "The Mills of the North, 1914-1918", "A 3(2) Guide to Gears", "Gears in Mills Aged 50-69",
        "Turn Anything 2", "Wheels for 100-300 Mills",
    ],
)  # fmt: skip
def test_a_linked_title_with_figures_in_it_stays_one(title: str) -> None:
    assert only(f"- [{title}]({DOI}), Jane Doe, 2015\n").title == title


def test_a_linked_citation_with_its_volume_stays_one() -> None:
    found = only(f"- [Doe J, Roe A. On the Order of Wheels. Acta 2015;3(2):1-9]({DOI})\n")
    assert (found.title, families(found)) == ("On the Order of Wheels", ["Doe", "Roe"])


@pytest.mark.parametrize(
    "entry",
    [
        "On the Order of Wheels, Urban Gears, 12(3), 45-67, 2015",
        "On the Order of Wheels, Urban Gears, vol. 12, no. 3, 2015",
        "On the Order of Wheels, Urban Gears 12, 045001 (2015)",
        "J. Doe and A. Roe, On the Order of Wheels, Urban Gears 12, 045001 (2015).",
    ],
)
def test_a_journal_that_nobody_knows_is_told_by_its_volume_behind_a_title(entry: str) -> None:
    found = only(f"- {entry} [pdf]({ARXIV}1)\n")
    assert (found.title, year(found)) == ("On the Order of Wheels", 2015)
    assert found.container_title == "Urban Gears"


def test_a_linked_name_with_its_year_stays_one() -> None:
    assert only(f"- [GearNet 2 (2023)]({ARXIV}1), Doe et al.\n").title.startswith("GearNet 2")


@pytest.mark.parametrize("end", ["Volume 4", "Part 2", "Band 3", "Version 2"])
def test_the_number_of_a_volume_belongs_to_the_title(end: str) -> None:
    assert only(f"- Doe, J. E. The Art of Gear Programming, {end}. 2011. [pdf]({DOI})\n").title == (
        f"The Art of Gear Programming, {end}"
    )
