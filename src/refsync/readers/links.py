"""Links of an entry: repaired addresses, and what kind of thing they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from refsync import identifiers, web_address
from refsync.patterns import regex
from refsync.readers.journals import is_review_of_a_field, is_told_by_its_words
from refsync.readers.remembered import remembered
from refsync.reference import LinkKind


class Address(NamedTuple):
    """A web address, and whether it had to be repaired."""

    url: str
    repaired: bool = False


_SCHEME = regex(r"(?!s?ftps?:)[a-z]{0,3}t{1,3}ps?\s*(?::[:\s]*/*|//+)\s*(?=[\w[])", re.IGNORECASE)
_BROKEN_SCHEME = regex(r"(?!https?://(?!https?:/)|s?ftps?:)[a-z]{0,3}t{1,3}ps?\s*:", re.IGNORECASE)
_REPEATED = regex(r"^(?:https?:/*)+(?=https?:/)", re.IGNORECASE)
_HOST = regex(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?=[/?#]|$)", re.IGNORECASE)
_FILES = ("md", "html", "htm", "pdf", "ipynb", "py", "txt", "png", "jpg", "svg", "bib", "csv")
_CLINGING = regex(r"(?:%5D|%7D|%3E|%20|[\s,;\]}>\"'`*])+$", re.IGNORECASE)
_OPENING = regex(r"[\s(\[{<\"'`*]+(?=https?:)", re.IGNORECASE)
_RESOLVERS = (
    (regex(r"(?:doi:\s*)?(?=10\.\d{4,9}/\S)", re.IGNORECASE), "https://doi.org/"),
    (regex(r"arxiv:\s*(?=\d{4}\.\d|[a-z-]+/\d)", re.IGNORECASE), "https://arxiv.org/abs/"),
    (regex(r"(?=\d{4}\.\d{4,5}(?:v\d{1,2})?$)"), "https://arxiv.org/abs/"),
)
"""How identifiers that stand in place of an address begin, and the addresses that resolve them."""
_ARXIV_PATH = regex(r"(?<=arxiv\.org)/+(?:a(?=abs/)|a(?=pdf/))", re.IGNORECASE)
_FTP = regex(r"s?ftps?://(?:[a-z\d-]+\.)+[a-z]{2,24}[:/]", re.IGNORECASE)
_SOUND = regex(r"https?://(?:[a-z\d-]+\.)+[a-z]{2,24}(?!/+a(?:abs|pdf))(?:[/?#][\w./?=&#~+-]*)?")
"""An address in which there is nothing to repair."""


@remembered
def address(href: str) -> Address | None:
    """The web address that a link was meant to have, or None where it has none.

    Anchors, mail addresses and paths inside the list's own repository are no web addresses.
    Repaired are schemes with letters missing ("ttps://"), doubled or left out, identifiers in place
    of an address ("doi:10.1000/1"), and what clings to a pasted one.
    """
    if _SOUND.fullmatch(href):
        return Address(href)
    text = _CLINGING.sub("", _unwrapped(href.strip()))
    for bare, resolver in _RESOLVERS:
        if begin := bare.match(text):
            return Address(resolver + text[begin.end() :], repaired=True)
    if _FTP.match(text):
        return Address(text)
    if text.startswith("//") and _HOST.match(text, 2):
        return Address(f"https:{text}")
    repeated = _REPEATED.sub("", text)
    scheme = _SCHEME.match(repeated)
    if scheme and _HOST.match(repeated, scheme.end()):
        secure = "https" if "s" in scheme[0].lower() else "http"
        url = f"{secure}://{repeated[scheme.end() :]}"
    elif _HOST.match(repeated) and _names_a_host(repeated):
        url = f"https://{repeated}"
    elif re.match(r"https?://", repeated, re.IGNORECASE):
        url = repeated
    else:
        return None
    url = _ARXIV_PATH.sub("/", url)
    return Address(url, repaired=url.casefold() != href.strip().casefold())


def meant(stated: str) -> str:
    """The address that a field states, mended where its scheme is broken: "ttps://…"."""
    if not _BROKEN_SCHEME.match(stated) or any(sign in stated for sign in "{}\\ \n"):
        return stated
    where = address(stated)
    return where.url if where else stated


def _unwrapped(text: str) -> str:
    """An address without the bracket or quotation mark that it begins with, and its partner."""
    inner = _OPENING.sub("", text, count=1)
    return inner[:-1] if inner != text and inner.count(")") > inner.count("(") else inner


def _meant(href: str) -> str:
    """The web address that a link was meant to have, or what it has."""
    where = address(href)
    return where.url if where else href


@remembered
def identifier(href: str) -> identifiers.Identifier | None:
    """The identifier that the address of a link has in it."""
    return identifiers.from_url(_meant(href))


def _names_a_host(text: str) -> bool:
    """Whether a text without a scheme is a host, not a file of the list's repository."""
    host, slash, _ = text.partition("/")
    return bool(slash or host.startswith("www.")) and host.rpartition(".")[2] not in _FILES


# The kind that says most comes first: a "dataset page" is a dataset.
_LABEL_WORDS: Mapping[LinkKind, str] = {
    "other": "faq errata erratum notes updated update newer older follow "
    "followup previous predecessor successor extended extension related leaderboard "
    "supplementary supplemental supplement supp appendix twitter tweet discord",
    "slides": "slides slide ppt pptx presentation スライド folien diapositivas 슬라이드",
    "poster": "poster ポスター",
    "video": "video videos youtube talk recording bilibili 视频 動画 vidéo",
    "demo": "demo playground colab space spaces gradio replicate デモ 演示",
    "dataset": "dataset datasets data benchmark corpus 数据集 数据 データセット 데이터",
    "model": "model models checkpoint checkpoints weights ckpt modelhub zoo huggingface "
    "模型 モデル",
    "blog": "blog blogs post medium tutorial tutorials 博客 解读 ブログ 블로그",
    "code": "code codes github git gitlab repo repository implementation pytorch tensorflow keras "
    "jax official unofficial 代码 源码 开源 コード 코드 quelltext quellcode código codigo codice "
    "код",
    "review": "review reviews openreview",
    "pdf": "pdf",
    "paper": "paper papers arxiv abs abstract doi preprint draft article publication manuscript "
    "biorxiv medrxiv acm ieee cvf springer acl pubmed book thesis report ps postscript "
    "论文 論文 文章 논문 papier artikel artículo articulo artigo articolo статья",
    "project": "project homepage home website site web webpage page docs doc documentation "
    "platform 项目 主页 プロジェクト projet projekt",
}
_KINDS_BY_WORD = {word: kind for kind, words in _LABEL_WORDS.items() for word in words.split()}
_KINDS_WITHOUT_SPACES = {
    word: kind for word, kind in _KINDS_BY_WORD.items() if ord(word[0]) > ord("\u3000")
}
"""Words of scripts that put no space between words."""
_OF_LISTS = regex(r"\b(?:lists?|collection|awesome)\b|列表|合集|清单", re.IGNORECASE)
"""A list of papers is none."""
_OF_READINGS = frozenset(("reading", "readings"))
_LONGEST_LABEL = 5
_LONGEST_WITHOUT_SPACES = 12
_MOST_BESIDE = 3
"""So many letters may stand beside such a word in a label."""
_WORD = regex(r"[^\W_]+")

_SAYING_NOTHING = "here link links url source click this hier ici lien enlace aquí 链接 リンク 링크"
_GENERIC = frozenset(_SAYING_NOTHING.split())

_CORRECTIONS = frozenset(("corrections", "corrigenda", "corrigendum", "errata", "erratum"))
_OF_A_COPY = regex(
    r"\W*(?P<what>[^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,2})[.,;:]?\s+"
    r"[(\[]?\d{1,4} (?:pages?|pp\.?|Seiten|páginas)[)\]]?"
    r"(?:[.,;:]?\s+(?=[\w.,/ -]{4,25}$)[^\d]{0,15}[\d.,/ -]*)?\W*",
    re.IGNORECASE,
)
"""A paper's version, its length and perhaps the day: "Final preprint. 24 pages. May 8, 2024"."""
_BESIDE_A_KIND = (
    "the open access full free original short long journal conference published accepted final "
    "version format file html text to preview vorschau local copy unpublished "
    "reference de référence"
)
_POINTING = _GENERIC.union(_BESIDE_A_KIND.split())
"""What may stand beside the word of a kind."""

_HOSTS: Mapping[LinkKind, str] = {
    "code": "github.com gist.github.com gitlab.com bitbucket.org codeberg.org gitee.com "
    "sourceforge.net",
    "demo": "colab.research.google.com replicate.com nbviewer.org nbviewer.ipython.org "
    "nbviewer.jupyter.org mybinder.org",
    "model": "huggingface.co hf.co modelscope.cn",
    "dataset": "kaggle.com",
    "video": "youtube.com youtu.be bilibili.com vimeo.com slideslive.com",
    "blog": "medium.com towardsdatascience.com zhihu.com csdn.net mp.weixin.qq.com substack.com "
    "blogspot.com wordpress.com jianshu.com qiita.com news.ycombinator.com reddit.com quora.com "
    "stackexchange.com stackoverflow.com lobste.rs cnblogs.com juejin.cn zenn.dev note.com "
    "hatenablog.com hatenablog.jp hatenadiary.jp velog.io tistory.com brunch.co.kr blog.naver.com "
    "habr.com",
    "slides": "slideshare.net",
    "project": "github.io gitlab.io sites.google.com readthedocs.io",
    "paper": "acm.org ieee.org sciencedirect.com springer.com nature.com semanticscholar.org "
    "aclweb.org aclanthology.org ssrn.com biorxiv.org medrxiv.org wiley.com jstor.org "
    "ncbi.nlm.nih.gov usenix.org vldb.org cell.com science.org sciencemag.org pnas.org oup.com "
    "mdpi.com frontiersin.org plos.org acs.org aps.org iop.org hal.science tandfonline.com "
    "sagepub.com nips.cc neurips.cc mlr.press thecvf.com openreview.net jmlr.org arxiv.org "
    "aaai.org ijcai.org isca-speech.org ceur-ws.org royalsocietypublishing.org researchgate.net "
    "nowpublishers.com annualreviews.org dbpia.co.kr kci.go.kr jst.go.jp cnki.net "
    "wanfangdata.com.cn cairn.info "
    "persee.fr openedition.org degruyter.com cambridge.org muse.jhu.edu projecteuclid.org "
    "repec.org nber.org iacr.org dagstuhl.de bmj.com thelancet.com nejm.org jamanetwork.com "
    "biomedcentral.com elifesciences.org rsc.org hindawi.com peerj.com f1000research.com "
    "wellcomeopenresearch.org embopress.org cshlp.org asm.org jbc.org ahajournals.org "
    "archives-ouvertes.fr worldscientific.com emerald.com informs.org siam.org "
    "scielo.br scielo.cl scielo.org scielo.org.ar scielo.org.co scielo.org.mx scielo.pt "
    "adsabs.harvard.edu computer.org goodreads.com book.douban.com chemrxiv.org techrxiv.org "
    "hal.inria.fr psyarxiv.com preprints.org researchsquare.com reader.elsevier.com hdl.handle.net "
    "aeaweb.org par.nsf.gov citeseerx.ist.psu.edu europepmc.org ams.org spiedigitallibrary.org "
    "journals.uchicago.edu direct.mit.edu psycnet.apa.org eric.ed.gov philpapers.org econstor.eu "
    "iospress.com igi-global.com optica.org distill.pub "
    "oxfordjournals.org genomebiology.com genomemedicine.com ascopubs.org aacrjournals.org "
    "ashpublications.org journals.physiology.org jneurosci.org eneuro.org jmir.org karger.com "
    "journals.lww.com "
    "liebertpub.com thieme-connect.com thieme-connect.de bioone.org journals.ametsoc.org "
    "geoscienceworld.org lyellcollection.org ingentaconnect.com cdnsciencepub.com pubs.aip.org "
    "osapublishing.org scitation.org msp.org ems.press numdam.org eudml.org mathnet.ru "
    "ecva.net roboticsproceedings.org scitepress.org scitepress.net inderscience.com "
    "intechopen.com sciendo.com ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org "
    "koreascience.or.kr koreascience.kr riss.kr cqvip.com "
    "airitilibrary.com erudit.org redalyc.org dialnet.unirioja.es cyberleninka.ru elibrary.ru "
    "ssoar.info diva-portal.org",
}
_KINDS_BY_HOST = {host: kind for kind, hosts in _HOSTS.items() for host in hosts.split()}
_HUB_PATHS: dict[str, LinkKind] = {
    "papers": "paper", "datasets": "dataset", "spaces": "demo", "blog": "blog", "docs": "project",
    "collections": "model",
}  # fmt: skip


def words(label: str) -> list[str]:
    """The words of a label, in lower case."""
    return _WORD.findall(label.lower())


_TELLS_WHERE = regex(
    r"(?:\w+ ){0,5}(?:available|found|read|download\w*|buy|borrow\w*|accessible|online)"
    r" (?:\w+ )?here|"
    r"(?:\w+ ){1,3}(?:store|shop|library|catalogue?|publisher\w*|amazon) link|"
    r"(?-i:[a-z]{3,12} link)",
    re.IGNORECASE,
)
"""As "Free copy available here", "OUP store link" and "papre link"."""
_SAYS_FROM = regex(
    r"(?:freely |also )?ava[il]\w{2,6}(?: \w+)? (?:at|from|in|on|via|through) .{2,50}|"
    r"google (?:books|scholar)|worldcat|goodreads",
    re.IGNORECASE,
)
"""As "Available from the Royal Society"; the word is often misspelt. So say names of catalogues."""


@remembered
def is_generic(label: str) -> bool:
    """Whether a label says nothing: "here", "link", "open access here", "full text"."""
    found = words(label)
    if found[-1:] in (["here"], ["link"]) and _TELLS_WHERE.fullmatch(label.strip()):
        return True
    if _SAYS_FROM.fullmatch(label.strip()):
        return True
    says_something = len(found) == 1 and _GENERIC.isdisjoint(found)
    return _POINTING.issuperset(found) and not says_something


@remembered
def kind_by_label(label: str) -> LinkKind | None:
    """The kind that a short label names: "paper link", "GitHub", "follow-up work".

    A journal's name says none, "Scientific Data", nor does what there is to read: "More reading".
    """
    if is_told_by_its_words(label.strip()) or is_review_of_a_field(label.strip()):
        return None
    if version := _version(label):
        return kind_by_label(version) or "paper"
    found = words(label)
    kinds = {_KINDS_BY_WORD[word] for word in found if word in _KINDS_BY_WORD}
    if not kinds and not label.isascii() and len(label) <= _LONGEST_WITHOUT_SPACES:
        kinds = _kinds_without_spaces(label)
    if kinds == {"other"} and not _OF_READINGS.isdisjoint(found):
        return None
    if len(found) > _LONGEST_LABEL or ("paper" in kinds and _OF_LISTS.search(label)):
        return None
    return next((kind for kind in _LABEL_WORDS if kind in kinds), None)


def _kinds_without_spaces(label: str) -> set[LinkKind]:
    """The kinds that a label names in a script without spaces, and little besides."""
    named = [word for word in _KINDS_WITHOUT_SPACES if word in label]
    rest = "".join(words(label))
    for word in named:
        rest = rest.replace(word, "")
    return {_KINDS_WITHOUT_SPACES[word] for word in named} if len(rest) <= _MOST_BESIDE else set()


@remembered
def is_pointer(label: str) -> bool:
    """Whether a label has only words in it that point: "open access paper", "source code"."""
    said = words(_version(label) or label)
    return all(word in _KINDS_BY_WORD or word in _POINTING for word in said)


def _version(label: str) -> str:
    """The version of a paper that a label names with its length: "Final preprint. 24 pages"."""
    copy = _OF_A_COPY.fullmatch(label) if label[-1:].isalnum() or label[-1:] in ".)]" else None
    what = copy["what"] if copy else ""
    return what if what and (what.lower() in _CORRECTIONS or is_pointer(what)) else ""


_OF_A_PUBLICATION = regex(
    r"/(?:pubs?|publications?|papers?)/(?!index\b)[\w.-]*[\w-]{4}|"
    r"/virtual/(?:19|20)\d\d/(?:poster|oral|spotlight|paper)/\d|"
    r"/handle/\d[\d.]{1,12}/\d|"
    r"/article/(?:view|download)/\d",
    re.IGNORECASE,
)
"""Paths at which institutes and journals keep their papers, and conferences show them."""
_OF_A_BOOK = regex(
    r"https?://(?:[\w-]+\.){0,4}(?:books\.google(?:\.\w+){1,2}/books|"
    r"(?:\w{0,20}press|nostarch|pragprog|oreilly|manning|packtpub|routledge|crcpress|elsevier|"
    r"pearson|leanpub|barnesandnoble|bookshop|waterstones)(?:\.[\w-]+){1,2}/(?:[\w-]+/){0,3}"
    r"(?:titles?|books?|product|p|w|view|97[89]\d{10}))[/?].*\w",
    re.IGNORECASE,
)
"""Pages of one book at publishers and shops: "https://press.acme.edu/titles/8"."""
_IN_A_JOURNAL_SYSTEM = regex(
    r"https?://[^?#]{3,200}\?(?:[^#]{1,80}&)?page=article&op=(?:view|download)(?:Article)?&path"
)
"""Pages of one article each, as Open Journal Systems had them at first."""
_IN_AN_ARCHIVE = regex(r"https?://research\.google\.com/archive/[\w-]{3,60}\.html")
"""Pages of one paper each: "https://research.google.com/archive/acme.html"."""
_POSTSCRIPT = (".ps", ".ps.gz", ".ps.z", ".djvu")
"""Files of papers, as there were before PDF."""
_OF_A_JOURNAL = regex(
    r"/(?:shelf|genres|journals?|loi|toc|xpl/RecentIssue|conferences?|series|bookseries|home|about)\b"
    r"(?!(?<=/conference)/[\w-]{2,30}/(?!call-)\w{1,30}(?:-\w{1,30}){4,20}/?$)(?!.*/(?:articles?|abs|abstract|pdf|doi|full|pii|presentation)\b)|/?(?:[a-z-]+/?)?$|"
    r"/[a-z/-]{1,80}/journal/\d{1,6}/?$",
    re.IGNORECASE,
)
"""Paths at publishers that lead to a journal, an issue or a conference.

Not so such as "/conference/acme-04/on-the-use-of-widgets", in the words of a title.
"""

_ABOUT_A_REPOSITORY = regex(r"/[\w.-]+/[\w.-]+/(?:-/)?(?:issues|discussions|wiki|assets)/\w")
"""Paths at which a repository has notes or pictures, and no code: "/acme/gears/issues/7"."""

_OF_A_RECORD = regex(r"#/?abs/\w")
"""How addresses of the Astrophysics Data System went on: ".../#abs/2018AJ....155..255Y"."""


@remembered
def kind_by_address(url: str) -> LinkKind:
    """The kind that an address is of, by its host and path."""
    parts = web_address.split(_meant(url))
    if parts is None:
        return "other"
    kind = _kind_of_host(parts.host.removeprefix("www."))
    if parts.host == "docs.google.com" and parts.path.startswith("/presentation/"):
        return "slides"
    if kind == "model":
        return _HUB_PATHS.get(parts.path.split("/")[1] if "/" in parts.path else "", kind)
    if kind in ("other", "paper") and identifier(url):
        return "paper"
    if _is_beside(kind, parts.path, url):
        return "other"
    if parts.path.lower().endswith(".pdf"):
        return "pdf"
    if kind != "other":
        return kind
    if parts.path.lower().endswith(_POSTSCRIPT):
        return "paper"
    if "blog" in url:
        return "blog"
    whole = _meant(url)
    is_of_one = _OF_A_BOOK.match(whole) or _IN_AN_ARCHIVE.match(whole)
    is_of_one = is_of_one or _IN_A_JOURNAL_SYSTEM.match(whole)
    is_of_one = is_of_one or _OF_A_PUBLICATION.search(parts.path)
    return "paper" if is_of_one else kind


@remembered
def is_of_a_site(name: str, url: str) -> bool:
    """Whether an address leads to a whole site that is called so: "arXiv", "https://arxiv.org/"."""
    parts = web_address.split(_meant(url))
    if parts is None or parts.path.strip("/") or "?" in url:
        return False
    return "".join(words(name)) in parts.host.removeprefix("www.").split(".")[:-1]


@remembered
def is_link_to_its_site(label: str, url: str) -> bool:
    """Whether a label says no more than where it leads: "Acme Papers link" to acmepapers.org."""
    *name, last = words(label) or [""]
    parts = web_address.split(_meant(url)) if name and last in ("link", "links") else None
    if parts is None:
        return False
    return "".join(name) in parts.host.removeprefix("www.").split(".")[:-1]


def _is_beside(kind: LinkKind, path: str, url: str) -> bool:
    """Whether a path at a publisher leads to a journal, or one of a repository to no code."""
    if kind == "code":
        return _ABOUT_A_REPOSITORY.match(path) is not None
    of_a_journal = kind == "paper" and _OF_A_JOURNAL.match(path) is not None
    return of_a_journal and not _OF_A_RECORD.search(url)


@remembered
def _kind_of_host(host: str) -> LinkKind:
    of_host = (_KINDS_BY_HOST[end] for end in _domains(host) if end in _KINDS_BY_HOST)
    return next(of_host, "other")


def _domains(host: str) -> list[str]:
    """The host and the domains that it lies in: a.b.c, b.c, c."""
    labels = host.split(".")
    return [".".join(labels[i:]) for i in range(len(labels))]


def kind(label: str, url: str) -> LinkKind:
    """The kind of a link: what its label says, else what its address looks like.

    A project page is not code, whatever its label, and where an identifier leads no project page.
    Of data and code together, "data & code", a repository is the code.
    """
    by_label, by_address = kind_by_label(label), kind_by_address(url)
    if by_label == "project" and by_address == "paper" and identifier(url):
        return "paper"
    if by_label == "code" and by_address == "project":
        return "project"
    if by_label == "dataset" and by_address == "code" and _names_code(label):
        return "code"
    return by_label or by_address


_HOMES = frozenset(("git", "github", "gitlab", "bitbucket", "repo", "repos", "repository"))
"""Where code is kept, and data as well."""


def _names_code(label: str) -> bool:
    """Whether a label has a word of code in it: "data & code", "数据和代码"."""
    by_word = any(_KINDS_BY_WORD.get(word) == "code" for word in words(label) if word not in _HOMES)
    return by_word or "code" in _kinds_without_spaces(label)
