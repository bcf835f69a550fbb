"""Where a work appeared whose linked title stands between names and that, as in a citation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from refsync.patterns import regex
from refsync.readers.citations.work import Citation
from refsync.readers.details import Details
from refsync.readers.document import Span, lines
from refsync.readers.people import People
from refsync.readers.shapes.words import unlinked

_CLOSING_QUOTE = regex(r"\s?[.,]?[\"”“»’']")


def completed_by_citation(said: Details, title: str, who: People, spans: Sequence[Span]) -> Details:
    """What is said of a work, its venue the one that a citation has behind its title.

    As in "J. Doe, [On Widgets](…), Acta Fabri **49**, 243–265 (2003).".

    Args:
        said: what is read in the texts around the title, whatever stands where.
        title: of the work, the text of the first link.
        who: those whom the text names in front of it.
        spans: the text.
    """
    rest = f"{said.year or ''}. {_behind_first_link(spans)}"
    cited = Citation(title, who, rest, set_off=True).details
    return placed_as_cited(said if said.venue else said._replace(house=cited.house), cited)


def placed_as_cited(said: Details, cited: Details) -> Details:
    """What is said of a work, and where it appeared as the citation has it that the text is.

    A volume there tells more than any other text around the title.
    """
    is_in_a_volume = cited.within is not None and cited.within.volume is not None
    if not cited.venue or (said.venue and not is_in_a_volume):
        return said
    within = cited.within or (said.within if cited.venue == said.venue else None)
    return said._replace(venue=cited.venue, within=within, year=said.year or cited.year)


def _behind_first_link(spans: Sequence[Span]) -> str:
    """What stands behind a line's first link, without the quotation mark that ends a title."""
    line = next((line for line in lines(spans) if any(span.href for span in line)), ())
    first = next((n for n, span in enumerate(line) if span.href), 0)
    behind = list(dropwhile(lambda span: span.href == line[first].href, line[first:]))
    text = unlinked(behind)
    quote = _CLOSING_QUOTE.match(text)
    return text[quote.end() if quote else 0 :].lstrip(" ,.")
