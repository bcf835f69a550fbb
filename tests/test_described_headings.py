"""Headings that are titles, with lines of names, place and date below them, in Japanese too."""

from __future__ import annotations

import pytest

from tests.lists import ARXIV, references, titles, year

SITE = "https://acme.example/paper?id="


def the_list(*below: str) -> str:
    """A heading a paper, what stands below it, and a link."""
    return "\n".join(
        f"## 部品{n}個の研究について\n{lines}\n[LINK]({SITE}{n})\n"
        for n, lines in enumerate(below, 2)
    )


USUAL = "山田太郎, 歯車花子, 鈴木一郎\n部品研究会(GE),2016/12/20"


@pytest.mark.parametrize(
    ("below", "names", "where"),
    [
        (
            "山田太郎,歯車花子\n部品学会 第20回研究会,2015/1/9",
            "山田太郎 歯車花子",
            "部品学会 第20回研究会",
        ),
        ("山田太郎,鈴木かおり\n部品研究会,2015/01/18", "山田太郎 鈴木かおり", "部品研究会"),
        ("山田　太郎，鈴木一郎\n部品研究会,2015/01/18", "山田 太郎 鈴木一郎", "部品研究会"),
        ("山田　太郎\n第3回部品研究会,2015/01/18", "山田 太郎", "第3回部品研究会"),
        ("Jane Doe, Al Roe\nActa Fabri, 12, 345-6, 2015/03.", "Doe Roe", "Acta Fabri"),
    ],
)
def test_names_place_and_date_below_a_title_are_said_of_it(
    below: str, names: str, where: str
) -> None:
    found = references(the_list(USUAL, below, USUAL), "# List\n\n")
    assert [one.title for one in found] == [f"部品{n}個の研究について" for n in (2, 3, 4)]
    assert " ".join(name.family or name.literal or "" for name in found[1].author) == names
    assert (found[1].container_title, year(found[1])) == (where, 2015)


def test_a_venue_with_a_long_name_and_its_date_is_one() -> None:
    below = f"山田太郎,歯車花子\n部品学会 第20回{'カタカナデアラワサレル' * 2}部品研究会,2015/01/19"
    found = references(the_list(USUAL, below), "# List\n\n")
    assert found[1].container_title
    assert len(titles(the_list(USUAL, below), "# List\n\n")) == 2


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ("Date of publication: May 2015", "Venue: ICML"),
        ("Erscheinungsjahr: 2015", "Konferenz: ICML"),
        ("Date de parution : 2015", "Publié dans : ICML"),
        ("Fecha de publicación: 2015", "Revista: ICML"),
        ("Год: 2015", "Журнал: ICML"),
        ("发表日期：2015年", "发表会议：ICML"),
        ("發表時間：2015年3月", "期刊：ICML"),
        ("発行年：2015年", "掲載誌：ICML"),
        ("출판 연도: 2015년", "학회: ICML"),
    ],
)
def test_labels_of_date_and_venue_are_known_in_many_languages(when: str, where: str) -> None:
    entry = f"{when}\n\n{where}\n\nPaper: {SITE}"
    found = references(f"## On Small Gears\n\n{entry}1\n\n## On Big Cogs\n\n{entry}2\n", "")
    assert [(one.container_title, year(one)) for one in found] == [("ICML", 2015)] * 2


BELOW = "[paper](https://arxiv.org/abs/2101.0000{0}) | [code](https://github.com/a/{0})\n\n"
CITED = "```bibtex\n@misc{{key{0},\n  title = {{{1}}},\n  year = {{2015}}\n}}\n```\n\n"


@pytest.mark.parametrize(
    ("lost", "bibtex", "title"),
    [
        ("", "On Gears and Sand", "On Gears and Sand"),
        ("s and Sand", "On Gears and Sand", "On Gears and Sand"),
        ("On Gears and Sand", "", "On Gears and Sand"),
    ],
)
def test_links_behind_bibtex_are_another_entrys_that_lost_its_heading(
    lost: str, bibtex: str, title: str
) -> None:
    first = f"### On Widgets\n\n{BELOW.format(1)}{CITED.format(1, 'On Widgets')}"
    second = f"{lost}\n\n{BELOW.format(2)}{CITED.format(2, bibtex) if bibtex else ''}"
    last = f"### On Cogs\n\n{BELOW.format(3)}{CITED.format(3, 'On Cogs')}"
    found = references(first + second + last)
    assert [(one.title, len(one.links)) for one in found] == [
        ("On Widgets", 2), (title, 2), ("On Cogs", 2),
    ]  # fmt: skip


def test_the_same_link_again_behind_bibtex_is_the_entrys_own() -> None:
    body = f"### On Widgets\n\n{BELOW.format(1)}{CITED.format(1, 'On Widgets')}{BELOW.format(1)}"
    assert [len(one.links) for one in references(body)] == [2]


@pytest.mark.parametrize(
    "below",
    [
        "Jane Doe, Al Roe. ICML 2021. [paper]({0})",
        "Jane Doe, Al Roe, ICML 2021 [[paper]({0})] [[code](https://github.com/acme/gears)]",
        "- [paper]({0})\n- Jane Doe, Al Roe, ICML 2021",
        "- Jane Doe, Al Roe, ICML 2021\n- [paper]({0})",
    ],
)
@pytest.mark.parametrize("heading", ["### {0}", "<details>\n<summary>{0}</summary>\n"])
def test_who_where_and_when_stand_beside_the_links_below_a_title(below: str, heading: str) -> None:
    end = "\n\n</details>" if "details" in heading else ""
    text = "\n\n".join(
        f"{heading.format(f'On the Use of Gears in {n} Mills')}\n{below.format(ARXIV + n)}{end}"
        for n in "123"
    )
    found = references(f"## Gears\n\n{text}\n", "# List\n\n")
    assert [one.title for one in found] == [f"On the Use of Gears in {n} Mills" for n in "123"]
    for one in found:
        assert [name.family for name in one.author] == ["Doe", "Roe"]
        assert (one.container_title, year(one)) == ("ICML", 2021)
        assert "arxiv" in one.identifiers


@pytest.mark.parametrize(
    "beside",
    [
        "[![Star](https://img.shields.io/github/stars/acme/gears)](https://github.com/acme/gears)",
        "[![last commit](https://acme.example/7.svg)](https://github.com/acme/gears)",
        "[![ACME](https://acme.example/badge.svg)](https://acme.example/gears)",
        "[Acme](https://github.com/acme/gears)",
        "[ICML 2021](https://acme.example/gears)",
    ],
)
def test_links_of_a_word_or_badges_may_stand_beside_those_of_a_title_above(beside: str) -> None:
    text = "\n\n".join(
        f"### On the Use of Gears in {n} Mills\n\n[paper]({ARXIV}{n}) {beside}" for n in "12"
    )
    found = references(f"## Gears\n\n{text}\n", "# List\n\n")
    assert [one.title for one in found] == [f"On the Use of Gears in {n} Mills" for n in "12"]
    assert all(len(one.links) == 2 for one in found)
    assert (year(found[0]) == 2021) == ("2021" in beside)


def test_a_bold_title_whose_links_are_lost_is_told_by_names_and_venue_below_it() -> None:
    one = "<details>\n<summary>On the Use of Gears in {0} Mills</summary>\n\n{1}\n\n</details>\n"
    links = [f"- [paper]({ARXIV}{n})\n" for n in "12"]
    below = [f"{link}- Jane Doe, Al Roe, ICML 2021" for link in (*links, "")]
    text = "\n".join(one.format(n, said) for n, said in zip("123", below, strict=True))
    found = references(f"## Gears\n\n{text}", "# List\n\n")
    assert [one.title for one in found] == [f"On the Use of Gears in {n} Mills" for n in "123"]


def test_short_names_of_papers_below_a_topic_are_no_remarks_on_it() -> None:
    items = "".join(
        f"- Turning {n}\n  - [GearNet{n}]({ARXIV}{n}) [code](https://github.com/a/{n})\n"
        for n in "12"
    )
    assert titles(f"## Gears\n\n{items}") == ["GearNet1", "GearNet2"]


@pytest.mark.parametrize(
    "badge",
    [
        "![](https://img.shields.io/badge/ICML-2021-blue)",
        "![ICML 2021](https://acme.example/i.svg)",
    ],
)
def test_a_badge_below_a_title_says_where_and_when(badge: str) -> None:
    body = "".join(
        f"### On the Use of Gears in {n} Mills\n\n{badge} [[paper]({ARXIV}{n})]\n\n"
        "Jane Doe, Al Roe\n\n"
        for n in "123"
    )
    for one in references(body):
        assert [name.family for name in one.author] == ["Doe", "Roe"]
        assert (one.container_title, year(one)) == ("ICML", 2021)


@pytest.mark.parametrize(
    "line", ["ICML 2020 · {}", "ICML 2020 | {}", "ICML 2020 – {}", "{} · ICML 2020"]
)
def test_names_before_initials_stand_beside_where_and_when(line: str) -> None:
    names = ["van der Doe, L.; Roe, R.; Poe, A. B.", "Doe, J.; Roe, R.-M.", "Li, B."]
    body = "".join(
        f"### {title}\n\n{line.format(who)}\n\n[PDF]({ARXIV}{n})\n\n"
        for n, (title, who) in enumerate(
            zip(["On the Use of Gears", "Cogs of the North", "Nuts and Bolts"], names, strict=True)
        )
    )
    found = references(body, "# List\n\n")
    assert [len(one.author) for one in found] == [3, 2, 1]
    assert [one.container_title for one in found] == ["ICML"] * 3
