"""Pages of repositories at GitHub.

A README takes one request and a file another; a folder or a pattern takes two, and one for each
page that is new. What hasn't changed is asked for with one short request. Only README, folder and
pattern go through GitHub's API, which answers 60 requests an hour without a token
(https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api).
"""

from __future__ import annotations

import binascii
import json
import os
import re
from base64 import b64decode
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from refsync.errors import SourceError
from refsync.sources.answers import RefusedError, when_again
from refsync.sources.choosing import (
    LIST_SUFFIXES,
    is_pattern,
    of_folder,
    of_pattern,
    split_pattern,
)
from refsync.sources.names import Repository
from refsync.sources.text import SourceText, decode
from refsync.sources.web import Page, Web

MAX_PAGES = 500

_BASES = {"API": "https://api.github.com", "RAW": "https://raw.githubusercontent.com"}
_FILES = frozenset({"100644", "100755"})
"""The modes of ordinary files in Git's trees; links and submodules have others."""


def read(repository: Repository, web: Web) -> list[SourceText]:
    """The README, the file, or the lists of a folder or a pattern.

    `GITHUB_TOKEN` opens private repositories and raises the limit. `REFSYNC_GITHUB_API` and
    `REFSYNC_GITHUB_RAW` name other servers that speak as GitHub's do.

    Raises:
        SourceError: it can't be read.
    """
    token = _token()
    try:
        return list(_Hub(repository, web, token).pages())
    except RefusedError as refusal:
        raise _in_words(refusal, repository, with_token=token is not None) from refusal


@dataclass(frozen=True, slots=True)
class _Hub:
    """A repository, as GitHub gives it out."""

    repository: Repository
    web: Web
    token: str | None

    def pages(self) -> Iterator[SourceText]:
        """All that the repository's path names."""
        path = self.repository.path
        is_file = PurePosixPath(path).suffix.lower() in LIST_SUFFIXES | {".json"}
        if not path:
            yield self._readme()
        elif self.repository.is_file or (is_file and not is_pattern(path)):
            yield self._file(path)
        else:
            yield from self._several()

    def _readme(self) -> SourceText:
        """The file that GitHub shows as the README, whatever its name and place."""
        ref = self.repository.ref
        address = self._api(f"readme?ref={quote(ref, safe='')}" if ref else "readme")
        found = self._object(self._get(address, "application/vnd.github+json"))
        path, content = found.get("path"), found.get("content")
        if not isinstance(path, str) or not isinstance(content, str):
            raise self._unexpected()
        if found.get("encoding") != "base64":  # it is too large to be part of the answer
            return self._file(path)
        try:
            return decode(b64decode(content), self._name(path))
        except binascii.Error:
            raise self._unexpected() from None

    def _file(self, path: str) -> SourceText:
        page = self._get(self._raw(self.repository.ref or "HEAD", path))
        return decode(page.data, self._name(path), page.charset)

    def _several(self) -> Iterator[SourceText]:
        """The pages of one commit; those that were kept of an earlier one are not sent again."""
        commit = self._commit()
        blobs = self._blobs(commit)
        chosen = _chosen(self.repository, blobs)
        if len(chosen) > MAX_PAGES:
            raise SourceError(
                f"{self.repository.name} has {len(chosen)} pages; refsync reads up to {MAX_PAGES}."
                " Name a smaller folder, or a pattern."
            )
        for path in chosen:
            name = self._name(path)
            page = self.web.get_version(
                self._raw(commit, path), blobs[path], self._headers(), name=name
            )
            yield decode(page.data, name, page.charset)

    def _commit(self) -> str:
        ref = quote(self.repository.ref or "HEAD", safe="/")
        page = self._get(self._api(f"commits/{ref}"), "application/vnd.github.sha")
        commit = page.data.decode("ascii", "replace").strip()
        if not re.fullmatch(r"[0-9a-f]{40,64}", commit):
            raise self._unexpected()
        return commit

    def _blobs(self, commit: str) -> dict[str, str]:
        """The files of a commit, and the hash of what is in each."""
        page = self.web.get_version(
            self._api(f"git/trees/{commit}?recursive=1"),
            commit,
            self._headers("application/vnd.github+json"),
            name=f"{self._name('')}@{self.repository.ref}",
        )
        found: dict[str, Any] = self._object(page)
        if found.get("truncated"):
            raise SourceError(
                f"{self.repository.name} can't be read: the repository has more files than GitHub"
                " lists. Name one file, or clone it and name the folder."
            )
        try:
            return {
                entry["path"]: entry["sha"] for entry in found["tree"] if entry["mode"] in _FILES
            }
        except (KeyError, TypeError):
            raise self._unexpected() from None

    def _get(self, address: str, accept: str = "*/*") -> Page:
        return self.web.get(address, self._headers(accept), name=self.repository.name)

    def _object(self, page: Page) -> dict[str, object]:
        try:
            found = json.loads(page.data)
        except (ValueError, RecursionError):
            raise self._unexpected() from None
        if not isinstance(found, dict):
            raise self._unexpected()
        return found

    def _unexpected(self) -> SourceError:
        return SourceError(
            f"{self.repository.name} can't be read: {_base('API')} answers as GitHub's API doesn't."
        )

    def _name(self, path: str) -> str:
        return f"github:{self.repository.owner}/{self.repository.repo}/{path}"

    def _api(self, what: str) -> str:
        return f"{_base('API')}/repos/{self.repository.owner}/{self.repository.repo}/{what}"

    def _raw(self, ref: str, path: str) -> str:
        where = f"{self.repository.owner}/{self.repository.repo}/{quote(ref)}/{quote(path)}"
        return f"{_base('RAW')}/{where}"

    def _headers(self, accept: str = "*/*") -> dict[str, str]:
        headers = {"Accept": accept}
        return headers | {"Authorization": f"Bearer {self.token}"} if self.token else headers


def _chosen(repository: Repository, files: Collection[str]) -> list[str]:
    """The files that a path names: itself, a pattern's, or the lists of a folder."""
    path = repository.path
    if path in files:
        return [path]
    base, pattern = split_pattern(path) if is_pattern(path) else (path, None)
    prefix = f"{base}/" if base else ""
    below = [file.removeprefix(prefix) for file in files if file.startswith(prefix)]
    chosen = of_folder(below) if pattern is None else of_pattern(below, pattern)
    if not chosen:
        raise SourceError(
            f"{repository.name} names no list: the repository has none at “{path}”. Check the path."
        )
    return [prefix + path for path in chosen]


def _base(kind: str) -> str:
    base = (os.environ.get(f"REFSYNC_GITHUB_{kind}") or _BASES[kind]).rstrip("/")
    if not base.lower().startswith(("http://", "https://")):
        raise SourceError(f"REFSYNC_GITHUB_{kind} is no address: it begins with http or https.")
    return base


def _token() -> str | None:
    token = os.environ.get("GITHUB_TOKEN", "").strip()
    if not token.isascii() or not token.isprintable():
        raise SourceError("GITHUB_TOKEN holds characters that no token has: copy it once more.")
    return token or None


def _in_words(refusal: RefusedError, repository: Repository, *, with_token: bool) -> SourceError:
    """Why GitHub refused, and what to do."""
    name = repository.name
    exhausted = refusal.headers.get("X-RateLimit-Remaining") == "0"
    match refusal.status:
        case 403 | 429 if exhausted or "Retry-After" in refusal.headers:
            remedy = "" if with_token else ", or set GITHUB_TOKEN, which allows more of them"
            return SourceError(
                f"{name} can't be read: GitHub answers no more requests for now. Try again"
                f" {when_again(refusal.headers)}{remedy}."
            )
        case 401:
            return SourceError(
                f"{name} can't be read: GitHub refuses GITHUB_TOKEN. Renew it or unset it."
            )
        case 404:
            what = f"it has no {repository.path or 'README'}"
            private = "this GITHUB_TOKEN can't read" if with_token else "GITHUB_TOKEN opens"
            return SourceError(
                f"{name} is not there: there is no such repository or branch, {what}, or it is"
                f" private and {private} it. Check the name."
            )
        case 409 | 422:
            ref = f"no branch, tag or commit “{repository.ref}”" if repository.ref else "no commit"
            return SourceError(
                f"{name} can't be read: the repository has {ref}. Write it as"
                " github:OWNER/REPO/PATH@REF."
            )
        case _:
            return refusal
