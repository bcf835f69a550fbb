"""The codes of all problems, as docs/problems.md tells them."""

from __future__ import annotations

CODES = frozenset(
    {
        "and-others", "bad-address", "bad-identifier", "bad-key", "bad-quotes",
        "bad-string", "bare-entry", "broken-link", "broken-table", "broken-tag",
        "capital-title", "comment-in-entry", "damaged-json", "doi-address", "double-braces",
        "duplicate-entry",
        "duplicate-field", "duplicate-key", "empty-record", "encoding", "html-entity",
        "identifiers-differ", "implausible-year", "latex-in-title", "missing-and",
        "missing-at", "missing-author", "missing-brace", "missing-braces", "missing-comma",
        "missing-equals", "missing-key", "missing-mark", "missing-title", "missing-type",
        "missing-value", "missing-year", "no-bibtex-entry", "no-entry", "no-references",
        "no-work", "not-included", "own-citation", "page-range", "parted-link",
        "repeated-entry", "shared-identifier", "stray-brace", "stray-fence", "stray-text",
        "tight-heading", "tight-list", "titles-differ", "unclosed-brace", "unclosed-comment",
        "unclosed-drawer", "unclosed-fence", "unclosed-quote", "unclosed-record", "unclosed-tag",
        "undefined-string", "unfenced-bibtex", "unknown-crossref", "unknown-type",
        "unopened-fence", "wrong-quotes",
    }
)  # fmt: skip
