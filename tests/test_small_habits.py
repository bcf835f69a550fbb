"""Small habits of lists that cost entries or titles."""

import pytest

from refsync.readers.citations import citation
from refsync.readers.markdown import read
from refsync.readers.title_first import title_first
from refsync.reference import Reference

ARXIV = "https://arxiv.org/abs/2001.0000"


def references(text: str) -> tuple[Reference, ...]:
    return read(f"# Papers\n\n{text}", "list.md").references


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (
            "MK Doe, B Roe, The Order of Widgets in Mills, Gear Mill Ecology, Volume 93, Issue 11, "
            "November 2017, fix136, https://doi.org/10.1093/fabri/fix136",
            "The Order of Widgets in Mills",
            2,
        ),
        ("VanderDoe TJ, Roe P. On the order of widgets. Ann Fabr. 2017;167(4):2-7.",
         "On the order of widgets", 2),
        ("Doe, J. (2004). Räder, Anfang des 21. Jh. Formen und Orte. Bonn: Acme.",
         "Räder, Anfang des 21. Jh. Formen und Orte", 1),
        ("Jane Doe et al.\uff0cThe Order of Widgets\uff0c2003", "The Order of Widgets", 1),
    ],
)  # fmt: skip
def test_a_title_ends_where_its_place_begins(text: str, title: str, authors: int) -> None:
    found = citation(text, lenient=True)
    assert found
    assert (found.title, len(found.who.names)) == (title, authors)


def test_a_title_without_spaces_may_stand_before_its_authors_names() -> None:
    found = title_first("部品の研究について, 山田 太郎, 鈴木 一郎, 試験論文誌, Vol. 31, 2024年3月")
    assert found
    assert found.title == "部品の研究について"
    assert [name.literal for name in found.who.names] == ["山田 太郎", "鈴木 一郎"]


def test_a_heading_of_things_to_do_hides_no_works_below_it() -> None:
    works = "".join(f"- [On the Order of Widgets {n}]({ARXIV}{n})\n" for n in (1, 2))
    assert len(references(f"## TODO\n\n{works}")) == 2
    assert not references("## TODO\n\n- [add more](https://acme.org)\n")


def test_a_linked_volume_alone_says_where_what_follows_appeared_and_is_none() -> None:
    works = "".join(f"- On the Order of Widgets {n} [paper]({ARXIV}{n})\n" for n in (1, 2))
    found = references(f"**[ICML 2020](https://icml.cc/2020)**\n\n{works}")
    assert [reference.title for reference in found] == [
        "On the Order of Widgets 1",
        "On the Order of Widgets 2",
    ]
    assert all(reference.issued and reference.issued.year == 2020 for reference in found)


@pytest.mark.parametrize(
    "address", ["jane@doe.example", "[mail](mailto:jane@doe.example)", "<jane@doe.example>"]
)
def test_a_mail_address_costs_no_entry(address: str) -> None:
    cited = "Doe, J. (2015). On the Use of Pins in Mills. Acta Fabri, 12(3), 4-5."
    (found,) = references(f"- {cited} {address}\n")
    assert (found.title, found.volume) == ("On the Use of Pins in Mills", "12")


def test_tools_linked_side_by_side_are_no_people() -> None:
    tools = "[Open Widget](https://openwidget.example/), [Gear Hub](https://gearhub.example/)"
    found = read(f"# Gears\n\n## Tools\n\n- {tools}\n", "list.md")
    assert [other.title for other in found.others] == ["Open Widget"]


def test_pages_of_a_list_s_own_site_are_no_people() -> None:
    links = "[Supp Mat](/supp), [Talk Slides](/slides), [pdf](a.pdf)"
    (found,) = references(f"- **On the Use of Widgets**. ICML 2020. {links}\n")
    assert not found.author


def test_a_sentence_that_goes_on_around_a_linked_title_is_no_entry() -> None:
    prose = f"We met Al Roe, and Bo Poe. [On the Use of Widgets in Mills]({ARXIV}1) is a good read."
    assert not references(f"{prose}\n")


def test_a_first_name_may_look_like_a_role() -> None:
    (found,) = references(f"- On the Use of Widgets, Ed. Roe, J. Doe, ICML 2020 [pdf]({ARXIV}1)\n")
    assert [name.family for name in found.author] == ["Roe", "Doe"]


def test_where_data_is_kept_is_not_the_code() -> None:
    entry = f"**On the Use of Widgets** [pdf]({ARXIV}1) [{{}}](https://github.com/a/b)\n"
    (data,) = references(f"- {entry.format('dataset repo')}")
    (code,) = references(f"- {entry.format('data & code')}")
    assert [link.kind for link in data.links][1:] == ["dataset"]
    assert [link.kind for link in code.links][1:] == ["code"]


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
