"""Mends what is broken in a Markdown text, where it would swallow the entries around it.

A fence or a comment that is not closed hides all that follows. Here each such damage is held to
the entry in which it stands, and what was done is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from refsync import latex
from refsync.readers import footnotes
from refsync.readers.broken_tags import (
    first_rows_without_table,
    line_of_endless_title,
    quoted_addresses,
    whole_tags,
    with_title_ended,
)
from refsync.readers.document import PLAIN_LANGUAGES
from refsync.readers.lost_marks import ITEM, LostMarks
from refsync.readers.mended_links import with_whole_links
from refsync.readers.set_in_html import not_set_in
from refsync.readers.table_rows import (
    Head,
    cells,
    delimiter_at,
    ends_a_table,
    head,
    head_for,
    is_blank,
    is_row,
    widest_of_alike,
)
from refsync.reading import Mend, Problem, Severity

_FENCE = re.compile(r"((?:[ \t]|[-*+>](?=[ \t]))*)(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
_MARKED = re.compile(r"[ \t*+>-]*[<`~@|]")
"""How a line begins that is more than text: HTML, a fence, BibTeX or a table's row."""
_MARKER = re.compile(r"`{3}|~{3}")
_BARE_BIBTEX = re.compile(r"([ \t]*)@[A-Za-z]+\s*[{(]\s*[^\s{}(),=]*\s*(?:,|$)")
_BIBTEX_START = re.compile(r"\s*@[A-Za-z]+\s*[{(]")
_BIBTEX_IN_CODE = re.compile(r"\s*@[A-Za-z]+\s*\{[^\s{}(),=]*\s*,")
_BIBTEX_LINE = re.compile(r"\s*(?:[\w-]+\s*=|[})@%,])")
_BIBTEX_INFO = {"bib", "bibtex", "biblatex"}
_HEADING = re.compile(r" {0,3}#{1,6}\s+(?!\s*(?:[\w-]+\s*=|[})@]))\S")
_NEXT_ENTRY = re.compile(_HEADING.pattern + r"| {0,3}(?:[-*+]|\d+[.)])\s+(?:\*\*|__)?\[")
_STAR = re.compile(r"^([ \t]*)\[\*\][ \t]+(?=\S)")
"""Like the mark of an item; a star in one line would put all up to that in the next in italics."""
_TEXT = re.compile(r"(?![-*+#>|]\s|\d{1,9}[.)]\s)\S")
_PARTED_EMPHASIS = re.compile(r"^\*\s([^*\[\]]*[^*\[\]\s])\*(?=\s*$)")
_DEFINITION = re.compile(r"^ {0,3}:(?=[ \t]{1,4}\S)")
"""Below a term, as Pandoc has it (https://pandoc.org/MANUAL.html#definition-lists)."""
_OF_A_DEFINITION = re.compile(r" {0,3}:[ \t]{1,4}(?=\S)|[ \t]{1,4}")
"""What a line of a definition is set in by."""
_TIGHT_HEADING = re.compile(r" {0,3}#{2,6}(?=[^\s#])")
_TIGHT_ITEM = re.compile(r"[ \t]*-(?=\[[^\[\]]{3,300}\]\()")
_VERBATIM = re.compile(r" {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_VERBATIM_END = re.compile(r"</(?:pre|script|style|textarea)>", re.IGNORECASE)
_COMMENT = re.compile(r" {0,3}<!--")
_COMMENT_END = re.compile(r"-->")
_TAG = re.compile(r" {0,3}</?[a-zA-Z]")
_TITLE_ENDS = re.compile(r"</(?:summary|h[1-6])>\s*$", re.IGNORECASE)
_INLINE_TAG = re.compile(r" {0,3}<(?:a|b|em|i|span|strong)[\s>]")
_INDENTED_TAG = re.compile(r"[ \t]+</?[a-zA-Z]")
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_YAML = re.compile(r"\s*(?:#|-\s|[\w-]+\s*:|$)|\s+\S")
_YAML_TITLE = re.compile(r"title\s*:\s*(.+)")
_TEX_QUOTES = re.compile(r"``(?=[^\s`])([^`]{1,400}?)''")
"""As TeX has them, which Markdown may take for code."""
_TEX_ACCENT = re.compile(
    r"(?<=[^\W\d_])\\(?:\"\{?[AEIOUaeiouy]\}?(?![^\W\d_]*\\?\")|"
    r"(?<=[^\W\d_]{3}\\)'\{?[AEIOUaeiouy]\}?)|\{\\[&#%$_]\}"
)
"""As "Schr\\"odinger", "Pad\\'e", "{\\&}", of which Markdown takes the backslash."""
_FORMULA = re.compile(r"(?<![\\$\w])\$(?=[^\s$])([^$`\n]{1,300})(?<=[^\s\\])\$(?![\d$])")
_MARKS_IN_FORMULAS = re.compile(r"[\\_*]")
_LONGEST_FRONT_MATTER = 200
_MANY = 2
_MOST_LINES_OF_A_ROW = 5
_FRAME = re.compile(r"<iframe\b[^<>]{0,2000}>[^<>]{0,500}</iframe>")
"""Another page within the page, of which Markdown would show the tags."""


@dataclass
class Mended:
    """A text that a Markdown parser reads as it was meant.

    Attributes:
        lines: its lines, without their ends.
        numbers: for each line, the number that it has in the source.
        title: as the page's front matter states it.
    """

    file: str
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    title: str | None = None

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines) + "\n"


def mend(text: str, file: str) -> Mended:
    """The text, mended, with the source's line numbers and the problems found.

    Args:
        text: Markdown with any line ends.
        file: the name for the problems.
    """
    lines = not_set_in(_without_frames(unified(text)).split("\n"))
    mender = _Mender(footnotes.in_place(lines), Mended(file))
    mender.run()
    return mender.out


def mend_html(text: str, file: str) -> Mended:
    """The text of an HTML document, mended, with the problems found."""
    mender = _Mender(_without_frames(unified(text)).split("\n"), Mended(file))
    mender.document()
    return mender.out


def unified(text: str) -> str:
    r"""The text as parsers like it: lines end in "\n", no byte order mark, all of it Unicode."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _without_frames(text: str) -> str:
    """A text without frames, its lines where they were."""
    return _FRAME.sub(lambda frame: "\n" * frame[0].count("\n"), text)


def _with_tex(line: str) -> str:
    r"""A line in which TeX comes through Markdown: "Pad\'e" is "Padé", "$a_i\,b_j$" stays so."""
    line = _TEX_ACCENT.sub(lambda match: latex.decode(match[0]), line)
    if "`" in line or line.count("$") < _MANY:
        return line
    return _FORMULA.sub(lambda match: _MARKS_IN_FORMULAS.sub(r"\\\g<0>", match[0]), line)


@dataclass
class _Mender:
    """Goes over the source region by region; each method copies one and says where the next is."""

    source: list[str]
    out: Mended
    endless: set[re.Pattern[str] | str] = field(default_factory=set)
    table: Head | None = None
    """That of the last table under this heading."""
    open_tables: int = 0
    """Of HTML, which a blank line may part."""
    table_is_parted: bool = False
    in_definition: bool = False

    def run(self) -> None:
        n = self.front_matter()
        while n < len(self.source):
            n = self.region(n)

    def front_matter(self) -> int:
        """The line after the YAML of a Jekyll or Quarto page, of which the title is kept.

        YAML with addresses in it names a work and stays, to be read as text.
        """
        if self.source[0].rstrip() != "---":
            return 0
        near = range(1, min(len(self.source), _LONGEST_FRONT_MATTER))
        end = next((n for n in near if self.source[n].rstrip() in ("---", "...")), None)
        if end is None or not all(map(_is_plain_yaml, self.source[1:end])):
            return 0
        for n in range(end + 1):
            self.put(n, "")
            if title := _YAML_TITLE.match(self.source[n]):
                self.out.title = title[1].strip("\"' ") or None
        return end + 1

    def region(self, n: int) -> int:
        line = self.source[n]
        if not line:
            self.put(n)
            return n + 1
        if _MARKED.match(line) and (end := self.marked(n)) is not None:
            return end
        if _HEADING.match(line):
            self.table, self.open_tables = None, 0
        elif first := self.definition_below(n):
            return self.defined(n, first)
        line = self.with_whole_links(self.with_quoted_addresses(n), n)
        line = _TEX_QUOTES.sub(r"“\1”", line) if "``" in line else line
        line = _with_tex(line) if "\\" in line or "$" in line else line
        line = self.with_item_space(self.with_heading_space(line, n), n)
        line = _STAR.sub(r"\1- ", line) if self.has_stars_for_marks else line
        if n and self.source[n - 1].strip() and not is_row(self.source[n - 1]):
            line = self.with_whole_emphasis(_DEFINITION.sub("-", line), n)
        self.put(n, self.with_mark(n) + line)
        return n + 1

    def definition_below(self, n: int) -> int | None:
        """The line where the definition of a term begins that stands in a line by itself."""
        above = self.source[n - 1] if n else ""
        if self.in_definition or _DEFINITION.match(self.source[n]):
            return None
        if (above.strip() and not _HEADING.match(above)) or not _TEXT.match(self.source[n]):
            return None
        first = n + 1 if self.below(n).strip() else n + 2
        return first if _DEFINITION.match(self.below(first - 1)) else None

    def defined(self, n: int, first: int) -> int:
        """A term and its definitions, the first of which begins in a line, as HTML."""
        self.put_html(n, "<dl><dt>")
        self.put(n, self.with_whole_links(self.source[n], n))
        end = first
        while end < len(self.source) and _DEFINITION.match(self.source[end]):
            self.put_html(end, "</dt><dd>" if end == first else "</dd><dd>")
            end = self.definition(end)
            end += not self.below(end - 1).strip() and bool(_DEFINITION.match(self.below(end)))
        self.put_html(end - 1, "</dd></dl>")
        return end

    def definition(self, n: int) -> int:
        """A definition, its lines no longer set in, with what is set in like it below."""
        end = n + 1
        while end < len(self.source) and not _DEFINITION.match(self.source[end]):
            line = self.source[end]
            if not line.strip() or (not line[0].isspace() and not self.source[end - 1].strip()):
                rest = self.below(end)
                if line.strip() or not (rest[:1].isspace() and rest.strip()):
                    break
            end += 1
        for m in range(n, end):
            self.source[m] = _OF_A_DEFINITION.sub("", self.source[m], count=1)
        self.in_definition = True
        while n < end:
            n = self.region(n)
        self.in_definition = False
        return n

    def put_html(self, n: int, tags: str) -> None:
        """Tags in a block of their own, between what is Markdown."""
        for line in ("", tags, ""):
            self.put(n, line)

    def marked(self, n: int) -> int | None:
        """A region that begins with a mark, None where the mark is a text's."""
        line = self.source[n]
        if _COMMENT.match(line):
            return self.until(n, _COMMENT_END, "comment")
        if _VERBATIM.match(line):
            return self.until(n, _VERBATIM_END, "tag")
        if fence := _FENCE.match(line):
            return self.fenced(n, *fence.groups())
        if bibtex := _BARE_BIBTEX.match(line):
            return self.bare(n, bibtex[1])
        if _TAG.match(line):
            is_term = _INLINE_TAG.match(line) and self.definition_below(n) is not None
            return None if is_term else self.html(n)
        if self.open_tables and _INDENTED_TAG.match(line):
            return self.rest_of_table(n)
        if is_row(line):
            return self.rows(n)
        return None

    def with_whole_emphasis(self, line: str, n: int) -> str:
        """A line in italics below a text, without the space that makes a mark of its first star."""
        above, below = self.source[n - 1], self.below(n)
        begins = _TEXT.match(above) and not ITEM.match(below)
        return _PARTED_EMPHASIS.sub(r"*\1*", line) if begins else line

    def with_mark(self, n: int) -> str:
        """The mark that a list's item has lost, or what parts a list from the text above it."""
        if n and self.marks.begins_late(n):
            self.report(
                "warning", "tight-list",
                "This list goes on the text above it, since it doesn't begin with 1; it was read as"
                " a list. Put an empty line before it.", n,
            )  # fmt: skip
            self.put(n, "")
        mark = self.marks.mark(n)
        if mark:
            self.report(
                "warning", "missing-mark",
                "This item of a list has no mark like - before it, so that it goes on what stands"
                " above; it was read as one of its own. Put the mark.", n,
            )  # fmt: skip
        return mark

    @cached_property
    def marks(self) -> LostMarks:
        """The marks that items of the list have lost."""
        return LostMarks(self.source)

    @cached_property
    def has_stars_for_marks(self) -> bool:
        """Whether several lines begin with a star in brackets: "[*] On Widgets"."""
        return sum(_STAR.match(line) is not None for line in self.source) >= _MANY

    def until(self, n: int, end: re.Pattern[str], what: str) -> int:
        """A region that Markdown lets run up to the line with its end, or else to the last."""
        line = self.source[n]
        begin = line.rindex("<!--") if what == "comment" else line.index("<")
        if end not in self.endless:
            for m in range(n, len(self.source)):
                if end.search(self.source[m], 0 if m > n else begin):
                    self.copy(n, m + 1)
                    return m + 1
            self.endless.add(end)
        self.put(n, f"{line[:begin]}&lt;{line[begin + 1 :]}")
        self.report(
            "warning", f"unclosed-{what}",
            f"This HTML {what} is never closed and hides the rest of the list; it was read as "
            "text. Close or remove it.", n,
        )  # fmt: skip
        return n + 1

    def fenced(self, n: int, indent: str, marker: str, info: str) -> int:
        """A block of code, up to its closing fence or what can't belong to it."""
        above = self.source[n - 1] if n else ""
        if not info and (_BIBTEX_LINE.match(above) or marker in above):
            return self.stray_fence(n)
        if indent.strip() and not self.next_is_indented(n):
            indent = ""
        closing = re.sub(r"[-*+]", " ", indent) + marker
        if self.is_bibtex(n, info):
            self.put(n, indent + marker + "bibtex")
            return self.rest_of_bibtex(n, closing)
        end = None if marker in self.endless else self.end_of_code(n, marker, info)
        if end is None:
            return self.stray_fence(n)
        self.copy(n, end)
        self.put(end, closing)
        return end + 1

    def next_is_indented(self, n: int) -> bool:
        return n + 1 < len(self.source) and self.source[n + 1][:1].isspace()

    def is_bibtex(self, n: int, info: str) -> bool:
        """Whether a fence opens BibTeX, by its info or by what stands below it."""
        below = next((line for line in self.source[n + 1 : n + 5] if line.strip()), "")
        language = info.strip().lower()
        begin = _BIBTEX_START if language in PLAIN_LANGUAGES else _BIBTEX_IN_CODE
        return _is_bibtex_info(info) or begin.match(below) is not None

    def rest_of_bibtex(self, n: int, closing: str) -> int:
        """BibTeX below its opening fence: it ends with any fence, and before the next entry."""
        for m in range(n + 1, len(self.source)):
            line = self.source[m]
            marker = _MARKER.search(line) if "```" in line or "~~~" in line else None
            opens = marker and _FENCE.match(line) and _is_bibtex_info(line)
            if marker and not opens:
                if "}" in line[: marker.start()]:
                    self.put(m, line[: marker.start()])
                self.put(m, closing)
                return m + 1
            if opens or _NEXT_ENTRY.match(line):
                self.put(m, closing)
                self.report_unclosed_fence(n)
                return m
            self.put(m)
        self.put(len(self.source) - 1, closing)
        self.report_unclosed_fence(n)
        return len(self.source)

    def end_of_code(self, n: int, marker: str, info: str) -> int | None:
        """The line of the fence that closes other code, None where there is none."""
        for m in range(n + 1, len(self.source)):
            line = self.source[m].strip()
            if not line.startswith(marker):
                continue
            if not line.strip(marker[0]):
                return m
            if not info and _is_bibtex_info(line):
                return None
        self.endless.add(marker)
        return None

    def stray_fence(self, n: int) -> int:
        """A fence that opens nothing."""
        self.put(n, "")
        self.report(
            "warning", "stray-fence",
            "This code fence has no counterpart and hides what follows it; it was left out. "
            "Remove it.", n,
        )  # fmt: skip
        return n + 1

    def report_unclosed_fence(self, n: int) -> None:
        self.report(
            "warning", "unclosed-fence",
            "This code fence is never closed; it was closed before the next entry. "
            "Put a line ``` after the code.", n,
        )  # fmt: skip

    def bare(self, n: int, indent: str) -> int:
        """BibTeX without a fence, or with the closing one only, gets its fence."""
        self.put(n, indent + "```bibtex")
        end = self.end_of_bare(n)
        self.copy(n, end)
        below = next((m for m in range(end, len(self.source)) if self.source[m].strip()), end)
        fence = _FENCE.match(self.source[below]) if below < len(self.source) else None
        if fence and not fence[3]:
            self.copy(end, below + 1)
            self.report(
                "warning", "unopened-fence",
                "The code fence that ends below this BibTeX was never opened; it was opened "
                "here. Put a line ```bibtex before it.", n,
            )  # fmt: skip
            return below + 1
        self.put(end - 1, indent + "```")
        self.report(
            "info", "unfenced-bibtex",
            "This BibTeX stands outside a code fence, where Markdown garbles it for readers. "
            "Put a line ```bibtex before it and ``` after it.", n,
        )  # fmt: skip
        return end

    def end_of_bare(self, n: int) -> int:
        """The line after the BibTeX that begins at a line."""
        depth, end = 0, n
        for m in range(n, len(self.source)):
            line = self.source[m]
            if not line.strip():
                continue
            inside = depth > 0 and m == end
            if m > n and not _goes_on(line, inside=inside):
                break
            depth += line.count("{") - line.count("}")
            end = m + 1
        return end

    def document(self) -> None:
        """A document of HTML."""
        self.end_title()
        n = 0
        while n < len(self.source):
            if _opens_comment(self.source[n]):
                n = self.until(n, _COMMENT_END, "comment")
            else:
                self.put(n, self.with_start_of_table(self.with_whole_tags(n), n))
                n += 1

    def end_title(self) -> None:
        """Ends a page's title that nothing ends, so that it doesn't hide all below it."""
        n = line_of_endless_title(self.source)
        if n is None:
            return
        self.source[n] = with_title_ended(self.source[n])
        self.report(
            "warning", "unclosed-tag",
            "The page's <title> is never closed and hides the rest of it; it was read up to the"
            " next tag. Close it.", n,
        )  # fmt: skip

    def rest_of_table(self, n: int) -> int:
        """What is indented behind a blank line in a table of HTML, where Markdown sees code."""
        if not self.table_is_parted:
            self.table_is_parted = True
            self.report_table(n, "A blank line parts this table of HTML from what is indented here")
        return self.html(n, indented=True)

    def html(self, n: int, *, indented: bool = False) -> int:
        """A block of HTML, up to a blank line, a heading, BibTeX, or what is Markdown again."""
        start = n
        while n < len(self.source) and self.source[n].strip():
            line = self.source[n]
            if _opens_comment(line):
                return self.until(n, _COMMENT_END, "comment")
            ends = _begins_bibtex(line) or _HEADING.match(line) or self.goes_on_in_markdown(n)
            if n > start and ends:
                self.put(n, "")
                break
            self.count_tables(line)
            whole = self.with_start_of_table(self.with_whole_tags(n), n)
            self.put(n, whole.lstrip() if indented and n == start else whole)
            n += 1
        return n

    def goes_on_in_markdown(self, n: int) -> bool:
        """Whether a line right below a heading or summary has links or is an item in Markdown."""
        line, above = self.source[n], self.source[n - 1] if n else ""
        is_markdown = "](" in line or ITEM.match(line) is not None
        return is_markdown and _TITLE_ENDS.search(above) is not None

    def count_tables(self, line: str) -> None:
        """Keeps count of the tables of HTML that are open behind a line."""
        for tag in _TABLE.finditer(line):
            self.open_tables = max(0, self.open_tables + (-1 if tag[1] else 1))
        self.table_is_parted = self.table_is_parted and self.open_tables > 0

    def with_whole_tags(self, n: int) -> str:
        """A line of HTML, its tags closed."""
        below = self.below(n)
        line = self.with_quoted_addresses(n)
        whole = whole_tags(line, below)
        if whole != line:
            self.report(
                "warning", "broken-tag",
                "An HTML tag breaks off here and swallows the next one; it was closed. "
                "Mend the tag.", n,
            )  # fmt: skip
        return whole

    def with_start_of_table(self, line: str, n: int) -> str:
        """A row of HTML, the start tag of its table before it where that was lost."""
        if n not in self.rows_without_table:
            return line
        self.report_table(n, "The start tag of this table of HTML is missing")
        return f"<table>{line.lstrip()}"

    @cached_property
    def rows_without_table(self) -> frozenset[int]:
        """The first rows of tables of HTML that have lost their start tag."""
        return first_rows_without_table(self.source)

    def with_quoted_addresses(self, n: int) -> str:
        """A line, the addresses of its links in HTML in quotation marks."""
        line = self.source[n]
        quoted = quoted_addresses(line) if "href=" in line else line
        if quoted != line:
            self.report(
                "warning", "broken-tag",
                "The address of a link has a quotation mark at one end only; it was read as if it "
                "had both. Put the other one.", n, Mend(line, 0, line, quoted),
            )  # fmt: skip
        return quoted

    def rows(self, n: int) -> int:
        """The rows of a table, which get column headings where it has lost them."""
        end = n
        while end < len(self.source) and is_row(self.source[end]):
            self.join_row(end, cells(self.source[n]))
            end += 1
        rows = [m for m in range(n, end) if not is_blank(self.source[m])]
        at = delimiter_at([self.source[m] for m in rows])
        if at is None:
            self.put_lost_head(n, rows)
        elif at == 0:
            self.put_headings_above(rows[0])
        else:
            for m in rows[: at - 1]:
                self.put(m)
            self.put_head(rows[at - 1], rows[at], apart=at > 1)
        for m in rows if at is None else rows[at + 1 :]:
            self.put(m, self.with_whole_links(self.with_quoted_addresses(m), m))
        return end

    def join_row(self, n: int, width: int) -> None:
        """Joins to a row that breaks off the lines below, up to the one that ends it."""
        row = self.source[n].rstrip()
        if row.endswith("|") or cells(row) >= width:
            return
        below = range(n + 1, min(n + 1 + _MOST_LINES_OF_A_ROW, len(self.source)))
        rest = list(takewhile(lambda m: not ends_a_table(self.source[m]), below))
        end = next((m for m in rest if self.source[m].rstrip().endswith("|")), None)
        if end is None or any(is_row(self.source[m]) for m in rest[: end - n]):
            return
        lines = [self.source[m].strip() for m in range(n + 1, end + 1)]
        self.source[n : end + 1] = [" ".join([row, *lines]), *["|"] * len(lines)]
        self.report_table(n, "This row goes on in the next line")

    def put_head(self, headings: int, delimiter: int, *, apart: bool) -> None:
        """A table's head, its rows made of one width; apart from a row that stands above it."""
        self.table = head(self.source[headings], self.source[delimiter])
        if apart:
            self.put(headings, "")
        self.put(headings, self.table.headings)
        self.put(delimiter, self.table.delimiter)
        if apart or self.table.delimiter != self.source[delimiter]:
            self.report_table(delimiter, "Its column headings and the row below them don't match")

    def put_headings_above(self, n: int) -> None:
        """Column headings above the delimiters in a line, if what stands above it isn't any."""
        above = self.source[n - 1] if n else ""
        if cells(above) == cells(self.source[n]) and not ends_a_table(above):
            self.table = Head(above, self.source[n])
            self.put(n)
            return
        self.table = head_for(self.source[n])
        self.insert_head(n, self.table)
        self.report_table(n, "Its column headings are missing")

    def put_lost_head(self, n: int, rows: list[int]) -> None:
        """The head of the table above once more, or one without text, for rows without a head."""
        texts = [self.source[m] for m in rows]
        if self.table and texts and self.table.cells == cells(texts[0]):
            if n and ends_a_table(self.source[n - 1]):
                self.insert_head(n, self.table)
                self.report_table(n, "It ends above this row")
        elif widest := widest_of_alike(texts):
            self.table = head_for(widest)
            self.insert_head(n, self.table)
            self.report_table(n, "There is no row like |---|---| below its first one")

    def insert_head(self, n: int, lines: Head) -> None:
        for line in ("", *lines):
            self.put(n, line)

    def report_table(self, n: int, fault: str) -> None:
        self.report(
            "warning", "broken-table",
            f"{fault}, so Markdown sees no table here; it was read as one. Mend its rows.", n,
        )  # fmt: skip

    def with_whole_links(self, line: str, n: int) -> str:
        """A line, its links mended."""
        if "]" not in line and ")" not in line:
            return line

        def report(severity: Severity, code: str, message: str, mend: Mend | None = None) -> None:
            self.report(severity, code, message, n, mend)

        return with_whole_links(line, self.below(n), report)

    def with_heading_space(self, line: str, n: int) -> str:
        """The line, a heading's marks set off from its text."""
        marks = _TIGHT_HEADING.match(line)
        if not marks:
            return line
        self.report(
            "info", "tight-heading",
            f"There is no space after {marks[0].strip()}, so Markdown sees no heading here; it "
            "was read as one. Put a space.", n, Mend(line, marks.end(), "", " "),
        )  # fmt: skip
        return f"{marks[0]} {line[marks.end() :]}"

    def with_item_space(self, line: str, n: int) -> str:
        """A line below an item, its mark set off from the link behind it: "-[On Widgets](…)"."""
        marks = _TIGHT_ITEM.match(line)
        if not marks or not n or not ITEM.match(self.source[n - 1]):
            return line
        self.report(
            "warning", "missing-mark",
            "There is no space after the mark of this item, so that it goes on the item above; it "
            "was read as one of its own. Put a space.", n, Mend(line, marks.end(), "", " "),
        )  # fmt: skip
        return f"{marks[0]} {line[marks.end() :]}"

    def below(self, n: int) -> str:
        """The line below one, empty behind the last."""
        return self.source[n + 1] if n + 1 < len(self.source) else ""

    def put(self, n: int, line: str | None = None) -> None:
        self.out.lines.append(self.source[n] if line is None else line)
        self.out.numbers.append(n + 1)

    def copy(self, start: int, end: int) -> None:
        self.out.lines += self.source[start:end]
        self.out.numbers += range(start + 1, end + 1)

    def report(
        self, severity: Severity, code: str, message: str, n: int, mend: Mend | None = None
    ) -> None:
        self.out.problems.append(
            Problem(
                severity=severity,
                code=code,
                message=message,
                file=self.out.file,
                line=n + 1,
                mend=mend,
            )
        )


def _opens_comment(line: str) -> bool:
    """Whether a comment begins in the line, and goes on in the next."""
    _, opening, rest = line.rpartition("<!--")
    return bool(opening) and "-->" not in rest


def _is_plain_yaml(line: str) -> bool:
    return _YAML.match(line) is not None and "://" not in line


def _goes_on(line: str, *, inside: bool) -> bool:
    """Whether a line belongs to the BibTeX above it, which may have an open brace (inside)."""
    if _FENCE.match(line) or _NEXT_ENTRY.match(line):
        return False
    return inside or bool(_BIBTEX_START.match(line) or _BIBTEX_LINE.match(line))


def _is_bibtex_info(info: str) -> bool:
    return info.strip("`~ \t-*+>").lower() in _BIBTEX_INFO


def _begins_bibtex(line: str) -> bool:
    opens = _FENCE.match(line) and _is_bibtex_info(line)
    return bool(opens or _BARE_BIBTEX.match(line))
