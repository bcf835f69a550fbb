"""Identifiers out of addresses, BibTeX fields and text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync import identifiers
from refsync.identifiers import Identifier


@pytest.mark.parametrize(
    ("url", "scheme", "value"),
    [
        ("https://arxiv.org/abs/2406.09399", "arxiv", "2406.09399"),
        ("https://arxiv.org/abs/arXiv:2406.09399", "arxiv", "2406.09399"),
        ("https://doi.org/doi:10.1000/182", "doi", "10.1000/182"),
        ("https://arxiv.org/pdf/2406.09399v2.pdf", "arxiv", "2406.09399"),
        ("http://www.arxiv.org/html/1706.03762v7#S1", "arxiv", "1706.03762"),
        ("http://arxiv.org/abs/cs.CL/0701001", "arxiv", "cs/0701001"),
        ("https://ar5iv.labs.arxiv.org/html/2406.09399", "arxiv", "2406.09399"),
        ("https://huggingface.co/papers/2406.09399", "arxiv", "2406.09399"),
        ("https://www.alphaxiv.org/abs/2406.09399", "arxiv", "2406.09399"),
        ("https://arxiv.org/apdf/2406.09399", "arxiv", "2406.09399"),
        ("https://arxiv.org/pdf/2406.09399.pdf%5D", "arxiv", "2406.09399"),
        ("https://doi.org/10.48550/arXiv.2406.09399", "arxiv", "2406.09399"),
        ("https://doi.org/10.1093%2Fbib%2Fbbaa110", "doi", "10.1093/bib/bbaa110"),
        ("https://dl.acm.org/doi/abs/10.1145/3292500.3330701", "doi", "10.1145/3292500.3330701"),
        ("https://example.org/articles/10.3389/fnins.2020.00275/full", "doi",
         "10.3389/fnins.2020.00275"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf", "doi",
         "10.1101/2020.01.01.123456"),
        ("https://doi.org/10.1002/(SICI)1097-4571(199510)46:9%3C1::AID-ASI1%3E3.0.CO;2-2", "doi",
         "10.1002/(SICI)1097-4571(199510)46:9<1::AID-ASI1>3.0.CO;2-2"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "pmcid", "PMC1234567"),
        ("https://aclanthology.org/P19-1001.pdf", "acl", "P19-1001"),
        ("https://www.aclweb.org/anthology/2020.acl-main.1/", "acl", "2020.acl-main.1"),
        ("https://openreview.net/pdf?id=rJXMpikCZ", "openreview", "rJXMpikCZ"),
        ("http://proceedings.mlr.press/v139/radford21a/radford21a.pdf", "pmlr",
         "v139/radford21a"),
        ("https://openaccess.thecvf.com/content/CVPR2021/papers/Foo_Bar_CVPR_2021_paper.pdf",
         "cvf", "Foo_Bar_CVPR_2021_paper"),
        ("https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
         "neurips", "3f5ee243547dee91fbd053c1c4a845aa"),
    ],
)  # fmt: skip
def test_an_address_stands_for_its_identifier(url: str, scheme: str, value: str) -> None:
    assert identifiers.from_url(url) == Identifier(scheme, value)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/a/b",
        "https://huggingface.co/org/model-1.4B",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/9999.99999",
        "http://[bad",
        "",
        "not an address",
    ],
)
def test_other_addresses_stand_for_none(url: str) -> None:
    assert identifiers.from_url(url) is None


@pytest.mark.parametrize(
    ("scheme", "written", "normal"),
    [
        ("doi", "doi: 10.1145/3292500.3330701.", "10.1145/3292500.3330701"),
        ("doi", "https://doi.org/10.48550/arXiv.2406.09399", "10.48550/arXiv.2406.09399"),
        ("doi", "https://arxiv.org/abs/2406.09399", None),
        ("doi", "10.1/too-short", None),
        ("arxiv", "arXiv:2406.09399v3 [cs.CV]", "2406.09399"),
        ("arxiv", "hep-th/9901001", "hep-th/9901001"),
        ("arxiv", "math.GT/0309136", "math/0309136"),
        ("isbn", "0-306-40615-2", "9780306406157"),
        ("isbn", "978-3-16-148410-0 (hardcover)", "9783161484100"),
        ("isbn", "978-3-16-148410-1", None),
        ("pmid", "PMID: 0123", "123"),
        ("pmcid", "pmc123456", "PMC123456"),
        ("pmid", "", None),
    ],
)
def test_a_written_identifier_has_one_normal_form(
    scheme: str, written: str, normal: str | None
) -> None:
    assert identifiers.normalise(scheme, written) == normal


def test_text_gives_its_identifiers_in_order_each_once() -> None:
    text = (
        "arXiv preprint arXiv:2402.03766, CoRR abs/1706.03762, doi:10.1145/3292500.3330701). "
        "PMID 123, PMC12345, ISBN 978-3-16-148410-0, https://arxiv.org/abs/2402.03766; in 2023.1"
    )
    assert identifiers.from_text(text) == [
        ("arxiv", "2402.03766"),
        ("arxiv", "1706.03762"),
        ("doi", "10.1145/3292500.3330701"),
        ("pmid", "123"),
        ("pmcid", "PMC12345"),
        ("isbn", "9783161484100"),
    ]


def test_an_arxiv_id_and_its_doi_are_made_from_each_other() -> None:
    both = {"arxiv": "2406.09399", "doi": "10.48550/arXiv.2406.09399"}
    assert identifiers.complete({"arxiv": "2406.09399"}) == both
    assert identifiers.complete({"doi": "10.48550/arXiv.2406.09399"}) == both


def test_the_doi_of_the_published_version_stays() -> None:
    stated = {"doi": "10.1109/CVPR.2020.1", "arxiv": "2406.09399"}
    assert identifiers.complete(stated) == stated


def test_keys_compare_without_case_and_know_arxiv_dois() -> None:
    assert identifiers.match_keys({"doi": "10.48550/ARXIV.2406.09399"}) == {"arxiv:2406.09399"}
    assert identifiers.match_keys({"doi": "10.1000/ABC"}) == {"doi:10.1000/abc"}


@given(st.text(max_size=80), st.sampled_from(identifiers.SCHEMES))
def test_any_text_is_an_identifier_or_none(text: str, scheme: str) -> None:
    value = identifiers.normalise(scheme, text)
    assert value is None or identifiers.normalise(scheme, value) == value
    identifiers.from_url(text)
    identifiers.from_text(text)


def test_of_several_statements_the_first_counts_and_a_publication_before_its_preprint() -> None:
    preprint = identifiers.complete({"arxiv": "2101.00001"})
    other = identifiers.complete({"arxiv": "2101.00002"})
    assert identifiers.merge(preprint, other) == preprint
    assert identifiers.merge(preprint, {"doi": "10.1000/xyz"}) == {
        "arxiv": "2101.00001",
        "doi": "10.1000/xyz",
    }


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("arXiv:2101.00001 [cs.LG]", Identifier("arxiv", "2101.00001")),
        ("DOI: 10.1000/182.", Identifier("doi", "10.1000/182")),
        ("doi:10.48550/arXiv.2101.00001", Identifier("arxiv", "2101.00001")),
        ("On Widgets, arXiv:2101.00001", None),
        ("arXiv:2101.00001, doi:10.1000/182", None),
        ("1234567", None),
    ],
)
def test_a_text_may_be_an_identifier_and_nothing_else(text: str, known: Identifier | None) -> None:
    assert identifiers.sole(text) == known
