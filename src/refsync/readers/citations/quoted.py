"""Citations whose titles stand in marks of their own: quotation marks, 《…》, 「…」."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.citations.in_front import NO_YEAR, authors, first_author
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.people import People, people, people_by_family
from refsync.readers.people.many import people_and_groups
from refsync.readers.sentences import LONGEST_PLACE
from refsync.readers.venues import YEAR

QUOTED = regex(
    r"""(?:["“”„«「『《](?=[^"“”„«»」』》]{10})|"(?=[^"“”]{10})|“(?=[^“”]{10})|『(?=[^『』]{10})|"""
    r"""«(?=\s?«[^«»]{2,100}»[^«»]{10})|\[\[(?=[^\[\]]{4})|"""
    r"""(?<![\w.?!])»(?=\w[^«»]{9})|(?<!\w)‘(?=\w[^‘]{9}))"""
    r"""(?P<title>(?<=“)(?>(?:[^“”\[\]]|\[[^“”\[\]]{2,40}\]|“[^“”\[\]]{2,80}”){10,500})(?=”)|(?<=『)[^『』\[\]]{10,500}+(?=』)|"""
    r"""(?<=")(?>(?:[^"“”\[\]]|\[[^"“”\[\]]{2,40}\]|(?<=[\s(])"(?=\w)[^"\[\]]{1,80}(?<=\w)"(?=[\s:,)-]\w?))"""
    r"""{10,500})(?=")|"""
    r"""(?<=»)[^«»\[\]]{10,500}+(?=«(?!\w))|(?<=‘)(?>(?:[^‘’\[\]]|’(?=\w|\s[^\W\d_A-Z])){10,500})(?=’)|"""
    r"""(?<=«)(?>(?:[^«»\[\]]|«[^«»]{2,100}»){10,500})(?=»)|[^"“”„«»」』》\[\]]{1,500}+)"""
    r"""(?:["”“»」』》]|\]\]|(?<=[^\s»])«(?!\w)|(?<=\S)’(?!\w))"""
)
"""A title in quotation marks, or linked within a notebook: "[[On Widgets]]".

Within may stand others: “The "Widget" Data”, "The "Widget" Data", "「部品」の研究",
『「部品」の研究』.
"""
_SINGLE_QUOTED = regex(r"(?<!\w)[‘'](?P<title>[^‘]{10,}?)(?:[,.?!][’']|[’'](?=[,.;:)]|$))")
_SHORT_QUOTED = regex(
    r"(?<=[.,] )[\"“](?P<title>[^\W\d_a-z][^\"“”.,]{2,8})(?:[\"”](?=[.,])|[.,][\"”])"
)
"""A title of a word, which a full stop or comma sets off: 'Doe, J. "GearNet". Acta 2015'."""
_STOP_IN_QUOTES = regex(r"(?<=\w)[,.](?=[’']$)")
"""Of the citation, as Americans set it: “On the ‘Widget,’”."""
TITLE_MARKS = regex(r"《([^《》]{2,})》|「([^「」]{2,})」|『([^『』]{2,})』|〈([^〈〉]{2,})〉")
"""Around titles in Chinese, Japanese and Korean."""
_BEHIND_TITLES = "第上下卷巻"
"""A volume follows: 《…》第31卷. Other letters go on with the title."""
_MARKS_BEHIND = "」』》"
_PUBLISHER_BEHIND = regex(
    r"[^\s\d,.\u3041-\u3096\uff08]{1,20}"
    r"(?:社|出版会?|書[店房院籍局]|书[店局]|[堂閣館房]|文庫|新書|叢書)(?![^\W\d_])"
)
"""Right behind a book, as in Japanese: "『部品の研究』試験書店"."""
_WORD_BEHIND = regex(r"(?![第上下卷巻])[^\W\d_]{1,12}(?:\. |\uff08)")
"""With which a title ends behind its marks."""
_LEADING_YEAR = regex(
    rf"(?<![\s,.(\uff08])[\s,.(\uff08]*+(?:(?P<year>{YEAR})"
    rf"(?:[–/-]\d{{2,4}}| [A-Z][\w&:.-]{{1,20}}(?=\)))?|(?i:\b(?:{NO_YEAR})))?"
    r"[\s,.):\uff1a\uff0c\uff09]*+$"
)
"""Behind names, before a title: " (2015). ", ", in press. "."""
_SET_OFF = (";", ",", ".")
_MARK = regex(r"[\"“”„«»]")
_OR = regex(r",\s(?:or|oder|ou|ovvero|ossia|of|sive|o sea)\s")
"""Behind the first words of a title, which has another: '"On Widgets", or the Use of Gears'."""


def with_quoted_title(whole: Citation) -> Citation:
    """The citation, its title the one in quotes if set off in it: "Acme; “On Widgets”".

    A mark of quotes that has no other is none of it: "”On Widgets".
    """
    quoted = QUOTED.search(whole.title)
    before = whole.title[: quoted.start()].rstrip() if quoted else ""
    behind = whole.title[quoted.end() :].lstrip() if quoted else ""
    if _MARK.search(before):
        return whole
    if not quoted or before[-1:] not in _SET_OFF or (behind and behind[0] not in _SET_OFF):
        return whole._replace(title=whole.title.lstrip("”"))
    who, rest = people(before.partition(";")[0]) or whole.who, f"{behind}. {whole.rest}"
    return Citation(quoted["title"].strip(" ,."), who, rest)


def with_quotes(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe. “On Widgets.” Journal of Tests, 2015."."""
    quoted = QUOTED.search(text) or _SINGLE_QUOTED.search(text) or _SHORT_QUOTED.search(text)
    when = _LEADING_YEAR.search(text[: quoted.start()]) if quoted else None
    before = (
        text[: quoted.start()][: when.start() + 1].rstrip(" ,(:\uff08\uff0c\uff1a")
        if quoted and when
        else ""
    )
    who = authors(before, lenient=lenient) if before else None
    if not (who and who.told) and before:
        who = people_and_groups(before) or who
    if lenient and quoted and text[: quoted.start()].rstrip().endswith((".", ",")):
        who = who or first_author(before)
    if not quoted or not when or not who or _goes_on_behind_marks(quoted):
        return None
    told = lenient or when["year"] or who.told
    if ":" in when[0] and not told:  # a nickname's: "Fast Widgets: “On …”"
        return None
    stated = f"{when['year']}. " if when["year"] else ""
    title = _STOP_IN_QUOTES.sub("", quoted["title"].strip(" ,."))
    return Citation(title, who, stated + text[quoted.end() :])


def with_title_marks(text: str, lenient: bool) -> Citation | None:
    """As "王伟：《零件研究》，试验出版社，2015年", "山田太郎『部品の研究』2015年"."""
    marked = TITLE_MARKS.search(text, 0, LONGEST_PLACE)
    before, rest = (text[: marked.start()], text[marked.end() :]) if marked else ("", "")
    when = _LEADING_YEAR.search(before)
    who = people_by_family(before[: when.start() if when else None])
    if not marked or not (who or (lenient and not before)) or not ANY_YEAR.search(text):
        return None
    is_published = rest[:1].isalpha() and _PUBLISHER_BEHIND.match(rest)
    if rest[:1].isalpha() and rest[0] not in _BEHIND_TITLES and not is_published:
        return None
    stated = f"{when['year']}. " if when and when["year"] else ""
    return Citation(marked[marked.lastindex or 0], who or People(()), stated + rest)


def _goes_on_behind_marks(quoted: re.Match[str]) -> bool:
    """Whether what a title has in East Asian marks is only its begin: "「部品」データ. Acta".

    A journal goes on with commas: "「部品」試験学会誌, Vol. 3". In other scripts "or" may go on.
    """
    if _OR.match(quoted.string, quoted.end()):
        return True
    return quoted[0][-1] in _MARKS_BEHIND and bool(_WORD_BEHIND.match(quoted.string, quoted.end()))
