"""Whether headings like "Citing Gears" stand above works, or above how to cite the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refsync.patterns import regex
from refsync.readers.document import Code, Text, plain
from refsync.readers.entry import Entry
from refsync.readers.outline import Part, Role
from refsync.readers.passage import Passage
from refsync.readers.shapes.beneath import has_bibtex_of_its_title
from refsync.readers.shapes.words import count_words
from refsync.titles import fold

CITING = (
    r"(?:how to )?(?:cite|citing|citations?|bibtex)|(?:comment )?citer|"
    r"(?:if (?:you|our|this)\b.{3,80}\W|please (?:consider )?)cit(?:e|ing)|"
    r"zitier(?:en|weise|hinweis)|zitation|(?:c[óo]mo )?citar|"
    r"(?:如何|请)?引用(?:方式|方法|格式|我们|本文)?|인용(?: ?방법)?"
)
_CITING = regex(rf"(?:{CITING})(?: (?:us|this|our)\b.*)?", re.IGNORECASE)
_CITING_WHAT = regex(
    r"(?:how to )?cit(?:e|ing) (?P<what>[^:.?!]{2,40})|citations? (?:of|for) (?P<of>[^:.?!]{2,40})",
    re.IGNORECASE,
)
_THE_LIST = regex(
    r"(?:the|this|our) (?:\w+ )?(?:lists?|repo\w*|projects?|packages?|software|librar(?:y|ies)|"
    r"toolbox|toolkit|framework|survey|papers?|works?)",
    re.IGNORECASE,
)
_OF_OUR_OWN = regex(
    r"\b(?:our|us|my|(?:use|help)ful|this (?:\w+ )?(?:lists?|repo\w*|survey|review|paper|work|"
    r"project|collection))\b|我们|我們|本文|本项目",
    re.IGNORECASE,
)
_TITLE = regex(r"(?<![a-z])title\s{0,9}=\s{0,9}[{\"]{1,4}([^\n]{1,200})", re.IGNORECASE)
_SIGNS_BEHIND = regex(r"\W{1,8}$")
_SIGNS_IN_FRONT = regex(r"\W*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+)?\W*")
_MANY = 2
_MOST_OF_OUR_OWN = 3
"""So many works of their own curators ask to cite."""
_FEWEST_WORDS = 3
_TELLING = 24
"""So many letters of a title tell it from others."""


def role_of(passage: Passage, name: str) -> Role | None:
    """The role of a part whose heading speaks of citing, None for any other.

    Several works in it are entries, unless the list asks to cite its own.

    Args:
        passage: what stands below a heading, as "Citations", "How to cite us", "Citing Gears".
        name: the list's.
    """
    part, said, inside = passage.part, passage.said, passage.inside
    heading = without_signs(part.text)
    what = _CITING_WHAT.fullmatch(heading)
    is_bare = _CITING.fullmatch(heading) is not None
    if not (is_bare or (what and said.bibtex)) or has_bibtex_of_its_title(part, said):
        return None
    works = len(_titles(part, inside))
    if works >= _MANY and (works > _MOST_OF_OUR_OWN or not _asks_to_cite_our_own(part, inside)):
        return Role.SECTION
    of_the_list = is_bare or (what and _is_the_list(what["what"] or what["of"], name))
    return Role.ASIDE if of_the_list else Role.SECTION


def without_signs(heading: str) -> str:
    """A heading without a number or pictures around it, and the colon behind: "👏 Citation:"."""
    return _SIGNS_BEHIND.sub("", _SIGNS_IN_FRONT.sub("", heading, count=1))


def _is_the_list(text: str, name: str) -> bool:
    """Whether a text means the list: "the project", or a name that is in the list's."""
    return _THE_LIST.fullmatch(text) is not None or fold(text) in fold(name)


def _titles(part: Part, inside: Sequence[Entry]) -> set[str]:
    """How the titles of the works begin that stand in a part, in BibTeX or otherwise."""
    codes = (block.text for block in part.body if isinstance(block, Code) and block.is_bibtex)
    in_bibtex = (title for code in codes for title in _TITLE.findall(code))
    cited = (entry.title for entry in inside if entry.evidence and not entry.bibtex)
    titles = (*in_bibtex, *(title for title in cited if count_words(title) >= _FEWEST_WORDS))
    return {fold(title)[:_TELLING] for title in titles}


def _asks_to_cite_our_own(part: Part, inside: Sequence[Entry]) -> bool:
    """Whether what introduces works says "our survey", or that the list may be useful."""
    return any(map(_OF_OUR_OWN.search, _introduced(part, inside)))


def _introduced(part: Part, inside: Sequence[Entry]) -> Iterator[str]:
    """The paragraphs above the first work in a part."""
    works = [block.line for block in part.body if isinstance(block, Code)]
    works += [entry.line for entry in inside if entry.evidence and entry.title]
    first = min(works, default=0)
    for block in part.body:
        if isinstance(block, Text) and block.line < first:
            yield plain(block.spans)
