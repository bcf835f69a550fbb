"""Renderings of readings and plans."""
