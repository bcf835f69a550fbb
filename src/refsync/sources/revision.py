"""Lists as they stood at a revision of the Git repository that they are in."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from refsync.errors import SourceError
from refsync.sources.choosing import is_pattern, of_folder, of_pattern, split_pattern
from refsync.sources.names import STDIN, Local
from refsync.sources.text import SourceText, decode

_FILES = ("100644", "100755")
"""The modes of ordinary files in Git's trees; links and submodules have others."""


def read(place: Local, revision: str) -> list[SourceText]:
    """The texts that a path named then, in their order; none where nothing stood there.

    Args:
        place: a file, a folder or a pattern, in the working tree of a repository.
        revision: whatever Git takes for one, as "HEAD~1" or a commit.

    Raises:
        SourceError: the path is in no repository, or the repository has no such revision.
    """
    if place.path == STDIN:
        raise SourceError("Standard input has no revisions: name a file with its earlier text.")
    base, pattern = Path(place.identity), ""
    if is_pattern(place.identity) and not base.exists():
        folder, pattern = split_pattern(base.as_posix())
        base = Path(folder or "/")
    tree = _Tree.at(revision, base)
    path = base.relative_to(tree.top).as_posix()
    if path in (blobs := tree.blobs(path)):
        chosen = [path]
    else:
        prefix = "" if path == "." else f"{path}/"
        below = [name.removeprefix(prefix) for name in blobs]
        chosen = [prefix + n for n in (of_pattern(below, pattern) if pattern else of_folder(below))]
    return [decode(tree.content(blobs[name]), f"{name}@{revision}") for name in chosen]


@dataclass(frozen=True, slots=True)
class _Tree:
    """The files of a commit.

    Attributes:
        top: the folder that the repository's working tree is in.
    """

    top: Path
    commit: str

    @classmethod
    def at(cls, revision: str, path: Path) -> _Tree:
        folder = next(each for each in (path, *path.parents) if each.is_dir())
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise SourceError(
                f"{path} is in no Git repository, so “{revision}” can't be a revision of it; there"
                " is no such file either."
            )
        name = f"{revision}^{{commit}}"
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if commit is None:
            raise SourceError(
                f"“{revision}” is neither a file nor a revision that {top.decode().strip()} has. A"
                " shallow clone lacks earlier revisions: in CI, fetch them all (fetch-depth: 0)."
            )
        return cls(Path(top.decode().strip()), commit.decode().strip())

    def blobs(self, path: str) -> dict[str, str]:
        """The files at and below a path, and the names of what is in them."""
        listing = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", path)
        found = {}
        for line in (listing or b"").decode("utf-8", "surrogateescape").split("\0")[:-1]:
            facts, _, name = line.partition("\t")
            mode, _, blob = facts.split(" ")
            if mode in _FILES:
                found[name] = blob
        return found

    def content(self, blob: str) -> bytes:
        return _git(self.top, "cat-file", "blob", blob) or b""


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What Git answers; None where it refuses."""
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise SourceError(
            "Reading a list's earlier revision takes Git, and there is none here: install it, or"
            " name a file with the earlier text."
        ) from None
    return run.stdout if run.returncode == 0 else None
