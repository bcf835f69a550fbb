"""The title in a text whose links are none: "Title. Authors. [paper]", "“Title”, by Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import Piece, dated_place, details, says_where
from refsync.readers.document import Span, Spans, is_bold, is_linked, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.people import TOGETHER_WITH, people
from refsync.readers.phrases import are_in_full
from refsync.readers.remembered import remembered
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.shapes.emphasised import (
    LABEL,
    NICKNAME,
    bold_before_names,
    bold_name,
    bold_text,
    bold_title,
    bold_with_a_colon,
    is_set_off,
    italics_before_a_place,
    italics_in_front,
    parted,
)
from refsync.readers.shapes.labelled import title_above_fields
from refsync.readers.shapes.tails import PUBLISHED, by_someone, without_tail
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unbroken import unbroken
from refsync.readers.shapes.words import (
    WORDS_OF_A_HEADLINE,
    WORDS_OF_A_TITLE,
    count_words,
    goes_on_around,
    goes_on_behind,
    has_capitals,
    is_cut_short,
    quoted_title,
    trimmed,
    unlinked,
    unquoted,
)
from refsync.readers.title_first import title_first
from refsync.readers.titles import year
from refsync.readers.venues import MONTH, is_venue, venue_and_year

_IN_BEHIND = regex(r"(?<![\s.,])[\s.,]+[Ii]n\s*$")
_YEAR_BEHIND = regex(r",?\s\(?(?:19|20)\d\d\b")
_NOT_IN_BRACKETS = r"(?![^\[\]\n]{0,60}\])"
_PIPE = regex(rf"\s[|｜]{_NOT_IN_BRACKETS}\s?|\s(?=Authors?:\s)")
_BAR = regex(rf"\s\|{_NOT_IN_BRACKETS}\s")
"""Between what is said of a work, but not in its tag: "[Survey | Gears] On Widgets | Doe"."""
_DATE = regex(r"\W*(?:(?:19|20)\d\d(?:[./-]\d\d?){0,2})?\W*")
_MONTH_AND_YEAR = regex(
    rf"[(\[]?(?:{MONTH},? )?"
    r"(?:19|20)\d\d(?:[./-]\d\d?){0,2}[)\]]?(?: [(\[][\w ]{1,20}[)\]])?"
)
_IN_FRONT = regex(r"^\s*(?:\[[^\[\]]{1,60}\]|【[^【】]{1,60}】)\s*")
_IN_BRACKETS = regex(r"\[(?P<title>[^\[\]]{20,300})\][\s,.:]+(?P<behind>\S.*)")
_WITH_OTHERS = regex(rf"[(\[](?i:{TOGETHER_WITH})\s(?=[^\W\d_a-z])")
"""How names begin below a title on a person's own page: "(with Jane Doe and"."""
_OF_AN_INSTITUTION = regex(
    r"(?!An? )(?:[A-Z][\w&.-]* ){0,4}(?:Labs?|Laborator(?:y|ies)|Group|Team|"
    r"Institut\w*|Universit\w+|Cent(?:er|re)|Department|College|Academy|Society|Association|Foundation)"
    r"(?:[,.]|(?: (?:of|for|on|in|at)\b))"
)
"""How a text of one begins: "Acme Lab for the Study of Gears", "Institute of Gears"."""
_REMARK = regex(
    r"[-–—]{1,2} (?=[a-z\u4e00-\u9fff]).{3,300}|\((?:[^()\s]{1,40} ){4,60}[^()\s]{1,40}\)"
)
"""What a curator says of a title: "- well told", "(the one that started all of this)"."""
_MANY = 2


def title_beside_links(spans: Sequence[Span], *, lenient: bool = False) -> str:
    """The title in a text with links like "[paper]": in quotes or bold, else what is first.

    Args:
        spans: the text.
        lenient: as in `citation`.
    """
    if (
        found := _below_name_and_date(spans)
        or title_above_fields(spans)
        or headline(spans)
        or _name_before_links(spans)
        or bold_before_names(spans)
        or bold_with_a_colon(spans)
        or bold_name(spans)
    ):
        return found
    if whole := cited_in(spans, lenient=lenient):
        return whole.title
    before = trimmed(PUBLISHED.sub("", _before_links(spans)))
    broken = list(unbroken(lines(_without_lead(spans))))
    texts = (text for line in broken for text in _segments(line))
    segments = [trimmed(part).lstrip(" .,;:") for text in texts for part in _PIPE.split(text)]
    in_front = count_words(before) >= WORDS_OF_A_HEADLINE and has_capitals(before)
    whole_lines = [before] if QUOTED.match(before) else []
    quoted = next(filter(None, map(_in_quotes, (*whole_lines, *segments))), None)
    whole = None if by_someone(before) else title_first(before)
    first_line = plain(broken[0]) if broken else ""
    if whole and first_line and whole.title.startswith(f"{first_line} "):
        whole = None
    is_part = bool(quoted and whole and goes_on_around(whole.title, quoted))
    if is_part or (in_front and not _in_quotes(before)):
        quoted = None
    bold = "" if _stands_behind_a_title(spans) else bold_title(spans)
    if bold and quoted and (goes_on_around(bold, quoted) or goes_on_behind(bold)):
        return bold
    bold = bold and (_with_subtitle(bold, before) or without_tail(bold))
    if found := quoted or bold or italics_in_front(spans):
        return found
    if whole:
        return whole.title
    texts = (without_tail(_first_sentence(segment)) for segment in segments)
    titles = (t for t in texts if count_words(t) >= WORDS_OF_A_TITLE and any(map(str.isalnum, t)))
    return next(titles, bold_text(spans) or _only_word(segments))


def _in_quotes(segment: str) -> str:
    """The title that a text has in quotes, or that they begin: "“Why Gears?”: A Study CVPR 2020".

    So it may stand in brackets, before names, where its link was forgotten: "[On Widgets] J. Doe.".
    """
    title = quoted_title(segment)
    if not title and (bracketed := _IN_BRACKETS.match(segment)):
        is_title = count_words(bracketed["title"]) > WORDS_OF_A_HEADLINE
        is_title = is_title and has_capitals(bracketed["title"])
        behind = bracketed["behind"]
        names = is_title and (details([behind]).who or people(first_sentence(behind)[0]))
        return bracketed["title"] if names and not is_venue(bracketed["title"]) else ""
    return without_tail(title) if title == segment else title


def _below_name_and_date(spans: Sequence[Span]) -> str:
    """The title on the line below that of a name in bold, links and a date: "**Acme** Mar 2023"."""
    if not spans or not spans[0].bold or not any("\n" in span.text for span in spans):
        return ""
    first, *below = lines(spans)
    name, rest = parted(first)
    when = unlinked(rest)
    if not below or not name or not when or not _MONTH_AND_YEAR.fullmatch(when):
        return ""
    title = trimmed(_before_links(below[0]))
    is_title = count_words(title) > WORDS_OF_A_TITLE and has_capitals(title)
    return title if is_title and not people(title) else ""


def _name_before_links(spans: Sequence[Span]) -> str:
    """The only word before links and what it is: "Acme [code](…) [paper](…): a tool for gears"."""
    name = trimmed(_before_links(spans))
    behind = spans[-1].text if spans and spans[-1].href is None else ""
    described = behind.lstrip("])").startswith(":") and not has_capitals(behind)
    is_name = " " not in name and any(map(str.isalpha, name)) and kind_by_label(name) is None
    return name if described and is_name and is_linked(tuple(spans)) else ""


def _with_subtitle(bold: str, text: str) -> str:
    """A title of which only the words before its colon are in bold: "**On Widgets**: A Study"."""
    text = _IN_FRONT.sub("", text)
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


def _stands_behind_a_title(spans: Sequence[Span]) -> bool:
    """Whether the first bold text stands behind another's links or bar: "On … | **new paper**".

    So does a place, as `place_in_bold` has it.
    """
    before = list(takewhile(lambda span: not span.bold, spans))
    text = unlinked(before)
    if _ends_before_a_place(text, spans):
        return place_in_bold(spans) is not None
    if len(before) < len(spans) and title_first(text) and not people(text.partition(",")[0]):
        return True
    set_off = is_linked(tuple(before)) or text.endswith("|")
    is_title = count_words(text.partition("|")[0]) >= WORDS_OF_A_HEADLINE
    return set_off and is_title and not details([text]).who


def place_in_bold(spans: Sequence[Span]) -> str | None:
    """The name with a year in bold behind a title in full: "On the Use of Widgets, **Gears 2015**".

    Behind an institution it may be the title: "Acme Lab for the Study of Gears, **Widgets 2015**".
    """
    text = unlinked(list(takewhile(lambda span: not span.bold, spans)))
    if not _ends_before_a_place(text, spans) or _OF_AN_INSTITUTION.match(text):
        return None
    is_title = count_words(text) > WORDS_OF_A_HEADLINE and has_capitals(text) and not people(text)
    return dated_place(bold_text(spans)) if is_title else None


def _ends_before_a_place(text: str, spans: Sequence[Span]) -> bool:
    """Whether a text ends before the first bold one, which is a name with a year."""
    ends = text.endswith((",", "."))
    return ends and dated_place(bold_text(spans)) is not None


def headline(spans: Sequence[Span]) -> str:
    """The first line of a text without a link in it, as a title above other lines.

    It is one where names stand on the next line, or where it is long and in bold, or what is
    linked below it stands in brackets. A date above it is none, and bars break lines as well.
    """
    if not any("\n" in span.text or " |" in span.text for span in spans):
        return ""
    return _headline(tuple(spans))


@remembered
def _headline(spans: Spans) -> str:
    """As above; whoever looks for a title asks more than once."""
    first, *below = _under_dates(list(unbroken(_broken(spans)))) or [()]
    if not below or is_linked(first):
        return ""
    title = trimmed(unlinked(first))
    ends_in_a_comma = unlinked(first).endswith(",")
    if count_words(title) < WORDS_OF_A_TITLE and (
        ends_in_a_comma or not _is_a_name_above_names(title, below[0])
    ):
        return ""
    if cited_in(first) or _is_who(unlinked(first)):
        return ""
    if ends_in_a_comma and people(title) and _begins_a_citation(title, spans):
        return ""
    all_of_it = people(_before_links(spans).rstrip(" “\"'"))
    are_names = all_of_it and all_of_it.certain and not _is_above_several(first, below[0])
    if is_cut_short(title) or are_names:
        return ""
    names = unlinked(list(takewhile(lambda span: span.href is None, below[0])))
    if (
        _WITH_OTHERS.match(names)
        or details([Piece(trimmed(names), set_off=True)]).who
        or venue_and_year(trimmed(names))
    ):
        return _without_where(first)
    if _are_of_a_linked_title(below):
        return ""
    set_off = is_bold(first) or (is_linked(below[0]) and are_bracketed(below[0]))
    is_long = count_words(title) >= WORDS_OF_A_HEADLINE and not title.endswith(COLONS)
    linked = sum(line[0].href is not None and not people(line[0].text) for line in below)
    return _without_where(first) if set_off and is_long and linked < _MANY else ""


def _is_a_name_above_names(word: str, line: Spans) -> bool:
    """Whether a word is what the works of those are called whom a line below names in full."""
    is_name = len(word) > _MANY and word[:1].isalpha() and any(map(str.isupper, word))
    if not is_name or kind_by_label(word) is not None or LABEL.fullmatch(word) or is_venue(word):
        return False
    who = people(trimmed(_before_links(line)))
    return who is not None and who.likely and (who.truncated or are_in_full(who))


def _is_above_several(first: Spans, line: Spans) -> bool:
    """Whether words that may be one name are none, as no comma sets them off from those below.

    As "Universal Gear Arguments" above "Jane Doe, Richard Roe".
    """
    title, who = unlinked(first), people(trimmed(_before_links(line)))
    is_one = count_words(title) > WORDS_OF_A_TITLE and not title.endswith((",", ";"))
    are_several = who is not None and len(who.names) > 1 and are_in_full(who)
    return is_one and are_several and "." not in title and "," not in title


def _is_who(line: str) -> bool:
    """Whether a line names several people for sure, or one who ends in an initial: "Doe AT."."""
    who = people(trimmed(line))
    several = who is not None and (who.truncated or len(who.names) > 1)
    return who is not None and who.certain and (several or line.rstrip().endswith("."))


def _begins_a_citation(names: str, spans: Spans) -> bool:
    """Whether names are the first of those before a cited title, each on a line of its own."""
    whole = cited_in(spans)
    return whole is not None and bool(whole.who.names) and names not in whole.title


def _are_of_a_linked_title(broken: Sequence[Spans]) -> bool:
    """Whether lines begin with a linked title, behind or below which the authors stand."""
    (linked, *rest), *below = broken
    if linked.href is None or count_words(linked.text) < WORDS_OF_A_HEADLINE:
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
    """The lines without those that begin them and are empty, badges or dates: "2012-07"."""
    said = (
        n
        for n, line in enumerate(broken)
        if any(span.href and not span.image for span in line) or not _DATE.fullmatch(unlinked(line))
    )
    return broken[next(said, 0) :]


def _without_where(line: Spans) -> str:
    """The title in a line: in quotes or bold, where no more than where and when follows it.

    Behind a comma more may say when: "**On Widgets**, Doe, Acta Fabri, 2015".
    """
    if placed := italics_before_a_place(line):
        return placed
    text = trimmed(unlinked(line))
    bold, rest = parted(line)
    bold = "" if NICKNAME.fullmatch(bold) else bold
    behind = trimmed(unlinked(rest))
    is_title = rest and count_words(bold) >= WORDS_OF_A_TITLE
    apart = unlinked(rest).startswith(",")
    apart = apart and (year(behind) is not None or count_words(bold) >= WORDS_OF_A_HEADLINE)
    if is_title and (apart or says_where(behind) or people(behind) or _is_remarked(line)):
        text = bold
    elif not bold:
        title, behind = first_sentence(text)
        text = title if behind and says_where(behind) else without_tail(text)
    quoted = QUOTED.search(text)
    before = text[: quoted.start()].strip() if quoted else ""
    leads = not before or NICKNAME.fullmatch(before)
    return unquoted(text) if quoted and leads and says_where(text[quoted.end() :]) else text


def _is_remarked(line: Spans) -> bool:
    """Whether a remark stands behind a title in bold: "**On the Use of Widgets** - well told"."""
    bold, rest = parted(line)
    return count_words(bold) >= WORDS_OF_A_HEADLINE and bool(_REMARK.fullmatch(unlinked(rest)))


def are_bracketed(line: Spans) -> bool:
    """Whether the links of a line stand in square brackets each: "[[Nature](…)] [[code](…)]".

    Icons, which have no words, need none.
    """
    return all(
        not span.text.strip()
        or NICKNAME.fullmatch(span.text.strip())
        or (before is not None and before.href is None and before.text.rstrip().endswith("["))
        for before, span in zip((None, *line), line, strict=False)
        if span.href is not None
    )


def _without_lead(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the bold label, name or date it begins with: "**Surveys:** On Widgets"."""
    bold, rest = parted(spans)
    is_label = bold.endswith(COLONS) and LABEL.fullmatch(bold.rstrip(":\uff1a "))
    is_name = len(bold.split()) >= WORDS_OF_A_TITLE and bold[-1].isalpha() and people(bold)
    breaks = rest[0].text.strip(" ").startswith("\n") if rest else True
    is_lead = is_label or (is_name and not breaks) or (bold and _DATE.fullmatch(bold))
    return rest if is_lead and count_words(unlinked(rest)) >= WORDS_OF_A_TITLE else spans


def _before_links(spans: Sequence[Span]) -> str:
    """The text up to the first link."""
    return unlinked(list(takewhile(lambda span: span.href is None, spans)))


def _first_sentence(text: str) -> str:
    first, rest = first_sentence(text)
    words = count_words(first)
    names_follow = words == WORDS_OF_A_TITLE and behind_others(rest)[0] != rest
    return first if words > WORDS_OF_A_TITLE or names_follow else text


def _is_a_place(before: str, span: Span, behind: Span | None) -> bool:
    """Whether italics between "in" and a year say where: "On Widgets in *Gears*, 2015"."""
    is_between = span.italic and _IN_BEHIND.search(before) is not None
    return is_between and behind is not None and _YEAR_BEHIND.match(behind.text) is not None


def _segments(line: Spans) -> Iterator[str]:
    """The texts between the links of a line, those in italics that say who or where at last."""
    text = ""
    set_off: list[str] = []
    for span, behind in zip_longest(line, line[1:]):
        if span.href is None and not (is_set_off(span) or _is_a_place(text, span, behind)):
            text += "" if span.image else span.text
        else:
            yield trimmed(_IN_BEHIND.sub("", text))
            text = ""
            set_off += [trimmed(span.text)] if span.href is None else []
    yield trimmed(text)
    yield from set_off
