"""Addresses and kinds of links."""

import pytest

from refsync.readers.links import (
    address,
    is_generic,
    is_link_to_its_site,
    is_pointer,
    kind,
    kind_by_address,
    kind_by_label,
)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("ttps://github.com/a/b", "https://github.com/a/b"),
        ("htps://github.com/a/b", "https://github.com/a/b"),
        ("https//github.com/a/b", "https://github.com/a/b"),
        ("https:/github.com/a/b", "https://github.com/a/b"),
        ("http:github.com/a/b", "http://github.com/a/b"),
        ("https://https://github.com/a/b", "https://github.com/a/b"),
        ("github.com/a/b", "https://github.com/a/b"),
        ("www.a.org", "https://www.a.org"),
        ("https://arxiv.org/pdf/1604.07316.pdf%5D", "https://arxiv.org/pdf/1604.07316.pdf"),
        ("https://arxiv.org/apdf/1604.07316", "https://arxiv.org/pdf/1604.07316"),
        (" https://a.org/x ", "https://a.org/x"),
        ("http:://a.org/x", "http://a.org/x"),
        ("//a.org/x", "https://a.org/x"),
        ("(https://a.org/x_(y))", "https://a.org/x_(y)"),
        ('"https://a.org/x"', "https://a.org/x"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/182", "https://doi.org/10.1000/182"),
        ("arXiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("2101.00004v2", "https://arxiv.org/abs/2101.00004v2"),
    ],
)
def test_bad_addresses_are_repaired(href: str, url: str) -> None:
    found = address(href)
    assert found
    assert found.url == url


@pytest.mark.parametrize(
    "href",
    [
        "https://a.org/x_(y)?q=1#z",
        "http://localhost:8000/x",
        "https://en.wikipedia.org/wiki/A_(b)",
        "https://例え.jp/x",
        "HTTPS://A.org/X",
        "ftp://a.org/x.pdf",
        "sftp://a.org:22/x.pdf",
    ],
)
def test_good_addresses_stay_as_they_are(href: str) -> None:
    found = address(href)
    assert found
    assert not found.repaired
    assert found.url.casefold() == href.casefold()


@pytest.mark.parametrize(
    "href",
    ["", " ", "#section", "./notes.md", "papers/x.pdf", "README.md", "mailto:a@b.org", "none"],
)
def test_what_is_no_web_address_has_none(href: str) -> None:
    assert address(href) is None


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("paper link", "paper"),
        ("GitHub", "code"),
        ("Code (official)", "code"),
        ("model-zoo link", "model"),
        ("dataset page", "dataset"),
        ("project page", "project"),
        ("updated version", "other"),
        ("follow-up work", "other"),
        ("PDF", "pdf"),
        ("论文", "paper"),
        ("论文链接", "paper"),
        ("搜索论文推送工具", None),
        ("Paper list", None),
        ("here", None),
        ("A Paper about Code and the Models behind it", None),
    ],
)
def test_labels_name_kinds(label: str, found: str | None) -> None:
    assert kind_by_label(label) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://arxiv.org/abs/2101.00001", "paper"),
        ("https://publisher.example/doi/10.1000/xyz", "paper"),
        ("https://a.org/x.pdf", "pdf"),
        ("https://repository.acme.edu/handle/10915/118718", "paper"),
        ("https://a.org/handle/with-care", "other"),
        ("https://gears.acme.edu/index.php/cog/article/view/3943/3169", "paper"),
        ("https://research.google.com/archive/widgets.html", "paper"),
        ("https://research.google.com/archive/", "other"),
        ("http://www.scielo.org.co/scielo.php?script=sci_arttext&pid=S0000", "paper"),
        ("https://github.com/a/b", "code"),
        ("https://github.com/a/b/tree/main/wiki", "code"),
        ("https://github.com/a/b/issues/7", "other"),
        ("https://gitlab.com/a/b/-/issues/7", "other"),
        ("https://github.com/a/b/wiki/Gears", "other"),
        ("https://a.github.io/b", "project"),
        ("https://huggingface.co/a/b", "model"),
        ("https://huggingface.co/datasets/a/b", "dataset"),
        ("https://huggingface.co/spaces/a/b", "demo"),
        ("https://huggingface.co/papers/2101.00001", "paper"),
        ("https://youtu.be/x", "video"),
        ("https://a.medium.com/x", "blog"),
        ("https//arxiv.org/abs/2101.00001", "paper"),
        ("https://https://github.com/a/b", "code"),
        ("www.youtube.com/watch?v=x", "video"),
        ("https://ui.adsabs.harvard.edu/#abs/2018AJ....155..255Y/abstract", "paper"),
        ("https://a.org/", "other"),
        ("http://[", "other"),
    ],
)
def test_addresses_look_like_kinds(url: str, found: str) -> None:
    assert kind_by_address(url) == found


def test_labels_go_before_addresses_but_for_project_pages() -> None:
    assert kind("paper link", "https://github.com/a/b") == "paper"
    assert kind("code", "https://a.github.io/b") == "project"
    assert kind("here", "https://github.com/a/b") == "code"


@pytest.mark.parametrize("label", ["dataset&code", "Code and data", "数据和代码"])
def test_a_repository_of_data_and_code_is_the_code(label: str) -> None:
    assert kind(label, "https://github.com/a/b") == "code"
    assert kind(label, "https://a.org/b") == "dataset"
    assert kind("data", "https://github.com/a/b") == "dataset"


@pytest.mark.parametrize("label", ["pdf format", "html format", "HTML version", "PDF file"])
def test_formats_of_a_paper_are_pointers(label: str) -> None:
    assert is_pointer(label)


@pytest.mark.parametrize("label", ["Google Books", "Google Scholar", "WorldCat"])
def test_names_of_catalogues_say_nothing_of_what_is_linked(label: str) -> None:
    assert is_generic(label)
    assert not is_generic(f"{label} and Gears")


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Final preprint. 24 pages. May 8, 2024", "paper"),
        ("Unpublished. 10 Pages", "paper"),
        ("PDF (24 pages)", "pdf"),
        ("Older version. 36 pp. 2023-05-08", "other"),
        ("On Widgets. 24 pages. 2024", None),
    ],
)
def test_labels_may_tell_how_long_a_version_is(label: str, found: str | None) -> None:
    assert kind_by_label(label) == found
    assert is_pointer(label) is (found is not None)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://acme.org/publications/index.html", "other"),
        ("https://acme.org/publications/2020-gears", "paper"),
        ("https://acta.org/index.php?journal=acta&page=article&op=view&path%5B%5D=14073", "paper"),
        ("https://acta.org/index.php?journal=acta&page=issue&op=view&path%5B%5D=14073", "other"),
        ("https://github.com/acme/gears/assets/26109316/f9023a28", "other"),
        ("https://github.com/acme/gears/tree/main/assets", "code"),
    ],
)
def test_paths_tell_a_paper_from_what_stands_beside(url: str, found: str) -> None:
    assert kind_by_address(url) == found


@pytest.mark.parametrize(
    ("label", "url", "found"),
    [
        ("Acme Papers Link", "https://www.acmepapers.org/paper/On-Gears/f3dc7b", True),
        ("AcmePapers links", "https://acmepapers.org/1", True),
        ("The Missing Link", "https://acmepapers.org/1", False),
        ("Link", "https://acmepapers.org/1", False),
        ("Acme Papers", "https://acmepapers.org/1", False),
        ("Org Link", "https://acmepapers.org/1", False),
    ],
)
def test_a_link_may_be_called_by_its_site(label: str, url: str, found: bool) -> None:
    assert is_link_to_its_site(label, url) is found


def test_supplements_are_beside_a_paper() -> None:
    assert kind_by_label("supplemental material") == "other"
    assert kind_by_label("Supplementary material") == "other"
    assert kind_by_label("Supplemental reading") is None
    assert kind_by_label("Related readings") is None


def test_a_journal_s_name_names_no_kind() -> None:
    assert kind_by_label("Scientific Data") is None
    assert kind_by_label("Data") == "dataset"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("osdi-94/on-the-use-of-many-widgets", "paper"),
        ("osdi-94/call-for-papers-on-many-widgets", "other"),
        ("osdi-94/technical-sessions", "other"),
        ("osdi-94", "other"),
    ],
)
def test_a_title_in_the_address_of_a_conference_tells_a_paper(path: str, kind: str) -> None:
    assert kind_by_address(f"https://www.usenix.org/conference/{path}") == kind
