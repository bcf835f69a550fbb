"""Of what kind a work is, as a list says it in words, and by whom: "Book by Jane Doe"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people import People, names_an_institution, people
from refsync.readers.remembered import remembered
from refsync.readers.venues import OF_ORGANISATIONS, YEAR

KIND = (
    r"(?:(?:text|hand|note)?books?|monographs?|papers?|articles?|essays?|thesis|theses|"
    r"dissertations?|surveys?|reports?|preprints?|chapters?|primers?|manuals?|novels?|classics?|"
    r"(?:lehr|hand|fach|sach)?b(?:uch|ücher)|aufs[aä]tze?|artikel|livres?|manuels?|ouvrages?|"
    r"libros?|livros?|art[íi](?:cul|g)os?|tesis|tes[ei]|boek(?:en)?|"
    r"教材|教科书|教科書|书籍|書籍|论文|論文)"
)
"""A pattern of what a work is called that people wrote."""
_BY = r"(?:(?:co-?)?(?:written|authored|published) )?(?:by|von|par|de|di|van)"
_OF_ANOTHER = (
    r"(?:of|to|for|from|on|in|about|with|at|per|and|des?|d[ou]|del|della|der|vom|zum|zur|zu|aus|"
    r"über|von|sur|sobre|para|pour|à|al|van|voor)\b"
)
"""A pattern of what stands before the kind of another work: "summary of the" paper by somebody."""
_CREDITED = regex(
    rf"\W{{0,5}}(?i:(?:(?:this|it|which) (?:is|was) |it['’]s )?(?:(?:an?|the|eine?|une?|una) )?"
    rf"(?:(?!{_OF_ANOTHER})[\w-]{{2,20}},? ){{0,3}}?{KIND} {_BY}) "
    r"(?P<who>[^\W\d_a-z][^;:()\[\]\n]{2,120}?)"
    rf"(?:,?(?: (?:in|from|of))? [(\[]?{YEAR}[)\]]?)?[\s.!]*"
)
"""As "Book by J. Doe.", ": this is a classic paper by Doe & Roe in 1956."."""
_LONGEST = 250


@remembered
def credited(text: str) -> People | None:
    """Those by whom a text says a work is that it calls by its kind, and says nothing more of.

    As "Book by J. Doe.", ": this is a classic paper by Doe in 1956."; not "summary of the paper by
    J. Doe", and no institution's.
    """
    found = _CREDITED.fullmatch(text) if len(text) < _LONGEST else None
    who = people(found["who"]) if found and not _is_an_organisation(found["who"]) else None
    return who._replace(certain=True) if who else None


def _is_an_organisation(text: str) -> bool:
    """Whether a text that looks like a person's name is that of an institution: "Acme Brain"."""
    return names_an_institution(text) or text.rstrip(" .!").split()[-1] in OF_ORGANISATIONS
