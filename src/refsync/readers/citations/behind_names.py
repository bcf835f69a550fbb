"""What stands behind the names of a citation: title and subtitle, and where it appeared."""

from __future__ import annotations

import re

from refsync.readers.beside import are_in_full
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR, without_place
from refsync.readers.people import People
from refsync.readers.sentences import FEWEST_WORDS, first_sentence, title_sentence
from refsync.readers.venues import MONTH, YEAR, venue

_IN_VOLUME = re.compile(
    r"(?!(?:S[eé]r(?:ies?|\.)|Reihe|Part|Sect(?:ion)?|In)\b)[^\W\d_a-z][^.,?!\d]{2,80}, "
    r"\d{1,4} ?\(\d{1,4}(?:[–/-]\d{1,4})?\)(?=[,:. ]|$)"
)
"""How a journal with its volume begins: "Acta Fabri, 61(2), 3–4"."""
_TOWN = r"[^\W\d_a-z][^\W\d_]{2,20}(?:[ /-][^\W\d_a-z][^\W\d_]{2,20})?"
"""A pattern of a town's name: "Bonn", "New York", "Berlin/Boston"."""
_COLON = re.compile(r"[^\W\d_] ?: ?[^\W\d_]")
_IN_BRACKETS = r"(?: [(\[][^\W\d_a-z][\w /,-]{1,40}[)\]]){0,2}"
"""A pattern of where a town lies, or of another one: "Bonn (Gearland) [Paris]"."""
_PUBLISHER_AND_TOWN = re.compile(rf", [^\W\d_][^,:\d]{{1,40}}: {_TOWN}$")
_TOWN_FIRST = re.compile(rf"{_TOWN}{_IN_BRACKETS} ?: [^\W\d_a-z][^:.;]{{2,60}}, ")
"""How a book's town and publisher begin: "Bonn: Acme, 2015", "Paris : Acme, coll. Gears"."""
_DATE = re.compile(
    rf"(?:, [^\W\d_a-z][^\W\d_]{{2,20}})?, "
    rf"(?:[^\W\d_A-Z]{{1,12}} |\d{{1,2}} |[–-] ?|{MONTH} ){{0,8}}{YEAR}"
)
"""As a title may end in one: ", 1848", ", Bonn, du 3 mai au 5 juin 2013", ", May 2013"."""
_OF_A_KIND = re.compile(
    r"\b(?:thesis|dissertation|manuscript|edition|edn|auflage|[ée]dition|edici[óo]n|edizione|edição|"
    r"preface|foreword|vorwort|pr[ée]face|prólogo|volume [\w]+ of|lecture notes in|studies in|"
    r"series|reihe|collection|reprint(?:ed)?|translated|edited|trans\.|übersetzt|aus dem|"
    r"herausgegeben|hrsg\.|traduit|traducido)\b|^(?:\w+ ){0,3}(?:report|paper)\b",
    re.IGNORECASE,
)
"""Words of what is said of a title, and no subtitle: "PhD thesis", "Translated by Jane Doe"."""
_ARTICLE = re.compile(r"(?:The|An?|D(?:er|ie|as)|Eine?|L(?:e|a|es)|Une?|El|L[ao]s|Il)\s|L['’]")
"""With which a subtitle begins rather than a series' name."""
_NUMBER_OF_A_SERIES = re.compile(r"[^\W\d_],? (?:(?:#|n[o°]\.?|[Vv]ol\.?|[Bb]d\.?) ?)?\d{1,3}$")
"""How a series ends that has a book: "Gears and Cogs 4", "The Toolbox, #47"."""
ABBREVIATED_BEHIND = re.compile(
    r", (?:(?:J\. |[A-Z][a-z]{2,12} )?"
    r"(?:Chem|Comput|Energ|Eng|Geophys|Hydrol|Mater|Math|Phys|Technol)|"
    r"Adv|Am|Ann|Appl|Astron|Astrophys|Atmos|Biol|Bull|Clin|Environ|Eur|Int|J|Mol|Mon|Nat|Nucl|Opt|"
    r"Proc|Quart|Rev|Sci|Stat|Theor|Trans)$"
)
"""The begin of a venue whose full stop ends no sentence: "On Widgets, Phys. Rev. B"."""
WITHIN = re.compile(r"In[:\s]\s*[^\W\d_a-z]")


def with_subtitle(title: str, rest: str) -> tuple[str, str] | None:
    """A title with the sentence behind it, and the journal's volume or the publisher behind that.

    As "On Widgets. The study of gears. Acta, 61(2), 3–4", "On Widgets. A study of gears. Bonn:
    Acme, 2015", "On Widgets. A Study of Gears, Acme: Bonn".

    A book that has a subtitle, or a number behind the sentence, is in a series of that name:
    "Widgets: their use. Studies of gears. Bonn: Acme, 2015", "Widgets. All of gears 4. Bonn: Acme".
    """
    subtitle, where = first_sentence(rest)
    if not where and (published := _PUBLISHER_AND_TOWN.search(subtitle)):
        subtitle, where = subtitle[: published.start()], subtitle[published.start() + 2 :]
    elif _TOWN_FIRST.match(where):
        if (_COLON.search(title) or _NUMBER_OF_A_SERIES.search(subtitle)) and (
            "#" in subtitle or not _ARTICLE.match(subtitle)
        ):
            return None
    elif not _IN_VOLUME.match(where):
        return None
    is_subtitle = goes_on_in_words(subtitle) and not _OF_A_KIND.search(subtitle)
    return (f"{title}. {subtitle}", where) if is_subtitle else None


def before_place(sentence: str, behind: str) -> str:
    """A title without where and when it appeared, as far as its sentence says so.

    Where town, publisher and year stand behind it, a date in it is of what it is about: "Gears of
    Bonn, 1 to 9 May 2013. Bonn: Acme, 2015".
    """
    title = without_place(sentence)
    published = _TOWN_FIRST.match(behind) and ANY_YEAR.search(behind)
    return sentence if published and _DATE.fullmatch(sentence[len(title) :]) else title


def cited_behind(who: People, rest: str, *, lenient: bool, told: bool = False) -> Citation | None:
    """A citation of what stands behind names, unless these may be none.

    Those in full are names where what sets them off tells it (told).
    """
    several = len(who.names) > 1 and who.certain and are_in_full(who)
    in_full = are_in_full(who) and (who.inverted or lenient)
    dated = in_full and (told or ANY_YEAR.search(rest) is not None)
    if not (who.truncated or several or dated):
        return None
    sentence, behind = title_sentence(rest)
    if whole := with_subtitle(sentence, behind):
        return Citation(whole[0], who, whole[1])
    title = before_place(ABBREVIATED_BEHIND.sub("", sentence) if behind else sentence, behind)
    return Citation(title, who, f"{sentence[len(title) :]}. {behind}")


def goes_on_in_words(subtitle: str) -> bool:
    """Whether what stands behind a title's full stop has words as a subtitle has, no journal's."""
    is_where = WITHIN.match(subtitle) or venue(subtitle)
    long = [word for word in subtitle.split() if len(word) >= FEWEST_WORDS]
    return len(long) >= FEWEST_WORDS and any(map(str.islower, long)) and not is_where
