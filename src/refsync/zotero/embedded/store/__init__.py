"""The libraries of one SQLite file. Knows nothing of HTTP."""
