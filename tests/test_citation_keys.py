"""Citation keys: kept, made, told apart."""

from __future__ import annotations

from refsync.reference import Name, PartialDate, Reference
from refsync.writers.citation_keys import assign


def reference(key: str | None = None, title: str = "The Art", family: str = "Müller") -> Reference:
    return Reference(
        id="title:x",
        type="book",
        title=title,
        author=(Name(family=family),),
        issued=PartialDate(parts=((2020, 5),)),
        citation_key=key,
    )


def test_a_stated_key_is_kept() -> None:
    assert assign([reference("Key:2020/a")]) == ("Key:2020/a",)


def test_a_missing_key_is_made_of_author_year_and_first_title_word() -> None:
    assert assign([reference(), reference(family="van Dijk", title="3D")]) == (
        "muller2020art",
        "vandijk20203d",
    )


def test_what_bibtex_does_not_take_is_left_out_of_a_stated_key() -> None:
    assert assign([reference("Smith and {Jones}, 2001")]) == ("SmithandJones2001",)


def test_clashing_keys_are_told_apart_in_order() -> None:
    assert assign([reference()] * 3) == ("muller2020art", "muller2020arta", "muller2020artb")


def test_the_first_who_states_a_key_keeps_it_also_without_regard_to_case() -> None:
    assert assign([reference("Key"), reference("key"), reference("keya")]) == (
        "Key",
        "keyb",
        "keya",
    )


def test_a_made_key_gives_way_to_a_stated_one_further_down() -> None:
    assert assign([reference(), reference("muller2020art")]) == ("muller2020arta", "muller2020art")


def test_keys_stay_when_the_list_grows() -> None:
    short = [reference(), reference("x"), reference()]
    assert assign([*short, reference(), reference("y")])[:3] == assign(short)


def test_who_has_nothing_is_untitled() -> None:
    bare = Reference(id="title:x", type="book", title="!!!")
    assert assign([bare]) == ("untitled",)
