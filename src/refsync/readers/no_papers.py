"""What is no paper, whatever stands around it: slides, words to a class, grants, someone's code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.patterns import regex
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import identifier, kind, kind_by_address
from refsync.readers.titles import titled

_TOLD_OF_THE_LIST = regex(
    r"(?=.{1,400}$).*\b(?:(?:has|have) (?:now |just )?been (?:released|accepted|published|updated|"
    r"uploaded)|(?:is|are) (?:now )?online(?: now)?)\b.*|"
    r"please (?:refer to|see|check|read|visit|cite) .*|"
    r"(?:[\w&’'.-]{1,20} ){0,8}(?:exam|course|class|seminar)s? reading lists?(?: \([^()]*\))?",
    re.IGNORECASE,
)
"""What a curator tells of papers: "Our survey has been released", "Acme Course Reading List"."""
_UPDATE = regex(
    r"[\[(]?(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d|"
    r"(?:19|20)\d\d[./-]\d\d?(?:[./-]\d\d?)?)[\])]?\W{1,4}"
    r"(?:add|updat|upload|releas|remov|fix|creat)(?:e?[sd]?|ing)\b.*",
    re.IGNORECASE,
)
"""What was done with the list, and when: "May 24, 2021: Add gears", "[May 2021] Added gears"."""
_OF_THE_LIST = regex(
    r"(?:An?|The|Our|This is an?) (?:[a-z-]{1,20} ){0,4}(?:list|collection|compilation) of "
    r"(?:[a-z-]{1,20},? ){0,4}(?:papers|articles|publications|books|works|resources|readings)\b.*"
)
"""What the list is: "A curated list of research papers on widgets"."""
_AMOUNT = (
    r"(?:(?:[A-Z]{1,3} ?)?[$€£¥]|AUD|BRL|CAD|CHF|CNY|DKK|EUR|GBP|INR|JPY|NOK|RMB|SEK|USD)\s?"
    r"(?:\d{1,3}(?:[,.’' ]\d{3}){1,4}|"
    r"\d{1,6}(?:\.\d{1,3})? ?(?:k|K|M|[Mm]illion|[Mm]io\.?)\b)"
)
_FUNDED = regex(
    rf".*(?:[(\[](?:[^()\[\]\d]{{0,40}} )?{_AMOUNT}[^()\[\]]{{0,60}}[)\]]|[,;:–—-] {_AMOUNT})\W*",
    re.DOTALL,
)
"""How much was granted for a project: "Acme Council — On Gears ($300,000)", "Gears, €1.2M"."""
_INSTITUTION = regex(
    r"(?:The )?(?:Universit\w+|Institut\w*|College|School|Department|Faculty|Academy)"
    r" (?:of|de|di|du|für|for) [A-Z][\w.’'-]+(?:,?(?: (?:of|and|at|de|in))? [A-Z][\w.’'-]+){0,8}"
)
_NO_WORK = regex(r"[A-Z][\w&-]{1,12}\s=\s|\[[^\[\]]*\]$")
"""How what an abbreviation stands for begins: "ICML = International …"; or nothing but a tag."""
_ABBREVIATION = regex(
    r"(?P<short>(?=[\w&/-]*[A-Z]{2}|[A-Z]&)[A-Z][\w&/-]{1,11})(?:\s?:|\s[–—-])\s+"
    r"(?P<said>[^\W\d_]\S{0,30}(?: \S{1,30}){0,6})"
)
"""As "RNN: Recurrent Neural Networks", "H&E: Hematoxylin & Eosin"."""
_FOR_A_CLASS = regex(
    r"(?:(?:please|keep|read|finish|complete|prepare|bring|watch|submit|skim|start|begin) |"
    r"(?:[\w’'-]{1,20} ){0,5}(?:read|readings?) )(?:[\w’'-]{1,20} ){0,7}"
    r"(?:for|before|until|by|in) (?:week|session|class|lecture|meeting|lesson) #?\d{1,2}[.!]?|"
    r"(?:[a-z][:,-] )?no class(?:es)?(?:\s?[:!,;(–—-].*|[.!]?)|"
    r"(?:[a-z][:,-] )?due(?: (?:today|next \w+|on \w+))?\s?[:(].*",
    re.IGNORECASE,
)
"""What those who take a course are told: "Keep on reading for Week 9!", "Due: Problem Set 1"."""
_ARCHIVE = regex(r"\.(?:zip|rar|7z|tar|tgz|t?gz|tar\.\w{2,3})$", re.IGNORECASE)
_SLIDES = regex(r"(?P<file>.{1,500})\.(?P<format>pdf|pptx?|key|odp)", re.IGNORECASE)
_OF_A_COURSE = regex(
    r"(?:lecture(?: notes?| slides?)?|slides?|homework|assignment|problem set|exercises?|"
    r"recitation|handout|quiz|vorlesung|übung|cours|clase|aula)\s?#?\d{1,2}",
    re.IGNORECASE,
)
"""What a course hands out by number: "Lecture Note 3"."""
_MANY = 3
_MOST = 0.7


def could_be_papers(candidates: Sequence[Entry], *, expected: bool) -> list[Entry]:
    """The candidates of which what stands around them may tell that they are papers.

    Args:
        candidates: what stands below the same headings and labels.
        expected: these say that papers stand there.
    """
    if not expected and _are_abbreviations(candidates):
        return []
    return [
        entry
        for entry in candidates
        if not _is_no_paper(entry) and (expected or not _is_someones_code(entry))
    ]


def _is_no_paper(entry: Entry) -> bool:
    """Whether a candidate is something else by what it says and links itself."""
    return (
        _is_still_to_be_filled_in(entry)
        or _is_an_abbreviation_or_institution(entry)
        or _is_a_grant(entry)
        or _is_for_a_class(entry)
        or _is_told_of_the_list(entry)
        or _is_a_recording(entry)
        or _are_slides(entry)
    )


def _is_still_to_be_filled_in(entry: Entry) -> bool:
    """Whether a small letter stands where the title will: "a (ICML 2020) [paper]()"."""
    title = titled(entry.title).title
    return len(title) == 1 and title.islower()


def _is_an_abbreviation_or_institution(entry: Entry) -> bool:
    """Whether what has no link explains an abbreviation, is a tag, or an institution's name."""
    text = entry.title
    return not entry.mentions and bool(_NO_WORK.match(text) or _INSTITUTION.fullmatch(text))


def _is_a_grant(entry: Entry) -> bool:
    """Whether what leads nowhere says how much was granted for it."""
    return not _is_placed(entry) and _FUNDED.fullmatch(entry.title) is not None


def _is_for_a_class(entry: Entry) -> bool:
    """Whether it is a word to a class, at most with archives of files, or is handed out to one."""
    archived = entry.mentions and all(_ARCHIVE.search(m.href) for m in entry.mentions)
    may_be_told = archived or not _is_placed(entry)
    is_told = may_be_told and _FOR_A_CLASS.fullmatch(entry.title)
    return bool(is_told or _OF_A_COURSE.fullmatch(entry.title))


def _is_placed(entry: Entry) -> bool:
    """Whether it is linked, or who or where is said of it."""
    return bool(entry.mentions or entry.details.who or entry.details.venue)


def _is_told_of_the_list(entry: Entry) -> bool:
    """Whether it is a sentence on papers, or another list; what is known by more is a work.

    Nor is an update of the list a work, or what the list is, if nothing is linked there.
    """
    if not entry.mentions and _UPDATE.fullmatch(entry.title):
        return True
    known = any(entry.details) or entry.stated or any(identifier(m.href) for m in entry.mentions)
    told = (_TOLD_OF_THE_LIST,) if entry.mentions else (_TOLD_OF_THE_LIST, _OF_THE_LIST)
    return not known and any(pattern.fullmatch(entry.title) for pattern in told)


def _is_a_recording(entry: Entry) -> bool:
    """Whether it is a video, of which is told who shows what, and when: "[On Gears](…) (2019)"."""
    kinds = {kind(m.label, m.href) for m in entry.mentions if "://" in m.href}
    return entry.evidence is Evidence.CITED and entry.linked and kinds == {"video"}


def _are_slides(entry: Entry) -> bool:
    """Whether all that is linked are slides, in several formats: "On Gears [pdf, pptx]"."""
    files = [_SLIDES.fullmatch(mention.href.strip()) for mention in entry.mentions]
    named = {found["file"] for found in files if found}
    formats = {found["format"].lower() for found in files if found}
    return len(named) == 1 and all(files) and len(formats) > 1 and bool(formats - {"pdf"})


def _is_someones_code(entry: Entry) -> bool:
    """Whether one person is named beside what leads to code only: "[Gears](…) by Jane Doe".

    A paper or a book has where or when besides.
    """
    placed = entry.details.venue or entry.details.year
    names = entry.details.who.names if entry.details.who else ()
    kinds = {kind_by_address(mention.href) for mention in entry.mentions}
    return len(names) == 1 and entry.linked and kinds == {"code"} and not placed


def _are_abbreviations(candidates: Sequence[Entry]) -> bool:
    """Whether most say what an abbreviation stands for: "RNN: Recurrent Neural Network"."""
    explained = sum(map(_explains_an_abbreviation, candidates))
    return explained >= max(_MANY, _MOST * len(candidates))


def _explains_an_abbreviation(entry: Entry) -> bool:
    """Whether the letters of an abbreviation stand in what is behind its colon, in their order."""
    is_bare = not entry.mentions and not any(entry.details)
    found = _ABBREVIATION.fullmatch(entry.title) if is_bare else None
    if not found or found["said"][0].casefold() != found["short"][0].casefold():
        return False
    letters = iter(found["said"].casefold())
    return all(letter in letters for letter in found["short"].casefold() if letter.isalpha())
