"""Citations in one text, semicolons between them."""

from tests.lists import references, titles

DOE = "Jane Doe, “On the Use of Gears,” _Acta Fabri_ 7, no. 1 (1999): 27–35"
ROE = "Al Roe et al., “Widgets of the Old Mills,” _Cogs Today_ 6, no. 10 (2010): 1–5"


def test_works_with_titles_in_quotes_are_taken_apart() -> None:
    found = references(f"- {DOE};\n  {ROE}.\n- Ann Poe, “Mills of Bonn,” _Acta Fabri_ 8 (2001).\n")
    told = [(one.title, one.author[0].family, one.container_title) for one in found]
    assert told == [
        ("On the Use of Gears", "Doe", "Acta Fabri"),
        ("Widgets of the Old Mills", "Roe", "Cogs Today"),
        ("Mills of Bonn", "Poe", "Acta Fabri"),
    ]
    assert [one.source.line for one in found if one.source] == [5, 6, 7]


def test_what_cites_no_work_stays_with_the_one_before_it() -> None:
    assert titles(f"- {DOE}; Excerpts of common words, 34-42; {ROE}.\n") == [
        "On the Use of Gears",
        "Widgets of the Old Mills",
    ]


def test_a_semicolon_within_a_title_parts_nothing() -> None:
    title = "Gears of the “Old Mills”; The “New Cogs” of Bonn"
    assert titles(f"- [{title}](https://arxiv.org/abs/2101.00001)\n") == [title]
    assert titles(f"- Doe, J. (2015). {title}. _Acta Fabri_, 3(4), 5-6.\n") == [title]
