"""A list's words → tags, and the three-way merge of an item's tags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.baseline import Others, Remembered, Seen, Tags
from refsync.errors import UsageError
from refsync.options import Options, TagRules
from refsync.tagging import Tagging, list_words, merge_tags, tags_of
from tests.make import reference
from tests.world import World

PAPER = reference()

# --- words and tags -----------------------------------------------------------------------------


def test_headings_and_annotations_are_the_words_each_once_on_one_line() -> None:
    paper = reference(
        section=("  Two\n lines ", "Two lines"), other_sections=(("Old",),), annotations=("\t", "X")
    )
    assert list_words(paper) == ("Two lines", "Old", "X")


def test_keywords_are_words_only_when_asked_for() -> None:
    paper = reference(section=("A",), keyword=("b", "A"))
    assert list_words(paper) == ("A",)
    assert list_words(paper, keywords=True) == ("A", "b")


def test_letters_with_accents_are_one_tag_however_they_are_encoded() -> None:
    paper = reference(section=("Cafe\u0301",), other_sections=(("Caf\u00e9",), ("\u200b",)))
    assert list_words(paper) == ("Caf\u00e9",)


@pytest.mark.parametrize(
    ("rules", "word", "tag"),
    [
        (TagRules(), "Surveys", "Surveys"),
        (TagRules(prefix="list/"), "Surveys", "list/Surveys"),
        (TagRules(prefix="📚 "), "Surveys", "📚 Surveys"),
        (TagRules(names={"Surveys": "survey"}), "Surveys", "survey"),
        (TagRules(prefix="list/", names={"Surveys": "survey"}), "Surveys", "list/survey"),
        (TagRules(prefix="list/", names={"Surveys": ""}), "Surveys", ""),
        (TagRules(names={"surveys": "survey"}), "Surveys", "Surveys"),
        (TagRules(left_out=("Intro*", "?")), "Introduction", ""),
        (TagRules(left_out=("Intro*", "?")), "An Introduction", "An Introduction"),
        (TagRules(left_out=("Surveys",), names={"Surveys": "survey"}), "Surveys", ""),
        (TagRules(), "x" * 300, "x" * 255),
        (TagRules(prefix="list/"), "x" * 300, "list/" + "x" * 250),
    ],
)
def test_the_rules_say_what_becomes_of_a_word(rules: TagRules, word: str, tag: str) -> None:
    assert tags_of([word], rules) == {word: tag}


def test_rules_that_can_not_be_are_refused() -> None:
    with pytest.raises(UsageError, match="manual and automatic"):
        TagRules(type="other")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="control characters"):
        TagRules(names={"Surveys": "\udcff"})
    with pytest.raises(UsageError, match="shorter prefix"):
        TagRules(prefix="x" * 255)


# --- the merge ----------------------------------------------------------------------------------

WORDS = st.frozensets(st.sampled_from("abcdef"))
TAKEN_OFF = st.frozensets(st.sampled_from([*"abcdefg", *(f"x/{word}" for word in "abcdefg")]))
RULES = st.builds(
    TagRules,
    prefix=st.sampled_from(["", "x/"]),
    names=st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "d", "g"]), max_size=2),
    left_out=st.sampled_from([(), ("[ef]",)]),
    type=st.sampled_from(["manual", "automatic"]),
)


def merged(
    words: Tags, seen: Seen, base: Remembered | None, rules: TagRules
) -> tuple[Tagging, Seen, Remembered]:
    """The merge, the item after it, and what is remembered of it."""
    tagging = merge_tags(tags_of(sorted(words), rules), seen, base, automatic=rules.automatic)
    edit = tagging.tags
    tags = (seen.tags - set(edit.remove)) | set(edit.add)
    turned = {*edit.add, *edit.retype}
    automatic = (seen.automatic - set(edit.remove) - turned) | (
        turned if rules.automatic else frozenset()
    )
    owned = ((base.owned if base else frozenset()) | set(edit.add)) - set(edit.remove)
    remembered = Remembered(
        item="I", record=PAPER, tags=tagging.listed, renamed=tagging.renamed, owned=owned,
        automatic=rules.automatic,
    )  # fmt: skip
    after = Seen(frozenset(tags), frozenset(automatic))
    return tagging, after, remembered.as_found(after)


@given(WORDS, WORDS, RULES)
def test_without_a_baseline_nothing_is_removed(words: Tags, present: Tags, rules: TagRules) -> None:
    tagging, after, _ = merged(words, Seen(present), None, rules)
    assert present <= after.tags
    assert not tagging.tags.retype


@given(WORDS, WORDS, RULES, WORDS, TAKEN_OFF, RULES)
def test_the_merge_moves_refsyncs_tags_and_keeps_what_is_the_users(
    words: Tags,
    before: Tags,
    rules: TagRules,
    words_now: Tags,
    taken_off: Tags,
    rules_now: TagRules,
) -> None:
    _, first, base = merged(words, Seen(before), None, rules)
    taken_off &= first.tags
    seen = Seen(first.tags - taken_off, first.automatic - taken_off)
    tagging, after, _ = merged(words_now, seen, base.as_found(seen), rules_now)
    users = seen.tags - base.owned
    assert users <= after.tags
    assert users & after.automatic == users & seen.automatic
    wanted = set(filter(None, tags_of(words_now, rules_now).values()))
    assert (base.owned & seen.tags) - wanted == set(tagging.tags.remove)
    refused = {word for word in words if tags_of([word], rules)[word] in taken_off}
    kept_away = {tags_of([w], rules_now)[w] for w in words_now & refused}
    others = {tags_of([w], rules_now)[w] for w in words_now - refused}
    assert not (kept_away - others) & (after.tags - seen.tags), "what the user removed stays away"


@given(st.lists(st.tuples(WORDS, RULES), min_size=1, max_size=4), WORDS)
def test_the_same_merge_again_does_nothing(syncs: list[tuple[Tags, TagRules]], own: Tags) -> None:
    seen, base = Seen(own), None
    for words, rules in syncs:
        _, seen, base = merged(words, seen, base, rules)
        again, _, _ = merged(words, seen, base, rules)
        assert not again.tags


def test_a_word_whose_tag_was_taken_off_stays_away_through_rules_that_drop_it() -> None:
    words = frozenset({"Surveys"})
    _, _, base = merged(words, Seen(), None, TagRules(prefix="list/"))
    bare = Seen()
    for rules in (TagRules(left_out=("S*",)), TagRules(names={"Surveys": ""}), TagRules()):
        tagging, _, base = merged(words, bare, base.as_found(bare), rules)
        assert not tagging.tags


def test_a_tag_that_the_user_made_manual_is_theirs() -> None:
    automatic = TagRules(type="automatic")
    _, seen, base = merged(frozenset("a"), Seen(), None, automatic)
    assert seen.automatic == {"a"}
    theirs = Seen(seen.tags)
    tagging, _, _ = merged(frozenset(), theirs, base.as_found(theirs), automatic)
    assert not tagging.tags


def test_another_lists_tag_of_the_users_type_is_the_users() -> None:
    base = Remembered(item="I", record=PAPER)
    brought = Others(owned=frozenset("a"), automatic=frozenset("a"))
    as_put = Seen(frozenset("a"), frozenset("a"))
    assert merge_tags({}, as_put, base, brought).tags.remove == ("a",)
    assert not merge_tags({}, Seen(frozenset("a")), base, brought).tags


# --- in a library -------------------------------------------------------------------------------

LIST = """
# Papers

## Surveys

### A Study of Many Things (MANY)

[paper](https://arxiv.org/abs/2401.00001)

## Introduction

### Another Study of Some Things

[paper](https://arxiv.org/abs/2401.00002)
"""
MANY, SOME = "A Study of Many Things", "Another Study of Some Things"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def tags(world: World, title: str) -> dict[str, int]:
    """The tags of a paper, and their types."""
    data: list[dict[str, Any]] = world.user.papers()[title]["tags"]
    return {tag["tag"]: tag.get("type", 0) for tag in data}


def sync(world: World, text: str = LIST, **rules: Any) -> None:
    """Sync by these rules; a second sync does nothing."""
    options = Options(tags=TagRules(**rules))
    assert world.sync(text, options=options)[1].complete
    plan, _ = world.sync(text, options=options)
    assert not plan.writes
    assert len(world.recorder.requests) == 1


def test_a_changed_rule_moves_refsyncs_tags_and_nobody_elses(world: World) -> None:
    own = world.user.add(title=SOME, archiveID="arXiv:2401.00002", tags=[{"tag": "Introduction"}])
    sync(world)
    assert own == world.user.papers()[SOME]["key"]
    world.user.tag(world.user.papers()[MANY]["key"], "mine")
    sync(world, prefix="list/", names={"MANY": "many"})
    assert tags(world, MANY) == {"list/Surveys": 0, "list/many": 0, "mine": 0}
    assert tags(world, SOME) == {"Introduction": 0, "list/Introduction": 0}
    sync(world, prefix="list/", left_out=("Intro*",), names={"MANY": ""})
    assert tags(world, MANY) == {"list/Surveys": 0, "mine": 0}
    assert tags(world, SOME) == {"Introduction": 0}
    sync(world)
    assert tags(world, MANY) == {"Surveys": 0, "MANY": 0, "mine": 0}


def test_a_tag_that_the_user_took_off_does_not_come_back_under_another_name(world: World) -> None:
    sync(world)
    world.user.untag(world.user.papers()[MANY]["key"], "Surveys")
    sync(world, prefix="list/")
    assert tags(world, MANY) == {"list/MANY": 0}
    world.user.untag(world.user.papers()[MANY]["key"], "list/MANY")
    sync(world, names={"MANY": "many"})
    assert tags(world, MANY) == {}
    sync(world, LIST.replace("Surveys", "Reviews"))
    assert tags(world, MANY) == {"Reviews": 0}


def test_a_changed_type_changes_refsyncs_tags_only(world: World) -> None:
    world.user.add(
        title=SOME,
        archiveID="arXiv:2401.00002",
        tags=[{"tag": "Introduction"}, {"tag": "theirs", "type": 1}],
    )
    sync(world)
    world.user.tag(world.user.papers()[MANY]["key"], "mine")
    sync(world, type="automatic")
    assert tags(world, MANY) == {"Surveys": 1, "MANY": 1, "mine": 0}
    assert tags(world, SOME) == {"Introduction": 0, "theirs": 1}
    sync(world, LIST.replace("Surveys", "Reviews"), type="automatic")
    assert tags(world, MANY) == {"Reviews": 1, "MANY": 1, "mine": 0}
    sync(world, LIST.replace("Surveys", "Reviews"), prefix="list/")
    assert tags(world, MANY) == {"list/Reviews": 0, "list/MANY": 0, "mine": 0}
