"""The shapes that entries have in lists, one module each."""
