"""The phrases of a loose text, and what one says by itself: who wrote a work, where or when."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.house_names import is_a_house
from refsync.readers.houses import may_publish
from refsync.readers.journals import is_dated_journal
from refsync.readers.people import People, people, people_by_year, people_set_off
from refsync.readers.people.between import with_commas_between_names
from refsync.readers.remembered import remembered
from refsync.readers.sentences import WHO_ET_AL, first_sentence
from refsync.readers.titles import year
from refsync.readers.venues import (
    NAMED,
    OF_ORGANISATIONS,
    YEAR,
    bare_venue,
    is_venue,
    venue,
    venue_and_year,
)

_BARE_NAME = r"(?:[^\W\d_a-z][\w’'-]{1,30} ){1,3}[A-Z]{1,3}"
_BARE_NAMES = regex(rf"(?P<who>{_BARE_NAME}(?:, {_BARE_NAME}){{1,60}})\. (?=[^\W\d_a-z])")
"""Names in medicine's style, whose last initial ends their sentence: "Doe J, Roe R. ICML 2015"."""
_INITIAL = regex(r"(?:(?<=[ .-][^\W\d_a-z]\.)|(?<=\.-[a-z]\.))\s+(?=[^\W\d_])")
_MONTH = (
    r"(?:Jan(?:uary?)?|Feb(?:ruary?)?|Mar(?:ch)?|März|Apr(?:il)?|Ma[iy]|Jun[ei]?|Jul[iy]?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\b\.?"
)
_MONTHS = rf"{_MONTH}(?:\s?[/–-]\s?{_MONTH})?"
_IN_NUMBERS = r"(?:0?[1-9]|1[0-2])"
_MONTH_BEFORE = (
    rf"(?:(?<=[(,])|(?<=, ))(?:[0-3]?\d\.? )?{_MONTHS},? |(?:[0-3]?\d[./-])?{_IN_NUMBERS}[./-]"
)
_MONTH_BEHIND = rf" {_MONTHS}|[./-]{_IN_NUMBERS}(?:[./-][0-3]?\d)?"
_YEAR_BEHIND = regex(
    rf"(?<![\s,.(])[\s,.(]+(?:(?:{_MONTH_BEFORE})?{YEAR}|{YEAR}(?:{_MONTH_BEHIND}))[).\s]*$"
)
"""A year, perhaps with its month: "(2015)", ", 01-2015", "(Jan. 2015)", ", 2015-01"."""
_MONTH_IN_SHORT = regex(rf"(?<=, )(?P<month>[A-Z][a-z]{{2,3}})\.(?= {YEAR}[).\s]*$)")
_IS_A_MONTH = regex(_MONTH)
_NAMED_WITH_YEAR = regex(
    rf"(?P<name>{NAMED.pattern}),? "
    rf"(?:{YEAR}|\d{{1,4}}(?:[.(]\d{{1,3}}\)?)?(?:, [\d–-]{{1,20}})?\s?\({YEAR}\))"
)
_FEWEST_INITIALS = 3
_MOST_PIECES = 100
"""So many sentences are looked at for who wrote a work, where and when it appeared."""
_LONGEST_JOURNAL = 120
_DIGIT = regex(r"\d")
_MOST_BEHIND = 3
"""So many parts behind names may say where and when: "ICML, 2020, best paper"."""
_BEFORE_LAST = regex(
    r"(?P<by>[Bb]y )?(?P<who>[^\W\d_a-z].{2,400}), "
    rf"(?P<where>[^\W\d_a-z][^,]{{2,60}}(?:, {YEAR}\.?)?)"
)
"""Names, and what stands behind their last comma, perhaps with a year."""
_ENDS_IN_AND = regex(r",? (?:and|&|und|et) [^,]+$")
_AFFILIATION = regex(r"\s?\([^()]*\)(?=,? et al\b)")
_PARTS = regex(
    r"\n|\s[-–—|·•/]+\s|[()\[\]【】\uff08\uff09\uff0c\u3002]|;\s|\s?[|·•]\s?|,\s(?=in [A-Z])"
)


@remembered
def who_and_when(text: str) -> People | None:
    """The people of a text that says nothing but who and when: "Doe & Roe 2019"."""
    bare = without_year(text)
    if bare == text or _ends_in_a_venue(bare):
        return None
    return people(bare) or people_by_year(bare)


def without_year(text: str) -> str:
    """A text without the year or month behind it; an initial's stop stays: "Doe, J. (2015)"."""
    return _YEAR_BEHIND.sub(lambda behind: behind[0][: behind[0].startswith(".")], text)


def are_in_full(who: People) -> bool:
    """Whether names have family and given names each."""
    return all(name.given or name.literal for name in who.names)


@remembered
def phrases(text: str) -> tuple[str, ...]:
    """The parts of a text that each say one thing."""
    text = with_commas_between_names(_AFFILIATION.sub("", text) if "(" in text else text)
    text = _with_month_in_full(text)
    if _is_a_journal(text):
        return (text.strip(" ,;:"),)
    if apart := names_before_place(text):
        return apart
    parts: list[str] = []
    for part in _PARTS.split(text):
        if _is_a_journal(part):
            parts.append(part.strip(" ,;:"))
            continue
        rest = part
        for _ in range(_MOST_PIECES):
            if not rest.strip(" .,;:"):
                break
            piece, rest = first_sentence(rest)
            who = WHO_ET_AL.match(piece)
            parts += (part.strip(" ,;:") for part in (who.groups() if who else _apart(piece)))
    return tuple(parts)


def _with_month_in_full(text: str) -> str:
    """A text without the full stop of a month behind names: "Jane Doe & Al Roe, Jan. 2015".

    Of "Doe, Jan. 2015" that is a given name, which ends its sentence.
    """
    found = _MONTH_IN_SHORT.search(text)
    if not found or not _IS_A_MONTH.fullmatch(found["month"]):
        return text
    who = people(text[: found.start()].strip(" ,(["))
    is_month = who is not None and not who.inverted
    return text[: found.end("month")] + text[found.end() :] if is_month else text


def _is_a_journal(text: str) -> bool:
    """Whether a text is nothing but a journal with year or volume: "Nat Commun 13, 7 (2022)"."""
    if len(text) > _LONGEST_JOURNAL or not text[-1:].strip() or not _DIGIT.search(text):
        return False
    return is_dated_journal(bare_venue(text), text) or (
        text.endswith(")") and named_with_year(text.strip()) is not None
    )


def _apart(text: str) -> tuple[str, ...]:
    """Names and the venue before or behind them: "Jane Doe, R. Roe, ICML 2020"."""
    if ", " not in text:
        return (text,)
    if apart := names_before_house(text):
        return apart
    if people(text):
        return (text,)
    if apart := names_before_place(text):
        return apart
    before, _, others = text.strip(" ,").partition(", ")
    who = people(others) if _names_a_venue(before) else None
    if who and who.certain:
        return others, before
    where, names = "", text
    for _ in range(_MOST_BEHIND):
        names, _, part = names.rpartition(", ")
        where = f"{part}, {where}".rstrip(", ")
        if names and _names_a_venue(where) and (who_in(names) or (year(where) and venue(where))):
            return names, where
    return (text,)


def names_before_house(text: str) -> tuple[str, str] | None:
    """The names of a text, and who published the work: "Jane Doe, Acme Press, 2015".

    Behind "and" and a name nobody else is named, "Jane Doe and Al Roe, La Roue, 2015", and behind
    "by" no single word is: "by Jane Doe, Yardhouse".
    """
    match = _BEFORE_LAST.fullmatch(text.strip(" \n,;"))
    who = people(match["who"]) if match else None
    if not match or not who or not who.have_given_names:
        return None
    name = without_year(match["where"]).strip(" ,")
    by_families = who.inverted and "." not in match["who"]
    if by_families or not may_publish(name):
        return None
    another = people(name)
    if another and (len(another.names) > 1 or "." in name) and not is_a_house(name):
        return None
    ends = _ENDS_IN_AND.search(match["who"]) is not None and year(match["where"]) is not None
    by_one = match["by"] is not None and not (another and another.have_given_names)
    is_house = is_a_house(name) or by_one or (ends and len(who.names) > 1)
    return (f"{match['by'] or ''}{match['who']}", match["where"]) if is_house else None


def are_several(who: People) -> bool:
    """Whether several people are named, all of them in full."""
    return len(who.names) > 1 and who.have_given_names


def names_before_place(text: str) -> tuple[str, str] | None:
    """The names of a text that end in an initial, and the venue behind their full stop.

    As in medicine's style, "Doe J, Roe R. ICML 2015", or with family names first and a known venue
    and year behind them: "Doe, J.; Roe, R. ICML 2015".
    """
    named = _BARE_NAMES.match(text.lstrip(" .,;:"))
    where = named.string[named.end() :] if named else ""
    if named and people(named["who"]) and venue(where):
        return named["who"], where
    ends = [end.end() for end in _INITIAL.finditer(text, max(0, len(text) - _LONGEST_JOURNAL))]
    names, where = (text[: ends[-1]].strip(" ,;:"), text[ends[-1] :]) if ends else (text, "")
    who = people(names) if venue_and_year(where) and is_venue(where) else None
    return (names, where) if who and who.certain and who.inverted else None


def _names_a_venue(text: str) -> bool:
    return bool(venue(text) or named_with_year(text))


def named_with_year(text: str) -> str | None:
    """A venue that only its capitals and the year behind it tell: "AI Open 2020"."""
    named = _NAMED_WITH_YEAR.fullmatch(text)
    name = bare_venue(named["name"]) if named else ""
    return name if len(name.split()) > 1 and not people(name) else None


def who_in(text: str, *, certain: bool = False) -> People | None:
    """The people that a text names, perhaps with a year behind them."""
    bare = without_year(text)
    found = people(bare) or (people_set_off(bare) if certain else None)
    likely = found and (found.likely or (certain and are_in_full(found)))
    if not found or not likely or _names_a_venue_by_initials(bare, found):
        return None
    if _ends_in_a_venue(bare):
        return None
    if is_dated_journal(bare, text):
        return None
    return found if found.certain or not venue(bare) else None


def names_behind_place(text: str) -> tuple[People, str] | None:
    """The people whom a line names behind where and when: "ICML 2020. Jane Doe and Al Roe".

    Behind a comma one may be a town: "ICML 2020, Long Beach".
    """
    for where, names in (first_sentence(text), text.partition(", ")[::2]):
        who = who_in(names, certain=True) if names and year(where) and is_venue(where) else None
        if who and (are_several(who) or not text.startswith(f"{where}, ")):
            return who, where
    return None


def _one_before(where: str, text: str) -> People | None:
    """The one person whom a text names in full before where and when: "Jane Doe", "ICML 2020"."""
    is_placed = _names_a_venue(where) or is_a_house(without_year(where).strip(" ,"))
    who = people(text) if year(where) and is_placed else None
    is_person = who and are_in_full(who) and text.split()[-1] not in OF_ORGANISATIONS
    return who if is_person and not venue(text) else None


def few_before(where: str, text: str) -> People | None:
    """The one person, or the few, named in full before where and when: "Jane Doe", "ICML 2020".

    One of a few may look like none: "Bo An, Jane Doe".
    """
    if one := _one_before(where, text):
        return one
    begin_small = any(part[:1].islower() for part in text.split(", "))
    return people_set_off(text) if year(where) and is_venue(where) and not begin_small else None


def _names_a_venue_by_initials(text: str, who: People) -> bool:
    """Whether what looks like one name is a venue's: "ACL Findings", "ACM SOSR"."""
    first = text.split(maxsplit=1)[0]
    by_initials = len(first) >= _FEWEST_INITIALS and first.isupper() and "." not in text
    return by_initials and len(who.names) == 1 and not who.truncated and venue(text) is not None


def _ends_in_a_venue(text: str) -> bool:
    """Whether what would be initials behind names is a venue: "Jane Doe, Richard Roe, KDD"."""
    names, _, last = text.rpartition(", ")
    if len(last) < _FEWEST_INITIALS or not last.isupper() or not is_venue(last):
        return False
    who = people(names)
    return who is not None and not who.inverted and are_in_full(who)
