"""A Zotero library in one SQLite file, speaking the Zotero API."""
