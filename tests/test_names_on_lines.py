"""Names on a line of their own, and links that say where and when."""

import pytest

from tests.lists import ARXIV, families, only, references, year


@pytest.mark.parametrize(
    ("link", "where"),
    [
        ("Fabri Gearol (2015)", "Fabri Gearol"),
        ("Gears (2015)", "Gears"),
        ("Acta Gearol 2015", "Acta Gearol"),
        ("Gears and Bearings (2015)", "Gears and Bearings"),
    ],
)
@pytest.mark.parametrize(
    ("names", "authors"), [("Jane Doe, Richard Roe", ["Doe", "Roe"]), ("Jane Doe", ["Doe"])]
)
def test_a_link_of_a_name_and_a_year_says_where(
    link: str, where: str, names: str, authors: list[str]
) -> None:
    reference = only(f"**On the Use of Widgets**\n{names}\n[{link}]({ARXIV}1)\n")
    assert families(reference) == authors
    assert reference.container_title == where
    assert year(reference) == 2015


def test_a_link_says_who_and_when_where_no_line_does() -> None:
    reference = only(f"- On the Use of Widgets and Gears [Doe 2015]({ARXIV}1)\n")
    assert families(reference) == ["Doe"]


@pytest.mark.parametrize("where", ["ACM WIDG", "ACL Findings", "ACM MM"])
def test_initials_and_a_word_are_a_venue_rather_than_a_name(where: str) -> None:
    reference = only(f"- On the Use of Widgets and Gears <br> {where} 2015 [[Paper]]({ARXIV}1)\n")
    assert reference.author == ()
    assert reference.container_title == where


def test_names_in_italics_win_over_what_looks_like_one() -> None:
    reference = only(
        f"1. **On the Use of Widgets.** AI Gears 2015. [paper]({ARXIV}1)\n\n"
        "   *Jane Doe, Richard Roe, Max Muster.*\n"
    )
    assert families(reference) == ["Doe", "Roe", "Muster"]
    assert reference.container_title == "AI Gears"


@pytest.mark.parametrize(
    "lines",
    [
        "Jane Doe, Richard Roe,\nMax Muster, Ann Poe",
        "Jane Doe, Richard Roe, Max\nMuster, Ann Poe, Al Poe",
        "Jane Doe, Richard Roe\nMax Muster, Ann Poe, Al Poe",
    ],
)
def test_names_go_on_in_the_next_line(lines: str) -> None:
    reference = only(f"**On the Use of Widgets**\n{lines}\n[Gears (2015)]({ARXIV}1)\n")
    assert families(reference)[:4] == ["Doe", "Roe", "Muster", "Poe"]


def test_a_place_that_cannot_end_goes_on_in_the_next_line() -> None:
    reference = only(
        f"- Doe, J. (2019). [On the Use of Widgets]({ARXIV}1). In International Conference on\n"
        "  Widgets (pp. 41-43).\n"
    )
    assert reference.container_title == "International Conference on Widgets"


@pytest.mark.parametrize(
    "below", ["Acta Gearol", "Journal of Gears, Bearings", "Widgets and Gears"]
)
def test_a_place_below_names_is_none_of_them(below: str) -> None:
    reference = only(
        f"**On the Use of Widgets**\nJane Doe, Richard Roe\n{below}\n[pdf]({ARXIV}1)\n"
    )
    assert families(reference) == ["Doe", "Roe"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("*Jane Doe, Bo In Poe*", ["Doe", "Poe"]),
        ("Jane Doe, JaneAnn Poe, Richard Roe", ["Doe", "Poe", "Roe"]),
        ("Jane Doe, Ann poe", ["Doe", "poe"]),
        ("UC Gears undergrad, Jane Doe", []),
        ("Jane Doe, al. WIDG", []),
        ("Jane Doe, Richard Roe. ICML 2020", ["Doe", "Roe"]),
    ],
)
def test_on_a_line_of_two_or_three_one_may_look_like_none(line: str, authors: list[str]) -> None:
    reference = only(f"**On the Use of Widgets**\n{line}\n[pdf]({ARXIV}1)\n")
    assert families(reference) == authors


def test_the_same_names_below_names_are_not_added_to_them() -> None:
    reference = only(
        f"* **On Widgets** [[paper]({ARXIV}1)]\n  *Jane Doe, R. Roe*\n  *Jane Doe, R. Roe*\n"
    )
    assert families(reference) == ["Doe", "Roe"]


@pytest.mark.parametrize("where", ["Gears", "Acta Fabri & Gears"])
@pytest.mark.parametrize("title", ["A study of gears", "On the use of widgets\nin the sea"])
def test_italics_on_a_line_of_their_own_below_a_title_say_where(title: str, where: str) -> None:
    text = f"1. Doe, J., **Roe, R.** (2015)\n{title}\n*{where}*\n[pdf]({ARXIV}1)\n"
    reference = only(text.replace("\n", "  \n   ").replace("widgets  ", "widgets"))
    assert reference.title == title.replace("\n", " ")
    assert families(reference) == ["Doe", "Roe"]
    assert year(reference) == 2015


def test_a_title_in_quotes_on_the_line_of_names_goes_on_below_it() -> None:
    reference = only(
        f"-   Doe, Jane 2020. “**No Gears, No Science: Another\n    Study of the Motion of Cogs**.”"
        f" *Gears*\n    13 (24). <{ARXIV}1>.\n"
    )
    assert reference.title == "No Gears, No Science: Another Study of the Motion of Cogs"
    assert families(reference) == ["Doe"]


def test_names_and_year_above_a_title_in_bold_and_a_journal_below_it_are_its_own() -> None:
    names, title = "Jane Doe, Al Roe (2025)", "**On the Use of Widgets**"
    reference = only(f"{names}  \n{title}  \n*Gearinformatics*  \n[DOI]({ARXIV}1)")
    assert families(reference) == ["Doe", "Roe"]
    assert (reference.container_title, year(reference)) == ("Gearinformatics", 2025)


def test_a_mark_may_stand_between_a_name_in_bold_and_its_comma() -> None:
    names = "Doe, S. C.\\*, <b>Roe, R.</b>\\*, Poe, M."
    reference = only(f"**On the Use of Widgets**  \n{names}  \n[DOI]({ARXIV}1)")
    assert families(reference) == ["Doe", "Roe", "Poe"]


def test_a_page_may_call_what_it_shows_a_journal() -> None:
    reference = only(
        '<div class="card"><div class="card-title">On the Use of Widgets</div>\n'
        "<div>Doe, J., & Roe, R.</div>\n"
        f'<div><span class="tag journal">Gear\'s & Cogs: Series A</span>\n<span>2025</span>\n'
        f'<a href="{ARXIV}1">DOI</a></div></div>\n'
    )
    assert (reference.container_title, year(reference)) == ("Gear's & Cogs: Series A", 2025)


def test_short_names_of_organisations_are_no_initials() -> None:
    assert (
        only(f"**On the Use of Widgets**, 2020. Plan: [AEA RCT Registry]({ARXIV}1)\n").author == ()
    )


@pytest.mark.parametrize("between", [" · ", " • ", "; ", ", "])
@pytest.mark.parametrize(
    "item",
    [
        "- [On the Use of Widgets]({url}), {names}, ICML 2020",
        "- [On the Use of Widgets]({url}). {names}. ICML 2020.",
        "- **On the Use of Widgets**  \n  {names}  \n  ICML 2020 [[paper]({url})]",
        "- **On the Use of Widgets**  \n  ICML 2020, {names}  \n  [[paper]({url})]",
        "- **On the Use of Widgets** [ICML 2020]  \n  {names} [[paper]({url})]",
        "- On the Use of Widgets. {names}. ICML 2020. [[paper]({url})]",
        '- "On the Use of Widgets", {names}, ICML 2020. [[paper]({url})]',
        '- "[On the Use of Widgets]({url})", {names}, ICML 2020.',
        "- “[On the Use of Widgets]({url}),” {names}, ICML 2020.",
    ],
)
def test_two_names_are_told_by_what_stands_between_them(item: str, between: str) -> None:
    names = between.join(("Jane Doe", "Al Roe"))
    found = only(item.format(names=names, url=f"{ARXIV}1"))
    assert (found.title, families(found)) == ("On the Use of Widgets", ["Doe", "Roe"])
    assert (found.container_title, found.issued and found.issued.year) == ("ICML", 2020)


@pytest.mark.parametrize(
    "behind", ["Doe, J.; Roe, A.", "Doe, Jane; Roe, Al; Poe, Bo", "Doe, J.;  Roe, R."]
)
def test_semicolons_stand_between_inverted_names_behind_a_title(behind: str) -> None:
    found = only(f"- **On the Use of Widgets** - {behind} [[paper]({ARXIV}1)]")
    assert families(found) == ["Doe", "Roe", "Poe"][: behind.count(";") + 1]


def test_names_with_semicolons_end_before_a_dash() -> None:
    found = only(
        f"- On the Use of Widgets<br>**Jane Doe**; Al Roe - `ICML 2020`<br>([Paper]({ARXIV}1))"
    )
    assert (families(found), found.container_title) == (["Doe", "Roe"], "ICML")


def test_names_with_dots_between_them_stand_before_a_title() -> None:
    found = only(f"- Jane Doe · Al Roe. On the Use of Widgets. ICML 2020. [[paper]({ARXIV}1)]")
    assert (found.title, families(found)) == ("On the Use of Widgets", ["Doe", "Roe"])


@pytest.mark.parametrize("where", ["ICML 2020, Long Beach", "ICML 2020, Gear Research"])
def test_a_town_behind_where_and_when_is_nobody(where: str) -> None:
    found = only(f"- **On the Use of Widgets**  \n  {where}  \n  [[paper]({ARXIV}1)]")
    assert families(found) == []


@pytest.mark.parametrize("tags", ["Gears; Cogs", "ICML 2020 · Old Mill · Acme Research"])
def test_tags_with_dots_between_them_are_no_names(tags: str) -> None:
    assert families(only(f"- [On the Use of Widgets]({ARXIV}1) - {tags}")) == []


def test_tags_in_wide_commas_are_no_names() -> None:
    found = only(f"- [On the Use of Widgets]({ARXIV}1) - 我们收集了很多论文，综述，开源，代码")
    assert found.author == ()


@pytest.mark.parametrize(
    "item",
    [
        "[2021] {title}. Ana Díaz Roe · **Jane Doe** · Al Poe. [Paper]({url})",
        "[2021] {title}. **Jane Doe** · Ana Díaz Roe · Al Poe. [Paper]({url})",
        "[2021] {title}. Ana Díaz Roe · Al Poe · **Jane Doe**. [Paper]({url})",
        "[{title}]({url}) by Jane Doe · Ana Díaz Roe · Al Poe (cited by 453)",
        "[{title}]({url}) by Jane Doe · Ana Díaz Roe · Al Poe",
    ],
)
def test_dots_between_names_of_which_one_is_in_bold_or_behind_by(item: str) -> None:
    body = "".join(
        f"- {item.format(title=title, url=f'{ARXIV}{n}')}\n"
        for n, title in enumerate(["On the Use of Widgets", "Gears of the North: A Study"])
    )
    found = references(body)
    assert [one.title for one in found] == ["On the Use of Widgets", "Gears of the North: A Study"]
    assert [len(one.author) for one in found] == [3, 3]


@pytest.mark.parametrize(
    "item",
    [
        "**[{title}]({url})** ({names}, 2020) [pdf]({url})",
        "**{title}**. _{names}_. [ICML 2020]({url}).",
    ],
)
def test_names_in_chinese_between_wide_commas_behind_titles(item: str) -> None:
    works = {
        "部品的分布式优化方法": "刘洋，赵敏",
        "齿轮的研究综述": "陈思远，吴倩，欧阳雪",
        "水车零件识别": "刘洋，周杰",
    }
    body = "".join(
        f"- {item.format(title=title, names=names, url=f'{ARXIV}{n}')}\n"
        for n, (title, names) in enumerate(works.items())
    )
    found = references(body)
    assert [one.title for one in found] == list(works)
    assert [[name.literal for name in one.author] for one in found] == [
        names.split("，") for names in works.values()
    ]
    assert [year(one) for one in found] == [2020] * 3
