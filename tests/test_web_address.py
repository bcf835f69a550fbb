"""The parts of a web address are those that the standard library sees."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.links import Address, address
from refsync.web_address import WebAddress, split

PIECES = st.sampled_from(
    ("https://", "http://", "HTTPS://", "//", "a.org", "A.org", "www.", ":80", "u@", "[::1]", "[",
     "/", "/abs/", "?", "q=1", "#", "x", "é", "%41", " ", "\t", "\n", "\\", ":", ".", "-")
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
def test_any_address_has_the_parts_that_the_standard_library_sees(url: str) -> None:
    try:
        parts = urlsplit(url)
        expected = WebAddress(parts.scheme, parts.hostname or "", parts.path, parts.query)
    except ValueError:
        assert split(url) is None
    else:
        assert split(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2406.09399",
        "http://a.org",
        "https://a.org/b?c=1&d=~e#f",
        "https://a.org/",
    ],
)
def test_a_sound_address_stays_as_it_is(url: str) -> None:
    assert address(url) == Address(url, repaired=False)
