"""The embedded library as Zotero desktop's local API: other rules over the same store.

How it answers is what the program itself was seen to answer, where the Web API differs too
(https://www.zotero.org/support/dev/web_api/v3/start, and the program's own server).
"""
