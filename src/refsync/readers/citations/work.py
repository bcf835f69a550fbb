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
        stated = _STATED_FIRST.match(self.rest)
        said = details([self.rest], self.who)
        said = said._replace(year=int(stated[1]) if stated else year_of(self.rest) or said.year)
        where = self.where or container(self.rest, known=said.venue is not None)
        if not where and not (said.venue and venue(said.venue)):
            publisher = house(self.rest, set_off=self.set_off)
            if publisher and (self.set_off or not said.venue):
                return said._replace(venue=None, house=publisher)
            where = initials(self.rest) if self.set_off else None
        return said.at(where or said.venue or published_at(self.rest), [self.rest])
