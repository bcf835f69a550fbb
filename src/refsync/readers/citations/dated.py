"""Citations with the year or "et al." between names and title, as APA, ACM, Harvard have them."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.citations.behind_names import ABBREVIATED_BEHIND
from refsync.readers.citations.east_asian import title_before_a_space
from refsync.readers.citations.in_front import NO_YEAR, authors, first_author
from refsync.readers.citations.subtitles import WITHIN, with_subtitle
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import without_place
from refsync.readers.journals import is_dated_journal
from refsync.readers.people import People, people, people_by_family, people_by_the_last
from refsync.readers.sentences import FEWEST_WORDS, title_sentence
from refsync.readers.venues import (
    CONFERENCES,
    JOURNALS_OF_A_WORD,
    MONTHS,
    NAMED,
    YEAR,
    is_institution,
    is_venue,
    venue,
)

_AFTER_YEAR = regex(
    rf"(?P<who>.{{2,}}?)[\s,]*(?:\b(?i:{NO_YEAR})[.,]? )?"
    rf"[(\[\uff08]\s*(?:{MONTHS} )?(?:(?P<year>{YEAR})\+?|{NO_YEAR}|)"
    r"(?:[,/–-][^()]*| (?P<where>[A-Z][\w&.:]{1,15}(?: [A-Z][\w&.:]{0,15}){0,3}))?\s*"
    r"[)\]\uff09](?P<mark>[\s.,:\uff1a–—-]+)(?P<rest>\S.*)",
    re.DOTALL,
)
"""As "Doe, J. (2015). On Widgets.", "Doe (2015 ACME), On Widgets"."""
_ACM = regex(
    rf"(?P<who>.{{3,}}?[.,])\s+(?:(?P<year>{YEAR})(?:, (?:[A-Z][a-z]+|{YEAR})|[–/-]\d{{2,4}})?|"
    rf"(?i:{NO_YEAR}))(?:[.:]|(?<=\.))\s+(?P<rest>\S.*)",
    re.DOTALL,
)
"""As "Doe, J. 2015. On Widgets.", "Doe, J. 1957/1962. …", "Doe, J. In press. …"."""
_SAA = regex(rf"(?P<who>.{{3,}}?\.)\s+(?P<year>{YEAR})\s+(?P<rest>[^\W\d_a-z].*)", re.DOTALL)
"""As in archaeology: "Doe, Jane. 2015 On Widgets. Journal of Tests 3."."""
_BARE_YEAR = regex(
    rf"(?P<who>[^,.:;()]{{3,80}}(?:\bet al\.)?) (?P<year>{YEAR})[.,:] (?P<rest>(?:\S+ ){{2}}\S.*)"
)
"""As "Doe and Roe 2015, On Widgets and Gears", "Doe and Roe 2015. On Widgets and Gears"."""
_ET_AL = regex(
    r"(?P<who>.{2,300}? et\.? al\b\.?)[\s,.:\uff1a-]+"
    rf"(?:(?P<year>{YEAR})[.,:\uff1a]\s+)?(?P<rest>\S.*)",
    re.DOTALL,
)
_ET_AL_AND_WHERE = regex(
    r"(?P<who>.{2,300}? et\.? al\b\.?),? (?P<where>[A-Za-z][\w .&-]{1,40}?),? "
    rf"(?P<year>{YEAR})[.,:\uff1a]\s+(?P<rest>\S.*)",
    re.DOTALL,
)
_PLACE = (
    r"(?:\d{1,3}(?:st|nd|rd|th) )?[^\W\d_a-z][\w/&-]{0,40}"
    r"(?:,? (?:\d{1,3}(?:st|nd|rd|th)|[^\W\d_a-z][\w/&-]{0,40}|&|of|the|in|on|and|for)){0,14}"
)
"""A pattern of where a work appeared, all words with capitals but the joining ones."""
_WHERE_AND_YEAR = regex(
    rf"(?P<who>[^:()]{{2,300}}?)(?:,|(?<= al)|(?<= al\.)) (?P<where>{_PLACE})(?P<comma>,?) "
    rf"\((?P<year>{YEAR})\)(?P<mark>[.:])\s+(?P<rest>\S.*)",
    re.DOTALL,
)
"""As a list's own links say it: "Doe et al., Acta Fabri (2015): On Widgets"."""
_VOLUME_IN_BRACKETS = regex(
    r"(?P<who>[^()\[\]:]{5,400}?),? [(\[](?P<where>[^()\[\]]{2,60}? "
    rf"(?P<year>{YEAR}))[)\]](?P<mark>[.:,]?\s(?:[-–—]\s)?)\s*(?P<rest>[\"“]?[^\W_a-z].*)",
    re.DOTALL,
)
_MORE_DATED = regex(rf"(?:[^()]{{2,40}} \({YEAR}\)(?:,? (?:and )?|[.;]?$)){{2}}")
"""More of a row of dated names, behind the first: "Bonn (1998), Kyoto (2000) and Oslo (2002)"."""
_NO_TITLE = regex(
    r"\W*(?:(?:available|accessed|retrieved|downloaded|online|abgerufen|verfügbar|zugriff|consulté|"
    r"disponible|disponibile|disponível|consultado|acesso|доступно)"
    r"(?:\W*$|[:,](?=\s*(?:$|\d|https?:|www\.))| \d|"
    r" (?:at|from|on|online|in|via|am|unter|le|sur|en|em|el|su)\b|"
    rf" {MONTHS}(?= \d))|"
    r"(?:url|doi|pdf|link|isbn|issn|pmid|arxiv)\b(?:\W*$|\s?:|\s?\d|\s?https?:)|"
    rf"режим доступа|{MONTHS} \d{{1,2}}\W*$)",
    re.IGNORECASE,
)
"""What stands behind the year at the end of a citation: "2015. DOI: ", "2015. Available at: "."""
_IN_WORDS = regex(
    r"(?<![\w.’'-])(?!(?:and|et|al|und|van|von|vom|zu[mr]?|der|den|des?|del|della|di|da|dos|du|la|le|"
    r"ter|ten|bin|ibn|eds?|hrsg|dal|degli|delle|las|los|el|lo|af|av|zur|for|the|with|on|"
    r"behalf|of|avec|unter|mit|team|group|investigators|collaboration|consortium)\b)[a-zß-ÿ]{2,}(?![\w.’'-])"
)
"""A word in small letters that no name has, nor a group behind names: "for the ACME team"."""
_CUT_SHORT = regex(r"\bet\.? al\b\.?$")
_OF_A_PLACE = regex(r" (?:of|in|on|for) ")
"""Words that join others in a venue's name, and none in people's."""
_COMMAS = regex(rf"(?P<who>.{{3,}}?),? (?P<year>{YEAR}), (?P<rest>(?:\S+ ){{2}}\S.*)", re.DOTALL)
"""As in astronomy: "Doe J., Roe R., 2015, On Widgets, ApJ, 12, 45"."""
_LONGEST_IN_HAN = 4


def with_year_behind_names(text: str, lenient: bool) -> Citation | None:
    """As "Doe, J. (2015). On Widgets. Journal.", "Jane Doe et al. On Widgets."."""
    if placed := _with_where_and_year(text) or _with_volume_in_brackets(text, lenient):
        return placed
    for pattern in (_AFTER_YEAR, _ACM, _SAA, _ET_AL_AND_WHERE, _ET_AL, _BARE_YEAR, _COMMAS):
        match = pattern.match(text)
        if match and _NO_TITLE.match(match["rest"]):
            continue
        who = _who(match, lenient=lenient) if match else None
        if match and who and not _MORE_DATED.match(match["rest"]):
            return _cited(match, who)
    return None


def behind_place(text: str) -> Citation | None:
    """As "Acta Fabri (2015). On the Use of Widgets", a known venue in the place of names."""
    match = _AFTER_YEAR.match(text)
    name = match["who"].strip(" ,.") if match else ""
    known = name in CONFERENCES | JOURNALS_OF_A_WORD or is_dated_journal(name, text)
    if not match or not (known or (" " in name and is_venue(name))):
        return None
    found = _cited(match, People(()))
    is_title = found is not None and len(found.title.split()) >= FEWEST_WORDS
    return found._replace(where=name) if found and is_title else None


def _with_where_and_year(text: str) -> Citation | None:
    """As "Doe et al., Gear Cortex (2015): On Widgets", "Doe & Roe, Journal of Gears (2015): …".

    A colon tells a place of any name behind "et al.", or if a comma stands behind it: "Doe, Studies
    in Gears, (2015): On Widgets". Else it may be what is cited: "Jane Doe, A Book of Gears (2015)".
    """
    match = _WHERE_AND_YEAR.match(text)
    who = authors(match["who"], lenient=False) if match else None
    if not match or not who:
        return None
    where = match["where"]
    is_set_off = match["comma"] and _OF_A_PLACE.search(where)
    told = match["mark"] == ":" and (is_set_off or _CUT_SHORT.search(match["who"]))
    told = told or (venue(f"{where} {match['year']}") and not is_institution(where))
    found = _cited(match, who) if told else None
    return found and found._replace(where=where)


def _with_volume_in_brackets(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe, Richard Roe (ICML 2015) On the Use of Widgets"."""
    match = _VOLUME_IN_BRACKETS.match(text)
    who = people(match["who"]) if match and venue(match["where"]) else None
    if not match or not who or not (who.certain or who.have_given_names):
        return None
    if not (who.likely or lenient):
        return None
    title = match["rest"]
    is_title = len(title.split()) >= FEWEST_WORDS and not people(title)
    return _cited(match, who) if is_title else None


def _who(match: re.Match[str], *, lenient: bool) -> People | None:
    """Those in front of the year, if what else the style has tells that they are people."""
    who = authors(match["who"], lenient=lenient, behind=match["rest"])
    if match.re in (_AFTER_YEAR, _ACM) and not who:
        who = people_by_the_last(match["who"])
    if match.re in (_AFTER_YEAR, _ACM) and lenient:
        return who or (None if _IN_WORDS.search(match["who"]) else first_author(match["who"]))
    told = who is not None
    if match.re == _SAA:
        told = who is not None and who.inverted
    elif match.re in (_BARE_YEAR, _COMMAS):
        told = who is not None and who.likely
    elif match.re == _ET_AL_AND_WHERE:
        told = venue(match["where"]) is not None
    return who if told else None


def _cited(match: re.Match[str], who: People) -> Citation | None:
    """What is cited behind names and year, without where it appeared."""
    sentence, rest = title_sentence(match["rest"])
    if whole := with_subtitle(sentence, rest):
        return Citation(whole[0], who, f"{match['year'] or ''}. {whole[1]}")
    if _is_turned(match["who"], sentence):
        return None
    if match.re == _AFTER_YEAR and (parted := title_before_a_space(sentence, rest)):
        return Citation(parted[0], who, f"{match['year'] or ''}. {parted[1]}. {rest}")
    unabbreviated = ABBREVIATED_BEHIND.sub("", sentence) if rest else sentence
    title = sentence if WITHIN.match(rest) else without_place(unabbreviated)
    if match.re == _AFTER_YEAR and match["mark"].startswith(","):
        title = _without_venue(title)
    stated = " ".join(filter(None, map(match.groupdict().get, ("where", "year"))))
    return Citation(title, who, f"{stated}. {sentence[len(title) :]}. {rest}")


def _without_venue(title: str) -> str:
    """A title without the initials behind its last comma: "On the Order of Widgets, ICML"."""
    before, _, last = title.rpartition(", ")
    is_long = len(before.split()) >= FEWEST_WORDS
    return before if is_long and NAMED.fullmatch(last) else title


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
