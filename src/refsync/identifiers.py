"""Recognise and normalise identifiers in addresses, BibTeX fields and text.

One row of `_RULES` a scheme: what an identifier of the scheme looks like on its own, and in which
addresses it stands. Where the forms come from:

- DOI: https://www.doi.org/doi-handbook/HTML/index.html (prefix "10." and digits, any suffix)
- arXiv: https://info.arxiv.org/help/arxiv_identifier.html; its DOIs are "10.48550/arXiv." + id
- PMID, PMCID: https://www.ncbi.nlm.nih.gov/books/NBK3827/ and the addresses of pubmed and pmc
- ISBN: the ISBN Users' Manual, check digits included; shops and publishers have it in the addresses
  of books, behind "/isbn/" or "/dp/", or at the end
- ACL Anthology: https://aclanthology.org/info/ids/
- OpenReview, PMLR, CVF, NeurIPS: the addresses of their papers
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from refsync import publishers
from refsync.patterns import regex
from refsync.web_address import WebAddress, split

SCHEMES = (
    "arxiv", "doi", "pmid", "pmcid", "acl", "openreview", "pmlr", "cvf", "neurips", "isbn",
)  # fmt: skip
"""The schemes, the one that names a work best first: a reference's id is made from the first."""

_ARXIV_DOI = "10.48550/arxiv."
_ARXIV_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|"
    "cond-mat|cs|dg-ga|eess|econ|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|"
    "nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|"
    "supr-con"
)
_ARXIV = (
    rf"(?P<arxiv>\d{{4}}\.\d{{4,5}}|(?:{_ARXIV_ARCHIVES})(?:\.[A-Za-z]{{2}})?/\d{{7}})(?:v\d+)?"
)
_DOI = r"10\.\d{4,9}(?:\.\d+)*/[^\s\"{}|\\^`]+"
_ACL = r"(?:[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)"

_PAGE_OF_DOI = regex(
    r"(?:/(?:full(?:text)?(?:/(?:html|pdf))?|abstract|summary|e?pdf|meta|html|references|suppinfo)|"
    r"\.pdf|\.full|\.short){1,4}/?$|/suppl_file/.*$|[?#].*$|&(?:amp;|\w+=).*$|"
    r"(?<=\d)v\d{1,2}(?:\.(?:full|short|abstract|extract|pdf|full-text|figures-only|"
    r"article-(?:info|metrics)|supplementary-material|external-links)){0,2}(?:\+html)?$",
    re.IGNORECASE,
)
"""What publishers put behind the DOI in the address of a page."""

_WHOLE_DOI = regex(_DOI)
_FILE_OF_ACM = regex(r"10\.1145/\d+/\d+/p\d")
"""No DOI, though it looks like one: "10.1145/890000/882267/p303-doe.pdf"."""
_CLINGING = ".,;:!?'\"*_"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Identifier(NamedTuple):
    """A normalised identifier, as ("arxiv", "2406.09399")."""

    scheme: str
    value: str


class _Rule(NamedTuple):
    bare: re.Pattern[str]
    """The identifier on its own, group 1 its value."""
    host: re.Pattern[str]
    path: re.Pattern[str]
    """The decoded path of an address that stands for it, group 1 its value."""
    clean: Callable[[str], str | None]
    """The normal form of a value that matched, or None where it is none after all."""
    in_query: bool
    """`path` is held against the path and the query."""


def _strip_clinging(value: str) -> str:
    """The value without the punctuation and unmatched brackets at its end."""
    if value[-1:].isalnum():
        return value
    surplus = {close: value.count(close) - value.count(begin) for close, begin in _PAIRS.items()}
    end = len(value)
    while end:
        last = value[end - 1]
        if last in surplus and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in _CLINGING:
            break
        end -= 1
    return value[:end]


def _clean_doi(value: str) -> str | None:
    value = _strip_clinging(_PAGE_OF_DOI.sub("", value))
    if not _WHOLE_DOI.fullmatch(value) or _FILE_OF_ACM.match(value):
        return None
    return value


def _clean_arxiv(value: str) -> str | None:
    archive, slash, number = value.partition("/")
    if slash:
        return f"{archive.split('.')[0].lower()}/{number}"
    month = int(value[2:4])
    return value if 1 <= month <= 12 else None


def _clean_number(value: str) -> str | None:
    return value.lstrip("0") or None


def _clean_isbn(value: str) -> str | None:
    """ISBN-13 without hyphens; an ISBN-10 is turned into its ISBN-13."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", value).upper()
    if len(digits) > 13:  # there are several
        return _clean_isbn(digits[:13]) or _clean_isbn(digits[:10])
    if len(digits) == 10 and digits[:9].isdigit():
        total = sum(
            (10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits) if d.isalnum()
        )
        if total % 11:
            return None
        digits = "978" + digits[:9]
        return digits + str(-_isbn13_sum(digits) % 10)
    if len(digits) == 13 and digits.isdigit() and digits[:3] in ("978", "979"):
        return digits if _isbn13_sum(digits) % 10 == 0 else None
    return None


def _isbn13_sum(digits: str) -> int:
    return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))


def _same(value: str) -> str | None:
    return value


def _rule(
    bare: str,
    host: str,
    path: str,
    clean: Callable[[str], str | None] = _same,
    *,
    in_query: bool = False,
) -> _Rule:
    return _Rule(
        regex(bare, re.IGNORECASE),
        regex(rf"(?:^|\.)(?:{host})$", re.IGNORECASE),
        regex(path, re.IGNORECASE),
        clean,
        in_query,
    )


_RULES: Mapping[str, _Rule] = {
    "arxiv": _rule(
        rf"(?:arxiv\s*[:.]?\s*|abs/|pdf/)*{_ARXIV}(?:\s*\[[\w.-]+\])?",
        r"arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|arxiv-vanity\.com|alphaxiv\.org"
        r"|scirate\.com|huggingface\.co|hf\.co|arxiv\.cool|papers\.cool",
        rf"^/(?:a?abs|a?pdf|html|format|ps|src|e-print|papers|arxiv|overview|list/\w+|"
        rf"ftp/arxiv/papers/\d{{4}})"
        rf"/(?:arxiv[/:])?{_ARXIV}(?!\d)",
        _clean_arxiv,
    ),
    "doi": _rule(
        rf"(?:doi\s*[:=]?\s*|https?://(?:dx\.)?doi\.org/|(?:dx\.)?doi\.org/)*({_DOI})",
        r"[\w.-]+",
        rf"/(?:doi:)?({_DOI})",
        _clean_doi,
    ),
    "pmid": _rule(
        r"(?:pmid\s*[:=]?\s*)?(\d{1,8})",
        r"pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov|pubmed\.gov|europepmc\.org",
        r"^/(?:pubmed/|m/pubmed/|entrez/|(?:abstract|article)/med/)?(\d{1,8})(?!\d)",
        _clean_number,
    ),
    "pmcid": _rule(
        r"(?:pmcid\s*[:=]?\s*)?(PMC\d{2,9})",
        r"pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov|europepmc\.org",
        r"^/(?:pmc/)?(?:m/)?(?:articles?/)?(?:pmc/)?(PMC\d{2,9})(?!\d)",
        str.upper,
    ),
    "acl": _rule(
        rf"({_ACL})",
        r"aclanthology\.org|aclanthology\.info|aclweb\.org",
        rf"^/(?:anthology/)?(?:papers/)?(?:[A-Z]/[A-Z]\d{{2}}/)?({_ACL})(?=[./]|$)",
        lambda value: value.upper() if value[0].isalpha() else value.lower(),
    ),
    "openreview": _rule(
        r"([\w-]{8,})",
        r"openreview\.net",
        r"^/(?:forum|pdf|attachment|references/pdf)/?\?(?:.*&)?id=([\w-]+)",
        in_query=True,
    ),
    "pmlr": _rule(
        r"(v\d+/[\w-]+)",
        r"proceedings\.mlr\.press|jmlr\.org",
        r"^/(?:proceedings/papers/)?(v\d+/[A-Za-z][\w-]*\d\d[a-z]?)(?=[./]|$)",
        str.lower,
    ),
    "cvf": _rule(
        r"((?:content\w*)/.+_paper)",
        r"openaccess\.thecvf\.com",
        r"^/(content.+?_paper)(?:\.(?:html|pdf))?$",
        lambda value: value.rpartition("/")[2] if "/" in value else value,
    ),
    "neurips": _rule(
        r"([0-9a-f]{32})",
        r"papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc",
        r"/(?:hash|file)/([0-9a-f]{32})",
        str.lower,
    ),
    "isbn": _rule(
        r"(?:isbn(?:-1[03])?\s*[:=]?\s*)?([\dXx][\dXx\s\u2010-\u2015-]{8,20}[\dXx])",
        r"[\w.-]+",
        r"(?:/(?:isbn|dp|gp/product)/|[?&](?:vid=)?isbn=?|"
        r"[/-](?=97[89][\d-]{10,14}/?(?:\.html?)?(?:\?|$)))([\dX-]{10,17})(?![\w-])",
        _clean_isbn,
        in_query=True,
    ),
}


_IN_TEXT = regex(
    rf"(?P<url>https?://[^\s<>\"]+)"
    rf"|\b(?:arxiv\s*[:.]?\s*(?:preprint\s*)?(?:arxiv\s*:\s*)?(?:abs/)?|corr,?\s*(?:abs/|\(?arxiv:))"
    rf"{_ARXIV}(?!\d)"
    rf"|\b(?P<doi>10\.\d{{4,9}}(?:\.\d+)*/[^\s\"<>{{}}|\\^`]+)"
    rf"|\bpmid\s*[:=]?\s*(?P<pmid>\d{{1,8}})\b"
    rf"|\b(?P<pmcid>PMC\d{{2,9}})\b"
    rf"|\bisbn(?:-1[03])?\s*[:=]?\s*(?P<isbn>[\dX][\dX\u2010-\u2015-]{{8,16}}[\dX])",
    re.IGNORECASE,
)


_SIGNS = ("://", "10.", "arxiv", "corr", "pmid", "pmc", "isbn")
"""What stands in a text that has an identifier in it."""


def _split(url: str) -> WebAddress | None:
    """The parts of an address, decoded."""
    parts = split(_strip_clinging(url.strip().strip("<>")))
    if parts and ("%" in parts.path or "%" in parts.query):
        return parts._replace(path=unquote(parts.path), query=unquote(parts.query))
    return parts


@lru_cache(maxsize=1024)
def _rules_of(host: str) -> tuple[tuple[str, _Rule], ...]:
    """The schemes of which identifiers may stand in a host's addresses, and their rules."""
    return tuple((scheme, rule) for scheme, rule in _RULES.items() if rule.host.search(host))


def _in_address(rule: _Rule, address: WebAddress) -> str | None:
    if rule is _RULES["doi"] and (doi := publishers.doi(address)):
        return rule.clean(doi)
    found = rule.path.search(f"{address.path}?{address.query}" if rule.in_query else address.path)
    return rule.clean(found[1]) if found else None


def normalise(scheme: str, value: str) -> str | None:
    """The normal form of an identifier as people write it, or None where it isn't one.

    `normalise("doi", "https://doi.org/10.1093%2Fbib%2Fbbaa110.")` is "10.1093/bib/bbaa110".
    An address of the scheme is as good as the bare identifier. DOIs keep the case they are
    written in (they are compared without it), arXiv ids lose their version, ISBNs have 13 digits.
    """
    text = _strip_clinging(unquote(value).strip().strip("<>{} "))
    rule = _RULES[scheme]
    if "://" in text:
        address = _split(text)
        if address is None or not rule.host.search(address.host):
            return None
        return _in_address(rule, address)
    match = rule.bare.fullmatch(text) or (rule.bare.match(text) if scheme == "isbn" else None)
    return rule.clean(match[1]) if match else None


@lru_cache(maxsize=16384)
def from_url(url: str) -> Identifier | None:
    """The identifier that an address stands for, or None.

    The address may be percent-encoded, lack its scheme, or carry what clings to a pasted link.
    A DOI is found in the path of any publisher's page.
    """
    address = _split(url)
    if address is None:
        return None
    for scheme, rule in _rules_of(address.host):
        if value := _in_address(rule, address):
            return _canonical(scheme, value)
    return None


def from_text(text: str) -> list[Identifier]:
    """The identifiers that stand in running text, in order, each once.

    Addresses count; bare numbers only with the name of their scheme before them.
    """
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return []
    found: dict[Identifier, None] = {}
    for match in _IN_TEXT.finditer(text):
        if match["url"]:
            identifier = from_url(match["url"])
        else:
            scheme = str(match.lastgroup)
            value = _RULES[scheme].clean(match[scheme])
            identifier = _canonical(scheme, value) if value else None
        if identifier:
            found[identifier] = None
    return list(found)


def sole(text: str) -> Identifier | None:
    """The identifier that is all of a text: "arXiv:2101.00001", "doi: 10.1000/182."."""
    found = from_text(text)
    if len(found) != 1 or "://" in text:
        return None
    is_all = any(normalise(scheme, text) for scheme in (found[0].scheme, "doi"))
    return found[0] if is_all else None


def complete(identifiers: Mapping[str, str]) -> dict[str, str]:
    """The identifiers in the order of SCHEMES, an arXiv id and its DOI each made from the other.

    A DOI that is not arXiv's own stays: it is the published version's.
    """
    out = dict(identifiers)
    if "doi" in out and "arxiv" not in out and is_of_arxiv(out["doi"]):
        out["arxiv"] = out["doi"][len(_ARXIV_DOI) :]
    if "arxiv" in out and "doi" not in out:
        out["doi"] = f"10.48550/arXiv.{out['arxiv']}"
    return {scheme: out[scheme] for scheme in SCHEMES if scheme in out}


def merge(*statements: Mapping[str, str]) -> dict[str, str]:
    """The identifiers of one work out of several statements of them, the earlier ones first.

    The DOI of a publication goes before the one that arXiv made of its id.
    """
    out: dict[str, str] = {}
    for scheme, value in (pair for statement in statements for pair in statement.items()):
        if scheme == "doi" and is_of_arxiv(out.get("doi", "")) and not is_of_arxiv(value):
            out[scheme] = value
        out.setdefault(scheme, value)
    return complete(out)


def is_of_arxiv(doi: str) -> bool:
    """Whether a DOI is one that arXiv made of its id."""
    return doi.lower().startswith(_ARXIV_DOI)


def match_keys(identifiers: Mapping[str, str]) -> frozenset[str]:
    """What two references for one work share: "SCHEME:value" without case.

    An arXiv DOI counts as the arXiv id that it is made of.
    """
    return frozenset(
        f"{known.scheme}:{known.value.casefold()}"
        for known in (_canonical(scheme, value) for scheme, value in identifiers.items())
    )


@lru_cache(maxsize=16384)
def _canonical(scheme: str, value: str) -> Identifier:
    """An arXiv DOI is the arXiv id that it is made of."""
    if scheme == "doi" and value.lower().startswith(_ARXIV_DOI):
        arxiv = normalise("arxiv", value[len(_ARXIV_DOI) :])
        if arxiv:
            return Identifier("arxiv", arxiv)
    return Identifier(scheme, value)
