"""Links in a line that lack a bracket or a quotation mark, or whose address is broken."""

from __future__ import annotations

import re
from functools import partial
from typing import Protocol

from refsync.identifiers import from_url
from refsync.patterns import regex
from refsync.readers.mending.broken_tags import quoted_addresses
from refsync.readers.mending.page import Page
from refsync.reading import Mend, Severity

_ADDRESS = regex(r"\]\(([^()<>]*)\)")
_BRACKETED_ADDRESS = regex(r"(?<!\])\(https?://[^\s()<>\[\]]+\)(?=[(\[])")
"""An address in brackets right before others, into which it would go on: "(https://…)([PDF](…))"."""
_PARTED_LINK = regex(r"\]([ \t]+)\((https?://[^()\s]+)\)")
_UNCLOSED_LINK = regex(
    r"\]\((https?://[^\s()<>\[\]\"'\uff08\uff09\uff0c\u3002]*[^\s()<>\[\]\"'.,;:\uff08\uff09\uff0c\u3002])"
    r"(?=[.,;:\uff0c\u3002]*(?:\]|\s*$|"
    r"\s(?!\s*(?:(?:\"[^\"]{0,200}\"|'[^']{0,200}'|\([^()]{0,200}\))\s*)?\))))"
)
_WIDE_BRACKETS = regex(
    r"\]((?=[^)]+?\uff09|\uff08)[(\uff08])(https?://[^\s()<>\[\]\uff08\uff09]+)([)\uff09])"
)
"""An address in the brackets of East Asian keyboards, of which one may be right."""
_UNOPENED_LINK = regex(r"\](https?://[^\s()<>\[\]]+)\)")
_SQUARE_BRACKETS = regex(r"\[([^\[\]]{2,300})\] ?\[(https?://[^\s()<>\[\]]{1,500})\](?![(:\]])")
"""An address in the brackets of a link's text: "[On Widgets] [https://…]"."""
_UNCLOSED_TEXT = regex(
    r"\[([^\[\]()]{2,300})\((https?://[^\s()<>\[\]]{1,500})\)(?=[^\[\]]{0,1000}(?:\[|$))"
)
"""A link's text without the bracket that closes it: "[On Widgets(https://…)"."""
_ADDRESS_BEGINS = regex(r"\]\((?P<address><[^<>]{1,300})$")
_ADDRESS_ENDS = regex(r"[^<>\[\]]{1,300}>(?=\s*\)|\s+[\"'])")
"""An address with spaces, of which a line's end makes none: "](<On Widgets", "and Gears.pdf>)"."""
_GO_ON_A_LINK = (")", '"', "'", "(")
_TITLED = regex(r"""\S*\s+["'].*""")
_SPACE = regex(r"\s")
_MORE_THAN_AN_ADDRESS = regex(r"[|\[\],;]|\s.*://|(?:\s\S+){4}")
_LIKE_AN_ADDRESS = regex(r"\w+:/|www\.|\S+\.\S+/")


class Report(Protocol):
    """Takes what is wrong in the line: how much it matters, the problem's code, and what to do."""

    def __call__(
        self, severity: Severity, code: str, message: str, mend: Mend | None = None
    ) -> None:
        """Adds a problem, with what mends it in place where nothing is guessed."""


def keep_address_on_one_line(page: Page, n: int) -> None:
    """Moves the begin of an address that is broken over two lines to the lower one.

    Markdown allows a line's end before an address, and none within: "](<On Widgets",
    "and Gears.pdf>)".
    """
    line = page.source[n]
    begin = _ADDRESS_BEGINS.search(line) if "](<" in line else None
    below = page.below(n).lstrip() if begin else ""
    end = _ADDRESS_ENDS.match(below)
    if not begin or not end:
        return
    space = "" if "://" in begin["address"] else " "
    address = f"{begin['address'].rstrip()}{space}"
    page.report(
        n, "warning", "broken-link",
        f"The address {address}{end[0]} is broken over two lines, so Markdown sees no link here; "
        "it was read as one. Put the address on one line.",
    )  # fmt: skip
    page.source[n] = line[: begin.start("address")]
    page.source[n + 1] = address + below


def with_whole_links(page: Page, n: int) -> str:
    """A line of the page, its links in Markdown and HTML as a parser reads them."""
    line = with_quoted_addresses(page, n)
    if "]" not in line and ")" not in line:
        return line
    report = partial(page.report, n)
    if "\uff08http" in line or "\uff09" in line:
        line = _with_plain_brackets(line, report)
    if "[http" in line:
        line = _with_links_closed_by(_SQUARE_BRACKETS, "Write ( and ).", line, report)
    if "(http" in line:
        line = _with_links_closed_by(_UNCLOSED_TEXT, "Put the bracket ].", line, report)
    if "](" in line:
        line = _with_closed_links(_with_whole_addresses(line, report), page.below(n), report)
    if "]http" in line:
        line = _with_opened_links(line, report)
    if ")(" in line or ")[" in line:
        line = _BRACKETED_ADDRESS.sub(r"\g<0> ", line)
    return _with_joined_links(line, report) if "] (" in line or "]\t(" in line else line


def with_quoted_addresses(page: Page, n: int) -> str:
    """A line of the page, the addresses of its links in HTML in quotation marks."""
    line = page.source[n]
    quoted = quoted_addresses(line) if "href=" in line else line
    if quoted != line:
        page.report(
            n, "warning", "broken-tag",
            "The address of a link has a quotation mark at one end only; it was read as if it "
            "had both. Put the other one.", Mend(line, 0, line, quoted),
        )  # fmt: skip
    return quoted


def _with_whole_addresses(line: str, report: Report) -> str:
    """The line, the addresses of its links freed of spaces, with which they are no links."""

    def whole(link: re.Match[str]) -> str:
        address = link[1].strip()
        if not _SPACE.search(address) or _TITLED.fullmatch(address):
            return link[0]
        mended = _without_spaces(address) if _LIKE_AN_ADDRESS.match(address) else ""
        read = f"It was read as {mended}. Correct the link." if mended else "The link was left out."
        sure = mended and not _MORE_THAN_AN_ADDRESS.search(address)
        report(
            "warning", "bad-address", f"“{address}” is no address: there is a space in it. {read}",
            Mend(address, 0, address, mended) if sure else None,
        )  # fmt: skip
        return f"](<{mended}>)"

    return _ADDRESS.sub(whole, line)


def _with_plain_brackets(line: str, report: Report) -> str:
    """The line, its links' addresses in the brackets that Markdown knows."""

    def plain(link: re.Match[str]) -> str:
        whole = f"]({link[2]})"
        report(
            "warning", "broken-link",
            f"Markdown knows no brackets like those around {link[2]}; it was read as a link. "
            "Write ( and ).", Mend(link[0], 0, link[0], whole),
        )  # fmt: skip
        return whole

    return _WIDE_BRACKETS.sub(plain, line)


def _with_links_closed_by(fault: re.Pattern[str], advice: str, line: str, report: Report) -> str:
    """The line, its links whole where a bracket between text and address is wrong or missing."""

    def whole(link: re.Match[str]) -> str:
        mended = f"[{link[1]}]({link[2]})"
        report(
            "warning", "broken-link",
            f"A bracket between “{link[1]}” and {link[2]} is wrong, so Markdown sees no link here; "
            f"it was read as one. {advice}", Mend(link[0], 0, link[0], mended),
        )  # fmt: skip
        return mended

    return fault.sub(whole, line)


def _with_closed_links(line: str, below: str, report: Report) -> str:
    """The line, the addresses of its links closed where their bracket is missing."""

    def closed(link: re.Match[str]) -> str:
        if not line[link.end() :].strip() and below.lstrip().startswith(_GO_ON_A_LINK):
            return link[0]
        two_in_one = line.startswith("](", link.end())
        mend = None if two_in_one else Mend(link[0], len(link[0]), "", ")")
        _report_link(link[1], "closing", mend, report)
        return f"{link[0]})"

    return _UNCLOSED_LINK.sub(closed, line)


def _with_opened_links(line: str, report: Report) -> str:
    """The line, the addresses of its links opened where their bracket is missing."""

    def opened(link: re.Match[str]) -> str:
        before = line[: link.start()]
        if before.count("(") > before.count(")"):
            return link[0]
        _report_link(link[1], "opening", Mend(link[0], 1, "", "("), report)
        return f"]({link[1]})"

    return _UNOPENED_LINK.sub(opened, line)


def _report_link(address: str, which: str, mend: Mend | None, report: Report) -> None:
    report(
        "warning", "broken-link",
        f"There is no {which} bracket at {address}, so Markdown sees no link here; it was read "
        "as one. Put the bracket.", mend,
    )  # fmt: skip


def _with_joined_links(line: str, report: Report) -> str:
    """The line, its links' texts joined to the addresses that stand a space behind them."""

    def joined(link: re.Match[str]) -> str:
        report(
            "info", "parted-link",
            f"There is a space between a link's text and its address {link[2]}, so Markdown "
            "sees no link here; it was read as one. Remove the space.",
            Mend(link[0], 1, link[1], ""),
        )  # fmt: skip
        return f"]({link[2]})"

    return _PARTED_LINK.sub(joined, line)


def _without_spaces(address: str) -> str:
    """The address that was meant: spaces in an identifier or beside a "/" slipped in."""
    joined = _SPACE.sub("", address)
    if from_url(joined):
        return joined
    return re.sub(r"\s+", "%20", re.sub(r"\s*([/?#])\s*", r"\1", address))
