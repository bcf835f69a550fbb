"""How two titles stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import combinations, takewhile
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from refsync.matching.vocabulary import (
    ARTICLES,
    COMMON,
    COUNTED,
    EDITIONS,
    LETTERED,
    MISREAD,
    NOTICE,
    NOTICE_BEHIND,
    PARTS,
    RECURRING,
    REMARK,
    ROMAN,
    ROMAN_AT_PARTS,
    WITHDRAWN,
)
from refsync.patterns import regex
from refsync.titles import fold, without_markup

Wording = Literal["same", "spelling", "subtitle", "reworded", "longer", "number", "notice", "other"]
"""Two titles are

- the same but for case, accents, hyphens, spaces, a leading article, markup and how numbers are
  written;
- apart by a few letters ("spelling");
- apart by a subtitle, a remark in brackets or what a citation left around one ("subtitle");
- apart by a word or two ("reworded");
- one of them most of the other, which goes on ("longer");
- apart by a number that tells works apart: of a part, a version, an edition, a year ("number");
- the title of a work, and that of a notice about it: an erratum, a reply, a review ("notice");
- others.
"""

_LIKENESS: tuple[Wording, ...] = (
    "same", "spelling", "subtitle", "notice", "number", "reworded", "longer", "other",
)  # fmt: skip

_LETTERS_TO_ONE_SLIP = 12
"""One letter in so many may be wrong."""
_MOST_WORDS = 73.0
"""Of a hundred words, so many stand in both titles in their order, where one rewords the other."""
_HELD = 92.0
"""Similarity (0 to 100) of a title and the stretch of a longer one that may hold it."""
_MOST_OF_IT = 0.6
_LONG = 24
"""A stretch of so many letters, and of such a share of a title, is in another not by chance."""
_NAME_WORDS = 2
_CLOSE_NAMES = 75.0
"""What so few words before the first break say is a name; so similar (0 to 100) it may be one."""
_MOST_ANYHOW = 90.0
"""Of a hundred words, so many stand in both titles in whatever order, where one rewords it."""
_FIRST_WORDS = 2
_CLOSE_WORDS = 80.0
"""Titles begin alike with so many words of such similarity (0 to 100)."""
_SHORT_WORD = 3
"""Words of so many letters are initials, or stand between names ("and")."""
_CONTRADICTION = 60.0
"""Similarity (0 to 100) under which two titles can't be those of one work."""
_FEW_TOPICS = 0.5
_FEW_WORDS = 40.0
"""No more of the words that say what it is about stand in both titles of two works; and of a
hundred words of any kind no more in both, in their order."""
_TELLING_WORDS = 4
_TELLING_SIGNS = 8
"""A title of so many words, or signs of a script without spaces, rarely names two works."""
_MOST_PIECES = 12
_MOST_SIGNS = 1000
"""Of longer titles the beginning is compared."""
_STEM = 6
_TOPICS = 5
_HEAD = 12
"""Titles are found by pairs of their words' beginnings, and by their own beginning."""

_BREAK = regex(
    r"\s*[:.,;?!()\[\]{}\u2013\u2014\"“”„«»`]+(?=\s|$)\s*|(?:^|\s)[(\[{\"“„«`]+\s*"
    r"|\s[-\u2013\u2014]\s|\s*[\u2014\uff1a]\s*|''\s?"
)
"""Where a title's main part, its subtitle or what a citation added may begin or end."""
_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = regex(r"\bv\d|\d|[+#]+$")
"""As in "GPT-4", "C++"."""
_IN_SERIES = regex(r"[(\[][^()\[\]]*#\s*(\d+(?:\.\d+)?)[^()\[\]]*[)\]]\s*$")
"""As in "The White Rose (The Chronicles of the Black Company, #3)"."""
_COUNT = regex(r"v?\d{1,2}")
_COUNTING = PARTS.union(ROMAN_AT_PARTS, COUNTED)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared.

    Attributes:
        words: folded, numerals as digits, without an article before them.
        letters: the words without the spaces between them.
        head: the words before the first break.
        pieces: what stands between two breaks.
        stretches: pieces that may be a title in their own right, and the words behind them.
        bare: the letters without what stands in brackets.
        numbers: the words that hold digits.
        place: the number that it says it has in a series.
        notice: the kind of notice that it names itself, if any.
        telling: two works hardly ever share such a title.
    """

    words: tuple[str, ...]
    letters: str
    head: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    stretches: Mapping[str, tuple[str, ...]]
    bare: str
    numbers: frozenset[str]
    sketch: frozenset[str]
    place: str | None
    notice: str | None
    telling: bool

    @property
    def keys(self) -> frozenset[str]:
        """Two titles that are not others share at least one of these."""
        titles = {self.letters, self.bare, *self.stretches} - {""}
        return frozenset({f"title:{t}" for t in titles} | {f"words:{w}" for w in self.sketch})

    @property
    def recurring(self) -> bool:
        """Whether it comes again in every issue or volume."""
        return bool(RECURRING.fullmatch(" ".join(self.words)))


@lru_cache(maxsize=16384)
def read_title(text: str) -> Title:
    """The title as it is compared."""
    plain = MISREAD.sub(" ", without_markup(text)[:_MOST_SIGNS])
    plain = REMARK.sub("", WITHDRAWN.sub("", plain)) or plain
    if "&" in plain:
        plain = unescape(plain)
    if "\\" in plain or "$" in plain:
        from refsync.latex import decode

        plain = without_markup(decode(plain))
    pieces = [words for piece in _BREAK.split(plain) if (words := _words(piece))]
    whole = _joined(pieces) or (text.strip(),)
    words = _without_article(whole)
    return Title(
        words=words,
        letters="".join(words),
        head=_without_article(pieces[0]) if len(pieces) > 1 else (),
        pieces=tuple(pieces[:_MOST_PIECES]),
        stretches=dict(_stretches(pieces[:_MOST_PIECES])),
        bare="".join(_words(_BRACKETS.sub(" ", plain))),
        numbers=frozenset(word for word in words if _NUMBERED.search(word)),
        sketch=_sketch(words),
        place=found[1] if (found := _IN_SERIES.search(plain)) else None,
        notice=_notice(plain.lower()),
        telling=_tells(whole),
    )


def wording(xs: Iterable[Title], ys: Iterable[Title]) -> Wording:
    """How the titles of one work stand to those of another: as the likest two of them do."""
    ys = tuple(ys)
    return min((_wording(x, y) for x in xs for y in ys), key=_LIKENESS.index)


def contradict(x: Title, y: Title) -> bool:
    """Whether neither can be a spelling, a part or a rewording of the other.

    So it is also where each has a number that the other one lacks.
    """
    if x.numbers - y.numbers and y.numbers - x.numbers:
        return True
    if fuzz.ratio(x.letters, y.letters) >= _CONTRADICTION:
        return False
    words = fuzz.token_set_ratio(" ".join(x.words), " ".join(y.words))
    return words < _CONTRADICTION or (
        _topics_in_common(x, y) <= _FEW_TOPICS and fuzz.ratio(x.words, y.words) < _FEW_WORDS
    )


def after_names(titles: Iterable[Title], names: frozenset[str]) -> Iterator[Title]:
    """The titles, and what stands behind names in them, as in "L. Wong. Comprehension Syntax"."""
    for title in titles:
        yield title
        named = list(takewhile(lambda piece: _may_name(piece, names), title.pieces))
        rest = title.pieces[len(named) :]
        if rest and any(not names.isdisjoint(piece) for piece in named):
            yield read_title(": ".join(map(" ".join, rest)))


def _may_name(piece: tuple[str, ...], names: frozenset[str]) -> bool:
    """Whether a piece is names of people, or their initials."""
    return all(len(word) <= _SHORT_WORD or word in names for word in piece)


def begin_alike(x: Title, y: Title) -> bool:
    """Whether both begin with the same two words, but for a few letters.

    Under one main title their subtitles have to: "…: A Theoretical", "…: An Empirical Analysis".
    """
    start = len(x.head) if x.head == y.head else 0
    one, other = (_without_article(title.words[start:]) for title in (x, y))
    pairs = list(zip(one, other, strict=False))[:_FIRST_WORDS]
    alike = all(fuzz.ratio(*pair) >= _CLOSE_WORDS for pair in pairs)
    return alike and (start > 0 or len(pairs) == _FIRST_WORDS)


def _topics_in_common(x: Title, y: Title) -> float:
    """Of the words that say what the shorter title is about, the share that the other has."""
    one, other = ({w[:_STEM] for w in t.words if len(w) > 2 and w not in COMMON} for t in (x, y))
    return len(one & other) / min(len(one), len(other)) if one and other else 1.0


def _wording(x: Title, y: Title) -> Wording:
    if x.notice != y.notice:
        return "notice" if x.letters in y.letters or y.letters in x.letters else "other"
    if x.letters == y.letters:
        return "same"
    if x.place and y.place and x.place != y.place:
        return "number"
    rest = y.stretches.get(x.letters) or x.stretches.get(y.letters)
    if rest:
        return "number" if _counts(rest) else "subtitle"
    heads = [title.head for title in (x, y) if title.head]
    if len(set(heads)) > 1 and _but_for_numbers(x.head) == _but_for_numbers(y.head):
        return "number"
    if x.bare == y.bare and x.bare and x.numbers == y.numbers:
        return "subtitle"
    return "other" if x.sketch.isdisjoint(y.sketch) else _near(x, y)


def _near(x: Title, y: Title) -> Wording:
    """How two titles stand to each other that share words, and neither is part of the other."""
    if x.numbers != y.numbers:
        return _numbered(x, y)
    if _slips(x.letters, y.letters):
        return "spelling"
    if _named_differently(x, y):
        return "other"
    if _similar(x, y):
        return "reworded"
    return "longer" if _holds(x, y) else "other"


def _numbered(x: Title, y: Title) -> Wording:
    """How two titles stand to each other that don't have the same numbers."""
    both = bool(x.numbers - y.numbers and y.numbers - x.numbers)
    if _but_for_numbers(x.words) == _but_for_numbers(y.words) or (both and _similar(x, y)):
        return "number"
    return "longer" if not both and _holds(x, y) else "other"


def _but_for_numbers(words: Iterable[str]) -> list[str]:
    """The words; of those that hold numbers only the letters before them: "gpt" of "gpt4"."""
    words = (_NUMBERED.split(word)[0] for word in words)
    return [word for word in words if word and word not in PARTS | EDITIONS]


def _counts(rest: tuple[str, ...]) -> bool:
    """Whether what follows the shorter title is the number of a part, an edition or a version."""
    return bool(_COUNT.fullmatch(rest[0])) and not (len(rest) > 1 and rest[1].isdigit())


def _named_differently(x: Title, y: Title) -> bool:
    """Whether each title begins with a name of its own, as "DataBlitz: …" and "Dalí: …"."""
    heads = ["".join(title.head) for title in (x, y) if 0 < len(title.head) <= _NAME_WORDS]
    return len(heads) == 2 and fuzz.ratio(*heads) < _CLOSE_NAMES


def _slips(x: str, y: str) -> bool:
    most = max(len(x), len(y)) // _LETTERS_TO_ONE_SLIP
    return OSA.distance(x, y, score_cutoff=most) <= most


def _similar(x: Title, y: Title) -> bool:
    if fuzz.ratio(x.words, y.words) >= _MOST_WORDS:
        return True
    return fuzz.ratio(sorted(x.words), sorted(y.words)) >= _MOST_ANYHOW


def _holds(x: Title, y: Title) -> bool:
    """Whether most of one title stands in the other, but for a few letters."""
    pairs = (
        (whole.letters, part)
        for whole, other in ((x, y), (y, x))
        for part in (other.letters, *map("".join, other.pieces))
    )
    return any(
        min(len(whole), len(part)) >= max(_LONG, _MOST_OF_IT * len(whole))
        and fuzz.partial_ratio(whole, part) >= _HELD
        for whole, part in pairs
    )


def _stretches(pieces: list[tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The beginnings, and the pieces and ends that are telling."""
    count = len(pieces)
    spans = {(start, end) for n in range(count) for start, end in ((0, n), (n, n + 1), (n, count))}
    for start, end in sorted(spans - {(0, count)}):
        part = _joined(pieces[start:end])
        if part and (start == 0 or _tells(_without_article(part))):
            yield "".join(_without_article(part)), ("",) if start else _joined(pieces[end:])


def _joined(pieces: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for piece in pieces for word in piece)


def _sketch(words: tuple[str, ...]) -> frozenset[str]:
    """Pairs of the words that say what a title is about, as far as their beginnings.

    And how the title begins, since some programs lose the spaces.
    """
    rank = {word[:_STEM]: (word in COMMON, -len(word)) for word in words if len(word) > 2}
    topics = sorted(rank, key=lambda stem: (rank[stem], stem))[:_TOPICS]
    pairs = (" ".join(sorted(pair)) for pair in combinations(topics, 2))
    return frozenset((*pairs, "".join(words)[:_HEAD]))


def _tells(words: tuple[str, ...]) -> bool:
    if len(words) >= _TELLING_WORDS:
        return True
    return sum(not c.isascii() for word in words for c in word) >= _TELLING_SIGNS


def _words(piece: str) -> tuple[str, ...]:
    if not any(c.isalnum() for c in piece):
        return ()
    folded = fold(piece).split()
    if _COUNTING.isdisjoint(folded):
        return tuple(folded)
    around = zip(["", *folded], folded, [*folded[1:], ""], strict=False)
    words = [_numeral(word, before, last=not after) for before, word, after in around]
    follow = zip(words, [*words[1:], ""], strict=True)
    return tuple(word for word, after in follow if not (word in PARTS and after.isdigit()))


def _numeral(word: str, before: str, *, last: bool) -> str:
    roman = ROMAN_AT_PARTS if before in PARTS or last else ROMAN
    if found := roman.get(word) or COUNTED.get(word):
        return found
    return LETTERED.get(word, word) if before in PARTS else word


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _notice(text: str) -> str | None:
    found = NOTICE.search(text) or NOTICE_BEHIND.search(text)
    return found.lastgroup if found else None
