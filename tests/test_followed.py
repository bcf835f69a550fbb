"""BibTeX below a heading makes no paper of a section, and takes no neighbours along."""

import pytest

from refsync.readers.markdown import read
from tests.lists import ARXIV, titles

BIBTEX = "```bibtex\n@misc{doe, title={On the Size of Widgets}, author={Jane Doe}}\n```\n"
OWN = f"**On the Size of Widgets** [paper]({ARXIV}1)\n\n{BIBTEX}"
OTHERS = ["Gears at Night", "Cogs Old and New"]
BOLD = f"\n**Gears at Night** [paper]({ARXIV}2)\n\n**Cogs Old and New** [paper]({ARXIV}3)\n"
ITEMS = f"\n- [Gears at Night]({ARXIV}2)\n- [Cogs Old and New]({ARXIV}3)\n"
TABLE = (
    "\n| Title | Venue | Link |\n|---|---|---|\n"
    f"| Gears at Night | ICRA 2016 | [pdf]({ARXIV}2) |\n"
    f"| Cogs Old and New | ICRA 2015 | [pdf]({ARXIV}3) |\n"
)
SECTION = "# List\n\n## Widget Models\n\n"
SUMMARY = (
    "<details>\n<summary>On the Size of Widgets (ICML 2020)</summary>\n\n"
    f"[paper]({ARXIV}1)\n\n{BIBTEX}</details>\n"
)


class TestASectionWithBibtex:
    @pytest.mark.parametrize("own", [OWN, f"- {OWN}", SUMMARY])
    @pytest.mark.parametrize("others", [BOLD, ITEMS, TABLE])
    def test_holds_the_paper_and_its_neighbours(self, own: str, others: str) -> None:
        found = read(SECTION + own + others, "x").references
        assert [one.title for one in found] == ["On the Size of Widgets", *OTHERS]
        assert {one.section for one in found} == {("Widget Models",)}
        assert [bool(one.author) for one in found] == [True, False, False]

    def test_is_one_where_each_paper_has_its_bibtex(self) -> None:
        other = OWN.replace("On the Size of Widgets", OTHERS[0]).replace(f"{ARXIV}1", f"{ARXIV}2")
        assert titles(OWN + "\n" + other, SECTION) == ["On the Size of Widgets", OTHERS[0]]

    def test_is_one_where_the_bold_title_is_misspelt(self) -> None:
        misspelt = OWN.replace("**On the Size", "**On teh Size")
        assert titles(misspelt + BOLD, SECTION) == ["On teh Size of Widgets", *OTHERS]

    def test_joins_bibtex_to_the_item_that_stands_apart_from_it(self) -> None:
        text = f"- **On the Size of Widgets** [paper]({ARXIV}1)\n\nShow BibTeX\n\n{BIBTEX}"
        (found,) = read(SECTION + text, "x").references
        assert (found.title, bool(found.author)) == ("On the Size of Widgets", True)


class TestAnEntryUnderItsHeading:
    HEADING = f"# List\n\n## On the Size of Widgets\n\n[paper]({ARXIV}1)\n\n{BIBTEX}"

    @pytest.mark.parametrize("others", [BOLD, ITEMS, TABLE])
    def test_is_one_beside_the_entries_that_follow(self, others: str) -> None:
        found = read(self.HEADING + others, "x").references
        assert [one.title for one in found] == ["On the Size of Widgets", *OTHERS]
        assert [len(one.links) for one in found] == [1, 1, 1]

    def test_remains_in_its_section_and_so_do_they(self) -> None:
        text = self.HEADING.replace("## On", "## Models\n\n### On") + ITEMS
        assert {one.section for one in read(text, "x").references} == {("Models",)}

    def test_keeps_links_with_labels_behind_its_bibtex(self) -> None:
        text = (
            f"{self.HEADING}\n- [Code](https://github.com/acme/a)\n- [Project page](https://a.io)\n"
        )
        (found,) = read(text, "x").references
        assert len(found.links) == 3


class TestTheFirstOfSeveralHeadingsOfTheFirstLevel:
    @pytest.mark.parametrize(
        "link", ["[paper]({url})", "{url}", "[![arXiv](https://img.shields.io/a)]({url})"]
    )
    def test_is_an_entry_where_it_is_linked_as_the_next_ones_are(self, link: str) -> None:
        names = ["On the Size of Widgets", *OTHERS]
        text = "".join(
            f"# {name}\n\n{link.format(url=ARXIV + str(n))}\n\n" for n, name in enumerate(names, 1)
        )
        assert titles(text, "") == names

    def test_is_the_list_s_title_where_it_is_linked_otherwise(self) -> None:
        badge = f"[![DOI](https://zenodo.org/badge/1.svg)]({ARXIV}9)"
        text = f"# Widgets and More\n\n{badge}\n\n# Gears at Night\n\n[paper]({ARXIV}2)\n\n"
        assert titles(text, "") == ["Gears at Night"]


@pytest.mark.parametrize("label", ["Link", "URL", "Paper", "链接"])
def test_a_labelled_address_below_a_heading_is_the_heading_s(label: str) -> None:
    text = "".join(f"### {name}\n\n- **{label}**: {ARXIV}{n}\n\n" for n, name in enumerate(OTHERS))
    found = read(f"# List\n\n## Theory\n\n{text}", "x").references
    assert [(one.title, one.section) for one in found] == [(name, ("Theory",)) for name in OTHERS]
