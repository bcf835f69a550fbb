"""Words that may be of a name: capitals, initials, particles, and what is a title's instead."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.remembered import remembered
from refsync.readers.venues import is_acronym

_NO_NAME = regex(r"\s(?!(?:della|dello|degli|others|colleagues|coauthors)\s)[a-z]{4,}\s")
"""A word in small letters that has no place in a list of names."""
WORD = regex(r"[^\W\d_](?:[^\W\d_]|[.'’`´‐‑-])*")
_CAMEL = regex(r"[a-zß-öø-ÿ][A-Z]")
_CAMEL_NAME = regex(
    r"(?:Ma?c|De|D[ei]l?|Du|L[aeo]|V[ao]n(?:de[nr]?)?|Fitz|[AE]l|Ben|Ab[ud]|San)[A-Z]|"
    r"[A-Z][a-z]{1,3}[A-Z][a-z]{1,4}$"
)
FAMILY_NAMES_TOO = frozenset(("An", "Do", "So", "To"))
"""Words of titles that are family names as well, and hardly ever end a title's clause."""
_PARTICLE_WORDS = (
    "van der den de del della di da dos das do du la le les von zu zum zur ten ter te el al bin "
    "ibn y e af av und 't d' dello degli vom op los las"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
GIVEN_NAMES_TOO = frozenset(("Al", "Bin", "Da", "Di", "Du", "El", "Le"))
"""Particles, in capitals, that are as often given names."""
_SMALL_PARTICLES = frozenset({"tom", "auf", "dem"})
"""Those that are so in small letters only: "Jane tom Doe", no "Tom Doe"."""
_ELIDED = regex(r"(?:d|dall|dell)['’][^\W\d_a-z][\w’'-]+")
"""A particle without its vowel: "d'Alembert"."""
_ARTICLE = regex(r"(?:a[dlnrstz]|ash|e[dlsz]|ul)-[^\W\d_a-z][\w’'-]+")
"""An article before an Arabic name: "al-Doe", "el-Roe"."""
_GIVEN_NAMES_INITIALS = regex(r"[^\W\d_a-z]\.-[a-z]\.?")
"""Those of a name the second half of which is written small: "J.-d."."""
SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_OTHER_WORDS = (
    "a an the of for with in on from to into and via using towards toward by at as is are how "
    "why what when where does do can this that its your our new paper code survey review book "
    "part vol learning network networks neural deep model models language data analysis systems "
    "system methods method theory introduction algorithms algorithm university press journal "
    "proceedings conference transactions science nature reviews letters arxiv preprint workshop "
    "attention transformer transformers generation graph graphs vision image images video text "
    "based research engineering computing computer computational statistics physics biology "
    "medicine institute college laboratory laboratories academy "
    "corporation school department springer elsevier wiley ieee acm annual annals symposium "
    "international american retrospective "
    "european "
    "between among through without within against across beyond under over during "
    "times "
    "then now here there all no not more less one two first "
    "knowledge search engine database databases retrieval reasoning planning memory speech "
    "recognition detection segmentation tracking classification recommendation prediction "
    "estimation optimization application applications challenges opportunities trends directions "
    "perspectives evaluation benchmark benchmarks framework frameworks architecture architectures "
    "design implementation security privacy software hardware tools resources robotics "
    "prompting prompts training tuning inference adaptation alignment diffusion agents "
    "improving rethinking exploring understanding programming dynamic robust optimal decision "
    "modeling modelling process processes reinforcement problem problems quantum theories approach "
    "thesis dissertation source download "
    "studies study reports communications bulletin quarterly books sons verlag"
)
_NO_NAMES_END = regex(
    r".*(?:[aciou]tions?|ptions?|[^rb]tials?|ology|ologies|ometry|[mn]etrics?|m[ae]tics?|amics?|omics|onics|istics|"
    r"ical|[ao]lys[ie]s|[lnt]isms?|ically|-(?:[CGRS]NNs?|GANs?|VAEs?|LSTMs?|LLMs?|Nets?))",
    re.IGNORECASE,
)
"""Words like "Oscillations", "Geometry" and "G-CNN" are in titles only."""
_PARTICIPLE = regex(r"(?!Zh|Sh|Ch|Sch|X|Q|Gu|Hu|Ji|Li|Ya)[A-Z][a-z]{5,}[^l]ing")
"""As "Explaining" in a title; Chinese names begin, and German ones end, otherwise."""
OF_A_TITLE = regex(
    r"[A-Z][a-z]{2,}ing|[A-Z][a-z]{3,}(?:[bcdgiknpstuvwz]|[aeiou]r)ed|[A-Z][a-z]*[bcdfgklmnprtw]s"
)
"""As "Mining", "Explained" and "Fundamentals", which are hardly ever a Spanish name's words."""
_NOT_IN_NAMES = frozenset(_OTHER_WORDS.split())
_LONG_NOT_IN_NAMES = frozenset(word for word in _NOT_IN_NAMES if len(word) > 3)
"""Those that are never initials."""
_LONGEST_IN_CAPITALS = 16
_BETWEEN_INITIALS = str.maketrans("", "", ". \t\n‐-")
_TWO_LETTERS = regex(r"\b(?:Y[aeu]|Zh|Kh|Ch|Sh|Ts|Th|Ph)\.(?=[\s-]?[A-Z]\.)")
"""One letter of another script, before other initials: "Yu.", "Zh."."""
_LONGEST_ABBREVIATION = 4
"""Of a given name, as "Chr."."""
MOST_INITIALS = 3


def says_more_than_names(text: str) -> bool:
    """Whether a word in a text without brackets stands in no list of names, at little cost."""
    return not _LONG_NOT_IN_NAMES.isdisjoint(text.lower().split()) or bool(_NO_NAME.search(text))


@remembered
def is_name_word(word: str) -> bool:
    """Whether a word has its place in names: a particle, initials, or one of no title."""
    if word.lower() in PARTICLES or word in SUFFIXES or are_initials(word):
        return True
    if word in _SMALL_PARTICLES or _ELIDED.fullmatch(word) or _ARTICLE.fullmatch(word):
        return True
    if not (WORD.fullmatch(word) and word[0].isupper()) or word.lower() in _NOT_IN_NAMES:
        return False
    if _NO_NAMES_END.fullmatch(word) or _PARTICIPLE.fullmatch(word):
        return False
    if "-" in word and not _LONG_NOT_IN_NAMES.isdisjoint(word.lower().split("-")):
        return False
    if word.endswith(".") and len(word) > _LONGEST_ABBREVIATION:
        return False
    return not _CAMEL.search(word) or bool(_CAMEL_NAME.match(word)) or "-" in word


def is_a_venues(word: str) -> bool:
    """Whether a word is the initials of a venue, and none of a person's."""
    return len(word) > MOST_INITIALS and is_acronym(word)


def is_long(word: str) -> bool:
    """Whether a word is more than an initial, and no cry."""
    return len(word.rstrip(".")) > 1 and not (word.isupper() and len(word) > _LONGEST_IN_CAPITALS)


@remembered
def are_initials(token: str) -> bool:
    """Whether a word is of initials: "J.", "J. R.", "JR", "J.-P.", "J.-d."."""
    dotted = "." in token
    if dotted and _GIVEN_NAMES_INITIALS.fullmatch(token):
        return True
    letters = (_TWO_LETTERS.sub("X.", token) if dotted else token).translate(_BETWEEN_INITIALS)
    most = MOST_INITIALS + dotted
    return letters.isalpha() and letters.isupper() and len(letters) <= most


def has_initials(given: str) -> bool:
    """Whether there are initials among given names."""
    return any(are_initials(word) for word in given.split())
