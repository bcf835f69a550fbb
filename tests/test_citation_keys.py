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


def test_another_pattern_makes_other_keys() -> None:
    assert assign([reference()], "auth + '_' + year") == ("Muller_2020",)


def test_a_key_once_given_stays_whatever_becomes_of_the_reference() -> None:
    mended = reference(title="Science").model_copy(update={"id": "doi:1"})
    assert assign([mended], given={"doi:1": "muller2020art"}) == ("muller2020art",)


def test_a_key_once_told_apart_stays_when_the_other_one_goes() -> None:
    second = reference("Key").model_copy(update={"id": "doi:2"})
    assert assign([second], given={"doi:2": "Keya"}) == ("Key",)
    first = reference("key").model_copy(update={"id": "doi:1"})
    assert assign([first, second], given={"doi:2": "Keyb"}) == ("key", "Keyb")


def test_a_new_reference_does_not_take_a_key_that_was_given() -> None:
    old = reference().model_copy(update={"id": "doi:1"})
    assert assign([reference(), old], given={"doi:1": "muller2020art"}) == (
        "muller2020arta",
        "muller2020art",
    )


def test_a_stated_key_wins_over_one_that_was_given() -> None:
    renamed = reference("new").model_copy(update={"id": "doi:1"})
    assert assign([renamed], given={"doi:1": "old"}) == ("new",)


def test_a_key_that_is_taken_elsewhere_is_told_apart() -> None:
    assert assign([reference("Key"), reference()], taken=["KEY", "muller2020art"]) == (
        "Keya",
        "muller2020arta",
    )


def test_letters_of_other_languages_become_ascii() -> None:
    assert assign([reference(family="Łødzki-Straße", title="Über Nähe")]) == (
        "lodzkistrasse2020uber",
    )
