"""Lists of names as BibTeX writes them, to names.

The rules are BibTeX's own: "and" outside braces separates people; a person is "First von Last",
"von Last, First" or "von Last, Jr, First"; the particle is what begins with a small letter; what
stands in braces is one word. (Oren Patashnik, "Designing BibTeX Styles", section 4;
bibtex.web, sections 384 to 405.) One rule is biber's: before a comma the particle ends where a
capital letter comes, so that "von Berlichingen zu Hornberg, Götz" is no "von Berlichingen zu".
BibLaTeX's "family=…, given=…" is read too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from refsync import latex
from refsync.patterns import regex
from refsync.readers.remembered import remembered
from refsync.reference import Name


class _Separator(NamedTuple):
    """What separates, anywhere and with the braces that one has to look out for."""

    plain: re.Pattern[str]
    or_brace: re.Pattern[str]


def _separator(pattern: str) -> _Separator:
    return _Separator(
        regex(pattern, re.IGNORECASE),
        regex(rf"[{{}}]|(?P<separator>{pattern})", re.IGNORECASE),
    )


_AND = _separator(" and(?>(?: and(?= ))*) ")
_AMPERSAND = _separator(r",? \\?&(?:amp;)? ")
_COMMA = _separator(" ?, ?")
_SEMICOLON = _separator(" ?; ?")
_SPACE = _separator(r"(?: |(?<!\\)~)+")
_BRACED_LETTER = regex(r"\{\\(?:[A-Za-z]{1,2}|[^\w\s])(?: ?\w|\{\w\}|\{?\\[ij]\}?)?\}")
_PLAIN = regex(r"([^\W\d_][^\s,{}\\~$`'&=]*), ([^,{}\\~$`'&=]+)")
"""A family name of one word, and a given name, that LaTeX and particles have no part in."""

_BRACED_LIST = regex(r"\{(?P<people>[^{}]+(?:, [^{},]+)+,? and [^{},]+)\}")
_OF_BODIES = regex(r"\b(?:of|for|the|at)\b")
_OTHERS = regex(r"(?:others\.?|et[ ~.]*al\.?|\.\.\.|…)$", re.IGNORECASE)
_TRAILING_OTHERS = regex(r"[,;]? (?:et[ ~]al\.?|and others\.?)$", re.IGNORECASE)
_ASIDE = regex(r"\([^()]*\)")
_INITIALS = regex(r"[^\W\d_a-z]{1,3}|(?:[^\W\d_]{1,2}\.[ -]?)+")
_INITIALS_BEFORE_COMMA = regex(r"\W*[^\W\d_]\.[^,]*, ?[^\W\d_]\.")
_INITIAL_IN_FRONT = regex(
    r"(?:[^\W\d_a-z]\.[ -]?){1,4}"
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e[nrl]?|[Dd]ella|[Ll]a|[Dd][aiou]|St\.|t[eo]|'t) )*"
    r"(?:[A-Za-z]['’])?[^\W\d_a-z][\w’'-]+"
    r"(?: (?:(?:van|von|de[nrl]?|la|[Dd][aiou]|y) )*[^\W\d_a-z][\w’'-]+){0,2}\*?"
)
"""As in "J. Doe", "J.-P. van der Roe"."""
_MOST_PARTS = 3
"""So many pieces has one person's name, written with two commas."""

_DANGLING_AND = regex(r"^(?:and )+|(?: and)+$", re.IGNORECASE)
_EXTENDED = regex(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_SPECIAL = regex(r"\\([A-Za-z]+|.)\s*([^}]*)", re.DOTALL)
_LETTER = regex(r"[^\W\d_]")
_BRACED_CAPITAL = regex(r"\{[^\W\d_a-z]\}[a-zß-öø-ÿ]{2}")
_BIG_PARTICLES = frozenset({"de", "di", "da", "do", "del", "della", "du", "van", "von", "auf"})
_NAMED_LETTERS = frozenset({"aa", "ae", "oe", "o", "l", "ss", "i", "j", "dh", "th", "ng", "dj"})


class Parts(NamedTuple):
    """A person's name in BibTeX's four parts, in LaTeX; a part that isn't there is ""."""

    first: str
    von: str
    last: str
    jr: str


class Names(NamedTuple):
    """A list of people; `truncated` where it ends in "and others" or "et al."."""

    names: tuple[Name, ...]
    truncated: bool


def read(text: str, *, useprefix: bool = True) -> Names:
    """The people that a field such as `author` names, LaTeX decoded.

    A name wholly in braces is a literal. A list that forgot its "and" is taken apart at its commas
    or semicolons where these can't be anything else.

    Args:
        text: the field's raw value.
        useprefix: BibLaTeX's option of that name: particles are non-dropping.
    """
    names: list[Name] = []
    truncated = False
    text = _DANGLING_AND.sub("", one_line(text))
    if "\\" in text:
        text = latex.compose(_BRACED_LETTER.sub(_letter, text))
    for part in _forgotten_and(split(_unbraced(text))):
        person = _TRAILING_OTHERS.sub("", part) if "al" in part or "others" in part else part
        truncated = truncated or person != part
        if plain := _plain_name(person):
            names.append(plain)
            continue
        for one in _forgotten_ands(person):
            if _OTHERS.match(one.strip("{} ")):
                truncated = True
            elif name := _name(one, useprefix):
                names.append(name)
    return Names(tuple(names), truncated)


def run_together(text: str) -> str | None:
    """What BibTeX takes for one person in a list that forgot an "and", or None.

    It is what more commas than a name has stand in, or what ";" or "&" separates.
    """
    signs = ";" in text or "&" in text or text.count(",") > text.count(" and ") + 1
    if not signs and not _INITIALS_BEFORE_COMMA.match(text):
        return None
    people = split(text)
    if _forgotten_and(people) != people:
        return people[0]
    return next((person for person in people if _is_of_several(person)), None)


def _is_of_several(person: str) -> bool:
    commas = len(_split(person.removesuffix(","), _COMMA)) - 1
    return not _EXTENDED.match(person) and (
        commas >= _MOST_PARTS or len(_split(person, _SEMICOLON)) > 1 or _names_two(person)
    )


def _names_two(person: str) -> bool:
    """Whether it is several people, each with initials in front: "J. Doe, R. Roe"."""
    return "," in person and len(_forgotten_ands(person)) > 1


def split(text: str) -> list[str]:
    """The names of a list, as they stand there: what "and" separates outside braces."""
    text = one_line(text)
    return _split(text, _AND) if text else []


def one_line(text: str) -> str:
    """The text with one space for all that is space, and none around it."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


def _split(text: str, separator: _Separator) -> list[str]:
    """The pieces between the separators that stand outside braces."""
    if "{" not in text:
        return separator.plain.split(text)
    pieces = []
    start = depth = 0
    for match in separator.or_brace.finditer(text):
        if match["separator"] is None:
            depth = depth + 1 if match[0] == "{" else max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(text[start:])
    return pieces


def _letter(match: re.Match[str]) -> str:
    r"""A letter for the `{\'e}` that prints it: it makes words as the letter does."""
    return _decoded(match[0])


def _unbraced(text: str) -> str:
    """The text; without its braces where they hold people, separated by commas and an "and"."""
    found = _BRACED_LIST.fullmatch(text)
    if found is None or _OF_BODIES.search(text):
        return text
    people = _split(found["people"].replace(" and ", ", "), _COMMA)
    full = [name for name in people if name]
    return " and ".join(full) if all(map(_SPACE.plain.search, full)) else text


def _forgotten_and(people: list[str]) -> list[str]:
    """The people; a single one that has an "&" between full names is several.

    Commas before the "&" separate people as well, unless the last one has a comma too, and so is
    written "Last, First".
    """
    if len(people) != 1 or "&" not in people[0]:
        return people
    pieces = _split(people[0], _AMPERSAND)
    if "," not in pieces[-1]:
        pieces = [one for piece in pieces for one in _split(piece, _COMMA)]
    are_names = all(_SPACE.plain.search(piece) or _OTHERS.match(piece) for piece in pieces)
    return pieces if are_names else people


def _forgotten_ands(text: str) -> list[str]:
    """One person, or the people of a list that is separated by commas or semicolons.

    Commas separate people where initials tell who is one, "Doe, J., Roe, R.", "J. Doe, R. Roe", or
    where there are too many for one person, and each piece has a first and a last name of its own,
    or nearly each of many. What stands in parentheses is nobody: it says what the one before did.
    """
    if ";" in text:
        return [name for name in _split(text, _SEMICOLON) if name]
    if "," not in text:
        return [text]
    stated = [piece for piece in _split(text, _COMMA) if piece]
    pieces = [piece for piece in stated if not _ASIDE.fullmatch(piece)]
    if all(map(_INITIAL_IN_FRONT.fullmatch, pieces)):
        return pieces
    families, initials = pieces[::2], pieces[1::2]
    if len(pieces) > _MOST_PARTS and all(map(_INITIALS.fullmatch, initials)):
        return [", ".join(filter(None, pair)) for pair in zip_longest(families, initials)]
    single = sum(1 for piece in pieces if not _SPACE.plain.search(piece))
    too_many = len(stated) + text.endswith(",") >= _MOST_PARTS
    if not too_many or single > (len(pieces) // 4 if len(pieces) > _MOST_PARTS else 0):
        return [text]
    return [piece.removeprefix("and ") for piece in pieces]


@remembered
def _plain_name(text: str) -> Name | None:
    """The name that is written as most are, "Family, Given"; None where it isn't."""
    plain = _PLAIN.fullmatch(text)
    if plain is None or text[0].islower() or "--" in text:
        return None
    return Name(family=plain[1], given=plain[2])


@remembered
def _name(text: str, useprefix: bool) -> Name | None:
    """The name of one person or body, or None where the text is blank."""
    text = text.strip()
    if plain := _plain_name(text):
        return plain
    if _is_braced(text):
        literal = _plain(text)
        return Name(literal=literal) if literal else None
    if _EXTENDED.match(text):
        return _extended(text, useprefix)
    first, von, last, jr = (_plain(part) if part else "" for part in parts(text))
    return _build(first, von, last, jr, useprefix)


def _build(first: str, von: str, last: str, jr: str, useprefix: bool) -> Name | None:
    if not first and not last:
        return None
    return Name(
        family=last or None,
        given=first or None,
        non_dropping_particle=von or None if useprefix else None,
        dropping_particle=None if useprefix else von or None,
        suffix=jr or None,
    )


@lru_cache(maxsize=4096)
def _decoded(text: str) -> str:
    return latex.decode(text)


def _plain(text: str) -> str:
    return one_line(latex.decode(text))


def _is_braced(text: str) -> bool:
    """The text is one group of braces, and not a letter with an accent."""
    if not text.startswith("{") or not text.endswith("}") or text.startswith("{\\"):
        return False
    depth = 0
    for brace in re.finditer(r"[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(text)
    return False


def _extended(text: str, useprefix: bool) -> Name | None:
    """A name in BibLaTeX's extended format (biblatex manual, section 3.4)."""
    values = {}
    for pair in _split(text, _COMMA):
        key, _, value = pair.partition("=")
        values[key.strip().lower()] = _plain(value.strip(' "'))
    first, von, last, jr = (values.get(k, "") for k in ("given", "prefix", "family", "suffix"))
    keeps_prefix = values.get("useprefix", str(useprefix)).lower() == "true"
    return _build(first, von, last, jr, keeps_prefix)


def parts(text: str) -> Parts:
    """The four parts of one person's name, as BibTeX finds them.

    With more than two commas, what follows the second is the first name. Malformed input gives
    what can be read of it.
    """
    sections = [_words(section) for section in _split(one_line(text).strip(" ,"), _COMMA)]
    if len(sections) == 1:
        return _first_von_last(sections[0])
    von, last = _von_last(sections[0])
    jr = sections[1] if len(sections) > 2 else []
    first = [word for section in sections[max(1, min(2, len(sections) - 1)) :] for word in section]
    return Parts(" ".join(first), " ".join(von), " ".join(last), " ".join(jr))


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _SPACE) if word]


def _first_von_last(words: list[str]) -> Parts:
    small = [i for i, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return Parts(" ".join(words[:-1]), "", " ".join(words[-1:]), "")
    first, last = small[0], small[-1] + 1
    return Parts(" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:]), "")


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """The particle is the small words at the beginning, never the last word of all."""
    cut = 0
    while cut < len(words) - 1 and (_is_small(words[cut]) or _is_big_particle(words, cut)):
        cut += 1
    return words[:cut], words[cut:]


def _is_big_particle(words: list[str], position: int) -> bool:
    """The "De" of "De la Fontaine"."""
    return words[position].lower() in _BIG_PARTICLES and _is_small(words[position + 1])


def _is_small(word: str) -> bool:
    r"""Its first letter is small.

    Braces hide letters, but `{\'e}` counts as what it prints, and so (here BibTeX is less kind)
    does the one capital in `{D}avid`.
    """
    depth = 0
    for position, character in enumerate(word):
        if character == "{":
            if depth == 0 and (special := _SPECIAL.match(word, position + 1)):
                return _prints_small(special[1], special[2])
            if depth == 0 and _BRACED_CAPITAL.match(word, position):
                return False
            depth += 1
        elif character == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and character.isalpha():
            return character.islower()
    return False


def _prints_small(control: str, argument: str) -> bool:
    r"""What `\CONTROL ARGUMENT` prints begins with a small letter."""
    if control.lower() in _NAMED_LETTERS:
        return control.islower()
    letter = _LETTER.search(argument)
    return letter is not None and letter[0].islower()
