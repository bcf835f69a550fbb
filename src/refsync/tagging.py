"""A list's words → tags, and the three-way merge of an item's tags. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple
from unicodedata import normalize

from refsync.baseline import NO_TAGS, NOBODY, Others, Remembered, Seen, Tags
from refsync.options import MAX_TAG, TagRules
from refsync.reference import Reference


@dataclass(frozen=True, slots=True)
class TagEdit:
    """Tags to put on an item, to take off it, and to give the other type; in order, each once.

    Attributes:
        automatic: what is put on, or given the other type, is automatic from then on.
    """

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    retype: tuple[str, ...] = ()
    automatic: bool = False

    def __bool__(self) -> bool:
        return bool(self.add or self.remove or self.retype)


NO_EDIT = TagEdit()


class Tagging(NamedTuple):
    """What a merge comes to.

    Attributes:
        listed: the tags that the list has for the item, as the next merge's base has to know them.
        renamed: the words whose tag is another than the word itself.
    """

    tags: TagEdit
    listed: Tags
    renamed: Mapping[str, str]


def list_words(
    reference: Reference, *, headings: bool = True, keywords: bool = False
) -> tuple[str, ...]:
    """What a list says of a reference: its headings, outermost first, and annotations.

    Args:
        reference: as an entry states it.
        headings: else only the annotations.
        keywords: its keywords, too.
    """
    paths = (reference.section, *reference.other_sections) if headings else ()
    words = [*(heading for path in paths for heading in path), *reference.annotations]
    words += reference.keyword if keywords else ()
    plain = (normalize("NFC", " ".join(word.split())) for word in words)
    return tuple(dict.fromkeys(word for word in plain if any(map(str.isprintable, word))))


def tags_of(words: Iterable[str], rules: TagRules) -> dict[str, str]:
    """Word → its tag, or "" where it gives none."""
    return {word: _tag(word, rules) for word in words}


def _tag(word: str, rules: TagRules) -> str:
    if any(fnmatchcase(word, pattern) for pattern in rules.left_out):
        return ""
    name = rules.names.get(word, word)
    return " ".join((rules.prefix + name).split())[:MAX_TAG].rstrip() if name.strip() else ""


def merge_tags(
    listed: Mapping[str, str],
    seen: Seen,
    base: Remembered | None,
    others: Others = NOBODY,
    *,
    automatic: bool = False,
) -> Tagging:
    """The three-way merge of an item's tags.

    What is new in the list is added, what left it is removed if refsync put it there and no other
    list has it, and what the user did (other tags, ours removed) stays done, whatever name or type
    the rules give a tag now. Without a baseline nothing is removed.

    Args:
        listed: the list's words for the item now, each with its tag, or "" where it gives none.
        seen: the item now.
        base: what the last sync left behind.
        others: what other lists' syncs did.
        automatic: refsync's tags are to be automatic ones.
    """
    words: dict[str, set[str]] = {}
    for word, tag in listed.items():
        if tag:
            words.setdefault(tag, set()).add(word)
    refused = dict(_refused(listed, seen, base)) if base else {}
    before = base.tags if base else NO_TAGS
    add = [
        tag
        for tag, its in words.items()
        if tag not in seen.tags | before and not its <= refused.keys()
    ]
    remove, retype = NO_TAGS, NO_TAGS
    if base:
        gone = (base.owned | _owned_for_others(others, seen)) - words.keys() - others.tags
        remove = gone & seen.tags
        retype = seen.tags_of_type(base.owned - gone, automatic=not automatic)
    unnamed = {word: tag for word, tag in refused.items() if not listed[word]}
    named = {word: tag for word, tag in listed.items() if tag} | unnamed
    return Tagging(
        TagEdit(tuple(add), tuple(sorted(remove)), tuple(sorted(retype)), automatic),
        listed=frozenset(named.values()),
        renamed={word: tag for word, tag in named.items() if word != tag},
    )


def _refused(listed: Iterable[str], seen: Seen, base: Remembered) -> Iterator[tuple[str, str]]:
    """The words whose tag the user took off the item, and that tag."""
    for word in listed:
        tag = base.renamed.get(word, word)
        if tag in base.tags and tag not in seen.tags:
            yield word, tag


def _owned_for_others(others: Others, seen: Seen) -> Tags:
    manual = seen.tags_of_type(others.owned - others.automatic, automatic=False)
    return manual | seen.tags_of_type(others.automatic, automatic=True)
