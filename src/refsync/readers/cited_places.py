"""Where the title of a cited work ends, and what says where and when it appeared begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.editing import EDITED_BY, EDITOR, IN
from refsync.readers.people import people
from refsync.readers.sentences import FEWEST_WORDS, first_sentence
from refsync.readers.titles import replies_to_names, year
from refsync.readers.venues import NAMED, YEAR, venue

ANY_YEAR = regex(r"(?<![\dA-Za-z_])(?:1[5-9]|20)\d\d(?:[a-z]\b|(?![\dA-Za-z_]))")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""The begin of a date whose full stop ended the sentence: "Proc. of GEAR 2020, Oct. 2020".

Spelt out, since a title's last sentence may be a word that begins so: "Marks", "Decoding".
"""
_PLACE = regex(
    r".*(?:\b(?:1[5-9]|20)\d\d\b|\bpp?\. ?\d|\bvol\. ?\d).*|[\d\s–-]+|\d+ (?:Bde|vols?)\.?|"
    r"(?:Phil\. )?Diss\..*|[^:]{3,60}: (?:\w+ ){0,2}(?:\w*dissertation|thesis|th[èe]se|tesis?)\.?|"
    r"(?:inaugural-?|phil(?:\.|osophische) |unver(?:ö|oe)ff\w*\.? )?(?:dissertation|"
    r"(?:bachelor|diplom|doktor|lizentiats|magister|master)arbeit|habilitationsschrift)|"
    rf".*\b(?:ed|hrsg|eds)\.|(?-i:{_MONTH})",
    re.IGNORECASE,
)
_SERIES_OR_EDITION = regex(
    r"(?:[^\W\d_][\w’'&-]* ){1,8}(?:Vol(?:ume|\.)?|No\.|Bd\.?|n°|-|–) ?\d+|"
    r".*(?<!Time )(?<!Fourier )(?<!Power )Series (?:in|of|on) .*|"
    r"(?:(?:Und|G)\w+ )?(?:Texts|Monographs|Studies|Lectures|Progress) (?:in|on) [A-Z].*|"
    r"(?:\d+\w*|\w+) (?:ed\.|edn\.?|edition|Auflage|édition|edición|edição|edizione)",
)
"""What stands behind a book's title: "Texts in Widgetry", "Acme Studies Vol 42", "2nd edition"."""
_EDITION_BEHIND = regex(
    r"(?! \([\w.]{1,12} (?:[EeÉé]dition|[Ee]dici[óo]n|[Ee]dição|[Ee]dizione|Auflage)\))"
    r",? \(?(?:\d+(?:st|nd|rd|th|\.|ª|a|e|ème)?|[Rr]ev(?:\.|ised)?|[Ss]econd|[Tt]hird|[Ff]ourth)"
    r"(?: |(?<=\d\.))(?:[Ee]dn?|edition|Aufl|Auflage|édition|edición|edição|edizione)\b\.?"
    r"(?: ed\.?)?\)?(?:[.,].*)?$"
)
_EDITED = regex(rf"{EDITED_BY} [^\W\d_a-z]")
_GOES_ON = regex(r"(?!(?:in|to appear|vols?|no|pp?|ed|eds)\b)[a-zß-öø-ÿ]")
_REPORTER = regex(r"\d{1,4} [A-Z][\w.&’' ]{1,60} \d{1,5}\b|\d{1,4} [A-Z][\w.&’' ]{1,60}L\.")
"""A law review with its volume and page: "113 Yale L.J. 541"."""
_VOLUME = regex(rf"(?:vol\. ?)?\d{{1,4}}(?:\(\d{{1,3}}\))? \({YEAR}\)")
"""As "Acta Fabri" has it behind it: "12 (2015)"."""
_VOLUME_IN_WORDS = regex(r"Vol(?:ume|\.) ?\d")
"""As publishers' pages cite an article: "On Widgets, Acta Fabri, Volume 12, Issue 3"."""
_NAME_AND_VOLUME = regex(r"[^\W\d_a-z][^,\d]{2,100} \d{1,4}")
_ISSUE = regex(r"(?:[Nn][or]|[Ii]ssue|n°|№)\.? ?\d")
"""What follows those in Chicago's style: "Acta Fabri 13", "no. 6 (2015): 3-4"."""
_VOLUME_AND_PAGE = regex(
    r"(?P<title>\S.{9,400}?), (?P<where>[A-Z][^,]{1,100}), (?:vol\. ?)?\d{1,5}, "
    r"[A-Z]?\d[\w–-]{0,12}"
)
"""As in astronomy: "On Widgets, ApJ, 12, 45"."""
_TO_APPEAR = regex(r"to appear in:? (?=[^\W\d_a-z])")
_OR = regex(r"(?:and|or|und|oder|et|ou|y|o)\s")
_SERIES = regex(rf"[A-Z]\w+ .*\d+ \({YEAR}\)")
SUBTITLE = regex(r"(?:An?|Eine?|Une?|Una|Uma?) \w")
_JOURNAL = regex(r"[^\W\d_][^.,?!\d]{2,80},? \d[\d\s(),:–-]*(?:[\w.]+)?")
"""As what follows a question: "What Are Widgets? Review of Tests, 35(2)"."""
_NUMBERED_REPORT = regex(
    r"(?:[\w&’'-]{1,30} ){0,6}(?:[Pp]apers?|[Rr]eports?|[Bb]riefs?|[Nn]otes?|[Mm]emos?|[Ss]eries)"
    r"(?: [Ss]eries)?,? (?:(?:[Nn]o\.?|[Nn]umber|#|n°) ?)?\d[\w./-]{0,15}"
)
"""Which of a series it is: "ACME Working Paper No. 17-018", "Gears Discussion Papers 12"."""
_SAID_AT_END = regex(r"[^?!]*[?!](?= )")
_RESPONSIBLE = regex(r" /{1,2} (?P<who>[^/]*)")
"""Where the names follow a title once more, and the journal (ISBD): "Widgets / J. Doe // Tests"."""
_DATED_BRACKET = regex(
    rf"(?<!\d)\s+(?![(\[]{YEAR}\s?[-–—]\s?{YEAR}[)\]])[(\[][^()\[\]]{{0,80}}\b{YEAR}[)\]]"
)
_IN_EDITED = regex(
    rf"[\s,]+{IN}[:\s]\s*(?=[^\W\d_a-z](?:(?!, {IN}[:\s])[^()]){{2,150}}\({EDITOR}\))"
)
"""As in "On Widgets in Bonn, in Jane Doe (ed.), Handbook of Gears"."""
_PAGES_IN_BRACKETS = regex(r" \((?:[Vv]ols?\. ?\w{1,8}, )?pp?\. ?\w{1,8}(?:[–-]\w{1,8})?\)$")
"""As APA has it behind a book: "On Widgets (Vol. 2, pp. 1-10)"."""
_PUBLISHED = regex(rf"(?P<title>[^;]{{10,400}});(?: [^;:]{{2,60}}:[^;:]{{2,60}},)? {YEAR}")
"""As chemists have it: "On Widgets; Acme: London, 2015", "On Widgets; 2022"."""
_YEARS = regex(r"(?:1[0-9]|20)\d\d ?[-–] ?(?:1[0-9]|20)\d\d")
"""What a title is about: "On Widgets, 1770-1825"."""
_SERIES_AS = regex(r"\(= ?[^\W\d_]")
"""Before a series, as in German: "Gears (=Studies of Widgets. 3)"."""
_OCCASION = regex(
    r", (?:catalogue d(?:e l[’']|['’])exposition|cat\. exp\.|exh(?:ibition|\.) cat|"
    r"actes du colloque|(?:catalogo|atti) della? |catálogo de la |actas del |"
    r"Ausstellungskatalog|Ausst\.-Kat|Katalog (?:der|zur) )",
    re.IGNORECASE,
)
"""What a book was published for: "Gears, catalogue de l’exposition"."""
_NAMES_OF_TOWNS = (
    "Amsterdam Barcelona Basel Berkeley Berlin Bern Bloomington Bologna Bonn Boston Brussels "
    "Bruxelles Budapest Cambridge Chicago Darmstadt Dordrecht Dresden Edinburgh Firenze Florence "
    "Frankfurt Freiburg Genève Göttingen Grenoble Hamburg Hannover Heidelberg Jena Köln København "
    "Leiden Leipzig Leuven Lisboa London Londres Louvain Lyon Madrid Mainz Marburg Milan Milano "
    "München Münster Napoli Naples Oxford Padova Palermo Paris Philadelphia Pisa Pise Praha "
    "Princeton Rennes Roma Rome Rotterdam Salamanca Stanford Strasbourg Stuttgart Torino Toronto "
    "Turin Tübingen Utrecht Valencia Venezia Venise Warszawa Wien Wiesbaden Würzburg Zürich"
)
_TOWNS = frozenset((*_NAMES_OF_TOWNS.split(), "New York"))
"""Where many books are published."""
_PUBLISHER = regex(
    r"(?:[ÉéEe]ditions?|[Ee]dizioni|[Ee]ditorial|[Pp]resses?|[Ll]ibrairie|Verlag) [^,]{2,60}|"
    r"[^,]{2,60} (?:[Pp]ress|\w{0,20}[Vv]erlag|Edizioni|Editore|[ÉéEe]ditions|Publishers)"
)
_TOWN_YEAR_AND_PUBLISHER = regex(
    rf"(?P<title>\S.{{9,400}}?), [^\W\d_a-z][^\W\d_]{{2,20}}(?:[/-][^\W\d_]{{2,20}})? {YEAR}, "
    r"[^\W\d_a-z][\w.&’'-]{1,20}(?: [^\W\d_a-z][\w.&’'-]{1,20}){0,2}"
)
"""As in German: "On Widgets, Bonn 2015, Acme"."""
_AT_AN_INSTITUTION = regex(
    r"(?P<title>\S.{9,300}?)(?:, [^\W\d_a-z][^\W\d_]{2,20}(?: [^\W\d_a-z][^\W\d_]{2,20})?)?"
    r"(?:, [A-Z]{2})?, (?:[A-Z][\w.’'-]{2,20} ){0,3}(?:University|Institute|College)"
    r"(?: (?:of|at|for) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})?"
    r"(?:, (?:Department|School) .{4,80})?"
)
"""Who published a report, and perhaps in which town: "On Widgets, Bonn, NH, Acme University"."""
_TOWN_AND_PUBLISHER = regex(r"(?:,|\s?:) ")
_PUBLISHED_AT = regex(
    rf"[\s.,;]*(?:{YEAR}[\s.,]+)?(?P<where>(?P<town>[^\W\d_a-z][^\W\d_]{{2,20}}"
    r"(?:[ /-][^\W\d_a-z][^\W\d_]{2,20})?)(?P<state>, [A-Z]{2})?: "
    r"[^\W\d_a-z][\w’'.‐‑-]*(?:[ -]+(?:&|and|[^\W\d_a-z][\w’'.‐‑-]*)){0,4}?)"
    rf"(?:,? {YEAR})?[.\s]*"
)
"""As "2015. . Bonn: Acme & Sons", "Bonn, NH: Acme. "."""
_WORDS_OF_A_PUBLISHER = 5
_WORDS_OF_A_LONG_TITLE = 6
_SHORTENED = regex(r"(?:[A-Z][\w-]{0,14}(?:\. ?| )){1,7}[A-Z][a-z]{2,}\.")
"""A venue in short: "GearPost Phys."."""
_WITHIN = regex(r"[Ii]n: ?(?=[^\W\d_a-z])")
YEAR_ONLY = regex(rf"{YEAR}\.?")


def before_where(parts: Sequence[str]) -> tuple[str, list[str]]:
    """The title with which parts begin, its commas in it again, and what says where and when."""
    title, *rest = parts
    while rest and (
        title.count("(") > title.count(")") or _is_of_years(rest) or not _says_where(rest)
    ):
        if _is_a_venue_before_a_year(title, rest) or _is_edited(title, rest):
            break
        title += f", {rest.pop(0)}"
    while rest and _GOES_ON.match(rest[0]) and ". " in rest[0]:
        sentence, behind = first_sentence(rest.pop(0))
        title, rest = f"{title}, {sentence}", [behind, *rest]
    whole = title.strip(" .,")
    title = without_place(whole)
    if title == whole and any(map(YEAR_ONLY.fullmatch, rest)):
        title = without_publisher(title).rstrip(" .,")
    return title, [whole[len(title) :], *rest] if title != whole else rest


def _is_edited(title: str, rest: Sequence[str]) -> bool:
    """Whether who edited the book stands behind a title, or behind a book's name there.

    As "On Widgets in Mills, The World of Gears, edited by Ann Poe, 2015".
    """
    book, editors = (*rest, "")[:2]
    words = book.split()
    is_book = book[:1].isupper() and all(w[0].isupper() for w in words if len(w) > FEWEST_WORDS)
    is_book = is_book and len(words) > 1 and len(title.split()) >= FEWEST_WORDS
    return _EDITED.match(book) is not None or (is_book and _EDITED.match(editors) is not None)


def _is_of_years(parts: Sequence[str]) -> bool:
    """Whether a text goes on with the years that it is about, and then says when it appeared."""
    is_of_years = len(parts) > 1 and _YEARS.fullmatch(parts[0]) is not None
    return is_of_years and ANY_YEAR.search(parts[-1]) is not None


def without_publisher(title: str) -> str:
    """A book's title without the town, and who published it there: "Widgets, Bonn, Acme Press"."""
    before, comma, last = title.rpartition(", ")
    if comma and last in _TOWNS:
        return before
    return _without_town_and_publisher(title)


def _without_town_and_publisher(title: str) -> str:
    """A book's title without a town and a publisher behind it: "Widgets, Bonn, Acme Press"."""
    before, _, last = title.rpartition(", ")
    text, comma, town = before.rpartition(", ")
    few = len(last.split()) <= _WORDS_OF_A_PUBLISHER
    is_published = town in _TOWNS or (NAMED.fullmatch(town) and _PUBLISHER.fullmatch(last))
    return text if comma and few and is_published else title


def is_a_town(text: str) -> bool:
    """Whether a text names a town in which many publishers are."""
    return text in _TOWNS


def is_a_publisher(text: str) -> bool:
    """Whether a text is a publisher's name by its words: "Acme Press", "gears press"."""
    return _PUBLISHER.fullmatch(text) is not None


def is_at_a_publisher(text: str) -> bool:
    """Whether a text says who published a book in which town: "Bonn: Acme", "Acme, Bonn"."""
    parts = _TOWN_AND_PUBLISHER.split(text)
    return parts[0] in _TOWNS or (len(parts) > 1 and parts[-1] in _TOWNS)


def published_at(text: str) -> str | None:
    """The town and publisher that a text names and is nothing else, its year left out.

    Args:
        text: what stands behind a book's title: "2015. . Bonn: Acme & Sons.".
    """
    told = _PUBLISHED_AT.fullmatch(text)
    return told["where"].rstrip(".") if told and (told["state"] or told["town"] in _TOWNS) else None


def without_occasion(title: str) -> str:
    """A title without what it was published for: "Gears, catalogue de l’exposition (Acme)"."""
    occasion = _OCCASION.search(title)
    return title[: occasion.start()] if occasion else title


def _says_where(parts: Sequence[str]) -> bool:
    """Whether the first of a text's last parts says where or when: "ICML", "2014"."""
    first, *rest = parts
    is_short = len(first.split()) == 1 or _SHORTENED.fullmatch(first) is not None
    before_year = bool(rest) and is_short and year(rest[0]) is not None
    says_where = venue(first) or _REPORTER.match(first) or ANY_YEAR.search(first)
    says_where = says_where or _SERIES_OR_EDITION.fullmatch(first) or _TO_APPEAR.match(first)
    says_where = says_where or _OCCASION.match(f", {first}") or _WITHIN.match(first)
    in_volume = bool(rest) and (
        (NAMED.fullmatch(first) and _VOLUME.match(rest[0]))
        or (_NAME_AND_VOLUME.fullmatch(first) and _ISSUE.match(rest[0]))
        or (first[:1].isupper() and _VOLUME_IN_WORDS.match(rest[0]))
    )
    return bool(says_where or from_text(first) or in_volume) or before_year


def _is_a_venue_before_a_year(title: str, rest: Sequence[str]) -> bool:
    """Whether a few words with capitals stand between a long title and the year, which is last."""
    where, *behind = rest
    ends = len(behind) == 1 and YEAR_ONLY.fullmatch(behind[0]) is not None
    is_long = len(title.split()) >= _WORDS_OF_A_LONG_TITLE
    return ends and is_long and NAMED.fullmatch(where) is not None and not SUBTITLE.match(where)


def without_place(title: str) -> str:
    """A title without where and when it appeared: "On Widgets, Journal 64 (1978), 181-191"."""
    marked = _before_a_mark(title)
    if marked != title:
        return marked
    if said := _before_said_place(title):
        return said
    again = _RESPONSIBLE.search(title)
    if again and (again[0].startswith(" //") or people(again["who"])):
        return title[: again.start()]
    dated = _DATED_BRACKET.search(title)
    before = title[: dated.start()] if dated else ""
    if len(before.split()) > 1 and not replies_to_names(before):
        return before
    if edition := _EDITION_BEHIND.search(title):
        return title[: edition.start()]
    placed = _AT_AN_INSTITUTION.fullmatch(title)
    if placed and len(placed["title"].split()) >= FEWEST_WORDS:
        return placed["title"]
    text, comma, tail = title.rpartition(", ")
    if not comma or len(text.split()) < FEWEST_WORDS - 1:
        return title
    if _PLACE.fullmatch(tail) and not _goes_on(text, tail):
        return _before_series_or_publisher(text, tail)
    where = tail.title() if title.isupper() else tail
    return without_place(text) if venue(where) else title


def _before_series_or_publisher(text: str, tail: str) -> str:
    """A title without what stands between it and a tail that says when, or in which volume.

    As in "On Widgets, Acta (2015)", and in "On Widgets, Bonn, Acme, 2015", of a book.
    """
    if _SERIES.fullmatch(tail):
        return text
    book = _without_town_and_publisher(text) if YEAR_ONLY.fullmatch(tail) else text
    if book != text:
        return book
    before, comma, where = text.rpartition(", ")
    named = comma and len(before.split()) >= FEWEST_WORDS and NAMED.fullmatch(where)
    return without_place(before if named else text)


def _before_said_place(title: str) -> str:
    """The question or cry that a text is before where or when: "Why Widgets? Acta Fabri, 35(2)"."""
    said = _SAID_AT_END.match(title)
    tail = title[said.end() + 1 :] if said else ""
    says_where = _JOURNAL.match(tail) or _NUMBERED_REPORT.fullmatch(tail) or venue(tail)
    if said and (says_where or _only_capitals_in(tail, said[0]) or ANY_YEAR.fullmatch(tail)):
        return said[0]
    return ""


def _before_a_mark(title: str) -> str:
    """A title up to what only stands behind one: a book "in Jane Doe (ed.)", "(=Acta. 3)"."""
    if edited := _IN_EDITED.search(title) or _PAGES_IN_BRACKETS.search(title):
        return title[: edited.start()]
    placed = _VOLUME_AND_PAGE.fullmatch(title) or _PUBLISHED.fullmatch(title)
    if placed := placed or _TOWN_YEAR_AND_PUBLISHER.fullmatch(title):
        return placed["title"]
    series = _SERIES_AS.search(title)
    return title[: series.start()].rstrip() if series else title


def _goes_on(title: str, tail: str) -> bool:
    """Whether a title goes on behind its last comma: "or …", or the years that it is about."""
    of_years = _YEARS.fullmatch(tail) and not NAMED.fullmatch(title.rpartition(", ")[2])
    return bool(_OR.match(tail) or of_years)


def _only_capitals_in(tail: str, head: str) -> bool:
    """Whether all words of a tail have capitals, as in a journal's name, and few before it have."""
    words = [word for word in head.split()[1:] if word.isalpha()]
    return NAMED.fullmatch(tail) is not None and 2 * sum(map(str.islower, words)) > len(words)
