"""Plans that look like an accident are refused, with figures and the option that allows them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from refsync.errors import GuardError

if TYPE_CHECKING:
    from refsync.plan import Plan

FROM_ITEMS = 10
"""In a smaller collection any share is a few items."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a sync may go unasked.

    Attributes:
        change: the largest share of the collection's items, in percent, that may change.
        empty: the list may have lost all its entries.
    """

    change: int = 30
    empty: bool = False


DEFAULT = Limits()


def require_within(plan: Plan, limits: Limits) -> None:
    """See to it that a plan stays within the limits.

    Raises:
        GuardError: it doesn't.
    """
    if message := objection(plan, limits):
        raise GuardError(message)


def objection(plan: Plan, limits: Limits) -> str | None:
    """Why a plan may not be carried out unasked, or None where nothing speaks against it."""
    if plan.filed_before and not plan.listed and not limits.empty:
        return (
            f"The list has no entries any more; its last sync left {plan.filed_before} in"
            f" {_named(plan)}. If that is meant, say --allow-empty."
        )
    changed = [change for change in plan.writes if change.alters]
    share = 100 * len(changed) / plan.present if plan.present else 0.0
    if plan.present < FROM_ITEMS or share <= limits.change:
        return None
    untagged = sum(bool(change.tags.remove) for change in changed)
    losing = f", {untagged} of them losing tags" if untagged else ""
    return (
        f"This would change {len(changed)} of the {plan.present} items in {_named(plan)}{losing}:"
        f" {share:.0f} % is over the limit of {limits.change} %. If that is meant, say --max-change"
        f" {ceil(share)}."
    )


def _named(plan: Plan) -> str:
    return f"“{'/'.join(plan.collection)}”"
