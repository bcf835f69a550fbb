"""Texts that belong together, and what of them is the title."""

import sys
from types import FrameType
from typing import Any

import pytest

from tests.lists import ARXIV, CODE, families, only, references, titles, year


@pytest.mark.parametrize(
    "told",
    [
        "2021 PhD Dissertation\n  - Jane van der Doe",
        "ICML 2021\n  - Jane Doe, Richard Roe, Ann Poe",
        "Jane Doe, Richard Roe",
    ],
)
def test_addresses_in_items_below_a_title_and_who_or_when_are_its_own(told: str) -> None:
    below = f"- {told}\n  - https://acme.example/publication/5342\n  - https://acme.example/5.pdf\n"
    found = only(f"- Gears in Cold and Warm Water\n  {below}  - {CODE}\n")
    assert (found.title, len(found.links)) == ("Gears in Cold and Warm Water", 3)


def test_addresses_in_items_below_a_label_are_works_each() -> None:
    assert len(references(f"- Gears in cold water\n  - {ARXIV}1\n  - {ARXIV}2\n")) == 2


def test_an_item_with_one_address_below_it_is_like_those_around_it() -> None:
    below = [f"{ARXIV}1 (preprint)", f"{ARXIV}2", f"{ARXIV}3", "https://t.example/Zx8"]
    body = "".join(f"- On the Use of Widgets {n}\n  - {url}\n" for n, url in enumerate(below))
    assert len(references(body)) == len(below)


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("Gear Box 2:](URL) A Study of Gears and Cogs", "Gear Box 2: A Study of Gears and Cogs"),
        ("Gear Box](URL) : A Study of Gears.", "Gear Box: A Study of Gears"),
        ("Gear Box](URL): new and fast, with cogs", "Gear Box"),
    ],
)  # fmt: skip
def test_a_title_goes_on_behind_a_colon_unless_a_sentence_does(behind: str, title: str) -> None:
    assert only(f"- [{behind.replace('URL', ARXIV + '1')}\n").title == title


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("**Acme Human Project**: pictures of gears. With code.\n[paper](URL) | [site](x.org)",
         "Acme Human Project"),
        ("**Acme dataset** by Acme AI and Widget Inc (2019). Over 1,500 gears. [paper](URL)",
         "Acme dataset"),
        ("**GearNet** (2012): a 3D gear. [paper](URL)", "GearNet"),
        ("**GearNet** by the Acme Lab. Over 2,000 gears. [paper](URL)", "GearNet"),
        ("**GEAR**<br> by Doe, Poe & Roe (ICML\n  2023)<br>[[Paper]](URL)", "GEAR"),
    ],
)  # fmt: skip
def test_bold_words_before_a_maker_or_a_description_are_a_name(item: str, name: str) -> None:
    assert only(f"- {item.replace('URL', ARXIV + '1')}\n").title == name


@pytest.mark.parametrize(
    "who",
    [
        " by J. R. Doe, published 2019",
        " by Jane Doe, published",
        " by Jane Doe (2019)",
        ", J. Doe & R. Roe, published 2019",
    ],
)
def test_who_wrote_it_and_when_it_was_published_are_no_part_of_a_title(who: str) -> None:
    found = only(f"- On the Use of Widgets{who}\n  - {ARXIV}1\n")
    assert found.title == "On the Use of Widgets"


def test_a_sentence_around_a_link_is_no_entry() -> None:
    body = f"- This list uses [acme/gears]({CODE}) and its notes\n- [On Gears in Water]({ARXIV}1)\n"
    assert titles(body, head="# Gear papers\n\n") == ["On Gears in Water"]


def test_an_events_name_before_what_it_is_about_tells_no_paper() -> None:
    item = f"- ICML 2017 Tutorial: **Gears and Cogs in Water** by Jane Doe [Part 1]({CODE})\n"
    assert titles(item, head="# List\n\n## Tutorials\n\n") == []


@pytest.mark.parametrize(
    ("page", "found"),
    [("https://cog-gears.github.io", True), ("https://doe.github.io/posts/2023-cogs/", False)],
)
def test_among_papers_a_title_may_be_linked_to_its_projects_site(page: str, found: bool) -> None:
    papers = "".join(f"- [On the Use of Gears {n}]({ARXIV}{n})\n" for n in range(4))
    body = f"{papers}- [Cog: How Gears Turn in Water]({page})\n"
    assert ("Cog: How Gears Turn in Water" in titles(body)) is found


def test_where_else_a_work_was_published_is_no_other_work() -> None:
    item = f"- [Cogs in Deep Water]({ARXIV}1), also published as [Gears in the Deep]({ARXIV}2)\n"
    assert titles(item) == ["Cogs in Deep Water"]


def test_words_in_quotes_at_a_linked_titles_end_are_a_part_of_it() -> None:
    title = 'A Study of Gears and Cogs "in the wild"'
    assert titles(f"- [{title}]({ARXIV}1)\n") == [title]


def test_a_talk_below_a_paper_is_none() -> None:
    talk = "  - [GearCon 2017 Talk](https://gears.example/2017)\n"
    body = "".join(
        f"- J. Doe. [On Gears in Water {n}]({ARXIV}{n}). 2016.\n{talk}" for n in range(3)
    )
    assert len(references(body)) == 3


def test_a_word_in_quotes_behind_several_names_is_a_title() -> None:
    assert only('- Doe, J, Poe, A. "WidgetNet". Proceedings of Gears 2019.\n').title == "WidgetNet"
    assert only('- J. Doe and A. Poe, "GEAR," Journal of Cogs, 2019.\n').title == "GEAR"


def test_when_in_an_item_below_a_title_is_its_own() -> None:
    below = f"  - GearCon Spring 2019 (Best Paper)\n  - {ARXIV}1\n  - https://acme.example/1.pdf\n"
    (found,) = references(f"- A Primer on Gears\n{below}", head="# List\n\n## Papers 2020\n\n")
    assert found.issued is not None
    assert (found.title, found.issued.parts) == ("A Primer on Gears", ((2019,),))


def test_what_a_list_has_beside_papers_is_none_among_them() -> None:
    papers = "".join(f"- On Gears in Water {n}\n  - {ARXIV}{n}\n" for n in range(3))
    others = "- Mailing lists and community\n  - https://groups.example/gears\n"
    assert len(references(papers + others, head="# List\n\n## Papers 2020\n\n")) == 3


@pytest.mark.parametrize(
    "behind",
    [
        ". Preliminary version in [Springs in the Deep](URL2)",
        ", originally published as [Springs in the Deep](URL2) in 2010",
        ". Également publié comme [Springs in the Deep](URL2)",
    ],
)
def test_versions_behind_a_title_are_no_other_works(behind: str) -> None:
    for title in (f"[Cogs in Deep Water]({ARXIV}1)", "“Cogs in Deep Water”, Acta, 2011"):
        item = f"- Doe, J. (2014). {title}{behind.replace('URL', ARXIV)}\n"
        assert titles(item) == ["Cogs in Deep Water"]


def test_a_label_in_bold_below_a_linked_word_has_no_names() -> None:
    item = "- [WD-7b](https://huggingface.co/acme/wd-7b)\n"
    folded = f"<details>\n<summary>Acme AI</summary>\n\n{item}\n</details>\n"
    assert titles(f"{folded}<details>\n<summary>Doe AI</summary>\n\n{item}\n</details>\n") == []


def test_or_may_stand_between_addresses_below_a_title() -> None:
    below = f"- Jane Doe, Richard Roe\n  - {ARXIV}1 or https://acme.org/3"
    found = only(f"- On the Widgets of Gears\n  {below}\n")
    assert (found.title, len(found.links)) == ("On the Widgets of Gears", 2)


def test_one_name_with_a_year_below_a_title_is_no_work() -> None:
    pdf = "[[pdf]](https://acme.org/1.pdf)"
    found = only(f"- Widget Literature Survey.\n  {pdf}\n  - Jane Doe. *2008*\n")
    assert found.issued
    assert (found.title, found.issued.year) == ("Widget Literature Survey", 2008)


def test_a_chapter_is_the_work_where_its_book_is_linked() -> None:
    for said in ("In", "En"):
        found = only(f"- Doe, J., & Roe, R. (2014). Old gears. {said} *[The Gear Book]({ARXIV}1)*.")
        assert found.title == "Old gears"


def test_a_linked_volume_alone_says_where_what_follows_appeared_and_is_none() -> None:
    works = "".join(f"- On the Order of Widgets {n} [paper]({ARXIV}{n})\n" for n in (1, 2))
    found = references(f"**[ICML 2020](https://icml.cc/2020)**\n\n{works}")
    assert [reference.title for reference in found] == [
        "On the Order of Widgets 1",
        "On the Order of Widgets 2",
    ]
    assert all(reference.issued and reference.issued.year == 2020 for reference in found)


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("(Survey, Acta Fabri 2022)", None),
        ("(Gears and Cogs Quarterly 2022)", "Gears and Cogs Quarterly"),
        ("**(CVPR 2022)**", "CVPR"),
        ("(CVPR 2022) (oral)", "CVPR"),
    ],
)
@pytest.mark.parametrize("title", ["On Gears", "**A Study of the Gears of Mills: Old and New**"])
def test_a_dated_text_in_brackets_before_links_is_of_the_title_above_it(
    title: str, told: str, venue: str | None
) -> None:
    found = only(f"- {title}\n  - {told} [[paper]](https://acme.example/1) [[code]]({CODE})\n")
    assert (found.title, found.container_title) == (title.strip("*"), venue)
    assert found.issued
    assert (found.issued.year, len(found.links)) == (2022, 2)


def test_a_dated_text_in_brackets_before_a_linked_title_is_of_that() -> None:
    below = f"  - (CVPR 2022) [On Gears and Cogs of Old]({ARXIV}1)\n"
    below += f"  - (CVPR 2022) [On Cogs and Gears of Old]({ARXIV}2)\n"
    assert titles(f"- Gears\n{below}") == ["On Gears and Cogs of Old", "On Cogs and Gears of Old"]


@pytest.mark.parametrize(
    "title",
    [f"[On the Use of Small Gears]({href})" for href in ("", "#", f"{ARXIV}1")],
)
@pytest.mark.parametrize(
    "names", ["**Jane Doe**; Al Roe; Ann Poe", "Jane Doe, **Al Roe**, Ann Poe"]
)
def test_names_and_where_go_on_with_a_linked_title_above_them(title: str, names: str) -> None:
    found = only(f"{title}\n\n{names}\n\nActa Fabri, 2015, 12(3): 45-67\n\n---\n")
    assert (found.title, found.container_title) == ("On the Use of Small Gears", "Acta Fabri")
    assert [name.family for name in found.author] == ["Doe", "Roe", "Poe"]


def test_a_row_of_linked_names_is_no_entry() -> None:
    row = "[Gear Index Citations](https://g.example/1) | [Cogs](https://c.example/2) | [WID](https://w.example/3)"
    assert titles(f"{row}\n\n- [On the Use of Small Gears]({ARXIV}1)\n") == [
        "On the Use of Small Gears"
    ]


def test_so_it_is_where_how_many_works_each_leads_to_stands_behind_it() -> None:
    names = ("Jane Doe (12)", "Ann van Poe (9)", "data (7)")
    row = " | ".join(f"[{name}](by_author/{n}.md)" for n, name in enumerate(names))
    assert titles(f"{row}\n\n- [On the Use of Small Gears]({ARXIV}1)\n") == [
        "On the Use of Small Gears"
    ]


@pytest.mark.parametrize("who", ["Jane Doe. ", "Jane Doe | ", "Jane Doe, ICML 2021. "])
@pytest.mark.parametrize("title", ["**Cogs of the Sea**", "<b>On Widgets and Sand (ICML 2021)</b>"])
def test_one_name_before_the_links_below_a_title_is_its_author(title: str, who: str) -> None:
    found = only(f"{title}\n\n{who}[paper]({ARXIV}1)\n")
    assert found.title == title.strip("*</b>").removesuffix(" (ICML 2021)")
    assert ([name.family for name in found.author], len(found.links)) == (["Doe"], 1)


@pytest.mark.parametrize("above", ["The best one is about widgets", "Widgets**: on them"])
def test_items_that_lead_to_papers_are_no_notes_on_a_paragraph_above_them(above: str) -> None:
    items = "".join(f"- **On Gears in {n} Mills**: on gears [paper]({ARXIV}{n})\n" for n in "123")
    found = titles(f"## Gears\n\n{above} [paper]({ARXIV}4) [code]({CODE})\n{items}")
    assert [title for title in found if "Mills" in title] == [
        f"On Gears in {n} Mills" for n in "123"
    ]


def test_a_title_whose_links_stand_in_items_below_it_is_no_note_on_what_is_above() -> None:
    items = "".join(
        f"- On the Use of Gears in {n} Mills\n  - Venue: ICML 2021\n  - [paper]({ARXIV}{n})\n"
        for n in "123"
    )
    found = titles(f"## Gears\n\n- On the Use of Widgets\n\nVenue: ICML 2020\n\n{items}")
    assert found[-3:] == [f"On the Use of Gears in {n} Mills" for n in "123"]


def test_a_linked_venue_below_a_title_leads_to_its_paper() -> None:
    found = only(
        '- **"On the Use of Gears and Small Cogs" (2014)**\n  - Doe et al.\n  - Gears for mills\n'
        "  - [JMLR](https://jmlr.org/papers/v15/doe14a.html)\n"
    )
    assert found.title == "On the Use of Gears and Small Cogs"
    assert [link.url for link in found.links] == ["https://jmlr.org/papers/v15/doe14a.html"]


def test_a_title_stands_above_links_of_which_some_are_still_to_come() -> None:
    body = (
        f"* On the Use of Widgets (ICML 2020)\n  * [Paper Link]({ARXIV}1) / Review Video / Code\n"
        f"* On the Use of Gears (ICML 2019)\n  * [Paper Link]({ARXIV}2) / Slides / [Code]({CODE})\n"
    )
    assert [(one.title, len(one.links)) for one in references(body)] == [
        ("On the Use of Widgets", 1),
        ("On the Use of Gears", 2),
    ]


@pytest.mark.parametrize("label", ["Paper", "Original Paper", "Paper de référence"])
@pytest.mark.parametrize("title", ["**On Gears**", '**"On Gears"**', "On Gears"])
def test_a_title_stands_above_a_link_to_the_paper_and_who_wrote_it(title: str, label: str) -> None:
    found = only(
        f"- {title}\n  - [{label}]({ARXIV}1) - Doe et al., 2020\n  - [Dataset]({CODE})\n"
        "  - Note: a set of gears for all that turns\n"
    )
    assert (found.title, [name.family for name in found.author]) == ("On Gears", ["Doe"])
    assert len(found.links) == 2


WORKS = (
    ("On the Use of Widgets", "Jane Doe, Richard Roe", "ICML 2020"),
    ("Gears: A Small Network for Mills", "Ann van Poe", "KDD 2021"),
)


@pytest.mark.parametrize(
    "layout",
    [
        "**{title}**\n\n{names}\n\n{where}\n\n{links}\n\n",
        "**{title}**\n\n{where}\n\n{names}\n\n{links}\n\n",
        "**{title}**\n\n{names}, {where}\n\n{links}\n\n",
        "**{title}**\n\n{names}<br>{where}<br>{links}\n\n",
        "**{title}**\n\n{names}\n\n{where}\n\nIt is on how all of us do so.\n\n{links}\n\n",
        "[{title}]({url})\n\n{names}\n\n{where}\n\n[code](https://github.com/a/b)\n\n",
        "<details><summary>{title} ({where})</summary>\n\n{names}\n\n{links}\n\n</details>\n\n",
        "- **{title}**\n  - {names}\n  - {where}\n  - 📄 [paper]({url}) 💻 [code](https://g.example)\n",
        "- **{title}**\n  - 👥 {names}\n  - 🏛️ {where}\n  - 📄 [paper]({url})\n",
        "- **{title}**\n  - {names}\n  - {where} | {links}\n",
        "- **{title}**\n  - {names}\n  - *{where}*. {links}\n",
    ],
)  # fmt: skip
def test_names_place_and_links_go_on_with_the_title_set_off_above_them(layout: str) -> None:
    body = "".join(
        layout.format(
            title=title, names=names, where=where, url=f"{ARXIV}{n}",
            links=f"[[paper]({ARXIV}{n})] [[code](https://github.com/a/b)]",
        )
        for n, (title, names, where) in enumerate(WORKS)
    )  # fmt: skip
    found = references(body, "# List\n\n## Gears\n\n")
    assert [one.title for one in found] == [title for title, _, _ in WORKS]
    assert [families(one) for one in found] == [["Doe", "Roe"], ["Poe"]]
    assert [year(one) for one in found] == [2020, 2021]
    assert [one.identifiers["arxiv"] for one in found] == ["2101.00000", "2101.00001"]


def test_the_parts_of_a_page_in_html_are_of_one_work() -> None:
    body = "".join(
        f'<div class="pub">\n<div class="title">{title}</div>\n<div class="authors">{names}</div>\n'
        f'<div class="venue">{where}</div>\n<div><a href="{ARXIV}{n}">PDF</a></div>\n</div>\n'
        for n, (title, names, where) in enumerate(WORKS)
    )
    found = references(body)
    assert [one.title for one in found] == [title for title, _, _ in WORKS]
    assert [len(one.links) for one in found] == [1, 1]


def test_words_that_look_like_a_name_below_bold_ones_need_links_of_the_same_work() -> None:
    body = f"**On the Use of Widgets**\n\nDeep Learning\n\n**Gears in Mills** [pdf]({ARXIV}1)\n"
    assert titles(body) == ["Gears in Mills"]


def _calls(body: str) -> int:
    """How many functions are called to read a list."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        references(body)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "below",
    ["[pdf](https://a.example/{n}.pdf)", "[code]({code}{n})", "{url}{n}", "Authors: Ann Poe {n}"],
)
@pytest.mark.parametrize(
    ("title", "mark"),
    [("**On the Use of Gears**\n\n", "\n"), ("- On the Use of Small Gears\n", "  - ")],
)
def test_what_stands_below_a_title_is_asked_as_often_however_much_it_is(
    title: str, mark: str, below: str
) -> None:
    blocks = [f"{mark}{below.format(n=n, code=CODE, url=ARXIV)}\n" for n in range(400)]
    few, more, many = (_calls(title + "".join(blocks[:size])) for size in (100, 200, 400))
    assert many - more < 2.5 * (more - few)


@pytest.mark.parametrize(
    "layout",
    [
        "- **{title}**\n    - *{names}* *{where}. [[pdf]]({url}) [[code]](https://github.com/a/b)\n",
        "- **{title}**\n    - {names} {where}. [[pdf]]({url})\n",
    ],
)
def test_family_names_before_initials_end_before_a_venue_and_year(layout: str) -> None:
    layout = layout.replace(" *{where}", " *ICML* 2020").replace("{where}", "ICML 2020")
    who = {
        "On the Use of Widgets": "Doe, J.; Roe, R.-M.; Muster, É.",
        "Gears of the North": "Li, B.; Poe, S.-a.",
        "Cogs and Mills": "Doe, J.",
    }
    body = "".join(
        layout.format(title=title, names=names, url=f"{ARXIV}{n}")
        for n, (title, names) in enumerate(who.items())
    )
    found = references(body)
    assert [one.title for one in found] == list(who)
    assert [len(one.author) for one in found] == [3, 2, 1]
    assert [(one.container_title, year(one)) for one in found] == [("ICML", 2020)] * 3


@pytest.mark.parametrize("names", ["Jane Doe", "_Jane Doe et al._", "Jane Doe and Al Roe"])
@pytest.mark.parametrize("where", ["ICML'20", "Nature 2020", "ICML 2020"])
def test_addresses_below_names_and_place_are_of_the_title_above_these(
    names: str, where: str
) -> None:
    body = "".join(
        f"<details>\n<summary>[{where} (Oral)] {title}</summary>\n\n{names}\n\n{where}\n\n"
        f"<{ARXIV}{n}> <https://github.com/a/{n}>\n\n</details>\n\n"
        for n, title in enumerate(["On the Use of Widgets", "Gears of the North"])
    )
    found = references(body)
    assert [one.title for one in found] == ["On the Use of Widgets", "Gears of the North"]
    assert [one.author[0].family for one in found] == ["Doe", "Doe"]
    assert [len(one.links) for one in found] == [2, 2]


def test_a_comma_between_labelled_links_is_no_text() -> None:
    body = "".join(
        f'1. [ICML 2020] "{title}"\n    * arXiv: [link]({ARXIV}{n}), project: [link](https://a{n}.org)\n'
        "    * They turn gears.\n"
        for n, title in enumerate(["On the Use of Widgets", "Gears of the North"])
    )
    found = references(body)
    assert [one.title for one in found] == ["On the Use of Widgets", "Gears of the North"]
    assert [len(one.links) for one in found] == [2, 2]


def test_a_year_above_items_is_no_title_of_theirs() -> None:
    body = "- 2020\n" + "".join(
        f"  - {who} et al., *{title}*, *ICML* 2020 [[PDF]({ARXIV}{n})] [[Code]({CODE}{n})]\n"
        for n, (who, title) in enumerate(
            [("Doe", "Zur Drehung der Räder"), ("Roe", "On Gears"), ("Poe", "Cogs in Mills")]
        )
    )
    found = references(body)
    assert [one.title for one in found] == ["Zur Drehung der Räder", "On Gears", "Cogs in Mills"]
    assert [families(one) for one in found] == [["Doe"], ["Roe"], ["Poe"]]


@pytest.mark.parametrize("links", [":page_facing_up: :octocat:", "📄 💻"])
def test_a_venue_in_bold_and_links_that_are_pictures_go_on_with_a_title(links: str) -> None:
    paper, code = links.split()
    body = "<dl>\n" + "".join(
        f"<dt>{title}</dt>\n<dd>{names}</dd>\n<dd><b>ICML 2020</b></dd>\n"
        f'<dd><a href="{ARXIV}{n}">{paper}</a> <a href="{CODE}{n}">{code}</a></dd>\n'
        for n, (title, names, _) in enumerate(WORKS)
    )
    found = references(f"{body}</dl>\n")
    assert [one.title for one in found] == [title for title, *_ in WORKS]
    assert [year(one) for one in found] == [2020, 2020]
    assert [len(one.links) for one in found] == [2, 2]
