"""Patterns of citation keys: what functions and filters give."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.errors import UsageError
from refsync.reference import Name, PartialDate, Reference
from refsync.writers.key_pattern import DEFAULT, parse

PAPER = Reference(
    id="title:x",
    type="article-journal",
    title="On the Étude of <i>Deep</i> O'Neil nets",
    author=(
        Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),
        Name(family="Łukasz"),
        Name(literal="The Group"),
    ),
    issued=PartialDate(parts=((2017, 6),)),
    container_title="Journal of Things",
)
BARE = Reference(id="title:y", type="book", title="!!!")


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        (DEFAULT, "vanbeethoven2017etude"),
        ("auth", "vanBeethoven"),
        ("auth(3)", "van"),
        ("auth(3, 2)", "Luk"),
        ("authors", "vanBeethovenLukaszTheGroup"),
        ("authors(2).condense('-')", "vanBeethoven-Lukasz-EtAl"),
        ("year + shortyear", "201717"),
        ("title", "EtudeDeepONeilNets"),
        ("shorttitle", "EtudeDeepONeil"),
        ("shorttitle(2,2)", "EtudeDeep"),
        ("veryshorttitle.upper", "ETUDE"),
        ("journal.abbr", "JoT"),
        ("journal.skipwords.abbr", "JT"),
        ("journal.select(2, 1)", "of"),
        ("journal.substring(1, 4)", "Jour"),
        ("type", "articlejournal"),
        ("auth.lower + '_' + year", "vanbeethoven_2017"),
        ("year.prefix('y').postfix(\"z\")", "y2017z"),
        ("shorttitle(2).lower.capitalize.condense(_)", None),
    ],
)
def test_a_pattern_makes_a_key(pattern: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(UsageError):
            parse(pattern)
    else:
        assert parse(pattern).key(PAPER) == key


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth:lower][year]", "vanbeethoven2017"),
        ("[auth5]_[shorttitle2_2]", "vanBe_EtudeDeep"),
        ("[journal:abbr]:[year]", "JoT:2017"),
        ("[authors2:condense,-]", "vanBeethoven-Lukasz-EtAl"),
    ],
)
def test_the_older_form_is_read_too(pattern: str, key: str) -> None:
    assert parse(pattern).key(PAPER) == key


def test_the_first_alternative_that_gives_anything_counts() -> None:
    pattern = parse("auth + year | 'anon' + type.prefix('-')")
    assert pattern.key(PAPER) == "vanBeethoven2017"
    assert pattern.key(BARE) == "anon-book"


def test_a_text_alone_makes_no_key() -> None:
    assert parse("'key' + year").key(BARE) == ""


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "missing at its end"),
        ("'text'", "no function"),
        ("nonsense", "“nonsense” is none of auth, authors"),
        ("auth.nonsense", "“nonsense” is none of lower"),
        ("auth year", "“year” stands where"),
        ("auth +", "missing at its end"),
        ("auth(", "a bracket has no partner"),
        ("auth('x')", "arguments"),
        ("year.lower(1)", "arguments"),
        ("auth(1, 2, 3)", "arguments"),
        ("year | journal.condense(1)", "arguments"),
        ("auth(year)", "“year” is no argument"),
        ("auth; year", "nothing is called “; year”"),
        ("[auth", "partner"),
        ("[nonsense]", "“nonsense” is none of"),
        ("[auth:no]", "“no” is none of"),
    ],
)
def test_what_is_no_pattern_is_said(pattern: str, why: str) -> None:
    with pytest.raises(UsageError, match="is no pattern for citation keys") as caught:
        parse(pattern)
    assert why in str(caught.value)


@given(st.text(st.sampled_from("authyear.lowe+|()[]:,'\" 12_"), max_size=25))
def test_any_text_is_a_pattern_or_a_sentence(text: str) -> None:
    with suppress(UsageError):
        assert isinstance(parse(text).key(PAPER), str)
