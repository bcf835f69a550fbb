"""Layouts that lists have for their entries: in each, the same works are read.

A layout is one entry's text, with places for what it says of the work.
"""

import pytest

from refsync.readers.markdown import read

WORKS = (
    (
        "On the Size of Widgets: A Study of Their Use",
        ("Jane Doe", "Max Roe", "Ann Poe"),
        "CVPR",
        2016,
    ),
    (
        "Why Should Gears Turn? Explaining the Motion of Any Machine",
        ("Eva Coe", "Tim Loe"),
        "KDD",
        2018,
    ),
    ("Reading, Writing, and Turning Cogs at Scale", ("John R. Smith", "Li Wei"), "ICML", 2019),
    ("On the dangers of loose springs in clocks", ("Rosa Muster", "Karl Noe"), "ACL", 2021),
    ("Learning to See Widgets in the Dark", ("Chen Hao", "Kim Vance"), "NeurIPS", 2014),
    ("WidgetNet: Convolutional Gears for Small Machines", ("Olaf Unger", "Per Fisk"), "ICLR", 2015),
)
LAYOUTS = (
    "- [{title}]({url}), {names}, *{venue} {year}*. [[code]]({code})",
    "- **{title}**<br>\n  {names}<br>\n  *{venue}, {year}* [[Paper]({url})] [[Code]({code})]",
    "* [{venue} {year}] {title}. [[paper]({url})]",
    "* **({venue} {year})** {title} [[pdf]({url})] [[code]({code})]",
    "- {apa} ({year}). {title}. *{venue}*. {url}",
    '1. {ieee}, "{title}," in *Proc. {venue}*, {year}, pp. 1-10. [PDF]({url})',
    '* {first}, {given}, et al. "{title}." *{venue}* ({year}). [[pdf]]({url})',
    "- 📄 [{title}]({url}) - {first_in_full} et al., {venue} {year}",
    "### {title}\n\n{names}\n\n{venue} {year} | [Paper]({url}) | [Code]({code})\n",
    '* **XNet**: "{title}", {venue}, {year} (*Google*). [[Paper]({url})][[Code]({code})]',
    "- {names}. [{title}]({url}). {venue} {year}.",
    "- {bibtex}. **{title}**. {venue}, {year}.",
    "- {year}: {title} ([arXiv]({url}))",
    "- {title}, {venue} {year}",
    "- {title}\n  - {url}",
    "- [{title}]({url}) by {names} ({year})",
    "<details><summary><b>{title}</b> [{venue} {year}]</summary>"
    "\n\n{names}\n\n[paper]({url})\n\nAbstract: We present a method.\n</details>\n",
    "- [x] **{venue}'{yy}** {title} [paper]({url}) 🌟",
    "- {title} ({first} et al., {year}) [[PDF]]({url})",
    "- {title} | {venue} {year} | [paper]({url}) | [code]({code})",
    "[{n}] {ieee}. {title}. {venue}, {year}. {url}\n",
    "- **{title}** [![arXiv](https://img.shields.io/badge/arXiv-{arxiv}-b31b1b)]({url}) "
    "![GitHub stars](https://img.shields.io/github/stars/a/b)\n  - {names}",
    "- ({year}/06) [{title}]({url}) [[code]]({code})",
    "- {title}（{venue} {year}）[[论文]]({url}) [[代码]]({code})",
    "**{title}**\n{names}\n{venue} {year} [[paper]({url})]\n",
    "- {names} - {title} - {venue} {year} - [pdf]({url})",
    "- {title}. {first_in_full} et al. {venue} {year}. [[arXiv:{arxiv}]]({url})",
    "- [[Paper]({url})] [[Code]({code})] {title}, {venue} {year}",
    "#### [{title}]({url})\n- Authors: {names}\n- Venue: {venue} {year}\n- Code: {code}\n- "
    "Summary: they show that it works well in practice.\n",
    "[{title}]({url})\n: {names}. {venue}, {year}.\n",
    '- {first}, {given}, and {last_in_full}. "{title}." {venue}, {year}.',
    "- `{venue} {year}` {title} [`PDF`]({url})",
    "- [{title}]({url}) (Google Research, {year})",
    "- [{title}]({url}) - Shows that networks can be made deep without trouble.",
    "- [{title}]({url}): a classic paper that introduces the idea. Recommended by all.",
    "- **[{title}]({url})**\n  - *{names}*\n  - {venue} {year}",
    "1. {title} [[link]({url})] ({venue} {year})",
    "- [{ieee}. {title}. {venue}, {year}.]({url})",
    "- {title} ([paper]({url}), [code]({code})) by {names}",
    "- {title} / {names} / {venue} {year} [pdf]({url})",
    "- [pdf]({url}) {title}",
    "- *{title}*. {names}. {venue}, {year}. [link]({url})",
    "- {apa} ({year}) {title}. {venue}. [link]({url})",
    "- [{title}]({url}) :star:\n  > We present a method that works well. It does so in many cases.",
    "- __{title}__, {names} ({year}) [\\[Paper\\]]({url})",
    "**{title}** | [paper]({url}) | {venue} {year}\n",
    "+ {title}<br/>[paper]({url}) [code]({code})<br/>*{names}*",
    "- [{title}]({url}) `{venue}` `{year}`",
    "- {venue} {year} - [{title}]({url})",
    "- **{year}-{venue}-{title}** [paper]({url})",
    "- [{title}]({url}) [{venue}'{yy}]",
    "- {title} ({first} & {last}, {year})",
    "<p><a href='{url}'>{title}</a><br>{names}<br><em>{venue}</em>, {year}</p>\n",
    "<b>{title}</b> <br> {names} <br> [Paper]({url})\n",
    "* [arxiv:{arxiv}] {title}, {names}",
    "- {title}. arXiv:{arxiv}",
    "- {title}, arXiv preprint arXiv:{arxiv} ({year})",
    "- {title} https://doi.org/10.1000/{arxiv}",
    "1. **{title}.** *{names}.* {venue} {year}. [[paper]({url})]",
    "- \\[{venue}'{yy}\\] [{title}]({url})",
    "##### {title} [[Paper]({url})] [[Code]({code})]\n*{names}*\n> some notes that say what is "
    "in it\n",
    "- 【{venue}{year}】{title} [paper]({url})",
    "- {title} **({venue} {year} Oral)** [[paper]]({url})",
    "- **{names}**, *{title}*, {venue} {year}",
    "- {year} {venue}: [{title}]({url})",
    "- {title}, *{names}*, {venue} {year}",
    "- {title} ({year}) - {names}",
    "- **{title}** - {names} - *{venue} {year}* - [pdf]({url})",
    "- {title} [{venue}] [{year}] [[paper]({url})]",
    "- [{title} ({venue} {year})]({url})",
    "- [{title} - {first} et al. ({year})]({url})",
    "- [{first} et al. {year}]({url}): {title}",
    "- {first} et al., {year}. [{title}]({url}).",
    "- {first} et al. ({venue} {year}): {title} [[pdf]({url})]",
    "- [[{venue} {year}]({url})] {title} [[code]({code})]",
    "- [{title}]({url}) | {venue} {year} | ⭐️⭐️⭐️",
    "- {title}  \n  {names}, {venue} {year}  \n  [Paper]({url})",
)
WITH_HEADS = (
    (
        "| Title | Venue | Paper | Code |\n|---|---|---|---|\n",
        "| {title} | {venue} {year} | [Paper]({url}) | [Code]({code}) |",
    ),
    (
        "| Year | Venue | Title | Authors | Stars |\n|---|---|---|---|---|\n",
        "| {year} | {venue} | [{title}]({url}) | {names} | "
        "![](https://img.shields.io/github/stars/a/b) |",
    ),
    ("<ul>\n", '<li><a href="{url}"><b>{title}</b></a>. {names}. <i>{venue} {year}</i></li>'),
    (
        "<table><tr><th>Title</th><th>Venue</th><th>Link</th></tr>\n",
        '<tr><td>{title}</td><td>{venue} {year}</td><td><a href="{url}">Paper</a></td></tr>',
    ),
    (
        "| Paper | Venue | Code |\n|---|---|---|\n",
        "| [**{title}**]({url}) <br> {names} | {venue} {year} | [code]({code}) |",
    ),
    (
        "| Year | Venue | Name | Paper | Link |\n|---|---|---|---|---|\n",
        "| {year} | {venue} | XNet | {title} | [link]({url}) |",
    ),
    ("<ul>\n", "<li>{names}, <a href='{url}'>{title}</a>, <i>{venue}</i>, {year}."),
)
"""Those that need something above the entries, which comes first."""


def family(name: str) -> str:
    return name.split()[-1]


def inverted(name: str) -> str:
    *given, last = name.split()
    return f"{last}, {' '.join(word[0] + '.' for word in given)}"


def shortened(name: str) -> str:
    *given, last = name.split()
    return f"{' '.join(word[0] + '.' for word in given)} {last}"


def entry(layout: str, n: int) -> str:
    title, names, venue, year = WORKS[n]
    apa = f"{', '.join(map(inverted, names[:-1]))}, & {inverted(names[-1])}"
    return layout.format(
        title=title, venue=venue, year=year, yy=year % 100, n=n + 1, arxiv=f"2101.0000{n}",
        url=f"https://arxiv.org/abs/2101.0000{n}", code="https://github.com/acme/widgets",
        names=", ".join(names), apa=apa, ieee=", ".join(map(shortened, names)),
        bibtex=" and ".join(names), first=family(names[0]), last=family(names[-1]),
        given=names[0].rpartition(" ")[0], first_in_full=names[0], last_in_full=names[-1],
    )  # fmt: skip


@pytest.mark.parametrize("above", ["# Papers on Machines\n\n## Gears", "# Machines\n\n## Gears"])
@pytest.mark.parametrize(("head", "layout"), [*(("", one) for one in LAYOUTS), *WITH_HEADS])
def test_works_are_read_from_every_layout(head: str, layout: str, above: str) -> None:
    entries = "\n".join(entry(layout, n) for n in range(len(WORKS)))
    found = read(f"{above}\n\n{head}{entries}\n", "list.md").references
    assert [one.title for one in found] == [title for title, *_ in WORKS]
    if "{year}" in layout or "{yy}" in layout:
        assert [one.issued and one.issued.year for one in found] == [year for *_, year in WORKS]
    if any(f"{{{name}}}" in layout for name in ("names", "apa", "ieee", "bibtex", "first")):
        firsts = [family(names[0]) for _, names, *_ in WORKS]
        assert [one.author and one.author[0].family for one in found] == firsts


def test_headings_that_count_up_in_each_section_lose_their_numbers() -> None:
    entry = "{n} {title}\n**Title:** {title}\n\n**Link:** [text](https://doi.org/10.1000/{n})\n"
    first, second, *others = [title for title, *_ in WORKS]
    sections = "# Gears\n## {}\n# Cogs\n## {}\n## {}\n## {}\n".format(
        entry.format(n=1, title=first),
        *(entry.format(n=n, title=title) for n, title in enumerate((second, *others[:2]), 1)),
    )
    found = read(sections, "x").references
    assert [one.title for one in found] == [first, second, *others[:2]]


def test_numbers_that_begin_titles_but_do_not_count_up_stay() -> None:
    titles = ("7 Widgets of Acme in Use", "3 Gears and a Clock", "12 Cogs of Old Machines")
    text = "".join(f"## {title}\n[pdf](https://arxiv.org/abs/2101.00001)\n" for title in titles)
    assert [one.title for one in read(f"# Gears\n{text}", "x").references] == list(titles)


def test_an_identifier_in_a_paragraph_of_its_own_is_of_the_work_that_the_heading_names() -> None:
    entry = "## {title}\n\n**Title:** {title}\n\n**Link:** [text]()\n\n**Doi:** 10.1000/{n}\n\n"
    titles = [title for title, *_ in WORKS]
    text = "".join(entry.format(title=title, n=n) for n, title in enumerate(titles))
    found = read(f"# Notes\n\n{text}", "x").references
    assert [one.title for one in found] == titles
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/{n}" for n in range(6)]
