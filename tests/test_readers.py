"""Which format a text is in, and several texts read as one list."""

from __future__ import annotations

import pytest

from refsync.readers import FORMATS, format_of, read_text, read_texts
from refsync.sources import SourceText

STRINGS = "@string{jot = {Journal of Things}}\n"
ARTICLE = "@article{doe, title={On Things}, journal=jot, year=2020}\n"
CHILD = "@inproceedings{roe, title={On Stones}, crossref={proc}}\n"
PARENT = "@proceedings{proc, title={Proceedings of Stones}, year=2021}\n"


def texts(**files: str) -> list[SourceText]:
    return [SourceText(f"{name}.bib", text) for name, text in files.items()]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("list.md", "markdown"),
        ("page.QMD", "markdown"),
        ("index.html", "html"),
        ("refs.bib", "bibtex"),
        ("export.ris", "ris"),
        ("README.rst", "rst"),
        ("notes.org", "org"),
        ("https://rocks.geo/refs.bib?raw=1", "bibtex"),
    ],
)
def test_the_name_tells_the_format(name: str, expected: str) -> None:
    assert format_of(SourceText(name, "whatever")) == expected


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("text/html; charset=utf-8", "html"),
        ("application/vnd.citationstyles.csl+json", "csl-json"),
        ("application/x-research-info-systems", "ris"),
        ("Application/X-BibTeX", "bibtex"),
        ("text/plain", "markdown"),
    ],
)
def test_where_the_name_says_nothing_the_server_tells(media_type: str, expected: str) -> None:
    assert format_of(SourceText("list", "whatever", media_type=media_type)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{x,", "bibtex"),
        ("% mine\n@book(x,", "bibtex"),
        ("<!DOCTYPE html><p>", "html"),
        ('<?xml version="1.0"?>\n<html>', "html"),
        ("TY  - JOUR\nTI  - x", "ris"),
        ("AU  - Doe, J\nTY  - JOUR\nTI  - x", "ris"),
        ('[{"id": "x", "type": "book"}]', "csl-json"),
        ('\ufeff{"items": [{"id": "x"}]}', "csl-json"),
        ("[]", "csl-json"),
        ('[{"key": "A", "data": {"itemType": "book"}}]', "zotero-json"),
        ("#+TITLE: My list\n* A", "org"),
        ("[a link](https://rocks.geo) first", "markdown"),
        ("# A list", "markdown"),
    ],
)
def test_where_nobody_says_the_text_tells(text: str, expected: str) -> None:
    assert format_of(SourceText("<stdin>", text)) == expected


@pytest.mark.parametrize("order", [("strings", "article"), ("article", "strings")])
def test_strings_are_known_to_all_files_whatever_their_order(order: tuple[str, str]) -> None:
    files = {"strings": STRINGS, "article": ARTICLE}
    reading = read_texts(texts(**{name: files[name] for name in order}))
    assert [r.container_title for r in reading.references] == ["Journal of Things"]
    assert reading.problems == ()


def test_a_string_that_no_file_defines_is_reported_once() -> None:
    reading = read_texts(texts(a=ARTICLE, b=PARENT))
    assert [(p.code, p.file) for p in reading.problems] == [("undefined-string", "a.bib")]


def test_a_file_s_own_string_counts_before_another_s() -> None:
    own = "@string{jot = {Jottings}}\n" + ARTICLE
    reading = read_texts(texts(strings=STRINGS, own=own))
    assert [r.container_title for r in reading.references] == ["Jottings"]


@pytest.mark.parametrize("order", [("child", "parent"), ("parent", "child")])
def test_a_parent_may_stand_in_another_file(order: tuple[str, str]) -> None:
    files = {"child": CHILD, "parent": PARENT}
    reading = read_texts(texts(**{name: files[name] for name in order}))
    by_key = {r.citation_key: r for r in reading.references}
    assert by_key["roe"].container_title == "Proceedings of Stones"
    assert len(reading.references) == 2
    assert reading.problems == ()


def test_a_parent_that_no_file_has_is_reported() -> None:
    reading = read_texts(texts(child=CHILD, article=STRINGS + ARTICLE))
    assert [p.code for p in reading.problems] == ["unknown-crossref"]


def test_a_file_of_strings_alone_is_not_without_references_among_others() -> None:
    [source] = texts(strings=STRINGS)
    [alone] = read_text(source).problems
    assert alone.code == "no-references"
    assert read_texts(texts(strings=STRINGS, article=ARTICLE)).problems == ()


def test_sources_of_several_formats_make_one_list_in_their_order() -> None:
    reading = read_texts(
        [
            SourceText("a.ris", "TY  - BOOK\nTI  - One\nER  - \n"),
            SourceText("b.bib", "@book{two, title={Two}}"),
            SourceText("c.json", '[{"id": "three", "type": "book", "title": "Three"}]'),
        ]
    )
    assert [r.title for r in reading.references] == ["One", "Two", "Three"]
    assert [r.source.file for r in reading.references if r.source] == ["a.ris", "b.bib", "c.json"]


def test_a_page_without_references_between_others_is_worth_a_remark() -> None:
    about = SourceText("about.md", "# About us\n\nWe meet on Thursdays.\n")
    [alone] = read_texts([about, SourceText("more.md", "")]).problems[:1]
    [between] = read_texts([about, SourceText("b.bib", "@book{two, title={Two}}")]).problems
    assert (alone.code, alone.severity) == ("no-references", "warning")
    assert (between.code, between.severity) == ("no-references", "info")


def test_the_first_title_is_that_of_the_whole() -> None:
    pages = [SourceText(f"{n}.md", f"# List {n}\n\n## A\n\n## B\n") for n in (1, 2)]
    assert read_texts(pages).title == "List 1"


@pytest.mark.parametrize("format_name", [f for f in FORMATS if f not in ("org", "csl-json")])
def test_an_empty_text_is_an_empty_list_in_any_format(format_name: str) -> None:
    known = next(f for f in FORMATS if f == format_name)
    reading = read_text(SourceText("x", ""), known)
    assert reading.references == ()
    assert [p.code for p in reading.problems] == ["no-references"]
