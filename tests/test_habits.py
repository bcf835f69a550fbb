"""What labels, numbers and a list's own habit tell of the items in it."""

import pytest

from tests.lists import ARXIV, CODE, families, only, references, year

NAMES = ("Doe", "Roe", "Poe", "Coe", "Loe", "Moe", "Noe")


def titles(body: str, head: str = "# List\n\n") -> list[str]:
    return [reference.title for reference in references(body, head)]


@pytest.mark.parametrize("between", ["; ", ", "])
def test_a_lists_habit_tells_names_from_titles_without_a_year(between: str) -> None:
    body = "".join(
        f"* {name}{between}{title}\n"
        for name, title in (
            ("Jane Doe", f"[On Widgets and Gears]({ARXIV}1.pdf)"),
            ("Richard Roe", "A Theory of Widgets"),
            ("Max Muster and Ann Ant", "[Gadgets in the Wild](https://acme.org/~ant/wild.ps)"),
            ("Paul Poe", "[The Next Seven Hundred Widgets]()"),
        )
    )
    found = references(body)
    assert [one.title for one in found] == [
        "On Widgets and Gears",
        "A Theory of Widgets",
        "Gadgets in the Wild",
        "The Next Seven Hundred Widgets",
    ]
    assert [families(one) for one in found] == [["Doe"], ["Roe"], ["Muster", "Ant"], ["Poe"]]


@pytest.mark.parametrize("colon", [": ", "："])
def test_a_label_of_papers_may_stand_before_a_linked_title(colon: str) -> None:
    body = (
        f"## Widgeter\n- Paper{colon}[A Study of Widgets](https://acme.org/a.pdf)\n"
        f"- Code{colon}{CODE}\n- Site of our group{colon}https://acme.org/group\n"
        f"## Gadgeter\n- 论文{colon}Doe J, Roe R. [On Gadgets]({ARXIV}1). ICML 2020.\n"
    )
    assert titles(body) == ["A Study of Widgets", "On Gadgets"]


@pytest.mark.parametrize("topic", ["Data Management", "Code of Widgets", "Gears"])
def test_a_topic_before_a_linked_citation_says_nothing_of_the_link(topic: str) -> None:
    cited = "Doe, J., and M. Roe. 2015. A study of widgets. Acta Fabri 10:1-9"
    found = only(f"* {topic}: [{cited}](https://journals.plos.org/plosone/article?id=10.1371/a.1)")
    assert (found.title, families(found), year(found)) == (
        "A study of widgets",
        ["Doe", "Roe"],
        2015,
    )
    assert [link.kind for link in found.links] == ["paper"]


def test_numbered_links_to_papers_are_a_work_each() -> None:
    slides = "[Slides](https://acme.org/s.pdf)"
    body = f"- Week 1: Gears [Paper 1]({ARXIV}1), [Paper 2]({ARXIV}2) {slides}\n"
    rows = f"\n| Topic | Papers |\n|---|---|\n| Gears | [1]({ARXIV}3) [2]({ARXIV}4) |\n"
    assert [one.identifiers["arxiv"] for one in references(body + rows)] == [
        f"2101.0000{n}" for n in (1, 2, 3, 4)
    ]
    versions = f"- A Study of Gears [v1]({ARXIV}1) [v2]({ARXIV}2)\n"
    assert titles(versions) == ["A Study of Gears"]


@pytest.mark.parametrize(
    "when", ["[2018]. ", "[2018] ", "(2018) ", "2018 - ", "2018, ", "**2018** "]
)
def test_the_year_before_a_title_is_the_works(when: str) -> None:
    reference = only(f"- {when}A Study of Widgets and Gears")
    assert (reference.title, year(reference)) == ("A Study of Widgets and Gears", 2018)


@pytest.mark.parametrize(
    "behind",
    [
        f"[[paper]({ARXIV}1.pdf)] **new paper for readers of papers**",
        f"| **Under Review** | [`[code]`]({CODE})",
    ],
)
def test_bold_words_behind_a_title_and_its_links_are_not_the_title(behind: str) -> None:
    body = f"- A Study of Widgets and Gears {behind}\n"
    others = "".join(f"- A View of Gears, Part {n} [[pdf]({ARXIV}{n})]\n" for n in (2, 3, 4))
    assert titles(body + others)[0] == "A Study of Widgets and Gears"


def test_a_citation_is_a_paper_under_any_heading() -> None:
    body = "- Doe, Jane, and Richard Roe. [On Widgets](https://acme.org/w). 2015.\n"
    assert titles(body, "# List\n\n## Libraries\n\n") == ["On Widgets"]


def test_titles_by_someone_are_works_where_the_list_has_nothing_else() -> None:
    works = [f"* **The {name} Machine and Its Parts** by Jane {name}.\n" for name in NAMES]
    assert len(titles("".join(works), "# Notes\n\n## Gears\n\n")) == len(NAMES)
    tools = [f"* [{name}](https://{name.lower()}.example)\n" for name in NAMES]
    assert titles("".join([*tools, *works[:3]]), "# Notes\n\n## Gears\n\n") == []


@pytest.mark.parametrize(
    "item",
    ["[Gear Lab in the South](https://lab.example)", "[Gears and Widgets](##Gears and Widgets)"],
)
def test_projects_and_contents_are_no_papers(item: str) -> None:
    assert titles(f"Projects:\n- {item}\n\n## Gears and Widgets\n", "# Papers\n\n") == []


def test_institutions_and_talks_are_no_papers() -> None:
    text = (
        "- Ph.D. History, University of Widgets, Gear City, March 2015\n"
        f"- [On the Use of Widgets]({ARXIV}1)\n  - [ICML 2017 Talk](https://a.example/talk)\n"
    )
    assert titles(text) == ["On the Use of Widgets"]


def test_a_heading_linked_to_a_paper_is_one_among_entries_of_other_shapes() -> None:
    heading = f"## [Gears and Cogs]({ARXIV}1)\n\nNotes about them.\n\n"
    items = f"## More\n\n- [On Widgets]({ARXIV}2)\n- [On Old Widgets]({ARXIV}3)\n"
    assert titles(heading + items) == ["Gears and Cogs", "On Widgets", "On Old Widgets"]


def test_a_title_in_full_with_code_only_is_a_paper_among_many() -> None:
    papers = "".join(f"- [On Widgets of Kind {n} in Use]({ARXIV}{n})\n" for n in range(15))
    full = f"- Many Widgets: A Study of Their Use at Large [[code]]({CODE})\n"
    short = f"- Widget Toolbox [[code]]({CODE})\n"
    found = titles(f"{papers}\n## Gears\n\n{full}{short}", "# List\n\n## Cogs\n\n")
    assert found[15:] == ["Many Widgets: A Study of Their Use at Large"]


@pytest.mark.parametrize("before", ["SIGGRAPH20 Asia", "A recent survey of May 2020", "Nature MI"])
def test_a_paragraph_may_have_a_few_words_before_a_title_in_bold(before: str) -> None:
    text = f"{before}: **Many Widgets at Once**. [paper]({ARXIV}1)\n"
    assert titles(text) == ["Many Widgets at Once"]
    assert not titles(f"{before}: **Many Widgets at Once** is what we read.\n")


@pytest.mark.parametrize("who", ["J. Doe", "J. Doe et al."])
@pytest.mark.parametrize("between", [" ", " - "])
def test_a_title_may_stand_behind_the_names_that_link_to_it(who: str, between: str) -> None:
    item = f"- [{who}](https://acme.org/a.pdf){between}Many Widgets at Once in Use\n"
    assert titles(item) == ["Many Widgets at Once in Use"]


@pytest.mark.parametrize("heading", ["Survey", "Review Papers", "Related Surveys"])
def test_a_heading_for_papers_is_not_the_title_of_the_only_one(heading: str) -> None:
    text = f"\n## {heading}\n\n**Many Widgets: A Survey** ([Link]({ARXIV}1))\n"
    assert titles(text) == ["Many Widgets: A Survey"]


def test_a_title_goes_on_behind_the_words_in_quotes_with_which_it_begins() -> None:
    item = f"- [“Turns of Widgets” protocol for many gears]({ARXIV}1)\n"
    assert titles(item) == ["“Turns of Widgets” protocol for many gears"]
    assert titles(f"- [“On the Use of Widgets” by Jane Doe]({ARXIV}1)\n") == [
        "On the Use of Widgets"
    ]


def test_a_cited_title_goes_on_up_to_a_venue_in_italics() -> None:
    said = "- Doe, Jane, and Al Roe. 2009. Linked data. {}. *Journal of Widgets*, no. 3.\n"
    assert titles(said.format("The story so far")) == ["Linked data. The story so far"]
    assert titles(said.format("Translated by Max Muster")) == ["Linked data"]


@pytest.mark.parametrize("name", ["Lecture 7: Turning Widgets", "CS 294 Deep Widget Learning"])
def test_classes_are_no_papers_in_a_list_of_papers(name: str) -> None:
    items = f"- [{name}](https://acme.edu/page)\n- [On Many Widgets](https://acme.edu/page)\n"
    assert titles(items, "# Papers\n\n") == ["On Many Widgets"]


def test_a_link_to_a_place_in_a_repository_s_page_is_no_paper() -> None:
    assert not titles(f"- [Papers]({CODE}#papers)\n- [Survey Papers]({CODE}/tree/main#survey)\n")


@pytest.mark.parametrize("label", ["**Tags**:", "Keywords:", "*Topics* :", "Status:"])
def test_what_a_curator_files_an_entry_under_is_none(label: str) -> None:
    text = f"[On Widgets]({ARXIV}1)\n\n{label} Many Widgets, Gears at Large, Cogs in Use\n"
    assert titles(text) == ["On Widgets"]


def test_a_venue_linked_before_a_title_in_bold_is_none() -> None:
    item = f"- [[2017-NIPS]]({ARXIV}1) **Prototypical widgets for few gears** [code]({CODE})\n"
    assert titles(item) == ["Prototypical widgets for few gears"]


def test_a_title_linked_to_nowhere_is_one_and_a_way_back_is_none() -> None:
    text = f"- [Widgets in 20 Years: A Survey](#) - 2019\n- [On Cogs in Use]({ARXIV}1)\n"
    back = "- **Cogs** [Back To Top](#)\n"
    assert titles(text + back, "# Papers\n\n") == [
        "Widgets in 20 Years: A Survey", "On Cogs in Use",
    ]  # fmt: skip


def test_others_are_told_by_a_plus_behind_a_name() -> None:
    item = f"- [Understanding the use of widgets, Doe+, MIS quarterly, 2006]({CODE}/issues/5)\n"
    found = only(item)
    assert (found.title, families(found)) == ("Understanding the use of widgets", ["Doe"])


def test_a_log_of_updates_holds_no_papers() -> None:
    log = "**Survey Paper Update Logs**\n\n- **Paper v4 released**: 7 papers were added.\n"
    assert not titles(log, "# Papers\n\n")


@pytest.mark.parametrize("label", ["Enlace: ", "Link: ", ""])
@pytest.mark.parametrize("mark", ["*", "***"])
def test_a_title_in_italics_above_its_paper_s_address_is_an_entry(mark: str, label: str) -> None:
    title = "Use of widgets in gears, cogs and springs: how they turn"
    text = f"## Gears\n\n{mark}{title}{mark}\n{label}{ARXIV}1\n\nThey turn.\n"
    assert titles(text) == [title]
    assert not titles(text.replace(ARXIV, "https://example.org/"))


@pytest.mark.parametrize("who", ["Doe, Roe", "Jane Doe and Al Roe"])
def test_a_paragraph_of_a_title_names_and_addresses_is_an_entry(who: str) -> None:
    text = f"On the use of many widgets.\t{who}\t{ARXIV}1\t{CODE}\n"
    found = only(text)
    assert (found.title, families(found)[:1]) == ("On the use of many widgets", ["Doe"])
    assert not titles(f"The code is on our page. See {ARXIV}1\n")


def test_titles_may_lead_to_code_only_where_half_of_the_papers_do() -> None:
    parts = ("Gears", "Cogs", "Mills", "Wheels", "Pumps", "Springs")
    papers = [f"- [On the Use of Many {part} ICML'20]({CODE}/{part})\n" for part in parts]
    tool, bare = (
        f"- [Acme {{}}]({CODE}/acme)\n",
        f"- [On the Use of Many Widgets]({CODE}/widgets)\n",
    )
    text = "".join((*papers, tool.format("gears"), tool.format("SC'21"), bare))
    said = [f"On the Use of Many {part}" for part in (*parts, "Widgets")]
    assert titles(text, "# Papers and Code\n\n") == said
    assert titles(tool + bare, "# Papers and Code\n\n") == []
    assert said[-1] not in titles(text, "# Acme\n\n## Tools\n\n")


def test_bare_titles_in_small_letters_are_papers_among_others_if_long() -> None:
    capitals = "".join(f"- Turning Many Widgets in Deep Water {n}\n" for n in "ABCDEFGHIJ")
    small = "Critical turning of gears in deep and shallow water"
    found = references(f"{capitals}- {small}\n- to be done\n", "# Acme\n\n## Water\n\n")
    assert [one.title for one in found[-1:]] == [small]


def test_a_title_says_when_itself_whatever_stands_above() -> None:
    dated = f"On Widgets of All Kinds (WidgetNet, 2016) [paper]({ARXIV}1)"
    assert year(only(f"- From 2014 on:\n  - {dated}")) == 2016
    (found,) = references(f"- {dated}", "# List\n\n## 2014\n\n")
    assert year(found) == 2016


def test_a_few_words_above_dated_items_are_a_label() -> None:
    body = (
        "- 3D / Gear Cloud\n  - On Cogs and Gears (2017)\n  - Cogs of Old (2017)\n- Small Mills\n"
    )
    assert titles(body, "# Gear papers\n\n") == ["On Cogs and Gears", "Cogs of Old"]


def test_names_before_small_letters_are_titles_among_titles_without_links() -> None:
    head = "# Gear papers\n\n## Gears\n\n"
    usual = "".join(f"- On the Use of Widgets in Mill Number {n}\n" for n in range(8))
    named = "- CogNet: An efficient network of cogs for small mills\n"
    found = titles(f"{usual}\n## Mills\n\n{named}", head)
    assert found[-1] == "CogNet: An efficient network of cogs for small mills"


def test_labels_before_small_letters_are_no_titles() -> None:
    said = (
        "Contributing: Please send a pull request with new papers",
        "License: Feel free to use all of it as you like",
        "Scope: Papers on the gears of small mills",
        "Monday: Read a lot of papers about the gears",
    )
    items = "".join(f"- {one}\n" for one in said)
    assert not references(items, "# Awesome Widget Papers\n\n")


@pytest.mark.parametrize(
    ("above", "added", "told"),
    [
        ("Papers 2020", "before 2015", (None, 2020)),
        ("ICML 2020", "1914-1918", ("ICML", 2020)),
        ("ICML 2020", "GearEval 2019", ("ICML", 2020)),
        ("ICML 2020", "NeurIPS 2019", ("NeurIPS", 2019)),
        ("ICML 2020", "2019", ("ICML", 2019)),
        ("2020", "1850-1900", (None, 2020)),
        ("2020", "May 2019", (None, 2019)),
    ],
)
def test_what_a_title_has_in_brackets_says_when_if_no_more_than_that(
    above: str, added: str, told: tuple[str | None, int]
) -> None:
    (found,) = references(f"- [On the Use of Mills ({added})]({ARXIV}1)\n", f"# {above}\n\n")
    assert (found.container_title, year(found)) == told


def test_years_of_which_a_title_tells_are_not_its_own() -> None:
    (found,) = references(f"- A Widget Corpus (1850-1900) [pdf]({ARXIV}1)\n", "# 2020\n\n")
    assert year(found) == 2020


def noted(place: str, count: int) -> str:
    full = "".join(
        f"  - [On the Use of Gears in {name} Mills]({place.format(n=n)})\n"
        for n, name in enumerate(NAMES[:count])
    )
    short = (
        f"  - [Fast Gears]({place.format(n=50)})\n  - [Cold Gears and Cogs]({place.format(n=51)})\n"
    )
    return f"- Gears\n{full}- Cogs\n{short}"


@pytest.mark.parametrize("place", ["issues/{n}", "blob/main/notes/gears.md#gear-{n}"])
def test_a_short_title_may_lead_to_where_notes_on_many_papers_are(place: str) -> None:
    body = noted(f"https://github.com/acme/gear-papers/{place}", 6)
    assert titles(body, "# Gear Papers\n\n")[6:] == ["Fast Gears", "Cold Gears and Cogs"]
    assert "Fast Gears" not in titles(body, "# Gears\n\n")


def test_a_short_title_may_not_lead_to_notes_on_a_few() -> None:
    body = noted("https://github.com/acme/gear-papers/blob/main/gears.md#gear-{n}", 4)
    assert "Fast Gears" not in titles(body, "# Gear Papers\n\n")
