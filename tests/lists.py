"""Short lists for tests, and what is read in them."""

from refsync.readers.markdown import read
from refsync.reference import Reference

ARXIV = "https://arxiv.org/abs/2101.0000"
CODE = "https://github.com/acme/widgets"
HEAD = "# List\n\n## Papers\n\n"


def references(body: str, head: str = HEAD) -> tuple[Reference, ...]:
    return read(head + body, "x").references


def only(body: str) -> Reference:
    (reference,) = references(body)
    return reference


def titles(body: str, head: str = HEAD) -> list[str]:
    return [reference.title for reference in references(body, head)]


def families(reference: Reference) -> list[str | None]:
    return [name.family for name in reference.author]


def year(reference: Reference) -> int | None:
    return reference.issued.year if reference.issued else None
