"""Patterns that citation keys are made by: a part of Better BibTeX's.

A pattern is a sum of terms, `auth.lower + year + veryshorttitle.lower`; a term is a function or a
'text in quotation marks', with filters behind dots. Of alternatives with `|` between them the
first counts that gives anything. Better BibTeX's older form, `[auth:lower][year]`, is read too.
What the functions and filters do: docs/export.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from refsync.errors import UsageError
from refsync.patterns import regex
from refsync.reference import Name, PartialDate, Reference
from refsync.writers.key_words import words

DEFAULT = "auth.lower + year + veryshorttitle.lower"

FUNCTION_WORDS = frozenset({"a", "an", "the", "on", "of", "in", "for", "to", "and", "is"})

Words = Sequence[str]
Argument = str | int

_TOKEN = regex(
    r"\s*(?:(?P<name>[A-Za-z]+)|(?P<number>\d+)|'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\""
    r"|(?P<sign>[.+|(),]))\s*"
)
_BRACKETED = regex(r"\[(?P<term>[^\[\]]*)\]|(?P<text>[^\[\]|]+)|(?P<bar>\|)|(?P<odd>[\[\]])")


_ANYTHING = Reference(
    id="title:anything",
    type="article-journal",
    title="Anything",
    author=(Name(family="Anybody"), Name(family="Somebody")),
    issued=PartialDate(parts=((2000,),)),
    container_title="Anywhere",
)
"""What patterns are tried with."""


class _Call(NamedTuple):
    """A function or filter, and its arguments."""

    name: str
    arguments: tuple[Argument, ...]


class _Term(NamedTuple):
    """What begins a term, a text or a function, and the filters behind it."""

    start: str | _Call
    filters: tuple[_Call, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that has been read."""

    alternatives: tuple[tuple[_Term, ...], ...]

    def key(self, reference: Reference) -> str:
        """The key that it makes; "" where the reference has nothing to make one of."""
        for terms in self.alternatives:
            if any(_apply(t, reference) for t in terms if isinstance(t.start, _Call)):
                return "".join("".join(_apply(term, reference)) for term in terms)
        return ""


@lru_cache(maxsize=16)
def parse(pattern: str) -> Pattern:
    """The pattern that a text stands for.

    Raises:
        UsageError: it is none, or names a function or filter that there isn't.
    """
    terms = _bracketed(pattern) if "[" in pattern else _Parser(pattern).alternatives()
    if not any(isinstance(term.start, _Call) for some in terms for term in some):
        raise _wrong(pattern, "it names no function")
    try:
        for term in (term for some in terms for term in some):
            "".join(_apply(term, _ANYTHING))
    except (TypeError, AttributeError) as error:
        raise _wrong(pattern, "something in it has arguments that it doesn't take") from error
    return Pattern(terms)


def _wrong(pattern: str, why: str) -> UsageError:
    return UsageError(
        f"“{pattern}” is no pattern for citation keys: {why}. Write one like “{DEFAULT}”."
    )


class _Parser:
    """Reads a pattern token by token."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern.strip()
        self.tokens = list(self._tokens())
        self.place = 0

    def _tokens(self) -> list[tuple[str, str]]:
        tokens, position = [], 0
        while position < len(self.pattern):
            match = _TOKEN.match(self.pattern, position)
            if match is None:
                at = self.pattern[position:].strip()[:10]
                raise _wrong(self.pattern, f"nothing is called “{at}”")
            kind = match.lastgroup or ""
            tokens.append(("text" if kind in ("single", "double") else kind, match[kind]))
            position = match.end()
        return tokens

    def alternatives(self) -> tuple[tuple[_Term, ...], ...]:
        found = [[self.term()]]
        while self.place < len(self.tokens):
            if self.take("+"):
                found[-1].append(self.term())
            elif self.take("|"):
                found.append([self.term()])
            else:
                raise _wrong(self.pattern, f"“{self.next()[1]}” stands where a + or | should")
        return tuple(map(tuple, found))

    def next(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def take(self, sign: str) -> bool:
        found = self.next() == ("sign", sign)
        self.place += found
        return found

    def term(self) -> _Term:
        kind, text = self.next()
        if kind == "text":
            self.place += 1
            return _Term(text, self.filters())
        return _Term(self.call(_FUNCTIONS), self.filters())

    def filters(self) -> tuple[_Call, ...]:
        found = []
        while self.take("."):
            found.append(self.call(_FILTERS))
        return tuple(found)

    def call(self, known: Mapping[str, Callable[..., Words]]) -> _Call:
        kind, name = self.next()
        if kind == "end":
            raise _wrong(self.pattern, "something is missing at its end")
        if kind != "name" or name.lower() not in known:
            raise _wrong(self.pattern, f"“{name}” is none of {', '.join(known)}")
        self.place += 1
        return _Call(name.lower(), self.arguments())

    def arguments(self) -> tuple[Argument, ...]:
        found: list[Argument] = []
        if not self.take("("):
            return ()
        while not self.take(")"):
            kind, text = self.next()
            if kind == "end":
                raise _wrong(self.pattern, "a bracket has no partner")
            if kind not in ("number", "text"):
                raise _wrong(self.pattern, f"“{text}” is no argument")
            found.append(int(text) if kind == "number" else text)
            self.place += 1
            self.take(",")
        return tuple(found)


def _bracketed(pattern: str) -> tuple[tuple[_Term, ...], ...]:
    """The older form: `[auth:lower]_[shorttitle3_1]`, with texts between the brackets."""
    alternatives: list[list[_Term]] = [[]]
    for match in _BRACKETED.finditer(pattern):
        if match["odd"]:
            raise _wrong(pattern, "a bracket has no partner")
        if match["bar"]:
            alternatives.append([])
        elif match["text"]:
            alternatives[-1].append(_Term(match["text"].strip(), ()))
        else:
            alternatives[-1].append(_older_term(pattern, match["term"]))
    return tuple(map(tuple, alternatives))


def _older_term(pattern: str, text: str) -> _Term:
    function, *filters = (_older_call(part) for part in text.split(":"))
    for call, known in ((function, _FUNCTIONS), *((f, _FILTERS) for f in filters)):
        if call.name not in known:
            raise _wrong(pattern, f"“{call.name}” is none of {', '.join(known)}")
    return _Term(function, tuple(filters))


def _older_call(text: str) -> _Call:
    """`shorttitle3_1`, `auth5`, `condense,_`."""
    name, *arguments = text.split(",")
    match = re.fullmatch(r"(?P<name>[A-Za-z]+)(?P<first>\d+)?(?:_(?P<second>\d+))?", name.strip())
    if match is None:
        return _Call(text, ())
    numbers = [int(number) for number in (match["first"], match["second"]) if number]
    read = [int(argument) if argument.isdigit() else argument for argument in arguments]
    return _Call(match["name"].lower(), (*numbers, *read))


def _apply(term: _Term, reference: Reference) -> Words:
    if isinstance(term.start, str):
        found: Words = [term.start] if term.start else []
    else:
        found = _FUNCTIONS[term.start.name](reference, *term.start.arguments)
    for name, arguments in term.filters:
        found = _FILTERS[name](found, *arguments)
    return found


# --- functions ----------------------------------------------------------------------------------


def _people(reference: Reference) -> Sequence[Name]:
    return reference.byline


def _family(name: Name) -> str:
    parts = (name.non_dropping_particle, name.family or name.literal or name.given)
    return "".join(words(" ".join(filter(None, parts))))


def _auth(reference: Reference, length: int = 0, which: int = 1) -> Words:
    family = [_family(name) for name in _people(reference)[which - 1 : which]]
    return [text[:length] if length else text for text in family if text]


def _authors(reference: Reference, most: int = 0) -> Words:
    people = _people(reference)
    families = [_family(name) for name in people[: most or None]]
    return [*filter(None, families), *(["EtAl"] if 0 < most < len(people) else [])]


def _year(reference: Reference) -> Words:
    year = reference.issued.year if reference.issued else None
    return [] if year is None else [str(year)]


def _short_year(reference: Reference) -> Words:
    return [year[-2:] for year in _year(reference)]


def _title(reference: Reference) -> Words:
    return [word.capitalize() if word.islower() else word for word in _telling(reference.title)]


def _short_title(reference: Reference, most: int = 3, capitals: int = 0) -> Words:
    first = _telling(reference.title)[:most]
    return [*(word[:1].upper() + word[1:] for word in first[:capitals]), *first[capitals:]]


def _very_short_title(reference: Reference, most: int = 1, capitals: int = 0) -> Words:
    return _short_title(reference, most, capitals)


def _journal(reference: Reference) -> Words:
    return words(reference.container_title or "")


def _type(reference: Reference) -> Words:
    return words(reference.type)


def _telling(title: str) -> Words:
    """The words of a title that aren't function words, or its first one."""
    all_words = words(title)
    return _skip_words(all_words) or all_words[:1]


_FUNCTIONS: Mapping[str, Callable[..., Words]] = {
    "auth": _auth, "authors": _authors, "year": _year, "shortyear": _short_year, "title": _title,
    "shorttitle": _short_title, "veryshorttitle": _very_short_title, "journal": _journal,
    "type": _type,
}  # fmt: skip


# --- filters ------------------------------------------------------------------------------------


def _skip_words(found: Words) -> Words:
    return [word for word in found if word.lower() not in FUNCTION_WORDS]


def _select(found: Words, first: int = 1, count: int = 0) -> Words:
    return found[first - 1 :][: count or None]


def _condense(found: Words, separator: str = "") -> Words:
    return [separator.join(found)] if found else []


def _substring(found: Words, first: int = 1, count: int = 0) -> Words:
    return [part for part in ["".join(found)[first - 1 :][: count or None]] if part]


def _prefix(found: Words, text: str = "") -> Words:
    return [text, *found] if found else []


def _postfix(found: Words, text: str = "") -> Words:
    return [*found, text] if found else []


_FILTERS: Mapping[str, Callable[..., Words]] = {
    "lower": lambda found: [word.lower() for word in found],
    "upper": lambda found: [word.upper() for word in found],
    "capitalize": lambda found: [word[:1].upper() + word[1:] for word in found],
    "abbr": lambda found: [word[:1] for word in found],
    "clean": lambda found: [part for word in found for part in words(word)],
    "skipwords": _skip_words,
    "select": _select,
    "condense": _condense,
    "substring": _substring,
    "prefix": _prefix,
    "postfix": _postfix,
}
