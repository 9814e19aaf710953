"""TTCP's verified scores: taken in from a table, and compared with what the province scored itself.

A table goes ``edition_tools.table`` (bytes → rows) → ``columns`` (which column is what) → ``codes``
(what a numbering cell means in this edition) → ``read`` (rows → scores and problems) → ``plan``
(what is new, changed, there already, missing) → ``write`` (entries at the end of ``verified.yml``).
``compare`` sets self, reviewed and verified scores side by side and says where the gaps come from.
"""
