"""Pages of wikis: links to other pages, and names of places within one."""

import pytest

from refsync.readers.page import read
from refsync.readers.wiki import without_wiki_links

PAGES = "[[Old Mills]] and [[New Mills]]"


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[[Jane Doe]]", "Jane Doe"),
        ("_[[On Widgets]]_", "_On Widgets_"),
        ("[[gears|the gears]]", "the gears"),
        ("[[gears\\|the gears]]", "the gears"),
        ("(see [[Gears]])", "(see Gears)"),
        ("[[Doe_OnWidgets.pdf:file]]", ""),
        ("![[widget.png]]", ""),
    ],
)
def test_a_link_to_a_page_shows_its_name_or_other_words(link: str, shown: str) -> None:
    assert without_wiki_links(f"{PAGES}: {link}") == f"Old Mills and New Mills: {shown}"


@pytest.mark.parametrize(
    "text",
    [
        "On Widgets [[pdf]](https://acme.org/a.pdf) [[the code]](https://acme.org/b)",
        "On Widgets [[1]](#one) [[the old one]][2]",
        "gears[[1]] and cogs[[a b]] and mills[[c d]]",
        "[[https://acme.org][On Widgets]], [[https://acme.org/b][On Gears]]",
    ],
)
def test_other_double_brackets_are_no_links_of_a_wiki(text: str) -> None:
    assert without_wiki_links(text) == text


@pytest.mark.parametrize("other", ["", " See [[Old Mills]] and [[New Mills]]."])
@pytest.mark.parametrize("labels", ["[[paper link]] [[project page]]", "[[pdf]] [[Code]]"])
def test_labels_in_double_brackets_are_none_of_a_title(labels: str, other: str) -> None:
    text = f"- On the Use of Widgets in Mills {labels} https://arxiv.org/abs/2101.00001\n"
    text += f"- Do the Gears of Mills Turn? {labels} https://arxiv.org/abs/2101.00002\n"
    found = read(f"# Papers\n\nGears.{other}\n\n{text}", "x.md").references
    assert [one.title for one in found] == [
        "On the Use of Widgets in Mills",
        "Do the Gears of Mills Turn?",
    ]


def test_numbers_on_a_wikis_page_are_no_links() -> None:
    assert without_wiki_links(f"{PAGES} [[1]]") == "Old Mills and New Mills [[1]]"


def test_a_bibliography_in_a_wiki_is_read() -> None:
    text = """\
### References
 {#References}

* {#Doe53} [[Jane Doe]], *An introduction to widgets*, Acme University Press 1953 \
([doi:10.1234/a](https://doi.org/10.1234/a))

* [[Al Roe]], Chapter VII of: _[[Gears and Cogs]]_, Acme University Press 1993 \
([pdf](https://acme.org/gears.pdf))

* [[Tim tom Poe]], *Widgets of Old*, Acta Fabri **61** 5 (1988) 282-291 \
$[$[doi:10.1234/b](https://doi.org/10.1234/b)$]$

* [[Ann Muster]], _[[Handbook of Widgets]]_ 1995
"""
    found = read(text, "x.md").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("An introduction to widgets", "Doe"),
        ("Gears and Cogs", "Roe"),
        ("Widgets of Old", "Poe"),
        ("Handbook of Widgets", "Muster"),
    ]
    assert [one.issued.year for one in found if one.issued] == [1953, 1993, 1988, 1995]


@pytest.mark.parametrize("braces", ["x^{#}", "$a_{#b}$", "\\{#b}", "{# a remark #}"])
def test_braces_that_name_no_place_stay(braces: str) -> None:
    text = f"- [On the Use of {braces} in Gears](https://arxiv.org/abs/2101.00001)\n"
    (found,) = read(f"# Papers\n\n{text}", "x.md").references
    assert found.title == f"On the Use of {braces} in Gears".replace("\\{", "{")
