"""Sites behind linked titles, as a browser's tab shows them."""

import pytest

from tests.lists import only, references, titles, year

TITLE = "On the Theory and Use of Widgets"
DOI = "https://doi.org/10.1000/18"


@pytest.mark.parametrize(
    ("behind", "address", "where"),
    [
        (r" \| Acta Gears", "https://www.acta.org/article/1.pdf", "Acta Gears"),
        (" - The Acta", "https://www.theacta.org/article/1.pdf", "The Acta"),
        (" — Acta Fabri", "https://acta-fabri.co.uk/article/1.pdf", "Acta Fabri"),
        (" | Acta Fabri | Full Text", "https://actfab.acme.org/article/1.pdf", "Acta Fabri"),
        (" | Acta of Fine Gears", "https://afg.org/article/1.pdf", "Acta of Fine Gears"),
        (" | Scientific Reports", DOI, "Scientific Reports"),
        (" - PubMed", "https://pubmed.ncbi.nlm.nih.gov/12345678/", None),
        (
            r" - ScienceDirect \| Gears & Cogs",
            "https://www.sciencedirect.com/science/article/pii/S0000000000000001",
            "Gears & Cogs",
        ),
    ],
)
def test_a_site_behind_a_linked_title_is_told_by_its_host(
    behind: str, address: str, where: str | None
) -> None:
    found = only(f"[{TITLE}{behind}]({address})\n")
    assert (found.title, found.container_title) == (TITLE, where)


def test_a_site_in_front_of_a_linked_title_is_no_part_of_it() -> None:
    address = "https://www.frontiersin.org/articles/10.3389/fgear.2020.00001/full"
    assert only(f"- [Frontiers | {TITLE}]({address})\n").title == TITLE


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (f"{TITLE} - A Study", "https://as.org/1.pdf"),
        (f"{TITLE} - Cogs and Gears", "https://www.cogs.org/1.pdf"),
        (f"{TITLE} - a history of acta", "https://www.acta.org/1.pdf"),
        (f"{TITLE} | Cogs and Gears", DOI),
        ("Gears - Acta", "https://www.acta.org/1.pdf"),
    ],
)
def test_what_else_stands_behind_a_dash_or_bar_belongs_to_the_title(
    title: str, address: str
) -> None:
    assert titles(f"- [{title}]({address})\n") == [title]


def test_where_several_titles_have_sites_others_are_told_by_less() -> None:
    sites = ("| Acta Cogs", "| Acta Gears", "| Acta Nuts", "- Acta Bolts")
    body = "".join(
        f"- [{TITLE} {n} {site}](https://acta.org/{n}.pdf)\n" for n, site in enumerate(sites)
    )
    more = f"- [{TITLE} 8 | Gears of Today]({DOI}8)\n- [{TITLE} 9 - Fine Cogs]({DOI}9)\n"
    more += f"- [{TITLE} 10 | Gears of Today]({DOI}10)\n"
    found = references(body + more)
    assert [one.title for one in found] == [
        *(f"{TITLE} {n}" for n in (0, 1, 2, 3, 8)),
        f"{TITLE} 9 - Fine Cogs",
        f"{TITLE} 10",
    ]
    assert found[3].container_title == "Acta Bolts"
    assert found[4].container_title == "Gears of Today"


@pytest.mark.parametrize(
    ("behind", "address"),
    [
        ("| Part II", "https://acme.org/1.pdf"),
        ("| 2nd Edition", "https://acme.org/1.pdf"),
        ("| 2015", "https://acme.org/1.pdf"),
        ("| Search and Pruning", "https://arxiv.org/abs/2101.00001"),
        ("with P(A | B)", "https://acme.org/1.pdf"),
        ("| Jane Doe", "https://acme.org/1.pdf"),
        ("| Cogs of Mills", "https://acme.org/1.pdf"),
        ("| Nature-Inspired Widgets", "https://www.nature.com/articles/s1"),
        ("| Active Control of Machines", "https://dl.acm.org/doi/10.1145/1"),
        ("- Papers", "https://acme.org/papers/1.pdf"),
        ("- Download", "https://acme.org/download/1.pdf"),
    ],
)
def test_subtitles_parts_and_people_are_no_sites_where_others_are(
    behind: str, address: str
) -> None:
    others = "".join(f"- [{TITLE} {n} | Acta Gears](https://acta.org/{n}.pdf)\n" for n in range(3))
    found = references(f"{others}- [{TITLE} {behind}]({address})\n")
    assert (found[-1].title, found[-1].container_title) == (f"{TITLE} {behind}", None)


def test_a_persons_own_site_is_no_venue() -> None:
    found = only(f"- [{TITLE} - Jane Doe](https://janedoe.com/gears.pdf)\n")
    assert (found.title, found.container_title) == (TITLE, None)


def test_a_site_may_be_somebodys_of_that_name() -> None:
    found = only(f"- [{TITLE} | Acme’s Gears](https://acme.org/gears.pdf)\n")
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("heading", "address", "where"),
    [
        (f"{TITLE} | Acta Gears", "https://www.acta.org/articles/1.pdf", "Acta Gears"),
        (f"{TITLE} | Acta Letters", "https://letters.actamag.org/1.pdf", "Acta Letters"),
        (f"{TITLE}: Acta", "https://www.acta.org/acta/1.pdf", "Acta"),
        (
            f"{TITLE}: Gearphysical Journal",
            "https://acme.org/gearj/1.pdf",
            "Gearphysical Journal",
        ),
        (f"Acta Fabri 12, 012415 (2015) - {TITLE}", "https://acta.org/1.pdf", "Acta Fabri"),
    ],
)
def test_a_site_in_a_heading_is_told_by_the_address_below_it(
    heading: str, address: str, where: str
) -> None:
    doi = "https://doi.org/10.1000/182"
    found = only(f"### {heading.replace('|', chr(92) + '|')}\n\n<{address}>\n\n[doi]({doi})\n")
    assert (found.title, found.container_title) == (TITLE, where)


@pytest.mark.parametrize(
    "behind", [": Acta and Others", ": A Study of Gears", ": Gears and Cogs of Mills"]
)
def test_behind_a_colon_a_subtitle_stays(behind: str) -> None:
    assert only(f"- [{TITLE}{behind}](https://www.acta.org/gacm/1.pdf)\n").title == TITLE + behind


def test_behind_a_colon_the_name_that_a_page_has_at_a_site_of_many_is_the_titles() -> None:
    title = "Counting Wide Widgets: WidgetNet"
    assert only(f"- [{title}](https://widgetnet.acme.io/1.pdf)\n").title == title


def test_a_volume_in_front_of_a_linked_title_is_where_it_appeared() -> None:
    found = only(f"- [Acta Fabri 12, 345 (2015) - {TITLE}]({DOI})\n")
    assert (found.title, found.container_title, found.volume) == (TITLE, "Acta Fabri", "12")
    assert year(found) == 2015
