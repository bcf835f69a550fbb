"""Labels of links right behind titles: "On Widgets Paper: [link](…)"."""

import pytest

from tests.lists import ARXIV, CODE, references, titles

TITLES = (
    "On the Use of Widgets in Mills",
    "Do the gears of mills turn?",
    "GearNet: A Study of Cogs",
)


@pytest.mark.parametrize(
    "layout",
    [
        "- {title} Paper: [link]({url}), Code: [link]({code})\n",
        "- {title} **Paper**: [link]({url}) **Code**: [link]({code})\n",
        "- {title} **Paper:** [link]({url}) **Code:** [link]({code})\n",
        "- {title}, PDF: [here]({url})\n",
        "- {title} (Paper: [link]({url}), Code: [link]({code}))\n",
        "- {title} - Paper: [link]({url})\n",
        "- {title} Code: [link]({code}) Paper: [link]({url})\n",
        "- {title} Paper link: [link]({url})\n",
        "- {title} arXiv: {url}\n",
        "- {title} 论文：[链接]({url}) 代码：[链接]({code})\n",
        "- {title} Artikel: [Link]({url})\n",
    ],
)
def test_a_label_behind_a_title_is_none_of_it(layout: str) -> None:
    body = "".join(
        layout.format(title=title, url=f"{ARXIV}{n}", code=f"{CODE}{n}")
        for n, title in enumerate(TITLES)
    )
    found = references(body)
    assert [one.title for one in found] == list(TITLES)
    assert [one.identifiers.get("arxiv") for one in found] == [f"2101.0000{n}" for n in range(3)]


@pytest.mark.parametrize(
    "layout", ["- {title}, Paper: [link]({url})\n", "- {title} **Paper**: [link]({url})\n"]
)
def test_two_labels_are_enough_where_they_are_marked(layout: str) -> None:
    body = "".join(layout.format(title=TITLES[n], url=f"{ARXIV}{n}") for n in range(2))
    assert titles(body) == list(TITLES[:2])


def test_other_labels_are_told_by_the_one_that_most_texts_have() -> None:
    body = "".join(f"- {title} Paper: [link]({ARXIV}{n})\n" for n, title in enumerate(TITLES))
    body += f"- Towards Mills That Turn Preprint: [link]({ARXIV}3)\n"
    assert titles(body) == [*TITLES, "Towards Mills That Turn"]


@pytest.mark.parametrize("labels", [("Paper", "Paper"), ("PDF", "arXiv"), ("Code", "Link")])
def test_two_labels_are_enough_behind_no_article(labels: tuple[str, ...]) -> None:
    body = "".join(f"- {TITLES[n]} {label}: [link]({ARXIV}{n})\n" for n, label in enumerate(labels))
    body += f"- On Widgets and Gears [pdf]({ARXIV}9)\n"
    assert titles(body) == [*TITLES[:2], "On Widgets and Gears"]


@pytest.mark.parametrize(
    "title",
    ["齿轮与水车的设计研究 论文：", "歯車と水車の設計の研究 論文：", "齿轮与水车的设计研究 PDF: "],
)
def test_one_label_is_enough_in_scripts_without_spaces(title: str) -> None:
    body = f"- {title}[link]({ARXIV}1)\n- On Widgets and Gears [pdf]({ARXIV}9)\n"
    assert titles(body) == [title.split()[0], "On Widgets and Gears"]


@pytest.mark.parametrize(
    "words",
    [
        ("The Making of a Research Paper",),
        ("The Making of a Research Paper", "How to Read a Paper"),
        ("On the Use of Widgets Paper", "The Making of a Good Paper"),
        ("The Making of a Paper", "How to Write Good Code", "From Blog Post to Article"),
        ("On Mills and Gears Paper", "The Making of a Very Good Paper"),
        (
            "The Story of the Mill Project",
            "Bau einer alten Mühle: Das Projekt",
        ),
        ("물레방아의 설계에 관한 논문",),
        ("Lessons of the Old Mill Project", "How to Write Good Code", "A Theory of Links"),
    ],
)
def test_titles_keep_last_words_that_few_of_them_share(words: tuple[str, ...]) -> None:
    body = "".join(f"- {title}: [link]({ARXIV}{n})\n" for n, title in enumerate(words))
    body += f"- On Widgets and Gears [pdf]({ARXIV}9)\n"
    assert titles(body) == [*words, "On Widgets and Gears"]


def test_a_label_on_the_line_below_a_title_is_of_that_line() -> None:
    body = "".join(f"{title} ,\nPDF: <{ARXIV}{n}>\n\n" for n, title in enumerate(TITLES))
    assert titles(body) == list(TITLES)


@pytest.mark.parametrize("names", ["Doe J, Roe R", "Doe J", "Jane Doe et al."])
def test_a_label_behind_names_below_a_title_is_none_of_them(names: str) -> None:
    body = "".join(
        f"- {title} [ICML 2020]\n  * {names} PDF: [link]({ARXIV}{n}), project: [link](https://a{n}.org)\n"
        for n, title in enumerate(TITLES)
    )
    found = references(body)
    assert [one.title for one in found] == list(TITLES)
    assert [one.author[0].family for one in found] == ["Doe"] * 3
    assert [len(one.links) for one in found] == [2] * 3
