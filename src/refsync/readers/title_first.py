"""Texts that cite one work, its title first: "On Widgets (2015), J. Doe et al."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from refsync.characters import ends_in_brackets
from refsync.patterns import regex
from refsync.readers.citations.east_asian import east_asian_title_first
from refsync.readers.citations.edited import title_by_editors
from refsync.readers.citations.in_front import YEAR_IN_FRONT
from refsync.readers.citations.in_full import MOST_PARTS
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import YEAR_ONLY
from refsync.readers.containers import container
from refsync.readers.dated_names import title_and_dated_names
from refsync.readers.journals import is_shortened
from refsync.readers.people import People, may_begin_with_names, people, people_by_family
from refsync.readers.people.around import tokens_of
from refsync.readers.people.words import OF_A_TITLE
from refsync.readers.phrases import are_in_full
from refsync.readers.remembered import remembered
from refsync.readers.sentences import FEWEST_WORDS, MOST_SENTENCES, SENTENCE_END, first_sentence
from refsync.readers.titles import without_quotes, year
from refsync.readers.venues import YEAR, is_venue, venue, venue_and_year

_WIDE_COMMA = regex(r"(?<=[a-z])\uff0c\s*(?=[A-Z])")
_TITLE_YEAR = regex(
    rf"(?P<title>\S.{{2,}}?)\s*[(\[](?P<when>[^()\[\]\d]*{YEAR})[)\]][.,:;\s–-]*(?P<who>[^()\[\]]*)"
)
_TITLE_AND_NOTE = regex(
    r"(?P<title>\S.{2,300}?)\s*[(\[](?P<when>[^()\[\]]{3,60})[)\]]\s*[:\uff1a–—-]{1,2}\s+\S"
)
"""Where a curator's words follow: "On Widgets (ICML 2015) - shows that they are round"."""
_OTHERS_AND_WHERE = regex(
    r"(?P<title>\S.{8,400}?),\s+"
    r"(?P<who>[^\W\d_][\w’'.-]+(?: [\w’'.-]+){0,3}? et\.? al\b\.?|[^\W\d_][\w’'-]+\+)"
    r"[,.;]?\s+(?P<rest>\S.{2,100})"
)
_DASHED = regex(r"(?P<title>\S.{2,400}\S)\s+[-–—]\s+(?P<who>[^\W\d_][^–—]*)")
_DATED_END = regex(rf"\s*\(([^()]{{0,200}}\b{YEAR}\b[^()]{{0,100}})\)$")
_YEAR_AT_END = regex(rf"(?:,?\s?\(|,\s)({YEAR})\)?$")
_BY = regex(
    r"(?P<title>\S.{8,400}[^\s,.])(?P<comma>,?)\s+(?:by|von|par)\s+(?P<rest>[^\W\d_a-z].{2,1000})"
)
DONE_BY = regex(
    r"\b(?!(?:edited|written|published|presented|authored|introduced|proposed|compiled|translated|"
    r"released|reviewed|submitted)$)(?:[^\W\d_]{2,13}[^\W\d_e]ed|led|driven)$",
    re.IGNORECASE,
)
"""A word behind which "by" goes on with a title: "Gears Guided by Old Mills and New Mines"."""
_NAMES_AND_PLACE = regex(r"(?P<who>[^()\[\]]{3,300}?),? [(\[](?P<where>[^()\[\]]{2,80})[)\]]\.?")
"""Behind "by": "Jane Doe and Al Roe (ICML 2020)"."""
_EMPTY_BRACKETS = regex(r"(?:\s?(?:\[[\s|,/·]{0,8}\]|\([\s|,/·]{0,8}\))){1,8}\.?$")
"""What links leave behind a text: "[] []"."""
_IN_TWO_WORDS = regex(r"-[a-z]{3}")
_QUOTED_BY = regex(
    r"[\"“„«](?P<title>[^\"“”„«»]{4,300})[\"”“»],?\s(?:by|von|par|por|di)\s(?P<who>[^\W\d_a-z].{2,300})"
)
_TITLE_BEFORE_BOOK = regex(
    r"[\"“„«](?P<title>[^\"“”„«»]{8,300})(?:[\"”“»],|,[\"”“»]) (?:[Ii]n:? )?"
    r"(?P<book>[^\W\d_a-z][^,.]{5,200}), (?P<who>[^\W\d_a-z][^\d]{2,200}?)"
    rf"(?:,? \(?(?P<year>{YEAR})\)?)?\.?"
)
_IN_CAPITALS = regex(
    r"(?P<title>[^a-z\n]{14,300}?[^a-z\s,.:;–-])[,.]? (?P<where>[A-Z][a-z][^\d,;:]{2,80}?)"
    r"(?P<rest>\s?,? Vol\.? ?\d.{0,100})"
)
_IN_MARKS = regex(
    r"(?:《(?P<title>[^《》]{2,200})》|『(?P<name>[^『』]{2,200})』)"
    r"(?:\s?[(\uff08](?P<said>[^()\uff08\uff09]{1,40})[)\uff09](?P<rest>.{0,300})|"
    r"\s?[,.\uff0c\u3002\uff1a\u3001](?P<behind>.{1,300}))"
)
_COMMA = regex(r"\s?[,\uff0c]\s?")
_EDITION = regex(r".{0,10}[版卷册巻冊]|[上中下]")
_PUBLISHED = regex(r"出版|(?:书局|书店|書店|書房|社)(?:$|[,.\uff0c\u3002])")
_TITLE_AND_VOLUME = regex(
    r"(?P<title>\S[^,]{9,300}(?:, [^,]{1,100}){0,4}?)(?:,|(?<=[?!])) "
    r"(?P<where>(?!(?:Room|Part|Chapter|Section|Hall)\b)[^\W\d_a-z][^,\d]{1,80},? "
    r"(?:[Vv]ol\. ?)?\d{1,4}(?: ?\(\d{1,4}(?:[-–/]\d{1,4})?\)|"
    r", ?(?:[Nn]o\. ?)?[A-Za-z]?\d{1,8}| ?: ?\w?\d).{0,80})"
)
"""As "On Widgets, Acta Fabri, 12(3), 45–67, 2015"."""
_TITLE_END = regex(rf"{SENTENCE_END.pattern}|(?:(?<=[?!])|(?<=[?!][\"”]))\s+(?=[^\W\d_a-z])")
_BARE_INITIALS = r"(?:[a-z]{2,4} ){0,2}(?:[^\W\d_a-z][\w’'-]{1,30} ){1,3}[A-Z]{1,3}"
_VOLUME = rf"[^\W\d_a-z][^.,\d]{{1,80}}(?:\.,?|,)? {YEAR}\s?[:;,]\s?\d"
_IN_VOLUME = regex(_VOLUME)
_INITIALS_LAST = regex(
    rf"(?P<who>{_BARE_INITIALS}(?:, {_BARE_INITIALS}){{0,60}})\.\s+(?=[^\W\d_a-z])"
)
_ASKED = regex(r"[^\W\d_a-z][^?!]{6,300}[?!](?=\s+[^\W\d_a-z])")
"""A question, or a cry, with which a title ends."""
_INVERTED = (
    r"(?:[a-z]{2,4} ){0,2}[^\W\d_a-z][\w’'-]{1,30}(?: [\w’'-]{1,30}){0,2}, (?:[A-Z]\.[ -]?){1,4}"
)
_INITIALS_BEHIND = regex(
    rf"(?P<title>\S.{{8,300}}?), (?P<who>{_INVERTED}(?:(?:,|,? and|,? &) {_INVERTED}){{1,60}}),? "
    r"(?P<rest>[^\W_a-z].{2,300})"
)
"""Family names before initials, behind a title."""
_VOLUME_AND_PAGES = regex(r"\d{1,4}(?: ?\(\d{1,4}\)|:\d)")
"""As behind a journal: "61(2), 2015", "61:2-3, 2015"."""
_GLUED = regex(r"[a-z]\.[A-Z]")
"""As in "Gear Phys.Core", and in no name."""
_FEWEST_PARTS = 3
_SEVERAL = 2
_FEWEST_INITIALS = 3
_WORDS_OF_A_NAME = 2
_WORDS_OF_A_LONG_NAME = 4
"""Two without a comma between them may have more: "Jane A. Doe Al Roe"."""
_LONGEST_IN_HAN = 4


@remembered
def title_first(text: str) -> Citation | None:
    """A text that cites one work, its title first: "On Widgets (2015), J. Doe et al."."""
    in_front = YEAR_IN_FRONT.match(text)
    behind = text[in_front.end() :] if in_front else text
    found = _title_first(behind)
    if in_front and not found:
        found = _dashed(behind, by_family=True)
    if not in_front or not found:
        return found
    return found._replace(rest=f"{in_front[1]}. {found.rest}".rstrip())


def _title_first(text: str) -> Citation | None:
    text = _WIDE_COMMA.sub(", ", text)
    if found := (
        east_asian_title_first(text)
        or _title_names_and_rest(text)
        or _asked(text)
        or _title_by_names_and_brackets(text)
        or title_and_dated_names(text)
    ):
        return found
    dated = _TITLE_YEAR.fullmatch(text)
    who = _behind_a_year(dated["who"]) if dated and dated["who"] else None
    named = people(dated["title"]) if dated else None
    if dated and not dated["who"] and (in_volume := _title_and_volume(text)):
        return in_volume
    if dated and (who or not dated["who"]) and not (named and named.certain):
        return _dated(dated["title"], who, dated["when"])
    noted = _TITLE_AND_NOTE.match(text)
    if noted and year(noted["when"]) and venue(noted["when"]):
        return Citation(noted["title"], People(()), noted["when"])
    readings = (
        _quoted_by,
        title_before_book,
        title_by_editors,
        title_in_marks,
        title_in_capitals,
        _slashed,
        _dashed,
        title_where_and_names,
        title_others_and_where,
        _title_by_names_and_where,
        _title_names_and_where,
        _title_initials_and_where,
        _title_and_volume,
    )
    if found := next(filter(None, (read(text) for read in readings)), None):
        return found
    *parts, rest = text.split(", ")
    if not parts or not (YEAR_ONLY.fullmatch(rest) or venue(rest)):
        parts, rest = [*parts, rest], ""
    if not may_begin_with_names(parts[-1]):
        return None
    for n in range(1, min(len(parts), MOST_PARTS)):
        who = people(", ".join(parts[n:]))
        if who and who.likely and are_in_full(who):
            title = ", ".join(parts[:n])
            is_title = len(title.split()) > 1 and not first_sentence(title)[1]
            return Citation(title, who, rest) if is_title else None
    return None


def _title_and_volume(text: str) -> Citation | None:
    """As "On Widgets, Acta Fabri, 12(3), 45–67, 2015"."""
    found = _TITLE_AND_VOLUME.fullmatch(text)
    if not found or not year(found["where"]) or len(found["title"].split()) < FEWEST_WORDS:
        return None
    if first_sentence(found["title"])[1]:
        return None
    if ends_in_brackets(found["title"]) or any(map(people, found["title"].split(", "))):
        return None
    return Citation(found["title"], People(()), found["where"])


def _behind_a_year(text: str) -> People | None:
    """The people whom a text names, be they one only in a script without spaces: "王明"."""
    who = people(text) or people_by_family(text)
    in_short = who and all(len(name.literal or "") <= _LONGEST_IN_HAN for name in who.names)
    return who if in_short else None


@remembered
def title_name_and_dated_brackets(text: str) -> Citation | None:
    """As "On Widgets, Jane Doe (Acme, 1958; new edition 2003)", "…, J. Doe, R. Roe (1958)"."""
    dated = _DATED_END.search(text)
    parts = text[: dated.start()].split(", ") if dated else []
    for n in range(1, min(len(parts), MOST_PARTS)):
        title, who = ", ".join(parts[:n]), people(", ".join(parts[n:]))
        if dated and who and are_in_full(who) and len(title.split()) > 1 and not people(title):
            return Citation(title, who, dated[1])
    return None


@remembered
def title_dash_names_and_year(text: str) -> Citation | None:
    """As "On Widgets - Jane Doe and Richard Roe (2015)"."""
    dated = _YEAR_AT_END.search(text)
    found = _dashed(text[: dated.start()]) if dated else None
    if not dated or not found or people(found.title):
        return None
    return found._replace(rest=dated[1])


def title_where_and_names(text: str) -> Citation | None:
    """As "On Widgets. A Study. ACME 2015. J. Doe and R. Roe."."""
    ends = list(islice(SENTENCE_END.finditer(text), MOST_SENTENCES))
    for begin, end in pairwise(ends):
        where, who = text[begin.end() : end.start()], people(text[end.end() :])
        if who and who.likely and are_in_full(who) and venue_and_year(where):
            return Citation(text[: begin.start()], who, where)
    return None


@remembered
def title_in_marks(text: str) -> Citation | None:
    """As "《零件研究》（第二版）,王伟、李明著,试验出版社,2015", "『部品の研究』（山田太郎）"."""
    match = None if text.isascii() else _IN_MARKS.match(text)
    if not match:
        return None
    said, rest = match["said"] or "", (match["rest"] or match["behind"] or "").strip(" ,\uff0c")
    title = match["title"] or match["name"]
    if said and not _EDITION.fullmatch(said):
        who = _behind_a_year(said) if match["name"] else None
        return Citation(title, who, rest) if who else None
    names, *where = _COMMA.split(rest)
    who = people_by_family(names) or people(names)
    if not (who and where) and not _PUBLISHED.search(rest):
        return None
    return Citation(title, who or People(()), ", ".join(where if who else [names, *where]))


@remembered
def title_in_capitals(text: str) -> Citation | None:
    """As "ON THE USE OF WIDGETS Acta Fabri, Vol. 72, No. 4 (July, 2004), 11-17"."""
    match = _IN_CAPITALS.fullmatch(text)
    if not match or len(match["title"].split()) < FEWEST_WORDS:
        return None
    return Citation(match["title"], People(()), f"{match['where'].rstrip()}{match['rest']}")


def _title_names_and_where(text: str) -> Citation | None:
    """As "On Widgets, Jane Doe, Richard Roe, Acta Fabri, Vol. 3, 2015"."""
    parts = text.split(", ")
    if len(parts) < _FEWEST_PARTS or text.startswith("(") or year(text) is None:
        return None
    named = [_count_names(part.removeprefix("and ")) for part in parts[:MOST_PARTS]]
    first = next((n for n in range(1, len(named)) if _are_several(named[n : n + 2])), len(named))
    names = _up_to_joined(parts[first:], named[first:])
    if _end_in_a_place(names, parts[first + len(names) :]):
        names = names[:-1]
    if not names:
        first = _one_before_a_place(parts, named)
        names = parts[first : first + 1]
    title, rest = ", ".join(parts[:first]), ", ".join(parts[first + len(names) :])
    who = people(", ".join(names)) if names else None
    if not who or year(rest) is None or people(title) or first_sentence(title)[1]:
        return None
    return Citation(title, who, rest) if len(title.split()) >= FEWEST_WORDS else None


def _are_several(named: Sequence[int]) -> bool:
    """Whether a part of a text has several names, or one, with others in the next part."""
    return named[0] > 1 or (len(named) > 1 and all(named))


def _up_to_joined(parts: Sequence[str], named: Sequence[int]) -> list[str]:
    """The parts that have names, up to "and": "Jane Doe", "Al Poe and Richard Roe"."""
    names: list[str] = []
    for part, count in zip(parts, named, strict=False):
        names += [part.removeprefix("and ")] if count else []
        if count != 1 or part.startswith("and "):
            break
    return names


def _end_in_a_place(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the last of what look like names is where a work appeared, by what follows it."""
    last, rest = names[-1:], ", ".join(parts)
    if len(names) < _SEVERAL:
        return False
    placed = bool(YEAR_ONLY.fullmatch(rest)) and any(map(_looks_like_a_place, last))
    return placed or _VOLUME_AND_PAGES.match(rest) is not None


def _title_initials_and_where(text: str) -> Citation | None:
    """As "On Widgets, Doe, J., Roe, R., and Poe, A., Acta Fabri, 3(1), 2015"."""
    match = _INITIALS_BEHIND.fullmatch(text)
    who = people(match["who"]) if match and year(match["rest"]) else None
    if not match or not who or not who.inverted or len(match["title"].split()) < FEWEST_WORDS:
        return None
    if people(match["title"]) or first_sentence(match["title"])[1]:
        return None
    return Citation(match["title"], who, match["rest"])


def _title_by_names_and_where(text: str) -> Citation | None:
    """As "On Widgets by Jane Doe and Al Roe. Acta, 2016", "On Widgets by J. Doe, ACME 2016"."""
    match = _BY.fullmatch(text)
    names, where = first_sentence(match["rest"]) if match else ("", "")
    who = people(names) if where else None
    told = match and who and who.have_given_names and (match["comma"] or who.likely)
    if match and who and told and (year(where) or venue(where)):
        return Citation(match["title"], who, where)
    parts = match["rest"].split(", ")[:MOST_PARTS] if match else []
    for n in range(len(parts) - 1, 0, -1):
        who, rest = people(", ".join(parts[:n])), ", ".join(parts[n:])
        several = who and len(who.names) > 1 and are_in_full(who)
        if match and who and (several or who.truncated):
            return Citation(match["title"], who, rest) if venue(rest) or year(rest) else None
    return None


def _title_by_names_and_brackets(text: str) -> Citation | None:
    """As "On Widgets by Jane Doe (ICML 2020)", "On Widgets by Jane Doe and Al Roe [2015]"."""
    text = _EMPTY_BRACKETS.sub("", text)
    match = _BY.fullmatch(text) if text.rstrip(".")[-1:] in (")", "]") else None
    placed = _NAMES_AND_PLACE.fullmatch(match["rest"]) if match else None
    who = people(placed["who"]) if placed else None
    if not match or not placed or not who or not who.have_given_names:
        return None
    told = year(placed["where"]) or venue(placed["where"])
    title = without_quotes(match["title"])
    return Citation(title, who, placed["where"]) if told and _is_no_phrase(title, who) else None


def _is_no_phrase(title: str, who: People) -> bool:
    """Whether names are no phrase of a title: "Step" before "by Step Mills", "by Pre-cut Gears"."""
    first, *others = who.names
    words = f"{first.given} {first.family}".split()
    again = title.rpartition(" ")[2].lower() in map(str.lower, words)
    is_phrase = any(OF_A_TITLE.fullmatch(word) or _IN_TWO_WORDS.search(word) for word in words)
    return not (again or DONE_BY.search(title)) and (bool(others) or not is_phrase)


def _one_before_a_place(parts: Sequence[str], named: Sequence[int]) -> int:
    """Which part is the only name, before a venue and the year: "On Widgets, J. Doe, ACM, 2015"."""
    for n, (count, place, when) in enumerate(zip(named[1:], parts[2:], parts[3:], strict=False)):
        if count == 1 and YEAR_ONLY.fullmatch(when) and _looks_like_a_place(place):
            return n + 1
    return len(parts)


def _looks_like_a_place(text: str) -> bool:
    """Whether what may be a name before a year is rather a venue: "Gear Phys.", "ACM MM"."""
    first, last = text.partition(" ")[0], text.rpartition(" ")[2]
    by_initials = first.isupper() and len(first) >= _FEWEST_INITIALS and "." not in first
    in_short = is_shortened(last.rstrip(".")) or _GLUED.search(text) is not None
    return by_initials or in_short or venue(text) is not None


def _count_names(text: str) -> int:
    """How many names in full a text is of: "Jane Doe", "Jane Doe and Richard Roe"."""
    who = people(text)
    return len(who.names) if who is not None and are_in_full(who) else 0


def _quoted_by(text: str) -> Citation | None:
    """As "“On Widgets” by Jane Doe"."""
    match = _QUOTED_BY.fullmatch(text)
    who = people(match["who"]) if match else None
    return Citation(match["title"], who, "") if match and who and are_in_full(who) else None


@remembered
def title_before_book(text: str) -> Citation | None:
    """As "“On Widgets”, All of Gears: A Handbook, Jane Doe, 2015"."""
    match = _TITLE_BEFORE_BOOK.fullmatch(text)
    who = people(match["who"]) if match else None
    if not match or not who or not (who.have_given_names or who.likely) or people(match["book"]):
        return None
    return Citation(match["title"], who, f"In {match['book']}. {match['year'] or ''}".rstrip())


def _dated(title: str, who: People | None, when: str) -> Citation:
    """A citation whose title stands before its date, and names or where behind the title."""
    within = None if who or _TITLE_YEAR.fullmatch(title) else title_first(title)
    if within and within.who.names:
        return within._replace(rest=f"{within.rest} {when}".lstrip())
    bare, where = first_sentence(title)
    if not where or not venue(where):
        bare, _, where = title.rpartition(", ")
    if not bare or not venue(where):
        bare, where = title, ""
    return Citation(bare, who or People(()), f"{where} {when}".lstrip())


def _slashed(text: str) -> Citation | None:
    """As "On Widgets / Jane Doe, Richard Roe / ICML 2015"."""
    title, *parts = text.split(" / ")
    who = people(parts[0]) if parts else None
    if not who or len(who.names) == 1 or not are_in_full(who):
        return None
    return Citation(title, who, ". ".join(parts[1:]))


def _dashed(text: str, *, by_family: bool = False) -> Citation | None:
    """As "On Widgets - Jane Doe, Richard Roe".

    By their family names several are told behind a year and title: "[2015] On Widgets - Doe, Roe".
    """
    dashed = _DASHED.fullmatch(text)
    who = people(dashed["who"]) if dashed else None
    if not dashed or not who or not (len(who.names) > 1 or (by_family and who.truncated)):
        return None
    if not are_in_full(who) and (not by_family or venue(dashed["who"])):
        return None
    return Citation(dashed["title"], who, "")


def title_others_and_where(text: str) -> Citation | None:
    """As "On Widgets, Doe et al., ICML 2020", "On Widgets, Doe+, Acta Fabri, 2015"."""
    match = _OTHERS_AND_WHERE.fullmatch(text)
    said = match["rest"] if match else ""
    if not match or first_sentence(match["title"])[1] or not (venue(said) or year(said)):
        return None
    who = people(match["who"])
    return Citation(match["title"], who, match["rest"]) if who else None


def _title_names_and_rest(text: str) -> Citation | None:
    """As "On Widgets. A Study. J. Doe, R. Roe. Acta 2015: 12(3); 4-5."."""
    ends = list(islice(_TITLE_END.finditer(text), MOST_SENTENCES))
    for begin, end in pairwise(ends):
        names, rest = text[begin.end() : end.start()], text[end.end() :]
        who = None if _ends_in_a_journal(names) else people(names)
        if who and are_in_full(who) and _are_told_by_what_follows(who, rest):
            return Citation(without_quotes(text[: begin.start()]), who, rest)
    return next(filter(None, (_before_bare_initials(text, end) for end in ends)), None)


def _asked(text: str) -> Citation | None:
    """As "Why Widgets? Jane Doe, Richard Roe.", and "Why Widgets? Jane Doe, Al Roe. ICML 2015"."""
    asked = _ASKED.match(text)
    if not asked or people(asked[0]):
        return None
    behind = text[asked.end() :].strip()
    readings = [(behind.rstrip("."), ""), first_sentence(behind)]
    before, _, last = behind.rstrip(" .").rpartition(", ")
    readings += [(before, last)] if is_venue(last) else []
    for names, where in readings:
        who = people(names)
        several = who is not None and len(who.names) > 1 and are_in_full(who)
        is_long = any(len(name.split()) > _WORDS_OF_A_LONG_NAME for name in tokens_of(names))
        if (
            who
            and several
            and not (is_long or venue(names) or (where and not venue_and_year(where)))
        ):
            return Citation(asked[0], who, where)
    return None


def _ends_in_a_journal(names: str) -> bool:
    """Whether a journal's first word stands right behind names: "Jane Doe, Richard Roe Phys"."""
    words = names.rpartition(", ")[2].split()
    if len(words) <= _WORDS_OF_A_NAME or not is_shortened(words[-1]):
        return False
    return len(words[-1]) > 1 and words[-2].istitle() and words[-2].isalpha()


def _are_told_by_what_follows(who: People, rest: str) -> bool:
    """Whether names are told by where a work appeared; one name is by a journal's volume only."""
    if len(who.names) > 1:
        known = who.have_given_names and is_venue(rest.rstrip(" .[]()")) and year(rest) is not None
        return who.certain or known or container(rest, known=True) is not None
    return who.certain and _IN_VOLUME.match(rest) is not None


def _before_bare_initials(text: str, end: re.Match[str]) -> Citation | None:
    """As "On Widgets. Doe JA, Roe R. Acta 2015: 12(3); 4-5.", whose title has the given end."""
    match = _INITIALS_LAST.match(text, end.end())
    rest = text[match.end() :] if match else ""
    is_where = _IN_VOLUME.match(rest) or venue_and_year(rest)
    who = people(match["who"]) if match and is_where else None
    if not match or not who:
        return None
    return Citation(without_quotes(text[: end.start()]), who, rest)
