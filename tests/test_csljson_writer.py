"""CSL-JSON out, valid against the rules of CSL 1.0.2's input schema, and with `license`."""

from __future__ import annotations

import json
from typing import Any, get_args

from jsonschema import Draft7Validator

from refsync.reference import CslType, Link, Name, PartialDate, Reference
from refsync.writers import csljson

NAMES = [
    "author", "collection-editor", "container-author", "contributor", "director", "editor",
    "translator",
]  # fmt: skip
DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
TEXTS = [
    "abstract", "archive", "archive_location", "authority", "call-number", "citation-key",
    "collection-title", "container-title", "container-title-short", "DOI", "event-place",
    "event-title", "genre", "ISBN", "ISSN", "keyword", "language", "license", "medium", "note",
    "part-title",
    "PMCID", "PMID", "publisher", "publisher-place", "status", "title", "title-short", "URL",
    "version",
]  # fmt: skip
NUMBERS = [
    "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
    "number-of-volumes", "page", "part-number", "volume",
]  # fmt: skip
STRINGS = {"type": "string"}
PARTS = {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(
        ["family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"],
        STRINGS,
    ),
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": PARTS, "minItems": 1, "maxItems": 2},
        "season": {"type": ["string", "number"]},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": STRINGS,
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": list(get_args(CslType))},
            "id": {"type": ["string", "number"]},
            "custom": {"type": "object"},
            **{name: {"type": "array", "items": NAME} for name in NAMES},
            **dict.fromkeys(DATES, DATE),
            **dict.fromkeys(TEXTS, STRINGS),
            **{name: {"type": ["string", "number"]} for name in NUMBERS},
        },
    },
}


def written(*references: Reference) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(csljson.write(references))
    Draft7Validator(SCHEMA).validate(items)
    return items


def test_what_belongs_to_the_list_is_left_out() -> None:
    listed = Reference(
        id="title:x",
        type="book",
        title="X",
        section=("A", "B"),
        other_sections=(("C",), ("D", "E")),
        annotations=("XYZ",),
        links=(Link(kind="code", url="https://example.org/code"),),
    )
    (item,) = written(listed)
    assert item == {"id": "x", "citation-key": "x", "type": "book", "title": "X"}


def full() -> Reference:
    """A reference that states every variable that it can."""
    person = Name(family="Berg", given="A.", non_dropping_particle="van den", suffix="Jr.")
    texts = {*TEXTS, *NUMBERS} - {"citation-key", "keyword", "DOI", "ISBN", "PMID", "PMCID"}
    date = PartialDate(parts=((2020, 1), (2021,)), circa=True)
    return Reference.model_validate(
        {
            **{name.lower().replace("-", "_"): "text" for name in texts},
            **{name.replace("-", "_"): (person, Name(literal="NASA")) for name in NAMES},
            **{name.replace("-", "_"): date for name in DATES},
            "id": "doi:10.1/x",
            "type": "article",
            "identifiers": {"arxiv": "2406.09399", "doi": "10.1/x", "isbn": "9780306406157"},
            "keyword": ("a", "b"),
            "license": "CC-BY",
            "links": (Link(kind="code", url="https://example.org"),),
            "section": ("Topic",),
            "bibtex_fields": {"custom": "raw"},
        }
    )


def test_everything_that_a_reference_states_is_valid() -> None:
    [item] = written(full())
    assert (item["DOI"], item["license"]) == ("10.1/x", "CC-BY")
    assert item["keyword"] == "a, b"
    assert item["issued"] == {"date-parts": [[2020, 1], [2021]], "circa": True}
    assert item["author"][0]["non-dropping-particle"] == "van den"
    assert item["custom"]["arxiv"] == "2406.09399"


def test_the_id_is_the_citation_key() -> None:
    stated = Reference(id="title:x", type="book", title="X", citation_key="key")
    assert [item["id"] for item in written(stated, stated)] == ["key", "keya"]


def test_absent_fields_are_left_out() -> None:
    bare = Reference(id="title:x", type="book", title="X")
    assert written(bare) == [{"id": "x", "citation-key": "x", "type": "book", "title": "X"}]


def test_a_preprint_has_its_arxiv_number() -> None:
    preprint = Reference(
        id="arxiv:2406.09399", type="article", title="X", identifiers={"arxiv": "2406.09399"}
    )
    assert written(preprint)[0]["number"] == "arXiv:2406.09399"


def test_the_text_is_readable_and_ends_with_a_newline() -> None:
    text = csljson.write([Reference(id="title:x", type="book", title="Größe")])
    assert '"title": "Größe"' in text
    assert text.endswith("]\n")


def test_a_truncated_list_of_authors_says_so() -> None:
    listed = Reference(
        id="title:x", type="book", title="X", author=(Name(family="Li"),), authors_truncated=True
    )
    [item] = written(listed)
    assert item["author"] == [{"family": "Li"}]
    assert item["custom"] == {"authors-truncated": True}


def test_only_a_preprint_has_the_doi_that_arxiv_made() -> None:
    ids = {"arxiv": "2406.09399", "doi": "10.48550/arXiv.2406.09399"}
    preprint = Reference(id="arxiv:2406.09399", type="article", title="X", identifiers=ids)
    paper = preprint.model_copy(update={"type": "paper-conference"})
    items = written(preprint, paper)
    assert [item.get("DOI") for item in items] == ["10.48550/arXiv.2406.09399", None]
    assert [item["URL"] for item in items] == ["https://arxiv.org/abs/2406.09399"] * 2
