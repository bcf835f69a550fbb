"""A page as it is mended: its source, and the copy made of it line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from refsync.reading import Mend, Problem, Severity


@dataclass
class Page:
    """A text, and what a Markdown parser reads as it was meant.

    Attributes:
        file: its name for the problems.
        source: the lines as they stand there.
        lines: its lines, without their ends.
        numbers: for each of these, the number that it has in the source, from 1.
        problems: what was mended.
    """

    file: str
    source: list[str]
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines) + "\n"

    def below(self, n: int) -> str:
        """The line of the source below one, empty behind the last."""
        return self.source[n + 1] if n + 1 < len(self.source) else ""

    def above(self, n: int) -> str:
        """The line of the source above one, empty before the first."""
        return self.source[n - 1] if n else ""

    def put(self, n: int, line: str | None = None) -> None:
        """Adds a line of the source, or what it was mended to."""
        self.lines.append(self.source[n] if line is None else line)
        self.numbers.append(n + 1)

    def copy(self, start: int, end: int) -> None:
        """Adds the lines of the source from one to before another."""
        self.lines += self.source[start:end]
        self.numbers += range(start + 1, end + 1)

    def put_apart(self, n: int, tags: str) -> None:
        """Adds tags as a block of their own, between what is Markdown."""
        for line in ("", tags, ""):
            self.put(n, line)

    def report(
        self, n: int, severity: Severity, code: str, message: str, mend: Mend | None = None
    ) -> None:
        """Adds a problem of a line, with what mends it in place where nothing is guessed."""
        self.problems.append(
            Problem(
                severity=severity,
                code=code,
                message=message,
                file=self.file,
                line=n + 1,
                mend=mend,
            )
        )
