"""What kind of publication the name of a venue, or a DOI, tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from refsync.patterns import regex
from refsync.titles import fold

Kind = Literal[
    "preprint", "conference", "journal", "book", "chapter", "thesis", "report", "data", "unknown"
]

_SERVERS = regex(
    r"\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|edarxiv|eartharxiv|techrxiv"
    r"|engrxiv|osf|ssrn|preprints?|research square|hal|working papers?|authorea|essoar|repec)\b"
)
GERMAN_THESIS = (
    r"(?:[Bb]achelor|[Dd]iplom|[Dd]oktor|[Mm]agister|[Mm]aster|[Ss]eminar|[Ss]tudien)arbeit"
)
"""A pattern of what German theses are called."""
_THESIS = regex(rf"\b(?:thesis|dissertation|diploma|habilitation|phd|{GERMAN_THESIS})\b")
_REPORT = regex(r"\b(?:report|rapport|tech rep|techreport|technical|memo|manuscript|submitted)\b")
_CONFERENCE = regex(
    r"\b(?:proceedings?|proc|conference|conf|symposium|symp|workshops?|meeting|congress"
    r"|advances in neural|very large data bases|aaai|acl|aistats|bmvc|ccs|chi|cikm|coling|colt|corl"
    r"|crypto|cvpr|eacl|eccv|ecml|emnlp|focs|icassp|iccv|icde|iclr|icml|icra|icse|ijcai|interspeech"
    r"|iros|kdd|miccai|naacl|ndss|neurips|nips|nsdi|osdi|pakdd|pldi|pods|popl|recsys|rss|sigcomm"
    r"|siggraph|sigir|sigmod|soda|sosp|stoc|uai|usenix|vldb|wacv|wsdm|www)\b"
)
_JOURNAL = regex(
    r"\b(?:journal|jour|j|transactions?|trans|letters?|lett|records?|rec|bulletin|bull|magazine|mag"
    r"|annals|acta|reviews?|rev|communications|comm|commun|quarterly|notices|computing surveys"
    r"|jmlr|tacl|tmlr|tpami|pami|pnas|pvldb|nature|science|cell|lancet|plos"
    r"|national academy of sciences|natl acad sci"
    r"|proc(?:eedings)? (?:of the )?(?:royal society|r soc|ieee$))\b"
)
_CALLED_A_JOURNAL = regex(r"\b(?:journal|transactions|quarterly|letters|annals)\b")
_CALLED_A_CONFERENCE = regex(r"\b(?:conference on|symposium on|workshop on)\b")
"""What says more than the words around it, as "communications" in a conference's name."""
_PRINTS_PROCEEDINGS = (
    "ceur|communications in computer and information science|lecture notes in computer science"
    "|lect notes comput sci|lnai|lncs"
)
_PROCEEDINGS = regex(
    rf"(?:proceedings|proc) of the (?!national|royal|ieee$)|{_PRINTS_PROCEEDINGS}\b"
)
"""How the names of proceedings and their series begin, whatever else they hold."""

_DOIS: tuple[tuple[str, Kind], ...] = (
    # arXiv, bioRxiv and medRxiv, ChemRxiv, OSF's servers, TechRxiv, SSRN, Research Square,
    # Preprints.org, Authorea, PeerJ, ESSOAr and NBER
    (
        r"10\.(?:48550|64898|26434|31234|31219|31235|31222|31223|36227)/"
        r"|10\.1101/(?:\d{6}$|(?:19|20)\d\d\.)|10\.2139/ssrn|10\.21203/rs|10\.20944/preprints"
        r"|10\.22541/au|10\.7287/peerj\.preprints|10\.1002/essoar|10\.3386/w",
        "preprint",
    ),
    # ACM's proceedings, whose papers stand behind a full stop, since its journals' do no longer;
    # IEEE's with a number of the volume or of five digits; ACL, IJCAI, AAAI, Interspeech, NDSS,
    # LIPIcs and BMVC
    (
        r"10\.1145/[3-9]\d{6}\.\d+$"
        r"|10\.1109/[A-Z]{3}[A-Z-]*(?:\d{5}\.(?:19|20)\d\d\.\d|\.(?:19|20)\d\d\.0\d{4}$)"
        r"|10\.18653/v1/|10\.24963/|10\.1609/(?:aaai|aiide|aies|hcomp|icaps|icwsm|socs)\."
        r"|10\.21437/|10\.14722/|10\.4230/lipics\.|10\.5244/c\.",
        "conference",
    ),
    # of books by their ISBN: Springer, Elsevier, Wiley; Springer's older proceedings
    (
        r"10\.1007/(?:978-[\d-]+|\d{5,9}|b\d+)_\d|10\.1016/b978-|10\.1002/978\d{10}\.ch",
        "chapter",
    ),
    # the same without a part, Cambridge, Oxford, CRC Press, Routledge, MIT Press
    (
        r"10\.1007/(?:978-|b\d+$)|10\.1002/978\d{10}$|10\.1017/(?:cbo)?978\d{10}$"
        r"|10\.1093/(?:acprof:oso|oso)/978|10\.(?:1201|4324)/(?:978\d{10}|b\d+)$|10\.7551/mitpress/",
        "book",
    ),
    # Dryad, Figshare, Dataverse
    (r"10\.5061/dryad|10\.6084/m9\.figshare|10\.7910/dvn", "data"),
)
_BY_DOI = [(regex(pattern, re.IGNORECASE), kind) for pattern, kind in _DOIS]

_NAMES_OF_SERVERS = {
    name.lower(): name
    for name in ("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "TechRxiv")
} | {"corr": "arXiv"}
_SERVER = regex(
    rf"\s*(?:(?i:{'|'.join(name for name in _NAMES_OF_SERVERS if name != 'corr')})|CoRR)\b"
)


@lru_cache(maxsize=4096)
def kind_by_name(name: str) -> Kind:
    """What kind of publication a venue's name tells: "Proceedings of …" are of a conference."""
    folded = fold(name) if name else ""
    if _SERVERS.search(folded):
        return "preprint"
    if _CALLED_A_JOURNAL.search(folded):
        return "conference" if _PROCEEDINGS.match(folded) else "journal"
    if _THESIS.search(folded):
        return "thesis"
    if _REPORT.search(folded):
        return "report"
    if _PROCEEDINGS.match(folded) or _CALLED_A_CONFERENCE.search(folded):
        return "conference"
    if _JOURNAL.search(folded):
        return "journal"
    return "conference" if _CONFERENCE.search(folded) else "unknown"


@lru_cache(maxsize=4096)
def kind_by_doi(doi: str) -> Kind:
    """What kind of publication a DOI's form tells; most tell none."""
    return next((kind for pattern, kind in _BY_DOI if pattern.match(doi)), "unknown")


def preprint_server(name: str) -> str | None:
    """The preprint server with whose name a text begins, as that writes itself: "Biorxiv 2020"."""
    server = _SERVER.match(name)
    return _NAMES_OF_SERVERS[server[0].strip().lower()] if server else None
