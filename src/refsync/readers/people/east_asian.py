"""Names in scripts without spaces, and what stands with them: "[英]瑟尔沃", "홍길동 지음"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people.around import SEPARATORS
from refsync.readers.people.found import People
from refsync.reference import Name

_HAN = regex(r"[\u4e00-\u9fff々·]{2,6}|[\u4e00-\u9fff々]{1,4} [\u4e00-\u9fff]{1,4}")
_KANA_NAME = regex(
    r"[\u30a0-\u30ff\u4e00-\u9fff・]{2,20}|[\u30a1-\u30fc]{2,12}(?: [\u30a1-\u30fc]{1,12}){1,3}|"
    r"[\u3005\u4e00-\u9fff]{1,4}(?: [\u3041-\u3096]{1,5}| [\u30a1-\u30fc]{1,5})|"
    r"[\u3005\u4e00-\u9fff]{1,4}[\u3041-\u3096]{2,4}|"
    r"[\uac00-\ud7a3]{2,4}"
)
"""Some have spaces between family and given names: "ドウ ジェーン", "山田 はなこ"."""
_NAME_WITHOUT_SPACES = regex(
    r"[\u30a0-\u30ff\u3005\u4e00-\u9fff·]{2,20}|[\uac00-\ud7a3]{2,4}|"
    r"[\u3005\u4e00-\u9fff]{1,4}[ \u3041-\u3096][\u3041-\u3096\u4e00-\u9fff]{1,4}"
)
ROLES = "編著?|監修|監訳|編集|訳|著"
"""A pattern of what people did for a book, in brackets behind them: "山田 太郎(監修)"."""
_ROLE = regex(
    rf"\s*(?:[(\uff08](?:{ROLES}|주편|편)[)\uff09]|等?主编|等?编著|等?编译|"
    r"等?[编著]|整理|監修|監訳|共訳|訳|共著|[主共]?編著?|ほか|等|지음|엮음|외)$"
)
_ROLE_OF_ONE = regex(
    rf"(?<=..)(?:[(\uff08](?:{ROLES})[)\uff09]|監修|監訳|編著|共[著訳編])$|"
    r"(?<=...)[著訳編]$"
)
"""Behind one of several names: "山田太郎監修, 鈴木花子訳"; short names may end so."""
_ROLE_BETWEEN = regex(rf"[(\uff08](?:{ROLES})[)\uff09]\s*(?=[\u4e00-\u9fff])")
"""Behind the first of those who did something else each: "山田太郎(監修) 鈴木花子(編)"."""
_EDITORS = regex(r"[(\uff08]編[)\uff09]\s*$")
_NATION = regex(r"^\s*[\[(\uff08\uff3b〔][\u4e00-\u9fff]{1,3}[\])\uff09\uff3d〕]\s*")
"""Of a foreign author, as in "[英]瑟尔沃"."""
_IN_LATIN = regex(r"\s*[(\uff08][A-Z][^\W\d_]*\.? [^()\uff08\uff09]{1,40}[)\uff09]\s*$")
"""How a name is written in Latin letters, behind it: "ドウ (Jane Doe)"."""
_BETWEEN_KANJI = regex(r"(?<=[\u3041-\u3096\u4e00-\u9fff])・(?=[\u4e00-\u9fff])")
_LONGEST_WITHOUT_SPACES = 300


def is_east_asian(token: str) -> bool:
    """Whether a text may be one name in Chinese, Japanese or Korean."""
    return bool(_HAN.fullmatch(token) or _KANA_NAME.fullmatch(token))


def without_role(name: str) -> str:
    """A name without what its bearer did for a book: "山田太郎監修", "鈴木花子訳"."""
    return name if name.isascii() else _ROLE_OF_ONE.sub("", name)


def apart(token: str) -> list[str]:
    """The names between which dots stand, each without a role: "山田太郎・鈴木花子編著"."""
    return [without_role(name) for name in _BETWEEN_KANJI.split(token)]


def people_by_family(text: str) -> People | None:
    """The people of whom a text in a script without spaces consists, be they one only.

    What stands behind the names as their role is left out: "王伟、李明主编", "홍길동 지음",
    "山田太郎(監修) 鈴木花子(編)".
    """
    if len(text) > _LONGEST_WITHOUT_SPACES:
        return None
    text = _IN_LATIN.sub("", text)
    edited = _EDITORS.search(text) is not None
    text = _ROLE_BETWEEN.sub("\u3001", text)
    text = _ROLE.sub("", _NATION.sub("", text).strip(" \t,.:;\u3001\uff0c\uff1a\uff1b\uff0e"))
    tokens = [name for part in SEPARATORS.split(text) for name in apart(part)]
    if not tokens or not all(map(_NAME_WITHOUT_SPACES.fullmatch, tokens)):
        return None
    names = tuple(Name(literal=token) for token in tokens)
    return People(names, certain=True, edited=edited)
