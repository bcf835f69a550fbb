"""The command line's options that shape a plan, as one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from refsync.options import Options, TagRules

F = TypeVar("F", bound=Callable[..., Any])


def _pairs(
    _ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    pairs = [text.partition("=") for text in given]
    for text, (name, sign, _) in zip(given, pairs, strict=True):
        if not sign or not name.strip():
            raise click.BadParameter(f"“{text}” is not of the form FROM=TO.")
    return {" ".join(name.split()): tag for name, _, tag in pairs}


class PlanCommand(click.Command):
    """A command whose --prune may stand alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with what a bare --prune stands for."""
        return super().parse_args(
            ctx, ["--prune=collection" if a == "--prune" else a for a in args]
        )


_READD = click.option(
    "--readd",
    is_flag=True,
    help="Bring back what you deleted, trashed or took out of the collection.",
)
_TAG_PREFIX = click.option(
    "--tag-prefix", metavar="PREFIX", default="", help="Stands before each tag of the list."
)
_TAG_MAP = click.option(
    "--tag-map",
    metavar="FROM=TO",
    multiple=True,
    callback=_pairs,
    help="Give the heading or nickname FROM the tag TO, or none where TO is empty.",
)
_NO_TAG = click.option(
    "--no-tag",
    metavar="PATTERN",
    multiple=True,
    help="Headings and nicknames that become no tag, as 'Intro*'.",
)
_TAG_TYPE = click.option(
    "--tag-type",
    type=click.Choice(["manual", "automatic"]),
    default="manual",
    help="The type of the list's tags; Zotero can hide automatic ones. Default: manual.",
)
_KEYWORDS = click.option(
    "--keywords", is_flag=True, help="The keywords of entries' BibTeX become tags, too."
)
_FILL = click.option(
    "--fill",
    metavar="FIELD,…|empty",
    multiple=True,
    help="Fill these fields of items where they are empty, as date,DOI,creators; or all of them.",
)
_PRUNE = click.option(
    "--prune",
    metavar="[=trash]",
    type=click.Choice(["collection", "trash"]),
    help="Take items out of the collection, or move them to the trash, that left the list, if"
    " refsync added them and you have not touched them.",
)
_SECTIONS = click.option(
    "--sections",
    type=click.Choice(["tags", "collections", "both"]),
    default="tags",
    help="What becomes of headings: tags, sub-collections, or both. Default: tags.",
)
_VERSIONS = click.option(
    "--versions",
    type=click.Choice(["merge", "separate", "ask"]),
    default="merge",
    help="A preprint and its publication are one item, two, or shown as ambiguous. Default: merge.",
)
_ALL = (
    _READD,
    _PRUNE,
    _SECTIONS,
    _VERSIONS,
    _FILL,
    _TAG_PREFIX,
    _TAG_MAP,
    _NO_TAG,
    _TAG_TYPE,
    _KEYWORDS,
)


def plan_options(command: F) -> F:
    """All of them, in the order in which --help shows them."""
    for option in reversed(_ALL):
        command = option(command)
    return command


def take_options(given: dict[str, Any]) -> Options:
    """Takes them out of what the command was given, and makes one value of them."""
    rules = TagRules(
        prefix=given.pop("tag_prefix"),
        names=given.pop("tag_map"),
        left_out=given.pop("no_tag"),
        type=given.pop("tag_type"),
        keywords=given.pop("keywords"),
    )
    names = (name.strip() for text in given.pop("fill") for name in text.split(","))
    fill = tuple(dict.fromkeys(names))
    return Options(
        readd=given.pop("readd"),
        tags=rules,
        fill=fill,
        prune=given.pop("prune"),
        sections=given.pop("sections"),
        versions=given.pop("versions"),
    )
