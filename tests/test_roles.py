"""Which headings are entries, which are sections, and which is the list's title."""

import pytest

from refsync.readers.markdown import read
from tests.lists import ARXIV, families, references, titles, year

UNDER_A_TOPIC = "# My Papers\n\n## Theory\n\n"


def test_a_heading_of_things_to_do_hides_no_works_below_it() -> None:
    works = "".join(f"- [On the Order of Widgets {n}]({ARXIV}{n})\n" for n in (1, 2))
    assert len(references(f"## TODO\n\n{works}")) == 2
    assert not references("## TODO\n\n- [add more](https://acme.org)\n")


def test_a_dated_title_holds_for_sections_of_its_own_level() -> None:
    sections = "".join(
        f'<a name="{name}"></a>\n\n# {name}\n\n**On the Order of {name}**\n\n'
        f"- 论文：{ARXIV}{n}\n- 代码：https://github.com/a/{n}\n\n"
        for n, name in enumerate(["Widgets", "Gears", "Cogs"])
    )
    found = read(f"# ICML2020-Code\n\n- [Widgets](#Widgets)\n\n{sections}", "README.md")
    assert found.title == "ICML2020-Code"
    assert [r.issued and r.issued.year for r in found.references] == [2020, 2020, 2020]
    assert [r.section for r in found.references] == [("Widgets",), ("Gears",), ("Cogs",)]


@pytest.mark.parametrize("works", [1, 2, 3, 6])
def test_titles_above_links_are_entries_however_many_stand_below_others(works: int) -> None:
    head = "".join(
        f"### {title}\n\n[paper]({ARXIV}{n})\n\n"
        for n, title in enumerate(["On the Order of Gears", "Cogs of the North"], 1)
    )
    items = "".join(f"- [A Study of Widgets {n}]({ARXIV}{n})\n" for n in range(3, 3 + works))
    row = f"| Title | Link |\n|---|---|\n| Bolts and Nuts and Rods | [pdf]({ARXIV}9) |\n"
    found = references(f"{head}### Other\n\n{items}\n{row}", "# My Papers\n\n## Theory\n\n")
    assert [one.title for one in found[:2]] == ["On the Order of Gears", "Cogs of the North"]
    assert [one.section for one in found[:2]] == [("Theory",), ("Theory",)]
    assert len(found) == 3 + works


def test_a_short_heading_above_papers_and_bibtex_of_another_is_a_section() -> None:
    item = f"- [A Study of Widgets]({ARXIV}1), 2020\n"
    row = f"| Title | Link |\n|---|---|\n| Bolts and Nuts and Rods | [pdf]({ARXIV}2) |\n"
    bibtex = "```bibtex\n@misc{z, title={Cogs and Gears}, author={Roe, Al}, year={2019}}\n```\n"
    for body, count in ((item + "\n" + bibtex, 2), (f"{item}\n{row}\n{bibtex}", 3)):
        found = references(f"## Other\n\n{body}", "# My Papers\n\n")
        assert found[-1].title == "Cogs and Gears"
        assert [one.section for one in found] == [("Other",)] * count


def test_names_before_the_links_below_a_title_are_its_authors() -> None:
    body = "".join(
        f"### {title}\n\n{who}. [paper]({ARXIV}{n}) [code](https://github.com/a/{n})\n\n"
        for n, (title, who) in enumerate(
            [("On Widgets and Sand", "Jane Doe"), ("Cogs of the Sea", "Ann Roe, Eve Poe")]
        )
    )
    found = references(body, "# Papers\n\n")
    assert [(one.title, len(one.author), len(one.links)) for one in found] == [
        ("On Widgets and Sand", 1, 2), ("Cogs of the Sea", 2, 2),
    ]  # fmt: skip


def test_short_names_before_the_links_of_several_lines_are_no_authors() -> None:
    body = "### Large Gears of Old\n\n" + "".join(
        f"{name} [paper]({ARXIV}{n})\n\n" for n, name in enumerate(["Gear Nets", "Widget Search"])
    )
    assert not any(one.author for one in references(body, "# Papers\n\n"))


def _edited(*titles: str) -> str:
    """Headings with who edited the volume below them, who published it, and a link."""
    return "".join(
        f"#### {title}\n\nHg. von Jane Doe und Al Roe. Göttingen: Acme {2004 + n}\n"
        f"[Buch als PDF](cogs-{n}.pdf)\n\n"
        for n, title in enumerate(titles)
    )


def test_volumes_are_told_by_their_editors_and_publishers_below_their_headings() -> None:
    volumes = ("Räder! Studien der Teile", "Die Kunst der Teile", "Handbuch Rad und Teil")
    found = references(f"### Bücher\n\n{_edited(*volumes)}")
    assert [one.title for one in found] == list(volumes)
    assert [[name.family for name in one.editor] for one in found] == [["Doe", "Roe"]] * 3
    assert [one.issued and one.issued.year for one in found] == [2004, 2005, 2006]


def test_a_heading_of_a_journals_volume_is_no_work_among_those_that_are() -> None:
    volume = "#### Acta Fabri 24 (1/2021): Die Sorge\n\n[Rad](https://acta.example/1), S. 10-12\n\n"
    volumes = ("Räder! Studien der Teile", "Die Kunst der Teile")
    found = references(f"### Bücher\n\n{volume}{_edited(*volumes)}")
    assert [one.title for one in found if one.title.startswith("Acta")] == []
    assert {one.title for one in found} >= set(volumes)


@pytest.mark.parametrize(
    "below",
    [
        "{names}  \n[[paper]({url})] [[code](https://github.com/a/b)]",
        "{names}, {where}. [[paper]({url})]\n\n<details><summary>More</summary>On it.</details>",
        "{names}. {where}. [paper]({url})",
        "{names} ({where}) [paper]({url})",
        "{names} | {where} | [paper]({url})",
        "{names}  \n{url}",
        "[[paper]({url})]\n\n**Abstract:** We turn gears in cold and in warm water.",
        "*{names}*\n\n[[paper]({url})] [[code](https://github.com/a/b)]\n\nTL;DR: They do turn.",
        "{names}\n\n📄 [paper]({url}) 💻 [code](https://github.com/a/b)",
        "📝 [Artikel]({url}) 🔗 [Quelltext](https://acme.example)\n\nEin Einstieg in das Thema.",
    ],
)  # fmt: skip
def test_names_and_links_below_a_title_make_it_an_entry_of_its_own(below: str) -> None:
    works = (
        ("On the Use of Widgets", "Jane Doe, Richard Roe", "ICML 2020"),
        ("What Makes Good Gears for Mills?", "Ann Poe, Al Moe, Jane Doe", "NeurIPS 2021"),
        ("Scaling Laws for Cogs", "Ann Poe, Richard Roe", "KDD 2019"),
        ("Gears: A Small Network for Mills", "Ann van Poe", "KDD 2022"),
    )
    body = "".join(
        f"### {title}\n\n{below.format(names=names, where=where, url=f'{ARXIV}{n}')}\n\n"
        for n, (title, names, where) in enumerate(works)
    )
    found = references(body, "# Gears\n\n## Widgets\n\n")
    assert [(one.title, one.section) for one in found] == [(t, ("Widgets",)) for t, _, _ in works]
    if "{names}" in below:
        assert [len(one.author) for one in found] == [2, 3, 2, 1]
        assert [families(one)[-1] for one in found] == ["Roe", "Doe", "Roe", "Poe"]
    if "{where}" in below:
        assert [year(one) for one in found] == [2020, 2021, 2019, 2022]


NOTES = """## Counting widgets by their weight

[{0}1](<{0}1>)

- what they count
    - On the old gears of the north
    [{0}8](<{0}8>)

## Sorting the gears at night

<https://doi.org/10.1000/182>

- sorted by size, as in [Gears of Old](https://doi.org/10.1000/183)

## Pumping more water at rest

<{0}3>

## Turning small cogs

<https://www.acta.org/gears>
"""


def test_headings_above_addresses_are_works_whatever_their_notes_link() -> None:
    found = read("# Read in May\n\n" + NOTES.format(ARXIV), "x").references
    assert [one.title for one in found] == [
        "Counting widgets by their weight",
        "Sorting the gears at night",
        "Pumping more water at rest",
        "Turning small cogs",
    ]
    assert [one.identifiers.get("arxiv") for one in found[:1]] == ["2101.00001"]


def test_an_address_below_a_heading_or_two_costs_none_of_the_works_there() -> None:
    text = f"## Papers on gears and cogs\n\n<{ARXIV}1>\n\n- [On the Order of Cogs]({ARXIV}2)\n"
    other = f"## Papers on other things\n\n- [On the Order of Gears]({ARXIV}3)\n"
    found = read(f"# List\n\n{text}\n{other}", "x").references
    assert {"On the Order of Cogs", "On the Order of Gears"} <= {one.title for one in found}


@pytest.mark.parametrize("label", ["**Abstract**\n>", "摘要\n>", "Abstract:", "**Resumen:**"])
def test_headings_above_abstracts_are_works(label: str) -> None:
    works = "".join(
        f"* ##### **{title}**\n\n> {label} We count them. Then we sort.\n\n"
        for title in ("Counting-Widgets-by-Their-Weight-ICML", "Gears of the North")
    )
    found = read(f"# Notes\n\n## 2019\n\n### Old\n\n{works}", "x").references
    assert [(one.title, one.container_title) for one in found] == [
        ("Counting Widgets by Their Weight", "ICML"),
        ("Gears of the North", None),
    ]


def test_a_papers_own_page_is_no_list_of_its_parts() -> None:
    text = "# On Gears\n\n## Abstract\n\nWe count.\n\n## Summary\n\nAbstract gears are counted.\n"
    assert read(text, "x").references == ()


@pytest.mark.parametrize("heading", ["State-of-the-Art Gears and Cogs", "Gear-to-Cog"])
def test_words_with_dashes_of_their_own_stay_joined(heading: str) -> None:
    (found,) = references(f"### {heading}\n\n[paper]({ARXIV}1)\n")
    assert found.title == heading


def test_sections_that_sum_up_the_works_below_them_hold_these() -> None:
    sections = "".join(
        f"## {topic} of the North\n\n摘要：本节介绍。\n\n"
        + "".join(f"- [On the Order of {topic} {n}]({ARXIV}{n})\n" for n in range(3))
        + "\n"
        for topic in ("Gears", "Cogs")
    )
    assert len(read(f"# List\n\n{sections}", "x").references) == 6


@pytest.mark.parametrize(
    "note", ["A good start, and short.", "**Abstract:** On gears", "要旨：歯車"]
)
@pytest.mark.parametrize("links", ["[[paper]]({})[[code]](https://github.com/a/b)", "[PDF]({})"])
def test_titles_above_links_with_a_note_on_the_next_line_are_entries(links: str, note: str) -> None:
    headings = ["On the Order of Gears", "Cogs of the North", "部品の研究について", "Acme"]
    parts = (
        f"### {title}\n\n{links.format(f'{ARXIV}{n}')}<br>\n{note}\n\n"
        for n, title in enumerate(headings, 1)
    )
    assert titles("".join(parts), UNDER_A_TOPIC) == headings


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Gears {}", "On the Order of Cogs {}."),
        ("Gears of all Kinds {}", "On the Order of Cogs {}"),
        ("Gears of all Kinds {}", "Cog{}Net: On the Order of Cogs"),
        (
            "Gears of all Kinds {}",
            "On the Cogs {}.\n\n[pdf](https://arxiv.org/abs/2102.0000{})<br>\nA.",
        ),
    ],
)
def test_titles_below_links_stay_what_they_are(heading: str, below: str) -> None:
    parts = (
        f"### {heading.format(n)}\n\n[paper]({ARXIV}{n})<br>\n{below.format(n, n)}\n\n"
        for n in range(1, 5)
    )
    found = references("".join(parts), UNDER_A_TOPIC)
    assert not any(one.title and "Gears" in one.title for one in found)


def test_addresses_below_a_title_may_be_of_its_paper_and_its_code() -> None:
    parts = (
        f"### {title}\n\n![](https://img.shields.io/badge/ICML-2020-blue) <{ARXIV}{n}> "
        f"<https://github.com/a/{n}>\n\nJ. Doe, R. Roe, and A. Poe\n\n"
        for n, title in enumerate(["On the Order of Gears", "Cogs of the North"], 1)
    )
    found = references("".join(parts), UNDER_A_TOPIC)
    assert [one.title for one in found] == ["On the Order of Gears", "Cogs of the North"]
    assert [families(one) for one in found] == [["Doe", "Roe", "Poe"]] * 2
    assert [year(one) for one in found] == [2020, 2020]


def test_addresses_of_several_papers_below_a_heading_make_it_no_title() -> None:
    site = "https://link.springer.com/article/acme"
    body = f"<{site}1> <https://github.com/a/1>\n\n<{site}2> <https://github.com/a/2>\n"
    found = references(f"### On the Order of Gears\n\n{body}", UNDER_A_TOPIC)
    assert "On the Order of Gears" not in [one.title for one in found]


def test_a_volume_labels_no_link_in_a_heading() -> None:
    parts = (
        f"### {where}: [{title}]({ARXIV}{n})\n\n[paper]({ARXIV}{n})\n\n"
        for n, (where, title) in enumerate(
            [
                ("IEEE Transactions on Gears 2015", "On the Order of Gears"),
                ("arXiv 2016", "Cogs of the North"),
                ("In Proceedings of ICML 2020", "Bolts, Nuts and Rods"),
                ("PLOS ONE 2021", "Widgets: A Study"),
            ],
            1,
        )
    )
    found = references("".join(parts), "# My Papers\n\n")
    assert [one.title for one in found] == [
        "On the Order of Gears",
        "Cogs of the North",
        "Bolts, Nuts and Rods",
        "Widgets: A Study",
    ]
    assert [year(one) for one in found] == [2015, 2016, 2020, 2021]


HEADED = """### {quoted} ({who}, 20{n}0)
**Venue**: ICML 20{n}0
**Impact**: It turned mills.
**Code**: https://github.com/acme/gears{n}

"""


@pytest.mark.parametrize(("begin", "end"), [('"', '"'), ("“", "”"), ("«", "»")])
def test_headings_of_quoted_titles_with_who_and_when_are_entries(begin: str, end: str) -> None:
    works = {"On the Use of Gears": "Doe et al.", "Cog": "Roe & Poe", "What Do Mills Turn?": "Poe"}
    body = "".join(
        HEADED.format(quoted=f"{begin}{title}{end}", who=who, n=n)
        for n, (title, who) in enumerate(works.items())
    )
    found = references(body, "# Mills\n\n## Papers\n\n")
    assert [one.title for one in found] == list(works)
    assert [families(one)[0] for one in found] == ["Doe", "Roe", "Poe"]


@pytest.mark.parametrize("heading", ['"Gears" in Mills (Part 2, 2020)', '"Gears" (2020)', "Gears"])
def test_headings_that_quote_or_date_otherwise_are_sections(heading: str) -> None:
    body = f"### {heading}\n\n- [On the Use of Gears]({ARXIV}1)\n- [Cogs in Mills]({ARXIV}2)\n"
    assert titles(body, "# Mills\n\n") == ["On the Use of Gears", "Cogs in Mills"]
