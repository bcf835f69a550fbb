"""Whatever bytes a source has, it is read or refused in a sentence, in every format."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.errors import RefsyncError
from refsync.readers import FORMATS, Format, read_text
from refsync.sources.text import decode

PIECES = [
    b"# Papers\n\n", b"- [A title](https://arxiv.org/abs/2101.00001)\n", b"| a | b |\n|-|-|\n",
    b"<ul><li><a href='", b"<!--", b"```\n", b"---\n", b"@article{k,\n title = {", b"}\n", b'"',
    b"@string{a = ", b"crossref = {k},", b"author = {", b" and ", b"\\'e", b"\\emph{", b"$",
    b'[{"title": "A", "type": "book"', b'"issued": {"date-parts": [[', b'"author": [{"family": ',
    b'"itemType": "book", "creators": [{', b"null", b"]", b"}", b"{", b"[", b"1e999", b"true",
    b"TY  - JOUR\n", b"AU  - ", b"PY  - ", b"ER  - \n", b"T1  - A title\n", b"Title\n=====\n\n",
    b".. list-table::\n\n   * - ", b".. _a: b\n", b":cite:`a`", b"`A <b>`_", b"::\n\n",
    b".. raw:: html\n",
    b"\r\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xa8", b"\t", b"  ",
    "é论文😀\ud7ff\u2028".encode(),
]  # fmt: skip
DATA = st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=30).map(b"".join)
QUICK = [name for name in FORMATS if name != "org"]
"""Org is read by another program, which takes too long for many examples."""


@pytest.mark.parametrize("name", [None, *QUICK])
@given(data=DATA | st.binary(max_size=300))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_read_or_refused(name: Format | None, data: bytes) -> None:
    try:
        source = decode(data, "list")
        reading = read_text(source, name)
    except RefsyncError:
        return
    last = len(re.split(r"\r\n|\r|\n", source.text))
    places = [*(r.source.line for r in reading.references if r.source)]
    places += (problem.line for problem in reading.problems)
    assert all(1 <= line <= last for line in places)
