"""All that knows Zotero."""
