"""refsync syncs curated reading lists into Zotero."""
