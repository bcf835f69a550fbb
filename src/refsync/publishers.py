"""DOIs that publishers' addresses have in them by a rule, or with something behind them.

Where the rules come from:

- Springer Nature: https://www.nature.com/libraries/public_interfaces/doi.html ("10.1038/" and the
  article's name). A DOI of year and number, as 10.1038/sdata.2016.18, has no full stops in the
  address. Humanities and Social Sciences Communications, once Palgrave's, has 10.1057.
- eLife, PeerJ, the Royal Society of Chemistry, Copernicus, MDPI, IJCAI, PNAS, Oxford University
  Press, SSRN: the DOIs that stand on their articles' pages.
- bioRxiv and medRxiv: 10.1101 until November 2025.
- Silverchair keeps the pages of several publishers: a page's number stands behind the DOI.
- ACM: doi.acm.org led from the end of a DOI to "citation.cfm?doid=".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from refsync.patterns import regex
from refsync.web_address import WebAddress

_IN_QUERY = regex(r"(?:^|&)(?:(?:id|doi)=|uri=info:doi/)(10\.[^&#\s]+)", re.IGNORECASE)
_BEFORE_A_PAGE = regex(
    r"/(?:advance-)?article(?:-[a-z]{2,9})?/doi/(10\.\d{4,9}/\S+?)/\d{5,8}(?:/|$)", re.IGNORECASE
)
_OLD_JOURNALS = (
    "nature|ncomms|srep|nbt|ncb|nchem|nchembio|nclimate|ng|ngeo|ni|nm|nmat|nmeth|nn|nnano|nphoton|"
    "nphys|nrc|nrd|nrg|nri|nrm|nrmicro|nrn|nsmb"
)
_AT_NATURE = r"^/(?:articles|\w{2,20}/journal/v\d+/n\d[\w-]{0,9}/(?:full|abs|pdf))/"
_NAME_ENDS = r"(?:\.(?:e?pdf|html?))?(?=[/;,]|$)"
_DAY = r"(?:20(?:19|2[0-4])\.\d\d|2025\.(?:0\d|1[01]))\.\d\d\.\d{6,8}"
"""As preprints' numbers begin since 2019."""
_WRITTEN = {
    "nature.com": (
        (rf"{_AT_NATURE}(s41599-\d{{3}}-\d{{4,5}}-[\da-z]){_NAME_ENDS}", r"10.1057/\1"),
        (rf"{_AT_NATURE}([sd]\d{{5}}-\d{{3}}-\d{{4,5}}-[\da-z]){_NAME_ENDS}", r"10.1038/\1"),
        (rf"{_AT_NATURE}((?:{_OLD_JOURNALS})\d{{1,5}}){_NAME_ENDS}", r"10.1038/\1"),
        (rf"{_AT_NATURE}([a-z]{{2,14}}(?:\.20\d\d)?\.\d{{1,5}}){_NAME_ENDS}", r"10.1038/\1"),
        (rf"{_AT_NATURE}(\d{{6}}[a-z]\d?|350\d{{5}}){_NAME_ENDS}", r"10.1038/\1"),
        (rf"{_AT_NATURE}(palcomms)(201\d)(\d{{1,3}}){_NAME_ENDS}", r"10.1057/\1.\2.\3"),
        (rf"{_AT_NATURE}([a-z]{{2,14}})(201[2-9])(\d{{1,3}}){_NAME_ENDS}", r"10.1038/\1.\2.\3"),
    ),
    "elifesciences.org": (
        (r"^/(?:articles|reviewed-preprints|content/\d+)/e?(\d{5,6})(?!\d)", r"10.7554/eLife.\1"),
    ),
    "peerj.com": (
        (r"^/articles/(\d{1,6})(?=[/.]|$)", r"10.7717/peerj.\1"),
        (r"^/articles/([a-z]{2,6})-(\d{1,5})(?=[/.]|$)", r"10.7717/peerj-\1.\2"),
    ),
    "rsc.org": (
        (
            r"^/en/content/article(?:landing|html|pdf)/(?:19|20)\d\d/[a-z]{2}/"
            r"([a-z]\d[\da-z]{6,8})(?=/|$)",
            r"10.1039/\1",
        ),
    ),
    "copernicus.org": (
        (r"^/articles/(\d+)/(\d+)/((?:19|20)\d\d)(?=/|$)", r"10.5194/{host}-\1-\2-\3"),
    ),
    "ijcai.org": (
        (r"^/proceedings/(201[7-9]|202\d)/0*([1-9]\d{0,3})(?:\.pdf|/)?$", r"10.24963/ijcai.\1/\2"),
    ),
    "pnas.org": (
        (
            r"^/content/(?:pnas/)?(?:early/20\d\d/\d\d/\d\d/|1\d\d/\d{1,2}/e)([12]\d{9})(?!\d)",
            r"10.1073/pnas.\1",
        ),
    ),
    "oup.com": (
        (
            r"^/(bib|bioinformatics|database|gigascience|nargab|pnasnexus|synbio)/"
            r"article(?:-[a-z]{2,9})?/[\w/]{1,20}/([a-z]{4}\d{1,4})/\d{5,8}(?=/|$)",
            r"10.1093/\1/\2",
        ),
    ),
    "biorxiv.org": (
        (rf"^/content/(?:biorxiv/)?early/[\d/]{{10}}/(\d{{6}}|{_DAY})(?!\d)", r"10.1101/\1"),
    ),
    "medrxiv.org": (
        (rf"^/content/(?:medrxiv/)?early/[\d/]{{10}}/(\d{{8}}|{_DAY})(?!\d)", r"10.1101/\1"),
    ),
    "ssrn.com": (
        (
            r"^/(?:sol3/papers\.cfm\?(?:.*&)?abstract_id|abstract)=(\d{5,8})(?!\d)",
            r"10.2139/ssrn.\1",
        ),
    ),
    "acm.org": ((r"^/citation\.cfm\?(?:.*&)?doid=(\d{4,8}\.\d{4,8})(?!\d)", r"10.1145/\1"),),
    "mdpi.com": ((r"^/([\dx-]{9})/(\d+)/(\d+)/(\d+)(?=/|$)", ""),),
}
_MDPI = (
    "1099-4300 e 1420-3049 molecules 1422-0067 ijms 1424-8220 s 1996-1073 en 1999-4893 a "
    "1999-5903 fi 2072-4292 rs 2073-431X computers 2073-8994 sym 2076-3417 app 2078-2489 info "
    "2079-7737 biology 2079-9292 electronics 2218-1989 metabo 2218-273X biom "
    "2227-7080 technologies 2227-7390 math 2227-9059 biomedicines 2306-5354 bioengineering "
    "2313-433X jimaging 2504-4990 make"
)
_MDPI_JOURNALS = dict(zip(_MDPI.split()[::2], _MDPI.split()[1::2], strict=True))
"""What stands in the DOIs of a journal, by its ISSN."""


class _Form(NamedTuple):
    address: re.Pattern[str]
    """Path and query, its groups what the DOI is made of."""
    doi: str


_FORMS: Mapping[str, tuple[_Form, ...]] = {
    domain: tuple(_Form(regex(address, re.IGNORECASE), doi) for address, doi in forms)
    for domain, forms in _WRITTEN.items()
}


def doi(address: WebAddress) -> str | None:
    """The DOI of the article at a publisher's address, where it does not just end the path.

    Of "https://www.nature.com/articles/s41586-020-0001-2" it is "10.1038/s41586-020-0001-2".

    Args:
        address: decoded.
    """
    if "10." in address.query and (stated := _IN_QUERY.search(address.query)):
        return stated[1]
    if "/doi/10." in address.path:
        before = _BEFORE_A_PAGE.search(address.path)
        return before[1] if before else None
    labels = address.host.split(".")
    where = f"{address.path}?{address.query}" if address.query else address.path
    for form in _FORMS.get(".".join(labels[-2:]), ()):
        if found := form.address.search(where):
            doi = found.expand(form.doi).replace("{host}", labels[0])
            return doi or _of_mdpi(*found.groups())
    return None


def _of_mdpi(issn: str, volume: str, issue: str, number: str) -> str | None:
    """As 10.3390/s20010001 at "/1424-8220/20/1/1"."""
    journal = _MDPI_JOURNALS.get(issn.upper())
    return f"10.3390/{journal}{volume}{issue:0>2}{number:0>4}" if journal else None
