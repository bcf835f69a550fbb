"""Zotero desktop as a library, over its local API.

It differs from the Web API in what matters most to a sync: objects can't be created under a key of
the client's choosing, some edits don't show in versions, and writing takes the user's consent.
"""
