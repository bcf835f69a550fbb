"""Headings that are papers' titles because one above them says so: "Papers to read"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.document import Text, plain
from refsync.readers.outline import Part
from refsync.readers.passage import Passage
from refsync.readers.said_above import is_of_papers
from refsync.readers.shapes.beneath import FEWEST_WORDS_OF_A_TITLE
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import CONTENTS, NO_TITLE

_LISTS_PAPERS = regex(
    r"\bpapers\W*$|\bpapers? (?:reading )?(?:lists?|notes|summaries|reviews|readings?)\b|"
    r"\b(?:lists?|summaries|notes) (?:of|on) (?:[\w-]{1,20} ){0,3}papers\b|\breading lists?\b|"
    r"\bpapers (?:to|i|we|from|at|in|of|on|for|about)\b|\bto-read\b|"
    r"\b(?:paper|literatur|artikel|lese|lektüre)listen?\b|\bzu lesende (?:artikel|aufsätze)\b|"
    r"\blistes? (?:de lectures?|d['’]articles)\b|\barticles à lire\b|"
    r"\blistas? de (?:lecturas?|leituras?|art[íi](?:cul|g)os)\b|"
    r"\bart[íi](?:cul|g)os (?:por|para|a) le[er]r?\b|\bсписок (?:статей|литературы)\b|"
    r"[论論]文\W*$|[论論]文.{0,6}(?:列表|清[单單]|一[览覧]|笔记|筆記|合集|[汇匯][总總]|目[录錄録]|"
    r"リスト|まとめ|メモ|紹介|ノート)|(?:读|讀|読むべき|読みたい|読んだ)[论論]文|"
    r"논문\W*$|논문.{0,6}(?:목록|리스트|정리|모음)|읽(?:을|은) 논문",
    re.IGNORECASE,
)
"""What a heading says above papers that are told by nothing but their titles."""
_NUMBERED = regex(
    r"\W*(?:sessions?|tracks?|days?|weeks?|chapters?|parts?|modules?|units?|lectures?|lessons?|"
    r"steps?|topics?|kapitel|teile?|wochen?|tage?|sitzung(?:en)?|semaines?|jours?|chapitres?|"
    r"semanas?|d[ií]as?|sesi[oó]n(?:es)?|cap[ií]tulos?)\s#?(?:\d|[ivx]+\b|[a-d]\b)|"
    r"\W*第\s?[\d一二三四五六七八九十]{1,3}\s?[章节節部回週周天日课課]",
    re.IGNORECASE,
)
"""How headings begin that stand above works: "Session 1: Gears", "第3章"."""
_OF_THE_LIST = regex(
    r"\W*(?:(?:how to|comment|c[oó]mo|como) (?:add|apply|build|cite|compile|contribute|download|"
    r"edit|get|help|install|join|participate|read|reproduce|run|start|submit|use|"
    r"ajouter|citer|contribuer|contribuir|instalar|installer|lire|usar|utiliser)|"
    r"(?:books|articles|works|texts|things) (?:i|we|you|to)|getting started|"
    r"licen[cs](?:ing|e[ds]?)|lizenz\w*|licencias?|licença|acknowledge?ments?|danksagung|"
    r"remerciements|agradecimient?os|contributing|contributors?|"
    r"(?:introduction|background|motivation|overview|abstract|summary|problems?|related work|"
    r"(?:key |main )?(?:ideas?|contributions?)|methods?|methodology|approach|design|"
    r"implementation|experiments?|evaluation|results?|discussion|strengths?|weakness(?:es)?|"
    r"limitations?|conclusions?|notes?|questions?|future work|appendix|einleitung|methoden?|"
    r"ergebnisse?|fazit|zusammenfassung|résumé|méthodes?|résultats?|resumen|métodos?|resultados?)"
    r"\s?(?=[:\uff1a]))(?!\w)|"
    r"\W*(?:はじめに|ライセンス|謝辞|使い方|この(?:文書|リスト|リポジトリ|ページ|サイト)|如何|前言|"
    r"简介|簡介|写在前面|使用(?:方法|说明)|许可|許可|致谢|致謝|关于本|關於本|소개|라이선스|시작하기|설치)|"
    r".*(?:ください|下さい|です|ます|ました|ません)\W*$",
    re.IGNORECASE,
)
"""How headings begin that speak of the list itself, or of a work's parts: "Introduction: Why"."""
_LEFT_OPEN = regex(
    r"\W*(?:to[- ]?do|tbd|tba|wip|(?:coming|more) soon|soon|in progress|under construction|"
    r"to be (?:added|done|continued|written)|(?:nothing|none|empty)(?: yet| so far)?|folgt|"
    r"à venir|próximamente|em breve|待补充|待補充|待更新|未完待续|敬请期待|"
    r"準備中|作成中|준비 ?중)\W*",
    re.IGNORECASE,
)
"""What stands in a section that waits for its works: "TODO"."""
_WORDS_OF_TITLES = regex(
    r"\b(?:an?|the|for|from|with|without|within|via|using|on|to|towards?|by|as|at|into|is|are|do|does|"
    r"can|through|under|over|between|what|how|why|when)\b|: ",
    re.IGNORECASE,
)
"""What most titles have, and few topics: "Wide Gears and Cogs in Mills" has none."""
_SEVERAL = 3
_HALF = 0.5
_MOST = 0.75


def titles_promised(passages: Sequence[Passage], inside: Sequence[int]) -> set[int]:
    """Which parts are works by their headings, below one that says that papers are listed there.

    As "On the Use of Gears in Old Mills" is below "Papers to Read", or below "Session 1" there,
    with notes below it or with nothing. So they are where nearly all headings of a level are
    titles, each its own, most of them with no links; it is the deepest such level. Those of topics,
    of what is left to do, and of the list itself, are none.

    Args:
        passages: the parts of a list, read.
        inside: how many works of other shapes stand in each.
    """
    out: set[int] = set()
    for scope in _scopes(passages):
        levels = {passages[i].part.level for i in scope}
        found = (_titles_of_a_level(passages, inside, scope, level) for level in levels)
        deepest = max(filter(None, found), key=lambda at: passages[at[0]].part.level, default=[])
        out.update(deepest)
    return out


def _scopes(passages: Sequence[Passage]) -> Iterator[range]:
    """What stands below each heading that says that papers are listed below it.

    Below the first one, which is the list's own, all that follows does.
    """
    levels = [passage.part.level for passage in passages]
    first = next((i for i, level in enumerate(levels) if level), None)
    for i, passage in enumerate(passages):
        if passage.part.level and lists_papers(passage.part.text):
            above = 0 if i == first else levels[i]
            behind = (n for n in range(i + 1, len(levels)) if levels[n] <= above)
            yield range(i + 1, next(behind, len(levels)))


def lists_papers(heading: str) -> bool:
    """Whether a heading says that papers are listed below it: "Paper Reading List"."""
    return _LISTS_PAPERS.search(heading) is not None and is_of_papers((heading,)) is not False


def _titles_of_a_level(
    passages: Sequence[Passage], inside: Sequence[int], scope: range, level: int
) -> list[int]:
    """Which parts of a level are works by their headings, if nearly all there are.

    A few of them may have links as well, but for those that lead to posts or videos.
    """
    alike = [i for i in scope if passages[i].part.level == level]
    found = [i for i in alike if _may_be_a_title(passages[i].part) and not inside[i]]
    bare = [i for i in found if not (passages[i].said.mentions or _is_left_open(passages[i].part))]
    texts = {passages[i].part.text for i in bare}
    in_full = sum(_is_in_full(text) for text in texts)
    as_titles = sum(map(_is_written_as_a_title, texts))
    are_titles = (
        len(bare) >= max(_SEVERAL, _MOST * len(alike))
        and in_full >= max(_SEVERAL, _MOST * len(bare))
        and as_titles >= _HALF * len(bare)
        and sum(map(_is_more_than_a_topic, texts)) >= _HALF * len(bare)
    )
    return [i for i in found if not passages[i].said.leads_elsewhere] if are_titles else []


def _may_be_a_title(part: Part) -> bool:
    text = part.text
    return (
        count_words(text) >= _SEVERAL
        and not (_NUMBERED.match(text) or _OF_THE_LIST.match(text))
        and not is_cut_short(text)
        and not (NO_TITLE.fullmatch(text) or CONTENTS.fullmatch(text) or lists_papers(text))
    )


def _is_left_open(part: Part) -> bool:
    """Whether nothing but a promise stands below a heading: "TODO"."""
    said = [plain(block.spans) for block in part.body if isinstance(block, Text)]
    return bool(said) and len(said) == len(part.body) and all(map(_LEFT_OPEN.fullmatch, said))


def _is_in_full(text: str) -> bool:
    """Whether a text has as many words as a title in full, or a subtitle, and asks nothing."""
    return not text.endswith(("?", "？")) and (
        count_words(text) >= FEWEST_WORDS_OF_A_TITLE or ": " in text
    )


def _is_written_as_a_title(text: str) -> bool:
    return has_capitals(text) or ": " in text or EAST_ASIAN.search(text) is not None


def _is_more_than_a_topic(text: str) -> bool:
    return _WORDS_OF_TITLES.search(text) is not None or EAST_ASIAN.search(text) is not None
