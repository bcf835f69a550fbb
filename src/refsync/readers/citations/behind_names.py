"""What stands behind the names of a citation: its title, and where it appeared."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.citations.subtitles import TOWN_FIRST, with_subtitle
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR, without_place
from refsync.readers.people import People
from refsync.readers.phrases import are_in_full
from refsync.readers.sentences import FEWEST_WORDS, title_sentence
from refsync.readers.venues import MONTH, YEAR

_DATE = regex(
    rf"(?:, [^\W\d_a-z][^\W\d_]{{2,20}})?, "
    rf"(?:[^\W\d_A-Z]{{1,12}} |\d{{1,2}} |[–-] ?|{MONTH} ){{0,8}}{YEAR}"
)
"""As a title may end in one: ", 1848", ", Bonn, du 3 mai au 5 juin 2013", ", May 2013"."""
ABBREVIATED_BEHIND = regex(
    r", (?:(?:J\. |[A-Z][a-z]{2,12} )?"
    r"(?:Chem|Comput|Energ|Eng|Geophys|Hydrol|Mater|Math|Phys|Technol)|"
    r"Adv|Am|Ann|Appl|Astron|Astrophys|Atmos|Biol|Bull|Clin|Environ|Eur|Int|J|Mol|Mon|Nat|Nucl|Opt|"
    r"Proc|Quart|Rev|Sci|Stat|Theor|Trans)$"
)
"""The begin of a venue whose full stop ends no sentence: "On Widgets, Phys. Rev. B"."""


def before_place(sentence: str, behind: str) -> str:
    """A title without where and when it appeared, as far as its sentence says so.

    Where town, publisher and year stand behind it, a date in it is of what it is about: "Gears of
    Bonn, 1 to 9 May 2013. Bonn: Acme, 2015".
    """
    title = without_place(sentence)
    published = TOWN_FIRST.match(behind) and ANY_YEAR.search(behind)
    return sentence if published and _DATE.fullmatch(sentence[len(title) :]) else title


def cited_behind(who: People, rest: str, *, lenient: bool, told: bool = False) -> Citation | None:
    """A citation of what stands behind names, unless these may be none.

    Those in full are names where what sets them off tells it (told). Among citations one family
    name before initials is one where all that follows is a title: "Doe, J. On the Use of Widgets.".
    """
    several = len(who.names) > 1 and who.certain and are_in_full(who)
    in_full = are_in_full(who) and (who.inverted or lenient)
    dated = in_full and (told or ANY_YEAR.search(rest) is not None)
    sentence, behind = title_sentence(rest)
    ends = lenient and who.inverted and not behind and len(sentence.split()) >= FEWEST_WORDS
    if not (who.truncated or several or dated or ends):
        return None
    if whole := with_subtitle(sentence, behind):
        return Citation(whole[0], who, whole[1])
    title = before_place(ABBREVIATED_BEHIND.sub("", sentence) if behind else sentence, behind)
    return Citation(title, who, f"{sentence[len(title) :]}. {behind}")
