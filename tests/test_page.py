"""Pages with front matter: one paper, or a list."""

from __future__ import annotations

import pytest

from refsync.readers.icons import without_icons
from refsync.readers.page import read, without_quarto
from refsync.readers.shortcodes import without_shortcodes
from refsync.reference import Name, Reference

LIST = """
# Rocks

- [A Study of Quartz](https://arxiv.org/abs/2101.00001)
- [A Study of Mica](https://arxiv.org/abs/2101.00002)
"""


def page(
    *fields: str, body: str = "It is about rocks.\n", file: str = "page.md"
) -> list[Reference]:
    return list(read("\n".join(["---", *fields, "---", body]), file).references)


def paper(*fields: str, body: str = "It is about rocks.\n", file: str = "page.md") -> Reference:
    [found] = page("title: On Rocks", *fields, body=body, file=file)
    return found


def test_a_page_for_one_paper_is_that_paper() -> None:
    found = paper(
        "layout: publication",
        "authors: Jane Doe, Karl van der Berg, and others",
        "conference: ROCKS 2020",
        "year: 2020",
        "bibkey: doe2020rocks",
        "additional_links:",
        '   - {name: "ArXiV", url: "https://arxiv.org/abs/2101.00001"}',
        '   - {name: "Code", url: "https://github.com/doe/rocks"}',
        'tags: ["stones", "sand"]',
    )
    assert (found.title, found.type) == ("On Rocks", "paper-conference")
    assert found.author == (
        Name(family="Doe", given="Jane"),
        Name(family="Berg", given="Karl", non_dropping_particle="van der"),
    )
    assert found.authors_truncated
    assert found.container_title == "ROCKS 2020"
    assert found.issued
    assert found.issued.parts == ((2020,),)
    assert found.identifiers["arxiv"] == "2101.00001"
    assert [(link.kind, link.label) for link in found.links] == [
        ("paper", "ArXiV"),
        ("code", "Code"),
    ]
    assert found.citation_key == "doe2020rocks"
    assert found.keyword == ("stones", "sand")
    assert found.source
    assert found.source.line == 2


def test_the_fields_of_hugo_s_academic_theme() -> None:
    found = paper(
        "date: '2018-03-01T00:00:00Z'",
        "authors:\n- admin\n- Jane Doe",
        "publication_types: ['2']",
        "publication: '*Journal of Rocks, 3*(1)'",
        "abstract: They are hard.",
        "url_pdf: https://rocks.geo/rocks.pdf",
        "url_slides: ''",
        "url_code: https://github.com/doe/rocks",
        "doi: 10.1000/rocks",
    )
    assert found.type == "article-journal"
    assert found.author == (Name(family="Doe", given="Jane"),)
    assert found.container_title == "Journal of Rocks, 3(1)"
    assert found.abstract == "They are hard."
    assert [link.kind for link in found.links] == ["pdf", "code"]
    assert found.id == "doi:10.1000/rocks"


def test_quarto_s_citation_counts() -> None:
    found = paper(
        "author:\n  - name:\n      given: Jane\n      family: Doe",
        "citation:\n  type: chapter\n  container-title: Handbook of Rocks\n  doi: 10.1000/rocks",
    )
    assert (found.type, found.container_title) == ("chapter", "Handbook of Rocks")
    assert found.author == (Name(family="Doe", given="Jane"),)


def test_bibtex_in_the_front_matter_fills_what_it_leaves_out() -> None:
    found = paper(
        "bibtex: |",
        "  @article{doe, title={On Rocks}, author={Doe, Jane}, journal={Rocks}, volume={3}}",
        "doi: 10.1000/rocks",
    )
    assert (found.citation_key, found.container_title, found.volume) == ("doe", "Rocks", "3")


@pytest.mark.parametrize("file", ["_publications/2020-rocks.md", "content/publication/r/index.md"])
def test_the_folder_says_that_a_page_is_a_paper(file: str) -> None:
    assert paper("date: 2020-05-01", "authors: [Jane Doe]", file=file).author


def test_an_arxiv_venue_is_a_preprint_server() -> None:
    found = paper("author: Jane Doe", "venue: arXiv preprint", "arxiv: 2101.00001")
    assert (found.type, found.publisher, found.container_title) == (
        "article",
        "arXiv preprint",
        None,
    )


def test_links_in_the_body_of_a_paper_s_page_are_the_paper_s() -> None:
    found = paper(
        "layout: publication",
        "year: 2020",
        body="## On Rocks\n\npaper link: [here](https://arxiv.org/abs/2101.00001)\n",
    )
    assert found.identifiers["arxiv"] == "2101.00001"
    assert [link.url for link in found.links] == ["https://arxiv.org/abs/2101.00001"]


def test_the_page_of_a_list_is_no_paper_though_it_has_a_doi_of_its_own() -> None:
    found = page("title: A List", "author: Jane Doe", "doi: 10.5281/zenodo.1", body=LIST)
    assert [r.title for r in found] == ["A Study of Quartz", "A Study of Mica"]
    assert [r.source.line for r in found if r.source] == [9, 10]


def test_a_post_about_something_else_is_no_paper() -> None:
    assert page("title: Hello", "author: Jane Doe", "date: 2020-01-01", "tags: [x]") == []


def test_a_page_may_be_a_paper_and_a_list() -> None:
    found = page("title: A Survey of Rocks", "layout: paper", "year: 2020", body=LIST)
    assert [r.title for r in found] == ["A Survey of Rocks", "A Study of Quartz", "A Study of Mica"]


def test_the_front_matter_s_title_is_the_list_s_where_no_heading_is() -> None:
    text = '---\ntitle: "Rocks: a list"\n---\n- [A Study of Quartz](https://arxiv.org/abs/2101.00001)\n'
    assert read(text, "page.md").title == "Rocks: a list"


def test_quarto_s_own_markup_is_left_out_and_lines_stay() -> None:
    text = """\
::: {.callout-note collapse="true"}
- [Quartz](https://rocks.geo){target="_blank"} {{< fa star >}}
:::
## Rocks {#sec-rocks}
```{r}
# No heading
```
```bibtex
@article{doe, title={X}}
```
"""
    assert without_quarto(text).split("\n") == [
        "", "- [Quartz](https://rocks.geo) ", "", "## Rocks", "", "", "", "```bibtex",
        "@article{doe, title={X}}", "```", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("icon", "text"),
    [
        ("[{{< ai arxiv >}}](x)", "[arxiv](x)"),
        ("[{{< fa brands github >}} ](x)", "[github](x)"),
        ('[{{< icon name="code" pack="fas" >}}](x)', "[code](x)"),
        ("[{{< fa file-alt >}}](x)", "[link](x)"),
        ("[{{< fa laptop >}} Talk](x)", "[Talk](x)"),
        ("{{< fa book >}} Papers", "Papers"),
        ("{{< include papers.md >}}", "{{< include papers.md >}}"),
    ],
)
def test_an_icon_says_what_its_link_leads_to(icon: str, text: str) -> None:
    assert without_icons(icon) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('{{< smallcaps "Doe" >}} (Jane)', "Doe (Jane)"),
        ('{{% abbr "Acme" %}}', "Acme"),
        ('{{< quote "On Gears" >}}, 2015', "“On Gears”, 2015"),
        ('{{< quote "Jane Doe" >}}On Gears{{< /quote >}}', None),
        ('{{< figure "gears" >}}', None),
        ('{{< listing "gears.md" >}}', None),
        ('{{< listing "https://acme.example" >}}', None),
        ('{{< abbr "ML" "Machine Learning" >}}', None),
        ("{{< smallcaps Doe >}}", None),
        ('{{< cite "On 2 Gears" >}}, 2015', "“On 2 Gears”, 2015"),
        ('{{< abbr "GPT2" >}} Gears', "GPT2 Gears"),
    ],
)
def test_a_shortcode_that_sets_words_is_read_as_these(code: str, text: str | None) -> None:
    assert without_shortcodes(code) == (text or code)


def test_the_key_of_what_a_shortcode_cites_stands_for_no_words() -> None:
    body = '- {{< cite "doe2015" >}} On the Use of Cogs in Mills. [pdf](https://acme.org/b4.pdf)\n'
    (found,) = read(f"# List\n\n## Papers\n\n{body}", "x").references
    assert found.title == "On the Use of Cogs in Mills"


def test_a_citation_whose_names_are_set_by_shortcodes_is_read() -> None:
    body = """\
1. {{< smallcaps "Doe" >}} (Jane),
{{< smallcaps "Roe" >}} (Alan)
et {{< smallcaps "Poe" >}} (Ann&nbsp;B.),
*Guide to Gears*, troisième édition,
Acme, Bonn, 2015.
"""
    [found] = page("title: Works", body=body)
    assert found.title == "Guide to Gears"
    assert [name.family for name in found.author] == ["Doe", "Roe", "Poe"]


@pytest.mark.parametrize("file", ["page.qmd", "page.md"])
def test_links_that_are_icons_are_links_of_their_entry(file: str) -> None:
    body = """\
### Preprints

1. Doe, J., **Roe, R.** (2025+)
A study of rocks in the sea
*Submitted*
[{{< ai arxiv >}}](https://arxiv.org/abs/2101.00001) | [{{< fa gem >}}](https://github.com/a/b)
"""
    [found] = page("title: Works", body=body, file=file)
    assert found.title == "A study of rocks in the sea"
    assert [name.family for name in found.author] == ["Doe", "Roe"]
    assert [link.kind for link in found.links] == ["paper", "code"]
    assert found.issued is not None
    assert found.issued.year == 2025


def test_definitions_are_items_below_their_terms() -> None:
    text = (
        "---\ntitle: Works\n---\n\n"
        "Doe2005:\n:   Jane Doe and Richard Roe:\n    *The Logic of Widgets*.\n    Acme, 2005.\n\n"
        "Poe2011\n:   Ann Poe, R. Roe:\n    *The Handbook of Gears*.\n    Acme Press, 2011.\n"
    )
    found = read(text, "list.md").references
    assert [one.title for one in found] == ["The Logic of Widgets", "The Handbook of Gears"]
    assert [one.source.line for one in found if one.source] == [6, 11]


@pytest.mark.parametrize(
    "link",
    [
        "[On Widgets and Gears]({{ site.baseurl }}/w.pdf)",
        '[On Widgets and Gears]({{ "/w.pdf" | relative_url }})',
        "[On Widgets and Gears](<{{ site.url }}{{ site.baseurl }}/w.pdf>)",
        "[On Widgets and Gears]({% link files/w.pdf %})",
        '[On Widgets and Gears]({{< ref "/files/w.pdf" >}})',
        '<a href="{{ "/w.pdf" | absolute_url }}">On Widgets and Gears</a>',
        "[On Widgets and Gears][w]\n\n[w]: {{ site.baseurl }}/w.pdf\n",
    ],
)
def test_what_is_to_be_filled_into_an_address_leaves_the_link_whole(link: str) -> None:
    reading = read(f"# Papers\n\n- {link}\n- [On Gears](gears.pdf)\n", "x.md")
    assert [one.title for one in reading.references] == ["On Widgets and Gears", "On Gears"]
    assert not reading.problems


def test_braces_elsewhere_stay() -> None:
    bibtex = '@article{doe, title = "{{On Widgets | and Gears}}", year = 2020}'
    (only,) = read(f"# Papers\n\n```bibtex\n{bibtex}\n```\n", "x.md").references
    assert only.title == "On Widgets | and Gears"


def test_the_front_matter_s_title_tells_of_works_beside_the_first_heading() -> None:
    text = "---\ntitle: Readings\n---\n# Main\n\n- [Rocks at Large](https://rocks.org/book/)\n"
    assert [one.title for one in read(text, "page.md").references] == ["Rocks at Large"]
    assert not read(text.replace("Readings", "Links"), "page.md").references


def test_a_heading_s_attributes_are_none_of_its_text() -> None:
    text = "---\nlayout: page\n---\n# Gears {#top}\n\n## Papers {#papers .wide}\n\n- [On Gears](https://arxiv.org/abs/2101.00001)\n"
    reading = read(text, "gears.md")
    assert (reading.title, [one.section for one in reading.references]) == ("Gears", [("Papers",)])


@pytest.mark.parametrize("key", ["{% cite roe2019 %}", "@roe2019", "[@roe2019]"])
def test_the_key_of_a_citation_behind_a_link_dates_no_work(key: str) -> None:
    text = f"## Papers\n\n- [On the Size of Gears](https://arxiv.org/abs/2101.00001) {key}\n"
    (found,) = read(text, "gears.md").references
    assert (found.title, found.issued) == ("On the Size of Gears", None)
