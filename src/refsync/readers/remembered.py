"""Keeps what was found in a text: each step from blocks to references asks again."""

from __future__ import annotations

from functools import lru_cache

remembered = lru_cache(maxsize=16384)
"""A decorator for pure functions; it keeps what a page of some thousand entries asks for."""
