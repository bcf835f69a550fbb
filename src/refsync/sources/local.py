"""Files, folders, patterns of files, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from refsync.errors import SourceError
from refsync.patterns import regex
from refsync.sources.choosing import (
    LIST_SUFFIXES,
    is_hidden,
    is_pattern,
    of_folder,
    of_pattern,
    split_pattern,
)
from refsync.sources.names import STDIN
from refsync.sources.text import SourceText, decode

MAX_BYTES = 200 * 1024 * 1024
_ITEMS = regex(r'\s*\{\s*"items"\s*:\s*\[')
_REFERENCES = regex(
    r'"itemType"\s*:|"type"\s*:\s*"(?:article|bill|book|chapter|classic|collection|dataset|document|'
    r"entry|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|"
    r"pamphlet|paper-conference|patent|performance|periodical|personal_communication|post|regulation|"
    r'report|review|software|song|speech|standard|thesis|treaty|webpage)(?:-[a-z]+)?"'
)
"""What CSL-JSON and the items of Zotero's API have in them, damaged ones too, and `package.json`
and its like don't: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.
"""


def read(source: str) -> list[SourceText]:
    """The text at a path or of standard input, or the texts of a folder or a pattern.

    Raises:
        SourceError: there is nothing to read there, or it is not text.
    """
    if source == STDIN:
        if sys.stdin is None:
            raise SourceError("Standard input is closed: there is nothing to read from it.")
        return [decode(_bytes(sys.stdin.buffer, "<stdin>"), "<stdin>")]
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    if is_pattern(source) and not path.exists():
        return [_file(path) for path in _matching(path.as_posix())]
    return [_file(path, source)]


def _folder(folder: Path) -> list[SourceText]:
    paths = of_folder(_files_below(folder), LIST_SUFFIXES | {".json"})
    texts = [_file(folder / path) for path in paths]
    lists = [text for text in texts if text.suffix != ".json" or _holds_references(text.text)]
    if not lists:
        raise SourceError(f"{folder} is a folder without a list: name a file in it.")
    return lists


def _holds_references(text: str) -> bool:
    """Whether JSON has an array of references, or more than one."""
    is_array = "[" in text.partition('"')[0] or _ITEMS.match(text) is not None
    return len(_REFERENCES.findall(text)) > (not is_array)


def _matching(pattern: str) -> list[Path]:
    base, rest = split_pattern(pattern)
    folder = Path(f"{base}/" if base or pattern.startswith("/") else "")
    found = [folder / path for path in of_pattern(_files_below(folder), rest)]
    if not found:
        raise SourceError(f"No list matches {pattern}.")
    return found


def _files_below(folder: Path) -> Iterator[str]:
    """The files of a folder, at every depth, but for what is hidden and behind linked folders.

    Links that lead nowhere are among them: a list that is one can't be read, and isn't forgotten.
    """
    for parent, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = [name for name in folders if not is_hidden(name)]
        for name in files:
            path = Path(parent, name)
            if path.is_file() or (path.is_symlink() and not path.exists()):
                yield path.relative_to(folder).as_posix()


def _unreadable(error: OSError) -> None:
    raise SourceError(f"{error.filename} can't be read: {error.strerror}.") from error


def _file(path: Path, name: str | None = None) -> SourceText:
    name = str(path) if name is None else name
    try:
        with path.open("rb") as file:
            return decode(_bytes(file, name), name)
    except FileNotFoundError:
        what = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
        raise SourceError(f"{name} {what}.") from None
    except OSError as error:
        raise SourceError(f"{name} can't be read: {error.strerror or error}.") from error


def _bytes(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"{name} has more than {MAX_BYTES >> 20} MiB; refsync reads no more.")
    return data
