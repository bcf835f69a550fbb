"""Addresses that can't be right, told by their form."""

from __future__ import annotations

import pytest

from refsync.addresses import fault, mend
from refsync.reading import Mend


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("TBD", "placeholder"),
        ("coming soon", "placeholder"),
        ("N/A", "placeholder"),
        ("https://example.org/paper", "placeholder"),
        ("https://www.example.com", "placeholder"),
        ("https://arxiv.org/abs/XXXX.XXXXX", "placeholder"),
        ("https://github.com/your-username/code", "placeholder"),
        ("https://lab.edu/TODO", "placeholder"),
        ("file:///home/ann/paper.pdf", "on one machine"),
        (r"C:\papers\one.pdf", "on one machine"),
        ("~/papers/one.pdf", "on one machine"),
        ("localhost:8888/tree", "own machine"),
        ("http://localhost:8888/tree", "others can't reach"),
        ("http://192.168.1.20/paper", "others can't reach"),
        ("http://printer.local/paper", "others can't reach"),
        ("https:///paper", "names no host"),
        ("https://github/ann/code", "“github” is none"),
        ("https://[ab/c", "square brackets"),
        ("https://lab.edu/a paper", "a space"),
        ("https://lab.edu/pap...", "cut off"),
        ("https://lab.edu/pap…", "cut off"),
        ("https://lab.edu/Paper_(2020", "bracket without its partner"),
        ("https://lab.edu/paper)", "bracket without its partner"),
        ("https://lab.eduhttps://lab.edu/paper", "two addresses"),
        ("https://arxiv.org/abs/", "names no arXiv paper"),
        ("https://arxiv.org/abs/2013", "names no arXiv paper"),
        ("https://arxiv.org/pdf/2013.01234", "no month 13"),
        ("https://arxiv.org/abs/2406.9399", "5 digits behind the dot"),
        ("https://doi.org/", "no DOI"),
        ("https://dx.doi.org/jmlr.2020", "no DOI"),
        ("https://openreview.net/forum", "names no paper"),
        ("https://github.com/", "front page"),
    ],
)
def test_an_address_that_cannot_be_right_is_told_with_the_reason(address: str, wrong: str) -> None:
    assert wrong in (fault(address) or "")


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2406.09399v2",
        "https://arxiv.org/pdf/1412.1234.pdf#page=3",
        "https://arxiv.org/abs/math.GT/0309136",
        "https://arxiv.org/list/cs.CV/recent",
        "https://doi.org/10.1000/182",
        "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15",
        "https://openreview.net/forum?id=abcdefghij",
        "https://openreview.net/pdf/0123abcd.pdf",
        "https://github.com/ann",
        "https://lab.edu",
        "http://lab.edu:8080/a?b=c#d",
        "https://en.wikipedia.org/wiki/Zoo_(album)",
        "https://web.archive.org/web/2020/https://lab.edu/",
        "https://proxy.lab.edu/login?url=https://lab.edu/",
        "https://bücher.example-verlag.de/x",
        "http://93.184.216.34/paper",
        "https://lab.edu/choose-your-neuron",
        "docs/paper.pdf",
        "#section",
        "mailto:ann@lab.edu",
    ],
)
def test_an_address_that_may_be_right_is_left_alone(address: str) -> None:
    assert fault(address) is None


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("ttps://lab.edu/a", "https://lab.edu/a"),
        ("www.lab.edu/a", "https://www.lab.edu/a"),
        ("github.com/ann/code", "https://github.com/ann/code"),
    ],
)
def test_what_was_surely_meant_is_a_mend(address: str, url: str) -> None:
    assert mend(address, url) == Mend(address, 0, address, url)


def test_an_address_that_may_lack_more_than_its_scheme_is_no_mend() -> None:
    assert mend("hub.com/ann/code", "https://hub.com/ann/code") is None
