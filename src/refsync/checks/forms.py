"""Addresses and identifiers that can't be right, told by their form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refsync import addresses, identifier_faults, identifiers
from refsync.checks.finding import finding, place
from refsync.patterns import regex
from refsync.reading import Problem, Reading
from refsync.reference import Reference

_QUOTED = regex("“([^”]*)”|'([^']*)'")


def forms(reading: Reading) -> Iterator[Problem]:
    """The bad addresses and identifiers that reading the list has not told yet."""
    told = set(_told(reading.problems))
    for reference in reading.references:
        file = place(reference).file
        for url in _addresses(reference):
            wrong = addresses.fault(url)
            if wrong and (file, url) not in told:
                yield finding(
                    reference,
                    "warning",
                    "bad-address",
                    f"“{url}” {wrong}. Correct the address, or leave it out.",
                )
        for value, why in _wrong_identifiers(reference):
            if (file, value) not in told:
                yield finding(
                    reference,
                    "warning",
                    "bad-identifier",
                    f"{value!r} can't be right: {why}. Correct it.",
                )
        yield from _doi_as_address(reference)


def _told(problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Files and what is told of them: addresses, identifiers, the arXiv ids in addresses."""
    for problem in problems:
        if problem.code in ("bad-address", "bad-identifier"):
            for address, value in _QUOTED.findall(problem.message):
                yield problem.file, address or value
                if (known := identifiers.from_url(address)) and known.scheme == "arxiv":
                    yield problem.file, f"arXiv:{known.value}"


def _addresses(reference: Reference) -> list[str]:
    urls = (reference.url, *(link.url for link in reference.links))
    return [url for url in dict.fromkeys(urls) if url]


def _doi_as_address(reference: Reference) -> Iterator[Problem]:
    stated = reference.bibtex.fields.get("doi", "") if reference.bibtex else ""
    if "://" in stated and "doi" in reference.identifiers:
        yield finding(
            reference,
            "info",
            "doi-address",
            f"The field 'doi' holds an address, to which styles put another https://doi.org/."
            f" Write {reference.identifiers['doi']}.",
        )


def _wrong_identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """The arXiv ids and ISSNs that can't be, and why; readers tell of DOIs and ISBNs."""
    arxiv = reference.identifiers.get("arxiv") or _eprint(reference)
    if arxiv and (why := identifier_faults.arxiv_fault(arxiv)):
        yield f"arXiv:{arxiv}", why
    if reference.issn and (why := identifier_faults.issn_fault(reference.issn)):
        yield f"ISSN {reference.issn}", why


def _eprint(reference: Reference) -> str | None:
    """An eprint that is no identifier, though it should be arXiv's."""
    fields = reference.bibtex_fields
    archive = fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv"
    return fields.get("eprint") if archive.strip("{} ").casefold() == "arxiv" else None
