"""People named in running text: "by Jane Doe and R. Roe", "Doe, J., & Roe, R.", "Doe J, Roe R".

BibTeX's own lists of names are read in `names`. Here commas separate people as well, so that what
reads as a list of names is told by its words: capitals, initials, particles.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple
from unicodedata import normalize

from refsync.characters import WHITESPACE
from refsync.readers import names
from refsync.readers.editing import EDITOR
from refsync.readers.odd_names import FEWEST_SURE, among_others
from refsync.readers.venues import is_acronym, venue
from refsync.reference import Name

_LEAD = re.compile(
    r"(?:(?:(?:written|edited|ed\.|eds\.) )?by|(?-i:[Ee]ds?\.(?=\s[A-Z][\w.’-]*\s[A-Z]))|"
    r"(?:authors?|auteure?s?|autor(?:en|es)?|авторы?)\s*[:\uff1a]|hrsg\.? von|"
    r"(?-i:von|par|por|de)(?=(?-i:\s+[A-Z]\S+\s+[A-Z])))\s+(?=\S)|(?:作者|著者?|저자)\s*[:\uff1a]",
    re.IGNORECASE,
)
_SAYS_EDITED = re.compile(r"ed|hrsg", re.IGNORECASE)
_TRUNCATED = re.compile(
    r"(?<![\s,;])[\s,;]*"
    r"(?:\bet\.?\s*all?\b\.?|\b(?:and|et) (?:others|colleagues|coauthors)|\bu\.\s?a\.|\bи др\.?|"
    r"\be outros\b|\by otros\b|\betc\.?|等人?|ほか|他|…|\.{3}|"
    r"(?<=[a-z]{2})\+)[\s,;:.]*$",
    re.IGNORECASE,
)
_ENDS_OF_LISTS = "al all others colleagues coauthors др outros otros a etc 等 等人 ほか 他 … +"
_OTHERS = tuple(_ENDS_OF_LISTS.split())
"""What stands at the end of a list of names that is cut short, in small letters."""
_STOPS = WHITESPACE + ",;:."
_EDITORS = re.compile(
    rf"(?<![\s,])[\s,]*\({EDITOR}s?\)\.?\s*$|,\s*(?:[eé]ds?|editors?|hrsg|dirs?)\.?$",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=\w,)(?=[^\W\d_]\.)|(?<=\b[A-ZА-Я]\.)(?=[A-ZА-Я]\.[A-ZА-Я][a-zа-я]{2})|"
    r"(?:(?<=[^\w.-][A-ZА-Я]\.)|(?<=\b[A-ZА-Я]\.[A-ZА-Я]\.))(?=[A-ZА-Я][a-zа-я]{2})"
)
"""Between "Doe," and "J.", "J." and "Doe" behind others, "J.A." and "Doe", "Д.А." and "Доу"."""
_MAY_BE_GLUED = re.compile(r"[.,][^\W\d_]")
"""In all that is glued, and found at less cost."""
_LONGEST_BEGIN = 200
_ELISION = re.compile(r",(?<=[.\w],)\s*\[?(?:…|\.{3}|\.(?: \.){2})\]?\s*(?:&\s+|,\s*)?(?=\w)")
"""Where names were left out before the last one: "Doe, J., … Roe, R."."""
_ASIDE = re.compile(r"\([^()]*\)(?:\s*\.\s*$)?")
_DATED = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)[\s,.:]+\w")
"""A year in brackets ends names; what stands behind it is a title."""
_NO_NAME = re.compile(r"\s(?!(?:della|dello|degli|others|colleagues|coauthors)\s)[a-z]{4,}\s")
"""A word in small letters that has no place in a list of names."""
_MARKS = re.compile(
    r"[*†‡§¶#∗✉☨⋆^]+|(?<=[a-z])\+(?=, [^\W\d_a-z]\S+ [^\W\d_a-z])|"
    r"(?<=[^\W\d])\d(?:,\d)*(?!\w)|[⁰¹²³⁴-⁹]+"
)
_MARK_BETWEEN = re.compile(r"[*†‡§¶#]\s+(?=[^\W\d_a-z])")
"""Where only footnotes' marks stand between names: "Jane Doe† Richard Roe‡"."""
_MARK = re.compile(r"[*+†‡§¶#∗✉☨⋆^\d⁰¹²³⁴-⁹]")
_SEPARATORS = re.compile(
    r"\s*(?:[;,\uff1b\uff0c\u3001]\s*(?:(?:and|und|et|y)\s+|&)?|\s(?:and|und|et|y|/)\s|(?<=[\s.])&)\s*"
)
_LAST_IS_A_WORD = re.compile(r"\s(?:and|und|et|y|&)\s+\S+$")
"""A list of family names ends so: "Doe, Roe, and Muster"."""
_AND = re.compile(r"\s*(?:;(?:\s*(?:and\s|&))?|\sand\s|(?<=[\s.])&)\s*")
_IN_CAPITALS = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?:,? [^\W\d_a-z][\w’'-]+){1,3}(?: [^\W\d_a-z]\.?){0,2}"
)
"""Words that a name may be of, whichever they are: "Roe, How Kha", "ROE Max"."""
TOGETHER_WITH = (
    r"(?:(?:joint(?:ly)?(?: work)?|together|in collaboration|conjointement|gemeinsam) )?"
    r"(?:with|avec|mit|con|com)"
)
"""A pattern, of small letters, of what stands before those who wrote it with others."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’`´‐‑-])*")
_CAMEL = re.compile(r"[a-zß-öø-ÿ][A-Z]")
_CAMEL_NAME = re.compile(
    r"(?:Ma?c|De|D[ei]l?|Du|L[aeo]|V[ao]n(?:de[nr]?)?|Fitz|[AE]l|Ben|Ab[ud]|San)[A-Z]|"
    r"[A-Z][a-z]{1,3}[A-Z][a-z]{1,4}$"
)
_HAN = re.compile(r"[\u4e00-\u9fff々·]{2,6}|[\u4e00-\u9fff]{1,4} [\u4e00-\u9fff]{1,4}")
_KANA_NAME = re.compile(
    r"[\u30a0-\u30ff\u4e00-\u9fff・]{2,20}|[\u30a1-\u30fc]{2,12}(?: [\u30a1-\u30fc]{1,12}){1,3}|"
    r"[\u3005\u4e00-\u9fff]{1,4}(?: [\u3041-\u3096]{1,5}| [\u30a1-\u30fc]{1,5})|"
    r"[\u3005\u4e00-\u9fff]{1,4}[\u3041-\u3096]{2,4}|"
    r"[\uac00-\ud7a3]{2,4}"
)
"""Some have spaces between family and given names: "ドウ ジェーン", "山田 はなこ"."""
_NAME_WITHOUT_SPACES = re.compile(
    r"[\u30a0-\u30ff\u3005\u4e00-\u9fff·]{2,20}|[\uac00-\ud7a3]{2,4}|"
    r"[\u4e00-\u9fff]{1,4}[ \u3041-\u3096][\u3041-\u3096\u4e00-\u9fff]{1,4}"
)
_ROLE = re.compile(
    r"\s*(?:[(\uff08](?:編著?|監修|編集|訳|著|주편|편)[)\uff09]|等?主编|等?编著|等?编译|等?[编著]|整理|[主共]?編著?|ほか|等|지음|엮음|외)$"
)
_NATION = re.compile(r"^\s*[\[(\uff08\uff3b〔][\u4e00-\u9fff]{1,3}[\])\uff09\uff3d〕]\s*")
"""Of a foreign author, as in "[英]瑟尔沃"."""
_IN_LATIN = re.compile(r"\s*[(\uff08][A-Z][^\W\d_]*\.? [^()\uff08\uff09]{1,40}[)\uff09]\s*$")
"""How a name is written in Latin letters, behind it: "ドウ (Jane Doe)"."""
_BETWEEN_KANJI = re.compile(r"(?<=[\u3041-\u3096\u4e00-\u9fff])・(?=[\u4e00-\u9fff])")
_LONGEST_WITHOUT_SPACES = 300
_PARTICLE_WORDS = (
    "van der den de del della di da dos das do du la le les von zu zum zur ten ter te el al bin "
    "ibn y e af av und 't d' dello degli vom op los las"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ELIDED = re.compile(r"(?:d|dall|dell)['’][^\W\d_a-z][\w’'-]+")
"""A particle without its vowel: "d'Alembert"."""
_OWN_PARTICLE = re.compile(
    r"(?P<given>\S+(?: \S+){0,3}?) (?P<family>(?:De|Del|Della|Dello|Dos|Das|Van|Von|St\.)"
    r"(?: (?:[Dd]e[nr]?|[Ll][ae]|[Ll]os))? "
    r"(?!(?:Nguyen|Tran|Pham|Le|Hoang|Huynh|Phan|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Dinh|Trinh)$)\S+)"
)
"""With a capital it is of the family name: "Jane De Roe", "Jane Van Den Roe".

Before Vietnamese ones it is a middle name: "Minh Van Le".
"""
_GIVEN_NAMES_TOO = frozenset(("Al", "Bin", "Da", "Di", "Du", "El", "Le"))
"""Particles, in capitals, that are as often given names."""
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_SUFFIX = re.compile(r"(?<=[^\W\d_]{2}), (?P<suffix>(?:Jr|Sr)\.?)$")
"""Behind the last of several names: "Jane Doe and Richard Roe, Jr."."""
_OTHER_WORDS = (
    "a an the of for with in on from to into and via using towards toward by at as is are how "
    "why what when where does do can this that its your our new paper code survey review book "
    "part vol learning network networks neural deep model models language data analysis systems "
    "system methods method theory introduction algorithms algorithm university press journal "
    "proceedings conference transactions science nature reviews letters arxiv preprint workshop "
    "attention transformer transformers generation graph graphs vision image images video text "
    "based research engineering computing computer computational statistics physics biology "
    "medicine institute college laboratory laboratories academy "
    "corporation school department springer elsevier wiley ieee acm annual annals symposium "
    "international american retrospective "
    "european "
    "between among through without within against across beyond under over during "
    "then now here there all no not more less one two first "
    "knowledge search engine database databases retrieval reasoning planning memory speech "
    "recognition detection segmentation tracking classification recommendation prediction "
    "estimation optimization application applications challenges opportunities trends directions "
    "perspectives evaluation benchmark benchmarks framework frameworks architecture architectures "
    "design implementation security privacy software hardware tools resources robotics "
    "prompting prompts training tuning inference adaptation alignment diffusion agents "
    "improving rethinking exploring understanding programming dynamic robust optimal decision "
    "modeling modelling process processes reinforcement problem problems quantum theories approach"
)
_NO_NAMES_END = re.compile(
    r".*(?:[aciou]tions?|ptions?|[^rb]tials?|ology|ologies|ometry|[mn]etrics?|m[ae]tics?|amics?|onics|istics|"
    r"ical|[ao]lys[ie]s|[lnt]isms?|ically|-(?:[CGRS]NNs?|GANs?|VAEs?|LSTMs?|LLMs?|Nets?))",
    re.IGNORECASE,
)
"""Words like "Oscillations", "Geometry" and "G-CNN" are in titles only."""
_PARTICIPLE = re.compile(r"(?!Zh|Sh|Ch|Sch|X|Q|Gu|Hu|Ji|Li|Ya)[A-Z][a-z]{5,}[^l]ing")
"""As "Explaining" in a title; Chinese names begin, and German ones end, otherwise."""
_OF_A_TITLE = re.compile(
    r"[A-Z][a-z]{2,}ing|[A-Z][a-z]{3,}(?:[bcdgiknpstuvwz]|[aeiou]r)ed|[A-Z][a-z]*[bcdfgklmnprtw]s"
)
"""As "Mining", "Explained" and "Fundamentals", which are hardly ever a Spanish name's words."""
_NOT_IN_NAMES = frozenset(_OTHER_WORDS.split())
_LONG_NOT_IN_NAMES = frozenset(word for word in _NOT_IN_NAMES if len(word) > 3)
"""Those that are never initials."""
_INSTITUTION = re.compile(
    r"\b(?:Universi\w+|Institut\w*|Com(?:mission|mittee|isión|issão)|Council|Conseil|Associa\w+|Soci(?:ety|été)|"
    r"Gesellschaft|Minist\w+|Bundes\w+|Depart[ae]\w+|Agenc\w+|Organi[sz]a\w+|Bank|Banque|Foundation|"
    r"Cent(?:er|re|ro)|Consortium|Collaboration|Laborator(?:y|ies)|Academy|Académie|Bureau|Office|Board|"
    r"Federation|Nations|Government|Museum|Library|Authority|Union|Alliance|Network|Initiative|Trust|Parliament|Congress|Stiftung|Fondation|Verband|Verein|Team|"
    r"Working Group|Contributors|\w*[Aa]mt)\b"
)
_GROUPS = frozenset(("Collaboration", "Consortium", "Contributors", "Group", "Initiative", "Team"))
"""How groups are called that sign together, and no person: "Widget Viewer Team"."""
_BEFORE_YEAR = re.compile(r"([A-Z][^.,:()\n]{3,80})\.? \((?:19|20)\d\d\b")
_MOST_WORDS_OF_AN_INSTITUTION = 10
_MOST_WORDS = 6
_A_PAIR = 2
_NEARLY_ALL = 2 / 3
"""More names that all have a comma are inverted, be their family names of several words."""
_LONGEST_IN_CAPITALS = 16
_CAPITALS_BEHIND = re.compile(r"(?P<given>[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?) (?P<family>[A-Z]{2,3})")
_LONGEST = 4000
_LONGEST_NAME_AMONG_OTHERS = 24
"""On average."""
_FIRST_WORDS = 4
_BETWEEN_INITIALS = str.maketrans("", "", ". \t\n‐-")
_TWO_LETTERS = re.compile(r"\b(?:Y[aeu]|Zh|Kh|Ch|Sh|Ts|Th|Ph)\.(?=[\s-]?[A-Z]\.)")
"""One letter of another script, before other initials: "Yu.", "Zh."."""
_ENDS_IN_INITIAL = re.compile(r"(?:^|[\s.-])(?:[^\W\d_]|Jr|Sr)\.\W*$")
_AROUND_WORDS = ".,;:()[]*“”\"'†‡\uff0c\uff1a\u3001"
_JOINING = frozenset(("and", "et", "al", "und", "y", "others"))
_ROLES = frozenset(("ed", "eds", "hrsg", "hg", "dir", "dirs", "coord", "org", "orgs"))
"""What may stand in brackets behind editors' names."""
_WIDE_STOP = re.compile(r"[\uff0c\uff1a\uff1b\u3001]")
_STARTS_WITH_LETTER = re.compile(r"[^\W\d_\u0e00-\uffff]")
_LONGEST_ABBREVIATION = 4
"""Of a given name, as "Chr."."""
_MOST_INITIALS = 3
_SHORTEST_LIST = 3
"""So many names are no accident."""


class People(NamedTuple):
    """A list of names.

    Attributes:
        truncated: it ends in "et al." or the like.
        certain: something besides the names' own looks says that they are names.
        inverted: the family name of the first stands before the given one.
        edited: they edited it: "Jane Doe (ed.)", "edited by Jane Doe".
    """

    names: tuple[Name, ...]
    truncated: bool = False
    certain: bool = False
    inverted: bool = False
    edited: bool = False

    @property
    def likely(self) -> bool:
        """There are several, or something besides their looks says that they are names."""
        return self.certain or len(self.names) > 1

    @property
    def have_given_names(self) -> bool:
        """Each of them has a given name beside the family's."""
        return all(name.given for name in self.names)

    @property
    def told(self) -> bool:
        """They are likely to be names, or the family name stands in front."""
        return self.likely or self.inverted


_known = lru_cache(maxsize=16384)
"""Each step from blocks to references asks again, and words come again."""


@_known
def people(text: str) -> People | None:
    """The people of which a text consists, None where it is anything else.

    Args:
        text: "Jane Doe, Richard Roe, et al.", perhaps after "by" or "Authors:".
    """
    if len(text) > _LONGEST:
        return None
    text = text.strip(" \t\n,;:|·•–—<>-")
    text = text if text.isascii() else normalize("NFC", text)
    says_more = "(" not in text and _says_more_than_names(text)
    if (says_more and not _may_list_many(text)) or ("(" in text and _DATED.search(text)):
        return None
    lead = _LEAD.match(text)
    said = text[lead.end() :] if lead else text
    named = _EDITORS.sub("", said)
    edited = named != said or (lead is not None and _SAYS_EDITED.match(lead[0]) is not None)
    rest = unglued(_ASIDE.sub(" ", named))
    whole = _ELISION.sub(", ", _TRUNCATED.sub("", rest) if _may_be_truncated(rest) else rest)
    bare = _without_marks(whole).strip(" ,;.:" if _ends_in_word(whole) else " ,;:")
    bare = " ".join(bare.split())
    begins = bool(bare) and (not bare[0].islower() or _is_particle(bare))
    found = _listed(bare) if begins and not says_more else None
    odd = None if found or not _may_list_many(bare) else _with_odd_ones(bare)
    found = found or odd
    truncated = whole != rest
    if truncated and not found and (_HAN.fullmatch(bare) or _KANA_NAME.fullmatch(bare)):
        found = [Name(literal=bare)]
    if not found:
        return None
    has_initials = any(name.given and _has_initials(name.given) for name in found)
    many = len(found) >= _SHORTEST_LIST and all(name.given or name.literal for name in found)
    certain = bool(lead or truncated or has_initials or many or odd)
    return People(tuple(found), truncated, certain, _is_inverted(found[0], bare), edited)


@_known
def people_set_off(text: str) -> People | None:
    """The two or three people whom a line of its own names, one of whom looks like none."""
    tokens = _tokens(" ".join(_without_marks(text).split()).strip(_STOPS))
    if not 1 < len(tokens) <= FEWEST_SURE or any(map(venue, tokens)):
        return None
    found = among_others(tokens, _full_name, _is_name_word, fewest=1)
    return People(tuple(found)) if found and len(found) > 1 else None


@_known
def people_by_year(text: str) -> People | None:
    """The people named before a year by family names, some of two words: "Doe, Roe Poe, Li"."""
    tokens = _tokens(text)
    of_a_word = sum(map(_is_family, tokens))
    if len(tokens) < _SHORTEST_LIST or 2 * of_a_word <= len(tokens) or any(map(venue, tokens)):
        return None
    if not all(map(_is_person, tokens)) or any(map(_has_initials, tokens)):
        return None
    return People(tuple(Name(family=token) for token in tokens), certain=True)


@_known
def people_by_two_families(text: str) -> People | None:
    """The people of a text, the first by a family name of two words: "Doe Roe, Jane, et Al Poe".

    No word ends as a title's do, "Gear Nets, Explained". An institution with its town is one as
    it stands: "World Bank, Bonn".
    """
    truncated = _may_be_truncated(text)
    tokens = _tokens((_TRUNCATED.sub("", text) if truncated else text).strip(_STOPS))
    if len(tokens) < _A_PAIR or len(tokens[0].split()) != _A_PAIR or not _is_person(tokens[0]):
        return None
    family, given, *others = tokens
    if _has_initials(family) or " " in given or not _is_given(given) or _is_a_venues(given):
        return None
    if any(map(_OF_A_TITLE.fullmatch, (*family.split(), given))):
        return None
    if _INSTITUTION.search(family):
        named = Name(literal=f"{family}, {given}")
        return None if others else People((named,), certain=True)
    full = [_full_name(token) for token in others]
    names = (_inverted(family, given), *filter(None, full))
    return People(names, truncated, truncated, inverted=True) if all(full) else None


def unglued(text: str) -> str:
    """Names with a space before and behind each initial: "Doe,J., Roe,R.", "J. Doe, R.Roe"."""
    return _GLUED.sub(" ", text) if _MAY_BE_GLUED.search(text) else text


def people_by_family(text: str) -> People | None:
    """The people of whom a text in a script without spaces consists, be they one only.

    What stands behind the names as their role is left out: "王伟、李明主编", "홍길동 지음".
    """
    if len(text) > _LONGEST_WITHOUT_SPACES:
        return None
    text = _IN_LATIN.sub("", text)
    text = _ROLE.sub("", _NATION.sub("", text).strip(" \t,.:;\u3001\uff0c\uff1a\uff1b\uff0e"))
    tokens = [name for part in _SEPARATORS.split(text) for name in _BETWEEN_KANJI.split(part)]
    if not tokens or not all(map(_NAME_WITHOUT_SPACES.fullmatch, tokens)):
        return None
    return People(tuple(Name(literal=token) for token in tokens), certain=True)


def institution(text: str, *, lenient: bool = False) -> People | None:
    """The institution, or one that edits, that is all a text names: "Test Board.", "Board (eds.)".

    Args:
        text: what stands in front of a year or a title.
        lenient: the text needn't end in a full stop, nor have an institution's words if it does.
    """
    bare = _EDITORS.sub("", text)
    edits, ends = bare != text, text.rstrip().endswith(".")
    name = bare.strip(" .,:")
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS_OF_AN_INSTITUTION or not name[0].isupper():
        return None
    named = bool(_INSTITUTION.search(name)) or (words[0].isupper() and len(words[0]) > 1)
    short = lenient and len(words) <= _SHORTEST_LIST
    if any(mark in name for mark in (": ", ". ", ",")) or not (
        edits or (ends and (named or short)) or (lenient and named)
    ):
        return None
    return People((Name(literal=name),), certain=True, edited=edits)


@_known
def may_begin_with_names(text: str) -> bool:
    """Whether a text's first words may be names, at little cost; what it refuses is none."""
    lead = _LEAD.match(text)
    text = unglued(text[lead.end() if lead else 0 :][:_LONGEST_BEGIN])
    text = text if text.isascii() else _WIDE_STOP.sub(r"\g<0> ", text)
    words = text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    for n, word in enumerate(words):
        bare = word.strip(_AROUND_WORDS)
        if n and word[0] in "([\uff08" and (bare.isdecimal() or bare.lower() in _ROLES):
            return True
        if not (bare in _JOINING or not _STARTS_WITH_LETTER.match(bare) or _is_name_word(bare)):
            dated = _BEFORE_YEAR.match(text)
            return dated is not None and _INSTITUTION.search(dated[1]) is not None
        if word[-1] in ".,;:\uff0c\uff1a\uff1b\u3001" or bare == "al":
            return True
    return True


def _says_more_than_names(text: str) -> bool:
    """Whether a word in a text without brackets stands in no list of names, at little cost."""
    return not _LONG_NOT_IN_NAMES.isdisjoint(text.lower().split()) or bool(_NO_NAME.search(text))


def _may_be_truncated(text: str) -> bool:
    """Whether it is worth the while to look for "et al." at a text's end."""
    return text.rstrip(_STOPS).lower().endswith(_OTHERS) or "..." in text


def _without_marks(names: str) -> str:
    """Names without the marks and numbers of footnotes."""
    if not _MARK.search(names):
        return names
    return _MARKS.sub("", names if "," in names else _MARK_BETWEEN.sub(", ", names))


def _is_inverted(first: Name, text: str) -> bool:
    """Whether a text begins with the first name's family name and a comma."""
    words = (first.dropping_particle, first.non_dropping_particle, first.family)
    family = " ".join(filter(None, words))
    return bool(first.given) and text.startswith((f"{family},", f"{family} ,"))


def _ends_in_word(text: str) -> bool:
    """Whether a full stop at the end is the sentence's, not an initial's."""
    return "." not in text or _ENDS_IN_INITIAL.search(text) is None


def _may_list_many(text: str) -> bool:
    """Whether a text has as many commas as a list of names, in which a few may look like none."""
    between = max(text.count(","), text.count(";"))
    return between >= FEWEST_SURE and len(text) <= _LONGEST_NAME_AMONG_OTHERS * (between + 1)


def _is_particle(text: str) -> bool:
    return text.partition(" ")[0].lower() in _PARTICLES


def _listed(text: str) -> list[Name] | None:
    pieces = _AND.split(text)
    if inverted := _all_inverted(pieces) or ("/" in text and _all_inverted(text.split("/"))):
        return inverted
    text = _SUFFIX.sub(r" \g<suffix>", text)
    tokens = _tokens(text)
    if not tokens:
        return None
    if all(_HAN.fullmatch(token) or _KANA_NAME.fullmatch(token) for token in tokens):
        return [Name(literal=token) for token in tokens] if len(tokens) > 1 else None
    may_be_inverted = ("," in text or "\uff0c" in text) and not _LAST_IS_A_WORD.search(text)
    first = _inverted_first(tokens) if may_be_inverted else None
    return _paired(tokens) or first or (may_be_inverted and _in_turns(tokens)) or _each(tokens)


def _with_odd_ones(text: str) -> list[Name] | None:
    """The names of many, some of which don't look it."""
    odd = among_others(_tokens(text), _full_name, _is_name_word)
    return odd or (_inverted_between_semicolons(text) if ";" in text else None)


def _inverted_between_semicolons(text: str) -> list[Name] | None:
    """Nearly all with the family name first: "DOE, Al; ROE Max; POE, Bo; and LI, Wei"."""
    pieces = _AND.split(text)
    sure = [_all_inverted([piece]) for piece in pieces]
    told = len(list(filter(None, sure)))
    if told < FEWEST_SURE - 1 or told < _NEARLY_ALL * len(pieces):
        return None
    if not all(map(_IN_CAPITALS.fullmatch, pieces)):
        return None
    return [
        name[0] if name else _with_family_name_first(piece)
        for name, piece in zip(sure, pieces, strict=True)
    ]


def _with_family_name_first(text: str) -> Name:
    """A name among such as begin with a comma or capitals behind the family name: "ROE Max"."""
    family, comma, given = text.partition(", ")
    if comma:
        return _inverted(family, given)
    first, _, rest = text.partition(" ")
    return _inverted(first, rest) if first.isupper() else _person(text)


def _tokens(text: str) -> list[str]:
    return [token for piece in _SEPARATORS.split(text) if (token := piece.strip())]


def _full_name(token: str) -> Name | None:
    """The name that a text is for sure, given name and family name."""
    return _person(token) if " " in token and _is_person(token) else None


def _all_inverted(pieces: list[str]) -> list[Name] | None:
    """Each with the family name first: "Doe, Jane and Roe, Richard", "Doe, Jane/Roe, Richard"."""
    if any(piece.count(",") != 1 for piece in pieces):
        return None
    halves = [piece.split(",") for piece in pieces]
    is_family = _is_person if len(pieces) > _A_PAIR else _is_family
    if not all(is_family(family) and _is_given(given) for family, given in halves):
        return None
    return [_inverted(family.strip(), given.strip()) for family, given in halves]


def _paired(tokens: list[str]) -> list[Name] | None:
    """Family names, each followed by initials: "Doe, J., Roe, R. M."."""
    if not any(_are_initials(token) for token in tokens):
        return None
    out: list[Name] = []
    for token, behind in zip(tokens, (*tokens[1:], ""), strict=True):
        if token in _SUFFIXES and out and out[-1].given:
            out[-1] = replace(out[-1], suffix=token)
        elif _are_initials(token):
            if not out or out[-1].given != token:
                return None
        elif _are_initials(behind) and _is_person(token) and not _has_initials(token):
            out.append(_inverted(token, behind))
        elif _is_person(token):
            out.append(_person(token))
        else:
            return None
    return out


@_known
def _inverted(family: str, given: str) -> Name:
    *words, last = family.split()
    if words and last in _SUFFIXES:
        return replace(_inverted(" ".join(words), given), suffix=last)
    read = names.read(f"{family}, {given}").names
    return read[0] if len(read) == 1 else Name(family=family, given=given)


def _inverted_first(tokens: list[str]) -> list[Name] | None:
    """The first one only has its family name first: "Doe, Jane, and Richard Roe"."""
    if len(tokens) < 2 or not (_is_family(tokens[0]) and _is_given(tokens[1])):
        return None
    if _are_two_people(tokens[0], tokens[1]):
        return None
    first, rest = _inverted(tokens[0], tokens[1]), tokens[2:]
    if all(len(token.split()) > 1 and _is_person(token) for token in rest):
        return [first, *map(_person, rest)]
    pairs = list(zip(rest[::2], rest[1::2], strict=False))
    if len(rest) == 2 * len(pairs) and all(_is_family(f) and _is_given(g) for f, g in pairs):
        return [first, *(_inverted(family, given) for family, given in pairs)]
    return None


def _in_turns(tokens: list[str]) -> list[Name] | None:
    """Family and given names in turns, some of two words: "Doe Roe, Jane, Poe, Ann"."""
    families, given = tokens[::2], tokens[1::2]
    if len(tokens) < 2 * _A_PAIR or len(families) > len(given):
        return None
    if not (all(map(_is_person, families)) and all(map(_is_given, given))):
        return None
    of_a_word = sum(map(_is_family, families))
    short = sum(" " not in name or _has_initials(name) for name in given)
    if any(map(_has_initials, families)) or 2 * min(of_a_word, short) < len(given):
        return None
    return [_inverted(*pair) for pair in zip(families, given, strict=True)]


def _are_two_people(one: str, other: str) -> bool:
    """Whether a particle is rather a given name, as the next one is in full: "Bin Li, Wei Xu"."""
    may_be_given = one.partition(" ")[0] in _GIVEN_NAMES_TOO
    return may_be_given and " " in other and not _has_initials(other)


def _each(tokens: list[str]) -> list[Name] | None:
    """Each a name in full, or each a family name: "Jane Doe, Ann Poe", "Doe, Roe & van Poe"."""
    if not all(map(_is_person, tokens)):
        return None
    if all(" " in token for token in tokens):
        return _in_full(tokens)
    if not all(map(_is_family, tokens)) or all(token.isupper() for token in tokens):
        return None
    return [_person(token) if " " in token else Name(family=token) for token in tokens]


def _in_full(tokens: list[str]) -> list[Name]:
    """Names with family and given names; capitals behind a few are no initials: "Jane DO"."""
    capitals = [_CAPITALS_BEHIND.fullmatch(token) for token in tokens]
    others = [token for token, match in zip(tokens, capitals, strict=True) if not match]
    if len(others) == len(tokens) or 2 * len(others) < len(tokens):
        return [_person(token) for token in tokens]
    if any(_are_initials(token.split()[-1]) for token in others):
        return [_person(token) for token in tokens]
    return [
        Name(family=match["family"], given=match["given"]) if match else _person(token)
        for token, match in zip(tokens, capitals, strict=True)
    ]


@_known
def _person(token: str) -> Name:
    *words, last = token.split()
    if words and last in _GROUPS:
        return Name(literal=token)
    if len(words) > 1 and last in _SUFFIXES:
        return replace(_person(" ".join(words)), suffix=last)
    family = list(dropwhile(_are_initials, reversed([*words, last])))[::-1]
    initials = [*words, last][len(family) :]
    if family and initials and not token.isupper() and not any(map(_are_initials, family)):
        return _inverted(" ".join(family), " ".join(initials))
    if words and token.isupper() and len(words[0]) > _MOST_INITIALS:
        initials = [*words[1:], last]
        if all(len(word.rstrip(".")) == 1 for word in initials):
            return Name(family=words[0], given=" ".join(initials))
    if own := _OWN_PARTICLE.fullmatch(token):
        return _inverted(own["family"], own["given"])
    read = names.read(token).names
    return read[0] if len(read) == 1 else Name(literal=token)


@_known
def _is_person(token: str) -> bool:
    words = token.split()
    of_a_particle = len(words) > 1 and words[-2] in _PARTICLES and words[-1].istitle()
    return (
        0 < len(words) <= _MOST_WORDS
        and all(map(_is_name_word, words[:-1] if of_a_particle else words))
        and any(_is_long(word) and word not in _PARTICLES for word in words)
        and not _is_a_venues(words[-1])
        and not _begins_with_an_article(words)
    )


def _begins_with_an_article(words: list[str]) -> bool:
    """Whether an "A" before several whole words is rather an article than an initial."""
    are_whole = all(_is_long(word) and word not in _PARTICLES for word in words[1:])
    return words[0] == "A" and len(words) > _SHORTEST_LIST and are_whole


def _is_family(token: str) -> bool:
    words = token.split()
    if len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return _is_person(token) and all(word.lower() in _PARTICLES for word in words[:-1])


def _is_given(token: str) -> bool:
    words = token.split()
    alone = words[0] if len(words) == 1 else ""
    in_front = words[:1] and (alone or words[0].lower()) in _PARTICLES
    in_full = [word for word in words if not _are_initials(word)]
    return (
        0 < len(words) <= _MOST_WORDS
        and len(in_full) <= 3
        and not in_front
        and all(map(_is_name_word, words))
    )


@_known
def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES or word in _SUFFIXES or _are_initials(word):
        return True
    if _ELIDED.fullmatch(word):
        return True
    if not (_WORD.fullmatch(word) and word[0].isupper()) or word.lower() in _NOT_IN_NAMES:
        return False
    if _NO_NAMES_END.fullmatch(word) or _PARTICIPLE.fullmatch(word):
        return False
    if "-" in word and not _LONG_NOT_IN_NAMES.isdisjoint(word.lower().split("-")):
        return False
    if word.endswith(".") and len(word) > _LONGEST_ABBREVIATION:
        return False
    return not _CAMEL.search(word) or bool(_CAMEL_NAME.match(word)) or "-" in word


def _is_a_venues(word: str) -> bool:
    """Whether a word is the initials of a venue, and none of a person's."""
    return len(word) > _MOST_INITIALS and is_acronym(word)


def _is_long(word: str) -> bool:
    return len(word.rstrip(".")) > 1 and not (word.isupper() and len(word) > _LONGEST_IN_CAPITALS)


@_known
def _are_initials(token: str) -> bool:
    """Whether a word is of initials: "J.", "J. R.", "JR", "J.-P."."""
    dotted = "." in token
    letters = (_TWO_LETTERS.sub("X.", token) if dotted else token).translate(_BETWEEN_INITIALS)
    most = _MOST_INITIALS + dotted
    return letters.isalpha() and letters.isupper() and len(letters) <= most


def _has_initials(given: str) -> bool:
    return any(_are_initials(word) for word in given.split())
