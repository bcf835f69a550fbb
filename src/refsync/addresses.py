"""What is wrong with a web address, told by its form alone: nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from refsync import web_address
from refsync.identifier_faults import arxiv_fault
from refsync.identifiers import from_url
from refsync.patterns import regex
from refsync.reading import Mend
from refsync.web_address import WebAddress

_PLACEHOLDER = regex(
    r"[\W_]*(?:tb[ad]|todo|fixme|n/?a|none|null|none ?yet|not ?yet|not ?available|unavailable"
    r"|(?:coming|coming_|coming-)?\s*soon|x{3,}|link|url|insert\w*|your\W?\w*)[\W_]*",
    re.IGNORECASE,
)
_IN_PLACE = regex(
    r"/(?:x{4}\.x{4,5}|x{5,}|tb[ad]|todo|<.*>"
    r"|your[-_]?(?:user|name|repo|paper|project|link|org|account|id)\w*)(?:\.pdf)?(?:/|$)",
    re.IGNORECASE,
)
_EXAMPLE_HOST = regex(r"(?:^|\.)(?:example\.(?:com|org|net|edu)|example|invalid|test)$")
_LOCAL_HOST = regex(
    r"localhost|.*\.(?:localhost|local)|127(?:\.\d+){3}|0\.0\.0\.0|::1|10(?:\.\d+){3}"
    r"|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}"
)
_ON_A_DISK = regex(r"file:|[a-z]:[\\/]|~/|/Users/", re.IGNORECASE)
_LOCAL_WITHOUT_SCHEME = regex(r"(?:localhost|127\.0\.0\.1)(?=[:/]|$)", re.IGNORECASE)
_WITHOUT_SCHEME = regex(r"www\.[\w-]+\.", re.IGNORECASE)
_HOST = regex(r"(?:[\w-]+\.)+[^\W\d_][\w-]+\.?|\d+(?:\.\d+){3}|[0-9a-f:]*:[0-9a-f:.]*")
_SPACE = regex(r"\s")
_CUT_OFF = ("...", "…", "%E2%80%A6", "%e2%80%a6")
_RUN_TOGETHER = regex(r"[^/=:?&#%|;,]https?://", re.IGNORECASE)
_NO_PAPER = {
    "arxiv.org": regex(r"/(?:abs|pdf|html|format)\b"),
    "doi.org": regex(r"/"),
    "openreview.net": regex(r"/(?:forum|pdf)/?$"),
}
"""Hosts whose pages are papers' only with an identifier, and the paths of which that is true."""
_NEVER_THE_FRONT_PAGE = frozenset(
    {
        "aclanthology.org", "arxiv.org", "doi.org", "github.com", "gitlab.com", "huggingface.co",
        "openreview.net", "pubmed.ncbi.nlm.nih.gov", "youtu.be", "youtube.com",
    }
)  # fmt: skip


def fault(address: str) -> str | None:
    """What is wrong with an address, as the rest of a sentence that begins with it, or None.

    An address without a scheme may be a path in the list's own repository: only placeholders and
    paths on somebody's disk are wrong there.

    >>> fault("https://doi.org/")
    'has no DOI in it'
    """
    text = address.strip()
    if _PLACEHOLDER.fullmatch(text):
        return "is a placeholder"
    if _ON_A_DISK.match(text):
        return "is a path on one machine, which nobody else can open"
    if _LOCAL_WITHOUT_SCHEME.match(text):
        return "leads to the reader's own machine"
    parts = web_address.split(text)
    if parts is None:
        return "is no address: its square brackets don't match"
    if parts.scheme not in ("http", "https"):
        return "has no https:// before it" if _WITHOUT_SCHEME.match(text) else None
    return next(filter(None, _web_faults(text, parts)), None)


def is_left_open(address: str) -> bool:
    """Whether an address is still to be filled in: "", "TODO", "link"."""
    text = address.strip()
    return not text or _PLACEHOLDER.fullmatch(text) is not None


def mend(address: str, url: str) -> Mend | None:
    """How to write the URL that an address was read as, None where it is only likely.

    An address that lacks its scheme may lack more: "b.com/x" was "github.com/x".
    """
    lacks_scheme = url == f"https://{address}"
    host = address.partition("/")[0].lower()
    if lacks_scheme and not (host.startswith("www.") or host in _NEVER_THE_FRONT_PAGE):
        return None
    return Mend(address, 0, address, url)


def _web_faults(text: str, parts: WebAddress) -> Iterator[str | None]:
    host = parts.host.lower().removeprefix("www.")
    yield _host_fault(host)
    if _IN_PLACE.search(parts.path):
        yield "is a placeholder"
    if text.rstrip(")]").endswith(_CUT_OFF):
        yield "is cut off"
    if _SPACE.search(text):
        yield "has a space in it"
    if _RUN_TOGETHER.search(text, len(parts.scheme) + len("://")):
        yield "is two addresses run together"
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        yield "has a bracket without its partner, so it is cut off or has something stuck to it"
    yield _paper_fault(text, parts.path, host)
    if host in _NEVER_THE_FRONT_PAGE and not parts.path.strip("/") and not parts.query:
        yield "leads to the front page only"


@lru_cache(maxsize=1024)
def _host_fault(host: str) -> str | None:
    if not host:
        return "names no host"
    if _LOCAL_HOST.fullmatch(host):
        return "leads to a machine that others can't reach"
    if _EXAMPLE_HOST.search(host):
        return "is a placeholder"
    return None if _HOST.fullmatch(host) else f"names no host: “{host}” is none"


def _paper_fault(text: str, path: str, host: str) -> str | None:
    """What is wrong where an address should stand for a paper by its identifier."""
    host = host.removeprefix("dx.").removeprefix("export.")
    if host not in _NO_PAPER or not _NO_PAPER[host].match(path or "/"):
        return None
    known = from_url(text)
    if host == "doi.org":
        return None if known else "has no DOI in it"
    if host == "arxiv.org":
        named = known.value if known else path.rpartition("/")[2].removesuffix(".pdf")
        why = arxiv_fault(named)
        return f"names no arXiv paper: {why}" if why else None
    return None if known else "names no paper"
