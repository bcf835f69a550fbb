"""The head of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.front_matter import split


def test_yaml_gives_texts_lists_and_mappings_with_their_lines() -> None:
    head, body = split(
        "---\n"
        'title: "Rocks: a story"\n'
        "Publish-Date: 2020-01-05\n"
        "tags: [one, two]\n"
        "links:\n"
        "- name: PDF\n"
        "  url: https://rocks.geo/a.pdf\n"
        "draft: no\n"
        "---\n"
        "Body\n"
    )
    assert head.fields == {
        "title": "Rocks: a story",
        "publish_date": "2020-01-05",
        "tags": ["one", "two"],
        "links": [{"name": "PDF", "url": "https://rocks.geo/a.pdf"}],
        "draft": "no",
    }
    assert head.lines == {"title": 2, "publish_date": 3, "tags": 4, "links": 5, "draft": 8}
    assert body == "\n" * 9 + "Body\n"


def test_a_broken_field_breaks_no_other() -> None:
    head, _ = split(
        '---\ntitle: Rocks: a story\nyear: 2020\nauthors: ["Jane\ndoi: 10.1000/a\n---\n'
    )
    assert head.text("title") == "Rocks: a story"
    assert head.text("year") == "2020"
    assert head.text("doi") == "10.1000/a"
    assert "Jane" in str(head.fields["authors"])


def test_toml_is_read_as_well() -> None:
    head, body = split('+++\ntitle = "Rocks"\nauthors = ["Jane Doe"]\ndate = 2020-01-05\n+++\nBody')
    assert head.fields == {"title": "Rocks", "authors": ["Jane Doe"], "date": "2020-01-05"}
    assert head.lines == {"title": 2, "authors": 3, "date": 4}
    assert body == "\n\n\n\n\nBody"


def test_texts_between_rules_are_no_front_matter() -> None:
    for text in (
        "---\nSome text\n---\n",
        "# A list\n---\nx: 1\n---\n",
        "---\nx: 1\n",
        "",
        "+++\n+",
    ):
        head, body = split(text)
        assert head.fields == {}
        assert body == text


def test_the_first_text_that_is_not_blank_counts() -> None:
    head, _ = split("---\nvenue:\njournal: J. of\n  Rocks\n---\n")
    assert head.text("venue", "journal") == "J. of Rocks"
    assert head.text("booktitle") is None


@given(st.text(alphabet="-+abc:[]{}\"'&*!|> \n#1", max_size=60))
def test_any_head_can_be_read_and_the_body_keeps_its_lines(inside: str) -> None:
    for mark in ("---", "+++"):
        text = f"{mark}\n{inside}\n{mark}\nBody"
        _, body = split(text)
        assert body.count("\n") == text.count("\n")
        assert body.endswith("Body")
