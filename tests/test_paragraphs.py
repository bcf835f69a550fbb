"""Paragraphs that only their neighbours tell to be a list's items."""

from __future__ import annotations

import pytest

from refsync import Reference
from tests.lists import references

TITLES = ["On the Use of Widgets", "What Do Gears Turn?", "Cogs at Scale: A Survey of Mills"]
ADDRESSES = [f"https://arxiv.org/abs/2101.0000{n}" for n in range(3)]


def listed(layout: str, head: str = "# Gears\n\n## Mills\n\n") -> tuple[Reference, ...]:
    """What is read of three paragraphs of one layout, of titles and addresses."""
    texts = [layout.format(t=t, u=u) for t, u in zip(TITLES, ADDRESSES, strict=True)]
    return references("\n\n".join(texts) + "\n", head)


@pytest.mark.parametrize(
    "layout",
    [
        "{t} [paper]({u}) [code](https://github.com/doe/gears)",
        "{t} | [paper]({u}) | [code](https://github.com/doe/gears)",
        "{t}: {u}",
        "[2021] **{t}** **paper**: [link]({u})",
        "2021 - [{t}]({u})",
        "(2021) [{t}]({u}) - Jane Doe, Richard Roe",
        "2021-03-04 [{t}]({u})",
        "![](https://img.shields.io/badge/ICML-2021-blue) [{t}]({u})",
        "{t} [[paper]({u})]  \nJane Doe, Richard Roe",
        "“{t}”, Jane Doe, Richard Roe, 2021. {u}",
        "“{t}”, [ICML 2021]({u}), Jane Doe, Richard Roe",
        "> {t} [paper]({u})",
        "<p>{t} <a href='{u}'>paper</a></p>",
    ],
)
@pytest.mark.parametrize("head", ["# Gears\n\n## Mills\n\n", "# Papers on gears\n\n", ""])
def test_paragraphs_with_titles_and_links_to_papers_are_entries(layout: str, head: str) -> None:
    found = listed(layout, head)
    assert [reference.title for reference in found] == TITLES
    assert [reference.links[0].url for reference in found] == ADDRESSES


def test_lists_below_such_paragraphs_say_more_of_them() -> None:
    found = listed("{t} [paper]({u})\n\n- It turns out that gears turn.\n- We mill grain.")
    assert [reference.title for reference in found] == TITLES


def test_one_of_a_section_is_told_by_those_of_others() -> None:
    head = (
        "# Gears\n\n## Wheels\n\nA Lone Wheel Turns [paper](https://arxiv.org/abs/2101.00009)\n\n"
    )
    found = listed("{t} [paper]({u})", head + "## Mills\n\n")
    assert [reference.title for reference in found] == ["A Lone Wheel Turns", *TITLES]


@pytest.mark.parametrize(
    "prose",
    [
        "We build on the gears of [our paper]({u}) and turn them.",
        "See our study of gears in mills for more [paper]({u})",
        "Mills turn as [Doe et al.]({u}) show and others do.",
        "All of this has been said of {t} in the [paper]({u}) by the millers:",
    ],
)
def test_sentences_with_links_in_them_are_none(prose: str) -> None:
    assert not listed(prose)


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Methods", ("Gears made mills popular", "Cogs showed this in turn", "Wheels won in 2020")),
        ("Implemented", ("Low gears with rank scaling", "Cog tuning by Doe", "Soft wheel turning")),
        ("Ideen", ("Das folgt dem alten Rad", "so war es auch bei Doe", "die Räder von Roe")),
        ("ノート", ("歯車は風車を変えた", "車輪は水車を変えた", "粉は挽かれるものとされた")),
        ("News", ("May 2020: On Cogs at ICML", "June 2020: On Gears at KDD", "July 2020: Mills")),
        ("Members", ("Jane Doe, PhD Student", "Al Roe, PhD Student", "Bo Poe, Professor")),
        (
            "Datasets",
            ("Gear Net with Many Gears", "Cog Net with Many Cogs", "Mill Net of Old Mills"),
        ),
    ],
)
def test_a_few_paragraphs_that_read_like_no_titles_are_none(
    heading: str, texts: tuple[str, ...]
) -> None:
    body = "\n\n".join(f"{t} [paper]({u})" for t, u in zip(texts, ADDRESSES, strict=True))
    assert not references(body, f"# Mill House\n\n## {heading}\n\n")


@pytest.mark.parametrize("layout", ["- {t} [pdf]({u})", "**{t}** [pdf]({u})", "[{t}]({u})"])
def test_what_links_to_others_work_below_entries_is_none(layout: str) -> None:
    note = "It Builds on an Older Work by Poe [pdf](https://arxiv.org/abs/2101.0008{n})"
    entries = [layout.format(t=t, u=u) for t, u in zip(TITLES, ADDRESSES, strict=True)]
    body = "\n\n".join(f"{entry}\n\n{note.format(n=n)}" for n, entry in enumerate(entries))
    assert [reference.title for reference in references(body)] == TITLES


def test_a_list_of_papers_below_paragraphs_is_none_of_theirs() -> None:
    body = "- A Lone Wheel Turns Again [pdf](https://arxiv.org/abs/2101.00009)"
    found = listed("{t} [pdf]({u})", "# Gears\n\n")
    behind = references(
        "\n\n".join(f"{one.title} [pdf]({one.links[0].url})" for one in found) + f"\n\n{body}\n"
    )
    assert [reference.title for reference in behind] == [*TITLES, "A Lone Wheel Turns Again"]


def test_notes_between_items_name_no_works() -> None:
    note = "It is short, and tells the most of gears. [pdf](https://example.org/{n}.pdf)"
    items = [f"* [Mill {n}](https://example.org/mill{n})\n\n{note.format(n=n)}" for n in range(3)]
    assert not references("\n\n".join(items), "# Mills\n\n")


def test_a_paragraph_below_each_papers_heading_is_no_entry_of_its_own() -> None:
    text = "Jane Doe, Richard Roe. ICML 2021. [paper]({u})"
    parts = [f"### {t}\n\n{text.format(u=u)}" for t, u in zip(TITLES, ADDRESSES, strict=True)]
    found = references("\n\n".join(parts), "# Gears\n\n")
    assert [reference.title for reference in found] == TITLES


@pytest.mark.parametrize(
    "layout",
    [
        "{t} - Jane Doe, Richard Roe (ICML 2015) {i}",
        "{t}, Jane Doe, Richard Roe, ICML 2015 {i}",
        "{t}. Jane Doe, Richard Roe. ICML 2015. {i}",
        "*{t}*. Jane Doe, Richard Roe. Acta Fabri, 2015. {i}",
        "“{t}” Jane Doe, Richard Roe. ICML 2015 {i}",
        "(ICML 2015) {t}, Jane Doe, Richard Roe {i}",
        "{t} ({i})",
    ],
)
def test_works_that_have_identifiers_at_the_end_of_paragraphs_are_entries(layout: str) -> None:
    stated = (
        "doi:10.1000/gears.0",
        "https://doi.org/10.1000/gears.1",
        "DOI: 10.1000/gears.2",
    )
    texts = [layout.format(t=t, i=i) for t, i in zip(TITLES, stated, strict=True)]
    found = references("\n\n".join(texts) + "\n", "# Gears\n\n## Papers\n\n")
    assert [reference.title for reference in found] == TITLES
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(3)]


def test_sentences_that_end_in_identifiers_name_no_works() -> None:
    said = "All of our gears have been turned by hand, as is told in doi:10.1000/gears.{n}"
    texts = (said.format(n=n) for n in range(4))
    assert not references("\n\n".join(texts) + "\n", "# Gears\n\n## Mills\n\n")


@pytest.mark.parametrize(
    "layout",
    [
        "{t} - Jane Doe, Richard Roe (ICML 2015) [pdf]({u})",
        "{t}. Jane Doe. ICML 2015. [[paper]({u})]",
        "*{t}*. Jane Doe. Acta Fabri, 2015. [[paper]({u})].",
        "{t}, Jane Doe, Al Roe, ICML 2015 [![arXiv](https://img.shields.io/badge/arXiv-red.svg)]({u})",
        "Doe, J. ([2015]({u})). {t}. *Acta Fabri*, 3(4), 5–6.",
        "Doe, J., & Roe, R. ([2015]({u})). {t}. Acta Fabri, 3(4), 5–6.",
    ],
)
def test_citations_with_one_link_are_entries_wherever_that_stands(layout: str) -> None:
    found = listed(layout, "# Gears\n\n## Papers\n\n")
    assert [reference.title for reference in found] == TITLES
    assert [reference.links[0].url for reference in found] == ADDRESSES
