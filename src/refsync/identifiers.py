"""Recognise and normalise identifiers in addresses, BibTeX fields and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

SCHEMES = (
    "arxiv", "doi", "pmid", "pmcid", "isbn", "acl", "openreview", "pmlr", "cvf", "neurips",
)  # fmt: skip
"""The schemes, the one that names a work best first: a reference's id is made from the first."""


class Identifier(NamedTuple):
    """A normalised identifier, as ("arxiv", "2406.09399")."""

    scheme: str
    value: str


def normalise(scheme: str, value: str) -> str | None:
    """The normal form of an identifier as people write it, or None where it isn't one.

    `normalise("doi", "https://doi.org/10.1093%2Fbib%2Fbbaa110.")` is "10.1093/bib/bbaa110".
    """
    raise NotImplementedError


def from_url(url: str) -> Identifier | None:
    """The identifier that an address stands for, or None."""
    raise NotImplementedError


def from_text(text: str) -> list[Identifier]:
    """The identifiers that stand in running text, in order, each once."""
    raise NotImplementedError


def complete(identifiers: Mapping[str, str]) -> dict[str, str]:
    """The identifiers in the order of SCHEMES, an arXiv id and its DOI each made from the other."""
    raise NotImplementedError


def match_keys(identifiers: Mapping[str, str]) -> frozenset[str]:
    """What two references for one work share: "SCHEME:value" without case.

    An arXiv DOI counts as the arXiv id that it is made of; versions don't count.
    """
    raise NotImplementedError
