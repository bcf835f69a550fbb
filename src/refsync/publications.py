"""What kind of publication the name of a venue, or a DOI, tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from refsync.titles import fold

Kind = Literal[
    "preprint", "conference", "journal", "book", "chapter", "thesis", "report", "data", "unknown"
]

_SERVERS = re.compile(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|edarxiv|eartharxiv|techrxiv"
    r"|engrxiv|osf|ssrn|preprints?|research square|hal|working papers?|authorea|essoar|repec)\b"
)
_THESIS = re.compile(r"\b(?:thesis|dissertation|diploma|habilitation|phd|diplomarbeit)\b")
_REPORT = re.compile(
    r"\b(?:report|rapport|tech rep|techreport|technical|memo|manuscript|submitted)\b"
)
_CONFERENCE = re.compile(
    r"\b(?:proceedings?|proc|conference|conf|symposium|symp|workshops?|meeting|congress"
    r"|advances in neural|very large data bases|aaai|acl|aistats|bmvc|ccs|chi|cikm|coling|colt|corl"
    r"|crypto|cvpr|eacl|eccv|ecml|emnlp|focs|icassp|iccv|icde|iclr|icml|icra|icse|ijcai|interspeech"
    r"|iros|kdd|miccai|naacl|ndss|neurips|nips|nsdi|osdi|pakdd|pldi|pods|popl|recsys|rss|sigcomm"
    r"|siggraph|sigir|sigmod|soda|sosp|stoc|uai|usenix|vldb|wacv|wsdm|www)\b"
)
_JOURNAL = re.compile(
    r"\b(?:journal|jour|j|transactions?|trans|letters?|lett|records?|rec|bulletin|bull|magazine|mag"
    r"|annals|acta|reviews?|rev|communications|comm|commun|quarterly|notices|computing surveys"
    r"|jmlr|tacl|tmlr|tpami|pami|pnas|pvldb|nature|science|cell|lancet|plos"
    r"|national academy of sciences|natl acad sci"
    r"|proc(?:eedings)? (?:of the )?(?:royal society|r soc|ieee$))\b"
)
_PRINTS_PROCEEDINGS = (
    "ceur|communications in computer and information science|lecture notes in computer science"
    "|lect notes comput sci|lnai|lncs"
)
_PROCEEDINGS = re.compile(
    rf"(?:proceedings|proc) of the (?!national|royal|ieee$)|{_PRINTS_PROCEEDINGS}\b"
)
"""How the names of proceedings and their series begin, whatever else they hold."""

_PREPRINT_DOI = re.compile(
    r"10\.(?:48550|64898|26434|31234|31219|31235|31222|31223|36227)/"
    r"|10\.1101/(?:\d{6}$|(?:19|20)\d\d\.)|10\.2139/ssrn|10\.21203/rs|10\.20944/preprints"
    r"|10\.22541/au|10\.7287/peerj\.preprints|10\.1002/essoar|10\.3386/w",
    re.IGNORECASE,
)
"""DOIs of arXiv, bioRxiv and medRxiv, ChemRxiv, OSF's servers, TechRxiv, SSRN, Research Square,
Preprints.org, Authorea, PeerJ, ESSOAr and NBER."""


_NAMES_OF_SERVERS = {
    name.lower(): name
    for name in ("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "TechRxiv")
} | {"corr": "arXiv"}
_SERVER = re.compile(
    rf"\s*(?:(?i:{'|'.join(name for name in _NAMES_OF_SERVERS if name != 'corr')})|CoRR)\b"
)


@lru_cache(maxsize=4096)
def kind_by_name(name: str) -> Kind:
    """What kind of publication a venue's name tells: "Proceedings of …" are of a conference."""
    folded = fold(name) if name else ""
    if _SERVERS.search(folded):
        return "preprint"
    if _THESIS.search(folded):
        return "thesis"
    if _REPORT.search(folded):
        return "report"
    if _PROCEEDINGS.match(folded):
        return "conference"
    if _JOURNAL.search(folded):
        return "journal"
    return "conference" if _CONFERENCE.search(folded) else "unknown"


def is_of_a_preprint(doi: str) -> bool:
    """Whether a preprint server gave a DOI, not a publisher."""
    return _PREPRINT_DOI.match(doi) is not None


def preprint_server(name: str) -> str | None:
    """The preprint server with whose name a text begins, as that writes itself: "Biorxiv 2020"."""
    server = _SERVER.match(name)
    return _NAMES_OF_SERVERS[server[0].strip().lower()] if server else None
