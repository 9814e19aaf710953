"""``paca fix``: what a machine may mend in a clerk's file, without asking what was meant.

Edits are made on the text, at the places that the reader's marks give: comments, blank lines and the
order of keys survive byte for byte.  ``mend_file`` is pure; ``folder`` reads and writes the working tree.
"""
