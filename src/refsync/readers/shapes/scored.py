"""Rows of scores, which name works that the list has under their titles elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from refsync.identifiers import Identifier
from refsync.patterns import regex
from refsync.readers.document import Row, plain
from refsync.readers.entry import Entry
from refsync.readers.links import identifier
from refsync.readers.outline import Part
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import count_words
from refsync.readers.titles import is_a_year

_SCORE = regex(
    r"[*_\s]{0,3}[-+±~<>]?\d{1,4}(?:[.,]\d{1,4})?\s?%?(?:\s?(?:±|\+/-)\s?\d{1,3}(?:\.\d{1,4})?)?[*_\s]{0,3}"
)
_OF_SCORES = regex(
    r"\b(?:acc(?:uracy|\.)?|m?AP(?:\d\d)?|(?:macro |micro )?f1|f-?(?:score|measure)|bleu|rouge|"
    r"meteor|psnr|ssim|lpips|fid|m?iou|dice|auroc|auc|eer|wer|cer|top-?\d|scores?|precision|recall|"
    r"[rp]@\d{1,4}|hits?@\d{1,4}|n?dcg(?:@\d{1,4})?|mrr|ppl|perplexity|r?mse|mae|mape|epe|elo|"
    r"(?:win|success|error) ?rate)\b|[↑↓]|准确率|精度|得分|正解率|スコア|정확도|점수",
    re.IGNORECASE,
)
"""Headings of columns of scores, by their metric."""
_LEADERBOARD = regex(
    r"\b(?:leader ?boards?|results|rankings?|state[ -]of[ -]the[ -]art|sota)\b|"
    r"排行榜|榜单|ランキング|리더보드|순위",
    re.IGNORECASE,
)
"""Headings above tables of scores."""
_NONE = frozenset(("", "-", "–", "—", "n/a", "N/A", "/"))
_WORDS_OF_A_NAME = 3
_NEARLY_ALL = 0.75
_FEWEST = 2


def without_repeats(
    document: Sequence[Part], inside: Sequence[Sequence[Entry]]
) -> list[list[Entry]]:
    """The candidates of each part, without those rows of scores whose works have titles elsewhere.

    As "| Acme | 81.2 | [paper](…) |" where the list has "[On the Use of Widgets](…)" as well, both
    linked to one paper; so a table of results adds no work twice, under the name of its model.
    """
    scored = [set(_lines_of_scores(part)) for part in document]
    if not any(scored):
        return [list(entries) for entries in inside]
    titled = {
        found
        for entries, lines in zip(inside, scored, strict=True)
        for entry in entries
        if entry.line not in lines and count_words(entry.title) > _WORDS_OF_A_NAME
        for found in _papers(entry)
    }
    return [
        [entry for entry in entries if not (entry.line in lines and _repeats(entry, titled))]
        for entries, lines in zip(inside, scored, strict=True)
    ]


def _repeats(entry: Entry, titled: set[Identifier]) -> bool:
    """Whether an entry has but a short name, and all papers to which it leads have titles."""
    papers = set(_papers(entry))
    if any(entry.details):
        return False
    return count_words(entry.title) <= _WORDS_OF_A_NAME and bool(papers) and papers <= titled


def _papers(entry: Entry) -> Iterator[Identifier]:
    """The identifiers of the papers to which an entry leads."""
    papers = (mention for mention in entry.mentions if leads_to_a_paper(mention))
    return (found for m in papers if (found := identifier(m.href)))


def _lines_of_scores(part: Part) -> Iterator[int]:
    """The lines of those rows of a part that stand in tables with a column of scores."""
    rows = (block for block in part.body if isinstance(block, Row))
    said = _LEADERBOARD.search(part.text) is not None
    for _, table in groupby(rows, key=lambda row: row.table):
        of_table = list(table)
        if _has_scores(of_table, said=said):
            yield from (row.line for row in of_table)


def _has_scores(table: Sequence[Row], *, said: bool) -> bool:
    """Whether a column has scores in nearly all rows, as it says, or the heading above (said)."""
    columns = table[0].columns
    width = len(columns) if not said else max(len(row.cells) for row in table)
    of_scores = (i for i in range(width) if said or _OF_SCORES.search(columns[i]))
    texts = ([plain(row.cells[i]) for row in table if i < len(row.cells)] for i in of_scores)
    return any(map(_are_scores, texts))


def _are_scores(cells: Iterable[str]) -> bool:
    said = [text for text in cells if text not in _NONE]
    scores = sum(bool(_SCORE.fullmatch(text)) and not is_a_year(text) for text in said)
    return len(said) >= _FEWEST and scores >= _NEARLY_ALL * len(said)
