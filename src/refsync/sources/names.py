"""What the name of a source stands for. Nothing is looked up."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from refsync.errors import SourceError
from refsync.patterns import regex

STDIN = "-"

_SCHEME = regex(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_GITHUB = regex(
    r"github:(?P<owner>[\w-]+)/(?P<repo>[\w.-]+?)(?:\.git)?(?:/(?P<path>[^@].*?)?)?(?:@(?P<ref>[^@]+))?",
    re.IGNORECASE | re.ASCII,
)
_PAGES_OF_GITHUB = frozenset({"blob", "raw", "tree", "blame", "edit"})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Local:
    """A file, a folder, a pattern of files, or "-" for standard input."""

    path: str

    @property
    def identity(self) -> str:
        """What the list is remembered by: the absolute path, bytes that are no UTF-8 escaped."""
        if self.path == STDIN:
            return self.path
        return os.fsencode(os.path.realpath(self.path)).decode(errors="backslashreplace")


@dataclass(frozen=True, slots=True)
class Address:
    """A page on the web.

    Attributes:
        name: as the user wrote it.
        url: where it is read.
    """

    name: str
    url: str

    @property
    def identity(self) -> str:
        """What the list is remembered by: the address in its usual form."""
        parts = urlsplit(self.name)
        host = (parts.hostname or "").lower()
        host = f"[{host}]" if ":" in host else host
        if parts.port and parts.port != _PORTS[parts.scheme]:
            host = f"{host}:{parts.port}"
        return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))


@dataclass(frozen=True, slots=True)
class Repository:
    """Pages of a repository at GitHub.

    Attributes:
        name: as the user wrote it.
        owner: whose it is.
        repo: the repository's name.
        path: of a file or a folder, or a pattern; "" for the README.
        ref: a branch, tag or commit; "" for the default branch.
        is_file: the path is known to be that of a file.
    """

    name: str
    owner: str
    repo: str
    path: str = ""
    ref: str = ""
    is_file: bool = False

    @property
    def identity(self) -> str:
        """What the list is remembered by; owner and repository have no case."""
        path = f"/{self.path}" if self.path else ""
        ref = f"@{self.ref}" if self.ref else ""
        return f"github:{self.owner}/{self.repo}".lower() + path + ref


Place = Local | Address | Repository


def place_of(name: str) -> Place:
    """What a name stands for: an address, `github:…`, else a path.

    Raises:
        SourceError: it can't be a name, or is an address of a kind that isn't read.
    """
    if not name.strip():
        raise SourceError("A source's name is blank: name a file, a folder or an address.")
    if "\0" in name:
        raise SourceError(f"{name!r} is not a path: it holds a null character.")
    if name.lower().startswith("github:"):
        return _repository(name)
    scheme = _SCHEME.match(name)
    if scheme is None:
        return Local(name)
    if scheme[1].lower() not in _PORTS:
        raise SourceError(f"{name} can't be read: refsync reads http and https addresses.")
    return _address(name)


def _repository(name: str) -> Repository:
    found = _GITHUB.fullmatch(name)
    if found is None or not _is_plain(found["repo"], found["path"], found["ref"]):
        raise SourceError(
            f"“{name}” names no repository: write it as github:OWNER/REPO, github:OWNER/REPO/PATH"
            " or github:OWNER/REPO/PATH@REF."
        )
    path = (found["path"] or "").strip("/")
    return Repository(name, found["owner"], found["repo"], path, found["ref"] or "")


def _is_plain(*paths: str | None) -> bool:
    """Whether no path leads up."""
    return not any(part in (".", "..") for path in paths if path for part in path.split("/"))


def _address(name: str) -> Place:
    try:
        parts = urlsplit(name)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or port == 0:
        raise SourceError(f"“{name}” is no address: write it like https://example.org/list.md.")
    if "@" in parts.netloc:
        raise SourceError(
            f"The address at {host} holds a user name or a password, which refsync would show and"
            " remember: save the page, and name the file."
        )
    if host in ("github.com", "www.github.com"):
        return _page_of_github(name, parts) or Address(name, name)
    if host == "gist.github.com":
        return Address(name, _gist(parts) or name)
    return Address(name, name)


def _page_of_github(name: str, parts: SplitResult) -> Repository | None:
    """The repository, folder or file that a page of github.com shows."""
    owner, repo, kind, ref, *path = (unquote(parts.path).strip("/").split("/", 4) + [""] * 5)[:5]
    repo = repo.removesuffix(".git")
    if not re.fullmatch(r"[\w-]+/[\w.-]+", f"{owner}/{repo}", re.ASCII):
        return None
    if not kind:
        return Repository(name, owner, repo)
    if kind not in _PAGES_OF_GITHUB or not ref or not _is_plain(repo, ref, *path):
        return None
    return Repository(name, owner, repo, path[0], ref, is_file=kind != "tree")


def _gist(parts: SplitResult) -> str | None:
    """The first file of a gist, as text."""
    found = re.fullmatch(r"/(?:[\w-]+/)?[0-9a-f]{20,40}/?", parts.path, re.ASCII)
    return f"https://gist.github.com{parts.path.rstrip('/')}/raw" if found else None
