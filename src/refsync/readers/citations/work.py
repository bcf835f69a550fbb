"""What a citation says: the title, who wrote it, and where and when it appeared."""

from __future__ import annotations

from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.cited_places import published_at
from refsync.readers.containers import container, year_of
from refsync.readers.details import Details, details
from refsync.readers.houses import house, initials
from refsync.readers.people import People
from refsync.readers.venues import venue

_STATED_FIRST = regex(r"\(?((?:1[5-9]|20)\d\d)")

_TALK = regex(
    r"(?:(?P<meeting>\b(?:Forum|Conference|Symposium|Workshop|Congress|Meeting) )|"
    r"(?<=[^\W\d_] )(?=\d{4},? \d))(?P<when>(?:19|20)\d\d),? "
    r"\d?[A-Z]\d{1,2}(?:-[A-Z]{1,2})?-\d{1,2}(?=[.\s]*$)"
)
"""Which talk at a meeting, behind its year: "ACME Forum 2017 A5-1", "ACME 2016, 1F5-5".

Elsewhere a letter begins pages or the number of a report: "Acta Fabri 2016, W12-19".
"""


class Citation(NamedTuple):
    """A citation that begins with the authors.

    Attributes:
        title: what is cited.
        who: who wrote it; nobody where the title stands first and no names.
        rest: what stands behind the title.
        where: it appeared, where the citation's style tells that of any name.
        set_off: the title stands in italics or bold, so that a name behind it is no part of it.
    """

    title: str
    who: People
    rest: str
    where: str | None = None
    set_off: bool = False

    @property
    def details(self) -> Details:
        """Who wrote what is cited, and where and when it appeared."""
        rest = _TALK.sub(r"\g<meeting>\g<when>", self.rest)
        stated = _STATED_FIRST.match(rest)
        said = details([rest], self.who)
        said = said._replace(year=int(stated[1]) if stated else year_of(rest) or said.year)
        where = self.where or container(rest, known=said.venue is not None)
        if not where and not (said.venue and venue(said.venue)):
            publisher = house(rest, set_off=self.set_off)
            if publisher and (publisher.told or not said.venue):
                return said._replace(venue=None, house=publisher)
            where = initials(rest) if self.set_off else None
        return said.at(where or said.venue or published_at(rest), [rest])
