"""Names that don't look it, told by the others of their list: "Jane An", "jane Doe", "J.R.Roe"."""

from __future__ import annotations

from collections.abc import Sequence

from refsync.patterns import regex
from refsync.readers import names
from refsync.readers.people.institutions import GROUPS
from refsync.readers.people.person import full_name
from refsync.readers.people.words import WORD, is_name_word
from refsync.readers.venues import is_acronym, venue
from refsync.reference import Name

FEWEST_SURE = 3
_SHARE = 0.75
_SHARE_OF_FEW = 0.5
_LONGEST = 80
_MANY_SURE = 6
_MOST_WORDS = 8
_MOST_WITHOUT_INITIALS = 6
_BOTH = 2
_SHORTEST_SMALL = 3
_SHORTEST_ALONE = 4
_MOST_WORDS_OF_A_GROUP = 5
_INVISIBLE = regex("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]+")
_HYPHENS = regex(r"[‐‑-]{2,4}")
_SCRAPS = regex(r"^View (?:ORCID )?Profile(?=[A-Z])")
"""What is copied along with names from the pages of preprint servers."""
_GLUED_AND = regex(r"(?<=\w)&\s+")
_STOP_FOR_A_COMMA = regex(r"(?<=[a-z]{2})\.\s+(?=[A-Z][a-z])")
_STOP_BEFORE_INITIAL = regex(r"(?<=[a-z]{3})\.\s*(?=[A-Z]\b)")
_STOP_FOR_A_SPACE = regex(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
_GLUED_INITIAL = regex(r"(?<=\b[A-Z])\.(?=[A-Z])")
_GROUP_IN_FRONT = regex(r"^[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}:\s+")
_GROUP = regex(
    rf"(?:The )?[A-Z][\w-]*(?: [A-Z][\w-]*){{0,3}} (?:{'|'.join(sorted(GROUPS))})|The [A-Z]{{3,8}}"
)
_AROUND = " {}[]<>|\\~`;:.,"
_NICKNAME = regex(r"[\"“'‘]([^\W\d_]+)[\"”'’]{1,2}")
_RUN_TOGETHER = regex(r"([A-Z][a-z]+)([A-Z][a-z]+)")
NAMES_TOO = frozenset(
    ("An", "Can", "Deep", "Do", "How", "In", "More", "No", "On", "One", "So", "The", "To", "Via")
)
"""Words of titles that are names as well: "Jane An", "Can Doe", "John No"."""
_BEFORE_INITIALS = regex(r"(?P<family>[A-Z][a-z]{2,15}) (?P<given>[A-Z]{1,3})")
"""A word of titles may be a family name there: "Book KR"."""
_BEGINS_A_TITLE = regex(r"(?:How|In|More|No|On|One|So|The|To|Via) ")
_PARTICLES = frozenset(("de", "del", "della", "den", "der", "des", "di", "van", "von"))


def among_others(tokens: Sequence[str], *, fewest: int = FEWEST_SURE) -> list[Name] | None:
    """The names of a list in which nearly all are sure, and none is anything else.

    Args:
        tokens: what commas and the like separate.
        fewest: so many have to be sure; of few, half are enough.
    """
    if not _are_shaped_like_names(tokens, fewest):
        return None
    tokens = [_HYPHENS.sub("-", _INVISIBLE.sub("", token)) for token in tokens]
    read = [(token, full_name(token)) for token in tokens]
    if not _are_sure(read, fewest, odd=1):
        return None
    mended = [
        pair
        for n, (token, name) in enumerate(read)
        for pair in ([(token, name)] if name else _mended(token, n, len(read) - 1))
    ]
    return _all_named(mended) if _are_sure(mended, fewest) else None


def _all_named(read: Sequence[tuple[str, Name | None]]) -> list[Name] | None:
    """The names of a list, those that don't look it read as well; None where one can't be."""
    known = [name for _, name in read if name]
    out: list[Name] = []
    single = False
    for n, (token, sure) in enumerate(read):
        is_last = n == len(read) - 1
        name = sure or (_group(token) if n else None) or _before_initials(token, known)
        if not name and " " in token and (n or not _BEGINS_A_TITLE.match(token)):
            name = _odd(token, small=_most_small(known, n, is_last=is_last))
        elif not name and n and not (is_last or single):
            name = _alone(token)
            single = True
            if name and name.literal and n == 1:
                out, name = [], Name(family=read[0][0], given=token)
        if name is None:
            return None
        out.append(name)
    return list(dict.fromkeys(out))


def _are_shaped_like_names(tokens: Sequence[str], fewest: int) -> bool:
    """Whether nearly all are a few words, the first of them in capitals, at little cost."""
    shaped = sum(" " in token[:_LONGEST] and token[0].isupper() for token in tokens)
    return (
        shaped >= fewest - 1
        and shaped >= _SHARE * len(tokens) - 1
        and not any(len(token) > _LONGEST or token[-1].isdecimal() for token in tokens)
    )


def _are_sure(read: Sequence[tuple[str, Name | None]], fewest: int, *, odd: int = 0) -> bool:
    """Whether nearly all are names by themselves, if some of the odd ones can be mended."""
    sure = sum(name is not None for _, name in read) + odd
    share = _SHARE if fewest == FEWEST_SURE else _SHARE_OF_FEW
    return sure >= fewest and sure >= share * len(read)


def _mended(token: str, n: int, last: int) -> list[tuple[str, Name | None]]:
    """A name without its slips: "Jane_Doe", "Jane. Q. Doe"; or the two that it holds."""
    token = _SCRAPS.sub("", token.replace("_", " ").strip(_AROUND))
    token = _GLUED_INITIAL.sub(". ", token)
    if n == 0:
        bare = _GROUP_IN_FRONT.sub("", token)
        token = bare if full_name(bare) else token
        return [(token, full_name(token))]
    token = _STOP_FOR_A_SPACE.sub(" ", _STOP_BEFORE_INITIAL.sub(" ", token))
    between = _GLUED_AND if "&" in token or n == last else _STOP_FOR_A_COMMA
    parts = [(part, full_name(part)) for part in between.split(token)]
    are_two = len(parts) > 1 and all(name for _, name in parts)
    return parts if are_two else [(token, full_name(token))]


def _most_small(known: Sequence[Name], n: int, *, is_last: bool) -> int:
    """So many of a name's words may be in small letters; behind the last one a title may follow."""
    if is_last:
        return 0 if any("." in (name.given or "") for name in known) else 1
    return _BOTH if n and len(known) >= _MANY_SURE else 1


def _group(token: str) -> Name | None:
    """The group that is named among people: "The Widget Consortium"."""
    few = len(token.split()) <= _MOST_WORDS_OF_A_GROUP
    return Name(literal=token) if few and _GROUP.fullmatch(token) else None


def _before_initials(token: str, known: Sequence[Name]) -> Name | None:
    """A word before initials as all sure names of the list have them: "Book KR", "Doe JR"."""
    bare = _BEFORE_INITIALS.fullmatch(token)
    alike = bare and all((name.given or "").isupper() for name in known)
    return Name(family=bare["family"], given=bare["given"]) if bare and alike else None


def _odd(token: str, *, small: int) -> Name | None:
    """The name of several words that a text is if it stands among others."""
    words = token.split()
    if len(words) > _MOST_WORDS or not all(_is_names(word) for word in words):
        return None
    if len(words) > _MOST_WITHOUT_INITIALS and not any(len(word.strip(".")) == 1 for word in words):
        return None
    in_small = [word for word in words if word[0].islower() and word not in _PARTICLES]
    are_small = len(in_small) == len(words) == _BOTH
    is_told = any(word[0].isupper() and word not in NAMES_TOO for word in words)
    if len(in_small) > small or not (is_told or are_small):
        return None
    if any("." in word for word in in_small) or is_acronym(words[-1]):
        return None
    if words[-1].islower() and (len(words) > _BOTH or len(words[-1]) < _SHORTEST_SMALL):
        return None
    if in_small:
        return Name(given=" ".join(words[:-1]), family=words[-1])
    read = names.read(token).names
    return read[0] if len(read) == 1 else Name(literal=token)


def _alone(word: str) -> Name | None:
    """The name of one word, or of two that are run together: "Doe", "JaneDoe"."""
    if two := _RUN_TOGETHER.fullmatch(word):
        return Name(given=two[1], family=two[2])
    if len(word) < _SHORTEST_ALONE or not word[0].isupper() or "." in word:
        return None
    is_name = is_name_word(word) and not (word.isupper() or venue(word) or is_acronym(word))
    return Name(literal=word) if is_name else None


def _is_names(word: str) -> bool:
    """Whether a word may be of a name if the others are names: "jane", "JaneAnn", "An"."""
    nickname = _NICKNAME.fullmatch(word)
    bare = nickname[1] if nickname else word
    if bare in NAMES_TOO:
        return True
    if not WORD.fullmatch(bare):
        return False
    return is_name_word(bare[0].upper() + bare[1:]) or _RUN_TOGETHER.fullmatch(bare) is not None
