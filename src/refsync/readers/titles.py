"""A title as the list has it: the title itself, and what the curator added to it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from refsync.characters import EAST_ASIAN
from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.links import is_pointer, kind_by_label
from refsync.readers.people import TOGETHER_WITH, People, people
from refsync.readers.remembered import remembered
from refsync.readers.venues import (
    is_acronym,
    is_institution,
    is_venue,
    venue,
    venue_with_year,
    volume_in_short,
)
from refsync.titles import fold

_TRAILING = regex(
    r"(?P<title>.*\S)(?P<space>\s*)[(\[【\uff08](?P<added>(?>(?:[^()\[\]【】\uff08\uff09]++|\([^()]*+\))+))[)\]】\uff09]\s*$"
)
_LEADING = regex(
    r"[\s*]*[(\[【\uff08](?P<added>(?>(?:[^()\[\]【】\uff08\uff09]++|\([^()]*+\))+))[)\]】\uff09](?:[.,:\uff1a](?=\s))?\s*(?P<title>\S.*)$"
)
_DATED = regex(
    r"(?P<added>(?:(?:19|20)\d\d(?:[./-]\d\d?){0,2})(?=\s+[-–—|]|\s+\*{0,3}[(\[]|[.,]\s|(?<=[./-]\d\d)\s|-[A-Z])|"
    r"[12]\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=\s))(?:(?:\s+[-–—|]|[.,])?\s+|-)(?P<title>\S.*)$"
)
"""A date before a title: "2020 - On Widgets", "2020. On …", "2020.06 On …", "200131 On …".

So it is before brackets in front of it: "2020 (ICML) [Acme] On …".
"""
_MONTH = regex(r"(?P<year>[12]\d)(?P<month>0[1-9]|1[0-2])\.(?=[^\W\d_])")
"""As arXiv has it in its ids: "2001.On Widgets"."""
_VOLUME = regex(
    r"(?P<year>(?:19|20)\d\d|\d\d)\s?-\s?(?P<venue>(?:[A-Z](?=[a-z]{0,9}[A-Z])|ar[Xx])[A-Za-z]{1,20})\s?-\s?(?P<title>\S.*)$"
)
"""As "18-ACME-On Widgets"."""
NUMBER = regex(
    r"(?:[(\[]?\d{1,3}(?:\.\d{1,2})*[.)\]]+(?:[*†‡]{0,2}\.)?|#\d+)\s+(?=\S)|"
    r"(?:[Ww]eek|WEEK|[Ss]ession|[Mm]eeting|[Ss]emaine|[Ww]oche|[Ss]emana)\s?#?\d{1,2}\s?:\s+(?=\S)|"
    r"\[\d{1,3}\](?=[^\W\d_])|\[[-+*]\]\s+"
)
_LABEL = regex(
    r"^\s*(?:(?:paper )?(?:title|name)|标题|题目|論文名|タイトル)\s?[:\uff1a]\s*(?=\S)",
    re.IGNORECASE,
)
_QUOTES = regex(r"""["“„«《](.+)["”“»》]|»([^«»]+)«|›([^‹›]+)‹|‘([^‘]+)’""")
_NAMED_QUOTE = regex(
    r"(?!(?:commentary|comments?|reply|response|rejoinder|correct(?:ion|ed)s?|corrigend(?:um|a)|"
    r"errat(?:um|a)|retract(?:ion|ed)|addendum|discussion|review)\b)"
    r"""(?P<name>[^\s:\uff1a"“]{1,30})\s?[:\uff1a]\s?["“](?P<title>[^"“”]{12,})["”]""",
    re.IGNORECASE,
)
"""A title in quotes behind its nickname: 'Acme: "On Widgets and Gears"'.

Of what speaks of another work it is a part: 'Commentary: "On Widgets and Gears"'.
"""
_QUOTED = regex(r"""["“„«《]([^"“”„«»《》]+)["”“»》]|»([^«»]+)«|›([^‹›]+)‹|‘([^‘]+)’""")
_IN_BRACKETS = regex(r"\[([^\[\]]+\s[^\[\]]+)\]")
_CONTENTS = (
    r"(?:table of )?contents?|toc|outline|inhalt(?:sverzeichnis)?|sommaire|table des matières|"
    r"[íi]ndice|目[录錄次]|목차"
)
CONTENTS = regex(rf"\W*(?:{_CONTENTS})\W*", re.IGNORECASE)
"""What stands above links to the list's headings."""
NO_TITLE = regex(
    r"(?:19|20)\d\d(?:[./-]\d\d?){0,2}|references?|bibliograph(?:y|ies)|works cited|"
    r"(?:\w+ )?(?:surveys?|reviews?|papers|articles|publications|books|tutorials)(?: papers?)?|"
    rf"literature|further reading|{_CONTENTS}",
    re.IGNORECASE,
)
"""What stands above entries, or above links to the list's headings."""
_YEAR = regex(
    r"(?=[12])(?<![a-f\d]{6})(?:(?<![\d/.])|(?<=\b\d/)|(?<=\b[01]\d/))(?:19|20)\d\d(?=(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)|(?!\d|\.\d{4}))|(?<=['’‘])\d\d(?!\d)"
)
_REPLY = regex(
    r"(?i:(?:an? |the )?(?:repl(?:y|ies)|responses?|rejoinder|comment(?:s|ary)?|answer) (?:to|on)) "
    r"[^\W\d_a-z][^\s,]{1,30}(?:, [^\W\d_a-z][^\s,]{1,30}){0,4}"
    r"(?:,? (?:and|&) [^\W\d_a-z]\S{1,30}|,? et al\.?)"
)
"""Behind it stands when those wrote: "Reply to Doe and Roe (2015)"."""
_BARE_YEAR = regex(r"(?:19|20)\d\d[a-z]?")
_DATE_WITH_STOPS = regex(
    r"(?P<seen>\b(?:stand|zugriff|(?:ab|auf)(?:ruf|gerufen)|eingesehen|besucht|geprüft|konsultiert|"
    r"visited|viewed|accessed|retrieved|consult(?:ée?|at[oa]|ad[oa]|ed)|accès|acceso|acesso|accesso|"
    r"visitado|geraadpleegd|bezocht|hämtad|besøgt|dostęp|обращения)\b\D{0,15}|"
    r"https?://\S{1,200}\s[\s\[(]{0,3}|\bdoi[\s:]{1,3})?"
    r"(?<![\d.])[0-3]?\d\.[01]?\d\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)",
    re.IGNORECASE,
)
"""As in German: "18.10.2017". When a page was looked at is no work's date: "Stand: 3.5.2020".

Nor is what stands right behind an address, and a DOI is no date.
"""
_ENDS_IN_A_DATE = regex(r"\((?:19|20)\d\d(?:[./-]\d\d?)?\)$")
_ONLY_A_YEAR = regex(r"(?:19|20)\d\d")
_ENDS_IN_A_YEAR = regex(r"(?:\b(?:19|20)|['’‘])\d\d$")
_YEARS = regex(r"(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:1[5-9]|20)\d\d")
"""Of what a title tells: "A History of Gears (1990–2010)"."""
_SAID_TO_READERS = regex(
    r"(?:chap(?:ter|itre|\.)?s?|ch\.|kap(?:itel|\.)|sections?|sec\.|§|pp?\.|pages?|up to|only|skim|"
    r"skip|abstr\.|n\s?=\s?\d+)(?!\w).*|.*!",
    re.IGNORECASE | re.DOTALL,
)
"""What is to be read of a work, and a curator's cheers: "(Chapters 1–3)", "(from our own lab!)"."""
_NAMES_AND_DATE = regex(
    r"(?P<who>[^\W\d_].{2,150}?)[:,]?\s+(?:[^\W\d_./]{3,9}\.?(?:\s?[/–-]\s?[^\W\d_]{3,9})?\s+)?"
    r"(?:19|20)\d\d"
)
"""Who and when behind a title: "(Doe, Roe, Poe and Muster: July 2018)"."""
_SAID = (
    r"(?:(?:very|quite|so|not|really|highly|super|too|most) ){0,2}(?:good|great|nice|bad|excellent|"
    r"awesome|brilliant|recommended|must[- ]read|important|classic(?:al)?|easy|hard|difficult|"
    r"boring|interesting|useful|useless|optional|required|seminal|influential|outdated|unread|skipped|"
    r"reading|done|todo|to read|favou?rite|gut|wichtig|empfohlen|recommandé|recomendado|"
    r"[推荐薦必读讀经經典好]{1,4}|おすすめ|必読|추천|필독)"
)
_REMARKS = regex(rf"{_SAID}(?:\s?[,;/，]\s?{_SAID}){{0,3}}!?", re.IGNORECASE)
"""What a curator thinks of a work: "(good)", "(classic,recommended)"."""
_WHO_AND_REMARKS = regex(rf"(?P<who>[^\W\d_a-z][^,;，]{{2,60}})\s?[,;，]\s?(?i:{_REMARKS.pattern})")
"""As "(Jane Doe,recommended)"."""
_KIND_OF_WORK = regex(r"\s?\[(?:[JCMDRNSPAZG]|CP|EB|DB|DS)(?:/(?:OL|CD|DK|MT))?\](?=[.,\u3002]?$)")
"""What GB/T 7714 has behind a title: "On Widgets[J]", "On Widgets[EB/OL]"."""
_ABBREVIATION = regex(r"\s\([A-Z][\w-]{1,10}\)$")
"""Behind what it stands for: "[Turning Gears at Scale (TGS)] On Widgets"."""
_OF_A_TRANSLATOR = regex(
    r"(?:中文)?(?:翻?[译訳譯]文?|翻[訳譯]|(?:读书)?笔记|転載|转载)(?:\s?zz)?", re.IGNORECASE
)
"""What whoever translated a work, or took notes of it, puts behind its title: "(译)", "(笔记)"."""
_EXAMPLE = regex(r"(?:e\.?\s?g|ex|z\.\s?B|p\.\s?ex)[.,:]|[예例]\s?[:\uff1a)]", re.IGNORECASE)
_KEY = regex(r"(?:[A-Z][a-z]{2,}){1,3}\+?(?:19|20)?\d\d[a-z]?")
"""A citation's key behind a title: "(Doe95)"."""
_OF_A_THESIS = regex(
    r"(?:[\w.’'-]+ ){0,3}(?:thesis|dissertation|diss\.|thèse|dissertação|tesis|tese)"
    r"(?:[,;:] .{3,120})?",
    re.IGNORECASE,
)
"""What work a title is of: "(Doctoral dissertation, University of Widgets)"."""
EDITION = regex(
    r"extended (?:version|abstract)|"
    r".{0,40}\b(?:edition|édition|edición|edição|edizione|auflage|ausgabe)|"
    r"\d{1,2}(?:st|nd|rd|th) ed\.?",
    re.IGNORECASE,
)
"""It is a part of a title: "Widgets (2nd Edition)", "Widgets [3rd ed.]", "(Extended Version)"."""
_TOGETHER = regex(rf"{TOGETHER_WITH}\s(?P<who>\S.{{3,300}})", re.IGNORECASE)
"""As a person's own list names the others: "(joint with Jane Doe)"."""
_BY = regex(r"(?:by|par|von|por)\s(?P<who>[^\W\d_a-z].{3,300})")
_KEY_OF_A_VOLUME = regex(r"(?<!\w)[a-z]{2,30}(?P<year>[012]\d)(?P<venue>[a-z]{3,10})(?![\w-])")
"""A citation's key with the venue in it: "doe22icassp"."""
_TWO_DIGITS = regex(r"\d\d")
_OLD_YEAR = regex(r"(?:^|, )(1[5-8]\d\d)[a-z]?$")
_BEHIND_INITIALS = regex(
    r"(?<![\w@&])(?P<name>[A-Za-z][A-Za-z@&]{0,30}[A-Za-z])(?:['’‘]?\s?|-)(?P<year>[0129]\d)(?![\w.:–-]|,\s?\d|\s?\(\d)"
)
_BEHIND_A_VENUE = regex(r"(?P<name>[A-Z].{3,60})\s(?P<year>[012]\d)")
"""As "USENIX Security 23", where that is all of a text."""
_BEFORE_A_VENUE = regex(r"(?<!\S)(?P<year>[012]\d)[A-Za-z]{4,20}(?!\S)")
"""As "23arxiv"."""
_OF_ARXIV = regex(
    r"\barxiv[\s,:]{1,3}(?P<year>[012]\d)[./-](?:0[1-9]|1[0-2])(?![\w./-])", re.IGNORECASE
)
"""As curators date what is there: "arXiv, 14.12"."""
_YEAR_AND_MONTH = regex(
    r"(?P<year>[0-3]\d)[./-](?:0[1-9]|1[0-2])|\d{1,2}\.(?P<whole>(?:19|20)\d\d)"
)
"""As columns of dates have it: "23.10", "10.2023"."""
_BEGINS = "([【\uff0812"
_CENTURY = 60
"""Two digits from here on are of the last century."""
_SHORT_YEAR = 2
_SIGNS = "°®™©"
"""Signs of words and numbers among the symbols, of which the others are pictures."""
_MOST_ANNOTATIONS = 8
_SEVERAL = 3
_MOST_WORDS = 4
"""A longer text in brackets belongs to the title."""


class Titled(NamedTuple):
    """A title and the annotations around it, in their order."""

    title: str
    annotations: tuple[str, ...] = ()


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in case, accents, punctuation and spacing at most."""
    return one == other or fold(one).replace(" ", "") == fold(other).replace(" ", "")


@remembered
def titled(text: str, known: str | None = None, *, linked: bool = False) -> Titled:
    """The title in a list's text, and the nicknames in brackets before and after it.

    Args:
        text: as "2. [New] CogView: … Generation (CogView2)".
        known: the title as the entry's BibTeX has it; what it has in brackets is no annotation.
        linked: the text is that of a link, and what it has in brackets at its end belongs to the
            title unless it says where or when.
    """
    title = _undecorated(text)
    before: list[str] = []
    if volume := leading_volume(title):
        return Titled(*volume)
    if month := _MONTH.match(title):
        before.append(f"20{month['year']}-{month['month']}")
        title = title[month.end() :]
    if named := _NAMED_QUOTE.fullmatch(title):
        before.append(named["name"])
        title = named["title"]
    after: list[str] = []
    around = ((_TRAILING, after), (_LEADING, before), (_DATED, before), (_LEADING, before))
    for pattern, added in around:
        while len(added) < _MOST_ANNOTATIONS and not (known and same_title(title, known)):
            match = pattern.match(title)
            if not match or not _is_added(match["added"], match["title"], known):
                break
            if pattern is _TRAILING and not _is_set_off(match, linked=linked):
                break
            if pattern is _LEADING and _begins_a_word(title, match["added"]):
                break
            added.append(match["added"].strip())
            title = match["title"].strip()
    title = without_quotes(title) if before or after else title
    return Titled(title, (*before, *reversed(after)))


def without_quotes(title: str) -> str:
    """A title without the quotes around all of it."""
    quoted = _QUOTED.fullmatch(title)
    return quoted[quoted.lastindex or 0] if quoted else title


def with_spaces(text: str) -> str:
    """A text, its words apart where they are joined as in a file's name: "On_the_Use_of_Gears"."""
    if "_" not in text:
        return text
    words = text.split(" ")
    return " ".join(w.replace("_", " ") if _is_of_joined_words(w) else w for w in words)


def _is_of_joined_words(word: str) -> bool:
    """Whether underscores join several words, which begin as a title does, and it is no file."""
    several = word.count("_") >= _SEVERAL and "." not in word
    return several and word[0].isupper() and any(map(str.islower, word))


def replies_to_names(title: str) -> bool:
    """Whether a title ends in the names of those whom it answers: "A Reply to Doe et al."."""
    return _REPLY.fullmatch(title.rpartition(": ")[2]) is not None


def states_a_year(text: str) -> bool:
    """Whether the annotations around a title state one: "On Widgets (2015)".

    An example states none: "Name it by its date (e.g. 2015-06-12-Widgets.md)".
    """
    return any(year(said) for said in titled(text).annotations if not _EXAMPLE.match(said))


def leading_volume(text: str, *, known: bool = True) -> tuple[str, tuple[str]] | None:
    """The title behind the year and a venue's initials with which a text begins, and these.

    As "18-ICML-On Widgets", whose volume is "ICML'18"; of any venue if it needn't be known.
    """
    match = _VOLUME.match(text)
    if not match or (known and not is_acronym(match["venue"])):
        return None
    space = " " if len(match["year"]) > _SHORT_YEAR else "'"
    return match["title"], (f"{match['venue']}{space}{match['year']}",)


def is_a_year(text: str) -> bool:
    """Whether a text is a year and nothing else, as a cell or a label may be: "2015"."""
    return _ONLY_A_YEAR.fullmatch(text) is not None


def year(text: str) -> int | None:
    """The year that a text states, as "CVPR 2024" and "ICML'23" do."""
    if not _TWO_DIGITS.search(text):
        return None
    if match := _YEAR.search(text):
        return _full_year(match[0])
    dated = (one["year"] for one in _DATE_WITH_STOPS.finditer(text) if not one["seen"])
    if said := next(dated, None):
        return _full_year(said)
    if match := _OF_ARXIV.search(text):
        return _full_year(match["year"])
    key = _KEY_OF_A_VOLUME.search(text)
    if key and any(map(is_acronym, (key["venue"], key["venue"].upper()))):
        return _full_year(key["year"])
    behind = _BEHIND_A_VENUE.fullmatch(text)
    found = (*_BEHIND_INITIALS.finditer(text), *([behind] if behind else []))
    said = next((_full_year(one["year"]) for one in found if is_acronym(one["name"])), None)
    before = None if said else _BEFORE_A_VENUE.search(text)
    return _full_year(before["year"]) if before and volume_in_short(before[0]) else said


def year_of_date(text: str) -> int | None:
    """The year of a text that is known to be a date: "23.10", "10.2023", and as in `year`."""
    match = _YEAR_AND_MONTH.fullmatch(text.strip())
    return _full_year(match["year"] or match["whole"]) if match else year(text)


def _full_year(digits: str) -> int:
    """A year of which the century may be left out."""
    number = int(digits)
    return number if number > 99 else number + (1900 if number >= _CENTURY else 2000)


def year_in_front(title: str) -> int | None:
    """The year that stands before a title in brackets, or before a dash: "[2018] On Widgets"."""
    if title[:1] not in _BEGINS:
        return None
    return next(filter(None, map(year, titled(title).annotations)), None)


def old_year(text: str) -> int | None:
    """An old book's year, where it is all that a text states or behind its comma: "Acme, 1867"."""
    match = _OLD_YEAR.search(text)
    return int(match[1]) if match else None


def _is_added(text: str, rest: str, known: str | None) -> bool:
    if known and same_title(rest, known):
        return True
    if EDITION.fullmatch(text) or (_BARE_YEAR.fullmatch(text) and replies_to_names(rest)):
        return False
    words = len(_ABBREVIATION.sub("", text).split())
    is_short = words <= _MOST_WORDS or _ENDS_IN_A_DATE.search(rest) is not None
    is_short = is_short or any(p.fullmatch(text) for p in (_SAID_TO_READERS, _OF_A_THESIS))
    is_short = is_short or _is_translated(text, rest) or _is_volume_in_full(text)
    return bool(fold(rest)) and (is_short or _says_who(text) or venue_with_year(text) is not None)


def _is_volume_in_full(text: str) -> bool:
    """Whether a text is a venue's long name and a year: "Transactions on Gears and Cogs 2020"."""
    return is_venue(text) and _ENDS_IN_A_YEAR.search(text) is not None


def _says_who(text: str) -> bool:
    """Whether a text in brackets is of names, and when, "with" or "by" some, or an institution."""
    together = _TOGETHER.fullmatch(text)
    others = people(together["who"]) if together else None
    return others is not None or said_authors(text) is not None or is_institution(text)


def said_authors(text: str) -> People | None:
    """Who wrote a work, if a text says it: "Doe, Roe and Poe: July 2018", "by Doe and Roe".

    Of one in full what the curator thinks of it tells: "Jane Doe, recommended".
    """
    if remarked := _WHO_AND_REMARKS.fullmatch(text):
        who = people(remarked["who"])
        return who._replace(certain=True) if who and who.have_given_names else None
    match = _NAMES_AND_DATE.fullmatch(text) or _BY.fullmatch(text)
    return people(match["who"]) if match else None


def _is_set_off(trailing: re.Match[str], *, linked: bool) -> bool:
    """Whether brackets at a title's end are no part of it: "SO(3)" is, and "Why?(good)" is not.

    Nor is its translation: "On Widgets（小部件）"; nor an account: "On Widgets(@acme-labs)".
    Wide brackets have their space within: "On Widgets（Oral）". What a curator thinks of a work
    needs none: "On Widgets(good)".
    """
    title, added = trailing["title"], trailing["added"]
    if _is_translated(added, title) or _REMARKS.fullmatch(added.strip()):
        return True
    if _YEARS.fullmatch(added):
        return False
    is_wide = title.isascii() and trailing[0].rstrip().endswith("\uff09")
    if (trailing["space"] or title[-1] in "?!" or " " in added or is_wide) and not linked:
        return True
    if added.startswith("@") or (kind_by_label(added) in ("paper", "pdf") and is_pointer(added)):
        return True
    if any(
        (_ENDS_IN_A_DATE.search(title), _SAID_TO_READERS.fullmatch(added), _KEY.fullmatch(added))
    ):
        return True
    return bool(year(added) or venue(added) or any(from_text(added)))


def _is_translated(text: str, title: str) -> bool:
    """Whether brackets behind a title have its translation, or say that it is one."""
    is_told = title.isascii() and EAST_ASIAN.search(text) is not None
    return is_told or _OF_A_TRANSLATOR.fullmatch(text) is not None


def is_retold(text: str) -> bool:
    """Whether a title has a translator's mark: "On Widgets (译)", "On Widgets (笔记)"."""
    annotations = () if text.isascii() else titled(text).annotations
    return any(map(_OF_A_TRANSLATOR.fullmatch, annotations))


def _begins_a_word(title: str, leading: str) -> bool:
    """Whether brackets at a title's begin are a part of its first word: "(Un)supervised"."""
    behind = title.partition(")")[2] if title.startswith("(") else ""
    return behind[:1].isalpha() and year(leading) is None and venue(leading) is None


def _undecorated(text: str) -> str:
    """The text without the numbering, pictures, quotation marks or brackets around all of it.

    A file's name that is its title loses its end: "On Widgets and Gears.pdf".
    """
    text = with_spaces(text)
    title = text if text.isascii() else "".join(c for c in text if not _is_picture(c))
    title = _LABEL.sub("", title.strip().removeprefix("[]"), count=1).lstrip()
    if " " in title and title[-4:].lower() == ".pdf":
        title = title[:-4].rstrip()
    if number := NUMBER.match(title):
        title = title[number.end() :]
    set_off = _QUOTES.fullmatch(title) or _IN_BRACKETS.fullmatch(title)
    title = set_off[set_off.lastindex or 0] if set_off else title
    if title.endswith("]") or title[-2:-1] == "]":
        title = _KIND_OF_WORK.sub("", title)
    bare = " ".join(title.split()).strip("-–—|•· ").rstrip(":\uff1a ")
    return bare.removesuffix(".").removesuffix("\u3002").rstrip() or title.strip()


def _is_picture(char: str) -> bool:
    is_symbol = unicodedata.category(char) == "So" and char not in _SIGNS
    return is_symbol or char in "\ufe0f\u200d\u20e3"
