"""Many people before a title, groups and odd names among them: "J. Doe, …, the Acme Gear Team"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers import names
from refsync.readers.people.found import People
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.people.person import full_name
from refsync.readers.remembered import remembered
from refsync.reference import Name

_BETWEEN = regex(r"\s?[,;]\s+(?:(?:and|&)\s)?|\s(?:and|&)\s(?=[^\W\d_]\.)")
_MARK = regex(r"(?<=[a-z])\d{1,2}$|[*†‡§¶]{1,3}$")
"""Of a note, which was set above a name: "J. Doe1"."""
_INITIALS_FIRST = regex(
    r"(?:[^\W\d_a-z]\.[ -]?){1,4}(?:[^\W\d_][\w’'-]{1,30} ){0,4}[^\W\d_a-z][\w’'-]{1,30}"
)
_GROUP = regex(
    r"(?:[Tt]he )?(?:[\w&’'-]{1,30} ){1,9}(?:\([\w&’' -]{2,20}\) )?"
    r"(?:[Cc]onsorti(?:um|a)|[Cc]ollaborat(?:ion|ors|ive)|[Tt]eams?|[Gg]roups?|[Ii]nvestigators|"
    r"[Nn]etwork|[Ii]nitiative|[Pp]roject|[Cc]ommittee|[Ss]tudy|[Cc]ontributors)"
)
"""As "The ACME 9 Gears UK (AG-UK) Consortium"."""
_FEWEST = 5
_SHARE = 0.75


@remembered
def people_and_groups(text: str) -> People | None:
    """The people of a long list, nearly all with initials in front, and the groups among them.

    Args:
        text: all that stands before a title in quotes.
    """
    tokens = [_MARK.sub("", token.strip()) for token in _BETWEEN.split(text.strip(" ,;"))]
    tokens = [token for token in tokens if token]
    if len(tokens) < _FEWEST:
        return None
    sure = [full_name(token) if token[1:2] == "." else None for token in tokens]
    if sum(name is not None for name in sure) < _SHARE * len(tokens):
        return None
    found = [name or _odd(token) for token, name in zip(tokens, sure, strict=True)]
    told = [name for name in found if name]
    return People(tuple(dict.fromkeys(told)), certain=True) if len(told) == len(found) else None


def _odd(token: str) -> Name | None:
    """The group that stands among people, or a name with particles: "J. Doe dos Roes"."""
    if _INITIALS_FIRST.fullmatch(token):
        read = names.read(token).names
        return read[0] if len(read) == 1 else None
    is_group = _GROUP.fullmatch(token) or (token[:1].isupper() and names_an_institution(token))
    return Name(literal=token.removeprefix("the ")) if is_group else None
