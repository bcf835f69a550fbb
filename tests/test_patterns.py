"""Patterns are compiled when they are first asked, and all of them are sound."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest

import refsync
from refsync.patterns import regex

YEAR = regex(r"(?P<year>\d{4})")


def test_a_pattern_is_asked_like_one_of_the_standard_library() -> None:
    assert [match["year"] for match in YEAR.finditer("2019, 2021")] == ["2019", "2021"]
    assert regex("GEARS?", re.IGNORECASE).fullmatch("gear")


def test_a_match_knows_its_pattern() -> None:
    match = YEAR.search("in 2019")
    assert match
    assert match.re == YEAR
    assert match.re != regex("in")


def test_a_fault_is_raised_at_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("(")


def test_all_patterns_of_the_project_are_sound() -> None:
    modules = [import_module(found.name) for found in walk_packages(refsync.__path__, "refsync.")
               if not found.name.endswith("__main__")]  # fmt: skip
    patterns = [
        value for module in modules for value in vars(module).values() if type(value) is type(YEAR)
    ]
    assert len(patterns) > 1000
    assert all(pattern.groups >= 0 for pattern in patterns)


def test_loading_the_readers_compiles_hardly_any() -> None:
    asked = (
        "import sys, refsync.readers.markdown;"
        "from refsync.patterns import _Regex;"
        "found = [value for module in list(sys.modules.values()) for value in "
        "vars(module).values() if isinstance(value, _Regex)];"
        "print(len(found), sum('_compiled' in vars(value) for value in found))"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded, compiled = map(int, run.stdout.split())
    assert loaded > 500
    assert compiled < 10
