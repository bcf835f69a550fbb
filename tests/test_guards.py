"""Plans that look like an accident."""

from __future__ import annotations

import pytest

from refsync.errors import GuardError
from refsync.guards import Limits, objection, require_within
from refsync.plan import WRITES, Action, Change, Plan
from refsync.tagging import TagEdit
from tests.make import reference

PAPER = reference()
ACTIONS: tuple[Action, ...] = (*WRITES, "unchanged", "differs", "extra")


def plan(present: int, *, filed_before: int = 0, **changes: int) -> Plan:
    """A plan for a collection of so many items, with so many changes of each action."""
    made = tuple(
        Change(action, "", None if action == "extra" else PAPER)
        for action in ACTIONS
        for _ in range(changes.get(action, 0))
    )
    return Plan("user:1", 7, ("A", "B"), made, present=present, filed_before=filed_before)


def test_a_plan_that_changes_more_than_a_share_of_the_collection_is_refused_with_figures() -> None:
    message = objection(plan(20, tag=7), Limits())
    assert message is not None
    assert "7 of the 20 items in “A/B”" in message
    assert "35 % is over the limit of 30 %" in message
    assert "--max-change 35" in message


def test_what_the_refusal_names_as_the_option_allows_the_plan() -> None:
    for present in range(10, 60):
        for changed in range(1, present + 1):
            made = plan(present, tag=changed)
            if message := objection(made, Limits()):
                allowed = int(message.rpartition("--max-change ")[2].rstrip("."))
                assert objection(made, Limits(change=allowed)) is None


def test_tags_that_would_be_lost_are_counted() -> None:
    change = Change("tag", "", PAPER, tags=TagEdit(remove=("Old",)))
    made = Plan("user:1", 7, ("A",), (change,) * 10, present=10)
    assert "10 of them losing tags" in (objection(made, Limits()) or "")


@pytest.mark.parametrize(
    "harmless",
    [
        plan(20, tag=6),  # 30 %
        plan(9, tag=9),  # a small collection
        plan(20, add=50),  # growth
        plan(20, adopt=50),
        plan(20, unchanged=15, differs=5),
        plan(0),
    ],
)
def test_growth_small_shares_and_small_collections_are_no_accident(harmless: Plan) -> None:
    assert objection(harmless, Limits()) is None


def test_a_list_that_lost_all_its_entries_is_refused_unless_that_is_meant() -> None:
    emptied = plan(3, extra=3, filed_before=3)
    with pytest.raises(GuardError, match=r"no entries any more; its last sync left 3 .*--allow-e"):
        require_within(emptied, Limits())
    require_within(emptied, Limits(empty=True))


def test_an_empty_list_that_never_was_synced_is_no_accident() -> None:
    require_within(plan(3, extra=3), Limits())
