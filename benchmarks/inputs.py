"""Texts of any size, of many shapes: lists as people write them, and such as nobody does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks import bench_bibtex, lists
from refsync.readers import Format

Make = Callable[[int], str]
"""A text of some size in bytes, more or less."""


def _times(piece: str, before: str = "", after: str = "") -> Make:
    """The piece again and again; `{n}` in it is its number."""

    def make(size: int) -> str:
        count = max(1, size // len(piece))
        if "{n}" not in piece:
            return before + piece * count + after
        return before + "".join(piece.replace("{n}", str(n)) for n in range(count)) + after

    return make


def _nested(
    opening: str, closing: str, before: str = "", after: str = "", inside: str = ""
) -> Make:
    def make(size: int) -> str:
        depth = max(1, size // len(opening + closing))
        return before + opening * depth + inside + closing * depth + after

    return make


def _bullets_in_bullets(size: int) -> str:
    """Lists in lists, each level one deeper, and again from the top after 20 levels."""
    lines = [f"{'  ' * (n % 20)}- [A paper in a list {n}](https://arxiv.org/abs/{lists.arxiv(n)})\n"
             for n in range(size // 90)]  # fmt: skip
    return "".join(lines)


def _deep_bullets(size: int) -> str:
    depth = int(size**0.5)
    return "".join(f"{'  ' * n}- a paper\n" for n in range(depth))


def _longer_fences(size: int) -> str:
    return "".join("`" * (3 + n) + "\n" for n in range(int((2 * size) ** 0.5)))


def _wide_table(size: int) -> str:
    count = size // 60
    cells = (f" [A wide paper {n}](https://arxiv.org/abs/{lists.arxiv(n)}) |" for n in range(count))
    return f"|{' a |' * count}\n|{'-|' * count}\n|{''.join(cells)}\n"


def _full_cell(address: str) -> Make:
    """A table with a row that names all papers in one cell, each linked to a page at an address."""

    def make(size: int) -> str:
        paper = f"[On the use of a gear]({address}00000) (2020)<br>"
        papers = (
            f"[On the use of gear {n}]({address}{n:05d}) (2020)" for n in range(size // len(paper))
        )
        return f"| Topic | Papers |\n|---|---|\n| gears | {'<br>'.join(papers)} |\n"

    return make


def _string_chain(size: int) -> str:
    count = size // 40
    lines = [f"@string{{s{n} = s{n - 1} # {{x}}}}\n" for n in range(1, count)]
    return f"@string{{s0 = {{a}}}}\n{''.join(lines)}@misc{{k, title = s{count - 1}}}\n"


def _crossref_chain(size: int) -> str:
    return "".join(
        f"@inbook{{k{n},\n  title = {{Chapter {n}}},\n  crossref = {{k{n + 1}}}\n}}\n"
        for n in range(size // 60)
    )


def _crossref_star(size: int) -> str:
    children = (
        f"@inproceedings{{k{n},\n  title = {{Talk {n}}},\n  crossref = {{all}}\n}}\n"
        for n in range(size // 60)
    )
    return f"{''.join(children)}@proceedings{{all,\n  title = {{All}},\n  year = 2020\n}}\n"


def _xdata_list(size: int) -> str:
    count = size // 40
    parents = "".join(f"@xdata{{x{n}, note{n} = {{y}}}}\n" for n in range(count))
    names = ",".join(f"x{n}" for n in range(count))
    return f"{parents}@misc{{k, title = {{A}}, xdata = {{{names}}}}}\n"


def _markdown(size: int) -> str:
    return lists.markdown(size // 460)


def _bibtex(size: int) -> str:
    return bench_bibtex.generate(size // 1350 + 1)


def _field(piece: str, name: str = "title") -> Make:
    return _times(piece, f"@article{{k,\n  {name} = {{", "}\n}\n@book{l, title = {B}}\n")


_LINK = "[Paper number {n} here](https://arxiv.org/abs/2101.{n})"

SHAPES: Mapping[str, tuple[Format, Make]] = {
    "list: headings, links, BibTeX": ("markdown", _markdown),
    "list: bullets": (
        "markdown",
        _times(f"- {_LINK}, [code](https://github.com/a/b{{n}})\n", "# L\n\n"),
    ),
    "list: bullets, paragraphs in them": (
        "markdown",
        _times(f"- {_LINK}\n\n  *Doe*. ICML 2020.\n\n"),
    ),
    "list: titles in code": (
        "markdown",
        _times("PLDI 20' A gear of old {n}\n", "# L\n\n```\n", "```\n"),
    ),
    "list: names without spaces": (
        "markdown",
        _times("- JaneDoe,Al Roeand Max Poe. A Gear of Old {n}. Acta. 2020.\n", "# L\n\n"),
    ),
    "list: nicknames above labelled titles": (
        "markdown",
        _times("**Acme {n}** (2015)\n\nPaper: [A Gear](https://x.org/{n})\n\nAbout it.\n\n"),
    ),
    "list: titles above items, without marks": (
        "markdown",
        _times("A gear of old {n}\n  - Jane Doe, Al Roe\n  - [paper](https://x.org/{n})\n"),
    ),
    "list: numbers below text": ("markdown", _times("More gears:\n3. On Gears {n}\n4. Cogs\n")),
    "text: 3. and 3. again": ("markdown", _times("text {n}\n3. On Gears\n")),
    "names: institutions between semicolons": (
        "markdown",
        _times("- Jane Doe and Al Roe, University of Gears, Bonn; Max Poe, Acme\n"),
    ),
    "list: definitions": (
        "markdown",
        _times(f"A gear of old {{n}}\n:   Jane Doe. ICML 2020. {_LINK}\n\n"),
    ),
    "list: footnotes": (
        "markdown",
        _times("- Gears of old {n}[^{n}]\n\n[^{n}]: Jane Doe. *On Gears {n}*. ICML 2020.\n\n"),
    ),
    "list: dates in front": ("markdown", _times(f"- May 2020 {_LINK}\n", "# L\n\n")),
    "list: names, colon, title": (
        "markdown",
        _times("- Jane Doe, Max Roe: Gears of Old {n}. ICML 2015: 3-4\n", "# L\n\n"),
    ),
    "list: a list's badges": (
        "markdown",
        _times("[![b](https://img.shields.io/{n})](https://doi.org/10.1000/{n}) ", "# L\n\n"),
    ),
    "line: commas before a quoted title": (
        "markdown",
        _times(", ", "- Doe", ' (, "On the Use of Widgets" 2015\n'),
    ),
    "line: names in turns": ("markdown", _times("Doe, Jane, ", "- ", "On Widgets (2015)\n")),
    "list: bold titles": (
        "markdown",
        _times("**Paper number {n}**\n\n[paper](https://arxiv.org/abs/2101.{n})\n\n"),
    ),
    "list: sections": ("markdown", _times(f"## Topic {{n}}\n\n- {_LINK}\n\n")),
    "list: numbered": ("markdown", _times(f"{{n}}. {_LINK}\n")),
    "list: bare BibTeX": ("markdown", _times("@misc{k{n},\n  title = {Paper {n}}\n}\n\n")),
    "list: plain titles": ("markdown", _times("- Some paper without link {n}. Doe. 2020.\n")),
    "bullets in bullets": ("markdown", _bullets_in_bullets),
    "bullets, ever deeper": ("markdown", _deep_bullets),
    "bullets on one line": ("markdown", _times("- ")),
    "block quotes in block quotes": ("markdown", _times("> ")),
    "table": (
        "markdown",
        _times(
            f"| {_LINK} | 2020 | [code](https://github.com/a/b{{n}}) |\n",
            "| Paper | Year | Code |\n|-|-|-|\n",
        ),
    ),
    "table, a wide row": ("markdown", _wide_table),
    "table, papers in a cell": ("markdown", _full_cell("https://arxiv.org/abs/2001.")),
    "table, repositories in a cell": ("markdown", _full_cell("https://github.com/doe/")),
    "table rows without a table": ("markdown", _times("| a | b |\n")),
    "headings": ("markdown", _times("### Paper number {n}\n")),
    "headings, all the same": ("markdown", _times("### Code\n\n")),
    "headings, numbered": (
        "markdown",
        _times("### 1.{n} A paper of some length\n\n[paper](https://arxiv.org/abs/2101.{n})\n\n"),
    ),
    "headings, underlined": ("markdown", _times("Paper {n}\n---\n")),
    "one line: words": ("markdown", _times("some words ")),
    "one line: letters": ("markdown", _times("a")),
    "one line: links": ("markdown", _times(f"{_LINK} ")),
    "one line: links to papers": (
        "markdown",
        _times("[[paper {n}](https://arxiv.org/abs/2101.{n})] ", "A title of a work. "),
    ),
    "one line: code links": (
        "markdown",
        _times(
            "[tool{n}](https://github.com/a/b{n}) ",
            "- [A title of work](https://arxiv.org/abs/2101.00001) ",
        ),
    ),
    "one line: bare addresses": ("markdown", _times("https://arxiv.org/abs/2101.{n} ")),
    "one line: labels": ("markdown", _times("paper link: ")),
    "one line: colons": ("markdown", _times(":")),
    "one line: bold": ("markdown", _times("**a** ", "- ")),
    "one line: emphasis": ("markdown", _times("*a **b ")),
    "one line: quotation marks": (
        "markdown",
        _times("“a ", "- [paper](https://arxiv.org/abs/2101.00001) "),
    ),
    "one line: years": (
        "markdown",
        _times("2020 ", "- [paper](https://arxiv.org/abs/2101.00001) "),
    ),
    "one line: brackets": ("markdown", _times("[")),
    "one line: brackets, closed": ("markdown", _nested("[", "]")),
    "one line: links in brackets": ("markdown", _times("[a](")),
    "one line: closing brackets": (
        "markdown",
        _times(")", "- [a title of work](https://arxiv.org/abs/2101.00001", " b)"),
    ),
    "one line: address with brackets": (
        "html",
        _times(")", '<a href="https://arxiv.org/abs/2101.00001', '">A long title</a>'),
    ),
    "one line: annotations": (
        "markdown",
        _times("(a) ", "### Title of work ", "\n\n[paper](https://arxiv.org/abs/2101.00001)\n"),
    ),
    "one line: open brackets, spaces": (
        "markdown",
        _times("( ", "### Title ", "\n\n[paper](https://arxiv.org/abs/2101.00001)\n"),
    ),
    "one line: stops apart": (
        "markdown",
        _times(" .", "- Doe, J. On Widgets", " x [a](https://arxiv.org/abs/2101.00001) †"),
    ),
    "one line: spaces": (
        "markdown",
        _times(" ", "- [A title of work](https://arxiv.org/abs/2101.00001)", "x"),
    ),
    "one line: spaces behind a label": (
        "markdown",
        _times(" ", "- paper: b", "[paper](https://arxiv.org/abs/2101.00001)"),
    ),
    "one line: commas": ("markdown", _times(", ", "- On", "Widgets at Work 2015")),
    "one line: full stops": ("markdown", _times(". ", "- On", "Widgets at Work 2015")),
    "one line: full stops in a link": (
        "markdown",
        _times(". ", "- [On", "Widgets](https://arxiv.org/abs/2101.00001)"),
    ),
    "one line: backticks": ("markdown", _times("` `` ``` ")),
    "one line: backslashes": ("markdown", _times("\\")),
    "one line: less-than signs": ("markdown", _times("<")),
    "one line: autolinks": ("markdown", _times("<a:")),
    "one line: entities": ("markdown", _times("&amp;&lt;&#65;")),
    "one line: ampersands": ("markdown", _times("&")),
    "one line: images": ("markdown", _times("![a](b.png) ", "- ")),
    "one line: images and a link": ("markdown", _times("![a](b.png) ", "- ", "[pdf](a.pdf)")),
    "one line: at signs": ("markdown", _times("@a")),
    "one line: www": ("markdown", _times("www.")),
    "one line: DOI": ("markdown", _times("10.1000/a{n} ")),
    "one line: digits": (
        "markdown",
        _times("1", "- [a title of work](https://arxiv.org/abs/2101.00001) "),
    ),
    "lines of one paragraph": ("markdown", _times("some words\n")),
    "link lines of one entry": (
        "markdown",
        _times("code link: [here](https://github.com/a/b{n})\n\n", "### A paper\n\n"),
    ),
    "links of one entry": (
        "markdown",
        _times(
            ", [a](https://arxiv.org/abs/2101.{n})",
            "### A paper\n\npaper link: [b](https://arxiv.org/abs/2001.00001)",
        ),
    ),
    "link definitions": (
        "markdown",
        _times("[a{n}]: https://arxiv.org/abs/2101.{n}\n\n- [Paper by reference][a{n}]\n\n"),
    ),
    "blank lines": ("markdown", _times("\n", "# A\n", "b")),
    "rules": ("markdown", _times("---\n")),
    "front matter, never closed": ("markdown", _times("key: value\n", "---\n")),
    "fences, never closed": ("markdown", _times("```\n\nword\n\n~~~\n")),
    "fences of BibTeX, never closed": ("markdown", _times("```bibtex\n")),
    "fences, ever longer": ("markdown", _longer_fences),
    "comments": ("markdown", _times("<!-- a -->\n\n")),
    "comments, never closed": ("markdown", _times("<!-- a\n\n")),
    "comments on one line": ("markdown", _times("<!--")),
    "processing instructions": ("markdown", _times("<?")),
    "declarations": ("markdown", _times("<!A ")),
    "CDATA": ("markdown", _times("<![CDATA[")),
    "raw HTML: lines": (
        "markdown",
        _times('<p><a href="https://arxiv.org/abs/2101.{n}">Some paper {n}</a></p>\n'),
    ),
    "raw HTML: the same lines": ("markdown", _times("<br>\n", "<div>\n", "</div>\n")),
    "raw HTML: deep": ("markdown", _nested("<div>", "</div>")),
    "raw HTML: deep, lines": ("markdown", _nested("<div>\n", "</div>\n")),
    "raw HTML: details": (
        "markdown",
        _nested("<details><summary>a</summary>\n\n", "\n</details>\n\n"),
    ),
    "raw HTML: tags, never closed": ("markdown", _times("<b><a href=x>")),
    "raw HTML: links, never closed": (
        "markdown",
        _times("<a href=https://arxiv.org/abs/2101.{n}>a\n\n"),
    ),
    "raw HTML: attributes": ("markdown", _times(" a{n}=b", "<p", ">c</p>")),
    "raw HTML: pre in pre": ("markdown", _times("<pre>\na\n")),
    "HTML: list": (
        "html",
        _times(
            '<li><a href="https://arxiv.org/abs/2101.{n}">Paper {n} in HTML</a></li>\n',
            "<html><body><ul>\n",
        ),
    ),
    "HTML: table": (
        "html",
        _times(
            '<tr><td><a href="https://arxiv.org/abs/2101.{n}">Paper number {n}</a></td></tr>\n',
            "<html><body><table>\n",
        ),
    ),
    "HTML: deep": ("html", _nested("<div>", "</div>", "<html>")),
    "HTML: deep lists": ("html", _nested("<ul><li>", "</li></ul>", "<html>")),
    "HTML: deep tables": ("html", _nested("<table><tr><td>", "</td></tr></table>", "<html>")),
    "HTML: pre in pre": ("html", _nested("<pre>", "</pre>", "<html>")),
    "HTML: deep pre with items": ("html", _nested("<pre>a", "</pre>", "<html>", inside="<li>")),
    "HTML: tags, never closed": ("html", _times("<b>a", "<html>")),
    "HTML: links, never closed": ("html", _times("<a href=x>a", "<html>")),
    "HTML: paragraphs, never closed": ("html", _times("<p>a <b>b", "<html>")),
    "HTML: formatting, never closed": ("html", _times("<b id={n}><p>", "<html>")),
    "HTML: small pieces": ("html", _times("<i>a</i>", "<html><p>")),
    "HTML: breaks": ("html", _times("<br>a", "<html><p>")),
    "HTML: cells outside rows": ("html", _times("<td>a", "<html><table>")),
    "HTML: text in tables": ("html", _times("a<b>", "<html><table>")),
    "HTML: rows": ("html", _times("<tr><td>a", "<html><table>")),
    "HTML: comments": ("html", _times("<!-- -- >", "<html>")),
    "BibTeX": ("bibtex", _bibtex),
    "BibTeX: on one line": ("bibtex", _times("@misc{k{n}, title={Paper {n}}, year=2020} ")),
    "BibTeX: title": ("bibtex", _field("some words ")),
    "BibTeX: letters": ("bibtex", _field("a")),
    "BibTeX: abstract of lines": ("bibtex", _field("some words\n", "abstract")),
    "BibTeX: unknown field": ("bibtex", _field("some words ", "x-y")),
    "BibTeX: capitals": ("bibtex", _field("{A}b ")),
    "BibTeX: accents": ("bibtex", _field("M{\\\"u}ller \\'{e} ")),
    "BibTeX: commands": ("bibtex", _field("\\emph{a} \\foo{b} ")),
    "BibTeX: commands in commands": (
        "bibtex",
        _nested("\\emph{", "}", "@misc{k, title = {", "}}\n"),
    ),
    "BibTeX: commands without arguments": ("bibtex", _field("\\emph")),
    "BibTeX: backslashes": ("bibtex", _field("\\")),
    "BibTeX: open formulas": ("bibtex", _field("$x^{a ")),
    "BibTeX: formulas": ("bibtex", _field("$x^2$ $\\alpha_i$ ")),
    "BibTeX: entities": ("bibtex", _field("&amp; &#65; &")),
    "BibTeX: url commands": ("bibtex", _field("\\url{a ", "note")),
    "BibTeX: dashes": ("bibtex", _field("-")),
    "BibTeX: tildes": ("bibtex", _field("~")),
    "BibTeX: braces in braces": ("bibtex", _nested("{", "}", "@misc{k, title = {", "}}\n")),
    "BibTeX: braces, never closed": (
        "bibtex",
        _times("{", "@misc{k, title = ", "\n@misc{l, title = {B}}"),
    ),
    "BibTeX: closing braces": (
        "bibtex",
        _times("}", "@misc{k, title = {A", "\n@misc{l, title = {B}}"),
    ),
    "BibTeX: fields": ("bibtex", _times("x{n} = {y},\n", "@misc{k, title = {A},\n", "}\n")),
    "BibTeX: fields, the same": (
        "bibtex",
        _times("note = {y{n}},\n", "@misc{k, title = {A},\n", "}\n"),
    ),
    "BibTeX: fields, never closed": (
        "bibtex",
        _times("note{n} = {y,\n", "@misc{k, title = {A},\n", "}\n"),
    ),
    "BibTeX: quoted, never closed": (
        "bibtex",
        _times('note{n} = "y,\n', "@misc{k, title = {A},\n", "}\n"),
    ),
    "BibTeX: field names": ("bibtex", _times("year = ", "@misc{k, ", "}\n")),
    "BibTeX: entries, never closed": ("bibtex", _times("@misc{k{n},\n title = {A\n")),
    "BibTeX: entries, never closed, one line": ("bibtex", _times("@misc{k{n}, title = {A ")),
    "BibTeX: entries without @": ("bibtex", _times("misc{k{n},\n title = {A}\n}\n")),
    "BibTeX: at signs": ("bibtex", _times("@")),
    "BibTeX: types": ("bibtex", _times("@a ")),
    "BibTeX: types, opened": ("bibtex", _times("@a{")),
    "BibTeX: types, parentheses": ("bibtex", _times("@a(")),
    "BibTeX: keys": ("bibtex", _times("k", "@misc{", ", title = {A}}")),
    "BibTeX: odd keys": ("bibtex", _times("k ", "@misc{", ", title = {A}}")),
    "BibTeX: spaces": ("bibtex", _times(" ", "@misc{k", "x, title = {A}}")),
    "BibTeX: lines of spaces": ("bibtex", _times("   \n", "@misc{k, title = {A", "x")),
    "BibTeX: comments in an entry": ("bibtex", _times("% x = {n}\n", "@a{k,\n", "}\n")),
    "BibTeX: comments between fields": (
        "bibtex",
        _times("@a{k{n},\n % a comment\n title = {On Gears},\n % one more\n}\n"),
    ),
    "BibTeX: initials, no and": (
        "bibtex",
        _times("Doe, J., Roe, R., ", "@a{k, author = {", "}}\n"),
    ),
    "BibTeX: comments": ("bibtex", _times("@comment{a}\n")),
    "BibTeX: comments, never closed": ("bibtex", _times("@comment{a\n")),
    "BibTeX: @string chain": ("bibtex", _string_chain),
    "BibTeX: @strings": ("bibtex", _times("@string{s{n} = {Name {n}}}\n")),
    "BibTeX: concatenation": ("bibtex", _times(" # {x}", "@misc{k, title = {A}", "}\n")),
    "BibTeX: concatenation of a long @string": (
        "bibtex",
        _times(" # a", "@string{a = {word }}\n@misc{k, title = {A}", "}\n"),
    ),
    "BibTeX: undefined @strings": ("bibtex", _times(" # x{n}", "@misc{k, title = {A}", "}\n")),
    "BibTeX: crossref chain": ("bibtex", _crossref_chain),
    "BibTeX: crossref star": ("bibtex", _crossref_star),
    "BibTeX: xdata list": ("bibtex", _xdata_list),
    "BibTeX: duplicate keys": ("bibtex", _times("@misc{k, title={Paper {n}}}\n")),
    "BibTeX: authors": ("bibtex", _field("Doe{n}, J. and ", "author")),
    "BibTeX: authors, first von last": ("bibtex", _field("Jan van der Doe{n} and ", "author")),
    "BibTeX: authors in braces": ("bibtex", _field("{The {G}roup {n}} and ", "author")),
    "BibTeX: authors and and": ("bibtex", _field("and ", "author")),
    "BibTeX: authors by commas": ("bibtex", _field("Jane Doe{n}, ", "author")),
    "BibTeX: authors by semicolons": ("bibtex", _field("Doe{n}, Jane; ", "author")),
    "BibTeX: authors by ampersands": ("bibtex", _field("Jane Doe{n} \\& ", "author")),
    "BibTeX: one author of words": ("bibtex", _field("de Doe ", "author")),
    "BibTeX: one author of commas": ("bibtex", _field(",", "author")),
    "BibTeX: one author of braces": (
        "bibtex",
        _nested("{", "}", "@misc{k, author = {", "}}\n", "a"),
    ),
    "BibTeX: year": ("bibtex", _field("2020 ", "year")),
    "BibTeX: year of digits": ("bibtex", _field("1", "year")),
    "BibTeX: date of ranges": ("bibtex", _field("2020/", "date")),
    "BibTeX: date of dashes": ("bibtex", _field("a-", "date")),
    "BibTeX: month": ("bibtex", _field("may ", "month")),
    "BibTeX: eras": ("bibtex", _field("BC ", "year")),
    "BibTeX: pages": ("bibtex", _field("1--2 , ", "pages")),
    "BibTeX: publishers": (
        "bibtex",
        _times("Some Press and ", "@book{k, title = {A}, date = {2020}, publisher = {", "}}\n"),
    ),
    "BibTeX: keywords": ("bibtex", _field("word{n}, ", "keywords")),
    "BibTeX: url": ("bibtex", _field("https://a.org/b ", "url")),
    "BibTeX: address with brackets": ("bibtex", _field(")", "url")),
    "BibTeX: doi": ("bibtex", _field("10.1000/a", "doi")),
    "BibTeX: doi with brackets": (
        "bibtex",
        _times(")", "@misc{k, title = {A}, doi = {10.1000/a", "}}\n"),
    ),
    "BibTeX: note of addresses": ("bibtex", _field("https://doi.org/10.1000/a{n} ", "note")),
    "BibTeX: howpublished": ("bibtex", _field("\\url{https://a.org/{n}} ", "howpublished")),
    "BibTeX: isbn": ("bibtex", _field("978-", "isbn")),
    "BibTeX: eprint": ("bibtex", _field("arXiv:", "eprint")),
    "BibTeX: journal arXiv": ("bibtex", _field("arXiv:2101.{n} ", "journal")),
}
