"""Where works of lists appeared, and what kind of works they are by that."""

import pytest

from refsync.publications import Kind
from refsync.readers.markdown import read
from refsync.readers.places import NOWHERE, Place, place
from refsync.readers.work_type import type_of
from refsync.reference import Reference

ARXIV = "https://arxiv.org/abs/2001.00001"
WIDGETS = "[On the Use of Widgets]"


def only(entry: str) -> Reference:
    (reference,) = read(f"# Papers\n\n- {entry}\n", "x.md").references
    return reference


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        ("ICML", "conference"),
        ("ACL Findings", "conference"),
        ("Proceedings of the ACM Conference on Cogs", "conference"),
        ("TPAMI", "journal"),
        ("IEEE TMI", "journal"),
        ("Proceedings of the National Academy of Sciences", "journal"),
        ("Proceedings of the IEEE", "journal"),
        ("Proceedings of the Third Annual Meeting of the Gear Society", "conference"),
        ("Handbook of Gears", "chapter"),
        ("JAMA", "journal"),
        ("Acme Technical Journal", "journal"),
        ("Proceedings of the Acme Mathematical Society", "journal"),
        ("ACM Conference on Gears and Communications", "conference"),
        ("第十届全国会议论文集", "conference"),
    ],
)
def test_a_name_tells_of_what_kind_a_venue_is(venue: str, kind: Kind) -> None:
    assert place(venue) == Place(kind, container_title=venue)


@pytest.mark.parametrize(
    ("venue", "guess"),
    [
        ("FZZM", "conference"),
        ("Nat Biotechnol", "journal"),
        ("Briefings in Gears", "journal"),
        ("Acme", "unknown"),
        ("The Many Names of Gears and Cogs and Widgets and Springs of Old", "unknown"),
    ],
)
def test_the_looks_of_a_name_are_but_a_guess(venue: str, guess: Kind) -> None:
    assert place(venue) == Place(guess=guess, container_title=venue)
    assert place(venue, in_volumes=True) == Place("journal", container_title=venue)


def test_a_book_has_no_name_in_short() -> None:
    assert place("Gears of Old", in_a_book=True) == Place("chapter", container_title="Gears of Old")
    for venue in ("FZZM", "Nat Biotechnol"):
        assert place(venue, in_a_book=True) == place(venue)


def test_identifiers_tell_more_than_looks() -> None:
    arxiv, isbn = {"arxiv": "2001.00001"}, {"isbn": "9780521833783"}
    assert type_of("unknown", arxiv, [], guess="journal") == "article"
    assert type_of("unknown", isbn, [], guess="journal") == "book"
    assert type_of("unknown", {}, [], guess="conference") == "paper-conference"
    assert type_of("book", arxiv, []) == "article"
    assert type_of("preprint", {}, []) == "article"


@pytest.mark.parametrize(
    ("venue", "known"),
    [
        ("Acme University Press", Place("book", publisher="Acme University Press")),
        ("Acme Press, Bonn", Place("book", publisher="Acme Press", publisher_place="Bonn")),
        ("Bonn: Acme Press", Place("book", publisher="Acme Press", publisher_place="Bonn")),
        ("MA: Acme Press", Place("book", publisher="Acme Press")),
        ("Acme University", Place(publisher="Acme University")),
        ("arXiv", Place("preprint", publisher="arXiv")),
        ("Biorxiv preprint", Place("preprint", publisher="bioRxiv")),
        ("CoRR", Place("preprint", publisher="arXiv")),
        ("Preprint", Place("preprint", genre="Preprint")),
        (
            "PhD thesis, Acme University",
            Place("thesis", genre="PhD thesis", publisher="Acme University"),
        ),
        ("Technical Report", Place("report", genre="Technical Report")),
        (
            "Technical Report TR-2005-12, Acme Labs",
            Place("report", genre="Technical Report", number="TR-2005-12", publisher="Acme Labs"),
        ),
        (
            "ACME Working Paper 12345",
            Place("report", genre="Working Paper", number="12345", publisher="ACME"),
        ),
        ("Submitted to ICLR", Place("preprint")),
        ("Addison-Wesley Professional", Place("book", publisher="Addison-Wesley Professional")),
        ("Acme Publishing Group", Place("book", publisher="Acme Publishing Group")),
        ("北京: 科学出版社", Place("book", publisher="科学出版社", publisher_place="北京")),
        ("Acme Series in Gears", Place("book", collection_title="Acme Series in Gears")),
        (None, NOWHERE),
    ],
)
def test_what_has_no_journal_has_who_published_it(venue: str | None, known: Place) -> None:
    assert place(venue) == known


@pytest.mark.parametrize(
    ("entry", "csl", "where"),
    [
        ("On the Use of Widgets, ICML 2020. [pdf](widgets.pdf)", "paper-conference", "ICML"),
        (f"{WIDGETS}({ARXIV}) (ICML 2020)", "paper-conference", "ICML"),
        (f"{WIDGETS}(https://doi.org/10.1145/1.2) KDD 2019", "paper-conference", "KDD"),
        (f"{WIDGETS}({ARXIV}) (TMLR 2023)", "article-journal", "TMLR"),
        (f"{WIDGETS}({ARXIV}) (arXiv 2020)", "article", None),
        (f"{WIDGETS}({ARXIV})", "article", None),
        (f"{WIDGETS}(https://doi.org/10.1101/2020.01.01.123456)", "article", None),
        (f"{WIDGETS}(https://doi.org/10.1000/182)", "article-journal", None),
    ],
)  # fmt: skip
def test_where_a_work_appeared_says_what_it_is(entry: str, csl: str, where: str | None) -> None:
    reference = only(entry)
    assert (reference.type, reference.container_title) == (csl, where)


def test_a_book_is_published_in_no_journal() -> None:
    reference = only("Doe, Jane. *Gears of the World*. Acme University Press, 2012.")
    assert (reference.type, reference.publisher) == ("book", "Acme University Press")
    assert reference.container_title is None


def test_a_chapter_has_its_book_and_who_published_that() -> None:
    cited = "Doe, J. (1990). On the use of widgets. In: Roe, A. (Hg.): Gears of Old, Bonn: Acme"
    reference = only(cited)
    assert (reference.type, reference.container_title) == ("chapter", "Gears of Old")
    assert (reference.publisher, reference.publisher_place) == ("Acme", "Bonn")


@pytest.mark.parametrize(
    ("title", "csl"), [("Widget", "software"), ("On the Use of Gears", "paper-conference")]
)
def test_what_has_a_short_name_and_code_alone_is_software(title: str, csl: str) -> None:
    entry = f"[{title}](https://github.com/a/b) (ICML 2020)"
    reading = read(f"# Papers\n\n- {entry}\n", "x.md")
    (reference,) = (*reading.references, *reading.others)
    assert (reference.title, reference.type) == (title, csl)


def test_without_a_place_identifiers_and_links_tell() -> None:
    def told(known: dict[str, str], *linked: str, cited: bool = True) -> str:
        return type_of("unknown", known, linked, cited=cited)

    assert told({"isbn": "9780521833783"}) == "book"
    assert told({"acl": "P19-1001"}) == "paper-conference"
    assert told({}, "video", "project") == "motion_picture"
    assert told({}, "video", "blog") == "document"
    assert told({}, cited=False) == "webpage"


@pytest.mark.parametrize(
    ("doi", "csl"),
    [
        ("10.1145/3292500.3330701", "paper-conference"),
        ("10.1145/3311955", "article-journal"),
        ("10.1145/359340.359342", "article-journal"),
        ("10.1109/CVPR.2016.90", "paper-conference"),
        ("10.1109/CVPR42600.2020.00813", "paper-conference"),
        ("10.1109/MSR.2019.00077", "paper-conference"),
        ("10.1109/TPAMI.2019.2913372", "article-journal"),
        ("10.18653/v1/P19-1001", "paper-conference"),
        ("10.1007/978-3-319-78723-7_23", "chapter"),
        ("10.1007/978-3-642-18638-7", "book"),
        ("10.1007/s10822-025-00653-w", "article-journal"),
        ("10.1101/2020.01.01.123456", "article"),
        ("10.1101/gr.361602", "article-journal"),
        ("10.5061/dryad.234", "dataset"),
    ],
)
def test_some_dois_tell_what_they_are_of(doi: str, csl: str) -> None:
    assert type_of("unknown", {"doi": doi}, ["paper"]) == csl
    told = type_of("journal", {"doi": doi}, ["paper"])
    assert told == "article-journal"


@pytest.mark.parametrize(
    "entry",
    [
        "Doe, J., & Roe, A. (Eds.). (2015). World of gears and cogs. Acme Press.",
        "Jane Doe and Al Roe (eds.), *World of gears and cogs*. Acme Press, 2015.",
        "Doe, Jane; Roe, Al (Hrsg.): World of gears and cogs. Eine Einführung, Bonn 2015",
        "[World of gears and cogs](https://acme.org/gears), edited by Jane Doe and Al Roe (2015)",
        "[*World of gears and cogs*](https://acme.org/gears) ed. Jane Doe and Al Roe (Acme, 2015).",
        "[World of gears and cogs](https://acme.org/gears), Jane Doe & Al Roe (Eds.), 2015",
    ],
)
def test_who_edited_a_book_did_not_write_it(entry: str) -> None:
    (found,) = read(f"# Books\n\n- {entry}\n", "x.md").references
    assert found.title.startswith("World of gears and cogs")
    assert (found.type, found.author) == ("book", ())
    assert [name.family for name in found.editor] == ["Doe", "Roe"]


def test_a_special_issue_is_in_a_journal_with_its_editors() -> None:
    entry = "Doe, J. (Ed.). (2015). On gears and cogs. Acta Fabri, 12(3), 45–67."
    (found,) = read(f"# Papers\n\n- {entry}\n", "x.md").references
    assert (found.type, found.container_title) == ("article-journal", "Acta Fabri")
    assert [name.family for name in found.editor] == ["Doe"]


@pytest.mark.parametrize(
    ("where", "town", "house"),
    [
        ("London: Doe", "London", "Doe"),
        ("New York: Roe & Poe", "New York", "Roe & Poe"),
        ("Widgetton, MA: Roe - Poe", "Widgetton, MA", "Roe - Poe"),
    ],
)
def test_a_town_that_publishes_tells_a_publisher_behind_a_title(
    where: str, town: str, house: str
) -> None:
    book = only(f"Doe, Jane. 1985. On the Use of Widgets. {where}.")
    assert (book.type, book.publisher_place, book.publisher) == ("book", town, house)


def test_a_book_that_is_called_as_series_are_has_chapters() -> None:
    chapter = only(
        "Doe, Jane. 1985. “On the Use of Widgets.” In Studies in Gears, edited by A. Roe, 1–32. "
        "Oxford: Acme."
    )
    assert (chapter.type, chapter.container_title) == ("chapter", "Studies in Gears")
    assert [editor.family for editor in chapter.editor] == ["Roe"]


@pytest.mark.parametrize("genre", ["Masters Thesis", "Bachelor’s Thesis", "PhD Thesis"])
def test_a_thesis_is_told_in_capitals_too(genre: str) -> None:
    thesis = only(
        f"Jane Doe, {WIDGETS}({ARXIV[:-1]}2), {genre}, University of Widgets, (May, 2012)."
    )
    assert (thesis.type, thesis.publisher) == ("thesis", "University of Widgets")


@pytest.mark.parametrize("town", ["New York", "Oxford and Bonn", "Berlin, New York"])
def test_a_town_is_where_a_book_was_published(town: str) -> None:
    assert place(town) == Place(guess="book", publisher_place=town)


@pytest.mark.parametrize("name", ["Oxford Gears", "Bonn and Cogs", "Acta Bonn"])
def test_what_has_a_town_in_its_name_is_none(name: str) -> None:
    assert place(name).publisher_place is None
