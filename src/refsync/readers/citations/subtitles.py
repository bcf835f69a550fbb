"""Which sentence behind a cited title goes on with it: "Widgets. A study of gears. Bonn: Acme"."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.people import names_an_institution, people
from refsync.readers.sentences import FEWEST_WORDS, first_sentence
from refsync.readers.venues import is_institution, is_venue, venue

_IN_VOLUME = regex(
    r"(?!(?:S[eé]r(?:ies?|\.)|Reihe|Part|Sect(?:ion)?|In)\b)[^\W\d_a-z][^.,?!\d]{2,80}, "
    r"\d{1,4} ?\(\d{1,4}(?:[–/-]\d{1,4})?\)(?=[,:. ]|$)"
)
"""How a journal with its volume begins: "Acta Fabri, 61(2), 3–4"."""
_TOWN = r"[^\W\d_a-z][^\W\d_]{2,20}(?:[ /-][^\W\d_a-z][^\W\d_]{2,20})?"
"""A pattern of a town's name: "Bonn", "New York", "Berlin/Boston"."""
_COLON = regex(r"[^\W\d_] ?: ?[^\W\d_]")
_IN_BRACKETS = r"(?: [(\[][^\W\d_a-z][\w /,-]{1,40}[)\]]){0,2}"
"""A pattern of where a town lies, or of another one: "Bonn (Gearland) [Paris]"."""
_PUBLISHER_AND_TOWN = regex(rf", [^\W\d_][^,:\d]{{1,40}}: {_TOWN}$")
TOWN_FIRST = regex(rf"{_TOWN}{_IN_BRACKETS} ?: [^\W\d_a-z][^:.;]{{2,60}}(?:, |\.?$)")
"""How a book's town and publisher begin: "Bonn: Acme, 2015", "Paris : Acme, coll. Gears"."""
_OF_A_KIND = regex(
    r"\b(?:thesis|dissertation|manuscript|edition|edn|auflage|[ée]dition|edici[óo]n|edizione|edição|"
    r"preface|foreword|vorwort|pr[ée]face|prólogo|volume [\w]+ of|lecture notes in|studies in|"
    r"series|reihe|collection|reprint(?:ed)?|translated|edited|trans\.|übersetzt|aus dem|"
    r"herausgegeben|hrsg\.|traduit|traducido)\b|^(?:\w+ ){0,3}(?:report|paper)\b",
    re.IGNORECASE,
)
"""Words of what is said of a title, and no subtitle: "PhD thesis", "Translated by Jane Doe"."""
_ARTICLE = regex(r"(?:The|An?|D(?:er|ie|as)|Eine?|L(?:e|a|es)|Une?|El|L[ao]s|Il)\s|L['’]")
"""With which a subtitle begins rather than a series' name."""
_NUMBER_OF_A_SERIES = regex(r"[^\W\d_],? (?:(?:#|n[o°]\.?|[Vv]ol\.?|[Bb]d\.?) ?)?\d{1,3}$")
"""How a series ends that has a book: "Gears and Cogs 4", "The Toolbox, #47"."""
_WORK = (
    r"(?i:account|analysis|approach|biography|case|companion|critique|essay|framework|guide|handbook|"
    r"history|introduction|manual|method|model|overview|perspective|primer|reader|review|study|survey|"
    r"textbook|theory|einführung|einleitung|geschichte|handbuch|lehrbuch|leitfaden|studie|überblick|"
    r"untersuchung|étude|essai|histoire|guía|introducción|estudio|historia|ensayo)"
)
_OF_A_WORK = regex(
    rf"(?:An? (?:[^\W\d_a-z][\w’'-]{{1,30}} ){{0,4}}(?=[A-Z])|(?:Eine?|Une?|Una) ){_WORK}\b|"
    r"(?:Reflections|Remarks|Thoughts|Anmerkungen|Bemerkungen|Gedanken|Überlegungen|Réflexions|"
    r"Remarques|Observaciones|Reflexiones) (?:about|on|über|zu[mr]?|sobre|sur)\b|"
    r"(?:Exploring|Introducing|Rethinking|Understanding) (?=[A-Z])[\w’'-]{2,30}"
)
"""How subtitles begin by themselves: "A Practical Introduction", "Überlegungen zu Zahnrädern".

A comment has small letters: "A good introduction".
"""
_BY_A_PREPOSITION = regex(
    r"(?:(?:[^\W\d_a-z][\w’'-]*|[a-zß-ÿ\d]{1,3}),? ){1,9}"
    r"(?:with(?:out)?|from|using|through|between|beyond|mit|ohne|zwischen|avec|sans|entre|sin)"
    r"(?: (?:[^\W\d_a-z][\w’'-]*|[a-zß-ÿ\d]{1,3}),?){1,9}"
)
"""Words in capitals with such between them as no venue has: "Theory and Practice with Gears"."""
_NO_SUBTITLE = regex(
    r"(?:available|accessed|downloaded|retrieved|taken|abgerufen|verfügbar|contributions?|"
    r"excerpts?|selections?|with|from|mit|avec|presented|(?:extended |conference )?abstract|"
    r"communications?|invited|keynote|poster|talk|tutorial|chapter|kapitel|chapitre)\b",
    re.IGNORECASE,
)
"""As "Retrieved from", "With drawings by Jane Doe", "Presented at Acme"."""
_TOWN_ALONE = regex(rf"{_TOWN}(?:,? URL)?[.,:]?")
_ASKED = regex(r"(?P<subtitle>[^\W\d_a-z][^.?!]{5,200}\?) (?=In: ?[^\W\d_a-z])")
WITHIN = regex(r"In[:\s]\s*[^\W\d_a-z]")
_IN_A_BOOK = regex(
    r"In: ?[^\W\d_a-z]|In (?!Press\b|Prep|Print\b|Review\b)[^\W\d_a-z][^()]{2,200} "
    r"\((?:Eds?|Hrsg|Hg)\b"
)
"""How the book begins that has a chapter: "In: Doe, J. (ed.)", "In J. Doe (Ed.)"."""


def with_subtitle(title: str, rest: str) -> tuple[str, str] | None:
    """A title with the sentence behind it, and the journal's volume or the publisher behind that.

    As "On Widgets. The study of gears. Acta, 61(2), 3–4", "On Widgets. A study of gears. Bonn:
    Acme, 2015", "On Widgets. A Study of Gears, Acme: Bonn"; a known journal needs no volume.

    A book that has a subtitle, or a number behind the sentence, is in a series of that name:
    "Widgets: their use. Studies of gears. Bonn: Acme, 2015", "Widgets. All of gears 4. Bonn: Acme".
    """
    if told := _told_by_itself(rest):
        return f"{title}. {told[0]}", told[1]
    subtitle, where = first_sentence(rest)
    if not where and (published := _PUBLISHER_AND_TOWN.search(subtitle)):
        subtitle, where = subtitle[: published.start()], subtitle[published.start() + 2 :]
    elif TOWN_FIRST.match(where):
        if (_COLON.search(title) or _NUMBER_OF_A_SERIES.search(subtitle)) and (
            "#" in subtitle or not _ARTICLE.match(subtitle)
        ):
            return None
    elif not (
        _IN_VOLUME.match(where)
        or (is_venue(where.rstrip(" .")) and not _NO_SUBTITLE.match(subtitle))
    ):
        return None
    is_subtitle = goes_on_in_words(subtitle) and not _OF_A_KIND.search(subtitle)
    return (f"{title}. {subtitle}", where) if is_subtitle else None


def _told_by_itself(rest: str) -> tuple[str, str] | None:
    """The subtitle with which a text begins, and the rest, where nothing else can stand there.

    So it is right before the book that has a chapter, "Their use in mills. In: Doe, J. (ed.)", or
    by its words at the end of a citation or before a town.
    """
    if asked := _ASKED.match(rest):
        return asked["subtitle"], rest[asked.end() :]
    subtitle, where = first_sentence(rest.rstrip(" ,:"))
    who = people(subtitle)
    if not _may_be_one(subtitle) or (who and (who.certain or who.have_given_names)):
        return None
    is_long = sum(len(word) >= FEWEST_WORDS for word in subtitle.split()) >= FEWEST_WORDS
    if _IN_A_BOOK.match(where):
        return (subtitle, where) if is_long and subtitle[0].isupper() else None
    another, behind = first_sentence(where)
    is_at_end = not behind or _TOWN_ALONE.fullmatch(behind)
    if is_at_end and _OF_A_WORK.match(another) and not _TOWN_ALONE.fullmatch(subtitle):
        return f"{subtitle}. {another}", behind
    if where and not _TOWN_ALONE.fullmatch(where):
        return None
    by_article = bool(where and is_long and _ARTICLE.match(subtitle))
    by_article = by_article and not names_an_institution(subtitle)
    return (subtitle, where) if by_article or _is_by_its_words(subtitle) else None


def _is_by_its_words(text: str) -> bool:
    """Whether a sentence is a subtitle by its words: "A Practical Introduction"."""
    return bool(_OF_A_WORK.match(text) or _BY_A_PREPOSITION.fullmatch(text))


def _may_be_one(text: str) -> bool:
    """Whether nothing in a sentence tells that it is no subtitle."""
    is_where = venue(text) or is_institution(text)
    return not (is_where or _NO_SUBTITLE.match(text) or _OF_A_KIND.search(text))


def goes_on_in_words(subtitle: str) -> bool:
    """Whether what stands behind a title's full stop has words as a subtitle has, no journal's."""
    is_where = subtitle.startswith("[") or WITHIN.match(subtitle) or venue(subtitle)
    long = [word for word in subtitle.split() if len(word) >= FEWEST_WORDS]
    return len(long) >= FEWEST_WORDS and any(map(str.islower, long)) and not is_where
