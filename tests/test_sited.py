"""Which site shows a work, where its name stands before the title."""

import pytest

from refsync.readers.document import Span, Text
from refsync.readers.markdown import read
from refsync.readers.shapes.sited import with_sites_behind
from tests.lists import titles

HEAD = "# References\n\n"
DOE = "[1] Doe, J. (2015). On the Theory of Widgets. *Acta Fabri*, 3(4), 5-6.\n\n"


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("ScienceDirect", "https://www.sciencedirect.com/science/article/pii/S1"),
        ("Springer", "https://link.springer.com/article/10.1007/s1"),
        ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        ("Acme Encyclopedia of Gears", "https://wheels.acme.edu/entries/widgets/"),
        ("Universal Encyclopedia of Gears", "https://ueg.example.org/widgets/"),
        ("Gear-Archive", "https://gear-archive.example.org/12/3.pdf"),
        ("Royal Gear Publishing", "https://royalgearpublishing.org/doi/10.1098/rsta.2017.0365"),
        ("Wheelpedia (2020)", "https://en.wheelpedia.org/wiki/Widgets"),
    ],
)
def test_a_site_in_front_is_none_of_the_title(site: str, address: str) -> None:
    text = f"{DOE}[2] {site}. On the Use of Widgets. {address}\n"
    assert titles(text, HEAD)[1:] == ["On the Use of Widgets"]


def test_an_encyclopedia_in_front_is_where_the_article_appeared() -> None:
    address = "https://wheels.acme.edu/entries/widgets/"
    text = f"{HEAD}{DOE}[2] Acme Encyclopedia of Gears (2015). On the Use of Cogs. {address}\n"
    found = read(text, "a.md").references[-1]
    issued = found.issued
    assert found.container_title == "Acme Encyclopedia of Gears"
    assert issued is not None
    assert issued.parts == ((2015,),)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe. On the Use of Widgets. https://janedoe.com/papers/widgets.pdf",
        "Acme Gear Institute. On the Use of Widgets. https://acmegearinstitute.org/widgets.pdf",
        "ACME (2007). On the Use of Widgets. https://acme.org/widgets.pdf",
        "GearNet. A Network of Many Gears. https://gearnet.org/paper.pdf",
        "Widgets. On the Use of Many Gears. https://acme.org/paper.pdf",
        "Acta. Code. https://acta.org/gears",
        "Acta. On the Use of Gears. https://acta.org",
    ],
)
def test_what_wrote_a_work_or_is_its_name_is_no_site(text: str) -> None:
    before, _, address = text.rpartition(" ")
    block = Text(1, (Span(f"{before} ", 1), Span(address, 1, href=address)))
    assert list(with_sites_behind([block])) == [block]


def test_numbered_paragraphs_between_linked_papers_are_items() -> None:
    papers = [
        f"[{n}] On the Use of Widgets {n}. https://arxiv.org/abs/2101.0000{n}\n\n"
        for n in (2, 3, 5)
    ]
    other = "[4] On the Use of Many Gears. https://archive.acme.org/details/gears\n\n"
    found = titles("".join([DOE, *papers[:2], other, papers[2]]), HEAD)
    assert found[3] == "On the Use of Many Gears"
    assert len(found) == 5
