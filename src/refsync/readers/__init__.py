"""Reading lists: text in, references and problems out. No network, no Zotero."""
