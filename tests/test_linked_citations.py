"""Citations that are linked as a whole, and links behind citations."""

import pytest

from tests.lists import only, references, titles

PAGE = "https://acme.org/reader?id=1"
DOI = "https://doi.org/10.1000/182"
CITED = "".join(
    f"- Doe, J., & Roe, R. ({year}). On the use of gears in {year}. *Acta Fabri*, 3, 1-10.\n"
    for year in range(2010, 2015)
)


@pytest.mark.parametrize("where", [PAGE, DOI])
@pytest.mark.parametrize("behind", ["Acme: 2006, Chapter 1.", "Acme & Sons: Bonn, 2006"])
def test_a_title_in_italics_behind_a_name_is_told_within_a_link(where: str, behind: str) -> None:
    reference = only(f"- [Jane Roe-Doe, *From Gears to Cogs: A History*, {behind}]({where})\n")
    assert reference.title == "From Gears to Cogs: A History"
    assert [name.family for name in reference.author] == ["Roe-Doe"]
    assert reference.issued
    assert reference.issued.year == 2006


def test_linked_citations_tell_that_a_list_cites_works() -> None:
    body = (
        f"- [Jane Doe, *From Gears to Cogs*, Acta Fabri, 2006]({PAGE}1)\n"
        f"- [Doe, J. (2015). On Cogs. Acta Fabri, 3(4), 5-6.]({PAGE}2)\n"
        f'- [Doe and Roe, Old Widgets, Ch. 7, "World of the Gears," pp. 3-4.]({PAGE}3)\n'
    )
    found = references(body, "# Course\n\n## Week 1\n\n")
    assert [one.title for one in found][-1] == "World of the Gears"


def test_a_few_words_in_small_letters_behind_a_citation_are_no_title() -> None:
    text = "Jane Doe et Al Roe, Le gear par points, Journal of Gears, 18 janvier 2024"
    assert titles(f"{text} - [voir ici]({DOI})\n") == ["Le gear par points"]


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Jane Doe and Al Roe. ", ["Doe", "Roe"]),
        ("Doe J, Roe A. ", ["Doe", "Roe"]),
        ("山田太郎, 鈴木花子. ", ["山田太郎", "鈴木花子"]),
        ("山田太郎監修, 鈴木花子・田中一郎共著: ", ["山田太郎", "鈴木花子", "田中一郎"]),
    ],
)
def test_behind_names_a_link_is_the_title_where_another_leads_to_the_paper(
    names: str, authors: list[str]
) -> None:
    behind = "Acta Fabri, Vol. 12, No. 3, pp. 45-67. 2015. [[PDF]](https://acme.example/1.pdf)"
    found = only(f"1. {names}[On the Use of Small Gears](https://index.example/naid/1). {behind}\n")
    assert found.title == "On the Use of Small Gears"
    assert [name.family or name.literal for name in found.author] == authors


def test_behind_names_of_editors_a_linked_volume_is_theirs() -> None:
    found = only(
        "1. 山田太郎, 鈴木花子（編）: [部品の研究会論文集](https://acme.example/1). "
        "ISSN 1234-5679, 2015.\n"
    )
    assert [name.literal for name in found.editor] == ["山田太郎", "鈴木花子"]
    assert (found.title, found.container_title) == ("部品の研究会論文集", None)


def test_what_shows_at_a_link_below_a_citation_may_be_a_label() -> None:
    found = only(
        "1. Jane Doe, “On the Use of Gears”, *Cogs and Mills*, n° 31, p. 38-42, 1998.\n"
        '[PDF](https://acme.example/31.pdf "Article by Jane Doe")\n'
    )
    assert found.title == "On the Use of Gears"
    assert [name.family for name in found.author] == ["Doe"]


def test_a_linked_citation_says_where_as_one_without_links() -> None:
    text = "- 山田 太郎 (2015). 部品の研究 歯車研究, *91*(1), 23–33. https://doi.org/10.1000/182\n"
    found = only(text)
    assert (found.title, found.container_title) == ("部品の研究", "歯車研究")
    assert (found.volume, found.issue, found.page) == ("91", "1", "23-33")


@pytest.mark.parametrize("name", ["Jane Doe", "Jane Ka-May Doe", "Jane Mary Doe"])
@pytest.mark.parametrize("pages", ["4--28", "pp. 4–28", "ch. 2-3"])
def test_a_linked_book_of_a_word_in_italics_is_the_work_that_is_read_in_part(
    name: str, pages: str
) -> None:
    found = only(f"- {name}, _[Cogography](https://library.example/t/1)_, {pages} (Old Gears).\n")
    assert found.title == "Cogography"
    assert [name.family for name in found.author] == ["Doe"]


def test_a_bracket_that_has_a_link_is_none_of_the_title_before_it() -> None:
    text = "Doe J. & Roe R. (2015) The Use of Small Cogs\n(on-line book, available [here](https://a.example/b))"
    assert titles(f"- {text}\n") == ["The Use of Small Cogs"]


@pytest.mark.parametrize(
    ("names", "behind", "authors"),
    [
        (
            "Doe A., De Roe J., Poe R. A., 2015, ",
            ", Acta & Gears, 628, 106",
            ["Doe", "De Roe", "Poe"],
        ),
        (
            "Doe P. G., Roe T., Poe, K. et al. 2015, ",
            ", Acta & Gears, 612, 22",
            ["Doe", "Roe", "Poe"],
        ),
        ("Doe E. & De Roe J. 2015, ", ", Acme 7 Proceeding", ["Doe", "De Roe"]),
        ("Doe E. & Roe J. 2015, ", ', Proceedings of "Gears 2014"', ["Doe", "Roe"]),
    ],
)
@pytest.mark.parametrize(
    "title",
    [
        "Action in the Gear EK-4",
        "Probing the first gear. How different are gears of 1.015?",
        "Analysis of 19 low gears (Corrigendum)",
    ],
)
def test_names_and_a_year_may_end_in_a_comma_before_a_linked_title(
    title: str, names: str, behind: str, authors: list[str]
) -> None:
    reference = only(f"- {names}[{title}]({PAGE}){behind}\n")
    assert (reference.title, [name.family for name in reference.author]) == (title, authors)
    assert reference.issued
    assert reference.issued.year == 2015


def test_a_journal_at_the_end_of_a_linked_title_is_told_by_its_volume() -> None:
    text = f"- Doe E. 2015, [Oscillation of gears, Frontiers in Gears and Cogs]({DOI}), 6, 21\n"
    reference = only(text)
    assert reference.title == "Oscillation of gears"
    assert (reference.container_title, reference.volume, reference.page) == (
        "Frontiers in Gears and Cogs",
        "6",
        "21",
    )
    assert titles(f"- Doe E. 2015, [On Cogs, Gears and Widgets]({DOI}), Bonn\n") == [
        "On Cogs, Gears and Widgets"
    ]


def test_linked_citations_of_one_person_are_read_among_others() -> None:
    body = (
        f"[Doe and Roe 1985. The Turning of Gears in Bonn.]({PAGE}1) (Al)\n\n"
        f"[Jane Doe. The mystery of the last widget. Acta Fabri, 1:1–14, 1980.]({PAGE}2) (Max)\n\n"
        f"[Al Muster. Cog Theory. 2018. The Handbook of Gears, 100-134.]({PAGE}3) (Jane)\n\n"
        f"[Max Poe. 1999. Representing Widgets. (Chapters 1,2)](<notes/Poe\n1999.pdf>) (Al)\n\n"
    )
    found = references(body, "# Schedule\n\n")
    assert [one.title for one in found] == [
        "The Turning of Gears in Bonn",
        "The mystery of the last widget",
        "Cog Theory",
        "Representing Widgets",
    ]
    assert [one.author[0].family for one in found] == ["Doe", "Doe", "Muster", "Poe"]
    assert [one.issued and one.issued.year for one in found] == [1985, 1980, 2018, 1999]
    assert [one.container_title for one in found[1:]] == [
        "Acta Fabri",
        "The Handbook of Gears",
        None,
    ]


@pytest.mark.parametrize(
    ("linked", "title"),
    [
        ("Robot Dreams: A Study (2018)", "Robot Dreams: A Study"),
        ("Turing Test. A Hundred Years On, 2019", "Turing Test. A Hundred Years On"),
    ],
)
def test_a_linked_title_that_begins_like_a_name_is_whole_among_citations(
    linked: str, title: str
) -> None:
    found = references(f"{CITED}- [{linked}]({PAGE}1)\n", "# Gears\n\n## Papers\n\n")[-1]
    assert (found.title, found.author) == (title, ())


def test_an_institution_that_wrote_what_is_linked_is_not_where_that_appeared() -> None:
    item = f"- The National Museum of Gears (2017) [A Guide to Widgets]({PAGE}1)\n"
    found = references(f"{CITED}{item}", "# Gears\n\n## Papers\n\n")[-1]
    assert found.title == "A Guide to Widgets"
    assert [name.literal for name in found.author] == ["The National Museum of Gears"]
    assert found.container_title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On the Use of Widgets - Jane Doe and Al Roe (2015)", "On the Use of Widgets"),
        ("Do They Turn? - Jane Doe, Al Roe and Bo Li (2015)", "Do They Turn?"),
        ("On the Use of Widgets – Jane Doe, Al Roe, 2015", "On the Use of Widgets"),
        ("On the Use of Widgets, Jane Doe, Al Roe (2015)", "On the Use of Widgets"),
        ("Cogs, Old and New, Jane Doe, Al Roe (2015)", "Cogs, Old and New"),
    ],
)
def test_names_and_year_behind_a_linked_title_are_none_of_it(text: str, title: str) -> None:
    found = only(f"- [{text}](https://arxiv.org/abs/2101.00001)\n")
    assert (found.title, found.author[0].family, found.author[1].family) == (title, "Doe", "Roe")
    assert found.issued
    assert found.issued.year == 2015


@pytest.mark.parametrize("end", [" (2015)", ", 2015"])
@pytest.mark.parametrize(
    "title",
    [
        "Letters to the Mill",
        "Optimal Transport of Cell Gears",
        "Journal Suggestions with Widget Graphs",
        "A Review of Gear Mills",
    ],
)
def test_a_linked_title_with_a_word_of_venues_and_its_year_is_one(title: str, end: str) -> None:
    assert titles(f"- [{title}{end}](https://arxiv.org/abs/2101.00001)\n") == [title]


@pytest.mark.parametrize(
    "where", ["Journal of Old Gears", "Acme Letters on Mill Gears", "ICML Workshop on Gears"]
)
def test_a_linked_venue_with_its_year_is_no_title(where: str) -> None:
    assert titles(f"- [{where} (2015)](https://doi.org/10.1000/182)\n") == ["doi:10.1000/182"]


@pytest.mark.parametrize(
    "where", [PAGE, DOI, "https://acme.org/catalogue/gears-9780306406157.html"]
)
@pytest.mark.parametrize("sign", [", 2014, ", " 2014: ", ", 2014 : ", " (2014), "])
def test_a_linked_word_behind_names_and_a_year_is_the_title(sign: str, where: str) -> None:
    found = only(f"- Doe & Roe{sign}[Commons]({where}).\n")
    assert found.title == "Commons"
    assert [name.family for name in found.author] == ["Doe", "Roe"]


@pytest.mark.parametrize("word", ["Nature", "Acme", "HAL", "PDF", "Buch", "online"])
def test_a_linked_word_that_says_where_or_what_is_no_title(word: str) -> None:
    assert word not in titles(f"- Doe & Roe, 2014, [{word}](https://acme.org/1.pdf).\n")


@pytest.mark.parametrize("review", ["review of", "book review of", "Rezension zu"])
def test_a_linked_book_that_a_cited_work_reviews_is_not_the_work(review: str) -> None:
    text = f"Doe, Jane. (2012) “On the Gears of Old” ({review} [_All the Cogs of Bonn_]({PAGE})"
    assert titles(f"- {text} by Al Roe). _Acta Fabri_, 3, doi: [10.1000/182]({DOI}).\n") == [
        "On the Gears of Old"
    ]


def test_linked_citations_on_lines_are_works_of_their_own() -> None:
    text = (
        "_More to read:_  \n"
        f'[Doe and Roe (2008 ACME), "On the gears of mills: A guide"]({PAGE}1)  \n'
        f'[Roe and Poe (2010 FABRI), "Cogs in Old Mills"]({PAGE}2)\n'
    )
    assert titles(text) == ["On the gears of mills: A guide", "Cogs in Old Mills"]


def test_names_go_on_in_the_next_line() -> None:
    text = (
        "Doe, J., Roe, R., 2016. The Gears of Old Mills, in: Poe, A., Muster, M.,\n"
        "Loe, B. (Eds.), Cogs of the World, Acme. Acme International, pp. 3–4\n"
        f"<{DOI}>\n"
    )
    assert titles(f"{text}\n{text}") == ["The Gears of Old Mills"] * 2


@pytest.mark.parametrize(
    ("behind", "authors"),
    [
        ('," M. Doe et al. (2018)', ["Doe"]),
        ('," M. Doe (2018)', ["Doe"]),
        ('," Jane E. Doe (2018)', ["Doe"]),
        ('," Acme Post (2018)', []),
        ('," Gear Affairs (2018)', []),
        ('", J. Doe and A. Roe (2018)', ["Doe", "Roe"]),
        ('" Jane Doe, Richard Roe. ICML 2018', ["Doe", "Roe"]),
        ('" (2018)', []),
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_names_stand_behind_a_title_in_quotes_within_a_link(
    mark: str, behind: str, authors: list[str]
) -> None:
    found = only(f'{mark}["On the Use of Gears{behind}]({PAGE}): Easy to read.\n')
    assert found.title == "On the Use of Gears"
    assert [name.family for name in found.author] == authors
    assert found.issued
    assert found.issued.year == 2018
