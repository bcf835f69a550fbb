"""DOIs that publishers' addresses have in them by a rule."""

import pytest

from refsync import identifiers
from refsync.identifiers import Identifier


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://www.nature.com/articles/s41586-020-0001-2", "10.1038/s41586-020-0001-2"),
        ("https://www.nature.com/articles/s41599-020-0001-2.pdf", "10.1057/s41599-020-0001-2"),
        ("https://www.nature.com/articles/nmeth.1234", "10.1038/nmeth.1234"),
        ("https://www.nature.com/articles/nature20101/", "10.1038/nature20101"),
        ("https://www.nature.com/articles/123456a0", "10.1038/123456a0"),
        ("http://www.nature.com/nbt/journal/v1/n2/full/nbt.1234.html", "10.1038/nbt.1234"),
        ("https://www.nature.com/articles/sdata201612", "10.1038/sdata.2016.12"),
        ("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
         "10.1371/journal.pone.0000001"),
        ("https://example.org/articles?x=1&id=10.1257/abc.1.2.3&y=2", "10.1257/abc.1.2.3"),
        ("https://elifesciences.org/articles/12345", "10.7554/eLife.12345"),
        ("https://peerj.com/articles/cs-123/", "10.7717/peerj-cs.123"),
        ("https://pubs.rsc.org/en/content/articlelanding/2021/sc/d0sc00001a#!divAbstract",
         "10.1039/d0sc00001a"),
        ("https://hess.copernicus.org/articles/22/100/2018/", "10.5194/hess-22-100-2018"),
        ("https://www.ijcai.org/Proceedings/2018/0083.pdf", "10.24963/ijcai.2018/83"),
        ("https://www.pnas.org/content/118/15/e2000000000", "10.1073/pnas.2000000000"),
        ("https://academic.oup.com/bib/article/24/6/bbad001/7000000", "10.1093/bib/bbad001"),
        ("https://www.biorxiv.org/content/early/2017/07/10/123456", "10.1101/123456"),
        ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567", "10.2139/ssrn.1234567"),
        ("https://dl.acm.org/citation.cfm?doid=1234567.1234568", "10.1145/1234567.1234568"),
        ("https://www.mdpi.com/1424-8220/20/1/12/htm", "10.3390/s20010012"),
        ("https://academic.oup.com/bib/advance-article/doi/10.1093/bib/bbaa001/5000000",
         "10.1093/bib/bbaa001"),
        ("https://direct.mit.edu/tacl/article-pdf/doi/10.1162/tacl_a_00001/1000000/tacl_a_00001.pdf",
         "10.1162/tacl_a_00001"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.article-metrics",
         "10.1101/2020.01.01.123456"),
        ("https://www.biorxiv.org/content/10.1101/123456v2.abstract", "10.1101/123456"),
        ("https://www.biorxiv.org/content/10.1101/123456v2.full.pdf+html", "10.1101/123456"),
        ("https://example.org/doi/suppl/10.1000/abc.123/suppl_file/abc_si_001.pdf",
         "10.1000/abc.123"),
        ("https://spj.example.org/doi/10.34133/2022/1234567", "10.34133/2022/1234567"),
    ],
)  # fmt: skip
def test_an_article_s_address_has_its_doi(url: str, doi: str) -> None:
    assert identifiers.from_url(url) == Identifier("doi", doi)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.nature.com/articles/6604938",
        "https://www.nature.com/natmachintell/",
        "https://www.nature.com/news/on-widgets-1.12345",
        "https://elifesciences.org/subjects/neuroscience",
        "https://peerj.com/collections/45-widgets/",
        "https://www.biorxiv.org/content/early/2025/12/30/2025.12.29.123456",
        "https://www.pnas.org/content/105/38/14308",
        "https://academic.oup.com/bioinformatics/article/28/14/1919/218826",
        "https://dl.acm.org/citation.cfm?id=1234567",
        "http://delivery.acm.org/10.1145/890000/882267/p303-doe.pdf",
        "https://www.mdpi.com/0000-0000/20/1/12",
    ],
)
def test_no_doi_is_made_of_addresses_that_have_none(url: str) -> None:
    assert identifiers.from_url(url) is None
