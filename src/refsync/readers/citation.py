"""Texts that cite one work, authors first, as APA, MLA, Chicago, ACM, IEEE and Vancouver do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from refsync.characters import EAST_ASIAN
from refsync.identifiers import from_text
from refsync.readers.areas import in_areas
from refsync.readers.beside import Details, are_in_full, details
from refsync.readers.cited_places import (
    ANY_YEAR,
    SUBTITLE,
    before_where,
    is_a_publisher,
    without_place,
)
from refsync.readers.containers import container, year_of
from refsync.readers.people import (
    People,
    institution,
    may_begin_with_names,
    people,
    people_by_family,
    unglued,
)
from refsync.readers.sentences import FEWEST_WORDS, LONGEST_PLACE, first_sentence, title_sentence
from refsync.readers.venues import NAMED, YEAR, bare_venue, is_acronym, venue
from refsync.reference import Name

QUOTED = re.compile(
    r"""(?:["“”„«「『《](?=[^"“”„«»」』》]{10})|"(?=[^"“”]{10})|“(?=[^“”]{10})|『(?=[^『』]{10})|"""
    r"""«(?=\s?«[^«»]{2,100}»[^«»]{10})|\[\[(?=[^\[\]]{4}))"""
    r"""(?P<title>(?<=“)[^“”\[\]]{10,500}+(?=”)|(?<=『)[^『』\[\]]{10,500}+(?=』)|"""
    r"""(?<=")(?:[^"“”\[\]]|(?<=[\s(])"(?=\w)[^"\[\]]{1,80}(?<=\w)"(?=[\s:,)-]\w?))"""
    r"""{10,500}+(?=")|"""
    r"""(?<=«)(?:[^«»\[\]]|«[^«»]{2,100}»){10,500}+(?=»)|[^"“”„«»」』》\[\]]{1,500}+)"""
    r"""(?:["”“»」』》]|\]\])"""
)
"""A title in quotation marks, or linked within a notebook: "[[On Widgets]]".

Within may stand others: “The "Widget" Data”, "The "Widget" Data", "「部品」の研究",
『「部品」の研究』.
"""
_NO_YEAR = (
    r"in press|forthcoming|to appear|under review|in review|submitted|accepted|in prep\w*|"
    r"manuscript(?: \w+){0,3}|im Druck|à paraître|en prensa|no prelo|印刷中|"
    r"n\. ?d\.|o\. ?J\.|s\. ?d\."
)
_AFTER_YEAR = re.compile(
    rf"(?P<who>.{{2,}}?)[\s,]*(?:\b(?i:{_NO_YEAR})[.,]? )?"
    rf"[(\[\uff08]\s*(?:(?P<year>{YEAR})\+?|{_NO_YEAR}|)(?:[,/–-][^()]*)?\s*"
    r"[)\]\uff09](?P<mark>[\s.,:\uff1a–—-]+)(?P<rest>\S.*)",
    re.DOTALL,
)
_ACM = re.compile(
    rf"(?P<who>.{{3,}}?[.,])\s+(?P<year>{YEAR})(?:, [A-Z][a-z]+|[–-]\d{{2,4}})?[.:]\s+"
    r"(?P<rest>\S.*)",
    re.DOTALL,
)
_FIRST_AUTHOR = re.compile(r"[^,:]{2,40}, (?:[^\W\d_a-z]\.?[ -]?){1,3}(?=,)")
_SAA = re.compile(rf"(?P<who>.{{3,}}?\.)\s+(?P<year>{YEAR})\s+(?P<rest>[^\W\d_a-z].*)", re.DOTALL)
"""As in archaeology: "Doe, Jane. 2015 On Widgets. Journal of Tests 3."."""
_CHAPTER = re.compile(
    r"(?<=[.,(:;] )(?:chap(?:ter|itre)?|ch|kapitel|kap|cap(?:[íi]tulo)?)\.?"
    r"\s\d{1,3}[.,:]?\s(?=[\"“„«])",
    re.IGNORECASE,
)
"""Which part of a book a title in quotes is: 'Doe, J., Chapter 7 "On Widgets", in …'."""
_CHAPTER_OF = re.compile(
    r"(?:chap(?:ters?|itres?)?|chs?|kapitel|kap|cap(?:[íi]tulos?)?)\.?(?: \d[\d, –-]{0,12})?"
    r"(?: ?\((?:from|of|in|aus|de|dans) (?P<book>[^()]{4,200})\)|$)",
    re.IGNORECASE,
)
"""Which part of a book is meant, and of which: "Chapter 2 (from Gears)"."""
_BARE_YEAR = re.compile(
    rf"(?P<who>[^,.:;()]{{3,80}}(?:\bet al\.)?) (?P<year>{YEAR})[,:] (?P<rest>(?:\S+ ){{2}}\S.*)"
)
"""As "Doe and Roe 2015, On Widgets and Gears"."""
_SINGLE_QUOTED = re.compile(r"(?<!\w)[‘'](?P<title>[^‘]{10,}?)(?:[,.?!][’']|[’'](?=[,.;:)]|$))")
_SHORT_QUOTED = re.compile(
    r"(?<=[.,] )[\"“](?P<title>[^\W\d_a-z][^\"“”.,]{2,8})(?:[\"”](?=[.,])|[.,][\"”])"
)
"""A title of a word, which a full stop or comma sets off: 'Doe, J. "GearNet". Acta 2015'."""
_ET_AL = re.compile(
    r"(?P<who>.{2,300}? et\.? al\b\.?)[\s,.:\uff1a-]+"
    rf"(?:(?P<year>{YEAR})[.,:\uff1a]\s+)?(?P<rest>\S.*)",
    re.DOTALL,
)
_ET_AL_AND_WHERE = re.compile(
    r"(?P<who>.{2,300}? et\.? al\b\.?),? (?P<where>[A-Za-z][\w .&-]{1,40}?),? "
    rf"(?P<year>{YEAR})[.,:\uff1a]\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_COMMAS = re.compile(
    rf"(?P<who>.{{3,}}?),? (?P<year>{YEAR}), (?P<rest>(?:\S+ ){{2}}\S.*)", re.DOTALL
)
"""As in astronomy: "Doe J., Roe R., 2015, On Widgets, ApJ, 12, 45"."""
_COLON = re.compile(r"(?P<who>[^:\uff1a]{3,})[:\uff1a]\s+(?P<rest>\S.*)", re.DOTALL)
_SEMICOLON = re.compile(r"(?P<who>[^:;\uff1a]{3,});\s+(?P<rest>\S.*)", re.DOTALL)
_VOLUME_AT_END = re.compile(
    rf"\. [^\W\d_][^:]{{1,150}} (?:{YEAR}: [\w:./-]+|\d+(?:\([\d/-]+\))?: [\w:./-]+ \({YEAR}\))\.?$"
)
"""As DBLP has it: "Jane Doe: On Widgets. ICML 2015: 3-4", "… Acta 1(2): 3-4 (2015)"."""
_TITLE_MARKS = re.compile(
    r"《([^《》]{2,})》|「([^「」]{2,})」|『([^『』]{2,})』|〈([^〈〉]{2,})〉"
)
"""Around titles in Chinese, Japanese and Korean."""
_BEHIND_TITLES = "第上下卷巻"
"""A volume follows: 《…》第31卷. Other letters go on with the title."""
_GIVEN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7a3]")
_INITIAL_BEFORE_TITLE = re.compile(
    r"(?<=\b[^\W\d_a-z]\.)\s+(?=(?:[^\W_a-z]|[a-z]{1,6}[A-Z])[\w’'\s-]|[a-z][\w-]{2,15}: )"
)
_FAMILY_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?P<sign>,|\.|(?= (?:and|&) ))(?: and| &)? ")
_ANOTHER_INITIAL = re.compile(r"[^\W\d_a-z]\.,? [^\W\d_a-z]")
_SET_OFF_BY = re.compile(r"[,:\uff1a]")
_BARE_NAME = (
    r"(?:[a-z’']{1,4} ){0,3}[^\W\d_a-z][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2} [^\W\d_a-z]{1,3}"
    r"(?: (?:Jr|Sr|II|III|[23][nr]d))?"
)
_AND = re.compile(r"(?:and|et|und|y|e|&)\s")
"""Before the next name, behind an initial's full stop: "Doe J. and Roe R."."""
_SUFFIXES = re.compile(r" (?:Jr|Sr|II|III|[23][nr]d)\b")
_VANCOUVER = re.compile(
    rf"(?P<who>{_BARE_NAME}(?:(?:,| and|, and|,? &) {_BARE_NAME}){{0,60}}(?:,? et al)?)"
    r"(?:,? (?:for|on behalf of) [^.:]{3,80}|; [A-Z][^.:]{3,80})?[.:] (?P<rest>\S.*)"
)
"""As in medicine: "Doe J, Roe RA, et al. On widgets. Acta Widg. 2015;1(2):3-4."."""
_IN_A_JOURNAL = re.compile(
    r"[.?!] (?:(?:Am|Ann|Arch|Br|Eur|Int|J|Nat|Proc)\. (?:[A-Z][a-z]{0,9}\. ){0,4})?"
    r"(?:[^.?!]{2,100}|(?:[A-Z][\w-]{0,14}(?:\. ?| )){1,8}[A-Z][\w-]{0,14}\.?)"
    rf"(?:\. {YEAR}(?=[\s;:.,(]|$)| {YEAR}(?=;|, ?\d|\.?$))"
)
_LONGEST_IN_HAN = 4
_IN_A_BOOK = re.compile(rf"[.?!] In: (?=[^\W\d_a-z].{{5,400}}\b{YEAR}\b)")
_AT_A_PUBLISHER = re.compile(
    r"[.?!] (?:[\w.]{1,12} ed(?:ition|n)?\. )?[^.:;?!]{2,60}(?:\. [^.:;?!]{2,60})?: "
    rf"[^:;]{{2,100}}[;,] {YEAR}"
)
_MARK = re.compile(r"\s?\[[A-Z]{1,2}(?:/[A-Z]{2})?\](?://|\.)\s*")
"""The kind of document, as GB/T 7714 has it behind a title: "On Widgets[J]"."""
YEAR_IN_FRONT = re.compile(
    rf"(?:[\[(](?={YEAR}[\])])|(?={YEAR}[:.,]? ))({YEAR})[\])]?[.:,]? (?=[^\W\d_a-z]|[\"“„«])"
)
"""As "[2015] Doe, J. On Widgets.", "2015: Doe, J. On Widgets."."""
_JOURNAL_BEHIND = re.compile(
    r"(?P<title>\S.{9,400}?), (?P<where>(?:The |International |European )?"
    r"(?:Journal|Proceedings|Transactions|Annals|IEEE|ACM|Acta|Revue|Revista|Zeitschrift)\b"
    r"[^,]{0,100}, (?:vol\. ?)?\d.{0,60})"
)
_VOLUME_BEHIND = re.compile(
    r"(?P<title>\S[^,]{9,400}(?:, [^,]{1,200}){0,6}?)(?:, (?P<where>[^\W\d_a-z][^,\d]{1,80}))?,?"
    r" (?P<volume>\d{1,4} ?\(\d{1,3}\)(?:, (?:pp?\. ?)?\w{1,12}(?:[–-]\w{1,12})?)?)"
)
"""As "On Widgets, Acta Fabri, 8(11), p. e45", and "On Widgets, 3(4)"."""
_IN_VOLUME = re.compile(
    r"(?!(?:S[eé]r(?:ies?|\.)|Reihe|Part|Sect(?:ion)?|In)\b)[^\W\d_a-z][^.,?!\d]{2,80}, "
    r"\d{1,4} ?\(\d{1,4}(?:[–/-]\d{1,4})?\)(?=[,:. ]|$)"
)
"""How a journal with its volume begins: "Acta Fabri, 61(2), 3–4"."""
_TOWN = r"[^\W\d_a-z][^\W\d_]{2,20}(?:[ /-][^\W\d_a-z][^\W\d_]{2,20})?"
"""A pattern of a town's name: "Bonn", "New York", "Berlin/Boston"."""
_PUBLISHER_AND_TOWN = re.compile(rf", [^\W\d_][^,:\d]{{1,40}}: {_TOWN}$")
_PAGES = re.compile(r"\d, pp?\. ?\d{1,5}\b")
"""Behind a volume: "Acta Fabri 86/4, pp. 2-6"."""
_TOWN_FIRST = re.compile(rf"{_TOWN} ?: [^\W\d_a-z][^:.;]{{2,60}}, ")
"""How a book's town and publisher begin: "Bonn: Acme, 2015", "Paris : Acme, coll. Gears"."""
_OF_A_KIND = re.compile(
    r"\b(?:thesis|dissertation|manuscript|edition|edn|auflage|[ée]dition|edici[óo]n|edizione|edição|"
    r"preface|foreword|vorwort|pr[ée]face|prólogo|volume [\w]+ of|lecture notes in|studies in|"
    r"series|reihe|collection|reprint(?:ed)?|translated|edited|trans\.|übersetzt|aus dem|"
    r"herausgegeben|hrsg\.|traduit|traducido)\b|^(?:\w+ ){0,3}(?:report|paper)\b",
    re.IGNORECASE,
)
"""Words of what is said of a title, and no subtitle: "PhD thesis", "Translated by Jane Doe"."""
_TWO_STOPS = re.compile(r"(?<=[A-Z])\.\.(?=\s)")
"""An initial's and the names'."""
_DASH = re.compile(r"\s[-–—]\s")
_MOST_DASHES = 4
_BY_INSTITUTION = re.compile(
    r"(?P<who>[\u4e00-\u9fff\uff08\uff09]{4,30})[.\uff0e]\s?(?P<title>[^\[\]]{2,200}?)\s?"
    r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]\s?[.\uff0e]?\s?(?P<rest>.*)"
)
"""As GB/T 7714 has a Chinese institution's work: "同济大学. 高等数学[M]. …"."""
_LEADING_YEAR = re.compile(
    rf"(?<![\s,.(\uff08])[\s,.(\uff08]*+(?:(?P<year>{YEAR})|(?i:\b(?:{_NO_YEAR})))?"
    r"[\s,.):\uff1a\uff0c\uff09]*+$"
)
"""Behind names, before a title: " (2015). ", ", in press. "."""
_OF_A_VENUE = re.compile(
    r"Phys|Lett|Rev|Proc|Ann|Trans|Astron|Astrophys|J|"
    rf"{YEAR}, [A-Z]\w{{1,9}}(?:, \d+)*|[A-Z]\w{{1,9}}(?:, \d+)+"
)
"""The begin of an abbreviated venue, and one with its volume."""
_NUMBERING = re.compile(
    r"(?:[\[(]?\d{1,4}(?:[\])][.:]?|[.:])\s+|\uff08\d{1,4}\uff09\s*|"
    r"\[\d{1,3}\](?=[^\W\d_])|"
    r"(?:\d{1,3}|(?:19|20)\d\d) (?=[^\W\d_a-z]|\[(?:19|20)\d\d\])|"
    r"\[[A-Za-z][\w+.:-]{0,20}\](?: ?=|:)?\s+|"
    r"\[[^\W\d_a-z][^\[\]\d]{1,40}[ ,] ?(?:1[89]|20)\d\d[a-z]?\][:.]?\s+)?"
)
"""As "[12] ", "3. ", "[Doe01] ", "[Doe & Roe 2001] ", "[Doe+, 2021]: ", and a superscript."""
_MEDIUM = re.compile(
    r"\s*\[(?:[\w’' -]{0,40}\b)?(?:session|presentation|dissertation|thesis|manuscript|paper|"
    r"preprint|data ?set|software|program|internet|video|poster|lecture|report|review|article|talk|"
    r"letter|editorial|abstract|online|pdf)(?:[,;:] [^\[\]]{2,80})?\]$",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"(?P<title>[^()]{3,400}?)(?P<series> \([^()]{3,150}\))?, "
    rf"(?P<rest>(?P<place>[^\W\d_][\w./ -]{{1,40}} )?{YEAR}\b.*)",
    re.DOTALL,
)
"""A subtitle behind a full stop, a series, where: "Widgets. A Study (Tests, 3), Berlin 2015"."""
_BOOK_AND_PLACE = re.compile(
    r"(?P<title>(?:[^()]|\([\d–-]{4,9}\)){3,400}?)(?P<series>\s?\(=[^()]{3,150}\))?\.\s?"
    rf"(?P<rest>[^\W\d_a-z][^\W\d_]{{2,20}}(?:[/-][^\W\d_]{{2,20}})?(?: u\. ?a\.)? {YEAR}\.?)\s*"
)
"""As in German: "Widgets. Studies of their order (=Acta Fabri. 3). Berlin u.a. 2015."."""
_IN_WITH_COLON = re.compile(r"[.,]\s+[Ii]n:\s(?=[^\W\d_a-z])")
"""Before a journal in German: "Doe, Jane: On Widgets, in: Acta Fabri 12 (2015), S. 3-4"."""
_ABBREVIATED_BEHIND = re.compile(
    r", (?:(?:J\. |[A-Z][a-z]{2,12} )?"
    r"(?:Chem|Comput|Energ|Eng|Geophys|Hydrol|Mater|Math|Phys|Technol)|"
    r"Adv|Am|Ann|Appl|Astron|Astrophys|Atmos|Biol|Bull|Clin|Environ|Eur|Int|J|Mol|Mon|Nat|Nucl|Opt|"
    r"Proc|Quart|Rev|Sci|Stat|Theor|Trans)$"
)
"""The begin of a venue whose full stop ends no sentence: "On Widgets, Phys. Rev. B"."""
_IN = re.compile(r"In[:\s]\s*[^\W\d_a-z]")
_EDITED = re.compile(
    r",?\s+(?:\((?:eds?|editors?|hrsg|hgg?|dirs?|coords?|orgs?|coord|comps?)\.?\)|"
    r"(?:eds?|hrsg|hg|dirs?|coords?|orgs?)\.|editors?\b)[.,:]*\s+",
    re.IGNORECASE,
)
_EACH_EDITED = re.compile(
    r" \((?:eds?|hrsg|hg|dir|coord|org)\.?\)(?=[,;] \w|\s(?:and|&|und|et|y|e)\s)",
    re.IGNORECASE,
)
"""Behind one of several names: "Jane Doe (ed.), Richard Roe (ed.). On Widgets"."""
_STATED_FIRST = re.compile(r"\(?((?:1[5-9]|20)\d\d)")
_OF_A_VOLUME = re.compile(
    r"(?:\d+\w* )?(?:[Ii]n |Proc(?:eedings|\.)|Handbook|Conference|Transactions)"
)
"""How a volume's name begins, before which a title was taken for a name."""
_EAST_ASIAN_COMMA = re.compile(r"[,\uff0c\u3001]\s*")
_EAST_ASIAN_NAME = re.compile(
    r"[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,4} [\u4e00-\u9fff\u3041-\u3096]{1,4}|"
    r"[\u4e00-\u9fff々]{1,4} ?[\u3041-\u3096\u30a0-\u30ff]{1,5}|"
    r"[\u30a0-\u30ff]{3,20}|[\uac00-\ud7a3]{2,4}"
)
_BETWEEN_EAST_ASIAN_NAMES = re.compile(
    r"[,\uff0c\u3001]\s*|(?<=[\u3041-\u3096\u4e00-\u9fff])・(?=[\u4e00-\u9fff])"
)
_EAST_ASIAN_COLON = re.compile(r"(?P<who>[^:\uff1a]{3,300})[:\uff1a]\s*(?P<rest>\S.*)")
_IN_A_VOLUME = re.compile(r"(?:\b[Vv]ol\.?|\b[Nn]o\.?|第)\s?\d")
_WIDE_COMMA = re.compile(r"\s?\uff0c\s*")
_JOINED_BY_AND = re.compile(r"\s(?:and|und|et|y|&)\s")
_AND_LAST = re.compile(rf"{_JOINED_BY_AND.pattern}[^,;]*$")
_BRACKETED_YEAR = re.compile(rf"\({YEAR}(?:[./]\d\d?)?\)[.\s]*$")
_SAYS_WHERE = re.compile(
    r"\b(?:[Nn]o|[Vv]ol|pp?)\. ?\d|第|"
    r"\b(?:Proceedings|Conference|Journal|Workshop|Symposium|Transactions)\b"
)
_PART_END = re.compile(r", |\s?\uff0c\s*")
_FEWEST_LETTERS_OF_A_TITLE = 6
_SET_OFF = (";", ",", ".")
_LONGEST_NAMES = 300
MOST_PARTS = 60
_A_PAIR = 2
_MOST_WORDS_OF_A_JOURNAL = 8
_MOST_INITIALS = 3
_LONGEST = 2000
"""A longer text is no citation."""


class Citation(NamedTuple):
    """A citation that begins with the authors.

    Attributes:
        title: what is cited.
        who: who wrote it; nobody where the title stands first and no names.
        rest: what stands behind the title.
    """

    title: str
    who: People
    rest: str

    @property
    def details(self) -> Details:
        """Who wrote what is cited, and where and when it appeared."""
        stated = _STATED_FIRST.match(self.rest)
        said = details([self.rest], self.who)
        said = said._replace(year=int(stated[1]) if stated else year_of(self.rest) or said.year)
        where = container(self.rest, known=said.venue is not None)
        return said.at(where or said.venue, [self.rest])


@lru_cache(maxsize=16384)
def citation(text: str, *, lenient: bool = False) -> Citation | None:
    """A text that cites one work, authors first; None where it doesn't.

    Args:
        text: as "Doe, J. (2015). On Tests. Journal of Tests, 1(2), 3–4.".
        lenient: the texts beside it cite works, so that less will do to tell names.
    """
    if len(text) > _LONGEST:
        return None
    text = unglued(" ".join(text.split()))
    text = text if YEAR_IN_FRONT.match(text) else without_number(text)
    if dated := YEAR_IN_FRONT.match(text):
        behind = text[dated.end() :]
        whole = citation(behind, lenient=lenient)
        whole = whole or citation(f"{behind.rstrip(' .')}. {dated[1]}", lenient=lenient)
        return whole and whole._replace(rest=f"{dated[1]}. {whole.rest}")
    if by_institution := _by_institution(text):
        return by_institution
    if areas := in_areas(text):
        return Citation(*areas)
    text = _CHAPTER.sub("", _TWO_STOPS.sub(".", text))
    if not may_begin_with_names(text) or people(text):
        return None
    if by_editors := _edited_by_institution(text):
        return by_editors
    text = _without_editors(text)
    if marked := _MARK.search(text):
        whole = _marked(text[: marked.start()], _MARK.sub(". ", text[marked.end() :]))
        return whole if whole and _names_a_work(whole.title) else None
    return _unmarked(text, lenient=lenient) or _east_asian(text)


def _unmarked(text: str, *, lenient: bool) -> Citation | None:
    """A citation in which nothing but its style tells where the title begins and ends."""
    readings = (
        _with_quotes,
        _with_title_marks,
        _with_dashes,
        _with_year_behind_names,
        _with_bare_initials,
        _with_initials_last,
        _in_sentences,
        _east_asian_with_colon,
        _comma_separated,
        _with_colon,
    )
    found = (read(text, lenient) for read in readings)
    whole = next((_within_book(one) for one in found if one and _names_a_work(one.title)), None)
    return _with_quoted_title(_without_medium(_without_journal(whole))) if whole else None


def _within_book(whole: Citation) -> Citation:
    """The citation, its title a book's of which it names a chapter: "Chapter 1 (from On Gears)"."""
    chapter = _CHAPTER_OF.match(whole.title)
    return whole._replace(title=chapter["book"]) if chapter and chapter["book"] else whole


def _marked(before: str, where: str) -> Citation | None:
    """As "Doe J, Roe R. On Widgets[J]. Acta Widg, 2015", whose mark ends the title."""
    bare = _VANCOUVER.fullmatch(before)
    who = people(_SUFFIXES.sub("", bare["who"])) if bare else None
    if bare and who and not _goes_on(who, bare["who"], bare["rest"]):
        return Citation(bare["rest"], who, where)
    year = ANY_YEAR.search(where)
    whole = _unmarked(f"{before}. {year[0] if year else ''}", lenient=True)
    if not whole or whole.title not in before:
        return None
    title = before[before.rindex(whole.title) :]
    return whole._replace(title=title, rest=where)


def _by_institution(text: str) -> Citation | None:
    marked = None if text.isascii() else _BY_INSTITUTION.fullmatch(text)
    if not marked:
        return None
    who = people_by_family(marked["who"])
    who = who or People((Name(literal=marked["who"]),), certain=True)
    return Citation(marked["title"], who, marked["rest"])


def _east_asian(text: str) -> Citation | None:
    """As "山田太郎, 鈴木一郎, 部品の研究について, 試験論文誌, Vol.12, 2015."."""
    if text.isascii() or not ANY_YEAR.search(text) or _TITLE_MARKS.search(text):
        return None
    parts = _EAST_ASIAN_COMMA.split(text)
    names = list(takewhile(_EAST_ASIAN_NAME.fullmatch, parts))
    title, *rest = [*parts[len(names) :], ""]
    who = people_by_family("、".join(names)) if names and any(rest) else None
    is_title = len(title) >= _FEWEST_LETTERS_OF_A_TITLE and EAST_ASIAN.search(title)
    return Citation(title, who, ", ".join(rest)) if who and is_title else None


def _east_asian_with_colon(text: str, lenient: bool) -> Citation | None:
    """As "山田太郎，鈴木一郎：部品の研究について，試験論文誌，Vol.12", some names in Latin letters.

    What stands alone before a colon may be a topic as well, unless others tell that it is a name.
    """
    match = None if text.isascii() else _EAST_ASIAN_COLON.match(text)
    names = _BETWEEN_EAST_ASIAN_NAMES.split(match["who"]) if match else []
    if not match or not (lenient or len(names) > 1) or len(names) > MOST_PARTS:
        return None
    if not any(map(_EAST_ASIAN_NAME.fullmatch, names)) or _TITLE_MARKS.search(match["rest"]):
        return None
    who = [_named_in_either_script(name) for name in names]
    title, *rest = map(str.strip, _WIDE_COMMA.split(match["rest"]))
    is_title = len(title) >= _FEWEST_LETTERS_OF_A_TITLE and not people_by_family(title)
    where = ", ".join(rest)
    if not is_title or not all(who) or not (_IN_A_VOLUME.search(where) or ANY_YEAR.search(text)):
        return None
    return Citation(title, People(tuple(filter(None, who)), certain=True), where)


def _named_in_either_script(text: str) -> Name | None:
    """The one name that a text is: "山田太郎", "Jane Doe"."""
    if _EAST_ASIAN_NAME.fullmatch(text):
        return Name(literal=text)
    who = people(text)
    return who.names[0] if who and len(who.names) == 1 else None


def _without_journal(whole: Citation) -> Citation:
    """The citation, its title without a journal and volume: "On Widgets, Journal of X, 7(2)"."""
    if volume := _VOLUME_BEHIND.fullmatch(whole.title):
        where = f"{volume['where'] or ''} {volume['volume']}".lstrip()
        return whole._replace(title=volume["title"], rest=f"{where}. {whole.rest}")
    found = _JOURNAL_BEHIND.fullmatch(whole.title)
    if not found:
        return whole
    return whole._replace(title=found["title"], rest=f"{found['where']}. {whole.rest}")


def _without_medium(whole: Citation) -> Citation:
    """The citation, its title without what it is in brackets: "On Widgets [Data set]"."""
    return whole._replace(title=_MEDIUM.sub("", whole.title))


def _with_quoted_title(whole: Citation) -> Citation:
    """The citation, its title the one in quotes if set off in it: "Acme; “On Widgets”"."""
    quoted = QUOTED.search(whole.title)
    before = whole.title[: quoted.start()].rstrip() if quoted else ""
    behind = whole.title[quoted.end() :].lstrip() if quoted else ""
    if not quoted or before[-1:] not in _SET_OFF or (behind and behind[0] not in _SET_OFF):
        return whole
    who, rest = people(before.partition(";")[0]) or whole.who, f"{behind}. {whole.rest}"
    return Citation(quoted["title"].strip(" ,."), who, rest)


def _names_a_work(title: str) -> bool:
    """Whether a title has letters and says more than where: no "(ICML 2020)", "Ch. 3"."""
    says_where = is_acronym(bare_venue(title)) or _OF_A_VENUE.fullmatch(title)
    chapter = _CHAPTER_OF.match(title)
    is_part = chapter is not None and not chapter["book"]
    return bool(_LETTERS.search(title)) and not (says_where or is_part)


def without_number(text: str) -> str:
    """A text without what it has in front as an item of a list: "[12] ", "3. ", "[Doe01] "."""
    number = _NUMBERING.match(text)
    return text[number.end() :] if number else text


def _without_editors(text: str) -> str:
    """A text that begins with editors, without their role: "Doe, Jane, ed. On Widgets."."""
    first = _EACH_EDITED.search(text, 0, _LONGEST_NAMES)
    if first and people(text[: first.start()]):
        text = _EACH_EDITED.sub("", text[:_LONGEST_NAMES]) + text[_LONGEST_NAMES:]
    role = _EDITED.search(text, 0, _LONGEST_NAMES)
    names = text[: role.start()] if role else ""
    if not role or not (people(names) or institution(names, lenient=True)):
        return text
    colon = ":" if role[0].rstrip().endswith(":") else "."
    return f"{names.rstrip('.')}{colon} {text[role.end() :]}"


def _edited_by_institution(text: str) -> Citation | None:
    """As "ACME (Hrsg.): On Widgets. A Study, Bonn 2015", "Gear Board (ed.): On Widgets"."""
    role = _EDITED.search(text, 0, _LONGEST_NAMES)
    names = text[: role.start()] if role and role[0].rstrip().endswith(":") else ""
    who, named = institution(names, lenient=True) if names else None, people(names)
    if not role or not who or (named and (named.told or names.split()[0].isupper())):
        return None
    found = _behind_colon(who, text[role.end() :], lenient=True, told=True)
    return found if found and len(found.title.split()) > 1 else None


def _with_quotes(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe. “On Widgets.” Journal of Tests, 2015."."""
    quoted = QUOTED.search(text) or _SINGLE_QUOTED.search(text) or _SHORT_QUOTED.search(text)
    when = _LEADING_YEAR.search(text[: quoted.start()]) if quoted else None
    before = text[: quoted.start()][: when.start() + 1].rstrip(" ,(:") if quoted and when else ""
    who = authors(before, lenient=lenient) if before else None
    if lenient and quoted and text[: quoted.start()].rstrip().endswith((".", ",")):
        who = who or _first_author(before)
    if not quoted or not when or not who:
        return None
    told = lenient or when["year"] or who.told
    if ":" in when[0] and not told:  # a nickname's: "Fast Widgets: “On …”"
        return None
    stated = f"{when['year']}. " if when["year"] else ""
    return Citation(quoted["title"].strip(" ,."), who, stated + text[quoted.end() :])


def _with_title_marks(text: str, lenient: bool) -> Citation | None:
    """As "王伟：《零件研究》，试验出版社，2015年", "山田太郎『部品の研究』2015年"."""
    marked = _TITLE_MARKS.search(text, 0, LONGEST_PLACE)
    before, rest = (text[: marked.start()], text[marked.end() :]) if marked else ("", "")
    when = _LEADING_YEAR.search(before)
    who = people_by_family(before[: when.start() if when else None])
    if not marked or not (who or (lenient and not before)) or not ANY_YEAR.search(text):
        return None
    if rest[:1].isalpha() and rest[0] not in _BEHIND_TITLES:
        return None
    stated = f"{when['year']}. " if when and when["year"] else ""
    return Citation(marked[marked.lastindex or 0], who or People(()), stated + rest)


def _with_year_behind_names(text: str, lenient: bool) -> Citation | None:
    """As "Doe, J. (2015). On Widgets. Journal.", "Jane Doe et al. On Widgets."."""
    for pattern in (_AFTER_YEAR, _ACM, _SAA, _ET_AL_AND_WHERE, _ET_AL, _BARE_YEAR, _COMMAS):
        match = pattern.match(text)
        who = authors(match["who"], lenient=lenient) if match else None
        if match and lenient and pattern in (_AFTER_YEAR, _ACM):
            who = who or _first_author(match["who"])
        told = who is not None and (
            (pattern is not _SAA or who.inverted)
            and (pattern not in (_BARE_YEAR, _COMMAS) or who.likely)
        )
        if match and (where := match.groupdict().get("where")):
            told = told and venue(where) is not None
        if match and who and told:
            sentence, rest = title_sentence(match["rest"])
            if whole := _with_subtitle(sentence, rest):
                return Citation(whole[0], who, f"{match['year'] or ''}. {whole[1]}")
            unabbreviated = _ABBREVIATED_BEHIND.sub("", sentence) if rest else sentence
            if _is_turned(match["who"], sentence):
                return None
            title = sentence if _IN.match(rest) else without_place(unabbreviated)
            before, comma, last = title.rpartition(", ")
            if pattern is _AFTER_YEAR and match["mark"].startswith(",") and NAMED.fullmatch(last):
                title = before if comma and len(before.split()) >= FEWEST_WORDS else title
            stated = " ".join(filter(None, map(match.groupdict().get, ("where", "year"))))
            return Citation(title, who, f"{stated}. {sentence[len(title) :]}. {rest}")
    return None


def _with_subtitle(title: str, rest: str) -> tuple[str, str] | None:
    """A title with the sentence behind it, and the journal's volume or the publisher behind that.

    As "On Widgets. The study of gears. Acta, 61(2), 3–4", "On Widgets. A study of gears. Bonn:
    Acme, 2015", "On Widgets. A Study of Gears, Acme: Bonn".
    """
    subtitle, where = first_sentence(rest)
    if not where and (published := _PUBLISHER_AND_TOWN.search(subtitle)):
        subtitle, where = subtitle[: published.start()], subtitle[published.start() + 2 :]
    elif not (_IN_VOLUME.match(where) or _TOWN_FIRST.match(where)):
        return None
    is_subtitle = _goes_on_in_words(subtitle) and not _OF_A_KIND.search(subtitle)
    return (f"{title}. {subtitle}", where) if is_subtitle else None


def _is_turned(before: str, behind: str) -> bool:
    """Whether a title stands before names without spaces: "部品知識の研究 (2015), 王明"."""
    if before.isascii() or behind.isascii():
        return False
    title, named = people_by_family(before), people(behind) or people_by_family(behind)
    is_long = title is not None and len(title.names) == 1 and not _are_short(title)
    return is_long and named is not None and _are_short(named)


def _are_short(who: People) -> bool:
    """Whether all names in a script without spaces have as many letters as those of people."""
    return all(len(name.literal or "") <= _LONGEST_IN_HAN for name in who.names)


def authors(text: str, *, lenient: bool) -> People | None:
    """Who stands before a year or title, be it one in a script without spaces or an institution.

    Institutions are told by their words or initials, and by the full stop: "Test Board. (2015).".
    """
    who = people(text) or people_by_family(text)
    if who and who.told:
        return who
    named_in_full = who is not None and who.names[0].given is not None
    return institution(text, lenient=lenient and not named_in_full) or who


def _first_author(text: str) -> People | None:
    """The first of names, its family name in front, where those behind it can't be read."""
    first = _FIRST_AUTHOR.match(text)
    who = people(first[0]) if first else None
    return who._replace(truncated=True) if who and who.inverted else None


def _with_bare_initials(text: str, lenient: bool) -> Citation | None:
    """As "Doe J. On widgets. Acta Widg. 2015;1(2):3-4.", "Doe J. Widgets. Bonn: Acme; 2015.".

    Names in full are none: "Jane R. Doe. On widgets. Bonn: Acme, 2015.".
    """
    match = _VANCOUVER.match(text)
    rest = match["rest"] if match else ""
    book = _IN_A_BOOK.search(rest) or _AT_A_PUBLISHER.search(rest)
    where = book or _IN_A_JOURNAL.search(rest)
    who = people(_SUFFIXES.sub("", match["who"])) if match and where else None
    if not match or not where or not who or _goes_on(who, match["who"], rest):
        return None
    if _AND.match(rest):
        return None
    sentence = first_sentence(text)[0]
    in_full = people(sentence) if len(sentence) > match.start("rest") else None
    goes_on = match.start("rest") + where.start() > len(sentence)
    if in_full and (goes_on or len(in_full.names) > 1):
        return None
    if len(who.names) == 1 and not (lenient or book or rest[where.end() :].strip(".")):
        return None
    title = rest[: where.start() + (where[0][0] != ".")]
    return Citation(title, who, rest[where.start() + 2 :])


def _with_initials_last(text: str, lenient: bool) -> Citation | None:
    """As "Doe, J. and Roe, R. On Widgets. Journal of Tests, 2015."."""
    for end in _INITIAL_BEFORE_TITLE.finditer(text):
        before, rest = text[: end.start()], text[end.end() :]
        who = people(before)
        if who and _goes_on(who, before, rest):
            continue
        if who and _is_family_first(who, before):
            who = who._replace(inverted=True)
        if not who or not who.inverted:
            who = _without_stops(before, lenient=lenient)
        given = (who.names[-1].given if who else None) or ""
        if who and given and before.endswith(given.removesuffix(".") + "."):
            return _dated(who, rest, lenient=lenient)
    return None


def _goes_on(who: People, before: str, rest: str) -> bool:
    """Whether an initial is not a name's last word.

    As "Jane Doe, R." before "Andrew Roe, On …", and "Doe, Jane, and Richard R." before "Roe. On …",
    "Jane R." before "Doe, Richard Roe, On …" and before "Doe. On …", "Doe J." before "R. On …".
    """
    if _ANOTHER_INITIAL.match(rest):
        return True
    family = (who.names[0].family or "").split()
    name, comma, _ = rest.partition(",")
    first, last = who.names[0], who.names[-1]
    in_full = first.given is not None and not _is_of_initials(first.given.split()[0])
    if len(who.names) > 1 and in_full and before.endswith(f" {last.family} {last.given}"):
        return True
    if len(who.names) > 1:
        return False
    if len(family) > 1:
        return bool(comma) and people(name) is not None
    word = _FAMILY_NAME.match(rest)
    sentence, where = first_sentence(rest[word.end() :]) if word else ("", "")
    if word and word["sign"] == ".":
        is_title = len(sentence.split()) >= FEWEST_WORDS and not venue(sentence)
        return is_title and where[:1].isalpha()
    return people(_SET_OFF_BY.split(sentence, maxsplit=1)[0]) is not None


def _is_family_first(who: People, text: str) -> bool:
    """Whether initials stand behind each name, and not only one: "Doe J., Roe R.", "Доу Д.А."."""
    first = who.names[0]
    initials = all(name.given and _is_of_initials(name.given) for name in who.names)
    several = len(who.names) > 1 or len(_GIVEN.findall(first.given or "")) > 1
    return several and initials and text.startswith(f"{first.family} {first.given}")


def _is_of_initials(given: str) -> bool:
    """Whether no given name is told in full: "J. A.", "J.A.", "JA"."""
    return all(len(part) == 1 or _is_short_in_capitals(part) for part in _GIVEN.findall(given))


def _is_short_in_capitals(part: str) -> bool:
    return part.isupper() and len(part) <= _MOST_INITIALS


def _without_stops(text: str, *, lenient: bool) -> People | None:
    """Names whose initials have no full stops: "Doe J, Roe R."; one if in capitals."""
    who = people(text.removesuffix("."))
    in_capitals = who is not None and (who.names[0].family or "").isupper()
    if not who or (len(who.names) == 1 and not (lenient and in_capitals)):
        return None
    return who if all(_is_bare(name.given or "-") for name in who.names) else None


def _is_bare(given: str) -> bool:
    """Whether initials have no full stops."""
    return given.replace(" ", "").isalpha()


def _dated(who: People, rest: str, *, lenient: bool, told: bool = False) -> Citation | None:
    """A citation of what stands behind names, unless these may be none.

    Those in full are names where what sets them off tells it (told).
    """
    several = len(who.names) > 1 and who.certain and are_in_full(who)
    in_full = are_in_full(who) and (who.inverted or lenient)
    dated = in_full and (told or ANY_YEAR.search(rest) is not None)
    if not (who.truncated or several or dated):
        return None
    sentence, behind = title_sentence(rest)
    if whole := _with_subtitle(sentence, behind):
        return Citation(whole[0], who, whole[1])
    title = without_place(_ABBREVIATED_BEHIND.sub("", sentence) if behind else sentence)
    return Citation(title, who, f"{sentence[len(title) :]}. {behind}")


def _comma_separated(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe, Richard Roe and Max Muster, On Widgets, ICML, 2014."."""
    colon = _COLON.match(text)
    before = people(colon["who"]) if colon else None
    if colon and before and len(before.names) > 1:
        ends = are_in_full(before) and title_sentence(colon["rest"])[1]
        if before.inverted or ends:
            return None
        if are_in_full(before) and _ends_in_a_name(text, before):
            behind = _PART_END.split(colon["rest"])[:MOST_PARTS]
            return _behind_names(colon["who"], behind, lenient=lenient)
    parts = text.split(", ")[:MOST_PARTS]
    alike = list(takewhile(may_begin_with_names, parts))
    counts = range(min(len(alike), len(parts) - 1), 0, -1)
    read = (
        _behind_names(", ".join(parts[:n]), parts[n:], lenient=lenient)
        for n in counts
        if _are_names(parts[:n], lenient=lenient)
    )
    found = filter(None, read)
    first = next(found, None)
    if not first or not _OF_A_VOLUME.match(first.title):
        return first
    return next((one for one in found if not _OF_A_VOLUME.match(one.title)), first)


def _ends_in_a_name(text: str, who: People) -> bool:
    """Whether names before a colon are all people: "Jane Doe, Al Roe, Ann Poe: On …".

    A title may begin with words that look like one: "J. Doe and R. Roe, Gear Nets: On …". Then
    these stand behind the last of the names, which "and" precedes, or have no initials as those.
    Where nothing else tells, a year in brackets at the end does, as styles with a colon have it,
    and for names in full where it appeared, or a number of an issue, a meeting or pages.
    """
    names = text.replace("\uff1a", ":").partition(":")[0]
    alike = {_is_of_initials(name.given or "") for name in who.names}
    if len(alike) > 1:
        return False
    if _JOINED_BY_AND.search(names):
        return "," in names and _AND_LAST.search(names) is not None
    told = True in alike or _SAYS_WHERE.search(text, len(names)) is not None
    return told and len(who.names) > _A_PAIR and bool(_BRACKETED_YEAR.search(text))


def _behind_names(names: str, parts: Sequence[str], *, lenient: bool) -> Citation | None:
    """The citation of what stands behind names, unless that is too short for a title."""
    who = people(names)
    title, rest = before_where(parts)
    named = people(title)
    goes_on = bool(named and rest and people(first_sentence(rest[0])[0]))
    if (named and (named.certain or named.names[0].literal)) or goes_on or title.startswith("and "):
        return None
    title, behind = first_sentence(title) if ". " in title else (title, "")
    rest = [behind, *rest] if behind else rest
    dated = any(ANY_YEAR.search(part) or from_text(part) for part in rest)
    in_journal = dated and len(behind.split()) <= _MOST_WORDS_OF_A_JOURNAL
    if ". " in title or (behind and (may_begin_with_names(title) or not in_journal)):
        return None
    several = lenient and who is not None and len(who.names) > 1
    fewest = FEWEST_WORDS - (dated or several) + (not rest and not lenient)
    if not who or len(title.split()) < fewest:
        return None
    told = (lenient and (rest or title[0].isupper())) or dated or (who.certain and "." in names)
    if len(who.names) == 1 and (QUOTED.search(title) or not told):
        return None
    return Citation(title, who, ", ".join(rest))


def _are_names(parts: Sequence[str], *, lenient: bool) -> bool:
    """Whether parts are names in full: several, or one with its family name first."""
    who = people(", ".join(parts)) if lenient or " " in parts[-1] or len(parts) == 2 else None
    if who is None or not are_in_full(who):
        return False
    alone = len(parts) == 1 and (lenient or (who.certain and "." in parts[0]))
    return len(who.names) > 1 or alone or (who.inverted and len(parts) == 2)


def _in_sentences(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe and Richard Roe. On Widgets. Journal of Tests, 2015."."""
    before, rest = first_sentence(text)
    who = (people(before) or (people_by_family(before) if lenient else None)) if rest else None
    if not who:
        return None
    several = are_in_full(who) and who.likely
    in_full = are_in_full(who) and (who.inverted or lenient)
    dated = in_full and (ANY_YEAR.search(rest) or (lenient and _PAGES.search(rest))) is not None
    sentence, behind = title_sentence(rest)
    ends = in_full and not behind and len(sentence.split()) >= FEWEST_WORDS
    if not (who.truncated or several or dated or ends):
        return None
    if whole := _with_subtitle(sentence, behind):
        return Citation(whole[0], who, whole[1])
    title = without_place(sentence)
    return Citation(title, who, f"{sentence[len(title) :]}. {behind}")


def _with_colon(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe, R. Roe: On Widgets. Journal of Tests, 2015.", "Jane Doe; On Widgets"."""
    matches = (match for colon in (_COLON, _SEMICOLON) if (match := colon.match(text)))
    match = next((match for match in matches if people(match["who"])), None)
    who = people(match["who"]) if match else None
    if not match or not who:
        return None
    if (within := _IN_WITH_COLON.search(match["rest"])) and (lenient or who.told):
        return Citation(match["rest"][: within.start()], who, match["rest"][within.start() + 1 :])
    lenient = lenient or _VOLUME_AT_END.search(match["rest"]) is not None
    told = lenient and match.re is _SEMICOLON
    return _behind_colon(who, match["rest"], lenient=lenient, told=told)


def _behind_colon(who: People, text: str, *, lenient: bool, told: bool) -> Citation | None:
    """A citation of what stands behind names and a colon, a book's subtitle with its title."""
    found = _dated(who, text, lenient=lenient, told=told)
    book = _BOOK.match(text) if found else None
    if book and _is_a_book(book):
        return Citation(book["title"], who, f"{book['series'] or ''}. {book['rest']}")
    placed = _BOOK_AND_PLACE.fullmatch(text) if found else None
    if placed and _goes_on_in_words(placed["title"].partition(". ")[2]):
        return Citation(placed["title"], who, f"{placed['series'] or ''}. {placed['rest']}")
    return found


def _goes_on_in_words(subtitle: str) -> bool:
    """Whether what stands behind a title's full stop has words as a subtitle has, no journal's."""
    is_where = _IN.match(subtitle) or venue(subtitle)
    long = [word for word in subtitle.split() if len(word) >= FEWEST_WORDS]
    return len(long) >= FEWEST_WORDS and any(map(str.islower, long)) and not is_where


def _with_dashes(text: str, _lenient: bool) -> Citation | None:
    """As "Jane Doe, Richard Roe - On Widgets - ICML 2015"."""
    names, *parts = _DASH.split(text, maxsplit=_MOST_DASHES)
    who = people(names) if parts else None
    several = who is not None and (len(who.names) > 1 or who.truncated) and who.told
    bare = _VANCOUVER.match(names)
    if not who or not several or (bare and "," in bare["who"]):
        return None
    if len(parts[0].split()) < FEWEST_WORDS or people(parts[0]):
        return None
    return Citation(parts[0].strip(), who, ". ".join(parts[1:]))


def _is_a_book(book: re.Match[str]) -> bool:
    """Whether what stands behind a title's full stop is its subtitle, and no journal's name."""
    subtitle, place = book["title"].partition(". ")[2], (book["place"] or "").strip()
    if _IN.match(subtitle) or venue(subtitle) or venue(place) or place.isupper():
        return False
    if subtitle[:1].islower() or is_a_publisher(subtitle):
        return False
    told = book["series"] or (place and " " in subtitle) or SUBTITLE.match(subtitle)
    return bool(told)
