"""Entries in list items and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.markdown import read
from tests.lists import ARXIV, CODE, families, only, references, titles, year


@pytest.mark.parametrize(
    "body",
    [
        f"* A Study of Widgets\n  * Jane Doe, Richard Roe\n  * ICML 2020\n  * [paper]({ARXIV}1)",
        f"* A Study of Widgets [[paper]]({ARXIV}1)\n\n  Jane Doe, Richard Roe. ICML 2020",
        f"* A Study of Widgets [[paper]]({ARXIV}1)<br>Jane Doe, Richard Roe<br>ICML 2020",
        f"* A Study of Widgets\n  - Authors: Jane Doe, Richard Roe\n  - Venue: ICML 2020\n"
        f"  - [paper]({ARXIV}1)",
        f"**A Study of Widgets**\\\nJane Doe, Richard Roe\\\nICML 2020. [[paper]]({ARXIV}1)",
        f"[A Study of Widgets]({ARXIV}1)\nJane Doe, Richard Roe. ICML 2020",
    ],
)
def test_an_entry_says_who_and_where_below_its_title(body: str) -> None:
    if "  * ICML" in body:
        body = body.replace("  * ICML 2020", "  * Venue: ICML 2020")
    reference = only(body)
    assert reference.title == "A Study of Widgets"
    assert (families(reference), reference.container_title) == (["Doe", "Roe"], "ICML")
    assert (year(reference), reference.id) == (2020, "arxiv:2101.00001")


def test_child_items_that_say_more_belong_to_the_item_above_if_one_leads_to_its_paper() -> None:
    body = (
        "- Widget opinions:\n  - Size: 2K\n  - [Direct download](https://acme.org/all)\n"
        f"  - [Paper]({ARXIV}1)\n"
        "- **WidgetSet**\n  - 10k gears\n  - Year: 2015\n"
        f"  - Paper: [On the Set of Widgets]({ARXIV}2)\n"
        f"- Topic\n  - [On Widgets and Their Use]({ARXIV}3)\n  - [Gears]({ARXIV}4)\n"
    )
    found = references(body)
    assert [(one.title, len(one.links)) for one in found] == [
        ("Widget opinions", 2),
        ("WidgetSet", 1),
        ("On Widgets and Their Use", 1),
        ("Gears", 1),
    ]


@pytest.mark.parametrize("number", ["{}\u3001", "[{}] ", "({}) "])
def test_numbered_lines_of_a_paragraph_are_items(number: str) -> None:
    body = (
        f"{number.format(1)}Fast Widgets in Use [pdf]({ARXIV}1)\n"
        f"{number.format(2)}Slow Widgets in Use [pdf]({ARXIV}2)\nwith code\n"
    )
    assert titles(body) == ["Fast Widgets in Use", "Slow Widgets in Use"]


def test_the_labels_of_a_syllabus_stand_before_citations() -> None:
    body = (
        "- Required: Doe, Jane (2009), *A Study of Widgets*, ch. 1–2.\n"
        "- Optional reading: Roe, R. “A Study of Gears.” *Acta* 65 (2005): 2–3.\n\n"
        "Readings:\n\n* Doe & Poe (1989), A Study of Cogs and Cams\n"
    )
    assert titles(body) == ["A Study of Widgets", "A Study of Gears", "A Study of Cogs and Cams"]


def test_child_items_of_links_belong_to_the_item_above() -> None:
    body = (
        f"- A Study of Widgets\n  - [paper]({ARXIV}1)\n  - [code]({CODE})\n"
        f"- A Study of Gadgets\n  - [paper]({ARXIV}2)\n"
    )
    first, second = references(body)
    assert [link.kind for link in first.links] == ["paper", "code"]
    assert (second.title, second.id) == ("A Study of Gadgets", "arxiv:2101.00002")


def test_notes_in_items_below_a_title_without_links_are_no_entries() -> None:
    body = "- **On the Theory of All Widgets.** (Acme)\n  - *Widgets are made of smaller ones.*\n"
    assert titles(body, "## 2020 ICML\n\n") == ["On the Theory of All Widgets"]


def test_institutions_in_brackets_are_neither_authors_nor_a_venue() -> None:
    body = "- On the Theory of All Widgets (MIT, University of Widgets)\n"
    (reference,) = references(body, "## ICML 2020\n\n")
    assert (reference.author, reference.container_title) == ((), "ICML")


@pytest.mark.parametrize("before", ["1958: ", ":star: 03/1958: ", "[1] "])
def test_dates_and_numbers_before_a_linked_title_are_no_part_of_it(before: str) -> None:
    (reference,) = references(f"* {before}[A Study of Widgets](https://acme.org/widgets)\n")
    assert reference.title == "A Study of Widgets"
    assert year(reference) == (1958 if "1958" in before else None)


def test_links_stand_in_a_paragraph_below_the_title() -> None:
    title = "**A Study of Widgets**. Jane Doe, Richard Roe (ICML 2020)"
    reference = only(f"{title}\n\n[Paper]({ARXIV}1) [Code]({CODE})")
    assert (reference.title, reference.id) == ("A Study of Widgets", "arxiv:2101.00001")


def test_child_items_with_titles_are_entries_of_their_own() -> None:
    body = f"- [A Study of Widgets]({ARXIV}1)\n  - [A Study of Gadgets]({ARXIV}2)\n"
    assert titles(body) == ["A Study of Widgets", "A Study of Gadgets"]


def test_a_nickname_with_links_has_its_citation_below() -> None:
    reference = only(
        f"- WidgetNet [[paper]({ARXIV}1)]\n"
        "  - Jane Doe, Richard Roe and Max Muster, A Study of Widgets, ICML, 2014."
    )
    assert (reference.title, reference.id) == ("A Study of Widgets", "arxiv:2101.00001")
    assert families(reference) == ["Doe", "Roe", "Muster"]
    assert (reference.container_title, year(reference)) == ("ICML", 2014)


def test_an_item_set_in_by_one_space_is_meant_to_be_inside() -> None:
    found = references(
        f"- WidgetNet, Acme [[paper]({ARXIV}1)]\n"
        " - Jane Doe, Richard Roe and Max Muster, A Study of Widgets, ICML, 2014.\n"
        f"- GadgetNet, Acme [[paper]({ARXIV}2)]\n"
        " - Jane Doe, Richard Roe and Ann Poe, A Study of Gadgets, ICML, 2015.\n"
    )
    assert [(reference.title, reference.id) for reference in found] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


@pytest.mark.parametrize("indents", [(0, 1, 0), (1, 0, 1), (0, 1, 2)])
def test_entries_set_in_unevenly_stay_entries(indents: tuple[int, ...]) -> None:
    body = "".join(
        f"{' ' * indent}- [A Study of {name}]({ARXIV}{n}), ICML 2020\n"
        for n, (indent, name) in enumerate(
            zip(indents, ("Widgets", "Gadgets", "Gizmos"), strict=True)
        )
    )
    assert titles(body) == ["A Study of Widgets", "A Study of Gadgets", "A Study of Gizmos"]


@pytest.mark.parametrize(
    ("nickname", "below", "title", "authors"),
    [
        ("WidgetNet", "Jane Doe, Richard Roe, Max Muster, CVPR, 2015.", "WidgetNet", 3),
        (
            "Cogs, NYU",
            "Cogs: A Study of Small Wheels, ICLR, 2014.",
            "Cogs: A Study of Small Wheels",
            0,
        ),
        (
            "Deep Widget Nets (Current State-of-the-Art)",
            "Jane Doe, Richard Roe, Deep Widget Learning for Cogs",
            "Deep Widget Learning for Cogs",
            2,
        ),
    ],
)
def test_what_stands_below_a_nickname_says_more_of_it(
    nickname: str, below: str, title: str, authors: int
) -> None:
    items = f"* {nickname} [[Paper]](https://doi.org/10.1000/1)\n  * {below}\n"
    other = "* Wheels [[Paper]](https://doi.org/10.1000/2)\n  * Doe, J. (2013). On Wheels. PAMI.\n"
    found = read(f"# Papers\n\n{items}{other}", "list.md").references
    assert [reference.title for reference in found] == [title, "On Wheels"]
    assert len(found[0].author) == authors


def test_a_paragraph_may_begin_with_one_name_before_the_title_of_a_paper() -> None:
    works = "".join(
        f"{before} [{title}](https://doi.org/10.1000/{n}).\n\n"
        for n, (before, title) in enumerate(
            [
                ("Jane Doe.", "A Widget for All"),
                ("Max Muster:", "On Cogs"),
                ("Oddly so,", "a paper"),
            ]
        )
    )
    found = read(f"# Widgets\n\n{works}", "list.md").references
    assert [reference.title for reference in found] == ["A Widget for All", "On Cogs"]


def test_items_behind_a_paragraph_of_names_are_no_part_of_it() -> None:
    body = "(from Jane Doe, Richard Roe, On Cogs, 2012)\n\n* Cogs, NYU [[Paper]](https://doi.org/10.1000/1)\n"
    assert [one.title for one in read(body, "list.md").references][-1] == "Cogs, NYU"


def test_a_bold_line_that_ends_in_a_colon_is_no_work() -> None:
    works = "**Doe, J. (1953).** *On Widgets*.\n\n**Roe/Muster are above; now:**\n\n"
    works += "**Roe, R. (1958).** *On Cogs*.\n"
    assert [one.title for one in read(works, "list.md").references] == ["On Widgets", "On Cogs"]


def test_one_nickname_may_have_several_citations_below() -> None:
    found = references(
        f"- WidgetNet [[paper 1]({ARXIV}1)] [[paper 2]({ARXIV}2)]\n"
        "  - Jane Doe, Richard Roe and Max Muster, A Study of Widgets, ICML, 2014.\n"
        "  - Jane Doe, Richard Roe and Ann Poe, A Study of Gadgets, ICML, 2015."
    )
    assert [(reference.title, reference.id) for reference in found] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n", "  \n", "<br>\n", "\n- "])
def test_citations_stand_one_a_line_in_a_paragraph_or_apart(between: str) -> None:
    body = between.join(
        [
            "- " * (between == "\n- ")
            + "Doe, J., & Roe, R. (2015). On the theory of widgets. Journal of Tests, 1(2), 3–4.",
            "Poe, A. (2016). On the theory of gadgets. Journal of Tests, 2(2), 5–6.",
            "Doe, J. (2017). On the theory of gizmos. Acme Press.",
        ]
    )
    found = references(body)
    assert [reference.title for reference in found] == [
        "On the theory of widgets", "On the theory of gadgets", "On the theory of gizmos",
    ]  # fmt: skip
    assert [families(reference) for reference in found] == [["Doe", "Roe"], ["Poe"], ["Doe"]]
    assert [year(reference) for reference in found] == [2015, 2016, 2017]
    lines = [reference.source.line for reference in found if reference.source]
    assert lines == sorted(set(lines))


def test_paragraphs_that_begin_with_a_linked_or_bold_title_are_entries() -> None:
    body = f"[A Study of Widgets]({ARXIV}1) ICML 2020\n\n**A Study of Gadgets** [pdf]({ARXIV}2)\n"
    assert titles(body) == ["A Study of Widgets", "A Study of Gadgets"]


@pytest.mark.parametrize("below", ["by Doe et al., Tests (TST) 2020", "Jane Doe, Richard Roe"])
def test_a_title_above_names_begins_a_paragraph_whatever_is_linked_below(below: str) -> None:
    body = f"A Study of Widgets<br>\n{below}<br>\n[[PDF]]({ARXIV}1) [[Widgets in 2019]](x.pdf)\n"
    assert titles(body) == ["A Study of Widgets"]


def test_paragraphs_that_speak_of_papers_are_none() -> None:
    body = (
        f"It is known from [an earlier study of widgets]({ARXIV}1) that they work.\n\n"
        f"- [A Study of Gadgets]({ARXIV}2)\n"
    )
    assert titles(body) == ["A Study of Gadgets"]


def test_bibtex_behind_an_item_is_the_items() -> None:
    body = (
        f"- A Study of Widgets [[paper]]({ARXIV}1)\n\n"
        "  ```bibtex\n  @misc{doe2020, title={A Study of Widgets}, author={Jane Doe}}\n  ```\n"
    )
    reference = only(body)
    assert (reference.citation_key, families(reference)) == ("doe2020", ["Doe"])


class TestWhereAndWhen:
    @pytest.mark.parametrize(
        ("above", "venue", "issued"),
        [("ICML 2020", "ICML", 2020), ("2020", None, 2020), ("Papers of ICML'20", "ICML", 2020)],
    )
    @pytest.mark.parametrize("form", ["## {}\n\n", "## Papers\n\n### {}\n\n", "- {}\n  "])
    def test_are_said_by_the_headings_and_items_above(
        self, form: str, above: str, venue: str | None, issued: int
    ) -> None:
        text = f"# List\n\n{form.format(above)}- [A Study of Widgets]({ARXIV}1)\n"
        (reference,) = read(text, "x").references
        assert (reference.container_title, year(reference)) == (venue, issued)

    def test_are_rather_what_the_entry_says(self) -> None:
        (reference,) = references(
            f"- [A Study]({ARXIV}1) A Study. NAACL 2019", "# L\n\n## ICML 2020\n\n"
        )
        assert (reference.container_title, year(reference)) == ("NAACL", 2019)

    def test_end_with_the_item_that_says_so(self) -> None:
        body = (
            f"- 2019\n  - [A Study of Widgets]({ARXIV}1)\n"
            f"- 2020\n  - [A Study of Gadgets]({ARXIV}2)\n"
            f"- [A Study of Gizmos]({ARXIV}3)\n"
        )
        assert [year(reference) for reference in references(body)] == [2019, 2020, None]

    @pytest.mark.parametrize("before", ["[ICML 2020] ", "(ICML'20) ", "【ICML 2020】"])
    def test_are_said_in_brackets_before_the_title(self, before: str) -> None:
        reference = only(f"- {before}A Study of Widgets [paper]({ARXIV}1)")
        assert reference.title == "A Study of Widgets"
        assert (reference.container_title, year(reference)) == ("ICML", 2020)


def test_bold_paragraphs_are_headings_of_the_papers_links_below_them() -> None:
    body = (
        f"**A Study of Widgets**\n\n- paper: [here]({ARXIV}1)\n- code: [here]({CODE})\n\n"
        f"**A Study of Gadgets**\n\n- paper: [here]({ARXIV}2)\n"
    )
    assert titles(body) == ["A Study of Widgets", "A Study of Gadgets"]


WORDS = [
    "Widgets",
    "Gadgets",
    "Gizmos",
    "Theory",
    "Practice",
    "Towards",
    "Robust",
    "Fast",
    "Sparse",
]
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True).map(" ".join),
    min_size=1,
    max_size=6,
    unique=True,
)
SHAPES = [
    "- [{title}]({url})\n",
    "- [{title}]({url}) Jane Doe, Richard Roe. ICML 2020.\n",
    "- **{title}** Jane Doe et al. _ICML 2020_ [[paper]]({url}) [[code]](https://github.com/a/b)\n",
    "1. {title}, ICML, 2020. [[pdf]({url})]\n",
    "* {title}\n  * Jane Doe, Richard Roe\n  * [paper]({url})\n",
    "**{title}** [[paper]({url})]\n\n",
    "[{title}]({url}), Jane Doe and Richard Roe\n\n",
    "### {title}\n\npaper link: [here]({url})\n\n",
    "<p><a href='{url}'>{title}</a><br>Jane Doe, Richard Roe</p>\n\n",
]


@pytest.mark.parametrize("shape", SHAPES)
@given(names=TITLES)
def test_a_list_of_entries_in_one_shape_gives_each_of_them(shape: str, names: list[str]) -> None:
    body = "".join(
        shape.format(title=title, url=f"https://arxiv.org/abs/2101.{n:05}")
        for n, title in enumerate(names, 1)
    )
    found = references(body)
    assert [reference.title for reference in found] == names
    assert [reference.id for reference in found] == [
        f"arxiv:2101.{n:05}" for n in range(1, len(names) + 1)
    ]
    assert {reference.section for reference in found} == {("Papers",)}


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Doe, J., & Roe, R. ", ["Doe", "Roe"]),
        ("Doe, J., Roe, R., ... & Poe, A. ", ["Doe", "Roe", "Poe"]),
        ("Doe, Jane, and Richard Roe ", ["Doe", "Roe"]),
        ("Jane Doe, Richard Roe\n", ["Doe", "Roe"]),
    ],
)
def test_a_paragraph_may_begin_with_names_before_its_linked_title(
    names: str, authors: list[str]
) -> None:
    reference = only(f"{names}[**A Study of Widgets**]({ARXIV}1) Widget Letters (2015)")
    assert (reference.title, families(reference)) == ("A Study of Widgets", authors)
    assert year(reference) == 2015


def test_a_paragraph_may_begin_with_names_that_cannot_be_read_before_its_linked_title() -> None:
    odd = f"Doe, J.v.d., Roe, R. et al. [A Study of Widgets]({ARXIV}1). *Acta Fabri* 12, 3 (2015)."
    said = f"Widgets, As Others Found, were in [A Study of Gears and Cogs]({ARXIV}2) at first."
    assert titles(f"{odd}\n\n{said}\n\n- [On the Gadgets]({ARXIV}3)\n") == [
        "A Study of Widgets",
        "On the Gadgets",
    ]


@pytest.mark.parametrize("number", ["", "1. "])
@pytest.mark.parametrize(
    "who", ["*Jane Doe, Richard Roe.* [pdf]({})", "By Jane Doe et al. ([paper]({})), 2015"]
)
def test_names_before_links_belong_to_the_bold_title_above(number: str, who: str) -> None:
    titles = ["Robust Widgets", "Widgets for Everyone: A Study"]
    entries = (
        f"{number}**{title}**\n\n{who.format(f'https://doi.org/10.1000/{n}')}\n\n"
        for n, title in enumerate(titles, 1)
    )
    found = read("# Widgets\n\n" + "".join(entries), "list.md").references
    assert [reference.title for reference in found] == titles
    assert [reference.author[0].family for reference in found] == ["Doe", "Doe"]
    assert [reference.identifiers["doi"] for reference in found] == ["10.1000/1", "10.1000/2"]


def test_labelled_paragraphs_say_who_and_when_of_the_title_above() -> None:
    first, second = references(
        f"**Title:** [A Study of Widgets]({ARXIV}1)\n\n**Authors:** Jane Doe, et al.\n\n"
        "**Journal Info:** Widget Letters, May 2015\n\n**Description:** It compares widgets.\n\n"
        f"---\n\n**Title:** [A Study of Gadgets]({ARXIV}2)\n\n**Year:** 2016\n"
    )
    assert (families(first), year(first)) == (["Doe"], 2015)
    assert (second.title, year(second)) == ("A Study of Gadgets", 2016)


@pytest.mark.parametrize("body", ["  - **Author**: Jane Doe", "  - Doe, J. (2015)"])
def test_names_with_a_year_in_an_item_below_say_when(body: str) -> None:
    reference = only(f"- [A Study of Widgets]({ARXIV}1)\n{body}\n  - **Year**: 2015\n")
    assert (reference.title, families(reference), year(reference)) == (
        "A Study of Widgets", ["Doe"], 2015,
    )  # fmt: skip


def test_an_author_below_a_title_of_one_word_is_no_title() -> None:
    body = (
        "- [Widgetry](https://www.cambridge.org/core/books/widgetry/B004)\n  - **Author**: Jane Doe"
    )
    assert titles(f"{body}\n  - **Year**: 2015\n") == ["Widgetry"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[Widgeteer:]({url}) Resilient Widget Building", "Widgeteer: Resilient Widget Building"),
        ("[Widgeteer]({url}): Making more of it fast | MIT", "Widgeteer: Making more of it fast"),
        ("[Widgeteer]({url}): a tool for widgets", "Widgeteer"),
        ("A Study of Widgets ICML2020 [paper]({url})", "A Study of Widgets"),
        ("A Study of Widgets,arxiv 2020, [[paper]]({url})", "A Study of Widgets"),
        ("On Widgets, NeurIPS 2020 [[paper]]({url})", "On Widgets"),
        ("On Widgets, ACMEX, 2020, [paper]({url})", "On Widgets"),
        ("A Study of Widgets, J. Gears, 2020. [page]({url})", "A Study of Widgets"),
        ("A Study of Widgets, ICML 2020, NASA [pdf]({url})", "A Study of Widgets"),
        ("[On the Widgets at Work -Jane Doe, R. Roe & Ann Poe]({url})", "On the Widgets at Work"),
        ("[On the Widgets at Work - Doe et al.]({url})", "On the Widgets at Work"),
    ],
)  # fmt: skip
def test_a_title_goes_on_behind_a_nickname_and_ends_before_the_venue(item: str, title: str) -> None:
    assert titles(f"- {item.format(url=ARXIV + '1')}\n") == [title]


def test_a_paragraph_of_badges_belongs_to_the_bold_title_above() -> None:
    badge = "<img alt='{}' src='https://img.shields.io/badge/{}-blue'>"
    links = [
        f"<a href='{ARXIV}1'>{badge.format('ICML20', 'ICML-2020')}</a>",
        f"<a href='{ARXIV}1'>{badge.format('link', 'Link')}</a>",
        f"<a href='{CODE}'>{badge.format('Github', 'Code')}</a>",
    ]
    reference = only(f"**A Study of Widgets**. ICML20.\n\n{' '.join(links)}\n")
    assert (reference.title, year(reference)) == ("A Study of Widgets", 2020)
    assert reference.id == "arxiv:2101.00001"


def test_a_venue_in_brackets_before_a_title_without_links_makes_an_entry_of_it() -> None:
    body = (
        f"- [ICML 2020] A Study of Widgets\n- [ICML 2020] A Study of Gadgets [[paper]]({ARXIV}2)\n"
    )
    assert titles(body) == ["A Study of Widgets", "A Study of Gadgets"]


def test_a_venue_and_a_year_behind_a_title_make_an_entry_of_it() -> None:
    body = "- On the Size of Widgets, ICML 2020\n- On the Weight of Gears, CVPR 19. [code](x.py)\n"
    assert titles(body, "# L\n\n") == ["On the Size of Widgets", "On the Weight of Gears"]
    assert not titles("- A workshop on the Size of Widgets, ICML 2020\n", "# L\n\n")


def test_paragraphs_cite_works_beside_fewer_items_that_do_not() -> None:
    head = "# L\n\n- Machines\n\nDOE Jane. *Widgets*. Ulm : Acme, 1989, 23 p.\n\n"
    rest = "ROE Max. *On Gears*. Ulm : Acme, 1990, 8 p.\n\nPOE Ann. *Axles*. Bonn : Acme, 1991.\n"
    assert titles(rest, head) == ["Widgets", "On Gears", "Axles"]


def test_an_address_in_brackets_ends_with_them() -> None:
    reference = only(
        "Doe, J., & Roe, R. (2015). A Study of Widgets. _Widget Letters_. "
        "(https://doi.org/10.1000/abc-1)([PDF](https://acme.org/papers/widgets.pdf))"
    )
    assert reference.identifiers["doi"] == "10.1000/abc-1"


@pytest.mark.parametrize(
    "body",
    [
        f"- **Authors**: Jane Doe, Richard Roe\n- **Abstract**: We study them all.\n\n"
        f"  [Paper]({ARXIV}1) | [Code]({CODE})\n",
        f"**arXiv:** {ARXIV}1\\\n**GitHub:** {CODE}\\\n**Project Page:** N/A\n",
    ],
)
def test_labelled_lines_below_a_heading_are_no_titles(body: str) -> None:
    head = f"# List\n\n## Papers\n\n### A Study of Widgets\n\n{body}\n"
    found = references(body.replace("00001", "00002"), head + "### A Study of Gadgets\n\n")
    assert [(one.title, one.id) for one in found] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


def test_a_summary_is_the_title_of_the_labelled_links_in_its_details() -> None:
    details = "<details>\n<summary>{}</summary>\n<p>\nWe study them.\n\n{}\n</p>\n</details>\n\n"
    body = details.format("A Study of Widgets", f"code: {CODE}  \npaper: {ARXIV}1  \n")
    body += details.format(
        "A Study of Gadgets", f"code:  \npaper: {ARXIV}2\nproject: https://a.org\n"
    )
    assert [(one.title, one.id) for one in references(body)] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


BULLETS = [
    "- [{title}]({url})\n",
    "- [{title}]({url}), CVPR 2016\n",
    "- {title}, NeurIPS 2017 [[paper]]({url})\n",
    "- {title} [[pdf]]({url}) [[code]](https://github.com/a/b)\n",
    "- [[paper]({url})] {title}\n",
    "- **{title}.** *Doe et al.* ICML 2019. [[paper]]({url})\n",
    "- **{title}.** Jane Doe, Richard Roe. arXiv:2101.{n:05}, 2021.\n",
    "- **[{title}]({url})**, Jane Doe and Richard Roe, _ICML 2020_\n",
    "- Doe, J., & Roe, R. (2015). {title}. Journal of Tests, 1(2), 3–4. {url}\n",
    "- Jane Doe, Richard Roe. “{title}.” ICML 2015. [link]({url})\n",
    "- (ICML 2020) {title} [[paper]({url})]\n",
    "- 2020/01 | {title} | [paper]({url})\n",
    "- {title}\n  - Jane Doe, Richard Roe\n  - [paper]({url})\n",
    "- **{title}** <br> Jane Doe, Richard Roe <br> [paper]({url})\n",
]
UNLINKED = [
    "- **{title}.** *Doe et al.* ICML 2019.\n",
    "- **{title}.** Jane Doe, Richard Roe. ICML 2019.\n",
    "- Jane Doe, Richard Roe. “{title}.” ICML 2015.\n",
    "- Doe, J., & Roe, R. (2015). {title}. Journal of Tests, 1(2), 3–4.\n",
]


def test_a_dash_stands_for_the_authors_of_the_work_above() -> None:
    text = (
        "* Doe, J. (2009). On widgets. _Acta_, 8(6).\n"
        "* –––. (1997). On gears. _Acta_, 5(3).\n"
        "* ---. (1996). On wheels. _Acta_, 4(2).\n"
        "* Roe, R. and M. Poe (2001). On axles. _Acta_, 10.\n"
        "* –––. (2007). On nuts. _Acta_, 11.\n"
    )
    found = read(text, "list.md").references
    assert [one.title for one in found] == [
        "On widgets", "On gears", "On wheels", "On axles", "On nuts",
    ]  # fmt: skip
    assert [one.author[0].family for one in found] == ["Doe", "Doe", "Doe", "Roe", "Roe"]


@pytest.mark.parametrize("dashes", ["\\_\\_\\_\\_.", "---.", "–––."])
def test_a_dash_before_a_title_in_italics_stands_for_the_authors_too(dashes: str) -> None:
    text = (
        "Doe, Jane. “On Widgets,” *Acta Fabri* 8:2 (2008): 20-24.\n\n"
        f"{dashes} *Gears of Old*. Bonn: Acme Press, 2010.\n"
    )
    found = read(f"# Bibliography\n\n{text}", "list.md").references
    assert [one.title for one in found] == ["On Widgets", "Gears of Old"]
    assert [one.author[0].family for one in found] == ["Doe", "Doe"]


def test_one_dash_before_italics_is_a_mark_of_the_curators() -> None:
    text = "Doe, Jane. *Cogs of Old*. Bonn: Acme Press, 2010.\n\n– *Gears of Old*. Acme, 2011.\n"
    found = read(f"# Bibliography\n\n{text}", "list.md").references
    assert [len(one.author) for one in found if one.title == "Gears of Old"] in ([], [0])


@pytest.mark.parametrize("title", ["Used Books", "Old Papers", "Gear Reviews"])
def test_a_cited_title_may_be_called_as_what_stands_above_entries(title: str) -> None:
    text = f"Doe, Jane. *{title}*. Bonn: Acme Press, 2010.\n"
    found = read(f"# Bibliography\n\n{text}", "list.md").references
    assert [one.title for one in found] == [title]


def test_citations_broken_over_the_lines_of_a_paragraph_are_entries_each() -> None:
    text = (
        "Doe, Ann. 1910. On Widgets. Berlin: Acme.\n"
        "Roe, Richard. 2020. On the Gears and Wheels of Widgets – Theory and\n"
        "Practice. Journal of Tests 17:1–63.\n"
        "Poe, Max. 1888. On Axles. Halle: Verlag der Buchhandlung des\n"
        "Hauses.\n"
    )
    found = read(f"## References\n\n{text}", "list.md").references
    assert [one.title for one in found] == [
        "On Widgets", "On the Gears and Wheels of Widgets – Theory and Practice", "On Axles",
    ]  # fmt: skip
    assert [one.source.line for one in found if one.source] == [3, 4, 6]


def test_works_of_one_name_without_a_year_are_entries_among_their_like() -> None:
    items = ("Doe**. _On Widgets and Gears_", "Roe** et **Poe**. _On Axles_", "Muster**. _On Nuts_")
    found = read("".join(f"- **{item}\n" for item in items), "list.md").references
    assert [one.title for one in found] == ["On Widgets and Gears", "On Axles", "On Nuts"]


def test_items_that_begin_with_plain_names_cite_works_as_their_neighbours_do() -> None:
    items = (
        "Jane Doe, Widgets and Gears",
        "Richard Roe, The Wheel Itself",
        "Max Muster, On Gears Again",
    )
    link = "[Free copy available here](https://acme.org/a{}.pdf)"
    text = "".join(f"- {item}. {link.format(n)}\n" for n, item in enumerate(items))
    found = read(f"## Books\n\n{text}", "list.md").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("Widgets and Gears", "Doe"),
        ("The Wheel Itself", "Roe"),
        ("On Gears Again", "Muster"),
    ]


@given(
    names=st.lists(
        st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True).map(" ".join),
        min_size=2,
        max_size=8,
        unique=True,
    ),
    data=st.data(),
)
def test_items_of_different_shapes_in_one_list_are_entries_each(
    names: list[str], data: st.DataObject
) -> None:
    shapes = [data.draw(st.sampled_from(BULLETS + UNLINKED)) for _ in names]
    body = "".join(
        shape.format(title=title, url=f"https://arxiv.org/abs/2101.{n:05}", n=n)
        for n, (title, shape) in enumerate(zip(names, shapes, strict=True), 1)
    )
    found = references(body)
    assert [reference.title for reference in found] == names
    assert [reference.identifiers.get("arxiv") for reference in found] == [
        None if shape in UNLINKED else f"2101.{n:05}" for n, shape in enumerate(shapes, 1)
    ]


def test_an_item_with_a_short_title_is_no_nickname_of_the_item_behind_it() -> None:
    found = references(
        f"- All You Need, ICML 2017 [[paper]]({ARXIV}1)\n"
        "- **A Study of Widgets.** *Doe et al.* ICML 2019.\n"
        f"- [A Study of Gadgets]({ARXIV}3), CVPR 2016\n"
    )
    assert [(one.title, one.identifiers.get("arxiv")) for one in found] == [
        ("All You Need", "2101.00001"),
        ("A Study of Widgets", None),
        ("A Study of Gadgets", "2101.00003"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"1. **A Study of Widgets.** Preprint.\n\n   *Jane Doe, Richard Roe* [[pdf]({ARXIV}1)]",
        f"1. **A Study of Widgets**. ICML 2020.\n   *Jane Doe, Richard Roe.* [[pdf]({ARXIV}1)]",
        f'- **"A Study of Widgets"**, ICML 2020\n  - Jane Doe, Richard Roe\n  - [[pdf]({ARXIV}1)]',
        f"- A Study of Widgets. ICML 2020\n  - Jane Doe, Richard Roe\n  - [[pdf]({ARXIV}1)]",
        f"- **2020-07** | A Study of Widgets | *Jane Doe and Richard Roe* | [Acta Fabri]({ARXIV}1)",
    ],
)
def test_a_title_above_or_before_names_is_without_the_venue_beside_it(body: str) -> None:
    reference = only(body)
    assert reference.title == "A Study of Widgets"
    assert families(reference) == ["Doe", "Roe"]


def test_a_paragraph_that_introduces_a_list_takes_no_item_for_its_note() -> None:
    body = (
        "This section has the works with which it all began.\n"
        f"1. **A Study of Widgets.** ICML 2020.\n\n   *Jane Doe, R. Roe.* [[pdf]({ARXIV}1)]\n"
    )
    assert titles(body) == ["A Study of Widgets"]


def test_names_before_a_venue_below_an_entry_are_its_authors() -> None:
    body = (
        f"- A Study of Widgets.\n  [[pdf]]({ARXIV}1)\n  [[code]]({CODE})\n"
        "  - Jane Doe, and Richard Roe. *Acta Fabri*, 2020.\n"
    )
    reference = only(body)
    assert (families(reference), year(reference)) == (["Doe", "Roe"], 2020)
    assert (reference.title, reference.container_title) == ("A Study of Widgets", "Acta Fabri")


def test_tags_below_an_entry_are_no_entry() -> None:
    body = (
        f"* [2020 - A Study of Widgets]({ARXIV}1)\n"
        "  * **Tags:** taint analysis, kernel, GREY, ASAN, MSan\n"
    )
    reference = only(body)
    assert (reference.title, year(reference)) == ("A Study of Widgets", 2020)


def test_a_title_with_a_venue_and_year_beside_it_may_lead_to_any_page() -> None:
    body = (
        "- [Widgets in Motion: A Theory](https://widgets.example.org/), ICRA 2020.\n"
        f"- (WM) [Widgets at Rest for Robots]({CODE}), T-RO 2011.\n"
        "- [Widget Maker](https://maker.example.org/)\n"
        "- [Widgets for All of Us](https://all.example.org/), NeurIPS 2020 workshop\n"
    )
    head = "# List\n\n## Motion\n\n"
    assert titles(body, head) == ["Widgets in Motion: A Theory", "Widgets at Rest for Robots"]


def test_a_title_linked_to_a_post_is_the_papers_beside_it() -> None:
    body = f"1. [Embedding Widgets at Scale](https://medium.com/acme/w) ([Paper]({ARXIV}1)) `Acme`"
    assert only(body).title == "Embedding Widgets at Scale"


@pytest.mark.parametrize("when", ["[arxiv'22]", "[ICML'20]", "[arxiv 2022]"])
def test_a_venue_before_a_linked_title_is_no_label_of_it(when: str) -> None:
    assert only(f"- {when} [A Study of Widgets]({ARXIV}1)").title == "A Study of Widgets"


def test_bold_words_and_brackets_go_on_over_a_line_break() -> None:
    body = (
        f"- **A Study of Widgets for\nPeople in Motion.** *Jane Doe et al.* [[p]({ARXIV}1)]\n"
        f"- **On Gadgets and Us.** *Jane Doe (Acme Institute of Gadgets\nand Widgets) et al.* "
        f"[[paper]({ARXIV}2)]\n"
    )
    assert titles(body) == ["A Study of Widgets for People in Motion", "On Gadgets and Us"]


def test_a_repository_that_is_linked_twice_is_the_code() -> None:
    body = f"- A Study of Widgets [[Paper]({ARXIV}1)] [[Website]({CODE})] [[Code]({CODE})]"
    assert [link.kind for link in only(body).links] == ["paper", "code"]


@pytest.mark.parametrize(
    "item",
    [
        "- [ ] **Jane Doe**, Richard A. Roe, Max Muster: <br>\n  **A Study of Widgets.** (2020)",
        "- Jane Doe and Richard Roe. 1992. **A Study of Widgets**. Commun. ACM 36, 7 (1993).",
        "- Doe, J. (1991). Acta Fabri. **A Study of Widgets**. (Sept. 1991), 94-104.",
        "- **Best paper:** Jane Doe and Richard Roe, **A Study of Widgets**, ICML, June 2020",
        "- Doe J (2021) A Study of Widgets. Acme Press.",
    ],
)
def test_names_tell_a_title_behind_them(item: str) -> None:
    assert only(item).title == "A Study of Widgets"


def test_books_are_entries_where_the_list_names_an_author_and_a_title_each_time() -> None:
    body = (
        "Doe, *A Study of Widgets*\n\nRoe, *On Gadgets and Gizmos*\n\n"
        "Muster, *Widgets in Practice*\n"
    )
    head = "# Books\n\n## Making things\n\n"
    assert titles(body, head) == [
        "A Study of Widgets", "On Gadgets and Gizmos", "Widgets in Practice",
    ]  # fmt: skip


def test_linked_books_stand_behind_their_authors_names() -> None:
    body = (
        "## Books\n\n- [x] Max Muster - [Quantum Widgets](https://acme.org/1)\n  - On page 3/100.\n"
        "- [ ] Jane Doe's [On Cogs](https://acme.org/2)\n"
        "- Richard A. Roe - [Springs and Levers: A Primer](https://acme.org/3).\n"
        "- James Jones' [A Course in Levers](https://acme.org/4)\n"
    )
    found = read(body, "list.md").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("Quantum Widgets", "Muster"),
        ("On Cogs", "Doe"),
        ("Springs and Levers: A Primer", "Roe"),
        ("A Course in Levers", "Jones"),
    ]


def test_a_dated_paragraph_with_names_and_a_venue_is_an_entry() -> None:
    body = (
        "<em>(2022-2-18)</em> A Study of Widgets. Jane Doe, et al. CHI 2020. [Notes](n.md)\n\n"
        f"(2022-2-17) We have moved, see [our paper]({ARXIV}1).\n"
    )
    reference = only(body)
    assert (reference.title, year(reference)) == ("A Study of Widgets", 2020)


def test_a_label_says_what_stands_below_it() -> None:
    body = (
        "Courses:\n\n- UC Widgetville [Introduction to Widgets](https://w101.example.org/cal/)\n\n"
        "Papers:\n\n- 1996, [The Costs of All Widgets](), in Real Widgets\n"
    )
    assert titles(body, "# List\n\n## Costs\n\n") == ["The Costs of All Widgets"]


@pytest.mark.parametrize("who", ["Jane Doe", "J Doe, R Roe"])
@pytest.mark.parametrize(
    "where", ["CCS, 2018, keynote", "Widget Letters, 2018", "IEEE Access, 2018"]
)
def test_items_of_names_and_of_a_venue_go_on_the_title_above(who: str, where: str) -> None:
    body = (
        f"- A Study of Widgets in Motion\n  - {who}\n  - {where}\n  - [Paper]({ARXIV}1)\n"
        f"- A Study of Gadgets at Rest\n  - {who}\n  - {where}\n  - [Paper]({ARXIV}2)\n"
    )
    first, second = references(body, "# List\n\n## 2017\n\n")
    assert (first.title, year(first)) == ("A Study of Widgets in Motion", 2018)
    assert (second.title, families(second)[0]) == ("A Study of Gadgets at Rest", "Doe")


def test_paragraphs_that_end_in_links_to_papers_are_entries() -> None:
    body = (
        f"A study of widgets in motion ([paper]({ARXIV}1))\n\n"
        f"On widgets at rest and their makers [[pdf]({ARXIV}2)] [[code]({CODE})]\n\n"
        f"We wrote about it. For all of it see our work ([paper]({ARXIV}3)).\n"
    )
    assert titles(body) == ["A study of widgets in motion", "On widgets at rest and their makers"]


@pytest.mark.parametrize("between", ["\n", "  \n", "<br>\n", "\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "**{title}** (ICML 2020) [[paper]]({url})",
        "**{title}**, Jane Doe et al. [arXiv]({url}) [code](https://github.com/acme/widgets)",
        "{title}, ICML 2020 [[paper]]({url})",
        "{title} ([pdf]({url}))",
        "{title} | [pdf]({url}) | [code](https://github.com/acme/widgets)",
    ],
)
def test_titles_with_links_stand_one_a_line_in_a_paragraph_or_apart(
    line: str, between: str
) -> None:
    named = ["A Study of Widgets in Motion", "Counting Gears by Hand", "On Axles and Their Makers"]
    body = between.join(
        line.format(title=title, url=f"{ARXIV}{n}") for n, title in enumerate(named)
    )
    assert titles(body) == named


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "**Widgets: A Study of Things in Motion**\n  **for makers.** ICML. [paper]({url})",
            "Widgets: A Study of Things in Motion for makers",
        ),
        (
            '**The "Turning Widget" Data and How to Use Them.** ICML, 2020. [paper]({url})',
            'The "Turning Widget" Data and How to Use Them',
        ),
        ('**"A Study of Widgets", ICML 2020** [paper]({url})', "A Study of Widgets"),
    ],
)
def test_a_title_in_bold_is_whole(item: str, title: str) -> None:
    assert only(f"- {item.format(url=f'{ARXIV}1')}").title == title


def test_an_item_that_ends_in_links_is_no_note_to_the_paragraph_above() -> None:
    body = (
        f"**A Study of Widgets in Motion** [[paper]]({ARXIV}1)\n\n"
        f"- On Widgets at Rest and Their Makers [[paper]]({ARXIV}2)\n"
    )
    assert titles(body) == ["A Study of Widgets in Motion", "On Widgets at Rest and Their Makers"]


@pytest.mark.parametrize(
    "where", ["ICML 2020, ", "(ICML 2020) ", "Widgets and Gears 2020: ", "ACME CLOUD 2020, "]
)
def test_where_and_when_may_stand_before_the_linked_title_of_a_paragraph(where: str) -> None:
    body = (
        f"{where}[A Study of Widgets in Motion]({ARXIV}1)---Notes:[blog](https://acme.org/a)\n\n"
        f"Since 2020, [A Study of Widgets at Rest]({ARXIV}2) has been our guide.\n"
    )
    (found,) = references(body)
    assert (found.title, year(found)) == ("A Study of Widgets in Motion", 2020)


def test_what_a_linked_picture_shows_is_no_title() -> None:
    body = (
        f"- [[2020-ICML]]({ARXIV}1) **A Study of Widgets** [PDF](https://acme.org/a.pdf)\n"
        f"  - They turn.\n\n  [![Widgets, Figure 3](https://acme.org/a.png)]({ARXIV}1)\n"
    )
    assert titles(body) == ["A Study of Widgets"]


def test_the_year_and_venue_may_stand_before_a_title_with_dashes() -> None:
    first, second, third = references(
        f"- 18-ICML-A Study of Widgets\n- 2019-CVPR-On Gears [[paper]({ARXIV}1)]\n"
        f"- [20-ICCV - Axles in Motion]({ARXIV}2)\n", "# List\n\n## Motion\n\n",
    )  # fmt: skip
    assert (first.title, year(first), first.container_title) == ("A Study of Widgets", 2018, "ICML")
    assert (second.title, year(second), second.container_title) == ("On Gears", 2019, "CVPR")
    assert (third.title, year(third), third.container_title) == ("Axles in Motion", 2020, "ICCV")


def test_a_venue_with_dashes_may_be_any_where_most_others_are_known() -> None:
    known = "- 18-ICML-A Study of Widgets\n- 19-CVPR-On Gears\n- 20-ICCV-Axles in Motion\n"
    *_, found = references(f"{known}- 21-FZZM-Cogs: A Survey\n", "# Papers\n\n## Motion\n\n")
    assert (found.title, year(found), found.container_title) == ("Cogs: A Survey", 2021, "FZZM")
    assert only(f"- 21-FZZM-Cogs: A Survey [[paper]({ARXIV}1)]\n").title == "21-FZZM-Cogs: A Survey"
    alone = "- 20-WID-Nets for Gears\n", "- 48-WID-Nets for Gears in Old Mills\n"
    for item in alone:
        *_, found = references(f"{known}{item}", "# Papers\n\n## Motion\n\n")
        assert found.title == item[2:].rstrip()
    twice = "- 20-WID-Nets for Gears\n- 19-WID-Old Mills\n"
    *_, one, other = references(f"{known}{twice}", "# Papers\n\n## Motion\n\n")
    assert [one.title, other.title] == ["Nets for Gears", "Old Mills"]


@pytest.mark.parametrize("mark", [",", "."])
def test_a_name_with_a_year_in_bold_behind_a_title_says_where_it_appeared(mark: str) -> None:
    title = "Widgets in the Dark: Views From Inconsistent Gears"
    found = only(f"- {title}{mark} **Pacific Gears, 2020**. [[paper]({ARXIV}1)]\n")
    assert (found.title, year(found)) == (title, 2020)


def test_words_above_a_mail_address_are_no_entry_for_having_a_link() -> None:
    body = (
        "> **A collection of papers on widgets and gears.**\n"
        "> **Maintained by**: [Acme] | [jane@acme.org]\n\n"
    )
    assert titles(f"{body}## Papers\n\n- [On Widgets]({ARXIV}1)\n", "# List\n\n") == ["On Widgets"]


def test_a_title_behind_a_tag_is_an_entry_as_its_neighbours_are() -> None:
    body = "".join(f"- [Test'20] [A Study of Widgets No. {n}]({ARXIV}{n})\n" for n in range(1, 5))
    body += "- [Test'20] [A Study of Gears and Axles](https://acme.org/handle/1)\n"
    assert titles(body, "# List\n\n## Motion\n\n")[4:] == ["A Study of Gears and Axles"]


def test_words_in_bold_on_the_lines_of_a_paragraph_take_no_entry_apart() -> None:
    body = (
        f"**A Study of Widgets in Motion**\n**Jane Doe, Richard Roe**\n[paper]({ARXIV}1)\n"
        f"**The first large study of widgets**\n"
    )
    assert titles(body) == ["A Study of Widgets in Motion"]


def test_a_sentence_below_an_entry_that_points_to_something_is_a_note() -> None:
    body = (
        f"- [A Study of Widgets in Motion]({ARXIV}1)\n"
        f"  - Chapter 8 shows how widgets move (it is also in a [preprint]({ARXIV}2))\n"
    )
    assert titles(body) == ["A Study of Widgets in Motion"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[Deep Widgets]({url}): A Study of Gadgets", "Deep Widgets: A Study of Gadgets"),
        ("[Deep Widgets]({url}): A Study of Gadgets | ICML'20", "Deep Widgets: A Study of Gadgets"),
        ("[Deep Widgets]({url}): it shows that widgets move.", "Deep Widgets"),
        ("[A Study of Widgets]({url}): How They Move and Why", "A Study of Widgets"),
    ],
)
def test_a_title_goes_on_behind_the_colon_after_its_linked_words(item: str, title: str) -> None:
    assert only(f"- {item.format(url=f'{ARXIV}1')}").title == title


def test_names_behind_by_are_no_part_of_a_books_title() -> None:
    body = "- Widgets in Real Time, Fourth Edition by Jane Doe, Richard Roe, and Max Muster (2020)"
    reference = only(body)
    assert reference.title == "Widgets in Real Time, Fourth Edition"
    assert families(reference) == ["Doe", "Roe", "Muster"]


def test_a_date_in_a_line_of_its_own_is_no_work() -> None:
    assert titles(f"- **Date de création** : 2023\n- [A Study of Widgets]({ARXIV}1)") == [
        "A Study of Widgets"
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Key: Widget Learning, Gadget Search, Gizmos",
        "ExpEnv: Widgetron, GadgetLab",
        "**Main idea**: Jane Doe, Richard Roe and others are widgets",
        "ExpEnv: [Widgetron](https://github.com/acme/widgetron)",
    ],
)
def test_what_has_a_label_below_an_entry_is_a_note_and_parts_no_links_from_it(note: str) -> None:
    code = "Code: [official](https://github.com/acme/widgets)"
    (found,) = references(f"- [On Widgets and Gadgets]({ARXIV}1)\n  - {note}\n  - {code}\n")
    assert [link.kind for link in found.links] == ["paper", "code"]


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("Jane Doe, R. Roe. *ICML 2020*. [[pdf]({url})]", 2),
        ("Jane Doe, Richard Roe. ICML 2020. [pdf]({url})", 2),
        ("Jane Doe (Acme University) et al, In ICML 2020. [\\[pdf\\]]({url})", 1),
        ("Jane Doe et al., ICML 2020. [paper]({url}) [\\[code (tf)\\]](https://github.com/a/b)", 1),
        ("ICML 2020 [pdf]({url})", 0),
    ],
)
@pytest.mark.parametrize(
    "title", ["A Study of Widgets in Motion", "**A Study of Widgets in Motion**"]
)
def test_who_and_where_may_stand_below_a_title_with_the_links(
    title: str, below: str, authors: int
) -> None:
    found = only(f"- {title}\n  - {below.format(url=f'{ARXIV}1')}")
    assert found.title == "A Study of Widgets in Motion"
    assert (len(found.author), found.container_title) == (authors, "ICML")
    assert found.issued
    assert found.issued.year == 2020


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        (", ICML, 2020", "ICML"),
        (", ICML 2020", "ICML"),
        (", 2020", None),
        (", Jane Doe, 2020", None),
    ],
)
def test_what_stands_behind_a_linked_titles_last_commas_is_no_part_of_it(
    behind: str, venue: str | None
) -> None:
    found = only(f"- [ ] [A Study of Widgets, and of Gadgets{behind}](https://acme.org/a.pdf)")
    assert found.title == "A Study of Widgets, and of Gadgets"
    assert found.container_title == venue
    assert found.issued
    assert found.issued.year == 2020


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("[“Why Widgets?”: A Study of Their Use]({url})", "“Why Widgets?”: A Study of Their Use"),
        ("**Widgets and Their Use\uff0cACME2019** [paper]({url})", "Widgets and Their Use"),
        ("Widgets and Their Use Authors: Jane Doe [paper]({url})", "Widgets and Their Use"),
    ],
)
def test_quotes_and_commas_tell_where_a_title_ends(item: str, title: str) -> None:
    assert only(f"- {item.format(url=f'{ARXIV}1')}").title == title


def test_a_volume_by_its_initials_may_stand_before_a_linked_title() -> None:
    assert titles(f"[ACME'18] [Widgets and Their Use]({ARXIV}1)\n") == ["Widgets and Their Use"]


def test_what_has_only_links_of_an_entry_is_none() -> None:
    picture = f'<p align="center"><a href="{ARXIV}1"><img src="a.png" alt="Widget"></a></p>'
    faq = f"- [Widgets and Their Use]({ARXIV}1)\n  - [FAQ](https://acme.org/papers/faq.txt)\n"
    assert titles(f"{faq}\n{picture}\n") == ["Widgets and Their Use"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        (
            "**Graph of Widgets**: Solving Problems with Gears, arXiv, Aug 2023 [paper]({url})",
            "Graph of Widgets: Solving Problems with Gears",
        ),
        ("**Graph of Widgets**: it solves problems with gears [paper]({url})", "Graph of Widgets"),
        ("[-] 2012-ICML - Learning from Widgets. [[Paper]]({url})", "Learning from Widgets"),
        ("Fast Gears at Work: ICCV2013 [paper]({url})", "Fast Gears at Work"),
        ("Widgets: Fast and Robust [[paper]()] [[code]()]", "Widgets: Fast and Robust"),
    ],
)  # fmt: skip
def test_what_stands_around_a_title_is_told_from_it(item: str, title: str) -> None:
    assert only(f"- {item.format(url=f'{ARXIV}1')}").title == title


@pytest.mark.parametrize(
    "title",
    [
        "Tracking Widgets by Lifted Gears and Widget Re-Identification",
        "Leveraging Widgets by Using Gears",
    ],
)
def test_what_by_stands_before_in_a_linked_title_are_no_names(title: str) -> None:
    assert only(f"- [{title}]({ARXIV}1)").title == title


def test_a_title_with_names_below_it_is_one_whatever_the_items_below_are() -> None:
    body = (
        "**A Study of Widgets at Work.**  \nJane Doe, Richard Roe, Max Muster.  \n"
        "* Acta, May 2021.*  \n[[10.1000/182](https://doi.org/10.1000/182)]\n"
    )
    assert "A Study of Widgets at Work" in titles(body, "# Papers\n\n## Papers\n\n")


@pytest.mark.parametrize("behind", [" - Fast Tools for the Genome", ""])
def test_what_a_tool_does_is_no_title_of_its_paper_but_its_name_is(behind: str) -> None:
    found = only(f"- [wd](https://github.com/a/wd){behind} [[paper-2018]({ARXIV}1)]")
    assert found.title == "wd"


def test_citations_one_a_line_in_an_item_are_a_work_each() -> None:
    item = """* Akers, George A, 1970. "The Market for 'Gears': Quality and Mechanism"
Sparks, A Michael, 1973. "Gear Signaling"
Rolls, Michael & Stig, Joseph E, 1976. "Equilibrium in Gear Markets"
Journal of Gears
Lukas, Robert E, 1978. "Gear Prices in an Exchange Economy"
"""
    found = references(item, "# Reading List\n\n")
    assert [(one.source.line if one.source else 0, year(one)) for one in found] == [
        (3, 1970),
        (4, 1973),
        (5, 1976),
        (7, 1978),
    ]


def test_a_citation_that_goes_on_below_is_one() -> None:
    item = """* Doe, J., Roe, R., Smith, T., Miller,
  M., Poe, P. (2001). On the Very Long
  Title of a Work. Acta Widgets 3(4), 1-10.
"""
    assert only(item).title == "On the Very Long Title of a Work"


def test_links_in_a_paragraph_belong_to_the_linked_title_above_it() -> None:
    entry = (
        f"[On the Use of {{}}](https://doi.org/10.1000/{{}}), KDD'14\n\n"
        f"[[arxiv]]({ARXIV}{{}}) [[python code]]({CODE})\n\n"
    )
    gears, cogs = references(entry.format("Gears", 1, 1) + entry.format("Cogs", 2, 2))
    assert (gears.title, cogs.title) == ("On the Use of Gears", "On the Use of Cogs")
    assert [link.kind for link in gears.links] == ["paper", "paper", "code"]


@pytest.mark.parametrize("label", ["Full text", "full paper", "Journal version", "open access"])
def test_a_link_that_only_points_is_no_entry_below_a_title(label: str) -> None:
    found = only(f"* [A Survey of Widgets]({ARXIV}1)\n  * [{label}](https://doi.org/10.1000/1)\n")
    assert (found.title, len(found.links)) == ("A Survey of Widgets", 2)


def test_folders_of_the_lists_notes_are_no_entries() -> None:
    notes = "- [Study of Widgets](widgets/)\n  - [On the Use of Widgets](widgets/use/)\n"
    assert titles(notes, "# PaperReading\n\n## Acme\n\n") == ["On the Use of Widgets"]


DOI = "https://doi.org/10.1000/"
CARD = """\
<div class="card">
<div class="pub-title">On Widgets: A Study</div>
<div class="pub-authors">Doe, J., <strong>Roe, R.</strong>, & Muster, M.</div>
<div class="pub-meta">
<span class="journal">Gears & Pumps</span>
<span class="year">2025</span>
<a href="https://doi.org/10.1000/1">DOI</a>
</div>
</div>
"""


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        f"**On Widgets: A Study**\n\nDoe, J., Roe, R., & Muster, M.\n\nActa 2025 [DOI]({DOI}1)\n",
        f"[On Widgets: A Study]({DOI}1)\n\nJane Doe, R. Roe, Max Muster\nICML 2025\n[code](g.py)\n",
        f"[On Widgets: A Study]({DOI}1)\n\n> Jane Doe, Richard Roe, Max Muster\n> ICML 2025\n",
    ],
)
def test_who_where_and_when_may_stand_in_paragraphs_below_a_title(text: str) -> None:
    other = text.replace("On Widgets: A Study", "On Gears and Pumps").replace("000/1", "000/2")
    for one, title in zip(
        read(f"# Works\n\n{text}\n{other}", "x").references,
        ("On Widgets: A Study", "On Gears and Pumps"),
        strict=True,
    ):
        assert one.title == title
        assert [name.family for name in one.author] == ["Doe", "Roe", "Muster"]
        assert year(one) == 2025
        assert one.identifiers


@pytest.mark.parametrize("mark", ["", "1. "])
def test_addresses_below_a_citation_are_its_own(mark: str) -> None:
    cited = "Doe, J., & Roe, R. (2015). On the use of widgets. Journal of Widgets, 3(2), 1-10."
    text = f"{mark}{cited}\n\n  <{DOI}1>\n\n  https://www.acme.org/widgets.pdf\n\n{mark}{cited}\n"
    first, _ = read(f"# Works\n\n{text}", "x").references
    assert first.title == "On the use of widgets"
    assert [link.url for link in first.links] == [f"{DOI}1", "https://www.acme.org/widgets.pdf"]


@pytest.mark.parametrize("label", ["Website", "journal version", "project page"])
def test_an_identifier_tells_the_paper_whatever_its_link_is_called(label: str) -> None:
    items = "".join(f"**On the Use of {what}** \\\n[[{label}]({DOI}{what})]\n\n" for what in "ABC")
    references = read(f"# List\n\n{items}", "x").references
    assert [one.title for one in references] == [f"On the Use of {what}" for what in "ABC"]
    assert [link.kind for one in references for link in one.links] == ["paper"] * 3


@pytest.mark.parametrize("tag", ["2015-PhD Thesis, [J. Doe](https://doe.example)", "2015-ICLR"])
def test_a_title_stands_behind_brackets_with_a_link_in_them(tag: str) -> None:
    found = only(f"- [{tag}] Gear Features for Widget Spotting [`paper`]({ARXIV}1)\n")
    assert (found.title, year(found)) == ("Gear Features for Widget Spotting", 2015)


@pytest.mark.parametrize("between", [", ", ". "])
def test_a_name_is_linked_before_the_title_that_it_is_called_by(between: str) -> None:
    item = f"- [Gear Box]({ARXIV}1). Gear Box: A Study of Widgets{between}Doe et al. ECCV 2024.\n"
    found = only(item)
    assert (found.title, year(found)) == ("Gear Box: A Study of Widgets", 2024)


def test_paragraphs_cite_below_items_that_are_labels() -> None:
    works = ["BARTHES Roland. *Gears*. Paris : Seuil, 1957, 233 p.", "DYER R. *Cogs*. Oxon, 2007."]
    works += [f"DOE Jane. *A Study of Widgets {n}*. Paris : Seuil, 2001, 20 p." for n in range(6)]
    body = "-   Widgets\n\n" + "\n\n".join(works) + "\n"
    assert titles(body, "# Bibliographie\n\n")[:2] == ["Gears", "Cogs"]


def test_an_address_in_an_item_below_a_title_leads_to_its_paper() -> None:
    found = references(
        "- On Widgets\n  - https://arxiv.org/abs/2101.00001\n"
        "- Topics\n  - https://arxiv.org/abs/2101.00002\n  - https://arxiv.org/abs/2101.00003\n"
    )
    assert [one.title for one in found] == [
        "On Widgets", "arxiv:2101.00002", "arxiv:2101.00003",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        "J. Doe, R. Roe, **ICML 2021**",
        "Jane Doe, Richard Roe, ICML 2021",
        "Jane Doe, Ann Poe, _ICML_, 2021",
    ],
)
def test_names_then_where_and_when_below_a_title_are_its_own(names: str) -> None:
    found = only(f"- **Widgets in Cold and Warm Water** [[paper]]({ARXIV}1)\n  - {names}\n")
    assert (found.title, families(found)[:1], year(found)) == (
        "Widgets in Cold and Warm Water", ["Doe"], 2021,
    )  # fmt: skip


def test_an_icon_stands_between_a_title_and_where_it_appeared_in_a_paragraph() -> None:
    icon = '<a href="files/gears.pdf"><i class="fa fa-file-pdf"></i></a>'
    title = "Estimates of Gears and Cogs in Old Mills"
    body = f"<div>\n  {title}\n  {icon}\n  <br><i>Meeting on Gears - Bonn - 2008</i>\n</div>\n"
    assert titles(body, "# List\n\n## Publications\n\n") == [title]


def test_a_link_that_shows_as_an_icon_leads_to_the_paper() -> None:
    icon = '<a href="https://arxiv.org/abs/2101.00001"><i class="fa fa-file-pdf"></i></a>'
    assert only(f"- <span>On Widgets</span> {icon}\n").links[0].url.endswith("2101.00001")


def test_names_of_papers_in_a_row_are_works_each() -> None:
    row = f"* [Bw-Gear]({ARXIV}1), [COG]({ARXIV}2) and [Spring]({ARXIV}3) - new kinds of parts\n"
    assert titles(row) == ["Bw-Gear", "COG", "Spring"]
    assert only(f"* [Gear]({ARXIV}1) and [code]({CODE})\n").title == "Gear"


def test_an_item_between_paragraphs_that_cite_is_a_label() -> None:
    cited = "Doe, J. (2015). On the use of {}. Journal of Widgets, 3(2), 1-10.\n\n"
    body = f"{cited.format('gears')}-   The Theory of Springs\n\n{cited.format('springs')}"
    assert titles(body) == ["On the use of gears", "On the use of springs"]


@pytest.mark.parametrize(
    "item",
    [
        f"Paper: *On the Use of Widgets*, {ARXIV}1",
        f'Article : "On the Use of Widgets", {ARXIV}1',
        f"论文：On the Use of Widgets, [link]({ARXIV}1)",
        f"[[DOI]({ARXIV}1)] [On the Use of Widgets](https://a.example/1), with Jane Doe",
        f"[[DOI]({ARXIV}1)] On the Use of Widgets, avec Jane Doe et Richard Roe.",
        f"Doe 1996<br>\n  On the Use of Widgets<br>\n  {ARXIV}1",
        f"Doe & Roe 2015<br>\n  On the Use of Widgets.<br>\n  {ARXIV}1",
    ],
)
def test_labels_and_names_around_a_title_are_no_part_of_it(item: str) -> None:
    assert only(f"- {item}\n").title == "On the Use of Widgets"


def test_an_only_item_below_a_title_leads_to_it_wherever_that_is() -> None:
    papers = (
        f"- A Study of Gears\n  - {ARXIV}1\n- A Study of Widgets\n  - https://a.example/widgets\n"
    )
    assert titles(papers) == ["A Study of Gears", "A Study of Widgets"]


@pytest.mark.parametrize("aside", ["code and data", "public comment", "open access version"])
def test_what_is_linked_in_small_letters_beside_a_title_is_no_other_work(aside: str) -> None:
    text = f"J. Doe. 2021. [The Role of Widgets in Gears]({ARXIV}1). ~ [{aside}]({ARXIV}2)\n"
    assert titles(text) == ["The Role of Widgets in Gears"]


def test_editors_behind_a_title_are_no_part_of_it() -> None:
    text = (
        f"- *Gears: Teaching with Technology*, ed. Jane Doe (Acme Press, 2014), [doi]({ARXIV}1)\n"
    )
    assert titles(text) == ["Gears: Teaching with Technology"]


def test_what_a_curator_notes_of_an_entry_is_none() -> None:
    text = (
        f"1. **On Widgets.** [[PDF]]({ARXIV}1)\n\n1. Notes: It was refuted by [paper]({ARXIV}2).\n"
    )
    assert titles(text) == ["On Widgets"]


def test_a_sentence_behind_names_is_no_title_of_the_paper_that_a_table_has_by_its_own() -> None:
    text = (
        f"[Doe and Roe (2011)]({ARXIV}1) automatically aligned some widgets with gears.\n\n"
        f"| Model | Paper |\n|---|---|\n| Gear | [Aligning Widgets with Gears]({ARXIV}1) |\n"
    )
    assert titles(text) == ["Aligning Widgets with Gears"]


@pytest.mark.parametrize("name", ["Visible Korean Widget", "WidgetSet", "Gears of Old"])
def test_what_describes_a_thing_behind_its_name_in_bold_is_no_title(name: str) -> None:
    text = f"* **{name}**: similar to the Visible Gear Project but on widgets.\n[paper]({ARXIV}1) |"
    assert titles(text) == [name]


@pytest.mark.parametrize(
    "behind",
    [
        " ICML 2020", " ICML'20", " ABCD 2020", ", ICML 2020 (Oral)", " ICML 2020 代码开源",
        " - ICML - 2020", " - ICML 2020", ", arXiv2020.10", " ICML20", " Eurosys'20",
        ", Arxiv-2020", " 20arxiv",
    ],
)  # fmt: skip
def test_initials_and_a_year_behind_a_title_are_no_part_of_it(behind: str) -> None:
    found = only(f"- On the Use of Many Widgets{behind} [[paper]]({ARXIV}1)\n")
    assert (found.title, year(found)) == ("On the Use of Many Widgets", 2020)


@pytest.mark.parametrize("behind", [" 代码开源", "： 很好用", ": 很好用，很快"])
def test_what_a_list_adds_in_chinese_is_no_part_of_a_title_in_full(behind: str) -> None:
    assert titles(f"- On the Use of Many Widgets{behind} [[paper]]({ARXIV}1)\n") == [
        "On the Use of Many Widgets"
    ]
    assert titles(f"- Acme：用于齿轮的部件 [[paper]]({ARXIV}1)\n") == ["Acme：用于齿轮的部件"]


def test_initials_and_a_year_that_a_title_speaks_of_are_its_own() -> None:
    for title in ("An Overview of the Many Widgets at ICML 2020", "Many Widgets of the ICML20"):
        assert titles(f"- {title} [[paper]]({ARXIV}1)\n") == [title]


def test_paragraphs_with_numbers_in_their_order_are_items() -> None:
    items = [f"[{n}] [On Widgets of Kind {n}](https://acme.org/{n}.html)\n" for n in range(1, 4)]
    assert len(titles("\n".join(items))) == len(titles("\n".join(items[::-1]))) == 3
    assert titles(items[0])
    assert not titles("[7] [On Widgets](https://acme.org/1.html)\n\n[2] Nothing.\n")


def test_a_linked_word_is_a_title_before_who_where_and_when() -> None:
    found = only("- [Widgetry](https://acme.org/w), Jane Doe & Al Roe, Nature Methods, 2013\n")
    assert (found.title, families(found)) == ("Widgetry", ["Doe", "Roe"])


@pytest.mark.parametrize("remark", ["", "(a classic)", " [ICML 2020]", "\n(the first of them)"])
def test_paragraphs_of_a_title_and_links_in_brackets_are_entries_with_a_remark_behind(
    remark: str,
) -> None:
    text = f"[Deep Widgets] [[Paper]]({ARXIV}1)[[Code]]({CODE}){remark}\n\n"
    text += f"On the Turning of Gears [[pdf]({ARXIV}2)]{remark}\n"
    assert titles(text) == ["Deep Widgets", "On the Turning of Gears"]


def test_bold_words_behind_the_links_of_a_title_are_a_remark() -> None:
    assert titles(f"On the Turning of Gears [[pdf]({ARXIV}2)] **new for readers**\n") == [
        "On the Turning of Gears"
    ]


def test_a_sentence_that_ends_in_a_link_in_brackets_is_no_title_for_what_follows_it() -> None:
    assert not titles(f"See our survey [[pdf]({ARXIV}1)], which was superseded in 2020.\n")


@pytest.mark.parametrize("who", ["Jane Doe and Richard Roe", "J. Doe, R. Roe", "Jane Doe et all"])
def test_names_stand_behind_a_title_above_the_source(who: str) -> None:
    found = only(f"1. Learning by Doing in Gears by {who}, ICML 2020.<br>\nSource: {ARXIV}1\n")
    assert (found.title, year(found)) == ("Learning by Doing in Gears", 2020)


@pytest.mark.parametrize(
    "others",
    [
        "(with [Jane Doe](https://doe.org))",
        "(joint with *[Jane Doe](https://doe.org)*, *[Richard Roe](https://roe.org)*)",
        "[with Jane Doe and Richard Roe]",
        ", with [Jane Doe](https://doe.org)",
    ],
)
def test_others_with_whom_a_work_was_written_are_no_part_of_its_title(others: str) -> None:
    found = only(
        f"1. On Widgets, Gears and Cogs {others}. Acta Fabri **3**, 2020. [arXiv]({ARXIV}1)\n"
    )
    assert found.title == "On Widgets, Gears and Cogs"


@pytest.mark.parametrize("label", ["[[ICML 2020](…)]", "[[Paper](…)] [[Code](…)]"])
@pytest.mark.parametrize("title", ["“On the Use of Many Widgets.”", "On the Use of Many Widgets,"])
def test_a_paragraph_of_a_title_and_names_before_links_is_an_entry(title: str, label: str) -> None:
    found = only(f"{title} Jane Doe and Richard Roe {label.replace('…', f'{ARXIV}1')}\n")
    assert found.title == "On the Use of Many Widgets"


def test_a_label_on_the_line_below_a_title_is_no_part_of_it() -> None:
    item = f"- On Widgets and Cogs(部件研究)<br>keywords: Widgets, Cogs<br>[paper]({ARXIV}1)\n"
    assert titles(item) == ["On Widgets and Cogs"]


def test_a_year_glued_to_a_venue_tells_a_paper_without_links() -> None:
    item = "- [2019CVPR] Learning to Turn Widgets\n- [**2019TPAMI**] Many Widgets at Once\n"
    assert titles(item, "# List\n\n## Cogs\n\n") == [
        "Learning to Turn Widgets", "Many Widgets at Once",
    ]  # fmt: skip


def test_lists_of_others_are_no_papers() -> None:
    others = f"- Awesome Widgets [[Github]]({CODE})\n- Cogs Paper List [[Github]]({CODE})\n"
    assert not titles(others)


@pytest.mark.parametrize("mark", ["•", "→", "[+]"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_marks_that_markdown_has_none_of_begin_items(mark: str, between: str) -> None:
    lines = (f"{mark} {kind} Widgets in Use, ICML 2020" for kind in ("Fast", "Slow", "Old"))
    found = references(between.join(lines))
    assert [one.title for one in found] == [f"{k} Widgets in Use" for k in ("Fast", "Slow", "Old")]


def test_a_note_below_that_begins_with_an_article_as_the_title_does_is_no_citation_of_it() -> None:
    text = f"- The Widget, ACME 2001 [[pdf]({ARXIV}1)]\n"
    text += "  - featured in [the evening paper](https://blog.acme.org/2015/03/)\n"
    assert titles(f"{text}- Deep Gears, WIDG News 2003 [[pdf]({ARXIV}2)]\n") == [
        "The Widget",
        "Deep Gears",
    ]


@pytest.mark.parametrize("name", ["World Models", "Imagen Video", "Gear Playground", "Cog Data"])
def test_a_name_in_front_may_have_a_word_for_what_stands_beside_papers(name: str) -> None:
    assert titles(f"- [{name}]({ARXIV}1) [[code]]({CODE})\n") == [name]
    assert titles(f"| Title | Venue |\n|---|---|\n| [{name}]({ARXIV}1) | ICML 2020 |\n") == [name]


@pytest.mark.parametrize("label", ["Project Page", "Demo Video", "Source Code", "Talk"])
def test_what_only_points_is_no_name(label: str) -> None:
    assert label not in titles(f"- On Widgets in Use <br>[{label}]({ARXIV}1) [[pdf]]({ARXIV}2)\n")


@pytest.mark.parametrize("kind", ["paper", "PDF", "thesis"])
def test_what_a_link_leads_to_is_no_part_of_its_title(kind: str) -> None:
    assert titles(f"- [Impossible Gears ({kind})]({ARXIV}1)\n") == ["Impossible Gears"]


def test_a_remark_in_quotes_behind_a_dash_is_no_title() -> None:
    text = f'- Turning Gears - "an account of how they turn" [paper]({ARXIV}1)\n'
    assert titles(text) == ["Turning Gears"]


def test_names_over_two_lines_before_a_linked_title_are_no_title() -> None:
    text = f"- Jane Doe, Max\n  Muster, Ann Poe, and Bo Roe:\n  “[On Widgets]({ARXIV}1),” *Acta*\n"
    assert titles(text) == ["On Widgets"]


def test_a_sentence_with_a_link_to_code_is_no_title_among_papers() -> None:
    paper = f"- [On the Use of Widgets of Kind {{}}]({ARXIV}{{}})\n"
    text = "".join(paper.format(n, n) for n in range(1, 6))
    said = "The group studies how widgets turn, when they turn, and " * 3
    assert len(titles(f"{text}- {said}more. [[Code]](https://acme.org/code).\n")) == 5


def test_news_in_a_heading_are_no_paper() -> None:
    news = f"## News: Our survey was accepted. It is available at [[pdf]]({ARXIV}1)\n\n"
    assert titles(f"## Papers\n\n- [On Widgets in Use]({ARXIV}2)\n", f"# List\n\n{news}") == [
        "On Widgets in Use"
    ]


@pytest.mark.parametrize("label", ["**PAPER**", "**`PAPER`**", "Paper:"])
def test_a_label_before_a_linked_title_is_no_part_of_it(label: str) -> None:
    assert titles(f"- {label} [On the Use of Many Widgets]({ARXIV}1)\n") == [
        "On the Use of Many Widgets"
    ]


def test_words_with_capitals_before_a_year_are_no_name_where_they_are_many() -> None:
    item = "- [Directed Greybox Widget Testing, 2017](https://acme.org/a.pdf)\n"
    assert titles(item) == ["Directed Greybox Widget Testing"]


@pytest.mark.parametrize("where", ["CVPR2020", "CVPR 2020"])
def test_a_paragraph_may_begin_with_a_volume_and_a_title_in_bold(where: str) -> None:
    found = only(f"{where}: **Many Widgets at Once**. [paper]({ARXIV}1) <br>\n*comment*: good.\n")
    assert (found.title, year(found)) == ("Many Widgets at Once", 2020)


def test_a_title_in_full_with_its_year_may_lead_to_a_project() -> None:
    items = (
        f"- [20{n} On Hybrid Widgets: Practical Notes on Performance](https://acme.github.io/{n}/)\n"
        for n in range(17, 20)
    )
    assert len(titles("".join(items), "# Papers\n\n")) == 3


def test_a_linked_word_that_the_text_behind_repeats_before_a_colon_begins_the_title() -> None:
    text = f"- [GearPath]({ARXIV}1) - [R] - GearPath: an algorithm to find a gear's path\n"
    assert titles(text) == ["GearPath: an algorithm to find a gear's path"]


def test_linked_titles_with_years_behind_are_works_each_wherever_they_lead() -> None:
    text = "- [On Deep Gears](https://acme.org/gears.html) (2003) and [On Widgets in Use]"
    found = references(f"{text}(https://acme.org/widgets.html) (2006): The core of all machines.\n")
    assert [(one.title, year(one)) for one in found] == [
        ("On Deep Gears", 2003),
        ("On Widgets in Use", 2006),
    ]


@pytest.mark.parametrize("name", ["Lecture Note 3", "Slides 2", "Homework #4"])
def test_what_a_course_hands_out_is_no_paper(name: str) -> None:
    assert not titles(f"- [{name}](https://acme.org/cs1/notes.pdf) : how gears turn\n")


def test_where_and_when_behind_a_dash_are_no_part_of_a_linked_title() -> None:
    found = only(f"- [Widgets at Work - arXiv 2020]({ARXIV}1)\n")
    assert (found.title, year(found)) == ("Widgets at Work", 2020)


def test_a_label_of_titles_is_no_part_of_them() -> None:
    found = only(f"- Title: Widgets in Small. Authors: Jane Doe. [pdf]({ARXIV}1)\n")
    assert (found.title, families(found)) == ("Widgets in Small", ["Doe"])


@pytest.mark.parametrize(
    "item",
    [
        f'[`WidgetDiff`]({CODE}): "Widgets by Diffusion", ICLR 2024 ([paper]({ARXIV}1))',
        f"Widgets by Diffusion; J. Doe; Acta Fabri 2024; <{ARXIV}1>",
    ],
)
def test_quotes_and_semicolons_set_a_title_off(item: str) -> None:
    found = only(f"- {item}\n")
    assert (found.title, year(found)) == ("Widgets by Diffusion", 2024)


def test_a_model_called_like_a_note_is_an_entry() -> None:
    assert titles(f"- TAG: On the Use of Widgets [[paper]({ARXIV}1)]\n") == [
        "TAG: On the Use of Widgets"
    ]
    assert titles(f"- Tags: widgets, [gears]({ARXIV}1)\n") == []


def test_a_paragraph_of_a_title_above_where_and_when_is_an_entry() -> None:
    text = "The Motion of Gears: A Study\nICML 2020\n\nGears Turn Slowly in Water\nOSDI 2014\n"
    found = references(text)
    assert titles(text) == ["The Motion of Gears: A Study", "Gears Turn Slowly in Water"]
    assert [(one.container_title, year(one)) for one in found] == [("ICML", 2020), ("OSDI", 2014)]


@pytest.mark.parametrize(
    "text",
    [
        "We met in the hall at\nICML 2020 and spoke of gears",
        "The Motion of Gears Explained\nby those who turn them",
        "Jane Doe, Richard Roe, John Poe\nICML 2020",
    ],
)
def test_other_paragraphs_of_two_lines_are_no_entries(text: str) -> None:
    assert not references(f"# Session\n\n{text}\n")


def test_a_title_in_bold_above_names_is_the_works_where_a_journal_is_linked_below() -> None:
    entries = "".join(
        f"**The Slow Motion of {what} in Water**\nJane Doe, Richard Roe\n[{where}]({link})\n\n"
        for what, where, link in (
            ("Cogs", "arXiv", f"{ARXIV}1"),
            ("Gears", "Acta Fabri & Rotarum", "https://acme.example/8"),
            ("Wheels", "arXiv", f"{ARXIV}2"),
        )
    )
    names = [f"The Slow Motion of {what} in Water" for what in ("Cogs", "Gears", "Wheels")]
    assert titles(entries) == names


def test_a_title_linked_below_names_in_bold_is_the_works() -> None:
    text = "- **Jane Doe**\nRichard Roe\n[The Slow Motion of Gears](https://acme.example/8)\n"
    assert titles(text) == ["The Slow Motion of Gears"]


def test_a_title_stands_below_a_name_in_bold_with_a_date_and_links() -> None:
    head = f"- **GearNet** [[Acme]]() Mar 2023 [[open]]({CODE})  \n    "
    one = only(f"{head}Slow Gears That Turn in Water [[Preprint]]({ARXIV}1)\n")
    assert (one.title, year(one)) == ("Slow Gears That Turn in Water", 2023)
    one = only(f"{head}a net of gears in cold water [[Preprint]]({ARXIV}1)\n")
    assert one.title != "a net of gears in cold water"


def test_entries_stand_one_a_line_that_have_a_name_in_bold_and_a_title_in_quotes() -> None:
    text = "".join(
        f'**{name}** : Jane Doe, Ann Poe, Jim Roe "{title}" [[paper]]({ARXIV}{n}) In {when}<br>\n'
        for n, (name, title, when) in enumerate(
            (("GEAR", "Slow Gears in Water", "ICML 2015"), ("COG", "Cogs That Turn\n", "CVPR 2014"))
        )
    )
    found = references(text)
    assert [one.title for one in found] == ["Slow Gears in Water", "Cogs That Turn"]
    assert list(map(families, found)) == [["Doe", "Poe", "Roe"]] * 2


def test_labels_in_bold_before_quotations_begin_no_entries() -> None:
    paper = f'**Paper** : "Slow Gears in Water" [[pdf]]({ARXIV}1)<br>\n'
    text = f'{paper}**Code** : "Gears" [[git]]({CODE})\n'
    assert len(references(text)) == 1


def test_titles_above_any_labelled_address_are_entries_where_most_are_above_papers() -> None:
    above = [("Slow Gears", f"PDF: <{ARXIV}9>"), ("Motion of Cogs in Mills", f"Project: <{CODE}>")]
    papers = [(f"Turning {n} wheels in water", f"PDF: <{ARXIV}{n}>") for n in range(4)]
    text = "".join(f"{title} ,\n{address}\n\n" for title, address in [*papers, *above])
    assert titles(text) == [title for title, _ in [*papers, *above]]
    assert "Slow Gears" not in titles("".join(f"{t} ,\n{a}\n\n" for t, a in above))


def test_a_word_in_small_letters_before_link_is_no_title() -> None:
    one = only(f"- Gear **Slow Gears in Water**, 5 Jan 2024, [papre link]({ARXIV}1)\n")
    assert one.title == "Slow Gears in Water"
    assert titles(f"- [Missing Link]({ARXIV}1)\n") == ["Missing Link"]


def test_a_title_behind_the_name_that_it_begins_with_leads_its_entry() -> None:
    others = "".join(
        f"- Cog{n} **Cog{n}: Turning Slowly in Water**, [paper]({ARXIV}{n})\n" for n in range(4)
    )
    text = f"{others}- Gear **Gear: Turning Fast in Water**, 5 Jan 2023, [project link](https://gear.github.io)\n"
    assert titles(text)[-1] == "Gear: Turning Fast in Water"


def test_a_year_above_paragraphs_is_theirs_up_to_the_next_label() -> None:
    pdf = "[[pdf](https://example.org/{}.pdf)]"
    said = "***2020:***", "**On Widgets** {}", "**On Gears** {}", "**Surveys:**", "**On Cogs** {}"
    text = "\n\n".join(one.format(pdf.format(n)) for n, one in enumerate(said))
    found = read(f"# List\n\n## Papers\n\n{text}\n", "x").references
    assert [(one.title, one.issued and one.issued.year) for one in found] == [
        ("On Widgets", 2020),
        ("On Gears", 2020),
        ("On Cogs", None),
    ]


def test_titles_linked_to_nothing_behind_a_volume_are_entries() -> None:
    text = "# Papers\n\n(ICML 2024) [The Turning of Old Widgets]() by Doe et al.\n"
    (found,) = read(text, "x").references
    assert (found.title, found.author[0].family) == ("The Turning of Old Widgets", "Doe")


def test_lines_of_a_volume_and_a_title_in_brackets_are_entries() -> None:
    picture = "![x](https://acme.org/x.png)"
    text = f"# Papers\n\n{picture}[Acta 1997][The Turning of Widgets]<br/>\n[ICML 2005][On Gears]"
    found = read(text, "x").references
    assert [(one.title, one.issued and one.issued.year) for one in found] == [
        ("The Turning of Widgets", 1997),
        ("On Gears", 2005),
    ]


def test_brackets_around_all_that_stands_before_links_are_no_part_of_it() -> None:
    item = "[The Turning of Widgets, Jane R. Doe, Nature 2019] [[Paper]](https://acme.org/1.pdf)"
    (found,) = read(f"# Papers\n\n- {item}\n", "x").references
    assert found.issued
    assert (found.title, found.issued.year) == ("The Turning of Widgets", 2019)
    assert [name.family for name in found.author] == ["Doe"]


@pytest.mark.parametrize("tags", ["[Gears] ", "[Gears & Cogs]", "[Gears][Slow-Water] "])
def test_a_paragraph_may_begin_with_tags_before_the_linked_title_of_a_paper(tags: str) -> None:
    one = only(f"{tags}[Slow Gears in Water]({ARXIV}1). Jane Doe, Al Roe. ICML'17.\n")
    assert (one.title, year(one)) == ("Slow Gears in Water", 2017)
    assert titles(f"{tags}[The Gears of Acme in Water](https://acme.example/gears) turn\n") == []


@pytest.mark.parametrize("kind", ["Ph.D. Dissertation", "PhD Thesis", "Master Thesis"])
def test_who_wrote_a_thesis_and_where_below_its_title_is_no_other_work(kind: str) -> None:
    below = f"Jane Doe. *{kind} at Acme University*, 2020."
    one = only(f"- Slow Gears in Water.\n  [[pdf]]({ARXIV}1)\n  - {below}\n")
    assert (one.title, year(one)) == ("Slow Gears in Water", 2020)


@pytest.mark.parametrize("number", ["", "1.2.", "1.2.3.\u3000", "1.2.3 "])
def test_a_dotted_number_may_stand_before_linked_names_and_a_year(number: str) -> None:
    who = f"[Doe, J., & Roe, R. A. (2007).]({ARXIV}1)"
    one = only(f"{number}{who} Slow gears in clear water. Acta, 56(2), 366–383.\n")
    assert (one.title, families(one)) == ("Slow gears in clear water", ["Doe", "Roe"])
    assert year(one) == 2007


@pytest.mark.parametrize("title", ["Gears of Old", "The Trees", "On Gears at Sea"])
def test_few_words_in_capitals_before_a_colon_and_an_address_are_a_title(title: str) -> None:
    assert titles(f"- {title}: <{ARXIV}1>\n- The Slow Turning of Gears: <{ARXIV}2>\n")[0] == title
    assert titles(f"- See also: <{ARXIV}1>\n- The Slow Turning of Gears: <{ARXIV}2>\n")[:1] != [
        "See also"
    ]


@pytest.mark.parametrize(
    ("item", "title", "who"),
    [
        ("**Gears at Night:** C. Poe, D. Moe. **ICCV 2019**.", "Gears at Night", ["Poe", "Moe"]),
        ("**Gears: A Night:** Ann Poe and D. Moe, *ICCV 2019*.", "Gears: A Night", ["Poe", "Moe"]),
        ("**Gears at Night:** Ann Poe et al. ICCV 2019", "Gears at Night", ["Poe"]),
        ("**Gears and cogs:** C. Poe. Gears at Sea. ICCV 2019.", "Gears at Sea", ["Poe"]),
    ],
)  # fmt: skip
def test_bold_words_and_a_colon_before_names_are_a_title(
    item: str, title: str, who: list[str]
) -> None:
    found = only(f"- {item} [Paper]({ARXIV}1)\n")
    assert (found.title, families(found), year(found)) == (title, who, 2019)


def test_an_item_that_is_only_an_identifier_is_a_work_known_by_it() -> None:
    stated = "arXiv:2101.00001", "doi:10.1000/182", "10.1000/183.", "PMID: 1234567"
    found = references("".join(f"- {one}\n" for one in stated))
    known = ["arxiv:2101.00001", "doi:10.1000/182", "doi:10.1000/183", "pmid:1234567"]
    assert [one.id for one in found] == known
    assert [one.title for one in found] == known


def test_an_identifier_in_an_item_below_a_title_is_that_works() -> None:
    found = only("- Gears in Cold Water\n  - doi:10.1000/182\n")
    assert (found.title, found.id) == ("Gears in Cold Water", "doi:10.1000/182")


@pytest.mark.parametrize("label", ["Presented paper:\n", 'Acme Institute: "'])
def test_a_paragraph_may_begin_with_a_label_set_off_from_a_title(label: str) -> None:
    title = f"[On the Order of Widgets]({ARXIV}1)"
    quote = '"' if label.endswith('"') else ""
    assert only(f"{label}{title}{quote} (Doe et al., 2020)").title == "On the Order of Widgets"
    assert not references(f"We go on with gears as they turn in: {title}, and more.")


def test_a_title_in_full_among_papers_may_lead_to_a_project() -> None:
    sure = "".join(f"- [On the Use of Many Widgets {n}]({ARXIV}{n})\n" for n in range(12))
    gears = "Gears and Cogs and Where to Turn Them"
    site = f"- [{gears}](https://acme.github.io/gears/)\n"
    tool = "- [Old Gears](https://acme.github.io/old/)\n"
    among_papers = f"{sure}\n## More papers\n\n- [On Cogs]({ARXIV}13)\n{site}"
    assert titles(among_papers)[-2:] == ["On Cogs", gears]
    assert gears not in titles(f"{sure}\n## Articles\n\n{site}")
    assert "Old Gears" not in titles(f"{sure}\n## More papers\n\n- [On Cogs]({ARXIV}13)\n{tool}")


def test_a_name_in_bold_before_a_colon_is_no_title_whatever_looks_like_a_name_behind_it() -> None:
    item = "**Jane Doe:** Songs von Max Muster. Journal of Songs, Bonn 2000: Old and New.\n"
    assert titles(f"- {item}") == ["Jane Doe: Songs von Max Muster"]


@pytest.mark.parametrize("where", ["(**ICML 2020**)", "(**ICML2020**) ", "(*Acta* **2020**)"])
def test_a_paragraph_ends_in_links_whatever_is_in_bold_before_them(where: str) -> None:
    body = f"A Study of the Use of Widgets {where} [[paper]({ARXIV}1)] [[code]({CODE})]\n"
    (reference,) = references(body)
    assert (reference.title, year(reference)) == ("A Study of the Use of Widgets", 2020)


@pytest.mark.parametrize("style", ["", "*", "***"])
def test_a_comma_in_brackets_parts_no_title(style: str) -> None:
    body = f"- A Study of Widgets ({style}May 2023, arXiv{style}) [[Paper]({ARXIV}1)]\n"
    (reference,) = references(body)
    assert (reference.title, year(reference)) == ("A Study of Widgets", 2023)
    assert (reference.type, reference.publisher) == ("article", "arXiv")


@pytest.mark.parametrize("where", ["arXiv 2020.07", "ICML 2020", "[ICML 2020]({site})", "CVPR'20"])
def test_a_title_behind_where_and_when_is_a_papers_wherever_its_links_lead(where: str) -> None:
    site = "https://acme.github.io"
    body = f"- {where}, WidgetNet: On the Use of Widgets, [website]({{site}})\n".format(site=site)
    (reference,) = references(body, "# List\n\n## Widgets\n\n")
    assert (reference.title, year(reference)) == ("WidgetNet: On the Use of Widgets", 2020)


def test_a_town_behind_where_and_when_is_no_title() -> None:
    assert titles("- ICML 2020, Vienna, Austria, [website](https://acme.github.io)\n") == []


@pytest.mark.parametrize("between", [" - ", ": ", " "])
def test_a_data_set_that_is_linked_and_described_is_what_its_paper_is_called(between: str) -> None:
    described = "Pictures of gears from all sides, taken at night. They are free."
    reference = only(
        f"- [Acme Dataset](https://acme.org/data){between}{described}\n  - [Paper]({ARXIV}1)\n"
    )
    assert (reference.title, reference.id) == ("Acme Dataset", "arxiv:2101.00001")


@pytest.mark.parametrize("chapter", ["Ch 1 ", "Chapter 7: ", "chap. 12, ", "Kapitel 3 "])
def test_the_chapter_before_a_title_in_quotes_is_no_part_of_it(chapter: str) -> None:
    body = f"- Jane Doe and Richard Roe, {chapter}“A Study of Widgets,” from *On Gears* (2010)\n"
    assert titles(body) == ["A Study of Widgets"]


@pytest.mark.parametrize(
    "editors", ["", "Poe, A., and Coe, E., editors, ", "A. Poe & E. Coe (Eds.), ", "Poe, A., ed., "]
)
def test_a_linked_book_is_none_of_the_titles_of_the_chapter_in_it(editors: str) -> None:
    book = "[The Handbook of Gears](https://link.springer.com/book/10.1007/1-2)"
    body = f"- Doe, J. and Roe, R. (2012). A study of widgets. In {editors}{book}, pages 17–66.\n"
    assert titles(body) == ["A study of widgets"]


@pytest.mark.parametrize("label", ["(optional) ", "(Required): ", "Optional: "])
def test_what_a_syllabus_says_of_a_citation_stands_before_it(label: str) -> None:
    body = (
        f"- {label}Doe, J., & Roe, R. (2011). A study of widgets. Acta, 1(2). https://acme.org/on\n"
    )
    (reference,) = references(body)
    assert (reference.title, families(reference)) == ("A study of widgets", ["Doe", "Roe"])


@pytest.mark.parametrize("label", ["(grundlegend) ", "(for a start) ", "(avancé): "])
def test_words_in_brackets_are_no_part_of_a_citation_behind_them(label: str) -> None:
    found = only(
        f"- {label}Doe, Jane und Roe, Al (2018). Räder zählen: https://doi.org/10.1000/1\n"
    )
    assert (found.title, families(found)) == ("Räder zählen", ["Doe", "Roe"])


def test_a_linked_word_in_brackets_of_its_own_is_a_tag_before_the_title() -> None:
    body = f"- **[[WidgetNet'20]]({ARXIV}1)** Turning small widgets with large gears. ICML 2020.\n"
    assert titles(body) == ["Turning small widgets with large gears"]
    assert titles(body.replace("[[", "[").replace("]]", "]").replace("'20", "")) == ["WidgetNet"]


@pytest.mark.parametrize("name", ["WidgetNet:smile::", "WidgetNet :smile: :", "WidgetNet:"])
def test_a_picture_by_its_name_is_no_part_of_a_title(name: str) -> None:
    reference = only(f"- [{name} A Study of Widgets]({ARXIV}1)\n")
    assert reference.title.replace(" :", ":") == "WidgetNet: A Study of Widgets"


def test_a_title_in_quotes_may_break_into_lines_above_names() -> None:
    body = f'- "A Study of the Use of\n  Widgets",\n  Doe et al. (2016)\n  [[pdf]({ARXIV}1)]\n'
    (reference,) = references(body)
    assert (reference.title, families(reference)) == ("A Study of the Use of Widgets", ["Doe"])


@pytest.mark.parametrize(
    "names",
    [
        "Jane Doe+, Richard Roe+, Max Muster, Ann Poe",
        "Jane Doe, Richard Roe, Max Muster, Ann Poe. arXiv: 2101.00001.",
    ],
)
def test_names_below_a_title_may_have_marks_and_an_identifier_behind(names: str) -> None:
    reference = only(
        "* On the Size of Widgets – A Retrospective\n"
        f"  * {names}\n    [[Paper]]({ARXIV}1). arXiv: 2101.00001, 2021.\n"
    )
    assert reference.title == "On the Size of Widgets – A Retrospective"
    assert families(reference) == ["Doe", "Roe", "Muster", "Poe"]


def test_what_stands_above_papers_of_others_is_no_title_of_the_first() -> None:
    link = "https://arxiv.org/abs/2101.0000"
    body = (
        "<details>\n<summary><b>Expand to see all sorted gears...</b></summary>\n\n"
        f"- **[Gear](https://gears.example/1)** from Doe et al.: [On Small Gears]({link}1)\n"
        f"- **[Cog](https://gears.example/2)** from Roe et al.: [On Great Cogs]({link}2)\n"
        "</details>\n"
    )
    found = read(f"# List\n\n## Papers\n\n{body}", "x").references
    assert [one.title for one in found] == ["On Small Gears", "On Great Cogs"]


def test_lines_of_a_paragraph_that_begin_with_titles_and_end_in_full_stops_are_entries() -> None:
    page = "https://acme.example/books"
    lines = (
        f"[A Course in Gears]({page}/1) by Jane Doe and Richard Roe. An introduction to gears.\n"
        f"[Handbook of Widgets]({page}/2) by Max Muster and Ann Poe. All of widgets.\n"
        f"[The Book of Cogs]({page}/3) by Ann Poe and Jane Doe.\n"
    )
    found = read(f"# List\n\n## Books\n\n{lines}", "x").references
    assert [one.title for one in found] == [
        "A Course in Gears",
        "Handbook of Widgets",
        "The Book of Cogs",
    ]


@pytest.mark.parametrize("label", ["Relevance", "Relevância", "Relevancia"])
def test_what_says_why_a_work_matters_is_no_work(label: str) -> None:
    works = [f"Widgets of the world: a study in {n} parts" for n in ("two", "three", "four")]
    markdown = "\n".join(
        f"**Doe, J., & Roe, R. (200{n}).** {work}. *Acta Fabri*, 57(7), 573-583.\n"
        f"> **{label}:** Biogeography of cogs in the sea. They stand beside gears of all kinds.\n"
        for n, work in enumerate(works)
    )
    assert titles(f"# List\n\n## Widgets\n\n{markdown}") == works


def test_a_title_in_bold_goes_on_below_the_end_of_its_line() -> None:
    body = (
        "Doe, J., Roe, R., and Poe, A. (2022) **The art of gears: how random\n"
        f"slips shape the use of widgets.** *Journal of Cogs,* 12(8), [{ARXIV}1]({ARXIV}1).\n"
    )
    reference = only(body)
    assert reference.title == "The art of gears: how random slips shape the use of widgets"
    assert families(reference) == ["Doe", "Roe", "Poe"]


def test_a_line_in_bold_above_paragraphs_that_cite_is_no_title() -> None:
    body = (
        "**Articles in international journals with review by peers**\n\n"
        "**Doe, J.**, & Roe, R. (2019). On widgets. *Acta Fabri, 10*, 1-7.\n\n"
        "Roe, R., & **Doe, J.** (2018). On gears. *Acta Fabri, 9*, 8-9.\n\n"
        "**Articles in other journals without review by peers**\n\n"
        "**Doe, J.** (2017). On cogs. *Acta Fabri, 8*, 1-7.\n"
    )
    assert titles(body, "## Jane Doe\n\n") == ["On widgets", "On gears", "On cogs"]


def test_names_in_full_before_a_linked_word_are_no_title() -> None:
    reference = only(
        f"- Jane Doe, Al Roe, Ann Poe, and Max Muster, [*Causality*]({ARXIV}1) (MIT Press, 2012).\n"
    )
    assert reference.title == "Causality"
    assert families(reference) == ["Doe", "Roe", "Poe", "Muster"]


def test_who_and_when_stand_on_the_line_above_a_title_in_bold() -> None:
    body = "\n\n".join(
        f"Doe, J. and Roe, R. (200{n}),<br>\n**The Size of {what}**,<br>\n"
        f"*Gears of Old*, 12 (3), 45-67.<br>\n<https://acme.org/content/{n}.short>"
        for n, what in enumerate(["Widgets", "Many Cogs"])
    )
    found = references(body, "# Citations\n\n")
    assert [one.title for one in found] == ["The Size of Widgets", "The Size of Many Cogs"]
    assert list(map(year, found)) == [2000, 2001]
    assert list(map(families, found)) == [["Doe", "Roe"]] * 2


def test_a_name_with_a_year_in_bold_says_where_behind_a_title_but_not_behind_an_institution() -> (
    None
):
    found = only(f"- On the Use of Mills in Towns. **Acta Fabri 2015** [pdf]({ARXIV}1)\n")
    assert (found.title, found.container_title, year(found)) == (
        "On the Use of Mills in Towns",
        "Acta Fabri",
        2015,
    )
    text = f"- Acme Lab for the Study of Gears, **Widgets 2020** [pdf]({ARXIV}1)\n"
    assert only(text).title == "Widgets 2020"


@pytest.mark.parametrize(
    "address", ["jane@doe.example", "[mail](mailto:jane@doe.example)", "<jane@doe.example>"]
)
def test_a_mail_address_costs_no_entry(address: str) -> None:
    cited = "Doe, J. (2015). On the Use of Pins in Mills. Acta Fabri, 12(3), 4-5."
    (found,) = references(f"- {cited} {address}\n")
    assert (found.title, found.volume) == ("On the Use of Pins in Mills", "12")


def test_a_sentence_that_goes_on_around_a_linked_title_is_no_entry() -> None:
    prose = f"We met Al Roe, and Bo Poe. [On the Use of Widgets in Mills]({ARXIV}1) is a good read."
    assert not references(f"{prose}\n")


def test_a_first_name_may_look_like_a_role() -> None:
    (found,) = references(f"- On the Use of Widgets, Ed. Roe, J. Doe, ICML 2020 [pdf]({ARXIV}1)\n")
    assert [name.family for name in found.author] == ["Roe", "Doe"]


def test_bold_words_above_linked_titles_are_a_label_whatever_the_first_item_is() -> None:
    items = "".join(f"- [Widgets of Old {n}]({ARXIV}{n}) by Jane Doe\n" for n in range(3))
    text = f"**Foundations of Old Widgets**\n\n- Gears and Their Mills by Ann Poe\n{items}"
    assert "Foundations of Old Widgets" not in titles(text)
    assert len(titles(text)) > 2


def test_a_draft_in_brackets_is_of_the_title_before_it() -> None:
    found = only("- Essentials of Widgets ([draft version](https://acme.example/w.pdf))\n")
    assert found.title == "Essentials of Widgets"


@pytest.mark.parametrize(
    "title",
    [
        "“No, Turn Left” – Gears That Listen to the Millers of Old",
        '"This is My Gear", Really? Understanding the Widgets of Today',
    ],
)
@pytest.mark.parametrize(
    "item", [f"[TITLE]({ARXIV}1)", f"**TITLE**, 6 Jan 2023, [paper]({ARXIV}1)"]
)
def test_a_title_goes_on_behind_the_saying_with_which_it_begins(title: str, item: str) -> None:
    assert only(f"- {item.replace('TITLE', title)}\n").title == title


@pytest.mark.parametrize(
    "behind",
    [" – Jane Doe, Richard Roe, Max Muster, Ann Poe", ", Proceedings of the Gear Society of Old"],
)
def test_names_and_venues_behind_a_title_in_quotes_are_no_part_of_it(behind: str) -> None:
    assert (
        only(f"- **“No, Turn Left”{behind}**, 2023, [paper]({ARXIV}1)\n").title == "No, Turn Left"
    )


@pytest.mark.parametrize(
    ("badge", "where"),
    [
        ("DAC-2025", "DAC"),
        ("CC-2025", "CC"),
        ("Nature-2025", "Nature"),
        ("Gear_Letters-2025", "Gear Letters"),
    ],
)
def test_a_badge_behind_a_title_says_where_and_when(badge: str, where: str) -> None:
    picture = f"<img src='https://img.shields.io/badge/{badge}-green.svg' alt='13-pages'>"
    found = only(f"- [On the Use of Widgets]({ARXIV}1) Jane Doe et al {picture}\n")
    assert (found.container_title, year(found), families(found)) == (where, 2025, ["Doe"])


@pytest.mark.parametrize("badge", ["Stars-1999", "Updated-2025--06", "13-pages", "License-MIT"])
def test_other_badges_say_nothing_of_where_and_when(badge: str) -> None:
    picture = f"![x](https://img.shields.io/badge/{badge}-green.svg)"
    found = only(f"- [On the Use of Widgets]({ARXIV}1) Jane Doe et al {picture}\n")
    assert year(found) is None


def test_a_label_in_bold_above_a_citation_is_none_of_its_title() -> None:
    text = (
        "- **3D gear detection:**\n\n"
        '  > Doe, A. L., Roe, C. V. (2021) "On the Use of Widgets" *Acta Fabri* 17(5): e1009. '
        "[doi.org/10.1000/1](https://doi.org/10.1000/1)\n"
    )
    assert titles(text) == ["On the Use of Widgets"]


def test_when_and_by_whom_a_paper_was_read_is_no_work() -> None:
    text = "".join(
        f"## On Widgets {n}\n\n- 2021-05-2{n} by Jane Doe\n"
        f"- Roe, S. K., & Poe, N. (202{n}). On the Use of {n} Widgets. Acta Fabri, 12(1), 1-11.\n\n"
        for n in range(1, 5)
    )
    assert titles(text) == [f"On the Use of {n} Widgets" for n in range(1, 5)]


def test_a_cited_title_may_begin_like_a_label() -> None:
    text = "Doe, Jane. 1976. Keywords: A Vocabulary of Widgets. London: Acme Press.\n"
    assert titles(text) == ["Keywords: A Vocabulary of Widgets"]


BIBTEX = "```bibtex\n@misc{{z, title={{{}}}, author={{Roe, Al}}, year={{2019}}, {}}}\n```\n"


@pytest.mark.parametrize(
    ("title", "field", "count"),
    [
        ("Cogs and Bolts", "", 2),
        ("Cogs and Bolts", "eprint={2101.00001}", 1),
        ("A Study of the {Widgets}", "", 1),
        ("Widgets", "", 1),
        ("部品の研究について考える", "", 1),
    ],
)
def test_bibtex_behind_an_item_is_another_entry_where_its_title_is_another(
    title: str, field: str, count: int
) -> None:
    item = f"- [A Study of Widgets]({ARXIV}1), 2020\n- [A Study of Gears]({ARXIV}0), 2020\n\n"
    item = (
        item
        if count > 1
        else f"- [A Study of Gears]({ARXIV}0)\n- [A Study of Widgets]({ARXIV}1)\n\n"
    )
    found = references(item + BIBTEX.format(title, field))
    assert len(found) == 1 + count
    assert [one.title for one in found[2:]] == [title] * (count - 1)


def test_bibtex_behind_a_tool_is_its_own_whatever_its_title() -> None:
    found = only(f"- [Acme Gear Tool]({CODE}) for gears\n\n" + BIBTEX.format("Cogs and Bolts", ""))
    assert len(found.links) == 1


def test_a_paragraph_may_say_where_and_when_before_links_in_brackets() -> None:
    links = f"[[paper]({ARXIV}1)] [[code]({CODE})]"
    reference = only(f"Widget Knob Tuning: A Survey of Gears. ICML, 2023. {links}\n")
    assert (reference.title, year(reference)) == ("Widget Knob Tuning: A Survey of Gears", 2023)
    assert titles(f"We tell widgets from gears. More of it is told in these. {links}\n") == []


def test_links_that_tell_version_and_length_of_a_paper_are_not_its_title() -> None:
    text = (
        "1. On the algebra of formal cogs  \n"
        "(*joint with* [Jane Doe](https://doe.acme.org/))  \n"
        "[[Preprint. 17 Pages. September 1, 2024]](/files/cogs.pdf)  \n"
        "[(Older version. 36 Pages. December 7, 2023)](/files/old.pdf)\n\n"
        "2. The period and index of a gear  \n"
        "<ins>Journal of Gears</ins>. Vol. 8 (2022), No. 1, 127—139.  \n"
        "[[Final Preprint. 13 pages. January 19, 2023]](/files/gear.pdf)  \n"
        "[(Corrections. 1 Page. October 14, 2023)](/files/corrections.pdf)\n\n"
        "3. Rational equivalence of gears  \n"
        "[[Unpublished. 10 Pages. July 16, 2021]](/files/equivalence.pdf)\n"
    )
    found = references(text, "# Publications\n\n")
    assert [one.title for one in found] == [
        "On the algebra of formal cogs",
        "The period and index of a gear",
        "Rational equivalence of gears",
    ]
    assert [one.container_title for one in found] == [None, "Journal of Gears", None]


def test_a_title_in_quotes_behind_its_short_name_leads_the_item() -> None:
    papers = "".join(
        f'- GEAR{n}: "On the Use of Gears {n}" CVPR. [[Paper]](https://arxiv.org/abs/2101.0000{n})\n'
        for n in range(4)
    )
    item = (
        '- CogNet: "Learning cogs for the turning of mills" CVPR. [[Project]](https://acme.org/c)\n'
    )
    other = (
        '- The mill says: "Learning cogs for the turning" CVPR. [[Project]](https://acme.org/m)\n'
    )
    found = titles(f"{papers}{item}", "# Papers\n\n## 2016\n\n")
    assert found[4:] == ["Learning cogs for the turning of mills"]
    assert len(titles(f"{papers}{other}", "# Papers\n\n## 2016\n\n")) == 4


@pytest.mark.parametrize("behind", ["もある。", "を参照"])
def test_a_pointer_in_a_japanese_note_is_no_paper(behind: str) -> None:
    papers = [
        f"- [Doe, J. (2015). On Gears {n}. Acta Fabri, 3, 4-5.](https://acme.org/{n}.pdf)\n"
        for n in range(3)
    ]
    note = f"  - 簡単だが面白い。[関連スライド](https://acme.org/slides.pdf){behind}\n"
    assert len(titles("".join([papers[0], note, *papers[1:]]))) == 3
