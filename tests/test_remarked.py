"""Remarks behind titles on lines of their own: "On Widgets - A good start."."""

import pytest

from tests.lists import ARXIV, references, titles, year

WORKS = {
    "On the Use of Widgets": " - A good start, clear writing.",
    "Gears: A Study of Mills": "",
    "Räder der Nordsee": " – Guter Einstieg in das Thema.",
    "How Do Cogs Turn?": "",
    "部品の研究について": " - 簡潔で読みやすい論文です。",
    "WidgetNet": "",
}


def the_list(layout: str, works: dict[str, str] = WORKS) -> str:
    return "".join(
        layout.format(title=title, remark=remark, url=f"{ARXIV}{n}")
        for n, (title, remark) in enumerate(works.items())
    )


@pytest.mark.parametrize(
    "layout",
    [
        "- {title}{remark}\n  - Jane Doe, Al Roe\n  - [PDF]({url})\n",
        "- {title} (ICML 2020){remark}\n  - Jane Doe, Al Roe\n  - [PDF]({url})\n",
        "- (ICML 2020) {title}{remark}\n  - [PDF]({url})\n",
        "1. **{title}**{remark}<br>\n   Jane Doe, Al Roe<br>\n   ([paper]({url}))\n",
        "**{title}**{remark}<br>\n_Jane Doe, Al Roe_<br>\n*ICML* 2020 | [PDF]({url})\n\n",
    ],
)
def test_are_no_part_of_them_where_others_have_none(layout: str) -> None:
    assert titles(the_list(layout)) == list(WORKS)


def test_in_italics_and_brackets_are_none_either() -> None:
    works = {title: remark and f" *({remark.strip(' -–.。')})*" for title, remark in WORKS.items()}
    layout = "- {title} [2018]{remark}<br>\n  Jane Doe, Al Roe **arXiv**: [here]({url})\n"
    assert titles(the_list(layout, works)) == list(WORKS)


LINES = "- {title}{remark}\n  - Jane Doe, Al Roe\n  - [PDF]({url})\n"


@pytest.mark.parametrize(
    "works",
    [
        {
            "On Widgets - A Study of Mills.": "",
            "Gears of the North - Do they Turn?": "",
            "Cogs in Old Mills.": "",
            "Bolts and Nuts in Class.": "",
            "Pumping Water Uphill.": "",
        },
        {
            "On Widgets - A Study of Mills": "",
            "Gears of the North - Do they Turn?": "",
            "Cogs in Old Mills": "",
        },
        {"On Widgets - A study of mills.": "", "Cogs in Old Mills": "", "Nuts in Class": ""},
        {"On Widgets - A study of mills.": "", "Cogs in Mills - How they turn.": ""},
    ],
)
def test_may_be_subtitles_where_titles_end_in_stops_or_few_have_them(works: dict[str, str]) -> None:
    assert titles(the_list(LINES, works)) == [title.rstrip(".") for title in works]


def test_who_and_where_behind_a_dash_are_no_remarks() -> None:
    works = {
        "On the Use of Widgets": " - In Proceedings of ICML 2020.",
        "Gears: A Study of Mills": " - In Proceedings of KDD 2021.",
        "Pumping Water": "",
        "How Do Cogs Turn?": "",
    }
    assert [year(one) for one in references(the_list(LINES, works))] == [2020, 2021, None, None]


@pytest.mark.parametrize("note", ["Best Paper Award", "Oral", "A Study of Mills"])
def test_notes_in_capitals_stay(note: str) -> None:
    works = {title: remark and f" *({note})*" for title, remark in WORKS.items()}
    assert all(note in str(one) for one in references(the_list(LINES, works))[::2][:3])
