"""Which candidates are papers."""

from dataclasses import replace

import pytest

from refsync.readers.details import Details
from refsync.readers.entry import Entry, Evidence
from refsync.readers.habit import Habit
from refsync.readers.markdown import read
from refsync.readers.mentions import Mention
from refsync.readers.selection import papers
from tests.lists import ARXIV, titles

TITLE = "A Study of Widgets"


def candidate(evidence: Evidence, title: str = TITLE, year: int | None = 2020) -> Entry:
    return Entry(line=1, title=title, details=Details(year=year), evidence=evidence)


def linked(label: str, url: str) -> Entry:
    mention = Mention("", label, url, 1)
    return Entry(line=1, title=TITLE, mentions=(mention,), evidence=Evidence.NONE, linked=True)


def are_kept(section: str, *candidates: Entry) -> list[bool]:
    kept = papers(candidates, (section,))
    return [any(one is entry for entry in kept) for one in candidates]


@pytest.mark.parametrize("section", ["Papers", "Tools", "News", "Foundations"])
def test_what_leads_to_a_paper_is_one_in_any_section(section: str) -> None:
    assert are_kept(section, candidate(Evidence.PAPER)) == [True]


@pytest.mark.parametrize(
    ("section", "kept"),
    [
        ("Papers", True),
        ("Books", True),
        ("Survey papers", True),
        ("论文", True),
        ("Foundations", True),
        ("Tools and papers", True),
        ("Systems and tutorials", True),
        ("Courses and tutorials", False),
        ("Tutorials, akademische Lehre:", False),
        ("Cours et enseignement", False),
        ("Die Lehre von den Gears", True),
        ("Tools", False),
        ("Courses", False),
        ("What's new", False),
        ("Datasets", False),
        ("Tools for widgets", False),
        ("Database systems", True),
        ("Job scheduling", True),
        ("Tool use", True),
        ("博客", False),
        ("ブログ記事", False),
        ("블로그", False),
        ("動画", False),
        ("動画認識", True),
        ("강의 목록", False),
    ],
)
def test_what_reads_like_a_citation_is_one_but_among_other_things(section: str, kept: bool) -> None:
    assert are_kept(section, candidate(Evidence.CITED)) == [kept]


@pytest.mark.parametrize(
    ("section", "kept"), [("Papers", True), ("Foundations", False), ("Tools", False)]
)
def test_a_title_alone_is_one_only_among_papers(section: str, kept: bool) -> None:
    assert are_kept(section, candidate(Evidence.NONE)) == [kept]


def test_a_title_alone_is_one_where_its_neighbours_are() -> None:
    sure = [candidate(Evidence.PAPER) for _ in range(3)]
    assert are_kept("Foundations", *sure, candidate(Evidence.NONE)) == [True] * 4
    assert are_kept("Tools", *sure, candidate(Evidence.NONE)) == [True] * 3 + [False]


def test_a_title_without_anything_is_one_among_works_without_links() -> None:
    bare = candidate(Evidence.NONE, year=None)
    unlinked = [candidate(Evidence.CITED) for _ in range(3)]
    by_link = [replace(linked("pdf", "https://acme.org/a.pdf"), evidence=Evidence.PAPER)] * 3
    assert are_kept("Foundations", *unlinked, bare)[-1]
    assert not are_kept("Foundations", *by_link, bare)[-1]
    assert not are_kept("Tools", *unlinked, bare)[-1]


TITLES = ("Widgets in Practice", "On the Limits of Cogs", "a primer of springs", "Cogs: A Study")


@pytest.mark.parametrize(
    ("list_title", "section", "kept"),
    [
        ("Papers about machines", "Cogs", 4),
        ("Machines", "Books", 4),
        ("Machines", "Cogs", 0),
        ("Papers about machines", "Tools", 0),
        ("Papers about machines", "To do", 0),
        ("Papers about machines", "📜 Contents", 0),
    ],
)
def test_bare_titles_are_works_where_the_list_says_so(
    list_title: str, section: str, kept: int
) -> None:
    items = "".join(f"- [ ] {title}\n" for title in TITLES)
    found = read(f"# {list_title}\n\n## {section}\n\n{items}", "list.md").references
    assert [reference.title for reference in found] == list(TITLES)[:kept]


FULL_TITLES = (
    "Widgets in Practice: A Study of Their Use at Large",
    "Towards a General Theory of Cogs and Springs",
    "How to Turn Many Wheels at Once without Gears",
)


def test_bare_titles_are_works_where_all_are_as_long_as_titles_are() -> None:
    items = "".join(f"- {title}\n- {title} Revisited\n" for title in FULL_TITLES)
    notes = "- as seen in the last meeting\n"
    found = read(f"# Machines\n\n## Cogs\n\n{items}{notes}", "list.md").references
    assert len(found) == 2 * len(FULL_TITLES)
    short = "- Kinds of Cogs\n- Early Springs\n- Wheels and Gears\n- Uses of Cogs\n" * 2
    assert not read(f"# Machines\n\n## Cogs\n\n{short}", "list.md").references
    assert not read(f"# Machines\n\n## Talks\n\n{items}", "list.md").references


@pytest.mark.parametrize(("where", "kept"), [(" (ICML2020)", 8), ("", 0)])
def test_a_name_and_what_it_is_about_in_chinese_are_a_title_where_others_say_where(
    where: str, kept: int
) -> None:
    full = "".join(f"1. {title}\n" for title in 2 * FULL_TITLES)
    names = "".join(f"1. WidgetNet{n}：用于齿轮的部件{where if n < 4 else ''}\n" for n in range(8))
    text = f"# Machines\n\n## Cogs\n\n{full}\n## 论文与代码\n\n{names}"
    found = [one for one in read(text, "list.md").references if one.title.startswith("WidgetNet")]
    assert len(found) == kept


def test_titles_linked_to_notes_beside_the_list_are_as_bare_ones() -> None:
    items = "".join(f"- [{title}](n{i}.md)\n" for i, title in enumerate(2 * FULL_TITLES))
    found = read(f"# Machines\n\n## Cogs\n\n{items}- [Back to Index](../a.md)\n", "list.md")
    assert len(found.references) == 2 * len(FULL_TITLES)


@pytest.mark.parametrize(
    ("section", "kept"), [("Post-processing of Gears", True), ("Posts - on Gears", False)]
)
def test_a_word_joined_to_another_names_no_other_things(section: str, kept: bool) -> None:
    assert bool(papers([candidate(Evidence.CITED)], (section,))) is kept


@pytest.mark.parametrize(("section", "kept"), [("Reading List", 1), ("Reading Lists", 0)])
def test_a_reading_list_holds_works_and_reading_lists_others(section: str, kept: int) -> None:
    found = read(f"# Cogs\n\n## {section}\n\n- Cogs at Large - *Jane Doe*\n", "list.md")
    assert len(found.references) == kept


def test_bare_titles_are_works_where_they_stand_in_bold_among_other_words() -> None:
    items = (
        "- For beginners: **The widget as a machine and its parts**\n"
        "- The first paper on the matter, **Cogs in onions**, from Doe's lab.\n"
        "- A must: **How springs divide (revised)**.\n- See also the wiki.\n"
    )
    found = read(f"# Key readings\n\n{items}", "list.md").references
    assert [reference.title for reference in found] == [
        "The widget as a machine and its parts",
        "Cogs in onions",
        "How springs divide",
    ]
    assert not read(f"# Notes\n\n{items}", "list.md").references


def test_words_that_are_no_titles_are_no_works_in_a_list_of_papers() -> None:
    items = "- add what you find\n- sorted by year\n- Widgets in Practice\n- and so on\n"
    assert not read(f"# Papers\n\n{items}", "list.md").references


def test_a_topic_above_works_is_none() -> None:
    items = "- Cogs and Wheels\n  - [On Cogs](https://doi.org/10.1000/1)\n- Springs and Levers\n"
    found = read(f"# Papers\n\n{items}  - Doe, J. (2015). On Springs. Acme.\n", "list.md")
    assert [reference.title for reference in found.references] == ["On Cogs", "On Springs"]


@pytest.mark.parametrize(
    ("section", "kept"),
    [("ICML 2020", True), ("2016 ACME", True), ("ACME'16", True), ("Acme 2016", False)],
)
def test_a_title_alone_is_one_below_a_volume(section: str, kept: bool) -> None:
    assert are_kept(section, candidate(Evidence.NONE, year=None)) == [kept]


def test_a_label_says_where_and_when_as_a_heading_does() -> None:
    bare = [replace(candidate(Evidence.NONE, year=None), labels=("ICML 2020",))]
    assert are_kept("2020", *bare) == [True]
    assert are_kept("2020", replace(bare[0], labels=("Methods",))) == [False]


def test_half_the_neighbours_will_do_in_a_list_of_papers() -> None:
    some = [candidate(Evidence.PAPER), candidate(Evidence.NONE)]
    few = [candidate(Evidence.PAPER), *[candidate(Evidence.NONE)] * 2]
    habit = Habit(mostly=True)
    assert papers(some, ("Foundations",), habit) == some
    assert papers(some, ("Tools",), habit) == some[:1]
    assert papers(few, ("Foundations",), habit) == few[:1]
    assert Habit.of([some[0]] * 20).mostly
    assert not Habit.of([some[0]] * 5).mostly
    assert not Habit.of(some * 20).mostly


def test_titles_that_say_where_and_when_are_ones_where_most_do() -> None:
    where = Details(venue="Acta", year=2020)
    names = [
        "Fast Widgets in Cold Water",
        "Sorting Widgets by Their Sounds",
        "All the Widgets Here",
    ]
    some = [Entry(1, name, details=where, evidence=Evidence.NONE) for name in names]
    date = candidate(Evidence.NONE, title="August 2022")
    assert papers([*some, date], ("Foundations",)) == some
    assert papers(some, ("News",)) == []
    assert papers([some[0]] * 3, ("Service",)) == []


def test_most_neighbours_must_be() -> None:
    sure = [candidate(Evidence.PAPER) for _ in range(3)]
    unsure = [candidate(Evidence.NONE, year=None) for _ in range(3)]
    unsure = [replace(entry, mentions=(Mention("", TITLE, "x.md", 1),)) for entry in unsure]
    assert are_kept("Foundations", *sure, *unsure) == [True] * 3 + [False] * 3


def test_half_the_neighbours_will_do_where_all_say_when() -> None:
    sure = [candidate(Evidence.PAPER) for _ in range(3)]
    dated = [candidate(Evidence.NONE) for _ in range(3)]
    assert all(are_kept("Foundations", *sure, *dated))
    assert not all(are_kept("Foundations", *sure, *dated, *dated))


def test_one_title_with_where_and_when_will_do_in_a_list_of_them() -> None:
    where = Details(venue="Acta", year=2020)
    some = [Entry(n, f"Fast Widgets in Cold Water {n}", details=where) for n in range(20)]
    one = [replace(some[0], evidence=Evidence.NONE)]
    habit = Habit.of(some)
    assert (papers(one, ("2019",), habit), papers(one, ("Tools",), habit)) == (one, [])
    assert papers(one, ("2019",)) == []


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        (linked(TITLE, "https://acme.org/widgets"), True),
        (linked("pdf", "https://acme.org/widgets"), True),
        (linked("code", "https://github.com/acme/widgets"), True),
        (linked("Site", "https://acme.org/widgets.html"), True),
        (linked("The Widget Toolkit", "https://github.com/acme/widgets"), False),
        (linked("video", "https://youtube.com/watch?v=1"), False),
        (candidate(Evidence.NONE, year=None), False),
        (candidate(Evidence.NONE, title="Two Words", year=None), False),
        (candidate(Evidence.NONE, title="Widgets"), True),
    ],
)
def test_a_title_alone_must_say_more_and_link_to_no_other_thing(entry: Entry, kept: bool) -> None:
    assert are_kept("Papers", entry) == [kept]


def test_a_title_is_no_label_of_its_link() -> None:
    mention = Mention("", "Learning Widgets from Data", "https://lab.edu/widgets", 1)
    entry = Entry(line=1, title=mention.text, mentions=(mention,), linked=True)
    assert are_kept("Papers", replace(entry, evidence=Evidence.NONE)) == [True]


def test_citations_below_tools_are_entries() -> None:
    cited = "Jane Doe, R. Roe, “A Study of Widgets”, ICML 2015"
    text = f"# List\n\n## Software\n\n- [widgets](https://acme.org/widgets)\n  - {cited}\n"
    assert [reference.title for reference in read(text, "x").references] == ["A Study of Widgets"]


def test_sections_of_other_things_hold_none() -> None:
    item = "[The Widget Handbook](https://acme.org/widgets) by Jane Doe and Richard Roe (2015)"
    text = f"# List\n\n## Books\n\n- {item}\n\n## Courses\n\n- {item}\n\n## News\n\n- {item}\n"
    assert [reference.section for reference in read(text, "x").references] == [("Books",)]


def test_contents_are_no_entries_though_the_list_is_named_for_papers() -> None:
    names = ["Fast Widgets in Motion", "Widgets and Their Use"]
    contents = "".join(f"- {name}\n" for name in names)
    parts = "".join(f"# {name}\n\n- A Study of {name}\n- On {name}\n\n" for name in names)
    found = read(f"# Papers on Widgets\n\n# Contents\n\n{contents}\n{parts}", "x").references
    assert [reference.title for reference in found][:2] == [
        "A Study of Fast Widgets in Motion",
        "On Fast Widgets in Motion",
    ]
    assert len(found) == 4


def test_what_a_reading_list_names_with_its_authors_are_works() -> None:
    items = "- Widgets in Practice by Jane Doe\n- Gadgets at Work by Richard Roe\n"
    found = read(f"# Reading list\n\n## Foundations\n\n{items}", "x").references
    assert [reference.title for reference in found] == ["Widgets in Practice", "Gadgets at Work"]


def test_the_list_in_another_language_is_none() -> None:
    text = f"# Papers on Widgets\n\n([English Version is Here](/README_EN.md))\n\n- {TITLE}, 2020\n"
    assert [reference.title for reference in read(text, "x").references] == [TITLE]


def test_a_dataset_above_a_long_title_is_a_topic() -> None:
    item = "- **Dataset perspective**, [A Study of the Widgets That We Saw](https://arxiv.org/abs/2101.00001)"
    found = read(f"# Widgets\n\n{item}\n", "x").references
    assert [reference.title for reference in found] == ["A Study of the Widgets That We Saw"]


def test_quoted_titles_in_items_below_a_label_are_entries() -> None:
    cited = 'Doe, J., & Roe, R. (2015). "Computer Science of Widgets". Communications of the ACM.'
    found = read(f"# References\n\n**Symbolic Models**\n- {cited}\n", "x").references
    assert [reference.title for reference in found] == ["Computer Science of Widgets"]


def test_a_sentence_that_goes_on_with_a_link_is_none() -> None:
    items = "- Review the widget resources and [widget software](https://acme.org)\n"
    assert not read(f"# Papers on Widgets\n\n## Week 1\n\n{items}", "x").references


def test_news_of_the_list_are_no_works() -> None:
    news = "- May 24, 2021: Add ACME-2021\n- 2020-12-14: Added GEAR-2020\n"
    text = f"# Widget Papers\n\n{news}\n## Gears\n\n- [On Gears]({ARXIV}1)\n"
    assert [one.title for one in read(text, "x").references] == ["On Gears"]


def test_what_abbreviations_stand_for_is_no_work() -> None:
    legend = "- ITP = Interactive Theorem Proving (since 2009)\n- JFP = Journal of Programming\n"
    works = "- On the Use of Widgets, 2010\n- On the Life of Gears, 2012\n"
    references = read(f"# Research Papers\n\n{legend}\n## Gears\n\n{works}", "x").references
    assert [one.title for one in references] == ["On the Use of Widgets", "On the Life of Gears"]


def test_chapters_are_no_works() -> None:
    chapters = "- Chapter 1 An Introduction\n- 1.1 What Is a Widget?\n- Part II The Life of Gears\n"
    works = "- Counting Widgets in Theory\n- Sorting Gears by Colour\n- Pumping Water up a Hill\n"
    references = read(f"# Papers\n\n## Books\n\n{chapters}\n## Gears\n\n{works}", "x").references
    assert [one.source.line for one in references if one.source] == [11, 12, 13]


def test_a_heading_that_repeats_the_title_says_nothing_of_other_lists() -> None:
    work = "[Counting Widgets](https://www.acme.org/conference/counting) [USENIX OSDI 2004]"
    (only,) = read(f"## Reading List\n\n{work}\n", "x", "Reading List").references
    assert only.title == "Counting Widgets"


@pytest.mark.parametrize("file", ["must-read-papers.md", "acme/widget-papers/README.md"])
def test_a_list_without_a_title_is_named_by_its_file(file: str) -> None:
    works = "- [ ] Counting Widgets in Old Gears\n- [x] Sorting Gears by Their Colour\n"
    text = f"## Awards\n\n{works}\n## Highlights\n\n- [ ] Pumping Water up a Long Hill\n"
    assert [len(read(text, name).references) for name in (file, "list.md")] == [3, 0]


def test_tags_and_homepages_are_no_papers_in_a_list_of_papers() -> None:
    items = "- [To be read]\n- [Jane Doe's page](https://doe.example)\n- [On Widgets at Work](https://doe.example/w)\n"
    found = read(f"# Papers\n\n{items}", "list.md")
    assert [one.title for one in found.references] == ["On Widgets at Work"]


def test_a_title_stands_in_a_paragraph_above_an_item_of_its_address() -> None:
    address = "https://arxiv.org/abs/2101.0000"
    text = "".join(
        f"The Motion of {what}\n\n* {address}{n}\n\n" for n, what in enumerate(("Gears", "Cogs"))
    )
    found = read(f"# List\n\n{text}", "list.md")
    assert [one.title for one in found.references] == ["The Motion of Gears", "The Motion of Cogs"]


@pytest.mark.parametrize(
    ("heading", "kept"), [("Free Books", True), ("Libros", True), ("Widgets", False)]
)
def test_a_book_may_have_a_site_of_its_own(heading: str, kept: bool) -> None:
    text = f"# List\n\n## {heading}\n\n- [Mathematics for Widgets](https://widgets.github.io)\n"
    assert bool(read(text, "x").references) is kept


def test_a_repository_named_for_papers_is_none() -> None:
    text = "# Papers\n\n- [GEAR-papers](https://github.com/acme/GEAR-papers) (from Jane)\n"
    assert not read(text, "x").references


@pytest.mark.parametrize(
    ("heading", "page", "kept"),
    [
        ("ICML 2019 (Jun)", "notes/blob/main/gears.md", True),
        ("ICML 2019 (Jun)", "gears", False),
        ("Gears", "notes/blob/main/gears.md", False),
    ],
)
def test_a_title_below_where_and_when_may_lead_to_notes_on_it(
    heading: str, page: str, kept: bool
) -> None:
    text = f"# List\n\n## {heading}\n\n- [Gears in Motion](https://github.com/acme/{page})\n"
    assert bool(read(text, "x").references) is kept


@pytest.mark.parametrize("title", ["Gears Papers", "Gears"])
@pytest.mark.parametrize("page", ["issues/7", "blob/main/notes.md#widgets"])
def test_a_title_in_full_may_lead_to_notes_on_it_in_a_list_of_papers(title: str, page: str) -> None:
    address = f"https://github.com/acme/gears/{page}"
    text = f"# {title}\n\n## Cogs\n\n- [On the Size of Widgets in Motion]({address})\n"
    assert bool(read(text, "x").references) is (title == "Gears Papers")


@pytest.mark.parametrize(
    "item",
    [
        "Our survey of many widgets has been released on arXiv",
        "ICML 2021 papers are online now [link](https://proceedings.mlr.press/v1)",
        "[Acme Qualifying Exam Reading List (2014)](https://acme.example/list.pdf)",
        "[Gears at Acme](https://www.youtube.com/watch?v=a) (Jane Doe 2019)",
        "**tldr;** This paper has many gears and cogs that turn around",
    ],
)
def test_news_recordings_and_remarks_are_no_papers(item: str) -> None:
    body = f"- [A Study of Widgets]({ARXIV}1)\n- {item}\n"
    found = read(f"# Papers\n\n## Papers\n\n{body}", "x").references
    assert [one.title for one in found] == ["A Study of Widgets"]


def test_a_label_in_capitals_before_several_links_is_no_work() -> None:
    items = "".join(
        f"- **`CONTEST`** [ICML 201{n} Contest on Gears](https://acme.example/{n})\n"
        for n in range(3)
    )
    found = read(f"# Papers\n\n## Gears\n\n{items}", "x").references
    assert "CONTEST" not in [one.title for one in found]


@pytest.mark.parametrize("heading", ["Repositorios útiles", "Cursos recomendados"])
def test_other_things_may_be_told_of_behind_their_name(heading: str) -> None:
    items = "- [Papers with Gears](https://acme.example/): all that turns\n"
    assert not read(f"# Referencias\n\n## {heading}\n\n{items}", "x").references


def test_a_papers_title_may_say_what_news_say() -> None:
    item = f"- [Learning to Turn Gears Is Online Learning]({ARXIV}1)\n"
    assert read(f"# Papers\n\n{item}", "x").references


@pytest.mark.parametrize("when", ["May 24, 2021: ", "[2021-05-24] ", "2021.05: "])
def test_updates_of_the_list_and_where_to_read_on_are_no_papers(when: str) -> None:
    text = f"- {when} Add the gears of ACME-2021\n- {when}Updated papers\n"
    others = "- [Please refer to the other document](others.md)\n"
    papers = "".join(f"- [On the Use of Gears {n}]({ARXIV}{n}), 2020\n" for n in range(3))
    found = read(f"# Papers\n\n{text}\n## Gears\n\n{papers}{others}", "x").references
    assert len(found) == 3


def test_links_still_to_be_filled_in_are_told_and_say_nothing_of_their_neighbours() -> None:
    papers = "".join(f"- [On Widgets {n}]({ARXIV}{n})\n" for n in range(1, 4))
    open_ones = "- [On Old Gears]()\n- On Cogs in Water. [code](TBD)\n- [On Screws and Nuts](https://doi.org/)\n"
    found = read(f"# List\n\nSee [the page]().\n\n## Tides\n\n{papers}{open_ones}", "x")
    assert [one.title for one in found.references][3:] == [
        "On Old Gears",
        "On Cogs in Water",
        "On Screws and Nuts",
    ]
    assert [(one.code, one.line) for one in found.problems] == [
        ("bad-address", line) for line in (3, 10, 11, 12)
    ]


def test_a_small_letter_in_a_titles_place_is_still_to_be_filled_in() -> None:
    text = "# L\n\n## Papers\n\n- a (ICML 2020) [[paper]()]\n- C (ICML 2020) [[paper]()]\n"
    assert [one.title for one in read(text, "x").references] == ["C"]


def test_who_and_a_known_venue_with_its_year_tell_a_paper_below_any_heading() -> None:
    page = "https://acme.example/pages"
    items = (
        f"- [GearDB: Gears at Large]({page}/1) by Jane Doe et al. SIGMOD'20.\n"
        f"- [CogDB: Cogs at Large]({page}/2) by Acme.\n"
    )
    found = read(f"# List\n\n## Distributed databases\n\n{items}", "x").references
    assert [one.title for one in found] == ["GearDB: Gears at Large"]


@pytest.mark.parametrize(("nearest", "kept"), [("Gears", 1), ("Projects, tools, toolkits", 0)])
def test_a_list_of_papers_has_none_right_below_a_heading_of_other_things(
    nearest: str, kept: int
) -> None:
    head = f"# Bibliography\n\n## Readings\n\n### {nearest}\n\n"
    text = f"{head}* Acme. Gears for collating old texts. <http://acme.org>\n"
    assert len(read(text, "x").references) == kept


def test_a_cited_collection_of_papers_is_a_work() -> None:
    text = "- Doe, J. (1998). A collection of papers on gears. London: Acme.\n"
    assert [one.title for one in read(text, "x").references] == ["A collection of papers on gears"]


def test_an_event_is_no_paper_in_a_list_of_papers() -> None:
    papers = "".join(
        f"- [On the Use of Gears {n}](https://arxiv.org/abs/2001.0000{n})\n" for n in "12"
    )
    for event in (
        "Workshop on Cogs and Gears",
        "3rd International Symposium on the Use of Cogs",
        "1st International ACME Workshop on Gears",
    ):
        text = f"# Papers\n\n- [{event}](https://gears.org/cogs/)\n{papers}"
        assert len(read(text, "x").references) == 2
        assert len(read(text.replace(f"[{event}", f"[A {event}: Report"), "x").references) == 3


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Doe & Roe 2008, Chapter 1 (from *The Use of Gears*)", ["The Use of Gears"]),
        ("Doe & Roe, Chapter 2", []),
        ("[Doe (2021) Ch. 3](https://gears.org/03-cogs)", ["Doe (2021) Ch. 3"]),
    ],
)
def test_a_chapter_is_of_its_book_or_no_work(item: str, title: list[str]) -> None:
    text = f"# Reading list\n\n- {item}\n"
    assert [one.title for one in read(text, "x").references] == title


def test_what_stands_below_a_picture_with_its_licence_is_no_work() -> None:
    text = "# Bibliography\n\n![](gear.jpg)\nOld Gears (1817) - Jane Doe (1754–1837) - CC0\n"
    assert read(text, "x").references == ()


@pytest.mark.parametrize(
    ("heading", "title", "kept"),
    [
        ("Books", "Foundations of Databases", True),
        ("Books", "foundations of databases", False),
        ("Papers", "Foundations of Databases", False),
    ],
)
def test_among_books_a_title_may_name_what_stands_beside_papers(
    heading: str, title: str, kept: bool
) -> None:
    others = "".join(f"- [Gears in Motion {n}]({ARXIV}{n})\n" for n in range(2))
    text = f"# List\n\n## {heading}\n\n{others}- [{title}](http://acme.org/gears/)\n"
    assert (title in [one.title for one in read(text, "x").references]) is kept


@pytest.mark.parametrize(
    "said",
    [
        "A curated collection of research papers on **gears**, **cogs**, and **mills** (2021–now).",
        "**[Jan 2025]** Added new parts: **Gears** and **Mills**.",
        "This is a list of papers on **gears** (2021).",
    ],
)
def test_what_a_list_says_of_itself_above_its_papers_is_none(said: str) -> None:
    papers = "".join(f"| ICML25 | [{TITLE} {n}]({ARXIV}{n}) |\n" for n in range(3))
    text = f"# Papers on Widgets\n\n{said}\n\n## Gears\n\n| | |\n|-|-|\n{papers}"
    assert len(read(text, "list.md").references) == 3


@pytest.mark.parametrize("name", ["workshop 1", "Workshop 2016"])
def test_an_event_by_its_number_is_no_paper(name: str) -> None:
    papers = "".join(f"- [{TITLE} {n}]({ARXIV}{n}), ICML 2020\n" for n in range(3))
    text = f"# Papers\n\n## Meetings\n\n- [{name}](https://acme.example/), 2016\n\n## Gears\n\n"
    assert len(read(text + papers, "list.md").references) == 3


def test_a_place_in_front_is_none_who_wrote_a_course() -> None:
    text = "# Widgets\n\n## Courses, Books and Talks\n\n### KIND\n\n- {}\n"
    course = "UC Gearton [Introduction to Widget Systems](https://gears.example/calendar/)"
    assert not read(text.replace("KIND", "Courses").format(course), "list.md").references
    book = "[Introduction to Widget Systems](https://gears.example/calendar/), Jane Doe, 2020"
    assert read(text.replace("KIND", "Books").format(book), "list.md").references


def test_a_date_in_an_example_tells_no_paper() -> None:
    rule = "- Each of us puts notes on it beside the list by Friday (ex. 2020-12-30-Gears.md)\n"
    papers = "".join(f"- [{TITLE} {n}]({ARXIV}{n}), ICML 2020\n" for n in range(3))
    assert (
        len(read(f"# Papers\n\n## Rules\n\n{rule}\n## Gears\n\n{papers}", "l.md").references) == 3
    )


@pytest.mark.parametrize("amount", ["($300,000)", "(€1.2M total)", "(USD 40 000)", "- £5 million"])
def test_what_was_granted_is_no_paper(amount: str) -> None:
    granted = candidate(Evidence.NONE, f"Acme Council — The Use of Small Cogs {amount}")
    assert are_kept("Papers", granted, candidate(Evidence.NONE)) == [False, True]


def test_a_work_about_money_is_no_grant() -> None:
    text = "- Doe J, Poe A. Impact of mills in towns (US$2 million). Gear Econ. 2015;3:1-10.\n"
    assert len(read(text, "x").references) == 1


@pytest.mark.parametrize("behind", ["for $20", "(ACME 2000)", "(300,000 Gears)"])
def test_a_title_may_have_numbers_that_are_no_grants(behind: str) -> None:
    assert are_kept("Papers", candidate(Evidence.NONE, f"{TITLE} {behind}")) == [True]


@pytest.mark.parametrize("heading", ["Peer-reviewed journals", "Non-refereed conferences"])
def test_headings_of_what_is_reviewed_speak_of_papers_though_they_name_journals(
    heading: str,
) -> None:
    assert are_kept(heading, candidate(Evidence.CITED)) == [True]
    assert are_kept("Journals", candidate(Evidence.CITED)) == [False]


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("# Conferences\n\n## ICML\n\n### 2020", True),
        ("# Journals\n\n## ICML 2020", True),
        ("# Conferences\n\n## Gears", False),
        ("# Tools\n\n## ICML 2020", False),
    ],
)
def test_kinds_of_venues_above_a_venue_and_a_year_are_no_other_things(
    above: str, *, kept: bool
) -> None:
    papers = "".join(f"- [On the Gears of {n} Mills]({ARXIV}{n})\n" for n in ("Many", "Few", "All"))
    filled = f"# Gears\n\n{above}\n\n{papers}- [On the Widgets of Mills Without Wheels]()\n"
    titles = [reference.title for reference in read(filled, "list.md").references]
    assert ("On the Widgets of Mills Without Wheels" in titles) == kept


CITED = "".join(
    f"- Doe J, Roe A ({year}) The study of gears in {year}. Acta Fabri 12:3–4.\n"
    for year in range(2010, 2018)
)


def test_a_sentence_around_here_is_no_title() -> None:
    told = (
        "* Write to the people of the lab [here](https://acme.org/start/) with a project idea\n"
        "* The study of many widgets: code [here](https://github.com/acme/a) and data [here](https://acme.org)\n"
    )
    found = read(f"# Reading\n\n## Gears\n\n{CITED}\n## Guide\n\n{told}", "x").references
    assert not any(one.title.startswith("Write") for one in found)


@pytest.mark.parametrize("title", ["Keep on reading for Week 9!", "Texts to read before class 3"])
def test_a_word_to_a_class_is_no_title(title: str) -> None:
    assert are_kept("Papers", candidate(Evidence.NONE, title), candidate(Evidence.NONE)) == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Teaching gears in class 10",
        "Widgets for Week 9",
        "On the Use of Widgets for Session 2",
        "Reading gears in class 3",
    ],
)
def test_a_work_by_someone_may_end_in_the_number_of_a_class(title: str) -> None:
    body = f"{CITED}* Roe, R. (2016). {title}. Acta Gears, 4, 1-10.\n"
    assert title in [one.title for one in read(f"# Gears\n\n## Papers\n\n{body}", "x").references]
    assert are_kept("Papers", candidate(Evidence.NONE, title))[0] is not title.startswith("Read")


def test_posts_that_have_a_translated_paper_are_papers() -> None:
    blog = "http://acme.blog.example/static/"
    body = (
        f"- [The Anatomy of a Large Gear Mill (译)]({blog}1/)\n"
        f"- [Gears: Turning Cogs at Scale(译zz)]({blog}2/)\n"
        f"- [How We Moved to the New Mill]({blog}3/)\n"
    )
    assert titles(body) == ["The Anatomy of a Large Gear Mill", "Gears: Turning Cogs at Scale"]


def test_a_whole_site_of_that_name_is_no_paper() -> None:
    body = (
        "- **[ArXiv](https://arxiv.org/)**: Preprints of all kinds\n"
        "- **[Papers With Gears](https://paperswithgears.com/)**: Papers with drawings\n"
    )
    assert titles(body) == []


def test_a_page_above_the_list_is_no_paper() -> None:
    body = f"- [Back to the Gears Above](../)\n- [On the Use of Gears]({ARXIV}1)\n"
    assert titles(body) == ["On the Use of Gears"]


@pytest.mark.parametrize("heading", ["Grants", "Funding & Honors", "受賞", "奨学金・助成金"])
def test_what_a_person_was_given_is_no_paper(heading: str) -> None:
    body = f"## {heading}\n\n1. Gears Competition 2022 Honorable Mention, Acme Board, Oct. 2022.\n"
    assert titles(body) == []


@pytest.mark.parametrize(
    "heading",
    ["Program Committee", "Organisers and Steering Committee", "Our Sponsors", "Partenaires"],
)
def test_who_holds_a_meeting_or_pays_for_it_is_no_paper(heading: str) -> None:
    members = "- Jane Doe, Acme University, Gearland\n- Al Roe, Old Institute of Gears, Gearland\n"
    members += "- [Dept. of Old Gears](https://gears.example.org/)\n"
    body = (
        f"# ACME 2015\n\n## Papers\n\n- [On Gears in Mills]({ARXIV}1)\n\n## {heading}\n\n{members}"
    )
    assert [one.title for one in read(body, "x").references] == ["On Gears in Mills"]


@pytest.mark.parametrize(
    ("heading", "post", "posts", "is_one"),
    [
        ("Research Papers", "What gears cause old mills to stop?", 3, True),
        ("Research Papers", "What gears cause old mills to stop?", 2, False),
        ("Research Papers", "Gears explained", 3, False),
        ("Posts on Gears", "What gears cause old mills to stop?", 3, False),
    ],
)
def test_long_titles_among_papers_may_lead_to_posts_that_review_them(
    heading: str, post: str, posts: int, is_one: bool
) -> None:
    papers = "".join(f"- [On Gears in Mills {n}]({ARXIV}{n})\n" for n in "123")
    reviewed = "".join(
        f"- [{post} {n}](https://blog.acme.example/{n}) — on mills\n" for n in range(posts)
    )
    found = [
        one.title for one in read(f"# Mills\n\n## {heading}\n\n{papers}{reviewed}", "x").references
    ]
    assert (f"{post} 1" in found) is is_one


@pytest.mark.parametrize("label", ["Topic 5: Gears in Old Mills", "Semaine 5 – Gears in Old Mills"])
def test_a_numbered_topic_above_links_is_no_paper(label: str) -> None:
    links = "1. Gears tutorial ([Link](https://acme.example/1)), Cogs tutorial ([Link](https://acme.example/2))"
    body = f"**{label}**\n\n{links}\n\n**More**\n\n- [On Gears in Mills]({ARXIV}1)\n"
    assert titles(body) == ["On Gears in Mills"]


@pytest.mark.parametrize("heading", ["Query by Committee", "Sponsors of Gears", "Speakers"])
def test_such_words_may_be_what_papers_are_about(heading: str) -> None:
    title = "On the Use of Gears in Old Mills"
    body = f"# Papers\n\n## {heading}\n\n- [{title}](https://journal.acme.org/x/gears.html)\n"
    assert [one.title for one in read(body, "x").references] == [title]


@pytest.mark.parametrize(
    ("above", "is_topic"),
    [
        ("# Metascience papers\n\n## Funding", True),
        ("# Metascience\n\n## Papers\n\n### Grants", True),
        ("# Metascience papers\n\n## Tools\n\n### Funding", False),
        ("# Jane Doe\n\n## Publications\n\n## Funding", False),
    ],
)
def test_below_papers_funding_is_what_these_are_about(above: str, is_topic: bool) -> None:
    title = "Paying for Gears and Cogs in Old Mills"
    body = f"{above}\n\n- [{title}](https://journal.acme.org/x/gears.html)\n"
    found = [one.title for one in read(body, "x").references]
    assert found == ([title] if is_topic else [])


def test_grants_beside_publications_are_none_of_them() -> None:
    grant = "1. Gears Competition 2022 Honorable Mention, Acme Board, Oct. 2022."
    assert not read(f"# Publications\n\n## Grants\n\n{grant}\n", "x").references


@pytest.mark.parametrize(
    "told",
    [
        "No Class: Day of the Gears",
        "F: No class",
        "Due: Problems of Gears and Cogs",
        "**Due:** Acme — Introduction to Gears",
        "[DOWNLOAD ALL READINGS FOR LESSON 01](week1.zip)",
    ],
)
def test_what_a_class_is_told_is_no_paper(told: str) -> None:
    cited = "- Doe, J. (2015). On the Use of Gears. _Acta Fabri_, 3(4), 5-6.\n"
    assert titles(f"{cited * 3}- {told}\n") == ["On the Use of Gears"] * 3


@pytest.mark.parametrize(
    "title", ["No Class of Gears Is Round", "Due Process in the Age of Gears", "Due to Gears: Cogs"]
)
def test_titles_may_begin_so(title: str) -> None:
    assert titles(f"- Doe, J. (2015). {title}. _Acta Fabri_, 3(4), 5-6.\n") == [title]
    assert titles(f"- [{title}]({ARXIV}1)\n") == [title]


@pytest.mark.parametrize(
    ("links", "is_one"),
    [
        ("[pdf](mills/1.pdf), [pptx](mills/1.pptx)", False),
        ("[pdf](mills/1.pdf), [slides](slides/2.pptx)", True),
        ("[pdf](mills/1.pdf)", True),
    ],
)
def test_slides_in_two_formats_are_no_paper(links: str, is_one: bool) -> None:
    body = f"# Papers\n\n- On the Use of Gears in Mills [{links}]\n- [Cogs in Mills]({ARXIV}1)\n"
    assert (
        "On the Use of Gears in Mills" in [r.title for r in read(body, "x").references]
    ) is is_one


def test_what_abbreviations_stand_for_is_no_paper() -> None:
    terms = ("RNN: Recurrent Neural Networks", "H&E: Hematoxylin & Eosin", "MLP: Many Layers Put")
    short = "".join(f"- {term}\n" for term in terms)
    body = f"# Mills\n\n## Terms\n\n{short}\n## Papers\n\n- [On Gears in Mills]({ARXIV}1)\n"
    assert titles(body) == ["On Gears in Mills"]


def test_one_title_of_an_abbreviation_is_a_paper() -> None:
    others = "".join(f"- On the Use of Gears in Mill {n}, ICML 2020\n" for n in "1234")
    body = f"# Papers\n\n{others}- NIN: Network in Network, ICLR 2014\n"
    assert "NIN: Network in Network" in titles(body)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("The [GearNet paper]({url}) that turned cogs first.", "GearNet"),
        ("Paper [Turning Gears]({url}) introduces wheels.", "Turning Gears"),
        ("[pdf]({url}) on the use of gears in old mills", "on the use of gears in old mills"),
    ],
)
def test_a_clause_behind_a_papers_name_is_no_title(entry: str, title: str) -> None:
    body = f"# Papers\n\n- {entry.format(url=ARXIV + '1')}\n- [On Gears in Mills]({ARXIV}2)\n"
    assert titles(body) == [title, "On Gears in Mills"]


@pytest.mark.parametrize(
    ("beside", "is_one"), [("by Jane Doe", False), ("by Jane Doe, 2020", True), ("", False)]
)
def test_code_by_someone_is_no_paper(beside: str, is_one: bool) -> None:
    tool = f"[A List of Gear Software](https://github.com/acme/gears) {beside}"
    body = f"# Papers\n\n## Tools\n\n- {tool}\n\n## Mills\n\n- [On Gears in Mills]({ARXIV}1)\n"
    assert ("A List of Gear Software" in titles(body)) is is_one


def test_someones_book_kept_with_code_is_one_in_a_list_of_books() -> None:
    book = "* [Gears in Mill {n}](https://github.com/acme/{n}) by Jane Doe\n"
    items = "".join(book.format(n=n) for n in range(3))
    assert len(read(f"# Free books\n\n{items}", "x").references) == 3


def test_titles_right_below_a_title_of_papers_explain_no_abbreviations() -> None:
    terms = ("RNN: Recurrent Neural Networks", "GAN: Generative Nets", "DRAW: Do Real Art Well")
    items = "".join(f"- {term}\n" for term in terms)
    assert len(read(f"# Papers\n\n{items}", "x").references) == 3
