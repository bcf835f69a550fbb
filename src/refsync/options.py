"""What shapes a plan, beside the list, the library and the baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from refsync.characters import is_clean
from refsync.errors import UsageError

Prune = Literal["collection", "trash"]
TagType = Literal["manual", "automatic"]
Sections = Literal["tags", "collections", "both"]
Versions = Literal["merge", "separate", "ask"]
"""What a preprint and its publication are: one work, two, or what the user is asked about."""
EMPTY = "empty"
"""Stands for all fields that are empty, where fields to fill are named."""
MAX_TAG = 255
"""The longest tag that Zotero's server takes, in characters."""


@dataclass(frozen=True, slots=True)
class TagRules:
    """What becomes of the list's words (headings, and what the curator added to a title) as tags.

    Attributes:
        keywords: what an entry's BibTeX has for keywords are words, too.
        prefix: stands before each tag.
        names: the tag for a word, where it is another; "" where the word gives none.
        left_out: patterns as "Intro*" of words that give no tag.
        type: "automatic" tags are those that Zotero can hide, and delete all at once.

    Raises:
        UsageError: there is no such type, the prefix leaves no room for a word, or Zotero has no
            tags with such characters.
    """

    prefix: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    type: TagType = "manual"
    keywords: bool = False

    @property
    def automatic(self) -> bool:
        """Whether the tags are automatic ones."""
        return self.type == "automatic"

    def __post_init__(self) -> None:
        if self.type not in get_args(TagType):
            raise UsageError(f"“{self.type}” is no type of tags: manual and automatic are.")
        if len(self.prefix) >= MAX_TAG:
            raise UsageError(f"A tag has at most {MAX_TAG} characters: take a shorter prefix.")
        if not all(map(is_clean, (self.prefix, *self.names.values()))):
            raise UsageError("A tag has no control characters.")


@dataclass(frozen=True, slots=True)
class Options:
    """How a list is to be brought into a collection.

    Attributes:
        readd: bring back what the user deleted, trashed or took out of the collection.
        tags: how the list's words become tags.
        prune: what becomes of items that refsync added, that nobody has touched, and that left
            the list: they leave the "collection", or go to the "trash"; None: they stay.
        fill: names of fields that are filled where they are empty; "empty" stands for all.
        sections: headings become tags, sub-collections, or both.
        versions: whether a preprint and its publication count as one work.

    Raises:
        UsageError: sections or versions are none of these, or `fill` names nothing, or all fields
            beside some.
    """

    readd: bool = False
    tags: TagRules = TagRules()
    fill: tuple[str, ...] = ()
    prune: Prune | None = None
    sections: Sections = "tags"
    versions: Versions = "merge"

    def __post_init__(self) -> None:
        asked = {name.strip().casefold() for name in self.fill}
        if "" in asked:
            raise UsageError(f"Name fields to fill, as date, DOI or creators, or {EMPTY} for all.")
        if EMPTY in asked and len(asked) > 1:
            raise UsageError(f"“{EMPTY}” stands for all fields: name it alone, or name the fields.")
        if self.sections not in get_args(Sections):
            raise UsageError(
                f"Sections become tags, collections or both, and not “{self.sections}”."
            )
        if self.versions not in get_args(Versions):
            raise UsageError(
                f"“{self.versions}” is no way to take versions: merge, separate and ask are."
            )


DEFAULT = Options()
