"""Citations whose names end in initials, as Vancouver, Springer and ICML have them."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.citations.behind_names import cited_behind
from refsync.readers.citations.colon import IN_WITH_COLON
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import SUBTITLE
from refsync.readers.people import People, people
from refsync.readers.sentences import FEWEST_WORDS, first_sentence
from refsync.readers.venues import YEAR, venue

_GIVEN = regex(r"\w+")
_INITIAL_BEFORE_TITLE = regex(
    r"(?<=\b[^\W\d_a-z]\.)\s+(?=(?:[^\W_a-z]|[a-z]{1,6}[A-Z])[\w’'\s-]|[a-z][\w-]{2,15}: )"
)
_GIVEN_AND_COLON = regex(r"([^\W\d_a-z][\w’'-]+): ")
_FAMILY_NAME = regex(r"[^\W\d_a-z][\w’'-]+(?P<sign>,|\.|(?= (?:and|&) ))(?: and| &)? ")
_ANOTHER_INITIAL = regex(r"[^\W\d_a-z]\.,? [^\W\d_a-z]")
_FAMILY_AND_ANOTHER = regex(
    r"[^\W\d_a-z][\w’'-]+,? (?:and|und|et|y|&) (?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w’'-]+[,.]"
)
"""What stands behind a title and an initial: "On Widgets, J." before "Doe and R. Roe, Acta"."""
_SET_OFF_BY = regex(r"[,:\uff1a]")
_BARE_NAME = (
    r"(?:[a-z’']{1,4} ){0,3}[^\W\d_a-z][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2} "
    r"[^\W\d_a-z\u2e80-\uffff]{1,3}"
    r"(?: (?:Jr|Sr|II|III|[23][nr]d))?"
)
_AND = regex(r"(?:and|et|und|y|e|&)\s")
"""Before the next name, behind an initial's full stop: "Doe J. and Roe R."."""
SUFFIXES = regex(r" (?:Jr|Sr|II|III|[23][nr]d)\b")
VANCOUVER = regex(
    rf"(?P<who>{_BARE_NAME}(?:(?:,| and|, and|,? &) {_BARE_NAME}){{0,60}}(?:,? et al)?)"
    r"(?:,? (?:for|on behalf of) [^.:]{3,80}|; [A-Z][^.:]{3,80})?[.:] (?P<rest>\S.*)"
)
"""As in medicine: "Doe J, Roe RA, et al. On widgets. Acta Widg. 2015;1(2):3-4."."""
_IN_A_JOURNAL = regex(
    r"[.?!] (?:(?:Am|Ann|Arch|Br|Eur|Int|J|Nat|Proc)\. (?:[A-Z][a-z]{0,9}\. ){0,4})?"
    r"(?:[^.?!]{2,100}|(?:[A-Z][\w-]{0,14}(?:\. ?| )){1,8}[A-Z][\w-]{0,14}\.?)"
    rf"(?:\. {YEAR}(?=[\s;:.,(]|$)| {YEAR}(?=;|, ?\d|\.?$))"
)
_VOLUME = regex(r"\d\s?(?:\(\d{1,4}\)\s?)?:\s?\w?\d")
_IN_A_BOOK = regex(rf"[.?!] In: (?=[^\W\d_a-z].{{5,400}}\b{YEAR}\b)")
_AT_A_PUBLISHER = regex(
    r"[.?!] (?:[\w.]{1,12} ed(?:ition|n)?\. )?[^.:;?!]{2,60}(?:\. [^.:;?!]{2,60})?: "
    rf"[^:;]{{2,100}}[;,] {YEAR}"
)
_MOST_INITIALS = 3


def with_bare_initials(text: str, lenient: bool) -> Citation | None:
    """As "Doe J. On widgets. Acta Widg. 2015;1(2):3-4.", "Doe J. Widgets. Bonn: Acme; 2015.".

    Names in full are none: "Jane R. Doe. On widgets. Bonn: Acme, 2015.".
    """
    match = VANCOUVER.match(text)
    rest = match["rest"] if match else ""
    book = _IN_A_BOOK.search(rest) or _AT_A_PUBLISHER.search(rest)
    where = book or _IN_A_JOURNAL.search(rest)
    who = people(SUFFIXES.sub("", match["who"])) if match and where else None
    if not match or not where or not who or names_go_on(who, match["who"], rest):
        return None
    if _AND.match(rest):
        return None
    sentence = first_sentence(text)[0]
    in_full = people(sentence) if len(sentence) > match.start("rest") else None
    goes_on = match.start("rest") + where.start() > len(sentence)
    if in_full and (goes_on or len(in_full.names) > 1):
        return None
    behind = rest[where.end() :].strip(".") or _VOLUME.search(where[0])
    if len(who.names) == 1 and not (lenient or book or behind):
        return None
    title = rest[: where.start() + (where[0][0] != ".")]
    return Citation(title, who, rest[where.start() + 2 :])


def with_initials_last(text: str, lenient: bool) -> Citation | None:
    """As "Doe, J. and Roe, R. On Widgets. Journal of Tests, 2015."."""
    for end in _INITIAL_BEFORE_TITLE.finditer(text):
        before, rest = text[: end.start()], text[end.end() :]
        who = people(before)
        if who and (names_go_on(who, before, rest) or _goes_on_to_a_colon(before, rest)):
            continue
        if who and _is_family_first(who, before):
            who = who._replace(inverted=True)
        if not who or not who.inverted:
            who = _without_stops(before, lenient=lenient)
        given = (who.names[-1].given if who else None) or ""
        if who and given and before.endswith(given.removesuffix(".") + "."):
            return _before_in(cited_behind(who, rest, lenient=lenient))
    return None


def _before_in(found: Citation | None) -> Citation | None:
    """A citation, its title up to where it appeared: "Die Räder, in: Acta Fabri 12 (2015)"."""
    within = IN_WITH_COLON.search(found.title) if found else None
    if not found or not within:
        return found
    rest = f"{found.title[within.start() + 1 :].lstrip()}{found.rest}"
    return found._replace(title=found.title[: within.start()], rest=rest)


def names_go_on(who: People, before: str, rest: str) -> bool:
    """Whether an initial is not a name's last word.

    As "Jane Doe, R." before "Andrew Roe, On …", and "Doe, Jane, and Richard R." before "Roe. On …",
    "Jane R." before "Doe, Richard Roe, On …" and before "Doe. On …", "Doe J." before "R. On …",
    "On Widgets, J." before "Doe and R. Roe, Acta Fabri, 2015".
    """
    if _ANOTHER_INITIAL.match(rest) or _FAMILY_AND_ANOTHER.match(rest):
        return True
    family = (who.names[0].family or "").split()
    name, comma, _ = rest.partition(",")
    first, last = who.names[0], who.names[-1]
    in_full = first.given is not None and not is_of_initials(first.given.split()[0])
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


def _goes_on_to_a_colon(before: str, rest: str) -> bool:
    """Whether a given name stands behind an initial: "Doe, J." before "Ann: On Gears, in: Acta".

    Before a subtitle there's a title, as "Gears: A Study, in: Acta"; so there is where others have
    but initials. Given names in full tell those of the last.
    """
    given = _GIVEN_AND_COLON.match(rest)
    if not given or not IN_WITH_COLON.search(rest):
        return False
    who = people(f"{before} {given[1]}")
    if who is None or not who.inverted:
        return False
    if others := who.names[:-1]:
        return any(name.given and not is_of_initials(name.given) for name in others)
    return SUBTITLE.match(rest, given.end()) is None


def _is_family_first(who: People, text: str) -> bool:
    """Whether initials stand behind each name, and not only one: "Doe J., Roe R.", "Доу Д.А."."""
    first = who.names[0]
    initials = all(name.given and is_of_initials(name.given) for name in who.names)
    several = len(who.names) > 1 or len(_GIVEN.findall(first.given or "")) > 1
    return several and initials and text.startswith(f"{first.family} {first.given}")


def is_of_initials(given: str) -> bool:
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
