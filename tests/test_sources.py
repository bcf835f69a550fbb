"""Bytes become text, and the text's format is known."""

from __future__ import annotations

import codecs

import pytest

from refsync.errors import SourceError
from refsync.readers import format_of
from refsync.sources import SourceText, decode

TEXT = "# Größe\n\n论文 · “quotes”\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16", "utf-32", "utf-16 big endian"],
)
def test_unicode_is_read_in_any_form(data: bytes) -> None:
    assert decode(data, "list.md") == SourceText("list.md", TEXT)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_byte_order_mark(encoding: str) -> None:
    text = "# A list of papers\n"
    assert decode(text.encode(encoding), "list.md").text == text


def test_other_encodings_are_guessed_and_that_is_said() -> None:
    source = decode("Größe – “naïve”".encode("cp1252"), "list.md")
    assert source.text == "Größe – “naïve”"
    assert source.guessed_encoding == "Windows-1252"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\0\0" * 9, codecs.BOM_UTF16_LE + b"a"]
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"list\.md is .*\."):
        decode(data, "list.md")


def test_an_empty_file_is_a_text_without_papers() -> None:
    assert decode(b"", "list.md").text == ""


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="gb2312">',
        "<html><head><META http-equiv=Content-Type content='text/html; charset=GBK'>",
    ],
)
def test_the_encoding_that_a_page_names_itself_is_used(head: str) -> None:
    source = decode(f"{head}<title>论文</title>".encode("gb18030"), "list.html")
    assert "论文" in source.text
    assert source.guessed_encoding is None


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "hex", "no-such"])
def test_an_encoding_that_makes_no_text_is_passed_over(charset: str) -> None:
    data = b"Waves +2AA- \\ud800"
    assert decode(data, "list.md", charset=charset).text == data.decode()


def test_what_the_server_says_goes_before_what_the_page_says() -> None:
    data = '<meta charset="utf-16">Größe'.encode("cp1252")
    assert decode(data, "list.html", charset="latin-1").text.endswith("Größe")


def test_a_byte_order_mark_goes_before_what_the_server_says() -> None:
    assert decode(codecs.BOM_UTF8 + "Größe".encode(), "list.md", charset="latin-1").text == "Größe"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("list.md", ".md"),
        ("papers.d/LIST.BIB", ".bib"),
        ("github:ada/lists/list.md", ".md"),
        ("https://example.org/list.md?raw=1#papers", ".md"),
        ("https://example.org/get?file=list.md", ""),
        ("https://example.org", ""),
        ("-", ""),
        ("<stdin>", ""),
        ("list.d/README", ""),
    ],
)
def test_the_ending_is_that_of_the_file(name: str, suffix: str) -> None:
    assert SourceText(name, "").suffix == suffix


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("list.md", "", "markdown"),
        ("list.markdown", "@misc{x}", "markdown"),
        ("refs.BIB", "", "bibtex"),
        ("page.html", "", "html"),
        ("<stdin>", "% a comment\n\n@article{x,", "bibtex"),
        ("<stdin>", "<!DOCTYPE html><html>", "html"),
        ("<stdin>", "# Papers", "markdown"),
        ("README", "", "markdown"),
        ("refs.json", '[\n[\n{"id": "a", "type": "book"}\n]', "csl-json"),
        ("items.json", ']{"data": {"itemType": "book"}}', "zotero-json"),
    ],
)
def test_the_format_is_told_by_name_then_by_content(name: str, text: str, format_: str) -> None:
    assert format_of(SourceText(name, text)) == format_
