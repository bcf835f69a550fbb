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
