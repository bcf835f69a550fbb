"""What stands in Zotero's Extra."""

from __future__ import annotations

import pytest

from refsync.reference import Name, PartialDate
from refsync.zotero.extra import as_note, name_line, read, same, tex_lines
from tests.make import reference


def test_variables_people_dates_and_identifiers_are_read() -> None:
    said = read(
        "Event Place: Berlin\nPublication Title: Nature\neditor: Doe || Jane\nEditor: NASA\n"
        "Original Date: 1899\nPMID: 123\nCitation Key: key\nan unknown: label\nA remark.",
        stated=(),
    )
    assert said.texts == {"event-place": "Berlin", "container-title": "Nature"}
    assert said.names == {"editor": (Name(family="Doe", given="Jane"), Name(literal="NASA"))}
    assert said.dates == {"original-date": PartialDate(parts=((1899,),))}
    assert said.identifiers == {"pmid": "123"}
    assert said.citation_key == "key"
    assert said.remark == "an unknown: label\nA remark."


def test_what_the_items_fields_state_is_a_remark() -> None:
    assert read("section: 4", stated=["section"]).remark == "section: 4"


@pytest.mark.parametrize("line", ["accessed: 2020-01-02", "arXiv: soon", "type: book"])
def test_lines_that_zotero_does_not_read_so_are_remarks(line: str) -> None:
    assert read(line, stated=()).remark == line


def test_an_id_with_more_behind_it_is_known_and_stays() -> None:
    said = read("arXiv:2406.09399 [cs, eess]", stated=())
    assert said.identifiers == {"arxiv": "2406.09399"}
    assert said.remark == "arXiv:2406.09399 [cs, eess]"


def test_a_type_is_one_of_csl_or_says_what_kind_of_thing_it_is() -> None:
    assert read("Type: treaty", stated=()).type == "treaty"
    assert read("Type: Habilitation", stated=()).texts == {"genre": "Habilitation"}
    assert read("Type: Habilitation", stated=["genre"]).remark == "Type: Habilitation"


def test_bibtex_fields_are_latex_behind_an_equals_sign_and_text_behind_a_colon() -> None:
    said = read("tex.Note= 5\\% \\emph{x}\ntex.remark: R&D", stated=())
    assert said.tex == {"note": "5\\% \\emph{x}", "remark": "R\\&D"}


def test_bibtex_fields_are_written_in_the_same_forms() -> None:
    fields = {"primaryclass": "cs.CV", "x": "\\emph{x}", "file": "a.pdf", "bdsk-file-1": "b"}
    lines = list(tex_lines(reference(bibtex_fields=fields)))
    assert lines == ["tex.primaryclass: cs.CV", "tex.x= \\emph{x}"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("MR: 123", {"mrnumber": "123"}),
        ("Zbl: 1.2", {"zmnumber": "1.2"}),
        ("JSTOR: 456", {"eprint": "456", "eprinttype": "jstor"}),
    ],
)
def test_numbers_of_catalogues_and_archives_have_zoteros_labels(
    line: str, fields: dict[str, str]
) -> None:
    assert read(line, stated=()).tex == fields
    assert list(tex_lines(reference(bibtex_fields=fields))) == [line]


def test_a_second_archives_number_is_a_remark() -> None:
    said = read("JSTOR: 1\nHDL: 2", stated=())
    assert (said.tex["eprint"], said.remark) == ("1", "HDL: 2")


def test_a_name_that_is_no_persons_stands_whole() -> None:
    assert name_line("editor", Name(family="Doe", given="Jane")) == "editor: Doe || Jane"
    assert name_line("editor", Name(literal="NASA")) == "editor: NASA"


def test_two_extras_say_the_same_in_any_order_and_spelling() -> None:
    one, other = read("Scale: 1\nA\nB", ()), read("B\nscale: 1\n\nA", ())
    assert same(one, other)
    assert not same(one, read("scale: 2\nA\nB", ()))


def test_the_note_has_labels_as_csl_has_them_and_no_plain_dates() -> None:
    note = as_note(
        "Event Place: Berlin\nOriginal Date: 1899\nIssued: May 1899\ntex.Ids= a\nPMID: 1"
    )
    assert note.text == "event-place: Berlin\nissued: May 1899\ntex.Ids= a\nPMID: 1"
    assert note.dates == {"original-date": PartialDate(parts=((1899,),))}
    assert note.stated["event-place"] == "Berlin"
