"""Whether headings and labels say that papers, or that other things, stand below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.patterns import regex
from refsync.readers.details import above
from refsync.readers.titles import CONTENTS

_OF_PAPERS = regex(
    r"\b(?:papers?|articles?|publications?|(?:text)?books?|monographs?|thes[ie]s|dissertations?|"
    r"surveys?|reviews?|literature|readings?(?! lists)|to read|à lire|works|references|"
    r"bibliogra(?:ph|f)\w+|preprints?|"
    r"peer[ -]?reviewed|refereed|begutachtete?n?|referierte?n?|"
    r"Literatur\w*|B[üu]cher|Aufsätze|Artikel|livres?|ouvrages?|libros?|livros?|art[íi](?:cul|g)os?|"
    r"lecturas?|leituras?|refer[eê]ncias?|книги?|литератур[аы]|статьи|статей)\b|"
    r"论文|論文|文献|书籍|書籍|参考书|参考書|书单|논문|참고문헌",
    re.IGNORECASE,
)
_OF_OTHERS = regex(
    r"\b(?<!\ba )(?<!\ban )(?:tools?|software|librar(?:y|ies)|packages?|toolbox\w*|toolkits?|"
    r"courses?|lectures?|classes|tutorials?|v[ií]d[eé]os?|talks?|slides|projects|people|members|alumni|researchers|blogs?|posts?|"
    r"data ?sets?|databases?|web ?sites?|"
    r"outils?|logiciels?|cours|herramientas?|cursos?|ferramentas?|werkzeuge?|kurse?|vorträge|"
    r"(?:hochschul)?lehre|lehr(?:veranstaltungen|material(?:ien)?)|vorlesungen|unterricht|"
    r"teaching materials?|enseignements?|enseñanza|docencia|"
    r"communit\w+|conf[eé]ren(?:ces?|cias?)|workshops?|journals?|magazines?|events?|groups?|labs?|compan\w+|"
    r"jobs?|podcasts?|newsletters?|forums?|repositor\w+|products?|services?|startups?|competitions?|lists|"
    r"home ?work|assignments?|lab[- ]?work|"
    r"see also|news|what['’]s new|to-?dos?|changelog|announcements?)"
    r"(?=\W*$|[^\w\s-]|-(?!\w)|\s+(?:[^\w\s]|útiles\b|utiles\b|recom\w+d[aoée]{1,2}s\b|interesantes\b|(?:about|at|based|by|for|from|in|of|on|to|using|via|with)\b))|"
    r"工具|课程|教程|博客|数据集|ツール|講座|ニュース|ブログ|블로그|"
    r"^\W*(?:软件|軟體|视频|影片|新闻|资讯|代码库|开源项目|"
    r"ソフトウェア|ライブラリ|チュートリアル|動画|スライド|"
    r"도구|툴|라이브러리|소프트웨어|강의|강좌|튜토리얼|동영상|영상|뉴스|소식)"
    r"(?: ?(?:一覧|集|목록|모음))?\W*$|"
    r"\b(?:institutions|universities|organi[sz]ations) (?:where|using|(?:that|which|who) use)\b",
    re.IGNORECASE,
)
_OF_VENUES = regex(r"\W*(?:conferences?|workshops?|journals?|magazines?)\W*", re.IGNORECASE)
"""What says of which kind the venues are that stand in the headings below it."""
_OF_A_PERSON = regex(
    r"\W*(?:honou?rs|grants?|funding|scholarships?|fellowships?|bourses|stipendien|becas)\W*|"
    r".*(?:受賞|表彰|奨学金|助成金|研究費|資格|获奖|荣誉|奖学金|奖项).*",
    re.IGNORECASE,
)
"""What somebody's own list tells besides works: "Grants", "受賞歴"; "Awards" may be papers'."""
_OF_AN_EVENT = regex(
    r"\W*(?:(?:the|our|unsere) )?(?:"
    r"(?:(?:program(?:me)?|organi[sz](?:ing|ation)|scientific|technical|steering|advisory|review|"
    r"editorial|conference|workshop|local) ){1,3}(?:committees?|boards?|chairs?)(?: members?)?|"
    r"organi[sz](?:ers?|ation team)|(?:invited|keynote|plenary) speakers?|participants|attendees|"
    r"(?:partners?|sponsors?|funders?|supporters?|supporting partners?)|"
    r"(?:programm)?komitee|veranstalter(?:innen)?|partner|sponsoren|förderer|"
    r"comités? (?:de programme|scientifique|d['’]organisation)|partenaires|"
    r"comités? (?:científico|organizador)|patrocinadores|"
    r"(?:プログラム|実行|組織)委員会?|协办单位|主办单位|程序委员会|赞助商?"
    r")\W*",
    re.IGNORECASE,
)
"""Who holds an event or a project, or pays for it: "Program Committee", "Our Sponsors"."""
_MAY_BE_A_TOPIC = regex(r"\W*(?:grants?|funding)\W*", re.IGNORECASE)
"""What papers may be about as well: "Funding" below "Papers on science"."""
_NEWS = regex(
    r"\W*(?:(?:latest|recent|survey|paper|list|our) ){0,2}(?:news|what['’]s new|"
    r"to[- ]?do(?:s| lists?)?|changelog|updates?(?: logs?)?|announcements?)\W*",
    re.IGNORECASE,
)
"""Above what was or is to be done with the list, whatever the labels in it say."""
_NOTE = regex(
    r"\W*(?:(?:please )?note|n\.?b\.?|disclaimer|hinweis|anmerkung|remarque|nota|"
    r"注[意记記]?|说明|備考)\W*",
    re.IGNORECASE,
)
"""As a label, above what the curator says of the list."""
_FOLLOWING = r"(?:following|siguientes?|seguintes?|seguenti|suivants?|suivantes|folgenden?)"
_ANNOUNCED = regex(
    rf"(?<![\w-])(?:{_FOLLOWING} (?:[\w-]{{1,40}} ){{0,2}}(?P<last>[\w-]{{1,40}})|"
    rf"(?P<first>[\w-]{{1,40}}) {_FOLLOWING})(?=[\s.:\uff1a]{{0,9}}$)",
    re.IGNORECASE,
)
"""What a sentence ends in that says what follows it: "we discuss the following papers:"."""
_TOPICS = regex(
    r"\b(?:cover|includ|contain|compris|consist|divid|focus|group|classif|categori[sz]|organi[sz]|"
    r"structur|sort|split|fall|gliedert|unterteilt|umfass|divis|comprend|abarca|incluye)\w{0,8} "
    r"[^.:\uff1a]{0,80}?\b(?:areas?|aspects?|categor(?:y|ies)|directions?|fields|groups|parts|"
    r"sections|subjects|themes|topics?|types|Bereiche|Kategorien|Teile|Themen|catégories|parties|"
    r"thèmes|categorías|partes|temas|secciones)\s{0,3}[:\uff1a]$|"
    r"(?:分为|分成|包括|包含|涵盖).{0,20}(?:部分|方面|方向|类别?|主题|领域)\s?[:\uff1a]$",
    re.IGNORECASE,
)
"""With which a text ends that says that topics follow it: "… covers the following areas:"."""
_LONGEST_ANNOUNCEMENT = 160
_AND = regex(r"\s(?:and|&|und|et)\s|[,/]")


def said_above(section: Sequence[str], labels: Sequence[str]) -> bool | None:
    """Whether labels, or else headings, say that papers or that other things stand below."""
    of_contents = bool(section) and CONTENTS.fullmatch(section[-1]) is not None
    if of_contents or any(map(_NEWS.fullmatch, (*section, *labels))):
        return False
    if any(map(_NOTE.fullmatch, labels[-1:])):
        return False
    said = (is_of_papers((label,)) for label in reversed(labels))
    return next((found for found in said if found is not None), is_of_papers(section))


def without_topic(section: Sequence[str], *, of_papers: bool | None) -> Sequence[str]:
    """The headings but a last "Funding" that says below others, of papers, what these are about.

    Args:
        section: the headings, outermost first, without the list's title.
        of_papers: that title speaks of papers.
    """
    is_topic = bool(section) and _MAY_BE_A_TOPIC.fullmatch(section[-1])
    said = is_of_papers(section[:-1]) if is_topic and len(section) > 1 else None
    is_below = of_papers if said is None else said
    return section[:-1] if is_topic and is_below else section


def announced(text: str) -> str:
    """With what a text ends if that says that papers or topics follow."""
    begin = max(0, len(text) - _LONGEST_ANNOUNCEMENT)
    if topics := _TOPICS.search(text, begin):
        return topics[0]
    found = _ANNOUNCED.search(text, begin)
    return found[0] if found and is_of_papers((found["last"] or found["first"],)) else ""


def says_that_topics_follow(label: str) -> bool:
    """Whether a label ends in that topics follow, be they of papers: "… covers two areas:"."""
    return _TOPICS.search(label, max(0, len(label) - _LONGEST_ANNOUNCEMENT)) is not None


def is_of_papers(section: Sequence[str]) -> bool | None:
    """Whether the headings speak of papers or of other things; None if of neither, or of both.

    "Conferences" above "ICML 2020" speaks of where the papers below that appeared.
    """
    papers = any(map(_OF_PAPERS.search, section))
    others = any(
        is_of_others(heading)
        for n, heading in enumerate(section)
        if not (_OF_VENUES.fullmatch(heading) and _is_placed(section[n + 1 :]))
    )
    return papers if papers is not others else None


def _is_placed(section: Sequence[str]) -> bool:
    """Whether headings say where and when what stands below them appeared."""
    placed = above(reversed(section))
    return bool(placed.venue and placed.year)


def is_of_others(heading: str) -> bool:
    """Whether a heading speaks of other things than papers, in each of its parts."""
    return not _OF_PAPERS.search(heading) and all(
        _OF_OTHERS.search(part) or _OF_A_PERSON.fullmatch(part) or _OF_AN_EVENT.fullmatch(part)
        for part in _AND.split(heading)
        if part.strip()
    )
