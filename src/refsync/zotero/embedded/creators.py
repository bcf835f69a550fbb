"""Creators of an item as a client may send them. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from refsync.zotero.embedded.checking import array, scalar
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.text import shorten, trim_name
from refsync.zotero.schema import schema

_LENGTH = 255
_OTHER = {"firstName": "lastName", "lastName": "firstName"}


def creators(value: object, item_type: str, *, is_new: bool) -> tuple[Mapping[str, str], ...]:
    """The creators as they are stored.

    Args:
        value: what was sent.
        item_type: says which roles there are; authors are allowed everywhere.
        is_new: a new item may have one creator without a name, as templates do; it is dropped.

    Raises:
        RefusedError: the server's objection.
    """
    sent = array("creators", value)
    read = [_creator(creator, item_type) for creator in sent]
    named = tuple(creator for creator in read if len(creator) > 1)
    if len(named) < len(read) and not (is_new and len(read) == 1):
        raise RefusedError(400, "creator object must contain 'firstName'/'lastName' or 'name'")
    return named


def creators_for(
    item_type: str, before: Sequence[Mapping[str, str]]
) -> tuple[Mapping[str, str], ...]:
    """The creators for an item that becomes another type: unknown roles become its first one."""
    known = schema().item_types[item_type].creator_types
    if not known:
        return ()
    return tuple(
        creator
        if creator["creatorType"] in known
        else {"creatorType": known[0], **{k: v for k, v in creator.items() if k != "creatorType"}}
        for creator in before
    )


def _creator(sent: object, item_type: str) -> dict[str, str]:
    if not isinstance(sent, dict) or sent.get("creatorType") is None:
        raise RefusedError(400, "creator object must contain 'creatorType'")
    creator = {"creatorType": _role(sent["creatorType"], item_type)}
    _check_form(sent)
    names = {name: _name(sent[name]) for name in ("firstName", "lastName", "name") if name in sent}
    return creator | names if any(names.values()) else creator


def _role(role: object, item_type: str) -> str:
    if not isinstance(role, str) or role not in schema().creator_labels:
        raise RefusedError(400, f"'{scalar(role)}' is not a valid creator type")
    if role != "author" and role not in schema().item_types[item_type].creator_types:
        raise RefusedError(400, f"'{role}' is not a valid creator type for item type '{item_type}'")
    return role


def _check_form(sent: Mapping[str, Any]) -> None:
    for part in sent:
        if part not in ("creatorType", "name", *_OTHER):
            raise RefusedError(400, f"Invalid creator property '{part}'")
        if part not in _OTHER:
            continue
        if "name" in sent:
            raise RefusedError(400, f"'{part}' and 'name' creator fields are mutually exclusive")
        if _OTHER[part] not in sent:
            raise RefusedError(
                400, f"'{_OTHER[part]}' creator field must be set if '{part}' is set"
            )


def _name(value: object) -> str:
    name = trim_name(scalar(value))
    if len(name) > _LENGTH:
        shown = shorten(name)
        raise RefusedError(
            413,
            f"The creator name ‘{shown}’ is too long. Shorten it and try again.",
            {"field": "creator", "value": shown},
        )
    return name
