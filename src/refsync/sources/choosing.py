"""Which files of a folder are lists, and in which order they are read.

Paths are relative, with "/" between their parts, on disk and at GitHub alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from refsync.errors import SourceError
from refsync.patterns import regex

LIST_SUFFIXES = frozenset(
    {
        ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".html", ".htm", ".xhtml",
        ".bib", ".bibtex", ".bb", ".ris", ".rst", ".rest", ".org",
    }
)  # fmt: skip
"""Of files that are lists by their name alone. What a JSON file is its name doesn't tell."""

_VENDORED = frozenset(
    {
        "node_modules", "bower_components", "vendor", "third_party", "site-packages", "venv",
        "__pycache__", "_site",
    }
)  # fmt: skip
_ABOUT_THE_FOLDER = frozenset(
    {"changelog", "code_of_conduct", "contributing", "licence", "license", "security"}
)
_SET_SIGNS = regex(r"[\\\[\]&|~]|(?<=-)-")
_GLOB = regex(r"\*\*/|\*\*|\*|\?|\[(?:!|\^)?\]?[^\]/]*\]|[^*?\[]+|\[")
_WILDCARDS: dict[str, str] = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def is_pattern(path: str) -> bool:
    """Whether a path has wildcards in it."""
    return any(sign in path for sign in "*?[")


def is_hidden(name: str) -> bool:
    """Whether a file or folder is left out: hidden, or somebody else's work."""
    return name.startswith(".") or name in _VENDORED


def of_folder(paths: Iterable[str], suffixes: frozenset[str] = LIST_SUFFIXES) -> list[str]:
    """The lists among the files of a folder; a README comes first in its folder.

    Hidden files, what others made (`node_modules`, `vendor`, …) and what tells about the folder
    itself (LICENSE, CONTRIBUTING, …) are left out.
    """
    return _in_order(
        path
        for path in paths
        if not any(map(is_hidden, path.split("/")))
        and PurePosixPath(path).suffix.lower() in suffixes
        and not _is_about_the_folder(path)
    )


def of_pattern(paths: Iterable[str], pattern: str) -> list[str]:
    """The files that a pattern names, in the order of `of_folder`.

    `*` and `?` stop at "/", `**` doesn't. A pattern whose ending is plain, as `*.txt`, takes all
    that it matches; one like `papers/*` takes lists only. LICENSE, CONTRIBUTING and their like are
    taken where the pattern says something of files' names.

    Raises:
        SourceError: the pattern is none.
    """
    ending = PurePosixPath(pattern).suffix
    takes_all = len(ending) > 1 and not is_pattern(ending)
    takes_any_name = not PurePosixPath(pattern).stem.strip("*")
    matching = _regex(pattern)
    return _in_order(
        path
        for path in paths
        if matching.fullmatch(path)
        and not any(map(is_hidden, path.split("/")))
        and (takes_all or PurePosixPath(path).suffix.lower() in LIST_SUFFIXES)
        and not (takes_any_name and _is_about_the_folder(path))
    )


def split_pattern(path: str) -> tuple[str, str]:
    """The folder that a pattern starts from, without its last "/", and the rest."""
    parts = path.split("/")
    plain = next(number for number, part in enumerate(parts) if is_pattern(part))
    return "/".join(parts[:plain]), "/".join(parts[plain:])


def _is_about_the_folder(path: str) -> bool:
    return PurePosixPath(path).stem.lower().replace("-", "_") in _ABOUT_THE_FOLDER


def _in_order(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: [_rank(part) for part in path.split("/")])


def _rank(part: str) -> tuple[bool, str, str]:
    return (PurePosixPath(part).stem.lower() != "readme", part.lower(), part)


def _regex(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile("".join(map(_translated, _GLOB.findall(pattern))), re.DOTALL)
    except re.error as error:
        raise SourceError(f"“{pattern}” is no pattern of files: {error.msg}.") from error


def _translated(token: str) -> str:
    if token in _WILDCARDS:
        return _WILDCARDS[token]
    if len(token) > 1 and token.startswith("["):
        negated = token[1] in "!^"
        inside = _SET_SIGNS.sub(r"\\\g<0>", token[1 + negated : -1])
        return f"(?!/)[{'^' if negated else ''}{inside}]"
    return re.escape(token)
