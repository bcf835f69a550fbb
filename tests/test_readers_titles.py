"""Titles as lists write them."""

import pytest

from refsync.readers.titles import same_title, titled, year


@pytest.mark.parametrize(
    ("text", "title", "annotations"),
    [
        ("A Study of Widgets", "A Study of Widgets", ()),
        ("A Study of Widgets (ASW)", "A Study of Widgets", ("ASW",)),
        ('WN: "A Study of Gears"', "A Study of Gears", ("WN",)),
        ('On "Widgets": "A Study of Gears"', 'On "Widgets": "A Study of Gears"', ()),
        ("(WidgetNet) A Study of Gears", "A Study of Gears", ("WidgetNet",)),
        ("[Nets of Round Gears (NRG)] On Widgets", "On Widgets", ("Nets of Round Gears (NRG)",)),
        ("[Gears That Turn on Cogs] On Widgets", "[Gears That Turn on Cogs] On Widgets", ()),
        ("“A Study of Widgets” (2014)", "A Study of Widgets", ("2014",)),
        ("“Gears” and “Widgets” (2014)", "“Gears” and “Widgets”", ("2014",)),
        ("A Study of Widgets (ASW) [ICML 2020]", "A Study of Widgets", ("ASW", "ICML 2020")),
        ("A Study of Widgets (2nd Edition)", "A Study of Widgets (2nd Edition)", ()),
        ("A Study of Widgets (ACME(GZ))", "A Study of Widgets", ("ACME(GZ)",)),
        (
            "A Study of Widgets (Acme University of Gears and Cogs)",
            "A Study of Widgets",
            ("Acme University of Gears and Cogs",),
        ),
        (
            "A Study of Widgets (a laboratory for gears and cogs)",
            "A Study of Widgets (a laboratory for gears and cogs)",
            (),
        ),
        ("[ASW] A Study of Widgets", "A Study of Widgets", ("ASW",)),
        ("【ASW】A Study of Widgets", "A Study of Widgets", ("ASW",)),
        ("(Un)stable Widgets", "(Un)stable Widgets", ()),
        ("(ICML 2020)Stable Widgets", "Stable Widgets", ("ICML 2020",)),
        ("(Round Gears) Widgets of Acme", "Widgets of Acme", ("Round Gears",)),
        ("(Optional) A Study of Widgets", "A Study of Widgets", ("Optional",)),
        ("(ICML 2020) A Study of Widgets", "A Study of Widgets", ("ICML 2020",)),
        ("A Study of Widgets.pdf", "A Study of Widgets", ()),
        ("[ASW] A Study of Widgets (2014).PDF", "A Study of Widgets", ("ASW", "2014")),
        ("widgets.pdf", "widgets.pdf", ()),
        ("A Study of Widgets[J]", "A Study of Widgets", ()),
        ("A Study of Widgets [EB/OL].", "A Study of Widgets", ()),
        ("A Study of the Ring Z[X]", "A Study of the Ring Z[X]", ()),
        ("A Study of 360° Widget® Views ⭐", "A Study of 360° Widget® Views", ()),
        ("A Study of 大 Widgets。", "A Study of 大 Widgets", ()),
        ("A Study of Widgets（关于小部件）", "A Study of Widgets", ("关于小部件",)),
        ("2. A Study of Widgets.", "A Study of Widgets", ()),
        ("Week 5: A Study of Widgets", "A Study of Widgets", ()),
        ("2020 - A Study of Widgets", "A Study of Widgets", ("2020",)),
        ("2020/11 | A Study of Widgets", "A Study of Widgets", ("2020/11",)),
        ("2001: A Study of Widgets", "2001: A Study of Widgets", ()),
        ("200131 A Study of Widgets", "A Study of Widgets", ("200131",)),
        (
            "A Study of Widgets (2015.02) (the first one of all, and short)",
            "A Study of Widgets",
            ("2015.02", "the first one of all, and short"),
        ),
        ("[ICML 2020 (Oral)] A Study of Widgets", "A Study of Widgets", ("ICML 2020 (Oral)",)),
        (
            "On Widgets (Doe, Roe, Poe, Muster and Coe: May/June 2019)",
            "On Widgets",
            ("Doe, Roe, Poe, Muster and Coe: May/June 2019",),
        ),
        (
            "On Widgets (with notes on the gears of 2019)",
            "On Widgets (with notes on the gears of 2019)",
            (),
        ),
        (
            "On Widgets (The International Journal of Gears, Cogs and Springs 2019)",
            "On Widgets",
            ("The International Journal of Gears, Cogs and Springs 2019",),
        ),
        ("🔥 “A Study of Widgets” ⭐", "“A Study of Widgets”", ()),
        ("O(n) Widgets", "O(n) Widgets", ()),
        (
            "On Widgets (Doctoral dissertation, University of Gears and Cogs)",
            "On Widgets",
            ("Doctoral dissertation, University of Gears and Cogs",),
        ),
        (
            "Widgets (a thesis on gears and all that)",
            "Widgets (a thesis on gears and all that)",
            (),
        ),
        (
            "Widgets (and all that they are good for)",
            "Widgets (and all that they are good for)",
            (),
        ),
        (
            "On Widgets (up to Lemma 1, the one on gears)",
            "On Widgets",
            ("up to Lemma 1, the one on gears",),
        ),
        (
            "On Widgets (from our very own small lab!)",
            "On Widgets",
            ("from our very own small lab!",),
        ),
        (
            "On Widgets (IEEE Reviews in Widget Engineering'24)",
            "On Widgets",
            ("IEEE Reviews in Widget Engineering'24",),
        ),
        ("On Widgets [3rd ed.]", "On Widgets [3rd ed.]", ()),
        ("[ACME] On_the_Use_of_Widgets", "On the Use of Widgets", ("ACME",)),
        ("Acme_Widgets", "Acme_Widgets", ()),
        ("MAX_SIZE_OF_GEARS", "MAX_SIZE_OF_GEARS", ()),
        ("(ASW)", "(ASW)", ()),
        ("3D Widgets", "3D Widgets", ()),
        ("", "", ()),
    ],
)
def test_annotations_are_set_apart(text: str, title: str, annotations: tuple[str, ...]) -> None:
    found = titled(text)
    assert found.annotations == annotations
    assert found.title.strip("“”") == title.strip("“”")


@pytest.mark.parametrize(
    "added", ["arXiv:2101.00001", "Doe95", "ICML 2020", "Chapter 3", "skim it!"]
)
def test_brackets_at_the_end_of_a_link_are_set_apart_where_they_say_more(added: str) -> None:
    assert titled(f"On Widgets ({added})", linked=True) == ("On Widgets", (added,))
    assert titled("On Widgets (WN)", linked=True).title == "On Widgets (WN)"


def test_the_known_title_decides_what_is_an_annotation() -> None:
    assert titled("Widgets (WN)", "Widgets (WN)").annotations == ()
    long = "Widgets (what we also call the net of widgets)"
    assert titled(long, "Widgets").annotations == ("what we also call the net of widgets",)


def test_titles_are_the_same_but_for_case_punctuation_and_spacing() -> None:
    assert same_title("BitNet: A Study?", "Bit-Net a study")
    assert not same_title("BitNet", "BitNets")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CVPR 2024", 2024),
        ("ICML'23", 2023),
        ("SIGMOD '98", 1998),
        ("SOSP' 23", 2023),
        ("ICML19", 2019),
        ("NeurIPS-06", 2006),
        ("arXiv24", 2024),
        ("23arxiv", 2023),
        ("23gears", None),
        ("USENIX Security 23", 2023),
        ("SIGCOMM 27(3)", None),
        ("ResNet 50 in 12", None),
        ("arXiv, 14.12", 2014),
        ("doe22icml", 2022),
        ("net; roe-poe21arxiv", 2021),
        ("widget22gears", None),
        ("2101.00001", None),
        ("arXiv: 21.13", None),
        ("arxiv 20.01.00001", None),
        ("x", None),
    ],
)
def test_years_are_found(text: str, found: int | None) -> None:
    assert year(text) == found


@pytest.mark.parametrize(
    ("text", "title", "annotations"),
    [
        ("A Study of Widgets (2022) (ASW)", "A Study of Widgets", ("2022", "ASW")),
        ("ASW: a Study [ICML 2022] (ASW)", "ASW: a Study", ("ICML 2022", "ASW")),
        ("Widgets (Level 4) in Cities", "Widgets (Level 4) in Cities", ()),
        ("Version 2. An Update of Widgets", "Version 2. An Update of Widgets", ()),
        ("SO(3) Widgets", "SO(3) Widgets", ()),
        ("Widgets in SO(3)", "Widgets in SO(3)", ()),
        ("Why Widgets?(good)", "Why Widgets?", ("good",)),
        ("On Widgets(also read this)", "On Widgets", ("also read this",)),
        ("On Widgets(@acme-labs)", "On Widgets", ("@acme-labs",)),
        ("On Widgets（Oral）", "On Widgets", ("Oral",)),
        ("部品（Oral）", "部品（Oral）", ()),
        ("Name: On Widgets", "On Widgets", ()),
        ("WidgetName: On Widgets", "WidgetName: On Widgets", ()),
    ],
)
def test_numbers_inside_a_title_stay(text: str, title: str, annotations: tuple[str, ...]) -> None:
    assert titled(text) == (title, annotations)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1.2. A Study of Widgets", "A Study of Widgets"),
        ("(3) A Study of Widgets", "A Study of Widgets"),
        ("#4 A Study of Widgets", "A Study of Widgets"),
        ("2.5 Years of Widgets", "2.5 Years of Widgets"),
        ("2020.06 A Study of Widgets", "A Study of Widgets"),
    ],
)
def test_a_number_before_a_title_is_left_out(text: str, title: str) -> None:
    assert titled(text).title == title


def test_a_linked_title_keeps_the_years_of_which_it_tells() -> None:
    text = "A History of Gears, Cogs, and Widgets (1990-2010)"
    assert titled(text, linked=True).title == text
    assert titled("On Widgets (2010)", linked=True).title == "On Widgets"


@pytest.mark.parametrize("mark", ["(译)", "(译 zz)", "（翻译）", "(笔记)", "(訳)"])
@pytest.mark.parametrize("title", ["Gears: Acme’s Cogs at Scale", "齿轮：大规模的研究"])
def test_a_translators_mark_is_none_of_the_title(title: str, mark: str) -> None:
    assert titled(f"{title}{mark}", linked=True).title == title


def test_an_extended_version_is_called_so() -> None:
    assert titled("On the Use of Gears (Extended Version)").annotations == ()


def test_what_speaks_of_another_work_is_more_than_its_title_in_quotes() -> None:
    title = 'Commentary: "On the Use of Gears"'
    assert titled(title).title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S. 12, 18.10.2017", 2017),
        ("3.5.2020", 2020),
        ("Stand: 06.08.2020", None),
        ("Abruf: 03.05.2020", None),
        ("letzter Abruf 3.5.2020", None),
        ("consulté le 03.05.2020", None),
        ("konsultiert am 03.05.2020", None),
        ("https://acme.org/z3.pdf [3.5.2020]", None),
        ("DOI 10.12.2019", None),
        ("Abruf: 03.05.2020, erschienen 1.2.2019", 2019),
        ("Acme, 3.5.2020, https://acme.org/z3.pdf", 2020),
        ("1.2.3.2017", None),
    ],
)
def test_dates_with_full_stops_state_a_year(text: str, expected: int | None) -> None:
    assert year(text) == expected
