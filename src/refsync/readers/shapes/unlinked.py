"""The title in a text whose links are none: "Title. Authors. [paper]", "“Title”, by Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile, zip_longest

from refsync.readers.beside import ONLY_ET_AL, Piece, beside, details, who_and_when, without_year
from refsync.readers.citation import QUOTED, Citation, authors, citation, without_number
from refsync.readers.document import Span, Spans, is_bold, is_linked, joined_apart, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.people import People, may_begin_with_names, people
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.title_first import title_first
from refsync.readers.titles import year
from refsync.readers.venues import is_venue, venue_and_year

_BY = re.compile(
    r"(?P<title>.{3,}?)(?P<comma>,?)\s(?P<who>(?:[Bb]y|von|par)\s.+?)"
    r"(?P<when>,? published\b(?: in)?(?: (?:19|20)\d\d)?|(?:,? \((?:19|20)\d\d\)|, (?:19|20)\d\d))?"
)
_WITH = re.compile(
    r"(?P<title>.{3,}?),\s(?:(?:joint work |joint |together )?(?:with|avec|mit|con|com)|"
    r"(?:eds?\.|edited|trans(?:l?\.|lated)|hrsg\.|übers\.|dir\.|trad\.)(?: by| von| par| por)?)"
    r"\s(?P<who>\S.+)",
    re.IGNORECASE,
)
"""As a person's own list names the others, or a book's editors: "On Widgets, with Jane Doe"."""
_PUBLISHED = re.compile(r",? published(?: in)?(?: (?:19|20)\d\d(?:/(?:19|20)?\d\d)?)?\.?$")
_IN_BEHIND = re.compile(r"(?<![\s.,])[\s.,]+[Ii]n\s*$")
_GOES_ON = re.compile(r"\s*(?:[,;&]|and\s)")
_GOES_ON_BELOW = re.compile(
    r"\s(?:&|a|an|and|as|at|by|for|from|in|into|of|on|or|over|the|to|toward|towards|under|using|via|"
    r"with|without)\s*$"
)
_BEGINS_A_DETAIL = re.compile(
    r"(?:arxiv|at|by|code|comments?|doi|from|in|link|note|paper|pdf|project|published|repo|see|"
    r"to appear|video|web|with)\b|[^\W\d_]{3,20}(?: [^\W\d_]{3,12})?\s?[:\uff1a]\s"
)
_LONGEST_END = 12
_MOST_BEHIND = 6
"""So many things may stand behind a title's commas."""
_LONGEST_PLACE = 40
_MOST_WORDS_BEHIND = 8
_SAYS_WHO = re.compile(
    r"\b(?:by|in|trans(?:l?\.|lated)|eds?\.|edited|dir\.|hrsg\.)(?!\w)", re.IGNORECASE
)
_LONGEST_LIST_OF_NAMES = 2000
_LABEL = re.compile(
    r"(?:\w[\w-]+ )?(?:titles?|papers?|surveys?|articles?|reviews?|books?|works?|references?)",
    re.IGNORECASE,
)
_NAMES_A_WORK = re.compile(
    r"\b(?:paper|article|book|chapter|thesis|dissertation|report|survey)"
    r"(?: (?:on|about|titled|entitled|called))?$",
    re.IGNORECASE,
)
"""Before a title in quotes: "Jane Doe's PhD thesis on “Widgets”"."""
_TO_READ = re.compile(
    r"(?:(?:required|mandatory|optional|recommended|suggested|further|additional|supplementary|"
    r"background|primary|secondary|main|core)(?: (?:readings?|texts?))?|readings?|texts?)"
    r"[:\uff1a]\s+(?=\S)",
    re.IGNORECASE,
)
"""Of a syllabus: "Required reading: Doe, J. (2015)"."""
_NICKNAME = re.compile(r"[\[(【].*[\])】]")
_PIPE = re.compile(r"\s[|｜]\s?|\s(?=Authors?:\s)")
_BEHIND_A_BEGIN = re.compile(r"\s?[:\uff1a]\s+\w")
"""As a title goes on behind a quotation: "“Why Widgets?”: A Study"."""
_BEHIND_FIRST_WORDS = re.compile(
    r"\s(?!from|with|and|was|published|presented|appeared)[a-z]{3,}\s[a-z]{2,}"
)
"""As it does behind one with which it begins: "“Acme” protocol for gears"."""
_BAR = re.compile(r"\s\|\s")
_DATE = re.compile(r"\W*(?:(?:19|20)\d\d(?:[./-]\d\d?){0,2})?\W*")
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_NAME_AND_YEAR = re.compile(r"\s*[^\W\d_][\w-]*(?: [A-Z][\w-]*)?,? (?:19|20)\d\d\s*")
"""What stands behind a title's last comma: "arxiv 2022", "Big Data 2014"."""
_NAMED_BY_INITIALS = re.compile(r"[A-Z]{3,}(?: [A-Z][\w-]*)? (?:19|20)\d\d")
"""As "DISC 2000" and "SIGACT News 2003"."""
_YEAR_AND_WHERE = re.compile(r"(?P<title>\S.{9,300}?), (?:19|20)\d\d, (?=[^\W_a-z])")
"""As in "On the Order of Widgets, 1995, 2nd Working Conference on Gears"."""
_JOURNAL_AND_YEAR = re.compile(
    r"(?P<title>(?:\S+\s+){3,60}?\S+[^\W\d_A-Z][)?!]?)(?<!\bvs)\.\s+(?:[a-z]{2,4}\s+)?"
    r"(?:(?:[A-Z&][\w&.:/-]*|of|and|in|on|the|for),?\s+){1,8}(?:19|20)\d\d"
)
"""As in "On the Order of Widgets. Acta Fabri 1995"."""
_INITIALS_AND_YEAR = re.compile(
    r"(?:[A-Z][A-Za-z]*[A-Z]|ar[Xx]iv)['’-]?(?:(?:19|20)\d\d(?:\.\d\d?)?|['’‘]\d\d)"
)
_PLACE_AND_YEAR = re.compile(
    r"\s(?P<apart>[-–—|]\s?)?(?P<where>[A-Z][A-Za-z]*[A-Z])"
    r"(?:\s?['’‘]\d\d|(?:\s|\s?[-–—|]\s?)(?:19|20)\d\d)"
    r"(?:\s\(?(?:Workshops?|Oral|Spotlight|Poster|Highlight|Best Paper)\)?)?$"
)
"""As behind "On Widgets CVPR 2020", "On Widgets - CVPR - 2020"."""
_UNKNOWN_INITIALS = re.compile(r"[A-Z]{4,}")
_IN_HAN = re.compile(r"(?<=[A-Za-z\d)?!])\s[\u4e00-\u9fff]{1,10}$")
"""What a curator adds in Chinese to a title in Latin letters: "On Widgets 代码开源"."""
_INITIALS = re.compile(r"\s*(?:[A-Z][A-Za-z]{0,10}[A-Z]{2}s?|J\.(?: [A-Z][\w.]{1,20}){1,4})\s*")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_BRACKETS = ((("(", "\uff08"), (")", "\uff09")), (("[", "【"), ("]", "】")))
_BEGINS = "([\uff08【"
_ENDS = ")]\uff09】"
_DASHED = re.compile(r"(?P<title>\S.{2,400}\S)\s[-–—]\s?(?P<who>[^\W\d_a-z][^–—]{2,300})")
_DESCRIBED = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:(?:\s?[:\uff1a]|\s+[-–—])\s+[a-z]|\s+by\s+(?:the\s+)?[A-Z])"
)
_QUOTED_REMARK = re.compile(
    r"(?P<title>\S.{2,300}?)\s+[-–—]\s+[\"“](?=[a-z])[^\"“”]{10,500}[\"”]\.?"
)
_BEHIND_ITALICS = re.compile(r"(?:[-–—]{1,2}|[,.;])\s+(\S.{3,})")
_PICTURE = re.compile(r"\s*[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\s]*")
_MOST_AROUND = 12
"""So often brackets and separators are taken away from around a text."""
_STOPS = tuple(".,?!")
_SEPARATORS = " \t|,;·•-–—*"
WORDS_OF_A_TITLE = 2
_LONG = 4
"""Shorter words have no capital in a title."""
_WORDS_OF_A_HEADLINE = 4
_MANY = 2


def count_words(text: str) -> int:
    """The words of a text; two letters of a script without spaces are one."""
    letters = 0 if text.isascii() else len(_HAN.findall(text))
    return letters // 2 + len(_HAN.sub(" ", text).split()) if letters else len(text.split())


def has_capitals(title: str) -> bool:
    """Whether most of a text's longer words have a capital, as in a title."""
    capitals = [
        part[0].isupper() for part in title.split() if len(part) >= _LONG and part[0].isalpha()
    ]
    return 2 * sum(capitals) > len(capitals) and len(capitals) > 1


def title_beside_links(spans: Sequence[Span], *, lenient: bool = False) -> str:
    """The title in a text with links like "[paper]": in quotes or bold, else what is first.

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    if found := headline(spans) or _bold_before_names(spans) or _bold_name(spans):
        return found
    if whole := cited_in(spans, lenient=lenient):
        return whole.title
    before = trimmed(_PUBLISHED.sub("", _before_links(spans)))
    texts = (text for line in _unbroken(lines(_without_lead(spans))) for text in _segments(line))
    segments = [trimmed(part).lstrip(" .,;:") for text in texts for part in _PIPE.split(text)]
    quoted = next((title for s in segments if (title := quoted_title(s))), None)
    bold = "" if _stands_behind_a_title(spans) else bold_title(spans)
    if bold and quoted and goes_on_around(bold, quoted):
        return bold
    bold = bold and (_with_subtitle(bold, before) or without_tail(bold))
    if found := quoted or bold or _italics_in_front(spans):
        return found
    if whole := None if _by(before) else title_first(before):
        return whole.title
    texts = (without_tail(_first_sentence(segment)) for segment in segments)
    titles = (t for t in texts if count_words(t) >= WORDS_OF_A_TITLE and any(map(str.isalnum, t)))
    return next(titles, bold_text(spans) or _only_word(segments))


def _with_subtitle(bold: str, text: str) -> str:
    """A title of which only the words before its colon are in bold: "**On Widgets**: A Study"."""
    if not text.startswith((f"{bold}: ", f"{bold}\uff1a")):
        return ""
    whole = without_tail(_first_sentence(text))
    rest = whole[len(bold) + 1 :].strip()
    is_title = count_words(rest) > WORDS_OF_A_TITLE and has_capitals(rest)
    return whole if is_title and not people(rest) else ""


def _only_word(texts: Sequence[str]) -> str:
    """The word that is all that stands beside links, and no label of them: "PointNet [paper]"."""
    words = [text for text in texts if text]
    is_name = len(words) == 1 and " " not in words[0] and any(map(str.isupper, words[0]))
    return words[0] if is_name and kind_by_label(words[0]) is None else ""


def cited_in(spans: Sequence[Span], *, lenient: bool = False) -> Citation | None:
    """The work that a text cites up to its first link, authors first.

    What is in italics or bold behind names, or a sentence, tells where a title begins and ends:
    "Jane Doe, _On Widgets_, London", "Doe, J. (2015). On widgets? _Tests_, 3".

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    unbroken = _without_label(list(takewhile(lambda span: span.href is None, spans)))
    text = unlinked(unbroken)
    cites = bool(text) and may_begin_with_names(without_number(text))
    found = citation(trimmed(text), lenient=lenient) if cites else None
    if cites and (in_bold := _by_bold(found, unbroken, lenient=lenient)):
        return in_bold
    by_lines = _by_lines(unbroken) if cites or _ends_a_line_in_a_year(text, unbroken) else None
    if by_lines and not (found and len(found.who.names) > len(by_lines.who.names)):
        found = by_lines
    found = found and _without_italic_venue(found, unbroken)
    italics = next((i for i, span in enumerate(unbroken) if _is_set_in_italics(span)), 0)
    if not italics:
        return found
    before = "".join(span.text for span in unbroken[:italics] if not span.image)
    found = found and _with_rest_before_venue(found, before, unbroken[italics].text)
    return _by_italics(found, before, unbroken[italics:], lenient=lenient) or found


def _without_italic_venue(found: Citation, spans: Sequence[Span]) -> Citation:
    """A citation whose title ends before a venue in italics: "J. Doe. On Widgets _arXiv_ 2020"."""
    for span in spans:
        text = span.text.strip(" .,")
        title = found.title.removesuffix(text).rstrip()
        if span.italic and text and title not in ("", found.title) and is_venue(text):
            return found._replace(title=title, rest=f"{text}. {found.rest}")
    return found


def _with_rest_before_venue(found: Citation, before: str, venue: str) -> Citation:
    """A citation, its title up to a venue in italics: "Doe, J. Widgets. A study. _Acta_"."""
    _, titled, behind = " ".join(before.split()).partition(found.title)
    title, rest = behind.strip(" ."), found.rest
    few = 0 < count_words(title) <= _MOST_WORDS_BEHIND and behind.startswith(". ")
    goes_on = few and year(title) is None and not people(title) and not _SAYS_WHO.search(title)
    if not titled or not goes_on or not _is_a_journal(venue):
        return found
    return found._replace(title=f"{found.title}. {title}", rest=rest.replace(f"{title}.", "", 1))


def _is_a_journal(text: str) -> bool:
    return is_venue(text) or venue_and_year(text) or details([text]).venue is not None


def _without_label(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the label in front: "**Best paper:** Jane Doe, …", "Required: Doe, J. …".

    So it is without a picture: "⭐ Doe & Roe (2020). …".
    """
    if spans and (picture := _PICTURE.match(spans[0].text)):
        spans = [spans[0]._replace(text=spans[0].text[picture.end() :]), *spans[1:]]
    if spans and (read := _TO_READ.match(spans[0].text)):
        return [spans[0]._replace(text=spans[0].text[read.end() :]), *spans[1:]]
    label = trimmed(spans[0].text) if spans and spans[0].bold else ""
    return spans[1:] if label.endswith((":", "\uff1a")) and not people(label) else spans


def _ends_a_line_in_a_year(text: str, spans: Sequence[Span]) -> bool:
    """Whether a text of several lines has a year at the first one's end: "Doe 1996"."""
    first, below, _ = spans[0].text.lstrip().partition("\n") if text else ("", "", "")
    return bool(below) and first.rstrip(" .")[-2:].isdigit()


def _by_lines(spans: Sequence[Span]) -> Citation | None:
    """A citation with several names on the first line, the title on the next, then the rest.

    Behind a name may stand when, and where: "Doe 1996", "Doe & Roe 2015. Acta Informatica, 3.".
    """
    names, title, *rest = [*map(plain, _unbroken(lines(spans))), "", ""]
    dated, where = first_sentence(names)
    is_dated = title and not dated.endswith(")") and (not where or says_where(where))
    if who := who_and_when(dated) if is_dated else None:
        return _below_names(title, who, f"{year(dated)}. {where}", rest)
    who = people(names) if names[-1:].isalpha() or ONLY_ET_AL.search(names) else None
    if not who or not who.certain or (len(who.names) == 1 and not who.truncated):
        return None
    return _below_names(title, who, "", rest)


def _below_names(title: str, who: People, where: str, rest: Sequence[str]) -> Citation | None:
    """The citation of what stands on the line below names, if that is a title."""
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
        if count_words(title) < WORDS_OF_A_TITLE or not bold_title((span,)):
            continue
        before, rest = unlinked(spans[:at]), unlinked(spans[at + 1 :])
        if len(before) > _LONGEST_LIST_OF_NAMES:
            break
        if before.count("(") > before.count(")"):
            continue
        who = _named_before(before, lenient=lenient)
        if who and (who.likely or who.names[0].given):
            return Citation(title.rstrip("."), who, f"{year(before) or ''}. {rest}")
        if found and count_words(title) > count_words(found.title):
            return Citation(title.rstrip("."), found.who, f"{year(before) or ''}. {rest}")
    return None


def _is_set_in_italics(span: Span) -> bool:
    """Whether a text stands in italics, and is more than "et al."."""
    return span.italic and bool(span.text.strip()) and not ONLY_ET_AL.fullmatch(span.text)


def _by_italics(
    found: Citation | None, before: str, spans: Sequence[Span], *, lenient: bool
) -> Citation | None:
    """A citation whose title is, or ends before, the italics with which spans begin."""
    run = list(takewhile(lambda span: span.italic or not span.text.strip(), spans))
    said = " ".join("".join(span.text for span in run).split())
    text, rest = said.rstrip(".,"), unlinked(spans[len(run) :])
    behind = spans[len(run)].text if len(run) < len(spans) else ""
    is_whole = not (said[-1].isalnum() and rest[:1].isalnum()) or behind.startswith("\n")
    says_who = people(text) or people(first_sentence(text)[0])
    is_title = not is_venue(text) and not (says_who and says_who.certain)
    who = _named_before(before, lenient=lenient) if is_title else None
    if who and (count_words(text) >= WORDS_OF_A_TITLE or lenient) and is_whole:
        return Citation(text, who, f"{year(before) or ''}. {rest}")
    at = found.title.rfind(text) if found and text else -1
    if found and at > 0 and found.title[:at].rstrip()[-1:] in _STOPS and is_whole:
        title = found.title[:at].rstrip(" .,")
        return Citation(title, found.who, f"{found.title[at:]}. {found.rest}")
    return None


def _named_before(text: str, *, lenient: bool) -> People | None:
    """The people, or the institution, that are all a text in front of a title names."""
    return authors(without_number(without_year(text)), lenient=lenient)


def _stands_behind_a_title(spans: Sequence[Span]) -> bool:
    """Whether the first bold text stands behind another's links or bar: "On … | **new paper**"."""
    before = list(takewhile(lambda span: not span.bold, spans))
    text = unlinked(before)
    if len(before) < len(spans) and title_first(text) and not people(text.partition(",")[0]):
        return True
    set_off = is_linked(tuple(before)) or text.endswith("|")
    is_title = count_words(text.partition("|")[0]) >= _WORDS_OF_A_HEADLINE
    return set_off and is_title and not details([text]).who


def _italics_in_front(spans: Sequence[Span]) -> str:
    """The italics with which a text begins, before who, where or when: "_Widgets_, Jane Doe"."""
    run = list(takewhile(lambda span: span.italic and span.href is None, spans))
    title, rest = unlinked(run), unlinked(spans[len(run) :])
    behind = _BEHIND_ITALICS.match(rest)
    who = people(title)
    if not title or not behind or is_venue(title) or (who and who.names[0].given):
        return ""
    if people(behind[1]):
        return trimmed(title)
    first = people(behind[1].partition(",")[0])
    said = details(beside(spans[len(run) :]), first if first and first.names[0].given else None)
    is_title = count_words(title) >= WORDS_OF_A_TITLE and said.who and (said.year or said.venue)
    return trimmed(title) if is_title else ""


def bold_title(spans: Sequence[Span]) -> str:
    """The bold text that is a title: no label ("Surveys:"), name, or venue."""
    bold = bold_text(spans)
    is_title = count_words(bold) >= WORDS_OF_A_TITLE and not bold.endswith((":", "\uff1a"))
    is_title = is_title and not _NICKNAME.fullmatch(bold)
    return bold if is_title and not is_venue(bold) and not people(bold) else ""


def headline(spans: Sequence[Span]) -> str:
    """The first line of a text without a link in it, as a title above other lines.

    It is one where names stand on the next line, or where it is long and in bold, or what is
    linked below it stands in brackets. A date above it is none, and bars break lines as well.
    """
    if not any("\n" in span.text or " |" in span.text for span in spans):
        return ""
    return _headline(tuple(spans))


@lru_cache(maxsize=16)
def _headline(spans: Spans) -> str:
    """As above; whoever looks for a title asks more than once."""
    first, *below = _under_dates(list(_unbroken(_broken(spans)))) or [()]
    if not below or is_linked(first):
        return ""
    title = trimmed(unlinked(first))
    who = people(title)
    if (
        count_words(title) < WORDS_OF_A_TITLE
        or cited_in(first)
        or (who and who.certain and (who.truncated or len(who.names) > 1))
    ):
        return ""
    all_of_it = people(_before_links(spans).rstrip(" “\"'"))
    if is_cut_short(title) or (all_of_it and all_of_it.certain):
        return ""
    names = unlinked(list(takewhile(lambda span: span.href is None, below[0])))
    if details([Piece(trimmed(names), set_off=True)]).who or venue_and_year(trimmed(names)):
        return _without_where(first)
    if _are_of_a_linked_title(below):
        return ""
    set_off = is_bold(first) or (is_linked(below[0]) and are_bracketed(below[0]))
    is_long = count_words(title) >= _WORDS_OF_A_HEADLINE and not title.endswith((":", "\uff1a"))
    linked = sum(line[0].href is not None and not people(line[0].text) for line in below)
    return _without_where(first) if set_off and is_long and linked < _MANY else ""


def _are_of_a_linked_title(broken: Sequence[Spans]) -> bool:
    """Whether lines begin with a linked title, behind or below which the authors stand."""
    (linked, *rest), *below = broken
    if linked.href is None or count_words(linked.text) < _WORDS_OF_A_HEADLINE:
        return False
    names = trimmed(unlinked(rest)) or (trimmed(unlinked(below[0])) if below else "")
    return details([Piece(names, set_off=True)]).who is not None


def _broken(spans: Sequence[Span]) -> list[Spans]:
    """The lines of a text, broken at bars in it as well, up to the first link."""
    head = list(takewhile(lambda span: span.href is None, spans))
    bars = [Span(_BAR.sub("\n", _whole(span)), *span[1:]) for span in head]
    return lines([*bars, *spans[len(head) :]])


def _whole(span: Span) -> str:
    """A span's text; set in bold or italics it breaks into lines only where one is of names."""
    text = span.text
    if not (span.bold or span.italic) or "\n" not in text.strip():
        return text
    named = filter(None, map(people, text.split("\n")))
    is_of_names = any(who.likely or who.names[0].given for who in named)
    return text if is_of_names else text.replace("\n", " ")


def _under_dates(broken: Sequence[Spans]) -> Sequence[Spans]:
    """The lines without those that begin them and are empty or dates: "2012-07"."""
    said = (
        n for n, line in enumerate(broken) if is_linked(line) or not _DATE.fullmatch(unlinked(line))
    )
    return broken[next(said, 0) :]


def _without_where(line: Spans) -> str:
    """The title in a line: in quotes or bold, where no more than where and when follows it.

    Behind a comma more may say when: "**On Widgets**, Doe, Acta Fabri, 2015".
    """
    text = trimmed(unlinked(line))
    bold, rest = _parted(line)
    behind = trimmed(unlinked(rest))
    is_title = rest and count_words(bold) >= WORDS_OF_A_TITLE
    apart = unlinked(rest).startswith(",")
    apart = apart and (year(behind) is not None or count_words(bold) >= _WORDS_OF_A_HEADLINE)
    if is_title and (apart or says_where(behind) or people(behind)):
        text = bold
    elif not bold:
        title, behind = first_sentence(text)
        text = title if behind and says_where(behind) else without_tail(text)
    quoted = QUOTED.search(text)
    before = text[: quoted.start()].strip() if quoted else ""
    leads = not before or _NICKNAME.fullmatch(before)
    return unquoted(text) if quoted and leads and says_where(text[quoted.end() :]) else text


def says_where(text: str) -> bool:
    """Whether a text says no more than where and when: "AAAI 2020", "Preprint. Preprint."."""
    parts = text.strip(" .,;:").split(". ")
    return parts == [""] or all(is_venue(part) or details([part]).venue for part in parts)


def are_bracketed(line: Spans) -> bool:
    """Whether the links of a line stand in square brackets each: "[[Nature](…)] [[code](…)]"."""
    return all(
        _NICKNAME.fullmatch(span.text.strip())
        or (before is not None and before.href is None and before.text.rstrip().endswith("["))
        for before, span in zip((None, *line), line, strict=False)
        if span.href is not None
    )


def _bold_before_names(spans: Sequence[Span]) -> str:
    """The bold words with which a text begins, right before names: "**On Widgets** Jane Doe"."""
    bold, rest = _parted(spans)
    who = people(bold)
    if who is None or who.likely or _GOES_ON.match(unlinked(rest)):
        return ""
    names = details(Piece(text, set_off=True) for text, _ in beside(rest)[:1]).who
    return bold if names and count_words(bold) >= WORDS_OF_A_TITLE else ""


def _bold_name(spans: Sequence[Span]) -> str:
    """The bold words with which a text begins, before who made it or what it is.

    As "**Acme** by Doe and Roe", "**Acme Body Atlas**: pictures of widgets"; such words may look
    like a name.
    """
    bold, rest = _parted(spans)
    described = bold and _DESCRIBED.match("".join(span.text for span in rest[:1] if not span.href))
    first = kind_by_label(bold.partition(" ")[0])
    kind = kind_by_label(bold) if count_words(bold) <= WORDS_OF_A_TITLE else first
    is_label = kind is not None or _LABEL.fullmatch(bold)
    is_name = len(bold) > 1 and bold[-1] not in ":\uff1a.," and bold[:1] not in _BEGINS
    return bold if described and is_name and not is_label else ""


def _without_lead(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the bold label, name or date it begins with: "**Surveys:** On Widgets"."""
    bold, rest = _parted(spans)
    is_label = bold.endswith((":", "\uff1a")) and _LABEL.fullmatch(bold.rstrip(":\uff1a "))
    is_name = len(bold.split()) >= WORDS_OF_A_TITLE and bold[-1].isalpha() and people(bold)
    breaks = rest[0].text.strip(" ").startswith("\n") if rest else True
    is_lead = is_label or (is_name and not breaks) or (bold and _DATE.fullmatch(bold))
    return rest if is_lead and count_words(unlinked(rest)) >= WORDS_OF_A_TITLE else spans


def _parted(spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """The bold words with which a text begins, and what stands behind them."""
    head = list(takewhile(lambda span: span.bold and span.href is None and not span.image, spans))
    return trimmed(unlinked(head)), spans[len(head) :]


def bold_text(spans: Sequence[Span]) -> str:
    """The first unbroken run of bold text, with that which goes on with it on the next line."""
    out = ""
    depth = 0
    for span, behind in zip_longest(spans, spans[1:]):
        if span.bold and span.href is None and not span.image and depth <= 0:
            if out.strip() and _is_set_off(span):
                break
            out += span.text
        elif out.strip() and span.text == "\n" and behind and _goes_on_in_bold(behind):
            out += " "
        elif out.strip():
            break
        if not span.bold:
            depth += sum(span.text.count(begin) for begin in "([")
            depth -= sum(span.text.count(end) for end in ")]")
    return trimmed(out)


def _goes_on_in_bold(span: Span) -> bool:
    """Whether bold text goes on with a sentence, as that broken into lines of bold does."""
    return span.bold and span.href is None and span.text[:1].islower()


def _before_links(spans: Sequence[Span]) -> str:
    """The text up to the first link."""
    return unlinked(list(takewhile(lambda span: span.href is None, spans)))


def unlinked(spans: Sequence[Span]) -> str:
    """The text without its links and images."""
    kept = ["" if span.image or span.href is not None else span.text for span in spans]
    return " ".join("".join(kept).split())


def quoted_title(text: str) -> str:
    """The title that a text has in quotes; words before or around them make them a part of it."""
    quoted = QUOTED.search(text)
    before = text[: quoted.start()].rstrip() if quoted else ""
    is_part = before[-1:].isalnum() or goes_on_around(text, unquoted(text))
    is_part = is_part and count_words(before) > _WORDS_OF_A_HEADLINE
    is_part = is_part and not _NAMES_A_WORK.search(before)
    is_part = is_part or (before.endswith((" -", "–", "—")) and unquoted(text)[:1].islower())
    return unquoted(text) if quoted and (not is_part or details([before]).who) else ""


def goes_on_around(title: str, quoted: str) -> bool:
    """Whether a title has words on both sides of those in quotes: 'The "Widget" Data'."""
    before, found, behind = title.partition(quoted) if quoted else ("", "", "")
    return bool(found) and before[-2:-1] == behind[1:2] == " " and behind[2:3].isalpha()


def unquoted(text: str) -> str:
    """The title that a text has in quotes; without any, or where those only begin it, the text."""
    quoted = QUOTED.search(text)
    if not quoted or _BEHIND_A_BEGIN.match(text, quoted.end()):
        return text
    if not quoted.start() and _BEHIND_FIRST_WORDS.match(text, quoted.end()):
        return text
    return quoted["title"].strip().rstrip(".,")


def trimmed(text: str) -> str:
    """A text without separators around it, and without brackets that have no counterpart in it."""
    text = " ".join(text.split())
    before = ""
    for _ in range(_MOST_AROUND):
        if text == before or (text[:1].isalnum() and text[-1:].isalnum()):
            break
        before = text
        text = text.lstrip(_SEPARATORS + _ENDS).rstrip(_SEPARATORS + _BEGINS)
        if text[:1] not in _BEGINS and text[-1:] not in _ENDS:
            continue
        for begins, ends in _BRACKETS:
            surplus = sum(map(text.count, ends)) - sum(map(text.count, begins))
            behind = len(text) - len(text.rstrip("".join(ends)))
            before_it = len(text) - len(text.lstrip("".join(begins)))
            text = text[: len(text) - max(0, min(surplus, behind))]
            text = text[max(0, min(-surplus, before_it)) :]
    return text


def _by(text: str, *, linked: bool = False) -> str:
    """The title before "by" and names, if a text is nothing else; if linked, behind a comma.

    One name is told by a comma before it, or by when it was published behind it.
    """
    together = _WITH.fullmatch(text)
    others = people(together["who"].rstrip(".")) if together else None
    if together and others and others.have_given_names:
        return together["title"]
    match = _BY.fullmatch(text)
    who = people(match["who"]) if match else None
    several = who is not None and len(who.names) > 1 and not linked
    in_full = who is not None and not who.inverted and who.have_given_names
    told = match and (match["comma"] or several or (match["when"] and in_full))
    return match["title"] if match and who and told else ""


def without_tail(title: str, *, linked: bool = False) -> str:
    """A title without what stands behind its last commas: names, the venue, the year.

    Args:
        title: a text that begins with a title.
        linked: all of it is the text of a link.
    """
    for _ in range(_MOST_BEHIND):
        before, title = title, _without_last(title, linked=linked)
        if title == before:
            break
    return title


def _without_last(title: str, *, linked: bool) -> str:
    """A title without the last thing that stands behind it."""
    if published := _PUBLISHED.search(title):
        text = title[: published.start()]
        named = _BY.fullmatch(text)
        return named["title"] if named and people(named["who"]) else text
    if by := _by(title, linked=linked):
        return by
    if dated := _YEAR_AND_WHERE.match(title) or _JOURNAL_AND_YEAR.fullmatch(title):
        return dated["title"]
    if dashed := _before_a_dash(title):
        return dashed
    comma = max(map(title.rfind, ",\uff0c;"))
    text, tail = title[: max(comma, 0)], title[comma + 1 :].strip()
    who = people(tail) if text else None
    told = who is not None and who.certain and (len(who.names) > 1 or title[comma] == ";")
    are_names = who is not None and (who.truncated or told)
    if are_names and count_words(text) > WORDS_OF_A_TITLE:
        return text.rstrip()
    fewest = WORDS_OF_A_TITLE + (not (is_venue(tail) or _NAMED_BY_INITIALS.fullmatch(tail)))
    before, _, where = text.rpartition(", ")
    if before and count_words(tail) <= WORDS_OF_A_TITLE and _NAME_AND_YEAR.fullmatch(where):
        return before
    if text and count_words(text) >= fewest and _says_where_or_when(tail):
        return _without_name_or_initials(text) if _YEAR.fullmatch(tail) else text.rstrip()
    text, colon, tail = title.rpartition(": ")
    if colon and _says_where_or_when(tail) and not _YEAR.fullmatch(tail):
        return text
    if placed := _before_place(title) or _before_han(title):
        return placed
    text, _, last = title.rpartition(" ")
    glued = _INITIALS_AND_YEAR.fullmatch(last)
    return text if glued and is_venue(last) and count_words(text) > WORDS_OF_A_TITLE else title


def _before_place(title: str) -> str:
    """The title before a venue's initials and the year: "On Widgets CVPR 2020"."""
    placed = _PLACE_AND_YEAR.search(title[-_LONGEST_PLACE:])
    where = placed["where"] if placed else ""
    if not placed or not (is_venue(where) or _UNKNOWN_INITIALS.fullmatch(where)):
        return ""
    text = title[: -len(placed[0])].rstrip(" ,")
    fewest = WORDS_OF_A_TITLE if placed["apart"] is None else 1
    return text if count_words(text) > fewest and not is_cut_short(text) else ""


def _before_han(title: str) -> str:
    """The title in Latin letters before a few in Chinese, of which there are no others in it."""
    added = None if title.isascii() else _IN_HAN.search(title)
    text = title[: added.start()] if added else ""
    return text if count_words(text) > WORDS_OF_A_TITLE and not _HAN.search(text) else ""


def _before_a_dash(title: str) -> str:
    """The title before a dash and others' or several names, a remark in quotes, or where and when.

    As "On Widgets - Jane Doe et al.", 'On Widgets - "an account of how they turn"'.
    """
    if noted := _QUOTED_REMARK.fullmatch(title):
        return noted["title"]
    text, _, where = title.rpartition(" - ")
    if text and venue_and_year(where) and count_words(text) > WORDS_OF_A_TITLE:
        return text
    match = _DASHED.fullmatch(title)
    who = people(match["who"]) if match else None
    several = who is not None and len(who.names) > _MANY and who.have_given_names
    return match["title"] if match and who and (who.truncated or several) else ""


def _says_where_or_when(tail: str) -> bool:
    said = (_YEAR.fullmatch, _NAME_AND_YEAR.fullmatch, _INITIALS_AND_YEAR.fullmatch)
    return is_venue(tail) or any(matches(tail) for matches in said)


def _without_name_or_initials(title: str) -> str:
    """A title without one full name, or a venue's initials, behind its last comma: ", J. Tests"."""
    text, comma, tail = title.rpartition(",")
    if not comma or count_words(text) < WORDS_OF_A_TITLE:
        return title
    who = people(tail)
    return text if _INITIALS.fullmatch(tail) or (who and who.names[0].given) else title


def _first_sentence(text: str) -> str:
    first, rest = first_sentence(text)
    words = len(first.split())
    names_follow = words == WORDS_OF_A_TITLE and behind_others(rest)[0] != rest
    return first if words > WORDS_OF_A_TITLE or names_follow else text


def _unbroken(broken: Sequence[Spans]) -> Iterator[Spans]:
    """The lines of a text, those joined between which a sentence goes on."""
    pairs = zip([(), *broken], broken, strict=False)
    begins = (not above or not _goes_on_below(above[-1], line[0]) for above, line in pairs)
    return joined_apart(broken, begins, between=" ")


def _goes_on_below(span: Span, below: Span) -> bool:
    """Whether a line can't end where it does: in bold, behind "of", within brackets or a sentence.

    What says who or where begins in small letters as well: "by Jane Doe", "arXiv 2020".
    """
    if span.href is not None:
        return False
    opened = span.text.rfind("(") > span.text.rfind(")")
    text = below.text.split("\n")[0] if below.href is None else ""
    in_a_sentence = text[:1].islower() and not span.text.rstrip().endswith(_STOPS)
    return (
        (span.bold and _goes_on_in_bold(below))
        or is_cut_short(span.text)
        or (in_a_sentence and not _BEGINS_A_DETAIL.match(text) and not any(details([text])))
        or (opened and ")" in below.text)
    )


def is_cut_short(text: str) -> bool:
    """Whether a text ends in a word behind which it must go on: "A Study of"."""
    end = text[-_LONGEST_END:]
    return _GOES_ON_BELOW.search(end.lower() if end.isupper() else end) is not None


def _segments(line: Spans) -> Iterator[str]:
    """The texts between the links of a line, those in italics that say who or where at last."""
    text = ""
    set_off: list[str] = []
    for span in line:
        if span.href is None and not _is_set_off(span):
            text += "" if span.image else span.text
        else:
            yield trimmed(_IN_BEHIND.sub("", text))
            text = ""
            set_off += [trimmed(span.text)] if span.href is None else []
    yield trimmed(text)
    yield from set_off


def _is_set_off(span: Span) -> bool:
    """Whether a text in italics says who or where: "_Jane Doe et al., ICML_"."""
    if not span.italic or span.image or span.text.rstrip().endswith((":", "\uff1a")):
        return False
    said = details([Piece(span.text, set_off=True)])
    return bool(said.who or said.venue)
