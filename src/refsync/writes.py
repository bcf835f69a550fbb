"""A change of a plan as the objects that it sends. Pure: no I/O.

What a change does to an item is told from the item as it is when it is written: one that moved
since the plan was made is merged anew, and gets no more than was planned for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from refsync.baseline import (
    NO_KEYS,
    NO_TAGS,
    NOBODY,
    WITHDRAWALS,
    Keys,
    Others,
    Remembered,
    Seen,
)
from refsync.filing import FilingEdit
from refsync.plan import Change
from refsync.reference import Reference
from refsync.runs import Write
from refsync.shelving import Places
from refsync.tagging import TagEdit
from refsync.zotero.items import link_attachment, to_item
from refsync.zotero.mirror import Mirrored


class LeftAloneError(Exception):
    """A change is not made after all; the message says why."""


class Update(NamedTuple):
    """What a change comes to: a write, if anything is left to write, and the edit of tags in it."""

    write: Write | None
    edit: TagEdit


def new_item(change: Change, reference: Reference, key: str, places: Places) -> Write:
    """The item that an add makes."""
    data = {
        **to_item(reference),
        "collections": [places.keys[path] for path in change.filing.add],
        "tags": [_tag(tag, change.tags) for tag in change.tags.add],
    }
    return Write(key, 0, None, data)


def link_writes(
    change: Change, reference: Reference, item: str, keys: Mapping[str, str]
) -> list[Write]:
    """The attachments that a change makes.

    Args:
        change: tells which links.
        reference: has them.
        item: the key of the item that they belong to.
        keys: the key of each attachment by its address.
    """
    links = {link.url: link for link in reference.further_links}
    return [
        Write(keys[url], 0, None, {"parentItem": item, **link_attachment(links[url])})
        for url in change.links
        if url in links
    ]


def update(
    change: Change,
    stored: Mirrored | None,
    places: Places,
    base: Remembered | None,
    others: Others = NOBODY,
) -> Update:
    """What a change does to an item that is there.

    Args:
        change: as it was planned.
        stored: the item as it is now.
        places: the target and its parts.
        base: what the last sync left behind, as the library shows it now.
        others: what other lists' syncs did.

    Raises:
        LeftAloneError: the user has thrown the item out since the plan was made.
    """
    if stored is None:
        raise LeftAloneError("it has been deleted in Zotero since the plan was made")
    moved = stored.version != change.item_version
    if moved:
        _require_unspoilt(change, stored, places)
    after = _filing(change, stored, places)
    edit = change.tags
    if moved:
        edit = _still(edit, seen(stored, places.homes), base, others)
    if edit:
        after["tags"] = _edited(stored.data.get("tags", ()), edit)
    after |= {name: value for name, value in change.fields.items() if name not in stored.stated}
    before = {name: stored.data.get(name, _EMPTY.get(name, "")) for name in after}
    return Update(Write(stored.key, stored.version, before, after) if after else None, edit)


def _require_unspoilt(change: Change, stored: Mirrored, places: Places) -> None:
    """See to it that what the user did since the plan was made does not speak against the change.

    Raises:
        LeftAloneError: it does.
    """
    if change.action in WITHDRAWALS:
        raise LeftAloneError("you have changed it since the plan was made")
    if stored.trashed:
        what = "changed" if change.item_trashed else "put"
        raise LeftAloneError(f"it has been {what} in the trash since the plan was made")
    if change.action != "adopt" and not places.homes & set(stored.collections):
        raise LeftAloneError("it has been taken out of the collection since the plan was made")


def _filing(change: Change, stored: Mirrored, places: Places) -> dict[str, Any]:
    """What brings an item into the collection or another part of it, or takes it out."""
    after: dict[str, Any] = {}
    filed = _filed(change.filing, stored.collections, places)
    if change.action == "unfile":
        filed = [key for key in stored.collections if key not in places.homes]
    if filed != [*stored.collections]:
        after["collections"] = filed
    if change.action == "adopt" and stored.trashed:
        after["deleted"] = 0
    if change.action == "trash":
        after["deleted"] = 1
    return after


_EMPTY: Mapping[str, Any] = {"collections": [], "creators": [], "tags": [], "deleted": 0}


def filing_of(write: Write | None) -> tuple[Keys, Keys]:
    """The collections that a write files its item in, and those that it takes it out of."""
    if write is None or "collections" not in write.after:
        return NO_KEYS, NO_KEYS
    before = frozenset((write.before or {}).get("collections", ()))
    after = frozenset(write.after["collections"])
    return after - before, before - after


def _filed(edit: FilingEdit, present: Sequence[str], places: Places) -> list[str]:
    """The collections of an item with an edit made; what would leave the target is left in it."""
    gone = {unfiled.key for unfiled in edit.remove}
    wanted = [*present, *(places.keys[path] for path in edit.add)]
    kept = [key for key in dict.fromkeys(wanted) if key not in gone]
    return kept if places.homes & set(kept) else list(dict.fromkeys(wanted))


def seen(stored: Mirrored, homes: Keys) -> Seen:
    """What the baseline is settled by."""
    collections = frozenset(stored.collections)
    here = bool(homes & collections)
    return Seen(
        stored.tags,
        stored.automatic_tags,
        here,
        stored.stated,
        collections,
        stored.trashed,
        stored.version,
    )


def _still(edit: TagEdit, now: Seen, base: Remembered | None, others: Others) -> TagEdit:
    """A planned edit, as far as it is still to be made."""
    ours = (base.owned if base else NO_TAGS) | others.owned
    known = base.tags if base else NO_TAGS
    to_retype = now.tags_of_type(frozenset(edit.retype) & ours, automatic=not edit.automatic)
    return replace(
        edit,
        add=tuple(tag for tag in edit.add if tag not in now.tags | known),
        remove=tuple(tag for tag in edit.remove if tag in ours & now.tags),
        retype=tuple(tag for tag in edit.retype if tag in to_retype),
    )


def _edited(tags: Sequence[Mapping[str, Any]], edit: TagEdit) -> list[Mapping[str, Any]]:
    """Tags with an edit made; of a manual and an automatic one, the manual is meant."""
    manual = {tag["tag"] for tag in tags if tag.get("type", 0) != 1}
    edited = {*edit.remove, *edit.retype}
    kept = [
        tag
        for tag in tags
        if tag["tag"] not in edited or (tag.get("type", 0) == 1 and tag["tag"] in manual)
    ]
    return [*kept, *(_tag(name, edit) for name in (*edit.retype, *edit.add))]


def _tag(name: str, edit: TagEdit) -> dict[str, Any]:
    return {"tag": name, "type": 1} if edit.automatic else {"tag": name}
