"""How texts say that people edited a book: "Doe, J. (ed.)", "Doe, J., editor", "a cura di"."""

EDITOR = (
    r"(?:[EeÉé]ds?|EDS?|[Ee]ditors?|[Hh]rsg|[Hh]gg?|[Dd]irs?|[Cc]oords?|[Oo]rgs?|[Cc]omps?|"
    r"[Aa] cura di)(?!\w)\.?"
)
"""A pattern of what stands behind editors, in brackets or behind a comma."""
IN = r"(?:[Ii]n|[Dd]ans|[Ee]n)"
"""A pattern of what stands before the book that has a chapter, and before its editors."""
EDITED_BY = (
    r"(?:[Ee]dited by|[Ee]ds?\. by|[Hh](?:rs)?gg?\. v(?:on|\.)|[Hh]erausgegeben von|[Aa] cura di|"
    r"[Éé]ditée?s? par|[Ss]ous la dir(?:ection|\.) d(?:e(?=\s)|['’])|[Ee]ds?\.)"
)
"""A pattern of what stands before editors, behind the book that is theirs."""
