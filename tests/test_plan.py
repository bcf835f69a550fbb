"""The diff engine: references × library × baseline → plan."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from refsync.baseline import Baseline, Others, Promise, Remembered, record_of
from refsync.options import DEFAULT, Options
from refsync.plan import Change, Plan, make_plan
from refsync.reference import Link, Reference
from refsync.snapshot import Item
from tests.make import item, reference, snapshot

PAPER = reference("A Study of Things", arxiv="2401.00001", section=("Surveys",))
OTHER = reference("Another Study of Things", arxiv="2401.00002", section=("Surveys",))


def plan(
    references: Sequence[Reference],
    items: Sequence[Item] = (),
    remembered: Sequence[Remembered] = (),
    *,
    options: Options = DEFAULT,
    others: dict[str, Others] | None = None,
    **more: object,
) -> Plan:
    return make_plan(
        references,
        snapshot(items, references=references, **more),
        Baseline(remembered, others),
        options=options,
    )


def only(plan: Plan) -> Change:
    (change,) = plan.changes
    return change


def synced(of: Reference, key: str, tags: Sequence[str] = ("Surveys",)) -> Remembered:
    """An item as a whole sync of the reference leaves it."""
    return Remembered(
        item=key,
        record=record_of(of),
        filed=True,
        tags=frozenset(tags),
        owned=frozenset(tags),
    )


# --- what is not in the collection --------------------------------------------------------------


def test_what_the_library_does_not_have_is_added_with_its_headings_and_annotations() -> None:
    paper = reference("X and the Y of Z", section=("Surveys", "Old"), annotations=("XYZ",))
    change = only(plan([paper]))
    assert (change.action, change.tags.add) == ("add", ("Surveys", "Old", "XYZ"))


def test_what_the_library_has_elsewhere_is_adopted_and_tagged() -> None:
    change = only(plan([PAPER], [item("PAPER222", PAPER, {"mine"}, here=False)]))
    assert (change.action, change.item, change.tags.add) == ("adopt", "PAPER222", ("Surveys",))
    assert change.tags.remove == ()


def test_what_may_be_in_the_library_is_shown_with_both_sides_and_left_alone() -> None:
    lookalike = reference("A Study of Things", arxiv="2312.99999")
    change = only(plan([PAPER], [item("LOOK2222", lookalike)]))
    assert change.action == "ambiguous"
    assert [candidate.title for candidate in change.candidates] == ["A Study of Things"]


def test_an_item_in_the_collection_is_preferred_to_its_double_elsewhere() -> None:
    here, there = item("HERE2222", PAPER, {"Surveys"}), item("AWAY2222", PAPER, here=False)
    change = only(plan([PAPER], [there, here]))
    assert (change.action, change.item) == ("unchanged", "HERE2222")


def test_two_doubles_outside_the_collection_are_ambiguous() -> None:
    doubles = [item(key, PAPER, here=False) for key in ("AAAAAAA2", "BBBBBBB2")]
    assert only(plan([PAPER], doubles)).action == "ambiguous"


def test_what_is_in_the_trash_is_not_added_again() -> None:
    assert only(plan([PAPER], [item("PAPER222", PAPER, trashed=True)])).action == "declined"


# --- what was synced before ---------------------------------------------------------------------


def test_after_a_whole_sync_nothing_is_to_do() -> None:
    done = plan([PAPER], [item("PAPER222", PAPER, {"Surveys"})], [synced(PAPER, "PAPER222")])
    assert only(done).action == "unchanged"
    assert not done.writes


def test_what_the_user_threw_out_stays_out_unless_asked() -> None:
    remembered = [synced(PAPER, "PAPER222")]
    for items, back in (
        ([item("PAPER222", PAPER, here=False)], "adopt"),
        ([item("PAPER222", PAPER, trashed=True)], "adopt"),
        ([], "add"),
    ):
        assert only(plan([PAPER], items, remembered)).action == "declined"
        assert only(plan([PAPER], items, remembered, options=Options(readd=True))).action == back


def test_two_items_merged_in_zotero_are_the_one_that_is_left() -> None:
    items = [item("PAPER222", PAPER, trashed=True), item("MERGED22", PAPER, {"Surveys"})]
    change = only(plan([PAPER], items, [synced(PAPER, "PAPER222")]))
    assert (change.action, change.item) == ("unchanged", "MERGED22")


def test_an_edited_title_is_reported_and_left() -> None:
    edited = item("PAPER222", reference("My Own Title"), {"Surveys"})
    change = only(plan([PAPER], [edited], [synced(PAPER, "PAPER222")]))
    assert change.action == "differs"
    assert "My Own Title" in change.reason


def test_an_entry_whose_identifier_changed_is_known_by_its_title() -> None:
    now = reference(PAPER.title, doi="10.1000/journal.1", section=("Surveys",))
    change = only(plan([now], [item("PAPER222", PAPER, {"Surveys"})], [synced(PAPER, "PAPER222")]))
    assert (change.action, change.item) == ("unchanged", "PAPER222")


def test_a_preprint_in_the_list_is_the_publication_in_the_library_unless_versions_count() -> None:
    title = "A Study of Things and of Others"
    listed = reference(title, arxiv="2401.00001", authors=("Doe",), year=2023, section=("Surveys",))
    stored = reference(
        title, doi="10.1000/xyz", authors=("Doe",), year=2024, type="article-journal",
        container_title="Journal of Things",
    )  # fmt: skip
    items = [item("PAPER222", stored)]
    change = only(plan([listed], items))
    assert (change.action, change.item, change.tags.add) == ("tag", "PAPER222", ("Surveys",))
    tagged = [item("PAPER222", stored, {"Surveys"})]
    assert only(plan([listed], tagged)).action == "unchanged"
    added, extra = plan([listed], items, options=Options(versions="separate")).changes
    assert (added.action, extra.action) == ("add", "extra")
    asked = only(plan([listed], items, options=Options(versions="ask")))
    assert (asked.action, [c.item for c in asked.candidates]) == ("ambiguous", ["PAPER222"])


def test_a_synced_preprint_gives_way_to_its_publication_unless_versions_count() -> None:
    title = "A Study of Things and of Others"
    then = reference(title, arxiv="2401.00001", authors=("Doe",), year=2023)
    now = reference(title, doi="10.1000/xyz", authors=("Doe",), year=2024, type="article-journal")
    items, remembered = [item("PAPER222", then)], [synced(then, "PAPER222", ())]
    assert only(plan([now], items, remembered)).action == "unchanged"
    added, _ = plan([now], items, remembered, options=Options(versions="separate")).changes
    assert added.action == "add"


def test_an_entry_corrected_to_another_work_leaves_the_old_item_alone() -> None:
    stored = reference("Something Else Entirely, With Words", arxiv="2401.00001")
    remembered = [synced(stored, "OTHER222")]
    changes = plan([PAPER], [item("OTHER222", stored)], remembered).changes
    assert [change.action for change in changes] == ["ambiguous"]


def test_an_entry_that_left_the_list_changes_nothing_on_its_item() -> None:
    items = [item("PAPER222", PAPER, {"Surveys"}), item("OTHER222", OTHER, {"Surveys"})]
    remembered = [synced(PAPER, "PAPER222"), synced(OTHER, "OTHER222")]
    first, extra = plan([PAPER], items, remembered).changes
    assert (first.action, extra.action, extra.item) == ("unchanged", "extra", "OTHER222")


def test_what_the_user_filed_in_the_collection_is_only_shown() -> None:
    change = only(plan([], [item("MINE2222", OTHER)]))
    assert (change.action, change.reference) == ("extra", None)


def test_two_entries_for_one_item_share_its_tags() -> None:
    twice = reference("A Study of Things", section=("Classics",))
    first, second = plan([PAPER, twice], [item("PAPER222", PAPER)]).changes
    assert (first.action, first.tags.add) == ("tag", ("Surveys", "Classics"))
    assert second.action == "unchanged"


def test_a_copy_of_the_users_is_taken_before_anything_is_added_or_restored() -> None:
    own = item("MINE2222", PAPER, here=False)
    never_arrived = [promised(PAPER, "PAPER222")]
    change = only(plan([PAPER], [own], never_arrived))
    assert (change.action, change.item) == ("adopt", "MINE2222")
    deleted = [synced(PAPER, "PAPER222")]
    assert only(plan([PAPER], [own], deleted)).action == "declined"
    change = only(plan([PAPER], [own], deleted, options=Options(readd=True)))
    assert (change.action, change.item) == ("adopt", "MINE2222")
    change = only(
        plan(
            [PAPER],
            [own, item("PAPER222", PAPER, trashed=True)],
            deleted,
            options=Options(readd=True),
        )
    )
    assert (change.action, change.item) == ("adopt", "MINE2222")


def test_another_work_of_the_same_short_title_is_another_work() -> None:
    then = reference("Editorial", authors=["Smith"], year=2001, doi="10.1000/a")
    now = reference("Editorial", authors=["Jones"], year=2015, doi="10.1000/b")
    first, _ = plan([now], [item("THEN2222", then)], [synced(then, "THEN2222")]).changes
    assert first.action == "add"
    assert only(plan([now], [], [synced(then, "THEN2222")])).action == "add"


def test_another_chapter_of_a_deleted_book_is_not_declined() -> None:
    gone = reference("On Cats and Their Ways", isbn="9783161484100")
    now = reference("On Dogs and Their Ways", isbn="9783161484100")
    assert only(plan([now], [], [synced(gone, "GONE2222")])).action == "add"


def test_an_item_that_was_synced_for_another_entry_is_not_taken_for_its_title() -> None:
    renamed = item("PAPER222", PAPER.model_copy(update={"title": OTHER.title}), here=False)
    changes = plan([OTHER, PAPER], [renamed], [synced(PAPER, "PAPER222")]).changes
    assert [(c.action, c.item) for c in changes] == [("add", None), ("declined", "PAPER222")]
    by_doi = PAPER.model_copy(update={"id": "doi:10.1000/x", "identifiers": {"doi": "10.1000/x"}})
    changes = plan([OTHER, by_doi], [renamed], [synced(PAPER, "PAPER222")]).changes
    assert [(c.action, c.item) for c in changes] == [("add", None), ("declined", "PAPER222")]


def test_an_item_of_ones_identifier_and_anothers_title_is_not_added_again() -> None:
    renamed = item("PAPER222", PAPER.model_copy(update={"title": "The Ways of the Cat, Part 2"}))
    other = reference("The Ways of the Cat, Part 2", doi="10.1000/cat")
    changes = plan([PAPER, other], [renamed]).changes
    assert [change.action for change in changes] == ["ambiguous", "unchanged"]


def test_a_lookalike_that_is_another_entrys_item_is_no_candidate() -> None:
    one = reference("A Comprehensive Survey of Vision-Language Models")
    other = reference("A Comprehensive Survey of Video-Language Models")
    changes = plan([one, other], [item("ONE22222", one)], [synced(one, "ONE22222")]).changes
    assert [change.action for change in changes] == ["unchanged", "add"]


def test_two_copies_in_the_trash_are_declined() -> None:
    copies = [item(key, PAPER, trashed=True) for key in ("AAAAAAA2", "BBBBBBB2")]
    assert only(plan([PAPER], copies)).action == "declined"


# --- other lists --------------------------------------------------------------------------------


def test_a_tag_that_another_list_has_too_stays() -> None:
    renamed = PAPER.model_copy(update={"section": ("Reviews",)})
    stored = item("PAPER222", PAPER, {"Surveys"})
    remembered = [synced(PAPER, "PAPER222")]
    listed = {"PAPER222": Others(tags=frozenset({"Surveys"}))}
    change = only(plan([renamed], [stored], remembered, others=listed))
    assert (change.tags.add, change.tags.remove) == (("Reviews",), ())


def test_a_tag_that_no_list_has_any_more_goes_whichever_brought_it() -> None:
    renamed = PAPER.model_copy(update={"section": ("Reviews",)})
    stored = item("PAPER222", PAPER, {"Surveys"})
    remembered = synced(PAPER, "PAPER222").model_copy(update={"owned": frozenset()})
    brought = {"PAPER222": Others(owned=frozenset({"Surveys"}))}
    change = only(plan([renamed], [stored], [remembered], others=brought))
    assert change.tags.remove == ("Surveys",)


def test_what_the_user_threw_out_stays_out_for_every_list() -> None:
    filed = {"PAPER222": Others(filed=True)}
    change = only(plan([PAPER], [item("PAPER222", PAPER, here=False)], others=filed))
    assert change.action == "declined"


@pytest.mark.parametrize(("readd", "action"), [(False, "declined"), (True, "add")])
def test_what_the_user_deleted_stays_away_for_every_list(readd: bool, action: str) -> None:
    theirs = Baseline(beside=[synced(PAPER, "PAPER222")])
    nothing = snapshot([], references=[PAPER])
    assert only(make_plan([PAPER], nothing, theirs, options=Options(readd=readd))).action == action


def test_what_refsync_itself_took_out_for_another_list_is_added() -> None:
    pruned = Remembered(item="PAPER222", record=record_of(PAPER), withdrawn=True)
    nothing = snapshot([], references=[PAPER])
    assert only(make_plan([PAPER], nothing, Baseline(beside=[pruned]))).action == "add"


# --- an interrupted sync ------------------------------------------------------------------------


def promised(of: Reference, key: str, links: dict[str, str] | None = None) -> Remembered:
    promise = Promise(
        action="add", tags=frozenset({"Surveys"}), added=frozenset({"Surveys"}), links=links or {}
    )
    return Remembered(item=key, record=record_of(of), promise=promise)


def test_an_item_that_never_arrived_is_added_under_the_key_chosen_for_it() -> None:
    change = only(plan([PAPER], [], [promised(PAPER, "PAPER222")]))
    assert (change.action, change.item, change.item_version) == ("add", "PAPER222", None)


def test_an_item_that_arrived_and_was_deleted_since_stays_deleted() -> None:
    change = only(plan([PAPER], [], [promised(PAPER, "PAPER222")], deleted=frozenset({"PAPER222"})))
    assert change.action == "declined"


def test_an_item_that_arrived_is_taken_as_synced() -> None:
    change = only(
        plan([PAPER], [item("PAPER222", PAPER, {"Surveys"})], [promised(PAPER, "PAPER222")])
    )
    assert change.action == "unchanged"
    assert change.base
    assert change.base.owned == {"Surveys"}


def test_links_that_never_arrived_are_made_up_for() -> None:
    code = Link(kind="code", url="https://example.org/code")
    paper = PAPER.model_copy(update={"links": (code,)})
    arrived = item("PAPER222", paper, {"Surveys"})
    remembered = [promised(paper, "PAPER222", {code.url: "LINK2222"})]
    assert only(plan([paper], [arrived], remembered)).links == (code.url,)
    there = {"PAPER222": frozenset({code.url})}
    assert only(plan([paper], [arrived], remembered, attachments=there)).action == "unchanged"
    gone = frozenset({"LINK2222"})
    assert only(plan([paper], [arrived], remembered, deleted=gone)).action == "unchanged"


# --- tags ---------------------------------------------------------------------------------------


def test_a_heading_that_was_renamed_moves_the_tag() -> None:
    paper = PAPER.model_copy(update={"section": ("Reviews",)})
    stored = item("PAPER222", paper, {"Surveys", "mine"})
    change = only(plan([paper], [stored], [synced(PAPER, "PAPER222")]))
    assert (change.action, change.tags.add, change.tags.remove) == (
        "tag", ("Reviews",), ("Surveys",)
    )  # fmt: skip


def test_a_tag_that_the_user_removed_stays_removed() -> None:
    change = only(plan([PAPER], [item("PAPER222", PAPER)], [synced(PAPER, "PAPER222")]))
    assert change.action == "unchanged"


def test_a_tag_that_the_user_had_before_is_never_removed() -> None:
    remembered = synced(PAPER, "PAPER222").model_copy(update={"owned": frozenset()})
    paper = PAPER.model_copy(update={"section": ()})
    change = only(plan([paper], [item("PAPER222", paper, {"Surveys"})], [remembered]))
    assert change.action == "unchanged"
