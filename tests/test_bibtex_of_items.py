"""Zotero items as BibTeX and BibLaTeX: the words that Zotero's own exports have for them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from refsync.roles import in_usual_order
from refsync.writers.bibtex import Style, write
from refsync.writers.dialects import DialectName
from refsync.zotero.items import to_reference
from refsync.zotero.schema import schema


def export(dialect: DialectName, kind: str, *roles: str, **fields: Any) -> dict[str, str]:
    creators = [
        {"creatorType": role, "lastName": role.capitalize(), "firstName": str(place)}
        for place, role in enumerate(roles)
    ]
    item = {"itemType": kind, "citationKey": "k", "creators": creators, **fields}
    written = write([to_reference(item)], Style(dialect))
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", written, re.MULTILINE))


def test_people_stand_in_the_order_of_the_item() -> None:
    roles = ("podcaster", "guest", "director", "castMember", "podcaster")
    assert export("biblatex", "podcast", *roles) == {
        "author": "Podcaster, 0 and Director, 2 and Podcaster, 4",
        "editora": "Guest, 1 and Castmember, 3",
        "editoratype": "collaborator",
    }
    assert export("bibtex", "podcast", *roles) == {
        "author": "Podcaster, 0 and Podcaster, 4",
        "collaborator": "Guest, 1 and Director, 2 and Castmember, 3",
    }


@pytest.mark.parametrize(
    ("kind", "roles", "authors"),
    [
        ("film", ("director", "producer"), "Director, 0"),
        ("radioBroadcast", ("creator", "host", "director"), "Director, 2"),
        ("radioBroadcast", ("creator", "host"), "Creator, 0"),
        ("tvBroadcast", ("guest", "host"), "Host, 1"),
        ("hearing", ("contributor",), None),
        ("bill", ("sponsor",), None),
        ("map", ("cartographer", "contributor"), "Cartographer, 0"),
        ("interview", ("interviewee", "interviewer"), "Interviewee, 0"),
    ],
)
def test_biblatex_has_for_authors_who_made_it(
    kind: str, roles: tuple[str, ...], authors: str | None
) -> None:
    assert export("biblatex", kind, *roles).get("author") == authors


def test_the_usual_order_of_people_is_the_schemas() -> None:
    stated = list(dict.fromkeys(schema().csl_names.values()))
    assert in_usual_order(stated) == stated


def test_comments_have_commentators() -> None:
    assert export("biblatex", "blogPost", "commenter") == {"commentator": "Commenter, 0"}
    assert export("bibtex", "blogPost", "commenter") == {"collaborator": "Commenter, 0"}


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        ("US 7,347,809", "patentus", "7,347,809"),
        ("GB1234567", "patentuk", "1234567"),
        ("EP0123456", "patenteu", "0123456"),
        ("WO2006123", "patent", "WO2006123"),
    ],
)
def test_patents_are_of_a_country_in_biblatex(number: str, kind: str, written: str) -> None:
    said = export("biblatex", "patent", patentNumber=number)
    assert (said["type"], said["number"]) == (kind, written)
    assert export("bibtex", "patent", patentNumber=number)["number"] == number


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("journalArticle", "partNumber"), ("letter", "eventPlace"), ("standard", "status"),
        ("computerProgram", "seriesTitle"), ("patent", "priorityNumbers"), ("bill", "code"),
    ],
)  # fmt: skip
def test_what_biblatex_has_no_field_for_is_left_out(kind: str, field: str) -> None:
    assert "Something" not in export("biblatex", kind, **{field: "Something"}).values()


def test_numbers_in_extra_are_fields() -> None:
    extra = "MR: 12\nLCCN: 34\nOriginal Title: Die Dinge\nA remark"
    assert export("biblatex", "book", extra=extra) == {
        "note": "A remark", "origtitle": "Die Dinge", "mrnumber": "12", "lccn": "34",
    }  # fmt: skip
