"""What is closed after use."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self


class Closing(ABC):
    """Something that holds on to files or connections; a context manager."""

    @abstractmethod
    def close(self) -> None:
        """Let go of them."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
