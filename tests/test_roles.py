"""Which headings are entries, which are sections, and which is the list's title."""

from refsync.readers.markdown import read
from tests.lists import ARXIV, references


def test_a_heading_of_things_to_do_hides_no_works_below_it() -> None:
    works = "".join(f"- [On the Order of Widgets {n}]({ARXIV}{n})\n" for n in (1, 2))
    assert len(references(f"## TODO\n\n{works}")) == 2
    assert not references("## TODO\n\n- [add more](https://acme.org)\n")


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


def _edited(*titles: str) -> str:
    """Headings with who edited the volume below them, who published it, and a link."""
    return "".join(
        f"#### {title}\n\nHg. von Jane Doe und Al Roe. Göttingen: Acme {2004 + n}\n"
        f"[Buch als PDF](cogs-{n}.pdf)\n\n"
        for n, title in enumerate(titles)
    )


def test_volumes_are_told_by_their_editors_and_publishers_below_their_headings() -> None:
    volumes = ("Räder! Studien der Teile", "Die Kunst der Teile", "Handbuch Rad und Teil")
    found = references(f"### Bücher\n\n{_edited(*volumes)}")
    assert [one.title for one in found] == list(volumes)
    assert [[name.family for name in one.editor] for one in found] == [["Doe", "Roe"]] * 3
    assert [one.issued and one.issued.year for one in found] == [2004, 2005, 2006]


def test_a_heading_of_a_journals_volume_is_no_work_among_those_that_are() -> None:
    volume = "#### Acta Fabri 24 (1/2021): Die Sorge\n\n[Rad](https://acta.example/1), S. 10-12\n\n"
    volumes = ("Räder! Studien der Teile", "Die Kunst der Teile")
    found = references(f"### Bücher\n\n{volume}{_edited(*volumes)}")
    assert [one.title for one in found if one.title.startswith("Acta")] == []
    assert {one.title for one in found} >= set(volumes)
