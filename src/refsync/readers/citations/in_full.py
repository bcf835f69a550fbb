"""Citations whose names are told in full, with commas, full stops or dashes behind them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.citations.behind_names import before_place
from refsync.readers.citations.colon import COLON
from refsync.readers.citations.in_front import begins_with_names
from refsync.readers.citations.initials import VANCOUVER, is_of_initials
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.citations.subtitles import with_subtitle
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR, before_where
from refsync.readers.people import (
    People,
    may_begin_with_names,
    people,
    people_by_family,
    people_by_two_families,
)
from refsync.readers.phrases import are_in_full
from refsync.readers.sentences import FEWEST_WORDS, first_sentence, title_sentence
from refsync.readers.venues import YEAR

_PAGES = regex(r"\d, pp?\. ?\d{1,5}\b")
"""Behind a volume: "Acta Fabri 86/4, pp. 2-6"."""
_DASH = regex(r"\s[-–—]\s")
_MOST_DASHES = 4
_OF_A_VOLUME = regex(r"(?:\d+\w* )?(?:[Ii]n |Proc(?:eedings|\.)|Handbook|Conference|Transactions)")
"""How a volume's name begins, before which a title was taken for a name."""
_JOINED_BY_AND = regex(r"\s(?:and|und|et|y|&)\s")
_AND_LAST = regex(rf"{_JOINED_BY_AND.pattern}[^,;]*$")
_BRACKETED_YEAR = regex(rf"\({YEAR}(?:[./]\d\d?)?\)[.\s]*$")
_SAYS_WHERE = regex(
    r"\b(?:[Nn]o|[Vv]ol|pp?)\. ?\d|第|"
    r"\b(?:Proceedings|Conference|Journal|Workshop|Symposium|Transactions)\b"
)
_MIDDLE_INITIAL = regex(r"(?<=[a-z] )[A-Z]\. (?=[A-Z][a-z])")
"""Of whom a title tells: "The Gears of Jane A. Doe"."""
_PART_END = regex(r", |\s?\uff0c\s*")
MOST_PARTS = 60
_A_PAIR = 2
_MOST_WORDS_OF_A_JOURNAL = 8


def comma_separated(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe, Richard Roe and Max Muster, On Widgets, ICML, 2014."."""
    colon = COLON.match(text)
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
    alike = {is_of_initials(name.given or "") for name in who.names}
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
    if ". " in _MIDDLE_INITIAL.sub("", title) or (
        behind and (may_begin_with_names(title) or not in_journal)
    ):
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


def in_sentences(text: str, lenient: bool) -> Citation | None:
    """As "Jane Doe and Richard Roe. On Widgets. Journal of Tests, 2015."."""
    before, rest = first_sentence(text)
    who = people(before) if rest else None
    if rest and lenient and not who:
        who = people_by_family(before)
        who = who or (None if begins_with_names(rest) else people_by_two_families(before))
    if not who:
        return None
    several = are_in_full(who) and who.likely
    in_full = are_in_full(who) and (who.inverted or lenient)
    dated = in_full and (ANY_YEAR.search(rest) or (lenient and _PAGES.search(rest))) is not None
    sentence, behind = title_sentence(rest)
    ends = in_full and not behind and len(sentence.split()) >= FEWEST_WORDS
    if not (who.truncated or several or dated or ends):
        return None
    if whole := with_subtitle(sentence, behind):
        return Citation(whole[0], who, whole[1])
    title = before_place(sentence, behind)
    return Citation(title, who, f"{sentence[len(title) :]}. {behind}")


def with_dashes(text: str, _lenient: bool) -> Citation | None:
    """As "Jane Doe, Richard Roe - On Widgets - ICML 2015"."""
    names, *parts = _DASH.split(text, maxsplit=_MOST_DASHES)
    who = people(names) if parts else None
    several = who is not None and (len(who.names) > 1 or who.truncated) and who.told
    bare = VANCOUVER.match(names)
    if not who or not several or (bare and "," in bare["who"]):
        return None
    if len(parts[0].split()) < FEWEST_WORDS or people(parts[0]):
        return None
    return Citation(parts[0].strip(), who, ". ".join(parts[1:]))
