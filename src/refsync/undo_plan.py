"""What taking back a run would do. Pure: the run's writes × the library as it is → steps.

A run is taken back item by item. An item that it added goes to the trash if nobody has touched it
since. Of one that was there before, what the run changed is put back, as far as it still stands as
the run left it. All else stays, and is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from refsync.baseline import NO_TAGS, Baseline, Remembered, Tags
from refsync.runs import PastRun, PastWrite, Write
from refsync.touches import is_as, touch
from refsync.zotero.mirror import Mirrored
from refsync.zotero.written import holds

_TO_TRASH: Mapping[str, Any] = {"deleted": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """An item of which a run's writes are taken back.

    Attributes:
        writes: what is sent; nothing where the library is already as it was before the run.
        objects: the keys of the writes that are taken back.
        remembered: what the baseline says of the item from then on; None: nothing.
    """

    item: str
    title: str
    writes: tuple[Write, ...]
    objects: tuple[str, ...]
    remembered: Remembered | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays as it is on an item, and why."""

    item: str
    title: str
    reason: str


@dataclass(frozen=True)
class Undo:
    """All that taking back a run would do, in the order of titles.

    Attributes:
        undone_by: the run that took it back already, if one did.
    """

    run: PastRun
    steps: tuple[Step, ...] = ()
    kept: tuple[Kept, ...] = ()
    undone_by: int | None = None

    @property
    def writes(self) -> tuple[Write, ...]:
        """What is sent."""
        return tuple(write for step in self.steps for write in step.writes)


@dataclass(frozen=True)
class View:
    """What the library and the journal show of the objects of a run.

    Attributes:
        objects: items and attachments by key, as far as they are there.
        children: item → its notes and attachments.
        collections: the keys of all collections.
        baseline: of the run's list, and of the others.
        later: items that later runs wrote to, each with the last such run.
        begun: keys of objects that an earlier undo of the run wrote, or was about to.
        histories: item → all that runs wrote to it, of items that the run took out of the trash.
    """

    objects: Mapping[str, Mirrored]
    children: Mapping[str, Sequence[Mirrored]] = field(default_factory=dict)
    collections: frozenset[str] = frozenset()
    baseline: Baseline = field(default_factory=Baseline)
    later: Mapping[str, int] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()
    histories: Mapping[str, Sequence[PastWrite]] = field(default_factory=dict)


def make_undo(run: PastRun, writes: Iterable[PastWrite], view: View) -> Undo:
    """What taking back a run would do.

    Args:
        run: to be taken back.
        writes: all that it wrote, or was about to.
        view: the library as it is.
    """
    groups: dict[str, list[PastWrite]] = {}
    for past in writes:
        if past.state in ("done", "promised"):
            groups.setdefault(past.item, []).append(past)
    steps, kept = [], []
    for item, group in sorted(groups.items(), key=lambda entry: (entry[1][0].title, entry[0])):
        step, reasons = decide(item, group, view)
        if step:
            steps.append(step)
        kept += [Kept(item, group[0].title, reason) for reason in reasons]
    return Undo(run, tuple(steps), tuple(kept))


def decide(item: str, group: Sequence[PastWrite], view: View) -> tuple[Step | None, list[str]]:
    """What becomes of what a run wrote to one item: the step, if there is one, and what stays.

    Args:
        item: its key.
        group: the run's writes to the item and its attachments.
        view: the library as it is.
    """
    if item in view.later:
        return None, [f"run {view.later[item]} wrote to it since: undo that first"]
    added = next((past for past in group if past.write.key == item and _is_new(past)), None)
    if added:
        return _added(added, group, view)
    writes: list[Write] = []
    reasons: list[str] = []
    for past in group:
        write, why = _link(past, view) if _is_new(past) else _put_back(past, view)
        writes += [write] if write else []
        reasons += why
    if reasons and not writes:
        return None, reasons
    before = next((past.remembered for past in group if past.remembered), None)
    if before:
        before = _known_again(before, view.baseline.get(item), view.objects.get(item), writes)
    return _step(group, writes, before), reasons


def _known_again(
    before: Remembered, now: Remembered | None, stored: Mirrored | None, writes: Iterable[Write]
) -> Remembered:
    """What was remembered before a run, but for what has been seen to be the user's since."""
    if before.trashed_at is not None:
        return before.as_withdrawn(stored.version) if stored else before
    if now is None or now.withdrawn:
        return before
    own = next((write for write in writes if write.key == before.item), None)
    owned = before.owned & (now.owned | _gained(own, "tags"))
    filings = before.filings & (now.filings | _gained(own, "collections"))
    return before.model_copy(update={"owned": owned, "filings": filings})


def _gained(write: Write | None, name: str) -> frozenset[str]:
    """The tags or the collections that an item gets by a write."""
    if write is None or name not in write.after:
        return frozenset()
    was, now = (
        {each["tag"] if isinstance(each, Mapping) else each for each in values.get(name) or ()}
        for values in (write.before or {}, write.after)
    )
    return frozenset(now - was)


def _added(
    added: PastWrite, group: Sequence[PastWrite], view: View
) -> tuple[Step | None, list[str]]:
    key = added.write.key
    stored = view.objects.get(key)
    known = view.baseline.get(key) or added.remembered
    marker = known.as_withdrawn(stored.version if stored else None) if known else None
    if stored is None:
        never_arrived = added.state == "promised"
        return (
            (_step(group, [], marker), []) if never_arrived else (None, ["it is deleted already"])
        )
    if stored.trashed:
        return (_step(group, [], marker), []) if key in view.begun else (None, [_IN_TRASH])
    others = view.baseline.others(key)
    if others.filed or others.tags:
        return None, ["another list has it too"]
    if why := touch(stored, view.children.get(key, ()), group):
        return None, [why]
    return _step(group, [Write(key, stored.version, {"deleted": 0}, _TO_TRASH)], marker), []


_IN_TRASH = "it is in the trash already"


def _link(past: PastWrite, view: View) -> tuple[Write | None, list[str]]:
    """An attachment that a run made on an item that was there."""
    stored = view.objects.get(past.write.key)
    if stored is None or stored.trashed:
        return None, []
    if not is_as(stored, past.write.after):
        return None, ["you have changed a link of it"]
    return Write(stored.key, stored.version, {"deleted": 0}, _TO_TRASH), []


def _put_back(past: PastWrite, view: View) -> tuple[Write | None, list[str]]:
    """What a run changed on an item that was there, as far as it still stands so."""
    stored = view.objects.get(past.write.key)
    if stored is None:
        return None, ["it is deleted"]
    before, after = past.write.before or {}, past.write.after
    if why := _thrown_out(past, stored, view):
        return None, [why]
    theirs = view.baseline.others(past.item).tags
    owned = _owned(view.baseline.get(past.item))
    back: dict[str, Any] = {}
    reasons: list[str] = []
    for name, was in before.items():
        became, now = after[name], stored.data.get(name)
        if name == "tags":
            back |= _differing(name, now or [], _tags_back(now or [], became, was, owned, theirs))
        elif name == "collections":
            known = [key for key in was if key in view.collections]
            back |= _differing(name, now or [], _collections_back(now or [], became, known))
        elif _equal(now, was):
            continue
        elif not _equal(now, became) or (name == "deleted" and was and _is_touched(past, view)):
            reasons.append(f"you have changed it since ({name})")
        else:
            back[name] = was
    if not back:
        return None, reasons
    return Write(stored.key, stored.version, {n: stored.data.get(n) for n in back}, back), reasons


def _is_touched(restored: PastWrite, view: View) -> bool:
    """Whether an item that a run took out of the trash may have become the user's since."""
    stored = view.objects[restored.write.key]
    if stored.version == restored.write.version:
        return False
    history = view.histories.get(restored.item, ())
    return touch(stored, view.children.get(restored.item, ()), history) is not None


def _thrown_out(past: PastWrite, stored: Mirrored, view: View) -> str | None:
    """Why an item is the user's to decide about: they took it out themselves."""
    before, after = past.write.before or {}, past.write.after
    if stored.trashed and "deleted" not in after:
        return "it is in the trash"
    if past.write.key in view.begun:
        return None
    if stored.trashed and before.get("deleted"):
        return _IN_TRASH
    filed = set(after.get("collections", ())) - set(before.get("collections", ()))
    if not filed <= set(stored.collections):
        return "you have taken it out of the collection already"
    return None


def _tags_back(
    now: Sequence[Mapping[str, Any]],
    became: Sequence[Mapping[str, Any]],
    was: Sequence[Mapping[str, Any]],
    owned: Tags | None,
    others: Tags,
) -> list[Mapping[str, Any]]:
    """Tags without those that a run put on, and with those that it took off.

    Those that refsync has seen gone meanwhile are the user's if they are there again, and those
    that another list has stay.
    """
    put_on = {_tag(tag) for tag in became} - {_tag(tag) for tag in was}
    gone = {tag for tag in put_on if (owned is None or tag[0] in owned) and tag[0] not in others}
    kept = [tag for tag in now if _tag(tag) not in gone]
    names = {tag["tag"] for tag in kept}
    left = {_tag(tag) for tag in became}
    return [*kept, *(tag for tag in was if _tag(tag) not in left and tag["tag"] not in names)]


def _owned(remembered: Remembered | None) -> Tags | None:
    """The tags on an item that refsync put there; None where that isn't known."""
    if remembered is None:
        return None
    promise = remembered.promise
    return remembered.owned | (promise.added | promise.retyped if promise else NO_TAGS)


def _tag(tag: Mapping[str, Any]) -> tuple[str, int]:
    return (tag["tag"], tag.get("type", 0))


def _collections_back(now: Sequence[str], became: Sequence[str], was: Sequence[str]) -> list[str]:
    kept = [key for key in now if key in was or key not in became]
    return [*kept, *(key for key in was if key not in became and key not in kept)]


def _differing(name: str, now: Sequence[Any], back: Sequence[Any]) -> dict[str, Any]:
    return {name: list(back)} if list(now) != list(back) else {}


def _equal(one: Any, other: Any) -> bool:
    return holds({"value": one}, {"value": other})


def _is_new(past: PastWrite) -> bool:
    return past.write.before is None


def _step(
    group: Sequence[PastWrite], writes: Sequence[Write], remembered: Remembered | None
) -> Step:
    first = group[0]
    objects = tuple(past.write.key for past in group)
    return Step(first.item, first.title, tuple(writes), objects, remembered)
