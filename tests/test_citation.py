"""Citations in running text, and loose texts beside a title."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refsync.readers.beside import beside
from refsync.readers.citations import citation
from refsync.readers.citations.in_front import authors
from refsync.readers.containers import container
from refsync.readers.details import Details, Piece, above, details, in_brackets
from refsync.readers.document import Span
from refsync.readers.locators import Locators
from refsync.readers.markdown import read
from refsync.readers.people import People, people_by_two_families
from refsync.readers.phrases import who_and_when
from refsync.readers.sentences import first_sentence
from refsync.readers.title_first import title_first, title_in_capitals, title_in_marks

TITLE = "On the Theory of Widgets"


def families(who: People | None) -> list[str | None]:
    return [name.family or name.literal for name in who.names] if who else []


def told(
    text: str, *, lenient: bool = False
) -> tuple[str, list[str | None], str | None, int | None]:
    """Title, authors, venue and year of a citation."""
    found = citation(text, lenient=lenient)
    assert found
    said = details([found.rest], found.who)
    return found.title, families(found.who), said.venue, said.year


@pytest.mark.parametrize(
    "text",
    [
        f"Doe, J., & Roe, R. (2015). {TITLE}. Journal of Tests, 1(2), 3–4.",
        f"Doe, J., & Roe, R. (2015, May). {TITLE}. Journal of Tests, 1(2), 3–4.",
        f'Doe, Jane, and Richard Roe. "{TITLE}." Journal of Tests 12.3 (2015): 45-67.',
        f"Doe, Jane, and Richard Roe. “{TITLE}.” Journal of Tests 12 (2015): 45-67.",
        f"Jane Doe and Richard Roe. 2015. {TITLE}. Journal of Tests 12, 3 (May 2015), 45–67.",
        f"J. Doe and R. Roe, “{TITLE},” Journal of Tests, vol. 12, no. 3, pp. 45–67, 2015.",
        f"[1] J. Doe and R. Roe, “{TITLE},” Journal of Tests, vol. 12, 2015.",
        f"Doe J, Roe R. {TITLE}. Journal of Tests. 2015;12(3):45-67.",
        f"Doe JM, Roe RM. {TITLE}. Journal of Tests. 2015;12(3):45-67.",
        f"Doe, J.; Roe, R. {TITLE}. Journal of Tests 2015, 12, 45–67.",
        f"Doe, J. and Roe, R. {TITLE}. Journal of Tests, 12:45–67, 2015.",
        f"Doe, J., Roe, R.: {TITLE}. Journal of Tests 12, 45–67 (2015)",
        f"Doe, J.; Roe, R.: {TITLE}. Journal of Tests, 2015.",
        f"J. Doe, R. Roe: {TITLE}. Journal of Tests, 2015.",
        f"Jane Doe, Richard Roe. {TITLE}. Journal of Tests, 2015.",
        f"Jane Doe and Richard Roe (2015) “{TITLE}”, Journal of Tests",
        f"Doe J, Roe R. {TITLE}[J]. Journal of Tests, 2015, 12(3): 45-67.",
        f"Jane Doe, Richard Roe, {TITLE}, Journal of Tests, 2015.",
        f"Doe and Roe 2015, {TITLE}. Journal of Tests",
        f"Doe, J. and R. Roe, {TITLE}. Journal of Tests, 2015. 12(3): p. 45-67.",
        f"Doe J., Roe R., 2015, {TITLE}, Journal of Tests, 12, 45",
        f"Doe, J. & Roe, R., 2015. '{TITLE}', Journal of Tests, 12(3), pp. 45-67.",
        f"Doe, J. M., and Roe, R.: {TITLE}, Journal of Tests, 12, 45–67, 2015.",
        f"Doe JA 3rd, Roe RB Jr; Widget Study Group. {TITLE}. Journal of Tests. 2015;12:45.",
        f"Doe, J., & Roe, R. (2015). {TITLE} [Conference presentation]. Journal of Tests.",
        f"Jane R. Doe and Richard D. Roe, {TITLE}, Journal of Tests, 2015.",
        f"Jane Doe, Richard Roe: {TITLE}. Journal of Tests 2015: 45-67",
        f"Doe J. A., Roe R. B., 2015, {TITLE}, Journal of Tests, 12, 45",
    ],
    ids=[
        "APA", "APA with month", "MLA", "Chicago", "ACM", "IEEE", "IEEE numbered", "PubMed",
        "Vancouver", "ACS", "ICML", "Springer", "DIN 1505", "colon", "sentences", "quotes",
        "GB/T 7714", "commas", "bare year", "EndNote", "ADS", "Harvard", "Copernicus", "group",
        "APA with medium", "commas and initials", "DBLP", "ADS with initials",
    ],
)  # fmt: skip
def test_a_citation_is_taken_apart_in_each_style(text: str) -> None:
    assert told(text) == (TITLE, ["Doe", "Roe"], "Journal of Tests", 2015)


@pytest.mark.parametrize(
    "text",
    [
        f"Doe et al. (2015): {TITLE}. Nature.",
        f"Doe et al., {TITLE}, Nature, 2015",
        f"Jane Doe et al. {TITLE}. Nature 2015.",
        f"Doe et al 2015. {TITLE}. Nature.",
        f'Doe, J. A., et al. "{TITLE}." Nature (2015).',
        f"Doe J, Roe R, et al. {TITLE}. Nature. 2015;12:3.",
        f"Doe, J., Roe, R., … Poe, A. (2015). {TITLE}. Nature, 12, 3.",
    ],
)
def test_a_citation_may_leave_authors_out(text: str) -> None:
    title, authors, venue, year = told(text)
    assert (title, authors[0], venue, year) == (TITLE, "Doe", "Nature", 2015)
    assert (found := citation(text))
    assert found.who.truncated


@pytest.mark.parametrize(
    "text",
    [
        f"Doe, Jane. {TITLE}. Acme Press, 1998.",
        f"Doe, Jane: {TITLE}. Acme Press, 1998.",
        f"Doe, Jane (1998): {TITLE}. Acme Press.",
        f"Doe, Jane (ed.) (1998) {TITLE}. Acme Press.",
        f"van Doe, Jane. {TITLE}. Acme Press, 1998.",
        f"J. Doe. {TITLE}. Acme Press, 1998.",
        f"Doe, Jane A., editor. {TITLE}. Acme Press, 1998.",
        f"Doe, Jane, dir. {TITLE}. Acme Press, 1998.",
        f"Doe, J. [[{TITLE}]]. Acme Press, 1998.",
        f"Doe, Jane. 1998 {TITLE}. Acme Press.",
        f"Doe, Jane (1998): ‘{TITLE},’ Acme Press.",
        f"Doe Jr., Charles W. (1998). {TITLE}. Acme Press.",
    ],
)
def test_one_author_will_do_where_the_year_is_stated(text: str) -> None:
    assert told(text) == (TITLE, ["Doe"], "Acme Press", 1998)


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("Doe J. On widgets: a study. Acta Widg. 2015;1(2):3-4.", "On widgets: a study", 2015),
        (
            "Doe JA. On gears. II. Their use. Acta. 2015 May 2;1:e3.",
            "On gears. II. Their use",
            2015,
        ),
        ("van Doe J. gearR: on gears. Am. J. Widg. 2015;1:2.", "gearR: on gears", 2015),
        ("Doe J: Are gears round? Acta Widg 2015, 12:3-4.", "Are gears round?", 2015),
        ("Doe J. Gears. 2nd ed. Bonn: Acme; 1998.", "Gears", 1998),
        ("Doe J. Gears since 1950. Bonn, NY: Acme & Sons; 1998.", "Gears since 1950", 1998),
    ],
)
def test_initials_need_no_full_stops_where_a_journal_or_publisher_follows(
    text: str, title: str, year: int
) -> None:
    assert told(text)[:2] == (title, ["Doe"])
    assert told(text.replace("Doe", "Poe A, Doe", 1).replace("van Poe", "Poe"))[::3] == (
        title,
        year,
    )


@pytest.mark.parametrize(
    "text",
    ["Vitamin D. It is good. We know that since 2015.", "Plan B. What to do. See below: 2015."],
)
def test_a_letter_behind_a_word_is_no_initial_where_no_volume_follows(text: str) -> None:
    assert citation(text) is None


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("Nonlinear Oscillations, Gears, and Cogs", ", Studies in Cogs Vol 4, Springer (1983)"),
        ("On Widgets and Gears", ", Texts in Applied Widgetry, Springer (2003)"),
        ("On Widgets and Gears", ", 2nd edition, Springer Verlag, Berlin (2006)"),
        ("Widgets, coherent gears, and big cogs", ". Second edition. Acme Press (2012)"),
    ],
)
@pytest.mark.parametrize("names", ["J. Doe, R. Roe", "Yu.B. Doe, Zh.I. Roe"])
def test_a_books_series_and_edition_are_no_part_of_its_title(
    names: str, title: str, where: str
) -> None:
    assert told(f"{names}, {title}{where}")[:2] == (title, ["Doe", "Roe"])


@pytest.mark.parametrize(
    "text",
    [
        f"Doe, J., Roe, R. In review (2026). {TITLE}. Nature.",
        f"Doe, J., Roe, R. Submitted. (2026). {TITLE}. Nature.",
        f"Jane Doe, et al., Nature, 2026. {TITLE}",
        f"Jane Doe et al. Nature 2026: {TITLE}.",
        f"Doe, J., Roe, R. (2026). {TITLE} (3rd ed.). Nature.",
    ],
)
def test_state_and_venue_before_a_title_and_its_edition_behind_it_are_no_part_of_it(
    text: str,
) -> None:
    title, authors, _, year = told(text)
    assert (title, authors[0], year) == (TITLE, "Doe", 2026)


@pytest.mark.parametrize("title", ["WidgetNet", "WidgetNet: The Theory of Gears"])
def test_a_title_in_quotes_may_be_short_and_initials_without_full_stops(title: str) -> None:
    assert told(f'Doe, J, Roe, PH, Poe, A. "{title}". Acta 2019.', lenient=True)[0] == title
    assert told(f'Doe, J, M. Roe, P, Poe, A. "{title}". Acta 2019.', lenient=True)[0] == title


@pytest.mark.parametrize(
    "text",
    [
        f"Doe J. {TITLE}. In: Roe R, editor. Handbook of Gears. Berlin: Springer; 2015. p. 1-20.",
        f"Doe, Jane (2015). {TITLE}, 2nd ed. London: Acme.",
        f"Doe, J. M., Roe, R.: {TITLE}, Hydrol. Earth Syst. Sci., 12, 45–67, 2015.",
        f"Doe J, Roe R, on behalf of the Widget Investigators. {TITLE}. JAMA. 2015;12:45.",
    ],
)
def test_books_editions_and_abbreviated_venues_end_a_title(text: str) -> None:
    title, authors, _, year = told(text)
    assert (title, authors[0], year) == (TITLE, "Doe", 2015)


def test_one_full_name_is_a_person_also_among_citations() -> None:
    assert families(authors("Jane Doe.", lenient=True)) == ["Doe"]
    assert families(authors("Test Board.", lenient=True)) == ["Test Board"]


def test_an_abbreviated_venue_is_no_title() -> None:
    assert citation("J. Doe, R. Roe, A. Poe Eur. Phys. J. C 81, 577 (2021)") is None
    assert citation("Doe, Roe, Poe et al. 2013. ActaS, 208, 2. (1212.5226).") is None


def test_the_first_author_will_do_among_citations_where_a_year_follows() -> None:
    text = f"Doe, J.P., & T. RoeUG, and A. Poe. 2025. {TITLE}. Nature."
    assert citation(text) is None
    assert told(text, lenient=True)[:2] == (TITLE, ["Doe"])


def test_a_name_and_an_identifier_will_do_among_citations() -> None:
    text = "Jane Doe, Widget Nets, arXiv:2101.00001."
    assert citation(text) is None
    assert told(text, lenient=True)[:2] == ("Widget Nets", ["Doe"])


@pytest.mark.parametrize(
    "text", [f"Jane Doe. {TITLE}. Acme Press, 1998.", f"Jane Doe: {TITLE}. Acme Press, 1998."]
)
def test_one_plain_name_will_do_only_among_citations(text: str) -> None:
    assert citation(text) is None
    assert told(text, lenient=True) == (TITLE, ["Doe"], "Acme Press", 1998)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe, J. (2015). On widgets: A study. Acme Press.", "On widgets: A study"),
        ("Doe, J. A. A Study of Widgets. Acme, 2015.", "A Study of Widgets"),
        ("Doe, J. Widgets. Acme, 2015.", "Widgets"),
        (
            "Jane Doe, Richard Roe, and Max Muster, Widgets, Gadgets, and Gizmos, ICML, 2014.",
            "Widgets, Gadgets, and Gizmos",
        ),
        ("Doe, J. (2015). Widgets vs. gadgets. Acme Press.", "Widgets vs. gadgets"),
        ("王小明, 李小红. 关于部件的研究[J]. 软件学报, 2015, 26(3): 1-10.", "关于部件的研究"),
        (
            "Jane Doe, R. Andrew Roe, Ann Poe, On Widgets, A Survey, ICML, 2013.",
            "On Widgets, A Survey",
        ),
        ("Doe et al. [2020a] — On widgets, empirically", "On widgets, empirically"),
        ("Doe, Jane: Widgets. A Study of Them, Berlin 2015.", "Widgets. A Study of Them"),
        ("Doe, J.: Widgets: Theory, Practice, Test Papers 20 (2021).", "Widgets: Theory, Practice"),
        ("Doe J, Roe R. On Widgets[C]//Proceedings of Tests. 2015: 1-10.", "On Widgets"),
        ("Doe, J. (2015). What are widgets? BioTest, 35(11), 727–734.", "What are widgets?"),
        ("Doe, J. (2015). Why? A study of widgets. BioTest, 35(11).", "Why? A study of widgets"),
        ("Doe, J., & Roe, R. (in press). On widgets. Acta, 1.", "On widgets"),
        ("Doe, J. & Roe, R. (1965), Handbook of Widgets, Dover.", "Handbook of Widgets"),
        ("Doe, Jane. On Widgets (Acme Press, 2015). excerpt, 714 pp", "On Widgets"),
        ("A. Doe and B. Roe, On Gears (Acme, Berlin, 1971).", "On Gears"),
        (
            "[S8] A. Doe, J. C. Roe, and Y.-M. Poe, On Gears, Physical Review B 106, 2 (2022).",
            "On Gears",
        ),
        ("Doe, J.; Roe, R.: On Widgets. Hanser, Berlin 2017, Kap. 3.", "On Widgets"),
        ("Doe, J. On widgets / J. Doe, R. Roe // Acta Widgets. – 2011. – No 3.", "On widgets"),
        ("Doe, Jane, and Erik T. Roe. On Widgets. New York: Acme, 2007.", "On Widgets"),
        ("J Doe, J Roe, ACL Poe. On Widgets. (2011).", "On Widgets"),
        ("Doe, J., and R. Roe, 1988: On widgets. Acta Gears, 3.", "On widgets"),
        (
            "Doe, J., and Coauthors, 2015: On gears: what is next? Widget Acta",
            "On gears: what is next?",
        ),
        ("Doe et al. (). On widgets in the world. Acta, 1.", "On widgets in the world"),
        ("Jane Doe (ed.), Richard Roe (ed.). On Widgets. Acme, 2010.", "On Widgets"),
        ("Doe, J., & Roe, R. (under review). On widgets. Acta, 1.", "On widgets"),
        ("Doe, Otto & Ann Roe. 1855–1875. Widget-Buch. Berlin: Acme.", "Widget-Buch"),
        (
            "Ann Doe & Robert E. Roe, Widgets and Gears, 113 Yale L.J. 541, 568 (2003).",
            "Widgets and Gears",
        ),
        ("MUSTER M S. The strength of gears[J]. Acta, 1973, 78(6): 1-9.", "The strength of gears"),
        (
            "Doe, Ann; Roe, Jane Mara S. P. “On Widgets at Large”. São Paulo: Acme, 1999.",
            "On Widgets at Large",
        ),
        (
            'Doe J., "Will gears be a "round" match for widgets?", 12 Acta 3, 2019.',
            'Will gears be a "round" match for widgets?',
        ),
        (
            "Doe, Jane, et Richard Roe. « « Acme » : une notion utile ». Acta, 2011.",
            "« Acme » : une notion utile",
        ),
        (
            'Jane Doe et al; Acme Research; "On the Use of Widgets"; 2015.',
            "On the Use of Widgets",
        ),
        (
            "Doe, Jane/Roe, Richard: On the Use of Gears. A white paper, 2022.",
            "On the Use of Gears. A white paper",
        ),
        (
            "Doe, Jane: Räder. Vom 14. und 15. Jahrhundert (Die Technik, 17), Bonn/Ulm 2003.",
            "Räder. Vom 14. und 15. Jahrhundert",
        ),
        (
            "Doe JM, Roe R, [...], Poe A (2021) On Widgets in Use. Acta, 105: 4.",
            "On Widgets in Use",
        ),
        ("Doe, J.; Roe, R. M. On Widgets: A Study in Use; 2022.", "On Widgets: A Study in Use"),
        ("J. B. Doe, The Core of a Widget System", "The Core of a Widget System"),
        (
            "J. A. Doe, The Gears of Large Machines in Use, Cogs and Gears, 1977.",
            "The Gears of Large Machines in Use",
        ),
        ("Yu et al. Cogs, Gears, or Small Widgets? 2023", "Cogs, Gears, or Small Widgets?"),
    ],
)
def test_titles_are_whole(text: str, title: str) -> None:
    assert (found := citation(text))
    assert found.title == title


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Test Board. (2015). On widgets. Acme.", "Test Board"),
        ("World Widget Organization (2015). On widgets. Acme.", "World Widget Organization"),
        ("WWO (2015). On widgets. Acme.", "WWO"),
    ],
)
def test_institutions_write_too(text: str, author: str) -> None:
    assert told(text, lenient=True)[:2] == ("On widgets", [author])


@pytest.mark.parametrize(
    "text",
    [
        "Analysis. (2015) was a good year.",
        "On Widgets. (2015). Acme.",
    ],
)
def test_a_title_before_a_year_is_no_author(text: str) -> None:
    assert citation(text) is None


def test_brackets_in_front_are_no_sentence() -> None:
    said = first_sentence("(Acta Wid. Mech. 2015) On Widgets. Doe, J. et al.")
    assert said == ("(Acta Wid. Mech. 2015) On Widgets", "Doe, J. et al.")


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        (
            "Widgets. Their size and weight in water. Acta 3, 7",
            "Widgets. Their size and weight in water",
        ),
        ("Widgets. Journal of applied widget research and use. 3, 7", "Widgets"),
        ("Widgets. Acta Widgetica. 3, 7", "Widgets"),
        ("Widgets. Their size and weight", "Widgets"),
    ],
)
def test_a_topic_before_the_title_belongs_to_it(behind: str, title: str) -> None:
    found = citation(f"Doe, J. et al. {behind}")
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        TITLE,
        "Widgets are what they are.",
        "It was shown by Jane Doe (2015) that widgets work.",
        "See Jane Doe, On Widgets.",
        "We thank Jane Doe and Richard Roe. They built this list. In 2015 all was well.",
        "Note: this list is no longer kept. See 2015.",
        "Installation: run make. Then, in 2015, run it again.",
        "Tools and Tests: A list",
        "Widgets and Gadgets: A Survey of Both. 2015.",
        "Vitamin C. A review. 2015.",
        "Doe J. Widgets. 2015.",
        "Jane Doe, Richard Roe, Max Muster",
        "Jane Doe et al. 2015.",
    ],
)
def test_other_texts_cite_nothing(text: str) -> None:
    assert citation(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (f"{TITLE} (2015), J. Doe et al.", ["Doe"]),
        (f"{TITLE} (2015). Jane Doe, Richard Roe", ["Doe", "Roe"]),
        (f"{TITLE} [2015], Jane Doe and Richard Roe", ["Doe", "Roe"]),
        (f"{TITLE} (ICML 2015)", []),
        (f"{TITLE}, Jane Doe and Richard Roe", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe and Richard Roe, 2015", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe, Richard Roe, Max Muster, ICML 2015", ["Doe", "Roe", "Muster"]),
        (f"{TITLE}, by Jane Doe", ["Doe"]),
        (f"{TITLE}, by Jane Doe, Al Roe and Max Muster. Acta 2015", ["Doe", "Roe", "Muster"]),
        (f"{TITLE}, Jane Doe, Richard Roe, ACM GG, 2015", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe, Gear.Rev.D, 2015", ["Doe"]),
        (f"{TITLE}, Jane Doe, Journal of Gears, 2015", ["Doe"]),
        (f"{TITLE}, Jane Doe, Richard Roe, GearPost Phys.Core, 2015", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe and Richard Roe, Acta Fabri, 61:2-3, 2015.", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe, Al Poe and Richard Roe, Acta, 2015.", ["Doe", "Poe", "Roe"]),
        (f"{TITLE}, J. Doe and R. Roe, Acta Fabri, 61:2-3, 2015.", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe, Richard Roe, Acta Fabri, 61:2-3, 2015.", ["Doe", "Roe"]),
        (f"{TITLE}, Jane Doe, and Richard Roe, Acta Fabri, Bonn, 2015.", ["Doe", "Roe"]),
        (f"{TITLE}, Doe, J., van Roe, R., and Poe, A.B., Acta, 6(1), 2015.", ["Doe", "Roe", "Poe"]),
        (f"{TITLE} (ICML 2015) - shows that they are round.", []),
        (f"{TITLE} [Nature, 2015]: they are round. See Fig. 2", []),
        (f"{TITLE} (CIDR ‘15) – round ones", []),
    ],
)
def test_a_title_may_stand_first(text: str, authors: list[str]) -> None:
    found = title_first(text)
    assert found
    assert (found.title, families(found.who)) == (TITLE, authors)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}, Gears and Cogs, Journal of Mills, 2015.",
        f"{TITLE}, Gears of Mills and Cogs, Journal of Mills, 2015.",
        f"{TITLE}, Vitamin, D., Journal of Mills, 2015.",
        f"Jane Doe, Al Poe and Richard Roe, {TITLE}, 2015.",
        f"Doe, J., Roe, R., {TITLE}, Acta Fabri, 2015.",
    ],
)
def test_words_that_are_no_names_stand_behind_no_title(text: str) -> None:
    assert title_first(text) is None


def test_the_initial_behind_a_title_is_that_of_the_name_behind_it() -> None:
    text = "Local Gears and Mill-Cogs, J. Doe and R. Roe, Journal of Gear Research, 43:29-51, 2015."
    assert citation(text) is None
    assert told("Doe, J. Cogs and R. Roe’s old gears. Acta Fabri 3, 2015.")[1] == ["Doe"]


@pytest.mark.parametrize(
    "text",
    [
        "Bonn (1996), Kyoto (1998), Oslo (2000), Bern",
        "Bonn (1996), Kyoto (1998), and Oslo (2000).",
    ],
)
def test_a_row_of_dated_names_cites_nothing(text: str) -> None:
    assert citation(text) is None
    assert told("Doe (1996), Gears of Kyoto (1998), a study of cogs. Acta.")[1] == ["Doe"]


@pytest.mark.parametrize("behind", ["", "."])
def test_where_and_when_may_stand_between_a_title_and_the_names(behind: str) -> None:
    found = title_first(f"Widgets: A Study. ACL 2015. Doe, Bin and Roe, Jane{behind}")
    assert found is not None
    assert (found.title, families(found.who), found.rest) == (
        "Widgets: A Study",
        ["Doe", "Roe"],
        "ACL 2015",
    )


def test_a_title_may_begin_with_a_small_letter_behind_initials() -> None:
    text = "Doe, P., Roe, A. & Muster, M.D. pipeCog, a new way to cogs. Acta Biol 21, 227 (2020)."
    assert told(text)[:2] == ("pipeCog, a new way to cogs", ["Doe", "Roe", "Muster"])


def test_names_between_sentences_end_a_title() -> None:
    text = f"{TITLE}. A review. A. Doe, R. S. Roe. Acta 2004: 329(7473); 1017."
    found = title_first(text)
    assert found
    assert (found.title, families(found.who)) == (f"{TITLE}. A review", ["Doe", "Roe"])
    assert title_first(f"{TITLE}. A. Doe was here. Acta 2004.") is None


@pytest.mark.parametrize("title", [TITLE, f"{TITLE}: do they turn?", f"Do they turn? {TITLE}"])
@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("A. Doe", ["Doe"]),
        ("A. Doe, R. S. Roe", ["Doe", "Roe"]),
        ("Doe A", ["Doe"]),
        ("Doe AB, de Roe R, Poe-Li CDE", ["Doe", "Roe", "Poe-Li"]),
    ],
)
def test_names_before_a_journal_with_a_volume_end_a_title(
    title: str, names: str, authors: list[str]
) -> None:
    text = f"{title}. {names}. Acta Fabri 2004: 329(7473); 1017.".replace("?.", "?")
    found = title_first(text)
    assert found
    assert (found.title, families(found.who)) == (title, authors)
    assert found.rest == "Acta Fabri 2004: 329(7473); 1017."


def test_a_journals_first_word_right_behind_names_is_none_of_them() -> None:
    found = title_first("Do they turn? Jane Doe, Al Roe, Max Muster Phys. Rev. 2004.")
    assert found is None
    found = title_first(f"{TITLE}. Jane A. Doe, Benjamin van Roy. Acta Fabri 2004.")
    assert found
    assert families(found.who) == ["Doe", "Roy"]


def test_quotes_around_all_of_a_title_before_names_are_none_of_it() -> None:
    found = title_first(f'"{TITLE}, do turn!" Doe AB, Roe C. Acta Fabri 2004: 3; A11.')
    assert found
    assert found.title == f"{TITLE}, do turn!"


def test_one_name_before_words_and_a_year_alone_ends_no_title() -> None:
    assert title_first(f"{TITLE}. Doe A. Gears of the old kind in 2004 and later.") is None


def test_what_goes_on_in_small_letters_behind_words_like_a_name_is_no_title() -> None:
    assert citation("Digital Gears, including 1) widgets; and 2) cogs", lenient=True) is None
    assert citation("Jane Doe, On Widgets and Cogs", lenient=True) is not None


@pytest.mark.parametrize("text", [TITLE, f"{TITLE}, Gadgets, and Gizmos", "Jane Doe, Richard Roe"])
def test_a_title_alone_cites_nothing(text: str) -> None:
    assert title_first(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Doe, 2001", ["Doe"]),
        ("Doe & Roe 2019", ["Doe", "Roe"]),
        ("Roe et al., 2018", ["Roe"]),
        ("Doe et al. (2018)", ["Doe"]),
        ("Doe, Roe Poe, Muster (1962)", ["Doe", "Roe Poe", "Muster"]),
        ("Jane Doe", []),
        ("2018", []),
        ("A Study of Widgets 2018", []),
    ],
)
def test_links_may_say_who_and_when(text: str, authors: list[str]) -> None:
    assert families(who_and_when(text)) == authors


@pytest.mark.parametrize(
    ("pieces", "authors", "venue", "year"),
    [
        (["Jane Doe, Richard Roe. ICML 2020"], ["Doe", "Roe"], "ICML", 2020),
        (["ICML 2020", "J. Doe, R. Roe"], ["Doe", "Roe"], "ICML", 2020),
        (["ICML 2020 | J. Doe and R. Roe"], ["Doe", "Roe"], "ICML", 2020),
        (["ICML 2020, Long Beach, Monte Carlo"], [], "ICML", 2020),
        (["Jane Doe, Richard Roe, ICML 2020"], ["Doe", "Roe"], "ICML", 2020),
        (["Jane Doe, Richard Roe, ICML, 2020, best paper"], ["Doe", "Roe"], "ICML", 2020),
        (["ICML 2020, Doe, Jane, et al."], ["Doe"], "ICML", 2020),
        (["Jane Doe (Acme University) et al. arXiv."], ["Doe"], "arXiv", None),
        (["Jane Doe et al. ICML, 2020"], ["Doe"], "ICML", 2020),
        (["(ICML 2020)"], [], "ICML", 2020),
        (["Venue: ICML 2020"], [], "ICML", 2020),
        (["Journal: Widgets Quarterly, 2020"], [], "Widgets Quarterly", 2020),
        (["Gears of Old, 12(3), 45–67 (2020)"], [], "Gears of Old", 2020),
        (
            ["Jane Doe, Al Roe. Gears of Old, 12, 2007-2012, 2020."],
            ["Doe", "Roe"],
            "Gears of Old",
            2020,
        ),
        (
            ["Jane Doe, Al Roe. Gears and Their Causes, 2020."],
            ["Doe", "Roe"],
            "Gears and Their Causes",
            2020,
        ),
        (["Jane Doe, Al Roe, Gear. Widg. Lett., 2020"], ["Doe", "Roe"], "Gear. Widg. Lett", 2020),
        (["Jane Doe, Al Roe", "Gears, 36:2040–2046"], ["Doe", "Roe"], "Gears", None),
        (["Gears of Old, 36:2040–2046"], [], None, None),
        (["Chapter 3, 45"], [], None, None),
        (["Cited by 4,500"], [], None, None),
        (["Ranked No. 1 on the leaderboard"], [], None, None),
        (["See also Section 12: 3 kinds"], [], None, None),
        (["Trained on Gear Net, pages 3-5"], [], None, None),
        (["data from Acme, Gearbox and Cogs: 3M gears"], [], None, None),
        (["in German and English (2020)"], [], None, 2020),
        (["2020"], [], None, 2020),
        (["[2019-06] [ICML 2020 Spotlight]"], [], "ICML", 2020),
        (["by Jane Doe"], ["Doe"], None, None),
        (["Jane Doe"], [], None, None),
        (["a gentle introduction"], [], None, None),
        ([], [], None, None),
    ],
)
def test_loose_texts_are_told_by_their_looks(
    pieces: list[str], authors: list[str], venue: str | None, year: int | None
) -> None:
    said = details(pieces)
    assert (families(said.who), said.venue, said.year) == (authors, venue, year)


def test_one_name_is_believed_where_it_is_set_off() -> None:
    assert families(details([Piece("Jane Doe", set_off=True)]).who) == ["Doe"]
    assert details([Piece("Widgeteer", set_off=True)]).who is None


def test_a_nickname_before_a_title_in_quotes_is_no_author() -> None:
    assert citation("Widgeteer: “Making Widgets at Scale.” ICML 2020.") is None
    assert told("J. Doe: “Making Widgets at Scale.” ICML 2020.")[1] == ["Doe"]


def test_an_author_in_bold_is_one_of_the_others() -> None:
    spans = (Span("Jane Doe, ", 1), Span("Richard Roe", 1, bold=True), Span(", Max Muster", 1))
    assert families(details(beside(spans)).who) == ["Doe", "Roe", "Muster"]


def test_et_al_behind_known_authors_cuts_them_short() -> None:
    known = details(["by Jane Doe"]).who
    assert known
    said = details(["et al."], known)
    assert said.who
    assert (families(said.who), said.who.truncated) == (["Doe"], True)


@pytest.mark.parametrize(
    ("text", "is_paper"),
    [
        ("Jane Doe, Richard Roe. ICML 2020", True),
        ("Doe et al. 2020", True),
        ("Jane Doe, Richard Roe", False),
        ("ICML 2020", False),
    ],
)
def test_names_with_a_date_or_venue_read_like_a_paper(text: str, is_paper: bool) -> None:
    assert details([text]).reads_like_a_paper is is_paper


@pytest.mark.parametrize(
    ("headings", "venue", "year"),
    [
        (["CVPR 2024"], "CVPR", 2024),
        (["Oral", "ICML'23"], "ICML", 2023),
        (["2021", "2020"], None, 2021),
        (["Before 2021"], None, None),
        (["2015–2018", "ICML 2020"], "ICML", 2020),
        (["Nature of Widgets"], None, None),
    ],
)
def test_headings_say_where_and_when(
    headings: list[str], venue: str | None, year: int | None
) -> None:
    assert above(headings) == Details(None, venue, year)


@pytest.mark.parametrize(
    ("text", "said"),
    [(f"{TITLE} (ICML, 2014)", True), (f"{TITLE} (2014)", False), (f"{TITLE} (ICML)", False)],
)
def test_brackets_say_where_and_when(text: str, said: bool) -> None:
    assert in_brackets(text) is said


PIECES = [
    "Doe", "Jane", "J.", "(2015)", "2015", ".", ",", ";", ":", "“", "”", '"', "et al.", "and", "&",
    "On", "Widgets", "ICML", "in", "[1]", "[J].", "//", "…", "(", ")", "王小明", "by",
]  # fmt: skip


@example(text="AA A. 0[A].", lenient=False)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.booleans())
def test_any_text_is_a_citation_or_none(text: str, lenient: bool) -> None:
    found = citation(text, lenient=lenient)
    if found:
        assert any(char.isalpha() for char in found.title)
        assert found.who.names
    details([text])
    title_first(text)


WORDS = st.lists(
    st.sampled_from(["ka", "lo", "mir", "ben", "tos", "vel", "dun", "ri"]), min_size=2, max_size=3
).map(lambda parts: "".join(parts).capitalize())


@pytest.mark.parametrize(
    "where",
    ["Gears Today, 12 (2015), pp. 3–4.", "Gears Today, 12, 45", "12th Workshop on Gears, 2015."],
)
def test_a_volume_or_number_tells_a_venue_that_nobody_knows(where: str) -> None:
    found = citation(f"Jane Doe and Richard Roe, {TITLE}, {where}")
    assert found
    assert found.title == TITLE


def test_a_journal_is_told_by_its_volume_as_pubmed_has_it() -> None:
    found = citation(f"Doe J, Roe R. {TITLE}. N Widg J Gear. 2015 May 3;12(4):45-67.")
    assert found
    assert details([found.rest], found.who)[1:3] == ("N Widg J Gear", 2015)


def test_one_full_name_before_where_and_when_is_the_authors() -> None:
    said = details([", Jane Doe, ICML 2015"])
    assert (families(said.who), said.venue, said.year) == (["Doe"], "ICML", 2015)
    said = details([", Acme Research, ICML 2015"])
    assert said == Details(None, "ICML", 2015)


def test_years_in_brackets_may_follow_each_other_without_end() -> None:
    assert title_first(f"{TITLE}{' (2015)' * 2000}") is not None


@given(
    people=st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=6),
    words=st.lists(WORDS, min_size=3, max_size=8),
    year=st.integers(1900, 2059),
)
def test_what_is_written_in_a_style_is_read_back(
    people: list[tuple[str, str]], words: list[str], year: int
) -> None:
    title = " ".join(words)
    inverted = [f"{family}, {given[0]}." for given, family in people]
    full = [f"{given} {family}" for given, family in people]
    pubmed = [f"{family} {given[0]}" for given, family in people]
    for text in (
        f"{', '.join(inverted)} ({year}). {title}. Nature, 1(2), 3–4.",
        f"{', '.join(full)}. {year}. {title}. Nature 1, 2 (2015), 3–4.",
        f"{', '.join(full)}. “{title}.” Nature 1 ({year}): 3–4.",
        f"{', '.join(pubmed)}. {title}. Nature. {year};1(2):3-4.",
        f"{' and '.join(inverted)} {title}. Nature, 1:3–4, {year}.",
        f"{'; '.join(inverted)}: {title}. Nature, {year}.",
        f"{', '.join(full[:-1])}, and {full[-1]}. {title}. Nature, 1(2): 3–4, {year}.",
        f"{', '.join(full)}: {title}. Nature {year}: 3-4",
        f"{', '.join(pubmed)}. {title}[J]. Nature, {year}, 1(2): 3-4.",
    ):
        found = citation(text)
        assert found, text
        assert (found.title, families(found.who)) == (title, [family for _, family in people]), text
        assert details([found.rest], found.who)[1:3] == ("Nature", year), text


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("张三, 李四, 等. 部件的理论研究[J]. 部件学报, 2018, 41(7): 16-19.", "部件的理论研究", 2),
        (
            "山田太郎，鈴木花子：「部品の理論に関する研究」，部品学会論文誌（2019）",
            "部品の理論に関する研究",
            2,
        ),
        ("王伟：《零件》，上海：试验出版社，1948年。", "零件", 1),
        ("2 王伟、李明主编：《零件（上）》，试验出版社，1986年。", "零件（上）", 2),
        ("王伟. 零件研究[J]. 试验学报, 2015.", "零件研究", 1),
        ("（1）王伟：《零件与机器》，《试验学报》，2014年第2期。", "零件与机器", 1),
        ("[英]瑟尔沃. 零件与发展[M]. 北京: 试验出版社, 2001.", "零件与发展", 1),
        ("山田 太郎・鈴木 花子(編) (2020). 部品の研究.", "部品の研究", 2),
        ("山田 太郎 (2016). 「部品」を科学する研究. 試験社.", "「部品」を科学する研究", 1),
        ("山田太郎. (2003). 部品の研究. 試験大学紀要.", "部品の研究", 1),
        ("寺田しおり, 山田太郎. (1998). 部品の研究. 試験論文集, 33.", "部品の研究", 2),
        ("山田 太郎 (2015). 部品の研究 第2版 試験社", "部品の研究 第2版", 1),
        ("山田 太郎(監修) (2015). 部品事典 試験社", "部品事典", 1),
        (
            "山田 太郎・鈴木 花子 (2015). 部品と歯車の研究 試験論文誌, 49, 131–136.",
            "部品と歯車の研究",
            2,
        ),
        ("山田 太郎 (印刷中). 部品の研究――歯車を例に―― 試験論文誌", "部品の研究――歯車を例に――", 1),
        ("山田 太郎 (2015). 部品――歯車―― 改訂版 試験社", "部品――歯車―― 改訂版", 1),
        (
            "山田 太郎 (2015). 部品の研究 田中 一・鈴木 花子(編) 歯車の本(pp. 3–4) 試験社",
            "部品の研究",
            1,
        ),
        (
            "山田 太郎(監修) 鈴木 花子・田中 一(編) (2015). 新編 部品 改訂版 試験社",
            "新編 部品 改訂版",
            3,
        ),
        ("試験会 (2015). 部品の手引き 試験会 Retrieved May 3, 2016, from", "部品の手引き", 1),
        ("김철수, 「부품 연구」, 『시험학보』 12, 2010.", "부품 연구", 1),
        ("김철수 (2015). 부품의 변화 연구", "부품의 변화 연구", 1),
        ("ドウ (Jane B. Doe) (1978). 部品の研究. 試験社.", "部品の研究", 1),
        ("王树增 (2006). 《1901年》. 试验出版社.", "1901年", 1),
        (
            '川島真 (2000). "清末における「部品」概念". 《試験研究》, 44: 1-33.',
            "清末における「部品」概念",
            1,
        ),
        ("김철수 (2015). 부품의 변화. 시험학보, 12(3), 1-20.", "부품의 변화", 1),
        (
            f"{', '.join(['山田 太郎'] * 12)}：「部品の研究について」，学会誌「歯車」, No.7, 2015.",
            "部品の研究について",
            12,
        ),
        (
            "山田太郎, 鈴木花子, 部品の研究について, 試験論文誌, Vol.12, 2015.",
            "部品の研究について",
            2,
        ),
        (
            "山田 太郎, 鈴木 花子. 部品の研究. 試験論文誌, Vol. 12, No. 3, pp. 4-5, 2015.",
            "部品の研究",
            2,
        ),
        ("山田太郎，鈴木花子 (2015)．部品の研究． GEAR Forum 2015 A5-1．", "部品の研究", 2),
        ("山田太郎，鈴木花子．3．5次元の部品の研究．試験誌，12，2015．", "3．5次元の部品の研究", 2),
        ("王小明、李大華（2015）。部件的應用。試驗學刊，12(3)，45-60。", "部件的應用", 2),
        ("王小明（2015）。部件導論（第二版）。台北：試驗。", "部件導論（第二版）", 1),
        ("山田太郎（2015）『部品の歴史』試験書店．", "部品の歴史", 1),
        ("山田太郎『部品の歴史』試験大学出版会、2015年", "部品の歴史", 1),
        (
            "山田太郎，鈴木ハナ，DOE Jane：部品の研究について，試験論文誌，Vol.12，No.3",
            "部品の研究について",
            3,
        ),
        ("山田太郎・鈴木花子：部品の研究について，試験論文誌 (2015.3)．", "部品の研究について", 2),
        (
            "Jane Doe, Al Roe, Ann Poe: On the Use of Widgets，第40回部品学会, 3J1 (2022.9)",
            "On the Use of Widgets",
            3,
        ),
    ],
)
def test_citations_in_east_asian_scripts_are_read(text: str, title: str, names: int) -> None:
    found = citation(text)
    assert found
    assert (found.title, len(found.who.names)) == (title, names)


@pytest.mark.parametrize(
    "text", ["山田太郎（2015）『部品』の研究", "山田太郎（2015）『部品』社会の研究"]
)
def test_what_goes_on_behind_marks_is_no_publisher(text: str) -> None:
    assert citation(text) is None


@pytest.mark.parametrize(
    "behind",
    [
        "試験論文誌，12(3)，45-60．",
        "試験論文誌，Vol．12，No．3，pp．45-60．",
        "試験論文誌, Vol. J12-D, No. 3, pp. 45-60.",
    ],
)
def test_wide_commas_and_letters_stand_in_a_volume(behind: str) -> None:
    found = citation(f"山田太郎，鈴木花子 (2015)．部品の研究．{behind}")
    assert found
    assert container(found.rest) == "試験論文誌"


@pytest.mark.parametrize("venue", ["Nature", "ICML", "Frontiers in Gearing", "Journal of Gears"])
def test_a_known_venue_may_stand_in_the_place_of_names(venue: str) -> None:
    found = citation(f"{venue} (2015). On the Use of Widgets.", lenient=True)
    assert found
    said = found.details
    assert (found.title, said.venue, said.year) == ("On the Use of Widgets", venue, 2015)
    assert not found.who.names


@pytest.mark.parametrize(
    "behind",
    [
        "DOI: ",
        "| DOI:",
        "URL",
        "Available at",
        "Available online at:",
        "Accessed May 3, 2016.",
        "Retrieved 3 May 2016",
        "Disponible en: ",
        "[pdf]",
    ],
)
@pytest.mark.parametrize("title", ["On the Use of Widgets", "Widget Nets"])
def test_what_stands_behind_the_year_at_the_end_is_no_title(title: str, behind: str) -> None:
    found = citation(f"Doe, J., Roe, R. {title}. Acta Fabri, 2015. {behind}", lenient=True)
    assert found
    assert (found.title, len(found.who.names)) == (title, 2)


@pytest.mark.parametrize("title", ["Online learning of gears", "Accessed by all: a study"])
def test_a_title_behind_a_year_may_begin_as_an_access_does(title: str) -> None:
    found = citation(f"Doe, J., Roe, R. 2015. {title}. Acta Fabri.", lenient=True)
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("On the Use of Gears", "edited by Ann Poe, Acme, 2015"),
        ("On the Use of Gears", "The World of Gears, Edited by A. Poe, 1989."),
        ("On the Use of Gears, Cogs", "edited by Ann Poe, 2015"),
        ("On the Use of Gears, Cogs and mills", "edited by Ann Poe, 2015"),
    ],
)
def test_who_edited_the_book_is_none_of_a_title_in_commas(title: str, behind: str) -> None:
    found = citation(f"J. Doe and A. Roe, {title}, {behind}", lenient=True)
    assert found
    assert found.title == title


def test_a_society_in_the_place_of_names_wrote_the_work() -> None:
    found = citation("ACME (2015). On the Use of Widgets.", lenient=True)
    assert found
    assert found.who.names[0].literal == "ACME"


def test_a_name_before_all_of_a_title_cites_it_among_citations() -> None:
    text = "Doe, J. B. On the use of widgets."
    found = citation(text, lenient=True)
    assert found
    assert (found.title, found.who.names[0].family) == ("On the use of widgets", "Doe")
    assert citation(text) is None
    assert citation("Doe, J. is someone who writes.", lenient=True) is None


def test_a_journals_name_may_end_in_marks_behind_its_publisher() -> None:
    found = citation(
        "山田 太郎：「部品の研究について」, 部品学会誌「歯車」, No.7, Vol.1, pp.2-3, 2015年."
    )
    assert found
    assert found.details.venue == "部品学会誌「歯車」"


@pytest.mark.parametrize(
    "text", ["部品学：その研究について，2015", "零件、机器：结构简单的试验方法，但是太慢"]
)
def test_topics_before_a_colon_are_no_names(text: str) -> None:
    assert not citation(text)


@pytest.mark.parametrize(
    "where",
    [
        "Proceedings of the Meeting on Gears 2024, pp. 294-300 (2024.2).",
        "Gears 13, No. 6: 287 (2022).",
    ],
)
def test_names_that_a_colon_ends_are_all_authors(where: str) -> None:
    found = citation(f"Jane Doe, Richard Roe, Ann Poe: On the Use of Widgets, {where}")
    assert found
    assert found.title == "On the Use of Widgets"
    assert families(found.who) == ["Doe", "Roe", "Poe"]


@pytest.mark.parametrize("names", ["Jane Doe and Richard Roe", "Jane Doe, Al Roe, Ann Poe"])
def test_words_like_a_name_before_a_colon_begin_a_title_behind_the_last_name(names: str) -> None:
    found = citation(f"{names}, Gear Mills: On the Use of Cogs, ICML, 2015")
    assert found
    assert found.title == "Gear Mills: On the Use of Cogs"


@pytest.mark.parametrize(
    ("text", "title", "names", "venue", "year"),
    [
        ("《零件研究》,王伟、李明著,试验出版社,2015", "零件研究", 2, "试验出版社", 2015),
        ("《零件（上）》（第二版），王伟主编，试验出版社", "零件（上）", 1, "试验出版社", None),
        ("《零件》(第8版)王伟,试验大学出版社", "零件", 1, "试验大学出版社", None),
        ("『部品の「質」の研究』（山田太郎）", "部品の「質」の研究", 1, None, None),
    ],
)
def test_marks_end_a_title_before_names_and_publisher(
    text: str, title: str, names: int, venue: str | None, year: int | None
) -> None:
    found = title_in_marks(text)
    assert found
    assert (found.title, len(found.who.names), *found.details[1:3]) == (title, names, venue, year)


@pytest.mark.parametrize(
    "text", ["《零件》与《机器》", "《零件》：一种新的研究方法", "《零件》（笔记）"]
)
def test_marks_around_words_of_a_title_end_none(text: str) -> None:
    assert title_in_marks(text) is None


def test_a_title_in_capitals_ends_before_a_journal_and_its_volume() -> None:
    found = title_in_capitals(
        "ON THE USE OF WIDGETS Acta Fabri , Vol. 72, No. 4 (July, 2004), 11-17"
    )
    assert found
    assert (found.title, *found.details[1:3]) == ("ON THE USE OF WIDGETS", "Acta Fabri", 2004)
    assert title_in_capitals("ON THE USE OF WIDGETS: Gears, Vol. 3") is None
    assert title_in_capitals("On the Use of Widgets Acta Fabri, Vol. 72") is None


@pytest.mark.parametrize(
    "where",
    [
        "Acme University",
        "Gear Town, Acme University",
        "Geartown, NH, University of New Widgetland, Department of Gears & Cogs",
    ],
)
def test_an_institution_and_its_town_are_no_part_of_a_title(where: str) -> None:
    found = citation(f"Doe J. (2015), Measuring Widgets, Gears and Cogs, {where}.")
    assert found
    assert found.title == "Measuring Widgets, Gears and Cogs"


def test_a_publisher_in_capitals_is_no_part_of_a_title() -> None:
    found = citation("Doe J. (2014). HANDBOOK OF OLD WIDGETS, ACME HOUSE PUBLISHING.")
    assert found
    assert found.title == "HANDBOOK OF OLD WIDGETS"


@pytest.mark.parametrize("lenient", [True, False])
def test_initials_in_the_middle_of_names_in_full_end_none(lenient: bool) -> None:
    text = "Jane R. Doe, Ann Poe, and Max B. Roe. On widgets in motion. Bonn: Acme, 2015."
    found = citation(text, lenient=lenient)
    assert found
    assert found.title == "On widgets in motion"
    assert [name.family for name in found.who.names] == ["Doe", "Poe", "Roe"]


def test_a_name_before_a_dash_is_none_of_those_between_semicolons() -> None:
    found = citation(
        "Doe, J.; Roe, R.; Poe, A. GeaNIS – The Order of Gears. Acta Fabri 2015, 12, 3–4."
    )
    assert found
    assert (found.title, len(found.who.names)) == ("GeaNIS – The Order of Gears", 3)


@pytest.mark.parametrize("stop", [".", ""])
@pytest.mark.parametrize("group", ["The Widget Team", "Widget Viewer Team", "Gear Consortium"])
def test_a_group_writes_as_one(group: str, stop: str) -> None:
    found = citation(f"{group}{stop} (2013). {TITLE}. Acme Press.", lenient=True)
    assert found
    assert (found.title, found.who.names[0].literal) == (TITLE, group)


def test_a_subtitle_goes_on_behind_editors_and_a_colon() -> None:
    found = citation("Doe, Jane; Roe, Al (Hrsg.): Die Schraube. Eine Einführung, Bonn 2017")
    assert found
    assert (found.title, len(found.who.names)) == ("Die Schraube. Eine Einführung", 2)


def test_a_journal_behind_a_comma_is_none_of_the_title() -> None:
    text = "Doe J, Roe R. Imaging of widgets, International Journal of Gears, 7(2):111-114, 2005."
    found = citation(text)
    assert found
    assert found.title == "Imaging of widgets"


@pytest.mark.parametrize("before", ["[2015] ", "(2015): ", "12 [2015] ", "3. [2015] "])
def test_the_year_may_stand_in_brackets_before_the_names(before: str) -> None:
    found = citation(f"{before}Doe, J., Roe, R. On the use of widgets. Acta Fabri.")
    assert found
    assert (found.title, found.rest[:5]) == ("On the use of widgets", "2015.")


def test_an_institution_wrote_what_a_chinese_standard_cites() -> None:
    found = citation("试验大学数学系.高等数学-上册（第六版）[M].试验出版社，2007年4月")
    assert found
    assert (found.title, found.who.names[0].literal) == (
        "高等数学-上册（第六版）",
        "试验大学数学系",
    )


def test_a_journal_stands_behind_in_and_a_colon() -> None:
    text = "Doe, Jane / Roe, Max: Why do gears turn? A field study, in: Acta Fabri 12 (2016), S. 3."
    found = citation(text)
    assert found
    assert found.title == "Why do gears turn? A field study"
    assert [name.family for name in found.who.names] == ["Doe", "Roe"]


def test_the_language_that_a_book_is_about_ends_its_title() -> None:
    found = citation("Doe, J. & Roe, R. (2013). Learning Widgets: with Applications in R. Acme.")
    assert found is not None
    assert found.title == "Learning Widgets: with Applications in R"


def test_a_species_behind_in_ends_no_title() -> None:
    found = citation("Doe, J. & Roe, R. (2013). Widgets in C. fabri. Acta, 3.")
    assert found is not None
    assert found.title == "Widgets in C. fabri"


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("Gears and their use, Paris, Acme, 2002.", "Gears and their use"),
        ("Gears and their use, Acmeville, Presses du Cog, 2002.", "Gears and their use"),
        ("Gears in Use, 1600-1800, Paris, Acme, 2002.", "Gears in Use, 1600-1800"),
        ("Gears in use, catalogue de l’exposition, Acmeville, 3 mai 2002.", "Gears in use"),
    ],
)
def test_place_publisher_and_occasion_end_a_books_title(behind: str, title: str) -> None:
    found = citation(f"DOE Jane et ROE Al (dir.), {behind}", lenient=True)
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    "title",
    ["Gears in use", "Gears. On the use of things that turn", "Gears. Studies of use (1585-1618)"],
)
def test_a_subtitle_stands_before_series_and_place_in_german(title: str) -> None:
    for series in ("", " (=Acta Fabri. N.F. 3)"):
        found = citation(f"Doe, Jane: {title}{series}. Berlin u.a. 1997.", lenient=True)
        assert found
        assert found.title == title


def test_the_years_that_a_title_is_about_are_no_pages() -> None:
    found = citation("Doe, J. (2015). The gears of old Acme, 1770-1825. En Historia (pp. 1-9).")
    assert found
    assert found.title == "The gears of old Acme, 1770-1825"


@pytest.mark.parametrize(
    "where",
    [
        "Acta Fabri, 8(11), p. e778",
        "3(4), 348–360.",
        "Acta Fabri 185 (6), 1501-1514",
        "Hydrol. Earth Syst. Sci., 26, 1295–1318.",
        "J. Hydrol. Reg. Stud. 37",
    ],
)
def test_a_journal_behind_a_comma_is_no_part_of_a_title_that_a_year_precedes(where: str) -> None:
    found = citation(f"Doe, J., Roe, R. and Poe, M. (2015). Gears in water: a study, {where}")
    assert found
    assert (found.title, len(found.who.names)) == ("Gears in water: a study", 3)


@pytest.mark.parametrize("volume", ["56", "4:578-587", "39(11), 3371-3385", "**185** (6)"])
def test_italics_with_a_volume_behind_a_title_are_a_journal(volume: str) -> None:
    text = f"Doe, J. (2015). Gears in water: a study, _Old Machines_ {volume}."
    url = "https://doi.org/10.1000/182"
    (found,) = read(f"# Papers\n\n- {text} <{url}>\n", "x").references
    assert found.title == "Gears in water: a study"


@pytest.mark.parametrize("who", ["王明", "王明等人", "王明，李小红"])
def test_short_names_in_chinese_behind_a_year_are_the_authors_of_the_title_before_it(
    who: str,
) -> None:
    text = f"部品知识的研究进展 (2015), {who}"
    assert citation(text) is None
    found = title_first(text)
    assert found is not None
    assert (found.title, found.who.names[0].literal) == ("部品知识的研究进展", "王明")


def test_names_in_chinese_before_a_year_are_the_authors() -> None:
    found = citation("王明 (2015). 部品知识的研究进展")
    assert found is not None
    assert (found.title, found.who.names[0].literal) == ("部品知识的研究进展", "王明")


def test_pages_in_brackets_are_no_part_of_a_title() -> None:
    whole = citation("Doe, J. (2005). A study of gears (Vol. 20, pp. 1-10). Acme University.")
    assert whole
    assert whole.title == "A study of gears"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe J. A study of widgets. Gear.Rev.C. 2023;12(3):45-67.", "A study of widgets"),
        ("Doe J. A study of widgets. GearPost Phys. 2023;12(3):45-67.", "A study of widgets"),
        ("Doe J, Roe A. Gears – A Tale of Old. Acta. 2023;12(3):4.", "Gears – A Tale of Old"),
        ("J. Doe, A. Roe, Widget Gears, Proceedings of the 9th Day, 12 (2015)", "Widget Gears"),
        ("Jane Doe, Al Roe, What Are Widgets?, GearPost Phys., 2015.", "What Are Widgets?"),
    ],
)
def test_journals_in_short_dashes_and_volumes_make_no_other_title(text: str, title: str) -> None:
    found = citation(text)
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    ("text", "who", "title"),
    [
        ("ACME (Hrsg.): Widgets der Welt. Formen und Orte, Bonn 2015", "ACME", "Formen und Orte"),
        ("Gear Board (eds.): On Widgets: A Study of Gears", "Gear Board", "On Widgets"),
    ],
)
def test_an_institution_edits_what_stands_behind_its_role_and_a_colon(
    text: str, who: str, title: str
) -> None:
    found = citation(text)
    assert found
    assert families(found.who) == [who]
    assert title in found.title
    assert "Bonn" not in found.title


@pytest.mark.parametrize(
    "behind",
    [
        "acme press, Bonn 2015",
        "Acme Press, Bonn 2015",
        "Acme Verlag, Bonn 2015",
    ],
)
def test_a_publisher_is_no_subtitle(behind: str) -> None:
    found = citation(f"Doe, Jane: Von Widgets zu Gears: Eine Reise. {behind}")
    assert found
    assert found.title == "Von Widgets zu Gears: Eine Reise"


def test_a_publisher_may_stand_behind_the_town_and_year() -> None:
    found = citation("Doe, Jane; Roe, Richard (Hrsg.): Handbuch der Widgets, Bonn 2015, De Acme")
    assert found
    assert found.title == "Handbuch der Widgets"


@pytest.mark.parametrize("when", ["to appear", "in press", "forthcoming"])
def test_what_is_to_appear_has_words_for_its_year(when: str) -> None:
    text = f"Doe, Jane and Richard Roe, {when}. “{TITLE}”, to appear in the Proceedings of Tests."
    assert told(text)[:2] == (TITLE, ["Doe", "Roe"])


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. (2015). {}. Acta des engrenages, 61(172), 117–131",
        "Doe, J. & Roe, R. (2015). {}. Acta Fabri, 6(2), 3-4.",
        "Doe, J., Roe, R. (Hg.) (2015) {}, acme: Bonn.",
        "Doe, J. and Roe, R. {}. Bonn: Acme, 2015.",
        "Jane Doe and Richard Roe. {}. Bonn : Acme, coll. « Gears », 2015.",
        "Doe J. et Roe R. {}. Bonn : Acme, coll. « Gears : Tests », 224 p. 2015.",
    ],
)
def test_a_subtitle_stands_before_a_journals_volume_or_a_publisher(text: str) -> None:
    title = "On widgets of the world. Forms of the wonderful and the odd (Poe, 1867)"
    assert told(text.format(title))[0] == title


@pytest.mark.parametrize(
    "text",
    [
        f"Doe, J. (2015). {TITLE}. Journal of the whole society. Series A, 61(172), 117–131",
        f"Doe, J. (2015). {TITLE}. Translated by Jane Roe and others, Acme: Bonn.",
        f"Doe, J. (2015). {TITLE}. Unpublished thesis of gears and others, Acme: Bonn.",
        f"Doe, J. (2015). {TITLE}. Proceedings of the old test society, Acme: Bonn.",
        f"Doe, Jane (2015) {TITLE}, University of Acme: unpublished dissertation.",
        f"Doe, Jane (2015) {TITLE}, Universität Acme: Dissertation.",
    ],
)
def test_where_and_what_it_is_are_no_subtitle(text: str) -> None:
    assert told(text)[0] == TITLE


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. (2015). {}. Was sind Zahnräder? In: Roe, R. (Hrsg.), Räder. Bonn: Acme, 7-13.",
        "Doe, J. (2015). {}. Their use, wear and size. In: J. Roe (Ed.), Gears. Bonn: Acme.",
        "Doe, J. (2015). {}. Their Use, Wear, and Weight on Universities. In Al Roe (Ed.), Gears.",
        "Doe, J. (2015). {}. A Practical Introduction",
        "Doe, J. (2015). {}. Eine Einführung in das Zählen:",
        "Doe, J. (2015). {}. Theorie und Praxis mit R:",
        "Doe, J. (2015). {}. Überlegungen zu Rad und Zahn. URL",
        "Doe, J. (2015). {}. The Emergence of Round Gears. Paris, URL",
        "Doe, J. (2015). {}. Zahn und Rad. Ein Handbuch. Bonn, URL",
    ],
)
def test_a_subtitle_is_told_by_a_book_behind_it_or_by_its_words(text: str) -> None:
    found = told(text.format("On Widgets"), lenient=True)[0]
    rest = text.partition("{}. ")[2]
    assert found.startswith("On Widgets. ")
    assert rest.startswith(found.removeprefix("On Widgets. "))
    assert not found.endswith(("URL", "Bonn", "Paris", ":"))


@pytest.mark.parametrize(
    "behind",
    [
        "Gears of Old Times. In Press.",
        "Acta of Gears and Cogs.",
        "The Museum of Modern Gears. Paris",
        "New York. Read the first half with a grain of salt, but see how it goes.",
        "A good introduction to all that turns.",
        "Retrieved from Gears of the World",
        "A K Peters",
        "PhD thesis. In: Proceedings of Gears.",
        "With Drawings from Bonn",
        "Presented at the Gears of the Year. In: Proceedings of Gears.",
        "Communications from Acme",
    ],
)
def test_what_else_stands_behind_a_title_is_no_subtitle(behind: str) -> None:
    assert told(f"Doe, J. (2015). {TITLE}. {behind}", lenient=True)[0] == TITLE


def test_pages_of_a_volume_tell_a_citation_among_others() -> None:
    text = "Jane Doe. On the gears and the cogs. Acta 86/4, pp. 2-6."
    assert told(text, lenient=True)[:2] == ("On the gears and the cogs", ["Doe"])
    assert citation(text) is None


@pytest.mark.parametrize("words", ["Small Gears and Level Cogs", "Gear Distortion and Cog Matter"])
def test_two_pairs_of_words_before_a_colon_are_no_names(words: str) -> None:
    assert citation(f"{words}: Fitting Springs to Models with Point Guidance") is None


@pytest.mark.parametrize(
    ("text", "given"),
    [("Doe J. A. Gears at Rest. Acme, 2006.", "J. A."), ("Doe J. Gears at Rest. Acme, 2006.", "J")],
)
def test_initials_behind_a_family_name_may_have_spaces_between_them(text: str, given: str) -> None:
    found = citation(text, lenient=True)
    assert found
    assert (found.title, found.who.names[0].given) == ("Gears at Rest", given)


def test_among_citations_a_full_name_and_a_title_are_one_without_a_date() -> None:
    text = "Jane Doe. Gears in One Lesson."
    found = citation(text, lenient=True)
    assert found
    assert found.title == "Gears in One Lesson"
    assert citation(text) is None


@pytest.mark.parametrize("when", ["May 2015", "May/June 2015", "Sept. 2015", "May–June 2015"])
def test_months_may_stand_before_the_year_behind_names(when: str) -> None:
    found = citation(f"Doe, J. and Roe, R. ({when}). On the use of widgets. Acta Fabri, 3(2), 4-5.")
    assert found
    assert (found.title, len(found.who.names), found.details.year) == (
        "On the use of widgets",
        2,
        2015,
    )
    assert who_and_when(f"Doe, J. and Roe, R. ({when})")


@pytest.mark.parametrize(
    ("names", "count"),
    [("Ruiz Soto, Jane", 1), ("Ruiz Soto, Jane, and Al Poe", 2), ("Ruiz Soto, Jane, et al", 1)],
)
def test_among_citations_a_family_name_of_two_words_stands_before_a_comma(
    names: str, count: int
) -> None:
    text = f"{names}. Gears in Slow Water. Acme Press, 2015."
    found = citation(text, lenient=True)
    assert found
    assert (found.title, len(found.who.names)) == ("Gears in Slow Water", count)
    assert (found.who.names[0].family, found.who.names[0].given) == ("Ruiz Soto", "Jane")


@pytest.mark.parametrize(
    "words",
    [
        "Widget Nets, Gears in Use",
        "ruiz soto, Jane",
        "Ruiz Soto",
        "Gear Nets, Ann",
        "Gear Mining, Ann",
        "Gear Matter, Explained",
    ],
)
def test_other_words_before_a_comma_are_no_family_name_of_two(words: str) -> None:
    assert people_by_two_families(words) is None


@pytest.mark.parametrize(
    "item",
    [
        "Gear Nets, Explained. J. Doe, R. Roe. ICML 2020.",
        "Gear Mining, Fundamentals. J. Doe. Acme Press, 2015.",
        "Gear Matter, Again. J. Doe et al. ICML 2020.",
        "Gear Matter, Again (2020). J. Doe et al. ICML.",
    ],
)
def test_a_title_with_a_comma_before_names_is_no_family_name_of_two_words(item: str) -> None:
    (found,) = read(f"# Reading list\n\n- {item}\n", "x").references
    assert found.title == item.partition(".")[0].removesuffix(" (2020)")
    assert found.author[0].family == "Doe"


def test_among_citations_an_institution_and_its_town_stay_as_they_are() -> None:
    found = citation("World Bank, Bonn. A Study of Gears in Mills. Acme Press, 2015.", lenient=True)
    assert found
    assert found.title == "A Study of Gears in Mills"
    assert [name.literal for name in found.who.names] == ["World Bank, Bonn"]


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


@pytest.mark.parametrize("when", ["In press", "To appear", "1957/1962", "1957, 1962"])
def test_words_or_two_years_may_stand_for_the_year_behind_names(when: str) -> None:
    found = citation(f"Doe, J., Roe, R. {when}. {TITLE}. Journal of Tests, 12, 3-4.")
    assert found
    assert (found.title, families(found.who)) == (TITLE, ["Doe", "Roe"])
    assert citation(f"Doe, Jane. {when}. “{TITLE}.” Journal of Tests, 12, 3-4.")


def test_one_called_as_titles_words_are_is_the_last_of_those_before_a_year() -> None:
    found = citation(f"Doe, Jane, & Max New. 2009. {TITLE}. Journal of Tests 41(4): 977-990.")
    assert found
    assert (found.title, families(found.who)) == (TITLE, ["Doe", "New"])


def test_quotes_of_one_kind_may_stand_within_each_other() -> None:
    found = citation("Doe, J. (1988), “A model of the “gear anomaly””, Acta Fabri, Volume 6, p. 2")
    assert found
    assert found.title == "A model of the “gear anomaly”"


def test_a_linguists_volume_and_pages_tell_a_journal() -> None:
    found = citation(f"Doe, Jane. 2002. {TITLE}. Gear 5.21-46.")
    assert found
    assert (found.details.venue, found.details.within) == ("Gear", Locators("5", None, "21-46"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Doe, Jane. Gears: the use of small cogs. Widgets and their theory. Bonn: Acme, 2015.",
            "Gears: the use of small cogs",
        ),
        (
            "Doe, Jane. The use of small cogs. Theory of widgets and gears 4. Bonn: Acme, 2015.",
            "The use of small cogs",
        ),
        (
            "Doe, Jane. The use of small cogs. The box of tools, #47. Bonn: Acme, 2015.",
            "The use of small cogs",
        ),
        (
            "Doe, Jane. The use of small cogs. The theory of widgets. Bonn [Paris]: Acme, 2015.",
            "The use of small cogs. The theory of widgets",
        ),
    ],
)
def test_behind_a_subtitle_or_before_a_number_a_sentence_is_a_books_series(
    text: str, title: str
) -> None:
    assert told(text)[0] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe, Jane. The use of small cogs, Paris, Acme, 2015.", "The use of small cogs"),
        ("Doe, Jane. Gears of Bonn, 1848. Bonn: Acme, 2015.", "Gears of Bonn, 1848"),
        ("Doe, Jane. Gears of Bonn, vol. 2. Bonn: Acme, 2015.", "Gears of Bonn"),
        ("Doe,Jane. The use of small cogs. Bonn: Acme, 2015.", "The use of small cogs"),
        ("Doe, J., & Roe, R. (2015). Small cogs with R. Acme Press.", "Small cogs with R"),
        (
            "Doe, J. and Roe, R. Do small cogs turn as others do? ACME Working Paper No. 17-018.",
            "Do small cogs turn as others do?",
        ),
        (
            "Doe, J. (2015). The legacy of ‘The cogs of old.’ Widgets, Gears & Acts, 18(12), 3–4.",
            "The legacy of ‘The cogs of old’",
        ),
        (
            "Doe, J. (2015). Roe et al.’s cogs are old. Journal of Tests, 18(12), 3–4.",
            "Roe et al.’s cogs are old",
        ),
    ],
)
def test_a_title_ends_before_its_book_or_report_and_not_within_it(text: str, title: str) -> None:
    assert told(text)[0] == title


def test_names_go_on_behind_those_that_were_left_out_and_a_title_ends_before_in() -> None:
    text = "Jane Doe, Al Roe, ..., Ann Poe, ... Max Muster. The Use of Small Cogs.In Proceedings of"
    title, authors, _, year = told(f"{text} the Conference on Gears (FZZM). 2015")
    assert title == "The Use of Small Cogs"
    assert (authors, year) == (["Doe", "Roe", "Poe", "Muster"], 2015)


def test_an_institution_edits_a_volume_whose_title_has_a_date() -> None:
    text = "Fondation Acme, éd. Les gears à lire, Bonn, du 3 mai au 5 juin 2013. Paris: Roe, 2015."
    found = citation(text)
    assert found
    assert found.who.edited
    assert (found.title, families(found.who)) == (
        "Les gears à lire, Bonn, du 3 mai au 5 juin 2013",
        ["Fondation Acme"],
    )


def test_a_name_of_a_work_before_a_colon_is_no_author_in_japanese() -> None:
    title, authors, _, _ = told(
        "山田太郎，鈴木花子，GearNet: 部品の研究について，試験会，2015年3月"
    )
    assert title == "GearNet: 部品の研究について"
    assert authors == ["山田太郎", "鈴木花子"]


@pytest.mark.parametrize(
    ("before", "authors", "where"),
    [
        ("Doe et al., Cog Cortex (2015): ", ["Doe"], "Cog Cortex"),
        ("Doe et al., Gears in Physics, Wood and Steel (2015): ", ["Doe"], None),
        ("Doe, Topics in Widgets, (2015): ", ["Doe"], "Topics in Widgets"),
        ("Doe & Roe, Proceedings of the 2nd Meeting on Gears (2015): ", ["Doe", "Roe"], None),
    ],
)
def test_who_and_where_before_a_year_in_brackets(
    before: str, authors: list[str], where: str | None
) -> None:
    found = citation(f"{before}{TITLE}")
    assert found
    assert (found.title, families(found.who)) == (TITLE, authors)
    assert found.details.year == 2015
    assert where is None or found.details.venue == where


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane Doe et al, The Gear Book (2015). Acme Press.", "The Gear Book"),
        ("Jane Doe, The Theory of Gears (2015). A fine book on mills.", "The Theory of Gears"),
        ("Jane Doe, History of Gears (2016): the best introduction.", "History of Gears"),
    ],
)
def test_what_stands_before_a_year_in_brackets_may_be_cited(text: str, title: str) -> None:
    assert told(text, lenient=True)[0] == title


def test_given_names_before_a_year_are_no_venue() -> None:
    found = citation(f"Doe, Jane, and Roe, Richard (2015): {TITLE}.")
    assert found
    assert families(found.who) == ["Doe", "Roe"]
    assert found.where is None


@pytest.mark.parametrize(
    "text",
    [
        "Doe, Jane. Gears and cogs. II. Properties of widgets. Acta, 15(9), 98–103. 2010.",
        "Doe, J. (2010). Gears and cogs. IV. The widgets. Acta Fabri, 15(9), 98–103.",
    ],
)
def test_the_number_of_a_part_goes_on_with_its_title(text: str) -> None:
    assert told(text)[0].startswith("Gears and cogs. ")


def test_an_initial_before_names_is_the_number_of_no_part() -> None:
    for behind in (
        "V. Roe and J. Poe. Acta",
        "I. Poe from Bonn. Acta",
        "X. Roe of Acme Labs. Acta",
    ):
        assert first_sentence(f"Gears and cogs. {behind}")[0] == "Gears and cogs"
    assert first_sentence("Gears. V. The use of cogs. Acta")[0] == "Gears. V. The use of cogs"


@pytest.mark.parametrize("title", ["Mrs. Roe's Return to the Gears", "Gears from A to Z"])
def test_a_title_is_not_cut_short_by_an_abbreviation(title: str) -> None:
    assert told(f"Doe, Jane. {title}. Bonn D.C.: Acme Trust for Gears, 1980.")[0] == title


@pytest.mark.parametrize("body", ["Department of Gears", "U.S. Department of Gears"])
def test_institutions_may_begin_with_those_of_whom_they_are(body: str) -> None:
    text = f"{body} (2015). Tests of the Town of Bonn."
    assert told(text, lenient=True)[:2] == ("Tests of the Town of Bonn", [body])


@pytest.mark.parametrize(
    "title", ["Reply to Doe and Roe (2015)", "On gears: A comment on Doe et al. (2010)"]
)
def test_a_reply_keeps_the_year_of_what_it_replies_to(title: str) -> None:
    assert told(f"Poe, A., & Roe, R. (2015). {title}. Acta Fabri, 1(2), 3–4.")[0] == title
    items = f"* Poe, A., & Roe, R. (2015). [{title}](https://acme.org/reply.pdf).\n"
    (found,) = read(f"# Gears\n\n## Papers\n\n{items}", "x").references
    assert found.title == title


def test_a_linked_title_behind_an_institution_is_cited() -> None:
    cited = "".join(
        f"* Doe, J., & Roe, A. ({year}). [On Gears in {year}](https://acme.org/{year}). Acta.\n"
        for year in (2015, 2016, 2017)
    )
    item = "* U.S. Department of Gears (2018). [*Tests of the Town of Bonn*](https://acme.org/tests).\n"
    (*_, found) = read(f"# Course\n\n## Week 1\n\n{cited}{item}", "x").references
    assert found.title == "Tests of the Town of Bonn"
    assert [name.literal for name in found.author] == ["U.S. Department of Gears"]


@pytest.mark.parametrize(
    "lines",
    [
        'Doe, J. "The design of gears in old cogs," in:\n'
        "A. Roe & A. Poe (editors), *The Book of Cogs.* Bonn: Acme Press, 1992; pp. 5-59.",
        "Doe, J., Roe, A. & Poe, A. *The design of gears in old cogs.*\n"
        "Reading, Massachusetts: Acme Publishing Co. 1988.",
    ],
)
def test_a_line_that_says_only_where_cites_no_work_of_its_own(lines: str) -> None:
    found = read(f"# Gears\n\n## Bibliography\n\n{lines}\n", "x").references
    assert [one.title for one in found] == ["The design of gears in old cogs"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Jane: Die alten Räder. Zur Lehre von Rädern, in, Bonn 2015.", ". Zur Lehre von Rädern"),
        ("Jane: Die alten Räder. Zur Lehre von Rädern, in, 28.2.2020.", ". Zur Lehre von Rädern"),
        ("Jane: Die alten Räder, Dissertation, Universität Bonn, Bonn 2018.", ""),
        ("R. Jane: Die alten Räder, in: Acta Fabri 12 (2015), S. 3–4.", ""),
        ("Jane: Die alten Räder | Acme, Neue Zeitung, 27.05.2016.", ""),
    ],
)
def test_german_citations_end_a_title_before_where_and_what_it_is(text: str, title: str) -> None:
    found = citation(f"Doe, {text}")
    assert found
    assert found.title == f"Die alten Räder{title}"
    assert families(found.who) == ["Doe"]


@pytest.mark.parametrize(
    ("text", "title", "given"),
    [
        ("Roe, R. Mühlen: Ein Überblick", "Mühlen: Ein Überblick", ["R."]),
        ("Doe, J., Roe, R. Mühlen: Die Technik", "Mühlen: Die Technik", ["J.", "R."]),
        ("Poe, Ann; Roe, R. Jane: Ein Überblick", "Ein Überblick", ["Ann", "R. Jane"]),
        ("Poe, Ann und Roe, R. Jane: Die Mühlen", "Die Mühlen", ["Ann", "R. Jane"]),
    ],
)
def test_a_word_behind_an_initial_before_a_colon_is_a_title_or_a_given_name(
    text: str, title: str, given: list[str]
) -> None:
    found = citation(f"{text}, in: Acta Fabri 12 (2015), S. 3–4.")
    assert found
    assert (found.title, [name.given for name in found.who.names]) == (title, given)


def test_a_month_whose_full_stop_ends_the_sentence_is_none_of_the_title() -> None:
    found = citation("Jane Doe, Al Roe, and Ann Poe: On Gears, Proc. of IEEE GCCE 2022, Oct. 2022.")
    assert found
    assert found.title == "On Gears"


@pytest.mark.parametrize(
    "name",
    ["Acme Gearers e. V.", "Acme Gearers e.V.", "Acme GmbH", "Acme Inc.", "Gears and Cogs Ltd."],
)
def test_a_legal_form_tells_an_institution(name: str) -> None:
    whole = citation(f"{name} (2019, May). On the Use of Widgets. https://acme.example/a.pdf")
    assert whole is not None
    assert (whole.title, [one.literal for one in whole.who.names]) == (
        "On the Use of Widgets",
        [name],
    )


def test_a_title_may_begin_with_a_meeting_and_its_year() -> None:
    title = "ICML 2020 Gear Race: Rules and Winners"
    whole = citation(f"Jane Doe, Richard Roe, Al Poe. {title}. Acta Fabri, 2021.")
    assert whole is not None
    assert whole.title == title
    assert citation("Jane Doe, Richard Roe, Al Poe. ICML 2020. Online.") is None


def test_a_title_goes_on_behind_the_marks_in_it() -> None:
    whole = citation(
        "王伟, 山田太郎, 李明. 「部品の研究と歯車の知識」データ. 部品学会 (ACME 2016), 2016."
    )
    assert whole is not None
    assert whole.title == "「部品の研究と歯車の知識」データ"
    whole = citation("王伟, 山田太郎:「部品の研究と歯車の知識」試験学会誌, Vol. 3, 2016.")
    assert whole is not None
    assert whole.title == "部品の研究と歯車の知識"


def test_a_name_in_latin_letters_may_stand_among_east_asian_ones() -> None:
    whole = citation(
        "王伟, 山田太郎, 李明, Jane Doe, 鈴木花子. 部品の研究. 部品学会 (ACME 2016), 2016."
    )
    assert whole is not None
    assert (whole.title, len(whole.who.names)) == ("部品の研究", 5)


def test_an_edition_may_have_no_space_behind_its_number() -> None:
    whole = citation("Doe, J. (2019). On the Use of Widgets (2.Aufl.). Acme.")
    assert whole is not None
    assert whole.title == "On the Use of Widgets"


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("基于 BERT 的文本分类研究", "."),
        ("基于 GPT 的研究", ", 2018."),
        ("BERT を用いた 文書分類の研究", "."),
        ("部品の研究 歯車を例に", ""),
        ("部品の研究 これからの社会", "."),
        ("部品 歯車 機械", "."),
    ],
)
def test_a_space_within_an_east_asian_title_does_not_end_it(title: str, behind: str) -> None:
    found = citation(f"山田太郎 (2018). {title}{behind}")
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("BERT を用いた部品の研究", " 試験出版"),
        ("部品事典", " 試験書房."),
        ("部品の研究 第3版", " 試験閣"),
        ("基于 GPT 的研究", ", 计算机学报, 3(2), 1-10."),
        ("基于 GPT 的研究", ", 计算机应用, 3(2), 1-10."),
        ("部品の研究", " 歯車研究, 3(2), 1-10."),
    ],
)
def test_a_place_behind_an_east_asian_title_is_none_of_it(title: str, where: str) -> None:
    found = citation(f"山田太郎 (2018). {title}{where}")
    assert found
    assert (found.title, where.strip(" ,.").partition(",")[0] in found.rest) == (title, True)


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("Learning p(y | X)", ". Acta Gears, 3, 4."),
        ("Learning E[X | Y] in mills", "."),
        ("Learning widgets | Gears", ". Acta Gears, 3, 4."),
        ("Learning widgets | Gears", ". ICML."),
        ("Learning widgets", " | Gears Today. https://acme.org/a.pdf"),
        ("Learning widgets", " | Gears Today. Retrieved May 3, 2020 from https://acme.org/a.pdf"),
    ],
)
def test_a_bar_sets_a_site_off_only_where_no_venue_follows(title: str, behind: str) -> None:
    found = citation(f"Doe, J. (2015). {title}{behind}")
    assert found
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, Richard Roe (ICML 2015) On the Use of Widgets",
        "Jane Doe, Richard Roe (ICML 2015): On the Use of Widgets",
        "Jane Doe, Richard Roe [ICML 2015] On the Use of Widgets",
    ],
)
def test_names_may_stand_before_a_venue_in_brackets_and_the_title(text: str) -> None:
    found = citation(text)
    assert found
    assert (found.title, [name.family for name in found.who.names], found.details.year) == (
        "On the Use of Widgets",
        ["Doe", "Roe"],
        2015,
    )


@pytest.mark.parametrize(
    "text",
    ["Widget Nets (ICML 2015) On Gears and Cogs", "Jane Doe, Al Roe (Bonn 2015) On Old Gears"],
)
def test_brackets_behind_what_may_be_a_title_or_a_town_are_no_venue_behind_names(text: str) -> None:
    assert citation(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Do They Turn? Jane Doe, Al Roe.", 2),
        ("Do They Turn? Jane Doe, Al Roe. ICML 2015.", 2),
        ("Do They Turn? Jane Doe, Al Roe, ICML 2015.", 2),
        ("[2015] Do They Turn? Jane Doe, Al Roe and Bo Li.", 3),
        ("Do They Turn? Doe JA, Roe R. ICML 2015.", 2),
        ("On the Gears. Doe JA, Roe R. ICML 2015.", 2),
    ],
)
def test_names_follow_a_title_that_asks_or_stand_in_medicines_style(text: str, names: int) -> None:
    found = title_first(text)
    assert found
    assert (found.title in text, len(found.title.split()), len(found.who.names)) == (True, 3, names)


@pytest.mark.parametrize(
    "text", ["Why Gears? A Study of Mills", "Do They Turn? Jane A. Doe Max Muster, Al Roe."]
)
def test_what_follows_a_question_may_be_a_subtitle_or_names_that_lack_a_comma(text: str) -> None:
    assert title_first(text) is None


def test_names_before_a_colon_and_an_east_asian_title_end_there() -> None:
    found = citation("張偉, 李娜：深層部品の研究について. ICML 2015")
    assert found
    assert (found.title, len(found.who.names)) == ("深層部品の研究について", 2)


def test_initials_end_names_before_a_venue() -> None:
    found = details([". Doe JA, Roe R. ICML 2015."])
    assert found.who
    assert ([name.family for name in found.who.names], found.venue) == (["Doe", "Roe"], "ICML")


@pytest.mark.parametrize(
    "text",
    [
        f"Doe, Jane. 2015. Ch. 1. {TITLE}. Acme Press.",
        f"Doe, Jane. 2015. Chs. 1–3. {TITLE}. Acme Press.",
        f"Doe, J. (2015). Chapter 2: {TITLE}. Acme Press.",
        f'Doe, J. 2015. Kap. 3, "{TITLE}." Acme Press.',
    ],
)
def test_which_chapter_is_meant_is_no_part_of_the_title(text: str) -> None:
    assert told(text)[:2] == (TITLE, ["Doe"])


@pytest.mark.parametrize("title", ["Chapters of My Life", "Chapter and Verse", "Chap Gears of Old"])
def test_titles_may_begin_with_a_chapter(title: str) -> None:
    assert told(f"Doe, J. (2015). {title}. Acme Press.")[0] == title


@pytest.mark.parametrize("text", ["Doe Ch. 3, pp. 49–64", "Doe Ch. 1 and 2"])
def test_chapters_and_pages_alone_are_no_title(text: str) -> None:
    found = citation(text, lenient=True)
    assert found is None or "49" not in found.title


@pytest.mark.parametrize(
    "behind",
    [
        "Ed. Jane Doe and Al Roe. Bonn, 2015",
        "2 vols. Ed. J. M. Doe. Bonn, 2015",
        "Edited by Jane Doe. 2nd ed. Bonn: Acme, 2015",
        "Ed. Jane Doe et alii. Rev. edn. Bonn, 2015",
    ],
)
def test_a_title_may_stand_before_those_who_edited_the_volume(behind: str) -> None:
    found = title_first(f"{TITLE}. {behind}")
    assert found
    assert (found.title, families(found.who)[0], found.who.edited) == (TITLE, "Doe", True)


@pytest.mark.parametrize(
    "text",
    ["Gears. Ed. Jane Doe. Bonn", "On Widgets, 3rd ed. Bonn, 2015", "On Widgets. Ed. Acme. 2015"],
)
def test_an_edition_is_no_editor(text: str) -> None:
    found = title_first(text)
    assert found is None or not found.who.edited


def test_a_chapter_in_quotes_may_stand_before_its_book() -> None:
    found = title_first(f'"{TITLE}", All of Gears: A Handbook, Jane Doe, 2015')
    assert found
    assert (found.title, families(found.who)) == (TITLE, ["Doe"])
    assert found.details.venue == "All of Gears: A Handbook"
    assert title_first(f'"{TITLE}", Gears, Cogs, Mills') is None


@pytest.mark.parametrize("who", ["Doe and Roe", "Doe"])
@pytest.mark.parametrize("title", [TITLE, f'"{TITLE}"'])
def test_where_may_stand_behind_a_year_in_brackets(who: str, title: str) -> None:
    found = citation(f"{who} (2015 ACME), {title}")
    assert found
    assert (found.title, found.details.year) == (TITLE, 2015)


def test_a_series_in_brackets_is_no_part_of_a_title() -> None:
    assert told("Doe, J. (2015). Gears (Studies of Old Mills, 100.) Bonn: Acme.")[0] == "Gears"
    assert told("Doe, J. (2015). Gears (Studies of Old Mills, 7). Bonn: Acme.")[0] == "Gears"
    for title in ("Gears (Bonn, 2)", "Gears (the Law of Mills, 3)"):
        assert told(f"Doe, J. (2015). {title}. Bonn: Acme.")[0] == title


@pytest.mark.parametrize(
    "title",
    [
        '"On Widgets", or the Use of Gears',
        '"Gears of Old", ovvero il mulino di Bonn',
        'Remarks on the pair "gears" vs. "cogs and mills"',
    ],
)
def test_words_in_quotes_may_be_a_part_of_the_title(title: str) -> None:
    assert told(f"Doe, J. (2015). {title}. Journal of Tests 6: 69-96.")[0] == title


def test_a_stop_within_quotes_of_a_title_is_the_citations() -> None:
    assert told("Jane Doe, “The Gears of ‘Bonn,’” Journal of Tests 6 (2015).")[0] == (
        "The Gears of ‘Bonn’"
    )


def test_a_title_may_have_an_in_before_that_of_its_book() -> None:
    where = "in: Poe, A., Muster, M. (Eds.), Cogs, Acme."
    text = f"Doe, J., Roe, R., 2015. The Gears in Old Mills, {where}"
    assert told(text)[0] == "The Gears in Old Mills"


@pytest.mark.parametrize(
    "where", ["(QA76.9 .D35 1999)", "(QE534.2.G83 1999)", "(TJ 184 .D6)", "[QA76.D35 R6 1999]."]
)
def test_where_a_library_has_a_work_is_no_part_of_it(where: str) -> None:
    found = told(f"Doe, J. F. (1999) {TITLE}, Acme University Press {where}")
    assert (found[0], found[3]) == (TITLE, 1999)


@pytest.mark.parametrize("behind", ["(ICML 1999)", "(B12 Study)", "(COVID19.A1 and Gears)"])
def test_other_brackets_than_a_librarys_stay(behind: str) -> None:
    found = citation(f"Doe, J. F. (1999). {TITLE} {behind}")
    assert found
    assert behind in f"{found.title} {found.rest}"


@pytest.mark.parametrize("edition", ["2nd Edn", "2nd edn.", "3rd Ed.", ", 3rd Edn.", "2nd ed."])
def test_an_edition_ends_a_title(edition: str) -> None:
    glue = "" if edition.startswith(",") else " "
    found = told(f"Doe, J. F. (1999) {TITLE}{glue}{edition}, Acme University Press")
    assert found[0] == TITLE


@pytest.mark.parametrize("comma", [",", ", "])
@pytest.mark.parametrize(
    "title",
    [
        "The Gears of Jane A. Doe: A Life",
        "A Gear of Al M. Roe",
        "L’Atelier et les roues de Jane A. Doe",
    ],
)
def test_initials_of_whom_a_title_tells_end_no_sentence(comma: str, title: str) -> None:
    found = told(f"Muster, M.{comma}{title}. Bonn: Acme University Press, 2015")
    assert (found[0], found[1], found[3]) == (title, ["Muster"], 2015)


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("王明,李华", ["王明", "李华"]),
        ("[美]王明,[英]李华,等", ["王明", "李华"]),
        ("珍·R.多伊,李华", ["珍·R.多伊", "李华"]),
        ("王明", ["王明"]),
    ],
)
def test_a_mark_ends_a_chinese_title_without_spaces(names: str, read: list[str]) -> None:
    found = citation(f"{names}.零件与齿轮的研究(第二版)[M].北京:某某出版社,2015")
    assert found
    assert found.title == "零件与齿轮的研究(第二版)"
    assert [name.literal for name in found.who.names] == read
    assert found.who.truncated is ("等" in names)


@pytest.mark.parametrize(
    "where", ["Bonn: Acme.", "Journal of Gears.", "Acta Fabri, 61(2), 3–4.", "Bonn: Acme, 2016."]
)
def test_a_sentence_before_a_known_place_goes_on_with_the_title(where: str) -> None:
    found = citation(
        f"Doe, Jane & Al Roe (2016): Widgets in the mills. A corpus study of wheels. {where}"
    )
    assert found
    assert found.title == "Widgets in the mills. A corpus study of wheels"


def test_a_translation_in_brackets_is_no_subtitle() -> None:
    found = citation("Doe, J. (2016). Räder in Mühlen. [The use of wheels in mills]. Bonn: Acme.")
    assert found
    assert found.title == "Räder in Mühlen"
