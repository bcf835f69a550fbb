"""What is found of people: a list of names, and how sure it is."""

from __future__ import annotations

from typing import NamedTuple

from refsync.reference import Name


class People(NamedTuple):
    """A list of names.

    Attributes:
        truncated: it ends in "et al." or the like.
        certain: something besides the names' own looks says that they are names.
        inverted: the family name of the first stands before the given one.
        edited: they edited it: "Jane Doe (ed.)", "edited by Jane Doe".
    """

    names: tuple[Name, ...]
    truncated: bool = False
    certain: bool = False
    inverted: bool = False
    edited: bool = False

    @property
    def likely(self) -> bool:
        """There are several, or something besides their looks says that they are names."""
        return self.certain or len(self.names) > 1

    @property
    def have_given_names(self) -> bool:
        """Each of them has a given name beside the family's."""
        return all(name.given for name in self.names)

    @property
    def told(self) -> bool:
        """They are likely to be names, or the family name stands in front."""
        return self.likely or self.inverted
