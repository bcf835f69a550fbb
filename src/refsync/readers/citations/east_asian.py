"""Citations in Chinese, Japanese and Korean, whose names have no spaces."""

from __future__ import annotations

from itertools import takewhile

from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.citations.in_front import without_number
from refsync.readers.citations.in_full import MOST_PARTS
from refsync.readers.citations.quoted import TITLE_MARKS
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.people import People, people, people_by_family
from refsync.readers.people.east_asian import ROLES
from refsync.readers.sentences import first_sentence
from refsync.reference import Name

_BY_INSTITUTION = regex(
    r"(?P<who>[\u4e00-\u9fff\uff08\uff09]{4,30})[.\uff0e]\s?(?P<title>[^\[\]]{2,200}?)\s?"
    r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]\s?[.\uff0e]?\s?(?P<rest>.*)"
)
"""As GB/T 7714 has a Chinese institution's work: "同济大学. 高等数学[M]. …"."""
_COMMA = regex(r"[,\uff0c\u3001]\s*")
_NAME = regex(
    r"[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,4} [\u4e00-\u9fff\u3041-\u3096]{1,4}|"
    r"[\u4e00-\u9fff々]{1,4} ?[\u3041-\u3096\u30a0-\u30ff]{1,5}|"
    r"[\u30a0-\u30ff]{3,20}|[\uac00-\ud7a3]{2,4}"
)
_BETWEEN_NAMES = regex(r"[,\uff0c\u3001]\s*|(?<=[\u3041-\u3096\u4e00-\u9fff])・(?=[\u4e00-\u9fff])")
_COLON = regex(r"(?P<who>[^:\uff1a]{3,300})[:\uff1a]\s*(?P<rest>\S.*)")
_IN_A_VOLUME = regex(r"(?:\b[Vv]ol\.?|\b[Nn]o\.?|第)\s?\d")
_WIDE_COMMA = regex(r"\s?\uff0c\s*")
_ENDS_OF_INSTITUTIONS = ("誌", "学会", "學會", "会議", "论文集", "論文集", "研究会", "大学", "学报")
_NICKNAME = regex(r"(?!Ma?c[A-Z])(?=[A-Za-z-]{0,20}[A-Z][A-Za-z-]{0,20}[A-Z])[A-Za-z-]{2,40}")
"""A word with several capitals, with which a title begins: "GearNet: 部品の研究"."""
_FEWEST_LETTERS_OF_A_TITLE = 6
_LONGEST_NAME = 8
"""Of a foreigner, in Chinese letters or in katakana."""
_NAMED = r"[\u4e00-\u9fff々]{1,4} [\u4e00-\u9fff々\u3041-\u3096\u30a1-\u30fc]{1,6}"
_BEFORE_EDITORS = regex(
    rf"(?P<title>\S.{{0,200}}?) (?={_NAMED}(?:・{_NAMED}){{0,9}} ?[(\uff08](?:{ROLES})[)\uff09])"
)
"""Of a chapter or a volume: "部品の研究 山田 太郎・鈴木 はなこ(編) 歯車の本 試験社"."""
_BETWEEN_DASHES = regex(
    r"(?P<title>[^—―]{2,200}(?P<dash>[—―]{1,2})[^—―]{2,200}(?P=dash)(?: \S{0,6}版(?= ))?) (?=\S)"
)
"""A subtitle ends with the dash with which it begins: "部品の研究――歯車を例に―― 試験論文誌"."""
_BY_A_SPACE = r"(?<!,)(?:,|(?<![\da-zA-Z])) (?=[^\s\da-zA-Z,][^\s,]*"
_BEFORE_A_VOLUME = regex(rf"(?P<title>\S.{{2,200}}){_BY_A_SPACE}, \d)")
_BEFORE_THE_LAST = regex(rf"(?P<title>\S.{{0,200}}){_BY_A_SPACE}$)")
"""A space beside a word in Latin letters parts only that from the others: "BERT を用いた研究"."""
_PLACE = regex(
    r"[^\s,]{1,30}(?<![のをとがにはへや])(?:社(?<!会社)|出版|誌|(?<!社)会(?<!大会)|大[学學]|[学學][报報]|"
    r"[论論]文集|書店|书店|書房|书房|紀要|杂志|文庫)(?!\w)"
)
"""The begin of what ends as publishers, journals, societies and universities do: "試験社"."""
_EDITION = regex(r"(?:第\d{1,2}|[改訂増補新]{1,4})版$")
"""Behind it stands the publisher, whatever its name: "部品の研究 第2版 有文閣"."""
_KANA = regex(r"[\u3041-\u3096\u30a1-\u30fa]")
"""Japanese has it in most titles, and seldom a space within them."""
_SEEN = regex(r" (?:Retrieved|Accessed|Advance online publication|In press)\b.*")
_HANGUL = regex(r"[\uac00-\ud7a3]")
"""Korean has spaces between its words."""
_STOP_BEFORE_TITLE = regex(r"(?<!\d)[.\uff0e\u3002]\s?(?=[^\W\d])")
_COUNTRY = regex(r"[\[(\uff08〔][\u4e00-\u9fff]{1,4}[\])\uff09〕]\s?")
"""Where someone is from: "[美]"."""
_BETWEEN_THEM = regex(r"[,\uff0c、;\uff1b]")
_AND_OTHERS = regex(r"等|et al")
_IN_HAN = regex(
    r"[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{1,10}(?:[·•・.]\s?[\u4e00-\u9fffA-Z]{1,10}){1,4}"
)
"""A name in Chinese, or one that was put into it: "王明", "珍·R.多伊"."""


def of_institution(text: str) -> Citation | None:
    """As "同济大学. 高等数学[M]. 北京: 高等教育出版社, 2015", by a Chinese institution."""
    marked = None if text.isascii() else _BY_INSTITUTION.fullmatch(text)
    if not marked:
        return None
    who = people_by_family(marked["who"])
    who = who or People((Name(literal=marked["who"]),), certain=True)
    return Citation(marked["title"], who, marked["rest"])


def east_asian_marked(before: str) -> tuple[People, str] | None:
    """Who wrote what, as it stands before the mark in GB/T 7714: "[美]王明,李华,等.零件的研究"."""
    ends = list(_STOP_BEFORE_TITLE.finditer(before))
    who, title = (before[: ends[-1].start()], before[ends[-1].end() :]) if ends else ("", "")
    named = _COUNTRY.sub("", without_number(who))
    names = [name for part in _BETWEEN_THEM.split(named) if (name := part.strip())]
    truncated = len(names) > 1 and _AND_OTHERS.fullmatch(names[-1]) is not None
    names = names[: len(names) - truncated]
    if not title or not names or not all(map(_IN_HAN.fullmatch, names)):
        return None
    return People(tuple(Name(literal=name) for name in names), truncated, certain=True), title


def east_asian_in_commas(text: str) -> Citation | None:
    """As "山田太郎, 鈴木一郎, 部品の研究について, 試験論文誌, Vol.12, 2015."."""
    if text.isascii() or not ANY_YEAR.search(text) or TITLE_MARKS.search(text):
        return None
    parts = _COMMA.split(text)
    names = list(takewhile(_NAME.fullmatch, parts))
    title, *rest = [*parts[len(names) :], ""]
    who = people_by_family("、".join(names)) if names and any(rest) else None
    is_title = len(title) >= _FEWEST_LETTERS_OF_A_TITLE and EAST_ASIAN.search(title)
    return Citation(title, who, ", ".join(rest)) if who and is_title else None


def east_asian_title_first(text: str) -> Citation | None:
    """As "部品の研究について, 山田 太郎, 鈴木 一郎, 試験論文誌, Vol.12, 2015年"."""
    if text.isascii() or not ANY_YEAR.search(text) or TITLE_MARKS.search(text):
        return None
    title, *parts = _COMMA.split(text)
    spaced = bool(parts) and " " in parts[0]
    names = list(takewhile(lambda part: _is_a_name(part) and (" " in part) == spaced, parts))
    is_title = len(title) >= _FEWEST_LETTERS_OF_A_TITLE and EAST_ASIAN.search(title)
    who = people_by_family("、".join(names)) if names and is_title else None
    rest = parts[len(names) :]
    return Citation(title, who, ", ".join(rest)) if who and len(rest) > 1 else None


def title_before_a_space(sentence: str, behind: str) -> tuple[str, str] | None:
    """The title in a Japanese sentence behind a year, and its place, which only a space sets off.

    As "部品の研究 試験論文誌, 49, 131–136", "部品の研究 第2版 試験社", and before editors or behind
    a subtitle's dash. The last word is a place only if it ends as one or an edition is before it,
    and so is what stands before a volume in a text without kana: "基于 深度学习 的研究, 2018"
    is all title.

    Args:
        sentence: the first one behind the year.
        behind: what follows it; where that is nothing the last word may be the publisher's.
    """
    told = _SEEN.sub("", sentence)
    if not EAST_ASIAN.search(told) or _HANGUL.search(told):
        return None
    alone = told != sentence or not any(map(str.isalnum, behind))
    patterns = (_BEFORE_EDITORS, _BETWEEN_DASHES, _BEFORE_A_VOLUME, *[_BEFORE_THE_LAST] * alone)
    found = next(filter(None, (pattern.match(told) for pattern in patterns)), None)
    if not found or not all(map(EAST_ASIAN.search, (found["title"], told[found.end() :]))):
        return None
    is_told = found.re == _BEFORE_EDITORS or (found.re != _BEFORE_THE_LAST and _KANA.search(told))
    is_told = is_told or _EDITION.search(found["title"])
    if not (is_told or _PLACE.match(told, found.end())):
        return None
    return found["title"], f"{told[found.end() :]}. {sentence[len(told) :].strip()}"


def _is_a_name(text: str) -> bool:
    """Whether a text may be a person's name, and is no journal, society or university."""
    return _NAME.fullmatch(text) is not None and not text.endswith(_ENDS_OF_INSTITUTIONS)


def east_asian_with_colon(text: str, lenient: bool) -> Citation | None:
    """As "山田太郎，鈴木一郎：部品の研究について，試験論文誌，Vol.12", some names in Latin letters.

    What stands alone before a colon may be a topic as well, unless others tell that it is a name.
    """
    match = None if text.isascii() else _COLON.match(text)
    names = _BETWEEN_NAMES.split(match["who"]) if match else []
    if not match or not (lenient or len(names) > 1) or len(names) > MOST_PARTS:
        return None
    if not any(map(_NAME.fullmatch, names)) or TITLE_MARKS.search(match["rest"]):
        return None
    who = [_named_in_either_script(name) for name in names]
    sentence, *rest = map(str.strip, _WIDE_COMMA.split(match["rest"]))
    title, behind = first_sentence(sentence)
    is_title = len(title) >= _FEWEST_LETTERS_OF_A_TITLE and not _may_be_names(title)
    where = ", ".join(filter(None, (behind, *rest)))
    if not is_title or not all(who) or not (_IN_A_VOLUME.search(where) or ANY_YEAR.search(text)):
        return None
    return Citation(title, People(tuple(filter(None, who)), certain=True), where)


def _may_be_names(text: str) -> bool:
    """Whether a text is of names, none of them longer than people's are."""
    who = people_by_family(text)
    return who is not None and all(len(n.literal or "") <= _LONGEST_NAME for n in who.names)


def _named_in_either_script(text: str) -> Name | None:
    """The one name that a text is: "山田太郎", "Jane Doe"; a word is none that is a work's."""
    if _NAME.fullmatch(text):
        return Name(literal=text)
    if _NICKNAME.fullmatch(text):
        return None
    who = people(text)
    return who.names[0] if who and len(who.names) == 1 else None
