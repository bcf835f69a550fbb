"""What stands behind a title and is none of it: names, the venue, the year."""

from __future__ import annotations

import re

from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.people import TOGETHER_WITH, people
from refsync.readers.remembered import remembered
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, is_cut_short
from refsync.readers.title_first import DONE_BY
from refsync.readers.venues import is_acronym, is_venue, venue, venue_and_year, volume_in_short

_BY = regex(
    r"(?P<title>.{3,}?)(?P<comma>,?)\s(?P<who>(?:[Bb]y|von|par)\s.+?)"
    r"(?P<when>,? published\b(?: in)?(?: (?:19|20)\d\d)?|(?:,? \((?:19|20)\d\d\)|, (?:19|20)\d\d))?"
)
_WITH = regex(
    rf"(?P<title>.{{3,}}?),\s(?:{TOGETHER_WITH}|"
    r"(?:eds?\.|edited|trans(?:l?\.|lated)|hrsg\.|übers\.|dir\.|trad\.)(?: by| von| par| por)?)"
    r"\s(?P<who>\S.+)",
    re.IGNORECASE,
)
"""As a person's own list names the others, or a book's editors: "On Widgets, with Jane Doe"."""
THESIS = r"(?:Ph\.? ?D\.?|Doctoral|M\.?Sc\.?|(?:Master|Bachelor)['’]?s?) (?:thesis|dissertation)"
"""A pattern of what a thesis says that it is."""
_OF_A_KIND = regex(
    rf"(?P<title>\S.{{9,400}}?)[.,] (?:{THESIS}|Tech(?:nical|\.) report)\.?",
    re.IGNORECASE,
)
"""As behind "On Widgets. PhD Thesis"."""
PUBLISHED = regex(r",? published(?: in)?(?: (?:19|20)\d\d(?:/(?:19|20)?\d\d)?)?\.?$")
_MOST_BEHIND = 6
"""So many things may stand behind a title's commas."""
_LONGEST_PLACE = 40
_LONGEST_REMARK = 80
_WORDS_IN_FULL = 5
_YEAR = regex(r"(?:19|20)\d\d\.?")
_NAME_AND_YEAR = regex(r"\s*[^\W\d_][\w-]*(?: [A-Z][\w-]*)?,? (?:19|20)\d\d\s*")
"""What stands behind a title's last comma: "arxiv 2022", "Big Data 2014"."""
_NAMED_BY_INITIALS = regex(r"[A-Z]{3,}(?: [A-Z][\w-]*)? (?:19|20)\d\d")
"""As "DISC 2000" and "SIGACT News 2003"."""
_YEAR_AND_WHERE = regex(r"(?P<title>\S.{9,300}?), (?:19|20)\d\d, (?=[^\W_a-z])")
"""As in "On the Order of Widgets, 1995, 2nd Working Conference on Gears"."""
_JOURNAL_AND_YEAR = regex(
    r"(?P<title>(?:\S+\s+){3,60}?\S+[^\W\d_A-Z][)?!]?)(?<!\bvs)\.\s+(?:[a-z]{2,4}\s+)?"
    r"(?:(?:[A-Z&][\w&.:/-]*|of|and|in|on|the|for),?\s+){1,8}(?:19|20)\d\d"
)
"""As in "On the Order of Widgets. Acta Fabri 1995"."""
_INITIALS_AND_YEAR = regex(
    r"(?:[A-Z][A-Za-z]*[A-Z]|ar[Xx]iv)['’-]?(?:(?:19|20)\d\d(?:\.\d\d?)?|['’‘]\d\d)"
)
_PLACE_AND_YEAR = regex(
    r"\s(?P<apart>[-–—|]\s?)?(?P<where>[A-Z\d][\w&+/-]*|ar[Xx]iv)"
    r"(?:\s?['’‘]\d\d|(?:\s|\s?[-–—|]\s?)(?:19|20)\d\d)"
    r"(?:\s(?:Workshops?|Findings|Demos?|Oral|Spotlight|Poster|Highlight|Best Paper)"
    r"|\s?[(\[【][^()\[\]【】]{2,60}[)\]】])?$"
)
"""As behind "On Widgets CVPR 2020", "On Widgets - CVPR - 2020", "On Widgets CVPR 2020 [oral]"."""
_UNKNOWN_INITIALS = regex(r"[A-Z]{4,}")
_IN = regex(r"[Ii]n (?=[A-Z])")
_IN_HAN = regex(
    r"(?<=[A-Za-z\d)?!])(?:\s[\u4e00-\u9fff]{1,10}[A-Za-z\d]{0,12}|(?P<colon>\s?[:\uff1a])\s?"
    r"(?:[A-Z][\w-]{1,15}\s)?[\u4e00-\u9fff][\w\u3001\u3002\uff0c]{0,60})$"
)
"""What a curator adds in Chinese to a title in Latin letters: "On Widgets 代码开源"."""
_INITIALS = regex(r"\s*(?:[A-Z][A-Za-z]{0,10}[A-Z]{2}s?|J\.(?: [A-Z][\w.]{1,20}){1,4})\s*")
_DASHED = regex(r"(?P<title>\S.{2,400}\S)\s[-–—]\s?(?P<who>[^\W\d_a-z][^–—]{2,300})")
_QUOTED_REMARK = regex(r"(?P<title>\S.{2,300}?)\s+[-–—]\s+[\"“](?=[a-z])[^\"“”]{10,500}[\"”]\.?")
_IDENTIFIED = regex(
    r"(?P<title>\S.{2,400}?)[.,;:]?\s+\(?(?:doi(?:\.org)?[:\s/]{1,3}(?=10\.\d)|pmid:?\s?(?=\d{5})|"
    r"isbn:?\s?(?=[\d-]{9}))\S{5,200}",
    re.IGNORECASE,
)
"""An identifier behind a title: "On Widgets, doi:10.1000/182"."""
_MANY = 2
_MOST_NAMES = 20


def by_someone(text: str, *, linked: bool = False) -> str:
    """The title before "by" and names, if a text is nothing else; if linked, names in full.

    One name is told by a comma before it, or by when it was published behind it.
    """
    together = _WITH.fullmatch(text)
    others = people(together["who"].rstrip(".")) if together else None
    if together and others and others.have_given_names:
        return together["title"]
    match = _BY.fullmatch(text)
    if match and not match["comma"] and DONE_BY.search(match["title"]):
        return ""
    who = people(match["who"]) if match else None
    in_full = who is not None and not who.inverted and who.have_given_names
    several = who is not None and len(who.names) > 1 and (in_full or not linked)
    told = match and (match["comma"] or several or (match["when"] and in_full))
    return match["title"] if match and who and told else ""


@remembered
def without_tail(title: str, *, linked: bool = False) -> str:
    """A title without what stands behind its last commas: names, the venue, the year.

    Args:
        title: a text that begins with a title.
        linked: all of it is the text of a link.
    """
    for _ in range(_MOST_BEHIND):
        before, title = title, _without_last(title, linked=linked)
        if title == before:
            break
    return title


def _without_last(title: str, *, linked: bool) -> str:
    """A title without the last thing that stands behind it."""
    before = (
        _before_publication(title)
        or by_someone(title, linked=linked)
        or _before_kind_or_journal(title)
        or _before_a_dash(title)
        or _before_names_or_place(title)
        or _before_colon(title)
        or _before_place(title)
        or before_han(title)
        or _before_a_wide_stop(title)
        or _before_glued_place(title)
    )
    return before or title


def _before_publication(title: str) -> str:
    """The title of "On Widgets published in 2020", and of "On Widgets by J. Doe, published"."""
    published = PUBLISHED.search(title)
    text = title[: published.start()] if published else ""
    named = _BY.fullmatch(text)
    return named["title"] if named and people(named["who"]) else text


def _before_kind_or_journal(title: str) -> str:
    """The title before a thesis' kind, an identifier, or a year and where, a journal and a year."""
    placed = _YEAR_AND_WHERE.match(title) or _JOURNAL_AND_YEAR.fullmatch(title)
    whole = placed or _OF_A_KIND.fullmatch(title) or _IDENTIFIED.fullmatch(title)
    return whole["title"] if whole else ""


def _before_names_or_place(title: str) -> str:
    """The title before names, or where and when, that stand behind its last comma."""
    text, comma, tail = _at_last_comma(title)
    if not text:
        return ""
    who = people(tail)
    told = who is not None and who.certain and (len(who.names) > 1 or comma == ";")
    are_names = who is not None and (who.truncated or told)
    words = count_words(text)
    if are_names and words > WORDS_OF_A_TITLE:
        return _before_names(text.rstrip())
    before, _, where = text.rpartition(", ")
    if before and count_words(tail) <= WORDS_OF_A_TITLE and _NAME_AND_YEAR.fullmatch(where):
        return before
    fewest = WORDS_OF_A_TITLE + (not (is_venue(tail) or _NAMED_BY_INITIALS.fullmatch(tail)))
    in_journal = words > WORDS_OF_A_TITLE and _is_in_a_journal(tail)
    if not in_journal and not (words >= fewest and _says_where_or_when(tail)):
        return ""
    return _without_name_or_initials(text) if _YEAR.fullmatch(tail) else text.rstrip()


def _before_colon(title: str) -> str:
    """The title of "On Widgets: ICML 2020"."""
    text, _, tail = title.rpartition(": ")
    return text if text and _says_where_or_when(tail) and not _YEAR.fullmatch(tail) else ""


def _before_glued_place(title: str) -> str:
    """The title before initials with a year glued to them: "On Widgets CVPR20"."""
    text, _, last = title.rpartition(" ")
    glued = volume_in_short(last) is not None
    glued = glued or (is_venue(last) and _INITIALS_AND_YEAR.fullmatch(last) is not None)
    is_title = count_words(text) > WORDS_OF_A_TITLE and not is_cut_short(text)
    return text.rstrip(" ,") if glued and is_title else ""


def _at_last_comma(title: str) -> tuple[str, str, str]:
    """What stands before a title's last comma, that mark, and the rest; in brackets none counts."""
    comma = max(map(title.rfind, ",\uff0c;"))
    text, tail = title[: max(comma, 0)], title[comma + 1 :].strip()
    if text.count("(") > text.count(")") and tail.endswith(")"):
        return "", "", ""
    return text, title[max(comma, 0) : comma + 1], tail


def _before_names(text: str) -> str:
    """The title before further names: of "On Widgets, J. Doe, M. Roe", which others follow."""
    for _ in range(_MOST_NAMES):
        before, _, last = text.rpartition(", ")
        who = people(last) if count_words(before) > 1 else None
        if not who or len(who.names) > 1 or not who.names[0].given or venue(last):
            break
        text = before
    return text


def _before_place(title: str) -> str:
    """The title before a venue's initials and the year: "On Widgets CVPR 2020"."""
    placed = _PLACE_AND_YEAR.search(title[-(_LONGEST_PLACE + _LONGEST_REMARK) :])
    where = placed["where"] if placed else ""
    text = title[: -len(placed[0])].rstrip(" ,") if placed else ""
    may_be_unknown = _UNKNOWN_INITIALS.fullmatch(where) and not text.isupper()
    if not placed or not (is_acronym(where) or may_be_unknown):
        return ""
    fewest = WORDS_OF_A_TITLE if placed["apart"] is None else 1
    return text if count_words(text) > fewest and not is_cut_short(text) else ""


def before_han(title: str) -> str:
    """The title in Latin letters before a few in Chinese, of which there are no others in it.

    Before a colon it has more words than a name: "Acme：用于齿轮的部件" is a title itself.
    """
    added = None if title.isascii() else _IN_HAN.search(title[-_LONGEST_REMARK:])
    text = title[: -len(added[0])] if added else ""
    fewest = _WORDS_IN_FULL if added and added["colon"] else WORDS_OF_A_TITLE
    return text if count_words(text) > fewest and not EAST_ASIAN.search(text) else ""


def _before_a_wide_stop(title: str) -> str:
    """The title before names, or where and when, behind a full stop: "部品の研究。ICML 2015"."""
    text, _, tail = title.rstrip("\u3002 ").rpartition("\u3002")
    who = people(tail) if text else None
    told = who.likely if who else venue_and_year(tail) or is_venue(tail)
    return text if text and told else ""


def _before_a_dash(title: str) -> str:
    """The title before a dash and others' or several names, a remark in quotes, or where and when.

    As "On Widgets - Jane Doe et al.", 'On Widgets - "an account of how they turn"'.
    """
    if noted := _QUOTED_REMARK.fullmatch(title):
        return noted["title"]
    text, _, where = title.rpartition(" - ")
    if text and venue_and_year(where) and count_words(text) > WORDS_OF_A_TITLE:
        return text
    match = _DASHED.fullmatch(title)
    who = people(match["who"]) if match else None
    several = who is not None and len(who.names) > _MANY and who.have_given_names
    return match["title"] if match and who and (who.truncated or several) else ""


def _is_in_a_journal(tail: str) -> bool:
    """Whether a tail is a journal by its words: "in Widget Science", "Widget Letters 2015"."""
    return venue_and_year(tail) or (_IN.match(tail) is not None and venue(tail) is not None)


def _says_where_or_when(tail: str) -> bool:
    said = (_YEAR.fullmatch, _NAME_AND_YEAR.fullmatch, _INITIALS_AND_YEAR.fullmatch)
    return is_venue(tail) or any(matches(tail) for matches in said)


def _without_name_or_initials(title: str) -> str:
    """A title without one full name, or a venue's initials, behind its last comma: ", J. Tests"."""
    text, comma, tail = title.rpartition(",")
    if not comma or count_words(text) < WORDS_OF_A_TITLE:
        return title
    who = people(tail)
    return text if _INITIALS.fullmatch(tail) or (who and who.names[0].given) else title
