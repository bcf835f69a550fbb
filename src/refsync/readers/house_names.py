"""Names of publishers, as they are known, or made: "Springer", "Acme University Press"."""

from __future__ import annotations

from refsync.patterns import regex

_HOUSE = regex(
    r"\b(?:Press(?:es)?|Publish(?:ers?|ing)(?: (?:Group|House|Company))?|Publications|Verlag|"
    r"Books|UP)$|& Sons$|"
    r"^(?:[ÉE]ditions|Edizioni|Editorial|Librairie)\b|出版社$"
)
_KNOWN_HOUSE = regex(
    r"(?:Springer|Elsevier|(?:John )?Wiley|O['’]Reilly|Routledge|Palgrave|Addison[- ]Wesley|"
    r"Prentice[- ]Hall|Morgan Kaufmann|Morgan & Claypool|McGraw[- ]Hill|Birkhäuser|Pearson|"
    r"(?:[Dd]e )?Gruyter|Chapman|North[- ]Holland|W\. ?W\. Norton|Pragmatic Bookshelf|Penguin|"
    r"Random House|Harper ?Collins|Simon (?:&|and) Schuster|Houghton Mifflin|Bloomsbury|Gallimard|"
    r"Suhrkamp|Reclam|Mohr Siebeck|Kluwer|World Scientific|Taylor (?:&|and) Francis|Apress|Packt|"
    r"Edward Elgar|Macmillan|Hachette|Mondadori|Einaudi)\b"
    r"(?:[-–—&, ]+[A-Z][\w.&-]*| and [A-Z][\w.]*){0,3}"
)
_BETWEEN_TOWN_AND_HOUSE = regex(r"[:\uff1a]\s?|, ")
_OF_TWO_NAMES = regex(
    r"(?:Addison[- ]Wesley|Morgan Kaufmann?|Prentice[- ]Hall|McGraw[- ]Hill|North[- ]Holland|"
    r"Palgrave Macmillan)"
)


def bears_two_names(text: str) -> bool:
    """Whether a text is the name of a publisher that looks like a person's: "Prentice Hall"."""
    return _OF_TWO_NAMES.fullmatch(text) is not None


def is_a_house(text: str) -> bool:
    """Whether a text is the name of a publisher that is known, or called so, or has its town."""
    parts = [text, *_BETWEEN_TOWN_AND_HOUSE.split(text, maxsplit=1)]
    return any(_HOUSE.search(part) or _KNOWN_HOUSE.fullmatch(part) for part in parts)
