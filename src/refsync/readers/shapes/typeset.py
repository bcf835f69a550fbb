"""Citations of which italics, bold or lines tell where the title is: "Doe, J. _On Widgets_."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from refsync.characters import COLONS, EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.citations.areas import in_areas
from refsync.readers.citations.edited import behind_title
from refsync.readers.citations.in_front import authors, without_chapter, without_number
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import YEAR_ONLY, without_occasion
from refsync.readers.details import ONLY_ET_AL, details, says_where
from refsync.readers.document import Span, Spans, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.people import People, may_begin_with_names, people
from refsync.readers.phrases import who_and_when, without_year
from refsync.readers.remembered import remembered
from refsync.readers.sentences import ENDS_IN_A_PART, first_sentence
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.unbroken import unbroken
from refsync.readers.shapes.words import STOPS, WORDS_OF_A_TITLE, count_words, trimmed, unlinked
from refsync.readers.titles import year
from refsync.readers.venues import is_venue, venue, venue_and_year

_MOST_WORDS_BEHIND = 8
_CAPITALS_OF_A_NICKNAME = 2
_IN = regex(r"(?:in|to|dans|en)(?: the)?(?: proceedings of(?: the)?)?", re.IGNORECASE)
"""What may stand between a title in italics and where it appeared: "_On Widgets_ in _Acta_"."""
_IN_VOLUME = regex(
    r",? (?:(?:n[°º]|[Nn][or]\.|№|[Vv]ol\.|[Bb]d\.) ?)?"
    r"\d{1,4}(?: ?\(\d{1,4}\))?(?:[,:] ?[\d–-]{1,12})?"
)
"""A volume, perhaps its issue and pages, behind a journal in italics: "_Acta Fabri_ 12(3), 4–5"."""
_PUBLISHED_AT = regex(r"[^\W\d_a-z][^\W\d_]{2,20}(?:, [A-Z]{2})?: [^\W\d_a-z][^:]{2,60}")
"""Who published what stands in italics before it: "_On Widgets_ London: Acme"."""
_ORDER = regex(r", (?:[A-Z]\.){2,4}$")
"""A religious one, behind a name that has its initials: "Doe, Jane E., O.S.B."."""
_SAYS_WHO = regex(
    r"\b(?:by|in|trans(?:l?\.|lated)|eds?\.|edited|dir\.|hrsg\.)(?!\w)", re.IGNORECASE
)
_FULL_STOPS = (".", "?", "!")
_LONGEST_LIST_OF_NAMES = 2000
_TO_READ = regex(
    r"\(?(?:(?:required|mandatory|optional|recommended|suggested|further|additional|supplementary|"
    r"background|primary|secondary|main|core)(?: (?:readings?|texts?))?|readings?|texts?)"
    r"(?:[:\uff1a]|\):?)\s+(?=\S)",
    re.IGNORECASE,
)
"""Of a syllabus: "Required reading: Doe, J. (2015)", "(optional) Doe, J. (2015)"."""
_OPEN_BRACKET = regex(r"(.*\S)\s+\([^()]{1,60}", re.DOTALL)
"""As before a link: "Gears (online at"."""
_QUOTES = regex(r"[\"“„«]")
_CLOSING = frozenset('"”»')
_INITIAL_BEFORE_QUOTES = regex(r"(?:[A-Z]\.[ -]?){1,3},?\s[\"“„«]")
"""A line's begin in which the last name above goes on: "Doe, Jane, and Roe, Al", "B., “On …”"."""
_NICKNAME = regex(r"([^\W\d_][\w.+/-]{1,20})(?:\s[-–—]|[:\uff1a])\s(?=[^\W\d_])")
_TAG = regex(r"\s*(?:\[([^\[\]]{2,40})\]|\(([^()]{2,40})\))[\s:\uff1a]*")
"""As "[Survey | Gears]", of what kind a work is or what it is about, and "(advanced)"."""
_DASH = regex(r"\s?[-–—]{1,3}\s+(?=\S)")
_PROMPT = regex(
    r"(?:[^\W\d_a-z]|[^\W\d_a-z][^\W\d_]{2,12}(?: (?:\d{1,2}|[^\W\d_]{2,12})){0,3})"
    r"(?:\s?[:\uff1a]|\s[-–—]{1,3})\s+(?=\S)"
)
"""As "M: ", "Lead reading: ", "Watch - "."""
_MOST_WORDS_OF_A_PROMPT = 4
_MOST_WORDS_OF_A_JOURNAL = 6
_REMARK = regex(
    r"!$|\b(?:recommended|must[- ]read|available|online|best|award|great|classic|optional|"
    r"required)\b",
    re.IGNORECASE,
)
"""On a work, set in italics behind its title: "_Highly Recommended._", "_Best Paper_"."""
_LONG = 3
"""Shorter words have no capital in a journal's name."""
_COLON = regex(r"\s?[:\uff1a]\s*")
_PICTURE = regex(r"\s*[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\s]*")


def cited_in(spans: Sequence[Span], *, lenient: bool = False) -> Citation | None:
    """The work that a text cites up to its first link, authors first.

    What is in italics or bold behind names, or a sentence, tells where a title begins and ends:
    "Jane Doe, _On Widgets_, London", "Doe, J. (2015). On widgets? _Tests_, 3".

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    up_to_link = list(takewhile(lambda span: span.href is None, spans))
    is_followed = len(up_to_link) < len(spans)
    head = _without_open_bracket(up_to_link) if is_followed else up_to_link
    return _cited_in(tuple(head), lenient=lenient)


@remembered
def _cited_in(head: Spans, *, lenient: bool) -> Citation | None:
    """As above, of a text without links; each step from blocks to references asks again."""
    unbroken = _without_label(head, lenient=lenient)
    text = unlinked(unbroken)
    if volume := _by_editors(unbroken):
        return volume
    cites = bool(text) and may_begin_with_names(without_number(text))
    found = citation(trimmed(text), lenient=lenient) if cites else in_areas(text)
    if cites and (in_bold := _by_bold(found, unbroken, lenient=lenient)):
        return in_bold
    by_lines = _by_lines(unbroken) if cites or _ends_a_line_in_a_year(text, unbroken) else None
    if by_lines and not (found and len(found.who.names) > len(by_lines.who.names)):
        found = by_lines
    found = found and _without_italic_venue(found, unbroken)
    found = found and _with_italics_behind_title(found, unbroken)
    italics = next((i for i, span in enumerate(unbroken) if _is_set_in_italics(span)), 0)
    if not italics:
        return found
    before = "".join(span.text for span in unbroken[:italics] if not span.image)
    found = found and _with_rest_before_venue(found, before, unbroken[italics:])
    in_italics = _by_italics(found, before, unbroken[italics:], lenient=lenient)
    return found if in_italics is None or _are_names_in_han(in_italics.title) else in_italics


def _are_names_in_han(text: str) -> bool:
    """Whether a text names several people in Chinese or Japanese, who have a title before them."""
    who = people(text) if EAST_ASIAN.search(text) else None
    return who is not None and len(who.names) > 1


def _by_editors(spans: Sequence[Span]) -> Citation | None:
    """A volume whose title in italics is followed by editors: "_On Widgets_. Ed. Jane Doe. …"."""
    if not spans or not spans[0].italic:
        return None
    run = list(takewhile(lambda span: span.italic, spans))
    title = trimmed(unlinked(run))
    is_title = count_words(title) >= WORDS_OF_A_TITLE
    return behind_title(title, unlinked(spans[len(run) :])) if is_title else None


def _without_open_bracket(spans: Sequence[Span]) -> Sequence[Span]:
    """A text before a link without the bracket that has it: "Doe 2015. Gears (see [here](…))"."""
    before = _OPEN_BRACKET.fullmatch(spans[-1].text) if spans else None
    return [*spans[:-1], spans[-1]._replace(text=before[1])] if before else spans


def _without_italic_venue(found: Citation, spans: Sequence[Span]) -> Citation:
    """A citation whose title ends before a venue in italics: "J. Doe. On Widgets _arXiv_ 2020".

    A volume behind it tells a venue as well: "Doe, J. (2015). On Widgets, _Gears of Old_ 56"; so
    does a line of its own.
    """
    for above, span, below in zip((None, *spans), spans, (*spans[1:], None), strict=False):
        text = span.text.strip(" .,")
        before, _, volume = found.title.rpartition(text) if span.italic and text else ("", "", "")
        if count_words(before) >= WORDS_OF_A_TITLE and _IN_VOLUME.fullmatch(volume):
            title = before.rstrip(" .,")
            return found._replace(title=title, rest=f"{text}{volume}. {found.rest}")
        title = found.title.removesuffix(text).rstrip()
        is_alone = above is not None and above.text.rstrip(" ").endswith("\n")
        is_alone = is_alone and (below is None or below.text.lstrip(" ").startswith("\n"))
        is_alone = is_alone and not ENDS_IN_A_PART.search(title)
        is_where = is_venue(text) or (is_alone and count_words(title) > WORDS_OF_A_TITLE)
        if span.italic and text and title not in ("", found.title) and is_where:
            return found._replace(title=title, rest=f"{text}. {found.rest}")
    return found


def _with_italics_behind_title(found: Citation, spans: Sequence[Span]) -> Citation:
    """A citation that appeared in what has italics right behind its title, if nothing else tells.

    The title is in quotes, "Jane Doe, “On Widgets,” _GQ_ (Sept. 1969)", or a full stop ends it and
    a few words in capitals are the last: "Doe et al. (2015). On widgets. _Gear Funct_".
    """
    for n, (span, behind) in enumerate(pairwise(spans), start=1):
        where, before = behind.text.strip(" .,;:"), span.text.rstrip()
        if not _is_set_in_italics(behind) or not where[:1].isupper() or _IN.fullmatch(where):
            continue
        in_quotes = before[-1:] in _CLOSING and before.rstrip(' .,”"»').endswith(found.title)
        is_last = before.endswith(f"{found.title}.") and not trimmed(unlinked(spans[n + 1 :]))
        few = count_words(where) <= _MOST_WORDS_OF_A_JOURNAL and where[-1].isalpha()
        few = few and all(word[0].isupper() for word in where.split() if len(word) > _LONG)
        is_remark = _REMARK.search(where) or kind_by_label(where) is not None
        if (in_quotes or (is_last and few)) and not is_remark and not found.details.venue:
            return found._replace(where=where)
    return found


def _with_rest_before_venue(found: Citation, before: str, spans: Sequence[Span]) -> Citation:
    """A citation, its title up to a venue in italics: "Doe, J. Widgets. A study. _Acta_".

    A volume behind it tells any: "Doe, J. Widgets. A study, _Gears of Old_, n° 2".
    """
    _, titled, behind = " ".join(before.split()).partition(found.title)
    title, rest = behind.strip(" .,"), found.rest
    few = 0 < count_words(title) <= _MOST_WORDS_BEHIND and behind.startswith(". ")
    few = few and title[0].isalnum()
    goes_on = few and year(title) is None and not people(title) and not _SAYS_WHO.search(title)
    behind_it = spans[1].text if len(spans) > 1 and spans[1].href is None else ""
    is_where = _is_a_journal(spans[0].text) or _IN_VOLUME.match(behind_it.lstrip("*_"))
    if not titled or not goes_on or not is_where:
        return found
    for stop in (".", ","):
        rest = rest.replace(f"{title}{stop}", "", 1)
    return found._replace(title=f"{found.title}. {title}", rest=rest)


def _is_a_journal(text: str) -> bool:
    return is_venue(text) or venue_and_year(text) or details([text]).venue is not None


def _without_label(spans: Sequence[Span], *, lenient: bool) -> Sequence[Span]:
    """A text without the label in front: "**Best paper:** Jane Doe, …", "Required: Doe, J. …".

    So it is without a picture: "⭐ Doe & Roe (2020). …", and without a tag: "[Survey | AI] Doe …".
    """
    if spans and (picture := _PICTURE.match(spans[0].text)):
        spans = [spans[0]._replace(text=spans[0].text[picture.end() :]), *spans[1:]]
    if spans and (read := _TO_READ.match(spans[0].text)):
        return [spans[0]._replace(text=spans[0].text[read.end() :]), *spans[1:]]
    label, behind = _bold_label(spans)
    if label.endswith(COLONS):
        who = people(label)
        return spans if who and (who.likely or who.have_given_names) else behind
    without_tag = _without_tag(spans, lenient=lenient) or _without_prompt(spans, lenient=lenient)
    return without_tag or _without_nickname(spans)


def _without_prompt(spans: Sequence[Span], *, lenient: bool) -> Sequence[Span]:
    """What stands behind a day, or what to do, if that cites a work: "M: Doe, J. (2015). …".

    Before the title is its quotation mark or the year, so that a title that has names behind it is
    no prompt: "On Widgets: Jane Doe. Acta Fabri, 2015".
    """
    label, behind = _bold_label(spans)
    prompt = (_DASH if label else _PROMPT).match(behind[0].text) if behind else None
    if not prompt or count_words(label) > _MOST_WORDS_OF_A_PROMPT or behind[0].image:
        return ()
    cites = [behind[0]._replace(text=behind[0].text[prompt.end() :]), *behind[1:]]
    text = trimmed(unlinked(cites))
    whole = citation(text, lenient=lenient)
    if not whole or not (whole.who.certain or whole.who.have_given_names):
        return ()
    before = text.partition(whole.title)[0]
    is_set_off = year(before) is not None or _QUOTES.search(before[-2:])
    return cites if is_set_off and any(whole.details[1:]) else ()


def _without_tag(spans: Sequence[Span], *, lenient: bool) -> Sequence[Span]:
    """What stands behind a tag in brackets, if that cites a work: "[Gears, Acme] Doe, J. …".

    One that says where or when is no tag but a part of the citation: "[ICML 2015] Jane Doe. …".
    """
    tag = _TAG.match(spans[0].text) if spans else None
    said = (tag[1] or tag[2]) if tag else ""
    if not tag or year(said) is not None or is_venue(said):
        return ()
    rest = spans[0].text[tag.end() :]
    behind = [spans[0]._replace(text=rest), *spans[1:]] if rest.strip() else spans[1:]
    whole = citation(trimmed(unlinked(behind)), lenient=lenient)
    cites = whole is not None and (whole.who.certain or whole.who.have_given_names)
    return behind if whole and cites and any(whole.details[1:]) else ()


def _without_nickname(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the nickname before a whole citation: "GEAR - Doe J, Roe R. On gears. …"."""
    named = _NICKNAME.match(spans[0].text) if spans else None
    if not named or sum(map(str.isupper, named[1])) < _CAPITALS_OF_A_NICKNAME:
        return spans
    behind = [spans[0]._replace(text=spans[0].text[named.end() :]), *spans[1:]]
    whole = citation(trimmed(unlinked(behind)))
    cites = whole is not None and whole.who.certain and whole.details.reads_like_a_paper
    return behind if cites else spans


def _bold_label(spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """The bold words with which a text begins, the colon behind them too, and what follows."""
    if not spans or not spans[0].bold:
        return "", spans
    label, behind = trimmed(spans[0].text), spans[1:]
    colon = _COLON.match(behind[0].text) if behind and not behind[0].image else None
    if not colon:
        return label, behind
    return f"{label}:", [behind[0]._replace(text=behind[0].text[colon.end() :]), *behind[1:]]


def _ends_a_line_in_a_year(text: str, spans: Sequence[Span]) -> bool:
    """Whether a text of several lines has a year at the first one's end: "Doe 1996"."""
    first, below, _ = spans[0].text.lstrip().partition("\n") if text else ("", "", "")
    return bool(below) and first.rstrip(" .")[-2:].isdigit()


def _by_lines(spans: Sequence[Span]) -> Citation | None:
    """A citation with several names on the first line, the title on the next, then the rest.

    Behind a name may stand when, and where: "Doe 1996", "Doe & Roe 2015. Acta Informatica, 3.".
    """
    names, title, *rest = [*map(plain, unbroken(lines(spans))), "", ""]
    if _QUOTES.search(names):
        return None
    dated, where = first_sentence(names)
    is_dated = title and not dated.endswith(")") and (not where or says_where(where))
    if who := who_and_when(dated) if is_dated else None:
        return _below_names(title, who, f"{year(dated)}. {where}", rest)
    ends = (names[-1:].isalpha() and not where) or ONLY_ET_AL.search(names)
    who = people(names) if ends else None
    if not who or not who.certain or (len(who.names) == 1 and not who.truncated):
        return None
    return _below_names(title, who, "", rest)


def _below_names(title: str, who: People, where: str, rest: Sequence[str]) -> Citation | None:
    """The citation of what stands on the line below names, if that is a title."""
    if _INITIAL_BEFORE_QUOTES.match(title):
        return None
    if title.endswith(":") and rest[0]:
        title, rest = f"{title} {rest[0]}", rest[1:]
    said = people(first_sentence(title)[0])
    if count_words(title) <= WORDS_OF_A_TITLE or said or is_venue(title):
        return None
    return Citation(title.rstrip("."), who, ". ".join(filter(None, (where, *rest))))


def _by_bold(found: Citation | None, spans: Sequence[Span], *, lenient: bool) -> Citation | None:
    """A citation whose title is in bold behind names, of which some may be in bold as well."""
    for at, span in enumerate(spans):
        title = trimmed(span.text) if at and span.bold and not span.image else ""
        if found and title and title.rstrip(".") == found.title:
            return found._replace(set_off=True)
        if count_words(title) < WORDS_OF_A_TITLE or not bold_title((span,)):
            continue
        before, rest = unlinked(spans[:at]), unlinked(spans[at + 1 :])
        if len(before) > _LONGEST_LIST_OF_NAMES:
            break
        if before.count("(") > before.count(")"):
            continue
        who = _named_before(before, lenient=lenient)
        if who and (who.likely or who.names[0].given):
            return Citation(title.rstrip("."), who, f"{year(before) or ''}. {rest}", set_off=True)
        if found and count_words(title) > count_words(found.title):
            said = f"{year(before) or ''}. {rest}"
            return Citation(title.rstrip("."), found.who, said, set_off=True)
    return None


def _is_set_in_italics(span: Span) -> bool:
    """Whether a text stands in italics, and is more than "et al."."""
    return span.italic and bool(span.text.strip()) and not ONLY_ET_AL.fullmatch(span.text)


def _by_italics(
    found: Citation | None, before: str, spans: Sequence[Span], *, lenient: bool
) -> Citation | None:
    """A citation whose title is, or ends before, the italics with which spans begin."""
    run = _first_sentence_in_italics(spans)
    said = " ".join("".join(span.text for span in run).split())
    text, rest = without_occasion(said.rstrip(".,")), unlinked(spans[len(run) :])
    behind = spans[len(run)].text if len(run) < len(spans) else ""
    goes_on = said[-1].isalnum() and rest[:1].isalnum() and not _PUBLISHED_AT.fullmatch(rest)
    goes_on = goes_on and not YEAR_ONLY.fullmatch(rest)
    goes_on = goes_on and not _is_in_italics(spans[len(run) :])
    goes_on = goes_on and not (rest[0].isalpha() and venue_and_year(first_sentence(rest)[0]))
    is_whole = not goes_on or behind.startswith("\n")
    says_who = people(text) or people(first_sentence(text)[0])
    is_title = not is_venue(text) and not (says_who and says_who.certain)
    who = _named_before(before, lenient=lenient) if is_title else None
    if who and (count_words(text) >= WORDS_OF_A_TITLE or lenient) and is_whole:
        return Citation(text, who, f"{year(before) or ''}. {rest}", set_off=True)
    if found and found.title == text:
        return found._replace(set_off=True)
    at = found.title.rfind(text) if found and text else -1
    if found and at > 0 and ENDS_IN_A_PART.search(found.title[:at].rstrip()):
        return None
    is_part = _may_be_a_species(text) and _is_set_off_in_italics(spans[len(run) :])
    if found and found.title.endswith(f", {text}") and is_part:
        return None
    if found and at > 0 and found.title[:at].rstrip()[-1:] in STOPS and is_whole:
        title = found.title[:at].rstrip(" .,")
        return Citation(title, found.who, f"{found.title[at:]}. {found.rest}")
    return None


def _first_sentence_in_italics(spans: Sequence[Span]) -> Sequence[Span]:
    """The italics with which spans begin, but for where it appeared: "_On Widgets._ _Acta Fabri_".

    These are italics of their own then, behind a title's full stop.
    """
    run = list(takewhile(lambda span: span.italic or not span.text.strip(), spans))
    for n, (span, gap) in enumerate(pairwise(run), start=1):
        is_title = span.text.rstrip().endswith(_FULL_STOPS) and not gap.italic
        if is_title and count_words(plain(run[:n])) >= WORDS_OF_A_TITLE:
            return run[:n]
    return run


def _is_in_italics(spans: Sequence[Span]) -> bool:
    """Whether a text begins with "in", and what that is stands in italics: "in _Acta_"."""
    return len(spans) > 1 and spans[1].italic and _IN.fullmatch(spans[0].text.strip()) is not None


def _may_be_a_species(text: str) -> bool:
    """Whether italics are of no venue, and no words in capitals: "Widgetus auratus", "Widgetus"."""
    words = text.split()
    is_latin = len(words) == 1 or any(word[0].islower() for word in words)
    return is_latin and not is_venue(text) and venue(text) is None


def _is_set_off_in_italics(spans: Sequence[Span]) -> bool:
    """Whether a full stop and more italics stand behind some: "Gears in fish, _Widgetus_. _Acta_".

    These are where it appeared then, and those a part of the title.
    """
    return len(spans) > 1 and spans[0].text.strip() == "." and _is_set_in_italics(spans[1])


def _named_before(text: str, *, lenient: bool) -> People | None:
    """The people, or the institution, that are all a text in front of a title names.

    A comma behind the year is left out with that: "Doe, J. 2015, ", "Jane Doe, ed., ".
    """
    before = without_chapter(text).rstrip()
    before_year = without_year(before.rstrip(","))
    bare = without_number(before_year if year(before) is not None else before)
    who, order = authors(bare, lenient=lenient), _ORDER.search(bare)
    if who or not order:
        return who
    named = people(bare[: order.start()])
    return named if named and named.inverted and named.have_given_names else None
