"""What the Markdown reader makes of curated lists."""

import re
from pathlib import Path

import pytest

from refsync.readers.markdown import read
from refsync.reading import Problem, Reading
from refsync.reference import Reference

LIST = """\
# Papers on widgets

## Foundations

### WidgetNet: Learning to See Widgets (WN)

paper link: [here](https://arxiv.org/abs/2101.00001)

github link: [here](ttps://github.com/acme/widgetnet)

model links:

|name|link|
|-|-|
|WN-base|[here](https://huggingface.co/acme/wn-base)|

updated version: [here](https://arxiv.org/abs/2202.00002)

tag: `WN` | `Acme`

citation:
```bibtex
@article{doe2021widgetnet,
  title={WidgetNet: Learning to See Widgets},
  author={Doe, Jane and Roe, Richard and others},
  journal={arXiv preprint arXiv:2101.00001},
  year={2021}
}
```

#### A Theory of Widgets

paper link: [here](https://arxiv.org/abs/2102.00003)

## Applications

#### Widgets at Work

paper link: [here](https://doi.org/10.1000/xyz123)

citation:
```bibtex
@inproceedings{poe2020work,
  title={Widgets at Work},
  author={Ann Poe},
  booktitle={Proceedings of Widgets},
  year={2020}
}
```
"""


def titles(reading: Reading) -> list[str]:
    return [reference.title for reference in reading.references]


def only(reading: Reading) -> Reference:
    assert len(reading.references) == 1
    return reading.references[0]


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}


def problem(reading: Reading, code: str) -> Problem:
    (found,) = [p for p in reading.problems if p.code == code]
    return found


def entry(body: str, heading: str = "### A Study of Widgets in Practice") -> str:
    """A list of that entry between two plain ones."""
    return (
        "# List\n\n## Section\n\n### The First Paper of All\n\npaper link: [here](https://arxiv.org/abs/1901.00001)\n\n"
        f"{heading}\n\n{body}\n\n"
        "### The Last Paper of All\n\npaper link: [here](https://arxiv.org/abs/1901.00009)\n"
    )


def middle(reading: Reading) -> Reference:
    first, *between, last = reading.references
    assert (first.title, last.title) == ("The First Paper of All", "The Last Paper of All")
    assert len(between) == 1
    return between[0]


class TestAHeadedEntry:
    def test_joins_heading_links_and_bibtex(self) -> None:
        reference = read(LIST, "list.md").references[0]
        assert reference.id == "arxiv:2101.00001"
        assert reference.title == "WidgetNet: Learning to See Widgets"
        assert reference.annotations == ("WN",)
        assert reference.citation_key == "doe2021widgetnet"
        assert [name.family for name in reference.author] == ["Doe", "Roe"]
        assert reference.authors_truncated
        assert reference.issued
        assert reference.issued.year == 2021
        assert reference.keyword == ("WN", "Acme")
        assert reference.source
        assert (reference.source.file, reference.source.line) == ("list.md", 5)

    def test_types_its_links_by_label_and_names_them(self) -> None:
        reference = read(LIST, "list.md").references[0]
        assert [(link.kind, link.url, link.label) for link in reference.links] == [
            ("paper", "https://arxiv.org/abs/2101.00001", "paper link"),
            ("code", "https://github.com/acme/widgetnet", "github link"),
            ("model", "https://huggingface.co/acme/wn-base", "WN-base"),
            ("other", "https://arxiv.org/abs/2202.00002", "updated version"),
        ]

    def test_is_not_identified_by_an_updated_version(self) -> None:
        assert read(LIST, "x").references[0].identifiers["arxiv"] == "2101.00001"

    def test_needs_no_bibtex(self) -> None:
        reference = read(LIST, "x").references[1]
        assert (reference.title, reference.type) == ("A Theory of Widgets", "article")
        assert reference.identifiers["arxiv"] == "2102.00003"
        assert reference.citation_key is None

    def test_needs_no_links(self) -> None:
        text = re.sub(r"^[\w -]+ link: .*\n", "", LIST, flags=re.MULTILINE)
        assert "Widgets at Work" in titles(read(text, "x"))

    def test_with_nothing_under_it_is_kept_where_its_neighbours_are_entries(self) -> None:
        reading = read(entry(""), "x")
        assert middle(reading).title == "A Study of Widgets in Practice"
        assert problem(reading, "bare-entry").line == 9

    @pytest.mark.parametrize("link", ["[paper](papers/widgets.pdf)", "[paper]()"])
    def test_with_a_link_into_the_lists_own_folder_or_an_empty_one_is_not_bare(
        self, link: str
    ) -> None:
        reading = read(entry(link), "x")
        assert middle(reading).title == "A Study of Widgets in Practice"
        assert "bare-entry" not in codes(reading)

    def test_most_of_which_have_no_link_is_told_so_once(self) -> None:
        plain = "".join(
            f"- A Study of {n} Widgets in Practice (ICML 20{n})\n" for n in range(10, 19)
        )
        reading = read(f"# Papers\n\n## Widgets\n\n{plain}", "x")
        assert len(reading.references) == 9
        [told] = [p.message for p in reading.problems if p.code == "bare-entry"]
        assert "“A Study of 10 Widgets in Practice” and 8 more of the 9 entries" in told

    @pytest.mark.parametrize(
        "heading",
        [
            "### [A Study of Widgets](https://arxiv.org/abs/2001.00001)",
            "### **A Study of Widgets**",
            "### 7. A Study of Widgets",
            "### 🔥 A Study of Widgets :star:",
            "### “A Study of Widgets.”",
            "###A Study of Widgets",
            "### A Study of Widgets ###",
            "A Study of Widgets\n---",
            "<h3>A Study of <i>Widgets</i></h3>",
        ],
    )
    def test_has_its_title_in_any_dress(self, heading: str) -> None:
        reading = read(entry("paper link: [here](https://arxiv.org/abs/2001.00001)", heading), "x")
        assert "A Study of Widgets" in titles(reading)

    @pytest.mark.parametrize(
        "line",
        [
            "paper link: [here](https://arxiv.org/abs/2001.00001)",
            "**Paper**: <https://arxiv.org/abs/2001.00001>",
            "* Paper - https://arxiv.org/pdf/2001.00001v2.pdf",
            "[[arXiv](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]",
            '<a href="https://arxiv.org/abs/2001.00001">Paper</a>',
            "[![arXiv](https://img.shields.io/x.svg)](https://arxiv.org/abs/2001.00001)",
            "论文: [链接](https://arxiv.org/abs/2001.00001)",
            "| where | link |\n|-|-|\n| paper | [here](https://arxiv.org/abs/2001.00001) |",
        ],
    )
    def test_has_its_links_in_any_dress(self, line: str) -> None:
        reference = middle(read(entry(line), "x"))
        assert reference.identifiers["arxiv"] == "2001.00001"
        assert reference.links[0].kind == "paper"

    def test_can_have_its_link_in_the_heading(self) -> None:
        text = entry("", "### [A Study of Widgets](https://arxiv.org/abs/2001.00001)")
        assert middle(read(text, "x")).identifiers["arxiv"] == "2001.00001"

    @pytest.mark.parametrize("subheading", ["#### Citation", "##### BibTeX", "#### Links"])
    def test_goes_on_under_its_subheadings(self, subheading: str) -> None:
        body = f"{subheading}\n\npaper link: [here](https://arxiv.org/abs/2001.00001)"
        reference = middle(read(entry(body), "x"))
        assert reference.title == "A Study of Widgets in Practice"
        assert reference.section == ("Section",)

    def test_goes_on_under_subheadings_of_its_own_level_if_the_list_repeats_them(self) -> None:
        text = re.sub(r"^citation:$", "#### Citation\n", LIST, flags=re.MULTILINE)
        text = text.replace("### WidgetNet", "#### WidgetNet").replace("#####", "####")
        assert titles(read(text, "x")) == titles(read(LIST, "x"))

    def test_takes_a_link_in_a_sentence_for_no_identifier(self) -> None:
        body = (
            "paper link: [here](https://arxiv.org/abs/2001.00001)\n\nIt was shown to follow from "
            "the earlier and rather different [work of others](https://arxiv.org/abs/1801.00001)."
        )
        reference = middle(read(entry(body), "x"))
        assert reference.identifiers["arxiv"] == "2001.00001"
        assert [link.kind for link in reference.links] == ["paper", "other"]


class TestBibtexInAnEntry:
    def test_with_another_title_leaves_the_heading_its_own_and_is_kept(self) -> None:
        body = "```bibtex\n@misc{k, title={Gadgets in Theory and Practice}, year={2020}}\n```"
        reading = read(entry(body), "x")
        assert middle(reading).title == "A Study of Widgets in Practice"
        assert middle(reading).other_titles == ("Gadgets in Theory and Practice",)
        assert problem(reading, "titles-differ").line == 9

    def test_with_the_title_in_other_letters_is_no_other_title(self) -> None:
        body = "```bibtex\n@misc{k, title={A study of {Widgets}, in practice}, year={2020}}\n```"
        reading = read(entry(body, "### A Study of Widgets in Practice (ASWP)"), "x")
        assert middle(reading).other_titles == ()
        assert middle(reading).annotations == ("ASWP",)
        assert "titles-differ" not in codes(reading)

    def test_with_brackets_in_its_title_makes_them_no_annotation(self) -> None:
        body = "```bibtex\n@misc{k, title={A Study of Widgets (and Gadgets)}, year={2020}}\n```"
        reference = middle(read(entry(body, "### A Study of Widgets (and Gadgets)"), "x"))
        assert (reference.title, reference.annotations) == ("A Study of Widgets (and Gadgets)", ())

    def test_is_right_about_an_identifier_where_the_link_differs(self) -> None:
        body = (
            "paper link: [here](https://arxiv.org/abs/2001.00001)\n\n```bibtex\n@misc{k,\n"
            "  title={A Study of Widgets in Practice},\n  eprint={2001.00002},\n"
            "  archivePrefix={arXiv}\n}\n```"
        )
        reading = read(entry(body), "x")
        assert middle(reading).identifiers["arxiv"] == "2001.00002"
        assert problem(reading, "identifiers-differ").line == 11

    def test_keeps_a_doi_from_the_link_beside_its_arxiv_id(self) -> None:
        body = (
            "paper link: [here](https://doi.org/10.1000/xyz123)\n\n```bibtex\n@misc{k,\n"
            "  title={A Study of Widgets in Practice},\n  eprint={2001.00002},\n"
            "  archivePrefix={arXiv}\n}\n```"
        )
        reading = read(entry(body), "x")
        assert dict(middle(reading).identifiers) == {"arxiv": "2001.00002", "doi": "10.1000/xyz123"}
        assert "identifiers-differ" not in codes(reading)

    def test_with_two_entries_loses_neither(self) -> None:
        body = (
            "```bibtex\n@misc{other, title={Something Else Entirely}, year={2019}}\n"
            "@misc{own, title={A Study of Widgets in Practice}, year={2020}}\n```"
        )
        found = read(entry(body), "x").references[1:-1]
        assert [r.citation_key for r in found] == ["own", "other"]
        assert {r.section for r in found} == {("Section",)}

    def test_reports_its_problems_with_the_lines_of_the_list(self) -> None:
        body = (
            "```bibtex\n@misc{k,\n  title={A Study of Widgets in Practice}\n  year={2020}\n}\n```"
        )
        reading = read(entry(body), "x")
        assert {p.line for p in reading.problems} & {12, 13, 14}
        assert middle(reading).issued

    def test_outside_a_fence_is_read_and_reported(self) -> None:
        body = "@misc{k_a_b,\n  title={A Study of Widgets in Practice},\n  year={2020}\n}"
        reading = read(entry(body), "x")
        assert middle(reading).citation_key == "k_a_b"
        assert "unfenced-bibtex" in codes(reading)

    def test_without_its_at_sign_is_read_and_reported(self) -> None:
        body = (
            "```bibtex\nmisc{key,\n  title={A Study of Widgets in Practice},\n  year={2020}\n}\n```"
        )
        reading = read(entry(body), "x")
        assert middle(reading).citation_key == "key"
        assert problem(reading, "missing-at").line == 12

    def test_without_a_title_has_the_heading_for_one(self) -> None:
        reading = read(entry("```bibtex\n@misc{key,\n  year={2020}\n}\n```"), "x")
        assert middle(reading).title == "A Study of Widgets in Practice"
        assert middle(reading).other_titles == ()
        assert "titles-differ" not in codes(reading)

    def test_that_is_none_is_reported(self) -> None:
        reading = read(entry("```bibtex\nnone yet\n```"), "x")
        assert middle(reading).citation_key is None
        assert problem(reading, "no-bibtex-entry").line == 12

    def test_under_no_paper_makes_references_of_its_own(self) -> None:
        bibtex = "@misc{a, title={One Thing}}\n@misc{b, title={Two Things}}\n"
        text = f"# References\n\n```bibtex\n{bibtex}```\n"
        assert titles(read(text, "x")) == ["One Thing", "Two Things"]


class TestSections:
    def test_are_the_headings_above_without_the_list_title_and_the_papers(self) -> None:
        reading = read(LIST, "x")
        assert reading.title == "Papers on widgets"
        assert [r.section for r in reading.references] == [
            ("Foundations",),
            ("Foundations",),
            ("Applications",),
        ]

    @pytest.mark.parametrize(
        ("headings", "section"),
        [
            ("### 2022\n### Talks", ("2022", "Talks")),
            ("### 2022\n### 2021", ("2021",)),
            ("### 2022\n\nNone yet.\n\n### Talks", ("Talks",)),
            ("### Widgets\n### Talks", ("Talks",)),
        ],
    )
    def test_begin_with_a_year_that_has_nothing_but_another_below_it(
        self, headings: str, section: tuple[str, ...]
    ) -> None:
        text = f"# List\n\n{headings}\n\n- [On Widgets](https://arxiv.org/abs/2101.00001)\n"
        assert [one.section for one in read(text, "x").references] == [section]

    @pytest.mark.parametrize("level", ["##", "###", "#####"])
    def test_do_not_depend_on_the_level_of_the_papers_headings(self, level: str) -> None:
        text = re.sub(r"^#{3,4}(?= )", level, LIST, flags=re.MULTILINE)
        assert [r.section for r in read(text, "x").references] == [
            r.section for r in read(LIST, "x").references
        ]

    def test_nest_by_level(self) -> None:
        paper = "paper link: [here](https://arxiv.org/abs/2001.0000{})\n\n"
        text = (
            "# List\n\n## A\n\n### B\n\n#### A First Paper\n\n" + paper.format(1) + "### C\n\n"
            "#### A Second Paper\n\n" + paper.format(2) + "## D\n\n#### A Third Paper\n\n"
            + paper.format(3)
        )  # fmt: skip
        assert [r.section for r in read(text, "x").references] == [("A", "B"), ("A", "C"), ("D",)]

    def test_stand_without_a_list_title(self) -> None:
        reading = read(LIST.split("\n", 2)[2], "x")
        assert reading.title is None
        assert reading.references[2].section == ("Applications",)

    def test_end_with_papers_that_stand_higher(self) -> None:
        paper = "paper link: [here](https://arxiv.org/abs/2001.0000{})\n\n"
        text = (
            "# List\n\n## A\n\n### B\n\n#### A First Paper\n\n" + paper.format(1)
            + "### A Second Paper\n\n" + paper.format(2)
        )  # fmt: skip
        assert [r.section for r in read(text, "x").references] == [("A", "B"), ("A",)]


class TestWhatIsNoPaper:
    @pytest.mark.parametrize(
        "text",
        [
            "## Contribution\n\n```\n#### <paper title>\n\npaper link: [here](https://arxiv.org/abs/1)\n```\n",
            "## How to cite\n\n```bibtex\n@misc{list, title={This List}}\n```\n",
            "### Paper title\n\npaper link: [here](https://arxiv.org/abs/2001.00001)\n",
            "- [Foundations](#foundations)\n  - [Applications](#applications)\n",
            "<!--\n### A Hidden Paper\n\npaper link: [here](https://arxiv.org/abs/2001.00001)\n-->\n",
            "[![DOI](https://zenodo.org/badge/1.svg)](https://zenodo.org/badge/latestdoi/1)\n",
        ],
    )
    def test_makes_no_reference(self, text: str) -> None:
        with_it = read(LIST + "\n" + text, "x")
        assert titles(with_it) == titles(read(LIST, "x"))

    @pytest.mark.parametrize("text", ["", "\n", "# Title only\n", "Nothing to see here.\n"])
    def test_leaves_a_list_without_references(self, text: str) -> None:
        assert read(text, "empty.md") == Reading(title="Title only" if "#" in text else None)


class TestOtherShapes:
    def test_items_with_linked_titles_are_entries(self) -> None:
        text = (
            "# List\n\n## Reading\n\n"
            "- [Widgets for All](https://arxiv.org/abs/2001.00001) "
            "[[code](https://github.com/a/b)] (2020)\n"
            "- [Gadgets for None](https://arxiv.org/abs/2002.00002), ICML'21\n"
            "- [A tool](https://github.com/a/tool)\n"
        )
        first, second = read(text, "x").references
        assert (first.title, first.section) == ("Widgets for All", ("Reading",))
        assert [link.kind for link in first.links] == ["paper", "code"]
        assert [r.issued.year for r in (first, second) if r.issued] == [2020, 2021]

    def test_items_with_links_beside_the_title_are_entries(self) -> None:
        text = (
            "- **Widgets for All.** ICML 2020. [paper](https://arxiv.org/abs/2001.00001)\n\n"
            "  *Jane Doe, Richard Roe.*\n"
            "- Gadgets for None <br> NeurIPS 2021 [[Paper]](https://arxiv.org/abs/2002.00002)\n"
        )
        assert titles(read(text, "x")) == ["Widgets for All", "Gadgets for None"]

    @pytest.mark.parametrize(
        "address",
        [
            "https//arxiv.org/abs/2001.00002",
            "http:/arxiv.org/abs/2001.00002",
            "https://https://arxiv.org/abs/2001.00002",
            "arxiv.org/abs/2001.00002",
        ],
    )
    def test_items_are_entries_though_their_address_is_broken(self, address: str) -> None:
        reading = read(
            "# List\n\n- [Widgets for All](https://arxiv.org/abs/2001.00001)\n"
            f"- [Gadgets for None of Us]({address})\n",
            "x",
        )
        assert [r.identifiers["arxiv"] for r in reading.references] == ["2001.00001", "2001.00002"]
        assert [problem.code for problem in reading.problems] == ["bad-address"]

    def test_rows_are_entries(self) -> None:
        text = (
            "| Title | Venue | Links |\n|-|-|-|\n"
            "| Widgets for All | ICML 2020 | [paper](https://arxiv.org/abs/2001.00001) "
            "[![code](https://img.shields.io/x.svg)](https://github.com/a/b) |\n"
        )
        reference = only(read(text, "x"))
        assert reference.title == "Widgets for All"
        assert [link.kind for link in reference.links] == ["paper", "code"]
        assert reference.issued
        assert reference.issued.year == 2020

    def test_html_documents_go_the_same_way(self) -> None:
        text = (
            "<!doctype html>\n<html><head><title>t</title></head><body>\n"
            "<h1>List</h1>\n<h2>Part</h2>\n<ul>\n"
            '<li><a href="https://arxiv.org/abs/2001.00001">Widgets for All</a>\n'
            "</ul></body></html>"
        )
        reading = read(text, "x.html")
        reference = only(reading)
        assert (reading.title, reference.title, reference.section) == (
            "List", "Widgets for All", ("Part",),
        )  # fmt: skip
        assert reference.source
        assert reference.source.line == 6


class TestDamage:
    @pytest.mark.parametrize(
        "text",
        [
            LIST.replace("\n", "\r\n"),
            LIST.replace("\n", "\r"),
            "\ufeff" + LIST,
            LIST.rstrip("\n"),
            LIST.replace("```", "~~~"),
            LIST.replace("```bibtex", "```"),
        ],
        ids=["crlf", "cr", "bom", "no-final-newline", "tildes", "no-info"],
    )
    def test_in_the_writing_of_lines_and_fences_changes_nothing(self, text: str) -> None:
        assert read(text, "x").references == read(LIST, "x").references

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("}\n```\n\n#### A Theory", "}\n\n#### A Theory", "unclosed-fence"),
            ("citation:\n```bibtex\n@article", "citation:\n@article", "unopened-fence"),
            ("github link:", "<!-- github link:", "unclosed-comment"),
            ("#### A Theory", "####A Theory", "tight-heading"),
            (
                "https://arxiv.org/abs/2102.00003",
                "https://arxiv.org/abs/2102. 00003",
                "bad-address",
            ),
            ("citation:\n", "```\ncitation:\n", "stray-fence"),
        ],
    )
    def test_is_mended_and_reported(self, old: str, new: str, code: str) -> None:
        reading = read(LIST.replace(old, new, 1), "x")
        assert titles(reading) == titles(read(LIST, "x"))
        assert code in codes(reading)


def test_the_example_list_reads_as_its_readers_do() -> None:
    path = Path(__file__).parent.parent / "examples" / "mllm-pretraining.md"
    reading = read(path.read_text(encoding="utf-8"), "list.md")
    assert len(reading.references) == 11
    assert {r.section[0] for r in reading.references} == {
        "Many modalities at once", "Images and text", "Small enough for a phone",
    }  # fmt: skip
    assert all(r.author and r.issued and r.citation_key for r in reading.references)
    assert {"bad-address", "titles-differ"} <= codes(reading)


ARXIV = "https://arxiv.org/abs/2101.0000"
CODE = "https://github.com/acme/widgets"
BIBTEX = "```bibtex\n@article{doe,\n  title={A {S}tudy of Widgets},\n  year={2020}\n}\n```\n"


def listing(*entries: str) -> str:
    return "# List\n\n## Section\n\n" + "\n\n".join(entries) + "\n"


def kinds(reference: Reference) -> list[tuple[str, str]]:
    return [(link.kind, link.label) for link in reference.links]


class TestLinksInAHeading:
    @pytest.mark.parametrize(
        ("before", "behind"),
        [("", "[⬆](#top)"), ('<a name="x"></a>', "[🔗](#x)"), ("", "[back to top](#top)")],
    )
    def test_within_the_document_are_no_part_of_the_title(self, before: str, behind: str) -> None:
        reading = read(
            listing(
                f"### {before}First paper of the list {behind}\n\npaper: [x]({ARXIV}1)",
                f"### {before}Second paper of the list {behind}\n\npaper: [x]({ARXIV}2)",
            ),
            "x",
        )
        assert titles(reading) == ["First paper of the list", "Second paper of the list"]
        assert [reference.annotations for reference in reading.references] == [(), ()]
        assert reading.references[0].section == ("Section",)

    def test_may_be_the_only_ones_of_an_entry(self) -> None:
        reading = read(
            listing(f"### First paper [📄]({ARXIV}1)", f"### Second paper [📄]({ARXIV}2)"), "x"
        )
        assert [(r.title, r.id) for r in reading.references] == [
            ("First paper", "arxiv:2101.00001"),
            ("Second paper", "arxiv:2101.00002"),
        ]

    @pytest.mark.parametrize(
        "links",
        [
            f"[[paper]]({ARXIV}1) [[code]]({CODE})",
            f"[[paper]({ARXIV}1)] [[code]({CODE})]",
            f"[paper]({ARXIV}1) [code]({CODE})",
            f"| [paper]({ARXIV}1) | [code]({CODE})",
            f"([paper]({ARXIV}1), [code]({CODE}))",
        ],
    )
    def test_are_of_the_kind_that_they_say_and_no_annotations(self, links: str) -> None:
        reference = only(read(listing(f"### A Study of Widgets {links}"), "x"))
        assert (reference.title, reference.annotations) == ("A Study of Widgets", ())
        assert kinds(reference) == [("paper", "paper"), ("code", "code")]

    def test_leave_annotations_before_and_behind_them(self) -> None:
        text = listing(f"### A Study of Widgets (ASW) [paper]({ARXIV}1) (ICML 2022)")
        reference = only(read(text, "x"))
        assert (reference.title, reference.annotations) == (
            "A Study of Widgets",
            ("ASW", "ICML 2022"),
        )

    def test_that_are_signs_of_the_title_stay_in_it(self) -> None:
        text = listing(f"### [∞]({CODE})-former for Widgets\n\npaper: [x]({ARXIV}1)")
        assert titles(read(text, "x")) == ["∞-former for Widgets"]

    def test_that_are_words_of_the_title_stay_in_it(self) -> None:
        text = listing(f"### A [Dataset]({CODE}) of Widgets\n\npaper: [x]({ARXIV}1)")
        assert titles(read(text, "x")) == ["A Dataset of Widgets"]


class TestAPaperWithoutALabel:
    @pytest.mark.parametrize(
        ("line", "identifier"),
        [
            (f"{ARXIV}5", "arxiv:2101.00005"),
            ("[x](https://doi.org/10.1000/xyz)", "doi:10.1000/xyz"),
            ("doi:10.1000/xyz", "doi:10.1000/xyz"),
            ("arXiv:2101.00005", "arxiv:2101.00005"),
            ("PMID: 123", "pmid:123"),
        ],
    )
    def test_is_the_one_of_the_heading(self, line: str, identifier: str) -> None:
        reference = middle(read(entry(line), "x"))
        assert (reference.title, reference.id) == ("A Study of Widgets in Practice", identifier)

    def test_needs_no_labels_elsewhere_in_the_list(self) -> None:
        reading = read(listing(f"### First\n\n{ARXIV}1", f"### Second\n\n{ARXIV}2"), "x")
        assert titles(reading) == ["First", "Second"]
        assert reading.references[0].section == ("Section",)

    def test_is_another_one_where_a_label_says_so(self) -> None:
        body = f"paper: [x]({ARXIV}1)\n\nupdated version: {ARXIV}2\n\nupdated: arXiv:2101.00003"
        reference = middle(read(entry(body), "x"))
        assert reference.identifiers["arxiv"] == "2101.00001"
        assert [link.kind for link in reference.links] == ["paper", "other"]

    def test_may_stand_twice(self) -> None:
        reference = middle(read(entry(f"{ARXIV}1\n\n{ARXIV}1.pdf"), "x"))
        assert reference.id == "arxiv:2101.00001"
        assert [link.kind for link in reference.links] == ["paper", "paper"]

    def test_is_in_doubt_where_there_are_several(self) -> None:
        reference = middle(read(entry(f"{ARXIV}1\n\n{ARXIV}2\n\n{BIBTEX}"), "x"))
        assert [link.kind for link in reference.links] == ["other", "other"]


class TestSubheadings:
    def test_label_the_links_under_them(self) -> None:
        body = f"#### Paper\n\n{ARXIV}1\n\n#### Code\n\n[here]({CODE})"
        reading = read(listing(f"### First\n\n{body}", f"### Second\n\n{body}"), "x")
        assert titles(reading) == ["First", "Second"]
        assert kinds(reading.references[0]) == [("paper", "Paper"), ("code", "Code")]
        assert reading.references[1].section == ("Section",)

    def test_are_sections_where_entries_have_titles(self) -> None:
        text = f"# List\n\n## Vision\n\n### Datasets\n\n- [A Study of Widgets]({ARXIV}1)\n"
        assert only(read(text, "x")).section == ("Vision", "Datasets")


@pytest.mark.parametrize(
    ("title", "found"), [("Bibliografía", 3), ("Books to read", 3), ("Things we like", 0)]
)
def test_a_lists_title_tells_what_works_without_a_paper_are(title: str, found: int) -> None:
    items = (
        "- **The Gears of Widgets** - Jane Doe\n"
        "- **A Wheel of Time** - Richard Roe - [[Link]](https://books.example.org/1)\n"
        "- _Gears_ -- Ann Poe\n"
        "- **Widgets and wheels** - a tool\n"
    )
    references = read(f"# {title}\n\n## Historia\n\n{items}", "list.md").references
    assert [one.author[0].family for one in references] == ["Doe", "Roe", "Poe"][:found]


def test_a_year_is_the_title_of_a_work_where_its_bibtex_says_so() -> None:
    bibtex = "```\n@book{{{0}, title = {{{1}}}, author = {{Doe, Jane}}}}\n```\n"
    text = "".join(
        f"## {t}\n{bibtex.format(f'k{n}', t)}" for n, t in enumerate(("1984", "On Gears"))
    )
    found = read(text, "list.md").references
    assert [(one.title, one.section) for one in found] == [("1984", ()), ("On Gears", ())]


def test_a_heading_linked_to_a_paper_is_an_entry_whatever_its_notes_point_to() -> None:
    link = "https://arxiv.org/abs/2101.0000"
    text = (
        f"# List\n\n## Motion\n\n### [A Study of Widgets in Motion]({link}1)\n\nICML 2020\n\n"
        f"1. Widgets and [Early Smoothing of Gears]({link}2)\n2. They turn.\n\n"
        f"### [A Study of Widgets at Rest]({link}3)\n\n1. They don't.\n"
    )
    assert [one.title for one in read(text, "list.md").references] == [
        "A Study of Widgets in Motion", "A Study of Widgets at Rest",
    ]  # fmt: skip


def test_a_heading_linked_to_a_paper_may_have_notes_behind_the_title() -> None:
    link = "https://arxiv.org/abs/2101.0000"
    text = (
        f"# List\n\n## Motion\n\n### [A Study of Widgets]({link}1) (POPL 18) ([video](https://a.org))\n\n"
        f"1. Widgets and [Early Smoothing of Gears]({link}2)\n2. They turn.\n\n"
        f"### [A Study of Gears]({link}3) (a part of our work on axles in motion)\n\n1. Hm.\n\n"
        f"### [A Study of Axles]({link}4) (2nd Edition)\n\n1. They don't.\n"
    )
    assert [one.title for one in read(text, "list.md").references] == [
        "A Study of Widgets", "A Study of Gears", "A Study of Axles (2nd Edition)",
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["👏 Citation", "6. How to cite", "📰 News", "What's New"])
def test_a_heading_of_the_list_is_no_title_of_bibtex_whatever_stands_before_it(
    heading: str,
) -> None:
    bibtex = "```bib\n@misc{doe, title={A Survey of Widgets}, year={2020}}\n```\n"
    found = read(f"# List\n\n## {heading}\n\n{bibtex}\n{entry(ARXIV)}", "list.md").references
    assert heading.split()[-1] not in [one.title.split()[-1] for one in found]


def test_the_plural_of_a_label_below_a_heading_makes_no_entry_of_it() -> None:
    text = (
        f"# List\n\n## Fast Widgets\n\n**Papers**\n\n### A Study of Widgets\n[pdf]({ARXIV}1)\n\n"
        f"## Slow Widgets\n\n**Papers**\n\n### A Study of Gears\n[pdf]({ARXIV}2)\n"
    )
    assert [one.title for one in read(text, "list.md").references] == [
        "A Study of Widgets",
        "A Study of Gears",
    ]


def test_a_heading_may_have_where_and_when_behind_a_title_in_quotes() -> None:
    linked = "[[paper](https://arxiv.org/abs/2101.0000{})]"
    headings = (
        "1) *“On Small Widgets”*, ICML 2020",
        '2) "On Gears: A View", Gear and Cog Views 2019,',
    )
    text = "\n".join(f"#### {one} {linked.format(n)}\n" for n, one in enumerate(headings))
    assert [
        (one.title, one.container_title, one.issued and one.issued.year)
        for one in read(f"# List\n\n## Widgets\n\n{text}", "x").references
    ] == [("On Small Widgets", "ICML", 2020), ("On Gears: A View", "Gear and Cog Views", 2019)]


def test_words_in_quotes_with_which_a_heading_goes_on_are_a_part_of_its_title() -> None:
    title = "“How Do They Turn?” A Study of Widgets"
    found = read(entry("[paper](https://arxiv.org/abs/2101.00001)", f"### {title}"), "x")
    assert middle(found).title == title


def test_a_heading_may_be_a_whole_citation() -> None:
    headings = (
        f"### Doe, J. (19{n}). On Widgets {n}. Berlin: Acme.\nIt is short.\n" for n in (57, 65)
    )
    found = read("## Widgets\n\n" + "\n".join(headings), "list.md").references
    assert [reference.title for reference in found] == ["On Widgets 57", "On Widgets 65"]
    assert [reference.author[0].family for reference in found] == ["Doe", "Doe"]


@pytest.mark.parametrize(
    "lines",
    [
        "Jane Doe, Richard Roe\n\n- intro: ICML 2020",
        "[Jane Doe](https://doe.org) and Richard Roe\n\n- **Where**: ICML 2020",
        "- **저자**: J. Doe, R. Roe\n- **학회/저널**: ICML 2020",
    ],
)
def test_lines_below_a_heading_say_who_where_and_when(lines: str) -> None:
    reference = middle(read(entry(f"{lines}\n- paper: {ARXIV}1"), "x"))
    assert [name.family for name in reference.author] == ["Doe", "Roe"]
    assert reference.container_title == "ICML"
    assert reference.issued
    assert reference.issued.year == 2020


def test_one_name_with_a_year_below_a_heading_is_the_authors() -> None:
    reference = middle(read(entry(f"Jane Doe (2020)\n\npaper: {ARXIV}1"), "x"))
    assert (
        [name.family for name in reference.author],
        reference.issued and reference.issued.year,
    ) == (["Doe"], 2020)


def test_a_line_about_an_entry_is_none_of_its_own() -> None:
    body = f"- intro: a study of widgets (ICML 2020)\n- paper: {ARXIV}1"
    assert titles(read(listing(f"### On Widgets\n\n{body}"), "x")) == ["On Widgets"]


def test_what_leads_to_posts_only_is_no_entry() -> None:
    paper = f"**A Study of Widgets**\n\n- paper: {ARXIV}1\n\n"
    post = "**How we made our widgets at home**\n\n- blog: https://blog.acme.org/1\n"
    reading = read(f"# List\n\n## Widgets\n\n{paper}{paper.replace('Widgets', 'Nuts')}{post}", "x")
    assert titles(reading) == ["A Study of Widgets", "A Study of Nuts"]


def test_a_format_does_not_hide_what_the_label_names() -> None:
    body = f"- Paper: [pdf]({ARXIV}1)\n- Slides: [pdf](https://x.org/1)\n- Poster: [pdf](https://x.org/2)"
    reference = middle(read(entry(body), "x"))
    assert kinds(reference) == [("pdf", "pdf"), ("slides", "Slides"), ("poster", "Poster")]


@pytest.mark.parametrize("heading", ["Table of Contents", "Contents", "Inhalt", "目录"])
def test_a_table_of_contents_is_no_entry(heading: str) -> None:
    contents = f"## {heading}\n\n- Papers\n  - 2014: [ASPLOS](#2014-asplos), [MICRO](#2014-micro)\n"
    papers = "".join(f"### On {n} Widgets\n\npaper: [x]({ARXIV}{n})\n\n" for n in range(1, 5))
    text = f"# List\n\n{contents}\n## 2014 ASPLOS\n\n{papers}"
    assert titles(read(text, "x")) == [f"On {n} Widgets" for n in range(1, 5)]


@pytest.mark.parametrize("decorator", ["@decorator", "@decorator(", "@decorator(1)"])
def test_decorators_in_code_are_no_bibtex(decorator: str) -> None:
    body = f"paper: [x]({ARXIV}1)\n\n```python\n{decorator}\ndef f(): ...\n```"
    reading = read(entry(body), "x")
    assert middle(reading).citation_key is None
    assert not reading.problems


class TestBibtexOutsideOfEntries:
    @pytest.mark.parametrize("heading", ["# Widgets", "# Widgets\n\n## References"])
    def test_has_its_own_title(self, heading: str) -> None:
        reading = read(f"{heading}\n\n{BIBTEX}", "x")
        assert titles(reading) == ["A Study of Widgets"]
        assert not reading.problems

    def test_behind_the_papers_is_one_more(self) -> None:
        text = listing(f"### First\n\npaper: [x]({ARXIV}1)", f"## References\n\n{BIBTEX}")
        assert titles(read(text, "x")) == ["First", "A Study of Widgets"]

    @pytest.mark.parametrize(
        "heading",
        [
            "Citation", "How to cite", "Zitieren", "Comment citer", "引用", "如何引用", "인용",
            "If you find this list of use, please consider citing us:", "👏 Citation 👏",
        ],
    )  # fmt: skip
    def test_that_cites_the_list_itself_is_left_out_and_reported(self, heading: str) -> None:
        text = listing(f"### First\n\npaper: [x]({ARXIV}1)", f"## {heading}\n\n{BIBTEX}")
        reading = read(text, "x")
        assert titles(reading) == ["First"]
        assert problem(reading, "own-citation").line == 9
        assert problem(reading, "own-citation").severity == "info"

    @pytest.mark.parametrize(
        "heading", ["Contributing", "How to Contribute", "Comment contribuer ?"]
    )
    def test_in_how_to_contribute_is_passed_over(self, heading: str) -> None:
        text = listing(f"### First\n\npaper: [x]({ARXIV}1)", f"## {heading}\n\n{BIBTEX}")
        reading = read(text, "x")
        assert titles(reading) == ["First"]
        assert not reading.problems


class TestBoldTitles:
    def test_are_entries_where_the_list_repeats_them(self) -> None:
        text = listing(
            f"**First paper of the list**\n\npaper: [x]({ARXIV}1)",
            f"**Second paper of the list**\n\npaper: [x]({ARXIV}2)",
        )
        reading = read(text, "x")
        assert [(r.title, r.id) for r in reading.references] == [
            ("First paper of the list", "arxiv:2101.00001"),
            ("Second paper of the list", "arxiv:2101.00002"),
        ]
        assert {reference.section for reference in reading.references} == {("Section",)}

    def test_are_told_from_bold_labels(self) -> None:
        body = f"**Paper**\n\n[here]({ARXIV}1)\n\n**Code:**\n\n[here]({CODE})"
        reading = read(listing(f"### First study\n\n{body}", f"### Second study\n\n{body}"), "x")
        assert titles(reading) == ["First study", "Second study"]

    def test_are_each_of_their_own(self) -> None:
        names = ("First study", "Second study", "Third study")
        body = f"**Information**\n\n[paper]({ARXIV}{{}})"
        texts = (f"### {name}\n\n{body.format(n)}" for n, name in enumerate(names))
        assert titles(read(listing(*texts), "x")) == list(names)


def test_numbers_before_the_headings_of_most_entries_are_no_part_of_the_titles() -> None:
    first, second = f"First paper\n\npaper: [x]({ARXIV}1)", f"Second paper\n\npaper: [x]({ARXIV}2)"
    numbered = listing(f"### 1.1 {first}", f"### 1.2 {second}")
    assert titles(read(numbered, "x")) == ["First paper", "Second paper"]
    single = listing(f"### 2.5 {first}", f"### {second}")
    assert titles(read(single, "x")) == ["2.5 First paper", "Second paper"]


def test_a_year_above_a_cited_work_is_no_title() -> None:
    found = read(
        "# L\n\n## Published\n\n### 2020\n\n* Jane Doe and R. Roe (2020) “A Study of Widgets”.\n\n"
        "```bibtex\n@article{doe, title = {A Study of Widgets}, author = {Doe, Jane}}\n```\n",
        "x",
    )
    (reference,) = found.references
    assert (reference.title, reference.section) == ("A Study of Widgets", ("Published", "2020"))


@pytest.mark.parametrize(
    "who",
    [
        "Jane Doe, Richard Roe. ICML 2020",
        "*Doe et al. (ICML 2020)*",
        "[Doe et al., ICML, 2020](#references)",
        "- **Authors**: Jane Doe, Richard Roe\n- **Venue**: ICML 2020",
    ],
)
def test_headings_with_who_and_when_right_below_are_papers(who: str) -> None:
    text = f"# Notes\n\n## On Widgets\n{who}\n\nThey turn.\n\n## Gears: A View\n{who}\n\n- nice\n"
    found = read(text, "x").references
    assert [one.title for one in found] == ["On Widgets", "Gears: A View"]
    assert [(one.author[0].family, one.issued and one.issued.year) for one in found] == [
        ("Doe", 2020)
    ] * 2
    assert not read(text.replace(who, "We meet on Monday."), "x").references


@pytest.mark.parametrize(
    "where",
    [
        "In Third Workshop on Widgets, Acme Technical Report TR-1, pages 81–92, May 2006.",
        "In Proceedings of the Tests, TEST 2007, pages 1–18, 2008.\n(See the longer version.)",
        "POPL 2007\nhttps://example.org/gears.pdf",
    ],
)
def test_lines_right_below_headings_that_a_citation_has_are_no_titles(where: str) -> None:
    below = f"Jane Doe and Richard Roe.\n{where}"
    text = f"# List\n\n## Papers\n\n#### On Widgets.\n{below}\n\n#### On Gears\n{below}\n"
    assert [one.title for one in read(text, "x").references] == ["On Widgets", "On Gears"]


def test_paragraphs_that_cite_whole_works_leave_headings_what_they_are() -> None:
    cited = "Jane Doe and Richard Roe. The {} of Small Widgets. In Proceedings of Tests, 2007."
    text = "# List\n\n" + "".join(
        f"## {what} Widgets\n\n{cited.format(what)}\n\n" for what in ("Use", "Theory")
    )
    assert [one.title for one in read(text, "x").references] == [
        "The Use of Small Widgets",
        "The Theory of Small Widgets",
    ]


@pytest.mark.parametrize(
    "behind", ["", f"\n[TEST2015 Proceedings](https://acme.org/on.pdf)\n\n{BIBTEX}"]
)
def test_a_citation_below_a_heading_of_its_title_tells_of_no_other_work(behind: str) -> None:
    cited = "> Doe, J., & Poe, A. (2016). A study of widgets. In Tests (pp. 1-2).\n"
    heading = f"### [A Study of Widgets]({ARXIV}1)" if not behind else "### A Study of Widgets"
    (found,) = read(f"# List\n\n## Tests\n\n{heading}\n{cited}{behind}", "x").references
    assert (found.title, len(found.author)) == ("A Study of Widgets", 2)


@pytest.mark.parametrize("label", ["Author", "**Authors**", "Автор", "Auteurs", "作者"])
def test_headings_with_labelled_authors_right_below_are_papers(label: str) -> None:
    text = (
        f"# Notes\n\n## On Widgets\n* {label}: Jane Doe\n* Index: arXiv:2101.00001\n\nText.\n\n"
        f"## Gears\n* {label}: Richard Roe\n* Read: 24/06/2019\n\nSee [on](https://acme.org/on).\n"
    )
    found = read(text, "x").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("On Widgets", "Doe"),
        ("Gears", "Roe"),
    ]


def test_names_and_a_date_in_brackets_behind_a_title_are_the_authors() -> None:
    heading = "### On the Size of Widgets (Doe, Roe and Poe: July 2018)"
    reference = middle(read(entry("[paper](https://arxiv.org/abs/2101.00001)", heading), "x"))
    assert reference.title == "On the Size of Widgets"
    assert [name.family for name in reference.author] == ["Doe", "Roe", "Poe"]


_WHERE = ("Sea", "Air", "City", "Field", "Wild", "Dark", "Snow", "Sand", "Mud", "Cold", "Rain")
_HEADINGS = (
    "WidgetNet: A Study of the Gears of Doe",
    *(f"On the Size of Widgets in the {where}" for where in _WHERE),
)


@pytest.mark.parametrize("glue", [". ", "."])
def test_headings_that_are_titles_in_full_with_nothing_below_them_are_papers(glue: str) -> None:
    count = len(_HEADINGS)
    headings = [f"#### {count - n}{glue}{title}\n\n" for n, title in enumerate(_HEADINGS)]
    found = read("# Widgets\n\n## Gears\n\n" + "".join(headings), "x").references
    assert [one.title for one in found] == list(_HEADINGS)
    assert not read("# Widgets\n\n## Gears\n\n" + "".join(headings[:6]), "x").references


def test_headings_with_text_below_them_or_of_few_words_are_sections() -> None:
    told = "".join(f"#### {title}\n\nIt turns.\n\n" for title in _HEADINGS)
    topics = "".join(f"#### Gears of {title.split()[-1]}\n\n" for title in _HEADINGS)
    for text in (told, topics):
        assert not read(f"# Widgets\n\n## Gears\n\n{text}", "x").references


@pytest.mark.parametrize(
    "behind", ["：很好用", ": 很好用，很快", " 很好用的Gear", "： ACME 综述", " （很好用）"]
)
def test_what_a_list_adds_to_a_heading_in_chinese_is_no_part_of_the_title(behind: str) -> None:
    address = "https://example.org/gears"
    headings = "".join(f"## {title}{behind} {address}\n\n" for title in _HEADINGS)
    found = read(f"# Widgets\n\n{headings}", "x").references
    assert [one.title for one in found] == list(_HEADINGS)
    assert {link.url for one in found for link in one.links} == {address}


def test_titles_listed_below_a_heading_of_links_are_no_links_of_the_heading_above() -> None:
    links = "".join(
        f"* [On the Use of Gears {n}](https://arxiv.org/abs/2101.0000{n})\n" for n in "12"
    )
    text = f"# Mills\n\n## Gears\n\n### Links\n\n{links}\n## Cogs\n\n### Links\n\n{links}"
    titles = [reference.title for reference in read(text, "x").references]
    assert titles == ["On the Use of Gears 1", "On the Use of Gears 2"] * 2


def test_a_heading_of_one_word_is_called_as_its_bibtex_says() -> None:
    bibtex = "```bibtex\n@article{doe, title={GearNet: On the Use of Gears}, year={2020}}\n```\n"
    (found,) = read(f"# Mills\n\n## Papers\n\n### GearNet\n\n{bibtex}", "x").references
    assert (found.title, found.annotations) == ("GearNet: On the Use of Gears", ("GearNet",))


@pytest.mark.parametrize("heading", ["Gear Net", "GearNe", "GearNet2"])
def test_other_headings_keep_their_words(heading: str) -> None:
    bibtex = "```bibtex\n@article{doe, title={GearNet: On the Use of Gears}, year={2020}}\n```\n"
    (found,) = read(f"# Mills\n\n## Papers\n\n### {heading}\n\n{bibtex}", "x").references
    assert found.title == heading
