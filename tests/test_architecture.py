"""The map of the code for those who change it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READERS = sorted((ROOT / "src" / "refsync" / "readers").rglob("[!_]*.py"))


@pytest.mark.parametrize("module", READERS, ids=lambda path: path.stem)
def test_each_room_of_the_readers_is_on_the_map(module: Path) -> None:
    assert f"`{module.stem}`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
