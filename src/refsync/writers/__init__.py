"""Writing references as text."""
