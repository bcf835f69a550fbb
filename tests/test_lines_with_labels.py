"""Texts whose lines say by labels what they are."""

import pytest

from refsync.readers.markdown import read
from tests.lists import ARXIV, families, references, titles, year

GEARS = "Learning Gears from Still Images"
WHO = "[Jane Doe](https://doe.example/), [Richard Roe](https://roe.example), Max Poe"
CODE = "https://github.com/acme/gears"


@pytest.mark.parametrize(
    "entry",
    [
        f"### Gears ★☆\n**[Paper]** (CVPR 2021) {GEARS} <br>\n**[Author]** {WHO} <br>\n"
        f"**[[Code]({CODE})]**",
        f"- **Title:** {GEARS}<br>\n  **Authors:** {WHO}<br>\n  **Venue:** CVPR 2021<br>\n"
        f"  **Code:** [here]({CODE})",
        f"**【论文】** {GEARS} (CVPR 2021)<br>\n**【作者】** {WHO}<br>\n**【代码】** {CODE}",
        f"Paper: {GEARS} (CVPR 2021)<br>\nAuthors: {WHO}<br>\nCode: {CODE}",
    ],
)
def test_name_title_and_authors_whose_links_are_none_of_the_work(entry: str) -> None:
    (found,) = read(f"# List\n\n## Optical Flow\n\n{entry}\n", "x").references
    assert (found.title, found.issued and found.issued.year) == (GEARS, 2021)
    assert [name.family for name in found.author] == ["Doe", "Roe", "Poe"]
    assert [(link.kind, link.url) for link in found.links] == [("code", CODE)]


def test_a_linked_title_may_have_a_label() -> None:
    link = "https://arxiv.org/abs/2101.00001"
    text = f"**Title:** [{GEARS}]({link})<br>\n**Authors:** {WHO}<br>\n**Abstract:** Gears turn."
    (found,) = read(f"# List\n\n{text}\n", "x").references
    assert (found.title, [one.url for one in found.links]) == (GEARS, [link])


@pytest.mark.parametrize(
    ("item", "title", "who"),
    [
        ("*Title:* Gears at Night *Authors:* J. Doe, E. Roe *Link:* {url}", "Gears at Night", 2),
        ("**Title**: Gears: On Links: A Study **Authors**: Ann Doe **Paper**: [pdf]({url})",
         "Gears: On Links: A Study", 1),
        ("Title: Gears at Night, Authors: Ann Doe, Year: 2019, Link: {url}", "Gears at Night", 1),
        ("**论文标题**：齿轮的原因 **作者**：李七, 王八 **链接**：[论文]({url})", "齿轮的原因", 2),
    ],
)  # fmt: skip
def test_labelled_fields_may_stand_in_one_line(item: str, title: str, who: int) -> None:
    link = "https://arxiv.org/abs/2101.00001"
    text = f"# List\n\n## Papers\n\n- {item.format(url=link)}\n"
    (found,) = read(text, "x").references
    assert (found.title, len(found.author), [one.url for one in found.links]) == (
        title,
        who,
        [link],
    )


BRACKETED = ("The Turning of Widgets", "Slow Gears in Water", "A Study of Cogs and Gears")


@pytest.mark.parametrize("mark", ["", ":white_check_mark: ", "✅ ", "- "])
def test_titles_in_brackets_without_a_link_are_entries(mark: str) -> None:
    text = "\n\n".join(f"{mark}[{title}] (*ICML 2020*)" for title in BRACKETED * 2)
    found = read(f"# Gears\n\n## Turning\n\n{text}\n", "x").references
    assert [one.title for one in found] == [*BRACKETED * 2]
    assert {one.issued and one.issued.year for one in found} == {2020}


def test_names_and_links_in_paragraphs_below_a_title_in_brackets_are_of_it() -> None:
    below = "Jane Doe, Richard Roe, 2014\n\n[`NOTES`](./a.md) | [`PAPER`](https://arxiv.org/abs/{})"
    entries = (
        f"**({n}) ACME**\n\n[{title}]\n\n{below.format(f'2101.0000{n}')}\n"
        for n, title in enumerate(BRACKETED)
    )
    found = read("# Gears\n\n" + "\n".join(entries), "x").references
    assert [one.title for one in found] == list(BRACKETED)
    assert {one.issued and one.issued.year for one in found} == {2014}
    assert [one.identifiers["arxiv"] for one in found] == [f"2101.0000{n}" for n in range(3)]


def test_words_in_brackets_above_a_sentence_are_no_title() -> None:
    text = "[Please note well what follows]\n\nGears are turned by widgets.\n"
    assert read(f"# Papers\n\n{text}", "x").references == ()


@pytest.mark.parametrize("key", ["**{}**: ", "**{}:** ", "**{}**{{:#b:x}}: "])
def test_keys_in_bold_are_no_part_of_names_or_titles(key: str) -> None:
    text = "".join(
        f"{key.format(f'Doe{year}')}Jane Doe and Al Roe (eds.): *{title}*. Acme Press, {year}.\n\n"
        for year, title in enumerate(BRACKETED, 2001)
    )
    found = read(f"# List\n\n{text}", "x").references
    assert [one.title for one in found] == list(BRACKETED)
    assert {tuple(name.family for name in one.author or one.editor) for one in found} == {
        ("Doe", "Roe")
    }


def test_a_venue_in_bold_before_a_title_is_no_key() -> None:
    text = "".join(
        f"- **{venue}2015**: {title}. Jane Doe, Al Roe. [[pdf]](https://arxiv.org/abs/2101.0000{n})\n"
        for n, (venue, title) in enumerate(zip(("ICML", "ICLR", "CVPR"), BRACKETED, strict=True))
    )
    found = read(f"# Papers\n\n{text}", "x").references
    assert [one.container_title for one in found] == ["ICML", "ICLR", "CVPR"]


@pytest.mark.parametrize(
    "item",
    [
        "**OriginalGEAR**: Doe, J., & Roe, R. (2015). A study of gears. *Journal of Tests*, 3, 7.",
        "**OriginalGEAR:** Doe, J., & Roe, R. (2015). A study of gears. *Journal of Tests*, 3, 7.",
        "**Acme**: Doe, J., & Roe, R. (2015). A study of gears. *Journal of Tests*, 3, 7.",
        "GEAR - Doe J, Roe R. A study of gears. Journal of Tests. 2015;3:7.",
        "GEAR: Doe, J., & Roe, R. (2015). A study of gears. *Journal of Tests*, 3, 7.",
        "[Doe+, 2015]: Jane Doe, Richard Roe. 2015. A study of gears. Journal of Tests, 3(7).",
    ],
)
def test_a_nickname_or_key_before_a_whole_citation_is_none_of_the_authors(item: str) -> None:
    (found,) = read(f"# List\n\n## Papers\n\n- {item}\n", "x").references
    assert found.title == "A study of gears"
    assert [name.family for name in found.author] == ["Doe", "Roe"]
    assert (found.container_title, found.issued and found.issued.year) == ("Journal of Tests", 2015)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("**A Study of Gears**: J. Doe, R. Roe. ICML 2020.", "A Study of Gears"),
        ("GEAR - A Study of Gears, ICML 2020", "GEAR - A Study of Gears"),
        ("**GEAR**: A Study of Gears. J. Doe, R. Roe. ICML 2020.", "GEAR: A Study of Gears"),
    ],
)
def test_a_title_has_no_nickname_in_front_where_names_do_not_follow(item: str, title: str) -> None:
    (found,) = read(f"# List\n\n## Papers\n\n- {item}\n", "x").references
    assert (found.title, found.container_title) == (title, "ICML")


def test_below_what_a_tool_is_for_a_labelled_line_may_cite_its_paper() -> None:
    text = (
        "# Tools\n\n### Gears\n**Purpose**: Sort widgets by size\n**Version**: 1.2\n"
        "**Reference**: Jane Doe and Al Roe. Sorting widgets. *Journal of Tests*, 2015.\n\n"
        "### Cogs\n**Purpose**: Turn widgets\n**Version**: 0.2\n"
        "**Reference**: Max Poe, Richard Roe. Turning widgets. *Journal of Tests*, 2018.\n"
    )
    found = read(text, "x").references
    assert [(one.title, len(one.author)) for one in found] == [
        ("Sorting widgets", 2), ("Turning widgets", 2),
    ]  # fmt: skip


def test_items_that_label_title_authors_and_more_are_one_work() -> None:
    first, second = references(
        "- **Title:** On the Use of Widgets\n- **Authors:** Doe JL, Roe MA\n"
        "- **Journal:** J Am Coll Mater, 2023;20(11):1092-1101\n- **Links:**\n"
        f"  - [PMC]({ARXIV}1)\n\n- Title: On Gears\n- Authors: Jane Doe\n- Link: {ARXIV}2\n"
    )
    assert (first.title, families(first)) == ("On the Use of Widgets", ["Doe", "Roe"])
    assert (first.container_title, first.volume) == ("J Am Coll Mater", "20")
    assert (second.title, families(second)) == ("On Gears", ["Doe"])


def test_labelled_titles_without_authors_stay_items_of_their_own() -> None:
    text = f"- Paper: [On the Use of Widgets]({ARXIV}1)\n- Paper: [On the Use of Gears]({ARXIV}2)\n"
    assert titles(text) == ["On the Use of Widgets", "On the Use of Gears"]


@pytest.mark.parametrize("numbers", [(3, 2, 1), (1, 2, 3)])
@pytest.mark.parametrize("paper", ["https://arxiv.org/abs/2101.0000{n}", "to appear"])
def test_numbered_titles_may_stand_above_labelled_lines_in_one_paragraph(
    numbers: tuple[int, ...], paper: str
) -> None:
    text = "".join(
        f"{n}.Gears at Night in Water and Oil {n}<br>\nAuthors: Jane Doe, Al Roe<br>\n"
        f"Paper: {paper.format(n=n)}<br>\nCode: {CODE}{n}\n<br><br>\n"
        for n in numbers
    )
    found = references(text)
    assert [one.title for one in found] == [f"Gears at Night in Water and Oil {n}" for n in numbers]
    assert [families(one) for one in found] == [["Doe", "Roe"]] * len(numbers)
    assert [one.links[-1].url for one in found] == [f"{CODE}{n}" for n in numbers]


@pytest.mark.parametrize(
    "fields",
    [
        "- 标题：{title}\n- 作者：{names}\n- 会议：{where}\n- 链接：{url}\n\n",
        "- 标题:{title}\n- 作者:{names}\n- 会议:{where}\n- 链接:{url}\n\n",
        "- **标题：**{title}\n- **论文作者：**{names}\n- **发表于：**{where}\n- **论文：**{url}\n",
        "- **标题**：{title}\n- **作者**：{names}\n- **会议**：{where}\n- [论文]({url})\n\n",
        "- タイトル：{title}\n  - 著者：{names}\n  - 会議：{where}\n  - リンク：{url}\n",
        "标题：{title}\n\n作者：{names}\n\n会议：{where}\n\n链接：{url}\n\n",
        "- Title: {title}\n- Venue: {where}\n- Link: {url}\n\n",
    ],
)
def test_each_title_with_a_label_begins_the_fields_of_another_work(fields: str) -> None:
    works = ((GEARS, "Jane Doe, Al Roe", "ICML 2020"), ("GearNet", "Ann Poe, Al Roe", "KDD 2021"))
    body = "".join(
        fields.format(title=title, names=names, where=where, url=f"{ARXIV}{n}")
        for n, (title, names, where) in enumerate(works)
    )
    found = references(body, "# 论文\n\n## 表示学习\n\n")
    assert [(one.title, one.container_title, year(one)) for one in found] == [
        (GEARS, "ICML", 2020), ("GearNet", "KDD", 2021),
    ]  # fmt: skip
    if "{names}" in fields:
        assert [families(one) for one in found] == [["Doe", "Roe"], ["Poe", "Roe"]]


def test_a_labelled_title_alone_below_a_heading_leaves_that_the_entry() -> None:
    body = "".join(
        f"### {name}\n\nTitle: On the Use of {name}\n\nAuthors: Jane Doe, Al Roe\n\n"
        f"Link: {ARXIV}{n}\n\n"
        for n, name in enumerate(["GearNet", "CogNet"])
    )
    assert [one.section for one in references(body, "# Papers\n\n")] == [(), ()]


DATED = """
- **[2025.02.07]**
    - Paper: [On the Use of Gears in Mills]({url}1) ICML 2025
    - Paper: [Gears Again]({url}2)
    - Paper: [What Do Cogs Turn, and Why?]({url}3)

- **[2025.02.05]**
    - Paper: [Cog Wheels]({url}4)
"""


def test_a_label_that_all_titles_below_items_have_is_no_kind_of_link() -> None:
    assert titles(DATED.format(url=ARXIV)) == [
        "On the Use of Gears in Mills", "Gears Again", "What Do Cogs Turn, and Why?", "Cog Wheels",
    ]  # fmt: skip


def test_a_label_among_others_below_a_title_names_a_link() -> None:
    body = "".join(
        f"- **GearNet {n}: Turning Cogs**\n"
        f"    - Paper: [GearNet {n}: Turning Cogs at Scale]({ARXIV}{n})\n"
        f"    - Code: [gears]({CODE}{n})\n"
        for n in (1, 2)
    )
    assert len(titles(body)) == 2
