"""The rules by which two records are one work, maybe, or are not.

`RULES` are asked in their order; the first that has something to say decides. docs/matching.md
tells them in words, and what each does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from refsync.matching.pair import Pair
from refsync.matching.verdict import Verdict
from refsync.reference import Reference

Rule = Callable[[Pair], Verdict | None]

_PRINTED_LATER = 1
"""Years between a paper's date on the web and in print, or a conference and its proceedings."""
_PUBLISHED_LATER = 10
"""Years that a preprint may wait for its publication."""
_SEVERAL = 3
_WORDS_OF_COLUMNS = 5
_REWORDED = frozenset(("reworded", "longer"))
_NO_RULE = Verdict("no", 0.5, "title", "nothing speaks for it")


def untitled(pair: Pair) -> Verdict | None:
    """Without a title only an identifier tells."""
    if not pair.untitled:
        return None
    if pair.shared:
        return Verdict("yes", 0.95, pair.shared, f"same {pair.shared}")
    return Verdict("no", 0.95, "title", "no title to go by")


def pasted_link(pair: Pair) -> Verdict | None:
    """An identifier in common, under titles that can't be one work's: a wrong link was pasted."""
    if not pair.shared or not pair.titles_contradict:
        return None
    return Verdict("maybe", 0.5, pair.shared, f"same {pair.shared}, but the titles contradict it")


def published_twice(pair: Pair) -> Verdict | None:
    """One preprint, but two publications: one of the identifiers is wrong, or belongs to both."""
    if pair.shared not in ("arxiv", "openreview") or not pair.rival:
        return None
    return Verdict("maybe", 0.5, pair.rival, f"same {pair.shared}, but another {pair.rival}")


def identifier(pair: Pair) -> Verdict | None:
    """An identifier in common."""
    return Verdict("yes", 1.0, pair.shared, f"same {pair.shared}") if pair.shared else None


def notice(pair: Pair) -> Verdict | None:
    """An erratum, a retraction, a reply, a comment or a review is not the work it is about.

    Nobody reviews a book of their own: the same names in one place and year are two records of the
    review.
    """
    if pair.wording != "notice":
        return None
    if pair.review and pair.people == "same" and pair.years == 0 and pair.venues == "same":
        return Verdict("yes", 0.8, "title", "a review, under its own title and the book's")
    return Verdict("no", 0.95, "notice", "one is a notice about the other")


def number(pair: Pair) -> Verdict | None:
    """Titles that differ in the number of a part, a version or a year; or other editions."""
    if pair.wording == "number":
        return Verdict("no", 0.95, "number", "the titles differ in a number")
    if pair.wording != "other" and pair.says_differently("edition"):
        return Verdict("no", 0.9, "number", "another edition")
    return None


def other_title(pair: Pair) -> Verdict | None:
    """Titles of which none is a spelling, a part or a rewording of the other."""
    return Verdict("no", 0.95, "title", "different titles") if pair.wording == "other" else None


def rival_publication(pair: Pair) -> Verdict | None:
    """Two publications, each with an identifier of its own."""
    if not pair.rival:
        return None
    return Verdict("no", 0.9, pair.rival, f"{_likeness(pair)}, but another {pair.rival}")


def rival_preprint(pair: Pair) -> Verdict | None:
    """Two arXiv ids: two preprints, unless one of the ids is wrong."""
    if not pair.rival_preprint:
        return None
    reason = f"{_likeness(pair)}, but another arxiv"
    against = pair.people in ("none", "some") or (pair.years or 0) > _PRINTED_LATER
    if pair.wording != "same" or against:
        return Verdict("no", 0.9, "arxiv", reason)
    return Verdict("maybe", 0.6, "arxiv", reason)


def recurring_title(pair: Pair) -> Verdict | None:
    """Titles as "Editorial": the same people, year, issue and pages make it the same one."""
    if not pair.recurring:
        return None
    if pair.people in ("none", "some") or pair.years or pair.venues in ("other kind", "other"):
        return Verdict("no", 0.9, "title", "a title that comes again, with other data")
    if pair.says_differently("volume", "issue", "page"):
        return Verdict("no", 0.9, "title", "a title that comes again, in another issue")
    known = pair.years == 0 and pair.venues == "same" and pair.people == "same"
    issue = pair.says_alike("page") or pair.says_alike("volume", "issue")
    if known and (issue or pair.company.shared > 1):
        return Verdict("yes", 0.9, "title", "same title, authors and issue")
    return Verdict("maybe", 0.4, "title", "a title that comes again in every issue")


def other_people(pair: Pair) -> Verdict | None:
    """Nobody in common; only a telling title in one place may go under garbled names.

    A journal reviews a book under the book's title.
    """
    if pair.people != "none":
        return None
    if pair.wording != "same" or not pair.telling:
        return Verdict("no", 0.9, "authors", f"{_likeness(pair)}, but other authors")
    if pair.years == 0 and pair.venues == "same":
        return Verdict("yes", 0.8, "title", "same title, year and venue; the names are garbled")
    if pair.kinds == {"book", "journal"}:
        return Verdict("no", 0.8, "authors", "a book, and other authors' review of it")
    if (pair.years or 0) > _PRINTED_LATER:
        return Verdict("no", 0.8, "authors", f"same title, but other authors, {_apart(pair)}")
    return Verdict("maybe", 0.5, "authors", "same title, but other authors")


def thesis(pair: Pair) -> Verdict | None:
    """A thesis and a paper or book of the same title are two works."""
    if pair.venues != "other kind" or "thesis" not in pair.kinds:
        return None
    return Verdict("no", 0.85, "venue", f"{_likeness(pair)}, but one is a thesis")


def version(pair: Pair) -> Verdict | None:
    """A preprint, a working paper or a report, and its publication.

    Where the publication has other words it begins with the same ones, and has the same authors.
    """
    if not pair.versions:
        return None
    if pair.people == "unknown" and not (pair.telling and pair.wording == "same"):
        return None
    if pair.people == "some" and not pair.telling:
        return None
    all_named = pair.people == "same" or (pair.people == "within" and pair.truncated)
    if pair.wording in _REWORDED and not (pair.begin_alike and all_named):
        return None
    if (pair.years or 0) > _PUBLISHED_LATER:
        return Verdict("maybe", 0.5, "year", f"preprint and publication, {_apart(pair)}")
    reason = f"{_likeness(pair)}: preprint and publication"
    return Verdict("yes", 0.9, "title", reason, versions=True)


def conference_and_journal(pair: Pair) -> Verdict | None:
    """A conference paper and its later version in a journal are two works.

    Some journals print the proceedings of the conference of their name, in the year of it.
    """
    if pair.venues != "other kind" or pair.years is None:
        return None
    if pair.years:
        reason = f"{_likeness(pair)}, but a conference and a journal, {_apart(pair)}"
        return Verdict("no", 0.8, "venue", reason)
    reason = f"{_likeness(pair)} and year, but a conference and a journal"
    return None if pair.same_place else Verdict("maybe", 0.5, "venue", reason)


def years_apart(pair: Pair) -> Verdict | None:
    """Years that one date of a work can't explain: more than one; one, if all else isn't equal."""
    if not pair.years:
        return None
    equal = pair.people in ("same", "unknown") and pair.venues != "other"
    loose = pair.truncated or "preprint" in pair.stages or pair.venues == "unknown"
    one_date = loose or (equal and pair.wording not in _REWORDED)
    if pair.years <= _PRINTED_LATER and one_date:
        return None
    if pair.wording == "same" and pair.people != "some":
        return Verdict("maybe", 0.5, "year", f"same title, but {_apart(pair)}")
    return Verdict("no", 0.7, "year", f"{_likeness(pair)}, {_apart(pair)}")


def title_alone(pair: Pair) -> Verdict | None:
    """One of the two names no authors: a telling title is enough, if it is the same.

    Where two publications are a year apart, a short one may be a column's. In one year a subtitle
    may be missing, or a name before a long title.
    """
    if pair.people != "unknown":
        return None
    long = pair.words > _WORDS_OF_COLUMNS
    one_date = not pair.years or "preprint" in pair.stages or long
    if pair.wording == "same" and pair.telling and one_date:
        return Verdict("yes", 0.9, "title", "same title")
    if pair.wording == "same":
        against = "it is short" if one_date else _apart(pair)
        return Verdict("maybe", 0.6, "title", f"same title, but {against}, and no authors")
    near = pair.wording not in _REWORDED and (pair.begin_alike or long)
    if near and pair.telling and pair.years == 0:
        return Verdict("yes", 0.8, "title", "same year, and the title but for spelling or subtitle")
    if pair.wording in _REWORDED:
        return Verdict("no", 0.7, "title", "similar titles, and no authors")
    return Verdict("maybe", 0.5, "title", "similar titles, and no authors")


def short_title(pair: Pair) -> Verdict | None:
    """Under a short title the people must be the same, or the first and all others of one side."""
    group = pair.company
    if pair.telling or (pair.people == "same" and group.initialled and group.shared > 1):
        return None
    same = pair.people == "same" or (pair.people == "within" and pair.same_first)
    if pair.wording not in _REWORDED and (same or group.shared >= _SEVERAL):
        return None
    if pair.wording != "same":
        return Verdict("no", 0.7, "title", "similar short titles")
    return Verdict("maybe", 0.5, "authors", "same short title, but not the same authors")


def one_of_many(pair: Pair) -> Verdict | None:
    """One of several authors is named alone, and is not the first: a column that many write for.

    Columns have short titles.
    """
    group = pair.company
    if (group.shared, group.few) != (1, 1) or group.many < _SEVERAL or pair.same_first:
        return None
    if pair.years is None or pair.venues != "same" or pair.truncated:
        return None
    if pair.words > _WORDS_OF_COLUMNS:
        return None
    return Verdict("maybe", 0.5, "authors", f"{_likeness(pair)}, but one of several authors")


def same_title(pair: Pair) -> Verdict | None:
    """The same title, an author in common, nothing against it."""
    if pair.wording != "same":
        return None
    return Verdict("yes", 0.95, "title", "same title and authors")


def spelling(pair: Pair) -> Verdict | None:
    """A few letters differ, or a subtitle is missing, and authors are in common."""
    differ = {"spelling": "a few letters", "subtitle": "a subtitle"}.get(pair.wording)
    if not differ:
        return None
    return Verdict("yes", 0.85, "title", f"same authors; the titles differ in {differ}")


def rewording(pair: Pair) -> Verdict | None:
    """A word or two differ, or one title goes on: one work if the people are the same.

    That is two names in common, or an only one with its initials. Something else must say so, too:
    how both titles begin, since a later paper's title rather gets words before it ("Overview of
    …") than behind; or the venue or the year, and half of the names.
    """
    group = pair.company
    known = group.initialled and (group.shared == group.few or pair.venues == "same")
    elsewhere = pair.years is not None and pair.venues in ("other", "other kind")
    there = pair.venues == "same" or pair.years == 0
    backed = pair.begin_alike or (there and 2 * group.shared >= group.few)
    if (group.shared > 1 or known) and backed and not elsewhere and "preprint" not in pair.stages:
        return Verdict("yes", 0.8, "title", "same authors, and nearly the same title")
    return Verdict("maybe", 0.4, "title", "similar titles, same authors")


RULES: tuple[Rule, ...] = (
    untitled, pasted_link, published_twice, identifier, notice, number, other_title,
    rival_publication, rival_preprint, recurring_title, other_people, thesis, version,
    conference_and_journal, years_apart, title_alone, short_title, one_of_many, same_title,
    spelling, rewording,
)  # fmt: skip


def compare(a: Reference, b: Reference) -> Verdict:
    """Whether two records are one work."""
    return decide(a, b, RULES)


def decide(a: Reference, b: Reference, rules: Iterable[Rule]) -> Verdict:
    """What the first of some rules that has something to say about two records says."""
    pair = Pair(a, b)
    verdicts = (rule(pair) for rule in rules)
    return next((verdict for verdict in verdicts if verdict), _NO_RULE)


def _likeness(pair: Pair) -> str:
    return "same title" if pair.wording == "same" else "similar titles"


def _apart(pair: Pair) -> str:
    return "1 year apart" if pair.years == 1 else f"{pair.years} years apart"
