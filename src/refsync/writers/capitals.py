"""Which words of a title need braces, so that BibTeX and biblatex leave their capitals alone.

Many styles print titles with small letters: BibTeX lowers every letter but the first of the title
and the first after a colon (bibtex.web, `change.case$`). Braces keep what must stay: words like
"BERT" and "mRNA", "I" and "C", and, in a title that is mostly in small letters, each word with a
capital, which is a name's then. In a title full of capitals nobody can tell the names.
"""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.writers.latex import KEEP, KEPT

_TAG = r"</?(?:i|em|b|strong|sc|sub|sup|span)\b[^<>]*>"
_MARKED_UP = r"<(i|em|b|strong|sc|sub|sup)>[^<>]*</\1>|<span\s[^<>]*>[^<>]*</span>"
_WORD = r"[^\W_]+(?:[-'’./][^\W_]+)*"
_WORDS = regex(f"{_TAG}|(?P<word>{_WORD})")
_WORDS_OUTSIDE = regex(f"{_MARKED_UP}|{_TAG}|(?P<word>{_WORD})")
_AFTER_JOINT = regex(r"(?<=[-'’./]).")
_AFTER_COLON = regex(r":\s+[^\w\s]?$")


def kept(title: str, *, within_markup: bool) -> str:
    """The title with marks around the words whose capitals must stay.

    Args:
        title: as people read it, with Zotero's markup.
        within_markup: words between tags too; BibTeX doesn't lower what stands in the braces that
            become of tags, biblatex does.
    """
    pattern = _WORDS if within_markup else _WORDS_OUTSIDE
    words = [match["word"] for match in pattern.finditer(title) if match["word"]]
    longer = [word for word in words if len(word) > 3]
    in_sentence_case = sum(word[0].islower() for word in longer) * 2 > len(longer)
    first = next((match.start() for match in pattern.finditer(title) if match["word"]), 0)

    def guard(match: re.Match[str]) -> str:
        word = match["word"]
        if not word:
            return match[0]
        before = title[max(0, match.start() - 4) : match.start()]
        starts = match.start() <= first or _AFTER_COLON.search(before) is not None
        return word if not _must_stay(word, starts, in_sentence_case) else f"{KEEP}{word}{KEPT}"

    return pattern.sub(guard, title)


def _must_stay(word: str, starts: bool, in_sentence_case: bool) -> bool:
    """Whether its capitals are more than those of a beginning or of a title."""
    if any(letter.isupper() for letter in _AFTER_JOINT.sub("", word)[1:]):
        return True
    is_name = word[0].isupper() and (in_sentence_case or len(word) == 1)
    return is_name and not starts and word != "A"
