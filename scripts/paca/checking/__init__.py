"""``paca check``: the findings of a tree, part by part, and of what did not change those of last time.

``plan`` says what the parts are, ``kept`` keeps their results, ``run`` is the door.  The result is the
same as that of ``assess``: a property test holds it.
"""
