"""An item becomes a reference and an item again: nothing that was there is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.csl import from_csl, to_csl
from refsync.zotero.fields import fields_of
from refsync.zotero.items import to_item, to_reference
from refsync.zotero.schema import NOT_REGULAR, ItemType, schema

REGULAR = [kind for name, kind in schema().item_types.items() if name not in NOT_REGULAR]
TEXTS = st.one_of(
    st.sampled_from(
        [
            "On <i>Things</i>", "“Why?”", "7(2)", "Ä & ß", "10.1234/x", "978-3-16-148410-0",
            "9783161484100", "german", "arXiv:2406.09399", "https://example.org/x", "a: b",
        ]
    ),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(
        str.strip
    ).filter(bool),
)  # fmt: skip
DATES = st.sampled_from(
    [
        "2020", "2020-05", "2020-05-17", "May 17, 2020", "17/5/2020", "Summer 2010", "c. 1850",
        "2019/2020", "1999-12-31T23:59:58Z", "44 BC", "n.d.", "forthcoming", '"2021"', "2021-22",
        "September/October 1983", "0000-00-00", "2020-13-40",
    ]
)  # fmt: skip
LAST = st.sampled_from(
    ["Doe", "van Beethoven", "d'Alembert", '"la Fontaine"', "al-Rashid", "de la Cruz", "O’Neil"]
)
FIRST = st.sampled_from(
    ["Jane", "", "J. R.", "Alexander von", "Martin, Jr.", "Martin,! III", "J. d'", "bell"]
)
NAMES = st.one_of(
    st.builds(lambda last, first: {"lastName": last, "firstName": first}, LAST, FIRST),
    st.sampled_from([{"name": "NASA"}, {"name": "The van Group"}]),
)
LINES = {
    "event-place: Berlin": "event-place", "Event Place: Berlin": "event-place",
    "original-date: 1899": "original-date", "PMID: 123": "PMID", "Citation Key: key2020": "",
    "tex.primaryclass: cs.CL": "", "tex.note= \\emph{x}": "", "type: review": "",
    "Type: Habilitation": "genre", "editor: Doe || Jane": "editor", "Issued: 13-1-2024": "issued",
    "arXiv:2406.09399 [cs]": "", "accessed: 2014-12-31~": "", "a remark": "",
    "an unknown: label": "", "section: 4": "section", "{:scale: 1:10}": "scale",
}  # fmt: skip
"""Lines of Extra, and the variables that they state."""


def _lines(kind: ItemType) -> list[str]:
    """The lines for which an item of this type has no field or role; the others go there."""
    fields = fields_of(kind.name)
    homes = {*fields.texts, *fields.dates, *kind.creator_types}
    return [line for line, variable in LINES.items() if variable not in homes]


def _is_date(kind: ItemType, field: str) -> bool:
    return kind.fields[field] in schema().csl_dates.values()


@st.composite
def items(draw: st.DrawFn, kind: ItemType) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from([*kind.fields]), unique=True))
    item: dict[str, Any] = {
        name: draw(DATES if _is_date(kind, name) else TEXTS) for name in names if name != "extra"
    }
    lines = draw(st.lists(st.sampled_from(_lines(kind)), max_size=4))
    if lines:
        item["extra"] = "\n".join(lines)
    roles = draw(st.lists(st.sampled_from(kind.creator_types), max_size=4))
    creators = [{"creatorType": role, **draw(NAMES)} for role in roles]
    return {"itemType": kind.name, **item, "creators": creators}


@pytest.mark.parametrize("kind", REGULAR, ids=lambda kind: kind.name)
@given(data=st.data())
def test_an_item_comes_back_whole(kind: ItemType, data: st.DataObject) -> None:
    item = data.draw(items(kind))
    back = to_item(to_reference(item))
    assert {field: back.get(field) for field in item} == item


@pytest.mark.parametrize("kind", REGULAR, ids=lambda kind: kind.name)
@given(data=st.data())
def test_what_comes_back_is_the_same_reference(kind: ItemType, data: st.DataObject) -> None:
    """The item may have got the address and the archive of its identifier; nothing else changed."""
    reference = to_reference(data.draw(items(kind)))
    again = to_reference(to_item(reference, keywords=True))
    given_by_arxiv = {"url": reference.url, "publisher": reference.publisher}
    assert again.model_copy(update=given_by_arxiv) == reference


@pytest.mark.parametrize("kind", REGULAR, ids=lambda kind: kind.name)
@given(data=st.data())
def test_csl_json_comes_back(kind: ItemType, data: st.DataObject) -> None:
    """Extra, which CSL has in its note, is variables when that is read; these come back as such."""
    read = from_csl(to_csl(to_reference(data.draw(items(kind))), "key"))
    assert from_csl(to_csl(read)).model_copy(update={"url": read.url}) == read


@given(
    st.sampled_from([*schema().item_types, "hologram"]),
    st.dictionaries(
        st.sampled_from([*schema().field_labels, "creators", "tags"]),
        st.one_of(st.none(), st.integers(), TEXTS, st.lists(st.one_of(TEXTS, st.none()))),
        max_size=6,
    ),
)
def test_any_item_is_read(item_type: str, fields: dict[str, Any]) -> None:
    reference = to_reference({**fields, "itemType": item_type})
    assert to_reference(to_item(reference)).title == reference.title
