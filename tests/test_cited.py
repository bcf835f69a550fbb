"""The works that a run of text names."""

import pytest

from refsync.readers.document import Text
from refsync.readers.entry import Evidence
from refsync.readers.markdown import read
from refsync.readers.rendered import from_markdown
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.named_works import Cited
from refsync.readers.shapes.unlinked import title_beside_links
from tests.lists import references

ARXIV = "https://arxiv.org/abs/2101.0000"
CODE = "https://github.com/acme/widgets"
PAPER = f"[[paper]]({ARXIV}1)"


def text(markdown: str) -> Text:
    (block,) = from_markdown(markdown + "\n", range(1, markdown.count("\n") + 3))
    assert isinstance(block, Text)
    return block


def works(markdown: str) -> list[Cited]:
    return list(cited(text(markdown).spans))


def only(markdown: str) -> Cited:
    (work,) = works(markdown)
    return work


def families(work: Cited) -> list[str | None]:
    who = work.details.who
    return [name.family for name in who.names] if who else []


@pytest.mark.parametrize(
    ("markdown", "title", "author"),
    [
        ("Jane Doe, *On Widgets*, London, Acme, 1988, 892 p.", "On Widgets", "Doe"),
        ("**Jane Doe**, *On Widgets* (Acme), 2001 (« A Series of Tests »).", "On Widgets", "Doe"),
        ("D. Doe, *Widgets. 3. Their Order*, Paris, Acme, 1990.", "Widgets. 3. Their Order", "Doe"),
        ("Doe, M. Mitchell. *On Widgets.* Acme, 2002.", "On Widgets", "Doe"),
        ("Jane Doe, ed., *Handbook of Widgets*. Acme Press, 2000.", "Handbook of Widgets", "Doe"),
        ("Acme University. *On Widgets.* (2016).", "On Widgets", "Acme University"),
        ("Doe, J. (2015). On widgets? *Acta*, 35(11), 7.", "On widgets?", "Doe"),
        ("Doe, J.: On Widgets, *Acta* 35 (2015), 7–9.", "On Widgets", "Doe"),
        ("Doe, J. (2015). *Widgets* of the world. *Acta*, 3.", "Widgets of the world", "Doe"),
        ("Doe, J. (2015). On gears (new and old). Acta, 3.", "On gears (new and old)", "Doe"),
        ("Doe, J. *et al.* On widgets. In: *Acta Widgets*, 2010.", "On widgets", "Doe"),
        ("J. Doe, *On Widgets, exhibition catalogue (Acme)*, Pisa, 2016.", "On Widgets", "Doe"),
        ("Doe, Jane. 1911. *On Old Widgets* Madrid: Max Muster.", "On Old Widgets", "Doe"),
        ("J. Doe. *On Widgets* in *Acta*, Volume 3, 2015.", "On Widgets", "Doe"),
        ("J. Doe: *On Widgets* in proceedings of the *GEAR 15*, 2015.", "On Widgets", "Doe"),
        ("Jane Doe et al. *On the Order of Widgets* ITP 2021.", "On the Order of Widgets", "Doe"),
        ("Doe, J. (2015). *Widgets* in motion. *Acta*, 3.", "Widgets in motion", "Doe"),
        ("DOE, P. Roe's theory of gears. *Acta*, v. 55, 1988.", "Roe's theory of gears", "DOE"),
    ],
)
def test_italics_say_where_a_cited_title_begins_and_ends(
    markdown: str, title: str, author: str
) -> None:
    work = only(markdown)
    assert work.evidence
    assert work.details.who
    (name,) = work.details.who.names
    assert (work.title, name.family or name.literal) == (title, author)


@pytest.mark.parametrize(
    "markdown",
    [
        f"[A Study of Widgets]({ARXIV}1)",
        f"**[A Study of Widgets]({ARXIV}1)**",
        f'["A Study of Widgets"]({ARXIV}1), Jane Doe',
        f"[**A Study** of _Widgets_]({ARXIV}1)",
        f"[A Study of\nWidgets]({ARXIV}1)",
        f"[A Study]({ARXIV}1)[ of Widgets]({ARXIV}1)",
        f"[Doe, J., & Roe, R. (2015). A Study of Widgets. Nature, 1, 2.]({ARXIV}1)",
        f"Doe, J. and Roe, R. [A Study of Widgets]({ARXIV}1). In ICML, 2020.",
        f"[A Study of Widgets, Jane Doe (Acme Press, 1958; revised 2003)]({ARXIV}1)",
        f'Doe, Jane. (2020) "[A Study of Widgets]({ARXIV}1)", In: Acta of Gears.',
        "[A Study of Widgets](https://acme.org/widgets.pdf)",
        f"[A Study of Widgets](https://acme.org/widgets) [[pdf]]({ARXIV}1)",
        f"A Study of Widgets {PAPER}",
        f"A Study of Widgets, <{ARXIV}1>",
        f"A Study of Widgets. {ARXIV}1",
        f"“A Study of Widgets”, Doe et al. 2020 {PAPER}",
        f"**A Study of Widgets** Jane Doe, Richard Roe. *ICML 2020*. {PAPER}",
        f"**A Study of *Widgets***: {PAPER}",
        f"*A Study of Widgets*, Jane Doe and Richard Roe, 2020 {PAPER}",
        f"Jane Doe and Richard Roe (ed.), _A Study of Widgets_, Acme Press {PAPER}",
        f"A Study of Widgets. Jane Doe, Richard Roe. ICML 2020. {PAPER}",
        f"A Study of Widgets | Jane Doe, Richard Roe | ICML 2020 | {PAPER}",
        f"A Study of Widgets, by Jane Doe {PAPER}",
        f"A Study of Widgets, Doe et al., 2015 {PAPER}",
        f"A Study of Widgets, 2015, 2nd Working Conference on Gears {PAPER}",
        f"**A Study of Widgets** *Jane Doe, Richard Roe\n.* ***ICML 2020***. {PAPER}",
        f"J Doe, **R Roe**, M Muster\nA Study of Widgets\nIn revision for Acta (2020) {PAPER}",
        f"A Study of Widgets (2015), J. Doe et al. {PAPER}",
        f"Jane Doe et al., **A Study of Widgets**, ICML 2020. {PAPER}",
        f"Doe J, Roe R. A Study of Widgets. Nature. 2015;1:2-3. {PAPER}",
        f'[Doe et al. 2020]({ARXIV}1 "A Study of Widgets")',
        f'[[1]]({ARXIV}1 "A Study of Widgets") Jane Doe, Richard Roe',
        f"**Doe, Roe et al.**\n*A Study of Widgets* (WidgetNet)\nACL 2020\n{PAPER}",
    ],
)
def test_a_title_is_found_in_any_dress(markdown: str) -> None:
    work = only(markdown)
    assert (work.title, work.evidence) == ("A Study of Widgets", Evidence.PAPER)


@pytest.mark.parametrize(
    "markdown",
    [
        f"[A Study of Widgets]({ARXIV}1) Jane Doe, Richard Roe. ICML 2020",
        f"[A Study of Widgets]({ARXIV}1)\nJane Doe, Richard Roe\nICML 2020",
        f"[A Study of Widgets]({ARXIV}1) by Jane Doe and Richard Roe (ICML 2020)",
        f"Doe, J. and Roe, R. [A Study of Widgets]({ARXIV}1). In ICML, 2020.",
        f"[Doe, J., & Roe, R. (2020). A Study of Widgets. In ICML.]({ARXIV}1)",
        f"**A Study of Widgets** {PAPER}\n*Jane Doe, Richard Roe.* ICML 2020.",
        f"**A Study of Widgets** _J. Doe, R. Roe_ `ICML 2020` {PAPER}",
        f"A Study of Widgets. Jane Doe, Richard Roe. ICML 2020. {PAPER}",
        f"Doe, J. and Roe, R. A Study of Widgets. In ICML, 2020. {PAPER}",
        f"A Study of Widgets\nVenue: ICML 2020\nAuthors: Jane Doe, Richard Roe\n{PAPER}",
    ],
)
def test_authors_venue_and_year_stand_beside_it(markdown: str) -> None:
    work = only(markdown)
    assert (families(work), work.details.venue, work.details.year) == (["Doe", "Roe"], "ICML", 2020)


def test_venue_and_year_stand_beside_a_linked_word() -> None:
    work = only(f"[WidgetNet]({ARXIV}1) (ICML 2018) [code]({CODE})")
    assert (work.title, work.details.venue, work.details.year) == ("WidgetNet", "ICML", 2018)


def test_a_badge_without_words_behind_a_tool_leads_to_its_paper() -> None:
    work = only(f"[Acme](https://acme.example) [![](https://acme.example/badge.svg)]({ARXIV}1)")
    assert work.title == "Acme"


def test_a_badge_says_where_and_when() -> None:
    badge = "![](https://img.shields.io/badge/ICML-2020-blue)"
    work = only(f"**A Study of Widgets** {badge} {PAPER}")
    assert (work.details.venue, work.details.year) == ("ICML", 2020)


@pytest.mark.parametrize(
    "below",
    [
        f"Jane Doe, Richard Roe & Max Muster\n[Acta of Tests 12.3 (2021)]({ARXIV}1)",
        f"[Jane Doe](https://acme.org/doe), Richard Roe\n[ICML 2020]({ARXIV}1)",
        f"[Acta of Tests 12.3]({ARXIV}1)",
    ],
)
def test_a_bold_line_above_names_or_a_venue_is_the_title(below: str) -> None:
    assert only(f"**A Study of Widgets**\n{below}").title == "A Study of Widgets"


@pytest.mark.parametrize("below", [f"[[Acta of Tests]({ARXIV}1)]", f"[[1]({ARXIV}1)]"])
def test_a_line_above_bracketed_links_is_the_title(below: str) -> None:
    assert only(f"A Study of Widgets\n{below}").title == "A Study of Widgets"


@pytest.mark.parametrize("label", ["ICML", "Acta Tests", "Big Widgets 2014"])
def test_a_link_in_brackets_before_a_title_is_none(label: str) -> None:
    work = only(f"[[{label}]({ARXIV}1)] A Study of Widgets and Nuts [[code]({CODE})]")
    assert work.title == "A Study of Widgets and Nuts"


@pytest.mark.parametrize(
    "lines",
    [
        "Jane Doe, Richard Roe,\nMax Muster. A Study of Widgets. ICML 2020.",
        "Jane Doe, Richard Roe.\nA Study of\nWidgets. ICML 2020.",
    ],
)
def test_a_line_of_names_that_goes_on_stands_above_no_title(lines: str) -> None:
    assert only(lines).title == "A Study of Widgets"


def test_a_title_goes_on_below_where_its_line_cannot_end() -> None:
    assert only(f"A Study of\nWidgets {PAPER}").title == "A Study of Widgets"
    assert only(f"Widgets:\na Study {PAPER}").title == "Widgets: a Study"
    assert only(f"A Study\narxiv 2021 {PAPER}").title == "A Study"


def test_a_citation_in_capitals_goes_on_below_where_its_line_cannot_end() -> None:
    below = "Doe, J. (2001). THE SIZE OF\nA WIDGET. Marine Widgetry, 2 (1974) 203-215."
    assert [one.title for one in read(f"# Papers\n\n{below}\n", "x").references] == [
        "THE SIZE OF A WIDGET"
    ]


def test_a_venue_in_italics_ends_a_title_without_a_full_stop() -> None:
    work = only("Doe, J., Roe, R. On Gears in the _trans_ Direction _arXiv_ (2004).")
    assert (work.title, work.details.venue) == ("On Gears in the trans Direction", "arXiv")


@pytest.mark.parametrize(
    ("where", "journal"),
    [
        (", in Nature Widgets & Gears 2023.", "Nature Widgets & Gears"),
        (", in Widget Science, 2023.", "Widget Science"),
        (", Widget and Gear Science 2023.", "Widget and Gear Science"),
        (" arXiv 2023", "arXiv"),
    ],
)
def test_a_journal_or_preprint_behind_a_title_is_none_of_it(where: str, journal: str) -> None:
    work = only(f"GearNet: On Widgets in Use{where} {PAPER}")
    assert (work.title, work.details[1:3]) == ("GearNet: On Widgets in Use", (journal, 2023))


@pytest.mark.parametrize("where", ["arXiv 2024", "EMNLP 2024"])
def test_where_and_when_end_a_title_behind_a_nickname_in_bold_brackets(where: str) -> None:
    work = only(f"**(Acme)** _Acme: On Widgets in Use_ `{where}`\n{PAPER}")
    assert work.title == "(Acme) Acme: On Widgets in Use"
    assert work.details[1:3] == (where.partition(" ")[0], 2024)


def test_works_on_lines_of_their_own_keep_their_lines_also_where_a_title_is_linked() -> None:
    books = (
        "Doe, Jane. (2001). _On the Size of Widgets_. Acme Press.<br>",
        "Roe, R. (2002). [_On Gears and Cogs_](https://acme.example/gears). Acme Press.<br>",
        "Poe, Ann. (2003). _On the Shape of Cogs_. Acme Press.<br>",
    )
    found = read("# Books\n\n" + "\n".join(books) + "\n", "x").references
    assert [(one.source.line, one.title) for one in found if one.source] == [
        (3, "On the Size of Widgets"),
        (4, "On Gears and Cogs"),
        (5, "On the Shape of Cogs"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"[The Widget Consortium]({ARXIV}1). A Study of Widgets and Gears. _Nature_.",
        f"A Study of Widgets and Gears by J. Doe, published in 1982 {PAPER}",
        f"A Study of Widgets and Gears, Jane Doe & Richard Roe, published 1982/83 {PAPER}",
    ],
)
def test_a_group_and_what_says_published_are_no_part_of_a_title(text: str) -> None:
    assert only(text).title == "A Study of Widgets and Gears"


def test_a_bold_line_above_linked_titles_is_none() -> None:
    markdown = f"**All Kinds of Widgets**\n[On Widgets]({ARXIV}1)\n[On Gadgets]({ARXIV}2)"
    assert [work.title for work in works(markdown)] == ["On Widgets", "On Gadgets"]


def test_a_title_in_bold_with_an_institutions_word_is_no_author() -> None:
    work = only(f"**Widgets in a Gear Network.** *Jane Doe, R. Roe.* ***ICML 2020***. {PAPER}")
    assert (work.title, families(work)) == ("Widgets in a Gear Network.", ["Doe", "Roe"])


def test_words_of_the_title_are_no_authors() -> None:
    assert families(only(f"**A Study of *Widgets***: {PAPER}")) == []


def test_several_linked_titles_are_works_of_their_own() -> None:
    found = works(
        f"[A Study of Widgets]({ARXIV}1) (2019) [code]({CODE}), "
        f"[A Study of Gadgets]({ARXIV}2) (2020) and [A Study of Gizmos]({ARXIV}3)"
    )
    assert [(work.title, work.details.year, len(work.mentions)) for work in found] == [
        ("A Study of Widgets", 2019, 2),
        ("A Study of Gadgets", 2020, 1),
        ("A Study of Gizmos", None, 1),
    ]


@pytest.mark.parametrize(
    "behind",
    [f"([Extended Study of Widgets]({ARXIV}2))", "in [Journal of Tests](https://acme.org)"],
)
def test_preprints_and_volumes_behind_a_linked_title_are_no_works(behind: str) -> None:
    work = only(f"[A Study of Widgets]({ARXIV}1) {behind}")
    assert (work.title, len(work.mentions)) == ("A Study of Widgets", 2)


@pytest.mark.parametrize(
    "behind",
    ["[local copy](https://acme.org/doe.pdf)", f"pre-print at [Archive of Widgets: 3]({ARXIV}1)"],
)
def test_copies_of_a_cited_work_are_no_works(behind: str) -> None:
    work = only(f"Jane Doe and R. Roe. *A Study of Gears* in *Acta*, 2015. {behind}")
    assert (work.title, len(work.mentions)) == ("A Study of Gears", 1)


def test_a_linked_person_is_no_tool() -> None:
    assert only(f"[Jane Doe](https://acme.org) and Richard Roe {PAPER}").title != "Jane Doe"


def test_several_papers_of_a_tool_are_not_called_by_its_name() -> None:
    found = works(f"[WidgetNet]({CODE}): {PAPER}, [preprint]({ARXIV}2)")
    assert [work.title for work in found] == ["", ""]


@pytest.mark.parametrize("href", [CODE, f"{ARXIV}1", "https://acme.org"])
def test_a_linked_name_in_brackets_is_what_the_text_behind_it_describes(href: str) -> None:
    work = only(
        f"[[Gear3D]({href})] More than ten panoramic views of gears. [[ICML 2019]({ARXIV}1)]"
    )
    assert (work.title, work.details[1:3]) == ("Gear3D", ("ICML", 2019))


@pytest.mark.parametrize("tag", ["ICML", "Code", "Jane Doe", "1"])
def test_no_linked_tag_in_brackets_is_a_name(tag: str) -> None:
    assert only(f"[[{tag}]({ARXIV}1)] A Study of Many Widgets [[code]({CODE})]").title == (
        "A Study of Many Widgets"
    )


def test_links_that_say_who_and_when_are_works_without_titles() -> None:
    found = works(f"Widgets: [Doe, 2001]({ARXIV}1), [Roe et al., 2018]({ARXIV}2)")
    assert [(work.title, families(work), work.details.year) for work in found] == [
        ("", ["Doe"], 2001),
        ("", ["Roe"], 2018),
    ]


@pytest.mark.parametrize("between", [" - ", ": a net of widgets "])
def test_a_tools_paper_is_called_by_its_name(between: str) -> None:
    work = only(f"[WidgetNet]({CODE}){between}{PAPER}")
    assert (work.title, work.evidence) == ("WidgetNet", Evidence.PAPER)
    assert [mention.text for mention in work.mentions] == ["paper", "WidgetNet"]


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        (f"[Adam]({ARXIV}1). The optimiser that most people use.", "Adam"),
        (f"[Adam]({ARXIV}1)。常用的优化算法。", "Adam"),
        (f"[WidgetNet]({ARXIV}1): A Study of Widgets", "WidgetNet: A Study of Widgets"),
        (f"[WidgetNet]({ARXIV}1) - A Study of Widgets", "A Study of Widgets"),
    ],
)
def test_a_linked_word_is_the_title_unless_one_stands_beside_it(markdown: str, title: str) -> None:
    assert only(markdown).title == title


def test_a_publishers_address_behind_a_title_leads_to_a_paper() -> None:
    link = "[A Study of Widgets and Gadgets](https://www.nature.com/articles/abc123)"
    assert only(f"[widgets]({CODE}) - finds widgets. {link}").evidence is Evidence.PAPER


@pytest.mark.parametrize(
    "markdown",
    [
        f"《A Study of Widgets》 Acme 2016 {PAPER}",
        f"A Study of Widgets\uff08ICML 2016\uff09{PAPER}",
    ],
)
def test_marks_of_east_asian_scripts_stand_around_a_title(markdown: str) -> None:
    (reference,) = read(f"# List\n\n## Papers\n\n- {markdown}\n", "x").references
    assert reference.title == "A Study of Widgets"
    assert reference.issued
    assert reference.issued.year == 2016


def test_a_linked_book_with_its_title_in_marks_and_publisher_is_cited() -> None:
    books = ("《零件》（第四版）,王伟、李明著,试验出版社,2009", "《机器》,张三编著,测试出版社,2012")
    items = "".join(f"- [{book}](https://shop.example.org/{n})\n" for n, book in enumerate(books))
    found = read(f"# 资料\n\n## 书籍\n\n{items}", "x").references
    assert [(one.title, len(one.author), one.publisher) for one in found] == [
        ("零件", 2, "试验出版社"),
        ("机器", 1, "测试出版社"),
    ]


def test_quotes_behind_words_are_a_part_of_the_title() -> None:
    title = 'Widgets That Were Made to "Read the Manual"'
    assert only(f"{title} {PAPER}").title == title
    around = 'Telling Things Made by Acme Apart: "Widget or Gear" Notes'
    assert only(f"{around} {PAPER}").title == around
    within = 'Fast Widgets: A Set of "Zero-Gear" Widgets'
    assert only(f"[{within}]({ARXIV}1)").title == within


@pytest.mark.parametrize(
    "title",
    [
        'Are widgets "all you need"?',
        'Opening the "black gear"',
        "A History of “Widgets”",
        'A Look Back at "Old Gears"',
        'Towards better models of "Common Sense" in Mills',
        "A Fast “Zero-Gear” Mill",
    ],
)
def test_a_phrase_in_quotes_is_a_part_of_the_title(title: str) -> None:
    assert only(f"[{title}]({ARXIV}1)").title == title
    assert only(f"{title} {PAPER}").title == title


@pytest.mark.parametrize("before", ["Code and data for", "PyTorch implementation of", "Slides for"])
def test_what_is_of_a_paper_in_quotes_names_it(before: str) -> None:
    text = f'{before} "On the Use of Widgets in Mills" {PAPER}'
    assert only(text).title == "On the Use of Widgets in Mills"


@pytest.mark.parametrize("label", ["DOI", "pdf", "PubMed", "Springer"])
def test_a_link_with_pages_behind_it_is_no_place_by_its_label(label: str) -> None:
    doi = f"[{label}](https://doi.org/10.1000/3)"
    found = only(f"J. Doe and A. Poe. On the use of mills. {doi}, pp. 3-14, 2016.")
    assert (found.title, found.details.venue) == ("On the use of mills", None)


def test_a_long_name_linked_to_code_is_the_papers_title() -> None:
    assert only(f"[A Study of Widgets]({CODE}) {PAPER}").title == "A Study of Widgets"


@pytest.mark.parametrize(
    ("markdown", "evidence"),
    [
        (f"A Study of Widgets {PAPER}", Evidence.PAPER),
        ("[A Study of Widgets](https://acme.org) Jane Doe, Richard Roe (2015)", Evidence.CITED),
        ("A Study of Widgets (2015), J. Doe et al.", Evidence.CITED),
        ("A Study of Widgets (ICML, 2014)", Evidence.CITED),
        ("A Study of Widgets (Big Widgets 2014)", Evidence.CITED),
        ("A Study of Widgets (WDGT'14, best paper)", Evidence.CITED),
        ("A Study of Widgets (in 2014)", Evidence.NONE),
        ("A Study of Widgets [paper]", Evidence.CITED),
        ("A Study of Widgets. doi:10.1000/182", Evidence.CITED),
        ("A Study of Widgets [@doe2015]", Evidence.CITED),
        ("@doeStudy2015 [A Study of Widgets](https://acme.org)", Evidence.CITED),
        ("[A Study of Widgets](https://acme.org)", Evidence.NONE),
        ("A Study of Widgets", Evidence.NONE),
        (f"[Widget Toolkit]({CODE})", Evidence.NONE),
    ],
)
def test_links_names_and_dates_are_evidence(markdown: str, evidence: Evidence) -> None:
    assert only(markdown).evidence is evidence


@pytest.mark.parametrize(
    "markdown",
    [
        "Jane Doe, Richard Roe, Max Muster",
        "ICML 2020",
        "[Foundations](#foundations)",
        "[Paper]",
        "[paper](#paper)",
        "**Table of Contents**",
    ],
)
def test_other_texts_name_no_work(markdown: str) -> None:
    assert works(markdown) == []


def test_identifiers_in_the_text_are_stated() -> None:
    (stated,) = only("A Study of Widgets. doi:10.1000/182").stated
    assert stated == ("doi", "10.1000/182")


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        (f"**Surveys:** A Study of Widgets {PAPER}", "A Study of Widgets"),
        (f"**Jane Doe** A Study of Widgets {PAPER}", "A Study of Widgets"),
        (f"A Study of Widgets, ICML 2020 {PAPER}", "A Study of Widgets"),
        (f"A Study of Widgets, 2020 {PAPER}", "A Study of Widgets"),
        (f"A Study of Widgets, in _Journal of Tests_ {PAPER}", "A Study of Widgets"),
        (f"A Study of Widgets by Jane Doe and Richard Roe {PAPER}", "A Study of Widgets"),
        (f"Widgets Made by Hand {PAPER}", "Widgets Made by Hand"),
        (f"Widgets, Gadgets, and Gizmos {PAPER}", "Widgets, Gadgets, and Gizmos"),
        (f"WidgetNet: A Study of Widgets {PAPER}", "WidgetNet: A Study of Widgets"),
        (f"- {PAPER} A Study of Widgets", "A Study of Widgets"),
        (f"部件的研究与应用 {PAPER}", "部件的研究与应用"),
        (f'**[Acme]** "A Study of Widgets", *arXiv, Oct 2023*.\n[{PAPER}]', "A Study of Widgets"),
        (f"A Study of Small Widgets, Recsys 2021\n, [{PAPER}]", "A Study of Small Widgets"),
        (f"(*ICML'20*) A Study of Widgets {PAPER}", "A Study of Widgets"),
        (f"*arXiv 2020.05* A Study of Widgets {PAPER}", "A Study of Widgets"),
        (f'“A "Widget" Data Set Made by Hand” {PAPER}', 'A "Widget" Data Set Made by Hand'),
    ],
)
def test_a_title_beside_links_is_what_is_left_of_the_text(markdown: str, title: str) -> None:
    assert title_beside_links(text(markdown).spans) == title


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        (
            f"- [Acme](https://acme.org), 2020. On the Careful Use of Widgets, {PAPER}",
            "On the Careful Use of Widgets",
        ),
        (f"- [Acme](https://acme.org): a set of small widgets {PAPER}", "Acme"),
        (f"- [Acme](https://acme.org): a set of widgets | ICML 2020 | {PAPER}", "Acme"),
        (f"- [Acme]({CODE}). On the Use of Widgets | ICML 2020 | {PAPER}", "On the Use of Widgets"),
        (f"- [Acme]({CODE}). Gear Prediction | 2020 | {PAPER}", "Gear Prediction"),
        (f"- [Acme]({CODE}). On gears in old mills | ICML 2020 | {PAPER}", "On gears in old mills"),
        (
            "- Acme: A study of small things in use, [npj Widgets](https://nature.com/articles/1)",
            "Acme: A study of small things in use",
        ),
        (f"- Widget Distillation. Doe, Jane et al. Acta 3 {PAPER}", "Widget Distillation"),
    ],
)
def test_titles_stand_between_what_names_a_tool_and_where(markdown: str, title: str) -> None:
    assert only(markdown).title == title


@pytest.mark.parametrize(
    ("item", "title", "family"),
    [
        ("[Acme](https://github.com/a/b). Acme: On Widgets in Motion, Doe et al. ICML 2020.",
         "Acme: On Widgets in Motion", "Doe"),
        ("[Acme Net](https://arxiv.org/abs/2101.00001). Acme Net: On Widgets. Doe et al. ICML 20.",
         "Acme Net: On Widgets", "Doe"),
        ("[Doe et al](https://arxiv.org/abs/2101.00001). On Widgets at Work, Doe et al. ICML 2020.",
         "On Widgets at Work", "Doe"),
        ("[Doe et al.](https://arxiv.org/abs/2101.00001) On widgets", "On widgets", "Doe"),
        ("[Doe and Roe.](https://arxiv.org/abs/2101.00001) On the use of widgets",
         "On the use of widgets", "Doe"),
        ("[Doe.](https://arxiv.org/abs/2101.00001) The size of “widgets at large”",
         "The size of “widgets at large”", "Doe"),
        ("On Widgets in Motion - John Q. Doe, R. Roe\n  https://arxiv.org/abs/2101.00001",
         "On Widgets in Motion", "Doe"),
    ],
)  # fmt: skip
def test_names_or_a_nickname_may_be_linked_beside_a_title(
    item: str, title: str, family: str
) -> None:
    (found,) = read(f"# List\n\n## Papers\n\n- {item}\n", "x").references
    assert (found.title, found.author[0].family) == (title, family)


@pytest.mark.parametrize(
    "markdown",
    [
        "- *On Widgets in\n  Motion*, Jane Doe and Richard Roe, Acta 2015. [DOI](https://doi.org/10.1000/1)",
        "- *On Widgets in Motion*, Jane Doe, PhD thesis, 2019",
        "- _On Widgets in Motion_ – Jane Doe",
        "- [Doe et al. 2016](https://doi.org/10.1000/1). On Widgets in Motion. *Acta*.",
        "- ⭐ Doe & van der Roe (2019). On Widgets in Motion. *Acta* 3, 5–7.",
        "- [paper: On Widgets in Motion](https://doi.org/10.1000/1). [code: Widgets](https://github.com/a/b)",
    ],
)  # fmt: skip
def test_a_title_is_told_by_what_is_around_it(markdown: str) -> None:
    assert only(markdown).title == "On Widgets in Motion"


@pytest.mark.parametrize(
    "markdown",
    [
        "- ``On Widgets in Motion'', Jane Doe, 2015",
        "- On Widgets in Motion, Jane Doe, Richard Roe, Acta Fabri, Vol. 3, 2015 **peer reviewed**",
        "- **On Widgets in Motion**, Doe, Acta Fabri, 2016.\n[[paper](https://doi.org/10.1000/1)]",
        "- [On Widgets in Motion. Acta Fabri 2016](https://doi.org/10.1000/1)",
        "- [1901.On Widgets in Motion](https://doi.org/10.1000/1)",
        "- On Widgets in Motion (2016), J. Doe et al. [pdf]",
        "- [⭐️] On Widgets in Motion. [paper](https://doi.org/10.1000/1)",
        "- **Moving widgets (MW)**\n\n  [On Widgets in Motion](https://doi.org/10.1000/1),\n"
        "  Jane Doe & R. Roe,\n  In Proc. of ACME. 2003.",
    ],
)
def test_what_stands_around_a_title_is_none_of_it(markdown: str) -> None:
    (found,) = read(f"# Papers\n\n{markdown}\n", "x").references
    assert found.title == "On Widgets in Motion"


def test_a_few_words_with_capitals_before_a_papers_address_are_its_title() -> None:
    (reference,) = read(f"# Papers\n\n- Glow Widgets: {ARXIV}1\n", "x").references
    assert reference.title == "Glow Widgets"
    assert works(f"more on this: {ARXIV}1") == []


def test_a_word_in_quotes_behind_the_links_is_none_of_the_title() -> None:
    work = only(f'On the Turning of Gears ([arXiv]({ARXIV}1)): a "self-contained" work')
    assert work.title == "On the Turning of Gears"


def test_a_linked_word_behind_names_and_year_is_the_title() -> None:
    work = only(f"Doe, J. 2009. [*Gears*]({ARXIV}1). (Acme University Press)")
    assert (work.title, families(work)) == ("Gears", ["Doe"])


def test_a_text_that_cites_a_work_has_more_of_its_title_than_a_link_shows() -> None:
    link = '([link](https://example.org/widgets.pdf "The Use of Widgets"))'
    texts = "The Use of Widgets: A View from Below. *Acta Fabri*, 11", "The Use of Widgets, parts"
    text = "\n".join(f"- Doe, Jane (2014) {one} {link}." for one in texts)
    found = read(f"# List\n\n## Widgets\n\n{text}\n", "x").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("The Use of Widgets: A View from Below", "Doe"),
        ("The Use of Widgets", "Doe"),
    ]


def test_the_word_before_links_is_what_the_text_behind_them_describes() -> None:
    work = only(f"`gears` [[Code]]({CODE}) [[Paper]]({ARXIV}1): A fast library of widgets.")
    assert work.title == "gears"


def test_a_title_goes_on_behind_the_words_that_are_in_bold() -> None:
    work = only(
        f"[**Acta, 2023**] **From Cog to Gear**: Turning Widgets at Large. [paper]({ARXIV}1)"
    )
    assert work.title == "From Cog to Gear: Turning Widgets at Large"


@pytest.mark.parametrize(
    ("names", "known"), [("Doe & Roe", ["Doe", "Roe"]), ("Doe et. al.", ["Doe"]), ("Doe", [])]
)
def test_names_in_italics_behind_a_linked_title_are_none_of_it(
    names: str, known: list[str]
) -> None:
    work = only(f"[On Widgets in Action. *{names}*](https://acme.example/gears.pdf)")
    assert (work.title.rstrip("."), families(work)) == ("On Widgets in Action", known)


@pytest.mark.parametrize("apart", [" (2015) <br /> ", " (2015) ", " <br> ", "<br>"])
def test_names_in_italics_below_a_linked_title_or_its_year_are_none_of_it(apart: str) -> None:
    work = only(f"[**On Widgets in Action**{apart}*Jane Doe & Al Roe*](https://acme.example/1.pdf)")
    assert work.title.removesuffix(" (2015)") == "On Widgets in Action"
    assert families(work) == ["Doe", "Roe"]


@pytest.mark.parametrize(
    "behind",
    [
        "Roy Hall",
        "Jane Doe Al Roe",
        "[**online edition**](https://acme.example/), J. Doe and A. Roe",
    ],
)
def test_italics_between_a_year_and_names_are_a_title(behind: str) -> None:
    work = only(f"1999, *On Widgets. From Theory to Use*, {behind}")
    assert (work.title, work.details.year) == ("On Widgets. From Theory to Use", 1999)


def test_a_linked_book_behind_in_is_where_a_linked_title_stands() -> None:
    work = only(f"[On the Use of Widgets]({ARXIV}1) in [The Book of Gears]({ARXIV}2)")
    assert work.title == "On the Use of Widgets"


def test_italics_between_in_and_a_year_are_none_of_the_title() -> None:
    work = only(f"On the Use of Widgets on Tables in *Machine Gearing*, 2022. {PAPER}")
    assert (work.title, work.details.year) == ("On the Use of Widgets on Tables", 2022)


def test_italics_within_a_linked_title_stay() -> None:
    whole = "Doe, J., Roe, R. _et al_. On Widgets at Large. _Acta Fabri_ 25, 107 (2024)"
    assert only(f"[{whole}]({ARXIV}1)").title == "On Widgets at Large"
    assert only(f"[On Widgets *in vivo*]({ARXIV}1)").title == "On Widgets in vivo"


def test_a_title_may_be_linked_to_notes_beside_the_list() -> None:
    work = only(f"[On the Order of Widgets (2015-12)](on-widgets.md) [[arXiv]({ARXIV}1)]")
    assert work.title.startswith("On the Order of Widgets")
    assert [mention.href for mention in work.mentions] == ["on-widgets.md", f"{ARXIV}1"]


def test_linked_words_in_quotes_are_a_title_even_if_they_read_like_a_journal() -> None:
    work = only(f'Acme for Gears: "[The Science of Learning]({ARXIV}1)"')
    assert work.title == "The Science of Learning"


def test_a_journal_said_again_in_italics_is_none_of_a_linked_title() -> None:
    work = only(f"Doe, J. (2024). [On the Use of Gears. Acta]({ARXIV}1), 5(9). *Acta*, 5(9).")
    assert work.title == "On the Use of Gears"


def test_a_linked_word_before_who_and_when_is_a_title() -> None:
    work = only(
        "[Pixel-Gears](https://acme.example/gears/) (Doe et al. 2020) proposes to turn gears"
    )
    assert (work.title, work.details.year, families(work)) == ("Pixel-Gears", 2020, ["Doe"])
    assert work.evidence is Evidence.CITED


def test_where_a_citation_appeared_may_stand_behind_links_that_lead_nowhere() -> None:
    work = only(f'J. Doe and A. Roe. "A study of gears" [[paper]]() [[code]]({CODE}) In CVPR 2014')
    assert (work.details.venue, work.details.year) == ("CVPR", 2014)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("from Doe and Roe: {}", ["Doe", "Roe"]),
        ("from Doe *et al.*: {}", ["Doe"]),
        ("{} from Doe et al.", ["Doe"]),
        ("{} from Carnegie Mellon and Georgia Tech", []),
        ("{} from Stanford and Berkeley", []),
        ("from Acme AI: {}", []),
    ],
)
def test_names_from_whom_something_is_are_the_authors(text: str, authors: list[str]) -> None:
    title = f"[A Study of Sorting Widgets]({ARXIV}1)"
    work = only(f"**[GearConv](https://gears.example/gear)** {text.format(title)} (ICLR 2017)")
    assert (work.title, families(work)) == ("A Study of Sorting Widgets", authors)
    assert (work.details.venue, work.details.year) == ("ICLR", 2017)


def test_a_paper_has_its_own_title_behind_what_is_a_model_of_it() -> None:
    docs = "**[GCN](https://gears.example/gcn)**"
    work = only(f"{docs} model of [A Study of Sorting Widgets]({ARXIV}1) paper (ICLR 2017).")
    assert work.title == "A Study of Sorting Widgets"


def test_what_a_badge_shows_is_no_title() -> None:
    badge = f"[![GitHub Repo stars](https://img.example/stars)]({CODE})"
    work = only(f"[OpenGear](https://gears.example): A set of gears. **CVPR25.** {badge}")
    assert (work.title, work.details.venue, work.details.year) == ("OpenGear", "CVPR", 2025)
    assert work.evidence is Evidence.CITED


def test_this_paper_says_no_title() -> None:
    work = only(f"[This paper]({ARXIV}1) proposes to sort widgets by their weight.")
    assert (work.title, [mention.href for mention in work.mentions]) == ("", [f"{ARXIV}1"])


def test_a_title_behind_names_may_lack_its_link() -> None:
    entry = text("Jane Doe, [Waiving Good Gears: A Study], 16 *Gear Journal of Law* 633 (2020).")
    (work,) = cited(entry.spans, lenient=True)
    assert work.title == "Waiving Good Gears: A Study"


def test_names_and_year_right_behind_a_linked_title_tell_another_work() -> None:
    text = (
        f"[On the Use of Widgets]({ARXIV}1) by Doe and Roe, 2014; "
        "[The Structure of Gears and Cogs](https://gears.acme.edu/doe/) by Poe et al, 2015."
    )
    found = [work.title for work in works(text)]
    assert found == ["On the Use of Widgets", "The Structure of Gears and Cogs"]


@pytest.mark.parametrize("tag", ["[Survey | Gears]", "[Gears & Co]", "[Gears, Acme]", "[Cogs]"])
@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Jane Doe, Al Roe", ["Doe", "Roe"]),
        ("Jane Doe, Al Roe, Ann Poe", ["Doe", "Roe", "Poe"]),
        ("Jane Doe, Can Roe, Ann Poe, et al", ["Doe", "Roe", "Poe"]),
    ],
)
def test_a_tag_before_authors_is_no_part_of_what_they_are_called(
    tag: str, names: str, authors: list[str]
) -> None:
    work = only(f"**{tag}** {names}. From auto-tuning gears to widgets. SIGMOD, 2019. {PAPER}")
    assert work.title == "From auto-tuning gears to widgets"
    assert (families(work), work.details.venue) == (authors, "SIGMOD")


def test_a_bar_in_a_tag_breaks_no_text() -> None:
    assert only(f"[Survey | Gears] On the Use of Many Widgets | Doe {PAPER}").title.endswith(
        "On the Use of Many Widgets"
    )


@pytest.mark.parametrize("title", ["Turning Gears and Cogs for Mills", "Gear R-NET"])
@pytest.mark.parametrize("link", [f" | [[arXiv:2101.00001]({ARXIV}1)]", ""])
def test_a_title_behind_notes_ends_at_a_bar_before_where_and_when(title: str, link: str) -> None:
    (found,) = works(f"[GN](notes/gn.md) {title} | **[ICML' 16]**{link}")
    assert found.title == (title if link or len(title) > 10 else "GN")
    assert (found.details.venue, found.details.year) == ("ICML", 2016)


def test_names_before_a_linked_title_may_end_in_a_wide_colon() -> None:
    found = only(
        "山田 太郎，鈴木 花子：[部品の研究について](https://acme.example/1)，部品学会(第5回)，2020．"
    )
    assert found.title == "部品の研究について"
    assert found.details.who is not None
    assert [name.literal for name in found.details.who.names] == ["山田 太郎", "鈴木 花子"]


PICTURE = '<a href="{to}"><img src="a.png" alt="Acme: On the Gears of Mills"/></a>'


@pytest.mark.parametrize("to", ["https://github.com/acme/list/assets/1", "https://acme.org/a.pdf"])
def test_a_picture_that_says_the_title_is_no_other_work(to: str) -> None:
    title = "Acme: On the Gears of Mills"
    linked = f'<a href="https://arxiv.org/abs/2101.00001"><strong>{title}</strong></a>'
    body = f"{PICTURE.format(to=to)}\n{linked}\n<br/>\nJane Doe, Al Roe, Ann Poe\n<br/>"
    (found,) = read(f"# Papers\n\n<p>\n{body}\n</p>\n", "x").references
    assert found.title == title
    assert [name.family for name in found.author] == ["Doe", "Roe", "Poe"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (" https://acme.org/z3.pdf [3.5.2020]", None),
        (" (Abruf: 03.05.2020) https://acme.org/z3.pdf", None),
        (". 3.5.2020, https://acme.org/z3.pdf", 2020),
    ],
)
def test_a_date_behind_an_address_is_when_that_was_seen(text: str, year: int | None) -> None:
    (found,) = read(f"# Papers\n\n- Doe, J. On axles{text}\n", "x").references
    assert (found.issued and found.issued.parts) == (((year,),) if year else None)


def test_lines_that_begin_with_linked_titles_in_marks_are_works_of_their_own() -> None:
    books = ("《零件研究》,王伟著,试验出版社,2007", "《机器<零件>习题》,李明著,试验出版社,2009")
    lines = "  \n".join(
        f"[{one}](https://acme.cn/s/{n}) **密码:a{n}**" for n, one in enumerate(books)
    )
    found = read(f"# 资料\n\n## 书籍\n\n{lines}\n", "x").references
    assert [one.title for one in found] == ["零件研究", "机器<零件>习题"]
    assert [[link.url for link in one.links] for one in found] == [
        ["https://acme.cn/s/0"],
        ["https://acme.cn/s/1"],
    ]


def test_a_title_has_its_letters_composed() -> None:
    text = "# List\n\n## Papers\n\n- [Les communs nume\u0301riques](https://doi.org/10.1000/182)\n"
    (found,) = read(text, "x").references
    assert found.title == "Les communs num\u00e9riques"


def test_an_address_in_the_text_of_a_link_within_the_page_is_the_works() -> None:
    doi = "https://doi.org/10.1000/acta-1"
    text = f"Doe, J., Roe, R. On the Use of Widgets. Acta Fabri, 2015. DOI: {doi}"
    linked = references(f"- [{text}](#)\n- [{text.replace('Widgets', 'Gears')}.](#)\n")
    assert [one.title for one in linked] == ["On the Use of Widgets", "On the Use of Gears"]
    assert [link.url for link in linked[0].links] == [doi]


@pytest.mark.parametrize("mark", [",", ";", "."])
def test_several_linked_names_behind_a_title_are_who_wrote_it(mark: str) -> None:
    body = (
        f"- On the Use of Many Gears in Mills{mark} [Doe & Roe](https://arxiv.org/abs/2101.00001)\n"
    )
    found = references(f"# Papers\n\n{body}")[0]
    assert found.title == "On the Use of Many Gears in Mills"
    assert [name.family for name in found.author] == ["Doe", "Roe"]


def test_papers_by_their_names_below_a_topic_are_no_authors_of_it() -> None:
    names = "- [Meltgear](https://meltgear.org/melt.pdf) / [Spinner](https://spinner.org/spin.pdf)"
    text = f"# Papers\n\n8. Mills and Gears\n    {names}\n    - [On the Use of Cogs](https://arxiv.org/abs/2101.00001)\n"
    assert [one.title for one in references(text)] == ["Meltgear", "Spinner", "On the Use of Cogs"]
