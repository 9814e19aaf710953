"""Reading: the tree of a commit (or the working tree) → records with positions, or findings.

``source`` lists and fetches bytes, ``paths`` says what each file is, ``guard`` turns bytes into safe
text, ``yaml_forms``, ``yaml_text`` and ``frontmatter`` turn text into plain values with positions, ``models``
validates them, ``load`` puts the records together.  Bad input is a finding, never an exception.
"""
