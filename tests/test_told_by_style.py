"""What the style of a citation tells: where its title ends, and where the work appeared."""

import pytest

from refsync.readers.citations import citation
from tests.lists import only, references


def test_a_full_stop_stands_between_a_journal_and_its_volume_in_bold() -> None:
    found = only(
        '- J. Doe, R. Roe, "Fast Gears for General Mills." Gears and Cogs. **34** (2024) 61. '
        "[arXiv:2003.00001](https://arxiv.org/abs/2003.00001)\n"
    )
    assert found.container_title == "Gears and Cogs"
    assert (found.volume, found.page) == ("34", "61")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Doe, J.K., 1987, Beyond Gears: Mills, and Cogs., World Books, Bonn",
            "Beyond Gears: Mills, and Cogs",
        ),
        (
            "Doe, J.K., 1987, The Gear Package (draft)., Acme Press, Bonn",
            "The Gear Package (draft)",
        ),
        ("Doe, J. (1987). A Reply to Roe et al., Part Two", "A Reply to Roe et al., Part Two"),
        (
            "Doe, J. (1987). Gears of Acme Inc., Bonn and Paris",
            "Gears of Acme Inc., Bonn and Paris",
        ),
        (
            "Doe, J.K., 1972, The Statistics of Gears., Prentice-Hall, Acme Cliffs",
            "The Statistics of Gears",
        ),
        ("Doe, J., 1972, The Statistics of Gears., Bonn: Acme & Sons", "The Statistics of Gears"),
        (
            "Doe, J., 1980, The Gear Package (draft)., Acme School of Gears, New Acme",
            "The Gear Package (draft)",
        ),
    ],
)
def test_a_full_stop_with_a_comma_ends_a_title(text: str, title: str) -> None:
    cited = citation(text)
    assert cited
    assert cited.title == title


@pytest.mark.parametrize(
    "title",
    [
        "On the Widgets of Acme Bros., Bonn: A History",
        "A History of Acme Bros., Bonn",
        "A History of Acme Bros., Publishers",
        "The Gears of the Mills of Penn., Revisited",
        "On the Gears of Widgetus sp., Bivalvia",
        "On Gears, cf., Widgets",
        "Letters to the Prof., Acme",
    ],
)
def test_what_is_in_short_before_a_comma_is_a_part_of_the_title(title: str) -> None:
    cited = citation(f"Doe, J. (2015). {title}. Acta Fabri, 3(4), 5-6.")
    assert cited
    assert (cited.title, cited.details.venue) == (title, "Acta Fabri")


@pytest.mark.parametrize("tag", ["u", "U", "i"])
def test_underlined_titles_and_places_are_in_italics(tag: str) -> None:
    book = only(f"- Doe, Jane, and Roe, Al, <{tag}>Gears\n  and Cogs</{tag}>, 1957.\n")
    assert book.title == "Gears and Cogs"
    paper = only(
        "- Doe, Jane A., and Roe, Al \n  B., "
        f'"The Gears of Mills," <{tag}>GQJ</{tag}>, 70 (1962).\n'
    )
    assert paper.title == "The Gears of Mills"
    assert [name.family for name in paper.author] == ["Doe", "Roe"]
    assert paper.container_title == "GQJ"


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        ("“On the Use of Gears,” _GLQ_ 81/4 (2020)", "GLQ"),
        ("“On the Use of Gears,” _Gear Lines_ (Sept. 2020)", "Gear Lines"),
        ("“On the Use of Gears,” in _Acta Fabri_ (2020)", "Acta Fabri"),
    ],
)
def test_italics_right_behind_a_title_in_quotes_tell_where(behind: str, venue: str) -> None:
    found = only(f"- Jane Doe, {behind}\n")
    assert found.title == "On the Use of Gears"
    assert (found.container_title or found.event_title) == venue


@pytest.mark.parametrize(
    ("last", "venue"),
    [("*Gear Struct Funct*", "Gear Struct Funct"), ("*see the notes*", None), ("*Nice!*", None)],
)
def test_a_few_words_in_italics_that_end_a_citation_are_a_journal(
    last: str, venue: str | None
) -> None:
    found = only(f"- Doe et al. (2015). Small gears of the mill. {last}\n")
    assert found.title == "Small gears of the mill"
    assert found.container_title == venue


@pytest.mark.parametrize("name", ["Historical Review", "Psychological Review"])
def test_a_linked_review_of_a_field_is_a_journal(name: str) -> None:
    found = only(
        "- Doe, J., & Roe, R. (2015). Small gears of the mill. "
        f"[{name}](https://doi.org/10.1000/182), 12(3), 4–5.\n"
    )
    assert (found.container_title, found.volume) == (name, "12")


@pytest.mark.parametrize(
    "title",
    [
        "Gear Learning: Empirical Review",
        "Gear Learning: Historical Review",
        "Gear Learning: Genomic Review",
        "Gear Learning: A Historical Review",
    ],
)
def test_a_title_may_end_in_a_review_of_a_field(title: str) -> None:
    found = only(f"# Papers\n\n- [{title}](https://acme.org/1.pdf)\n")
    assert (found.title, found.container_title) == (title, None)


@pytest.mark.parametrize("name", ["Review", "Critical Review", "Book review", "Peer Review"])
def test_other_reviews_are_links(name: str) -> None:
    found = only(
        "- Doe, J., & Roe, R. (2015). Small gears of the mill. Acta Fabri, 12(3), 4–5. "
        f"[{name}](https://acme.org/review) [pdf](https://acme.org/1.pdf)\n"
    )
    assert found.container_title == "Acta Fabri"
    assert [link.kind for link in found.links] == ["review", "pdf"]


@pytest.mark.parametrize("talk", [" A5-1", ", 1F5-5", " 2P1-J-11", ""])
def test_the_number_of_a_talk_stands_behind_a_meeting_and_its_year(talk: str) -> None:
    text = f"山田太郎，鈴木花子 (2017)．部品からの歯車検知手法． GEAR Forum 2017{talk}."
    cited = citation(text)
    assert cited
    assert cited.title == "部品からの歯車検知手法"
    assert cited.details.venue == "GEAR Forum"


@pytest.mark.parametrize(
    ("behind", "venue", "page"),
    [
        ("Nucleic Acids Res 2015, W12-19", "Nucleic Acids Res", "W12-19"),
        ("Nucleic Acids Res 2015, S1-5", "Nucleic Acids Res", "S1-5"),
        ("Acme Institute 2015 TR-12", None, None),
        ("Acme Institute 2015 A1-3", None, None),
    ],
)
def test_pages_and_numbers_of_reports_are_no_talks(
    behind: str, venue: str | None, page: str | None
) -> None:
    cited = citation(f"Doe J, Roe R (2015). Small gears of the mill. {behind}.")
    assert cited
    said = cited.details
    assert (said.venue, said.within.page if said.within else None) == (venue, page)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Jane Doe.On the Use of Gears", "Doe"),
        ("Jane E. Doe.An Overview of Gears and Mills", "Doe"),
        ("Acme Studio.Net for the Use of Gears", None),
        ("Acme Spark.Gears for the Use of Mills", None),
    ],
)
def test_a_space_is_lost_behind_a_name_before_a_word_as_titles_begin_with(
    title: str, family: str | None
) -> None:
    link = "https://acme.org"
    first, *_ = references(
        f"- [{title}]({link}/1.pdf)\n"
        f"- [Gears of Mills and Widgets]({link}/2.pdf), Jane Doe, Al Roe\n"
        f"- [Gears of Mills and Teeth]({link}/3.pdf), Jane Doe, Al Poe\n"
    )
    assert [name.family for name in first.author] == ([family] if family else [])
    assert first.title == (title.rpartition(".")[2] if family else title)


@pytest.mark.parametrize(
    "remark", ["Highly Recommended", "PDF", "Best Paper", "Available Online", "Great!", "Must Read"]
)
@pytest.mark.parametrize("before", ["Doe, J. (2015). On small widgets.", "Jane Doe, “On Widgets,”"])
def test_a_remark_in_italics_behind_a_title_is_no_place(before: str, remark: str) -> None:
    assert only(f"- {before} *{remark}*\n").container_title is None
