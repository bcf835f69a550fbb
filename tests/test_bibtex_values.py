"""What the fields of BibTeX and BibLaTeX are in a reference."""

from __future__ import annotations

import pytest

from refsync.readers.bibtex import read
from refsync.readers.bibtex.tables import inherited
from refsync.reference import Name, PartialDate, Reference


def only(text: str) -> Reference:
    return read(text, "refs.bib").references[0]


def entry(kind: str = "article", **fields: str) -> Reference:
    stated = {"title": "On Things", **fields}
    lines = [f"  {name} = {{{value}}}," for name, value in stated.items()]
    return only("\n".join([f"@{kind}{{key,", *lines, "}"]))


def test_titles_keep_their_markup_and_other_texts_have_none() -> None:
    reference = entry(
        title=r"Of \emph{E. coli} in H\textsubscript{2}O", journal=r"\textit{Cell}",
        publisher=r"\emph{Acme}", abstract=r"We \emph{see}.",
    )  # fmt: skip
    assert reference.title == "Of <i>E. coli</i> in H₂O"
    assert reference.id == "title:of-e-coli-in-h2o"
    assert reference.container_title == "<i>Cell</i>"
    assert (reference.publisher, reference.abstract) == ("Acme", "We see.")


def test_titles_have_their_subtitles_and_additions() -> None:
    reference = entry(
        "inproceedings", subtitle="A Study", titleaddon="A Reply", booktitle="Proc. of X",
        booktitleaddon="Held in Y",
    )  # fmt: skip
    assert reference.title == "On Things: A Study. A Reply"
    assert reference.container_title == "Proc. of X. Held in Y"


def test_the_addition_to_a_web_page_names_the_site() -> None:
    assert entry("online", titleaddon="The Blog").container_title == "The Blog"


def test_a_book_does_not_stand_in_itself() -> None:
    assert entry("proceedings", booktitle="On Things").container_title is None
    assert entry("book", booktitle="Collected Things").container_title == "Collected Things"


def test_the_whole_name_of_a_journal_goes_before_its_short_one() -> None:
    reference = entry(journal="J. Th.", fjournal="Journal of Things")
    assert reference.container_title == "Journal of Things"
    assert reference.container_title_short == "J. Th."


def test_publishers_and_places_are_lists_in_biblatex_only() -> None:
    assert entry("book", publisher="Barnes and Noble", year="2020").publisher == "Barnes and Noble"
    modern = entry("book", publisher="ACM and {Barnes and Noble}", location="Rome and Bonn")
    assert (modern.publisher, modern.publisher_place) == ("ACM; Barnes and Noble", "Rome; Bonn")


def test_editors_are_what_their_type_says() -> None:
    reference = entry(
        "book", editor="Doe, Jane", editora="Roe, R.", editoratype="collaborator",
        editorb="Poe, E.", editorbtype="redactor", editorc="Moe, M.", editorctype="reviser",
    )  # fmt: skip
    assert reference.editor == (Name(family="Doe", given="Jane"),)
    assert reference.contributor == (Name(family="Roe", given="R."),)
    assert reference.collection_editor == (Name(family="Poe", given="E."),)
    assert reference.bibtex_fields == {"editorc": "Moe, M.", "editorctype": "reviser"}


def test_dates_of_all_kinds() -> None:
    reference = entry(
        date="2020-21/2020-22", origyear="1899", eventdate="2020-05-01/2020-05-03",
        urldate="2021-02-03",
    )  # fmt: skip
    assert reference.original_date == PartialDate(parts=((1899,),))
    assert reference.event_date == PartialDate(parts=((2020, 5, 1), (2020, 5, 3)))
    assert reference.accessed == PartialDate(parts=((2021, 2, 3),))
    assert entry(date="2020-23").issued == PartialDate(parts=((2020,),), season=3)


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({"langid": "ngerman", "language": "German and Latin"}, "ngerman"),
        ({"langid": "klingon", "language": "Klingon"}, "Klingon"),
        ({"hyphenation": "british"}, "british"),
        ({"language": "en"}, "en"),
    ],
)
def test_the_language_is_what_babel_calls_it(fields: dict[str, str], language: str) -> None:
    assert entry(**fields).language == language


def test_numbers_and_issues_of_a_journal_stand_together() -> None:
    assert entry(number="3", issue="Spring").issue == "3, Spring"
    assert entry(issue="Spring").issue == "Spring"


@pytest.mark.parametrize(
    ("series", "title"), [("3", "3rd series"), ("12", "12th series"), ("newseries", "New series")]
)
def test_a_journal_counts_its_series(series: str, title: str) -> None:
    assert entry(series=series).collection_title == title
    assert entry("book", series=series).collection_title == series


def test_localisation_keys_are_words() -> None:
    reference = entry("patent", type="patentus", pubstate="inpress")
    assert (reference.genre, reference.status) == ("U.S. patent", "in press")


def test_remarks_of_all_kinds() -> None:
    reference = entry(note="First", addendum="Second", annotation=r"See \emph{it}.")
    assert reference.note == "First. Second"
    assert reference.other_variables == {"annote": "See <i>it</i>."}


def test_an_isbn_is_kept_as_it_is_printed() -> None:
    printed = entry("book", isbn="0-306-40615-2")
    assert (printed.isbn, printed.identifiers["isbn"]) == ("0-306-40615-2", "9780306406157")
    assert entry("book", isbn="9780306406157").isbn is None
    assert entry("book", isbn="0360-9170").isbn == "0360-9170"


def test_the_version_of_an_eprint_is_in_the_address() -> None:
    reference = entry(eprint="2406.09399v2", archiveprefix="arXiv")
    assert reference.url == "https://arxiv.org/abs/2406.09399v2"
    assert reference.identifiers["arxiv"] == "2406.09399"
    assert entry(eprint="2406.09399", archiveprefix="arXiv").url is None


def test_an_eprint_elsewhere_has_an_address() -> None:
    reference = entry("book", eprint="4HIWAAAAYAAJ", eprinttype="googlebooks")
    assert reference.url == "https://books.google.com?id=4HIWAAAAYAAJ"
    assert reference.bibtex_fields == {"eprint": "4HIWAAAAYAAJ", "eprinttype": "googlebooks"}
    assert entry("book", eprint="1", eprinttype="elsewhere").url is None


def test_an_encyclopedia_is_what_its_entry_stands_in() -> None:
    reference = entry("inreference", title="Encyclopedia", lista="An Entry")
    assert (reference.title, reference.container_title) == ("An Entry", "Encyclopedia")


@pytest.mark.parametrize(
    ("name", "parent", "child", "there"),
    [
        ("title", "proceedings", "inproceedings", "booktitle"),
        ("subtitle", "collection", "incollection", "booksubtitle"),
        ("title", "mvbook", "book", "maintitle"),
        ("title", "periodical", "article", "journaltitle"),
        ("author", "book", "inbook", "bookauthor"),
        ("author", "mvbook", "book", "author"),
        ("year", "book", "inbook", "year"),
        ("isbn", "book", "inbook", "isbn"),
        ("doi", "book", "inbook", None),
        ("pages", "book", "inbook", None),
    ],
)
def test_what_a_child_inherits(name: str, parent: str, child: str, there: str | None) -> None:
    assert inherited(name, parent, child) == there


def test_editors_of_a_kind_are_people_in_their_role() -> None:
    reference = entry(
        "movie", editor="Lang, Fritz", editortype="director", editora="Poe, E.",
        editoratype="scriptwriter", editorb="Roe, R.", editorbtype="compiler",
    )  # fmt: skip
    assert reference.director == (Name(family="Lang", given="Fritz"),)
    assert reference.other_names == {
        "script-writer": (Name(family="Poe", given="E."),),
        "compiler": (Name(family="Roe", given="R."),),
    }


@pytest.mark.parametrize(
    ("kind", "fields", "csl", "item_type"),
    [
        ("video", {}, "motion_picture", "videoRecording"),
        ("video", {"entrysubtype": "film"}, "motion_picture", None),
        ("video", {"entrysubtype": "tvepisode"}, "broadcast", "tvBroadcast"),
        ("email", {}, "personal_communication", "email"),
        ("article", {"booktitle": "Proceedings of X"}, "paper-conference", None),
        ("article", {"booktitle": "A Book"}, "article-journal", None),
        ("newspaper_article", {}, "article-newspaper", None),
        ("unpublished", {"eventtitle": "Conf"}, "speech", None),
        ("legadminmaterial", {}, "legislation", None),
    ],
)
def test_types_and_what_says_more_of_them(
    kind: str, fields: dict[str, str], csl: str, item_type: str | None
) -> None:
    reference = entry(kind, **fields)
    assert (reference.type, reference.zotero_fields.get("itemType")) == (csl, item_type)


def test_a_report_in_a_series_keeps_its_own_number() -> None:
    assert entry("techreport", number="RN-1", series="Notes").number == "RN-1"
    assert entry("inproceedings", number="1").collection_number == "1"


def test_the_institution_of_a_case_is_its_court() -> None:
    assert entry("jurisdiction", institution="Supreme Court").authority == "Supreme Court"
    assert entry("report", institution="MIT").publisher == "MIT"


def test_who_published_a_thing_freely_is_its_publisher() -> None:
    assert entry("misc", howpublished="Self-published").publisher == "Self-published"
    assert entry("article", howpublished="hp").bibtex_fields == {"howpublished": "hp"}
